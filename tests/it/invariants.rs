//! What holds for every analysis of any article: spans lie in the text and give the words they claim to.

use crate::determinism::development_sets;
use crate::run::Folder;
use newsx::corpus::{Articles, Selection};
use newsx::{Analysis, Analyzer, Article};
use std::path::{Path, PathBuf};

/// The fixtures, and the development sets of the optional evaluation data where they are.
fn articles() -> Vec<Article> {
    let mut paths: Vec<PathBuf> = development_sets();
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/articles");
    if fixtures.is_dir() {
        paths.push(fixtures);
    }
    Articles::open(&paths, Selection::default()).filter_map(Result::ok).collect()
}

/// Asserts every invariant of one analysis.
#[track_caller]
pub fn check(article: &Article, analysis: &Analysis) {
    let chars: Vec<char> = article.text.chars().collect();
    let at = |start: usize, end: usize| -> String { chars[start..end].iter().collect() };
    assert_eq!(analysis.chars, chars.len());
    let mut copy = analysis.clone();
    copy.for_each_span(|start, end| {
        assert!(start < end && *end <= chars.len(), "{}: span {start}..{end}", article.id);
    });
    let id = &article.id;
    for person in analysis.people.iter().flatten() {
        assert!(!person.mentions.is_empty() && !person.name.trim().is_empty(), "{id}");
        assert!(person.mentions.is_sorted_by_key(|m| m.start), "{id}: {person:?}");
        for m in &person.mentions {
            assert_eq!(at(m.start, m.end), m.text, "{id}");
        }
    }
    for place in analysis.places.iter().flatten() {
        assert!(!place.mentions.is_empty() && !place.name.trim().is_empty(), "{id}");
        assert_eq!(place.lat.is_some(), place.lon.is_some(), "{id}: {place:?}");
        assert!(
            place.lat.is_none_or(|lat| lat.abs() <= 90.0) && place.lon.is_none_or(|lon| lon.abs() <= 180.0)
        );
        for m in &place.mentions {
            assert_eq!(at(m.start, m.end), m.text, "{id}");
        }
    }
    for quote in analysis.quotes.iter().flatten() {
        assert_eq!(at(quote.start, quote.end), quote.text, "{id}");
        assert!(quote.parts.is_sorted_by(|a, b| a.end <= b.start), "{id}: {quote:?}");
        assert!(quote.parts.iter().any(|p| p.start < quote.end && quote.start < p.end), "{id}: {quote:?}");
        for m in [&quote.speaker_mention, &quote.cue, &quote.via].into_iter().flatten() {
            assert_eq!(at(m.start, m.end), m.text, "{id}");
        }
    }
    let figures = analysis.casualties.as_deref().unwrap_or_default();
    assert!(figures.is_sorted_by_key(|f| f.count.start), "{id}: figures in text order");
    for (i, figure) in figures.iter().enumerate() {
        let count = &figure.count;
        assert_eq!(at(count.start, count.end), count.text, "{id}");
        assert!(figure.subset_of.is_none_or(|j| j < figures.len() && j != i), "{id}: {figure:?}");
        if let (Some(low), Some(high)) = (count.low, count.high) {
            assert!(low <= high, "{id}: {figure:?}");
        }
        assert!(figure.sentence.start <= count.start && count.end <= figure.sentence.end, "{id}: {figure:?}");
        for m in [&figure.victims, &figure.source].into_iter().flatten() {
            assert_eq!(at(m.start, m.end), m.text, "{id}");
        }
        if let Some(place) = &figure.place {
            assert_eq!(at(place.start, place.end), place.text, "{id}");
        }
    }
}

#[test]
fn every_span_gives_the_words_it_claims() {
    let analyzer = Analyzer::new();
    for article in articles() {
        check(&article, &analyzer.analyze(&article));
    }
}

#[test]
fn every_line_is_valid_by_the_schema_and_parses_back() {
    let folder = Folder::new();
    let schema = serde_json::from_str(&folder.run(&["schema", "ndjson"]).is_clean().out).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let analyzer = Analyzer::new();
    for article in articles().into_iter().step_by(4) {
        let analysis = analyzer.analyze(&article);
        let mut line = Vec::new();
        newsx::report::ndjson::write(&analysis, &mut line).unwrap();
        let value = serde_json::from_slice(&line).unwrap();
        if let Err(error) = schema.validate(&value) {
            panic!("{}: {error} at {}", article.id, error.instance_path);
        }
        let back: Analysis = serde_json::from_slice(&line).unwrap();
        assert_eq!(back, analysis);
    }
}

#[test]
fn the_corpus_document_is_valid_by_its_schema() {
    let folder = Folder::new();
    let sets = development_sets();
    let Some(set) = sets.iter().find(|path| path.ends_with("news.jsonl")) else { return };
    let schema = serde_json::from_str(&folder.run(&["schema", "json"]).is_clean().out).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let ran = folder.run(&["analyze", "-f", "json", set.to_str().unwrap()]);
    let value = serde_json::from_str(&ran.is_clean().out).unwrap();
    if let Err(error) = schema.validate(&value) {
        panic!("{error} at {}", error.instance_path);
    }
}
