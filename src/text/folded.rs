//! The tokens of a stretch of text in lower case, in one buffer: what lexicons and phrase rules compare with.

use super::Document;
use std::ops::Range;

/// Lower-case words of a range of tokens, addressed by the document's token indices.
#[derive(Debug, Default)]
pub struct Folded {
    buffer: String,
    /// Where each token begins in the buffer, and where the last one ends.
    starts: Vec<u32>,
    first: usize,
}

impl Folded {
    /// Folds the words of a range of tokens. Typographic apostrophes become `'`.
    pub fn new(doc: &Document, tokens: Range<usize>) -> Self {
        let mut folded = Self { first: tokens.start, ..Self::default() };
        folded.starts.reserve(tokens.len() + 1);
        folded.buffer.reserve(doc.slice(tokens.clone()).len());
        folded.starts.push(0);
        for i in tokens {
            let word = doc.word(i);
            if word.is_ascii() {
                let start = folded.buffer.len();
                folded.buffer.push_str(word);
                folded.buffer[start..].make_ascii_lowercase();
            } else {
                for c in word.chars() {
                    match c {
                        '’' | '‘' | 'ʼ' => folded.buffer.push('\''),
                        _ => folded.buffer.extend(c.to_lowercase()),
                    }
                }
            }
            folded.starts.push(folded.buffer.len() as u32);
        }
        folded
    }

    /// The tokens that were folded.
    pub fn tokens(&self) -> Range<usize> {
        self.first..self.first + self.starts.len().saturating_sub(1)
    }

    /// Token `i` in lower case; empty where `i` lies outside.
    #[inline]
    pub fn get(&self, i: usize) -> &str {
        // An `i` before the first wraps round to far behind the last.
        match self.starts.get(i.wrapping_sub(self.first)..).and_then(|rest| rest.first_chunk()) {
            Some(&[start, end]) => &self.buffer[start as usize..end as usize],
            None => "",
        }
    }

    /// Token `i` minus `back`; empty where it lies outside.
    pub fn before(&self, i: usize, back: usize) -> &str {
        i.checked_sub(back).map_or("", |i| self.get(i))
    }

    /// Do the words from `i` on read as `phrase` (its words parted by single spaces)? Gives their number.
    pub fn phrase(&self, i: usize, phrase: &str) -> Option<usize> {
        let (mut rest, mut n) = (phrase, 0);
        loop {
            rest = rest.strip_prefix(self.get(i + n))?;
            n += 1;
            match rest.as_bytes().first() {
                None => return Some(n),
                Some(b' ') => rest = &rest[1..],
                Some(_) => return None,
            }
        }
    }
}
