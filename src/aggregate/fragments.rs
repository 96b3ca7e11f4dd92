//! Quoted words inside reported speech: `She said that the plan was "dead"` is one statement and two quotes.

use super::facts::CorpusQuote;
use crate::extract::QuoteKind;
use std::cmp::Reverse;

/// For each quote of a corpus, whether it is a quoted fragment that a reported statement of the same article has in it.
/// Whoever counts or lists statements leaves those out.
pub fn fragments(quotes: &[CorpusQuote]) -> Vec<bool> {
    let mut inside = vec![false; quotes.len()];
    let mut first = 0;
    for article in quotes.chunk_by(|a, b| a.article == b.article) {
        let mut order: Vec<usize> = (0..article.len()).collect();
        order.sort_by_key(|&i| (article[i].quote.start, Reverse(article[i].quote.end)));
        let mut reported_until = 0;
        for i in order {
            let quote = &article[i].quote;
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
