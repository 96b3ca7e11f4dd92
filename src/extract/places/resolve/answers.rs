//! The places that a name may mean, with their renown.

use super::around::{is_direction, stands_beside};
use super::map::unit;
use super::{Answer, Country, MAX_ANSWERS, US, W, folded, letters};
use crate::extract::places::mentions::Toponym;
use crate::extract::{Context, PlaceKind};
use crate::gazetteer::{Gazetteer, GazetteerPlace, Posting};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::ops::Range;

/// Readings kept, of all names together: some 2 MB.
const MOST: usize = 16_384;
/// Longer names are not kept.
const LONGEST: usize = 60;

/// A place that a name may mean, as far as it does not depend on the article.
#[derive(Clone, Copy)]
pub(super) struct Reading {
    pub entry: u32,
    pub kind: PlaceKind,
    pub country: Option<Country>,
    /// The finest division that it lies in, and the first-level one.
    pub division: Option<u16>,
    pub admin1: Option<u16>,
    pub population: u32,
    pub capital: bool,
    /// It is a state or province.
    pub first_level: bool,
    /// By a name that is not its usual one.
    pub alternate: bool,
    pub lat: f64,
    /// On the unit sphere.
    pub point: [f64; 3],
    /// How likely a place is meant by the name where nothing else is known.
    pub renown: f64,
}

impl Reading {
    fn new(gazetteer: &Gazetteer, place: &GazetteerPlace, renown: f64, alternate: bool) -> Self {
        Self {
            entry: place.entry,
            kind: place.kind,
            country: place.country.map(letters),
            division: place.division,
            admin1: place.division.map(|d| gazetteer.admin1(d)),
            population: place.population,
            capital: place.capital,
            first_level: is_first_level(gazetteer, place),
            alternate,
            lat: place.lat,
            point: unit(place.lat, place.lon),
            renown,
        }
    }
}

/// The readings of the names asked for last.
#[derive(Default)]
struct Kept {
    names: FxHashMap<Box<[u8]>, Range<u32>>,
    readings: Vec<Reading>,
    key: Vec<u8>,
}

thread_local! {
    static KEPT: RefCell<Kept> = RefCell::default();
}

/// Adds the answers to a toponym. Texts ask for the same names again and again, so each thread keeps the latest readings. What
/// is found never depends on what is kept.
pub(super) fn kept(cx: &Context, toponym: &Toponym, out: &mut Vec<Answer>) {
    let text = cx.doc.slice(toponym.tokens.clone());
    if text.len() > LONGEST {
        out.extend(readings(cx, toponym).into_iter().map(Answer::new));
        return;
    }
    KEPT.with_borrow_mut(|kept| {
        // All that the readings depend on.
        kept.key.clear();
        kept.key.extend_from_slice(text.as_bytes());
        kept.key.extend_from_slice(&[0, u8::from(toponym.demonym), u8::from(stands_beside(cx, toponym))]);
        kept.key.extend_from_slice(toponym.suffix.as_bytes());
        let range = match kept.names.get(&kept.key[..]) {
            Some(range) => range.clone(),
            None => {
                let new = readings(cx, toponym);
                if kept.readings.len() + new.len() + kept.names.len() >= MOST {
                    kept.readings.clear();
                    kept.names.clear();
                }
                let first = kept.readings.len() as u32;
                kept.readings.extend(new);
                let range = first..kept.readings.len() as u32;
                kept.names.insert(kept.key[..].into(), range.clone());
                range
            }
        };
        let readings = &kept.readings[range.start as usize..range.end as usize];
        out.extend(readings.iter().copied().map(Answer::new));
    });
}

/// Looks up the places that a toponym may mean.
fn readings(cx: &Context, toponym: &Toponym) -> Vec<Reading> {
    let gazetteer = cx.gazetteer;
    let text = cx.doc.slice(toponym.tokens.clone());
    let beside = stands_beside(cx, toponym);
    let mut out: Vec<Reading> = Vec::new();
    let postings = gazetteer.lookup_folded(&mut folded(cx, toponym));
    let is_alternate = |p: &Posting| !p.is_primary() && !p.is_demonym() && !p.is_abbreviation();
    let taken = postings.clone().any(|p| p.is_primary() && !p.is_demonym() && !p.is_abbreviation());
    for posting in postings.filter(|p| p.is_demonym() == toponym.demonym) {
        if out.len() >= MAX_ANSWERS
            || out.iter().any(|a| a.entry == posting.entry())
            || (posting.is_abbreviation() && !beside)
        {
            continue;
        }
        let place = gazetteer.place(posting.entry());
        let alternate = is_alternate(&posting);
        let mut base = renown(gazetteer, &place);
        if alternate {
            base += W.alternate + if taken { W.taken } else { 0.0 };
        }
        if posting.is_abbreviation() {
            base += 2.0;
        }
        out.push(Reading::new(gazetteer, &place, base, alternate));
    }
    if out.is_empty() && !toponym.demonym {
        for (name, kind) in shorter(text) {
            for posting in gazetteer.lookup(name).filter(|p| !p.is_demonym() && !p.is_abbreviation()) {
                let place = gazetteer.place(posting.entry());
                if kind.is_none_or(|k| k == place.kind) && out.len() < MAX_ANSWERS {
                    let base = renown(gazetteer, &place) - 0.5;
                    out.push(Reading::new(gazetteer, &place, base, !posting.is_primary()));
                }
            }
            if !out.is_empty() {
                break;
            }
        }
    }
    // `Mosul` is the city, `Mosul province` the other; and a state is no better known than a capital of its name.
    let (mut seat, mut capital) = (None, false);
    for a in out.iter().filter(|a| a.kind == PlaceKind::City && a.population > 50_000) {
        capital |= a.capital || a.population > 500_000;
        if a.admin1.is_some() && seat.is_none_or(|(_, renown)| a.renown > renown) {
            seat = Some((a.admin1, a.renown));
        }
    }
    for a in out.iter_mut().filter(|a| a.kind == PlaceKind::Region) {
        let first = a.first_level;
        if capital && first && a.country == US {
            a.renown -= W.state;
        }
        // `Gaza`: the strip goes by the short name, and news means it rather than the city (`Gaza City`), also where
        // the strip's whole name stands beside it and would have the city lie in it.
        let strip = |a: &Reading| {
            gazetteer.place(a.entry).name().strip_suffix(" Strip").is_some_and(|name| name == text)
        };
        if let Some((admin1, renown)) = seat
            && a.admin1 == admin1
            && first
            && strip(a)
        {
            a.renown = a.renown.max(renown + 4.0);
        } else if let Some((admin1, renown)) = seat
            && a.admin1 == admin1
            && first
        {
            // A city that goes by its province's name beside its own (Quebec) is no seat of the name.
            if renown + 2.0 > a.renown {
                a.renown = a.renown.min(renown - W.seat);
            }
        }
    }
    // A state named for its great city is meant less often than the city: New York.
    let great = |a: &Reading| a.kind == PlaceKind::City && a.population > 2_000_000;
    if let Some(admin1) = out.iter().find(|a| great(a)).map(|a| a.admin1) {
        for a in out.iter_mut().filter(|a| a.kind == PlaceKind::Region && a.admin1 == admin1) {
            a.renown -= W.namesake;
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

/// A state, a province.
fn is_first_level(gazetteer: &Gazetteer, place: &GazetteerPlace) -> bool {
    place.kind == PlaceKind::Region && place.division.is_some_and(|d| gazetteer.parent(d).is_none())
}

/// How likely a place is meant by its name where nothing else is known.
fn renown(gazetteer: &Gazetteer, place: &GazetteerPlace) -> f64 {
    let power = |population: u32| f64::from(population.max(300)).log10();
    let population = power(place.population);
    W.population
        * match place.kind {
            PlaceKind::Country => W.a_country + W.country_population * population,
            // A part of one country is no better known than a feature.
            PlaceKind::Area if place.country.is_none() => W.area,
            PlaceKind::Area | PlaceKind::Feature | PlaceKind::Unknown => W.feature,
            PlaceKind::Region => {
                let first = is_first_level(gazetteer, place);
                let state = first && place.country == Some("US");
                population - if first { W.first_level } else { W.lower_level }
                    + if state { W.state } else { 0.0 }
            }
            PlaceKind::City if place.capital => {
                let country = place.country.and_then(|c| gazetteer.country(c)).map_or(0, |c| c.population);
                population + W.capital * (power(country) - 5.0).max(0.0)
            }
            PlaceKind::City => population,
        }
}
