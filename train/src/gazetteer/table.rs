//! Packs places and names into the layout that newsx reads in place.

use newsx::gazetteer::fold::{self, Folded};
use newsx::gazetteer::layout::*;
use std::collections::BTreeMap;

/// What a place is, as stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Country = 0,
    Region = 1,
    City = 2,
    Feature = 3,
    Area = 4,
}

/// A place to store.
#[derive(Debug, Clone)]
pub struct Entry {
    pub name: String,
    pub kind: Kind,
    pub flags: u8,
    pub id: u32,
    pub lat: f64,
    pub lon: f64,
    pub population: u64,
    pub country: u8,
    pub division: u16,
}

/// A division to store.
pub struct Division {
    pub entry: u32,
    pub parent: u16,
    pub admin1: u16,
}

/// Collects places and names.
#[derive(Default)]
pub struct Builder {
    pub entries: Vec<Entry>,
    pub divisions: Vec<Division>,
    pub countries: Vec<(String, u32)>,
    /// Postings by folded name: entry → flags.
    names: BTreeMap<Vec<u8>, BTreeMap<u32, u32>>,
}

impl Builder {
    /// Adds a place and gives its index.
    pub fn entry(&mut self, entry: Entry) -> u32 {
        self.entries.push(entry);
        self.entries.len() as u32 - 1
    }

    /// Adds a name of a place.
    pub fn name(&mut self, name: &str, entry: u32, flags: u32) {
        let key = Folded::of(name).as_bytes().to_vec();
        if key.is_empty() {
            return;
        }
        let flags_of = self.names.entry(key).or_default().entry(entry).or_insert(flags);
        // A usual name outranks the other ways of naming.
        if flags & PRIMARY != 0 {
            *flags_of = flags;
        }
    }

    /// The stored index of a country, 255 for none.
    pub fn country_index(&self, code: &str) -> u8 {
        self.countries.iter().position(|(c, _)| c == code).map_or(255, |i| i as u8)
    }

    /// The table's bytes.
    pub fn finish(self) -> Vec<u8> {
        let mut sections: [Vec<u8>; SECTIONS] = Default::default();
        let mut put = |section: Section, bytes: &[u8]| sections[section as usize].extend_from_slice(bytes);
        for (code, entry) in &self.countries {
            put(Section::Countries, code.as_bytes());
            put(Section::Countries, &entry.to_le_bytes());
        }
        for d in &self.divisions {
            put(Section::Divisions, &d.entry.to_le_bytes());
            put(Section::Divisions, &d.parent.to_le_bytes());
            put(Section::Divisions, &d.admin1.to_le_bytes());
        }
        let mut names_len = 0u32;
        for (i, e) in self.entries.iter().enumerate() {
            let degrees = |d: f64, half: f64| ((d + half) * DEGREE).round() as u32;
            put(Section::Entries, &e.id.to_le_bytes()[..3]);
            put(Section::Entries, &degrees(e.lat, 90.0).to_le_bytes()[..3]);
            put(Section::Entries, &degrees(e.lon, 180.0).to_le_bytes()[..3]);
            put(Section::Entries, &[pack_population(e.population), e.country]);
            put(Section::Entries, &e.division.to_le_bytes());
            put(Section::Entries, &[e.kind as u8 | e.flags]);
            if i % NAME_BLOCK == 0 {
                put(Section::NameBlocks, &names_len.to_le_bytes());
            }
            let name = &e.name.as_bytes()[..e.name.len().min(255)];
            put(Section::Names, &[name.len() as u8]);
            put(Section::Names, name);
            names_len += 1 + name.len() as u32;
        }
        let mut keys: Vec<(u64, u32)> = Vec::with_capacity(self.names.len());
        let mut postings_len = 0u32;
        let mut pairs = vec![0u64; PAIRS];
        for (name, places) in &self.names {
            let class = |e: &Entry| class(e.kind as u8, pack_population(e.population)) << CLASS_SHIFT;
            let posting =
                |(entry, flags): (&u32, &u32)| entry | flags | class(&self.entries[*entry as usize]);
            let mut list: Vec<u32> = places.iter().map(posting).collect();
            // Usual names first, then the most populous.
            list.sort_by_key(|p| {
                let e = &self.entries[(p & ENTRY_MASK) as usize];
                (p & PRIMARY == 0, std::cmp::Reverse(renown(e)), p & ENTRY_MASK)
            });
            let value = if let [one] = list[..] {
                one
            } else {
                put(Section::Postings, &(list.len() as u32).to_le_bytes());
                list.iter().for_each(|p| put(Section::Postings, &p.to_le_bytes()));
                postings_len += list.len() as u32 + 1;
                LIST | (postings_len - list.len() as u32 - 1)
            };
            keys.push((fold::hash(name) >> (32 - BUCKET_BITS), value));
            if let Some(pair) = pair(name) {
                let (number, bits) = pair_bits(fold::hash(pair));
                pairs[number] |= bits;
            }
        }
        keys.sort_unstable();
        let mut next = 0;
        for bucket in 0..=(1u64 << BUCKET_BITS) {
            while next < keys.len() && keys[next].0 >> 32 < bucket {
                next += 1;
            }
            let more = next as i64 - expected(bucket as usize, keys.len()) as i64;
            put(Section::Buckets, &i16::try_from(more).expect("hashes are spread evenly").to_le_bytes());
        }
        for (hash, value) in &keys {
            put(Section::Keys, &(*hash as u32).to_le_bytes());
            put(Section::Keys, &value.to_le_bytes());
        }
        pairs.iter().for_each(|number| put(Section::Pairs, &number.to_le_bytes()));
        let mut out = Vec::new();
        out.extend_from_slice(&MAGIC);
        out.extend_from_slice(&VERSION.to_le_bytes());
        let mut at = 8 + SECTIONS as u32 * 8;
        for s in &sections {
            out.extend_from_slice(&at.to_le_bytes());
            out.extend_from_slice(&(s.len() as u32).to_le_bytes());
            at += s.len() as u32;
        }
        for (i, s) in sections.iter().enumerate() {
            eprintln!("section {i}: {} bytes", s.len());
            out.extend_from_slice(s);
        }
        out.extend_from_slice(&checksum(&out).to_le_bytes());
        eprintln!("{} places, {} names, {} bytes", self.entries.len(), self.names.len(), out.len());
        out
    }
}

/// How likely the place is meant by its name where nothing else is known, on population's scale.
fn renown(e: &Entry) -> u64 {
    match e.kind {
        Kind::Country | Kind::Area => u64::MAX,
        Kind::Region if e.flags & OWN == 0 => e.population / 5,
        Kind::Region | Kind::Feature => 2_000_000,
        Kind::City if e.flags & CAPITAL != 0 => e.population.saturating_mul(10),
        Kind::City => e.population,
    }
}
