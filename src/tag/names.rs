//! Names: a conditional random field over the stretches of a sentence that can hold one.
//!
//! Most words of a text are in lower case and far from any name. Only stretches of capitalised words, with the small
//! words and marks that can stand inside a name, are looked at: each is a chain of its own, outside at both ends.

use super::cache::Cache;
use super::hash::join;
use super::labels::{self, LABELS, OUTSIDE, Part};
use super::lexicon::{self, Entry};
use super::model::Model;
use super::words::Word;
use super::{Name, Pos};
use crate::text::TokenKind;
use std::ops::Range;

/// Words in lower case that can stand inside a name.
const INNER: &[&str] = &[
    "a", "al", "an", "and", "at", "aux", "bin", "by", "d", "da", "das", "de", "del", "della", "den", "der",
    "des", "di", "do", "dos", "du", "e", "el", "en", "et", "for", "from", "ibn", "in", "la", "las", "le",
    "les", "los", "n't", "of", "on", "or", "s", "sur", "ter", "the", "to", "und", "van", "von", "with", "y",
    "zu",
];
/// Words in lower case that can begin a name.
const PARTICLES: &[&str] = &[
    "abu", "al", "bin", "bint", "d", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el",
    "ibn", "la", "le", "ter", "van", "von", "zu",
];

/// What a word is to a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Can be a name.
    Seed,
    /// Can stand inside one.
    Inner,
    /// Can stand inside one and begin it.
    Particle,
    /// Can stand inside one or end it.
    Number,
    /// Never part of one.
    Never,
}

fn role(word: &Word, text: &str) -> Role {
    match word.kind {
        TokenKind::Word if word.is_capitalised() => Role::Seed,
        TokenKind::Word => {
            let bare = text.trim_start_matches(['\'', '’']);
            if PARTICLES.binary_search(&bare).is_ok() {
                Role::Particle
            } else if INNER.binary_search(&bare).is_ok() {
                Role::Inner
            } else {
                Role::Never
            }
        }
        TokenKind::Number => Role::Number,
        TokenKind::Punct => match text {
            "-" | "–" | "—" | "&" | "." | "'" | "’" | "\"" | "“" | "”" | "/" | "+" | "!" | "(" | ")" => {
                Role::Inner
            }
            _ => Role::Never,
        },
        _ => Role::Never,
    }
}

/// Longest stretch between two capitalised words of one name.
const GAP: usize = 3;

/// The stretches of the sentence at work that can hold names, as ranges of its words, in order.
pub fn stretches<'a>(cache: &Cache, text: impl Fn(usize) -> &'a str, found: &mut Vec<Range<usize>>) {
    found.clear();
    let role = |i: usize| role(&cache.at(i, 0).word, text(i));
    let words = &cache.words;
    let mut i = 0;
    while i < words.len() {
        if role(i) != Role::Seed {
            i += 1;
            continue;
        }
        let mut start = i;
        // `al-`, `van der`, `12th`, before the first capitalised word
        while start > 0 && i - start < GAP {
            match role(start - 1) {
                Role::Particle | Role::Number => start -= 1,
                Role::Inner if start > 1 && matches!(text(start - 1), "-" | "'" | "’") => {
                    match role(start - 2) {
                        Role::Particle | Role::Number => start -= 2,
                        _ => break,
                    }
                }
                _ => break,
            }
        }
        let mut end = i + 1;
        let mut last = i;
        while end < words.len() && end - last <= GAP + 1 {
            match role(end) {
                Role::Seed => last = end,
                Role::Never => break,
                _ => {}
            }
            end += 1;
        }
        end = last + 1;
        while end < words.len() && end - last <= 2 && role(end) == Role::Number {
            end += 1;
        }
        let floor = found.last().map_or(0, |f| f.end);
        found.push(start.max(floor)..end);
        i = end;
    }
}

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
pub fn joint(s: &Sentence, i: usize, mut f: impl FnMut(u64)) {
    let known = [-2, -1, 0, 1, 2].map(|d| s.cache.at(i, d));
    let at = |d: isize| known[(d + 2) as usize];
    let lower = |d| at(d).word.lower;
    let shape = |d| at(d).word.shape;
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

/// Calls `f` with each feature of word `i`, as [`tag`] sums them.
pub fn features(s: &Sentence, i: usize, mut f: impl FnMut(u64)) {
    let known = s.cache.at(i, 0);
    own(&known.word, &known.entry, &mut f);
    for d in DISTANCES {
        let other = s.cache.at(i, -d);
        beside(&other.word, &other.entry, d as i8, &mut f);
    }
    joint(s, i, &mut f);
}

/// How far a word tells something of another.
const DISTANCES: [isize; 6] = [-3, -2, -1, 1, 2, 3];

/// Scores of all labels, padded for the sake of wide registers.
pub type Scores = [i16; 24];

/// Sums of the weights of one word's features.
#[derive(Clone, Default)]
pub struct Shares {
    own: Scores,
    beside: [Scores; 6],
}

impl Shares {
    /// Sums them up.
    pub fn new(model: &Model, word: &Word, entry: &Entry) -> Self {
        let mut shares = Self::default();
        own(word, entry, |key| model.add(key, &mut shares.own));
        for (d, scores) in DISTANCES.into_iter().zip(&mut shares.beside) {
            beside(word, entry, d as i8, |key| model.add(key, scores));
        }
        shares
    }
}

fn scores(model: &Model, s: &Sentence, i: usize) -> Scores {
    let mut scores = s.cache.at(i, 0).names.own;
    for (k, d) in DISTANCES.into_iter().enumerate() {
        for (score, by) in scores.iter_mut().zip(&s.cache.at(i, -d).names.beside[k]) {
            *score += by;
        }
    }
    joint(s, i, |key| model.add(key, &mut scores));
    scores
}

/// The transitions of the embedded model, with the forbidden ones far below all others.
pub struct Transitions {
    weights: [[i32; LABELS]; LABELS],
}

const NEVER: i32 = -1_000_000;

impl Transitions {
    /// Reads them from the model.
    pub fn new(model: &Model) -> Self {
        let mut weights = [[NEVER; LABELS]; LABELS];
        for (from, row) in weights.iter_mut().enumerate() {
            for (to, weight) in row.iter_mut().enumerate().filter(|(to, _)| labels::follows(from, *to)) {
                *weight = model.transition(from, to);
            }
        }
        Self { weights }
    }
}

/// The best labels for a stretch, outside before and after it.
fn viterbi(scores: &[Scores], t: &Transitions, back: &mut Vec<[u8; LABELS]>, out: &mut Vec<u8>) {
    back.clear();
    out.clear();
    let Some(first) = scores.first() else { return };
    let mut now = [NEVER; LABELS];
    for l in 0..LABELS {
        now[l] = i32::from(first[l]) + t.weights[OUTSIDE][l];
    }
    for step in &scores[1..] {
        let mut next = [i32::MIN / 2; LABELS];
        let mut from = [0u8; LABELS];
        for (l, row) in t.weights.iter().enumerate() {
            for to in 0..LABELS {
                let score = now[l] + row[to];
                if score > next[to] {
                    next[to] = score;
                    from[to] = l as u8;
                }
            }
        }
        for l in 0..LABELS {
            now[l] = next[l].max(i32::MIN / 4) + i32::from(step[l]);
        }
        back.push(from);
    }
    let mut label =
        (0..LABELS).max_by_key(|&l| (now[l] + t.weights[l][OUTSIDE], LABELS - l)).unwrap_or(OUTSIDE);
    out.push(label as u8);
    for from in back.iter().rev() {
        label = from[label] as usize;
        out.push(label as u8);
    }
    out.reverse();
}

/// Room for the work on one sentence after another.
#[derive(Default)]
pub struct Buffers {
    stretches: Vec<Range<usize>>,
    places: Vec<u8>,
    scores: Vec<Scores>,
    back: Vec<[u8; LABELS]>,
    labels: Vec<u8>,
}

/// Finds the names of the sentence at work; `first` is the index of its first token in the document.
pub fn tag<'a>(
    (model, transitions, lexicon): (&Model, &Transitions, Option<&Model>),
    cache: &mut Cache,
    pos: &[Pos],
    first: usize,
    text: impl Fn(usize) -> &'a str,
    buffers: &mut Buffers,
    out: &mut Vec<Name>,
) {
    stretches(cache, text, &mut buffers.stretches);
    for stretch in &buffers.stretches {
        let around = stretch.start.saturating_sub(3)..(stretch.end + 3).min(cache.words.len());
        cache.prepare_names(model, around);
        buffers.places.clear();
        lexicon::mark_places(lexicon, cache, stretch.clone(), &mut buffers.places);
        let sentence = Sentence { cache, pos, stretch: stretch.clone(), places: &buffers.places };
        buffers.scores.clear();
        buffers.scores.extend(stretch.clone().map(|i| scores(model, &sentence, i)));
        viterbi(&buffers.scores, transitions, &mut buffers.back, &mut buffers.labels);
        let base = first + stretch.start;
        let mut open = None;
        for (i, &label) in buffers.labels.iter().enumerate() {
            let Some((kind, part)) = labels::parse(label as usize) else {
                open = None;
                continue;
            };
            if matches!(part, Part::First | Part::Only) {
                open = Some(i);
            }
            if let (Some(from), Part::Last | Part::Only) = (open, part) {
                let margin = margin(&buffers.scores[from..=i], label as usize);
                out.push(Name { kind, tokens: base + from..base + i + 1, confidence: margin });
            }
        }
    }
}

/// How far a name's last label is above being outside, in 0 to 255.
fn margin(scores: &[Scores], last: usize) -> u8 {
    let lead: i32 = scores.iter().map(|s| i32::from(s[last]) - i32::from(s[OUTSIDE])).sum();
    lead.clamp(0, 255) as u8
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_lists_are_sorted_for_binary_search() {
        for list in [super::INNER, super::PARTICLES] {
            assert!(list.is_sorted(), "{list:?}");
        }
    }
}
