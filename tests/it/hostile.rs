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
    ("a pronoun far from everybody", |i| {
        format!("They met outside {} {}, he said. ", name(i * 7), name(i * 13))
    }),
    ("quotations that go on", |i| {
        format!("\" ‘{}’ : and {i} wounded Lake {} that.\n\n", name(i), name(i * 3))
    }),
    ("a pronoun as the source", |i| format!("{i} people were killed in {}, they said, and ", name(i))),
    ("a list of the dead", |i| {
        format!("{} {}, {}, of {}, was killed; ", name(i * 7), name(i), i % 90, name(i * 5))
    }),
    ("places", |i| format!("It rained in {} and in {}, {}. ", name(i * 7), name(i * 13), name(i * 17))),
    ("a list", |i| format!("{}, ", name(i * 7))),
];

/// Phrases that the rules look at, for texts drawn from them: `#` is a name, `%` a number.
const PHRASES: &[&str] = &[
    "# #",
    "#",
    "# #, %,",
    "Mr. #",
    "President # #",
    "# Police",
    "# County",
    "#, #",
    "#, # and #",
    "in #",
    "in #, #",
    "near # #",
    "from #",
    "at # Airport",
    "of #",
    "the villages of #, # and #",
    "said",
    "said that",
    "told reporters",
    "told #",
    "he said",
    "they said",
    "he added",
    "\"# is late,\"",
    "“# said %”",
    "‘#’",
    "\"",
    "“",
    "”",
    "'",
    "'s",
    "(",
    ")",
    "(AP)",
    "—",
    "-",
    "according to # #",
    "police said",
    "a spokesman for # said",
    "said # #, a minister",
    ",",
    ".",
    ";",
    ":",
    "% people were killed",
    "% were killed",
    "killing % people",
    "% dead",
    "and % wounded",
    "at least % people",
    "% of them",
    "including % children",
    "% others",
    "another %",
    "the dead",
    "a total of %",
    "the death toll rose to %",
    "were injured",
    "% families fled",
    "was shot dead",
    "died",
    "two men",
    "a man and a woman",
    "her son",
    "she",
    "who",
    "whose brother",
    "that",
    "by gunmen",
    "when a bomb exploded",
    "an attack on #",
    "on Monday",
    "last week",
    "and",
    "but",
    "while",
    "Gov.",
    "Ministry of #",
    "U.S.",
    "Israeli",
    "Paris",
    "London, Ontario",
    "al-#",
    "#-#",
    "\n",
    "\n\n",
    "\n\n# — ",
    "• ",
];

/// Texts that repeat a few of the phrases drawn at random, the same ones each time.
fn drawn(length: usize, count: usize) -> impl Iterator<Item = (String, String)> {
    let mut state = 1u64;
    let mut draw = move |n: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % n
    };
    (0..count).map(move |_| {
        let mut form: Vec<&str> = (0..=draw(9)).map(|_| PHRASES[draw(PHRASES.len())]).collect();
        form.push([" ", " ", ". ", ".\n\n", ", "][draw(5)]);
        let form = form.join(" ");
        let (mut text, mut i) = (String::with_capacity(length + 200), 0);
        while text.len() < length {
            for c in form.chars() {
                i += 1;
                match c {
                    '#' => text.push_str(&name(i * 7)),
                    '%' => text.push_str(&(i % 997 + 2).to_string()),
                    c => text.push(c),
                }
            }
        }
        (form, text)
    })
}

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
    for (name, text) in repeated(6_000).chain(different(6_000)).chain(drawn(2_000, 100)) {
        let article = Article::new(name, text);
        check(&article, &analyzer.analyze(&article));
    }
}

#[test]
fn a_name_may_come_more_than_65_535_times() {
    let text = (0..66_000).fold(String::new(), |text, i| text + &name(i % 999) + ", Tarrant \n. ");
    let article = Article::new("often", text);
    assert!(Analyzer::new().analyze(&article).places.is_some_and(|places| !places.is_empty()));
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
    let drawn = drawn(250_000, 100).zip(drawn(1_000_000, 100));
    for ((name, short), (_, long)) in patterns.chain(sentences).chain(drawn) {
        let lengths = (short.len(), long.len());
        let short = time(&analyzer, &Article::new("short", short));
        let long = time(&analyzer, &Article::new("long", long));
        let limit = short * 9 + Duration::from_millis(100);
        assert!(long < limit, "{name}: {short:?} and {long:?} for {lengths:?} bytes");
    }
}
