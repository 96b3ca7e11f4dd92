//! What can be wrong with an input, told in one line: where, what, and what would have been accepted.

use std::fmt;

/// A trouble and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file or folder; `None` for text made in memory.
    pub path: Option<String>,
    /// The line, counted from 1, where one is known.
    pub line: Option<u64>,
    /// The byte in that line, counted from 1, where one is known.
    pub column: Option<u64>,
    /// What is wrong.
    pub trouble: Trouble,
}

/// What is wrong with an input.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// A path that leads nowhere.
    #[error("no such file or folder")]
    NotFound,
    /// The operating system refuses, or fails while reading.
    #[error("cannot be read: {0}")]
    Unreadable(String),
    /// A link to a folder that it lies in.
    #[error("a symbolic link to a folder above it: not followed")]
    Loop,
    /// A folder without a single file that could be read.
    #[error(
        "no files of articles in this folder: they end in .txt, .jsonl or .ndjson, also with .gz or .zst"
    )]
    NothingInside,
    /// Files that a folder holds beside its articles. A warning.
    #[error(
        "not read, as their names do not end in .txt, .jsonl or .ndjson (or these with .gz or .zst): {0}"
    )]
    OtherFiles(String),
    /// A file of no bytes, or of nothing but white space.
    #[error("the file is empty")]
    Empty,
    /// Something that is not text.
    #[error("a binary file, not text: convert it to text or JSON Lines first")]
    Binary,
    /// Bytes that are not UTF-8, read all the same. A warning.
    #[error("not UTF-8: such bytes are read as Windows-1252; `iconv -t UTF-8` converts the file")]
    NotUtf8,
    /// A header that no text follows.
    #[error("no article after its `date` header")]
    NoBody,
    /// A date that is none.
    #[error("`{0}` is not a date: expected YYYY-MM-DD, as in `date 2021-05-17`")]
    HeaderDate(String),
    /// A date in a record that is none.
    #[error("the record's date {0} is not a date: expected \"YYYY-MM-DD\" or RFC 3339, as in \"2021-05-17\"")]
    RecordDate(String),
    /// An article without a date where one is needed.
    #[error("the article has no date, and {0} needs one")]
    NoDate(&'static str),
    /// A line that is not JSON.
    #[error("not a JSON record: {0}")]
    Json(String),
    /// A JSON array where a record a line is expected.
    #[error("a JSON array, not a record a line: `jq -c '.[]'` converts it")]
    JsonArray,
    /// A record without the one field that it must have.
    #[error(
        "the record has no `text`: expected a line such as {{\"date\": \"2021-05-17\", \"text\": \"…\"}}"
    )]
    NoText,
    /// A record whose text holds nothing.
    #[error("the record's `text` is empty")]
    EmptyText,
    /// More than an article can be.
    #[error("over {} MB without an end of the article: split it, or raise --max-article", .0 >> 20)]
    TooLong(usize),
    /// Compressed data that ends too early.
    #[error("the {0} data is cut off here: the articles before are read, the one it cuts is not")]
    CutOff(&'static str),
    /// Compressed data that makes no sense.
    #[error("the {0} data is damaged here ({1}): the articles before are read, the one it cuts is not")]
    Damaged(&'static str, String),
    /// The analysis of the article panicked.
    #[error("internal error, please report it with the article: {0}")]
    Panic(String),
}

impl Fault {
    /// A trouble with a whole file or folder.
    pub fn at(path: impl Into<String>, trouble: Trouble) -> Self {
        Self { path: Some(path.into()), line: None, column: None, trouble }
    }

    /// Whether the input was read nonetheless.
    pub fn is_warning(&self) -> bool {
        matches!(self.trouble, Trouble::NotUtf8 | Trouble::OtherFiles(_))
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(path) = &self.path {
            write!(f, "{path}:")?;
        }
        for number in [self.line, self.column].into_iter().flatten() {
            write!(f, "{number}:")?;
        }
        if self.path.is_some() || self.line.is_some() {
            f.write_str(" ")?;
        }
        self.trouble.fmt(f)
    }
}

impl std::error::Error for Fault {}
