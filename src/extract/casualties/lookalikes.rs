//! What has the words of harm and is none: rates, what cameras capture and campaigns win, sums of money, surnames.

use super::chunk::{Kind, View};
use super::lexicon::Humanity;
use super::outcome::Candidate;
use crate::extract::CasualtyKind;
use crate::tag::Pos;

impl View<'_> {
    /// Is it no figure of people harmed, for all its words?
    pub(super) fn is_lookalike(&self, f: &Candidate) -> bool {
        self.is_rate(f)
            || self.is_beyond_belief(f)
            || self.is_year(f)
            || self.is_surname(f)
            || self.is_picture(f)
            || self.is_won(f)
            || self.is_role(f)
            || self.is_burned_investor(f)
            || self.is_trial(f)
            || self.is_stronghold(f)
            || self.is_rise(f)
    }

    /// `47 injuries each year`; `every two weeks, an American dies`.
    fn is_rate(&self, f: &Candidate) -> bool {
        let tokens = self.folded.tokens();
        (f.count.end..tokens.end.min(f.count.end + 14))
            // `9,000 died in 2011 - more than 24 every day`: a rate of its own.
            .take_while(|&i| !matches!(self.word(i), "(" | ";" | "--" | "–" | "—") && !self.lone_dash(i))
            .any(|i| self.tells_rate(i))
            || (tokens.start.max(f.count.start.saturating_sub(8))..f.count.start).any(|i| {
                matches!(self.word(i), "each" | "every")
                    && (i + 1..(i + 6).min(f.count.start)).any(|j| {
                        matches!(
                            self.word(j).trim_end_matches('s'),
                            "year" | "month" | "week" | "day" | "hour" | "minute" | "second"
                        )
                    })
            })
    }

    /// ` - `, between words.
    fn lone_dash(&self, i: usize) -> bool {
        self.word(i) == "-" && self.doc.tokens[i].space_before
    }

    /// Does token `i` make a figure a rate: `each year`, `12 a day`, `annually`? Not `a week ago`, `in a day`, `the
    /// daily Dawn`.
    fn tells_rate(&self, i: usize) -> bool {
        let (word, next, before) = (self.word(i), self.word(i + 1), self.word(i.wrapping_sub(1)));
        match word {
            "annually" | "yearly" | "monthly" => self.pos(i) == Pos::Rb,
            "daily" => self.pos(i) == Pos::Rb && !matches!(before, "the" | "a"),
            "each" | "every" | "per" | "a" if matches!(next, "year" | "day" | "month" | "week" | "hour") => {
                let once = matches!(
                    self.word(i + 2),
                    "ago" | "earlier" | "later" | "before" | "after" | "old" | "since" | "of"
                );
                let spans = matches!(
                    before,
                    "than"
                        | "in"
                        | "within"
                        | "for"
                        | "of"
                        | "after"
                        | "over"
                        | "on"
                        | "half"
                        | "just"
                        | "only"
                        | "barely"
                        | "about"
                        | "nearly"
                        | "almost"
                        | "during"
                        | "and"
                        | "less"
                        | "least"
                        | "some"
                        | "around"
                );
                word != "a" || !once && !spans
            }
            _ => false,
        }
    }

    /// More than ever were in one event: `8.4 billion was held by the bank`.
    fn is_beyond_belief(&self, f: &Candidate) -> bool {
        let most = match f.kind {
            CasualtyKind::Infected | CasualtyKind::Displaced => 1_000_000_000,
            CasualtyKind::Killed | CasualtyKind::Injured | CasualtyKind::Casualties => 200_000_000,
            CasualtyKind::Captive | CasualtyKind::Detained | CasualtyKind::Missing => 20_000_000,
        };
        f.value.is_some_and(|v| v > most)
    }

    /// `The outlook for 1987 remains at three dollars`.
    fn is_year(&self, f: &Candidate) -> bool {
        f.count.len() == 1
            && f.value.is_some_and(|v| (1900..2100).contains(&v))
            && self.word(f.count.start).len() == 4
            && self.word(f.count.end) == "remains"
    }

    /// `one captured by a police camera`: a picture is no prison.
    fn is_picture(&self, f: &Candidate) -> bool {
        let verb = &self.chunks[f.trigger];
        matches!(self.word(verb.head), "captured" | "caught" | "shot")
            && matches!(self.word(verb.tokens.end), "by" | "in" | "on")
            && (verb.tokens.end + 1..verb.tokens.end + 6).any(|i| {
                matches!(
                    self.word(i),
                    "camera"
                        | "cameras"
                        | "film"
                        | "footage"
                        | "photograph"
                        | "photographs"
                        | "tape"
                        | "video"
                )
            })
    }

    /// `the toll shot up to 70`.
    fn is_rise(&self, f: &Candidate) -> bool {
        matches!(self.head(f.trigger), "shot" | "shoot" | "shoots" | "shooting")
            && self.word(self.chunks[f.trigger].head + 1) == "up"
            && f.count.start > self.chunks[f.trigger].head
    }

    /// `snatching all 95 delegates`: those who are won and not held.
    fn is_won(&self, f: &Candidate) -> bool {
        f.kind == CasualtyKind::Captive
            && matches!(
                self.head(f.chunk),
                "audience"
                    | "audiences"
                    | "customers"
                    | "delegates"
                    | "electors"
                    | "fans"
                    | "investors"
                    | "listeners"
                    | "readers"
                    | "subscribers"
                    | "users"
                    | "viewers"
                    | "voters"
            )
    }

    /// `his reputation as a fighter has been bruised`: the reputation has.
    fn is_role(&self, f: &Candidate) -> bool {
        let c = f.chunk;
        c > 1
            && f.trigger > c
            && self.kind(c - 1) == Kind::Prep
            && self.head(c - 1) == "as"
            && !self.counts(&self.chunks[c])
            && self.kind(c - 2) == Kind::Noun
            && !self.countable(c - 2)
    }

    /// `C. Butcher 70`: behind an initial stands no verb.
    fn is_surname(&self, f: &Candidate) -> bool {
        let start = self.chunks[f.trigger].tokens.start;
        start > 0 && {
            let word = self.word(start - 1);
            word.len() == 2 && word.ends_with('.') && word.starts_with(|c: char| c.is_ascii_alphabetic())
        }
    }

    /// `investors who were burned by the decline`, but not in a fire.
    fn is_burned_investor(&self, f: &Candidate) -> bool {
        matches!(self.word(self.chunks[f.trigger].head), "burned" | "burnt" | "hurt" | "bruised")
            && matches!(
                self.head(f.chunk),
                "banks"
                    | "bondholders"
                    | "buyers"
                    | "companies"
                    | "firms"
                    | "funds"
                    | "investors"
                    | "lenders"
                    | "shareholders"
                    | "speculators"
                    | "traders"
            )
            && self.chunks[f.chunk].tokens.end > f.count.start
            && !self.folded.tokens().any(|i| {
                matches!(
                    self.word(i),
                    "blast" | "blaze" | "crash" | "explosion" | "fire" | "fires" | "flames"
                )
            })
    }

    /// Patients of a trial: `five children are being treated with the drug`.
    fn is_trial(&self, f: &Candidate) -> bool {
        let verb = &self.chunks[f.trigger];
        matches!(self.word(verb.head), "treated" | "treating")
            && self.word(verb.tokens.end) == "with"
            && (verb.tokens.end + 1..verb.tokens.end + 6).any(|i| {
                matches!(self.word(i), "drug" | "drugs" | "medicine" | "placebo" | "therapy" | "vaccine")
            })
    }

    /// `captured one of the strongest forts`.
    fn is_stronghold(&self, f: &Candidate) -> bool {
        matches!(f.kind, CasualtyKind::Captive | CasualtyKind::Detained)
            && self.word(f.count.end) == "of"
            && f.value == Some(1)
            && self.kind(f.chunk + 2) == Kind::Noun
            && self.chunks[f.chunk + 2].humanity == Humanity::Thing
    }
}
