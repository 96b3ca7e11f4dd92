//! newsx reads dated news articles and tells who is in the news, where it happens, who said what, and how
//! many were killed, injured, taken or driven from home, each finding with its exact place in the text.
//!
//! Three types are the library's face: [`Article`] (what was read), [`Analyzer`] (the loaded models, built
//! once, shared between threads) and [`Analysis`] (what was found). The analysis is pure: no clock, no input
//! or output, the same answer on every thread.
//!
//! ```
//! use newsx::{Analyzer, Article, CasualtyKind};
//!
//! let text = "“We have no water,” Mayor Ada Moreau told reporters. At least 12 people were killed in Mosul, police said.";
//! let analysis = Analyzer::new().analyze(&Article::new("example", text));
//!
//! let quote = &analysis.quotes.as_deref().unwrap_or_default()[0];
//! assert_eq!(quote.speaker.as_deref(), Some("Ada Moreau"));
//! let figure = &analysis.casualties.as_deref().unwrap_or_default()[0];
//! assert_eq!((figure.kind, figure.count.low, figure.count.high), (CasualtyKind::Killed, Some(12), None));
//! assert_eq!(figure.source.as_ref().map(|source| source.text.as_str()), Some("police"));
//! // Spans count code points: this is how to cut the words out of the text again.
//! let words: String = text.chars().skip(figure.count.start).take(figure.count.end - figure.count.start).collect();
//! assert_eq!(words, "At least 12");
//! ```
//!
//! Whole folders are read by [`corpus::Articles`], brought together by [`aggregate::Collector`] and written by
//! [`report`]:
//!
//! ```
//! use newsx::{Analyzer, Facets, aggregate::Collector, corpus::{Articles, Selection}, report::json};
//!
//! let analyzer = Analyzer::new();
//! let mut collector = Collector::new(Facets::ALL);
//! for article in Articles::open(&["fixtures/articles/01-airstrike.txt".into()], Selection::default()) {
//!     match article {
//!         Ok(article) => collector.add(analyzer.analyze(&article)),
//!         Err(fault) if fault.is_warning() => {}
//!         Err(fault) => collector.skip(fault.into()),
//!     }
//! }
//! let mut out = Vec::new();
//! json::write(&collector.finish(), &mut out)?;
//! assert!(out.starts_with(b"{"));
//! # Ok::<(), std::io::Error>(())
//! ```

pub mod aggregate;
mod analyzer;
pub mod cli;
pub mod corpus;
pub mod extract;
pub mod gazetteer;
pub mod report;
pub mod tag;
pub mod text;

pub use analyzer::{Analyzer, Facet, Facets};
pub use corpus::Article;
pub use extract::facts::*;
