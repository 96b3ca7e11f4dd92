//! `newsx show`: one article with its findings marked in place.

use super::Exit;
use clap::Args;
use std::path::PathBuf;

/// What `newsx show` takes.
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// A file of articles
    pub path: PathBuf,
    /// Show only the article with this id
    #[arg(long)]
    pub id: Option<String>,
}

/// Runs `newsx show`.
pub fn run(_args: &ShowArgs) -> anyhow::Result<Exit> {
    anyhow::bail!("not built yet")
}
