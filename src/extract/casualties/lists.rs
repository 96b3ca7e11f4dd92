//! Lists told line by line: `The new cases are:` and then `Two women in their 70s`, `A boy of nine`.

use super::chunk::{Kind, View};
use super::lexicon::NounFrame;
use super::outcome::{Candidate, Part};
use crate::extract::{CasualtyKind, Context};
use crate::text::TokenKind;

/// A list that is being told.
#[derive(Debug, Clone, Copy)]
pub(super) struct Listed {
    pub(super) kind: CasualtyKind,
    /// The sentence of its last line, or of what announced it.
    pub(super) line: usize,
    /// The figure that its lines are parts of.
    pub(super) whole: Option<usize>,
}

/// No line of a list is as long as this.
const LONG: usize = 18;

/// Does a colon end the sentence `s`, so that a list may follow?
pub(super) fn announces(cx: &Context, s: usize) -> bool {
    let tokens = cx.doc.sentences[s].tokens();
    tokens.len() < 40 && tokens.last().is_some_and(|i| cx.doc.word(i) == ":")
}

/// Is the sentence `s` a line of its own that begins with a number or an article?
pub(super) fn is_item(cx: &Context, s: usize) -> bool {
    let Some(tokens) = cx.doc.sentences.get(s).map(|s| s.tokens()) else { return false };
    if tokens.len() > LONG || s == 0 || cx.doc.sentences[s].paragraph == cx.doc.sentences[s - 1].paragraph {
        return false;
    }
    let first = tokens.clone().find(|&i| cx.doc.tokens[i].kind != TokenKind::Punct);
    first.is_some_and(|i| {
        let word = cx.doc.word(i);
        word.starts_with(|c: char| c.is_ascii_digit())
            || crate::text::lowered(word, |w| {
                (matches!(w, "a" | "an") || crate::text::number::word_value(w).is_some()).then_some(())
            })
            .is_some()
    })
}

impl View<'_> {
    /// The harm that the line before a list announces: `The dead:`, `The new cases are:`.
    pub(super) fn announced(&self, disease: bool) -> Option<CasualtyKind> {
        (0..self.chunks.len()).rev().find_map(|c| {
            if self.kind(c) == Kind::Noun
                && let Some(sense) = self.lexicon.noun(self.head(c)).filter(|_| self.chunks[c].plural)
            {
                let counted = match sense.frame {
                    NounFrame::Disease => disease && !self.legal(&self.chunks[c]),
                    NounFrame::Event => false,
                    _ => true,
                };
                return counted.then_some(sense.kind);
            }
            matches!(self.kind(c), Kind::Noun | Kind::State).then(|| self.class_of_victims(c)).flatten()
        })
    }

    /// The people of one line of the list, which tells nothing else of them.
    pub(super) fn line_of_list(&self, list: &Listed, found: &mut Vec<Candidate>) {
        let Some(c) = (0..self.chunks.len().min(3)).find(|&c| self.kind(c) == Kind::Noun) else { return };
        let told = (0..self.chunks.len()).any(|v| self.kind(v) == Kind::Verb && self.subject(v) == Some(c));
        if !found.is_empty() || told || !self.is_people(&self.chunks[c]) {
            return;
        }
        if let Some(mut figure) = self.figure(c, c, list.kind) {
            figure.part_of = if list.whole.is_some() { Part::Earlier } else { Part::Whole };
            figure.rank = 2;
            found.push(figure);
        }
    }
}
