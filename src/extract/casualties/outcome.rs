//! The constructions that say what happened to how many: over verbs, states and nouns of harm.

use super::chunk::{Chunk, Det, Kind, View, Voice, linking};
use super::lexicon::{Form, Frame, Humanity, NounFrame, VerbSense, humanity};
use crate::extract::{CasualtyKind, Modality, Qualifier};
use crate::tag::{NameKind, Pos};
use crate::text::number::NumberUse;
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

/// Nouns for groups: `a family` is no figure, `a family of five` is.
const GROUPS: &[&str] = &[
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
    )
}

/// Nouns that are two people.
const PAIRS: &[&str] = &["couple", "pair", "twins", "duo"];

/// Marks of a disease in the text: where two stand, `cases` are cases of it.
pub(super) const DISEASE: &[&str] = &[
    "virus",
    "disease",
    "outbreak",
    "epidemic",
    "pandemic",
    "flu",
    "influenza",
    "cholera",
    "ebola",
    "malaria",
    "measles",
    "infection",
    "infections",
    "infected",
    "sars",
    "mers",
    "fever",
    "covid",
    "coronavirus",
    "h1n1",
    "h5n1",
    "polio",
    "dengue",
    "typhoid",
    "plague",
    "meningitis",
    "hepatitis",
    "tuberculosis",
    "hiv",
    "aids",
    "salmonella",
    "listeria",
    "anthrax",
    "mumps",
    "rabies",
    "zika",
    "vaccine",
    "vaccinated",
    "pneumonia",
    "legionnaires",
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
    "marburg",
    "norovirus",
    "encephalitis",
];

impl View<'_> {
    /// The candidates of the sentence, unresolved: two may claim one number.
    pub(super) fn candidates(&self, disease: usize) -> Vec<Candidate> {
        let mut found = Vec::new();
        for c in 0..self.chunks.len() {
            match self.kind(c) {
                Kind::Verb => self.by_verb(c, &mut found),
                Kind::State => self.by_state(c, &mut found),
                Kind::Noun => self.by_noun(c, disease >= 3, &mut found),
                _ => {}
            }
        }
        // `47 injuries each year` is a rate.
        let tokens = self.folded.tokens();
        let rate = |f: &Candidate| {
            (f.count.end..tokens.end.min(f.count.end + 14)).any(|i| {
                matches!(self.word(i), "annually" | "yearly" | "daily" | "monthly")
                    || matches!(self.word(i), "each" | "every" | "per" | "a")
                        && matches!(self.word(i + 1), "year" | "day" | "month" | "week" | "hour")
                        && self.word(i.wrapping_sub(1)) != "than"
            }) || matches!(self.word(tokens.start), "each" | "every")
                && matches!(self.word(tokens.start + 1), "year" | "day" | "month" | "week")
        };
        found.retain(|f| !rate(f));
        let possible = |f: &Candidate| {
            let at = self.chunks[f.trigger].tokens.start.min(f.count.start);
            (tokens.start..at).any(|i| {
                matches!(
                    (self.word(i), self.word(i + 1)),
                    ("capable", "of")
                        | ("potential", "to" | "for")
                        | ("possibility" | "risk" | "threat" | "danger" | "fear" | "fears", "of" | "that")
                )
            })
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

    fn by_verb(&self, k: usize, found: &mut Vec<Candidate>) {
        let verb = &self.chunks[k];
        let word = self.word(verb.head);
        self.by_phrase(k, word, found);
        for sense in self.lexicon.verb(word) {
            if !sense.needs.is_empty() && !self.needs_met(k, sense.needs) {
                continue;
            }
            let (kind, weapon) = self.verb_kind(k, sense);
            let modality = if self.word(verb.tokens.start) == "to" && self.caused(k) {
                self.subject(k).and_then(|s| self.modality(s - 1))
            } else {
                self.modality(k)
            };
            let passive = self.is_passive(k, sense);
            let targets = match sense.frame {
                Frame::Subject if passive => continue,
                Frame::Subject => self.subjects(k),
                Frame::Passive if passive => self.subjects(k),
                // `104 people burned to death`.
                Frame::Passive
                    if kind == CasualtyKind::Killed && self.objects(k).is_empty() && !verb.gerund =>
                {
                    self.subjects(k)
                }
                Frame::Passive => continue,
                Frame::Object if passive => self.subjects(k),
                Frame::Either if passive => self.subjects(k),
                Frame::Object => self.objects(k),
                Frame::Either => {
                    let objects = self.objects(k);
                    let none = objects.first().is_none_or(|&o| !self.countable(o));
                    if none && !verb.gerund { self.subjects(k) } else { objects }
                }
            };
            let caused = self.word(verb.tokens.start) == "to" && self.caused(k);
            if sense.frame == Frame::Subject
                && (verb.gerund || self.word(verb.tokens.start) == "to" && !caused)
                && !self.perfect(verb)
            {
                continue;
            }
            let small = kind == CasualtyKind::Displaced && sense.frame == Frame::Subject;
            for t in targets {
                let Some(mut figure) = self.figure(t, k, kind).or_else(|| self.somebody(t, k, kind)) else {
                    continue;
                };
                // `two men fled on foot` are no refugees.
                if small
                    && figure.value.is_some_and(|v| v < 10)
                    && !self.needs_met(k, "home homes violence fighting war country shelling bombing")
                {
                    continue;
                }
                figure.modality = figure
                    .modality
                    .or(modality)
                    .filter(|&m| !(m == Modality::Negated && figure.value == Some(0)));
                figure.weapon = weapon;
                found.push(figure);
            }
        }
    }

    /// `forced thousands to flee`: the verb before the subject brings the infinitive about.
    fn caused(&self, k: usize) -> bool {
        self.subject(k).is_some_and(|s| {
            s > 0
                && self.kind(s - 1) == Kind::Verb
                && matches!(
                    self.head(s - 1),
                    "caused"
                        | "causing"
                        | "forced"
                        | "forcing"
                        | "prompted"
                        | "prompting"
                        | "led"
                        | "leading"
                        | "drove"
                        | "driving"
                        | "compelled"
                        | "forces"
                        | "prompts"
                        | "obliged"
                        | "obliging"
                )
        })
    }

    /// `have killed` within a group that begins with `to`.
    fn perfect(&self, verb: &Chunk) -> bool {
        verb.tokens.clone().any(|i| matches!(self.word(i), "have" | "having"))
    }

    /// Constructions of which the verb alone tells nothing: `claimed 30 lives`, `tested positive`.
    fn by_phrase(&self, k: usize, word: &str, found: &mut Vec<Candidate>) {
        let verb = &self.chunks[k];
        let passive = verb.voice != Voice::Active;
        let after = |words: &str| self.needs_met(k, words);
        let (kind, targets) = match word {
            "claim" | "claims" | "claimed" | "claiming" | "cost" | "costs" | "costing" | "take" | "takes"
            | "took" | "taken" | "taking" | "lost" | "lose" | "loses" | "losing" => {
                let people = |o: &usize| {
                    self.countable(*o)
                        && self.head(o + 1) == "lives"
                        && self.chunks[o + 1].det == Det::Possessive
                };
                // `cost ten soldiers their lives`.
                if let Some(figure) =
                    self.object(k).filter(people).and_then(|o| self.figure(o, k, CasualtyKind::Killed))
                {
                    found.push(figure);
                    return;
                }
                let object = self.object(k).filter(|&o| matches!(self.head(o), "lives" | "life"));
                let Some(o) = object else {
                    let subject = self.subject(k).filter(|&s| self.head(s) == "lives");
                    if let Some(s) = subject.filter(|_| passive && word == "lost") {
                        self.push_lives(s, k, found);
                    }
                    return;
                };
                if self.chunks[o].det == Det::Possessive {
                    if !matches!(word, "lost" | "lose" | "loses" | "losing" | "took" | "take" | "takes") {
                        return;
                    }
                    (CasualtyKind::Killed, self.subjects(k))
                } else if self.counts(&self.chunks[o]) {
                    self.push_lives(o, k, found);
                    return;
                } else if self.kind(o + 1) == Kind::Prep
                    && self.head(o + 1) == "of"
                    && self.kind(o + 2) == Kind::Noun
                {
                    (CasualtyKind::Killed, self.list_right(o + 2))
                } else {
                    return;
                }
            }
            "unaccounted" => (CasualtyKind::Missing, self.subjects(k)),
            "put" if self.word(verb.tokens.end) == "to" && self.word(verb.tokens.end + 1) == "death" => {
                (CasualtyKind::Killed, self.subjects(k))
            }
            "suffered" | "suffer" | "suffers" | "suffering" | "sustained" | "sustain" | "sustaining"
            | "received" | "receiving"
                if after(
                    "injuries injury wounds wound burns burn concussion concussions fractures bruises cuts inhalation hypothermia lacerations scratches",
                ) =>
            {
                (CasualtyKind::Injured, self.subjects(k))
            }
            "tested" | "testing" | "test" if after("positive") => (CasualtyKind::Infected, self.subjects(k)),
            "fallen" | "fell" | "fall" | "become" | "became" | "becoming" | "falling" | "got" | "gotten"
                if matches!(self.word(verb.tokens.end), "ill" | "sick") || after("ill") =>
            {
                (CasualtyKind::Infected, self.subjects(k))
            }
            "was" | "were" | "is" | "are" | "remain" | "remained" | "remains" | "listed" | "be" | "been"
                if after("condition")
                    && after("critical serious stable fair guarded grave intensive good satisfactory") =>
            {
                (CasualtyKind::Injured, self.subjects(k))
            }
            "was" | "were" | "is" | "are" | "be" | "been" | "remain" | "remained" | "remains"
                if matches!(self.word(verb.tokens.end), "ill" | "sick")
                    && after("virus disease flu cholera fever infection influenza malaria measles") =>
            {
                (CasualtyKind::Infected, self.subjects(k))
            }
            "held"
                if passive
                    && self.word(verb.tokens.end) == "by"
                    && after(
                        "rebels militants group gunmen kidnappers separatists insurgents captors bandits guerrillas pirates islamists fighters",
                    ) =>
            {
                (CasualtyKind::Captive, self.subjects(k))
            }
            "holding" | "held" | "hold"
                if verb.voice != Voice::Passive
                    && self.subject(k).is_some_and(|s| {
                        matches!(
                            self.head(s),
                            "police" | "authorities" | "officers" | "detectives" | "prosecutors"
                        )
                    }) =>
            {
                (CasualtyKind::Detained, self.objects(k))
            }
            "come" | "came" | "comes" | "coming"
                if self.word(verb.tokens.end) == "down"
                    || verb.tokens.clone().any(|i| self.word(i) == "down") =>
            {
                (CasualtyKind::Infected, self.subjects(k))
            }
            "turned" | "turning" | "turns"
                if after("himself herself") && after("gun weapon rifle pistol knife") =>
            {
                let at = (k + 1..self.chunks.len().min(k + 7))
                    .find(|&c| matches!(self.head(c), "himself" | "herself"));
                (CasualtyKind::Killed, at.into_iter().collect())
            }
            "committed" | "committing" if after("suicide") => (CasualtyKind::Killed, self.subjects(k)),
            _ => return,
        };
        let modality = self.modality(k);
        for t in targets {
            if let Some(mut figure) = self.figure(t, k, kind).or_else(|| self.somebody(t, k, kind)) {
                figure.modality = figure
                    .modality
                    .or(modality)
                    .filter(|&m| !(m == Modality::Negated && figure.value == Some(0)));
                found.push(figure);
            }
        }
    }

    fn push_lives(&self, c: usize, k: usize, found: &mut Vec<Candidate>) {
        if let Some(mut figure) = self.count_of(c, k, CasualtyKind::Killed) {
            figure.victims = None;
            figure.modality = self.modality(k);
            found.push(figure);
        }
    }

    /// Does one of the words follow in the clause of the verb at chunk `k`?
    fn needs_met(&self, k: usize, needs: &str) -> bool {
        let from = self.chunks[k].head + 1;
        let end = self.folded.tokens().end;
        let mut commas = 0;
        for i in from..end.min(from + 18) {
            let word = self.word(i);
            match word {
                ";" | "." | "?" | "!" | ":" => return false,
                "," => {
                    commas += 1;
                    if commas > 1 {
                        return false;
                    }
                }
                // Another clause has begun.
                "and" | "but" | "after" | "when" | "while" if commas > 0 => return false,
                _ => {}
            }
            if needs.split(' ').any(|n| n == word) {
                return true;
            }
        }
        false
    }

    /// The kind of harm of a verb with its surroundings: `shot dead`, `fatally stabbed`, `burned to death`.
    fn verb_kind(&self, k: usize, sense: &VerbSense) -> (CasualtyKind, bool) {
        let verb = &self.chunks[k];
        if sense.kind != CasualtyKind::Injured {
            return (sense.kind, false);
        }
        let fatal = verb.tokens.clone().any(|i| matches!(self.word(i), "fatally" | "mortally"))
            || k > 0 && matches!(self.word(verb.tokens.start.wrapping_sub(1)), "fatally" | "mortally");
        let end = verb.tokens.end;
        let death =
            (end..end + 8).take_while(|&i| !matches!(self.word(i), "," | "." | ";" | "and")).any(|i| {
                self.word(i) == "to" && self.word(i + 1) == "death"
                    || matches!(self.word(i), "dead" | "fatally") && i < end + 8
            });
        if fatal || death {
            return (CasualtyKind::Killed, false);
        }
        let word = self.word(verb.head);
        (sense.kind, ["sh", "st", "be", "bu", "ma", "tr"].iter().any(|p| word.starts_with(p)))
    }

    /// Is the verb at chunk `k` passive, in full or reduced?
    fn is_passive(&self, k: usize, sense: &VerbSense) -> bool {
        let verb = &self.chunks[k];
        match verb.voice {
            Voice::Passive => true,
            Voice::Active => {
                sense.form == Form::Participle
                    && !self.perfect(verb)
                    && !verb.tokens.clone().any(|i| matches!(self.word(i), "has" | "had" | "have"))
            }
            Voice::Bare => {
                if sense.frame == Frame::Subject {
                    return false;
                }
                // `were shot and killed`: the auxiliary holds for both.
                if k >= 2
                    && self.kind(k - 1) == Kind::Conj
                    && self.kind(k - 2) == Kind::Verb
                    && self.chunks[k - 2].voice == Voice::Passive
                {
                    return true;
                }
                let object = self.object(k).is_some_and(|o| self.countable(o));
                if self.word(verb.tokens.end) == "by" || sense.form == Form::Participle && !object {
                    return true;
                }
                match self.object(k) {
                    Some(_) => false,
                    None => sense.frame != Frame::Either,
                }
            }
        }
    }

    /// The phrases that are subjects of chunk `k`.
    fn subjects(&self, k: usize) -> Vec<usize> {
        let Some(s) = self.subject(k) else { return Vec::new() };
        // `three people police arrested on Thursday`: the object of a relative clause without its pronoun.
        if self.chunks[k].voice == Voice::Bare
            && s + 1 == k
            && s > 0
            && !self.countable(s)
            && self.kind(s - 1) == Kind::Noun
            && self.countable(s - 1)
            && self.chunks[s - 1].humanity == Humanity::People
        {
            return vec![s - 1];
        }
        let mut list = self.list_left(s);
        // `All ten were killed, along with 26 others`.
        let mut m = self.after_modifiers(k);
        if self.kind(m) == Kind::Comma {
            m += 1;
        }
        if self.kind(m) == Kind::Conj
            && self.chunks[m].tokens.len() > 1
            && self.kind(m + 1) == Kind::Noun
            && (self.countable(m + 1) || self.somebody(m + 1, k, CasualtyKind::Killed).is_some())
        {
            list.extend(self.list_right(m + 1));
        }
        list
    }

    fn objects(&self, k: usize) -> Vec<usize> {
        let reflexive = |c: usize| matches!(self.head(c), "himself" | "herself" | "themselves");
        let mut list = self.object(k).map_or_else(Vec::new, |o| self.list_right(o));
        // `killing himself and four others`, `killed 52 people and themselves`.
        if reflexive(k + 1) {
            list.push(k + 1);
        }
        if let Some(&last) = list.last() {
            let m = self.after_modifiers(last);
            if self.kind(m) == Kind::Conj && reflexive(m + 1) {
                list.push(m + 1);
            }
        }
        // `killed both`, `killed all four` are told of before.
        if list.is_empty() && self.head(k + 1) == "both" && self.kind(k + 1) == Kind::Noun {
            list.push(k + 1);
        }
        list
    }

    fn by_state(&self, k: usize, found: &mut Vec<Candidate>) {
        let Some(kind) = self.state_of(self.chunks[k].head) else { return };
        let Some(mut p) = k.checked_sub(1) else { return };
        while matches!(self.kind(p), Kind::Adverb | Kind::Mark) && p > 0 {
            p -= 1;
        }
        let (targets, verb) = match self.kind(p) {
            Kind::Noun => (self.list_left(p), None),
            Kind::Verb => {
                let word = self.head(p);
                // `shot dead` is the verb's.
                if matches!(word, "shot" | "shoot" | "shooting" | "shoots") {
                    return;
                }
                let be =
                    matches!(word, "be" | "is" | "are" | "was" | "were" | "been" | "being" | "'re" | "'s");
                if !(be || linking(word))
                    || (word == "found" || word == "left") && self.chunks[p].voice == Voice::Active
                {
                    return;
                }
                (self.subjects(p), Some(p))
            }
            // `dead or missing`, `dead and wounded`: the first state has told.
            _ => return,
        };
        let mut modality = self.modality(k);
        if let Some(v) = verb {
            modality = modality.or(self.modality(v));
            if matches!(self.head(v), "feared" | "presumed") {
                modality = Some(Modality::Feared);
            }
        }
        for t in targets {
            if let Some(mut figure) = self.figure(t, k, kind).or_else(|| self.somebody(t, k, kind)) {
                figure.modality = figure
                    .modality
                    .or(modality)
                    .filter(|&m| !(m == Modality::Negated && figure.value == Some(0)));
                found.push(figure);
            }
        }
    }

    fn by_noun(&self, c: usize, disease: bool, found: &mut Vec<Candidate>) {
        let chunk = &self.chunks[c];
        if let Some(kind) = chunk.state {
            // `two missing boys`; `the two dead` is read as a number with a state.
            let harm = self.lexicon.noun(self.head(c)).is_some();
            if !harm && let Some(mut figure) = self.figure(c, c, kind) {
                figure.rank = 2;
                figure.modality = self.governed(c);
                if chunk.partitive && chunk.whole.is_some() {
                    figure.rank = 1;
                    self.push_whole(c, kind, found);
                }
                if chunk.partitive {
                    figure.part_of = Part::Earlier;
                    figure.rank = 1;
                }
                found.push(figure);
            }
        }
        // `put the dead at 15 and the wounded at 75`.
        if let Some(kind) = chunk.state
            && chunk.quantity.is_none()
            && self.head(c + 1) == "at"
            && self.kind(c + 2) == Kind::Noun
            && self.counts(&self.chunks[c + 2])
            && self.is_bare(&self.chunks[c + 2])
            && let Some(mut figure) = self.count_of(c + 2, c, kind)
        {
            figure.rank = 4;
            found.push(figure);
        }
        let head = self.head(c);
        if matches!(head, "body" | "bodies" | "corpse" | "corpses" | "remains") {
            self.by_bodies(c, found);
            return;
        }
        if head == "toll"
            || head == "count"
            || head == "number"
            || head == "total"
            || head == "tolls"
            || head == "figure"
        {
            self.by_toll(c, found);
            return;
        }
        // `the fatal shooting of a man`.
        if matches!(head, "shooting" | "stabbing" | "beating" | "bombing" | "shootings" | "stabbings")
            && chunk.tokens.clone().any(|i| matches!(self.word(i), "fatal" | "deadly"))
            && self.head(c + 1) == "of"
            && self.kind(c + 2) == Kind::Noun
        {
            found.extend(
                self.list_right(c + 2).into_iter().filter_map(|t| self.figure(t, c, CasualtyKind::Killed)),
            );
            return;
        }
        let Some(sense) = self.lexicon.noun(head) else { return };
        // `a Georgia man's death`.
        if matches!(sense.frame, NounFrame::Event | NounFrame::Both)
            && matches!(self.word(chunk.tokens.start), "a" | "an")
            && let Some(at) = chunk.tokens.clone().find(|&i| matches!(self.word(i), "'s" | "'"))
            && at > chunk.tokens.start + 1
            && humanity(self.word(at - 1)) == Humanity::People
            && let Some(mut figure) = self.single(c, c, sense.kind)
        {
            figure.victims = Some(chunk.tokens.start + 1..at);
            figure.modality = self.governed(c);
            found.push(figure);
            return;
        }
        if sense.frame == NounFrame::Disease && self.counts(chunk) {
            // `two of the four cases were fatal`.
            let v = c + 1;
            let be = self.kind(v) == Kind::Verb
                && matches!(self.head(v), "were" | "was" | "are" | "is" | "being" | "been" | "proved");
            let after = self.chunks.get(v).map_or(0, |v| v.tokens.end);
            if be && (self.word(after) == "fatal" || self.word(after + 1) == "fatal") {
                if let Some(mut figure) = self.count_of(c, v, CasualtyKind::Killed) {
                    figure.victims = None;
                    figure.part_of = Part::Earlier;
                    found.push(figure);
                }
                self.push_whole(c, sense.kind, found);
                if let Some(whole) = found.last_mut().filter(|f| f.kind == sense.kind && f.chunk == c) {
                    whole.victims = None;
                }
                return;
            }
        }
        let counted = match sense.frame {
            // `a body with multiple injuries` has no number of people.
            NounFrame::Count if matches!(head, "injury" | "injuries") => {
                chunk.quantity.is_none_or(|q| self.quantities[q].value.is_some())
            }
            NounFrame::Count | NounFrame::Both | NounFrame::Person => true,
            NounFrame::Disease => disease && !self.legal(chunk),
            // `no arrests` tells of nobody detained; `two arrests` counts events.
            NounFrame::Event => chunk.quantity.is_some_and(|q| self.quantities[q].value == Some(0)),
        };
        if counted {
            let single = chunk.det == Det::Indefinite
                && !chunk.plural
                && (matches!(sense.frame, NounFrame::Disease | NounFrame::Person)
                    || matches!(head, "death" | "fatality"));
            if chunk.partitive && sense.frame == NounFrame::Person {
                // `six of the 12 hostages were freed`: twelve hostages.
                self.push_whole(c, sense.kind, found);
                return;
            }
            let zero = chunk.quantity.is_some_and(|q| self.quantities[q].value == Some(0));
            if chunk.partitive && zero {
                // `none of the cases are related`.
                return;
            }
            // `right now it is an unexplained death`.
            let predicate = single
                && c > 0
                && self.kind(c - 1) == Kind::Verb
                && matches!(self.head(c - 1), "is" | "was" | "be" | "been" | "'s")
                && !(c > 1 && self.head(c - 2) == "there");
            let figure = if predicate {
                None
            } else if self.counts(chunk) {
                self.count_of(c, c, sense.kind)
            } else if single && self.kind(c + 1) != Kind::Prep
                || single && self.head(c + 1) == "of" && sense.frame != NounFrame::Both
                || single && sense.frame == NounFrame::Disease
            {
                self.single(c, c, sense.kind)
            } else {
                None
            };
            if let Some(mut figure) = figure {
                figure.rank = 2;
                figure.modality =
                    self.governed(c).filter(|&m| !(m == Modality::Negated && figure.value == Some(0)));
                figure.victims = match sense.frame {
                    NounFrame::Person => figure.victims,
                    NounFrame::Disease if head.starts_with("patient") => figure.victims,
                    _ => self.possessor(chunk),
                };
                if figure.part_of == Part::Whole || sense.frame != NounFrame::Event {
                    found.push(figure);
                }
            }
        }
        if matches!(sense.frame, NounFrame::Event | NounFrame::Both)
            && self.head(c + 1) == "of"
            && self.kind(c + 2) == Kind::Noun
            && !self.counts(chunk)
        {
            for t in self.list_right(c + 2) {
                if let Some(mut figure) = self.figure(t, c, sense.kind) {
                    figure.modality = self.governed(c);
                    found.push(figure);
                }
            }
        }
    }

    /// `a murder case`, `three pending cases`.
    fn legal(&self, chunk: &Chunk) -> bool {
        (chunk.tokens.start..chunk.tokens.end + 1).any(|i| {
            matches!(
                self.word(i),
                "court"
                    | "criminal"
                    | "civil"
                    | "murder"
                    | "legal"
                    | "pending"
                    | "abuse"
                    | "fraud"
                    | "corruption"
                    | "rape"
                    | "drug"
                    | "theft"
                    | "robbery"
                    | "assault"
                    | "asylum"
                    | "homicide"
                    | "divorce"
                    | "test"
                    | "drugs"
                    | "trial"
                    | "most"
                    | "capital"
                    | "both"
            )
        })
    }

    /// `18 children's deaths`: the children.
    fn possessor(&self, chunk: &Chunk) -> Option<Range<usize>> {
        let at = chunk.tokens.clone().find(|&i| matches!(self.word(i), "'s" | "'"))?;
        let from = self.quantities[chunk.quantity?].tokens.end;
        (from < at).then_some(from..at)
    }

    fn by_bodies(&self, c: usize, found: &mut Vec<Candidate>) {
        let chunk = &self.chunks[c];
        let of = self.head(c + 1) == "of" && self.kind(c + 2) == Kind::Noun;
        if self.counts(chunk) {
            if let Some(mut figure) = self.count_of(c, c, CasualtyKind::Killed) {
                figure.rank = 2;
                figure.victims = of.then(|| self.described(c + 2)).flatten();
                figure.modality = self.governed(c);
                found.push(figure);
            }
            return;
        }
        // `a body was found`; where it is `that of a man`, the man counts.
        if chunk.det == Det::Indefinite
            && !of
            && matches!(self.head(c), "body" | "corpse")
            && self.that_of().is_none()
        {
            let m = self.after_modifiers(c);
            let found_verb = |v: usize| {
                self.kind(v) == Kind::Verb
                    && matches!(
                        self.head(v),
                        "found"
                            | "discovered"
                            | "recovered"
                            | "spotted"
                            | "saw"
                            | "pulled"
                            | "located"
                            | "find"
                            | "finds"
                            | "discovers"
                            | "washed"
                            | "retrieved"
                            | "discovering"
                            | "finding"
                            | "recovering"
                    )
            };
            if (found_verb(m) || c > 0 && found_verb(c - 1))
                && let Some(mut figure) = self.single(c, c, CasualtyKind::Killed)
            {
                figure.victims = None;
                figure.rank = 2;
                found.push(figure);
            }
        }
        if let Some(n) = self.that_of().filter(|&n| n > c)
            && let Some(mut figure) = self.figure(n, c, CasualtyKind::Killed)
        {
            figure.rank = 2;
            found.push(figure);
        }
        if of {
            for t in self.list_right(c + 2) {
                if let Some(mut figure) = self.figure(t, c, CasualtyKind::Killed) {
                    figure.rank = 2;
                    found.push(figure);
                }
            }
        }
    }

    /// The noun phrase after `that of`.
    fn that_of(&self) -> Option<usize> {
        (2..self.chunks.len()).find(|&n| {
            let at = self.chunks[n].tokens.start;
            self.kind(n) == Kind::Noun && at >= 2 && self.word(at - 1) == "of" && self.word(at - 2) == "that"
        })
    }

    /// `the death toll rose to 45`, `the number of deaths is now 1,200`.
    fn by_toll(&self, c: usize, found: &mut Vec<Candidate>) {
        let chunk = &self.chunks[c];
        let head = self.head(c);
        let mut at = c;
        let named = |i: usize| match self.word(i) {
            "death" | "deaths" | "dead" | "fatalities" | "fatality" | "body" | "killed" | "victims" => {
                Some(CasualtyKind::Killed)
            }
            "injury" | "injured" | "injuries" | "wounded" => Some(CasualtyKind::Injured),
            "casualty" | "casualties" => Some(CasualtyKind::Casualties),
            "missing" => Some(CasualtyKind::Missing),
            "cases" | "infections" | "infected" => Some(CasualtyKind::Infected),
            "displaced" | "refugees" => Some(CasualtyKind::Displaced),
            "hostages" => Some(CasualtyKind::Captive),
            _ => None,
        };
        let mut kind = chunk.tokens.clone().find_map(named);
        if self.head(c + 1) == "of" && self.kind(c + 2) == Kind::State {
            kind = kind.or(self.state_of(self.chunks[c + 2].head));
            at = c + 2;
        }
        if self.head(c + 1) == "of"
            && matches!(head, "number" | "total" | "toll" | "count")
            && self.kind(c + 2) == Kind::Noun
        {
            let inner = &self.chunks[c + 2];
            if let Some(k) = inner.tokens.clone().find_map(named) {
                kind = Some(k);
                at = c + 2;
            } else if matches!(self.kind(c + 3), Kind::State | Kind::Verb)
                && let Some(k) = named(self.chunks[c + 3].head)
            {
                kind = Some(k);
                at = c + 3;
            }
        }
        if kind.is_none()
            && matches!(head, "toll" | "total")
            && !chunk
                .tokens
                .clone()
                .any(|i| matches!(self.word(i), "heavy" | "economic" | "road" | "highway"))
        {
            let led = c > 0
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
                        | "pushes"
                );
            if head == "toll" || led {
                kind = found.last().map(|f| f.kind).or((head == "toll").then_some(CasualtyKind::Killed));
            }
        }
        let Some(kind) = kind else { return };
        // `put at seven the death toll`.
        if let Some(n) = (c.saturating_sub(14)..c).find(|&n| {
            n >= 2
                && (self.head(n - 2) == "put" && self.head(n - 1) == "at"
                    || self.head(n - 2).starts_with("br") && self.head(n - 1) == "to")
                && self.kind(n) == Kind::Noun
                && self.counts(&self.chunks[n])
        }) {
            if let Some(mut figure) = self.count_of(n, c, kind) {
                figure.toll = true;
                figure.rank = 4;
                figure.victims = None;
                found.push(figure);
            }
            return;
        }
        // The number follows: `of 45`, `to 45`, `at 45`, `is 45`, `passed 45`; `from 12 to 45` is 45.
        let mut linked = false;
        let mut m = at + 1;
        while m < self.chunks.len() && m < at + 14 {
            match self.kind(m) {
                Kind::Prep => {
                    let word = self.head(m);
                    linked = matches!(word, "to" | "at" | "of" | "past" | "above" | "as" | "by");
                    if word == "from" && matches!(self.kind(m + 1), Kind::Noun) && self.head(m + 2) == "to" {
                        m += 1;
                    }
                }
                Kind::Verb => {
                    linked = matches!(
                        self.head(m),
                        "is" | "was"
                            | "be"
                            | "been"
                            | "are"
                            | "were"
                            | "stands"
                            | "stood"
                            | "reached"
                            | "hit"
                            | "passed"
                            | "topped"
                            | "exceeded"
                            | "exceeds"
                            | "has"
                            | "had"
                            | "reaches"
                            | "hits"
                            | "totaled"
                            | "totalled"
                            | "remained"
                            | "remains"
                            | "neared"
                            | "includes"
                            | "included"
                            | "surpassed"
                            | "becomes"
                            | "became"
                            | "tops"
                            | "reach"
                            | "exceed"
                            | "nears"
                            | "approached"
                    );
                }
                Kind::Stop if self.word(self.chunks[m].head) == ":" => linked = true,
                Kind::Stop | Kind::Relative | Kind::Clause => break,
                Kind::Noun if linked && self.counts(&self.chunks[m]) => {
                    let by = self.head(m - 1) == "by"
                        || self.word(self.chunks[m].tokens.start.wrapping_sub(1)) == "by";
                    if self.chunks[m].humanity == Humanity::Thing && self.lexicon.noun(self.head(m)).is_none()
                    {
                        break;
                    }
                    // `first put at over 100, was corrected to 84`.
                    let start = self.chunks[m].tokens.start;
                    let first = (start.saturating_sub(4)..start).any(|i| {
                        matches!(
                            self.word(i),
                            "first" | "initially" | "earlier" | "originally" | "previously"
                        )
                    });
                    if first && (m + 1..self.chunks.len().min(m + 6)).any(|v| self.kind(v) == Kind::Verb) {
                        if let Some(mut figure) = self.count_of(m, c, kind) {
                            figure.rank = 4;
                            found.push(figure);
                        }
                        linked = false;
                        m += 1;
                        continue;
                    }
                    if let Some(mut figure) = self.count_of(m, c, kind) {
                        let verb = (at..m).rev().find(|&v| self.kind(v) == Kind::Verb);
                        figure.modality = verb.and_then(|v| self.modality(v));
                        figure.toll = !by;
                        figure.rank = 4;
                        if self.lexicon.noun(self.head(m)).is_some()
                            || self.chunks[m].humanity != Humanity::People
                        {
                            figure.victims = None;
                        }
                        if by {
                            figure.part_of = Part::Earlier;
                        }
                        found.push(figure);
                        if by {
                            linked = false;
                        } else {
                            break;
                        }
                    }
                }
                _ => {}
            }
            m += 1;
        }
    }

    /// The whole of a partitive as a figure of its own: the 14 of `two of the 14 killed`.
    fn push_whole(&self, c: usize, kind: CasualtyKind, found: &mut Vec<Candidate>) {
        let chunk = &self.chunks[c];
        let Some(q) = chunk.whole.map(|q| &self.quantities[q]).filter(|q| q.used == NumberUse::Count) else {
            return;
        };
        found.push(Candidate {
            chunk: c,
            trigger: c,
            kind,
            count: q.tokens.clone(),
            value: q.value,
            qualifier: q.qualifier,
            low: q.low,
            high: q.high,
            victims: Some(q.tokens.end..chunk.tokens.end).filter(|r| !r.is_empty()),
            part_of: Part::Whole,
            modality: None,
            rank: 2,
            weapon: false,
            toll: false,
            implied: false,
        });
    }

    /// The modality of the verb that governs the noun phrase `c`, as its object or subject. A verb that does not
    /// bring the harm about (`to investigate 12 deaths`) leaves it as it is.
    pub(super) fn governed(&self, c: usize) -> Option<Modality> {
        const CAUSES: &[&str] = &[
            "cause",
            "caused",
            "causes",
            "causing",
            "claim",
            "lead",
            "leave",
            "result",
            "expect",
            "expected",
            "predict",
            "predicted",
            "prevent",
            "prevented",
            "preventing",
            "avoid",
            "avoided",
            "avert",
            "averted",
            "reduce",
            "stop",
            "see",
            "produce",
            "mean",
            "suffer",
            "inflict",
            "inflicted",
            "have",
            "had",
            "has",
            "be",
            "is",
            "was",
            "were",
            "are",
            "been",
            "bring",
            "risk",
            "reported",
            "report",
            "find",
            "found",
            "take",
            "hold",
            "occur",
            "happen",
            "follow",
            "continue",
            "forecast",
            "fear",
            "fears",
            "feared",
            "projected",
            "estimate",
            "kill",
            "killed",
            "create",
            "exceed",
            "reach",
            "rise",
        ];
        let mut p = c;
        while p > 0 && matches!(self.kind(p - 1), Kind::Adverb | Kind::Mark) {
            p -= 1;
        }
        if p > 0 && self.kind(p - 1) == Kind::Verb {
            let told = self.modality(p - 1);
            return told.filter(|&m| m == Modality::Questioned || CAUSES.contains(&self.head(p - 1)));
        }
        if p > 1
            && self.kind(p - 1) == Kind::Prep
            && self.kind(p - 2) == Kind::Verb
            && matches!(self.head(p - 2), "lead" | "result" | "resulting" | "leading" | "led")
        {
            return self.modality(p - 2);
        }
        let m = self.after_modifiers(c);
        if self.kind(m) == Kind::Verb && self.word(self.chunks[m].tokens.start) != "to" {
            return self.modality(m).filter(|&m2| {
                m2 == Modality::Questioned
                    || self.chunks[m].voice == Voice::Passive
                    || CAUSES.contains(&self.head(m))
            });
        }
        self.conditional(c)
    }

    /// Does an `if` open the clause of chunk `k`, or is the sentence a question?
    fn conditional(&self, k: usize) -> Option<Modality> {
        let end = self.folded.tokens().end;
        if self.word(end.saturating_sub(1)) == "?" {
            return Some(Modality::Questioned);
        }
        (0..k).rev().take_while(|&c| self.kind(c) != Kind::Stop).find_map(|c| {
            match (self.kind(c), self.head(c)) {
                (Kind::Clause | Kind::Prep, "if" | "unless") => Some(Modality::Hypothetical),
                _ => None,
            }
        })
    }

    /// How far the verb or state at chunk `k` is from asserted.
    pub(super) fn modality(&self, k: usize) -> Option<Modality> {
        let verb = &self.chunks[k];
        if verb.modality.is_some() {
            return verb.modality;
        }
        if verb.negated {
            return Some(Modality::Negated);
        }
        // `will be at home and die there`: the auxiliary holds for both.
        if verb.kind == Kind::Verb
            && verb.tokens.len() == 1
            && matches!(self.pos(verb.head), Pos::Vb | Pos::Vbp)
            && k > 1
            && self.kind(k - 1) == Kind::Conj
            && let Some(first) = (k.saturating_sub(7)..k - 1).rev().find(|&v| self.kind(v) == Kind::Verb)
            && self.chunks[first].modality.is_some()
        {
            return self.chunks[first].modality;
        }
        if verb.kind == Kind::Verb && self.word(verb.tokens.start) == "to" && !self.perfect(verb) && k > 0 {
            // `a plot to kill`, `enough to kill`; but `was the first to die`.
            let continues = matches!(
                self.head(k - 1),
                "continue"
                    | "continued"
                    | "continues"
                    | "managed"
                    | "helped"
                    | "began"
                    | "first"
                    | "latest"
                    | "last"
            );
            if !continues {
                return Some(Modality::Hypothetical);
            }
        }
        if verb.gerund
            && k > 0
            && matches!(self.head(k - 1), "without" | "from" | "against" | "before" | "instead")
        {
            return Some(Modality::Hypothetical);
        }
        if verb.kind == Kind::Verb
            && let Some(s) = self.subject(k)
            && let Some(before) = s.checked_sub(1)
        {
            let that = matches!(self.kind(before), Kind::Clause | Kind::Relative) && before > 0;
            let v = if that { before - 1 } else { before };
            if self.kind(v) == Kind::Verb
                && matches!(self.head(v), "feared" | "fear" | "fears" | "fearing" | "worried")
            {
                return Some(Modality::Feared);
            }
            let rumour = matches!(
                self.head(v),
                "rumour" | "rumor" | "rumours" | "rumors" | "fears" | "possibility" | "risk"
            );
            if self.kind(v) == Kind::Noun && v < before && rumour {
                return Some(Modality::Hypothetical);
            }
            if self.kind(v) == Kind::Verb && matches!(self.head(v), "denied" | "denies" | "deny" | "denying")
            {
                return Some(Modality::Negated);
            }
        }
        self.conditional(k)
    }

    /// The figure that the noun phrase `c` gives, if it gives one.
    pub(super) fn figure(&self, c: usize, trigger: usize, kind: CasualtyKind) -> Option<Candidate> {
        let chunk = &self.chunks[c];
        if chunk.kind != Kind::Noun {
            return None;
        }
        // `a group of 12 tourists`, `a family of five`.
        if GROUPS.contains(&self.head(c))
            && !self.counts(chunk)
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
            && matches!(chunk.det, Det::None | Det::Definite)
            && chunk.quantity.is_none()
            && chunk.humanity == Humanity::People
            && self.word(chunk.tokens.start) == "twin"
        {
            let mut figure = self.single(c, trigger, kind)?;
            (figure.value, figure.low, figure.high) = (Some(2), Some(2), Some(2));
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

    /// One definite person, or one named: not a figure, but counted in the toll.
    fn somebody(&self, c: usize, trigger: usize, kind: CasualtyKind) -> Option<Candidate> {
        let chunk = &self.chunks[c];
        let both = self.head(c) == "both" && self.is_bare(chunk);
        if chunk.kind != Kind::Noun || self.counts(chunk) && !both {
            return None;
        }
        let named =
            self.cx.tags.names.iter().any(|n| n.kind == NameKind::Person && n.tokens.contains(&chunk.head));
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
        if !(one || many || both) {
            return None;
        }
        let mut figure = self.single(c, trigger, kind)?;
        figure.count = chunk.tokens.clone();
        figure.implied = true;
        if both {
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

    /// Is the indefinite phrase `c` somebody known: `a fourth officer`, `a partner, John Hill,`, `Hill, a father of two,`?
    fn identified(&self, c: usize) -> bool {
        let chunk = &self.chunks[c];
        let name = |n: usize| {
            self.chunks.get(n).is_some_and(|n| {
                n.kind == Kind::Noun
                    && n.quantity.is_none()
                    && matches!(n.det, Det::None)
                    && self
                        .cx
                        .tags
                        .names
                        .iter()
                        .any(|m| m.kind == NameKind::Person && m.tokens.contains(&n.head))
            })
        };
        let ordinal = chunk.tokens.clone().any(|i| {
            matches!(
                self.word(i),
                "second" | "third" | "fourth" | "fifth" | "sixth" | "seventh" | "eighth" | "ninth" | "tenth"
            )
        });
        let after = self.kind(c + 1) == Kind::Comma && name(c + 2);
        let before = c >= 2
            && self.kind(c - 1) == Kind::Comma
            && name(c - 2)
            && matches!(
                self.kind(self.after_modifiers(c)),
                Kind::Comma | Kind::Relative | Kind::Stop | Kind::Verb
            );
        ordinal || after || before
    }

    /// Is the phrase its number alone?
    pub(super) fn is_bare(&self, chunk: &Chunk) -> bool {
        chunk.quantity.is_some_and(|q| self.quantities[q].core.contains(&chunk.head))
            || chunk.pronoun
            || self.word(chunk.head) == "more"
            || self.word(chunk.head) == "further"
    }

    /// A figure of 1 by its article.
    fn single(&self, c: usize, trigger: usize, kind: CasualtyKind) -> Option<Candidate> {
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
            part_of: if chunk.partitive && !matches!(value, Some(0)) { Part::Earlier } else { Part::Whole },
            modality: None,
            rank: 3,
            weapon: false,
            toll: false,
            implied: false,
        })
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
            && matches!(
                self.word(from),
                "a" | "an"
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
