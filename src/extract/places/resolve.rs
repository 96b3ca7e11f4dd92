//! Which of its namesakes a toponym means: evidence weighed together.
//!
//! Each name of an article is one question with the gazetteer's places of that name as its answers (one sense an
//! article, unless the text contains it in different places: `Paris, Texas`, `Paris, France`). An answer's score is
//! its renown, what the words beside the name say, and how well it agrees with the likely answers to the article's
//! other names; two rounds let the sure ones settle the rest.

use super::mentions::Toponym;
use crate::extract::{Context, PlaceKind};
use crate::gazetteer::fold::Folded;
use crate::gazetteer::lexicon::Lexicon;
use crate::gazetteer::{Gazetteer, GazetteerPlace, Posting};
use std::collections::HashMap;

/// Answers considered for one name, the best known first.
const MAX_ANSWERS: usize = 64;
/// Answers of a name that weigh on other names.
const MAX_VOTES: usize = 4;
/// Names considered together; later ones are settled by these.
const MAX_NAMES: usize = 160;

/// Shares of the evidence. Tuned by hand on half of the development articles.
#[derive(Debug, Clone, Copy)]
pub struct Weights {
    /// A tenfold population.
    pub population: f64,
    /// A country's capital.
    pub capital: f64,
    /// The name is not the place's usual one.
    pub alternate: f64,
    /// The text says that it lies in this place: `Paris, Texas`.
    pub contained: f64,
    /// The word beside it says what it is: `province`.
    pub word: f64,
    /// Agreement with the other names, before saturation.
    pub context: f64,
    /// Same second-level division or within 30 km.
    pub near: f64,
    /// Same first-level division.
    pub division: f64,
    /// Same country.
    pub country: f64,
    /// Contains the other or lies in it.
    pub inside: f64,
    /// A word of one country's life.
    pub life: f64,
}

impl Weights {
    /// The weights in use.
    pub const DEFAULT: Self = Self {
        population: 1.0,
        capital: 0.7,
        alternate: -1.5,
        contained: 6.0,
        word: 1.5,
        context: 1.6,
        near: 3.0,
        division: 1.0,
        country: 0.3,
        inside: 1.2,
        life: 0.3,
    };
}

/// A place that a name may mean.
struct Answer {
    place: GazetteerPlace<'static>,
    /// First-level division.
    admin1: Option<u16>,
    /// On the unit sphere.
    point: [f64; 3],
    /// Renown and the words beside the name.
    base: f64,
    score: f64,
    share: f64,
}

/// One name with its answers.
struct Name {
    answers: Vec<Answer>,
    /// Weight of its vote: how often it stands in the article.
    mentions: f64,
    /// Names that the text says it lies in.
    inside: Vec<usize>,
    /// Names that the text says lie in it.
    holds: Vec<usize>,
}

/// The gazetteer's entry for each toponym; `None` where it has none.
pub fn resolve(cx: &Context, toponyms: &[Toponym]) -> Vec<Option<u32>> {
    resolve_with(cx, toponyms, &Weights::DEFAULT)
}

/// As [`resolve`], with other weights.
pub fn resolve_with(cx: &Context, toponyms: &[Toponym], w: &Weights) -> Vec<Option<u32>> {
    let (mut names, name_of) = gather(cx, toponyms, w);
    let home = life(cx);
    for round in 0..3 {
        weigh(cx.gazetteer, &mut names, &home, w, round > 0);
    }
    name_of
        .iter()
        .map(|&n| {
            let answers = &names.get(n?)?.answers;
            answers.iter().reduce(|a, b| if b.score > a.score { b } else { a }).map(|a| a.place.entry)
        })
        .collect()
}

/// The names of an article and, for each toponym, its name.
fn gather(cx: &Context, toponyms: &[Toponym], w: &Weights) -> (Vec<Name>, Vec<Option<usize>>) {
    let mut names: Vec<Name> = Vec::new();
    let mut by_key: HashMap<(Vec<u8>, bool, Vec<u8>), usize> = HashMap::new();
    let mut last: HashMap<Vec<u8>, usize> = HashMap::new();
    let mut name_of = Vec::with_capacity(toponyms.len());
    let fold = |t: &Toponym| folded(cx, t).as_bytes().to_vec();
    for (i, toponym) in toponyms.iter().enumerate() {
        let key = fold(toponym);
        let container = container(cx, toponyms, i);
        let within = container.map_or_else(Vec::new, |j| fold(&toponyms[j]));
        // A name that the text does not place means what it meant the last time.
        let known = if within.is_empty() && !toponym.demonym {
            last.get(&key).copied()
        } else {
            by_key.get(&(key.clone(), toponym.demonym, within.clone())).copied()
        };
        let index = match known {
            Some(index) => Some(index),
            None if names.len() < MAX_NAMES => {
                let answers = answers(cx, toponym, w);
                if answers.is_empty() {
                    None
                } else {
                    names.push(Name { answers, mentions: 0.0, inside: Vec::new(), holds: Vec::new() });
                    by_key.insert((key.clone(), toponym.demonym, within), names.len() - 1);
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
        if let Some(j) = container(cx, toponyms, i)
            && let (Some(a), Some(b)) = (name_of[i], name_of[j])
            && a != b
        {
            names[a].inside.push(b);
            names[b].holds.push(a);
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

/// The toponym that the text says this one lies in: `Paris, Texas`, `Mosul in northern Iraq`.
fn container(cx: &Context, toponyms: &[Toponym], i: usize) -> Option<usize> {
    let (a, b) = (&toponyms[i], toponyms.get(i + 1)?);
    if a.demonym || b.demonym || b.tokens.start <= a.tokens.end && b.tokens.start < a.tokens.end {
        return None;
    }
    let between = a.tokens.end..b.tokens.start;
    let linked = match between.len() {
        1 => matches!(cx.doc.word(between.start), "," | "(" | "in"),
        2 | 3 => {
            matches!(cx.doc.word(between.start), "in" | ",")
                && between
                    .clone()
                    .skip(1)
                    .all(|k| is_direction(cx.doc.word(k)) || matches!(cx.doc.word(k), "in" | "the"))
        }
        _ => false,
    };
    linked.then_some(i + 1)
}

/// A word that says which side of a place is meant.
pub fn is_direction(word: &str) -> bool {
    matches!(
        word.to_ascii_lowercase().as_str(),
        "north"
            | "south"
            | "east"
            | "west"
            | "northern"
            | "southern"
            | "eastern"
            | "western"
            | "central"
            | "northeast"
            | "northwest"
            | "southeast"
            | "southwest"
            | "northeastern"
            | "northwestern"
            | "southeastern"
            | "southwestern"
            | "upper"
            | "lower"
            | "downtown"
            | "rural"
            | "far"
            | "inner"
            | "mid"
            | "greater"
            | "nearby"
            | "neighboring"
            | "neighbouring"
            | "coastal"
            | "suburban"
    )
}

fn answers(cx: &Context, toponym: &Toponym, w: &Weights) -> Vec<Answer> {
    let gazetteer = cx.gazetteer;
    let text = cx.doc.slice(toponym.tokens.clone());
    let mut out: Vec<Answer> = Vec::new();
    let mut add = |postings: &mut dyn Iterator<Item = Posting>, penalty: f64, only: Option<PlaceKind>| {
        for posting in postings.filter(|p| p.is_demonym() == toponym.demonym) {
            let place = gazetteer.place(posting.entry());
            if out.len() >= MAX_ANSWERS
                || only.is_some_and(|k| k != place.kind)
                || out.iter().any(|a| a.place.entry == place.entry)
                || (posting.is_abbreviation() && !stands_beside(cx, toponym))
            {
                continue;
            }
            let mut base = renown(gazetteer, &place, w) + penalty;
            if !posting.is_primary() && !posting.is_demonym() && !posting.is_abbreviation() {
                base += w.alternate;
            }
            if posting.is_abbreviation() {
                base += 2.0;
            }
            out.push(Answer {
                admin1: place.division.map(|d| gazetteer.admin1(d)),
                point: unit(place.lat, place.lon),
                place,
                base,
                score: base,
                share: 0.0,
            });
        }
    };
    add(&mut gazetteer.lookup_folded(&mut folded(cx, toponym)), 0.0, None);
    if out.is_empty() && !toponym.demonym {
        for (name, kind) in shorter(text) {
            let mut add = |postings: &mut dyn Iterator<Item = Posting>| {
                for posting in postings.filter(|p| !p.is_demonym() && !p.is_abbreviation()) {
                    let place = gazetteer.place(posting.entry());
                    if kind.is_none_or(|k| k == place.kind) && out.len() < MAX_ANSWERS {
                        let base = renown(gazetteer, &place, w) - 0.5;
                        out.push(Answer {
                            admin1: place.division.map(|d| gazetteer.admin1(d)),
                            point: unit(place.lat, place.lon),
                            place,
                            base,
                            score: base,
                            share: 0.0,
                        });
                    }
                }
            };
            add(&mut gazetteer.lookup(name));
            if !out.is_empty() {
                break;
            }
        }
    }
    out
}

/// Shorter names that a longer one may be looked up by, with the kind that they must then have.
fn shorter(text: &str) -> impl Iterator<Item = (&str, Option<PlaceKind>)> {
    let after = text.rsplit_once(' ').and_then(|(rest, word)| {
        let kind = match word.to_ascii_lowercase().as_str() {
            "province" | "governorate" | "region" | "state" | "prefecture" | "oblast" | "district"
            | "department" => PlaceKind::Region,
            "city" | "township" | "village" | "town" | "borough" => PlaceKind::City,
            _ => return None,
        };
        Some((rest, Some(kind)))
    });
    let before =
        text.split_once([' ', '-']).filter(|(word, _)| is_direction(word)).map(|(_, rest)| (rest, None));
    [after, before].into_iter().flatten()
}

/// An abbreviation is a place only beside another: `Peoria, IL`, or dotted: `Ill.`.
fn stands_beside(cx: &Context, toponym: &Toponym) -> bool {
    let text = cx.doc.slice(toponym.tokens.clone());
    let comma = toponym.tokens.start > 0 && matches!(cx.doc.word(toponym.tokens.start - 1), "," | "-" | "(");
    text.ends_with('.') || comma
}

/// How likely a place is meant by its name where nothing else is known.
fn renown(gazetteer: &Gazetteer, place: &GazetteerPlace, w: &Weights) -> f64 {
    let population = f64::from(place.population.max(300)).log10();
    w.population
        * match place.kind {
            PlaceKind::Country => 7.6,
            PlaceKind::Area | PlaceKind::Unknown => 7.0,
            PlaceKind::Feature => 6.0,
            PlaceKind::Region => {
                let first = place.division.is_some_and(|d| gazetteer.parent(d).is_none());
                if first { population - 0.2 } else { population * 0.85 - 0.3 }
            }
            PlaceKind::City => population + if place.capital { w.capital } else { 0.0 },
        }
}

/// What the words beside a name say that it is.
fn words_beside(cx: &Context, toponym: &Toponym, answers: &mut [Answer], w: &Weights) {
    let words = Lexicon::new(include_str!("../../../data/lexicon/places-words.txt"));
    let tokens = &toponym.tokens;
    let mut say = |word: Option<&str>, side: &str| {
        let Some(word) = word else { return };
        let lower = word.to_ascii_lowercase();
        let Some((sides, kind)) = words.get(&lower).and_then(|v| v.split_once(' ')) else { return };
        if sides != "both" && sides != side {
            return;
        }
        for a in answers.iter_mut() {
            let fits = match kind {
                "city" => a.place.kind == PlaceKind::City,
                "region" => a.place.kind == PlaceKind::Region,
                "country" => a.place.kind == PlaceKind::Country,
                _ => a.place.kind == PlaceKind::Feature,
            };
            if fits {
                a.base += w.word;
            }
        }
    };
    say(cx.doc.tokens.get(tokens.end).map(|_| cx.doc.word(tokens.end)), "after");
    let mut before = tokens.start;
    if before > 0 && cx.doc.word(before - 1) == "of" {
        before -= 1;
    }
    if before > 0 {
        say(Some(cx.doc.word(before - 1)), "before");
    }
}

/// Countries that the article's words tell of, with how often.
fn life(cx: &Context) -> Vec<(&'static str, f64)> {
    let words = Lexicon::new(include_str!("../../../data/lexicon/places-country-words.txt"));
    let mut out: Vec<(&'static str, f64)> = Vec::new();
    let mut lower = String::new();
    for i in 0..cx.doc.tokens.len() {
        let word = cx.doc.word(i);
        if !(3..=14).contains(&word.len()) {
            continue;
        }
        lower.clear();
        lower.extend(word.chars().flat_map(char::to_lowercase));
        if let Some(countries) = words.get(&lower) {
            let all: Vec<_> = countries.split(' ').collect();
            for c in &all {
                let weight = 1.0 / all.len() as f64;
                match out.iter_mut().find(|(k, _)| k == c) {
                    Some((_, n)) => *n += weight,
                    None => out.push((c, weight)),
                }
            }
        }
    }
    out
}

/// One round: each answer's score from its base and the other names' shares, then the shares anew.
fn weigh(gazetteer: &Gazetteer, names: &mut [Name], home: &[(&str, f64)], w: &Weights, context: bool) {
    let mut scores = Vec::new();
    for i in 0..names.len() {
        for a in &names[i].answers {
            let mut score = a.base;
            if let Some((_, n)) = home.iter().find(|(c, _)| Some(*c) == a.place.country) {
                score += w.life * (1.0 + n).ln();
            }
            for &j in &names[i].inside {
                let best = names[j].answers.iter().take(MAX_ANSWERS).map(|d| {
                    let share = if context { d.share } else { 1.0 };
                    share * contains(gazetteer, d, a)
                });
                score += w.contained * best.fold(0.0, f64::max);
            }
            for &j in &names[i].holds {
                let best = names[j].answers.iter().map(|d| contains(gazetteer, a, d));
                score += w.contained * best.fold(0.0, f64::max);
            }
            if context {
                let mut sum = 0.0;
                for (j, other) in names.iter().enumerate().filter(|&(j, _)| j != i) {
                    let _ = j;
                    let votes = other.answers.iter().take(MAX_VOTES).filter(|d| d.share > 0.05);
                    let vote: f64 = votes.map(|d| d.share * agreement(gazetteer, a, d, w)).sum();
                    sum += vote * other.mentions.sqrt();
                }
                score += w.context * (1.0 + sum).ln();
            }
            scores.push(score);
        }
    }
    let mut scores = scores.into_iter();
    for name in names {
        for (a, score) in name.answers.iter_mut().zip(&mut scores) {
            a.score = score;
        }
        let top = name.answers.iter().map(|a| a.score).fold(f64::MIN, f64::max);
        let sum: f64 = name.answers.iter().map(|a| ((a.score - top) * 1.5).exp()).sum();
        for a in &mut name.answers {
            a.share = ((a.score - top) * 1.5).exp() / sum;
        }
        // The likeliest answers vote.
        name.answers.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.place.entry.cmp(&b.place.entry)));
    }
}

/// Does `outer` contain `inner`? 1 where it does, 0 where not.
fn contains(gazetteer: &Gazetteer, outer: &Answer, inner: &Answer) -> f64 {
    let (o, i) = (&outer.place, &inner.place);
    let inside = o.entry != i.entry
        && match o.kind {
            PlaceKind::Country => {
                i.kind != PlaceKind::Country && o.country.is_some() && o.country == i.country
            }
            PlaceKind::Region => {
                let mut at = i.division;
                while let Some(d) = at {
                    if Some(d) == o.division && i.kind != PlaceKind::Region
                        || gazetteer.parent(d) == o.division && o.division.is_some()
                    {
                        return 1.0;
                    }
                    at = gazetteer.parent(d);
                }
                false
            }
            PlaceKind::City => {
                matches!(i.kind, PlaceKind::City | PlaceKind::Feature)
                    && i.population < o.population
                    && kilometres(outer, inner) < 30.0
            }
            PlaceKind::Area | PlaceKind::Feature | PlaceKind::Unknown => {
                kilometres(outer, inner) < 500.0 && i.kind == PlaceKind::City
            }
        };
    f64::from(inside)
}

/// How well two places of one article agree.
fn agreement(gazetteer: &Gazetteer, a: &Answer, b: &Answer, w: &Weights) -> f64 {
    if a.place.entry == b.place.entry {
        return 0.0;
    }
    let mut sum = 0.0;
    let local = |x: &Answer| !matches!(x.place.kind, PlaceKind::Country | PlaceKind::Area);
    if local(a) && local(b) {
        let km = kilometres(a, b);
        sum += w.near * (-km / 80.0).exp();
        if a.admin1.is_some() && a.admin1 == b.admin1 {
            sum += w.division;
        }
        if a.place.country.is_some() && a.place.country == b.place.country {
            sum += w.country;
        }
    }
    if contains(gazetteer, a, b) + contains(gazetteer, b, a) > 0.0 {
        sum += w.inside;
    }
    sum
}

fn unit(lat: f64, lon: f64) -> [f64; 3] {
    let (lat, lon) = (lat.to_radians(), lon.to_radians());
    [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()]
}

/// Great-circle distance (of the chord, which is near enough).
fn kilometres(a: &Answer, b: &Answer) -> f64 {
    let d = [a.point[0] - b.point[0], a.point[1] - b.point[1], a.point[2] - b.point[2]];
    6371.0 * (d[0] * d[0] + d[1] * d[1] + d[2] * d[2]).sqrt()
}
