//! `newsx man`: the manual page.

use super::Exit;

/// Runs `newsx man`.
pub fn run() -> anyhow::Result<Exit> {
    anyhow::bail!("not built yet")
}
