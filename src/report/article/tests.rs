use super::super::sample;
use super::{ShowOptions, write};
use crate::aggregate::SharedQuotes;
use crate::corpus::Article;
use crate::extract::Analysis;

fn shown(article: &Article, analysis: &Analysis, width: usize, color: bool) -> String {
    let mut out = Vec::new();
    write(article, analysis, &SharedQuotes::default(), &ShowOptions { width, color }, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn marks_that_cross_or_leave_the_text_do_no_harm() {
    let (article, mut analysis) = (&sample::articles()[0], sample::analyses().remove(0));
    let text = shown(article, &analysis, 72, false);
    // Every span at once too wide, and one beyond the end.
    analysis.for_each_span(|start, end| {
        *start = start.saturating_sub(3);
        *end += 5;
    });
    analysis.people.as_mut().unwrap()[0].mentions[0].end = 1_000_000;
    let moved = shown(article, &analysis, 72, false);
    assert!(text.ends_with(&moved[moved.find("\nPeople\n").unwrap()..]), "{moved}");
    // Without labels and brackets the words are all there.
    let letters = |text: &str| text.chars().filter(|c| c.is_lowercase()).collect::<String>();
    let paragraph = |shown: &str| letters(shown.split("\n\n").nth(1).unwrap().split("\n  │").next().unwrap());
    assert_eq!(paragraph(&moved), paragraph(&text));
}

#[test]
fn a_quote_over_two_paragraphs_is_marked_in_both() {
    let article = Article::new("x", "“We stay\n\nand wait.” He left.");
    let mut analysis = sample::analyses().remove(0);
    (analysis.people, analysis.places, analysis.casualties) = (None, None, None);
    let quotes = analysis.quotes.as_mut().unwrap();
    quotes.truncate(1);
    quotes[0].parts[0].start = 1;
    quotes[0].parts[0].end = 19;
    quotes[0].start = 1;
    quotes[0].end = 19;
    let text = shown(&article, &analysis, 72, false);
    assert!(text.contains("\n“[Q1 We stay]\n"), "{text}");
    assert!(text.contains("\n[Q1 and wait.]” He left.\n"), "{text}");
}

#[test]
fn any_width_will_do() {
    let (article, analysis) = (&sample::articles()[0], &sample::analyses()[0]);
    for width in 0..120 {
        assert!(shown(article, analysis, width, width % 2 == 0).contains("Moreau"));
    }
}
