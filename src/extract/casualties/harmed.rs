//! A casualty figure as it is found: where everything stands, without any words. An article may have millions.

use crate::extract::{
    Casualty, CasualtyKind, CasualtyPlace, Count, Doubt, Extent, Mention, Modality, Qualifier, Span,
    VictimClass,
};
use chrono::NaiveDate;
use std::sync::Arc;

/// A [`Casualty`] in little room.
#[derive(Debug, Clone)]
pub struct Harmed {
    /// What happened to them.
    pub kind: CasualtyKind,
    /// How many.
    pub count: Number,
    /// Who was harmed, without the number.
    pub victims: Option<Extent>,
    whole: Option<u32>,
    /// Where it happened.
    pub place: Option<Placed>,
    /// Who is cited for the figure.
    pub source: Option<Extent>,
    /// The date that the figure speaks for.
    pub as_of: Option<NaiveDate>,
    /// What sort of people they are.
    pub class: Option<VictimClass>,
    /// What harmed them.
    pub cause: Option<Extent>,
    /// Who harmed them.
    pub perpetrator: Option<Extent>,
    /// How far the figure is from being stated as having happened.
    pub modality: Option<Modality>,
    /// Whether the text doubts the figure.
    pub doubt: Option<Doubt>,
    /// A running total.
    pub cumulative: bool,
    /// True for each of several.
    pub each: bool,
    /// The text replaces it by another.
    pub superseded: bool,
    first: Option<u32>,
    /// The sentence that states the figure.
    pub sentence: Extent,
}

/// A [`Count`] without its words.
#[derive(Debug, Clone, Copy)]
pub struct Number {
    /// The quantity with its qualifier.
    pub at: Extent,
    /// The integer stated.
    pub value: Option<u64>,
    /// How the count is hedged.
    pub qualifier: Qualifier,
    /// The least number that the words allow.
    pub low: Option<u64>,
    /// The greatest number that the words allow.
    pub high: Option<u64>,
}

impl Number {
    /// The first byte of the quantity.
    pub fn start(&self) -> usize {
        self.at.start()
    }

    /// One past the last.
    pub fn end(&self) -> usize {
        self.at.end()
    }
}

/// A mention of a place.
#[derive(Debug, Clone)]
pub struct Placed {
    /// The place as written.
    pub at: Extent,
    /// Which place it is, shared by its figures.
    pub scene: Arc<Scene>,
}

/// A place to which figures belong.
#[derive(Debug)]
pub struct Scene {
    /// The place's `name` in `places`.
    pub name: String,
    /// ISO 3166-1 alpha-2 code of its country.
    pub country: Option<String>,
}

impl Harmed {
    /// A figure with nothing tied to it yet.
    pub(super) fn new(kind: CasualtyKind, count: Number, sentence: Span) -> Self {
        Self {
            kind,
            count,
            victims: None,
            whole: None,
            place: None,
            source: None,
            as_of: None,
            class: None,
            cause: None,
            perpetrator: None,
            modality: None,
            doubt: None,
            cumulative: false,
            each: false,
            superseded: false,
            first: None,
            sentence: sentence.into(),
        }
    }

    /// Index of the figure that this one is a part of.
    pub fn subset_of(&self) -> Option<usize> {
        self.whole.map(|w| w as usize)
    }

    pub(super) fn set_subset_of(&mut self, whole: Option<usize>) {
        self.whole = whole.map(|w| w as u32);
    }

    /// Index of the first figure that this one repeats.
    pub fn same_as(&self) -> Option<usize> {
        self.first.map(|f| f as usize)
    }

    pub(super) fn set_same_as(&mut self, first: Option<usize>) {
        self.first = first.map(|f| f as u32);
    }
}

impl From<Harmed> for Casualty {
    fn from(harmed: Harmed) -> Self {
        let Number { at, value, qualifier, low, high } = harmed.count;
        let (subset_of, same_as) = (harmed.subset_of(), harmed.same_as());
        let boxed = |extent: Extent| Box::new(Mention::from(extent));
        let text = String::new();
        Self {
            kind: harmed.kind,
            count: Count { start: at.start(), end: at.end(), text, value, qualifier, low, high },
            victims: harmed.victims.map(Mention::from),
            subset_of,
            place: harmed.place.map(|Placed { at, scene }| {
                Box::new(CasualtyPlace {
                    start: at.start(),
                    end: at.end(),
                    text: String::new(),
                    name: scene.name.clone(),
                    country: scene.country.clone(),
                })
            }),
            source: harmed.source.map(Mention::from),
            as_of: harmed.as_of,
            class: harmed.class,
            cause: harmed.cause.map(boxed),
            perpetrator: harmed.perpetrator.map(boxed),
            modality: harmed.modality,
            doubt: harmed.doubt,
            cumulative: harmed.cumulative,
            each: harmed.each,
            superseded: harmed.superseded,
            same_as,
            sentence: harmed.sentence.into(),
        }
    }
}
