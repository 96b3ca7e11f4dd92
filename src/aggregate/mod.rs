//! What a whole corpus says: the analyses of its articles, merged.

use crate::analyzer::Facets;
use crate::extract::Analysis;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An input, or a part of one, that was not analysed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Skipped {
    /// The file or folder; `None` for an article that came from no file.
    pub path: Option<String>,
    /// The line it begins on, counted from 1, where one is known.
    pub line: Option<u64>,
    /// Why, in a few words.
    pub reason: String,
}

/// Everything found in a corpus. Articles are added in input order; nothing in here depends on the clock.
#[derive(Debug)]
pub struct CorpusFacts {
    /// The facets that were asked for; the others are absent, which is not the same as empty.
    pub facets: Facets,
    /// The articles' analyses, in input order.
    pub articles: Vec<Analysis>,
    /// What was not analysed, in input order.
    pub skipped: Vec<Skipped>,
}

impl CorpusFacts {
    /// A corpus without articles yet.
    pub fn new(facets: Facets) -> Self {
        Self { facets, articles: Vec::new(), skipped: Vec::new() }
    }

    /// Adds the next article.
    pub fn add(&mut self, analysis: Analysis) {
        self.articles.push(analysis);
    }

    /// Notes an input that was not analysed.
    pub fn skip(&mut self, skipped: Skipped) {
        self.skipped.push(skipped);
    }
}
