//! The same input gives the same bytes.

use crate::run::{ARTICLE, Folder};
use std::path::Path;

#[test]
fn the_number_of_jobs_does_not_show_in_any_format() {
    let folder = Folder::new();
    for i in 0..60 {
        let killed = ["Two", "Dozens of", "About 300", "Nearly 40"][i % 4];
        let text = format!(
            " date 2021-05-{:02} {killed} people were killed in Aleppo, said Maria Lopez{i}. {}",
            i % 28 + 1,
            "“It was a long night,” Lopez told reporters. ".repeat(i)
        );
        folder.write(&format!("in/{i:03}.txt"), text);
    }
    folder.write("in/broken.txt", "date 2021-13-45 Rain.");
    for format in ["ndjson", "json", "table"] {
        let one = folder.run(&["analyze", "in", "-f", format, "--jobs", "1"]);
        assert_eq!(one.code, Some(3));
        for jobs in ["1", "2", "8"] {
            let other = folder.run(&["analyze", "in", "-f", format, "--jobs", jobs]);
            assert_eq!(other.out, one.out, "{format} with {jobs} jobs");
            assert_eq!(other.err, one.err);
        }
    }
}

#[test]
fn two_articles_in_one_file_give_what_they_give_alone() {
    let other = "date 2021-05-18 “We left,” said Ann Smith, who fled Homs with 30 others.\n";
    let folder =
        Folder::with(&[("a.txt", ARTICLE), ("b.txt", other), ("both.txt", &format!("{ARTICLE}\n{other}"))]);
    let alone = folder.run(&["analyze", "-f", "ndjson", "a.txt", "b.txt"]).lines();
    let both = folder.run(&["analyze", "-f", "ndjson", "both.txt"]).lines();
    for (mut alone, mut both) in alone.into_iter().zip(both) {
        for line in [&mut alone, &mut both] {
            line["id"].take();
            line["path"].take();
        }
        assert_eq!(alone, both);
    }
}

/// The development sets of the optional evaluation data, where they are: the small ones, or all where
/// `NEWSX_THOROUGH` is set.
pub fn development_sets() -> Vec<std::path::PathBuf> {
    const SMALL: u64 = 250_000;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/eval/dev");
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let thorough = std::env::var_os("NEWSX_THOROUGH").is_some();
    let mut sets: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    sets.retain(|path| {
        path.extension().is_some_and(|e| e == "jsonl") && (thorough || path.metadata().unwrap().len() < SMALL)
    });
    sets.sort();
    sets
}

#[test]
fn the_development_articles_give_the_same_bytes_for_any_number_of_jobs() {
    let folder = Folder::new();
    let sets = development_sets();
    let sets: Vec<&str> = sets.iter().map(|path| path.to_str().unwrap()).collect();
    if sets.is_empty() {
        return;
    }
    let runs: Vec<_> = ["1", "8", "8"]
        .iter()
        .map(|jobs| folder.run(&[&["analyze", "-f", "ndjson", "--jobs", jobs], &sets[..]].concat()).out)
        .collect();
    assert!(runs[0] == runs[1] && runs[1] == runs[2]);
}
