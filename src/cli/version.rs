//! `newsx --version`: which newsx this is, and with --verbose what its built-in data is made from.

use super::exit::Exit;
use super::output;
use crate::{extract, gazetteer};
use std::io::Write;

/// Sources and licences of the tagger's models; `data/README.md` has the details.
const MODELS: &str = "\
Names and tags: trained on UD English GUM and EWT with Universal NER (CC BY, CC BY-SA), WikiGold (CC BY 4.0), CrossNER \
(MIT; text CC BY-SA), Broad Twitter Corpus (CC BY 4.0), re3d (Open Government Licence and others) and text written for newsx.
Words: popular-names-by-country-dataset (CC0), NameDatabases (public domain), GeoNames; word clusters from \
all-MiniLM-L6-v2 (Apache-2.0).";

/// Prints the version.
pub fn run(verbose: bool) -> anyhow::Result<Exit> {
    let mut out = output::stdout();
    writeln!(out, "newsx {}", env!("CARGO_PKG_VERSION"))?;
    if verbose {
        writeln!(out, "output schema {}", extract::SCHEMA)?;
        writeln!(out, "{}", gazetteer::ATTRIBUTION)?;
        writeln!(out, "{MODELS}")?;
    }
    out.flush()?;
    Ok(Exit::Done)
}
