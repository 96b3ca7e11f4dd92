//! From what was typed to what is to be done: checked before any file or model is opened.

use super::args::{AnalyzeArgs, Format};
use super::pipeline::default_jobs;
use super::terminal;
use crate::corpus::Selection;
use crate::report::csv::CsvOptions;
use crate::{Facet, Facets};
use anyhow::bail;
use std::io::IsTerminal;
use std::path::PathBuf;

/// Columns of a table that goes to a file or a pipe: the same on every machine.
const PIPED_WIDTH: usize = 120;

/// What `newsx analyze` is to do.
#[derive(Debug)]
pub struct Plan {
    /// What to read.
    pub paths: Vec<PathBuf>,
    /// Which articles of it.
    pub selection: Selection,
    /// What to report.
    pub facets: Facets,
    /// Whether to report figures that are not stated as having happened.
    pub all_modalities: bool,
    /// Analysing threads.
    pub jobs: usize,
    /// Where and how to write.
    pub target: Target,
    /// Whether to keep still about progress and warnings.
    pub quiet: bool,
    /// Whether the progress bar would not get in the way of the output.
    pub bar: bool,
}

/// Where and how to write.
#[derive(Debug)]
pub enum Target {
    /// A line an article as soon as it is analysed.
    Lines {
        /// To a file instead of standard output.
        file: Option<PathBuf>,
        /// Going on with an interrupted run.
        resume: bool,
    },
    /// One document.
    Json(Option<PathBuf>),
    /// Tables for a person.
    Table {
        /// To a file instead of standard output.
        file: Option<PathBuf>,
        /// Rows a table shows; 0 for all.
        top: usize,
        /// Columns.
        width: usize,
        /// Whether to use colour.
        color: bool,
        /// Whether to say how long the run took.
        timed: bool,
    },
    /// One facet's CSV on standard output.
    Csv(Facet, CsvOptions),
    /// A folder with a CSV a facet.
    CsvFolder(PathBuf, CsvOptions),
}

impl Plan {
    /// Checks the arguments. `None` where there is nothing to read: no path, and a keyboard for standard input.
    pub fn new(args: &AnalyzeArgs) -> anyhow::Result<Option<Self>> {
        let mut paths = args.paths.clone();
        if paths.is_empty() {
            if std::io::stdin().is_terminal() {
                return Ok(None);
            }
            paths.push("-".into());
        }
        if let (Some(since), Some(until)) = (args.since, args.until)
            && since > until
        {
            bail!("no day is both since {since} and until {until}");
        }
        if args.resume && args.format != Format::Ndjson {
            bail!("--resume needs --format ndjson: the other formats are written at the end of a run");
        }
        let facets = if args.only.is_empty() { Facets::ALL } else { Facets::only(&args.only) };
        let target = Target::new(args, facets)?;
        Ok(Some(Self {
            bar: !matches!(target, Target::Lines { file: None, .. }) || !std::io::stdout().is_terminal(),
            paths,
            selection: Selection {
                since: args.since,
                until: args.until,
                require_date: args.require_date,
                max_article: usize::from(args.max_article) << 20,
            },
            facets,
            all_modalities: args.all_modalities,
            jobs: args.jobs.map_or_else(default_jobs, usize::from),
            target,
            quiet: args.quiet,
        }))
    }
}

impl Target {
    fn new(args: &AnalyzeArgs, facets: Facets) -> anyhow::Result<Self> {
        let file = args.output.clone();
        let csv = CsvOptions { raw: args.raw_csv };
        Ok(match (args.format, file) {
            (Format::Ndjson, file) => Self::Lines { file, resume: args.resume },
            (Format::Json, file) => Self::Json(file),
            (Format::Table, file) => {
                let terminal = file.is_none() && std::io::stdout().is_terminal();
                Self::Table {
                    file,
                    top: args.top,
                    width: if terminal { terminal::width() } else { PIPED_WIDTH },
                    color: terminal::use_color(args.color, terminal),
                    timed: terminal,
                }
            }
            (Format::Csv, Some(folder)) => Self::CsvFolder(folder, csv),
            (Format::Csv, None) => {
                let mut asked = facets.iter();
                match (asked.next(), asked.next()) {
                    (Some(facet), None) => Self::Csv(facet, csv),
                    _ => bail!(
                        "CSV has a table for each facet: name one (--only people, places, quotes or \
                         casualties), or a folder for all of them (--output FOLDER)"
                    ),
                }
            }
        })
    }
}
