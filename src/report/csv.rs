//! CSV: a file a facet.

use crate::aggregate::CorpusFacts;
use crate::analyzer::Facet;
use std::io::{self, Write};

/// How cells are written.
#[derive(Debug, Clone, Copy, Default)]
pub struct CsvOptions {
    /// Leaves cells that a spreadsheet would take for a formula as they are.
    pub raw: bool,
}

/// Writes one facet of a corpus.
pub fn write_facet(
    facts: &CorpusFacts,
    facet: Facet,
    _options: CsvOptions,
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(out, "article")?;
    for article in facts.articles.iter().filter(|_| facts.facets.contains(facet)) {
        writeln!(out, "{}", article.id)?;
    }
    Ok(())
}
