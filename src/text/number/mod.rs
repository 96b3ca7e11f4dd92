//! Quantities in running text: digits, number words, vague amounts, ranges, with the words that hedge them.
//!
//! A [`Quantity`] is what a reader takes as "how many", with its qualifier: `at least 200`, `two dozen`,
//! `half a million`, `between 10 and 15`, `scores`, `no one`. What looks like a number but counts nothing (ages,
//! money, percentages, dates, clock times, labels such as `Flight 93`) is found as well and says so in its
//! [`NumberUse`], so that no rule after this one mistakes it for a count.

mod core;
mod usage;
mod words;

use self::core::{Core, between_core, core_at};
use super::{Document, Folded, TokenKind};
use crate::extract::Qualifier;
use std::ops::Range;
use usage::used_for;
pub use words::word_value;
use words::{AFTER, BEFORE};

/// What a number is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberUse {
    /// Counts things or people.
    Count,
    /// `43-year-old`, `aged 43`, `John Smith, 43,`.
    Age,
    /// `$5`, `5 euros`.
    Money,
    /// `5 percent`, `one in five`, `50 a day`.
    Rate,
    /// `May 10`, `1996`, `8:30`.
    Date,
    /// `5 km`, `three hours`.
    Measure,
    /// `Flight 93`, `No. 10`.
    Label,
    /// `10-member`, `three-death`.
    Compound,
}

/// An amount in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// Its tokens, with the words that hedge it.
    pub tokens: Range<usize>,
    /// The number alone.
    pub core: Range<usize>,
    /// The integer stated; `None` where vague; a range's lower end.
    pub value: Option<u64>,
    /// How it is hedged.
    pub qualifier: Qualifier,
    /// The least number that the words allow.
    pub low: Option<u64>,
    /// The greatest number that the words allow.
    pub high: Option<u64>,
    /// What it is used for.
    pub used: NumberUse,
}
/// Finds the quantities of a range of tokens (a sentence), in order, none overlapping another.
pub fn quantities(doc: &Document, folded: &Folded) -> Vec<Quantity> {
    let range = folded.tokens();
    let mut found: Vec<Quantity> = Vec::new();
    let mut i = range.start;
    while i < range.end {
        match quantity(doc, folded, i, range.end) {
            Some(q) => {
                i = q.tokens.end;
                found.push(q);
            }
            None => i += 1,
        }
    }
    found
}

/// The quantity that begins at token `i`, hedge included.
fn quantity(doc: &Document, folded: &Folded, i: usize, end: usize) -> Option<Quantity> {
    let mut opens = words::opening(folded.get(i));
    if opens.is_none() && doc.tokens.get(i).is_none_or(|t| t.kind != TokenKind::Number) {
        return None;
    }
    let (mut at, mut hedge) = (i, None);
    // Hedges can follow each other (`at least some 20`): the first decides.
    while opens.is_some_and(|o| o.hedge)
        && let Some((n, q)) = phrase_at(folded, at, BEFORE)
    {
        at += n;
        opens = words::opening(folded.get(at));
        hedge = hedge.or(Some(q));
        if at >= end || at - i > 8 {
            return None;
        }
    }
    let mut from = i;
    if hedge.is_some() && matches!(folded.get(at), "only" | "just" | "another" | "a" | "an" | "other") {
        // `at least another six`, `nearly an additional 40`.
        let skip = match (folded.get(at), folded.get(at + 1)) {
            ("a", "further" | "total" | "combined") | ("an", "additional" | "estimated" | "other") => 2,
            ("only" | "just" | "another" | "other", _) => 1,
            _ => 0,
        };
        at += skip + usize::from(skip == 2 && folded.get(at + 2) == "of");
    }
    let between = folded.get(at) == "between" || folded.get(at) == "from";
    let core = if between { between_core(doc, folded, at, end) } else { None };
    let core = match core {
        Some(core) => core,
        None if hedge.is_none() && between => return None,
        None => core_at(doc, folded, at, end, hedge.is_some())?,
    };
    if from == at || hedge.is_none() {
        from = at;
    }
    // A hedge that is a place or a comparison: `over the bridge` has no number, but `over 9,000 feet` has.
    let core_range = at..core.end;
    let mut stop = core.end;
    let mut qualifier = match (core.value, core.high) {
        (None, _) => Qualifier::Vague,
        (_, Some(_)) => Qualifier::Range,
        _ => Qualifier::Exact,
    };
    if let Some((n, q)) = phrase_at(folded, stop, AFTER) {
        let bound = qualifier == Qualifier::Exact && hedge.is_none();
        // `odd` and `plus` must touch or stand before a noun; `two or more` always holds.
        if bound && (n > 1 || folded.get(stop) == "+" || folded.get(stop) == "plus" && stop + 1 < end) {
            qualifier = q;
            stop += n;
        }
    }
    if qualifier == Qualifier::Exact
        && let Some(q) = hedge
    {
        qualifier = q;
    }
    let (low, high) = bounds(qualifier, &core, hedge);
    let used = used_for(doc, folded, &core_range, stop, core.value, range_end(&core));
    Some(Quantity { tokens: from..stop, core: core_range, value: core.value, qualifier, low, high, used })
}

/// The first of some phrases that stands at token `at`: its length in tokens, and what it tells.
fn phrase_at<T: Copy>(folded: &Folded, at: usize, phrases: &[(&str, T)]) -> Option<(usize, T)> {
    let first = folded.get(at).as_bytes().first()?;
    let begin = phrases.iter().filter(|(p, _)| p.as_bytes().first() == Some(first));
    begin.copied().find_map(|(p, told)| folded.phrase(at, p).map(|n| (n, told)))
}

fn range_end(core: &Core) -> Option<u64> {
    core.high
}

fn bounds(qualifier: Qualifier, core: &Core, hedge: Option<Qualifier>) -> (Option<u64>, Option<u64>) {
    let value = core.value;
    match qualifier {
        Qualifier::Exact => (value, value),
        Qualifier::AtLeast => (value, None),
        Qualifier::MoreThan => (value.map(|v| v.saturating_add(1)), None),
        Qualifier::UpTo | Qualifier::Nearly => (None, value),
        Qualifier::FewerThan => (None, value.map(|v| v.saturating_sub(1))),
        Qualifier::About => (None, None),
        Qualifier::Range => (value, core.high),
        // `up to several hundred` has no least number.
        Qualifier::Vague => match hedge {
            Some(Qualifier::UpTo | Qualifier::FewerThan | Qualifier::Nearly) => (None, None),
            _ => (Some(core.low), None),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words, value, qualifier, low, high.
    type Read = (String, Option<u64>, Qualifier, Option<u64>, Option<u64>);

    fn read(text: &str) -> Vec<Read> {
        let doc = Document::new(text);
        let folded = Folded::new(&doc, 0..doc.tokens.len());
        quantities(&doc, &folded)
            .into_iter()
            .filter(|q| q.used == NumberUse::Count)
            .map(|q| (doc.slice(q.tokens.clone()).to_string(), q.value, q.qualifier, q.low, q.high))
            .collect()
    }

    #[test]
    fn amounts_are_read_with_value_hedge_and_bounds() {
        use Qualifier::*;
        for (text, words, value, qualifier, low, high) in [
            ("1,300 people fled", "1,300", Some(1300), Exact, Some(1300), Some(1300)),
            ("At least two dozen sailors", "At least two dozen", Some(24), AtLeast, Some(24), None),
            ("a dozen men", "a dozen", Some(12), Exact, Some(12), Some(12)),
            ("half a million homes", "half a million", Some(500_000), Exact, Some(500_000), Some(500_000)),
            ("half a dozen boys", "half a dozen", Some(6), Exact, Some(6), Some(6)),
            (
                "nearly 1.3 million voters",
                "nearly 1.3 million",
                Some(1_300_000),
                Nearly,
                None,
                Some(1_300_000),
            ),
            ("twenty-five monks", "twenty-five", Some(25), Exact, Some(25), Some(25)),
            ("one hundred and six nuns", "one hundred and six", Some(106), Exact, Some(106), Some(106)),
            (
                "two hundred thousand men",
                "two hundred thousand",
                Some(200_000),
                Exact,
                Some(200_000),
                Some(200_000),
            ),
            ("no fewer than 40 sheep", "no fewer than 40", Some(40), AtLeast, Some(40), None),
            ("as many as 20 boats", "as many as 20", Some(20), UpTo, None, Some(20)),
            ("well over 90 cars", "well over 90", Some(90), MoreThan, Some(91), None),
            ("fewer than ten clerks", "fewer than ten", Some(10), FewerThan, None, Some(9)),
            ("an estimated 50,000 birds", "an estimated 50,000", Some(50_000), About, None, None),
            ("some 70 men", "some 70", Some(70), About, None, None),
            ("10 to 15 guards", "10 to 15", Some(10), Range, Some(10), Some(15)),
            ("10-15 guards", "10-15", Some(10), Range, Some(10), Some(15)),
            ("between 30 and 40 guards", "between 30 and 40", Some(30), Range, Some(30), Some(40)),
            ("two or three dogs", "two or three", Some(2), Range, Some(2), Some(3)),
            (
                "two to three million",
                "two to three million",
                Some(2_000_000),
                Range,
                Some(2_000_000),
                Some(3_000_000),
            ),
            ("20 or more clerks", "20 or more", Some(20), AtLeast, Some(20), None),
            ("dozens of clerks", "dozens", None, Vague, Some(24), None),
            ("Tens of thousands marched", "Tens of thousands", None, Vague, Some(20_000), None),
            ("a few men", "a few", None, Vague, Some(3), None),
            ("several hundred men", "several hundred", None, Vague, Some(300), None),
            ("an unspecified number of men", "an unspecified number", None, Vague, Some(2), None),
            ("a number of men", "a number", None, Vague, Some(2), None),
            ("no one came", "no one", Some(0), Exact, Some(0), Some(0)),
            ("Nobody came", "Nobody", Some(0), Exact, Some(0), Some(0)),
            ("both pilots", "both", Some(2), Exact, Some(2), Some(2)),
            ("a couple of men", "a couple", Some(2), Exact, Some(2), Some(2)),
            ("more than a hundred men", "more than a hundred", Some(100), MoreThan, Some(101), None),
        ] {
            assert_eq!(read(text), [(words.to_string(), value, qualifier, low, high)], "{text}");
        }
    }

    #[test]
    fn numbers_that_count_nothing_are_told_apart() {
        for text in [
            "a 43-year-old man",
            "He is six months old",
            "Ann Hill, 43, left",
            "$5 million was paid",
            "it rose 12 percent",
            "on May 10",
            "in 1996",
            "At 8:30 it rained",
            "Flight 93 crashed",
            "5 km away",
            "three hours later",
            "one in five smokes",
            "50 a day",
            "a 10-member panel",
            "the 20th man",
            "Boeing 737",
            "two-thirds agreed",
        ] {
            assert!(read(text).is_empty(), "{text}: {:?}", read(text));
        }
    }

    #[test]
    fn a_rising_toll_is_two_numbers_and_no_range() {
        let values: Vec<_> = read("The toll rose from 12 to 15").into_iter().map(|q| q.1).collect();
        assert_eq!(values, [Some(12), Some(15)]);
    }
}
