//! The constructions that say what happened to how many: over verbs, states and nouns of harm.

use super::chunk::{Kind, View};
use crate::extract::{CasualtyKind, Modality, Qualifier};
use crate::tag::Pos;
use crate::text::Document;
use std::ops::Range;

/// A figure as a construction gives it, in tokens.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// The chunk that holds the number.
    pub(super) chunk: usize,
    /// The chunk of the word that tells the harm.
    pub(super) trigger: usize,
    pub(super) kind: CasualtyKind,
    pub(super) count: Range<usize>,
    pub(super) value: Option<u64>,
    pub(super) qualifier: Qualifier,
    pub(super) low: Option<u64>,
    pub(super) high: Option<u64>,
    pub(super) victims: Option<Range<usize>>,
    /// A part of another figure: of the candidate at this index of the sentence, or of an earlier sentence's.
    pub(super) part_of: Part,
    pub(super) modality: Option<Modality>,
    /// How directly the construction tells: where two claim one number, the higher holds.
    pub(super) rank: u8,
    /// A sum of killed and injured if told so twice: not for `shot and killed`.
    pub(super) weapon: bool,
    /// Stated as a running total: `the death toll rose to 45`.
    pub(super) toll: bool,
    /// Somebody without a number: no figure, but one of the toll (`the driver was killed and two others hurt`).
    pub(super) implied: bool,
}

/// What a figure is a part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Stands by itself.
    Whole,
    /// A part of the figure whose number begins at this token.
    Of(usize),
    /// A part of the latest figure of its kind before.
    Earlier,
}

/// Those who do the harm: their own deaths come on top of their victims'.
pub(super) fn perpetrator(word: &str) -> bool {
    matches!(
        word.trim_end_matches('s'),
        "gunman"
            | "gunmen"
            | "attacker"
            | "assailant"
            | "bomber"
            | "shooter"
            | "suspect"
            | "killer"
            | "hijacker"
            | "taker"
            | "raider"
            | "perpetrator"
            | "himself"
            | "herself"
            | "themselve"
            | "knifeman"
            | "robber"
            | "bandit"
            | "hoodlum"
            | "kidnapper"
    )
}

/// Marks of a disease in the text, beside the names of [`EPIDEMIC`]: where two stand, `cases` are cases of it.
pub(super) const DISEASE: &[&str] = &[
    "virus",
    "disease",
    "outbreak",
    "epidemic",
    "pandemic",
    "malaria",
    "infection",
    "infections",
    "infected",
    "fever",
    "typhoid",
    "plague",
    "hepatitis",
    "tuberculosis",
    "hiv",
    "aids",
    "anthrax",
    "rabies",
    "vaccine",
    "vaccinated",
    "pneumonia",
    "smallpox",
    "diarrhea",
    "diarrhoea",
    "quarantine",
    "symptoms",
    "strain",
    "bacteria",
    "poisoning",
    "botulism",
    "coli",
    "encephalitis",
];

/// Diseases whose name and what is counted of them in one sentence make the text one about a disease.
pub(super) const EPIDEMIC: &[&str] = &[
    "covid",
    "covid-19",
    "covid19",
    "coronavirus",
    "mpox",
    "monkeypox",
    "influenza",
    "flu",
    "cholera",
    "ebola",
    "measles",
    "sars",
    "mers",
    "h1n1",
    "h5n1",
    "polio",
    "dengue",
    "meningitis",
    "zika",
    "marburg",
    "norovirus",
    "salmonella",
    "listeria",
    "mumps",
    "legionnaires",
    "diphtheria",
];

/// What is counted of a disease.
const COUNTED: &[&str] = &[
    "case",
    "cases",
    "death",
    "deaths",
    "died",
    "epidemic",
    "hospitalized",
    "infected",
    "infections",
    "outbreak",
    "patients",
    "positive",
    "toll",
];

/// Is it a mark or a name of a disease?
pub(super) fn tells_disease(word: &str) -> bool {
    DISEASE.contains(&word) || EPIDEMIC.contains(&word)
}

/// Does a sentence count a disease by its name: `two new cases of cholera`?
pub(super) fn counts_disease(doc: &Document, tokens: Range<usize>) -> bool {
    let any =
        |of: &[&str]| tokens.clone().any(|i| of.iter().any(|word| doc.word(i).eq_ignore_ascii_case(word)));
    any(EPIDEMIC) && any(COUNTED)
}

impl View<'_> {
    /// The candidates of the sentence, unresolved: two may claim one number.
    /// `told` is the kind that the sentence before told.
    pub(super) fn candidates(&self, about: super::About, told: Option<CasualtyKind>) -> Vec<Candidate> {
        let super::About { disease, captivity, flight } = about;
        let mut found = Vec::new();
        for c in 0..self.chunks.len() {
            match self.kind(c) {
                Kind::Verb => {
                    self.by_verb(c, &mut found);
                    self.by_captors(c, captivity >= 2, &mut found);
                    self.by_pronoun(c, &mut found);
                }
                Kind::State => self.by_state(c, &mut found),
                Kind::Noun => self.by_noun(c, disease >= 3, told, &mut found),
                _ => {}
            }
        }
        self.by_flight(flight, &mut found);
        self.by_region(disease >= 3, &mut found);
        found.truncate(2 * super::MOST);
        let tokens = self.folded.tokens();
        found.retain(|f| !self.is_lookalike(f));
        // Most sentences have none.
        let asked = if found.is_empty() { 0..0 } else { tokens };
        let risks: Vec<usize> = asked
            .filter(|&i| {
                matches!(
                    (self.word(i), self.word(i + 1)),
                    ("capable", "of")
                        | ("potential", "to" | "for" | "of")
                        | ("possibility" | "risk" | "threat" | "danger" | "fear" | "fears", "of" | "that")
                )
            })
            .collect();
        let possible = |f: &Candidate| {
            let at = self.chunks[f.trigger].tokens.start.min(f.count.start);
            // `for fear of a repeat of the flood that killed 30`: what is told of in the past did happen.
            let verb = self.chunks[f.trigger].tokens.start;
            let past = self.kind(f.trigger) == Kind::Verb
                && (matches!(self.pos(verb), Pos::Vbd | Pos::Vbn)
                    || matches!(self.word(verb), "was" | "were" | "had"));
            let happened = |from: usize| {
                past && (from..verb)
                    .any(|i| matches!(self.word(i), "that" | "when" | "where" | "which" | "who"))
            };
            risks.iter().take_while(|&&i| i < at).any(|&i| !happened(i + 2))
        };
        for f in &mut found {
            if f.modality.is_none() && possible(f) {
                f.modality = Some(Modality::Hypothetical);
            }
        }
        // In a text about a disease, to be in hospital is to have it.
        if disease >= 4 {
            for f in &mut found {
                let word = self.word(self.chunks[f.trigger].head);
                let hospital = word.starts_with("hospitali")
                    || matches!(
                        word,
                        "admitted"
                            | "receiving"
                            | "received"
                            | "treated"
                            | "sickened"
                            | "be"
                            | "is"
                            | "are"
                            | "was"
                            | "were"
                            | "remain"
                            | "remains"
                            | "remained"
                            | "recovering"
                    );
                if f.kind == CasualtyKind::Injured && hospital {
                    f.kind = CasualtyKind::Infected;
                }
            }
        }
        found
    }
}
