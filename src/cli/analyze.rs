//! `newsx analyze`.

use super::Exit;
use super::args::{AnalyzeArgs, Format};
use crate::aggregate::Collector;
use crate::report::csv::CsvOptions;
use crate::report::table::TableOptions;
use crate::report::{csv, json, ndjson, table};
use crate::{Analyzer, Article, Facet, Facets};
use anyhow::{Context, bail};
use std::io::{BufWriter, Read, Write};

/// Runs `newsx analyze`.
pub fn run(args: &AnalyzeArgs) -> anyhow::Result<Exit> {
    let facets = if args.only.is_empty() { Facets::ALL } else { Facets::only(&args.only) };
    let mut text = String::new();
    for path in &args.paths {
        if path.as_os_str() == "-" {
            std::io::stdin().read_to_string(&mut text)?;
        } else {
            text.push_str(&std::fs::read_to_string(path).with_context(|| path.display().to_string())?);
        }
    }
    let analyzer = Analyzer::with_facets(facets);
    let mut facts = Collector::new(facets);
    let mut out = BufWriter::new(std::io::stdout().lock());
    for line in text.lines().filter(|l| !l.trim().is_empty()) {
        let Ok(value) = serde_json::from_str::<serde_json::Value>(line) else { continue };
        let id = value["id"].as_str().unwrap_or_default();
        let mut article = Article::new(id, value["text"].as_str().unwrap_or_default());
        article.date = value["date"].as_str().and_then(|d| d.get(..10)?.parse().ok());
        let analysis = analyzer.analyze(&article);
        match args.format {
            Format::Ndjson => ndjson::write(&analysis, &mut out)?,
            _ => facts.add(analysis),
        }
    }
    let facts = facts.finish();
    match args.format {
        Format::Ndjson => {}
        Format::Json => json::write(&facts, &mut out)?,
        Format::Csv => {
            let facets: Vec<Facet> = facets.iter().collect();
            let [facet] = facets[..] else { bail!("CSV needs one facet in --only") };
            csv::write_facet(&facts, facet, CsvOptions::default(), &mut out)?;
        }
        Format::Table => {
            let options = TableOptions { top: args.top, width: 100, color: false, elapsed: None };
            table::write(&facts, &options, &mut out)?;
        }
    }
    out.flush()?;
    Ok(Exit::Done)
}
