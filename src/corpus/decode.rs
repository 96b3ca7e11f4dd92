//! Bytes to text: UTF-8, with Windows-1252 for what is not, and what the first bytes of a file say about it.

use encoding_rs::WINDOWS_1252;

/// How a file holds its articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// `date YYYY-MM-DD`, then the article.
    Dated,
    /// An object a line.
    JsonLines,
}

/// How a file is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compression {
    /// Deflate with a gzip header.
    Gzip,
    /// Zstandard.
    Zstd,
}

impl Compression {
    /// What the first bytes of a file tell, whatever its name says.
    pub fn of(head: &[u8]) -> Option<Self> {
        match head {
            [0x1f, 0x8b, ..] => Some(Self::Gzip),
            [0x28, 0xb5, 0x2f, 0xfd, ..] => Some(Self::Zstd),
            _ => None,
        }
    }

    /// Its name in messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Gzip => "gzip",
            Self::Zstd => "zstd",
        }
    }
}

/// The name of a file without the extensions that newsx knows: `wire.txt.gz` → `wire`.
pub fn stem(name: &str) -> &str {
    let plain = without(name, &[".gz", ".zst", ".zstd"]);
    without(plain, &[".txt", ".jsonl", ".ndjson"])
}

/// The format that a file's name promises; `None` where it promises none.
pub fn format_of(name: &str) -> Option<Format> {
    let plain = without(name, &[".gz", ".zst", ".zstd"]);
    let has = |extension| without(plain, &[extension]).len() < plain.len();
    if has(".txt") {
        Some(Format::Dated)
    } else if has(".jsonl") || has(".ndjson") {
        Some(Format::JsonLines)
    } else {
        None
    }
}

/// `name` without the first of these extensions that it has. An extension is not the whole of a name.
fn without<'a>(name: &'a str, extensions: &[&str]) -> &'a str {
    for extension in extensions {
        let Some(at) = name.len().checked_sub(extension.len()) else { continue };
        if at > 0 && name.is_char_boundary(at) && name[at..].eq_ignore_ascii_case(extension) {
            return &name[..at];
        }
    }
    name
}

/// The format that the first byte which is not white space tells.
pub fn sniff(head: &[u8]) -> Format {
    match head.trim_ascii_start().first() {
        Some(b'{' | b'[') => Format::JsonLines,
        _ => Format::Dated,
    }
}

/// Whether the first bytes of a file say that it is no text.
pub fn is_binary(head: &[u8]) -> bool {
    head.contains(&0)
        || [&b"%PDF-"[..], b"PK\x03\x04", b"\x1f\x8b"].iter().any(|magic| head.starts_with(magic))
}

/// The text of `bytes`, and the offset of the first byte that is not UTF-8, where there is one.
///
/// A file in Windows-1252 has hardly any sequence that is UTF-8 by chance, and a file in UTF-8 may hold a few stray
/// bytes of an older source: so what is UTF-8 is kept, and only the other bytes are read as Windows-1252.
pub fn text(bytes: Vec<u8>) -> (String, Option<usize>) {
    let error = match String::from_utf8(bytes) {
        Ok(text) => return (text, None),
        Err(error) => error,
    };
    let first = error.utf8_error().valid_up_to();
    let bytes = error.into_bytes();
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 16);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
    }
    (text, Some(first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stray_windows_bytes_are_read_without_harm_to_the_utf_8_around_them() {
        let (decoded, first) = text(b"caf\xe9 \xe2\x80\x9cna\xc3\xafve\xe2\x80\x9d \x93so\x94".to_vec());
        assert_eq!(decoded, "café “naïve” “so”");
        assert_eq!(first, Some(3));
        assert_eq!(text("“plain”".into()), ("“plain”".to_string(), None));
    }

    #[test]
    fn names_tell_formats_and_stems() {
        for (name, expected, plain) in [
            ("wire.txt", Some(Format::Dated), "wire"),
            ("wire.v2.txt.gz", Some(Format::Dated), "wire.v2"),
            ("WIRE.TXT", Some(Format::Dated), "WIRE"),
            ("news.ndjson.zst", Some(Format::JsonLines), "news"),
            ("news.jsonl", Some(Format::JsonLines), "news"),
            ("paper.pdf", None, "paper.pdf"),
            ("dump.gz", None, "dump"),
            (".txt", None, ".txt"),
        ] {
            assert_eq!(format_of(name), expected, "{name}");
            assert_eq!(stem(name), plain, "{name}");
        }
    }
}
