//! The corpus output: serialisable types with the contract's field names.

use crate::Facets;
use crate::corpus::Fault;
use crate::extract::{Casualty, PlaceKind, Quote, Toll};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// An article's id, shared between the many facts that carry it.
pub type Id = Arc<str>;

/// What was found in a corpus: the JSON output.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CorpusFacts {
    /// Version of the output contract.
    pub schema: u32,
    /// The program that wrote this.
    pub generator: Generator,
    /// Counts over the whole corpus, and what was skipped.
    pub corpus: Corpus,
    /// The articles, in input order.
    pub articles: Vec<ArticleRow>,
    /// People merged across articles, those in most articles first; absent where they were not asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people: Option<Vec<CorpusPerson>>,
    /// Places merged across articles, those in most articles first; absent where they were not asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub places: Option<Vec<CorpusPlace>>,
    /// Every quote, in input order; absent where they were not asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quotes: Option<Vec<CorpusQuote>>,
    /// Every casualty figure, in input order; absent where they were not asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub casualties: Option<Vec<CorpusCasualty>>,
    /// Each article's best estimates, in input order; absent where casualties were not asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tolls: Option<Vec<CorpusToll>>,
}

impl CorpusFacts {
    /// The facets that were asked for.
    pub fn facets(&self) -> Facets {
        Facets {
            people: self.people.is_some(),
            places: self.places.is_some(),
            quotes: self.quotes.is_some(),
            casualties: self.casualties.is_some(),
        }
    }
}

/// The program that wrote an output.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Generator {
    /// `newsx`.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// Counts over the whole corpus.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Corpus {
    /// Articles analysed.
    pub articles: usize,
    /// Words in them: stretches between white space.
    pub words: usize,
    /// Unicode code points in them.
    pub chars: usize,
    /// The earliest day of publication.
    pub first_date: Option<NaiveDate>,
    /// The latest day of publication.
    pub last_date: Option<NaiveDate>,
    /// Number of different days of publication.
    pub days: usize,
    /// Articles without a date.
    pub undated: usize,
    /// Inputs that could not be analysed, in input order.
    pub skipped: Vec<Skipped>,
}

/// An input, or a part of one, that was not analysed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Skipped {
    /// The file or folder; null for an article that came from no file.
    pub path: Option<String>,
    /// The line it begins on, counted from 1, where one is known.
    pub line: Option<u64>,
    /// Why, in words.
    pub reason: String,
}

impl From<Fault> for Skipped {
    fn from(fault: Fault) -> Self {
        let reason = fault.trouble.to_string();
        Self { path: fault.path, line: fault.line, reason }
    }
}

/// An article of the corpus, without its facts. A count is null where its facet was not asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ArticleRow {
    /// The article's id, unique in its corpus.
    pub id: Id,
    /// The file it came from, shared by all articles from there.
    pub path: Option<Arc<str>>,
    /// The day of publication.
    pub date: Option<NaiveDate>,
    /// The headline, where the input gives it apart from the text.
    pub title: Option<String>,
    /// The outlet, where the input names it, shared by all its articles.
    pub source: Option<Arc<str>>,
    /// Length of the text in Unicode code points.
    pub chars: usize,
    /// Number of words.
    pub words: usize,
    /// How many people it names.
    pub people: Option<usize>,
    /// How many places it names.
    pub places: Option<usize>,
    /// How many quotes it has.
    pub quotes: Option<usize>,
    /// How many casualty figures it states.
    pub casualties: Option<usize>,
}

/// A person, merged across articles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CorpusPerson {
    /// The name that most articles give in full, shared with the quotes of the person.
    pub name: Arc<str>,
    /// Titles and descriptions as written, the most frequent first.
    pub roles: Vec<String>,
    /// Every other form in which the person is named, the most frequent first.
    pub aliases: Vec<String>,
    /// Mentions by name in all articles.
    pub mentions: usize,
    /// Statements that this person is quoted or reported to have made, in all articles; a quoted fragment inside a
    /// reported statement and a quote that its cue interrupts count once. Null where quotes were not asked for.
    pub quotes: Option<usize>,
    /// Number of articles that name the person.
    pub article_count: usize,
    /// The earliest date among them.
    pub first_date: Option<NaiveDate>,
    /// The latest date among them.
    pub last_date: Option<NaiveDate>,
    /// Their ids, in input order.
    pub articles: Vec<Id>,
}

/// A place, merged across articles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CorpusPlace {
    /// The gazetteer's name; as written where the gazetteer does not know the place.
    pub name: String,
    /// What kind of place it is.
    pub kind: PlaceKind,
    /// ISO 3166-1 alpha-2 code of the country.
    pub country: Option<String>,
    /// Name of the first-level division (state, province).
    pub admin1: Option<String>,
    /// Latitude in degrees north, WGS 84.
    pub lat: Option<f64>,
    /// Longitude in degrees east, WGS 84.
    pub lon: Option<f64>,
    /// GeoNames id, where the gazetteer entry has one.
    pub geonames_id: Option<u32>,
    /// Every other form in which the place is named, demonyms included, the most frequent first.
    pub aliases: Vec<String>,
    /// Mentions in all articles.
    pub mentions: usize,
    /// Those of them that are a people or an adjective: `Israeli`, `Danes`.
    pub demonyms: usize,
    /// Number of articles that name the place.
    pub article_count: usize,
    /// The earliest date among them.
    pub first_date: Option<NaiveDate>,
    /// The latest date among them.
    pub last_date: Option<NaiveDate>,
    /// Their ids, in input order.
    pub articles: Vec<Id>,
}

/// A quote with the article that it stands in. `speaker` is the person's name in the corpus's `people`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CorpusQuote {
    /// The article's id.
    pub article: Id,
    /// The article's date.
    pub date: Option<NaiveDate>,
    /// Number that all reports of one utterance share; absent where only one article has the words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cluster: Option<u32>,
    /// The quote itself.
    #[serde(flatten)]
    pub quote: Quote,
}

/// A casualty figure with the article that states it. `subset_of` and `same_as` are indices into the corpus's `casualties`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CorpusCasualty {
    /// The article's id.
    pub article: Id,
    /// The article's date.
    pub date: Option<NaiveDate>,
    /// The figure itself.
    #[serde(flatten)]
    pub figure: Casualty,
}

/// An article's best estimate of a toll. `figures` are indices into the corpus's `casualties`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CorpusToll {
    /// The article's id.
    pub article: Id,
    /// The article's date.
    pub date: Option<NaiveDate>,
    /// The toll itself.
    #[serde(flatten)]
    pub toll: Toll,
}
