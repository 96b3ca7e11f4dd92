//! Quotes: direct, mixed, indirect and unmarked speech, each with its speaker.
//!
//! Quotation marks are paired into stretches (`marks`); cues with their speakers and the words that they report are read
//! off the tags (`frames`, over the shallow `grammar` and the cue `lexicon`); each stretch finds the cue that it belongs
//! to or is dropped as nobody's words (`attach`); what stands for a speaker is resolved to who it is (`resolve`).

mod attach;
mod forms;
mod frames;
mod grammar;
mod lexicon;
mod marks;
mod resolve;
mod said;
#[cfg(test)]
mod tests;
mod whole;

use super::people::Named;
use super::{Context, Extent, QuoteKind, Span};
use crate::text::list;
use attach::Owner;
use chrono::NaiveDate;
use forms::Laid;
use frames::Frame;
use grammar::Grammar;
use marks::Stretch;
use resolve::{Resolver, Speaker};
use rustc_hash::FxHashSet;
pub use said::Said;
use std::ops::Range;

/// May a phrase of attribution begin with this word?
pub(super) fn may_attribute(word: &str) -> bool {
    frames::opens(word)
}

/// The quotes of an article, in text order. Spans are bytes here.
///
/// Each quoted stretch is a quote; the stretches of one utterance that its attribution interrupts share their `parts`. Reported
/// speech with a quoted fragment gives both: the fragment as `mixed`, and the whole of what is reported as `indirect`.
pub fn extract(cx: &Context, people: &[Named]) -> Vec<Said> {
    extract_all(&[*cx], &[people]).pop().unwrap_or_default()
}

/// Those of several articles, each as by itself, in steps whose code stays near.
pub fn extract_all(cxs: &[Context], people: &[&[Named]]) -> Vec<Vec<Said>> {
    let stretches: Vec<Vec<Stretch>> = cxs.iter().map(|cx| marks::stretches(cx.doc)).collect();
    let grammars: Vec<Grammar> = cxs.iter().zip(&stretches).map(|(cx, s)| Grammar::new(cx, s)).collect();
    let frames: Vec<Vec<Frame>> = grammars.iter().map(frames::frames).collect();
    let each = cxs.iter().zip(people).zip(grammars.iter().zip(&frames));
    each.map(|((cx, people), (g, frames))| told(cx, people, g, frames)).collect()
}

/// The quotes of an article, from its stretches and the phrases that attribute.
fn told(cx: &Context, people: &[Named], g: &Grammar, frames: &[Frame]) -> Vec<Said> {
    let laid = forms::laid(g);
    if g.stretches.is_empty() && frames.is_empty() && laid.is_empty() {
        return Vec::new();
    }
    let mut resolver = Resolver::new(cx, g, people, frames.len());
    let speakers: Vec<Speaker> = frames
        .iter()
        .enumerate()
        .map(|(i, f)| match f.subject() {
            // Who speaks inside another's words is not who the text goes on about.
            Some(s) if f.is_speech(g) && !f.is_within(&frames[..i]) => {
                resolver.subject(&s, f.before().as_ref(), f.after().as_ref())
            }
            Some(s) => resolver.speaker(&s, f.before().as_ref()),
            None => Speaker::default(),
        })
        .collect();
    let owners = attach::owners(g, frames);
    let mut writer = Writer {
        g,
        frames,
        speakers: &speakers,
        resolver: &resolver,
        quotes: Vec::with_capacity(g.stretches.len() + frames.len()),
        unopened: Vec::new(),
        owned: owners.iter().map(|o| *o != Owner::Nobody).collect(),
    };
    writer.stretches(&owners, &laid);
    writer.indirect(&laid);
    writer.laid(&laid);
    let mut quotes = writer.quotes;
    // By keys of their own: in a sort that moves them, half of the quotes would be in memory twice.
    quotes.sort_by_cached_key(|q| (q.words.start() as u32, std::cmp::Reverse(q.words.end() as u32)));
    whole::join(cx.doc, &mut quotes);
    quotes
}

struct Writer<'w, 'a> {
    g: &'w Grammar<'a>,
    frames: &'w [Frame],
    speakers: &'w [Speaker],
    resolver: &'w Resolver<'w, 'a>,
    quotes: Vec<Said>,
    /// Direct quotes that lost their opening mark, as tokens.
    unopened: Vec<Range<usize>>,
    /// Is each stretch somebody's words?
    owned: Vec<bool>,
}

impl Writer<'_, '_> {
    /// Direct and mixed quotes.
    fn stretches(&mut self, owners: &[Owner], laid: &[Laid]) {
        let g = self.g;
        // The quote of each stretch that is somebody's words, and its frame or else which of `others` speaks.
        let mut said: Vec<Option<(u32, Result<u32, u32>)>> = Vec::with_capacity(owners.len());
        let mut others: Vec<Speaker> = Vec::new();
        let labels: FxHashSet<usize> = laid.iter().map(|l| l.label).collect();
        for (k, owner) in owners.iter().enumerate() {
            let s = &g.stretches[k];
            // A transcript's label stands inside the marks: its layout tells who speaks.
            if labels.contains(&s.first()) {
                said.push(None);
                continue;
            }
            let other = match *owner {
                Owner::Frame(_) => None,
                Owner::Same(p) if said[p].is_some() => None,
                Owner::Same(_) => Some(Speaker::default()),
                Owner::As(n) => Some(match owners[n] {
                    Owner::Frame(f) => Speaker { mention: None, who: self.speakers[f].who.clone() },
                    Owner::Signed(end) => {
                        let name = self.resolver.named(g.stretches[n].outer_stop() + 1..end);
                        Speaker { mention: None, who: name.who }
                    }
                    _ => self.loose(g.stretches[n].outer_first()),
                }),
                Owner::Signed(end) => Some(self.resolver.named(s.outer_stop() + 1..end)),
                Owner::Loose => {
                    let next = s.outer_stop().min(g.doc.tokens.len() - 1);
                    let follows = !g.doc.tokens[next].block_start();
                    let speaking = if follows { self.resolver.speaking(next) } else { None };
                    Some(speaking.unwrap_or_else(|| self.loose(s.outer_first())))
                }
                Owner::Nobody => {
                    said.push(None);
                    continue;
                }
            };
            let by = match (*owner, other) {
                (_, Some(other)) => {
                    others.push(other);
                    Err(others.len() as u32 - 1)
                }
                (Owner::Same(p), None) => said[p].map_or(Err(0), |(_, by)| by),
                (Owner::Frame(f), None) => Ok(f as u32),
                _ => Err(0),
            };
            let frame = by.ok().map(|f| f as usize);
            // The utterance goes on where only the attribution stands between.
            let before = (0..k).rev().take(3).find(|&p| said[p].is_some());
            let joined = before.filter(|&p| {
                let prev = &g.stretches[p];
                let same = frame.is_some() && said[p].is_some_and(|(_, before)| before == by);
                same && prev.paragraph() == s.paragraph()
                    && frame.is_some_and(|f| self.only_between(prev.outer_stop(), s.outer_first(), f))
            });
            let own = Span { start: s.start(), end: s.end() };
            // Where a fragment began that lost its opening mark is anybody's guess: the statement tells it.
            if s.lost_open
                && let Owner::Frame(f) = *owner
                && self.frames[f].edge().end <= s.stop()
            {
                said.push(None);
                continue;
            }
            if s.lost_open {
                self.unopened.push(s.first()..s.outer_stop());
            }
            let parts = match joined.and_then(|p| said[p]) {
                Some((q, _)) => {
                    let mut parts = self.quotes[q as usize].parts().to_vec();
                    parts.push(own.into());
                    // The quotes of the other parts are among the last ones.
                    let of_part = |other: &&mut Said| parts.contains(&other.words);
                    for quote in self.quotes.iter_mut().rev().filter(of_part).take(parts.len() - 1) {
                        quote.set_parts(&parts);
                    }
                    parts
                }
                None => Vec::new(),
            };
            let kind = match (*owner, frame) {
                (Owner::Frame(f), _) if !s.lost_open && self.is_fragment(k, f) => QuoteKind::Mixed,
                _ => QuoteKind::Direct,
            };
            let speaker = match by {
                Ok(frame) => self.speakers.get(frame as usize),
                Err(other) => others.get(other as usize),
            };
            let mut quote = self.quote(own, kind, speaker, frame, &parts);
            if joined.is_some() || matches!(owner, Owner::Frame(_)) {
                // Its own cue.
            } else {
                quote.cue = None;
                quote.sentence = self.sentences(own, None).into();
            }
            said.push(Some((self.quotes.len() as u32, by)));
            self.quotes.push(quote);
        }
    }

    /// Stands nothing but a frame's phrase and marks between two stretches?
    fn only_between(&self, from: usize, to: usize, frame: usize) -> bool {
        let edge = self.frames[frame].edge();
        let rest =
            (from..to).filter(|i| !edge.contains(i) && self.g.tag(*i) != crate::tag::Pos::Punct).count();
        rest <= 12 && edge.start >= from && edge.end <= to + 1
    }

    /// Is a stretch only a fragment of what a frame reports?
    fn is_fragment(&self, k: usize, f: usize) -> bool {
        let g = self.g;
        let s = &g.stretches[k];
        let frame = &self.frames[f];
        let Some(content) = [frame.before(), frame.after()].into_iter().flatten().find(|c| {
            c.start <= s.outer_first() && s.outer_first() < c.end || c.contains(&(s.outer_stop() - 1))
        }) else {
            return false;
        };
        content.into_iter().any(|i| g.stretch(i).is_none() && g.tag(i) != crate::tag::Pos::Punct)
    }

    /// The speaker of sentences without an attribution: the subject of a sentence that brings them in with a comma or
    /// colon, else whoever the text was just speaking of.
    fn loose(&self, at: usize) -> Speaker {
        let g = self.g;
        let sentence = g.doc.sentences[g.doc.sentence_of(at.max(1) - 1)];
        let floor = sentence.first as usize;
        let inside = g.doc.sentence_of(at) == g.doc.sentence_of(at.max(1) - 1);
        if at > 0 && (g.any(at - 1, list![",", ":"]) || inside) {
            let verb = (floor..at).rev().filter(|&i| g.is_finite(i) && g.stretch(i).is_none());
            let subject = verb.take(3).find_map(|v| g.subject_before(v, floor)).or_else(|| {
                // `Ann Lee: “…”`.
                g.np_back(at - 1, floor).filter(|np| np.start <= floor + 1).map(grammar::Subject::plain)
            });
            if let Some(speaker) =
                subject.map(|s| self.resolver.speaker(&s, None)).filter(|s| s.who.is_some())
            {
                return speaker;
            }
        }
        self.resolver.introduced(at).unwrap_or_else(|| self.resolver.last(at, 4))
    }

    fn quote(
        &self,
        span: Span,
        kind: QuoteKind,
        speaker: Option<&Speaker>,
        frame: Option<usize>,
        parts: &[Extent],
    ) -> Said {
        let doc = self.g.doc;
        let frame = frame.map(|f| &self.frames[f]);
        let bytes = |tokens: Range<usize>| Extent::from(doc.span(tokens));
        let mut said = Said::new(span.into(), kind, self.sentences(span, frame).into());
        said.speaker = speaker.and_then(|s| s.who.as_ref()).map(|w| self.resolver.text(w));
        said.speaker_mention = speaker.and_then(|s| s.mention).map(|m| bytes(m.range()));
        said.cue = frame.map(|f| bytes(f.cue()));
        said.said_on = frame.and_then(|f| self.said_on(f));
        said.set_parts(parts);
        said.set_via(frame.and_then(Frame::via).map(bytes));
        said
    }

    /// The sentences that hold a quote and its attribution.
    fn sentences(&self, span: Span, frame: Option<&Frame>) -> Span {
        let doc = self.g.doc;
        let (mut first, mut last) =
            (doc.token_at(span.start), doc.token_at(span.end.max(span.start + 1) - 1));
        if let Some(f) = frame {
            first = first.min(f.edge().start);
            last = last.max(f.edge().end.max(1) - 1);
        }
        let last = last.min(doc.tokens.len() - 1);
        Span {
            start: doc.sentence_span(doc.sentence_of(first)).start,
            end: doc.sentence_span(doc.sentence_of(last)).end,
        }
    }

    /// The day told beside the cue.
    fn said_on(&self, frame: &Frame) -> Option<NaiveDate> {
        let g = self.g;
        self.resolver.context().article.date?;
        let (edge, cue) = (frame.edge(), frame.cue());
        let end = edge.end.min(g.doc.tokens.len());
        // `Lee, who leaves on Monday, said`: another clause's day.
        let own = |day: &Range<usize>| {
            let between =
                if day.end <= cue.start { day.end..cue.start } else { cue.end.min(day.start)..day.start };
            let first = day.start <= edge.start + 1;
            g.tag(day.end) != crate::tag::Pos::Pos
                && !between.into_iter().any(|i| {
                    matches!(g.tag(i), crate::tag::Pos::Wp | crate::tag::Pos::Wdt | crate::tag::Pos::WpS)
                        || day.end <= cue.start && g.is(i, ",") && !first
                })
        };
        let day = (edge.start..end).filter_map(|i| g.date(i)).find(|d| own(&d.tokens));
        // `On Monday, Lee said`.
        let start = g.doc.sentences[frame.sentence()].first as usize;
        let opening = || {
            let at = edge.start.checked_sub(2).filter(|&i| i >= start && g.is(i + 1, ","))?;
            g.date(at).filter(|d| d.tokens.start <= start + 1 && d.tokens.end == at + 1)
        };
        day.or_else(opening)?.day()
    }

    /// Indirect and unmarked speech.
    fn indirect(&mut self, laid: &[Laid]) {
        let g = self.g;
        let mut inside = 0;
        // What a speaker reports in words of his own that lost their marks is part of them.
        let own: Vec<Range<usize>> = self
            .frames
            .iter()
            .filter_map(|f| f.before().filter(|b| f.kind.speech && self.is_unmarked(f, b)))
            .collect();
        let mut within = 0;
        let mut parts: Vec<Range<usize>> = Vec::new();
        for (f, frame) in self.frames.iter().enumerate() {
            let cue = frame.cue();
            while inside < laid.len() && laid[inside].words.end <= cue.start {
                inside += 1;
            }
            // What is said inside a transcript or a post is part of it.
            while within < own.len() && own[within].end <= cue.start {
                within += 1;
            }
            if frame.kind.quote
                || own.get(within).is_some_and(|o| o.contains(&cue.start))
                || laid.get(inside).is_some_and(|l| l.words.contains(&cue.start))
            {
                continue;
            }
            parts.clear();
            let mut plain = 0;
            for content in [frame.before(), frame.after()].into_iter().flatten() {
                let Some(content) = self.trimmed(content) else { continue };
                plain += content
                    .clone()
                    .filter(|&i| g.stretch(i).is_none() && g.tag(i) != crate::tag::Pos::Punct)
                    .filter(|&i| !self.is_unopened(i))
                    .count();
                parts.push(content);
            }
            // Nothing beside the quotations.
            if parts.is_empty() || plain == 0 {
                continue;
            }
            // `called that "a disgrace"`: the quotation is all that was said.
            let pronoun = |i: usize| {
                g.stretch(i).is_some()
                    || matches!(g.tag(i), crate::tag::Pos::Punct | crate::tag::Pos::Prp)
                    || g.any(i, list!["that", "this", "as", "it", "them", "these", "those", "a", "an", "the"])
            };
            let mut quoted = parts.iter().flat_map(Clone::clone).filter_map(|i| g.stretch(i)).peekable();
            if frame.kind.naming && quoted.peek().is_some() {
                // Or `dubbed it the "Safe Streets Act"`, where nothing is said at all.
                let said = quoted.any(|k| self.owned[k]);
                if !said || parts.iter().flat_map(Clone::clone).all(pronoun) {
                    continue;
                }
            }
            let quoted = parts.iter().flat_map(Clone::clone).any(|i| g.stretch(i).is_some());
            let whole = parts[0].start..parts[parts.len() - 1].end;
            let kind = if !quoted && self.is_unmarked(frame, &whole) {
                QuoteKind::Unmarked
            } else {
                QuoteKind::Indirect
            };
            let several = parts.iter().filter(|_| parts.len() > 1);
            let spans: Vec<Extent> = several.map(|p| g.doc.span(p.clone()).into()).collect();
            let quote = self.quote(g.doc.span(whole), kind, self.speakers.get(f), Some(f), &spans);
            if self.is_request_within(f, &quote) {
                continue;
            }
            self.quotes.push(quote);
        }
    }

    /// Does a direct quote that lost its opening mark cover the token?
    fn is_unopened(&self, i: usize) -> bool {
        let n = self.unopened.partition_point(|u| u.end <= i);
        self.unopened.get(n).is_some_and(|u| u.contains(&i))
    }

    /// `Lee said he had asked the firm for proof`: what he asked for is part of what he said.
    fn is_request_within(&self, f: usize, quote: &Said) -> bool {
        let frame = &self.frames[f];
        let phrase = frame.after().is_some_and(|a| a.start > 0 && frame.kind.takes(self.g.word(a.start - 1)));
        phrase
            && self.quotes.last().is_some_and(|outer| {
                outer.kind == QuoteKind::Indirect
                    && outer.words.start() < quote.words.start()
                    && quote.words.end() <= outer.words.end()
                    && outer.speaker == quote.speaker
            })
    }

    /// Transcripts and posts.
    fn laid(&mut self, laid: &[Laid]) {
        let doc = self.g.doc;
        if laid.is_empty() {
            return;
        }
        // Of the quotes that begin at a byte or before, how far the furthest goes.
        let span = |q: &Said| (q.words.start(), q.words.end());
        let mut ends: Vec<(usize, usize)> = self.quotes.iter().map(span).collect();
        ends.sort_unstable();
        let mut furthest = 0;
        ends.iter_mut().for_each(|(_, end)| {
            furthest = furthest.max(*end);
            *end = furthest;
        });
        // How far those go that were laid out before.
        let mut told = 0;
        let mut interviewee: Option<(usize, Speaker)> = None;
        for l in laid {
            let span = doc.span(l.words.clone());
            let begun = ends.partition_point(|(start, _)| *start <= span.start);
            let quoted = ends[..begun].last().map_or(0, |(_, end)| *end).max(told);
            if quoted > 0 && span.end <= quoted + 1 {
                continue;
            }
            told = told.max(span.end);
            let speaker = match &l.speaker {
                Some(s) => self.resolver.named(s.clone()),
                None if l.answer => {
                    let label = laid[0].label.min(l.label);
                    let known = interviewee.take().filter(|(at, _)| *at == label);
                    let of = known.unwrap_or_else(|| (label, self.resolver.interviewee(label)));
                    interviewee.insert(of).1.clone()
                }
                None => Speaker::default(),
            };
            let mut quote = self.quote(span, QuoteKind::Unmarked, Some(&speaker), None, &[]);
            quote.said_on = l.date.filter(|_| self.resolver.context().article.date.is_some());
            self.quotes.push(quote);
        }
    }

    /// A stretch of words without marks at its ends.
    fn trimmed(&self, mut content: Range<usize>) -> Option<Range<usize>> {
        let g = self.g;
        let mark = |i: usize| {
            g.stretch(i).is_none()
                && g.any(i, list![",", ";", ":", "—", "--", "–", ".", "-", "...", ")", "("])
        };
        while content.start < content.end && mark(content.start) {
            content.start += 1;
        }
        // A closing mark that no mark opened ends it too.
        let unopened = |i: usize| {
            let lost = g.stretch(i).map(|s| &g.stretches[s]);
            lost.is_some_and(|s| s.lost_open && i >= s.stop())
        };
        while content.start < content.end && (mark(content.end - 1) || unopened(content.end - 1)) {
            content.end -= 1;
        }
        (content.start < content.end).then_some(content)
    }

    /// Words before their attribution that speak in the first person have lost their marks.
    fn is_unmarked(&self, frame: &Frame, content: &Range<usize>) -> bool {
        // `How many does it take? she asked.`
        if frame.before().is_some() && self.g.is(content.end - 1, "?") {
            return true;
        }
        frame.kind.speech
            && (frame.before().is_some() || self.g.is(content.start.max(1) - 1, ":"))
            && content.clone().any(|i| {
                matches!(
                    self.g.bytes(i),
                    b"I" | b"we" | b"We" | b"my" | b"My" | b"our" | b"Our" | b"us" | b"me"
                )
            })
    }
}
