//! People who flee, as their hosts count them: `250 new arrivals`, `40,000 asylum seekers`, `registered as refugees`,
//! `the number of people who have crossed has passed the 90,000 mark`.

use super::chunk::{Kind, View};
use super::outcome::Candidate;
use crate::extract::CasualtyKind;

/// So many words of flight make a text one about it.
const ABOUT: usize = 3;

impl View<'_> {
    /// Adds the displaced that no verb of flight tells; `flight` is how many words of flight the text has.
    pub(super) fn by_flight(&self, flight: usize, found: &mut Vec<Candidate>) {
        for c in 0..self.chunks.len() {
            match self.kind(c) {
                Kind::Noun if matches!(self.head(c), "seekers" | "arrivals") => {
                    let chunk = &self.chunks[c];
                    let seekers = self.head(c) == "seekers"
                        && chunk.head > chunk.tokens.start
                        && self.word(chunk.head - 1) == "asylum"
                        // `admitting 10,000 asylum seekers` tells of no flight here.
                        && self.folded.tokens().any(|i| {
                            matches!(
                                self.word(i),
                                "arrive" | "arrived" | "arriving" | "camp" | "camps" | "crossed" | "fled" | "landed"
                                    | "reached" | "registered"
                            )
                        });
                    let arrivals = self.head(c) == "arrivals" && flight >= ABOUT;
                    let counted = self.counts(chunk) && !chunk.partitive && !self.has(found, c);
                    if (seekers || arrivals)
                        && counted
                        && let Some(mut figure) = self.count_of(c, c, CasualtyKind::Displaced)
                        && figure.value.is_none_or(|v| v > 1)
                    {
                        figure.victims = if seekers { figure.victims } else { None };
                        figure.modality = self.governed(c);
                        figure.rank = 1;
                        found.push(figure);
                    }
                }
                Kind::Verb if flight > 0 => {
                    let as_refugees = matches!(
                        self.head(c),
                        "registered" | "live" | "lives" | "living" | "lived" | "recognised" | "recognized"
                    ) && self.head(c + 1) == "as"
                        && self.head(c + 2) == "refugees";
                    if as_refugees {
                        let modality = self.modality(c);
                        for t in self.crowds(c) {
                            if !self.has(found, t) {
                                found.extend(self.befallen(t, c, CasualtyKind::Displaced, modality));
                            }
                        }
                    }
                }
                _ => {}
            }
        }
        if flight >= ABOUT {
            self.how_many_fled(found);
        }
    }

    /// `The number of people who have arrived stands at 34,000`.
    fn how_many_fled(&self, found: &mut Vec<Candidate>) {
        for c in 0..self.chunks.len() {
            let number = matches!(self.head(c), "number" | "total")
                && self.head(c + 1) == "of"
                && self.kind(c + 2) == Kind::Noun
                && matches!(self.head(c + 2), "people" | "persons" | "refugees" | "families")
                && self.kind(c + 3) == Kind::Relative
                && matches!(self.head(c + 4), "arrived" | "crossed" | "sought" | "come");
            if !number {
                continue;
            }
            let stands = (c + 5..self.chunks.len()).find(|&v| {
                self.kind(v) == Kind::Verb
                    && matches!(
                        self.head(v),
                        "stands" | "stood" | "passed" | "reached" | "topped" | "exceeded" | "is"
                    )
            });
            let Some(v) = stands else { continue };
            let n = (v + 1..self.chunks.len().min(v + 4))
                .find(|&n| self.kind(n) == Kind::Noun && self.counts(&self.chunks[n]) && !self.has(found, n));
            if let Some(n) = n.filter(|&n| self.is_bare(&self.chunks[n]) || self.head(n) == "mark")
                && let Some(mut figure) = self.count_of(n, c, CasualtyKind::Displaced)
            {
                (figure.toll, figure.rank, figure.victims) = (true, 4, None);
                figure.modality = self.modality(v);
                found.push(figure);
            }
        }
    }
}
