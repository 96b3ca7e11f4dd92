//! Cases of the article pass: what the tagger said, the text, and what the pass makes of it, printed under the words.
//!
//! The names in a case are given, not tagged, so that a new model does not move the tests.

use super::article_pass;
use crate::gazetteer::Gazetteer;
use crate::tag::{Name, NameKind, Pos, Tags};
use crate::text::{Caps, Document, TokenKind};

const KINDS: [(char, NameKind); 4] =
    [('P', NameKind::Person), ('L', NameKind::Place), ('O', NameKind::Organization), ('X', NameKind::Other)];

/// A part of speech good enough for the cases: by word, ending and capital.
fn pos(doc: &Document, i: usize) -> Pos {
    let (token, word) = (&doc.tokens[i], doc.word(i));
    match word {
        "the" | "a" | "an" | "The" | "A" | "An" => Pos::Dt,
        "in" | "of" | "at" | "by" | "for" | "with" | "In" | "on" | "from" | "near" | "to" => Pos::In,
        "and" | "But" | "And" | "or" => Pos::Cc,
        "said" | "told" | "met" | "was" | "left" | "came" | "spoke" | "grew" | "beat" | "hit" | "won" => {
            Pos::Vbd
        }
        "is" | "has" | "says" => Pos::Vbz,
        "his" | "her" | "their" => Pos::PrpS,
        "'s" => Pos::Pos,
        "Following" | "Citing" => Pos::Vbg,
        "At" => Pos::In,
        "Dead" => Pos::Jj,
        "Days" | "later" => Pos::Nns,
        _ if token.kind == TokenKind::Number => Pos::Cd,
        _ if token.kind != TokenKind::Word => Pos::Punct,
        _ if token.caps != Caps::Lower => Pos::Nnp,
        _ => Pos::Nn,
    }
}

/// The names that letters under the text mark.
fn read(doc: &Document, marks: &str) -> Vec<Name> {
    let marks: Vec<char> = marks.chars().collect();
    let mut names: Vec<Name> = Vec::new();
    let mut column_of_byte = vec![0usize; doc.text.len() + 1];
    for (column, (at, _)) in doc.text.char_indices().enumerate() {
        column_of_byte[at] = column;
    }
    for (i, token) in doc.tokens.iter().enumerate() {
        let column = column_of_byte[token.start as usize];
        let Some((_, kind)) = marks.get(column).and_then(|m| KINDS.iter().find(|(letter, _)| letter == m))
        else {
            continue;
        };
        let joined = column > 0 && marks[column - 1] == marks[column];
        match names.last_mut() {
            Some(last) if joined && last.kind == *kind && last.tokens.end == i => last.tokens.end = i + 1,
            _ => names.push(Name { kind: *kind, tokens: i..i + 1, confidence: 90 }),
        }
    }
    names
}

/// The names as letters under the text.
fn print(doc: &Document, names: &[Name]) -> String {
    let mut out = String::new();
    for (at, c) in doc.text.char_indices() {
        let name = names.iter().find(|n| {
            let span = doc.span(n.tokens.clone());
            (span.start..span.end).contains(&at)
        });
        let letter =
            name.and_then(|n| KINDS.iter().find(|(_, k)| *k == n.kind)).map_or(' ', |(letter, _)| *letter);
        out.push(if c == '\n' { '\n' } else { letter });
    }
    out.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

#[test]
fn names_are_corrected_as_the_cases_say() {
    let gazetteer = Gazetteer::new();
    let mut failures = String::new();
    for case in include_str!("cases.txt").split("\n\n").filter(|c| !c.trim().is_empty()) {
        let (mut title, mut text, mut given, mut expected) =
            ("", String::new(), String::new(), String::new());
        for line in case.lines() {
            match line.get(..2) {
                Some("# ") => title = line,
                Some("  ") => {
                    // A line break between the sentences of a case stands for a new paragraph.
                    if !text.is_empty() {
                        for side in [&mut text, &mut given, &mut expected] {
                            side.push_str("\n\n");
                        }
                    }
                    text.push_str(&line[2..]);
                }
                None if line == "<" => given.push_str(&pad(&text, &given, "")),
                Some("< ") => given.push_str(&pad(&text, &given, &line[2..])),
                Some("> ") => expected.push_str(&line[2..]),
                _ => assert!(
                    line.starts_with('#') || line == "<" || line == ">",
                    "{line:?} is no line of a case"
                ),
            }
        }
        let doc = Document::new(&text);
        let mut tags = Tags {
            pos: (0..doc.tokens.len()).map(|i| pos(&doc, i)).collect(),
            names: read(&doc, &given),
            ..Tags::default()
        };
        article_pass(&doc, &mut tags, &gazetteer);
        let found = print(&doc, &tags.names);
        let clean = expected.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
        if found.trim_end() != clean.trim_end() {
            failures.push_str(&format!("{title}\n"));
            let (mut found, mut expected) = (found.lines(), clean.lines());
            for line in text.lines() {
                let (found, expected) = (found.next().unwrap_or(""), expected.next().unwrap_or(""));
                if line.is_empty() {
                    continue;
                }
                failures.push_str(&format!("  {line}\nfound     {found}\nexpected  {expected}\n"));
            }
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

/// Marks for the whole of the text's last line, whatever trailing blanks were cut.
fn pad(text: &str, given: &str, marks: &str) -> String {
    let line = text.chars().count() - given.chars().count();
    format!("{marks:line$}")
}
