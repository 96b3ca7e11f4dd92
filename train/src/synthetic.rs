//! Training text written for newsx, expanded into as many articles as one likes: what comes in are the marked-up articles in
//! `train/text/*.txt` and the lists in `train/text/slots/`, what goes out are plain texts with the byte ranges of
//! their names.
//!
//! An article begins with a line `== …` and goes on to the next. In its text
//!
//! - `[PER Ada Berg]`, `[LOC …]`, `[ORG …]`, `[MISC …]` mark a name; `\[` and `\{` are the characters themselves;
//! - `{a|b|c}` stands for one of its choices, which may themselves hold marks and slots; `{x=a|b}` remembers the choice for `{=x}`;
//! - `{n 3-40}` is a number;
//! - `{slot7}` is filled from the lists: the same slot and index give the same words throughout an article. A slot outside
//!   brackets is a name of its own kind, inside brackets it is part of the bracket's name. A slot in capitals is written in capitals.
//!
//! People: `{p1}` the full name, `{l1}` the name that later mentions use, `{g1}` the given name, `{i1}` initial and surname.
//! Places abroad: `{city1}`, `{country1}`, `{capital1}`, `{region1}`, and `{dem1}`, `{dems1}` for `Danish`, `Danes`.
//! Places in the United States: `{town1}`, `{state1}`, `{st1}` (`La.`), `{ps1}` (`LA`), `{county1}` (`Caddo Parish`).
//! Indexes 1 to 4 lie in the article's home country and home state, each of 5 to 9 in one of its own.
//! `{surname}` and `{forename}` are somebody's, another's each time. Every other slot is a list of `lists.txt`.
//!
//! The header's words choose the home: `us`, `world`, a country's code (`EG`) or a group of names (`arab`); `2=f`, `3=m:slav`, `4=:us`
//! give a person's sex and group of names; `people=GROUP` that of everyone not so named.

use anyhow::{Context, Result, bail, ensure};
use newsx::tag::NameKind;
use std::collections::HashMap;
use std::fs;
use std::ops::Range;
use std::path::Path;

mod people;
mod random;
mod slots;

use people::Person;
pub use random::Random;
use slots::Slots;

/// An expanded article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Synthetic {
    /// The file's name without extension and the article's number in it: `wire-3`.
    pub id: String,
    /// The plain text.
    pub text: String,
    /// The names in text order: byte ranges of `text`, none overlapping another.
    pub names: Vec<(Range<usize>, NameKind)>,
}

/// The marked-up articles and the lists that fill their slots.
pub struct Source {
    templates: Vec<Template>,
    slots: Slots,
}

struct Template {
    id: String,
    header: String,
    body: String,
}

impl Source {
    /// Reads `dir/*.txt` and `dir/slots/*.txt`, and expands each article once to find its faults.
    ///
    /// # Errors
    /// Names the file and the article where something does not read, parse or expand.
    pub fn read(dir: &Path) -> Result<Self> {
        let slots = Slots::read(&dir.join("slots"))?;
        let mut files: Vec<_> = fs::read_dir(dir)
            .with_context(|| format!("{}", dir.display()))?
            .map(|entry| Ok(entry?.path()))
            .collect::<Result<Vec<_>>>()?;
        files.retain(|path| path.extension().is_some_and(|e| e == "txt"));
        files.sort();
        let mut templates = Vec::new();
        for path in files {
            let text = fs::read_to_string(&path).with_context(|| format!("{}", path.display()))?;
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            for (n, part) in format!("\n{text}").split("\n==").skip(1).enumerate() {
                let (header, body) = part.split_once('\n').unwrap_or((part, ""));
                templates.push(Template {
                    id: format!("{stem}-{}", n + 1),
                    header: header.trim().to_owned(),
                    body: body.trim().to_owned(),
                });
            }
        }
        let source = Self { templates, slots };
        source.expand(1, 1)?;
        Ok(source)
    }

    /// How many different articles there are.
    pub fn len(&self) -> usize {
        self.templates.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.templates.is_empty()
    }

    /// Every article `variants` times, each time with other names; the same `seed` gives the same texts.
    ///
    /// # Errors
    /// Names the article that does not expand and why.
    pub fn expand(&self, seed: u64, variants: usize) -> Result<Vec<Synthetic>> {
        let mut out = Vec::with_capacity(self.templates.len() * variants);
        for variant in 0..variants {
            for (n, template) in self.templates.iter().enumerate() {
                // Each article has its own seed, so that adding one changes no other's names.
                let seed = Random::mix(seed, &[variant as u64, n as u64]);
                out.push(self.expand_one(template, seed).with_context(|| template.id.clone())?);
            }
        }
        Ok(out)
    }

    fn expand_one(&self, template: &Template, seed: u64) -> Result<Synthetic> {
        let mut filler = Filler::new(&self.slots, &template.header, Random::new(seed))?;
        let rest = filler.text(&template.body, Within::Text)?;
        ensure!(rest.is_empty(), "a closing bracket too many before {:?}", head(rest));
        Ok(Synthetic { id: template.id.clone(), text: filler.out, names: filler.names })
    }
}

/// Where the expander is: names are recorded only outside brackets.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Text,
    Name,
}

/// The state of one expansion.
struct Filler<'s> {
    slots: &'s Slots,
    random: Random,
    out: String,
    names: Vec<(Range<usize>, NameKind)>,
    bound: HashMap<String, String>,
    people: HashMap<u8, Person>,
    sexes: HashMap<u8, (Option<bool>, Option<String>)>,
    group: String,
    countries: [usize; 10],
    states: [usize; 10],
}

impl<'s> Filler<'s> {
    fn new(slots: &'s Slots, header: &str, mut random: Random) -> Result<Self> {
        let mut home = "us";
        let mut group = None;
        let mut sexes = HashMap::new();
        for word in header.split_whitespace() {
            match word.split_once('=') {
                None => home = word,
                Some(("people", name)) => group = Some(name.to_owned()),
                Some((index, who)) => {
                    let (sex, name) = who.split_once(':').unwrap_or((who, ""));
                    let female = match sex {
                        "f" => Some(true),
                        "m" => Some(false),
                        "" => None,
                        other => bail!("unknown sex {other:?} in the header"),
                    };
                    let name = (!name.is_empty()).then(|| name.to_owned());
                    sexes.insert(index.parse().context("a person's number in the header")?, (female, name));
                }
            }
        }
        let mut countries = [0; 10];
        let mut states = [0; 10];
        for index in 0..10 {
            countries[index] = random.below(slots.countries.len());
            states[index] = random.below(slots.states.len());
        }
        let home_country = slots.home(home, &mut random)?;
        countries[..5].fill(home_country);
        let home_state = states[0];
        states[..5].fill(home_state);
        let group = match (group, home) {
            (Some(name), _) => name,
            (None, "us") => "us".to_owned(),
            (None, _) => slots.countries[home_country].group.clone(),
        };
        Ok(Self {
            slots,
            random,
            out: String::new(),
            names: Vec::new(),
            bound: HashMap::new(),
            people: HashMap::new(),
            sexes,
            group,
            countries,
            states,
        })
    }

    /// Expands `text` up to its end or, within a name, to the closing bracket; returns what is left.
    fn text<'t>(&mut self, mut text: &'t str, within: Within) -> Result<&'t str> {
        while let Some(at) = text.find(['[', ']', '{', '}', '\\']) {
            self.out.push_str(&text[..at]);
            let rest = &text[at + 1..];
            text = match text.as_bytes()[at] {
                b'\\' => {
                    let escaped = rest.chars().next().context("a backslash at the end")?;
                    self.out.push(escaped);
                    &rest[escaped.len_utf8()..]
                }
                b'[' => {
                    ensure!(within == Within::Text, "a name inside a name: {:?}", head(text));
                    let (kind, rest) = rest.split_once(' ').context("no kind after a bracket")?;
                    let kind = kind_of(kind).with_context(|| format!("at {:?}", head(text)))?;
                    let start = self.out.len();
                    let after = self.text(rest, Within::Name)?;
                    let after =
                        after.strip_prefix(']').with_context(|| format!("not closed: {:?}", head(text)))?;
                    self.names.push((start..self.out.len(), kind));
                    after
                }
                b']' => return Ok(&text[at..]),
                b'{' => {
                    let end = closing(rest).with_context(|| format!("not closed: {:?}", head(text)))?;
                    self.brace(&rest[..end], within)
                        .with_context(|| format!("{{{}}}", head(&rest[..end])))?;
                    &rest[end + 1..]
                }
                _ => bail!("a closing brace too many: {:?}", head(text)),
            };
        }
        self.out.push_str(text);
        Ok("")
    }

    /// Expands what stands between braces.
    fn brace(&mut self, inner: &str, within: Within) -> Result<()> {
        if let Some(range) = inner.strip_prefix("n ") {
            let (low, high) = range.split_once('-').context("a number wants LOW-HIGH")?;
            let (low, high): (u32, u32) = (low.parse()?, high.parse()?);
            ensure!(low <= high, "an empty range");
            let number = low + self.random.below((high - low + 1) as usize) as u32;
            self.out.push_str(&thousands(number));
            return Ok(());
        }
        if let Some(name) = inner.strip_prefix('=') {
            let choice = self.bound.get(&format!("={name}")).cloned().context("no such choice was made")?;
            return self.choice(&choice, within);
        }
        if inner.contains('|') {
            let (name, choices) = match inner.split_once('=') {
                Some((name, choices)) if name.bytes().all(|b| b.is_ascii_lowercase()) => {
                    (Some(name), choices)
                }
                _ => (None, inner),
            };
            let choices = alternatives(choices);
            let choice = choices[self.random.below(choices.len())].to_owned();
            if let Some(name) = name {
                self.bound.insert(format!("={name}"), choice.clone());
            }
            return self.choice(&choice, within);
        }
        self.slot(inner, within)
    }

    fn choice(&mut self, choice: &str, within: Within) -> Result<()> {
        let rest = self.text(choice, within)?;
        ensure!(rest.is_empty(), "a closing bracket too many in a choice");
        Ok(())
    }

    fn slot(&mut self, slot: &str, within: Within) -> Result<()> {
        let capitals = slot.bytes().any(|b| b.is_ascii_uppercase());
        let lower = slot.to_ascii_lowercase();
        let (name, index) = match lower.as_bytes().last() {
            Some(digit @ b'0'..=b'9') => (&lower[..lower.len() - 1], digit - b'0'),
            _ => (lower.as_str(), 0),
        };
        let (value, kind) = self.value(name, index).with_context(|| format!("slot {name:?}"))?;
        let value = if capitals { value.to_uppercase() } else { value };
        // The article before a name is no part of it: the `the` of `the Taliban`, but not the `The` of a newspaper.
        let article = ["the ", "an ", "a "].into_iter().find(|a| value.starts_with(a)).map_or(0, str::len);
        let start = self.out.len() + article;
        self.out.push_str(&value);
        if let (Within::Text, Some(kind)) = (within, kind) {
            self.names.push((start..self.out.len(), kind));
        }
        Ok(())
    }

    /// The words of a slot and the kind of name they are; `None` for words that name nothing.
    fn value(&mut self, name: &str, index: u8) -> Result<(String, Option<NameKind>)> {
        let at = usize::from(index);
        if matches!(name, "p" | "l" | "g" | "i") {
            let person = self.person(index)?;
            let words = match name {
                "p" => &person.full,
                "l" => &person.later,
                "g" => &person.given,
                _ => &person.initial,
            };
            return Ok((words.clone(), Some(NameKind::Person)));
        }
        if name == "surname" || name == "forename" {
            let person = self.slots.person("us", false, &mut self.random)?;
            return Ok((if name == "surname" { person.later } else { person.given }, Some(NameKind::Person)));
        }
        let country = &self.slots.countries[self.countries[at]];
        let state = &self.slots.states[self.states[at]];
        let fixed = match name {
            "country" => Some((&country.name, NameKind::Place)),
            "capital" => Some((&country.capital, NameKind::Place)),
            "dem" => Some((&country.demonym, NameKind::Other)),
            "dems" => Some((&country.demonyms, NameKind::Other)),
            "state" => Some((&state.name, NameKind::Place)),
            "st" => Some((&state.abbreviation, NameKind::Place)),
            "ps" => Some((&state.postal, NameKind::Place)),
            _ => None,
        };
        if let Some((words, kind)) = fixed {
            return Ok((words.clone(), Some(kind)));
        }
        let (list, kind) = match name {
            "city" => (&country.cities, Some(NameKind::Place)),
            "region" => (&country.regions, Some(NameKind::Place)),
            "town" => (&state.towns, Some(NameKind::Place)),
            "county" => (&state.counties, Some(NameKind::Place)),
            _ => {
                let list = self.slots.lists.get(name).context("no such list")?;
                (&list.items, list.kind)
            }
        };
        let key = format!("{name}{index}");
        if let Some(words) = self.bound.get(&key) {
            return Ok((words.clone(), kind));
        }
        // Two slots of one list want two different entries: try a few times.
        let mut words = String::new();
        for _ in 0..8 {
            let item = list[self.random.below(list.len())].clone();
            words = self.within_name(&item)?;
            if !(0..10).any(|i| self.bound.get(&format!("{name}{i}")).is_some_and(|other| *other == words)) {
                break;
            }
        }
        self.bound.insert(key, words.clone());
        Ok((words, kind))
    }

    /// Expands a list's entry, which may itself hold slots.
    fn within_name(&mut self, item: &str) -> Result<String> {
        if !item.contains('{') {
            return Ok(item.to_owned());
        }
        let start = self.out.len();
        self.choice(item, Within::Name)?;
        Ok(self.out.split_off(start))
    }

    fn person(&mut self, index: u8) -> Result<&Person> {
        if !self.people.contains_key(&index) {
            let (female, group) = self.sexes.get(&index).cloned().unwrap_or_default();
            let female = female.unwrap_or_else(|| self.random.below(3) == 0);
            let group = group.unwrap_or_else(|| self.group.clone());
            let taken: Vec<String> = self.people.values().map(|p| p.later.clone()).collect();
            let mut person = self.slots.person(&group, female, &mut self.random)?;
            for _ in 0..6 {
                if !taken.contains(&person.later) {
                    break;
                }
                person = self.slots.person(&group, female, &mut self.random)?;
            }
            self.people.insert(index, person);
        }
        Ok(&self.people[&index])
    }
}

fn kind_of(label: &str) -> Result<NameKind> {
    Ok(match label {
        "PER" => NameKind::Person,
        "LOC" => NameKind::Place,
        "ORG" => NameKind::Organization,
        "MISC" => NameKind::Other,
        other => bail!("{other:?} is none of PER, LOC, ORG, MISC"),
    })
}

/// The brace that closes the one before `text`.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 0 => return Some(at),
            b'}' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The choices between the bars that stand outside inner braces.
fn alternatives(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut depth, mut start) = (0, 0);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            b'|' if depth == 0 => {
                parts.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}

fn thousands(number: u32) -> String {
    let digits = number.to_string();
    // Years and the like keep their four digits together.
    if number < 10_000 {
        return digits;
    }
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// The beginning of a text, for messages.
fn head(text: &str) -> &str {
    match text.char_indices().nth(60) {
        Some((end, _)) => &text[..end],
        None => text,
    }
}

#[cfg(test)]
mod tests;
