//! The table of quotes.

use super::{Cell, Column, Grid, Section, article, date};
use crate::aggregate::{CorpusQuote, continues, fragments};
use crate::extract::QuoteKind;
use crate::report::one_line;
use crate::report::screen::{Style, counted, thousands};
use std::cmp::Reverse;
use std::collections::BTreeMap;

const COLUMNS: [Column; 4] = [
    Column::whole("Date").optional(2),
    Column::words("Speaker", 12, 18).lines(2),
    Column::words("Words", 24, 64).lines(2),
    // Two lines: the utterance's other articles stand there.
    Column::words("Article", 8, 24).lines(2).optional(1),
];

/// An utterance: the first quote that reports it, what comes after its cue, the article that reports it next, and how many do.
struct Utterance<'a> {
    quote: &'a CorpusQuote,
    rest: Vec<&'a str>,
    next: Option<&'a str>,
    articles: usize,
}

pub(super) fn section(quotes: &[CorpusQuote], top: usize) -> Section {
    let mut utterances = utterances(quotes);
    let total = utterances.len();
    let order = if total > top {
        // What many outlets carry, and what is in the speaker's own words, tells most of a large corpus.
        utterances.sort_by_key(|u| (Reverse(u.articles), u.quote.quote.kind == QuoteKind::Indirect));
        "most widely carried first"
    } else {
        "in order of the articles"
    };
    let note = match total {
        0 => "nobody is quoted".to_string(),
        n => format!("who said what: {}, {order}", counted(n, "quote", "quotes")),
    };
    Section {
        title: "Quotes",
        note,
        grid: Grid { columns: COLUMNS.to_vec(), rows: utterances.iter().take(top).map(row).collect() },
        more: total.saturating_sub(top),
    }
}

/// The quotes with the reports of one utterance drawn together, in order of the first report. A quoted fragment is not told
/// apart from the reported statement that has it in it.
fn utterances(quotes: &[CorpusQuote]) -> Vec<Utterance<'_>> {
    let mut articles: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
    for quote in quotes {
        if let Some(cluster) = quote.cluster {
            articles.entry(cluster).or_default().push(&quote.article);
        }
    }
    let mut all: Vec<Utterance> = Vec::new();
    for (quote, belongs) in quotes.iter().zip(fragments(quotes)) {
        if belongs {
            if let Some(last) = all.last_mut().filter(|last| is_rest(quote, last.quote)) {
                last.rest.push(&quote.quote.text);
            }
            continue;
        }
        let Some(cluster) = quote.cluster else {
            all.push(Utterance { quote, rest: Vec::new(), next: None, articles: 1 });
            continue;
        };
        // The entry goes with the first report, so that the others find none.
        if let Some(mut articles) = articles.remove(&cluster) {
            articles.dedup();
            let next = articles.get(1).copied();
            all.push(Utterance { quote, rest: Vec::new(), next, articles: articles.len() });
        }
    }
    all
}

/// Whether `quote` goes on with `start` after its cue.
fn is_rest(quote: &CorpusQuote, start: &CorpusQuote) -> bool {
    continues(&quote.quote) && quote.article == start.article && quote.quote.parts == start.quote.parts
}

fn row(utterance: &Utterance) -> Vec<Cell> {
    let CorpusQuote { quote, date: day, article: id, .. } = utterance.quote;
    let (words, style) = match quote.kind {
        QuoteKind::Indirect => (one_line(&quote.text), Style::Plain),
        // Words without marks in the text get them here: they are the speaker's own. A comma before the cue is not.
        _ => {
            let parts = [quote.text.as_str()].into_iter().chain(utterance.rest.iter().copied());
            let parts: Vec<String> =
                parts.map(|part| one_line(part).trim_end_matches(',').to_string()).collect();
            (format!("“{}”", parts.join(" … ")), Style::Quote)
        }
    };
    vec![
        date(*day),
        Cell::or_dash(quote.speaker.as_deref().map(one_line), Style::Person),
        Cell::new(words, style),
        match (utterance.next, utterance.articles) {
            (None, _) => article(id),
            (Some(next), 0..=2) => Cell::new(also(id, next), Style::Faint),
            (Some(next), n) => Cell::new(format!("{} +{}", also(id, next), thousands(n - 2)), Style::Faint),
        },
    ]
}

/// The first article of an utterance and another one.
fn also(id: &str, next: &str) -> String {
    format!("{}, also in {}", one_line(id), one_line(next))
}
