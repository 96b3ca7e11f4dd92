//! What captors do with those they hold: `Kidnappers released 30 pupils`, `The gunmen herded 100 girls onto trucks`.

use super::chunk::{Kind, View, Voice};
use super::lexicon::CAPTORS;
use super::outcome::Candidate;
use crate::extract::CasualtyKind;

impl View<'_> {
    /// The captives that the verb at chunk `k` tells of; `about` is whether the text is about captivity.
    pub(super) fn by_captors(&self, k: usize, about: bool, found: &mut Vec<Candidate>) {
        let verb = &self.chunks[k];
        let active = verb.voice != Voice::Passive;
        let targets = match self.head(k) {
            "released" | "freed" | "releasing" | "freeing" | "releases" | "frees"
                if active
                    && (self.led_by(k, CAPTORS)
                        || about && self.led_by(k, "they villagers youths tribesmen pirates")) =>
            {
                self.objects(k)
            }
            // `holding 48 people against their will`.
            "holding" | "held" | "hold" if self.against_will(k) => {
                if active {
                    self.objects(k)
                } else {
                    self.subjects(k)
                }
            }
            "herded" | "loaded" | "bundled" | "forced" | "dragged" | "packed" | "pushed" | "shoved"
            | "crammed"
                if active && (about || self.led_by(k, CAPTORS)) && self.carried(k) =>
            {
                self.objects(k)
            }
            "taken" | "seized" | "snatched" if about && !active && !self.brought(k) => self.subjects(k),
            _ => return,
        };
        let modality = self.modality(k);
        for t in targets {
            let chunk = &self.chunks[t];
            let held = chunk.plural
                && self.countable(t)
                && (self.is_people(chunk) || self.is_bare(chunk))
                // Whom a state lets go was in prison.
                && !matches!(self.head(t), "prisoners" | "inmates" | "detainees" | "convicts");
            if held && let Some(mut figure) = self.figure(t, k, CasualtyKind::Captive) {
                figure.rank = 2;
                figure.modality = modality;
                found.push(figure);
            }
        }
    }

    fn against_will(&self, k: usize) -> bool {
        let from = self.chunks[k].tokens.end;
        (from..from + 10).any(|i| self.word(i) == "against" && self.word(i + 2) == "will")
    }

    /// `onto buses`, `into the back of a truck` after the object of the verb at chunk `k`.
    fn carried(&self, k: usize) -> bool {
        let end = self.chunks.len().min(k + 7);
        (k + 1..end).take_while(|&c| !matches!(self.kind(c), Kind::Verb | Kind::Stop)).any(|c| {
            matches!(self.head(c), "onto" | "into" | "on" | "aboard")
                && (c + 1..c + 4).any(|n| {
                    matches!(
                        self.head(n),
                        "boat"
                            | "boats"
                            | "bus"
                            | "buses"
                            | "bush"
                            | "car"
                            | "cars"
                            | "forest"
                            | "jungle"
                            | "lorries"
                            | "lorry"
                            | "motorcycles"
                            | "pickup"
                            | "pickups"
                            | "truck"
                            | "trucks"
                            | "van"
                            | "vans"
                            | "vehicle"
                            | "vehicles"
                    )
                })
        })
    }

    /// `taken to hospital`, `taken into custody`: by those who help, or by the law.
    fn brought(&self, k: usize) -> bool {
        self.needs_met(
            k,
            "hospital hospitals clinic treatment custody court jail prison shelter shelters safety morgue mortuary police care home airport examination checkup medical ill sick",
        )
    }
}
