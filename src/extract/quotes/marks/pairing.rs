//! A paragraph's double marks read as the cheapest sequence of openings and closings.

use super::{Glyph, Mark, Role, Stretch, attribution, push};
use crate::text::{Document, TokenKind};

/// What stands around a mark.
struct Around {
    space_before: bool,
    space_after: bool,
    /// The last character before the mark that is no space.
    before: char,
    after: char,
}

fn around(text: &str, m: &Mark) -> Around {
    let before = text[..m.start].chars().next_back();
    let after = text[m.end..].chars().next();
    let opens =
        |c: char| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '-' | '/' | '‘' | '\u{200b}');
    Around {
        space_before: before.is_none_or(opens),
        space_after: after.is_none_or(|c| {
            c.is_whitespace()
                || matches!(
                    c,
                    ')' | ']' | ',' | '.' | ';' | ':' | '?' | '!' | '—' | '–' | '-' | '’' | '\'' | '/'
                )
        }),
        before: text[..m.start].trim_end().chars().next_back().unwrap_or(' '),
        after: after.unwrap_or(' '),
    }
}

const LOST_OPEN: f32 = 3.5;
const IGNORED: f32 = 4.0;
const LOST_CLOSE: f32 = 2.5;

fn open_cost(m: &Mark, a: &Around) -> f32 {
    let spacing = match (a.space_before, a.space_after) {
        (true, false) => 0.0,
        (true, true) if a.after.is_whitespace() => 1.0,
        (true, true) => 2.5,
        (false, false) if matches!(a.before, '.' | ',' | ':' | '?' | '!' | ')') => 1.2,
        (false, false) => 2.5,
        (false, true) => 4.5,
    };
    spacing + if m.glyph == Glyph::Close { 2.5 } else { 0.0 }
}

fn close_cost(m: &Mark, a: &Around, opener: &Mark) -> f32 {
    let ended = matches!(a.before, '.' | ',' | '!' | '?' | '…' | '’' | '\'' | '-' | '—');
    let spacing = match (a.space_before, a.space_after) {
        (false, true) => 0.0,
        (false, false) => {
            if ended {
                0.8
            } else {
                2.0
            }
        }
        (true, true) => {
            if ended {
                0.5
            } else {
                1.2
            }
        }
        (true, false) => {
            if ended {
                2.0
            } else {
                4.5
            }
        }
    };
    let glyph = match (opener.glyph, m.glyph) {
        (Glyph::Low, _) | (_, Glyph::Close) => 0.0,
        (Glyph::Open, Glyph::Either) => 0.3,
        (_, Glyph::Either) => 0.0,
        _ => 3.5,
    };
    let family = if opener.family == m.family { 0.0 } else { 1.5 };
    spacing + glyph + family
}

fn ignore_cost(text: &str, m: &Mark, inside: bool) -> f32 {
    // Inches: 6'2", a 12" pipe.
    let digit = text[..m.start].ends_with(|c: char| c.is_ascii_digit());
    if digit && m.glyph == Glyph::Either && !inside { 0.5 } else { IGNORED }
}

/// Costs of the text between two marks, if it is outside and if it is inside a quote.
fn between(doc: &Document, start: usize, end: usize) -> (f32, f32) {
    let (mut outside, mut inside) = (0.0f32, 0.0f32);
    let first = doc.token_at(start);
    let mut words = 0usize;
    for (n, t) in doc.tokens[first..].iter().take_while(|t| (t.start as usize) < end).enumerate() {
        if t.kind != TokenKind::Word {
            continue;
        }
        words += 1;
        if t.end - t.start > 5 {
            continue;
        }
        let word = &doc.text[t.start as usize..t.end as usize];
        match word {
            "I" | "we" | "We" | "my" | "our" | "Our" | "us" | "you" | "me" | "’m" | "'m" => outside += 0.5,
            // `he said`, `said Smith` right after a mark: the words outside.
            "said" | "says" | "told" | "added" if n < 6 => inside += 1.2,
            _ => {}
        }
    }
    // A quote that goes on and on has lost its end.
    inside += (words.saturating_sub(120)) as f32 / 60.0;
    (outside.min(1.5), inside.min(6.0))
}

/// One state's best reading up to a mark.
#[derive(Clone, Copy)]
struct Best {
    cost: f32,
    /// Index of the mark that opened the quote, while inside.
    opener: usize,
}

/// Reads a paragraph's marks and appends its stretches.
pub(super) fn pair(
    doc: &Document,
    paragraph: usize,
    marks: &[Mark],
    end: usize,
    reopens: bool,
    found: &mut Vec<Stretch>,
) {
    const NEVER: f32 = 1e9;
    let mut out = Best { cost: 0.0, opener: 0 };
    let mut inn = Best { cost: NEVER, opener: 0 };
    // How each state was reached at each mark: the role, and whether the state before was inside.
    let mut back: Vec<[(Role, bool); 2]> = Vec::with_capacity(marks.len());
    for (i, m) in marks.iter().enumerate() {
        let a = around(doc.text, m);
        let opener = marks[inn.opener];
        let open = open_cost(m, &a);
        let close = close_cost(m, &a, &opener);
        let sentence_over = matches!(a.before, '.' | '?' | '!' | '…' | ',' | '-');
        // Candidates to end outside.
        let mut to_out = (out.cost + ignore_cost(doc.text, m, false), Role::Ignore, false);
        let lost = out.cost + LOST_OPEN + close_cost(m, &a, &Mark { glyph: Glyph::Either, ..*m });
        for c in [(lost, Role::CloseLost, false), (inn.cost + close, Role::Close, true)] {
            if c.0 < to_out.0 {
                to_out = c;
            }
        }
        // Candidates to end inside.
        let mut to_in = (out.cost + open, Role::Open, false);
        let lost = if m.glyph == Glyph::Open { LOST_CLOSE / 2.0 } else { LOST_CLOSE };
        let reopen = inn.cost + open + lost + if sentence_over { 0.0 } else { 2.5 };
        for c in
            [(reopen, Role::Reopen, true), (inn.cost + ignore_cost(doc.text, m, true), Role::Ignore, true)]
        {
            if c.0 < to_in.0 {
                to_in = c;
            }
        }
        back.push([(to_out.1, to_out.2), (to_in.1, to_in.2)]);
        let next = marks.get(i + 1).map_or(end, |n| n.start);
        let (outside, inside) = between(doc, m.end, next);
        let opener = if to_in.1 == Role::Ignore { inn.opener } else { i };
        out = Best { cost: to_out.0 + outside, opener: 0 };
        inn = Best { cost: to_in.0 + inside, opener };
    }
    let ends_inside = inn.cost + if reopens { 0.5 } else { 3.0 } < out.cost;
    // Walk back to the roles, then forward over them.
    let mut roles = vec![Role::Ignore; marks.len()];
    let mut inside = ends_inside;
    for i in (0..marks.len()).rev() {
        let (role, before) = back[i][usize::from(inside)];
        roles[i] = role;
        inside = before;
    }
    let mut open: Option<usize> = None;
    for (i, role) in roles.iter().enumerate() {
        match role {
            Role::Ignore => {}
            Role::Open => open = Some(i),
            Role::Close => {
                if let Some(o) = open.take() {
                    push(doc, paragraph, Some(&marks[o]), Some(&marks[i]), 0, 0, found);
                }
            }
            Role::Reopen => {
                if let Some(o) = open {
                    let to = attribution(doc, marks[o].end, marks[i].start).unwrap_or(marks[i].start);
                    push(doc, paragraph, Some(&marks[o]), None, 0, to, found);
                }
                open = Some(i);
            }
            Role::CloseLost => {
                let token = doc.token_at(marks[i].start).max(1) - 1;
                let sentence = doc.sentences[doc.sentence_of(token)];
                let from = doc.tokens[sentence.first as usize].start as usize;
                let floor = i.checked_sub(1).map_or(0, |p| marks[p].end);
                push(doc, paragraph, None, Some(&marks[i]), from.max(floor), 0, found);
            }
        }
    }
    if let Some(o) = open {
        let to = if reopens { None } else { attribution(doc, marks[o].end, end) };
        push(doc, paragraph, Some(&marks[o]), None, 0, to.unwrap_or(end), found);
    }
}
