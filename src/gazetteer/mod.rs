//! Places and names compiled into compact tables; look-up only.

pub mod lexicon;
pub mod persons;

/// The embedded tables.
pub struct Gazetteer {}

impl Gazetteer {
    /// Opens the embedded tables in place.
    pub fn new() -> Self {
        Self {}
    }
}

impl Default for Gazetteer {
    fn default() -> Self {
        Self::new()
    }
}
