//! The ends of names: two names in one come apart, titles and role words go out.

use super::context::{is_capital, word_after, word_before};
use super::joints;
use crate::extract::hints;
use crate::extract::people::is_suffix;
use crate::gazetteer::persons::{self, Title};
use crate::tag::{Name, NameKind, Tags};
use crate::text::{Document, TokenKind};
use std::ops::Range;

/// Repairs the names that the tagger found.
pub fn repair(doc: &Document, tags: &mut Tags) {
    let mut names: Vec<Name> = Vec::with_capacity(tags.names.len());
    for name in tags.names.drain(..) {
        if name.kind == NameKind::Person {
            split(doc, name, &mut names);
        } else {
            apart(doc, name, &mut names);
        }
    }
    names.retain_mut(|name| {
        if name.kind == NameKind::Person {
            trim(doc, &mut name.tokens);
        }
        !name.tokens.is_empty()
    });
    let mut names = joints::join(doc, tags, names);
    // A title that was a name of its own (`Patrolman` `Jamie James`) stands before the name now.
    for name in names.iter_mut().filter(|n| n.kind == NameKind::Person) {
        if let Some(start) = after_titles(doc, &name.tokens) {
            name.tokens.start = start;
        }
    }
    tags.names = names;
}

/// Cuts a person's name that holds two names, or a name and something else.
fn split(doc: &Document, name: Name, out: &mut Vec<Name>) {
    let (from, end) = (name.tokens.start, name.tokens.end);
    let mut start = from;
    let mut kind = NameKind::Person;
    for i in from..end {
        let word = doc.word(i);
        let cut = match word {
            // `Theresa Pilkington of Jeannette`; not `Catherine of Aragon`.
            "of" => i - start >= 2 && i + 1 < end && !is_suffix(doc.word(i - 1)),
            // `Burma's Suu Kyi`
            "'s" | "’s" | "'S" | "’S" => i > start && i + 1 < end,
            // Half a pair of marks; nicknames are joined again.
            "(" | ")" | "\"" | "“" | "”" | "``" => i > start,
            "and" | "&" | ";" | "/" | "--" | "–" | "—" => i > start,
            // `Romania - Cosmin Contra`; not `Ocasio-Cortez`.
            "-" => i > start && doc.tokens[i].space_before,
            "," => i > start && !(i + 1 < end && is_suffix(doc.word(i + 1))),
            // `Moon Jae-in`
            "in" if i > start && doc.word(i - 1) == "-" && !doc.tokens[i].space_before => false,
            "in" | "at" | "for" | "with" | "from" | "on" | "to" | "by" | "or" => i > start,
            // `Ann Holt Endorses Ted Reed`: a headline's verb between two full names.
            _ if i >= start + 2
                && i + 3 <= end
                && word.len() > 4
                && word.ends_with('s')
                && persons::forename(word).is_none()
                && persons::forename(doc.word(start)).is_some()
                && persons::forename(doc.word(i + 1)).is_some() =>
            {
                true
            }
            _ => i > start && doc.tokens[i].block_start(),
        };
        if !cut {
            continue;
        }
        let left = if matches!(word, "-" | "'s" | "’s" | "'S" | "’S") && i - start == 1 {
            NameKind::Place
        } else {
            kind
        };
        out.push(Name { kind: left, tokens: start..i, confidence: name.confidence });
        start = if doc.tokens[i].block_start() { i } else { i + 1 };
        kind = if matches!(word, "of" | "in" | "at" | "from") { NameKind::Place } else { NameKind::Person };
    }
    if start < end {
        out.push(Name { kind, tokens: start..end, confidence: name.confidence });
    }
}

/// Cuts a name of another kind at a dash between spaces: `Ada Obi – Lagos State` is a person and a place.
fn apart(doc: &Document, name: Name, out: &mut Vec<Name>) {
    let tokens = name.tokens.clone();
    let dash = tokens.clone().skip(1).find(|&i| {
        matches!(doc.word(i), "–" | "—" | "--")
            && i + 1 < tokens.end
            && doc.tokens[i].space_before
            && doc.tokens[i + 1].space_before
    });
    let Some(dash) = dash else { return out.push(name) };
    let person = (2..=4).contains(&(dash - tokens.start)) && is_division(doc.word(tokens.end - 1));
    let kind = if person { NameKind::Person } else { name.kind };
    out.push(Name { kind, tokens: tokens.start..dash, ..name });
    let kind = if is_division(doc.word(tokens.end - 1)) { NameKind::Place } else { name.kind };
    apart(doc, Name { kind, tokens: dash + 1..tokens.end, ..name }, out);
}

/// The last word of a division's name.
fn is_division(word: &str) -> bool {
    matches!(word, "State" | "Province" | "County" | "Governorate" | "Oblast" | "Prefecture")
}

/// Strips titles and role words before a name, and marks at its ends.
fn trim(doc: &Document, tokens: &mut Range<usize>) {
    let mark = |i: usize| {
        let word = doc.word(i);
        !matches!(doc.tokens[i].kind, TokenKind::Word | TokenKind::Number)
            || matches!(word, "'s" | "’s" | "'S" | "the" | "and" | "of" | "The" | "a" | "A" | "An")
    };
    while tokens.start < tokens.end
        && mark(tokens.start)
        && !matches!(doc.word(tokens.start), "'" | "‘" | "’")
    {
        tokens.start += 1;
    }
    // `Groberg Backs Clinton Over Trump`: a headline's small words.
    let small = |i: usize| {
        matches!(
            doc.word(i),
            "Over"
                | "Under"
                | "After"
                | "With"
                | "As"
                | "Is"
                | "Amid"
                | "For"
                | "From"
                | "To"
                | "Into"
                | "Against"
                | "Before"
                | "And"
                | "But"
        )
    };
    while tokens.start < tokens.end && (mark(tokens.end - 1) || tokens.len() > 1 && small(tokens.end - 1)) {
        tokens.end -= 1;
    }
    if tokens.start >= tokens.end {
        return;
    }
    if let Some(start) = after_titles(doc, tokens) {
        tokens.start = start;
    }
    // `Inspector of Police N. Ravi`
    if tokens.len() > 1 && doc.word(tokens.start) == "Police" {
        tokens.start += 1;
    }
    while tokens.start < tokens.end
        && mark(tokens.start)
        && !matches!(doc.word(tokens.start), "'" | "‘" | "’")
    {
        tokens.start += 1;
    }
}

/// Where the name proper begins behind the last title word in it: `Danish Foreign Minister` | `Jeppe Kofod`.
pub fn after_titles(doc: &Document, tokens: &Range<usize>) -> Option<usize> {
    // Words of the name behind the one looked at: without any it is no title, and need not be looked up.
    let mut behind = 0;
    for i in tokens.clone().rev() {
        let word = doc.word(i);
        let rest = behind;
        let suffix = is_suffix(word);
        behind += usize::from(is_capital(doc, i) && !suffix);
        if rest == 0 || suffix {
            continue;
        }
        let title = hints::title(doc, i);
        if title.is_none() && hints::role(doc, i).is_none() {
            continue;
        }
        let abbreviated = word.ends_with('.') && word.len() > 2
            || matches!(title, Some(Title::Honorific(_))) && i == tokens.start;
        if abbreviated {
            return Some(i + 1);
        }
        // `Dean Smith`, `Duke Ellington`, `Mary Baker Eddy`: a given name, or a name behind one.
        let french = word == "Marine" && matches!(doc.word(i + 1), "Le" | "La" | "De" | "Du");
        let given = persons::forename(word).is_some() || french;
        if french && i == tokens.start {
            continue;
        }
        let strong = title.is_some()
            && !matches!(
                word,
                "Brother"
                    | "Chief"
                    | "Count"
                    | "Duke"
                    | "Major"
                    | "Marshal"
                    | "Prince"
                    | "Princess"
                    | "Sultan"
                    | "Deputy"
            );
        // `Prince Edward`: a royal title, where one given name is all that follows.
        let royal = matches!(word, "Prince" | "Princess" | "Queen" | "King")
            && i + 2 == tokens.end
            && persons::forename(doc.word(i + 1)).is_some();
        // `Sultan Khan`: as often a given name.
        if i == tokens.start && (given || word == "Sultan") && !strong && !royal && rest == 1 {
            continue;
        }
        if i > tokens.start && title.is_none() && persons::forename(doc.word(i - 1)).is_some() {
            continue;
        }
        if i > tokens.start
            && matches!(
                word,
                "King"
                    | "Herr"
                    | "Miss"
                    | "Brother"
                    | "Father"
                    | "Haji"
                    | "Sheikh"
                    | "Sheriff"
                    | "Pope"
                    | "Bishop"
                    | "Prince"
                    | "Duke"
                    | "Baron"
                    | "Lord"
                    | "Count"
                    | "Major"
                    | "Marshal"
                    | "Sultan"
                    | "Chief"
                    | "Pastor"
                    | "Justice"
                    | "Judge"
            )
            && persons::forename(doc.word(tokens.start)).is_some()
        {
            continue;
        }
        return Some(i + 1);
    }
    None
}

/// `a man named Sonu`
fn is_named(doc: &Document, i: usize, before: &str) -> bool {
    matches!(before, "named" | "called")
        && i > 1
        && hints::role(doc, i - 2).is_some()
        && word_before(doc, i - 1).is_some()
}

/// `identified as Naseer alias Naso and Danial`
fn is_identified(doc: &Document, i: usize, before: &str) -> bool {
    if !matches!(before, "as" | "and" | "," | "alias") {
        return false;
    }
    let from = i.saturating_sub(12);
    let mut list = (from..i).rev().take_while(|&k| {
        is_capital(doc, k) || matches!(doc.word(k), "as" | "and" | "," | "alias" | "'" | "‘" | "’" | "\"")
    });
    list.any(|k| {
        doc.word(k) == "as"
            && k > 0
            && matches!(doc.word(k - 1), "identified" | "named")
            && word_before(doc, i).is_some()
    }) && !doc.tokens.get(i + 1).is_some_and(|t| !t.block_start() && is_capital(doc, i + 1))
        && doc.tokens[i].caps == crate::text::Caps::Initial
}

/// `the bride, Sunita, 22`, `groom Ravi, 25`
fn has_role_and_age(doc: &Document, i: usize) -> bool {
    let age = |at: usize| {
        word_after(doc, at) == Some(",")
            && word_after(doc, at + 1).is_some_and(|w| w.len() <= 2 && w.bytes().all(|b| b.is_ascii_digit()))
            && word_after(doc, at + 2).is_none_or(|w| matches!(w, "," | "." | "and"))
    };
    hints::role(doc, i - 1).is_some() && age(i + 1)
}

/// Names that titles introduce and the tagger missed: `Ms. Shelby`, `Detective Greg Baker`.
pub fn introduce(doc: &Document, tags: &mut Tags, capitals: &[u32]) {
    let mut found: Vec<Name> = Vec::new();
    let mut next = 0;
    for i in capitals.iter().map(|&i| i as usize).filter(|&i| i > 0) {
        while next < tags.names.len() && tags.names[next].tokens.end <= i {
            next += 1;
        }
        if tags.names.get(next).is_some_and(|n| n.tokens.start <= i) {
            continue;
        }
        let Some(word) = word_before(doc, i) else { continue };
        let sure = match hints::title(doc, i - 1) {
            Some(Title::Honorific(_)) => true,
            Some(_) => {
                word.ends_with('.') && word.len() > 2 && !matches!(word, "Gen." | "Sec." | "Dep." | "Hon.")
            }
            None => false,
        };
        let sure = sure || is_named(doc, i, word) || has_role_and_age(doc, i) || is_identified(doc, i, word);
        if !sure
            || found.last().is_some_and(|n| n.tokens.end > i)
            || hints::title(doc, i).is_some()
            || hints::role(doc, i).is_some() && word_after(doc, i + 1).is_some_and(|_| is_capital(doc, i + 1))
        {
            continue;
        }
        let limit = tags.names.get(next).map_or(doc.tokens.len(), |n| n.tokens.start);
        let mut end = i + 1;
        while end < limit && end < i + 4 && is_capital(doc, end) && !doc.tokens[end].block_start() {
            end += 1;
        }
        let mut tokens = i..end;
        joints::extend_right(doc, tags, &mut tokens, limit);
        found.push(Name { kind: NameKind::Person, tokens, confidence: 200 });
    }
    if !found.is_empty() {
        tags.names.append(&mut found);
        tags.names.sort_by_key(|n| n.tokens.start);
    }
}
