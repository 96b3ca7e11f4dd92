//! Rows and columns fitted to a width: which columns there is room for, how wide each is, what is cut.

use crate::report::screen::{Style, cut, paint, width, wrap};
use std::io::{self, Write};

/// Space between columns.
const GAP: usize = 2;

/// A column and how it gives way where there is little room.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    pub(super) title: &'static str,
    /// Numbers stand right.
    pub(super) right: bool,
    /// The least useful width.
    pub(super) least: usize,
    /// What it takes while others want more than their least.
    pub(super) fair: usize,
    /// Lines that a cell may take.
    pub(super) lines: usize,
    /// Columns with the highest rank are left out first; 0 never is.
    pub(super) rank: u8,
}

impl Column {
    /// A column of words that can be cut to `least` and is content with `fair`.
    pub(super) const fn words(title: &'static str, least: usize, fair: usize) -> Self {
        Self { title, right: false, least, fair, lines: 1, rank: 0 }
    }

    /// A column that is never cut.
    pub(super) const fn whole(title: &'static str) -> Self {
        Self::words(title, usize::MAX, usize::MAX)
    }

    /// A column of numbers.
    pub(super) const fn number(title: &'static str) -> Self {
        Self::whole(title).right()
    }

    /// The same, but it stands right.
    pub(super) const fn right(self) -> Self {
        Self { right: true, ..self }
    }

    /// The same, but its cells may take several lines.
    pub(super) const fn lines(self, lines: usize) -> Self {
        Self { lines, ..self }
    }

    /// The same, but it is left out where there is no room.
    pub(super) const fn optional(self, rank: u8) -> Self {
        Self { rank, ..self }
    }
}

/// A cell: clean text on one line, and its style.
#[derive(Debug, Clone, Default)]
pub(super) struct Cell {
    pub(super) text: String,
    pub(super) style: Style,
}

impl Cell {
    pub(super) fn new(text: impl Into<String>, style: Style) -> Self {
        Self { text: text.into(), style }
    }

    pub(super) fn plain(text: impl Into<String>) -> Self {
        Self::new(text, Style::Plain)
    }

    /// A dash where there is nothing to tell.
    pub(super) fn or_dash(text: Option<String>, style: Style) -> Self {
        match text.filter(|text| !text.is_empty()) {
            Some(text) => Self::new(text, style),
            None => Self::new("–", Style::Faint),
        }
    }
}

/// A table before it is fitted.
pub(super) struct Grid {
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Vec<Cell>>,
}

impl Grid {
    /// Writes the heads and rows so that no line is wider than `room`.
    pub(super) fn write(&self, room: usize, color: bool, out: &mut dyn Write) -> io::Result<()> {
        let fitted = self.fit(room);
        let across = fitted.iter().map(|&(_, width)| width + GAP).sum::<usize>().saturating_sub(GAP);
        writeln!(out, "{}", paint(&"─".repeat(across), Style::Faint, color))?;
        let heads: Vec<Vec<String>> =
            fitted.iter().map(|&(i, width)| vec![cut(self.columns[i].title, width)]).collect();
        self.write_lines(&fitted, &heads, |_| Style::Faint, color, out)?;
        for row in &self.rows {
            let cells: Vec<Vec<String>> =
                fitted.iter().map(|&(i, width)| wrap(&row[i].text, width, self.columns[i].lines)).collect();
            self.write_lines(&fitted, &cells, |i| row[i].style, color, out)?;
        }
        Ok(())
    }

    fn write_lines(
        &self,
        fitted: &[(usize, usize)],
        cells: &[Vec<String>],
        style: impl Fn(usize) -> Style,
        color: bool,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        for line in 0..cells.iter().map(Vec::len).max().unwrap_or(0) {
            // Space is written only before the next text, so that no line ends in it.
            let mut pending = 0;
            for (&(i, room), lines) in fitted.iter().zip(cells) {
                let text = lines.get(line).map_or("", String::as_str);
                let space = room.saturating_sub(width(text));
                let (before, after) = if self.columns[i].right { (space, 0) } else { (0, space) };
                pending += before;
                if !text.is_empty() {
                    write!(out, "{:pending$}{}", "", paint(text, style(i), color))?;
                    pending = 0;
                }
                pending += after + GAP;
            }
            writeln!(out)?;
        }
        Ok(())
    }

    /// The columns that there is room for, with their widths.
    fn fit(&self, room: usize) -> Vec<(usize, usize)> {
        let natural: Vec<usize> = (0..self.columns.len()).map(|i| self.natural(i)).collect();
        let mut shown: Vec<usize> = (0..self.columns.len()).filter(|&i| natural[i] > 0).collect();
        loop {
            let room = room.saturating_sub(GAP * shown.len().saturating_sub(1));
            let bounds = shown.iter().map(|&i| {
                let Column { least, fair, .. } = self.columns[i];
                Bounds { least: least.min(natural[i]), fair: fair.min(natural[i]), natural: natural[i] }
            });
            let bounds: Vec<Bounds> = bounds.collect();
            if bounds.iter().map(|b| b.least).sum::<usize>() <= room {
                return shown.into_iter().zip(shares(&bounds, room)).collect();
            }
            match shown
                .iter()
                .copied()
                .filter(|&i| self.columns[i].rank > 0)
                .max_by_key(|&i| self.columns[i].rank)
            {
                Some(gone) => shown.retain(|&i| i != gone),
                // A very narrow terminal: what is left stays as it is.
                None => return shown.into_iter().zip(bounds).map(|(i, b)| (i, b.least)).collect(),
            }
        }
    }

    /// The width that column `i` would like; 0 where it has nothing to tell.
    fn natural(&self, i: usize) -> usize {
        let widest = self.rows.iter().map(|row| width(&row[i].text)).max().unwrap_or(0);
        if widest == 0 { 0 } else { widest.max(width(self.columns[i].title)) }
    }
}

/// The widths between which a column's own lies.
struct Bounds {
    least: usize,
    fair: usize,
    natural: usize,
}

/// Gives each column its least, then evenly up to what is fair, then what is left to those that lack least.
fn shares(bounds: &[Bounds], room: usize) -> Vec<usize> {
    let share = |b: &Bounds, limit: usize| b.fair.min(limit).max(b.least);
    let total = |limit: usize| bounds.iter().map(|b| share(b, limit)).sum::<usize>();
    let (mut fits, mut too_much) = (0, room + 1);
    while too_much - fits > 1 {
        let middle = (fits + too_much) / 2;
        if total(middle) <= room { fits = middle } else { too_much = middle }
    }
    let mut widths: Vec<usize> = bounds.iter().map(|b| share(b, fits)).collect();
    let mut spare = room.saturating_sub(widths.iter().sum());
    let mut order: Vec<usize> = (0..bounds.len()).collect();
    for wish in [|b: &Bounds| b.fair, |b: &Bounds| b.natural] {
        order.sort_by_key(|&i| wish(&bounds[i]).saturating_sub(widths[i]));
        for &i in &order {
            let more = spare.min(wish(&bounds[i]).saturating_sub(widths[i]));
            widths[i] += more;
            spare -= more;
        }
    }
    widths
}
