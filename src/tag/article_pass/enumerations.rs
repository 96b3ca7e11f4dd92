//! Towns in a row, behind the noun that says what they are: `the villages of Abara and Bero`, `two towns, al-Abara and Bero`,
//! `areas including Bero, Tamar Unxo and Maro`. Whatever the tagger took them for, or left out, they are places.

use super::context::{has_title, is_capital, speaks, word_after};
use crate::extract::hints;
use crate::tag::{Name, NameKind, Pos, Tags};
use crate::text::{Document, TokenKind};
use std::ops::Range;

/// Places in one row.
const MOST: usize = 24;

/// Makes the items of every such row places.
pub fn read(doc: &Document, tags: &mut Tags) {
    let mut found: Vec<Range<usize>> = Vec::new();
    for i in doc.that_may(hints::SETTLEMENTS).filter(|&i| tells_settlements(doc.word(i))) {
        found.extend(row(doc, tags, i));
    }
    if found.is_empty() {
        return;
    }
    found.sort_unstable_by_key(|t| t.start);
    found.dedup_by(|next, kept| next.start < kept.end);
    let mut next = found.into_iter().peekable();
    let mut names: Vec<Name> = Vec::with_capacity(tags.names.len() + next.len());
    let place = |tokens: Range<usize>| Name { kind: NameKind::Place, tokens, confidence: 128 };
    for name in tags.names.drain(..) {
        while let Some(tokens) = next.next_if(|t| t.end <= name.tokens.start) {
            names.push(place(tokens));
        }
        match next.peek() {
            Some(t) if t.start < name.tokens.end => {
                // A longer name has it in it: `Bero Township Council`; but not `Bero and Maro`.
                let several = name.tokens.clone().any(|i| matches!(doc.word(i), "," | "and" | "or"));
                if !several && (name.tokens.end > t.end || name.tokens.start < t.start) {
                    next.next();
                    names.push(name);
                }
            }
            _ => names.push(name),
        }
    }
    names.extend(next.map(place));
    tags.names = names;
}

/// Several places of a kind.
pub fn tells_settlements(word: &str) -> bool {
    matches!(
        word,
        "areas"
            | "cities"
            | "communities"
            | "counties"
            | "districts"
            | "governorates"
            | "hamlets"
            | "islands"
            | "municipalities"
            | "neighborhoods"
            | "neighbourhoods"
            | "precincts"
            | "prefectures"
            | "provinces"
            | "regions"
            | "settlements"
            | "suburbs"
            | "towns"
            | "townships"
            | "villages"
            | "Cities"
            | "Districts"
            | "Towns"
            | "Villages"
    )
}

/// The places that the noun at `noun` brings in.
fn row(doc: &Document, tags: &Tags, noun: usize) -> Vec<Range<usize>> {
    let end = doc.sentences[doc.sentence_of(noun)].tokens().end;
    let word = |i: usize| if i < end { doc.word(i) } else { "" };
    let (first, loose) = match word(noun + 1) {
        "of" => (noun + 2, matches!(word(noun), "areas" | "communities" | "precincts" | "regions")),
        // `three TIF districts: TIF I and TIF II`
        _ if noun > 0 && is_capital(doc, noun - 1) => return Vec::new(),
        "," | ":" if !brings(word(noun + 2)) => (noun + 2, true),
        // `towns overrun last week include`.
        _ => match (noun + 1..end.min(noun + 10)).find(|&i| brings(word(i))) {
            Some(i) if word(i) != "as" || word(i - 1) == "such" => {
                (i + 1 + usize::from(word(i + 1) == ":"), true)
            }
            _ => return Vec::new(),
        },
    };
    let mut items = Vec::new();
    let mut at = first;
    while items.len() < MOST
        && let Some(item) = item(doc, at, end)
    {
        at = item.end;
        items.push(item);
        match (word(at), word(at + 1)) {
            (",", "and" | "or" | "&") => at += 2,
            ("," | "and" | "or" | "&", _) => at += 1,
            _ => break,
        }
    }
    // Without `of` two at least, joined by `and`; and nobody who speaks or has a title is one.
    let joined =
        items.windows(2).any(|w| (w[0].end..w[1].start).any(|i| matches!(word(i), "and" | "or" | "&")));
    let behind = items.last().map_or(end, |last| last.end);
    let someone = |item: &Range<usize>| has_title(doc, item.start) || speaks(doc, item.end);
    let acts = loose && word(first.saturating_sub(1)) == "," && tags.pos.get(behind).is_some_and(is_finite);
    if loose && (!joined || acts) || items.iter().any(someone) || word_after(doc, behind) == Some("'s") {
        return Vec::new();
    }
    items
}

fn is_finite(tag: &Pos) -> bool {
    matches!(tag, Pos::Vbd | Pos::Vbz | Pos::Md)
}

/// What stands between the noun and its places.
fn brings(word: &str) -> bool {
    matches!(word, "as" | "include" | "included" | "includes" | "including")
}

/// The name at `at`: capitals, with the article and the particles that names have.
fn item(doc: &Document, at: usize, end: usize) -> Option<Range<usize>> {
    let word = |i: usize| if i < end { doc.word(i) } else { "" };
    let capital = |i: usize| i < end && is_capital(doc, i) && doc.tokens[i].kind == TokenKind::Word;
    let article = matches!(word(at), "al" | "el" | "ad" | "an" | "ar" | "as" | "at" | "az") && {
        let hyphen = usize::from(word(at + 1) == "-");
        (hyphen == 1 || word(at) == "al" || word(at) == "el") && capital(at + 1 + hyphen)
    };
    let mut i = if article { at + 1 + usize::from(word(at + 1) == "-") } else { at };
    if !capital(i) {
        return None;
    }
    i += 1;
    loop {
        let joined = |i: usize| !doc.tokens[i].space_before;
        if capital(i) {
            i += 1;
        } else if word(i) == "-" && joined(i) && i + 1 < end && joined(i + 1) && capital(i + 1)
            || matches!(word(i), "de" | "del" | "la" | "do" | "da" | "di" | "el" | "al") && capital(i + 1)
        {
            i += 2;
        } else {
            break;
        }
    }
    (i - at <= 6).then_some(at..i)
}
