//! Statements of several paragraphs with marks at their two ends only: `“We lost it all.`, `We wrote to them.`, `Nobody came,” she
//! said.`

use super::Stretch;
use crate::text::Document;
use std::ops::Range;

/// Paragraphs that such a statement may have beside its first and last.
const MOST: usize = 5;

/// Puts the paragraphs between an opening mark that nothing closes and a closing mark that nothing opened in order, where all
/// of them are in the first person.
pub(super) fn bridge(doc: &Document, found: &mut Vec<Stretch>) {
    let mut k = 0;
    while k + 1 < found.len() {
        let (open, close) = (found[k], found[k + 1]);
        k += 1;
        let between = open.paragraph() + 1..close.paragraph();
        if !open.lost_close
            || !close.lost_open
            || open.single
            || close.paragraph() <= open.paragraph()
            || between.len() > MOST
            || open.outer_stop() != doc.paragraphs[open.paragraph()].end as usize
        {
            continue;
        }
        let tokens = |p: usize| doc.paragraphs[p].first as usize..doc.paragraphs[p].end as usize;
        let last = tokens(close.paragraph()).start..close.stop();
        if !between.clone().map(tokens).chain([last.clone()]).all(|words| is_spoken(doc, words)) {
            continue;
        }
        let whole: Vec<Stretch> = between.map(|p| stretch(doc, tokens(p), p)).collect();
        let start = doc.tokens[last.start].start as usize;
        found[k] = close.beginning_at(start, last.start);
        let added = whole.len();
        found.splice(k..k, whole);
        k += added;
    }
}

/// A paragraph without marks as words that go on in the next.
fn stretch(doc: &Document, tokens: Range<usize>, paragraph: usize) -> Stretch {
    let words = doc.span(tokens.clone());
    let whole = Stretch::new(words.start..words.end, tokens.clone(), tokens, paragraph);
    Stretch { lost_close: true, ..whole }
}

/// Is it in the first person, with nobody saying anything in it?
fn is_spoken(doc: &Document, mut tokens: Range<usize>) -> bool {
    let first_person =
        |i: usize| matches!(doc.word(i), "I" | "we" | "We" | "my" | "My" | "our" | "Our" | "us" | "me");
    let cue = |i: usize| matches!(doc.word(i), "said" | "says" | "told" | "added");
    tokens.clone().any(first_person) && !tokens.any(cue)
}
