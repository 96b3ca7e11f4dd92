//! The command line: arguments, subcommands, exit codes. No linguistics here.

pub mod analyze;
pub mod args;
pub mod check;
pub mod completions;
pub mod exit;
pub mod interrupt;
pub mod man;
pub mod output;
pub mod pipeline;
pub mod plan;
pub mod progress;
pub mod resume;
pub mod schema;
pub mod show;
pub mod terminal;
pub mod version;

pub use exit::Exit;

use args::{Cli, Command};
use clap::Parser;
use exit::message;
use std::process::ExitCode;

/// Runs the command line and gives the process's exit code.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let result = match &cli.command {
        _ if cli.version => version::run(cli.verbose),
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

/// Whether the reader of our output has gone, as in `newsx … | head`: that is a success.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().filter_map(|cause| cause.downcast_ref::<std::io::Error>()).any(|e| {
        // serde_json wraps an output error in one of its own kind.
        e.kind() == std::io::ErrorKind::BrokenPipe
    })
}
