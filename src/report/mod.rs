//! The output formats: each a function from facts to a writer.

pub mod csv;
pub mod json;
pub mod ndjson;
pub mod table;

/// Text from an article, a file name or a message made safe for a terminal: control characters become spaces.
pub fn clean(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
