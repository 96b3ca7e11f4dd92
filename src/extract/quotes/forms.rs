//! Speech that its layout attributes: posts (`… — Ann Lee (@annlee) May 8, 2021`), transcripts (`LEE: …`, `Q: …`), names after a dash.

use super::grammar::Grammar;
use crate::tag::{NameKind, Pos};
use crate::text::{Caps, TokenKind, list};
use chrono::NaiveDate;
use std::ops::Range;

/// Words that their layout gives to a speaker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Laid {
    /// The words.
    pub words: Range<usize>,
    /// First token of the label, where one begins the words.
    pub label: usize,
    /// The speaker's name as it stands; `None` for the questions of an interview.
    pub speaker: Option<Range<usize>>,
    /// The day told with it.
    pub date: Option<NaiveDate>,
    /// An answer in an interview.
    pub answer: bool,
}

/// Everything that layout attributes, in text order.
pub(super) fn laid(g: &Grammar) -> Vec<Laid> {
    let mut found = posts(g);
    found.extend(transcript(g));
    found.sort_unstable_by_key(|l| l.words.start);
    found
}

/// Posts: a paragraph that ends in a dash, a name, a handle in brackets and a date.
fn posts(g: &Grammar) -> Vec<Laid> {
    let mut found = Vec::new();
    if !g.doc.tokens.iter().any(|t| t.kind == TokenKind::Handle) {
        return found;
    }
    for (index, p) in g.doc.paragraphs.iter().enumerate() {
        let (first, end) = (p.first as usize, p.end as usize);
        let mut from = first;
        for i in first..end {
            if g.doc.tokens[i].kind != TokenKind::Punct
                || !(g.any(i, list!["—", "–", "-", "--", "―"]) && g.doc.tokens[i].space_before)
            {
                continue;
            }
            let Some(open) = (i + 2..end.min(i + 9)).find(|&j| g.is(j, "(")) else { continue };
            let handle = g.doc.tokens.get(open + 1).is_some_and(|t| t.kind == TokenKind::Handle);
            if !handle || !g.is(open + 2, ")") {
                continue;
            }
            let mut words = from..i;
            // A line of links and credits only goes on the paragraph before.
            if !words.clone().any(|j| g.is_finite(j)) && from == first && index > 0 {
                words.start = g.doc.paragraphs[index - 1].first as usize;
            }
            let date = g.date(open + 3);
            from = date.map_or(open + 3, |d| d.tokens.end);
            // Links to pictures at the end are no words of the post.
            while words.end > words.start && g.doc.tokens[words.end - 1].kind == TokenKind::Url {
                words.end -= 1;
            }
            if words.len() >= 3 {
                found.push(Laid {
                    words,
                    label: usize::MAX,
                    speaker: Some(i + 1..open),
                    date: date.and_then(|d| d.day()),
                    answer: false,
                });
            }
        }
    }
    found
}

/// Paragraphs labelled with who speaks: at least two labels, so that `UPDATE: …` alone is none.
fn transcript(g: &Grammar) -> Vec<Laid> {
    let labels: Vec<(usize, Range<usize>, usize)> = g
        .doc
        .paragraphs
        .iter()
        .enumerate()
        .filter_map(|(index, p)| {
            label(g, p.first as usize, p.end as usize).map(|(l, words)| (index, l, words))
        })
        .collect();
    if labels.len() < 2 {
        return Vec::new();
    }
    labels
        .iter()
        .map(|(index, label, start)| {
            let mut words = *start..g.doc.paragraphs[*index].end as usize;
            while words.end > words.start + 1 && g.any(words.end - 1, list!["\"", "”", "''"]) {
                words.end -= 1;
            }
            let question =
                label.len() <= 2 && g.any(label.start, list!["Q", "Q.", "A", "A.", "Question", "Answer"]);
            let answer = question && g.any(label.start, list!["A", "A.", "Answer"]);
            let speaker = (!question).then(|| label.clone());
            Laid { words, label: label.start, speaker, date: None, answer }
        })
        .filter(|l| !l.words.is_empty())
        .collect()
}

/// A label at a paragraph's start and where its words begin: `LEE:`, `Ann Lee:`, `Q:`, `A.`.
fn label(g: &Grammar, first: usize, end: usize) -> Option<(Range<usize>, usize)> {
    let start = first + usize::from(g.any(first, list!["\"", "“", "''"]));
    if g.any(start, list!["Q.", "A."]) && start + 1 < end && g.doc.tokens[start].line_start() {
        return Some((start..start + 1, start + 1));
    }
    let colon = (start + 1..end.min(start + 6)).find(|&i| g.is(i, ":"))?;
    if colon + 1 >= end {
        return None;
    }
    let caps =
        (start..colon).all(|i| g.doc.tokens[i].caps == Caps::All || g.doc.tokens[i].kind == TokenKind::Punct);
    let letter = g.any(start, list!["Q", "A"]) && colon == start + 1;
    let name = g.name(start).is_some_and(|n| n.kind == NameKind::Person && n.tokens.end == colon);
    let surname =
        colon == start + 1 && g.doc.tokens[start].caps == Caps::Initial && matches!(g.tag(start), Pos::Nnp);
    (caps && g.word(start).len() > 2 || letter || name || surname).then_some((start..colon, colon + 1))
}
