//! Word lists that are looked up in place: embedded text, a row a line, sorted by the bytes of its key.
//!
//! Nearly every token of a text is looked up in several of them, and most are in none: so a list is opened with a
//! filter that turns those away by one bit, and an index from a key's hash to its row.

use memchr::memchr;
use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher;

/// A word list. Its text begins with comment lines (`#`); each row after them is a key, and values behind tabs.
#[derive(Debug, Clone)]
pub struct Lexicon {
    rows: &'static str,
    /// A bit for each value of the top bits of a key's hash.
    filter: Box<[u64]>,
    /// Where rows begin, one more, at the place that their keys' hashes name or the next free one; 0 where none does.
    slots: Box<[u32]>,
}

/// What a key is looked up by.
#[inline]
pub fn hash(key: &[u8]) -> u64 {
    FxBuildHasher.hash_one(key)
}

impl Lexicon {
    /// Opens an embedded text: skips its comment head and indexes its rows.
    pub fn new(text: &'static str) -> Self {
        let mut rows = text;
        while rows.starts_with('#') {
            rows = rows.split_once('\n').map_or("", |(_, rest)| rest);
        }
        let bytes = rows.as_bytes();
        // At most half of the slots and an eighth of the filter's bits are taken.
        let lines = bytes.iter().filter(|&&b| b == b'\n').count();
        let size = (2 * lines + 2).next_power_of_two().max(64);
        let mut lexicon = Self { rows, filter: vec![0; size / 16].into(), slots: vec![0; size].into() };
        let mut at = 0;
        while at < bytes.len() {
            // Keys are short: a look at each byte is faster than a search.
            let key = bytes[at..]
                .iter()
                .position(|b| matches!(b, b'\t' | b'\n'))
                .map_or(bytes.len(), |len| at + len);
            let end = match bytes.get(key) {
                Some(b'\t') => memchr(b'\n', &bytes[key..]).map_or(bytes.len(), |len| key + len),
                _ => key,
            };
            let hash = hash(&bytes[at..key]);
            let (word, bit) = lexicon.filtered(hash);
            lexicon.filter[word] |= bit;
            let free = lexicon.probe(hash).find(|&slot| lexicon.slots[slot] == 0);
            if let Some(slot) = free {
                lexicon.slots[slot] = at as u32 + 1;
            }
            at = end + 1;
        }
        lexicon
    }

    fn filtered(&self, hash: u64) -> (usize, u64) {
        let at = (hash >> 40) as usize;
        (at >> 6 & (self.filter.len() - 1), 1 << (at & 63))
    }

    fn probe(&self, hash: u64) -> impl Iterator<Item = usize> + use<> {
        let last = self.slots.len() - 1;
        (0..=last).map(move |step| (hash as usize).wrapping_add(step) & last)
    }

    /// What stands behind the key's tab (empty where nothing does); `None` where the key is not in the list.
    pub fn get(&self, key: &str) -> Option<&'static str> {
        self.get_bytes(key.as_bytes())
    }

    /// As [`Lexicon::get`], for a key of bytes.
    pub fn get_bytes(&self, key: &[u8]) -> Option<&'static str> {
        self.get_hashed(key, hash(key))
    }

    /// As [`Lexicon::get_bytes`], for a key with its [`hash`], which is the same in all lists.
    #[inline]
    pub fn get_hashed(&self, key: &[u8], hash: u64) -> Option<&'static str> {
        let (word, bit) = self.filtered(hash);
        if self.filter[word] & bit == 0 {
            return None;
        }
        self.find(key, hash)
    }

    fn find(&self, key: &[u8], hash: u64) -> Option<&'static str> {
        for slot in self.probe(hash) {
            let at = self.slots[slot].checked_sub(1)? as usize;
            let rest = &self.rows.as_bytes()[at..];
            if rest.starts_with(key) && matches!(rest.get(key.len()), None | Some(b'\t' | b'\n')) {
                let key_end = at + key.len();
                let line_end = memchr(b'\n', &rest[key.len()..]).map_or(self.rows.len(), |len| key_end + len);
                return Some(self.rows.get(key_end + 1..line_end).unwrap_or_default());
            }
        }
        None
    }

    /// True where the key is in the list.
    pub fn contains(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// The rows, for tests.
    pub fn rows(&self) -> impl Iterator<Item = &'static str> {
        self.rows.lines()
    }
}

/// Asserts that a list's rows are sorted, without doubles, and that each value is accepted; names the line that is not.
#[cfg(test)]
pub(crate) fn check(text: &'static str, accepts: impl Fn(&str) -> bool) {
    let mut before = "";
    for (number, row) in text.lines().enumerate().skip_while(|(_, row)| row.starts_with('#')) {
        let (key, value) = row.split_once('\t').unwrap_or((row, ""));
        assert!(!key.is_empty() && key.trim() == key, "line {}: no key: {row:?}", number + 1);
        assert!(
            before.as_bytes() < key.as_bytes(),
            "line {}: {key:?} does not sort after {before:?}",
            number + 1
        );
        assert!(accepts(value), "line {}: value {value:?} is not known", number + 1);
        before = key;
    }
}

#[cfg(test)]
mod tests {
    use super::Lexicon;

    #[test]
    fn every_key_is_found_and_nothing_else_is() {
        let list = Lexicon::new("# head\n# more\nAnn\tf\nBob\tm\nKim\nZoë\tf\n");
        assert_eq!(
            ["Ann", "Bob", "Kim", "Zoë"].map(|k| list.get(k)),
            [Some("f"), Some("m"), Some(""), Some("f")]
        );
        assert_eq!(["", "A", "Anne", "Bobb", "Zz", "# head", "f"].map(|k| list.get(k)), [None; 7]);
        assert_eq!(Lexicon::new("").get("a"), None);
        assert_eq!(Lexicon::new("# only a head").get("a"), None);
    }
}
