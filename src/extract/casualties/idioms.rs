//! Harm told by a verb that means something else with other people or things: `lost 22 relatives`, `hospitals admitted
//! 40`, `made off with three nuns`, `fighting for her life`, any verb that goes on `to death`.

use super::chunk::{Det, Kind, View, Voice};
use super::lexicon::{BEREAVED, CAPTORS};
use super::outcome::{Candidate, tells_disease};
use crate::extract::{CasualtyKind, Modality};
use crate::text::number::NumberUse;

/// Those to whom a team, a party or a firm loses its own: no harm.
fn keeps(word: &str) -> bool {
    matches!(word, "to" | "through")
}

impl View<'_> {
    /// The idioms of the verb at chunk `k`.
    pub(super) fn by_idiom(&self, k: usize, word: &str, found: &mut Vec<Candidate>) {
        let verb = &self.chunks[k];
        let end = verb.tokens.end;
        if self.to_death(k) {
            let targets = if verb.voice == Voice::Passive || self.objects(k).is_empty() {
                self.subjects(k)
            } else {
                self.objects(k)
            };
            return self.befall_all(&targets, k, CasualtyKind::Killed, found);
        }
        let (kind, targets) = match word {
            "lost" | "lose" | "loses" | "losing" if verb.voice != Voice::Passive => {
                let Some(o) = self.object(k).filter(|&o| BEREAVED.split(' ').any(|w| w == self.head(o)))
                else {
                    return;
                };
                // `lost two members to a rival`, `lost three men to injury`; disease and the sea do kill.
                let next = self.after_noun(o);
                let kept = keeps(self.head(next))
                    && !self.words_of(next + 1).any(|w| {
                        matches!(
                            w,
                            "war"
                                | "cancer"
                                | "violence"
                                | "flood"
                                | "floods"
                                | "disease"
                                | "virus"
                                | "gunfire"
                                | "bombing"
                                | "cholera"
                                | "hunger"
                                | "suicide"
                                | "attack"
                                | "attacks"
                                | "fighting"
                                | "malaria"
                                | "sea"
                                | "drowning"
                        )
                    });
                let members = matches!(
                    self.head(o),
                    "members" | "children" | "kids" | "people" | "patients" | "residents"
                ) && !self.family_near(o)
                    && !(self.head(o) == "kids"
                        && self.led_by(k, "i she he mother father parents couple woman"));
                if kept || members {
                    return;
                }
                (CasualtyKind::Killed, self.list_right(o))
            }
            "admitted" | "admitting" | "admits" | "received" | "treated" | "treating"
                if verb.voice != Voice::Passive
                    && (self.led_by(
                        k,
                        "hospital hospitals clinic clinics doctors medics ward wards infirmary",
                    ) || self.led_by(k, "it they we")
                        && (0..k).any(|c| {
                            matches!(
                                self.head(c),
                                "hospital" | "hospitals" | "clinic" | "infirmary" | "medics"
                            )
                        })) =>
            {
                (CasualtyKind::Injured, self.objects(k))
            }
            "making" | "made" | "makes"
                if self.word(end) == "off" && self.word(end + 1) == "with"
                    || verb.tokens.clone().any(|i| self.word(i) == "off") && self.word(end) == "with" =>
            {
                let at = (k + 1..self.chunks.len().min(k + 4)).find(|&c| self.kind(c) == Kind::Noun);
                let people = at.filter(|&c| self.is_people(&self.chunks[c]));
                (CasualtyKind::Captive, people.map_or_else(Vec::new, |c| self.list_right(c)))
            }
            "take" | "took" | "takes" | "taking" | "grabbed" | "grabbing" | "whisked" | "carted"
            | "marched"
                if verb.voice != Voice::Passive
                    && self.led_by(k, CAPTORS)
                    && self.object(k).is_some_and(|o| {
                        self.is_people(&self.chunks[o])
                            && (matches!(self.head(o + 1), "from" | "with" | "away" | "into")
                                || matches!(self.word(end), "away" | "off"))
                    }) =>
            {
                (CasualtyKind::Captive, self.objects(k))
            }
            // `The raids netted hundreds of people`.
            "netted" | "netting" if verb.voice != Voice::Passive && self.by_the_law() => {
                let mut caught = self.objects(k);
                caught.retain(|&c| self.is_people(&self.chunks[c]) && self.chunks[c].plural);
                (CasualtyKind::Detained, caught)
            }
            "fighting" | "battling" | "fights" | "fought" | "struggling" | "clinging"
                if self.life_at_stake(k) =>
            {
                (CasualtyKind::Injured, self.subjects(k))
            }
            // `37 suspects are held`, `held without charge`; not `held up`, `held by rebels`.
            "held" if (verb.voice == Voice::Passive || self.shares_passive(k)) && self.confined(k) => {
                (CasualtyKind::Detained, self.subjects(k))
            }
            "taken" if verb.voice == Voice::Passive && self.carried_off(k) => {
                (CasualtyKind::Captive, self.subjects(k))
            }
            "were" | "was" | "are" | "is"
                if self.word(end) == "on"
                    && matches!(self.word(end + 1), "ventilators" | "oxygen" | "life") =>
            {
                (CasualtyKind::Injured, self.subjects(k))
            }
            "had" | "has" | "have"
                if self.kind(k + 1) == Kind::Noun
                    && !self.chunks[k + 1].negated
                    && matches!(
                        self.head(k + 1),
                        "fractures"
                            | "burns"
                            | "wounds"
                            | "concussion"
                            | "concussions"
                            | "lacerations"
                            | "heatstroke"
                    ) =>
            {
                (CasualtyKind::Injured, self.subjects(k))
            }
            // `have in their custody 38 suspects`.
            "had" | "has" | "have"
                if self.head(k + 1) == "in"
                    && self.head(k + 2) == "custody"
                    && self.countable(k + 3)
                    && self.is_people(&self.chunks[k + 3]) =>
            {
                (CasualtyKind::Detained, self.list_right(k + 3))
            }
            // `had his leg blown off`.
            "had" | "has" | "have"
                if self
                    .chunks
                    .get(k + 1)
                    .is_some_and(|o| o.kind == Kind::Noun && o.det == Det::Possessive)
                    && matches!(
                        self.head(k + 2),
                        "blown"
                            | "severed"
                            | "amputated"
                            | "cut"
                            | "chopped"
                            | "hacked"
                            | "torn"
                            | "crushed"
                            | "broken"
                            | "burned"
                    )
                    && matches!(
                        self.head(k + 1),
                        "leg"
                            | "legs"
                            | "arm"
                            | "arms"
                            | "hand"
                            | "hands"
                            | "foot"
                            | "feet"
                            | "finger"
                            | "fingers"
                            | "ear"
                            | "ears"
                            | "limb"
                            | "limbs"
                    ) =>
            {
                (CasualtyKind::Injured, self.subjects(k))
            }
            // `are being treated`.
            "treated"
                if verb.voice == Voice::Passive && verb.tokens.clone().any(|i| self.word(i) == "being") =>
            {
                (CasualtyKind::Injured, self.subjects(k))
            }
            "had" | "has" | "have"
                if self.kind(k + 1) == Kind::Noun
                    && !self.chunks[k + 1].negated
                    && tells_disease(self.head(k + 1))
                    && !matches!(
                        self.head(k + 1),
                        "vaccine" | "outbreak" | "epidemic" | "symptoms" | "infections"
                    ) =>
            {
                (CasualtyKind::Infected, self.subjects(k))
            }
            "left" if verb.voice == Voice::Passive && self.maimed(k) => {
                (CasualtyKind::Injured, self.subjects(k))
            }
            "heard"
                if verb.voice == Voice::Passive
                    && self.negated(k)
                    && matches!(self.word(end), "from" | "of") =>
            {
                let targets = self.subjects(k);
                for t in targets {
                    if let Some(figure) = self.befallen(t, k, CasualtyKind::Missing, None) {
                        found.push(figure);
                    }
                }
                return;
            }
            "handed" | "gave" | "giving" | "handing" | "imposed" | "imposing"
                if verb.voice != Voice::Passive && self.sentence_at(k + 1) =>
            {
                // `handed life sentences to nine men`.
                let to = self.after_noun(k + 1);
                if !matches!(self.head(to), "to" | "on") || self.kind(to + 1) != Kind::Noun {
                    return;
                }
                (CasualtyKind::Detained, self.list_right(to + 1))
            }
            _ => return,
        };
        self.befall_all(&targets, k, kind, found);
    }

    fn befall_all(&self, targets: &[usize], k: usize, kind: CasualtyKind, found: &mut Vec<Candidate>) {
        let modality = self.modality(k);
        for &t in targets {
            found.extend(self.befallen(t, k, kind, modality));
        }
    }

    /// `charred to death`, `clawed a man to death`; nobody dies of being `bored to death` or `sentenced to death`.
    fn to_death(&self, k: usize) -> bool {
        let from = self.chunks[k].tokens.end;
        let at = (from..from + 7)
            .take_while(|&i| {
                !matches!(
                    self.word(i),
                    "," | "."
                        | ";"
                        | "and"
                        | "who"
                        | "that"
                        | "when"
                        | "by"
                        | "after"
                        | "before"
                        | "while"
                        | "over"
                        | "was"
                        | "were"
                        | "for"
                        | "if"
                )
            })
            .find(|&i| self.word(i) == "to" && self.word(i + 1) == "death");
        let word = self.head(k);
        at.is_some()
            && (word.ends_with("ed")
                || word.ends_with("ing")
                || self.pos(self.chunks[k].head) == crate::tag::Pos::Vbn)
            && !matches!(
                word,
                "sentenced"
                    | "sentencing"
                    | "condemned"
                    | "condemning"
                    | "put"
                    | "putting"
                    | "scared"
                    | "bored"
                    | "frightened"
                    | "worried"
                    | "loved"
                    | "led"
                    | "linked"
                    | "tied"
                    | "related"
                    | "leading"
                    | "sent"
                    | "reacted"
                    | "responded"
                    | "contributed"
                    | "close"
                    | "opposed"
                    | "doomed"
                    | "destined"
                    | "preferred"
                    | "compared"
                    | "been"
                    | "being"
                    | "according"
                    | "owing"
                    | "referred"
                    | "embarrassed"
                    | "charged"
            )
    }

    /// One past the noun phrase at `c` with its `of`-phrases.
    fn after_noun(&self, c: usize) -> usize {
        let mut m = c + 1;
        while self.head(m) == "of" && self.kind(m + 1) == Kind::Noun {
            m += 2;
        }
        m
    }

    fn words_of(&self, c: usize) -> impl Iterator<Item = &str> {
        let tokens = self.chunks.get(c).map_or(0..0, |c| c.tokens.clone());
        tokens.map(|i| self.word(i))
    }

    /// Are the `members`, `children`, `people` at chunk `c` those of a family, or told to be lost with a cause of death?
    fn family_near(&self, c: usize) -> bool {
        let chunk = &self.chunks[c];
        chunk.det == Det::Possessive
            || self.words_of(c).any(|w| matches!(w, "family" | "his" | "her" | "their" | "my" | "own"))
            || self.head(c + 1) == "of"
                && self
                    .words_of(c + 2)
                    .any(|w| matches!(w, "family" | "families" | "kin" | "household" | "clan"))
            || self.head(c) == "children"
                && self.led_by(c.saturating_sub(1), "mother father couple parents woman she he family")
            || matches!(self.head(c + 1), "in")
                && self.words_of(c + 2).any(|w| {
                    matches!(
                        w,
                        "earthquake"
                            | "quake"
                            | "tsunami"
                            | "attack"
                            | "massacre"
                            | "flood"
                            | "floods"
                            | "fire"
                            | "bombing"
                            | "war"
                            | "blast"
                            | "crash"
                            | "ambush"
                            | "raid"
                            | "clash"
                            | "clashes"
                            | "accident"
                            | "disaster"
                    )
                })
    }

    /// `fighting for his life`, `clinging to life`.
    fn life_at_stake(&self, k: usize) -> bool {
        matches!(self.head(k + 1), "for" | "to") && matches!(self.head(k + 2), "life" | "lives")
    }

    /// `left with life-changing injuries`, `left paralysed`.
    fn maimed(&self, k: usize) -> bool {
        let with = self.head(k + 1) == "with"
            && self.words_of(k + 2).any(|w| {
                matches!(
                    w,
                    "injuries"
                        | "injury"
                        | "wounds"
                        | "burns"
                        | "scars"
                        | "fractures"
                        | "disabilities"
                        | "wound"
                )
            });
        with || matches!(
            self.word(self.chunks[k].tokens.end),
            "paralysed" | "paralyzed" | "blind" | "crippled" | "disabled" | "blinded" | "brain-damaged"
        )
    }

    /// `were picked up and held`: the auxiliary holds for both.
    fn shares_passive(&self, k: usize) -> bool {
        k >= 2
            && self.chunks[k].voice == Voice::Bare
            && self.kind(k - 1) == Kind::Conj
            && self.kind(k - 2) == Kind::Verb
            && self.chunks[k - 2].voice == Voice::Passive
    }

    /// Does `held` at chunk `k` tell of people in custody, rather than held up, responsible or by a group?
    fn confined(&self, k: usize) -> bool {
        let end = self.chunks[k].tokens.end;
        // Girls or sailors that somebody holds are rather hostages.
        let taken = self.subject(k).is_some_and(|s| {
            matches!(
                self.head(s),
                "girls"
                    | "schoolgirls"
                    | "boys"
                    | "schoolboys"
                    | "pupils"
                    | "students"
                    | "children"
                    | "women"
                    | "sailors"
                    | "crew"
                    | "crewmen"
                    | "passengers"
                    | "tourists"
                    | "workers"
                    | "engineers"
                    | "nuns"
                    | "priests"
                    | "missionaries"
                    | "soldiers"
            )
        });
        !taken
            && !matches!(
                self.word(end),
                "up" | "back"
                    | "down"
                    | "accountable"
                    | "responsible"
                    | "liable"
                    | "together"
                    | "scoreless"
                    | "goalless"
                    | "hostage"
                    | "captive"
                    | "to"
                    | "out"
                    | "off"
                    | "aloft"
                    | "high"
                    | "close"
            )
            && !self.needs_met(k, CAPTORS)
            && !self.needs_met(k, "hostage hostages captive captives ransom hijacked hamas")
    }

    /// `schoolgirls were taken from a boarding school`: not to a hospital or out of a wreck.
    fn carried_off(&self, k: usize) -> bool {
        self.head(k + 1) == "from"
            && matches!(
                self.head(k + 2),
                "school"
                    | "schools"
                    | "home"
                    | "homes"
                    | "village"
                    | "villages"
                    | "bus"
                    | "church"
                    | "mosque"
                    | "hostel"
                    | "dormitory"
                    | "convoy"
                    | "farm"
                    | "kibbutz"
                    | "camp"
                    | "hotel"
                    | "resort"
            )
            && !self.needs_met(k, "hospital hospitals clinic shelter shelters safety morgue mortuary")
    }

    fn negated(&self, k: usize) -> bool {
        self.chunks[k].tokens.clone().any(|i| matches!(self.word(i), "not" | "n't" | "n’t" | "never"))
    }

    /// `life sentences`, `prison terms` at chunk `c`.
    fn sentence_at(&self, c: usize) -> bool {
        self.kind(c) == Kind::Noun
            && matches!(self.head(c), "sentence" | "sentences" | "term" | "terms")
            && self
                .words_of(c)
                .any(|w| matches!(w, "life" | "jail" | "prison" | "death" | "sentence" | "sentences"))
            && !self.words_of(c).any(|w| w == "suspended")
    }

    /// `killed two; four were children`: a bare number that is told to be people, after a figure of more.
    pub(super) fn told_of(&self, c: usize) -> bool {
        let chunk = &self.chunks[c];
        chunk.quantity.is_some_and(|q| self.quantities[q].used == NumberUse::Count)
            && self.is_bare(chunk)
            && matches!(self.head(c + 1), "were" | "was" | "are" | "is")
            && self.kind(c + 2) == Kind::Noun
            && self.is_people(&self.chunks[c + 2])
            && matches!(self.chunks[c + 2].det, Det::None | Det::Indefinite)
            && self.modality(c + 1) != Some(Modality::Negated)
    }
}
