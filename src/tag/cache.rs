//! What the models say of a word by itself, kept from text to text.
//!
//! A news text repeats its words, and news repeats those of other news. For each word the sums of all weights that do
//! not depend on its neighbours are computed once. The cache is bounded: when it is full it begins anew. What is found
//! never depends on what the cache holds.

use super::lexicon::{self, Entry};
use super::model::Model;
use super::stretches::Role;
use super::words::Word;
use super::{names, pos};
use crate::text::Document;
use std::ops::Range;

/// Words kept; some 20 MB.
const MOST: usize = 16_384;
/// Places of the index; a power of two, with room for the words of the longest sentence besides.
const PLACES: usize = 4 * MOST;
/// Longer words are not kept from one sentence to the next.
const LONGEST: usize = 24;
/// How far the models look beyond a word.
const AROUND: usize = 3;

/// The models, opened in place; what is missing says nothing.
#[derive(Debug, Clone, Default)]
pub struct Models<'a> {
    /// Parts of speech.
    pub pos: Option<Model<'a>>,
    /// What words and phrases can be.
    pub lexicon: Option<Model<'a>>,
    /// Names.
    pub names: Option<Model<'a>>,
}

/// A word's bytes and length in four numbers: two words of at most [`LONGEST`] bytes have the same key only where they
/// are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Key([u64; 4]);

impl Key {
    /// What no word has.
    const NONE: Self = Self([0; 4]);

    /// The key of a word; `None` where the word is too long or empty.
    #[inline]
    fn new(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let len = bytes.len() as u64;
        Some(Self(match (bytes.first_chunk(), bytes.last_chunk()) {
            (Some(first), Some(last)) if bytes.len() <= LONGEST => {
                let middle = bytes.get(8..16).and_then(|b| b.first_chunk()).unwrap_or(&[0; 8]);
                [u64::from_le_bytes(*first), u64::from_le_bytes(*last), u64::from_le_bytes(*middle), len]
            }
            (Some(_), _) => return None,
            _ => match (bytes.first_chunk(), bytes.last_chunk()) {
                (Some(first), Some(last)) => {
                    let [first, last] = [*first, *last].map(u32::from_le_bytes);
                    [u64::from(first) | u64::from(last) << 32, 0, 0, len]
                }
                _ if bytes.is_empty() => return None,
                _ => [bytes.iter().fold(0, |all, &b| all << 8 | u64::from(b)), 0, 0, len],
            },
        }))
    }

    /// Where in the index to look first.
    #[inline]
    fn place(&self) -> usize {
        let [a, b, c, len] = self.0;
        let h = (a ^ len.rotate_left(56)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
            ^ (b ^ c.rotate_left(32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
        ((h ^ (h >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize & (PLACES - 1)
    }
}

/// All that is known of one word, but for its weights.
#[derive(Clone)]
pub struct Known {
    key: Key,
    /// Its features.
    pub word: Word,
    /// What the lexicon says of it.
    pub entry: Entry,
    /// What it can be to a name.
    pub role: Role,
    /// Its tag, where it only ever has one.
    pub fixed: Option<u8>,
    names_ready: bool,
}

/// Known words, and the words of the sentence at work.
pub struct Cache {
    /// Numbers of the known words by their keys; 0 for none.
    index: Vec<u32>,
    /// The known words. The first is what stands before and after a sentence.
    pub(super) known: Vec<Known>,
    /// Sums of the tagger's weights for each.
    pub(super) pos: Vec<pos::Shares>,
    /// Those that depend on the tags before it too.
    pub(super) rows: pos::Rows,
    /// Sums of the recogniser's weights for each; zero until asked for.
    names: Vec<names::Shares>,
    /// The numbers of the sentence's words, with edges around them.
    words: Vec<u32>,
}

impl Cache {
    /// An empty cache for some models. It must always be used with the same ones.
    pub fn new(models: &Models) -> Self {
        let mut cache = Self {
            index: vec![0; PLACES],
            known: Vec::new(),
            pos: Vec::new(),
            rows: pos::Rows::new(),
            names: Vec::new(),
            words: Vec::new(),
        };
        cache.add(models, Key::NONE, Word::edge(), "");
        cache.words.resize(2 * AROUND, 0);
        if let Some(model) = &models.names {
            cache.prepare_name(model, 0);
        }
        cache
    }

    fn add(&mut self, models: &Models, key: Key, word: Word, text: &str) -> u32 {
        let entry = models.lexicon.as_ref().map_or_else(Entry::default, |l| lexicon::entry(l, &word));
        let (pos, fixed) = match &models.pos {
            Some(model) => (pos::Shares::new(model, &word), pos::fixed(model, &word)),
            None => (pos::Shares::default(), None),
        };
        let role = Role::of(&word, text);
        self.known.push(Known { key, word, entry, role, fixed, names_ready: false });
        self.pos.push(pos);
        self.names.push(names::Shares::default());
        (self.known.len() - 1) as u32
    }

    /// Makes some tokens of a document the sentence at work.
    pub fn begin(&mut self, models: &Models, doc: &Document, tokens: Range<usize>) {
        if self.known.len() + tokens.len() > MOST {
            self.known.truncate(1);
            self.pos.truncate(1);
            self.rows.clear();
            self.pos[0].forget();
            self.names.truncate(1);
            self.index.fill(0);
        }
        self.words.truncate(AROUND);
        for i in tokens {
            let id = self.number(models, doc, i);
            self.words.push(id);
        }
        self.words.extend([0; AROUND]);
    }

    #[inline]
    fn number(&mut self, models: &Models, doc: &Document, i: usize) -> u32 {
        let text = doc.word(i);
        let Some(key) = Key::new(text) else {
            return self.add(models, Key::NONE, Word::new(doc, i), text);
        };
        let mut place = key.place();
        // A sentence has far fewer words than the index has places: one of them is empty.
        loop {
            match self.index[place] {
                0 => break,
                id if self.known[id as usize].key == key => return id,
                _ => place = (place + 1) & (PLACES - 1),
            }
        }
        let id = self.add(models, key, Word::new(doc, i), text);
        self.index[place] = id;
        id
    }

    /// Sums the recogniser's weights for some words of the sentence, where that was not done yet.
    pub fn prepare_names(&mut self, model: &Model, words: Range<usize>) {
        for i in words {
            let id = self.words[i + AROUND] as usize;
            if !self.known[id].names_ready {
                self.prepare_name(model, id);
            }
        }
    }

    #[cold]
    fn prepare_name(&mut self, model: &Model, id: usize) {
        let known = &mut self.known[id];
        self.names[id] = names::Shares::new(model, &known.word, &known.entry);
        known.names_ready = true;
    }

    /// Number of words of the sentence.
    #[inline]
    pub fn len(&self) -> usize {
        self.words.len() - 2 * AROUND
    }

    /// Has the sentence no words?
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number of word `i + d` of the sentence; the edge's where there is none. `d` is at most 3 either way.
    #[inline]
    pub(super) fn id(&self, i: usize, d: isize) -> usize {
        self.words[(i + AROUND).wrapping_add_signed(d)] as usize
    }

    /// Word `i + d` of the sentence; the edge where there is none. `d` is at most 3 either way.
    #[inline]
    pub fn at(&self, i: usize, d: isize) -> &Known {
        &self.known[self.id(i, d)]
    }

    /// Sums of the recogniser's weights for word `i + d`, once they are prepared.
    #[inline]
    pub fn names_at(&self, i: usize, d: isize) -> &names::Shares {
        &self.names[self.id(i, d)]
    }
}

#[cfg(test)]
mod tests {
    use super::Key;

    #[test]
    fn no_two_words_have_the_same_key() {
        let texts: Vec<String> = (0..40)
            .flat_map(|n| {
                let plain = "a".repeat(n);
                let changed =
                    (0..n).map(|at| format!("{}b{}", &plain[..at], &plain[at + 1..])).collect::<Vec<_>>();
                std::iter::once(plain).chain(changed)
            })
            .collect();
        for (i, a) in texts.iter().enumerate() {
            assert_eq!(Key::new(a).is_some(), (1..=24).contains(&a.len()), "{a}");
            for b in texts[..i].iter().filter(|b| Key::new(b).is_some()) {
                assert_ne!(Key::new(a), Key::new(b), "{a} {b}");
            }
        }
    }
}
