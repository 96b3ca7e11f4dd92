//! How a run ends, and how it says so.

use std::io::Write;

/// How a run ended: the exit codes that scripts rely on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// All was done.
    Done = 0,
    /// `check` found a difference.
    Different = 1,
    /// Bad usage, nothing could be read, or the output could not be written.
    Failed = 2,
    /// Done, but some inputs were skipped.
    Skipped = 3,
    /// Interrupted from the keyboard.
    Interrupted = 130,
}

/// Prints a line on standard error, safe for a terminal. That the line cannot be printed is no reason to stop.
pub fn message(text: &str) {
    let _ = writeln!(std::io::stderr(), "newsx: {}", crate::report::clean(text));
}
