//! What a word may mean to the facets, by itself. The tagger keeps it with each word that it knows, so that the facets pass
//! over most tokens with a look at one byte.

use super::{casualties, places, quotes};
use crate::text::date;

/// Tells of a country's life.
pub const LIFE: u8 = 1;
/// Tells harm, alone or with another.
pub const HARM: u8 = 2;
/// May begin a phrase of attribution.
pub const SPEECH: u8 = 4;
/// May begin a date.
pub const DATE: u8 = 8;

/// The hints of a word.
pub fn of(word: &str) -> u8 {
    let bit = |holds: bool, bit: u8| if holds { bit } else { 0 };
    bit(places::tells_life(word), LIFE)
        | bit(casualties::tells_harm(word), HARM)
        | bit(quotes::may_attribute(word), SPEECH)
        | bit(date::opens(word), DATE)
}
