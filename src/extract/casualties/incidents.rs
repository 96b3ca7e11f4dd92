//! Which incident of the article each figure belongs to.
//!
//! An article tells of its own incident and of others beside it: in another place, on another day, in another year, of a
//! whole campaign. Only figures of one incident are estimates of one number.

use super::FAR;
use super::harmed::Harmed;
use super::tolls::Counted;
use crate::extract::{Place, PlaceKind};
use chrono::NaiveDate;
use std::collections::HashMap;

/// Another time than that of the article's own incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Era {
    /// `in 2004`.
    Year(i32),
    /// A running total, an earlier incident without its year, a whole country or campaign.
    Background,
}

/// What the text has told of an incident's setting.
#[derive(Default)]
struct Setting<'a> {
    places: Vec<&'a Place>,
    day: Option<NaiveDate>,
    era: Option<Era>,
    sentence: usize,
}

/// Towns nearer than this are one scene: a suburb, the town of the hospital.
const ONE_SCENE_KM: f64 = 50.0;

/// A town farther than this from a region's middle is not in it.
const REGION_KM: f64 = 200.0;

/// What is farther than this from the middle of a range or sea is not in it.
const VAST_KM: f64 = 600.0;

/// The incident of each entry: 0 for the one that the article tells of first, further ones in text order.
pub(super) fn incidents(counted: &[Counted], figures: &[Harmed], places: &[Place]) -> Vec<usize> {
    let by_name: HashMap<(&str, Option<&str>), &Place> =
        places.iter().rev().map(|p| ((p.name.as_str(), p.country.as_deref()), p)).collect();
    let place_of = |c: &Counted| {
        let place = &figures[c.figure()?].place.as_ref()?.scene;
        by_name.get(&(place.name.as_str(), place.country.as_deref())).copied()
    };
    // The first is kept for the present.
    let mut settings: Vec<Setting> = vec![Setting::default()];
    let mut last = 0;
    let mut told = false;
    let mut before: Option<&Counted> = None;
    let mut of: Vec<usize> = Vec::with_capacity(counted.len());
    for c in counted {
        let place = place_of(c);
        // A figure for the whole country is another's only where one of the incident stands before it.
        // `Two more bodies were found, bringing the toll to 45`: a total of this incident.
        let goes_on = c.toll
            && before.is_some_and(|b: &Counted| b.more && b.kind == c.kind && b.sentence + 1 >= c.sentence);
        before = Some(c);
        let era = c.era.filter(|_| !goes_on).or((c.wide && told).then_some(Era::Background));
        if let Some(era) = era {
            let known = position(&settings, |s| {
                s.era == Some(era)
                    && (s.sentence == c.sentence && place.is_none_or(|p| s.admits(p))
                        || era != Era::Background && place.is_none_or(|p| s.admits(p)))
            });
            let incident = known.unwrap_or_else(|| {
                settings.push(Setting { era: Some(era), sentence: c.sentence, ..Setting::default() });
                settings.len() - 1
            });
            settings[incident].meet(place);
            of.push(incident);
            continue;
        }
        told = true;
        // `two in Texas and one in Ohio`: what one sentence counts up is one toll, unless countries stand against
        // each other.
        let listed = settings[last].sentence == c.sentence
            && place.is_none_or(|p| {
                settings[last].places.iter().all(|q| !abroad(p, q) || is_town(p) && is_town(q))
            });
        let here = |s: &Setting| place.is_none_or(|p| s.admits(p)) && s.on(c);
        let incident = if listed || here(&settings[last]) {
            last
        } else {
            let known = position(&settings, |s| s.era.is_none() && !s.places.is_empty() && here(s));
            known.unwrap_or_else(|| {
                settings.push(Setting::default());
                settings.len() - 1
            })
        };
        let setting = &mut settings[incident];
        setting.sentence = c.sentence;
        setting.day = setting.day.or(c.day);
        setting.meet(place);
        last = incident;
        of.push(incident);
    }
    // Numbered as the article comes to them.
    let mut number: Vec<Option<usize>> = vec![None; settings.len()];
    let mut next = 0;
    for i in &mut of {
        *i = *number[*i].get_or_insert_with(|| {
            next += 1;
            next - 1
        });
    }
    of
}

/// The first of the latest settings that fits.
fn position(settings: &[Setting], fits: impl Fn(&Setting) -> bool) -> Option<usize> {
    let from = settings.len().saturating_sub(FAR);
    settings[from..].iter().position(fits).map(|i| from + i)
}

impl<'a> Setting<'a> {
    fn meet(&mut self, place: Option<&'a Place>) {
        let known = |p: &&Place| self.places.iter().any(|q| q.name == p.name);
        if let Some(p) = place.filter(|p| !known(p) && self.places.len() < FAR) {
            self.places.push(p);
        }
    }

    fn admits(&self, place: &Place) -> bool {
        self.places.iter().all(|known| compatible(known, place))
    }

    /// Can what happened on the entry's day be this? Who dies later of it is.
    fn on(&self, c: &Counted) -> bool {
        c.more || c.toll || self.day.zip(c.day).is_none_or(|(a, b)| (a - b).num_days().abs() < 2)
    }
}

/// `In Nairobi 213 died, in Dar es Salaam 11`: towns of one list are of one deed.
fn is_town(place: &Place) -> bool {
    matches!(place.kind, PlaceKind::City | PlaceKind::Feature)
}

/// Are the places in different countries?
fn abroad(a: &Place, b: &Place) -> bool {
    a.country.as_ref().zip(b.country.as_ref()).is_some_and(|(a, b)| a != b)
}

/// Can one incident be in both places: is one within the other, or near?
fn compatible(a: &Place, b: &Place) -> bool {
    use PlaceKind::{Area, Country, Region, Unknown};
    if a.name == b.name || matches!(a.kind, Area | Unknown) || matches!(b.kind, Area | Unknown) {
        return true;
    }
    if let (Some(x), Some(y)) = (located(a), located(b))
        && !matches!(a.kind, Country | Region)
        && !matches!(b.kind, Country | Region)
    {
        let reach = if is_vast(a) || is_vast(b) { VAST_KM } else { ONE_SCENE_KM };
        return kilometres(x, y) < reach;
    }
    if abroad(a, b) {
        return false;
    }
    if a.kind == Country || b.kind == Country {
        return true;
    }
    // The gazetteer does not tell every town's region.
    let untold = |town: &Place, region: &Place| {
        is_town(town)
            && town.admin1.is_none()
            && region.kind == Region
            && located(town).zip(located(region)).is_none_or(|(x, y)| kilometres(x, y) < REGION_KM)
    };
    if untold(a, b) || untold(b, a) {
        return true;
    }
    let (a_in, b_in) = (a.admin1.as_ref().unwrap_or(&a.name), b.admin1.as_ref().unwrap_or(&b.name));
    a_in == b_in || a_in == &b.name || &a.name == b_in
}

/// A mountain range, a sea, a desert, by its name: `the Alps`, `the Aegean Sea`.
fn is_vast(place: &Place) -> bool {
    let last = place.name.rsplit(' ').next().unwrap_or_default();
    place.kind == PlaceKind::Feature
        && matches!(
            last,
            "Alps"
                | "Andes"
                | "Apennines"
                | "Carpathians"
                | "Caucasus"
                | "Desert"
                | "Dolomites"
                | "Gulf"
                | "Highlands"
                | "Himalayas"
                | "Mountains"
                | "Ocean"
                | "Pyrenees"
                | "Range"
                | "Rockies"
                | "Sahara"
                | "Sea"
                | "Urals"
        )
}

fn located(place: &Place) -> Option<(f64, f64)> {
    place.lat.zip(place.lon)
}

/// Distance on the sphere, near enough.
fn kilometres((lat1, lon1): (f64, f64), (lat2, lon2): (f64, f64)) -> f64 {
    let mean = f64::midpoint(lat1, lat2).to_radians();
    let (dy, dx) = (lat1 - lat2, (lon1 - lon2) * mean.cos());
    dx.hypot(dy) * 111.2
}
