//! A progress bar on standard error for runs that take longer than a second, on a terminal only.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Runs that end sooner show nothing.
const DELAY: Duration = Duration::from_secs(1);

/// The bar, or nothing where there is nobody to see it.
pub struct Progress {
    bar: Option<ProgressBar>,
    shown: bool,
    started: Instant,
    bytes: Arc<AtomicU64>,
    articles: u64,
}

impl Progress {
    /// A bar for a corpus of `total` bytes (unknown for standard input), of which `bytes` are read so far.
    pub fn new(wanted: bool, total: Option<u64>, bytes: Arc<AtomicU64>) -> Self {
        let bar = (wanted && std::io::stderr().is_terminal()).then(|| {
            let bar = ProgressBar::with_draw_target(total, ProgressDrawTarget::hidden());
            let template = match total {
                Some(_) => "{bar:30} {bytes}/{total_bytes} · {msg} · {bytes_per_sec} · {eta} left",
                None => "{spinner} {bytes} · {msg} · {bytes_per_sec}",
            };
            if let Ok(style) = ProgressStyle::with_template(template) {
                bar.set_style(style.progress_chars("━━ "));
            }
            bar
        });
        Self { bar, shown: false, started: Instant::now(), bytes, articles: 0 }
    }

    /// An article is done.
    pub fn advance(&mut self) {
        self.articles += 1;
        let Some(bar) = &self.bar else { return };
        if !self.shown {
            // The clock is looked at now and then only: an article takes less than a millisecond.
            if self.articles % 16 != 1 || self.started.elapsed() < DELAY {
                return;
            }
            self.shown = true;
            bar.set_draw_target(ProgressDrawTarget::stderr());
            bar.enable_steady_tick(Duration::from_millis(200));
        }
        bar.set_position(self.bytes.load(Ordering::Relaxed));
        if self.articles % 64 == 1 {
            bar.set_message(format!("{} articles", self.articles));
        }
    }

    /// Prints something without tearing the bar.
    pub fn suspend(&self, print: impl FnOnce()) {
        match &self.bar {
            Some(bar) if self.shown => bar.suspend(print),
            _ => print(),
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
