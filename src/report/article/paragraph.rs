//! A paragraph with its marks, wrapped to the width.

use super::ShowOptions;
use super::marks::{Cursor, Mark};
use crate::report::clean::is_hazard;
use crate::report::screen::{Style, paint_both};
use std::io::{self, Write};
use unicode_width::UnicodeWidthChar;

/// A paragraph of the text: a line of it, and the code points that it covers.
pub(super) struct Paragraph<'a> {
    pub(super) text: &'a str,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// A character as it is printed. Both styles hold: a name inside a quote is a name and quoted.
#[derive(Clone, Copy, PartialEq)]
struct Glyph {
    char: char,
    outer: Style,
    inner: Style,
}

impl Paragraph<'_> {
    pub(super) fn write(
        &self,
        marks: &mut Cursor,
        options: &ShowOptions,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let mut line: Vec<Glyph> = Vec::new();
        let mut used = 0;
        for word in self.words(marks, options.color) {
            let width: usize = word.iter().map(|g| g.char.width().unwrap_or(0)).sum();
            if !line.is_empty() && used + 1 + width > options.width {
                write_line(&line, options.color, out)?;
                line.clear();
                used = 0;
            }
            if let (Some(last), Some(first)) = (line.last(), word.first()) {
                // A space between two words of one finding belongs to it.
                let same = (last.outer, last.inner) == (first.outer, first.inner);
                let plain = Glyph { char: ' ', outer: Style::Plain, inner: Style::Plain };
                line.push(if same { Glyph { char: ' ', ..*first } } else { plain });
                used += 1;
            }
            line.extend(word);
            used += width;
        }
        write_line(&line, options.color, out)
    }

    /// The paragraph's words with marks attached: labels and brackets never part from the words they mark.
    fn words(&self, marks: &mut Cursor, color: bool) -> Vec<Vec<Glyph>> {
        let mut words = vec![Vec::new()];
        let mut push = |glyph: Glyph, breaks: bool| {
            let last = words.len() - 1;
            if !breaks {
                words[last].push(glyph);
            } else if !words[last].is_empty() {
                words.push(Vec::new());
            }
        };
        let faint = |char| Glyph { char, outer: Style::Faint, inner: Style::Plain };
        // What runs on from an earlier paragraph has been closed at its end and opens anew, so that brackets pair.
        marks.close(self.start);
        if !color {
            let labels = marks.here().iter().flat_map(|mark| label(mark, color));
            labels.for_each(|char| push(faint(char), false));
        }
        for (at, char) in (self.start..).zip(self.text.chars()) {
            let closed = marks.close(at);
            (0..closed).filter(|_| !color).for_each(|_| push(faint(']'), false));
            while let Some(mark) = marks.open(at) {
                label(mark, color).into_iter().for_each(|char| push(faint(char), false));
            }
            let here = marks.here();
            let quoted = here.iter().any(|m| m.style == Style::Quote);
            let inner = here.iter().rev().map(|m| m.style).find(|&s| s != Style::Quote).unwrap_or_default();
            let outer = if quoted { Style::Quote } else { Style::Plain };
            if char.is_whitespace() {
                push(Glyph { char: ' ', outer, inner }, true);
            } else if !is_hazard(char) {
                push(Glyph { char, outer, inner }, false);
            }
        }
        if !color {
            marks.here().iter().for_each(|_| push(faint(']'), false));
        }
        words.retain(|word| !word.is_empty());
        words
    }
}

/// What stands before the words of a mark.
fn label(mark: &Mark, color: bool) -> Vec<char> {
    match mark.style {
        _ if !color => format!("[{} ", mark.label).chars().collect(),
        // On a terminal, colour tells names; a number is needed only where a note refers to it.
        Style::Quote | Style::Grave => format!("{} ", mark.label).chars().collect(),
        _ => Vec::new(),
    }
}

fn write_line(line: &[Glyph], color: bool, out: &mut dyn Write) -> io::Result<()> {
    for run in line.chunk_by(|a, b| (a.outer, a.inner) == (b.outer, b.inner)) {
        let text: String = run.iter().map(|g| g.char).collect();
        write!(out, "{}", paint_both(&text, run[0].outer, run[0].inner, color))?;
    }
    writeln!(out)
}
