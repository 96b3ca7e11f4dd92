//! Short lists of words that a token is compared with, all at once: by the first eight letters as one number.

/// A list of words, whatever their capitals. Made by [`list!`] where it stands.
#[derive(Debug)]
pub(crate) struct List {
    /// What [`key`] makes of each.
    keys: &'static [u64],
    words: &'static [&'static str],
    /// No other token has the key of one of them.
    exact: bool,
}

/// Which bytes of eight belong to a word of some length.
static MASKS: [u64; 9] = {
    let mut masks = [0; 9];
    let mut len = 1;
    while len <= 8 {
        masks[len] = masks[len - 1] << 8 | 0xff;
        len += 1;
    }
    masks
};

/// The bit that parts capitals from small letters, in eight bytes.
const CASE: u64 = 0x2020_2020_2020_2020;

/// The first eight bytes of a word, letters in lower case (and some marks taken for others).
const fn key(word: &[u8]) -> u64 {
    let mut bytes = [0; 8];
    let mut i = 0;
    while i < word.len() && i < 8 {
        bytes[i] = word[i] | 0x20;
        i += 1;
    }
    u64::from_le_bytes(bytes)
}

/// The same for the word that a text has from `start` to `end`.
#[inline(always)]
fn key_at(text: &[u8], start: usize, end: usize) -> u64 {
    match text.get(start..).and_then(|rest| rest.first_chunk()) {
        Some(eight) => (u64::from_le_bytes(*eight) | CASE) & MASKS[end.saturating_sub(start).min(8)],
        None => key(text.get(start..end).unwrap_or_default()),
    }
}

/// What the keys of a list are, for [`list!`].
pub(crate) const fn keys<const N: usize>(words: &[&str]) -> [u64; N] {
    let mut keys = [0; N];
    let mut i = 0;
    while i < N {
        keys[i] = key(words[i].as_bytes());
        i += 1;
    }
    keys
}

impl List {
    /// For [`list!`].
    pub const fn new(keys: &'static [u64], words: &'static [&'static str]) -> Self {
        let mut exact = true;
        let mut i = 0;
        while i < words.len() {
            let word = words[i].as_bytes();
            let mut at = 0;
            while at < word.len() {
                // The bit parts nothing else among digits and marks below them: no token has control characters.
                exact = exact && (word[at].is_ascii_alphabetic() || matches!(word[at], b'!'..=b'?'));
                at += 1;
            }
            exact = exact && word.len() < 8;
            i += 1;
        }
        Self { keys, words, exact }
    }

    /// Is the word that a text has from `start` to `end` one of the list?
    #[inline]
    pub fn holds(&self, text: &[u8], start: usize, end: usize) -> bool {
        let key = key_at(text, start, end);
        // Without a way out of the loop: where a list is left cannot be foretold.
        let hit = self.keys.iter().fold(false, |hit, k| hit | (*k == key));
        hit && (self.exact || {
            let word = text.get(start..end).unwrap_or_default();
            self.words.iter().any(|w| word.eq_ignore_ascii_case(w.as_bytes()))
        })
    }
}

/// A [`List`] of the words given.
macro_rules! list {
    ($($word:literal),* $(,)?) => {{
        const WORDS: &[&str] = &[$($word),*];
        const KEYS: [u64; WORDS.len()] = $crate::text::list::keys(WORDS);
        const LIST: &$crate::text::List = &$crate::text::List::new(&KEYS, WORDS);
        LIST
    }};
}
pub(crate) use list;

#[cfg(test)]
mod tests {
    use super::List;

    #[test]
    fn a_list_holds_its_words_in_any_case_and_no_others() {
        const MARKS: &List = list!["[", "—", "``", "n’t", "\"", "said"];
        const WORDS: &List = list!["a", "said", "spokesman", "spokeswoman", "3", "according"];
        let has = |list: &List, word: &str| {
            let text = format!("{word} and what follows");
            let (alone, before) =
                (list.holds(word.as_bytes(), 0, word.len()), list.holds(text.as_bytes(), 0, word.len()));
            assert_eq!(alone, before, "{word}");
            alone
        };
        for word in ["[", "—", "``", "n’t", "N’T", "\"", "Said"] {
            assert!(has(MARKS, word), "{word}");
        }
        for word in ["{", "–", "@@", "`", "n't", "sai", "saida", "\u{2}"] {
            assert!(!has(MARKS, word), "{word}");
        }
        for word in ["A", "a", "SAID", "Spokesman", "spokeswoman", "3", "according"] {
            assert!(has(WORDS, word), "{word}");
        }
        for word in ["spokesmen", "spokeswomen", "spokesm", "an", "#", "accords", "accordingly", "accordion"]
        {
            assert!(!has(WORDS, word), "{word}");
        }
        assert!(!WORDS.holds(b"said", 4, 4) && !WORDS.holds(b"said", 9, 12));
    }
}
