//! Attackers who die of what they did, where no figure tells of it: `before turning the gun on himself`, `police shot
//! him dead`, `commandos killed both`. No figures, but they count in the toll.

use super::chunk::{Chunk, Kind, View, Voice};
use super::harmed::Harmed;
use super::lexicon::Humanity;
use super::outcome::perpetrator;
use crate::extract::{CasualtyKind, Extent};
use crate::text::Folded;
use std::ops::Range;

/// Those whom the article last told of as doing harm.
#[derive(Debug, Clone, Copy)]
pub(super) struct Attackers {
    /// How many they are, where it is known.
    number: Option<u64>,
    sentence: usize,
    /// Their own death is counted.
    dead: bool,
    /// A figure counts them in: `five dead, including the gunman`.
    counted: bool,
}

/// An attacker's own harm, in tokens.
pub(super) struct OwnHarm {
    pub(super) kind: CasualtyKind,
    pub(super) tokens: Range<usize>,
    pub(super) number: u64,
}

/// A pronoun leads back this many sentences at most.
const REACH: usize = 4;

fn kills(word: &str) -> bool {
    matches!(
        word,
        "killed" | "kills" | "killing" | "kill" | "shot" | "shooting" | "shoots" | "hanged" | "shoot"
    )
}

/// Verbs of attacking.
fn attacks(word: &str) -> bool {
    matches!(
        word,
        "opened"
            | "attacked"
            | "stormed"
            | "shot"
            | "stabbed"
            | "rammed"
            | "ploughed"
            | "plowed"
            | "burst"
            | "barged"
            | "fired"
            | "detonated"
            | "killed"
            | "murdered"
            | "massacred"
            | "slashed"
            | "gunned"
            | "hijacked"
            | "blew"
            | "barricaded"
            | "threw"
            | "hurled"
            | "hacked"
            | "bludgeoned"
            | "raided"
            | "ambushed"
    )
}

/// Words that leave a deed undone.
fn undone(word: &str) -> bool {
    matches!(
        word,
        "tried"
            | "trying"
            | "threatened"
            | "threatening"
            | "attempted"
            | "attempting"
            | "wanted"
            | "planned"
            | "would"
            | "could"
            | "will"
            | "may"
            | "might"
            | "if"
            | "not"
            | "n't"
            | "failed"
    )
}

impl Attackers {
    /// Nobody yet.
    pub(super) fn new() -> Self {
        Self { number: None, sentence: 0, dead: false, counted: false }
    }

    /// Takes note of who did harm in a sentence, by its words and by the figures found in it.
    pub(super) fn meet(&mut self, view: &View, sentence: usize, figures: &[Harmed]) {
        // Those of the figures, by their first tokens.
        let token = |extent: Extent| view.doc.token_at(extent.start());
        let doers: Vec<usize> = figures.iter().filter_map(|f| f.perpetrator).map(token).collect();
        let killed = figures.iter().filter(|f| f.kind == CasualtyKind::Killed);
        let dead: Vec<usize> = killed.filter_map(|f| f.victims).map(token).collect();
        for c in 0..view.chunks.len() {
            let chunk = &view.chunks[c];
            let does = chunk.kind == Kind::Noun && perpetrator(view.word(chunk.head));
            let named = does || chunk.kind == Kind::Noun && doers.iter().any(|p| chunk.tokens.contains(p));
            if !named || matches!(view.head(c), "suspects" | "suspect") && chunk.quantity.is_none() && !does {
                continue;
            }
            // `including the gunman`.
            let led = c > 0 && (view.kind(c - 1) == Kind::Including || view.head(c - 1) == "including");
            self.counted |= does && led;
            // `A student killed three and took his own life`: a figure tells it.
            self.dead |= dead.iter().any(|v| chunk.tokens.contains(v));
            let number = match chunk.quantity.map(|q| view.quantities[q].value) {
                Some(value) => value,
                None => (!chunk.plural).then_some(1),
            };
            if number.is_some() || self.number.is_none() {
                self.number = number;
            }
            self.sentence = sentence;
        }
        // `A man opened fire in a nightclub, killing 49`.
        let harmed = figures.iter().any(|f| matches!(f.kind, CasualtyKind::Killed | CasualtyKind::Injured));
        let verbs = if harmed { 0..view.chunks.len().saturating_sub(1) } else { 0..0 };
        for c in verbs {
            let (chunk, verb) = (&view.chunks[c], &view.chunks[c + 1]);
            let attacks =
                verb.kind == Kind::Verb && verb.voice != Voice::Passive && attacks(view.word(verb.head));
            if !attacks {
                continue;
            }
            // `Six men with knives and guns killed 58`.
            let chunk = match view.subject(c + 1).map(|s| &view.chunks[s]) {
                Some(s) if s.humanity == Humanity::People => s,
                _ if chunk.humanity != Humanity::People => &view.chunks[0],
                _ => chunk,
            };
            if chunk.kind == Kind::Noun && chunk.humanity == Humanity::People {
                let number = match chunk.quantity.map(|q| view.quantities[q].value) {
                    Some(value) => value,
                    None => (!chunk.plural).then_some(1),
                };
                if number.is_some() {
                    (self.number, self.sentence) = (number, sentence);
                }
            }
        }
        // `He ran down five people`: a pronoun that does harm.
        for (c, verb) in view.chunks.iter().enumerate() {
            let harms = verb.kind == Kind::Verb && !view.lexicon.verb(view.word(verb.head)).is_empty();
            if harms
                && !figures.is_empty()
                && self.number.is_none()
                && let Some(s) = view.subject(c)
                && matches!(view.head(s), "he" | "she")
                && view.object(c).is_some_and(|o| view.countable(o))
            {
                (self.number, self.sentence) = (Some(1), sentence);
            }
        }
    }

    /// An attacker's death that a construction of its own has counted: true if it is the first.
    pub(super) fn buried(&mut self) -> bool {
        let first = !self.dead && !self.counted;
        self.dead = true;
        first
    }

    /// `All six were found dead`: the attackers told of before, if a number without a noun is theirs. Once only.
    pub(super) fn are(&mut self, number: Option<u64>, sentence: usize) -> bool {
        let near = self.sentence < sentence && self.sentence + REACH >= sentence;
        let theirs =
            near && !self.dead && !self.counted && number.is_some_and(|n| n > 1 && self.number == Some(n));
        self.dead |= theirs;
        theirs
    }

    /// How many `themselves` are: `Both then shot themselves`, `Three bombers hit a hotel, killing themselves`.
    pub(super) fn selves(&self, view: &View, before: usize) -> Option<u64> {
        let number = |c: usize| {
            let chunk = &view.chunks[c];
            match chunk.quantity {
                Some(q) => view.quantities[q].value,
                None if view.head(c) == "both" => Some(2),
                // `a family of six`.
                None if view.head(c + 1) == "of" => {
                    view.chunks.get(c + 2)?.quantity.and_then(|q| view.quantities[q].value)
                }
                None => None,
            }
        };
        let subject = view.chunks.iter().position(|c| c.kind == Kind::Noun)?;
        let leads = view.chunks[subject].tokens.start < before;
        leads.then(|| number(subject)).flatten().or(self.number).filter(|&n| n > 1)
    }

    /// What befalls the attackers in the sentence without a noun: a death is told once.
    pub(super) fn own_harm(&mut self, view: &View, sentence: usize) -> Option<OwnHarm> {
        let near = self.sentence + REACH >= sentence && self.number.is_some();
        if !self.dead
            && !self.counted
            && let Some(harm) = view.besides(self.number, sentence)
        {
            self.dead = true;
            return Some(harm);
        }
        // `A lorry was driven into a crowd. Police shot the driver dead.`
        let law = || (0..view.chunks.len()).any(|c| view.kind(c) == Kind::Verb && view.stopped(c).is_some());
        if self.dead || self.counted || !near && !law() {
            return None;
        }
        let number = if near { self.number } else { Some(1) };
        let mut harm = view.by_own_hand(number).filter(|_| near).or_else(|| view.by_others(number))?;
        // `Five people were found dead after a man shot his wife and himself`: he is among them.
        let found = |i: usize| view.word(i) == "found" && view.word(i + 1) == "dead";
        if (view.folded.tokens().start..harm.tokens.start).any(found) {
            self.counted = true;
            return None;
        }
        if view.word(harm.tokens.start) == "themselves"
            && let Some(number) = self.selves(view, harm.tokens.start)
        {
            harm.number = number;
        }
        self.dead = harm.kind == CasualtyKind::Killed;
        Some(harm)
    }
}

impl View<'_> {
    /// `besides the bombers, 40 people died`, `seven people, in addition to the four assailants, were killed`.
    fn besides(&self, number: Option<u64>, sentence: usize) -> Option<OwnHarm> {
        for c in 0..self.chunks.len() {
            let chunk = &self.chunks[c];
            if chunk.kind != Kind::Noun || !perpetrator(self.word(chunk.head)) {
                continue;
            }
            let start = chunk.tokens.start;
            let word = |back: usize| start.checked_sub(back).map_or("", |i| self.word(i));
            let led = match word(1) {
                "besides" | "excluding" => true,
                "to" => word(2) == "addition",
                "from" => matches!(word(2), "apart" | "aside"),
                "with" => word(2) == "along",
                "counting" | "including" => word(2) == "not",
                _ => self.word(chunk.tokens.end) == "aside",
            };
            // Where a construction counts them itself they are a list, not an aside.
            let stated = match chunk.quantity.map(|q| self.quantities[q].value) {
                Some(value) => value,
                None if !chunk.plural => Some(1),
                // `along with the bombers, who both died`.
                None if led && (chunk.tokens.end..chunk.tokens.end + 4).any(|i| self.word(i) == "both") => {
                    Some(2)
                }
                None if led => number.filter(|&n| n > 1).or_else(|| self.blew_themselves_up(sentence)),
                None => None,
            };
            let killed =
                self.folded.tokens().any(|i| matches!(self.word(i), "killed" | "died" | "dead" | "killing"));
            if let Some(number) = stated.filter(|_| led && killed) {
                return Some(OwnHarm { kind: CasualtyKind::Killed, tokens: chunk.tokens.clone(), number });
            }
        }
        None
    }

    /// `Two women blew themselves up in the metro`, a sentence or two before: how many they are.
    fn blew_themselves_up(&self, sentence: usize) -> Option<u64> {
        (sentence.saturating_sub(REACH)..sentence).rev().find_map(|before| {
            let tokens = self.doc.sentences[before].tokens();
            let mut words = tokens.clone().skip(1).take(tokens.len().saturating_sub(2));
            let up = words.find(|&i| self.doc.word(i) == "themselves" && self.doc.word(i + 1) == "up")?;
            let folded = Folded::new(self.doc, tokens);
            let view = View::new(&self.cx, &folded);
            let counts =
                |c: &&Chunk| c.kind == Kind::Noun && c.tokens.end < up && c.humanity == Humanity::People;
            let subject = view.chunks.iter().find(counts)?;
            view.quantities[subject.quantity?].value
        })
    }

    fn done(&self, at: usize) -> bool {
        let from = self.folded.tokens().start.max(at.saturating_sub(5));
        !(from..at).any(|i| undone(self.word(i)))
    }

    /// `shot himself`, `turned the gun on himself`, `took his own life`, `died by suicide`.
    fn by_own_hand(&self, number: Option<u64>) -> Option<OwnHarm> {
        let range = self.folded.tokens();
        let own = |at: usize, tokens: Range<usize>, number: u64| {
            self.done(at).then_some(OwnHarm { kind: CasualtyKind::Killed, tokens, number })
        };
        for i in range.clone() {
            match self.word(i) {
                word @ ("himself" | "herself" | "themselves") => {
                    let from = range.start.max(i.saturating_sub(8));
                    let verb = (from..i).rev().find(|&k| kills(self.word(k)));
                    let turned =
                        (from..i).rev().find(|&k| matches!(self.word(k), "turned" | "turning" | "turns"));
                    // `shot himself in the leg` is no death.
                    let limb = matches!(self.word(i + 1), "in")
                        && (i + 2..i + 5).any(|k| {
                            matches!(self.word(k), "leg" | "foot" | "hand" | "arm" | "thigh" | "shoulder")
                        });
                    let on = matches!(self.word(i.wrapping_sub(1)), "on" | "upon");
                    let both = matches!(self.word(i + 1), "up");
                    let at = if on { turned } else { verb };
                    let number = if word == "themselves" { number? } else { 1 };
                    if let Some(at) = at.filter(|_| !limb && !both) {
                        return own(at, i..i + 1, number);
                    }
                }
                "own"
                    if matches!(self.word(i + 1), "life" | "lives")
                        && i >= range.start + 2
                        && matches!(self.word(i - 2), "took" | "taking" | "takes" | "taken" | "take") =>
                {
                    let number = if self.word(i + 1) == "lives" { number? } else { 1 };
                    return own(i - 2, i - 1..i + 2, number);
                }
                "suicide"
                    if i > range.start
                        && (matches!(self.word(i - 1), "committed" | "committing")
                            || self.word(i - 1) == "by"
                                && matches!(self.word(i.wrapping_sub(2)), "died" | "dying" | "dead")) =>
                {
                    return own(i - 1, i..i + 1, number?);
                }
                _ => {}
            }
        }
        None
    }

    /// `Police shot the driver dead`: the token of whom the verb at chunk `c` stopped.
    fn stopped(&self, c: usize) -> Option<usize> {
        let whom = self.chunks.get(c + 1)?;
        let one = whom.kind == Kind::Noun
            && whom.det == super::chunk::Det::Definite
            && matches!(self.word(whom.head), "driver" | "man" | "woman" | "teenager");
        let law = |by: usize| {
            matches!(
                self.head(by),
                "police" | "officers" | "officer" | "soldiers" | "troops" | "guards" | "policemen"
            )
        };
        (one && self.subject(c).is_some_and(law)).then_some(whom.head)
    }

    /// `he was shot dead`, `police shot him dead`, `commandos killed both`.
    fn by_others(&self, number: Option<u64>) -> Option<OwnHarm> {
        for c in 0..self.chunks.len() {
            let chunk = &self.chunks[c];
            if chunk.kind != Kind::Verb || chunk.negated || !self.done(chunk.tokens.start) {
                continue;
            }
            let word = self.word(chunk.head);
            let end = chunk.tokens.end;
            let dead = matches!(word, "killed" | "died" | "slain")
                || (end..end + 3).any(|i| matches!(self.word(i), "dead" | "fatally"))
                || chunk.tokens.clone().any(|i| self.word(i) == "fatally")
                || matches!(self.word(end), "and") && self.word(end + 1) == "killed";
            let hurt = matches!(
                word,
                "shot" | "wounded" | "injured" | "found" | "gunned" | "killed" | "died" | "slain"
            );
            if !hurt || matches!(word, "found" | "gunned") && !dead && self.word(end) != "down" {
                continue;
            }
            let kind = if dead || word == "gunned" { CasualtyKind::Killed } else { CasualtyKind::Injured };
            let object = (end..end + 3)
                .take_while(|&i| !matches!(self.word(i), "," | "." | ";" | "by" | "in"))
                .find(|&i| matches!(self.word(i), "him" | "them" | "both"))
                .or_else(|| self.stopped(c).filter(|_| dead));
            let passive = chunk.voice == super::chunk::Voice::Passive || word == "died";
            let subject = self
                .subject(c)
                .filter(|_| passive)
                .filter(|&s| self.kind(s) == Kind::Noun && matches!(self.head(s), "he" | "they" | "both"));
            // `killed himself` and `him and four others` are told elsewhere.
            let (tokens, pronoun) = match (object, subject) {
                (Some(i), _) if word != "found" && word != "died" && !passive => {
                    let he = matches!(self.word(i), "driver" | "man" | "woman" | "teenager");
                    (i..i + 1, if he { "him" } else { self.word(i) })
                }
                (_, Some(s)) => (self.chunks[s].tokens.clone(), self.head(s)),
                _ => continue,
            };
            let number = match (pronoun, number) {
                ("him" | "he", Some(1)) => 1,
                ("both", _) => 2,
                ("them" | "they", Some(n)) if n > 1 => n,
                _ => continue,
            };
            return Some(OwnHarm { kind, tokens, number });
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::CasualtyKind;
    use crate::{Analyzer, Article};

    fn killed(text: &str) -> Option<u64> {
        let tolls = Analyzer::new().analyze(&Article::new("t", text)).tolls.unwrap_or_default();
        tolls.iter().find(|t| t.kind == CasualtyKind::Killed).and_then(|t| t.best)
    }

    #[test]
    fn attackers_who_die_count_once() {
        for (text, best) in [
            ("A gunman killed five people in a bank before turning the gun on himself.", 6),
            ("A student killed three classmates and then took his own life.", 4),
            ("A gunman killed nine worshippers. He was shot dead by police.", 10),
            ("An attacker stabbed four commuters to death. Police shot him dead.", 5),
            ("Two gunmen killed 12 guests at a hotel. Commandos killed both.", 14),
            (
                "A gunman killed nine worshippers. The gunman was shot dead by police. He was killed in a stairwell.",
                10,
            ),
            ("Five people, including the gunman, were killed at a mall. The gunman shot himself.", 5),
            ("Besides the bomber, 40 people died in the metro.", 41),
            ("Seven people, in addition to the four assailants, were killed.", 11),
            (
                "A man opened fire in a nightclub, killing 49 people. He was killed in a shootout with police.",
                50,
            ),
            ("A gunman killed nine worshippers. He tried to kill himself.", 9),
            ("A gunman killed nine worshippers and was arrested. He shot himself in the leg.", 9),
            ("Two women blew themselves up at a market. Besides the bombers, 30 people died.", 32),
            ("Three bombers struck a hotel, killing themselves, ten cooks and two guests.", 15),
            (
                "Five men with rifles and axes killed 20 pilgrims at a shrine. All five were found dead in a barn.",
                25,
            ),
            ("Two pupils shot dead nine classmates and a teacher. Both then shot themselves.", 12),
            ("Three gunmen tried to enter the embassy. All three were killed, as were two constables.", 5),
        ] {
            assert_eq!(killed(text), Some(best), "{text}");
        }
    }

    #[test]
    fn deeds_add_up_and_parts_do_not() {
        for (text, best) in [
            ("A car bomb killed six people. Hours later the same man shot dead 20 at a youth camp.", 26),
            ("Nine people were killed: five in a barber's shop and four in a car.", 9),
            ("A man stabbed his two cousins and a guest to death.", 3),
        ] {
            assert_eq!(killed(text), Some(best), "{text}");
        }
    }
}
