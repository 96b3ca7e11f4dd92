//! Names made comparable: what the merging of people looks at.

use crate::gazetteer::fold::base_letter;

/// Suffixes that tell father from son; they belong to the name.
const SUFFIXES: &[&str] = &["jr", "sr", "ii", "iii", "iv"];

/// Words that belong to the surname after them.
const PARTICLES: &[&str] = &[
    "abu", "al", "ben", "bin", "bint", "da", "dal", "de", "del", "della", "den", "der", "di", "dos", "du",
    "el", "ibn", "la", "le", "st", "ten", "ter", "van", "von", "zu",
];

/// A name in lower case, without accents, full stops and apostrophes, its words parted by single spaces; hyphens part
/// words too.
pub(super) fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        match c {
            '\'' | '’' | '‘' | 'ʼ' | '`' | '"' | '“' | '”' | ',' => {}
            '\u{300}'..='\u{36f}' => {}
            // `J.R.` and `J. R.` are the same initials.
            c if c == '.' || c == '-' || c == '‑' || c == '–' || c.is_whitespace() => {
                if !folded.is_empty() && !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
            c => folded.push(base_letter(c).map_or(c, char::from)),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// A folded name without the initials between its first and last words; `None` where it has none.
pub(super) fn without_initials(folded: &str) -> Option<String> {
    let words: Vec<&str> = folded.split(' ').collect();
    let last = words.len().checked_sub(1)?;
    let kept: Vec<&str> = words
        .iter()
        .enumerate()
        .filter(|&(i, word)| i == 0 || i == last || word.chars().count() > 1)
        .map(|(_, &word)| word)
        .collect();
    (kept.len() >= 2 && kept.len() < words.len()).then(|| kept.join(" "))
}

/// A folded name as far as merging cares.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Name<'a> {
    /// `rosa van der linden`: with the last word before any suffix.
    Full {
        /// That word: `linden`.
        surname: &'a str,
    },
    /// `van der linden`, `linden`, `pele`: one word, particles aside.
    Bare {
        /// That word.
        surname: &'a str,
    },
}

/// Tells full names from bare ones.
pub(super) fn split(folded: &str) -> Name<'_> {
    let mut words = folded.split(' ').rev().skip_while(|word| SUFFIXES.contains(word));
    let surname = words.next().unwrap_or(folded);
    if words.all(|word| PARTICLES.contains(&word)) { Name::Bare { surname } } else { Name::Full { surname } }
}

#[cfg(test)]
mod tests {
    use super::{Name, fold, split, without_initials};

    #[test]
    fn spellings_of_one_name_fold_to_the_same() {
        for (a, b) in [
            ("Nicolás Maduro", "Nicolas Maduro"),
            ("J.R. Ortega", "J. R. Ortega"),
            ("Jean-Luc Okafor", "Jean Luc Okafor"),
            ("RITA  O'Dowd", "Rita O’Dowd"),
            ("Håkon Sjöberg", "Hakon Sjoberg"),
        ] {
            assert_eq!(fold(a), fold(b));
        }
    }

    #[test]
    fn initials_in_the_middle_can_be_left_out() {
        assert_eq!(without_initials("maria t lindqvist").as_deref(), Some("maria lindqvist"));
        assert_eq!(without_initials("p d j moreau").as_deref(), Some("p moreau"));
        assert_eq!(without_initials("maria lindqvist"), None);
        assert_eq!(without_initials("maria t"), None);
        assert_eq!(without_initials("pele"), None);
    }

    #[test]
    fn a_name_is_bare_where_it_has_one_word_beside_its_particles() {
        assert_eq!(split("walter reyes jr"), Name::Full { surname: "reyes" });
        assert_eq!(split("rosa van der linden"), Name::Full { surname: "linden" });
        assert_eq!(split("van der linden"), Name::Bare { surname: "linden" });
        assert_eq!(split("al haddad"), Name::Bare { surname: "haddad" });
        assert_eq!(split("reyes"), Name::Bare { surname: "reyes" });
        assert_eq!(split("jr"), Name::Bare { surname: "jr" });
        assert_eq!(split(""), Name::Bare { surname: "" });
    }
}
