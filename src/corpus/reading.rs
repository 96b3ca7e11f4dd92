//! What the readers of the formats give.

use super::fault::Trouble;
use chrono::NaiveDate;

/// An article as a reader gives it, before it has its id and path.
#[derive(Debug, Default)]
pub(super) struct Raw {
    pub line: u64,
    pub id: Option<String>,
    pub date: Option<NaiveDate>,
    pub title: Option<String>,
    pub source: Option<String>,
    pub text: String,
}

/// What a reader comes upon.
pub(super) enum Reading {
    Article(Raw),
    Trouble { line: Option<u64>, column: Option<u64>, trouble: Trouble },
}
