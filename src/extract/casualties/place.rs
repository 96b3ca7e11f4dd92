//! Where a figure belongs: the most specific place that its clause, its sentence or the sentence before ties to it.

use super::chunk::{Kind, View};
use super::lexicon::{Humanity, humanity};
use crate::extract::{CasualtyPlace, Context, Place, PlaceKind};
use crate::tag::NameKind;
use crate::text::Document;
use std::ops::Range;

/// A mention of a place, in tokens.
#[derive(Debug, Clone)]
pub(super) struct Located {
    pub(super) tokens: Range<usize>,
    /// Index into the article's places.
    place: usize,
}

/// The places' mentions in text order; peoples, and the places of datelines (in capitals), are left out.
pub(super) fn located(cx: &Context, places: &[Place]) -> Vec<Located> {
    let doc = cx.doc;
    let mut found: Vec<Located> = places
        .iter()
        .enumerate()
        .flat_map(|(place, p)| p.mentions.iter().filter(|m| !m.demonym).map(move |m| (place, m.start, m.end)))
        .map(|(place, start, end)| Located {
            tokens: doc.token_at(start)..doc.token_at(end.saturating_sub(1)) + 1,
            place,
        })
        .filter(|l| !l.tokens.is_empty() && l.tokens.end <= doc.tokens.len())
        .collect();
    found.sort_by_key(|l| l.tokens.start);
    let mut dateline: Option<usize> = None;
    found.retain(|l| {
        let words = doc.slice(l.tokens.clone());
        let capitals =
            words.chars().filter(|c| c.is_alphabetic()).count() > 3 && !words.contains(char::is_lowercase);
        // `MAE SOT, Thailand`: what follows the dateline's town belongs to it.
        let follows = dateline.is_some_and(|end| l.tokens.start <= end + 1);
        if capitals || follows {
            dateline = Some(l.tokens.end);
            return false;
        }
        let peoples =
            l.tokens.len() == 1 && cx.gazetteer.is_demonym(words).is_some() && !words.ends_with(['.']);
        !peoples
    });
    found
}

/// How specific a place is.
fn rank(kind: PlaceKind) -> u8 {
    match kind {
        PlaceKind::Area => 0,
        PlaceKind::Country => 1,
        PlaceKind::Region => 2,
        PlaceKind::Feature => 3,
        PlaceKind::Unknown => 3,
        PlaceKind::City => 4,
    }
}

/// Nouns that `of` a place name makes the place: `the town of Kaolack`.
const KINDS: &[&str] = &[
    "town",
    "city",
    "village",
    "province",
    "district",
    "state",
    "region",
    "capital",
    "port",
    "island",
    "county",
    "area",
    "settlement",
    "hamlet",
    "municipality",
    "department",
    "governorate",
    "resort",
    "republic",
    "territory",
    "prefecture",
    "country",
    "nation",
];

/// Bodies that a place name before them belongs to.
const OFFICES: &[&str] = &[
    "ministry",
    "police",
    "military",
    "army",
    "government",
    "department",
    "forces",
    "force",
    "navy",
    "council",
    "court",
    "embassy",
    "parliament",
    "troops",
    "agency",
    "office",
    "authorities",
    "coalition",
    "services",
    "service",
    "administration",
    "newspaper",
    "television",
    "radio",
    "rulers",
    "media",
    "war",
    "side",
    "press",
    "times",
    "post",
    "coastguard",
    "guard",
    "commission",
];

impl View<'_> {
    /// The mention that the sentence ties to the figure at chunk `f`, told by the word at chunk `trigger`.
    pub(super) fn place_of(
        &self,
        f: usize,
        trigger: usize,
        located: &[Located],
        places: &[Place],
    ) -> Option<usize> {
        let tokens = self.folded.tokens();
        let from = located.partition_point(|l| l.tokens.start < tokens.start);
        let to = located.partition_point(|l| l.tokens.start < tokens.end);
        let (count, told) = (self.chunks[f].tokens.start, self.chunks[trigger].tokens.end);
        let right = count.max(told);
        let mut best: Option<(i64, usize)> = None;
        for (k, l) in located[from..to].iter().enumerate() {
            let c = self.chunks.partition_point(|chunk| chunk.tokens.end <= l.tokens.start);
            let mut score = self.bond(c, l) + i64::from(rank(places[l.place].kind)) * 3;
            let after = l.tokens.start >= count;
            let distance = if l.tokens.start >= right {
                l.tokens.start - right
            } else {
                count.abs_diff(l.tokens.end) + 2
            };
            score -= distance as i64;
            let between = if after { count..l.tokens.start } else { l.tokens.end.min(count)..count };
            for i in between.clone() {
                // Marks between part them, and so does another figure.
                score -= match self.word(i) {
                    ";" | ":" | "--" | "but" | "while" => 10,
                    _ => 0,
                };
            }
            let others = self.chunks.iter().filter(|n| {
                n.kind == Kind::Noun
                    && n.tokens.start > between.start
                    && n.tokens.start < between.end
                    && self.counts(n)
            });
            score -= 6 * others.count() as i64;
            if !after {
                // `Shandong has reported five deaths`: the place that reports is where they died.
                let verb = &self.chunks.get(c + 1);
                let reports = verb.is_some_and(|v| {
                    v.kind == Kind::Verb
                        && matches!(
                            self.word(v.head),
                            "says"
                                | "said"
                                | "reported"
                                | "confirmed"
                                | "has"
                                | "had"
                                | "recorded"
                                | "registered"
                                | "saw"
                                | "reports"
                                | "reporting"
                                | "seen"
                                | "suffered"
                                | "lost"
                                | "counted"
                        )
                });
                if reports {
                    score += 25;
                }
            }
            if self.speaks(c) {
                score -= 40;
            }
            if best.is_none_or(|(s, _)| score > s) {
                best = Some((score, from + k));
            }
        }
        best.filter(|&(s, _)| s > -20).map(|(_, k)| k)
    }

    /// How closely the words before a place tie it to what happens.
    fn bond(&self, c: usize, l: &Located) -> i64 {
        let prep = c > 0 && self.kind(c - 1) == Kind::Prep;
        let word = if prep { self.head(c - 1) } else { "" };
        let owner = matches!(self.word(l.tokens.end), "'s" | "'");
        let mut bond = match word {
            "in" | "at" | "near" | "outside" | "inside" | "across" | "throughout" | "off" | "around"
            | "on" | "within" | "over" => 30,
            "of" if c >= 2 && KINDS.contains(&self.head(c - 2)) => 30,
            "of" => 18,
            "from" | "to" | "into" | "between" | "through" => 8,
            _ if prep => 6,
            _ => 10,
        };
        if owner {
            bond -= 6;
        } else if let Some(chunk) =
            self.chunks.get(c).filter(|n| n.kind == Kind::Noun && n.head >= l.tokens.end)
        {
            // `the Gaza Health Ministry`, `Oakland police`: somebody's place, hardly the figure's.
            let body = self.cx.tags.names.iter().any(|n| {
                n.kind == NameKind::Organization
                    && n.tokens.contains(&l.tokens.start)
                    && n.tokens.end > l.tokens.end
            });
            let head = self.word(chunk.head);
            bond -= if body || humanity(head) == Humanity::People || OFFICES.contains(&head) {
                45
            } else if KINDS.contains(&head)
                || matches!(head, "suburb" | "district" | "area" | "mountains" | "airport" | "camp")
            {
                0
            } else {
                8
            };
        }
        bond
    }

    /// The place of a sentence as a whole, for figures of the next sentence.
    pub(super) fn main_place(&self, located: &[Located], places: &[Place]) -> Option<usize> {
        let tokens = self.folded.tokens();
        let from = located.partition_point(|l| l.tokens.start < tokens.start);
        let to = located.partition_point(|l| l.tokens.start < tokens.end);
        (from..to)
            .map(|k| {
                let l = &located[k];
                let c = self.chunks.partition_point(|chunk| chunk.tokens.end <= l.tokens.start);
                let speaks = if self.speaks(c) { 40 } else { 0 };
                (self.bond(c, l) + i64::from(rank(places[l.place].kind)) * 3 - speaks, k)
            })
            .filter(|&(score, _)| score > 12)
            .max_by_key(|&(score, k)| (score, std::cmp::Reverse(k)))
            .map(|(_, k)| k)
    }

    /// A place that stands for its government: `Israel believes`.
    fn speaks(&self, c: usize) -> bool {
        self.kind(c + 1) == Kind::Verb
            && matches!(
                self.head(c + 1),
                "believes"
                    | "believe"
                    | "claims"
                    | "claimed"
                    | "denies"
                    | "denied"
                    | "warned"
                    | "believed"
                    | "accused"
                    | "accuses"
            )
    }
}

/// The place as a fact.
pub(super) fn stated(doc: &Document, l: &Located, places: &[Place]) -> CasualtyPlace {
    let span = doc.span(l.tokens.clone());
    let place = &places[l.place];
    CasualtyPlace {
        start: span.start,
        end: span.end,
        text: doc.slice(l.tokens.clone()).to_string(),
        name: place.name.clone(),
        country: place.country.clone(),
    }
}
