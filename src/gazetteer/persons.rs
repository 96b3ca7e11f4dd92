//! Words that tell a person: given names, titles, role nouns; each with the sex it shows, where it shows one.

use super::lexicon::Lexicon;
use std::sync::LazyLock;

static FORENAMES: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(include_str!("../../data/lexicon/forenames.txt")));
static TITLES: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(include_str!("../../data/lexicon/titles.txt")));
static ROLES: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(include_str!("../../data/lexicon/roles.txt")));

/// Which pronoun a person takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gender {
    /// `she`.
    Female,
    /// `he`.
    Male,
}

fn gender(value: &str) -> Option<Gender> {
    match value {
        "f" => Some(Gender::Female),
        "m" => Some(Gender::Male),
        _ => None,
    }
}

/// A word before a name that is never part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Title {
    /// `Mr.`, `Mrs.`: says nothing of what the person does.
    Honorific(Option<Gender>),
    /// `Sen.`, `Sheikh`, `President`.
    Office(Option<Gender>),
}

impl Title {
    /// The sex that the title tells.
    pub fn gender(self) -> Option<Gender> {
        match self {
            Self::Honorific(gender) | Self::Office(gender) => gender,
        }
    }
}

/// Looks up a given name as written (`Antony`): `None` where it is none, `Some(None)` where both sexes bear it.
pub fn forename(word: &str) -> Option<Option<Gender>> {
    FORENAMES.get(word).map(gender)
}

/// Looks up a title as written (`Sen.`, `Sheikh`).
pub fn title(word: &str) -> Option<Title> {
    let value = TITLES.get(word)?;
    let (class, sex) = value.split_once('\t').unwrap_or((value, ""));
    Some(if class == "honorific" { Title::Honorific(gender(sex)) } else { Title::Office(gender(sex)) })
}

/// Is the word with this [hash](super::lexicon::hash) a title?
pub fn is_title(word: &str, hash: u64) -> bool {
    TITLES.get_hashed(word.as_bytes(), hash).is_some()
}

/// Looks up a role noun in the singular, whatever its capitals (`minister`, `Minister`, `MINISTER`).
pub fn role(word: &str) -> Option<Option<Gender>> {
    if !(2..=24).contains(&word.len()) || !word.is_ascii() {
        return None;
    }
    let mut buffer = [0u8; 24];
    let mut lower = word.as_bytes();
    // Most words are in lower case already.
    if lower.iter().any(u8::is_ascii_uppercase) {
        let buffer = &mut buffer[..word.len()];
        buffer.copy_from_slice(lower);
        buffer.make_ascii_lowercase();
        lower = buffer;
    }
    ROLES.get_bytes(lower).map(gender).or_else(|| by_ending(lower))
}

/// Looks up a role noun in the plural: `ministers`, `firemen`, `deputies`.
pub fn roles(word: &str) -> Option<Option<Gender>> {
    let stem = match word {
        "wives" => "wife",
        "children" => "child",
        _ => "",
    };
    if !stem.is_empty() {
        return role(stem);
    }
    if let Some(stem) = word.strip_suffix("men") {
        return role(&format!("{stem}man"));
    }
    if let Some(found) = word.strip_suffix('s').filter(|stem| !stem.ends_with('s')).and_then(role) {
        return Some(found);
    }
    if let Some(stem) = word.strip_suffix("ies") {
        return role(&format!("{stem}y"));
    }
    word.strip_suffix("es").and_then(role)
}

/// Role nouns that their ending tells: `tugboatman`, `seismologist`.
fn by_ending(word: &[u8]) -> Option<Option<Gender>> {
    // Nearly all words are told by their last two letters.
    if !matches!(word, [.., b'a', b'n'] | [.., b's', b't'] | [.., b'o', b'n'] | [.., b'e', b'r']) {
        return None;
    }
    let ending = |s: &str, least: usize| word.len() >= s.len() + least && word.ends_with(s.as_bytes());
    if ending("woman", 3) {
        Some(Some(Gender::Female))
    } else if ending("sman", 3) || ending("tman", 3) || ending("eeman", 3) {
        Some(Some(Gender::Male))
    } else if ending("ologist", 2) || ending("person", 3) || ending("ographer", 2) {
        Some(None)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::lexicon::check;

    #[test]
    fn the_lists_are_sorted_and_their_rows_parse() {
        check(include_str!("../../data/lexicon/forenames.txt"), |v| matches!(v, "f" | "m" | "x"));
        check(include_str!("../../data/lexicon/roles.txt"), |v| matches!(v, "" | "f" | "m"));
        check(include_str!("../../data/lexicon/titles.txt"), |v| {
            let (class, sex) = v.split_once('\t').unwrap_or((v, "f"));
            matches!(class, "honorific" | "title") && matches!(sex, "f" | "m")
        });
    }

    #[test]
    fn words_that_tell_a_person_are_known_with_the_sex_they_show() {
        assert_eq!(forename("Fatima"), Some(Some(Gender::Female)));
        assert_eq!(forename("Antony"), Some(Some(Gender::Male)));
        assert_eq!(forename("Table"), None);
        assert_eq!(title("Mrs."), Some(Title::Honorific(Some(Gender::Female))));
        assert_eq!(title("Sen."), Some(Title::Office(None)));
        assert_eq!(role("MINISTER"), Some(None));
        assert_eq!(role("spokeswoman"), Some(Some(Gender::Female)));
        assert_eq!(role("volcanologist"), Some(None));
        assert_eq!(role("table"), None);
        for plural in ["senators", "deputies", "wives", "firemen", "actresses", "coaches"] {
            assert!(roles(plural).is_some(), "{plural}");
        }
        assert_eq!(roles("tables"), None);
    }
}
