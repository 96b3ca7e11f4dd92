//! The hashes that name features: fixed for ever, since model files hold them.

const K: u64 = 0x9e37_79b9_7f4a_7c15;

/// Joins two hashes into one; the order matters.
#[inline]
pub fn join(a: u64, b: u64) -> u64 {
    let x = (a.rotate_left(23) ^ b).wrapping_mul(K);
    x ^ (x >> 29)
}

/// The hash of some bytes.
#[inline]
pub fn bytes(bytes: &[u8]) -> u64 {
    let mut h = bytes.len() as u64 ^ 0x51_7c_c1_b7;
    let (chunks, rest) = bytes.as_chunks::<8>();
    for chunk in chunks {
        h = join(h, u64::from_le_bytes(*chunk));
    }
    let mut last = 0u64;
    for &b in rest.iter().rev() {
        last = (last << 8) | u64::from(b);
    }
    join(h, last)
}
