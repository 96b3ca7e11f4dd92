//! A shallow grammar over tags: noun phrases forwards and backwards, the subject of a verb, dates. It parses no
//! sentence; it answers the few questions that attribution asks, each in a few steps around a token.

mod cover;
mod subjects;

use super::marks::Stretch;
use crate::extract::{Context, hints};
use crate::tag::{Name, NameKind, Pos};
use crate::text::date::{self, DateMention};
use crate::text::{Caps, Document, List, list};
use chrono::NaiveDate;
use cover::Cover;
use std::ops::Range;

/// What is written and then quoted from: somebody's words, not a speaker.
pub const MESSAGES: &List = list![
    "statement",
    "statements",
    "letter",
    "letters",
    "email",
    "emails",
    "mail",
    "memo",
    "message",
    "note",
    "post",
    "tweet",
    "communique",
    "communication",
    "release",
];

/// A document with what attribution looks up by token.
pub(super) struct Grammar<'a> {
    pub doc: &'a Document<'a>,
    pub pos: &'a [Pos],
    pub names: &'a [Name],
    pub stretches: &'a [Stretch],
    pub dates: Vec<DateMention>,
    named: Cover,
    quoted: Cover,
    dated: Cover,
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
const MEDIA: &List = list![
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
        // Without the article's date any day does to find the words; their day is then not used.
        let today = cx.article.date.or_else(|| NaiveDate::from_ymd_opt(2001, 1, 1));
        let dates = date::dates_where(cx.doc, 0..n, today, |i| cx.doc.may(i, hints::DATE));
        Self {
            doc: cx.doc,
            pos: &cx.tags.pos,
            names: &cx.tags.names,
            named: Cover::new(cx.tags.names.iter().map(|n| n.tokens.clone()), n),
            // A stretch without its opening mark is not known to begin anywhere.
            quoted: Cover::new(
                stretches
                    .iter()
                    .map(|s| if s.lost_open { s.stop() } else { s.outer_first() }..s.outer_stop()),
                n,
            ),
            dated: Cover::new(dates.iter().map(|d| d.tokens.clone()), n),
            stretches,
            dates,
        }
    }

    pub fn word(&self, i: usize) -> &'a str {
        if i < self.doc.tokens.len() { self.doc.word(i) } else { "" }
    }

    /// The bytes of token `i`; none outside.
    #[inline(always)]
    pub fn bytes(&self, i: usize) -> &'a [u8] {
        let token = self.doc.tokens.get(i);
        token.and_then(|t| self.doc.text.as_bytes().get(t.start as usize..t.end as usize)).unwrap_or_default()
    }

    /// Is token `i` this word, whatever its capitals?
    #[inline(always)]
    pub fn is(&self, i: usize, word: &str) -> bool {
        // Most words differ in length, which a look at the token tells.
        let token = self.doc.tokens.get(i);
        token.is_some_and(|t| (t.end - t.start) as usize == word.len()) && self.spells(i, word)
    }

    /// As [`Self::is`], for the few that have as many letters: out of the way of the others.
    #[inline(never)]
    fn spells(&self, i: usize, word: &str) -> bool {
        self.bytes(i).eq_ignore_ascii_case(word.as_bytes())
    }

    /// Is token `i` one of these words, whatever its capitals?
    pub fn any(&self, i: usize, words: &List) -> bool {
        let token = self.doc.tokens.get(i);
        token.is_some_and(|t| words.holds(self.doc.text.as_bytes(), t.start as usize, t.end as usize))
    }

    /// Is token `i` a mark of one byte, one of these?
    #[inline(always)]
    pub fn is_mark(&self, i: usize, marks: &[u8]) -> bool {
        matches!(self.bytes(i), [byte] if marks.contains(byte))
    }

    #[inline]
    pub fn tag(&self, i: usize) -> Pos {
        self.pos.get(i).copied().unwrap_or(Pos::Punct)
    }

    /// The stretch whose marks or words cover token `i`.
    #[inline]
    pub fn stretch(&self, i: usize) -> Option<usize> {
        self.quoted.at(i, |n| self.stretches[n].outer_stop())
    }

    /// The name that covers token `i`.
    #[inline]
    pub fn name(&self, i: usize) -> Option<&'a Name> {
        self.named.at(i, |n| self.names[n].tokens.end).map(|n| &self.names[n])
    }

    /// The date that covers token `i`.
    #[inline]
    pub fn date(&self, i: usize) -> Option<&DateMention> {
        self.dated.at(i, |n| self.dates[n].tokens.end).map(|n| &self.dates[n])
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
        self.any(i, list!["is", "are", "was", "were", "be", "been", "being", "'s", "’s", "am", "'re"])
    }

    /// Is the verb at `v` passive: a participle after a form of be or get?
    pub fn is_passive(&self, v: usize, floor: usize) -> bool {
        if !matches!(self.tag(v), Pos::Vbn | Pos::Vbd | Pos::Jj) {
            return false;
        }
        let mut i = v;
        while i > floor
            && (matches!(self.tag(i - 1), Pos::Rb) || self.any(i - 1, list!["each", "all", "both"]))
        {
            i -= 1;
        }
        i > floor
            && (self.is_be(i - 1) && self.tag(i - 1) != Pos::Pos
                || self.any(i - 1, list!["got", "get", "gets"]))
    }

    /// Does a quotation end right before token `i`, in the same block of text?
    pub fn after_quotation(&self, i: usize) -> bool {
        i > 0
            && i < self.doc.tokens.len()
            && !self.doc.tokens[i].block_start()
            && self.stretch(i - 1).is_some_and(|s| {
                let s = &self.stretches[s];
                // A line that begins anew after a full stop begins a paragraph.
                let over = || self.doc.text[s.start()..s.end()].trim_end_matches(['’', '\'']).ends_with('.');
                s.outer_stop() == i && !(self.doc.tokens[i].line_start() && over())
            })
    }

    /// Does a clause or quotation just end before token `i`, with a mark?
    pub fn after_mark(&self, i: usize, floor: usize) -> bool {
        self.after_quotation(i) || i > floor && self.any(i - 1, list![",", "—", "--", "–"])
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
                        list![
                            "some", "many", "most", "others", "both", "all", "another", "this", "that",
                            "these", "those", "few", "several", "each", "one", "neither", "official",
                            "critics", "male", "female",
                        ],
                    ) =>
                {
                    last
                }
                // `the 17-year-old said`.
                _ if last > floor + 1 && self.is(last, "old") && self.any(last - 1, list!["-", "–"]) => {
                    last
                }
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
                if s.stop() - s.first() <= 2
                    && s.outer_first() > floor
                    && self.name(s.outer_first() - 1).is_some()
                {
                    start = s.outer_first();
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
                _ if self.any(left, list!["&", "-", "/"]) && !self.doc.tokens[start].space_before
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
        // `“We hid,” said another.`
        if self.any(start, list!["another", "others"]) && self.tag(start + 1) == Pos::Punct {
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
                    && s.stop() - s.first() <= 2
                    && self.name(s.outer_stop()).is_some()
                    && self.name(i - 1).is_some()
                {
                    i = s.outer_stop();
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
                // `one well-connected Democrat`.
                Pos::Cd if i == start && self.is(i, "one") => {}
                Pos::Nn | Pos::Nns | Pos::Nnp | Pos::Nnps | Pos::Cd => head = Some(i + 1),
                Pos::Dt | Pos::PrpS | Pos::Pdt | Pos::WpS if head.is_none() => {
                    if self.any(i, list!["some", "many", "both", "all", "another", "this", "those", "these"])
                    {
                        head = None;
                    }
                }
                // `the 19-year-old`.
                Pos::Jj if i > 0 && head == Some(i - 1) && self.is(i, "old") && self.is(i - 1, "-") => {
                    head = Some(i + 1)
                }
                // `one former executive who`: whatever the tagger takes the noun for.
                Pos::Jj
                    if self.is(start, "one")
                        && !matches!(
                            self.tag(i + 1),
                            Pos::Jj | Pos::Nn | Pos::Nns | Pos::Nnp | Pos::Hyph
                        )
                        && hints::role(self.doc, i).is_some() =>
                {
                    head = Some(i + 1)
                }
                Pos::Jj | Pos::Jjr | Pos::Jjs | Pos::Hyph | Pos::Pos => {}
                Pos::Vbn | Pos::Vbg | Pos::Rb | Pos::Rbs | Pos::Vbd
                    if i + 1 < ceil && (head.is_none() && i > start || self.is(i + 1, "-")) => {}
                // `said builder Ann Lee`: whatever the tagger takes the noun for.
                _ if self.name(i + 1).is_some_and(|n| n.kind == NameKind::Person)
                    && hints::role(self.doc, i).is_some() => {}
                _ if self.any(i, list!["-", "/", "&", "–"])
                    && head.is_some()
                    && (!self.doc.tokens[i].space_before || self.is(i, "&")) => {}
                _ => break,
            }
            i += 1;
        }
        head.or_else(|| self.is(start, "one").then_some(start + 1)).map(|end| start..end)
    }

    /// The phrase with what hangs on it by prepositions: `a spokesman for the ministry in Kabul`.
    pub fn np_long(&self, start: usize, ceil: usize) -> Option<Range<usize>> {
        let mut np = self.np_forward(start, ceil)?;
        for _ in 0..4 {
            let p = np.end;
            if p < ceil
                && self.any(p, list!["of", "for", "at", "from", "with", "in", "to", "on", "behind", "by"])
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
}
