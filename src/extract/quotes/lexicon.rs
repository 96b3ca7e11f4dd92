//! The words that report speech, read from `data/lexicon/cues.txt` and `cue_nouns.txt`.

use crate::text::{Gate, lowered};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

static VERBS: &str = include_str!("../../../data/lexicon/cues.txt");
static NOUNS: &str = include_str!("../../../data/lexicon/cue_nouns.txt");

/// What may carry the words that a verb reports.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Cue {
    /// A clause or a quotation, before or after it, also inverted.
    pub speech: bool,
    /// A clause after it.
    pub clause: bool,
    /// A quotation only.
    pub quote: bool,
    /// `calls X Y`.
    pub naming: bool,
    /// A noun phrase.
    pub object: bool,
    /// `vowed to`.
    pub infinitive: bool,
    /// Someone told comes first.
    pub addressee: bool,
    /// A reported question.
    pub whether: bool,
    /// `said`, `told`: the plainest verbs of all.
    pub plain: bool,
    /// The form is a past tense or participle and no noun.
    pub past: bool,
    /// Prepositions that bring what is said, as bits into [`PREPOSITIONS`].
    pub prepositions: u16,
}

const PREPOSITIONS: [&str; 9] = ["of", "for", "about", "against", "to", "on", "at", "out", "from"];

impl Cue {
    /// Does this preposition bring what is said?
    pub fn takes(&self, preposition: &str) -> bool {
        PREPOSITIONS
            .iter()
            .position(|p| preposition.eq_ignore_ascii_case(p))
            .is_some_and(|n| self.prepositions & (1 << n) != 0)
    }
}

/// A row of the lexicon.
struct Row {
    forms: Vec<String>,
    cue: Cue,
}

fn rows(text: &str) -> impl Iterator<Item = Result<(Row, &str), usize>> {
    text.lines().enumerate().filter(|(_, l)| !l.starts_with('#')).map(|(n, l)| row(l).ok_or(n + 1))
}

fn row(line: &str) -> Option<(Row, &str)> {
    let mut columns = line.split('\t');
    let (forms, patterns, example) = (columns.next()?, columns.next()?, columns.next()?);
    if columns.next().is_some() || forms.is_empty() || example.is_empty() {
        return None;
    }
    let mut cue = Cue::default();
    for pattern in patterns.split(' ') {
        match pattern {
            "speech" => cue.speech = true,
            "clause" => cue.clause = true,
            "quote" => cue.quote = true,
            "naming" => cue.naming = true,
            "object" => cue.object = true,
            "infinitive" => cue.infinitive = true,
            "addressee" => cue.addressee = true,
            "whether" => cue.whether = true,
            p => cue.prepositions |= 1 << PREPOSITIONS.iter().position(|q| *q == p)?,
        }
    }
    let mut forms: Vec<String> = forms.split(' ').map(str::to_string).collect();
    cue.plain = matches!(forms[0].as_str(), "say" | "tell");
    if forms.len() == 1 {
        forms = regular(&forms[0]);
    }
    Some((Row { forms, cue }, example))
}

/// The forms of a regular verb.
fn regular(base: &str) -> Vec<String> {
    let silent = base.ends_with('e');
    let stem = if silent { &base[..base.len() - 1] } else { base };
    let s = if base.ends_with(['s', 'h', 'x']) { "es" } else { "s" };
    vec![base.to_string(), format!("{base}{s}"), format!("{stem}ed"), format!("{stem}ing")]
}

static CUES: LazyLock<FxHashMap<String, Cue>> = LazyLock::new(|| {
    let rows = rows(VERBS).flatten();
    rows.flat_map(|(row, _)| {
        let base = row.forms[0].clone();
        row.forms.into_iter().map(move |form| {
            let past = form != base && !form.ends_with("ing") && !form.ends_with('s');
            (form, Cue { past, ..row.cue })
        })
    })
    .collect()
});

/// Cues and nouns for something said.
static GATE: LazyLock<Gate> = LazyLock::new(|| {
    let mut gate: Gate = CUES.keys().map(String::as_str).collect();
    CUE_NOUNS.iter().for_each(|noun| {
        gate.add(noun);
        gate.add(&format!("{noun}s"));
    });
    gate
});

static CUE_NOUNS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    NOUNS.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split('\t').next()).collect()
});

/// The cue that a word is, in any capitalisation.
pub(super) fn verb(word: &str) -> Option<Cue> {
    if !GATE.may_hold(word) {
        return None;
    }
    lowered(word, |w| CUES.get(w).copied())
}

/// Is the word a noun for something said, in singular or plural?
pub(super) fn noun(word: &str) -> bool {
    if !GATE.may_hold(word) {
        return false;
    }
    lowered(word, |w| {
        let singular = w.strip_suffix('s').unwrap_or(w);
        (CUE_NOUNS.contains(w) || CUE_NOUNS.contains(singular)).then_some(())
    })
    .is_some()
}

#[cfg(test)]
pub(super) mod tests {
    use super::{NOUNS, VERBS, rows};

    /// Every example with its speaker and its words, and the line it stands on.
    pub fn examples() -> Vec<(usize, String, String, String)> {
        let verbs = VERBS.lines().enumerate().map(|(n, l)| (n + 1, l.split('\t').nth(2)));
        let nouns = NOUNS.lines().enumerate().map(|(n, l)| (n + 1, l.split('\t').nth(1)));
        verbs
            .chain(nouns)
            .filter_map(|(n, example)| {
                let example = example?;
                let part = |open: char, close: char| {
                    let (_, rest) = example.split_once(open)?;
                    Some(rest.split_once(close)?.0.trim_matches('"').to_string())
                };
                let text = example.replace(['[', ']', '{', '}'], "");
                Some((n, text, part('[', ']')?, part('{', '}')?))
            })
            .collect()
    }

    #[test]
    fn every_row_parses_and_the_rows_are_sorted() {
        for row in rows(VERBS) {
            assert!(row.is_ok(), "cues.txt line {:?}", row.err());
        }
        for text in [VERBS, NOUNS] {
            let keys: Vec<_> =
                text.lines().filter(|l| !l.starts_with('#')).map(|l| l.split('\t').next()).collect();
            assert!(keys.is_sorted(), "{keys:?}");
        }
        assert!(examples().len() > 150);
    }

    #[test]
    fn forms_are_looked_up_in_any_case() {
        assert!(super::verb("SAID").is_some_and(|c| c.speech && c.plain));
        assert!(super::verb("warning").is_some_and(|c| c.takes("of")));
        assert!(super::noun("Claims") && !super::noun("claimants"));
    }
}
