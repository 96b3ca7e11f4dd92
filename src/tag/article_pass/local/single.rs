//! Names of one word.

use super::Verdict::{self, Keep, Not, Strike};
use super::{head, is_determined, is_party_mark, kind};
use crate::extract::hints;
use crate::gazetteer::{Gazetteer, Kinds, persons};
use crate::tag::article_pass::context::{
    self, has_honorific, has_title, is_calendar, is_capital, speaks, starts_sentence, word_after, word_before,
};
use crate::tag::{NameKind, Pos, Tags};
use crate::text::{Caps, Document, TokenKind};

/// What a name of one word is.
pub(super) fn verdict(doc: &Document, tags: &Tags, gazetteer: &Gazetteer, at: usize) -> Verdict {
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

/// `JACK` as `Jack`.
fn title_case(word: &str) -> String {
    let mut out = word.to_ascii_lowercase();
    out.get_mut(..1).into_iter().for_each(str::make_ascii_uppercase);
    out
}
