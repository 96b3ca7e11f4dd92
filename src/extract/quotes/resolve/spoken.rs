//! Who has spoken so far, to be asked for from any place of the text without going through all who spoke.

use super::Who;
use crate::extract::Extent;
use crate::extract::people::Gender;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::hash::BuildHasher;

/// Someone who has spoken.
pub(super) struct Spoken {
    at: u32,
    sentence: u32,
    pub(super) mention: Option<Extent>,
    pub(super) who: Who,
    pub(super) gender: Option<Gender>,
    pub(super) plural: bool,
    /// A description of one human being.
    pub(super) human: bool,
}

impl Spoken {
    /// Who spoke at a token of a sentence, as what, and of what sort they are.
    pub(super) fn new(
        (at, sentence): (usize, usize),
        mention: Option<Extent>,
        who: Who,
        (gender, plural, human): (Option<Gender>, bool, bool),
    ) -> Self {
        Self { at: at as u32, sentence: sentence as u32, mention, who, gender, plural, human }
    }

    pub(super) fn at(&self) -> usize {
        self.at as usize
    }

    pub(super) fn sentence(&self) -> usize {
        self.sentence as usize
    }

    /// One human being, as far as the words tell.
    pub(super) fn is_one(&self) -> bool {
        self.human && !self.plural
    }
}

/// Those who have spoken, in the order in which the text comes to their words: nearly that of their mentions.
pub(super) struct Record {
    all: Vec<Spoken>,
    /// For each the earliest token of it and those after it.
    earliest: Vec<u32>,
    /// For each one more than the number of the latest up to it who is one human being; 0 where there is none.
    one: Vec<u32>,
    /// The latest by the hash of who it is.
    latest: FxHashMap<u64, u32>,
}

/// Sentences by which a mention may stand before the one that was remembered before it.
const SLACK: usize = 40;

impl Record {
    pub(super) fn with_room(most: usize) -> Self {
        Self {
            all: Vec::with_capacity(most),
            earliest: Vec::with_capacity(most),
            one: Vec::with_capacity(most),
            latest: FxHashMap::default(),
        }
    }

    pub(super) fn push(&mut self, spoken: Spoken) {
        let number = self.all.len() as u32;
        self.earliest.iter_mut().rev().take_while(|e| **e > spoken.at).for_each(|e| *e = spoken.at);
        self.earliest.push(spoken.at);
        let before = self.one.last().copied().unwrap_or(0);
        self.one.push(if spoken.is_one() { number + 1 } else { before });
        self.latest.insert(FxBuildHasher.hash_one(&spoken.who), number);
        self.all.push(spoken);
    }

    /// Who spoke last.
    pub(super) fn last(&self) -> Option<&Spoken> {
        self.all.last()
    }

    /// All, the latest first.
    pub(super) fn back(&self) -> impl Iterator<Item = &Spoken> {
        self.all.iter().rev()
    }

    /// How many there are up to the last who is mentioned before token `at`.
    fn until(&self, at: usize) -> usize {
        self.earliest.partition_point(|&e| (e as usize) < at)
    }

    /// Those who are mentioned before token `at`, the latest first.
    pub(super) fn before(&self, at: usize) -> impl Iterator<Item = &Spoken> {
        self.all[..self.until(at)].iter().rev().filter(move |s| s.at() < at)
    }

    /// Those before token `at` of `sentence` who are mentioned there or not many more sentences before than `within`.
    pub(super) fn near(&self, at: usize, sentence: usize, within: usize) -> impl Iterator<Item = &Spoken> {
        self.before(at).take_while(move |s| s.sentence() + within + SLACK >= sentence)
    }

    /// The latest before token `at` who is one human being.
    pub(super) fn one_before(&self, at: usize) -> Option<&Spoken> {
        let mut until = self.until(at);
        loop {
            let number = (self.one[until.checked_sub(1)?] as usize).checked_sub(1)?;
            if self.all[number].at() < at {
                return Some(&self.all[number]);
            }
            until = number;
        }
    }

    /// What is known of somebody who has spoken before.
    pub(super) fn again(&self, who: &Who) -> Option<&Spoken> {
        let latest = *self.latest.get(&FxBuildHasher.hash_one(who))?;
        let same = |s: &&Spoken| s.who == *who;
        Some(&self.all[latest as usize]).filter(same).or_else(|| self.back().find(same))
    }
}
