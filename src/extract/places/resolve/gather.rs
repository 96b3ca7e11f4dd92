//! The names of an article: which toponyms are one name, and what the text says of them.

use super::around::{container, is_apposition, is_linked, neighbour, owns, words_beside};
use super::map::contains;
use super::{Answer, Case, Country, MAX_NAMES, Name, Toponym, W, answers, folded};
use crate::extract::{Context, PlaceKind};
use crate::gazetteer::Gazetteer;
use crate::gazetteer::fold::Folded;
use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher;

/// What the text says of a name and another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Said {
    /// It lies in the other: `Paris, Texas`.
    Inside,
    /// It must lie in it: `Paris, Utah, said …`.
    Within,
    /// The other lies in it.
    Holds,
    /// It lies near the other: `Mati, east of Athens`.
    Close,
    /// It stands beside the other in an enumeration.
    Listed,
}

/// One name is said to stand to another.
#[derive(Debug, Clone, Copy)]
pub(super) struct Link {
    name: u32,
    pub(super) said: Said,
    pub(super) other: u32,
    /// How often.
    pub(super) times: f64,
}

impl Link {
    fn key(&self) -> (u32, Said, u32) {
        (self.name, self.said, self.other)
    }
}

/// A number for each folded name, and the latest name with that number.
#[derive(Default)]
pub(super) struct Numbers {
    /// The folded names one behind the other, and where each ends.
    bytes: Vec<u8>,
    ends: Vec<usize>,
    /// Numbers by the names' hashes, 0 for none; at least half of the places are free.
    places: Vec<u32>,
    latest: Vec<Option<usize>>,
    /// The latest that is no people.
    last: Vec<Option<usize>>,
    /// Of each toponym.
    keys: Vec<usize>,
}

impl Numbers {
    /// Forgets all; 0 is then the empty name, that of no container.
    fn begin(&mut self, toponyms: usize) {
        self.bytes.clear();
        self.ends.clear();
        self.ends.push(0);
        self.places.clear();
        self.places.resize((2 * toponyms).next_power_of_two(), 0);
        self.keys.clear();
    }

    fn number(&mut self, name: &[u8]) -> usize {
        if name.is_empty() {
            return 0;
        }
        let last = self.places.len() - 1;
        let mut place = FxBuildHasher.hash_one(name) as usize & last;
        loop {
            match self.places[place] as usize {
                0 => break,
                known if &self.bytes[self.ends[known - 1]..self.ends[known]] == name => return known,
                _ => place = (place + 1) & last,
            }
        }
        let number = self.ends.len();
        self.places[place] = number as u32;
        self.bytes.extend_from_slice(name);
        self.ends.push(self.bytes.len());
        number
    }
}

impl Case {
    /// Finds the names of an article and, for each toponym, its name.
    pub(super) fn gather(&mut self, cx: &Context, toponyms: &[Toponym]) {
        self.names.clear();
        self.answers.clear();
        self.links.clear();
        self.name_of.clear();
        let numbers = &mut self.numbers;
        numbers.begin(toponyms.len());
        for toponym in toponyms {
            let mut name = folded(cx, toponym);
            // `South Arlington`, unknown by that name, is where `Arlington` is.
            if let Some(rest) = answers::without_side(cx.doc.slice(toponym.tokens.clone()))
                && cx.gazetteer.lookup_folded(&mut name).len() == 0
            {
                name = Folded::of(rest);
            }
            let number = numbers.number(name.as_bytes());
            numbers.keys.push(number);
        }
        numbers.latest.clear();
        numbers.latest.resize(numbers.ends.len(), None);
        numbers.last.clear();
        numbers.last.resize(numbers.ends.len(), None);
        let mut before = false;
        for i in 0..toponyms.len() {
            let inside = container(cx, toponyms, i);
            self.name(cx, toponyms, i, inside);
            if i > 0 {
                self.link(cx, toponyms, i - 1, before);
            }
            before = inside;
        }
        self.links.sort_unstable_by_key(Link::key);
        self.links.dedup_by(|b, a| {
            let same = a.key() == b.key();
            if same {
                a.times += b.times;
            }
            same
        });
        let mut next = 0;
        for (i, name) in self.names.iter_mut().enumerate() {
            let first = next;
            while self.links.get(next).is_some_and(|l| l.name as usize == i) {
                next += 1;
            }
            name.links = first..next;
            name.told = self.links[first..next]
                .iter()
                .any(|l| matches!(l.said, Said::Inside | Said::Within | Said::Holds));
        }
    }

    /// Finds the name of toponym `i`, which may be said to lie in the next.
    fn name(&mut self, cx: &Context, toponyms: &[Toponym], i: usize, inside: bool) {
        let toponym = &toponyms[i];
        let Self { names, answers, numbers, .. } = self;
        let number = numbers.keys[i];
        let within = if inside { numbers.keys[i + 1] } else { 0 };
        // A name that the text does not place means what it meant the last time.
        let known = if within == 0 && !toponym.demonym {
            numbers.last[number]
        } else {
            let same = |&n: &usize| names[n].demonym == toponym.demonym && names[n].within == within;
            std::iter::successors(numbers.latest[number], |&n| names[n].before).find(same)
        };
        let index = known.or_else(|| {
            if names.len() >= MAX_NAMES {
                return None;
            }
            let first = answers.len();
            answers::kept(cx, toponym, answers);
            if answers.len() == first {
                return None;
            }
            names.push(Name {
                answers: first..answers.len(),
                links: 0..0,
                mentions: 0.0,
                within,
                demonym: toponym.demonym,
                before: numbers.latest[number].replace(names.len()),
                told: false,
            });
            Some(names.len() - 1)
        });
        if let Some(index) = index {
            let name = &mut names[index];
            name.mentions += if toponym.reported { 1.0 } else { 0.5 };
            if !toponym.demonym {
                numbers.last[number] = Some(index);
            }
            words_beside(cx, toponym, &mut answers[name.answers.clone()]);
        }
        self.name_of.push(index);
    }

    /// What the text says of the names of toponym `i` and the next.
    fn link(&mut self, cx: &Context, toponyms: &[Toponym], i: usize, inside: bool) {
        let (Some(a), Some(b)) = (self.name_of[i], self.name_of[i + 1]) else { return };
        if a == b {
            return;
        }
        let mut say = |name: usize, said: Said, other: usize| {
            self.links.push(Link { name: name as u32, said, other: other as u32, times: 1.0 });
        };
        if inside {
            say(a, Said::Inside, b);
            if is_apposition(cx, toponyms, i) {
                say(a, Said::Within, b);
            }
            say(b, Said::Holds, a);
        }
        if owns(cx, toponyms, i) {
            say(b, Said::Inside, a);
        }
        if is_linked(cx, toponyms, i) {
            say(a, Said::Listed, b);
            say(b, Said::Listed, a);
        }
        if neighbour(cx, toponyms, i) {
            say(a, Said::Close, b);
        }
    }

    /// Sums up for each answer what speaks for it whatever the other names mean: its base, the countries that the article's
    /// words tell of, and the places that are said to lie in it.
    pub(super) fn speak_for(&mut self, gazetteer: &Gazetteer, life: &[(Country, f64)]) {
        for name in 0..self.names.len() {
            let range = self.names[name].answers.clone();
            // The only answer is the answer.
            if range.len() == 1 {
                self.answers[range.start].share = 1.0;
                continue;
            }
            for number in range {
                let a = &self.answers[number];
                let mut sure = a.base;
                if let Some((_, share)) = life.iter().find(|(c, _)| Some(*c) == a.place.country) {
                    sure += W.life * share;
                }
                for link in self.links(name).iter().filter(|l| l.said == Said::Holds) {
                    let held = |d: &Answer| contains(gazetteer, &a.place, &d.place);
                    if self.answers(link.other as usize).iter().any(held) {
                        sure += link.times * W.contained;
                    }
                }
                self.answers[number].sure = sure;
            }
        }
    }

    /// Does a city go by the name of the region that it lies in? `Kharkiv and Odesa` are cities.
    pub(super) fn has_seat(&self, name: usize) -> bool {
        let answers = self.answers(name);
        let great = |c: &&Answer| c.place.kind == PlaceKind::City && c.place.population > 50_000;
        answers.iter().filter(great).any(|c| {
            answers.iter().any(|r| {
                r.place.kind == PlaceKind::Region && r.place.admin1 == c.place.admin1 && c.base > r.base - 3.0
            })
        })
    }
}
