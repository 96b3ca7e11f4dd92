//! What only looks like a person: streets, hospitals, cars, peoples, role words, gods.

use super::context::{
    self, has_honorific, has_title, is_calendar, is_capital, speaks, starts_sentence, word_after, word_before,
};
use crate::extract::hints;
use crate::extract::people::is_suffix;
use crate::gazetteer::lexicon::Lexicon;
use crate::gazetteer::{Gazetteer, Kinds, persons};
use crate::tag::{Name, NameKind, Pos, Tags};
use crate::text::{Caps, Document, TokenKind};
use rustc_hash::FxHashSet;
use std::ops::Range;
use std::sync::LazyLock;

static HEADS: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(include_str!("../../../data/lexicon/name-heads.txt")));
static NOT_PEOPLE: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(include_str!("../../../data/lexicon/not-people.txt")));

fn kind(value: &str) -> NameKind {
    match value {
        "place" => NameKind::Place,
        "organization" => NameKind::Organization,
        _ => NameKind::Other,
    }
}

/// What the last word of a name tells (`Joanne Lane`, `John Peter Smith Hospital`), and whether it is a surname as well.
pub fn head(word: &str) -> Option<(NameKind, bool)> {
    let value = HEADS.get(word)?;
    let (value, surname) = value.split_once('\t').unwrap_or((value, ""));
    Some((kind(value), surname == "surname"))
}

/// Is it known to be no person, and why not?
pub fn is_no_person(name: &str) -> bool {
    NOT_PEOPLE.contains(name)
}

/// What a look at the name and its neighbours says.
enum Verdict {
    Keep,
    Not(NameKind),
    /// No name at all.
    Strike,
}
use Verdict::{Keep, Not, Strike};

/// Gives the names that only look like people their own kind, or strikes them.
pub fn strike(doc: &Document, tags: &mut Tags, gazetteer: &Gazetteer) {
    let mut names = std::mem::take(&mut tags.names);
    // Surnames of those named in full without an article: `the Rinehart case` is then somebody's.
    let known: FxHashSet<&str> = names
        .iter()
        .filter(|n| {
            n.kind == NameKind::Person
                && n.tokens.len() > 1
                && !is_determined(doc, n.tokens.start)
                && !has_year(doc, n.tokens.start)
        })
        .map(|n| doc.word(n.tokens.end - 1))
        .collect();
    // `Hurricane Irma` … `Irma`
    let storms: FxHashSet<&str> = names
        .iter()
        .filter(|n| {
            is_storm(doc.word(n.tokens.start)) || word_before(doc, n.tokens.start).is_some_and(is_storm)
        })
        .map(|n| doc.word(n.tokens.end - 1))
        .collect();
    for i in 0..names.len() {
        if names[i].kind != NameKind::Person {
            continue;
        }
        if names[i].tokens.len() == 1
            && storms.contains(doc.word(names[i].tokens.start))
            && !has_title(doc, names[i].tokens.start)
        {
            names[i].kind = NameKind::Other;
            continue;
        }
        let limit = names.get(i + 1).map_or(doc.tokens.len(), |n| n.tokens.start);
        trim(doc, gazetteer, &mut names[i].tokens);
        let tokens = names[i].tokens.clone();
        if tokens.is_empty() {
            continue;
        }
        let verdict = match whole(doc, gazetteer, &mut names[i], limit, &known) {
            Keep if tokens.len() == 1 => one_word(doc, tags, gazetteer, tokens.start),
            verdict => verdict,
        };
        match verdict {
            Keep => {}
            Not(kind) => names[i].kind = kind,
            Strike => names[i].tokens.end = names[i].tokens.start,
        }
    }
    names.retain(|n| !n.tokens.is_empty());
    tags.names = names;
}

/// Takes a people (`American Tyson`), a month (`June Comelf`) and a number (`Zidane 64th`) off a name.
fn trim(doc: &Document, gazetteer: &Gazetteer, tokens: &mut Range<usize>) {
    // `Alan Marsh QC`: what he may write behind his name.
    let letters = |w: &str| {
        matches!(w, "CBE" | "IAS" | "IPS" | "KC" | "MBE" | "MD" | "MP" | "MSP" | "OBE" | "PhD" | "QC" | "TD")
    };
    while tokens.len() > 1
        && (doc.tokens[tokens.end - 1].kind == TokenKind::Number
            || tokens.len() > 2 && letters(doc.word(tokens.end - 1)))
    {
        tokens.end -= 1;
    }
    if tokens.len() > 1 {
        let first = doc.word(tokens.start);
        let month = is_calendar(first)
            && word_before(doc, tokens.start).is_some_and(|w| {
                matches!(
                    w,
                    "in" | "to" | "from" | "since" | "until" | "last" | "next" | "on" | "In" | "Since"
                )
            });
        let people = persons::forename(first).is_none()
            && hints::kinds(doc, tokens.start..tokens.start + 1, gazetteer).has(Kinds::DEMONYM);
        if month || people {
            tokens.start += 1;
        }
    }
    // `LTTE Vinyagamoorthi Muralitharan`: an acronym before a full name.
    if tokens.len() > 2
        && doc.tokens[tokens.start].caps == Caps::All
        && doc.word(tokens.start).len() > 2
        && !doc.word(tokens.start).contains('.')
        && (tokens.start + 1..tokens.end).all(|i| doc.tokens[i].caps == Caps::Initial)
        // `President KJD Abdul Rahim`
        && !has_title(doc, tokens.start)
    {
        tokens.start += 1;
    }
}

/// `a`, `the` right before the name.
fn is_determined(doc: &Document, start: usize) -> bool {
    word_before(doc, start)
        .is_some_and(|w| matches!(w, "a" | "an" | "the" | "each" | "this" | "every" | "A" | "The" | "An"))
}

/// `Hurricane`, `Typhoon`: what follows is a storm's name.
fn is_storm(word: &str) -> bool {
    matches!(word, "Hurricane" | "Cyclone" | "Typhoon" | "Storm" | "Cyclones" | "Tropical")
}

/// `2005` right before the name.
fn has_year(doc: &Document, start: usize) -> bool {
    word_before(doc, start).is_some_and(|w| w.len() == 4 && w.bytes().all(|b| b.is_ascii_digit()))
}

/// Is the name's surname somebody's who is named in full without an article or preposition?
fn known_elsewhere(doc: &Document, known: &FxHashSet<&str>, tokens: &Range<usize>) -> bool {
    let again = |i: usize| i != tokens.end - 1 && doc.word(i) == doc.word(tokens.end - 1);
    known.contains(doc.word(tokens.end - 1)) && (0..doc.tokens.len()).any(again)
}

fn whole(
    doc: &Document,
    gazetteer: &Gazetteer,
    name: &mut Name,
    limit: usize,
    known: &FxHashSet<&str>,
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
        && !known.contains(last)
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
        && !known_elsewhere(doc, known, &tokens)
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
    if in_quotes(doc, &tokens) && !known.contains(last) {
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
        && !known.contains(last)
        && !kin
    {
        return Not(NameKind::Other);
    }
    Keep
}

fn one_word(doc: &Document, tags: &Tags, gazetteer: &Gazetteer, at: usize) -> Verdict {
    let word = doc.word(at);
    let before = word_before(doc, at);
    let titled = has_title(doc, at);
    let given = persons::forename(word).is_some();
    if is_calendar(word) && !titled && !speaks(doc, at + 1) {
        return Not(NameKind::Other);
    }
    // `IRNA quoted the report`, in a text that has no capitals elsewhere.
    if doc.tokens[at].caps == Caps::All
        && (3..=5).contains(&word.len())
        && word.bytes().all(|b| b.is_ascii_uppercase())
        && !titled
        && persons::forename(&title_case(word)).is_none()
        && !context::in_capitals(doc, at)
    {
        return Not(NameKind::Organization);
    }
    // `anti-Castro`, `pre-Castro`
    if before == Some("-")
        && !doc.tokens[at].space_before
        && at > 1
        && matches!(
            doc.word(at - 2),
            "anti" | "pro" | "pre" | "post" | "Anti" | "Pro" | "Pre" | "Post" | "non" | "neo"
        )
    {
        return Not(NameKind::Other);
    }
    // `each D-Columbus`: party and state.
    if is_party_mark(doc, at, at + 1) {
        return Not(NameKind::Other);
    }
    // `Sen. Jon @ossoff`: half a name.
    if doc.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Handle) {
        return Not(NameKind::Other);
    }
    // `Lance Cpl. Christopher Escher`: half a title.
    if at + 2 < doc.tokens.len()
        && doc.word(at + 1).ends_with('.')
        && persons::title(doc.word(at + 1)).is_some()
        && is_capital(doc, at + 2)
        && !starts_sentence(doc, at + 2)
    {
        return Strike;
    }
    // `the ruling Morena party`, `the Elwa prison`, `the Dalia ferry`
    if !titled && let Some(class) = word_after(doc, at + 1).and_then(context::bearer) {
        let determined = before.is_some()
            && (is_determined(doc, at)
                || matches!(
                    tags.pos[at - 1],
                    Pos::Jj | Pos::Vbg | Pos::Vbn | Pos::Pos | Pos::PrpS | Pos::Jjs
                ));
        // `Maute terrorists`
        if class == "group" && !given {
            return Not(NameKind::Organization);
        }
        if determined && class != "group" {
            return Not(kind(class));
        }
    }
    // `River water levels fell`: the noun opens a sentence.
    if starts_sentence(doc, at)
        && !titled
        && head(word).is_some()
        && doc.tokens[at].caps == Caps::Initial
        && matches!(tags.pos.get(at + 1), Some(Pos::Nn | Pos::Nns | Pos::Jj | Pos::Hyph))
    {
        return Strike;
    }
    // `Albuera Mayor Rolando Espina`: whom a capital title parts from a name is no other person.
    if !titled && !given && is_before_title(doc, at + 1) {
        return Not(NameKind::Place);
    }
    // `Women's singles`, `Witnesses said`, `the Governor`
    let (one, many) = (hints::role(doc, at).is_some(), persons::roles(word).is_some());
    if many && !one && !given && !has_honorific(doc, at) {
        return Strike;
    }
    let assistant = before.is_some_and(|w| {
        matches!(
            w,
            "Acting"
                | "Assistant"
                | "Associate"
                | "Deputy"
                | "Executive"
                | "General"
                | "Managing"
                | "Regional"
                | "Vice"
        )
    });
    if one
        && !given
        && (assistant
            || !titled && (starts_sentence(doc, at) || before.is_some_and(|w| w == "the" || w == "a")))
    {
        return Strike;
    }
    let counted = before.is_some_and(|w| {
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
    });
    if counted || tags.pos[at] == Pos::Nnps && word.ends_with('s') {
        return Not(NameKind::Other);
    }
    if !given && !titled && hints::kinds(doc, at..at + 1, gazetteer).has(Kinds::DEMONYM) {
        return Not(NameKind::Other);
    }
    Keep
}

/// Do a capital title and a name stand at `at`? `Mayor Rolando Espina`, `Resident Magistrate Ann Moe`
fn is_before_title(doc: &Document, at: usize) -> bool {
    let capital = |i: usize| {
        doc.tokens.get(i).is_some_and(|t| !t.block_start() && t.caps == Caps::Initial) && is_capital(doc, i)
    };
    let local = |w: &str| {
        matches!(
            w,
            "Mayor"
                | "Governor"
                | "Gov."
                | "Sheriff"
                | "Magistrate"
                | "Senator"
                | "Sen."
                | "MP"
                | "MLA"
                | "MCA"
                | "Councillor"
                | "Councilman"
                | "Councilwoman"
                | "Councilor"
                | "Alderman"
                | "Commissioner"
                | "Principal"
                | "Bishop"
                | "Archbishop"
                | "Coroner"
                | "Constable"
                | "Police"
                | "Fire"
                | "Congressman"
                | "Congresswoman"
                | "Rep."
                | "Representative"
                | "Deputy"
                | "Resident"
                | "Senior"
                | "Chief"
                | "Attorney"
                | "Prosecutor"
                | "Judge"
                | "Magistrates"
        )
    };
    let office = |i: usize| {
        doc.tokens.get(i).is_some_and(|t| !t.block_start() && t.caps != Caps::Lower) && local(doc.word(i))
    };
    if !office(at) {
        return false;
    }
    let end = (at..at + 5).find(|&i| !office(i)).unwrap_or(at + 5);
    let titled = doc.word(end - 1);
    (persons::title(titled).is_some()
        || persons::role(titled).is_some()
        || matches!(titled, "MP" | "MLA" | "MCA" | "Rep." | "Gov." | "Sen."))
        && capital(end)
        && capital(end + 1)
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

/// `JACK` as `Jack`.
fn title_case(word: &str) -> String {
    let mut out = word.to_ascii_lowercase();
    out.get_mut(..1).into_iter().for_each(str::make_ascii_uppercase);
    out
}

/// `D-Ga.`, `R-Columbus`: a party's letter, a hyphen, a place.
fn is_party_mark(doc: &Document, start: usize, end: usize) -> bool {
    let letter = |i: usize| matches!(doc.word(i), "D" | "R" | "I" | "L" | "DFL");
    end < doc.tokens.len() && letter(start) && doc.word(end) == "-" && !doc.tokens[end].space_before
        || start > 1 && doc.word(start - 1) == "-" && !doc.tokens[start].space_before && letter(start - 2)
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

#[cfg(test)]
mod tests {
    use crate::gazetteer::lexicon::check;

    #[test]
    fn the_lists_are_sorted_and_their_rows_parse() {
        let kinds = |v: &str| matches!(v, "" | "place" | "organization" | "other");
        check(include_str!("../../../data/lexicon/name-heads.txt"), |v| {
            let (kind, surname) = v.split_once('\t').unwrap_or((v, "surname"));
            kinds(kind) && surname == "surname"
        });
        check(include_str!("../../../data/lexicon/not-people.txt"), kinds);
    }
}
