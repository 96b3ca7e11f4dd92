//! From the paths of the command line to the files that hold articles, in a fixed order.

use super::decode::{format_of, stem};
use super::fault::{Fault, Trouble};
use super::ids::hash;
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// A file to read.
#[derive(Debug)]
pub struct Source {
    /// Where it is; `-` is standard input.
    pub path: PathBuf,
    /// Length of the part of the path that the user gave, where it was a folder.
    root: usize,
    /// How its articles are called that have no id of their own.
    name: Name,
}

/// How much of a path it takes to tell a file from the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Name {
    Stem,
    Relative,
    Whole,
}

impl Source {
    fn new(path: PathBuf, root: usize) -> Self {
        Self { path, root, name: Name::Stem }
    }

    /// Whether it is standard input.
    pub fn is_stdin(&self) -> bool {
        self.path.as_os_str() == "-"
    }

    /// The path as it is shown, with `/` between its parts on every system.
    pub fn shown(&self) -> String {
        shown(&self.path)
    }

    /// The id of its first article, unless the article has its own.
    pub fn id(&self) -> String {
        self.id_as(self.name)
    }

    fn id_as(&self, name: Name) -> String {
        if self.is_stdin() {
            return "stdin".to_string();
        }
        let shown = self.shown();
        let part = match name {
            Name::Stem => shown.rsplit('/').next().unwrap_or_default(),
            Name::Relative => shown.get(self.root..).unwrap_or(&shown).trim_start_matches('/'),
            Name::Whole => &shown,
        };
        stem(part).to_string()
    }
}

fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' { text.into_owned() } else { text.replace('\\', "/") }
}

/// The files at and below `paths`, folders in sorted order, and what could not be followed, each at its place.
pub fn walk(paths: &[PathBuf]) -> Vec<Result<Source, Fault>> {
    let mut found = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            found.push(Ok(Source::new(path.clone(), 0)));
        } else if path.is_dir() {
            walk_folder(path, &mut found);
        } else {
            match path.metadata() {
                Ok(_) => found.push(Ok(Source::new(path.clone(), 0))),
                Err(e) => found.push(Err(Fault::at(shown(path), trouble(&e)))),
            }
        }
    }
    for name in [Name::Stem, Name::Relative] {
        tell_apart(&mut found, name);
    }
    found
}

/// Gives a longer name to all files that share the one called `name`.
fn tell_apart(found: &mut [Result<Source, Fault>], name: Name) {
    let longer = if name == Name::Stem { Name::Relative } else { Name::Whole };
    let mut counts: HashMap<u64, u32> = HashMap::new();
    for source in found.iter().flatten() {
        *counts.entry(hash(&source.id())).or_default() += 1;
    }
    for source in found.iter_mut().flatten().filter(|s| s.name == name) {
        if counts[&hash(&source.id())] > 1 {
            source.name = longer;
        }
    }
}

/// The articles of a folder: files with a known extension; hidden files and folders are left alone, others told.
fn walk_folder(folder: &Path, found: &mut Vec<Result<Source, Fault>>) {
    let root = shown(folder).len();
    let before = found.len();
    let mut others: BTreeMap<String, u32> = BTreeMap::new();
    let visible =
        |entry: &DirEntry| entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.');
    for entry in WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter().filter_entry(visible)
    {
        match entry {
            Ok(entry) if entry.file_type().is_dir() => {}
            Ok(entry) => {
                let name = entry.file_name().to_string_lossy();
                if entry.file_type().is_file() && format_of(&name).is_some() {
                    found.push(Ok(Source::new(entry.into_path(), root)));
                } else {
                    let extension =
                        Path::new(&*name).extension().map(|e| format!(".{}", e.to_string_lossy()));
                    *others.entry(extension.unwrap_or_else(|| name.into_owned())).or_default() += 1;
                }
            }
            Err(e) => {
                let path = e.path().map_or_else(|| shown(folder), shown);
                let trouble = match (e.loop_ancestor(), e.io_error()) {
                    (Some(_), _) => Trouble::Loop,
                    (None, Some(io)) => trouble(io),
                    (None, None) => Trouble::Unreadable(e.to_string()),
                };
                found.push(Err(Fault::at(path, trouble)));
            }
        }
    }
    if found.len() == before {
        found.push(Err(Fault::at(shown(folder), Trouble::NothingInside)));
    } else if !others.is_empty() {
        const SHOWN: usize = 5;
        let files: u32 = others.values().sum();
        let mut kinds: Vec<String> =
            others.iter().take(SHOWN).map(|(kind, n)| format!("{n} {kind}")).collect();
        if others.len() > SHOWN {
            kinds.push(format!("{files} in all"));
        }
        found.push(Err(Fault::at(shown(folder), Trouble::OtherFiles(kinds.join(", ")))));
    }
}

/// What an error of the operating system means to the user.
pub fn trouble(error: &std::io::Error) -> Trouble {
    match error.kind() {
        std::io::ErrorKind::NotFound => Trouble::NotFound,
        std::io::ErrorKind::PermissionDenied => Trouble::Unreadable("permission denied".to_string()),
        _ => Trouble::Unreadable(error.to_string()),
    }
}
