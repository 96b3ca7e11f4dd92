//! Every construction in sentences of our own.

use super::chunk::View;
use crate::Article;
use crate::extract::Context;
use crate::gazetteer::Gazetteer;
use crate::tag::{self, Tagger};
use crate::text::{Document, Folded};

/// Prints the chunks of `NEWSX_SENTENCE`: for whoever works on the rules.
#[test]
fn chunks_cover_the_sentence() {
    let text = std::env::var("NEWSX_SENTENCE").unwrap_or_else(|_| "A bomb killed 12 people.".into());
    for text in text.split('\n') {
        let article = Article::new("t", text);
        let doc = Document::new(text);
        let mut tags = Tagger::new().tag(&doc);
        let gazetteer = Gazetteer::new();
        tag::article_pass(&doc, &mut tags, &gazetteer);
        let cx = Context { article: &article, doc: &doc, tags: &tags, gazetteer: &gazetteer };
        let folded = Folded::new(&doc, 0..doc.tokens.len());
        let view = View::new(&cx, &folded);
        let mut at = 0;
        for (n, chunk) in view.chunks.iter().enumerate() {
            assert_eq!(chunk.tokens.start, at, "{text}");
            at = chunk.tokens.end;
            let pos: Vec<_> = chunk.tokens.clone().map(|i| format!("{:?}", tags.pos[i])).collect();
            println!(
                "{n:3} {:?} [{}] {} {:?} {:?} q={:?} {:?} {:?} neg={} ger={}",
                chunk.kind,
                doc.slice(chunk.tokens.clone()),
                pos.join(" "),
                chunk.det,
                chunk.humanity,
                chunk.quantity,
                chunk.voice,
                chunk.modality,
                chunk.negated,
                chunk.gerund
            );
        }
        assert_eq!(at, doc.tokens.len());
    }
}
