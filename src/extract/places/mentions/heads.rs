//! Last words of names that hold a place, as data: what kind of thing the name is then.

use crate::gazetteer::lexicon::Lexicon;

const HEADS: &str = include_str!("../../../../data/lexicon/places-heads.txt");
const NOT_FIRST: &str = include_str!("../../../../data/lexicon/places-not-first.txt");

/// What a name with this last word may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Head {
    /// An office or service of the place before it.
    pub body: bool,
    /// A house or site, known by the place before it.
    pub building: bool,
    /// A street or road.
    pub street: bool,
    /// A natural place or park.
    pub nature: bool,
    /// A contest, treaty or newspaper that only bears the place's name.
    pub event: bool,
}

fn lower<const N: usize>(word: &str, buffer: &mut [u8; N]) -> Option<usize> {
    let bytes = buffer.get_mut(..word.len())?;
    bytes.copy_from_slice(word.as_bytes());
    bytes.make_ascii_lowercase();
    Some(word.len())
}

/// What a word is as the last of a name.
pub(super) fn of(word: &str) -> Head {
    let mut buffer = [0; 20];
    let Some(len) = lower(word, &mut buffer) else { return Head::default() };
    let key = std::str::from_utf8(&buffer[..len]).unwrap_or_default();
    let mut head = Head::default();
    for value in Lexicon::new(HEADS).get(key).into_iter().flat_map(|v| v.split(' ')) {
        match value {
            "body" => head.body = true,
            "building" => head.building = true,
            "street" => head.street = true,
            "event" => head.event = true,
            _ => head.nature = true,
        }
    }
    head
}

/// A word that comes before the name in a natural place's name: `Lake Mead`, `River Moy`.
pub(super) fn is_before(lower: &str) -> bool {
    matches!(
        lower,
        "lake"
            | "river"
            | "mount"
            | "mt"
            | "mt."
            | "cape"
            | "loch"
            | "lough"
            | "gulf"
            | "bay"
            | "isle"
            | "strait"
            | "fort"
            | "camp"
            | "port"
    )
}

/// A word that begins organizations' names and is a town's by chance.
pub(super) fn is_not_first(word: &str) -> bool {
    let mut buffer = [0; 20];
    lower(word, &mut buffer).is_some_and(|len| {
        Lexicon::new(NOT_FIRST).contains(std::str::from_utf8(&buffer[..len]).unwrap_or_default())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::lexicon;

    #[test]
    fn the_lists_parse() {
        lexicon::check(HEADS, |v| {
            v.split(' ').all(|v| matches!(v, "body" | "building" | "street" | "nature" | "event"))
        });
        lexicon::check(NOT_FIRST, str::is_empty);
    }

    #[test]
    fn last_words_tell_what_a_name_is() {
        assert!(of("Department").body && !of("Department").street);
        assert!(of("Court").body && of("Court").street);
        assert!(of("RIVER").nature);
        assert_eq!(of("Smith"), Head::default());
        assert!(is_not_first("Justice") && !is_not_first("Oakland"));
    }
}
