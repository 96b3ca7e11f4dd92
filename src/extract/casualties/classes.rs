//! What sort of people the victims are: `civilian`, `child`, `journalist`, by the words that describe them.

use super::lexicon::rows;
use crate::extract::VictimClass;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

const CLASSES: &str = include_str!("../../../data/lexicon/victim-classes.txt");

fn class_named(name: &str) -> Option<VictimClass> {
    Some(match name {
        "child" => VictimClass::Child,
        "woman" => VictimClass::Woman,
        "journalist" => VictimClass::Journalist,
        "aid_worker" => VictimClass::AidWorker,
        "police" => VictimClass::Police,
        "military" => VictimClass::Military,
        "militant" => VictimClass::Militant,
        "responder" => VictimClass::Responder,
        "migrant" => VictimClass::Migrant,
        "captive" => VictimClass::Captive,
        "protester" => VictimClass::Protester,
        "official" => VictimClass::Official,
        "worker" => VictimClass::Worker,
        "traveller" => VictimClass::Traveller,
        "civilian" => VictimClass::Civilian,
        _ => return None,
    })
}

/// Classes by noun; the file's first line that holds a noun decides.
fn classes() -> &'static FxHashMap<&'static str, VictimClass> {
    static TABLE: OnceLock<FxHashMap<&'static str, VictimClass>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = FxHashMap::default();
        for (_, row) in rows(CLASSES) {
            let Some((name, nouns)) = row.split_once(':') else { continue };
            let Some(class) = class_named(name) else { continue };
            for noun in nouns.split_whitespace() {
                table.entry(noun).or_insert(class);
            }
        }
        table
    })
}

/// A word in singular, as the tables list it.
pub(super) fn in_table<T>(word: &str, look: impl Fn(&str) -> Option<T>) -> Option<T> {
    if let Some(found) = look(word) {
        return Some(found);
    }
    if let Some(stem) = word.strip_suffix("men") {
        return look(&format!("{stem}man"));
    }
    if word == "children" || word == "schoolchildren" {
        return look(word.strip_suffix("ren").unwrap_or(word));
    }
    if let Some(stem) = word.strip_suffix("ies") {
        return look(&format!("{stem}y"));
    }
    let stem = word.strip_suffix('s')?;
    look(stem).or_else(|| stem.strip_suffix('e').and_then(look))
}

/// What sort of people a description names.
pub(super) fn class_of(description: &str) -> Option<VictimClass> {
    let lower = description.to_lowercase();
    let words = || lower.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty());
    let class = |word: &str| in_table(word, |w| classes().get(w).copied());
    // `police officers`, `aid workers`: the words before the head tell more.
    let found: Vec<_> = words().filter_map(class).collect();
    let rank = |c: &VictimClass| match c {
        VictimClass::AidWorker | VictimClass::Journalist => 0,
        VictimClass::Child => 1,
        VictimClass::Police => 2,
        VictimClass::Worker | VictimClass::Traveller => 5,
        VictimClass::Civilian => 4,
        _ => 3,
    };
    if words().any(|w| w == "police" || w == "policemen") {
        return Some(VictimClass::Police);
    }
    found.into_iter().min_by_key(rank)
}

/// Are people of class `a` to be found among those of class `b`, or the other way round?
pub(super) fn within(a: VictimClass, b: VictimClass) -> bool {
    use VictimClass::{Child, Civilian, Militant, Military, Police, Woman};
    let armed = |c| matches!(c, Military | Police | Militant);
    let anybody = |c| matches!(c, Child | Woman | Civilian);
    // Children and women are among civilians and workers; a soldier is not.
    anybody(a) && !armed(b) || anybody(b) && !armed(a)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn descriptions_tell_the_class() {
        for (description, class) in [
            ("5-year-old boys", Some(VictimClass::Child)),
            ("police officers", Some(VictimClass::Police)),
            ("schoolchildren", Some(VictimClass::Child)),
            ("foreign aid workers", Some(VictimClass::AidWorker)),
            ("Tamil rebels", Some(VictimClass::Militant)),
            ("coal miners", Some(VictimClass::Worker)),
            ("civilians", Some(VictimClass::Civilian)),
            ("people", None),
        ] {
            assert_eq!(class_of(description), class, "{description}");
        }
    }

    #[test]
    fn every_class_parses() {
        for (line, row) in rows(CLASSES) {
            let class = row.split_once(':').and_then(|(name, _)| class_named(name));
            assert!(class.is_some(), "victim-classes.txt:{line}: {row}");
        }
    }
}
