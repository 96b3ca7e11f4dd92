//! JSON strings that are safe to print: what a terminal would act on is written as `\uXXXX`, which every JSON reader
//! turns back into the same character.

use super::clean::is_hazard;
use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};
use std::io::{self, Write};

/// Compact JSON with hazards escaped. `serde_json` itself escapes only U+0000 to U+001F.
struct Escaping;

impl Formatter for Escaping {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        // Without a way out of the loop, so that it goes in steps as wide as a register.
        if fragment.bytes().fold(true, |plain, b| plain & matches!(b, b' '..=b'~')) {
            return out.write_all(fragment.as_bytes());
        }
        let mut done = 0;
        for (at, c) in fragment.char_indices().filter(|&(_, c)| is_hazard(c)) {
            out.write_all(&fragment.as_bytes()[done..at])?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            done = at + c.len_utf8();
        }
        out.write_all(&fragment.as_bytes()[done..])
    }
}

/// Writes a value as one line of JSON, without the line break.
pub(super) fn write<T: Serialize + ?Sized>(value: &T, out: &mut (impl Write + ?Sized)) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(out, Escaping)).map_err(io::Error::from)
}

#[cfg(test)]
mod tests {
    #[test]
    fn hazards_are_escaped_and_come_back() {
        let text = "\u{1b}[0m \u{9b}\u{202e}x\u{7f} “é” \u{e0041}\n";
        let mut out = Vec::new();
        super::write(text, &mut out).unwrap();
        let json = String::from_utf8(out).unwrap();
        assert_eq!(json, "\"\\u001b[0m \\u009b\\u202ex\\u007f “é” \\udb40\\udc41\\n\"");
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }
}
