//! JSON Lines: an object a line, of which `text` is the article.

use super::dated::parse_date;
use super::decode;
use super::fault::Trouble;
use super::lines::{Line, Lines};
use super::reading::{Raw, Reading};
use chrono::NaiveDate;
use serde::Deserialize;
use serde_json::Value;
use serde_json::error::Category;
use std::collections::VecDeque;
use std::io;

/// A record as it is written. Only `text` must be there; what else a record holds is ignored.
#[derive(Deserialize)]
struct Record {
    #[serde(default)]
    text: Option<String>,
    #[serde(default)]
    id: Value,
    #[serde(default)]
    date: Value,
    #[serde(default)]
    title: Value,
    #[serde(default)]
    source: Value,
}

/// Reads the records of a file.
pub struct JsonLines {
    lines: Lines,
    max_article: usize,
    line: Vec<u8>,
    blank: bool,
    ended: bool,
}

impl JsonLines {
    pub fn new(lines: Lines, max_article: usize) -> Self {
        Self { lines, max_article, line: Vec::new(), blank: true, ended: false }
    }

    /// Number of the line that was read last.
    pub fn line(&self) -> u64 {
        self.lines.line
    }

    /// Reads the next line and adds what it found to `found`. False at the end of the file.
    pub fn read(&mut self, found: &mut VecDeque<Reading>) -> io::Result<bool> {
        if self.ended {
            return Ok(false);
        }
        self.line.clear();
        // A text can take six times its size in JSON's escapes.
        let line = self.lines.read(&mut self.line, self.max_article.saturating_mul(2)).inspect_err(|_| {
            self.ended = true;
        })?;
        let mut trouble = |column, trouble| {
            found.push_back(Reading::Trouble { line: Some(self.lines.line), column, trouble });
        };
        match line {
            Line::End => {
                self.ended = true;
                if self.blank {
                    found.push_back(Reading::Trouble { line: None, column: None, trouble: Trouble::Empty });
                }
                return Ok(false);
            }
            Line::Cut => {
                self.blank = false;
                trouble(None, Trouble::TooLong(self.max_article));
                return Ok(true);
            }
            Line::Whole => {}
        }
        // A byte-order mark stands in the middle where files were joined.
        let bytes = self.line.trim_ascii();
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        if bytes.is_empty() {
            return Ok(true);
        }
        if self.blank && bytes.first() == Some(&b'[') {
            trouble(None, Trouble::JsonArray);
            self.ended = true;
            return Ok(false);
        }
        self.blank = false;
        let mended;
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(_) => {
                trouble(None, Trouble::NotUtf8);
                mended = decode::text(bytes.to_vec()).0;
                &mended
            }
        };
        match parse(text, self.lines.line, self.max_article) {
            Ok(raw) => found.push_back(Reading::Article(raw)),
            Err((column, problem)) => trouble(column, problem),
        }
        Ok(true)
    }
}

/// One line's record as an article.
fn parse(line: &str, number: u64, max_article: usize) -> Result<Raw, (Option<u64>, Trouble)> {
    let record: Record = serde_json::from_str(line).map_err(|e| {
        let column = (e.column() > 0).then_some(e.column() as u64);
        let mut reason = e.to_string();
        // The place is told apart: serde_json would count every line as line 1.
        if let Some(at) = reason.rfind(" at line ") {
            reason.truncate(at);
        }
        if e.classify() == Category::Eof {
            reason = format!("the line ends too early ({reason})");
        }
        (column, Trouble::Json(reason))
    })?;
    let text = record.text.ok_or((None, Trouble::NoText))?;
    if text.trim().is_empty() {
        return Err((None, Trouble::EmptyText));
    }
    if text.len() > max_article {
        return Err((None, Trouble::TooLong(max_article)));
    }
    Ok(Raw {
        line: number,
        id: match record.id {
            Value::String(id) if !id.is_empty() => Some(id),
            Value::Number(id) => Some(id.to_string()),
            _ => None,
        },
        date: record_date(&record.date).map_err(|trouble| (None, trouble))?,
        title: words(record.title),
        source: words(record.source),
        text,
    })
}

fn words(value: Value) -> Option<String> {
    match value {
        Value::String(text) if !text.trim().is_empty() => Some(text),
        _ => None,
    }
}

/// The date of `YYYY-MM-DD` and of RFC 3339, which begins with it.
fn record_date(value: &Value) -> Result<Option<NaiveDate>, Trouble> {
    match value {
        Value::Null => Ok(None),
        Value::String(text) if text.is_empty() => Ok(None),
        Value::String(text) => {
            let (day, time) = text.as_bytes().split_at(text.len().min(10));
            match (parse_date(day), time.first()) {
                (Some(date), None | Some(b'T' | b't' | b' ')) => Ok(Some(date)),
                _ => Err(bad_date(value)),
            }
        }
        _ => Err(bad_date(value)),
    }
}

fn bad_date(value: &Value) -> Trouble {
    const SHOWN: usize = 40;
    let mut shown = value.to_string();
    if let Some((at, _)) = shown.char_indices().nth(SHOWN) {
        shown.truncate(at);
        shown.push('…');
    }
    Trouble::RecordDate(shown)
}
