//! Quotation marks as they come, paired into stretches.
//!
//! News texts mix straight and curly marks, double apostrophes, guillemets and what bad decoding leaves of them; marks lack,
//! spaces stand on the wrong side, paragraphs re-open what was never closed. So no mark is believed by itself: each
//! paragraph's marks are read as the cheapest sequence of openings and closings, where every oddity costs (a two-state
//! Viterbi search, linear in the text). What a paragraph lacks never reaches the next one.

mod pairing;
mod paragraphs;
mod singles;

use crate::extract::Extent;
use crate::text::{Caps, Document, Token, TokenKind, run_end};
use pairing::pair;
use singles::singles;
use std::ops::Range;

/// Words inside a pair of quotation marks, or what is left of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    words: Extent,
    tokens: Extent,
    outer: Extent,
    paragraph: u32,
    /// The opening mark is lost; `start` is the sentence's.
    pub lost_open: bool,
    /// The closing mark is lost, or the next paragraph re-opens the quote.
    pub lost_close: bool,
    /// Between single marks.
    pub single: bool,
}

impl Stretch {
    /// Some bytes of a paragraph, the tokens that they are, and those with the marks around them.
    fn new(words: Range<usize>, tokens: Range<usize>, outer: Range<usize>, paragraph: usize) -> Self {
        Self {
            words: words.into(),
            tokens: tokens.into(),
            outer: outer.into(),
            paragraph: paragraph as u32,
            lost_open: false,
            lost_close: false,
            single: false,
        }
    }

    /// The same with the opening mark found: at this byte, which is that of this token.
    fn beginning_at(self, byte: usize, token: usize) -> Self {
        Self {
            words: (byte..self.end()).into(),
            tokens: (token..self.stop()).into(),
            outer: (token..self.outer_stop()).into(),
            lost_open: false,
            ..self
        }
    }

    /// First byte of the words.
    #[inline]
    pub fn start(&self) -> usize {
        self.words.start()
    }

    /// One past their last byte.
    #[inline]
    pub fn end(&self) -> usize {
        self.words.end()
    }

    /// First token of the words.
    #[inline]
    pub fn first(&self) -> usize {
        self.tokens.start()
    }

    /// One past their last token.
    #[inline]
    pub fn stop(&self) -> usize {
        self.tokens.end()
    }

    /// First token of the whole, with its opening mark.
    #[inline]
    pub fn outer_first(&self) -> usize {
        self.outer.start()
    }

    /// One past the last token of the whole, with its closing mark.
    #[inline]
    pub fn outer_stop(&self) -> usize {
        self.outer.end()
    }

    /// Index of its paragraph.
    #[inline]
    pub fn paragraph(&self) -> usize {
        self.paragraph as usize
    }
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
    let doubled = memchr::memmem::find(doc.text.as_bytes(), b"''").is_some();
    for (index, p) in doc.paragraphs.iter().enumerate() {
        let start = doc.tokens[p.first as usize].start as usize;
        let end = doc.tokens[p.end as usize - 1].end as usize;
        marks.clear();
        scan(doc.text, start, end, doubled, &mut marks);
        let first = found.len();
        if !marks.is_empty() {
            let next = doc.text[end..].trim_start();
            let reopens = next.starts_with(['"', '“', '«', '„', '″'])
                || next.starts_with("''")
                || next.starts_with("``");
            pair(doc, index, &marks, end, reopens, &mut found);
        }
        singles(doc, index, start, end, first, &mut found);
        found[first..].sort_unstable_by_key(|s| s.start());
    }
    paragraphs::bridge(doc, &mut found);
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

/// The double marks in `start..end`; `doubled` is whether the text has `''`.
fn scan(text: &str, start: usize, end: usize, doubled: bool, marks: &mut Vec<Mark>) {
    let bytes = text.as_bytes();
    // Most paragraphs have none: told in steps as wide as a register.
    let may = |any: bool, &b: &u8| any | (b == b'"') | (b == b'&') | (b == b'`') | (b >= 0xC2);
    if !doubled && !bytes[start..end].iter().fold(false, may) {
        return;
    }
    let mut i = start;
    while let Some(skipped) = bytes[i..end].iter().position(|&b| BEGINS_MARK[b as usize]) {
        i += skipped;
        let width = match bytes[i] {
            0xE2 => 3,
            0xC2 | 0xC3 => 2,
            _ => 1,
        };
        if let Some(run) = run_end(text, i, width) {
            i = run.min(end);
            continue;
        }
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
                // ″, the double prime: wire archives have it on both sides.
                0xB3 => (3, Glyph::Either, Family::Double),
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

/// Where an attribution begins in words that lost their closing mark, at the end of a sentence: `“We won, she said on
/// Monday.`
fn attribution(doc: &Document, start: usize, end: usize) -> Option<usize> {
    const CUES: &[&str] = &["said", "says", "told", "added", "wrote", "asked"];
    let is = |word: &str, list: &[&str]| list.contains(&word);
    let last = doc.tokens.partition_point(|t| (t.start as usize) < end);
    let tokens = doc.token_at(start)..last;
    let over = |i: usize| i >= last || is(doc.word(i), &[".", "!", "?"]) || doc.tokens[i].block_start();
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
    if let Some(s) = found.last_mut().filter(|s| s.end() <= end && s.start() >= start) {
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
    let tokens = doc.token_at(start)..stop(end);
    let outer = doc.token_at(outer.0)..stop(outer.1);
    found.push(Stretch::new(start..end, tokens, outer, paragraph));
}

#[cfg(test)]
mod tests {
    use super::stretches;
    use crate::text::Document;

    fn inside(text: &str) -> Vec<&str> {
        let doc = Document::new(text);
        stretches(&doc).iter().map(|s| &text[s.start()..s.end()]).collect()
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
            ("″We won,″ she said. ″It was hard.″", vec!["We won,", "It was hard."]),
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
        // Marks at the two ends of three paragraphs.
        let text = "“We lost it all.\n\nWe wrote to them. They were out.\n\nNobody came to us,” she said.";
        assert_eq!(
            inside(text),
            ["We lost it all.", "We wrote to them. They were out.", "Nobody came to us,"]
        );
        let text = "“We lost it all.\n\nThe mayor was out.\n\nShe wept. Nobody came to us,” she said.";
        assert_eq!(inside(text), ["We lost it all.", "Nobody came to us,"]);
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
    fn single_marks_hold_others_and_reopen() {
        for (text, expected) in [
            (
                "The aide said: 'We'd want him to lead the 'leave' camp if he's free. He's good.'",
                vec!["We'd want him to lead the 'leave' camp if he's free. He's good."],
            ),
            ("‘He told me “run” and I ran,’ she said.", vec!["He told me “run” and I ran,"]),
            (
                "He said: 'It's over.\n\n'She won't lead us again.\n\n'That's all.' Rain fell.",
                vec!["It's over.", "She won't lead us again.", "That's all."],
            ),
            (
                "He said: ‘It’s over.\n\n‘The boys’ mother left.’",
                vec!["It’s over.", "The boys’ mother left."],
            ),
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
                assert!(
                    s.first() < s.stop() && s.outer_first() <= s.first() && s.stop() <= s.outer_stop(),
                    "{piece}"
                );
            }
        }
    }
}
