//! One article as a reader wants it: its text wrapped to the width, every finding marked in place, under each paragraph
//! who speaks and what each figure means, at the end the people and places.
//!
//! On a terminal findings are coloured; elsewhere they stand in brackets with labels: `[P1 Ada Moreau]` is person 1 of the
//! list at the end, `[L2 Lyon]` place 2, `[Q3 …]` quote 3 and `[C1 at least 12]` casualty figure 1 of the notes.

mod marks;
mod notes;
mod paragraph;

use super::one_line;
use super::screen::{Style, counted, cut, paint};
use crate::aggregate::SharedQuotes;
use crate::corpus::Article;
use crate::extract::Analysis;
use marks::Cursor;
use paragraph::Paragraph;
use std::io::{self, Write};

/// How an article is shown.
#[derive(Debug, Clone, Copy)]
pub struct ShowOptions {
    /// Columns of the terminal.
    pub width: usize,
    /// Whether to mark by colour; otherwise by brackets.
    pub color: bool,
}

/// Lines longer than this are hard to read, however wide the terminal.
const COMFORTABLE: usize = 100;

/// Writes an article with its findings. `analysis` must be of this very article; `shared` knows which other articles of
/// the same input report its quotes.
pub fn write(
    article: &Article,
    analysis: &Analysis,
    shared: &SharedQuotes,
    options: &ShowOptions,
    out: &mut dyn Write,
) -> io::Result<()> {
    let options = ShowOptions { width: options.width.min(COMFORTABLE), ..*options };
    header(analysis, &options, out)?;
    let (marks, notes) = (marks::of(analysis), notes::of(analysis, shared));
    let (mut marks, mut notes) = (Cursor::new(&marks), notes.iter().peekable());
    let mut first = 0;
    for line in article.text.split('\n') {
        let chars = line.chars().count();
        let paragraph = Paragraph { text: line, start: first, end: first + chars };
        first += chars + 1;
        if line.trim().is_empty() {
            continue;
        }
        writeln!(out)?;
        paragraph.write(&mut marks, &options, out)?;
        while let Some(note) = notes.next_if(|note| note.start <= paragraph.end) {
            note.write(&options, out)?;
        }
    }
    notes::lists(analysis, &options, out)
}

/// The article's id, date, outlet, length and headline.
fn header(analysis: &Analysis, options: &ShowOptions, out: &mut dyn Write) -> io::Result<()> {
    let date = analysis.date.map_or("undated".to_string(), |date| date.to_string());
    let mut parts = vec![one_line(&analysis.id), date];
    parts.extend(analysis.source.as_deref().map(one_line));
    parts.push(counted(analysis.words, "word", "words"));
    let line = cut(&parts.join(" · "), options.width);
    writeln!(out, "{}", paint(&line, Style::Title, options.color))?;
    if let Some(title) = &analysis.title {
        writeln!(out, "{}", paint(&cut(&one_line(title), options.width), Style::Title, options.color))?;
    }
    writeln!(out, "{}", paint(&"─".repeat(options.width), Style::Faint, options.color))
}

#[cfg(test)]
mod tests;
