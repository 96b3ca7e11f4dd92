//! The dead told by their bodies: `three bodies were found`, `the body of a man`.

use super::chunk::{Det, Kind, View};
use super::outcome::Candidate;
use crate::extract::CasualtyKind;

impl View<'_> {
    pub(super) fn by_bodies(&self, c: usize, found: &mut Vec<Candidate>) {
        let chunk = &self.chunks[c];
        let of = self.head(c + 1) == "of" && self.kind(c + 2) == Kind::Noun;
        if self.counts(chunk) && !of && matches!(self.head(c), "body" | "bodies") && !self.mortal(c) {
            return;
        }
        if self.counts(chunk) {
            if let Some(mut figure) = self.count_of(c, c, CasualtyKind::Killed) {
                figure.rank = 2;
                figure.victims = self.described(if of { c + 2 } else { c });
                figure.modality = self.governed(c);
                found.push(figure);
            }
            if chunk.partitive {
                self.push_whole(c, CasualtyKind::Killed, found);
                if let Some(whole) = found.last_mut().filter(|f| f.chunk == c) {
                    whole.victims = None;
                }
            }
            return;
        }
        // `a body was found`; where it is `that of a man`, the man counts.
        if chunk.det == Det::Indefinite
            && !of
            && matches!(self.head(c), "body" | "corpse")
            && self.that_of().is_none()
        {
            let m = self.after_modifiers(c);
            let found_verb = |v: usize| {
                self.kind(v) == Kind::Verb
                    && matches!(
                        self.head(v),
                        "found"
                            | "discovered"
                            | "recovered"
                            | "spotted"
                            | "saw"
                            | "pulled"
                            | "located"
                            | "find"
                            | "finds"
                            | "discovers"
                            | "washed"
                            | "retrieved"
                            | "discovering"
                            | "finding"
                            | "recovering"
                    )
            };
            if (found_verb(m) || c > 0 && found_verb(c - 1))
                && let Some(mut figure) = self.single(c, c, CasualtyKind::Killed)
            {
                figure.rank = 2;
                found.push(figure);
            }
        }
        if let Some(n) = self.that_of().filter(|&n| n > c)
            && let Some(mut figure) = self.figure(n, c, CasualtyKind::Killed)
        {
            figure.rank = 4;
            found.push(figure);
        }
        if of {
            for t in self.list_right(c + 2) {
                if let Some(mut figure) = self.figure(t, c, CasualtyKind::Killed) {
                    figure.rank = 2;
                    found.push(figure);
                }
            }
        }
    }

    /// Are the bodies of chunk `c` of people, and no regulatory bodies: does the sentence find, bury or name the dead?
    fn mortal(&self, c: usize) -> bool {
        let chunk = &self.chunks[c];
        let wide = self.word(chunk.head.wrapping_sub(1)) == "-";
        !wide
            && self.folded.tokens().any(|i| {
                matches!(
                    self.word(i),
                    "found"
                        | "find"
                        | "finding"
                        | "discovered"
                        | "recovered"
                        | "recovering"
                        | "recover"
                        | "retrieved"
                        | "pulled"
                        | "pull"
                        | "exhumed"
                        | "unearthed"
                        | "buried"
                        | "bury"
                        | "counted"
                        | "saw"
                        | "seen"
                        | "see"
                        | "lay"
                        | "lying"
                        | "washed"
                        | "brought"
                        | "received"
                        | "carried"
                        | "taken"
                        | "identified"
                        | "identify"
                        | "morgue"
                        | "morgues"
                        | "mortuary"
                        | "hospital"
                        | "rubble"
                        | "wreckage"
                        | "debris"
                        | "grave"
                        | "graves"
                        | "charred"
                        | "burned"
                        | "decomposed"
                        | "headless"
                        | "bullet"
                        | "bloodied"
                        | "floating"
                        | "autopsy"
                        | "autopsies"
                        | "coffins"
                        | "killed"
                        | "dead"
                        | "died"
                        | "missing"
                        | "survivors"
                        | "crash"
                        | "rescuers"
                        | "divers"
                        | "located"
                        | "removed"
                        | "remain"
                        | "remained"
                        | "dug"
                        | "left"
                        | "river"
                        | "street"
                        | "streets"
                        | "ditch"
                        | "handed"
                        | "repatriated"
                        | "containing"
                        | "contained"
                        | "trapped"
                        | "recovers"
                        | "retrieve"
                        | "retrieves"
                        | "retrieving"
                        | "finds"
                        | "laid"
                        | "ferry"
                        | "ship"
                        | "boat"
                        | "flood"
                        | "floods"
                        | "quake"
                        | "earthquake"
                        | "blast"
                        | "explosion"
                        | "landslide"
                        | "tsunami"
                        | "mudslide"
                        | "avalanche"
                        | "search"
                        | "searching"
                        | "shipwreck"
                        | "deceased"
                        | "dumped"
                        | "dumping"
                        | "hanging"
                        | "hung"
                        | "dismembered"
                        | "decapitated"
                        | "strewn"
                        | "scattered"
                        | "torn"
                        | "riddled"
                        | "piled"
                        | "identification"
                )
            })
    }

    /// The noun phrase after `that of`.
    pub(super) fn that_of(&self) -> Option<usize> {
        (2..self.chunks.len()).find(|&n| {
            let at = self.chunks[n].tokens.start;
            self.kind(n) == Kind::Noun && at >= 2 && self.word(at - 1) == "of" && self.word(at - 2) == "that"
        })
    }
}
