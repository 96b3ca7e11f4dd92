//! CSV: a file a facet and one of the tolls, a header line, then a row a person, place, quote, casualty figure or toll.
//!
//! An empty cell is a missing value; nothing missing is ever written as 0. Lists in a cell are parted by `; `. Unless
//! [`CsvOptions::raw`] is set, text is kept on one line without invisible characters, and a cell that a spreadsheet would
//! run as a formula (it begins with `=`, `+`, `-`, `@`, a tab or a carriage return) gets a leading apostrophe.

use super::clean::one_line;
use crate::aggregate::{CorpusCasualty, CorpusFacts, CorpusPerson, CorpusPlace, CorpusQuote, CorpusToll};
use crate::analyzer::Facet;
use crate::extract::{Casualty, Count, Mention, Quote, Toll};
use ::csv::Writer;
use serde::Serialize;
use std::fmt::Display;
use std::io::{self, Write};

/// How cells are written.
#[derive(Debug, Clone, Copy, Default)]
pub struct CsvOptions {
    /// Leaves text exactly as it stands in the article, formulas and line breaks included.
    pub raw: bool,
}

/// Writes one facet of a corpus; only the header where the facet was not asked for.
pub fn write_facet(
    facts: &CorpusFacts,
    facet: Facet,
    options: CsvOptions,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut table = Table { out: Writer::from_writer(out), raw: options.raw };
    match facet {
        Facet::People => table.write(PEOPLE, facts.people.as_deref(), person),
        Facet::Places => table.write(PLACES, facts.places.as_deref(), place),
        Facet::Quotes => table.write(QUOTES, facts.quotes.as_deref(), quote),
        Facet::Casualties => table.write(CASUALTIES, facts.casualties.as_deref(), casualty),
    }
}

/// Writes the articles' tolls; only the header where casualties were not asked for.
pub fn write_tolls(facts: &CorpusFacts, options: CsvOptions, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Table { out: Writer::from_writer(out), raw: options.raw };
    table.write(TOLLS, facts.tolls.as_deref(), toll)
}

/// A cell: words from an article, which must be made safe, or a value of our own making.
enum Cell {
    Text(String),
    Value(String),
}

struct Table<W: Write> {
    out: Writer<W>,
    raw: bool,
}

impl<W: Write> Table<W> {
    fn write<T>(
        &mut self,
        header: &[&str],
        rows: Option<&[T]>,
        cells: fn(&T) -> Vec<Cell>,
    ) -> io::Result<()> {
        self.out.write_record(header)?;
        for row in rows.unwrap_or_default() {
            for cell in cells(row) {
                match cell {
                    Cell::Value(value) => self.out.write_field(value)?,
                    Cell::Text(text) if self.raw => self.out.write_field(text)?,
                    Cell::Text(text) => self.out.write_field(safe(&text))?,
                }
            }
            self.out.write_record(None::<&[u8]>)?;
        }
        self.out.flush()
    }
}

/// Text on one line that no spreadsheet takes for a formula.
fn safe(text: &str) -> String {
    let line = one_line(text);
    // The text as it was, too: a tab or a carriage return at its head is gone from the line.
    let formula = |text: &str| text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    if formula(text) || formula(&line) { format!("'{line}") } else { line }
}

fn text(text: impl Display) -> Cell {
    Cell::Text(text.to_string())
}

fn maybe_text(text: Option<impl Display>) -> Cell {
    Cell::Text(text.map(|t| t.to_string()).unwrap_or_default())
}

fn value(value: impl Display) -> Cell {
    Cell::Value(value.to_string())
}

fn maybe(value: Option<impl Display>) -> Cell {
    Cell::Value(value.map(|v| v.to_string()).unwrap_or_default())
}

/// A list in one cell.
fn list<T: AsRef<str>>(items: &[T]) -> Cell {
    Cell::Text(items.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join("; "))
}

/// The name that an enumeration's value has in JSON.
fn name<T: Serialize>(kind: T) -> Cell {
    match serde_json::to_value(kind) {
        Ok(serde_json::Value::String(name)) => Cell::Value(name),
        _ => Cell::Value(String::new()),
    }
}

fn words(mention: Option<&Mention>) -> Cell {
    maybe_text(mention.map(|m| &m.text))
}

const PEOPLE: &[&str] = &[
    "name",
    "roles",
    "aliases",
    "mentions",
    "quotes",
    "article_count",
    "first_date",
    "last_date",
    "articles",
];

fn person(p: &CorpusPerson) -> Vec<Cell> {
    vec![
        text(&p.name),
        list(&p.roles),
        list(&p.aliases),
        value(p.mentions),
        maybe(p.quotes),
        value(p.article_count),
        maybe(p.first_date),
        maybe(p.last_date),
        list(&p.articles),
    ]
}

const PLACES: &[&str] = &[
    "name",
    "kind",
    "country",
    "admin1",
    "lat",
    "lon",
    "geonames_id",
    "aliases",
    "mentions",
    "demonyms",
    "article_count",
    "first_date",
    "last_date",
    "articles",
];

fn place(p: &CorpusPlace) -> Vec<Cell> {
    vec![
        text(&p.name),
        name(p.kind),
        maybe(p.country.as_ref()),
        maybe_text(p.admin1.as_ref()),
        maybe(p.lat),
        maybe(p.lon),
        maybe(p.geonames_id),
        list(&p.aliases),
        value(p.mentions),
        value(p.demonyms),
        value(p.article_count),
        maybe(p.first_date),
        maybe(p.last_date),
        list(&p.articles),
    ]
}

const QUOTES: &[&str] = &[
    "article",
    "date",
    "start",
    "end",
    "kind",
    "speaker",
    "speaker_mention",
    "cue",
    "via",
    "said_on",
    "cluster",
    "text",
];

fn quote(q: &CorpusQuote) -> Vec<Cell> {
    let CorpusQuote { article, date, cluster, quote } = q;
    let Quote { start, end, text: said, kind, speaker, speaker_mention, cue, via, said_on, .. } = quote;
    vec![
        text(article),
        maybe(*date),
        value(start),
        value(end),
        name(kind),
        maybe_text(speaker.as_ref()),
        words(speaker_mention.as_ref()),
        words(cue.as_ref()),
        words(via.as_ref()),
        maybe(*said_on),
        maybe(*cluster),
        text(said),
    ]
}

const CASUALTIES: &[&str] = &[
    "article",
    "date",
    "start",
    "end",
    "kind",
    "count",
    "value",
    "qualifier",
    "low",
    "high",
    "victims",
    "place",
    "place_name",
    "country",
    "source",
    "as_of",
    "subset_of",
    "same_as",
    "class",
    "cause",
    "perpetrator",
    "modality",
    "doubt",
    "cumulative",
    "each",
    "superseded",
];

fn casualty(c: &CorpusCasualty) -> Vec<Cell> {
    let CorpusCasualty { article, date, figure } = c;
    let Casualty { kind, count, victims, subset_of, same_as, place, source, as_of, .. } = figure;
    let Casualty { class, cause, perpetrator, modality, doubt, cumulative, each, superseded, .. } = figure;
    let Count { start, end, text: count, value: stated, qualifier, low, high } = count;
    vec![
        text(article),
        maybe(*date),
        value(start),
        value(end),
        name(kind),
        text(count),
        maybe(*stated),
        name(qualifier),
        maybe(*low),
        maybe(*high),
        words(victims.as_ref()),
        maybe_text(place.as_ref().map(|p| &p.text)),
        maybe_text(place.as_ref().map(|p| &p.name)),
        maybe(place.as_ref().and_then(|p| p.country.as_ref())),
        words(source.as_ref()),
        maybe(*as_of),
        // A row number counted from 1, the header left out.
        maybe(subset_of.map(|i| i + 1)),
        maybe(same_as.map(|i| i + 1)),
        name(class),
        words(cause.as_deref()),
        words(perpetrator.as_deref()),
        name(modality),
        name(doubt),
        value(cumulative),
        value(each),
        value(superseded),
    ]
}

const TOLLS: &[&str] =
    &["article", "date", "incident", "kind", "best", "low", "high", "place", "figures", "others"];

fn toll(t: &CorpusToll) -> Vec<Cell> {
    let CorpusToll { article, date, toll } = t;
    let Toll { incident, kind, best, low, high, place, figures, others } = toll;
    // Rows of the casualty figures, counted from 1 like theirs.
    let rows: Vec<String> = figures.iter().map(|i| (i + 1).to_string()).collect();
    let others: Vec<&str> = others.iter().map(|m| m.text.as_str()).collect();
    vec![
        text(article),
        maybe(*date),
        value(incident),
        name(kind),
        maybe(*best),
        maybe(*low),
        maybe(*high),
        maybe_text(place.as_ref()),
        Cell::Value(rows.join("; ")),
        list(&others),
    ]
}
