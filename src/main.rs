//! The `newsx` command: parse the arguments, run, print the error, exit.

use mimalloc::MiMalloc;
use std::process::ExitCode;

/// Measured in docs/performance.md: the system's allocator asks the kernel for a little memory at a time, for which each thread
/// stops the others, and takes longer for small pieces.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    newsx::cli::main()
}
