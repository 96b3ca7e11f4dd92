//! The parts of the trainer that other programs and tests may use as well.

pub mod synthetic;
