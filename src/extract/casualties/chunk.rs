//! Shallow phrases of a sentence: noun phrases with their quantity, verb groups with voice and modality, and the
//! small words and marks between them. The constructions of harm are told over these.

use super::doubt::Doubts;
use super::incidents::Era;
use super::lexicon::{Humanity, Lexicon, humanity};
use super::source::Cited;
use crate::extract::{CasualtyKind, Context, Modality, hints};
use crate::tag::Pos;
use crate::text::date::{self, DateMention};
use crate::text::number::{NumberUse, Quantity, quantities};
use crate::text::{Document, Folded, TokenKind};
use std::cell::OnceCell;
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
    pub(super) fn new(kind: Kind, tokens: Range<usize>, head: usize) -> Self {
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
    /// Its words in lower case.
    words: Vec<&'a str>,
    pub(super) lexicon: &'static Lexicon,
    pub(super) quantities: Vec<Quantity>,
    pub(super) chunks: Vec<Chunk>,
    /// The mended tags of the tokens, see [`View::pos`].
    pub(super) mended: Vec<Pos>,
    /// Its sources, once a figure asked for them.
    pub(super) cited: OnceCell<Vec<Cited>>,
    /// The tokens that tell of another time, once a figure asked for them.
    pub(super) eras: OnceCell<Vec<(usize, Era)>>,
    /// Whether each chunk names a cause of harm, once a figure asked.
    pub(super) causes: OnceCell<Vec<bool>>,
    /// What it says against its figures, once one asked.
    pub(super) doubts: OnceCell<Doubts>,
    /// Whether `if` stands before each chunk in its clause, once a figure asked.
    pub(super) conditions: OnceCell<Vec<bool>>,
    /// Whether it corrects a figure, once one asked.
    pub(super) revised: OnceCell<bool>,
    /// The tokens that may tell that figures are replaced, once one asked.
    pub(super) replacing: OnceCell<Vec<usize>>,
    /// How closely it ties its places to what happens, of disease and of all else; once a figure asked.
    pub(super) ties: [OnceCell<Vec<i64>>; 2],
    pub(super) times: Vec<Range<usize>>,
    /// Where the article has no date, of use for their places only.
    pub(super) dates: Vec<DateMention>,
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
        let today = cx.article.date.or_else(any_day);
        let dates = date::dates_where(cx.doc, tokens.clone(), today, |i| cx.doc.may(i, hints::DATE));
        let times = dates.iter().map(|d| d.tokens.clone()).collect();
        let mut view = Self {
            doc: cx.doc,
            cx: *cx,
            folded,
            words: tokens.clone().map(|i| folded.get(i)).collect(),
            lexicon: Lexicon::get(),
            quantities: quantities(cx.doc, folded),
            chunks: Vec::with_capacity(tokens.len()),
            mended: Vec::new(),
            cited: OnceCell::new(),
            eras: OnceCell::new(),
            causes: OnceCell::new(),
            doubts: OnceCell::new(),
            conditions: OnceCell::new(),
            revised: OnceCell::new(),
            replacing: OnceCell::new(),
            ties: Default::default(),
            times,
            dates,
        };
        view.mended = tokens.clone().map(|i| view.mend(i)).collect();
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
        // An `i` before the first wraps round to far behind the last.
        self.words.get(i.wrapping_sub(self.folded.tokens().start)).copied().unwrap_or_default()
    }

    /// The head of chunk `c` in lower case.
    pub(super) fn head(&self, c: usize) -> &str {
        self.chunks.get(c).map_or("", |chunk| self.word(chunk.head))
    }

    /// The kind of chunk `c`; `Stop` outside.
    pub(super) fn kind(&self, c: usize) -> Kind {
        self.chunks.get(c).map_or(Kind::Stop, |chunk| chunk.kind)
    }

    pub(super) fn quantity_at(&self, i: usize) -> Option<usize> {
        let k = self.quantities.partition_point(|q| q.tokens.start < i);
        self.quantities.get(k).filter(|q| q.tokens.start == i).map(|_| k)
    }

    pub(super) fn is_noun(&self, i: usize) -> bool {
        matches!(self.pos(i), Pos::Nn | Pos::Nns | Pos::Nnp | Pos::Nnps | Pos::Fw | Pos::Add)
            && self.doc.tokens.get(i).is_some_and(|t| t.kind != TokenKind::Punct)
    }

    /// Does a noun begin at `i`, perhaps after adjectives?
    pub(super) fn noun_follows(&self, mut i: usize, end: usize) -> bool {
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

    pub(super) fn chunk(&self, i: usize, end: usize) -> Chunk {
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
        if matches!(word, "including" | "comprising") {
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
        // `a man aged 34`: no phrase of its own.
        if word == "aged"
            && let Some(q) = self.quantity_at(i + 1).filter(|&q| self.quantities[q].used == NumberUse::Age)
        {
            return Chunk::new(Kind::Adverb, i..self.quantities[q].tokens.end, i);
        }
        // `a woman between 19 and 60`
        if word == "between"
            && i > self.folded.tokens().start
            && humanity(self.word(i - 1)) == Humanity::People
            && let Some(q) = self.quantity_at(i).map(|q| &self.quantities[q])
            && q.high.is_some_and(|high| high < 110)
            && !self.noun_follows(q.tokens.end, end)
        {
            return Chunk::new(Kind::Adverb, i..q.tokens.end, i);
        }
        // `on board a ferry`: of two words before a noun phrase.
        if word == "on"
            && self.word(i + 1) == "board"
            && (matches!(self.pos(i + 2), Pos::Dt | Pos::PrpS) || self.is_noun(i + 2))
        {
            return Chunk::new(Kind::Prep, i..i + 2, i);
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
        if word == "meanwhile" {
            return one(Kind::Adverb);
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

    /// The kind of harm that token `j` tells as a state: `dead`, `wounded`.
    pub(super) fn state_of(&self, j: usize) -> Option<CasualtyKind> {
        let word = self.word(j);
        self.lexicon.state(word).or_else(|| {
            matches!(self.pos(j), Pos::Vbn | Pos::Vbd | Pos::Jj)
                .then(|| self.lexicon.participle(word))
                .flatten()
        })
    }

    pub(super) fn is_be(word: &str) -> bool {
        matches!(word, "be" | "is" | "are" | "was" | "were" | "been" | "being" | "am" | "'s" | "'re" | "'m")
    }
}

fn any_day() -> Option<chrono::NaiveDate> {
    chrono::NaiveDate::from_ymd_opt(2000, 1, 1)
}
