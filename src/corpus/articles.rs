//! All articles of a corpus, one after the other.

use super::dated::Dated;
use super::decode::{Compression, Format};
use super::fault::{Fault, Trouble};
use super::ids::Ids;
use super::json_lines::JsonLines;
use super::open::{Opened, open, open_stream, read_trouble};
use super::reading::Reading;
use super::walk::{Source, walk};
use super::{Article, MAX_ARTICLE};
use chrono::NaiveDate;
use std::collections::VecDeque;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Which articles of a corpus to read.
#[derive(Debug, Clone, Copy)]
pub struct Selection {
    /// Leave out articles before this day.
    pub since: Option<NaiveDate>,
    /// Leave out articles after this day.
    pub until: Option<NaiveDate>,
    /// Count an article without a date as a fault.
    pub require_date: bool,
    /// The longest text, in bytes, that is taken for an article.
    pub max_article: usize,
}

impl Default for Selection {
    fn default() -> Self {
        Self { since: None, until: None, require_date: false, max_article: MAX_ARTICLE }
    }
}

enum Reader {
    Dated(Dated),
    JsonLines(JsonLines),
}

impl Reader {
    fn new(lines: super::lines::Lines, format: Format, max_article: usize) -> Self {
        match format {
            Format::Dated => Self::Dated(Dated::new(lines, max_article)),
            Format::JsonLines => Self::JsonLines(JsonLines::new(lines, max_article)),
        }
    }

    fn read(&mut self, found: &mut VecDeque<Reading>) -> io::Result<bool> {
        match self {
            Self::Dated(reader) => reader.read(found),
            Self::JsonLines(reader) => reader.read(found),
        }
    }
}

/// The file that is being read.
struct Current {
    reader: Reader,
    compression: Option<Compression>,
    path: Option<String>,
    id: String,
    /// Articles met so far, whether they could be read or not: the number in the ids of those without their own.
    count: u64,
    /// Whether it was said that the file is not UTF-8, which is said once.
    told: bool,
    found: VecDeque<Reading>,
}

/// The articles of a corpus in a fixed order: that of the paths, folders sorted by name. One file is open at a time.
///
/// An `Err` is either an article (or file) that is missing from the sequence, or a warning ([`Fault::is_warning`]).
pub struct Articles {
    sources: std::vec::IntoIter<Result<Source, Fault>>,
    current: Option<Current>,
    selection: Selection,
    ids: Ids,
    progress: Arc<AtomicU64>,
    bytes: Option<u64>,
}

impl Articles {
    /// Finds the files at and below `paths`; `-` is standard input.
    pub fn open(paths: &[PathBuf], selection: Selection) -> Self {
        let sources = walk(paths);
        Self {
            sources: sources.into_iter(),
            current: None,
            selection,
            ids: Ids::default(),
            progress: Arc::default(),
            bytes: None,
        }
    }

    /// The articles of a file that is in memory. Its format is sniffed where it is not given.
    pub(super) fn in_memory(id: &str, bytes: Vec<u8>, format: Option<Format>) -> Self {
        let mut articles = Self::open(&[], Selection { max_article: usize::MAX, ..Selection::default() });
        match open_stream(Box::new(io::Cursor::new(bytes)), format) {
            Ok(opened) => articles.current = Some(articles.start(opened, None, id.to_string())),
            Err(trouble) => {
                let fault = Fault { path: None, line: None, column: None, trouble };
                articles.sources = vec![Err(fault)].into_iter();
            }
        }
        articles
    }

    /// Size of all files together, as they are stored; `None` where standard input is among them.
    pub fn bytes(&mut self) -> Option<u64> {
        if self.bytes.is_none() {
            let sources = self.sources.as_slice().iter().flatten();
            self.bytes = sources
                .map(|s| if s.is_stdin() { None } else { Some(s.path.metadata().map_or(0, |m| m.len())) })
                .sum();
        }
        self.bytes
    }

    /// Bytes read so far, shared with whoever shows the progress.
    pub fn progress(&self) -> Arc<AtomicU64> {
        self.progress.clone()
    }

    /// Bytes read so far.
    pub fn bytes_read(&self) -> u64 {
        self.progress.load(Ordering::Relaxed)
    }

    fn start(&self, opened: Opened, path: Option<String>, id: String) -> Current {
        Current {
            reader: Reader::new(opened.lines, opened.format, self.selection.max_article),
            compression: opened.compression,
            path,
            id,
            count: 0,
            told: false,
            found: VecDeque::new(),
        }
    }

    /// The next article of the file that is being read, or a fault in it; `None` at its end.
    fn next_here(&mut self) -> Option<Result<Article, Fault>> {
        let current = self.current.as_mut()?;
        loop {
            while let Some(reading) = current.found.pop_front() {
                match reading {
                    Reading::Trouble { trouble: Trouble::NotUtf8, .. } if current.told => {}
                    Reading::Trouble { line, column, trouble } => {
                        if trouble == Trouble::NotUtf8 {
                            current.told = true;
                        } else {
                            current.count += 1;
                        }
                        return Some(Err(Fault { path: current.path.clone(), line, column, trouble }));
                    }
                    Reading::Article(raw) => {
                        current.count += 1;
                        let own = raw.id.unwrap_or_else(|| match current.count {
                            1 => current.id.clone(),
                            n => format!("{}#{n}", current.id),
                        });
                        // Before the selection, so that an article is called the same whatever is selected.
                        let id = self.ids.unique(own);
                        match self.selection.admits(raw.date) {
                            Ok(true) => {}
                            Ok(false) => continue,
                            Err(trouble) => {
                                let path = current.path.clone();
                                return Some(Err(Fault {
                                    path,
                                    line: Some(raw.line),
                                    column: None,
                                    trouble,
                                }));
                            }
                        }
                        return Some(Ok(Article {
                            id,
                            path: current.path.clone(),
                            date: raw.date,
                            title: raw.title,
                            source: raw.source,
                            text: raw.text,
                        }));
                    }
                }
            }
            match current.reader.read(&mut current.found) {
                Ok(true) => {}
                Ok(false) if current.found.is_empty() => return None,
                Ok(false) => {}
                Err(e) => {
                    let trouble = read_trouble(&e, current.compression);
                    let line = match &current.reader {
                        Reader::Dated(reader) => reader.line(),
                        Reader::JsonLines(reader) => reader.line(),
                    };
                    current.found.push_back(Reading::Trouble { line: Some(line), column: None, trouble });
                }
            }
        }
    }
}

impl Selection {
    /// Whether to read an article of this date.
    fn admits(&self, date: Option<NaiveDate>) -> Result<bool, Trouble> {
        let Some(date) = date else {
            return match self {
                Self { require_date: true, .. } => Err(Trouble::NoDate("--require-date")),
                Self { since: Some(_), .. } => Err(Trouble::NoDate("--since")),
                Self { until: Some(_), .. } => Err(Trouble::NoDate("--until")),
                _ => Ok(true),
            };
        };
        Ok(self.since.is_none_or(|since| date >= since) && self.until.is_none_or(|until| date <= until))
    }
}

impl Iterator for Articles {
    type Item = Result<Article, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(next) = self.next_here() {
                return Some(next);
            }
            let source = match self.sources.next()? {
                Ok(source) => source,
                Err(fault) => return Some(Err(fault)),
            };
            match open(&source, &self.progress) {
                Ok(opened) => self.current = Some(self.start(opened, Some(source.shown()), source.id())),
                Err(trouble) => {
                    self.current = None;
                    return Some(Err(Fault::at(source.shown(), trouble)));
                }
            }
        }
    }
}
