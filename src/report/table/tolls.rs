//! The table of the articles' tolls: what each says in all of one incident.

use super::{ARTICLE, Cell, Column, Grid, Section, article, date};
use crate::aggregate::{CorpusCasualty, CorpusToll};
use crate::extract::CasualtyKind;
use crate::report::one_line;
use crate::report::screen::{Style, counted, thousands};
use crate::report::words;
use std::cmp::Reverse;

const COLUMNS: [Column; 7] = [
    Column::whole("Date").optional(2),
    Column::whole("Kind"),
    Column::number("Best"),
    Column::words("Bounds", 7, 18).lines(2),
    Column::words("Place", 7, 18).lines(2),
    Column::words("Rests on", 12, 30).lines(2).optional(3),
    ARTICLE,
];

/// `None` where no article states a toll.
pub(super) fn section(tolls: &[CorpusToll], figures: &[CorpusCasualty], top: usize) -> Option<Section> {
    let total = tolls.len();
    let mut rows: Vec<&CorpusToll> = tolls.iter().collect();
    let order = if total > top {
        rows.sort_by_key(|row| Reverse(size(row)));
        "largest first"
    } else {
        "in order of the articles"
    };
    (total > 0).then(|| Section {
        title: "Tolls",
        note: format!(
            "how many in all, an article and incident: {}, {order}",
            counted(total, "toll", "tolls")
        ),
        grid: Grid {
            columns: COLUMNS.to_vec(),
            rows: rows.iter().take(top).map(|toll| row(toll, figures)).collect(),
        },
        more: total.saturating_sub(top),
    })
}

fn size(row: &CorpusToll) -> u64 {
    let toll = &row.toll;
    toll.best.or(toll.low).or(toll.high).unwrap_or(0)
}

fn row(row: &CorpusToll, figures: &[CorpusCasualty]) -> Vec<Cell> {
    let CorpusToll { article: id, date: day, toll } = row;
    let style = match toll.kind {
        _ if toll.best == Some(0) => Style::Faint,
        CasualtyKind::Killed => Style::Grave,
        _ => Style::Harm,
    };
    let best = toll.best.map(thousands);
    // Where the number says it all, nothing is gained by saying it again.
    let bounds = words::bounds(toll.low, toll.high).filter(|b| Some(b) != best.as_ref());
    let counts = toll.figures.iter().filter_map(|&i| figures.get(i)).map(|f| one_line(&f.figure.count.text));
    let others = toll.others.iter().map(|m| one_line(&m.text));
    let rests: Vec<String> = counts.chain(others).collect();
    vec![
        date(*day),
        Cell::new(words::harm(toll.kind), style),
        Cell::or_dash(best, style),
        Cell::or_dash(bounds, Style::Plain),
        Cell::or_dash(toll.place.as_deref().map(one_line), Style::Place),
        Cell::new(rests.join("; "), Style::Faint),
        article(id),
    ]
}
