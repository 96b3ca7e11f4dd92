//! The facts that an analysis holds: serialisable, with the contract's field names.
//!
//! `start` and `end` are Unicode code points into the article's text, `end` excluded. While the facets are
//! being extracted they are byte offsets, and most words are left out; both are [told](super::Findings) once, at the end.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What was found in one article: one line of the NDJSON output.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Analysis {
    /// Version of the output contract.
    pub schema: u32,
    /// The article's id, unique in its corpus.
    pub id: String,
    /// The file the article came from.
    pub path: Option<String>,
    /// The day of publication.
    pub date: Option<NaiveDate>,
    /// The headline, where the input gives it apart from the text.
    pub title: Option<String>,
    /// The outlet, where the input names it.
    pub source: Option<String>,
    /// Length of the text in Unicode code points.
    pub chars: usize,
    /// Number of words: stretches between white space.
    pub words: usize,
    /// The people, in order of first mention; absent where they were not asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people: Option<Vec<Person>>,
    /// The places, in order of first mention; absent where they were not asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub places: Option<Vec<Place>>,
    /// The quotes, in text order; absent where they were not asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quotes: Option<Vec<Quote>>,
    /// The casualty figures, in text order; absent where they were not asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub casualties: Option<Vec<Casualty>>,
    /// The article's tolls: for each incident and kind one best estimate; absent where casualties were not asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tolls: Option<Vec<Toll>>,
}

/// A stretch of the article's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
}

/// A stretch of the article's text together with its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mention {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The words at the span, as written.
    pub text: String,
}

/// A real person whom the article names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// The fullest form of the name in the article, without titles; shared with the quotes of the person.
    pub name: Arc<str>,
    /// Titles and descriptions attached to the name, as written.
    pub roles: Vec<String>,
    /// Every mention by name, without titles or a trailing `'s`.
    pub mentions: Vec<Mention>,
}

/// What kind of place a place is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PlaceKind {
    /// A sovereign state or dependent territory.
    Country,
    /// A state, province, county or other division of a country.
    Region,
    /// A city, town, village or part of one.
    City,
    /// A river, sea, mountain range, island, strip, desert.
    Feature,
    /// A continent or a part of the world such as the Middle East.
    Area,
    /// Named as a place but not in the gazetteer.
    Unknown,
}

/// A place that the article names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Place {
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
    /// Every mention.
    pub mentions: Vec<PlaceMention>,
}

/// One mention of a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlaceMention {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The words at the span, as written.
    pub text: String,
    /// True for a people or adjective that points to the place: `Israeli`, `Danes`.
    pub demonym: bool,
    /// True where the name stands for a government or institution there: `talks between Washington and Moscow`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub metonym: bool,
}

/// How speech is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum QuoteKind {
    /// Inside quotation marks.
    Direct,
    /// Reported speech with a quoted fragment; the span is the fragment.
    Mixed,
    /// Reported speech without marks, with a speech verb or noun.
    Indirect,
    /// A speaker's own words whose quotation marks are missing.
    Unmarked,
}

/// Something that somebody said or wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Quote {
    /// First code point of the words said, without the marks.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The words at the span.
    pub text: String,
    /// How the speech is reported.
    pub kind: QuoteKind,
    /// Who said it: a person's `name`, else the fullest description; `None` where the text does not tell.
    pub speaker: Option<Arc<str>>,
    /// What stands in the text for the speaker: a name, a pronoun, a description.
    pub speaker_mention: Option<Mention>,
    /// The verb or noun of speech.
    pub cue: Option<Mention>,
    /// The stretches of a quote that its cue interrupts; one where nothing does.
    pub parts: Vec<Span>,
    /// Who relays the words: `the AP reported, citing police`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub via: Option<Mention>,
    /// The day the words were said, where the text tells it; in a corpus `date` is the article's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said_on: Option<NaiveDate>,
    /// The sentence (or sentences) that the quote and its cue stand in.
    pub sentence: Span,
}

/// What happened to the people counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CasualtyKind {
    /// Dead.
    Killed,
    /// Hurt, wounded, hospitalised.
    Injured,
    /// Unaccounted for.
    Missing,
    /// Taken or held by a group that is not a state.
    Captive,
    /// Arrested, jailed, imprisoned.
    Detained,
    /// Fled, evacuated, homeless.
    Displaced,
    /// Cases of a disease.
    Infected,
    /// Killed and injured together, or not told apart.
    Casualties,
}

/// How a count is hedged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Qualifier {
    /// As stated.
    Exact,
    /// `at least`, `no fewer than`, `or more`.
    AtLeast,
    /// `more than`, `over`, `above`.
    MoreThan,
    /// `up to`, `as many as`, `at most`.
    UpTo,
    /// `fewer than`, `under`, `less than`.
    FewerThan,
    /// `about`, `some`, `roughly`, `an estimated`.
    About,
    /// `nearly`, `almost`, `close to`.
    Nearly,
    /// `10 to 15`, `between 10 and 15`.
    Range,
    /// `dozens`, `several`, `many`.
    Vague,
}

/// How far a figure is from being stated as having happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Modality {
    /// `may have killed 12`.
    Possible,
    /// `could kill 12`, `planned to kill 12`.
    Hypothetical,
    /// `12 are feared dead`.
    Feared,
    /// `threatened to kill 12`.
    Threatened,
    /// `will kill 12`.
    Future,
    /// `did not kill 12`.
    Negated,
    /// `were 12 killed?`
    Questioned,
}

/// The quantity of a casualty figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Count {
    /// First code point of the quantity with its qualifier.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The words at the span: `At least 200`.
    pub text: String,
    /// The integer stated; `None` where vague; 0 for `no one`; 1 for `a soldier`; a range's lower end.
    pub value: Option<u64>,
    /// How the count is hedged.
    pub qualifier: Qualifier,
    /// The least number that the words allow; `None` is unbounded.
    pub low: Option<u64>,
    /// The greatest number that the words allow; `None` is unbounded.
    pub high: Option<u64>,
}

/// Where a casualty figure belongs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CasualtyPlace {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The place as written.
    pub text: String,
    /// The place's `name` in `places`.
    pub name: String,
    /// ISO 3166-1 alpha-2 code of its country.
    pub country: Option<String>,
}

/// How many people suffered one harm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Casualty {
    /// What happened to them.
    pub kind: CasualtyKind,
    /// How many.
    pub count: Count,
    /// Who was harmed, without the number: `Palestinians`.
    pub victims: Option<Mention>,
    /// Index in this list of the figure that this one is a part of.
    pub subset_of: Option<usize>,
    /// Where it happened, as far as the text ties a place to the figure.
    pub place: Option<Box<CasualtyPlace>>,
    /// Who is cited for the figure; `None` where the article states it in its own voice.
    pub source: Option<Mention>,
    /// The date that the figure speaks for.
    pub as_of: Option<NaiveDate>,
    /// What sort of people they are, as their description tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<VictimClass>,
    /// What harmed them: `airstrike`, `earthquake`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<Box<Mention>>,
    /// Who harmed them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub perpetrator: Option<Box<Mention>>,
    /// How far the figure is from being stated as having happened; absent where it is so stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modality: Option<Modality>,
    /// Whether the text doubts the figure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doubt: Option<Doubt>,
    /// True for a running total: `since October`, `bringing the toll to 12`, `so far`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub cumulative: bool,
    /// True for each of several: `15 each in Basra and Kirkuk`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub each: bool,
    /// True for a figure that the text replaces by another: `up from 12`, `earlier put at 12`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub superseded: bool,
    /// Index in this list of the first figure that this one repeats.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub same_as: Option<usize>,
    /// The sentence that states the figure.
    pub sentence: Span,
}

/// What sort of people were harmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum VictimClass {
    /// Boys, girls, infants, pupils.
    Child,
    /// Women.
    Woman,
    /// Soldiers and other armed forces of a state.
    Military,
    /// Police and other officers of the law.
    Police,
    /// Rebels, insurgents, gunmen.
    Militant,
    /// Reporters and other people of the press.
    Journalist,
    /// Humanitarian workers and peacekeepers.
    AidWorker,
    /// Doctors, nurses, medics, firefighters, rescuers.
    Responder,
    /// Migrants and refugees.
    Migrant,
    /// Officials and politicians.
    Official,
    /// Workers at their work.
    Worker,
    /// Passengers and crew.
    Traveller,
    /// Prisoners and hostages.
    Captive,
    /// Protesters.
    Protester,
    /// People said to be civilians.
    Civilian,
}

/// Why a figure is not to be taken as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// The text says that nobody could confirm it.
    Unverified,
    /// Another source gives another figure.
    Disputed,
}

/// How many suffered one harm in one incident, as the whole article tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Toll {
    /// Number of the incident in the article, from 0, in the order in which the article comes to them.
    pub incident: usize,
    /// What happened to them.
    pub kind: CasualtyKind,
    /// The best estimate, by the numbers that the text states (of `more than 60` that is 60, and so is `low`; `about 60` is
    /// taken at its word); `None` where the article gives only vague words.
    pub best: Option<u64>,
    /// The least that the article allows, never above `best`.
    pub low: Option<u64>,
    /// The most that the article allows, never below `best`; `None` is unbounded.
    pub high: Option<u64>,
    /// Name of the most specific place that its figures are tied to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Indices of the casualty figures that it rests on.
    pub figures: Vec<usize>,
    /// People without a number (`his wife`, a name) who are counted too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<Mention>,
}

impl Casualty {
    /// A figure with nothing tied to it yet.
    pub fn new(kind: CasualtyKind, count: Count, sentence: Span) -> Self {
        Self {
            kind,
            count,
            victims: None,
            subset_of: None,
            place: None,
            source: None,
            as_of: None,
            class: None,
            cause: None,
            perpetrator: None,
            modality: None,
            doubt: None,
            cumulative: false,
            each: false,
            superseded: false,
            same_as: None,
            sentence,
        }
    }
}
