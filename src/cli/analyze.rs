//! `newsx analyze`: the corpus through the analysis and out in the format asked for.

use super::args::{AnalyzeArgs, Cli};
use super::exit::{Exit, message};
use super::output::{self, Whole, write_whole};
use super::pipeline::{self, Sink};
use super::plan::{Plan, Target};
use super::progress::Progress;
use super::{interrupt, resume};
use crate::aggregate::{Collector, CorpusFacts};
use crate::corpus::{Articles, Fault};
use crate::extract::{Analysis, Findings};
use crate::report::csv::CsvOptions;
use crate::report::table::TableOptions;
use crate::report::{csv, json, ndjson, table};
use crate::{Analyzer, Facets};
use anyhow::{Context, bail};
use clap::CommandFactory;
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::time::Instant;

/// Runs `newsx analyze`.
pub fn run(args: &AnalyzeArgs) -> anyhow::Result<Exit> {
    let Some(plan) = Plan::new(args)? else {
        eprint_help();
        return Ok(Exit::Failed);
    };
    match &plan.target {
        Target::Lines { file, resume } => stream(&plan, file.as_deref(), *resume),
        _ => collect_and_write(&plan),
    }
}

/// What the user may have wanted to know who named nothing to read.
fn eprint_help() {
    let mut command = Cli::command();
    command.build();
    if let Some(analyze) = command.find_subcommand_mut("analyze") {
        let _ = write!(io::stderr(), "{}", analyze.render_help().ansi());
    }
    message("nothing to read: name a folder or a file, or pipe articles in");
}

/// What became of the articles.
struct Tally {
    progress: Progress,
    quiet: bool,
    analysed: u64,
    skipped: u64,
}

impl Tally {
    fn new(plan: &Plan, articles: &mut Articles) -> Self {
        let bar = plan.bar && !plan.quiet;
        let total = if bar { articles.bytes() } else { None };
        Self {
            progress: Progress::new(bar, total, articles.progress()),
            quiet: plan.quiet,
            analysed: 0,
            skipped: 0,
        }
    }

    fn done(&mut self) {
        self.analysed += 1;
        self.progress.advance();
    }

    fn fault(&mut self, fault: &Fault) {
        self.skipped += u64::from(!fault.is_warning());
        if !self.quiet {
            let kind = if fault.is_warning() { "warning" } else { "skipped" };
            self.progress.suspend(|| message(&format!("{kind}: {fault}")));
        }
    }

    /// Whether there is nothing to write: every input was bad.
    fn is_nothing(&self) -> bool {
        self.analysed == 0 && self.skipped > 0
    }

    /// The exit code, after a word on what the user would not see otherwise.
    fn exit(&self) -> Exit {
        if self.is_nothing() {
            message("error: nothing could be read");
            return Exit::Failed;
        }
        if self.analysed == 0 && !self.quiet {
            message("no articles: there are none between these dates, or none at all");
        }
        if self.skipped > 0 { Exit::Skipped } else { Exit::Done }
    }

    fn interrupted(&self, outcome: &str) -> Exit {
        message(&format!("interrupted after {} articles; {outcome}", self.analysed));
        Exit::Interrupted
    }
}

/// A line an article, as soon as it is analysed.
fn stream(plan: &Plan, file: Option<&Path>, resume: bool) -> anyhow::Result<Exit> {
    let mut articles = Articles::open(&plan.paths, plan.selection);
    let mut tally = Tally::new(plan, &mut articles);
    let Some(target) = file else {
        let mut sink = Lines { out: output::stdout(), name: "the output".to_string(), tally };
        analyze_lines(plan, articles, &mut sink)?;
        return Ok(match interrupt::interrupted() {
            true => sink.tally.interrupted("their lines are written"),
            false => sink.tally.exit(),
        });
    };
    let target = &output::resolve(target);
    let earlier = if resume { resume::earlier(target, plan)? } else { None };
    let resumable = output::partial_of(target)?.is_some();
    let mut out = if earlier.is_some() {
        Whole::append(target)?
    } else {
        if resumable {
            resume::leave_note(target, plan)?;
        }
        Whole::create(target).inspect_err(|_| resume::remove_note(target))?
    };
    out.keep(resume && resumable);
    let passed = earlier.as_ref().map(resume::Earlier::watch);
    let articles: Box<dyn Iterator<Item = _> + Send> = match earlier {
        None => Box::new(articles),
        Some(earlier) => {
            tally.analysed = earlier.lines;
            Box::new(earlier.pass_over(articles))
        }
    };
    let mut sink = Lines { out, name: target.display().to_string(), tally };
    let result = analyze_lines(plan, articles, &mut sink);
    let Lines { mut out, tally, .. } = sink;
    let end = result.and_then(|()| {
        if interrupt::interrupted() {
            out.flush().with_context(|| format!("cannot write {}", target.display()))?;
            out.keep(resumable);
            return Ok(tally.interrupted("the same command with --resume goes on from there"));
        }
        if passed.is_some_and(|passed| !passed.agrees()) {
            out.keep(true);
            bail!("cannot resume {}: the articles are not those of the interrupted run", target.display());
        }
        out.keep(false);
        if !tally.is_nothing() {
            out.finish()?;
        }
        Ok(tally.exit())
    });
    if !output::partial_name(target, ".partial").exists() {
        resume::remove_note(target);
    }
    end
}

fn analyze_lines<W: Write>(
    plan: &Plan,
    articles: impl Iterator<Item = Result<crate::Article, Fault>> + Send + 'static,
    sink: &mut Lines<W>,
) -> anyhow::Result<()> {
    let analyzer = Analyzer::with_facets(plan.facets).with_all_modalities(plan.all_modalities);
    let lines = |articles: &[&_]| lines(analyzer.find_all(articles));
    pipeline::run(articles, plan.jobs, interrupt::listen(), lines, sink)
}

/// What is written of a batch: one piece of memory for all lines up to a large one, in the place of the first of them.
fn lines(findings: Vec<Findings>) -> Vec<io::Result<Line>> {
    // Findings take about twice the room of their text.
    let room = findings.iter().map(|f| f.text().len()).filter(|&len| len <= LARGE).sum::<usize>() * 2;
    let mut written = Vec::with_capacity(room);
    let mut first = 0;
    let mut lines: Vec<io::Result<Line>> = Vec::with_capacity(findings.len());
    for (i, findings) in findings.into_iter().enumerate() {
        if findings.text().len() > LARGE {
            close(&mut lines, first, &mut written);
            lines.push(Ok(Line::Large(Box::new(findings.into_owned()))));
            first = i + 1;
        } else {
            lines.push(ndjson::write_findings(findings, &mut written).map(|()| Line::Written(Vec::new())));
        }
    }
    close(&mut lines, first, &mut written);
    lines
}

/// Puts what is written in the place of the first of its lines.
fn close(lines: &mut [io::Result<Line>], first: usize, written: &mut Vec<u8>) {
    if let Some(Ok(Line::Written(line))) = lines.get_mut(first) {
        *line = std::mem::take(written);
    }
}

/// An article of more bytes than this is written straight to the output: in memory its line would take as much again as
/// what was found.
const LARGE: usize = 1 << 20;

/// What is written of an article.
enum Line {
    /// The line itself, and those of the articles behind it that have none.
    Written(Vec<u8>),
    /// What is in it.
    Large(Box<Findings<'static>>),
}

/// Writes lines as they come.
struct Lines<W> {
    out: W,
    /// What it is called in messages.
    name: String,
    tally: Tally,
}

impl<W: Write> Sink<io::Result<Line>> for Lines<W> {
    fn done(&mut self, line: io::Result<Line>) -> anyhow::Result<()> {
        let written = match line? {
            Line::Written(line) => self.out.write_all(&line),
            Line::Large(findings) => ndjson::write_findings(*findings, &mut self.out),
        };
        written.with_context(|| format!("cannot write {}", self.name))?;
        self.tally.done();
        Ok(())
    }

    fn fault(&mut self, fault: Fault) -> anyhow::Result<()> {
        self.tally.fault(&fault);
        Ok(())
    }

    fn idle(&mut self) -> anyhow::Result<()> {
        self.out.flush().with_context(|| format!("cannot write {}", self.name))
    }
}

/// Everything that is merged or counted before it is written.
fn collect_and_write(plan: &Plan) -> anyhow::Result<Exit> {
    let started = Instant::now();
    let mut articles = Articles::open(&plan.paths, plan.selection);
    let tally = Tally::new(plan, &mut articles);
    let mut sink = Collect { facts: Collector::new(plan.facets), tally };
    let analyzer = Analyzer::with_facets(plan.facets).with_all_modalities(plan.all_modalities);
    let analyze = |articles: &[&_]| analyzer.analyze_all(articles);
    pipeline::run(articles, plan.jobs, interrupt::listen(), analyze, &mut sink)?;
    let Collect { facts, tally } = sink;
    if interrupt::interrupted() {
        return Ok(tally.interrupted("nothing is written, as it would look like the whole"));
    }
    if !tally.is_nothing() {
        write(plan, &facts.finish(), started)?;
    }
    Ok(tally.exit())
}

/// Collects the analyses of a corpus.
struct Collect {
    facts: Collector,
    tally: Tally,
}

impl Sink<Analysis> for Collect {
    fn done(&mut self, analysis: Analysis) -> anyhow::Result<()> {
        self.facts.add(analysis);
        self.tally.done();
        Ok(())
    }

    fn fault(&mut self, fault: Fault) -> anyhow::Result<()> {
        self.tally.fault(&fault);
        if !fault.is_warning() {
            self.facts.skip(fault.into());
        }
        Ok(())
    }
}

fn write(plan: &Plan, facts: &CorpusFacts, started: Instant) -> anyhow::Result<()> {
    let to = |file: Option<&Path>, write: &dyn Fn(&mut dyn Write) -> io::Result<()>| match file {
        Some(file) => write_whole(file, write),
        None => {
            let mut out = output::stdout();
            write(&mut out).and_then(|()| out.flush()).context("cannot write the output")
        }
    };
    match &plan.target {
        Target::Lines { .. } => Ok(()),
        Target::Json(file) => to(file.as_deref(), &|out| json::write(facts, out)),
        Target::Table { file, top, width, color, timed } => {
            let elapsed = timed.then(|| started.elapsed());
            let options = TableOptions { top: *top, width: *width, color: *color, elapsed };
            to(file.as_deref(), &|out| table::write(facts, &options, out))
        }
        Target::Csv(facet, options) => to(None, &|out| csv::write_facet(facts, *facet, *options, out)),
        Target::CsvFolder(folder, options) => write_folder(folder, facts, plan.facets, *options),
    }
}

/// A CSV a facet, and with the casualties one of the tolls. All are written before the first gets its name.
fn write_folder(
    folder: &Path,
    facts: &CorpusFacts,
    facets: Facets,
    options: CsvOptions,
) -> anyhow::Result<()> {
    let made = !folder.exists();
    fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
    let written = || -> anyhow::Result<()> {
        let mut files = Vec::new();
        for facet in facets.iter() {
            let write = |out: &mut dyn Write| csv::write_facet(facts, facet, options, out);
            files.push(csv_file(folder, facet.name(), &write)?);
        }
        if facets.casualties {
            files.push(csv_file(folder, "tolls", &|out| csv::write_tolls(facts, options, out))?);
        }
        files.into_iter().try_for_each(Whole::finish)
    }();
    if written.is_err() && made {
        let _ = fs::remove_dir(folder);
    }
    written
}

fn csv_file(
    folder: &Path,
    name: &str,
    write: &dyn Fn(&mut dyn Write) -> io::Result<()>,
) -> anyhow::Result<Whole> {
    let path = folder.join(name).with_extension("csv");
    let mut file = Whole::create(&path)?;
    write(&mut file)
        .and_then(|()| file.flush())
        .with_context(|| format!("cannot write {}", path.display()))?;
    Ok(file)
}
