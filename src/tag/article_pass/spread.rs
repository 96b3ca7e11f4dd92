//! Gives every mention the kind that its name has where the article is sure, and adds the mentions that were missed.

use super::context::{self, is_calendar, is_capital, starts_sentence, word_after, word_before};
use super::evidence::{Evidence, Known};
use crate::gazetteer::persons;
use crate::tag::{Name, NameKind, Pos, Tags};
use crate::text::{Caps, Document};

/// Corrects the kinds of one-word names.
pub fn relabel(doc: &Document, tags: &mut Tags, evidence: &Evidence) {
    let mut names = std::mem::take(&mut tags.names);
    let mut buffer = String::new();
    for name in &mut names {
        if name.tokens.len() != 1 {
            continue;
        }
        let Some(known) = evidence.get(doc.word(name.tokens.start), &mut buffer) else { continue };
        let person = context::person(doc, tags, &name.tokens);
        let place = context::place(doc, tags, &name.tokens);
        name.kind = kind(doc, name, &known, person, place);
    }
    tags.names = names;
}

fn kind(doc: &Document, name: &Name, known: &Known, person: i32, place: i32) -> NameKind {
    match name.kind {
        NameKind::Person => {
            if known.surname > 0 || known.given > 0 || person >= 3 {
                return NameKind::Person;
            }
            if known.organization > 0 && known.person < 4 {
                return NameKind::Organization;
            }
            if place > person
                || known.place > known.person.max(1)
                    && known.as_place + known.place as u16 / 2 >= known.as_person
            {
                return NameKind::Place;
            }
            NameKind::Person
        }
        NameKind::Place | NameKind::Organization | NameKind::Other if known.surname > 0 => {
            let before = word_before(doc, name.tokens.start);
            let listed = word_after(doc, name.tokens.end) == Some(",")
                && name.tokens.end + 1 < doc.tokens.len()
                && is_capital(doc, name.tokens.end + 1)
                && name.kind == NameKind::Place;
            let sure_place = place > 0 && place >= person && name.kind == NameKind::Place || listed;
            if sure_place
                || name.kind == NameKind::Organization && known.organization > 0 && before == Some("the")
            {
                name.kind
            } else {
                NameKind::Person
            }
        }
        // `she spoke to Perry`, after `Perry Chu`.
        NameKind::Place | NameKind::Other if known.given > 0 && place <= 0 && person >= 0 => {
            if persons::forename(doc.word(name.tokens.start)).is_some() && known.as_place <= known.given {
                NameKind::Person
            } else {
                name.kind
            }
        }
        kind => kind,
    }
}

/// Adds the mentions by surname or first name that the tagger missed.
pub fn add(doc: &Document, tags: &mut Tags, evidence: &Evidence) {
    let mut found: Vec<Name> = Vec::new();
    let mut buffer = String::new();
    let mut next = 0;
    let mut i = 0;
    while i < doc.tokens.len() {
        while next < tags.names.len() && tags.names[next].tokens.end <= i {
            next += 1;
        }
        if tags.names.get(next).is_some_and(|n| n.tokens.start <= i) {
            i = tags.names[next].tokens.end;
            continue;
        }
        if !is_capital(doc, i) {
            i += 1;
            continue;
        }
        let limit = tags.names.get(next).map_or(doc.tokens.len(), |n| n.tokens.start);
        match missed(doc, tags, evidence, i, limit, &mut buffer) {
            Some(end) => {
                found.push(Name { kind: NameKind::Person, tokens: i..end, confidence: 128 });
                i = end;
            }
            None => i += 1,
        }
    }
    if !found.is_empty() {
        tags.names.append(&mut found);
        tags.names.sort_by_key(|n| n.tokens.start);
    }
}

/// The end of a known person's bare name at token `i`.
fn missed(
    doc: &Document,
    tags: &Tags,
    evidence: &Evidence,
    i: usize,
    limit: usize,
    buffer: &mut String,
) -> Option<usize> {
    if is_calendar(doc.word(i)) {
        return None;
    }
    let (end, known) = (1..=3).rev().map(|n| i + n).filter(|&end| end <= limit).find_map(|end| {
        let words = doc.slice(i..end);
        let known = evidence.get(words, buffer)?;
        let by_given = known.given > 0 && end == i + 1 && persons::forename(doc.word(i)).is_some();
        (known.surname > 0 || by_given).then_some((end, known))
    })?;
    // Inside a longer run of capitals it is part of another name: `Ellis County`, `Augusta Shelby Hall`.
    let titled = context::has_title(doc, i);
    if end < doc.tokens.len()
        && end < limit
        && is_capital(doc, end)
        && !doc.tokens[end].block_start
        && !context::in_capitals(doc, i)
    {
        let verb = matches!(tags.pos[end], Pos::Vbd | Pos::Vbz | Pos::Vbp | Pos::Md);
        if !verb {
            return None;
        }
    }
    if i > 0 && !starts_sentence(doc, i) && is_capital(doc, i - 1) && !titled && !context::in_capitals(doc, i)
    {
        let verb =
            matches!(tags.pos[i - 1], Pos::Vbd | Pos::Vbz | Pos::Vb | Pos::In | Pos::Dt | Pos::Cc | Pos::To);
        if !verb {
            return None;
        }
    }
    let word = doc.word(i);
    // A word of the language at the start of a sentence: `Days later`.
    if starts_sentence(doc, i)
        && !matches!(tags.pos[i], Pos::Nnp | Pos::Nnps)
        && doc.tokens[i].caps != Caps::All
    {
        let subject = word_after(doc, end).is_some_and(|w| matches!(w, "'s" | "’s" | "," | "and"))
            || tags.pos.get(end).is_some_and(|p| matches!(p, Pos::Vbd | Pos::Vbz | Pos::Md));
        if !subject || known.lower > known.surname {
            return None;
        }
    }
    if known.surname == 0 {
        // A given name alone: not a word before a noun (`the Tamil community`), not a title.
        let modifies = tags.pos.get(end).is_some_and(|p| matches!(p, Pos::Nn | Pos::Nns | Pos::Jj));
        let determined = i > 0 && matches!(tags.pos[i - 1], Pos::Dt | Pos::Jj | Pos::PrpS | Pos::Cd);
        if persons::title(word).is_some() || modifies || determined {
            return None;
        }
    }
    let place = context::place(doc, tags, &(i..end));
    let person = context::person(doc, tags, &(i..end));
    (place <= person.max(0) + 1).then_some(end)
}
