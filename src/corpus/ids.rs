//! Ids that are unique in a corpus, without keeping them all.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// A hash that is the same in every run.
pub fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// The ids given out so far, as hashes: eight bytes an article. That two ids share a hash costs a `#2` too many, no more.
#[derive(Debug, Default)]
pub struct Ids {
    taken: HashSet<u64>,
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

#[cfg(test)]
mod tests {
    use super::Ids;

    #[test]
    fn an_id_that_comes_again_is_numbered() {
        let mut ids = Ids::default();
        let mut unique = |id: &str| ids.unique(id.to_string());
        assert_eq!([unique("a"), unique("a#2"), unique("a"), unique("a")], ["a", "a#2", "a#3", "a#4"]);
    }
}
