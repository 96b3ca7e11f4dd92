//! NDJSON: a line an article.

use crate::extract::Analysis;
use std::io::{self, Write};

/// Writes one article's analysis as a line.
pub fn write(analysis: &Analysis, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, analysis)?;
    out.write_all(b"\n")
}
