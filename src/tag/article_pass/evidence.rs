//! What the article is sure of: people named in full, and what each word is where its context tells.

use super::context;
use crate::extract::people::{is_particle, is_suffix};
use crate::gazetteer::persons;
use crate::tag::{NameKind, Tags};
use crate::text::{Caps, Document, Forms};
use rustc_hash::FxHashMap;
use std::cell::OnceCell;
use std::ops::Range;

/// What is known of one word (or surname of several words), by its lower-case form.
#[derive(Debug, Default, Clone, Copy)]
pub struct Known {
    /// Times that it is the surname of a person named in full.
    pub surname: u16,
    /// Times that it is the first name of a person named in full.
    pub given: u16,
    /// Times that it is the first of two surnames: `Ana Mendoza Ruiz`.
    pub second: u16,
    /// Weight of the contexts that show a person.
    pub person: i32,
    /// Weight of the contexts that show a place.
    pub place: i32,
    /// Times that the tagger calls it a place by itself.
    pub as_place: u16,
    /// Times that the tagger calls it a person by itself.
    pub as_person: u16,
    /// Times that the tagger calls it an organization by itself.
    pub as_organization: u16,
    /// Times that it is an organization's last word or acronym.
    pub organization: u16,
    /// Times that it is an organization's first word.
    pub organization_first: u16,
    /// Times that a noun behind it makes it a politician's: `the Clinton presidency`.
    pub of_person: u16,
}

/// All that the article tells of its names.
#[derive(Debug, Default)]
pub struct Evidence {
    words: Words,
    filter: Filter,
    buffer: String,
    /// A surname is not one plain word: only then words behind each other can be one.
    long: bool,
    /// How strongly the words around each name of one word speak for a person and for a place, where that was asked.
    around: Vec<Option<(i32, i32)>>,
    /// How many times each of the words is written in lower case, once asked for.
    lower: OnceCell<FxHashMap<u32, u32>>,
}

/// What is known of each lower-case form.
#[derive(Debug, Default)]
struct Words {
    forms: Forms,
    /// By the number of the form.
    known: Vec<Known>,
}

impl Words {
    fn entry(&mut self, form: &str) -> &mut Known {
        let number = self.forms.number(form) as usize;
        if number == self.known.len() {
            self.known.push(Known::default());
        }
        &mut self.known[number]
    }
}

/// A bit for the ends and the length of each ASCII key: most words of an article are turned away by it.
#[derive(Debug, Default)]
struct Filter([u64; 8]);

impl Filter {
    /// The place of a word's bit; `None` where lower case may change more than single bytes.
    #[inline]
    fn place(word: &str) -> Option<(usize, u64)> {
        let (first, last) = (word.bytes().next()? | 0x20, word.bytes().next_back()? | 0x20);
        let at = usize::from(first) * 61 + usize::from(last) * 7 + word.len();
        word.is_ascii().then_some((at >> 6 & 7, 1 << (at & 63)))
    }

    fn insert(&mut self, key: &str) {
        if let Some((word, bit)) = Self::place(key) {
            self.0[word] |= bit;
        }
    }

    #[inline]
    fn may_have(&self, word: &str) -> bool {
        Self::place(word).is_none_or(|(word, bit)| self.0[word] & bit != 0)
    }
}

impl Evidence {
    /// Collects it from the names.
    pub fn collect(doc: &Document, tags: &Tags) -> Self {
        let mut this = Self { around: vec![None; tags.names.len()], ..Self::default() };
        for (i, name) in tags.names.iter().enumerate() {
            let tokens = &name.tokens;
            let home = context::home(doc, &tags.names, i);
            match name.kind {
                NameKind::Person if tokens.len() > 1 => this.full_name(doc, tags, tokens),
                NameKind::Person => {
                    let (person, place) = this.around(doc, tags, i);
                    let known = this.entry(doc.word(tokens.start));
                    known.as_person = known.as_person.saturating_add(1);
                    known.person += person;
                    known.place += place + home;
                    known.of_person += u16::from(context::is_of_person(doc, tokens.end));
                    if context::has_honorific(doc, tokens.start) {
                        this.surname(doc.word(tokens.start));
                    }
                }
                NameKind::Place if tokens.len() == 1 => {
                    let (person, place) = this.around(doc, tags, i);
                    let known = this.entry(doc.word(tokens.start));
                    known.as_place = known.as_place.saturating_add(1);
                    known.place += place + home + 1;
                    known.person += person;
                    known.of_person += u16::from(context::is_of_person(doc, tokens.end));
                }
                // `Marawi City` … `Marawi`
                NameKind::Place if tokens.len() == 2 && is_settled(doc.word(tokens.start + 1)) => {
                    let known = this.entry(doc.word(tokens.start));
                    known.as_place = known.as_place.saturating_add(1);
                    known.place += 2;
                }
                NameKind::Organization => {
                    if tokens.len() == 1 {
                        let known = this.entry(doc.word(tokens.start));
                        known.as_organization = known.as_organization.saturating_add(1);
                    } else {
                        this.organization(doc, tokens);
                    }
                }
                _ => {}
            }
        }
        this
    }

    /// How many times a word that something is known of is written in lower case.
    pub fn in_lower_case(&self, doc: &Document, words: &str, buffer: &mut String) -> u32 {
        let lower = self.lower.get_or_init(|| {
            let mut lower = FxHashMap::default();
            for (i, _) in doc.tokens.iter().enumerate().filter(|(_, token)| token.caps == Caps::Lower) {
                let word = doc.word(i);
                if self.filter.may_have(word)
                    && let Some(number) = self.words.forms.find(fold(word, buffer))
                {
                    *lower.entry(number).or_default() += 1;
                }
            }
            lower
        });
        self.words.forms.find(fold(words, buffer)).and_then(|n| lower.get(&n).copied()).unwrap_or_default()
    }

    fn entry(&mut self, word: &str) -> &mut Known {
        if word.is_ascii() {
            fold(word, &mut self.buffer);
        } else {
            self.buffer = word.to_lowercase();
        }
        self.filter.insert(&self.buffer);
        self.words.entry(&self.buffer)
    }

    /// Counts a person's surname.
    fn surname(&mut self, words: &str) -> &mut Known {
        self.long |= !words.chars().all(char::is_alphanumeric);
        let known = self.entry(words);
        known.surname = known.surname.saturating_add(1);
        known
    }

    /// May a surname be more than one token?
    pub fn has_long_surnames(&self) -> bool {
        self.long
    }

    /// Looks around name `i`.
    fn around(&mut self, doc: &Document, tags: &Tags, i: usize) -> (i32, i32) {
        let tokens = &tags.names[i].tokens;
        let told = (context::person(doc, tags, tokens), context::place(doc, tags, tokens));
        self.around[i] = Some(told);
        told
    }

    /// How strongly the words around the name that was name `i` when this was collected speak for a person and for a
    /// place, if that was asked then.
    pub fn told_around(&self, i: usize) -> Option<(i32, i32)> {
        self.around.get(i).copied().flatten()
    }

    fn full_name(&mut self, doc: &Document, tags: &Tags, tokens: &Range<usize>) {
        let score = context::person(doc, tags, tokens);
        let surname = surname(doc, tokens);
        let known = self.surname(doc.slice(surname.clone()));
        known.person += score.max(0);
        if surname.len() > 1 {
            self.surname(doc.word(surname.end - 1));
        }
        let middle = surname.start.wrapping_sub(1);
        if surname.len() == 1
            && tokens.contains(&middle)
            && middle > tokens.start
            && context::is_capital(doc, middle)
            && doc.word(middle).len() > 3
            && persons::forename(doc.word(middle)).is_none()
        {
            let known = self.entry(doc.word(middle));
            known.second = known.second.saturating_add(1);
        }
        let first = doc.word(tokens.start);
        // `Xi Jinping`, but no initial.
        let named = first.len() > 2 || persons::forename(first).is_some();
        if tokens.start < surname.start && named {
            let known = self.entry(first);
            known.given = known.given.saturating_add(1);
        }
    }

    /// Its acronym and its last word are organizations too: `the Augusta Herald` … `the Herald`.
    fn organization(&mut self, doc: &Document, tokens: &Range<usize>) {
        let mut acronym = String::new();
        for i in tokens.clone() {
            if context::is_capital(doc, i) {
                acronym.extend(doc.word(i).chars().next());
            }
        }
        if acronym.len() > 2 {
            let known = self.entry(&acronym);
            known.organization = known.organization.saturating_add(1);
        }
        let known = self.entry(doc.word(tokens.end - 1));
        known.organization = known.organization.saturating_add(1);
        // `Magna International Inc` … `Magna`
        let known = self.entry(doc.word(tokens.start));
        known.organization_first = known.organization_first.saturating_add(1);
    }

    /// What is known of a word or surname, whatever its capitals.
    pub fn get(&self, words: &str, buffer: &mut String) -> Option<Known> {
        if !self.filter.may_have(words) {
            return None;
        }
        self.words.forms.find(fold(words, buffer)).map(|number| self.words.known[number as usize])
    }
}

fn fold<'b>(words: &str, buffer: &'b mut String) -> &'b str {
    buffer.clear();
    if words.is_ascii() {
        buffer.push_str(words);
        buffer.make_ascii_lowercase();
    } else {
        buffer.extend(words.chars().flat_map(char::to_lowercase));
    }
    buffer
}

/// A word behind a place's name that is no part of it.
fn is_settled(word: &str) -> bool {
    matches!(
        word,
        "City"
            | "State"
            | "Province"
            | "County"
            | "Island"
            | "Township"
            | "District"
            | "Governorate"
            | "Town"
    ) || matches!(word, "CITY" | "STATE" | "PROVINCE" | "COUNTY")
}

/// The tokens of a full name that a later mention repeats: the last word with its particles, without `Jr.`.
pub fn surname(doc: &Document, tokens: &Range<usize>) -> Range<usize> {
    let mut end = tokens.end;
    while end > tokens.start + 1 && (is_suffix(doc.word(end - 1)) || doc.word(end - 1) == ",") {
        end -= 1;
    }
    let mut start = end - 1;
    loop {
        if start > tokens.start + 1 && doc.word(start - 1) == "-" && !doc.tokens[start].space_before {
            start -= 2;
        } else if start > tokens.start
            && is_particle(doc.word(start - 1))
            && (start - 1 > tokens.start || persons::forename(doc.word(start - 1)).is_none())
        {
            start -= 1;
        } else {
            return start.max(tokens.start)..end;
        }
    }
}
