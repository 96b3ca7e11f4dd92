//! What was found in an article before its facts are told: their spans are bytes of the text as it is seen, and most of
//! their words are still only there. So a fact takes little room until it is written or kept, and a giant article's
//! facts never have all their words in memory.

use super::casualties::Harmed;
use super::people::Named;
use super::quotes::Said;
use super::{Analysis, Casualty, Person, Quote, Spans};
use crate::text::{CodePoints, Plain};
use std::borrow::Cow;

/// An article's findings.
pub struct Findings<'a> {
    found: Untold,
    text: Cow<'a, str>,
    /// Where what is seen stands in the text, if anything in that cannot be seen.
    plain: Option<Plain>,
}

impl<'a> Findings<'a> {
    /// Takes what was found in a text: facts with spans in bytes of `plain`, or of the text where there is none.
    pub(crate) fn new(found: Untold, text: &'a str, plain: Option<Plain>) -> Self {
        Self { found, text: text.into(), plain }
    }

    /// The same, with a text of its own.
    pub fn into_owned(self) -> Findings<'static> {
        Findings { text: Cow::Owned(self.text.into_owned()), ..self }
    }

    /// The article's text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// All facts with their words, their spans in code points.
    pub fn analysis(self) -> Analysis {
        self.tell(|Untold { mut analysis, people, quotes, casualties }, teller| {
            analysis.people = people.map(|people| people.into_iter().map(Person::from).collect());
            analysis.quotes = quotes.map(|quotes| quotes.into_iter().map(Quote::from).collect());
            let casualties = casualties.map(|figures| figures.into_iter().map(Casualty::from).collect());
            analysis.casualties = casualties;
            teller.tell(&mut analysis);
            analysis
        })
    }

    /// Gives `f` the facts that are still to be told, and who tells them.
    pub fn tell<T>(self, f: impl FnOnce(Untold, &Teller) -> T) -> T {
        let Self { mut found, text, plain } = self;
        let code_points = CodePoints::new(&text);
        found.analysis.chars = code_points.count();
        f(found, &Teller { text: &text, plain: plain.as_ref(), code_points })
    }
}

/// Facts that are still to be told.
pub struct Untold {
    /// All but the people, quotes and casualty figures.
    pub analysis: Analysis,
    /// The people, if they were asked for.
    pub people: Option<Vec<Named>>,
    /// The quotes, if they were asked for.
    pub quotes: Option<Vec<Said>>,
    /// The casualty figures, if they were asked for.
    pub casualties: Option<Vec<Harmed>>,
}

/// Gives facts their words and their spans in code points.
pub struct Teller<'a> {
    text: &'a str,
    plain: Option<&'a Plain>,
    code_points: CodePoints<'a>,
}

impl Teller<'_> {
    /// Tells a fact, or all of them. To be done once to each.
    pub fn tell(&self, fact: &mut impl Spans) {
        fact.for_each_words(&mut |start, end, words| {
            if let Some(plain) = self.plain {
                (*start, *end) = plain.original(*start, *end);
            }
            // Words that the facet needed itself are there.
            if let Some(words) = words.filter(|words| words.is_empty() || self.plain.is_some()) {
                self.text[*start..*end].clone_into(words);
            }
            (*start, *end) = (self.code_points.at(*start), self.code_points.at(*end));
        });
    }
}
