//! What a word may mean to the facets, by itself. The tagger keeps it with each word that it knows, so that the facets pass
//! over most tokens with a look at one number.

use super::{casualties, places, quotes};
use crate::gazetteer::persons::{self, Gender, Title};
use crate::gazetteer::{Gazetteer, Kinds, lexicon};
use crate::tag;
use crate::text::{Document, date};
use std::ops::Range;

/// Tells of a country's life.
pub const LIFE: u32 = 1;
/// Tells harm, alone or with another.
pub const HARM: u32 = 2;
/// May begin a phrase of attribution.
pub const SPEECH: u32 = 4;
/// May begin a date.
pub const DATE: u32 = 8;
/// May begin or end a form that gives a place away.
pub const FORM: u32 = 16;
/// A title before a name.
pub const TITLE: u32 = 32;
/// A noun for what a person is, in the singular.
pub const ROLE: u32 = 64;
/// Tells around a name what kind of name it is.
pub const AROUND: u32 = 128;
/// Several places of a kind, whose names may follow.
pub const SETTLEMENTS: u32 = 256;
/// May begin a credit or a byline.
pub const CREDIT: u32 = 512;

/// The gazetteer was asked for the word; its answer stands behind [`KINDS_SHIFT`].
const ASKED: u32 = 1 << 31;
/// Where the kinds of the places begin that go by the word.
const KINDS_SHIFT: u32 = 16;

/// The hints of a word.
pub fn of(word: &str) -> u32 {
    let bit = |holds: bool, bit: u32| if holds { bit } else { 0 };
    let hash = lexicon::hash(word.as_bytes());
    bit(places::tells_life(word), LIFE)
        | bit(casualties::tells_harm(word), HARM)
        | bit(quotes::may_attribute(word), SPEECH)
        | bit(date::opens(word), DATE)
        | bit(places::tells_form(word), FORM)
        | bit(persons::is_title(word, hash), TITLE)
        | bit(persons::role(word).is_some(), ROLE)
        | bit(tag::tells_around(word, hash), AROUND)
        | bit(tag::tells_settlements(word), SETTLEMENTS)
        | bit(tag::tells_credit(word), CREDIT)
        | places_of(word)
}

/// What places go by a word with a capital; words without one are hardly ever asked for.
fn places_of(word: &str) -> u32 {
    if word.starts_with(|c: char| c.is_ascii_uppercase()) {
        ASKED | u32::from(Gazetteer::new().kinds_of(word).bits()) << KINDS_SHIFT
    } else {
        0
    }
}

/// The kinds of the places that go by the words at some tokens.
pub fn kinds(doc: &Document, tokens: Range<usize>, gazetteer: &Gazetteer) -> Kinds {
    match doc.hints.get(tokens.start) {
        Some(hints) if tokens.len() == 1 && hints & ASKED != 0 => {
            Kinds::from_bits((hints & !ASKED) >> KINDS_SHIFT)
        }
        _ => gazetteer.kinds(doc.slice(tokens)),
    }
}

/// The title at token `i`.
#[inline]
pub fn title(doc: &Document, i: usize) -> Option<Title> {
    if doc.may(i, TITLE) && i < doc.tokens.len() { persons::title(doc.word(i)) } else { None }
}

/// The sex that the role noun at token `i` tells, if it is one.
#[inline]
pub fn role(doc: &Document, i: usize) -> Option<Option<Gender>> {
    if doc.may(i, ROLE) && i < doc.tokens.len() { persons::role(doc.word(i)) } else { None }
}
