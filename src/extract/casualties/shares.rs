//! Shares that a clause of its own tells: `90 arrests, of which 12 were in Fife`, `A nun was one of 30 who died`, and
//! what a later clause tells of figures found before.

use super::chunk::{Det, Kind, View};
use super::outcome::{Candidate, Part};
use crate::extract::CasualtyKind;

impl View<'_> {
    /// `40 killings, of which 30 were laid to the army`: part of the figure before, or of the harm that a noun names.
    pub(super) fn of_which(&self, found: &mut Vec<Candidate>) {
        for c in 3..self.chunks.len() {
            let led = self.kind(c - 1) == Kind::Relative
                && matches!(self.head(c - 1), "which" | "whom")
                && self.head(c - 2) == "of";
            let chunk = &self.chunks[c];
            if !led || self.kind(c) != Kind::Noun || !self.counts(chunk) || self.has(found, c) {
                continue;
            }
            let bare = self.is_bare(chunk) || self.is_people(chunk);
            // `of whom 40 survived`, `of which 12 have recovered`: what befell the others.
            let spared = (c + 1..self.chunks.len().min(c + 4)).any(|v| {
                matches!(
                    self.head(v),
                    "survived"
                        | "recovered"
                        | "rescued"
                        | "released"
                        | "discharged"
                        | "escaped"
                        | "freed"
                        | "returned"
                        | "saved"
                        | "unhurt"
                        | "unharmed"
                )
            });
            if !bare || spared || self.kind(c + 1) != Kind::Verb {
                continue;
            }
            let counted = found.iter().filter(|f| f.chunk < c && f.value != Some(0));
            let of =
                counted.max_by_key(|f| f.count.start).map(|f| (f.kind, Part::Of(f.count.start), f.modality));
            let of = of.or_else(|| {
                let noun = (c.saturating_sub(6)..c - 2).rev().find(|&n| self.kind(n) == Kind::Noun)?;
                let sense = self.lexicon.noun(self.head(noun)).filter(|_| self.chunks[noun].plural)?;
                (sense.kind == CasualtyKind::Killed).then_some((sense.kind, Part::Earlier, None))
            });
            // `12 cases, of which four were fatal`.
            let from = chunk.tokens.end;
            let fatal = (from..from + 5).any(|i| matches!(self.word(i), "fatal" | "death" | "deaths"));
            if let Some((kind, part, modality)) = of
                && let Some(mut figure) = self.count_of(c, c, if fatal { CasualtyKind::Killed } else { kind })
            {
                (figure.part_of, figure.modality, figure.rank) = (part, modality, 1);
                found.push(figure);
            }
        }
    }

    /// `A nun was one of 30 guests who were found dead`: the nun too.
    pub(super) fn one_of(&self, found: &mut Vec<Candidate>) {
        for c in 2..self.chunks.len() {
            let chunk = &self.chunks[c];
            let one = chunk.partitive && chunk.quantity.is_some_and(|q| self.quantities[q].value == Some(1));
            if !one
                || self.kind(c - 1) != Kind::Verb
                || !matches!(self.head(c - 1), "was" | "is" | "be" | "became")
            {
                continue;
            }
            let Some(s) = self.subject(c - 1).filter(|&s| {
                self.chunks[s].det == Det::Indefinite
                    && self.is_people(&self.chunks[s])
                    && !self.has(found, s)
            }) else {
                continue;
            };
            let whole =
                found.iter().find(|f| f.chunk == c && f.part_of == Part::Whole && f.modality.is_none());
            let Some((kind, at, trigger)) = whole.map(|f| (f.kind, f.count.start, f.trigger)) else {
                continue;
            };
            if let Some(mut figure) = self.figure(s, trigger, kind) {
                figure.part_of = Part::Of(at);
                found.push(figure);
            }
        }
    }

    /// `the ten people - a pilot and nine passengers - who were killed`: the whole before the parts that add up to it.
    pub(super) fn summed(&self, found: &mut Vec<Candidate>) {
        for d in 1..self.chunks.len() {
            let whole = &self.chunks[d - 1];
            if self.kind(d) != Kind::Dash
                || whole.kind != Kind::Noun
                || !self.counts(whole)
                || !self.is_people(whole)
                || self.has(found, d - 1)
                || self.kind(d + 1) != Kind::Noun
            {
                continue;
            }
            let list = self.list_right(d + 1);
            let parts: Vec<&Candidate> =
                list.iter().filter_map(|&t| found.iter().find(|f| f.chunk == t)).collect();
            let sum: Option<u64> = parts.iter().map(|f| f.value).sum();
            let Some(first) = parts.first().filter(|_| parts.len() == list.len() && list.len() > 1) else {
                continue;
            };
            let (kind, trigger, modality) = (first.kind, first.trigger, first.modality);
            let Some(mut figure) = self.count_of(d - 1, trigger, kind).filter(|f| f.value == sum) else {
                continue;
            };
            figure.modality = modality;
            let at = figure.count.start;
            for f in found.iter_mut().filter(|f| list.contains(&f.chunk)) {
                f.part_of = Part::Of(at);
            }
            found.push(figure);
        }
    }

    /// `Three were taken to a hospital, where they died`: whom the clause tells the end of.
    pub(super) fn died_there(&self, found: &mut [Candidate]) {
        // `Nine of the bodies hung from a bridge, and seven were found mutilated`.
        let bodies = found
            .iter()
            .filter(|f| matches!(self.head(f.chunk), "bodies" | "corpses"))
            .map(|f| f.count.start)
            .min();
        for f in found.iter_mut().filter(|f| f.kind == CasualtyKind::Injured) {
            let state = matches!(
                self.head(f.trigger),
                "mutilated" | "dismembered" | "burned" | "burnt" | "tortured" | "slashed" | "beaten"
            );
            if state && bodies.is_some_and(|at| at < f.count.start) && self.is_bare(&self.chunks[f.chunk]) {
                f.kind = CasualtyKind::Killed;
            }
        }
        for k in 2..self.chunks.len() {
            let dies = self.kind(k) == Kind::Verb
                && (matches!(self.head(k), "died" | "succumbed" | "dies")
                    || matches!(self.head(k), "pronounced" | "declared" | "confirmed")
                        && self.word(self.chunks[k].tokens.end) == "dead"
                    || self.head(k) == "dead");
            let where_to = (k.saturating_sub(4)..k).find(|&w| self.head(w) == "where");
            let Some(w) = where_to.filter(|_| dies && self.modality(k).is_none()) else { continue };
            let one = match self.head(w + 1) {
                "he" | "she" => true,
                "they" | "both" | "all" => false,
                _ => continue,
            };
            let hurt = found
                .iter_mut()
                .filter(|f| f.count.start < self.chunks[w].tokens.start && f.modality.is_none())
                .max_by_key(|f| f.count.start);
            if let Some(f) = hurt.filter(|f| {
                matches!(f.kind, CasualtyKind::Injured | CasualtyKind::Infected)
                    && (f.value == Some(1)) == one
            }) {
                (f.kind, f.weapon) = (CasualtyKind::Killed, false);
            }
        }
    }

    /// `Five bodies were found in homes and one was found in a car`: one more.
    pub(super) fn more_bodies(&self, found: &mut Vec<Candidate>) {
        for v in 2..self.chunks.len() {
            let turns_up = self.kind(v) == Kind::Verb
                && self.chunks[v].voice == super::chunk::Voice::Passive
                && matches!(self.head(v), "found" | "recovered" | "discovered" | "pulled" | "retrieved");
            let Some(s) = turns_up.then(|| self.subject(v)).flatten() else { continue };
            let bare = self.counts(&self.chunks[s]) && self.is_bare(&self.chunks[s]);
            if !bare || self.chunks[s].pronoun || self.has(found, s) {
                continue;
            }
            let body = found
                .iter()
                .find(|f| {
                    f.chunk < s && matches!(self.head(f.chunk), "bodies" | "body" | "corpses" | "corpse")
                })
                .map(|f| (f.kind, f.trigger, f.modality));
            if let Some((kind, trigger, modality)) = body
                && let Some(mut figure) = self.count_of(s, trigger, kind)
            {
                figure.victims = None;
                (figure.modality, figure.rank) = (modality, 1);
                found.push(figure);
            }
        }
    }
}
