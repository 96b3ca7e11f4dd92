//! Verbs of speech: which of them report, who their subject is, and the orders that they stand in (`said X`, `was told by X`).

use super::{Draft, Reader};
use crate::extract::hints;
use crate::extract::quotes::grammar::Subject;
use crate::extract::quotes::lexicon::Cue;
use crate::tag::{NameKind, Pos};
use crate::text::{Caps, List, list};
use std::ops::Range;

/// Who says nothing.
const NOBODY: &List = list!["no", "nobody", "none", "nothing", "neither"];

/// Makes a frame of the cue at hand from who speaks and whether an earlier frame's subject does.
type Base<'b> = &'b dyn Fn(Option<Subject>, bool) -> Draft;

impl Reader<'_, '_> {
    pub(super) fn verbal(&self, cue: Range<usize>, kind: Cue, earlier: &[Draft]) -> Option<Draft> {
        let g = self.g;
        let v = cue.start;
        let tag = g.tag(v);
        let base = |subject, inherited| Draft {
            cue: cue.clone(),
            kind,
            subject,
            before: None,
            after: None,
            edge: cue.clone(),
            via: None,
            inherited,
            sentence: self.index,
        };
        // `X was quoted as saying`, `the paper quoted X as saying`.
        if let Some((subject, via)) = self.quoted_as_saying(v) {
            let mut frame = base(Some(subject), false);
            frame.via = via;
            return self.with_content(frame, false);
        }
        if let Some(frame) = self.inverted(&cue, kind, &base) {
            return Some(frame);
        }
        if tag == Pos::Vb && !self.reports(v) {
            return None;
        }
        // `asked not to be named for fear of arrest`.
        let nameless = g.any(v, list!["ask", "asks", "asked", "asking", "requested"])
            && g.is(cue.end, "not")
            && g.any(cue.end + 2, list!["be"]);
        if self.negated(v) || nameless {
            return None;
        }
        if g.is_passive(v, self.floor) && tag != Pos::Vbg {
            return self.passive(&cue, kind, &base);
        }
        // `the plan, described by officials as “ambitious”, failed`.
        if tag == Pos::Vbn && kind.naming && g.is(cue.end, "by") && !self.perfect(v) {
            let named = |f: &Draft| {
                f.after.as_ref().is_some_and(|a| (a.start..a.start + 3).any(|i| g.stretch(i).is_some()))
            };
            return self.passive(&cue, kind, &base).filter(named);
        }
        let mut left = v;
        while left > self.floor
            && (g.tag(left - 1) == Pos::Rb
                || g.any(left - 1, list!["has", "have", "had", "then", "also", "later"]))
        {
            left -= 1;
        }
        let coordinated = left > self.floor && g.any(left - 1, list!["and", "but", "or"]);
        if tag == Pos::Vbn && !self.perfect(v) {
            // `a man called X`; but taggers take `said` for a participle too.
            let active = (!kind.naming || kind.takes(g.word(cue.end)) || self.names_what(&cue))
                && !g.is(cue.end, "by")
                && (coordinated || g.subject_before(v, self.floor).is_some());
            if !kind.plain && !active {
                return None;
            }
        }
        let participle = (tag == Pos::Vbg || g.word(v).ends_with("ing")) && !self.progressive(v);
        // Where the main clause begins, whose subject a participle before it shares.
        let mut main = None;
        let (subject, inherited) = if coordinated {
            (self.shared(v, earlier), true)
        } else if participle {
            let noun = (v > self.floor).then(|| g.np_back(v, self.floor)).flatten();
            match noun {
                // `she released a statement saying`: her words.
                Some(np) if self.is_message(&np) && self.shared(v, earlier).is_some() => {
                    (self.shared(v, earlier), true)
                }
                // `protesters chanting`.
                Some(np) if !g.is(v - 1, ",") && g.tag(np.start) != Pos::Prp && self.may_speak(&np) => {
                    (Some(Subject { tokens: np.clone(), head: np, antecedent: None }), false)
                }
                _ => {
                    let shared = self.shared(v, earlier);
                    if shared.is_none() {
                        main = self.main_subject_after(v);
                    }
                    (shared.or_else(|| main.as_ref().map(|(_, s)| s.clone())), true)
                }
            }
        } else {
            let floor = self.clause_floor(v);
            // `A man held after a row that he began has told a jury`: the clauses inside are his.
            let whole = if floor > self.floor { g.fronted_before(v, self.floor) } else { None };
            match whole.or_else(|| g.subject_before(v, floor)) {
                Some(s) => (Some(s), false),
                None if tag == Pos::Vb => (self.shared(v, earlier), true),
                None => (self.shared_after_comma(v, earlier), true),
            }
        };
        if subject.is_none() && !kind.plain {
            return None;
        }
        // `No group claimed the attack`.
        if subject.as_ref().is_some_and(|s| g.any(s.tokens.start, NOBODY)) {
            return None;
        }
        let mut frame = self.with_content(base(subject, inherited), participle)?;
        if let (Some((comma, _)), Some(after)) = (main, &mut frame.after) {
            after.end = after.end.min(comma).max(after.start);
        }
        // `The mayor – who called them clowns – left`: the dash that closes the clause.
        let dash = |i: usize| g.any(i, list!["—", "–", "--"]) && g.stretch(i).is_none();
        if let (Some(s), Some(after)) = (&frame.subject, &mut frame.after)
            && s.antecedent.is_some()
            && dash(s.tokens.start.saturating_sub(1))
        {
            after.end = after.clone().find(|&i| dash(i)).unwrap_or(after.end);
        }
        frame.after = frame.after.filter(|a| !a.is_empty());
        (!self.is_unreal(&frame)).then_some(frame)
    }

    /// `Moscow called the plan “absurd”`, `what the mayor called “a trifle”`, but not `a man called “the Fox”`: does the verb of
    /// a cue have an object, behind it or before its subject?
    fn names_what(&self, cue: &Range<usize>) -> bool {
        let g = self.g;
        let object = || {
            matches!(g.tag(cue.end), Pos::Dt | Pos::PrpS | Pos::Prp)
                && g.np_forward(cue.end, self.ceil).is_some_and(|np| {
                    g.stretch(np.end).is_some_and(|s| g.stretches[s].outer_first() == np.end)
                })
        };
        let relative = || {
            g.np_back(cue.start, self.floor).is_some_and(|np| {
                // `a protest which a group called “Lions” has organised`.
                let over = || g.stretch(cue.end).is_none_or(|s| !g.is_finite(g.stretches[s].outer_stop()));
                np.start > self.floor
                    && (g.is(np.start - 1, "what") || g.any(np.start - 1, list!["whom", "which"]) && over())
            })
        };
        object() || relative()
    }

    /// `would ask for ships`, `whether he had asked her to stay`: nothing was said.
    fn is_unreal(&self, frame: &Draft) -> bool {
        let g = self.g;
        let v = frame.cue.start;
        let Some(after) = &frame.after else { return false };
        let modal = (self.floor..v)
            .rev()
            .take(3)
            .take_while(|&i| g.tag(i) == Pos::Rb || g.tag(i) == Pos::Md || g.any(i, list!["be", "have"]))
            .any(|i| g.tag(i) == Pos::Md);
        // `held up play`; only courts hold that something is so.
        if g.any(v, list!["hold", "holds", "held", "holding"]) && !g.is(after.start - 1, "that") {
            return true;
        }
        // `will continue “to patrol”`
        if g.word(v).starts_with("continue") && (g.is(after.start, "to") || g.is(after.start + 1, "to")) {
            return true;
        }
        // `must find “a way”`
        let kind = frame.kind;
        if modal && !(kind.speech || kind.quote || kind.naming || g.is(after.start - 1, "that")) {
            return true;
        }
        if frame.before.is_some() || after.clone().any(|i| g.stretch(i).is_some()) {
            return false;
        }
        let clause = self.clause_floor(v);
        // `his remarks signaled that talks could fail`: the writer's reading of them.
        let reading = g.word(v).starts_with("signal")
            && frame.subject.as_ref().is_some_and(|s| {
                s.head.clone().next_back().is_some_and(|head| {
                    g.any(
                        head,
                        list![
                            "remarks",
                            "remark",
                            "comments",
                            "comment",
                            "words",
                            "speech",
                            "visit",
                            "move",
                            "moves",
                            "decision",
                            "vote",
                            "talks",
                            "result",
                            "results",
                            "action",
                            "actions",
                            "data",
                            "change",
                            "changes",
                            "departure",
                            "arrival",
                            "rally",
                            "attack",
                            "attacks",
                        ],
                    )
                })
            });
        reading
            || modal && !frame.kind.plain && !g.is(after.start - 1, "that")
            || clause > self.floor && g.any(clause - 1, list!["whether", "if"])
    }

    /// `…," said Blinken`, `…, said a spokesman for the ministry.`
    pub(super) fn inverted(&self, cue: &Range<usize>, kind: Cue, base: Base) -> Option<Draft> {
        let g = self.g;
        let v = cue.start;
        // `“…,” described Ann Lee`.
        let named = kind.naming
            && kind.past
            && g.after_quotation(v)
            && g.name(cue.end).or_else(|| g.name(cue.end + 1)).is_some_and(|n| n.kind == NameKind::Person);
        if !(kind.speech || kind.quote || named)
            || !matches!(
                g.tag(v),
                Pos::Vbd | Pos::Vbz | Pos::Vbn | Pos::Vbp | Pos::Nn | Pos::Nns | Pos::Jj | Pos::Vb
            )
        {
            return None;
        }
        let quoted = g.after_quotation(v);
        let comma = v > self.floor && g.is(v - 1, ",");
        // `Said Lee: "…"`, `Added the mayor, "…"`.
        let opens = v == self.floor
            && g.doc.tokens[v].caps == Caps::Initial
            && g.np_long(cue.end, self.ceil).is_some_and(|np| self.quotation(np.end).is_some());
        if !quoted && !comma && !opens {
            return None;
        }
        // `Cuba, state television said`: only the plainest verb stands in its base form before who speaks; and no one is
        // `told the paper`.
        let base_form = !kind.past && !g.word(v).ends_with('s');
        if base_form && !kind.plain && !quoted || !quoted && g.any(v, list!["told", "tells", "tell"]) {
            return None;
        }
        let from = cue.end + usize::from(matches!(g.tag(cue.end), Pos::Rb));
        let plain = g.np_forward(from, self.ceil)?;
        // `said Lee to the paper`: whom.
        let np = if g.is(plain.end, "to") { plain.clone() } else { g.np_long(from, self.ceil)? };
        let pronoun = g.tag(from) == Pos::Prp;
        if pronoun && !quoted {
            return None;
        }
        // `Smith, 45, said police were …`: what follows has a verb of its own.
        let next = plain.end;
        if !quoted
            && [next, np.end].into_iter().any(|next| {
                g.is_finite(next) && !g.any(next, list!["said", "says"])
                    || g.tag(next) == Pos::Md
                    || g.is(next, "that")
            })
        {
            return None;
        }
        let goes_on = g.is(np.end, ",") && g.stretch(np.end + 1).is_some();
        // `"…," Ann Lee, a guard, told the paper`: the subject stands before.
        let before = (comma && !quoted).then(|| g.subject_before(v, self.floor)).flatten();
        // `The federation, which runs the league, said the score “does not …”`: a thing says nothing.
        let thing = before.is_some()
            && matches!(g.tag(plain.end - 1), Pos::Nn)
            && g.name(plain.end - 1).is_none()
            && g.doc.tokens[plain.start].caps == Caps::Lower
            && hints::role(g.doc, plain.end - 1).is_none()
            && g.stretch(np.end).is_some();
        if thing {
            return None;
        }
        // `A suit by the family of Lee, who died in May, says guards ignored her`: what follows has a verb of its own, though
        // it looks like a participle.
        let verb_follows = matches!(g.tag(np.end), Pos::Vbn | Pos::Vbd) && np.end + 1 < self.ceil;
        if before.is_some_and(|s| {
            g.after_quotation(s.tokens.start)
                || s.tokens.start == self.floor && kind.addressee
                // `That is how Ann Lee, 43, remembers the crash`.
                || g.is(s.tokens.end, ",") && g.tag(s.tokens.end + 1) == Pos::Cd && s.tokens.end + 3 == v
                || s.tokens.start == self.floor && (verb_follows || self.has_relative(s.tokens.end, v))
        }) {
            return None;
        }
        if comma && !quoted && !goes_on && !(self.floor..v).any(|i| g.is_finite(i) || g.stretch(i).is_some())
        {
            return None;
        }
        let subject = g.name_beside(&np, self.ceil).unwrap_or(Subject {
            tokens: np.clone(),
            head: plain,
            antecedent: None,
        });
        let np = np.start..subject.tokens.end.max(np.end);
        let mut frame = base(Some(subject), false);
        if opens {
            let content = self.find_after(np.end, kind)?;
            frame.edge = v..np.end;
            frame.after = Some(content);
            return Some(frame);
        }
        frame.edge = v..self.adjunct_end(np.end);
        frame.before = self.content_before(v);
        frame.after = self.resumed(&frame.edge);
        Some(frame)
    }

    /// `The source, who spoke on condition of anonymity, said`: does a relative clause fill what stands between?
    fn has_relative(&self, from: usize, v: usize) -> bool {
        let g = self.g;
        g.is(from, ",")
            && g.is(v - 1, ",")
            && (g.any(from + 1, list!["who", "which", "whose"]) || g.tag(from + 1) == Pos::Vbg)
            && !(from + 1..v - 1).any(|i| g.is(i, ","))
    }

    /// `was called "a hero" by the mayor`, `was told by police that …`.
    pub(super) fn passive(&self, cue: &Range<usize>, kind: Cue, base: Base) -> Option<Draft> {
        let g = self.g;
        let by = (cue.end..self.ceil.min(cue.end + 25)).find(|&i| g.is(i, "by") && g.stretch(i).is_none());
        let np = by.and_then(|i| g.np_long(i + 1, self.ceil));
        let mut frame = base(None, false);
        if let (Some(by), Some(np)) = (by, np) {
            let head = g.np_forward(by + 1, self.ceil)?;
            frame.subject = Some(Subject { tokens: np.clone(), head, antecedent: None });
            if by == cue.end {
                frame.edge = cue.start..np.end;
                let from = np.end + usize::from(g.any(np.end, list!["as", "that"]));
                frame.after = (from < self.ceil
                    && (kind.naming && !g.is(np.end, ",") || g.is(np.end, "that")))
                .then_some(from..self.ceil);
            } else if (cue.end..by).any(|i| g.stretch(i).is_some()) {
                // `found two hours later by divers` says nothing.
                frame.after = Some(cue.end..by);
            }
            return frame.after.is_some().then_some(frame);
        }
        // `was described as a “shining example”`: by somebody.
        let as_what = g.any(
            cue.start,
            list!["described", "hailed", "praised", "condemned", "remembered", "characterized"],
        ) && g.is(cue.end, "as")
            && (cue.end + 1..self.ceil.min(cue.end + 4)).any(|i| g.stretch(i).is_some());
        if as_what {
            frame.after = Some(cue.end + 1..self.ceil);
            return Some(frame);
        }
        None
    }
}
