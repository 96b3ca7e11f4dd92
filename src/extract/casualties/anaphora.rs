//! Figures that lean on the sentence before: `Two of them were children`, `The others were a nurse and a driver`, `They
//! included three women`, `Among them was a boy`, `The figure included 40 in the north`. The kind of harm is the one that
//! the sentence before told.

use super::chunk::{Det, Kind, View, Voice};
use super::clause::reports;
use super::outcome::{Candidate, Part};
use crate::extract::{CasualtyKind, Context};
use crate::text::lowered;
use crate::text::number::word_value;

/// What the last sentence with figures told, if it told one kind of harm only.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told {
    pub(super) kind: CasualtyKind,
    pub(super) value: Option<u64>,
    pub(super) sentence: usize,
}

impl Told {
    /// What the sentence `s` told, by its candidates and what was told before.
    pub(super) fn after(candidates: &[Candidate], s: usize, before: Option<Self>) -> Option<Self> {
        let asserted = || candidates.iter().filter(|c| c.modality.is_none() && c.value != Some(0));
        let mut wholes = asserted().filter(|c| c.part_of == Part::Whole);
        let Some(first) = wholes.next() else {
            // Parts alone go on with what was told; a sentence without any figure ends it.
            let told = asserted().next().is_some();
            return before.map(|t| if told { Self { sentence: s, ..t } } else { t });
        };
        let same = wholes.all(|c| c.kind == first.kind);
        let value = asserted().filter(|c| c.part_of == Part::Whole).map(|c| c.value).max().flatten();
        same.then_some(Self { kind: first.kind, value, sentence: s })
    }
}

/// Can the sentence lean on the one before? A cheap look at its first words.
pub(super) fn opens(cx: &Context, s: usize) -> bool {
    let Some(sentence) = cx.doc.sentences.get(s) else { return false };
    let mut tokens = sentence.tokens();
    // `In the week before, one was reported`.
    let verbs = ["reported", "recorded", "registered"];
    if tokens.len() < 24
        && tokens
            .clone()
            .skip(2)
            .any(|i| matches!(cx.doc.word(i - 1), "was" | "were") && verbs.contains(&cx.doc.word(i)))
    {
        return true;
    }
    let (Some(first), Some(second), Some(third)) = (tokens.next(), tokens.next(), tokens.next()) else {
        return false;
    };
    let counted = ["figure", "number", "toll", "total", "tally", "count"];
    let second_is =
        |words: &[&str]| lowered(cx.doc.word(second), |w| words.contains(&w).then_some(())).is_some();
    let be = ["were", "was", "are", "is", "of", "included", "include"];
    lowered(cx.doc.word(first), |w| {
        let fits = match w {
            "the" | "that" | "this" => {
                second_is(&["others", "other", "rest"])
                    || second_is(&counted)
                    || counted.contains(&cx.doc.word(third))
                    || be.contains(&cx.doc.word(third))
            }
            "they" | "these" | "those" | "another" => second_is(&be),
            "among" => second_is(&["them", "those", "these"]),
            "of" => second_is(&["them", "those", "these", "the"]),
            "all" | "at" | "both" | "nearly" | "about" | "some" => true,
            // `He identified the dead as a nurse and a driver`.
            "he" | "she" | "police" | "officials" | "authorities" => second_is(&["identified", "named"]),
            word => {
                second_is(&be)
                    && (word_value(word).is_some() || word.starts_with(|c: char| c.is_ascii_digit()))
            }
        };
        fits.then_some(())
    })
    .is_some()
}

impl View<'_> {
    /// Adds the figures that take their kind from the sentence before.
    ///
    /// Past a sentence without figures (`near` is false) only what points back plainly does: `Of them`, `They included`.
    pub(super) fn lean(&self, told: Told, near: bool, found: &mut Vec<Candidate>) {
        if near {
            self.reported(told, found);
            self.let_go(told, found);
        }
        let Some(f) = self.opening() else { return };
        let v = f + 1;
        // `Of those, six were children`.
        if self.head(f) == "of" && self.kind(v + 1) == Kind::Comma {
            let again = self.chunks[v].pronoun
                || matches!(self.head(v), "those" | "these" | "them")
                || self.counts(&self.chunks[v])
                    && self.is_bare(&self.chunks[v])
                    && self.value(v) == told.value;
            let sorted = told.kind == CasualtyKind::Infected && self.sorts(v + 3);
            if again && (self.describes(v + 3) || sorted) {
                self.push_share(v + 2, v + 4, told, found);
                // `four were women, two children and six men`.
                for t in self.list_right(v + 4).into_iter().skip(1) {
                    if self.counts(&self.chunks[t]) && self.is_person(t) {
                        self.push_share(t, t, told, found);
                    }
                }
            }
            return;
        }
        // `Among them was a boy`.
        if self.head(f) == "among" && matches!(self.head(v), "them" | "those" | "these") {
            if self.is_copula(v + 1) {
                self.push_list(v + 2, v + 1, told, found);
            }
            return;
        }
        if self.kind(f) != Kind::Noun {
            return;
        }
        let chunk = &self.chunks[f];
        let includes =
            self.kind(v) == Kind::Verb && matches!(self.head(v), "included" | "include" | "includes");
        let known = chunk.det == Det::Definite;
        let rest = known && matches!(self.head(f), "others" | "rest" | "remainder");
        let they = matches!(self.head(f), "they" | "these" | "those");
        let total =
            known && matches!(self.head(f), "figure" | "number" | "toll" | "total" | "tally" | "count");
        if !near {
            return;
        }
        // `The men are four Danes and three Finns`: as many as were told of.
        let men = known
            && chunk.plural
            && self.is_people(chunk)
            && !self.counts(chunk)
            && (self.is_copula(v) || includes)
            && self.sums_to(v + 1, told);
        if men || includes && (they || total || rest) || (they || rest) && self.is_copula(v) {
            self.push_list(v + 1, v, told, found);
            return;
        }
        // `He identified the dead as two students`.
        let whom = v + 1;
        if self.kind(v) == Kind::Verb
            && matches!(self.head(v), "identified" | "named")
            && self.chunks[v].voice != Voice::Passive
            && self.kind(whom) == Kind::Noun
            && self.chunks[whom].det == Det::Definite
            && (self.chunks[whom].plural || self.head(whom) == "victim")
            && !self.counts(&self.chunks[whom])
            && self.head(whom + 1) == "as"
            && !matches!(
                self.head(whom),
                "suspects" | "suspect" | "gunmen" | "attackers" | "survivors" | "arrested"
            )
            && told.kind == CasualtyKind::Killed
        {
            self.push_list(whom + 2, v, told, found);
            return;
        }
        // `They were identified as two students`.
        if they && self.kind(v) == Kind::Verb && self.head(v) == "identified" && self.head(v + 1) == "as" {
            self.push_list(v + 2, v, told, found);
            return;
        }
        // `Two of them were children`, `Two were from Kano`, `The other two were nurses`.
        let bare = self.counts(chunk) && (self.is_bare(chunk) || self.head(f) == "others");
        let them = chunk.partitive && chunk.pronoun && self.counts(chunk);
        let another = self.head(f) == "another" && chunk.tokens.len() == 1 && self.is_person(v + 1);
        if (bare && !chunk.partitive || them || another) && self.describes(v) {
            self.push_share(f, v + 1, told, found);
        }
    }

    /// Who dies, if it is somebody told of before: `he was pronounced dead`, `the victim died`.
    pub(super) fn one_dies(&self) -> Option<usize> {
        (0..self.chunks.len()).find_map(|k| {
            let dies = match self.kind(k) {
                Kind::Verb => {
                    matches!(self.head(k), "died" | "succumbed" | "dies")
                        || matches!(self.head(k), "pronounced" | "declared" | "confirmed")
                            && self.word(self.chunks[k].tokens.end) == "dead"
                }
                _ => false,
            };
            if !dies {
                return None;
            }
            let who = self.subject(k).filter(|_| self.modality(k).is_none())?;
            let chunk = &self.chunks[who];
            let known = matches!(self.head(who), "he" | "she")
                || chunk.det == Det::Definite
                    && !chunk.plural
                    && !self.counts(chunk)
                    && matches!(
                        self.head(who),
                        "man"
                            | "woman"
                            | "boy"
                            | "girl"
                            | "victim"
                            | "child"
                            | "teen"
                            | "teenager"
                            | "youth"
                            | "old"
                            | "officer"
                            | "soldier"
                            | "pedestrian"
                            | "cyclist"
                            | "motorcyclist"
                            | "toddler"
                            | "baby"
                    );
            known.then_some(who)
        })
    }

    /// The first chunk of the sentence's own statement, past `and`, `Police said that`.
    fn opening(&self) -> Option<usize> {
        let mut f = 0;
        while matches!(self.kind(f), Kind::Adverb | Kind::Conj) && f < 2 {
            f += 1;
        }
        if self.kind(f) == Kind::Noun && self.kind(f + 1) == Kind::Verb && reports(self.head(f + 1)) {
            f += 2;
            if self.kind(f) == Kind::Clause && self.head(f) == "that" {
                f += 1;
            }
        }
        (f + 2 < self.chunks.len()).then_some(f)
    }

    fn value(&self, c: usize) -> Option<u64> {
        self.chunks[c].quantity.and_then(|q| self.quantities[q].value)
    }

    fn is_copula(&self, v: usize) -> bool {
        self.kind(v) == Kind::Verb
            && self.chunks[v].tokens.len() == 1
            && matches!(self.head(v), "were" | "was" | "are" | "is")
    }

    fn is_person(&self, c: usize) -> bool {
        self.kind(c) == Kind::Noun && self.is_people(&self.chunks[c])
    }

    /// Does the verb at chunk `v` only say who or whence they were: `were children`, `were from Kano`, `were aged 9`?
    fn describes(&self, v: usize) -> bool {
        if !self.is_copula(v) {
            return false;
        }
        let c = v + 1;
        let class = self.is_person(c) && matches!(self.chunks[c].det, Det::None | Det::Indefinite);
        let whence = self.kind(c) == Kind::Prep && matches!(self.head(c), "from" | "under" | "aboard");
        class || whence || self.kind(c) == Kind::Adverb && self.head(c) == "aged"
    }

    /// `were confirmed`, `have been linked to the market`: what else is told of cases.
    fn sorts(&self, v: usize) -> bool {
        self.kind(v) == Kind::Verb
            && matches!(
                self.head(v),
                "confirmed"
                    | "reported"
                    | "recorded"
                    | "detected"
                    | "identified"
                    | "linked"
                    | "traced"
                    | "diagnosed"
                    | "hospitalized"
                    | "hospitalised"
                    | "imported"
                    | "involved"
                    | "occurred"
            )
    }

    /// `All seven have been released`: the captives that the sentence before told of.
    fn let_go(&self, told: Told, found: &mut Vec<Candidate>) {
        if told.kind != CasualtyKind::Captive {
            return;
        }
        for v in 1..self.chunks.len() {
            let passive = self.kind(v) == Kind::Verb
                && self.chunks[v].voice == Voice::Passive
                && matches!(self.head(v), "released" | "freed" | "rescued" | "seized");
            if !passive {
                continue;
            }
            let Some(s) = self.subject(v).filter(|_| self.modality(v).is_none()) else { continue };
            let chunk = &self.chunks[s];
            let more = self.value(s).zip(told.value).is_some_and(|(part, whole)| part > whole);
            if !self.counts(chunk)
                || !(self.is_bare(chunk) || self.is_people(chunk))
                || more
                || self.has(found, s)
            {
                continue;
            }
            if let Some(mut figure) =
                self.count_of(s, v, CasualtyKind::Captive).filter(|f| f.value != Some(0))
            {
                let all = figure.value == told.value;
                figure.part_of = if all { Part::Whole } else { Part::Earlier };
                figure.rank = 1;
                found.push(figure);
            }
        }
    }

    /// Do the people listed from chunk `c` on add up to what was told?
    fn sums_to(&self, c: usize, told: Told) -> bool {
        let list = self.list_right(c);
        let sum: Option<u64> = list.iter().map(|&t| self.figure(t, t, told.kind).and_then(|f| f.value)).sum();
        list.len() > 1 && told.value.is_some_and(|v| v > 1) && sum == told.value
    }

    /// `one was reported`, `12 were recorded in the north`: as many of what the sentence before told.
    fn reported(&self, told: Told, found: &mut Vec<Candidate>) {
        if !matches!(told.kind, CasualtyKind::Infected | CasualtyKind::Killed) {
            return;
        }
        for v in 1..self.chunks.len() {
            let told_of = self.kind(v) == Kind::Verb
                && self.chunks[v].voice == Voice::Passive
                && matches!(
                    self.head(v),
                    "reported" | "recorded" | "registered" | "detected" | "documented" | "logged"
                );
            let Some(s) = told_of.then(|| self.subject(v)).flatten() else { continue };
            let opens =
                s == 0 || matches!(self.kind(s - 1), Kind::Comma | Kind::Stop | Kind::Conj | Kind::Clause);
            let last = matches!(self.kind(v + 1), Kind::Stop | Kind::Comma | Kind::Time)
                || matches!(self.head(v + 1), "in" | "from" | "on" | "by");
            if opens
                && last
                && self.counts(&self.chunks[s])
                && self.is_bare(&self.chunks[s])
                && !self.chunks[s].partitive
                && !self.has(found, s)
                && self.modality(v).is_none()
                && let Some(mut figure) = self.count_of(s, v, told.kind)
            {
                figure.victims = None;
                figure.rank = 1;
                found.push(figure);
            }
        }
    }

    /// The number at chunk `c` as a share of what was told, described at chunk `d`.
    fn push_share(&self, c: usize, d: usize, told: Told, found: &mut Vec<Candidate>) {
        if self.kind(c) != Kind::Noun || self.has(found, c) {
            return;
        }
        let more = self.value(c).zip(told.value).is_some_and(|(part, whole)| part > whole);
        let figure = if self.counts(&self.chunks[c]) {
            self.count_of(c, c, told.kind)
        } else {
            self.single(c, c, told.kind)
        };
        if let Some(mut figure) = figure.filter(|f| !more && f.value != Some(0)) {
            figure.victims = if self.is_person(d) { self.described(d) } else { None };
            let all = figure.value.is_some() && figure.value == told.value;
            figure.part_of = if all { Part::Whole } else { Part::Earlier };
            figure.rank = 2;
            found.push(figure);
        }
    }

    /// The people listed from chunk `c` on as shares of what was told.
    fn push_list(&self, c: usize, trigger: usize, told: Told, found: &mut Vec<Candidate>) {
        if !self.is_person(c) && !self.countable(c) {
            return;
        }
        for t in self.list_right(c) {
            let more = self.value(t).zip(told.value).is_some_and(|(part, whole)| part > whole);
            if more || self.is_person(t) && self.chunks[t].humanity == super::lexicon::Humanity::Thing {
                continue;
            }
            // `two women who told reporters`: the living.
            let alive = self.kind(t + 1) == Kind::Relative
                && matches!(self.head(t + 2), "told" | "said" | "survived" | "escaped" | "saw" | "recalled");
            if alive {
                continue;
            }
            if let Some(mut figure) = self.figure(t, trigger, told.kind) {
                figure.part_of = Part::Earlier;
                figure.rank = 5;
                found.push(figure);
            }
        }
    }
}
