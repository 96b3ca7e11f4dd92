//! A person as found: where the mentions stand, without their words.

use crate::extract::{Extent, Person};
use std::sync::Arc;

/// A [`Person`] in little room.
#[derive(Debug, Clone)]
pub struct Named {
    /// The fullest form of the name.
    pub name: Arc<str>,
    /// Titles and descriptions attached to the name.
    pub roles: Box<[String]>,
    /// Every mention.
    pub mentions: Box<[Extent]>,
}

impl From<Named> for Person {
    fn from(named: Named) -> Self {
        let mentions = named.mentions.iter().map(|&mention| mention.into()).collect();
        Self { name: named.name, roles: named.roles.into(), mentions }
    }
}
