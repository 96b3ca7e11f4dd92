//! What the sentences before one told, for its pronouns and definite plurals: each is read once, however many figures ask.

use super::chunk::View;
use super::outcome::Candidate;
use crate::extract::{Context, Extent};
use crate::text::Folded;

/// How far back a pronoun may find the source that it stands for, in sentences.
const SOURCE: usize = 3;
/// How far back a definite plural may find its number.
const NUMBER: usize = 4;

/// The sentences that were asked for last.
#[derive(Default)]
pub(super) struct Earlier {
    sources: Latest<Option<Extent>>,
    numbers: Latest<Vec<Number>>,
}

/// A number and whom or what it counts.
struct Number {
    /// The first token of the phrase.
    start: usize,
    head: String,
    value: u64,
}

impl Earlier {
    /// The source that the sentences before `s` named last.
    pub(super) fn source(&mut self, cx: &Context, s: usize) -> Option<Extent> {
        (s.saturating_sub(SOURCE)..s).rev().find_map(|before| {
            let last = |view: &View| view.last_source().map(|tokens| cx.doc.span(tokens).into());
            *self.sources.get(before, || read(cx, before, last))
        })
    }

    /// The number that the text gave before to the people of a definite plural in sentence `s`.
    pub(super) fn number(&mut self, view: &View, candidate: &Candidate, s: usize) -> Option<u64> {
        let (cx, head) = (&view.cx, view.head(candidate.chunk));
        (s.saturating_sub(NUMBER)..=s).rev().find_map(|before| {
            let numbers = self.numbers.get(before, || read(cx, before, numbers));
            let meant = |n: &&Number| n.head == head && n.start < candidate.count.start;
            numbers.iter().find(meant).map(|n| n.value)
        })
    }
}

/// What a look at a sentence tells.
fn read<T>(cx: &Context, sentence: usize, look: impl FnOnce(&View) -> T) -> T {
    let folded = Folded::new(cx.doc, cx.doc.sentences[sentence].tokens());
    look(&View::new(cx, &folded))
}

/// The numbers of a sentence.
fn numbers(view: &View) -> Vec<Number> {
    let number = |c: usize| {
        let chunk = &view.chunks[c];
        let value = view.quantities[chunk.quantity?].value?;
        Some(Number { start: chunk.tokens.start, head: view.head(c).to_string(), value })
    };
    (0..view.chunks.len()).filter_map(number).collect()
}

/// The answers for the latest few sentences, by the sentence's number.
struct Latest<T>([Option<(usize, T)>; 8]);

impl<T> Default for Latest<T> {
    fn default() -> Self {
        Self(std::array::from_fn(|_| None))
    }
}

impl<T> Latest<T> {
    fn get(&mut self, sentence: usize, answer: impl FnOnce() -> T) -> &T {
        let place = &mut self.0[sentence % 8];
        if place.as_ref().is_none_or(|(at, _)| *at != sentence) {
            *place = None;
        }
        &place.get_or_insert_with(|| (sentence, answer())).1
    }
}
