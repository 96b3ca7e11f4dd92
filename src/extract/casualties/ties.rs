//! How closely a sentence ties a place to what happens in it: `in Lagos`, `the Lagos fire`, but not `a man from Lagos`,
//! `officials in Lagos` or `flown to Lagos`.

use super::chunk::{Chunk, Kind, View};
use super::classes::class_of;
use super::lexicon::{Humanity, humanity};
use super::sites::Located;
use crate::extract::VictimClass;
use crate::extract::places::resolve::is_direction;
use crate::tag::{NameKind, Pos};
use std::ops::Range;

/// A tie from which a place is the scene of what is told.
pub(super) const SCENE: i64 = 18;

/// The tie of `in` and of the other prepositions of place.
pub(super) const IN: i64 = 30;

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
    "suburb",
    "neighborhood",
    "neighbourhood",
    "township",
    "outskirts",
    "edge",
    "coast",
    "shore",
    "banks",
    "streets",
    "community",
    "section",
    "quarter",
    "locality",
    "camp",
    "part",
    "parts",
    "areas",
    "corner",
    "heart",
    "center",
    "centre",
    "middle",
    "interior",
    "suburbs",
    "villages",
    "towns",
    "cities",
    "provinces",
    "districts",
    "regions",
    "states",
    "counties",
    "communities",
    "municipalities",
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
    "side",
    "press",
    "times",
    "post",
    "coastguard",
    "guard",
    "commission",
    "hospital",
    "clinic",
    "patrol",
    "sheriff",
    "bureau",
];

/// What happens, and a place name before it tells where: `the Quetta bombing`.
pub(super) fn is_event(head: &str) -> bool {
    matches!(
        head,
        "attack"
            | "attacks"
            | "bombing"
            | "bombings"
            | "blast"
            | "blasts"
            | "explosion"
            | "explosions"
            | "crash"
            | "quake"
            | "earthquake"
            | "tsunami"
            | "fire"
            | "fires"
            | "wildfire"
            | "wildfires"
            | "blaze"
            | "flood"
            | "floods"
            | "flooding"
            | "massacre"
            | "massacres"
            | "shooting"
            | "shootings"
            | "siege"
            | "battle"
            | "clash"
            | "clashes"
            | "riot"
            | "riots"
            | "rally"
            | "protest"
            | "protests"
            | "disaster"
            | "tragedy"
            | "outbreak"
            | "epidemic"
            | "collapse"
            | "derailment"
            | "accident"
            | "fighting"
            | "violence"
            | "unrest"
            | "uprising"
            | "genocide"
            | "landslide"
            | "mudslide"
            | "avalanche"
            | "famine"
            | "killings"
            | "murders"
            | "slayings"
            | "stampede"
            | "crush"
            | "war"
            | "conflict"
    )
}

/// Of these a country's name tells whose they are: `a U.S. attack`.
fn is_deed(head: &str) -> bool {
    matches!(
        head,
        "assault"
            | "attack"
            | "attacks"
            | "bombardment"
            | "bombing"
            | "bombings"
            | "campaign"
            | "incursion"
            | "operation"
            | "raid"
            | "raids"
            | "strike"
            | "strikes"
            | "airstrike"
            | "airstrikes"
            | "invasion"
            | "offensive"
            | "siege"
            | "shelling"
            | "fire"
            | "shooting"
    )
}

/// Where people are brought, work or speak, and not where it happened.
fn is_institution(head: &str) -> bool {
    matches!(
        head,
        "correspondent"
            | "correspondents"
            | "reporter"
            | "reporters"
            | "journalist"
            | "journalists"
            | "bureau"
            | "newsroom"
            | "headquarters"
            | "hospital"
            | "hospitals"
            | "clinic"
            | "clinics"
            | "morgue"
            | "morgues"
            | "mortuary"
            | "analyst"
            | "laboratory"
            | "laboratories"
            | "lab"
            | "conference"
            | "summit"
            | "court"
            | "tribunal"
    )
}

/// Those who tell of it: `officials in Ankara`, `a rescue official in Sukkur`.
fn is_teller(head: &str) -> bool {
    matches!(
        head,
        "official"
            | "officials"
            | "authorities"
            | "spokesman"
            | "spokeswoman"
            | "spokesperson"
            | "director"
            | "chief"
            | "commander"
            | "governor"
            | "mayor"
            | "ambassador"
            | "diplomat"
            | "diplomats"
            | "minister"
            | "professor"
            | "lawyer"
            | "activist"
            | "activists"
            | "police"
    )
}

/// Those who tell from a capital what happened anywhere: `the health ministry in Tunis said`.
fn is_seat(head: &str) -> bool {
    matches!(head, "ministry" | "government" | "embassy" | "consulate" | "parliament" | "agency" | "command")
}

impl View<'_> {
    /// The ties of the sentence's mentions, of those of all sentences; of disease hospitals are scenes too.
    pub(super) fn ties(&self, located: &[Located], disease: bool) -> &[i64] {
        self.ties[usize::from(disease)].get_or_init(|| {
            let (from, to) = self.mentions(located);
            self.tied(&located[from..to], disease)
        })
    }

    fn tied(&self, located: &[Located], disease: bool) -> Vec<i64> {
        let mut ties: Vec<i64> = Vec::with_capacity(located.len());
        for (k, l) in located.iter().enumerate() {
            let c = self.chunks.partition_point(|chunk| chunk.tokens.end <= l.tokens.start);
            let mut tie = self.bond(c, l, disease);
            // `a hospital in Hodeida, Yemen`: the place around another is tied as that is.
            let inner = (0..k).rev().take(2).find(|&i| {
                let end = located[i].tokens.end;
                !located[i].dateline && end <= l.tokens.start && self.around(end..l.tokens.start)
            });
            if let Some(i) = inner {
                tie = ties[i] - 2;
            } else if k > 0 && self.joined(&located[k - 1], l) {
                // `through Mississippi and Alabama`.
                tie = tie.min(ties[k - 1]);
            }
            ties.push(tie);
        }
        ties
    }

    /// Do the tokens between two place names say that the second holds the first: `, `, `in the northern state of`?
    pub(super) fn around(&self, between: Range<usize>) -> bool {
        if between.len() > 7 || between.is_empty() {
            return false;
        }
        let mut led = false;
        for i in between {
            match self.word(i) {
                "," | "in" | "(" => led = true,
                "of" | "the" | "a" | "an" => {}
                // `the Spin Boldak area of Kandahar`.
                word if KINDS.contains(&word) => led |= self.word(i + 1) == "of",
                _ if matches!(self.pos(i), Pos::Jj | Pos::Nnp) => {}
                _ => return false,
            }
        }
        led
    }

    /// How closely the words about a place tie it to what happens.
    fn bond(&self, c: usize, l: &Located, disease: bool) -> i64 {
        let prep = c > 0 && self.kind(c - 1) == Kind::Prep;
        // `found off Libya`: the tagger's particle.
        let before = self.chunks.get(c).map_or(0, |n| n.tokens.start).checked_sub(1);
        let particle = before.map_or("", |i| self.word(i));
        let word = match particle {
            _ if prep => self.head(c - 1),
            "off" | "in" | "on" | "around" | "across" | "near" | "outside" | "along" => particle,
            _ => "",
        };
        let by = |word: &str| match word {
            "in" | "at" | "near" | "outside" | "inside" | "across" | "throughout" | "off" | "around"
            | "on" | "within" | "over" | "along" | "beneath" | "under" => Some(IN),
            "from" | "to" | "into" | "between" | "through" | "towards" | "toward" | "via" => Some(8),
            _ => None,
        };
        // `in the west of Algeria` is there, `60 miles west of Algiers` is not.
        let inner = |n: usize| is_direction(self.head(n)) && self.word(self.chunks[n].tokens.start) == "the";
        let kind = word == "of" && c >= 2 && (KINDS.contains(&self.head(c - 2)) || inner(c - 2));
        // `In the Dagestani capital, Makhachkala, police shot four men`.
        let apposed = c >= 3
            && self.kind(c - 1) == Kind::Comma
            && KINDS.contains(&self.head(c - 2))
            && self.kind(c - 3) == Kind::Prep;
        let mut bond: i64 = if apposed {
            by(self.head(c - 3)).unwrap_or(IN)
        } else if kind {
            // `the road to the town of Chivay` leads there, and no more.
            if c >= 3 && self.kind(c - 3) == Kind::Prep { by(self.head(c - 3)).unwrap_or(IN) } else { IN }
        } else if word == "of" {
            18
        } else if prep {
            by(word).unwrap_or(6)
        } else {
            10
        };
        // The phrase that the place is said of: `officials` in `officials in the town of Chivay`.
        let at = if kind { c.saturating_sub(2) } else { c };
        let led = at > 0 && self.kind(at - 1) == Kind::Prep && at >= 2;
        if led {
            let holder = self.head(at - 2);
            let before = if at >= 3 { self.head(at - 3) } else { "" };
            let near = matches!(before, "outside" | "near");
            let mission = matches!(holder, "embassy" | "consulate")
                && !matches!(before, "outside" | "near" | "on" | "at" | "inside" | "against");
            let seat = is_seat(holder) && self.tells(at - 2, c);
            if is_institution(holder) && !near && !disease || mission || seat {
                bond -= 45;
            } else if is_teller(holder) && self.tells(at - 2, c) {
                bond -= 20;
            }
        }
        // `The ship arrived at Palermo with 52 bodies`, `the president said in Washington`.
        if led && self.kind(at - 2) == Kind::Verb {
            if moves(self.head(at - 2)) {
                bond -= 25;
            } else if super::source::is_saying(self.head(at - 2)) && word == "in" {
                bond -= 45;
            }
        }
        if self.lived(c, l, word) {
            bond -= 45;
        }
        // `deaths outside China`, but `outside Kaduna`.
        let outside = word == "outside" && l.rank <= 1
            || self.word(l.tokens.start.saturating_sub(1)) == "of"
                && self.word(l.tokens.start.saturating_sub(2)) == "outside";
        if outside {
            bond -= 45;
        }
        if self.journey(c, prep) {
            bond -= 45;
        }
        let owner = matches!(self.word(l.tokens.end), "'s" | "'");
        // `Pakistan-ruled Kashmir`, `the Nairobi-Naivasha highway`.
        let hyphen = |i: usize| {
            matches!(self.word(i), "-" | "‑" | "–") && self.doc.tokens.get(i).is_some_and(|t| !t.space_before)
        };
        let compound = hyphen(l.tokens.end)
            && self.doc.tokens.get(l.tokens.end + 1).is_some_and(|t| !t.space_before)
            || l.tokens.start > 0
                && hyphen(l.tokens.start - 1)
                && !self.doc.tokens[l.tokens.start].space_before;
        if compound {
            bond -= 45;
        } else if owner {
            // `Mexico's foreign minister said`: whose he is.
            let abroad = self.chunks.get(c).is_some_and(|n| {
                n.tokens.clone().any(|i| matches!(self.word(i), "foreign" | "embassy" | "ambassador"))
            });
            // `in Israel's bombardment`: whose deed it is.
            let deed = l.rank == 1
                && self.chunks.get(c).is_some_and(|n| n.head > l.tokens.end && is_deed(self.word(n.head)));
            bond -= if abroad || deed { 45 } else { 6 };
        } else if let Some(chunk) =
            self.chunks.get(c).filter(|n| n.kind == Kind::Noun && n.head >= l.tokens.end)
        {
            // `the Gaza Health Ministry`, `Oakland police`: somebody's place, hardly the figure's.
            let body = self
                .cx
                .tags
                .name_at(l.tokens.start)
                .is_some_and(|n| n.kind == NameKind::Organization && n.tokens.end > l.tokens.end);
            let head = self.word(chunk.head);
            let officer = l.rank <= 2
                && self.cx.tags.names_over(l.tokens.end..chunk.tokens.end).iter().any(|n| {
                    n.kind == NameKind::Person
                        && n.tokens.start >= l.tokens.end
                        && n.tokens.end <= chunk.tokens.end
                });
            // `Arauca department` is a part of a country.
            let division = l.rank == 2 && self.word(l.tokens.end) == "department";
            bond += if l.rank == 1 && is_deed(head) {
                -30
            } else if officer || OFFICES.contains(&self.word(l.tokens.end)) && !division {
                -45
            } else if is_event(head) {
                if bond < IN { 18 } else { 0 }
            } else if is_inhabitant(head) || is_townsman(head) {
                -8
            } else if body || humanity(head) == Humanity::People || OFFICES.contains(&head) && !division {
                -45
            } else if KINDS.contains(&head) || matches!(head, "mountains" | "airport" | "camp") {
                0
            } else {
                -8
            };
        }
        bond
    }

    /// Is the person at chunk `who`, of the place at chunk `c`, there only to say something?
    fn tells(&self, who: usize, c: usize) -> bool {
        who > 0 && matches!(self.kind(who - 1), Kind::Comma | Kind::Noun)
            || self.kind(c + 1) == Kind::Verb && super::source::is_saying(self.head(c + 1))
            || who > 0 && self.kind(who - 1) == Kind::Verb && super::source::is_saying(self.head(who - 1))
    }

    /// `Stroud, 19, of Corbin`, `a student from Corbin`: where somebody comes from.
    fn lived(&self, c: usize, l: &Located, word: &str) -> bool {
        let first = self.folded.tokens().start;
        let start = self.chunks.get(c).map_or(l.tokens.start, |n| n.tokens.start.min(l.tokens.start));
        // `…, residents of Gudur village`.
        if word == "of"
            && start >= first + 4
            && matches!(self.word(start - 2), "resident" | "residents" | "native" | "natives")
            && matches!(self.word(start - 3), "," | "all" | "both")
        {
            return true;
        }
        if word == "of" && start >= first + 3 && self.word(start - 2) == "," {
            let before = start - 3;
            return self.word(before).starts_with(|ch: char| ch.is_ascii_digit())
                || self
                    .cx
                    .tags
                    .name_at(before)
                    .is_some_and(|n| n.kind == NameKind::Person && n.tokens.end == before + 1);
        }
        // `…, both from Lagos`.
        word == "from"
            && c >= 3
            && (self.kind(c - 2) == Kind::Comma
                || self.kind(c - 3) == Kind::Comma && matches!(self.head(c - 2), "also" | "both" | "all"))
    }

    /// Who or what comes `from` the place at chunk `c`: `a man from Lagos`, `a bus from Lagos`.
    pub(super) fn home(&self, c: usize) -> Option<usize> {
        let led = c >= 2 && self.kind(c - 1) == Kind::Prep && self.head(c - 1) == "from";
        let goes = |n: &str| {
            matches!(
                n,
                "bus"
                    | "coach"
                    | "flight"
                    | "train"
                    | "plane"
                    | "ship"
                    | "boat"
                    | "truck"
                    | "lorry"
                    | "van"
                    | "car"
                    | "ferry"
            )
        };
        if led {
            let comes = self.kind(c - 2) == Kind::Noun
                && (self.chunks[c - 2].humanity == Humanity::People || goes(self.head(c - 2)));
            return comes.then_some(c - 2);
        }
        // `a Macon man`.
        let townsman = |n: &Chunk| n.kind == Kind::Noun && is_townsman(self.word(n.head));
        self.chunks.get(c).is_some_and(townsman).then_some(c)
    }

    /// `returning from a wedding in Eldoret`, `on their way to Mecca`.
    fn journey(&self, c: usize, prep: bool) -> bool {
        if !prep {
            return false;
        }
        let start = self.chunks[c - 1].tokens.start;
        let from = self.folded.tokens().start.max(start.saturating_sub(12));
        let going = |i: usize| {
            let led = matches!(
                self.word(i + 1),
                "from" | "to" | "through" | "via" | "home" | "back" | "toward" | "towards" | "for" | "route"
            );
            led && matches!(
                self.word(i),
                "returning"
                    | "returned"
                    | "travelling"
                    | "traveling"
                    | "travel"
                    | "heading"
                    | "headed"
                    | "bound"
                    | "en"
                    | "flying"
                    | "sailing"
            ) || self.word(i) == "way"
                && i >= 2
                && matches!(self.word(i - 2), "on" | "its" | "their" | "his" | "her")
                && matches!(self.word(i + 1), "to" | "from" | "home" | "back")
        };
        let near = start.saturating_sub(9);
        // `on its way to Mecca overturned in Jordan`: not past another verb.
        let acts = |i: usize| {
            let n = self.chunks[..c].partition_point(|n| n.tokens.end <= i);
            self.chunks[..c].get(n).is_some_and(|n| n.kind == Kind::Verb && n.head == i && !n.gerund)
        };
        (from..start)
            .rev()
            .take_while(|&i| !matches!(self.word(i), "when" | "and" | "," | ";") && (going(i) || !acts(i)))
            .any(|i| going(i) && (i >= near || matches!(self.word(i), "way")))
    }
}

/// Verbs after which a place is where somebody or something comes to.
fn moves(verb: &str) -> bool {
    matches!(
        verb,
        "arrived"
            | "arrives"
            | "arrive"
            | "arriving"
            | "landed"
            | "docked"
            | "taken"
            | "brought"
            | "transferred"
            | "flown"
            | "airlifted"
            | "returned"
            | "hospitalized"
            | "hospitalised"
            | "treated"
    )
}

/// Somebody whom a place name before him tells to live there: `a Macon man`.
fn is_townsman(head: &str) -> bool {
    matches!(
        head,
        "man"
            | "woman"
            | "couple"
            | "native"
            | "mother"
            | "father"
            | "teen"
            | "teenager"
            | "boy"
            | "girl"
            | "youth"
            | "student"
            | "driver"
            | "motorist"
            | "resident"
    )
}

/// Those whom a place name before them tells to be of there, and perhaps harmed there: `Gaza civilians`.
fn is_inhabitant(head: &str) -> bool {
    matches!(head, "men" | "women" | "people" | "family" | "families" | "natives" | "home")
        || matches!(
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
