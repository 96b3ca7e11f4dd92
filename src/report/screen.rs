//! Text on a terminal: how wide it is, where to cut and wrap it, how to colour it. All text that comes in here must be
//! [`clean`](super::clean) already.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Columns that a text takes. Wide characters take two, combining marks none.
pub(crate) fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.graphemes(true).map(UnicodeWidthStr::width).sum() }
}

/// The longest beginning of a text that fits into `max` columns, in bytes.
fn fitting(text: &str, max: usize) -> usize {
    // A column a byte; the one behind the last is looked at too, as it may be an accent.
    if text.as_bytes().get(..=max).unwrap_or(text.as_bytes()).is_ascii() {
        return text.len().min(max);
    }
    let mut used = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += grapheme.width();
        if used > max {
            return at;
        }
    }
    text.len()
}

/// A text cut to `max` columns: at the end of a word where that leaves at least half, with `…` in place of the rest.
pub(crate) fn cut(text: &str, max: usize) -> String {
    if width(text) <= max {
        return text.to_string();
    }
    let Some(room) = max.checked_sub(1) else { return String::new() };
    let fits = fitting(text, room);
    let whole = if text[fits..].starts_with(' ') { Some(fits) } else { text[..fits].rfind(' ') };
    let end = whole.filter(|&end| width(&text[..end]) * 2 >= room).unwrap_or(fits);
    let kept = text[..end].trim_end_matches([' ', ',', ';', ':', '–', '—', '-', '(', '“', '"']);
    format!("{kept}…")
}

/// A text broken at spaces into lines of at most `max` columns; the last of `most` lines is [`cut`].
pub(crate) fn wrap(text: &str, max: usize, most: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        if lines.len() + 1 >= most || width(rest) <= max {
            lines.push(cut(rest, max));
            break;
        }
        let fits = fitting(rest, max.max(1));
        let end = match rest[..fits].rfind(' ') {
            _ if rest[fits..].starts_with(' ') => fits,
            Some(space) => space,
            // Not even one character fits: take one all the same, or this would never end.
            None if fits == 0 => rest.graphemes(true).next().map_or(rest.len(), str::len),
            None => fits,
        };
        lines.push(rest[..end].trim_end().to_string());
        rest = rest[end..].trim_start();
    }
    if lines.is_empty() {
        lines.push(String::new());
    }
    lines
}

/// What a stretch of text is, for the eye.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Style {
    /// As any text.
    #[default]
    Plain,
    /// A heading.
    Title,
    /// What may be overlooked: rules, labels, missing values.
    Faint,
    /// A person.
    Person,
    /// A place.
    Place,
    /// The words of a quote.
    Quote,
    /// The dead.
    Grave,
    /// Other harm.
    Harm,
    /// Something to act on.
    Warning,
}

impl Style {
    fn code(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Title => "1",
            Self::Faint => "2",
            Self::Person => "36",
            Self::Place => "32",
            Self::Quote => "3",
            Self::Grave => "1;31",
            Self::Harm => "33",
            Self::Warning => "1;33",
        }
    }
}

/// A text in a style, where colour is wanted.
pub(crate) fn paint(text: &str, style: Style, color: bool) -> String {
    match style.code() {
        code if color && !code.is_empty() && !text.is_empty() => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
        _ => text.to_string(),
    }
}

/// A text in two styles at once, where colour is wanted.
pub(crate) fn paint_both(text: &str, outer: Style, inner: Style, color: bool) -> String {
    match (outer.code(), inner.code()) {
        ("", _) => paint(text, inner, color),
        (_, "") => paint(text, outer, color),
        (outer, inner) if color => format!("\u{1b}[{outer};{inner}m{text}\u{1b}[0m"),
        _ => text.to_string(),
    }
}

/// A number with commas between its thousands.
pub(crate) fn thousands(number: impl std::fmt::Display) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A count and what is counted: `1 article`, `1,204 articles`.
pub(crate) fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", thousands(number), if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::{counted, cut, thousands, width, wrap};

    #[test]
    fn wide_and_combining_characters_are_measured_as_shown() {
        assert_eq!(width("東京"), 4);
        assert_eq!(width("cafe\u{301}"), 4);
        assert_eq!(width("plain"), 5);
    }

    #[test]
    fn a_cut_falls_at_the_end_of_a_word() {
        assert_eq!(cut("the ministry of health", 30), "the ministry of health");
        assert_eq!(cut("the ministry of health", 16), "the ministry of…");
        assert_eq!(cut("the ministry, of health", 14), "the ministry…");
        assert_eq!(cut("incomprehensibilities", 8), "incompr…");
        assert_eq!(cut("a incomprehensibilities", 8), "a incom…");
        assert_eq!(cut("東京都庁", 6), "東京…");
        assert_eq!(cut("東京都庁", 5), "東京…");
        assert_eq!(cut("word", 1), "…");
        assert_eq!(cut("word", 0), "");
    }

    #[test]
    fn lines_break_at_spaces_and_the_last_is_cut() {
        assert_eq!(wrap("one two three four", 9, 9), ["one two", "three", "four"]);
        assert_eq!(wrap("one two three four", 9, 2), ["one two", "three…"]);
        assert_eq!(wrap("", 9, 2), [""]);
        assert_eq!(wrap("abcdefghij", 4, 9), ["abcd", "efgh", "ij"]);
        assert_eq!(wrap("東東", 1, 9).len(), 2);
    }

    #[test]
    fn numbers_are_readable() {
        assert_eq!(thousands(0), "0");
        assert_eq!(thousands(1_234_567_u64), "1,234,567");
        assert_eq!(counted(1, "article", "articles"), "1 article");
        assert_eq!(counted(2_000, "article", "articles"), "2,000 articles");
    }
}
