//! Descriptions of who speaks: `the ministry`, `the prime minister`, `the striker`.

use super::{Resolver, Seen, Who};
use crate::extract::quotes::grammar::{MESSAGES, Subject};
use crate::tag::{NameKind, Pos};
use crate::text::{Caps, List, list};
use rustc_hash::FxHashSet;
use std::ops::Range;
use std::sync::Arc;
use std::sync::LazyLock;

/// Nouns that stand for somebody already named.
static EPITHETS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../../../data/lexicon/epithets.txt").lines();
    lines.filter(|l| !l.starts_with('#')).collect()
});

const PARTIES: &List = list![
    "conservative",
    "democrat",
    "democratic",
    "gop",
    "labor",
    "labour",
    "liberal",
    "opposition",
    "republican",
    "tory",
];

impl Resolver<'_, '_> {
    /// A description: a person whose role it is, an earlier fuller description, or the words themselves.
    pub(super) fn described(&self, subject: &Subject) -> Who {
        let g = self.g;
        let (np, head) = (&subject.tokens, &subject.head);
        // A surname that was not taken for a name here.
        if head.len() == 1
            && matches!(g.doc.tokens[head.start].caps, Caps::Initial | Caps::Mixed)
            && let Some(person) = super::first_of(&self.surnames, self.people, g.word(head.start))
        {
            return Who::Person(person);
        }
        // `The statement went on, "…"`: whoever made it.
        if g.any(np.start, list!["the", "this"])
            && np.len() == 2
            && g.any(np.end - 1, MESSAGES)
            && let Some(who) = self.author(np)
        {
            return who;
        }
        // `A statement from the mayor read: "…"`: hers.
        if g.any(head.end - 1, MESSAGES)
            && g.any(head.end, list!["from", "by"])
            && let Some(from) = g.np_forward(head.end + 1, np.end)
            && let Some(who) = self.speaker(&Subject::plain(from), None).who
        {
            return who;
        }
        if let Some(who) = self.correspondent(np) {
            return who;
        }
        let definite = g.any(np.start, list!["the", "this", "that", "his", "her", "their", "its"]);
        let noun = self.head_noun(head).to_lowercase();
        // Longer only with an age: `the 45-year-old`.
        let bare = np.len() == head.len() && (head.len() <= 4 || g.is(np.end - 1, "old") && head.len() <= 7);
        if definite && bare {
            if let Some(who) = self.by_role(head, &noun) {
                return who;
            }
            // The latest speaker whose description ends or begins with the same noun.
            let earlier = self.spoken.back().take(40).find_map(|s| match &s.who {
                // `The new statement` is another one.
                Who::Described(text)
                    if text.len() > 4 + noun.len()
                        && contains(text, &noun)
                        && last_word(text).eq_ignore_ascii_case(&noun)
                        && !(g.any(head.start + 1, list!["new", "other", "second", "later"])) =>
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
            let who = self.epithet(head, &noun).or_else(|| self.office(head, &noun));
            if let Some(who) = who.or_else(|| self.official(head, &noun)) {
                return who;
            }
            if let Some(who) = self.body(head, &noun) {
                return who;
            }
        }
        // `the West Bengal chief minister`: a longer one is only somebody's by all of its words.
        let long = definite
            && np.len() == head.len()
            && (5..=6).contains(&head.len())
            && !head.clone().any(|i| g.any(i, list!["of", "-", "and"]));
        if long && let Some(who) = self.by_role(head, &noun).or_else(|| self.by_body(head, &noun)) {
            return who;
        }
        if definite
            && (np.len() > head.len() || head.len() > 4)
            && head.len() <= 8
            && let Some(who) = self.office(head, &noun)
        {
            return who;
        }
        Who::Described(self.phrase(np))
    }

    /// `the official` after `Ann Lee, a spokesman for the ministry, told`: the last to speak, where that is a person in office.
    fn official(&self, head: &Range<usize>, noun: &str) -> Option<Who> {
        let g = self.g;
        if noun != "official" || head.len() != 2 || !g.is(head.start, "the") && !g.is(head.start, "The") {
            return None;
        }
        let sentence = g.doc.sentence_of(head.start);
        let last = self.spoken.before(head.start).next()?;
        let Who::Person(person) = last.who else { return None };
        let in_office = self.people[person].roles.iter().any(|role| {
            let role = role.to_lowercase();
            [
                "spokes",
                "minister",
                "official",
                "officer",
                "director",
                "governor",
                "secretary",
                "commissioner",
                "chief",
            ]
            .iter()
            .any(|office| role.contains(office))
        });
        (in_office && sentence - last.sentence() <= 4).then(|| last.who.clone())
    }

    /// `our correspondent` after `Ann Lee, reporting from Oslo`.
    fn correspondent(&self, np: &Range<usize>) -> Option<Who> {
        let g = self.g;
        let own = np.len() == 2
            && g.any(np.start, list!["our", "the", "its"])
            && g.any(np.start + 1, list!["correspondent", "reporter"]);
        if !own {
            return None;
        }
        let before = self.seen.partition_point(|s| s.tokens().start < np.start);
        let reports = |s: &&Seen| g.is(s.tokens().end, ",") && g.is(s.tokens().end + 1, "reporting");
        self.seen[..before].iter().rev().take(60).find(reports).map(|s| s.who.clone())
    }

    /// `the prime minister` after a person with that role.
    fn by_role(&self, head: &Range<usize>, noun: &str) -> Option<Who> {
        let g = self.g;
        let persons = self.roles().get(noun)?;
        let words: Vec<String> = head
            .clone()
            .skip(1)
            .filter(|&i| g.is_noun(i) || matches!(g.tag(i), Pos::Jj | Pos::Cd))
            // Which party somebody leads is seldom part of the title.
            .filter(|&i| !g.any(i, PARTIES))
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
        let before = self.seen.partition_point(|s| s.tokens().start < head.start);
        self.seen[..before].iter().rev().take(60).find_map(|s| match s.who {
            Who::Person(p) if persons.binary_search(&p).is_ok() && fits(&p) => Some(s.who.clone()),
            _ => None,
        })
    }

    /// Who made the statement, letter or post that the text goes on to quote: whoever spoke last in or beside it.
    fn author(&self, np: &Range<usize>) -> Option<Who> {
        let g = self.g;
        let sentence = g.doc.sentence_of(np.start);
        let last = self.spoken.before(np.start).next()?;
        let said = sentence.saturating_sub(last.sentence()) <= 4;
        let told = g.doc.sentences[last.sentence()].tokens().any(|i| g.any(i, MESSAGES));
        (said && told).then(|| last.who.clone())
    }

    /// `the party chief`, `the Spurs boss` for whoever leads it under another title: a name in the phrase is in the role.
    fn by_body(&self, head: &Range<usize>, noun: &str) -> Option<Who> {
        const HEADS: &[&str] = &["boss", "chief", "head", "leader", "supremo"];
        if !HEADS.contains(&noun) {
            return None;
        }
        let g = self.g;
        let proper = |i: &usize| matches!(g.doc.tokens[*i].caps, Caps::Initial | Caps::All | Caps::Mixed);
        let bodies: Vec<&str> = (head.start + 1..head.end - 1).filter(proper).map(|i| g.word(i)).collect();
        // `the defense chief`: the noun is in the title, whatever else is (`Defense Secretary`).
        let field = (head.start + 1..head.end - 1).rfind(|&i| !proper(&i) && g.is_noun(i)).map(|i| g.word(i));
        let leads = |p: usize| {
            self.people[p].roles.iter().any(|role| {
                let mut words = role.split(|c: char| !c.is_alphanumeric());
                match field {
                    Some(field) => words.any(|w| w.eq_ignore_ascii_case(field)),
                    None => bodies.iter().any(|b| words.any(|w| w == *b)),
                }
            })
        };
        let before = self.seen.partition_point(|s| s.tokens().start < head.start);
        self.seen[..before].iter().rev().take(60).find_map(|s| match s.who {
            Who::Person(p) if leads(p) => Some(s.who.clone()),
            _ => None,
        })
    }

    /// A person whose role has these initials: `the CM` after `Chief Minister Ann Lee`.
    fn by_initials(&self, head: &Range<usize>) -> Option<Who> {
        let word = self.g.word(head.end - 1);
        if self.g.doc.tokens[head.end - 1].caps != Caps::All || !(2..=4).contains(&word.len()) {
            return None;
        }
        let fits = |p: usize| {
            self.people[p].roles.iter().any(|role| {
                let words = role.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 1);
                let initials: String = words
                    .take_while(|w| !matches!(*w, "of" | "for" | "in" | "at"))
                    .filter_map(|w| w.chars().next())
                    .flat_map(char::to_uppercase)
                    .collect();
                initials.ends_with(word)
            })
        };
        let before = self.seen.partition_point(|s| s.tokens().start < head.start);
        self.seen[..before].iter().rev().take(60).find_map(|s| match s.who {
            Who::Person(p) if fits(p) => Some(s.who.clone()),
            _ => None,
        })
    }

    /// Another word for somebody the text is speaking of: `the Spaniard`, `the 45-year-old`, `the striker`.
    fn epithet(&self, head: &Range<usize>, noun: &str) -> Option<Who> {
        let g = self.g;
        let last = head.end - 1;
        if !g.any(head.start, list!["the", "this"]) || matches!(g.tag(last), Pos::Nns | Pos::Nnps) {
            return None;
        }
        if let Some(who) = self.by_initials(head).or_else(|| self.by_body(head, noun)) {
            return Some(who);
        }
        let year = head.clone().find(|&i| g.any(i, list!["year", "years"]) && i > head.start);
        let aged = year.is_some_and(|i| (i..head.end).any(|j| g.is(j, "old")));
        let known = EPITHETS.contains(noun);
        let people = |word: &str| {
            !["ese", "ish", "ch", "iss"].iter().any(|ending| word.ends_with(ending))
                && self.cx.gazetteer.is_demonym(word).is_some()
        };
        let hails = g.doc.tokens[last].caps == Caps::Initial && people(g.word(last));
        if !(known || aged || hails) {
            return None;
        }
        let before = self.seen.partition_point(|s| s.tokens().start < head.start);
        let seen = &self.seen[..before];
        if let Some(i) = year.filter(|_| aged) {
            // The person with that age.
            let age = g.word((head.start..i).rfind(|&j| g.tag(j) == Pos::Cd)?);
            let of_age = seen.iter().rev().take(80).find(|s| {
                let end = s.tokens().end;
                g.is(end, ",") && g.word(end + 1) == age && g.any(end + 2, list![",", "."])
                    || g.is(end, "(") && g.word(end + 1) == age
            });
            if let Some(found) = of_age {
                return Some(found.who.clone());
            }
        }
        if aged && !known && !g.is(last, "old") {
            return None;
        }
        if self.is_another(noun, head.start) {
            return None;
        }
        let sex = crate::gazetteer::persons::role(noun).flatten();
        let may_be = |who: &Who| match who {
            Who::Person(p) => sex.is_none() || self.gender(*p).is_none_or(|k| Some(k) == sex),
            Who::Described(_) => false,
        };
        let sentence = g.doc.sentence_of(head.start);
        let topic = seen.iter().rev().take(12).find(|s| {
            s.subject
                && sentence - s.sentence() <= 2
                && g.stretch(s.tokens().start).is_none()
                && may_be(&s.who)
        });
        let speaker = self.spoken.one_before(head.start);
        let speaker = speaker.filter(|s| sentence - s.sentence() <= 4 && may_be(&s.who));
        match (topic, speaker) {
            (Some(t), Some(s)) if t.tokens().start > s.at() && !self.is_reported(t.tokens().start) => {
                Some(t.who.clone())
            }
            (_, Some(s)) => Some(s.who.clone()),
            (Some(t), None) => Some(t.who.clone()),
            (None, None) => None,
        }
    }

    /// Does a token stand in what somebody is said to have said?
    fn is_reported(&self, i: usize) -> bool {
        self.reported.iter().rev().take(8).any(|(words, _)| words.contains(&(i as u32)))
    }

    /// An office whose holder the text has just named without it: `Ann Lee has denied the report. The culture secretary said`.
    fn office(&self, head: &Range<usize>, noun: &str) -> Option<Who> {
        const OFFICES: &[&str] = &[
            "ambassador",
            "bishop",
            "chairman",
            "chairwoman",
            "chancellor",
            "commissioner",
            "congressman",
            "congresswoman",
            "councillor",
            "councilman",
            "councilwoman",
            "deputy",
            "governor",
            "lawmaker",
            "legislator",
            "mayor",
            "minister",
            "mp",
            "premier",
            "president",
            "secretary",
            "senator",
            "vice-president",
        ];
        let g = self.g;
        // `the former MP`: what somebody was besides.
        let former = head.clone().any(|i| g.is(i, "former") || g.word(i).starts_with("ex-"))
            || head.len() > 3 && g.is(head.start + 1, "ex");
        let office = OFFICES.contains(&noun) || former && crate::gazetteer::persons::role(noun).is_some();
        if !office || !g.any(head.start, list!["the", "The"]) || !former && self.roles().contains_key(noun) {
            return None;
        }
        if self.is_another(noun, head.start) {
            return None;
        }
        let sex = crate::gazetteer::persons::role(noun).flatten();
        let sentence = g.doc.sentence_of(head.start);
        let before = self.seen.partition_point(|s| s.tokens().start < head.start);
        let near = |s: &&Seen| sentence - s.sentence() <= 2 && g.stretch(s.tokens().start).is_none();
        let mut near = self.seen[..before].iter().rev().take(12).filter(near).filter(|s| s.subject);
        // The one person who does something there, and who he or she is has not been told.
        let found = near.next()?;
        let Who::Person(p) = found.who else { return None };
        let alone = near.all(|s| s.who == found.who);
        let fits = sex.is_none() || self.gender(p).is_none_or(|k| Some(k) == sex);
        let told = former || self.people[p].roles.is_empty();
        (alone && fits && told).then(|| found.who.clone())
    }

    /// An organization that the text has named: `the company`, `the UN agency`. Whoever of them spoke last, else the last
    /// one that did something.
    fn body(&self, head: &Range<usize>, noun: &str) -> Option<Who> {
        const BODIES: &[&str] = &[
            "agency",
            "body",
            "charity",
            "company",
            "firm",
            "group",
            "organisation",
            "organization",
            "watchdog",
        ];
        let g = self.g;
        if !BODIES.contains(&noun)
            || !g.is(head.start, "the")
            || head.len() > 3
            || self.is_another(noun, head.start)
        {
            return None;
        }
        let sentence = g.doc.sentence_of(head.start);
        let before = g.names.partition_point(|n| n.tokens.start < head.start);
        let names = || g.names[..before].iter().rev().take(30).filter(|n| n.kind == NameKind::Organization);
        let spoke = self.spoken.near(head.start, sentence, 8).find(|s| !s.human && !s.plural);
        if let Some(spoke) = spoke.filter(|s| sentence - s.sentence() <= 8)
            && let Who::Described(text) = &spoke.who
            && names()
                .any(|n| text.ends_with(g.word(n.tokens.end - 1)) && text.contains(g.word(n.tokens.start)))
        {
            return Some(spoke.who.clone());
        }
        let acts = names().find(|n| {
            let end = n.tokens.end;
            let end = if g.is(end, "(") {
                (end..end + 6).find(|&i| g.is(i, ")")).map_or(end, |i| i + 1)
            } else {
                end
            };
            g.is_finite(end) && g.stretch(end).is_none() && !g.is_medium(&n.tokens)
        })?;
        let near = sentence - g.doc.sentence_of(acts.tokens.start) <= 4;
        near.then(|| Who::Described(self.phrase(&acts.tokens)))
    }

    /// Has the text brought in someone without a name by this noun: `a striker`?
    fn is_another(&self, noun: &str, before: usize) -> bool {
        let g = self.g;
        (before.saturating_sub(300)..before).any(|i| {
            g.is(i, noun)
                && g.np_back(i + 1, i.saturating_sub(8)).is_some_and(|np| {
                    g.any(np.start, list!["a", "an", "another", "one"])
                        && !(np.start > 0 && g.any(np.start - 1, list![",", "as", "is", "was", "–", "—"]))
                        && g.name(i + 1).is_none()
                })
        })
    }

    /// An organization named earlier whose name ends in the noun: `the ministry` after `Health Ministry`.
    fn organization(&self, noun: &str, at: usize) -> Option<Arc<str>> {
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
    pub(super) fn phrase(&self, np: &Range<usize>) -> Arc<str> {
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
        out.into()
    }
}

/// Do the bytes of a word stand in a text, as far as its first three tell, whatever their capitals?
fn contains(text: &str, word: &str) -> bool {
    let first = &word.as_bytes()[..word.len().min(3)];
    text.as_bytes().windows(first.len().max(1)).any(|w| w.eq_ignore_ascii_case(first))
}

fn last_word(text: &str) -> &str {
    // `a spokesman for the ministry`: the head stands before the preposition.
    let head =
        [" for ", " of ", " in ", " at ", " from ", " with "].iter().filter_map(|p| text.find(p)).min();
    text[..head.unwrap_or(text.len())].rsplit(' ').next().unwrap_or(text)
}
