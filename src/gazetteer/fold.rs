//! Names in the one form that the table is keyed by: lower case, no diacritics, apostrophes or full stops,
//! one space for a hyphen, and `saint`, `mount` and `fort` short. No allocation.

/// Names longer than this, in bytes, are in no table.
pub const MAX: usize = 96;

/// A folded name in a buffer of its own.
#[derive(Clone, Copy)]
pub struct Folded {
    bytes: [u8; MAX],
    len: usize,
    word: usize,
    overflow: bool,
}

/// Base letters of U+00C0 to U+017F.
const LATIN: &[u8; 192] = b"aaaaaaaceeeeiiiidnoooooxouuuuytsaaaaaaaceeeeiiiidnooooo-ouuuuyty\
aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrsssssss\
sttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// Base letters of U+1E00 to U+1EFF.
const ADDITIONAL: &[u8; 256] = b"aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmm\
mmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyas??s?aaaa\
aaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy??????";

/// Words that news writes in two ways.
const SHORT: &[(&[u8], &[u8])] =
    &[(b"saint", b"st"), (b"mount", b"mt"), (b"fort", b"ft"), (b"sainte", b"ste")];

/// What a byte is to a name: a letter or digit (then it is what it folds to), or one of the following.
static CLASSES: [u8; 256] = {
    let mut classes = [END; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b @ (b'a'..=b'z' | b'0'..=b'9') => b,
            b @ b'A'..=b'Z' => b | 0x20,
            b'.' | b'\'' | b'`' => SILENT,
            b'&' => AND,
            0x80.. => WIDE,
            _ => END,
        };
        byte += 1;
    }
    classes
};
/// Ends a word.
const END: u8 = 0;
/// Is passed over.
const SILENT: u8 = 1;
/// Stands for `and`.
const AND: u8 = 2;
/// Begins a character of several bytes.
const WIDE: u8 = 3;

/// The plain lower-case letter of a Latin letter with a diacritic, in either case.
pub fn base_letter(c: char) -> Option<u8> {
    Some(match c {
        '\u{c0}'..='\u{17f}' => LATIN[c as usize - 0xc0],
        'ș' | 'Ș' => b's',
        'ț' | 'Ț' => b't',
        'ə' | 'Ə' => b'a',
        'ơ' | 'Ơ' | 'ǫ' | 'Ǫ' | 'ǒ' => b'o',
        'ư' | 'Ư' | 'ǔ' => b'u',
        'ǎ' | 'Ǎ' => b'a',
        'ǐ' => b'i',
        '\u{1e00}'..='\u{1eff}' => ADDITIONAL[c as usize - 0x1e00],
        _ => return None,
    })
}

impl Folded {
    /// The empty name.
    pub fn new() -> Self {
        Self { bytes: [0; MAX], len: 0, word: 0, overflow: false }
    }

    /// Folds a name.
    pub fn of(name: &str) -> Self {
        let mut folded = Self::new();
        folded.push_str(name);
        folded
    }

    /// Appends text; text of several calls is one run, so push a space between words.
    pub fn push_str(&mut self, text: &str) {
        let mut at = 0;
        while let Some(&byte) = text.as_bytes().get(at) {
            at += 1;
            match CLASSES[usize::from(byte)] {
                SILENT => {}
                END => self.end_word(),
                AND => {
                    self.end_word();
                    b"and".iter().for_each(|&b| self.push(b));
                    self.end_word();
                }
                WIDE => {
                    let Some(c) = text[at - 1..].chars().next() else { return };
                    at += c.len_utf8() - 1;
                    self.push_wide(c);
                }
                letter => {
                    self.push(letter);
                    // The rest of the word, or of this part of it.
                    while let Some(&byte) = text.as_bytes().get(at)
                        && let letter @ b'0'.. = CLASSES[usize::from(byte)]
                    {
                        self.put(letter);
                        at += 1;
                    }
                }
            }
        }
    }

    /// Appends a character beyond ASCII.
    #[cold]
    fn push_wide(&mut self, c: char) {
        if matches!(
            c,
            '’' | '‘' | '´' | 'ʻ' | 'ʼ' | 'ʿ' | 'ʾ' | '′' | '‛' | 'ʹ' | 'ʺ' | '\u{300}'..='\u{36f}'
        ) {
            return;
        }
        match base_letter(c) {
            Some(letter) => self.push(letter),
            None if c.is_alphanumeric() => {
                let mut utf8 = [0; 4];
                c.encode_utf8(&mut utf8).bytes().for_each(|b| self.push(b));
            }
            None => self.end_word(),
        }
    }

    #[inline]
    fn push(&mut self, byte: u8) {
        // A letter after a finished word begins the next one.
        if self.word == self.len && self.len > 0 && self.bytes[self.len - 1] != b' ' {
            self.put(b' ');
            self.word = self.len;
        }
        self.put(byte);
    }

    #[inline]
    fn put(&mut self, byte: u8) {
        if self.len < MAX {
            self.bytes[self.len] = byte;
            self.len += 1;
        } else {
            self.overflow = true;
        }
    }

    fn end_word(&mut self) {
        let word = &self.bytes[self.word..self.len];
        if matches!(word, [b's' | b'm' | b'f', _, _, _, ..]) {
            self.shorten();
        }
        self.word = self.len;
    }

    fn shorten(&mut self) {
        let word = &self.bytes[self.word..self.len];
        if let Some((_, short)) = SHORT.iter().find(|(long, _)| *long == word) {
            self.bytes[self.word..self.word + short.len()].copy_from_slice(short);
            self.len = self.word + short.len();
        }
    }

    /// The folded name; empty where the name is too long for any table.
    pub fn as_bytes(&mut self) -> &[u8] {
        self.end_word();
        if self.overflow { &[] } else { &self.bytes[..self.len] }
    }
}

impl Default for Folded {
    fn default() -> Self {
        Self::new()
    }
}

/// The first two words of a text in pieces, each with whether there is space before it, folded into `room` with a space
/// between. `None` where it has no two words, or where they cannot be told at a glance: where a word goes on from
/// one piece to the next, or has other than ASCII letters.
pub fn pair<'a, 'r>(
    pieces: impl Iterator<Item = (&'a [u8], bool)>,
    room: &'r mut [u8; MAX],
) -> Option<&'r [u8]> {
    // Where the word at work begins and ends; and whether the piece before ended in it.
    let (mut word, mut len, mut open) = (0, 0, false);
    let end_word = |room: &mut [u8; MAX], word: &mut usize, len: &mut usize| {
        if matches!(room[*word..*len], [b's' | b'm' | b'f', _, _, _, ..])
            && let Some((_, short)) = SHORT.iter().find(|(long, _)| *long == &room[*word..*len])
        {
            *len = *word + short.len();
            room[*word..*len].copy_from_slice(short);
        }
        *word > 0
    };
    for (bytes, space) in pieces {
        let class = |byte: Option<&u8>| byte.map_or(END, |&b| CLASSES[usize::from(b)]);
        if open && !space && class(bytes.first()) != END {
            return None;
        }
        open = class(bytes.last()) != END;
        for class in [END].into_iter().chain(bytes.iter().map(|&b| CLASSES[usize::from(b)])) {
            match class {
                SILENT => {}
                END if word == len => {}
                END => {
                    if end_word(room, &mut word, &mut len) {
                        return Some(&room[..len]);
                    }
                    *room.get_mut(len)? = b' ';
                    len += 1;
                    word = len;
                }
                AND | WIDE => return None,
                letter => {
                    *room.get_mut(len)? = letter;
                    len += 1;
                }
            }
        }
    }
    None
}

/// The table's hash of a folded name (FNV-1a, then mixed so that the top bits are even).
pub fn hash(folded: &[u8]) -> u64 {
    let mut h = 0xcbf2_9ce4_8422_2325u64;
    for &b in folded {
        h = (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3);
    }
    h ^= h >> 32;
    h = h.wrapping_mul(0xd6e8_feb8_6659_fd93);
    h ^ (h >> 32)
}

#[cfg(test)]
mod tests {
    use super::Folded;

    fn fold(name: &str) -> String {
        String::from_utf8(Folded::of(name).as_bytes().to_vec()).unwrap()
    }

    #[test]
    fn the_first_two_words_are_those_of_the_whole_name() {
        let pair = |text: &str| {
            let pieces = text.split('|').map(|p| (p.trim_start().as_bytes(), p.starts_with(' ')));
            super::pair(pieces, &mut [0; super::MAX]).map(|p| String::from_utf8(p.to_vec()).unwrap())
        };
        for (text, expected) in [
            ("New| York| City", Some("new york")),
            ("Saint|-|Denis|,| near| Paris", Some("st denis")),
            ("St.| Louis| said", Some("st louis")),
            ("Fort-Worth", None),
            ("Fort-Worth-on-Sea", Some("ft worth")),
            ("U.S.|,| Japan| and", Some("us japan")),
            ("New| York|'s| mayor", None),
            ("York|'s| mayor", None),
            ("New| York|.", None),
            ("Côte| d'Ivoire| and", None),
            ("A|&|B| C", None),
            ("Paris", None),
            ("", None),
        ] {
            assert_eq!(pair(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn names_that_differ_in_spelling_habits_fold_alike() {
        for (name, folded) in [
            ("U.S.", "us"),
            ("W. Va.", "w va"),
            ("Saint-Denis", "st denis"),
            ("St. Louis", "st louis"),
            ("Mount Hope", "mt hope"),
            ("Fort Worth", "ft worth"),
            ("Ft. Worth", "ft worth"),
            ("Mountain View", "mountain view"),
            ("Sana'a", "sanaa"),
            ("Côte d’Ivoire", "cote divoire"),
            ("Ţarţūs", "tartus"),
            ("Đà Nẵng", "da nang"),
            ("Łódź", "lodz"),
            ("Trinidad & Tobago", "trinidad and tobago"),
            ("  New\nYork ", "new york"),
            ("Москва", "Москва"),
            ("", ""),
        ] {
            assert_eq!(fold(name), folded, "{name}");
        }
        assert_eq!(fold(&"very long ".repeat(20)), "");
    }
}
