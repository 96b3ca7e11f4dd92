//! Every format on one corpus, as a reader sees it. The expected screens are in `src/report/snapshots`.

use super::article::{self, ShowOptions};
use super::csv::{self, CsvOptions};
use super::table::{self, TableOptions};
use super::{json, ndjson, sample};
use crate::aggregate::{CorpusFacts, SharedQuotes};
use crate::extract::Analysis;
use crate::{Facet, Facets};
use std::io::{self, Write};

fn written(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> String {
    let mut out = Vec::new();
    write(&mut out).expect("memory takes all");
    String::from_utf8(out).expect("output is UTF-8")
}

fn tables(width: usize, top: usize, color: bool) -> String {
    let options = TableOptions { top, width, color, elapsed: None };
    written(|out| table::write(&sample::corpus(), &options, out))
}

fn shown(width: usize, color: bool) -> String {
    let (articles, analyses) = (sample::articles(), sample::analyses());
    let shared = SharedQuotes::of(&sample::corpus().quotes.expect("the sample has quotes"));
    written(|out| article::write(&articles[0], &analyses[0], &shared, &ShowOptions { width, color }, out))
}

/// What a terminal acts on, apart from the line break.
fn hazards(text: &str) -> String {
    text.chars().filter(|&c| c != '\n' && super::clean::is_hazard(c)).collect()
}

#[test]
fn tables_at_80_columns() {
    insta::assert_snapshot!(tables(80, 20, false));
}

#[test]
fn tables_at_120_columns() {
    insta::assert_snapshot!(tables(120, 20, false));
}

#[test]
fn tables_of_two_rows_tell_how_many_more_there_are() {
    insta::assert_snapshot!(tables(80, 2, false));
}

#[test]
fn no_line_of_a_table_is_too_wide_or_ends_in_a_space() {
    for width in 50..160 {
        for line in tables(width, 20, false).lines() {
            assert!(super::screen::width(line) <= width, "{width}: {line}");
            assert_eq!(line.trim_end(), line);
        }
    }
}

#[test]
fn an_article_with_brackets() {
    insta::assert_snapshot!(shown(72, false));
}

#[test]
fn colour_changes_no_word() {
    let plain = tables(100, 20, false);
    let mut stripped = tables(100, 20, true);
    assert!(stripped.contains("\u{1b}[1mPeople"));
    while let Some(start) = stripped.find('\u{1b}') {
        let end = start + stripped[start..].find('m').expect("a colour ends in m");
        stripped.replace_range(start..=end, "");
    }
    assert_eq!(stripped, plain);
    assert!(shown(72, true).contains("\u{1b}[36mAda Moreau\u{1b}[0m"));
}

#[test]
fn an_articles_escapes_reach_no_screen() {
    assert_eq!(hazards(&tables(100, 20, false)), "");
    assert_eq!(hazards(&shown(72, false)), "");
    for facet in Facet::ALL {
        assert_eq!(
            hazards(&written(|out| csv::write_facet(&sample::corpus(), facet, CsvOptions::default(), out))),
            ""
        );
    }
    assert_eq!(hazards(&written(|out| json::write(&sample::corpus(), out))), "");
    assert_eq!(hazards(&written(|out| ndjson::write(&sample::analyses()[0], out))), "");
}

#[test]
fn csv_has_a_row_a_fact() {
    let csv = Facet::ALL
        .map(|facet| written(|out| csv::write_facet(&sample::corpus(), facet, CsvOptions::default(), out)));
    let tolls = written(|out| csv::write_tolls(&sample::corpus(), CsvOptions::default(), out));
    insta::assert_snapshot!([csv.join("\n"), tolls].join("\n"));
}

#[test]
fn raw_csv_keeps_the_text_as_it_is() {
    let raw =
        written(|out| csv::write_facet(&sample::corpus(), Facet::Quotes, CsvOptions { raw: true }, out));
    assert!(raw.contains(",=heroic\u{1b}[31m\n"));
}

#[test]
fn json_has_a_fact_a_line() {
    insta::assert_snapshot!(written(|out| json::write(&sample::corpus(), out)));
}

#[test]
fn what_is_written_can_be_read_back() {
    let facts = sample::corpus();
    let text = written(|out| json::write(&facts, out));
    assert_eq!(serde_json::from_str::<CorpusFacts>(&text).unwrap(), facts);
    for analysis in sample::analyses() {
        let line = written(|out| ndjson::write(&analysis, out));
        assert_eq!(serde_json::from_str::<Analysis>(&line).unwrap(), analysis);
    }
}

#[test]
fn an_unknown_field_is_an_error() {
    let text = written(|out| json::write(&sample::corpus(), out));
    for (known, unknown) in [
        ("\"generator\":", "\"surprise\":1,\"generator\":"),
        (
            "{\"article\":\"local\",\"date\":null,\"kind\":",
            "{\"surprise\":1,\"article\":\"local\",\"date\":null,\"kind\":",
        ),
        (
            "{\"article\":\"local\",\"date\":null,\"start\":",
            "{\"surprise\":1,\"article\":\"local\",\"date\":null,\"start\":",
        ),
    ] {
        assert!(text.contains(known), "{known}");
        let error = serde_json::from_str::<CorpusFacts>(&text.replacen(known, unknown, 1)).unwrap_err();
        assert!(error.to_string().contains("surprise"), "{error}");
    }
}

#[test]
fn facets_not_asked_for_are_absent_everywhere() {
    let mut collector = crate::aggregate::Collector::new(Facets::only(&[Facet::Quotes]));
    for mut analysis in sample::analyses() {
        (analysis.people, analysis.places, analysis.casualties, analysis.tolls) = (None, None, None, None);
        collector.add(analysis);
    }
    let facts = collector.finish();
    let text = written(|out| json::write(&facts, out));
    assert!(!text.contains("\"people\":[") && !text.contains("\"casualties\":["));
    let options = TableOptions { top: 20, width: 80, color: false, elapsed: None };
    let screen = written(|out| table::write(&facts, &options, out));
    assert!(screen.contains("Quotes  ") && !screen.contains("People") && !screen.contains("Casualties"));
    assert_eq!(facts.facets(), Facets::only(&[Facet::Quotes]));
}

#[test]
fn an_empty_corpus_says_so() {
    let facts = crate::aggregate::Collector::new(Facets::ALL).finish();
    let options = TableOptions { top: 20, width: 80, color: false, elapsed: None };
    assert_eq!(written(|out| table::write(&facts, &options, out)), "0 articles · 0 words\n");
}
