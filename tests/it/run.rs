//! A folder to work in, and newsx run in it.

use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// A folder that is gone when the test ends.
pub struct Folder(TempDir);

/// How a run of newsx ended.
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Folder {
    pub fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    /// A folder with these files.
    pub fn with(files: &[(&str, &str)]) -> Self {
        let folder = Self::new();
        for (name, text) in files {
            folder.write(name, text);
        }
        folder
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// The names of the files in it.
    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.0.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    pub fn run(&self, args: &[&str]) -> Ran {
        self.run_with(args, "")
    }

    /// Runs newsx with this standard input.
    pub fn run_with(&self, args: &[&str], input: impl AsRef<[u8]>) -> Ran {
        let mut child = newsx(self.0.path(), args).stdin(Stdio::piped()).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = input.as_ref().to_vec();
        // Newsx may end without reading all of it.
        let feeder = std::thread::spawn(move || drop(stdin.write_all(&input)));
        let output = child.wait_with_output().unwrap();
        feeder.join().unwrap();
        Ran {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).expect("output is UTF-8"),
            err: String::from_utf8(output.stderr).expect("messages are UTF-8"),
        }
    }
}

/// The command, its output caught.
pub fn newsx(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_newsx"));
    command.args(args).current_dir(folder).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

impl Ran {
    /// The lines of the output, each a JSON value.
    pub fn lines(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect()
    }

    /// The ids of the articles in the output.
    pub fn ids(&self) -> Vec<String> {
        self.lines().iter().map(|line| line["id"].as_str().unwrap().to_string()).collect()
    }

    /// Asserts the exit code, and that exactly one message says all of `words`.
    #[track_caller]
    pub fn says(&self, code: i32, words: &[&str]) -> &Self {
        let matching = self.err.lines().filter(|line| words.iter().all(|word| line.contains(word))).count();
        assert_eq!(matching, 1, "one message with {words:?} in:\n{}", self.err);
        assert_eq!(self.code, Some(code), "exit code; messages:\n{}", self.err);
        self
    }

    /// Asserts that all went well and nothing was said.
    #[track_caller]
    pub fn is_clean(&self) -> &Self {
        assert_eq!((self.code, self.err.as_str()), (Some(0), ""));
        self
    }
}

/// A short article in the seeds' format.
pub const ARTICLE: &str =
    " date 2021-05-17 At least 12 people were killed in Mosul on Monday, police said.\n";
