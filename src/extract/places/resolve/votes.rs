//! How an article's names agree: each votes for the countries, divisions and surroundings of its likely answers.

use super::map::{contains, distance, kilometres};
use super::{Answer, Country, Name, Weights};
use crate::extract::PlaceKind;
use crate::gazetteer::{Gazetteer, GazetteerPlace};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The votes of all names.
#[derive(Default)]
struct Ballot {
    names: Vec<Votes>,
    countries: Vec<(Country, f64)>,
    divisions: Vec<(u16, f64)>,
}

/// One name's votes: how likely it lies in each country and first-level division, as ranges of the ballot's.
#[derive(Default)]
struct Votes {
    countries: Range<usize>,
    divisions: Range<usize>,
    /// How likely it is a country itself.
    is_country: f64,
    weight: f64,
}

/// A local answer on the map, in order of latitude.
struct Local {
    lat: f64,
    name: usize,
    share: f64,
    point: [f64; 3],
    entry: u32,
}

pub(super) fn add<K: PartialEq>(list: &mut Vec<(K, f64)>, key: K, value: f64) {
    add_from(list, 0, key, value);
}

/// Adds to a key's value in the part of a list from `first` on.
fn add_from<K: PartialEq>(list: &mut Vec<(K, f64)>, first: usize, key: K, value: f64) {
    match list[first..].iter_mut().find(|(k, _)| *k == key) {
        Some((_, v)) => *v += value,
        None => list.push((key, value)),
    }
}

fn get<K: PartialEq>(list: &[(K, f64)], key: &K) -> f64 {
    list.iter().find(|(k, _)| k == key).map_or(0.0, |(_, v)| *v)
}

fn is_local(place: &GazetteerPlace) -> bool {
    !matches!(place.kind, PlaceKind::Country | PlaceKind::Area)
}

fn votes(names: &[Name], w: &Weights) -> (Ballot, Vec<Local>) {
    let mut locals = Vec::new();
    let mut all = Ballot::default();
    for (i, name) in names.iter().enumerate() {
        let mut votes = Votes { weight: w.vote * name.mentions.powf(w.often), ..Votes::default() };
        votes.countries.start = all.countries.len();
        votes.divisions.start = all.divisions.len();
        let top = name.answers.iter().map(|a| a.base).fold(f64::MIN, f64::max);
        let told = !name.inside.is_empty() || !name.holds.is_empty();
        for a in name.answers.iter().filter(|a| a.share > 0.002) {
            let place = &a.place;
            // A reading that would surprise is a poor witness for others: towns called Paris and China.
            let share = if told { a.share } else { a.share * (w.surprise * (a.base - top)).exp() };
            if let Some(country) = a.country {
                let whole = if place.kind == PlaceKind::Country { w.whole } else { 1.0 };
                add_from(&mut all.countries, votes.countries.start, country, share * whole);
            }
            if let Some(admin1) = a.admin1 {
                let whole = if place.kind == PlaceKind::Region { w.whole } else { 1.0 };
                add_from(&mut all.divisions, votes.divisions.start, admin1, share * whole);
            }
            if place.kind == PlaceKind::Country {
                votes.is_country += share;
            }
            if is_local(place) {
                locals.push(Local { lat: place.lat, name: i, share, point: a.point, entry: place.entry });
            }
        }
        votes.countries.end = all.countries.len();
        votes.divisions.end = all.divisions.len();
        all.names.push(votes);
    }
    locals.sort_by(|a, b| a.lat.total_cmp(&b.lat).then(a.entry.cmp(&b.entry)).then(a.name.cmp(&b.name)));
    (all, locals)
}

/// One round: each answer's score from its base and the other names' shares, then the shares anew.
pub(super) fn weigh(
    gazetteer: &Gazetteer,
    names: &mut [Name],
    home: &[(Country, f64)],
    w: &Weights,
    sharpness: f64,
    context: bool,
) {
    let (mut scores, mut beside) = (Vec::new(), Vec::new());
    let (all, locals) = if context { votes(names, w) } else { Default::default() };
    let (mut wide, mut near) = (Wide::default(), vec![0.0; names.len()]);
    for i in 0..names.len() {
        for a in &names[i].answers {
            let mut score = a.base;
            if let Some((_, share)) = home.iter().find(|(c, _)| Some(*c) == a.country) {
                score += w.life * share;
            }
            for &(j, times) in &names[i].inside {
                let best = names[j].answers.iter().map(|d| {
                    let share = if context { d.share } else { 1.0 };
                    share * contains(gazetteer, d, a)
                });
                score += times * w.contained * best.fold(0.0, f64::max);
            }
            for &j in &names[i].close {
                let near = names[j].answers.iter().filter(|d| kilometres(d, a) < 250.0);
                let share = near.map(|d| if context { d.share } else { 1.0 }).fold(0.0, f64::max);
                score += 0.5 * w.contained * share;
            }
            for &(j, times) in &names[i].holds {
                let best = names[j].answers.iter().map(|d| contains(gazetteer, a, d));
                score += times * w.contained * best.fold(0.0, f64::max);
            }
            // `Georgia, Washington and Oklahoma`
            if context
                && is_first_level(gazetteer, &a.place)
                && names[i].listed.len()
                    > usize::from(
                        names[i].answers.iter().any(|a| a.place.capital && a.place.population > 1_000_000),
                    )
            {
                let like = |d: &&Answer| d.country == a.country && is_first_level(gazetteer, &d.place);
                let sum: f64 = names[i]
                    .listed
                    .iter()
                    .filter(|&&j| !has_seat(&names[j]))
                    .map(|&j| names[j].answers.iter().filter(like).map(|d| d.share).sum::<f64>())
                    .sum();
                score += w.list * sum / names[i].listed.len() as f64;
            }
            if context {
                let (more, near) = agreement(a, i, &all, &mut wide, &locals, &mut near, w);
                score += more;
                beside.push(near);
            }
            scores.push(score);
        }
    }
    let mut scores = scores.into_iter();
    let mut beside = beside.into_iter();
    for name in names {
        for (a, score) in name.answers.iter_mut().zip(&mut scores) {
            a.score = score;
            a.beside = beside.next().unwrap_or(0.0);
        }
        let top = name.answers.iter().map(|a| a.score).fold(f64::MIN, f64::max);
        name.answers.iter_mut().for_each(|a| a.share = ((a.score - top) * sharpness).exp());
        let sum: f64 = name.answers.iter().map(|a| a.share).sum();
        name.answers.iter_mut().for_each(|a| a.share /= sum);
    }
}

/// Does a city go by the name of the region that it lies in? `Kharkiv and Odesa` are cities.
fn has_seat(name: &Name) -> bool {
    name.answers.iter().any(|c| {
        c.place.kind == PlaceKind::City
            && c.place.population > 50_000
            && name
                .answers
                .iter()
                .any(|r| r.place.kind == PlaceKind::Region && r.admin1 == c.admin1 && c.base > r.base - 3.0)
    })
}

/// A state, a province.
fn is_first_level(gazetteer: &Gazetteer, place: &GazetteerPlace) -> bool {
    place.kind == PlaceKind::Region && place.division.is_some_and(|d| gazetteer.parent(d).is_none())
}

/// What each name's vote for a country is worth to an answer there: the odds, and their weighted logarithm. Answers in one
/// country share it.
#[derive(Default)]
struct Wide {
    rows: FxHashMap<(Option<Country>, bool), usize>,
    odds: Vec<(f64, f64)>,
}

impl Wide {
    fn of(&mut self, a: &Answer, all: &Ballot, w: &Weights) -> &[(f64, f64)] {
        let is_country = a.place.kind == PlaceKind::Country;
        let next = self.odds.len();
        let at = *self.rows.entry((a.country, is_country)).or_insert(next);
        if at == next {
            self.odds.extend(all.names.iter().map(|votes| {
                let mut odds = 1.0;
                if let Some(country) = a.country {
                    odds += w.country * get(&all.countries[votes.countries.clone()], &country);
                }
                if is_country {
                    odds += w.kind * votes.is_country;
                }
                // Most names have nothing to say, and ln 1 is 0.
                (odds, if odds != 1.0 { votes.weight * odds.ln() } else { 0.0 })
            }));
        }
        &self.odds[at..at + all.names.len()]
    }
}

/// How well an answer to name `i` agrees with the likely answers to the others; and how likely some lie near it.
fn agreement(
    a: &Answer,
    i: usize,
    all: &Ballot,
    wide: &mut Wide,
    locals: &[Local],
    near: &mut [f64],
    w: &Weights,
) -> (f64, f64) {
    near.fill(0.0);
    let local = is_local(&a.place);
    if local {
        let degrees = w.reach / 111.0 * 2.5;
        let from = locals.partition_point(|l| l.lat < a.place.lat - degrees);
        for l in locals[from..].iter().take_while(|l| l.lat <= a.place.lat + degrees) {
            if l.name != i && l.entry != a.place.entry {
                near[l.name] += l.share * (-distance(&l.point, &a.point) / w.reach).exp();
            }
        }
    }
    let (mut far, mut close, mut beside) = (0.0, 0.0, 0.0);
    let wide = wide.of(a, all, w);
    for (j, (votes, &(wide, gain))) in all.names.iter().zip(wide).enumerate().filter(|&(j, _)| j != i) {
        far += gain;
        let mut odds = wide + w.near * near[j];
        beside += near[j];
        if let Some(admin1) = a.admin1 {
            odds += w.division * get(&all.divisions[votes.divisions.clone()], &admin1);
        }
        if odds != wide {
            close += votes.weight * (odds / wide).ln();
        }
    }
    // Ten American towns in an article say hardly more than three that Paris is the one in Texas.
    (far.min(w.country_most) + close, beside)
}
