//! Who a verb happens to: its subject to the left, its object to the right, and what is coordinated with them.

use super::chunk::{CLAUSAL, Chunk, Det, Kind, View, Voice};
use super::lexicon::Humanity;
use crate::text::number::NumberUse;

/// Verbs that put a clause or a speaker between a subject and its verb: `a man authorities say was shot`.
fn reports(word: &str) -> bool {
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

impl View<'_> {
    /// Is chunk `c` a preposition that cannot open a clause?
    fn plain_prep(&self, c: usize) -> bool {
        self.kind(c) == Kind::Prep && !CLAUSAL.contains(&self.head(c))
    }

    /// The subject of the verb or state at chunk `k`.
    pub(super) fn subject(&self, k: usize) -> Option<usize> {
        self.subject_within(k, 6)
    }

    fn subject_within(&self, k: usize, depth: usize) -> Option<usize> {
        let depth = depth.checked_sub(1)?;
        let mut j = k.checked_sub(1)?;
        let near = j;
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
                    }
                    let from = v;
                    while !matches!(self.kind(v), Kind::Verb | Kind::State) {
                        if matches!(self.kind(v), Kind::Stop | Kind::Clause | Kind::Relative) || from - v > 6
                        {
                            return None;
                        }
                        v = v.checked_sub(1)?;
                    }
                    return self.subject_within(v, depth);
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
                Kind::Noun => {
                    let Some(before) = j.checked_sub(1) else { return Some(j) };
                    if self.plain_prep(before) {
                        let Some(outer) = before.checked_sub(1) else {
                            return Some(j).filter(|_| self.countable(j));
                        };
                        match self.kind(outer) {
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
                                    || self.chunks[outer].gerund =>
                            {
                                // `12 miners trapped in a shaft died`.
                                j = outer;
                            }
                            _ => return Some(j).filter(|_| self.countable(j)),
                        }
                        continue;
                    }
                    if self.kind(before) == Kind::Verb && before > 0 {
                        let verb = &self.chunks[before];
                        let reduced = verb.gerund && self.kind(before - 1) == Kind::Noun && before >= 1;
                        let relative = matches!(self.kind(before - 1), Kind::Relative);
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

    /// What a relative pronoun at chunk `j` stands for.
    fn antecedent(&self, j: usize) -> Option<usize> {
        let mut m = j.checked_sub(1)?;
        while matches!(self.kind(m), Kind::Comma | Kind::Dash | Kind::Mark | Kind::Adverb | Kind::Time) {
            m = m.checked_sub(1)?;
        }
        if self.kind(m) != Kind::Noun {
            return None;
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
    fn heads_clause(&self, c: usize) -> bool {
        let m = self.after_modifiers(c);
        match self.kind(m) {
            Kind::Verb => !self.chunks[m].gerund,
            Kind::State => true,
            _ => false,
        }
    }

    /// The noun phrases coordinated with the object `c`, itself first.
    pub(super) fn list_right(&self, c: usize) -> Vec<usize> {
        let mut list = vec![c];
        let mut at = c;
        for _ in 0..12 {
            let m = self.after_modifiers(at);
            let next = match (self.kind(m), self.kind(m + 1)) {
                (Kind::Comma, Kind::Conj) => m + 2,
                (Kind::Comma | Kind::Conj, _) => m + 1,
                _ => break,
            };
            if self.head(m) == "but" || self.head(m + 1) == "but" {
                break;
            }
            let listed = self.kind(next) == Kind::Noun && (self.countable(next) || self.joins(next));
            if !listed || self.heads_clause(next) {
                break;
            }
            // After a comma alone only what goes on as a list: `two men, a woman and a child`.
            list.push(next);
            at = next;
        }
        list
    }

    /// `his wife` in `his wife and two children`: no figure itself but a link in a list.
    fn joins(&self, c: usize) -> bool {
        let chunk = &self.chunks[c];
        self.is_people(chunk) && matches!(chunk.det, Det::Possessive | Det::Definite) && !chunk.pronoun
    }

    /// The noun phrases coordinated with the subject `c`, in text order, itself last.
    pub(super) fn list_left(&self, c: usize) -> Vec<usize> {
        let mut list = vec![c];
        let mut at = c;
        for _ in 0..12 {
            let Some(mut m) = at.checked_sub(1) else { break };
            match self.kind(m) {
                Kind::Conj => {
                    if self.head(m) == "but" {
                        break;
                    }
                    if m > 0 && self.kind(m - 1) == Kind::Comma {
                        m -= 1;
                    }
                }
                Kind::Comma if list.len() > 1 => {}
                // `In addition to the bomber, 69 people were killed`.
                Kind::Comma
                    if m == 2
                        && self.kind(0) == Kind::Conj
                        && self.word(self.chunks[0].tokens.start) == "in" => {}
                _ => break,
            }
            let Some(mut n) = m.checked_sub(1) else { break };
            // Step over `in Gaza` after the earlier element.
            for _ in 0..3 {
                if self.kind(n) == Kind::Time {
                    n = n.saturating_sub(1);
                }
                if n >= 2
                    && self.kind(n) == Kind::Noun
                    && self.plain_prep(n - 1)
                    && self.kind(n - 2) == Kind::Noun
                    && !self.countable(n)
                {
                    n -= 2;
                }
            }
            if self.kind(n) != Kind::Noun || !(self.countable(n) || self.joins(n)) {
                break;
            }
            let added =
                n > 0 && self.kind(n - 1) == Kind::Conj && self.word(self.chunks[n - 1].tokens.start) == "in";
            if added && n == 1 {
                list.insert(0, n);
                break;
            }
            // An object of an earlier verb closes that clause.
            if n > 0 && self.kind(n - 1) == Kind::Verb && !reports(self.head(n - 1)) {
                break;
            }
            list.insert(0, n);
            at = n;
        }
        list
    }
}
