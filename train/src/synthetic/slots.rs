//! The lists in `train/text/slots/` that fill the slots: names of people by group, countries, US states, everything else.
//!
//! Rows are `field|field|…`, entries within a field are separated by `;`, lines with `#` in front are comments.

use super::people::{Group, Person};
use super::random::Random;
use anyhow::{Context, Result, ensure};
use newsx::tag::NameKind;
use std::collections::HashMap;
use std::fs;
use std::path::Path;

pub(super) struct Country {
    pub code: String,
    pub name: String,
    pub demonym: String,
    pub demonyms: String,
    pub capital: String,
    /// The group of names that its people bear.
    pub group: String,
    pub cities: Vec<String>,
    pub regions: Vec<String>,
}

pub(super) struct State {
    pub name: String,
    /// As the wire services shorten it: `La.`
    pub abbreviation: String,
    pub postal: String,
    pub towns: Vec<String>,
    pub counties: Vec<String>,
}

pub(super) struct List {
    pub kind: Option<NameKind>,
    pub items: Vec<String>,
}

pub(super) struct Slots {
    pub countries: Vec<Country>,
    pub states: Vec<State>,
    pub lists: HashMap<String, List>,
    groups: HashMap<String, Group>,
    /// Surnames from everywhere, to widen every group.
    surnames: Vec<String>,
}

impl Slots {
    pub fn read(dir: &Path) -> Result<Self> {
        let mut countries = Vec::new();
        rows(dir, "countries.txt", 8, |row| {
            let [code, name, demonym, demonyms, capital, group, cities, regions] = row else {
                unreachable!()
            };
            countries.push(Country {
                code: code.to_string(),
                name: name.to_string(),
                demonym: demonym.to_string(),
                demonyms: demonyms.to_string(),
                capital: capital.to_string(),
                group: group.to_string(),
                cities: entries(cities)?,
                regions: entries(regions)?,
            });
            Ok(())
        })?;
        let mut states = Vec::new();
        rows(dir, "us.txt", 5, |row| {
            let [name, abbreviation, postal, towns, counties] = row else { unreachable!() };
            states.push(State {
                name: name.to_string(),
                abbreviation: abbreviation.to_string(),
                postal: postal.to_string(),
                towns: entries(towns)?,
                counties: entries(counties)?,
            });
            Ok(())
        })?;
        let mut lists: HashMap<String, List> = HashMap::new();
        rows(dir, "lists.txt", 3, |row| {
            let [name, kind, items] = row else { unreachable!() };
            let kind = if *kind == "-" { None } else { Some(super::kind_of(kind)?) };
            let list = lists.entry(name.to_string()).or_insert_with(|| List { kind, items: Vec::new() });
            ensure!(list.kind == kind, "{name} has two kinds");
            list.items.extend(entries(items)?);
            Ok(())
        })?;
        let mut groups = HashMap::new();
        rows(dir, "people.txt", 5, |row| {
            let [name, order, men, women, surnames] = row else { unreachable!() };
            groups.insert(
                name.to_string(),
                Group {
                    order: order.parse()?,
                    men: entries(men)?,
                    women: entries(women)?,
                    surnames: entries(surnames)?,
                },
            );
            Ok(())
        })?;
        let mut surnames = Vec::new();
        rows(dir, "surnames.txt", 1, |row| {
            surnames.extend(entries(row[0])?);
            Ok(())
        })?;
        ensure!(
            !countries.is_empty() && !states.is_empty() && !surnames.is_empty(),
            "an empty list of slots"
        );
        for country in &countries {
            ensure!(
                groups.contains_key(&country.group),
                "{}: no group of names {:?}",
                country.name,
                country.group
            );
        }
        Ok(Self { countries, states, lists, groups, surnames })
    }

    /// The index of the country that a header's word chooses.
    pub fn home(&self, word: &str, random: &mut Random) -> Result<usize> {
        let fitting: Vec<usize> = (0..self.countries.len())
            .filter(|&n| {
                let country = &self.countries[n];
                matches!(word, "us" | "world") || country.code == word || country.group == word
            })
            .collect();
        ensure!(!fitting.is_empty(), "no country for {word:?} in the header");
        Ok(fitting[random.below(fitting.len())])
    }

    pub fn person(&self, group: &str, female: bool, random: &mut Random) -> Result<Person> {
        // A US article has people of every descent; anyone may bear a rare surname.
        let names = match group {
            "us" if random.chance(25) => {
                let guests = [
                    "es", "in", "cn", "kr", "arab", "jew", "it", "pl", "gb", "ie", "vn", "african", "de",
                    "nordic",
                ];
                self.groups.get(*random.pick(&guests))
            }
            _ => self.groups.get(group),
        };
        let names = names.with_context(|| format!("no group of names {group:?}"))?;
        Ok(names.person(female, &self.surnames, random))
    }
}

/// Calls `with` for every row of a file that is not empty or a comment.
fn rows(dir: &Path, file: &str, fields: usize, mut with: impl FnMut(&[&str]) -> Result<()>) -> Result<()> {
    let path = dir.join(file);
    let text = fs::read_to_string(&path).with_context(|| format!("{}", path.display()))?;
    for (n, line) in text.lines().enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        // Entries of the lists may hold choices between bars, so only the first bars separate fields.
        let row: Vec<&str> = line.splitn(fields, '|').map(str::trim).collect();
        let checked =
            if row.len() == fields { with(&row) } else { Err(anyhow::anyhow!("{fields} fields are wanted")) };
        checked.with_context(|| format!("{}:{}", path.display(), n + 1))?;
    }
    Ok(())
}

fn entries(field: &str) -> Result<Vec<String>> {
    let items: Vec<String> =
        field.split(';').map(str::trim).filter(|item| !item.is_empty()).map(str::to_owned).collect();
    ensure!(!items.is_empty(), "no entries");
    Ok(items)
}
