//! People: every named person with titles as roles and all mentions by name.
//!
//! The tagger and the article pass say which tokens are a person's name; here the names are joined into persons
//! (`cluster`), what the text calls them is read off around the names (`roles`), and a guess is made at the pronoun
//! that each takes ([`gender()`]).

mod cluster;
mod gender;
mod name;
mod named;
mod roles;
#[cfg(test)]
mod tests;

use super::Context;
use crate::tag::NameKind;
use std::ops::Range;

pub use crate::gazetteer::persons::Gender;
pub use gender::gender;
pub use name::{is_particle, is_suffix};
pub use named::Named;

/// The people of an article, in order of first mention. Spans are bytes here.
pub fn extract(cx: &Context) -> Vec<Named> {
    let named = cx.tags.names.iter().filter(|n| n.kind == NameKind::Person && !n.tokens.is_empty());
    let persons = cluster::join(cx, named.map(|n| n.tokens.clone()));
    let mut people = Vec::with_capacity(persons.len());
    let mut mentions: Vec<Range<usize>> = Vec::new();
    for own in persons.iter() {
        mentions.clear();
        mentions.extend(own);
        people.push(Named {
            name: cluster::fullest(cx, &mentions),
            roles: roles::of(cx, &mentions).into(),
            mentions: mentions.iter().map(|tokens| cx.doc.span(tokens.clone()).into()).collect(),
        });
    }
    people
}
