//! What the models say of a word by itself, kept from text to text.
//!
//! A news text repeats its words, and news repeats those of other news. For each word the sums of all weights that do
//! not depend on its neighbours are computed once. The cache is bounded: words share places by their hash, and a new
//! word takes the place over. What is found never depends on what the cache holds.

use super::lexicon::{self, Entry};
use super::model::Model;
use super::words::Word;
use super::{hash, names, pos};
use crate::text::Document;
use std::ops::Range;

/// Places; a power of two.
const PLACES: usize = 4096;
/// Longer words are not kept from one sentence to the next.
const LONGEST: usize = 24;

/// The models, opened in place; what is missing says nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Models<'a> {
    /// Parts of speech.
    pub pos: Option<Model<'a>>,
    /// What words and phrases can be.
    pub lexicon: Option<Model<'a>>,
    /// Names.
    pub names: Option<Model<'a>>,
}

/// All that is known of one word.
#[derive(Clone)]
pub struct Known {
    bytes: [u8; LONGEST],
    len: usize,
    /// Its features.
    pub word: Word,
    /// What the lexicon says of it.
    pub entry: Entry,
    /// Its tag, where it only ever has one.
    pub fixed: Option<u8>,
    /// Sums of the tagger's weights.
    pub pos: pos::Shares,
    /// Sums of the recogniser's weights; zero until asked for.
    pub names: names::Shares,
    names_ready: bool,
}

impl Known {
    fn new(models: &Models, word: Word, text: &str) -> Self {
        let mut bytes = [0; LONGEST];
        if let Some(start) = bytes.get_mut(..text.len()) {
            start.copy_from_slice(text.as_bytes());
        }
        let entry = models.lexicon.as_ref().map_or_else(Entry::default, |l| lexicon::entry(l, &word));
        let (pos, fixed) = match &models.pos {
            Some(model) => (pos::Shares::new(model, &word), pos::fixed(model, &word)),
            None => (pos::Shares::default(), None),
        };
        let names = names::Shares::default();
        Self { bytes, len: text.len(), word, entry, fixed, pos, names, names_ready: false }
    }

    fn is(&self, text: &str) -> bool {
        self.len == text.len() && self.bytes.get(..self.len) == Some(text.as_bytes())
    }
}

/// Known words, and the words of the sentence at work.
pub struct Cache {
    places: Vec<Known>,
    /// The sentence that last used each place.
    stamps: Vec<u32>,
    /// Words of the sentence that have no place of their own.
    overflow: Vec<Known>,
    sentence: u32,
    /// The sentence's words: indices for `get`.
    pub words: Vec<u32>,
    /// What stands before and after a sentence.
    pub edge: Known,
}

impl Cache {
    /// An empty cache for some models. It must always be used with the same ones.
    pub fn new(models: &Models) -> Self {
        let mut edge = Known::new(models, Word::edge(), "");
        edge.names = models
            .names
            .as_ref()
            .map_or_else(Default::default, |m| names::Shares::new(m, &edge.word, &edge.entry));
        let empty = Known { len: usize::MAX, names_ready: false, ..edge.clone() };
        Self {
            places: vec![empty; PLACES],
            stamps: vec![0; PLACES],
            overflow: Vec::new(),
            sentence: 0,
            words: Vec::new(),
            edge,
        }
    }

    /// Makes some tokens of a document the sentence at work.
    pub fn begin(&mut self, models: &Models, doc: &Document, tokens: Range<usize>) {
        if self.sentence == u32::MAX {
            self.stamps.fill(0);
            self.sentence = 0;
        }
        self.sentence += 1;
        self.overflow.clear();
        self.words.clear();
        for i in tokens {
            let text = doc.word(i);
            let place = hash::bytes(text.as_bytes()) as usize & (PLACES - 1);
            let id = if self.places[place].is(text) {
                self.stamps[place] = self.sentence;
                place
            } else {
                let known = Known::new(models, Word::new(doc, i), text);
                if text.len() <= LONGEST && self.stamps[place] != self.sentence {
                    self.stamps[place] = self.sentence;
                    self.places[place] = known;
                    place
                } else {
                    self.overflow.push(known);
                    PLACES + self.overflow.len() - 1
                }
            };
            self.words.push(id as u32);
        }
    }

    /// Sums the recogniser's weights for some words of the sentence, where that was not done yet.
    pub fn prepare_names(&mut self, model: &Model, words: Range<usize>) {
        for i in words {
            let id = self.words[i] as usize;
            let known = match id.checked_sub(PLACES) {
                None => &mut self.places[id],
                Some(id) => &mut self.overflow[id],
            };
            if !known.names_ready {
                known.names = names::Shares::new(model, &known.word, &known.entry);
                known.names_ready = true;
            }
        }
    }

    /// Word `i` of the sentence; the edge where there is none.
    #[inline]
    pub fn at(&self, i: usize, d: isize) -> &Known {
        match i.checked_add_signed(d).and_then(|j| self.words.get(j)) {
            Some(&id) => self.get(id as usize),
            None => &self.edge,
        }
    }

    #[inline]
    fn get(&self, id: usize) -> &Known {
        match self.places.get(id) {
            Some(known) => known,
            None => self.overflow.get(id - PLACES).unwrap_or(&self.edge),
        }
    }
}
