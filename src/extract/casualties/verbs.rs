//! Harm told by verbs and states: active, passive and reduced, with the people that it happens to.

use super::chunk::{Chunk, Det, Kind, View, Voice};
use super::clause::reports;
use super::figure::GROUPS;
use super::lexicon::{Form, Frame, Humanity, LED, VerbSense};
use super::outcome::Candidate;
use super::verb_group::linking;
use crate::extract::{CasualtyKind, Modality};

impl View<'_> {
    pub(super) fn by_verb(&self, k: usize, found: &mut Vec<Candidate>) {
        let verb = &self.chunks[k];
        let word = self.word(verb.head);
        self.by_phrase(k, word, found);
        self.by_idiom(k, word, found);
        self.by_complement(k, word, found);
        self.by_entry(k, found);
        for sense in self.lexicon.verb(word) {
            let met = sense.needs.is_empty()
                || self.needs_met(k, sense.needs)
                || word == "eliminated" && self.led_by(k, sense.needs);
            if !met {
                continue;
            }
            // `held hostage inside a prison`.
            if sense.kind == CasualtyKind::Detained
                && matches!(word, "held" | "holding" | "hold")
                && self.needs_met(k, "hostage hostages captive ransom")
            {
                continue;
            }
            let (kind, weapon) = self.verb_kind(k, sense);
            let modality = if self.word(verb.tokens.start) == "to" && self.caused(k) {
                self.subject(k).and_then(|s| self.modality(s - 1))
            } else {
                self.modality(k)
            };
            let passive = self.is_passive(k, sense);
            let targets = match sense.frame {
                Frame::Subject if passive => continue,
                Frame::Subject => self.subjects(k),
                Frame::Passive if passive => self.subjects(k),
                // `104 people burned to death`.
                Frame::Passive
                    if kind == CasualtyKind::Killed
                        && self.kind(k + 1) != Kind::Noun
                        && self.objects(k).is_empty()
                        && !verb.gerund =>
                {
                    self.subjects(k)
                }
                Frame::Passive => continue,
                Frame::Object if passive => self.subjects(k),
                Frame::Either if passive => self.subjects(k),
                Frame::Object => self.objects(k),
                Frame::Either => {
                    let objects = self.objects(k);
                    // `evacuated the town's population of 300`.
                    let group = |o: usize| {
                        GROUPS.contains(&self.head(o)) && self.head(o + 1) == "of" && self.countable(o + 2)
                    };
                    let none = objects.first().is_none_or(|&o| !self.countable(o) && !group(o));
                    if none && !verb.gerund { self.subjects(k) } else { objects }
                }
            };
            let caused = self.word(verb.tokens.start) == "to" && self.caused(k);
            // `a miner became the fifth man to die in the pit`.
            if sense.frame == Frame::Subject
                && self.word(verb.tokens.start) == "to"
                && k >= 3
                && self.chunks[k - 1].det == Det::Definite
                && self.is_people(&self.chunks[k - 1])
                && matches!(self.head(k - 2), "become" | "became" | "becomes" | "was" | "is")
            {
                found.extend(self.subjects(k - 2).into_iter().filter_map(|t| self.figure(t, k, kind)));
                continue;
            }
            if sense.frame == Frame::Subject
                && (verb.gerund && !self.absolute(k) || self.word(verb.tokens.start) == "to" && !caused)
                && !self.perfect(verb)
            {
                continue;
            }
            let small = kind == CasualtyKind::Displaced && sense.frame == Frame::Subject;
            for t in targets {
                let Some(mut figure) = self.befallen(t, k, kind, modality) else { continue };
                if self.scored(k, t) || self.anybody(k, t) {
                    continue;
                }
                // `two men fled on foot` are no refugees.
                if small
                    && figure.value.is_some_and(|v| v < 10)
                    && !self.needs_met(k, "home homes violence fighting war country shelling bombing")
                {
                    continue;
                }
                figure.weapon = weapon;
                // `a guard who was held hostage was shot`: what the main clause tells.
                if k > 0 && self.kind(k - 1) == Kind::Relative && kind == CasualtyKind::Captive {
                    figure.rank -= 1;
                }
                found.push(figure);
            }
        }
    }

    /// `forced thousands to flee`: the verb before the subject brings the infinitive about.
    pub(super) fn caused(&self, k: usize) -> bool {
        self.subject(k).is_some_and(|s| {
            s > 0
                && self.kind(s - 1) == Kind::Verb
                && matches!(
                    self.head(s - 1),
                    "caused"
                        | "causing"
                        | "forced"
                        | "forcing"
                        | "prompted"
                        | "prompting"
                        | "led"
                        | "leading"
                        | "drove"
                        | "driving"
                        | "compelled"
                        | "forces"
                        | "prompts"
                        | "obliged"
                        | "obliging"
                )
        })
    }

    /// `shot a 67`, `shot 70 in the final round`: strokes.
    fn scored(&self, k: usize, c: usize) -> bool {
        matches!(self.head(k), "shot" | "shoot" | "shoots" | "shooting")
            && self.is_bare(&self.chunks[c])
            && (self.chunks[c].det == Det::Indefinite
                || self.folded.tokens().any(|i| {
                    matches!(
                        self.word(i),
                        "par"
                            | "round"
                            | "birdie"
                            | "birdies"
                            | "bogey"
                            | "hole"
                            | "holes"
                            | "golf"
                            | "stroke"
                            | "strokes"
                            | "tournament"
                            | "leaderboard"
                            | "masters"
                            | "percent"
                            | "threes"
                            | "free-throws"
                    )
                }))
    }

    /// `after a person is infected`: anybody.
    fn anybody(&self, k: usize, c: usize) -> bool {
        let verb = &self.chunks[k];
        self.chunks[c].det == Det::Indefinite
            && self.chunks[c].tokens.len() == 2
            && matches!(self.head(c), "person" | "patient" | "human" | "individual" | "child" | "victim")
            && matches!(self.word(verb.tokens.start), "is" | "gets" | "becomes" | "dies" | "contracts")
    }

    /// `, eleven residents dying of smoke`, `with 12 dying at the scene`: a participle with a subject of its own.
    fn absolute(&self, k: usize) -> bool {
        let Some(s) = self.subject(k).filter(|&s| self.countable(s) && self.after_modifiers(s) == k) else {
            return false;
        };
        s > 0
            && (self.kind(s - 1) == Kind::Comma
                || self.head(s - 1) == "with"
                || self.kind(s - 1) == Kind::Conj)
    }

    /// `have killed` within a group that begins with `to`.
    pub(super) fn perfect(&self, verb: &Chunk) -> bool {
        verb.tokens.clone().any(|i| matches!(self.word(i), "have" | "having"))
    }

    /// The kind of harm of a verb with its surroundings: `shot dead`, `fatally stabbed`, `burned to death`.
    pub(super) fn verb_kind(&self, k: usize, sense: &VerbSense) -> (CasualtyKind, bool) {
        let verb = &self.chunks[k];
        // Whom the police capture they arrest.
        if matches!(self.word(verb.head), "captured" | "capture" | "captures" | "capturing")
            && (self.led_by(k, LED) || self.word(verb.tokens.end) == "by" && self.needs_met(k, LED))
        {
            return (CasualtyKind::Detained, false);
        }
        // `evacuated to a hospital`.
        if self.word(verb.head).starts_with("evacuat")
            && self.needs_met(k, "hospital hospitals clinic treatment")
        {
            return (CasualtyKind::Injured, false);
        }
        if sense.kind != CasualtyKind::Injured {
            return (sense.kind, false);
        }
        let fatal = verb.tokens.clone().any(|i| matches!(self.word(i), "fatally" | "mortally"))
            || k > 0 && matches!(self.word(verb.tokens.start.wrapping_sub(1)), "fatally" | "mortally");
        let end = verb.tokens.end;
        let death = (end..end + 8)
            .take_while(|&i| {
                !matches!(
                    self.word(i),
                    "," | "." | ";" | "and" | "before" | "after" | "when" | "while" | "until" | "but"
                )
            })
            .any(|i| {
                self.word(i) == "to" && self.word(i + 1) == "death"
                    || self.word(i) == "alive" && i < end + 3
                    || self.word(i) == "firing" && self.word(i + 1).starts_with("squad")
                    || matches!(self.word(i), "dead" | "fatally") && i < end + 8
            });
        // `stabbed his two flatmates and a guest to death`, `burned beyond recognition`.
        let next = (k + 1..self.chunks.len())
            .find(|&c| matches!(self.kind(c), Kind::Verb | Kind::Stop | Kind::Clause | Kind::Relative));
        let clause = end..next.map_or(end + 12, |c| self.chunks[c].tokens.start).min(end + 12);
        let death = death
            || clause.clone().any(|i| {
                matches!((self.word(i), self.word(i + 1)), ("to", "death") | ("beyond", "recognition"))
            });
        // `shot by firing squads`.
        let squad = (end..end + 7).any(|i| self.word(i) == "firing" && self.word(i + 1).starts_with("squad"));
        if fatal || death || squad {
            return (CasualtyKind::Killed, false);
        }
        let word = self.word(verb.head);
        (sense.kind, !["wo", "in", "hu", "ha"].iter().any(|p| word.starts_with(p)))
    }

    /// Is the verb at chunk `k` passive, in full or reduced?
    pub(super) fn is_passive(&self, k: usize, sense: &VerbSense) -> bool {
        let verb = &self.chunks[k];
        match verb.voice {
            Voice::Passive => true,
            Voice::Active => {
                sense.form == Form::Participle
                    && !self.perfect(verb)
                    && !verb.tokens.clone().any(|i| matches!(self.word(i), "has" | "had" | "have"))
            }
            Voice::Bare => {
                // `The lad killed them.`
                let whom = self.word(verb.tokens.end);
                if sense.frame == Frame::Subject
                    || matches!(whom, "them" | "him" | "her" | "us" | "me" | "you" | "it")
                {
                    return false;
                }
                // `were shot and killed`: the auxiliary holds for both.
                if k >= 2
                    && self.kind(k - 1) == Kind::Conj
                    && self.kind(k - 2) == Kind::Verb
                    && self.chunks[k - 2].voice == Voice::Passive
                {
                    return true;
                }
                let object = self.object(k).is_some_and(|o| self.countable(o));
                if self.word(verb.tokens.end) == "by" || sense.form == Form::Participle && !object {
                    return true;
                }
                match self.object(k) {
                    // `four soldiers killed fighting rebels`.
                    Some(o)
                        if o == k + 1
                            && !self.countable(o)
                            && self.chunks[o].det == Det::None
                            && matches!(
                                self.word(self.chunks[o].tokens.start),
                                "fighting" | "battling" | "defending" | "protecting" | "saving" | "clearing"
                            ) =>
                    {
                        true
                    }
                    Some(_) => false,
                    None => sense.frame != Frame::Either,
                }
            }
        }
    }

    /// The phrases that are subjects of chunk `k`.
    pub(super) fn subjects(&self, k: usize) -> Vec<usize> {
        let Some(s) = self.subject(k) else { return Vec::new() };
        // `three people police arrested on Thursday`: the object of a relative clause without its pronoun.
        if self.chunks[k].voice == Voice::Bare
            && s + 1 == k
            && s > 0
            && !self.countable(s)
            && self.kind(s - 1) == Kind::Noun
            && self.countable(s - 1)
            && self.chunks[s - 1].humanity == Humanity::People
        {
            return vec![s - 1];
        }
        if let Some(n) = self.who_he_is(s).or_else(|| self.who_it_is(s, k)) {
            return vec![n];
        }
        // `her two daughters, both of whom were hurt`: the two.
        if self.head(s) == "whom"
            && self.word(self.chunks[s].tokens.start) == "both"
            && s >= 2
            && self.kind(s - 1) == Kind::Comma
            && let Some(n) = (s.saturating_sub(4)..s - 1).rev().find(|&n| self.counts(&self.chunks[n]))
        {
            return vec![n];
        }
        // `three militants, including a deserter were killed`, `many guards, mostly recruits have died`.
        let first = self.list_left(s).first().copied().unwrap_or(s);
        // `22 people including children were killed`.
        if first >= 2
            && self.kind(first - 1) == Kind::Including
            && self.kind(first - 2) == Kind::Noun
            && self.countable(first - 2)
            // `seven people including two women who were hurt were taken away`.
            && !(first..k).any(|c| {
                matches!(self.kind(c), Kind::Comma | Kind::Clause)
                    || self.kind(c) == Kind::Relative && (c != first + 1 || c + 2 >= k)
            })
        {
            return self.list_left(first - 2);
        }
        if first >= 3
            && (self.kind(first - 1) == Kind::Including
                || matches!(self.head(first - 1), "mostly" | "mainly" | "largely"))
            && self.kind(first - 2) == Kind::Comma
            && self.kind(first - 3) == Kind::Noun
            && self.countable(first - 3)
            && !(first..k).any(|c| matches!(self.kind(c), Kind::Comma | Kind::Relative | Kind::Clause))
        {
            return self.list_left(first - 3);
        }
        let mut list = self.list_left(s);
        // `Kay, along with two other passengers in the car, was hurt`.
        let a = self.after_modifiers(s);
        let a = a + usize::from(self.kind(a) == Kind::Comma);
        if a + 1 < k
            && self.kind(a) == Kind::Conj
            && matches!(self.head(a), "along" | "together" | "as")
            && self.chunks[a].tokens.len() > 1
            && self.countable(a + 1)
        {
            list.extend(self.list_right(a + 1).into_iter().filter(|&c| c < k));
        }
        // `was killed with two colleagues`.
        let w = self.after_times(k);
        if self.chunks[k].voice == Voice::Passive
            && self.head(w) == "with"
            && self.kind(w + 1) == Kind::Noun
            && self.counts(&self.chunks[w + 1])
            && matches!(
                self.head(w + 1),
                "aides"
                    | "associates"
                    | "bodyguards"
                    | "children"
                    | "colleagues"
                    | "companions"
                    | "comrades"
                    | "friends"
                    | "guards"
                    | "others"
                    | "relatives"
                    | "siblings"
                    | "sons"
                    | "daughters"
            )
        {
            list.push(w + 1);
        }
        // `All three were killed, as were two constables`.
        let mut a = self.after_modifiers(k);
        if self.kind(a) == Kind::Comma {
            a += 1;
        }
        let as_were = self.chunks.get(a).is_some_and(|a| {
            let i = a.tokens.start;
            self.word(i) == "as" && matches!(self.word(i + 1), "were" | "was" | "did")
        });
        if as_were && let Some(n) = (a..self.chunks.len().min(a + 3)).find(|&n| self.kind(n) == Kind::Noun) {
            list.extend(self.list_right(n));
        }
        // `All ten were killed, along with 26 others`.
        let mut m = self.after_modifiers(k);
        if self.kind(m) == Kind::Comma {
            m += 1;
        }
        // `Two were killed, officials said on Monday, along with four civilians`.
        if self.kind(m) == Kind::Noun && self.kind(m + 1) == Kind::Verb && reports(self.head(m + 1)) {
            let close = self.after_modifiers(m + 1);
            if self.kind(close) == Kind::Comma && self.kind(close + 1) == Kind::Conj {
                m = close + 1;
            }
        }
        if self.kind(m) == Kind::Conj
            && self.chunks[m].tokens.len() > 1
            && self.kind(m + 1) == Kind::Noun
            && (self.countable(m + 1) || self.somebody(m + 1, k, CasualtyKind::Killed).is_some())
        {
            list.extend(self.list_right(m + 1));
        }
        list
    }

    /// One past the times after the verb at chunk `k`: `on March 17`.
    fn after_times(&self, k: usize) -> usize {
        let mut m = k + 1;
        while self.kind(m) == Kind::Time
            || self.kind(m) == Kind::Adverb
            || self.kind(m) == Kind::Prep && self.kind(m + 1) == Kind::Time
        {
            m += 1;
        }
        m
    }

    pub(super) fn objects(&self, k: usize) -> Vec<usize> {
        let reflexive = |c: usize| matches!(self.head(c), "himself" | "herself" | "themselves");
        let mut list = self.object(k).map_or_else(Vec::new, |o| self.list_right(o));
        // `killing himself and four others`, `killed 52 people and themselves`.
        if reflexive(k + 1) {
            // `killing themselves, ten Kenyans and three Israelis`.
            if list.is_empty() && self.kind(k + 2) == Kind::Comma && self.kind(k + 3) == Kind::Noun {
                list = self.list_right(k + 3);
                list.retain(|&c| self.countable(c));
            }
            list.insert(0, k + 1);
        }
        if let Some(&last) = list.last() {
            let m = self.after_modifiers(last);
            if self.kind(m) == Kind::Conj && reflexive(m + 1) {
                list.push(m + 1);
            }
        }
        // `a soldier it had been holding hostage`.
        if list.is_empty()
            && k >= 2
            && self.kind(k - 1) == Kind::Noun
            && !self.countable(k - 1)
            && self.kind(k - 2) == Kind::Noun
            && self.countable(k - 2)
            && self.is_people(&self.chunks[k - 2])
            && self.chunks[k].voice != Voice::Passive
            && (self.chunks[k - 1].pronoun || self.chunks[k - 1].det == Det::Definite)
        {
            list = self.list_left(k - 2);
            // As objects of a verb before they are a list to the left of which that verb stands.
            let mut first = k - 2;
            while first >= 2 && self.head(first - 1) == "and" && self.countable(first - 2) {
                first -= 2;
                list.insert(0, first);
            }
            list.dedup();
        }
        if list.is_empty() {
            list.extend(self.whom(k));
        }
        // `killed both`, `killed all four` are told of before.
        if list.is_empty() && self.head(k + 1) == "both" && self.kind(k + 1) == Kind::Noun {
            list.push(k + 1);
        }
        list
    }

    pub(super) fn by_state(&self, k: usize, found: &mut Vec<Candidate>) {
        let Some(kind) = self.state_of(self.chunks[k].head) else { return };
        self.by_entry(k, found);
        let Some(mut p) = k.checked_sub(1) else { return };
        while matches!(self.kind(p), Kind::Adverb | Kind::Mark) && p > 0 {
            p -= 1;
        }
        let (targets, verb) = match self.kind(p) {
            Kind::Noun => (self.list_left(p), None),
            Kind::Verb => {
                let word = self.head(p);
                // `shot dead` is the verb's.
                if matches!(word, "shot" | "shoot" | "shooting" | "shoots") {
                    return;
                }
                let be =
                    matches!(word, "be" | "is" | "are" | "was" | "were" | "been" | "being" | "'re" | "'s");
                let brought = self.chunks[p].voice == Voice::Passive
                    && matches!(
                        word,
                        "brought"
                            | "pulled"
                            | "carried"
                            | "taken"
                            | "dragged"
                            | "washed"
                            | "recovered"
                            | "located"
                            | "removed"
                    );
                if !(be || brought || linking(word))
                    || (word == "found" || word == "left") && self.chunks[p].voice == Voice::Active
                {
                    return;
                }
                (self.subjects(p), Some(p))
            }
            // `were listed as missing`.
            Kind::Prep
                if self.head(p) == "as"
                    && p > 0
                    && self.kind(p - 1) == Kind::Verb
                    && matches!(
                        self.head(p - 1),
                        "listed" | "reported" | "registered" | "recorded" | "confirmed"
                    ) =>
            {
                (self.subjects(p - 1), Some(p - 1))
            }
            // `dead or missing`, `dead and wounded`: the first state has told.
            _ => return,
        };
        let mut modality = self.modality(k);
        if let Some(v) = verb {
            modality = modality.or(self.modality(v));
            if matches!(self.head(v), "feared" | "presumed") {
                modality = Some(Modality::Feared);
            }
        }
        let kind = self.with_alternative(k, kind);
        for t in targets {
            found.extend(self.befallen(t, k, kind, modality));
        }
    }

    /// `dead or missing`, `dead and wounded`: told together.
    pub(super) fn with_alternative(&self, k: usize, kind: CasualtyKind) -> CasualtyKind {
        let other = matches!(self.head(k + 1), "or" | "and")
            .then(|| self.chunks.get(k + 2))
            .flatten()
            .filter(|c| matches!(c.kind, Kind::State | Kind::Verb) && c.tokens.len() == 1)
            .and_then(|c| self.state_of(c.head));
        let together = matches!(
            (kind, other),
            (CasualtyKind::Killed, Some(CasualtyKind::Missing | CasualtyKind::Injured))
                | (CasualtyKind::Missing | CasualtyKind::Injured, Some(CasualtyKind::Killed))
        );
        // `20 dead and wounded dozens`: another clause.
        if together && !self.countable(k + 3) { CasualtyKind::Casualties } else { kind }
    }
}
