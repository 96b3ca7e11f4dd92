//! Whether a figure speaks of another time than the article's own incident, or adds up many: `in 1996`, `a week earlier`,
//! `since October`.

use super::chunk::{Kind, View};
use super::incidents::Era;
use super::outcome::Candidate;
use crate::extract::CasualtyKind;
use crate::text::date;

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

impl View<'_> {
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
        if background || self.opens_month(i) {
            return Some(Era::Background);
        }
        let led = matches!(
            before,
            "in" | "since" | "the" | "of" | "," | "during" | "from" | "until" | "early" | "late" | "by"
        ) || i > 0 && date::month(self.doc.word(i - 1)).is_some();
        let year = (word.len() == 4 && led).then(|| word.parse::<i32>().ok()).flatten()?;
        ((1800..2100).contains(&year) && now.is_some_and(|now| year < now)).then_some(Era::Year(year))
    }

    /// `In March, 19 people died` in a text of May: a month by itself that opens a sentence, and was over a month ago.
    pub(super) fn opens_with_month(&self) -> bool {
        self.opens_month(self.folded.tokens().start + 1)
    }

    /// Is token `i` that month?
    fn opens_month(&self, i: usize) -> bool {
        let first = self.folded.tokens().start;
        let over = |d: &date::DateMention| {
            let days = (d.last - d.first).num_days();
            (27..31).contains(&days) && self.cx.article.date.is_some_and(|now| (now - d.last).num_days() > 31)
        };
        i == first + 1
            && self.word(first) == "in"
            && self.word(i + 1) == ","
            && self.dates.iter().any(|d| d.tokens == (i..i + 1) && over(d))
    }

    /// Is what token `i` tells told of the figure, and not of another in a clause of its own?
    pub(super) fn speaks_of(&self, i: usize, candidate: &Candidate) -> bool {
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
        let opens = i < first + 8 && self.word(i + 1) == "," && i < count.start;
        let another = |k: usize| {
            date::weekday(self.doc.word(k)).is_some()
                || matches!(self.word(k), ";" | "while" | "now" | "since" | "this")
        };
        !(parted && other) || opens && !between.clone().any(another)
    }

    /// Words that make a figure a running total.
    pub(super) fn since(&self, candidate: &Candidate) -> bool {
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
            // Not `in the deadliest attack on the capital this year`.
            "this" => {
                self.word(i + 1) == "year"
                    && !(near.start..i).rev().take(9).take_while(|&k| !matches!(self.word(k), "," | ";")).any(
                        |k| is_rank(self.word(k)) && self.word(k).ends_with("st") && self.word(k) != "first",
                    )
            }
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
    pub(super) fn running(&self, candidate: &Candidate) -> bool {
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

    /// `The fighting killed about 1,600`: is what token `i` names, a war, said to have killed many?
    fn kills_many(&self, i: usize, candidate: &Candidate) -> bool {
        let t = candidate.trigger;
        candidate.value.is_some_and(|v| v >= 500)
            && self.kind(t) == Kind::Verb
            && self.subject(t).is_some_and(|s| self.chunks[s].head == i)
    }
}
