//! Texts that nobody wrote: the analysis neither fails nor slows down on them.

use crate::invariants::check;
use newsx::{Analyzer, Article};
use std::time::{Duration, Instant};

/// Patterns that have made parsers quadratic, each repeated to the length asked for.
const PATTERNS: &[&str] = &[
    "\"",
    "“",
    "”",
    "'",
    "‘a ",
    "“a ‘b ",
    "(",
    ")",
    "7",
    "1,",
    "1.",
    "A",
    "A ",
    "Alpha ",
    "x",
    ".",
    ". ",
    "J. ",
    "a-",
    "—",
    "a\n",
    "a\n\n",
    "don't ",
    "http://a.b/",
    "@abc ",
    "e\u{301}",
    "\u{200d}",
    "\u{202e}a",
    "😀",
    "a\0",
    "killed 1 ",
    "12 people were killed. ",
    "12 killed, including 3 children, ",
    "3 million ",
    "one hundred ",
    "between 10 and ",
    "said ",
    "said that ",
    "he said, ",
    "\"a\" said Bob ",
    "He said “no. ",
    "“no.\n\n",
    "told him that ",
    "according to ",
    "Mr. ",
    "President ",
    "Israeli Prime Minister ",
    "Paris, Texas, ",
    "Paris and London ",
    "of the ",
    "north of ",
    "St. ",
    "New York ",
    "May 17, 2021 ",
    "a;",
    "a, ",
    "½",
    "5% ",
    "\"12 people were killed,\" Smith said. ",
    "— Ann Lee (@ann) May 17, 2021 ",
    "date 2021-05-17 ",
];

/// A word with a capital that only the number `i` has.
fn name(i: usize) -> String {
    let letter = |at: u32| char::from(b'a' + (i / 26usize.pow(at) % 26) as u8);
    format!("{}{}{}{}", letter(0).to_ascii_uppercase(), letter(1), letter(2), letter(3))
}

/// The sentence of a number.
type Sentence = fn(usize) -> String;

/// Sentences that are all different, of which each finding adds to what a later one may be held against.
const DIFFERENT: &[(&str, Sentence)] = &[
    ("names", |i| format!("{} {} met {} in {}. ", name(i % 50), name(i), name(i + 1), name(i * 31))),
    ("figures", |i| format!("{} people were killed in {}. ", i + 2, name(i % 1_000))),
    ("figures with their sources", |i| {
        format!("At least {} soldiers died and {} were wounded near {}, police said. ", i + 2, i * 3, name(i))
    }),
    ("speakers", |i| format!("\"It is late,\" said {} {}, a minister.\n\n", name(i * 3), name(i * 5 + 1))),
    ("quotes without cues", |i| format!("“We have come far, {}.” {} said it was so. ", name(i), name(i * 7))),
    ("pronouns", |i| format!("Officials from {} said it rained. He said that it was cold. ", name(i * 3))),
    ("roles", |i| format!("The {} coach was blunt. “It is over now,” he said. ", name(i * 3))),
    ("places", |i| format!("It rained in {} and in {}, {}. ", name(i * 7), name(i * 13), name(i * 17))),
    ("a list", |i| format!("{}, ", name(i * 7))),
];

fn different(length: usize) -> impl Iterator<Item = (String, String)> {
    let text = move |(kind, sentence): &(&str, Sentence)| {
        let mut text = String::with_capacity(length + 100);
        (0..)
            .take_while(|&i| {
                text.push_str(&sentence(i));
                text.len() < length
            })
            .for_each(drop);
        (kind.to_string(), text)
    };
    DIFFERENT.iter().map(text)
}

fn repeated(length: usize) -> impl Iterator<Item = (String, String)> {
    PATTERNS.iter().map(move |pattern| (format!("{pattern:?}"), pattern.repeat(length / pattern.len())))
}

#[test]
fn hostile_texts_give_valid_spans() {
    let analyzer = Analyzer::new();
    for (name, text) in repeated(6_000).chain(different(6_000)) {
        let article = Article::new(name, text);
        check(&article, &analyzer.analyze(&article));
    }
}

/// Processor time of this thread where the system tells (a busy machine does not disturb it), else the clock's.
fn now(since: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat");
    let nanoseconds = told.ok().and_then(|text| text.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| since.elapsed(), Duration::from_nanos)
}

/// Time that the analysis takes, the better of two tries.
fn time(analyzer: &Analyzer, article: &Article) -> Duration {
    let since = Instant::now();
    let run = || {
        let started = now(since);
        std::hint::black_box(analyzer.analyze(article));
        now(since) - started
    };
    run().min(run())
}

#[test]
fn time_grows_with_the_length_and_not_with_its_square() {
    if std::env::var_os("NEWSX_THOROUGH").is_none() {
        return;
    }
    // Four times the length: linear is 4 times the time, quadratic 16. The allowance is for a busy machine.
    let analyzer = Analyzer::new();
    let patterns = repeated(40_000).zip(repeated(160_000));
    // What is looked for among all findings shows only where there are many.
    let sentences = different(250_000).zip(different(1_000_000));
    for ((name, short), (_, long)) in patterns.chain(sentences) {
        let lengths = (short.len(), long.len());
        let short = time(&analyzer, &Article::new("short", short));
        let long = time(&analyzer, &Article::new("long", long));
        let limit = short * 9 + Duration::from_millis(100);
        assert!(long < limit, "{name}: {short:?} and {long:?} for {lengths:?} bytes");
    }
}
