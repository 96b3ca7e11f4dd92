//! Lines of a stream, none of which can take more memory than it is allowed.

use std::io::{self, Read};

const BUFFER: usize = 64 << 10;

/// Reads a stream line by line into a buffer of the caller.
pub struct Lines {
    input: Box<dyn Read + Send>,
    buffer: Box<[u8]>,
    /// The unread part of the buffer.
    start: usize,
    end: usize,
    /// Number of the line that was read last.
    pub line: u64,
}

/// A line as it was read.
#[derive(Debug, PartialEq, Eq)]
pub enum Line {
    /// All of it, with its line end where it has one.
    Whole,
    /// Its beginning; the rest did not fit and was passed over.
    Cut,
    /// None: the stream has ended.
    End,
}

impl Lines {
    /// Lines of `input`.
    pub fn new(input: Box<dyn Read + Send>) -> Self {
        Self { input, buffer: vec![0; BUFFER].into(), start: 0, end: 0, line: 0 }
    }

    /// Appends the next line to `into`, at most `room` bytes of it.
    pub fn read(&mut self, into: &mut Vec<u8>, room: usize) -> io::Result<Line> {
        let full = into.len() + room;
        let mut cut = false;
        let mut any = false;
        loop {
            if self.start == self.end {
                self.start = 0;
                self.end = 0;
                self.end = self.fill()?;
                if self.end == 0 {
                    break;
                }
            }
            if !any {
                any = true;
                self.line += 1;
            }
            let unread = &self.buffer[self.start..self.end];
            let newline = memchr::memchr(b'\n', unread);
            let part = &unread[..newline.map_or(unread.len(), |at| at + 1)];
            let kept = part.len().min(full - into.len());
            into.extend_from_slice(&part[..kept]);
            cut |= kept < part.len();
            self.start += part.len();
            if newline.is_some() {
                break;
            }
        }
        Ok(match (any, cut) {
            (false, _) => Line::End,
            (true, false) => Line::Whole,
            (true, true) => Line::Cut,
        })
    }

    fn fill(&mut self) -> io::Result<usize> {
        loop {
            match self.input.read(&mut self.buffer) {
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                result => return result,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Line, Lines};

    fn read(text: &str, room: usize) -> Vec<(String, Line)> {
        let mut lines = Lines::new(Box::new(std::io::Cursor::new(text.to_string())));
        let mut all = Vec::new();
        loop {
            let mut line = Vec::new();
            match lines.read(&mut line, room).unwrap() {
                Line::End => return all,
                kind => all.push((String::from_utf8(line).unwrap(), kind)),
            }
        }
    }

    #[test]
    fn the_last_line_needs_no_end_and_empty_lines_count() {
        let lines = read("a\n\nb", 10);
        assert_eq!(
            lines,
            [("a\n".into(), Line::Whole), ("\n".into(), Line::Whole), ("b".into(), Line::Whole)]
        );
    }

    #[test]
    fn a_line_longer_than_its_room_is_cut_and_the_next_one_read_whole() {
        let text = format!("{}\nshort\n", "x".repeat(200_000));
        let lines = read(&text, 6);
        assert_eq!(lines, [("xxxxxx".into(), Line::Cut), ("short\n".into(), Line::Whole)]);
    }
}
