//! What words and short phrases can be, apart from any context: forenames, surnames, places, word clusters.

use super::cache::Cache;
use super::hash;
use super::model::Model;
use super::words::Word;
use std::ops::Range;

/// Bytes of a row: names, place, cluster.
pub const ATTRIBUTES: usize = 3;
/// Longest phrase, in tokens.
pub const LONGEST: usize = 4;
/// The key of the empty phrase.
pub const START: u64 = 0x6c65_7869_636f_6e21;

/// What kind of place a phrase can name, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A country.
    Country = 1,
    /// A part of the world.
    Area,
    /// A people or an adjective that points to a place.
    Demonym,
    /// A state or province, or its abbreviation.
    Region,
    /// A city of half a million and more, or a capital.
    Metropolis,
    /// A county.
    County,
    /// 50,000 and more.
    City,
    /// 5,000 and more.
    Town,
    /// 1,000 and more.
    Village,
}

/// What the lexicon says of a word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Entry {
    /// Bits 0 and 1: how common as a forename; bits 2 and 3: as a surname.
    pub names: u8,
    /// The kind of place that the word by itself can name; 0 for none.
    pub place: u8,
    /// The word's cluster; 0 for words in none.
    pub cluster: u8,
}

fn row(model: &Model, key: u64) -> [u8; ATTRIBUTES] {
    let mut row = [0; ATTRIBUTES];
    model.each(key, |attribute, value| {
        if let Some(cell) = row.get_mut(attribute) {
            *cell = value as u8;
        }
    });
    row
}

/// Looks up a word.
pub fn entry(model: &Model, word: &Word) -> Entry {
    let [names, place, cluster] = row(model, hash::join(START, word.lower));
    Entry { names, place, cluster }
}

/// Marks the longest place phrases in a stretch of the sentence at work: for each word the kind of place, times four,
/// plus where in the phrase the word stands.
pub fn mark_places(model: Option<&Model>, cache: &Cache, stretch: Range<usize>, out: &mut Vec<u8>) {
    let Some(model) = model else { return out.resize(out.len() + stretch.len(), 0) };
    let mut i = stretch.start;
    while i < stretch.end {
        let known = cache.at(i, 0);
        let (mut len, mut class) = (1, known.entry.place);
        if known.is_capitalised {
            let mut key = hash::join(START, known.lower);
            for n in 1..LONGEST.min(stretch.end - i) {
                key = hash::join(key, cache.at(i + n, 0).lower);
                let [_, place, _] = row(model, key);
                if place > 0 {
                    (len, class) = (n + 1, place);
                }
            }
        } else {
            class = 0;
        }
        for n in 0..len {
            let at = match (n, n + 1 == len) {
                (0, true) => 0,
                (0, false) => 1,
                (_, false) => 2,
                (_, true) => 3,
            };
            out.push(if class == 0 { 0 } else { class * 4 + at });
        }
        i += len;
    }
}
