//! Takes the analyses of a corpus one by one and gives its facts.

use super::facts::{
    ArticleRow, Corpus, CorpusCasualty, CorpusFacts, CorpusQuote, CorpusToll, Generator, Skipped,
};
use super::fragments::fragments;
use super::people::People;
use super::places::Places;
use super::utterances;
use crate::Facets;
use crate::extract::{Analysis, SCHEMA};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use std::sync::Arc;

/// So many outlets may take turns and are still kept once each.
const RECENT: usize = 16;

/// Gathers the analyses of a corpus, in input order.
pub struct Collector {
    facets: Facets,
    corpus: Corpus,
    articles: Vec<ArticleRow>,
    /// The files and outlets of the last articles.
    paths: Vec<Arc<str>>,
    sources: Vec<Arc<str>>,
    days: BTreeSet<chrono::NaiveDate>,
    people: People,
    places: Places,
    quotes: Vec<CorpusQuote>,
    /// For each quote the person who said it, as [`People::add`] numbers them.
    speakers: Vec<Option<usize>>,
    casualties: Vec<CorpusCasualty>,
    tolls: Vec<CorpusToll>,
}

impl Collector {
    /// An empty corpus. Facets that are not asked for are absent from its facts, even where the analyses have them.
    pub fn new(facets: Facets) -> Self {
        Self {
            facets,
            corpus: Corpus::default(),
            articles: Vec::new(),
            paths: Vec::new(),
            sources: Vec::new(),
            days: BTreeSet::new(),
            people: People::default(),
            places: Places::default(),
            quotes: Vec::new(),
            speakers: Vec::new(),
            casualties: Vec::new(),
            tolls: Vec::new(),
        }
    }

    /// Takes in the next article.
    pub fn add(&mut self, analysis: Analysis) {
        let Analysis {
            schema: _,
            id,
            path,
            date,
            title,
            source,
            chars,
            words,
            people,
            places,
            quotes,
            casualties,
            tolls,
        } = analysis;
        let index = self.articles.len() as u32;
        let row = ArticleRow {
            id: id.into(),
            path: path.map(|path| shared(&mut self.paths, path)),
            date,
            title,
            source: source.map(|source| shared(&mut self.sources, source)),
            chars,
            words,
            people: people.as_ref().map(Vec::len),
            places: places.as_ref().map(Vec::len),
            quotes: quotes.as_ref().map(Vec::len),
            casualties: casualties.as_ref().map(Vec::len),
        };
        self.corpus.articles += 1;
        self.corpus.words += words;
        self.corpus.chars += chars;
        match date {
            Some(date) => _ = self.days.insert(date),
            None => self.corpus.undated += 1,
        }

        let people = people.unwrap_or_default();
        let numbers = self.people.add(index, &people);
        self.places.add(index, places.unwrap_or_default());
        // Of those with one name the first.
        let named: FxHashMap<&str, usize> =
            people.iter().zip(numbers).rev().map(|(person, number)| (&*person.name, number)).collect();
        for quote in quotes.into_iter().flatten() {
            let speaker = quote.speaker.as_deref().and_then(|name| named.get(name).copied());
            self.speakers.push(speaker);
            self.quotes.push(CorpusQuote { article: row.id.clone(), date, cluster: None, quote });
        }
        let base = self.casualties.len();
        for mut figure in casualties.into_iter().flatten() {
            figure.subset_of = figure.subset_of.map(|i| base + i);
            figure.same_as = figure.same_as.map(|i| base + i);
            self.casualties.push(CorpusCasualty { article: row.id.clone(), date, figure });
        }
        for mut toll in tolls.into_iter().flatten() {
            toll.figures.iter_mut().for_each(|i| *i += base);
            self.tolls.push(CorpusToll { article: row.id.clone(), date, toll });
        }
        self.articles.push(row);
    }

    /// Takes note of an input that could not be analysed.
    pub fn skip(&mut self, skipped: Skipped) {
        self.corpus.skipped.push(skipped);
    }

    /// The corpus's facts: people and places merged and sorted, speakers by their merged names.
    pub fn finish(mut self) -> CorpusFacts {
        self.corpus.first_date = self.days.first().copied();
        self.corpus.last_date = self.days.last().copied();
        self.corpus.days = self.days.len();
        let mut people = self.people.finish(&self.articles);
        if self.facets.quotes {
            people.rows.iter_mut().for_each(|row| row.quotes = Some(0));
            let fragments = fragments(&self.quotes);
            for ((quote, speaker), fragment) in self.quotes.iter_mut().zip(&self.speakers).zip(fragments) {
                let Some(row) = speaker.map(|number| &mut people.rows[people.row_of[number]]) else {
                    continue;
                };
                row.quotes = row.quotes.map(|n| n + usize::from(!fragment));
                if quote.quote.speaker.as_ref() != Some(&row.name) {
                    quote.quote.speaker = Some(row.name.clone());
                }
            }
        }
        utterances::cluster(&mut self.quotes);
        let places = self.places.finish(&self.articles);
        CorpusFacts {
            schema: SCHEMA,
            generator: Generator {
                name: env!("CARGO_PKG_NAME").to_string(),
                version: env!("CARGO_PKG_VERSION").to_string(),
            },
            corpus: self.corpus,
            articles: self.articles,
            people: self.facets.people.then_some(people.rows),
            places: self.facets.places.then_some(places),
            quotes: self.facets.quotes.then_some(self.quotes),
            casualties: self.facets.casualties.then_some(self.casualties),
            tolls: self.facets.casualties.then_some(self.tolls),
        }
    }
}

/// The text as kept for one of the articles before, where it is that of a recent one.
fn shared(recent: &mut Vec<Arc<str>>, text: String) -> Arc<str> {
    if let Some(at) = recent.iter().position(|known| **known == *text) {
        return recent[at].clone();
    }
    recent.truncate(RECENT - 1);
    recent.insert(0, text.into());
    recent[0].clone()
}

#[cfg(test)]
mod tests;
