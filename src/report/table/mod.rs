//! Tables for a person at a terminal: a line about the corpus, then a section for each facet, everything fitted to the
//! terminal's width.

mod casualties;
mod grid;
mod people;
mod places;
mod quotes;
mod tolls;

use super::screen::{Style, counted, cut, paint, thousands, width};
use crate::aggregate::{Corpus, CorpusFacts, Id};
use chrono::NaiveDate;
use grid::{Cell, Column, Grid};
use std::io::{self, Write};
use std::time::Duration;

/// How tables are drawn.
#[derive(Debug, Clone, Copy)]
pub struct TableOptions {
    /// Rows a table shows; 0 for all.
    pub top: usize,
    /// Columns of the terminal.
    pub width: usize,
    /// Whether to use colour.
    pub color: bool,
    /// How long the run took; `None` where the output must not depend on the clock (not on a terminal).
    pub elapsed: Option<Duration>,
}

/// A facet as a table.
struct Section {
    title: &'static str,
    /// What the rows are and how they are ordered, in a few words.
    note: String,
    grid: Grid,
    /// Rows that did not fit into `--top`.
    more: usize,
}

/// Writes a corpus as tables.
pub fn write(facts: &CorpusFacts, options: &TableOptions, out: &mut dyn Write) -> io::Result<()> {
    header(&facts.corpus, options, out)?;
    if facts.corpus.articles == 0 {
        return Ok(());
    }
    let top = if options.top == 0 { usize::MAX } else { options.top };
    let sections = [
        facts.people.as_ref().map(|rows| people::section(rows, top)),
        facts.places.as_ref().map(|rows| places::section(rows, top)),
        facts.quotes.as_ref().map(|rows| quotes::section(rows, top)),
        facts.casualties.as_ref().map(|rows| casualties::section(rows, top)),
        facts
            .tolls
            .as_ref()
            .and_then(|rows| tolls::section(rows, facts.casualties.as_deref().unwrap_or_default(), top)),
    ];
    sections.into_iter().flatten().try_for_each(|section| section.write(options, out))
}

/// `3 articles · 2021-05-17 to 2024-02-08 · 1,204 words · 14 ms`
fn header(corpus: &Corpus, options: &TableOptions, out: &mut dyn Write) -> io::Result<()> {
    let mut parts = vec![counted(corpus.articles, "article", "articles")];
    match (corpus.first_date, corpus.last_date) {
        (Some(first), Some(last)) if first != last => parts.push(format!("{first} to {last}")),
        (Some(date), _) => parts.push(date.to_string()),
        _ => {}
    }
    if corpus.undated > 0 {
        parts.push(format!("{} undated", thousands(corpus.undated)));
    }
    parts.push(counted(corpus.words, "word", "words"));
    if let Some(elapsed) = options.elapsed {
        parts.push(duration(elapsed));
    }
    let line = cut(&parts.join(" · "), options.width);
    writeln!(out, "{}", paint(&line, Style::Title, options.color))?;
    if !corpus.skipped.is_empty() {
        let line = counted(corpus.skipped.len(), "input was skipped", "inputs were skipped");
        writeln!(out, "{}", paint(&line, Style::Warning, options.color))?;
    }
    Ok(())
}

/// A duration as people say it: `14 ms`, `3.2 s`, `4 min 20 s`.
fn duration(elapsed: Duration) -> String {
    match elapsed.as_millis() {
        0 => "under 1 ms".to_string(),
        ms @ 1..=999 => format!("{ms} ms"),
        1_000..=59_999 => format!("{:.1} s", elapsed.as_secs_f64()),
        _ => format!("{} min {} s", elapsed.as_secs() / 60, elapsed.as_secs() % 60),
    }
}

impl Section {
    fn write(&self, options: &TableOptions, out: &mut dyn Write) -> io::Result<()> {
        let &TableOptions { width: room, color, .. } = options;
        let note = cut(&self.note, room.saturating_sub(width(self.title) + 2));
        let title = paint(self.title, Style::Title, color);
        writeln!(out, "\n{title}  {}", paint(&note, Style::Faint, color))?;
        if !self.grid.rows.is_empty() {
            self.grid.write(room, color, out)?;
        }
        if self.more > 0 {
            let line = format!("… and {} more (--top 0 shows all)", thousands(self.more));
            writeln!(out, "{}", paint(&cut(&line, room), Style::Faint, color))?;
        }
        Ok(())
    }
}

/// A date, or a dash where the article has none.
fn date(date: Option<NaiveDate>) -> Cell {
    Cell::or_dash(date.map(|d| d.to_string()), Style::Faint)
}

/// Where an article stands in the corpus: its id, which `newsx show --id` takes.
fn article(id: &Id) -> Cell {
    Cell::new(super::one_line(id), Style::Faint)
}

/// The other forms of a name, without those that differ from it or from each other only in capitals.
fn aliases(name: &str, aliases: &[String]) -> Cell {
    let mut seen = vec![name.to_lowercase()];
    let mut shown: Vec<String> = Vec::new();
    for alias in aliases {
        let folded = alias.to_lowercase();
        if !seen.contains(&folded) {
            shown.push(super::one_line(alias));
            seen.push(folded);
        }
        if shown.len() == MOST_ALIASES {
            break;
        }
    }
    Cell::new(shown.join(", "), Style::Faint)
}

/// More do not fit on any screen.
const MOST_ALIASES: usize = 6;

/// The column of [`article`].
const ARTICLE: Column = Column::words("Article", 8, 8).optional(1);
