//! Which of its namesakes a toponym means: evidence weighed together.
//!
//! Each name of an article is one question with the gazetteer's places of that name as its answers (one sense an
//! article, unless the text contains it in different places: `Paris, Texas`, `Paris, France`). An answer's score is
//! its renown, what the words beside the name say, and how well it agrees with the likely answers to the article's
//! other names; further rounds let the sure ones settle the rest.

mod answers;
mod around;
mod gather;
mod map;
mod verdicts;
mod votes;
mod weights;

pub use around::is_direction;

use super::mentions::Toponym;
use crate::extract::Context;
use crate::gazetteer::fold::Folded;
use answers::Reading;
use around::life;
use gather::{Link, Numbers};
use std::cell::RefCell;
use std::ops::Range;
use votes::Ballot;
use weights::W;

/// Answers considered for one name, the best known first.
const MAX_ANSWERS: usize = 64;
/// Names considered together; later ones are settled by these.
const MAX_NAMES: usize = 160;

/// A country's two letters, as one number.
type Country = u16;

/// Where there is always another town of the name.
const US: Option<Country> = Some(letters("US"));

const fn letters(code: &str) -> Country {
    match code.as_bytes() {
        [a, b, ..] => u16::from_le_bytes([*a, *b]),
        _ => 0,
    }
}

/// A place that a name may mean, and what speaks for it in this article.
#[derive(Clone, Copy)]
struct Answer {
    place: Reading,
    /// Renown and the words beside the name.
    base: f64,
    /// What speaks for it whatever the others mean.
    sure: f64,
    score: f64,
    share: f64,
    /// How likely other names of the article lie near it, summed up.
    beside: f64,
}

impl Answer {
    fn new(place: Reading) -> Self {
        Self { place, base: place.renown, sure: 0.0, score: place.renown, share: 0.0, beside: 0.0 }
    }
}

/// One name of an article.
struct Name {
    /// Its answers, a part of [`Case::answers`].
    answers: Range<usize>,
    /// What the text says of it and others, a part of [`Case::links`].
    links: Range<usize>,
    /// Weight of its vote: how often it stands in the article.
    mentions: f64,
    /// The number of the name that it is said to lie in.
    within: usize,
    demonym: bool,
    /// The name before it with the same number.
    before: Option<usize>,
    /// The text says where it lies, or that others lie in it.
    told: bool,
}

/// The names of an article, with all that is said of them. Kept by each thread, so that its memory is used again.
#[derive(Default)]
struct Case {
    names: Vec<Name>,
    answers: Vec<Answer>,
    links: Vec<Link>,
    /// The name of each toponym.
    name_of: Vec<Option<usize>>,
    numbers: Numbers,
}

impl Case {
    fn answers(&self, name: usize) -> &[Answer] {
        &self.answers[self.names[name].answers.clone()]
    }

    /// The likeliest answer to a name.
    fn best(&self, name: usize) -> Option<&Answer> {
        self.answers(name).iter().reduce(|a, b| if b.score > a.score { b } else { a })
    }

    fn links(&self, name: usize) -> &[Link] {
        &self.links[self.names[name].links.clone()]
    }
}

/// More memory than this many answers take is given back after an article.
const ROOM: usize = 4096;

thread_local! {
    static DESK: RefCell<(Case, Ballot)> = RefCell::default();
}

/// The gazetteer's entry for each toponym; `None` where it has none.
pub fn resolve(cx: &Context, toponyms: &[Toponym]) -> Vec<Option<u32>> {
    if toponyms.is_empty() {
        return Vec::new();
    }
    DESK.with_borrow_mut(|(case, ballot)| {
        case.gather(cx, toponyms);
        case.speak_for(cx.gazetteer, &life(cx));
        ballot.settle(case, cx.gazetteer);
        let entries = case.verdicts(cx, toponyms);
        if case.answers.capacity() > ROOM || case.name_of.capacity() > ROOM {
            (*case, *ballot) = Default::default();
        }
        entries
    })
}

/// A toponym's name in the gazetteer.
fn folded(cx: &Context, toponym: &Toponym) -> Folded {
    let mut folded = Folded::of(cx.doc.slice(toponym.tokens.clone()));
    folded.push_str(toponym.suffix);
    folded
}

/// Adds to the value of a key.
fn add<K: PartialEq>(list: &mut Vec<(K, f64)>, key: K, value: f64) {
    match list.iter_mut().find(|(k, _)| *k == key) {
        Some((_, v)) => *v += value,
        None => list.push((key, value)),
    }
}
