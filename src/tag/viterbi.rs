//! The best labels of a stretch, given the scores of each word and of going from label to label.

use super::labels::{self, LABELS, OUTSIDE};
use super::model::Model;
use super::names::Scores;

/// The labels after which a name is over or none was begun.
const OVER: [usize; 9] = [0, 3, 4, 7, 8, 11, 12, 15, 16];
/// The labels that go on with no name.
const BEGINS: [usize; 9] = [0, 1, 4, 5, 8, 9, 12, 13, 16];
/// Those, padded for the sake of wide registers.
const WIDTH: usize = 12;

/// The transitions of the embedded model.
pub struct Transitions {
    /// From each label of [`OVER`] to each of [`BEGINS`].
    between: [[i32; WIDTH]; 9],
    /// Within the names of each kind: to the inner and the last token, each from the first and from an inner one.
    within: [[[i32; 2]; 2]; 4],
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
        let within = |kind: usize, to: usize, from: usize| weight(1 + 4 * kind + from, 2 + 4 * kind + to);
        Self {
            between: OVER
                .map(|from| std::array::from_fn(|n| BEGINS.get(n).map_or(NEVER, |&to| weight(from, to)))),
            within: std::array::from_fn(|kind| {
                std::array::from_fn(|to| std::array::from_fn(|from| within(kind, to, from)))
            }),
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
        // Without a branch, so that several labels go in a step.
        let (mut most, mut best) = ([i32::MIN; WIDTH], [0; WIDTH]);
        for (n, (&label, weights)) in (0..).zip(OVER.iter().zip(&t.between)) {
            for (lane, &weight) in weights.iter().enumerate() {
                let score = now[label] + weight;
                let better = score > most[lane];
                most[lane] = if better { score } else { most[lane] };
                best[lane] = if better { n } else { best[lane] };
            }
        }
        for (&to, (&most, &best)) in BEGINS.iter().zip(most.iter().zip(&best)) {
            next[to] = most.max(i32::MIN / 4) + i32::from(step[to]);
            from[to] = OVER[best as usize % OVER.len()] as u8;
        }
        for (kind, weights) in t.within.iter().enumerate() {
            let first = 1 + 4 * kind;
            for (to, weights) in (first + 1..).zip(weights) {
                let scores = [now[first] + weights[0], now[first + 1] + weights[1]];
                let inner = usize::from(scores[1] > scores[0]);
                next[to] = scores[inner].max(i32::MIN / 4) + i32::from(step[to]);
                from[to] = (first + inner) as u8;
            }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_hold_all_that_may_follow() {
        for to in 0..LABELS {
            for from in 0..LABELS {
                let between = OVER.contains(&from) && BEGINS.contains(&to);
                let first = (to.max(1) - 1) / 4 * 4 + 1;
                let within = !BEGINS.contains(&to) && (from == first || from == first + 1);
                assert_eq!(labels::follows(from, to), between || within, "{from} {to}");
            }
        }
    }
}
