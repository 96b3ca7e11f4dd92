//! JSON strings that are safe to print: what a terminal would act on is written as `\uXXXX`, which every JSON reader
//! turns back into the same character.
//!
//! Most of what newsx writes is names of fields and plain text, which go out as they are. So that they do without a look at
//! each byte by itself, values are laid out here, and only text with something to escape is left to `serde_json`.

use super::clean::is_hazard;
use serde::ser::{
    self, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant,
};
use serde_json::ser::{CompactFormatter, Formatter, Serializer};
use std::fmt::{self, Display};
use std::io::{self, Write};

/// Compact JSON with hazards escaped. `serde_json` itself escapes only U+0000 to U+001F.
struct Escaping;

impl Formatter for Escaping {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
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
    let mut line = Vec::with_capacity(1024);
    value.serialize(&mut Json { out: &mut line }).map_err(|Failed(error)| error)?;
    out.write_all(&line)
}

/// Has the text nothing to escape?
fn is_plain(text: &str) -> bool {
    let plain = |b: u8| matches!(b, b' '..=b'~') & (b != b'"') & (b != b'\\');
    // Without a way out of the loop, so that it goes in steps as wide as a register.
    text.bytes().fold(true, |all, b| all & plain(b))
}

/// Lays out values in a buffer.
struct Json<'a> {
    out: &'a mut Vec<u8>,
}

impl Json<'_> {
    fn string(&mut self, text: &str) -> Result<(), Failed> {
        if is_plain(text) {
            self.plain(text);
            return Ok(());
        }
        let mut serializer = Serializer::with_formatter(&mut *self.out, Escaping);
        text.serialize(&mut serializer).map_err(|error| Failed(error.into()))
    }

    /// Text with nothing to escape.
    fn plain(&mut self, text: &str) {
        self.out.push(b'"');
        self.out.extend_from_slice(text.as_bytes());
        self.out.push(b'"');
    }

    /// `{"name":`, before the value of a variant.
    fn variant(&mut self, name: &str) -> Result<(), Failed> {
        self.out.push(b'{');
        self.string(name)?;
        self.out.push(b':');
        Ok(())
    }
}

/// The elements of an array or the fields of an object, and what closes it.
struct Parts<'j, 'a> {
    json: &'j mut Json<'a>,
    first: bool,
    close: &'static [u8],
}

impl<'j, 'a> Parts<'j, 'a> {
    fn new(json: &'j mut Json<'a>, open: u8, close: &'static [u8]) -> Self {
        json.out.push(open);
        Self { json, first: true, close }
    }

    fn comma(&mut self) {
        if !std::mem::take(&mut self.first) {
            self.json.out.push(b',');
        }
    }

    fn element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Failed> {
        self.comma();
        value.serialize(&mut *self.json)
    }

    fn field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Failed> {
        self.comma();
        // The names of our own fields are plain.
        debug_assert!(is_plain(name));
        self.json.plain(name);
        self.json.out.push(b':');
        value.serialize(&mut *self.json)
    }

    fn close(self) -> Result<(), Failed> {
        self.json.out.extend_from_slice(self.close);
        Ok(())
    }
}

/// What a value's own serialisation had to object.
#[derive(Debug)]
struct Failed(io::Error);

impl Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Failed {}

impl ser::Error for Failed {
    fn custom<T: Display>(message: T) -> Self {
        Self(io::Error::other(message.to_string()))
    }
}

/// Numbers as `serde_json` writes them.
macro_rules! numbers {
    ($($method:ident $write:ident $number:ty,)*) => {
        $(fn $method(self, value: $number) -> Result<(), Failed> {
            CompactFormatter.$write(&mut *self.out, value).map_err(Failed)
        })*
    };
}

impl<'j, 'a> ser::Serializer for &'j mut Json<'a> {
    type Ok = ();
    type Error = Failed;
    type SerializeSeq = Parts<'j, 'a>;
    type SerializeTuple = Parts<'j, 'a>;
    type SerializeTupleStruct = Parts<'j, 'a>;
    type SerializeTupleVariant = Parts<'j, 'a>;
    type SerializeMap = Parts<'j, 'a>;
    type SerializeStruct = Parts<'j, 'a>;
    type SerializeStructVariant = Parts<'j, 'a>;

    numbers! {
        serialize_bool write_bool bool,
        serialize_i8 write_i8 i8,
        serialize_i16 write_i16 i16,
        serialize_i32 write_i32 i32,
        serialize_i64 write_i64 i64,
        serialize_u8 write_u8 u8,
        serialize_u16 write_u16 u16,
        serialize_u32 write_u32 u32,
        serialize_u64 write_u64 u64,
    }

    fn serialize_f32(self, value: f32) -> Result<(), Failed> {
        if value.is_finite() {
            CompactFormatter.write_f32(&mut *self.out, value).map_err(Failed)
        } else {
            self.serialize_unit()
        }
    }

    fn serialize_f64(self, value: f64) -> Result<(), Failed> {
        if value.is_finite() {
            CompactFormatter.write_f64(&mut *self.out, value).map_err(Failed)
        } else {
            self.serialize_unit()
        }
    }

    fn serialize_char(self, value: char) -> Result<(), Failed> {
        self.string(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<(), Failed> {
        self.string(value)
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<(), Failed> {
        value.serialize(self)
    }

    fn serialize_none(self) -> Result<(), Failed> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Failed> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Failed> {
        self.out.extend_from_slice(b"null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Failed> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Failed> {
        self.string(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Failed> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Failed> {
        self.variant(variant)?;
        value.serialize(&mut *self)?;
        self.out.push(b'}');
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Parts<'j, 'a>, Failed> {
        Ok(Parts::new(self, b'[', b"]"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Parts<'j, 'a>, Failed> {
        Ok(Parts::new(self, b'[', b"]"))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Parts<'j, 'a>, Failed> {
        Ok(Parts::new(self, b'[', b"]"))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Parts<'j, 'a>, Failed> {
        self.variant(variant)?;
        Ok(Parts::new(self, b'[', b"]}"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Parts<'j, 'a>, Failed> {
        Ok(Parts::new(self, b'{', b"}"))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Parts<'j, 'a>, Failed> {
        Ok(Parts::new(self, b'{', b"}"))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Parts<'j, 'a>, Failed> {
        self.variant(variant)?;
        Ok(Parts::new(self, b'{', b"}}"))
    }
}

/// Arrays, with the name of the method that takes an element.
macro_rules! arrays {
    ($($kind:ident $method:ident,)*) => {
        $(impl $kind for Parts<'_, '_> {
            type Ok = ();
            type Error = Failed;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Failed> {
                self.element(value)
            }

            fn end(self) -> Result<(), Failed> {
                self.close()
            }
        })*
    };
}

arrays! {
    SerializeSeq serialize_element,
    SerializeTuple serialize_element,
    SerializeTupleStruct serialize_field,
    SerializeTupleVariant serialize_field,
}

/// Objects of known fields.
macro_rules! objects {
    ($($kind:ident,)*) => {
        $(impl $kind for Parts<'_, '_> {
            type Ok = ();
            type Error = Failed;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Result<(), Failed> {
                self.field(name, value)
            }

            fn end(self) -> Result<(), Failed> {
                self.close()
            }
        })*
    };
}

objects! {
    SerializeStruct,
    SerializeStructVariant,
}

impl SerializeMap for Parts<'_, '_> {
    type Ok = ();
    type Error = Failed;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Failed> {
        self.comma();
        let from = self.json.out.len();
        key.serialize(&mut *self.json)?;
        // Keys are strings: a number gets its marks, anything else is none.
        match self.json.out.get(from) {
            Some(b'"') => {}
            Some(b'0'..=b'9' | b'-') => {
                self.json.out.insert(from, b'"');
                self.json.out.push(b'"');
            }
            _ => return Err(ser::Error::custom("a key that is no string")),
        }
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Failed> {
        self.json.out.push(b':');
        value.serialize(&mut *self.json)
    }

    fn end(self) -> Result<(), Failed> {
        self.close()
    }
}

#[cfg(test)]
mod tests {
    use serde::Serialize;
    use std::collections::BTreeMap;

    fn written<T: Serialize + ?Sized>(value: &T) -> String {
        let mut out = Vec::new();
        super::write(value, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn hazards_are_escaped_and_come_back() {
        let text = "\u{1b}[0m \u{9b}\u{202e}x\u{7f} “é” \u{e0041}\n";
        let json = written(text);
        assert_eq!(json, "\"\\u001b[0m \\u009b\\u202ex\\u007f “é” \\udb40\\udc41\\n\"");
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }

    #[test]
    fn values_are_laid_out_as_by_serde_json() {
        #[derive(Serialize)]
        enum Kind {
            Unit,
            New(i8),
            Two(u8, f32),
            Named { one: bool },
        }
        #[derive(Serialize)]
        struct Row<'a> {
            name: &'a str,
            letter: char,
            numbers: (u64, i64, f64, f64, f64),
            none: Option<u8>,
            kinds: Vec<Kind>,
            empty: [u8; 0],
            by_name: BTreeMap<&'a str, ()>,
            by_number: BTreeMap<i32, Vec<u8>>,
        }
        let row = Row {
            name: "a \"quoted\" back\\slash, a tab\t and é",
            letter: '"',
            numbers: (u64::MAX, i64::MIN, 0.1, -7.0, f64::NAN),
            none: None,
            kinds: vec![Kind::Unit, Kind::New(-3), Kind::Two(1, 2.5), Kind::Named { one: true }],
            empty: [],
            by_name: BTreeMap::from([("one", ()), ("t\"wo", ())]),
            by_number: BTreeMap::from([(-1, vec![]), (2, vec![3, 4])]),
        };
        assert_eq!(written(&row), serde_json::to_string(&row).unwrap());
        let value: serde_json::Value = serde_json::to_value(&row).unwrap();
        assert_eq!(written(&value), value.to_string());
    }
}
