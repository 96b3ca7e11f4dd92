//! The program as its users run it.

mod determinism;
mod faults;
mod hostile;
mod inputs;
mod invariants;
mod outputs;
mod properties;
mod resume;
mod run;
mod stored;
