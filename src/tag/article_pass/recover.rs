//! Finds full names of people that the tagger missed or took for something else: a given name and a capitalised word, an
//! initial, an age behind, a role before.

use super::boundaries::after_titles;
use super::context::{self, is_calendar, is_capital, starts_sentence, word_before};
use super::joints::extend_right;
use super::local::head;
use crate::extract::hints;
use crate::extract::people::is_suffix;
use crate::gazetteer::persons;
use crate::tag::{Name, NameKind, Pos, Tags};
use crate::text::{Caps, Document};
use std::ops::Range;

/// Tokens in the longest name looked for.
const LONGEST: usize = 5;

/// Adds the full names that the tagger missed, and corrects those of another kind whose surroundings are a person's.
pub fn recover(doc: &Document, tags: &mut Tags, capitals: &[u32]) {
    for i in 0..tags.names.len() {
        let name = &tags.names[i];
        // `Mrs Thorne`: an honorific makes a person of whatever follows.
        let first = doc.word(name.tokens.start);
        if name.kind != NameKind::Person
            && (2..=3).contains(&name.tokens.len())
            && matches!(first, "Mr" | "Mr." | "Mrs" | "Mrs." | "Ms" | "Ms.")
        {
            tags.names[i].kind = NameKind::Person;
            tags.names[i].tokens.start += 1;
            continue;
        }
        if name.kind != NameKind::Person && (2..=LONGEST).contains(&name.tokens.len()) {
            let tokens =
                after_titles(doc, &name.tokens).map_or(name.tokens.clone(), |start| start..name.tokens.end);
            let bare = is_full_name(doc, &tokens);
            if bare && person(doc, tags, &tokens) >= if name.confidence < 40 { 5 } else { 7 } {
                tags.names[i].kind = NameKind::Person;
                tags.names[i].tokens = tokens;
            }
        }
    }
    let mut found: Vec<Name> = Vec::new();
    let (mut next, mut from) = (0, 0);
    for i in capitals.iter().map(|&i| i as usize) {
        if i < from {
            continue;
        }
        while next < tags.names.len() && tags.names[next].tokens.end <= i {
            next += 1;
        }
        if let Some(name) = tags.names.get(next).filter(|n| n.tokens.start <= i) {
            from = name.tokens.end;
            continue;
        }
        let limit = tags.names.get(next).map_or(doc.tokens.len(), |n| n.tokens.start);
        let end = run_end(doc, i, limit);
        // A run that touches another name is part of it, or it of the run.
        let touches = end == limit && limit < doc.tokens.len() && !doc.tokens[limit].block_start()
            || next > 0 && tags.names[next - 1].tokens.end == i && !doc.tokens[i].block_start();
        let full = || full_name(doc, tags, &(after_titles(doc, &(i..end)).unwrap_or(i)..end));
        if let Some(mut tokens) = if touches || end < i + 2 { None } else { full() } {
            extend_right(doc, tags, &mut tokens, limit);
            from = tokens.end;
            found.push(Name { kind: NameKind::Person, tokens, confidence: 100 });
        } else {
            from = end;
        }
    }
    if !found.is_empty() {
        tags.names.append(&mut found);
        tags.names.sort_by_key(|n| n.tokens.start);
    }
}

/// The end of the run of capitalised words that begins at `from`.
fn run_end(doc: &Document, from: usize, limit: usize) -> usize {
    let mut end = from + 1;
    while end < limit && is_capital(doc, end) && !doc.tokens[end].block_start() {
        end += 1;
    }
    end
}

/// The name in a run of capitalised words, if it is a person's.
fn full_name(doc: &Document, tags: &Tags, run: &Range<usize>) -> Option<Range<usize>> {
    let mut tokens = run.clone();
    // `Deputy Secretary of State Thomas Nides`
    if tokens.len() > 2
        && matches!(doc.word(tokens.start), "State" | "Defense" | "Justice" | "Staff")
        && word_before(doc, tokens.start) == Some("of")
        && persons::forename(doc.word(tokens.start + 1)).is_some()
    {
        tokens.start += 1;
    }
    // `But Gail Devers`: a word of the language at the start of the sentence.
    if starts_sentence(doc, tokens.start)
        && tokens.len() > 2
        && !matches!(tags.pos[tokens.start], Pos::Nnp | Pos::Nnps)
        && persons::forename(doc.word(tokens.start)).is_none()
    {
        tokens.start += 1;
    }
    // `Richard Holm Dead At 79`: a headline's other words.
    let named =
        |i: &usize| matches!(tags.pos[*i], Pos::Nnp | Pos::Nnps | Pos::Nn | Pos::Fw | Pos::Cd | Pos::Hyph);
    if let Some(cut) = tokens.clone().find(|i| !named(i)) {
        tokens.end = cut;
    }
    if tokens.len() > LONGEST || !is_full_name(doc, &tokens) || context::in_capitals(doc, tokens.start) {
        return None;
    }
    (person(doc, tags, &tokens) >= 3).then_some(tokens)
}

/// Could the words be a given name and a surname, by themselves?
fn is_full_name(doc: &Document, tokens: &Range<usize>) -> bool {
    if tokens.len() < 2 {
        return false;
    }
    let last = if is_suffix(doc.word(tokens.end - 1)) { tokens.end - 2 } else { tokens.end - 1 };
    if last <= tokens.start {
        return false;
    }
    let word = doc.word(last);
    let heads = head(word).is_some_and(|(_, surname)| !surname || !has_initial(doc, tokens));
    let named = |i: usize| {
        let token = &doc.tokens[i];
        let word = doc.word(i);
        matches!(token.caps, Caps::Initial | Caps::Mixed) && word.len() > 1 && !is_calendar(word)
            || is_initial(word)
            || is_suffix(word)
            || word == "-"
    };
    !heads
        && word.len() > 1
        && !word.ends_with('.')
        && hints::title(doc, last).is_none()
        && (hints::role(doc, last).is_none() || persons::forename(doc.word(tokens.start)).is_some())
        && tokens.clone().all(named)
}

/// `J.`, or `J.R.`
fn is_initial(word: &str) -> bool {
    word.ends_with('.') && word.len() <= 4 && word.bytes().step_by(2).all(|b| b.is_ascii_uppercase())
}

fn has_initial(doc: &Document, tokens: &Range<usize>) -> bool {
    (tokens.start..tokens.end - 1).any(|i| is_initial(doc.word(i)))
}

/// How strongly a full name and its surroundings speak for a person; 3 is likely.
fn person(doc: &Document, tags: &Tags, tokens: &Range<usize>) -> i32 {
    let first = doc.word(tokens.start);
    let mut score = context::person(doc, tags, tokens);
    // A verb of speech alone: `Westar Energy said`.
    if !context::has_title(doc, tokens.start) && !context::has_age(doc, tokens.end) {
        score = score.min(2);
    }
    if persons::forename(first).is_some() {
        score += 3;
    }
    if has_initial(doc, tokens) && (persons::forename(first).is_some() || is_initial(first)) {
        score += 3;
    }
    if is_suffix(doc.word(tokens.end - 1)) {
        score += 3;
    }
    // `the suspected gunman, Lovelle Mixon,`
    if tokens.start > 1 && doc.word(tokens.start - 1) == "," && hints::role(doc, tokens.start - 2).is_some() {
        score += 2;
    }
    let place = context::place(doc, tags, tokens);
    if let Some(word) = word_before(doc, tokens.start)
        && matches!(word, "the" | "The" | "a" | "an" | "in" | "In" | "at" | "At" | "on")
    {
        score -= 3;
    }
    score - place.min(3)
}
