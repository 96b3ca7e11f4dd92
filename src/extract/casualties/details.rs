//! What else the sentence tells of a figure: its cause and perpetrator, the day it speaks for, and what it replaces.

use super::chunk::{Kind, View, Voice};
use super::classes::{class_of, in_table};
use super::harmed::Harmed;
use super::lexicon::{Humanity, rows};
use super::outcome::Candidate;
use crate::extract::{CasualtyKind, Extent};
use crate::tag::NameKind;
use rustc_hash::FxHashSet;
use std::sync::OnceLock;

const CAUSES: &str = include_str!("../../../data/lexicon/causes.txt");

fn causes() -> &'static FxHashSet<&'static str> {
    static TABLE: OnceLock<FxHashSet<&'static str>> = OnceLock::new();
    TABLE.get_or_init(|| rows(CAUSES).map(|(_, row)| row).collect())
}

impl View<'_> {
    /// Fills in what the sentence tells beside number, harm, place and source.
    pub(super) fn detail(&self, candidate: &Candidate, figure: &mut Harmed) {
        figure.class = figure.victims.as_ref().and_then(|v| class_of(v.of(self.doc.text)));
        figure.cause = self.cause(candidate);
        figure.perpetrator = self.perpetrator(candidate);
        figure.cumulative = candidate.toll && self.running(candidate) || self.since(candidate);
        figure.each = self.word(self.chunks[candidate.chunk].tokens.end) == "each";
        figure.superseded = self.replaced(candidate);
        figure.doubt = self.doubt(candidate);
        figure.as_of = self.day(candidate);
    }

    fn is_cause(&self, c: usize) -> bool {
        let causes = || (0..self.chunks.len()).map(|c| self.names_cause(c)).collect();
        self.causes.get_or_init(causes).get(c).is_some_and(|&is| is)
    }

    fn names_cause(&self, c: usize) -> bool {
        self.kind(c) == Kind::Noun
            && self.chunks[c].humanity != Humanity::People
            && in_table(self.head(c), |w| causes().contains(w).then_some(())).is_some()
            && !self.is_pit(c)
    }

    /// A mine that people work in: `a coal mine`, `at the mine`.
    fn is_pit(&self, c: usize) -> bool {
        let head = self.chunks[c].head;
        matches!(self.word(head), "mine" | "mines")
            && (c > 0
                && self.kind(c - 1) == Kind::Prep
                && matches!(self.head(c - 1), "at" | "in" | "inside" | "near" | "of" | "underneath")
                || matches!(
                    self.word(head.saturating_sub(1)),
                    "coal"
                        | "copper"
                        | "diamond"
                        | "gold"
                        | "iron"
                        | "jade"
                        | "nickel"
                        | "platinum"
                        | "silver"
                        | "tin"
                ))
    }

    /// What people are detained in: of the causes of harm, those that bring police.
    fn brings_police(&self, c: usize) -> bool {
        let word = self.head(c);
        ["clash", "crackdown", "offensive", "operation", "raid", "riot", "unrest", "violence"]
            .iter()
            .any(|stem| word.starts_with(stem))
    }

    /// The noun phrase without its article.
    fn named_phrase(&self, c: usize) -> Extent {
        let mut tokens = self.chunks[c].tokens.clone();
        while tokens.len() > 1
            && matches!(self.word(tokens.start), "a" | "an" | "the" | "another" | "this" | "that")
        {
            tokens.start += 1;
        }
        self.doc.span(tokens).into()
    }

    fn cause(&self, candidate: &Candidate) -> Option<Extent> {
        let t = candidate.trigger;
        let is_cause = |c: usize| {
            self.is_cause(c) && (candidate.kind != CasualtyKind::Detained || self.brings_police(c))
        };
        if self.kind(t) == Kind::Verb
            && self.chunks[t].voice != Voice::Passive
            && let Some(s) = self.subject(t).filter(|&s| is_cause(s) && s != candidate.chunk)
        {
            // `an outbreak that began after floods has killed 12`.
            let earlier =
                s > 1 && matches!(self.head(s - 1), "after" | "before" | "during" | "following" | "since");
            let first = (0..s).rev().take_while(|&c| self.kind(c) != Kind::Stop).find(|&c| is_cause(c));
            return Some(self.named_phrase(first.filter(|_| earlier).unwrap_or(s)));
        }
        // The nearest in the clause, those after the harm first (`killed in an airstrike`).
        let near = |c: &usize| (c.abs_diff(t), *c);
        let stops = |c: usize| self.kind(c) == Kind::Stop;
        let after =
            (t + 1..self.chunks.len()).take_while(|&c| !stops(c)).filter(|&c| is_cause(c)).min_by_key(near);
        let before = (0..t).rev().take_while(|&c| !stops(c)).filter(|&c| is_cause(c)).min_by_key(near);
        after.or(before).map(|c| {
            let opened = matches!(self.head(c), "fire")
                && matches!(self.head(c.max(1) - 1), "opened" | "opening" | "open");
            let cause = self.named_phrase(c);
            if !opened {
                return cause;
            }
            let verb = self.chunks[c - 1].head;
            self.doc.span(verb..self.chunks[c].tokens.end).into()
        })
    }

    fn perpetrator(&self, candidate: &Candidate) -> Option<Extent> {
        let t = candidate.trigger;
        let done = matches!(
            candidate.kind,
            CasualtyKind::Killed
                | CasualtyKind::Injured
                | CasualtyKind::Captive
                | CasualtyKind::Detained
                | CasualtyKind::Casualties
                | CasualtyKind::Displaced
        );
        // Those who treat or move the hurt harmed nobody.
        let helps = matches!(
            self.head(t),
            "treated"
                | "hospitalized"
                | "hospitalised"
                | "admitted"
                | "taken"
                | "rushed"
                | "airlifted"
                | "transported"
                | "flown"
                | "evacuated"
                | "moved"
                | "sheltered"
                | "sent"
        ) && candidate.kind != CasualtyKind::Captive;
        if self.kind(t) != Kind::Verb || !done || helps {
            return None;
        }
        let agent = |c: usize| {
            let chunk = &self.chunks[c];
            let named = self.cx.tags.name_at(chunk.head).is_some_and(|n| n.kind != NameKind::Place);
            c != candidate.chunk
                && !chunk.pronoun
                && chunk.state.is_none()
                && !matches!(
                    self.head(c),
                    "dead" | "hostages" | "injured" | "survivors" | "victims" | "wounded"
                )
                && (chunk.humanity == Humanity::People
                    || named
                    || matches!(
                        self.head(c),
                        "forces" | "army" | "police" | "military" | "court" | "group" | "navy"
                    ))
        };
        // `by gunmen`, anywhere in the clause after a passive.
        let by = (t + 1..self.chunks.len().min(t + 6))
            .take_while(|&c| {
                self.kind(c) != Kind::Stop
                    && !(self.kind(c) == Kind::Verb && self.chunks[c].voice == Voice::Passive)
            })
            .find(|&c| self.head(c) == "by" && self.kind(c) == Kind::Prep);
        if let Some(c) = by.map(|c| c + 1).filter(|&c| self.kind(c) == Kind::Noun) {
            return agent(c).then(|| self.named_phrase(c));
        }
        if self.chunks[t].voice == Voice::Passive || candidate.chunk < t {
            return None;
        }
        // `survivors of an earthquake that killed 30`: it was the earthquake.
        let by_nature =
            t > 1 && matches!(self.kind(t - 1), Kind::Relative | Kind::Clause) && self.is_cause(t - 2);
        // `Rebels ambushed a patrol, killing six`: who did the one did the other.
        let main = (0..t)
            .rev()
            .take_while(|&v| self.kind(v) != Kind::Stop)
            .find(|&v| self.kind(v) == Kind::Verb && !self.chunks[v].gerund)
            .filter(|&v| {
                let after = self.chunks[t].gerund && t > 0 && self.kind(t - 1) == Kind::Comma;
                after && self.chunks[v].voice != Voice::Passive
            });
        // … unless it is what another verb was done to: `shot three pupils dead and drove off, wounding four`.
        let free = |s: &usize| agent(*s) && !(*s > 0 && self.kind(s - 1) == Kind::Verb);
        let doer = main.and_then(|v| self.subject(v)).filter(free).or_else(|| self.subject(t));
        doer.filter(|&s| agent(s) && !by_nature).map(|s| self.named_phrase(s))
    }

    /// Is the figure one that the sentence takes for granted (`free the 100 hostages`)? Then nobody is cited for it.
    pub(super) fn presupposed(&self, candidate: &Candidate) -> bool {
        let chunk = &self.chunks[candidate.chunk];
        candidate.trigger == candidate.chunk
            && chunk.det == super::chunk::Det::Definite
            && matches!(
                candidate.kind,
                CasualtyKind::Captive | CasualtyKind::Detained | CasualtyKind::Displaced
            )
    }

    /// Does the sentence correct a figure?
    pub(super) fn revises(&self) -> bool {
        self.folded.tokens().any(|i| {
            matches!(
                self.word(i),
                "revised" | "lowered" | "corrected" | "reduced" | "downgraded" | "revising" | "lowering"
            )
                // `The ministry later put the toll at 38`.
                || self.word(i) == "later" && matches!(self.word(i + 1), "put" | "raised" | "gave" | "updated")
        })
    }

    /// The country or people that a description of victims names: `Palestinians`, `two Israeli soldiers`.
    pub(super) fn people_of(&self, victims: &str) -> Option<Box<str>> {
        let words = victims.split(|c: char| !c.is_alphabetic());
        let mut capitals = words.filter(|w| w.starts_with(char::is_uppercase));
        capitals.find_map(|w| self.cx.gazetteer.is_demonym(w)).map(|p| p.name().into())
    }

    /// The day on which it happened, where the sentence tells it; not the day on which somebody told it.
    pub(super) fn event_day(&self, candidate: &Candidate) -> Option<chrono::NaiveDate> {
        self.cx.article.date?;
        let range = self.folded.tokens();
        let at = candidate.count.start;
        let told = |start: usize| {
            (1..=3).any(|back| {
                start >= range.start + back
                    && matches!(
                        self.word(start - back),
                        "said"
                            | "reported"
                            | "told"
                            | "announced"
                            | "reporters"
                            | "statement"
                            | "since"
                            | "until"
                            | "from"
                            | "of"
                            | "confirmed"
                            | "by"
                    )
            })
        };
        self.dates
            .iter()
            .filter(|d| !told(d.tokens.start))
            .min_by_key(|d| d.tokens.start.abs_diff(at))
            .and_then(|d| d.day())
    }

    /// `earlier put at 12`, `up from 12`, `an earlier toll of 12`.
    fn replaced(&self, candidate: &Candidate) -> bool {
        let at = candidate.count.start;
        let range = self.folded.tokens();
        let replacing = self.replacing.get_or_init(|| {
            let may = |i: &usize| matches!(self.word(*i), "first" | "early" | "initial" | "at");
            range.clone().filter(may).collect()
        });
        replacing.iter().take_while(|&&i| i < at).any(|&i| {
            matches!(self.word(i), "first" | "early" | "initial")
                && matches!(self.word(i + 1), "report" | "reports")
                || i + 5 > at
                    && self.word(i) == "first"
                    && matches!(
                        self.word(i + 1),
                        "put" | "announced" | "reported" | "said" | "acknowledged" | "admitted" | "claimed"
                    )
                || self.word(i) == "at"
                    && self.word(i + 1) == "first"
                    && !matches!(self.word(i + 2), "count" | "sight" | "glance" | "light")
        }) || (at.saturating_sub(5).max(range.start)..at).any(|i| {
            matches!(self.word(i), "earlier" | "previously" | "initially" | "originally")
                && !self.word(i + 1).ends_with("day")
                || matches!(
                    (self.word(i), self.word(i + 1)),
                    ("up" | "down", "from")
                        | (
                            "initial" | "previous",
                            "toll" | "count" | "figure" | "report" | "reports" | "estimate"
                        )
                )
        })
    }

    /// The day that the sentence speaks of, nearest to the figure; not one after `since`.
    fn day(&self, candidate: &Candidate) -> Option<chrono::NaiveDate> {
        self.cx.article.date?;
        let range = self.folded.tokens();
        let at = candidate.count.start;
        self.dates
            .iter()
            .filter(|d| {
                d.tokens.start == range.start
                    || !matches!(self.word(d.tokens.start - 1), "since" | "until" | "from")
            })
            // The day on which somebody said it comes last.
            .min_by_key(|d| {
                let start = d.tokens.start;
                let said = (1..=2).any(|back| {
                    start >= range.start + back
                        && matches!(self.word(start - back), "said" | "reported" | "told" | "announced")
                });
                let of = start >= 2 && self.word(start - 1) == "of" && self.word(start - 2) == "as";
                (said && !of, start.abs_diff(at))
            })
            .and_then(|d| d.day())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cause_parses() {
        for (line, row) in rows(CAUSES) {
            assert!(!row.contains(' '), "causes.txt:{line}: {row}");
        }
    }

    #[test]
    fn the_cause_and_who_did_it_are_told_apart() {
        for (text, cause, perpetrator) in [
            (
                "Rescuers searched for survivors of an earthquake that killed 30 people.",
                Some("earthquake"),
                None,
            ),
            ("Gunmen who launched an attack killed five people.", Some("attack"), Some("Gunmen")),
            ("Three people died when a mine planted by rebels exploded.", Some("mine"), Some("rebels")),
            (
                "A man opened fire, leaving two people dead before he was held by guests.",
                Some("opened fire"),
                None,
            ),
        ] {
            let article = crate::Article::new("t", text);
            let analysis = crate::Analyzer::new().analyze(&article);
            let figures = analysis.casualties.unwrap_or_default();
            let of =
                |mention: &Option<Box<crate::extract::Mention>>| mention.as_ref().map(|m| m.text.clone());
            let told = (of(&figures[0].cause), of(&figures[0].perpetrator));
            assert_eq!(told, (cause.map(String::from), perpetrator.map(String::from)), "{text}");
        }
    }
}
