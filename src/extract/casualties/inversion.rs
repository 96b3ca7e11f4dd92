//! Sentences turned round: `Also killed were two nurses`, `Dead are a man and his two sons`, `Injured in the blast was a boy`.

use super::chunk::{Kind, View, Voice};
use super::outcome::Candidate;
use crate::extract::CasualtyKind;

impl View<'_> {
    /// The figures after the verb `be` whose predicate opens the clause.
    pub(super) fn turned_round(&self, found: &mut Vec<Candidate>) {
        for v in 1..self.chunks.len() {
            let be = self.kind(v) == Kind::Verb
                && self.chunks[v].tokens.len() == 1
                && matches!(self.head(v), "were" | "was" | "are" | "is");
            if !be || self.kind(v + 1) != Kind::Noun || !self.countable(v + 1) {
                continue;
            }
            let Some((kind, p)) = self.predicate_before(v) else { continue };
            for t in self.list_right(v + 1) {
                if self.has(found, t) && found.iter().any(|f| f.chunk == t && f.kind == kind) {
                    continue;
                }
                let people = self.is_people(&self.chunks[t]) || self.is_bare(&self.chunks[t]);
                if let Some(mut figure) = self.figure(t, p, kind).filter(|_| people) {
                    figure.rank = 4;
                    figure.modality = self.modality(v);
                    found.push(figure);
                }
            }
        }
    }

    /// The harm told by a participle or state that opens the clause of the verb at chunk `v`, and its chunk.
    fn predicate_before(&self, v: usize) -> Option<(CasualtyKind, usize)> {
        let opens = |p: usize| {
            let before = (0..p).rev().find(|&b| self.kind(b) != Kind::Adverb);
            before
                .is_none_or(|b| matches!(self.kind(b), Kind::Stop | Kind::Comma | Kind::Clause | Kind::Dash))
        };
        (v.saturating_sub(6)..v).find_map(|p| {
            let plain = self.kind(p) == Kind::State
                || self.kind(p) == Kind::Verb && self.chunks[p].voice == Voice::Bare;
            if !plain || !opens(p) || self.after_modifiers(p) != v {
                return None;
            }
            let kind = self.lexicon.participle(self.head(p)).or_else(|| {
                let sense = self.lexicon.verb(self.head(p)).first()?;
                self.needs_met(p, sense.needs).then_some(sense.kind)
            })?;
            Some((kind, p))
        })
    }
}
