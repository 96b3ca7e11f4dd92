//! A text as it reads, without what cannot be seen in it: soft hyphens, zero-width characters and direction marks are left
//! out, and a letter with its accents behind it becomes the one character that shows the same.
//!
//! `Par\u{200b}is` reads `Paris` and `Jose\u{301}` reads `José`, so they must be found as such. Most texts hold nothing of
//! the kind and need no copy; [`Plain`] keeps for the others where each stretch of the copy stands in the original.

use unicode_normalization::char::{compose, is_combining_mark};

/// A copy of a text that reads the same, and the way back.
pub struct Plain {
    /// The copy.
    pub text: String,
    /// The stretches of which it consists, in order.
    stretches: Vec<Stretch>,
}

/// A stretch of the copy, up to the next one. It is either the same in the original or one character.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    plain: usize,
    original: usize,
    original_end: usize,
}

/// Whether a character is not seen and says nothing.
fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Whether a character changes the one before it.
fn is_accent(c: char) -> bool {
    c >= '\u{300}' && is_combining_mark(c)
}

impl Plain {
    /// The copy, where it differs from the text.
    pub fn of(text: &str) -> Option<Self> {
        if text.is_ascii() || !text.chars().any(|c| c >= '\u{ad}' && (is_unseen(c) || is_accent(c))) {
            return None;
        }
        let mut plain = Self { text: String::with_capacity(text.len()), stretches: Vec::new() };
        let mut chars = text.char_indices().peekable();
        // Where the stretch begins that is the same in both.
        let mut same = 0;
        while let Some((at, c)) = chars.next() {
            if is_unseen(c) {
                plain.push(text, same, at);
                same = at + c.len_utf8();
                continue;
            }
            let mut whole = c;
            let mut end = at + c.len_utf8();
            while let Some(&(accent_at, accent)) = chars.peek()
                && is_accent(accent)
                && let Some(composed) = compose(whole, accent)
            {
                whole = composed;
                end = accent_at + accent.len_utf8();
                chars.next();
            }
            if whole != c {
                plain.push(text, same, at);
                plain.stretches.push(Stretch { plain: plain.text.len(), original: at, original_end: end });
                plain.text.push(whole);
                same = end;
            }
        }
        plain.push(text, same, text.len());
        Some(plain)
    }

    fn push(&mut self, text: &str, start: usize, end: usize) {
        if start < end {
            let stretch = Stretch { plain: self.text.len(), original: start, original_end: end };
            self.stretches.push(stretch);
            self.text.push_str(&text[start..end]);
        }
    }

    /// A span of the copy in the original: between characters that are seen, without unseen ones at its ends.
    pub fn original(&self, start: usize, end: usize) -> (usize, usize) {
        let first = self.stretches.partition_point(|s| s.plain <= start).saturating_sub(1);
        let last = self.stretches.partition_point(|s| s.plain < end).saturating_sub(1);
        let (Some(first), Some(last)) = (self.stretches.get(first), self.stretches.get(last)) else {
            return (0, 0);
        };
        let stop = self.stretches.partition_point(|s| s.plain < end);
        let whole = self.stretches.get(stop).map_or(self.text.len(), |next| next.plain) == end;
        let original_end = if whole { last.original_end } else { last.original + (end - last.plain) };
        (first.original + (start - first.plain), original_end)
    }
}

#[cfg(test)]
mod tests {
    use super::Plain;

    #[test]
    fn a_text_that_shows_all_it_holds_needs_no_copy() {
        for text in ["", "plain", "“Zürich”, 東京 😀", "a\u{a0}b\tc\r\n"] {
            assert!(Plain::of(text).is_none(), "{text}");
        }
    }

    #[test]
    fn every_word_is_found_again_in_the_original() {
        for (text, reads) in [
            ("Par\u{200b}is, Lon\u{2066}don", "Paris, London"),
            ("Jose\u{301} Nu\u{301}n\u{303}ez", "José Núñez"),
            ("\u{feff}co\u{ad}oper\u{ad}ation\u{200b}", "cooperation"),
            ("A\u{30a}ngstro\u{308}m", "Ångström"),
            ("x\u{301}\u{327} y", "x\u{301}\u{327} y"),
            ("\u{200b}\u{200d}", ""),
        ] {
            let Some(plain) = Plain::of(text) else { panic!("{text:?}") };
            assert_eq!(plain.text, reads);
            let mut at = 0;
            for word in reads.split(' ') {
                let (start, end) = (at, at + word.len());
                at = end + 1;
                if start < end {
                    let (from, to) = plain.original(start, end);
                    let again = Plain::of(&text[from..to]).map_or(text[from..to].to_string(), |p| p.text);
                    assert_eq!(again, word, "in {text:?}");
                }
            }
        }
        let plain = Plain::of("Par\u{200b}is").unwrap();
        assert_eq!(
            [plain.original(0, 3), plain.original(3, 5), plain.original(0, 5)],
            [(0, 3), (6, 8), (0, 8)]
        );
    }
}
