//! `newsx schema`: the JSON Schema of the outputs.

use super::Exit;
use clap::{Args, ValueEnum};

/// Which output's schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Of {
    /// A line of `--format ndjson`
    Ndjson,
    /// The document of `--format json`
    Json,
}

/// What `newsx schema` takes.
#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// Which output
    #[arg(value_enum, default_value_t = Of::Json)]
    pub of: Of,
}

/// Runs `newsx schema`.
pub fn run(_args: &SchemaArgs) -> anyhow::Result<Exit> {
    anyhow::bail!("not built yet")
}
