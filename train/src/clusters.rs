//! Word clusters: k-means over the input embeddings of a small open sentence encoder.

use anyhow::{Context, Result};
use std::path::Path;

/// Clusters; 0 is for unknown words, so that a cluster fits a byte.
const CLUSTERS: usize = 255;
const ROUNDS: usize = 12;

/// Reads vocabulary and embeddings below `dir`; gives each whole word with its cluster.
pub fn words(dir: &Path) -> Result<Vec<(String, u8)>> {
    let vocabulary = crate::read::text(&dir.join("vocab.txt"))?;
    let file = std::fs::read(dir.join("model.safetensors")).with_context(|| dir.display().to_string())?;
    let header = u64::from_le_bytes(file[..8].try_into()?) as usize;
    let json: serde_json::Value = serde_json::from_slice(&file[8..8 + header])?;
    let tensor = json
        .as_object()
        .and_then(|o| o.iter().find(|(k, _)| k.ends_with("embeddings.word_embeddings.weight")))
        .context("no word embeddings")?
        .1;
    let width = tensor["shape"][1].as_u64().context("shape")? as usize;
    let from = 8 + header + tensor["data_offsets"][0].as_u64().context("offsets")? as usize;
    let floats = |row: usize| -> Vec<f32> {
        let at = from + row * width * 4;
        file[at..at + width * 4].as_chunks::<4>().0.iter().map(|c| f32::from_le_bytes(*c)).collect()
    };
    let mut words = Vec::new();
    let mut vectors: Vec<Vec<f32>> = Vec::new();
    for (i, word) in vocabulary.lines().enumerate() {
        if word.starts_with(['#', '[']) || word.chars().all(|c| c.is_ascii_digit()) {
            continue;
        }
        let mut v = floats(i);
        let norm = v.iter().map(|x| x * x).sum::<f32>().sqrt().max(1e-9);
        v.iter_mut().for_each(|x| *x /= norm);
        words.push(word.to_string());
        vectors.push(v);
    }
    // Begin from words spread over the vocabulary, which is sorted by frequency.
    let mut centres: Vec<Vec<f32>> =
        (0..CLUSTERS).map(|k| vectors[(k * 37 + 400) % vectors.len()].clone()).collect();
    let mut assigned = vec![0usize; vectors.len()];
    for round in 0..ROUNDS {
        let mut moved = 0;
        for (v, a) in vectors.iter().zip(&mut assigned) {
            let (mut best, mut at) = (f32::MIN, 0);
            for (k, c) in centres.iter().enumerate() {
                let mut sums = [0f32; 8];
                for (x, y) in v.as_chunks::<8>().0.iter().zip(c.as_chunks::<8>().0) {
                    for j in 0..8 {
                        sums[j] += x[j] * y[j];
                    }
                }
                let dot: f32 = sums.iter().sum();
                if dot > best {
                    (best, at) = (dot, k);
                }
            }
            moved += usize::from(*a != at);
            *a = at;
        }
        for c in &mut centres {
            c.iter_mut().for_each(|x| *x = 0.0);
        }
        for (v, &a) in vectors.iter().zip(&assigned) {
            centres[a].iter_mut().zip(v).for_each(|(c, x)| *c += x);
        }
        for c in &mut centres {
            let norm = c.iter().map(|x| x * x).sum::<f32>().sqrt().max(1e-9);
            c.iter_mut().for_each(|x| *x /= norm);
        }
        eprintln!("clusters round {round}: {moved} moved");
    }
    Ok(words.into_iter().zip(assigned.into_iter().map(|a| a as u8 + 1)).collect())
}
