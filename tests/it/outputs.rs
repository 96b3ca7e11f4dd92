//! Formats, files that appear whole or not at all, pipes that close, interrupts.

use crate::run::{ARTICLE, Folder, newsx};
use std::io::{BufRead, BufReader, Read, Write};
use std::process::Stdio;

#[test]
fn every_format_goes_to_a_file_as_to_standard_output() {
    let folder = Folder::with(&[("in.txt", ARTICLE)]);
    for format in ["table", "json", "ndjson"] {
        let ran = folder.run(&["analyze", "in.txt", "-f", format]);
        assert!(ran.is_clean().out.contains("12"), "{format}");
        let silent = folder.run(&["analyze", "in.txt", "-f", format, "-o", "out"]);
        assert_eq!(silent.is_clean().out, "");
        assert_eq!(folder.read("out"), ran.out, "{format}");
    }
    assert_eq!(folder.names(), ["in.txt", "out"]);
}

#[test]
fn csv_goes_to_a_folder_with_a_file_a_facet_and_the_tolls_or_one_facet_to_standard_output() {
    let folder = Folder::with(&[("in.txt", ARTICLE)]);
    folder.run(&["analyze", "in.txt", "-f", "csv", "-o", "tables/new"]).is_clean();
    let mut names: Vec<_> =
        std::fs::read_dir(folder.path("tables/new")).unwrap().map(|e| e.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["casualties.csv", "people.csv", "places.csv", "quotes.csv", "tolls.csv"]);
    let ran = folder.run(&["analyze", "in.txt", "-f", "csv", "--only", "casualties"]);
    assert_eq!(ran.is_clean().out, folder.read("tables/new/casualties.csv"));
    assert!(ran.out.contains("At least 12"));
}

#[test]
fn only_reports_the_facets_asked_for() {
    let folder = Folder::with(&[("in.txt", ARTICLE)]);
    let ran = folder.run(&["analyze", "in.txt", "-f", "ndjson", "--only", "casualties,people"]);
    let line = &ran.is_clean().lines()[0];
    assert!(line.get("people").is_some() && line.get("casualties").is_some());
    assert!(line.get("places").is_none() && line.get("quotes").is_none(), "absent, not empty");
}

#[test]
fn show_tells_which_other_articles_report_an_utterance() {
    let said = "The dam was never built to hold so much water as fell last night";
    let wire = format!("date 2024-03-02 “{said},” Mayor Ada Moreau said on Friday.");
    let local = format!(
        "date 2024-03-02 It rained on.\n\nThe mayor, Ada Moreau, said: “{said}.”\n\nNobody was hurt."
    );
    let other = "date 2024-03-02 “The harvest will be late this year,” Omar Haddad said.";
    let folder = Folder::with(&[("wire.txt", &wire), ("local.txt", &local), ("farm.txt", other)]);
    let notes = |args: &[&str]| {
        let ran = folder.run(args);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
        ran.out.lines().filter_map(|l| Some(l.split_once("also in ")?.1.to_string())).collect::<Vec<_>>()
    };
    assert_eq!(notes(&["show", "."]), ["wire", "local"]);
    assert_eq!(notes(&["show", ".", "--id", "wire"]), ["local"]);
    assert!(notes(&["show", "wire.txt"]).is_empty());
}

#[test]
fn an_output_that_cannot_be_written_leaves_nothing_behind() {
    let folder = Folder::with(&[("in.txt", ARTICLE), ("old.json", "precious")]);
    for format in ["json", "ndjson", "table"] {
        let ran = folder.run(&["analyze", "in.txt", "-f", format, "-o", "no/such/folder"]);
        ran.says(2, &["cannot write", "no/such/folder"]);
        folder.run(&["analyze", "in.txt", "-f", format, "-o", "."]).says(2, &["is a folder"]);
    }
    folder.run(&["analyze", "gone.txt", "-f", "json", "-o", "old.json"]).says(2, &["nothing could be read"]);
    assert_eq!(folder.read("old.json"), "precious");
    assert_eq!(folder.names(), ["in.txt", "old.json"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let folder = Folder::with(&[("in.txt", ARTICLE)]);
    for format in ["table", "json", "ndjson"] {
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let output =
            newsx(&folder.path(""), &["analyze", "in.txt", "-f", format]).stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{format}");
        let message = String::from_utf8(output.stderr).unwrap();
        assert!(message.contains("cannot write the output: No space left"), "{format}: {message}");
        let ran = folder.run(&["analyze", "in.txt", "-f", format, "-o", "/dev/full"]);
        ran.says(2, &["cannot write", "/dev/full", "No space left"]);
    }
    assert!(!std::path::Path::new("/dev/full.partial").exists());
    assert!(!std::fs::metadata("/dev/full").unwrap().is_file(), "the device is still one");
}

#[test]
fn a_closed_pipe_is_a_silent_success() {
    let folder = Folder::with(&[("in.txt", &ARTICLE.repeat(3_000))]);
    for format in ["ndjson", "json"] {
        let mut child = newsx(&folder.path(""), &["analyze", "in.txt", "-f", format]).spawn().unwrap();
        let mut out = child.stdout.take().unwrap();
        let mut first = [0; 1];
        out.read_exact(&mut first).unwrap();
        drop(out);
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{format}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{format}");
    }
}

#[test]
fn lines_come_out_while_the_input_is_still_open() {
    let folder = Folder::new();
    let mut child =
        newsx(&folder.path(""), &["analyze", "-f", "ndjson"]).stdin(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    for id in ["a", "b"] {
        writeln!(stdin, "{{\"id\":\"{id}\",\"text\":\"Two people were hurt.\"}}").unwrap();
        let mut line = String::new();
        out.read_line(&mut line).unwrap();
        assert!(line.contains(&format!("\"id\":\"{id}\"")), "{line}");
    }
    drop(stdin);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_the_run_in_good_order() {
    let folder = Folder::new();
    let mut child =
        newsx(&folder.path(""), &["analyze", "-f", "ndjson"]).stdin(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    writeln!(stdin, "{{\"text\":\"Two people were hurt.\"}}").unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    out.read_line(&mut line).unwrap();
    std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(130));
    assert!(String::from_utf8_lossy(&output.stderr).contains("interrupted after 1 articles"));
    drop(stdin);
}

#[test]
fn the_version_says_what_it_is_made_of_when_asked() {
    let folder = Folder::new();
    assert_eq!(folder.run(&["--version"]).is_clean().out, format!("newsx {}\n", env!("CARGO_PKG_VERSION")));
    assert!(folder.run(&["--version", "--verbose"]).is_clean().out.lines().count() > 1);
}
