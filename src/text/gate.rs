//! A cheap no before a word is looked up: nearly every token is asked for in a dozen lists and is in none of them.

/// Tells of most words that they are not in a list. ASCII case does not matter.
#[derive(Debug, Clone)]
pub struct Gate {
    /// A bit for each value of [`slot`].
    bits: [u64; 64],
}

/// The word's first, middle and last byte and its length, mixed.
const fn slot(word: &[u8]) -> usize {
    let (first, middle, last) = match word {
        [] => return 0,
        [.., last] => (word[0], word[word.len() / 2], *last),
    };
    let mixed = u32::from_le_bytes([first, middle, last, word.len() as u8]) | 0x20_2020;
    (mixed.wrapping_mul(0x9e37_79b1) >> 20) as usize
}

impl Gate {
    /// A gate for these words.
    pub const fn new(words: &[&str]) -> Self {
        let mut gate = Self { bits: [0; 64] };
        let mut i = 0;
        while i < words.len() {
            gate.add(words[i]);
            i += 1;
        }
        gate
    }

    /// Lets one more word through.
    pub const fn add(&mut self, word: &str) {
        let slot = slot(word.as_bytes());
        self.bits[slot / 64] |= 1 << (slot % 64);
    }

    /// False for a word that is surely none of the gate's.
    #[inline]
    pub fn may_hold(&self, word: &str) -> bool {
        self.may_hold_bytes(word.as_bytes())
    }

    /// As [`Gate::may_hold`], for a word of bytes.
    #[inline]
    pub fn may_hold_bytes(&self, word: &[u8]) -> bool {
        let slot = slot(word);
        self.bits[slot / 64] & (1 << (slot % 64)) != 0
    }
}

impl<'a> FromIterator<&'a str> for Gate {
    fn from_iter<I: IntoIterator<Item = &'a str>>(words: I) -> Self {
        let mut gate = Self::new(&[]);
        words.into_iter().for_each(|word| gate.add(word));
        gate
    }
}

/// Calls `f` with the word in ASCII lower case, without allocating; words of more than 20 bytes are in no list.
#[inline]
pub fn lowered<T>(word: &str, f: impl FnOnce(&str) -> Option<T>) -> Option<T> {
    let mut buffer = [0u8; 20];
    let buffer = buffer.get_mut(..word.len())?;
    // Most words are in lower case already.
    if !word.bytes().any(|b| b.is_ascii_uppercase()) {
        return f(word);
    }
    buffer.copy_from_slice(word.as_bytes());
    buffer.make_ascii_lowercase();
    f(std::str::from_utf8(buffer).ok()?)
}

#[cfg(test)]
mod tests {
    use super::Gate;

    #[test]
    fn a_gate_passes_its_words_and_few_others() {
        let words = ["kill", "killed", "deaths", "é", "o'clock", ""];
        let gate = Gate::new(&words);
        assert!(words.iter().all(|w| gate.may_hold(w) && gate.may_hold(&w.to_ascii_uppercase())));
        assert!(["the", "said", "Monday", "skilled", "of", "1987"].iter().all(|w| !gate.may_hold(w)));
    }
}
