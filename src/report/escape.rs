//! JSON strings that are safe to print: what a terminal would act on is written as `\uXXXX`, which every JSON reader
//! turns back into the same character. `serde_json` itself escapes only U+0000 to U+001F.

use super::clean::is_hazard;
use super::serializer::Serializer;
use serde::Serialize;
use std::io::{self, Write};

/// Writes a value as one line of JSON, without the line break.
pub(super) fn write<T: Serialize + ?Sized>(value: &T, out: &mut (impl Write + ?Sized)) -> io::Result<()> {
    Ok(value.serialize(Serializer(out))?)
}

/// Writes a text as a JSON string.
pub(super) fn text(text: &str, out: &mut (impl Write + ?Sized)) -> io::Result<()> {
    out.write_all(b"\"")?;
    // Without a way out of the loop, so that it goes in steps as wide as a register.
    let is_plain = |b: u8| matches!(b, b' '..=b'~') & (b != b'"') & (b != b'\\');
    if text.bytes().fold(true, |plain, b| plain & is_plain(b)) {
        out.write_all(text.as_bytes())?;
    } else {
        escaped(text, out)?;
    }
    out.write_all(b"\"")
}

/// Writes a text with what is to be escaped.
fn escaped(text: &str, out: &mut (impl Write + ?Sized)) -> io::Result<()> {
    let mut done = 0;
    for (at, c) in text.char_indices().filter(|&(_, c)| is_hazard(c) || matches!(c, '"' | '\\')) {
        out.write_all(&text.as_bytes()[done..at])?;
        match c {
            '"' => out.write_all(b"\\\"")?,
            '\\' => out.write_all(b"\\\\")?,
            '\n' => out.write_all(b"\\n")?,
            '\t' => out.write_all(b"\\t")?,
            '\r' => out.write_all(b"\\r")?,
            '\u{8}' => out.write_all(b"\\b")?,
            '\u{c}' => out.write_all(b"\\f")?,
            _ => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    write!(out, "\\u{unit:04x}")?;
                }
            }
        }
        done = at + c.len_utf8();
    }
    out.write_all(&text.as_bytes()[done..])
}

#[cfg(test)]
mod tests {
    #[test]
    fn hazards_are_escaped_and_come_back() {
        let text = "\u{1b}[0m \u{9b}\u{202e}x\u{7f} “é” \u{e0041}\n\u{8}\u{c}\r\t\\\"\0";
        let mut out = Vec::new();
        super::write(text, &mut out).unwrap();
        let json = String::from_utf8(out).unwrap();
        let expected = r#""\u001b[0m \u009b\u202ex\u007f “é” \udb40\udc41\n\b\f\r\t\\\"\u0000""#;
        assert_eq!(json, expected);
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }

    #[test]
    fn what_is_plain_is_written_as_serde_json_does() {
        let value = serde_json::json!({
            "a \"b\"": [1, -2, 0.5, 1e300, null, true, {}, [], "plain", "two\nlines", "Zoë"],
            "c": { "d": u64::MAX, "e": i64::MIN, "f": "\\" },
        });
        let mut out = Vec::new();
        super::write(&value, &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), value.to_string());
    }
}
