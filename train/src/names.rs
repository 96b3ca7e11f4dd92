//! Trains the name recogniser: a conditional random field by stochastic gradient with AdaGrad steps.

use crate::sample::Sample;
use crate::shuffle::Shuffle;
use newsx::tag::cache::Cache;
use newsx::tag::labels::{LABELS, OUTSIDE, follows};
use newsx::tag::lexicon::mark_places;
use newsx::tag::names::{self, IDENTITY, features, stretches};
use newsx::tag::{NameKind, Tagger, model};
use newsx::text::Document;
use std::collections::HashMap;

/// What can be set from the command line.
#[derive(Debug, Clone, clap::Args)]
pub struct Options {
    /// Passes over the data.
    #[arg(long, default_value_t = 8)]
    epochs: usize,
    /// Step size.
    #[arg(long, default_value_t = 0.1)]
    rate: f32,
    /// Share of features hidden at random in training.
    #[arg(long, default_value_t = 0.1)]
    dropout: f32,
    /// Share of words whose own identity is hidden in training.
    #[arg(long, default_value_t = 0.15)]
    hide_words: f32,
    /// A feature must occur this often to be kept.
    #[arg(long, default_value_t = 3)]
    cut: u32,
    /// Quadratic penalty.
    #[arg(long, default_value_t = 1e-6)]
    penalty: f32,
    /// Copies of each text with other people and places in it.
    #[arg(long, default_value_t = 0)]
    pub renamed: usize,
    /// Share of places that get another name in such a copy.
    #[arg(long, default_value_t = 0.6)]
    pub moved: f32,
    /// Share of texts that are copied as headlines.
    #[arg(long, default_value_t = 0.15)]
    pub recased: f32,
    /// Variants of each text written for newsx.
    #[arg(long, default_value_t = 8)]
    pub written: usize,
    /// Sources to leave out, for ablation.
    #[arg(long, value_delimiter = ',', default_value = "wnut")]
    pub without: Vec<String>,
    /// Trainings, each in an order of its own, whose weights are averaged.
    #[arg(long, default_value_t = 2)]
    runs: usize,
    /// Passes at the end of a training whose weights are averaged.
    #[arg(long, default_value_t = 4)]
    averaged: usize,
    /// Least weight, in quantisation steps, for a feature to be kept.
    #[arg(long, default_value_t = 5.0)]
    least: f32,
}

/// Quantisation steps in a weight of one.
const SCALE: f32 = 28.0;

/// A stretch of a sentence with its gold labels.
struct Chain {
    features: Vec<Vec<u32>>,
    gold: Vec<u8>,
    weight: f32,
    /// Outside may also be another name: the source does not mark those.
    loose: bool,
}

/// How much a source counts: news and encyclopedia text in full, tweets little.
fn weight(source: &str) -> f32 {
    match source {
        "btc" | "wnut" => 0.3,
        "crossner" => 0.7,
        _ => 1.0,
    }
}

/// Does the source leave peoples, events and works without a label?
fn loose(source: &str) -> bool {
    matches!(source, "ewt" | "btc" | "re3d")
}

/// Calls `f` for every stretch of a sample with its features' keys and gold labels.
fn chains(tagger: &Tagger, sample: &Sample, mut f: impl FnMut(Vec<Vec<u64>>, Vec<u8>)) -> usize {
    let doc = Document::new(&sample.text);
    let Some(gold) = sample.gold_labels(&doc) else { return 0 };
    let tags = tagger.tag(&doc);
    let mut covered = 0;
    let mut cache = Cache::new(tagger.models());
    let mut found = Vec::new();
    for s in &doc.sentences {
        let first = s.first as usize;
        cache.begin(tagger.models(), &doc, s.tokens());
        cache.prepare_names(tagger.models(), 0..cache.len());
        stretches(&cache, |i| doc.word(first + i), &mut found);
        for stretch in &found {
            let mut places = Vec::new();
            mark_places(tagger.models().lexicon.as_ref(), &cache, stretch.clone(), &mut places);
            let pos = &tags.pos[s.tokens()];
            let sentence = names::Sentence { cache: &cache, pos, stretch: stretch.clone(), places: &places };
            let keys = stretch
                .clone()
                .map(|i| {
                    let mut keys = Vec::with_capacity(64);
                    features(&sentence, i, |k| keys.push(k));
                    keys
                })
                .collect();
            let labels: Vec<u8> = stretch.clone().map(|i| gold[first + i]).collect();
            covered += labels.iter().filter(|&&l| l as usize != OUTSIDE).count();
            f(keys, repair(labels));
        }
    }
    gold.iter().filter(|&&l| l as usize != OUTSIDE).count() - covered
}

/// A name that the stretch cuts keeps its inner part.
fn repair(mut labels: Vec<u8>) -> Vec<u8> {
    for i in 0..labels.len() {
        let (from, to) = (if i == 0 { OUTSIDE } else { labels[i - 1] as usize }, labels[i] as usize);
        if !follows(from, to) {
            // Inner (1) becomes first (0), last (2) becomes only (3).
            labels[i] = if (to - 1) % 4 == 1 { labels[i] - 1 } else { labels[i] + 1 };
        }
    }
    if let Some(last) = labels.last_mut().filter(|l| !follows(**l as usize, OUTSIDE)) {
        *last = if (*last - 1) % 4 == 0 { *last + 3 } else { *last + 1 };
    }
    labels
}

struct Weights {
    rows: Vec<[f32; LABELS]>,
    squares: Vec<[f32; LABELS]>,
    transitions: [[f32; LABELS]; LABELS],
    transition_squares: [[f32; LABELS]; LABELS],
}

impl Weights {
    fn new(features: usize) -> Self {
        Self {
            rows: vec![[0.0; LABELS]; features],
            squares: vec![[1e-4; LABELS]; features],
            transitions: [[0.0; LABELS]; LABELS],
            transition_squares: [[1e-2; LABELS]; LABELS],
        }
    }

    fn each<'a>(&'a mut self, other: &'a Self) -> impl Iterator<Item = (&'a mut f32, &'a f32)> {
        let rows = self.rows.iter_mut().flatten().zip(other.rows.iter().flatten());
        rows.chain(self.transitions.iter_mut().flatten().zip(other.transitions.iter().flatten()))
    }

    fn add(&mut self, other: &Self) {
        self.each(other).for_each(|(a, b)| *a += b);
    }

    fn divide(&mut self, by: f32) {
        self.rows.iter_mut().flatten().chain(self.transitions.iter_mut().flatten()).for_each(|a| *a /= by);
    }
}

/// Trains on the samples' names; gives the model file.
pub fn train(
    (pos, lexicon): (&'static [u8], &'static [u8]),
    samples: &[Sample],
    held_out: &[Sample],
    o: &Options,
    seed: u64,
) -> Vec<u8> {
    let tagger = Tagger::with_models(pos, lexicon, &[]);
    let mut ids: HashMap<u64, (u32, u32)> = HashMap::new();
    let mut data = Vec::new();
    let mut missed = 0;
    for sample in samples {
        missed += chains(&tagger, sample, |keys, gold| {
            let features = keys
                .into_iter()
                .map(|keys| {
                    keys.into_iter()
                        .map(|k| {
                            let next = ids.len() as u32;
                            let entry = ids.entry(k).or_insert((next, 0));
                            entry.1 += 1;
                            entry.0
                        })
                        .collect()
                })
                .collect();
            data.push(Chain { features, gold, weight: weight(sample.source), loose: loose(sample.source) });
        });
    }
    let positions: usize = data.iter().map(|c| c.gold.len()).sum();
    eprintln!(
        "names: {} stretches, {positions} tokens, {} features, {missed} name tokens outside",
        data.len(),
        ids.len()
    );
    let mut count = vec![0; ids.len()];
    ids.values().for_each(|&(id, n)| count[id as usize] = n);
    for row in data.iter_mut().flat_map(|c| &mut c.features) {
        for id in row {
            if count[*id as usize] < o.cut {
                *id = u32::MAX;
            }
        }
    }
    let w = average(&data, ids.len(), o, seed);
    let mut keys: Vec<(u64, u32)> = ids.into_iter().map(|(k, (id, _))| (k, id)).collect();
    keys.sort_unstable();
    let keep = 1.0 - o.dropout;
    let rows: Vec<(u64, Vec<f32>)> = keys
        .into_iter()
        .filter(|&(_, id)| count[id as usize] >= o.cut)
        .map(|(k, id)| (k, w.rows[id as usize].iter().map(|x| x * keep).collect()))
        .collect();
    let quantised = crate::quantise::rows(&rows, SCALE, o.least);
    let transitions: Vec<i16> =
        w.transitions.iter().flatten().map(|t| (t * SCALE).round().clamp(-9999.0, 9999.0) as i16).collect();
    let bytes = model::write(LABELS, &quantised, &transitions);
    eprintln!("names: {} features, {} bytes", quantised.len(), bytes.len());
    score((pos, lexicon), Box::leak(bytes.clone().into_boxed_slice()), held_out);
    bytes
}

/// The mean of the weights of several trainings: what depends on the order of the data cancels out.
fn average(data: &[Chain], features: usize, o: &Options, seed: u64) -> Weights {
    let mut sum = Weights::new(features);
    for pair in (0..o.runs as u64).collect::<Vec<_>>().chunks(2) {
        let trained: Vec<Weights> = std::thread::scope(|scope| {
            let runs: Vec<_> =
                pair.iter().map(|run| scope.spawn(move || run_once(data, features, o, seed + run))).collect();
            runs.into_iter().filter_map(|run| run.join().ok()).collect()
        });
        trained.iter().for_each(|w| sum.add(w));
    }
    sum.divide(o.runs as f32);
    sum
}

/// One training; gives the mean of the weights after each of its last passes.
fn run_once(data: &[Chain], features: usize, o: &Options, seed: u64) -> Weights {
    let mut w = Weights::new(features);
    let mut sum = Weights::new(features);
    let mut random = Shuffle::new(seed);
    let mut order: Vec<usize> = (0..data.len()).collect();
    let positions: usize = data.iter().map(|c| c.gold.len()).sum();
    for epoch in 0..o.epochs {
        random.shuffle(&mut order);
        let rate = o.rate * (1.0 - epoch as f32 / o.epochs as f32 * 0.8);
        let loss: f64 = order.iter().map(|&i| step(&mut w, &data[i], o, rate, &mut random)).sum();
        eprintln!("names seed {seed} epoch {epoch}: loss {:.4}", loss / positions as f64);
        if epoch + o.averaged >= o.epochs {
            sum.add(&w);
        }
    }
    sum.divide(o.averaged.min(o.epochs) as f32);
    sum
}

const NEVER: f32 = -1e9;

/// One gradient step on one chain; gives its loss.
fn step(w: &mut Weights, chain: &Chain, o: &Options, rate: f32, random: &mut Shuffle) -> f64 {
    let n = chain.gold.len();
    let mut active: Vec<Vec<u32>> = Vec::with_capacity(n);
    let mut scores = vec![[0f32; LABELS]; n];
    for (i, row) in chain.features.iter().enumerate() {
        let hide = random.fraction() < o.hide_words;
        let kept: Vec<u32> = row
            .iter()
            .enumerate()
            .filter(|&(t, &id)| {
                id != u32::MAX
                    && !(hide && IDENTITY.contains(&t))
                    && (o.dropout == 0.0 || random.fraction() >= o.dropout)
            })
            .map(|(_, &id)| id)
            .collect();
        for &id in &kept {
            for (s, x) in scores[i].iter_mut().zip(&w.rows[id as usize]) {
                *s += x;
            }
        }
        active.push(kept);
    }
    let mut t = [[NEVER; LABELS]; LABELS];
    for from in 0..LABELS {
        for to in (0..LABELS).filter(|&to| follows(from, to)) {
            t[from][to] = w.transitions[from][to];
        }
    }
    let (f, b, z) = sums(&scores, &t);
    // What the gold allows: its own path, or where the source is loose every path that agrees on the marked names.
    let mut allowed = scores.clone();
    for (i, row) in allowed.iter_mut().enumerate() {
        let gold = chain.gold[i] as usize;
        for (l, s) in row.iter_mut().enumerate() {
            if l != gold && !(chain.loose && gold == OUTSIDE && l > LABELS - 5) {
                *s = NEVER;
            }
        }
    }
    let (gf, gb, gz) = sums(&allowed, &t);
    let mut gt = [[0f32; LABELS]; LABELS];
    for i in 0..n {
        let mut grad = [0f32; LABELS];
        for l in 0..LABELS {
            grad[l] = (f[i][l] + b[i][l] - z).exp() - (gf[i][l] + gb[i][l] - gz).exp();
        }
        if i == 0 {
            for l in 0..LABELS {
                gt[OUTSIDE][l] += grad[l];
            }
        } else {
            for from in 0..LABELS {
                for to in 0..LABELS {
                    if t[from][to] > NEVER {
                        gt[from][to] += (f[i - 1][from] + t[from][to] + scores[i][to] + b[i][to] - z).exp();
                        gt[from][to] -=
                            (gf[i - 1][from] + t[from][to] + allowed[i][to] + gb[i][to] - gz).exp();
                    }
                }
            }
        }
        if i == n - 1 {
            for l in 0..LABELS {
                gt[l][OUTSIDE] += grad[l];
            }
        }
        for &id in &active[i] {
            let (row, squares) = (&mut w.rows[id as usize], &mut w.squares[id as usize]);
            for l in 0..LABELS {
                let g = grad[l] * chain.weight + o.penalty * row[l];
                squares[l] += g * g;
                row[l] -= rate * g / squares[l].sqrt();
            }
        }
    }
    for from in 0..LABELS {
        for to in 0..LABELS {
            let g = gt[from][to] * chain.weight;
            if g != 0.0 && follows(from, to) {
                w.transition_squares[from][to] += g * g;
                w.transitions[from][to] -= rate * g / w.transition_squares[from][to].sqrt();
            }
        }
    }
    f64::from(z - gz)
}

type Table = Vec<[f32; LABELS]>;

/// Log sums over all paths up to and after each token, and over all.
fn sums(scores: &Table, t: &[[f32; LABELS]; LABELS]) -> (Table, Table, f32) {
    let n = scores.len();
    let lse = |v: &[f32; LABELS]| {
        let m = v.iter().copied().fold(f32::MIN, f32::max);
        m + v.iter().map(|x| (x - m).exp()).sum::<f32>().ln()
    };
    let mut forward = vec![[NEVER; LABELS]; n];
    let mut backward = vec![[NEVER; LABELS]; n];
    for l in 0..LABELS {
        forward[0][l] = scores[0][l] + t[OUTSIDE][l];
        backward[n - 1][l] = t[l][OUTSIDE];
    }
    for i in 1..n {
        for to in 0..LABELS {
            let mut v = [0.0; LABELS];
            for from in 0..LABELS {
                v[from] = forward[i - 1][from] + t[from][to];
            }
            forward[i][to] = lse(&v) + scores[i][to];
        }
    }
    for i in (0..n - 1).rev() {
        for from in 0..LABELS {
            let mut v = [0.0; LABELS];
            for to in 0..LABELS {
                v[to] = t[from][to] + scores[i + 1][to] + backward[i + 1][to];
            }
            backward[i][from] = lse(&v);
        }
    }
    let mut last = [0.0; LABELS];
    for l in 0..LABELS {
        last[l] = forward[n - 1][l] + t[l][OUTSIDE];
    }
    let z = lse(&last);
    (forward, backward, z)
}

/// Prints precision, recall and F1 by kind on held-out samples, by source.
pub fn score((pos, lexicon): (&'static [u8], &'static [u8]), bytes: &'static [u8], held_out: &[Sample]) {
    let tagger = Tagger::with_models(pos, lexicon, bytes);
    for source in ["gum", "ewt", "wikigold", "politics", "re3d"] {
        let mut line = format!("names held out {source:9}");
        let mut counts: HashMap<NameKind, [u32; 3]> = HashMap::new();
        for sample in held_out.iter().filter(|s| s.source == source) {
            let Some(gold) = &sample.names else { continue };
            let doc = Document::new(&sample.text);
            let tags = tagger.tag(&doc);
            let found: Vec<_> = tags.names.iter().map(|n| (doc.span(n.tokens.clone()), n.kind)).collect();
            for (span, kind) in gold {
                counts.entry(*kind).or_default()[0] += 1;
                let hit = found.iter().any(|(s, k)| s.start == span.start && s.end == span.end && k == kind);
                counts.entry(*kind).or_default()[2] += u32::from(hit);
            }
            for (_, kind) in &found {
                counts.entry(*kind).or_default()[1] += 1;
            }
        }
        for kind in [NameKind::Person, NameKind::Place, NameKind::Organization, NameKind::Other] {
            let [gold, found, hit] = counts.get(&kind).copied().unwrap_or_default().map(f64::from);
            line += &format!(
                "  {kind:?} P {:.3} R {:.3} F {:.3} ({gold})",
                hit / found.max(1.0),
                hit / gold.max(1.0),
                2.0 * hit / (gold + found).max(1.0)
            );
        }
        eprintln!("{line}");
    }
}
