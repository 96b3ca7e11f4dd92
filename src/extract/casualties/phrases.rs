//! Harm told by a verb with its object or complement alone: `claimed 30 lives`, `tested positive`.

use super::chunk::{Det, Kind, View, Voice};
use super::outcome::Candidate;
use crate::extract::CasualtyKind;

impl View<'_> {
    /// Constructions of which the verb alone tells nothing: `claimed 30 lives`, `tested positive`.
    pub(super) fn by_phrase(&self, k: usize, word: &str, found: &mut Vec<Candidate>) {
        let verb = &self.chunks[k];
        let passive = verb.voice != Voice::Active;
        let after = |words: &str| self.needs_met(k, words);
        let (kind, targets) = match word {
            "claim" | "claims" | "claimed" | "claiming" | "cost" | "costs" | "costing" | "take" | "takes"
            | "took" | "taken" | "taking" | "lost" | "lose" | "loses" | "losing" => {
                let people = |o: &usize| {
                    self.countable(*o)
                        && self.head(o + 1) == "lives"
                        && self.chunks[o + 1].det == Det::Possessive
                };
                // `cost ten soldiers their lives`.
                if let Some(figure) =
                    self.object(k).filter(people).and_then(|o| self.figure(o, k, CasualtyKind::Killed))
                {
                    found.push(figure);
                    return;
                }
                let object = self.object(k).filter(|&o| matches!(self.head(o), "lives" | "life"));
                let Some(o) = object else {
                    let subject = self.subject(k).filter(|&s| self.head(s) == "lives");
                    if let Some(s) = subject.filter(|_| passive && word == "lost") {
                        self.push_lives(s, k, found);
                    }
                    return;
                };
                if self.chunks[o].det == Det::Possessive {
                    if !matches!(word, "lost" | "lose" | "loses" | "losing" | "took" | "take" | "takes") {
                        return;
                    }
                    (CasualtyKind::Killed, self.subjects(k))
                } else if self.counts(&self.chunks[o]) {
                    self.push_lives(o, k, found);
                    return;
                } else if self.kind(o + 1) == Kind::Prep
                    && self.head(o + 1) == "of"
                    && self.kind(o + 2) == Kind::Noun
                {
                    (CasualtyKind::Killed, self.list_right(o + 2))
                } else {
                    return;
                }
            }
            "unaccounted" => (CasualtyKind::Missing, self.subjects(k)),
            "put" if self.word(verb.tokens.end) == "to" && self.word(verb.tokens.end + 1) == "death" => {
                (CasualtyKind::Killed, self.subjects(k))
            }
            "suffered" | "suffer" | "suffers" | "suffering" | "sustained" | "sustain" | "sustaining"
            | "received" | "receiving"
                if after(
                    "injuries injury wounds wound burns burn concussion concussions fractures bruises cuts inhalation hypothermia lacerations scratches",
                ) =>
            {
                (CasualtyKind::Injured, self.subjects(k))
            }
            "tested" | "testing" | "test" if after("positive") => (CasualtyKind::Infected, self.subjects(k)),
            "fallen" | "fell" | "fall" | "become" | "became" | "becoming" | "falling" | "got" | "gotten"
                if matches!(self.word(verb.tokens.end), "ill" | "sick") || after("ill") =>
            {
                (CasualtyKind::Infected, self.subjects(k))
            }
            "was" | "were" | "is" | "are" | "remain" | "remained" | "remains" | "listed" | "be" | "been"
                if after("condition")
                    && after("critical serious stable fair guarded grave intensive good satisfactory") =>
            {
                (CasualtyKind::Injured, self.subjects(k))
            }
            "was" | "were" | "is" | "are" | "be" | "been" | "remain" | "remained" | "remains"
                if matches!(self.word(verb.tokens.end), "ill" | "sick")
                    && after("virus disease flu cholera fever infection influenza malaria measles") =>
            {
                (CasualtyKind::Infected, self.subjects(k))
            }
            "held"
                if passive
                    && self.word(verb.tokens.end) == "by"
                    && after(
                        "rebels militants group gunmen kidnappers separatists insurgents captors bandits guerrillas pirates islamists fighters",
                    ) =>
            {
                (CasualtyKind::Captive, self.subjects(k))
            }
            "holding" | "held" | "hold"
                if verb.voice != Voice::Passive
                    && self.subject(k).is_some_and(|s| {
                        matches!(
                            self.head(s),
                            "police" | "authorities" | "officers" | "detectives" | "prosecutors"
                        )
                    }) =>
            {
                (CasualtyKind::Detained, self.objects(k))
            }
            "come" | "came" | "comes" | "coming"
                if self.word(verb.tokens.end) == "down"
                    || verb.tokens.clone().any(|i| self.word(i) == "down") =>
            {
                (CasualtyKind::Infected, self.subjects(k))
            }
            "turned" | "turning" | "turns"
                if after("himself herself") && after("gun weapon rifle pistol knife") =>
            {
                let at = (k + 1..self.chunks.len().min(k + 7))
                    .find(|&c| matches!(self.head(c), "himself" | "herself"));
                (CasualtyKind::Killed, at.into_iter().collect())
            }
            "committed" | "committing" if after("suicide") => (CasualtyKind::Killed, self.subjects(k)),
            _ => return,
        };
        let modality = self.modality(k);
        for t in targets {
            found.extend(self.befallen(t, k, kind, modality));
        }
    }

    pub(super) fn push_lives(&self, c: usize, k: usize, found: &mut Vec<Candidate>) {
        if let Some(mut figure) = self.count_of(c, k, CasualtyKind::Killed) {
            figure.victims = None;
            figure.modality = self.modality(k);
            found.push(figure);
        }
    }

    /// Does one of the words follow in the clause of the verb at chunk `k`?
    pub(super) fn needs_met(&self, k: usize, needs: &str) -> bool {
        let from = self.chunks[k].head + 1;
        let end = self.folded.tokens().end;
        let mut commas = 0;
        for i in from..end.min(from + 18) {
            let word = self.word(i);
            match word {
                ";" | "." | "?" | "!" | ":" => return false,
                "," => {
                    commas += 1;
                    if commas > 1 {
                        return false;
                    }
                }
                // Another clause has begun.
                "and" | "but" | "after" | "when" | "while" if commas > 0 => return false,
                _ => {}
            }
            if needs.split(' ').any(|n| n == word) {
                return true;
            }
        }
        false
    }
}
