//! `newsx completions`: completion scripts for shells.

use super::Exit;
use clap::Args;
use clap_complete::Shell;

/// What `newsx completions` takes.
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    pub shell: Shell,
}

/// Runs `newsx completions`.
pub fn run(_args: &CompletionsArgs) -> anyhow::Result<Exit> {
    anyhow::bail!("not built yet")
}
