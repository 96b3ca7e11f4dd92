//! A quote as it is found: where everything stands, without any words. An article may have millions.

use crate::extract::{Bytes, Mention, Quote, QuoteKind, Span};
use chrono::NaiveDate;
use std::sync::Arc;

/// A [`Quote`] in little room.
#[derive(Debug, Clone)]
pub struct Said {
    /// The words said.
    pub words: Bytes,
    /// How the speech is reported.
    pub kind: QuoteKind,
    /// Who said it.
    pub speaker: Option<Arc<str>>,
    /// What stands for the speaker.
    pub speaker_mention: Option<Bytes>,
    /// The verb or noun of speech.
    pub cue: Option<Bytes>,
    /// Its stretches, where it has several.
    pub parts: Box<[Bytes]>,
    /// Who relays the words.
    pub via: Option<Bytes>,
    /// The day of the words.
    pub said_on: Option<NaiveDate>,
    /// The sentences of quote and cue.
    pub sentence: Bytes,
}

impl Said {
    /// Its stretches.
    pub fn parts(&self) -> &[Bytes] {
        if self.parts.is_empty() { std::slice::from_ref(&self.words) } else { &self.parts }
    }
}

impl From<Said> for Quote {
    fn from(said: Said) -> Self {
        let parts = said.parts().iter().map(|&part| part.into()).collect();
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
            via: said.via.map(Mention::from),
            said_on: said.said_on,
            sentence: said.sentence.into(),
        }
    }
}
