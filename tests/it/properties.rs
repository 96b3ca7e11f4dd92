//! What must hold for any text whatever, tried on random ones.

use crate::invariants::check;
use newsx::cli::pipeline::{self, Sink};
use newsx::corpus::Fault;
use newsx::{Analysis, Analyzer, Article};
use proptest::prelude::*;
use std::sync::LazyLock;
use std::sync::atomic::AtomicBool;
use unicode_normalization::UnicodeNormalization;

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(Analyzer::new);

/// Pieces that news is made of, in no order.
const PIECES: &[&str] = &[
    "At least ",
    "12 ",
    "people ",
    "were killed ",
    "and ",
    "dozens ",
    "injured ",
    "in ",
    "Mosul",
    "Paris, Texas",
    " on Monday",
    ", ",
    ". ",
    ".\n\n",
    "\n",
    "“",
    "”",
    "\"",
    "'",
    "‘",
    "’",
    "said ",
    "told reporters ",
    "that ",
    "he ",
    "according to ",
    "police ",
    "the ministry ",
    "Antony Blinken ",
    "Blinken ",
    "Secretary of State ",
    "Mr. ",
    "Dr. J. R. Smith Jr. ",
    "O’Neill’s ",
    "I ",
    "We ",
    "no one ",
    "one of them ",
    "a soldier ",
    "including ",
    "children ",
    "@handle ",
    "https://t.co/x ",
    "— ",
    "(AP) ",
    "3.5 million ",
    "1,300 ",
    "Israeli ",
    "Gaza Strip ",
    "é",
    "e\u{301}",
    "ﬁ",
    "😀",
    "\u{200b}",
    "\u{202e}",
    "\t",
    "\r\n",
    "\u{a0}",
    "ß",
    "İ",
    "中文",
];

fn news() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..80).prop_map(|pieces| pieces.concat())
}

/// The findings' words and values, without their places.
fn findings(analysis: &Analysis) -> Vec<String> {
    let people = analysis.people.iter().flatten().map(|p| format!("{} {}", p.name, p.mentions.len()));
    let places = analysis.places.iter().flatten().map(|p| format!("{} {:?}", p.name, p.country));
    let quotes = analysis.quotes.iter().flatten().map(|q| format!("{:?} {:?} {}", q.kind, q.speaker, q.text));
    let figures = analysis.casualties.iter().flatten();
    let figures = figures.map(|f| format!("{:?} {} {:?}", f.kind, f.count.text, f.count.value));
    people.chain(places).chain(quotes).chain(figures).map(|words| words.replace("\r\n", "\n")).collect()
}

/// Sentences as they are printed, with curly marks that open and close.
const SENTENCES: &[&str] = &[
    "“We left at dawn,” said Rosa Álvarez, who runs the hospital’s emergency ward. ",
    "At least 12 people were killed in Mosul on Monday, the ministry’s spokesman said. ",
    "“It’s over,” Prime Minister José Núñez told reporters in Málaga. “We won’t go back.” ",
    "Police said dozens were hurt when the bus’s brakes failed near Zürich. ",
    "Sinéad O’Neill said the deal was “a disgrace” and left for Dublin. ",
    "The U.N. says 3,000 people fled from Kraków’s suburbs. ",
    "It rained all day.\n\n",
];

fn sentences() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(SENTENCES), 1..12).prop_map(|all| all.concat())
}

/// What newsx finds in a text, in composed characters.
fn found(text: impl Into<String>) -> Vec<String> {
    let analysis = ANALYZER.analyze(&Article::new("a", text));
    findings(&analysis).into_iter().map(|words| words.nfc().collect()).collect()
}

/// Curly marks made straight.
fn straight(text: &str) -> String {
    text.replace(['“', '”'], "\"").replace(['‘', '’'], "'")
}

/// Collects what comes out of the pipeline.
#[derive(Default)]
struct Results(Vec<Analysis>);

impl Sink<Analysis> for Results {
    fn done(&mut self, analysis: Analysis) -> anyhow::Result<()> {
        self.0.push(analysis);
        Ok(())
    }

    fn fault(&mut self, fault: Fault) -> anyhow::Result<()> {
        panic!("{fault}")
    }
}

fn analysed(articles: Vec<Article>, jobs: usize) -> Vec<Analysis> {
    static GO: AtomicBool = AtomicBool::new(false);
    let mut results = Results::default();
    let work = |articles: &[&Article]| ANALYZER.analyze_all(articles);
    pipeline::run(articles.into_iter().map(Ok), jobs, &GO, work, &mut results).unwrap();
    results.0
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_string_gives_valid_spans(text in ".{0,300}") {
        let article = Article::new("any", text);
        check(&article, &ANALYZER.analyze(&article));
    }

    #[test]
    fn any_pieces_of_news_give_valid_spans_and_parse_back(text in news()) {
        let article = Article::new("pieces", text);
        let analysis = ANALYZER.analyze(&article);
        check(&article, &analysis);
        let line = serde_json::to_string(&analysis).unwrap();
        prop_assert_eq!(serde_json::from_str::<Analysis>(&line).unwrap(), analysis);
    }

    #[test]
    fn line_ends_make_no_difference(text in news()) {
        let text = text.replace('\r', "");
        let unix = ANALYZER.analyze(&Article::new("a", text.clone()));
        let windows = ANALYZER.analyze(&Article::new("a", text.replace('\n', "\r\n")));
        prop_assert_eq!(findings(&unix), findings(&windows));
    }

    #[test]
    fn accents_in_one_character_or_two_make_no_difference(text in prop_oneof![news(), sentences()]) {
        let composed: String = text.nfc().collect();
        let decomposed: String = text.nfd().collect();
        prop_assert_eq!(found(composed), found(decomposed));
    }

    #[test]
    fn what_is_not_seen_makes_no_difference(text in sentences(), at in 0..500usize, unseen in "[\u{ad}\u{200b}\u{200e}\u{2066}]") {
        let at = text.char_indices().nth(at % text.chars().count()).map_or(0, |(at, _)| at);
        let marked = [&text[..at], &unseen, &text[at..]].concat();
        let marked: Vec<String> = found(marked).into_iter().map(|words| words.replace(&unseen, "")).collect();
        prop_assert_eq!(found(text), marked);
    }

    #[test]
    fn curly_and_straight_marks_make_no_difference(text in sentences()) {
        let curly: Vec<String> = found(&*text).iter().map(|words| straight(words)).collect();
        prop_assert_eq!(curly, found(straight(&text)));
    }

    #[test]
    fn one_job_and_eight_give_the_same_in_the_same_order(texts in prop::collection::vec(news(), 1..30)) {
        let articles: Vec<Article> =
            texts.into_iter().enumerate().map(|(i, text)| Article::new(i.to_string(), text)).collect();
        let each: Vec<Analysis> = articles.iter().map(|article| ANALYZER.analyze(article)).collect();
        prop_assert_eq!(&analysed(articles.clone(), 1), &each);
        prop_assert_eq!(analysed(articles, 8), each);
    }

    #[test]
    fn articles_that_are_joined_are_parted_again(texts in prop::collection::vec(news(), 1..4)) {
        let texts: Vec<&str> = texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
        prop_assume!(!texts.is_empty());
        let joined: String = texts.iter().map(|text| format!("date 2021-05-17 {text}\n\n")).collect();
        let articles: Vec<Article> = Article::from_dated_text("a", &joined).map(Result::unwrap).collect();
        let read: Vec<&str> = articles.iter().map(|a| a.text.as_str()).collect();
        prop_assert_eq!(read, texts);
    }

    #[test]
    fn readers_take_any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        crate::stored::targets::readers(&bytes);
    }
}
