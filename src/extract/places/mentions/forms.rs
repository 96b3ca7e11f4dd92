//! Places that the forms of news give away, whatever the tagger says: datelines, a politician's party and state,
//! lists of counties, dotted abbreviations of states.

use super::{Toponym, capitalised, kinds};
use crate::extract::{Context, hints};
use crate::gazetteer::{Kinds, persons};
use crate::tag::{Name, NameKind, Pos};
use crate::text::{Caps, TokenKind};
use std::ops::Range;

/// The form of news that a word may belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Party,
    Counties,
    Divisions,
    Of,
    And,
    Road,
    Settlement,
    Abbreviation,
}

fn form(word: &str) -> Option<Form> {
    Some(match word {
        "D" | "R" | "I" => Form::Party,
        "counties" | "Counties" => Form::Counties,
        "states" | "States" | "provinces" | "Provinces" => Form::Divisions,
        "of" => Form::Of,
        "and" => Form::And,
        "Interstate" | "Highway" | "Route" | "Hwy." | "Hwy" => Form::Road,
        word if is_settlement(word) => Form::Settlement,
        word if word.len() > 2 && word.ends_with('.') => Form::Abbreviation,
        _ => return None,
    })
}

/// May the word belong to one of the forms?
pub(in crate::extract::places) fn is_of_form(word: &str) -> bool {
    form(word).is_some()
}

/// Those of a document, in text order.
pub(super) fn find(cx: &Context) -> Vec<Toponym> {
    let mut out = Vec::new();
    for sentence in &cx.doc.sentences {
        dateline(cx, sentence.tokens(), &mut out);
    }
    for i in cx.doc.that_may(hints::FORM) {
        match form(cx.doc.word(i)) {
            Some(Form::Party) => party(cx, i, &mut out),
            Some(Form::Counties) => counties(cx, i, &mut out),
            Some(Form::Divisions) => divisions(cx, i, &mut out),
            Some(Form::Of) => told(cx, i, &mut out),
            Some(Form::And) => joined(cx, i, &mut out),
            Some(Form::Road) => road(cx, i, &mut out),
            Some(Form::Settlement) => told_behind(cx, i, &mut out),
            Some(Form::Abbreviation) => abbreviation(cx, i, &mut out),
            None => {}
        }
    }
    out.sort_by_key(|t| (t.tokens.start, t.tokens.end));
    out.dedup_by(|b, a| b.tokens.start < a.tokens.end);
    out
}

/// A day or a month.
pub(super) fn is_calendar(word: &str) -> bool {
    word.ends_with("day") && word.len() < 10
        || matches!(
            word,
            "January"
                | "February"
                | "March"
                | "April"
                | "May"
                | "June"
                | "July"
                | "August"
                | "September"
                | "October"
                | "November"
                | "December"
        )
}

fn is_dash(word: &str) -> bool {
    matches!(word, "-" | "--" | "—" | "–" | "_")
}

/// `CARTHAGE, N.C. (AP) — Investigators …`: the capitals that a sentence begins with, before a dash.
fn dateline(cx: &Context, sentence: Range<usize>, out: &mut Vec<Toponym>) {
    let upper = |i: usize| {
        let t = &cx.doc.tokens[i];
        t.kind == TokenKind::Word
            && (t.caps == Caps::All || cx.doc.word(i).len() > 4 && t.caps == Caps::Mixed)
    };
    let start = sentence.start;
    let mut end = start;
    while end < sentence.end.min(start + 4) && upper(end) {
        end += 1;
    }
    if end == start || cx.doc.slice(start..end).len() < 4 {
        return;
    }
    // `LISBON Portuguese police said …`: as some archives lost the dash.
    let opens = |i: usize| {
        cx.doc.tokens.get(i).is_some_and(|t| {
            i < sentence.end
                && t.caps == Caps::Initial
                && t.kind == TokenKind::Word
                && cx.doc.word(i).len() > 1
        })
    };
    let plain = opens(end) && (end..sentence.end.min(end + 6)).any(|i| cx.doc.tokens[i].caps == Caps::Lower);
    if plain && cx.doc.tokens[start].block_start() {
        let kinds = cx.gazetteer.kinds(cx.doc.slice(start..end));
        if kinds.has(Kinds::PRIMARY) && kinds.has(Kinds::LARGE_CITY) && !kinds.has(Kinds::ABBREVIATION) {
            out.push(Toponym::new(start..end));
        }
        return;
    }
    // What may stand between the city and the dash: its state, a date, the agency in brackets.
    let mut dash = end;
    while dash < sentence.end.min(end + 12) && !is_dash(cx.doc.word(dash)) {
        let t = &cx.doc.tokens[dash];
        let word = cx.doc.word(dash);
        let fits = matches!(word, "," | "(" | ")" | "." | "/")
            || t.kind == TokenKind::Number
            || capitalised(cx, dash);
        if !fits {
            return;
        }
        dash += 1;
    }
    let spaced = dash < sentence.end
        && is_dash(cx.doc.word(dash))
        && (cx.doc.tokens[dash].space_before || matches!(cx.doc.word(dash), "--" | "—"));
    let headline =
        cx.doc.tokens.get(dash + 1).is_some_and(|t| t.caps == Caps::All && cx.doc.word(dash + 1).len() > 3);
    let followed = !headline
        && end < sentence.end
        && (is_dash(cx.doc.word(end)) || matches!(cx.doc.word(end), "," | "("));
    if spaced && followed && cx.gazetteer.kinds(cx.doc.slice(start..end)).has(Kinds::PRIMARY) {
        out.push(Toponym::new(start..end));
    }
}

/// `D-Oakland`, `R-Texas`, `(D-GA)`: a politician's party and home.
fn party(cx: &Context, i: usize, out: &mut Vec<Toponym>) {
    let words = cx.doc.tokens.len();
    if i + 2 >= words || !matches!(cx.doc.word(i + 1), "-" | "–" | "—") || cx.doc.tokens[i + 1].space_before
    {
        return;
    }
    let before = i.checked_sub(1).map_or("", |b| cx.doc.word(b));
    if !matches!(before, "," | "(" | "[") {
        return;
    }
    let longest = (1..=3).rev().filter(|n| i + 2 + n <= words).map(|n| i + 2..i + 2 + n).find(|r| {
        capitalised(cx, r.start) && {
            let kinds = kinds(cx, r.clone());
            kinds.has(Kinds::PRIMARY) || kinds.has(Kinds::ABBREVIATION)
        }
    });
    if let Some(tokens) = longest {
        // `D-GA` says whom he votes with, and where only to those who know.
        let postal = tokens.len() == 1 && cx.doc.word(tokens.start).len() == 2;
        out.push(Toponym { reported: !postal, ..Toponym::new(tokens) });
    }
}

/// `Trinidad and Tobago`: a country or state whose name holds an `and`.
fn joined(cx: &Context, and: usize, out: &mut Vec<Toponym>) {
    if and == 0 || and + 1 >= cx.doc.tokens.len() || !capitalised(cx, and - 1) {
        return;
    }
    let the = usize::from(cx.doc.word(and + 1) == "the");
    let to = and + 2 + the;
    if to > cx.doc.tokens.len() || !capitalised(cx, to - 1) {
        return;
    }
    let may_begin = |&start: &usize| capitalised(cx, start) && super::may_go_on(cx, start);
    let starts = [2, 1].map(|words| and.checked_sub(words).filter(may_begin));
    let ends = [to + 1, to].into_iter().filter(|&e| e <= cx.doc.tokens.len());
    let tokens = ends.flat_map(|end| starts.into_iter().flatten().map(move |start| start..end)).find(|r| {
        let kinds = super::looked_up(cx, r.clone());
        kinds.has(Kinds::PRIMARY) && kinds.has(Kinds::COUNTRY.or(Kinds::REGION))
    });
    out.extend(tokens.map(Toponym::new));
}

/// `Interstate 45`, `Highway 19`: a road by its number.
fn road(cx: &Context, at: usize, out: &mut Vec<Toponym>) {
    let number = |i: usize| {
        cx.doc.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number && !t.block_start())
            && cx.doc.word(i).bytes().all(|b| b.is_ascii_alphanumeric())
            && cx.doc.word(i).len() <= 4
    };
    if number(at + 1) {
        let state = at > 0 && cx.doc.word(at - 1) == "State" && cx.doc.word(at) != "Interstate";
        out.push(Toponym::new(at - usize::from(state)..at + 2));
    }
}

/// A word behind a name that says that it is a place: `the Sheikh Jarrah neighborhood`.
fn is_settlement(word: &str) -> bool {
    matches!(
        word,
        "neighborhood"
            | "neighbourhood"
            | "suburb"
            | "township"
            | "village"
            | "refugee"
            | "settlement"
            | "favela"
            | "slum"
            | "valley"
            | "hamlet"
            | "district"
            | "kibbutz"
            | "oasis"
            | "area"
            | "community"
            | "ward"
    )
}

/// A faith or a people without a country, before a neighbourhood: no name of it.
fn is_faith(word: &str) -> bool {
    matches!(
        word,
        "Alawite"
            | "Amish"
            | "Arab"
            | "Bedouin"
            | "Black"
            | "Buddhist"
            | "Catholic"
            | "Christian"
            | "Coptic"
            | "Druze"
            | "Gypsy"
            | "Hasidic"
            | "Hindu"
            | "Hispanic"
            | "Jewish"
            | "Kurdish"
            | "Latino"
            | "Maronite"
            | "Mormon"
            | "Moslem"
            | "Muslim"
            | "Orthodox"
            | "Protestant"
            | "Roma"
            | "Shia"
            | "Shiite"
            | "Shi'ite"
            | "Sikh"
            | "Sunni"
            | "Tamil"
            | "Yazidi"
    )
}

/// `the Sheikh Jarrah neighborhood`, `the Shatila refugee camp`: the word behind says that it is a place, known or not.
fn told_behind(cx: &Context, at: usize, out: &mut Vec<Toponym>) {
    let word = |i: usize| cx.doc.tokens.get(i).map_or("", |_| cx.doc.word(i));
    if cx.doc.word(at) == "refugee" && !matches!(word(at + 1), "camp" | "camps") {
        return;
    }
    // `the Springfield district attorney`, `the Elk Ridge village board`
    let noun = |i: usize| {
        matches!(cx.tags.pos.get(i), Some(Pos::Nn | Pos::Nns | Pos::Nnp | Pos::Nnps))
            && cx.doc.tokens[i].kind == TokenKind::Word
    };
    if cx.doc.word(at) != "refugee" && noun(at + 1) && !cx.doc.tokens[at + 1].block_start() {
        return;
    }
    // `the mainly Shiite neighborhood of Sadr City`
    if word(at + 1) == "of" || is_faith(cx.doc.word(at.saturating_sub(1))) {
        return;
    }
    let mut start = at;
    while start > 0 && at - start < 3 && capitalised(cx, start - 1) && !cx.doc.tokens[start].block_start() {
        start -= 1;
    }
    let opens = |i: usize| cx.doc.sentences.iter().any(|s| s.first as usize == i);
    let plain = |i: usize| {
        let (word, kinds) = (cx.doc.word(i), kinds(cx, i..i + 1));
        kinds.has(Kinds::DEMONYM)
            || is_faith(word)
            || super::super::resolve::is_direction(word)
            || matches!(word, "The" | "A" | "This" | "That" | "In" | "Old" | "Our" | "Their" | "His" | "One")
    };
    while start < at && plain(start) {
        start += 1;
    }
    let article = start.checked_sub(1).map_or("", word);
    // `in Dogon Dawa village`, `at Kaboro community`; `the Hmong community` is of people.
    let settled = matches!(article, "in" | "at" | "near" | "In" | "At" | "around" | "outside");
    let loose = matches!(cx.doc.word(at), "area" | "community" | "ward");
    if start == at
        || opens(start)
        || !(settled
            || !loose
                && (matches!(article, "the" | "The" | "'s" | "’s" | "of" | "from" | "and" | "to" | "into")
                    || start > 0 && plain(start - 1)))
        || cx.doc.tokens[at - 1].kind != TokenKind::Word
        || at - start == 1 && cx.doc.tokens[start].caps == Caps::All
    {
        return;
    }
    let person = |n: &&Name| n.kind == NameKind::Person && n.tokens.start < at && n.tokens.end > start;
    let organization =
        |n: &&Name| n.kind == NameKind::Organization && n.tokens.start <= start && n.tokens.end >= at;
    let names = cx.tags.names_over(start..at);
    if at - start == 1 && names.iter().any(|n| n.confidence > 60 && (person(&n) || organization(&n))) {
        return;
    }
    out.push(Toponym::new(start..at));
}

/// `the town of Mbomo`, `the villages of Nuli and Avnevi`: the words before say that it is a place, known or not.
fn told(cx: &Context, of: usize, out: &mut Vec<Toponym>) {
    let before = of.checked_sub(1).map_or("", |b| cx.doc.word(b));
    let many = match before {
        "town" | "village" | "city" | "hamlet" | "suburb" | "settlement" | "island" | "province" | "port"
        | "township" | "resort" | "neighborhood" | "neighbourhood" | "municipality" | "locality"
        | "enclave" | "county" | "borough" | "state" | "governorate" | "prefecture" => false,
        "towns" | "villages" | "cities" | "suburbs" | "settlements" | "islands" | "provinces"
        | "districts" | "communities" | "hamlets" => true,
        _ => return,
    };
    let mut at = of + 1;
    for _ in 0..12 {
        let start = at;
        while at < cx.doc.tokens.len() && at - start < 4 && capitalised(cx, at) {
            // `al-Bab`, `Weston-on-the-Green`
            at += if at + 2 < cx.doc.tokens.len() && cx.doc.word(at + 1) == "-" && capitalised(cx, at + 2) {
                3
            } else {
                1
            };
        }
        at = at.min(cx.doc.tokens.len());
        if at == start {
            break;
        }
        let known = (start + 1..=at).rev().find(|&to| kinds(cx, start..to).has(Kinds::PRIMARY));
        // `the town of Bou Haroun` is not one called Bou.
        let whole = at - start <= 3
            && (start..at).all(|i| {
                let word = cx.doc.word(i);
                cx.doc.tokens[i].caps == Caps::Initial
                    && !is_calendar(word)
                    && persons::title(word).is_none()
                    && !kinds(cx, i..i + 1).has(Kinds::DEMONYM.or(Kinds::COUNTRY))
            })
            && known.is_some_and(|to| !kinds(cx, start..to).has(Kinds::LARGE_CITY.or(Kinds::REGION)));
        let end = if whole { at } else { known.unwrap_or(at) };
        if cx.doc.tokens[end - 1].kind == TokenKind::Word {
            out.push(Toponym::new(start..end));
        }
        let link =
            |i: usize| cx.doc.tokens.get(i).is_some_and(|_| matches!(cx.doc.word(i), "and" | "," | "or"));
        if !many || end < at || !link(at) {
            break;
        }
        while link(at) {
            at += 1;
        }
    }
}

/// `Anderson, Harper and Kingman counties`.
fn counties(cx: &Context, at: usize, out: &mut Vec<Toponym>) {
    let mut end = at;
    let mut found = Vec::new();
    while end > 0 && found.len() < 12 {
        let is_link = |i: usize| matches!(cx.doc.word(i), "and" | "," | "or" | "&");
        let mut start = end;
        while start > 0 && end - start < 3 && capitalised(cx, start - 1) {
            start -= 1;
        }
        // The longest name before the link that is a county.
        let known = (start..end).find(|&s| {
            let name = format!("{} County", cx.doc.slice(s..end));
            cx.gazetteer.kinds(&name).has(Kinds::REGION)
        });
        let Some(start) = known else { break };
        found.push(Toponym { suffix: " County", ..Toponym::new(start..end) });
        end = start;
        while end > 0 && is_link(end - 1) {
            end -= 1;
        }
        if end == start {
            break;
        }
    }
    // `Indiana counties` are those of the state.
    if let [one] = &found[..]
        && kinds(cx, one.tokens.clone()).has(Kinds::REGION)
        && cx
            .gazetteer
            .lookup(cx.doc.slice(one.tokens.clone()))
            .any(|p| super::is_first_level(cx, &cx.gazetteer.place(p.entry())))
    {
        return;
    }
    out.extend(found.into_iter().rev());
}

/// `Edo, Imo and Zamfara states`: divisions before the plural.
fn divisions(cx: &Context, at: usize, out: &mut Vec<Toponym>) {
    let mut end = at;
    let mut found = Vec::new();
    while end > 0 && found.len() < 12 {
        let mut longest = end.saturating_sub(3)..end;
        let known = longest.find(|&s| {
            (s..end).all(|i| capitalised(cx, i) && !super::super::resolve::is_direction(cx.doc.word(i))) && {
                let kinds = kinds(cx, s..end);
                kinds.has(Kinds::REGION) && kinds.has(Kinds::PRIMARY)
            }
        });
        let Some(start) = known else { break };
        found.push(Toponym::new(start..end));
        end = start;
        let link = |i: usize| matches!(cx.doc.word(i), "and" | "," | "or" | "&");
        while end > 0 && link(end - 1) {
            end -= 1;
        }
        if end == start {
            break;
        }
    }
    if found.len() > 1 {
        out.extend(found.into_iter().rev());
    }
}

/// `Fla.`, `Ill.`, `W.Va.`: but not what is more often a title, a name or a word.
fn abbreviation(cx: &Context, i: usize, out: &mut Vec<Toponym>) {
    let word = cx.doc.word(i);
    let alone = !matches!(
        word,
        "Miss." | "Del." | "Man." | "Kent." | "Ida." | "Cal." | "Wash." | "Ind." | "Ore." | "Sask."
    );
    let comma = i > 0 && cx.doc.word(i - 1) == ",";
    if capitalised(cx, i) && (alone || comma) && kinds(cx, i..i + 1).has(Kinds::ABBREVIATION) {
        let two = i.checked_sub(1).filter(|&b| matches!(cx.doc.word(b), "N." | "S." | "W."));
        let start = two.filter(|&b| kinds(cx, b..i + 1).has(Kinds::ABBREVIATION)).unwrap_or(i);
        out.push(Toponym::new(start..i + 1));
    }
}
