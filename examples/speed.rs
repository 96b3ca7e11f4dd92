//! scratch
use newsx::text::Document;
use std::time::Instant;
fn main() {
    let texts: Vec<String> = std::io::stdin()
        .lines()
        .map(|l| {
            serde_json::from_str::<serde_json::Value>(&l.unwrap()).unwrap()["text"]
                .as_str()
                .unwrap()
                .to_string()
        })
        .collect();
    let words: usize = texts.iter().map(|t| t.split_whitespace().count()).sum();
    let t0 = Instant::now();
    let tagger = newsx::tag::Tagger::new();
    println!("load {:?}", t0.elapsed());
    let t = Instant::now();
    let docs: Vec<Document> = texts.iter().map(|t| Document::new(t)).collect();
    let e = t.elapsed().as_secs_f64();
    println!("text {:.0} kw/s", words as f64 / e / 1e3);
    let t = Instant::now();
    let mut tags: Vec<_> = docs.iter().map(|d| tagger.tag(d)).collect();
    let e2 = t.elapsed().as_secs_f64();
    println!("tag {:.0} kw/s", words as f64 / e2 / 1e3);
    let t = Instant::now();
    for (d, t) in docs.iter().zip(&mut tags) {
        newsx::tag::article_pass(d, t);
    }
    let e3 = t.elapsed().as_secs_f64();
    println!("article {:.0} kw/s; all {:.0}", words as f64 / e3 / 1e3, words as f64 / (e + e2 + e3) / 1e3);
}
