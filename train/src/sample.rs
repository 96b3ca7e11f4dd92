//! A labelled text, and its labels projected on the library's own tokens.

use newsx::tag::labels::{self, OUTSIDE, Part};
use newsx::tag::{NameKind, Pos};
use newsx::text::Document;
use std::ops::Range;

/// A text with gold labels by byte offset.
#[derive(Debug, Clone, Default)]
pub struct Sample {
    /// Where it comes from: the data set's name.
    pub source: &'static str,
    /// The text.
    pub text: String,
    /// Part-of-speech tags of stretches of the text.
    pub pos: Vec<(Range<usize>, Pos)>,
    /// Names; `None` where the data set does not annotate them.
    pub names: Option<Vec<(Range<usize>, NameKind)>>,
}

impl Sample {
    /// Appends a word, after a space where `space`; gives its bytes.
    pub fn push(&mut self, word: &str, space: bool) -> Range<usize> {
        if space && !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push(' ');
        }
        let start = self.text.len();
        self.text.push_str(word);
        start..self.text.len()
    }

    /// The gold tag of each token; `None` where the treebank cuts the text otherwise.
    pub fn gold_pos(&self, doc: &Document) -> Vec<Option<Pos>> {
        let mut gold = self.pos.iter().peekable();
        doc.tokens
            .iter()
            .map(|t| {
                while gold.peek().is_some_and(|g| g.0.start < t.start as usize) {
                    gold.next();
                }
                gold.peek().filter(|g| g.0 == (t.start as usize..t.end as usize)).map(|g| g.1)
            })
            .collect()
    }

    /// The gold label of each token, names widened to whole tokens.
    pub fn gold_labels(&self, doc: &Document) -> Option<Vec<u8>> {
        let mut gold = vec![OUTSIDE as u8; doc.tokens.len()];
        for (span, kind) in self.names.as_ref()? {
            let from = doc.token_at(span.start);
            let to = doc.tokens.partition_point(|t| (t.start as usize) < span.end);
            for i in from..to {
                let part = match (i == from, i + 1 == to) {
                    (true, true) => Part::Only,
                    (true, false) => Part::First,
                    (false, true) => Part::Last,
                    (false, false) => Part::Inner,
                };
                gold[i] = labels::label(*kind, part) as u8;
            }
        }
        Some(gold)
    }
}
