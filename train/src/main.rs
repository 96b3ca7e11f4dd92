//! Trains the models and compiles the gazetteers that newsx embeds: `cargo run --release -p newsx-train`.

fn main() {}
