//! What the words around a name tell of its kind.

use crate::extract::hints;
use crate::gazetteer::lexicon::Lexicon;
use crate::gazetteer::persons::Title;
use crate::tag::{Name, NameKind, Pos, Tags};
use crate::text::{Caps, Document, TokenKind};
use std::ops::Range;
use std::sync::LazyLock;

static AROUND: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(include_str!("../../../data/lexicon/name-context.txt")));

/// The word before token `i` of the same sentence.
pub fn word_before<'a>(doc: &Document<'a>, i: usize) -> Option<&'a str> {
    (i > 0 && !starts_sentence(doc, i)).then(|| doc.word(i - 1))
}

/// The word at token `i`, if it is in the sentence of token `i - 1`.
pub fn word_after<'a>(doc: &Document<'a>, i: usize) -> Option<&'a str> {
    (i < doc.tokens.len() && !doc.tokens[i].block_start()).then(|| doc.word(i))
}

/// Is `i` the first word of a sentence, of a line, or of what a quotation mark opens?
pub fn starts_sentence(doc: &Document, i: usize) -> bool {
    let sentence = &doc.sentences[doc.sentence_of(i)];
    if sentence.first as usize == i || doc.tokens[i].block_start() {
        return true;
    }
    // Only marks between the sentence's beginning and the word.
    i - sentence.first as usize <= 2
        && (sentence.first as usize..i).all(|k| doc.tokens[k].kind == TokenKind::Punct)
}

/// Begins with a capital letter.
pub fn is_capital(doc: &Document, i: usize) -> bool {
    let token = &doc.tokens[i];
    token.kind == TokenKind::Word && matches!(token.caps, Caps::Initial | Caps::All | Caps::Mixed)
}

/// Is the line of token `i` written in capitals?
pub fn in_capitals(doc: &Document, i: usize) -> bool {
    let sentence = &doc.sentences[doc.sentence_of(i)];
    let mut upper = 0;
    for token in &doc.tokens[sentence.tokens()] {
        match token.caps {
            Caps::All if token.end - token.start > 1 => upper += 1,
            Caps::Lower | Caps::Initial | Caps::Mixed => return false,
            _ => {}
        }
    }
    upper >= 2
}

/// Is something told of names beside the word with this [hash](crate::gazetteer::lexicon::hash)?
pub fn tells_around(word: &str, hash: u64) -> bool {
    AROUND.get_hashed(word.as_bytes(), hash).is_some()
}

/// What is told of a name beside the word at token `i`.
#[inline]
fn around(doc: &Document, i: usize) -> Option<&'static str> {
    if doc.may(i, hints::AROUND) { AROUND.get(doc.word(i)) } else { None }
}

/// A title or a role noun before the name: `Mr.`, `Sen.`, `Detective`, `spokesman`.
pub fn has_title(doc: &Document, start: usize) -> bool {
    let Some(word) = word_before(doc, start) else { return false };
    if hints::title(doc, start - 1).is_some() {
        return word != "St." && word != "Saint";
    }
    // In lower case, `hospital spokeswoman Andrea Breaux`; a capital one may be the name of a thing (`Mason County`).
    hints::role(doc, start - 1).is_some()
        && !starts_sentence(doc, start - 1)
        && !matches!(
            word,
            "man" | "woman" | "boy" | "girl" | "child" | "native" | "member" | "independent" | "head"
        )
}

/// `Mr.`, `Mrs.`: what follows is a person.
pub fn has_honorific(doc: &Document, start: usize) -> bool {
    word_before(doc, start).is_some_and(|_| matches!(hints::title(doc, start - 1), Some(Title::Honorific(_))))
}

/// How strongly the words around the name speak for a person.
pub fn person(doc: &Document, tags: &Tags, name: &Range<usize>) -> i32 {
    let mut score = 0;
    if has_title(doc, name.start) {
        score += 3;
    }
    let after = word_after(doc, name.end);
    let before = word_before(doc, name.start);
    // The verb behind `crews in Hutchinson` is the crews'.
    let governed = before.is_some_and(|w| {
        matches!(w, "in" | "near" | "from" | "at" | "of" | "for" | "with" | "on" | "outside" | "by")
    });
    if let Some(word) = after {
        let class = around(doc, name.end).filter(|_| !governed);
        if class == Some("speech") {
            score += 3;
        } else if class == Some("human") || class == Some("of-person") {
            score += 2;
        } else if matches!(word, "who" | "whose" | "himself" | "herself") {
            score += 3;
        } else if !governed && tags.pos.get(name.end).is_some_and(|p| matches!(p, Pos::Vbd | Pos::Vbz)) {
            score += 1;
        }
        if word == "," || word == "(" {
            score += age_or_description(doc, name.end);
        }
    }
    if let Some(word) = before {
        if around(doc, name.start - 1) == Some("speech") && word != "asked"
            || matches!(word, "whom" | "named")
        {
            score += 2;
        }
        if matches!(word, "the" | "a" | "an" | "this" | "each" | "every") {
            score -= 2;
        }
    }
    score
}

/// What bears a name before the noun: `organization` for `party`, `place` for `pit`, `other` for `ferry`, `group` for `rebels`.
pub fn bearer(noun: &str) -> Option<&'static str> {
    match AROUND.get(noun)? {
        "of-organization" => Some("organization"),
        "of-site" => Some("place"),
        "of-thing" => Some("other"),
        "of-group" => Some("group"),
        _ => None,
    }
}

/// Is the word at `i` a verb of speech?
pub fn speaks(doc: &Document, i: usize) -> bool {
    word_after(doc, i).is_some_and(|_| around(doc, i) == Some("speech"))
}

/// `the Clinton presidency`: a noun that goes with a politician's name.
pub fn is_of_person(doc: &Document, end: usize) -> bool {
    word_after(doc, end).is_some_and(|w| around(doc, end) == Some("of-person") || w == "Administration")
}

/// A day of the week or a month.
pub fn is_calendar(word: &str) -> bool {
    matches!(
        word,
        "Monday"
            | "Tuesday"
            | "Wednesday"
            | "Thursday"
            | "Friday"
            | "Saturday"
            | "Sunday"
            | "January"
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

/// `, 45,` behind the name.
pub fn has_age(doc: &Document, end: usize) -> bool {
    word_after(doc, end) == Some(",") && age_or_description(doc, end) >= 4
}

/// `, 45,` or `, who`, `, a Hamas official`, `(D-GA)` behind a name.
fn age_or_description(doc: &Document, comma: usize) -> i32 {
    let word = |i: usize| if i < doc.tokens.len() { doc.word(i) } else { "" };
    if word(comma) == "(" {
        return if matches!(word(comma + 1), "D" | "R" | "I") && word(comma + 2) == "-" { 4 } else { 0 };
    }
    let at = comma + 1;
    if at < doc.tokens.len()
        && doc.tokens[at].kind == TokenKind::Number
        && word(at).len() <= 3
        && word(at).bytes().all(|b| b.is_ascii_digit())
        && matches!(word(at + 1), "," | "." | ";" | "-")
    {
        return 4;
    }
    if matches!(word(at), "who" | "whose") {
        return 3;
    }
    0
}

/// `west of`, `the city of`, `residents of` before token `i`.
pub fn is_of_place(doc: &Document, i: usize) -> bool {
    i > 1
        && doc.word(i - 1) == "of"
        && matches!(
            doc.word(i - 2),
            "west"
                | "east"
                | "north"
                | "south"
                | "city"
                | "town"
                | "village"
                | "outskirts"
                | "part"
                | "parts"
                | "province"
                | "suburb"
                | "northwest"
                | "northeast"
                | "southwest"
                | "southeast"
                | "miles"
                | "capital"
                | "coast"
                | "port"
                | "district"
                | "region"
                | "residents"
                | "resort"
                | "hamlet"
                | "municipality"
                | "township"
                | "settlement"
                | "enclave"
                | "county"
                | "neighborhood"
                | "neighbourhood"
                | "island"
                | "state"
                | "streets"
                | "kilometers"
                | "km"
                | "mayor"
                | "people"
        )
}

/// How strongly the words around the name speak for a place.
pub fn place(doc: &Document, _tags: &Tags, name: &Range<usize>) -> i32 {
    let mut score = 0;
    let before = word_before(doc, name.start);
    let after = word_after(doc, name.end);
    let possessive = matches!(after, Some("'s" | "’s" | "'" | "’"));
    match before {
        Some("in" | "In" | "near" | "Near" | "outside" | "across" | "throughout" | "around" | "inside")
            if !possessive =>
        {
            score += 3
        }
        Some("in" | "In" | "near" | "throughout") => score += 1,
        Some("from" | "at" | "into" | "via" | "toward") if !possessive => score += 1,
        Some("of") if is_of_place(doc, name.start) => score += 3,
        Some("of") if name.start > 1 && matches!(doc.word(name.start - 2), "," | "both") => score += 2,
        _ => {}
    }
    if let Some(word) = after {
        if around(doc, name.end) == Some("of-place") {
            score += 2;
        }
        if word == "-"
            && matches!(doc.tokens.get(name.end + 1), Some(t) if matches!(&doc.text[t.start as usize..t.end as usize], "based" | "area" | "born"))
        {
            score += 3;
        }
    }
    score
}

/// How much more it speaks for a place that a full name and `of` stand before name `i`: `Rachel Smith of Farrell`.
pub fn home(doc: &Document, names: &[Name], i: usize) -> i32 {
    let Some(other) = i.checked_sub(1).map(|before| &names[before]) else { return 0 };
    let start = names[i].tokens.start;
    let of = other.kind == NameKind::Person
        && other.tokens.len() > 1
        && other.tokens.end + 1 == start
        && doc.word(start - 1) == "of";
    if of { 3 } else { 0 }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_list_is_sorted_and_its_rows_parse() {
        let text = include_str!("../../../data/lexicon/name-context.txt");
        crate::gazetteer::lexicon::check(text, |v| {
            matches!(
                v,
                "speech"
                    | "human"
                    | "of-place"
                    | "of-person"
                    | "of-organization"
                    | "of-site"
                    | "of-thing"
                    | "of-group"
            )
        });
    }
}
