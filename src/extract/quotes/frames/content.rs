//! The words that a cue reports, where they stand around its phrase: before it, after it, on both sides.

use super::{Draft, Reader};
use crate::extract::quotes::lexicon;
use crate::tag::{NameKind, Pos};
use crate::text::{Caps, List, list};
use std::ops::Range;

/// Words that begin a circumstance rather than what was said.
const CIRCUMSTANCE: &List = list![
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

impl Reader<'_, '_> {
    /// Finds the words that a frame with its subject before it reports.
    pub(super) fn with_content(&self, mut frame: Draft, participle: bool) -> Option<Draft> {
        let g = self.g;
        let kind = frame.kind;
        let start = match &frame.subject {
            Some(s) if !frame.inherited && s.tokens.start < frame.cue.start => s.tokens.start,
            _ => frame.cue.start,
        };
        // `…, acting police chief Ann Lee said`, where the tagger saw a verb.
        let acting = start > self.floor && g.any(start - 1, list!["acting", "incoming", "outgoing"]);
        let start = start - usize::from(acting);
        // `"…," the agency quoted her as saying`.
        let mut start = frame.via.as_ref().map_or(start, |via| start.min(via.start));
        // `"…," his wife, Ann Lee, said`.
        if start > self.floor + 1
            && g.is(start - 1, ",")
            && g.stretch(start - 1).is_none()
            && let Some(np) = g.np_back(start - 1, self.floor).map(|np| g.extend_back(np, self.floor).tokens)
            && g.after_quotation(np.start)
        {
            start = np.start;
        }
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
        let marked = g.after_mark(start, self.floor)
            && !participle
            && !(frame.inherited && g.any(start - 1, list![","]));
        let quoted = g.after_quotation(start);
        let end = self.adjunct_end(frame.cue.end);
        let over = quoted
            && g.stretch(start - 1).is_some_and(|s| {
                let s = &g.stretches[s];
                g.doc.text[s.start()..s.end()].ends_with('.')
                    && !g.doc.text[s.start()..s.end()].ends_with("..")
            });
        if over && let Some(content) = self.find_after(frame.cue.end, kind) {
            // `…so it is." Griffin said that`: a new sentence.
            frame.edge.end = content.start;
            frame.after = Some(content);
            return Some(frame);
        }
        // `… the “big bill.” The talks would conclude on Monday`: another sentence, not an attribution.
        let apart = over
            && !kind.plain
            && g.doc.tokens[start].caps == Caps::Initial
            && g.name(start).is_none_or(|n| n.kind != NameKind::Person);
        if quoted && marked && !apart {
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
        let asked = end >= self.ceil
            && self.ceil - start <= 8
            && (start == self.floor && self.asked_before(start)
                || start > self.floor && g.any(start - 1, list!["?", "!"]) && g.stretch(start - 1).is_none());
        if (marked && !apart || asked) && (kind.speech || kind.quote) {
            frame.edge.end = end;
            // `In real estate, the bank said`: no words.
            let stated = |r: &Range<usize>| r.clone().any(|i| g.is_verb(i) || g.stretch(i).is_some());
            frame.after = self.resumed(&frame.edge);
            frame.before = self
                .content_before(start)
                .filter(|r| stated(r) || frame.after.is_some() || self.ceil - r.end <= 4);
            return frame.before.is_some().then_some(frame);
        }
        // A cue without words of its own may still belong to a quotation next door.
        frame.edge.end = end;
        (kind.speech || kind.quote).then_some(frame)
    }

    /// Past dates, prepositional phrases and adverbs after a cue: `said Monday in a statement`.
    pub(super) fn adjunct_end(&self, from: usize) -> usize {
        let g = self.g;
        let mut i = from;
        while i < self.ceil {
            if let Some(date) = g.date(i) {
                i = date.tokens.end;
            } else if matches!(g.tag(i), Pos::Rb | Pos::Rp)
                && !g.is(i, "not")
                // `said some 17,000 people had fled`.
                && g.tag(i + 1) != Pos::Cd
            {
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
    pub(super) fn resumed(&self, edge: &Range<usize>) -> Option<Range<usize>> {
        let g = self.g;
        let comma = (edge.end..self.ceil.min(edge.end + 1)).find(|&j| g.any(j, list![",", ":", "—"]))?;
        let start = comma + 1;
        if start >= self.ceil || edge.start == self.floor {
            return None;
        }
        let next = start + usize::from(g.any(start, list!["and", "but", "yet", "so", "because", "that"]));
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
        // After a quotation only another one goes on: `“…,” said Ann Lee, president of the club that won the cup`.
        if edge.start > 0 && g.after_quotation(edge.start) {
            return None;
        }
        // An apposition to the speaker, a participle or a new clause is none of the words.
        let goes_on = g.any(
            start,
            list![
                "and", "but", "or", "which", "who", "while", "as", "adding", "where", "when", "citing",
                "though",
            ],
        ) || matches!(g.tag(start), Pos::Vbg | Pos::Wp | Pos::WpS | Pos::Wdt | Pos::Vbn)
            // An age.
            || g.tag(start) == Pos::Cd && g.is(start + 1, ",")
            || self.is_apposition(start);
        // `…, she said, he "kept slipping back"`: the verb may be part of a fragment.
        let fragment = |i: usize| {
            g.stretch(i)
                .map(|s| g.stretches[s].outer_first())
                .is_none_or(|first| first > start && (g.is_noun(first - 1) || g.tag(first - 1) == Pos::Prp))
        };
        let clause = (start..self.ceil).any(|i| g.is_finite(i) && fragment(i));
        // `…, she said, and hung up` goes on with her.
        let plain = g.any(start, list!["and", "but"])
            && !(g.is_verb(start + 1) && edge.start > 0 && g.after_quotation(edge.start));
        (clause && (!goes_on || plain) && edge.end - edge.start <= 8).then_some(start..self.ceil)
    }

    /// The words before an attribution that begins at `at`.
    pub(super) fn content_before(&self, at: usize) -> Option<Range<usize>> {
        let g = self.g;
        let mut end = at;
        while end > self.floor
            && g.stretch(end - 1).is_none()
            && g.any(end - 1, list![",", "—", "--", "–", "-"])
        {
            end -= 1;
        }
        let mut start = self.floor;
        while start < end
            && g.stretch(start).is_none()
            && g.any(start, list!["But", "And", ",", "—", "-", "--", "–"])
        {
            start += 1;
        }
        if let Some(mark) =
            (start..end).rev().take(60).find(|&i| g.is_mark(i, b";") && g.stretch(i).is_none())
        {
            start = mark + 1;
        }
        if start >= end && at == self.floor && self.asked_before(at) {
            let before = &g.doc.sentences[self.index - 1];
            return Some(before.tokens());
        }
        if start >= end && g.after_quotation(at) {
            // `"Why?" she asked`: the quotation is a sentence of its own.
            return g.stretch(at - 1).map(|s| g.stretches[s].outer_first()..at);
        }
        (start < end).then_some(start..end)
    }

    /// `How many does it take? she asked.`: does a question or exclamation without marks end right before `at`?
    pub(super) fn asked_before(&self, at: usize) -> bool {
        let g = self.g;
        at > 0
            && self.index > 0
            && g.any(at - 1, list!["?", "!"])
            && !g.doc.tokens[at].block_start()
            && g.stretch(at - 1).is_none()
            && !g.doc.sentences[self.index - 1].tokens().any(|i| g.stretch(i).is_some())
    }

    /// Does a description without a verb of its own begin at `i`: `a mother of four who fled`?
    fn is_apposition(&self, i: usize) -> bool {
        let g = self.g;
        g.any(i, list!["a", "an", "the", "one", "his", "her", "their", "its", "another"])
            && g.np_long(i, self.ceil).is_some_and(|np| {
                g.any(np.end, list!["who", "whose", "whom", "which", "that"]) || np.end >= self.ceil
            })
    }
}
