//! `--resume`: going on where an interrupted run stopped, with the same bytes in the end as from an uninterrupted one.
//!
//! While a run writes `FILE.partial`, a note beside it, `FILE.partial.run`, says which program with which options does. A
//! later run may go on only where all of it is the same. It reads the corpus from the beginning, and passes over the
//! articles that have a line already; that they are the same is checked on the way.

use super::output::partial_name;
use super::plan::Plan;
use crate::corpus::{Article, Fault, Trouble};
use anyhow::{Context, bail};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::hash::{DefaultHasher, Hasher};
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// What must be the same for one run to go on with another's output.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Note {
    version: String,
    /// A hash of the program file: a build of the same version may answer otherwise.
    program: String,
    paths: Vec<PathBuf>,
    only: Vec<String>,
    all_modalities: bool,
    since: Option<NaiveDate>,
    until: Option<NaiveDate>,
    require_date: bool,
    max_article: usize,
}

impl Note {
    fn new(plan: &Plan) -> anyhow::Result<Self> {
        Ok(Self {
            version: env!("CARGO_PKG_VERSION").to_string(),
            program: program_hash()
                .context("cannot read the program file of newsx, which --resume compares")?,
            paths: plan.paths.clone(),
            only: plan.facets.iter().map(|f| f.name().to_string()).collect(),
            all_modalities: plan.all_modalities,
            since: plan.selection.since,
            until: plan.selection.until,
            require_date: plan.selection.require_date,
            max_article: plan.selection.max_article,
        })
    }

    /// The first thing that differs, in words.
    fn difference(&self, now: &Self) -> Option<&'static str> {
        [
            (self.version == now.version && self.program == now.program, "another build of newsx wrote it"),
            (self.paths == now.paths, "its paths were others"),
            (self.only == now.only, "its --only was another"),
            (self.all_modalities == now.all_modalities, "its --all-modalities was another"),
            (self.since == now.since && self.until == now.until, "its --since or --until was another"),
            (self.require_date == now.require_date, "its --require-date was another"),
            (self.max_article == now.max_article, "its --max-article was another"),
        ]
        .into_iter()
        .find_map(|(same, what)| (!same).then_some(what))
    }
}

fn program_hash() -> anyhow::Result<String> {
    let mut file = File::open(std::env::current_exe()?)?;
    let mut hasher = DefaultHasher::new();
    let mut block = vec![0; 1 << 20];
    loop {
        match file.read(&mut block)? {
            0 => return Ok(format!("{:016x}", hasher.finish())),
            n => hasher.write(&block[..n]),
        }
    }
}

fn note_name(target: &Path) -> PathBuf {
    partial_name(target, ".partial.run")
}

/// Leaves a note of what this run does. To be called before the run's own unfinished file is begun: an older one is removed
/// first, so that whenever the run is killed, no note stands beside the lines of another.
pub fn leave_note(target: &Path, plan: &Plan) -> anyhow::Result<()> {
    let _ = fs::remove_file(partial_name(target, ".partial"));
    let path = note_name(target);
    let note = serde_json::to_string_pretty(&Note::new(plan)?)?;
    fs::write(&path, note + "\n").with_context(|| format!("cannot write {}", path.display()))
}

/// Removes the note when the run is over.
pub fn remove_note(target: &Path) {
    let _ = fs::remove_file(note_name(target));
}

/// What an earlier run has written, or `None` where there is nothing to go on with. A half line at its end is cut off.
pub fn earlier(target: &Path, plan: &Plan) -> anyhow::Result<Option<Earlier>> {
    let partial = partial_name(target, ".partial");
    if !partial.exists() {
        return Ok(None);
    }
    let refuse = |why: &str| -> anyhow::Result<Option<Earlier>> {
        bail!("cannot resume {}: {why}; without --resume the run starts again", partial.display())
    };
    let Ok(note) = fs::read(note_name(target)) else { return refuse("the note beside it is gone") };
    let Ok(note) = serde_json::from_slice::<Note>(&note) else {
        return refuse("the note beside it is damaged");
    };
    if let Some(what) = note.difference(&Note::new(plan)?) {
        return refuse(what);
    }
    let file = File::options().read(true).write(true).open(&partial)?;
    let mut reader = BufReader::new(file);
    let mut whole = 0;
    let mut lines = 0;
    let mut line = Vec::new();
    loop {
        line.clear();
        let n = reader.read_until(b'\n', &mut line)?;
        if n == 0 || line.last() != Some(&b'\n') {
            break;
        }
        whole += n as u64;
        lines += 1;
    }
    reader.into_inner().set_len(whole)?;
    let reader = BufReader::new(File::open(&partial)?);
    Ok(Some(Earlier { reader, left: lines, lines, passed: Arc::default(), changed: Arc::default() }))
}

/// The beginning of an output line: enough to recognise its article.
#[derive(Deserialize)]
struct Head {
    id: String,
    path: Option<String>,
    date: Option<NaiveDate>,
    chars: usize,
}

/// The lines that an earlier run has written, while they are compared with the corpus.
pub struct Earlier {
    reader: BufReader<File>,
    left: u64,
    /// How many there are.
    pub lines: u64,
    passed: Arc<AtomicU64>,
    changed: Arc<AtomicBool>,
}

/// What came of passing over the articles that an earlier run has done.
#[derive(Clone)]
pub struct Passed {
    lines: u64,
    passed: Arc<AtomicU64>,
    changed: Arc<AtomicBool>,
}

impl Passed {
    /// Whether the corpus is the one that the earlier run read.
    pub fn agrees(&self) -> bool {
        !self.changed.load(Ordering::SeqCst) && self.passed.load(Ordering::SeqCst) == self.lines
    }
}

impl Earlier {
    /// Tells later what came of it.
    pub fn watch(&self) -> Passed {
        Passed { lines: self.lines, passed: self.passed.clone(), changed: self.changed.clone() }
    }

    fn next_head(&mut self) -> Option<Head> {
        let mut line = Vec::new();
        self.reader.read_until(b'\n', &mut line).ok()?;
        serde_json::from_slice(&line).ok()
    }

    /// The articles that have no line yet. Ends at once where the corpus is not the one that the earlier run read.
    pub fn pass_over(
        mut self,
        mut articles: impl Iterator<Item = Result<Article, Fault>>,
    ) -> impl Iterator<Item = Result<Article, Fault>> {
        let mut head = None;
        std::iter::from_fn(move || {
            while self.left > 0 {
                if head.is_none() {
                    head = self.next_head();
                }
                let article = match articles.next()? {
                    Ok(article) => article,
                    Err(fault) => return Some(Err(fault)),
                };
                match &head {
                    Some(head) if head.id == article.id => {
                        let same = head.path == article.path
                            && head.date == article.date
                            && head.chars == article.text.chars().count();
                        if !same {
                            self.changed.store(true, Ordering::SeqCst);
                            return None;
                        }
                    }
                    // It has no line although later ones have: its analysis failed, as it would again.
                    _ => {
                        let trouble =
                            Trouble::Panic(format!("article {}: failed in the interrupted run", article.id));
                        return Some(Err(Fault { path: article.path, line: None, column: None, trouble }));
                    }
                }
                head = None;
                self.left -= 1;
                self.passed.fetch_add(1, Ordering::SeqCst);
            }
            articles.next()
        })
    }
}
