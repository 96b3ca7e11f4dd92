//! Parts of speech: a greedy left-to-right averaged perceptron.
//!
//! A feature is of one word (its own forms, or what it says of the words beside it) or of several. Those of one word
//! do not change from text to text: their weights are summed once for each word and kept (see [`super::cache`]).

use super::cache::Cache;
use super::hash::join;
use super::model::{Keys, Model};
use super::words::Word;
use super::{PENN, Pos};

/// Number of tags.
pub const TAGS: usize = PENN.len();
/// Scores of all tags, padded for the sake of wide registers.
pub type Scores = [i16; 40];
/// The tag "before the sentence's first word".
const NONE: u64 = TAGS as u64;
/// The tags before a sentence's first word.
pub const START: [u64; 2] = [NONE; 2];

/// Calls `f` with each feature of a word by itself.
pub fn own(word: &Word, mut f: impl FnMut(u64)) {
    let mut emit = |template: u64, value: u64| f(join(template, value));
    emit(1, word.lower);
    emit(2, word.exact);
    emit(3, word.suffixes[0]);
    emit(4, word.suffixes[1]);
    emit(5, word.suffixes[2]);
    emit(6, word.suffixes[3]);
    emit(7, word.prefixes[2]);
    emit(8, word.shape);
}

/// Calls `f` with each feature of a word for the one that stands `d` words after it (before it where negative).
pub fn beside(word: &Word, d: i8, mut f: impl FnMut(u64)) {
    let mut emit = |template: u64, value: u64| f(join(template, value));
    match d {
        1 => {
            emit(13, word.lower);
            emit(14, word.suffixes[2]);
        }
        2 => emit(15, word.lower),
        -1 => {
            emit(16, word.lower);
            emit(17, word.suffixes[2]);
            emit(23, word.shape);
        }
        _ => emit(18, word.lower),
    }
}

/// Calls `f` with each feature of a word together with the words beside it and the tag before it.
#[inline]
pub fn joint(last: &Word, word: &Word, next: &Word, first: bool, tag: u64, f: impl FnMut(u64)) {
    let [tagged, ending] = behind(tag, word);
    let [before, after] = two_words(last, word, next);
    [tagged, before, after, ahead(tag, next), ending, begins(word, first)].into_iter().for_each(f);
}

/// The features of a word right behind a tag.
fn behind(tag: u64, word: &Word) -> [u64; 2] {
    [join(12, join(tag, word.lower)), join(22, join(tag, word.suffixes[2]))]
}

/// The feature of a word with another between it and a tag.
fn ahead(tag: u64, next: &Word) -> u64 {
    join(21, join(tag, next.lower))
}

/// The features of two words side by side.
#[inline]
fn two_words(last: &Word, word: &Word, next: &Word) -> [u64; 2] {
    [join(19, join(last.lower, word.lower)), join(20, join(word.lower, next.lower))]
}

/// The feature of a word that does or does not begin the sentence.
fn begins(word: &Word, first: bool) -> u64 {
    join(9, join(word.shape, u64::from(first)))
}

/// Calls `f` with each feature of the two tags before a word.
#[inline]
pub fn history(before: [u64; 2], mut f: impl FnMut(u64)) {
    f(join(10, before[0]));
    f(join(11, join(before[0], before[1])));
}

/// The weights of the two tags before a word, for each pair of tags.
pub struct History(Vec<Scores>);

impl History {
    /// Sums them up.
    pub fn new(model: &Model) -> Self {
        let pairs = (0..=NONE).flat_map(|a| (0..=NONE).map(move |b| [a, b]));
        Self(
            pairs
                .map(|before| {
                    let mut scores = [0; 40];
                    history(before, |key| model.add(key, &mut scores));
                    scores
                })
                .collect(),
        )
    }
}

/// Sums of the weights of one word's features.
#[derive(Clone)]
pub struct Shares {
    /// As of a word that does not begin its sentence.
    own: Scores,
    /// For the words at -2, -1, 1, 2 from this one.
    beside: [Scores; 4],
    /// For each tag right before this word the number of a row of [`Rows`].
    behind: [u16; TAGS + 1],
    /// The same for each tag before the word before this one.
    ahead: [u16; TAGS + 1],
}

/// Not looked up yet.
const UNKNOWN: u16 = u16::MAX;
/// The row of what has no weights.
const EMPTY: u16 = 0;
/// The row of what finds no room.
const LAST: usize = 1;

/// Sums of the weights of words together with the tags before them, as they are asked for.
pub(super) struct Rows(Vec<Scores>);

impl Rows {
    /// No rows.
    pub fn new() -> Self {
        Self(vec![[0; 40]; LAST + 1])
    }

    /// Forgets all rows.
    pub fn clear(&mut self) {
        self.0.truncate(LAST + 1);
    }

    /// Row `number`; where that is unknown `sum` fills it, or tells that there is nothing to sum.
    #[inline]
    fn get(&mut self, number: &mut u16, sum: impl FnOnce(&mut Scores) -> bool) -> &Scores {
        if *number == UNKNOWN {
            let mut row = [0; 40];
            if !sum(&mut row) {
                *number = EMPTY;
            } else if self.0.len() < usize::from(UNKNOWN) {
                *number = self.0.len() as u16;
                self.0.push(row);
            } else {
                self.0[LAST] = row;
                return &self.0[LAST];
            }
        }
        &self.0[usize::from(*number)]
    }
}

impl Default for Shares {
    fn default() -> Self {
        let unknown = [UNKNOWN; TAGS + 1];
        Self { own: [0; 40], beside: [[0; 40]; 4], behind: unknown, ahead: unknown }
    }
}

impl Shares {
    /// Sums them up.
    pub fn new(model: &Model, word: &Word) -> Self {
        let (mut shares, mut keys) = (Self::default(), Keys::<16>::new());
        own(word, |key| keys.push(key));
        keys.push(begins(word, false));
        model.add_all(&keys, &mut shares.own);
        for (d, scores) in [-2, -1, 1, 2].into_iter().zip(&mut shares.beside) {
            beside(word, d, |key| model.add(key, scores));
        }
        shares
    }

    /// Forgets its rows.
    pub fn forget(&mut self) {
        self.behind = [UNKNOWN; TAGS + 1];
        self.ahead = [UNKNOWN; TAGS + 1];
    }
}

/// The template of words that only ever have one tag.
const FIXED: u64 = 99;

/// The key under which the model keeps a word's only tag.
pub fn fixed_key(word: &Word) -> u64 {
    join(FIXED, word.exact)
}

/// The word's only tag, where it has but one.
pub fn fixed(model: &Model, word: &Word) -> Option<u8> {
    let mut fixed = None;
    model.each(fixed_key(word), |tag, _| fixed = Some(tag as u8));
    fixed
}

fn add(scores: &mut Scores, by: &Scores) {
    for (s, b) in scores.iter_mut().zip(by) {
        *s += b;
    }
}

/// Tags the sentence at work; the tags are appended to `out`.
pub fn tag(model: &Model, history: &History, cache: &mut Cache, out: &mut Vec<Pos>) {
    let mut before = START;
    for i in 0..cache.len() {
        let best = match cache.at(i, 0).fixed {
            Some(tag) => tag as usize,
            None => best_tag(scores(model, history, cache, i, before)),
        };
        before = [best as u64, before[0]];
        out.push(PENN.get(best).map_or(Pos::Nn, |&(_, pos)| pos));
    }
}

#[inline]
fn scores(model: &Model, history: &History, cache: &mut Cache, i: usize, before: [u64; 2]) -> Scores {
    let [left2, left, own, right, right2] = [-2, -1, 0, 1, 2].map(|d| cache.id(i, d));
    let mut scores = cache.pos[own].own;
    add(&mut scores, &cache.pos[left2].beside[3]);
    add(&mut scores, &cache.pos[left].beside[2]);
    add(&mut scores, &cache.pos[right].beside[1]);
    add(&mut scores, &cache.pos[right2].beside[0]);
    if let Some(row) = history.0.get((before[0] * (NONE + 1) + before[1]) as usize) {
        add(&mut scores, row);
    }
    let [last, word, next] = [left, own, right].map(|id| &cache.known[id].word);
    let tag = before[0] as usize % (TAGS + 1);
    let number = &mut cache.pos[own].behind[tag];
    let row = cache
        .rows
        .get(number, |row| behind(before[0], word).map(|key| model.add_known(key, row)) != [false; 2]);
    add(&mut scores, row);
    let number = &mut cache.pos[right].ahead[tag];
    let row = cache.rows.get(number, |row| model.add_known(ahead(before[0], next), row));
    add(&mut scores, row);
    if i == 0 {
        let mut granted = [0; 40];
        model.add(begins(word, false), &mut granted);
        scores.iter_mut().zip(granted).for_each(|(score, by)| *score -= by);
        model.add(begins(word, true), &mut scores);
    }
    let mut keys = Keys::<2>::new();
    two_words(last, word, next).into_iter().for_each(|key| keys.push(key));
    model.add_all(&keys, &mut scores);
    scores
}

/// The index of the highest score of a tag, the first of equals.
#[inline]
fn best_tag(mut scores: Scores) -> usize {
    scores[TAGS..].fill(i16::MIN);
    let most = scores.iter().fold(i16::MIN, |most, &s| most.max(s));
    scores.iter().position(|&s| s == most).unwrap_or(0)
}

/// The index of the highest score, the first of equals.
pub fn best<T: PartialOrd + Copy>(scores: &[T]) -> usize {
    let mut best = 0;
    for (i, s) in scores.iter().enumerate() {
        if *s > scores[best] {
            best = i;
        }
    }
    best
}
