//! What words and short phrases can be, apart from any context: forenames, surnames, places, word clusters.

use super::hash;
use super::model::Model;
use super::words::Word;

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
    /// The kind of place that a phrase around the word names, times four, plus where in the phrase the word stands.
    pub place: u8,
    /// The word's cluster; 0 for words in none.
    pub cluster: u8,
}

/// Looks up the words of a sentence.
pub fn look_up(model: &Model, words: &[Word], out: &mut Vec<Entry>) {
    out.clear();
    out.resize(words.len(), Entry::default());
    let mut marked = 0;
    for i in 0..words.len() {
        let mut key = hash::join(START, words[i].lower);
        let Some(row) = model.row(key) else {
            // Phrases begin with any word; most are not in the table at all.
            if words[i].is_capitalised() && i >= marked {
                marked = mark(model, words, i, key, (0, 0), out);
            }
            continue;
        };
        out[i].names = row[0];
        out[i].cluster = row[2];
        if words[i].is_capitalised() && i >= marked {
            let single = if row[1] > 0 { (1, row[1]) } else { (0, 0) };
            marked = mark(model, words, i, std::mem::take(&mut key), single, out);
        }
    }
}

/// Marks the longest place phrase that begins at `i`; gives the end of it.
fn mark(
    model: &Model,
    words: &[Word],
    i: usize,
    mut key: u64,
    single: (usize, u8),
    out: &mut [Entry],
) -> usize {
    let (mut len, mut class) = single;
    for n in 1..LONGEST.min(words.len() - i) {
        key = hash::join(key, words[i + n].lower);
        if let Some(row) = model.row(key).filter(|r| r[1] > 0) {
            (len, class) = (n + 1, row[1]);
        }
    }
    for n in 0..len {
        let at = match (n, n + 1 == len) {
            (0, true) => 0,
            (0, false) => 1,
            (_, false) => 2,
            (_, true) => 3,
        };
        out[i + n].place = class * 4 + at;
    }
    i + len
}
