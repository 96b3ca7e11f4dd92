//! The `newsx` command: parse the arguments, run, print the error, exit.

use std::process::ExitCode;

fn main() -> ExitCode {
    newsx::cli::main()
}
