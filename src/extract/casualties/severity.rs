//! How badly those of a figure are hurt: `one fatally`, `three seriously`, `15 in critical condition`, `where one is fighting
//! for life`.

use super::chunk::{Kind, View};
use super::outcome::{Candidate, Part};
use crate::extract::CasualtyKind;

impl View<'_> {
    /// `two people were shot, one fatally`.
    pub(super) fn fatally(&self, found: &mut Vec<Candidate>) {
        for c in 1..self.chunks.len() {
            let bare =
                self.kind(c) == Kind::Noun && self.counts(&self.chunks[c]) && (self.is_bare(&self.chunks[c]));
            // `wounded 14, three seriously`.
            if bare && matches!(self.kind(c - 1), Kind::Comma | Kind::Conj) && is_badly(self.head(c + 1)) {
                self.badly(c, found);
                continue;
            }
            if !bare || self.has(found, c) || !matches!(self.head(c + 1), "fatally" | "mortally") {
                continue;
            }
            let Some(parent) = found.iter_mut().filter(|f| f.chunk < c).max_by_key(|f| f.count.start) else {
                continue;
            };
            if parent.kind == CasualtyKind::Injured {
                parent.kind = CasualtyKind::Casualties;
                parent.weapon = false;
            }
            let at = parent.count.start;
            if let Some(mut figure) = self.count_of(c, c + 1, CasualtyKind::Killed) {
                figure.part_of = Part::Of(at);
                found.push(figure);
            }
        }
    }

    /// `Two teenagers were treated in hospital, where one is fighting for life`: one of the two.
    pub(super) fn where_one(&self, found: &mut [Candidate]) {
        for n in 0..found.len() {
            let f = &found[n];
            let led = f.count.start > 0 && self.word(f.count.start - 1) == "where";
            if !led || f.kind != CasualtyKind::Injured || !self.is_bare(&self.chunks[f.chunk]) {
                continue;
            }
            let whole = found.iter().find(|g| {
                g.kind == f.kind
                    && g.chunk < f.chunk
                    && g.part_of == Part::Whole
                    && g.value.zip(f.value).is_some_and(|(all, some)| some < all)
            });
            if let Some(at) = whole.map(|g| g.count.start) {
                found[n].part_of = Part::Of(at);
            }
        }
    }

    /// The bare number at chunk `c` as those of the injured before it who are hurt worse, or less.
    fn badly(&self, c: usize, found: &mut Vec<Candidate>) {
        let before = found.iter().filter(|f| f.chunk < c && f.part_of == Part::Whole);
        let Some(whole) = before.max_by_key(|f| f.count.start).filter(|f| f.kind == CasualtyKind::Injured)
        else {
            return;
        };
        let (at, all, trigger) = (whole.count.start, whole.value, whole.trigger);
        let fewer = |f: &Candidate| all.zip(f.value).is_none_or(|(all, some)| some < all);
        if !self.has(found, c) {
            found.extend(self.count_of(c, trigger, CasualtyKind::Injured).filter(&fewer));
        }
        for f in found.iter_mut().filter(|f| f.chunk == c && f.kind == CasualtyKind::Injured && fewer(f)) {
            f.part_of = Part::Of(at);
        }
    }

    /// `one dead and another in critical condition`, `with 40 more in hospital`.
    pub(super) fn conditions(&self, found: &mut Vec<Candidate>) {
        for c in 1..self.chunks.len() {
            // `1 dead, 2 critical after shooting`.
            if self.head(c + 1) == "critical"
                && self.kind(c) == Kind::Noun
                && self.counts(&self.chunks[c])
                && self.is_bare(&self.chunks[c])
                && matches!(self.kind(c - 1), Kind::Comma | Kind::Conj)
                && !self.has(found, c)
                && found.iter().any(|f| f.chunk < c)
            {
                found.extend(self.count_of(c, c, CasualtyKind::Injured));
                continue;
            }
            if !self.countable(c)
                || self.has(found, c)
                || !matches!(self.head(c + 1), "in" | "with" | "under")
                || self.kind(c + 2) != Kind::Noun
            {
                continue;
            }
            // `The crash left a man in critical condition`: told by the verb, whatever stands before.
            let put = self.kind(c - 1) == Kind::Verb
                && matches!(
                    self.head(c - 1),
                    "left" | "leaving" | "leaves" | "leave" | "put" | "puts" | "putting" | "landed"
                );
            let led = put
                || matches!(self.kind(c - 1), Kind::Conj | Kind::Comma | Kind::Including)
                || self.head(c - 1) == "with";
            let state = &self.chunks[c + 2];
            let told = match self.head(c + 2) {
                "condition" | "state" => state.tokens.clone().any(|i| {
                    matches!(
                        self.word(i),
                        "critical"
                            | "serious"
                            | "stable"
                            | "grave"
                            | "guarded"
                            | "fair"
                            | "good"
                            | "satisfactory"
                    )
                }),
                "hospital" | "hospitals" => put || self.head(c - 1) == "with",
                "injuries" | "wounds" | "burns" | "treatment" => true,
                "injury" | "wound" => put,
                _ => false,
            };
            if led
                && told
                && (put && self.is_people(&self.chunks[c]) || found.iter().any(|f| f.chunk < c))
                && !matches!(self.kind(self.after_modifiers(c)), Kind::Verb | Kind::State)
                && let Some(mut figure) = self.figure(c, c, CasualtyKind::Injured)
            {
                // `117 were wounded, with 15 in critical condition`: of the 117.
                let beside = self.head(c - 1) == "with" || matches!(self.kind(c - 1), Kind::Including);
                let whole = found.iter().rfind(|f| {
                    f.chunk < c
                        && f.kind == CasualtyKind::Injured
                        && f.part_of == Part::Whole
                        && f.value.zip(figure.value).is_some_and(|(all, some)| some < all)
                });
                if let Some(whole) = whole.filter(|_| beside && self.head(c + 2) != "hospital") {
                    figure.part_of = Part::Of(whole.count.start);
                }
                found.push(figure);
            }
        }
    }
}

/// How badly somebody is hurt.
pub(super) fn is_badly(word: &str) -> bool {
    matches!(word, "critically" | "seriously" | "severely" | "gravely" | "badly" | "slightly" | "lightly")
}
