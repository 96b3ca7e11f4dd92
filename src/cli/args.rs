//! The command line as it is typed.

use super::check::CheckArgs;
use super::completions::CompletionsArgs;
use super::schema::SchemaArgs;
use super::show::ShowArgs;
use crate::analyzer::Facet;
use chrono::NaiveDate;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Who is in the news, where, who said what, and how many were killed, injured, taken or driven from home
#[derive(Debug, Parser)]
#[command(name = "newsx", version, max_term_width = 100, after_help = EXAMPLES)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

const EXAMPLES: &str = "\
Examples:
  newsx analyze articles/                          tables for a folder of dated articles
  newsx analyze news.jsonl.gz --format ndjson      a line of JSON an article
  newsx analyze articles/ --only casualties --format csv > casualties.csv
  newsx show articles/2021-05-17.txt               an article with its findings marked

Dated text begins with `date YYYY-MM-DD`; JSON Lines has an object with `text` a line.";

/// The subcommands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Analyse articles and report people, places, quotes and casualty figures
    Analyze(AnalyzeArgs),
    /// Show an article with every finding marked in place
    Show(ShowArgs),
    /// Compare an analysis with a committed one; exit 1 where they differ
    Check(CheckArgs),
    /// Print the JSON Schema of an output
    Schema(SchemaArgs),
    /// Print a completion script for a shell
    Completions(CompletionsArgs),
    /// Print the manual page
    Man,
}

/// The output formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Tables for a person
    Table,
    /// One document for the corpus
    Json,
    /// A line an article
    Ndjson,
    /// A table a facet
    Csv,
}

/// What `newsx analyze` takes.
#[derive(Debug, Args)]
pub struct AnalyzeArgs {
    /// Folders, files, or - for standard input
    pub paths: Vec<PathBuf>,
    /// How to write the findings
    #[arg(short, long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
    /// Report only these facets: people, places, quotes, casualties
    #[arg(long, value_name = "FACETS", value_delimiter = ',', value_parser = facet_parser())]
    pub only: Vec<Facet>,
    /// Leave out articles before this date
    #[arg(long, value_name = "DATE")]
    pub since: Option<NaiveDate>,
    /// Leave out articles after this date
    #[arg(long, value_name = "DATE")]
    pub until: Option<NaiveDate>,
    /// Rows a table shows; 0 for all
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub top: usize,
    /// Threads that analyse; by default one a processor core
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub jobs: Option<u16>,
}

fn facet_parser() -> impl TypedValueParser<Value = Facet> {
    PossibleValuesParser::new(Facet::ALL.map(Facet::name))
        .map(|name| Facet::from_name(&name).expect("a name that the parser let through"))
}
