//! Harm told by what a verb goes on to: `escaped with burns`, `remained hostages`, `packed into evacuation centres`,
//! `were never found`, `gave their lives`.

use super::chunk::{Det, Kind, View, Voice};
use super::lexicon::CAPTORS;
use super::outcome::Candidate;
use crate::extract::CasualtyKind;

/// Those who bury their own dead.
const MOURNERS: &str = "we they residents villagers community families relatives neighbours neighbors volunteers mourners locals people";

impl View<'_> {
    /// The harm that the verb at chunk `k` tells with its complement.
    pub(super) fn by_complement(&self, k: usize, word: &str, found: &mut Vec<Candidate>) {
        let verb = &self.chunks[k];
        let (kind, targets) = match word {
            // `Two women escaped with minor injuries`.
            _ if self.hurts(k) && (!self.deals(word) || word == "found" && verb.voice == Voice::Passive) => {
                (CasualtyKind::Injured, self.harmed(k))
            }
            // `Eight people are not accounted for`.
            "accounted" if verb.negated && verb.voice == Voice::Passive => {
                (CasualtyKind::Missing, self.subjects(k))
            }
            // `60 passengers were never found`.
            "found" | "traced" | "recovered" | "located" | "seen"
                if verb.negated && verb.voice == Voice::Passive && verb.modality.is_none() =>
            {
                (CasualtyKind::Missing, self.harmed(k))
            }
            // `met a watery grave`, `met their deaths`.
            "met" | "meet" | "meets"
                if self.kind(k + 1) == Kind::Noun
                    && (matches!(self.head(k + 1), "death" | "deaths" | "end" | "ends")
                        && self.chunks[k + 1].det == Det::Possessive
                        || self.head(k + 1) == "grave") =>
            {
                (CasualtyKind::Killed, self.subjects(k))
            }
            // `gave their lives`, `laid down her life`.
            "gave" | "give" | "given" | "giving" | "laid" | "sacrificed" | "sacrificing" | "lay"
                if self.object(k).is_some_and(|o| {
                    matches!(self.head(o), "lives" | "life") && self.chunks[o].det == Det::Possessive
                }) =>
            {
                (CasualtyKind::Killed, self.subjects(k))
            }
            // `200 people remain buried under the rubble`.
            "buried" | "entombed"
                if verb.voice == Voice::Passive
                    && verb.modality.is_none()
                    && verb
                        .tokens
                        .clone()
                        .any(|i| matches!(self.word(i), "remain" | "remains" | "remained" | "still"))
                    && self.needs_met(k, "rubble debris mud earth snow wreckage ruins under beneath") =>
            {
                for t in self.harmed(k) {
                    if let Some(mut figure) = self.figure(t, k, CasualtyKind::Missing) {
                        figure.rank = 5;
                        found.push(figure);
                    }
                }
                return;
            }
            // `The villagers buried 39 people`.
            "buried" | "bury" | "burying" if verb.voice != Voice::Passive && self.led_by(k, MOURNERS) => {
                let mut dead = self.objects(k);
                dead.retain(|&c| self.countable(c) && self.is_people(&self.chunks[c]));
                (CasualtyKind::Killed, dead)
            }
            // `Seven tourists remained hostages`.
            "remained" | "remain" | "remains" | "were" | "are" | "taken" | "held" | "become" | "became"
                if self.kind(k + 1) == Kind::Noun
                    && matches!(self.head(k + 1), "hostages" | "captives")
                    && self.chunks[k + 1].tokens.len() == 1 =>
            {
                (CasualtyKind::Captive, self.harmed(k))
            }
            "remained" | "remain" | "remains" | "are" | "were" | "was" | "is" | "languish" | "languished"
                if self.head(k + 1) == "in"
                    && (self.head(k + 2) == "captivity"
                        || self.head(k + 2) == "hands" && self.captors_at(k + 2)) =>
            {
                (CasualtyKind::Captive, self.harmed(k))
            }
            // `divers searched for 12 people missing from the boat`.
            "searching" | "searched" | "search" | "looking" | "looked" if self.sought(k + 1) => {
                (CasualtyKind::Missing, self.list_right(k + 2))
            }
            _ if self.lodges(word) && self.in_shelter(k, k + 1) => (CasualtyKind::Displaced, self.crowds(k)),
            // `has placed 4,000 people in relief camps`.
            "placed" | "housed" | "accommodated" | "sheltered" | "put" | "shifted" | "transferred"
                if verb.voice != Voice::Passive
                    && self.object(k).is_some_and(|o| {
                        self.counts(&self.chunks[o])
                            && self.is_people(&self.chunks[o])
                            && self.in_shelter(k, o + 1)
                    }) =>
            {
                (CasualtyKind::Displaced, self.objects(k))
            }
            _ => return,
        };
        let denied = matches!(kind, CasualtyKind::Missing);
        let modality = if denied { None } else { self.modality(k) };
        for t in targets {
            found.extend(self.befallen(t, k, kind, modality));
        }
    }

    /// `the rebels' hands`, `the hands of rebels`.
    fn captors_at(&self, c: usize) -> bool {
        let from = self.chunks[c].tokens.start;
        (from..self.chunks[c].tokens.end + 6).any(|i| {
            CAPTORS.split(' ').any(|w| w == self.word(i)) || matches!(self.word(i), "farc" | "hamas")
        })
    }

    /// Does the sentence name the law: police, custody, a court?
    pub(super) fn by_the_law(&self) -> bool {
        self.folded.tokens().any(|i| {
            matches!(
                self.word(i),
                "police"
                    | "immigration"
                    | "agents"
                    | "custody"
                    | "jail"
                    | "court"
                    | "authorities"
                    | "charge"
                    | "charges"
                    | "bail"
                    | "suspicion"
                    | "questioning"
                    | "arrested"
                    | "detention"
                    | "suspects"
                    | "cells"
            )
        })
    }

    /// The subjects of the verb at chunk `k` that are people or a bare number.
    fn harmed(&self, k: usize) -> Vec<usize> {
        let mut all = self.subjects(k);
        all.retain(|&c| {
            let chunk = &self.chunks[c];
            self.countable(c) && (self.is_people(chunk) || self.counts(chunk) && self.is_bare(chunk))
        });
        all
    }

    /// Verbs whose `with` is no circumstance: `dealt with injuries`.
    fn deals(&self, word: &str) -> bool {
        word.starts_with("deal")
            || matches!(
                word,
                "dealt"
                    | "cope"
                    | "coped"
                    | "coping"
                    | "struggled"
                    | "struggling"
                    | "struggle"
                    | "do"
                    | "charged"
                    | "help"
                    | "helped"
                    | "helping"
                    | "work"
                    | "worked"
                    | "associated"
                    | "met"
                    | "played"
                    | "play"
                    | "playing"
                    | "miss"
                    | "missed"
                    | "missing"
                    | "out"
                    | "sidelined"
                    | "died"
                    | "die"
                    | "dies"
                    | "dying"
                    | "found"
            )
    }

    /// `with burns`, `with a broken leg` after the verb at chunk `k`.
    fn hurts(&self, k: usize) -> bool {
        let end = self.chunks.len().min(k + 5);
        (k + 1..end).take_while(|&c| !matches!(self.kind(c), Kind::Verb | Kind::Stop | Kind::Comma)).any(
            |c| {
                self.head(c) == "with"
                    && self.kind(c + 1) == Kind::Noun
                    && matches!(
                        self.head(c + 1),
                        "injuries"
                            | "injury"
                            | "burns"
                            | "wounds"
                            | "bruises"
                            | "cuts"
                            | "scratches"
                            | "fractures"
                            | "lacerations"
                            | "wound"
                    )
                    && !self.chunks[c + 1].tokens.clone().any(|i| matches!(self.word(i), "no" | "without"))
            },
        )
    }

    /// Verbs of staying somewhere.
    fn lodges(&self, word: &str) -> bool {
        matches!(
            word,
            "remain"
                | "remained"
                | "remains"
                | "are"
                | "were"
                | "is"
                | "was"
                | "stay"
                | "stayed"
                | "staying"
                | "sheltering"
                | "sheltered"
                | "shelter"
                | "packed"
                | "crammed"
                | "crowded"
                | "housed"
                | "living"
                | "accommodated"
                | "lodged"
                | "moved"
                | "shifted"
                | "taken"
                | "brought"
                | "transferred"
                | "sent"
        )
    }

    /// `in 800 evacuation centres`, `at relief camps` at chunk `from`, of the verb at chunk `k`; whoever is `sheltering` is in a shelter.
    fn in_shelter(&self, k: usize, from: usize) -> bool {
        let mut p = from;
        while self.kind(p) == Kind::Adverb {
            p += 1;
        }
        if self.kind(p) != Kind::Prep
            || !matches!(self.head(p), "in" | "at" | "inside" | "into" | "to")
            || self.kind(p + 1) != Kind::Noun
        {
            return false;
        }
        let place = &self.chunks[p + 1];
        let of_refuge = || {
            place.tokens.clone().any(|i| {
                matches!(
                    self.word(i),
                    "evacuation"
                        | "relief"
                        | "refugee"
                        | "displacement"
                        | "displaced"
                        | "emergency"
                        | "temporary"
                        | "makeshift"
                        | "transit"
                        | "tented"
                )
            })
        };
        match self.head(p + 1) {
            "centres" | "centers" | "centre" | "center" | "camps" | "camp" | "sites" | "shelters"
            | "shelter" | "accommodation" | "housing" | "tents" => of_refuge(),
            "schools" | "churches" | "mosques" | "stadiums" | "halls" | "gymnasiums" | "state" | "states"
            | "countries" | "villages" | "towns" | "districts" | "areas" | "communities" | "monasteries"
            | "forest" | "forests" | "jungle" => self.head(k).starts_with("shelter"),
            _ => false,
        }
    }
}
