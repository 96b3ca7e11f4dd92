//! Ids that are unique in a corpus, without keeping them all.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// A hash that is the same in every run.
pub fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// The ids given out so far, as hashes: some eight bytes an article. That two ids share a hash costs a `#2` too many, no
/// more.
#[derive(Debug, Default)]
pub struct Ids {
    taken: Hashes,
    /// The last number given to an id that came more than once.
    numbers: HashMap<u64, u32>,
}

impl Ids {
    /// The id itself where it is new, else with the first number that makes it so.
    pub fn unique(&mut self, id: String) -> String {
        let first = hash(&id);
        if self.taken.insert(first) {
            return id;
        }
        let number = self.numbers.entry(first).or_insert(1);
        loop {
            *number += 1;
            let candidate = format!("{id}#{number}");
            if self.taken.insert(hash(&candidate)) {
                return candidate;
            }
        }
    }
}

/// Bits of a hash that tell its shard, and those that are kept there.
const SHARD: u32 = 10;
const KEPT: u32 = 48;

/// A set of hashes. Its shards grow one after the other, and each by a little, so that there is never a moment at which
/// all of it is in memory twice.
#[derive(Debug, Default)]
struct Hashes {
    shards: Vec<Shard>,
}

impl Hashes {
    /// Whether a hash is new.
    fn insert(&mut self, hash: u64) -> bool {
        if self.shards.is_empty() {
            self.shards.resize_with(1 << SHARD, Shard::default);
        }
        let kept = hash & ((1 << KEPT) - 1);
        self.shards[(hash >> (u64::BITS - SHARD)) as usize].insert(kept.max(1))
    }
}

/// Hashes of 48 bits, each at its place by size or, where that is taken, at the next free one; none is nought, which stands
/// for a free place.
#[derive(Debug, Default)]
struct Shard {
    slots: Vec<[u8; KEPT as usize / 8]>,
    taken: usize,
}

impl Shard {
    fn insert(&mut self, hash: u64) -> bool {
        if self.taken * 8 >= self.slots.len() * 7 {
            let room = self.slots.len() + self.slots.len() / 4 + 8;
            let before = std::mem::replace(&mut self.slots, vec![Default::default(); room]);
            for slot in before.into_iter().filter(|slot| *slot != [0; 6]) {
                self.place(slot);
            }
        }
        let [_, _, slot @ ..] = hash.to_be_bytes();
        let new = self.place(slot);
        self.taken += usize::from(new);
        new
    }

    /// Puts a hash where it belongs, unless it is there.
    fn place(&mut self, hash: [u8; 6]) -> bool {
        let [a, b, c, d, e, f] = hash;
        let size = u64::from_be_bytes([0, 0, a, b, c, d, e, f]);
        let mut at = ((u128::from(size) * self.slots.len() as u128) >> KEPT) as usize;
        loop {
            if self.slots[at] == hash {
                return false;
            }
            if self.slots[at] == [0; 6] {
                self.slots[at] = hash;
                return true;
            }
            at = if at + 1 == self.slots.len() { 0 } else { at + 1 };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Hashes, Ids, hash};

    #[test]
    fn an_id_that_comes_again_is_numbered() {
        let mut ids = Ids::default();
        let mut unique = |id: &str| ids.unique(id.to_string());
        assert_eq!([unique("a"), unique("a#2"), unique("a"), unique("a")], ["a", "a#2", "a#3", "a#4"]);
    }
    #[test]
    fn each_hash_is_new_once_and_takes_eight_bytes_or_less() {
        let mut hashes = Hashes::default();
        let mut all: Vec<u64> = (0..100_000).map(|i| hash(&i.to_string())).collect();
        // Those that are small and alike meet in one shard, at one place.
        all.extend((0..300).chain(u64::MAX - 300..u64::MAX));
        all.remove(100_000);
        assert!(all.iter().all(|&hash| hashes.insert(hash)));
        assert!(!all.iter().any(|&hash| hashes.insert(hash)));
        let room: usize = hashes.shards.iter().map(|shard| shard.slots.len() * 6).sum();
        assert!(room <= 9 * all.len(), "{room}");
    }
}
