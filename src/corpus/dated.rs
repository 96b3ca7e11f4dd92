//! Dated text: `date YYYY-MM-DD`, white space, the article; a line that begins so starts the next one.

use super::decode;
use super::fault::Trouble;
use super::lines::{Line, Lines};
use super::reading::{Raw, Reading};
use chrono::NaiveDate;
use std::collections::VecDeque;
use std::io;

/// How much of a line that is too long is still looked at, for a header.
const GLANCE: usize = 256;

/// Reads the articles of a dated text.
pub struct Dated {
    lines: Lines,
    max_article: usize,
    /// The header of the article to read next.
    header: Header,
    /// The line on which the article to read next begins.
    begins: u64,
    /// What the header's line holds after the header.
    rest: Vec<u8>,
    /// Whether that line goes on beyond what an article may hold.
    rest_cut: bool,
    /// Whether nothing but white space has come so far.
    blank: bool,
    ended: bool,
}

/// What stands where an article may begin.
#[derive(Debug, PartialEq, Eq)]
enum Header {
    /// Nothing of the kind.
    None,
    /// A date, and the offset of what follows it.
    Date(NaiveDate, usize),
    /// A header whose date is none.
    Malformed(String),
}

impl Dated {
    pub fn new(lines: Lines, max_article: usize) -> Self {
        Self {
            lines,
            max_article,
            header: Header::None,
            begins: 1,
            rest: Vec::new(),
            rest_cut: false,
            blank: true,
            ended: false,
        }
    }

    /// Number of the line that was read last.
    pub fn line(&self) -> u64 {
        self.lines.line
    }

    /// Reads up to the next header and adds what it found to `found`. False at the end of the file.
    pub fn read(&mut self, found: &mut VecDeque<Reading>) -> io::Result<bool> {
        if self.ended {
            return Ok(false);
        }
        let mut text = std::mem::take(&mut self.rest);
        let header = std::mem::replace(&mut self.header, Header::None);
        let begins = self.begins;
        let mut too_long = std::mem::take(&mut self.rest_cut);
        loop {
            if too_long {
                text.clear();
            }
            let start = text.len();
            // Room for a glance at the line even where the article has none left.
            let room = (self.max_article - start.min(self.max_article)).max(GLANCE);
            let line = match self.lines.read(&mut text, room) {
                Ok(line) => line,
                Err(e) => {
                    self.ended = true;
                    return Err(e);
                }
            };
            if line == Line::End {
                self.ended = true;
                break;
            }
            let next = parse_header(&text[start..], self.blank);
            self.blank &= text[start..].trim_ascii().is_empty();
            if next != Header::None {
                self.rest = match next {
                    Header::Date(_, at) => text[start + at..].to_vec(),
                    _ => Vec::new(),
                };
                text.truncate(start);
                self.header = next;
                self.begins = self.lines.line;
                self.rest_cut = line == Line::Cut;
                break;
            }
            too_long |= line == Line::Cut || text.len() > self.max_article;
        }
        let reading = match header {
            Header::Malformed(date) => Err((begins, Trouble::HeaderDate(date))),
            _ if too_long => Err((begins, Trouble::TooLong(self.max_article))),
            header => {
                let date = if let Header::Date(date, _) = header { Some(date) } else { None };
                match self.article(text, date, begins, found) {
                    Some(raw) => Ok(raw),
                    // White space before the first header is no article.
                    None if date.is_none() && !self.ended => return Ok(true),
                    None if date.is_none() => Err((begins, Trouble::Empty)),
                    None => Err((begins, Trouble::NoBody)),
                }
            }
        };
        found.push_back(match reading {
            Ok(raw) => Reading::Article(raw),
            Err((_, Trouble::Empty)) => {
                Reading::Trouble { line: None, column: None, trouble: Trouble::Empty }
            }
            Err((line, trouble)) => Reading::Trouble { line: Some(line), column: None, trouble },
        });
        Ok(true)
    }

    /// The article, where there is any text; a remark in `found` where its bytes are not UTF-8.
    fn article(
        &self,
        bytes: Vec<u8>,
        date: Option<NaiveDate>,
        line: u64,
        found: &mut VecDeque<Reading>,
    ) -> Option<Raw> {
        let before = |bytes: &[u8]| memchr::memchr_iter(b'\n', bytes).count() as u64;
        // Counted before the bytes are given away, which only files with such bytes pay for.
        let bad = std::str::from_utf8(&bytes).err().map(|e| line + before(&bytes[..e.valid_up_to()]));
        if let Some(line) = bad {
            found.push_back(Reading::Trouble { line: Some(line), column: None, trouble: Trouble::NotUtf8 });
        }
        let mut text = decode::text(bytes).0;
        text.truncate(text.trim_end().len());
        let white = text.len() - text.trim_start().len();
        text.drain(..white);
        (!text.is_empty()).then(|| Raw { line, date, text, ..Raw::default() })
    }
}

/// The header at the beginning of a line. What begins a file with the word `date` is meant as a header whatever follows;
/// further down it takes something that looks like a date.
fn parse_header(line: &[u8], first: bool) -> Header {
    let start = line.trim_ascii_start();
    // A byte-order mark stands in the middle where files were joined.
    let start = start.strip_prefix("\u{feff}".as_bytes()).unwrap_or(start).trim_ascii_start();
    let Some(after) = start.strip_prefix(b"date") else { return Header::None };
    let word = after.trim_ascii_start();
    if word.len() == after.len() || word.is_empty() && !first {
        return Header::None;
    }
    let end = word.iter().position(u8::is_ascii_whitespace).unwrap_or(word.len());
    let (word, rest) = word.split_at(end);
    match parse_date(word) {
        Some(date) => Header::Date(date, line.len() - rest.len()),
        None if first || looks_like_date(word) => {
            const SHOWN: usize = 40;
            Header::Malformed(String::from_utf8_lossy(&word[..word.len().min(SHOWN)]).into_owned())
        }
        None => Header::None,
    }
}

/// Exactly `YYYY-MM-DD`, a day of the calendar.
pub fn parse_date(word: &[u8]) -> Option<NaiveDate> {
    let digits = |range: std::ops::Range<usize>| {
        word[range].iter().try_fold(0, |n, b| b.is_ascii_digit().then(|| n * 10 + u32::from(b - b'0')))
    };
    if word.len() != 10 || word[4] != b'-' || word[7] != b'-' {
        return None;
    }
    NaiveDate::from_ymd_opt(digits(0..4)? as i32, digits(5..7)?, digits(8..10)?)
}

/// Digits and at least two separators: a date in another form, or one that no calendar has.
fn looks_like_date(word: &[u8]) -> bool {
    let separators = word.iter().filter(|b| b"-/.".contains(b)).count();
    let digits = word.iter().filter(|b| b.is_ascii_digit()).count();
    separators >= 2 && digits >= 3 && separators + digits == word.len() && word[0].is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_told_from_prose() {
        let date = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        for (line, first, expected) in [
            (" date 2021-05-17 US Secretary", true, Header::Date(date(2021, 5, 17), 16)),
            ("date\t2021-05-17\n", false, Header::Date(date(2021, 5, 17), 15)),
            ("\u{feff}date 2020-02-29 x", false, Header::Date(date(2020, 2, 29), 18)),
            ("date 2021-13-45 x", false, Header::Malformed("2021-13-45".into())),
            ("date 17/05/2021 x", false, Header::Malformed("17/05/2021".into())),
            ("date yesterday x", true, Header::Malformed("yesterday".into())),
            ("date yesterday x", false, Header::None),
            ("date night 2021-05-17", false, Header::None),
            ("date 2021-05-17, the", false, Header::None),
            ("dated 2021-05-17 x", true, Header::None),
            ("The date 2021-05-17 x", true, Header::None),
            ("date", true, Header::None),
            ("date \n", true, Header::Malformed(String::new())),
        ] {
            assert_eq!(parse_header(line.as_bytes(), first), expected, "{line}");
        }
    }
}
