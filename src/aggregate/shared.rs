//! Which articles report one utterance, and which may.

use super::facts::{CorpusQuote, Id};
use super::utterances;
use crate::extract::Quote;
use std::collections::{BTreeMap, HashMap};

/// For each quote that several articles of a corpus report, the other articles.
#[derive(Debug, Default)]
pub struct SharedQuotes {
    /// By article and first code point of the quote.
    others: HashMap<(Id, usize), Vec<Id>>,
}

impl SharedQuotes {
    /// Reads the clusters of a corpus's quotes.
    pub fn of(quotes: &[CorpusQuote]) -> Self {
        let mut articles: BTreeMap<u32, Vec<Id>> = BTreeMap::new();
        for quote in quotes {
            let Some(cluster) = quote.cluster else { continue };
            let ids = articles.entry(cluster).or_default();
            if ids.last() != Some(&quote.article) {
                ids.push(quote.article.clone());
            }
        }
        let others = |quote: &CorpusQuote| {
            let ids = &articles[&quote.cluster?];
            let others = ids.iter().filter(|id| **id != quote.article).cloned().collect();
            Some(((quote.article.clone(), quote.quote.start), others))
        };
        Self { others: quotes.iter().filter_map(others).collect() }
    }

    /// The ids of the other articles that report a quote of `article`, in the order of the corpus.
    pub fn others(&self, article: &str, quote: &Quote) -> &[Id] {
        self.others.get(&(Id::from(article), quote.start)).map_or(&[], Vec::as_slice)
    }
}

/// The runs of words of some quotes, to tell which articles may report them too without analysing those that do not.
pub struct Runs(Vec<u64>);

impl Runs {
    /// The runs of all these quotes.
    pub fn of(quotes: &[Quote]) -> Self {
        let mut runs: Vec<u64> = quotes.iter().flat_map(utterances::runs).collect();
        runs.sort_unstable();
        runs.dedup();
        Self(runs)
    }

    /// Whether as many runs stand in a text as two reports of one utterance have in common at least.
    pub fn may_stand_in(&self, text: &str) -> bool {
        let mut found: Vec<u64> =
            utterances::runs_of(text).into_iter().filter(|run| self.0.binary_search(run).is_ok()).collect();
        found.sort_unstable();
        found.dedup();
        found.len() >= utterances::FEWEST_SHARED
    }
}

#[cfg(test)]
mod tests {
    use super::{Runs, SharedQuotes};
    use crate::aggregate::Collector;
    use crate::{Analyzer, Article, Facets};

    #[test]
    fn a_quote_tells_the_other_articles_and_no_article_that_has_it_is_passed_over() {
        let words = "The dam was never built to hold so much water as fell last night";
        let articles = [
            Article::new("a", format!("“{words},” Mayor Ada Moreau said. It rained.")),
            Article::new("b", "The mayor of the town spoke to the people for an hour. It went on raining."),
            Article::new("c", format!("Moreau said: “{words}.”")),
            Article::new("d", format!("It rained on. “{words},” said Mayor Ada Moreau.")),
        ];
        let analyzer = Analyzer::new();
        let analyses = articles.each_ref().map(|article| analyzer.analyze(article));
        let quote = analyses[0].quotes.as_ref().unwrap()[0].clone();
        let runs = Runs::of(std::slice::from_ref(&quote));
        assert_eq!(articles.each_ref().map(|a| runs.may_stand_in(&a.text)), [true, false, true, true]);
        let mut corpus = Collector::new(Facets::ALL);
        analyses.into_iter().for_each(|analysis| corpus.add(analysis));
        let shared = SharedQuotes::of(&corpus.finish().quotes.unwrap());
        let others: Vec<&str> = shared.others("a", &quote).iter().map(|id| &**id).collect();
        assert_eq!(others, ["c", "d"]);
        assert!(shared.others("b", &quote).is_empty());
    }
}
