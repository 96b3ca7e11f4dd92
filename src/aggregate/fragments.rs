//! Statements that are several quotes: quoted words inside reported speech (`She said that the plan was "dead"`), and
//! quotes that their cue interrupts (`"We leave," she said, "at noon."`).

use super::facts::CorpusQuote;
use crate::extract::{Quote, QuoteKind};
use std::cmp::Reverse;

/// For each quote of a corpus, whether it belongs to another quote's statement: it is a quoted fragment inside a reported
/// statement of the same article, or goes on with a quote after its cue. Whoever counts statements leaves those out.
pub fn fragments(quotes: &[CorpusQuote]) -> Vec<bool> {
    let mut inside = vec![false; quotes.len()];
    let mut first = 0;
    for article in quotes.chunk_by(|a, b| a.article == b.article) {
        let mut order: Vec<usize> = (0..article.len()).collect();
        order.sort_by_key(|&i| (article[i].quote.start, Reverse(article[i].quote.end)));
        let mut reported_until = 0;
        for i in order {
            let quote = &article[i].quote;
            if continues(quote) {
                inside[first + i] = true;
                continue;
            }
            match quote.kind {
                QuoteKind::Indirect => reported_until = reported_until.max(quote.end),
                QuoteKind::Mixed => inside[first + i] = quote.end <= reported_until,
                QuoteKind::Direct | QuoteKind::Unmarked => {}
            }
        }
        first += article.len();
    }
    inside
}

/// Whether a quote is a later stretch of one that its cue interrupts.
pub fn continues(quote: &Quote) -> bool {
    quote.parts.first().is_some_and(|part| part.start < quote.start)
}
