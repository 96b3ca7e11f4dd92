//! `newsx show`: articles with their findings marked in place, for a person who checks newsx.

use super::args::ShowArgs;
use super::exit::{Exit, message};
use super::{output, terminal};
use crate::corpus::{Articles, Selection};
use crate::report::article::{self, ShowOptions};
use crate::{Analyzer, Article};
use anyhow::bail;
use std::io::{IsTerminal, Write};

/// Columns where the output is no terminal: the same on every machine.
const PIPED_WIDTH: usize = 100;

/// Runs `newsx show`.
pub fn run(args: &ShowArgs) -> anyhow::Result<Exit> {
    let seen = std::io::stdout().is_terminal();
    let options = ShowOptions {
        width: if seen { terminal::width() } else { PIPED_WIDTH },
        color: terminal::use_color(args.color, seen),
    };
    let mut show = Show { analyzer: Analyzer::new(), options, out: output::stdout(), shown: 0 };
    let mut skipped = 0;
    let articles = Articles::open(std::slice::from_ref(&args.path), Selection::default());
    let articles = articles.filter_map(|article| match article {
        Ok(article) => Some(article),
        Err(fault) => {
            skipped += usize::from(!fault.is_warning());
            message(&fault.to_string());
            None
        }
    });
    match &args.id {
        None => articles.into_iter().try_for_each(|article| show.write(&article))?,
        Some(id) => show.write(&named(id, articles)?)?,
    }
    show.out.flush()?;
    Ok(match (show.shown, skipped) {
        (_, 0) => Exit::Done,
        (0, _) => Exit::Failed,
        _ => Exit::Skipped,
    })
}

struct Show<W> {
    analyzer: Analyzer,
    options: ShowOptions,
    out: W,
    shown: usize,
}

impl<W: Write> Show<W> {
    fn write(&mut self, article: &Article) -> std::io::Result<()> {
        if self.shown > 0 {
            self.out.write_all(b"\n\n")?;
        }
        self.shown += 1;
        article::write(article, &self.analyzer.analyze(article), &self.options, &mut self.out)
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
