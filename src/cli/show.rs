//! `newsx show`: articles with their findings marked in place, for a person who checks newsx.
//!
//! The input is read twice: a quote is told together with the other articles that report the same utterance.

use super::args::ShowArgs;
use super::exit::{Exit, message};
use super::{output, pipeline, terminal};
use crate::aggregate::{Collector, Runs, SharedQuotes};
use crate::corpus::{Articles, Fault, Selection};
use crate::extract::Analysis;
use crate::report::article::{self, ShowOptions};
use crate::{Analyzer, Article, Facet, Facets};
use anyhow::bail;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// Columns where the output is no terminal: the same on every machine.
const PIPED_WIDTH: usize = 100;

/// Runs `newsx show`.
pub fn run(args: &ShowArgs) -> anyhow::Result<Exit> {
    let seen = std::io::stdout().is_terminal();
    let options = ShowOptions {
        width: if seen { terminal::width() } else { PIPED_WIDTH },
        color: terminal::use_color(args.color, seen),
    };
    let analyzer = Analyzer::new();
    let input = Input::open(&args.path);
    let mut skipped = 0;
    let articles = input.articles().filter_map(|article| match article {
        Ok(article) => Some(article),
        Err(fault) => {
            skipped += usize::from(!fault.is_warning());
            message(&fault.to_string());
            None
        }
    });
    let mut out = output::stdout();
    let mut shown = 0;
    match &args.id {
        None => {
            let shared = shared(&input, &analyzer, |_| true)?;
            for article in articles {
                if shown > 0 {
                    out.write_all(b"\n\n")?;
                }
                shown += 1;
                article::write(&article, &analyzer.analyze(&article), &shared, &options, &mut out)?;
            }
        }
        Some(id) => {
            let article = named(id, articles)?;
            let analysis = analyzer.analyze(&article);
            let runs = Runs::of(analysis.quotes.as_deref().unwrap_or_default());
            let shared =
                shared(&input, &analyzer, |other| other.id == article.id || runs.may_stand_in(&other.text))?;
            shown += 1;
            article::write(&article, &analysis, &shared, &options, &mut out)?;
        }
    }
    out.flush()?;
    Ok(match (shown, skipped) {
        (_, 0) => Exit::Done,
        (0, _) => Exit::Failed,
        _ => Exit::Skipped,
    })
}

/// What is shown: it can be read again. Standard input cannot, so its articles are kept.
enum Input {
    Path(PathBuf),
    Kept(Arc<[Result<Article, Fault>]>),
}

impl Input {
    fn open(path: &Path) -> Self {
        if path == Path::new("-") {
            Self::Kept(Articles::open(&[path.to_path_buf()], Selection::default()).collect())
        } else {
            Self::Path(path.to_path_buf())
        }
    }

    fn articles(&self) -> Box<dyn Iterator<Item = Result<Article, Fault>> + Send> {
        match self {
            Self::Path(path) => Box::new(Articles::open(std::slice::from_ref(path), Selection::default())),
            Self::Kept(articles) => {
                let articles = articles.clone();
                Box::new((0..articles.len()).map(move |i| articles[i].clone()))
            }
        }
    }
}

/// The quotes that several of the articles report that `wanted` lets through. Faults are told by whoever shows the articles.
fn shared(
    input: &Input,
    analyzer: &Analyzer,
    wanted: impl Fn(&Article) -> bool + Sync,
) -> anyhow::Result<SharedQuotes> {
    static STOP: AtomicBool = AtomicBool::new(false);
    let mut quotes = Quotes(Collector::new(Facets::only(&[Facet::Quotes])));
    let analysis = |article: &&Article| wanted(article).then(|| analyzer.analyze(article));
    let work = |articles: &[&Article]| articles.iter().map(analysis).collect();
    pipeline::run(input.articles(), pipeline::default_jobs(), &STOP, work, &mut quotes)?;
    Ok(SharedQuotes::of(&quotes.0.finish().quotes.unwrap_or_default()))
}

/// Collects the quotes of analyses, and the people who speak them.
struct Quotes(Collector);

impl pipeline::Sink<Option<Analysis>> for Quotes {
    fn done(&mut self, analysis: Option<Analysis>) -> anyhow::Result<()> {
        if let Some(analysis) = analysis {
            self.0.add(Analysis { places: None, casualties: None, tolls: None, ..analysis });
        }
        Ok(())
    }

    fn fault(&mut self, _: Fault) -> anyhow::Result<()> {
        Ok(())
    }
}

/// The article of this id; else the only one whose id begins so, as tables cut long ids.
fn named(id: &str, articles: impl Iterator<Item = Article>) -> anyhow::Result<Article> {
    const MOST: usize = 5;
    let id = id.trim_end_matches('…');
    let mut candidates: Vec<Article> = Vec::new();
    // Beyond these only their number is kept.
    let (mut more, mut others, mut more_others) = (0, Vec::new(), 0);
    for article in articles {
        if article.id == id {
            return Ok(article);
        }
        if !article.id.starts_with(id) {
            if others.len() < MOST {
                others.push(article.id);
            } else {
                more_others += 1;
            }
        } else if candidates.len() < MOST {
            candidates.push(article);
        } else {
            more += 1;
        }
    }
    let list = |ids: Vec<String>, more: usize| {
        let dots = if more > 0 { ", …" } else { "" };
        format!("{}{dots}", ids.join(", "))
    };
    match candidates.len() {
        1 => Ok(candidates.remove(0)),
        0 if others.is_empty() => bail!("no article to show"),
        0 => bail!("no article has the id {id}; there are {}", list(others, more_others)),
        _ => {
            let ids = candidates.into_iter().map(|article| article.id).collect();
            bail!("several ids begin with {id}: {}", list(ids, more))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::named;
    use crate::Article;

    fn find(id: &str) -> Result<String, String> {
        let articles = ["storm", "storm#2", "strike"].map(|id| Article::new(id, "text"));
        named(id, articles.into_iter()).map(|article| article.id).map_err(|error| error.to_string())
    }

    #[test]
    fn an_article_is_found_by_its_id_or_the_beginning_of_it() {
        assert_eq!(find("storm").as_deref(), Ok("storm"));
        assert_eq!(find("storm#").as_deref(), Ok("storm#2"));
        assert_eq!(find("stri…").as_deref(), Ok("strike"));
        assert_eq!(find("st").unwrap_err(), "several ids begin with st: storm, storm#2, strike");
        assert_eq!(
            find("flood").unwrap_err(),
            "no article has the id flood; there are storm, storm#2, strike"
        );
    }
}
