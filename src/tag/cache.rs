//! What the models say of a word by itself, kept from text to text.
//!
//! A news text repeats its words, and news repeats those of other news. For each word the sums of all weights that do
//! not depend on its neighbours are computed once. The cache is bounded: when it is full, words that did not come again
//! make room. What is found never depends on what the cache holds.

use super::lexicon::{self, Entry};
use super::model::Model;
use super::names::Needs;
use super::rows::Rows;
use super::stretches::Role;
use super::tables;
use super::words::Word;
use super::{PENN, Pos, names, pos};
use crate::text::{Document, Token};
use std::ops::Range;

/// Words kept; some 25 MB a thread. A year of a newspaper has twice as many, half of which come once.
const MOST: usize = 32_768;
/// Words that stay when room is made.
const STAYING: usize = MOST / 3 * 2;
/// Places of the index; a power of two, with room for all words that are read in at once besides.
const PLACES: usize = 1 << 16;
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
    /// Tags that hardly depend on what is around are taken as they are. Not by the trainer: what it gives does not depend on
    /// such shortcuts.
    pub brief: bool,
    /// What a word may mean by itself to whoever reads the tags.
    pub hint: Option<fn(&str) -> u32>,
}

/// A word's bytes in three numbers: two words of at most [`LONGEST`] bytes have the same key only where they are the same,
/// since no word holds the byte 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Key([u64; 3]);

/// Which bits of three numbers belong to a word of some length.
static MASKS: [[u64; 3]; LONGEST + 1] = {
    let mut masks = [[0; 3]; LONGEST + 1];
    let mut len = 0;
    while len <= LONGEST {
        let mut byte = 0;
        while byte < len {
            masks[len][byte / 8] |= 0xff << (byte % 8 * 8);
            byte += 1;
        }
        len += 1;
    }
    masks
};

impl Key {
    /// What no word has.
    const NONE: Self = Self([0; 3]);

    /// The key of the word that a text has at some bytes; `None` where the word is too long or empty.
    #[inline]
    fn new(text: &[u8], word: Range<usize>) -> Option<Self> {
        let len = word.len();
        let mask = MASKS.get(len).filter(|_| len > 0)?;
        let rest = text.get(word.start..)?;
        let mut short = [0; LONGEST];
        let bytes = match rest.first_chunk::<LONGEST>() {
            Some(bytes) => bytes,
            None => {
                short.iter_mut().zip(rest).for_each(|(to, &from)| *to = from);
                &short
            }
        };
        let mut key = [0; 3];
        for ((number, bytes), mask) in key.iter_mut().zip(bytes.as_chunks::<8>().0).zip(mask) {
            *number = u64::from_le_bytes(*bytes) & mask;
        }
        Some(Self(key))
    }

    /// Where in the index to look first.
    #[inline]
    fn place(&self) -> usize {
        let [a, b, c] = self.0;
        let h = a.wrapping_mul(0x9e37_79b9_7f4a_7c15)
            ^ (b ^ c.rotate_left(32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
        ((h ^ (h >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize & (PLACES - 1)
    }
}

/// What the recogniser asks of a word besides its weights.
#[derive(Clone)]
pub struct Known {
    /// See [`Word::lower`].
    pub lower: u64,
    /// See [`Word::shape`].
    pub shape: u64,
    /// What the lexicon says of it; nothing until [`Cache::prepare_names`].
    pub entry: Entry,
    /// The number of its shape, `tables::OTHER` for rare ones.
    pub shape_number: u8,
    /// See [`Word::is_capitalised`].
    pub is_capitalised: bool,
}

/// Known words, and the words of the sentence at work.
pub struct Cache {
    /// Numbers of the known words by their keys; 0 for none.
    index: Vec<u32>,
    keys: Vec<Key>,
    /// Whether a word came again since room was made.
    again: Vec<bool>,
    /// The known words. The first is what stands before and after a sentence.
    known: Vec<Known>,
    /// What they can be to a name.
    roles: Vec<Role>,
    /// Their features, for whoever looks up something new of them.
    pub(super) features: Vec<Word>,
    /// Their tags, where they only ever have one.
    pub(super) fixed: Vec<Option<u8>>,
    /// What they may mean to whoever reads the tags.
    hints: Vec<u32>,
    /// The hashes of their lower case.
    pub(super) lower: Vec<u64>,
    /// Sums of the tagger's weights for each.
    pub(super) pos: Vec<pos::Shares>,
    pub(super) far: Rows<i8, { pos::WIDTH }>,
    /// Those that depend on the tags before it too.
    pub(super) links: Vec<pos::Links>,
    pub(super) behind: Rows<i16, { pos::WIDTH }>,
    pub(super) ahead: Rows<i8, { pos::WIDTH }>,
    /// Where the sums of the recogniser's weights for each are; 0 until [`Cache::prepare_names`].
    shares: Vec<u32>,
    /// Sums of the recogniser's weights for those near names; the first is nobody's.
    names: Vec<names::Shares>,
    name_rows: Rows<i16, 24>,
    /// The shapes that have numbers.
    shapes: Vec<u64>,
    /// The keys of the sentence that is being read in.
    sought: Vec<Key>,
    /// The numbers of the words of the sentences that were read in, with edges around each sentence.
    words: Vec<u32>,
    /// Where in them the sentence at work lies.
    sentence: Range<usize>,
}

impl Cache {
    /// An empty cache for some models. It must always be used with the same ones.
    pub fn new(models: &Models) -> Self {
        // Room at once: to move what is known to more room would take longer than all else at the start.
        let mut cache = Self {
            index: vec![0; PLACES],
            keys: Vec::with_capacity(MOST),
            again: Vec::with_capacity(MOST),
            known: Vec::with_capacity(MOST),
            roles: Vec::with_capacity(MOST),
            shares: Vec::with_capacity(MOST),
            features: Vec::with_capacity(MOST),
            fixed: Vec::with_capacity(MOST),
            lower: Vec::with_capacity(MOST),
            hints: Vec::with_capacity(MOST),
            pos: Vec::with_capacity(MOST),
            far: Rows::new(),
            links: Vec::with_capacity(MOST),
            behind: Rows::new(),
            ahead: Rows::new(),
            names: Vec::with_capacity(MOST),
            name_rows: Rows::new(),
            shapes: Vec::new(),
            sought: Vec::new(),
            words: vec![0; AROUND],
            sentence: AROUND..AROUND,
        };
        cache.names.push(names::Shares::default());
        cache.add(models, Key::NONE, Word::edge(), "");
        cache.prepare_name(models, 0, Needs { own: false, beside: [true; 2] });
        cache
    }

    #[cold]
    fn add(&mut self, models: &Models, key: Key, word: Word, text: &str) -> u32 {
        let fixed = if models.brief { pos::fixed(&word, text) } else { None };
        let shape_number = self.shapes.iter().position(|&shape| shape == word.shape).unwrap_or_else(|| {
            let new = self.shapes.len().min(tables::OTHER);
            if new < tables::OTHER {
                self.shapes.push(word.shape);
            }
            new
        }) as u8;
        self.keys.push(key);
        self.again.push(false);
        self.fixed.push(fixed);
        self.lower.push(word.lower);
        self.hints.push(models.hint.map_or(0, |hint| hint(text)));
        let far = &mut self.far;
        let shares = |model| pos::Shares::new(model, &word, fixed, far);
        self.pos.push(models.pos.as_ref().map_or_else(Default::default, shares));
        self.links.push(pos::Links::default());
        self.known.push(Known {
            lower: word.lower,
            shape: word.shape,
            entry: Entry::default(),
            shape_number,
            is_capitalised: word.is_capitalised(),
        });
        self.roles.push(Role::of(&word, text));
        self.shares.push(0);
        self.features.push(word);
        (self.known.len() - 1) as u32
    }

    /// Forgets the sentences that were read in, and makes room where so many tokens may fill the cache.
    pub fn clear(&mut self, tokens: usize) {
        // Of a text's words one in twenty is new. Where it is more, some more words are kept for once.
        if self.known.len() + tokens / 8 > MOST {
            self.make_room();
        }
        self.words.truncate(AROUND);
    }

    /// Reads in a sentence, some tokens of a document; gives what [`Cache::select`] takes to make it the one at work.
    pub fn read(&mut self, models: &Models, doc: &Document, tokens: Range<usize>) -> Range<usize> {
        // In steps, so that the memory answers for many words at once: keys, numbers, whether these are the words'.
        let start = self.words.len();
        let key = |token: &Token| Key::new(doc.text.as_bytes(), token.start as usize..token.end as usize);
        self.sought.clear();
        self.sought.extend(doc.tokens[tokens.clone()].iter().map(|token| key(token).unwrap_or(Key::NONE)));
        self.words.extend(self.sought.iter().map(|key| self.index[key.place()]));
        for (n, i) in tokens.enumerate() {
            let (key, id) = (self.sought[n], self.words[start + n] as usize);
            if id != 0 && self.keys[id] == key {
                self.again[id] = true;
            } else {
                self.words[start + n] = self.number(models, doc, i, key);
            }
        }
        let end = self.words.len();
        self.words.extend([0; AROUND]);
        start..end
    }

    /// Makes a sentence that was read in the one at work.
    pub fn select(&mut self, sentence: Range<usize>) {
        self.sentence = sentence;
    }

    /// Makes some tokens of a document the sentence at work, and the only one that is read in.
    pub fn begin(&mut self, models: &Models, doc: &Document, tokens: Range<usize>) {
        self.clear(tokens.len());
        let sentence = self.read(models, doc, tokens);
        self.select(sentence);
    }

    /// Forgets the words that did not come again since room was made last, and more where these are few.
    #[cold]
    fn make_room(&mut self) {
        let mut names = Vec::with_capacity(MOST);
        names.push(self.names[0].clone());
        let (mut behind, mut ahead) = (Rows::new(), Rows::new());
        let (mut far, mut name_rows) = (Rows::new(), Rows::new());
        let mut kept = 0;
        for id in 0..self.known.len() {
            let stays = id == 0 || self.again[id] && self.keys[id] != Key::NONE && kept < STAYING;
            if !stays {
                continue;
            }
            self.keys.swap(kept, id);
            self.known.swap(kept, id);
            self.roles.swap(kept, id);
            self.shares.swap(kept, id);
            self.features.swap(kept, id);
            self.fixed.swap(kept, id);
            self.lower.swap(kept, id);
            self.hints.swap(kept, id);
            self.pos.swap(kept, id);
            self.pos[kept].move_rows(&self.far, &mut far);
            self.links.swap(kept, id);
            self.links[kept].move_rows((&self.behind, &mut behind), (&self.ahead, &mut ahead));
            let share = &mut self.shares[kept];
            if *share != 0 {
                let mut shares = self.names[*share as usize].clone();
                shares.move_rows(&self.name_rows, &mut name_rows);
                names.push(shares);
                *share = (names.len() - 1) as u32;
            }
            kept += 1;
        }
        (self.names, self.name_rows) = (names, name_rows);
        (self.behind, self.ahead, self.far) = (behind, ahead, far);
        self.keys.truncate(kept);
        self.known.truncate(kept);
        self.roles.truncate(kept);
        self.shares.truncate(kept);
        self.features.truncate(kept);
        self.fixed.truncate(kept);
        self.lower.truncate(kept);
        self.hints.truncate(kept);
        self.pos.truncate(kept);
        self.links.truncate(kept);
        self.again.clear();
        self.again.resize(kept, false);
        self.index.fill(0);
        for id in 1..kept {
            let mut place = self.keys[id].place();
            while self.index[place] != 0 {
                place = (place + 1) & (PLACES - 1);
            }
            self.index[place] = id as u32;
        }
    }

    /// The number of a word, which has a key unless it is too long to be kept.
    fn number(&mut self, models: &Models, doc: &Document, i: usize, key: Key) -> u32 {
        if key == Key::NONE {
            return self.add(models, key, Word::new(doc, i), doc.word(i));
        }
        let mut place = key.place();
        // The sentences that are read in have far fewer words than the index has places: one of them is empty.
        loop {
            match self.index[place] {
                0 => break,
                id if self.keys[id as usize] == key => {
                    self.again[id as usize] = true;
                    return id;
                }
                _ => place = (place + 1) & (PLACES - 1),
            }
        }
        let id = self.add(models, key, Word::new(doc, i), doc.word(i));
        self.index[place] = id;
        id
    }

    /// Looks up what the lexicon says of a stretch of the sentence and the words around it, and sums the recogniser's weights
    /// that the stretch needs of them, where that was not done yet.
    pub fn prepare_names(&mut self, models: &Models, stretch: Range<usize>) {
        for i in stretch.start.saturating_sub(AROUND)..(stretch.end + AROUND).min(self.len()) {
            let beside = [i > stretch.start, i + 1 < stretch.end];
            self.prepare_name(models, self.id(i, 0), Needs { own: stretch.contains(&i), beside });
        }
    }

    fn prepare_name(&mut self, models: &Models, id: usize, needs: Needs) {
        let (known, word) = (&mut self.known[id], &self.features[id]);
        if self.shares[id] == 0 {
            known.entry = models.lexicon.as_ref().map_or_else(Entry::default, |l| lexicon::entry(l, word));
            self.shares[id] = self.names.len() as u32;
            self.names.push(names::Shares::default());
        }
        if let Some(model) = &models.names {
            let shares = &mut self.names[self.shares[id] as usize];
            shares.prepare(model, needs, (word, &known.entry), &mut self.name_rows);
        }
    }

    /// The hints of the sentence's words.
    pub(super) fn hints(&self) -> impl Iterator<Item = u32> {
        self.words[self.sentence.clone()].iter().map(|&id| self.hints[id as usize])
    }

    /// Number of words of the sentence.
    #[inline]
    pub fn len(&self) -> usize {
        self.sentence.len()
    }

    /// Has the sentence no words?
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// `The`, `He`, `In`: a word that is only ever a pronoun, preposition or the like, so no name by itself.
    #[inline]
    pub(super) fn is_function_word(&self, i: usize) -> bool {
        let tag = self.fixed[self.id(i, 0)].and_then(|tag| PENN.get(usize::from(tag)));
        matches!(tag, Some((_, Pos::Dt | Pos::In | Pos::Cc | Pos::Prp | Pos::PrpS | Pos::Wrb | Pos::Wp)))
    }

    /// The number of word `i + d` of the sentence; the edge's where there is none. `d` is at most 3 either way.
    #[inline]
    pub(super) fn id(&self, i: usize, d: isize) -> usize {
        self.words[(self.sentence.start + i).wrapping_add_signed(d)] as usize
    }

    /// What word `i` of the sentence can be to a name.
    #[inline]
    pub(super) fn role(&self, i: usize) -> Role {
        self.roles[self.id(i, 0)]
    }

    /// The features of word `i + d` of the sentence; the edge's where there is none. `d` is at most 3 either way.
    #[inline]
    pub fn word(&self, i: usize, d: isize) -> &Word {
        &self.features[self.id(i, d)]
    }

    /// Word `i + d` of the sentence; the edge where there is none. `d` is at most 3 either way.
    #[inline]
    pub fn at(&self, i: usize, d: isize) -> &Known {
        &self.known[self.id(i, d)]
    }

    /// A row that [`names::Shares`] has the number of.
    #[inline]
    pub fn name_row(&self, number: u32) -> &names::Scores {
        self.name_rows.row(number)
    }

    /// Sums of the recogniser's weights for word `i + d`, once they are prepared.
    #[inline]
    pub fn names_at(&self, i: usize, d: isize) -> &names::Shares {
        &self.names[self.shares[self.id(i, d)] as usize]
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
            // What stands behind a word is not part of it.
            let key =
                |word: &str, behind: &str| Key::new((word.to_string() + behind).as_bytes(), 0..word.len());
            assert_eq!(key(a, "").is_some(), (1..=24).contains(&a.len()), "{a}");
            assert_eq!(key(a, ""), key(a, " and so on, far behind the word"));
            for b in texts[..i].iter().filter(|b| key(b, "").is_some()) {
                assert_ne!(key(a, ""), key(b, ""), "{a} {b}");
            }
        }
    }
}
