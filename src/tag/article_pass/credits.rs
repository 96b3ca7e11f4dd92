//! Photo credits and bylines: `(Saul Loeb/Pool Photo via AP)`, `(AP Photo/Jane Doe)`, `By Jane Doe`.

use super::context::is_capital;
use crate::gazetteer::persons;
use crate::tag::{Name, NameKind, Tags};
use crate::text::{Document, TokenKind};
use std::ops::Range;

/// Tokens of a credit looked at.
const LONGEST: usize = 14;

/// Makes the names in credits and bylines people, whatever the tagger took them for.
pub fn read(doc: &Document, tags: &mut Tags) {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (i, token) in doc.tokens.iter().enumerate() {
        match token.end - token.start {
            1 if token.kind == TokenKind::Punct && doc.word(i) == "(" => found.extend(credit(doc, i)),
            2 if (token.line_start || token.block_start) && matches!(doc.word(i), "By" | "BY") => {
                found.extend(byline(doc, i))
            }
            _ => {}
        }
    }
    if found.is_empty() {
        return;
    }
    let mut next = found.iter().peekable();
    let mut names: Vec<Name> = Vec::with_capacity(tags.names.len() + found.len());
    for name in tags.names.drain(..) {
        while let Some(tokens) = next.next_if(|t| t.end <= name.tokens.start) {
            names.push(person(tokens));
        }
        if next.peek().is_none_or(|t| t.start >= name.tokens.end) {
            names.push(name);
        }
    }
    names.extend(next.map(person));
    tags.names = names;
}

fn person(tokens: &Range<usize>) -> Name {
    Name { kind: NameKind::Person, tokens: tokens.clone(), confidence: 200 }
}

/// The name in the credit whose bracket opens at `open`.
fn credit(doc: &Document, open: usize) -> Option<Range<usize>> {
    let end = doc.tokens.len().min(open + LONGEST);
    let close = (open + 1..end).find(|&i| doc.word(i) == ")")?;
    let agency = |i: usize| {
        matches!(
            doc.word(i),
            "AP" | "AFP"
                | "Reuters"
                | "REUTERS"
                | "EPA"
                | "Getty"
                | "Photo"
                | "Images"
                | "Pool"
                | "photo"
                | "via"
        )
    };
    if !(open + 1..close).any(agency) {
        return None;
    }
    let slash = (open + 1..close).find(|&i| doc.word(i) == "/");
    // `Saul Loeb/Pool Photo`, then `AP Photo/Saul Loeb`, then `Photo by Saul Loeb`.
    let by = (open + 1..close).find(|&i| doc.word(i) == "by");
    let behind = |from: usize| {
        let end = (from..close).find(|&i| !is_capital(doc, i) && doc.word(i) != "-").unwrap_or(close);
        from..end
    };
    let candidates = [slash.map(|s| open + 1..s), slash.map(|s| behind(s + 1)), by.map(|b| behind(b + 1))];
    candidates.into_iter().flatten().find(|tokens| {
        (2..=4).contains(&tokens.len())
            && tokens.clone().all(|i| (is_capital(doc, i) || doc.word(i) == "-") && !agency(i))
            && looks_right(doc, tokens)
    })
}

/// A given name or an initial first, or nothing that is known to be something else.
fn looks_right(doc: &Document, tokens: &Range<usize>) -> bool {
    let first = doc.word(tokens.start);
    persons::forename(first).is_some()
        || first.len() == 2 && first.ends_with('.')
        || tokens.len() == 2
            && !tokens.clone().any(|i| {
                super::local::head(doc.word(i)).is_some()
                    || persons::role(doc.word(i)).is_some()
                    || doc.word(i).len() < 3
            })
}

/// The name behind `By` at the start of a line: the whole line, or up to a comma, `and`, or an agency.
fn byline(doc: &Document, by: usize) -> Option<Range<usize>> {
    let from = by + 1;
    let mut end = from;
    while end < doc.tokens.len() && end < from + 5 && !doc.tokens[end].line_start && is_capital(doc, end) {
        end += 1;
    }
    let closed = end >= doc.tokens.len()
        || doc.tokens[end].line_start
        || matches!(doc.word(end), "," | "and" | "|" | "/" | "of" | "•");
    let tokens = from..end;
    ((2..=4).contains(&tokens.len()) && closed && persons::forename(doc.word(from)).is_some())
        .then_some(tokens)
}
