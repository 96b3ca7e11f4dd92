//! The table of casualty figures.

use super::{ARTICLE, Cell, Column, Grid, Section, article, date};
use crate::aggregate::CorpusCasualty;
use crate::extract::CasualtyKind;
use crate::report::one_line;
use crate::report::screen::{Style, counted};
use crate::report::words;
use std::cmp::Reverse;

const COLUMNS: [Column; 7] = [
    Column::whole("Date").optional(2),
    Column::whole("Kind"),
    Column::words("Figure", 12, 22).right().lines(2),
    Column::words("Victims", 11, 22).lines(2),
    Column::words("Place", 7, 18).lines(2),
    Column::words("Source", 9, 24).lines(2),
    ARTICLE,
];

pub(super) fn section(figures: &[CorpusCasualty], top: usize) -> Section {
    // A figure that an article repeats is told once.
    let mut rows: Vec<usize> = (0..figures.len()).filter(|&i| figures[i].figure.same_as.is_none()).collect();
    let total = rows.len();
    let order = if total > top {
        // The largest first, each with its parts behind it.
        let whole: Vec<usize> = (0..figures.len()).map(|i| whole(figures, i)).collect();
        rows.sort_by_key(|&i| (Reverse(size(&figures[whole[i]])), whole[i], i));
        "largest first"
    } else {
        "in order of the articles"
    };
    let note = match total {
        0 => "no figure is stated".to_string(),
        n => format!("how many were harmed: {}, {order}", counted(n, "figure", "figures")),
    };
    Section {
        title: "Casualties",
        note,
        grid: Grid {
            columns: COLUMNS.to_vec(),
            rows: rows.iter().take(top).map(|&i| row(&figures[i])).collect(),
        },
        more: total.saturating_sub(top),
    }
}

/// The figure that figure `i` is a part of, or a part of a part of; itself where it is none.
fn whole(figures: &[CorpusCasualty], i: usize) -> usize {
    let mut at = i;
    // Parts of parts are few; the bound only guards against a circle in hand-made data.
    for _ in 0..8 {
        match figures[at].figure.subset_of {
            Some(parent) if parent < figures.len() => at = parent,
            _ => break,
        }
    }
    at
}

fn size(row: &CorpusCasualty) -> u64 {
    let count = &row.figure.count;
    count.value.or(count.low).or(count.high).unwrap_or(0)
}

fn row(row: &CorpusCasualty) -> Vec<Cell> {
    let CorpusCasualty { article: id, date: day, figure } = row;
    let style = match figure.kind {
        _ if figure.count.value == Some(0) => Style::Faint,
        CasualtyKind::Killed => Style::Grave,
        _ => Style::Harm,
    };
    let words = lower_first(&one_line(&figure.count.text));
    let figure_words = if figure.subset_of.is_some() { format!("incl. {words}") } else { words };
    vec![
        date(*day),
        Cell::new(words::harm(figure.kind), style),
        Cell::new(figure_words, style),
        Cell::or_dash(figure.victims.as_ref().map(|v| one_line(&v.text)), Style::Plain),
        Cell::or_dash(figure.place.as_ref().map(|p| one_line(&p.text)), Style::Place),
        Cell::or_dash(figure.source.as_ref().map(|s| one_line(&s.text)), Style::Plain),
        article(id),
    ]
}

/// `At least 200` stands in the table as `at least 200`.
fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) if !text.chars().nth(1).is_some_and(char::is_uppercase) => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => text.to_string(),
    }
}
