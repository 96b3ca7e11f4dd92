//! The stages of the analysis in bytes a second, on the fixtures' articles. Each asserts that it found something, so that a
//! stage cannot become fast by doing nothing.

use divan::Bencher;
use divan::counter::BytesCount;
use newsx::corpus::{Articles, Selection};
use newsx::extract::Context;
use newsx::gazetteer::Gazetteer;
use newsx::tag::{Tagger, Tags, article_pass};
use newsx::text::Document;
use newsx::{Analyzer, Article, extract, report};
use std::path::Path;

fn main() {
    divan::main();
}

fn articles() -> Vec<Article> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/articles");
    let articles: Vec<Article> = Articles::open(&[folder], Selection::default()).flatten().collect();
    assert!(articles.len() >= 10);
    articles
}

fn bytes(articles: &[Article]) -> BytesCount {
    BytesCount::new(articles.iter().map(|a| a.text.len()).sum::<usize>())
}

#[divan::bench]
fn text(bencher: Bencher) {
    let articles = articles();
    bencher.counter(bytes(&articles)).bench(|| {
        let tokens: usize = articles.iter().map(|a| Document::new(&a.text).tokens.len()).sum();
        assert!(tokens > 1_000);
    });
}

#[divan::bench]
fn tagger(bencher: Bencher) {
    let articles = articles();
    let docs: Vec<Document> = articles.iter().map(|a| Document::new(&a.text)).collect();
    let tagger = Tagger::new();
    bencher.counter(bytes(&articles)).bench(|| {
        let names: usize = docs.iter().map(|doc| tagger.tag(doc).names.len()).sum();
        assert!(names > 100);
    });
}

#[divan::bench]
fn second_pass(bencher: Bencher) {
    let articles = articles();
    let docs: Vec<Document> = articles.iter().map(|a| Document::new(&a.text)).collect();
    let (tagger, gazetteer) = (Tagger::new(), Gazetteer::new());
    bencher
        .counter(bytes(&articles))
        .with_inputs(|| docs.iter().map(|doc| tagger.tag(doc)).collect::<Vec<Tags>>())
        .bench_refs(|tags| {
            for (doc, tags) in docs.iter().zip(tags.iter_mut()) {
                article_pass(doc, tags, &gazetteer);
            }
            assert!(tags.iter().map(|t| t.names.len()).sum::<usize>() > 100);
        });
}

/// What the tagger and its second pass leave for the facets.
fn tagged<'a>(articles: &'a [Article], tagger: &Tagger, gazetteer: &Gazetteer) -> Vec<(Document<'a>, Tags)> {
    let tag = |article: &'a Article| {
        let doc = Document::new(&article.text);
        let mut tags = tagger.tag(&doc);
        article_pass(&doc, &mut tags, gazetteer);
        (doc, tags)
    };
    articles.iter().map(tag).collect()
}

/// Runs one facet over all articles; `find` gives how many findings an article has.
fn facet(bencher: Bencher, find: impl Fn(&Context) -> usize + Sync) {
    let articles = articles();
    let (tagger, gazetteer) = (Tagger::new(), Gazetteer::new());
    let docs = tagged(&articles, &tagger, &gazetteer);
    bencher.counter(bytes(&articles)).bench(|| {
        let found: usize = articles
            .iter()
            .zip(&docs)
            .map(|(article, (doc, tags))| find(&Context { article, doc, tags, gazetteer: &gazetteer }))
            .sum();
        assert!(found > 20);
    });
}

#[divan::bench]
fn people(bencher: Bencher) {
    facet(bencher, |cx| extract::people::extract(cx).len());
}

#[divan::bench]
fn places(bencher: Bencher) {
    facet(bencher, |cx| extract::places::extract(cx).len());
}

#[divan::bench]
fn quotes(bencher: Bencher) {
    facet(bencher, |cx| extract::quotes::extract(cx, &[]).len());
}

#[divan::bench]
fn casualties(bencher: Bencher) {
    facet(bencher, |cx| extract::casualties::extract(cx, &[], &[], false).0.len());
}

#[divan::bench]
fn whole_analysis(bencher: Bencher) {
    let articles = articles();
    let analyzer = Analyzer::new();
    bencher.counter(bytes(&articles)).bench(|| {
        let found: usize = articles.iter().filter_map(|a| analyzer.analyze(a).people).map(|p| p.len()).sum();
        assert!(found > 20);
    });
}

#[divan::bench]
fn ndjson(bencher: Bencher) {
    let articles = articles();
    let analyzer = Analyzer::new();
    let analyses: Vec<_> = articles.iter().map(|a| analyzer.analyze(a)).collect();
    let mut out = Vec::new();
    bencher.counter(bytes(&articles)).bench_local(|| {
        out.clear();
        for analysis in &analyses {
            report::ndjson::write(analysis, &mut out).unwrap();
        }
        assert!(out.len() > 10_000);
    });
}

#[divan::bench]
fn opening(bencher: Bencher) {
    bencher.bench(Analyzer::new);
}
