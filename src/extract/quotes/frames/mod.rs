//! Attribution frames: a cue with who speaks and where the words reported stand (`the mayor said that …`, `…, said the
//! mayor`, `according to the mayor`).

mod clauses;
mod content;
mod frame;
mod reported;
mod settle;
mod sources;
mod verbs;

use super::grammar::{Grammar, Subject};
use super::lexicon::{self, Cue};
use crate::extract::hints;
use crate::tag::Pos;
use crate::text::{Caps, Gate, Sentence, list};
pub(super) use frame::Frame;
use std::ops::Range;

/// A [`Frame`] while its sentence is read.
#[derive(Debug, Clone)]
struct Draft {
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

/// May a frame's phrase begin with this word? Asked once for each word that the tagger meets.
pub(super) fn opens(word: &str) -> bool {
    const OTHERS: &[&str] = &["according", "heard", "in", "is", "was", "were", "went", "goes", "put", "puts"];
    static GATE: Gate = Gate::new(OTHERS);
    lexicon::verb(word).is_some()
        || lexicon::noun(word)
        || GATE.may_hold(word) && OTHERS.iter().any(|other| word.eq_ignore_ascii_case(other))
}

/// Does a word that [`opens`] a frame stand here without what it needs beside it? `in`, `is` and the like are everywhere.
fn idles(g: &Grammar, i: usize) -> bool {
    match g.word(i).as_bytes() {
        [b'i' | b'I', b'n' | b'N'] => !g.is(i + 1, "the") && !in_words(g, i),
        [b'i' | b'I', b's' | b'S'] => !g.after_quotation(i),
        [b'w' | b'W', b'a' | b'A', b's' | b'S'] => !g.after_quotation(i),
        [b'w' | b'W', b'e' | b'E', b'r' | b'R', b'e' | b'E'] => !g.after_quotation(i),
        _ => false,
    }
}

/// `in Dahl's words`: are those somebody's words that the `in` at token `i` leads?
fn in_words(g: &Grammar, i: usize) -> bool {
    (i + 2..i + 5).any(|j| g.tag(j) == Pos::Pos && g.is(j + 1, "words"))
}

/// The frames of a document in text order.
pub(super) fn frames(g: &Grammar) -> Vec<Frame> {
    let mut found = Vec::with_capacity(room(g));
    let mut own: Vec<Draft> = Vec::new();
    for (index, sentence) in g.doc.sentences.iter().enumerate() {
        own.clear();
        let reader = Reader::new(g, sentence, index);
        let mut i = reader.floor;
        while i < reader.ceil {
            if !g.doc.may(i, hints::SPEECH) || g.stretch(i).is_some() || idles(g, i) {
                debug_assert!(g.stretch(i).is_some() || reader.frame(i, &own).is_none());
                i += 1;
                continue;
            }
            let frame = reader.frame(i, &own);
            i = frame.as_ref().map_or(i + 1, |f| f.cue.end.max(i + 1));
            own.extend(frame);
        }
        reader.settle(&mut own);
        // `citing the ministry` is told by the frame that it belongs to.
        let cited: Vec<usize> = own
            .iter()
            .filter(|f| f.via.is_some())
            .filter_map(|f| f.subject.as_ref())
            .map(|s| s.tokens.start)
            .collect();
        if !cited.is_empty() {
            own.retain(|f| !(g.any(f.cue.start, list!["citing"]) && cited.contains(&(f.cue.end))));
        }
        found.extend(own.drain(..).map(Frame::from));
    }
    found
}

/// Frames for which room is made: one a sentence, and in a giant article as many as may be. A list that grows is in memory
/// twice, while room that is not used takes none.
fn room(g: &Grammar) -> usize {
    const GIANT: usize = 1 << 20;
    if g.doc.text.len() < GIANT { g.doc.sentences.len() } else { g.doc.tokens.len() / 4 }
}

struct Reader<'g, 'a> {
    g: &'g Grammar<'a>,
    /// First token of the sentence past a dateline or a speaker's label.
    floor: usize,
    /// One past the last token of the sentence, without its final mark.
    ceil: usize,
    index: usize,
}
impl<'g, 'a> Reader<'g, 'a> {
    fn new(g: &'g Grammar<'a>, sentence: &Sentence, index: usize) -> Self {
        let Range { start, end } = sentence.tokens();
        let mut ceil = end;
        // An opening mark set apart by spaces belongs to what follows.
        if g.stretch(ceil - 1).is_some_and(|s| g.stretches[s].outer_first() + 1 == ceil) && ceil > start + 1 {
            ceil -= 1;
        }
        while ceil > start + 1
            && g.stretch(ceil - 1).is_none()
            && g.any(ceil - 1, list![".", "!", "?", "...", "…", ")"])
        {
            ceil -= 1;
        }
        Self { g, floor: past_dateline(g, start, ceil), ceil, index }
    }

    fn frame(&self, i: usize, earlier: &[Draft]) -> Option<Draft> {
        let g = self.g;
        if g.is(i, "according") && g.is(i + 1, "to") {
            return self.according_to(i, i + 2);
        }
        if matches!(g.tag(i), Pos::Nn | Pos::Nns)
            && lexicon::noun(g.word(i))
            && let Some(frame) = self.nominal(i)
        {
            return Some(frame);
        }
        if g.is(i, "in") && g.is(i + 1, "the") && g.is(i + 2, "words") && g.is(i + 3, "of") {
            return self.according_to(i, i + 4);
        }
        // `In Dahl's words, it is “a waste”`.
        if g.is(i, "in")
            && in_words(g, i)
            && let Some(of) = (i + 2..self.ceil.min(i + 5)).find(|&j| g.tag(j) == Pos::Pos)
        {
            return self.in_words(i, i + 1..of, of + 2);
        }
        let be = g.is(i, "is") || g.is(i, "was") || g.is(i, "were");
        if be && g.after_quotation(i) {
            return self.predicate(i);
        }
        if (g.is(i, "heard") || g.is(i, "told"))
            && let Some(frame) = self.heard(i)
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
        if (g.is(i, "went") || g.is(i, "goes"))
            && g.is(i + 1, "on")
            && (i + 2 >= self.ceil || g.is(i + 2, ",") || g.stretch(i + 2).is_some())
        {
            return Some((i..i + 2, quote));
        }
        if (g.is(i, "put") || g.is(i, "puts")) && g.is(i + 1, "it") {
            return Some((i..i + 2, Cue { speech: true, ..Cue::default() }));
        }
        let kind = lexicon::verb(g.word(i))?;
        let plain = || g.any(i, list!["said", "says", "told", "saying"]);
        let is_cue = g.is_verb(i)
            || g.name(i).is_none() && plain()
            // `asking, "…"`: whatever the tagger thinks.
            || (kind.speech || kind.quote)
                && g.word(i).ends_with("ing")
                && i > self.floor
                && (g.stretch(i + 1).is_some() || g.is(i + 1, ",") && g.stretch(i + 2).is_some_and(|s| g.stretches[s].outer_first() == i + 2))
            // Taggers take past tenses for nouns and adjectives after a subject.
            || kind.past && i > self.floor + 1 && g.any(i - 1, list!["and", "but"]) && g.is(i - 2, ",") && g.tag(i) == Pos::Jj
            || kind.past && i > self.floor && g.name(i).is_none() && (g.is_noun(i - 1) || g.tag(i - 1) == Pos::Prp || matches!(g.tag(i - 1), Pos::Jj) && !g.is_noun(i + 1))
            || (kind.speech
                && matches!(g.tag(i), Pos::Nn | Pos::Nns | Pos::Jj)
                && g.after_mark(i, self.floor)
                && self.noun_phrase_after(i));
        // `stated goal`, `the reported deal`.
        let adjective = i > self.floor
            && (g.tag(i) == Pos::Vbn && matches!(g.tag(i - 1), Pos::Dt | Pos::PrpS | Pos::Jj | Pos::Pos)
                || kind.past && g.tag(i - 1) == Pos::Cd && g.date(i - 1).is_none())
            && g.is_noun(i + 1);
        // `in Cuba, state television said`: a noun before a noun.
        let noun = !kind.plain
            && !kind.past
            && (i == self.floor || g.any(i - 1, list![",", "and", "the"]))
            && matches!(g.tag(i), Pos::Nn | Pos::Vb | Pos::Vbp)
            && g.is_noun(i + 1);
        // `charged him with theft`, `charged after three were found dead`.
        let charged = g.is(i, "charged")
            && ((i + 1..self.ceil.min(i + 8)).any(|j| g.is(j, "with"))
                || g.any(i + 1, list!["after", "following", "over"]))
            && !g.is(i + 1, "that");
        // `Kenya protests: at least 22 dead`, in a headline.
        let topic = g.is(i + 1, ":")
            && g.stretch(i + 2).is_none()
            && g.any(i, list!["appeals", "charges", "claims", "demands", "pleas", "protests", "reports"]);
        (is_cue && !adjective && !noun && !charged && !topic).then_some((i..i + 1, kind))
    }

    fn noun_phrase_after(&self, i: usize) -> bool {
        self.g.np_forward(i + 1, self.ceil).is_some()
    }
}

/// Past a dateline: `KABUL, Afghanistan (AP) —`.
fn past_dateline(g: &Grammar, start: usize, ceil: usize) -> usize {
    let first = &g.doc.tokens[start];
    if !first.block_start() && !first.line_start() || first.caps != Caps::All {
        return start;
    }
    let dash = (start..ceil.min(start + 16))
        .find(|&i| g.doc.tokens[i].space_before && g.any(i, list!["—", "--", "–", "-"]));
    match dash {
        Some(i) if i > start && !(start..i).any(|j| g.is_finite(j)) => i + 1,
        _ => start,
    }
}
