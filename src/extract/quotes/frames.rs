//! Attribution frames: a cue with who speaks and where the words reported stand (`the mayor said that …`, `…, said the
//! mayor`, `according to the mayor`).

use super::grammar::{Grammar, Subject};
use super::lexicon::{self, Cue};
use crate::tag::Pos;
use crate::text::{Caps, Sentence};
use std::ops::Range;

/// A cue, its speaker and the words it reports, all as tokens.
#[derive(Debug, Clone)]
pub(super) struct Frame {
    /// The verb, noun or phrase that reports.
    pub cue: Range<usize>,
    /// What may carry the words.
    pub kind: Cue,
    /// Who speaks, as far as the sentence tells.
    pub subject: Option<Subject>,
    /// The words reported, before and after the phrase.
    pub before: Option<Range<usize>>,
    /// The words reported that come after the phrase.
    pub after: Option<Range<usize>>,
    /// From the first to the last token of the phrase of attribution.
    pub edge: Range<usize>,
    /// Who relays the words.
    pub via: Option<Range<usize>>,
    /// Shares the subject of an earlier frame.
    pub inherited: bool,
    /// Index of its sentence.
    pub sentence: usize,
}

/// The frames of a document in text order.
pub(super) fn frames(g: &Grammar) -> Vec<Frame> {
    let mut found = Vec::new();
    for (index, sentence) in g.doc.sentences.iter().enumerate() {
        let first = found.len();
        let reader = Reader::new(g, sentence, index);
        let mut i = reader.floor;
        while i < reader.ceil {
            if g.stretch(i).is_some() {
                i += 1;
                continue;
            }
            let frame = reader.frame(i, &found[first..]);
            i = frame.as_ref().map_or(i + 1, |f| f.cue.end.max(i + 1));
            found.extend(frame);
        }
        reader.settle(&mut found[first..]);
    }
    found
}

struct Reader<'g, 'a> {
    g: &'g Grammar<'a>,
    /// First token of the sentence past a dateline or a speaker's label.
    floor: usize,
    /// One past the last token of the sentence, without its final mark.
    ceil: usize,
    index: usize,
}

/// Words that begin a circumstance rather than what was said.
const CIRCUMSTANCE: &[&str] = &[
    "when",
    "as",
    "while",
    "before",
    "after",
    "during",
    "because",
    "since",
    "in",
    "on",
    "at",
    "following",
    "amid",
    "outside",
    "through",
    "via",
    "with",
    "from",
    "by",
    "near",
    "until",
    "over",
    "without",
    "upon",
    "ahead",
    "if",
];

impl<'g, 'a> Reader<'g, 'a> {
    fn new(g: &'g Grammar<'a>, sentence: &Sentence, index: usize) -> Self {
        let Range { start, end } = sentence.tokens();
        let mut ceil = end;
        // An opening mark set apart by spaces belongs to what follows.
        if g.stretch(ceil - 1).is_some_and(|s| g.stretches[s].outer_first + 1 == ceil) && ceil > start + 1 {
            ceil -= 1;
        }
        while ceil > start + 1
            && g.stretch(ceil - 1).is_none()
            && g.any(ceil - 1, &[".", "!", "?", "...", "…", ")"])
        {
            ceil -= 1;
        }
        Self { g, floor: past_dateline(g, start, ceil), ceil, index }
    }

    fn frame(&self, i: usize, earlier: &[Frame]) -> Option<Frame> {
        let g = self.g;
        if g.is(i, "according") && g.is(i + 1, "to") {
            return self.according(i);
        }
        if matches!(g.tag(i), Pos::Nn | Pos::Nns)
            && lexicon::noun(g.word(i))
            && let Some(frame) = self.nominal(i)
        {
            return Some(frame);
        }
        let (cue, kind) = self.cue_at(i)?;
        self.verbal(cue, kind, earlier)
    }

    /// The verb of speech at token `i`: with `went on` and `put it` as one.
    fn cue_at(&self, i: usize) -> Option<(Range<usize>, Cue)> {
        let g = self.g;
        let quote = Cue { quote: true, ..Cue::default() };
        if g.any(i, &["went", "goes"])
            && g.is(i + 1, "on")
            && (i + 2 >= self.ceil || g.is(i + 2, ",") || g.stretch(i + 2).is_some())
        {
            return Some((i..i + 2, quote));
        }
        if g.any(i, &["put", "puts"]) && g.is(i + 1, "it") {
            return Some((i..i + 2, Cue { speech: true, ..Cue::default() }));
        }
        let kind = lexicon::verb(g.word(i))?;
        let plain = g.any(i, &["said", "says", "told", "saying"]);
        let is_cue = g.is_verb(i)
            || plain && g.name(i).is_none()
            // `asking, "…"`: whatever the tagger thinks.
            || (kind.speech || kind.quote)
                && g.word(i).ends_with("ing")
                && i > self.floor
                && (g.stretch(i + 1).is_some() || g.is(i + 1, ",") && g.stretch(i + 2).is_some_and(|s| g.stretches[s].outer_first == i + 2))
            // Taggers take past tenses for nouns and adjectives after a subject.
            || kind.past && i > self.floor && g.name(i).is_none() && (g.is_noun(i - 1) || g.tag(i - 1) == Pos::Prp || matches!(g.tag(i - 1), Pos::Jj) && !g.is_noun(i + 1))
            || (kind.speech
                && matches!(g.tag(i), Pos::Nn | Pos::Nns | Pos::Jj)
                && g.after_mark(i, self.floor)
                && self.noun_phrase_after(i));
        // `stated goal`, `the reported deal`.
        let adjective = g.tag(i) == Pos::Vbn
            && i > self.floor
            && matches!(g.tag(i - 1), Pos::Dt | Pos::PrpS | Pos::Jj | Pos::Pos)
            && g.is_noun(i + 1);
        (is_cue && !adjective).then_some((i..i + 1, kind))
    }

    fn noun_phrase_after(&self, i: usize) -> bool {
        self.g.np_forward(i + 1, self.ceil).is_some()
    }

    fn verbal(&self, cue: Range<usize>, kind: Cue, earlier: &[Frame]) -> Option<Frame> {
        let g = self.g;
        let v = cue.start;
        let tag = g.tag(v);
        let base = |subject, inherited| Frame {
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
            return self.with_content(frame, true);
        }
        if let Some(frame) = self.inverted(&cue, kind, &base) {
            return Some(frame);
        }
        if tag == Pos::Vb && !self.reports(v) {
            return None;
        }
        if self.negated(v) && !kind.plain {
            return None;
        }
        if self.negated(v) && kind.plain {
            return None;
        }
        if g.is_passive(v, self.floor) && tag != Pos::Vbg {
            return self.passive(&cue, kind, &base);
        }
        let mut left = v;
        while left > self.floor
            && (g.tag(left - 1) == Pos::Rb
                || g.any(left - 1, &["has", "have", "had", "then", "also", "later"]))
        {
            left -= 1;
        }
        let coordinated = left > self.floor && g.any(left - 1, &["and", "but", "or"]);
        if tag == Pos::Vbn && !self.perfect(v) {
            // `a man called X`; but taggers take `said` for a participle too.
            let active = !kind.naming
                && !g.is(cue.end, "by")
                && (coordinated || g.subject_before(v, self.floor).is_some());
            if !kind.plain && !active {
                return None;
            }
        }
        let participle = (tag == Pos::Vbg || g.word(v).ends_with("ing")) && !self.progressive(v);
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
                Some(np) if !g.is(v - 1, ",") && g.tag(np.start) != Pos::Prp => {
                    (Some(Subject { tokens: np.clone(), head: np, antecedent: None }), false)
                }
                _ => (self.shared(v, earlier), true),
            }
        } else {
            let floor = self.clause_floor(v);
            match g.subject_before(v, floor) {
                Some(s) => (Some(s), false),
                None if tag == Pos::Vb => (self.shared(v, earlier), true),
                None => (self.shared_after_comma(v, earlier), true),
            }
        };
        if subject.is_none() && !kind.plain {
            return None;
        }
        self.with_content(base(subject, inherited), participle)
    }

    /// `a statement`, `an email`: somebody's words, not a speaker.
    fn is_message(&self, np: &Range<usize>) -> bool {
        const MESSAGES: &[&str] = &[
            "statement",
            "letter",
            "email",
            "memo",
            "message",
            "note",
            "post",
            "tweet",
            "mail",
            "statements",
            "letters",
            "emails",
        ];
        self.g.any(np.end - 1, MESSAGES)
    }

    /// A base form that reports all the same: `did say`, `will say`, `went on to say`, `is expected to say`.
    fn reports(&self, v: usize) -> bool {
        let g = self.g;
        if v == self.floor {
            return false;
        }
        if g.is(v - 1, "to") && v > self.floor + 1 {
            if g.is(v + 1, ":")
                || g.stretch(v + 1).is_some()
                || g.is(v + 1, ",") && g.stretch(v + 2).is_some()
            {
                return !self.negated(v);
            }
            return (self.floor..v - 1).rev().take(2).any(|i| {
                g.any(i, &["went", "on", "continued", "goes", "began", "appeared", "seemed", "out", "used"])
            });
        }
        // Taggers take the plural's present tense for a base form: `aides say`.
        matches!(
            g.tag(v - 1),
            Pos::Md | Pos::Rb | Pos::Nns | Pos::Nnps | Pos::Nnp | Pos::Prp | Pos::Wp | Pos::Vbd
        ) || g.any(v - 1, &["did", "does", "do", "who", "and"])
    }

    /// `did not say`, `would not comment`, `never said`.
    fn negated(&self, v: usize) -> bool {
        let g = self.g;
        (self.floor..v)
            .rev()
            .take(3)
            .take_while(|&i| !g.is_noun(i) && !g.is(i, ","))
            .any(|i| g.any(i, &["not", "n't", "n’t", "never", "without", "declined", "refused", "neither"]))
    }

    fn perfect(&self, v: usize) -> bool {
        let g = self.g;
        (self.floor..v)
            .rev()
            .take(4)
            .any(|i| g.any(i, &["has", "have", "had", "'ve", "’ve", "'s", "’s", "'d", "having"]))
    }

    fn progressive(&self, v: usize) -> bool {
        let g = self.g;
        (self.floor..v).rev().take(3).take_while(|&i| !g.is(i, ",")).any(|i| {
            g.any(
                i,
                &["is", "are", "was", "were", "been", "be", "'re", "'s", "kept", "keeps", "began", "started"],
            ) && g.tag(i) != Pos::Pos
        })
    }

    /// Where the clause of the verb at `v` begins: past a conjunction or a mark that ends what comes before.
    fn clause_floor(&self, v: usize) -> usize {
        let g = self.g;
        let low = self.floor.max(v.saturating_sub(80));
        for i in (low..v).rev() {
            if g.stretch(i).is_some() {
                return i + 1;
            }
            let mark = g.any(i, &[";", ":"]);
            let subordinator = g.tag(i) == Pos::In
                && g.any(
                    i,
                    &[
                        "that", "because", "while", "whether", "if", "although", "though", "as", "after",
                        "before", "until", "since",
                    ],
                )
                || g.tag(i) == Pos::Wrb;
            let conjunction = g.any(i, &["and", "but"]) && i > low && g.is(i - 1, ",") && i + 1 < v;
            // `as a clerk`, `after the war`: no clause.
            let clause = !g.any(i, &["as", "after", "before", "until", "since"])
                || (i + 1..v).take_while(|&j| !g.is(j, ",")).any(|j| g.is_finite(j));
            // `Lee's remarks, made as Kim was in town, signaled`: the clause inside is whole before the verb's comma.
            let whole = !g.is(i, "that")
                && v > i + 2
                && g.is(v - 1, ",")
                && i > low
                && !g.is(i - 1, ",")
                && g.stretch(i - 1).is_none()
                && (i + 1..v - 1).any(|j| g.is_finite(j));
            if mark || conjunction || subordinator && clause && !whole && i + 1 < v {
                return i + 1;
            }
        }
        self.floor
    }

    /// The subject that a verb without its own shares: the last frame's, else that of the nearest verb before it.
    fn shared(&self, v: usize, earlier: &[Frame]) -> Option<Subject> {
        let g = self.g;
        let nearest = || {
            (self.floor..v)
                .rev()
                .filter(|&i| g.is_finite(i) && g.stretch(i).is_none())
                .find_map(|i| g.subject_before(i, self.clause_floor(i)))
        };
        let before =
            earlier.iter().rev().find(|f| f.subject.is_some() && f.cue.start < v && (f.edge.end <= v));
        match before {
            // `He called the boy a hero, who faced the gunman and said`.
            Some(frame) => match nearest() {
                Some(s)
                    if s.antecedent.is_some()
                        && s.tokens.start >= frame.cue.end
                        && g.any(v - 1, &["and", "but"]) =>
                {
                    Some(s)
                }
                _ => frame.subject.clone(),
            },
            None => nearest(),
        }
    }

    fn shared_after_comma(&self, v: usize, earlier: &[Frame]) -> Option<Subject> {
        let g = self.g;
        let listed = v > self.floor && g.any(v - 1, &[",", "also", "later"]) || g.tag(v) == Pos::Vbg;
        if listed { self.shared(v, earlier) } else { None }
    }

    /// `…," said Blinken`, `…, said a spokesman for the ministry.`
    fn inverted(
        &self,
        cue: &Range<usize>,
        kind: Cue,
        base: &dyn Fn(Option<Subject>, bool) -> Frame,
    ) -> Option<Frame> {
        let g = self.g;
        let v = cue.start;
        if !(kind.speech || kind.quote)
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
        let from = cue.end + usize::from(matches!(g.tag(cue.end), Pos::Rb));
        let np = g.np_long(from, self.ceil)?;
        let plain = g.np_forward(from, self.ceil)?;
        let pronoun = g.tag(from) == Pos::Prp;
        if pronoun && !quoted {
            return None;
        }
        // `Smith, 45, said police were …`: what follows has a verb of its own.
        let next = plain.end;
        if !quoted
            && (g.is_finite(next) && !g.any(next, &["said", "says"])
                || g.tag(next) == Pos::Md
                || g.is(next, "that"))
        {
            return None;
        }
        let goes_on = g.is(np.end, ",") && g.stretch(np.end + 1).is_some();
        // `"…," Ann Lee, a guard, told the paper`: the subject stands before.
        let before = (comma && !quoted).then(|| g.subject_before(v, self.floor)).flatten();
        if before.is_some_and(|s| {
            g.after_quotation(s.tokens.start) || s.tokens.start == self.floor && kind.addressee
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

    /// `was called "a hero" by the mayor`, `was told by police that …`.
    fn passive(
        &self,
        cue: &Range<usize>,
        kind: Cue,
        base: &dyn Fn(Option<Subject>, bool) -> Frame,
    ) -> Option<Frame> {
        let g = self.g;
        let by = (cue.end..self.ceil.min(cue.end + 25)).find(|&i| g.is(i, "by") && g.stretch(i).is_none());
        let np = by.and_then(|i| g.np_long(i + 1, self.ceil));
        let mut frame = base(None, false);
        if let (Some(by), Some(np)) = (by, np) {
            let head = g.np_forward(by + 1, self.ceil)?;
            frame.subject = Some(Subject { tokens: np.clone(), head, antecedent: None });
            if by == cue.end {
                frame.edge = cue.start..np.end;
                let from = np.end + usize::from(g.any(np.end, &["as", "that"]));
                frame.after =
                    (from < self.ceil && (kind.naming || g.is(np.end, "that"))).then_some(from..self.ceil);
            } else {
                frame.after = Some(cue.end..by);
            }
            return frame.after.is_some().then_some(frame);
        }
        None
    }

    /// `was quoted as saying`, `quoted the minister as saying`: who said it, and who relays it.
    fn quoted_as_saying(&self, v: usize) -> Option<(Subject, Option<Range<usize>>)> {
        let g = self.g;
        if !g.is(v, "saying") {
            return None;
        }
        let q = (self.floor..v)
            .rev()
            .take(25)
            .find(|&i| g.any(i, &["quoted", "quoting", "quotes", "cited", "citing", "cites"]))?;
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

    fn according(&self, i: usize) -> Option<Frame> {
        let g = self.g;
        let np = g.np_long(i + 2, self.ceil)?;
        let head = g.np_forward(i + 2, self.ceil)?;
        let mut frame = Frame {
            cue: i..i + 2,
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
            i == self.floor || i == self.floor + 1 && g.any(self.floor, &["But", "And", "“", "\"", "("]);
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

    /// From the comma after a name to where the clause begins, past an apposition between commas.
    fn past_apposition(&self, comma: usize) -> usize {
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
    fn nominal(&self, i: usize) -> Option<Frame> {
        let g = self.g;
        if !(g.is(i + 1, "that") && i + 2 < self.ceil) {
            return None;
        }
        let np = g.np_back(i + 1, self.floor)?;
        let subject = if g.tag(np.start) == Pos::PrpS {
            np.start..np.start + 1
        } else {
            let possessive =
                (np.start..i).rev().find(|&j| g.tag(j) == Pos::Pos || g.any(j, &["'s", "’s", "'", "’"]))?;
            np.start..possessive
        };
        if subject.is_empty() {
            return None;
        }
        Some(Frame {
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
    fn nominal_end(&self, from: usize) -> usize {
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
                        &[
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
                        || j > from && g.any(j, &["that", "because", "as", "and", "while", "if"])
                });
                if verbs > 1 && !embedded {
                    return i;
                }
            }
        }
        self.ceil
    }

    /// Finds the words that a frame with its subject before it reports.
    fn with_content(&self, mut frame: Frame, participle: bool) -> Option<Frame> {
        let g = self.g;
        let kind = frame.kind;
        let start = match &frame.subject {
            Some(s) if !frame.inherited && s.tokens.start < frame.cue.start => s.tokens.start,
            _ => frame.cue.start,
        };
        // `"…," the agency quoted her as saying`.
        let start = frame.via.as_ref().map_or(start, |via| start.min(via.start));
        frame.edge = start..frame.cue.end;
        // `As the agency reported on Monday, …`.
        if start > self.floor
            && g.is(start - 1, "as")
            && kind.speech
            && !kind.addressee
            && start == self.floor + 1
        {
            let comma = (frame.cue.end..self.ceil).find(|&j| g.is(j, ",") && g.stretch(j).is_none())?;
            frame.edge = self.floor..comma + 1;
            frame.after = (comma + 1 < self.ceil).then_some(comma + 1..self.ceil);
            return frame.after.is_some().then_some(frame);
        }
        let marked =
            g.after_mark(start, self.floor) && !participle && !(frame.inherited && g.any(start - 1, &[","]));
        let quoted = g.after_quotation(start);
        let end = self.adjunct_end(frame.cue.end);
        let over = quoted
            && g.stretch(start - 1).is_some_and(|s| {
                let s = &g.stretches[s];
                g.doc.text[s.start..s.end].ends_with('.') && !g.doc.text[s.start..s.end].ends_with("..")
            });
        if over && let Some(content) = self.find_after(frame.cue.end, kind) {
            // `…so it is." Griffin said that`: a new sentence.
            frame.edge.end = content.start;
            frame.after = Some(content);
            return Some(frame);
        }
        if quoted && marked {
            frame.edge.end = end;
            frame.before = self.content_before(start);
            frame.after = self.resumed(&frame.edge);
            return Some(frame);
        }
        if let Some(content) = self.find_after(frame.cue.end, kind) {
            let circumstance =
                marked && g.any(content.start, CIRCUMSTANCE) && !g.is(content.start - 1, "that");
            if !circumstance {
                frame.edge.end = content.start;
                frame.after = Some(content);
                return Some(frame);
            }
        }
        if marked && (kind.speech || kind.quote) {
            frame.edge.end = end;
            frame.before = self.content_before(start);
            frame.after = self.resumed(&frame.edge);
            return frame.before.is_some().then_some(frame);
        }
        // A cue without words of its own may still belong to a quotation next door.
        frame.edge.end = end;
        (kind.speech || kind.quote).then_some(frame)
    }

    /// Past dates, prepositional phrases and adverbs after a cue: `said Monday in a statement`.
    fn adjunct_end(&self, from: usize) -> usize {
        let g = self.g;
        let mut i = from;
        while i < self.ceil {
            if let Some(date) = g.date(i) {
                i = date.tokens.end;
            } else if matches!(g.tag(i), Pos::Rb | Pos::Rp) && !g.any(i, &["not"]) {
                i += 1;
            } else if matches!(g.tag(i), Pos::In | Pos::To) && !g.is(i, "that") && g.stretch(i).is_none() {
                match g.np_long(i + 1, self.ceil) {
                    Some(np) => i = np.end,
                    None if g.date(i + 1).is_some() => i += 1,
                    None => break,
                }
            } else {
                break;
            }
        }
        i.min(self.ceil)
    }

    /// The words that go on after an attribution inside them: `…, he said, …`.
    fn resumed(&self, edge: &Range<usize>) -> Option<Range<usize>> {
        let g = self.g;
        let comma = (edge.end..self.ceil.min(edge.end + 1)).find(|&j| g.any(j, &[",", ":", "—"]))?;
        let start = comma + 1;
        if start >= self.ceil || edge.start == self.floor {
            return None;
        }
        let next = start + usize::from(g.any(start, &["and", "but", "yet", "so", "because", "that"]));
        if g.stretch(next).is_some() {
            return Some(start..self.ceil);
        }
        // `…, he said, pointing at the map, "…"`.
        let later = (start..self.ceil.min(start + 25)).find(|&j| g.stretch(j).is_some());
        if let Some(s) = later
            && g.is(s - 1, ",")
            && !(start..s).any(|j| lexicon::verb(g.word(j)).is_some_and(|c| c.speech) && g.is_verb(j))
        {
            return Some(s..self.ceil);
        }
        // An apposition to the speaker, a participle or a new clause is none of the words.
        let goes_on = g.any(
            start,
            &[
                "and", "but", "or", "which", "who", "while", "as", "adding", "where", "when", "citing",
                "though",
            ],
        ) || matches!(g.tag(start), Pos::Vbg | Pos::Wp | Pos::WpS | Pos::Wdt | Pos::Vbn)
            // An age.
            || g.tag(start) == Pos::Cd && g.is(start + 1, ",");
        let clause = (start..self.ceil).any(|i| g.is_finite(i) && g.stretch(i).is_none());
        let plain = g.is(start, "and") || g.is(start, "but");
        (clause && (!goes_on || plain) && edge.end - edge.start <= 8).then_some(start..self.ceil)
    }

    /// The words before an attribution that begins at `at`.
    fn content_before(&self, at: usize) -> Option<Range<usize>> {
        let g = self.g;
        let mut end = at;
        while end > self.floor && g.stretch(end - 1).is_none() && g.any(end - 1, &[",", "—", "--", "–", "-"])
        {
            end -= 1;
        }
        let mut start = self.floor;
        while start < end
            && g.stretch(start).is_none()
            && g.any(start, &["But", "And", ",", "—", "-", "--", "–"])
        {
            start += 1;
        }
        if start >= end && g.after_quotation(at) {
            // `"Why?" she asked`: the quotation is a sentence of its own.
            return g.stretch(at - 1).map(|s| g.stretches[s].outer_first..at);
        }
        (start < end).then_some(start..end)
    }

    /// The words that come after a cue that ends at `from`.
    fn find_after(&self, from: usize, kind: Cue) -> Option<Range<usize>> {
        let g = self.g;
        let rest = |i: usize| (i < self.ceil).then_some(i..self.ceil);
        let mut i = from;
        if i >= self.ceil {
            return None;
        }
        if kind.takes("out") && g.is(i, "out") {
            i += 1;
        }
        if kind.naming && !g.is(i, "for") {
            return self.named(i);
        }
        if kind.quote {
            return self.quotation(i);
        }
        if kind.infinitive && g.is(i, "to") && g.tag(i + 1) == Pos::Vb {
            return rest(i);
        }
        // `that` past dates, addressees and other circumstances.
        if let Some(that) = self.that_after(i, kind) {
            return rest(that + 1);
        }
        if let Some(date) = g.date(i) {
            i = date.tokens.end;
        }
        while i < self.ceil
            && matches!(g.tag(i), Pos::Rb | Pos::Rp)
            && g.any(
                i,
                &[
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
        if g.any(i, &["whether", "if", "how", "why", "what", "who", "where", "when"])
            && matches!(g.tag(i), Pos::Wrb | Pos::Wp | Pos::In | Pos::Wdt)
            && (kind.whether || kind.plain || kind.speech && !g.any(i, &["when", "where", "if"]))
        {
            return rest(i);
        }
        if kind.infinitive && g.is(i, "to") && g.tag(i + 1) == Pos::Vb {
            return rest(i);
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
            && !(kind.speech && !g.any(p, &["of", "for", "about", "against"]) && p > i)
            && (p == i || !self.clause_at(i))
        {
            return rest(p + 1).map(|r| r.start..self.phrase_end(r.start));
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
            if self.clause_at(i) {
                return rest(i);
            }
            if g.stretch(end).is_some()
                && let Some(content) = self.quotation(end)
            {
                return Some(content);
            }
            // A quoted fragment a few words on: `said the toll was "too high"` has a clause; `said no to "mob rule"` has none.
            let stretch = (i..self.ceil).find(|&j| g.stretch(j).is_some());
            if let Some(s) = stretch.filter(|&s| s < i + 10 && !(i..s).any(|j| g.any(j, &[",", ";"]))) {
                return rest(i.min(s));
            }
        }
        if kind.object && !g.is(i, ",") && g.np_forward(i, self.ceil).is_some() {
            return Some(i..self.phrase_end(i));
        }
        None
    }

    /// A quotation that begins at `i`, past a comma, colon or `, quote,`; with a colon also words without marks.
    fn quotation(&self, i: usize) -> Option<Range<usize>> {
        let g = self.g;
        let mark = i < self.ceil && g.any(i, &[",", ":", "—", "-", "–", "--"]);
        let start = i + usize::from(mark);
        if start < self.g.doc.tokens.len()
            && g.stretch(start).is_some_and(|s| g.stretches[s].outer_first == start)
        {
            let stop = g.stretches[g.stretch(start)?].outer_stop;
            return Some(start..self.ceil.max(stop));
        }
        (mark && g.is(i, ":") && start < self.ceil).then_some(start..self.ceil)
    }

    /// What someone is called: needs marks, or a description with `as` or an article.
    fn named(&self, i: usize) -> Option<Range<usize>> {
        let g = self.g;
        let end = self.phrase_end(i);
        if i >= end {
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
    fn that_after(&self, i: usize, kind: Cue) -> Option<usize> {
        let g = self.g;
        if g.is(i, "that") {
            // `said that evening`, `that is not so`.
            let pronoun = g.tag(i) == Pos::Dt && (g.is_finite(i + 1) || i + 1 >= self.ceil);
            return (!pronoun).then_some(i);
        }
        let hangs = kind.addressee
            || g.date(i).is_some()
            || matches!(g.tag(i), Pos::In | Pos::To | Pos::Rb | Pos::Rp)
            || g.is(i, ",");
        if !hangs
            || g.is(i, ",")
                && !g.any(i + 1, &["however", "though", "in", "on", "for", "with", "during", "without"])
        {
            return None;
        }
        for j in i..self.ceil.min(i + 30) {
            if g.stretch(j).is_some() || g.any(j, &[";", ":"]) || g.is_finite(j) && g.date(j).is_none() {
                return None;
            }
            if g.is(j, "that") && matches!(g.tag(j), Pos::In | Pos::Dt | Pos::Wdt) && j > i {
                // `a plan that would …`, `its claim that …`: what hangs on a noun.
                let hangs = !kind.plain
                    && !kind.addressee
                    && matches!(g.tag(i), Pos::Nn | Pos::Nns | Pos::Nnp | Pos::Dt | Pos::PrpS | Pos::Prp)
                    || lexicon::noun(g.word(j - 1)) && !kind.plain;
                let relative = matches!(g.tag(j + 1), Pos::Md | Pos::Vbd)
                    || g.any(j + 1, &["is", "are", "has", "have"])
                    || hangs && (lexicon::noun(g.word(j - 1)) || g.tag(j) == Pos::Wdt);
                return (!relative).then_some(j);
            }
        }
        None
    }

    /// Does a clause with a finite verb begin at `i`?
    fn clause_at(&self, i: usize) -> bool {
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
        let verb = |j: usize| {
            g.is_finite(j) || g.tag(j) == Pos::Vbn && j > i && (g.is_noun(j - 1) || g.tag(j - 1) == Pos::Prp)
        };
        starts && (i..self.ceil.min(i + 45)).any(verb)
    }

    /// Does a noun phrase with its verb begin right at `i`?
    fn clause_at_np(&self, i: usize) -> bool {
        let g = self.g;
        g.np_long(i, self.ceil).is_some_and(|np| g.is_finite(np.end))
    }

    /// The end of a phrase that is no clause: up to a comma that begins something else.
    fn phrase_end(&self, from: usize) -> usize {
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
                    &[
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
                ) && (next..self.ceil).any(|k| g.is_finite(k) && g.stretch(k).is_none());
                if other {
                    return j;
                }
            }
            if g.any(j, &["when", "after", "while", "because"]) && g.stretch(j).is_none() {
                return j;
            }
        }
        self.ceil
    }

    /// Ends each frame's words where another frame takes over, and drops what is left without words.
    fn settle(&self, frames: &mut [Frame]) {
        let g = self.g;
        for a in 0..frames.len() {
            let Some(after) = frames[a].after.clone() else { continue };
            let mut end = after.end;
            for b in a + 1..frames.len() {
                let f = &frames[b];
                let start = f.edge.start;
                if start <= after.start || start >= end || f.cue == frames[a].cue {
                    continue;
                }
                let mut cut = start;
                if f.inherited {
                    // `and added`, `, adding`, `but said`.
                    while cut > after.start
                        && (matches!(g.tag(cut - 1), Pos::Rb | Pos::Md)
                            || g.any(cut - 1, &["and", "but", "also", "has", "have", "had"]))
                    {
                        cut -= 1;
                    }
                    let mark = cut < start || g.is(cut - 1, ",");
                    if !mark {
                        continue;
                    }
                } else if g.is(f.cue.start, "according") {
                    if !g.is(start - 1, ",") && f.before.is_none() {
                        continue;
                    }
                } else {
                    let joined = start > after.start + 1
                        && (g.any(start - 1, &["and", "but", "while", "though", "although", "whereas"])
                            && g.is(start - 2, ",")
                            || g.any(start - 1, &["while", ";", "whereas"]));
                    if !joined {
                        continue;
                    }
                    cut -= 1;
                }
                while cut > after.start + 1 && g.any(cut - 1, &[",", ";"]) && g.stretch(cut - 1).is_none() {
                    cut -= 1;
                }
                end = end.min(cut);
            }
            frames[a].after = (after.start < end).then_some(after.start..end);
        }
        self.relays(frames);
        // Words before a later frame begin where an earlier frame's phrase and words end, if those are its own.
        for b in 1..frames.len() {
            let Some(before) = frames[b].before.clone() else { continue };
            let Some(a) = frames[..b].iter().rfind(|f| f.edge.end <= before.end && f.before.is_some()) else {
                continue;
            };
            if a.edge.end > before.start && a.edge.end < before.end {
                // `"X," A said, the agency reported`: the later frame relays the earlier.
                let gap = a.edge.end..before.end;
                if (gap.clone()).any(|i| g.is_finite(i) || g.stretch(i).is_some()) {
                    let mut start = gap.start;
                    while start < gap.end
                        && g.any(start, &[",", "and", "but", ";"])
                        && g.stretch(start).is_none()
                    {
                        start += 1;
                    }
                    frames[b].before = (start < gap.end).then_some(start..gap.end);
                } else {
                    frames[b].before = None;
                }
            }
        }
    }
}

impl Reader<'_, '_> {
    /// `…, Blinken said Monday, the agency reported`: the later frame relays the earlier, and is none of its words.
    fn relays(&self, frames: &mut [Frame]) {
        let g = self.g;
        for b in 1..frames.len() {
            let at = frames[b].edge.start;
            let relay = |a: &Frame| {
                a.before.is_some()
                    && a.edge.end <= at
                    && (a.edge.end..at).all(|i| g.is(i, ","))
                    && a.edge.end < at
                    && (g.any(frames[b].cue.start, &["reported", "reports", "according", "said"]))
                    && frames[b].after.is_none()
            };
            let Some(a) = frames[..b].iter().rposition(relay) else { continue };
            let via = frames[b].subject.as_ref().map(|s| s.tokens.clone());
            frames[b].before = None;
            let end = frames[b].edge.end;
            let f = &mut frames[a];
            f.via = via.or(f.via.take());
            if f.after.as_ref().is_some_and(|r| r.start <= at) {
                f.after = None;
            }
            f.edge.end = f.edge.end.max(end);
        }
    }
}

/// Past a dateline: `KABUL, Afghanistan (AP) —`.
fn past_dateline(g: &Grammar, start: usize, ceil: usize) -> usize {
    if !g.doc.tokens[start].block_start && !g.doc.tokens[start].line_start {
        return start;
    }
    let dash = (start..ceil.min(start + 16))
        .find(|&i| g.any(i, &["—", "--", "–", "-"]) && g.doc.tokens[i].space_before);
    match dash {
        Some(i)
            if i > start && g.doc.tokens[start].caps == Caps::All && !(start..i).any(|j| g.is_finite(j)) =>
        {
            i + 1
        }
        _ => start,
    }
}
