//! Gives every mention the kind that its name has where the article is sure, and adds the mentions that were missed.

use super::context::{self, is_calendar, is_capital, starts_sentence, word_after, word_before};
use super::evidence::{Evidence, Known};
use crate::extract::{PlaceKind, hints};
use crate::gazetteer::{Gazetteer, Kinds, persons};
use crate::tag::{Name, NameKind, Pos, Tags};
use crate::text::{Caps, Document, TokenKind};

const COUNTRY_OR_CITY: Kinds = Kinds::COUNTRY.or(Kinds::REGION).or(Kinds::LARGE_CITY);

/// Below this confidence the tagger's word alone makes nobody a person: of those struck in the development articles four in five
/// are none.
const DOUBTFUL: u8 = 40;

/// Corrects the kinds of one-word names.
pub fn relabel(doc: &Document, tags: &mut Tags, evidence: &Evidence, gazetteer: &Gazetteer) {
    let mut names = std::mem::take(&mut tags.names);
    let mut buffer = String::new();
    for i in 0..names.len() {
        if names[i].tokens.len() != 1 {
            continue;
        }
        let word = doc.word(names[i].tokens.start);
        let known = evidence.get(word, &mut buffer).unwrap_or_default();
        let tokens = &names[i].tokens;
        let around = || (context::person(doc, tags, tokens), context::place(doc, tags, tokens));
        let (person, place) = evidence.told_around(i).unwrap_or_else(around);
        let place =
            place + if in_a_list_of_places(doc, &names, i) { 2 } else { 0 } + context::home(doc, &names, i);
        if names[i].kind == NameKind::Person {
            match of_person(doc, tags, gazetteer, &names[i], &known, person, place) {
                Some(kind) => names[i].kind = kind,
                None => names[i].tokens.end = names[i].tokens.start,
            }
        } else if is_person(doc, &names[i], &known, person, place)
            || is_politician(doc, gazetteer, &names[i], &known, place)
        {
            names[i].kind = NameKind::Person;
        } else if names[i].kind != NameKind::Place
            && (beside_its_like(doc, gazetteer, &names, i) || is_told(doc, tags, gazetteer, &names[i], place))
        {
            names[i].kind = NameKind::Place;
        }
    }
    names.retain(|n| !n.tokens.is_empty());
    tags.names = names;
}

/// Are the names next to name `i` in an enumeration places? `Harvey, Harper and Kingman`
fn in_a_list_of_places(doc: &Document, names: &[Name], i: usize) -> bool {
    let linked = |from: usize, to: usize| {
        to == from + 1 && matches!(doc.word(from), "," | "and" | "or")
            || to == from + 2 && doc.word(from) == "," && matches!(doc.word(from + 1), "and" | "or")
    };
    let own = &names[i].tokens;
    let left = i > 0 && linked(names[i - 1].tokens.end, own.start);
    let right = names.get(i + 1).is_some_and(|n| linked(own.end, n.tokens.start));
    let is_place = |k: usize| names[k].kind == NameKind::Place;
    match (left, right) {
        (true, true) => is_place(i - 1) && is_place(i + 1),
        (true, false) => is_place(i - 1) && i > 1 && is_place(i - 2),
        _ => false,
    }
}

/// `the Clinton presidency`, and `Clinton` elsewhere in the article: no small town of that name that nothing is in.
fn is_politician(doc: &Document, gazetteer: &Gazetteer, name: &Name, known: &Known, place: i32) -> bool {
    let word = doc.word(name.tokens.start);
    // `Kennedy officials` is as good for a town as for a man.
    let most = if known.of_person > 0 { 2 } else { 0 };
    let renowned = || {
        let kinds = gazetteer.kinds(word);
        kinds.has(Kinds::COUNTRY) || kinds.has(Kinds::LARGE_CITY) && kinds.has(Kinds::PRIMARY) || {
            gazetteer.lookup(word).map(|p| gazetteer.place(p.entry())).any(|p| {
                p.kind == PlaceKind::Region && p.division.is_some_and(|d| gazetteer.parent(d).is_none())
            })
        }
    };
    name.kind == NameKind::Place
        && place <= most
        && (known.of_person > 0 || known.as_person >= known.as_place && known.person > 0)
        && known.place <= i32::from(known.as_place) + most
        && !renowned()
}

/// `Minnesota and Colorado`: a state or country, taken for a team or the like, joined to one that is taken for a place.
fn beside_its_like(doc: &Document, gazetteer: &Gazetteer, names: &[Name], i: usize) -> bool {
    let own = &names[i].tokens;
    let whole = |k: usize| {
        let kinds = gazetteer.kinds(doc.slice(names[k].tokens.clone()));
        kinds.has(Kinds::PRIMARY) && kinds.has(Kinds::COUNTRY.or(Kinds::REGION)) && !kinds.has(Kinds::DEMONYM)
    };
    let beside = |k: usize, from: usize, to: usize| {
        names[k].kind == NameKind::Place
            && to == from + 1
            && matches!(doc.word(from), "and" | "or")
            && whole(k)
    };
    let linked = i > 0 && beside(i - 1, names[i - 1].tokens.end, own.start)
        || names.get(i + 1).is_some_and(|n| beside(i + 1, own.end, n.tokens.start));
    linked && whole(i)
}

/// `Sari, the health minister`, `its chief scientist, Nur`: a role noun beside the comma.
fn is_described(doc: &Document, at: usize) -> bool {
    let role = |i: usize| doc.tokens[i].caps == Caps::Lower && hints::role(doc, i).is_some();
    let before = at > 1 && word_before(doc, at) == Some(",") && role(at - 2);
    let behind = word_after(doc, at + 1) == Some(",")
        && (at + 2..doc.tokens.len().min(at + 8))
            .take_while(|&i| !matches!(doc.word(i), "," | ".") && !doc.tokens[i].block_start())
            .any(role);
    before || behind
}

/// `a councillor in Chibok`: a known place behind `in`, that the tagger takes for something else, unsure.
fn is_told(doc: &Document, tags: &Tags, gazetteer: &Gazetteer, name: &Name, place: i32) -> bool {
    let at = name.tokens.start;
    let kinds = gazetteer.kinds(doc.word(at));
    place >= 3
        && name.confidence < if name.kind == NameKind::Other { 90 } else { 60 }
        && matches!(word_before(doc, at), Some("in" | "In" | "near" | "outside"))
        && doc.tokens[at].caps == Caps::Initial
        && !is_calendar(doc.word(at))
        && !super::local::is_no_person(doc.word(at))
        && !tags.pos.get(at + 1).is_some_and(|p| matches!(p, Pos::Nn | Pos::Nns | Pos::Jj | Pos::Hyph))
        && !doc.tokens.get(at + 1).is_some_and(|t| !t.block_start() && is_capital(doc, at + 1))
        && kinds.has(Kinds::PRIMARY)
        && !kinds.has(Kinds::DEMONYM)
}

/// The kind of a word that the tagger takes for a person; `None` where it is no name.
fn of_person(
    doc: &Document,
    tags: &Tags,
    gazetteer: &Gazetteer,
    name: &Name,
    known: &Known,
    person: i32,
    place: i32,
) -> Option<NameKind> {
    if known.surname > 0 || known.given > 0 || known.second > 0 && place <= 0 {
        return Some(NameKind::Person);
    }
    let at = name.tokens.start;
    let word = doc.word(at);
    let titled = context::has_title(doc, at);
    // `Paris prosecutors said`: those of a city.
    let of_city = matches!(
        word_after(doc, at + 1),
        Some("authorities" | "firefighters" | "officials" | "police" | "prosecutors" | "residents")
    );
    if of_city && !titled {
        let kinds = gazetteer.kinds(word);
        if kinds.has(Kinds::PRIMARY) && kinds.has(COUNTRY_OR_CITY) {
            return Some(NameKind::Place);
        }
    }
    // `Hartley Industries Inc … Hartley said`
    let company = known.organization_first > 0;
    if person >= 3 && company && !titled {
        return Some(NameKind::Organization);
    }
    // `The Hazara fled`: one man has no article.
    if matches!(word_before(doc, at), Some("the" | "The"))
        && !titled
        && known.second == 0
        && known.as_person <= 1
        && word_after(doc, at + 1) != Some("-")
        && !context::is_of_person(doc, at + 1)
    {
        let organization = known.organization > 0 || company;
        return Some(if organization { NameKind::Organization } else { NameKind::Other });
    }
    // `Kyiv said`, where Kyiv is a place elsewhere.
    if person >= 3 && !titled && known.as_place > 0 && persons::forename(word).is_none() {
        let kinds = gazetteer.kinds(word);
        if kinds.has(Kinds::PRIMARY)
            && kinds.has(COUNTRY_OR_CITY)
            && known.person <= 3 * i32::from(known.as_place)
        {
            return Some(NameKind::Place);
        }
    }
    if person >= 3 {
        return Some(NameKind::Person);
    }
    if (known.organization > 0 || known.organization_first > 0) && known.person < 4 {
        // `Zamfara`, beside the `Zamfara State Police`
        let kinds = gazetteer.kinds(word);
        let state = person <= 0
            && kinds.has(Kinds::PRIMARY)
            && kinds.has(Kinds::COUNTRY.or(Kinds::REGION))
            && persons::forename(word).is_none();
        return Some(if state { NameKind::Place } else { NameKind::Organization });
    }
    let as_place = i32::from(known.as_place) + known.place / 2;
    if place > person || known.place > known.person.max(1) && as_place >= i32::from(known.as_person) {
        return Some(NameKind::Place);
    }
    let kinds = gazetteer.kinds(word);
    if person <= 1
        && name.confidence < 140
        && kinds.has(Kinds::PRIMARY)
        && kinds.has(COUNTRY_OR_CITY)
        && persons::forename(word).is_none()
    {
        return Some(NameKind::Place);
    }
    // A bare word that nobody introduces and nothing shows to be a person.
    if person <= 0
        && known.person <= 0
        && name.confidence < DOUBTFUL
        && !titled
        && persons::forename(word).is_none()
        && !is_described(doc, at)
    {
        return Some(NameKind::Other);
    }
    // `Federal and state officials`: the capital is the sentence's.
    if starts_sentence(doc, at)
        && person <= 1
        && !matches!(tags.pos[at], Pos::Nnp | Pos::Nnps)
        && persons::forename(word).is_none()
    {
        return None;
    }
    Some(NameKind::Person)
}

/// Is a word of another kind the surname or given name of somebody in the article?
fn is_person(doc: &Document, name: &Name, known: &Known, person: i32, place: i32) -> bool {
    let at = name.tokens.start;
    let is_place = name.kind == NameKind::Place;
    if doc.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Handle) {
        return false;
    }
    if at > 0 && doc.word(at - 1) == "-" && !doc.tokens[at].space_before && name.kind == NameKind::Other {
        return false;
    }
    if known.second > 0 && is_place && known.surname == 0 {
        return place <= 0 && known.as_place <= known.second && !starts_dateline(doc, at);
    }
    if known.surname > 0 {
        let listed = is_place
            && word_after(doc, name.tokens.end) == Some(",")
            && name.tokens.end + 1 < doc.tokens.len()
            && is_capital(doc, name.tokens.end + 1);
        let sure_place = is_place && place > 0 && place >= person || listed;
        let organization = name.kind == NameKind::Organization
            && known.organization > 0
            && word_before(doc, at) == Some("the");
        return !(sure_place || organization);
    }
    // `she spoke to Perry`, after `Perry Chu`.
    known.given > 0
        && !is_calendar(doc.word(at))
        && name.kind != NameKind::Organization
        && place <= 0
        && person >= 0
        && persons::forename(doc.word(at)).is_some()
        && known.as_place <= known.given
}

/// Does a paragraph begin here with a name in capitals?
fn starts_dateline(doc: &Document, at: usize) -> bool {
    doc.tokens[at].block_start() || doc.tokens[at].caps == Caps::All
}

/// Adds the mentions by surname or first name that the tagger missed.
pub fn add(doc: &Document, tags: &mut Tags, evidence: &Evidence, capitals: &[u32]) {
    let mut found: Vec<Name> = Vec::new();
    let mut buffer = String::new();
    let (mut next, mut from) = (0, 0);
    for i in capitals.iter().map(|&i| i as usize) {
        if i < from {
            continue;
        }
        while next < tags.names.len() && tags.names[next].tokens.end <= i {
            next += 1;
        }
        if tags.names.get(next).is_some_and(|n| n.tokens.start <= i) {
            continue;
        }
        let limit = tags.names.get(next).map_or(doc.tokens.len(), |n| n.tokens.start);
        if let Some(end) = missed(doc, tags, evidence, i, limit, &mut buffer) {
            found.push(Name { kind: NameKind::Person, tokens: i..end, confidence: 128 });
            from = end;
        }
    }
    if !found.is_empty() {
        tags.names.append(&mut found);
        tags.names.sort_by_key(|n| n.tokens.start);
    }
}

/// The end of a known person's bare name at token `i`.
fn missed(
    doc: &Document,
    tags: &Tags,
    evidence: &Evidence,
    i: usize,
    limit: usize,
    buffer: &mut String,
) -> Option<usize> {
    if is_calendar(doc.word(i)) {
        return None;
    }
    let alone = evidence.get(doc.word(i), buffer);
    if let Some(end) = alone.and_then(|given| full_again(doc, evidence, (given, i), limit, buffer)) {
        return Some(end);
    }
    let longest = if evidence.has_long_surnames() { 3 } else { 1 };
    let (end, known) = (1..=longest).rev().map(|n| i + n).filter(|&end| end <= limit).find_map(|end| {
        let known = if end == i + 1 { alone } else { evidence.get(doc.slice(i..end), buffer) }?;
        let by_given = known.given > 0 && end == i + 1 && persons::forename(doc.word(i)).is_some();
        (known.surname > 0 || by_given).then_some((end, known))
    })?;
    if doc.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Handle) {
        return None;
    }
    // Inside a longer run of capitals it is part of another name: `Ellis County`, `Augusta Shelby Hall`.
    let titled = context::has_title(doc, i);
    if end < doc.tokens.len()
        && end < limit
        && is_capital(doc, end)
        && !doc.tokens[end].block_start()
        && !context::in_capitals(doc, i)
    {
        let verb = matches!(tags.pos[end], Pos::Vbd | Pos::Vbz | Pos::Vbp | Pos::Md);
        if !verb {
            return None;
        }
    }
    if i > 0 && !starts_sentence(doc, i) && is_capital(doc, i - 1) && !titled && !context::in_capitals(doc, i)
    {
        // `Following Blinken's visit`: the capital is the sentence's.
        let opens = starts_sentence(doc, i - 1);
        // `On Monday Xi met`
        let acts = tags.pos.get(end).is_some_and(|p| matches!(p, Pos::Vbd | Pos::Vbz | Pos::Md));
        let dated = acts && is_calendar(doc.word(i - 1));
        let named =
            matches!(tags.pos[i - 1], Pos::Nnp | Pos::Nnps) && !dated || !opens && tags.pos[i - 1] == Pos::Nn;
        if named {
            return None;
        }
    }
    let word = doc.word(i);
    // A word of the language at the start of a sentence: `Days later`.
    if starts_sentence(doc, i)
        && !matches!(tags.pos[i], Pos::Nnp | Pos::Nnps)
        && doc.tokens[i].caps != Caps::All
    {
        let subject = word_after(doc, end).is_some_and(|w| matches!(w, "'s" | "’s" | "," | "and"))
            || tags.pos.get(end).is_some_and(|p| matches!(p, Pos::Vbd | Pos::Vbz | Pos::Md | Pos::Rb));
        if !subject || evidence.in_lower_case(doc, doc.slice(i..end), buffer) > u32::from(known.surname) {
            return None;
        }
    }
    if known.surname == 0 {
        // A given name alone: not a word before a noun (`the Tamil community`), not a title.
        let modifies = tags.pos.get(end).is_some_and(|p| matches!(p, Pos::Nn | Pos::Nns | Pos::Jj));
        let determined = i > 0 && matches!(tags.pos[i - 1], Pos::Dt | Pos::Jj | Pos::PrpS | Pos::Cd);
        if persons::title(word).is_some() || modifies || determined {
            return None;
        }
    }
    let place = context::place(doc, tags, &(i..end));
    let person = context::person(doc, tags, &(i..end));
    (place <= person.max(0) + 1).then_some(end)
}

/// A full name known from elsewhere, whatever stands around it: `Councilman Richard Days Dead At 79`.
fn full_again(
    doc: &Document,
    evidence: &Evidence,
    (given, i): (Known, usize),
    limit: usize,
    buffer: &mut String,
) -> Option<usize> {
    if given.given == 0 || i + 1 >= limit || !is_capital(doc, i + 1) || doc.tokens[i + 1].block_start() {
        return None;
    }
    let surname = evidence.get(doc.word(i + 1), buffer)?;
    (surname.surname > 0).then_some(i + 2)
}
