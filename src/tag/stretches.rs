//! The stretches of a sentence that can hold a name: capitalised words, with the small words and marks between them.

use super::cache::Cache;
use super::words::Word;
use crate::text::TokenKind;
use std::ops::Range;

/// Words in lower case that can stand inside a name.
const INNER: &[&str] = &[
    "a", "al", "an", "and", "at", "aux", "bin", "by", "d", "da", "das", "de", "del", "della", "den", "der",
    "des", "di", "do", "dos", "du", "e", "el", "en", "et", "for", "from", "ibn", "in", "la", "las", "le",
    "les", "los", "n't", "of", "on", "or", "s", "sur", "ter", "the", "to", "und", "van", "von", "with", "y",
    "zu",
];
/// Words in lower case that can begin a name.
const PARTICLES: &[&str] = &[
    "abu", "al", "bin", "bint", "d", "da", "de", "del", "dela", "della", "delos", "den", "der", "di", "dos",
    "du", "el", "ibn", "la", "le", "ter", "van", "von", "zu",
];

/// What a word is to a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Can be a name.
    Seed,
    /// Can stand inside one.
    Inner,
    /// Can stand inside one and begin it.
    Particle,
    /// Can stand inside one or end it.
    Number,
    /// Never part of one.
    Never,
}

impl Role {
    /// What a word is, by its kind, its capitals and its text.
    pub fn of(word: &Word, text: &str) -> Self {
        match word.kind {
            TokenKind::Word if word.is_capitalised() => Role::Seed,
            TokenKind::Word => {
                let bare = text.trim_start_matches(['\'', '’']);
                // None of the lists has a longer word.
                if bare.len() > 5 {
                    Role::Never
                } else if PARTICLES.binary_search(&bare).is_ok() {
                    Role::Particle
                } else if INNER.binary_search(&bare).is_ok() {
                    Role::Inner
                } else {
                    Role::Never
                }
            }
            TokenKind::Number => Role::Number,
            TokenKind::Punct => match text {
                "-" | "–" | "—" | "&" | "." | "'" | "’" | "\"" | "“" | "”" | "/" | "+" | "!" | "(" | ")" => {
                    Role::Inner
                }
                _ => Role::Never,
            },
            _ => Role::Never,
        }
    }
}

/// Longest stretch between two capitalised words of one name.
const GAP: usize = 3;

/// The stretches of the sentence at work that can hold names, as ranges of its words, in order.
pub fn stretches<'a>(cache: &Cache, text: impl Fn(usize) -> &'a str, found: &mut Vec<Range<usize>>) {
    found.clear();
    let role = |i: usize| cache.role(i);
    let len = cache.len();
    let mut i = 0;
    while i < len {
        if role(i) != Role::Seed {
            i += 1;
            continue;
        }
        let mut start = i;
        // `al-`, `van der`, `12th`, before the first capitalised word
        while start > 0 && i - start < GAP {
            match role(start - 1) {
                Role::Particle | Role::Number => start -= 1,
                Role::Inner if start > 1 && matches!(text(start - 1), "-" | "'" | "’") => {
                    match role(start - 2) {
                        Role::Particle | Role::Number => start -= 2,
                        _ => break,
                    }
                }
                _ => break,
            }
        }
        let mut end = i + 1;
        let mut last = i;
        while end < len && end - last <= GAP + 1 {
            match role(end) {
                Role::Seed => last = end,
                Role::Never => break,
                _ => {}
            }
            end += 1;
        }
        end = last + 1;
        while end < len && end - last <= 2 && role(end) == Role::Number {
            end += 1;
        }
        let floor = found.last().map_or(0, |f| f.end);
        found.push(start.max(floor)..end);
        i = end;
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_lists_are_sorted_for_binary_search() {
        for list in [super::INNER, super::PARTICLES] {
            assert!(list.is_sorted(), "{list:?}");
        }
    }
}
