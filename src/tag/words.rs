//! What the models look at in a word: hashes of its forms, prefixes and suffixes, its shape.

use super::hash;
use crate::text::{Caps, Document, TokenKind};

/// The features of one token that do not depend on its neighbours.
#[derive(Debug, Clone, Copy)]
pub struct Word {
    /// The word as written, apostrophes made straight.
    pub exact: u64,
    /// The word in lower case.
    pub lower: u64,
    /// Its shape: runs of letters, digits and marks (`Xx`, `X.X.`, `d,d`), long runs shortened.
    pub shape: u64,
    /// Hashes of its first 1 to 4 letters in lower case; the whole word's where it is shorter.
    pub prefixes: [u64; 4],
    /// Hashes of its last 1 to 4 letters in lower case.
    pub suffixes: [u64; 4],
    /// What the token is made of.
    pub kind: TokenKind,
    /// How it is capitalised.
    pub caps: Caps,
    /// Length in bytes.
    pub len: u32,
}

/// Longer words are judged by their beginning: no word of any language is longer.
const MAX: usize = 40;

impl Word {
    /// The features of token `i`.
    pub fn new(doc: &Document, i: usize) -> Self {
        let token = &doc.tokens[i];
        let text = doc.word(i);
        let mut exact = [0u8; MAX];
        let mut lower = [0u8; MAX];
        let mut n = 0;
        let mut shape = [0u8; 12];
        let mut shape_len = 0;
        let mut run = 0;
        for c in text.chars() {
            let c = match c {
                '’' | '‘' | 'ʼ' | '`' | '´' => '\'',
                '“' | '”' => '"',
                '–' | '—' => '-',
                c => c,
            };
            let class = if c.is_ascii_digit() {
                b'd'
            } else if c.is_lowercase() {
                b'x'
            } else if c.is_uppercase() {
                b'X'
            } else if c.is_alphabetic() {
                b'a'
            } else if c.is_ascii() {
                c as u8
            } else {
                b'?'
            };
            run = if shape_len > 0 && shape[shape_len - 1] == class { run + 1 } else { 0 };
            if run < 2 && shape_len < shape.len() {
                shape[shape_len] = class;
                shape_len += 1;
            }
            if n + c.len_utf8() > MAX {
                break;
            }
            if c.is_ascii() {
                (exact[n], lower[n]) = (c as u8, (c as u8).to_ascii_lowercase());
                n += 1;
                continue;
            }
            c.encode_utf8(&mut exact[n..]);
            let low = c.to_lowercase().next().filter(|l| l.len_utf8() == c.len_utf8()).unwrap_or(c);
            low.encode_utf8(&mut lower[n..]);
            n += c.len_utf8();
        }
        let (exact, lower) = (&exact[..n], &lower[..n]);
        Self {
            exact: hash::bytes(exact),
            lower: hash::bytes(lower),
            shape: hash::bytes(&shape[..shape_len]),
            prefixes: [1, 2, 3, 4].map(|k| hash::bytes(&lower[..k.min(n)])),
            suffixes: [1, 2, 3, 4].map(|k| hash::bytes(&lower[n - k.min(n)..])),
            kind: token.kind,
            caps: token.caps,
            len: n as u32,
        }
    }

    /// What stands before and after a sentence.
    pub fn edge() -> Self {
        let none = hash::bytes(b"\0");
        Self {
            exact: none,
            lower: none,
            shape: none,
            prefixes: [none; 4],
            suffixes: [none; 4],
            kind: TokenKind::Punct,
            caps: Caps::None,
            len: 0,
        }
    }

    /// Does it begin with a capital letter, or is it written without case?
    pub fn is_capitalised(&self) -> bool {
        match self.caps {
            Caps::Initial | Caps::All | Caps::Mixed => true,
            Caps::None => self.kind == TokenKind::Word,
            Caps::Lower => false,
        }
    }
}
