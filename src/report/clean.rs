//! Text from articles and file names made safe to print.
//!
//! An article may hold terminal escapes, marks that turn the direction of writing, and characters that show nothing.
//! None of them reaches a terminal or a spreadsheet: they could hide or forge what a reader sees.

use std::borrow::Cow;

/// Whether a character does something other than show itself: controls, direction marks, zero-width and other
/// invisible characters. White space that parts lines counts too; plain spaces of any width do not.
pub(crate) fn is_hazard(c: char) -> bool {
    match c {
        ' '..='~' => false,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => true,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' => true,
        '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' => true,
        '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' => true,
        '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' => true,
        '\u{e0000}'..='\u{e0fff}' => true,
        _ => false,
    }
}

/// Text without hazards: line breaks and tabs become spaces, the others vanish.
pub fn clean(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hazard) {
        return Cow::Borrowed(text);
    }
    let kept = text.chars().filter_map(|c| match c {
        c if !is_hazard(c) => Some(c),
        c if c.is_whitespace() => Some(' '),
        _ => None,
    });
    Cow::Owned(kept.collect())
}

/// [`clean`] text with each run of white space made one space, and none at its ends.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in clean(text).chars() {
        if !c.is_whitespace() {
            line.push(c);
        } else if !line.is_empty() && !line.ends_with(' ') {
            line.push(' ');
        }
    }
    line.truncate(line.trim_end().len());
    line
}

#[cfg(test)]
mod tests {
    use super::{clean, one_line};

    #[test]
    fn escapes_and_invisible_characters_vanish() {
        assert_eq!(clean("a\u{1b}[31mred\u{7}"), "a[31mred");
        assert_eq!(clean("\u{9b}31m\u{202e}gnp.exe\u{2066}\u{200b}\u{feff}"), "31mgnp.exe");
        assert_eq!(clean("one\r\ntwo\u{2028}three\tfour"), "one  two three four");
        assert_eq!(clean("Zoë 東京 café\u{301} “ok”"), "Zoë 東京 café\u{301} “ok”");
    }

    #[test]
    fn a_line_has_single_spaces() {
        assert_eq!(one_line("  Rosa\n  van der\u{a0}Linden \u{200b} "), "Rosa van der Linden");
        assert_eq!(one_line("\u{1b}"), "");
    }
}
