//! What differs between two outputs for one corpus: the facts that were added, that are gone, and whose fields changed.
//!
//! A fact is matched to itself by what it is (a quote by its article and span, a person by name), else by what it
//! overlaps, so that a quote cut a word shorter is one change, not a loss and a gain.

mod fact;
mod told;

use crate::aggregate::{CorpusFacts, Skipped};
use crate::report::one_line;
use fact::Fact;
use serde_json::Value;
use std::collections::{BTreeMap, HashMap, VecDeque};

/// A difference between an expected and an actual output.
#[derive(Debug, Clone, PartialEq)]
pub enum Difference {
    /// A fact that was not expected.
    Added(String),
    /// A fact that was expected.
    Gone(String),
    /// A fact whose fields differ.
    Changed {
        /// Which fact.
        fact: String,
        /// The fields, each as it was expected and as it is.
        fields: Vec<FieldChange>,
    },
}

/// A field that differs.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldChange {
    /// Its path in the fact: `count.value`.
    pub field: String,
    /// What was expected; null where the field was not there.
    pub expected: Value,
    /// What there is; null where the field is not there.
    pub actual: Value,
}

/// The differences, facet by facet, in the order of the expected facts; what was added stands after its facet's others.
/// Where the files lie and which version of newsx wrote them makes no difference.
pub fn differences(expected: &CorpusFacts, actual: &CorpusFacts) -> Vec<Difference> {
    let mut all = Vec::new();
    for (expected, actual) in fact::facets(expected).into_iter().zip(fact::facets(actual)) {
        compare(expected, actual, &mut all);
    }
    skipped(&expected.corpus.skipped, &actual.corpus.skipped, &mut all);
    all
}

/// Compares one facet's facts.
fn compare(expected: Vec<Fact>, actual: Vec<Fact>, all: &mut Vec<Difference>) {
    let mut partner: Vec<Option<usize>> = vec![None; expected.len()];
    let mut taken = vec![false; actual.len()];

    let mut by_key: HashMap<&str, VecDeque<usize>> = HashMap::new();
    for (i, fact) in actual.iter().enumerate() {
        by_key.entry(&fact.key).or_default().push_back(i);
    }
    for (fact, partner) in expected.iter().zip(&mut partner) {
        *partner = by_key.get_mut(fact.key.as_str()).and_then(VecDeque::pop_front);
        partner.iter().for_each(|&i| taken[i] = true);
    }

    // What is left may be the same fact under another key.
    let mut near: HashMap<&str, Vec<usize>> = HashMap::new();
    for (i, fact) in actual.iter().enumerate().filter(|&(i, _)| !taken[i]) {
        fact.near.iter().for_each(|name| near.entry(name).or_default().push(i));
    }
    for (fact, partner) in expected.iter().zip(&mut partner).filter(|(_, partner)| partner.is_none()) {
        let candidates = fact.near.iter().filter_map(|name| near.get(name.as_str())).flatten().copied();
        *partner = candidates.filter(|&i| !taken[i] && fact.touches(&actual[i])).min();
        partner.iter().for_each(|&i| taken[i] = true);
    }

    for (fact, partner) in expected.iter().zip(partner) {
        match partner {
            None => all.push(Difference::Gone(fact.title.clone())),
            Some(i) => {
                let fields = changes(&fact.fields, &actual[i].fields);
                if !fields.is_empty() {
                    all.push(Difference::Changed { fact: fact.title.clone(), fields });
                }
            }
        }
    }
    let added = actual.into_iter().zip(taken).filter(|(_, taken)| !taken);
    all.extend(added.map(|(fact, _)| Difference::Added(fact.title)));
}

fn changes(expected: &BTreeMap<String, Value>, actual: &BTreeMap<String, Value>) -> Vec<FieldChange> {
    let mut fields: Vec<&String> = expected.keys().chain(actual.keys()).collect();
    fields.sort_unstable();
    fields.dedup();
    let change = |field: &String| {
        let [expected, actual] =
            [expected, actual].map(|side| side.get(field).cloned().unwrap_or(Value::Null));
        (expected != actual).then(|| FieldChange { field: field.clone(), expected, actual })
    };
    fields.into_iter().filter_map(change).collect()
}

/// Inputs that were skipped; their folders do not matter.
fn skipped(expected: &[Skipped], actual: &[Skipped], all: &mut Vec<Difference>) {
    let tell = |s: &Skipped| {
        let path = s.path.as_deref().unwrap_or("-");
        let file = path.rsplit(['/', '\\']).next().unwrap_or(path);
        let line = s.line.map(|line| format!(":{line}")).unwrap_or_default();
        format!("skipped  {}", one_line(&format!("{file}{line}: {}", s.reason)))
    };
    let [mut expected, mut actual] = [expected, actual].map(|all| all.iter().map(tell).collect::<Vec<_>>());
    expected.retain(|one| match actual.iter().position(|other| other == one) {
        Some(i) => {
            actual.remove(i);
            false
        }
        None => true,
    });
    all.extend(expected.into_iter().map(Difference::Gone));
    all.extend(actual.into_iter().map(Difference::Added));
}

#[cfg(test)]
mod tests;
