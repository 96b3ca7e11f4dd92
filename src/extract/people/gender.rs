//! Which pronoun a person takes: a guess for resolving pronouns, never part of the output.

use super::Named;
use crate::extract::{Context, hints};
use crate::gazetteer::persons::{self, Gender};
use crate::tag::NameKind;

/// The pronoun that a person takes, as far as titles, roles, the given name or the pronouns close by tell; `None` where
/// they do not.
pub fn gender(cx: &Context, person: &Named) -> Option<Gender> {
    let first = person.mentions.iter().map(|m| cx.doc.token_at(m.start()));
    if let Some(found) = first.clone().take(200).find_map(|at| before(cx, at)) {
        return Some(found);
    }
    if let Some(found) = person.roles.iter().find_map(|role| of_role(role)) {
        return Some(found);
    }
    // Named for their sons.
    match person.name.split_whitespace().next() {
        Some("Umm") => return Some(Gender::Female),
        Some("Abu") => return Some(Gender::Male),
        _ => {}
    }
    let mut words = person.name.split_whitespace();
    if let (Some(given), Some(_)) = (words.next(), words.next())
        && let Some(Some(found)) = persons::forename(given.split('-').next().unwrap_or(given))
    {
        return Some(found);
    }
    if let Some(found) = by_pronouns(cx, first.take(50)) {
        return Some(found);
    }
    person.name.split_whitespace().next().and_then(|given| persons::forename(given).flatten())
}

/// The sex that the titles right before token `at` tell: `Mrs.`, `Sheikh`, `Congresswoman`.
pub fn before(cx: &Context, at: usize) -> Option<Gender> {
    let mut i = at;
    while i > 0 && at - i < 4 {
        match hints::title(cx.doc, i - 1) {
            Some(title) => {
                if title.gender().is_some() {
                    return title.gender();
                }
            }
            None => return hints::role(cx.doc, i - 1).flatten(),
        }
        i -= 1;
    }
    None
}

/// The sex that a role's head noun tells: `Oakland police spokeswoman`, `widow of a miner`.
fn of_role(role: &str) -> Option<Gender> {
    let mut last = None;
    for word in role.split(|c: char| !c.is_alphanumeric() && c != '.').filter(|w| !w.is_empty()) {
        if matches!(word, "of" | "for" | "with" | "at" | "in" | "who" | "and") {
            break;
        }
        last = persons::role(word).or(last);
    }
    last.flatten()
}

/// Counts `he` and `she` after a mention, up to the next person's name or the next sentence's end.
fn by_pronouns(cx: &Context, mentions: impl Iterator<Item = usize>) -> Option<Gender> {
    let (mut he, mut she) = (0u32, 0u32);
    for at in mentions {
        let sentence = cx.doc.sentence_of(at);
        let end = cx
            .doc
            .sentences
            .get(sentence + 1)
            .or(cx.doc.sentences.get(sentence))
            .map_or(at, |s| s.end as usize);
        let next = cx.tags.names.partition_point(|n| n.tokens.start <= at);
        let end = cx.tags.names[next..]
            .iter()
            .find(|n| n.kind == NameKind::Person)
            .map_or(end, |n| n.tokens.start.min(end));
        for i in at..end.min(at + 60) {
            match cx.doc.word(i) {
                "he" | "He" | "his" | "His" | "him" | "himself" => he += 1,
                "she" | "She" | "her" | "Her" | "hers" | "herself" => she += 1,
                _ => continue,
            }
            break;
        }
    }
    if he > 2 * she {
        Some(Gender::Male)
    } else if she > 2 * he {
        Some(Gender::Female)
    } else {
        None
    }
}
