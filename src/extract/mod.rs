//! The four facets: each a pure function from a tagged document to facts, knowing nothing of files or output.

use crate::corpus::Article;
use crate::gazetteer::Gazetteer;
use crate::tag::Tags;
use crate::text::Document;

pub mod casualties;
mod extent;
pub mod facts;
mod findings;
pub mod hints;
pub mod people;
pub mod places;
pub mod quotes;
mod spans;

pub use extent::Extent;
pub use facts::*;
pub use findings::{Findings, Teller, Untold};
pub use spans::Spans;

/// The version of the output contract.
pub const SCHEMA: u32 = 1;

/// What every facet reads: the article, its tokens and sentences, and the tagger's findings.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The article itself: id, date, title, outlet.
    pub article: &'a Article,
    /// Its text as tokens, sentences and paragraphs.
    pub doc: &'a Document<'a>,
    /// Part-of-speech tags and names.
    pub tags: &'a Tags,
    /// Places and names to look up.
    pub gazetteer: &'a Gazetteer,
}
