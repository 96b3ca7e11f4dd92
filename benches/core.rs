//! Speed of the language core: text, parts of speech, names, article pass. `cargo bench --bench core`.

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use newsx::gazetteer::Gazetteer;
use newsx::tag::{NameKind, Tagger, Tags, article_pass};
use newsx::text::Document;

const ARTICLES: [&str; 4] = [
    include_str!("../fixtures/articles/01-airstrike.txt"),
    include_str!("../fixtures/articles/05-shooting.txt"),
    include_str!("../fixtures/articles/06-senate.txt"),
    include_str!("../fixtures/articles/08-earnings.txt"),
];

fn words() -> usize {
    ARTICLES.iter().map(|a| a.split_whitespace().count()).sum()
}

fn core(tagger: &Tagger, gazetteer: &Gazetteer) -> usize {
    ARTICLES
        .iter()
        .map(|article| {
            let doc = Document::new(article);
            let mut tags: Tags = tagger.tag(&doc);
            article_pass(&doc, &mut tags, gazetteer);
            assert_eq!(tags.pos.len(), doc.tokens.len());
            tags.names.iter().filter(|n| n.kind == NameKind::Person).count()
        })
        .sum()
}

/// Words a second of all that comes before the facets.
#[divan::bench]
fn names(bencher: Bencher) {
    let (tagger, gazetteer) = (Tagger::new(), Gazetteer::new());
    let people = core(&tagger, &gazetteer);
    assert!(people > 20, "the articles are full of people");
    let bytes: usize = ARTICLES.iter().map(|a| a.len()).sum();
    bencher
        .counter(ItemsCount::new(words()))
        .counter(BytesCount::new(bytes))
        .bench_local(|| assert_eq!(core(black_box(&tagger), black_box(&gazetteer)), people));
}

/// Opening the models and the gazetteer.
#[divan::bench]
fn load() -> (Tagger, Gazetteer) {
    (Tagger::new(), Gazetteer::new())
}

fn main() {
    divan::main();
}
