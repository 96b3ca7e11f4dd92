//! The words of harm: verbs, nouns and states with the kind of casualty that they tell, read from
//! `data/lexicon/harm-*.txt`; and which nouns are people.

use super::aboard::SURVIVAL;
use super::outcome::{DISEASE, EPIDEMIC};
use crate::extract::CasualtyKind;
use crate::gazetteer::lexicon::Lexicon as WordList;
use crate::text::{Document, Gate, lowered};
use rustc_hash::FxHashMap;
use std::sync::{LazyLock, OnceLock};

/// Who a verb's harm happens to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Frame {
    /// The object, or the subject of the passive.
    Object,
    /// The subject of the active.
    Subject,
    /// Both.
    Either,
    /// The subject of the passive only.
    Passive,
}

/// The form of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `kill`.
    Base,
    /// `kills`.
    Present,
    /// `killed`, where it can be past or participle.
    Past,
    /// `slain`: participle only.
    Participle,
    /// `killing`.
    Gerund,
}

/// One reading of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct VerbSense {
    pub(super) kind: CasualtyKind,
    pub(super) frame: Frame,
    pub(super) form: Form,
    /// Words of which one must follow in the clause, parted by spaces; empty: none.
    pub(super) needs: &'static str,
}

/// How a noun of harm is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NounFrame {
    /// `12 casualties`.
    Count,
    /// `the murder of two girls`.
    Event,
    /// `12 deaths`, `the death of two girls`.
    Both,
    /// `12 hostages`.
    Person,
    /// `12 cases`, in a text about a disease.
    Disease,
}

/// A noun of harm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NounSense {
    pub(super) kind: CasualtyKind,
    pub(super) frame: NounFrame,
}

/// The words of harm by form.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    verbs: FxHashMap<String, Vec<VerbSense>>,
    nouns: FxHashMap<&'static str, NounSense>,
    states: FxHashMap<&'static str, CasualtyKind>,
    /// What a word adds to the gate before the sentences.
    marks: FxHashMap<String, u16>,
    gate: Option<Gate>,
}

/// Marks of a word for the gate: it tells harm by itself, tells it with another word, is such a word, is of a disease.
pub(super) const TELLS: u16 = 1;
pub(super) const TELLS_WITH: u16 = 2;
pub(super) const NEEDED: u16 = 4;
pub(super) const OF_DISEASE: u16 = 8;
/// Of hostages: where two such words stand, who is `held` is one.
pub(super) const OF_CAPTIVITY: u16 = 16;
/// Of people who flee: in their texts `arrivals` are of them.
pub(super) const OF_FLIGHT: u16 = 64;

/// Of survival: where nobody lives, all are dead.
pub(super) const OF_SURVIVAL: u16 = 32;

/// A verb that tells harm with words of its own, see [`Lexicon::needs_met`]; such a word.
pub(super) const HAS_NEEDS: u16 = 128;
pub(super) const OF_NEEDS: u16 = 256;

/// Tells harm in a text about a disease only, or where a disease is named beside it: `12 cases`.
pub(super) const OF_PATIENTS: u16 = 512;

/// Tells harm as a verb only.
pub(super) const AS_VERB: u16 = 1024;

const VERBS: &str = include_str!("../../../data/lexicon/harm-verbs.txt");
const NOUNS: &str = include_str!("../../../data/lexicon/harm-nouns.txt");
const STATES: &str = include_str!("../../../data/lexicon/harm-states.txt");
const PEOPLE: &str = include_str!("../../../data/lexicon/people-nouns.txt");
const THINGS: &str = include_str!("../../../data/lexicon/thing-nouns.txt");

static PEOPLE_LIST: LazyLock<WordList> = LazyLock::new(|| WordList::new(PEOPLE));
static THINGS_LIST: LazyLock<WordList> = LazyLock::new(|| WordList::new(THINGS));

/// The rows of a lexicon file with their line numbers, comments and blank lines left out.
pub(super) fn rows(file: &'static str) -> impl Iterator<Item = (usize, &'static str)> {
    file.lines().enumerate().filter(|(_, l)| !l.is_empty() && !l.starts_with('#')).map(|(n, l)| (n + 1, l))
}

fn columns<const N: usize>(row: &'static str) -> Option<[&'static str; N]> {
    let mut columns = row.split('|').map(str::trim);
    let found = [(); N].map(|()| columns.next());
    found.iter().all(Option::is_some).then(|| found.map(Option::unwrap_or_default))
}

fn kind(word: &str) -> Option<CasualtyKind> {
    Some(match word {
        "killed" => CasualtyKind::Killed,
        "injured" => CasualtyKind::Injured,
        "missing" => CasualtyKind::Missing,
        "captive" => CasualtyKind::Captive,
        "detained" => CasualtyKind::Detained,
        "displaced" => CasualtyKind::Displaced,
        "infected" => CasualtyKind::Infected,
        "casualties" => CasualtyKind::Casualties,
        _ => return None,
    })
}

/// Past and gerund of a regular verb.
fn inflect(base: &str) -> [String; 4] {
    let stem = base.strip_suffix('e').unwrap_or(base);
    let third = if base.ends_with("sh") || base.ends_with("ch") || base.ends_with('s') { "es" } else { "s" };
    [format!("{base}{third}"), format!("{stem}ed"), format!("{stem}ed"), format!("{stem}ing")]
}

impl Lexicon {
    /// The one lexicon, parsed at first use.
    pub(super) fn get() -> &'static Self {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(|| {
            let mut lexicon = Self::default();
            // A row that does not parse is left out here and fails the test below.
            rows(VERBS).for_each(|(_, row)| {
                lexicon.add_verb(row);
            });
            rows(NOUNS).for_each(|(_, row)| {
                lexicon.add_noun(row);
            });
            rows(STATES).for_each(|(_, row)| {
                lexicon.add_state(row);
            });
            lexicon.mark_all();
            lexicon
        })
    }

    fn add_verb(&mut self, row: &'static str) -> Option<()> {
        let [forms, needs, kind_word, frame, _example] = columns::<5>(row)?;
        let kind = kind(kind_word)?;
        let frame = match frame {
            "object" => Frame::Object,
            "subject" => Frame::Subject,
            "either" => Frame::Either,
            "passive" => Frame::Passive,
            _ => return None,
        };
        let mut add = |word: &str, form| {
            self.verbs.entry(word.to_string()).or_default().push(VerbSense { kind, frame, form, needs });
        };
        let listed: Vec<&str> = forms.split('/').collect();
        match listed[..] {
            [base] => {
                let [third, past, _, gerund] = inflect(base);
                add(base, Form::Base);
                add(&third, Form::Present);
                add(&past, Form::Past);
                add(&gerund, Form::Gerund);
            }
            [base, third, past, participle, gerund] => {
                add(base, Form::Base);
                add(third, Form::Present);
                past.split(',').filter(|&p| p != base).for_each(|p| add(p, Form::Past));
                if base == past {
                    add(past, Form::Past);
                }
                let other = participle.split(',').filter(|p| !past.split(',').any(|q| q == *p) && *p != base);
                other.for_each(|p| add(p, Form::Participle));
                gerund.split(',').for_each(|g| add(g, Form::Gerund));
            }
            _ => return None,
        }
        Some(())
    }

    fn add_noun(&mut self, row: &'static str) -> Option<()> {
        let [words, kind_word, frame, _example] = columns::<4>(row)?;
        let frame = match frame {
            "count" => NounFrame::Count,
            "event" => NounFrame::Event,
            "both" => NounFrame::Both,
            "person" => NounFrame::Person,
            "disease" => NounFrame::Disease,
            _ => return None,
        };
        let sense = NounSense { kind: kind(kind_word)?, frame };
        words.split(' ').for_each(|w| {
            self.nouns.insert(w, sense);
        });
        Some(())
    }

    fn add_state(&mut self, row: &'static str) -> Option<()> {
        let [word, kind_word, _example] = columns::<3>(row)?;
        self.states.insert(word, kind(kind_word)?);
        Some(())
    }

    /// The readings of a verb form in lower case.
    pub(super) fn verb(&self, word: &str) -> &[VerbSense] {
        self.verbs.get(word).map_or(&[], Vec::as_slice)
    }

    /// A noun of harm in lower case.
    pub(super) fn noun(&self, word: &str) -> Option<NounSense> {
        self.nouns.get(word).copied()
    }

    /// A state of harm in lower case.
    pub(super) fn state(&self, word: &str) -> Option<CasualtyKind> {
        self.states.get(word).copied()
    }

    /// The kind that a word tells before a noun or after a number: a state or a participle without needs.
    pub(super) fn participle(&self, word: &str) -> Option<CasualtyKind> {
        self.state(word).or_else(|| {
            self.verb(word)
                .iter()
                .find(|s| {
                    matches!(s.form, Form::Past | Form::Participle)
                        && s.needs.is_empty()
                        && s.frame != Frame::Subject
                })
                .map(|s| s.kind)
        })
    }

    /// Makes the gate's table of all words that tell harm, alone or with another.
    fn mark_all(&mut self) {
        let mut marks: FxHashMap<String, u16> = FxHashMap::default();
        let mut mark = |word: &str, bit: u16| match marks.get_mut(word) {
            Some(bits) => *bits |= bit,
            None => {
                marks.insert(word.to_string(), bit);
            }
        };
        self.verbs.iter().for_each(|(word, senses)| {
            let alone = senses.iter().any(|s| s.needs.is_empty());
            mark(word, if alone { TELLS } else { HAS_NEEDS });
            senses.iter().flat_map(|s| s.needs.split(' ')).for_each(|need| mark(need, OF_NEEDS));
        });
        self.nouns.iter().for_each(|(word, noun)| {
            mark(word, if noun.frame == NounFrame::Disease { OF_PATIENTS } else { TELLS });
        });
        AS_NOUNS.split(' ').for_each(|word| mark(word, AS_VERB));
        self.states.keys().for_each(|word| mark(word, TELLS));
        EXTRA.iter().for_each(|word| mark(word, TELLS));
        [CAPTORS, LED, WITH].iter().flat_map(|w| w.split(' ')).for_each(|word| mark(word, NEEDED));
        TAKEN.split(' ').for_each(|word| mark(word, TELLS_WITH));
        BEREAVED.split(' ').for_each(|word| mark(word, NEEDED));
        LOST.split(' ').chain(NAMED.split(' ')).for_each(|word| mark(word, TELLS_WITH));
        DISEASE.iter().chain(EPIDEMIC).for_each(|word| mark(word, OF_DISEASE));
        CAPTIVITY.split(' ').for_each(|word| mark(word, OF_CAPTIVITY));
        FLIGHT.split(' ').for_each(|word| mark(word, OF_FLIGHT));
        SURVIVAL.split(' ').for_each(|word| mark(word, OF_SURVIVAL));
        self.gate = Some(marks.keys().map(String::as_str).collect());
        self.marks = marks;
    }

    /// The marks of a word, whatever its capitals: the gate before any sentence is looked at closely.
    pub(super) fn marks(&self, word: &str) -> u16 {
        if !self.gate.as_ref().is_some_and(|gate| gate.may_hold(word)) {
            return 0;
        }
        lowered(word, |w| self.marks.get(w).copied()).unwrap_or(0)
    }

    /// Can a word tell harm by itself?
    pub(super) fn tells_harm(&self, word: &str) -> bool {
        self.marks(word) & (TELLS | TELLS_WITH | HAS_NEEDS | OF_PATIENTS | OF_SURVIVAL) != 0
    }

    /// Does one of the tokens hold a verb form, and another a word that it needs?
    pub(super) fn needs_met(&self, doc: &Document, mut tokens: impl Iterator<Item = usize> + Clone) -> bool {
        let all = tokens.clone();
        tokens.any(|v| {
            let needs =
                lowered(doc.word(v), |verb| self.verbs.get(verb)).into_iter().flatten().map(|s| s.needs);
            needs
                .flat_map(|needs| needs.split(' '))
                .any(|need| !need.is_empty() && all.clone().any(|i| doc.word(i).eq_ignore_ascii_case(need)))
        })
    }
}

/// Words that tell harm only within constructions that the code knows.
const EXTRA: &[&str] = &[
    "toll",
    "tally",
    "martyrdom",
    "tragic",
    "arrivals",
    "seekers",
    "arrivals",
    "seekers",
    "surgery",
    "amputated",
    "nursing",
    "whereabouts",
    "search",
    "searching",
    "searched",
    "tolls",
    "accounted",
    "sheltering",
    "bodies",
    "body",
    "lives",
    "positive",
    "ill",
    "sick",
    "injuries",
    "wounds",
    "burns",
    "condition",
    "custody",
    "victims",
    "suicide",
    "himself",
    "herself",
    "themselves",
    "refuge",
    "shelter",
    "shelters",
    "camps",
    "tents",
    "bars",
    "detention",
    "jail",
    "prison",
    "care",
    "hospital",
    "hospitals",
    "limbs",
    "skeletons",
    "remains",
    "skulls",
    "graves",
    "admitted",
    "admitting",
    "exhumed",
    "unearthed",
    "treatment",
    "treated",
    "paralysed",
    "paralyzed",
    "ventilators",
    "fractures",
    "heatstroke",
    "sentences",
    "sentence",
];

/// Groups that take captives.
pub(super) const CAPTORS: &str = "rebels rebel militants militia militiamen group gunmen kidnappers separatists insurgents captors bandits guerrillas pirates islamists fighters hijackers raiders attackers extremists jihadists terrorists tribesmen smugglers abductors assailants gang gangs gangsters";

/// Words of captivity.
const CAPTIVITY: &str = "hostage hostages captors kidnappers ransom kidnapped abducted abductors";

/// Words of flight.
const FLIGHT: &str = "refugee refugees displaced fled fleeing asylum unhcr";

/// Verbs without needs that are nouns wherever the tagger takes them for nouns.
const AS_NOUNS: &str = "gas club clubs knife poison poisons slash spear";

/// Those who detain.
pub(super) const LED: &str = "police authorities officers detectives prosecutors deputies agents marshals";

/// What makes other verbs tell harm.
const WITH: &str = "found traced recovered located centres centers captivity grave sentence sentences term terms bullet bullets car truck train vehicle soldiers troops men lightning shrapnel homes people members residents victims fighters treatment surgery stitches life lives border into pelvis leg arm hands hand ankle ribs wrist neck hip skull";

/// Verbs of taking that tell of captives or detainees by who does it.
const TAKEN: &str = "netted netting released freed releasing freeing herded loaded bundled looking looked escaped escape escapes survived survive survives never met gave laid remain remained remains packed crammed housed lodged seize seized seizes seizing catch caught pick picked picking holding held hold take took taken takes taking made making makes whisked carted marched grabbed come came comes coming given handed received got drew lost loses struck hit hits strikes hitting fell fallen plunged plummeted left leaving needed required need crossed broke fractured burned";

/// Those whom a family or a unit loses to death: `lost 17 men`, `lost two sons`.
pub(super) const BEREAVED: &str = "schoolgirls schoolboys pupils students men soldiers troops fighters officers policemen guards sailors marines airmen commandos comrades cadres rebels militants militiamen firefighters miners members relatives kin sons daughters brothers sisters siblings cousins uncles aunts nephews nieces children grandchildren people civilians residents villagers patients son daughter brother sister child kids baby nephew niece cousin uncle aunt soldier policeman comrade life lives death heard disease flu cholera virus fever illness";

/// Verbs that tell harm with one of the bereaved, a life or a disease: `lost two sons`, `fighting for her life`.
const LOST: &str = "affected affecting affects lost lose loses losing fighting battling fights fought struggling clinging heard come came coming comes";

/// Verbs with needs that constructions of their own name too: `had his leg blown off`, `villagers buried 39 people`.
const NAMED: &str = "admits treating blown crushed hacked cut gunned buried bury burying recovered moved shifted sent brought dragged forced striking committed committing leave leaves";

/// Is a noun people, not people, or unknown?
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Humanity {
    /// A person or a group of persons.
    People,
    /// Animals, things, events, units.
    Thing,
    /// Not in the lists.
    #[default]
    Unknown,
}

/// What a noun in lower case stands for. Plurals are looked up by their singular.
pub(super) fn humanity(word: &str) -> Humanity {
    // `brothers-in-law` are brothers.
    let word = word.strip_suffix("-in-law").unwrap_or(word);
    let mut buffer = String::new();
    let mut is_in = |list: &WordList| {
        singulars(word).any(|(stem, ending)| {
            if ending.is_empty() {
                return list.contains(stem);
            }
            buffer.clear();
            buffer.push_str(stem);
            buffer.push_str(ending);
            list.contains(&buffer)
        })
    };
    if is_in(&PEOPLE_LIST) {
        return Humanity::People;
    }
    if is_in(&THINGS_LIST) {
        return Humanity::Thing;
    }
    // `Frenchmen`, `cameramen`.
    let men = (word.ends_with("men") || word.ends_with("women")) && word.len() > 6;
    if men && !matches!(word, "specimen" | "regimen" | "abdomen" | "cyclamen" | "albumen" | "bitumen") {
        return Humanity::People;
    }
    Humanity::Unknown
}

/// The word itself and what it may be the plural of, as stem and ending.
fn singulars(word: &str) -> impl Iterator<Item = (&str, &'static str)> {
    let men = word.strip_suffix("men").map(|s| (s, "man"));
    let ies = word.strip_suffix("ies").map(|s| (s, "y"));
    let ves = word.strip_suffix("ves").map(|s| (s, "fe"));
    let es = word.strip_suffix("es").map(|s| (s, ""));
    let s = word.strip_suffix('s').map(|s| (s, ""));
    let children = word.strip_suffix("children").map(|s| (s, "child"));
    let wolves = word.strip_suffix("ves").map(|s| (s, "f"));
    [Some((word, "")), children, men, ies, ves, wolves, s, es].into_iter().flatten()
}

/// Every row's example with the kind that it must give: file, line, kind, sentence with the figure in brackets.
#[cfg(test)]
pub(super) fn examples() -> Vec<(&'static str, usize, CasualtyKind, &'static str)> {
    let mut all = Vec::new();
    for (name, file, column) in
        [("harm-verbs", VERBS, 2), ("harm-nouns", NOUNS, 1), ("harm-states", STATES, 1)]
    {
        for (line, row) in rows(file) {
            let columns: Vec<&str> = row.split('|').map(str::trim).collect();
            if let Some(kind) = columns.get(column).and_then(|k| kind(k)) {
                all.push((name, line, kind, columns[columns.len() - 1]));
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_parses() {
        let mut lexicon = Lexicon::default();
        for (line, row) in rows(VERBS) {
            assert!(lexicon.add_verb(row).is_some(), "harm-verbs.txt:{line}: {row}");
        }
        for (line, row) in rows(NOUNS) {
            assert!(lexicon.add_noun(row).is_some(), "harm-nouns.txt:{line}: {row}");
        }
        for (line, row) in rows(STATES) {
            assert!(lexicon.add_state(row).is_some(), "harm-states.txt:{line}: {row}");
        }
        for (name, file) in [("people", PEOPLE), ("things", THINGS)] {
            let mut last = "";
            for (line, row) in rows(file) {
                assert!(row > last, "{name}:{line}: {row} is not in order");
                last = row;
            }
        }
    }

    #[test]
    fn nouns_are_people_or_things_in_singular_and_plural() {
        for word in
            ["people", "policemen", "soldier", "soldiers", "babies", "wives", "gunman", "others", "crew"]
        {
            assert_eq!(humanity(word), Humanity::People, "{word}");
        }
        for word in ["cars", "houses", "dog", "horses", "miles", "attacks"] {
            assert_eq!(humanity(word), Humanity::Thing, "{word}");
        }
    }
}
