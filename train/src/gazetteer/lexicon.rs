//! newsx's own lexicons of places: rows of columns between bars, comments after `#`.

use super::table::{Builder, Entry, Kind};
use anyhow::{Context, Result, bail};
use newsx::gazetteer::layout::{ABBREVIATION, DEMONYM, NONE, OWN, PRIMARY};
use std::collections::BTreeMap;
use std::path::Path;

/// A country of `places-countries.txt`.
pub struct Country {
    pub code: String,
    pub name: String,
    pub point: (f64, f64),
    pub others: Vec<String>,
    pub demonyms: Vec<String>,
}

/// A first-level division of `places-divisions.txt`.
pub struct Division {
    pub code: String,
    pub name: String,
    pub point: (f64, f64),
    pub abbreviations: Vec<String>,
    pub others: Vec<String>,
    pub demonyms: Vec<String>,
}

/// An area or feature of `places-areas.txt`.
pub struct Area {
    pub kind: Kind,
    pub name: String,
    pub point: (f64, f64),
    pub country: String,
    pub others: Vec<String>,
    pub demonyms: Vec<String>,
}

/// A city of `places-cities.txt`.
pub struct City {
    pub name: String,
    pub country: String,
    /// The name to show, where it is not GeoNames' own.
    pub display: Option<String>,
    pub others: Vec<String>,
    pub demonyms: Vec<String>,
}

/// All of them.
pub struct Lexicons {
    pub countries: Vec<Country>,
    pub divisions: Vec<Division>,
    pub areas: Vec<Area>,
    pub cities: Vec<City>,
    /// English names of first-level divisions, by code.
    pub admin1: BTreeMap<String, String>,
}

fn list(cell: &str) -> Vec<String> {
    cell.split(';').map(str::trim).filter(|s| !s.is_empty()).map(String::from).collect()
}

fn point(lat: &str, lon: &str) -> Result<(f64, f64)> {
    let (lat, lon): (f64, f64) = (lat.parse()?, lon.parse()?);
    if lat.abs() > 90.0 || lon.abs() > 180.0 {
        bail!("no such point: {lat}, {lon}");
    }
    Ok((lat, lon))
}

/// Reads the rows of one file, each through `row`; an error names its line.
fn rows<T>(path: &Path, columns: usize, row: impl Fn(&[&str]) -> Result<T>) -> Result<Vec<T>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut out = Vec::new();
    for (n, line) in text.lines().enumerate().filter(|(_, l)| !l.starts_with('#') && !l.trim().is_empty()) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let parsed = if cells.len() == columns {
            row(&cells)
        } else {
            Err(anyhow::anyhow!("{} columns where {columns} belong", cells.len()))
        };
        out.push(parsed.with_context(|| format!("{}:{}", path.display(), n + 1))?);
    }
    Ok(out)
}

impl Lexicons {
    /// Reads the lexicons of a folder.
    pub fn read(folder: &Path) -> Result<Self> {
        Ok(Self {
            countries: rows(&folder.join("places-countries.txt"), 6, |c| {
                Ok(Country {
                    code: c[0].into(),
                    name: c[1].into(),
                    point: point(c[2], c[3])?,
                    others: list(c[4]),
                    demonyms: list(c[5]),
                })
            })?,
            divisions: rows(&folder.join("places-divisions.txt"), 7, |c| {
                Ok(Division {
                    code: c[0].into(),
                    name: c[1].into(),
                    point: point(c[2], c[3])?,
                    abbreviations: list(c[4]),
                    others: list(c[5]),
                    demonyms: list(c[6]),
                })
            })?,
            areas: rows(&folder.join("places-areas.txt"), 7, |c| {
                let kind = match c[0] {
                    "area" => Kind::Area,
                    "feature" => Kind::Feature,
                    "region" => Kind::Region,
                    "city" => Kind::City,
                    "country" => Kind::Country,
                    other => bail!("no kind of place: {other}"),
                };
                Ok(Area {
                    kind,
                    name: c[1].into(),
                    point: point(c[2], c[3])?,
                    country: c[4].into(),
                    others: list(c[5]),
                    demonyms: list(c[6]),
                })
            })?,
            admin1: std::fs::read_to_string(folder.join("places-admin1.txt"))?
                .lines()
                .filter_map(|row| row.split_once('\t').filter(|_| !row.starts_with('#')))
                .map(|(code, name)| (code.to_string(), name.to_string()))
                .collect(),
            cities: rows(&folder.join("places-cities.txt"), 4, |c| {
                let mut others = list(c[2]);
                let display = others.first().and_then(|o| o.strip_prefix('=')).map(String::from);
                if let Some(display) = &display {
                    others[0].clone_from(display);
                }
                Ok(City { name: c[0].into(), country: c[1].into(), display, others, demonyms: list(c[3]) })
            })?,
        })
    }
}

/// Adds names, abbreviations, and demonyms with their plurals.
pub fn name(
    table: &mut Builder,
    entry: u32,
    names: &[String],
    abbreviations: &[String],
    demonyms: &[String],
) {
    for n in names {
        let short = n.strip_prefix("the ").or_else(|| n.strip_prefix("The ")).unwrap_or(n);
        table.name(short, entry, PRIMARY);
    }
    for n in abbreviations {
        table.name(n, entry, ABBREVIATION);
    }
    for n in demonyms {
        table.name(n, entry, DEMONYM);
        if !n.ends_with(['s', 'x', 'z', 'h']) && !n.ends_with("ese") && !n.ends_with("men") {
            table.name(&format!("{n}s"), entry, DEMONYM);
        }
    }
}

/// Adds the areas and features.
pub fn add_areas(lexicons: &Lexicons, table: &mut Builder) {
    for area in &lexicons.areas {
        let country = table.country_index(&area.country);
        let entry = table.entry(Entry {
            name: area.name.clone(),
            kind: area.kind,
            flags: OWN,
            id: 0,
            lat: area.point.0,
            lon: area.point.1,
            population: 0,
            country,
            division: NONE,
        });
        name(table, entry, std::slice::from_ref(&area.name), &[], &[]);
        name(table, entry, &area.others, &[], &area.demonyms);
    }
}
