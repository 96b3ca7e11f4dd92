//! Where a figure belongs: the most specific place that its clause, its sentence or the sentence before ties to it.

use super::chunk::{Kind, View};
use crate::extract::{CasualtyPlace, Place, PlaceKind};
use crate::text::Document;
use std::ops::Range;

/// A mention of a place, in tokens.
#[derive(Debug, Clone)]
pub(super) struct Located {
    pub(super) tokens: Range<usize>,
    /// Index into the article's places.
    place: usize,
}

/// The places' mentions in text order; those that are peoples or governments are left out.
pub(super) fn located(doc: &Document, places: &[Place]) -> Vec<Located> {
    let mut found: Vec<Located> = places
        .iter()
        .enumerate()
        .flat_map(|(place, p)| p.mentions.iter().filter(|m| !m.demonym).map(move |m| (place, m.start, m.end)))
        .map(|(place, start, end)| Located {
            tokens: doc.token_at(start)..doc.token_at(end.saturating_sub(1)) + 1,
            place,
        })
        .filter(|l| !l.tokens.is_empty() && l.tokens.end <= doc.tokens.len())
        .collect();
    found.sort_by_key(|l| l.tokens.start);
    found
}

/// How specific a place is.
fn rank(kind: PlaceKind) -> u8 {
    match kind {
        PlaceKind::Area => 0,
        PlaceKind::Country => 1,
        PlaceKind::Region => 2,
        PlaceKind::Feature => 3,
        PlaceKind::Unknown => 3,
        PlaceKind::City => 4,
    }
}

impl View<'_> {
    /// The mention that the sentence ties to the figure at chunk `f`, told by the word at chunk `trigger`.
    pub(super) fn place_of(
        &self,
        f: usize,
        trigger: usize,
        located: &[Located],
        places: &[Place],
    ) -> Option<usize> {
        let tokens = self.folded.tokens();
        let from = located.partition_point(|l| l.tokens.start < tokens.start);
        let to = located.partition_point(|l| l.tokens.start < tokens.end);
        let (count, told) = (self.chunks[f].tokens.start, self.chunks[trigger].tokens.end);
        let right = count.max(told);
        let mut best: Option<(i64, usize)> = None;
        for (k, l) in located[from..to].iter().enumerate() {
            let c = self.chunks.partition_point(|chunk| chunk.tokens.end <= l.tokens.start);
            let prep = c > 0 && self.kind(c - 1) == Kind::Prep;
            let word = if prep { self.head(c - 1) } else { "" };
            let mut score = match word {
                "in" | "at" | "near" | "outside" | "inside" | "across" | "throughout" | "off" | "around"
                | "on" | "within" | "over" => 30,
                "of" => 18,
                "from" | "to" | "into" | "between" | "through" => 8,
                _ if prep => 6,
                _ => 10,
            };
            let distance = if l.tokens.start >= right {
                l.tokens.start - right
            } else {
                count.abs_diff(l.tokens.end) + 2
            };
            score -= distance as i64;
            score += i64::from(rank(places[l.place].kind)) * 3;
            // Marks between part them.
            let between =
                if l.tokens.start >= right { right..l.tokens.start } else { l.tokens.end.min(count)..count };
            let breaks =
                between.filter(|&i| matches!(self.word(i), ";" | ":" | "--" | "but" | "while")).count();
            score -= 10 * breaks as i64;
            if self.source_like(c) {
                score -= 15;
            }
            if best.is_none_or(|(s, _)| score > s) {
                best = Some((score, from + k));
            }
        }
        best.map(|(_, k)| k)
    }

    /// A place that is somebody's home or office, not where it happened: `Israel believes`.
    fn source_like(&self, c: usize) -> bool {
        let next = self.kind(c + 1) == Kind::Verb
            && matches!(self.head(c + 1), "said" | "says" | "believes" | "reported" | "confirmed" | "say");
        // Inside a longer noun phrase: `the Gaza Health Ministry`.
        next
    }
}

/// The place as a fact.
pub(super) fn stated(doc: &Document, l: &Located, places: &[Place]) -> CasualtyPlace {
    let span = doc.span(l.tokens.clone());
    let place = &places[l.place];
    CasualtyPlace {
        start: span.start,
        end: span.end,
        text: doc.slice(l.tokens.clone()).to_string(),
        name: place.name.clone(),
        country: place.country.clone(),
    }
}
