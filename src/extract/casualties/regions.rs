//! Numbers that regions have of one thing told: `the most deaths (300)`, `Fife (12) and Angus (five)`, `followed
//! by Angus with 400`, `Texas reported 12 deaths, Ohio five`.

use super::chunk::{Kind, View};
use super::lexicon::{Humanity, NounFrame};
use super::outcome::Candidate;
use crate::extract::CasualtyKind;
use crate::tag::{NameKind, Pos};
use crate::text::TokenKind;
use crate::text::number::NumberUse;

impl View<'_> {
    /// Adds the numbers of regions.
    pub(super) fn by_region(&self, disease: bool, found: &mut Vec<Candidate>) {
        if self.chunks.len() < 5 {
            return;
        }
        self.in_brackets(disease, found);
        self.with_number(disease, found);
        self.followed(disease, found);
        if !found.is_empty() {
            self.gapped(found);
            self.other_toll(found);
            self.after_comma(found);
        }
    }

    /// `the highest number of cases (900)`; `in Fife (12), Angus (five)`.
    fn in_brackets(&self, disease: bool, found: &mut Vec<Candidate>) {
        for c in 2..self.chunks.len().saturating_sub(1) {
            let marks = (self.kind(c - 1), self.kind(c + 1));
            let brackets = marks == (Kind::Open, Kind::Close);
            // `the most deaths — 18 — were in Fife`.
            let dashes = matches!(marks, (Kind::Dash, Kind::Dash) | (Kind::Comma, Kind::Comma))
                && (self.chunks[c - 2].tokens.start.saturating_sub(3)..self.chunks[c - 2].tokens.end)
                    .any(|i| matches!(self.word(i), "most" | "highest" | "maximum" | "number" | "largest"));
            if !(brackets || dashes) || !self.is_bracketed(c) || self.has(found, c) {
                continue;
            }
            let before = &self.chunks[c - 2];
            if before.kind != Kind::Noun || self.counts(before) {
                continue;
            }
            let sense = self.lexicon.noun(self.head(c - 2)).filter(|n| match n.frame {
                NounFrame::Both | NounFrame::Count => before.plural,
                NounFrame::Disease => {
                    before.plural && (disease || self.of_disease(c - 2)) && !self.legal(before)
                }
                _ => false,
            });
            let told = match sense {
                Some(sense) => Some((sense.kind, c - 2)),
                // One region alone may be anything: `the road to Leeds (12)`.
                None if brackets && self.is_region(c - 2) && self.bracketed(c) => self.kind_before(c, found),
                None => None,
            };
            if let Some((kind, trigger)) = told
                && let Some(mut figure) = self.count_of(c, trigger, kind)
            {
                figure.victims = None;
                figure.rank = 1;
                found.push(figure);
            }
        }
    }

    /// `Fife had the most cases so far, with 130`: the number of the noun of harm before.
    fn with_number(&self, disease: bool, found: &mut Vec<Candidate>) {
        for c in 2..self.chunks.len() {
            if self.head(c - 1) != "with"
                || !self.is_number(c)
                || self.bare_year(c)
                || self.has(found, c)
                || !matches!(self.kind(c + 1), Kind::Comma | Kind::Stop | Kind::Conj)
            {
                continue;
            }
            let told = (c.saturating_sub(6)..c - 1).rev().find_map(|n| self.counted_noun(n, disease));
            if let Some((kind, noun)) = told
                && let Some(mut figure) = self.count_of(c, noun, kind)
            {
                figure.victims = None;
                figure.rank = 1;
                found.push(figure);
            }
        }
    }

    /// The kind of the plural noun of harm at chunk `n` that has no number: `the most deaths`.
    fn counted_noun(&self, n: usize, disease: bool) -> Option<(CasualtyKind, usize)> {
        let chunk = self.chunks.get(n).filter(|c| c.kind == Kind::Noun && c.plural && !self.counts(c))?;
        let sense = self.lexicon.noun(self.head(n))?;
        let fits = match sense.frame {
            NounFrame::Both | NounFrame::Count => true,
            NounFrame::Disease => (disease || self.of_disease(n)) && !self.legal(chunk),
            _ => false,
        };
        fits.then_some((sense.kind, n))
    }

    /// Does another region of the sentence have a number in brackets beside the one at chunk `c`?
    fn bracketed(&self, c: usize) -> bool {
        (2..self.chunks.len().saturating_sub(1)).any(|n| {
            n != c
                && self.kind(n - 1) == Kind::Open
                && self.kind(n + 1) == Kind::Close
                && self.is_bracketed(n)
                && self.is_region(n - 2)
        })
    }

    /// `700 in Fife, followed by Angus with 400, Moray with 90 people`.
    fn followed(&self, disease: bool, found: &mut Vec<Candidate>) {
        let Some(by) = (1..self.chunks.len())
            .find(|&b| self.head(b) == "by" && self.head(b - 1) == "followed" && self.kind(b) == Kind::Prep)
        else {
            return;
        };
        let noun = || (0..by).rev().find_map(|n| self.counted_noun(n, disease));
        let Some((kind, trigger)) = self.kind_before(by, found).or_else(noun) else { return };
        for c in by + 1..self.chunks.len() {
            // Whatever the names are taken for: what has a number here is a region.
            let with = c >= 2
                && self.head(c - 1) == "with"
                && self.kind(c - 2) == Kind::Noun
                && matches!(self.pos(self.chunks[c - 2].head), Pos::Nnp | Pos::Nnps);
            let first = c == by + 1 && matches!(self.head(c + 1), "in" | "from");
            let last = self.kind(c - 1) == Kind::Conj && matches!(self.head(c + 1), "in" | "from");
            if !(with || first || last) || !self.counts(&self.chunks[c]) || self.has(found, c) {
                continue;
            }
            let people = self.is_people(&self.chunks[c]) || self.is_bare(&self.chunks[c]);
            if let Some(mut figure) = self.count_of(c, trigger, kind).filter(|_| people) {
                figure.rank = 1;
                found.push(figure);
            }
        }
    }

    /// `Texas reported 12 deaths, Ohio five and Iowa three`: the verb is left out, and what it counts.
    fn gapped(&self, found: &mut Vec<Candidate>) {
        for c in 4..self.chunks.len() {
            if !self.is_number(c)
                || self.bare_year(c)
                || self.has(found, c)
                || !self.is_region(c - 1)
                || !matches!(self.kind(c - 2), Kind::Comma | Kind::Conj | Kind::Stop)
                || !matches!(self.kind(c + 1), Kind::Comma | Kind::Conj | Kind::Stop)
            {
                continue;
            }
            // The element before is a region with its own number, of a verb that counts or without one.
            let before = found.iter().filter(|f| f.chunk < c).max_by_key(|f| f.count.start);
            let Some(before) = before.filter(|f| f.modality.is_none() && f.chunk + 4 >= c) else { continue };
            let v = before.chunk.wrapping_sub(1);
            let counted = self.kind(v) == Kind::Verb
                && matches!(
                    self.head(v),
                    "reported"
                        | "recorded"
                        | "registered"
                        | "had"
                        | "has"
                        | "confirmed"
                        | "saw"
                        | "logged"
                        | "lost"
                )
                || self.is_region(v);
            if counted && let Some(mut figure) = self.count_of(c, before.trigger, before.kind) {
                figure.victims = None;
                figure.rank = 1;
                found.push(figure);
            }
        }
    }

    /// `raising Fife's death toll to 120 and Moray's to 169`: the toll is left out.
    fn other_toll(&self, found: &mut Vec<Candidate>) {
        for c in 5..self.chunks.len() {
            let owner = &self.chunks[c - 2];
            if !self.is_number(c)
                || self.has(found, c)
                || self.head(c - 1) != "to"
                || owner.kind != Kind::Noun
                || !matches!(self.word(owner.tokens.end - 1), "'s" | "’s" | "'")
                || self.kind(c - 3) != Kind::Conj
            {
                continue;
            }
            let before = found.iter().filter(|f| f.chunk < c && f.toll).max_by_key(|f| f.count.start);
            let Some((kind, trigger)) = before.map(|f| (f.kind, f.trigger)) else { continue };
            if let Some(mut figure) = self.count_of(c, trigger, kind) {
                (figure.toll, figure.rank) = (true, 4);
                figure.victims = None;
                found.push(figure);
            }
        }
    }

    /// `Fife has seen 51 deaths; Angus, 47`: the verb is left out after a semicolon.
    fn after_comma(&self, found: &mut Vec<Candidate>) {
        for c in 4..self.chunks.len() {
            // An age, as far as the number's surroundings tell.
            let number = self.chunks[c].quantity.is_some_and(|q| {
                let q = &self.quantities[q];
                matches!(q.used, NumberUse::Age | NumberUse::Count) && q.tokens == self.chunks[c].tokens
            });
            if !number
                || self.bare_year(c)
                || self.has(found, c)
                || self.kind(c - 1) != Kind::Comma
                || !self.is_region(c - 2)
                || self.head(c - 3) != ";"
                || !matches!(self.kind(c + 1), Kind::Stop | Kind::Comma | Kind::Conj)
            {
                continue;
            }
            let before = found.iter().filter(|f| f.chunk < c).max_by_key(|f| f.count.start);
            let Some((kind, trigger)) = before.filter(|f| f.modality.is_none()).map(|f| (f.kind, f.trigger))
            else {
                continue;
            };
            if let Some(mut figure) = self.count_of(c, trigger, kind) {
                figure.victims = None;
                figure.rank = 1;
                found.push(figure);
            }
        }
    }

    /// The kind that was told before chunk `c`, and by which chunk: by a figure, or by a noun of harm.
    fn kind_before(&self, c: usize, found: &[Candidate]) -> Option<(CasualtyKind, usize)> {
        let figure = found
            .iter()
            .filter(|f| f.chunk < c && f.modality.is_none() && f.value != Some(0))
            .max_by_key(|f| f.count.start)
            .map(|f| (f.kind, f.trigger));
        figure.or_else(|| {
            (0..c).rev().find_map(|n| {
                let sense = self.lexicon.noun(self.head(n)).filter(|_| self.kind(n) == Kind::Noun)?;
                let deaths = sense.kind == CasualtyKind::Killed
                    && matches!(sense.frame, NounFrame::Both | NounFrame::Count);
                deaths.then_some((sense.kind, n))
            })
        })
    }

    /// Is chunk `c` a number and nothing else?
    fn is_number(&self, c: usize) -> bool {
        self.chunks.get(c).is_some_and(|n| {
            n.kind == Kind::Noun && self.counts(n) && self.is_bare(n) && !n.partitive && !n.pronoun
        })
    }

    /// Is chunk `c`, which stands in brackets, a number and no year?
    fn is_bracketed(&self, c: usize) -> bool {
        self.chunks.get(c).is_some_and(|n| {
            n.kind == Kind::Noun
                && n.quantity.is_some_and(|q| {
                    let q = &self.quantities[q];
                    matches!(q.used, NumberUse::Count | NumberUse::Label)
                        && q.value.is_some()
                        && q.tokens == n.tokens
                })
        }) && !self.bare_year(c)
    }

    /// `2015`, `1998`: a year rather than a count.
    fn bare_year(&self, c: usize) -> bool {
        let head = self.chunks[c].head;
        let word = self.doc.word(head);
        self.doc.tokens[head].kind == TokenKind::Number
            && word.len() == 4
            && (word.starts_with("19") || word.starts_with("20"))
    }

    /// Does chunk `c` name a region, as far as its words tell?
    fn is_region(&self, c: usize) -> bool {
        let Some(chunk) = self.chunks.get(c).filter(|n| n.kind == Kind::Noun && !n.pronoun) else {
            return false;
        };
        let name = self.cx.tags.name_at(chunk.head);
        matches!(self.pos(chunk.head), Pos::Nnp | Pos::Nnps)
            && chunk.quantity.is_none()
            && chunk.humanity != Humanity::People
            && name.is_none_or(|n| n.kind == NameKind::Place)
    }
}
