//! Word lists that are looked up in place: embedded text, a row a line, sorted by the bytes of its key.

/// A word list. Its text begins with comment lines (`#`); each row after them is a key, and values behind tabs.
#[derive(Debug, Clone, Copy)]
pub struct Lexicon {
    rows: &'static str,
}

impl Lexicon {
    /// Opens an embedded text: skips its comment head, reads nothing else.
    pub fn new(text: &'static str) -> Self {
        let mut rows = text;
        while rows.starts_with('#') {
            rows = rows.split_once('\n').map_or("", |(_, rest)| rest);
        }
        Self { rows }
    }

    /// What stands behind the key's tab (empty where nothing does); `None` where the key is not in the list.
    pub fn get(&self, key: &str) -> Option<&'static str> {
        let bytes = self.rows.as_bytes();
        let (mut low, mut high) = (0, bytes.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let start = bytes[low..middle].iter().rposition(|&b| b == b'\n').map_or(low, |at| low + at + 1);
            let end = bytes[middle..high].iter().position(|&b| b == b'\n').map_or(high, |at| middle + at);
            let row = &self.rows[start..end];
            let (found, value) = row.split_once('\t').unwrap_or((row, ""));
            match found.as_bytes().cmp(key.as_bytes()) {
                std::cmp::Ordering::Equal => return Some(value),
                std::cmp::Ordering::Less => low = (end + 1).min(high),
                std::cmp::Ordering::Greater => high = start,
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
