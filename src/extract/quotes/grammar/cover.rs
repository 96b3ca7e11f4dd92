//! Which of some stretches of tokens covers a token: a bit for each token, and for each few tokens where to begin to look.
//! A number for each token would take eight times the room.

use std::ops::Range;

/// Tokens of a step: as many as a mask has bits.
const STEP: usize = u16::BITS as usize;

/// Stretches of tokens in text order, none overlapping another, by the tokens that they cover.
pub(super) struct Cover(Vec<Step>);

#[derive(Clone, Copy, Default)]
struct Step {
    /// The first stretch that does not end before these tokens.
    first: u32,
    /// Which of these tokens are covered.
    covered: u16,
}

impl Cover {
    /// That of some stretches of a text of so many tokens.
    pub fn new(stretches: impl Iterator<Item = Range<usize>>, tokens: usize) -> Self {
        // Without any no memory is taken.
        let mut steps: Vec<Step> = Vec::new();
        for (n, Range { start, end }) in stretches.enumerate() {
            let end = end.min(tokens);
            if steps.is_empty() {
                steps.reserve_exact(tokens.div_ceil(STEP));
            }
            // Steps that begin before its end, and that no stretch before reaches.
            let reached = end.div_ceil(STEP);
            if steps.len() < reached {
                steps.resize(reached, Step { first: n as u32, covered: 0 });
            }
            for i in start..end {
                steps[i / STEP].covered |= 1 << (i % STEP);
            }
        }
        Self(steps)
    }

    /// The stretch that covers token `i`, given where each ends.
    #[inline]
    pub fn at(&self, i: usize, end_of: impl Fn(usize) -> usize) -> Option<usize> {
        let step = self.0.get(i / STEP)?;
        if step.covered >> (i % STEP) & 1 == 0 {
            return None;
        }
        let mut n = step.first as usize;
        while end_of(n) <= i {
            n += 1;
        }
        Some(n)
    }
}

#[cfg(test)]
mod tests {
    use super::Cover;

    #[test]
    fn a_token_is_covered_by_the_stretch_that_holds_it() {
        // Beside each other, over several steps, empty, past the end.
        let stretches = [0..1, 1..3, 5..5, 7..16, 16..17, 20..70, 90..90, 95..120];
        let cover = Cover::new(stretches.iter().cloned(), 100);
        for i in 0..130 {
            let holds = |n: &usize| stretches[*n].contains(&i) && i < 100;
            assert_eq!(cover.at(i, |n| stretches[n].end), (0..stretches.len()).find(holds), "{i}");
        }
        assert_eq!(Cover::new(std::iter::empty(), 100).at(3, |_| 0), None);
    }
}
