//! What must hold for any text whatever, tried on random ones.

use crate::invariants::check;
use newsx::{Analysis, Analyzer, Article};
use proptest::prelude::*;
use std::sync::LazyLock;

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

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

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
