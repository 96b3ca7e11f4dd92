//! Cases of people: the text, under each name the number of the person it means, then the persons with roles and sex.
//!
//! The names are given; parts of speech are the tagger's.

use super::{Gender, extract, gender};
use crate::corpus::Article;
use crate::extract::Context;
use crate::gazetteer::Gazetteer;
use crate::tag::{Name, NameKind, Tagger};
use crate::text::Document;
use std::fmt::Write;

/// The names that the marks under the text show, in text order.
fn names(doc: &Document, marks: &str) -> Vec<Name> {
    let marks: Vec<char> = marks.chars().collect();
    let mut names: Vec<(char, Name)> = Vec::new();
    for (i, token) in doc.tokens.iter().enumerate() {
        let column = doc.text[..token.start as usize].chars().count();
        let Some(&mark) = marks.get(column).filter(|m| m.is_ascii_digit()) else { continue };
        let joined = column > 0 && marks[column - 1] == mark;
        match names.last_mut() {
            Some((last, name)) if joined && *last == mark && name.tokens.end == i => name.tokens.end = i + 1,
            _ => names.push((mark, Name { kind: NameKind::Person, tokens: i..i + 1, confidence: 90 })),
        }
    }
    names.into_iter().map(|(_, name)| name).collect()
}

#[test]
fn names_become_people_as_the_cases_say() {
    let (tagger, gazetteer) = (Tagger::new(), Gazetteer::new());
    let mut failures = String::new();
    for case in include_str!("cases.txt").split("\n\n").filter(|c| !c.trim().is_empty()) {
        let (mut title, mut text, mut marks, mut rows) = ("", String::new(), String::new(), String::new());
        for line in case.lines() {
            match line.get(..2) {
                Some("# ") => title = line,
                Some("  ") => {
                    if !text.is_empty() {
                        let length = text.chars().count();
                        marks = format!("{marks:length$}\n\n");
                        text.push_str("\n\n");
                    }
                    text.push_str(&line[2..]);
                }
                Some("< ") => marks.push_str(&line[2..]),
                Some("= ") => rows.push_str(&format!("{}\n", &line[2..])),
                _ => assert_eq!(line, "<", "no line of a case"),
            }
        }
        let article = Article::new("case", text);
        let doc = Document::new(&article.text);
        let mut tags = tagger.tag(&doc);
        tags.names = names(&doc, &marks);
        let cx = Context { article: &article, doc: &doc, tags: &tags, gazetteer: &gazetteer };
        let people = extract(&cx);
        let (mut found, mut under) = (String::new(), vec![' '; article.text.chars().count()]);
        for (number, person) in (1..).zip(&people) {
            for mention in &person.mentions {
                let [column, end] =
                    [mention.start(), mention.end()].map(|at| article.text[..at].chars().count());
                under[column..end].fill(char::from_digit(number, 36).unwrap_or('?'));
            }
            let roles = if person.roles.is_empty() { "-".to_string() } else { person.roles.join("; ") };
            let sex = gender(&cx, person).map_or("-", |g| if g == Gender::Male { "m" } else { "f" });
            let _ = writeln!(found, "{number} {} | {roles} | {sex}", person.name);
        }
        let under: String = under.into_iter().collect();
        if found != rows || under.trim_end() != marks.replace('\n', " ").trim_end() {
            let text = article.text.replace('\n', " ");
            let _ = writeln!(failures, "{title}\n  {text}\n  {under}\n{found}expected\n  {marks}\n{rows}");
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}
