//! The whole analysis, a batch of articles from stage to stage: text, tags, the four facets, then code-point spans.

use crate::corpus::Article;
use crate::extract::casualties::Harmed;
use crate::extract::people::Named;
use crate::extract::quotes::Said;
use crate::extract::{self, Analysis, Context, Findings, Place, Toll, Untold};
use crate::gazetteer::Gazetteer;
use crate::tag::{self, Tagger};
use crate::text::{Document, Plain};
use std::borrow::Cow;

/// One of the four kinds of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// Who is in the news.
    People,
    /// Where it happens.
    Places,
    /// Who said what.
    Quotes,
    /// How many were killed, injured, taken or driven from home.
    Casualties,
}

impl Facet {
    /// The four, in the order in which they are reported.
    pub const ALL: [Self; 4] = [Self::People, Self::Places, Self::Quotes, Self::Casualties];

    /// Its name in options, file names and field names.
    pub fn name(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Places => "places",
            Self::Quotes => "quotes",
            Self::Casualties => "casualties",
        }
    }

    /// The facet with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|facet| facet.name() == name)
    }
}

/// Which of the four facets to report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facets {
    /// Report people.
    pub people: bool,
    /// Report places.
    pub places: bool,
    /// Report quotes.
    pub quotes: bool,
    /// Report casualty figures.
    pub casualties: bool,
}

impl Facets {
    /// All four.
    pub const ALL: Self = Self { people: true, places: true, quotes: true, casualties: true };

    /// Only these.
    pub fn only(facets: &[Facet]) -> Self {
        let has = |facet| facets.contains(&facet);
        Self {
            people: has(Facet::People),
            places: has(Facet::Places),
            quotes: has(Facet::Quotes),
            casualties: has(Facet::Casualties),
        }
    }

    /// Whether `facet` is to be reported.
    pub fn contains(self, facet: Facet) -> bool {
        match facet {
            Facet::People => self.people,
            Facet::Places => self.places,
            Facet::Quotes => self.quotes,
            Facet::Casualties => self.casualties,
        }
    }

    /// Those to be reported, in order.
    pub fn iter(self) -> impl Iterator<Item = Facet> {
        Facet::ALL.into_iter().filter(move |facet| self.contains(*facet))
    }
}

/// The loaded models and tables. Build it once; share it between threads.
pub struct Analyzer {
    tagger: Tagger,
    gazetteer: Gazetteer,
    facets: Facets,
    all_modalities: bool,
}

impl Analyzer {
    /// An analyzer for all facets.
    pub fn new() -> Self {
        Self::with_facets(Facets::ALL)
    }

    /// An analyzer that reports only some facets; the others are `None` in its analyses.
    pub fn with_facets(facets: Facets) -> Self {
        Self {
            tagger: Tagger::new().with_hints(extract::hints::of),
            gazetteer: Gazetteer::new(),
            facets,
            all_modalities: false,
        }
    }

    /// Reports casualty figures that are feared, threatened, hypothetical or denied too, each with its modality.
    pub fn with_all_modalities(mut self, all: bool) -> Self {
        self.all_modalities = all;
        self
    }

    /// Analyses one article. Pure: the same article gives the same analysis on every thread.
    pub fn analyze(&self, article: &Article) -> Analysis {
        self.analyze_all(&[article]).swap_remove(0)
    }

    /// Analyses articles, each as by itself, in less time: one stage is done for all of them before the next, so that
    /// what it needs, weights and code, stays near.
    pub fn analyze_all(&self, articles: &[&Article]) -> Vec<Analysis> {
        self.find_all(articles).into_iter().map(Findings::analysis).collect()
    }

    /// What [`Analyzer::analyze_all`] gives, for whoever takes one fact after the other.
    pub fn find_all<'a>(&self, articles: &[&'a Article]) -> Vec<Findings<'a>> {
        let seen: Vec<Seen> = articles.iter().map(|article| Seen::of(article)).collect();
        let mut docs: Vec<Document> = seen.iter().map(|seen| Document::new(&seen.article.text)).collect();
        let mut tags = self.tagger.tag_all(&docs);
        for (doc, tags) in docs.iter_mut().zip(&mut tags) {
            doc.hints = std::mem::take(&mut tags.hints);
        }
        tag::article_pass_all(&docs, &mut tags, &self.gazetteer);
        let gazetteer = &self.gazetteer;
        let contexts: Vec<Context> = seen
            .iter()
            .zip(&docs)
            .zip(&tags)
            .map(|((seen, doc), tags)| Context { article: &seen.article, doc, tags, gazetteer })
            .collect();
        let mut found: Vec<Found> = contexts.iter().map(|_| Found::default()).collect();
        let each = |found: &mut [Found], stage: &dyn Fn(&Context, &mut Found)| {
            contexts.iter().zip(found).for_each(|(cx, found)| stage(cx, found));
        };
        each(&mut found, &|cx, found| found.people = extract::people::extract(cx));
        for (found, places) in found.iter_mut().zip(extract::places::extract_all(&contexts)) {
            found.places = places;
        }
        let people: Vec<&[Named]> = found.iter().map(|found| found.people.as_slice()).collect();
        let quotes = extract::quotes::extract_all(&contexts, &people);
        for (found, quotes) in found.iter_mut().zip(quotes) {
            found.quotes = quotes;
        }
        each(&mut found, &|cx, found| {
            let Found { places, quotes, .. } = found;
            (found.casualties, found.tolls) =
                extract::casualties::extract(cx, places, quotes, self.all_modalities);
        });
        drop(contexts);
        drop((tags, docs));
        let each = articles.iter().zip(seen).zip(found);
        each.map(|((article, seen), found)| {
            Findings::new(self.report(article, found), &article.text, seen.plain)
        })
        .collect()
    }

    /// The analysis of an article, with what was found in it.
    fn report(&self, article: &Article, found: Found) -> Untold {
        let Found { people, places, quotes, casualties, tolls } = found;
        let analysis = Analysis {
            schema: extract::SCHEMA,
            id: article.id.clone(),
            path: article.path.clone(),
            date: article.date,
            title: article.title.clone(),
            source: article.source.clone(),
            chars: 0,
            words: words(&article.text),
            people: None,
            places: self.facets.places.then_some(places),
            quotes: None,
            casualties: None,
            tolls: self.facets.casualties.then_some(tolls),
        };
        Untold {
            analysis,
            people: self.facets.people.then_some(people),
            quotes: self.facets.quotes.then_some(quotes),
            casualties: self.facets.casualties.then_some(casualties),
        }
    }
}

/// What was found in an article, its spans in bytes of what is seen of the text.
#[derive(Default)]
struct Found {
    people: Vec<Named>,
    places: Vec<Place>,
    quotes: Vec<Said>,
    casualties: Vec<Harmed>,
    tolls: Vec<Toll>,
}

/// An article as the analysis sees it.
struct Seen<'a> {
    article: Cow<'a, Article>,
    /// Where what is seen stands in the original, if anything in that cannot be seen.
    plain: Option<Plain>,
}

impl<'a> Seen<'a> {
    /// What cannot be seen in the text is not there for the analysis either; spans and words are the original's.
    fn of(article: &'a Article) -> Self {
        let plain = Plain::of(&article.text);
        let article = match &plain {
            Some(plain) => Cow::Owned(Article { text: plain.text.clone(), ..article.clone() }),
            None => Cow::Borrowed(article),
        };
        Self { article, plain }
    }
}

/// Number of stretches between white space.
fn words(text: &str) -> usize {
    if !text.is_ascii() {
        return text.split_whitespace().count();
    }
    let is_space = |b: u8| matches!(b, b' ' | b'\t'..=b'\r');
    let bytes = text.as_bytes();
    let Some(&first) = bytes.first() else { return 0 };
    // In pieces that a byte can count, so that each goes in steps as wide as a register.
    let begins = bytes.chunks(255).zip(bytes[1..].chunks(255)).map(|(before, after)| {
        let two = before.iter().zip(after);
        usize::from(two.map(|(&a, &b)| u8::from(is_space(a) & !is_space(b))).sum::<u8>())
    });
    begins.sum::<usize>() + usize::from(!is_space(first))
}

impl Default for Analyzer {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn words_are_counted_alike_with_and_without_other_letters() {
        for text in ["", " ", "one", " one  two\n\tthree ", "a\u{b}b\u{c}c\rd", "é one\u{a0}two", "\u{1f}x y"]
        {
            assert_eq!(super::words(text), text.split_whitespace().count(), "{text:?}");
        }
    }
}
