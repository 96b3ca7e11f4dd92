//! Tables for a person at a terminal.

use crate::aggregate::CorpusFacts;
use std::io::{self, Write};
use std::time::Duration;

/// How tables are drawn.
#[derive(Debug, Clone, Copy)]
pub struct TableOptions {
    /// Rows a table shows; 0 for all.
    pub top: usize,
    /// Columns of the terminal.
    pub width: usize,
    /// Whether to use colour.
    pub color: bool,
    /// How long the run took; `None` where the output must not depend on the clock (not on a terminal).
    pub elapsed: Option<Duration>,
}

/// Writes a corpus as tables.
pub fn write(facts: &CorpusFacts, _options: &TableOptions, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{} articles", facts.articles.len())
}
