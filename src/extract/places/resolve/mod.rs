//! Which of its namesakes a toponym means: evidence weighed together.
//!
//! Each name of an article is one question with the gazetteer's places of that name as its answers (one sense an
//! article, unless the text contains it in different places: `Paris, Texas`, `Paris, France`). An answer's score is
//! its renown, what the words beside the name say, and how well it agrees with the likely answers to the article's
//! other names; further rounds let the sure ones settle the rest.

mod answers;
mod around;
mod map;
mod votes;
mod weights;

pub use around::is_direction;
pub use weights::Weights;

use super::mentions::Toponym;
use crate::extract::{Context, PlaceKind};
use crate::gazetteer::fold::Folded;
use crate::gazetteer::{Gazetteer, GazetteerPlace};
use crate::text::Caps;
use around::{container, is_apposition, is_linked, life, neighbour, words_beside};
use map::{contains, kilometres};
use rustc_hash::FxHashMap;
use votes::{Ballot, Round, add, weigh};

/// Answers considered for one name, the best known first.
const MAX_ANSWERS: usize = 64;
/// Names considered together; later ones are settled by these.
const MAX_NAMES: usize = 160;

/// Rounds of weighing; the first without the other names.
const ROUNDS: u32 = 4;

/// A country's two letters, as one number.
type Country = u16;

fn letters(code: &str) -> Country {
    code.as_bytes().first_chunk().map_or(0, |two| u16::from_le_bytes(*two))
}

/// A place that a name may mean.
#[derive(Clone)]
struct Answer {
    place: GazetteerPlace<'static>,
    country: Option<Country>,
    /// First-level division.
    admin1: Option<u16>,
    /// On the unit sphere.
    point: [f64; 3],
    /// By a name that is not its usual one.
    alternate: bool,
    /// Renown and the words beside the name.
    base: f64,
    score: f64,
    share: f64,
    /// How likely other names of the article lie near it, summed up.
    beside: f64,
}

/// One name with its answers.
struct Name {
    answers: Vec<Answer>,
    /// Weight of its vote: how often it stands in the article.
    mentions: f64,
    /// Names that the text says it lies in, with how often.
    inside: Vec<(usize, f64)>,
    /// Names that it must lie in: `Paris, Utah, said …`.
    within: Vec<(usize, f64)>,
    /// Names that the text says lie in it, with how often.
    holds: Vec<(usize, f64)>,
    /// Names that the text says lie near it.
    close: Vec<usize>,
    /// Names beside it in an enumeration.
    listed: Vec<usize>,
}

/// The gazetteer's entry for each toponym; `None` where it has none.
pub fn resolve(cx: &Context, toponyms: &[Toponym]) -> Vec<Option<u32>> {
    let w = &Weights::DEFAULT;
    resolve_by(cx, toponyms, w, |toponym| answers::kept(cx, toponym, w))
}

/// As [`resolve`], with other weights.
pub fn resolve_with(cx: &Context, toponyms: &[Toponym], w: &Weights) -> Vec<Option<u32>> {
    resolve_by(cx, toponyms, w, |toponym| answers::answers(cx, toponym, w))
}

fn resolve_by(
    cx: &Context,
    toponyms: &[Toponym],
    w: &Weights,
    answers: impl Fn(&Toponym) -> Vec<Answer>,
) -> Vec<Option<u32>> {
    if toponyms.is_empty() {
        return Vec::new();
    }
    let (mut names, name_of) = gather(cx, toponyms, w, answers);
    let home = life(cx);
    let mut ballot = Ballot::new(&names, w);
    // A name alone hears of no other.
    let first = if names.len() == 1 { ROUNDS - 1 } else { 0 };
    for round in first..ROUNDS {
        let sharpness = w.hot + (w.cold - w.hot) * f64::from(round) / f64::from(ROUNDS - 1);
        let round = Round { sharpness, context: round > 0, last: round + 1 == ROUNDS };
        weigh(cx.gazetteer, &mut names, &mut ballot, &home, w, round);
    }
    let (home, countries) = (home_division(&names), sure_countries(&names));
    name_of
        .iter()
        .zip(toponyms)
        .map(|(&n, toponym)| {
            let name = names.get(n?)?;
            let best = name.answers.iter().reduce(|a, b| if b.score > a.score { b } else { a })?;
            let best = renowned(&names, name, best);
            let best = if is_far(name, best, home) { great(name, best) } else { best };
            let doubtful = is_far(name, best, home)
                || is_abroad(name, best, cx.doc.slice(toponym.tokens.clone()).len() <= 5, &countries)
                || is_site(cx, toponym) && is_lone(name, best, 0.2);
            (!doubtful && !contradicted(cx.gazetteer, &names, name, best)).then_some(best.place.entry)
        })
        .collect()
}

/// The first-level division that an article is at home in: so many of its names lie there for sure.
const AT_HOME: f64 = 3.0;

fn home_division(names: &[Name]) -> Option<u16> {
    let mut found: Vec<(u16, f64)> = Vec::new();
    for name in names {
        let sure = name.answers.iter().find(|a| a.share > 0.8 && a.place.kind != PlaceKind::Country);
        if let Some(admin1) = sure.and_then(|a| a.admin1) {
            add(&mut found, admin1, 1.0);
        }
    }
    found
        .into_iter()
        .filter(|(_, n)| *n >= AT_HOME)
        .reduce(|a, b| if b.1 > a.1 { b } else { a })
        .map(|(admin1, _)| admin1)
}

/// A small town with no other place of the article near it, and the text does not say where it lies.
fn is_lone(name: &Name, best: &Answer, beside: f64) -> bool {
    let told = !name.inside.is_empty() || !name.within.is_empty() || !name.holds.is_empty();
    !told && best.beside < beside && best.place.kind == PlaceKind::City && best.place.population < 100_000
}

/// `Rutland` in an article from Ohio that does not say `Vt.`: a hamlet that the gazetteer has not got.
fn is_far(name: &Name, best: &Answer, home: Option<u16>) -> bool {
    // In the United States there is always another one.
    let namesakes = name.answers.iter().filter(|a| !a.alternate && a.place.kind == PlaceKind::City).count();
    home.is_some()
        && best.admin1 != home
        && (namesakes > 1 || best.place.country == Some("US"))
        && is_lone(name, best, 0.02)
}

/// Countries that an article names or whose places it is sure of.
fn sure_countries(names: &[Name]) -> Vec<(Country, f64)> {
    let mut found = Vec::new();
    for answer in names.iter().flat_map(|n| n.answers.iter().filter(|a| a.share > 0.8)) {
        if let Some(country) = answer.country
            && (answer.place.kind == PlaceKind::Country || answer.place.population > 50_000)
        {
            add(&mut found, country, 1.0);
        }
    }
    found
}

/// `Clifton` in an article that is all of Karachi is not the one in New Jersey.
fn is_abroad(name: &Name, best: &Answer, short: bool, countries: &[(Country, f64)]) -> bool {
    // Transliterations of another language's name are short: `Yida` for Jeddah.
    let odd = best.alternate && short;
    let own = usize::from(best.place.population > 50_000 && best.share > 0.8);
    let all: f64 = countries.iter().map(|(_, n)| n).sum();
    let others = all - own as f64;
    let country = countries.iter().find(|(c, _)| Some(*c) == best.country).map_or(0.0, |(_, n)| *n);
    let told = !name.inside.is_empty() || !name.within.is_empty() || !name.holds.is_empty();
    others >= 2.0
        && country <= own as f64
        && !told
        && best.beside < 0.02
        && best.place.kind == PlaceKind::City
        && (odd || !best.alternate && best.place.population < 100_000)
}

/// The great city of the name, where it has one.
fn great<'a>(name: &'a Name, best: &'a Answer) -> &'a Answer {
    // By a name of its own: Columbus was once called Franklin.
    let great = |a: &&Answer| a.place.kind == PlaceKind::City && a.place.population > 500_000 && a.base > 5.6;
    name.answers.iter().filter(great).reduce(|a, b| if b.base > a.base { b } else { a }).unwrap_or(best)
}

/// A street, or what stands before `pit` or `township`: rarely the namesake far away.
fn is_site(cx: &Context, toponym: &Toponym) -> bool {
    let last = cx.doc.word(toponym.tokens.end - 1);
    let behind = cx.doc.tokens.get(toponym.tokens.end).map_or("", |_| cx.doc.word(toponym.tokens.end));
    super::is_street(last)
        || matches!(behind, "pit" | "mine" | "quarry" | "township")
            && cx.doc.tokens[toponym.tokens.end].caps == Caps::Lower
}

/// In an article that names countries, Paris is France's, though all else is in Texas: where nothing else is near the
/// other one and the text does not say so.
fn renowned<'a>(names: &[Name], name: &'a Name, best: &'a Answer) -> &'a Answer {
    let told = !name.inside.is_empty() || !name.within.is_empty() || !name.holds.is_empty();
    if told || best.beside > 0.1 || best.place.kind != PlaceKind::City || best.place.population > 100_000 {
        return best;
    }
    let abroad = |n: &&Name| {
        n.answers.iter().any(|a| {
            a.share > 0.8 && a.place.kind == PlaceKind::Country && a.place.country != best.place.country
        })
    };
    if names.iter().filter(abroad).nth(1).is_none() {
        return best;
    }
    let known = |a: &&Answer| {
        (a.place.capital && a.place.population > 1_000_000 || a.place.kind == PlaceKind::Country)
            && a.base > best.base + 2.5
    };
    name.answers.iter().filter(known).reduce(|a, b| if b.base > a.base { b } else { a }).unwrap_or(best)
}

/// Does the text say that the place lies where this answer does not? Then the gazetteer has not got it.
fn contradicted(gazetteer: &Gazetteer, names: &[Name], name: &Name, answer: &Answer) -> bool {
    let outside = |j: usize, sure: bool| {
        let outer = names[j].answers.iter().reduce(|a, b| if b.score > a.score { b } else { a });
        outer.is_some_and(|o| {
            let whole = o.place.kind == PlaceKind::Country
                || o.place.kind == PlaceKind::Region
                    && o.place.division.is_some_and(|d| gazetteer.parent(d).is_none());
            whole
                && o.share > 0.9
                && answer.place.kind == PlaceKind::City
                && (sure || answer.place.population < 200_000)
                && contains(gazetteer, o, answer) == 0.0
        })
    };
    // `Mati, east of Athens`: not the one in the Philippines.
    let apart = |j: usize| {
        let other = names[j].answers.iter().reduce(|a, b| if b.score > a.score { b } else { a });
        other.is_some_and(|o| {
            matches!(o.place.kind, PlaceKind::City | PlaceKind::Feature)
                && o.share > 0.5
                && answer.place.kind == PlaceKind::City
                && answer.place.population < 1_000_000
                && kilometres(o, answer) > 400.0
        })
    };
    name.close.iter().any(|&j| apart(j))
        || name.within.iter().any(|&(j, _)| outside(j, true))
        || name.inside.iter().any(|&(j, _)| outside(j, false))
}

/// The names of an article and, for each toponym, its name.
fn gather(
    cx: &Context,
    toponyms: &[Toponym],
    w: &Weights,
    answers: impl Fn(&Toponym) -> Vec<Answer>,
) -> (Vec<Name>, Vec<Option<usize>>) {
    let mut names: Vec<Name> = Vec::new();
    // A number for each folded name; 0 is the empty one, that of no container.
    let mut numbers: FxHashMap<Vec<u8>, usize> = FxHashMap::from_iter([(Vec::new(), 0)]);
    let mut by_key: FxHashMap<(usize, bool, usize), usize> = FxHashMap::default();
    let mut last: FxHashMap<usize, usize> = FxHashMap::default();
    let mut name_of = Vec::with_capacity(toponyms.len());
    let mut number = |t: &Toponym| {
        let mut folded = folded(cx, t);
        // `South Arlington`, unknown by that name, is where `Arlington` is.
        if let Some(rest) = answers::without_side(cx.doc.slice(t.tokens.clone()))
            && cx.gazetteer.lookup_folded(&mut folded).len() == 0
        {
            folded = Folded::of(rest);
        }
        let next = numbers.len();
        match numbers.get(folded.as_bytes()) {
            Some(&number) => number,
            None => *numbers.entry(folded.as_bytes().to_vec()).or_insert(next),
        }
    };
    let keys: Vec<usize> = toponyms.iter().map(&mut number).collect();
    let containers: Vec<Option<usize>> = (0..toponyms.len()).map(|i| container(cx, toponyms, i)).collect();
    for (i, toponym) in toponyms.iter().enumerate() {
        let key = keys[i];
        let within = containers[i].map_or(0, |j| keys[j]);
        // A name that the text does not place means what it meant the last time.
        let known = if within == 0 && !toponym.demonym {
            last.get(&key).copied()
        } else {
            by_key.get(&(key, toponym.demonym, within)).copied()
        };
        let index = match known {
            Some(index) => Some(index),
            None if names.len() < MAX_NAMES => {
                let answers = answers(toponym);
                if answers.is_empty() {
                    None
                } else {
                    names.push(Name {
                        answers,
                        mentions: 0.0,
                        inside: Vec::new(),
                        within: Vec::new(),
                        holds: Vec::new(),
                        close: Vec::new(),
                        listed: Vec::new(),
                    });
                    by_key.insert((key, toponym.demonym, within), names.len() - 1);
                    Some(names.len() - 1)
                }
            }
            None => None,
        };
        if let Some(index) = index {
            names[index].mentions += if toponym.reported { 1.0 } else { 0.5 };
            if !toponym.demonym {
                last.insert(key, index);
            }
            words_beside(cx, toponym, &mut names[index].answers, w);
        }
        name_of.push(index);
    }
    for i in 0..toponyms.len() {
        if let Some(j) = containers[i]
            && let (Some(a), Some(b)) = (name_of[i], name_of[j])
            && a != b
        {
            add(&mut names[a].inside, b, 1.0);
            if is_apposition(cx, toponyms, i) {
                add(&mut names[a].within, b, 1.0);
            }
            add(&mut names[b].holds, a, 1.0);
        }
        if i + 1 < toponyms.len()
            && is_linked(cx, toponyms, i)
            && let (Some(a), Some(b)) = (name_of[i], name_of[i + 1])
            && a != b
        {
            names[a].listed.push(b);
            names[b].listed.push(a);
        }
        if let Some(j) = neighbour(cx, toponyms, i)
            && let (Some(a), Some(b)) = (name_of[i], name_of[j])
            && a != b
        {
            names[a].close.push(b);
        }
    }
    (names, name_of)
}

/// A toponym's name in the gazetteer.
fn folded(cx: &Context, toponym: &Toponym) -> Folded {
    let mut folded = Folded::of(cx.doc.slice(toponym.tokens.clone()));
    folded.push_str(toponym.suffix);
    folded
}
