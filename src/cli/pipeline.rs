//! Articles through the analysis in parallel, out in the order in which they came in.
//!
//! A thread reads and hands out batches, `jobs` threads analyse, the calling thread receives. A batch in flight holds a
//! permit, and there are few: however large the corpus, only so much of it is in memory. An analysis that panics is
//! a [`Fault`] in the place of its result.

use crate::corpus::{Article, Fault, Trouble};
use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, bounded, select_biased, unbounded};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Once};
use std::thread::{self, available_parallelism};
use std::time::Duration;

/// Batches in flight for each analysing thread.
const PERMITS: usize = 4;
/// A batch is handed out when its texts reach this many bytes, or at once while no other is waiting to be analysed.
const BATCH_BYTES: usize = 128 << 10;
/// ... or this part of all that was read before: of a small corpus, too, each thread has its share to the end.
const BATCH_SHARE: usize = 16;
/// Stack of an analysing thread.
const STACK: usize = 16 << 20;
/// How often to look whether the user has interrupted.
const PATIENCE: Duration = Duration::from_millis(100);

/// As many threads as the machine runs at once.
pub fn default_jobs() -> usize {
    available_parallelism().map_or(1, usize::from)
}

/// Receives results in input order.
pub trait Sink<T> {
    /// The result for the next article.
    fn done(&mut self, result: T) -> anyhow::Result<()>;
    /// An article or a file that gave none.
    fn fault(&mut self, fault: Fault) -> anyhow::Result<()>;
    /// Nothing more is ready at the moment: what was kept back may go out.
    fn idle(&mut self) -> anyhow::Result<()> {
        Ok(())
    }
}

/// Batches on their way, numbered in input order.
type Numbered<T> = (u64, Vec<Result<T, Fault>>);

/// Runs `work` on all articles, some at a time, and gives the results, one for each, to `sink` in input order, until the
/// articles end, the sink fails, or `stop` is set; in the last case the articles in flight are still finished.
pub fn run<T: Send>(
    articles: impl Iterator<Item = Result<Article, Fault>> + Send + 'static,
    jobs: usize,
    stop: &'static AtomicBool,
    work: impl Fn(&[&Article]) -> Vec<T> + Sync,
    sink: &mut impl Sink<T>,
) -> anyhow::Result<()> {
    record_panics();
    let (permit, permits) = bounded(jobs * PERMITS);
    for _ in 0..jobs * PERMITS {
        let _ = permit.send(());
    }
    let (task, tasks) = unbounded();
    let (result, results) = unbounded();
    let (quit, quits) = bounded::<()>(0);
    let handed_out = Arc::new(AtomicU64::new(0));
    let reader = Reader { permits, task, handed_out: handed_out.clone() };
    // Not a scoped thread: it may hang in a read from a terminal or a pipe when the user interrupts.
    let reader =
        thread::Builder::new().name("reader".to_string()).spawn(move || reader.run(articles, stop))?;
    thread::scope(|scope| {
        for number in 0..jobs {
            let (tasks, quit, result, work) = (tasks.clone(), quits.clone(), result.clone(), &work);
            let name = format!("analysis {number}");
            thread::Builder::new()
                .name(name)
                .stack_size(STACK)
                .spawn_scoped(scope, move || analyse(&tasks, &quit, &result, work))?;
        }
        drop((tasks, result));
        // Leaving drops the ends of the channels that it is given, upon which the other threads end.
        receive(results, permit, quit, &handed_out, stop, sink)
    })?;
    if reader.is_finished()
        && let Err(panic) = reader.join()
    {
        // Else a reader's defect would look like the end of the input.
        resume_unwind(panic);
    }
    Ok(())
}

/// Reads articles and hands them out.
struct Reader {
    permits: Receiver<()>,
    task: Sender<Numbered<Article>>,
    handed_out: Arc<AtomicU64>,
}

impl Reader {
    fn run(self, articles: impl Iterator<Item = Result<Article, Fault>>, stop: &AtomicBool) {
        let mut batch = Vec::new();
        let (mut bytes, mut before) = (0, 0);
        for article in articles {
            bytes += article.as_ref().map_or(0, |a| a.text.len()) + size_of::<Article>();
            batch.push(article);
            if bytes >= BATCH_BYTES.min(before / BATCH_SHARE) || self.task.is_empty() {
                before += bytes;
                bytes = 0;
                if !self.hand_out(std::mem::take(&mut batch)) {
                    return;
                }
            }
            if stop.load(Ordering::Relaxed) {
                return;
            }
        }
        if !batch.is_empty() {
            self.hand_out(batch);
        }
    }

    /// Waits for a permit and sends a batch. False where nobody wants it any more.
    fn hand_out(&self, batch: Vec<Result<Article, Fault>>) -> bool {
        if self.permits.recv().is_err() {
            return false;
        }
        let number = self.handed_out.fetch_add(1, Ordering::SeqCst);
        self.task.send((number, batch)).is_ok()
    }
}

/// What an analysing thread does: batch in, batch out, until no more come or `quit` is closed.
fn analyse<T>(
    tasks: &Receiver<Numbered<Article>>,
    quit: &Receiver<()>,
    results: &Sender<Numbered<T>>,
    work: &impl Fn(&[&Article]) -> Vec<T>,
) {
    loop {
        let (number, batch) = select_biased! {
            recv(quit) -> _ => return,
            recv(tasks) -> task => match task {
                Ok(task) => task,
                Err(_) => return,
            },
        };
        if results.send((number, each(batch, work))).is_err() {
            return;
        }
    }
}

/// Gives the results to the sink in order.
fn receive<T>(
    results: Receiver<Numbered<T>>,
    permit: Sender<()>,
    _quit: Sender<()>,
    handed_out: &AtomicU64,
    stop: &AtomicBool,
    sink: &mut impl Sink<T>,
) -> anyhow::Result<()> {
    let mut early = BTreeMap::new();
    let mut next = 0;
    loop {
        if results.is_empty() {
            sink.idle()?;
        }
        match results.recv_timeout(PATIENCE) {
            Ok((number, batch)) => early.insert(number, batch),
            Err(RecvTimeoutError::Timeout) if stop.load(Ordering::Relaxed) => {
                if next == handed_out.load(Ordering::SeqCst) {
                    return sink.idle();
                }
                None
            }
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => return sink.idle(),
        };
        while let Some(batch) = early.remove(&next) {
            next += 1;
            for result in batch {
                match result {
                    Ok(result) => sink.done(result)?,
                    Err(fault) => sink.fault(fault)?,
                }
            }
            let _ = permit.send(());
        }
    }
}

thread_local! {
    /// Whether this thread is analysing, so that a panic is the article's and no defect of the program as a whole.
    static GUARDED: Cell<bool> = const { Cell::new(false) };
    /// What the last panic in the analysis said.
    static PANIC: RefCell<String> = const { RefCell::new(String::new()) };
}

/// The results of a batch's articles, and the faults in their places.
fn each<T>(
    batch: Vec<Result<Article, Fault>>,
    work: &impl Fn(&[&Article]) -> Vec<T>,
) -> Vec<Result<T, Fault>> {
    let articles: Vec<&Article> = batch.iter().flatten().collect();
    let results = guarded(&articles, work).map_or_else(
        // One of them panics: which one shows when each is taken by itself.
        |_| articles.iter().map(|article| one(article, work)).collect(),
        |results| results.into_iter().map(Ok).collect::<Vec<_>>(),
    );
    let mut results = results.into_iter();
    let result =
        |article: Result<Article, Fault>| article.map_or_else(|fault| Some(Err(fault)), |_| results.next());
    batch.into_iter().filter_map(result).collect()
}

/// The result of an article, or the fault where `work` panics.
fn one<T>(article: &Article, work: &impl Fn(&[&Article]) -> Vec<T>) -> Result<T, Fault> {
    let fault = |said| {
        let trouble = Trouble::Panic(format!("article {}: {said}", article.id));
        Fault { path: article.path.clone(), line: None, column: None, trouble }
    };
    guarded(&[article], work).map_err(fault)?.pop().ok_or_else(|| fault("no result".to_string()))
}

/// The results of `work`, or what was said where it panicked.
fn guarded<T>(articles: &[&Article], work: &impl Fn(&[&Article]) -> Vec<T>) -> Result<Vec<T>, String> {
    GUARDED.set(true);
    let results = catch_unwind(AssertUnwindSafe(|| work(articles)));
    GUARDED.set(false);
    results.map_err(|_| PANIC.take())
}

/// Makes a panic in an analysis leave a note for [`guarded`] instead of a report on standard error.
fn record_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let otherwise = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if !GUARDED.get() {
                return otherwise(info);
            }
            let payload = info.payload();
            let said = payload.downcast_ref::<&str>().copied();
            let said = said.or(payload.downcast_ref::<String>().map(String::as_str)).unwrap_or("panic");
            let place = info.location().map(|l| format!(" at {}:{}", l.file(), l.line())).unwrap_or_default();
            PANIC.set(format!("{said}{place}"));
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Default)]
    struct Collected {
        ids: Vec<String>,
        faults: Vec<String>,
        fail_after: Option<usize>,
    }

    impl Sink<String> for Collected {
        fn done(&mut self, id: String) -> anyhow::Result<()> {
            self.ids.push(id);
            anyhow::ensure!(self.fail_after != Some(self.ids.len()), "full");
            Ok(())
        }

        fn fault(&mut self, fault: Fault) -> anyhow::Result<()> {
            self.faults.push(fault.to_string());
            Ok(())
        }
    }

    fn articles(n: usize) -> impl Iterator<Item = Result<Article, Fault>> + Send + 'static {
        (0..n).map(|i| Ok(Article::new(i.to_string(), "x".repeat(i * 37 % 20_000))))
    }

    fn ids(articles: &[&Article]) -> Vec<String> {
        articles.iter().map(|article| article.id.clone()).collect()
    }

    static GO: AtomicBool = AtomicBool::new(false);

    #[test]
    fn results_come_in_input_order_whatever_the_number_of_jobs() {
        let expected: Vec<String> = (0..3_000).map(|i| i.to_string()).collect();
        for jobs in [1, 2, 8] {
            let mut sink = Collected::default();
            run(articles(3_000), jobs, &GO, ids, &mut sink).unwrap();
            assert_eq!(sink.ids, expected);
        }
    }

    #[test]
    fn an_article_that_panics_is_a_fault_in_its_place_and_the_others_go_on() {
        let mut sink = Collected::default();
        let work = |articles: &[&Article]| {
            assert!(articles.iter().all(|a| a.id != "7"), "seven is too many");
            ids(articles)
        };
        run(articles(20), 2, &GO, work, &mut sink).unwrap();
        assert_eq!(sink.ids.len(), 19);
        assert_eq!(sink.faults.len(), 1);
        assert!(sink.faults[0].contains("article 7: seven is too many at "), "{}", sink.faults[0]);
    }

    #[test]
    fn a_failing_sink_ends_the_run() {
        let mut sink = Collected { fail_after: Some(10), ..Collected::default() };
        let error = run(articles(1_000_000), 2, &GO, ids, &mut sink).unwrap_err();
        assert_eq!(error.to_string(), "full");
        assert_eq!(sink.ids.len(), 10);
    }

    #[test]
    fn stopping_finishes_what_is_in_flight_even_while_the_input_blocks() {
        static STOP: AtomicBool = AtomicBool::new(false);
        // An input that gives five articles, then interrupts and never ends.
        let blocked = articles(5).chain(std::iter::from_fn(|| {
            STOP.store(true, Ordering::Relaxed);
            thread::sleep(Duration::from_secs(3_600));
            None
        }));
        let mut sink = Collected::default();
        run(blocked, 1, &STOP, ids, &mut sink).unwrap();
        let expected: Vec<String> = (0..sink.ids.len()).map(|i| i.to_string()).collect();
        assert_eq!(sink.ids, expected);
        assert!(!sink.ids.is_empty());
    }
}
