//! Prints what the tagger says of each line of standard input, before and after the article pass.
#![allow(clippy::print_stdout, reason = "an example that prints")]
use newsx::gazetteer::Gazetteer;
use newsx::tag::{Tagger, Tags, article_pass};
use newsx::text::Document;

fn show(doc: &Document, tags: &Tags) {
    for n in &tags.names {
        print!(" [{} {:?} {}]", doc.slice(n.tokens.clone()), n.kind, n.confidence);
    }
    println!();
}

fn main() {
    let (tagger, gazetteer) = (Tagger::new(), Gazetteer::new());
    for line in std::io::stdin().lines().map_while(Result::ok) {
        let doc = Document::new(&line);
        let mut tags = tagger.tag(&doc);
        for i in 0..doc.tokens.len() {
            print!("{}/{:?} ", doc.word(i), tags.pos[i]);
        }
        println!();
        show(&doc, &tags);
        article_pass(&doc, &mut tags, &gazetteer);
        show(&doc, &tags);
    }
}
