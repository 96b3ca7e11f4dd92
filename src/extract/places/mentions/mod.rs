//! Which tokens name a place: the tagger's places, peoples and adjectives, the places that offices belong to, and
//! what the gazetteer and the layout of news are sure of.

mod demonyms;
mod forms;
mod heads;

pub(super) use forms::is_of_form;

use super::lists;
use crate::extract::{Context, PlaceKind, hints};
use crate::gazetteer::{GazetteerPlace, Kinds, Posting, persons};
use crate::tag::{Name, NameKind, Pos};
use crate::text::{Caps, Token, TokenKind};
use rustc_hash::FxHashSet;
use std::cell::{Cell, OnceCell};
use std::ops::Range;

/// A toponym in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toponym {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// A people or an adjective.
    pub demonym: bool,
    /// To be reported; else it only helps to place the others.
    pub reported: bool,
    /// What the name lacks of the one in the gazetteer: ` County` in `Harper and Kingman counties`.
    pub suffix: &'static str,
}

impl Toponym {
    /// A place of that name, to be reported.
    pub fn new(tokens: Range<usize>) -> Self {
        Self { tokens, demonym: false, reported: true, suffix: "" }
    }
}

/// The toponyms of a document, in text order, none overlapping another.
pub fn find(cx: &Context) -> Vec<Toponym> {
    let finder = Finder { cx, seen: OnceCell::new(), goes_on: Cell::new((usize::MAX, false)) };
    let mut out = forms::find(cx);
    let forced = out.len();
    let mut at = 0;
    for name in &cx.tags.names {
        let tokens = name.tokens.start.max(at)..name.tokens.end;
        if tokens.is_empty() || tokens.end > cx.doc.tokens.len() {
            continue;
        }
        finder.scan(at..tokens.start, &mut out);
        at = tokens.end;
        match name.kind {
            NameKind::Place => finder.place(tokens, name, &mut out),
            NameKind::Other => finder.other(tokens, &mut out),
            NameKind::Organization => finder.organization(tokens, &mut out),
            NameKind::Person => {}
        }
    }
    finder.scan(at..cx.doc.tokens.len(), &mut out);
    if forced == 0 {
        out.sort_by_key(|t| t.tokens.start);
        return out;
    }
    // What the layout of news says comes before what the words suggest.
    let (sure, rest) = out.split_at(forced);
    let free = |t: &&Toponym| {
        let before = sure.partition_point(|s| s.tokens.end <= t.tokens.start);
        sure.get(before).is_none_or(|s| s.tokens.start >= t.tokens.end)
    };
    let mut all: Vec<Toponym> = sure.iter().chain(rest.iter().filter(free)).cloned().collect();
    all.sort_by_key(|t| t.tokens.start);
    all
}

/// What is looked up for one document.
struct Finder<'a> {
    cx: &'a Context<'a>,
    /// The names that the tagger calls places, in lower case; once somebody asks.
    seen: OnceCell<FxHashSet<String>>,
    /// A token, and whether a name of several may begin there: asked for each length in turn.
    goes_on: Cell<(usize, bool)>,
}

impl Finder<'_> {
    fn kinds(&self, tokens: Range<usize>) -> Kinds {
        if tokens.len() > 1 && !self.goes_on(tokens.start) {
            return Kinds::default();
        }
        looked_up(self.cx, tokens)
    }

    /// May a name of several tokens begin at token `i`?
    fn goes_on(&self, i: usize) -> bool {
        let (at, known) = self.goes_on.get();
        let goes_on = if at == i { known } else { may_go_on(self.cx, i) };
        self.goes_on.set((i, goes_on));
        goes_on
    }

    /// Does no name begin at token `i`, be it of one token or of several that end before `end`? The cheap no for most.
    fn begins_none(&self, i: usize, end: usize) -> bool {
        let lower = |t: &Token| t.caps == Caps::Lower;
        self.kinds(i..i + 1).is_empty()
            && (self.cx.doc.tokens[i + 1..end.min(i + 5)].iter().all(lower)
                && !demonyms::may_go_on(self.cx.doc, i)
                || !self.goes_on(i))
    }

    fn word(&self, i: usize) -> &str {
        self.cx.doc.word(i)
    }

    fn capitalised(&self, i: usize) -> bool {
        capitalised(self.cx, i)
    }

    fn is_seen(&self, tokens: Range<usize>) -> bool {
        let names =
            || self.cx.tags.names.iter().filter(|n| n.kind == NameKind::Place && !n.tokens.is_empty());
        let lower = |tokens: Range<usize>| self.cx.doc.slice(tokens).to_ascii_lowercase();
        let seen = self.seen.get_or_init(|| names().map(|n| lower(n.tokens.clone())).collect());
        seen.contains(&lower(tokens))
    }

    /// A name that the tagger calls a place: cut at commas, without its article.
    fn place(&self, tokens: Range<usize>, name: &Name, out: &mut Vec<Toponym>) {
        let mut start = tokens.start;
        for i in tokens.clone().chain([tokens.end]) {
            if i == tokens.end || matches!(self.word(i), "," | ";" | "/" | "(") {
                if start < i {
                    self.piece(start..i, name, out);
                }
                start = i + 1;
            }
        }
    }

    fn piece(&self, mut tokens: Range<usize>, name: &Name, out: &mut Vec<Toponym>) {
        if tokens.len() > 1
            && self.word(tokens.start).eq_ignore_ascii_case("the")
            && !self.is_known(tokens.clone())
        {
            tokens.start += 1;
        } else if tokens.start > 0
            && matches!(self.word(tokens.start - 1), "The" | "THE")
            && self.kinds(tokens.start - 1..tokens.end).has(Kinds::CITY)
        {
            // `The Hague`
            tokens.start -= 1;
        }
        let tokens = self.whole(tokens);
        let kinds = self.kinds(tokens.clone());
        if self.names_event(tokens.end) || self.is_mine(&tokens, kinds) {
            out.push(Toponym { reported: false, ..Toponym::new(tokens) });
            return;
        }
        if self.is_house(&tokens, kinds) || self.is_never(&tokens) {
            return;
        }
        // `the E.U.` is not Eu in Normandy, nor UPI a town.
        let first = &self.cx.doc.tokens[tokens.start];
        let well_known =
            Kinds::COUNTRY.or(Kinds::REGION).or(Kinds::ABBREVIATION).or(Kinds::AREA).or(Kinds::LARGE_CITY);
        if tokens.len() == 1
            && first.caps == Caps::All
            && first.end - first.start <= 4
            && !kinds.is_empty()
            && !kinds.has(well_known)
        {
            return;
        }
        // `the West`
        let side = self.word(tokens.start);
        let sided = self.cx.doc.tokens.get(tokens.end).is_some_and(|_| {
            matches!(self.word(tokens.end), "province" | "Province" | "region" | "Region" | "state" | "State")
        });
        if tokens.len() == 1 && side.ends_with("ern") && super::resolve::is_direction(side) && !sided {
            return;
        }
        if tokens.len() == 1
            && super::resolve::is_direction(self.word(tokens.start))
            && !kinds.has(Kinds::AREA)
        {
            return;
        }
        // `Region`, `Centre`, `Hospital`: the head of some other name.
        if tokens.len() == 1
            && (matches!(side, "Region" | "Zone" | "Mill" | "Delta") || heads::is_house(side))
            && !kinds.has(Kinds::LARGE_CITY)
            && !(kinds.has(Kinds::FEATURE) && kinds.has(Kinds::PRIMARY))
            && !kinds.has(Kinds::COUNTRY)
            && !kinds.has(Kinds::AREA)
        {
            return;
        }
        // `the Commission on Appointments (CA)`
        if kinds.has(Kinds::ABBREVIATION) && self.is_acronym(&tokens) {
            return;
        }
        if !kinds.is_empty() {
            // `the Argentine capital`: some town goes by the adjective too.
            let adjective = kinds.has(Kinds::DEMONYM) && !kinds.has(well_known) && !self.is_told(&tokens);
            out.push(Toponym { demonym: kinds == Kinds::DEMONYM || adjective, ..Toponym::new(tokens) });
            return;
        }
        if tokens.len() == 1 {
            // A single word that no table has is a place only where the tagger is sure, and an acronym never.
            let token = &self.cx.doc.tokens[tokens.start];
            let opens =
                self.cx.doc.sentences[self.cx.doc.sentence_of(tokens.start)].first as usize == tokens.start;
            let acronym = token.caps == Caps::All
                && (token.end - token.start <= 5 || token.end - token.start <= 8 && !opens);
            if name.confidence >= 24 && !acronym {
                out.push(Toponym::new(tokens));
            }
            return;
        }
        if let Some(at) =
            tokens.clone().skip(1).find(|&i| matches!(self.word(i), "and" | "&" | "'s" | "’s" | "-" | "–"))
        {
            let (left, right) = (tokens.start..at, at + 1..tokens.end);
            if matches!(self.word(at), "'s" | "’s")
                || !right.is_empty() && self.is_known(left.clone()) && self.is_known(right.clone())
            {
                self.piece(left, name, out);
                if !right.is_empty() && self.is_known(right.clone()) {
                    self.piece(right, name, out);
                }
                return;
            }
        }
        let first = self.word(tokens.start).to_ascii_lowercase();
        if matches!(first.as_str(), "city" | "town" | "village" | "county" | "township" | "borough" | "state")
            && self.word(tokens.start + 1) == "of"
            && tokens.len() > 2
        {
            self.piece(tokens.start + 2..tokens.end, name, out);
            return;
        }
        // `mainly Muslim Senegal`: its faith.
        let faith = matches!(
            first.as_str(),
            "buddhist"
                | "catholic"
                | "christian"
                | "hindu"
                | "islamic"
                | "jewish"
                | "muslim"
                | "orthodox"
                | "protestant"
                | "shiite"
                | "sunni"
        );
        if faith && tokens.len() == 2 && self.kinds(tokens.start + 1..tokens.end).has(Kinds::COUNTRY) {
            out.push(Toponym::new(tokens.start + 1..tokens.end));
            return;
        }
        // `Northern Iraq`: the side is no part of the name, unless the gazetteer has it so.
        if (first.ends_with("ern") || first == "central") && super::resolve::is_direction(&first) {
            let rest = tokens.start + 1..tokens.end;
            if self.is_known(rest.clone()) {
                out.push(Toponym::new(rest));
                return;
            }
        }
        // `Sokoto State`
        if matches!(self.word(tokens.end - 1), "State" | "Province" | "Governorate" | "Oblast" | "Prefecture")
            && self.kinds(tokens.start..tokens.end - 1).has(Kinds::REGION)
        {
            out.push(Toponym::new(tokens));
            return;
        }
        if heads::is_before(&first) {
            out.push(Toponym::new(tokens));
            return;
        }
        let head = heads::of(self.word(tokens.end - 1));
        // `Palestinian Hamas`: a people and what the gazetteer does not know.
        if head == heads::Head::default()
            && let Some(to) = self.demonym(tokens.start, tokens.end)
            && to < tokens.end
        {
            out.push(Toponym { demonym: true, ..Toponym::new(tokens.start..to) });
            return;
        }
        if head.building || head.body {
            if let Some(end) = self.jurisdiction(tokens.clone(), head.building) {
                out.push(Toponym::new(tokens.start..end));
            } else if !head.street && !head.nature {
                if name.confidence >= 100 {
                    out.push(Toponym::new(tokens));
                }
                return;
            }
            if !head.street && !head.nature {
                return;
            }
            if out.last().is_some_and(|t| t.tokens.start == tokens.start) {
                return;
            }
        }
        if head.street || head.nature || name.confidence >= 10 {
            out.push(Toponym::new(tokens));
        }
    }

    /// Letters in brackets that the capitals before them begin with, which name no place.
    fn is_acronym(&self, tokens: &Range<usize>) -> bool {
        let letters = self.word(tokens.start);
        let open = tokens.start.wrapping_sub(1);
        if tokens.len() != 1 || open >= self.cx.doc.tokens.len() || self.word(open) != "(" {
            return false;
        }
        let from = open.saturating_sub(letters.len() + 3);
        let initials =
            (from..open).filter(|&i| self.capitalised(i)).filter_map(|i| self.word(i).chars().next());
        let place = open > 0 && self.is_known(open - 1..open);
        !place && letters.len() > 1 && initials.collect::<String>().ends_with(letters)
    }

    /// The longer name in the gazetteer that the tokens are part of: `East` `Jerusalem`, `Tecpan` `de Galeana`.
    fn whole(&self, tokens: Range<usize>) -> Range<usize> {
        let doc = self.cx.doc;
        let sentence = doc.sentences[doc.sentence_of(tokens.start)].tokens();
        let longer = |range: &Range<usize>| {
            let kinds = self.kinds(range.clone());
            kinds.has(Kinds::PRIMARY) && !kinds.has(Kinds::DEMONYM) && {
                // Not into another name, and not out of one.
                let inside = |n: &&Name| n.tokens.start < range.end && n.tokens.end > range.start;
                let at = self.cx.tags.names.partition_point(|n| n.tokens.end <= range.start);
                self.cx.tags.names[at..]
                    .iter()
                    .take_while(|n| n.tokens.start < range.end)
                    .filter(inside)
                    .all(|n| n.tokens.start >= range.start && n.tokens.end <= range.end)
            }
        };
        let before = tokens.start.wrapping_sub(1);
        let side = tokens.start > sentence.start
            && self.capitalised(before)
            && super::resolve::is_direction(self.word(before))
            && !doc.tokens[tokens.start].block_start;
        if side && longer(&(before..tokens.end)) {
            return before..tokens.end;
        }
        // `Al` `-Basa`.
        let end = tokens.end;
        if matches!(self.word(end - 1), "Al" | "El")
            && end + 1 < sentence.end
            && self.word(end) == "-"
            && !doc.tokens[end].space_before
            && !doc.tokens[end + 1].space_before
            && self.capitalised(end + 1)
        {
            return tokens.start..end + 2;
        }
        // `Bay of` `Bengal`.
        let of = tokens.start.checked_sub(2).filter(|&i| i >= sentence.start && self.word(i + 1) == "of");
        if let Some(from) = of
            && matches!(
                self.word(from),
                "Bay" | "Cape" | "Gulf" | "Horn" | "Isle" | "Sea" | "Strait" | "Straits"
            )
            && longer(&(from..tokens.end))
        {
            return from..tokens.end;
        }
        let particle = |i: usize| {
            matches!(
                self.word(i),
                "de" | "del" | "la" | "das" | "do" | "dos" | "di" | "upon" | "on" | "sur" | "en"
            )
        };
        if tokens.end < sentence.end && particle(tokens.end) {
            let mut ends = (tokens.end + 2..=(tokens.end + 4).min(sentence.end)).rev();
            if let Some(end) = ends.find(|&e| self.capitalised(e - 1) && longer(&(tokens.start..e))) {
                return tokens.start..end;
            }
        }
        tokens
    }

    /// `the Darby mine`, `the Hongyan pit`: the mine's name, not the town's it may come from.
    fn is_mine(&self, tokens: &Range<usize>, kinds: Kinds) -> bool {
        let article = tokens.start > 0 && self.word(tokens.start - 1).eq_ignore_ascii_case("the");
        let behind = self.cx.doc.tokens.get(tokens.end).filter(|t| !t.block_start && t.caps == Caps::Lower);
        article
            && !kinds.has(Kinds::COUNTRY.or(Kinds::REGION).or(Kinds::LARGE_CITY))
            && behind.is_some_and(|_| matches!(self.word(tokens.end), "mine" | "pit" | "colliery" | "quarry"))
    }

    /// `in Argentine`, `Argentine, Kan.`
    fn is_told(&self, tokens: &Range<usize>) -> bool {
        let before = tokens.start.checked_sub(1).map_or("", |i| self.word(i));
        matches!(before, "in" | "In" | "near" | "at" | "from" | "to" | "of")
            || self.cx.doc.tokens.get(tokens.end).is_some_and(|_| self.word(tokens.end) == ",")
    }

    /// `the White House`: a town has no article, unless it stands before a noun (`the Baghdad airport`).
    fn is_house(&self, tokens: &Range<usize>, kinds: Kinds) -> bool {
        let tags = &self.cx.tags.pos;
        let article = tokens.start > 0 && self.word(tokens.start - 1).eq_ignore_ascii_case("the");
        let whole = tags.get(tokens.end).is_none_or(|tag| {
            !matches!(
                tag,
                Pos::Nn | Pos::Nns | Pos::Nnp | Pos::Nnps | Pos::Jj | Pos::Cd | Pos::Vbg | Pos::Hyph
            )
        });
        let town = kinds.has(Kinds::CITY)
            && !kinds.has(Kinds::COUNTRY)
            && !kinds.has(Kinds::AREA)
            && !kinds.has(Kinds::FEATURE);
        article && whole && town && tokens.len() > 1
    }

    /// A house or street that stands for those in it (`a White House spokesman`, `Wall Street fell`), and no state
    /// behind it (`White House, Tenn.`).
    fn is_never(&self, tokens: &Range<usize>) -> bool {
        let name = self.cx.doc.slice(tokens.clone());
        let after = |n: usize| tokens.end + n < self.cx.doc.tokens.len();
        let stated = after(1)
            && self.word(tokens.end) == ","
            && self.capitalised(tokens.end + 1)
            && self.kinds(tokens.end + 1..tokens.end + 2).has(Kinds::REGION.or(Kinds::ABBREVIATION));
        !stated && lists::NEVER.get(name).is_some()
    }

    /// Does the name go on, at token `i`, as that of a contest or the like? `U.S.` `Open`.
    fn names_event(&self, i: usize) -> bool {
        i < self.cx.doc.tokens.len() && self.capitalised(i) && heads::of(self.word(i)).event
    }

    /// Has the gazetteer a place (not a people) of this name?
    fn is_known(&self, tokens: Range<usize>) -> bool {
        let kinds = self.kinds(tokens);
        kinds.has(Kinds::PRIMARY) || kinds.has(Kinds::ABBREVIATION)
    }

    /// A country, a state or province, a large city: not likely anything else.
    fn is_renowned(&self, tokens: Range<usize>, kinds: Kinds) -> bool {
        let first_level = |p: Posting| {
            let place = self.cx.gazetteer.place(p.entry());
            p.is_primary() && !p.is_demonym() && is_first_level(self.cx, &place) && place.population > 300_000
        };
        kinds.has(Kinds::PRIMARY)
            && (kinds.has(Kinds::COUNTRY)
                || kinds.has(Kinds::REGION)
                    && self.cx.gazetteer.lookup(self.cx.doc.slice(tokens)).any(first_level))
    }

    /// A name of another kind: a people or an adjective where all its words are such; a country or state.
    fn other(&self, tokens: Range<usize>, out: &mut Vec<Toponym>) {
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
    fn demonym(&self, at: usize, end: usize) -> Option<usize> {
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
    fn organization(&self, mut tokens: Range<usize>, out: &mut Vec<Toponym>) {
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
            !t.block_start
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
    fn office(&self, tokens: Range<usize>) -> Option<usize> {
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
    fn jurisdiction(&self, tokens: Range<usize>, building: bool) -> Option<usize> {
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

    /// Tokens outside all names: what only the gazetteer knows, where it is sure.
    fn scan(&self, tokens: Range<usize>, out: &mut Vec<Toponym>) {
        let mut at = tokens.start;
        while at < tokens.end {
            if !self.capitalised(at) || self.begins_none(at, tokens.end) {
                at += 1;
            } else if let Some(to) = self.demonym(at, tokens.end) {
                out.push(Toponym { demonym: true, ..Toponym::new(at..to) });
                at = to;
            } else {
                let mut ends = (1..=5).rev().filter(|n| at + n <= tokens.end).map(|n| at + n);
                match ends.find(|&to| self.is_sure(at..to)) {
                    Some(to) if self.names_event(to) => at = to,
                    Some(to) => {
                        out.push(Toponym::new(at..to));
                        at = to;
                    }
                    None => at += 1,
                }
            }
        }
    }

    /// A place's name behind `in` and before nothing that it could be part of.
    fn is_told_in(&self, tokens: &Range<usize>, kinds: Kinds) -> bool {
        let before = tokens.start.checked_sub(1).map_or("", |i| self.word(i));
        let pos = |i: usize| self.cx.tags.pos.get(i);
        let goes_on = self.cx.doc.tokens.get(tokens.end).is_some_and(|t| {
            !t.block_start
                && (self.capitalised(tokens.end)
                    || matches!(pos(tokens.end), Some(Pos::Nn | Pos::Nns | Pos::Jj | Pos::Hyph | Pos::Cd)))
        });
        matches!(before, "in" | "In" | "near" | "outside")
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

    /// A first-level division outside of the United States.
    fn is_state_abroad(&self, tokens: Range<usize>) -> bool {
        self.cx.gazetteer.lookup(self.cx.doc.slice(tokens)).filter(|p| p.is_primary()).any(|p| {
            let place = self.cx.gazetteer.place(p.entry());
            is_first_level(self.cx, &place) && place.country != Some("US")
        })
    }

    /// A feature's name with an article behind a preposition of place, and nothing behind it that it could belong to.
    fn is_river(&self, tokens: &Range<usize>) -> bool {
        let before = |n: usize| tokens.start.checked_sub(n).map_or("", |i| self.word(i));
        let goes_on = self.cx.doc.tokens.get(tokens.end).is_some_and(|t| {
            !t.block_start
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

    /// A country by a name that is nothing else.
    fn is_sure(&self, tokens: Range<usize>) -> bool {
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
            && self.cx.doc.tokens.get(tokens.end).is_some_and(|t| !t.block_start)
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
                .is_some_and(|t| !t.block_start && self.capitalised(tokens.end + 1));
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
}

/// A first-level division: state, province.
pub(super) fn is_first_level(cx: &Context, place: &GazetteerPlace) -> bool {
    place.kind == PlaceKind::Region && place.division.is_some_and(|d| cx.gazetteer.parent(d).is_none())
}

/// What places go by the name that the tokens are; none where they begin or end in a mark.
pub(super) fn kinds(cx: &Context, tokens: Range<usize>) -> Kinds {
    if tokens.len() > 1 && !may_go_on(cx, tokens.start) { Kinds::default() } else { looked_up(cx, tokens) }
}

fn looked_up(cx: &Context, tokens: Range<usize>) -> Kinds {
    let is_word = |i: usize| matches!(cx.doc.tokens[i].kind, TokenKind::Word | TokenKind::Number);
    if tokens.is_empty() || !is_word(tokens.start) || !is_word(tokens.end - 1) {
        return Kinds::default();
    }
    let kinds = hints::kinds(cx.doc, tokens.clone(), cx.gazetteer);
    if kinds.has(Kinds::ABBREVIATION) && !is_abbreviation(cx.doc.slice(tokens)) {
        kinds.without(Kinds::ABBREVIATION)
    } else {
        kinds
    }
}

/// May a name of several tokens begin at token `i`? The cheap no for most.
fn may_go_on(cx: &Context, i: usize) -> bool {
    let words = cx.doc.tokens[i..].iter().take(8).map(|t| {
        let word = &cx.doc.text.as_bytes()[t.start as usize..t.end as usize];
        (word, t.space_before)
    });
    cx.gazetteer.may_go_on(words)
}

/// Is a word that folds to an abbreviation of a state written as one? `Pa.`, `PA`, `N.C.`; not `Ms.` or `Co.`.
pub(super) fn is_abbreviation(name: &str) -> bool {
    let letters = name.bytes().filter(u8::is_ascii_alphabetic).count();
    if name.ends_with('.')
        && letters == 2
        && !name.starts_with(|c: char| c.is_ascii_uppercase() && name[1..].starts_with('.'))
    {
        return matches!(name, "Ga." | "Ia." | "Ky." | "La." | "Md." | "Mo." | "Pa." | "Ut." | "Va." | "Vt.");
    }
    letters > 2 || name.bytes().all(|b| b.is_ascii_uppercase() || matches!(b, b'.' | b' '))
}

/// Does token `i` begin with a capital?
pub(super) fn capitalised(cx: &Context, i: usize) -> bool {
    let t = &cx.doc.tokens[i];
    t.kind == TokenKind::Word && matches!(t.caps, Caps::Initial | Caps::All | Caps::Mixed)
}
