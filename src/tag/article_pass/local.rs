//! What only looks like a person: streets, hospitals, cars, plural peoples, role words, gods.

use super::context::{is_calendar, is_capital, starts_sentence, word_after, word_before};
use crate::gazetteer::lexicon::Lexicon;
use crate::gazetteer::persons;
use crate::tag::{Name, NameKind, Pos, Tags};
use crate::text::{Document, TokenKind};
use std::sync::LazyLock;

static FACILITIES: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(include_str!("../../../data/lexicon/name-heads.txt")));
static NOT_PEOPLE: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(include_str!("../../../data/lexicon/not-people.txt")));

/// What the last word of a name tells: `Joanne Lane`, `John Peter Smith Hospital`.
pub fn head_kind(word: &str) -> Option<NameKind> {
    FACILITIES.get(word).map(|kind| match kind {
        "place" => NameKind::Place,
        "organization" => NameKind::Organization,
        _ => NameKind::Other,
    })
}

/// Gives the names that only look like people their own kind, or strikes them.
pub fn strike(doc: &Document, tags: &mut Tags) {
    let mut names = std::mem::take(&mut tags.names);
    for i in 0..names.len() {
        if names[i].kind != NameKind::Person {
            continue;
        }
        let limit = names.get(i + 1).map_or(doc.tokens.len(), |n| n.tokens.start);
        if let Some(kind) = not_a_person(doc, tags, &mut names[i], limit) {
            names[i].kind = kind;
        }
    }
    names.retain(|n| !n.tokens.is_empty());
    tags.names = names;
}

fn not_a_person(doc: &Document, tags: &Tags, name: &mut Name, limit: usize) -> Option<NameKind> {
    let tokens = name.tokens.clone();
    let (first, last) = (doc.word(tokens.start), doc.word(tokens.end - 1));
    let before = word_before(doc, tokens.start);
    if NOT_PEOPLE.contains(doc.slice(tokens.clone())) {
        return Some(NameKind::Other);
    }
    if before
        .is_some_and(|w| matches!(w, "Hurricane" | "Cyclone" | "Typhoon" | "Storm" | "Cyclones" | "Tropical"))
    {
        return Some(NameKind::Other);
    }
    // `Moore County`, `John Peter Smith Hospital`: the head stands behind the name.
    if tokens.end < limit
        && is_capital(doc, tokens.end)
        && !doc.tokens[tokens.end].block_start
        && let Some(kind) = head_kind(doc.word(tokens.end))
        && !starts_sentence(doc, tokens.end)
    {
        name.tokens.end += 1;
        return Some(kind);
    }
    if tokens.len() > 1
        && let Some(kind) = head_kind(last)
        && !looks_like_a_person(doc, &tokens)
    {
        return Some(kind);
    }
    // `Alzheimer's disease`
    if word_after(doc, tokens.end).is_some_and(|w| matches!(w, "'s" | "’s"))
        && word_after(doc, tokens.end + 1)
            .is_some_and(|w| matches!(w, "disease" | "Disease" | "syndrome" | "Syndrome" | "sarcoma"))
    {
        return Some(NameKind::Other);
    }
    // Film and book titles: `"Michael Collins"`.
    if in_quotes(doc, &tokens) {
        return Some(NameKind::Other);
    }
    if tokens.len() > 1 {
        // `a 2005 Honda Odyssey`, `the Ford Bronco`
        let determined = before.is_some_and(|w| {
            matches!(w, "a" | "an" | "the" | "each" | "this" | "every" | "A" | "The" | "An")
        }) || before.is_some_and(|w| w.len() == 4 && w.bytes().all(|b| b.is_ascii_digit()));
        if determined && persons::title(first).is_none() {
            return Some(NameKind::Other);
        }
        return None;
    }
    // One word.
    if is_calendar(first)
        && !super::context::has_title(doc, tokens.start)
        && !super::context::speaks(doc, tokens.end)
    {
        return Some(NameKind::Other);
    }
    // `anti-Castro`, `pre-Castro`
    if before == Some("-")
        && !doc.tokens[tokens.start].space_before
        && tokens.start > 1
        && matches!(
            doc.word(tokens.start - 2),
            "anti" | "pro" | "pre" | "post" | "Anti" | "Pro" | "Pre" | "Post" | "non" | "neo"
        )
    {
        return Some(NameKind::Other);
    }
    // `Sen. Jon @ossoff`: half a name.
    if doc.tokens.get(tokens.end).is_some_and(|t| t.kind == TokenKind::Handle) {
        return Some(NameKind::Other);
    }
    // `Women's singles`, `Witnesses said`
    if persons::roles(first).is_some()
        && persons::role(first).is_none()
        && persons::forename(first).is_none()
        && !super::context::has_honorific(doc, tokens.start)
    {
        name.tokens.end = name.tokens.start;
        return None;
    }
    let singular = persons::role(first).is_some();
    if (singular || persons::roles(first).is_some()) && !super::context::has_title(doc, tokens.start) {
        let plain = starts_sentence(doc, tokens.start) || before.is_some_and(|w| w == "the" || w == "a");
        if plain && persons::forename(first).is_none() {
            name.tokens.end = name.tokens.start;
            return None;
        }
    }
    if matches!(tags.pos[tokens.start], Pos::Nnps) && first.ends_with('s')
        || before.is_some_and(|w| {
            matches!(
                w,
                "a" | "an"
                    | "each"
                    | "every"
                    | "another"
                    | "some"
                    | "many"
                    | "most"
                    | "other"
                    | "these"
                    | "those"
                    | "all"
                    | "any"
            )
        })
    {
        return Some(NameKind::Other);
    }
    None
}

/// Is the name all that stands between two quotation marks?
fn in_quotes(doc: &Document, tokens: &std::ops::Range<usize>) -> bool {
    let word = |i: usize| doc.tokens.get(i).map_or("", |_| doc.word(i));
    tokens.start > 0
        && matches!(word(tokens.start - 1), "\"" | "“" | "‘" | "'" | "``")
        && !doc.tokens[tokens.start].space_before
        && matches!(word(tokens.end), "\"" | "”" | "’" | "'" | "''")
}

/// `Wade Lane said`, `Virginia L. Lane, 77`: given name or initial before the head word, and no street's preposition.
fn looks_like_a_person(doc: &Document, tokens: &std::ops::Range<usize>) -> bool {
    let before = word_before(doc, tokens.start);
    let street =
        before.is_some_and(|w| matches!(w, "on" | "of" | "at" | "along" | "near" | "the" | "off" | "and"));
    let initial =
        (tokens.start..tokens.end - 1).any(|i| doc.word(i).len() <= 2 && doc.word(i).ends_with('.'));
    initial || !street && persons::forename(doc.word(tokens.start)).is_some()
}

#[cfg(test)]
mod tests {
    use crate::gazetteer::lexicon::check;

    #[test]
    fn the_lists_are_sorted_and_their_rows_parse() {
        let kinds = |v: &str| matches!(v, "" | "place" | "organization" | "other");
        check(include_str!("../../../data/lexicon/name-heads.txt"), kinds);
        check(include_str!("../../../data/lexicon/not-people.txt"), kinds);
    }
}
