//! Utterances that the article also carries whole.
//!
//! `“We are safe,” she wrote. “Thank you all.”` is two stretches, and only its readers guess that nothing stood between
//! them. Where a post or statement in the same article has the words of both without a break, they are known to be one
//! utterance: one quote, from the first word to the last, with its stretches as `parts`.

use super::said::Said;
use crate::extract::{Extent, QuoteKind, Span};
use crate::text::{Document, Gate};
use rustc_hash::FxHashMap;

/// Words on either side of a break that find it again elsewhere.
const BESIDE: usize = 3;
/// Breaks with the same words beside them that are looked for, and words of a stretch: what keeps the search linear.
const ALIKE: usize = 4;
const LONGEST: usize = 500;

/// Makes one quote of the stretches that stand elsewhere without a break. `quotes` are in text order.
pub(super) fn join(doc: &Document, quotes: &mut Vec<Said>) {
    if !quotes.iter().any(|q| q.parts().len() > 1 && q.kind == QuoteKind::Direct) {
        return;
    }
    let words = words(doc);
    let text = |word: u32| doc.word(word as usize);
    let within = |q: Span| within(doc, &words, q);
    let same = |a: &[u32], b: &[u32]| a.iter().zip(b).all(|(&a, &b)| text(a).eq_ignore_ascii_case(text(b)));
    // Where each break would stand if its two sides were one text.
    let mut breaks: FxHashMap<[&str; 2 * BESIDE], Vec<usize>> = FxHashMap::default();
    let mut sides: Vec<(usize, usize, Span, Span)> = Vec::new();
    let quoted = |q: &&Said| q.kind == QuoteKind::Direct;
    let direct: Vec<usize> = (0..quotes.len()).filter(|&i| quoted(&&quotes[i])).collect();
    for pair in direct.windows(2) {
        let (a, b) = (&quotes[pair[0]], &quotes[pair[1]]);
        if a.parts().len() < 2 || a.parts() != b.parts() {
            continue;
        }
        let (left, right) = (within(span(a)), within(span(b)));
        if left.len().min(right.len()) < BESIDE || left.len().max(right.len()) > LONGEST {
            continue;
        }
        let mut key = [""; 2 * BESIDE];
        let around = left[left.len() - BESIDE..].iter().chain(&right[..BESIDE]);
        key.iter_mut().zip(around).for_each(|(slot, &word)| *slot = text(word));
        let alike = breaks.entry(key).or_default();
        if alike.len() < ALIKE {
            alike.push(sides.len());
            sides.push((pair[0], pair[1], span(a), span(b)));
        }
    }
    if sides.is_empty() {
        return;
    }
    let mut whole = vec![false; sides.len()];
    // Few windows have the word before a break where it stands in one.
    let last_left: Gate = breaks.keys().map(|key| key[BESIDE - 1]).collect();
    for (at, window) in words.windows(2 * BESIDE).enumerate() {
        if !last_left.may_hold(text(window[BESIDE - 1])) {
            continue;
        }
        let mut key = [""; 2 * BESIDE];
        key.iter_mut().zip(window).for_each(|(slot, &word)| *slot = text(word));
        for &s in breaks.get(&key).into_iter().flatten() {
            let (_, _, a, b) = sides[s];
            let (left, right) = (within(a), within(b));
            let middle = at + BESIDE;
            whole[s] = whole[s]
                || middle >= left.len()
                    && words.len() - middle >= right.len()
                    && same(left, &words[middle - left.len()..middle])
                    && same(right, &words[middle..middle + right.len()]);
        }
    }
    let mut gone = vec![false; quotes.len()];
    // Backwards, so that a third stretch has joined the second before it joins the first.
    for (s, &(first, second, ..)) in sides.iter().enumerate().rev() {
        if whole[s] {
            let (end, sentence) = (quotes[second].words.end(), quotes[second].sentence.end());
            let joined = &mut quotes[first];
            let words = joined.words.start()..end;
            let inside = |p: &&Extent| words.start <= p.start() && p.end() <= words.end;
            let parts: Vec<Extent> = joined.parts().iter().filter(inside).copied().collect();
            joined.set_parts(&parts);
            joined.words = words.into();
            joined.sentence = (joined.sentence.start()..joined.sentence.end().max(sentence)).into();
            gone[second] = true;
        }
    }
    let mut index = 0;
    quotes.retain(|_| {
        index += 1;
        !gone[index - 1]
    });
}

fn span(q: &Said) -> Span {
    q.words.into()
}

/// The words of a text without its marks, as tokens.
fn words(doc: &Document) -> Vec<u32> {
    let is_word = |&i: &u32| {
        let word = doc.word(i as usize);
        word.starts_with(|c: char| c.is_ascii_alphanumeric()) || word.contains(char::is_alphanumeric)
    };
    (0..doc.tokens.len() as u32).filter(is_word).collect()
}

/// Those that begin in a span.
fn within<'w>(doc: &Document, words: &'w [u32], span: Span) -> &'w [u32] {
    let at = |byte: usize| words.partition_point(|&w| (doc.tokens[w as usize].start as usize) < byte);
    &words[at(span.start)..at(span.end)]
}
