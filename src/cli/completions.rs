//! `newsx completions`: completion scripts for shells.

use super::Exit;
use super::args::Cli;
use clap::{Args, CommandFactory};
use clap_complete::Shell;
use std::io::Write;

/// What `newsx completions` takes.
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    pub shell: Shell,
}

/// Runs `newsx completions`.
pub fn run(args: &CompletionsArgs) -> anyhow::Result<Exit> {
    // The generator panics where it cannot write, so it writes to memory.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "newsx", &mut script);
    std::io::stdout().lock().write_all(&script)?;
    Ok(Exit::Done)
}
