//! Which tokens name a place: the tagger's places, peoples and adjectives, and what the gazetteer is sure of.

use crate::extract::Context;
use crate::gazetteer::Kinds;
use crate::tag::NameKind;
use crate::text::{Caps, TokenKind};
use std::ops::Range;

/// A toponym in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toponym {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// A people or an adjective.
    pub demonym: bool,
    /// To be reported; else it only helps to place the others.
    pub reported: bool,
}

/// The toponyms of a document, in text order, none overlapping another.
pub fn find(cx: &Context) -> Vec<Toponym> {
    let mut out = Vec::new();
    let mut at = 0;
    for name in &cx.tags.names {
        scan(cx, at..name.tokens.start.max(at), &mut out);
        let tokens = name.tokens.start.max(at)..name.tokens.end;
        at = at.max(name.tokens.end);
        if tokens.is_empty() {
            continue;
        }
        match name.kind {
            NameKind::Place => place(cx, tokens, &mut out),
            NameKind::Other => other(cx, tokens, &mut out),
            NameKind::Organization => organization(cx, tokens, &mut out),
            NameKind::Person => {}
        }
    }
    scan(cx, at..cx.doc.tokens.len(), &mut out);
    out
}

fn toponym(tokens: Range<usize>) -> Toponym {
    Toponym { tokens, demonym: false, reported: true }
}

/// A name that the tagger calls a place: without its article, cut at commas.
fn place(cx: &Context, tokens: Range<usize>, out: &mut Vec<Toponym>) {
    let mut start = tokens.start;
    for i in tokens.clone().chain([tokens.end]) {
        if i == tokens.end || matches!(cx.doc.word(i), "," | ";" | "/") {
            let mut from = start;
            if from < i && matches!(cx.doc.word(from), "the" | "The" | "THE") {
                from += 1;
            }
            if from < i {
                let demonym = cx.gazetteer.kinds(cx.doc.slice(from..i)) == Kinds::DEMONYM;
                out.push(Toponym { demonym, ..toponym(from..i) });
            }
            start = i + 1;
        }
    }
}

/// A name of another kind: a people or an adjective where all its words are such.
fn other(cx: &Context, tokens: Range<usize>, out: &mut Vec<Toponym>) {
    let mut at = tokens.start;
    let mut found = Vec::new();
    let mut all = true;
    while at < tokens.end {
        match demonym(cx, at, tokens.end) {
            Some(end) => {
                found.push(Toponym { tokens: at..end, demonym: true, reported: true });
                at = end;
            }
            None => {
                all &= matches!(cx.doc.word(at), "-" | "–" | "/" | "and");
                at += 1;
            }
        }
    }
    if all {
        out.append(&mut found);
    }
}

/// A people or adjective at token `at`: one past its last token, the longest first.
fn demonym(cx: &Context, at: usize, end: usize) -> Option<usize> {
    (1..=3).rev().filter(|n| at + n <= end).map(|n| at + n).find(|&to| {
        capitalised(cx, at) && {
            let kinds = cx.gazetteer.kinds(cx.doc.slice(at..to));
            kinds.has(Kinds::DEMONYM) && !(kinds.has(Kinds::CITY) && kinds.has(Kinds::PRIMARY))
        }
    })
}

fn capitalised(cx: &Context, i: usize) -> bool {
    let t = &cx.doc.tokens[i];
    t.kind == TokenKind::Word && matches!(t.caps, Caps::Initial | Caps::All | Caps::Mixed)
}

/// An organization: no place, but what its name holds tells where the article is at home.
fn organization(cx: &Context, tokens: Range<usize>, out: &mut Vec<Toponym>) {
    let mut at = tokens.start;
    while at < tokens.end {
        let longest = (1..=3).rev().filter(|n| at + n <= tokens.end).map(|n| at + n).find(|&to| {
            capitalised(cx, at) && {
                let kinds = cx.gazetteer.kinds(cx.doc.slice(at..to));
                kinds.has(Kinds::PRIMARY) && !kinds.has(Kinds::DEMONYM)
            }
        });
        if let Some(to) = longest {
            out.push(Toponym { tokens: at..to, demonym: false, reported: false });
            at = to;
        } else {
            at += 1;
        }
    }
}

/// Tokens outside all names: what only the gazetteer knows, where it is sure.
fn scan(cx: &Context, tokens: Range<usize>, out: &mut Vec<Toponym>) {
    let mut at = tokens.start;
    while at < tokens.end {
        if !capitalised(cx, at) {
            at += 1;
            continue;
        }
        if let Some(to) = demonym(cx, at, tokens.end) {
            out.push(Toponym { tokens: at..to, demonym: true, reported: true });
            at = to;
            continue;
        }
        let sure =
            (1..=4).rev().filter(|n| at + n <= tokens.end).map(|n| at + n).find(|&to| is_sure(cx, at..to));
        if let Some(to) = sure {
            out.push(toponym(at..to));
            at = to;
        } else {
            at += 1;
        }
    }
}

/// A country or area by a name that is nothing else.
fn is_sure(cx: &Context, tokens: Range<usize>) -> bool {
    let name = cx.doc.slice(tokens.clone());
    match name {
        "U.S." | "US" | "USA" | "U.S.A." | "UK" | "U.K." | "UAE" | "U.A.E." | "EU" => return true,
        _ => {}
    }
    if name.len() < 4 || cx.doc.tokens[tokens.end - 1].caps == Caps::Lower {
        return false;
    }
    let kinds = cx.gazetteer.kinds(name);
    kinds.has(Kinds::COUNTRY) && kinds.has(Kinds::PRIMARY) && !kinds.has(Kinds::CITY)
}
