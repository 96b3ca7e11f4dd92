//! Shallow phrases of a sentence: noun phrases with their quantity, verb groups with voice and modality, and the
//! small words and marks between them. The constructions of harm are told over these.

use super::lexicon::{Form, Humanity, Lexicon, VerbSense, humanity};
use crate::extract::{CasualtyKind, Context, Modality};
use crate::tag::{NameKind, Pos};
use crate::text::number::{NumberUse, Quantity, quantities};
use crate::text::{Document, Folded, TokenKind, date};
use std::ops::Range;

/// What a chunk is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Noun,
    Verb,
    /// A state of harm that stands for itself: `dead`, `missing`, `homeless`.
    State,
    Prep,
    /// A word that opens a clause: `when`, `because`, `that`.
    Clause,
    /// `who`, `which`, `whose`.
    Relative,
    Conj,
    Comma,
    Dash,
    /// `;`, `:`, `.` inside a sentence.
    Stop,
    Open,
    Close,
    /// A quotation mark.
    Mark,
    Adverb,
    /// `Monday`, `last week`.
    Time,
    /// `including`.
    Including,
    Other,
}

/// How a noun phrase is determined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Det {
    #[default]
    None,
    /// `a`, `an`, `another`.
    Indefinite,
    /// `the`, `this`, `Italy's`.
    Definite,
    /// `his`.
    Possessive,
    /// `some`.
    Some,
    /// `any`, `each`, `every`.
    Other,
}

/// Voice of a verb group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Voice {
    #[default]
    Active,
    Passive,
    /// A past form without an auxiliary: active past or reduced passive.
    Bare,
}

/// A stretch of the sentence.
#[derive(Debug, Clone)]
pub(super) struct Chunk {
    pub(super) kind: Kind,
    pub(super) tokens: Range<usize>,
    /// Head noun, main verb, or the word itself.
    pub(super) head: usize,
    pub(super) quantity: Option<usize>,
    /// In `two of the 14`: the quantity of the whole.
    pub(super) whole: Option<usize>,
    /// `two of the miners`, `two of them`.
    pub(super) partitive: bool,
    pub(super) det: Det,
    pub(super) humanity: Humanity,
    pub(super) plural: bool,
    /// `two dead miners`: the state before the noun.
    pub(super) state: Option<CasualtyKind>,
    pub(super) pronoun: bool,
    pub(super) voice: Voice,
    pub(super) gerund: bool,
    pub(super) modality: Option<Modality>,
    pub(super) negated: bool,
}

impl Chunk {
    fn new(kind: Kind, tokens: Range<usize>, head: usize) -> Self {
        Self {
            kind,
            tokens,
            head,
            quantity: None,
            whole: None,
            partitive: false,
            det: Det::None,
            humanity: Humanity::Unknown,
            plural: false,
            state: None,
            pronoun: false,
            voice: Voice::Active,
            gerund: false,
            modality: None,
            negated: false,
        }
    }
}

/// One sentence, ready for the constructions.
pub(super) struct View<'a> {
    pub(super) doc: &'a Document<'a>,
    pub(super) cx: Context<'a>,
    pub(super) folded: &'a Folded,
    pub(super) lexicon: &'static Lexicon,
    pub(super) quantities: Vec<Quantity>,
    pub(super) chunks: Vec<Chunk>,
    times: Vec<Range<usize>>,
}

/// Prepositions that also open clauses.
pub(super) const CLAUSAL: &[&str] =
    &["after", "before", "since", "until", "till", "as", "than", "once", "so", "that", "like", "for"];

const SUBORDINATORS: &[&str] = &[
    "that", "because", "when", "while", "if", "whether", "although", "though", "unless", "where", "whereas",
    "how", "why", "once", "after", "before", "until", "lest", "whenever", "wherever", "till",
];

impl<'a> View<'a> {
    pub(super) fn new(cx: &Context<'a>, folded: &'a Folded) -> Self {
        let tokens = folded.tokens();
        let times = date::dates(cx.doc, tokens.clone(), cx.article.date.or_else(any_day))
            .into_iter()
            .map(|d| d.tokens)
            .collect();
        let mut view = Self {
            doc: cx.doc,
            cx: *cx,
            folded,
            lexicon: Lexicon::get(),
            quantities: quantities(cx.doc, folded),
            chunks: Vec::new(),
            times,
        };
        let mut at = tokens.start;
        while at < tokens.end {
            let chunk = view.chunk(at, tokens.end);
            at = chunk.tokens.end.max(at + 1);
            view.chunks.push(chunk);
        }
        view
    }

    /// Token `i` in lower case.
    pub(super) fn word(&self, i: usize) -> &str {
        self.folded.get(i)
    }

    /// The head of chunk `c` in lower case.
    pub(super) fn head(&self, c: usize) -> &str {
        self.chunks.get(c).map_or("", |chunk| self.folded.get(chunk.head))
    }

    /// The kind of chunk `c`; `Stop` outside.
    pub(super) fn kind(&self, c: usize) -> Kind {
        self.chunks.get(c).map_or(Kind::Stop, |chunk| chunk.kind)
    }

    /// The tag of token `i`, mended where a word of harm can only be a verb (headlines mislead the tagger).
    pub(super) fn pos(&self, i: usize) -> Pos {
        let pos = self.cx.tags.pos.get(i).copied().unwrap_or(Pos::Nn);
        match self.word(i) {
            // `60 lives were lost`.
            "lives"
                if i > 0
                    && (self.quantities.iter().any(|q| q.tokens.end == i) || self.word(i - 1) == "the") =>
            {
                return Pos::Nns;
            }
            // `50 hurt in train crash`: no form of it tells the participle.
            "hurt" if !matches!(pos, Pos::Vbn | Pos::Vbd) && i > 0 => {
                let before = self.word(i - 1);
                if self.quantities.iter().any(|q| q.tokens.end == i)
                    || Self::is_be(before)
                    || before == "people"
                    || before.ends_with("ly") && i > 1 && Self::is_be(self.word(i - 2))
                {
                    return Pos::Vbn;
                }
            }
            "missing" => return Pos::Jj,
            // `the crash cost ten soldiers their lives`.
            "cost" if pos == Pos::Nn && self.quantities.iter().any(|q| q.tokens.start == i + 1) => {
                return Pos::Vbd;
            }
            "lost" if pos == Pos::Jj && i > 0 && Self::is_be(self.word(i - 1)) => return Pos::Vbn,
            // `police shot dead four men`, `deputies shot a man`.
            "shot" | "wound" | "wounds" | "arrest" | "capture" | "captures"
                if matches!(pos, Pos::Nn | Pos::Nns) && i > 0 =>
            {
                let object =
                    self.quantities.iter().any(|q| q.tokens.start == i + 1 && q.used == NumberUse::Count)
                        || matches!(self.word(i + 1), "dead" | "a" | "an");
                let subject = matches!(
                    self.cx.tags.pos.get(i - 1),
                    Some(Pos::Nn | Pos::Nns | Pos::Nnp | Pos::Nnps | Pos::Prp)
                );
                let after_and = matches!(self.word(i - 1), "and" | ",");
                if object && (subject || after_and) {
                    return if self.word(i).ends_with('s') { Pos::Vbz } else { Pos::Vbd };
                }
            }
            _ => {}
        }
        if matches!(pos, Pos::Nn | Pos::Nns | Pos::Nnp | Pos::Nnps | Pos::Jj | Pos::Rb) {
            let word = self.word(i);
            if self.lexicon.noun(word).is_none()
                && !matches!(
                    word,
                    "shot"
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
                        | "poison"
                        | "poisons"
                )
            {
                match self.lexicon.verb(word).first().map(|s: &VerbSense| s.form) {
                    Some(Form::Base) => return Pos::Vbp,
                    Some(Form::Present) => return Pos::Vbz,
                    Some(Form::Past | Form::Participle) => return Pos::Vbn,
                    Some(Form::Gerund) if pos != Pos::Jj => return Pos::Vbg,
                    _ => {}
                }
            }
        }
        pos
    }

    fn time_at(&self, i: usize) -> Option<usize> {
        if let Some(range) = self.times.iter().find(|r| r.start == i) {
            return Some(range.end);
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

    fn quantity_at(&self, i: usize) -> Option<usize> {
        let k = self.quantities.partition_point(|q| q.tokens.start < i);
        self.quantities.get(k).filter(|q| q.tokens.start == i).map(|_| k)
    }

    fn is_noun(&self, i: usize) -> bool {
        matches!(self.pos(i), Pos::Nn | Pos::Nns | Pos::Nnp | Pos::Nnps | Pos::Fw | Pos::Add)
            && self.doc.tokens.get(i).is_some_and(|t| t.kind != TokenKind::Punct)
    }

    /// Does a noun begin at `i`, perhaps after adjectives?
    fn noun_follows(&self, mut i: usize, end: usize) -> bool {
        for _ in 0..6 {
            if i >= end || self.time_at(i).is_some() || self.quantity_at(i).is_some() {
                return false;
            }
            if self.is_noun(i) && self.lexicon.state(self.word(i)).is_none() {
                return true;
            }
            let compound =
                i > 0 && matches!(self.word(i - 1), "-" | "‑") && matches!(self.pos(i), Pos::Vbn | Pos::Vbg);
            let hyphen = matches!(self.word(i), "-" | "‑") && !self.doc.tokens[i].space_before;
            if !compound && !hyphen && !matches!(self.pos(i), Pos::Jj | Pos::Hyph | Pos::Jjr | Pos::Jjs) {
                return false;
            }
            i += 1;
        }
        false
    }

    fn chunk(&self, i: usize, end: usize) -> Chunk {
        let token = &self.doc.tokens[i];
        let word = self.word(i);
        let one = |kind| Chunk::new(kind, i..i + 1, i);
        if token.kind == TokenKind::Punct {
            let kind = match word {
                "," => Kind::Comma,
                "--" | "---" | "—" | "–" | "-" | "…" | "..." => Kind::Dash,
                "(" | "[" | "{" => Kind::Open,
                ")" | "]" | "}" => Kind::Close,
                "\"" | "“" | "”" | "''" | "``" | "'" | "‘" | "’" | "«" | "»" => Kind::Mark,
                ":" | ";" | "." | "!" | "?" => Kind::Stop,
                "&" => Kind::Conj,
                _ => Kind::Other,
            };
            return one(kind);
        }
        if matches!(word, "including" | "includes" | "include") && word == "including" {
            return one(Kind::Including);
        }
        if word == "as" && self.word(i + 1) == "well" && self.word(i + 2) == "as" {
            return Chunk::new(Kind::Conj, i..i + 3, i);
        }
        if word == "in" && self.word(i + 1) == "addition" && self.word(i + 2) == "to" {
            return Chunk::new(Kind::Conj, i..i + 3, i);
        }
        if matches!(word, "along" | "together") && self.word(i + 1) == "with" {
            return Chunk::new(Kind::Conj, i..i + 2, i);
        }
        if matches!(word, "and" | "or" | "but" | "nor" | "plus") {
            return one(Kind::Conj);
        }
        if let Some(until) = self.time_at(i) {
            return Chunk::new(Kind::Time, i..until.min(end), i);
        }
        if self.quantity_at(i).is_none() {
            match word {
                "who" | "whom" | "which" | "whose" => return one(Kind::Relative),
                "that" if matches!(self.pos(i), Pos::Wdt) => return one(Kind::Relative),
                "that" if matches!(self.pos(i), Pos::In) => return one(Kind::Clause),
                _ => {}
            }
            if let Some(chunk) = self.verb(i, end) {
                return chunk;
            }
        }
        if let Some(chunk) = self.noun(i, end) {
            return chunk;
        }
        if self.lexicon.state(word).is_some()
            || (self.lexicon.participle(word).is_some() && self.pos(i) == Pos::Jj)
        {
            // `killed 12 and wounded more than 560`: a verb that the tagger took for an adjective.
            let object = self.lexicon.state(word).is_none()
                && i > self.folded.tokens().start
                && (matches!(self.word(i - 1), "and" | ",") || self.is_noun(i - 1))
                && self.quantity_at(i + 1).is_some_and(|q| self.quantities[q].used == NumberUse::Count);
            if object {
                let mut chunk = Chunk::new(Kind::Verb, i..i + 1, i);
                chunk.voice = Voice::Bare;
                return chunk;
            }
            // `unaccounted for`.
            let wide = usize::from(word == "unaccounted" && self.word(i + 1) == "for");
            return Chunk::new(Kind::State, i..i + 1 + wide, i);
        }
        match self.pos(i) {
            Pos::In | Pos::To => {
                if SUBORDINATORS.contains(&word) && !CLAUSAL.contains(&word) {
                    one(Kind::Clause)
                } else {
                    one(Kind::Prep)
                }
            }
            Pos::Wrb | Pos::Wp | Pos::Wdt => one(Kind::Clause),
            Pos::Rb | Pos::Rbr | Pos::Rbs | Pos::Rp => one(Kind::Adverb),
            _ => one(Kind::Other),
        }
    }

    /// The noun phrase that begins at `i`.
    fn noun(&self, i: usize, end: usize) -> Option<Chunk> {
        if matches!(self.pos(i), Pos::Prp | Pos::Ex) && self.quantity_at(i).is_none() {
            let mut chunk = Chunk::new(Kind::Noun, i..i + 1, i);
            chunk.pronoun = true;
            return Some(chunk);
        }
        let mut chunk = Chunk::new(Kind::Noun, i..i, i);
        let mut j = i;
        if matches!(self.word(j), "all" | "nearly" | "almost" | "both" | "only" | "just" | "such" | "half")
            && self.quantity_at(j).is_none()
        {
            if self.word(j) != "all" && self.word(j) != "only" && self.word(j) != "just" {
                return None;
            }
            if !(self.quantity_at(j + 1).is_some()
                || self.word(j) == "all"
                    && (matches!(self.pos(j + 1), Pos::Dt | Pos::PrpS) || self.is_noun(j + 1)))
            {
                return None;
            }
            j += 1;
        }
        if self.quantity_at(j).is_none() {
            chunk.det = match (self.word(j), self.pos(j)) {
                ("a" | "an" | "another", _) => Det::Indefinite,
                ("some", _) => Det::Some,
                ("the" | "this" | "these" | "those", _) => Det::Definite,
                ("that", Pos::Dt) => Det::Definite,
                ("any" | "each" | "every" | "either", _) => Det::Other,
                (_, Pos::PrpS) => Det::Possessive,
                _ => Det::None,
            };
            if chunk.det != Det::None {
                j += 1;
            }
        }
        let (mut head, mut age, mut adjective) = (None, None, None);
        while j < end {
            if let Some(q) = self.quantity_at(j) {
                let quantity = &self.quantities[q];
                if quantity.used == NumberUse::Label && head.is_some() {
                    j = quantity.tokens.end;
                    continue;
                }
                let taken = chunk.quantity.is_some_and(|q| self.quantities[q].used == NumberUse::Count);
                if taken && quantity.used != NumberUse::Age
                    || head.is_some()
                    || quantity.used == NumberUse::Date
                {
                    break;
                }
                if !taken {
                    chunk.quantity = Some(q);
                }
                j = quantity.tokens.end;
                if quantity.used == NumberUse::Age {
                    // `16-year-old`, `16 years old`.
                    while j < end && j < quantity.tokens.end + 4 && !matches!(self.word(j), "old" | "olds") {
                        j += 1;
                    }
                    let old = matches!(self.word(j), "old" | "olds");
                    j = if old { j + 1 } else { quantity.tokens.end };
                    age = old.then_some(j - 1);
                    continue;
                }
                if quantity.used == NumberUse::Count && !taken {
                    if let Some(done) = self.partitive(&mut chunk, q, j, end) {
                        return Some(done);
                    }
                    // `dozens of miners`: the noun goes on after `of`.
                    if self.word(j) == "of" && self.is_collective(q) {
                        j += 1;
                        if matches!(self.word(j), "the" | "its" | "their") {
                            j += 1;
                        }
                    }
                }
                continue;
            }
            let pos = self.pos(j);
            let word = self.word(j);
            let token = &self.doc.tokens[j];
            if word == "-" || word == "‑" {
                let counted = chunk.quantity.is_some_and(|q| {
                    self.quantities[q].tokens.end == j && self.quantities[q].used == NumberUse::Count
                });
                let tight =
                    !token.space_before && !counted && j + 1 < end && !self.doc.tokens[j + 1].space_before;
                if tight && j > i && self.doc.tokens[j + 1].kind != TokenKind::Punct {
                    j += 1;
                    if self.is_noun(j) && self.quantity_at(j).is_none() {
                        head = Some(j);
                    }
                    if let Some(q) = self.quantity_at(j) {
                        j = self.quantities[q].tokens.end;
                    } else {
                        j += 1;
                    }
                    continue;
                }
                break;
            }
            if j > i && self.time_at(j).is_some() {
                break;
            }
            if let Some(kind) = self.state_of(j) {
                let before_noun = self.noun_follows(j + 1, end)
                    && (head.is_none()
                        || self.lexicon.state(word).is_some() && pos == Pos::Jj && head.is_none());
                if before_noun && (j > i || !matches!(pos, Pos::Vbn | Pos::Vbd)) {
                    chunk.state = Some(kind);
                    j += 1;
                    continue;
                }
                let acts = self.lexicon.state(word).is_none()
                    && (adjective.is_some()
                        || self.quantity_at(j + 1).is_some()
                        || matches!(self.pos(j + 1), Pos::Dt | Pos::PrpS));
                if head.is_none() && !acts && matches!(chunk.det, Det::Definite) && chunk.quantity.is_none() {
                    // `the dead`, `the injured`.
                    chunk.state = Some(kind);
                    chunk.humanity = Humanity::People;
                    chunk.plural = true;
                    chunk.head = j;
                    chunk.tokens = i..j + 1;
                    return Some(chunk);
                }
                break;
            }
            if self.is_noun(j) {
                // `a man authorities say was shot`: the plural begins a phrase of its own.
                let number = chunk.det == Det::Indefinite
                    && chunk.quantity.is_none()
                    && pos == Pos::Nns
                    && head.is_some_and(|h| {
                        self.pos(h) == Pos::Nn && humanity(self.word(h)) == Humanity::People
                    });
                if number {
                    break;
                }
                head = Some(j);
                j += 1;
                continue;
            }
            match pos {
                Pos::Jj | Pos::Jjr | Pos::Jjs | Pos::Cd => {
                    // An adjective after the noun belongs to the predicate.
                    if head.is_some() && !self.noun_follows(j + 1, end) {
                        break;
                    }
                    adjective = Some(j);
                    j += 1;
                }
                Pos::Vbn | Pos::Vbg | Pos::Vbd
                    if head.is_none()
                        && !Self::is_be(word)
                        && !matches!(word, "had" | "did")
                        && (j > i || pos == Pos::Vbn)
                        && self.noun_follows(j + 1, end)
                        && (chunk.det != Det::None
                            || chunk.quantity.is_some()
                            || adjective.is_some()
                            || j == i) =>
                {
                    adjective = Some(j);
                    j += 1;
                }
                Pos::Rb | Pos::Rbr
                    if j > i
                        && head.is_none()
                        && (matches!(self.word(j), "more") || self.noun_follows(j + 1, end)) =>
                {
                    j += 1;
                }
                Pos::Pos if head.is_some() => {
                    if !self.noun_follows(j + 1, end)
                        && self.quantity_at(j + 1).is_none()
                        && self.state_of(j + 1).is_none()
                        && !matches!(self.pos(j + 1), Pos::Vbg | Pos::Vbn)
                    {
                        j += 1;
                        break;
                    }
                    if chunk.det != Det::None || chunk.quantity.is_none() {
                        chunk.det = Det::Definite;
                    }
                    head = None;
                    j += 1;
                }
                _ => break,
            }
        }
        // `twin sisters` are two without a number.
        let another = (self.word(i) == "another" && j == i + 1).then_some(i);
        let last = head.or(age).or(adjective).or(another);
        let only_quantity = chunk.quantity.map(|q| self.quantities[q].core.end - 1);
        let h = last.or(only_quantity).filter(|_| j > i)?;
        if head.is_none() && chunk.quantity.is_none() && !matches!(chunk.det, Det::Definite | Det::Indefinite)
        {
            return None;
        }
        chunk.head = h;
        chunk.tokens = i..j;
        self.finish(&mut chunk, head.is_some());
        if (age.is_some() || another.is_some()) && head.is_none() {
            chunk.humanity = Humanity::People;
            chunk.plural = false;
        }
        Some(chunk)
    }

    /// Number and humanity of a finished noun phrase.
    fn finish(&self, chunk: &mut Chunk, noun: bool) {
        let pos = self.pos(chunk.head);
        chunk.plural = matches!(pos, Pos::Nns | Pos::Nnps) || !noun;
        if !noun {
            return;
        }
        let word = self.word(chunk.head);
        chunk.humanity = humanity(word);
        chunk.plural |= matches!(
            word,
            "people" | "police" | "personnel" | "staff" | "crew" | "men" | "women" | "children"
        );
        if chunk.humanity != Humanity::People && self.names_people(chunk.head) {
            chunk.humanity = Humanity::People;
        }
    }

    /// A people by name: `Palestinians`, `Danes`, and names in the plural.
    fn names_people(&self, i: usize) -> bool {
        let word = self.doc.word(i);
        let capital = word.starts_with(char::is_uppercase);
        let name = self.cx.tags.names.iter().find(|n| n.tokens.contains(&i));
        let plural = matches!(self.pos(i), Pos::Nnps | Pos::Nns);
        capital
            && (name.is_some_and(|n| n.kind == NameKind::Other && plural)
                || plural
                    && ["ans", "is", "ians", "ese", "ists", "ers"].iter().any(|s| word.ends_with(s))
                    && name.is_none_or(|n| n.kind == NameKind::Other))
    }

    /// The kind of harm that token `j` tells as a state: `dead`, `wounded`.
    pub(super) fn state_of(&self, j: usize) -> Option<CasualtyKind> {
        let word = self.word(j);
        self.lexicon.state(word).or_else(|| {
            matches!(self.pos(j), Pos::Vbn | Pos::Vbd | Pos::Jj)
                .then(|| self.lexicon.participle(word))
                .flatten()
        })
    }

    /// A quantity whose `of` joins it to what it counts: `dozens of miners`.
    fn is_collective(&self, q: usize) -> bool {
        let quantity = &self.quantities[q];
        let last = self.word(quantity.core.end - 1);
        quantity.value.is_none()
            && !matches!(last, "several" | "many" | "few" | "numerous" | "multiple" | "various")
            || matches!(last, "couple" | "pair" | "trio")
    }

    /// `two of the miners`, `two of them`, `14 out of 45 passengers`.
    fn partitive(&self, chunk: &mut Chunk, q: usize, j: usize, end: usize) -> Option<Chunk> {
        let of = match (self.word(j), self.word(j + 1)) {
            ("of", _) => j + 1,
            ("out", "of") => j + 2,
            _ => return None,
        };
        if self.is_collective(q)
            && !matches!(self.word(of), "the" | "those" | "these" | "them" | "whom" | "his" | "her")
        {
            return None;
        }
        let mut done = chunk.clone();
        done.partitive = true;
        if matches!(self.word(of), "them" | "whom" | "which" | "us")
            || matches!(self.word(of), "these" | "those") && !self.noun_follows(of + 1, end)
        {
            done.tokens = chunk.tokens.start..of + 1;
            done.head = of;
            done.humanity = Humanity::People;
            done.plural = true;
            done.pronoun = true;
            return Some(done);
        }
        let inner = self.noun(of, end)?;
        done.tokens = chunk.tokens.start..inner.tokens.end;
        done.head = inner.head;
        done.humanity = inner.humanity;
        done.plural = inner.plural;
        done.whole = inner.quantity;
        done.state = inner.state;
        Some(done)
    }

    fn is_be(word: &str) -> bool {
        matches!(word, "be" | "is" | "are" | "was" | "were" | "been" | "being" | "am" | "'s" | "'re" | "'m")
    }

    /// The verb group that begins at `i`.
    fn verb(&self, i: usize, end: usize) -> Option<Chunk> {
        let verbal = |j: usize| {
            matches!(self.pos(j), Pos::Md | Pos::Vb | Pos::Vbd | Pos::Vbg | Pos::Vbn | Pos::Vbp | Pos::Vbz)
        };
        let starts = verbal(i)
            || (self.pos(i) == Pos::To && (verbal(i + 1) || verbal(i + 2) && self.pos(i + 1) == Pos::Rb));
        if !starts {
            return None;
        }
        // A participle before a noun belongs to the noun phrase: `wounded soldiers said`.
        if matches!(self.pos(i), Pos::Vbn)
            && self.lexicon.participle(self.word(i)).is_none()
            && self.noun_follows(i + 1, end)
            && (i == self.folded.tokens().start
                || matches!(self.word(i - 1), "of" | "from" | "in" | "for" | "with" | "by"))
        {
            return None;
        }
        let mut chunk = Chunk::new(Kind::Verb, i..i, i);
        let (mut main, mut j) = (None::<usize>, i);
        let mut aux = Aux::None;
        let mut perfect = false;
        while j < end {
            let word = self.word(j);
            let pos = self.pos(j);
            if self.time_at(j).is_some() || self.quantity_at(j).is_some() && !matches!(word, "not") {
                break;
            }
            if matches!(word, "n't" | "not" | "never" | "nt")
                || (pos == Pos::Rb && matches!(word, "hardly" | "barely"))
            {
                if main.is_some() && !verbal(j + 1) {
                    break;
                }
                chunk.negated = true;
                j += 1;
                continue;
            }
            match pos {
                Pos::Md if main.is_none() => {
                    chunk.modality = chunk.modality.or(modal(word));
                    aux = Aux::Modal;
                    j += 1;
                }
                Pos::To => {
                    let next = j + 1;
                    let split = usize::from(self.pos(next) == Pos::Rb);
                    if !(verbal(next) || verbal(next + split)) {
                        break;
                    }
                    if let Some(m) = main {
                        chunk.modality = chunk.modality.or(control(self.word(m)));
                    } else if aux == Aux::Be {
                        // `is to be hanged`.
                        chunk.modality = chunk.modality.or(Some(Modality::Future));
                    }
                    main = None;
                    aux = Aux::To;
                    j = next;
                }
                Pos::Vb | Pos::Vbd | Pos::Vbg | Pos::Vbn | Pos::Vbp | Pos::Vbz => {
                    let follows = |from: usize| {
                        let mut k = from;
                        while k < end && k < from + 3 && matches!(self.pos(k), Pos::Rb | Pos::Rbr) {
                            k += 1;
                        }
                        k < end && (verbal(k) || self.pos(k) == Pos::To && verbal(k + 1))
                    };
                    if let Some(m) = main {
                        let bare = aux == Aux::None;
                        let linking = linking(self.word(m));
                        let participle = matches!(pos, Pos::Vbn | Pos::Vbd) || word == "being";
                        let finite = matches!(pos, Pos::Vbd | Pos::Vbz | Pos::Vbp) && !self.is_participle(j)
                            || (Self::is_be(word) && word != "being" && word != "be" && word != "been")
                            || matches!(word, "has" | "have" | "had");
                        if finite || (bare && !linking) || !participle && pos != Pos::Vb && pos != Pos::Vbg {
                            break;
                        }
                        if !(linking || pos == Pos::Vbg && word == "being") {
                            break;
                        }
                        chunk.modality = chunk.modality.or(control(self.word(m)));
                        aux = if pos == Pos::Vbg { Aux::None } else { Aux::Link };
                    }
                    let gets = matches!(word, "get" | "gets" | "got" | "getting" | "gotten");
                    if (Self::is_be(word) || gets) && follows(j + 1) {
                        aux = Aux::Be;
                        main = None;
                    } else if matches!(word, "have" | "has" | "had" | "having" | "'ve" | "'d")
                        && follows(j + 1)
                    {
                        aux = Aux::Have;
                        perfect = true;
                        main = None;
                    } else if matches!(word, "do" | "does" | "did") && follows(j + 1) {
                        aux = Aux::Do;
                    } else {
                        main = Some(j);
                        chunk.gerund = pos == Pos::Vbg && aux != Aux::Be;
                        chunk.voice = match aux {
                            Aux::Be | Aux::Link if self.is_participle(j) || pos == Pos::Vbn => Voice::Passive,
                            Aux::None if matches!(pos, Pos::Vbn | Pos::Vbd) => Voice::Bare,
                            _ => Voice::Active,
                        };
                    }
                    j += 1;
                }
                Pos::Rb | Pos::Rbr | Pos::Rp => {
                    let mut k = j;
                    while k < end && k < j + 3 && matches!(self.pos(k), Pos::Rb | Pos::Rbr | Pos::Rp) {
                        k += 1;
                    }
                    if pos == Pos::Rp || (k < end && (verbal(k)) && (main.is_none() || aux != Aux::None)) {
                        j += 1;
                    } else {
                        break;
                    }
                }
                _ => break,
            }
        }
        let main = main.unwrap_or_else(|| j.saturating_sub(1));
        chunk.head = main;
        chunk.tokens = i..j;
        // `may have killed`: possible, not hypothetical.
        if perfect && chunk.modality == Some(Modality::Possible) {
            chunk.modality = Some(Modality::Possible);
        } else if chunk.modality == Some(Modality::Possible) {
            chunk.modality = Some(Modality::Hypothetical);
        }
        (j > i).then_some(chunk)
    }

    fn is_participle(&self, j: usize) -> bool {
        self.pos(j) == Pos::Vbn
            || self.pos(j) == Pos::Vbd
                && self
                    .lexicon
                    .verb(self.word(j))
                    .iter()
                    .any(|s| matches!(s.form, Form::Past | Form::Participle))
    }
}

fn any_day() -> Option<chrono::NaiveDate> {
    chrono::NaiveDate::from_ymd_opt(2000, 1, 1)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Aux {
    None,
    Be,
    Have,
    Do,
    Modal,
    To,
    /// A verb that takes a participle: `reported killed`.
    Link,
}

fn modal(word: &str) -> Option<Modality> {
    match word {
        "will" | "'ll" | "wo" | "shall" => Some(Modality::Future),
        "may" | "might" => Some(Modality::Possible),
        "could" | "would" | "can" | "should" | "must" | "ca" | "ought" => Some(Modality::Hypothetical),
        _ => None,
    }
}

/// What a verb makes of the verb that it governs: `threatened to kill`.
fn control(word: &str) -> Option<Modality> {
    match word {
        "threatened" | "threaten" | "threatens" | "threatening" | "vowed" | "vows" | "vow" | "promised"
        | "ordered" | "swore" | "pledged" | "warned" => Some(Modality::Threatened),
        "feared" | "fears" | "fear" | "fearing" | "presumed" | "feared-for" => Some(Modality::Feared),
        "expected" | "going" | "expects" | "set" | "scheduled" | "due" | "predicted" | "forecast"
        | "likely" => Some(Modality::Future),
        "planned" | "planning" | "plan" | "plans" | "plotted" | "plotting" | "want" | "wanted" | "wants"
        | "tried" | "trying" | "try" | "tries" | "attempted" | "attempting" | "hoped" | "hoping"
        | "intended" | "intends" | "sought" | "aimed" | "conspired" | "conspiring" | "refused" | "failed"
        | "wish" | "wished" | "offered" | "agreed" | "prepared" | "preparing" | "used" | "asked" | "told"
        | "decided" | "hired" | "allowed" | "authorized" | "failing" | "designed" | "meant" | "supposed"
        | "willing" | "ready" => Some(Modality::Hypothetical),
        _ => None,
    }
}

/// Verbs that take a participle or state: `was reported killed`, `found stabbed`.
pub(super) fn linking(word: &str) -> bool {
    matches!(
        word,
        "reported"
            | "feared"
            | "believed"
            | "presumed"
            | "found"
            | "confirmed"
            | "left"
            | "thought"
            | "listed"
            | "declared"
            | "pronounced"
            | "said"
            | "known"
            | "counted"
            | "recorded"
            | "discovered"
            | "seen"
            | "remain"
            | "remained"
            | "remains"
            | "lay"
            | "became"
            | "become"
            | "made"
            | "reportedly"
            | "shot"
            | "going"
            | "went"
            | "gone"
            | "go"
            | "been"
            | "considered"
            | "assumed"
            | "stopped"
            | "began"
            | "started"
            | "kept"
            | "end"
            | "ended"
    )
}
