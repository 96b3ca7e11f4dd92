//! Single marks: British style and headlines, told from apostrophes.

use super::{Stretch, push_span};
use crate::text::Document;

/// Single-quoted stretches outside the double-quoted ones: British style and headlines. An apostrophe is no mark: one
/// inside a word, before a clipped word (`'90s`, `'em`), after a plural's s.
pub(super) fn singles(
    doc: &Document,
    paragraph: usize,
    start: usize,
    end: usize,
    doubles: usize,
    found: &mut Vec<Stretch>,
) {
    /// No quote in single marks is longer than this in bytes: beyond, the mark was an apostrophe.
    const LONGEST: usize = 1500;
    let text = doc.text;
    let last_double = found.len();
    // Double-quoted stretches inside single ones.
    let mut gone: Vec<usize> = Vec::new();
    let mut at = start;
    // ‘ and ’ begin with the byte E2, as other marks do.
    while let Some(i) = memchr::memchr3(b'\'', b'`', 0xE2, &text.as_bytes()[at..end]).map(|i| i + at) {
        let c = text[i..].chars().next().unwrap_or(' ');
        let after = i + c.len_utf8();
        at = after;
        if !matches!(c, '\'' | '‘' | '’' | '`') {
            continue;
        }
        // The double-quoted stretches are in text order, so those after the mark are a search away.
        let later = doubles + found[doubles..last_double].partition_point(|d| d.start() <= i);
        if let Some(d) = found[doubles..later].last().filter(|d| i < d.end()) {
            at = d.end().max(after);
            continue;
        }
        if !opens_single(text, i, c, after) {
            continue;
        }
        if let Some(strong) = Strong::new(text, start, i, after) {
            let limit = floor_boundary(text, end.min(after + LONGEST));
            let closed = strong.closing(text, limit, &found[later..last_double]);
            let reopens = closed.is_none() && end <= after + LONGEST && reopens(&text[end..]);
            if let Some((close, close_end, inner)) = closed.or(reopens.then_some((end, end, 0))) {
                gone.extend(later..later + inner);
                let before = found.len();
                push_span(doc, paragraph, (after, close), (i, close_end), found);
                if let Some(s) = found.get_mut(before) {
                    s.single = true;
                    s.lost_close = reopens;
                }
                at = close_end;
                continue;
            }
        }
        if let Some((close, close_end, inner)) = around_doubles(text, after, end, &found[later..last_double])
        {
            gone.extend(later..later + inner);
            let before = found.len();
            push_span(doc, paragraph, (after, close), (i, close_end), found);
            if let Some(s) = found.get_mut(before) {
                s.single = true;
            }
            at = close_end;
            continue;
        }
        // A double-quoted stretch that begins before the closing mark makes the opener an apostrophe.
        let wall = found[later..last_double].first().map_or(end, |d| d.start());
        let limit = floor_boundary(text, wall.min(end).min(after + LONGEST));
        if let Some((close, close_end)) = closing_single(&text[..limit], after) {
            let before = found.len();
            push_span(doc, paragraph, (after, close), (i, close_end), found);
            if let Some(s) = found.get_mut(before) {
                s.single = true;
            }
            at = close_end;
        }
    }
    if !gone.is_empty() {
        let mut index = 0;
        found.retain(|_| {
            index += 1;
            gone.binary_search(&(index - 1)).is_err()
        });
    }
}

/// The last character boundary at or before a byte.
fn floor_boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// Does the next paragraph begin with a single mark and a capital, as one does that goes on with a quotation?
fn reopens(text: &str) -> bool {
    let rest = text.trim_start();
    let rest = rest.strip_prefix(['\'', '‘']);
    rest.is_some_and(|r| r.starts_with(|c: char| c.is_uppercase() || c == '[' || c == '…'))
}

/// A single mark that surely opens: a paragraph, or after a colon or comma, before a capital. So others may stand inside.
struct Strong {
    from: usize,
}

impl Strong {
    fn new(text: &str, paragraph: usize, i: usize, from: usize) -> Option<Self> {
        let before = text[paragraph..i].trim_end();
        let led = before.is_empty() || i > paragraph + before.len() && before.ends_with([':', ',']);
        let capital = text[from..].starts_with(|c: char| c.is_uppercase());
        (led && capital).then_some(Self { from })
    }

    /// Where it closes, past single and double marks inside: the ends of the mark, and how many double stretches are inside.
    fn closing(&self, text: &str, limit: usize, doubles: &[Stretch]) -> Option<(usize, usize, usize)> {
        let mut depth = 1;
        let mut inner = 0;
        let mut fallback = None;
        let mut at = self.from;
        while let Some(i) = text[at..limit].find(['\'', '’', '‘']).map(|i| i + at) {
            if let Some(d) = doubles.get(inner).filter(|d| d.start() <= i) {
                if d.lost_open || d.lost_close {
                    return None;
                }
                inner += 1;
                at = at.max(d.end());
                continue;
            }
            let c = text[i..].chars().next()?;
            let after = i + c.len_utf8();
            at = after;
            let before = text[..i].chars().next_back()?;
            let next = text[after..].chars().next();
            if next.is_some_and(char::is_alphanumeric) {
                let opens = (before.is_whitespace() || matches!(before, '(' | '—' | '–'))
                    && opens_single(text, i, c, after)
                    // What opens inside closes soon.
                    && closing_single(&text[..floor_boundary(text, limit.min(after + 200))], after).is_some();
                depth += usize::from(opens);
                continue;
            }
            if c == '‘' || before.is_whitespace() {
                continue;
            }
            if depth > 1 {
                depth -= 1;
                continue;
            }
            // `the boys' mother`: a possessive, unless nothing better comes.
            if matches!(before, 's' | 'S') && next == Some(' ') {
                fallback = fallback.or(Some((i, after, inner)));
                continue;
            }
            return Some((i, after, inner));
        }
        fallback
    }
}

/// Where single marks that open at `from` close around double ones: `'He told us, "Run!"' the man said.` The ends of the
/// closing mark and how many double-quoted stretches it closes around.
fn around_doubles(text: &str, from: usize, end: usize, doubles: &[Stretch]) -> Option<(usize, usize, usize)> {
    let first = doubles.first().filter(|d| d.start() < end && !d.lost_open && !d.lost_close)?;
    let lead = &text[from..first.start()];
    let whole = lead.starts_with(char::is_uppercase) && lead.len() < 400;
    // No closing mark comes before the double ones.
    if !whole || closing_single(lead, 0).is_some() {
        return None;
    }
    let after = first.end() + text[first.end()..end].chars().next()?.len_utf8();
    let close = text[after..end].chars().next().filter(|c| matches!(c, '\'' | '’'))?;
    let close_end = after + close.len_utf8();
    let over = text[close_end..].chars().next().is_none_or(|c| !c.is_alphanumeric());
    over.then_some((after, close_end, 1))
}

fn opens_single(text: &str, i: usize, c: char, after: usize) -> bool {
    let before = text[..i].chars().next_back();
    let rest = &text[after..];
    let next = rest.chars().next();
    if !before.is_none_or(|b| b.is_whitespace() || matches!(b, '(' | '[' | '—' | '–' | '-' | ':'))
        || !next.is_some_and(|n| {
            n.is_alphanumeric() || matches!(n, '[' | '…' | '.' | '$' | '£' | '€' | '@' | '#')
        })
        || c == '’' && !rest.contains('’')
    {
        return false;
    }
    if c == '‘' || c == '`' {
        return true;
    }
    let len = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    let word = &rest[..len];
    let clipped = [
        "em", "til", "cause", "twas", "tis", "n", "bout", "round", "s", "re", "ve", "ll", "d", "m", "t",
        "Twas", "Tis",
    ];
    let decade = word.starts_with(|c: char| c.is_ascii_digit()) && word.ends_with('s');
    let year = word.len() == 2 && word.bytes().all(|b| b.is_ascii_digit());
    !(clipped.contains(&word) || decade || year)
}

/// The mark that closes a single-quoted stretch which begins at `from`: its two ends.
fn closing_single(text: &str, from: usize) -> Option<(usize, usize)> {
    let mut fallback = None;
    let mut at = from;
    while let Some(i) = text[at..].find(['\'', '’', '‘']).map(|i| i + at) {
        let c = text[i..].chars().next()?;
        let after = i + c.len_utf8();
        at = after;
        let next = text[after..].chars().next();
        let before = text[..i].chars().next_back()?;
        if next.is_some_and(char::is_alphanumeric) {
            // Another opening before any close: what seemed to open was an apostrophe, unless a possessive closed it.
            if before.is_whitespace() {
                return fallback;
            }
            continue;
        }
        if c == '‘' || before.is_whitespace() {
            continue;
        }
        let plural = before == 's' || before == 'S';
        let ends = next.is_none_or(|n| !n.is_whitespace()) || !plural;
        if ends {
            return Some((i, after));
        }
        // s' before a space: a possessive, unless nothing better comes in this sentence.
        fallback = fallback.or(Some((i, after)));
        if text[from..i].contains(['.', '!', '?']) {
            return fallback;
        }
    }
    fallback
}
