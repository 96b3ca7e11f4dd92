//! Word lists that every token is looked up in: hashed once, at first use.

use crate::text::{Gate, lowered};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A word list by its key.
pub(super) struct List {
    gate: Gate,
    rows: FxHashMap<&'static str, &'static str>,
}

impl List {
    fn new(text: &'static str) -> Self {
        let rows = text.lines().filter(|l| !l.starts_with('#'));
        let rows: FxHashMap<_, _> = rows.map(|row| row.split_once('\t').unwrap_or((row, ""))).collect();
        let gate = rows.keys().copied().collect();
        Self { gate, rows }
    }

    /// What the list says of a word, whatever its capitals.
    pub(super) fn get(&self, word: &str) -> Option<&'static str> {
        if !self.gate.may_hold(word) {
            return None;
        }
        lowered(word, |w| self.rows.get(w).copied())
    }
}

/// Words of one country's life.
pub(super) const LIFE_TEXT: &str = include_str!("../../../data/lexicon/places-country-words.txt");
/// Words beside a place's name that tell what it is.
pub(super) const BESIDE_TEXT: &str = include_str!("../../../data/lexicon/places-words.txt");
/// Last words of names that hold a place.
pub(super) const HEADS_TEXT: &str = include_str!("../../../data/lexicon/places-heads.txt");
/// Words that begin the names of organizations and also name some town.
pub(super) const NOT_FIRST_TEXT: &str = include_str!("../../../data/lexicon/places-not-first.txt");

/// Words beside a capital's name that make it stand for its government.
pub(super) const GOVERNMENT_TEXT: &str = include_str!("../../../data/lexicon/places-government.txt");

/// Houses and streets that stand for those in them.
pub(super) const NEVER_TEXT: &str = include_str!("../../../data/lexicon/places-never.txt");
/// See [`NEVER_TEXT`].
pub(super) static NEVER: LazyLock<List> = LazyLock::new(|| List::new(NEVER_TEXT));
/// See [`GOVERNMENT_TEXT`].
pub(super) static GOVERNMENT: LazyLock<List> = LazyLock::new(|| List::new(GOVERNMENT_TEXT));
/// See [`LIFE_TEXT`].
pub(super) static LIFE: LazyLock<List> = LazyLock::new(|| List::new(LIFE_TEXT));
/// See [`BESIDE_TEXT`].
pub(super) static BESIDE: LazyLock<List> = LazyLock::new(|| List::new(BESIDE_TEXT));
/// See [`HEADS_TEXT`].
pub(super) static HEADS: LazyLock<List> = LazyLock::new(|| List::new(HEADS_TEXT));
/// See [`NOT_FIRST_TEXT`].
pub(super) static NOT_FIRST: LazyLock<List> = LazyLock::new(|| List::new(NOT_FIRST_TEXT));

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::lexicon::check;

    #[test]
    fn the_lists_parse() {
        let of = |v: &str, known: &[&str]| v.split(' ').all(|v| known.contains(&v));
        check(HEADS_TEXT, |v| of(v, &["body", "building", "street", "nature", "event"]));
        check(GOVERNMENT_TEXT, |v| of(v, &["verb", "noun", "with", "hyphen"]));
        check(NOT_FIRST_TEXT, str::is_empty);
        check(NEVER_TEXT, str::is_empty);
        check(BESIDE_TEXT, |v| {
            v.split_once(' ').is_some_and(|(side, kind)| {
                of(side, &["before", "after", "both"]) && of(kind, &["city", "region", "country", "feature"])
            })
        });
        let gazetteer = crate::gazetteer::Gazetteer::new();
        check(LIFE_TEXT, |v| v.split(' ').all(|c| gazetteer.country(c).is_some()));
    }

    #[test]
    fn capitals_do_not_matter() {
        assert_eq!(LIFE.get("Sheriff"), Some("US"));
        assert_eq!(LIFE.get("table"), None);
        assert!(HEADS.get("COURT").is_some_and(|v| v.contains("body") && v.contains("street")));
    }
}
