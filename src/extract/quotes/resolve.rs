//! From what stands in the text for a speaker (a name, a pronoun, a description) to who it is.

mod descriptions;
mod pronouns;
mod spoken;

use super::grammar::{Grammar, Subject};
use super::lexicon;
use crate::extract::people::{self, Gender, Named};
use crate::extract::{Context, Extent};
use crate::tag::{NameKind, Pos};
use crate::text::date::{month, weekday};
use crate::text::{Caps, List, list};
use rustc_hash::FxHashMap;
use spoken::{Record, Spoken};
use std::cell::OnceCell;
use std::ops::Range;
use std::sync::Arc;

/// Who speaks.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Who {
    /// A person of the article, by index.
    Person(usize),
    /// A description or organization, as written.
    Described(Arc<str>),
}

/// A speaker as found: what stands in the text, and who it is as far as the text tells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Speaker {
    pub mention: Option<Extent>,
    pub who: Option<Who>,
}

/// A person mention by tokens.
struct Seen {
    tokens: Extent,
    sentence: u32,
    who: Who,
    /// It is the subject of a clause.
    subject: bool,
}

impl Seen {
    fn new(g: &Grammar, tokens: Range<usize>, who: Who, subject: bool) -> Self {
        let sentence = g.doc.sentence_of(tokens.start) as u32;
        Self { tokens: tokens.into(), sentence, who, subject }
    }

    fn tokens(&self) -> Range<usize> {
        self.tokens.range()
    }

    fn sentence(&self) -> usize {
        self.sentence as usize
    }
}

/// Resolves speakers in text order, remembering who has spoken.
pub(super) struct Resolver<'g, 'a> {
    g: &'g Grammar<'a>,
    cx: Context<'a>,
    people: &'g [Named],
    /// The pronoun that each person takes, once asked for.
    genders: Vec<OnceCell<Option<Gender>>>,
    /// The first person with each surname, once asked for.
    surnames: OnceCell<FxHashMap<&'g str, usize>>,
    /// The same in lower case, once asked for.
    bearers: OnceCell<FxHashMap<String, usize>>,
    /// In text order.
    seen: Vec<Seen>,
    spoken: Record,
    /// What one human being was said to have said, and that speaker's sex: those named there are only spoken of.
    reported: Vec<(Range<u32>, Option<Gender>)>,
    /// Persons by the words of their roles, in lower case, once asked for.
    roles: OnceCell<FxHashMap<String, Vec<usize>>>,
}

/// How a pronoun restricts whom it means.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pronoun {
    One(Gender),
    Many,
    Thing,
    /// The writer, the reader: never resolved.
    Other,
}

fn pronoun(word: &str) -> Option<Pronoun> {
    let is = |list: &[&str]| list.iter().any(|w| word.eq_ignore_ascii_case(w));
    if is(&["he", "him", "his", "himself"]) {
        Some(Pronoun::One(Gender::Male))
    } else if is(&["she", "her", "hers", "herself"]) {
        Some(Pronoun::One(Gender::Female))
    } else if is(&["they", "them", "their", "theirs"]) {
        Some(Pronoun::Many)
    } else if is(&["it", "its"]) {
        Some(Pronoun::Thing)
    } else if is(&["i", "we", "you", "me", "us", "my", "our", "your", "one"]) {
        Some(Pronoun::Other)
    } else {
        None
    }
}

impl<'g, 'a> Resolver<'g, 'a> {
    /// A resolver of as many `speakers` at most.
    pub fn new(cx: &Context<'a>, g: &'g Grammar<'a>, people: &'g [Named], speakers: usize) -> Self {
        // With room for those presumed below: a long list that grows is in memory twice.
        let mentions: usize = people.iter().map(|p| p.mentions.len()).sum();
        let mut seen: Vec<Seen> = Vec::with_capacity(mentions + g.doc.sentences.len() / 4);
        for (person, p) in people.iter().enumerate() {
            for m in &p.mentions {
                let first = g.doc.token_at(m.start());
                let end = g.doc.tokens.partition_point(|t| (t.start as usize) < m.end());
                if first >= end {
                    continue;
                }
                let mut next = end;
                // Past a bracket: `Jon Ossoff (D-GA), who`.
                if next < g.doc.tokens.len() && g.is(next, "(") {
                    next = (next..g.doc.tokens.len().min(next + 8))
                        .find(|&i| g.is(i, ")"))
                        .map_or(next, |i| i + 1);
                    next += usize::from(g.is(next, ","));
                }
                let after = (next..g.doc.tokens.len().min(next + 3)).find(|&i| !matches!(g.tag(i), Pos::Rb));
                let comma = after.is_some_and(|i| g.is(i, ","));
                // A past tense right after a name may be taken for a participle.
                let past = |i: usize| g.tag(i) == Pos::Vbn && !g.is(i + 1, "by");
                // `Lee's voice began to shake`: she is what the text is about.
                let owner = g.tag(end) == Pos::Pos
                    && g.np_forward(end + 1, g.doc.tokens.len()).is_some_and(|np| g.is_finite(np.end));
                // `Ann Lee in another post thanked`.
                let beyond = |i: usize| {
                    g.tag(i) == Pos::In
                        && g.np_forward(i + 1, g.doc.tokens.len()).is_some_and(|np| g.is_finite(np.end))
                };
                let subject = (owner || after.is_some_and(|i| g.is_finite(i) || past(i) || beyond(i)))
                    && !hangs(g, first, end)
                    || comma && {
                        let s = g.doc.sentences[g.doc.sentence_of(first)];
                        let beside = first > 0
                            && g.is(first - 1, ",")
                            && after.is_some_and(|i| i == end && g.is_finite(i + 1));
                        // `A spokesman for the army, Ann Lee, came to the gate`.
                        first.saturating_sub(s.first as usize) < 6 || beside
                    };
                seen.push(Seen::new(g, first..end, Who::Person(person), subject));
            }
        }
        let surnames = OnceCell::new();
        let presumed = presumed(g, &seen, |name| first_of(&surnames, people, name));
        seen.extend(presumed);
        seen.sort_by_key(|s| s.tokens().start);
        let genders = vec![OnceCell::new(); people.len()];
        Self {
            g,
            cx: *cx,
            people,
            genders,
            surnames,
            bearers: OnceCell::new(),
            seen,
            spoken: Record::with_room(speakers),
            reported: Vec::new(),
            roles: OnceCell::new(),
        }
    }

    /// Persons by the words of their roles, in lower case.
    fn roles(&self) -> &FxHashMap<String, Vec<usize>> {
        self.roles.get_or_init(|| {
            let mut roles: FxHashMap<String, Vec<usize>> = FxHashMap::default();
            for (i, person) in self.people.iter().enumerate() {
                for role in &person.roles {
                    for word in role.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 2) {
                        let list = roles.entry(word.to_lowercase()).or_default();
                        if list.last() != Some(&i) {
                            list.push(i);
                        }
                    }
                }
            }
            roles
        })
    }

    /// The pronoun that a person takes.
    fn gender(&self, person: usize) -> Option<Gender> {
        *self.genders[person].get_or_init(|| people::gender(&self.cx, &self.people[person]))
    }

    /// The person mention that ends a range of tokens.
    fn person_ending(&self, end: usize) -> Option<&Seen> {
        let ending = |end: usize| {
            // A name and a word of it that was taken for a surname may both cover the token before.
            let begun = self.seen.partition_point(|s| s.tokens().start < end);
            let covers = self.seen[..begun].iter().rev().take(3).find(|s| s.tokens().end >= end);
            covers.filter(|s| s.tokens().end == end)
        };
        // `Alan Marsh QC`: letters behind a name are no part of it.
        let letters =
            |i: usize| self.g.doc.tokens[i].caps == Caps::All && (2..=4).contains(&self.g.word(i).len());
        ending(end).or_else(|| ending(end.checked_sub(1).filter(|&i| letters(i))?))
    }

    /// Who the subject of a cue is, to be remembered as having spoken. `content` is what he or she says right before:
    /// nobody there is meant by a pronoun (`Smith loved the sea, he said`); `after` is what follows.
    pub fn subject(
        &mut self,
        subject: &Subject,
        content: Option<&Range<usize>>,
        after: Option<&Range<usize>>,
    ) -> Speaker {
        let speaker = self.speaker(subject, content);
        if let Some(who) = speaker.who.clone() {
            self.remember(subject, speaker.mention, who);
            if let Some(spoken) = self.spoken.last().filter(|s| s.is_one()) {
                let words = content.into_iter().chain(after).cloned();
                self.reported.extend(words.map(|w| (w.start as u32..w.end as u32, spoken.gender)));
            }
        }
        speaker
    }

    /// Who a subject is.
    pub fn speaker(&self, subject: &Subject, content: Option<&Range<usize>>) -> Speaker {
        let at = subject.tokens.start;
        let mention = Some(subject.tokens.clone().into());
        if let Some(antecedent) = &subject.antecedent {
            return Speaker { mention, who: self.speaker(&Subject::plain(antecedent.clone()), None).who };
        }
        let bare = subject.tokens.len() == 1;
        if matches!(self.g.tag(at), Pos::Wp | Pos::Wdt)
            || bare && (self.g.any(at, list!["that", "this", "which", "each"]) || self.g.tag(at) == Pos::Vbg)
        {
            return Speaker { mention, who: None };
        }
        // `“We were beaten,” said one.`
        let somebody = bare && self.g.is(at, "one") && at > 0 && self.g.is_verb(at - 1);
        if bare
            && !somebody
            && let Some(p) = pronoun(self.g.word(at))
        {
            return Speaker { mention, who: self.pronoun(p, at, content) };
        }
        if let Some(seen) = self.person_ending(subject.head.end) {
            return Speaker { mention: Some(seen.tokens), who: Some(seen.who.clone()) };
        }
        // `Lee's remarks signaled that …`: whose words they are.
        if let Some(owner) = self.owner_of_words(&subject.tokens) {
            return self.speaker(&Subject::plain(owner), content);
        }
        Speaker { mention, who: Some(self.described(subject)) }
    }

    /// The owner in `Lee's remarks`, where the last noun is one for something said.
    fn owner_of_words(&self, np: &Range<usize>) -> Option<Range<usize>> {
        let g = self.g;
        let at = np.clone().find(|&i| g.tag(i) == Pos::Pos)?;
        let words = lexicon::noun(g.word(np.end - 1))
            || g.any(np.end - 1, list!["advice", "answer", "message", "motto", "reply", "verdict"]);
        (words && at > np.start).then_some(np.start..at)
    }

    /// The last noun of a phrase.
    fn head_noun(&self, np: &Range<usize>) -> &'a str {
        self.g.word(np.clone().rev().find(|&i| self.g.is_noun(i)).unwrap_or(np.end - 1))
    }

    fn remember(&mut self, subject: &Subject, mention: Option<Extent>, who: Who) {
        let at = subject.tokens.start;
        let word = self.g.word(at);
        // The pronoun tells the sex that the name does not.
        if let (Who::Person(p), Some(Pronoun::One(gender)), 1) = (&who, pronoun(word), subject.tokens.len())
            && self.gender(*p).is_none()
        {
            self.genders[*p] = OnceCell::from(Some(gender));
        }
        let (gender, plural, human) = match &who {
            Who::Person(p) => (self.gender(*p), false, true),
            // A pronoun: as what it stands for.
            Who::Described(_)
                if subject.tokens.len() == 1 && pronoun(word).is_some() || subject.antecedent.is_some() =>
            {
                let before = self.spoken.again(&who);
                before.map_or((None, false, false), |s| (s.gender, s.plural, s.human))
            }
            Who::Described(_) => {
                let head = &subject.head;
                let last = self.g.tag(head.end - 1);
                let capital = self.g.doc.tokens[head.start].caps == Caps::Initial;
                let body = self.g.name(head.start).is_some_and(|n| n.kind == NameKind::Organization);
                let surname = head.len() == 1 && capital && !body && !matches!(last, Pos::Nns | Pos::Nnps);
                // `Umm Qasim`, a mother by the name of her son, may be taken for the port.
                let role = match self.g.word(head.start) {
                    "Umm" => Some(Some(Gender::Female)),
                    "Abu" => Some(Some(Gender::Male)),
                    _ => crate::gazetteer::persons::role(self.head_noun(head)),
                };
                let human = role.is_some() || surname || self.g.is(head.end - 1, "source");
                (role.flatten(), matches!(last, Pos::Nns | Pos::Nnps), human)
            }
        };
        let sentence = self.g.doc.sentence_of(at);
        self.spoken.push(Spoken::new((at, sentence), mention, who, (gender, plural, human)));
    }

    /// A name that stands as a label: the person with that name or surname, else the label as it is.
    pub fn named(&self, label: Range<usize>) -> Speaker {
        let g = self.g;
        let last = g.word(label.end - 1);
        let person = self.person_ending(label.end).map(|s| s.who.clone()).or_else(|| {
            let bearers = self.bearers.get_or_init(|| {
                let people = self.people.iter().enumerate().rev();
                people.map(|(i, p)| (surname(p).to_ascii_lowercase(), i)).collect()
            });
            bearers.get(&last.to_ascii_lowercase()).copied().map(Who::Person)
        });
        let who = person.unwrap_or_else(|| Who::Described(self.phrase(&label)));
        Speaker { mention: Some(label.into()), who: Some(who) }
    }

    /// The person that the text has just brought in: the last subject of the sentences right before token `at`, in its
    /// paragraph or the one before, where nobody has spoken since.
    pub fn introduced(&self, at: usize) -> Option<Speaker> {
        let g = self.g;
        let sentence = g.doc.sentence_of(at);
        let spoken = self.spoken.before(at).next().map_or(0, |s| s.at() + 1);
        let before = self.seen.partition_point(|s| s.tokens().start < at);
        let mut blocks = 0;
        let mut place = at;
        let near = |s: &&Seen| s.tokens().start >= spoken && sentence - s.sentence() <= 3;
        self.seen[..before].iter().rev().take(8).take_while(near).find_map(|seen| {
            blocks += (seen.tokens().end..place).filter(|&i| g.doc.tokens[i].block_start()).count();
            place = seen.tokens().start;
            let near = blocks <= 1 && g.stretch(seen.tokens().start).is_none();
            (near && seen.subject).then(|| Speaker { mention: None, who: Some(seen.who.clone()) })
        })
    }

    /// Whom the sentence that begins at token `at` has speaking: `“…” Ann Lee was speaking in Oslo.`
    pub fn speaking(&self, at: usize) -> Option<Speaker> {
        const SPEAKS: &List = list![
            "addressing",
            "commenting",
            "reacting",
            "referring",
            "replying",
            "responding",
            "speaking",
            "talking",
        ];
        let g = self.g;
        let n = self.seen.partition_point(|s| s.tokens().start < at);
        let seen = self
            .seen
            .get(n)
            .filter(|s| s.tokens().start <= at + 2 && s.sentence() == g.doc.sentence_of(at))?;
        let verb = seen.tokens().end;
        let speaks = g.any(verb, list!["was", "is"]) && g.any(verb + 1, SPEAKS)
            || g.is(verb, "spoke") && !g.any(verb + 1, list!["of", "to"]);
        speaks.then(|| Speaker { mention: Some(seen.tokens), who: Some(seen.who.clone()) })
    }

    /// Whom an interview that begins at token `at` brings in before it: the person most named, the first of two alike.
    pub fn interviewee(&self, at: usize) -> Speaker {
        let before = &self.seen[..self.seen.partition_point(|s| s.tokens().start < at)];
        let mut named: Vec<(usize, &Who)> = Vec::new();
        for seen in before.iter().filter(|s| matches!(s.who, Who::Person(_))) {
            match named.iter().position(|(_, who)| *who == &seen.who) {
                Some(i) => named[i].0 += 1,
                None if named.len() < 8 => named.push((1, &seen.who)),
                None => {}
            }
        }
        let best = named.iter().rev().max_by_key(|(n, _)| *n);
        Speaker { mention: None, who: best.map(|(_, who)| (*who).clone()) }
    }

    /// Who spoke last before token `at`, within so many sentences.
    pub fn last(&self, at: usize, within: usize) -> Speaker {
        let sentence = self.g.doc.sentence_of(at);
        match self.spoken.before(at).next() {
            Some(last) if sentence - last.sentence() <= within => {
                Speaker { mention: last.mention, who: Some(last.who.clone()) }
            }
            _ => Speaker::default(),
        }
    }

    /// The name or description as the output gives it.
    pub fn text(&self, who: &Who) -> Arc<str> {
        match who {
            Who::Person(p) => self.people[*p].name.clone(),
            Who::Described(text) => text.clone(),
        }
    }

    /// The article being read.
    pub fn context(&self) -> &Context<'a> {
        &self.cx
    }
}

/// Does a name hang on what stands before it, so that the verb after it has another subject: `accused of killing Ann Lee
/// broke down`, `the death of Ann Lee has`?
fn hangs(g: &Grammar, first: usize, end: usize) -> bool {
    const CLAUSES: &List = list![
        "after", "although", "as", "because", "before", "if", "like", "once", "since", "than", "that",
        "though", "till", "unless", "until", "whether", "while",
    ];
    let floor = g.doc.sentences[g.doc.sentence_of(first)].first as usize;
    let start = g.np_back(end, floor).map_or(first, |np| np.start);
    start > floor
        && g.stretch(start - 1).is_none()
        && (g.tag(start - 1) == Pos::In && !g.any(start - 1, CLAUSES)
            || g.tag(start - 1) == Pos::Vbg && g.tag(start) != Pos::Prp)
}

/// The first person with a surname. The surnames are listed once somebody asks.
fn first_of<'g>(
    surnames: &OnceCell<FxHashMap<&'g str, usize>>,
    people: &'g [Named],
    name: &str,
) -> Option<usize> {
    let list = || people.iter().enumerate().rev().map(|(i, p)| (surname(p), i)).collect();
    surnames.get_or_init(list).get(name).copied()
}

/// The last word of a person's name.
fn surname(person: &Named) -> &str {
    person.name.rsplit(' ').next().unwrap_or(&person.name)
}

/// `July is on course …`: a month or day that seldom is a name.
fn is_calendar(word: &str) -> bool {
    weekday(word).is_some() || month(word).is_some() && !matches!(word, "April" | "May" | "June" | "August")
}

/// Surnames that stand alone as the subject of a verb and were not taken for a person's name.
fn presumed(g: &Grammar, seen: &[Seen], bearer: impl Fn(&str) -> Option<usize>) -> Vec<Seen> {
    let doc = g.doc;
    let known = |i: usize| {
        let n = seen.partition_point(|s| s.tokens().start <= i);
        n > 0 && seen[n - 1].tokens().contains(&i)
    };
    let alone = |i: usize| {
        doc.tokens[i].caps == Caps::Initial
            && matches!(g.tag(i), Pos::Nnp | Pos::Nnps)
            && g.name(i).is_none_or(|n| n.kind == NameKind::Person)
            && g.is_finite(i + 1)
            && g.stretch(i).is_none()
            && g.date(i).is_none()
            && !is_calendar(g.word(i))
            && (i == 0
                || !matches!(g.tag(i - 1), Pos::Nnp | Pos::Nn | Pos::Jj | Pos::Dt | Pos::In | Pos::Pos))
    };
    let owner = |word: &str| bearer(word).map_or_else(|| Who::Described(word.into()), Who::Person);
    (0..doc.tokens.len().saturating_sub(1))
        .filter(|&i| alone(i) && !known(i))
        .map(|i| Seen::new(g, i..i + 1, owner(g.word(i)), true))
        .collect()
}
