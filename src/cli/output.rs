//! Where output goes: standard output, or a file that has its name only once it is whole.

use anyhow::{Context, bail};
use std::fs::{self, File};
use std::io::{self, BufWriter, StdoutLock, Write};
use std::path::{Path, PathBuf};

const BUFFER: usize = 256 << 10;

/// A buffered writer to standard output.
pub fn stdout() -> BufWriter<StdoutLock<'static>> {
    BufWriter::with_capacity(BUFFER, io::stdout().lock())
}

/// A file in the making, beside its final place and under a name of its own: `NAME.partial`.
///
/// Dropped before [`Whole::finish`], it is removed, unless it is to be kept for a later run to go on with.
pub struct Whole {
    file: Option<BufWriter<File>>,
    target: PathBuf,
    /// As [`partial_of`] tells.
    partial: Option<PathBuf>,
    keep: bool,
}

/// The name of a file in the making.
pub fn partial_name(target: &Path, suffix: &str) -> PathBuf {
    let mut name = target.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// Where a file is in the making; `None` where it is no regular file (`/dev/null`, a named pipe) and is written to directly.
pub fn partial_of(target: &Path) -> anyhow::Result<Option<PathBuf>> {
    match target.metadata() {
        Ok(there) if there.is_dir() => bail!("{} is a folder: name a file", target.display()),
        Ok(there) if !there.is_file() => Ok(None),
        _ => Ok(Some(partial_name(target, ".partial"))),
    }
}

/// The file behind a link: that is replaced, not the link.
pub fn resolve(target: &Path) -> PathBuf {
    fs::canonicalize(target).unwrap_or_else(|_| target.to_path_buf())
}

impl Whole {
    /// Begins a file, over what an earlier run may have left unfinished.
    pub fn create(target: &Path) -> anyhow::Result<Self> {
        Self::open(target, |path| File::create(path))
    }

    /// Goes on with the file that an earlier run left unfinished.
    pub fn append(target: &Path) -> anyhow::Result<Self> {
        Self::open(target, |path| File::options().append(true).open(path))
    }

    fn open(target: &Path, open: impl Fn(&Path) -> io::Result<File>) -> anyhow::Result<Self> {
        let target = resolve(target);
        let partial = partial_of(&target)?;
        let path = partial.as_deref().unwrap_or(&target);
        let file = open(path).with_context(|| format!("cannot write {}", path.display()))?;
        Ok(Self { file: Some(BufWriter::with_capacity(BUFFER, file)), target, partial, keep: false })
    }

    /// Whether to leave the unfinished file where it is.
    pub fn keep(&mut self, keep: bool) {
        self.keep = keep;
    }

    /// Writes out what is buffered, makes sure that it is on the disk, and gives the file its name.
    pub fn finish(mut self) -> anyhow::Result<()> {
        self.finish_file().with_context(|| format!("cannot write {}", self.target.display()))
    }

    fn finish_file(&mut self) -> io::Result<()> {
        let Some(file) = self.file.take() else { return Ok(()) };
        let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
        if let Some(partial) = &self.partial {
            file.sync_all()?;
            fs::rename(partial, &self.target)?;
            self.partial = None;
        }
        Ok(())
    }
}

impl Write for Whole {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.as_mut().map_or(Ok(bytes.len()), |file| file.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.as_mut().map_or(Ok(()), Write::flush)
    }
}

impl Drop for Whole {
    fn drop(&mut self) {
        if let Some(partial) = &self.partial
            && !self.keep
        {
            let _ = fs::remove_file(partial);
        }
    }
}

/// Writes a whole file with `write`, or none.
pub fn write_whole(
    target: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> anyhow::Result<()> {
    let mut file = Whole::create(target)?;
    write(&mut file).with_context(|| format!("cannot write {}", target.display()))?;
    file.finish()
}
