//! Readers for the training data's formats: each turns a data set into samples.

pub mod clean;
pub mod columns;
pub mod treebank;

use crate::sample::Sample;
use anyhow::{Context, Result};
use std::io::Read;
use std::path::Path;

/// Reads a text file, gzipped or not.
pub fn text(path: &Path) -> Result<String> {
    let mut text = String::new();
    let file = std::fs::File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
    if path.extension().is_some_and(|e| e == "gz") {
        flate2::read::GzDecoder::new(file).read_to_string(&mut text)?;
    } else {
        std::io::BufReader::new(file).read_to_string(&mut text)?;
    }
    Ok(text)
}

/// All labelled samples: those to train on and those held out.
pub struct Samples {
    /// To train on.
    pub train: Vec<Sample>,
    /// To score on.
    pub held_out: Vec<Sample>,
}

/// Reads every data set below `dir`.
pub fn all(dir: &Path) -> Result<Samples> {
    let mut samples = Samples { train: Vec::new(), held_out: Vec::new() };
    for (source, part) in
        [("gum", "train"), ("gum", "dev"), ("gum", "test"), ("ewt", "train"), ("ewt", "dev"), ("ewt", "test")]
    {
        let file = text(&dir.join(format!("{source}-{part}.conllu.gz")))?;
        let names = match (source, part) {
            ("ewt", "dev" | "test") => Some(text(&dir.join(format!("ner/uner-ewt-{part}.iob2.gz")))?),
            _ => None,
        };
        let read = treebank::read(source, &file, names.as_deref())?;
        if part == "test" { samples.held_out.extend(read) } else { samples.train.extend(read) }
    }
    for (source, name) in [
        ("wikigold", "wikigold"),
        ("wnut", "wnut17-train"),
        ("btc", "btc-a"),
        ("btc", "btc-b"),
        ("btc", "btc-e"),
        ("btc", "btc-f"),
        ("btc", "btc-g"),
        ("btc", "btc-h"),
        ("re3d", "re3d-train"),
        ("re3d", "re3d-test"),
    ] {
        let read = columns::read(source, &text(&dir.join(format!("ner/{name}.conll.gz")))?);
        let cut = if matches!(source, "wikigold" | "re3d") { read.len() * 85 / 100 } else { read.len() };
        let mut read = read;
        samples.held_out.extend(read.split_off(cut));
        samples.train.extend(read);
    }
    for domain in ["ai", "literature", "music", "politics", "science"] {
        for part in ["train", "dev", "test"] {
            let path = dir.join(format!("ner/crossner-{domain}-{part}.conll.gz"));
            if !path.exists() {
                continue;
            }
            let source = if domain == "politics" { "politics" } else { "crossner" };
            let read = columns::read(source, &text(&path)?);
            if domain == "politics" && part == "train" {
                samples.held_out.extend(read)
            } else {
                samples.train.extend(read)
            }
        }
    }
    Ok(samples)
}

/// The texts written for newsx, each in some variants.
pub fn written(dir: &Path, seed: u64, variants: usize) -> Result<Vec<Sample>> {
    let texts = newsx_train::synthetic::Source::read(dir)?.expand(seed, variants)?;
    let sample = |t: newsx_train::synthetic::Synthetic| Sample {
        source: "written",
        text: t.text,
        names: Some(t.names),
        ..Sample::default()
    };
    Ok(texts.into_iter().map(sample).collect())
}
