//! Two articles of an invented ferry fire with all that can be found in them, for the tests of the output formats.

use crate::Facets;
use crate::aggregate::{Collector, CorpusFacts, Skipped};
use crate::corpus::Article;
use crate::extract::Analysis;
use serde_json::{Value, json};

/// What the articles say, tricky characters included: a terminal escape, a wide name, an accent, a formula.
pub(crate) fn articles() -> Vec<Article> {
    let wire = "At least 12 people were killed and dozens injured when a ferry caught fire off Brest on Thursday, \
                police said. Three of the dead were children.\n\n“It is the worst night of our lives,” Mayor Ada \
                Moreau told reporters. She called the rescue \"=heroic\u{1b}[31m\".\n\n\
                Nobody is missing, Moreau said.";
    let local = "Mayor Ada Moreau said on Friday that up to 15 sailors had died off Brest. \
                 The captain, 東京太郎, survived.";
    let article = |id: &str, date: Option<&str>, text: &str| Article {
        date: date.and_then(|d| d.parse().ok()),
        path: Some(format!("news/{id}.txt")),
        ..Article::new(id, text)
    };
    vec![article("wire-0303", Some("2023-03-02"), wire), article("local", None, local)]
}

/// The stretch of a text that begins with the `n`th occurrence of `needle`, as a fact carries it.
fn at(text: &str, needle: &str, n: usize) -> Value {
    let (start, _) = text.match_indices(needle).nth(n).expect("the text has it");
    let start = text[..start].chars().count();
    json!({"start": start, "end": start + needle.chars().count(), "text": needle})
}

fn span(text: &str, needle: &str) -> Value {
    let Value::Object(mut span) = at(text, needle, 0) else { unreachable!() };
    span.remove("text");
    span.into()
}

fn with(mut base: Value, more: Value) -> Value {
    if let (Some(base), Value::Object(more)) = (base.as_object_mut(), more) {
        base.extend(more);
    }
    base
}

/// The analyses of [`articles`].
pub(crate) fn analyses() -> Vec<Analysis> {
    let articles = articles();
    let [wire, local] = &articles[..] else { unreachable!() };
    let facts = |article: &Article, facts: Value| -> Analysis {
        let base = json!({
            "schema": 1, "id": article.id, "path": article.path, "date": article.date, "title": null, "source": null,
            "chars": article.text.chars().count(), "words": article.text.split_whitespace().count(),
        });
        serde_json::from_value(with(base, facts)).expect("the sample agrees with the types")
    };
    let count = |text, needle, value: Option<u64>, qualifier, low: Option<u64>, high: Option<u64>| {
        with(at(text, needle, 0), json!({"value": value, "qualifier": qualifier, "low": low, "high": high}))
    };
    let brest = |text, n| {
        json!({"name": "Brest", "kind": "city", "country": "FR", "admin1": "Brittany", "lat": 48.39,
        "lon": -4.486, "geonames_id": 3030300, "mentions": [with(at(text, "Brest", n), json!({"demonym": false}))]})
    };
    let t = wire.text.as_str();
    let first = span(t, &t[..t.find(" Three").unwrap()]);
    let off_brest = with(at(t, "Brest", 0), json!({"name": "Brest", "country": "FR"}));
    let quoted = "=heroic\u{1b}[31m";
    let wire = facts(
        wire,
        json!({
            "people": [{"name": "Ada Moreau", "roles": ["Mayor"],
                "mentions": [at(t, "Ada Moreau", 0), at(t, "Moreau", 1)]}],
            "places": [brest(t, 0)],
            "quotes": [
                with(at(t, "It is the worst night of our lives,", 0), json!({"kind": "direct", "speaker": "Ada Moreau",
                    "speaker_mention": at(t, "Ada Moreau", 0), "cue": at(t, "told", 0),
                    "parts": [span(t, "It is the worst night of our lives,")],
                    "sentence": span(t, "“It is the worst night of our lives,” Mayor Ada Moreau told reporters.")})),
                with(at(t, quoted, 0), json!({"kind": "mixed", "speaker": "Ada Moreau", "said_on": "2023-03-02",
                    "speaker_mention": at(t, "She", 0), "cue": at(t, "called", 0), "parts": [span(t, quoted)],
                    "sentence": span(t, "She called the rescue")})),
                with(at(t, "Nobody is missing", 0), json!({"kind": "indirect", "speaker": "Ada Moreau",
                    "speaker_mention": at(t, "Moreau", 1), "cue": at(t, "said", 1),
                    "parts": [span(t, "Nobody is missing")], "sentence": span(t, "Nobody is missing, Moreau said.")})),
            ],
            "casualties": [
                {"kind": "killed", "count": count(t, "At least 12", Some(12), "at_least", Some(12), None),
                 "victims": at(t, "people", 0), "subset_of": null, "place": off_brest, "source": at(t, "police", 0),
                 "as_of": "2023-03-02", "sentence": first},
                {"kind": "injured", "count": count(t, "dozens", None, "vague", Some(24), None), "victims": null,
                 "subset_of": null, "place": off_brest, "source": at(t, "police", 0), "as_of": "2023-03-02",
                 "sentence": first},
                {"kind": "killed", "count": count(t, "Three", Some(3), "exact", Some(3), Some(3)),
                 "victims": at(t, "children", 0), "subset_of": 0, "place": null, "source": null, "as_of": null,
                 "sentence": span(t, "Three of the dead were children.")},
                {"kind": "missing", "count": count(t, "Nobody", Some(0), "exact", Some(0), Some(0)), "victims": null,
                 "subset_of": null, "place": null, "source": at(t, "Moreau", 1), "as_of": null,
                 "sentence": span(t, "Nobody is missing, Moreau said.")},
            ],
            "tolls": [
                {"incident": 0, "kind": "killed", "best": 12, "low": 12, "high": null, "place": "Brest", "figures": [0]},
                {"incident": 0, "kind": "injured", "best": null, "low": 24, "high": null, "place": "Brest",
                 "figures": [1]},
                {"incident": 0, "kind": "missing", "best": 0, "low": 0, "high": 0, "figures": [3]},
            ],
        }),
    );
    let t = local.text.as_str();
    let local = facts(
        local,
        json!({
            "people": [{"name": "Ada Moreau", "roles": ["Mayor"], "mentions": [at(t, "Ada Moreau", 0)]},
                       {"name": "東京太郎", "roles": ["captain"], "mentions": [at(t, "東京太郎", 0)]}],
            "places": [brest(t, 0)],
            "quotes": [with(at(t, "up to 15 sailors had died off Brest", 0), json!({"kind": "indirect",
                "speaker": "Ada Moreau", "speaker_mention": at(t, "Ada Moreau", 0), "cue": at(t, "said", 0),
                "parts": [span(t, "up to 15 sailors had died off Brest")],
                "sentence": span(t, "Mayor Ada Moreau said on Friday that up to 15 sailors had died off Brest.")}))],
            "casualties": [{"kind": "killed", "count": count(t, "up to 15", Some(15), "up_to", None, Some(15)),
                "victims": at(t, "sailors", 0), "subset_of": null,
                "place": with(at(t, "Brest", 0), json!({"name": "Brest", "country": "FR"})),
                "source": at(t, "Ada Moreau", 0), "as_of": null,
                "sentence": span(t, "Mayor Ada Moreau said on Friday that up to 15 sailors had died off Brest.")}],
        }),
    );
    vec![wire, local]
}

/// The two articles as a corpus, with an input that was skipped.
pub(crate) fn corpus() -> CorpusFacts {
    let mut collector = Collector::new(Facets::ALL);
    analyses().into_iter().for_each(|analysis| collector.add(analysis));
    collector.skip(Skipped {
        path: Some("news/empty.txt".to_string()),
        line: None,
        reason: "the file is empty".to_string(),
    });
    collector.finish()
}
