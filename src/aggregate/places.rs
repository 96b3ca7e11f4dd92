//! Places across articles: one row a place, whatever names it goes by.

use super::facts::{ArticleRow, CorpusPlace};
use super::names::fold;
use super::tally::{Tally, date_range, ids};
use crate::extract::{Place, PlaceKind};
use std::collections::HashMap;

/// What makes two mentions one place.
#[derive(PartialEq, Eq, Hash)]
enum Key {
    /// An entry of GeoNames.
    Entry(u32),
    /// A place that only newsx's own tables know (seas, regions of the world), or none: its name and whereabouts.
    Named { name: String, kind: PlaceKind, country: Option<String>, admin1: Option<String> },
}

/// The places of a corpus while it is read.
#[derive(Default)]
pub(super) struct Places {
    by_key: HashMap<Key, usize>,
    records: Vec<Record>,
}

struct Record {
    /// The place without its mentions.
    place: Place,
    forms: Tally,
    mentions: usize,
    demonyms: usize,
    /// Indices of the articles, ascending.
    articles: Vec<u32>,
}

impl Places {
    /// Takes in an article's places.
    pub(super) fn add(&mut self, article: u32, places: Vec<Place>) {
        for mut place in places {
            let mentions = std::mem::take(&mut place.mentions);
            let index = *self.by_key.entry(key(&place)).or_insert_with(|| {
                self.records.push(Record {
                    place,
                    forms: Tally::default(),
                    mentions: 0,
                    demonyms: 0,
                    articles: Vec::new(),
                });
                self.records.len() - 1
            });
            let record = &mut self.records[index];
            record.mentions += mentions.len();
            record.demonyms += mentions.iter().filter(|m| m.demonym).count();
            mentions.iter().for_each(|m| record.forms.count(&m.text, 1));
            if record.articles.last() != Some(&article) {
                record.articles.push(article);
            }
        }
    }

    /// The rows, those in most articles first.
    pub(super) fn finish(self, articles: &[ArticleRow]) -> Vec<CorpusPlace> {
        let mut rows: Vec<CorpusPlace> = self.records.into_iter().map(|r| r.into_row(articles)).collect();
        // The sort is stable: places that agree in all of these stay in the order of their first mention.
        rows.sort_by(|a, b| {
            (b.article_count, b.mentions)
                .cmp(&(a.article_count, a.mentions))
                .then_with(|| (&a.name, &a.country, &a.admin1).cmp(&(&b.name, &b.country, &b.admin1)))
        });
        rows
    }
}

fn key(place: &Place) -> Key {
    match place.geonames_id {
        Some(id) => Key::Entry(id),
        None => Key::Named {
            name: fold(&place.name),
            kind: place.kind,
            country: place.country.clone(),
            admin1: place.admin1.clone(),
        },
    }
}

impl Record {
    fn into_row(self, articles: &[ArticleRow]) -> CorpusPlace {
        let Place { name, kind, country, admin1, lat, lon, geonames_id, mentions: _ } = self.place;
        let mut aliases = self.forms.sorted();
        aliases.retain(|alias| *alias != name);
        let (first_date, last_date) = date_range(&self.articles, articles);
        CorpusPlace {
            name,
            kind,
            country,
            admin1,
            lat,
            lon,
            geonames_id,
            aliases,
            mentions: self.mentions,
            demonyms: self.demonyms,
            article_count: self.articles.len(),
            first_date,
            last_date,
            articles: ids(&self.articles, articles),
        }
    }
}
