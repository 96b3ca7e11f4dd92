//! The output formats: each a function from facts to a writer.

mod clean;
pub mod csv;
mod escape;
pub mod json;
pub mod ndjson;
mod screen;
pub mod table;

pub use clean::{clean, one_line};
