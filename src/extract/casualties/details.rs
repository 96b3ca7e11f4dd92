//! What else the sentence tells of a figure: the victims' class, cause and perpetrator, the day it speaks for, whether it
//! is a running total and whether the text doubts it.

use super::chunk::{Kind, View, Voice};
use super::incidents::Era;
use super::lexicon::{Humanity, rows};
use super::outcome::Candidate;
use crate::extract::{Casualty, CasualtyKind, Mention, VictimClass};
use crate::text::date;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::OnceLock;

const CLASSES: &str = include_str!("../../../data/lexicon/victim-classes.txt");
const CAUSES: &str = include_str!("../../../data/lexicon/causes.txt");

fn class_named(name: &str) -> Option<VictimClass> {
    Some(match name {
        "child" => VictimClass::Child,
        "woman" => VictimClass::Woman,
        "journalist" => VictimClass::Journalist,
        "aid_worker" => VictimClass::AidWorker,
        "police" => VictimClass::Police,
        "military" => VictimClass::Military,
        "militant" => VictimClass::Militant,
        "responder" => VictimClass::Responder,
        "migrant" => VictimClass::Migrant,
        "captive" => VictimClass::Captive,
        "protester" => VictimClass::Protester,
        "official" => VictimClass::Official,
        "worker" => VictimClass::Worker,
        "traveller" => VictimClass::Traveller,
        "civilian" => VictimClass::Civilian,
        _ => return None,
    })
}

/// Classes by noun; the file's first line that holds a noun decides.
fn classes() -> &'static FxHashMap<&'static str, VictimClass> {
    static TABLE: OnceLock<FxHashMap<&'static str, VictimClass>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = FxHashMap::default();
        for (_, row) in rows(CLASSES) {
            let Some((name, nouns)) = row.split_once(':') else { continue };
            let Some(class) = class_named(name) else { continue };
            for noun in nouns.split_whitespace() {
                table.entry(noun).or_insert(class);
            }
        }
        table
    })
}

fn causes() -> &'static FxHashSet<&'static str> {
    static TABLE: OnceLock<FxHashSet<&'static str>> = OnceLock::new();
    TABLE.get_or_init(|| rows(CAUSES).map(|(_, row)| row).collect())
}

/// A word in singular, as the tables list it.
fn in_table<T>(word: &str, look: impl Fn(&str) -> Option<T>) -> Option<T> {
    if let Some(found) = look(word) {
        return Some(found);
    }
    if let Some(stem) = word.strip_suffix("men") {
        return look(&format!("{stem}man"));
    }
    if word == "children" || word == "schoolchildren" {
        return look(word.strip_suffix("ren").unwrap_or(word));
    }
    if let Some(stem) = word.strip_suffix("ies") {
        return look(&format!("{stem}y"));
    }
    let stem = word.strip_suffix('s')?;
    look(stem).or_else(|| stem.strip_suffix('e').and_then(look))
}

/// What sort of people a description names.
pub(super) fn class_of(description: &str) -> Option<VictimClass> {
    let lower = description.to_lowercase();
    let words = || lower.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty());
    let class = |word: &str| in_table(word, |w| classes().get(w).copied());
    // `police officers`, `aid workers`: the words before the head tell more.
    let found: Vec<_> = words().filter_map(class).collect();
    let rank = |c: &VictimClass| match c {
        VictimClass::AidWorker | VictimClass::Journalist => 0,
        VictimClass::Child => 1,
        VictimClass::Police => 2,
        VictimClass::Worker | VictimClass::Traveller => 5,
        VictimClass::Civilian => 4,
        _ => 3,
    };
    if words().any(|w| w == "police" || w == "policemen") {
        return Some(VictimClass::Police);
    }
    found.into_iter().min_by_key(rank)
}

/// Are people of class `a` to be found among those of class `b`, or the other way round?
pub(super) fn within(a: VictimClass, b: VictimClass) -> bool {
    use VictimClass::{Child, Civilian, Militant, Military, Police, Woman};
    let armed = |c| matches!(c, Military | Police | Militant);
    let anybody = |c| matches!(c, Child | Woman | Civilian);
    // Children and women are among civilians and workers; a soldier is not.
    anybody(a) && !armed(b) || anybody(b) && !armed(a)
}

fn is_span(word: &str) -> bool {
    matches!(
        word,
        "years"
            | "year"
            | "months"
            | "month"
            | "decades"
            | "decade"
            | "weeks"
            | "week"
            | "days"
            | "day"
            | "hours"
            | "hour"
            | "minutes"
            | "minute"
    )
}

/// `fourth`, `deadliest`: an event among others, and no count of people.
fn is_rank(word: &str) -> bool {
    matches!(
        word,
        "first"
            | "second"
            | "third"
            | "fourth"
            | "fifth"
            | "sixth"
            | "seventh"
            | "eighth"
            | "ninth"
            | "tenth"
            | "worst"
            | "deadliest"
            | "bloodiest"
            | "biggest"
            | "largest"
            | "heaviest"
            | "strongest"
            | "latest"
    )
}

/// How far a figure reaches beyond the place that is told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    Here,
    Country,
    World,
}

impl View<'_> {
    /// Fills in what the sentence tells beside number, harm, place and source.
    pub(super) fn detail(&self, candidate: &Candidate, figure: &mut Casualty) {
        figure.class = figure.victims.as_ref().and_then(|v| class_of(&v.text));
        figure.cause = self.cause(candidate);
        figure.perpetrator = self.perpetrator(candidate);
        figure.cumulative = candidate.toll && self.running(candidate) || self.since(candidate);
        figure.each = self.word(self.chunks[candidate.chunk].tokens.end) == "each";
        figure.superseded = self.replaced(candidate);
        figure.doubt = self.doubt(candidate);
        figure.as_of = self.day(candidate);
    }

    fn is_cause(&self, c: usize) -> bool {
        self.kind(c) == Kind::Noun
            && self.chunks[c].humanity != Humanity::People
            && in_table(self.head(c), |w| causes().contains(w).then_some(())).is_some()
            && !self.is_pit(c)
    }

    /// A mine that people work in: `a coal mine`, `at the mine`.
    fn is_pit(&self, c: usize) -> bool {
        let head = self.chunks[c].head;
        matches!(self.word(head), "mine" | "mines")
            && (c > 0
                && self.kind(c - 1) == Kind::Prep
                && matches!(self.head(c - 1), "at" | "in" | "inside" | "near" | "of" | "underneath")
                || matches!(
                    self.word(head.saturating_sub(1)),
                    "coal"
                        | "copper"
                        | "diamond"
                        | "gold"
                        | "iron"
                        | "jade"
                        | "nickel"
                        | "platinum"
                        | "silver"
                        | "tin"
                ))
    }

    /// What people are detained in: of the causes of harm, those that bring police.
    fn brings_police(&self, c: usize) -> bool {
        let word = self.head(c);
        ["clash", "crackdown", "offensive", "operation", "raid", "riot", "unrest", "violence"]
            .iter()
            .any(|stem| word.starts_with(stem))
    }

    /// The noun phrase without its article.
    fn named_phrase(&self, c: usize) -> Mention {
        let mut tokens = self.chunks[c].tokens.clone();
        while tokens.len() > 1
            && matches!(self.word(tokens.start), "a" | "an" | "the" | "another" | "this" | "that")
        {
            tokens.start += 1;
        }
        self.doc.mention(tokens)
    }

    fn cause(&self, candidate: &Candidate) -> Option<Mention> {
        let t = candidate.trigger;
        let is_cause = |c: usize| {
            self.is_cause(c) && (candidate.kind != CasualtyKind::Detained || self.brings_police(c))
        };
        if self.kind(t) == Kind::Verb
            && self.chunks[t].voice != Voice::Passive
            && let Some(s) = self.subject(t).filter(|&s| is_cause(s) && s != candidate.chunk)
        {
            // `an outbreak that began after floods has killed 12`.
            let earlier =
                s > 1 && matches!(self.head(s - 1), "after" | "before" | "during" | "following" | "since");
            let first = (0..s).rev().take_while(|&c| self.kind(c) != Kind::Stop).find(|&c| is_cause(c));
            return Some(self.named_phrase(first.filter(|_| earlier).unwrap_or(s)));
        }
        // The nearest in the clause, those after the harm first (`killed in an airstrike`).
        let near = |c: &usize| (c.abs_diff(t), *c);
        let stops = |c: usize| self.kind(c) == Kind::Stop;
        let after =
            (t + 1..self.chunks.len()).take_while(|&c| !stops(c)).filter(|&c| is_cause(c)).min_by_key(near);
        let before = (0..t).rev().take_while(|&c| !stops(c)).filter(|&c| is_cause(c)).min_by_key(near);
        after.or(before).map(|c| {
            let opened = matches!(self.head(c), "fire")
                && matches!(self.head(c.max(1) - 1), "opened" | "opening" | "open");
            let cause = self.named_phrase(c);
            if !opened {
                return cause;
            }
            let verb = self.chunks[c - 1].head;
            self.doc.mention(verb..self.chunks[c].tokens.end)
        })
    }

    fn perpetrator(&self, candidate: &Candidate) -> Option<Mention> {
        let t = candidate.trigger;
        let done = matches!(
            candidate.kind,
            CasualtyKind::Killed
                | CasualtyKind::Injured
                | CasualtyKind::Captive
                | CasualtyKind::Detained
                | CasualtyKind::Casualties
                | CasualtyKind::Displaced
        );
        // Those who treat or move the hurt harmed nobody.
        let helps = matches!(
            self.head(t),
            "treated"
                | "hospitalized"
                | "hospitalised"
                | "admitted"
                | "taken"
                | "rushed"
                | "airlifted"
                | "transported"
                | "flown"
                | "evacuated"
                | "moved"
                | "sheltered"
                | "sent"
        ) && candidate.kind != CasualtyKind::Captive;
        if self.kind(t) != Kind::Verb || !done || helps {
            return None;
        }
        let agent = |c: usize| {
            let chunk = &self.chunks[c];
            let named = self
                .cx
                .tags
                .names
                .iter()
                .any(|n| n.tokens.contains(&chunk.head) && n.kind != crate::tag::NameKind::Place);
            c != candidate.chunk
                && !chunk.pronoun
                && chunk.state.is_none()
                && !matches!(
                    self.head(c),
                    "dead" | "hostages" | "injured" | "survivors" | "victims" | "wounded"
                )
                && (chunk.humanity == Humanity::People
                    || named
                    || matches!(
                        self.head(c),
                        "forces" | "army" | "police" | "military" | "court" | "group" | "navy"
                    ))
        };
        // `by gunmen`, anywhere in the clause after a passive.
        let by = (t + 1..self.chunks.len().min(t + 6))
            .take_while(|&c| {
                self.kind(c) != Kind::Stop
                    && !(self.kind(c) == Kind::Verb && self.chunks[c].voice == Voice::Passive)
            })
            .find(|&c| self.head(c) == "by" && self.kind(c) == Kind::Prep);
        if let Some(c) = by.map(|c| c + 1).filter(|&c| self.kind(c) == Kind::Noun) {
            return agent(c).then(|| self.named_phrase(c));
        }
        if self.chunks[t].voice == Voice::Passive || candidate.chunk < t {
            return None;
        }
        // `survivors of an earthquake that killed 30`: it was the earthquake.
        let by_nature =
            t > 1 && matches!(self.kind(t - 1), Kind::Relative | Kind::Clause) && self.is_cause(t - 2);
        // `Rebels ambushed a patrol, killing six`: who did the one did the other.
        let main = (0..t)
            .rev()
            .take_while(|&v| self.kind(v) != Kind::Stop)
            .find(|&v| self.kind(v) == Kind::Verb && !self.chunks[v].gerund)
            .filter(|&v| {
                let after = self.chunks[t].gerund && t > 0 && self.kind(t - 1) == Kind::Comma;
                after && self.chunks[v].voice != Voice::Passive
            });
        // … unless it is what another verb was done to: `shot three pupils dead and drove off, wounding four`.
        let free = |s: &usize| agent(*s) && !(*s > 0 && self.kind(s - 1) == Kind::Verb);
        let doer = main.and_then(|v| self.subject(v)).filter(free).or_else(|| self.subject(t));
        doer.filter(|&s| agent(s) && !by_nature).map(|s| self.named_phrase(s))
    }

    /// Is the figure one that the sentence takes for granted (`free the 100 hostages`)? Then nobody is cited for it.
    pub(super) fn presupposed(&self, candidate: &Candidate) -> bool {
        let chunk = &self.chunks[candidate.chunk];
        candidate.trigger == candidate.chunk
            && chunk.det == super::chunk::Det::Definite
            && matches!(
                candidate.kind,
                CasualtyKind::Captive | CasualtyKind::Detained | CasualtyKind::Displaced
            )
    }

    /// Does the figure speak of another time: `in 1996`, `last year`, `ten years ago`, `a week earlier`?
    pub(super) fn era(&self, candidate: &Candidate) -> Option<Era> {
        if self.elsewhere(candidate) {
            return Some(Era::Background);
        }
        let eras = self.eras.get_or_init(|| {
            let now = self.cx.article.date.map(|d| chrono::Datelike::year(&d));
            self.folded.tokens().filter_map(|i| Some((i, self.era_at(i, now)?))).collect()
        });
        let mut found = None;
        for &(_, era) in eras.iter().filter(|(i, _)| self.speaks_of(*i, candidate)) {
            match era {
                Era::Year(_) => return Some(era),
                Era::Background => found = Some(era),
            }
        }
        found
    }

    /// `In a separate attack`, `Elsewhere,`, `in other violence`: another incident than the article's.
    fn elsewhere(&self, candidate: &Candidate) -> bool {
        let first = self.folded.tokens().start;
        let at = candidate.count.start;
        if matches!(self.word(first), "separately" | "elsewhere") {
            return true;
        }
        // `Also Monday, two men were shot dead in Kandahar.`
        if self.word(first) == "also"
            && self.chunks.get(1).is_some_and(|c| c.kind == Kind::Time)
            && self.chunks.get(2).is_some_and(|c| matches!(c.kind, Kind::Comma | Kind::Prep))
        {
            return true;
        }
        let near = at.saturating_sub(40).max(first)..at;
        near.clone().any(|i| {
            let event = |k: usize| {
                matches!(
                    self.word(k),
                    "attack"
                        | "attacks"
                        | "incident"
                        | "incidents"
                        | "accident"
                        | "accidents"
                        | "crash"
                        | "shooting"
                        | "bombing"
                        | "raid"
                        | "case"
                        | "violence"
                        | "clash"
                        | "clashes"
                        | "fire"
                        | "plunge"
                        | "blast"
                )
            };
            let apart = match self.word(i) {
                "separate" | "unrelated" => (i + 1..i + 4).any(event),
                // `in another accident`, but not `another blast killed two`.
                "another" => matches!(self.word(i + 1), "incident" | "accident" | "case"),
                "other" => {
                    i > first
                        && self.word(i - 1) == "in"
                        && matches!(self.word(i + 1), "violence" | "incidents" | "attacks")
                }
                _ => false,
            };
            apart && self.speaks_of(i, candidate)
        })
    }

    /// The other time that token `i` tells of.
    fn era_at(&self, i: usize, now: Option<i32>) -> Option<Era> {
        let (word, before, next) = (self.word(i), self.word(i.wrapping_sub(1)), self.word(i + 1));
        let long = |word: &str| is_span(word) && !matches!(word, "hours" | "hour" | "minutes" | "minute");
        let background = match word {
            "ago" => long(before) && !matches!(before, "days" | "day"),
            // `a week earlier`, `two days before`: not `earlier this week`.
            "earlier" | "before" | "previously" => long(before),
            "last" | "previous" => {
                matches!(next, "year" | "decade" | "century" | "month" | "week") && before != "the"
            }
            // `The attack came a day after a bomb killed 12`.
            "came" | "comes" | "coming" | "follows" | "happened" => {
                (i + 1..i + 6).any(|k| is_span(self.word(k)) && matches!(self.word(k + 1), "after" | "since"))
            }
            _ => false,
        };
        if background {
            return Some(Era::Background);
        }
        let led = matches!(
            before,
            "in" | "since" | "the" | "of" | "," | "during" | "from" | "until" | "early" | "late" | "by"
        ) || i > 0 && date::month(self.doc.word(i - 1)).is_some();
        let year = (word.len() == 4 && led).then(|| word.parse::<i32>().ok()).flatten()?;
        ((1800..2100).contains(&year) && now.is_some_and(|now| year < now)).then_some(Era::Year(year))
    }

    /// Is what token `i` tells told of the figure, and not of another in a clause of its own?
    fn speaks_of(&self, i: usize, candidate: &Candidate) -> bool {
        let count = &candidate.count;
        let between = if i < count.start { i..count.start } else { count.end..i };
        let parted = self.chunks.iter().any(|c| {
            matches!(c.kind, Kind::Comma | Kind::Clause | Kind::Relative | Kind::Stop | Kind::Dash)
                && between.contains(&c.tokens.start)
        });
        let other = self.quantities.iter().any(|q| {
            q.used == crate::text::NumberUse::Count
                && q.tokens.start > between.start
                && q.tokens.end <= between.end
        });
        // `In 1995, rebels took 200 hostages there, and 100 died`: the time that opens a sentence is that of all of it.
        let first = self.folded.tokens().start;
        let opens = i < first + 4 && self.word(i + 1) == "," && i < count.start;
        let another = |k: usize| {
            date::weekday(self.doc.word(k)).is_some()
                || matches!(self.word(k), ";" | "while" | "now" | "since" | "this")
        };
        !(parted && other) || opens && !between.clone().any(another)
    }

    /// Does the sentence correct a figure?
    pub(super) fn revised(&self) -> bool {
        self.folded.tokens().any(|i| {
            matches!(
                self.word(i),
                "revised" | "lowered" | "corrected" | "reduced" | "downgraded" | "revising" | "lowering"
            )
                // `The ministry later put the toll at 38`.
                || self.word(i) == "later" && matches!(self.word(i + 1), "put" | "raised" | "gave" | "updated")
        })
    }

    /// A figure for more than the incident: `nationwide`, `across the country`, `worldwide`.
    pub(super) fn wide(&self, candidate: &Candidate) -> bool {
        let range = self.folded.tokens();
        let at = candidate.count.start;
        (at.saturating_sub(12).max(range.start)..range.end.min(candidate.count.end + 12)).any(|i| match self
            .word(i)
        {
            "nationwide" | "nationally" | "countrywide" | "worldwide" | "globally" | "statewide" => true,
            "across" | "throughout" | "around" => (i + 1..i + 4).any(|k| {
                matches!(
                    self.word(k),
                    "country" | "countries" | "world" | "nation" | "region" | "continent" | "globe"
                )
            }),
            _ => false,
        })
    }

    /// How far the words about a figure say that it reaches: `nationwide`, `around the world`.
    pub(super) fn reach(&self, candidate: &Candidate) -> Reach {
        if candidate.part_of != super::outcome::Part::Whole {
            return Reach::Here;
        }
        let range = self.folded.tokens();
        let at = candidate.count.start;
        let near = at.saturating_sub(8).max(range.start)..range.end.min(candidate.count.end + 9);
        let found = near.clone().filter(|&i| {
            // Not past another figure or into another clause.
            let between = if i < at { i..at } else { candidate.count.end..i };
            !between.clone().any(|k| {
                matches!(
                    self.word(k),
                    ";" | "and"
                        | "but"
                        | "while"
                        | "including"
                        | "bringing"
                        | "pushing"
                        | "raising"
                        | "taking"
                )
            }) && !self.quantities.iter().any(|q| between.contains(&q.tokens.start) && q.tokens.start > i)
        });
        for i in found {
            match self.word(i) {
                "worldwide" | "globally" => return Reach::World,
                "nationwide" | "countrywide" | "nationally" => return Reach::Country,
                "across" | "throughout" | "around" => {
                    if let Some(reach) = (i + 1..i + 4).find_map(|k| match self.word(k) {
                        "world" | "globe" => Some(Reach::World),
                        "country" | "nation" => Some(Reach::Country),
                        _ => None,
                    }) {
                        return reach;
                    }
                }
                _ => {}
            }
        }
        Reach::Here
    }

    /// The country or people that a description of victims names: `Palestinians`, `two Israeli soldiers`.
    pub(super) fn people_of(&self, victims: &str) -> Option<String> {
        let words = victims.split(|c: char| !c.is_alphabetic());
        let mut capitals = words.filter(|w| w.starts_with(char::is_uppercase));
        capitals.find_map(|w| self.cx.gazetteer.is_demonym(w)).map(|p| p.name().to_string())
    }

    /// The day on which it happened, where the sentence tells it; not the day on which somebody told it.
    pub(super) fn event_day(&self, candidate: &Candidate) -> Option<chrono::NaiveDate> {
        self.cx.article.date?;
        let range = self.folded.tokens();
        let at = candidate.count.start;
        let told = |start: usize| {
            (1..=3).any(|back| {
                start >= range.start + back
                    && matches!(
                        self.word(start - back),
                        "said"
                            | "reported"
                            | "told"
                            | "announced"
                            | "reporters"
                            | "statement"
                            | "since"
                            | "until"
                            | "from"
                            | "of"
                            | "confirmed"
                            | "by"
                    )
            })
        };
        self.dates
            .iter()
            .filter(|d| !told(d.tokens.start))
            .min_by_key(|d| d.tokens.start.abs_diff(at))
            .and_then(|d| d.day())
    }

    /// `The fighting killed about 1,600`: is what token `i` names, a war, said to have killed many?
    fn kills_many(&self, i: usize, candidate: &Candidate) -> bool {
        let t = candidate.trigger;
        candidate.value.is_some_and(|v| v >= 500)
            && self.kind(t) == Kind::Verb
            && self.subject(t).is_some_and(|s| self.chunks[s].head == i)
    }

    /// Words that make a figure a running total.
    fn since(&self, candidate: &Candidate) -> bool {
        let range = self.folded.tokens();
        // Up to the next number on the right: what comes after speaks of that one.
        let until = self
            .quantities
            .iter()
            .find(|q| q.tokens.start >= candidate.count.end && q.used == crate::text::NumberUse::Count)
            .map_or(range.end, |q| q.tokens.start);
        let near =
            candidate.count.start.saturating_sub(12).max(range.start)..until.min(candidate.count.end + 24);
        near.clone().any(|i| match self.word(i) {
            // No span of time: `have since died`, `since many are protesting`.
            "since" => {
                let next = self.word(i + 1);
                let before = self.word(i.wrapping_sub(1));
                // `the fourth kidnapping since December`, `the deadliest attack since`.
                let ranked = (near.start..i)
                    .rev()
                    .take(9)
                    .take_while(|&k| !matches!(self.word(k), "," | ";"))
                    .any(|k| is_rank(self.word(k)));
                if ranked {
                    return false;
                }
                !matches!(before, "has" | "have" | "had" | "was" | "were")
                    && (date::month(self.doc.word((i + 1).min(range.end - 1))).is_some()
                        || date::weekday(self.doc.word((i + 1).min(range.end - 1))).is_some()
                        || next.starts_with(|c: char| c.is_ascii_digit())
                        || matches!(
                            next,
                            "last"
                                | "the"
                                | "then"
                                | "early"
                                | "mid"
                                | "late"
                                | "its"
                                | "their"
                                | "a"
                                | "an"
                                | "yesterday"
                                | "dawn"
                                | "independence"
                                | "fighting"
                                | "violence"
                                | "hostilities"
                                | "israel"
                                | "russia"
                                | "his"
                                | "it"
                                | "they"
                                | "protests"
                                | "unrest"
                                | "war"
                        ))
            }
            "so" => self.word(i + 1) == "far",
            "to" => self.word(i + 1) == "date",
            "in" | "over" | "during" => {
                matches!(self.word(i + 1), "the")
                    && matches!(self.word(i + 2), "past" | "last")
                    && !matches!(self.word(i + 3), "day" | "hour" | "night")
            }
            "this" => self.word(i + 1) == "year",
            "conflict" | "conflicts" | "war" | "wars" | "insurgency" | "uprising" | "fighting"
                if self.kills_many(i, candidate) =>
            {
                true
            }
            "conflict" | "war" | "insurgency" | "uprising" => (i.saturating_sub(4)..i)
                .any(|k| matches!(self.word(k), "year" | "decade" | "decades" | "long")),
            _ => false,
        })
    }

    /// A running total of one event: `so far`, `to date`, `since the outbreak began`.
    pub(super) fn of_one_event(&self, candidate: &Candidate) -> bool {
        let range = self.folded.tokens();
        let near = candidate.count.start.saturating_sub(12).max(range.start)
            ..range.end.min(candidate.count.end + 24);
        // An outbreak is one event, however long it goes on.
        let spreads = |i: usize| matches!(self.word(i), "outbreak" | "epidemic" | "pandemic");
        let mut one = candidate.kind == CasualtyKind::Infected || range.clone().any(spreads);
        for i in near {
            match self.word(i) {
                "so" if self.word(i + 1) == "far" => one = true,
                "to" if self.word(i + 1) == "date" => one = true,
                // `have left 48 dead since Friday`; not `bringing to 66 those killed since Monday`.
                "since"
                    if !candidate.toll
                        && date::weekday(self.doc.word((i + 1).min(range.end - 1))).is_some() =>
                {
                    one = true;
                }
                "since" => {
                    let event = (i + 1..i + 7).any(|k| {
                        matches!(
                            self.word(k),
                            "outbreak"
                                | "epidemic"
                                | "pandemic"
                                | "quake"
                                | "earthquake"
                                | "disaster"
                                | "flood"
                                | "floods"
                                | "flooding"
                                | "storm"
                                | "hurricane"
                                | "cyclone"
                                | "typhoon"
                                | "fire"
                                | "fires"
                                | "blaze"
                                | "siege"
                                | "eruption"
                                | "tsunami"
                                | "rains"
                                | "landslide"
                        )
                    });
                    if !event && !one {
                        return false;
                    }
                    one = true;
                }
                // `this year`, `in the past month` is of many.
                "this" if matches!(self.word(i + 1), "year" | "month" | "decade") => return false,
                _ => {}
            }
        }
        one
    }

    /// `bringing the toll to 12`: a total with what came before. A death toll of this incident is none.
    fn running(&self, candidate: &Candidate) -> bool {
        let c = candidate.trigger;
        c > 0
            && self.kind(c - 1) == Kind::Verb
            && matches!(
                self.head(c - 1),
                "bringing"
                    | "brings"
                    | "brought"
                    | "taking"
                    | "takes"
                    | "took"
                    | "raising"
                    | "raises"
                    | "raised"
                    | "pushing"
                    | "pushed"
            )
    }

    /// `earlier put at 12`, `up from 12`, `an earlier toll of 12`.
    fn replaced(&self, candidate: &Candidate) -> bool {
        let at = candidate.count.start;
        let range = self.folded.tokens();
        (range.start..at).any(|i| {
            matches!(self.word(i), "first" | "early" | "initial")
                && matches!(self.word(i + 1), "report" | "reports")
                || i + 5 > at
                    && self.word(i) == "first"
                    && matches!(
                        self.word(i + 1),
                        "put" | "announced" | "reported" | "said" | "acknowledged" | "admitted" | "claimed"
                    )
                || self.word(i) == "at"
                    && self.word(i + 1) == "first"
                    && !matches!(self.word(i + 2), "count" | "sight" | "glance" | "light")
        }) || (at.saturating_sub(5).max(range.start)..at).any(|i| {
            matches!(self.word(i), "earlier" | "previously" | "initially" | "originally")
                && !self.word(i + 1).ends_with("day")
                || matches!(
                    (self.word(i), self.word(i + 1)),
                    ("up" | "down", "from")
                        | (
                            "initial" | "previous",
                            "toll" | "count" | "figure" | "report" | "reports" | "estimate"
                        )
                )
        })
    }

    /// The day that the sentence speaks of, nearest to the figure; not one after `since`.
    fn day(&self, candidate: &Candidate) -> Option<chrono::NaiveDate> {
        self.cx.article.date?;
        let range = self.folded.tokens();
        let at = candidate.count.start;
        self.dates
            .iter()
            .filter(|d| {
                d.tokens.start == range.start
                    || !matches!(self.word(d.tokens.start - 1), "since" | "until" | "from")
            })
            // The day on which somebody said it comes last.
            .min_by_key(|d| {
                let start = d.tokens.start;
                let said = (1..=2).any(|back| {
                    start >= range.start + back
                        && matches!(self.word(start - back), "said" | "reported" | "told" | "announced")
                });
                let of = start >= 2 && self.word(start - 1) == "of" && self.word(start - 2) == "as";
                (said && !of, start.abs_diff(at))
            })
            .and_then(|d| d.day())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_and_cause_parses() {
        for (line, row) in rows(CLASSES) {
            let class = row.split_once(':').and_then(|(name, _)| class_named(name));
            assert!(class.is_some(), "victim-classes.txt:{line}: {row}");
        }
        for (line, row) in rows(CAUSES) {
            assert!(!row.contains(' '), "causes.txt:{line}: {row}");
        }
    }

    #[test]
    fn descriptions_tell_the_class() {
        for (description, class) in [
            ("5-year-old boys", Some(VictimClass::Child)),
            ("police officers", Some(VictimClass::Police)),
            ("schoolchildren", Some(VictimClass::Child)),
            ("foreign aid workers", Some(VictimClass::AidWorker)),
            ("Tamil rebels", Some(VictimClass::Militant)),
            ("coal miners", Some(VictimClass::Worker)),
            ("civilians", Some(VictimClass::Civilian)),
            ("people", None),
        ] {
            assert_eq!(class_of(description), class, "{description}");
        }
    }

    #[test]
    fn the_cause_and_who_did_it_are_told_apart() {
        for (text, cause, perpetrator) in [
            (
                "Rescuers searched for survivors of an earthquake that killed 30 people.",
                Some("earthquake"),
                None,
            ),
            ("Gunmen who launched an attack killed five people.", Some("attack"), Some("Gunmen")),
            ("Three people died when a mine planted by rebels exploded.", Some("mine"), Some("rebels")),
            (
                "A man opened fire, leaving two people dead before he was held by guests.",
                Some("opened fire"),
                None,
            ),
        ] {
            let article = crate::Article::new("t", text);
            let analysis = crate::Analyzer::new().analyze(&article);
            let figures = analysis.casualties.unwrap_or_default();
            let of = |mention: &Option<Mention>| mention.as_ref().map(|m| m.text.clone());
            let told = (of(&figures[0].cause), of(&figures[0].perpetrator));
            assert_eq!(told, (cause.map(String::from), perpetrator.map(String::from)), "{text}");
        }
    }
}
