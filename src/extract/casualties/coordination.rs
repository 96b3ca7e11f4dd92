//! Lists of people: what is coordinated with an object to its right, with a subject to its left.

use super::chunk::{Det, Kind, View, Voice};
use super::clause::reports;

impl View<'_> {
    /// The noun phrases coordinated with the object `c`, itself first.
    pub(super) fn list_right(&self, c: usize) -> Vec<usize> {
        let mut list = vec![c];
        let mut at = c;
        for _ in 0..12 {
            let m = self.after_name(at);
            let next = match (self.kind(m), self.kind(m + 1)) {
                (Kind::Comma, Kind::Conj) => m + 2,
                (Kind::Comma | Kind::Conj, _) => m + 1,
                _ => break,
            };
            if self.head(m) == "but" || self.head(m + 1) == "but" {
                break;
            }
            // `187 people, 23 of them children`: a part, not one more.
            if self.chunks.get(next).is_some_and(|n| n.partitive && n.pronoun) {
                break;
            }
            let listed = self.kind(next) == Kind::Noun && (self.countable(next) || self.joins(next));
            // `the bodies of a man and a woman were found`: the verb is the bodies'.
            let within = c > 0 && self.head(c - 1) == "of" && next == m + 1 && self.kind(m) == Kind::Conj;
            // `wounding dozens, an official and witnesses said`.
            let speakers = self.kind(m) == Kind::Comma && next == m + 1 && {
                let and = self.after_modifiers(next);
                let v = self.after_modifiers(and + 1);
                self.kind(and) == Kind::Conj
                    && self.kind(and + 1) == Kind::Noun
                    && self.kind(v) == Kind::Verb
                    && reports(self.head(v))
            };
            if !listed || speakers || self.heads_clause(next) && !within {
                break;
            }
            // After a comma alone only what goes on as a list: `two men, a woman and a child`.
            list.push(next);
            at = next;
        }
        list
    }

    /// One past what names the phrase `c` and modifies it: `the chief identified as Musa Bello`, `the mayor, Juan
    /// Perez,` before `and`.
    fn after_name(&self, c: usize) -> usize {
        let m = self.after_modifiers(c);
        let naming = self.kind(m) == Kind::Verb
            && self.chunks[m].voice == Voice::Bare
            && matches!(
                self.head(m),
                "identified" | "named" | "known" | "described" | "called" | "nicknamed"
            );
        if naming {
            let name = m + 1 + usize::from(self.head(m + 1) == "as");
            if self.kind(name) == Kind::Noun && !self.countable(name) {
                return self.after_modifiers(name);
            }
        }
        let named = self.kind(m) == Kind::Comma
            && self.kind(m + 1) == Kind::Noun
            && !self.countable(m + 1)
            && self.names_person(m + 1)
            && !self.chunks[c].plural
            && self.is_people(&self.chunks[c]);
        if named {
            // His age may stand between.
            let aged = self.kind(m + 2) == Kind::Comma && self.kind(m + 4) == Kind::Comma;
            let close = if aged { m + 4 } else { m + 2 };
            if self.kind(close) == Kind::Comma && self.head(close + 1) == "and" {
                return close;
            }
        }
        m
    }

    /// `his wife` in `his wife and two children`: no figure itself but a link in a list.
    fn joins(&self, c: usize) -> bool {
        let chunk = &self.chunks[c];
        self.is_people(chunk) && matches!(chunk.det, Det::Possessive | Det::Definite) && !chunk.pronoun
    }

    /// `children` in `20 women, children and old men`: one number stands for all of the list.
    fn shares_number(&self, n: usize, behind: usize) -> bool {
        let bare = |c: usize| {
            let chunk = &self.chunks[c];
            chunk.kind == Kind::Noun
                && chunk.plural
                && chunk.det == Det::None
                && chunk.quantity.is_none()
                && self.is_people(chunk)
        };
        let first = (0..n)
            .rev()
            .step_by(2)
            .take_while(|&comma| self.kind(comma) == Kind::Comma && comma > 0)
            .map(|comma| comma - 1)
            .find(|&c| !bare(c));
        bare(n)
            && first.is_some_and(|c| self.counts(&self.chunks[c]) && self.is_people(&self.chunks[c]))
            && (behind > 1 || bare(n + 2) || self.head(n + 1) == ",")
    }

    /// Somebody whose children are counted: `a father of four`.
    pub(super) fn is_parent(&self, c: usize) -> bool {
        matches!(
            self.head(c),
            "father" | "mother" | "parent" | "grandfather" | "grandmother" | "dad" | "mom" | "mum"
        )
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
                // `Six pupils, two teachers die`: a headline leaves out the `and`.
                Kind::Comma
                    if m == 1
                        && self.counts(&self.chunks[0])
                        && self.is_people(&self.chunks[0])
                        && (self.counts(&self.chunks[2])
                            // `Three Children, Mother Die`.
                            || self.is_people(&self.chunks[2]) && self.chunks[2].det == Det::None && c == 2) =>
                    {}
                // `Mother, Three Children Die`.
                Kind::Comma
                    if m == 1
                        && c == 2
                        && self.counts(&self.chunks[2])
                        && self.is_people(&self.chunks[0])
                        && !self.chunks[0].plural
                        && self.chunks[0].det == Det::None => {}
                // `In addition to the bomber, 69 people were killed`.
                Kind::Comma
                    if m == 2
                        && self.kind(0) == Kind::Conj
                        && self.word(self.chunks[0].tokens.start) == "in" => {}
                _ => break,
            }
            let Some(mut n) = m.checked_sub(1) else { break };
            // `100 pupils aged between 14 and 19 and a teacher`.
            if n > 0 && self.kind(n) == Kind::Adverb && self.head(n) == "aged" {
                n -= 1;
            }
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
            // `a mother of three and her baby`: whose mother she is.
            if n >= 2 && self.head(n - 1) == "of" && self.counts(&self.chunks[n]) && self.is_parent(n - 2) {
                n -= 2;
            }
            if self.kind(n) != Kind::Noun
                || !(self.countable(n) || self.joins(n) || self.shares_number(n, list.len()))
            {
                break;
            }
            // `58 were killed, among them two priests, and 75 wounded`; `the consul among them, and 400 were wounded`.
            let among = |i: usize| self.word(i) == "among" && matches!(self.word(i + 1), "them" | "whom");
            let start = self.chunks[n].tokens.start;
            if n + 1 < m && among(self.chunks[n].tokens.end) || start >= 2 && among(start - 2) {
                break;
            }
            // `Eleven soldiers, including a captain, and a nurse were killed`: the eleven too.
            if n >= 3
                && self.kind(n - 1) == Kind::Including
                && self.kind(n - 2) == Kind::Comma
                && self.kind(n - 3) == Kind::Noun
                && self.countable(n - 3)
                && m + 1 < at
                && self.kind(m) == Kind::Comma
                && !(n >= 4 && matches!(self.kind(n - 4), Kind::Verb | Kind::Prep))
            {
                list.insert(0, n - 3);
                break;
            }
            // `seven were hurt, including one badly, and 80 were arrested`.
            if n > 0
                && self.kind(n - 1) == Kind::Including
                && m + 1 < at
                && self.kind(m) == Kind::Comma
                && self.kind(m + 1) == Kind::Conj
            {
                break;
            }
            let added =
                n > 0 && self.kind(n - 1) == Kind::Conj && self.word(self.chunks[n - 1].tokens.start) == "in";
            if added && n == 1 {
                list.insert(0, n);
                break;
            }
            // An object of an earlier verb closes that clause, unless it leaves or finds them in a state: `left four
            // officers and 11 rebels dead`.
            if n > 0 && self.kind(n - 1) == Kind::Verb && !reports(self.head(n - 1)) {
                let holds = matches!(
                    self.head(n - 1),
                    "left"
                        | "leaves"
                        | "leaving"
                        | "leave"
                        | "found"
                        | "find"
                        | "finding"
                        | "holds"
                        | "holding"
                );
                if holds && self.kind(c + 1) == Kind::State {
                    list.insert(0, n);
                }
                break;
            }
            list.insert(0, n);
            at = n;
        }
        list
    }
}
