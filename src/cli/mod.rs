//! The command line: arguments, subcommands, exit codes. No linguistics here.

pub mod analyze;
pub mod args;
pub mod check;
pub mod completions;
pub mod interrupt;
pub mod man;
pub mod output;
pub mod pipeline;
pub mod plan;
pub mod progress;
pub mod resume;
pub mod schema;
pub mod show;

use args::{Cli, Command};
use clap::Parser;
use std::process::ExitCode;

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

/// Runs the command line and gives the process's exit code.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let result = match &cli.command {
        _ if cli.version => version(cli.verbose),
        Some(Command::Analyze(args)) => analyze::run(args),
        Some(Command::Show(args)) => show::run(args),
        Some(Command::Check(args)) => check::run(args),
        Some(Command::Schema(args)) => schema::run(args),
        Some(Command::Completions(args)) => completions::run(args),
        Some(Command::Man) => man::run(),
        // clap prints the help before it comes to this.
        None => Ok(Exit::Failed),
    };
    let exit = result.unwrap_or_else(|error| {
        if is_closed_pipe(&error) {
            return Exit::Done;
        }
        message(&format!("error: {error:#}"));
        Exit::Failed
    });
    ExitCode::from(exit as u8)
}

/// Prints the version, and whose data newsx is built with.
fn version(verbose: bool) -> anyhow::Result<Exit> {
    use std::io::Write;
    let mut out = output::stdout();
    writeln!(out, "newsx {}", env!("CARGO_PKG_VERSION"))?;
    if verbose {
        writeln!(out, "output schema {}", crate::extract::SCHEMA)?;
        writeln!(out, "{}", crate::gazetteer::ATTRIBUTION)?;
    }
    out.flush()?;
    Ok(Exit::Done)
}

/// Whether the reader of our output has gone, as in `newsx … | head`: that is a success.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().filter_map(|cause| cause.downcast_ref::<std::io::Error>()).any(|e| {
        // serde_json wraps an output error in one of its own kind.
        e.kind() == std::io::ErrorKind::BrokenPipe
    })
}

/// Prints a line on standard error, safe for a terminal. That the line cannot be printed is no reason to stop.
pub fn message(text: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stderr(), "newsx: {}", crate::report::clean(text));
}
