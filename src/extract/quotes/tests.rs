//! Every construct that attribution knows, in sentences of its own: [`Found`] shows what a reader would check.

use super::lexicon;
use crate::{Analyzer, Article, Quote, QuoteKind};
use std::sync::LazyLock;

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(Analyzer::new);

fn quotes(text: &str) -> Vec<Quote> {
    let mut article = Article::new("test", text);
    article.date = "2021-05-17".parse().ok();
    ANALYZER.analyze(&article).quotes.unwrap_or_default()
}

/// `kind speaker: words`, the stretches of broken words parted by ` / `.
fn found(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    quotes(text)
        .iter()
        .map(|q| {
            let kind = match q.kind {
                QuoteKind::Direct => "direct",
                QuoteKind::Mixed => "mixed",
                QuoteKind::Indirect => "indirect",
                QuoteKind::Unmarked => "unmarked",
            };
            let parts: Vec<String> = q.parts.iter().map(|p| chars[p.start..p.end].iter().collect()).collect();
            format!("{kind} {}: {}", q.speaker.as_deref().unwrap_or("-"), parts.join(" / "))
        })
        .collect()
}

#[track_caller]
fn check(cases: &[(&str, &[&str])]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(text, expected)| {
            let got = found(text);
            (got != *expected).then(|| format!("{text}\n     got {got:#?}\n  expected {expected:#?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {} wrong:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn every_cue_in_the_lexicon_does_what_its_example_says() {
    let mut wrong = Vec::new();
    for (line, text, speaker, words) in lexicon::tests::examples() {
        let hit = quotes(&text).iter().any(|q| {
            q.text.trim_end_matches(['.', ',']) == words.trim_end_matches(['.', ','])
                && q.speaker_mention.as_ref().is_some_and(|m| m.text == speaker)
        });
        if !hit {
            wrong.push(format!(
                "line {line}: {text}\n   wanted [{speaker}] {words}\n   found {:?}",
                found(&text)
            ));
        }
    }
    assert!(wrong.is_empty(), "{} examples fail:\n{}", wrong.len(), wrong.join("\n"));
}
