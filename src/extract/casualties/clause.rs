//! Who a verb happens to: its subject to the left, its object to the right, and what is coordinated with them.

use super::chunk::{CLAUSAL, Chunk, Det, Kind, View, Voice};
use super::figure::GROUPS;
use super::lexicon::Humanity;
use crate::tag::{NameKind, Pos};
use crate::text::number::NumberUse;

/// Verbs that put a clause or a speaker between a subject and its verb: `a man authorities say was shot`.
pub(super) fn reports(word: &str) -> bool {
    matches!(
        word,
        "say"
            | "says"
            | "said"
            | "believe"
            | "believes"
            | "believed"
            | "think"
            | "thinks"
            | "thought"
            | "claim"
            | "claims"
            | "claimed"
            | "allege"
            | "alleges"
            | "alleged"
            | "reported"
            | "report"
            | "reports"
            | "added"
            | "told"
    )
}

/// Verbs with a clause for their object, with or without `that`.
fn tells(word: &str) -> bool {
    reports(word)
        || matches!(
            word,
            "confirmed"
                | "confirm"
                | "confirms"
                | "announced"
                | "found"
                | "learned"
                | "estimated"
                | "estimates"
                | "estimate"
                | "revealed"
                | "acknowledged"
                | "indicated"
                | "showed"
                | "shows"
                | "know"
                | "knew"
                | "heard"
                | "means"
                | "suggested"
                | "suggests"
                | "insisted"
                | "admitted"
                | "stated"
        )
}

impl View<'_> {
    /// Is chunk `c` a preposition that cannot open a clause?
    pub(super) fn plain_prep(&self, c: usize) -> bool {
        self.kind(c) == Kind::Prep && !CLAUSAL.contains(&self.head(c))
    }

    /// The subject of the verb or state at chunk `k`.
    pub(super) fn subject(&self, k: usize) -> Option<usize> {
        // `were reported as being held`.
        if k >= 2
            && self.head(k - 1) == "as"
            && self.kind(k - 2) == Kind::Verb
            && matches!(
                self.head(k - 2),
                "reported" | "described" | "listed" | "identified" | "registered" | "seen"
            )
        {
            return self.subject_within(k - 2, 5);
        }
        self.subject_within(k, 6).or_else(|| self.outer_subject(k))
    }

    /// The subject of the finite verb at chunk `k` beyond the clauses within it: `a man who slipped away from the
    /// guards that night was arrested`. Walking left, each finite verb waits for a subject of its own.
    fn outer_subject(&self, k: usize) -> Option<usize> {
        let verb = &self.chunks[k];
        if verb.kind != Kind::Verb || verb.gerund || self.word(verb.tokens.start) == "to" {
            return None;
        }
        let (mut waiting, mut contact) = (0usize, false);
        let mut j = k;
        while j > 0 && k - j < 40 {
            j -= 1;
            let before = j.checked_sub(1);
            match self.kind(j) {
                Kind::Stop | Kind::Open => return None,
                Kind::Close => {
                    while self.kind(j) != Kind::Open {
                        j = j.checked_sub(1)?;
                    }
                }
                Kind::Relative if waiting == 0 => return self.antecedent(j),
                Kind::Relative => waiting -= 1,
                Kind::Clause if waiting == 0 => return None,
                Kind::Verb => {
                    let inner = &self.chunks[j];
                    let reduced = inner.voice == Voice::Bare
                        && (self.pos(inner.head) == Pos::Vbn || self.reduced_with(j))
                        || inner.gerund
                        || self.word(inner.tokens.start) == "to";
                    // `murdered a rival and seriously injured another`: one subject.
                    let shared = (0..j)
                        .rev()
                        .find(|&b| self.kind(b) != Kind::Adverb)
                        .is_some_and(|b| self.kind(b) == Kind::Conj);
                    // `a man police say shoplifted a bracelet was struck`.
                    if reports(self.head(j)) && self.kind(j + 1) == Kind::Verb && waiting > 0 {
                        contact = true;
                        j = j.checked_sub(1)?;
                    } else if !reduced && !shared {
                        waiting += 1;
                    }
                }
                Kind::Noun => {
                    let Some(b) = before else { return Some(j).filter(|_| waiting == 0 || contact) };
                    let acts = waiting > 0 && self.kind(self.after_modifiers(j)) == Kind::Verb;
                    match self.kind(b) {
                        Kind::Prep if !acts || self.plain_prep(b) => {}
                        Kind::Verb => {}
                        _ if contact && waiting == 1 => return Some(j),
                        Kind::Prep | Kind::Clause | Kind::Relative | Kind::Noun if waiting > 0 => {
                            waiting -= 1
                        }
                        _ if waiting > 0 => return None,
                        // `tried to hit the trooper and a woman with a car`: the objects of that verb.
                        Kind::Conj
                            if b >= 2
                                && self.kind(b - 1) == Kind::Noun
                                && matches!(self.kind(b - 2), Kind::Verb | Kind::Prep) => {}
                        // An apposition: `three workers, a cook and two porters, `.
                        Kind::Comma if b > 0 && self.kind(b - 1) == Kind::Noun && self.countable(b - 1) => {}
                        _ => return Some(j),
                    }
                }
                _ => {}
            }
        }
        None
    }

    fn subject_within(&self, k: usize, depth: usize) -> Option<usize> {
        let depth = depth.checked_sub(1)?;
        let mut j = k.checked_sub(1)?;
        let near = (0..=j).rev().find(|&c| self.kind(c) != Kind::Adverb)?;
        loop {
            match self.kind(j) {
                Kind::Adverb | Kind::Mark => j = j.checked_sub(1)?,
                Kind::Time => {
                    j = j.checked_sub(1)?;
                    if self.kind(j) == Kind::Prep {
                        j = j.checked_sub(1)?;
                    }
                }
                Kind::Relative => return self.antecedent(j),
                Kind::Clause if self.head(j) == "that" => return self.antecedent(j),
                Kind::Conj => {
                    // A second verb of the same subject: `were shot and killed`.
                    let mut v = j.checked_sub(1)?;
                    if self.kind(v) == Kind::Comma {
                        v = v.checked_sub(1)?;
                        // `tried to flee, a witness said, but was shot`.
                        if v >= 3
                            && self.kind(v) == Kind::Verb
                            && reports(self.head(v))
                            && self.kind(v - 1) == Kind::Noun
                            && self.kind(v - 2) == Kind::Comma
                        {
                            v -= 3;
                        }
                    }
                    let from = v;
                    while !matches!(self.kind(v), Kind::Verb | Kind::State) {
                        if matches!(self.kind(v), Kind::Stop | Kind::Clause | Kind::Relative) || from - v > 6
                        {
                            return None;
                        }
                        v = v.checked_sub(1)?;
                    }
                    return self.subject_within(v, depth).or_else(|| self.outer_subject(v));
                }
                // `an aid worker, held hostage for months`, `Three men, wounded in the blast`.
                Kind::Comma
                    if j + 1 == k
                        && j > 0
                        && self.chunks[k].kind == Kind::Verb
                        && self.chunks[k].voice == Voice::Bare
                        && self.kind(j - 1) == Kind::Noun
                        && self.countable(j - 1)
                        && !self.parenthesis(j) =>
                {
                    return Some(j - 1);
                }
                // `On June 20, a boy from the town, died`: a stray comma after the subject.
                Kind::Comma if !self.parenthesis(j) => j = j.checked_sub(1)?,
                Kind::Comma | Kind::Dash => {
                    let same = self.kind(j);
                    let mut open = j.checked_sub(1)?;
                    // `, including eight women, ten children and three rangers, were killed`.
                    let led = (1..j).rev().take_while(|&c| !matches!(self.kind(c), Kind::Stop)).find(|&c| {
                        (self.kind(c) == Kind::Including
                            || self.head(c) == "among"
                            || self.head(c) == "in" && self.kind(c) == Kind::Conj)
                            && self.kind(c - 1) == same
                    });
                    if let Some(c) = led {
                        let verbs = (c..j)
                            .filter(|&v| {
                                self.kind(v) == Kind::Verb
                                    && self.chunks[v].voice != Voice::Bare
                                    && !self.chunks[v].gerund
                            })
                            .count();
                        if verbs == 0 {
                            open = c - 1;
                        }
                    }
                    // The other end of the parenthesis; a verb that is finite within it means that it is none,
                    // unless a relative pronoun or `including` opens it.
                    while self.kind(open) != same {
                        if matches!(self.kind(open), Kind::Stop) {
                            return None;
                        }
                        open = open.checked_sub(1)?;
                    }
                    // `, ages, `: several commas may follow each other.
                    j = open.checked_sub(1)?;
                    if same == Kind::Comma
                        && matches!(self.kind(open + 1), Kind::Conj)
                        && self.chunks[open + 1].tokens.len() == 1
                    {
                        return None;
                    }
                }
                Kind::Close => {
                    while self.kind(j) != Kind::Open {
                        j = j.checked_sub(1)?;
                    }
                    j = j.checked_sub(1)?;
                }
                // `a man who stabbed his landlord 14 times was jailed`.
                Kind::Noun if self.head(j) == "times" && self.chunks[j].quantity.is_some() => {
                    j = j.checked_sub(1)?;
                }
                Kind::Noun => {
                    let Some(before) = j.checked_sub(1) else { return Some(j) };
                    // `with 40 people being infected`.
                    if self.head(before) == "with" && j == near && self.countable(j) {
                        return Some(j);
                    }
                    // `six students in Lyon, France were killed`.
                    if self.kind(before) == Kind::Comma
                        && before >= 2
                        && self.kind(before - 1) == Kind::Noun
                        && self.kind(before - 2) == Kind::Prep
                        && self.pos(self.chunks[j].head) == Pos::Nnp
                        && self.pos(self.chunks[before - 1].head) == Pos::Nnp
                        && !self.countable(j)
                        // `in Lyon, police Capt. Jean Roux said`.
                        && !reports(self.head(k))
                        && !self.is_people(&self.chunks[j])
                        && !self.names_person(j)
                    {
                        j = before - 1;
                        continue;
                    }
                    // `in the firefight that followed three guards were killed`, `confirmed six men in the south
                    // were killed`.
                    if self.kind(before) == Kind::Verb
                        && self.countable(j)
                        && (matches!(self.head(before), "followed" | "ensued" | "erupted")
                            || tells(self.head(before)) && self.chunks[before].voice != Voice::Passive)
                        && self.chunks[k].voice != Voice::Bare
                    {
                        return Some(j);
                    }
                    // `the wife of a man fatally shot by police`.
                    if self.chunks[k].voice == Voice::Bare
                        && self.plain_prep(before)
                        && (j == near || j + 2 == k && self.kind(k - 1) == Kind::Adverb)
                        && self.countable(j)
                        && self.is_people(&self.chunks[j])
                        && !GROUPS.contains(&self.head(j))
                        && before > 0
                        && self.kind(before - 1) == Kind::Noun
                        && !self.countable(before - 1)
                        && (self.word(self.chunks[k].tokens.end) == "by"
                            || matches!(self.kind(k + 1), Kind::Prep) && self.kind(k - 1) == Kind::Adverb)
                    {
                        return Some(j);
                    }
                    // `a group of 21 people kidnapped in April`, `among 30 people arbitrarily arrested`.
                    if self.chunks[k].voice == Voice::Bare
                        && j == near
                        && self.kind(before) == Kind::Prep
                        && self.counts(&self.chunks[j])
                        && self.is_people(&self.chunks[j])
                        && self.lexicon.participle(self.head(k)).is_some()
                        && matches!(
                            self.kind(k + 1),
                            Kind::Prep | Kind::Time | Kind::Stop | Kind::Comma | Kind::Verb
                        )
                    {
                        return Some(j);
                    }
                    // `a shooting that left an officer critically wounded`.
                    if self.chunks[k].voice == Voice::Bare
                        && j == near
                        && matches!(
                            self.head(before),
                            "left"
                                | "leaves"
                                | "leave"
                                | "leaving"
                                | "found"
                                | "saw"
                                | "see"
                                | "sees"
                                | "seen"
                                | "seeing"
                        )
                        && self.countable(j)
                    {
                        return Some(j);
                    }
                    // `set out before dawn without a guide`: no clause, for no verb follows.
                    let phrase =
                        self.kind(before) == Kind::Prep && self.kind(j + 1) == Kind::Prep && before > 0;
                    if self.plain_prep(before) || phrase {
                        let Some(outer) = before.checked_sub(1) else {
                            return Some(j).filter(|_| self.countable(j));
                        };
                        match self.kind(outer) {
                            // `resulted in 27 people killed`: no object of another verb's.
                            Kind::Verb if j == near && self.head(outer).starts_with("result") => {
                                return Some(j).filter(|_| self.countable(j));
                            }
                            Kind::Noun | Kind::Time | Kind::State | Kind::Adverb | Kind::Close => j = outer,
                            // `a man who was shot by a guard died`: past the relative clause.
                            Kind::Verb if outer >= 2 && self.kind(outer - 1) == Kind::Relative => {
                                j = outer - 2;
                                if self.kind(j) == Kind::Comma {
                                    j = j.checked_sub(1)?;
                                }
                            }
                            Kind::Verb
                                if matches!(self.chunks[outer].voice, Voice::Bare)
                                    && !Self::is_be(self.head(outer))
                                    || self.chunks[outer].gerund =>
                            {
                                // `12 miners trapped in a shaft died`.
                                j = outer;
                            }
                            _ => return Some(j).filter(|_| self.countable(j)),
                        }
                        continue;
                    }
                    // `three others believed to be civilians also died`.
                    if before > 0
                        && self.kind(before) == Kind::Verb
                        && self.kind(before - 1) == Kind::Noun
                        && self.countable(before - 1)
                        && self.reduced_belief(before)
                    {
                        return Some(before - 1);
                    }
                    if self.kind(before) == Kind::Verb && before > 0 {
                        let verb = &self.chunks[before];
                        let reduced = verb.gerund && self.kind(before - 1) == Kind::Noun && before >= 1;
                        let relative = matches!(self.kind(before - 1), Kind::Relative);
                        // `a man police labeled a suspect was jailed`.
                        if before >= 2
                            && self.kind(before - 1) == Kind::Noun
                            && self.kind(before - 2) == Kind::Noun
                            && self.countable(before - 2)
                            && self.is_people(&self.chunks[before - 2])
                        {
                            return Some(before - 2);
                        }
                        // `two youths accused of raping a girl were beaten`.
                        if verb.gerund
                            && before >= 3
                            && self.kind(before - 1) == Kind::Prep
                            && self.kind(before - 2) == Kind::Verb
                            && self.reduced_of(before - 2)
                        {
                            return self.subject_within(before - 2, depth);
                        }
                        if reduced {
                            j = before - 1;
                            continue;
                        }
                        if relative && !reports(self.head(before)) {
                            j = before - 1;
                            continue;
                        }
                        // With phrases between, it is the object of that verb rather than the subject of this.
                        if j + 1 < near && !reports(self.head(before)) && !verb.gerund {
                            return None;
                        }
                    }
                    // `tried to hit the trooper and a woman with a car ... was jailed`.
                    if j + 1 < near
                        && before >= 2
                        && self.kind(before) == Kind::Conj
                        && self.kind(before - 1) == Kind::Noun
                        && self.kind(before - 2) == Kind::Verb
                        && !reports(self.head(before - 2))
                    {
                        return None;
                    }
                    return Some(j);
                }
                Kind::Verb => {
                    let verb = &self.chunks[j];
                    // `10 suspects believed linked to gangs have been arrested`.
                    if j > 0
                        && self.kind(j - 1) == Kind::Noun
                        && self.countable(j - 1)
                        && self.reduced_belief(j)
                    {
                        return Some(j - 1);
                    }
                    if reports(self.head(j)) && j >= 2 && self.kind(j - 1) == Kind::Noun {
                        let mut s = j - 2;
                        if self.kind(s) == Kind::Comma && s > 0 {
                            s -= 1;
                        }
                        return (self.kind(s) == Kind::Noun).then_some(s);
                    }
                    if verb.voice == Voice::Bare || verb.gerund || verb.voice == Voice::Passive {
                        return self.subject_within(j, depth);
                    }
                    return None;
                }
                Kind::State => j = j.checked_sub(1)?,
                _ => return None,
            }
        }
    }

    /// `believed`, `thought to be` after a noun: a relative clause without its pronoun and auxiliary.
    fn reduced_belief(&self, v: usize) -> bool {
        let first = self.word(self.chunks[v].tokens.start);
        matches!(
            first,
            "believed"
                | "thought"
                | "suspected"
                | "said"
                | "known"
                | "understood"
                | "alleged"
                | "reported"
                | "presumed"
        ) && (self.chunks[v].tokens.len() > 1 && self.word(self.chunks[v].tokens.start + 1) == "to"
            || matches!(self.kind(v + 1), Kind::Verb) && self.chunks[v + 1].voice == Voice::Bare)
    }

    /// `suspected of`, `armed with` right after a noun.
    fn reduced_with(&self, v: usize) -> bool {
        self.kind(v + 1) == Kind::Prep
            && v > 0
            && self.kind(v - 1) == Kind::Noun
            && matches!(
                self.head(v),
                "suspected"
                    | "accused"
                    | "wanted"
                    | "convicted"
                    | "charged"
                    | "linked"
                    | "armed"
                    | "dressed"
                    | "known"
                    | "employed"
                    | "based"
                    | "involved"
                    | "trapped"
                    | "stationed"
                    | "born"
                    | "hired"
                    | "described"
            )
    }

    /// `accused of`, `convicted of` right after a noun, before what they did.
    fn reduced_of(&self, v: usize) -> bool {
        self.chunks[v].voice == Voice::Bare
            && v > 0
            && self.kind(v - 1) == Kind::Noun
            && matches!(
                self.head(v),
                "accused" | "suspected" | "convicted" | "guilty" | "acquitted" | "charged"
            )
    }

    /// Does the comma at chunk `j` close a parenthesis that follows a noun phrase?
    fn parenthesis(&self, j: usize) -> bool {
        let mut open = j;
        while open > 0 {
            open -= 1;
            match self.kind(open) {
                Kind::Stop => return false,
                Kind::Comma => {
                    return open > 0 && matches!(self.kind(open - 1), Kind::Noun | Kind::Time | Kind::State | Kind::Comma | Kind::Close | Kind::Verb | Kind::Adverb)
                        // `On June 20, ...`: the comma before closes an opening phrase.
                        && !(self.kind(open - 1) == Kind::Time && open <= 3 && (0..open).all(|c| matches!(self.kind(c), Kind::Time | Kind::Prep | Kind::Adverb | Kind::Mark)));
                }
                _ => {}
            }
        }
        false
    }

    /// Does chunk `c` end in a person's name?
    pub(super) fn names_person(&self, c: usize) -> bool {
        let head = self.chunks[c].head;
        self.cx.tags.name_at(head).is_some_and(|n| n.kind == NameKind::Person)
    }

    /// What a relative pronoun at chunk `j` stands for.
    fn antecedent(&self, j: usize) -> Option<usize> {
        let mut m = j.checked_sub(1)?;
        while matches!(self.kind(m), Kind::Comma | Kind::Dash | Kind::Mark | Kind::Adverb | Kind::Time) {
            m = m.checked_sub(1)?;
        }
        if self.kind(m) != Kind::Noun {
            return None;
        }
        // `hundreds of people, mostly children, who are missing`.
        if m >= 3
            && matches!(self.head(m - 1), "mostly" | "mainly" | "largely")
            && self.kind(m - 2) == Kind::Comma
            && self.kind(m - 3) == Kind::Noun
            && self.countable(m - 3)
        {
            return Some(m - 3);
        }
        // `passengers on the bus who died`: the nearest people.
        let mut n = m;
        while self.chunks[n].humanity != Humanity::People
            && n >= 2
            && self.kind(n - 1) == Kind::Prep
            && self.kind(n - 2) == Kind::Noun
        {
            n -= 2;
        }
        Some(if self.chunks[n].humanity == Humanity::People || self.countable(n) { n } else { m })
    }

    /// The object of the verb at chunk `k`.
    pub(super) fn object(&self, k: usize) -> Option<usize> {
        let mut j = k + 1;
        loop {
            match self.kind(j) {
                Kind::Adverb | Kind::Mark | Kind::State => j += 1,
                // `shot to death two traders`.
                Kind::Prep if self.head(j) == "to" && self.head(j + 1) == "death" => j += 2,
                // `killing on Monday two men` and `killed instantly`.
                Kind::Conj if matches!(self.kind(j + 1), Kind::Verb) && j == k + 1 => j += 2,
                Kind::Conj
                    if matches!(self.kind(j + 1), Kind::Adverb)
                        && self.kind(j + 2) == Kind::Verb
                        && j == k + 1 =>
                {
                    j += 3
                }
                // `uprooted every day`: when, and not whom.
                Kind::Noun
                    if self.chunks[j].det == Det::Other
                        && matches!(
                            self.head(j),
                            "day" | "night" | "week" | "month" | "year" | "hour" | "minute" | "time"
                        ) =>
                {
                    return None;
                }
                Kind::Noun if !self.chunks[j].pronoun || self.counts(&self.chunks[j]) => return Some(j),
                // `killing himself and four policemen`.
                Kind::Noun
                    if self.kind(j + 1) == Kind::Conj
                        && matches!(
                            self.head(j),
                            "himself" | "herself" | "themselves" | "itself" | "him" | "her"
                        )
                        && self.countable(j + 2) =>
                {
                    return Some(j + 2);
                }
                _ => return None,
            }
            if j > k + 5 {
                return None;
            }
        }
    }

    /// Can a noun phrase give a figure: has it a count or an indefinite article?
    pub(super) fn countable(&self, c: usize) -> bool {
        let Some(chunk) = self.chunks.get(c) else { return false };
        chunk.kind == Kind::Noun
            && (self.counts(chunk)
                || matches!(chunk.det, Det::Indefinite | Det::Some) && self.is_people(chunk))
    }

    /// Does the phrase hold a number that counts?
    pub(super) fn counts(&self, chunk: &Chunk) -> bool {
        chunk.quantity.is_some_and(|q| self.quantities[q].used == NumberUse::Count)
    }

    /// Is the phrase people, as far as its noun tells?
    pub(super) fn is_people(&self, chunk: &Chunk) -> bool {
        chunk.humanity == Humanity::People
    }

    /// One past the prepositional phrases, times and adverbs after chunk `c`.
    pub(super) fn after_modifiers(&self, c: usize) -> usize {
        let mut m = c + 1;
        loop {
            match self.kind(m) {
                Kind::Prep if matches!(self.kind(m + 1), Kind::Noun | Kind::Time) => m += 2,
                Kind::Time | Kind::Adverb => m += 1,
                Kind::Open => {
                    let mut close = m + 1;
                    while close < self.chunks.len() && self.kind(close) != Kind::Close && close < m + 12 {
                        close += 1;
                    }
                    if self.kind(close) != Kind::Close {
                        return m;
                    }
                    m = close + 1;
                }
                _ => return m,
            }
        }
    }

    /// Does what follows chunk `c` make it the subject of a clause of its own?
    pub(super) fn heads_clause(&self, c: usize) -> bool {
        let m = self.after_modifiers(c);
        match self.kind(m) {
            Kind::Verb => !self.chunks[m].gerund,
            Kind::State => true,
            _ => false,
        }
    }
}
