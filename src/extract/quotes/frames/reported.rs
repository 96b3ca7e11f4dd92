//! The words that come after a cue: a clause, a quotation, a phrase, what someone is called; and where they end.

use super::Reader;
use crate::extract::quotes::lexicon::{self, Cue};
use crate::tag::{NameKind, Pos};
use crate::text::{List, list};
use std::ops::Range;

/// Nouns of time, which `that` points to.
const TIMES: &List = list![
    "afternoon",
    "autumn",
    "day",
    "decade",
    "evening",
    "hour",
    "month",
    "morning",
    "night",
    "period",
    "season",
    "spring",
    "summer",
    "time",
    "week",
    "weekend",
    "winter",
    "year",
];

impl Reader<'_, '_> {
    /// The infinitive at `start` after a cue that ends at `from`. `vowing to fight on and dismissing a truce`: the next
    /// participle stands beside the cue.
    fn infinitive(&self, start: usize, from: usize) -> Range<usize> {
        let g = self.g;
        let beside = |j: &usize| g.is(*j, "and") && g.tag(j + 1) == Pos::Vbg && g.stretch(*j).is_none();
        let end = (g.tag(from - 1) == Pos::Vbg).then(|| (start..self.ceil).find(beside)).flatten();
        start..end.unwrap_or(self.ceil)
    }

    /// The words that come after a cue that ends at `from`.
    pub(super) fn find_after(&self, from: usize, kind: Cue) -> Option<Range<usize>> {
        let g = self.g;
        let rest = |i: usize| (i < self.ceil).then_some(i..self.ceil);
        let mut i = from;
        if i >= self.ceil {
            return None;
        }
        if kind.takes("out") && g.is(i, "out") {
            i += 1;
        }
        // `a man accused of killing his wife` accuses nobody.
        if g.is(i, "of") && kind.addressee && kind.past && !kind.speech {
            return None;
        }
        // `spoke of a “new dawn”`: only what is quoted.
        if g.any(from - 1, list!["speak", "speaks", "spoke", "spoken", "speaking"]) {
            let quoted =
                |r: &Range<usize>| r.clone().take_while(|&j| !g.is(j, ",")).any(|j| g.stretch(j).is_some());
            return kind.takes(g.word(i)).then(|| self.named(i + 1)).flatten().filter(quoted);
        }
        // `referred to the plan as "a gift"`.
        if kind.naming && kind.takes(g.word(i)) {
            return self.named(i + 1);
        }
        if kind.naming && !g.any(i, list!["for", "on", "upon"]) {
            // `welcomed the deal as "fair"`, but not `welcomed those with "no home"`.
            let needs_as = ["acclaim", "laud", "reject", "rubbish", "welcom"]
                .iter()
                .any(|w| g.word(from - 1).starts_with(w));
            let named = self.named(i)?;
            let quoted = named.clone().find(|&j| g.stretch(j).is_some());
            let by_as = |s: usize| (i..s).rev().take(3).any(|j| g.is(j, "as"));
            return (!needs_as || quoted.is_some_and(by_as)).then_some(named);
        }
        if kind.quote {
            return self.quotation(i);
        }
        if kind.infinitive && g.is(i, "to") && g.tag(i + 1) == Pos::Vb {
            return Some(self.infinitive(i, from));
        }
        // `that` past dates, addressees and other circumstances.
        if let Some(that) = self.that_after(i, kind) {
            return rest(that + 1);
        }
        if let Some(date) = g.date(i) {
            i = date.tokens.end;
        }
        // `said in a statement: “…”`.
        let stated = self.adjunct_end(i);
        if stated > i
            && (g.is(stated, ":") || g.is(stated, ","))
            && g.stretch(stated + 1).is_some_and(|s| g.stretches[s].outer_first() == stated + 1)
        {
            return self.quotation(stated);
        }
        while i < self.ceil
            && matches!(g.tag(i), Pos::Rb | Pos::Rp)
            && g.any(
                i,
                list![
                    "also",
                    "later",
                    "again",
                    "then",
                    "earlier",
                    "back",
                    "simply",
                    "only",
                    "afterward",
                    "afterwards",
                ],
            )
        {
            i += 1;
        }
        if let Some(content) = self.quotation(i) {
            return Some(content);
        }
        if kind.addressee {
            let np = g
                .np_forward(i, self.ceil)
                .filter(|np| kind.takes(g.word(np.end)))
                .or_else(|| g.np_long(i, self.ceil));
            let inner = np.clone().filter(|np| !g.is_finite(np.end) || g.is_noun(np.end) || kind.plain);
            if let Some(np) = inner {
                let told = if kind.plain && g.is_finite(np.end) {
                    g.np_forward(i, self.ceil).map_or(np.end, |n| n.end)
                } else {
                    np.end
                };
                if !g.is_finite(told) {
                    i = told;
                }
                if let Some(content) = self.quotation(self.adjunct_end(i)).or_else(|| self.quotation(i)) {
                    return Some(content);
                }
                if let Some(date) = g.date(i) {
                    i = date.tokens.end;
                }
            }
        }
        if g.any(i, list!["whether", "if", "how", "why", "what", "who", "where", "when"])
            && matches!(g.tag(i), Pos::Wrb | Pos::Wp | Pos::In | Pos::Wdt)
            && (kind.whether || kind.plain || kind.speech && !g.any(i, list!["when", "where", "if"]))
        {
            return rest(i);
        }
        if kind.infinitive && g.is(i, "to") && g.tag(i + 1) == Pos::Vb {
            return Some(self.infinitive(i, from));
        }
        // `appealed to residents to stay`, `called on both sides to stop`.
        if kind.infinitive
            && g.any(i, list!["to", "on", "upon", "with"])
            && let Some(np) = g.np_long(i + 1, self.ceil)
            && let Some(to) =
                (np.end..self.ceil.min(np.end + 5)).find(|&j| g.is(j, "to") && g.tag(j + 1) == Pos::Vb)
            && !(np.end..to).any(|j| g.is_finite(j) || g.is(j, ","))
        {
            return rest(to);
        }
        if kind.infinitive
            && !kind.plain
            && let Some(np) =
                g.np_long(i, self.ceil).filter(|np| g.is(np.end, "to") && g.tag(np.end + 1) == Pos::Vb)
        {
            return rest(np.end);
        }
        if let Some(p) = (i..self.ceil.min(i + 12))
            .take_while(|&j| !g.is_finite(j) && !g.is(j, ","))
            .find(|&j| kind.takes(g.word(j)) && matches!(g.tag(j), Pos::In | Pos::To))
            && !(kind.infinitive && g.tag(p + 1) == Pos::Vb)
            && (kind.speech || !g.is(p, "to") || !g.is_verb(p + 1))
            && !(kind.speech && !g.any(p, list!["of", "for", "about", "against"]) && p > i)
            && (p == i || !self.clause_at(i))
        {
            if p == from && kind.addressee && kind.past && !kind.speech {
                return None;
            }
            let words = rest(p + 1).map(|r| r.start..self.phrase_end(r.start));
            // `asked rich nations for help`: nothing to quote.
            return words.filter(|w| !(g.is(p, "for") && kind.addressee && w.len() == 1));
        }
        if (kind.speech || kind.clause) && !g.is(i, ",") {
            // Circumstances before a clause without `that`.
            let end = self.adjunct_end(i);
            if end > i && end < self.ceil && self.clause_at(end) && !g.is(end, ",") && !self.clause_at_np(i) {
                if let Some(content) = self.quotation(end) {
                    return Some(content);
                }
                return rest(end);
            }
            if self.clause_at(i) && (kind.speech || self.clause_at_np(i)) {
                return rest(i);
            }
            if g.stretch(end).is_some()
                && let Some(content) = self.quotation(end)
            {
                return Some(content);
            }
            // A quoted fragment a few words on: `said the toll was "too high"` has a clause; `said no to "mob rule"` has none.
            let stretch = (i..self.ceil).find(|&j| g.stretch(j).is_some());
            if let Some(s) =
                stretch.filter(|&s| kind.speech && s < i + 10 && !(i..s).any(|j| g.any(j, list![",", ";"])))
            {
                return rest(i.min(s));
            }
        }
        // `denied the boys a chance`: something given.
        let given = |np: Range<usize>| g.any(np.end, list!["a", "an", "the", "any", "his", "her", "their"]);
        // `expressed his “deepest condolences”`.
        let marked = matches!(g.tag(i), Pos::PrpS | Pos::Dt)
            && g.stretch(i + 1).is_some_and(|s| g.stretches[s].outer_first() == i + 1);
        let stated = || marked || g.np_forward(i, self.ceil).is_some_and(|np| !given(np));
        if kind.object && !g.is(i, ",") && stated() {
            return Some(i..self.phrase_end(i));
        }
        None
    }

    /// A quotation that begins at `i`, past a comma, colon or `, quote,`; with a colon also words without marks.
    pub(super) fn quotation(&self, i: usize) -> Option<Range<usize>> {
        let g = self.g;
        let mark = i < self.ceil && g.any(i, list![",", ":", "—", "-", "–", "--"]);
        let start = i + usize::from(mark);
        // `Survivors tell of horror`, says the headline: the quotation below it is another's.
        if !mark && start >= self.ceil {
            return None;
        }
        if start < self.g.doc.tokens.len()
            && g.stretch(start).is_some_and(|s| g.stretches[s].outer_first() == start)
        {
            let stop = g.stretches[g.stretch(start)?].outer_stop();
            return Some(start..self.ceil.max(stop));
        }
        (mark && g.is(i, ":") && start < self.ceil).then_some(start..self.ceil)
    }

    /// What someone is called: needs marks, or a description with `as` or an article.
    pub(super) fn named(&self, i: usize) -> Option<Range<usize>> {
        let g = self.g;
        let end = self.phrase_end(i);
        // `workers called to the scene`.
        if i >= end
            || matches!(g.tag(i), Pos::In | Pos::To)
                && g.stretch(i).is_none()
                && !g.any(i, list!["as", "that"])
        {
            return None;
        }
        if (i..end).any(|j| g.stretch(j).is_some()) {
            return Some(i..end);
        }
        let np = g.np_long(i, end)?;
        let described = g.is(np.end, "as")
            || matches!(g.tag(np.end), Pos::Dt | Pos::Jj) && np.end < end
            || g.tag(i) == Pos::Prp
                && np.end < end
                && matches!(g.tag(np.end), Pos::Dt | Pos::Jj | Pos::Nn | Pos::Nns);
        described.then_some(i..end)
    }

    /// `that` after a cue before any verb: past an addressee, a date, `in a statement`.
    pub(super) fn that_after(&self, i: usize, kind: Cue) -> Option<usize> {
        let g = self.g;
        if g.is(i, "that") {
            // `said that evening`, `that is not so`.
            let pronoun = g.tag(i) == Pos::Dt && (g.is_finite(i + 1) || i + 1 >= self.ceil)
                || g.any(i + 1, TIMES) && !g.is_finite(i + 2) && g.tag(i + 1) != Pos::Nns;
            return (!pronoun).then_some(i);
        }
        let hangs = kind.addressee
            || g.date(i).is_some()
            || matches!(g.tag(i), Pos::In | Pos::To | Pos::Rb | Pos::Rp)
            || g.is(i, ",");
        if !hangs
            || g.is(i, ",")
                && !g.any(i + 1, list!["however", "though", "in", "on", "for", "with", "during", "without"])
        {
            return None;
        }
        let mut other = false;
        for j in i..self.ceil.min(i + 30) {
            if g.stretch(j).is_some() || g.any(j, list![";", ":"]) || g.is_finite(j) && g.date(j).is_none() {
                return None;
            }
            // `told reporters, adding that …`: the other cue's.
            other |= g.is(j, ",") && g.word(j + 1).ends_with("ing") && lexicon::verb(g.word(j + 1)).is_some();
            if other && g.is(j, "that") && !g.is(j - 1, ",") {
                return None;
            }
            // `argued earlier that day`.
            if g.is(j, "that") && g.any(j + 1, TIMES) && !g.is_finite(j + 2) {
                continue;
            }
            if g.is(j, "that") && matches!(g.tag(j), Pos::In | Pos::Dt | Pos::Wdt) && j > i {
                // `a plan that would …`, `its claim that …`: what hangs on a noun.
                let hangs = !kind.plain
                    && !kind.addressee
                    && matches!(g.tag(i), Pos::Nn | Pos::Nns | Pos::Nnp | Pos::Dt | Pos::PrpS | Pos::Prp)
                    || lexicon::noun(g.word(j - 1)) && !kind.plain;
                let relative = matches!(g.tag(j + 1), Pos::Md | Pos::Vbd)
                    || g.any(j + 1, list!["is", "are", "has", "have"])
                    || hangs && (lexicon::noun(g.word(j - 1)) || g.tag(j) == Pos::Wdt);
                return (!relative).then_some(j);
            }
        }
        None
    }

    /// Does a clause with a finite verb begin at `i`?
    pub(super) fn clause_at(&self, i: usize) -> bool {
        let g = self.g;
        if i >= self.ceil || g.is(i, ",") || g.is(i, "to") {
            return false;
        }
        let starts = g.is_noun(i)
            || matches!(
                g.tag(i),
                Pos::Dt
                    | Pos::Prp
                    | Pos::PrpS
                    | Pos::Jj
                    | Pos::Jjs
                    | Pos::Jjr
                    | Pos::Cd
                    | Pos::Ex
                    | Pos::Vbg
                    | Pos::In
                    | Pos::Wp
                    | Pos::Wrb
                    | Pos::Pdt
                    | Pos::Rb
                    | Pos::Uh
                    | Pos::Vbn
                    | Pos::Rbr
            )
            || g.word(i) == "$"
            || g.stretch(i).is_some();
        // Taggers take the past tense for a participle: `it rained`.
        if !self.may_have_verb(i) {
            return false;
        }
        let verb = |j: usize| {
            g.is_finite(j) || g.tag(j) == Pos::Vbn && j > i && (g.is_noun(j - 1) || g.tag(j - 1) == Pos::Prp)
        };
        starts && (i..self.ceil.min(i + 45)).any(verb)
    }

    /// Can the phrase at `i` be the subject of a clause? Not in `maintains a list of products that can be sold`, where the only
    /// verb hangs on a noun, nor in `asked not to be named`.
    fn may_have_verb(&self, i: usize) -> bool {
        let g = self.g;
        let i = i + usize::from(g.tag(i) == Pos::Rb);
        if g.is(i, "to") {
            return !g.any(i + 2, list!["named", "identified", "quoted"]);
        }
        let Some(np) = g.np_long(i, self.ceil) else { return true };
        if !g.any(np.end, list!["that", "which", "who", "whose"]) {
            return np.end < self.ceil;
        }
        let finite = |j: &usize| g.is_finite(*j) && !(*j > 0 && g.is_finite(*j - 1));
        (np.end..self.ceil.min(np.end + 45)).filter(finite).nth(1).is_some()
    }

    /// Does a noun phrase with its verb begin right at `i`?
    pub(super) fn clause_at_np(&self, i: usize) -> bool {
        let g = self.g;
        g.np_long(i, self.ceil).is_some_and(|np| {
            let verb = (np.end..self.ceil).find(|&j| g.tag(j) != Pos::Rb).unwrap_or(np.end);
            g.is_finite(verb) || g.any(verb, list!["who", "that"])
        })
    }

    /// The end of a phrase that is no clause: up to a comma that begins something else.
    pub(super) fn phrase_end(&self, from: usize) -> usize {
        let g = self.g;
        for j in from + 1..self.ceil {
            if g.stretch(j).is_some() {
                continue;
            }
            if g.is(j, ";") {
                return j;
            }
            if g.is(j, ",") {
                let next = j + 1;
                let other = matches!(
                    g.tag(next),
                    Pos::Vbg | Pos::Wp | Pos::Wdt | Pos::Wrb | Pos::WpS | Pos::Vbn | Pos::Prp
                ) || g.any(
                    next,
                    list![
                        "and",
                        "but",
                        "as",
                        "after",
                        "while",
                        "when",
                        "who",
                        "which",
                        "according",
                        "because",
                        "though",
                        "although",
                        "even",
                        "or",
                    ],
                ) && (next..self.ceil)
                    .any(|k| (g.is_finite(k) || self.is_past_after_name(k)) && g.stretch(k).is_none());
                // `claimed the attack, and Lee phoned the paper`.
                let person = |k: usize| g.name(k).is_some_and(|n| n.kind == NameKind::Person);
                if other || g.is(next, "and") && person(next + 1) {
                    return j;
                }
            }
            if g.any(j, list!["when", "after", "while", "because"]) && g.stretch(j).is_none() {
                return j;
            }
        }
        self.ceil
    }
}
