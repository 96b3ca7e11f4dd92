//! Verb groups: main verb, voice, negation and modality.

use super::chunk::{Chunk, Kind, View, Voice};
use super::lexicon::Form;
use crate::extract::Modality;
use crate::tag::Pos;

impl View<'_> {
    /// The verb group that begins at `i`.
    pub(super) fn verb(&self, i: usize, end: usize) -> Option<Chunk> {
        let verbal = |j: usize| {
            matches!(self.pos(j), Pos::Md | Pos::Vb | Pos::Vbd | Pos::Vbg | Pos::Vbn | Pos::Vbp | Pos::Vbz)
                // `the toll to nine`, where the tagger saw an infinitive.
                && self.quantity_at(j).is_none()
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
            // `were both shot`.
            let been = aux == Aux::Be && main.is_none()
                || aux == Aux::None && main.is_some_and(|m| Self::is_be(self.word(m)));
            if word == "both" && been && verbal(j + 1) {
                aux = Aux::Be;
                main = None;
                j += 1;
                continue;
            }
            // `have both been jailed`.
            if word == "both"
                && main.is_some_and(|m| matches!(self.word(m), "has" | "have" | "had"))
                && verbal(j + 1)
            {
                (aux, perfect, main) = (Aux::Have, true, None);
                j += 1;
                continue;
            }
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
            // `have since died`.
            if word == "since" && j > i && matches!(self.word(j - 1), "has" | "have" | "had") && verbal(j + 1)
            {
                (aux, perfect, main) = (Aux::Have, true, None);
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
                        // `two of those shot died`: another clause.
                        if matches!(word, "died" | "dies") {
                            break;
                        }
                        let bare = aux == Aux::None;
                        // `officials said killed` is two; `is said killed` one.
                        let linking = linking(self.word(m)) && (self.word(m) != "said" || !bare);
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

    pub(super) fn is_participle(&self, j: usize) -> bool {
        self.pos(j) == Pos::Vbn
            || self.pos(j) == Pos::Vbd
                && self
                    .lexicon
                    .verb(self.word(j))
                    .iter()
                    .any(|s| matches!(s.form, Form::Past | Form::Participle))
    }
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
        "suspected" => Some(Modality::Hypothetical),
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
            | "rendered"
            | "end"
            | "ended"
    )
}
