//! The model file: hashed feature keys and rows of quantised weights, read in place.
//!
//! Layout, little-endian: magic (8 bytes), version u32, labels u32, features u32, buckets u32 (a power of two),
//! then `buckets + 1` u32 (index of each bucket's first feature), `features` u16 (fingerprints), `features` rows of
//! `labels` i8, `labels * labels` i16 (transitions, zero where the model has none), and a CRC-32 of all before it.

/// The first bytes of every model file.
pub const MAGIC: [u8; 8] = *b"newsxtag";
/// The version of the layout and of the features that the keys stand for.
pub const VERSION: u32 = 1;
const HEADER: usize = 24;

/// A model file, opened in place.
#[derive(Debug, Clone, Copy)]
pub struct Model<'a> {
    /// Number of labels: the length of a row.
    pub labels: usize,
    mask: u64,
    starts: &'a [[u8; 4]],
    fingerprints: &'a [[u8; 2]],
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
    /// Opens a model: checks the header and the length, touches nothing else.
    pub fn open(bytes: &'a [u8]) -> Result<Self, ModelError> {
        if bytes.get(..8) != Some(&MAGIC) || u32_at(bytes, 8) != VERSION as usize {
            return Err(ModelError::Header);
        }
        let (labels, features, buckets) = (u32_at(bytes, 12), u32_at(bytes, 16), u32_at(bytes, 20));
        let expected = (|| {
            let starts = buckets.checked_add(1)?.checked_mul(4)?;
            let rows = features.checked_mul(labels.checked_add(2)?)?;
            let transitions = labels.checked_mul(labels)?.checked_mul(2)?;
            HEADER.checked_add(starts)?.checked_add(rows)?.checked_add(transitions)?.checked_add(4)
        })()
        .unwrap_or(usize::MAX);
        if bytes.len() != expected || !buckets.is_power_of_two() {
            return Err(ModelError::Length { expected, found: bytes.len() });
        }
        let (starts, rest) = bytes[HEADER..].split_at((buckets + 1) * 4);
        let (fingerprints, rest) = rest.split_at(features * 2);
        let (rows, rest) = rest.split_at(features * labels);
        Ok(Self {
            labels,
            mask: buckets as u64 - 1,
            starts: starts.as_chunks().0,
            fingerprints: fingerprints.as_chunks().0,
            rows,
            transitions: rest[..labels * labels * 2].as_chunks().0,
        })
    }

    /// Is the file what was written? For tests and tools: reads all of it.
    pub fn checksum_holds(bytes: &[u8]) -> bool {
        bytes.split_last_chunk::<4>().is_some_and(|(body, sum)| crc32(body).to_le_bytes() == *sum)
    }

    /// The row of a key, as bytes.
    #[inline]
    pub fn row(&self, key: u64) -> Option<&'a [u8]> {
        let bucket = (key & self.mask) as usize;
        let from = u32::from_le_bytes(*self.starts.get(bucket)?) as usize;
        let to = u32::from_le_bytes(*self.starts.get(bucket + 1)?) as usize;
        let fingerprint = ((key >> 48) as u16).to_le_bytes();
        let at = self.fingerprints.get(from..to)?.iter().position(|f| *f == fingerprint)?;
        let row = (from + at) * self.labels;
        self.rows.get(row..row + self.labels)
    }

    /// Adds the weights of a feature to `scores`, where the model knows the feature.
    #[inline]
    pub fn add(&self, key: u64, scores: &mut [i16]) {
        if let Some(row) = self.row(key) {
            for (score, &weight) in scores.iter_mut().zip(row) {
                *score += i16::from(weight as i8);
            }
        }
    }

    /// The weight of going from one label to another.
    pub fn transition(&self, from: usize, to: usize) -> i32 {
        self.transitions.get(from * self.labels + to).map_or(0, |t| i32::from(i16::from_le_bytes(*t)))
    }

    /// Number of features.
    pub fn features(&self) -> usize {
        self.fingerprints.len()
    }
}

/// Writes a model file. `rows` are keys with their weights, `labels` long; `transitions` is `labels * labels` long.
/// Of two keys that the file could not tell apart the first in `rows` stays.
pub fn write(labels: usize, rows: &[(u64, Vec<i8>)], transitions: &[i16]) -> Vec<u8> {
    let buckets = (rows.len() / 2).next_power_of_two().max(1);
    let mask = buckets as u64 - 1;
    let mut order: Vec<(usize, u16, usize)> =
        rows.iter().enumerate().map(|(i, (key, _))| ((key & mask) as usize, (key >> 48) as u16, i)).collect();
    order.sort_unstable();
    order.dedup_by_key(|&mut (bucket, fingerprint, _)| (bucket, fingerprint));
    let mut out = MAGIC.to_vec();
    for n in [VERSION, labels as u32, order.len() as u32, buckets as u32] {
        out.extend(n.to_le_bytes());
    }
    for bucket in 0..=buckets {
        out.extend((order.partition_point(|o| o.0 < bucket) as u32).to_le_bytes());
    }
    order.iter().for_each(|o| out.extend(o.1.to_le_bytes()));
    order.iter().for_each(|o| out.extend(rows[o.2].1.iter().map(|&w| w as u8)));
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
        let rows: Vec<(u64, Vec<i8>)> =
            (0..100u64).map(|i| (super::super::hash::join(i, 7), vec![i as i8, -1, 5])).collect();
        let bytes = write(3, &rows, &[1, 2, 3, 4, 5, 6, 7, 8, -9]);
        let model = Model::open(&bytes).unwrap();
        for (key, row) in &rows {
            let mut scores = [10i16; 3];
            model.add(*key, &mut scores);
            assert_eq!(scores, [10 + i16::from(row[0]), 9, 15]);
        }
        assert_eq!(model.transition(2, 2), -9);
        assert!(Model::checksum_holds(&bytes));
        assert!(matches!(Model::open(&bytes[..bytes.len() - 1]), Err(ModelError::Length { .. })));
        assert_eq!(Model::open(b"something else").unwrap_err(), ModelError::Header);
    }
}
