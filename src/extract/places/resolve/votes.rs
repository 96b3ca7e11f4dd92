//! How an article's names agree: each votes for the countries, divisions and surroundings of its likely answers.
//!
//! Most names have nothing to say of most others, so the votes lie by what they are for: an answer is shown those for its
//! country, its division and its surroundings, not each name in turn.

use super::map::{contains, distance, kilometres};
use super::{Answer, Country, Name, Weights};
use crate::extract::PlaceKind;
use crate::gazetteer::{Gazetteer, GazetteerPlace};
use std::ops::Range;

/// Below this share an answer has no vote.
const LEAST: f64 = 0.002;

/// The votes of an article's names, and room for counting them, kept from round to round.
pub(super) struct Ballot {
    /// What each name's vote counts.
    weights: Vec<f64>,
    /// What there is to know of each answer, name after name.
    answers: Vec<Standing>,
    /// The local answers on the map, in order of latitude.
    locals: Vec<Local>,
    /// How likely each name lies in a country, by country, then by name.
    countries: Vec<(Country, u32, f64)>,
    /// How likely it lies in a first-level division, by division, then by name.
    divisions: Vec<(u16, u32, f64)>,
    /// How likely it is a country itself, where that may be.
    sovereign: Vec<(u32, f64)>,
    /// The countries of the answers, and whether these are the countries themselves, with what the votes are worth there.
    wide: Vec<Wide>,
    odds: Vec<(u32, f64, f64)>,
    near: Near,
    /// For each answer its score, and how likely names lie near it.
    scores: Vec<(f64, f64)>,
}

/// What of an answer does not change from round to round.
struct Standing {
    /// How good a witness it is for others.
    witness: f64,
    /// The locals in its degree of latitude, itself among them; none where there are no others.
    around: Range<u32>,
    /// Its country among [`Ballot::wide`].
    wide: u32,
}

/// A local answer on the map.
struct Local {
    lat: f64,
    name: usize,
    answer: usize,
    point: [f64; 3],
    entry: u32,
    witness: f64,
    /// 0 where it has no vote.
    share: f64,
}

pub(super) fn add<K: PartialEq>(list: &mut Vec<(K, f64)>, key: K, value: f64) {
    match list.iter_mut().find(|(k, _)| *k == key) {
        Some((_, v)) => *v += value,
        None => list.push((key, value)),
    }
}

/// Adds to a name's vote for a key; the votes of that name are those from `first` on.
fn cast<K: PartialEq>(votes: &mut Vec<(K, u32, f64)>, first: usize, key: K, name: usize, share: f64) {
    match votes[first..].iter_mut().find(|(k, ..)| *k == key) {
        Some((.., sum)) => *sum += share,
        None => votes.push((key, name as u32, share)),
    }
}

/// The votes for a key, in order of their names.
fn votes_for<K: Ord + Copy>(votes: &[(K, u32, f64)], key: K) -> &[(K, u32, f64)] {
    let from = votes.partition_point(|v| v.0 < key);
    let len = votes[from..].iter().take_while(|v| v.0 == key).count();
    &votes[from..from + len]
}

fn is_local(place: &GazetteerPlace) -> bool {
    !matches!(place.kind, PlaceKind::Country | PlaceKind::Area)
}

impl Ballot {
    pub(super) fn new(names: &[Name], w: &Weights) -> Self {
        let mut locals: Vec<Local> = Vec::new();
        let mut answers = Vec::with_capacity(names.iter().map(|n| n.answers.len()).sum());
        let mut wide: Vec<Wide> = Vec::new();
        for (i, name) in names.iter().enumerate() {
            let top = name.answers.iter().map(|a| a.base).fold(f64::MIN, f64::max);
            let told = !name.inside.is_empty() || !name.holds.is_empty();
            for (answer, a) in name.answers.iter().enumerate() {
                // A reading that would surprise is a poor witness for others: towns called Paris and China.
                let sure = told || a.base == top;
                let witness = if sure { 1.0 } else { (w.surprise * (a.base - top)).exp() };
                if is_local(&a.place) {
                    let (lat, entry) = (a.place.lat, a.place.entry);
                    locals.push(Local { lat, name: i, answer, point: a.point, entry, witness, share: 0.0 });
                }
                let (country, itself) = (a.country, a.place.kind == PlaceKind::Country);
                let known = wide.iter().position(|w| (w.country, w.itself) == (country, itself));
                let wide = known.unwrap_or_else(|| {
                    wide.push(Wide { country, itself, odds: None });
                    wide.len() - 1
                });
                answers.push(Standing { witness, around: 0..0, wide: wide as u32 });
            }
        }
        locals.sort_unstable_by(|a, b| {
            let same = || a.entry.cmp(&b.entry).then(a.name.cmp(&b.name)).then(a.answer.cmp(&b.answer));
            a.lat.total_cmp(&b.lat).then_with(same)
        });
        let degrees = w.reach / 111.0 * 2.5;
        let mut standings = answers.iter_mut();
        for a in names.iter().flat_map(|n| &n.answers) {
            let Some(standing) = standings.next() else { break };
            if is_local(&a.place) {
                let from = locals.partition_point(|l| l.lat < a.place.lat - degrees);
                let len = locals[from..].iter().take_while(|l| l.lat <= a.place.lat + degrees).count();
                if len > 1 {
                    standing.around = from as u32..(from + len) as u32;
                }
            }
        }
        Self {
            weights: names.iter().map(|n| w.vote * n.mentions.powf(w.often)).collect(),
            near: Near { sums: vec![0.0; names.len()], names: Vec::new() },
            scores: Vec::with_capacity(answers.len()),
            answers,
            locals,
            countries: Vec::new(),
            divisions: Vec::new(),
            sovereign: Vec::new(),
            wide,
            odds: Vec::new(),
        }
    }

    /// Lets all names vote.
    fn vote(&mut self, names: &[Name], w: &Weights) {
        self.countries.clear();
        self.divisions.clear();
        self.sovereign.clear();
        self.odds.clear();
        self.wide.iter_mut().for_each(|w| w.odds = None);
        let mut standings = self.answers.iter();
        for (i, name) in names.iter().enumerate() {
            let (countries, divisions) = (self.countries.len(), self.divisions.len());
            let mut sovereign = 0.0;
            for (a, standing) in name.answers.iter().zip(&mut standings) {
                if a.share <= LEAST {
                    continue;
                }
                let (place, share) = (&a.place, a.share * standing.witness);
                if let Some(country) = a.country {
                    let whole = if place.kind == PlaceKind::Country { w.whole } else { 1.0 };
                    cast(&mut self.countries, countries, country, i, share * whole);
                }
                if let Some(admin1) = a.admin1 {
                    let whole = if place.kind == PlaceKind::Region { w.whole } else { 1.0 };
                    cast(&mut self.divisions, divisions, admin1, i, share * whole);
                }
                if place.kind == PlaceKind::Country {
                    sovereign += share;
                }
            }
            if sovereign != 0.0 {
                self.sovereign.push((i as u32, sovereign));
            }
        }
        self.countries.sort_unstable_by_key(|&(country, name, _)| (country, name));
        self.divisions.sort_unstable_by_key(|&(division, name, _)| (division, name));
        for local in &mut self.locals {
            let a = &names[local.name].answers[local.answer];
            local.share = if a.share > LEAST { a.share * local.witness } else { 0.0 };
        }
    }
}

/// One round: each answer's score from its base and the other names' shares, then the shares anew.
pub(super) fn weigh(
    gazetteer: &Gazetteer,
    names: &mut [Name],
    ballot: &mut Ballot,
    home: &[(Country, f64)],
    w: &Weights,
    Round { sharpness, context, last }: Round,
) {
    if context {
        ballot.vote(names, w);
    }
    ballot.scores.clear();
    let mut next = 0;
    for i in 0..names.len() {
        let first = next;
        next += names[i].answers.len();
        // The only answer is the answer; its score is asked for in the end.
        if names[i].answers.len() == 1 && !last {
            continue;
        }
        for (number, a) in (first..).zip(&names[i].answers) {
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
            let (more, beside) = if context { ballot.agreement(a, number, i, w) } else { (0.0, 0.0) };
            ballot.scores.push((score + more, beside));
        }
    }
    let mut scores = ballot.scores.iter();
    for name in names {
        if name.answers.len() == 1 && !last {
            name.answers[0].share = 1.0;
            continue;
        }
        for (a, &(score, beside)) in name.answers.iter_mut().zip(&mut scores) {
            (a.score, a.beside) = (score, beside);
        }
        let top = name.answers.iter().map(|a| a.score).fold(f64::MIN, f64::max);
        name.answers.iter_mut().for_each(|a| a.share = ((a.score - top) * sharpness).exp());
        let sum: f64 = name.answers.iter().map(|a| a.share).sum();
        name.answers.iter_mut().for_each(|a| a.share /= sum);
    }
}

/// One of the rounds of weighing.
pub(super) struct Round {
    /// How sharply scores become shares.
    pub sharpness: f64,
    /// Whether the names vote for each other.
    pub context: bool,
    /// Whether it is the last.
    pub last: bool,
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

/// A country, and what the votes are worth to an answer there.
struct Wide {
    country: Option<Country>,
    /// The answer is the country itself.
    itself: bool,
    /// Name, odds, and their weighted logarithm, in order of the names, as a part of [`Ballot::odds`]: names that have nothing
    /// to say are left out. `None` until somebody asks.
    odds: Option<Range<usize>>,
}

/// How likely names lie near an answer, and which are likely at all.
struct Near {
    sums: Vec<f64>,
    names: Vec<u32>,
}

impl Ballot {
    /// The part of [`Ballot::odds`] for a country.
    fn odds(&mut self, wide: usize, w: &Weights) -> Range<usize> {
        let Wide { country, itself, odds } = &self.wide[wide];
        if let Some(odds) = odds {
            return odds.clone();
        }
        let first = self.odds.len();
        let mut votes =
            country.map_or(&[][..], |country| votes_for(&self.countries, country)).iter().peekable();
        let mut sovereign = if *itself { &self.sovereign[..] } else { &[] }.iter().peekable();
        loop {
            let (next, other) = (votes.peek().map(|v| v.1), sovereign.peek().map(|v| v.0));
            let Some(name) = next.into_iter().chain(other).min() else { break };
            let mut odds = 1.0;
            if let Some((.., share)) = votes.next_if(|v| v.1 == name) {
                odds += w.country * share;
            }
            if let Some((_, share)) = sovereign.next_if(|v| v.0 == name) {
                odds += w.kind * share;
            }
            if odds != 1.0 {
                self.odds.push((name, odds, self.weights[name as usize] * odds.ln()));
            }
        }
        self.wide[wide].odds = Some(first..self.odds.len());
        first..self.odds.len()
    }

    /// How well an answer to name `i` agrees with the likely answers to the others; and how likely some lie near it.
    fn agreement(&mut self, a: &Answer, number: usize, i: usize, w: &Weights) -> (f64, f64) {
        if self.weights.len() == 1 {
            return (0.0, 0.0);
        }
        let range = self.odds(self.answers[number].wide as usize, w);
        let Self { weights, locals, divisions, odds, near, answers, .. } = self;
        let odds = &odds[range];
        let around = &answers[number].around;
        for l in &locals[around.start as usize..around.end as usize] {
            if l.share != 0.0 && l.name != i && l.entry != a.place.entry {
                let sum = &mut near.sums[l.name];
                if *sum == 0.0 {
                    near.names.push(l.name as u32);
                }
                *sum += l.share * (-distance(&l.point, &a.point) / w.reach).exp();
            }
        }
        let far: f64 = odds.iter().filter(|o| o.0 as usize != i).map(|o| o.2).sum();
        // The names that have something to say of its surroundings, in order.
        let division = a.admin1.map_or(&[][..], |admin1| votes_for(divisions, admin1));
        near.names.extend(division.iter().map(|v| v.1).filter(|&j| j as usize != i));
        near.names.sort_unstable();
        near.names.dedup();
        let (mut close, mut beside) = (0.0, 0.0);
        let (mut odds, mut division) = (odds.iter().peekable(), division.iter().peekable());
        for j in near.names.drain(..) {
            while odds.next_if(|o| o.0 < j).is_some() {}
            while division.next_if(|v| v.1 < j).is_some() {}
            let wide = odds.next_if(|o| o.0 == j).map_or(1.0, |o| o.1);
            let sum = std::mem::take(&mut near.sums[j as usize]);
            let mut odds = wide + w.near * sum;
            beside += sum;
            if let Some((.., share)) = division.next_if(|v| v.1 == j) {
                odds += w.division * share;
            }
            if odds != wide {
                close += weights[j as usize] * (odds / wide).ln();
            }
        }
        // Ten American towns in an article say hardly more than three that Paris is the one in Texas.
        (far.min(w.country_most) + close, beside)
    }
}
