//! From a file to its lines: decompressing, and telling by the first bytes what the file holds.

use super::decode::{Compression, Format, format_of, is_binary, sniff};
use super::fault::Trouble;
use super::lines::Lines;
use super::walk::{Source, trouble};
use encoding_rs::{Decoder, UTF_16BE, UTF_16LE};
use flate2::read::MultiGzDecoder;
use std::fs::File;
use std::io::{self, BufReader, Cursor, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// White space before the first word of a file that is read before the file counts as dated text.
const HEAD: usize = 64 << 10;

/// An opened file.
pub struct Opened {
    /// Its lines, decompressed, without a byte-order mark.
    pub lines: Lines,
    /// How it holds its articles.
    pub format: Format,
    /// How it was compressed.
    pub compression: Option<Compression>,
}

/// Opens a file; the bytes read from it are added to `progress`.
pub fn open(source: &Source, progress: &Arc<AtomicU64>) -> Result<Opened, Trouble> {
    let raw: Box<dyn Read + Send> = if source.is_stdin() {
        Box::new(io::stdin())
    } else {
        Box::new(File::open(&source.path).map_err(|e| trouble(&e))?)
    };
    let name = source.path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    open_stream(Box::new(Counted { input: raw, progress: progress.clone() }), format_of(&name))
}

/// Opens a stream of bytes. Its format is sniffed where its name did not tell.
pub fn open_stream(mut raw: Box<dyn Read + Send>, format: Option<Format>) -> Result<Opened, Trouble> {
    let head = read_head(&mut raw, |head| head.len() >= 4).map_err(|e| trouble(&e))?;
    let compression = Compression::of(&head);
    let raw = Cursor::new(head).chain(raw);
    let failed = |e: io::Error| read_trouble(&e, compression);
    let mut input: Box<dyn Read + Send> = match compression {
        None => Box::new(raw),
        Some(Compression::Gzip) => Box::new(MultiGzDecoder::new(BufReader::new(raw))),
        Some(Compression::Zstd) => Box::new(zstd::Decoder::new(raw).map_err(failed)?),
    };
    let telling = |head: &[u8]| head.len() >= 8 && head.iter().any(|b| !b.is_ascii_whitespace());
    let mut head = read_head(&mut input, telling).map_err(failed)?;
    if let Some(decoder) = utf16(&head) {
        input = Box::new(Utf16 {
            input: Box::new(Cursor::new(head).chain(input)),
            decoder: Some(decoder),
            ready: Cursor::default(),
        });
        head = read_head(&mut input, telling).map_err(failed)?;
    }
    if is_binary(&head) {
        return Err(Trouble::Binary);
    }
    if head.starts_with("\u{feff}".as_bytes()) {
        head.drain(..3);
    }
    let format = format.unwrap_or_else(|| sniff(&head));
    Ok(Opened { lines: Lines::new(Box::new(Cursor::new(head).chain(input))), format, compression })
}

/// What an error in the middle of reading means to the user.
pub fn read_trouble(error: &io::Error, compression: Option<Compression>) -> Trouble {
    use io::ErrorKind::{InvalidData, InvalidInput, Other, UnexpectedEof};
    match (compression, error.kind()) {
        (Some(c), UnexpectedEof) => Trouble::CutOff(c.name()),
        (Some(c), InvalidData | InvalidInput | Other) => Trouble::Damaged(c.name(), error.to_string()),
        _ => trouble(error),
    }
}

/// Reads until the bytes are enough, the stream ends, or there are more than any file needs.
fn read_head(input: &mut dyn Read, enough: impl Fn(&[u8]) -> bool) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    let mut block = [0; 8 << 10];
    while head.len() < HEAD && !enough(&head) {
        match input.read(&mut block) {
            Ok(0) => break,
            Ok(n) => head.extend_from_slice(&block[..n]),
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => return Err(e),
        }
    }
    Ok(head)
}

/// A decoder where the bytes begin with the byte-order mark of UTF-16.
fn utf16(head: &[u8]) -> Option<Decoder> {
    match head {
        [0xff, 0xfe, ..] => Some(UTF_16LE.new_decoder_with_bom_removal()),
        [0xfe, 0xff, ..] => Some(UTF_16BE.new_decoder_with_bom_removal()),
        _ => None,
    }
}

/// A stream that counts what is read from it.
struct Counted {
    input: Box<dyn Read + Send>,
    progress: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let n = self.input.read(into)?;
        self.progress.fetch_add(n as u64, Ordering::Relaxed);
        Ok(n)
    }
}

/// UTF-16 as UTF-8.
struct Utf16 {
    input: Box<dyn Read + Send>,
    /// `None` once the input has ended.
    decoder: Option<Decoder>,
    ready: Cursor<Vec<u8>>,
}

impl Read for Utf16 {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            let n = self.ready.read(into)?;
            if n > 0 || into.is_empty() {
                return Ok(n);
            }
            let Some(decoder) = &mut self.decoder else { return Ok(0) };
            let mut block = [0; 8 << 10];
            let n = self.input.read(&mut block)?;
            let mut text = String::with_capacity(decoder.max_utf8_buffer_length(n).unwrap_or(0));
            let _ = decoder.decode_to_string(&block[..n], &mut text, n == 0);
            if n == 0 {
                self.decoder = None;
            }
            self.ready = Cursor::new(text.into_bytes());
        }
    }
}
