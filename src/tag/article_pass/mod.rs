//! The second pass: what is sure anywhere in the article decides the rest of the article.
//!
//! The tagger sees a sentence at a time. News introduces a person in full (`Secretary of State Antony Blinken`) and goes on by
//! surname, so the whole article knows more: this pass repairs the ends of names ([`boundaries`], [`joints`]), finds full
//! names that were missed ([`recover`], [`credits`]) and places in a row ([`enumerations`]), strikes what only looks like
//! a person ([`local`]), collects who and what is named in full ([`evidence`]), and gives every other mention the kind that its
//! name has where it is sure ([`spread`]); in an article about a match, cities that play are teams ([`teams`]).

mod boundaries;
mod context;
mod credits;
mod enumerations;
mod evidence;
mod joints;
mod local;
mod recover;
mod spread;
mod teams;
#[cfg(test)]
mod tests;

pub(crate) use context::tells_around;
pub(crate) use credits::tells_credit;
pub(crate) use enumerations::tells_settlements;

use super::Tags;
use crate::gazetteer::Gazetteer;
use crate::text::Document;

/// Corrects a document's names with the whole document. Linear in its length.
pub fn article_pass(doc: &Document, tags: &mut Tags, gazetteer: &Gazetteer) {
    let mut capitals = Vec::with_capacity(doc.tokens.len() / 4 + 8);
    capitals.extend((0..doc.tokens.len() as u32).filter(|&i| context::is_capital(doc, i as usize)));
    boundaries::repair(doc, tags);
    boundaries::introduce(doc, tags, &capitals);
    recover::recover(doc, tags, &capitals);
    credits::read(doc, tags);
    enumerations::read(doc, tags);
    local::strike(doc, tags, gazetteer);
    let evidence = evidence::Evidence::collect(doc, tags);
    spread::relabel(doc, tags, &evidence, gazetteer);
    teams::find(doc, tags, gazetteer);
    spread::add(doc, tags, &evidence, &capitals);
    credits::label(doc, tags);
}
