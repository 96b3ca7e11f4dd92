//! `newsx check`: analyses a corpus again and compares with a committed output, for CI.

use super::args::CheckArgs;
use super::exit::{Exit, message};
use super::interrupt;
use super::output::{stdout, write_whole};
use super::pipeline::{self, Sink};
use crate::aggregate::{Collector, CorpusFacts};
use crate::corpus::{Articles, Fault, Selection};
use crate::extract::Analysis;
use crate::report::difference::{Difference, differences};
use crate::report::json;
use crate::report::screen::counted;
use crate::{Analyzer, Facets};
use anyhow::{Context, bail};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Runs `newsx check`. Inputs that are skipped are part of the output, so they are no failure where they are expected.
pub fn run(args: &CheckArgs) -> anyhow::Result<Exit> {
    let expected = read(&args.expected)?;
    if expected.is_none() && !args.update {
        bail!("{} does not exist: --update writes it", args.expected.display());
    }
    let facets = expected.as_ref().map_or(Facets::ALL, CorpusFacts::facets);
    let actual = analyze(&args.paths, facets)?;
    if interrupt::interrupted() {
        return Ok(Exit::Interrupted);
    }
    if actual.corpus.articles == 0 {
        actual.corpus.skipped.iter().for_each(|s| message(&format!("{}: {}", shown(&s.path), s.reason)));
        bail!("nothing could be read");
    }
    let differences = expected.as_ref().map(|expected| differences(expected, &actual)).unwrap_or_default();
    let mut out = stdout();
    if args.update {
        write_whole(&args.expected, |out| json::write(&actual, out))?;
        match expected {
            None => writeln!(out, "{}: written", args.expected.display())?,
            Some(_) => writeln!(out, "{}: {}", args.expected.display(), tally(&differences))?,
        }
        out.flush()?;
        return Ok(Exit::Done);
    }
    for difference in &differences {
        writeln!(out, "{difference}")?;
    }
    if differences.is_empty() {
        let facts = counted(actual.articles.len(), "article", "articles");
        writeln!(out, "no difference in {facts}")?;
        out.flush()?;
        return Ok(Exit::Done);
    }
    writeln!(out, "\n{}; `newsx check --update` accepts them", tally(&differences))?;
    out.flush()?;
    Ok(Exit::Different)
}

/// `2 added, 1 gone, 3 changed`
fn tally(differences: &[Difference]) -> String {
    let (mut added, mut gone, mut changed) = (0, 0, 0);
    for difference in differences {
        match difference {
            Difference::Added(_) => added += 1,
            Difference::Gone(_) => gone += 1,
            Difference::Changed { .. } => changed += 1,
        }
    }
    format!("{added} added, {gone} gone, {changed} changed")
}

/// The expected output; `None` where there is no such file.
fn read(path: &Path) -> anyhow::Result<Option<CorpusFacts>> {
    let text = match fs::read_to_string(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        text => text.with_context(|| format!("cannot read {}", path.display()))?,
    };
    let facts = serde_json::from_str(&text)
        .with_context(|| format!("{} is not an output of `analyze --format json`", path.display()))?;
    Ok(Some(facts))
}

fn analyze(paths: &[PathBuf], facets: Facets) -> anyhow::Result<CorpusFacts> {
    let analyzer = Analyzer::with_facets(facets);
    let mut sink = Collect(Collector::new(facets));
    let articles = Articles::open(paths, Selection::default());
    let work = |articles: &[&_]| analyzer.analyze_all(articles);
    pipeline::run(articles, pipeline::default_jobs(), interrupt::listen(), work, &mut sink)?;
    Ok(sink.0.finish())
}

struct Collect(Collector);

impl Sink<Analysis> for Collect {
    fn done(&mut self, analysis: Analysis) -> anyhow::Result<()> {
        self.0.add(analysis);
        Ok(())
    }

    fn fault(&mut self, fault: Fault) -> anyhow::Result<()> {
        if !fault.is_warning() {
            self.0.skip(fault.into());
        }
        Ok(())
    }
}

fn shown(path: &Option<String>) -> &str {
    path.as_deref().unwrap_or("-")
}
