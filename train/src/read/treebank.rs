//! Universal Dependencies treebanks: GUM with its entity annotation, EWT with UNER's names.

use super::clean;
use crate::sample::Sample;
use anyhow::Result;
use newsx::tag::{NameKind, PENN, Pos};
use std::collections::HashMap;
use std::ops::Range;

/// GUM's genres whose texts may not be used commercially or changed: not read.
const LEFT_OUT: &[&str] = &["GUM_whow", "GUM_fiction", "GUM_conversation"];

fn sentence_id(sentence: &str) -> Option<&str> {
    sentence.lines().find_map(|l| l.strip_prefix("# sent_id = "))
}

struct Word<'a> {
    form: &'a str,
    xpos: &'a str,
    head: usize,
    deprel: &'a str,
    misc: &'a str,
    span: Range<usize>,
}

/// Reads a treebank; `names` is the UNER file of the same sentences.
pub fn read(source: &'static str, file: &str, names: Option<&str>) -> Result<Vec<Sample>> {
    let uner: Option<HashMap<&str, &str>> =
        names.map(|n| n.split("\n\n").filter_map(|s| Some((sentence_id(s)?, s))).collect());
    let labelled = source == "gum" || names.is_some();
    let mut samples: Vec<Sample> = Vec::new();
    let mut keep = true;
    for sentence in file.split("\n\n").filter(|s| !s.trim().is_empty()) {
        let mut text = "";
        let mut break_before = " ";
        for line in sentence.lines() {
            if let Some(id) = line.strip_prefix("# newdoc id = ") {
                keep = !LEFT_OUT.iter().any(|l| id.starts_with(l));
                if keep {
                    samples.push(Sample { source, names: labelled.then(Vec::new), ..Sample::default() });
                }
            } else if line.starts_with("# newpar") {
                break_before = "\n\n";
            } else if let Some(t) = line.strip_prefix("# text = ") {
                text = t;
            }
        }
        let tags: Option<Vec<&str>> = uner.as_ref().and_then(|u| u.get(sentence_id(sentence)?)).map(|s| {
            let rows = s.lines().filter(|l| !l.starts_with('#')).map(|l| l.split('\t').collect::<Vec<_>>());
            rows.filter(|c| c.len() > 2 && !c[0].contains(['-', '.'])).map(|c| c[2]).collect()
        });
        let Some(sample) = samples.last_mut().filter(|_| keep) else { continue };
        if !sample.text.is_empty() {
            sample.text.push_str(break_before);
        }
        let base = sample.text.len();
        sample.text.push_str(text);
        let words = words(sentence, text, base);
        for w in &words {
            if let Some(tag) = tag(w.xpos).filter(|_| !w.span.is_empty()) {
                sample.pos.push((w.span.clone(), tag));
            }
        }
        let found = match (source, tags) {
            ("gum", _) => entities(&words),
            // A sentence or two that the releases cut otherwise.
            (_, Some(tags)) if tags.len() == words.len() => iob(&tags),
            _ => continue,
        };
        for (range, kind) in found {
            let span = words[range.start].span.start..words[range.end - 1].span.end;
            if !span.is_empty() {
                sample.names.get_or_insert_default().push((span, kind));
            }
        }
    }
    Ok(samples)
}

/// The words of a sentence, with their bytes in the text that begins at `base`; empty where not found.
fn words<'a>(sentence: &'a str, text: &str, base: usize) -> Vec<Word<'a>> {
    let mut at = 0;
    let mut words = Vec::new();
    for line in sentence.lines().filter(|l| !l.starts_with('#')) {
        let c: Vec<&str> = line.split('\t').collect();
        if c.len() < 10 || c[0].contains(['-', '.']) {
            continue;
        }
        let gap = text[at..].len() - text[at..].trim_start().len();
        let span = if text[at + gap..].starts_with(c[1]) {
            let start = base + at + gap;
            at += gap + c[1].len();
            start..start + c[1].len()
        } else {
            base + at..base + at
        };
        words.push(Word {
            form: c[1],
            xpos: c[4],
            head: c[6].parse().unwrap_or(0),
            deprel: c[7],
            misc: c[9],
            span,
        });
    }
    words
}

/// The library's tag for a treebank's.
fn tag(xpos: &str) -> Option<Pos> {
    let name = match xpos {
        "," | ":" | "``" | "''" | "\"\"" | "-LRB-" | "-RRB-" | "NFP" => ".",
        "$" | "#" => "SYM",
        "XX" => "FW",
        "AFX" => "JJ",
        "GW" | "_" => return None,
        other => other,
    };
    PENN.iter().find(|p| p.0 == name).map(|p| p.1)
}

fn iob(tags: &[&str]) -> Vec<(Range<usize>, NameKind)> {
    let mut found: Vec<(Range<usize>, NameKind)> = Vec::new();
    for (i, tag) in tags.iter().enumerate() {
        let Some(kind) = tag.get(2..).and_then(clean::kind) else { continue };
        match found.last_mut() {
            Some(last) if tag.starts_with("I-") && last.0.end == i => last.0.end = i + 1,
            _ => found.push((i..i + 1, kind)),
        }
    }
    found
}

fn proper(xpos: &str) -> bool {
    matches!(xpos, "NNP" | "NNPS")
}

/// The names among GUM's entities: mentions whose head is a proper noun, cut to the name; and capitalised adjectives.
fn entities(words: &[Word]) -> Vec<(Range<usize>, NameKind)> {
    let mut open: Vec<(&str, &str, usize)> = Vec::new();
    let mut mentions: Vec<(Range<usize>, &str)> = Vec::new();
    for (i, w) in words.iter().enumerate() {
        let Some(mut rest) = w.misc.split('|').find_map(|m| m.strip_prefix("Entity=")) else { continue };
        while !rest.is_empty() {
            if let Some(r) = rest.strip_prefix('(') {
                let end = r.find(['(', ')']).unwrap_or(r.len());
                let mut parts = r[..end].split('-');
                let id = parts.next().unwrap_or("");
                let kind = parts.next().unwrap_or("");
                rest = &r[end..];
                if let Some(after) = rest.strip_prefix(')') {
                    mentions.push((i..i + 1, kind));
                    rest = after;
                } else {
                    open.push((id, kind, i));
                }
            } else if let Some(r) = rest.strip_prefix(')') {
                rest = r;
            } else {
                let end = rest.find(')').unwrap_or(rest.len());
                let id = &rest[..end];
                if let Some(at) = open.iter().rposition(|o| o.0 == id) {
                    let (_, kind, from) = open.remove(at);
                    mentions.push((from..i + 1, kind));
                }
                rest = rest.get(end + 1..).unwrap_or("");
                if end == 0 {
                    break;
                }
            }
        }
    }
    let mut taken = vec![false; words.len()];
    let mut found = Vec::new();
    // Longest names first: what lies inside another name is none of its own.
    let mut names: Vec<(Range<usize>, NameKind)> =
        mentions.into_iter().filter_map(|(range, kind)| name(words, range, kind)).collect();
    names.sort_by_key(|n| (std::cmp::Reverse(n.0.len()), n.0.start));
    for (range, kind) in names {
        if range.clone().all(|i| !taken[i]) {
            range.clone().for_each(|i| taken[i] = true);
            found.push((range, kind));
        }
    }
    for (i, w) in words.iter().enumerate() {
        let capital = w.form.starts_with(|c: char| c.is_uppercase());
        if !taken[i] && i > 0 && capital && w.xpos == "JJ" && w.form.chars().any(char::is_lowercase) {
            found.push((i..i + 1, NameKind::Other));
        }
    }
    found.sort_by_key(|n| n.0.start);
    found
}

/// The name inside a mention.
fn name(words: &[Word], mention: Range<usize>, kind: &str) -> Option<(Range<usize>, NameKind)> {
    let kind = match kind {
        "time" | "substance" | "plant" | "animal" => return None,
        other => clean::kind(other).unwrap_or(NameKind::Other),
    };
    let head = mention.clone().find(|&i| {
        let head = words[i].head;
        head == 0 || !mention.contains(&(head - 1))
    })?;
    if !proper(words[head].xpos) {
        return None;
    }
    let (mut from, mut to) = (head, head + 1);
    let inner = |i: usize| {
        let w = &words[i];
        proper(w.xpos)
            || matches!(w.xpos, "HYPH" | "FW")
            || (w.xpos == "CD" && i > head)
            || (matches!(w.xpos, "JJ" | "NN" | "NNS" | "VBN" | "VBG")
                && w.form.starts_with(|c: char| c.is_uppercase()))
            || (w.deprel == "flat")
    };
    let link = |i: usize| {
        matches!(
            words[i].form,
            "of" | "the" | "for" | "and" | "&" | "-" | "'s" | "in" | "de" | "'" | "." | "on" | "to"
        )
    };
    loop {
        let before = (from, to);
        while from > mention.start && inner(from - 1) {
            from -= 1;
        }
        for gap in 1..=2 {
            if from > mention.start + gap
                && (1..=gap).all(|g| link(from - g))
                && inner(from - gap - 1)
                && words[from - 1].form != "the"
            {
                from -= gap + 1;
            }
        }
        while to < mention.end && inner(to) {
            to += 1;
        }
        for gap in 1..=2 {
            let joins = kind != NameKind::Person || words[to.min(words.len() - 1)].form == "-";
            if to + gap < mention.end && joins && (0..gap).all(|g| link(to + g)) && inner(to + gap) {
                to += gap + 1;
            }
        }
        if before == (from, to) {
            break;
        }
    }
    if kind == NameKind::Person {
        while from + 1 < to && clean::TITLES.contains(&words[from].form) {
            from += 1;
        }
        if to - from == 1 && clean::TITLES.contains(&words[from].form) {
            return None;
        }
    }
    while from < to
        && !words[from].form.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && words[from].deprel != "flat"
    {
        from += 1;
    }
    (from < to).then_some((from..to, kind))
}
