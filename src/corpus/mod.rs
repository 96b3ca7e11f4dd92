//! Finding files, decompressing, reading formats, the header: from paths to [`Article`]s.
//!
//! [`Articles::open`] walks the paths and gives an iterator that reads one file at a time, an article at a time:
//! memory does not grow with the corpus. What cannot be read is a [`Fault`] in the same stream, at the place in the
//! order where it was met, so that nothing is lost silently and one bad file does not stop the others.

use chrono::NaiveDate;

mod articles;
mod dated;
mod decode;
mod fault;
mod ids;
mod json_lines;
mod lines;
mod open;
mod reading;
mod walk;

pub use articles::{Articles, Selection};
pub use dated::parse_date;
pub use fault::{Fault, Trouble};

/// The size in bytes beyond which a text is taken for a mistake (an archive without line ends or headers), not for an
/// article; about a dozen novels. Whatever such a text holds, its analysis takes less than a gigabyte of memory.
/// [`Selection::max_article`] changes it.
pub const MAX_ARTICLE: usize = 8 << 20;

/// One news article as it was read, before any analysis.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Article {
    /// Unique name of the article in its corpus.
    pub id: String,
    /// The file it came from, as given on the command line or found below it; `None` for text made in memory.
    pub path: Option<String>,
    /// The day of publication, where the input gives one.
    pub date: Option<NaiveDate>,
    /// The headline, where the input gives it apart from the text.
    pub title: Option<String>,
    /// The outlet, where the input names it.
    pub source: Option<String>,
    /// The article's text; every span in an analysis points into it.
    pub text: String,
}

impl Article {
    /// An article made in memory, without a date.
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Self {
        Self { id: id.into(), text: text.into(), ..Self::default() }
    }

    /// The articles in a dated text: `date YYYY-MM-DD`, white space, the article, as often as it holds them. Ids are
    /// `id`, `id#2`, `id#3` …
    ///
    /// ```
    /// # use newsx::Article;
    /// let text = "date 2021-05-17 Two people were hurt.\n\ndate 2021-05-18 It rained.";
    /// let articles = Article::from_dated_text("wire", text).collect::<Result<Vec<_>, _>>()?;
    /// assert_eq!(articles[1].id, "wire#2");
    /// assert_eq!(articles[1].text, "It rained.");
    /// # Ok::<(), newsx::corpus::Fault>(())
    /// ```
    pub fn from_dated_text(id: &str, text: &str) -> impl Iterator<Item = Result<Self, Fault>> {
        Articles::in_memory(id, text.as_bytes().to_vec(), Some(decode::Format::Dated))
    }

    /// The articles in JSON Lines: an object a line with `text` and, if you like, `id`, `date`, `title`, `source`. The
    /// first article without an id is called `id`, further ones by their position.
    ///
    /// ```
    /// # use newsx::Article;
    /// let line = r#"{"id": "a1", "date": "2021-05-17", "text": "Two people were hurt."}"#;
    /// let article = Article::from_json_lines("wire", line).next().unwrap()?;
    /// assert_eq!(article.id, "a1");
    /// # Ok::<(), newsx::corpus::Fault>(())
    /// ```
    pub fn from_json_lines(id: &str, lines: &str) -> impl Iterator<Item = Result<Self, Fault>> {
        Articles::in_memory(id, lines.as_bytes().to_vec(), Some(decode::Format::JsonLines))
    }

    /// The articles in the bytes of a file, as they are on the disk: dated text or JSON Lines, compressed or not, in UTF-8
    /// or what else [`Articles`] reads.
    pub fn from_bytes(id: &str, bytes: &[u8]) -> impl Iterator<Item = Result<Self, Fault>> {
        Articles::in_memory(id, bytes.to_vec(), None)
    }
}
