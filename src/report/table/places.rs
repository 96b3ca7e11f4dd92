//! The table of places.

use super::{Cell, Column, Grid, Section, aliases};
use crate::aggregate::CorpusPlace;
use crate::report::one_line;
use crate::report::screen::{Style, counted, thousands};
use crate::report::words;

const COLUMNS: [Column; 7] = [
    Column::words("Name", 16, 28),
    Column::whole("Kind"),
    Column::words("In", 14, 30),
    Column::words("Also named", 18, 30).optional(3),
    Column::whole("Coordinates").optional(4).right(),
    Column::number("Articles"),
    Column::number("Mentions").optional(1),
];

pub(super) fn section(places: &[CorpusPlace], top: usize) -> Section {
    let note = match places.len() {
        0 => "no place is named".to_string(),
        n => format!("where it happens: {}, most articles first", counted(n, "place", "places")),
    };
    Section {
        title: "Places",
        note,
        grid: Grid { columns: COLUMNS.to_vec(), rows: places.iter().take(top).map(row).collect() },
        more: places.len().saturating_sub(top),
    }
}

fn row(place: &CorpusPlace) -> Vec<Cell> {
    let whereabouts =
        words::whereabouts(place.kind, &place.name, place.admin1.as_deref(), place.country.as_deref());
    vec![
        Cell::new(one_line(&place.name), Style::Place),
        Cell::plain(words::place_kind(place.kind)),
        Cell::or_dash(whereabouts.map(|w| one_line(&w)), Style::Plain),
        aliases(&place.name, &place.aliases),
        match (place.lat, place.lon) {
            (Some(lat), Some(lon)) => Cell::new(format!("{lat:.2}, {lon:.2}"), Style::Faint),
            _ => Cell::new("–", Style::Faint),
        },
        Cell::plain(thousands(place.article_count)),
        Cell::plain(thousands(place.mentions)),
    ]
}
