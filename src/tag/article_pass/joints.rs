//! What belongs to one name and was taken apart: nicknames, suffixes, particles, the halves of a hyphenated name.

use super::context::{self, is_calendar, is_capital, starts_sentence};
use super::local::head;
use crate::extract::people::{is_particle, is_suffix};
use crate::gazetteer::persons;
use crate::tag::{Name, NameKind, Pos, Tags};
use crate::text::{Caps, Document};
use std::ops::Range;

/// Joins names in text order.
pub fn join(doc: &Document, tags: &Tags, names: Vec<Name>) -> Vec<Name> {
    let mut out: Vec<Name> = Vec::with_capacity(names.len());
    for mut name in names {
        if name.kind == NameKind::Person {
            extend_left(doc, tags, &mut name.tokens, out.last().map_or(0, |n| n.tokens.end));
        }
        if name.kind == NameKind::Person {
            around_brackets(doc, &mut name.tokens, out.last().map_or(0, |n| n.tokens.end));
        }
        if let Some(last) = out.last_mut()
            && last.kind == NameKind::Person
        {
            if name.tokens.start < last.tokens.end {
                last.tokens.end = last.tokens.end.max(name.tokens.end);
                continue;
            }
            if name.kind == NameKind::Person {
                if is_one_name(doc, last.tokens.end - 1, name.tokens.start) {
                    last.tokens.end = name.tokens.end;
                    last.confidence = last.confidence.max(name.confidence);
                    continue;
                }
                // `June V. (Watson) Schell`: the name in brackets, and the word behind them.
                if name.tokens.start == last.tokens.end + 1
                    && let Some(end) = nickname_end(doc, last.tokens.end, true)
                    && end < doc.tokens.len()
                    && is_capital(doc, end)
                    && !doc.tokens[end].block_start()
                {
                    last.tokens.end = end + 1;
                    continue;
                }
            }
        }
        out.push(name);
    }
    for i in 0..out.len() {
        let limit = out.get(i + 1).map_or(doc.tokens.len(), |n| n.tokens.start);
        if out[i].kind == NameKind::Person {
            extend_right(doc, tags, &mut out[i].tokens, limit);
        }
    }
    out
}

/// Do a name's last token and the next name's first one belong to one name?
fn is_one_name(doc: &Document, last: usize, next: usize) -> bool {
    if doc.tokens[next].block_start() {
        return false;
    }
    match next - last {
        // `Robert C.` `Byrd`: nothing between.
        1 => !doc.tokens[next].line_start() || doc.word(last).len() <= 2,
        2 => match doc.word(last + 1) {
            "-" => !doc.tokens[last + 1].space_before && !doc.tokens[next].space_before,
            "i" | "wa" | "y" => true,
            word => is_particle(word) && word != "e",
        },
        3 => {
            matches!(doc.word(last + 1), "van" | "von" | "de")
                && matches!(doc.word(last + 2), "der" | "den" | "la" | "las" | "los")
        }
        // `Edward "Ted" Kennedy` where the tagger saw `Ted` as no name.
        _ => nickname_end(doc, last + 1, false) == Some(next),
    }
}

/// Where a nickname in quotation marks or brackets that opens at `at` has closed: `"Ted"`, `(Watson)`, `"Hands of Stone"`.
fn nickname_end(doc: &Document, at: usize, named: bool) -> Option<usize> {
    let opening = doc.word(at);
    let close = match opening {
        "\"" => "\"",
        "“" => "”",
        "‘" => "’",
        "'" => "'",
        "``" => "''",
        "(" => ")",
        _ => return None,
    };
    if at + 2 >= doc.tokens.len()
        || !is_capital(doc, at + 1)
        || !doc.tokens[at].space_before
        || doc.tokens[at + 1].space_before
    {
        return None;
    }
    let inner = doc.word(at + 1);
    if opening == "(" && !named && persons::forename(inner).is_none() && !inner.ends_with('.') {
        return None;
    }
    let most = if opening == "(" { 2 } else { 5 };
    let end = (at + 2..doc.tokens.len().min(at + 2 + most)).find(|&i| doc.word(i) == close)?;
    Some(end + 1)
}

/// `June V. (Watson) Schell` where only the name in the brackets was seen.
fn around_brackets(doc: &Document, tokens: &mut Range<usize>, floor: usize) {
    let (open, close) = (tokens.start.wrapping_sub(1), tokens.end);
    if open >= doc.tokens.len()
        || open <= floor
        || doc.word(open) != "("
        || close + 1 >= doc.tokens.len()
        || doc.word(close) != ")"
        || !is_capital(doc, close + 1)
        || starts_sentence(doc, close + 1)
    {
        return;
    }
    let mut start = open;
    while start > floor && open - start < 3 && is_capital(doc, start - 1) && !doc.tokens[start].block_start()
    {
        start -= 1;
    }
    if start < open && persons::forename(doc.word(start)).is_some() {
        *tokens = start..close + 2;
    }
}

/// Takes in initials, particles and a given name right before the name.
fn extend_left(doc: &Document, tags: &Tags, tokens: &mut Range<usize>, floor: usize) {
    while tokens.start > floor && !doc.tokens[tokens.start].block_start() {
        let i = tokens.start - 1;
        let word = doc.word(i);
        let initial = word.len() == 2 && word.ends_with('.') && is_capital(doc, i);
        let tight = !doc.tokens[tokens.start].space_before;
        // `al-Sadr`, `Jean-Guy`
        let hyphen = word == "-"
            && tight
            && i > floor
            && !doc.tokens[i].space_before
            && (matches!(doc.word(i - 1), "al" | "el" | "ul" | "ur" | "ud")
                || is_capital(doc, i - 1) && persons::forename(doc.word(i - 1)).is_some());
        let particle = hyphen
            || tight && matches!(word, "al" | "el")
            || !tight
                && (matches!(
                    word,
                    "van" | "von" | "der" | "den" | "de" | "di" | "da" | "dos" | "du" | "bin" | "ibn"
                ) || word == "Van" && !is_capital(doc, tokens.start));
        let named = is_capital(doc, i)
            && matches!(tags.pos[i], Pos::Nnp)
            && doc.tokens[tokens.start].space_before
            && !context::in_capitals(doc, i)
            && persons::title(word).is_none();
        let given = named && tokens.len() <= 2 && persons::forename(word).is_some() && !is_calendar(word);
        // `building owner Buzz` `Ebner`
        let introduced = named
            && tokens.len() == 1
            && i > floor
            && doc.tokens[i - 1].caps == Caps::Lower
            && persons::role(doc.word(i - 1)).is_some()
            && persons::role(word).is_none();
        let before_particle =
            named && doc.tokens[tokens.start].caps == Caps::Lower && persons::role(word).is_none();
        if !(initial || particle || given || introduced || before_particle) {
            break;
        }
        tokens.start = if word == "-" { i - 1 } else { i };
    }
}

/// Takes in a suffix, a nickname with the surname behind it, a hyphenated half, a surname with its particles.
pub fn extend_right(doc: &Document, tags: &Tags, tokens: &mut Range<usize>, limit: usize) {
    loop {
        let at = tokens.end;
        if at >= limit || doc.tokens[at].block_start() {
            return;
        }
        let word = doc.word(at);
        let behind = |i: usize| if i < limit { doc.word(i) } else { "" };
        let end = if is_suffix(word) && tokens.len() > 1 && word != "MD" {
            at + 1
        } else if word == "," && tokens.len() > 1 && matches!(behind(at + 1), "Jr." | "Sr." | "Jr" | "III") {
            at + 2
        } else if word == "-"
            && at + 1 < limit
            && !doc.tokens[at].space_before
            && !doc.tokens[at + 1].space_before
        {
            if let Some(end) = behind_particle(doc, at, limit) {
                end
            } else if is_capital(doc, at + 1) || tokens.len() > 1 && is_syllable(doc, at + 1) {
                at + 2
            } else {
                return;
            }
        } else if let Some(end) = nickname_end(doc, at, false)
            && end < limit
            && is_capital(doc, end)
            && doc.tokens[end].space_before
        {
            end + 1
        } else if let Some(end) = surname_behind_particles(doc, at, limit) {
            end
        } else if is_surname(doc, tags, tokens, limit) {
            at + 1
        } else {
            return;
        };
        tokens.end = end;
    }
}

/// `Ata-ur-Rehman`, `Inzamam-ul-Haq`: the end of the name whose hyphened particle begins at the hyphen `at`.
fn behind_particle(doc: &Document, at: usize, limit: usize) -> Option<usize> {
    let tight = |i: usize| i < limit && !doc.tokens[i].space_before;
    (tight(at + 1)
        && matches!(
            doc.word(at + 1),
            "ul" | "ur" | "ud" | "us" | "uz" | "al" | "el" | "bin" | "de" | "la" | "le" | "e"
        )
        && tight(at + 2)
        && doc.word(at + 2) == "-"
        && tight(at + 3)
        && is_capital(doc, at + 3))
    .then_some(at + 4)
}

/// The second half of a given name of East Asia, in lower case: `Kim Dae-jung`, `Chen Shui-bian`; not `Blinken-led`.
fn is_syllable(doc: &Document, i: usize) -> bool {
    let word = doc.word(i);
    doc.tokens[i].caps == Caps::Lower
        && (2..=6).contains(&word.len())
        && word.bytes().any(|b| matches!(b, b'a' | b'e' | b'i' | b'o' | b'u' | b'y'))
        && !matches!(
            word,
            "led"
                | "era"
                | "style"
                | "like"
                | "backed"
                | "based"
                | "born"
                | "run"
                | "owned"
                | "type"
                | "esque"
                | "to"
                | "and"
                | "made"
                | "ruled"
                | "named"
                | "free"
                | "for"
                | "on"
                | "by"
                | "is"
                | "was"
                | "at"
                | "who"
                | "he"
                | "she"
        )
}

/// `van der Berg`, `bin Salman`, `al-Sadr`: the end of the surname whose particles begin at `at`.
fn surname_behind_particles(doc: &Document, at: usize, limit: usize) -> Option<usize> {
    if !is_particle(doc.word(at)) || matches!(doc.word(at), "e" | "y" | "do") || is_capital(doc, at) {
        return None;
    }
    let mut i = at;
    while i < limit && i < at + 5 && (is_particle(doc.word(i)) || doc.word(i) == "-") && !is_capital(doc, i) {
        i += 1;
    }
    (i < limit && is_capital(doc, i)).then_some(i + 1)
}

/// Is the one capitalised word behind a given name the surname? `Damien` `Flemming`.
fn is_surname(doc: &Document, tags: &Tags, tokens: &Range<usize>, limit: usize) -> bool {
    let at = tokens.end;
    let word = doc.word(at);
    tokens.len() <= 2
        && is_capital(doc, at)
        && doc.tokens[at].space_before
        && matches!(tags.pos[at], Pos::Nnp)
        && doc.tokens[at].caps != Caps::All
        && persons::forename(doc.word(tokens.start)).is_some()
        && (tokens.len() == 1
            || doc.word(at - 1).ends_with('.')
            || persons::forename(doc.word(at - 1)).is_some())
        && !(at + 1 < limit && is_capital(doc, at + 1) && !starts_sentence(doc, at + 1))
        && !is_calendar(word)
        && persons::title(word).is_none()
        && persons::role(word).is_none()
        && head(word).is_none()
}
