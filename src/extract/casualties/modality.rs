//! How far a harm is from asserted: hypothetical, feared, threatened, denied, asked.

use super::chunk::{Kind, View, Voice};
use crate::extract::Modality;
use crate::tag::Pos;

impl View<'_> {
    /// The modality of the verb that governs the noun phrase `c`, as its object or subject. A verb that does not
    /// bring the harm about (`to investigate 12 deaths`) leaves it as it is.
    pub(super) fn governed(&self, c: usize) -> Option<Modality> {
        const CAUSES: &[&str] = &[
            "cause",
            "caused",
            "causes",
            "causing",
            "claim",
            "lead",
            "leave",
            "result",
            "expect",
            "expected",
            "predict",
            "predicted",
            "prevent",
            "prevented",
            "preventing",
            "avoid",
            "avoided",
            "avert",
            "averted",
            "reduce",
            "stop",
            "see",
            "produce",
            "mean",
            "suffer",
            "inflict",
            "inflicted",
            "have",
            "had",
            "has",
            "be",
            "is",
            "was",
            "were",
            "are",
            "been",
            "bring",
            "risk",
            "reported",
            "report",
            "find",
            "found",
            "take",
            "hold",
            "occur",
            "happen",
            "follow",
            "continue",
            "forecast",
            "fear",
            "fears",
            "feared",
            "projected",
            "estimate",
            "kill",
            "killed",
            "create",
            "exceed",
            "reach",
            "rise",
        ];
        let mut p = c;
        while p > 0 && matches!(self.kind(p - 1), Kind::Adverb | Kind::Mark) {
            p -= 1;
        }
        if p > 0 && self.kind(p - 1) == Kind::Verb {
            let told = self.modality(p - 1);
            return told.filter(|&m| m == Modality::Questioned || CAUSES.contains(&self.head(p - 1)));
        }
        if p > 1
            && self.kind(p - 1) == Kind::Prep
            && self.kind(p - 2) == Kind::Verb
            && matches!(self.head(p - 2), "lead" | "result" | "resulting" | "leading" | "led")
        {
            return self.modality(p - 2);
        }
        let m = self.after_modifiers(c);
        // `reports of 50 deaths could not be confirmed` denies nothing.
        if self.kind(m) == Kind::Verb && matches!(self.head(m), "confirmed" | "verified" | "corroborated") {
            return None;
        }
        // `many deaths are feared`.
        if self.kind(m) == Kind::Verb && self.chunks[m].voice == Voice::Passive {
            match self.head(m) {
                "feared" => return Some(Modality::Feared),
                "expected" | "predicted" | "forecast" => return Some(Modality::Future),
                _ => {}
            }
        }
        if self.kind(m) == Kind::Verb && self.word(self.chunks[m].tokens.start) != "to" {
            return self.modality(m).filter(|&m2| {
                m2 == Modality::Questioned
                    || self.chunks[m].voice == Voice::Passive
                    || CAUSES.contains(&self.head(m))
            });
        }
        self.conditional(c)
    }

    /// Does an `if` open the clause of chunk `k`, or is the sentence a question?
    pub(super) fn conditional(&self, k: usize) -> Option<Modality> {
        let end = self.folded.tokens().end;
        if self.word(end.saturating_sub(1)) == "?" {
            return Some(Modality::Questioned);
        }
        let conditions = self.conditions.get_or_init(|| {
            let mut open = false;
            let before = (0..self.chunks.len()).map(|c| {
                let before = open;
                open = match self.kind(c) {
                    Kind::Stop => false,
                    Kind::Clause | Kind::Prep => open || matches!(self.head(c), "if" | "unless"),
                    _ => open,
                };
                before
            });
            before.collect()
        });
        conditions.get(k).is_some_and(|&open| open).then_some(Modality::Hypothetical)
    }

    /// How far the verb or state at chunk `k` is from asserted.
    pub(super) fn modality(&self, k: usize) -> Option<Modality> {
        let verb = &self.chunks[k];
        if verb.modality.is_some() {
            return verb.modality;
        }
        if verb.negated
            || k > 0 && self.kind(k - 1) == Kind::Adverb && matches!(self.head(k - 1), "not" | "never")
        {
            return Some(Modality::Negated);
        }
        // `will be at home and die there`: the auxiliary holds for both.
        if verb.kind == Kind::Verb
            && verb.tokens.len() == 1
            && matches!(self.pos(verb.head), Pos::Vb | Pos::Vbp)
            && k > 1
            && self.kind(k - 1) == Kind::Conj
            && let Some(first) = (k.saturating_sub(7)..k - 1).rev().find(|&v| self.kind(v) == Kind::Verb)
            && self.chunks[first].modality.is_some()
        {
            return self.chunks[first].modality;
        }
        if verb.kind == Kind::Verb && self.word(verb.tokens.start) == "to" && !self.perfect(verb) && k > 0 {
            // `a plot to kill`, `enough to kill`; but `was the first to die`.
            let continues = matches!(
                self.head(k - 1),
                "continue"
                    | "continued"
                    | "continues"
                    | "managed"
                    | "helped"
                    | "began"
                    | "first"
                    | "latest"
                    | "last"
            );
            if !continues {
                return Some(Modality::Hypothetical);
            }
        }
        if verb.gerund
            && k > 0
            && matches!(self.head(k - 1), "without" | "from" | "against" | "before" | "instead")
        {
            return Some(Modality::Hypothetical);
        }
        if verb.kind == Kind::Verb
            && let Some(s) = self.subject(k)
            && let Some(before) = s.checked_sub(1)
        {
            let that = matches!(self.kind(before), Kind::Clause | Kind::Relative) && before > 0;
            if that && self.head(before) == "whether" && self.countable(s) {
                return Some(Modality::Questioned);
            }
            let v = if that { before - 1 } else { before };
            if self.kind(v) == Kind::Verb
                && matches!(self.head(v), "feared" | "fear" | "fears" | "fearing" | "worried")
            {
                return Some(Modality::Feared);
            }
            let rumour = matches!(
                self.head(v),
                "rumour" | "rumor" | "rumours" | "rumors" | "fears" | "possibility" | "risk"
            );
            if self.kind(v) == Kind::Noun && v < before && rumour {
                return Some(Modality::Hypothetical);
            }
            if self.kind(v) == Kind::Verb && matches!(self.head(v), "denied" | "denies" | "deny" | "denying")
            {
                return Some(Modality::Negated);
            }
        }
        self.conditional(k)
    }
}
