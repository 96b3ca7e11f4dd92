//! Parts of speech: a greedy left-to-right averaged perceptron.

use super::hash::join;
use super::model::Model;
use super::words::Word;
use super::{PENN, Pos};

/// Number of tags.
pub const TAGS: usize = PENN.len();
/// The tag "before the sentence's first word".
const NONE: u64 = 99;

/// Calls `f` with each feature of word `i` of a sentence, given the two tags before it.
#[inline]
pub fn features(words: &[Word], i: usize, before: [u64; 2], mut f: impl FnMut(u64)) {
    let edge = |at: Option<&Word>, f: fn(&Word) -> u64| at.map_or(1, f);
    let word = &words[i];
    let at = |d: isize| i.checked_add_signed(d).and_then(|j| words.get(j));
    let [t1, t2] = before;
    let lower = |d| edge(at(d), |w| w.lower);
    let suffix = |d| edge(at(d), |w| w.suffixes[2]);
    let mut emit = |template: u64, value: u64| f(join(template, value));
    emit(1, word.lower);
    emit(2, word.exact);
    emit(3, word.suffixes[0]);
    emit(4, word.suffixes[1]);
    emit(5, word.suffixes[2]);
    emit(6, word.suffixes[3]);
    emit(7, word.prefixes[2]);
    emit(8, word.shape);
    emit(9, join(word.shape, u64::from(i == 0)));
    emit(10, t1);
    emit(11, join(t1, t2));
    emit(12, join(t1, word.lower));
    emit(13, lower(-1));
    emit(14, suffix(-1));
    emit(15, lower(-2));
    emit(16, lower(1));
    emit(17, suffix(1));
    emit(18, lower(2));
    emit(19, join(lower(-1), word.lower));
    emit(20, join(word.lower, lower(1)));
    emit(21, join(t1, lower(1)));
    emit(22, join(t1, word.suffixes[2]));
    emit(23, edge(at(1), |w| w.shape));
}

/// Tags a sentence; the tags are appended to `out`.
pub fn tag(model: &Model, words: &[Word], out: &mut Vec<Pos>) {
    let mut before = [NONE; 2];
    for i in 0..words.len() {
        let mut scores = [0i32; TAGS];
        features(words, i, before, |key| model.add(key, &mut scores));
        let best = best(&scores);
        before = [best as u64, before[0]];
        out.push(PENN[best].1);
    }
}

/// The tags before a sentence's first word.
pub const START: [u64; 2] = [NONE; 2];

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
