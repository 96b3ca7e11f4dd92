//! Photo credits, bylines and speakers of a transcript: `(Saul Loeb/Pool Photo via AP)`, `(AP Photo/Jane Doe)`, `By Jane Doe`,
//! `DOE: We are ready.`

use super::context::is_capital;
use crate::extract::hints;
use crate::gazetteer::persons;
use crate::tag::{Name, NameKind, Tags};
use crate::text::{Caps, Document, TokenKind};
use std::ops::Range;

/// Tokens of a credit looked at.
const LONGEST: usize = 14;

/// May the word begin a credit or a byline?
pub fn tells_credit(word: &str) -> bool {
    matches!(word, "(" | "By" | "BY")
}

/// Makes the names in credits and bylines people, whatever the tagger took them for.
pub fn read(doc: &Document, tags: &mut Tags) {
    let mut found: Vec<Range<usize>> = Vec::new();
    for i in doc.that_may(hints::CREDIT) {
        let token = &doc.tokens[i];
        match doc.word(i) {
            "(" if token.kind == TokenKind::Punct => found.extend(credit(doc, i)),
            "By" | "BY" if token.line_start() || token.block_start() => found.extend(byline(doc, i)),
            _ => {}
        }
    }
    put(found, tags);
}

/// Makes the names that label the paragraphs of a transcript people.
pub fn label(doc: &Document, tags: &mut Tags) {
    put(labels(doc), tags);
}

/// Puts people at these places, in their order, instead of the names that were there.
fn put(found: Vec<Range<usize>>, tags: &mut Tags) {
    if found.is_empty() {
        return;
    }
    let mut next = found.iter().peekable();
    let mut names: Vec<Name> = Vec::with_capacity(tags.names.len() + found.len());
    for name in tags.names.drain(..) {
        while let Some(tokens) = next.next_if(|t| t.end <= name.tokens.start) {
            names.push(person(tokens));
        }
        if next.peek().is_none_or(|t| t.start >= name.tokens.end) {
            names.push(name);
        }
    }
    names.extend(next.map(person));
    tags.names = names;
}

fn person(tokens: &Range<usize>) -> Name {
    Name { kind: NameKind::Person, tokens: tokens.clone(), confidence: 200 }
}

/// The name in the credit whose bracket opens at `open`.
fn credit(doc: &Document, open: usize) -> Option<Range<usize>> {
    let end = doc.tokens.len().min(open + LONGEST);
    let close = (open + 1..end).find(|&i| doc.word(i) == ")")?;
    let agency = |i: usize| {
        matches!(
            doc.word(i),
            "AP" | "AFP"
                | "Reuters"
                | "REUTERS"
                | "EPA"
                | "Getty"
                | "Photo"
                | "Images"
                | "Pool"
                | "photo"
                | "via"
        )
    };
    if !(open + 1..close).any(agency) {
        return None;
    }
    let slash = (open + 1..close).find(|&i| doc.word(i) == "/");
    // `Saul Loeb/Pool Photo`, then `AP Photo/Saul Loeb`, then `Photo by Saul Loeb`.
    let by = (open + 1..close).find(|&i| doc.word(i) == "by");
    let behind = |from: usize| {
        let end = (from..close).find(|&i| !is_capital(doc, i) && doc.word(i) != "-").unwrap_or(close);
        from..end
    };
    let candidates = [slash.map(|s| open + 1..s), slash.map(|s| behind(s + 1)), by.map(|b| behind(b + 1))];
    candidates.into_iter().flatten().find(|tokens| {
        (2..=4).contains(&tokens.len())
            && tokens.clone().all(|i| (is_capital(doc, i) || doc.word(i) == "-") && !agency(i))
            && looks_right(doc, tokens)
    })
}

/// The speakers before the paragraphs of a transcript: names in capitals, at least two of them, one of which comes again.
fn labels(doc: &Document) -> Vec<Range<usize>> {
    /// What stands in a label in the place of a name.
    const NO_NAMES: &str = " ALL ANSWER AUDIENCE CON CROWD FEMALE MALE MAN NARRATOR PRO QUESTION UNIDENTIFIED UNKNOWN VIDEO VOICE WOMAN ";
    let label = |first: usize| {
        let end = doc.tokens.len().min(first + 4);
        let colon = (first + 1..end).find(|&i| doc.word(i) == ":")?;
        let name = |i: usize| {
            let word = doc.word(i);
            doc.tokens[i].caps == Caps::All
                && word.len() > 2
                && !NO_NAMES.contains(&format!(" {word} "))
                && persons::role(&word.to_lowercase()).is_none()
        };
        let goes_on = doc.tokens.get(colon + 1).is_some_and(|t| !t.line_start() && !t.block_start());
        (goes_on && (first..colon).all(name)).then_some(first..colon)
    };
    let found: Vec<Range<usize>> = doc.paragraphs.iter().filter_map(|p| label(p.first as usize)).collect();
    let mut words: Vec<&str> = found.iter().map(|tokens| doc.slice(tokens.clone())).collect();
    words.sort_unstable();
    let again = words.windows(2).any(|pair| pair[0] == pair[1]);
    if again && words.first() != words.last() { found } else { Vec::new() }
}

/// A given name or an initial first, or nothing that is known to be something else.
fn looks_right(doc: &Document, tokens: &Range<usize>) -> bool {
    let first = doc.word(tokens.start);
    persons::forename(first).is_some()
        || first.len() == 2 && first.ends_with('.')
        || tokens.len() == 2
            && !tokens.clone().any(|i| {
                super::local::head(doc.word(i)).is_some()
                    || persons::role(doc.word(i)).is_some()
                    || doc.word(i).len() < 3
            })
}

/// The name behind `By` at the start of a line: the whole line, or up to a comma, `and`, or an agency.
fn byline(doc: &Document, by: usize) -> Option<Range<usize>> {
    let from = by + 1;
    let mut end = from;
    while end < doc.tokens.len() && end < from + 5 && !doc.tokens[end].line_start() && is_capital(doc, end) {
        end += 1;
    }
    let closed = end >= doc.tokens.len()
        || doc.tokens[end].line_start()
        || matches!(doc.word(end), "," | "and" | "|" | "/" | "of" | "•");
    let tokens = from..end;
    ((2..=4).contains(&tokens.len()) && closed && persons::forename(doc.word(from)).is_some())
        .then_some(tokens)
}

#[cfg(test)]
mod tests {
    use super::labels;
    use crate::text::Document;

    fn labelled(text: &str) -> Vec<&str> {
        let doc = Document::new(text);
        labels(&doc).into_iter().map(|tokens| doc.slice(tokens)).collect()
    }

    #[test]
    fn speakers_of_a_transcript_are_its_labels() {
        let text =
            "MORENO: When do the ships come?\n\nLEE: In June.\n\nQUESTION: Why?\n\nMORENO: And the people?";
        assert_eq!(labelled(text), ["MORENO", "LEE", "MORENO"]);
        assert!(labelled("WHO: The council.\n\nWHERE: The town hall.\n\nWHEN: On Monday.").is_empty());
        assert!(labelled("UPDATE: It rained.\n\nUPDATE: It rains.").is_empty());
    }
}
