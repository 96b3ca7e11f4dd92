//! The command line as it is typed.

use crate::analyzer::Facet;
use crate::corpus::{MAX_ARTICLE, parse_date};
use chrono::NaiveDate;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use std::path::PathBuf;

/// Who is in the news, where, who said what, and how many were killed, injured, taken or driven from home
#[derive(Debug, Parser)]
#[command(name = "newsx", version, disable_version_flag = true, arg_required_else_help = true)]
#[command(max_term_width = 100, after_help = EXAMPLES)]
pub struct Cli {
    /// Print the version; with --verbose also what the built-in data is made from
    #[arg(short = 'V', long)]
    pub version: bool,
    /// Say more
    #[arg(long, requires = "version")]
    pub verbose: bool,
    /// What to do.
    #[command(subcommand)]
    pub command: Option<Command>,
}

const EXAMPLES: &str = "\
Examples:
  newsx analyze articles/                          tables for a folder of dated articles
  newsx analyze news.jsonl.gz --format ndjson      a line of JSON an article
  newsx analyze articles/ --only casualties --format csv > casualties.csv
  newsx show articles/2021-05-17.txt               an article with its findings marked

Exit codes: 0 done; 1 check found a difference; 2 bad usage, nothing could be
read, or the output could not be written; 3 done, but some inputs were skipped;
130 interrupted.";

const INPUT_HELP: &str = "\
Input: dated text (.txt), each article begun by a line with `date YYYY-MM-DD`;
or JSON Lines (.jsonl, .ndjson), an object with `text` and perhaps `id`, `date`,
`title`, `source` a line. Both also compressed (.gz, .zst). Folders are walked;
of files named one by one the extension does not matter.

Examples:
  newsx analyze articles/
  newsx analyze articles/ --format json | jq '.people[:5] | map(.name)'
  newsx analyze articles/ --only casualties --since 2021-05-01 --until 2021-05-31
  newsx analyze archive.jsonl.zst --format ndjson --output facts.ndjson
  zcat wire.jsonl.gz | newsx analyze --only quotes --format csv > quotes.csv";

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
#[command(after_help = INPUT_HELP)]
pub struct AnalyzeArgs {
    /// Folders, files, or - for standard input, which is also read where no path is given
    pub paths: Vec<PathBuf>,
    /// How to write the findings
    #[arg(short, long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
    /// Write to this file, which appears once it is whole; for CSV a folder with a file a facet
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Go on where an interrupted run with --format ndjson and this --output stopped
    #[arg(long, requires = "output")]
    pub resume: bool,
    /// Report only these facets
    #[arg(long, value_name = "FACETS", value_delimiter = ',', value_parser = facet_parser())]
    pub only: Vec<Facet>,
    /// Leave out articles before this date
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub since: Option<NaiveDate>,
    /// Leave out articles after this date
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub until: Option<NaiveDate>,
    /// Report casualty figures that are feared, threatened or supposed as well, each with its modality
    #[arg(long)]
    pub all_modalities: bool,
    /// Skip articles without a date, and say so
    #[arg(long)]
    pub require_date: bool,
    /// Skip articles of more megabytes than this, and say so
    #[arg(long, value_name = "MB", default_value_t = (MAX_ARTICLE >> 20) as u16)]
    #[arg(value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub max_article: u16,
    /// Rows a table shows; 0 for all
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub top: usize,
    /// When to use colour in tables
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    pub color: Color,
    /// In CSV, leave cells as they are that a spreadsheet would take for a formula
    #[arg(long)]
    pub raw_csv: bool,
    /// Threads that analyse; by default one a processor core
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub jobs: Option<u16>,
    /// No progress bar, no warnings; the exit code still tells
    #[arg(short, long)]
    pub quiet: bool,
}

/// What `newsx show` takes.
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// A file or folder of articles; - for standard input. Quotes that several of them report tell where else they stand
    pub path: PathBuf,
    /// Show only the article with this id, or the one whose id begins so
    #[arg(long)]
    pub id: Option<String>,
    /// When to mark by colour; otherwise findings stand in brackets
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    pub color: Color,
}

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

/// What `newsx completions` takes.
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    pub shell: Shell,
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

fn date(text: &str) -> Result<NaiveDate, &'static str> {
    parse_date(text.as_bytes()).ok_or("expected YYYY-MM-DD, as in 2021-05-17")
}

fn facet_parser() -> impl TypedValueParser<Value = Facet> {
    PossibleValuesParser::new(Facet::ALL.map(Facet::name))
        .map(|name| Facet::from_name(&name).expect("a name that the parser let through"))
}
