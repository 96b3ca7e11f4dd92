//! What stands around a verb of speech: whether it is denied or only wished, where its clause begins, whose subject it shares.

use super::{Draft, Reader};
use crate::extract::hints;
use crate::extract::quotes::grammar::{MESSAGES, Subject};
use crate::tag::{NameKind, Pos};
use crate::text::{Caps, List, list};
use std::ops::Range;

impl Reader<'_, '_> {
    /// `a statement`, `an email`: somebody's words, not a speaker.
    pub(super) fn is_message(&self, np: &Range<usize>) -> bool {
        self.g.any(np.end - 1, MESSAGES)
    }

    /// `protesters chanting`, `a sign reading`; not `not to panic saying`.
    pub(super) fn may_speak(&self, np: &Range<usize>) -> bool {
        const WRITTEN: &List = list![
            "banner",
            "headline",
            "inscription",
            "label",
            "message",
            "notice",
            "plaque",
            "placard",
            "poster",
            "report",
            "rumor",
            "rumour",
            "sign",
            "slogan",
            "sticker",
            "text",
            "voice",
        ];
        let g = self.g;
        let last = np.end - 1;
        matches!(g.tag(last), Pos::Nns | Pos::Nnp | Pos::Nnps)
            || g.name(last).is_some()
            || g.any(last, WRITTEN)
            || self.is_message(np)
            || hints::role(g.doc, last).is_some()
    }

    /// A past tense right after who did it, which taggers take for a participle: `and Lee phoned the paper`.
    pub(super) fn is_past_after_name(&self, i: usize) -> bool {
        let g = self.g;
        g.tag(i) == Pos::Vbn
            && i > self.floor
            && (g.name(i - 1).is_some_and(|n| n.kind == NameKind::Person) || g.tag(i - 1) == Pos::Prp)
    }

    /// A base form that reports all the same: `did say`, `will say`, `went on to say`, `is expected to say`.
    pub(super) fn reports(&self, v: usize) -> bool {
        let g = self.g;
        if v == self.floor {
            return false;
        }
        // `The statement from the mayor read: "…"`.
        if g.is(v + 1, ":") && g.stretch(v + 2).is_some() {
            return !self.negated(v);
        }
        if g.is(v - 1, "to") && v > self.floor + 1 {
            if g.is(v + 1, ":")
                || g.stretch(v + 1).is_some() && !g.any(v, list!["continue", "read", "text", "post", "echo"])
                || g.is(v + 1, ",") && g.stretch(v + 2).is_some()
            {
                return !self.negated(v);
            }
            return (self.floor..v - 1).rev().take(2).any(|i| {
                g.any(
                    i,
                    list!["went", "on", "continued", "goes", "began", "appeared", "seemed", "out", "used"],
                )
            });
        }
        // Taggers take the plural's present tense for a base form: `aides say`.
        matches!(
            g.tag(v - 1),
            Pos::Md | Pos::Rb | Pos::Nns | Pos::Nnps | Pos::Nnp | Pos::Prp | Pos::Wp | Pos::Vbd
        ) || g.any(v - 1, list!["did", "does", "do", "who", "and"])
    }

    /// `did not say`, `would not comment`, `never said`.
    pub(super) fn negated(&self, v: usize) -> bool {
        let g = self.g;
        (self.floor..v).rev().take(3).take_while(|&i| !g.is_noun(i) && !g.is(i, ",")).any(|i| {
            g.any(i, list!["not", "n't", "n’t", "never", "without", "declined", "refused", "neither"])
        })
    }

    pub(super) fn perfect(&self, v: usize) -> bool {
        let g = self.g;
        (self.floor..v)
            .rev()
            .take(4)
            .any(|i| g.any(i, list!["has", "have", "had", "'ve", "’ve", "'s", "’s", "'d", "having"]))
    }

    pub(super) fn progressive(&self, v: usize) -> bool {
        let g = self.g;
        (self.floor..v).rev().take(3).take_while(|&i| !g.is(i, ",")).any(|i| {
            g.any(
                i,
                list![
                    "is", "are", "was", "were", "been", "be", "'re", "'s", "kept", "keeps", "began",
                    "started"
                ],
            ) && g.tag(i) != Pos::Pos
        })
    }

    /// Where the clause of the verb at `v` begins: past a conjunction or a mark that ends what comes before.
    pub(super) fn clause_floor(&self, v: usize) -> usize {
        let g = self.g;
        let low = self.floor.max(v.saturating_sub(80));
        for i in (low..v).rev() {
            if let Some(k) = g.stretch(i) {
                // `held over a "vicious" attack has told`: a fragment ends no clause.
                let s = &g.stretches[k];
                let fragment = !s.lost_open
                    && s.outer_first() > low
                    && s.outer_stop() - s.outer_first() <= 6
                    && g.doc.tokens[s.first()].caps == Caps::Lower
                    && !g.doc.text[s.start()..s.end()].ends_with([',', '.', '!', '?'])
                    && !g.any(s.outer_stop(), list![",", ";"]);
                if fragment {
                    continue;
                }
                return i + 1;
            }
            let mark = g.is_mark(i, b";:");
            let subordinator = g.tag(i) == Pos::In
                && g.any(
                    i,
                    list![
                        "that", "because", "while", "whether", "if", "although", "though", "as", "after",
                        "before", "until", "since",
                    ],
                )
                || g.tag(i) == Pos::Wrb;
            let conjunction = || i > low && i + 1 < v && g.is(i - 1, ",") && g.any(i, list!["and", "but"]);
            // `as a clerk`, `after the war`: no clause.
            let clause = || {
                !g.any(i, list!["as", "after", "before", "until", "since"])
                    || (i + 1..v).take_while(|&j| !g.is(j, ",")).any(|j| g.is_finite(j))
            };
            // `Lee's remarks, made as Kim was in town, signaled`: the clause inside is whole before the verb's comma.
            let whole = || {
                !g.is(i, "that")
                    && v > i + 2
                    && g.is(v - 1, ",")
                    && i > low
                    && !g.is(i - 1, ",")
                    && g.stretch(i - 1).is_none()
                    && (i + 1..v - 1).any(|j| g.is_finite(j))
            };
            if mark || conjunction() || subordinator && i + 1 < v && clause() && !whole() {
                return i + 1;
            }
        }
        self.floor
    }

    /// The subject that a verb without its own shares: the last frame's, else that of the nearest verb before it.
    pub(super) fn shared(&self, v: usize, earlier: &[Draft]) -> Option<Subject> {
        let g = self.g;
        let nearest = || {
            let verbs = (self.floor..v)
                .rev()
                .filter(|&i| (g.is_finite(i) || self.is_past_after_name(i)) && g.stretch(i).is_none());
            let mut subjects = verbs.filter_map(|i| {
                let floor = self.clause_floor(i);
                let whole = if floor > self.floor { g.fronted_before(i, self.floor) } else { None };
                whole.or_else(|| g.subject_before(i, floor))
            });
            let first = subjects.next()?;
            // `rejected the blame for a fire that killed six, saying`: not the fire.
            let thing = |s: &Subject| g.any(s.tokens.end, list!["that", "which"]);
            let shared = g.tag(v) == Pos::Vbg && g.is(v - 1, ",") && thing(&first);
            let other = || subjects.take(3).find(|s| !thing(s));
            Some(if shared { other().unwrap_or(first) } else { first })
        };
        let before =
            earlier.iter().rev().find(|f| f.subject.is_some() && f.cue.start < v && (f.edge.end <= v));
        // `… and Lee phoned the paper to say that`.
        if g.tag(v) == Pos::Vb
            && v > self.floor
            && g.is(v - 1, "to")
            && let Some(s) = nearest()
        {
            return Some(s);
        }
        match before {
            // `He called the boy a hero, who faced the gunman and said`.
            Some(frame) => match nearest() {
                Some(s)
                    if s.antecedent.is_some()
                        && s.tokens.start >= frame.cue.end
                        && g.any(v - 1, list!["and", "but"]) =>
                {
                    Some(s)
                }
                // `Lee added that Ruiz came up, yelled “fire!” and swam off`: who acts in what is told.
                Some(s)
                    if frame.after.as_ref().is_some_and(|a| {
                        a.start == s.tokens.start && a.contains(&v) && g.is(a.start - 1, "that")
                    }) && g.is(v - 1, ",")
                        && self.quotation(v + 1).is_some() =>
                {
                    Some(s)
                }
                _ => frame.subject.clone(),
            },
            None => nearest(),
        }
    }

    /// `Days after declaring that he would stay, Lee left`: the subject of the main clause after the comma, for a participle that
    /// opens the sentence, and where that comma is.
    pub(super) fn main_subject_after(&self, v: usize) -> Option<(usize, Subject)> {
        let g = self.g;
        if v - self.floor > 6 || (self.floor..v).any(|i| g.is_finite(i) || g.is(i, ",")) {
            return None;
        }
        let comma = (v + 1..self.ceil).find(|&i| {
            g.is(i, ",")
                && g.stretch(i).is_none()
                && g.np_forward(i + 1, self.ceil).is_some_and(|np| g.is_finite(np.end))
        })?;
        g.np_forward(comma + 1, self.ceil).map(|np| (comma, Subject::plain(np)))
    }

    pub(super) fn shared_after_comma(&self, v: usize, earlier: &[Draft]) -> Option<Subject> {
        let g = self.g;
        let listed = v > self.floor && g.any(v - 1, list![",", "also", "later"]) || g.tag(v) == Pos::Vbg;
        if listed { self.shared(v, earlier) } else { None }
    }
}
