//! Where the facts stand in the text: every span of a fact, with the words that go with it.

use super::{Analysis, Casualty, Mention, Person, Place, Quote, Toll};

/// A fact with its spans.
pub trait Spans {
    /// Calls `f` with the two ends of every span, and with its words where the fact carries them.
    fn for_each_words(&mut self, f: &mut impl FnMut(&mut usize, &mut usize, Option<&mut String>));
}

impl Spans for Mention {
    fn for_each_words(&mut self, f: &mut impl FnMut(&mut usize, &mut usize, Option<&mut String>)) {
        f(&mut self.start, &mut self.end, Some(&mut self.text));
    }
}

impl Spans for Person {
    fn for_each_words(&mut self, f: &mut impl FnMut(&mut usize, &mut usize, Option<&mut String>)) {
        self.mentions.iter_mut().for_each(|m| m.for_each_words(f));
    }
}

impl Spans for Place {
    fn for_each_words(&mut self, f: &mut impl FnMut(&mut usize, &mut usize, Option<&mut String>)) {
        self.mentions.iter_mut().for_each(|m| f(&mut m.start, &mut m.end, Some(&mut m.text)));
    }
}

impl Spans for Quote {
    fn for_each_words(&mut self, f: &mut impl FnMut(&mut usize, &mut usize, Option<&mut String>)) {
        f(&mut self.start, &mut self.end, Some(&mut self.text));
        f(&mut self.sentence.start, &mut self.sentence.end, None);
        self.parts.iter_mut().for_each(|s| f(&mut s.start, &mut s.end, None));
        let mentions = [&mut self.speaker_mention, &mut self.cue, &mut self.via];
        mentions.into_iter().flatten().for_each(|m| m.for_each_words(f));
    }
}

impl Spans for Casualty {
    fn for_each_words(&mut self, f: &mut impl FnMut(&mut usize, &mut usize, Option<&mut String>)) {
        f(&mut self.count.start, &mut self.count.end, Some(&mut self.count.text));
        f(&mut self.sentence.start, &mut self.sentence.end, None);
        if let Some(place) = &mut self.place {
            f(&mut place.start, &mut place.end, Some(&mut place.text));
        }
        let rare = [self.cause.as_deref_mut(), self.perpetrator.as_deref_mut()];
        let mentions = [self.victims.as_mut(), self.source.as_mut()].into_iter().chain(rare);
        mentions.flatten().for_each(|m| m.for_each_words(f));
    }
}

impl Spans for Toll {
    fn for_each_words(&mut self, f: &mut impl FnMut(&mut usize, &mut usize, Option<&mut String>)) {
        self.others.iter_mut().for_each(|m| m.for_each_words(f));
    }
}

impl Spans for Analysis {
    fn for_each_words(&mut self, f: &mut impl FnMut(&mut usize, &mut usize, Option<&mut String>)) {
        self.people.iter_mut().flatten().for_each(|fact| fact.for_each_words(f));
        self.places.iter_mut().flatten().for_each(|fact| fact.for_each_words(f));
        self.quotes.iter_mut().flatten().for_each(|fact| fact.for_each_words(f));
        self.casualties.iter_mut().flatten().for_each(|fact| fact.for_each_words(f));
        self.tolls.iter_mut().flatten().for_each(|fact| fact.for_each_words(f));
    }
}

impl Analysis {
    /// Calls `f` with the two ends of every span in the analysis.
    pub fn for_each_span(&mut self, mut f: impl FnMut(&mut usize, &mut usize)) {
        self.for_each_words(&mut |start, end, _| f(start, end));
    }
}
