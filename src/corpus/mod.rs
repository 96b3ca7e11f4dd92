//! Finding files, decompressing, reading formats, the header: from paths to [`Article`]s.

use chrono::NaiveDate;

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
}
