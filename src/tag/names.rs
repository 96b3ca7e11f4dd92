//! Names: a conditional random field over the stretches of a sentence that can hold one.
//!
//! Most words of a text are in lower case and far from any name. Only stretches of capitalised words, with the small
//! words and marks that can stand inside a name, are looked at: each is a chain of its own, outside at both ends.

use super::cache::{Cache, Models};
use super::hash::join;
use super::labels::{self, OUTSIDE, Part};
use super::lexicon::{self, Entry};
use super::model::{Keys, Model, Place};
use super::rows::{Rows, add};
use super::tables::{self, Few, Tables};
use super::viterbi::{Back, Transitions, viterbi};
use super::words::Word;
use super::{Name, Pos};
use std::ops::Range;

#[doc(hidden)]
pub use super::stretches::stretches;

/// The sentence at work with what the features need besides its words.
pub struct Sentence<'a> {
    /// Its words.
    pub cache: &'a Cache,
    /// Their parts of speech.
    pub pos: &'a [Pos],
    /// The stretch at work.
    pub stretch: Range<usize>,
    /// The places that the lexicon finds in the stretch, see [`lexicon::mark_places`].
    pub places: &'a [u8],
}

impl Sentence<'_> {
    /// What of word `i` and those beside it has few values: the tags, shapes and clusters of five words, what three are as
    /// forenames and surnames, and what three are to places.
    #[inline]
    fn few(&self, i: usize) -> Few {
        let tag = |d: isize| {
            i.checked_add_signed(d).and_then(|j| self.pos.get(j)).map_or(tables::NO_TAG, |&p| p as usize)
        };
        let place = |d: isize| {
            let inside = (i - self.stretch.start).checked_add_signed(d).and_then(|j| self.places.get(j));
            inside.map_or(0, |&p| usize::from(p))
        };
        let known = [-2, -1, 0, 1, 2].map(|d| self.cache.at(i, d));
        let [_, names @ .., _] = known.map(|k| k.entry.names);
        Few {
            tags: [-2, -1, 0, 1, 2].map(tag),
            shapes: known.map(|k| usize::from(k.shape_number)),
            clusters: known.map(|k| usize::from(k.entry.cluster)),
            names: names.map(usize::from),
            places: [-1, 0, 1].map(place),
        }
    }
}

/// Calls `f` with each feature of a word by itself.
pub fn own(word: &Word, entry: &Entry, mut f: impl FnMut(u64)) {
    let mut emit = |template: u64, value: u64| f(join(template, value));
    emit(100, 0);
    emit(101, word.lower);
    emit(102, word.exact);
    for k in 0..4 {
        emit(103 + k as u64, word.prefixes[k]);
        emit(107 + k as u64, word.suffixes[k]);
    }
    let names = u64::from(entry.names);
    emit(111, word.shape);
    emit(140, names);
    emit(143, join(names, word.shape));
    emit(160, u64::from(entry.cluster));
}

/// The features of [`own`], by their order, that tell which word it is.
pub const IDENTITY: [usize; 4] = [1, 2, 9, 10];

/// Calls `f` with each feature of a word for the one that stands `d` words after it (before it where negative).
pub fn beside(word: &Word, entry: &Entry, d: i8, mut f: impl FnMut(u64)) {
    let mut emit = |template: u64, value: u64| f(join(template, value));
    let cluster = u64::from(entry.cluster);
    match d {
        1 => {
            emit(117, word.lower);
            emit(127, word.shape);
            emit(131, word.suffixes[2]);
            emit(133, word.prefixes[3]);
            emit(163, cluster);
        }
        -1 => {
            emit(118, word.lower);
            emit(128, word.shape);
            emit(132, word.suffixes[2]);
            emit(134, word.prefixes[3]);
            emit(164, cluster);
        }
        2 => {
            emit(119, word.lower);
            emit(165, cluster);
        }
        -2 => {
            emit(120, word.lower);
            emit(166, cluster);
        }
        3 => emit(135, word.lower),
        _ => emit(136, word.lower),
    }
}

/// Calls `f` with each feature of word `i` together with those beside it.
fn joint(s: &Sentence, i: usize, mut f: impl FnMut(u64)) {
    let known = [-2, -1, 0, 1, 2].map(|d| s.cache.at(i, d));
    let at = |d: isize| known[(d + 2) as usize];
    let lower = |d| at(d).lower;
    let shape = |d| at(d).shape;
    let names = |d| u64::from(at(d).entry.names);
    let cluster = |d| u64::from(at(d).entry.cluster);
    let pos = |d: isize| i.checked_add_signed(d).and_then(|j| s.pos.get(j)).map_or(99, |&p| p as u64);
    let place = |d: isize| {
        let inside = (i - s.stretch.start).checked_add_signed(d).and_then(|j| s.places.get(j));
        inside.map_or(0, |&p| u64::from(p))
    };
    let mut emit = |template: u64, value: u64| f(join(template, value));
    if i == 0 {
        emit(112, shape(0));
    }
    emit(113, pos(0));
    emit(114, join(pos(-1), pos(0)));
    emit(115, join(pos(0), pos(1)));
    emit(116, join(join(shape(-1), shape(0)), shape(1)));
    emit(121, join(lower(-1), lower(0)));
    emit(122, join(lower(0), lower(1)));
    emit(123, join(lower(-2), lower(-1)));
    emit(124, join(lower(1), lower(2)));
    emit(125, join(lower(-1), shape(0)));
    emit(126, join(shape(0), lower(1)));
    emit(129, join(shape(-1), shape(-2)));
    emit(130, join(shape(1), shape(2)));
    emit(137, join(pos(-2), pos(-1)));
    emit(138, join(pos(1), pos(2)));
    emit(141, join(names(-1), names(0)));
    emit(142, join(names(0), names(1)));
    emit(144, join(join(names(-1), names(0)), names(1)));
    emit(145, place(0));
    emit(146, join(place(-1), place(0)));
    emit(147, join(place(0), place(1)));
    emit(148, join(place(0), names(0)));
    emit(149, join(place(0), lower(-1)));
    emit(150, join(place(0), lower(1)));
    emit(151, join(place(0), pos(0)));
    emit(161, join(cluster(-1), cluster(0)));
    emit(162, join(cluster(0), cluster(1)));
    emit(167, join(cluster(-1), cluster(1)));
    emit(168, join(cluster(-1), shape(0)));
    emit(169, join(cluster(1), shape(0)));
    emit(170, join(cluster(-1), names(0)));
    emit(171, join(cluster(1), names(0)));
    emit(172, join(join(cluster(-2), cluster(-1)), shape(0)));
    emit(173, join(cluster(0), place(0)));
}

/// Calls `f` with the features of [`joint`] that tell of words in a place phrase.
fn of_place(s: &Sentence, i: usize, place: u64, mut f: impl FnMut(u64)) {
    let [last, known, next] = [-1, 0, 1].map(|d| s.cache.at(i, d));
    own_place(&known.entry, place, &mut f);
    f(place_behind(last.lower, place));
    f(place_before(next.lower, place));
}

/// Calls `f` with each feature of a word by itself as part of a place phrase.
fn own_place(entry: &Entry, place: u64, mut f: impl FnMut(u64)) {
    f(join(148, join(place, u64::from(entry.names))));
    f(join(173, join(u64::from(entry.cluster), place)));
}

/// The feature of a word before a part of a place phrase.
fn place_behind(word: u64, place: u64) -> u64 {
    join(149, join(place, word))
}

/// The feature of a word behind a part of a place phrase.
fn place_before(word: u64, place: u64) -> u64 {
    join(150, join(place, word))
}

/// Calls `f` with those features of [`joint`] that neither [`tables`] nor [`of_place`] have.
#[inline]
fn among(s: &Sentence, i: usize, few: &Few, mut f: impl FnMut(u64)) {
    let known = [-2, -1, 0, 1, 2].map(|d| s.cache.at(i, d));
    let [lower2, lower1, lower, next1, next2] = known.map(|k| k.lower);
    let shapes = known.map(|k| k.shape);
    let mut emit = |template: u64, value: u64| f(join(template, value));
    if i == 0 {
        emit(112, shapes[2]);
    }
    emit(121, join(lower1, lower));
    emit(122, join(lower, next1));
    emit(123, join(lower2, lower1));
    emit(124, join(next1, next2));
    emit(125, join(lower1, shapes[2]));
    emit(126, join(shapes[2], next1));
    let clusters = few.clusters.map(|c| c as u64);
    emit(172, join(join(clusters[0], clusters[1]), shapes[2]));
    few.each_rare(&shapes, emit);
}

/// Calls `f` with each feature of word `i`: what a model is trained on. `scores` sums the same weights by shorter ways.
pub fn features(s: &Sentence, i: usize, mut f: impl FnMut(u64)) {
    let known = s.cache.at(i, 0);
    own(s.cache.word(i, 0), &known.entry, &mut f);
    for d in DISTANCES {
        beside(s.cache.word(i, -d), &s.cache.at(i, -d).entry, d as i8, &mut f);
    }
    joint(s, i, &mut f);
}

/// How far a word tells something of another.
const DISTANCES: [isize; 6] = [-3, -2, -1, 1, 2, 3];

/// Scores of all labels, padded for the sake of wide registers.
pub type Scores = [i16; 24];

/// Sums of the weights of one word's features, each once it is asked for: few words ever stand where they may be part of a
/// name, and most of those beside names only ever stand on one side. Most words are in no place phrase, so this is taken
/// for granted here.
#[derive(Clone, Default)]
pub struct Shares {
    own: Scores,
    /// For the words at -1 and 1 from this one.
    beside: [Scores; 2],
    /// For those at -2 and -3, at 2 and 3: numbers of rows. Most words have little to say there.
    far: [[u32; 2]; 2],
    is_summed: Needs,
}

/// What is needed of a word.
#[derive(Clone, Copy, Default)]
pub struct Needs {
    /// What it tells of itself.
    pub own: bool,
    /// What it tells of the words before it, and of those after it.
    pub beside: [bool; 2],
}

impl Shares {
    /// Sums up what is needed, where that was not done yet.
    #[inline]
    pub fn prepare(
        &mut self,
        model: &Model,
        needs: Needs,
        (word, entry): (&Word, &Entry),
        rows: &mut Rows<i16, 24>,
    ) {
        if needs.own && !self.is_summed.own {
            self.sum_own(model, word, entry);
        }
        for side in 0..2 {
            if needs.beside[side] && !self.is_summed.beside[side] {
                self.sum_beside(model, side, (word, entry), rows);
            }
        }
    }

    #[cold]
    fn sum_own(&mut self, model: &Model, word: &Word, entry: &Entry) {
        let mut keys = Keys::<32>::new();
        own(word, entry, |key| keys.push(key));
        own_place(entry, 0, |key| keys.push(key));
        model.add_all(&keys, &mut self.own);
        self.is_summed.own = true;
    }

    #[cold]
    fn sum_beside(
        &mut self,
        model: &Model,
        side: usize,
        (word, entry): (&Word, &Entry),
        rows: &mut Rows<i16, 24>,
    ) {
        let towards = if side == 0 { -1 } else { 1 };
        let mut keys = Keys::<8>::new();
        beside(word, entry, towards, |key| keys.push(key));
        keys.push(if side == 0 { place_before(word.lower, 0) } else { place_behind(word.lower, 0) });
        model.add_all(&keys, &mut self.beside[side]);
        self.far[side] = [2, 3].map(|d| {
            let (mut scores, mut keys) = (Scores::default(), Keys::<4>::new());
            beside(word, entry, towards * d, |key| keys.push(key));
            model.add_all(&keys, &mut scores);
            rows.keep(&scores)
        });
        self.is_summed.beside[side] = true;
    }

    /// Copies the word's rows to others.
    pub(super) fn move_rows(&mut self, from: &Rows<i16, 24>, to: &mut Rows<i16, 24>) {
        self.far = self.far.map(|side| side.map(|number| to.keep(from.row(number))));
    }
}

/// The scores of word `i`, but for the weights of the keys that are added to `keys` as those of row `row`.
fn scores(
    model: &Model,
    s: &Sentence,
    tables: &mut Tables,
    i: usize,
    row: u32,
    keys: &mut Vec<(u64, u32)>,
) -> Scores {
    let mut scores = s.cache.names_at(i, 0).own;
    for (side, towards) in [1, -1].into_iter().enumerate() {
        add(&mut scores, &s.cache.names_at(i, towards).beside[side]);
        for (k, d) in [2, 3].into_iter().enumerate() {
            add(&mut scores, s.cache.name_row(s.cache.names_at(i, towards * d).far[side][k]));
        }
    }
    let few = s.few(i);
    let shapes = [-2, -1, 0, 1, 2].map(|d| s.cache.at(i, d).shape);
    tables.add(model, &few, &shapes, &mut scores);
    let mut push = |key| keys.push((key, row));
    if few.places[1] != 0 {
        let (mut granted, mut keys_granted) = (Scores::default(), Keys::<4>::new());
        of_place(s, i, 0, |key| keys_granted.push(key));
        model.add_all(&keys_granted, &mut granted);
        scores.iter_mut().zip(granted).for_each(|(score, by)| *score -= by);
        of_place(s, i, few.places[1] as u64, &mut push);
    }
    among(s, i, &few, push);
    scores
}

/// A stretch that was read in.
struct Chain {
    /// The number of its sentence.
    sentence: usize,
    /// Its words in the sentence.
    words: Range<usize>,
}

/// Stretches on their way to their labels, and room for the work on them. The stretches of many sentences are read in first,
/// then their weights are looked up: so the memory answers for many words at once.
#[derive(Default)]
pub struct Buffers {
    stretches: Vec<Range<usize>>,
    chains: Vec<Chain>,
    places: Vec<u8>,
    /// The scores of the chains' words, in order.
    scores: Vec<Scores>,
    keys: Vec<(u64, u32)>,
    found: Vec<(Place, u32)>,
    back: Back,
    labels: Vec<u8>,
}

impl Buffers {
    /// Reads in the stretches of the sentence at work that may hold names.
    pub fn read<'a>(
        &mut self,
        (models, model): (&Models, &Model),
        (cache, tables): (&mut Cache, &mut Tables),
        (sentence, pos): (usize, &[Pos]),
        text: impl Fn(usize) -> &'a str,
    ) {
        stretches(cache, text, &mut self.stretches);
        for n in 0..self.stretches.len() {
            let words = self.stretches[n].clone();
            if words.len() == 1 && cache.is_function_word(words.start) {
                continue;
            }
            cache.prepare_names(models, words.clone());
            self.sum((models, model, tables), cache, pos, words.clone());
            self.chains.push(Chain { sentence, words });
        }
    }

    /// Sums the scores of a stretch, but for the weights of the keys that are yet to be looked up.
    fn sum(
        &mut self,
        (models, model, tables): (&Models, &Model, &mut Tables),
        cache: &Cache,
        pos: &[Pos],
        stretch: Range<usize>,
    ) {
        self.places.clear();
        lexicon::mark_places(models.lexicon.as_ref(), cache, stretch.clone(), &mut self.places);
        tables.make_room();
        let sentence = Sentence { cache, pos, stretch: stretch.clone(), places: &self.places };
        for i in stretch {
            let row = self.scores.len() as u32;
            self.scores.push(scores(model, &sentence, tables, i, row, &mut self.keys));
        }
    }

    /// Looks up the weights that are still missing.
    fn look_up(&mut self, model: &Model) {
        model.add_each(&self.keys, &mut self.found, &mut self.scores);
        self.keys.clear();
    }

    /// Finds the names in what was read in: calls `found` with the number of the sentence and the name, its tokens counted
    /// from the sentence's first.
    pub fn label(&mut self, model: &Model, transitions: &Transitions, mut found: impl FnMut(usize, Name)) {
        self.look_up(model);
        let mut rest = self.scores.as_slice();
        for Chain { sentence, words } in self.chains.drain(..) {
            let (scores, others) = rest.split_at(words.len());
            rest = others;
            viterbi(scores, transitions, &mut self.back, &mut self.labels);
            let mut open = None;
            for (i, &label) in self.labels.iter().enumerate() {
                let Some((kind, part)) = labels::parse(label as usize) else {
                    open = None;
                    continue;
                };
                if matches!(part, Part::First | Part::Only) {
                    open = Some(i);
                }
                if let (Some(from), Part::Last | Part::Only) = (open, part) {
                    let tokens = words.start + from..words.start + i + 1;
                    let confidence = margin(&scores[from..=i], label as usize);
                    found(sentence, Name { kind, tokens, confidence });
                }
            }
        }
        self.scores.clear();
    }
}

/// How far a name's last label is above being outside, in 0 to 255.
fn margin(scores: &[Scores], last: usize) -> u8 {
    let lead: i32 = scores.iter().map(|s| i32::from(s[last]) - i32::from(s[OUTSIDE])).sum();
    lead.clamp(0, 255) as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tag::Tagger;
    use crate::tag::cache::Cache;
    use crate::text::Document;

    #[test]
    fn the_short_ways_sum_the_weights_of_all_features() {
        let tagger = Tagger::new();
        let Some(model) = &tagger.models.names else { panic!() };
        let doc = Document::new(
            "New York City police told Sen. Maria van der Berg of West Virginia, 52, and the U.S. Treasury in \
             Paris, Texas, that Bank of England officials met Al-Shifa Hospital's Dr. José Pérez in 2019.",
        );
        let tags = tagger.tag(&doc);
        let mut cache = Cache::new(&tagger.models);
        let mut tables = Tables::new();
        let mut found = Vec::new();
        let mut words = 0;
        for sentence in &doc.sentences {
            let range = sentence.tokens();
            cache.begin(&tagger.models, &doc, range.clone());
            cache.prepare_names(&tagger.models, 0..cache.len());
            stretches(&cache, |i| doc.word(range.start + i), &mut found);
            for stretch in &found {
                let pos = &tags.pos[range.clone()];
                let mut buffers = Buffers::default();
                buffers.sum((&tagger.models, model, &mut tables), &cache, pos, stretch.clone());
                buffers.look_up(model);
                let s = Sentence { cache: &cache, pos, stretch: stretch.clone(), places: &buffers.places };
                for (i, scores) in stretch.clone().zip(&buffers.scores) {
                    let mut all = Scores::default();
                    features(&s, i, |key| model.add(key, &mut all));
                    assert_eq!(*scores, all, "{}", doc.word(range.start + i));
                    words += 1;
                }
            }
        }
        assert!(words > 10);
    }
}
