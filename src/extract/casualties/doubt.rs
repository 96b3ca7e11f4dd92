//! Whether the text lets a figure stand: nobody could confirm it, or somebody disputes it.

use super::chunk::View;
use super::outcome::Candidate;
use crate::extract::Doubt;
use crate::text::Folded;
use std::ops::Range;

/// What a report of figures is called where it is disputed.
fn claim(word: &str) -> bool {
    matches!(
        word,
        "claim"
            | "claims"
            | "figure"
            | "figures"
            | "number"
            | "numbers"
            | "toll"
            | "count"
            | "report"
            | "reports"
            | "account"
            | "accounts"
            | "version"
            | "allegation"
            | "allegations"
            | "accusation"
            | "accusations"
            | "assertion"
            | "statement"
            | "estimate"
            | "estimates"
            | "tally"
            | "it"
            | "that"
            | "this"
            | "which"
    )
}

/// Verbs of those who say otherwise.
fn disputes(word: &str) -> bool {
    // Every token of a sentence is asked.
    matches!(word.as_bytes(), [b'c' | b'd' | b'q' | b'r', _, _, _, ..])
        && matches!(
            word,
            "denied"
                | "denies"
                | "deny"
                | "denying"
                | "disputed"
                | "disputes"
                | "dispute"
                | "disputing"
                | "rejected"
                | "rejects"
                | "dismissed"
                | "dismisses"
                | "refuted"
                | "refutes"
                | "contested"
                | "contests"
                | "contradicted"
                | "contradicts"
                | "challenged"
                | "challenges"
                | "questioned"
                | "rebutted"
        )
}

/// What a sentence says against its figures.
#[derive(Debug, Clone, Copy)]
pub(super) struct Doubts {
    /// Whether anybody in it disputes anything.
    disputes: bool,
    /// What holds for all its figures.
    of_all: Option<Doubt>,
}

impl View<'_> {
    /// What the sentence of the candidate, or the one after it, says against the figure.
    pub(super) fn doubt(&self, candidate: &Candidate) -> Option<Doubt> {
        let range = self.folded.tokens();
        let doubts = self.doubts.get_or_init(|| Doubts {
            disputes: range.clone().any(|i| disputes(self.folded.get(i))),
            of_all: self.doubt_of_all(),
        });
        if doubts.disputes && disputed(self.folded, candidate.count.end..range.end, false) {
            return Some(Doubt::Disputed);
        }
        doubts.of_all
    }

    /// What is said against all figures of the sentence.
    fn doubt_of_all(&self) -> Option<Doubt> {
        let range = self.folded.tokens();
        // `The army denied the claim.`
        let next = self.doc.sentences.partition_point(|s| s.tokens().start < range.end);
        let after = self.doc.sentences.get(next).map(|s| s.tokens()).filter(|t| t.len() < 40);
        if let Some(tokens) = after
            && tokens
                .clone()
                .any(|i| self.doc.word(i).len() > 5 && disputes(&self.doc.word(i).to_lowercase()))
            && disputed(&Folded::new(self.doc, tokens.clone()), tokens, true)
        {
            return Some(Doubt::Disputed);
        }
        self.unverified().then_some(Doubt::Unverified)
    }

    fn unverified(&self) -> bool {
        let range = self.folded.tokens();
        range.clone().any(|i| {
            matches!(self.word(i), "unconfirmed" | "unverified")
                || self.word(i) == "independently"
                || self.word(i) == "not"
                    && (i..i + 5)
                        .any(|k| matches!(self.word(k), "confirmed" | "verified" | "confirm" | "verify"))
        })
    }
}

/// Does somebody dispute a report within these tokens: `a claim that the army denied`, `the government disputes that
/// figure`? In a sentence of its own the report must be named.
fn disputed(folded: &Folded, tokens: Range<usize>, alone: bool) -> bool {
    tokens.clone().filter(|&i| disputes(folded.get(i))).any(|i| {
        let after = folded.get(i + 1);
        let named = |k: usize| claim(folded.get(k)) && !(alone && matches!(folded.get(k), "which"));
        folded.before(i, 1) != "not"
            && !matches!(
                after,
                "that"
                    | "killing"
                    | "murdering"
                    | "any"
                    | "charges"
                    | "bail"
                    | "involvement"
                    | "responsibility"
            )
            && ((i + 1..tokens.end.min(i + 5)).any(named)
                || (tokens.start.max(i.saturating_sub(6))..i).any(|k| named(k) && folded.get(k) != "it"))
            || after == "that" && claim(folded.get(i + 2))
    })
}
