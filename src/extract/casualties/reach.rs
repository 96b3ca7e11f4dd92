//! How far a figure reaches beyond the place that is told of: `nationwide`, `around the world`.

use super::chunk::View;
use super::outcome::Candidate;

/// How far a figure reaches beyond the place that is told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    Here,
    Country,
    World,
}

impl View<'_> {
    /// A figure for more than the incident: `nationwide`, `across the country`, `worldwide`.
    pub(super) fn wide(&self, candidate: &Candidate) -> bool {
        let range = self.folded.tokens();
        let at = candidate.count.start;
        (at.saturating_sub(12).max(range.start)..range.end.min(candidate.count.end + 12)).any(|i| match self
            .word(i)
        {
            "nationwide" | "nationally" | "countrywide" | "worldwide" | "globally" | "statewide" => true,
            "across" | "throughout" | "around" => (i + 1..i + 4).any(|k| {
                matches!(
                    self.word(k),
                    "country" | "countries" | "world" | "nation" | "region" | "continent" | "globe"
                )
            }),
            _ => false,
        })
    }

    /// How far the words about a figure say that it reaches: `nationwide`, `around the world`.
    pub(super) fn reach(&self, candidate: &Candidate) -> Reach {
        if candidate.part_of != super::outcome::Part::Whole {
            return Reach::Here;
        }
        let range = self.folded.tokens();
        let at = candidate.count.start;
        let near = at.saturating_sub(8).max(range.start)..range.end.min(candidate.count.end + 9);
        let tells = |i: usize| {
            matches!(
                self.word(i),
                "worldwide"
                    | "globally"
                    | "nationwide"
                    | "countrywide"
                    | "nationally"
                    | "across"
                    | "throughout"
                    | "around"
            )
        };
        let found = near.clone().filter(|&i| tells(i)).filter(|&i| {
            // Not past another figure or into another clause.
            let between = if i < at { i..at } else { candidate.count.end..i };
            !between.clone().any(|k| {
                matches!(
                    self.word(k),
                    ";" | "and"
                        | "but"
                        | "while"
                        | "including"
                        | "bringing"
                        | "pushing"
                        | "raising"
                        | "taking"
                )
            }) && !self.quantities.iter().any(|q| between.contains(&q.tokens.start) && q.tokens.start > i)
        });
        for i in found {
            match self.word(i) {
                "worldwide" | "globally" => return Reach::World,
                "nationwide" | "countrywide" | "nationally" => return Reach::Country,
                "across" | "throughout" | "around" => {
                    if let Some(reach) = (i + 1..i + 4).find_map(|k| match self.word(k) {
                        "world" | "globe" => Some(Reach::World),
                        "country" | "nation" => Some(Reach::Country),
                        _ => None,
                    }) {
                        return reach;
                    }
                }
                _ => {}
            }
        }
        Reach::Here
    }
}
