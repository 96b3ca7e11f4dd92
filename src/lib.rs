//! newsx reads dated news articles and tells who is in the news, where it happens, who said what, and how
//! many were killed, injured, taken or driven from home, each finding with its exact place in the text.
//!
//! Three types are the library's face: [`Article`] (what was read), [`Analyzer`] (the loaded models, built
//! once, shared between threads) and [`Analysis`] (what was found). The analysis is pure: no clock, no input
//! or output, the same answer on every thread.
//!
//! ```
//! use newsx::{Analyzer, Article};
//!
//! let article = Article::new("example", "At least 12 people were killed in Mosul on Monday, police said.");
//! let analysis = Analyzer::new().analyze(&article);
//! assert_eq!(analysis.chars, 63);
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
