//! Ctrl-C: the first asks the run to end well, the second ends it.

use super::exit::Exit;
use std::sync::atomic::{AtomicBool, Ordering};

static INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// Starts to listen, and gives the flag that is set when the user interrupts. Where the system refuses, an interrupt
/// ends the program at once, as it would without us.
#[allow(clippy::exit, reason = "the second interrupt means now")]
pub fn listen() -> &'static AtomicBool {
    let _ = ctrlc::set_handler(|| {
        if INTERRUPTED.swap(true, Ordering::SeqCst) {
            std::process::exit(Exit::Interrupted as i32);
        }
    });
    &INTERRUPTED
}

/// Whether the user has interrupted.
pub fn interrupted() -> bool {
    INTERRUPTED.load(Ordering::SeqCst)
}
