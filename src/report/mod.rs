//! The output formats: each a function from facts to a writer.

pub mod article;
mod clean;
pub mod csv;
pub mod difference;
mod escape;
pub mod json;
pub mod ndjson;
pub(crate) mod screen;
pub mod table;
mod words;

pub use clean::{clean, one_line};

#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;
