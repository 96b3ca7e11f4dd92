//! Which of its namesakes a toponym means: evidence weighed together.
//!
//! Each name of an article is one question with the gazetteer's places of that name as its answers (one sense an
//! article, unless the text contains it in different places: `Paris, Texas`, `Paris, France`). An answer's score is
//! its renown, what the words beside the name say, and how well it agrees with the likely answers to the article's
//! other names; two rounds let the sure ones settle the rest.

use super::lists;
use super::mentions::Toponym;
use crate::extract::{Context, PlaceKind};
use crate::gazetteer::fold::Folded;
use crate::gazetteer::{Gazetteer, GazetteerPlace, Posting};
use rustc_hash::FxHashMap;

/// Answers considered for one name, the best known first.
const MAX_ANSWERS: usize = 64;
/// Names considered together; later ones are settled by these.
const MAX_NAMES: usize = 160;

/// Rounds of weighing; the first without the other names.
const ROUNDS: u32 = 4;

/// Shares of the evidence, in powers of e. Set by hand, then tuned on half of the development articles.
#[derive(Debug, Clone, Copy)]
pub struct Weights {
    /// A tenfold population.
    pub population: f64,
    /// A country's renown, on the scale of powers of ten of population.
    pub a_country: f64,
    /// What a tenfold population adds to a country's renown.
    pub country_population: f64,
    /// An area's renown.
    pub area: f64,
    /// A feature's renown.
    pub feature: f64,
    /// What a first-level division's renown lacks of a city's of its population.
    pub first_level: f64,
    /// What a lower division's renown lacks.
    pub lower_level: f64,
    /// A country's capital: for each power of ten of the country's population over 100,000.
    pub capital: f64,
    /// The name is not the place's usual one.
    pub alternate: f64,
    /// It is the usual one of another place.
    pub taken: f64,
    /// What a region's renown lacks beside a great city of its name in it.
    pub namesake: f64,
    /// The text says that it lies in this place: `Paris, Texas`.
    pub contained: f64,
    /// The word beside it says what it is: `province`.
    pub word: f64,
    /// The article speaks of the life of its country.
    pub life: f64,
    /// Weight of another name's vote.
    pub vote: f64,
    /// What naming it more often adds to it: its power.
    pub often: f64,
    /// How much likelier a place is beside another near it,
    pub near: f64,
    /// over this many kilometres;
    pub reach: f64,
    /// in the same first-level division;
    pub division: f64,
    /// in the same country;
    pub country: f64,
    /// beside its division or country itself;
    pub whole: f64,
    /// a country beside countries.
    pub kind: f64,
    /// The most that names of its country can add to it, however many they are.
    pub country_most: f64,
    /// How much less a reading tells of others for each power of e that it is less likely than its name's likeliest.
    pub surprise: f64,
    /// What a state's renown has over a town's of its population.
    pub state: f64,
    /// How far a region's renown stays below that of the large city in it that bears its name.
    pub seat: f64,
    /// How sharply scores become shares in the first round,
    pub hot: f64,
    /// and in the last.
    pub cold: f64,
}

impl Weights {
    /// The weights in use.
    pub const DEFAULT: Self = Self {
        population: 1.0,
        a_country: 8.0,
        country_population: 0.3,
        area: 8.0,
        feature: 6.5,
        first_level: 0.2,
        lower_level: 0.9,
        capital: 0.35,
        alternate: -1.5,
        taken: -2.0,
        namesake: 0.8,
        contained: 8.0,
        word: 2.0,
        life: 2.5,
        vote: 0.6,
        often: 0.3,
        near: 40.0,
        reach: 50.0,
        division: 6.0,
        country: 1.0,
        whole: 3.0,
        kind: 0.65,
        country_most: 2.0,
        surprise: 0.2,
        state: 1.0,
        seat: 0.2,
        hot: 1.2,
        cold: 1.3,
    };
}

/// A country's two letters, as one number.
type Country = u16;

fn letters(code: &str) -> Country {
    code.as_bytes().first_chunk().map_or(0, |two| u16::from_le_bytes(*two))
}

/// A place that a name may mean.
struct Answer {
    place: GazetteerPlace<'static>,
    country: Option<Country>,
    /// First-level division.
    admin1: Option<u16>,
    /// On the unit sphere.
    point: [f64; 3],
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
}

/// The gazetteer's entry for each toponym; `None` where it has none.
pub fn resolve(cx: &Context, toponyms: &[Toponym]) -> Vec<Option<u32>> {
    resolve_with(cx, toponyms, &Weights::DEFAULT)
}

/// As [`resolve`], with other weights.
pub fn resolve_with(cx: &Context, toponyms: &[Toponym], w: &Weights) -> Vec<Option<u32>> {
    let (mut names, name_of) = gather(cx, toponyms, w);
    let home = life(cx);
    for round in 0..ROUNDS {
        let sharpness = w.hot + (w.cold - w.hot) * f64::from(round) / f64::from(ROUNDS - 1);
        weigh(cx.gazetteer, &mut names, &home, w, sharpness, round > 0);
    }
    name_of
        .iter()
        .map(|&n| {
            let name = names.get(n?)?;
            let best = name.answers.iter().reduce(|a, b| if b.score > a.score { b } else { a })?;
            let best = renowned(&names, name, best);
            (!contradicted(cx.gazetteer, &names, name, best)).then_some(best.place.entry)
        })
        .collect()
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

/// `Paris, Utah, said …`: the comma before and after the state or country, and no list around it.
fn is_apposition(cx: &Context, toponyms: &[Toponym], i: usize) -> bool {
    let (a, b) = (&toponyms[i].tokens, &toponyms[i + 1].tokens);
    let word = |i: usize| cx.doc.tokens.get(i).map_or(".", |_| cx.doc.word(i));
    let list = a.start > 0 && matches!(word(a.start - 1), "," | "and" | "or");
    b.start == a.end + 1 && word(a.end) == "," && matches!(word(b.end), "," | "." | ";" | ")") && !list
}

/// The toponym that the text says this one lies near: `Mati, east of Athens`, `near Athens`.
fn neighbour(cx: &Context, toponyms: &[Toponym], i: usize) -> Option<usize> {
    let (a, b) = (&toponyms[i], toponyms.get(i + 1)?);
    let between = a.tokens.end..b.tokens.start;
    if a.demonym || b.demonym || !(2..=9).contains(&between.len()) {
        return None;
    }
    let word = |k: usize| cx.doc.word(k);
    let last = word(between.end - 1);
    let side = last == "of" && {
        let word = word(between.end - 2);
        is_direction(word) || matches!(word, "outskirts" | "outside" | "suburb" | "side")
    };
    let near = matches!(last, "near" | "outside");
    let fits = |k: usize| {
        let word = word(k);
        is_direction(word)
            || word.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b'(' | b')'))
            || matches!(
                word,
                "of" | "near"
                    | "outside"
                    | "just"
                    | "about"
                    | "some"
                    | "km"
                    | "kilometers"
                    | "kilometres"
                    | "miles"
                    | "mile"
                    | "kms"
                    | "a"
                    | "town"
                    | "village"
                    | "suburb"
                    | "the"
                    | "to"
                    | "on"
                    | "outskirts"
                    | "side"
            )
    };
    ((side || near) && between.clone().all(fits)).then_some(i + 1)
}

/// The names of an article and, for each toponym, its name.
fn gather(cx: &Context, toponyms: &[Toponym], w: &Weights) -> (Vec<Name>, Vec<Option<usize>>) {
    let mut names: Vec<Name> = Vec::new();
    // A number for each folded name; 0 is the empty one, that of no container.
    let mut numbers: FxHashMap<Vec<u8>, usize> = FxHashMap::from_iter([(Vec::new(), 0)]);
    let mut by_key: FxHashMap<(usize, bool, usize), usize> = FxHashMap::default();
    let mut last: FxHashMap<usize, usize> = FxHashMap::default();
    let mut name_of = Vec::with_capacity(toponyms.len());
    let mut number = |t: &Toponym| {
        let mut folded = folded(cx, t);
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
                let answers = answers(cx, toponym, w);
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

/// The toponym that the text says this one lies in: `Paris, Texas`, `Mosul in northern Iraq`.
fn container(cx: &Context, toponyms: &[Toponym], i: usize) -> Option<usize> {
    let (a, b) = (&toponyms[i], toponyms.get(i + 1)?);
    if a.demonym || b.demonym || b.tokens.start <= a.tokens.end && b.tokens.start < a.tokens.end {
        return None;
    }
    let between = a.tokens.end..b.tokens.start;
    if between.is_empty() || between.len() > 5 {
        return None;
    }
    // `Paris, Texas`, `Mosul in northern Iraq`, `the Pine area of Fulton County, located in Illinois`.
    let mut last = "";
    let linked = between.clone().all(|k| {
        let word = cx.doc.word(k);
        let fits = matches!(
            word,
            "," | "("
                | "in"
                | "the"
                | "located"
                | "within"
                | "of"
                | "and"
                | "district"
                | "area"
                | "region"
                | "part"
        ) || matches!(
            word,
            "province" | "county" | "suburb" | "state" | "town" | "village" | "city" | "municipality"
        ) || is_direction(word);
        last = word;
        fits
    });
    let link = between.clone().any(|k| matches!(cx.doc.word(k), "," | "(" | "in" | "of" | "within"));
    let list = between.clone().any(|k| cx.doc.word(k) == "and");
    let linked =
        linked && link && !list && !matches!(last, "district" | "area" | "part" | "town" | "village");
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
    let taken = gazetteer
        .lookup_folded(&mut folded(cx, toponym))
        .any(|p| p.is_primary() && !p.is_demonym() && !p.is_abbreviation());
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
                base,
                score: base,
                share: 0.0,
                beside: 0.0,
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
                            country: place.country.map(letters),
                            admin1: place.division.map(|d| gazetteer.admin1(d)),
                            point: unit(place.lat, place.lon),
                            place,
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
        let strip = a.place.name.strip_suffix(" Strip").is_some_and(|name| name == text);
        if let Some((admin1, base)) = seat
            && a.admin1 == admin1
            && first
            && strip
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

/// What the words beside a name say that it is.
fn words_beside(cx: &Context, toponym: &Toponym, answers: &mut [Answer], w: &Weights) {
    let tokens = &toponym.tokens;
    let mut say = |word: Option<&str>, side: &str| {
        let Some(word) = word else { return };
        let Some((sides, kind)) = lists::BESIDE.get(word).and_then(|v| v.split_once(' ')) else { return };
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
fn life(cx: &Context) -> Vec<(Country, f64)> {
    let mut out: Vec<(Country, f64)> = Vec::new();
    for i in 0..cx.doc.tokens.len() {
        if let Some(countries) = lists::LIFE.get(cx.doc.word(i)) {
            let weight = 1.0 / countries.split(' ').count() as f64;
            for c in countries.split(' ') {
                add(&mut out, letters(c), weight);
            }
        }
    }
    let sum: f64 = out.iter().map(|(_, n)| n).sum();
    out.iter_mut().for_each(|(_, n)| *n /= sum + 2.0);
    out
}

/// One name's votes: how likely it lies in each country and first-level division.
#[derive(Default)]
struct Votes {
    countries: Vec<(Country, f64)>,
    divisions: Vec<(u16, f64)>,
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

fn add<K: PartialEq>(list: &mut Vec<(K, f64)>, key: K, value: f64) {
    match list.iter_mut().find(|(k, _)| *k == key) {
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

fn votes(names: &[Name], w: &Weights) -> (Vec<Votes>, Vec<Local>) {
    let mut locals = Vec::new();
    let mut all = Vec::with_capacity(names.len());
    for (i, name) in names.iter().enumerate() {
        let mut votes = Votes { weight: w.vote * name.mentions.powf(w.often), ..Votes::default() };
        let top = name.answers.iter().map(|a| a.base).fold(f64::MIN, f64::max);
        let told = !name.inside.is_empty() || !name.holds.is_empty();
        for a in name.answers.iter().filter(|a| a.share > 0.002) {
            let place = &a.place;
            // A reading that would surprise is a poor witness for others: towns called Paris and China.
            let share = if told { a.share } else { a.share * (w.surprise * (a.base - top)).exp() };
            if let Some(country) = a.country {
                let whole = if place.kind == PlaceKind::Country { w.whole } else { 1.0 };
                add(&mut votes.countries, country, share * whole);
            }
            if let Some(admin1) = a.admin1 {
                let whole = if place.kind == PlaceKind::Region { w.whole } else { 1.0 };
                add(&mut votes.divisions, admin1, share * whole);
            }
            if place.kind == PlaceKind::Country {
                votes.is_country += share;
            }
            if is_local(place) {
                locals.push(Local { lat: place.lat, name: i, share, point: a.point, entry: place.entry });
            }
        }
        all.push(votes);
    }
    locals.sort_by(|a, b| a.lat.total_cmp(&b.lat).then(a.entry.cmp(&b.entry)).then(a.name.cmp(&b.name)));
    (all, locals)
}

/// One round: each answer's score from its base and the other names' shares, then the shares anew.
fn weigh(
    gazetteer: &Gazetteer,
    names: &mut [Name],
    home: &[(Country, f64)],
    w: &Weights,
    sharpness: f64,
    context: bool,
) {
    let (mut scores, mut beside) = (Vec::new(), Vec::new());
    let (all, locals) = if context { votes(names, w) } else { Default::default() };
    let mut near = vec![0.0; names.len()];
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
            if context {
                let (more, near) = agreement(a, i, &all, &locals, &mut near, w);
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
        let sum: f64 = name.answers.iter().map(|a| ((a.score - top) * sharpness).exp()).sum();
        for a in &mut name.answers {
            a.share = ((a.score - top) * sharpness).exp() / sum;
        }
    }
}

/// How well an answer to name `i` agrees with the likely answers to the others; and how likely some lie near it.
fn agreement(
    a: &Answer,
    i: usize,
    all: &[Votes],
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
    for (j, votes) in all.iter().enumerate().filter(|&(j, _)| j != i) {
        let mut odds = 1.0;
        if let Some(country) = a.country {
            odds += w.country * get(&votes.countries, &country);
        }
        if a.place.kind == PlaceKind::Country {
            odds += w.kind * votes.is_country;
        }
        let wide = odds;
        odds += w.near * near[j];
        beside += near[j];
        if let Some(admin1) = a.admin1 {
            odds += w.division * get(&votes.divisions, &admin1);
        }
        // Most names have nothing to say, and ln 1 is 0.
        if wide != 1.0 {
            far += votes.weight * wide.ln();
        }
        if odds != wide {
            close += votes.weight * (odds / wide).ln();
        }
    }
    // Ten American towns in an article say hardly more than three that Paris is the one in Texas.
    (far.min(w.country_most) + close, beside)
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

fn unit(lat: f64, lon: f64) -> [f64; 3] {
    let (lat, lon) = (lat.to_radians(), lon.to_radians());
    [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()]
}

/// Great-circle distance (of the chord, which is near enough).
fn kilometres(a: &Answer, b: &Answer) -> f64 {
    distance(&a.point, &b.point)
}

fn distance(a: &[f64; 3], b: &[f64; 3]) -> f64 {
    let d = [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
    6371.0 * (d[0] * d[0] + d[1] * d[1] + d[2] * d[2]).sqrt()
}
