//! A shallow grammar over tags: noun phrases forwards and backwards, the subject of a verb, dates. It parses no
//! sentence; it answers the few questions that attribution asks, each in a few steps around a token.

use super::marks::Stretch;
use crate::extract::{Context, hints};
use crate::gazetteer::persons;
use crate::tag::{Name, NameKind, Pos, Tags};
use crate::text::date::{self, DateMention};
use crate::text::{Caps, Document};
use chrono::NaiveDate;
use std::ops::Range;

/// A document with what attribution looks up by token.
pub(super) struct Grammar<'a> {
    pub doc: &'a Document<'a>,
    pub tags: &'a Tags,
    pub pos: &'a [Pos],
    pub names: &'a [Name],
    pub stretches: &'a [Stretch],
    pub dates: Vec<DateMention>,
    /// One more than the index of the name, stretch and date that covers a token; 0 where none does.
    name: Vec<u32>,
    quoted: Vec<u32>,
    dated: Vec<u32>,
}

/// Who or what does a verb: the whole phrase and its head phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Subject {
    /// The phrase with what hangs on it: `a spokesman for the ministry`.
    pub tokens: Range<usize>,
    /// Its first noun phrase: `a spokesman`.
    pub head: Range<usize>,
    /// A relative pronoun: the antecedent's tokens.
    pub antecedent: Option<Range<usize>>,
}

impl Subject {
    /// A phrase without anything hanging on it.
    pub fn plain(tokens: Range<usize>) -> Self {
        Self { head: tokens.clone(), tokens, antecedent: None }
    }
}

const MAX_BACK: usize = 60;

/// Whoever reports what others say.
const MEDIA: &[&str] = &[
    "agency",
    "channel",
    "daily",
    "magazine",
    "media",
    "network",
    "news",
    "newspaper",
    "outlet",
    "outlets",
    "paper",
    "press",
    "radio",
    "television",
    "times",
    "tv",
    "website",
    "afp",
    "ap",
    "bbc",
    "cnn",
    "reuters",
    "xinhua",
    "bloomberg",
    "broadcaster",
    "newspapers",
    "reports",
    "post",
    "journal",
    "tribune",
    "herald",
    "gazette",
    "telegraph",
    "guardian",
    "tass",
    "interfax",
    "ria",
    "yonhap",
    "anadolu",
    "kyodo",
    "dpa",
    "efe",
];

impl<'a> Grammar<'a> {
    pub fn new(cx: &Context<'a>, stretches: &'a [Stretch]) -> Self {
        let n = cx.doc.tokens.len();
        let cover = |ranges: &mut dyn Iterator<Item = Range<usize>>| {
            let mut map = vec![0u32; n];
            for (i, range) in ranges.enumerate() {
                if let Some(part) = map.get_mut(range) {
                    part.fill(i as u32 + 1);
                }
            }
            map
        };
        // Without the article's date any day does to find the words; their day is then not used.
        let today = cx.article.date.or_else(|| NaiveDate::from_ymd_opt(2001, 1, 1));
        let dates = date::dates_where(cx.doc, 0..n, today, |i| cx.tags.may(i, hints::DATE));
        Self {
            doc: cx.doc,
            tags: cx.tags,
            pos: &cx.tags.pos,
            names: &cx.tags.names,
            name: cover(&mut cx.tags.names.iter().map(|n| n.tokens.clone())),
            // A stretch without its opening mark is not known to begin anywhere.
            quoted: cover(&mut stretches.iter().map(|s| {
                let first = if s.lost_open { s.stop } else { s.outer_first };
                first..s.outer_stop
            })),
            dated: cover(&mut dates.iter().map(|d| d.tokens.clone())),
            stretches,
            dates,
        }
    }

    pub fn word(&self, i: usize) -> &'a str {
        if i < self.doc.tokens.len() { self.doc.word(i) } else { "" }
    }

    pub fn is(&self, i: usize, word: &str) -> bool {
        self.word(i).eq_ignore_ascii_case(word)
    }

    pub fn any(&self, i: usize, words: &[&str]) -> bool {
        let word = self.word(i);
        let first = word.as_bytes().first().map(u8::to_ascii_lowercase);
        // Length and first letter tell most words apart.
        words.iter().any(|w| {
            w.len() == word.len()
                && w.as_bytes().first().map(u8::to_ascii_lowercase) == first
                && word.eq_ignore_ascii_case(w)
        })
    }

    pub fn tag(&self, i: usize) -> Pos {
        self.pos.get(i).copied().unwrap_or(Pos::Punct)
    }

    /// The stretch whose marks or words cover token `i`.
    pub fn stretch(&self, i: usize) -> Option<usize> {
        self.quoted.get(i).and_then(|&s| (s as usize).checked_sub(1))
    }

    /// The name that covers token `i`.
    pub fn name(&self, i: usize) -> Option<&'a Name> {
        self.name.get(i).and_then(|&n| (n as usize).checked_sub(1)).map(|n| &self.names[n])
    }

    /// The date that covers token `i`.
    pub fn date(&self, i: usize) -> Option<&DateMention> {
        self.dated.get(i).and_then(|&n| (n as usize).checked_sub(1)).map(|n| &self.dates[n])
    }

    pub fn is_finite(&self, i: usize) -> bool {
        matches!(self.tag(i), Pos::Vbd | Pos::Vbz | Pos::Vbp | Pos::Md)
    }

    pub fn is_verb(&self, i: usize) -> bool {
        self.is_finite(i) || matches!(self.tag(i), Pos::Vb | Pos::Vbg | Pos::Vbn)
    }

    pub fn is_noun(&self, i: usize) -> bool {
        matches!(self.tag(i), Pos::Nn | Pos::Nns | Pos::Nnp | Pos::Nnps) || self.name(i).is_some()
    }

    /// Is it one who reports what others say: `the BBC`, `state television`?
    pub fn is_medium(&self, np: &Range<usize>) -> bool {
        np.clone().any(|i| self.any(i, MEDIA))
    }

    fn is_be(&self, i: usize) -> bool {
        self.any(i, &["is", "are", "was", "were", "be", "been", "being", "'s", "’s", "am", "'re"])
    }

    /// Is the verb at `v` passive: a participle after a form of be or get?
    pub fn is_passive(&self, v: usize, floor: usize) -> bool {
        if !matches!(self.tag(v), Pos::Vbn | Pos::Vbd | Pos::Jj) {
            return false;
        }
        let mut i = v;
        while i > floor && (matches!(self.tag(i - 1), Pos::Rb) || self.any(i - 1, &["each", "all", "both"])) {
            i -= 1;
        }
        i > floor
            && (self.is_be(i - 1) && self.tag(i - 1) != Pos::Pos || self.any(i - 1, &["got", "get", "gets"]))
    }

    /// Does a quotation end right before token `i`, in the same block of text?
    pub fn after_quotation(&self, i: usize) -> bool {
        i > 0
            && i < self.doc.tokens.len()
            && !self.doc.tokens[i].block_start
            && self.stretch(i - 1).is_some_and(|s| {
                let s = &self.stretches[s];
                // A line that begins anew after a full stop begins a paragraph.
                let over = || self.doc.text[s.start..s.end].trim_end_matches(['’', '\'']).ends_with('.');
                s.outer_stop == i && !(self.doc.tokens[i].line_start && over())
            })
    }

    /// Does a clause or quotation just end before token `i`, with a mark?
    pub fn after_mark(&self, i: usize, floor: usize) -> bool {
        self.after_quotation(i) || i > floor && self.any(i - 1, &[",", "—", "--", "–"])
    }

    /// The plain noun phrase that ends before `end`.
    pub fn np_back(&self, end: usize, floor: usize) -> Option<Range<usize>> {
        if end <= floor || self.date(end - 1).is_some() {
            return None;
        }
        let last = end - 1;
        let mut start = match self.name(last) {
            Some(name) => name.tokens.start.max(floor),
            None => match self.tag(last) {
                Pos::Prp | Pos::Ex => return Some(last..end),
                Pos::Nn | Pos::Nns | Pos::Nnp | Pos::Nnps | Pos::Cd => last,
                Pos::Jj | Pos::Jjs | Pos::Dt | Pos::Jjr | Pos::Pdt
                    if self.any(
                        last,
                        &[
                            "some", "many", "most", "others", "both", "all", "another", "this", "that",
                            "these", "those", "few", "several", "each", "one", "neither", "official",
                            "critics", "male", "female",
                        ],
                    ) =>
                {
                    last
                }
                // `the 17-year-old said`.
                _ if last > floor + 1 && self.is(last, "old") && self.any(last - 1, &["-", "–"]) => last,
                // Nouns that were taken for adjectives: `the general said`.
                Pos::Jj | Pos::Jjr | Pos::Jjs | Pos::Vbn | Pos::Uh | Pos::Fw
                    if last > floor
                        && matches!(
                            self.tag(last - 1),
                            Pos::Dt | Pos::PrpS | Pos::Pos | Pos::Jj | Pos::Nn | Pos::Nnp
                        ) =>
                {
                    last
                }
                _ => return None,
            },
        };
        while start > floor && last - start < MAX_BACK {
            let left = start - 1;
            if self.date(left).is_some() {
                break;
            }
            // A nickname in marks inside a name.
            if let Some(s) = self.stretch(left) {
                let s = &self.stretches[s];
                if s.stop - s.first <= 2 && s.outer_first > floor && self.name(s.outer_first - 1).is_some() {
                    start = s.outer_first;
                    continue;
                }
                break;
            }
            if let Some(name) = self.name(left) {
                start = name.tokens.start.max(floor);
                continue;
            }
            let premodifier = |i: usize| {
                i > floor
                    && matches!(
                        self.tag(i - 1),
                        Pos::Dt | Pos::PrpS | Pos::Jj | Pos::Pos | Pos::Cd | Pos::Hyph | Pos::Rb
                    )
            };
            // `the CPI(M) leader`.
            if self.is(left, ")")
                && let Some(open) = (floor + 1..left).rev().take(3).find(|&i| self.is(i, "("))
                && !self.doc.tokens[open].space_before
                && self.doc.tokens[open - 1].caps == Caps::All
            {
                start = open - 1;
                continue;
            }
            match self.tag(left) {
                Pos::Nn
                | Pos::Nns
                | Pos::Nnp
                | Pos::Nnps
                | Pos::Jj
                | Pos::Jjr
                | Pos::Jjs
                | Pos::Cd
                | Pos::Hyph
                | Pos::Pos => {
                    start = left;
                }
                Pos::Dt | Pos::PrpS | Pos::Pdt | Pos::WpS => {
                    start = left;
                    if left > floor && self.tag(left - 1) == Pos::Pdt {
                        start -= 1;
                    }
                    break;
                }
                Pos::Vbn | Pos::Vbg | Pos::Rb | Pos::Rbs if premodifier(left) => start = left,
                // `far-left members`.
                _ if self.is(left + 1, "-") && !self.doc.tokens[left + 1].space_before => start = left,
                _ if self.any(left, &["&", "-", "/"]) && !self.doc.tokens[start].space_before
                    || self.is(left, "&") =>
                {
                    start = left;
                }
                _ => break,
            }
        }
        while start < last && matches!(self.tag(start), Pos::Pos | Pos::Hyph) {
            start += 1;
        }
        (start < end).then_some(start..end)
    }

    /// The plain noun phrase that begins at `start`.
    pub fn np_forward(&self, start: usize, ceil: usize) -> Option<Range<usize>> {
        if start >= ceil || self.date(start).is_some() {
            return None;
        }
        if matches!(self.tag(start), Pos::Prp | Pos::Ex) {
            return Some(start..start + 1);
        }
        let mut i = start;
        let mut head = None;
        while i < ceil && i - start < MAX_BACK {
            if i > start && self.date(i).is_some() {
                break;
            }
            if let Some(s) = self.stretch(i) {
                let s = &self.stretches[s];
                // A nickname in marks inside a name.
                if head.is_some()
                    && s.stop - s.first <= 2
                    && self.name(s.outer_stop).is_some()
                    && self.name(i - 1).is_some()
                {
                    i = s.outer_stop;
                    continue;
                }
                break;
            }
            if let Some(name) = self.name(i) {
                i = name.tokens.end.min(ceil).max(i + 1);
                head = Some(i);
                continue;
            }
            match self.tag(i) {
                Pos::Nn | Pos::Nns | Pos::Nnp | Pos::Nnps | Pos::Cd => head = Some(i + 1),
                Pos::Dt | Pos::PrpS | Pos::Pdt | Pos::WpS if head.is_none() => {
                    if self.any(i, &["some", "many", "both", "all", "another", "this", "those", "these"]) {
                        head = None;
                    }
                }
                // `the 19-year-old`.
                Pos::Jj if head == Some(i - 1) && self.is(i, "old") && self.is(i - 1, "-") => {
                    head = Some(i + 1)
                }
                Pos::Jj | Pos::Jjr | Pos::Jjs | Pos::Hyph | Pos::Pos => {}
                Pos::Vbn | Pos::Vbg | Pos::Rb | Pos::Rbs | Pos::Vbd
                    if i + 1 < ceil && (head.is_none() && i > start || self.is(i + 1, "-")) => {}
                // `said builder Ann Lee`: whatever the tagger takes the noun for.
                _ if self.name(i + 1).is_some_and(|n| n.kind == NameKind::Person)
                    && persons::role(self.word(i)).is_some() => {}
                _ if self.any(i, &["-", "/", "&", "–"])
                    && head.is_some()
                    && (!self.doc.tokens[i].space_before || self.is(i, "&")) => {}
                _ => break,
            }
            i += 1;
        }
        head.map(|end| start..end)
    }

    /// The phrase with what hangs on it by prepositions: `a spokesman for the ministry in Kabul`.
    pub fn np_long(&self, start: usize, ceil: usize) -> Option<Range<usize>> {
        let mut np = self.np_forward(start, ceil)?;
        for _ in 0..4 {
            let p = np.end;
            if p < ceil
                && self.any(p, &["of", "for", "at", "from", "with", "in", "to", "on", "behind", "by"])
                && self.tag(start) != Pos::Prp
            {
                match self.np_forward(p + 1, ceil) {
                    Some(inner) if self.tag(p + 1) != Pos::Prp => np.end = inner.end,
                    _ => break,
                }
            } else {
                break;
            }
        }
        Some(np)
    }

    /// Extends a phrase backwards over what it hangs on: from `the ministry` to `a spokesman for the ministry`, from `the
    /// streets` to `protesters marching through the streets`.
    pub fn extend_back(&self, np: Range<usize>, floor: usize) -> Subject {
        let mut head = np.clone();
        for _ in 0..5 {
            let Some(p) = head.start.checked_sub(1).filter(|&p| p > floor) else { break };
            let preposition = matches!(self.tag(p), Pos::In | Pos::To)
                && !self.any(
                    p,
                    &[
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
            let hangs = preposition || end < from && matches!(self.tag(end), Pos::Vbn | Pos::Vbg);
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
                && persons::title(self.word(n.tokens.start - 1)).is_none()
                && self.doc.tokens[n.tokens.start - 1].caps == Caps::Initial
        })
    }

    /// What a relative clause without commas hangs on, where a phrase at `at` stands inside one: `officials` for `the
    /// paper` in `officials who spoke to the paper said`.
    fn antecedent(&self, at: usize, floor: usize) -> Option<Range<usize>> {
        let low = floor.max(at.saturating_sub(20));
        let mut verb = false;
        for i in (low..at).rev() {
            if self.stretch(i).is_some() || self.any(i, &[",", ";", ":", "and", "but"]) {
                return None;
            }
            let relative = matches!(self.tag(i), Pos::Wp | Pos::Wdt)
                || self.any(i, &["who"])
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
        let first = (from..to.min(from + 4))
            .find(|&i| self.name(i).is_some() || persons::title(self.word(i)).is_none())?;
        let name = self.name(first).filter(|n| n.kind == NameKind::Person && n.tokens.end <= to)?;
        let rest = name.tokens.end == to || self.is(name.tokens.end, "(") && self.is(to - 1, ")");
        (rest && name.tokens.start <= first).then(|| name.tokens.clone())
    }

    /// The name in apposition to a description before it: `said her neighbor, Ann Lee of Dallas`.
    pub fn name_beside(&self, np: &Range<usize>, ceil: usize) -> Option<Subject> {
        let is_person = |i: usize| self.name(i).is_some_and(|n| n.kind == NameKind::Person);
        if np.end >= ceil || !self.is(np.end, ",") || is_person(np.end - 1) || self.tag(np.start) == Pos::Prp
        {
            return None;
        }
        let from = np.end + 1;
        let first = (from..ceil.min(from + 4))
            .find(|&i| self.name(i).is_some() || persons::title(self.word(i)).is_none())?;
        let name = self.name(first).filter(|n| n.kind == NameKind::Person)?;
        // A name that goes on with a verb of its own is another clause.
        (!self.is_finite(name.tokens.end)).then(|| Subject::plain(name.tokens.clone()))
    }

    /// First token of the date, with its preposition, that ends before `i`.
    pub fn skip_date_back(&self, i: usize, floor: usize) -> Option<usize> {
        let date = self.date(i.checked_sub(1).filter(|&j| j >= floor)?)?;
        let mut start = date.tokens.start.max(floor);
        while start > floor && self.any(start - 1, &["on", "late", "early", "earlier", "in", "later"]) {
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
            if self.any(left, &["later", "earlier"])
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
                && !self.any(left, &["family", "supply", "assembly", "monopoly", "anomaly"]);
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
                            &["has", "have", "had", "did", "does", "do", "'ve", "’ve", "'d", "’d"],
                        ) =>
                {
                    i = left;
                }
                Pos::Vbn if left > floor && matches!(self.tag(left - 1), Pos::Nns | Pos::Nn) => i = left,
                _ if self.any(
                    left,
                    &["also", "then", "later", "once", "too", "both", "each", "all", "'ll", "’ll", "earlier"],
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
        if matches!(self.tag(left), Pos::Wp | Pos::Wdt) || self.is(left, "who") {
            let mut end = left;
            if end > floor && self.is(end - 1, ",") {
                end -= 1;
            }
            let antecedent = self.np_back(end, floor).map(|np| self.extend_back(np, floor).tokens);
            if let Some(thing) = antecedent.clone().filter(|_| !self.any(left, &["who", "whom"])) {
                return Some(Subject { tokens: thing.clone(), head: thing, antecedent: None });
            }
            return Some(Subject { tokens: left..i, head: left..i, antecedent });
        }
        if self.any(left, &[",", ")", "—", "--", "–", "]", "-"]) {
            return self.past_parenthesis(left, floor);
        }
        let Some(np) = self.np_back(i, floor) else { return self.fronted(i, i, floor) };
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

    /// The subject that a clause from `floor` on has for the verb at `v`, as [`Self::fronted`] tells.
    pub fn fronted_before(&self, v: usize, floor: usize) -> Option<Subject> {
        let i = self.group_start(v, floor)?;
        self.fronted(i, i, floor)
    }

    /// The person that the clause begins with, where all between that phrase and the verb at `end` hangs on it; `found` is
    /// where the phrase right before the verb begins: `A man
    /// accused of killing his neighbor after a row that he started has told`.
    fn fronted(&self, found: usize, end: usize, floor: usize) -> Option<Subject> {
        let start = floor + usize::from(self.any(floor, &["but", "and", "yet"]));
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
            || persons::role(self.word(last)).is_some()
            || persons::roles(&self.word(last).to_lowercase()).is_some();
        if !human || self.tag(np.start) == Pos::Prp || self.any(np.end, &["and", "or"]) {
            return None;
        }
        // Clauses that have begun and wait for their verb.
        let (mut open, mut relative) = (0usize, false);
        let mut group = false;
        for i in np.end..end {
            if let Some(s) = self.stretch(i) {
                let s = &self.stretches[s];
                // What ends with a comma is said by whom the text names next.
                if s.lost_open || self.doc.text[s.start..s.end].ends_with([',', '.', '!', '?']) {
                    return None;
                }
                continue;
            }
            if self.any(i, &[",", ";", ":", "—", "–", "--"]) {
                return None;
            }
            if matches!(self.tag(i), Pos::Wp | Pos::Wdt | Pos::WpS | Pos::Wrb)
                || self.any(i, &["because", "while", "if"])
                || self.is(i, "that") && self.is_noun(i - 1)
                || self.any(i, &["after", "before", "as", "until", "since"]) && self.is_clause(i + 1, end)
            {
                open += 1;
                relative = true;
            } else if self.any(i, &["and", "or", "but"]) && relative && self.is_finite(i + 1) {
                open += 1;
            } else if self.is_finite(i) || self.tag(i) == Pos::Vbn && self.tag(i - 1) == Pos::Prp {
                // `A man accused of`: what the tagger takes for a past tense.
                let reduced = i == np.end
                    && self.tag(i) == Pos::Vbd
                    && self.any(i + 1, &["of", "with", "by", "in", "on", "at", "for"])
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
                            | Pos::Nn
                            | Pos::Nns
                            | Pos::PrpS
                            | Pos::Rb
                            | Pos::Nnp
                            | Pos::Nnps
                            | Pos::Jjs
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
                        n.tokens.start > floor && self.any(n.tokens.start - 1, &["of", "in", "at", "for", "from"])
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
                    && self.any(np.start - 1, &["of", "from", "in", "at"])
                    && np.start > floor + 1
                    && self.is(np.start - 2, ",");
                // `Dallas, Texas,` ends what hangs on the name further left.
                let place = |i: usize| self.name(i).is_some_and(|n| n.kind == NameKind::Place);
                let first =
                    (np.start == floor || !of_place) && !(opener == "," && place(np.end - 1) && place(inner));
                if !bare && first {
                    return Some(self.extend_back(np, floor));
                }
            } else if !matches!(self.tag(end - 1), Pos::Vbd | Pos::Vbn | Pos::Vbg | Pos::Rb) {
                return None;
            }
            at = open;
        }
        None
    }
}
