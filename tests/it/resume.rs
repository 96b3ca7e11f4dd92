//! A run that was broken off goes on with `--resume` and ends with the same bytes.

use crate::run::{ARTICLE, Folder};
use std::fs;

const RUN: &[&str] = &["analyze", "in.txt", "-f", "ndjson", "-o", "out.ndjson"];

/// A folder as a killed run leaves it: `share` of the output, cut anywhere, and the note beside it.
fn broken_off(cut: usize) -> (Folder, String) {
    let folder = Folder::with(&[("in.txt", &ARTICLE.repeat(50))]);
    folder.run(RUN).is_clean();
    let whole = folder.read("out.ndjson");
    fs::remove_file(folder.path("out.ndjson")).unwrap();
    // A run that is killed leaves its note; one into a pipe that never ends is stopped in time to copy it.
    let note = note_of(&folder);
    folder.write("out.ndjson.partial.run", note);
    folder.write("out.ndjson.partial", &whole[..cut.min(whole.len())]);
    (folder, whole)
}

/// The note that a run of [`RUN`] leaves while it runs: that of a run which is killed.
fn note_of(folder: &Folder) -> Vec<u8> {
    use std::time::{Duration, Instant};
    let text = folder.read("in.txt");
    folder.write("in.txt", ARTICLE.repeat(20_000));
    let mut child = crate::run::newsx(&folder.path(""), RUN).spawn().unwrap();
    let note = folder.path("out.ndjson.partial.run");
    let started = Instant::now();
    while fs::read(&note).map_or(true, |bytes| !bytes.ends_with(b"}\n")) {
        assert!(started.elapsed() < Duration::from_secs(60), "no note");
        std::thread::sleep(Duration::from_millis(2));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    folder.write("in.txt", text);
    let _ = fs::remove_file(folder.path("out.ndjson"));
    fs::read(note).unwrap()
}

#[test]
fn the_bytes_are_those_of_an_uninterrupted_run_wherever_it_was_cut() {
    let (folder, whole) = broken_off(0);
    let note = fs::read(folder.path("out.ndjson.partial.run")).unwrap();
    for cut in [0, 1, whole.len() / 3, whole.len() / 2, whole.len() - 1, whole.len()] {
        folder.write("out.ndjson.partial.run", &note);
        folder.write("out.ndjson.partial", &whole.as_bytes()[..cut]);
        let _ = fs::remove_file(folder.path("out.ndjson"));
        folder.run(&[RUN, &["--resume"]].concat()).is_clean();
        assert_eq!(folder.read("out.ndjson"), whole, "cut at {cut}");
        assert_eq!(folder.names(), ["in.txt", "out.ndjson"]);
    }
}

#[test]
fn other_options_another_build_and_another_corpus_are_refused() {
    let (folder, whole) = broken_off(3_000);
    let resume = [RUN, &["--resume"]].concat();
    folder.run(&[&resume[..], &["--only", "people"]].concat()).says(2, &["cannot resume", "--only"]);
    folder.run(&[&resume[..], &["--since", "2020-01-01"]].concat()).says(2, &["cannot resume", "--since"]);
    let note = folder.read("out.ndjson.partial.run");
    folder.write("out.ndjson.partial.run", note.replace("\"program\": \"", "\"program\": \"0"));
    folder.run(&resume).says(2, &["cannot resume", "another build"]);
    fs::remove_file(folder.path("out.ndjson.partial.run")).unwrap();
    folder.run(&resume).says(2, &["cannot resume", "note"]);
    folder.write("out.ndjson.partial.run", &note);
    let text = folder.read("in.txt");
    folder.write("in.txt", text.replacen("killed in Mosul", "killed", 1));
    folder.run(&resume).says(2, &["cannot resume", "not those"]);
    assert!(folder.names().contains(&"out.ndjson.partial".to_string()), "what was done is not lost");
    folder.write("in.txt", &text);
    folder.run(&resume).is_clean();
    assert_eq!(folder.read("out.ndjson"), whole);
}

#[test]
fn with_nothing_to_go_on_with_the_run_starts() {
    let folder = Folder::with(&[("in.txt", ARTICLE)]);
    folder.run(&[RUN, &["--resume"]].concat()).is_clean();
    assert_eq!(folder.names(), ["in.txt", "out.ndjson"]);
}

#[test]
fn a_run_that_is_killed_again_and_again_ends_with_the_same_bytes() {
    use std::time::{Duration, Instant};
    let folder = Folder::with(&[("in.txt", &ARTICLE.repeat(4_000))]);
    let started = Instant::now();
    folder.run(RUN).is_clean();
    let taken = started.elapsed();
    let whole = folder.read("out.ndjson");
    fs::remove_file(folder.path("out.ndjson")).unwrap();
    let resume = [RUN, &["--resume"]].concat();
    for share in [1, 3, 4, 2, 5] {
        let mut child = crate::run::newsx(&folder.path(""), &resume).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(3) + taken * share / 10);
        let _ = child.kill();
        child.wait().unwrap();
        if folder.names().contains(&"out.ndjson".to_string()) {
            break; // It was quicker this time.
        }
    }
    folder.run(&resume).is_clean();
    assert!(folder.read("out.ndjson") == whole);
    assert_eq!(folder.names(), ["in.txt", "out.ndjson"]);
}
