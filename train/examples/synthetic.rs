//! Prints the written training articles with their slots filled and their names marked: `… --example synthetic -- [SEED]`.

use newsx_train::synthetic::Source;
use std::io::Write;
use std::path::Path;

fn main() -> anyhow::Result<()> {
    let seed = std::env::args().nth(1).map_or(Ok(1), |seed| seed.parse())?;
    let source = Source::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("text"))?;
    let mut out = std::io::stdout().lock();
    for article in source.expand(seed, 1)? {
        writeln!(out, "== {}", article.id)?;
        let mut end = 0;
        for (range, kind) in &article.names {
            write!(out, "{}[{kind:?} {}]", &article.text[end..range.start], &article.text[range.clone()])?;
            end = range.end;
        }
        writeln!(out, "{}\n", &article.text[end..])?;
    }
    Ok(())
}
