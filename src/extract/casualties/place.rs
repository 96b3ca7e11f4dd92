//! Where a figure belongs: the most specific place that its clause, its sentence or the sentence before ties to it.

use super::chunk::{Chunk, Kind, View, Voice};
use super::lexicon::{Frame, Humanity};
use super::sites::{Located, is_country};
use super::ties::{IN, SCENE};
use crate::extract::{CasualtyKind, Place, PlaceKind};
use std::ops::Range;

/// A place that scores no more is not the figure's.
const LEAST: i64 = -20;

/// A place with a weaker tie is nobody's.
const NEVER: i64 = -12;

impl View<'_> {
    /// The mention that the sentence ties to the figure of `kind` at chunk `f`, told by the word at chunk `trigger`.
    pub(super) fn place_of(
        &self,
        f: usize,
        trigger: usize,
        kind: CasualtyKind,
        located: &[Located],
    ) -> Option<usize> {
        let (from, to) = self.mentions(located);
        if from == to {
            return None;
        }
        let ties = self.ties(located, kind == CasualtyKind::Infected);
        let (count, told) = (self.chunks[f].tokens.start, self.chunks[trigger].tokens.end);
        let right = count.max(told);
        let mut best: Option<(i64, usize)> = None;
        for (k, l) in located[from..to].iter().enumerate().filter(|(_, l)| !l.dateline) {
            // `remains in a critical condition in Tallaght Hospital`: where people are brought.
            if kind == CasualtyKind::Injured && self.is_ward(l) {
                continue;
            }
            let c = self.chunks.partition_point(|chunk| chunk.tokens.end <= l.tokens.start);
            // `the Karrada district of central Baghdad`: the outer place is no more specific than the inner.
            let before = k.checked_sub(1).map(|i| &located[from + i]);
            // But not so `the Senegal town of Kaolack`.
            let outer = |i: &Located| i.rank < 3 && !matches!(self.word(i.tokens.end), "," | "in" | "(");
            let within =
                before.filter(|i| !i.dateline && !outer(i) && self.around(i.tokens.end..l.tokens.start));
            let rank = within.map_or(l.rank, |i| l.rank.min(i.rank));
            let mut score = ties[k] + i64::from(rank) * 3 - if within.is_some() { 6 } else { 0 };
            let after = l.tokens.start >= count;
            // `In Idlib province 13 people died when troops raided a house in the village of Atmeh`.
            let opening = |m: &Located| !m.dateline && m.rank <= 2 && m.tokens.end <= count;
            let parted = || {
                (count..l.tokens.start).any(|i| {
                    matches!(self.word(i), ":" | ";" | "who" | "which" | "all" | "including" | "and")
                })
            };
            let inner = after && l.rank >= 3 && ties[k] >= IN - 2 && kind != CasualtyKind::Detained;
            if inner && located[from..from + k].iter().any(opening) && !parted() {
                score += 15;
            }
            let distance = if l.tokens.start >= right {
                l.tokens.start - right
            } else {
                count.abs_diff(l.tokens.end) + 2
            };
            score -= distance.min(25) as i64;
            let between = if after { count..l.tokens.start } else { l.tokens.end.min(count)..count };
            score -= self.apart(f, between.clone(), after);
            // `eight in Newbern and seven in nearby Gibson County`.
            let elided = self.is_bare(&self.chunks[f]) && self.kind(f + 1) == Kind::Prep && c == f + 2;
            if elided && ties[k] >= SCENE {
                score += 15;
            }
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
                // `strikes killed 12 in Gaza, as nine Israelis were hurt`.
                if count > 0 && matches!(self.word(count - 1), "as" | "while" | "whereas") {
                    score -= 40;
                }
                // `trampled at Gilgil and two officers died in a hit-and-run in Nakuru`.
                if self.word(end) == "and" {
                    score -= 10;
                }
                if self.reports(c) {
                    score += self.report(between.clone(), trigger, || {
                        // `Japan said three of its citizens were killed in Sri Lanka`.
                        let told = |(m, &tie): (&Located, &i64)| m.tokens.start > count && tie >= IN;
                        located[from..to].iter().zip(ties).any(told)
                    });
                }
            }
            if self.speaks(c) {
                score -= 40;
            }
            // `a teacher from Asmara whose two sons drowned`.
            let inner = (k > 0 && self.around(located[from + k - 1].tokens.end..l.tokens.start))
                .then(|| self.chunk_of(&located[from + k - 1]));
            let holder = self.home(c).or_else(|| self.home(inner?));
            if holder.is_some_and(|holder| holder != f) {
                score -= 45;
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
            // Where people are brought, live or speak, unless who does the deed is at home there.
            let never = ties[k] < NEVER && !police && (after || !self.reports(c));
            if !never && best.is_none_or(|(s, _)| score > s) {
                best = Some((score, from + k));
            }
        }
        let (_, mut k) = best.filter(|&(s, _)| s > LEAST)?;
        // Of `Baghdad, Basra and Najaf` the first.
        while k > from && ties[k - from] <= ties[k - 1 - from] && self.joined(&located[k - 1], &located[k]) {
            k -= 1;
        }
        Some(k)
    }

    /// `Nine died in the capital and seven in Lae`: is the figure at chunk `f` told of a place without a name before chunk `c`?
    fn has_own_place(&self, f: usize, c: usize) -> bool {
        (f + 1..c).any(|p| {
            self.head(p) == "in"
                && matches!(
                    self.head(p + 1),
                    "capital"
                        | "city"
                        | "country"
                        | "district"
                        | "east"
                        | "north"
                        | "province"
                        | "region"
                        | "south"
                        | "suburb"
                        | "town"
                        | "village"
                        | "west"
                )
        })
    }

    /// Is the mention a hospital by name that people are `in` or taken `to`?
    fn is_ward(&self, l: &Located) -> bool {
        let last = self.word(l.tokens.end - 1);
        let the = usize::from(l.tokens.start > 0 && self.word(l.tokens.start - 1) == "the");
        let before = l.tokens.start.checked_sub(1 + the);
        matches!(last, "hospital" | "clinic" | "infirmary")
            && before.is_some_and(|i| matches!(self.word(i), "in" | "to" | "at"))
    }

    /// What it says of a figure's place that a place reports it, by the words `between` them and the verb that tells it at
    /// chunk `trigger`, unless it is told to have happened `elsewhere`.
    fn report(&self, between: Range<usize>, trigger: usize, elsewhere: impl Fn() -> bool) -> i64 {
        let says = between.clone().find(|&i| matches!(self.word(i), "said" | "says"));
        let Some(says) = says else { return 25 };
        // `Israel said it killed 20 fighters`: what it did, wherever.
        let verb = &self.chunks[trigger];
        let own = self.subject(trigger).is_some_and(|s| {
            self.chunks[s].tokens.start > says
                && matches!(self.word(self.chunks[s].tokens.start), "it" | "its" | "they" | "their")
        });
        let deed = verb.kind == Kind::Verb
            && verb.voice != Voice::Passive
            && self.lexicon.verb(self.head(trigger)).iter().any(|s| s.frame == Frame::Object)
            && !matches!(self.head(trigger), "lost" | "suffered" | "saw");
        // `while Hamas said 14 civilians died`: somebody else says so.
        let other = between.clone().any(|i| matches!(self.word(i), "while" | "whereas" | ";"));
        match () {
            () if own && deed => -40,
            () if other => 0,
            () if elsewhere() => 10,
            () => 25,
        }
    }

    /// The chunk that a mention begins in.
    fn chunk_of(&self, l: &Located) -> usize {
        self.chunks.partition_point(|chunk| chunk.tokens.end <= l.tokens.start)
    }

    /// How much what stands between the figure at chunk `f` and a place parts them.
    fn apart(&self, f: usize, between: Range<usize>, after: bool) -> i64 {
        let mut parted = 0;
        // Marks between part them.
        for i in between.clone() {
            parted += match self.word(i) {
                ";" if after => 30,
                ";" => 10,
                ":" | "--" | "but" | "while" => 10,
                // `35,000 fell ill, half of them in the capital`.
                "half" | "most" | "many" | "mostly" | "mainly" | "some"
                    if after && matches!(self.word(i.wrapping_sub(1)), "," | "(" | "and") =>
                {
                    80
                }
                _ => 0,
            };
        }
        // So do another figure, and a clause of its own about something else.
        let inside = |n: &Chunk| n.tokens.start > between.start && n.tokens.start < between.end;
        let first = self.chunks.partition_point(|n| n.tokens.start <= between.start);
        let mut shared_out = false;
        for c in (first..self.chunks.len()).take_while(|&c| self.chunks[c].tokens.start < between.end) {
            let n = &self.chunks[c];
            if c != f && n.kind == Kind::Noun && inside(n) && self.counts(n) {
                parted += 6;
                // `Ten people died, six in Kabul and four in Herat`: those are the places of parts.
                shared_out |= after
                    && c > f
                    && matches!(self.head(c + 1), "in" | "at" | "near" | "from")
                    && (self.is_bare(n) || n.partitive && n.pronoun)
                    && (matches!(self.kind(c - 1), Kind::Comma | Kind::Dash | Kind::Including)
                        || self.head(c - 1) == ":"
                        || self.kind(c - 1) == Kind::Conj && self.has_own_place(f, c));
            }
            if n.kind == Kind::Conj && self.opens(c + 1) {
                parted += 20;
            }
        }
        if shared_out {
            parted += 60;
        }
        parted
    }

    /// Does a clause with an uncounted subject of its own begin at chunk `c`: `… and its capital reported`?
    fn opens(&self, c: usize) -> bool {
        let subject = (c..c + 4).find(|&k| !matches!(self.kind(k), Kind::Time | Kind::Adverb | Kind::Comma));
        subject.is_some_and(|n| {
            let verb = self.after_modifiers(n);
            // `900 were killed and 70 are held in the port`.
            let other = matches!(
                self.head(verb),
                "held" | "detained" | "arrested" | "jailed" | "rescued" | "displaced"
            );
            self.kind(n) == Kind::Noun
                && (other || !self.counts(&self.chunks[n]))
                && self.kind(verb) == Kind::Verb
                && !self.chunks[verb].gerund
        })
    }

    /// `Shandong has reported five deaths`: the place that reports is where they died.
    fn reports(&self, c: usize) -> bool {
        if c > 0 && self.kind(c - 1) == Kind::Prep {
            return false;
        }
        // `Mexico's foreign minister said`: of what befell people elsewhere.
        let mut words = self.chunks.get(c).into_iter().flat_map(|n| n.tokens.clone());
        if words.any(|i| matches!(self.word(i), "foreign" | "embassy" | "ambassador")) {
            return false;
        }
        let verb = c + 1 + usize::from(self.kind(c + 1) == Kind::Adverb);
        self.chunks.get(verb).is_some_and(|v| {
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
        })
    }

    /// `uprooted inside the country`, `other attacks in the city`: the last place of that kind before the figure at the
    /// tokens `count`, unless another is named between.
    pub(super) fn there(&self, count: Range<usize>, located: &[Located], places: &[Place]) -> Option<usize> {
        if let Some(place) = self.there_before(count.start, located, places) {
            return Some(place);
        }
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
        located[..from].iter().rposition(|l| !l.dateline && l.kind(places) == Some(kind))
    }

    /// `planes bombed the town, killing dozens`: the town named last.
    fn there_before(&self, count: usize, located: &[Located], places: &[Place]) -> Option<usize> {
        let first = self.folded.tokens().start;
        let near = first.max(count.saturating_sub(14))..count;
        let clause = near.rev().take_while(|&i| !matches!(self.word(i), ";" | ":" | "while" | "but"));
        let at = clause.skip(1).find(|&i| {
            let kind = matches!(self.word(i), "town" | "city" | "village" | "neighborhood" | "neighbourhood");
            let the = i > first && self.word(i - 1) == "the";
            kind && the && matches!(self.word(i + 1), "," | "and" | "on" | "when" | "after")
        })?;
        let from = located.partition_point(|l| l.tokens.start < at);
        let to = located.partition_point(|l| l.tokens.start < count);
        let last =
            located[..from].iter().rposition(|l| !l.dateline && l.kind(places) == Some(PlaceKind::City))?;
        // One named since is closer, and one named long before is not meant.
        let told = at.saturating_sub(60) < located[last].tokens.start;
        (from == to && told).then_some(last)
    }

    /// The place of a sentence as a whole, for figures of the next sentence: only one that is told as a scene, unless
    /// it is the headline's (`plain`).
    pub(super) fn main_place(&self, located: &[Located], plain: bool) -> Option<usize> {
        let (from, to) = self.mentions(located);
        let ties = self.ties(located, false);
        let least = if plain { 8 } else { SCENE };
        let found = (from..to)
            .filter(|&k| !located[k].dateline && (plain || located[k].rank > 0))
            .map(|k| {
                let l = &located[k];
                let c = self.chunks.partition_point(|chunk| chunk.tokens.end <= l.tokens.start);
                let reports = if self.reports(c) { 20 } else { 0 };
                let speaks = if self.speaks(c) { 40 } else { 0 };
                (ties[k - from] + reports - speaks, k)
            })
            .filter(|&(tie, _)| tie >= least)
            .max_by_key(|&(tie, k)| (tie + i64::from(located[k].rank) * 3, std::cmp::Reverse(k)))
            .map(|(_, k)| k)?;
        // One of a list of places is not the place, nor one of two that have a figure each.
        let apart = |k: usize| {
            let (a, b) = (&located[k.min(found)], &located[k.max(found)]);
            let counts = |n: &Chunk| {
                n.kind == Kind::Noun
                    && self.counts(n)
                    && (self.is_bare(n) || n.humanity == Humanity::People)
                    && (a.tokens.end..b.tokens.start).contains(&n.tokens.start)
            };
            k != found && !located[k].dateline && ties[k - from] >= SCENE && self.chunks.iter().any(counts)
        };
        (!self.listed(&located[from..to], found - from) && !(from..to).any(apart)).then_some(found)
    }

    /// The country that a figure `nationwide` is of: the sentence's last that its scene or ownership tells.
    pub(super) fn country(&self, located: &[Located], places: &[Place]) -> Option<usize> {
        let (from, to) = self.mentions(located);
        let ties = self.ties(located, false);
        (from..to).rev().find(|&k| {
            let owner = matches!(self.word(located[k].tokens.end), "'s" | "'");
            is_country(&located[k], places) && (ties[k - from] >= SCENE || owner)
        })
    }

    /// Is the tie of mention `l` weaker than that of a scene: `an Ohio river`?
    pub(super) fn loose(&self, l: usize, located: &[Located]) -> bool {
        let (from, to) = self.mentions(located);
        (from..to).contains(&l)
            && (-10..SCENE).contains(&self.ties(located, false)[l - from])
            && !matches!(self.word(located[l].tokens.end), "'s" | "'")
    }

    /// The mentions of the sentence, as indices.
    pub(super) fn mentions(&self, located: &[Located]) -> (usize, usize) {
        let tokens = self.folded.tokens();
        (
            located.partition_point(|l| l.tokens.start < tokens.start),
            located.partition_point(|l| l.tokens.start < tokens.end),
        )
    }

    /// Do two mentions stand side by side in a list?
    pub(super) fn joined(&self, a: &Located, b: &Located) -> bool {
        a.rank == b.rank
            && b.tokens.start > a.tokens.end
            && b.tokens.start - a.tokens.end <= 3
            && (a.tokens.end..b.tokens.start).all(|i| matches!(self.word(i), "," | "and" | "the" | "in"))
    }

    /// Is mention `k` one of three or more that stand in a row?
    fn listed(&self, located: &[Located], k: usize) -> bool {
        let row =
            |at: usize| located.get(at).zip(located.get(at + 1)).is_some_and(|(a, b)| self.joined(a, b));
        let before = (0..k).rev().take(2).take_while(|&i| row(i)).count();
        let after = (k..located.len()).take(2).take_while(|&i| row(i)).count();
        before + after >= 2
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

/// Words of a report from a court.
pub(super) fn is_of_court(word: &str) -> bool {
    matches!(
        word,
        "court"
            | "courts"
            | "judge"
            | "judges"
            | "jury"
            | "tribunal"
            | "sentenced"
            | "convicted"
            | "jailed"
            | "trial"
            | "pleaded"
            | "prosecutors"
    )
}
