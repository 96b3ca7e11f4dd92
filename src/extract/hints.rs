//! What a word may mean to the facets, by itself. The tagger keeps it with each word that it knows, so that the facets pass
//! over most tokens with a look at one number.

use super::{casualties, places, quotes};
use crate::gazetteer::{Gazetteer, Kinds};
use crate::text::date;

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

/// The gazetteer was asked for the word; its answer stands behind [`KINDS_SHIFT`].
const ASKED: u32 = 1 << 31;
/// Where the kinds of the places begin that go by the word.
const KINDS_SHIFT: u32 = 16;

/// The hints of a word.
pub fn of(word: &str) -> u32 {
    let bit = |holds: bool, bit: u32| if holds { bit } else { 0 };
    bit(places::tells_life(word), LIFE)
        | bit(casualties::tells_harm(word), HARM)
        | bit(quotes::may_attribute(word), SPEECH)
        | bit(date::opens(word), DATE)
        | bit(places::tells_form(word), FORM)
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

/// The kinds of the places that go by a word, where its hints tell.
pub fn kinds(hints: u32) -> Option<Kinds> {
    (hints & ASKED != 0).then(|| Kinds::from_bits((hints & !ASKED) >> KINDS_SHIFT))
}
