//! Last words of names that hold a place: what kind of thing the name is then.

use super::super::lists;

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

/// What a word is as the last of a name.
pub(super) fn of(word: &str) -> Head {
    let mut head = Head::default();
    for value in lists::HEADS.get(word).into_iter().flat_map(|v| v.split(' ')) {
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
    lists::NOT_FIRST.get(word).is_some()
}

/// Does the word end the name of a building, a body or a street, and of nothing natural?
pub(super) fn is_house(word: &str) -> bool {
    let head = of(word);
    (head.building || head.body || head.street) && !head.nature
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn last_words_tell_what_a_name_is() {
        assert!(of("Department").body && !of("Department").street);
        assert!(of("Court").body && of("Court").street);
        assert!(of("RIVER").nature);
        assert_eq!(of("Smith"), Head::default());
        assert!(is_not_first("Justice") && !is_not_first("Oakland"));
    }
}
