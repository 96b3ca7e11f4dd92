//! Harm told by a verb with its object or complement alone: `claimed 30 lives`, `tested positive`.

use super::chunk::{Det, Kind, View, Voice};
use super::lexicon::{CAPTORS, LED};
use super::outcome::Candidate;
use crate::extract::CasualtyKind;

/// What strikes people: vehicles, missiles, what falls.
fn strikes(word: &str) -> bool {
    matches!(
        word.trim_end_matches('s'),
        "bullet"
            | "car"
            | "truck"
            | "train"
            | "bu"
            | "van"
            | "vehicle"
            | "lorry"
            | "motorcycle"
            | "shrapnel"
            | "lightning"
            | "taxi"
            | "tram"
            | "suv"
            | "pickup"
            | "motorist"
            | "gunfire"
            | "tractor"
            | "boulder"
            | "debri"
            | "tree"
            | "branch"
            | "rocket"
            | "shell"
            | "round"
            | "motorbike"
            | "minivan"
            | "jeep"
            | "ambulance"
            | "locomotive"
            | "trailer"
            | "driver"
            | "sedan"
            | "limousine"
            | "snowplow"
            | "rock"
            | "stone"
    )
}

/// Those who lose their own: `the army lost eight soldiers`.
fn bereaved(word: &str) -> bool {
    matches!(
        word,
        "we" | "it"
            | "they"
            | "army"
            | "military"
            | "navy"
            | "forces"
            | "force"
            | "unit"
            | "battalion"
            | "regiment"
            | "side"
            | "rebels"
            | "troops"
            | "village"
            | "family"
            | "brigade"
            | "platoon"
            | "coalition"
            | "marines"
            | "squad"
            | "militia"
            | "insurgents"
            | "guerrillas"
            | "department"
            | "country"
            | "nation"
            | "town"
            | "police"
    )
}

impl View<'_> {
    /// Constructions of which the verb alone tells nothing: `claimed 30 lives`, `tested positive`.
    pub(super) fn by_phrase(&self, k: usize, word: &str, found: &mut Vec<Candidate>) {
        let verb = &self.chunks[k];
        let passive = verb.voice != Voice::Active;
        let after = |words: &str| self.needs_met(k, words);
        let passive_by = |words: &str| passive && self.word(verb.tokens.end) == "by" && after(words);
        let (kind, targets) = match word {
            "seek" | "sought" | "seeking" | "take" | "took" | "taken" | "taking" | "find" | "found"
                if self.kind(k + 1) == Kind::Noun
                    && matches!(self.head(k + 1), "refuge" | "shelter" | "sanctuary") =>
            {
                (CasualtyKind::Displaced, self.crowds(k))
            }
            // `have asked for refuge`.
            "asked" | "applied" | "asking" | "applying"
                if self.head(k + 1) == "for"
                    && matches!(self.head(k + 2), "refuge" | "shelter" | "sanctuary") =>
            {
                (CasualtyKind::Displaced, self.crowds(k))
            }
            "lost" if passive && self.lies_in(k, "sea") => (CasualtyKind::Missing, self.subjects(k)),
            "lost" | "lose" | "losing"
                if self.kind(k + 1) == Kind::Noun
                    && matches!(
                        self.head(k + 1),
                        "limb" | "limbs" | "leg" | "legs" | "arm" | "arms" | "eye" | "eyes" | "eyesight"
                    ) =>
            {
                (CasualtyKind::Injured, self.subjects(k))
            }
            // `the army lost eight soldiers`.
            "lost" | "loses"
                if self.object(k).is_some_and(|o| {
                    (self.is_people(&self.chunks[o]) || self.is_bare(&self.chunks[o]))
                        && !after("injury injuries election seat seats jobs vote")
                }) && self.subject(k).is_some_and(|s| bereaved(self.head(s))) =>
            {
                (CasualtyKind::Killed, self.objects(k))
            }
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
                let claims = word.starts_with("claim");
                let object = self.object(k).filter(|&o| {
                    matches!(self.head(o), "lives" | "life") || claims && matches!(self.head(o), "victims")
                });
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
            // `the outbreak has affected 400 people`.
            "affected" | "affects" | "affecting"
                if verb.voice != Voice::Passive
                    && self.subject(k).is_some_and(|s| super::outcome::tells_disease(self.head(s)))
                    && self.object(k).is_some_and(|o| self.is_people(&self.chunks[o])) =>
            {
                (CasualtyKind::Infected, self.objects(k))
            }
            // `attained martyrdom`.
            "attained" | "achieved" | "embraced" | "attains"
                if self.kind(k + 1) == Kind::Noun && self.head(k + 1) == "martyrdom" =>
            {
                (CasualtyKind::Killed, self.subjects(k))
            }
            "unaccounted" => (CasualtyKind::Missing, self.subjects(k)),
            "put" if self.word(verb.tokens.end) == "to" && self.word(verb.tokens.end + 1) == "death" => {
                (CasualtyKind::Killed, self.subjects(k))
            }
            "received" | "receive" | "receiving"
                if after("treatment")
                    && (after("injuries wounds burns hospital hospitals scene medical")
                        || verb.tokens.len() > 1
                            && self.head(k + 1) == "treatment"
                            && matches!(self.kind(k + 2), Kind::Stop | Kind::Comma)) =>
            {
                (CasualtyKind::Injured, self.subjects(k))
            }
            "suffered" | "suffer" | "suffers" | "suffering" | "sustained" | "sustain" | "sustaining"
            | "received" | "receiving" | "nursing"
                if after(
                    "injuries injury wounds wound burns burn concussion concussions fractures bruises cuts inhalation hypothermia lacerations scratches fracture whiplash heatstroke trauma shock",
                ) =>
            {
                (CasualtyKind::Injured, self.sufferers(k))
            }
            "tested" | "testing" | "test"
                if (verb.tokens.end..verb.tokens.end + 4)
                    .take_while(|&i| self.word(i) != ",")
                    .any(|i| self.word(i) == "positive") =>
            {
                (CasualtyKind::Infected, self.subjects(k))
            }
            "fallen" | "fell" | "fall" | "become" | "became" | "becoming" | "falling" | "got" | "gotten"
                if matches!(self.word(verb.tokens.end), "ill" | "sick") || after("ill") =>
            {
                (CasualtyKind::Infected, self.subjects(k))
            }
            "was" | "were" | "is" | "are" | "remain" | "remained" | "remains" | "listed" | "be" | "been"
                if after("condition conditions")
                    && after("critical serious stable fair guarded grave intensive good satisfactory") =>
            {
                (CasualtyKind::Injured, self.subjects(k))
            }
            // `three others were stable`.
            "was" | "were" | "is" | "are" | "remain" | "remained" | "remains"
                if matches!(self.word(verb.tokens.end), "critical" | "stable")
                    && matches!(self.word(verb.tokens.end + 1), "." | "," | ";" | "and" | "but" | "")
                    && self.folded.tokens().any(|i| {
                        matches!(self.word(i), "condition" | "hospital" | "injured" | "wounded" | "victims")
                    }) =>
            {
                let mut hurt = self.subjects(k);
                hurt.retain(|&c| {
                    self.counts(&self.chunks[c])
                        && (self.is_bare(&self.chunks[c]) || self.is_people(&self.chunks[c]))
                });
                (CasualtyKind::Injured, hurt)
            }
            "was" | "were" | "is" | "are" | "be" | "been" | "remain" | "remained" | "remains"
                if matches!(self.word(verb.tokens.end), "ill" | "sick")
                    && after("virus disease flu cholera fever infection influenza malaria measles") =>
            {
                (CasualtyKind::Infected, self.subjects(k))
            }
            "held" if passive && self.word(verb.tokens.end) == "by" && after(CAPTORS) => {
                (CasualtyKind::Captive, self.subjects(k))
            }
            "holding" | "held" | "hold" if verb.voice != Voice::Passive && self.led_by(k, LED) => {
                (CasualtyKind::Detained, self.objects(k))
            }
            "fighting" if self.word(verb.tokens.end) == "for" && after("life lives") => {
                (CasualtyKind::Injured, self.subjects(k))
            }
            "held"
                if passive
                    && verb.tokens.clone().any(|i| self.word(i) == "being")
                    && !after("hostage captive") =>
            {
                (CasualtyKind::Detained, self.subjects(k))
            }
            "crossed" if self.head(k + 1) == "into" || after("border frontier") => {
                (CasualtyKind::Displaced, self.crowds(k))
            }
            // `broke her pelvis`, `burned their hands`.
            "broke" | "broken" | "breaking" | "fractured" | "burned" | "burnt" | "sprained"
                if self
                    .chunks
                    .get(k + 1)
                    .is_some_and(|o| o.kind == Kind::Noun && o.det == Det::Possessive)
                    && matches!(
                        self.head(k + 1),
                        "pelvis"
                            | "leg"
                            | "legs"
                            | "arm"
                            | "arms"
                            | "hand"
                            | "hands"
                            | "ankle"
                            | "ankles"
                            | "rib"
                            | "ribs"
                            | "wrist"
                            | "wrists"
                            | "nose"
                            | "jaw"
                            | "collarbone"
                            | "back"
                            | "neck"
                            | "spine"
                            | "hip"
                            | "skull"
                            | "foot"
                            | "feet"
                            | "knee"
                            | "shoulder"
                            | "finger"
                            | "fingers"
                            | "face"
                    ) =>
            {
                (CasualtyKind::Injured, self.subjects(k))
            }
            "had" | "has" | "have"
                if self.kind(k + 1) == Kind::Noun
                    && matches!(self.head(k + 1), "wounds" | "injuries" | "burns" | "fractures")
                    && !self.counts(&self.chunks[k + 1]) =>
            {
                (CasualtyKind::Injured, self.subjects(k))
            }
            // `fell to his death`.
            "fell" | "fallen" | "falls" | "plunged" | "plunge" | "plunges" | "plummeted" | "jumped"
            | "leaped" | "leapt" | "tumbled" | "slipped"
                if self.head(k + 1) == "to" && matches!(self.head(k + 2), "death" | "deaths") =>
            {
                (CasualtyKind::Killed, self.subjects(k))
            }
            // `struck by a car`, `a stray bullet hit a boy`.
            "struck" | "hit" | "strike" | "strikes" | "hits" | "hitting" | "striking" | "ran" | "run"
                if verb.voice != Voice::Active
                    && matches!(self.word(verb.tokens.end), "by" | "over")
                    && (k + 1..k + 4).any(|c| self.kind(c) == Kind::Noun && strikes(self.head(c)))
                    && self.objects(k).is_empty() =>
            {
                (CasualtyKind::Injured, self.subjects(k))
            }
            "struck" | "hit" | "strikes" | "hits" | "hitting" | "striking"
                if self.object(k).is_some_and(|o| self.is_people(&self.chunks[o]))
                    && self.subject(k).is_some_and(|s| strikes(self.head(s))) =>
            {
                (CasualtyKind::Injured, self.objects(k))
            }
            "left" | "leaving" | "leaves" | "leave"
                if self.object(k).is_some_and(|o| self.head(o + 1) == "without")
                    && after("homes shelter roof") =>
            {
                (CasualtyKind::Displaced, self.objects(k))
            }
            "spent" | "spend" | "spending" if after("shelters tents camps") => {
                (CasualtyKind::Displaced, self.crowds(k))
            }
            // `Two held over murder`, in a headline.
            "held" if passive && matches!(self.word(verb.tokens.end - 1), "over") => {
                (CasualtyKind::Detained, self.subjects(k))
            }
            "seize" | "seized" | "seizes" | "seizing"
                if !passive_by(CAPTORS) && verb.voice != Voice::Passive && self.led_by(k, CAPTORS) =>
            {
                (CasualtyKind::Captive, self.objects(k))
            }
            "seized" if passive_by(CAPTORS) => (CasualtyKind::Captive, self.subjects(k)),
            "caught" | "catch" | "picked" | "pick" | "picking"
                if (word.starts_with('c') || verb.tokens.clone().any(|i| self.word(i) == "up"))
                    && verb.voice != Voice::Passive
                    && self.led_by(k, LED) =>
            {
                (CasualtyKind::Detained, self.objects(k))
            }
            "was" | "were" | "is" | "are" | "be" | "been" | "remain" | "remained" | "remains" | "stay"
            | "stayed" | "remaining" | "languish" | "languished" | "languishing"
                if self.lies_in(k, "custody detention jail prison bars arrest") =>
            {
                (CasualtyKind::Detained, self.subjects(k))
            }
            "was" | "were" | "is" | "are" | "be" | "been" | "remain" | "remained" | "remains" | "stay"
            | "stayed" | "remaining" | "lay" | "lie"
                if self.lies_in(k, "hospital hospitals care surgery icu")
                    || self.lies_in(k, "room")
                        && self.folded.tokens().any(|i| self.word(i) == "operating") =>
            {
                (CasualtyKind::Injured, self.subjects(k))
            }
            "live" | "living" | "lived" | "stay" | "staying" | "stayed" | "sheltering" | "sheltered"
            | "shelter" | "sleep" | "sleeping" | "slept" | "camped" | "crammed" | "crowded" | "huddled"
            | "housed" | "remain" | "remained" | "remains" | "are" | "were" | "is"
                if self.lies_in(k, "shelters tents camps shelter camp") =>
            {
                (CasualtyKind::Displaced, self.crowds(k))
            }
            "given" | "handed" if passive && self.sentenced(k) => (CasualtyKind::Detained, self.subjects(k)),
            "received" | "got" | "drew" if self.sentenced(k) => (CasualtyKind::Detained, self.subjects(k)),
            "required" | "require" | "needed" | "need" | "needing" | "requiring"
                if self.kind(k + 1) == Kind::Noun
                    && after("hospital hospitalization hospitalisation surgery stitches treatment")
                    && !after("prevent") =>
            {
                (CasualtyKind::Injured, self.subjects(k))
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
        // `forced thousands to take refuge`.
        let modality = if self.word(verb.tokens.start) == "to" && self.caused(k) {
            self.subject(k).and_then(|s| self.modality(s - 1))
        } else {
            self.modality(k)
        };
        for t in targets {
            if let Some(mut figure) = self.befallen(t, k, kind, modality) {
                // `struck and killed`: one harm.
                figure.weapon =
                    matches!(word, "struck" | "hit" | "strikes" | "hits" | "hitting" | "striking");
                found.push(figure);
            }
        }
    }

    /// The subjects of the verb at chunk `k`; of a participle after a comma those of the clause before: `fell from a
    /// roof, suffering burns`.
    fn sufferers(&self, k: usize) -> Vec<usize> {
        let all = self.subjects(k);
        if !all.is_empty() || !self.chunks[k].gerund || k < 3 || self.kind(k - 1) != Kind::Comma {
            return all;
        }
        let main = (0..k - 1)
            .rev()
            .take_while(|&v| self.kind(v) != Kind::Stop)
            .find(|&v| self.kind(v) == Kind::Verb && !self.chunks[v].gerund);
        main.map_or_else(Vec::new, |v| self.subjects(v))
    }

    /// Is the subject of the verb at chunk `k` one of these?
    pub(super) fn led_by(&self, k: usize, words: &str) -> bool {
        self.subject(k).is_some_and(|s| words.split(' ').any(|w| w == self.head(s)))
    }

    /// Does the place that the verb at chunk `k` puts its subject in end in one of these words: `in police custody`?
    fn lies_in(&self, k: usize, words: &str) -> bool {
        let mut p = k + 1;
        while self.kind(p) == Kind::Adverb {
            p += 1;
        }
        self.kind(p) == Kind::Prep
            && matches!(self.head(p), "in" | "behind" | "under" | "at" | "into")
            && self.kind(p + 1) == Kind::Noun
            && words.split(' ').any(|w| w == self.head(p + 1))
    }

    /// The subjects that are more than a few: `two people live in tents` tells of campers.
    pub(super) fn crowds(&self, k: usize) -> Vec<usize> {
        let mut all = self.subjects(k);
        all.retain(|&c| {
            // `A group of 238 refugees`.
            let group = super::figure::GROUPS.contains(&self.head(c)) && self.head(c + 1) == "of";
            let counted = self.chunks.get(c + 2).filter(|_| group).unwrap_or(&self.chunks[c]);
            let quantity = counted.quantity.map(|q| &self.quantities[q]);
            quantity.is_some_and(|q| q.value.is_none_or(|v| v >= 10))
        });
        all
    }

    /// `a life sentence`, `prison terms` after the verb at chunk `k`.
    fn sentenced(&self, k: usize) -> bool {
        let near = (k + 1..self.chunks.len().min(k + 4)).find(|&c| self.kind(c) == Kind::Noun);
        near.is_some_and(|c| {
            matches!(self.head(c), "sentence" | "sentences" | "term" | "terms")
                && self.chunks[c].tokens.clone().any(|i| {
                    matches!(
                        self.word(i),
                        "life"
                            | "jail"
                            | "prison"
                            | "death"
                            | "custodial"
                            | "sentence"
                            | "sentences"
                            | "year"
                    )
                })
                && !self.chunks[c].tokens.clone().any(|i| matches!(self.word(i), "suspended"))
        })
    }

    pub(super) fn push_lives(&self, c: usize, k: usize, found: &mut Vec<Candidate>) {
        if let Some(mut figure) = self.count_of(c, k, CasualtyKind::Killed) {
            figure.victims = None;
            figure.modality = self.modality(k);
            found.push(figure);
        }
    }

    /// Does one of the words follow in the clause of the verb at chunk `k`?
    pub(super) fn needs_met(&self, k: usize, needs: &str) -> bool {
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
            if needs.as_bytes().split(|&b| b == b' ').any(|n| n == word.as_bytes()) {
                return true;
            }
        }
        false
    }
}
