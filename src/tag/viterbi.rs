//! The best labels of a stretch, given the scores of each word and of going from label to label.

use super::labels::{self, LABELS, OUTSIDE};
use super::model::Model;
use super::names::Scores;

/// The transitions of the embedded model: for each label those that may stand before it, in order, with their weights.
pub struct Transitions {
    before: [Vec<(u8, i32)>; LABELS],
    /// The weights of going from outside to each label, where that may be.
    first: [i32; LABELS],
    /// The weights of going from each label to outside, where that may be.
    last: [i32; LABELS],
}

/// Far below all sums of weights.
const NEVER: i32 = -1_000_000;

impl Transitions {
    /// Reads them from the model.
    pub fn new(model: &Model) -> Self {
        let weight = |from, to| if labels::follows(from, to) { model.transition(from, to) } else { NEVER };
        let before = |to| {
            (0..LABELS)
                .filter(move |&from| labels::follows(from, to))
                .map(move |from| (from as u8, weight(from, to)))
        };
        Self {
            before: std::array::from_fn(|to| before(to).collect()),
            first: std::array::from_fn(|to| weight(OUTSIDE, to)),
            last: std::array::from_fn(|from| weight(from, OUTSIDE)),
        }
    }
}

/// For each word after the first and each of its labels the best label before it.
pub type Back = Vec<[u8; LABELS]>;

/// The best labels for a stretch, outside before and after it. Of equals the first label counts.
pub fn viterbi(scores: &[Scores], t: &Transitions, back: &mut Back, out: &mut Vec<u8>) {
    back.clear();
    out.clear();
    let Some((first, rest)) = scores.split_first() else { return };
    let mut now: [i32; LABELS] = std::array::from_fn(|l| i32::from(first[l]) + t.first[l]);
    for step in rest {
        let mut next = [0; LABELS];
        let mut from = [0u8; LABELS];
        for (to, before) in t.before.iter().enumerate() {
            let mut most = i32::MIN;
            for &(label, weight) in before {
                let score = now[usize::from(label) % LABELS] + weight;
                if score > most {
                    most = score;
                    from[to] = label;
                }
            }
            next[to] = most.max(i32::MIN / 4) + i32::from(step[to]);
        }
        now = next;
        back.push(from);
    }
    let mut label = (0..LABELS).max_by_key(|&l| (now[l] + t.last[l], LABELS - l)).unwrap_or(OUTSIDE);
    out.push(label as u8);
    for from in back.iter().rev() {
        label = usize::from(from[label]);
        out.push(label as u8);
    }
    out.reverse();
}
