//! `newsx check`: compares an analysis with a committed one.

use super::Exit;
use clap::Args;
use std::path::PathBuf;

/// What `newsx check` takes.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// The expected output, as `analyze --format json` writes it
    pub expected: PathBuf,
    /// Files and folders to analyse
    #[arg(required = true)]
    pub paths: Vec<PathBuf>,
    /// Rewrite the expected output instead of comparing
    #[arg(long)]
    pub update: bool,
}

/// Runs `newsx check`.
pub fn run(_args: &CheckArgs) -> anyhow::Result<Exit> {
    anyhow::bail!("not built yet")
}
