//! The fuzz targets on their stored corpus.

use std::fs;
use std::path::Path;

#[path = "../../fuzz/targets.rs"]
pub mod targets;

/// The target on every input that is stored for it, and on those that were stored for the analysis.
fn run(name: &str, target: fn(&[u8])) {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    for name in [name, "analysis"] {
        let folder = corpus.join(name);
        let entries = fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
        let mut count = 0;
        for entry in entries {
            target(&fs::read(entry.unwrap().path()).unwrap());
            count += 1;
        }
        assert!(count > 0, "{} is empty", folder.display());
    }
}

/// A test for each target.
macro_rules! survive {
    ($($test:ident: $target:ident),* $(,)?) => {
        $(#[test]
        fn $test() {
            run(stringify!($target), targets::$target);
        })*
    };
}

survive! {
    readers_survive_their_stored_corpus: readers,
    the_text_stage_survives_its_stored_corpus: text,
    the_analysis_survives_its_stored_corpus: analysis,
    the_outputs_survive_their_stored_corpus: outputs,
}
