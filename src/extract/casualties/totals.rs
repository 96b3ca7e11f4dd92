//! Harm told as a running total: `the death toll rose to 45`.

use super::chunk::{Det, Kind, View, Voice};
use super::lexicon::{Humanity, NounFrame};
use super::outcome::{Candidate, Part};
use crate::extract::{CasualtyKind, Qualifier};

/// Verbs by which a total changes.
fn rises(word: &str) -> bool {
    matches!(
        word,
        "rose"
            | "rise"
            | "rises"
            | "risen"
            | "climb"
            | "climbed"
            | "climbs"
            | "increase"
            | "increases"
            | "grow"
            | "grows"
            | "mount"
            | "total"
            | "number"
            | "near"
            | "nears"
            | "exceed"
            | "exceeds"
            | "doubled"
            | "tripled"
            | "crossed"
            | "crosses"
            | "jumped"
            | "jump"
            | "jumps"
            | "surged"
            | "surge"
            | "soared"
            | "soar"
            | "increased"
            | "grew"
            | "grown"
            | "mounted"
            | "topped"
            | "top"
            | "tops"
            | "passed"
            | "pass"
            | "reached"
            | "passes"
            | "soars"
            | "reach"
            | "hit"
            | "exceeded"
            | "surpassed"
            | "stood"
            | "stands"
            | "stand"
            | "numbered"
            | "totaled"
            | "totalled"
            | "fell"
            | "dropped"
            | "neared"
            | "swelled"
            | "shot"
            | "went"
            | "amount"
            | "amounts"
            | "amounted"
    )
}

/// Nouns whose number may stand behind them: `deaths rose to 40`.
pub(super) fn is_count_of_harm(noun: &str) -> bool {
    matches!(
        noun,
        "deaths"
            | "fatalities"
            | "infections"
            | "cases"
            | "casualties"
            | "injuries"
            | "hospitalizations"
            | "hospitalisations"
    )
}

impl View<'_> {
    /// `has been raised to 90`: is a total set by the verb at chunk `v`?
    fn is_set(&self, v: usize) -> bool {
        self.chunks[v].voice == Voice::Passive
            && matches!(
                self.head(v),
                "raised" | "revised" | "lowered" | "reduced" | "adjusted" | "updated" | "corrected" | "put"
            )
            && matches!(self.head(v + 1), "to" | "at" | "up" | "down" | "upward" | "upwards" | "downward")
    }

    /// `are up to 300`, `is now at 80`, `were down to 12`: where a total stands, told by the verb `be` at chunk `v`.
    fn stands_at(&self, v: usize) -> bool {
        let be = self.chunks.get(v).is_some_and(|c| c.tokens.len() == 1 && Self::is_be(self.word(c.head)));
        let from = self.chunks.get(v).map_or(0, |c| c.tokens.end);
        be && (from..from + 3).any(|i| {
            matches!((self.word(i), self.word(i + 1)), ("up" | "down", "to"))
                || self.word(i) == "at" && self.quantity_at(i + 1).is_some()
        })
    }

    /// `Dead: 12. Injured: 34`: the entry of a table or list at chunk `c`.
    pub(super) fn by_entry(&self, c: usize, found: &mut Vec<Candidate>) {
        let opens = c == 0 || matches!(self.kind(c - 1), Kind::Stop | Kind::Comma | Kind::Dash | Kind::Other);
        if !opens
            || !(self.head(c + 1) == ":" || self.kind(c + 1) == Kind::Dash)
            || self.kind(c + 2) != Kind::Noun
            || !self.counts(&self.chunks[c + 2])
            || !(self.is_bare(&self.chunks[c + 2]) || self.is_people(&self.chunks[c + 2]))
            || !matches!(self.kind(c + 3), Kind::Stop | Kind::Comma | Kind::Dash | Kind::Open | Kind::Other)
        {
            return;
        }
        let word = self.head(c);
        let noun =
            || self.lexicon.noun(word).filter(|n| n.frame == NounFrame::Count || n.frame == NounFrame::Both);
        let kind = self.lexicon.participle(word).or_else(|| noun().map(|n| n.kind));
        if let Some(mut figure) = kind.and_then(|kind| self.count_of(c + 2, c, kind)) {
            figure.rank = 5;
            found.push(figure);
        }
    }

    /// `the death toll rose to 45`, `the number of deaths is now 1,200`.
    pub(super) fn by_toll(
        &self,
        c: usize,
        disease: bool,
        told: Option<CasualtyKind>,
        found: &mut Vec<Candidate>,
    ) {
        let chunk = &self.chunks[c];
        let head = self.head(c);
        // `cases rose by 1,500 to 45,000`: only as the subject of such a verb.
        let plain = is_count_of_harm(head);
        let mut v = self.after_modifiers(c);
        // `Hospitalizations, however, are down`.
        if self.kind(v) == Kind::Comma && self.kind(v + 1) == Kind::Adverb && self.kind(v + 2) == Kind::Comma
        {
            v += 3;
        }
        if self.kind(v) == Kind::Comma && self.kind(v + 1) == Kind::Relative {
            v += 2;
        }
        // `bringing the number of deaths to 179 and infections to 1,621`.
        if plain
            && c >= 3
            && matches!(self.head(c - 1), "and" | ",")
            && self.head(c + 1) == "to"
            && self.kind(c + 2) == Kind::Noun
            && self.counts(&self.chunks[c + 2])
            && self.is_bare(&self.chunks[c + 2])
            && found.iter().any(|f| f.toll)
        {
            let kind = self.lexicon.noun(head).map(|n| n.kind);
            if let Some(mut figure) = kind.and_then(|kind| self.count_of(c + 2, c, kind)) {
                (figure.toll, figure.rank) = (true, 4);
                figure.victims = None;
                found.push(figure);
            }
            return;
        }
        if plain
            && !(self.kind(v) == Kind::Verb
                && (self.chunks[v].voice != Voice::Passive && rises(self.head(v)) || self.stands_at(v)))
        {
            return;
        }
        let mut at = c;
        let named = |i: usize| match self.word(i) {
            "death" | "deaths" | "dead" | "fatalities" | "fatality" | "body" | "bodies" | "killed"
            | "victims" => Some(CasualtyKind::Killed),
            "injury" | "injured" | "injuries" | "wounded" => Some(CasualtyKind::Injured),
            "casualty" | "casualties" => Some(CasualtyKind::Casualties),
            "missing" => Some(CasualtyKind::Missing),
            "cases" | "infections" | "infected" => Some(CasualtyKind::Infected),
            // `the case count`, `COVID-19 hospitalizations`.
            "case"
                if matches!(self.word(i + 1), "count" | "total" | "tally" | "load" | "number" | "toll") =>
            {
                Some(CasualtyKind::Infected)
            }
            // `The newly confirmed case brings the total to 30`.
            "case" if disease && i > 0 && matches!(self.word(i - 1), "confirmed" | "new" | "latest") => {
                Some(CasualtyKind::Infected)
            }
            "patients" if disease && head == "number" => Some(CasualtyKind::Infected),
            "hospitalizations" | "hospitalisations" if disease => Some(CasualtyKind::Infected),
            "hospitalizations" | "hospitalisations" => Some(CasualtyKind::Injured),
            "displaced" | "refugees" => Some(CasualtyKind::Displaced),
            "hostages" => Some(CasualtyKind::Captive),
            _ => None,
        };
        // The figure before is of the same.
        let mut counted = false;
        let mut kind = chunk.tokens.clone().find_map(named);
        let state = self.kind(c + 2) == Kind::State
            || self.kind(c + 2) == Kind::Verb && self.lexicon.participle(self.head(c + 2)).is_some();
        // `the number killed`, `the number of Georgian dead`.
        let near = match self.kind(c + 1) {
            Kind::State | Kind::Verb => c + 1,
            _ if self.head(c + 1) == "of"
                && (self.kind(c + 2) == Kind::Other
                    || self.head(c + 2) == "confirmed" && self.kind(c + 3) == Kind::State) =>
            {
                c + 3
            }
            _ => c,
        };
        if near > c && matches!(head, "number" | "total") {
            let told = matches!(self.kind(near), Kind::State | Kind::Verb)
                .then(|| self.lexicon.participle(self.head(near)))
                .flatten();
            if told.is_some() {
                (kind, at) = (told, near);
            }
        }
        // `the number who have died since 2001 to 184`.
        if self.kind(c + 1) == Kind::Relative
            && self.kind(c + 2) == Kind::Verb
            && matches!(head, "number" | "total")
            && let Some(sense) = self.lexicon.verb(self.head(c + 2)).iter().find(|s| s.needs.is_empty())
        {
            (kind, at) = (Some(sense.kind), c + 2);
        }
        if self.head(c + 1) == "of" && state {
            kind = kind.or(self.state_of(self.chunks[c + 2].head));
            at = c + 2;
        }
        if self.head(c + 1) == "of"
            && matches!(head, "number" | "total" | "toll" | "count" | "tally")
            && self.kind(c + 2) == Kind::Noun
        {
            let inner = &self.chunks[c + 2];
            if self.counts(inner) {
                // `a toll of 67 killed`: the number itself.
                kind = kind.or((head == "toll").then_some(CasualtyKind::Killed));
            } else if let Some(k) = inner.tokens.clone().find_map(named) {
                kind = Some(k);
                at = c + 2;
            } else if self.kind(c + 3) == Kind::Relative
                && let Some(sense) = self.lexicon.verb(self.head(c + 4)).iter().find(|s| s.needs.is_empty())
            {
                // `the number of people who have died has passed 5,000`.
                kind = Some(sense.kind);
                at = c + 4;
            } else if matches!(self.kind(c + 3), Kind::State | Kind::Verb)
                && let Some(k) =
                    named(self.chunks[c + 3].head).or_else(|| self.lexicon.participle(self.head(c + 3)))
            {
                kind = Some(k);
                at = c + 3;
            }
        }
        if kind.is_none()
            && matches!(head, "toll" | "total" | "count" | "tally")
            && !chunk
                .tokens
                .clone()
                .any(|i| matches!(self.word(i), "heavy" | "economic" | "road" | "highway"))
        {
            let led = c > 0
                && self.kind(c - 1) == Kind::Verb
                && matches!(
                    self.head(c - 1),
                    "bring"
                        | "bringing"
                        | "brings"
                        | "brought"
                        | "increased"
                        | "increases"
                        | "increasing"
                        | "lift"
                        | "lifted"
                        | "lifts"
                        | "lifting"
                        | "push"
                        | "pushed"
                        | "pushes"
                        | "pushing"
                        | "put"
                        | "puts"
                        | "putting"
                        | "raise"
                        | "raised"
                        | "raises"
                        | "raising"
                        | "take"
                        | "takes"
                        | "taking"
                        | "took"
                );
            // A toll without more words is one of the dead, whatever was counted before it.
            if head == "toll" {
                kind = Some(CasualtyKind::Killed);
            } else if led {
                // Of what the sentence counts, or only names: `The new deaths push the state's total to 90`.
                let before = (self.folded.tokens().start..chunk.tokens.start).rev();
                kind = found.last().map(|f| f.kind).or_else(|| before.clone().find_map(named));
                counted = !found.is_empty();
            }
        }
        // `The figure has since risen to 34`: of what the sentence before told.
        if kind.is_none()
            && c < 3
            && chunk.det == Det::Definite
            && chunk.tokens.len() <= 5
            && self.kind(v) == Kind::Verb
            && v == c + 1
            && (rises(self.head(v))
                || moves(self.head(v))
                || matches!(head, "toll" | "tally" | "count")
                    && matches!(self.head(v), "was" | "is")
                    && self.chunks.get(v + 1).is_some_and(|n| self.counts(n) && self.is_bare(n)))
        {
            kind = told;
        }
        let Some(kind) = kind else { return };
        // `the number of cases` is of a court where no disease is about.
        if kind == CasualtyKind::Infected
            && !counted
            && (!disease && !self.of_disease(at) || self.legal(&self.chunks[at]))
        {
            return;
        }
        // `put at seven the death toll`.
        if let Some(n) = (c.saturating_sub(14)..c).find(|&n| {
            n >= 2
                && (self.head(n - 2) == "put" && self.head(n - 1) == "at"
                    || matches!(
                        self.head(n - 2),
                        "bring"
                            | "brings"
                            | "push"
                            | "pushed"
                            | "brought"
                            | "bringing"
                            | "take"
                            | "takes"
                            | "took"
                            | "taking"
                            | "raise"
                            | "raises"
                            | "raised"
                            | "raising"
                    ) && self.head(n - 1) == "to")
                && self.kind(n) == Kind::Noun
                && self.counts(&self.chunks[n])
        }) {
            if let Some(mut figure) = self.count_of(n, c, kind) {
                figure.toll = true;
                figure.rank = 4;
                figure.victims = None;
                found.push(figure);
            }
            return;
        }
        // The number follows: `of 45`, `to 45`, `at 45`, `is 45`, `passed 45`; `from 12 to 45` is 45.
        // `The injured number 460`.
        let mut linked = head == "number"
            && at == c
            && self.kind(c + 1) == Kind::Noun
            && self.chunks[c + 1].tokens.start == chunk.tokens.end
            && self.is_bare(&self.chunks[c + 1]);
        let mut m = at + 1;
        // `the toll from the fires that engulfed the coast rose to 81`: within the clause only its own verb links.
        let mut within = false;
        let mut until = at + 14;
        while m < self.chunks.len() && m < if within { at + 24 } else { until } {
            match self.kind(m) {
                Kind::Relative | Kind::Clause if !linked && !within && self.relates(m) => within = true,
                Kind::Prep if within => {}
                Kind::Noun if within => {}
                // `that hit two towns`: the relative clause's own.
                Kind::Verb
                    if within
                        && (!moves(self.head(m)) && !self.is_set(m)
                            || self.kind(m - 1) == Kind::Relative && m > at + 3) => {}
                Kind::Prep => {
                    let word = self.head(m);
                    // `the number slain in Alexandria, a city of 47,000`: only the toll's own `of`.
                    linked = matches!(word, "to" | "at" | "past" | "above" | "as" | "by")
                        || word == "of" && (m == at + 1 || m == c + 1)
                        // `the toll is in the hundreds`.
                        || word == "in" && self.in_numbers(m + 1);
                    if word == "from" && matches!(self.kind(m + 1), Kind::Noun) && self.head(m + 2) == "to" {
                        m += 1;
                    }
                }
                Kind::Verb => {
                    within = false;
                    until = until.max(m + 5);
                    linked = rises(self.head(m))
                        || moves(self.head(m)) && self.kind(m + 1) == Kind::Noun
                        || matches!(
                            self.head(m),
                            "is" | "was"
                                | "be"
                                | "been"
                                | "are"
                                | "were"
                                | "stands"
                                | "stood"
                                | "reached"
                                | "hit"
                                | "passed"
                                | "topped"
                                | "exceeded"
                                | "exceeds"
                                | "has"
                                | "had"
                                | "reaches"
                                | "hits"
                                | "totaled"
                                | "totalled"
                                | "remained"
                                | "remains"
                                | "neared"
                                | "includes"
                                | "included"
                                | "surpassed"
                                | "becomes"
                                | "became"
                                | "tops"
                                | "reach"
                                | "exceed"
                                | "nears"
                                | "approached"
                        );
                }
                Kind::Stop if self.word(self.chunks[m].head) == ":" => linked = true,
                // `the death toll, which had stood at 76`.
                Kind::Relative if m <= at + 2 && self.head(m) == "which" => {}
                Kind::Stop | Kind::Relative | Kind::Clause => break,
                Kind::Noun
                    if (linked
                        || m == c + 1
                            && matches!(head, "toll" | "total" | "count" | "tally")
                            && self.chunks[m]
                                .quantity
                                .is_some_and(|q| self.quantities[q].qualifier == Qualifier::UpTo))
                        && self.counts(&self.chunks[m]) =>
                {
                    let by = self.head(m - 1) == "by"
                        || self.word(self.chunks[m].tokens.start.wrapping_sub(1)) == "by";
                    if self.chunks[m].humanity == Humanity::Thing && self.lexicon.noun(self.head(m)).is_none()
                    {
                        break;
                    }
                    // `first put at over 100, was corrected to 84`.
                    let start = self.chunks[m].tokens.start;
                    let first = (start.saturating_sub(4)..start).any(|i| {
                        matches!(
                            self.word(i),
                            "first" | "initially" | "earlier" | "originally" | "previously"
                        )
                    });
                    if first && (m + 1..self.chunks.len().min(m + 6)).any(|v| self.kind(v) == Kind::Verb) {
                        if let Some(mut figure) = self.count_of(m, c, kind) {
                            figure.rank = 4;
                            found.push(figure);
                        }
                        linked = false;
                        m += 1;
                        continue;
                    }
                    // `the casualty figure stood at 27 dead and 100 wounded`.
                    let own = matches!(self.kind(m + 1), Kind::State | Kind::Verb)
                        .then(|| self.state_of(self.chunks[m + 1].head))
                        .flatten();
                    if let Some(mut figure) = self.count_of(m, c, own.unwrap_or(kind)) {
                        let verb = (at..m).rev().find(|&v| self.kind(v) == Kind::Verb);
                        figure.modality = verb.and_then(|v| self.modality(v));
                        figure.toll = !by;
                        figure.rank = 4;
                        // `cases are up to 300`: so many, and no bound.
                        let q = &self.quantities[self.chunks[m].quantity.unwrap_or_default()];
                        let up = self.word(q.tokens.start) == "up" && self.word(q.tokens.start + 1) == "to";
                        if up && q.qualifier == Qualifier::UpTo && q.core.start == q.tokens.start + 2 {
                            (figure.count, figure.qualifier, figure.low, figure.high) =
                                (q.core.clone(), Qualifier::Exact, q.value, q.value);
                        }
                        if self.lexicon.noun(self.head(m)).is_some()
                            || self.chunks[m].humanity != Humanity::People
                        {
                            figure.victims = None;
                        }
                        if by {
                            figure.part_of = Part::Earlier;
                        }
                        found.push(figure);
                        if by {
                            linked = false;
                        } else {
                            break;
                        }
                    }
                }
                _ => {}
            }
            m += 1;
        }
    }

    /// Numbers that stand for what the sentence told before them: `359 dead, then corrected the figure to 253`, `the
    /// other side put the number at 83`, `and the number has since climbed to 295`.
    pub(super) fn by_number(&self, found: &mut Vec<Candidate>) {
        // `with the loss of 260 lives`.
        for c in 2..self.chunks.len() {
            let lost = self.head(c) == "lives" && self.head(c - 1) == "of" && self.head(c - 2) == "loss";
            if lost
                && self.counts(&self.chunks[c])
                && !found.iter().any(|f| f.chunk == c)
                && let Some(mut figure) = self.count_of(c, c, CasualtyKind::Killed)
            {
                figure.victims = None;
                found.push(figure);
            }
        }
        if found.is_empty() {
            return;
        }
        for v in 1..self.chunks.len() {
            if self.kind(v) != Kind::Verb || self.chunks[v].negated {
                continue;
            }
            let named = |c: usize| {
                self.kind(c) == Kind::Noun
                    && self.chunks[c].quantity.is_none()
                    // `the number of infections rose to 340` is not of the deaths told before.
                    && self.head(c + 1) != "of"
                    && matches!(
                        self.head(c),
                        "figure"
                            | "figures"
                            | "number"
                            | "numbers"
                            | "count"
                            | "estimate"
                            | "total"
                            | "tally"
                    )
            };
            let n = match self.head(v) {
                "corrected" | "revised" | "lowered" | "reduced" | "raised" | "updated" | "changed"
                | "cut"
                    if (named(v + 1) || matches!(self.head(v + 1), "it" | "this" | "that"))
                        && self.head(v + 2) == "to" =>
                {
                    v + 3
                }
                "put" | "puts" if named(v + 1) && self.head(v + 2) == "at" => v + 3,
                word if moves(word)
                    && (self.subject(v).is_some_and(named) || named(v - 1))
                    && matches!(self.head(v + 1), "to" | "at" | "past") =>
                {
                    v + 2
                }
                _ => continue,
            };
            if self.kind(n) != Kind::Noun || !self.counts(&self.chunks[n]) || !self.is_bare(&self.chunks[n]) {
                continue;
            }
            let start = self.chunks[v].tokens.start;
            let told =
                found.iter().filter(|f| f.count.start < start && f.value != Some(0) && f.modality.is_none());
            let Some(kind) = told.max_by_key(|f| (f.part_of == Part::Whole, f.count.start)).map(|f| f.kind)
            else {
                continue;
            };
            if let Some(mut figure) = self.count_of(n, v, kind) {
                found.retain(|f| f.chunk != n);
                figure.toll = true;
                figure.rank = 4;
                figure.victims = None;
                figure.modality = self.modality(v);
                found.push(figure);
            }
        }
    }

    /// `None of the 176 on board survived`: all of them died.
    pub(super) fn by_survival(&self, found: &mut Vec<Candidate>) {
        for v in 1..self.chunks.len() {
            if self.kind(v) != Kind::Verb || self.head(v) != "survived" || self.chunks[v].negated {
                continue;
            }
            let Some(s) = self.subject(v) else { continue };
            let chunk = &self.chunks[s];
            let none = chunk.quantity.is_some_and(|q| self.quantities[q].value == Some(0));
            let Some(whole) = chunk.whole.map(|q| &self.quantities[q]).filter(|_| none) else { continue };
            let Some(mut figure) = self.count_of(s, v, CasualtyKind::Killed) else { continue };
            figure.count = whole.tokens.clone();
            (figure.value, figure.qualifier, figure.low, figure.high) =
                (whole.value, whole.qualifier, whole.low, whole.high);
            figure.victims = Some(whole.tokens.end..chunk.tokens.end).filter(|r| !r.is_empty());
            figure.part_of = Part::Whole;
            figure.rank = 4;
            found.push(figure);
        }
    }

    /// `the dozens`, `the hundreds`.
    fn in_numbers(&self, c: usize) -> bool {
        self.chunks.get(c).is_some_and(|n| {
            let value = n.quantity.map(|q| self.quantities[q].value);
            n.kind == Kind::Noun
                && self.counts(n)
                && self.is_bare(n)
                && n.det == Det::Definite
                && value == Some(None)
        })
    }

    /// Does chunk `c` open a clause that says more of the toll's event: `that`, `which`, `where`?
    fn relates(&self, c: usize) -> bool {
        matches!(self.head(c), "that" | "which" | "where" | "who" | "whose")
    }
}

/// Verbs that tell where a toll stands: `rose to 81`, `passes 1,400`.
fn moves(verb: &str) -> bool {
    matches!(
        verb,
        "rose"
            | "rises"
            | "risen"
            | "rising"
            | "climbed"
            | "climbs"
            | "climbing"
            | "jumped"
            | "jumps"
            | "soared"
            | "soars"
            | "grew"
            | "grown"
            | "grows"
            | "mounted"
            | "increased"
            | "increases"
            | "stood"
            | "stands"
            | "reached"
            | "reaches"
            | "hit"
            | "hits"
            | "passed"
            | "passes"
            | "tops"
            | "topped"
            | "exceeded"
            | "exceeds"
            | "surpassed"
            | "surpasses"
            | "crossed"
            | "crosses"
            | "touched"
            | "touches"
            | "nears"
            | "neared"
    )
}
