//! A fact made comparable: what it is called, what makes it the same fact, and its fields.

use crate::aggregate::{CorpusCasualty, CorpusFacts, CorpusPerson, CorpusPlace, CorpusQuote, CorpusToll};
use crate::report::screen::cut;
use crate::report::{one_line, words};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// A fact of an output.
pub(super) struct Fact {
    /// What a reader calls it.
    pub(super) title: String,
    /// What makes it the same fact in another output.
    pub(super) key: String,
    /// Under which names it may still be found where the key has changed.
    pub(super) near: Vec<String>,
    /// The stretch of text that it covers; one that goes by this is found only where the two stretches meet.
    span: Option<(usize, usize)>,
    /// Its fields by path, without those that only say where it lies.
    pub(super) fields: BTreeMap<String, Value>,
}

impl Fact {
    fn new(title: String, key: String, fact: &impl Serialize, ignored: &[&str]) -> Self {
        let mut fields = BTreeMap::new();
        // Facts are structs of plain values, which always become JSON.
        flatten("", serde_json::to_value(fact).unwrap_or_default(), &mut fields);
        ignored.iter().for_each(|field| _ = fields.remove(*field));
        Self { title, key, near: Vec::new(), span: None, fields }
    }

    fn near(mut self, names: impl IntoIterator<Item = String>) -> Self {
        self.near = names.into_iter().collect();
        self
    }

    fn within(mut self, article: &str, span: (usize, usize)) -> Self {
        self.span = Some(span);
        self.near = vec![article.to_string()];
        self
    }

    /// Whether two facts that are near each other can be one.
    pub(super) fn touches(&self, other: &Self) -> bool {
        match (self.span, other.span) {
            (Some(a), Some(b)) => a.0 < b.1 && b.0 < a.1,
            _ => true,
        }
    }
}

/// Objects are taken apart, arrays and plain values are fields.
fn flatten(path: &str, value: Value, fields: &mut BTreeMap<String, Value>) {
    match value {
        Value::Object(object) => {
            for (name, value) in object {
                let path = if path.is_empty() { name } else { format!("{path}.{name}") };
                flatten(&path, value, fields);
            }
        }
        value => _ = fields.insert(path.to_string(), value),
    }
}

/// The facts of an output: articles, then the four facets and the tolls.
pub(super) fn facets(facts: &CorpusFacts) -> [Vec<Fact>; 6] {
    let figures = facts.casualties.as_deref().unwrap_or_default();
    [
        facts
            .articles
            .iter()
            .map(|row| {
                let id = row.id.to_string();
                // The counts of its facts differ where the facts do, which is told there.
                let ignored = ["path", "people", "places", "quotes", "casualties"];
                Fact::new(format!("article  {}", one_line(&id)), id, row, &ignored)
            })
            .collect(),
        facts.people.iter().flatten().map(person).collect(),
        facts.places.iter().flatten().map(place).collect(),
        facts.quotes.iter().flatten().map(quote).collect(),
        figures.iter().map(|row| casualty(row, figures)).collect(),
        facts.tolls.iter().flatten().map(|row| toll(row, figures)).collect(),
    ]
}

fn person(row: &CorpusPerson) -> Fact {
    let forms = row.aliases.iter().cloned().chain([row.name.to_string()]);
    Fact::new(format!("person  {}", one_line(&row.name)), row.name.to_string(), row, &[]).near(forms)
}

fn place(row: &CorpusPlace) -> Fact {
    let key = match row.geonames_id {
        Some(id) => id.to_string(),
        None => format!("{}/{:?}/{:?}/{:?}", row.name, row.kind, row.country, row.admin1),
    };
    let forms = row.aliases.iter().cloned().chain([row.name.to_string()]);
    Fact::new(format!("place  {}", one_line(&row.name)), key, row, &[]).near(forms)
}

fn quote(row: &CorpusQuote) -> Fact {
    let CorpusQuote { article, quote, .. } = row;
    let text = cut(&one_line(&quote.text), 60);
    let title = format!("quote  {}  “{text}”", one_line(article));
    let key = format!("{article}/{}-{}", quote.start, quote.end);
    Fact::new(title, key, row, &["article"]).within(article, (quote.start, quote.end))
}

fn casualty(row: &CorpusCasualty, all: &[CorpusCasualty]) -> Fact {
    let CorpusCasualty { article, figure, .. } = row;
    let title = format!("casualties  {}  {}", one_line(article), told(row));
    let count = &figure.count;
    let kind = serde_json::to_string(&figure.kind).unwrap_or_default();
    let key = format!("{article}/{}-{}/{kind}", count.start, count.end);
    let mut fact = Fact::new(title, key, row, &["article"]).within(article, (count.start, count.end));
    // An index moves when any figure before it comes or goes: the other figure is told in its words.
    for (field, other) in [("subset_of", figure.subset_of), ("same_as", figure.same_as)] {
        if let Some(other) = other.and_then(|i| all.get(i)) {
            fact.fields.insert(field.to_string(), Value::from(told(other)));
        }
    }
    fact
}

fn toll(row: &CorpusToll, all: &[CorpusCasualty]) -> Fact {
    let CorpusToll { article, toll, .. } = row;
    let harm = words::harm(toll.kind);
    let title = format!("toll  {}  {harm} in incident {}", one_line(article), toll.incident);
    let mut fact = Fact::new(title, format!("{article}/{}/{harm}", toll.incident), row, &["article"]);
    let figures = toll.figures.iter().filter_map(|&i| all.get(i)).map(told).collect::<Vec<_>>();
    fact.fields.insert("figures".to_string(), Value::from(figures));
    fact
}

/// `killed at least 12 people`
fn told(row: &CorpusCasualty) -> String {
    let figure = &row.figure;
    let mut told = format!("{} {}", words::harm(figure.kind), one_line(&figure.count.text));
    if let Some(victims) = &figure.victims {
        told.push_str(&format!(" {}", one_line(&victims.text)));
    }
    told
}
