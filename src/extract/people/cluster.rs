//! Joins an article's names of people into persons.
//!
//! Long names first: each joins the person whose name it agrees with, or begins one. Then the short ones, in text
//! order: a surname (or a given name) alone goes to the one last named of those who bear it.

use super::gender;
use super::name::{Parts, Words, near};
use crate::extract::Context;
use crate::gazetteer::persons::{self, Gender};
use crate::text::Caps;
use std::ops::Range;
use std::sync::Arc;

/// How many persons that share a word are looked at for one mention; keeps the worst case linear.
const MOST_CANDIDATES: usize = 48;

/// The mentions of each person, in text order, the persons in order of first mention.
pub struct Persons {
    mentions: Vec<Range<u32>>,
    /// Where each person's mentions end.
    ends: Vec<u32>,
}

impl Persons {
    /// How many persons there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Person by person the mentions.
    pub fn iter(&self) -> impl Iterator<Item = impl Iterator<Item = Range<usize>>> {
        let mut start = 0;
        self.ends.iter().map(move |&end| {
            let own = std::mem::replace(&mut start, end as usize)..end as usize;
            self.mentions[own].iter().map(|m| m.start as usize..m.end as usize)
        })
    }
}

/// The fullest form of a name among its mentions.
pub fn fullest(cx: &Context, mentions: &[Range<usize>]) -> Arc<str> {
    let fullest = mentions.iter().max_by_key(|m| {
        let text = cx.doc.slice((*m).clone());
        let words = text.split_whitespace().count();
        (words, !is_all_caps(cx, m), std::cmp::Reverse(m.start))
    });
    let text = fullest.map_or("", |m| cx.doc.slice(m.clone()));
    if text.split(' ').eq(text.split_whitespace()) {
        return text.into();
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ").into()
}

/// A person in the making.
struct Cluster {
    parts: Parts,
    /// The folded surname that the text implies: `Bill` in `Bill and Hillary Clinton`.
    implied: Option<u32>,
    gender: Option<Gender>,
    all_caps: bool,
    /// Introduced as a relative: `his wife, Heidi Cruz`.
    kin: bool,
    /// Called by the bare name while nobody else in the article bore it.
    owner: bool,
    /// Paragraph of the latest mention by more than the bare name.
    paragraph: Option<u32>,
}

/// One name in the text.
struct Named {
    tokens: Range<u32>,
    parts: Parts,
    /// Taken from `Mr.`, `Mrs.` before it.
    gender: Option<Gender>,
    /// As in [`Cluster`].
    implied: Option<u32>,
    cluster: Option<u32>,
}

impl Named {
    fn tokens(&self) -> Range<usize> {
        self.tokens.start as usize..self.tokens.end as usize
    }
}

/// Joins the names, given in text order, into persons.
pub fn join(cx: &Context, names: impl Iterator<Item = Range<usize>>) -> Persons {
    let mut words = Words::new(cx.doc.text);
    let mut named: Vec<Named> = Vec::with_capacity(cx.tags.names.len());
    named.extend(
        names
            .map(|tokens| Named {
                parts: words.part(cx.doc.span(tokens.clone())),
                gender: gender::before(cx, tokens.start),
                tokens: tokens.start as u32..tokens.end as u32,
                implied: None,
                cluster: None,
            })
            .filter(|n| n.parts.len > 0),
    );
    imply_surnames(cx, &words, &mut named);
    let latest = vec![0; words.forms()];
    let mut state = State {
        words,
        clusters: Vec::with_capacity(named.len()),
        latest,
        bearers: Vec::with_capacity(2 * named.len()),
        found: Vec::new(),
    };
    let mut longest: Vec<u32> =
        (0..).zip(&named).filter(|(_, n)| !n.parts.is_bare()).map(|(i, _)| i).collect();
    longest.sort_by_key(|&i| std::cmp::Reverse(named[i as usize].parts.len));
    for i in longest {
        state.place_full(cx, &mut named[i as usize]);
    }
    state.place_bare(cx, &mut named);
    let clusters = state.clusters.len();
    drop(state);
    gather(&named, clusters)
}

/// The mentions by person.
fn gather(named: &[Named], clusters: usize) -> Persons {
    // The place of each cluster among the persons, and how many mentions each of these has.
    let mut places: Vec<Option<u32>> = vec![None; clusters];
    let mut ends: Vec<u32> = Vec::with_capacity(clusters);
    for id in named.iter().filter_map(|n| n.cluster) {
        let place = *places[id as usize].get_or_insert_with(|| {
            ends.push(0);
            ends.len() as u32 - 1
        });
        ends[place as usize] += 1;
    }
    // Where the next mention of each goes: in the end, where its mentions end.
    let mut begin = 0;
    ends.iter_mut().for_each(|end| begin += std::mem::replace(end, begin));
    let mut mentions = vec![0..0; begin as usize];
    for (name, id) in named.iter().filter_map(|n| Some((n, n.cluster?))) {
        if let Some(end) = places[id as usize].map(|place| &mut ends[place as usize]) {
            mentions[*end as usize] = name.tokens.clone();
            *end += 1;
        }
    }
    Persons { mentions, ends }
}

/// `Bill and Hillary Clinton`, `Roger and Dorothy Malcom`: the given name alone has the next one's surname.
fn imply_surnames(cx: &Context, words: &Words, named: &mut [Named]) {
    for i in 1..named.len() {
        let (before, rest) = named.split_at_mut(i);
        let Some((first, before_all)) = before.split_last_mut() else { continue };
        let second = &rest[0];
        let (from, to) = (first.tokens.end, second.tokens.start);
        let given = words.text(words.last(first.parts));
        if first.parts.len == 1
            && second.parts.len > 1
            && second.parts.surname > 0
            && to == from + 1
            && matches!(cx.doc.word(from as usize), "and" | "&")
            && persons::forename(given).is_some()
            && !bears(words, before_all, given)
        {
            first.implied = Some(words.last(second.parts).fold);
        }
    }
}

/// Is the word the surname of somebody named in full before? `Mohamed Salah … Salah and Sadio Mane`
fn bears(words: &Words, named: &[Named], word: &str) -> bool {
    let mut before = named.iter().rev().take(MOST_CANDIDATES);
    before.any(|n| n.parts.len > 1 && words.text(words.last(n.parts)) == word)
}

struct State<'a> {
    words: Words<'a>,
    clusters: Vec<Cluster>,
    /// One more than the index of the latest of [`State::bearers`] for each folded word; 0 where there is none.
    latest: Vec<u32>,
    /// Clusters that have a word, and in the same way who had it before.
    bearers: Vec<(u32, u32)>,
    /// Where [`State::place_full`] puts down the candidates.
    found: Vec<u32>,
}

impl State<'_> {
    /// The clusters that have a word, the latest first.
    fn candidates(&self, fold: u32) -> impl Iterator<Item = u32> {
        let mut next = self.latest[fold as usize];
        let all = std::iter::from_fn(move || {
            let (cluster, before) = *self.bearers.get((next as usize).checked_sub(1)?)?;
            next = before;
            Some(cluster)
        });
        all.take(MOST_CANDIDATES)
    }

    fn index(&mut self, cluster: u32, parts: Parts, implied: Option<u32>) {
        let words = self.words.of(parts).iter().copied().chain(self.words.nickname(parts));
        for fold in words.map(|word| word.fold).chain(implied) {
            let latest = &mut self.latest[fold as usize];
            if *latest == 0 || self.bearers[*latest as usize - 1].0 != cluster {
                self.bearers.push((cluster, *latest));
                *latest = self.bearers.len() as u32;
            }
        }
    }

    fn begin(&mut self, cx: &Context, name: &Named) -> u32 {
        let id = self.clusters.len() as u32;
        self.index(id, name.parts, name.implied);
        let given = self.words.text(self.words.of(name.parts)[0]);
        self.clusters.push(Cluster {
            parts: name.parts,
            implied: name.implied,
            gender: name
                .gender
                .or_else(|| (!name.parts.is_bare()).then(|| persons::forename(given).flatten()).flatten()),
            all_caps: is_all_caps(cx, &name.tokens()),
            kin: is_kin(cx, &name.tokens()),
            owner: false,
            paragraph: None,
        });
        id
    }

    fn place_full(&mut self, cx: &Context, name: &mut Named) {
        let words = self.words.of(name.parts);
        let mut found = std::mem::take(&mut self.found);
        found.clear();
        for fold in [words[0].fold, words[words.len() - 1].fold] {
            found.extend(self.candidates(fold));
        }
        // Those of the last word first, and the first to be named.
        let agrees = |&&id: &&u32| agree(&self.words, self.clusters[id as usize].parts, name.parts);
        let agreeing = found.iter().rev().find(agrees).copied();
        self.found = found;
        let id = match agreeing {
            Some(id) => {
                let caps = is_all_caps(cx, &name.tokens());
                let cluster = &mut self.clusters[id as usize];
                cluster.gender = cluster.gender.or(name.gender);
                if cluster.all_caps && !caps && name.parts.len == cluster.parts.len {
                    cluster.parts = name.parts;
                    cluster.all_caps = false;
                }
                self.index(id, name.parts, None);
                id
            }
            None => self.begin(cx, name),
        };
        name.cluster = Some(id);
    }

    fn place_bare(&mut self, cx: &Context, named: &mut [Named]) {
        // Order number of each person's latest mention so far; 0 is not yet named.
        let mut seen: Vec<u32> = vec![0; self.clusters.len()];
        for (i, name) in (1..).zip(named) {
            let paragraph = cx.doc.sentences[cx.doc.sentence_of(name.tokens.start as usize)].paragraph;
            let id = match name.cluster {
                Some(id) => {
                    self.clusters[id as usize].paragraph = Some(paragraph);
                    id
                }
                None => {
                    let found = self.bearer(name, &seen, paragraph);
                    let id = found.unwrap_or_else(|| self.begin(cx, name));
                    let key = self.words.last(name.parts).fold;
                    let surname = self.words.last(self.clusters[id as usize].parts).fold == key;
                    let named = |other: u32| seen.get(other as usize).is_some_and(|&at| at > 0);
                    let alone = !self.candidates(key).any(|other| other != id && named(other));
                    self.clusters[id as usize].owner |= surname && alone;
                    id
                }
            };
            seen.resize(self.clusters.len(), 0);
            seen[id as usize] = i;
            name.cluster = Some(id);
            let cluster = &mut self.clusters[id as usize];
            cluster.gender = cluster.gender.or(name.gender);
        }
    }

    /// The person whom a bare name means: of those who bear it, the one last named; else the next to be named.
    fn bearer(&self, name: &Named, seen: &[u32], paragraph: u32) -> Option<u32> {
        let of = &self.words;
        let whole = of.of(name.parts);
        let one = whole.len() == 1;
        let key = of.last(name.parts).fold;
        let mut best: Option<(Rank, u32)> = None;
        for id in self.candidates(key) {
            let cluster = &self.clusters[id as usize];
            let words = of.of(cluster.parts);
            if let (Some(a), Some(b)) = (name.gender, cluster.gender)
                && a != b
            {
                continue;
            }
            if let Some(implied) = name.implied {
                let same = words.len() > 1 && of.last(cluster.parts).fold == implied;
                if !same && cluster.implied.is_none_or(|own| own != implied) {
                    continue;
                }
            }
            let ends = words.len() >= whole.len()
                && words[words.len() - whole.len()..].iter().zip(whole).all(|(a, b)| a.fold == b.fold);
            let implies = one && cluster.implied == Some(key);
            let begins = one && words[0].fold == key;
            let inside = one
                && (words.iter().any(|w| w.fold == key)
                    || of.nickname(cluster.parts).is_some_and(|n| n.fold == key));
            if !(ends || implies || begins || inside) {
                continue;
            }
            // `Mr.` comes before a surname.
            let fit = if ends {
                3
            } else if begins {
                2
            } else {
                1
            };
            let fit = if implies { fit.max(2) } else { fit };
            let at = seen.get(id as usize).copied().unwrap_or(0);
            // A relative keeps the bare name from its owner only until the paragraph ends; one who is called a relative, never.
            let near = cluster.paragraph == Some(paragraph) && !cluster.kin;
            let rank = Rank {
                named: at > 0,
                fit,
                close: near,
                owner: cluster.owner,
                own: !cluster.kin,
                at,
                later: std::cmp::Reverse(id),
            };
            if best.as_ref().is_none_or(|(other, _)| rank > *other) {
                best = Some((rank, id));
            }
        }
        if let Some((_, id)) = best {
            return Some(id);
        }
        // A slip in spelling: one letter off one person's surname, and nobody else's.
        let key = of.folded(key);
        if !one || key.len() < 5 || name.implied.is_some() {
            return None;
        }
        let mut close = (0..).zip(&self.clusters).take(4 * MOST_CANDIDATES).filter(|(id, c)| {
            seen.get(*id as usize).is_some_and(|&at| at > 0)
                && c.parts.len > 1
                && near(of.folded(of.last(c.parts).fold), key, 5)
        });
        match (close.next(), close.next()) {
            (Some((id, _)), None) => Some(id),
            _ => None,
        }
    }
}

/// How well a person fits a bare name: better is greater.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    named: bool,
    fit: u8,
    close: bool,
    owner: bool,
    own: bool,
    at: u32,
    later: std::cmp::Reverse<u32>,
}

/// Is the person introduced as somebody's relative? `his wife, Heidi Cruz`, `pastor father Rafael Cruz`, `Alan Cruz, her son`
fn is_kin(cx: &Context, tokens: &Range<usize>) -> bool {
    let word = |i: usize| cx.doc.tokens.get(i).map_or("", |_| cx.doc.word(i));
    let before = tokens.start.checked_sub(1).map_or("", word);
    let before = if before == "," { tokens.start.checked_sub(2).map_or("", word) } else { before };
    let behind = (tokens.end + 1..tokens.end + 5)
        .take_while(|&i| !matches!(word(i), "" | "," | "."))
        .any(|i| is_kin_noun(word(i)));
    is_kin_noun(before) || word(tokens.end) == "," && behind
}

fn is_kin_noun(word: &str) -> bool {
    matches!(
        word,
        "wife"
            | "husband"
            | "widow"
            | "widower"
            | "father"
            | "mother"
            | "son"
            | "daughter"
            | "brother"
            | "sister"
            | "uncle"
            | "aunt"
            | "nephew"
            | "niece"
            | "cousin"
            | "grandfather"
            | "grandmother"
            | "grandson"
            | "granddaughter"
            | "stepfather"
            | "stepmother"
            | "stepson"
            | "stepdaughter"
            | "twin"
            | "sons"
            | "daughters"
            | "brothers"
            | "sisters"
            | "children"
            | "parents"
            | "dad"
            | "mom"
            | "fiancee"
            | "fiance"
            | "fiancée"
            | "fiancé"
            | "spouse"
            | "sibling"
            | "siblings"
    )
}

fn is_all_caps(cx: &Context, tokens: &Range<usize>) -> bool {
    cx.doc.tokens[tokens.clone()].iter().all(|t| !matches!(t.caps, Caps::Initial | Caps::Mixed | Caps::Lower))
}

/// Do two names of two words or more name one person?
fn agree(words: &Words, a: Parts, b: Parts) -> bool {
    if let (Some(x), Some(y)) = (words.suffix(a), words.suffix(b))
        && x.fold != y.fold
    {
        return false;
    }
    let joined = |p| words.of(p).iter().flat_map(|w| words.folded(w.fold).bytes());
    if joined(a).eq(joined(b)) {
        return true;
    }
    let (long, short) = if a.len >= b.len { (a, b) } else { (b, a) };
    let (long, short) = (words.of(long), words.of(short));
    // `Luis Galán` for `Luis Carlos Galán Sarmiento`, `Van Voorhis` for `Jana Van Voorhis`: the words in their order.
    let mut rest = long.iter();
    let within = short.iter().all(|w| rest.any(|l| l.fold == w.fold));
    if within
        && (words.same_given(long[0], short[0]) || long[long.len() - 1].fold == short[short.len() - 1].fold)
    {
        return true;
    }
    let (x, y) = (words.last(a).fold, words.last(b).fold);
    let surname = x == y || near(words.folded(x), words.folded(y), 6);
    let (first, second) = (words.of(a)[0], words.of(b)[0]);
    let given = || {
        let nickname = |p, other| words.nickname(p).is_some_and(|n| words.same_given(n, other));
        words.same_given(first, second) || nickname(a, second) || nickname(b, first)
    };
    if !surname || (x != y && first.fold != second.fold) || !given() {
        return false;
    }
    // Middle names: none, or the same, or an initial of it.
    let middle = |p: Parts| words.of(p).get(1).filter(|_| p.len > 2).map(|w| words.folded(w.fold));
    match (middle(a), middle(b)) {
        (Some(m), Some(n)) => {
            m == n || (m.len() == 1 || n.len() == 1) && m.chars().next() == n.chars().next()
        }
        _ => true,
    }
}
