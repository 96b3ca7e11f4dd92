//! The model file: hashed feature keys and quantised weights, read in place.
//!
//! Layout, little-endian: magic (8 bytes), version u32, labels u32, features u32, buckets u32 (a power of two), bytes of
//! the rows u32, `buckets + 1` buckets, the rows, `labels * labels` i16 (transitions, zero where the model has none), and a
//! CRC-32 of all before it.
//!
//! A bucket is a u32, where its rows begin, and a u32 with a bit for the fingerprint of each row, so that most keys
//! without a row need no look at the rows. A row is the key's fingerprint u16, a count u8, and that many pairs of label u8 and weight i8; the count 255 says
//! that the weights of all labels follow.

/// The first bytes of every model file.
pub const MAGIC: [u8; 8] = *b"newsxtag";
/// The version of the layout and of the features that the keys stand for.
pub const VERSION: u32 = 3;
const HEADER: usize = 28;
/// The count of a row that holds all its labels.
const DENSE: u8 = 255;
/// Rows of so few labels hold all of them: they are hardly longer, and all are added in the same steps.
const FEW: usize = 24;

/// Bytes of a bucket: where its rows begin, and a bit for the fingerprint of each.
const BUCKET: usize = 8;

/// Where a key's row is, if it has one.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Place {
    start: u32,
    end: u32,
    fingerprint: u16,
}

/// At most `N` keys, a power of two, to be looked up together.
#[derive(Debug)]
pub(super) struct Keys<const N: usize> {
    keys: [u64; N],
    len: usize,
}

impl<const N: usize> Keys<N> {
    /// No keys.
    #[inline]
    pub fn new() -> Self {
        Self { keys: [0; N], len: 0 }
    }

    /// One key more; there must be room.
    #[inline]
    pub fn push(&mut self, key: u64) {
        debug_assert!(self.len < N);
        self.keys[self.len % N] = key;
        self.len += 1;
    }
}

/// A model file, opened in place.
#[derive(Debug, Clone)]
pub struct Model<'a> {
    /// Number of labels: the length of a row.
    pub labels: usize,
    mask: u64,
    buckets: &'a [[u8; BUCKET]],
    features: usize,
    rows: &'a [u8],
    transitions: &'a [[u8; 2]],
}

/// What is wrong with a model file.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ModelError {
    /// Not a model file, or of another version.
    #[error("not a newsx model of version {VERSION}")]
    Header,
    /// Cut short or too long.
    #[error("a model file of {found} bytes where its header promises {expected}")]
    Length {
        /// What the header promises.
        expected: usize,
        /// What is there.
        found: usize,
    },
}

fn u32_at(bytes: &[u8], at: usize) -> usize {
    bytes.get(at..at + 4).and_then(|b| b.try_into().ok()).map_or(0, |b| u32::from_le_bytes(b) as usize)
}

impl<'a> Model<'a> {
    /// Opens a model: checks the header and the length, and reads nothing else.
    pub fn open(bytes: &'a [u8]) -> Result<Self, ModelError> {
        if bytes.get(..8) != Some(&MAGIC) || u32_at(bytes, 8) != VERSION as usize {
            return Err(ModelError::Header);
        }
        let [labels, features, buckets, rows] = [12, 16, 20, 24].map(|at| u32_at(bytes, at));
        let expected = (|| {
            let starts = buckets.checked_add(1)?.checked_mul(BUCKET)?;
            let transitions = labels.checked_mul(labels)?.checked_mul(2)?;
            HEADER.checked_add(starts)?.checked_add(rows)?.checked_add(transitions)?.checked_add(4)
        })()
        .unwrap_or(usize::MAX);
        if bytes.len() != expected || !buckets.is_power_of_two() {
            return Err(ModelError::Length { expected, found: bytes.len() });
        }
        let (starts, rest) = bytes[HEADER..].split_at((buckets + 1) * BUCKET);
        let (rows, rest) = rest.split_at(rows);
        Ok(Self {
            labels,
            mask: buckets as u64 - 1,
            buckets: starts.as_chunks().0,
            features,
            rows,
            transitions: rest[..labels * labels * 2].as_chunks().0,
        })
    }

    /// Is the file what was written? For tests and tools: reads all of it.
    pub fn checksum_holds(bytes: &[u8]) -> bool {
        bytes.split_last_chunk::<4>().is_some_and(|(body, sum)| crc32(body).to_le_bytes() == *sum)
    }

    /// Where the rows of a key's bucket begin and end, and whether the key may have one.
    #[inline]
    fn bucket(&self, key: u64) -> (Place, bool) {
        // There is one bucket more than the mask can name: its beginning is the last one's end.
        let bucket = (key & self.mask) as usize;
        let Some(&[[a, b, c, d, bits @ ..], [e, f, g, h, ..]]) =
            self.buckets.get(bucket..).and_then(|two| two.first_chunk())
        else {
            return (Place::default(), false);
        };
        let fingerprint = (key >> 48) as u16;
        let place = Place {
            start: u32::from_le_bytes([a, b, c, d]),
            end: u32::from_le_bytes([e, f, g, h]),
            fingerprint,
        };
        (place, u32::from_le_bytes(bits) >> (fingerprint & 31) & 1 == 1)
    }

    /// The bucket of a key, where it may have a row.
    #[inline]
    fn find(&self, key: u64) -> Option<Place> {
        let (place, may) = self.bucket(key);
        may.then_some(place)
    }

    /// The row of a key: its count and what follows it.
    #[inline]
    fn row(&self, place: Place) -> Option<(u8, &'a [u8])> {
        rows(self.rows.get(place.start as usize..place.end as usize)?, self.labels)
            .find(|row| row.0 == place.fingerprint)
            .map(|(_, count, row)| (count, row))
    }

    /// Calls `f` with each label that a key has a weight for, and the weight; tells whether the model knows the key.
    #[inline]
    pub fn each(&self, key: u64, mut f: impl FnMut(usize, i8)) -> bool {
        match self.find(key).and_then(|place| self.row(place)) {
            Some((DENSE, row)) => row.iter().enumerate().for_each(|(label, &weight)| f(label, weight as i8)),
            Some((_, row)) => {
                row.as_chunks::<2>().0.iter().for_each(|&[label, weight]| f(label.into(), weight as i8))
            }
            None => return false,
        }
        true
    }

    /// Adds the weights of a feature to `scores`, where the model knows the feature.
    #[inline]
    pub fn add(&self, key: u64, scores: &mut [i16]) {
        self.add_known(key, scores);
    }

    /// As [`Model::add`]; false where the model surely does not know the feature.
    #[inline]
    pub fn add_known(&self, key: u64, scores: &mut [i16]) -> bool {
        let place = self.find(key);
        if let Some(place) = place {
            self.add_row(place, scores);
        }
        place.is_some()
    }

    /// Adds the weights of several features. All buckets are looked at first, then the beginnings of all rows, then the
    /// rows: so the memory answers many questions at a time, which is most of what a look-up costs.
    #[inline]
    pub(super) fn add_all<const N: usize>(&self, keys: &Keys<N>, scores: &mut [i16]) {
        let mut found = [Place::default(); N];
        let n = self.find_all(&keys.keys[..keys.len.min(N)], &mut found);
        found[..n].iter().for_each(|&place| self.add_row(place, scores));
    }

    /// The places of those of some keys that may have rows, in order; tells how many.
    #[inline]
    fn find_all<const N: usize>(&self, keys: &[u64], found: &mut [Place; N]) -> usize {
        let mut n = 0;
        for &key in keys {
            let (place, may) = self.bucket(key);
            found[n % N] = place;
            n += usize::from(may);
        }
        found[..n].iter_mut().for_each(|place| self.pass_first(place));
        n
    }

    /// Passes over the first row of a bucket, where it is not the one that is looked for.
    #[inline]
    fn pass_first(&self, place: &mut Place) {
        if let Some(&[a, b, count]) = self.rows.get(place.start as usize..).and_then(|row| row.first_chunk())
        {
            let is_it = u16::from_le_bytes([a, b]) == place.fingerprint;
            place.start += if is_it { 0 } else { 3 + row_len(count, self.labels) as u32 };
        }
    }

    /// As [`Model::add_all`], for keys of many score rows at once: each key comes with the number of its row. `found` is
    /// room for the work.
    pub(super) fn add_each<const N: usize>(
        &self,
        keys: &[(u64, u32)],
        found: &mut Vec<(Place, u32)>,
        scores: &mut [[i16; N]],
    ) {
        found.clear();
        for &(key, of) in keys {
            let (place, may) = self.bucket(key);
            if may {
                found.push((place, of));
            }
        }
        found.iter_mut().for_each(|(place, _)| self.pass_first(place));
        for &(place, of) in &*found {
            if let Some(scores) = scores.get_mut(of as usize) {
                self.add_row(place, scores);
            }
        }
    }

    #[inline]
    fn add_row(&self, place: Place, scores: &mut [i16]) {
        match self.row(place) {
            Some((DENSE, row)) => {
                // In steps as wide as a register.
                let (wide, rest) = row.as_chunks::<16>();
                let (wide_scores, _) = scores.as_chunks_mut::<16>();
                for (scores, weights) in wide_scores.iter_mut().zip(wide) {
                    for (score, &weight) in scores.iter_mut().zip(weights) {
                        *score += i16::from(weight as i8);
                    }
                }
                for (score, &weight) in scores.iter_mut().skip(wide.len() * 16).zip(rest) {
                    *score += i16::from(weight as i8);
                }
            }
            Some((_, row)) => {
                for &[label, weight] in row.as_chunks::<2>().0 {
                    if let Some(score) = scores.get_mut(usize::from(label)) {
                        *score += i16::from(weight as i8);
                    }
                }
            }
            None => {}
        }
    }

    /// The weight of going from one label to another.
    pub fn transition(&self, from: usize, to: usize) -> i32 {
        self.transitions.get(from * self.labels + to).map_or(0, |t| i32::from(i16::from_le_bytes(*t)))
    }

    /// Number of features.
    pub fn features(&self) -> usize {
        self.features
    }
}

/// Bytes of a row behind its count.
#[inline]
fn row_len(count: u8, labels: usize) -> usize {
    if count == DENSE { labels } else { usize::from(count) * 2 }
}

/// The rows of a bucket: fingerprint, count, and what follows it.
#[inline]
fn rows(mut rest: &[u8], labels: usize) -> impl Iterator<Item = (u16, u8, &[u8])> {
    std::iter::from_fn(move || {
        let (&[a, b, count], after) = rest.split_first_chunk::<3>()?;
        let (row, next) = after.split_at_checked(row_len(count, labels))?;
        rest = next;
        Some((u16::from_le_bytes([a, b]), count, row))
    })
}

/// Writes a model file. `rows` are keys with their weights, `labels` long; `transitions` is `labels * labels` long.
/// Of two keys that the file could not tell apart the first in `rows` stays.
pub fn write(labels: usize, rows: &[(u64, Vec<i8>)], transitions: &[i16]) -> Vec<u8> {
    let buckets = (rows.len() / 4).next_power_of_two();
    let mask = buckets as u64 - 1;
    let mut order: Vec<(usize, u16, usize)> =
        rows.iter().enumerate().map(|(i, (key, _))| ((key & mask) as usize, (key >> 48) as u16, i)).collect();
    order.sort_unstable();
    order.dedup_by_key(|&mut (bucket, fingerprint, _)| (bucket, fingerprint));
    let mut starts: Vec<[u32; 2]> = Vec::new();
    let mut body: Vec<u8> = Vec::new();
    for &(bucket, fingerprint, i) in &order {
        starts.resize(bucket + 1, [body.len() as u32, 0]);
        starts[bucket][1] |= 1 << (fingerprint & 31);
        let row = &rows[i].1;
        let some = row.iter().filter(|&&w| w != 0).count();
        body.extend(fingerprint.to_le_bytes());
        if some * 2 < labels && labels > FEW && some < usize::from(DENSE) {
            body.push(some as u8);
            for (label, &weight) in row.iter().enumerate().filter(|(_, w)| **w != 0) {
                body.extend([label as u8, weight as u8]);
            }
        } else {
            body.push(DENSE);
            body.extend(row.iter().map(|&w| w as u8));
        }
    }
    starts.resize(buckets + 1, [body.len() as u32, 0]);
    let mut out = MAGIC.to_vec();
    for n in [VERSION, labels as u32, order.len() as u32, buckets as u32, body.len() as u32] {
        out.extend(n.to_le_bytes());
    }
    starts.iter().flatten().for_each(|n| out.extend(n.to_le_bytes()));
    out.extend(body);
    transitions.iter().for_each(|t| out.extend(t.to_le_bytes()));
    out.extend(crc32(&out).to_le_bytes());
    out
}

/// CRC-32 (IEEE), bit by bit: models are checked in tests only.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0u32, |crc, &b| {
        (0..8).fold(crc ^ u32::from(b), |c, _| if c & 1 == 1 { (c >> 1) ^ 0xedb8_8320 } else { c >> 1 })
    })
}

#[cfg(test)]
mod tests {
    use super::{Model, ModelError, write};

    #[test]
    fn a_written_model_gives_its_weights_back_and_a_broken_one_an_error() {
        let rows: Vec<(u64, Vec<i8>)> = (0..100u64)
            .map(|i| {
                (
                    super::super::hash::join(i, 7),
                    vec![i as i8, if i % 2 == 0 { -1 } else { 0 }, if i % 3 == 0 { 5 } else { 0 }],
                )
            })
            .collect();
        let bytes = write(3, &rows, &[1, 2, 3, 4, 5, 6, 7, 8, -9]);
        let model = Model::open(&bytes).unwrap();
        for (key, row) in &rows {
            let mut scores = [10i16; 3];
            model.add(*key, &mut scores);
            assert_eq!(scores, [0, 1, 2].map(|l| 10 + i16::from(row[l])));
        }
        assert_eq!(model.transition(2, 2), -9);
        assert!(Model::checksum_holds(&bytes));
        assert!(matches!(Model::open(&bytes[..bytes.len() - 1]), Err(ModelError::Length { .. })));
        assert_eq!(Model::open(b"something else").unwrap_err(), ModelError::Header);
    }
}
