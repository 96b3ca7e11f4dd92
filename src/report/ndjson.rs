//! NDJSON: a line an article.

use super::escape;
use crate::extract::Analysis;
use std::io::{self, Write};

/// Writes one article's analysis as a line.
pub fn write(analysis: &Analysis, out: &mut (impl Write + ?Sized)) -> io::Result<()> {
    escape::write(analysis, out)?;
    out.write_all(b"\n")
}
