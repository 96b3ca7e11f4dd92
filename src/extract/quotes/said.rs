//! A quote as it is found: where everything stands, without any words. An article may have millions.

use crate::extract::{Extent, Mention, Quote, QuoteKind, Span};
use chrono::NaiveDate;
use std::sync::Arc;

/// A [`Quote`] in little room.
#[derive(Debug, Clone)]
pub struct Said {
    /// The words said.
    pub words: Extent,
    /// How the speech is reported.
    pub kind: QuoteKind,
    /// Who said it.
    pub speaker: Option<Arc<str>>,
    /// What stands for the speaker.
    pub speaker_mention: Option<Extent>,
    /// The verb or noun of speech.
    pub cue: Option<Extent>,
    /// What few quotes have.
    rare: Option<Box<Rare>>,
    /// The day of the words.
    pub said_on: Option<NaiveDate>,
    /// The sentences of quote and cue.
    pub sentence: Extent,
}

#[derive(Debug, Clone, Default)]
struct Rare {
    parts: Box<[Extent]>,
    via: Option<Extent>,
}

impl Said {
    /// A quote of which nothing more is known.
    pub(super) fn new(words: Extent, kind: QuoteKind, sentence: Extent) -> Self {
        Self {
            words,
            kind,
            speaker: None,
            speaker_mention: None,
            cue: None,
            rare: None,
            said_on: None,
            sentence,
        }
    }

    /// Its stretches.
    pub fn parts(&self) -> &[Extent] {
        let several = self.rare.as_deref().map(|rare| &*rare.parts).filter(|parts| !parts.is_empty());
        several.unwrap_or(std::slice::from_ref(&self.words))
    }

    /// Who relays the words.
    pub fn via(&self) -> Option<Extent> {
        self.rare.as_deref()?.via
    }

    /// Gives it its stretches; none where it is one.
    pub(super) fn set_parts(&mut self, parts: &[Extent]) {
        if self.rare.is_some() || !parts.is_empty() {
            self.rare.get_or_insert_default().parts = parts.into();
        }
    }

    /// Tells who relays the words.
    pub(super) fn set_via(&mut self, via: Option<Extent>) {
        if self.rare.is_some() || via.is_some() {
            self.rare.get_or_insert_default().via = via;
        }
    }
}

impl From<Said> for Quote {
    fn from(said: Said) -> Self {
        let parts = said.parts().iter().map(|&part| part.into()).collect();
        let via = said.via().map(Mention::from);
        let Span { start, end } = said.words.into();
        Self {
            start,
            end,
            text: String::new(),
            kind: said.kind,
            speaker: said.speaker,
            speaker_mention: said.speaker_mention.map(Mention::from),
            cue: said.cue.map(Mention::from),
            parts,
            via,
            said_on: said.said_on,
            sentence: said.sentence.into(),
        }
    }
}
