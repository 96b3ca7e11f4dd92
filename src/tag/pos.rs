//! Parts of speech: a greedy left-to-right averaged perceptron.
//!
//! A feature is of one word (its own forms, or what it says of the words beside it) or of several. Those of one word
//! do not change from text to text: their weights are summed once for each word and kept (see [`super::cache`]).

use super::cache::Cache;
use super::hash::join;
use super::model::{Keys, Model, Place};
use super::rows::{Rows, Score, UNKNOWN, add};
use super::words::Word;
use super::{PENN, Pos};
use crate::gazetteer::lexicon::Lexicon;
use crate::text::TokenKind;
use std::sync::LazyLock;
use wide::{CmpEq, CmpGt, i16x8};

/// Number of tags.
pub const TAGS: usize = PENN.len();
/// Tags, padded for the sake of wide registers.
pub const WIDTH: usize = 40;
/// Scores of all tags.
pub type Scores = [i16; WIDTH];
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
    let [before, after] = two_words([last, word, next].map(|w| w.lower));
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

/// The features of two words side by side, from the lower case of three.
#[inline]
fn two_words([last, word, next]: [u64; 3]) -> [u64; 2] {
    [join(19, join(last, word)), join(20, join(word, next))]
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
                    let mut scores = [0; WIDTH];
                    history(before, |key| model.add(key, &mut scores));
                    scores
                })
                .collect(),
        )
    }
}

/// The score of what is no tag: far below that of any, and far above what a sum could not hold.
const NO_SCORE: i16 = -16_384;

/// Sums of the weights of one word's features; in whole lines of the processor's cache.
#[derive(Clone)]
#[repr(align(64))]
pub(super) struct Shares {
    /// As of a word that does not begin its sentence; nothing where its tag is fixed.
    own: Scores,
    /// For the words at -1 and 1 from this one.
    beside: [Scores; 2],
    /// For those at -2 and 2: numbers of rows. Most words have nothing to say there.
    far: [u32; 2],
}

impl Default for Shares {
    fn default() -> Self {
        Self { own: [0; WIDTH], beside: [[0; WIDTH]; 2], far: [0; 2] }
    }
}

impl Shares {
    /// Sums them up.
    pub(super) fn new(model: &Model, word: &Word, fixed: Option<u8>, rows: &mut Rows<i8, WIDTH>) -> Self {
        let mut shares = Self::default();
        if fixed.is_none() {
            let mut keys = Keys::<16>::new();
            own(word, |key| keys.push(key));
            keys.push(begins(word, false));
            model.add_all(&keys, &mut shares.own);
            shares.own[TAGS..].fill(NO_SCORE);
        }
        for (d, scores) in [-1, 1].into_iter().zip(&mut shares.beside) {
            let mut keys = Keys::<4>::new();
            beside(word, d, |key| keys.push(key));
            model.add_all(&keys, scores);
        }
        for (d, number) in [-2, 2].into_iter().zip(&mut shares.far) {
            let mut scores = [0; WIDTH];
            beside(word, d, |key| model.add(key, &mut scores));
            *number = rows.keep(&scores.map(Score::of));
        }
        shares
    }

    /// Copies the word's rows to others.
    pub(super) fn move_rows(&mut self, from: &Rows<i8, WIDTH>, to: &mut Rows<i8, WIDTH>) {
        self.far = self.far.map(|number| to.keep(from.row(number)));
    }
}

/// Where the sums of the weights of a word together with a tag before it are.
#[derive(Clone)]
pub struct Links {
    /// For each tag right before this word.
    behind: [u16; TAGS + 1],
    /// For each tag before the word before this one.
    ahead: [u16; TAGS + 1],
}

impl Default for Links {
    fn default() -> Self {
        Self { behind: [UNKNOWN; TAGS + 1], ahead: [UNKNOWN; TAGS + 1] }
    }
}

impl Links {
    /// Copies the word's rows to others.
    pub(super) fn move_rows(
        &mut self,
        (behind, to_behind): (&Rows<i16, WIDTH>, &mut Rows<i16, WIDTH>),
        (ahead, to_ahead): (&Rows<i8, WIDTH>, &mut Rows<i8, WIDTH>),
    ) {
        self.behind.iter_mut().for_each(|number| behind.move_to(to_behind, number));
        self.ahead.iter_mut().for_each(|number| ahead.move_to(to_ahead, number));
    }
}

static ONE_TAG: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(include_str!("../../data/lexicon/one-tag.txt")));

/// A word's tag, where it only ever has one: then its context need not be looked at.
pub fn fixed(word: &Word, text: &str) -> Option<u8> {
    let number =
        word.kind == TokenKind::Number && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b',' | b'.'));
    let tag = if number { "CD" } else { ONE_TAG.get(text)? };
    PENN.iter().position(|&(name, _)| name == tag).map(|i| i as u8)
}

#[inline]
fn subtract(scores: &mut Scores, by: &Scores) {
    scores.iter_mut().zip(by).for_each(|(score, by)| *score -= by);
}

/// What the tag of a word seems to be before those of the words before it are known.
#[derive(Clone, Copy, Default)]
struct Guess {
    tag: u8,
    /// Whether the tags before it cannot change it.
    settled: bool,
}

/// Room for the work on one sentence after another.
#[derive(Default)]
pub struct Buffers {
    sums: Vec<Scores>,
    guesses: Vec<Guess>,
    keys: Vec<(u64, u32)>,
    found: Vec<(Place, u32)>,
}

/// Tags the sentence at work; the tags are appended to `out`.
pub fn tag(
    (model, history, brief): (&Model, &History, bool),
    cache: &mut Cache,
    buffers: &mut Buffers,
    out: &mut Vec<Pos>,
) {
    sum(cache, &mut buffers.sums);
    guess((model, brief), cache, buffers);
    foresee(model, cache, buffers);
    let mut before = START;
    let mut foreseen = NONE;
    for (i, (sums, guess)) in buffers.sums.iter().zip(&buffers.guesses).enumerate() {
        let mut best = u64::from(guess.tag);
        if !guess.settled {
            let mut scores = *sums;
            if before[0] != foreseen {
                subtract(&mut scores, &with_tag(model, cache, i, foreseen));
                add(&mut scores, &with_tag(model, cache, i, before[0]));
            }
            if let Some(row) = history.0.get((before[0] * (NONE + 1) + before[1]) as usize) {
                add(&mut scores, row);
            }
            if i == 0 {
                let word = &cache.features[cache.id(0, 0)];
                let mut granted = [0; WIDTH];
                model.add(begins(word, false), &mut granted);
                subtract(&mut scores, &granted);
                model.add(begins(word, true), &mut scores);
            }
            best = best_tag(&scores) as u64;
        }
        before = [best, before[0]];
        foreseen = u64::from(guess.tag);
        out.push(PENN.get(best as usize).map_or(Pos::Nn, |&(_, pos)| pos));
    }
}

/// Adds the weights of each word together with the tag before it, as guessed: so the memory answers for many words at once,
/// where each would have to wait for the tag of the one before.
fn foresee(model: &Model, cache: &mut Cache, Buffers { sums, guesses, .. }: &mut Buffers) {
    let mut before = NONE;
    for (i, (sums, guess)) in sums.iter_mut().zip(guesses).enumerate() {
        if !guess.settled {
            add(sums, &with_tag(model, cache, i, before));
        }
        before = u64::from(guess.tag);
    }
}

/// Sums the weights of word `i` together with a tag before it.
#[inline]
fn with_tag(model: &Model, cache: &mut Cache, i: usize, tag: u64) -> Scores {
    let [own, right] = [0, 1].map(|d| cache.id(i, d));
    let [word, next] = [own, right].map(|id| &cache.features[id]);
    let row = tag as usize % (TAGS + 1);
    let number = &mut cache.links[own].behind[row];
    let sum = |row: &mut Scores| behind(tag, word).into_iter().for_each(|key| model.add(key, row));
    let mut scores = *cache.behind.get(number, sum);
    let number = &mut cache.links[right].ahead[row];
    add(&mut scores, cache.ahead.get(number, |row| model.add(ahead(tag, next), row)));
    scores
}

/// Sums the weights of all words that need them, but for those that depend on tags or on two words together.
fn sum(cache: &Cache, sums: &mut Vec<Scores>) {
    sums.resize(cache.len(), [0; WIDTH]);
    for (i, sums) in sums.iter_mut().enumerate() {
        let [left2, left, own, right, right2] = [-2, -1, 0, 1, 2].map(|d| cache.id(i, d));
        if cache.fixed[own].is_some() {
            continue;
        }
        let mut scores = cache.pos[own].own;
        add(&mut scores, cache.far.row(cache.pos[left2].far[1]));
        add(&mut scores, &cache.pos[left].beside[1]);
        add(&mut scores, &cache.pos[right].beside[0]);
        add(&mut scores, cache.far.row(cache.pos[right2].far[0]));
        *sums = scores;
    }
}

/// Guesses the tags of all words by what does not depend on tags; most guesses are right. The weights of two words together
/// are added where the tag is not settled without.
fn guess(
    (model, brief): (&Model, bool),
    cache: &Cache,
    Buffers { sums, guesses, keys, found, .. }: &mut Buffers,
) {
    keys.clear();
    guesses.clear();
    for (i, sums) in (0..).zip(&*sums) {
        let [left, own, right] = [-1, 0, 1].map(|d| cache.id(i, d));
        let guess = match cache.fixed[own] {
            Some(tag) => Guess { tag, settled: true },
            None => Guess::new(sums, brief),
        };
        guesses.push(guess);
        if !guess.settled {
            let words = [left, own, right].map(|id| cache.lower[id]);
            keys.extend(two_words(words).map(|key| (key, i as u32)));
        }
    }
    model.add_each(keys, found, sums);
    for (sums, guess) in sums.iter().zip(guesses).filter(|(_, guess)| !guess.settled) {
        *guess = Guess::new(sums, brief);
    }
}

/// How far a tag must be ahead of all others for the tags before the word, and the words beside it together with it, not
/// to matter. They change one in five thousand of the words that are so far ahead, which are four in ten of those without
/// a fixed tag.
const AHEAD: i16 = 250;

impl Guess {
    /// The tag with the highest score; settled where it is far ahead and `brief`.
    #[inline]
    fn new(scores: &Scores, brief: bool) -> Self {
        let lanes = lanes(scores);
        let most = most(&lanes);
        let near = which(&lanes, |score| score.cmp_gt(i16x8::splat(most.saturating_sub(AHEAD))));
        let settled = brief && near.is_power_of_two();
        // What is ahead by itself is the highest.
        let highest = if settled { near } else { which(&lanes, |score| score.cmp_eq(i16x8::splat(most))) };
        Self { tag: highest.trailing_zeros() as u8, settled }
    }
}

/// Scores in registers, eight side by side. The compiler does not find its way to these comparisons by itself.
#[inline]
fn lanes(scores: &Scores) -> [i16x8; WIDTH / 8] {
    let eight = scores.as_chunks::<8>().0;
    std::array::from_fn(|n| i16x8::new(eight[n]))
}

/// The highest score.
#[inline]
fn most(lanes: &[i16x8; WIDTH / 8]) -> i16 {
    lanes.iter().skip(1).fold(lanes[0], |most, &scores| most.max(scores)).reduce_max()
}

/// A bit for each score that a comparison holds for.
#[inline]
fn which(lanes: &[i16x8; WIDTH / 8], holds: impl Fn(i16x8) -> i16x8) -> u64 {
    lanes.iter().rev().fold(0, |bits, &scores| bits << 8 | holds(scores).move_mask() as u64)
}

/// The index of the highest score of a tag, the first of equals.
#[inline]
fn best_tag(scores: &Scores) -> usize {
    let lanes = lanes(scores);
    let most = i16x8::splat(most(&lanes));
    which(&lanes, |score| score.cmp_eq(most)).trailing_zeros() as usize
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

#[cfg(test)]
mod tests {
    #[test]
    fn the_list_is_sorted_and_its_tags_are_known() {
        let text = include_str!("../../data/lexicon/one-tag.txt");
        crate::gazetteer::lexicon::check(text, |tag| super::PENN.iter().any(|&(name, _)| name == tag));
    }
}
