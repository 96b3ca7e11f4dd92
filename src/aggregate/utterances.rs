//! The same utterance in several articles: outlets cut one sentence differently, leave words out, change marks and spell
//! numbers their own way. Quotes that share enough runs of words become one cluster.
//!
//! Every run of [`RUN`] words is hashed and the hashes are sorted: quotes that stand side by side in a run of equal hashes
//! are compared, each with a few neighbours only, so that time grows with the corpus and not with its square. Two quotes
//! are one utterance where most runs of the shorter one stand in the longer.

use super::facts::CorpusQuote;
use crate::extract::{Quote, QuoteKind};
use crate::text::number::word_value;
use std::collections::HashMap;

/// Words in a run.
const RUN: usize = 3;
/// A quote with fewer words is too plain to be told from others: `We are ready`.
const FEWEST: usize = 6;
/// Runs of a quote of eight words, `We are ready to talk at any time`: both of two that have no more are short.
const SHORT: usize = 6;
/// Runs that two reports of one utterance have in common at least.
pub(super) const FEWEST_SHARED: usize = 4;
/// Neighbours in a run of equal hashes that a quote is compared with.
const NEIGHBOURS: usize = 4;
/// More quotes than this share a run only because it is a phrase of everyday speech.
const COMMON: usize = 400;

/// Numbers the clusters in the order of their first quote. A cluster spans at least two articles.
pub fn cluster(quotes: &mut [CorpusQuote]) {
    let runs = AllRuns::of(quotes);
    let mut sets = Sets::new(quotes.len());
    // The stretches of one broken utterance.
    for i in 1..quotes.len() {
        let (a, b) = (&quotes[i - 1], &quotes[i]);
        if a.article == b.article && a.quote.parts.len() > 1 && a.quote.parts == b.quote.parts {
            sets.join(i - 1, i);
        }
    }
    for (a, b) in runs.candidates() {
        if sets.find(a) == sets.find(b) {
            continue;
        }
        // A few words are anybody's: only the same speaker's, about the same days, are one utterance.
        let short = runs.of_quote(a).len().max(runs.of_quote(b).len()) <= SHORT;
        if !(short && apart(&quotes[a], &quotes[b]))
            && same(runs.of_quote(a), runs.of_quote(b), disagree(&quotes[a], &quotes[b]))
        {
            sets.join(a, b);
        }
    }
    number(quotes, &mut sets);
}

/// The runs of words of all quotes, one quote after another.
struct AllRuns {
    runs: Vec<u64>,
    ends: Vec<usize>,
}

impl AllRuns {
    fn of(quotes: &[CorpusQuote]) -> Self {
        let mut all = Self { runs: Vec::new(), ends: Vec::with_capacity(quotes.len()) };
        for quote in quotes {
            all.runs.extend(runs(&quote.quote));
            all.ends.push(all.runs.len());
        }
        all
    }

    fn of_quote(&self, i: usize) -> &[u64] {
        &self.runs[i.checked_sub(1).map_or(0, |before| self.ends[before])..self.ends[i]]
    }

    /// Pairs of quotes that share a run of words, each pair once, in order.
    fn candidates(&self) -> Vec<(usize, usize)> {
        let of_quote = |i: usize| self.of_quote(i).iter().map(move |&hash| (hash, i as u32));
        let mut places: Vec<(u64, u32)> = Vec::with_capacity(self.runs.len());
        places.extend((0..self.ends.len()).flat_map(of_quote));
        places.sort_unstable();
        let mut pairs = Vec::new();
        for group in places.chunk_by(|a, b| a.0 == b.0).filter(|g| (2..=COMMON).contains(&g.len())) {
            for (n, &(_, a)) in group.iter().enumerate() {
                pairs.extend(group[n + 1..].iter().take(NEIGHBOURS).map(|&(_, b)| (a as usize, b as usize)));
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }
}

/// Is one without a speaker, or do speakers or weeks differ?
fn apart(a: &CorpusQuote, b: &CorpusQuote) -> bool {
    const DAYS: i64 = 7;
    let days = a.date.zip(b.date).map_or(0, |(a, b)| (a - b).num_days().abs());
    a.quote.speaker.is_none() || b.quote.speaker.is_none() || disagree(a, b) || days > DAYS
}

/// Do both name a speaker, and not the same? One outlet may be wrong, so only nearly equal words are still one utterance.
fn disagree(a: &CorpusQuote, b: &CorpusQuote) -> bool {
    let last = |q: &CorpusQuote| {
        q.quote.speaker.as_deref().and_then(|s| s.rsplit(' ').next()).map(str::to_lowercase)
    };
    matches!((last(a), last(b)), (Some(a), Some(b)) if a != b)
}

/// Do most runs of the shorter quote stand in the longer?
fn same(a: &[u64], b: &[u64], disagree: bool) -> bool {
    let (mut i, mut j, mut both) = (0, 0, 0usize);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                both += 1;
                i += 1;
                j += 1;
            }
        }
    }
    let shorter = a.len().min(b.len());
    // Short runs in common may be a stock phrase (`bad things are going to happen`): then nearly all must agree. So may a
    // long opening (`I would like to thank the people of …`): half of the shorter quote is not enough.
    let share = match both {
        0..FEWEST_SHARED => return false,
        FEWEST_SHARED..6 => 90,
        // `Our thoughts and prayers are with the victims`: anybody may say it.
        _ if disagree && both < 12 => return false,
        _ if disagree => 85,
        _ => 65,
    };
    both * 100 >= shorter * share
}

/// The hashes of a quote's runs of words, sorted, each once; none where the words are not the speaker's own or too few.
pub(super) fn runs(quote: &Quote) -> Vec<u64> {
    if quote.kind == QuoteKind::Indirect {
        return Vec::new();
    }
    let mut runs = runs_of(&quote.text);
    if runs.len() + RUN <= FEWEST {
        return Vec::new();
    }
    runs.sort_unstable();
    runs.dedup();
    runs
}

/// The hashes of a text's runs of words, in its order.
pub(super) fn runs_of(text: &str) -> Vec<u64> {
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '/' | '…'));
    let words: Vec<u64> = words.map(word).filter(|&hash| hash != EMPTY).collect();
    words.windows(RUN).map(|w| w.iter().fold(EMPTY, |hash, &word| mix(hash, word))).collect()
}

/// FNV-1a's offset: the hash of no letters.
const EMPTY: u64 = 0xcbf2_9ce4_8422_2325;

fn mix(hash: u64, value: u64) -> u64 {
    (hash ^ value).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(23)
}

/// What a number is hashed from.
const NUMBER: u64 = 0x9e37_79b9_7f4a_7c15;

/// A word's letters and digits without case, hashed: marks and apostrophes do not count, and a number is the same in digits
/// and in words.
fn word(word: &str) -> u64 {
    let (mut hash, mut plain, mut len) = (EMPTY, [0u8; 12], 0usize);
    for c in word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase) {
        hash = mix(hash, u64::from(c));
        if let (Some(slot), true) = (plain.get_mut(len), c.is_ascii()) {
            *slot = c as u8;
        }
        len += 1;
    }
    let short = plain.get(..len).and_then(|w| std::str::from_utf8(w).ok());
    let value: Option<u64> = short.and_then(|w| w.parse().ok().or_else(|| word_value(w)));
    value.map_or(hash, |n| mix(NUMBER, n))
}

/// Gives every set that spans two articles its number.
fn number(quotes: &mut [CorpusQuote], sets: &mut Sets) {
    let roots: Vec<usize> = (0..quotes.len()).map(|i| sets.find(i)).collect();
    let mut first: HashMap<usize, usize> = HashMap::new();
    let mut spans = vec![false; quotes.len()];
    for (i, &root) in roots.iter().enumerate() {
        let f = *first.entry(root).or_insert(i);
        spans[root] |= quotes[f].article != quotes[i].article;
    }
    let mut numbers: HashMap<usize, u32> = HashMap::new();
    for (quote, root) in quotes.iter_mut().zip(roots) {
        if spans[root] {
            let next = numbers.len() as u32;
            quote.cluster = Some(*numbers.entry(root).or_insert(next));
        }
    }
}

/// Disjoint sets.
struct Sets {
    parent: Vec<u32>,
}

impl Sets {
    fn new(n: usize) -> Self {
        Self { parent: (0..n as u32).collect() }
    }

    fn find(&mut self, i: usize) -> usize {
        let mut i = i as u32;
        while self.parent[i as usize] != i {
            let up = self.parent[self.parent[i as usize] as usize];
            self.parent[i as usize] = up;
            i = up;
        }
        i as usize
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.find(a), self.find(b));
        // The earlier quote stands for the set.
        self.parent[a.max(b)] = a.min(b) as u32;
    }
}

#[cfg(test)]
mod tests {
    use super::cluster;
    use crate::aggregate::CorpusQuote;
    use crate::extract::{Quote, QuoteKind, Span};

    fn quote(article: &str, speaker: &str, text: &str) -> CorpusQuote {
        let span = Span { start: 0, end: text.len() };
        CorpusQuote {
            article: article.into(),
            date: None,
            cluster: None,
            quote: Quote {
                start: 0,
                end: text.len(),
                text: text.into(),
                kind: QuoteKind::Direct,
                speaker: Some(speaker.into()),
                speaker_mention: None,
                cue: None,
                parts: vec![span],
                via: None,
                said_on: None,
                sentence: span,
            },
        }
    }

    fn clusters(quotes: &[(&str, &str, &str)]) -> Vec<Option<u32>> {
        let mut quotes: Vec<_> = quotes.iter().map(|(a, s, t)| quote(a, s, t)).collect();
        cluster(&mut quotes);
        quotes.iter().map(|q| q.cluster).collect()
    }

    #[test]
    fn one_utterance_is_found_through_cuts_marks_and_small_edits() {
        let whole = "We have made clear that we are ready to lend our support and good offices, should they seek a cease-fire.";
        for other in [
            whole,
            "we are ready to lend our support and good offices",
            "We’ve made clear that we are ready to lend our support … should they seek a cease-fire,",
            "WE HAVE MADE CLEAR THAT WE ARE READY TO LEND OUR SUPPORT",
            "We have made it clear that we are ready to lend support and good offices, should they seek a cease fire",
        ] {
            assert_eq!(
                clusters(&[("a", "Ann Lee", whole), ("b", "Lee", other)]),
                [Some(0), Some(0)],
                "{other}"
            );
        }
    }

    #[test]
    fn different_utterances_stay_apart() {
        for other in [
            "We have made clear that the roof of the station must be mended before the winter comes.",
            "Nobody knows what the river will do in the spring when the snow melts in the hills.",
            "We are ready.",
            "We have made clear that we are ready to strike until the last of the men is paid.",
        ] {
            let whole = "We have made clear that we are ready to lend our support and good offices.";
            assert_eq!(
                clusters(&[("a", "Ann Lee", whole), ("b", "Ann Lee", other)]),
                [None, None],
                "{other}"
            );
        }
        // Numbers are the same in digits and in words; stock phrases are anybody's.
        let digits = "We have 15 bodies here and 30 wounded, some of them children.";
        let words = "We have fifteen bodies here and thirty wounded, some of them children.";
        assert_eq!(clusters(&[("a", "Ann Lee", digits), ("b", "Lee", words)]), [Some(0), Some(0)]);
        let stock = "Our thoughts and prayers are with the victims and their families.";
        assert_eq!(clusters(&[("a", "Ann Lee", stock), ("b", "Omar Haddad", stock)]), [None, None]);
        // A few words are one utterance only in one mouth.
        let few = "We are ready to talk now.";
        assert_eq!(clusters(&[("a", "Ann Lee", few), ("b", "Omar Haddad", few)]), [None, None]);
        assert_eq!(clusters(&[("a", "Ann Lee", few), ("b", "Lee", few)]), [Some(0), Some(0)]);
        // Within one article nothing is a cluster.
        let words = "It was the longest night that any of us had ever seen.";
        assert_eq!(clusters(&[("a", "Ann Lee", words), ("a", "Ann Lee", words)]), [None, None]);
    }

    #[test]
    fn clusters_are_numbered_as_they_come() {
        let (x, y) = (
            "The dam was never built to hold so much water.",
            "Our people will not forget what was done here.",
        );
        let found = clusters(&[
            ("a", "P", x),
            ("a", "Q", y),
            ("b", "Q", y),
            ("c", "P", x),
            ("d", "R", "Something else that nobody else said at all."),
        ]);
        assert_eq!(found, [Some(0), Some(1), Some(1), Some(0), None]);
    }
}
