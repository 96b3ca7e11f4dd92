//! The subject of a verb: the phrase before it, past auxiliaries, appositions and relative clauses.

use super::{Grammar, Subject};
use crate::extract::hints;
use crate::gazetteer::persons;
use crate::tag::{NameKind, Pos};
use crate::text::{Caps, list};
use std::ops::Range;

impl Grammar<'_> {
    /// Extends a phrase backwards over what it hangs on: from `the ministry` to `a spokesman for the ministry`, from `the
    /// streets` to `protesters marching through the streets`.
    pub fn extend_back(&self, np: Range<usize>, floor: usize) -> Subject {
        let mut head = np.clone();
        for _ in 0..5 {
            let Some(p) = head.start.checked_sub(1).filter(|&p| p > floor) else { break };
            let preposition = matches!(self.tag(p), Pos::In | Pos::To)
                && !self.any(
                    p,
                    list![
                        "that", "because", "while", "if", "as", "after", "before", "since", "until",
                        "whether", "although", "though", "than",
                    ],
                );
            // `people familiar with the matter`, `a statement released by the army`, `a man wearing a mask`.
            let mut end = if preposition { p } else { p + 1 };
            let from = end;
            while end > floor + 1
                && from - end < 3
                && matches!(self.tag(end - 1), Pos::Jj | Pos::Vbn | Pos::Vbg | Pos::Rb)
                && self.name(end - 1).is_none()
            {
                end -= 1;
            }
            // `a statement saying Ann Lee had left`: a clause of its own.
            let says = |i: usize| {
                self.any(i, list!["saying", "telling", "claiming", "warning", "adding", "stating", "arguing"])
            };
            let hangs = preposition
                || end < from && matches!(self.tag(end), Pos::Vbn | Pos::Vbg) && !(end..from).any(says);
            if !hangs {
                break;
            }
            match self.np_back(end, floor) {
                // `Secretary of State Ann Lee` is one name with its title; `the office of President Ann Lee` is not she.
                Some(outer) if self.is(p, "of") && self.has_title(&head) => {
                    head = outer.start..head.end;
                    break;
                }
                Some(outer)
                    if self.tag(outer.start) != Pos::Prp
                        && !(self.name(outer.end - 1).is_some() && end < from && !preposition) =>
                {
                    head = outer
                }
                _ => break,
            }
        }
        if let Some(antecedent) = self.antecedent(head.start, floor) {
            head = antecedent;
        }
        Subject { tokens: head.start..np.end, head, antecedent: None }
    }

    /// Does a phrase end in a person's name with a noun before it that is no title by itself: `State Ann Lee`?
    fn has_title(&self, np: &Range<usize>) -> bool {
        self.name(np.end - 1).is_some_and(|n| {
            n.kind == NameKind::Person
                && n.tokens.start > np.start
                && hints::title(self.doc, n.tokens.start - 1).is_none()
                && self.doc.tokens[n.tokens.start - 1].caps == Caps::Initial
        })
    }

    /// What a relative clause without commas hangs on, where a phrase at `at` stands inside one: `officials` for `the
    /// paper` in `officials who spoke to the paper said`.
    fn antecedent(&self, at: usize, floor: usize) -> Option<Range<usize>> {
        let low = floor.max(at.saturating_sub(20));
        let mut verb = false;
        for i in (low..at).rev() {
            if self.stretch(i).is_some() || self.any(i, list![",", ";", ":", "and", "but"]) {
                return None;
            }
            let relative = matches!(self.tag(i), Pos::Wp | Pos::Wdt)
                || self.is(i, "who")
                || self.is(i, "that") && verb && i > floor && self.is_noun(i - 1);
            if relative {
                return if verb && i > floor {
                    self.np_back(i, floor).filter(|np| self.tag(np.start) != Pos::Prp)
                } else {
                    None
                };
            }
            verb |= self.is_finite(i);
        }
        None
    }

    /// The person's name that `from..to` consists of, but for titles before it and a bracket after it.
    fn whole_name(&self, from: usize, to: usize) -> Option<Range<usize>> {
        let first = (from..to.min(from + 4)).find(|&i| self.name(i).is_some() || !self.is_rank(i))?;
        let name = self.name(first).filter(|n| n.kind == NameKind::Person && n.tokens.end <= to)?;
        let rest = name.tokens.end == to || self.is(name.tokens.end, "(") && self.is(to - 1, ")");
        (rest && name.tokens.start <= first).then(|| name.tokens.clone())
    }

    /// A title or rank before a name: `Dr`, `ASP`.
    fn is_rank(&self, i: usize) -> bool {
        hints::title(self.doc, i).is_some()
            || self.doc.tokens[i].caps == Caps::All && (2..=5).contains(&self.word(i).len())
    }

    /// The name in apposition to a description before it: `said her neighbor, Ann Lee of Dallas`.
    pub fn name_beside(&self, np: &Range<usize>, ceil: usize) -> Option<Subject> {
        let is_person = |i: usize| self.name(i).is_some_and(|n| n.kind == NameKind::Person);
        if np.end >= ceil || !self.is(np.end, ",") || is_person(np.end - 1) || self.tag(np.start) == Pos::Prp
        {
            return None;
        }
        let from = np.end + 1;
        let first = (from..ceil.min(from + 4)).find(|&i| self.name(i).is_some() || !self.is_rank(i))?;
        let name = self.name(first).filter(|n| n.kind == NameKind::Person)?;
        // A name that goes on with a verb of its own is another clause.
        (!self.is_finite(name.tokens.end)).then(|| Subject::plain(name.tokens.clone()))
    }

    /// First token of the date, with its preposition, that ends before `i`.
    pub fn skip_date_back(&self, i: usize, floor: usize) -> Option<usize> {
        let date = self.date(i.checked_sub(1).filter(|&j| j >= floor)?)?;
        let mut start = date.tokens.start.max(floor);
        while start > floor && self.any(start - 1, list!["on", "late", "early", "earlier", "in", "later"]) {
            start -= 1;
        }
        Some(start)
    }

    /// Where the verb group of `v` begins: past auxiliaries, adverbs and dates between it and its subject.
    fn group_start(&self, v: usize, floor: usize) -> Option<usize> {
        let mut i = v;
        loop {
            if i <= floor || v - i > 30 {
                return None;
            }
            let left = i - 1;
            if let Some(start) = self.skip_date_back(i, floor) {
                if start == floor {
                    return None;
                }
                i = start;
                continue;
            }
            if self.stretch(left).is_some() {
                return None;
            }
            // `a month later`, `two days earlier`.
            if self.any(left, list!["later", "earlier"])
                && left >= floor + 3
                && matches!(self.tag(left - 2), Pos::Dt | Pos::Cd)
            {
                i = left - 2;
                continue;
            }
            // Adverbs, whatever the tagger takes them for.
            let word = self.word(left);
            let adverb = word.len() > 5
                && word.ends_with("ly")
                && self.doc.tokens[left].caps == Caps::Lower
                && !self.any(left, list!["family", "supply", "assembly", "monopoly", "anomaly"]);
            if adverb && left > floor {
                i = left;
                continue;
            }
            match self.tag(left) {
                Pos::Rb | Pos::Md | Pos::Rbr => i = left,
                Pos::Vbd | Pos::Vbz | Pos::Vbp | Pos::Vbn | Pos::Vb
                    if self.is_be(left)
                        || self.any(
                            left,
                            list!["has", "have", "had", "did", "does", "do", "'ve", "’ve", "'d", "’d"],
                        ) =>
                {
                    i = left;
                }
                Pos::Vbn if left > floor && matches!(self.tag(left - 1), Pos::Nns | Pos::Nn) => i = left,
                _ if self.any(
                    left,
                    list![
                        "also", "then", "later", "once", "too", "both", "each", "all", "'ll", "’ll",
                        "earlier"
                    ],
                ) && left > floor =>
                {
                    i = left
                }
                _ => break,
            }
        }
        Some(i)
    }

    /// The subject before the verb at `v`, not looking before `floor`. `None` for a verb that shares an earlier verb's.
    pub fn subject_before(&self, v: usize, floor: usize) -> Option<Subject> {
        let i = self.group_start(v, floor)?;
        let left = i - 1;
        if let Some(name) = self.leading_name(i, floor) {
            return Some(name);
        }
        if matches!(self.tag(left), Pos::Wp | Pos::Wdt) || self.is(left, "who") {
            let mut end = left;
            if end > floor && self.any(end - 1, list![",", "—", "–", "--"]) {
                end -= 1;
            }
            // `a launch by Islamic Jihad, which denied it`: the one that can.
            let body = |np: &Range<usize>| {
                self.is(left, "which")
                    && end < left
                    && self.name(np.end - 1).is_some_and(|n| n.kind == NameKind::Organization)
            };
            let antecedent = self
                .np_back(end, floor)
                .map(|np| if body(&np) { np } else { self.extend_back(np, floor).tokens });
            if let Some(thing) = antecedent.clone().filter(|_| !self.any(left, list!["who", "whom"])) {
                return Some(Subject { tokens: thing.clone(), head: thing, antecedent: None });
            }
            return Some(Subject { tokens: left..i, head: left..i, antecedent });
        }
        if self.any(left, list![",", ")", "—", "--", "–", "]", "-"]) {
            return self.past_parenthesis(left, floor);
        }
        let Some(np) = self.np_back(i, floor) else { return self.fronted(i, i, floor) };
        // `A lawyer for a man charged with having another one hurt or killed is calling it`: no one is called `killed`.
        if np.len() == 1
            && self.doc.tokens[np.start].caps == Caps::Lower
            && matches!(self.tag(np.start), Pos::Vbn | Pos::Vbd | Pos::Vb)
        {
            let first = self.np_forward(floor, i)?;
            let human = hints::role(self.doc, first.end - 1).is_some();
            return human.then(|| Subject::plain(first));
        }
        let mut subject = self.extend_back(np, floor);
        // `Mr. King and Mr. Schultz say`, `police and witnesses said`.
        let s = subject.tokens.start;
        if s > floor + 1
            && self.is(s - 1, "and")
            && subject.tokens == subject.head
            && self.tag(s) != Pos::Prp
            && let Some(other) = self.np_back(s - 1, floor)
            && (other.start == floor
                || matches!(self.word(other.start - 1), "," | "“" | "\"" | "Both" | "both" | "that" | "But"))
            && self.tag(other.start) != Pos::Prp
        {
            subject = Subject {
                tokens: other.start..subject.tokens.end,
                head: other.start..subject.tokens.end,
                antecedent: None,
            };
        }
        Some(self.fronted(subject.tokens.start, i, floor).unwrap_or(subject))
    }

    /// The name that a clause or what follows a quotation begins with, where all between it and the verb at `end` describes it:
    /// `“…,” Ann Lee, Assistant Director, Agriculture Department told the paper`, `Ann Lee, chair of the Mines and Ports Committee,
    /// said`.
    fn leading_name(&self, end: usize, floor: usize) -> Option<Subject> {
        let low = floor.max(end.saturating_sub(30));
        let quoted = (low..end).rev().find(|&i| self.stretch(i).is_some()).map(|i| i + 1);
        let start = quoted.or_else(|| (low == floor).then_some(floor))?;
        let first = (start..end.min(start + 4))
            .find(|&i| self.name(i).is_some() || hints::title(self.doc, i).is_none())?;
        let name = self.name(first).filter(|n| n.kind == NameKind::Person && n.tokens.start == first)?;
        let from = name.tokens.end;
        if name.tokens.len() < 2 || !self.is(from, ",") || end < from + 3 {
            return None;
        }
        // `Ann Lee, 45, police said`: somebody else's words, unless a comma or capitals end the description.
        let closed = self.is(end - 1, ",")
            || self.doc.tokens[end - 1].caps == Caps::Initial
                && self.name(end - 1).is_none_or(|n| n.kind == NameKind::Organization);
        let plain = |i: usize| {
            !self.is_finite(i)
                && !matches!(self.tag(i), Pos::Wp | Pos::Wdt | Pos::WpS | Pos::Prp)
                && !self.any(i, list![":", ";", "(", "—", "–", "that", "when", "after"])
                && self.name(i).is_none_or(|n| n.kind != NameKind::Person)
        };
        let mut i = from;
        while i < end {
            // `Ann Lee, head of rights and labour, who came in May, told`.
            if self.is(i, ",") && self.any(i + 1, list!["who", "whose"]) {
                i = (i + 2..end).find(|&j| self.is(j, ",") && self.stretch(j).is_none())?;
            } else if !plain(i) {
                return None;
            }
            i += 1;
        }
        closed.then(|| Subject::plain(name.tokens.clone()))
    }

    /// The subject that a clause from `floor` on has for the verb at `v`, as [`Self::fronted`] tells.
    pub fn fronted_before(&self, v: usize, floor: usize) -> Option<Subject> {
        let i = self.group_start(v, floor)?;
        self.fronted(i, i, floor)
    }

    /// The person that the clause begins with, where all between that phrase and the verb at `end` hangs on it; `found` is
    /// where the phrase right before the verb begins: `A man
    /// accused of killing his neighbor after a row that he started has told`.
    fn fronted(&self, found: usize, end: usize, floor: usize) -> Option<Subject> {
        let start = floor + usize::from(self.any(floor, list!["but", "and", "yet"]));
        if found <= start + 1 || end - start > 40 {
            return None;
        }
        let mut np = self.np_forward(start, end).filter(|np| np.end <= found)?;
        // `a man accused of`: a participle that the tagger takes for a noun.
        if np.len() > 2
            && self.word(np.end - 1).ends_with("ed")
            && self.tag(np.end) == Pos::In
            && self.is_noun(np.end - 2)
        {
            np.end -= 1;
        }
        let last = np.end - 1;
        let human = self.name(last).is_some_and(|n| n.kind == NameKind::Person)
            || self.is(last, "old")
            || hints::role(self.doc, last).is_some()
            || match self.doc.tokens[last].caps {
                Caps::Lower => persons::roles(self.word(last)).is_some(),
                _ => persons::roles(&self.word(last).to_lowercase()).is_some(),
            };
        if !human || self.tag(np.start) == Pos::Prp || self.any(np.end, list!["and", "or"]) {
            return None;
        }
        // Clauses that have begun and wait for their verb.
        let (mut open, mut relative) = (0usize, false);
        let mut group = false;
        for i in np.end..end {
            if let Some(s) = self.stretch(i) {
                let s = &self.stretches[s];
                // What ends with a comma is said by whom the text names next.
                if s.lost_open || self.doc.text[s.start()..s.end()].ends_with([',', '.', '!', '?']) {
                    return None;
                }
                continue;
            }
            if self.any(i, list![",", ";", ":", "—", "–", "--"]) {
                return None;
            }
            if matches!(self.tag(i), Pos::Wp | Pos::Wdt | Pos::WpS | Pos::Wrb)
                || self.any(i, list!["because", "while", "if"])
                || self.is(i, "that") && self.is_noun(i - 1)
                || self.any(i, list!["after", "before", "as", "until", "since"]) && self.is_clause(i + 1, end)
            {
                open += 1;
                relative = true;
            } else if self.any(i, list!["and", "or", "but"]) && relative && self.is_finite(i + 1) {
                open += 1;
            } else if self.is_finite(i) || self.tag(i) == Pos::Vbn && self.tag(i - 1) == Pos::Prp {
                // `A man accused of`: what the tagger takes for a past tense.
                let reduced = i == np.end
                    && self.tag(i) == Pos::Vbd
                    && self.any(i + 1, list!["of", "with", "by", "in", "on", "at", "for"])
                    && !self.is_be(i);
                if !group && !reduced {
                    open = open.checked_sub(1)?;
                }
                group = true;
                continue;
            }
            group = group && matches!(self.tag(i), Pos::Rb | Pos::Vb | Pos::Vbn | Pos::Vbg);
        }
        (open == 0).then(|| Subject { tokens: np.clone(), head: np, antecedent: None })
    }

    /// Does a clause with a verb of its own begin at `i`?
    fn is_clause(&self, i: usize, ceil: usize) -> bool {
        self.np_forward(i, ceil).is_some_and(|np| self.is_finite(np.end))
    }

    /// The comma before the relative clause with commas that the comma at `close` stands in or ends.
    fn relative_before(&self, close: usize, low: usize) -> Option<usize> {
        let comma = (low..close).rev().find(|&i| self.stretch(i).is_none() && self.is(i, ","))?;
        let relative = self.any(comma + 1, list!["who", "whose", "whom", "which"]);
        (relative && (comma + 2..close).any(|i| self.is_finite(i))).then_some(comma)
    }

    /// The subject before an apposition, relative clause or bracket that closes at token `close`.
    fn past_parenthesis(&self, close: usize, floor: usize) -> Option<Subject> {
        let opener = match self.word(close) {
            ")" => "(",
            "]" => "[",
            other => other,
        };
        let mut at = close;
        // Outwards over up to four parts: `Ann Lee, 45, of Dallas, who saw it, said`.
        for _ in 0..4 {
            let low = floor.max(at.saturating_sub(45));
            let open = (low..at).rev().find(|&i| self.word(i) == opener && self.stretch(i).is_none());
            // `Another man, who gave only his first name, Omar, said`: what stands inside a relative clause is not who speaks.
            let open = match open.filter(|_| opener == ",").and_then(|o| self.relative_before(o, low)) {
                Some(comma) => Some(comma),
                None => open,
            };
            let Some(open) = open.filter(|&o| o > floor) else {
                // `Jon Ossoff (D-GA), tweeted`: a comma after a bracket, without another before it.
                let bracket = (low..close).rev().take(12).find(|&i| self.is(i, "("));
                return match bracket {
                    Some(b) if opener == "," && self.is(close - 1, ")") && b > floor => {
                        self.np_back(b, floor).map(|np| self.extend_back(np, floor))
                    }
                    _ => None,
                };
            };
            let inner = open + 1;
            let is_part = inner < at
                && (opener != ","
                    || matches!(
                        self.tag(inner),
                        Pos::Dt
                            | Pos::Cd
                            | Pos::Wp
                            | Pos::WpS
                            | Pos::Wdt
                            | Pos::Vbn
                            | Pos::Vbg
                            | Pos::In
                            | Pos::Jj
                            | Pos::Jjs
                            | Pos::Rbs
                            | Pos::Nn
                            | Pos::Nns
                            | Pos::PrpS
                            | Pos::Rb
                            | Pos::Nnp
                            | Pos::Nnps
                            | Pos::Wrb
                            | Pos::Prp
                            | Pos::To
                    ));
            if !is_part {
                return None;
            }
            // `An ex-wife of the gunman's, Ann Lee, said`: the name speaks.
            if opener == ","
                && at == close
                && (self.name(open - 1).is_none_or(|n| n.kind != NameKind::Person)
                    // `The village head of Kadawa, Ann Lee, said`.
                    || self.name(open - 1).is_some_and(|n| {
                        n.tokens.start > floor && self.any(n.tokens.start - 1, list!["of", "in", "at", "for", "from"])
                    }))
                && !self.is(open - 1, ")")
                && let Some(name) = self.whole_name(inner, at)
            {
                return Some(Subject::plain(name));
            }
            let mut end = open;
            // A bracket may stand before the comma: `Jon Ossoff (D-GA), who`.
            if self.is(end - 1, ")")
                && let Some(b) = (floor..end).rev().take(12).find(|&i| self.is(i, "("))
            {
                end = b;
            }
            if let Some(np) = self.np_back(end, floor) {
                let bare = matches!(self.tag(np.start), Pos::Cd) && np.len() == 1;
                let of_place = np.start > floor
                    && self.any(np.start - 1, list!["of", "from", "in", "at"])
                    && np.start > floor + 1
                    && self.is(np.start - 2, ",");
                // `Dallas, Texas,` ends what hangs on the name further left.
                let place = |i: usize| self.name(i).is_some_and(|n| n.kind == NameKind::Place);
                let first =
                    (np.start == floor || !of_place) && !(opener == "," && place(np.end - 1) && place(inner));
                if !bare && first {
                    return Some(self.extend_back(np, floor));
                }
            } else if end == 0 || !matches!(self.tag(end - 1), Pos::Vbd | Pos::Vbn | Pos::Vbg | Pos::Rb) {
                return None;
            }
            at = open;
        }
        None
    }
}
