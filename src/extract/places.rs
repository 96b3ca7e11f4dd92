//! Places: every toponym with its place in the gazetteer.

use super::{Context, Place, PlaceKind, PlaceMention};
use crate::tag::NameKind;

/// The places of an article, in order of first mention. Spans are bytes here.
pub fn extract(cx: &Context) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    for name in cx.tags.names.iter().filter(|n| n.kind == NameKind::Place) {
        let m = cx.doc.mention(name.tokens.clone());
        let mention =
            PlaceMention { start: m.start, end: m.end, text: m.text.clone(), demonym: false, metonym: false };
        match places.iter_mut().find(|p| p.name == m.text) {
            Some(place) => place.mentions.push(mention),
            None => places.push(Place {
                name: m.text,
                kind: PlaceKind::Unknown,
                country: None,
                admin1: None,
                lat: None,
                lon: None,
                geonames_id: None,
                mentions: vec![mention],
            }),
        }
    }
    places
}
