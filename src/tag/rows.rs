//! Sums of weights that are computed when they are first asked for, and kept.

/// The number of a row that was not asked for yet.
pub const UNKNOWN: u16 = 0;
/// The row of what has no weights.
const EMPTY: u16 = 1;
/// The row of what finds no room.
const LAST: usize = 2;

/// Adds up scores, in steps as wide as a register; `N` is a multiple of eight.
#[inline]
pub fn add<const N: usize>(scores: &mut [i16; N], by: &[i16; N]) {
    for (scores, by) in scores.as_chunks_mut::<8>().0.iter_mut().zip(by.as_chunks::<8>().0) {
        *scores = std::array::from_fn(|i| scores[i] + by[i]);
    }
}

/// Rows of `N` scores. Whoever asks for one keeps its number.
pub struct Rows<const N: usize>(Vec<[i16; N]>);

impl<const N: usize> Rows<N> {
    /// No rows.
    pub fn new() -> Self {
        Self(vec![[0; N]; LAST + 1])
    }

    /// Is there hardly any room left?
    pub fn is_full(&self) -> bool {
        self.0.len() > usize::from(u16::MAX) - 4096
    }

    /// Row `number`; where that is unknown `sum` fills it.
    #[inline]
    pub fn get(&mut self, number: &mut u16, sum: impl FnOnce(&mut [i16; N])) -> &[i16; N] {
        if *number == UNKNOWN {
            let mut row = [0; N];
            sum(&mut row);
            if !self.push(number, row) {
                return &self.0[LAST];
            }
        }
        &self.0[usize::from(*number)]
    }

    /// Keeps a row where there is room for it.
    #[cold]
    fn push(&mut self, number: &mut u16, row: [i16; N]) -> bool {
        if row == [0; N] {
            *number = EMPTY;
        } else if self.0.len() <= usize::from(u16::MAX) {
            *number = self.0.len() as u16;
            self.0.push(row);
        } else {
            self.0[LAST] = row;
            return false;
        }
        true
    }

    /// Copies the row of a number to other rows and gives it its number there.
    pub fn move_to(&self, others: &mut Self, number: &mut u16) {
        if usize::from(*number) > LAST {
            let row = self.0[usize::from(*number)];
            others.push(number, row);
        }
    }
}
