//! The command line: arguments, subcommands, exit codes. No linguistics here.

use std::io::{Read, Write};
use std::process::ExitCode;

/// Runs the command line and gives the process's exit code.
pub fn main() -> ExitCode {
    // The first version of the main job: JSON Lines on standard input or in files, NDJSON out.
    let mut text = String::new();
    let paths: Vec<String> =
        std::env::args().skip(2).take_while(|a| !a.starts_with("--")).filter(|a| a != "-").collect();
    if paths.is_empty() {
        let _ = std::io::stdin().read_to_string(&mut text);
    }
    for path in paths {
        text.push_str(&std::fs::read_to_string(path).unwrap_or_default());
    }
    let analyzer = crate::Analyzer::new();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in text.lines().filter(|l| !l.trim().is_empty()) {
        let Ok(value) = serde_json::from_str::<serde_json::Value>(line) else { continue };
        let id = value["id"].as_str().unwrap_or_default();
        let mut article = crate::Article::new(id, value["text"].as_str().unwrap_or_default());
        article.date = value["date"].as_str().and_then(|d| d.get(..10)?.parse().ok());
        let analysis = analyzer.analyze(&article);
        if serde_json::to_writer(&mut out, &analysis).is_err() || out.write_all(b"\n").is_err() {
            break;
        }
    }
    ExitCode::SUCCESS
}
