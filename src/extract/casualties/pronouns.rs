//! Whom `he`, `him` and a definite noun stand for within a sentence: `A boy was at home when he was shot`.

use super::chunk::{Det, Kind, View, Voice};
use super::lexicon::Frame;
use super::outcome::{Candidate, perpetrator};
use crate::extract::CasualtyKind;

impl View<'_> {
    /// `A boy was at home when he was shot`, `found a man in the yard after he had been stabbed`: the one person told of
    /// before the pronoun at chunk `s`.
    pub(super) fn who_he_is(&self, s: usize) -> Option<usize> {
        let when =
            s > 0 && self.kind(s - 1) == Kind::Clause && matches!(self.head(s - 1), "when" | "where" | "as");
        if !matches!(self.head(s), "he" | "she") || !(when || s > 0 && self.head(s - 1) == "after") {
            return None;
        }
        let mut people = (0..s - 1).filter(|&n| self.is_somebody(n));
        let n = people.next()?;
        let one = self.chunks[n].det == Det::Indefinite && self.countable(n);
        (one && self.may_be(n, self.head(s)) && people.next().is_none()).then_some(n)
    }

    /// `A man was on his porch when a person fired at him, striking him in the leg`: the harm that the verb at chunk `k`
    /// does to whom its pronoun stands for.
    pub(super) fn by_pronoun(&self, k: usize, found: &mut Vec<Candidate>) {
        let verb = &self.chunks[k];
        let him = self.chunks.get(k + 1).filter(|c| c.pronoun && matches!(self.word(c.head), "him" | "her"));
        if him.is_none() || verb.voice == Voice::Passive || self.modality(k).is_some() {
            return;
        }
        let Some(when) = (1..k).rev().find(|&w| {
            self.kind(w) == Kind::Clause && matches!(self.head(w), "when" | "while")
                || self.head(w) == "as" && self.kind(w + 1) == Kind::Noun
        }) else {
            return;
        };
        let mut people = (0..when).filter(|&n| self.is_somebody(n));
        let Some(n) = people.next().filter(|&n| {
            self.chunks[n].det == Det::Indefinite
                && self.countable(n)
                && self.may_be(n, self.head(k + 1))
                && self.kind(self.after_modifiers(n)) == Kind::Verb
        }) else {
            return;
        };
        if people.next().is_some() || self.has(found, n) {
            return;
        }
        let word = self.head(k);
        let shot = matches!(word, "striking" | "hitting" | "struck" | "hit")
            && self.folded.tokens().any(|i| {
                matches!(
                    self.word(i),
                    "shots"
                        | "gunfire"
                        | "fired"
                        | "fire"
                        | "bullet"
                        | "bullets"
                        | "car"
                        | "truck"
                        | "train"
                        | "driver"
                )
            });
        let sense = self.lexicon.verb(word).iter().find(|s| s.needs.is_empty() && s.frame == Frame::Object);
        let kind = match sense {
            Some(sense) => self.verb_kind(k, sense).0,
            None if shot => CasualtyKind::Injured,
            None => return,
        };
        found.extend(self.figure(n, k, kind));
    }

    /// Who was found, where it is one person: `Officers found a man slumped in his car`.
    pub(super) fn found_one(&self) -> Option<usize> {
        let mut all = (0..self.chunks.len()).filter(|&v| {
            self.kind(v) == Kind::Verb && matches!(self.head(v), "found" | "located" | "discovered")
        });
        let v = all.next().filter(|&v| self.modality(v).is_none())?;
        let t = match self.chunks[v].voice {
            Voice::Passive => self.subject(v)?,
            _ => self.object(v)?,
        };
        let chunk = &self.chunks[t];
        let one = chunk.det == Det::Indefinite && !chunk.plural && self.countable(t) && self.is_people(chunk);
        (one && !self.identified(t) && all.next().is_none()).then_some(t)
    }

    /// One person, whoever it is.
    fn is_somebody(&self, n: usize) -> bool {
        let chunk = &self.chunks[n];
        chunk.kind == Kind::Noun && self.is_people(chunk) && !chunk.plural && self.head(n) != "police"
    }

    /// May the pronoun stand for the person at chunk `n`?
    fn may_be(&self, n: usize, pronoun: &str) -> bool {
        let she = matches!(pronoun, "she" | "her");
        match self.head(n) {
            "man" | "boy" | "male" | "father" | "husband" | "son" | "brother" | "policeman" => !she,
            "woman" | "girl" | "female" | "mother" | "wife" | "daughter" | "sister" | "nun" => she,
            _ => true,
        }
    }

    /// `The victim, a 40-year-old man, was shot`: who the definite subject at chunk `s` of the verb `k` is.
    pub(super) fn who_it_is(&self, s: usize, k: usize) -> Option<usize> {
        let subject = &self.chunks[s];
        let n = s + 2;
        let one = subject.det == Det::Definite
            && !subject.plural
            && !self.counts(subject)
            && self.is_people(subject)
            && !perpetrator(self.head(s))
            && self.kind(s + 1) == Kind::Comma
            && n < k
            && self.kind(n) == Kind::Noun
            && self.chunks[n].det == Det::Indefinite
            && self.word(self.chunks[n].tokens.start) != "another"
            && !self.chunks[n].plural
            && self.countable(n)
            && self.kind(self.after_modifiers(n)) == Kind::Comma;
        one.then_some(n)
    }

    /// `found a man in the yard and detained him`: whom the pronoun after the verb at chunk `k` stands for, where the
    /// verb before has told nothing.
    pub(super) fn whom(&self, k: usize) -> Option<usize> {
        let pronoun = self.chunks.get(k + 1).filter(|c| c.pronoun)?;
        let many = match self.word(pronoun.head) {
            "him" | "her" => false,
            "them" => true,
            _ => return None,
        };
        if k < 3
            || self.head(k - 1) != "and"
            || self.chunks[k].voice == Voice::Passive
            || self.chunks[k].gerund
            || self.word(self.chunks[k].tokens.start) == "to"
        {
            return None;
        }
        let v = (k.saturating_sub(8)..k - 1).rev().find(|&v| self.kind(v) == Kind::Verb)?;
        let o = self.object(v).filter(|&o| o < k && self.countable(o) && self.is_people(&self.chunks[o]))?;
        let plain = self.lexicon.verb(self.head(v)).is_empty() && self.modality(v).is_none();
        (plain && self.chunks[o].plural == many && self.chunks[v].voice != Voice::Passive).then_some(o)
    }
}
