//! What the tagger calls a place: cut where it holds several, whole where it is part of a longer one, and what is none.

use super::{Finder, Toponym, heads};
use crate::extract::places::resolve;
use crate::gazetteer::Kinds;
use crate::tag::{Name, Pos};
use crate::text::Caps;
use std::ops::Range;

/// What is hardly ever anything else.
const WELL_KNOWN: Kinds =
    Kinds::COUNTRY.or(Kinds::REGION).or(Kinds::ABBREVIATION).or(Kinds::AREA).or(Kinds::LARGE_CITY);

impl Finder<'_> {
    /// A name that the tagger calls a place: cut at commas, without its article.
    pub(super) fn place(&self, tokens: Range<usize>, name: &Name, out: &mut Vec<Toponym>) {
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
        if self.is_no_place(&tokens, kinds) {
            return;
        }
        if !kinds.is_empty() {
            // `the Argentine capital`: some town goes by the adjective too.
            let adjective = kinds.has(Kinds::DEMONYM) && !kinds.has(WELL_KNOWN) && !self.is_told(&tokens);
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
        self.unknown(tokens, name, out);
    }

    /// A house, an acronym, a side of the world, a word that is the head of some other name.
    fn is_no_place(&self, tokens: &Range<usize>, kinds: Kinds) -> bool {
        if self.is_house(tokens, kinds) || self.is_never(tokens) {
            return true;
        }
        // `the E.U.` is not Eu in Normandy, nor UPI a town.
        let first = &self.cx.doc.tokens[tokens.start];
        if tokens.len() == 1
            && first.caps == Caps::All
            && first.end - first.start <= 4
            && !kinds.is_empty()
            && !kinds.has(WELL_KNOWN)
        {
            return true;
        }
        // `the West`
        let side = self.word(tokens.start);
        let sided = self.cx.doc.tokens.get(tokens.end).is_some_and(|_| {
            matches!(self.word(tokens.end), "province" | "Province" | "region" | "Region" | "state" | "State")
        });
        if tokens.len() == 1 && side.ends_with("ern") && resolve::is_direction(side) && !sided {
            return true;
        }
        if tokens.len() == 1 && resolve::is_direction(self.word(tokens.start)) && !kinds.has(Kinds::AREA) {
            return true;
        }
        // `Region`, `Centre`, `Hospital`: the head of some other name.
        if tokens.len() == 1
            && (matches!(side, "Region" | "Zone" | "Mill" | "Delta") || heads::is_house(side))
            && !kinds.has(Kinds::LARGE_CITY)
            && !(kinds.has(Kinds::FEATURE) && kinds.has(Kinds::PRIMARY))
            && !kinds.has(Kinds::COUNTRY)
            && !kinds.has(Kinds::AREA)
        {
            return true;
        }
        // `the Commission on Appointments (CA)`
        kinds.has(Kinds::ABBREVIATION) && self.is_acronym(tokens)
    }

    /// A name of several words that the gazetteer does not have.
    fn unknown(&self, tokens: Range<usize>, name: &Name, out: &mut Vec<Toponym>) {
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
        if (first.ends_with("ern") || first == "central") && resolve::is_direction(&first) {
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
            && resolve::is_direction(self.word(before))
            && !doc.tokens[tokens.start].block_start();
        if side && longer(&(before..tokens.end)) {
            return before..tokens.end;
        }
        // `Gaza` `City`.
        let end = tokens.end;
        let city = end < sentence.end
            && !doc.tokens[end].block_start()
            && matches!(
                self.word(end),
                "City" | "Strip" | "Island" | "Islands" | "Springs" | "Falls" | "Beach"
            );
        // It may be another name of the place (`Gaza City` of Gaza), but no `City Hall`.
        let alone = |range: &Range<usize>| {
            let next = self.cx.tags.names.partition_point(|n| n.tokens.end <= end);
            let free = self.cx.tags.names.get(next).is_none_or(|n| n.tokens.start > end);
            let kinds = self.kinds(range.clone());
            free && !kinds.is_empty() && !kinds.has(Kinds::DEMONYM)
        };
        if city && !(end + 1 < sentence.end && self.capitalised(end + 1)) && alone(&(tokens.start..end + 1)) {
            return tokens.start..end + 1;
        }
        // `Al` `-Basa`.
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
        let behind = self.cx.doc.tokens.get(tokens.end).filter(|t| !t.block_start() && t.caps == Caps::Lower);
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
}
