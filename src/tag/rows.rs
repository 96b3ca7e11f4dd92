//! Sums of weights that are computed when they are first asked for, and kept; what is the same is kept once, so that the
//! many rare words that the models only know by their endings share their rows, and these stay in the cache.

/// The number of a row that was not asked for yet.
pub const UNKNOWN: u16 = 0;
/// The row of what has no weights.
const EMPTY: usize = 1;
/// The row of what finds no room.
const LAST: usize = 2;

/// A sum of weights. That of a single weight fits a byte.
pub trait Score: Copy + Default + Eq + Into<i16> {
    /// The score, which must fit.
    fn of(sum: i16) -> Self;
    /// The bits of four scores.
    fn bits(four: [Self; 4]) -> u64;
}

impl Score for i16 {
    #[inline]
    fn of(sum: i16) -> Self {
        sum
    }

    #[inline]
    fn bits(four: [Self; 4]) -> u64 {
        let [a, b, c, d] = four.map(|score| u64::from(score as u16));
        a | b << 16 | c << 32 | d << 48
    }
}

impl Score for i8 {
    fn of(sum: i16) -> Self {
        debug_assert!(i8::try_from(sum).is_ok(), "{sum} is more than one weight");
        sum as i8
    }

    #[inline]
    fn bits(four: [Self; 4]) -> u64 {
        u32::from_le_bytes(four.map(|score| score as u8)).into()
    }
}

/// Adds up scores, in steps as wide as a register; `N` is a multiple of eight.
#[inline]
pub fn add<T: Score, const N: usize>(scores: &mut [i16; N], by: &[T; N]) {
    for (scores, by) in scores.as_chunks_mut::<8>().0.iter_mut().zip(by.as_chunks::<8>().0) {
        *scores = std::array::from_fn(|i| scores[i] + by[i].into());
    }
}

/// Rows of `N` scores, no two the same. Whoever asks for one keeps its number.
pub struct Rows<T, const N: usize> {
    rows: Vec<[T; N]>,
    /// The numbers of the rows by what they hold, with more of its hash; 0 for none. A power of two, at most half full.
    index: Vec<(u32, u32)>,
}

/// A hash of a row.
#[inline]
fn hash<T: Score, const N: usize>(row: &[T; N]) -> u64 {
    let join =
        |h: u64, &four: &[T; 4]| (h.rotate_left(25) ^ T::bits(four)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    row.as_chunks().0.iter().fold(0, join)
}

impl<T: Score, const N: usize> Rows<T, N> {
    /// No rows.
    pub fn new() -> Self {
        // Room for what a year of news has: rows that move to more room as they come take longer than all else at the start.
        let mut rows = Vec::with_capacity(1 << 14);
        rows.resize(LAST + 1, [T::default(); N]);
        Self { rows, index: vec![(0, 0); 1024] }
    }

    /// Is there hardly any room left for rows with short numbers?
    pub fn is_full(&self) -> bool {
        self.rows.len() > usize::from(u16::MAX) - 4096
    }

    /// The row of a number that [`Rows::keep`] gave.
    #[inline]
    pub fn row(&self, number: u32) -> &[T; N] {
        &self.rows[number as usize]
    }

    /// Row `number`; where that is unknown `sum` fills it.
    #[inline]
    pub fn get(&mut self, number: &mut u16, sum: impl FnOnce(&mut [i16; N])) -> &[T; N] {
        if *number == UNKNOWN {
            let mut row = [0; N];
            sum(&mut row);
            if !self.push(number, &row.map(T::of)) {
                return &self.rows[LAST];
            }
        }
        &self.rows[usize::from(*number)]
    }

    /// Keeps a row where there is room for its number.
    #[cold]
    fn push(&mut self, number: &mut u16, row: &[T; N]) -> bool {
        let full = self.rows.len() > usize::from(u16::MAX);
        let kept = if full { self.find(row).ok() } else { Some(self.keep(row)) };
        let kept = kept.and_then(|kept| u16::try_from(kept).ok());
        match kept {
            Some(kept) => *number = kept,
            None => self.rows[LAST] = *row,
        }
        kept.is_some()
    }

    /// The number of a row that is kept, else its place in the index.
    fn find(&self, row: &[T; N]) -> Result<u32, (usize, u32)> {
        if *row == [T::default(); N] {
            return Ok(EMPTY as u32);
        }
        let (hash, mask) = (hash(row), self.index.len() - 1);
        let (mut at, more) = ((hash >> 32) as usize & mask, hash as u32);
        loop {
            match self.index[at] {
                (0, _) => return Err((at, more)),
                (number, other) if other == more && self.rows[number as usize] == *row => return Ok(number),
                _ => at = (at + 1) & mask,
            }
        }
    }

    /// Keeps a row and gives its number.
    pub fn keep(&mut self, row: &[T; N]) -> u32 {
        let (at, more) = match self.find(row) {
            Ok(number) => return number,
            Err(free) => free,
        };
        let number = self.rows.len() as u32;
        self.index[at] = (number, more);
        self.rows.push(*row);
        if self.rows.len() * 2 > self.index.len() {
            self.index = vec![(0, 0); self.index.len() * 2];
            for number in LAST + 1..self.rows.len() {
                if let Err((at, more)) = self.find(&self.rows[number]) {
                    self.index[at] = (number as u32, more);
                }
            }
        }
        number
    }

    /// Copies the row of a short number to other rows and gives it its number there.
    pub fn move_to(&self, others: &mut Self, number: &mut u16) {
        if usize::from(*number) > LAST {
            others.push(number, &self.rows[usize::from(*number)]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Rows;

    #[test]
    fn the_same_row_is_kept_once_and_comes_back() {
        let mut rows = Rows::<i16, 8>::new();
        let row = |i: i16| [i, -i, 0, 0, i / 7, 1, 2, 3];
        let numbers: Vec<u32> = (0..5_000).map(|i| rows.keep(&row(i))).collect();
        for (i, &number) in (0..).zip(&numbers) {
            assert_eq!(rows.row(number), &row(i));
            assert_eq!(rows.keep(&row(i)), number);
        }
        assert_eq!(rows.keep(&[0; 8]), 1);
        let mut number = super::UNKNOWN;
        assert_eq!(rows.get(&mut number, |new| *new = row(3)), &row(3));
        assert_eq!(u32::from(number), numbers[3]);
    }

    #[test]
    fn without_room_for_short_numbers_rows_are_summed_each_time() {
        let mut rows = Rows::<i16, 8>::new();
        for i in 0..70_000u32 {
            let [a, b, c, d] = i.to_le_bytes().map(i16::from);
            let row = [a, b, c, d, 1, 0, 0, 0];
            let mut number = super::UNKNOWN;
            assert_eq!(rows.get(&mut number, |new| *new = row), &row);
            assert_eq!(rows.get(&mut number, |new| *new = row), &row);
        }
    }
}
