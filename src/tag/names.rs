//! Names: a conditional random field over the stretches of a sentence that can hold one.
//!
//! Most words of a text are in lower case and far from any name. Only stretches of capitalised words, with the small
//! words and marks that can stand inside a name, are looked at: each is a chain of its own, outside at both ends.

use super::hash::join;
use super::labels::{self, LABELS, OUTSIDE, Part};
use super::lexicon::Entry;
use super::model::Model;
use super::words::Word;
use super::{Name, Pos};
use crate::text::{Caps, TokenKind};
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

/// The stretches of a sentence that can hold names, as ranges of its words, in order.
pub fn stretches<'a>(words: &[Word], text: impl Fn(usize) -> &'a str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut i = 0;
    while i < words.len() {
        if role(&words[i], text(i)) != Role::Seed {
            i += 1;
            continue;
        }
        let mut start = i;
        // `al-`, `van der`, `12th`, before the first capitalised word
        while start > 0 && i - start < GAP {
            match role(&words[start - 1], text(start - 1)) {
                Role::Particle | Role::Number => start -= 1,
                Role::Inner if start > 1 && matches!(text(start - 1), "-" | "'" | "’") => {
                    match role(&words[start - 2], text(start - 2)) {
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
            match role(&words[end], text(end)) {
                Role::Seed => last = end,
                Role::Never => break,
                _ => {}
            }
            end += 1;
        }
        end = last + 1;
        while end < words.len() && end - last <= 2 && role(&words[end], text(end)) == Role::Number {
            end += 1;
        }
        let floor = found.last().map_or(0, |f| f.end);
        found.push(start.max(floor)..end);
        i = end;
    }
    found
}

/// All that the features of a sentence are made from.
pub struct Sentence<'a> {
    /// Its words.
    pub words: &'a [Word],
    /// Their parts of speech.
    pub pos: &'a [Pos],
    /// What the lexicon says of them.
    pub lexicon: &'a [Entry],
}

/// Calls `f` with each feature of word `i`.
#[inline]
pub fn features(s: &Sentence, i: usize, mut f: impl FnMut(u64)) {
    let word = &s.words[i];
    let at = |d: isize| i.checked_add_signed(d).and_then(|j| s.words.get(j));
    let lower = |d| at(d).map_or(1, |w| w.lower);
    let shape = |d| at(d).map_or(1, |w| w.shape);
    let pos = |d: isize| i.checked_add_signed(d).and_then(|j| s.pos.get(j)).map_or(99, |&p| p as u64);
    let mut emit = |template: u64, value: u64| f(join(template, value));
    emit(100, 0);
    emit(101, word.lower);
    emit(102, word.exact);
    for k in 0..4 {
        emit(103 + k as u64, word.prefixes[k]);
        emit(107 + k as u64, word.suffixes[k]);
    }
    emit(111, word.shape);
    emit(112, join(word.shape, u64::from(i == 0)));
    emit(113, pos(0));
    emit(114, join(pos(-1), pos(0)));
    emit(115, join(pos(0), pos(1)));
    emit(116, join(join(shape(-1), word.shape), shape(1)));
    emit(117, lower(-1));
    emit(118, lower(1));
    emit(119, lower(-2));
    emit(120, lower(2));
    emit(121, join(lower(-1), word.lower));
    emit(122, join(word.lower, lower(1)));
    emit(123, join(lower(-2), lower(-1)));
    emit(124, join(lower(1), lower(2)));
    emit(125, join(lower(-1), word.shape));
    emit(126, join(word.shape, lower(1)));
    emit(127, shape(-1));
    emit(128, shape(1));
    emit(129, join(shape(-1), shape(-2)));
    emit(130, join(shape(1), shape(2)));
    emit(131, at(-1).map_or(1, |w| w.suffixes[2]));
    emit(132, at(1).map_or(1, |w| w.suffixes[2]));
    emit(133, at(-1).map_or(1, |w| w.prefixes[3]));
    emit(134, at(1).map_or(1, |w| w.prefixes[3]));
    emit(135, join(lower(-3), 3));
    emit(136, join(lower(3), 3));
    emit(137, join(pos(-2), pos(-1)));
    emit(138, join(pos(1), pos(2)));
    let entry =
        |d: isize| i.checked_add_signed(d).and_then(|j| s.lexicon.get(j)).copied().unwrap_or_default();
    let names = |d| u64::from(entry(d).names);
    let place = |d| u64::from(entry(d).place);
    let cluster = |d| u64::from(entry(d).cluster);
    emit(140, names(0));
    emit(141, join(names(-1), names(0)));
    emit(142, join(names(0), names(1)));
    emit(143, join(names(0), word.shape));
    emit(144, join(join(names(-1), names(0)), names(1)));
    emit(145, place(0));
    emit(146, join(place(-1), place(0)));
    emit(147, join(place(0), place(1)));
    emit(148, join(place(0), names(0)));
    emit(149, join(place(0), lower(-1)));
    emit(150, join(place(0), lower(1)));
    emit(151, join(place(0), pos(0)));
    emit(160, cluster(0));
    emit(161, join(cluster(-1), cluster(0)));
    emit(162, join(cluster(0), cluster(1)));
    emit(163, join(cluster(-1), 1));
    emit(164, join(cluster(1), 1));
    emit(165, join(cluster(-2), 2));
    emit(166, join(cluster(2), 2));
    emit(167, join(cluster(-1), cluster(1)));
    emit(168, join(cluster(-1), word.shape));
    emit(169, join(cluster(1), word.shape));
    emit(170, join(cluster(-1), names(0)));
    emit(171, join(cluster(1), names(0)));
    emit(172, join(join(cluster(-2), cluster(-1)), word.shape));
    emit(173, join(cluster(0), place(0)));
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
fn viterbi(scores: &[[i32; LABELS]], t: &Transitions, back: &mut Vec<[u8; LABELS]>, out: &mut Vec<u8>) {
    back.clear();
    out.clear();
    let Some(first) = scores.first() else { return };
    let mut now = [NEVER; LABELS];
    for l in 0..LABELS {
        now[l] = first[l] + t.weights[OUTSIDE][l];
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
            now[l] = next[l].max(i32::MIN / 4) + step[l];
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
    scores: Vec<[i32; LABELS]>,
    back: Vec<[u8; LABELS]>,
    labels: Vec<u8>,
}

/// Finds the names of a sentence; `first` is the index of its first token in the document.
pub fn tag<'a>(
    (model, transitions): (&Model, &Transitions),
    sentence: &Sentence,
    first: usize,
    text: impl Fn(usize) -> &'a str,
    buffers: &mut Buffers,
    out: &mut Vec<Name>,
) {
    for stretch in stretches(sentence.words, text) {
        buffers.scores.clear();
        for i in stretch.clone() {
            let mut scores = [0; LABELS];
            features(sentence, i, |key| model.add(key, &mut scores));
            buffers.scores.push(scores);
        }
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
fn margin(scores: &[[i32; LABELS]], last: usize) -> u8 {
    let lead: i32 = scores.iter().map(|s| s[last] - s[OUTSIDE]).sum();
    lead.clamp(0, 255) as u8
}

/// Is the word written so that it can be a name by itself?
pub fn is_seed(word: &Word) -> bool {
    word.kind == TokenKind::Word && word.caps != Caps::Lower
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
