//! Names that only the gazetteer knows, where nothing else is likely: countries, great cities, what stands behind `in`.

use super::{Finder, Toponym, forms, heads, is_first_level};
use crate::extract::PlaceKind;
use crate::gazetteer::{Kinds, Posting, persons};
use crate::tag::Pos;
use crate::text::Caps;
use std::ops::Range;

impl Finder<'_> {
    /// A country by a name that is nothing else.
    pub(super) fn is_sure(&self, tokens: Range<usize>) -> bool {
        if self.cx.doc.tokens[tokens.end - 1].caps == Caps::Lower {
            return false;
        }
        let kinds = self.kinds(tokens.clone());
        if kinds.is_empty() {
            return false;
        }
        let name = self.cx.doc.slice(tokens.clone());
        if matches!(name, "U.S." | "US" | "USA" | "U.S.A." | "UK" | "U.K." | "UAE" | "U.A.E.") {
            return true;
        }
        if name.len() < 4 {
            return false;
        }
        if kinds.has(Kinds::COUNTRY) && kinds.has(Kinds::PRIMARY) && !kinds.has(Kinds::CITY) {
            return true;
        }
        // `in Halmahera`, where nothing else is named so.
        if self.is_told_in(&tokens, kinds) {
            return true;
        }
        // `over the Amazon`, `along the Rio Grande`
        if kinds.has(Kinds::FEATURE) && kinds.has(Kinds::PRIMARY) && self.is_river(&tokens) {
            return true;
        }
        // `in Kogi State`
        if kinds.has(Kinds::REGION)
            && kinds.has(Kinds::PRIMARY)
            && self.cx.doc.tokens.get(tokens.end).is_some_and(|t| !t.block_start())
            && matches!(
                self.word(tokens.end),
                "State" | "Province" | "province" | "Governorate" | "governorate"
            )
            && self.is_renowned(tokens.clone(), kinds)
        {
            let goes_on = self
                .cx
                .doc
                .tokens
                .get(tokens.end + 1)
                .is_some_and(|t| !t.block_start() && self.capitalised(tokens.end + 1));
            return !goes_on;
        }
        // A great city or state inside a sentence, alone, and not what somebody is called.
        (kinds.has(Kinds::LARGE_CITY) || kinds.has(Kinds::REGION))
            && kinds.has(Kinds::PRIMARY)
            && self.cx.tags.pos.get(tokens.start) == Some(&Pos::Nnp)
            && self.cx.doc.sentences[self.cx.doc.sentence_of(tokens.start)].first as usize != tokens.start
            && (tokens.start == 0 || !self.capitalised(tokens.start - 1))
            && (tokens.end == self.cx.doc.tokens.len() || !self.capitalised(tokens.end))
            && persons::forename(name).is_none()
            && !name.contains('.')
            && heads::of(name) == heads::Head::default()
            && self.cx.gazetteer.lookup(name).any(|p| {
                let place = self.cx.gazetteer.place(p.entry());
                // Of regions only the states, whose names are hardly anything else.
                let state = place.kind != PlaceKind::Region
                    || place.country == Some("US") && is_first_level(self.cx, &place);
                p.is_primary() && !p.is_demonym() && place.population > 400_000 && state
            })
    }

    /// A place's name behind `in` and before nothing that it could be part of.
    pub(super) fn is_told_in(&self, tokens: &Range<usize>, kinds: Kinds) -> bool {
        let before = tokens.start.checked_sub(1).map_or("", |i| self.word(i));
        let pos = |i: usize| self.cx.tags.pos.get(i);
        let goes_on = self.cx.doc.tokens.get(tokens.end).is_some_and(|t| {
            !t.block_start()
                && (self.capitalised(tokens.end)
                    || matches!(pos(tokens.end), Some(Pos::Nn | Pos::Nns | Pos::Jj | Pos::Hyph | Pos::Cd)))
        });
        // `raided Chibok`: what is done to places.
        let assailed = matches!(
            before,
            "raided"
                | "stormed"
                | "overran"
                | "besieged"
                | "shelled"
                | "bombarded"
                | "recaptured"
                | "retook"
                | "evacuated"
                | "devastated"
                | "rocked"
        );
        (assailed || matches!(before, "in" | "In" | "near" | "outside"))
            && kinds.has(Kinds::PRIMARY)
            && kinds.has(Kinds::CITY.or(Kinds::REGION).or(Kinds::FEATURE).or(Kinds::AREA))
            && !kinds.has(Kinds::DEMONYM)
            && !kinds.has(Kinds::ABBREVIATION)
            && !forms::is_calendar(self.word(tokens.start))
            && tokens.clone().all(|i| self.cx.doc.tokens[i].caps == Caps::Initial)
            && matches!(pos(tokens.start), Some(Pos::Nnp))
            && !(tokens.len() == 1
                && (heads::is_not_first(self.word(tokens.start))
                    || heads::of(self.word(tokens.start)) != heads::Head::default()))
            && !goes_on
    }

    /// `Turkey's Hatay`: a place in the country of the one that is found before it.
    pub(super) fn is_owned(&self, tokens: Range<usize>, found: &[Toponym]) -> bool {
        let Some(owner) = found.last().filter(|o| {
            !o.demonym && o.tokens.end + 1 == tokens.start && matches!(self.word(o.tokens.end), "'s" | "’s")
        }) else {
            return false;
        };
        let kinds = self.kinds(tokens.clone());
        let goes_on = self.cx.doc.tokens.get(tokens.end).is_some_and(|t| {
            !t.block_start() && (self.capitalised(tokens.end) || self.word(tokens.end) == "-")
        });
        let entries = |of: Range<usize>| {
            let gazetteer = self.cx.gazetteer;
            let primary =
                gazetteer.lookup(self.cx.doc.slice(of)).filter(|p| p.is_primary() && !p.is_demonym());
            primary.map(|p| gazetteer.place(p.entry()).country)
        };
        kinds.has(Kinds::PRIMARY)
            && !kinds.has(Kinds::DEMONYM)
            && !goes_on
            && !forms::is_calendar(self.word(tokens.start))
            && tokens.clone().all(|i| self.cx.doc.tokens[i].caps == Caps::Initial)
            && self.cx.tags.pos.get(tokens.start) == Some(&Pos::Nnp)
            && entries(owner.tokens.clone()).any(|c| c.is_some() && entries(tokens.clone()).any(|d| d == c))
    }

    /// A feature's name with an article behind a preposition of place, and nothing behind it that it could belong to.
    pub(super) fn is_river(&self, tokens: &Range<usize>) -> bool {
        let before = |n: usize| tokens.start.checked_sub(n).map_or("", |i| self.word(i));
        let goes_on = self.cx.doc.tokens.get(tokens.end).is_some_and(|t| {
            !t.block_start()
                && (self.capitalised(tokens.end)
                    || matches!(
                        self.cx.tags.pos.get(tokens.end),
                        Some(Pos::Nn | Pos::Nns | Pos::Nnp | Pos::Nnps | Pos::Hyph)
                    ))
        });
        before(1) == "the"
            && matches!(
                before(2),
                "over"
                    | "along"
                    | "across"
                    | "in"
                    | "on"
                    | "into"
                    | "near"
                    | "through"
                    | "down"
                    | "up"
                    | "from"
            )
            && !goes_on
    }

    /// A first-level division outside of the United States.
    pub(super) fn is_state_abroad(&self, tokens: Range<usize>) -> bool {
        self.cx.gazetteer.lookup(self.cx.doc.slice(tokens)).filter(|p| p.is_primary()).any(|p| {
            let place = self.cx.gazetteer.place(p.entry());
            is_first_level(self.cx, &place) && place.country != Some("US")
        })
    }

    /// A country, a state or province, a large city: not likely anything else.
    pub(super) fn is_renowned(&self, tokens: Range<usize>, kinds: Kinds) -> bool {
        let first_level = |p: Posting| {
            let place = self.cx.gazetteer.place(p.entry());
            p.is_primary() && !p.is_demonym() && is_first_level(self.cx, &place) && place.population > 300_000
        };
        kinds.has(Kinds::PRIMARY)
            && (kinds.has(Kinds::COUNTRY)
                || kinds.has(Kinds::REGION)
                    && self.cx.gazetteer.lookup(self.cx.doc.slice(tokens)).any(first_level))
    }

    /// Has the gazetteer a place (not a people) of this name?
    pub(super) fn is_known(&self, tokens: Range<usize>) -> bool {
        let kinds = self.kinds(tokens);
        kinds.has(Kinds::PRIMARY) || kinds.has(Kinds::ABBREVIATION)
    }
}
