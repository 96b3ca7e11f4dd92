//! The text stage: an article's text as tokens, sentences and paragraphs, without copying any of it.
//!
//! Everything borrows the text and speaks of it in byte offsets; code points are computed once, at output,
//! by [`CodePoints`].

mod abbreviations;
mod code_points;
pub mod date;
mod document;
mod folded;
mod forms;
mod gate;
pub(crate) mod list;
pub mod number;
mod plain;
mod sentence;
mod token;

pub use code_points::CodePoints;
pub use document::{Document, Paragraph, Sentence};
pub use folded::Folded;
pub(crate) use forms::Forms;
pub use gate::{Gate, lowered};
pub(crate) use list::{List, list};
pub use number::{NumberUse, Quantity};
pub use plain::Plain;
pub(crate) use token::run_end;
pub use token::{Caps, Token, TokenKind, tokenize};
