//! A serializer of facts as JSON on one line. `serde_json` escapes the name of every field anew and looks at each letter of
//! a text; here names go out as they are, and plain text after a look in wide steps. Numbers are left to `serde_json`.

use super::escape;
use serde::ser::{self, Impossible, Serialize};
use std::fmt::{self, Display};
use std::io::{self, Write};

/// Why a value could not be written.
#[derive(Debug)]
pub(super) struct Failure(io::Error);

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self(error)
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self(error.into())
    }
}

impl From<Failure> for io::Error {
    fn from(Failure(error): Failure) -> Self {
        error
    }
}

impl Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Failure {}

impl ser::Error for Failure {
    fn custom<T: Display>(message: T) -> Self {
        Self(io::Error::other(message.to_string()))
    }
}

/// Writes the value that it is given.
pub(super) struct Serializer<'w, W: ?Sized>(pub(super) &'w mut W);

/// Facts are structures, lists, texts and numbers.
fn unused<T>() -> Result<T, Failure> {
    Err(ser::Error::custom("no fact is made of this"))
}

/// Methods for what `serde_json` writes as well.
macro_rules! numbers {
    ($($method:ident: $number:ty),*) => {$(
        #[inline]
        fn $method(self, number: $number) -> Result<(), Failure> {
            Ok(number.serialize(&mut serde_json::Serializer::new(self.0))?)
        }
    )*};
}

impl<'w, W: Write + ?Sized> ser::Serializer for Serializer<'w, W> {
    type Ok = ();
    type Error = Failure;
    type SerializeSeq = Elements<'w, W>;
    type SerializeStruct = Elements<'w, W>;
    type SerializeMap = Elements<'w, W>;
    type SerializeTuple = Impossible<(), Failure>;
    type SerializeTupleStruct = Impossible<(), Failure>;
    type SerializeTupleVariant = Impossible<(), Failure>;
    type SerializeStructVariant = Impossible<(), Failure>;

    numbers!(serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64, serialize_u8: u8);
    numbers!(serialize_u16: u16, serialize_u32: u32, serialize_u64: u64, serialize_f32: f32, serialize_f64: f64);

    fn serialize_bool(self, value: bool) -> Result<(), Failure> {
        Ok(self.0.write_all(if value { b"true" } else { b"false" })?)
    }

    fn serialize_char(self, c: char) -> Result<(), Failure> {
        Ok(escape::text(c.encode_utf8(&mut [0; 4]), self.0)?)
    }

    fn serialize_str(self, text: &str) -> Result<(), Failure> {
        Ok(escape::text(text, self.0)?)
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), Failure> {
        unused()
    }

    fn serialize_none(self) -> Result<(), Failure> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Failure> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Failure> {
        Ok(self.0.write_all(b"null")?)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Failure> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Result<(), Failure> {
        Ok(escape::text(name, self.0)?)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Failure> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Failure> {
        unused()
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Elements<'w, W>, Failure> {
        self.0.write_all(b"[")?;
        Ok(Elements { out: self.0, begun: false, end: b"]" })
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Elements<'w, W>, Failure> {
        // The brace goes out with the first field.
        Ok(Elements { out: self.0, begun: false, end: b"}" })
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Elements<'w, W>, Failure> {
        self.0.write_all(b"{")?;
        Ok(Elements { out: self.0, begun: false, end: b"}" })
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Failure> {
        unused()
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, Failure> {
        unused()
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Failure> {
        unused()
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Failure> {
        unused()
    }

    fn collect_str<T: Display + ?Sized>(self, value: &T) -> Result<(), Failure> {
        self.serialize_str(&value.to_string())
    }
}

/// A list or structure at work.
pub(super) struct Elements<'w, W: ?Sized> {
    out: &'w mut W,
    /// There is an element already.
    begun: bool,
    end: &'static [u8],
}

impl<W: Write + ?Sized> Elements<'_, W> {
    fn next(&mut self) -> Result<(), Failure> {
        if self.begun {
            self.out.write_all(b",")?;
        }
        self.begun = true;
        Ok(())
    }

    fn value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Failure> {
        value.serialize(Serializer(&mut *self.out))
    }

    fn close(self) -> Result<(), Failure> {
        Ok(self.out.write_all(self.end)?)
    }
}

impl<W: Write + ?Sized> ser::SerializeSeq for Elements<'_, W> {
    type Ok = ();
    type Error = Failure;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Failure> {
        self.next()?;
        self.value(value)
    }

    fn end(self) -> Result<(), Failure> {
        self.close()
    }
}

impl<W: Write + ?Sized> ser::SerializeStruct for Elements<'_, W> {
    type Ok = ();
    type Error = Failure;

    #[inline]
    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Failure> {
        // A field's name is an identifier: nothing in it is to be escaped. What stands before and behind it is of known
        // length, so that no function is called for that.
        self.out.write_all(if self.begun { b",\"" } else { b"{\"" })?;
        self.begun = true;
        self.out.write_all(name.as_bytes())?;
        self.out.write_all(b"\":")?;
        self.value(value)
    }

    fn end(self) -> Result<(), Failure> {
        if !self.begun {
            self.out.write_all(b"{")?;
        }
        self.close()
    }
}

impl<W: Write + ?Sized> ser::SerializeMap for Elements<'_, W> {
    type Ok = ();
    type Error = Failure;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Failure> {
        self.next()?;
        self.value(key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Failure> {
        self.out.write_all(b":")?;
        self.value(value)
    }

    fn end(self) -> Result<(), Failure> {
        self.close()
    }
}
