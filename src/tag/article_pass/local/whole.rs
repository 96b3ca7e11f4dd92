//! Names as wholes: their first and last words, and what stands around them.

use super::Verdict::{self, Keep, Not, Strike};
use super::{Known, NOT_PEOPLE, has_year, head, is_determined, is_party_mark, is_storm, kind};
use crate::extract::hints;
use crate::extract::people::is_suffix;
use crate::gazetteer::{Gazetteer, Kinds, persons};
use crate::tag::article_pass::context::{
    self, has_title, is_capital, speaks, starts_sentence, word_after, word_before,
};
use crate::tag::{Name, NameKind};
use crate::text::{Document, TokenKind};
use std::ops::Range;

/// What a name of any length is.
pub(super) fn verdict<'a>(
    doc: &'a Document,
    gazetteer: &Gazetteer,
    name: &mut Name,
    limit: usize,
    known: &Known<'a>,
) -> Verdict {
    let tokens = name.tokens.clone();
    let (first, last) = (doc.word(tokens.start), doc.word(tokens.end - 1));
    let before = word_before(doc, tokens.start);
    if let Some(value) = NOT_PEOPLE.get(doc.slice(tokens.clone())) {
        return Not(kind(value));
    }
    // `Senate Republicans`
    if tokens.len() > 1
        && last.ends_with('s')
        && persons::forename(first).is_none()
        && NOT_PEOPLE.get(last) == Some("")
    {
        return Not(NameKind::Other);
    }
    // `Jr.` by itself, `H5N1`, `St. Marc`
    if tokens.clone().all(|i| is_suffix(doc.word(i)))
        || tokens.len() == 1 && first.bytes().any(|b| b.is_ascii_digit())
    {
        return Strike;
    }
    if matches!(
        first,
        "St."
            | "Ste."
            | "Fort"
            | "Ft."
            | "Mount"
            | "Mt."
            | "Lake"
            | "Port"
            | "San"
            | "Santa"
            | "Los"
            | "Las"
            | "El"
    ) && tokens.len() == 2
        && !has_title(doc, tokens.start)
        && !speaks(doc, tokens.end)
        && (first.ends_with('.') || !gazetteer.kinds(doc.slice(tokens.clone())).is_empty())
    {
        return Not(NameKind::Place);
    }
    if tokens.len() > 2 && is_party_mark(doc, tokens.start, tokens.start + 1) {
        return Not(NameKind::Other);
    }
    // `Many Mexicans`
    if tokens.len() > 1
        && last.ends_with('s')
        && persons::forename(first).is_none()
        && hints::kinds(doc, tokens.end - 1..tokens.end, gazetteer).has(Kinds::DEMONYM)
    {
        return Not(NameKind::Other);
    }
    if before.is_some_and(is_storm) || tokens.len() == 2 && is_storm(first) {
        return Not(NameKind::Other);
    }
    // `the Duke of Kent`: an office.
    if tokens.len() > 2
        && persons::title(first).is_some()
        && doc.word(tokens.start + 1) == "of"
        && !gazetteer.kinds(doc.slice(tokens.start + 2..tokens.end)).is_empty()
    {
        return Strike;
    }
    // `flooding in Milton Keynes`: a town whose first word is a given name too.
    if tokens.len() == 2
        && matches!(before, Some("in" | "In" | "near" | "outside"))
        && !has_title(doc, tokens.start)
        && !speaks(doc, tokens.end)
        && gazetteer.kinds(doc.slice(tokens.clone())).has(Kinds::PRIMARY)
        && !word_after(doc, tokens.end).is_some_and(|w| matches!(w, "'s" | "’s"))
    {
        return Not(NameKind::Place);
    }
    // `Douglas & Lomason`
    let amper = |i: usize| doc.tokens.get(i).is_some_and(|_| doc.word(i) == "&");
    if amper(tokens.end) && tokens.end + 1 < doc.tokens.len() && is_capital(doc, tokens.end + 1)
        || tokens.start > 1 && amper(tokens.start - 1) && is_capital(doc, tokens.start - 2)
    {
        return Not(NameKind::Organization);
    }
    // `Illinois COVID-19`
    if let [dash, number] = &doc.tokens[tokens.end..doc.tokens.len().min(tokens.end + 2)]
        && dash.kind == TokenKind::Punct
        && number.kind == TokenKind::Number
        && !dash.space_before
        && !number.space_before
        && doc.word(tokens.end) == "-"
    {
        return Not(NameKind::Other);
    }
    // `Kano State`; `Boise State` is a team or a school.
    if tokens.len() > 1 && matches!(last, "State" | "States") {
        let region = gazetteer.kinds(doc.slice(tokens.start..tokens.end - 1)).has(Kinds::REGION);
        return Not(if region { NameKind::Place } else { NameKind::Organization });
    }
    // `Moore County`, `John Peter Smith Hospital`: the head stands behind the name.
    if tokens.end < limit
        && is_capital(doc, tokens.end)
        && !doc.tokens[tokens.end].block_start()
        && let Some((kind, _)) = head(doc.word(tokens.end))
        && !starts_sentence(doc, tokens.end)
    {
        name.tokens.end += 1;
        return Not(kind);
    }
    // `Del Webb Investment Properties Inc`
    if let Some(end) = company_end(doc, tokens.end, limit) {
        name.tokens.end = end;
        return Not(NameKind::Organization);
    }
    if tokens.len() > 1
        && let Some((kind, surname)) = head(last)
        && !(surname && looks_like_a_person(doc, &tokens))
    {
        return Not(kind);
    }
    // `Ambassador Amina Musa, Cabinet Secretary for Foreign Affairs`: a title with no name behind it.
    if tokens.len() > 1
        && persons::forename(first).is_none()
        && persons::role(last).is_some()
        && persons::title(last).is_some()
        && !has_title(doc, tokens.start)
        && !known.has(last)
    {
        return Strike;
    }
    // `Sierra Leone, 476`, `Mato Grosso: …`; `Puerto Ricans`
    if tokens.len() > 1 && !has_title(doc, tokens.start) && !speaks(doc, tokens.end) {
        let kinds = gazetteer.kinds(doc.slice(tokens.clone()));
        let given = persons::forename(first).is_some();
        if kinds.has(Kinds::PRIMARY) && (kinds.has(Kinds::COUNTRY) || kinds.has(Kinds::REGION) && !given) {
            return Not(NameKind::Place);
        }
        if kinds.has(Kinds::DEMONYM) && !given {
            return Not(NameKind::Other);
        }
    }
    // `the Alto Martín Rojo neighborhood`
    if tokens.len() > 1
        && !has_title(doc, tokens.start)
        && word_after(doc, tokens.end).is_some_and(|w| {
            matches!(
                w,
                "neighborhood" | "neighbourhood" | "suburb" | "district" | "village" | "township" | "slum"
            )
        })
    {
        return Not(NameKind::Place);
    }
    // `state news agency Ania`, `the group's Al Nour television`
    if !has_title(doc, tokens.start)
        && (persons::forename(first).is_none() || first == "Al")
        && (before.is_some_and(is_medium)
            || word_after(doc, tokens.end).is_some_and(is_medium) && !doc.tokens[tokens.end].block_start())
    {
        return Not(NameKind::Organization);
    }
    // `the Ministry of Foreign Affairs, Eigtveds Pakhus, in Copenhagen`: the house that the body before the comma sits in.
    if tokens.len() > 1
        && before == Some(",")
        && behind_a_body(doc, tokens.start)
        && persons::forename(first).is_none()
        && word_after(doc, tokens.end) == Some(",")
        && word_after(doc, tokens.end + 1) == Some("in")
        && word_after(doc, tokens.end + 2).is_some()
        && is_capital(doc, tokens.end + 2)
    {
        return Not(NameKind::Place);
    }
    // `hail from Ofafa Maringo`, `in Ofafa Maringo`: nothing but the place before it.
    if tokens.len() > 1
        && matches!(before, Some("in" | "In" | "near" | "outside"))
        && persons::forename(first).is_none()
        && !known.has_again(doc, last)
        && !word_after(doc, tokens.end).is_some_and(|w| matches!(w, "'s" | "’s"))
        && !word_after(doc, tokens.end).is_some_and(|_| speaks(doc, tokens.end))
    {
        return Not(NameKind::Place);
    }
    // `Alzheimer's disease`
    if word_after(doc, tokens.end).is_some_and(|w| matches!(w, "'s" | "’s"))
        && word_after(doc, tokens.end + 1)
            .is_some_and(|w| matches!(w, "disease" | "Disease" | "syndrome" | "Syndrome" | "sarcoma"))
    {
        return Not(NameKind::Other);
    }
    // Films and books: `"Michael Collins"`.
    if in_quotes(doc, &tokens) && !known.has(last) {
        return Not(NameKind::Other);
    }
    // `residents of Sheikh Jarrah in East Jerusalem`: a place, title and all.
    if before.is_some_and(|_| hints::title(doc, tokens.start - 1).is_some())
        && tokens.start > 1
        && context::is_of_place(doc, tokens.start - 1)
        && matches!(word_after(doc, tokens.end), Some("in"))
    {
        name.tokens.start -= 1;
        return Not(NameKind::Place);
    }
    // `a 2005 Honda Odyssey`, `the Ford Bronco`
    // … but `the Markel Barton's mother`
    let kin = word_after(doc, tokens.end).is_some_and(|w| matches!(w, "'s" | "’s"))
        && word_after(doc, tokens.end + 1).is_some_and(|w| persons::role(w).is_some());
    if tokens.len() > 1
        && (is_determined(doc, tokens.start) || has_year(doc, tokens.start))
        && persons::title(first).is_none()
        && !known.has(last)
        && !kin
    {
        return Not(NameKind::Other);
    }
    Keep
}

/// What brings news and bears a name.
fn is_medium(word: &str) -> bool {
    matches!(
        word,
        "agency" | "broadcaster" | "daily" | "newspaper" | "radio" | "station" | "television" | "TV"
    )
}

/// Does a ministry, an embassy or the like end right before the comma before `start`?
fn behind_a_body(doc: &Document, start: usize) -> bool {
    let from = start.saturating_sub(7);
    (from..start.saturating_sub(1))
        .rev()
        .take_while(|&i| is_capital(doc, i) || doc.word(i) == "of" || doc.word(i) == "and")
        .any(|i| {
            matches!(
                doc.word(i),
                "Ministry"
                    | "Embassy"
                    | "Consulate"
                    | "Headquarters"
                    | "Department"
                    | "Museum"
                    | "Institute"
                    | "University"
                    | "Parliament"
            )
        })
}

/// The end of the company's name that the capitals behind a name make of it.
fn company_end(doc: &Document, from: usize, limit: usize) -> Option<usize> {
    let run = (from..limit.min(from + 5)).take_while(|&i| {
        (is_capital(doc, i) || doc.word(i) == "&") && !doc.tokens[i].block_start() && !starts_sentence(doc, i)
    });
    run.filter(|&i| {
        matches!(
            doc.word(i),
            "Inc"
                | "Inc."
                | "Corp"
                | "Corp."
                | "Ltd"
                | "Ltd."
                | "Plc"
                | "PLC"
                | "LLC"
                | "LLP"
                | "AG"
                | "GmbH"
                | "NV"
                | "SA"
                | "Co"
                | "Co."
        )
    })
    .last()
    .map(|i| i + 1)
}

/// Is the name all that stands between two quotation marks?
fn in_quotes(doc: &Document, tokens: &Range<usize>) -> bool {
    let word = |i: usize| doc.tokens.get(i).map_or("", |_| doc.word(i));
    tokens.start > 0
        && matches!(word(tokens.start - 1), "\"" | "“" | "‘" | "'" | "``")
        && !doc.tokens[tokens.start].space_before
        && matches!(word(tokens.end), "\"" | "”" | "’" | "'" | "''")
}

/// `Wade Lane said`, `Virginia L. Lane, 77`: given name or initial before the head word, and no street's preposition.
fn looks_like_a_person(doc: &Document, tokens: &Range<usize>) -> bool {
    let before = word_before(doc, tokens.start);
    let street =
        before.is_some_and(|w| matches!(w, "on" | "of" | "at" | "along" | "near" | "the" | "off" | "in"));
    let initial =
        (tokens.start..tokens.end - 1).any(|i| doc.word(i).len() <= 2 && doc.word(i).ends_with('.'));
    initial || !street && persons::forename(doc.word(tokens.start)).is_some()
}
