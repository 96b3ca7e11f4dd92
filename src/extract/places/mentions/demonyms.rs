//! Peoples and adjectives of several words: `Sri Lankan`, `North Korean`.

use crate::text::{Document, Gate};

/// The first words of all of them.
#[rustfmt::skip]
static FIRST: Gate = Gate::new(&[
    "american", "bay", "bissau", "bosnian", "british", "cabo", "cape", "central", "cook", "costa", "east", "eastern",
    "equatorial", "falkland", "french", "greek", "hong", "i", "iraqi", "karabakh", "kosovo", "latin", "middle", "new",
    "ni", "north", "northern", "nova", "papua", "puerto", "rhode", "saint", "san", "sao", "saudi", "sierra", "solomon",
    "south", "southeast", "southern", "sri", "turkish", "us", "virgin", "west", "western",
]);

/// May the word at token `i` be the first of several that are a people or an adjective? The cheap no for nearly all.
pub(super) fn may_go_on(doc: &Document, i: usize) -> bool {
    let word = doc.word(i);
    // What stands close behind is the same word to the gazetteer, and so is what stands behind a mark in it.
    let alone = doc.tokens.get(i + 1).is_none_or(|t| t.space_before);
    !alone || FIRST.may_hold(word) || !word.bytes().all(|b| b.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_people_of_several_words_may_begin() {
        let mut found = 0;
        for text in [
            include_str!("../../../../data/lexicon/places-countries.txt"),
            include_str!("../../../../data/lexicon/places-divisions.txt"),
            include_str!("../../../../data/lexicon/places-areas.txt"),
            include_str!("../../../../data/lexicon/places-cities.txt"),
        ] {
            let rows = text.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.rsplit('|').next());
            for demonym in rows.flat_map(|r| r.split(';')).map(str::trim) {
                if let Some((first, _)) = demonym.split_once([' ', '-']) {
                    let plain = first.bytes().all(|b| b.is_ascii_alphanumeric());
                    assert!(!plain || super::FIRST.may_hold(first), "{demonym}");
                    found += 1;
                }
            }
        }
        assert!(found > 50);
    }
}
