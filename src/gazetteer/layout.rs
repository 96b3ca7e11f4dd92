//! The compiled table's layout, shared by the reader here and the compiler in `train/`.
//!
//! All numbers are little-endian. The file begins with [`MAGIC`], [`VERSION`] and the offset and length of each
//! section, and ends in the FNV-1a hash of all bytes before it.

/// First bytes of the file.
pub const MAGIC: [u8; 4] = *b"NXGZ";
/// Version of the layout.
pub const VERSION: u32 = 2;

/// The sections, in file order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(usize)]
pub enum Section {
    /// A record of [`COUNTRY`] bytes a country: two letters of ISO code, u32 entry.
    Countries,
    /// A record of [`DIVISION`] bytes a division: u32 entry, u16 parent division ([`NONE`]), u16 first-level division.
    Divisions,
    /// A record of [`ENTRY`] bytes a place: u24 GeoNames id, u24 latitude, u24 longitude, u8 population, u8 country,
    /// u16 division, u8 kind and flags.
    Entries,
    /// Names in entry order: u8 length, UTF-8.
    Names,
    /// u32 offset into the names of every [`NAME_BLOCK`]th entry.
    NameBlocks,
    /// For each value of the hash's top [`BUCKET_BITS`] bits, and one more, i16: how many more keys come before it than
    /// would if all had equally many ([`expected`]).
    Buckets,
    /// u32 next bits of the hash, u32 value; sorted.
    Keys,
    /// u32 count, then as many u32 postings, for names of several places.
    Postings,
    /// u64 with some bits ([`pair_bits`]) for the first two words of each name of several words.
    Pairs,
}

/// Number of sections.
pub const SECTIONS: usize = 9;
/// Bytes of a country record.
pub const COUNTRY: usize = 6;
/// Bytes of a division record.
pub const DIVISION: usize = 8;
/// Bytes of an entry record.
pub const ENTRY: usize = 14;
/// Entries between two name offsets.
pub const NAME_BLOCK: usize = 16;
/// Top bits of a hash that pick the bucket.
pub const BUCKET_BITS: u32 = 16;
/// No division.
pub const NONE: u16 = u16::MAX;

/// In a key's value: the other bits are an offset (in u32) into the postings.
pub const LIST: u32 = 1 << 31;
/// In a posting: the name is the place's usual name, not an alternate one.
pub const PRIMARY: u32 = 1 << 30;
/// In a posting: the name is a people or an adjective.
pub const DEMONYM: u32 = 1 << 29;
/// In a posting: the name is an abbreviation that stands only beside another place.
pub const ABBREVIATION: u32 = 1 << 28;
/// In a posting: where the bits begin that tell what the place is, see [`class`].
pub const CLASS_SHIFT: u32 = 24;
/// In a posting: those bits, shifted down.
pub const CLASS_MASK: u32 = 7;
/// In a posting: the entry.
pub const ENTRY_MASK: u32 = (1 << 24) - 1;

/// In the kind byte: the kind itself.
pub const KIND_MASK: u8 = 7;
/// In the kind byte: a country's capital.
pub const CAPITAL: u8 = 8;
/// In the kind byte: written in newsx's own lexicon of areas and features.
pub const OWN: u8 = 16;

/// What a place is by its kind and packed population, for its postings: a large city is more than a city.
pub fn class(kind: u8, population: u8) -> u32 {
    match kind {
        // A hundred thousand.
        2 if population >= 133 => 5,
        kind => u32::from(kind),
    }
}

/// Keys before a bucket if all had equally many.
pub fn expected(bucket: usize, keys: usize) -> usize {
    ((bucket as u64 * keys as u64) >> BUCKET_BITS) as usize
}

/// Numbers in [`Section::Pairs`]: 128 kB, eight bits a pair.
pub const PAIRS: usize = 1 << 14;

/// Which bits of which number stand for the first two words of a name, by their hash: one in twenty pairs that begin no
/// name has them too.
pub fn pair_bits(hash: u64) -> (usize, u64) {
    let bit = |at: u32| 1 << ((hash >> at) & 63);
    ((hash >> 50) as usize, bit(0) | bit(6) | bit(12))
}

/// The first two words of a folded name, where it has as many.
pub fn pair(folded: &[u8]) -> Option<&[u8]> {
    let mut spaces = (0..folded.len()).filter(|&i| folded[i] == b' ');
    spaces.next()?;
    Some(&folded[..spaces.next().unwrap_or(folded.len())])
}

/// Steps of a degree in stored coordinates.
pub const DEGREE: f64 = 40_000.0;

/// A population as a byte: an eighth of a doubling a step.
pub fn pack_population(population: u64) -> u8 {
    if population == 0 { 0 } else { ((population as f64).log2() * 8.0).round().clamp(1.0, 255.0) as u8 }
}

/// Powers of two by eighths.
const EIGHTHS: [f64; 8] = [
    1.0,
    1.0905077326652577,
    1.189207115002721,
    1.2968395546510096,
    std::f64::consts::SQRT_2,
    1.5422108254079407,
    1.681792830507429,
    1.8340080864093424,
];

/// The population that a byte stands for.
pub fn unpack_population(byte: u8) -> u32 {
    if byte == 0 { 0 } else { (EIGHTHS[usize::from(byte & 7)] * (1u64 << (byte >> 3)) as f64).round() as u32 }
}

/// FNV-1a of the file's bytes.
pub fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |h, &b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    #[test]
    fn populations_come_back_within_an_eighth_of_a_doubling() {
        for byte in 1..=255u8 {
            let population = (f64::from(byte) / 8.0).exp2().round().min(f64::from(u32::MAX)) as u32;
            assert_eq!(super::unpack_population(byte), population, "{byte}");
        }
        assert_eq!(super::unpack_population(0), 0);
    }
}
