//! A difference in words: short where little has changed, however long the fact.

use super::{Difference, FieldChange};
use crate::report::escape;
use serde_json::Value;
use std::fmt;

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Added(fact) => write!(f, "+ {fact}"),
            Self::Gone(fact) => write!(f, "- {fact}"),
            Self::Changed { fact, fields } => {
                write!(f, "~ {fact}")?;
                let moved = moved(fields);
                if let Some(by) = moved {
                    write!(f, "\n    moved by {by:+}")?;
                }
                let others = fields.iter().filter(|field| moved.is_none() || field.shift().is_none());
                others.into_iter().try_for_each(|field| write!(f, "\n    {field}"))
            }
        }
    }
}

/// By how much the fact has moved, where all of its spans that have changed have moved by the same.
fn moved(fields: &[FieldChange]) -> Option<i64> {
    let mut by = None;
    // A span that has moved has two changed bounds; one that has grown or shrunk, one.
    let mut bounds = 0;
    for field in fields {
        let Some(shift) = field.shift() else { continue };
        if *by.get_or_insert(shift) != shift {
            return None;
        }
        bounds += match field.field.rsplit('.').next() {
            Some("start") => 1,
            Some("end") => -1,
            _ => 0,
        };
    }
    by.filter(|_| bounds == 0)
}

impl FieldChange {
    /// By how much a span, or each of a list of spans, has moved.
    fn shift(&self) -> Option<i64> {
        match (&self.expected, &self.actual) {
            (Value::Number(expected), Value::Number(actual)) => {
                let bound = matches!(self.field.rsplit('.').next(), Some("start" | "end"));
                bound.then(|| Some(actual.as_i64()? - expected.as_i64()?)).flatten()
            }
            (Value::Array(expected), Value::Array(actual)) => {
                let bounds = |spans: &[Value]| -> Option<Vec<i64>> {
                    spans.iter().flat_map(|s| [s["start"].as_i64(), s["end"].as_i64()]).collect()
                };
                let (expected, actual) = (bounds(expected)?, bounds(actual)?);
                let first = actual.first()? - expected.first()?;
                let same = expected.len() == actual.len()
                    && expected.iter().zip(&actual).all(|(expected, actual)| actual - expected == first);
                same.then_some(first)
            }
            _ => None,
        }
    }
}

impl fmt::Display for FieldChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.field)?;
        match (&self.expected, &self.actual) {
            (Value::Array(expected), Value::Array(actual)) => {
                let gone: Vec<String> = expected
                    .iter()
                    .filter(|v| !actual.contains(v))
                    .map(|v| format!("-{}", told(v)))
                    .collect();
                let added: Vec<String> = actual
                    .iter()
                    .filter(|v| !expected.contains(v))
                    .map(|v| format!("+{}", told(v)))
                    .collect();
                if !gone.is_empty() || !added.is_empty() {
                    return f.write_str(&[gone, added].concat().join(" "));
                }
            }
            (Value::String(expected), Value::String(actual)) => {
                let (expected, actual) = contrast(expected, actual);
                return write!(f, "{} → {}", told(&expected.into()), told(&actual.into()));
            }
            _ => {}
        }
        write!(f, "{} → {}", told(&self.expected), told(&self.actual))
    }
}

/// A value as JSON that is safe to print.
fn told(value: &Value) -> String {
    let mut out = Vec::new();
    // A vector takes all that is written, and JSON is UTF-8.
    let _ = escape::write(value, &mut out);
    String::from_utf8(out).unwrap_or_default()
}

/// Two long texts without most of what they begin and end with alike.
fn contrast(one: &str, other: &str) -> (String, String) {
    const LONG: usize = 60;
    /// Words that are kept on either side of what differs.
    const AROUND: usize = 3;
    let [one, other] = [one, other].map(|text| text.split(' ').collect::<Vec<_>>());
    let begin = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let room = one.len().min(other.len()) - begin;
    let end = one.iter().rev().zip(other.iter().rev()).take(room).take_while(|(a, b)| a == b).count();
    let cut = |words: &[&str]| {
        let whole = words.join(" ");
        if whole.len() <= LONG {
            return whole;
        }
        let (first, last) = (begin.saturating_sub(AROUND), words.len() - end.saturating_sub(AROUND));
        let dots = |cut: bool| if cut { "…" } else { "" };
        format!("{}{}{}", dots(first > 0), words[first..last].join(" "), dots(last < words.len()))
    };
    (cut(&one), cut(&other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn change(field: &str, expected: Value, actual: Value) -> FieldChange {
        FieldChange { field: field.to_string(), expected, actual }
    }

    fn fact(fields: Vec<FieldChange>) -> String {
        Difference::Changed { fact: "fact".to_string(), fields }.to_string()
    }

    #[test]
    fn a_fact_that_has_only_moved_says_so_in_a_line() {
        let spans = vec![
            change("cue.end", json!(20), json!(22)),
            change("cue.start", json!(16), json!(18)),
            change("parts", json!([{"start": 1, "end": 9}]), json!([{"start": 3, "end": 11}])),
            change("speaker", json!("Ada"), json!("Eva")),
        ];
        assert_eq!(fact(spans), "~ fact\n    moved by +2\n    speaker: \"Ada\" → \"Eva\"");
        let grown = vec![change("end", json!(20), json!(22))];
        assert_eq!(fact(grown), "~ fact\n    end: 20 → 22");
        let apart = vec![change("start", json!(1), json!(2)), change("end", json!(3), json!(6))];
        assert_eq!(fact(apart), "~ fact\n    start: 1 → 2\n    end: 3 → 6");
    }

    #[test]
    fn long_texts_show_where_they_differ() {
        let text = |number| {
            format!(
                "Airstrikes hit a fish market and a minibus, killing at least {number} people and wounding many in the port"
            )
        };
        let told = change("text", text(19).into(), text(21).into()).to_string();
        assert_eq!(
            told,
            "text: \"…killing at least 19 people and wounding…\" → \"…killing at least 21 people and wounding…\""
        );
        let longer = change("text", text(19).into(), format!("{} of Hodeida", text(19)).into()).to_string();
        assert_eq!(longer, "text: \"…in the port\" → \"…in the port of Hodeida\"");
    }
}
