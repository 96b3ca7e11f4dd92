//! What only looks like a person: streets, hospitals, cars, peoples, role words, gods.

mod single;
mod whole;

use super::context::{has_title, is_calendar, word_before};
use crate::extract::hints;
use crate::gazetteer::lexicon::Lexicon;
use crate::gazetteer::{Gazetteer, Kinds, persons};
use crate::tag::{NameKind, Tags};
use crate::text::{Caps, Document, TokenKind};
use rustc_hash::FxHashSet;
use std::cell::OnceCell;
use std::ops::Range;
use std::sync::LazyLock;

static HEADS: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(include_str!("../../../../data/lexicon/name-heads.txt")));
static NOT_PEOPLE: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(include_str!("../../../../data/lexicon/not-people.txt")));

fn kind(value: &str) -> NameKind {
    match value {
        "place" => NameKind::Place,
        "organization" => NameKind::Organization,
        _ => NameKind::Other,
    }
}

/// What the last word of a name tells (`Joanne Lane`, `John Peter Smith Hospital`), and whether it is a surname as well.
pub fn head(word: &str) -> Option<(NameKind, bool)> {
    let value = HEADS.get(word)?;
    let (value, surname) = value.split_once('\t').unwrap_or((value, ""));
    Some((kind(value), surname == "surname"))
}

/// Is it known to be no person, and why not?
pub fn is_no_person(name: &str) -> bool {
    NOT_PEOPLE.contains(name)
}

/// What a look at the name and its neighbours says.
enum Verdict {
    Keep,
    Not(NameKind),
    /// No name at all.
    Strike,
}
use Verdict::{Keep, Not, Strike};

/// Surnames of those named in full without an article: `the Rinehart case` is then somebody's.
struct Known<'a> {
    surnames: FxHashSet<&'a str>,
    /// Those that stand in the article more than once; once somebody asks.
    again: OnceCell<FxHashSet<&'a str>>,
}

impl<'a> Known<'a> {
    /// Is the word such a surname?
    fn has(&self, word: &str) -> bool {
        self.surnames.contains(word)
    }

    /// ... which stands in the article more than once?
    fn has_again(&self, doc: &'a Document, word: &str) -> bool {
        let again = || {
            let mut once = FxHashSet::default();
            let words = (0..doc.tokens.len()).map(|i| doc.word(i)).filter(|word| self.has(word));
            words.filter(|&word| !once.insert(word)).collect()
        };
        self.has(word) && self.again.get_or_init(again).contains(word)
    }
}

/// Gives the names that only look like people their own kind, or strikes them.
pub fn strike(doc: &Document, tags: &mut Tags, gazetteer: &Gazetteer) {
    let mut names = std::mem::take(&mut tags.names);
    let surnames = names
        .iter()
        .filter(|n| {
            n.kind == NameKind::Person
                && n.tokens.len() > 1
                && !is_determined(doc, n.tokens.start)
                && !has_year(doc, n.tokens.start)
        })
        .map(|n| doc.word(n.tokens.end - 1));
    let known = Known { surnames: surnames.collect(), again: OnceCell::new() };
    // `Hurricane Irma` … `Irma`
    let storms: FxHashSet<&str> = names
        .iter()
        .filter(|n| {
            is_storm(doc.word(n.tokens.start)) || word_before(doc, n.tokens.start).is_some_and(is_storm)
        })
        .map(|n| doc.word(n.tokens.end - 1))
        .collect();
    for i in 0..names.len() {
        if names[i].kind != NameKind::Person {
            continue;
        }
        if names[i].tokens.len() == 1
            && storms.contains(doc.word(names[i].tokens.start))
            && !has_title(doc, names[i].tokens.start)
        {
            names[i].kind = NameKind::Other;
            continue;
        }
        let limit = names.get(i + 1).map_or(doc.tokens.len(), |n| n.tokens.start);
        trim(doc, gazetteer, &mut names[i].tokens);
        let tokens = names[i].tokens.clone();
        if tokens.is_empty() {
            continue;
        }
        let verdict = match whole::verdict(doc, gazetteer, &mut names[i], limit, &known) {
            Keep if tokens.len() == 1 => single::verdict(doc, tags, gazetteer, tokens.start),
            verdict => verdict,
        };
        match verdict {
            Keep => {}
            Not(kind) => names[i].kind = kind,
            Strike => names[i].tokens.end = names[i].tokens.start,
        }
    }
    names.retain(|n| !n.tokens.is_empty());
    tags.names = names;
}

/// Takes a people (`American Tyson`), a month (`June Comelf`) and a number (`Zidane 64th`) off a name.
fn trim(doc: &Document, gazetteer: &Gazetteer, tokens: &mut Range<usize>) {
    // `Alan Marsh QC`: what he may write behind his name.
    let letters = |w: &str| {
        matches!(w, "CBE" | "IAS" | "IPS" | "KC" | "MBE" | "MD" | "MP" | "MSP" | "OBE" | "PhD" | "QC" | "TD")
    };
    while tokens.len() > 1
        && (doc.tokens[tokens.end - 1].kind == TokenKind::Number
            || tokens.len() > 2 && letters(doc.word(tokens.end - 1)))
    {
        tokens.end -= 1;
    }
    if tokens.len() > 1 {
        let first = doc.word(tokens.start);
        let month = is_calendar(first)
            && word_before(doc, tokens.start).is_some_and(|w| {
                matches!(
                    w,
                    "in" | "to" | "from" | "since" | "until" | "last" | "next" | "on" | "In" | "Since"
                )
            });
        let people = persons::forename(first).is_none()
            && hints::kinds(doc, tokens.start..tokens.start + 1, gazetteer).has(Kinds::DEMONYM);
        if month || people {
            tokens.start += 1;
        }
    }
    // `LTTE Vinyagamoorthi Muralitharan`: an acronym before a full name.
    if tokens.len() > 2
        && doc.tokens[tokens.start].caps == Caps::All
        && doc.word(tokens.start).len() > 2
        && !doc.word(tokens.start).contains('.')
        && (tokens.start + 1..tokens.end).all(|i| doc.tokens[i].caps == Caps::Initial)
        // `President KJD Abdul Rahim`
        && !has_title(doc, tokens.start)
    {
        tokens.start += 1;
    }
}

/// `a`, `the` right before the name.
fn is_determined(doc: &Document, start: usize) -> bool {
    word_before(doc, start)
        .is_some_and(|w| matches!(w, "a" | "an" | "the" | "each" | "this" | "every" | "A" | "The" | "An"))
}

/// `Hurricane`, `Typhoon`: what follows is a storm's name.
fn is_storm(word: &str) -> bool {
    matches!(word, "Hurricane" | "Cyclone" | "Typhoon" | "Storm" | "Cyclones" | "Tropical")
}

/// `2005` right before the name.
fn has_year(doc: &Document, start: usize) -> bool {
    word_before(doc, start).is_some_and(|w| w.len() == 4 && w.bytes().all(|b| b.is_ascii_digit()))
}

/// `D-Ga.`, `R-Columbus`: a party's letter, a hyphen, a place.
fn is_party_mark(doc: &Document, start: usize, end: usize) -> bool {
    let letter = |i: usize| matches!(doc.word(i), "D" | "R" | "I" | "L" | "DFL");
    end < doc.tokens.len() && letter(start) && doc.word(end) == "-" && !doc.tokens[end].space_before
        || start > 1 && doc.word(start - 1) == "-" && !doc.tokens[start].space_before && letter(start - 2)
}

#[cfg(test)]
mod tests {
    use crate::gazetteer::lexicon::check;

    #[test]
    fn the_lists_are_sorted_and_their_rows_parse() {
        let kinds = |v: &str| matches!(v, "" | "place" | "organization" | "other");
        check(include_str!("../../../../data/lexicon/name-heads.txt"), |v| {
            let (kind, surname) = v.split_once('\t').unwrap_or((v, "surname"));
            kinds(kind) && surname == "surname"
        });
        check(include_str!("../../../../data/lexicon/not-people.txt"), kinds);
    }
}
