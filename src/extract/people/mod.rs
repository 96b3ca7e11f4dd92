//! People: every named person with titles as roles and all mentions by name.
//!
//! The tagger and the article pass say which tokens are a person's name; here the names are joined into persons
//! (`cluster`), what the text calls them is read off around the names (`roles`), and a guess is made at the pronoun
//! that each takes ([`gender()`]).

mod cluster;
mod gender;
mod name;
mod roles;
#[cfg(test)]
mod tests;

use super::{Context, Person};
use crate::tag::NameKind;

pub use crate::gazetteer::persons::Gender;
pub use gender::gender;
pub use name::{is_particle, is_suffix};

/// The people of an article, in order of first mention. Spans are bytes here.
pub fn extract(cx: &Context) -> Vec<Person> {
    let names: Vec<_> = cx
        .tags
        .names
        .iter()
        .filter(|n| n.kind == NameKind::Person && !n.tokens.is_empty())
        .map(|n| n.tokens.clone())
        .collect();
    let clusters = cluster::join(cx, &names);
    clusters
        .iter()
        .map(|cluster| Person {
            name: cluster.name.clone(),
            roles: roles::of(cx, &cluster.mentions),
            mentions: cluster.mentions.iter().map(|tokens| cx.doc.mention(tokens.clone())).collect(),
        })
        .collect()
}
