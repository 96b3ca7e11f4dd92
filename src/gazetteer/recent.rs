//! The latest answers to what kinds of places go by a name, for each thread. What is found never depends on what is kept:
//! a name shares its place with others, and only the very same bytes give the answer back.

use super::Kinds;
use rustc_hash::FxBuildHasher;
use std::cell::RefCell;
use std::hash::BuildHasher;

/// Answers kept; a power of two.
const PLACES: usize = 4096;
/// Longer names are not kept.
const LONGEST: usize = 29;

/// A name with its answer: two bytes of kinds, the name's length (0 where none is kept), the name. All zeros at first, which
/// takes no memory until it is written to.
type Answer = [u8; LONGEST + 3];

thread_local! {
    static ANSWERS: RefCell<Vec<Answer>> = const { RefCell::new(Vec::new()) };
}

/// The answer kept for `name`, else that of `find`.
pub(super) fn kinds(name: &str, find: impl FnOnce() -> Kinds) -> Kinds {
    let bytes = name.as_bytes();
    if bytes.is_empty() || bytes.len() > LONGEST {
        return find();
    }
    let at = FxBuildHasher.hash_one(bytes) as usize & (PLACES - 1);
    ANSWERS.with_borrow_mut(|answers| {
        if answers.is_empty() {
            *answers = vec![[0; LONGEST + 3]; PLACES];
        }
        let [a, b, len, kept @ ..] = &mut answers[at];
        if usize::from(*len) != bytes.len() || &kept[..bytes.len()] != bytes {
            [*a, *b] = find().0.to_le_bytes();
            *len = bytes.len() as u8;
            kept[..bytes.len()].copy_from_slice(bytes);
        }
        Kinds(u16::from_le_bytes([*a, *b]))
    })
}
