//! Joins an article's names of people into persons.
//!
//! Long names first: each joins the person whose name it agrees with, or begins one. Then the short ones, in text
//! order: a surname (or a given name) alone goes to the one last named of those who bear it.

use super::gender;
use super::name::{Parts, fold, near, same_given};
use crate::extract::Context;
use crate::gazetteer::persons::{self, Gender};
use crate::text::Caps;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// How many persons that share a word are looked at for one mention; keeps the worst case linear.
const MOST_CANDIDATES: usize = 48;

/// A person in the making.
#[derive(Debug)]
pub struct Cluster<'a> {
    /// The fullest form of the name in the article.
    pub name: String,
    /// Every mention, in text order.
    pub mentions: Vec<Range<usize>>,
    parts: Parts<'a>,
    /// The surname that the text implies: `Bill` in `Bill and Hillary Clinton`.
    implied: Option<&'a str>,
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
struct Named<'a> {
    tokens: Range<usize>,
    parts: Parts<'a>,
    /// Taken from `Mr.`, `Mrs.` before it.
    gender: Option<Gender>,
    implied: Option<&'a str>,
    cluster: Option<usize>,
}

/// Joins the names, given in text order, into persons, in order of first mention.
pub fn join<'a>(cx: &Context<'a>, names: &[Range<usize>]) -> Vec<Cluster<'a>> {
    let mut named: Vec<Named> = names
        .iter()
        .map(|tokens| Named {
            tokens: tokens.clone(),
            parts: Parts::new(cx.doc.slice(tokens.clone())),
            gender: gender::before(cx, tokens.start),
            implied: None,
            cluster: None,
        })
        .filter(|n| !n.parts.words.is_empty())
        .collect();
    imply_surnames(cx, &mut named);
    let mut state = State { clusters: Vec::new(), by_word: FxHashMap::default() };
    let mut longest: Vec<usize> = (0..named.len()).filter(|&i| !named[i].parts.is_bare()).collect();
    longest.sort_by_key(|&i| (std::cmp::Reverse(named[i].parts.words.len()), i));
    for i in longest {
        state.place_full(cx, &mut named[i]);
    }
    state.place_bare(cx, &mut named);
    state.finish(cx, &named)
}

/// `Bill and Hillary Clinton`, `Roger and Dorothy Malcom`: the given name alone has the next one's surname.
fn imply_surnames<'a>(cx: &Context<'a>, named: &mut [Named<'a>]) {
    for i in 1..named.len() {
        let (before, rest) = named.split_at_mut(i);
        let Some((first, before_all)) = before.split_last_mut() else { continue };
        let second = &rest[0];
        let (from, to) = (first.tokens.end, second.tokens.start);
        if first.parts.words.len() == 1
            && second.parts.words.len() > 1
            && second.parts.surname > 0
            && to == from + 1
            && matches!(cx.doc.word(from), "and" | "&")
            && persons::forename(first.parts.words[0]).is_some()
            && !bears(before_all, first.parts.words[0])
        {
            first.implied = Some(second.parts.last());
        }
    }
}

/// Is the word the surname of somebody named in full before? `Mohamed Salah … Salah and Sadio Mane`
fn bears(named: &[Named], word: &str) -> bool {
    named.iter().rev().take(MOST_CANDIDATES).any(|n| n.parts.words.len() > 1 && n.parts.last() == word)
}

struct State<'a> {
    clusters: Vec<Cluster<'a>>,
    /// Folded word of a name → clusters that have it.
    by_word: FxHashMap<String, Vec<usize>>,
}

impl<'a> State<'a> {
    fn candidates(&self, key: &str) -> &[usize] {
        let all = self.by_word.get(key).map_or(&[][..], Vec::as_slice);
        &all[all.len().saturating_sub(MOST_CANDIDATES)..]
    }

    fn index(&mut self, cluster: usize, parts: &Parts, implied: Option<&str>) {
        for word in parts.words.iter().chain(&parts.nickname).chain(&implied) {
            let list = self.by_word.entry(fold(word)).or_default();
            if list.last() != Some(&cluster) {
                list.push(cluster);
            }
        }
    }

    fn begin(&mut self, cx: &Context, name: &Named<'a>) -> usize {
        let id = self.clusters.len();
        self.index(id, &name.parts, name.implied);
        self.clusters.push(Cluster {
            name: String::new(),
            mentions: Vec::new(),
            parts: name.parts.clone(),
            implied: name.implied,
            gender: name.gender.or_else(|| {
                (!name.parts.is_bare()).then(|| persons::forename(name.parts.words[0]).flatten()).flatten()
            }),
            all_caps: is_all_caps(cx, &name.tokens),
            kin: is_kin(cx, &name.tokens),
            owner: false,
            paragraph: None,
        });
        id
    }

    fn place_full(&mut self, cx: &Context, name: &mut Named<'a>) {
        let last = fold(name.parts.last());
        let first = fold(name.parts.words[0]);
        let found = self
            .candidates(&last)
            .iter()
            .chain(self.candidates(&first))
            .copied()
            .find(|&id| agree(&self.clusters[id].parts, &name.parts));
        let id = match found {
            Some(id) => {
                let caps = is_all_caps(cx, &name.tokens);
                let cluster = &mut self.clusters[id];
                cluster.gender = cluster.gender.or(name.gender);
                if cluster.all_caps && !caps && name.parts.words.len() == cluster.parts.words.len() {
                    cluster.parts = name.parts.clone();
                    cluster.all_caps = false;
                }
                self.index(id, &name.parts, None);
                id
            }
            None => self.begin(cx, name),
        };
        name.cluster = Some(id);
    }

    fn place_bare(&mut self, cx: &Context, named: &mut [Named<'a>]) {
        // Order number of each person's latest mention so far; 0 is not yet named.
        let mut seen: Vec<usize> = vec![0; self.clusters.len()];
        for (i, name) in named.iter_mut().enumerate() {
            let paragraph = cx.doc.sentences[cx.doc.sentence_of(name.tokens.start)].paragraph;
            let id = match name.cluster {
                Some(id) => {
                    self.clusters[id].paragraph = Some(paragraph);
                    id
                }
                None => {
                    let found = self.bearer(name, &seen, paragraph);
                    let id = found.unwrap_or_else(|| self.begin(cx, name));
                    let key = fold(name.parts.last());
                    let surname = fold(self.clusters[id].parts.last()) == key;
                    let alone = !self
                        .candidates(&key)
                        .iter()
                        .any(|&other| other != id && seen.get(other).is_some_and(|&at| at > 0));
                    self.clusters[id].owner |= surname && alone;
                    id
                }
            };
            seen.resize(self.clusters.len(), 0);
            seen[id] = i + 1;
            name.cluster = Some(id);
            let cluster = &mut self.clusters[id];
            cluster.gender = cluster.gender.or(name.gender);
        }
    }

    /// The person whom a bare name means: of those who bear it, the one last named; else the next to be named.
    fn bearer(&self, name: &Named, seen: &[usize], paragraph: u32) -> Option<usize> {
        let whole = name.parts.words.len();
        let key = fold(name.parts.last());
        let mut best: Option<(Rank, usize)> = None;
        for &id in self.candidates(&key) {
            let cluster = &self.clusters[id];
            let words = &cluster.parts.words;
            if let (Some(a), Some(b)) = (name.gender, cluster.gender)
                && a != b
            {
                continue;
            }
            if let Some(implied) = name.implied {
                let same = cluster.parts.words.len() > 1 && fold(cluster.parts.last()) == fold(implied);
                if !same && cluster.implied.is_none_or(|own| fold(own) != fold(implied)) {
                    continue;
                }
            }
            let ends = words.len() >= whole
                && words[words.len() - whole..]
                    .iter()
                    .zip(&name.parts.words)
                    .all(|(a, b)| fold(a) == fold(b));
            let implies = whole == 1 && cluster.implied.is_some_and(|own| fold(own) == key);
            let begins = whole == 1 && fold(words[0]) == key;
            let inside = whole == 1
                && (words.iter().any(|w| fold(w) == key)
                    || cluster.parts.nickname.is_some_and(|n| fold(n) == key));
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
            let at = seen.get(id).copied().unwrap_or(0);
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
        if whole != 1 || key.len() < 5 || name.implied.is_some() {
            return None;
        }
        let mut close = self.clusters.iter().enumerate().take(4 * MOST_CANDIDATES).filter(|(id, c)| {
            seen.get(*id).is_some_and(|&at| at > 0)
                && c.parts.words.len() > 1
                && near(&fold(c.parts.last()), &key, 5)
        });
        match (close.next(), close.next()) {
            (Some((id, _)), None) => Some(id),
            _ => None,
        }
    }

    fn finish(mut self, cx: &Context<'a>, named: &[Named<'a>]) -> Vec<Cluster<'a>> {
        for name in named {
            if let Some(id) = name.cluster {
                self.clusters[id].mentions.push(name.tokens.clone());
            }
        }
        for cluster in &mut self.clusters {
            let fullest = cluster.mentions.iter().max_by_key(|m| {
                let text = cx.doc.slice((*m).clone());
                let words = text.split_whitespace().count();
                (words, !is_all_caps(cx, m), std::cmp::Reverse(m.start))
            });
            if let Some(fullest) = fullest {
                cluster.name = cx.doc.slice(fullest.clone()).split_whitespace().collect::<Vec<_>>().join(" ");
            }
        }
        self.clusters.retain(|c| !c.mentions.is_empty());
        self.clusters.sort_by_key(|c| c.mentions[0].start);
        self.clusters
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
    at: usize,
    later: std::cmp::Reverse<usize>,
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
fn agree(a: &Parts, b: &Parts) -> bool {
    if let (Some(x), Some(y)) = (a.suffix, b.suffix)
        && fold(x) != fold(y)
    {
        return false;
    }
    let joined = |p: &Parts| p.words.iter().map(|w| fold(w)).collect::<String>();
    if joined(a) == joined(b) {
        return true;
    }
    let (long, short) = if a.words.len() >= b.words.len() { (a, b) } else { (b, a) };
    // `Luis Galán` for `Luis Carlos Galán Sarmiento`, `Van Voorhis` for `Jana Van Voorhis`: the words in their order.
    let mut rest = long.words.iter();
    let within = short.words.iter().all(|w| rest.any(|l| fold(l) == fold(w)));
    if within && (same_given(long.words[0], short.words[0]) || fold(long.last()) == fold(short.last())) {
        return true;
    }
    let (x, y) = (fold(a.last()), fold(b.last()));
    let surname = x == y || near(&x, &y, 6);
    let given = |p: &Parts, q: &Parts| {
        same_given(p.words[0], q.words[0]) || p.nickname.is_some_and(|n| same_given(n, q.words[0]))
    };
    if !surname || !(given(a, b) || given(b, a)) || (x != y && fold(a.words[0]) != fold(b.words[0])) {
        return false;
    }
    // Middle names: none, or the same, or an initial of it.
    let middle = |p: &Parts| p.words.get(1).filter(|_| p.words.len() > 2).map(|w| fold(w));
    match (middle(a), middle(b)) {
        (Some(m), Some(n)) => {
            m == n || (m.len() == 1 || n.len() == 1) && m.chars().next() == n.chars().next()
        }
        _ => true,
    }
}
