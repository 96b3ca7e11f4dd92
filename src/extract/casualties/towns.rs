//! Settlements and regions that no gazetteer has, known by the words about them: `the village of Abora`, `in Abora
//! village`, `at Bero in southern Nigeria`, `in Tarlan County`, `in the Western Visayas Region`; and countries that
//! stand in a headline.

use super::sites::{Located, TOWN, is_title, rank};
use super::ties::is_event;
use crate::extract::places::resolve::is_direction;
use crate::extract::{Context, Place, PlaceKind};
use crate::gazetteer::{Kinds, persons};
use crate::tag::NameKind;
use crate::text::{Caps, TokenKind};
use std::cell::OnceCell;
use std::collections::HashMap;

/// Kinds of places too small for a gazetteer.
fn is_small(word: &str) -> bool {
    matches!(
        word,
        "village"
            | "hamlet"
            | "town"
            | "township"
            | "community"
            | "suburb"
            | "neighborhood"
            | "neighbourhood"
            | "settlement"
            | "camp"
            | "locality"
            | "quarter"
            | "area"
            | "district"
    )
}

/// Divisions of a country.
fn is_division(word: &str) -> bool {
    matches!(
        word,
        "region"
            | "province"
            | "department"
            | "governorate"
            | "prefecture"
            | "oblast"
            | "county"
            | "district"
            | "municipality"
            | "township"
            | "commune"
            | "parish"
            | "regency"
            | "area"
            | "village"
            | "town"
            | "tehsil"
            | "taluk"
    )
}

/// Does one of the mentions overlap `l`?
pub(super) fn found_over(mentions: &[Located], l: &Located) -> bool {
    mentions.iter().any(|m| m.tokens.start < l.tokens.end && l.tokens.start < m.tokens.end)
}

/// The settlements and regions of a sentence that are none of the `known` places.
pub(super) fn towns(cx: &Context, sentence: usize, known: &[Located]) -> Vec<Located> {
    let doc = cx.doc;
    let tokens = doc.sentences[sentence].tokens();
    let from = known.partition_point(|l| l.tokens.start < tokens.start);
    let to = known.partition_point(|l| l.tokens.start < tokens.end);
    let known = &known[from..to];
    let capital = |k: usize| k < tokens.end && doc.tokens[k].caps == Caps::Initial;
    let named = |k: usize| known.iter().any(|l| !l.dateline && l.tokens.start == k);
    let word = |k: usize| if k < tokens.end { doc.word(k) } else { "" };
    let mut found: Vec<Located> = Vec::new();
    for i in tokens.clone() {
        let of = word(i + 1) == "of" && is_small(word(i));
        let within = word(i) == "of";
        let led = leads(cx, i, tokens.start);
        let struck = matches!(word(i), "through" | "hit" | "struck");
        if !of && !led && !within && !struck {
            continue;
        }
        let start = i + 1 + usize::from(of || word(i + 1) == "the");
        let most = tokens.end.min(start + 6);
        // `Grand' Anse Department`.
        let goes_on = |k: usize| capital(k) || matches!(word(k), "'" | "’" | "-") && capital(k + 1);
        let mut end = (start..most).find(|&k| !goes_on(k)).unwrap_or(most);
        if start >= end || !capital(start) {
            continue;
        }
        // `in Fukuoka Prefecture Thursday`.
        let ends =
            |k: usize| doc.tokens[k].kind == TokenKind::Word && is_division(&word(k).to_ascii_lowercase());
        if let Some(last) = (start + 1..end).rev().find(|&k| ends(k)) {
            end = last + 1;
        }
        // `in Tarlan County`, `of Tarmo Local Government Area`; `in the Gash province`.
        let division = end - start > 1 && ends(end - 1);
        let lower = is_division(word(end)) && (word(end + 1) != "of" || end - start > 1);
        let inside = matches!(word(end), "in" | "," | "on" | "off") && (end + 1..end + 5).any(named);
        let small = led && is_small(word(end));
        let part = led && word(end) == "of" && named(end + 1) && end - start > 1;
        // `tore through Moore, a suburb of Oklahoma City`.
        let apposed = word(end) == ","
            && matches!(word(end + 1), "a" | "the")
            && (end + 2..end + 5).any(|k| (is_small(word(k)) || word(k) == "city") && word(k) != "area")
            && (led || struck);
        let town = of || apposed || small || part || inside && matches!(word(i), "at" | "near");
        if end - start > 4 && !division || !(town || (division || lower) && !struck) {
            continue;
        }
        let first = word(start).to_ascii_lowercase();
        let general = cx.gazetteer.is_demonym(word(start)).is_some()
            || is_direction(&first)
            || matches!(
                first.as_str(),
                "muslim"
                    | "christian"
                    | "shiite"
                    | "shia"
                    | "sunni"
                    | "jewish"
                    | "catholic"
                    | "protestant"
                    | "hindu"
                    | "druze"
            );
        let somebody =
            cx.tags.names_over(start..end).iter().any(|n| {
                n.kind == NameKind::Person && !apposed || n.kind == NameKind::Organization && !division
            });
        let rank = if town { TOWN } else { rank(PlaceKind::Feature) };
        let l = Located { tokens: start..end, place: None, rank, dateline: false };
        if general && end - start == 1 || somebody || found_over(known, &l) {
            continue;
        }
        // What it lies in.
        let around = known.iter().find(|l| !l.dateline && l.tokens.start >= end).and_then(|l| l.place);
        let l = Located { place: around, ..l };
        if !found_over(&found, &l) {
            found.push(l);
        }
    }
    found
}

/// Does the word at token `i` lead a place: `in`, `At`?
fn leads(cx: &Context, i: usize, first: usize) -> bool {
    let word = cx.doc.word(i);
    matches!(word, "in" | "at" | "near" | "outside" | "inside" | "across")
        || i == first && matches!(word, "In" | "At" | "Near" | "Outside" | "Across")
}

/// Places that the article's list of places leaves out: names that the tagger alone knows (`the Elk Mills home`),
/// countries in a headline's capitals (`Flood Hits Philippines With 98 Dead`), and what a disaster is named after
/// (`Mindanao floods`).
pub(super) fn unlisted(cx: &Context, sentence: usize, known: &[Located], listed: &Listed) -> Vec<Located> {
    let doc = cx.doc;
    let tokens = doc.sentences[sentence].tokens();
    let from = known.partition_point(|l| l.tokens.start < tokens.start);
    let to = known.partition_point(|l| l.tokens.start < tokens.end);
    let known = &known[from..to];
    let free = |l: &Located| !found_over(known, l);
    let word = |k: usize| if tokens.contains(&k) { doc.word(k) } else { "" };
    let title = is_title(doc, tokens.clone());
    let mut found: Vec<Located> = Vec::new();
    for n in cx.tags.names_over(tokens.clone()).iter().filter(|n| tokens.contains(&n.tokens.start)) {
        let start = n.tokens.start;
        let before = start.saturating_sub(1 + usize::from(word(start.wrapping_sub(1)) == "the"));
        let led = tokens.contains(&before) && leads(cx, before, tokens.start);
        let home = matches!(word(n.tokens.end), "home" | "house" | "apartment" | "area" | "neighborhood");
        let pit = matches!(word(n.tokens.end), "mine" | "pit" | "colliery");
        if n.kind != NameKind::Place
            || title
            || pit
            || !(led || home)
            || listed.holds(doc.tokens[start].start as usize)
        {
            continue;
        }
        // `in the U.S. Midwest`.
        let last = doc.word(n.tokens.end - 1);
        let part = is_direction(last) || matches!(last, "Midwest");
        let kind = if part { PlaceKind::Area } else { PlaceKind::Region };
        let l = located(n.tokens.clone(), kind, None);
        if free(&l) {
            found.push(l);
        }
    }
    for i in tokens.clone() {
        let token = &doc.tokens[i];
        if token.caps != Caps::Initial || token.end - token.start < 4 {
            continue;
        }
        let name = doc.word(i);
        let kinds = cx.gazetteer.kinds(name);
        let country = kinds.has(Kinds::COUNTRY);
        let large = kinds.has(Kinds::REGION.or(Kinds::LARGE_CITY).or(Kinds::FEATURE));
        let struck = i + 1 < tokens.end && is_event(doc.word(i + 1));
        let taken = cx.tags.name_at(i).is_some_and(|n| n.kind != NameKind::Other);
        if taken || !(country || large && struck) || persons::forename(name).is_some() {
            continue;
        }
        let kind = if country { PlaceKind::Country } else { PlaceKind::Unknown };
        let place = listed.position(name, kind);
        let l = located(i..i + 1, kind, place);
        if free(&l) && !found_over(&found, &l) && !listed.holds(doc.tokens[i].start as usize) {
            found.push(l);
        }
    }
    found
}

fn located(tokens: std::ops::Range<usize>, kind: PlaceKind, place: Option<usize>) -> Located {
    Located { tokens, place, rank: rank(kind), dateline: false }
}

/// The article's places, found by where they stand and by name.
pub(super) struct Listed<'a> {
    places: &'a [Place],
    /// The bytes of every mention, of peoples and governments too, in text order.
    spans: Vec<(usize, usize)>,
    /// The first place of each name and kind.
    by_name: OnceCell<HashMap<(&'a str, PlaceKind), usize>>,
}

impl<'a> Listed<'a> {
    pub(super) fn new(places: &'a [Place]) -> Self {
        let mut spans: Vec<_> = places.iter().flat_map(|p| &p.mentions).map(|m| (m.start, m.end)).collect();
        spans.sort_unstable();
        Self { places, spans, by_name: OnceCell::new() }
    }

    /// Is the word at the byte `at` one of the places, which may stand for a government or a people?
    fn holds(&self, at: usize) -> bool {
        let next = self.spans.partition_point(|&(start, _)| start <= at);
        next > 0 && at < self.spans[next - 1].1
    }

    fn position(&self, name: &str, kind: PlaceKind) -> Option<usize> {
        let all = || {
            let places = self.places.iter().enumerate().rev();
            places.map(|(i, p)| ((p.name.as_str(), p.kind), i)).collect()
        };
        self.by_name.get_or_init(all).get(&(name, kind)).copied()
    }
}
