//! The places that a name may mean, with their renown.

use super::around::{is_direction, stands_beside};
use super::map::unit;
use super::{Answer, MAX_ANSWERS, Weights, folded, letters};
use crate::extract::places::mentions::Toponym;
use crate::extract::{Context, PlaceKind};
use crate::gazetteer::{Gazetteer, GazetteerPlace, Posting};
use rustc_hash::FxHashMap;
use std::cell::RefCell;

/// Answers kept, of all names together: some 3 MB.
const MOST: usize = 16_384;
/// Longer names are not kept.
const LONGEST: usize = 60;

/// The answers to the names asked for last.
#[derive(Default)]
struct Kept {
    names: FxHashMap<Vec<u8>, Vec<Answer>>,
    answers: usize,
    key: Vec<u8>,
}

thread_local! {
    static KEPT: RefCell<Kept> = RefCell::default();
}

/// As [`answers`]: texts ask for the same names again and again, so each thread keeps the latest answers. What is found
/// never depends on what is kept. It must always be called with the same weights.
pub(super) fn kept(cx: &Context, toponym: &Toponym, w: &Weights) -> Vec<Answer> {
    let text = cx.doc.slice(toponym.tokens.clone());
    if text.len() > LONGEST {
        return answers(cx, toponym, w);
    }
    KEPT.with_borrow_mut(|kept| {
        // All that the answers depend on.
        kept.key.clear();
        kept.key.extend(text.bytes());
        kept.key.extend([0, u8::from(toponym.demonym), u8::from(stands_beside(cx, toponym))]);
        kept.key.extend(toponym.suffix.bytes());
        if let Some(answers) = kept.names.get(&kept.key) {
            return answers.clone();
        }
        let answers = answers(cx, toponym, w);
        if kept.answers + answers.len() + kept.names.len() >= MOST {
            (kept.names, kept.answers) = Default::default();
        }
        kept.answers += answers.len();
        kept.names.insert(kept.key.clone(), answers.clone());
        answers
    })
}

pub(super) fn answers(cx: &Context, toponym: &Toponym, w: &Weights) -> Vec<Answer> {
    let gazetteer = cx.gazetteer;
    let text = cx.doc.slice(toponym.tokens.clone());
    let mut out: Vec<Answer> = Vec::new();
    let mut postings = gazetteer.lookup_folded(&mut folded(cx, toponym));
    let taken = postings.clone().any(|p| p.is_primary() && !p.is_demonym() && !p.is_abbreviation());
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
                base += w.alternate + if taken { w.taken } else { 0.0 };
            }
            if posting.is_abbreviation() {
                base += 2.0;
            }
            out.push(Answer {
                country: place.country.map(letters),
                admin1: place.division.map(|d| gazetteer.admin1(d)),
                point: unit(place.lat, place.lon),
                place,
                alternate: !posting.is_primary() && !posting.is_demonym() && !posting.is_abbreviation(),
                base,
                score: base,
                share: 0.0,
                beside: 0.0,
            });
        }
    };
    add(&mut postings, 0.0, None);
    if out.is_empty() && !toponym.demonym {
        for (name, kind) in shorter(text) {
            let mut add = |postings: &mut dyn Iterator<Item = Posting>| {
                for posting in postings.filter(|p| !p.is_demonym() && !p.is_abbreviation()) {
                    let place = gazetteer.place(posting.entry());
                    if kind.is_none_or(|k| k == place.kind) && out.len() < MAX_ANSWERS {
                        let base = renown(gazetteer, &place, w) - 0.5;
                        out.push(Answer {
                            country: place.country.map(letters),
                            admin1: place.division.map(|d| gazetteer.admin1(d)),
                            point: unit(place.lat, place.lon),
                            place,
                            alternate: !posting.is_primary(),
                            base,
                            score: base,
                            share: 0.0,
                            beside: 0.0,
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
    // `Mosul` is the city, `Mosul province` the other; and a state is no better known than a capital of its name.
    let (mut seat, mut capital) = (None, false);
    for a in out.iter().filter(|a| a.place.kind == PlaceKind::City && a.place.population > 50_000) {
        capital |= a.place.capital || a.place.population > 500_000;
        if a.admin1.is_some() && seat.is_none_or(|(_, base)| a.base > base) {
            seat = Some((a.admin1, a.base));
        }
    }
    for a in out.iter_mut().filter(|a| a.place.kind == PlaceKind::Region) {
        let first = a.place.division.is_some_and(|d| gazetteer.parent(d).is_none());
        if capital && first && a.place.country == Some("US") {
            a.base -= w.state;
        }
        // `Gaza`: the strip goes by the short name, and news means it rather than the city (`Gaza City`), also where
        // the strip's whole name stands beside it and would have the city lie in it.
        let strip = |a: &Answer| a.place.name().strip_suffix(" Strip").is_some_and(|name| name == text);
        if let Some((admin1, base)) = seat
            && a.admin1 == admin1
            && first
            && strip(a)
        {
            a.base = a.base.max(base + 4.0);
        } else if let Some((admin1, base)) = seat
            && a.admin1 == admin1
            && first
        {
            // A city that goes by its province's name beside its own (Quebec) is no seat of the name.
            if base + 2.0 > a.base {
                a.base = a.base.min(base - w.seat);
            }
        }
    }
    // A state named for its great city is meant less often than the city: New York.
    let great = |a: &Answer| a.place.kind == PlaceKind::City && a.place.population > 2_000_000;
    if let Some(admin1) = out.iter().find(|a| great(a)).map(|a| a.admin1) {
        for a in out.iter_mut().filter(|a| a.place.kind == PlaceKind::Region && a.admin1 == admin1) {
            a.base -= w.namesake;
        }
    }
    out
}

/// `Northern Iraq` without its side; `Upper Hill` is no side of a hill.
pub(super) fn without_side(text: &str) -> Option<&str> {
    let (word, rest) = text.split_once([' ', '-'])?;
    (is_direction(word) && !crate::extract::places::is_site(rest)).then_some(rest)
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
    let before = without_side(text).map(|rest| (rest, None));
    [after, before].into_iter().flatten()
}

/// How likely a place is meant by its name where nothing else is known.
fn renown(gazetteer: &Gazetteer, place: &GazetteerPlace, w: &Weights) -> f64 {
    let power = |population: u32| f64::from(population.max(300)).log10();
    let population = power(place.population);
    w.population
        * match place.kind {
            PlaceKind::Country => w.a_country + w.country_population * population,
            // A part of one country is no better known than a feature.
            PlaceKind::Area if place.country.is_none() => w.area,
            PlaceKind::Area | PlaceKind::Feature | PlaceKind::Unknown => w.feature,
            PlaceKind::Region => {
                let first = place.division.is_some_and(|d| gazetteer.parent(d).is_none());
                let state = first && place.country == Some("US");
                population - if first { w.first_level } else { w.lower_level }
                    + if state { w.state } else { 0.0 }
            }
            PlaceKind::City if place.capital => {
                let country = place.country.and_then(|c| gazetteer.country(c)).map_or(0, |c| c.population);
                population + w.capital * (power(country) - 5.0).max(0.0)
            }
            PlaceKind::City => population,
        }
}
