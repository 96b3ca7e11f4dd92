//! Where something stands in the text, in little room.

use super::{Mention, Span};

/// Bytes of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bytes {
    /// The first.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

impl From<Span> for Bytes {
    fn from(span: Span) -> Self {
        Self { start: span.start as u32, end: span.end as u32 }
    }
}

impl From<Bytes> for Span {
    fn from(bytes: Bytes) -> Self {
        Self { start: bytes.start as usize, end: bytes.end as usize }
    }
}

impl From<Bytes> for Mention {
    fn from(bytes: Bytes) -> Self {
        Self { start: bytes.start as usize, end: bytes.end as usize, text: String::new() }
    }
}
