//! Places: every toponym with its place in the gazetteer.
//!
//! [`mentions`] says which tokens name a place, [`resolve`] which of the gazetteer's namesakes each means; here
//! the mentions of one place are joined into one fact.

mod lists;
pub mod mentions;
mod metonym;
pub mod resolve;

use super::{Context, Place, PlaceKind, PlaceMention, hints};
use crate::gazetteer::Kinds;
use crate::text::{Caps, TokenKind};
use mentions::Toponym;
use rustc_hash::FxHashMap;
use std::collections::hash_map::Entry;

/// Does the word end the name of a building, a way or a natural feature: `airport`, `Street`, `river`?
pub(crate) fn is_site(word: &str) -> bool {
    lists::HEADS
        .get(word)
        .is_some_and(|v| v.contains("building") || v.contains("street") || v.contains("nature"))
}

/// Does the word end a street's name?
fn is_street(word: &str) -> bool {
    lists::HEADS.get(word).is_some_and(|v| v.split(' ').any(|class| class == "street"))
}

/// `Cook Children's Hospital`, `St. John's School`: a town's name that no place of the article speaks for goes on as that of
/// something else.
fn is_part(cx: &Context, toponym: &mentions::Toponym, entry: Option<u32>) -> bool {
    let capital = |i: usize| {
        cx.doc.tokens.get(i).is_some_and(|t| {
            !t.block_start()
                && t.kind == TokenKind::Word
                && t.caps == Caps::Initial
                && hints::title(cx.doc, i).is_none()
                && hints::role(cx.doc, i).is_none()
        })
    };
    let end = toponym.tokens.end;
    let sentence = &cx.doc.sentences[cx.doc.sentence_of(toponym.tokens.start)];
    if toponym.tokens.len() != 1 || end >= sentence.end as usize {
        return false;
    }
    let own = matches!(cx.doc.word(end), "'s" | "’s");
    if !capital(if own { end + 1 } else { end }) {
        return false;
    }
    let kinds = hints::kinds(cx.doc, toponym.tokens.clone(), cx.gazetteer);
    // `Baker's Mill`; a state or a country may own what follows (`Ohio's Franklin County`).
    let small = own
        && !kinds.has(Kinds::COUNTRY.or(Kinds::LARGE_CITY).or(Kinds::AREA))
        && entry.is_some_and(|e| {
            let place = cx.gazetteer.place(e);
            !place.capital
                && place
                    .division
                    .is_none_or(|d| place.kind == PlaceKind::City || cx.gazetteer.parent(d).is_some())
        });
    (entry.is_none() || small) && kinds.has(Kinds::CITY.or(Kinds::REGION)) && !kinds.has(Kinds::ABBREVIATION)
}

/// A country or its capital.
fn is_state(cx: &Context, entry: u32) -> bool {
    cx.gazetteer.is_capital(entry) || cx.gazetteer.place(entry).kind == PlaceKind::Country
}

/// The places of an article, in order of first mention. Spans are bytes here.
pub fn extract(cx: &Context) -> Vec<Place> {
    extract_all(&[*cx]).pop().unwrap_or_default()
}

/// Those of several articles, each as by itself, in steps whose code stays near.
pub fn extract_all(cxs: &[Context]) -> Vec<Vec<Place>> {
    let toponyms: Vec<Vec<Toponym>> = cxs.iter().map(mentions::find).collect();
    let entries: Vec<_> = cxs.iter().zip(&toponyms).map(|(cx, t)| resolve::resolve(cx, t)).collect();
    let each = cxs.iter().zip(toponyms.iter().zip(entries));
    each.map(|(cx, (toponyms, entries))| known_places(cx, toponyms, &entries)).collect()
}

/// The places that an article's toponyms mean.
fn known_places(cx: &Context, toponyms: &[Toponym], entries: &[Option<u32>]) -> Vec<Place> {
    // Room for all at once: a long list that grows is in memory twice while it does.
    let mut places: Vec<Place> = Vec::with_capacity(toponyms.len());
    let mut by_key: FxHashMap<Result<u32, &str>, usize> = FxHashMap::default();
    for (i, (toponym, &entry)) in toponyms.iter().zip(entries).enumerate().filter(|(_, (t, _))| t.reported) {
        if is_part(cx, toponym, entry) {
            continue;
        }
        let words = cx.doc.slice(toponym.tokens.clone());
        let m = cx.doc.untold(toponym.tokens.clone());
        let metonym = !toponym.demonym && entry.is_some_and(|e| cx.gazetteer.is_capital(e)) && {
            let next = toponyms.get(i + 1).filter(|_| entries[i + 1].is_some_and(|e| is_state(cx, e)));
            metonym::is_government(cx, &toponym.tokens, next.map(|t| &t.tokens))
        };
        let mention =
            PlaceMention { start: m.start, end: m.end, text: m.text, demonym: toponym.demonym, metonym };
        let key = entry.ok_or(words);
        match by_key.entry(key) {
            Entry::Occupied(place) => places[*place.get()].mentions.push(mention),
            Entry::Vacant(place) => {
                places.push(match place.key() {
                    Ok(entry) => known(cx, *entry, mention),
                    Err(name) => unknown(name, mention),
                });
                place.insert(places.len() - 1);
            }
        }
    }
    places
}

/// The place that is mentioned at the bytes `start..end`, with that mention; the spans must still be bytes.
pub fn at(places: &[Place], start: usize, end: usize) -> Option<(&Place, &PlaceMention)> {
    places.iter().find_map(|p| p.mentions.iter().find(|m| m.start < end && m.end > start).map(|m| (p, m)))
}

/// Is it a word of one country's life?
pub(super) fn tells_life(word: &str) -> bool {
    lists::LIFE.get(word).is_some()
}

/// May the word belong to a form of news that gives a place away?
pub(super) fn tells_form(word: &str) -> bool {
    mentions::is_of_form(word)
}

fn known(cx: &Context, entry: u32, mention: PlaceMention) -> Place {
    let place = cx.gazetteer.place(entry);
    let admin1 = place.division.map(|d| cx.gazetteer.division(cx.gazetteer.admin1(d)));
    let round = |degrees: f64| (degrees * 1000.0).round() / 1000.0;
    Place {
        name: place.name().to_string(),
        kind: place.kind,
        country: place.country.map(String::from),
        admin1: admin1.filter(|a| !a.name().is_empty()).map(|a| a.name().to_string()),
        lat: Some(round(place.lat)),
        lon: Some(round(place.lon)),
        geonames_id: place.geonames_id,
        mentions: vec![mention],
    }
}

fn unknown(name: &str, mention: PlaceMention) -> Place {
    Place {
        name: name.to_string(),
        kind: PlaceKind::Unknown,
        country: None,
        admin1: None,
        lat: None,
        lon: None,
        geonames_id: None,
        mentions: vec![mention],
    }
}

#[cfg(test)]
mod tests;
