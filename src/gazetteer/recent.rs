//! The latest answers to what kinds of places go by a name, for each thread. What is found never depends on what is kept:
//! a name shares its place with others, and only the very same bytes give the answer back.

use super::Kinds;
use rustc_hash::FxBuildHasher;
use std::cell::RefCell;
use std::hash::BuildHasher;

/// Answers kept; a power of two.
const PLACES: usize = 16_384;
/// Longer names are not kept.
const LONGEST: usize = 29;

/// A name with its answer; `len` 0 where none is kept.
#[derive(Clone, Copy)]
struct Answer {
    kinds: Kinds,
    len: u8,
    name: [u8; LONGEST],
}

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
            answers.resize(PLACES, Answer { kinds: Kinds::default(), len: 0, name: [0; LONGEST] });
        }
        let answer = &mut answers[at];
        if answer.len as usize != bytes.len() || &answer.name[..bytes.len()] != bytes {
            answer.kinds = find();
            answer.len = bytes.len() as u8;
            answer.name[..bytes.len()].copy_from_slice(bytes);
        }
        answer.kinds
    })
}
