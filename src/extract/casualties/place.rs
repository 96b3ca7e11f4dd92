//! Where a figure belongs: the most specific place that its clause, its sentence or the sentence before ties to it.

use super::chunk::{Kind, View, Voice};
use super::details::class_of;
use super::lexicon::{Humanity, humanity};
use super::sites::{Located, SITE};
use crate::extract::{CasualtyPlace, Place, PlaceKind, VictimClass};
use crate::tag::NameKind;
use crate::text::Document;
use std::ops::Range;

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
    "hospital",
    "clinic",
];

impl View<'_> {
    /// The mention that the sentence ties to the figure at chunk `f`, told by the word at chunk `trigger`.
    pub(super) fn place_of(&self, f: usize, trigger: usize, located: &[Located]) -> Option<usize> {
        let tokens = self.folded.tokens();
        let from = located.partition_point(|l| l.tokens.start < tokens.start);
        let to = located.partition_point(|l| l.tokens.start < tokens.end);
        let (count, told) = (self.chunks[f].tokens.start, self.chunks[trigger].tokens.end);
        let right = count.max(told);
        let mut best: Option<(i64, usize)> = None;
        for (k, l) in located[from..to].iter().enumerate().filter(|(_, l)| !l.dateline) {
            let c = self.chunks.partition_point(|chunk| chunk.tokens.end <= l.tokens.start);
            let mut score = self.bond(c, l) + i64::from(l.rank) * 3;
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
                // `Antwerp, where two contractors were killed`; `in Greece since 2007, when dozens died`.
                let end = l.tokens.end;
                if self.word(end) == "where" || self.word(end) == "," && self.word(end + 1) == "where" {
                    score += 25;
                } else if self.word(end) == ","
                    && (end + 1..count.min(end + 5)).any(|i| self.word(i) == "where")
                {
                    score += 20;
                }
                if between.clone().any(|i| self.word(i) == "when" && self.word(i.saturating_sub(1)) == ",") {
                    score -= 25;
                }
                // `trampled at Gilgil and two officers died in a hit-and-run in Nakuru`.
                if self.word(end) == "and" {
                    score -= 10;
                }
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
            // `Nigeria police kill six`, `Egypt court jails 152`: what they do they do at home.
            let police = self
                .chunks
                .get(c)
                .is_some_and(|n| matches!(self.word(n.head), "police" | "court" | "authorities"))
                && c < trigger
                && self.chunks[c].tokens.contains(&l.tokens.start)
                && self.subject(trigger) == Some(c)
                && self.chunks[trigger].voice != Voice::Passive;
            if police {
                score += 40;
            }
            if best.is_none_or(|(s, _)| score > s) {
                best = Some((score, from + k));
            }
        }
        best.filter(|&(s, _)| s > -20).map(|(_, k)| k)
    }

    /// `uprooted inside the country`, `other attacks in the city`: the last place of that kind before the figure at the
    /// tokens `count`, unless another is named between.
    pub(super) fn there(&self, count: Range<usize>, located: &[Located], places: &[Place]) -> Option<usize> {
        let end = self.folded.tokens().end.min(count.end + 14);
        let clause =
            (count.end..end).take_while(|&i| !matches!(self.word(i), ";" | ":" | "while" | "but" | "where"));
        let (at, kind) = clause.skip(1).find_map(|i| {
            let led = i + 2 < end
                && matches!(self.word(i), "in" | "inside" | "across" | "throughout" | "within")
                && self.word(i + 1) == "the"
                && !matches!(self.word(i + 3), "of" | "that" | "where");
            let kind = match self.word(i + 2) {
                "country" | "nation" => PlaceKind::Country,
                "province" | "region" | "state" => PlaceKind::Region,
                "city" | "town" | "village" => PlaceKind::City,
                _ => return None,
            };
            led.then_some((i, kind))
        })?;
        let from = located.partition_point(|l| l.tokens.start < self.folded.tokens().start);
        let to = located.partition_point(|l| l.tokens.start < at);
        // One named in the sentence before the words is closer.
        if from < to {
            return None;
        }
        located[..from]
            .iter()
            .rposition(|l| !l.dateline && l.place.is_some_and(|p| l.rank < SITE && places[p].kind == kind))
    }

    /// How closely the words before a place tie it to what happens.
    fn bond(&self, c: usize, l: &Located) -> i64 {
        let prep = c > 0 && self.kind(c - 1) == Kind::Prep;
        let word = if prep { self.head(c - 1) } else { "" };
        let owner = matches!(self.word(l.tokens.end), "'s" | "'");
        let mut bond: i64 = match word {
            "in" | "at" | "near" | "outside" | "inside" | "across" | "throughout" | "off" | "around"
            | "on" | "within" | "over" => 30,
            "of" if c >= 2 && KINDS.contains(&self.head(c - 2)) => 30,
            "of" => 18,
            "from" | "to" | "into" | "between" | "through" => 8,
            _ if prep => 6,
            _ => 10,
        };
        // `its correspondent in Nairobi` tells it from there.
        let reporter = prep
            && c >= 2
            && matches!(
                self.head(c - 2),
                "correspondent"
                    | "correspondents"
                    | "reporter"
                    | "reporters"
                    | "journalist"
                    | "journalists"
                    | "bureau"
                    | "newsroom"
                    | "embassy"
                    | "consulate"
                    | "headquarters"
                    | "hospital"
                    | "hospitals"
                    | "clinic"
                    | "clinics"
                    | "morgue"
                    | "mortuary"
                    | "analyst"
            );
        // `returning from a wedding in Eldoret`, `on their way to Mecca`.
        let journey = prep && {
            let start = self.chunks[c - 1].tokens.start;
            let from = self.folded.tokens().start.max(start.saturating_sub(6));
            (from..start).any(|i| {
                matches!(
                    self.word(i),
                    "returning"
                        | "returned"
                        | "travelling"
                        | "traveling"
                        | "heading"
                        | "headed"
                        | "bound"
                        | "en"
                ) || self.word(i) == "way" && matches!(self.word(i + 1), "to" | "from" | "home" | "back")
            })
        };
        if journey {
            bond -= 25;
        }
        if reporter {
            bond -= 45;
        }
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
            bond -= if is_inhabitant(head) {
                8
            } else if body || humanity(head) == Humanity::People || OFFICES.contains(&head) {
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
    pub(super) fn main_place(&self, located: &[Located]) -> Option<usize> {
        let tokens = self.folded.tokens();
        let from = located.partition_point(|l| l.tokens.start < tokens.start);
        let to = located.partition_point(|l| l.tokens.start < tokens.end);
        (from..to)
            .filter(|&k| !located[k].dateline)
            .map(|k| {
                let l = &located[k];
                let c = self.chunks.partition_point(|chunk| chunk.tokens.end <= l.tokens.start);
                let speaks = if self.speaks(c) { 40 } else { 0 };
                (self.bond(c, l) + i64::from(l.rank) * 3 - speaks, k)
            })
            .filter(|&(score, _)| score > 7)
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

/// Those whom a place name before them tells to be of there, and perhaps harmed there: `Gaza civilians`, `a Macon man`.
fn is_inhabitant(head: &str) -> bool {
    matches!(
        head,
        "man"
            | "men"
            | "woman"
            | "women"
            | "people"
            | "couple"
            | "family"
            | "families"
            | "native"
            | "natives"
            | "mother"
            | "father"
            | "neighborhood"
            | "neighbourhood"
            | "home"
    ) || matches!(
        class_of(head),
        Some(
            VictimClass::Civilian
                | VictimClass::Child
                | VictimClass::Woman
                | VictimClass::Worker
                | VictimClass::Traveller
                | VictimClass::Migrant
        )
    )
}

/// The place as a fact: a site has the name and country of the place that it lies in.
pub(super) fn stated(doc: &Document, l: &Located, places: &[Place]) -> CasualtyPlace {
    let span = doc.span(l.tokens.clone());
    let text = doc.slice(l.tokens.clone()).to_string();
    let place = l.place.map(|p| &places[p]);
    CasualtyPlace {
        start: span.start,
        end: span.end,
        name: place.map_or_else(|| text.clone(), |p| p.name.clone()),
        country: place.and_then(|p| p.country.clone()),
        text,
    }
}
