//! From where to where something stands, in little room: an article may have millions of anything.

use super::{Mention, Span};
use std::num::NonZeroU32;
use std::ops::Range;

/// Some bytes of the text, or some of its tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    start: u32,
    /// One more than the end, so that `Option<Extent>` takes no more room.
    past: NonZeroU32,
}

impl Extent {
    /// The first.
    #[inline]
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// One past the last.
    #[inline]
    pub fn end(self) -> usize {
        self.past.get() as usize - 1
    }

    /// The words there, of a text by bytes.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }

    /// Both.
    #[inline]
    pub fn range(self) -> Range<usize> {
        self.start()..self.end()
    }
}

impl From<Range<usize>> for Extent {
    #[inline]
    fn from(range: Range<usize>) -> Self {
        Self { start: range.start as u32, past: NonZeroU32::MIN.saturating_add(range.end as u32) }
    }
}

impl From<Span> for Extent {
    fn from(span: Span) -> Self {
        (span.start..span.end).into()
    }
}

impl From<Extent> for Span {
    fn from(extent: Extent) -> Self {
        Self { start: extent.start(), end: extent.end() }
    }
}

impl From<Extent> for Mention {
    fn from(extent: Extent) -> Self {
        Self { start: extent.start(), end: extent.end(), text: String::new() }
    }
}
