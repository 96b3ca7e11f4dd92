//! Byte offsets to Unicode code points, in one pass over the text.

/// Converts byte offsets into a text to code-point offsets.
pub struct CodePoints<'a> {
    text: &'a str,
    /// Code points before each block of [`BLOCK`] bytes; empty for ASCII text, where the two counts agree.
    blocks: Vec<u32>,
    count: usize,
}

const BLOCK: usize = 128;

/// Bytes that begin a code point.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&b| (b as i8) >= -0x40).count()
}

impl<'a> CodePoints<'a> {
    /// Counts the text's code points.
    pub fn new(text: &'a str) -> Self {
        if text.is_ascii() {
            return Self { text, blocks: Vec::new(), count: text.len() };
        }
        let mut blocks = Vec::with_capacity(text.len() / BLOCK + 1);
        let mut count = 0;
        for block in text.as_bytes().chunks(BLOCK) {
            blocks.push(count as u32);
            count += starts(block);
        }
        Self { text, blocks, count }
    }

    /// Code points in the whole text.
    pub fn count(&self) -> usize {
        self.count
    }

    /// Code points before the byte offset `byte`.
    pub fn at(&self, byte: usize) -> usize {
        if self.blocks.is_empty() {
            return byte;
        }
        match self.blocks.get(byte / BLOCK) {
            Some(&before) => {
                let block = byte / BLOCK * BLOCK;
                before as usize + starts(&self.text.as_bytes()[block..byte])
            }
            None => self.count,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::CodePoints;

    #[test]
    fn every_byte_offset_agrees_with_counting_chars() {
        let text = "“Zürich — naïve” ".repeat(40);
        let code_points = CodePoints::new(&text);
        for (n, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(code_points.at(byte), n);
        }
        assert_eq!(code_points.at(text.len()), text.chars().count());
        assert_eq!(code_points.count(), text.chars().count());
    }
}
