//! Trains the part-of-speech tagger: an averaged perceptron, greedy as at run time.

use crate::sample::Sample;
use crate::shuffle::Shuffle;
use newsx::tag::cache::{Cache, Models};
use newsx::tag::model;
use newsx::tag::pos::{START, TAGS, beside, best, history, joint, own};
use newsx::tag::words::Word;
use newsx::tag::{PENN, Tagger};
use newsx::text::Document;
use std::collections::{BTreeMap, HashMap};

const EPOCHS: usize = 8;
/// Runs over the data in other orders, whose weights are averaged.
const RUNS: usize = 1;
/// A feature must occur this often to be kept.
const CUT: u32 = 3;
/// Quantisation steps in a weight of one.
const SCALE: f32 = 12.0;
/// Least weight, in steps, for a feature to be kept.
const LEAST: f32 = 5.0;

/// A sentence with its gold tags.
struct Sentence {
    words: Vec<Word>,
    /// The features that do not depend on tags.
    keys: Vec<Vec<u64>>,
    gold: Vec<Option<usize>>,
}

fn sentences(models: &Models, samples: &[Sample]) -> Vec<Sentence> {
    let mut out = Vec::new();
    let mut cache = Cache::new(models);
    for sample in samples.iter().filter(|s| !s.pos.is_empty()) {
        let doc = Document::new(&sample.text);
        let gold = sample.gold_pos(&doc);
        for s in &doc.sentences {
            cache.begin(models, &doc, s.tokens());
            let keys = (0..s.tokens().len()).map(|i| {
                let mut keys = Vec::new();
                own(cache.word(i, 0), |k| keys.push(k));
                for d in [-2, -1, 1, 2] {
                    beside(cache.word(i, -d), d as i8, |k| keys.push(k));
                }
                keys
            });
            let keys = keys.collect();
            let words = (0..s.tokens().len()).map(|i| *cache.word(i, 0)).collect();
            let gold = s.tokens().map(|i| gold[i].and_then(|g| PENN.iter().position(|p| p.1 == g))).collect();
            out.push(Sentence { words, keys, gold });
        }
    }
    out
}

#[derive(Default, Clone)]
struct Row {
    weights: Vec<f32>,
    totals: Vec<f64>,
    since: Vec<u32>,
    count: u32,
}

/// Trains on the samples' tags; gives the model file.
pub fn train(lexicon: &'static [u8], samples: &[Sample], held_out: &[Sample], seed: u64) -> Vec<u8> {
    let models = Tagger::with_models(&[], lexicon, &[]).models().clone();
    let mut data = sentences(&models, samples);
    let mut shuffle = Shuffle::new(seed);
    let mut sum: BTreeMap<u64, Vec<f32>> = BTreeMap::new();
    for _ in 0..RUNS {
        for (key, weights) in run(&mut data, &mut shuffle) {
            let row = sum.entry(key).or_insert_with(|| vec![0.0; TAGS]);
            row.iter_mut().zip(weights).for_each(|(s, w)| *s += w / RUNS as f32);
        }
    }
    let averaged: Vec<(u64, Vec<f32>)> = sum.into_iter().collect();
    let quantised = crate::quantise::rows(&averaged, SCALE, LEAST);
    let bytes = model::write(TAGS, &quantised, &[0; TAGS * TAGS]);
    eprintln!("pos: {} features, {} bytes", quantised.len(), bytes.len());
    score(Box::leak(bytes.clone().into_boxed_slice()), lexicon, held_out);
    bytes
}

/// Trains once; gives the averaged weights by key.
fn run(data: &mut [Sentence], shuffle: &mut Shuffle) -> Vec<(u64, Vec<f32>)> {
    let edge = Word::edge();
    let mut ids: HashMap<u64, u32> = HashMap::new();
    let mut rows: Vec<Row> = Vec::new();
    let mut step = 0u32;
    let mut keys = Vec::new();
    for epoch in 0..EPOCHS {
        shuffle.shuffle(data);
        let (mut right, mut all) = (0, 0);
        for sentence in &*data {
            let mut before = START;
            for i in 0..sentence.words.len() {
                keys.clear();
                let mut emit = |key| {
                    let next = ids.len() as u32;
                    keys.push(*ids.entry(key).or_insert(next));
                };
                sentence.keys[i].iter().for_each(|&k| emit(k));
                history(before, &mut emit);
                let last = i.checked_sub(1).map_or(&edge, |j| &sentence.words[j]);
                let next = sentence.words.get(i + 1).unwrap_or(&edge);
                joint(last, &sentence.words[i], next, i == 0, before[0], &mut emit);
                rows.resize_with(ids.len(), Row::default);
                let mut scores = [0f32; TAGS];
                for &k in &keys {
                    let row = &mut rows[k as usize];
                    if epoch == 0 {
                        row.count += 1;
                    }
                    for (s, w) in scores.iter_mut().zip(&row.weights) {
                        *s += w;
                    }
                }
                let guess = best(&scores);
                if let Some(gold) = sentence.gold[i] {
                    step += 1;
                    all += 1;
                    right += usize::from(gold == guess);
                    if gold != guess {
                        for &k in &keys {
                            let row = &mut rows[k as usize];
                            if row.weights.is_empty() {
                                row.weights = vec![0.0; TAGS];
                                row.totals = vec![0.0; TAGS];
                                row.since = vec![0; TAGS];
                            }
                            for (tag, by) in [(gold, 1.0), (guess, -1.0)] {
                                row.totals[tag] +=
                                    f64::from(row.weights[tag]) * f64::from(step - row.since[tag]);
                                row.since[tag] = step;
                                row.weights[tag] += by;
                            }
                        }
                    }
                }
                before = [guess as u64, before[0]];
            }
        }
        eprintln!("pos epoch {epoch}: {:.4} of {all}", right as f64 / all as f64);
    }
    let mut keys: Vec<(u64, u32)> = ids.into_iter().collect();
    keys.sort_unstable();
    let mut averaged: Vec<(u64, Vec<f32>)> = Vec::new();
    for (key, id) in keys {
        let row = &rows[id as usize];
        if row.weights.is_empty() || row.count < CUT {
            continue;
        }
        let weights = (0..TAGS).map(|t| {
            let total = row.totals[t] + f64::from(row.weights[t]) * f64::from(step - row.since[t]);
            (total / f64::from(step)) as f32
        });
        averaged.push((key, weights.collect()));
    }
    averaged
}

/// Prints the accuracy on held-out samples, by source.
pub fn score(bytes: &'static [u8], lexicon: &'static [u8], held_out: &[Sample]) {
    let tagger = newsx::tag::Tagger::with_models(bytes, lexicon, &[]);
    for source in ["gum", "ewt"] {
        let (mut right, mut all) = (0, 0);
        for sample in held_out.iter().filter(|s| s.source == source) {
            let doc = Document::new(&sample.text);
            let tags = tagger.tag(&doc);
            for (gold, tag) in sample.gold_pos(&doc).iter().zip(&tags.pos) {
                all += usize::from(gold.is_some());
                right += usize::from(*gold == Some(*tag));
            }
        }
        eprintln!(
            "pos held out {source}: {:.4} of {all}",
            f64::from(right as u32) / f64::from(all.max(1) as u32)
        );
    }
}
