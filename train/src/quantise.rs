//! Weights to eight bits.

/// Scales rows to i8 and drops those that say nothing: no weight of at least `least` steps.
pub fn rows(rows: &[(u64, Vec<f32>)], scale: f32, least: f32) -> Vec<(u64, Vec<i8>)> {
    rows.iter()
        .filter(|(_, row)| row.iter().any(|w| (w * scale).abs() >= least))
        .map(|(key, row)| {
            (*key, row.iter().map(|w| (w * scale).round().clamp(-127.0, 127.0) as i8).collect())
        })
        .collect()
}
