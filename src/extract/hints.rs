//! What a word may mean to the facets, by itself. The tagger keeps it with each word that it knows, so that the facets pass
//! over most tokens with a look at one number.

use super::{casualties, places, quotes};
use crate::text::date;

/// Tells of a country's life.
pub const LIFE: u16 = 1;
/// Tells harm, alone or with another.
pub const HARM: u16 = 2;
/// May begin a phrase of attribution.
pub const SPEECH: u16 = 4;
/// May begin a date.
pub const DATE: u16 = 8;
/// May begin or end a form that gives a place away.
pub const FORM: u16 = 16;

/// The hints of a word.
pub fn of(word: &str) -> u16 {
    let bit = |holds: bool, bit: u16| if holds { bit } else { 0 };
    bit(places::tells_life(word), LIFE)
        | bit(casualties::tells_harm(word), HARM)
        | bit(quotes::may_attribute(word), SPEECH)
        | bit(date::opens(word), DATE)
        | bit(places::tells_form(word), FORM)
}
