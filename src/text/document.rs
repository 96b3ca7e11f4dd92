//! A text with its tokens, sentences and paragraphs.

use super::sentence;
use super::token::{Token, tokenize};
use crate::extract::{Mention, Span};
use std::ops::Range;

/// A sentence: a range of tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// Index of its first token.
    pub first: u32,
    /// One past its last token.
    pub end: u32,
    /// Index of its paragraph.
    pub paragraph: u32,
}

impl Sentence {
    /// Its tokens' indices.
    pub fn tokens(&self) -> Range<usize> {
        self.first as usize..self.end as usize
    }
}

/// A paragraph: a range of tokens and of sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paragraph {
    /// Index of its first token.
    pub first: u32,
    /// One past its last token.
    pub end: u32,
    /// Index of its first sentence.
    pub first_sentence: u32,
    /// One past its last sentence.
    pub end_sentence: u32,
}

/// A text as tokens, sentences and paragraphs. Every token is in exactly one sentence, every sentence in one paragraph.
#[derive(Debug)]
pub struct Document<'a> {
    /// The text itself.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// What each token's word may mean by itself, once the tagger has told; empty where nothing was told.
    pub hints: Vec<u32>,
    /// The sentence of the first token of each [`STEP`].
    of_steps: Vec<u32>,
}

/// Tokens for which one sentence is kept; that of the others is found from there.
const STEP: usize = 8;

impl<'a> Document<'a> {
    /// Tokenizes and splits a text. Texts of 4 GB and more are not supported (offsets are 32 bits wide).
    pub fn new(text: &'a str) -> Self {
        let tokens = tokenize(text);
        let (sentences, paragraphs) = sentence::split(text, &tokens);
        let mut of_steps = Vec::with_capacity(tokens.len().div_ceil(STEP));
        (0..).zip(&sentences).for_each(|(n, s)| of_steps.resize((s.end as usize).div_ceil(STEP), n));
        Self { text, tokens, sentences, paragraphs, hints: Vec::new(), of_steps }
    }

    /// Whether token `i` may be what a hint stands for.
    #[inline]
    pub fn may(&self, i: usize, hint: u32) -> bool {
        self.hints.get(i).is_none_or(|hints| hints & hint != 0)
    }

    /// The tokens that may be what a hint stands for, in order.
    pub fn that_may(&self, hint: u32) -> impl Iterator<Item = usize> {
        let known = self.hints.iter().enumerate().filter(move |(_, hints)| **hints & hint != 0);
        known.map(|(i, _)| i).chain(self.hints.len()..self.tokens.len())
    }

    /// The words of token `i`.
    pub fn word(&self, i: usize) -> &'a str {
        let t = &self.tokens[i];
        &self.text[t.start as usize..t.end as usize]
    }

    /// The bytes that a range of tokens covers. The range must not be empty.
    pub fn span(&self, tokens: Range<usize>) -> Span {
        Span {
            start: self.tokens[tokens.start].start as usize,
            end: self.tokens[tokens.end - 1].end as usize,
        }
    }

    /// The words that a range of tokens covers, as written.
    pub fn slice(&self, tokens: Range<usize>) -> &'a str {
        let span = self.span(tokens);
        &self.text[span.start..span.end]
    }

    /// A range of tokens as a mention without the words, which [are told later](crate::extract::Findings). The range must not
    /// be empty.
    pub fn untold(&self, tokens: Range<usize>) -> Mention {
        let Span { start, end } = self.span(tokens);
        Mention { start, end, text: String::new() }
    }

    /// Index of the sentence that holds token `i`.
    pub fn sentence_of(&self, i: usize) -> usize {
        if i >= self.tokens.len() {
            return self.sentences.len();
        }
        let mut n = self.of_steps[i / STEP] as usize;
        while self.sentences[n].end as usize <= i {
            n += 1;
        }
        n
    }

    /// Index of the first token that ends after the byte `at`; the number of tokens where none does.
    pub fn token_at(&self, at: usize) -> usize {
        self.tokens.partition_point(|t| t.end as usize <= at)
    }

    /// The bytes of a sentence.
    pub fn sentence_span(&self, sentence: usize) -> Span {
        self.span(self.sentences[sentence].tokens())
    }
}

#[cfg(test)]
mod tests {
    use super::Document;

    fn sentences(text: &str) -> Vec<String> {
        let doc = Document::new(text);
        doc.sentences.iter().map(|s| doc.slice(s.tokens()).replace('\n', " ")).collect()
    }

    #[test]
    fn sentences_end_where_a_reader_ends_them() {
        for (text, expected) in [
            ("Gen. Smith met Sen. B. Jones. He left.", vec!["Gen. Smith met Sen. B. Jones.", "He left."]),
            ("He lives in the U.S. The war goes on.", vec!["He lives in the U.S.", "The war goes on."]),
            ("The U.S. Navy said so.", vec!["The U.S. Navy said so."]),
            (
                "\"We left,\" he said. \"It was late.\" He slept.",
                vec!["\"We left,\" he said.", "\"It was late.\"", "He slept."],
            ),
            (
                "“Why?” she asked. “Who knows.”\n\nNobody.",
                vec!["“Why?” she asked.", "“Who knows.”", "Nobody."],
            ),
            (
                "Two dead in Paris\nPolice said on Monday.",
                vec!["Two dead in Paris", "Police said on Monday."],
            ),
            ("It rose 4.5 percent... and fell.", vec!["It rose 4.5 percent... and fell."]),
        ] {
            assert_eq!(sentences(text), expected);
        }
    }

    #[test]
    fn hard_wrapped_lines_are_joined_and_headlines_kept_apart() {
        let text = "STORM HITS.\nThe storm hit the coast late on Monday, killing\nfour people and leaving thousands without power in\nthree towns.\nIt moved on.";
        assert_eq!(
            sentences(text)[1],
            "The storm hit the coast late on Monday, killing four people and leaving thousands without power in three towns."
        );
        // The widest line that is still hard-wrapped, whichever way it ends.
        for end in ["\n", "\r\n"] {
            let text = format!("{}destroyed{end}homes on the coast.", "storm ".repeat(15));
            assert_eq!(sentences(&text).len(), 1);
        }
    }
}
