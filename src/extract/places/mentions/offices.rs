//! Places in names of other kinds: peoples and adjectives, and the places that offices and buildings serve.

use super::{Finder, Toponym, demonyms, heads};
use crate::extract::PlaceKind;
use crate::gazetteer::{Kinds, persons};
use crate::tag::Pos;
use crate::text::Caps;
use std::ops::Range;

impl Finder<'_> {
    /// A name of another kind: a people or an adjective where all its words are such; a country or state.
    pub(super) fn other(&self, tokens: Range<usize>, out: &mut Vec<Toponym>) {
        let kinds = self.kinds(tokens.clone());
        if self.is_renowned(tokens.clone(), kinds) && !kinds.has(Kinds::DEMONYM)
            || kinds.has(Kinds::PRIMARY) && self.is_seen(tokens.clone())
        {
            out.push(Toponym::new(tokens));
            return;
        }
        if let Some(to) = self.office(tokens.clone()) {
            out.push(Toponym::new(tokens.start..to));
            return;
        }
        let mut at = tokens.start;
        let mut found = Vec::new();
        let mut all = true;
        while at < tokens.end {
            match self.demonym(at, tokens.end) {
                Some(end) => {
                    found.push(Toponym { demonym: true, ..Toponym::new(at..end) });
                    at = end;
                }
                None if self.is_sure(at..at + 1) => {
                    found.push(Toponym::new(at..at + 1));
                    at += 1;
                }
                None => {
                    all &= matches!(self.word(at), "-" | "–" | "/" | "and" | ",");
                    at += 1;
                }
            }
        }
        if all {
            out.append(&mut found);
        }
    }

    /// A people or adjective at token `at`: one past its last token, the longest first.
    pub(super) fn demonym(&self, at: usize, end: usize) -> Option<usize> {
        if !self.capitalised(at) {
            return None;
        }
        let longest = if demonyms::may_go_on(self.cx.doc, at) { 3 } else { 1 };
        (1..=longest).rev().filter(|n| at + n <= end).map(|n| at + n).find(|&to| {
            let kinds = self.kinds(at..to);
            kinds.has(Kinds::DEMONYM) && !(kinds.has(Kinds::LARGE_CITY) && kinds.has(Kinds::PRIMARY))
        })
    }

    /// An organization: no place, but an office's name begins with the place that it serves. What else its name
    /// holds tells where the article is at home.
    pub(super) fn organization(&self, mut tokens: Range<usize>, out: &mut Vec<Toponym>) {
        if tokens.len() > 1 && self.word(tokens.start).eq_ignore_ascii_case("the") {
            tokens.start += 1;
        }
        let kinds = self.kinds(tokens.clone());
        if self.is_never(&tokens) {
            return;
        }
        if kinds.has(Kinds::FEATURE) && kinds.has(Kinds::PRIMARY) && self.is_river(&tokens) {
            out.push(Toponym::new(tokens));
            return;
        }
        // `Kansas utility customers`, where the tagger thinks of the team.
        let noun = self.cx.doc.tokens.get(tokens.end).is_some_and(|t| {
            !t.block_start()
                && t.caps == Caps::Lower
                && matches!(self.cx.tags.pos.get(tokens.end), Some(Pos::Nn | Pos::Nns))
                && !matches!(
                    self.word(tokens.end),
                    "coach" | "manager" | "captain" | "fans" | "team" | "players" | "quarterback" | "guard"
                )
        });
        if noun && tokens.len() == 1 && self.is_renowned(tokens.clone(), kinds) && !kinds.has(Kinds::DEMONYM)
        {
            out.push(Toponym::new(tokens));
            return;
        }
        // `Jonglei State`; `Ohio State` plays football.
        if tokens.len() > 1
            && matches!(self.word(tokens.end - 1), "State" | "Province" | "Governorate" | "Oblast")
            && self.is_state_abroad(tokens.start..tokens.end - 1)
        {
            out.push(Toponym::new(tokens));
            return;
        }
        // `the Syrians`, taken for a party or a team.
        if tokens.len() == 1 && kinds == Kinds::DEMONYM {
            out.push(Toponym { demonym: true, ..Toponym::new(tokens) });
            return;
        }
        if kinds.has(Kinds::PRIMARY)
            && (kinds.has(Kinds::COUNTRY)
                || kinds.has(Kinds::REGION) && kinds.has(Kinds::LARGE_CITY) && self.is_seen(tokens.clone())
                || kinds.has(Kinds::AREA) && tokens.len() > 1)
        {
            out.push(Toponym::new(tokens));
            return;
        }
        let mut at = tokens.start;
        if tokens.len() > 2
            && matches!(self.word(at), "City" | "Town" | "Village" | "County" | "Borough")
            && self.word(at + 1) == "of"
        {
            let to = (at + 3..=tokens.end).rev().find(|&to| self.is_known(at + 2..to));
            if let Some(to) = to {
                out.push(Toponym::new(at + 2..to));
                at = to;
            }
        } else if let Some(to) = self.office(tokens.clone()) {
            out.push(Toponym::new(at..to));
            at = to;
        }
        while at < tokens.end {
            let longest = (1..=3).rev().filter(|n| at + n <= tokens.end).map(|n| at + n).find(|&to| {
                self.capitalised(at) && {
                    let kinds = self.kinds(at..to);
                    kinds.has(Kinds::PRIMARY) && !kinds.has(Kinds::DEMONYM)
                }
            });
            if let Some(to) = longest {
                if to - at > 1 || !heads::is_not_first(self.word(at)) {
                    out.push(Toponym { reported: false, ..Toponym::new(at..to) });
                }
                at = to;
            } else {
                at += 1;
            }
        }
    }

    /// The place that an office's or a building's name begins with, where the rest of the name says that it is one.
    pub(super) fn office(&self, tokens: Range<usize>) -> Option<usize> {
        let office = self.jurisdiction(tokens.clone(), false)?;
        // `Arctic Council`: continents and parts of the world have clubs, no offices.
        let kinds = self.kinds(tokens.start..office);
        if kinds.has(Kinds::AREA) && !kinds.has(Kinds::CITY) && !kinds.has(Kinds::COUNTRY) {
            return None;
        }
        if heads::of(self.word(tokens.end - 1)).event {
            return None;
        }
        let is_office = |i: usize| heads::of(self.word(i)).body || matches!(self.word(i), "'s" | "’s");
        if (office..tokens.end).any(is_office) {
            return Some(office);
        }
        heads::of(self.word(tokens.end - 1)).building.then(|| self.jurisdiction(tokens, true)).flatten()
    }

    /// The place that the name of an office or a building begins with: one past its last token. A building may be
    /// named for anything, so its place must be a county, well known, or named elsewhere in the article.
    pub(super) fn jurisdiction(&self, tokens: Range<usize>, building: bool) -> Option<usize> {
        let longest = tokens.len().saturating_sub(1).min(4);
        (1..=longest).rev().map(|n| tokens.start + n).find(|&to| {
            let name = tokens.start..to;
            let kinds = self.kinds(name.clone());
            // `Dublin City Council` is Dublin's; `Kansas City Council` is not Kansas's.
            if name.len() > 1
                && matches!(self.word(to - 1), "City" | "CITY")
                && !self
                    .cx
                    .gazetteer
                    .lookup(self.cx.doc.slice(name.clone()))
                    .any(|p| p.is_primary() && self.cx.gazetteer.place(p.entry()).kind == PlaceKind::City)
            {
                return false;
            }
            if !kinds.has(Kinds::PRIMARY) || kinds.has(Kinds::DEMONYM) {
                return false;
            }
            let word = self.word(tokens.start);
            let sure = self.is_seen(name.clone()) || self.is_renowned(name.clone(), kinds);
            let acronym =
                name.len() == 1 && word.len() <= 4 && self.cx.doc.tokens[tokens.start].caps == Caps::All;
            let common = name.len() == 1 && heads::is_not_first(word);
            let person = persons::forename(word).is_some();
            let rest_is_name = matches!(self.word(to), "of" | "on" | "for" | "in" | "and" | "&");
            let county = matches!(self.word(to - 1), "County" | "Parish" | "COUNTY");
            if acronym && !kinds.has(Kinds::COUNTRY) && !kinds.has(Kinds::AREA)
                || common && !self.is_seen(name.clone())
            {
                return false;
            }
            sure || !acronym
                && !common
                && !rest_is_name
                && (county
                    || !building && (!person || kinds.has(Kinds::LARGE_CITY))
                    || kinds.has(Kinds::LARGE_CITY) && !person)
        })
    }
}
