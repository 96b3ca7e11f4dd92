//! Sentence and paragraph boundaries over tokens.

use super::abbreviations::{self, Abbreviation};
use super::document::{Paragraph, Sentence};
use super::token::{Caps, Token, TokenKind};

/// A sentence longer than this is cut: no rule or model looks further, and time stays linear.
const MAX_TOKENS: u32 = 400;

/// Words that often begin a sentence and seldom follow an abbreviation inside one.
const STARTERS: &[&str] = &[
    "A",
    "After",
    "All",
    "Also",
    "Although",
    "An",
    "And",
    "Another",
    "As",
    "At",
    "Because",
    "Before",
    "Both",
    "But",
    "By",
    "During",
    "Each",
    "For",
    "From",
    "He",
    "Her",
    "His",
    "However",
    "I",
    "If",
    "In",
    "It",
    "Its",
    "Many",
    "Meanwhile",
    "More",
    "Most",
    "No",
    "Not",
    "Of",
    "On",
    "One",
    "Or",
    "Other",
    "Our",
    "Several",
    "She",
    "Since",
    "So",
    "Some",
    "Such",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "These",
    "They",
    "This",
    "Those",
    "Though",
    "Three",
    "To",
    "Two",
    "Under",
    "Until",
    "We",
    "What",
    "When",
    "Where",
    "Which",
    "While",
    "Who",
    "With",
    "You",
    "Your",
];

/// Cuts tokens into sentences and paragraphs.
pub(super) fn split(text: &str, tokens: &[Token]) -> (Vec<Sentence>, Vec<Paragraph>) {
    let mut sentences = Vec::with_capacity(tokens.len() / 20 + 1);
    let mut paragraphs: Vec<Paragraph> = Vec::with_capacity(tokens.len() / 60 + 1);
    let wrap = wrap_width(text, tokens);
    let (mut start, mut first_sentence, mut line_from) = (0u32, 0u32, 0u32);
    let mut i = 0;
    while i < tokens.len() {
        let mut end = i + 1;
        let mut ends = false;
        if is_terminal(text, tokens, i) {
            // Closing marks belong to the sentence that they close.
            while tokens.get(end).is_some_and(|t| is_closing(text, t, tokens.get(end + 1))) {
                end += 1;
            }
            ends = tokens.get(end).is_none_or(|next| starts_sentence(text, tokens, i, next, end));
        }
        let next = tokens.get(end);
        let paragraph_ends = next.is_none_or(|t| {
            t.block_start()
                || (t.line_start()
                    && wrap.is_none_or(|w| {
                        (tokens[end - 1].end - line_from + 1) * 10 < w * 6 && starts_line(text, t)
                    }))
        });
        if next.is_some_and(|t| t.line_start()) {
            line_from = next.map_or(0, |t| t.start);
        }
        if ends || paragraph_ends || end as u32 - start >= MAX_TOKENS {
            sentences.push(Sentence { first: start, end: end as u32, paragraph: paragraphs.len() as u32 });
            start = end as u32;
        }
        if paragraph_ends {
            let end_sentence = sentences.len() as u32;
            let first = sentences[first_sentence as usize].first;
            paragraphs.push(Paragraph { first, end: end as u32, first_sentence, end_sentence });
            first_sentence = end_sentence;
        }
        i = end;
    }
    (sentences, paragraphs)
}

/// The line width of hard-wrapped text, in bytes with one for the line's end, however it is written; `None` where each
/// line is a paragraph.
fn wrap_width(text: &str, tokens: &[Token]) -> Option<u32> {
    let (mut longest, mut from, mut soft, mut lines) = (0, 0, 0usize, 0usize);
    for (before, t) in tokens.iter().zip(tokens.iter().skip(1)).filter(|(_, t)| t.line_start()) {
        longest = longest.max(before.end - from + 1);
        from = t.start;
        if !t.block_start() {
            lines += 1;
            soft += usize::from(text[t.start as usize..].starts_with(|c: char| c.is_lowercase()));
        }
    }
    (longest <= 100 && soft * 5 > lines).then_some(longest)
}

fn starts_line(text: &str, t: &Token) -> bool {
    !text[t.start as usize..].starts_with(|c: char| c.is_lowercase())
}

fn word<'a>(text: &'a str, t: &Token) -> &'a str {
    &text[t.start as usize..t.end as usize]
}

/// A token that can end a sentence: a terminal mark, or an abbreviation that is not bound to its next word.
fn is_terminal(text: &str, tokens: &[Token], i: usize) -> bool {
    let t = &tokens[i];
    match t.kind {
        TokenKind::Punct => word(text, t).starts_with(['.', '!', '?', '…', '。', '؟']),
        TokenKind::Word if t.end - t.start > 1 && text.as_bytes()[t.end as usize - 1] == b'.' => {
            let w = word(text, t);
            let stem = &w[..w.len() - 1];
            // An initial (`B.`) belongs to the name around it.
            stem.len() > 1 && abbreviations::lookup(stem) != Some(Abbreviation::Before)
        }
        _ => false,
    }
}

/// A mark that closes what stands before it: no space before, and not the opening of the next word.
fn is_closing(text: &str, t: &Token, next: Option<&Token>) -> bool {
    if t.block_start() {
        return false;
    }
    match word(text, t) {
        "”" | "’’" | "»" | ")" | "]" => true,
        "\"" | "″" | "'" | "''" | "’" => !t.space_before || next.is_none_or(|n| n.space_before),
        "." | "!" | "?" | "..." | "…" => !t.space_before,
        _ => false,
    }
}

/// Does what stands at `next` begin a sentence, after the terminal token `i`?
fn starts_sentence(text: &str, tokens: &[Token], i: usize, next: &Token, at: usize) -> bool {
    if next.block_start() {
        return true;
    }
    // Look through opening marks at the first word.
    let mut j = at;
    while tokens.get(j).is_some_and(|t| {
        t.kind == TokenKind::Punct
            && matches!(
                word(text, t),
                "“" | "\"" | "″" | "‘" | "'" | "''" | "``" | "«" | "(" | "[" | "—" | "–" | "-" | "--" | "•"
            )
    }) {
        j += 1;
    }
    let Some(first) = tokens.get(j) else { return true };
    let opens = j > at;
    let w = word(text, first);
    let w0 = word(text, &tokens[i]);
    if tokens[i].kind == TokenKind::Word {
        return next.space_before && first.caps == Caps::Initial && STARTERS.binary_search(&w).is_ok();
    }
    if !next.space_before && !opens && w0 == "." && first.kind != TokenKind::Word {
        return false;
    }
    match first.caps {
        Caps::Lower => {
            opens
                && !matches!(w, "said" | "says" | "and" | "he" | "she")
                && at == i + 1
                && next.space_before
                && w0 == "."
        }
        Caps::None => {
            first.kind != TokenKind::Punct && !w0.starts_with(['…']) && (next.space_before || opens)
        }
        _ => true,
    }
}
