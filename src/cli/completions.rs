//! `newsx completions`: completion scripts for shells.

use super::args::{Cli, CompletionsArgs};
use super::exit::Exit;
use clap::CommandFactory;
use std::io::Write;

/// Runs `newsx completions`.
pub fn run(args: &CompletionsArgs) -> anyhow::Result<Exit> {
    // The generator panics where it cannot write, so it writes to memory.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "newsx", &mut script);
    std::io::stdout().lock().write_all(&script)?;
    Ok(Exit::Done)
}
