//! From what stands in the text for a speaker (a name, a pronoun, a description) to who it is.

use super::grammar::{Grammar, Subject};
use super::lexicon;
use crate::extract::people::{self, Gender};
use crate::extract::{Context, Person};
use crate::tag::{NameKind, Pos};
use crate::text::Caps;
use rustc_hash::FxHashMap;
use std::cell::OnceCell;
use std::ops::Range;

/// Who speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Who {
    /// A person of the article, by index.
    Person(usize),
    /// A description or organization, as written.
    Described(String),
}

/// A speaker as found: what stands in the text, and who it is as far as the text tells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Speaker {
    pub mention: Option<Range<usize>>,
    pub who: Option<Who>,
}

/// A person mention by tokens.
struct Seen {
    tokens: Range<usize>,
    sentence: usize,
    who: Who,
    /// It is the subject of a clause.
    subject: bool,
}

/// Someone who has spoken.
struct Spoken {
    at: usize,
    sentence: usize,
    mention: Option<Range<usize>>,
    who: Who,
    gender: Option<Gender>,
    plural: bool,
    /// A description of one human being.
    human: bool,
}

/// Resolves speakers in text order, remembering who has spoken.
pub(super) struct Resolver<'g, 'a> {
    g: &'g Grammar<'a>,
    cx: Context<'a>,
    people: &'g [Person],
    /// The pronoun that each person takes, once asked for.
    genders: Vec<OnceCell<Option<Gender>>>,
    /// The first person with each surname.
    surnames: FxHashMap<&'g str, usize>,
    seen: Vec<Seen>,
    /// Index into `seen` of the mention that covers a token.
    at: FxHashMap<usize, usize>,
    spoken: Vec<Spoken>,
    /// Persons by the last word of their roles, in lower case.
    roles: FxHashMap<String, Vec<usize>>,
}

/// What is written and then quoted from: `it went on`.
const MESSAGES: &[&str] =
    &["statement", "letter", "email", "memo", "message", "note", "post", "tweet", "communique"];

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
    pub fn new(cx: &Context<'a>, g: &'g Grammar<'a>, people: &'g [Person]) -> Self {
        let mut seen: Vec<Seen> = Vec::new();
        for (person, p) in people.iter().enumerate() {
            for m in &p.mentions {
                let first = g.doc.token_at(m.start);
                let end = g.doc.tokens.partition_point(|t| (t.start as usize) < m.end);
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
                let subject = after.is_some_and(|i| g.is_finite(i) || past(i))
                    || comma && {
                        let s = g.doc.sentences[g.doc.sentence_of(first)];
                        first.saturating_sub(s.first as usize) < 6
                    };
                seen.push(Seen {
                    tokens: first..end,
                    sentence: g.doc.sentence_of(first),
                    who: Who::Person(person),
                    subject,
                });
            }
        }
        let mut surnames = FxHashMap::default();
        for (i, person) in people.iter().enumerate() {
            surnames.entry(surname(person)).or_insert(i);
        }
        seen.extend(presumed(g, &seen, &surnames));
        seen.sort_by_key(|s| s.tokens.start);
        let at = seen.iter().enumerate().flat_map(|(i, s)| s.tokens.clone().map(move |t| (t, i))).collect();
        let mut roles: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (i, person) in people.iter().enumerate() {
            for role in &person.roles {
                for word in role.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 2) {
                    let list = roles.entry(word.to_lowercase()).or_default();
                    if !list.contains(&i) {
                        list.push(i);
                    }
                }
            }
        }
        let genders = vec![OnceCell::new(); people.len()];
        Self { g, cx: *cx, people, genders, surnames, seen, at, spoken: Vec::new(), roles }
    }

    /// The pronoun that a person takes.
    fn gender(&self, person: usize) -> Option<Gender> {
        *self.genders[person].get_or_init(|| people::gender(&self.cx, &self.people[person]))
    }

    /// The person mention that ends a range of tokens.
    fn person_ending(&self, end: usize) -> Option<&Seen> {
        let seen = &self.seen[*self.at.get(&end.checked_sub(1)?)?];
        (seen.tokens.end == end).then_some(seen)
    }

    /// Who the subject of a cue is, to be remembered as having spoken. `content` is what he or she says right before:
    /// nobody there is meant by a pronoun (`Smith loved the sea, he said`).
    pub fn subject(&mut self, subject: &Subject, content: Option<&Range<usize>>) -> Speaker {
        let speaker = self.speaker(subject, content);
        if let Some(who) = speaker.who.clone() {
            self.remember(subject, speaker.mention.clone(), who);
        }
        speaker
    }

    /// Who a subject is.
    pub fn speaker(&self, subject: &Subject, content: Option<&Range<usize>>) -> Speaker {
        let at = subject.tokens.start;
        let mention = Some(subject.tokens.clone());
        if let Some(antecedent) = &subject.antecedent {
            return Speaker { mention, who: self.speaker(&Subject::plain(antecedent.clone()), None).who };
        }
        let bare = subject.tokens.len() == 1;
        if matches!(self.g.tag(at), Pos::Wp | Pos::Wdt)
            || bare && (self.g.any(at, &["that", "this", "which", "each"]) || self.g.tag(at) == Pos::Vbg)
        {
            return Speaker { mention, who: None };
        }
        if subject.tokens.len() == 1
            && let Some(p) = pronoun(self.g.word(at))
        {
            return Speaker { mention, who: self.pronoun(p, at, content) };
        }
        if let Some(seen) = self.person_ending(subject.head.end) {
            return Speaker { mention: Some(seen.tokens.clone()), who: Some(seen.who.clone()) };
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
        (lexicon::noun(&g.word(np.end - 1).to_lowercase()) && at > np.start).then_some(np.start..at)
    }

    /// The last noun of a phrase.
    fn head_noun(&self, np: &Range<usize>) -> &'a str {
        self.g.word(np.clone().rev().find(|&i| self.g.is_noun(i)).unwrap_or(np.end - 1))
    }

    fn remember(&mut self, subject: &Subject, mention: Option<Range<usize>>, who: Who) {
        let at = subject.tokens.start;
        let word = self.g.word(at);
        let (gender, plural, human) = match &who {
            Who::Person(p) => (self.gender(*p), false, true),
            // A pronoun: as what it stands for.
            Who::Described(_)
                if subject.tokens.len() == 1 && pronoun(word).is_some() || subject.antecedent.is_some() =>
            {
                let before = self.spoken.iter().rev().find(|s| s.who == who);
                before.map_or((None, false, false), |s| (s.gender, s.plural, s.human))
            }
            Who::Described(_) => {
                let head = &subject.head;
                let last = self.g.tag(head.end - 1);
                let capital = self.g.doc.tokens[head.start].caps == Caps::Initial;
                let surname = head.len() == 1 && capital && !matches!(last, Pos::Nns | Pos::Nnps);
                let role = crate::gazetteer::persons::role(&self.head_noun(head).to_lowercase());
                (role.flatten(), matches!(last, Pos::Nns | Pos::Nnps), role.is_some() || surname)
            }
        };
        let sentence = self.g.doc.sentence_of(at);
        self.spoken.push(Spoken { at, sentence, mention, who, gender, plural, human });
    }

    /// A description: a person whose role it is, an earlier fuller description, or the words themselves.
    fn described(&self, subject: &Subject) -> Who {
        let g = self.g;
        let (np, head) = (&subject.tokens, &subject.head);
        // A surname that was not taken for a name here.
        if head.len() == 1
            && matches!(g.doc.tokens[head.start].caps, Caps::Initial | Caps::Mixed)
            && let Some(&person) = self.surnames.get(g.word(head.start))
        {
            return Who::Person(person);
        }
        let definite = g.any(np.start, &["the", "this", "that", "his", "her", "their", "its"]);
        let noun = self.head_noun(head).to_lowercase();
        let bare = np.len() == head.len() && head.len() <= 4;
        if definite && bare {
            if let Some(who) = self.by_role(head, &noun) {
                return who;
            }
            // The latest speaker whose description ends or begins with the same noun.
            let earlier = self.spoken.iter().rev().take(40).find_map(|s| match &s.who {
                Who::Described(text)
                    if text.len() > 4 + noun.len() && last_word(text).eq_ignore_ascii_case(&noun) =>
                {
                    Some(&s.who)
                }
                _ => None,
            });
            if let Some(who) = earlier {
                return who.clone();
            }
            if let Some(name) = self.organization(&noun, np.start) {
                return Who::Described(name);
            }
        }
        Who::Described(self.phrase(np))
    }

    /// `the prime minister` after a person with that role.
    fn by_role(&self, head: &Range<usize>, noun: &str) -> Option<Who> {
        let g = self.g;
        let persons = self.roles.get(noun)?;
        let words: Vec<String> = head
            .clone()
            .skip(1)
            .filter(|&i| g.is_noun(i) || matches!(g.tag(i), Pos::Jj))
            .map(|i| g.word(i).to_lowercase())
            .collect();
        let fits = |p: &usize| {
            self.people[*p].roles.iter().any(|role| {
                let role = role.to_lowercase();
                let mut have = role.split(|c: char| !c.is_alphanumeric());
                words.iter().all(|w| have.clone().any(|r| r == w)) && have.any(|r| r == noun)
            })
        };
        // The one mentioned last before here.
        let before = self.seen.partition_point(|s| s.tokens.start < head.start);
        self.seen[..before].iter().rev().take(60).find_map(|s| match s.who {
            Who::Person(p) if persons.contains(&p) && fits(&p) => Some(s.who.clone()),
            _ => None,
        })
    }

    /// An organization named earlier whose name ends in the noun: `the ministry` after `Health Ministry`.
    fn organization(&self, noun: &str, at: usize) -> Option<String> {
        let g = self.g;
        let before = g.names.partition_point(|n| n.tokens.start < at);
        let name = g.names[..before].iter().rev().take(60).find(|n| {
            n.kind == NameKind::Organization
                && n.tokens.len() > 1
                && g.word(n.tokens.end - 1).eq_ignore_ascii_case(noun)
        })?;
        Some(self.phrase(&name.tokens))
    }

    /// The words of a phrase, without an article's capital at the start of a sentence.
    fn phrase(&self, np: &Range<usize>) -> String {
        let text = self.g.doc.slice(np.clone());
        let mut out = String::with_capacity(text.len());
        for word in text.split_whitespace() {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(word);
        }
        let article = matches!(
            self.g.word(np.start),
            "The"
                | "A"
                | "An"
                | "One"
                | "Some"
                | "His"
                | "Her"
                | "Their"
                | "Its"
                | "Many"
                | "Several"
                | "Two"
        );
        if article && let Some(first) = out.get_mut(..1) {
            first.make_ascii_lowercase();
        }
        out
    }

    fn pronoun(&self, p: Pronoun, at: usize, content: Option<&Range<usize>>) -> Option<Who> {
        match p {
            Pronoun::Other => None,
            Pronoun::Many => self.group(at, true),
            Pronoun::Thing => self.group(at, false),
            Pronoun::One(gender) => self.one(gender, at, content),
        }
    }

    fn group(&self, at: usize, plural: bool) -> Option<Who> {
        let sentence = self.g.doc.sentence_of(at);
        // `asked Israel for evidence for its claim`: what owns the claim is named right before, where anything is.
        if !plural && self.g.is(at, "its") {
            let first = self.g.doc.sentences[sentence].first as usize;
            let before = self.g.names.partition_point(|n| n.tokens.start < at);
            let owner = self.g.names[..before].iter().rev().take_while(|n| n.tokens.start >= first);
            let mut owner = owner.filter(|n| matches!(n.kind, NameKind::Organization | NameKind::Place));
            if let Some(name) = owner.next() {
                return Some(Who::Described(self.phrase(&name.tokens)));
            }
        }
        // `…, she said in a statement. “…” it went on.`
        let latest = self.spoken.iter().rev().find(|s| s.at < at).filter(|s| sentence - s.sentence <= 2);
        if !plural
            && let Some(latest) = latest
            && (sentence.saturating_sub(2)..=sentence)
                .flat_map(|s| self.g.doc.sentences[s].tokens())
                .any(|i| i > latest.at && i < at && self.g.any(i, MESSAGES))
        {
            return Some(latest.who.clone());
        }
        // `The family released a picture. “…,” they said.`
        if plural && let Some(who) = self.collective(sentence, at) {
            return Some(who);
        }
        let last = self.spoken.iter().rev().find(|s| {
            s.at < at && matches!(s.who, Who::Described(_)) && s.plural == plural && (plural || !s.human)
        })?;
        (sentence - last.sentence <= 6).then(|| last.who.clone())
    }

    /// Several people, or one body of them, as the subject of this sentence or the one before.
    fn collective(&self, sentence: usize, at: usize) -> Option<Who> {
        const BODIES: &[&str] = &[
            "band",
            "board",
            "charity",
            "club",
            "committee",
            "company",
            "council",
            "couple",
            "crew",
            "family",
            "firm",
            "group",
            "jury",
            "ministry",
            "pair",
            "panel",
            "parents",
            "party",
            "police",
            "relatives",
            "residents",
            "team",
            "trio",
            "union",
            "villagers",
            "witnesses",
        ];
        let g = self.g;
        (0..=1usize.min(sentence)).find_map(|back| {
            let s = g.doc.sentences[sentence - back].tokens();
            let np = g
                .np_forward(s.start, s.end.min(at))
                .filter(|np| np.end < at && g.stretch(np.start).is_none())?;
            let body = g.any(np.end - 1, BODIES) && g.is_verb(np.end);
            body.then(|| self.described(&Subject::plain(np)))
        })
    }

    /// The person that `he` or `she` means: near, a subject, the last to speak, and of that sex.
    fn one(&self, gender: Gender, at: usize, content: Option<&Range<usize>>) -> Option<Who> {
        let g = self.g;
        let sentence = g.doc.sentence_of(at);
        let before = self.seen.partition_point(|s| s.tokens.start < at);
        let mut best: Option<(f32, Who)> = None;
        let mut offer = |score: f32, who: Who| {
            if best.as_ref().is_none_or(|(b, _)| score > *b) {
                best = Some((score, who));
            }
        };
        let distance = |s: usize| (sentence.saturating_sub(s)).min(30) as f32;
        let last = self.spoken.iter().rev().find(|s| s.at < at && s.human && !s.plural);
        for seen in self.seen[..before].iter().rev().take(40) {
            if content.is_some_and(|c| c.contains(&seen.tokens.start)) {
                continue;
            }
            let known = match seen.who {
                Who::Person(p) => self.gender(p),
                Who::Described(_) => None,
            };
            // A given name may mislead about the sex; an only candidate is right all the same.
            let against = if known.is_some_and(|k| k != gender) { 6.0 } else { 0.0 };
            let mut score = -distance(seen.sentence) - against;
            // The subject of the sentence right before is what the text is about.
            score += match (seen.subject, distance(seen.sentence) <= 1.0) {
                (true, true) => 2.0,
                (true, false) => 1.0,
                _ => 0.0,
            };
            score += if known.is_some() { 0.6 } else { 0.0 };
            // Brought in by this very paragraph.
            if seen.subject && !(seen.tokens.end..at).any(|i| g.doc.tokens[i].block_start) {
                score += 1.0;
            }
            if last.is_some_and(|l| l.who == seen.who) {
                score += 1.5;
            }
            offer(score, seen.who.clone());
        }
        for (score, who) in self.topics(gender, sentence, at, content) {
            offer(score, who);
        }
        if let Some(last) = last
            && last.gender.is_none_or(|k| k == gender)
        {
            let sure = if last.gender.is_some() { 0.6 } else { 0.0 };
            offer(-distance(last.sentence) + 2.5 + sure, last.who.clone());
        }
        let (score, who) = best?;
        (score > -12.0).then_some(who)
    }

    /// Descriptions of one human being that begin this sentence or one of the two before it: `The coach was blunt. "…" he
    /// said`.
    fn topics(
        &self,
        gender: Gender,
        sentence: usize,
        at: usize,
        content: Option<&Range<usize>>,
    ) -> impl Iterator<Item = (f32, Who)> {
        let g = self.g;
        (0..=2usize.min(sentence)).filter_map(move |back| {
            let s = g.doc.sentences[sentence - back].tokens();
            let np = g.np_forward(s.start, s.end.min(at)).filter(|np| np.len() > 1 && np.end < at)?;
            if content.is_some_and(|c| c.contains(&np.start))
                || g.stretch(np.start).is_some()
                || !g.any(np.start, &["the", "a", "an", "one", "his", "her", "another"])
                || g.name(np.end - 1).is_some()
                || !(g.is_finite(np.end) || g.any(np.end, &[",", "who", "of", "from", "in"]))
            {
                return None;
            }
            // `The mayor of Rafina, Ann Lee, was heckled`: the name is what counts.
            let long = g.np_long(np.start, s.end.min(at)).map_or(np.end, |l| l.end);
            if g.is(long, ",") && g.name(long + 1).is_some_and(|n| n.kind == NameKind::Person) {
                return None;
            }
            let known = crate::gazetteer::persons::role(&self.head_noun(&np).to_lowercase())?;
            if g.tag(np.end - 1) == Pos::Nns || known.is_some_and(|k| k != gender) {
                return None;
            }
            let sure = if known.is_some() { 0.6 } else { 0.0 };
            Some((1.9 + sure - back as f32, self.described(&Subject::plain(np))))
        })
    }

    /// A name that stands as a label: the person with that name or surname, else the label as it is.
    pub fn named(&self, label: Range<usize>) -> Speaker {
        let g = self.g;
        let last = g.word(label.end - 1);
        let person = self.person_ending(label.end).map(|s| s.who.clone()).or_else(|| {
            self.people.iter().position(|p| surname(p).eq_ignore_ascii_case(last)).map(Who::Person)
        });
        let who = person.unwrap_or_else(|| Who::Described(self.phrase(&label)));
        Speaker { mention: Some(label), who: Some(who) }
    }

    /// The person that the text has just brought in: the last subject of the sentences right before token `at`, in its
    /// paragraph or the one before, where nobody has spoken since.
    pub fn introduced(&self, at: usize) -> Option<Speaker> {
        let g = self.g;
        let sentence = g.doc.sentence_of(at);
        let spoken = self.spoken.iter().rev().find(|s| s.at < at).map_or(0, |s| s.at + 1);
        let before = self.seen.partition_point(|s| s.tokens.start < at);
        let mut blocks = 0;
        let mut place = at;
        self.seen[..before].iter().rev().take(8).take_while(|s| s.tokens.start >= spoken).find_map(|seen| {
            blocks += (seen.tokens.end..place).filter(|&i| g.doc.tokens[i].block_start).count();
            place = seen.tokens.start;
            let near = sentence - seen.sentence <= 3 && blocks <= 1 && g.stretch(seen.tokens.start).is_none();
            (near && seen.subject).then(|| Speaker { mention: None, who: Some(seen.who.clone()) })
        })
    }

    /// Whom an interview that begins at token `at` brings in before it: the person most named, the first of two alike.
    pub fn interviewee(&self, at: usize) -> Speaker {
        let before = &self.seen[..self.seen.partition_point(|s| s.tokens.start < at)];
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
        match self.spoken.iter().rev().find(|s| s.at < at) {
            Some(last) if sentence - last.sentence <= within => {
                Speaker { mention: last.mention.clone(), who: Some(last.who.clone()) }
            }
            _ => Speaker::default(),
        }
    }

    /// The name or description as the output gives it.
    pub fn text(&self, who: &Who) -> String {
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

/// The last word of a person's name.
fn surname(person: &Person) -> &str {
    person.name.rsplit(' ').next().unwrap_or(&person.name)
}

/// Surnames that stand alone as the subject of a verb and were not taken for a person's name.
fn presumed(g: &Grammar, seen: &[Seen], surnames: &FxHashMap<&str, usize>) -> Vec<Seen> {
    let doc = g.doc;
    let known = |i: usize| {
        let n = seen.partition_point(|s| s.tokens.start <= i);
        n > 0 && seen[n - 1].tokens.contains(&i)
    };
    let alone = |i: usize| {
        doc.tokens[i].caps == Caps::Initial
            && matches!(g.tag(i), Pos::Nnp | Pos::Nnps)
            && g.name(i).is_none_or(|n| n.kind == NameKind::Person)
            && g.is_finite(i + 1)
            && g.stretch(i).is_none()
            && g.date(i).is_none()
            && (i == 0
                || !matches!(g.tag(i - 1), Pos::Nnp | Pos::Nn | Pos::Jj | Pos::Dt | Pos::In | Pos::Pos))
    };
    let owner = |word: &str| {
        surnames.get(word).map_or_else(|| Who::Described(word.to_string()), |&person| Who::Person(person))
    };
    (0..doc.tokens.len().saturating_sub(1))
        .filter(|&i| alone(i) && !known(i))
        .map(|i| Seen {
            tokens: i..i + 1,
            sentence: doc.sentence_of(i),
            who: owner(g.word(i)),
            subject: true,
        })
        .collect()
}

fn last_word(text: &str) -> &str {
    // `a spokesman for the ministry`: the head stands before the preposition.
    let head =
        [" for ", " of ", " in ", " at ", " from ", " with "].iter().filter_map(|p| text.find(p)).min();
    text[..head.unwrap_or(text.len())].rsplit(' ').next().unwrap_or(text)
}
