//! From the analyses of single articles to the facts of a corpus.
//!
//! A [`Collector`] takes analyses one by one, in input order, and keeps only what a corpus output needs: a record for
//! each distinct person and place, a row for each article, quote and casualty figure. [`Collector::finish`] then
//! decides which names are one person, counts, sorts, and gives [`CorpusFacts`], which the exporters write. The same
//! analyses in the same order give the same facts, byte for byte.
//!
//! # When two names are one person
//!
//! A wrong merger puts one person's words into another's mouth, so names are joined only on evidence in the corpus:
//!
//! 1. The same full name, whatever its capitals, accents, full stops and hyphens, is one person. newsx knows
//!    nothing of the world: two people of one name share a row.
//! 2. A name with middle initials (`John F. Kennedy`) and the same name without (`John Kennedy`) are one person if the
//!    corpus has no other initials for that name. `George W. Bush`, `George H. W. Bush` and `George Bush` stay three rows.
//! 3. An article that gives a surname only (`Netanyahu`) speaks of the person of that surname if the corpus names exactly
//!    one such person in full, does so in more articles than have the bare surname, and somewhere calls that very person
//!    by it. Otherwise the bare name keeps a row of its own: it may be a namesake, or a firm taken for a person.
//!
//! Quotes that report one utterance share a cluster (`utterances`).
//!
//! Places are joined by what the gazetteer says they are, whatever names they go by; a place that the gazetteer does not
//! know, by its name as written.

mod collector;
mod facts;
mod fragments;
mod names;
mod people;
mod places;
mod shared;
mod tally;
mod utterances;

pub use collector::Collector;
pub use facts::{
    ArticleRow, Corpus, CorpusCasualty, CorpusFacts, CorpusPerson, CorpusPlace, CorpusQuote, CorpusToll,
    Generator, Id, Skipped,
};
pub use fragments::{continues, fragments};
pub use shared::{Runs, SharedQuotes};
