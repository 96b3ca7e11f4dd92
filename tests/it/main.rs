//! The program as its users run it.

mod determinism;
mod faults;
mod inputs;
mod invariants;
mod outputs;
mod resume;
mod run;
