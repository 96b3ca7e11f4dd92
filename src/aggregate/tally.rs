//! Counting forms and turning article indices into dates and ids.

use super::facts::{ArticleRow, Id};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// How often each of several texts occurs.
#[derive(Default)]
pub(super) struct Tally(BTreeMap<String, usize>);

impl Tally {
    /// Adds to a text's count. Line breaks inside it are taken for spaces.
    pub(super) fn count(&mut self, text: &str, times: usize) {
        match self.0.get_mut(text) {
            Some(count) => *count += times,
            None if text.contains(['\n', '\r', '\t']) => {
                let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                *self.0.entry(text).or_default() += times;
            }
            None => {
                self.0.insert(text.to_string(), times);
            }
        }
    }

    pub(super) fn absorb(&mut self, other: Self) {
        other.0.into_iter().for_each(|(text, times)| *self.0.entry(text).or_default() += times);
    }

    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The texts, the most frequent first, equals by alphabet.
    pub(super) fn sorted(self) -> Vec<String> {
        let mut all: Vec<(String, usize)> = self.0.into_iter().collect();
        all.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
        all.into_iter().map(|(text, _)| text).collect()
    }
}

/// The ids of some articles.
pub(super) fn ids(indices: &[u32], articles: &[ArticleRow]) -> Vec<Id> {
    indices.iter().map(|&i| articles[i as usize].id.clone()).collect()
}

/// The first and the last date of some articles.
pub(super) fn date_range(indices: &[u32], articles: &[ArticleRow]) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let dates = || indices.iter().filter_map(|&i| articles[i as usize].date);
    (dates().min(), dates().max())
}
