//! Quotation marks as they come, paired into stretches.
//!
//! News texts mix straight and curly marks, double apostrophes, guillemets and what bad decoding leaves of them; marks lack,
//! spaces stand on the wrong side, paragraphs re-open what was never closed. So no mark is believed by itself: each
//! paragraph's marks are read as the cheapest sequence of openings and closings, where every oddity costs (a two-state
//! Viterbi search, linear in the text). What a paragraph lacks never reaches the next one.

use crate::text::{Caps, Document, Token, TokenKind};

/// Words inside a pair of quotation marks, or what is left of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    /// First byte of the words.
    pub start: usize,
    /// One past their last byte.
    pub end: usize,
    /// First token of the words.
    pub first: usize,
    /// One past their last token.
    pub stop: usize,
    /// First token of the whole, with its opening mark.
    pub outer_first: usize,
    /// One past the last token of the whole, with its closing mark.
    pub outer_stop: usize,
    /// The opening mark is lost; `start` is the sentence's.
    pub lost_open: bool,
    /// The closing mark is lost, or the next paragraph re-opens the quote.
    pub lost_close: bool,
    /// Between single marks.
    pub single: bool,
    /// Index of its paragraph.
    pub paragraph: usize,
}

/// What a mark looks like by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Glyph {
    /// `"`, `''`, `&quot;`: either side.
    Either,
    /// `“`, `«`, ` `` `.
    Open,
    /// `”`, `»`, `´´`.
    Close,
    /// `„`, which `“` closes.
    Low,
}

/// Marks that pair with each other at no cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    Double,
    Apostrophes,
    Angle,
}

#[derive(Debug, Clone, Copy)]
struct Mark {
    start: usize,
    end: usize,
    glyph: Glyph,
    family: Family,
}

/// How a paragraph's reading uses a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Open,
    Close,
    /// Opens anew while a quote is open: the one before lost its closing mark.
    Reopen,
    /// Closes what no mark opened.
    CloseLost,
    Ignore,
}

/// The stretches between quotation marks in text order, none overlapping another. Quotes inside quotes are part of the outer one.
pub(super) fn stretches(doc: &Document) -> Vec<Stretch> {
    let mut found = Vec::new();
    let mut marks = Vec::new();
    for (index, p) in doc.paragraphs.iter().enumerate() {
        let start = doc.tokens[p.first as usize].start as usize;
        let end = doc.tokens[p.end as usize - 1].end as usize;
        marks.clear();
        scan(doc.text, start, end, &mut marks);
        let first = found.len();
        if !marks.is_empty() {
            let next = doc.text[end..].trim_start();
            let reopens =
                next.starts_with(['"', '“', '«', '„']) || next.starts_with("''") || next.starts_with("``");
            pair(doc, index, &marks, end, reopens, &mut found);
        }
        singles(doc, index, start, end, first, &mut found);
        found[first..].sort_unstable_by_key(|s| s.start);
    }
    found
}

/// Bytes that may begin a double mark.
const BEGINS_MARK: [bool; 256] = {
    let mut begins = [false; 256];
    let (bytes, mut i) = (b"\"&'`\xC2\xC3\xE2", 0);
    while i < bytes.len() {
        begins[bytes[i] as usize] = true;
        i += 1;
    }
    begins
};

/// The double marks in `start..end`.
fn scan(text: &str, start: usize, end: usize, marks: &mut Vec<Mark>) {
    let bytes = text.as_bytes();
    let mut i = start;
    while let Some(skipped) = bytes[i..end].iter().position(|&b| BEGINS_MARK[b as usize]) {
        i += skipped;
        let rest = &bytes[i..end];
        let (len, glyph, family) = match bytes[i] {
            b'"' => (1, Glyph::Either, Family::Double),
            b'&' if rest.starts_with(b"&quot;") => (6, Glyph::Either, Family::Double),
            b'\'' if rest.starts_with(b"''") => {
                let run = rest.iter().take_while(|&&b| b == b'\'').count();
                // Three: a single and a double mark; the single one stands on the inner side.
                let closes = i > start && !bytes[i - 1].is_ascii_whitespace();
                let skip = if run == 3 && closes { 1 } else { 0 };
                marks.push(Mark {
                    start: i + skip,
                    end: i + skip + 2,
                    glyph: Glyph::Either,
                    family: Family::Apostrophes,
                });
                i += run;
                continue;
            }
            b'`' if rest.starts_with(b"``") => (2, Glyph::Open, Family::Apostrophes),
            0xC2 if rest.len() > 1 => match rest[1] {
                0xAB => (2, Glyph::Open, Family::Angle),
                0xBB => (2, Glyph::Close, Family::Angle),
                0x93 => (2, Glyph::Open, Family::Double),
                0x94 => (2, Glyph::Close, Family::Double),
                0xB4 if rest.starts_with("´´".as_bytes()) => (4, Glyph::Close, Family::Apostrophes),
                _ => (0, Glyph::Either, Family::Double),
            },
            // UTF-8 read as Windows-1252: â€œ and â€ (its last byte is a control character, or lost).
            0xC3 if rest.starts_with("â€œ".as_bytes()) => ("â€œ".len(), Glyph::Open, Family::Double),
            0xC3 if rest.starts_with("â€\u{9d}".as_bytes()) => {
                ("â€\u{9d}".len(), Glyph::Close, Family::Double)
            }
            0xE2 if rest.len() > 2 && rest[1] == 0x80 => match rest[2] {
                0x9C | 0x9F => (3, Glyph::Open, Family::Double),
                0x9D => (3, Glyph::Close, Family::Double),
                0x9E => (3, Glyph::Low, Family::Double),
                // ’’ and ‘‘
                0x99 if rest.starts_with("’’".as_bytes()) => (6, Glyph::Close, Family::Apostrophes),
                0x98 if rest.starts_with("‘‘".as_bytes()) => (6, Glyph::Open, Family::Apostrophes),
                _ => (0, Glyph::Either, Family::Double),
            },
            _ => (0, Glyph::Either, Family::Double),
        };
        if len > 0 {
            marks.push(Mark { start: i, end: i + len, glyph, family });
        }
        i += len.max(1);
    }
}

/// What stands around a mark.
struct Around {
    space_before: bool,
    space_after: bool,
    /// The last character before the mark that is no space.
    before: char,
    after: char,
}

fn around(text: &str, m: &Mark) -> Around {
    let before = text[..m.start].chars().next_back();
    let after = text[m.end..].chars().next();
    let opens =
        |c: char| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '-' | '/' | '‘' | '\u{200b}');
    Around {
        space_before: before.is_none_or(opens),
        space_after: after.is_none_or(|c| {
            c.is_whitespace()
                || matches!(
                    c,
                    ')' | ']' | ',' | '.' | ';' | ':' | '?' | '!' | '—' | '–' | '-' | '’' | '\'' | '/'
                )
        }),
        before: text[..m.start].trim_end().chars().next_back().unwrap_or(' '),
        after: after.unwrap_or(' '),
    }
}

const LOST_OPEN: f32 = 3.5;
const IGNORED: f32 = 4.0;
const LOST_CLOSE: f32 = 2.5;

fn open_cost(m: &Mark, a: &Around) -> f32 {
    let spacing = match (a.space_before, a.space_after) {
        (true, false) => 0.0,
        (true, true) if a.after.is_whitespace() => 1.0,
        (true, true) => 2.5,
        (false, false) if matches!(a.before, '.' | ',' | ':' | '?' | '!' | ')') => 1.2,
        (false, false) => 2.5,
        (false, true) => 4.5,
    };
    spacing + if m.glyph == Glyph::Close { 2.5 } else { 0.0 }
}

fn close_cost(m: &Mark, a: &Around, opener: &Mark) -> f32 {
    let ended = matches!(a.before, '.' | ',' | '!' | '?' | '…' | '’' | '\'' | '-' | '—');
    let spacing = match (a.space_before, a.space_after) {
        (false, true) => 0.0,
        (false, false) => {
            if ended {
                0.8
            } else {
                2.0
            }
        }
        (true, true) => {
            if ended {
                0.5
            } else {
                1.2
            }
        }
        (true, false) => {
            if ended {
                2.0
            } else {
                4.5
            }
        }
    };
    let glyph = match (opener.glyph, m.glyph) {
        (Glyph::Low, _) | (_, Glyph::Close) => 0.0,
        (Glyph::Open, Glyph::Either) => 0.3,
        (_, Glyph::Either) => 0.0,
        _ => 3.5,
    };
    let family = if opener.family == m.family { 0.0 } else { 1.5 };
    spacing + glyph + family
}

fn ignore_cost(text: &str, m: &Mark, inside: bool) -> f32 {
    // Inches: 6'2", a 12" pipe.
    let digit = text[..m.start].ends_with(|c: char| c.is_ascii_digit());
    if digit && m.glyph == Glyph::Either && !inside { 0.5 } else { IGNORED }
}

/// Costs of the text between two marks, if it is outside and if it is inside a quote.
fn between(doc: &Document, start: usize, end: usize) -> (f32, f32) {
    let (mut outside, mut inside) = (0.0f32, 0.0f32);
    let first = doc.token_at(start);
    let mut words = 0usize;
    for (n, t) in doc.tokens[first..].iter().take_while(|t| (t.start as usize) < end).enumerate() {
        if t.kind != TokenKind::Word {
            continue;
        }
        words += 1;
        let word = &doc.text[t.start as usize..t.end as usize];
        match word {
            "I" | "we" | "We" | "my" | "our" | "Our" | "us" | "you" | "me" | "’m" | "'m" => outside += 0.5,
            // `he said`, `said Smith` right after a mark: the words outside.
            "said" | "says" | "told" | "added" if n < 6 => inside += 1.2,
            _ => {}
        }
    }
    // A quote that goes on and on has lost its end.
    inside += (words.saturating_sub(120)) as f32 / 60.0;
    (outside.min(1.5), inside.min(6.0))
}

/// One state's best reading up to a mark.
#[derive(Clone, Copy)]
struct Best {
    cost: f32,
    /// Index of the mark that opened the quote, while inside.
    opener: usize,
}

/// Reads a paragraph's marks and appends its stretches.
fn pair(
    doc: &Document,
    paragraph: usize,
    marks: &[Mark],
    end: usize,
    reopens: bool,
    found: &mut Vec<Stretch>,
) {
    const NEVER: f32 = 1e9;
    let mut out = Best { cost: 0.0, opener: 0 };
    let mut inn = Best { cost: NEVER, opener: 0 };
    // How each state was reached at each mark: the role, and whether the state before was inside.
    let mut back: Vec<[(Role, bool); 2]> = Vec::with_capacity(marks.len());
    for (i, m) in marks.iter().enumerate() {
        let a = around(doc.text, m);
        let opener = marks[inn.opener];
        let open = open_cost(m, &a);
        let close = close_cost(m, &a, &opener);
        let sentence_over = matches!(a.before, '.' | '?' | '!' | '…' | ',' | '-');
        // Candidates to end outside.
        let mut to_out = (out.cost + ignore_cost(doc.text, m, false), Role::Ignore, false);
        let lost = out.cost + LOST_OPEN + close_cost(m, &a, &Mark { glyph: Glyph::Either, ..*m });
        for c in [(lost, Role::CloseLost, false), (inn.cost + close, Role::Close, true)] {
            if c.0 < to_out.0 {
                to_out = c;
            }
        }
        // Candidates to end inside.
        let mut to_in = (out.cost + open, Role::Open, false);
        let lost = if m.glyph == Glyph::Open { LOST_CLOSE / 2.0 } else { LOST_CLOSE };
        let reopen = inn.cost + open + lost + if sentence_over { 0.0 } else { 2.5 };
        for c in
            [(reopen, Role::Reopen, true), (inn.cost + ignore_cost(doc.text, m, true), Role::Ignore, true)]
        {
            if c.0 < to_in.0 {
                to_in = c;
            }
        }
        back.push([(to_out.1, to_out.2), (to_in.1, to_in.2)]);
        let next = marks.get(i + 1).map_or(end, |n| n.start);
        let (outside, inside) = between(doc, m.end, next);
        let opener = if to_in.1 == Role::Ignore { inn.opener } else { i };
        out = Best { cost: to_out.0 + outside, opener: 0 };
        inn = Best { cost: to_in.0 + inside, opener };
    }
    let ends_inside = inn.cost + if reopens { 0.5 } else { 3.0 } < out.cost;
    // Walk back to the roles, then forward over them.
    let mut roles = vec![Role::Ignore; marks.len()];
    let mut inside = ends_inside;
    for i in (0..marks.len()).rev() {
        let (role, before) = back[i][usize::from(inside)];
        roles[i] = role;
        inside = before;
    }
    let mut open: Option<usize> = None;
    for (i, role) in roles.iter().enumerate() {
        match role {
            Role::Ignore => {}
            Role::Open => open = Some(i),
            Role::Close => {
                if let Some(o) = open.take() {
                    push(doc, paragraph, Some(&marks[o]), Some(&marks[i]), 0, 0, found);
                }
            }
            Role::Reopen => {
                if let Some(o) = open {
                    let to = attribution(doc, marks[o].end, marks[i].start).unwrap_or(marks[i].start);
                    push(doc, paragraph, Some(&marks[o]), None, 0, to, found);
                }
                open = Some(i);
            }
            Role::CloseLost => {
                let token = doc.token_at(marks[i].start).max(1) - 1;
                let sentence = doc.sentences[doc.sentence_of(token)];
                let from = doc.tokens[sentence.first as usize].start as usize;
                let floor = i.checked_sub(1).map_or(0, |p| marks[p].end);
                push(doc, paragraph, None, Some(&marks[i]), from.max(floor), 0, found);
            }
        }
    }
    if let Some(o) = open {
        let to = if reopens { None } else { attribution(doc, marks[o].end, end) };
        push(doc, paragraph, Some(&marks[o]), None, 0, to.unwrap_or(end), found);
    }
}

/// Where an attribution begins in words that lost their closing mark, at the end of a sentence: `“We won, she said on
/// Monday.`
fn attribution(doc: &Document, start: usize, end: usize) -> Option<usize> {
    const CUES: &[&str] = &["said", "says", "told", "added", "wrote", "asked"];
    let is = |word: &str, list: &[&str]| list.contains(&word);
    let last = doc.tokens.partition_point(|t| (t.start as usize) < end);
    let tokens = doc.token_at(start)..last;
    let over = |i: usize| i >= last || is(doc.word(i), &[".", "!", "?"]) || doc.tokens[i].block_start;
    for comma in tokens.clone().filter(|&i| is(doc.word(i), &[",", "?", "!"])) {
        let subject = comma + 1;
        if subject >= last || comma == tokens.start {
            continue;
        }
        let word = doc.word(subject);
        let names = doc.tokens[subject].caps == Caps::Initial && !word.starts_with("I'") && word != "I";
        if !(names || is(word, &["he", "she", "they", "the", "a", "an", "said"])) {
            continue;
        }
        let Some(cue) = (subject..last.min(subject + 7)).find(|&i| is(doc.word(i), CUES)) else { continue };
        let plain = (subject..cue).all(|i| doc.tokens[i].kind == TokenKind::Word || doc.word(i) == ".");
        if plain && (cue + 1..cue + 8).any(over) {
            // A comma belongs to the words.
            return Some(doc.tokens[comma].end as usize);
        }
    }
    None
}

/// Appends the stretch between two marks, or between a mark and the given byte where one is lost.
fn push(
    doc: &Document,
    paragraph: usize,
    open: Option<&Mark>,
    close: Option<&Mark>,
    from: usize,
    to: usize,
    found: &mut Vec<Stretch>,
) {
    let (start, end) = (open.map_or(from, |m| m.end), close.map_or(to, |m| m.start));
    let outer = (open.map_or(start, |m| m.start), close.map_or(end, |m| m.end));
    push_span(doc, paragraph, (start, end), outer, found);
    if let Some(s) = found.last_mut().filter(|s| s.end <= end && s.start >= start) {
        s.lost_open = open.is_none();
        s.lost_close = close.is_none();
    }
}

fn push_span(
    doc: &Document,
    paragraph: usize,
    (start, end): (usize, usize),
    outer: (usize, usize),
    found: &mut Vec<Stretch>,
) {
    if start >= end {
        return;
    }
    let inner = &doc.text[start..end];
    let is_blank = |c: char| c.is_whitespace() || c == '\u{200b}' || c == '\u{feff}';
    let trimmed = inner.trim_matches(is_blank);
    if !trimmed.contains(char::is_alphanumeric) {
        return;
    }
    let start = start + (inner.len() - inner.trim_start_matches(is_blank).len());
    let end = start + trimmed.len();
    let stop = |at: usize| doc.tokens.partition_point(|t: &Token| (t.start as usize) < at);
    found.push(Stretch {
        start,
        end,
        first: doc.token_at(start),
        stop: stop(end),
        outer_first: doc.token_at(outer.0),
        outer_stop: stop(outer.1),
        lost_open: false,
        lost_close: false,
        single: false,
        paragraph,
    });
}

/// Single-quoted stretches outside the double-quoted ones: British style and headlines. An apostrophe is no mark: one
/// inside a word, before a clipped word (`'90s`, `'em`), after a plural's s.
fn singles(
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
    let begins = |b: &u8| matches!(b, b'\'' | b'`' | 0xE2);
    while let Some(i) = text.as_bytes()[at..end].iter().position(begins).map(|i| i + at) {
        let c = text[i..].chars().next().unwrap_or(' ');
        let after = i + c.len_utf8();
        at = after;
        if !matches!(c, '\'' | '‘' | '’' | '`') {
            continue;
        }
        // The double-quoted stretches are in text order, so those after the mark are a search away.
        let later = doubles + found[doubles..last_double].partition_point(|d| d.start <= i);
        if let Some(d) = found[doubles..later].last().filter(|d| i < d.end) {
            at = d.end.max(after);
            continue;
        }
        if !opens_single(text, i, c, after) {
            continue;
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
        let wall = found[later..last_double].first().map_or(end, |d| d.start);
        let furthest = wall.min(end).min(after + LONGEST);
        let limit = (after..=furthest).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(after);
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

/// Where single marks that open at `from` close around double ones: `'He told us, "Run!"' the man said.` The ends of the
/// closing mark and how many double-quoted stretches it closes around.
fn around_doubles(text: &str, from: usize, end: usize, doubles: &[Stretch]) -> Option<(usize, usize, usize)> {
    let first = doubles.first().filter(|d| d.start < end && !d.lost_open && !d.lost_close)?;
    let lead = &text[from..first.start];
    let whole = lead.starts_with(char::is_uppercase) && lead.len() < 400;
    // No closing mark comes before the double ones.
    if !whole || closing_single(lead, 0).is_some() {
        return None;
    }
    let after = first.end + text[first.end..end].chars().next()?.len_utf8();
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

#[cfg(test)]
mod tests {
    use super::stretches;
    use crate::text::Document;

    fn inside(text: &str) -> Vec<&str> {
        let doc = Document::new(text);
        stretches(&doc).iter().map(|s| &text[s.start..s.end]).collect()
    }

    #[test]
    fn marks_are_paired_as_they_come() {
        for (text, expected) in [
            (r#""We won," she said. "It was hard.""#, vec!["We won,", "It was hard."]),
            ("“We won,” she said.", vec!["We won,"]),
            // Opened curly and closed straight, and the reverse.
            ("“We won,\" she said. \"It was hard.”", vec!["We won,", "It was hard."]),
            ("„Wir gehen“, sagte sie.", vec!["Wir gehen"]),
            ("« Nous partons », dit-il.", vec!["Nous partons"]),
            ("``We won,'' she said.", vec!["We won,"]),
            ("``We won,´´ she said.", vec!["We won,"]),
            // Spaces on the wrong side.
            (
                "The mayor spoke. '' We won,'' she said. '' It was hard.'' Rain fell.",
                vec!["We won,", "It was hard."],
            ),
            (r#"The mayor spoke. " We won, " she said."#, vec!["We won,"]),
            // Windows-1252 and UTF-8 taken for each other.
            ("\u{93}We won,\u{94} she said.", vec!["We won,"]),
            ("â€œWe won,â€\u{9d} she said.", vec!["We won,"]),
            // Quotes inside quotes.
            ("“He said ‘no’ and left,” she said.", vec!["He said ‘no’ and left,"]),
            (
                "''My job is to say: 'Hey, he is one of us,''' Ms. Berg said.",
                vec!["My job is to say: 'Hey, he is one of us,'"],
            ),
        ] {
            assert_eq!(inside(text), expected, "{text}");
        }
    }

    #[test]
    fn a_lost_mark_spoils_nothing_else() {
        // The closing mark is lost; the next paragraph is sound.
        let text = "“We won, she said on Monday.\n\n“It was hard,” she said.";
        assert_eq!(inside(text).last(), Some(&"It was hard,"));
        // A re-opened paragraph.
        let text = "\"It was hard.\n\n\"It was long,\" she said. \"We won.\"";
        assert_eq!(inside(text), ["It was hard.", "It was long,", "We won."]);
        // The same with the paragraphs run together.
        let text = "\"It was hard. \"It was long,\" she said. \"We won.\"";
        assert_eq!(inside(text), ["It was hard.", "It was long,", "We won."]);
        // Three paragraphs run together.
        let text = "“It was hard. “It was long. “We won.” She smiled.";
        assert_eq!(inside(text), ["It was hard.", "It was long.", "We won."]);
        // A closing mark with its space on the wrong side.
        let text = "\"He did it well and kept us safe. \"Jones, his aunt, said he had \"no fear\" at all.";
        assert_eq!(inside(text), ["He did it well and kept us safe.", "no fear"]);
        // The opening mark is lost.
        let text = "The envoy said that a long way\" remains. Later he said it was \"late\".";
        assert_eq!(inside(text).last(), Some(&"late"));
    }

    #[test]
    fn inches_are_no_marks() {
        assert_eq!(inside(r#"He is 6'2" tall and carried a 12" pipe. "I ran," he said."#), ["I ran,"]);
    }

    #[test]
    fn single_marks_are_told_from_apostrophes() {
        for (text, expected) in [
            ("'I don't know,' he said. 'We left.'", vec!["I don't know,", "We left."]),
            ("‘I don’t know,’ he said.", vec!["I don’t know,"]),
            ("Mayor calls plan 'a disgrace'", vec!["a disgrace"]),
            ("In the '90s the Browns' house and the rebels' camp burned.", vec![]),
            ("The boys' mother said it wasn't the '08 crash.", vec![]),
            ("He called it 'the rebels' last stand', she said.", vec!["the rebels' last stand"]),
        ] {
            assert_eq!(inside(text), expected, "{text}");
        }
    }

    #[test]
    fn many_marks_take_linear_time_and_none_makes_it_fail() {
        for piece in ["\"", "'", "“", "”", "''", "\" a", "'a ", "‘a", "a’ ", "\"a\n", "« a", "é\" \u{301}'"]
        {
            let text = piece.repeat(20_000);
            let doc = Document::new(&text);
            for s in stretches(&doc) {
                assert!(s.first < s.stop && s.outer_first <= s.first && s.stop <= s.outer_stop, "{piece}");
            }
        }
    }
}
