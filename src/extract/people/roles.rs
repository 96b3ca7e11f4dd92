//! What the text calls a person: titles before the name (`US Secretary of State Antony Blinken`) and descriptions beside it
//! (`Osama Hamdan, a Hamas official`; `Israel's ceremonial president, Isaac Herzog`).

use crate::extract::{Context, hints};
use crate::gazetteer::persons::{self, Title};
use crate::tag::{NameKind, Pos};
use crate::text::{Caps, TokenKind};
use std::ops::Range;

/// Mentions looked at for roles: the first ones introduce.
const MOST_MENTIONS: usize = 40;
/// A role is at most so many tokens long.
const LONGEST: usize = 24;

/// The roles attached to a person's mentions, as written, each once, in order of first use.
pub fn of(cx: &Context, mentions: &[Range<usize>]) -> Vec<String> {
    let mut roles: Vec<String> = Vec::new();
    for mention in mentions.iter().take(MOST_MENTIONS) {
        let title = before(cx, mention.start).or_else(|| shared(cx, mention));
        let beside = beside(cx, mention);
        // `the party's spokesman, Yekini Musa, the governor of Kano, Dr. Ada Obi`: a description between two names is the
        // second one's where the first has its own.
        let told = title.is_some() || beside.is_some();
        let after = after(cx, mention).filter(|role| !(told && introduces(cx, role.end)));
        let found = [title, beside, after];
        for tokens in found.into_iter().flatten() {
            add(&mut roles, &cx.doc.slice(tokens).split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }
    roles
}

/// Do a comma and another person's name, with or without a title, stand at token `at`?
fn introduces(cx: &Context, at: usize) -> bool {
    let word = |i: usize| cx.doc.tokens.get(i).filter(|t| !t.block_start()).map_or("", |_| cx.doc.word(i));
    let titled = |i: usize| usize::from(persons::title(word(i)).is_some());
    let from = at + 1 + titled(at + 1);
    word(at) == ","
        && name_at(cx, from)
            .is_some_and(|n| n.kind == NameKind::Person && n.tokens.start == from && n.tokens.len() > 1)
}

/// Adds a role unless it is there already or says less than one that is.
fn add(roles: &mut Vec<String>, role: &str) {
    let folded = fold(role);
    for old in roles.iter_mut() {
        let other = fold(old);
        if holds(&other, &folded) {
            return;
        }
        if holds(&folded, &other) {
            *old = role.to_string();
            return;
        }
    }
    roles.push(role.to_string());
}

fn fold(role: &str) -> String {
    role.chars().filter(|c| !matches!(c, '.' | '’' | '\'')).flat_map(char::to_lowercase).collect()
}

/// Are the words of `inner` a stretch of the words of `outer`?
fn holds(outer: &str, inner: &str) -> bool {
    outer.match_indices(inner).any(|(at, _)| {
        outer[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric())
            && outer[at + inner.len()..].chars().next().is_none_or(|c| !c.is_alphanumeric())
    })
}

/// Is the word a title or a noun for a person? `Secretary`, `Sen.`, `spokeswoman`, `brothers`.
fn is_head(cx: &Context, i: usize) -> bool {
    cx.doc.tokens[i].kind == TokenKind::Word
        && (matches!(hints::title(cx.doc, i), Some(Title::Office(_)))
            || hints::role(cx.doc, i).is_some()
            || persons::roles(cx.doc.word(i)).is_some())
}

/// May the word stand in a noun phrase before its head?
fn modifies(cx: &Context, i: usize) -> bool {
    use crate::tag::Pos::*;
    let token = &cx.doc.tokens[i];
    match token.kind {
        TokenKind::Word => {
            matches!(cx.tags.pos[i], Nn | Nns | Nnp | Nnps | Jj | Jjr | Jjs | Pos | Fw)
                || matches!(cx.tags.pos[i], Vbn | Vbg | Vbd) && is_participle(cx, i)
                || matches!(token.caps, Caps::Initial | Caps::All | Caps::Mixed)
                    && !is_function_word(cx.doc.word(i))
                    && !matches!(cx.tags.pos[i], In | To | Wrb | Prp | Md | Cc | Dt)
        }
        // `58-year-old`; not `5 a.m.`
        TokenKind::Number => cx.doc.tokens.get(i + 1).is_some_and(|t| !t.space_before),
        TokenKind::Punct => matches!(cx.doc.word(i), "-" | "&" | "’" | "'") && !token.space_before,
        _ => false,
    }
}

/// A participle that describes (`the suspected gunman`, `newly elected mayor`), not one that governs (`including Dr. Smith`).
fn is_participle(cx: &Context, i: usize) -> bool {
    let word = cx.doc.word(i);
    if matches!(
        word,
        "including"
            | "following"
            | "according"
            | "regarding"
            | "concerning"
            | "involving"
            | "naming"
            | "citing"
    ) {
        return false;
    }
    let before = (i > 0 && !cx.doc.tokens[i].block_start()).then(|| cx.tags.pos[i - 1]);
    matches!(
        before,
        None | Some(
            Pos::Dt | Pos::PrpS | Pos::Pos | Pos::Rb | Pos::Hyph | Pos::Jj | Pos::Punct | Pos::In | Pos::Cc
        )
    ) && cx.tags.pos[i] != Pos::Vbd
        || matches!(
            word,
            "retired"
                | "elected"
                | "appointed"
                | "convicted"
                | "accused"
                | "suspected"
                | "acting"
                | "outgoing"
                | "incoming"
                | "visiting"
                | "exiled"
                | "jailed"
                | "ousted"
                | "deposed"
                | "alleged"
                | "disgraced"
                | "sitting"
                | "presiding"
                | "managing"
                | "commanding"
        )
}

/// Capitalised at the start of a sentence, these are no part of a title.
fn is_function_word(word: &str) -> bool {
    matches!(
        word,
        "A" | "Another"
            | "After"
            | "Also"
            | "An"
            | "And"
            | "As"
            | "At"
            | "But"
            | "By"
            | "For"
            | "From"
            | "He"
            | "Her"
            | "His"
            | "However"
            | "I"
            | "If"
            | "In"
            | "It"
            | "Like"
            | "Meanwhile"
            | "My"
            | "On"
            | "Our"
            | "She"
            | "Since"
            | "So"
            | "That"
            | "The"
            | "Their"
            | "Then"
            | "They"
            | "This"
            | "To"
            | "Under"
            | "Unlike"
            | "We"
            | "When"
            | "While"
            | "With"
            | "Yet"
            | "Yesterday"
            | "Today"
            | "THE"
            | "Said"
            | "Says"
            | "Photo"
            | "Copyright"
            | "Monday"
            | "Tuesday"
            | "Wednesday"
            | "Thursday"
            | "Friday"
            | "Saturday"
            | "Sunday"
    )
}

/// The name that holds token `i`.
fn name_at<'a>(cx: &Context<'a>, i: usize) -> Option<&'a crate::tag::Name> {
    let at = cx.tags.names.partition_point(|n| n.tokens.end <= i);
    cx.tags.names.get(at).filter(|n| n.tokens.start <= i)
}

/// The noun phrase that ends at `end` (excluded) with a role noun as its head, without its article.
fn phrase_before(cx: &Context, end: usize) -> Option<Range<usize>> {
    let sentence = cx.doc.sentences[cx.doc.sentence_of(end.min(cx.doc.tokens.len() - 1))].first as usize;
    let least = sentence.max(end.saturating_sub(LONGEST));
    if end <= least {
        return None;
    }
    let mut start = if is_head(cx, end - 1) { end - 1 } else { of_phrase(cx, least, end)? };
    while start > least {
        let i = start - 1;
        let word = cx.doc.word(i);
        let joins = matches!(word, "and" | "&") && i > least && is_head(cx, i - 1) && is_head(cx, start);
        let of = matches!(word, "of" | "for")
            && i > least
            && is_head(cx, i - 1)
            && cx.doc.tokens[i - 1].caps != Caps::Lower
            && cx.doc.tokens[start].caps != Caps::Lower;
        if !(modifies(cx, i) || joins || of) {
            break;
        }
        // Another person's name is part of the role only as `Obama adviser`, `Stewart's ex-wife`.
        if let Some(name) = name_at(cx, i)
            && name.kind == NameKind::Person
            && name.tokens.len() > 3
        {
            break;
        }
        start = i;
    }
    // A name is taken whole or not at all.
    while start < end
        && name_at(cx, start)
            .is_some_and(|n| n.tokens.start < start && n.tokens.end <= end && n.kind != NameKind::Person)
    {
        start += 1;
    }
    while start < end && (cx.doc.tokens[start].kind == TokenKind::Punct || cx.tags.pos[start] == Pos::Pos) {
        start += 1;
    }
    (start < end).then_some(start..end)
}

/// `Secretary of State`, `Minister for Foreign Affairs`, `chief of staff`: where the head of such a phrase stands.
fn of_phrase(cx: &Context, least: usize, end: usize) -> Option<usize> {
    let mut i = end;
    while i > least && end - i < 7 {
        i -= 1;
        let word = cx.doc.word(i);
        if matches!(word, "of" | "for") {
            // A capital office, or `chief of staff`; not `supporter of Republican Donald Trump`.
            let office = i > least
                && is_head(cx, i - 1)
                && (cx.doc.tokens[i - 1].caps != Caps::Lower || cx.doc.tokens[end - 1].caps == Caps::Lower);
            return (office && i + 1 < end).then(|| i - 1);
        }
        let noun = cx.doc.tokens[i].caps != Caps::Lower
            || matches!(word, "the" | "and")
            || (i + 1 == end
                && matches!(
                    word,
                    "staff" | "state" | "police" | "operations" | "communications" | "mission"
                ));
        if !noun
            || (i + 1 == end && matches!(word, "the" | "and"))
            || cx.doc.tokens[i].kind != TokenKind::Word
            || name_at(cx, i).is_some_and(|n| n.kind == NameKind::Person)
        {
            return None;
        }
    }
    None
}

/// The title right before a name.
fn before(cx: &Context, name: usize) -> Option<Range<usize>> {
    let mut end = name;
    while end > 0 && matches!(hints::title(cx.doc, end - 1), Some(Title::Honorific(_))) {
        end -= 1;
    }
    if end == 0 || cx.doc.tokens[end].block_start() {
        return None;
    }
    phrase_before(cx, end)
}

/// The plural title before the first of several names: `Sens. Robert Byrd and Jay Rockefeller`, `her children, Gail and Tom Shelby`.
fn shared(cx: &Context, name: &Range<usize>) -> Option<Range<usize>> {
    let names = &cx.tags.names;
    let mut at = names.partition_point(|n| n.tokens.start < name.start);
    let sentence = cx.doc.sentences[cx.doc.sentence_of(name.start)].first as usize;
    for _ in 0..12 {
        let (own, other) = (names.get(at)?, names.get(at.checked_sub(1)?)?);
        let between = other.tokens.end..own.tokens.start;
        // Only commas, `and` and ages between.
        let linked = (1..=5).contains(&between.len())
            && between.clone().all(|i| {
                matches!(cx.doc.word(i), "," | ";" | "and" | "&")
                    || cx.doc.tokens[i].kind == TokenKind::Number
            });
        if other.kind != NameKind::Person || !linked || other.tokens.start < sentence {
            return None;
        }
        at -= 1;
        let first = &other.tokens;
        if let Some(role) = before(cx, first.start).or_else(|| beside(cx, first)) {
            let head = cx.doc.word(role.end - 1);
            let plural = persons::roles(head).is_some() && persons::role(head).is_none()
                || matches!(head, "Sens." | "Reps." | "Govs." | "Gens." | "Drs." | "Profs." | "Revs.");
            return plural.then_some(role);
        }
    }
    None
}

/// `The mayor of Dubuque, Tom Kessler, said`: an office in lower case of a place, an article before it, a comma behind the name.
fn plain_office(cx: &Context, name: &Range<usize>) -> Option<Range<usize>> {
    let word = |i: usize| cx.doc.tokens.get(i).map_or("", |_| cx.doc.word(i));
    let end = name.start - 1;
    let sentence = cx.doc.sentences[cx.doc.sentence_of(name.start)].first as usize;
    let of = (sentence.max(end.saturating_sub(8))..end).rev().find(|&i| cx.doc.word(i) == "of")?;
    let closed = matches!(word(name.end), "," | "." | ";" | "(");
    let place = of + 1 < end
        && (of + 1..end)
            .all(|i| cx.doc.tokens[i].caps != Caps::Lower || matches!(cx.doc.word(i), "the" | "of" | "and"))
        && !name_at(cx, end - 1).is_some_and(|n| n.kind == NameKind::Person);
    if !closed || !place || of <= sentence || !is_head(cx, of - 1) {
        return None;
    }
    let mut start = of - 1;
    while start > sentence && modifies(cx, start - 1) {
        start -= 1;
    }
    (start > sentence && cx.tags.pos[start - 1] == Pos::Dt || start == sentence).then_some(start..end)
}

/// The description that a comma parts from the name after it: `Israel's ceremonial president, Isaac Herzog`.
fn beside(cx: &Context, name: &Range<usize>) -> Option<Range<usize>> {
    if name.start < 2 || cx.doc.word(name.start - 1) != "," {
        return None;
    }
    let phrase = phrase_before(cx, name.start - 1).or_else(|| plain_office(cx, name))?;
    if !cx.doc.tokens[phrase.start].kind.eq(&TokenKind::Word) {
        return None;
    }
    // `the gunman, Smith said` is no apposition; nor is a link in a list of names.
    let follows = cx.doc.tokens.get(name.end).map_or(Pos::Punct, |_| cx.tags.pos[name.end]);
    if matches!(follows, Pos::Vbd | Pos::Vbz | Pos::Vbp | Pos::Md | Pos::Cc) {
        return None;
    }
    let has_name = phrase
        .clone()
        .any(|i| name_at(cx, i).is_some_and(|n| n.kind == NameKind::Person && n.tokens.end == phrase.end));
    let opens = phrase.start == 0
        || matches!(cx.tags.pos[phrase.start - 1], Pos::Dt | Pos::PrpS)
        || phrase.clone().any(|i| cx.tags.pos[i] == Pos::Pos)
        || cx.doc.sentences[cx.doc.sentence_of(phrase.start)].first as usize == phrase.start;
    (opens && !has_name).then_some(phrase)
}

/// The description behind the name and a comma: `Osama Hamdan, a Hamas official`, `Fred Winters, 45, the pastor of …`.
fn after(cx: &Context, name: &Range<usize>) -> Option<Range<usize>> {
    let tokens = &cx.doc.tokens;
    let sentence = &cx.doc.sentences[cx.doc.sentence_of(name.start)];
    let last = (sentence.end as usize).min(name.end + 2 * LONGEST);
    let mut at = name.end;
    if at < last && cx.doc.word(at) == "(" {
        let close = (at..last.min(at + 8)).find(|&i| cx.doc.word(i) == ")")?;
        at = close + 1;
    }
    if at >= last || cx.doc.word(at) != "," {
        return None;
    }
    at += 1;
    // An age of its own: `, 45,`.
    if at + 1 < last && tokens[at].kind == TokenKind::Number && cx.doc.word(at + 1) == "," {
        at += 2;
    }
    if at < last && matches!(cx.tags.pos[at], Pos::Dt | Pos::PrpS) {
        at += 1;
    }
    let start = at;
    let mut head = None;
    while at < last && modifies(cx, at) {
        if name_at(cx, at).is_some_and(|n| n.kind == NameKind::Person && n.tokens.len() > 1) {
            // `, spokesman John Doe`: the role of the next one.
            return None;
        }
        if is_head(cx, at) {
            head = Some(at);
        }
        at += 1;
    }
    let head = head?;
    // One person is no `supporters`.
    if hints::role(cx.doc, head).is_none() && hints::title(cx.doc, head).is_none() {
        return None;
    }
    // The head closes the noun phrase, and `the coach smiled` is no apposition.
    if head + 1 != at || at < last && cx.tags.pos[at] == Pos::Vbd && cx.tags.pos[start - 1] == Pos::Dt {
        return None;
    }
    let mut end = at;
    while end < last && end - start < LONGEST {
        let word = cx.doc.word(end);
        let goes_on = match cx.tags.pos[end] {
            Pos::In | Pos::To => !matches!(
                word,
                "that" | "as" | "because" | "while" | "after" | "before" | "since" | "if" | "than" | "when"
            ),
            Pos::Cc | Pos::Dt | Pos::PrpS => true,
            _ => modifies(cx, end),
        };
        if !goes_on || tokens[end].block_start() {
            break;
        }
        end += 1;
    }
    while end > at
        && matches!(cx.tags.pos[end - 1], Pos::In | Pos::To | Pos::Cc | Pos::Dt | Pos::PrpS | Pos::Punct)
    {
        end -= 1;
    }
    // `his father and former Mayor Juan Ruiz`: that is another's.
    let titled = |i: usize| hints::title(cx.doc, i - 1).is_some() || hints::role(cx.doc, i - 1).is_some();
    if cx.tags.pos[start..end].contains(&Pos::Cc)
        && (at..end).any(|i| {
            name_at(cx, i).is_some_and(|n| n.kind == NameKind::Person && n.tokens.start == i) && titled(i)
        })
    {
        return None;
    }
    // `president of the bank and Jane Doe`: not into the next person's name.
    if let Some(cut) = (at..end).find(|&i| {
        name_at(cx, i).is_some_and(|n| n.kind == NameKind::Person && n.tokens.len() > 1)
            && cx.tags.pos[i - 1] == Pos::Cc
    }) {
        end = cut - 1;
    }
    (start < end).then_some(start..end)
}
