//! A frame as it is kept once its sentence is done: an article may have millions.

use super::{Cue, Draft};
use crate::extract::Extent;
use crate::extract::quotes::grammar::{Grammar, Subject};
use std::ops::Range;

/// A cue, its speaker and the words it reports, all as tokens.
#[derive(Debug, Clone)]
pub(in crate::extract::quotes) struct Frame {
    cue: Extent,
    /// What may carry the words.
    pub kind: Cue,
    /// Tokens and head of the subject.
    subject: Option<(Extent, Extent)>,
    antecedent: Option<Extent>,
    before: Option<Extent>,
    after: Option<Extent>,
    edge: Extent,
    via: Option<Extent>,
    inherited: bool,
    sentence: u32,
}

impl From<Draft> for Frame {
    fn from(draft: Draft) -> Self {
        let Draft { cue, kind, subject, before, after, edge, via, inherited, sentence } = draft;
        Self {
            cue: cue.into(),
            kind,
            antecedent: subject.as_ref().and_then(|s| s.antecedent.clone()).map(Extent::from),
            subject: subject.map(|s| (s.tokens.into(), s.head.into())),
            before: before.map(Extent::from),
            after: after.map(Extent::from),
            edge: edge.into(),
            via: via.map(Extent::from),
            inherited,
            sentence: sentence as u32,
        }
    }
}

impl Frame {
    /// The verb, noun or phrase that reports.
    #[inline]
    pub fn cue(&self) -> Range<usize> {
        self.cue.range()
    }

    /// Who speaks, as far as the sentence tells.
    pub fn subject(&self) -> Option<Subject> {
        let (tokens, head) = self.subject?;
        let antecedent = self.antecedent.map(Extent::range);
        Some(Subject { tokens: tokens.range(), head: head.range(), antecedent })
    }

    /// Is it told who speaks?
    pub fn has_subject(&self) -> bool {
        self.subject.is_some()
    }

    /// The words reported that come before the phrase.
    #[inline]
    pub fn before(&self) -> Option<Range<usize>> {
        self.before.map(Extent::range)
    }

    /// The words reported that come after the phrase.
    #[inline]
    pub fn after(&self) -> Option<Range<usize>> {
        self.after.map(Extent::range)
    }

    /// From the first to the last token of the phrase of attribution.
    #[inline]
    pub fn edge(&self) -> Range<usize> {
        self.edge.range()
    }

    /// Who relays the words.
    pub fn via(&self) -> Option<Range<usize>> {
        self.via.map(Extent::range)
    }

    /// Index of its sentence.
    pub fn sentence(&self) -> usize {
        self.sentence as usize
    }

    /// Does it stand inside the words that one of the frames before it reports?
    pub fn is_within(&self, before: &[Frame]) -> bool {
        let last = before.iter().rev().take_while(|f| f.sentence == self.sentence);
        let edge = self.edge();
        !self.inherited
            && last.into_iter().any(|f| {
                f.has_subject() && f.after().is_some_and(|a| a.start <= edge.start && edge.end <= a.end)
            })
    }

    /// Are there words that it reports, in it or beside it? `The men argued` alone is no speech.
    pub fn is_speech(&self, g: &Grammar) -> bool {
        let beside = |i: usize| g.stretch(i).is_some();
        let edge = self.edge();
        self.kind.plain
            || self.before.is_some()
            || self.after.is_some()
            || beside(edge.start.max(1) - 1)
            || (edge.end..edge.end + 3).any(beside)
    }
}
