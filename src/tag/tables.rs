//! The recogniser's features that have few values, with their weights in tables instead of behind keys: part-of-speech
//! tags, shapes, clusters, forenames and surnames, the parts of place phrases, side by side. A table is filled as its
//! values come up.

use super::hash::join;
use super::model::Model;
use super::names::Scores;
use super::pos::TAGS;
use super::rows::{Rows, add};

/// The tag of what stands before and after a sentence.
pub const NO_TAG: usize = 99;
/// Tags, [`NO_TAG`] among them.
const TAG_VALUES: usize = TAGS + 1;
/// Values of [`super::lexicon::Entry::names`].
const NAME_VALUES: usize = 16;
/// Values of the marks of place phrases: nothing and nine kinds of place, four parts each.
const PLACE_VALUES: usize = 40;
/// Values of [`super::lexicon::Entry::cluster`].
const CLUSTERS: usize = 256;
/// Shapes that have numbers, and [`OTHER`].
const SHAPES: usize = 32;
/// The number of all other shapes: their features are looked up.
pub const OTHER: usize = SHAPES - 1;

/// What has few values of a word and those beside it, in order.
pub struct Few {
    /// The tags of five words.
    pub tags: [usize; 5],
    /// The numbers of the shapes of five.
    pub shapes: [usize; 5],
    /// The clusters of five.
    pub clusters: [usize; 5],
    /// What three are as forenames and surnames.
    pub names: [usize; 3],
    /// What three are to places.
    pub places: [usize; 3],
}

impl Few {
    /// Calls `f` with template and value of those features of [`Tables`] that have a shape without a number.
    #[inline]
    pub fn each_rare(&self, shapes: &[u64; 5], mut f: impl FnMut(u64, u64)) {
        let rare = self.shapes.map(|shape| shape == OTHER);
        if rare == [false; 5] {
            return;
        }
        let [a, b, c, d, e] = *shapes;
        if rare[1] || rare[2] || rare[3] {
            f(116, join(join(b, c), d));
        }
        if rare[0] || rare[1] {
            f(129, join(b, a));
        }
        if rare[3] || rare[4] {
            f(130, join(d, e));
        }
        if rare[2] {
            f(168, join(self.clusters[1] as u64, c));
            f(169, join(self.clusters[3] as u64, c));
        }
    }
}

/// Numbers of the rows of pairs of values.
struct Pairs {
    numbers: Vec<u16>,
    width: usize,
}

impl Pairs {
    fn new(height: usize, width: usize) -> Self {
        Self { numbers: vec![0; height * width], width }
    }

    /// Adds the weights of the keys of a pair.
    #[inline]
    fn add<const N: usize>(
        &mut self,
        (model, rows): (&Model, &mut Rows<i16, 24>),
        (a, b): (usize, usize),
        scores: &mut Scores,
        keys: impl FnOnce(u64, u64) -> [u64; N],
    ) {
        if let Some(number) = self.numbers.get_mut(a * self.width + b) {
            let row = rows.get(number, |row| {
                keys(a as u64, b as u64).into_iter().for_each(|key| model.add(key, row));
            });
            add(scores, row);
        }
    }
}

/// The tables of a model.
pub struct Tables {
    rows: Rows<i16, 24>,
    tag_and_before: Pairs,
    tag_after: Pairs,
    two_before: Pairs,
    two_after: Pairs,
    /// By the first word, then by the two others.
    names: Pairs,
    place_and_before: Pairs,
    place_after: Pairs,
    place_and_tag: Pairs,
    /// By the first word, then by the two others.
    shapes: Pairs,
    shapes_before: Pairs,
    shapes_after: Pairs,
    clusters_before: Pairs,
    clusters_after: Pairs,
    clusters_around: Pairs,
    cluster_before_shape: Pairs,
    cluster_after_shape: Pairs,
    cluster_before_name: Pairs,
    cluster_after_name: Pairs,
}

impl Tables {
    /// Empty tables.
    pub fn new() -> Self {
        let tags = || Pairs::new(TAG_VALUES, TAG_VALUES);
        let places = || Pairs::new(PLACE_VALUES, PLACE_VALUES);
        let shapes = || Pairs::new(SHAPES, SHAPES);
        let clusters = || Pairs::new(CLUSTERS, CLUSTERS);
        Self {
            rows: Rows::new(),
            tag_and_before: tags(),
            tag_after: tags(),
            two_before: tags(),
            two_after: tags(),
            names: Pairs::new(NAME_VALUES, NAME_VALUES * NAME_VALUES),
            place_and_before: places(),
            place_after: places(),
            place_and_tag: Pairs::new(PLACE_VALUES, TAG_VALUES),
            shapes: Pairs::new(SHAPES, SHAPES * SHAPES),
            shapes_before: shapes(),
            shapes_after: shapes(),
            clusters_before: clusters(),
            clusters_after: clusters(),
            clusters_around: clusters(),
            cluster_before_shape: Pairs::new(CLUSTERS, SHAPES),
            cluster_after_shape: Pairs::new(CLUSTERS, SHAPES),
            cluster_before_name: Pairs::new(CLUSTERS, NAME_VALUES),
            cluster_after_name: Pairs::new(CLUSTERS, NAME_VALUES),
        }
    }

    /// Begins anew where there is hardly any room for more rows.
    pub fn make_room(&mut self) {
        if self.rows.is_full() {
            *self = Self::new();
        }
    }

    /// Adds up what the few values of five words tell of the one in the middle. `shapes` are the shapes behind the numbers.
    #[inline]
    pub fn add(&mut self, model: &Model, few: &Few, shapes: &[u64; 5], scores: &mut Scores) {
        let from = &mut self.rows;
        let tag = |value: u64| if value < TAGS as u64 { value } else { NO_TAG as u64 };
        let [a, b, c, d, e] = few.tags.map(|tag| tag.min(TAGS));
        self.tag_and_before.add((model, from), (b, c), scores, |before, own| {
            [join(113, tag(own)), join(114, join(tag(before), tag(own)))]
        });
        self.tag_after
            .add((model, from), (c, d), scores, |own, after| [join(115, join(tag(own), tag(after)))]);
        self.two_before.add((model, from), (a, b), scores, |a, b| [join(137, join(tag(a), tag(b)))]);
        self.two_after.add((model, from), (d, e), scores, |d, e| [join(138, join(tag(d), tag(e)))]);
        let own_tag = c;
        let [a, b, c] = few.names;
        self.names.add((model, from), (a, b * NAME_VALUES + c), scores, |_, _| {
            let [a, b, c] = [a, b, c].map(|v| v as u64);
            [join(141, join(a, b)), join(142, join(b, c)), join(144, join(join(a, b), c))]
        });
        let own_name = b;
        let [a, b, c] = few.places;
        self.place_and_before
            .add((model, from), (a, b), scores, |before, own| [join(145, own), join(146, join(before, own))]);
        self.place_after.add((model, from), (b, c), scores, |own, after| [join(147, join(own, after))]);
        self.place_and_tag
            .add((model, from), (b, own_tag), scores, |place, own| [join(151, join(place, tag(own)))]);
        let [_, before, own, after, _] = few.clusters;
        let pair = |template: u64| move |a: u64, b: u64| [join(template, join(a, b))];
        self.clusters_before.add((model, from), (before, own), scores, pair(161));
        self.clusters_after.add((model, from), (own, after), scores, pair(162));
        self.clusters_around.add((model, from), (before, after), scores, pair(167));
        self.cluster_before_name.add((model, from), (before, own_name), scores, pair(170));
        self.cluster_after_name.add((model, from), (after, own_name), scores, pair(171));
        let [a, b, c, d, e] = few.shapes;
        if c != OTHER {
            let shape = shapes[2];
            self.cluster_before_shape
                .add((model, from), (before, c), scores, |before, _| [join(168, join(before, shape))]);
            self.cluster_after_shape
                .add((model, from), (after, c), scores, |after, _| [join(169, join(after, shape))]);
            if b != OTHER && d != OTHER {
                self.shapes.add((model, from), (b, c * SHAPES + d), scores, |_, _| {
                    [join(116, join(join(shapes[1], shape), shapes[3]))]
                });
            }
        }
        if a != OTHER && b != OTHER {
            self.shapes_before
                .add((model, from), (b, a), scores, |_, _| [join(129, join(shapes[1], shapes[0]))]);
        }
        if d != OTHER && e != OTHER {
            self.shapes_after
                .add((model, from), (d, e), scores, |_, _| [join(130, join(shapes[3], shapes[4]))]);
        }
    }
}
