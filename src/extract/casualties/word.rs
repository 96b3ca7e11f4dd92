//! The words of a sentence before they are cut into phrases: tags mended for words of harm, expressions of time.

use super::chunk::View;
use super::lexicon::{Form, Humanity, VerbSense, humanity};
use crate::extract::hints;
use crate::tag::Pos;
use crate::text::Gate;
use crate::text::number::NumberUse;

/// Words whose tags are mended by what stands around them.
#[rustfmt::skip]
static MENDED: Gate = Gate::new(&[
    "accused", "after", "amid", "amidst", "amount", "amounts", "arrest", "as", "at", "by", "capture",
    "captures", "climb", "climbed", "climbs", "confirmed", "cost", "deceased", "displacing", "during", "exceeds", "fall",
    "falls", "feared", "forces", "freed", "from", "grew", "guards", "her", "hit", "hits", "hurt", "in", "included",
    "increased", "injuring", "jump", "jumped", "jumps", "killing", "known", "lives", "lost", "missing", "mounted", "near", "nears",
    "neighboring", "neighbouring", "of", "on", "over", "passed", "passes", "reached", "reaches", "released", "reports", "rise",
    "rises", "rose", "services", "shot", "soared", "soars", "sources", "still", "struck", "suffered", "suffering",
    "surrounding", "suspects", "surged", "sustained", "that", "there", "top", "topped", "tops", "total", "with", "wound",
    "wounding", "wounds",
]);

/// Words that may begin an expression of time.
#[rustfmt::skip]
static TIMES: Gate = Gate::new(&[
    "yesterday", "today", "tonight", "overnight", "tomorrow", "monday", "tuesday", "wednesday", "thursday",
    "friday", "saturday", "sunday", "mondays", "sundays", "last", "this", "next", "the", "earlier", "later",
    "early", "late", "that",
]);

impl View<'_> {
    /// The tag of token `i`, mended where a word of harm can only be a verb (headlines mislead the tagger).
    #[inline]
    pub(super) fn pos(&self, i: usize) -> Pos {
        let mended = i.checked_sub(self.folded.tokens().start).and_then(|at| self.mended.get(at));
        mended.copied().unwrap_or_else(|| self.mend(i))
    }

    /// What [`View::pos`] tells, from the words around.
    pub(super) fn mend(&self, i: usize) -> Pos {
        let pos = self.cx.tags.pos.get(i).copied().unwrap_or(Pos::Nn);
        let word = self.word(i);
        let listed = MENDED.may_hold(word) || word.ends_with("ing") || pos == Pos::Vbz;
        debug_assert!(listed || self.mended_word(i, pos).is_none(), "{word}");
        if listed && let Some(mended) = self.mended_word(i, pos) {
            return mended;
        }
        if matches!(pos, Pos::Nn | Pos::Nns | Pos::Nnp | Pos::Nnps | Pos::Jj | Pos::Rb)
            && self.doc.may(i, hints::HARM)
            && self.lexicon.noun(word).is_none()
            && !matches!(
                word,
                "shot"
                    | "force"
                    | "forces"
                    | "chase"
                    | "chases"
                    | "convict"
                    | "convicts"
                    | "club"
                    | "clubs"
                    | "stone"
                    | "stones"
                    | "catch"
                    | "catches"
                    | "round"
                    | "rounds"
                    | "wash"
                    | "lock"
                    | "locks"
                    | "knife"
                    | "cut"
                    | "cuts"
                    | "leave"
                    | "leaves"
                    | "left"
                    | "flood"
                    | "floods"
                    | "slash"
                    | "crush"
                    | "batter"
                    | "sweep"
                    | "sweeps"
                    | "torch"
                    | "torches"
                    | "choke"
                    | "snatch"
                    | "lost"
                    | "serve"
                    | "serves"
                    | "serving"
                    | "abandon"
                    | "crushing"
                    | "sweeping"
                    | "flooding"
                    | "washing"
                    | "cutting"
                    | "wound"
                    | "wounds"
                    | "burn"
                    | "burns"
                    | "harm"
                    | "arrest"
                    | "capture"
                    | "hang"
                    | "rush"
                    | "beat"
                    | "hack"
                    | "strike"
                    | "strikes"
                    | "hold"
                    | "holds"
                    | "fly"
                    | "flies"
                    | "sentence"
                    | "hurt"
                    | "contract"
                    | "contracts"
                    | "struck"
                    | "flight"
                    | "gun"
                    | "guns"
                    | "gas"
                    | "take"
                    | "takes"
                    | "transport"
                    | "treat"
                    | "treats"
                    | "intern"
                    | "interns"
                    | "sentences"
                    | "spear"
                    | "rushes"
                    | "express"
                    | "captures"
                    | "transports"
                    | "slaughter"
                    | "kick"
                    | "kicks"
                    | "drag"
                    | "drags"
                    | "dispatch"
                    | "dispatches"
                    | "hit"
                    | "hits"
                    | "poison"
                    | "poisons"
            )
        {
            // `a kick`, `his hits`: a noun after all.
            let noun = i > 0 && matches!(self.cx.tags.pos.get(i - 1), Some(Pos::Dt | Pos::PrpS | Pos::Pos));
            match self.lexicon.verb(word).first().map(|s: &VerbSense| s.form) {
                Some(Form::Base | Form::Present | Form::Gerund) if noun => {}
                Some(Form::Base) => return Pos::Vbp,
                Some(Form::Present) => return Pos::Vbz,
                Some(Form::Past | Form::Participle) => return Pos::Vbn,
                // `the fatal shooting of a man` stays a noun.
                Some(Form::Gerund) if pos != Pos::Jj && self.word(i + 1) != "of" => return Pos::Vbg,
                _ => {}
            }
        }
        pos
    }

    /// The tag of one of the [`MENDED`] words, a gerund or a finite verb, where the words around tell another.
    fn mended_word(&self, i: usize, pos: Pos) -> Option<Pos> {
        match self.word(i) {
            // `Security forces said`: two finite verbs do not stand side by side.
            "forces" | "sources" | "reports" | "guards" | "services"
                if pos == Pos::Vbz
                    && matches!(
                        self.cx.tags.pos.get(i + 1),
                        Some(Pos::Vbd | Pos::Vbz | Pos::Vbp | Pos::Md)
                    ) =>
            {
                return Some(Pos::Nns);
            }
            // `60 lives were lost`.
            "lives"
                if i > 0
                    && (self.quantities.iter().any(|q| q.tokens.end == i) || self.word(i - 1) == "the") =>
            {
                return Some(Pos::Nns);
            }
            // `50 hurt in train crash`: no form of it tells the participle.
            "hurt" if !matches!(pos, Pos::Vbn | Pos::Vbd) && i > 0 => {
                let before = self.word(i - 1);
                if self.quantities.iter().any(|q| q.tokens.end == i)
                    || Self::is_be(before)
                    || matches!(before, "people" | "reported")
                    || before.ends_with("ly") && i > 1 && Self::is_be(self.word(i - 2))
                {
                    return Some(Pos::Vbn);
                }
            }
            // `An earthquake struck China killing more than 50 people`.
            "killing" | "injuring" | "wounding" | "displacing" if pos == Pos::Nn && self.count_at(i + 1) => {
                return Some(Pos::Vbg);
            }
            // `four known dead`
            "known" | "confirmed" if self.word(i + 1) == "dead" => return Some(Pos::Rb),
            "missing" | "deceased" => return Some(Pos::Jj),
            "still" if matches!(pos, Pos::Nnp | Pos::Nn | Pos::Jj) => return Some(Pos::Rb),
            "feared" if pos == Pos::Jj => return Some(Pos::Vbn),
            // `confirming that one person was killed`.
            "that" if pos == Pos::Dt && self.count_at(i + 1) => return Some(Pos::In),
            // `the people there were sickened`.
            "there" if pos == Pos::Ex && i > 0 && self.is_noun_tag(i - 1) => return Some(Pos::Rb),
            "amid" | "amidst" if pos != Pos::In => return Some(Pos::In),
            // `3 Wounded Over Weekend`, in a headline.
            "in" | "over" | "after" | "at" | "on" | "by" | "from" | "during" | "near" | "of" | "as"
            | "with"
                if matches!(pos, Pos::Nnp | Pos::Nn) && self.doc.word(i).starts_with(char::is_uppercase) =>
            {
                return Some(Pos::In);
            }
            "neighboring" | "neighbouring" | "surrounding" if pos == Pos::Vbg => return Some(Pos::Jj),
            "struck" if !matches!(pos, Pos::Vbd | Pos::Vbn) => return Some(Pos::Vbd),
            "included"
                if !matches!(pos, Pos::Vbd | Pos::Vbn)
                    || self.quantities.iter().any(|q| q.tokens.start == i + 1) =>
            {
                return Some(Pos::Vbd);
            }
            "sustained" | "suffered" if matches!(pos, Pos::Jj | Pos::Nn) => return Some(Pos::Vbd),
            // `were shot`, `was fatally shot`, `a man shot by police`.
            "shot" if i > 0 => {
                let before = self.word(i - 1);
                // `a mob shot to death two farmers`.
                if matches!(
                    (self.word(i + 1), self.word(i + 2)),
                    ("to", "death") | ("and", "killed" | "wounded")
                ) && pos == Pos::Nn
                {
                    return Some(Pos::Vbd);
                }
                if Self::is_be(before)
                    || before == "those"
                    // `2 Killed, 8 Shot in Chicago`.
                    || matches!(self.word(i + 1), "in" | "at" | "near" | "outside" | "during" | "over" | "")
                        && self.quantities.iter().any(|q| {
                            let opens = q.tokens.start == self.folded.tokens().start
                                || self.word(q.tokens.start - 1) == ",";
                            q.tokens.end == i && q.used == NumberUse::Count && opens
                        })
                    || before == "both" && i > 1 && Self::is_be(self.word(i - 2))
                    || self.cx.tags.pos.get(i - 1) == Some(&Pos::Nns)
                        && self.quantities.iter().any(|q| q.tokens.end == i - 1 && q.used == NumberUse::Count)
                        && matches!(
                            self.word(i + 1),
                            "in" | "at" | "near" | "outside" | "during" | "on" | "by" | "after"
                        )
                    || matches!(before, "got" | "gets" | "get" | "getting" | "found" | "reported" | "left")
                    || before.ends_with("ly") && i > 1 && Self::is_be(self.word(i - 2))
                    || matches!(self.word(i + 1), "by" | "dead") && !matches!(before, "a" | "the" | "first")
                {
                    return Some(Pos::Vbn);
                }
                if self.strikes_at(i, pos) || matches!(pos, Pos::Vb | Pos::Vbp) && self.word(i - 1) != "to" {
                    return Some(Pos::Vbd);
                }
            }
            // `bringing its total to 40`.
            "total"
                if pos == Pos::Jj && matches!(self.word(i + 1), "to" | "of" | "at" | "," | "is" | "was") =>
            {
                return Some(Pos::Nn);
            }
            // `40 pupils of a hostel fall ill`, in a headline.
            "fall" | "falls"
                if matches!(pos, Pos::Nn | Pos::Nns | Pos::Nnp)
                    && matches!(self.word(i + 1), "ill" | "sick") =>
            {
                return Some(Pos::Vbp);
            }
            // `two men accused of theft were beaten`.
            "accused" if pos == Pos::Jj && self.word(i + 1) == "of" && i > 0 && self.is_noun_tag(i - 1) => {
                return Some(Pos::Vbn);
            }
            // `bringing that total up to 40`.
            "that"
                if pos != Pos::Dt
                    && matches!(self.word(i + 1), "total" | "toll" | "number" | "figure" | "count") =>
            {
                return Some(Pos::Dt);
            }
            "total"
                if i > 0
                    && matches!(self.word(i - 1), "that" | "the" | "its" | "their" | "this")
                    && matches!(self.word(i + 1), "to" | "up" | "of" | "at") =>
            {
                return Some(Pos::Nn);
            }
            // `took nine workers, but released six of them`.
            "released" | "freed"
                if matches!(pos, Pos::Jj | Pos::Vbn)
                    && i > 0
                    && matches!(self.word(i - 1), "and" | "but")
                    && self.count_at(i + 1) =>
            {
                return Some(Pos::Vbd);
            }
            // `cases amount to 300`.
            "amount" | "amounts" if pos != Pos::Vbz && self.word(i + 1) == "to" && self.count_at(i + 2) => {
                return Some(Pos::Vbz);
            }
            // `a man found on Main Street suffering from burns`.
            "suffering"
                if matches!(pos, Pos::Nn | Pos::Nnp)
                    && matches!(self.word(i + 1), "from" | "a" | "an" | "serious" | "severe" | "minor")
                    && i > 0
                    && self.is_noun_tag(i - 1) =>
            {
                return Some(Pos::Vbg);
            }
            // `killing a boy and wounding 17`.
            gerund
                if gerund.ends_with("ing")
                    && matches!(pos, Pos::Nn | Pos::Jj | Pos::Nnp)
                    && i > self.folded.tokens().start
                    && (matches!(self.word(i - 1), "and" | "," | "before" | "after")
                        && (matches!(self.word(i + 1), "a" | "an") || self.count_at(i + 1))
                        || matches!(self.word(i - 1), "of" | "for" | "by" | "with")
                            && self.count_at(i + 1))
                    && self.lexicon.verb(gerund).iter().any(|s| s.form == Form::Gerund) =>
            {
                return Some(Pos::Vbg);
            }
            // `seven tourists remained`: no verb right after a number.
            _ if pos == Pos::Vbz && self.numbered(i) && humanity(self.word(i)) == Humanity::People => {
                return Some(Pos::Nns);
            }
            // `the three suspects, who`.
            "suspects" if pos == Pos::Vbz && self.quantities.iter().any(|q| q.tokens.end == i) => {
                return Some(Pos::Nns);
            }
            // `ferry disaster toll climbs to 66`, in a headline.
            "climbs" | "passes" | "rises" | "tops" | "hits" | "nears" | "jumps" | "reaches" | "exceeds"
            | "soars"
                if i > 0
                    && matches!(
                        self.word(i - 1),
                        "toll" | "count" | "tally" | "deaths" | "cases" | "number"
                    ) =>
            {
                return Some(Pos::Vbz);
            }
            // `The death toll climbed to 12`.
            "climbed" | "grew" | "increased" | "jumped" | "mounted" | "passed" | "reached" | "rose"
            | "soared" | "surged" | "topped"
                if i > 0
                    && self.is_noun_tag(i)
                    && matches!(self.word(i - 1), "toll" | "tally" | "deaths" | "cases" | "number") =>
            {
                return Some(Pos::Vbd);
            }
            // `killed her husband`.
            "her"
                if pos == Pos::Prp
                    && (self.is_noun_tag(i + 1)
                        || self.cx.tags.pos.get(i + 1) == Some(&Pos::Jj) && self.is_noun_tag(i + 2))
                    && !TIMES.may_hold(self.word(i + 1)) =>
            {
                return Some(Pos::PrpS);
            }
            // `flu deaths in Texas climb to 31`.
            "climb" | "rise" | "top" | "hit" | "climbs" | "rises" | "hits" | "jump" | "jumps"
                if matches!(pos, Pos::Nn | Pos::Nns | Pos::Nnp | Pos::Vb)
                    && (self.word(i + 1) == "to" && self.count_at(i + 2) || self.count_at(i + 1))
                    && (self.folded.tokens().start..i).any(|t| {
                        matches!(self.word(t), "toll" | "deaths" | "cases" | "fatalities" | "infections")
                    }) =>
            {
                return Some(Pos::Vbz);
            }
            // `the number of injured rose to 300`.
            "rose"
                if pos == Pos::Nn && matches!(self.word(i + 1), "to" | "by" | "from" | "sharply" | "on") =>
            {
                return Some(Pos::Vbd);
            }
            // `the crash cost ten soldiers their lives`.
            "cost" if pos == Pos::Nn && self.quantities.iter().any(|q| q.tokens.start == i + 1) => {
                return Some(Pos::Vbd);
            }
            "lost" if pos == Pos::Jj && i > 0 && Self::is_be(self.word(i - 1)) => return Some(Pos::Vbn),
            "wound" | "wounds" | "arrest" | "capture" | "captures"
                if self.strikes_at(i, pos)
                    || pos == Pos::Nnp && i > 0 && self.is_noun_tag(i - 1) && self.count_at(i + 1) =>
            {
                return Some(if self.word(i).ends_with('s') { Pos::Vbz } else { Pos::Vbd });
            }
            _ => {}
        }
        None
    }

    fn is_noun_tag(&self, i: usize) -> bool {
        matches!(self.cx.tags.pos.get(i), Some(Pos::Nn | Pos::Nns | Pos::Nnp | Pos::Nnps))
    }

    /// `two tourists`, `two Nepali mountain guides`: does a number count the word at `i`, whatever its tag?
    fn numbered(&self, i: usize) -> bool {
        let number = |at: usize| {
            self.quantities
                .iter()
                .any(|q| q.tokens.end == at && q.used == NumberUse::Count && q.value != Some(1))
        };
        let adjective = |j: usize| matches!(self.cx.tags.pos.get(j), Some(Pos::Jj | Pos::Nn | Pos::Nnp));
        let object = matches!(
            self.cx.tags.pos.get(i + 1),
            Some(Pos::Dt | Pos::PrpS | Pos::Prp | Pos::Nn | Pos::Nns | Pos::Nnp)
        );
        number(i)
            || !object && (1..=3).any(|back| i > back && number(i - back) && (i - back..i).all(adjective))
    }

    /// Does a number that counts begin at token `i`?
    fn count_at(&self, i: usize) -> bool {
        self.quantities.iter().any(|q| q.tokens.start == i && q.used == NumberUse::Count)
    }

    /// `deputies shot a man`, `and shot six people`: a verb taken for a noun, with its object behind it and a subject or
    /// a conjunction before it.
    fn strikes_at(&self, i: usize, pos: Pos) -> bool {
        if !matches!(pos, Pos::Nn | Pos::Nns | Pos::Rb | Pos::Jj) || i == 0 {
            return false;
        }
        let object = self.quantities.iter().any(|q| q.tokens.start == i + 1 && q.used == NumberUse::Count)
            || matches!(self.word(i + 1), "dead" | "a" | "an");
        let subject =
            matches!(self.cx.tags.pos.get(i - 1), Some(Pos::Nn | Pos::Nns | Pos::Nnp | Pos::Nnps | Pos::Prp));
        object && (subject || matches!(self.word(i - 1), "and" | ","))
    }

    pub(super) fn time_at(&self, i: usize) -> Option<usize> {
        if let Some(range) = self.times.iter().find(|r| r.start == i) {
            return Some(range.end);
        }
        if !TIMES.may_hold(self.word(i)) {
            return None;
        }
        let end = match self.word(i) {
            "yesterday" | "today" | "tonight" | "overnight" | "tomorrow" | "monday" | "tuesday"
            | "wednesday" | "thursday" | "friday" | "saturday" | "sunday" | "mondays" | "sundays" => i + 1,
            "last" | "this" | "next" | "the" | "earlier" | "later" | "early" | "late" | "that" => {
                let earlier = usize::from(matches!(
                    self.word(i + 1),
                    "same" | "previous" | "past" | "early" | "late" | "next"
                ));
                match self.word(i + 1 + earlier) {
                    "week" | "month" | "year" | "night" | "weekend" | "morning" | "afternoon" | "evening"
                    | "day" | "summer" | "winter" | "spring" | "fall" | "autumn" | "time"
                        if self.word(i) != "the" || earlier == 1 =>
                    {
                        i + 2 + earlier
                    }
                    _ if matches!(self.word(i), "early" | "late" | "earlier" | "later") => {
                        return self.time_at(i + 1);
                    }
                    _ => return None,
                }
            }
            _ => return None,
        };
        Some(match self.word(end) {
            "night" | "morning" | "afternoon" | "evening" | "nights" => end + 1,
            _ => end,
        })
    }
}
