//! What the fuzz targets do with a string of bytes. The tests run the same on the stored corpus.

use newsx::aggregate::{Collector, CorpusFacts, SharedQuotes, Skipped};
use newsx::report::article::{self, ShowOptions};
use newsx::report::csv::CsvOptions;
use newsx::report::difference::differences;
use newsx::report::table::TableOptions;
use newsx::report::{csv, json, ndjson, table};
use newsx::text::{CodePoints, Document};
use newsx::{Analysis, Analyzer, Article, Facet, Facets};
use std::sync::{Arc, LazyLock};

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

/// The text stage: tokens in order on the characters' bounds, each in one sentence, each sentence in one paragraph.
pub fn text(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let doc = Document::new(&text);
    let mut end = 0;
    for token in &doc.tokens {
        let (from, to) = (token.start as usize, token.end as usize);
        assert!(end <= from && from < to, "token {from}..{to} after {end}");
        assert!(text.get(from..to).is_some());
        assert!(text[end..from].chars().all(|c| !c.is_alphanumeric()), "letters between tokens");
        end = to;
    }
    let mut token = 0;
    for sentence in &doc.sentences {
        assert!(sentence.first == token && sentence.end > token);
        token = sentence.end;
    }
    assert_eq!(token as usize, doc.tokens.len());
    let mut sentence = 0;
    for paragraph in &doc.paragraphs {
        assert!(paragraph.first_sentence == sentence && paragraph.end_sentence > sentence);
        sentence = paragraph.end_sentence;
    }
    assert_eq!(sentence as usize, doc.sentences.len());
    let points = CodePoints::new(&text);
    assert_eq!(points.count(), text.chars().count());
    assert!(text.char_indices().enumerate().all(|(n, (at, _))| points.at(at) == n));
}

/// The whole analysis: every span lies in the text and gives the words it claims, and `show` prints it safely.
pub fn analysis(data: &[u8]) {
    let article = Article {
        title: Some(String::from_utf8_lossy(&data[..data.len() / 8]).into_owned()),
        ..Article::new("fuzz", String::from_utf8_lossy(data))
    };
    let mut analysis = ANALYZER.analyze(&article);
    let options = ShowOptions { width: 20 + data.len() % 120, color: false };
    let mut out = Vec::new();
    article::write(&article, &analysis, &SharedQuotes::default(), &options, &mut out)
        .expect("a vector takes it");
    safe_line_by_line(&out);
    let chars = article.text.chars().count();
    analysis.for_each_span(|start, end| assert!(start < end && *end <= chars));
    let mentions = analysis.people.iter().flatten().flat_map(|person| &person.mentions);
    for mention in mentions {
        let words = article.text.chars().skip(mention.start).take(mention.end - mention.start);
        assert!(words.eq(mention.text.chars()));
    }
}

/// Every output of the same facts, with any bytes in the place of names, titles, paths and quotations.
pub fn outputs(data: &[u8]) {
    ndjson(data);
    let facts = facts(data);
    json(&facts);
    csv(&facts);
    table(&facts, 20 + usize::from(data.first().copied().unwrap_or(60)));
    difference(&facts, &self::facts(&data[data.len() / 2..]));
}

/// NDJSON: one line, safe to print, that parses back.
fn ndjson(data: &[u8]) {
    let analysis = worded(data);
    let mut out = Vec::new();
    ndjson::write(&analysis, &mut out).expect("a vector takes it");
    let line = safe_line_by_line(&out);
    assert_eq!(line.lines().count(), 1);
    assert!(serde_json::from_str::<Analysis>(line).expect("it is JSON") == analysis);
}

/// The JSON document: safe to print, and it parses back.
fn json(facts: &CorpusFacts) {
    let mut out = Vec::new();
    json::write(facts, &mut out).expect("a vector takes it");
    assert!(serde_json::from_str::<CorpusFacts>(safe_line_by_line(&out)).expect("it is JSON") == *facts);
}

/// CSV: as many cells in each row as in the header, none of which a spreadsheet runs; raw, it only has to parse.
fn csv(facts: &CorpusFacts) {
    for (facet, raw) in Facet::ALL.into_iter().flat_map(|facet| [(facet, false), (facet, true)]) {
        let mut out = Vec::new();
        csv::write_facet(facts, facet, CsvOptions { raw }, &mut out).expect("a vector takes it");
        let mut rows = ::csv::Reader::from_reader(&out[..]);
        for row in rows.records() {
            let row = row.expect("it is CSV with even rows");
            let formula = |cell: &str| cell.starts_with(['=', '+', '@', '\t', '\r']);
            let number = |cell: &str| cell.parse::<f64>().is_ok();
            for cell in row.iter().filter(|_| !raw) {
                assert!(!formula(cell) && (!cell.starts_with('-') || number(cell)), "{cell:?}");
                assert!(!cell.contains(is_harmful), "{cell:?}");
            }
        }
    }
}

/// Tables of any width: safe to print.
fn table(facts: &CorpusFacts, width: usize) {
    let mut out = Vec::new();
    let options = TableOptions { top: 20, width, color: false, elapsed: None };
    table::write(facts, &options, &mut out).expect("a vector takes it");
    safe_line_by_line(&out);
}

/// What `check` tells: nothing of two equal outputs, and something safe to print of others.
fn difference(one: &CorpusFacts, other: &CorpusFacts) {
    assert!(differences(one, one).is_empty());
    for difference in differences(one, other) {
        let told = difference.to_string();
        assert!(!told.contains(|c: char| is_harmful(c) && c != '\n'), "{told:?}");
    }
}

/// An article in which every facet finds something.
const SAMPLE: &str = "“We lost everything,” Mayor Rosa Lindqvist said in Malmo on Monday. At least 12 people, \
    including three children, were killed and dozens were hurt in the flood, according to the Health Ministry. Lindqvist \
    told the BBC that “the worst” was over. Two soldiers are missing in Denmark, police said.";

/// The analysis of [`SAMPLE`] with the bytes' words in the place of its own, and their values for its numbers.
fn worded(data: &[u8]) -> Analysis {
    static ANALYSIS: LazyLock<Analysis> = LazyLock::new(|| ANALYZER.analyze(&Article::new("id", SAMPLE)));
    let mut analysis = ANALYSIS.clone();
    let parts: Vec<String> =
        data.split(|b| *b == b'|').map(|part| String::from_utf8_lossy(part).into_owned()).collect();
    let mut next = 0;
    let mut put = |field: &mut String| {
        *field = parts[next % parts.len()].clone();
        next += 1;
    };
    let put_shared = |put: &mut dyn FnMut(&mut String), field: &mut Arc<str>| {
        let mut words = String::new();
        put(&mut words);
        *field = words.into();
    };
    put(&mut analysis.id);
    put(analysis.title.insert(String::new()));
    put(analysis.source.insert(String::new()));
    put(analysis.path.insert(String::new()));
    for person in analysis.people.iter_mut().flatten() {
        put_shared(&mut put, &mut person.name);
        person.roles.push(String::new());
        person.roles.iter_mut().for_each(&mut put);
        person.mentions.iter_mut().for_each(|mention| put(&mut mention.text));
    }
    for place in analysis.places.iter_mut().flatten() {
        put(&mut place.name);
        place.admin1.iter_mut().for_each(&mut put);
        place.mentions.iter_mut().for_each(|mention| put(&mut mention.text));
    }
    for quote in analysis.quotes.iter_mut().flatten() {
        put(&mut quote.text);
        quote.speaker.iter_mut().for_each(|speaker| put_shared(&mut put, speaker));
        let mentions = [&mut quote.speaker_mention, &mut quote.cue, &mut quote.via];
        mentions.into_iter().flatten().for_each(|mention| put(&mut mention.text));
    }
    for (i, figure) in analysis.casualties.iter_mut().flatten().enumerate() {
        put(&mut figure.count.text);
        let byte = data.get(i).copied().map(u64::from);
        figure.count.value = byte;
        figure.count.low = byte.map(|n| n << (n % 56));
        let rare = [figure.cause.as_deref_mut(), figure.perpetrator.as_deref_mut()];
        let mentions = [figure.victims.as_mut(), figure.source.as_mut()].into_iter().chain(rare);
        mentions.flatten().for_each(|mention| put(&mut mention.text));
        figure
            .place
            .iter_mut()
            .for_each(|place| [&mut place.text, &mut place.name].into_iter().for_each(&mut put));
    }
    analysis
}

/// A corpus of two articles, and an input that was skipped.
fn facts(data: &[u8]) -> CorpusFacts {
    let mut facts = Collector::new(Facets::ALL);
    facts.add(worded(data));
    facts.add(Analysis { id: "second".to_string(), ..worded(&data[data.len() / 3..]) });
    let reason = String::from_utf8_lossy(data).into_owned();
    facts.skip(Skipped { path: Some(reason.clone()), line: Some(1), reason });
    facts.finish()
}

/// Whether a terminal acts on a character, or a reader does not see it: controls, direction marks, zero width.
fn is_harmful(c: char) -> bool {
    let marks = ['\u{200b}'..='\u{200f}', '\u{2028}'..='\u{202e}', '\u{2060}'..='\u{2069}'];
    c.is_control()
        || marks.iter().any(|range| range.contains(&c))
        || ['\u{61c}', '\u{ad}', '\u{feff}'].contains(&c)
}

/// The output as text, of which nothing but line ends does anything to a terminal.
fn safe_line_by_line(out: &[u8]) -> &str {
    let text = std::str::from_utf8(out).expect("output is UTF-8");
    let harmful = text.chars().find(|&c| is_harmful(c) && c != '\n');
    assert!(harmful.is_none(), "{harmful:?} in the output");
    text
}
