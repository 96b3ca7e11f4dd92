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
    article_pass_all(std::slice::from_ref(doc), std::slice::from_mut(tags), gazetteer);
}

/// The same for several documents, each as by itself, in steps whose code stays near.
pub fn article_pass_all(docs: &[Document], tags: &mut [Tags], gazetteer: &Gazetteer) {
    let each = |tags: &mut [Tags], step: &mut dyn FnMut(usize, &Document, &mut Tags)| {
        docs.iter().zip(tags).enumerate().for_each(|(n, (doc, tags))| step(n, doc, tags));
    };
    let mut capitals: Vec<Vec<u32>> = Vec::with_capacity(docs.len());
    each(tags, &mut |_, doc, tags| {
        let mut own = Vec::with_capacity(doc.tokens.len() / 4 + 8);
        own.extend((0..doc.tokens.len() as u32).filter(|&i| context::is_capital(doc, i as usize)));
        boundaries::repair(doc, tags);
        boundaries::introduce(doc, tags, &own);
        recover::recover(doc, tags, &own);
        credits::read(doc, tags);
        enumerations::read(doc, tags);
        capitals.push(own);
    });
    each(tags, &mut |_, doc, tags| local::strike(doc, tags, gazetteer));
    each(tags, &mut |n, doc, tags| {
        let evidence = evidence::Evidence::collect(doc, tags);
        spread::relabel(doc, tags, &evidence, gazetteer);
        teams::find(doc, tags, gazetteer);
        spread::add(doc, tags, &evidence, &capitals[n]);
        credits::label(doc, tags);
    });
}
