//! What is made of the scores: the likeliest answer, unless something speaks against it.

use super::gather::Said;
use super::map::{contains, kilometres};
use super::{Answer, Case, Country, Name, Toponym, US, add};
use crate::extract::{Context, PlaceKind};
use crate::gazetteer::Gazetteer;
use crate::text::Caps;

/// The first-level division that an article is at home in: so many of its names lie there for sure.
const AT_HOME: f64 = 3.0;

/// What a name means.
#[derive(Clone, Copy)]
struct Verdict {
    entry: u32,
    /// That is doubtful,
    doubtful: bool,
    /// or would be if it were written short,
    if_short: bool,
    /// or if it were a street.
    if_site: bool,
}

impl Case {
    /// The entry for each toponym.
    pub(super) fn verdicts(&self, cx: &Context, toponyms: &[Toponym]) -> Vec<Option<u32>> {
        let (home, countries) = (self.home_division(), self.sure_countries());
        let known = self.countries_known();
        let verdicts: Vec<Option<Verdict>> = (0..self.names.len())
            .map(|n| {
                let name = &self.names[n];
                let best = self.renowned(n, self.best(n)?, &known);
                let best = if self.is_far(n, best, home) { self.great(n, best) } else { best };
                let abroad = |short| is_abroad(name, best, short, &countries);
                Some(Verdict {
                    entry: best.place.entry,
                    doubtful: self.is_far(n, best, home)
                        || abroad(false)
                        || self.contradicted(cx.gazetteer, n, best),
                    if_short: abroad(true),
                    if_site: is_lone(name, best, 0.2),
                })
            })
            .collect();
        let entry = |(name, toponym): (&Option<usize>, &Toponym)| {
            let verdict = verdicts[(*name)?]?;
            let doubtful = verdict.doubtful
                || verdict.if_short && cx.doc.slice(toponym.tokens.clone()).len() <= 5
                || verdict.if_site && is_site(cx, toponym);
            (!doubtful).then_some(verdict.entry)
        };
        self.name_of.iter().zip(toponyms).map(entry).collect()
    }

    fn home_division(&self) -> Option<u16> {
        let mut found: Vec<(u16, f64)> = Vec::new();
        for name in 0..self.names.len() {
            let sure = |a: &&Answer| a.share > 0.8 && a.place.kind != PlaceKind::Country;
            if let Some(admin1) = self.answers(name).iter().find(sure).and_then(|a| a.place.admin1) {
                add(&mut found, admin1, 1.0);
            }
        }
        found
            .into_iter()
            .filter(|(_, n)| *n >= AT_HOME)
            .reduce(|a, b| if b.1 > a.1 { b } else { a })
            .map(|(admin1, _)| admin1)
    }

    /// Countries that an article names or whose places it is sure of.
    fn sure_countries(&self) -> Vec<(Country, f64)> {
        let mut found = Vec::new();
        for Answer { place, .. } in self.answers.iter().filter(|a| a.share > 0.8) {
            if let Some(country) = place.country
                && (place.kind == PlaceKind::Country || place.population > 50_000)
            {
                add(&mut found, country, 1.0);
            }
        }
        found
    }

    /// Names that mean a country for sure: which one.
    fn countries_known(&self) -> Vec<Option<Country>> {
        let country = |a: &&Answer| a.share > 0.8 && a.place.kind == PlaceKind::Country;
        self.answers.iter().filter(country).map(|a| a.place.country).collect()
    }

    /// `Rutland` in an article from Ohio that does not say `Vt.`: a hamlet that the gazetteer has not got.
    fn is_far(&self, name: usize, best: &Answer, home: Option<u16>) -> bool {
        // In the United States there is always another one.
        let namesake = |a: &&Answer| !a.place.alternate && a.place.kind == PlaceKind::City;
        home.is_some()
            && best.place.admin1 != home
            && is_lone(&self.names[name], best, 0.02)
            && (best.place.country == US || self.answers(name).iter().filter(namesake).nth(1).is_some())
    }

    /// The great city of the name, where it has one.
    fn great<'a>(&'a self, name: usize, best: &'a Answer) -> &'a Answer {
        // By a name of its own: Columbus was once called Franklin.
        let great =
            |a: &&Answer| a.place.kind == PlaceKind::City && a.place.population > 500_000 && a.base > 5.6;
        let great = self.answers(name).iter().filter(great);
        great.reduce(|a, b| if b.base > a.base { b } else { a }).unwrap_or(best)
    }

    /// In an article that names countries, Paris is France's, though all else is in Texas: where nothing else is near the
    /// other one and the text does not say so.
    fn renowned<'a>(&'a self, name: usize, best: &'a Answer, known: &[Option<Country>]) -> &'a Answer {
        let Answer { place, .. } = best;
        if self.names[name].told
            || best.beside > 0.1
            || place.kind != PlaceKind::City
            || place.population > 100_000
            || known.iter().filter(|&&country| country != place.country).nth(1).is_none()
        {
            return best;
        }
        let known = |a: &&Answer| {
            (a.place.capital && a.place.population > 1_000_000 || a.place.kind == PlaceKind::Country)
                && a.base > best.base + 2.5
        };
        let known = self.answers(name).iter().filter(known);
        known.reduce(|a, b| if b.base > a.base { b } else { a }).unwrap_or(best)
    }

    /// Does the text say that the place lies where this answer does not? Then the gazetteer has not got it.
    fn contradicted(&self, gazetteer: &Gazetteer, name: usize, answer: &Answer) -> bool {
        let place = &answer.place;
        let outside = |other: usize, sure: bool| {
            self.best(other).is_some_and(|o| {
                (o.place.kind == PlaceKind::Country || o.place.first_level)
                    && o.share > 0.9
                    && place.kind == PlaceKind::City
                    && (sure || place.population < 200_000)
                    && !contains(gazetteer, &o.place, place)
            })
        };
        // `the Lido beach in Mogadishu`: not the one in Italy.
        let beyond = |other: usize| {
            self.best(other).is_some_and(|o| {
                o.place.kind == PlaceKind::City
                    && o.share > 0.5
                    && place.kind == PlaceKind::City
                    && place.population < 200_000
                    && place.country != o.place.country
                    && kilometres(&o.place, place) > 300.0
            })
        };
        // `Mati, east of Athens`: not the one in the Philippines.
        let apart = |other: usize| {
            self.best(other).is_some_and(|o| {
                matches!(o.place.kind, PlaceKind::City | PlaceKind::Feature)
                    && o.share > 0.5
                    && place.kind == PlaceKind::City
                    && place.population < 1_000_000
                    && kilometres(&o.place, place) > 400.0
            })
        };
        self.links(name).iter().any(|link| match link.said {
            Said::Close => apart(link.other as usize),
            Said::Within => outside(link.other as usize, true),
            Said::Inside => outside(link.other as usize, false) || beyond(link.other as usize),
            Said::Holds | Said::Listed => false,
        })
    }
}

/// A small town with no other place of the article near it, and the text does not say where it lies.
fn is_lone(name: &Name, best: &Answer, beside: f64) -> bool {
    !name.told
        && best.beside < beside
        && best.place.kind == PlaceKind::City
        && best.place.population < 100_000
}

/// `Clifton` in an article that is all of Karachi is not the one in New Jersey.
fn is_abroad(name: &Name, best: &Answer, short: bool, countries: &[(Country, f64)]) -> bool {
    let place = &best.place;
    // Transliterations of another language's name are short: `Yida` for Jeddah.
    let odd = place.alternate && short;
    if name.told
        || best.beside >= 0.02
        || place.kind != PlaceKind::City
        || !(odd || !place.alternate && place.population < 200_000)
    {
        return false;
    }
    let own = f64::from(place.population > 50_000 && best.share > 0.8);
    let all: f64 = countries.iter().map(|(_, n)| n).sum();
    let country = countries.iter().find(|(c, _)| Some(*c) == place.country).map_or(0.0, |(_, n)| *n);
    all - own >= 2.0 && country <= own
}

/// A street, or what stands before `pit` or `township`: rarely the namesake far away.
fn is_site(cx: &Context, toponym: &Toponym) -> bool {
    let last = cx.doc.word(toponym.tokens.end - 1);
    let behind = cx.doc.tokens.get(toponym.tokens.end).map_or("", |_| cx.doc.word(toponym.tokens.end));
    crate::extract::places::is_street(last)
        || matches!(behind, "pit" | "mine" | "quarry" | "township")
            && cx.doc.tokens[toponym.tokens.end].caps == Caps::Lower
}
