//! JSON: one document for a corpus.

use crate::aggregate::CorpusFacts;
use std::io::{self, Write};

/// Writes a corpus as one JSON document.
pub fn write(facts: &CorpusFacts, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &facts.articles)?;
    out.write_all(b"\n")
}
