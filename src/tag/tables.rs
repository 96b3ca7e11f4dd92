//! The recogniser's features that have few values, with their weights in tables instead of behind keys: part-of-speech
//! tags side by side, forenames and surnames side by side, the parts of place phrases side by side.

use super::hash::join;
use super::model::Model;
use super::names::{Scores, add};
use super::pos::TAGS;

/// The tag of what stands before and after a sentence.
pub const NO_TAG: u64 = 99;
/// Tags, [`NO_TAG`] among them.
const TAG_VALUES: usize = TAGS + 1;
/// Values of [`super::lexicon::Entry::names`].
const NAME_VALUES: usize = 16;
/// Values of the marks of place phrases: nothing and nine kinds of place, four parts each.
const PLACE_VALUES: usize = 40;

/// Sums of weights for each pair of two values.
struct Pairs {
    rows: Vec<Scores>,
    width: usize,
}

impl Pairs {
    fn new<const N: usize>(
        model: &Model,
        (height, width): (usize, usize),
        keys: impl Fn(usize, usize) -> [u64; N],
    ) -> Self {
        let sum = |a, b| {
            let mut scores = Scores::default();
            keys(a, b).into_iter().for_each(|key| model.add(key, &mut scores));
            scores
        };
        Self {
            rows: (0..height).flat_map(|a| (0..width).map(move |b| (a, b))).map(|(a, b)| sum(a, b)).collect(),
            width,
        }
    }

    #[inline]
    fn add(&self, a: usize, b: usize, scores: &mut Scores) {
        if let Some(row) = self.rows.get(a * self.width + b) {
            add(scores, row);
        }
    }
}

/// The tables of a model.
pub struct Tables {
    tag_and_before: Pairs,
    tag_after: Pairs,
    two_before: Pairs,
    two_after: Pairs,
    /// By the first word, then by the two others.
    names: Pairs,
    place_and_before: Pairs,
    place_after: Pairs,
    place_and_tag: Pairs,
}

impl Tables {
    /// Sums them up.
    pub fn new(model: &Model) -> Self {
        let tag = |value: usize| if value < TAGS { value as u64 } else { NO_TAG };
        let two_tags = (TAG_VALUES, TAG_VALUES);
        let two_places = (PLACE_VALUES, PLACE_VALUES);
        Self {
            tag_and_before: Pairs::new(model, two_tags, |before, own| {
                [join(113, tag(own)), join(114, join(tag(before), tag(own)))]
            }),
            tag_after: Pairs::new(model, two_tags, |own, after| [join(115, join(tag(own), tag(after)))]),
            two_before: Pairs::new(model, two_tags, |a, b| [join(137, join(tag(a), tag(b)))]),
            two_after: Pairs::new(model, two_tags, |a, b| [join(138, join(tag(a), tag(b)))]),
            names: Pairs::new(model, (NAME_VALUES, NAME_VALUES * NAME_VALUES), |a, rest| {
                let [a, b, c] = [a, rest / NAME_VALUES, rest % NAME_VALUES].map(|v| v as u64);
                [join(141, join(a, b)), join(142, join(b, c)), join(144, join(join(a, b), c))]
            }),
            place_and_before: Pairs::new(model, two_places, |before, own| {
                let (before, own) = (before as u64, own as u64);
                [join(145, own), join(146, join(before, own))]
            }),
            place_after: Pairs::new(model, two_places, |own, after| {
                [join(147, join(own as u64, after as u64))]
            }),
            place_and_tag: Pairs::new(model, (PLACE_VALUES, TAG_VALUES), |place, own| {
                [join(151, join(place as u64, tag(own)))]
            }),
        }
    }

    /// Adds up what the tags of five words, three as forenames and surnames, and three as parts of place phrases tell of
    /// the one in the middle.
    #[inline]
    pub fn add(&self, tags: [u64; 5], names: [u64; 3], places: [u64; 3], scores: &mut Scores) {
        let [a, b, c, d, e] = tags.map(|tag| (tag as usize).min(TAGS));
        self.tag_and_before.add(b, c, scores);
        self.tag_after.add(c, d, scores);
        self.two_before.add(a, b, scores);
        self.two_after.add(d, e, scores);
        let tag = c;
        let [a, b, c] = names.map(|value| value as usize);
        self.names.add(a, b * NAME_VALUES + c, scores);
        let [a, b, c] = places.map(|value| value as usize);
        self.place_and_before.add(a, b, scores);
        self.place_after.add(b, c, scores);
        self.place_and_tag.add(b, tag, scores);
    }
}
