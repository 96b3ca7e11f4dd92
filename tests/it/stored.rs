//! The fuzz targets on their stored corpus.

use std::fs;
use std::path::Path;

#[path = "../../fuzz/targets.rs"]
pub mod targets;

fn run(name: &str, target: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(name);
    let entries = fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut count = 0;
    for entry in entries {
        target(&fs::read(entry.unwrap().path()).unwrap());
        count += 1;
    }
    assert!(count > 0, "{} is empty", folder.display());
}

#[test]
fn readers_survive_their_stored_corpus() {
    run("readers", targets::readers);
}

#[test]
fn the_analysis_survives_its_stored_corpus() {
    run("analysis", targets::analysis);
}

#[test]
fn exporters_survive_the_corpus_of_the_analysis() {
    run("analysis", targets::exporters);
}
