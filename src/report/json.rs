//! JSON: one document for a corpus, made for `jq` and for `git diff`: a line a fact.

use super::escape;
use crate::aggregate::CorpusFacts;
use serde::Serialize;
use std::io::{self, Write};

/// Writes a corpus as one JSON document.
pub fn write(facts: &CorpusFacts, out: &mut dyn Write) -> io::Result<()> {
    let CorpusFacts { schema, generator, corpus, articles, people, places, quotes, casualties, tolls } =
        facts;
    out.write_all(b"{")?;
    value("schema", schema, out)?;
    out.write_all(b",\n")?;
    value("generator", generator, out)?;
    out.write_all(b",\n")?;
    value("corpus", corpus, out)?;
    rows("articles", Some(articles), out)?;
    rows("people", people.as_ref(), out)?;
    rows("places", places.as_ref(), out)?;
    rows("quotes", quotes.as_ref(), out)?;
    rows("casualties", casualties.as_ref(), out)?;
    rows("tolls", tolls.as_ref(), out)?;
    out.write_all(b"}\n")
}

fn value<T: Serialize>(name: &str, value: &T, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "\"{name}\":")?;
    escape::write(value, out)
}

/// An array, an element a line; nothing where the facet was not asked for.
fn rows<T: Serialize>(name: &str, rows: Option<&Vec<T>>, out: &mut dyn Write) -> io::Result<()> {
    let Some(rows) = rows else { return Ok(()) };
    write!(out, ",\n\"{name}\":[")?;
    for (i, row) in rows.iter().enumerate() {
        out.write_all(if i == 0 { b"\n" } else { b",\n" })?;
        escape::write(row, out)?;
    }
    out.write_all(b"]")
}
