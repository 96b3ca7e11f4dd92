//! The table of people.

use super::{Cell, Column, Grid, Section, aliases};
use crate::aggregate::CorpusPerson;
use crate::report::one_line;
use crate::report::screen::{Style, counted, thousands};

const COLUMNS: [Column; 6] = [
    Column::words("Name", 18, 28),
    Column::words("Role", 26, 40),
    Column::words("Also named", 18, 30).optional(3),
    Column::number("Articles"),
    Column::number("Mentions").optional(1),
    Column::number("Quotes").optional(2),
];

pub(super) fn section(people: &[CorpusPerson], top: usize) -> Section {
    let note = match people.len() {
        0 => "nobody is named".to_string(),
        n => format!("who is in the news: {} named, most articles first", counted(n, "person", "people")),
    };
    Section {
        title: "People",
        note,
        grid: Grid { columns: COLUMNS.to_vec(), rows: people.iter().take(top).map(row).collect() },
        more: people.len().saturating_sub(top),
    }
}

fn row(person: &CorpusPerson) -> Vec<Cell> {
    vec![
        Cell::new(one_line(&person.name), Style::Person),
        Cell::or_dash(person.roles.first().map(|role| one_line(role)), Style::Plain),
        aliases(&person.name, &person.aliases),
        Cell::plain(thousands(person.article_count)),
        Cell::plain(thousands(person.mentions)),
        // A dash is no statement; 0 would say that the person said nothing.
        match person.quotes {
            Some(0) => Cell::new("0", Style::Faint),
            Some(quotes) => Cell::plain(thousands(quotes)),
            None => Cell::default(),
        },
    ]
}
