//! The findings as marks on the text.

use crate::extract::Analysis;
use crate::report::screen::Style;
use std::cmp::Reverse;

/// A stretch of the text that is a finding.
pub(super) struct Mark {
    /// First code point.
    pub(super) start: usize,
    /// One past the last code point.
    pub(super) end: usize,
    /// What it is called in the notes and lists: `P1`, `Q3`.
    pub(super) label: String,
    pub(super) style: Style,
}

/// Every finding with a span, in text order, wider marks before those inside them.
pub(super) fn of(analysis: &Analysis) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut mark = |start: usize, end: usize, letter: char, index: usize, style: Style| {
        if start < end {
            marks.push(Mark { start, end, label: label(letter, index), style });
        }
    };
    for (i, quote) in analysis.quotes.iter().flatten().enumerate() {
        // A quote broken by its cue is a record for each stretch, and each names the stretches of all.
        let mut own = quote.parts.iter().filter(|p| quote.start <= p.start && p.end <= quote.end).peekable();
        if own.peek().is_none() {
            mark(quote.start, quote.end, 'Q', i, Style::Quote);
        }
        own.for_each(|part| mark(part.start, part.end, 'Q', i, Style::Quote));
    }
    for (i, figure) in analysis.casualties.iter().flatten().enumerate() {
        mark(figure.count.start, figure.count.end, 'C', i, Style::Grave);
    }
    for (i, person) in analysis.people.iter().flatten().enumerate() {
        for m in &person.mentions {
            mark(m.start, m.end, 'P', i, Style::Person);
        }
    }
    for (i, place) in analysis.places.iter().flatten().enumerate() {
        for m in &place.mentions {
            mark(m.start, m.end, 'L', i, Style::Place);
        }
    }
    // Stable: of marks on the same stretch, the quote is outermost.
    marks.sort_by_key(|m| (m.start, Reverse(m.end)));
    marks
}

/// Goes through the marks as the text goes on.
pub(super) struct Cursor<'a> {
    coming: std::iter::Peekable<std::slice::Iter<'a, Mark>>,
    open: Vec<&'a Mark>,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(marks: &'a [Mark]) -> Self {
        Self { coming: marks.iter().peekable(), open: Vec::new() }
    }

    /// Closes the marks that have ended before the code point `at`; gives their number.
    pub(super) fn close(&mut self, at: usize) -> usize {
        let before = self.open.len();
        self.open.retain(|mark| mark.end > at);
        before - self.open.len()
    }

    /// Opens the next mark that has begun at `at`.
    pub(super) fn open(&mut self, at: usize) -> Option<&'a Mark> {
        let mark = self.coming.next_if(|mark| mark.start <= at)?;
        self.open.push(mark);
        Some(mark)
    }

    /// The marks that `at` lies in, the outermost first.
    pub(super) fn here(&self) -> &[&'a Mark] {
        &self.open
    }
}

/// The label of a finding: its letter and its number, counted from 1.
pub(super) fn label(letter: char, index: usize) -> String {
    format!("{letter}{}", index + 1)
}
