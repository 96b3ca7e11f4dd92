//! The figure that a noun phrase gives: its number, its people, or nothing.

use super::chunk::{Chunk, Det, Kind, View};
use super::lexicon::{Humanity, NounFrame};
use super::outcome::{Candidate, Part, perpetrator};
use crate::extract::{CasualtyKind, Modality, Qualifier};
use crate::tag::{NameKind, Pos};
use crate::text::number::{NumberUse, word_value};
use std::ops::Range;

/// Nouns for groups: `a family` is no figure, `a family of five` is.
pub(super) const GROUPS: &[&str] = &[
    "family",
    "crew",
    "staff",
    "group",
    "gang",
    "team",
    "crowd",
    "household",
    "mob",
    "troop",
    "squad",
    "people",
    "audience",
    "clan",
    "tribe",
    "platoon",
    "battalion",
    "patrol",
    "convoy",
    "contingent",
    "congregation",
    "gathering",
    "class",
    "troupe",
    "personnel",
    "police",
    "busload",
    "boatload",
    "handful",
    "pair",
    "trio",
    "party",
    "band",
    "militia",
    "military",
    "army",
    "folk",
    "community",
    "enemy",
    "public",
    "population",
    "total",
    "security",
    "authority",
];

/// Nouns that are two people.
const PAIRS: &[&str] = &["couple", "pair", "twins", "duo"];

/// `third`, `fourteenth`: the word before a noun that tells one more.
pub(super) fn is_ordinal(word: &str) -> bool {
    matches!(word, "second" | "third")
        || word.strip_suffix("th").is_some_and(|stem| {
            word_value(stem).is_some() || matches!(stem, "fif" | "eigh" | "nin" | "twelf")
        })
}

impl View<'_> {
    /// The figure that the noun phrase `c` gives, if it gives one.
    pub(super) fn figure(&self, c: usize, trigger: usize, kind: CasualtyKind) -> Option<Candidate> {
        let chunk = &self.chunks[c];
        if chunk.kind != Kind::Noun {
            return None;
        }
        // `a group of 12 tourists`, `a family of five`.
        if GROUPS.contains(&self.head(c))
            && (!self.counts(chunk) || chunk.quantity.is_some_and(|q| self.quantities[q].value == Some(1)))
            && self.head(c + 1) == "of"
            && self.kind(c + 2) == Kind::Noun
            && self.counts(&self.chunks[c + 2])
        {
            let mut figure = self.figure(c + 2, trigger, kind)?;
            if figure.victims.is_none() {
                figure.victims = self.described(c);
            }
            return Some(figure);
        }
        if self.counts(chunk) {
            // `all but two of the crew died`: those that it did not befall.
            let at = chunk.tokens.start;
            if at >= 2 && self.word(at - 1) == "but" && matches!(self.word(at - 2), "all" | "everyone") {
                return None;
            }
            // `half of the 40 passengers died`: not all of them; but `most of the 40 who died`.
            let told = self.kind(c + 1) == Kind::Relative
                || trigger == c + 1 && self.lexicon.participle(self.head(trigger)).is_some();
            if at >= 2
                && !told
                && self.word(at - 1) == "of"
                && matches!(
                    self.word(at - 2),
                    "half"
                        | "third"
                        | "thirds"
                        | "quarter"
                        | "quarters"
                        | "fifth"
                        | "fifths"
                        | "most"
                        | "some"
                        | "many"
                        | "several"
                        | "few"
                        | "majority"
                        | "percent"
                        | "cent"
                        | "%"
                )
            {
                return None;
            }
            let bare = self.is_bare(chunk);
            let head = self.head(c);
            if !bare
                && self
                    .lexicon
                    .noun(head)
                    .is_some_and(|n| n.frame != NounFrame::Person && chunk.humanity != Humanity::People)
            {
                return None;
            }
            if !bare
                && chunk.humanity != Humanity::People
                && !(chunk.humanity == Humanity::Unknown && chunk.plural)
            {
                return None;
            }
            let value = self.quantities[chunk.quantity?].value;
            // `the one killed in the yard` is somebody definite.
            if chunk.det == Det::Definite && value == Some(1) && !chunk.partitive {
                return None;
            }
            if value == Some(1) && chunk.partitive && self.identified(c) {
                return None;
            }
            // `he was one of three soldiers killed` is somebody too.
            if value == Some(1)
                && chunk.partitive
                && c > 0
                && self.kind(c - 1) == Kind::Verb
                && matches!(self.head(c - 1), "is" | "was" | "be" | "been" | "became" | "being" | "become")
            {
                let mut whole = Vec::new();
                self.push_whole(c, kind, &mut whole);
                return whole.pop();
            }
            // `the killer, 26, and a guard`: an age.
            if bare
                && value.is_some_and(|v| (10..110).contains(&v))
                && c >= 2
                && self.kind(c - 1) == Kind::Comma
                && self.kind(c + 1) == Kind::Comma
                && self.kind(c - 2) == Kind::Noun
                && !self.chunks[c - 2].plural
                && self.chunks[c - 2].quantity.is_none()
                && self.chunks[c - 2].humanity != Humanity::Thing
                && self.doc.tokens[chunk.head].kind == crate::text::TokenKind::Number
            {
                return None;
            }
            if bare && (self.is_age(c) || self.is_among_ages(c)) {
                return None;
            }
            // A bare `both` or `no` names nobody.
            if bare && matches!(self.word(chunk.head), "both" | "no" | "some") {
                return None;
            }
            if bare
                && value == Some(0)
                && !matches!(
                    self.word(chunk.tokens.start),
                    "no" | "nobody" | "none" | "neither" | "noone" | "not"
                )
            {
                return None;
            }
            return self.count_of(c, trigger, kind);
        }
        if chunk.plural
            && chunk.det != Det::Some
            && !self.counts(chunk)
            && chunk.humanity == Humanity::People
            && chunk.tokens.clone().any(|i| self.word(i) == "twin")
        {
            let mut figure = self.single(c, trigger, kind)?;
            (figure.value, figure.low, figure.high) = (Some(2), Some(2), Some(2));
            if let Some(twin) = chunk.tokens.clone().find(|&i| self.word(i) == "twin") {
                figure.count = twin..twin + 1;
            }
            return Some(figure);
        }
        if chunk.det == Det::Some && chunk.plural && chunk.humanity == Humanity::People {
            let mut figure = self.single(c, trigger, kind)?;
            (figure.value, figure.qualifier, figure.low, figure.high) =
                (None, Qualifier::Vague, Some(2), None);
            return Some(figure);
        }
        if chunk.det == Det::Indefinite && chunk.humanity == Humanity::People {
            let head = self.head(c);
            if PAIRS.contains(&head) {
                let mut figure = self.single(c, trigger, kind)?;
                (figure.value, figure.low, figure.high) = (Some(2), Some(2), Some(2));
                return Some(figure);
            }
            if chunk.plural || GROUPS.contains(&head) || self.identified(c) {
                return None;
            }
            return self.single(c, trigger, kind);
        }
        None
    }

    /// `Peter Hansen, 62 was killed`, `Ana Diaz, 34 and her son were shot`: the comma behind an age is left out.
    fn is_age(&self, c: usize) -> bool {
        let q = self.chunks[c].quantity.map(|q| &self.quantities[q]);
        let years = q.is_some_and(|q| q.value.is_some_and(|v| v < 110) && q.tokens.len() == 1);
        let named = c >= 2
            && self.kind(c - 1) == Kind::Comma
            && self.kind(c - 2) == Kind::Noun
            && !self.chunks[c - 2].plural
            && self.names_person(c - 2);
        let before = c.checked_sub(3);
        // `According to Ana Diaz, 34 and more were shot`.
        let cited = before.is_some_and(|b| self.kind(b) == Kind::Prep);
        let joined = before.is_some_and(|b| self.kind(b) == Kind::Conj);
        let follows = match self.kind(c + 1) {
            Kind::Verb => {
                joined || matches!(self.word(self.chunks[c + 1].tokens.start), "was" | "is" | "has")
            }
            Kind::Conj => self.head(c + 1) == "and" && matches!(self.kind(c + 2), Kind::Noun | Kind::Other),
            _ => false,
        };
        years && named && !cited && follows
    }

    /// `brothers aged four, six and nine`: the later of several ages.
    fn is_among_ages(&self, c: usize) -> bool {
        let start = self.chunks[c].tokens.start;

        let first = self.folded.tokens().start.max(start.saturating_sub(12));
        let number = |i: usize| self.quantities.iter().any(|q| q.tokens.contains(&i));
        matches!(self.word(start.wrapping_sub(1)), "," | "and" | "or")
            && (first..start)
                .rev()
                .find(|&i| {
                    !number(i) && !matches!(self.word(i), "," | "and" | "or" | "months" | "weeks" | "years")
                })
                .is_some_and(|i| matches!(self.word(i), "aged" | "ages"))
    }

    /// The figure that the noun phrase `c` gives or the somebody that it is, as far from asserted as its verb is.
    pub(super) fn befallen(
        &self,
        c: usize,
        trigger: usize,
        kind: CasualtyKind,
        modality: Option<Modality>,
    ) -> Option<Candidate> {
        let mut figure = self.figure(c, trigger, kind).or_else(|| self.somebody(c, trigger, kind))?;
        let zero = figure.value == Some(0);
        figure.modality = figure.modality.or(modality).filter(|&m| !(m == Modality::Negated && zero));
        Some(figure)
    }

    /// One definite person, or one named: not a figure, but counted in the toll.
    pub(super) fn somebody(&self, c: usize, trigger: usize, kind: CasualtyKind) -> Option<Candidate> {
        let chunk = &self.chunks[c];
        let both = self.head(c) == "both" && self.is_bare(chunk);
        // `her parents`.
        let parents = chunk.det == Det::Possessive && matches!(self.head(c), "parents" | "grandparents");
        // `… and a third was wounded`, but no third of them.
        let nth = chunk.det == Det::Indefinite && is_ordinal(self.head(c)) && self.head(c + 1) != "of";
        if chunk.kind != Kind::Noun || self.counts(chunk) && !both {
            return None;
        }
        let named = self.cx.tags.name_at(chunk.head).is_some_and(|n| n.kind == NameKind::Person);
        let one = matches!(self.head(c), "himself" | "herself")
            || named && !chunk.plural
            || chunk.humanity == Humanity::People
                && !chunk.plural
                && !GROUPS.contains(&self.head(c))
                && (matches!(chunk.det, Det::Definite | Det::Possessive) || self.identified(c));
        // `all the gunmen`, `the attackers`: as many as were told of before.
        let many = self.head(c) == "themselves"
            || chunk.humanity == Humanity::People
                && chunk.plural
                && chunk.det == Det::Definite
                && perpetrator(self.head(c));
        if !(one || many || both || parents || nth) {
            return None;
        }
        let mut figure = self.single(c, trigger, kind)?;
        figure.count = chunk.tokens.clone();
        figure.implied = true;
        if both || parents {
            figure.value = Some(2);
        } else if many {
            let own = (self.head(c) == "themselves").then(|| self.subject(trigger)).flatten();
            let group = own
                .map(|s| if self.head(s + 1) == "of" && !self.counts(&self.chunks[s]) { s + 2 } else { s });
            figure.value =
                group.and_then(|s| self.chunks.get(s)?.quantity).and_then(|q| self.quantities[q].value);
        }
        Some(figure)
    }

    /// Is the indefinite phrase `c` somebody known: `a partner, John Hill,`, `Hill, a father of two,`?
    pub(super) fn identified(&self, c: usize) -> bool {
        let name = |n: usize| {
            self.chunks.get(n).is_some_and(|n| {
                n.kind == Kind::Noun
                    && n.quantity.is_none()
                    && matches!(n.det, Det::None)
                    && self.cx.tags.name_at(n.head).is_some_and(|m| m.kind == NameKind::Person)
            })
        };
        let speaks = self.kind(c + 3) == Kind::Verb && super::clause::reports(self.head(c + 3));
        let after = self.kind(c + 1) == Kind::Comma && name(c + 2) && !speaks;
        let before = c >= 2
            && self.kind(c - 1) == Kind::Comma
            && name(c - 2)
            && matches!(
                self.kind(self.after_modifiers(c)),
                Kind::Comma | Kind::Relative | Kind::Stop | Kind::Verb
            );
        after || before
    }

    /// Is the phrase its number alone?
    pub(super) fn is_bare(&self, chunk: &Chunk) -> bool {
        chunk.quantity.is_some_and(|q| self.quantities[q].core.contains(&chunk.head))
            || chunk.pronoun
            || matches!(self.word(chunk.head), "more" | "other")
            || self.word(chunk.head) == "further"
    }

    /// A figure of 1 by its article.
    pub(super) fn single(&self, c: usize, trigger: usize, kind: CasualtyKind) -> Option<Candidate> {
        let chunk = &self.chunks[c];
        let at = chunk.tokens.start;
        Some(Candidate {
            chunk: c,
            trigger,
            kind,
            count: at..at + 1,
            value: Some(1),
            qualifier: Qualifier::Exact,
            low: Some(1),
            high: Some(1),
            victims: self.described(c),
            part_of: Part::Whole,
            modality: None,
            rank: 3,
            weapon: false,
            toll: false,
            implied: false,
        })
    }

    /// A figure by its number.
    pub(super) fn count_of(&self, c: usize, trigger: usize, kind: CasualtyKind) -> Option<Candidate> {
        let chunk = &self.chunks[c];
        let q = self.quantities.get(chunk.quantity?)?;
        let (mut value, mut low, mut high) = (q.value, q.low, q.high);
        if value.is_some_and(|v| v > 1)
            && PAIRS.contains(&self.head(c))
            && chunk.plural
            && self.head(c) != "twins"
        {
            // `two couples` are four.
            (value, low, high) = (value.map(|v| v * 2), low.map(|v| v * 2), high.map(|v| v * 2));
        }
        Some(Candidate {
            chunk: c,
            trigger,
            kind,
            count: q.tokens.clone(),
            value,
            qualifier: q.qualifier,
            low,
            high,
            victims: self.described(c),
            part_of: if chunk.partitive && !matches!(value, Some(0)) && !self.of_somebody(c) {
                Part::Earlier
            } else {
                Part::Whole
            },
            modality: None,
            rank: 3,
            weapon: false,
            toll: false,
            implied: false,
        })
    }

    /// `two of his children`, `one of the governor's guards`: of somebody's people, and not of those told of before.
    fn of_somebody(&self, c: usize) -> bool {
        let tokens = self.chunks[c].tokens.clone();
        let Some(of) = tokens.clone().find(|&i| self.word(i) == "of") else { return false };
        matches!(self.word(of + 1), "his" | "her" | "its" | "their" | "my" | "our")
            && !matches!(self.head(c), "number" | "numbers" | "members" | "ranks")
            || (of + 1..tokens.end).any(|i| matches!(self.word(i), "'s" | "’s") && i + 1 < tokens.end)
    }

    /// The noun phrase of chunk `c` without its number and article; `None` where nothing is left.
    pub(super) fn described(&self, c: usize) -> Option<Range<usize>> {
        let chunk = &self.chunks[c];
        if self.is_bare(chunk) {
            return None;
        }
        let mut from = chunk.tokens.start;
        if let Some(q) = chunk.quantity.map(|q| &self.quantities[q]).filter(|q| q.used == NumberUse::Count) {
            from = q.tokens.end;
        }
        if let Some(q) = chunk.whole {
            from = self.quantities[q].tokens.end;
        }
        while from < chunk.tokens.end
            // `29 New Yorkers` are no new ones.
            && !(self.word(from) == "new" && self.pos(from) == Pos::Nnp)
            && matches!(
                self.word(from),
                "a" | "an"
                    | "“"
                    | "\""
                    | "‘"
                    | "the"
                    | "another"
                    | "of"
                    | "more"
                    | "these"
                    | "those"
                    | "some"
                    | "his"
                    | "her"
                    | "their"
                    | "its"
                    | "out"
                    | "additional"
                    | "new"
                    | "further"
                    | "all"
                    | "any"
                    | "this"
                    | "that"
            )
        {
            from += 1;
        }
        (from < chunk.tokens.end).then_some(from..chunk.tokens.end)
    }
}
