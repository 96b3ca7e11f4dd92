//! Teams that go by their city's name, in an article about a match: `Wimbledon, who lost 1-0`, `beat Leeds`, `the Bloomington coach`.
//!
//! A name is a team where it does what teams do or has what teams have, and the article speaks of sport; then the name
//! is a team wherever nothing says that the city is meant. Countries that play stay countries.

use super::context::{self, starts_sentence, word_after, word_before};
use crate::extract::PlaceKind;
use crate::gazetteer::lexicon::Lexicon;
use crate::gazetteer::{Gazetteer, Kinds};
use crate::tag::{Name, NameKind, Tags};
use crate::text::{Caps, Document, TokenKind};
use rustc_hash::FxHashSet;
use std::ops::Range;
use std::sync::LazyLock;

static SPORT: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(include_str!("../../../data/lexicon/sport.txt")));

/// Different words of sport that make an article one about sport; a result (`52-48`) counts as one,
const ENOUGH: usize = 4;
/// and so many of them must be used of hardly anything else.
const SURE: usize = 1;

fn is(word: &str, class: &str) -> bool {
    SPORT.get(word).is_some_and(|v| v.split(' ').any(|c| c == class))
}

/// Makes the teams among the places organizations.
pub fn find(doc: &Document, tags: &mut Tags, gazetteer: &Gazetteer) {
    let team = |n: &Name| {
        n.kind == NameKind::Place
            && (acts(doc, &n.tokens) || is_club(doc, gazetteer, &n.tokens))
            && !is_country(doc, gazetteer, n)
    };
    let mut teams: FxHashSet<&str> =
        tags.names.iter().filter(|n| team(n)).map(|n| doc.slice(n.tokens.clone())).collect();
    if teams.is_empty() || !is_about_sport(doc) {
        return;
    }
    // The other side of a match, and teams that the tagger knew.
    let known = |n: &&Name| n.kind == NameKind::Organization && n.tokens.len() == 1;
    teams.extend(tags.names.iter().filter(known).map(|n| doc.slice(n.tokens.clone())));
    for name in &mut tags.names {
        if name.kind == NameKind::Place
            && teams.contains(doc.slice(name.tokens.clone()))
            && !is_country(doc, gazetteer, name)
            && (acts(doc, &name.tokens)
                || is_club(doc, gazetteer, &name.tokens)
                || !is_city(doc, &name.tokens))
        {
            name.kind = NameKind::Organization;
        }
    }
}

/// `Manchester City`, `Leeds United`: a word behind the city's name that clubs have, and no place of the whole name.
fn is_club(doc: &Document, gazetteer: &Gazetteer, tokens: &Range<usize>) -> bool {
    tokens.len() > 1
        && matches!(
            doc.word(tokens.end - 1),
            "City"
                | "United"
                | "Town"
                | "Rovers"
                | "Wanderers"
                | "Athletic"
                | "Albion"
                | "Rangers"
                | "Wednesday"
                | "Forest"
                | "FC"
        )
        && gazetteer.kinds(doc.slice(tokens.clone())).is_empty()
}

fn is_country(doc: &Document, gazetteer: &Gazetteer, name: &Name) -> bool {
    let kinds = gazetteer.kinds(doc.slice(name.tokens.clone()));
    // England, Scotland and Wales play as countries do.
    let nation = || {
        gazetteer.lookup(doc.slice(name.tokens.clone())).map(|p| gazetteer.place(p.entry())).any(|p| {
            p.kind == PlaceKind::Region
                && p.country == Some("GB")
                && p.division.is_some_and(|d| gazetteer.parent(d).is_none())
        })
    };
    kinds.has(Kinds::PRIMARY) && (kinds.has(Kinds::COUNTRY) || kinds.has(Kinds::REGION) && nation())
}

/// Does the article hold enough words of sport?
fn is_about_sport(doc: &Document) -> bool {
    let (mut found, mut sure): (Vec<&str>, usize) = (Vec::new(), 0);
    for (i, token) in doc.tokens.iter().enumerate() {
        let word = match token.kind {
            TokenKind::Word if token.caps == Caps::Lower && is(doc.word(i), "game") => doc.word(i),
            TokenKind::Number if is_result(doc, i) => "0-0",
            _ => continue,
        };
        if !found.contains(&word) {
            found.push(word);
            sure += usize::from(word == "0-0" || is(word, "sport"));
        }
        if found.len() >= ENOUGH && sure >= SURE {
            return true;
        }
    }
    false
}

/// `3-2`, `104-1`, whether it is one token or three.
fn is_result(doc: &Document, i: usize) -> bool {
    let number = |w: &str| (1..=3).contains(&w.len()) && w.bytes().all(|b| b.is_ascii_digit());
    let word = |i: usize| doc.tokens.get(i).map_or("", |_| doc.word(i));
    match word(i).split_once(['-', '–']) {
        Some((a, b)) => number(a) && number(b),
        None => {
            number(word(i))
                && matches!(word(i + 1), "-" | "–")
                && !doc.tokens[i + 1].space_before
                && number(word(i + 2))
                && !doc.tokens[i + 2].space_before
        }
    }
}

/// Does the name do or have what only a team does or has?
fn acts(doc: &Document, tokens: &Range<usize>) -> bool {
    let (before, after) = (word_before(doc, tokens.start), word_after(doc, tokens.end));
    let number =
        |i: usize| doc.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number && !t.block_start());
    let preposition = before.is_some_and(|w| {
        matches!(w, "in" | "In" | "at" | "At" | "near" | "from" | "From" | "of" | "to" | "into" | "outside")
    });
    if let Some(word) = before
        && (is(word, "over")
            || matches!(word, "over" | "by" | "to" | "with" | "past") && after_win(doc, tokens.start - 1))
    {
        return true;
    }
    // `three points behind Wimbledon`, `third place above Newcastle`, `scored 12 for Martinsville`
    if before.is_some_and(|w| matches!(w, "behind" | "above" | "below" | "for" | "of"))
        && tokens.start > 1
        && {
            let word = doc.word(tokens.start - 2);
            let scored = number(tokens.start - 2)
                && before == Some("for")
                && tokens.start > 2
                && is(doc.word(tokens.start - 3), "team");
            scored
                || before != Some("of")
                    && matches!(word, "points" | "place" | "spot" | "places" | "goals" | "runs" | "clear")
                || before == Some("of") && matches!(word, "clear" | "ahead")
        }
    {
        return true;
    }
    let Some(word) = after else { return false };
    if preposition {
        return false;
    }
    let own = matches!(word, "'s" | "’s" | "'" | "’");
    let noun = if own { word_after(doc, tokens.end + 1) } else { Some(word) };
    let ranked = own
        && word_after(doc, tokens.end + 2).is_some_and(|w| is(w, "mate"))
        && noun.is_some_and(|w| {
            w.chars().all(char::is_lowercase) || w.starts_with(|c: char| c.is_ascii_digit())
        });
    if noun.is_some_and(|w| is(w, "mate")) || ranked {
        return true;
    }
    // `Bloomington (0-9)`, `Chelsea 2 Everton 1`
    if word == "(" && is_result(doc, tokens.end + 1) {
        return true;
    }
    let subject = starts_sentence(doc, tokens.start)
        || before.is_some_and(|w| {
            matches!(
                w,
                "," | "-"
                    | "--"
                    | "–"
                    | "—"
                    | "and"
                    | "but"
                    | "as"
                    | "when"
                    | "while"
                    | "that"
                    | "before"
                    | "after"
                    | "if"
                    | "with"
                    | "for"
                    | "since"
                    | "until"
                    | "where"
                    | "which"
            )
        });
    let verb = |i: usize| word_after(doc, i).is_some_and(|w| is(w, "team"));
    let at = if matches!(word, ",") && word_after(doc, tokens.end + 1) == Some("who") {
        return verb(tokens.end + 2);
    } else if matches!(word, "never" | "also" | "then" | "finally" | "twice" | "only" | "just" | "again") {
        tokens.end + 1
    } else {
        tokens.end
    };
    subject && verb(at)
}

/// `a 2-0 win over`, `lost to`, `drew with`: does a result stand right before the preposition?
fn after_win(doc: &Document, at: usize) -> bool {
    let from = at.saturating_sub(3);
    (from..at).any(|i| {
        matches!(
            doc.word(i),
            "win"
                | "victory"
                | "triumph"
                | "loss"
                | "defeat"
                | "lost"
                | "draw"
                | "drew"
                | "lead"
                | "losing"
                | "losses"
                | "wins"
        ) || is_result(doc, i)
    })
}

/// Is the city meant? `in Leeds`, `Leeds, Ala.`
fn is_city(doc: &Document, tokens: &Range<usize>) -> bool {
    let before = word_before(doc, tokens.start);
    before.is_some_and(|w| {
        matches!(
            w,
            "in" | "In" | "at" | "At" | "near" | "from" | "From" | "to" | "into" | "outside" | "around" | "through" | "downtown" | "of"
        )
    }) || context::is_of_place(doc, tokens.start)
        || word_after(doc, tokens.end) == Some(",")
            && word_after(doc, tokens.end + 1).is_some_and(|w| w.starts_with(char::is_uppercase))
        // A dateline, and the state in it.
        || before == Some(",") && tokens.start > 1 && doc.tokens[tokens.start - 2].caps == Caps::All
        || doc.tokens[tokens.start].block_start()
            && word_after(doc, tokens.end).is_some_and(|w| matches!(w, "," | "(" | "-" | "--" | "–" | "—"))
        || doc.tokens[tokens.start].caps == Caps::All
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_list_is_sorted_and_its_rows_parse() {
        let class = |c: &str| matches!(c, "game" | "sport" | "team" | "over" | "mate");
        let text = include_str!("../../../data/lexicon/sport.txt");
        crate::gazetteer::lexicon::check(text, |v| v.split(' ').all(class));
    }
}
