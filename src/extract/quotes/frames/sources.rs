//! Sources that no verb of their own brings: `was quoted as saying`, `according to the ministry`, `his claim that …`.

use super::{Draft, Reader};
use crate::extract::quotes::grammar::Subject;
use crate::extract::quotes::lexicon::Cue;
use crate::tag::Pos;
use crate::text::{List, list};
use std::ops::Range;

/// Where people speak under oath, and who listens there.
const COURTS: &List = list!["court", "hearing", "inquest", "inquiry", "jurors", "jury", "trial", "tribunal"];

impl Reader<'_, '_> {
    /// `The court heard that …`, `…, an inquest was told`: words that nobody is named for.
    pub(super) fn heard(&self, i: usize) -> Option<Draft> {
        let g = self.g;
        let passive = g.is(i, "told") && g.is_passive(i, self.floor) && !g.is(i + 1, "by");
        if !(g.is(i, "heard") || passive) || !g.is_verb(i) || self.negated(i) {
            return None;
        }
        let subject = g.subject_before(i, self.clause_floor(i))?;
        if !g.any(subject.head.end - 1, COURTS) {
            return None;
        }
        let frame = Draft {
            cue: i..i + 1,
            kind: Cue { speech: true, ..Cue::default() },
            subject: Some(subject),
            before: None,
            after: None,
            edge: i..i + 1,
            via: None,
            inherited: false,
            sentence: self.index,
        };
        let mut frame = self.with_content(frame, false)?;
        // `heard evidence from the driver` tells nothing.
        let clause = |a: &Range<usize>| {
            g.is(a.start - 1, "that")
                || g.is(a.start, "how")
                || g.stretch(a.start).is_some()
                || g.np_forward(a.start, a.end).is_some_and(|np| g.is_finite(np.end))
        };
        frame.after = frame.after.filter(clause);
        frame.subject = None;
        (frame.before.is_some() || frame.after.is_some()).then_some(frame)
    }

    /// `was quoted as saying`, `quoted the minister as saying`: who said it, and who relays it.
    pub(super) fn quoted_as_saying(&self, v: usize) -> Option<(Subject, Option<Range<usize>>)> {
        let g = self.g;
        if !g.any(v, list!["saying", "telling", "stating", "writing"]) {
            return None;
        }
        let q = (self.floor..v).rev().take(25).find(|&i| {
            g.any(i, list!["quote", "quoted", "quoting", "quotes", "cite", "cited", "citing", "cites"])
        })?;
        let as_saying = g.is(v - 1, "as") || v == q + 1;
        if !as_saying {
            return None;
        }
        if g.is_passive(q, self.floor) {
            let subject = g.subject_before(q, self.clause_floor(q))?;
            let by = (q..v).find(|&i| g.is(i, "by")).and_then(|i| g.np_long(i + 1, v));
            return Some((subject, by));
        }
        let np = g.np_long(q + 1, v)?;
        let head = g.np_forward(q + 1, v)?;
        let via = g.subject_before(q, self.floor).map(|s| s.tokens);
        Some((Subject { tokens: np, head, antecedent: None }, via))
    }

    /// `“…” is how Lee put it`, `“…” was all that Lee would say`.
    pub(super) fn predicate(&self, i: usize) -> Option<Draft> {
        let g = self.g;
        if !g.any(i + 1, list!["how", "what", "all"]) {
            return None;
        }
        let np = g.np_forward(i + 2 + usize::from(g.is(i + 2, "that")), self.ceil)?;
        let verb = (np.end..self.ceil.min(np.end + 4)).find(|&j| g.is_verb(j) && g.tag(j) != Pos::Md)?;
        Some(Draft {
            cue: verb..verb + 1,
            kind: Cue { speech: true, quote: true, ..Cue::default() },
            subject: Some(Subject::plain(np)),
            before: self.content_before(i),
            after: None,
            edge: i..verb + 1,
            via: None,
            inherited: false,
            sentence: self.index,
        })
    }

    /// `according to the ministry`, `in the words of the mayor`: the phrase begins at `i` and who speaks at `who`.
    pub(super) fn according_to(&self, i: usize, who: usize) -> Option<Draft> {
        let g = self.g;
        let np = g.np_long(who, self.ceil)?;
        let head = g.np_forward(who, self.ceil)?;
        let mut frame = Draft {
            cue: i..who,
            kind: Cue { speech: true, ..Cue::default() },
            subject: Some(Subject { tokens: np.clone(), head, antecedent: None }),
            before: None,
            after: None,
            edge: i..self.adjunct_end(np.end),
            via: None,
            inherited: false,
            sentence: self.index,
        };
        let opens =
            i == self.floor || i == self.floor + 1 && g.any(self.floor, list!["But", "And", "“", "\"", "("]);
        if opens {
            let comma = (np.end..self.ceil).find(|&j| g.is(j, ",") && g.stretch(j).is_none())?;
            // Past an apposition: the content has a verb.
            let start = self.past_apposition(comma);
            frame.edge.end = start;
            frame.after = (start < self.ceil).then_some(start..self.ceil);
        } else {
            frame.before = self.content_before(i);
            frame.after = self.resumed(&frame.edge);
        }
        (frame.before.is_some() || frame.after.is_some()).then_some(frame)
    }

    /// `In Dahl's words, it is “a waste”`: `who` speaks, and the phrase from `i` ends at `end`.
    pub(super) fn in_words(&self, i: usize, who: Range<usize>, end: usize) -> Option<Draft> {
        let g = self.g;
        let mut frame = Draft {
            cue: i..end,
            kind: Cue { speech: true, ..Cue::default() },
            subject: Some(Subject::plain(who)),
            before: None,
            after: None,
            edge: i..end,
            via: None,
            inherited: false,
            sentence: self.index,
        };
        if i == self.floor {
            let start = end + usize::from(g.is(end, ","));
            (frame.edge.end, frame.after) = (start, (start < self.ceil).then_some(start..self.ceil));
        } else {
            frame.before = self.content_before(i);
            frame.after = self.resumed(&frame.edge);
        }
        (frame.before.is_some() || frame.after.is_some()).then_some(frame)
    }

    /// From the comma after a name to where the clause begins, past an apposition between commas.
    pub(super) fn past_apposition(&self, comma: usize) -> usize {
        let g = self.g;
        let next = (comma + 1..self.ceil.min(comma + 30)).find(|&j| g.is(j, ",") && g.stretch(j).is_none());
        match next {
            Some(next)
                if !(comma + 1..next).any(|j| g.is_finite(j) || g.stretch(j).is_some())
                    && (next + 1..self.ceil).any(|j| g.is_finite(j)) =>
            {
                next + 1
            }
            _ => comma + 1,
        }
    }

    /// `his claim that …`, `the ministry's warning that …`.
    pub(super) fn nominal(&self, i: usize) -> Option<Draft> {
        let g = self.g;
        if !(g.is(i + 1, "that") && i + 2 < self.ceil) {
            return None;
        }
        let np = g.np_back(i + 1, self.floor)?;
        let subject = if g.tag(np.start) == Pos::PrpS {
            np.start..np.start + 1
        } else {
            let possessive = (np.start..i)
                .rev()
                .find(|&j| g.tag(j) == Pos::Pos || g.any(j, list!["'s", "’s", "'", "’"]))?;
            np.start..possessive
        };
        if subject.is_empty() {
            return None;
        }
        Some(Draft {
            cue: i..i + 1,
            kind: Cue { clause: true, ..Cue::default() },
            subject: Some(Subject { tokens: subject.clone(), head: subject, antecedent: None }),
            before: None,
            after: Some(i + 2..self.nominal_end(i + 2)),
            edge: np.start..i + 2,
            via: None,
            inherited: false,
            sentence: self.index,
        })
    }

    /// The end of a clause that hangs on a noun: before the verb that the noun is the subject of, else the sentence's end.
    pub(super) fn nominal_end(&self, from: usize) -> usize {
        let g = self.g;
        let mut verbs = 0;
        for i in from..self.ceil {
            if g.stretch(i).is_some() {
                continue;
            }
            if g.is(i, ",") && verbs > 0 {
                return i;
            }
            let auxiliary = |j: usize| {
                g.tag(j) == Pos::Md
                    || g.any(
                        j,
                        list![
                            "is", "are", "was", "were", "be", "been", "has", "have", "had", "did", "does",
                            "do", "to",
                        ],
                    )
            };
            let chained =
                i > from && (auxiliary(i - 1) || g.tag(i - 1) == Pos::Rb && i > from + 1 && auxiliary(i - 2));
            // Past tenses that were taken for participles: they have an object, or follow a whole verb phrase.
            let past = matches!(g.tag(i), Pos::Vbn | Pos::Jj | Pos::Vb | Pos::Nn)
                && i > from
                && !g.is_noun(i + 1)
                && (matches!(g.tag(i + 1), Pos::Dt | Pos::PrpS | Pos::Prp) && g.word(i).ends_with("ed")
                    || g.tag(i) != Pos::Nn
                        && matches!(g.tag(i - 1), Pos::Vbn | Pos::Jj | Pos::Rb | Pos::Vb)
                        && verbs > 0
                        && g.tag(i) != Pos::Jj);
            if (g.is_finite(i) || past) && !chained {
                verbs += 1;
                let embedded = (from..i).rev().take(4).any(|j| {
                    matches!(g.tag(j), Pos::Wp | Pos::Wdt | Pos::Wrb)
                        || j > from && g.any(j, list!["that", "because", "as", "and", "while", "if"])
                });
                if verbs > 1 && !embedded {
                    return i;
                }
            }
        }
        self.ceil
    }
}
