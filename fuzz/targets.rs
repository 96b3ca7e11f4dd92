//! What the fuzz targets do with a string of bytes. The tests run the same on the stored corpus.

use newsx::aggregate::Collector;
use newsx::report::csv::CsvOptions;
use newsx::report::table::TableOptions;
use newsx::report::{csv, json, ndjson, table};
use newsx::{Analyzer, Article, Facet, Facets};
use std::sync::LazyLock;

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(Analyzer::new);

/// Both readers, on any bytes.
pub fn readers(data: &[u8]) {
    for result in Article::from_bytes("fuzz", data) {
        match result {
            Ok(article) => assert!(!article.text.trim().is_empty() && !article.id.is_empty()),
            Err(fault) => assert!(!fault.to_string().contains('\n')),
        }
    }
}

/// The whole analysis: every span lies in the text and gives the words it claims.
pub fn analysis(data: &[u8]) {
    let article = Article::new("fuzz", String::from_utf8_lossy(data));
    let mut analysis = ANALYZER.analyze(&article);
    let chars = article.text.chars().count();
    analysis.for_each_span(|start, end| assert!(start < end && *end <= chars));
    let mentions = analysis.people.iter().flatten().flat_map(|person| &person.mentions);
    for mention in mentions {
        let words = article.text.chars().skip(mention.start).take(mention.end - mention.start);
        assert!(words.eq(mention.text.chars()));
    }
}

/// Every exporter, on the analysis of any text.
pub fn exporters(data: &[u8]) {
    let article = Article::new("fuzz", String::from_utf8_lossy(data));
    let analysis = ANALYZER.analyze(&article);
    let mut out = Vec::new();
    ndjson::write(&analysis, &mut out).expect("a vector takes it");
    assert_eq!(out.iter().filter(|&&b| b == b'\n').count(), 1);
    let mut facts = Collector::new(Facets::ALL);
    facts.add(analysis);
    let facts = facts.finish();
    json::write(&facts, &mut out).expect("a vector takes it");
    for facet in Facet::ALL {
        csv::write_facet(&facts, facet, CsvOptions::default(), &mut out).expect("a vector takes it");
    }
    let mut screen = Vec::new();
    let options = TableOptions { top: 20, width: 80, color: false, elapsed: None };
    table::write(&facts, &options, &mut screen).expect("a vector takes it");
    let screen = String::from_utf8(screen).expect("tables are UTF-8");
    assert!(!screen.contains(|c: char| c.is_control() && c != '\n'));
}
