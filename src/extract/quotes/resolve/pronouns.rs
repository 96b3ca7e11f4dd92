//! Pronouns that speak: whom `he`, `they` and `it` mean.

use super::{Pronoun, Resolver, Who};
use crate::extract::hints;
use crate::extract::people::Gender;
use crate::extract::quotes::grammar::{MESSAGES, Subject};
use crate::gazetteer::persons;
use crate::tag::{NameKind, Pos};
use crate::text::{Caps, List, list};
use std::cell::OnceCell;
use std::ops::Range;

/// So many sentences away nobody is meant by a pronoun any more.
const FAR: f32 = 30.0;

impl Resolver<'_, '_> {
    pub(super) fn pronoun(&self, p: Pronoun, at: usize, content: Option<&Range<usize>>) -> Option<Who> {
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
        let latest = self.spoken.before(at).next().filter(|s| sentence - s.sentence() <= 2);
        if !plural
            && let Some(latest) = latest
            && (sentence.saturating_sub(2)..=sentence)
                .flat_map(|s| self.g.doc.sentences[s].tokens())
                .any(|i| i > latest.at() && i < at && self.g.any(i, MESSAGES))
        {
            return Some(latest.who.clone());
        }
        // `The family released a picture. “…,” they said.`
        if plural && let Some(who) = self.collective(sentence, at) {
            return Some(who);
        }
        let last = self
            .spoken
            .near(at, sentence, 6)
            .find(|s| matches!(s.who, Who::Described(_)) && s.plural == plural && (plural || !s.human))?;
        (sentence - last.sentence() <= 6).then(|| last.who.clone())
    }

    /// Several people, or one body of them, as the subject of this sentence or the one before.
    fn collective(&self, sentence: usize, at: usize) -> Option<Who> {
        const BODIES: &List = list![
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
        // Sentences of the quotation right before do not part the pronoun from who was named before it.
        let from = at.checked_sub(1).and_then(|i| g.stretch(i)).map(|s| &g.stretches[s]);
        let from = from.filter(|s| s.outer_stop() == at && !s.lost_open).map_or(at, |s| s.outer_first());
        let sentence = g.doc.sentence_of(from);
        let before = self.seen.partition_point(|s| s.tokens().start < at);
        let mut best: Option<(f32, Who)> = None;
        let mut offer = |score: f32, who: Who| {
            if best.as_ref().is_none_or(|(b, _)| score > *b) {
                best = Some((score, who));
            }
        };
        let distance = |s: usize| (sentence.saturating_sub(s) as f32).min(FAR);
        // Where the last block before the pronoun begins, among the sentences that are not too far off to be meant.
        let block = OnceCell::new();
        let begun = || {
            let near = sentence.saturating_sub(FAR as usize)..=g.doc.sentence_of(at.saturating_sub(1));
            let mut firsts = near.rev().map(|s| g.doc.sentences[s].first as usize);
            firsts.find(|&first| first < at && g.doc.tokens[first].block_start()).unwrap_or(0)
        };
        let last = self.spoken.one_before(at);
        for seen in self.seen[..before].iter().rev().take(40) {
            if content.is_some_and(|c| c.contains(&seen.tokens().start)) {
                continue;
            }
            let known = match seen.who {
                Who::Person(p) => self.gender(p),
                Who::Described(_) => None,
            };
            // A given name may mislead about the sex; an only candidate is right all the same.
            let against = if known.is_some_and(|k| k != gender) { 6.0 } else { 0.0 };
            // Who is only spoken of is less present than who speaks.
            let inside = seen.tokens().start;
            let spoken_of = g.stretch(inside).is_some()
                || self.reported.iter().rev().take(8).any(|(words, sex)| {
                    words.contains(&(inside as u32))
                        && !words.contains(&(at as u32))
                        && sex.is_none_or(|s| s == gender)
                });
            let mut score = -distance(seen.sentence()) - against - if spoken_of { 2.0 } else { 0.0 };
            // The subject of the sentence right before is what the text is about.
            score += match (seen.subject, distance(seen.sentence()) <= 1.0) {
                (true, true) => 2.0,
                (true, false) => 1.0,
                _ => 0.0,
            };
            score += if known.is_some() { 0.6 } else { 0.0 };
            // Brought in by this very paragraph.
            let here = || *block.get_or_init(begun) < seen.tokens().end;
            if seen.subject && distance(seen.sentence()) < FAR && here() {
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
            offer(-distance(last.sentence()) + 2.5 + sure, last.who.clone());
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
            if let Some(np) = self.headlined(&s).filter(|np| np.end < at) {
                let known = hints::role(g.doc, np.end - 1).flatten();
                let fits = known.is_none_or(|k| k == gender);
                return fits.then(|| (1.9 - back as f32, self.described(&Subject::plain(np))));
            }
            let np = g.np_forward(s.start, s.end.min(at)).filter(|np| np.len() > 1 && np.end < at)?;
            if content.is_some_and(|c| c.contains(&np.start))
                || g.stretch(np.start).is_some()
                || !(g.any(np.start, list!["the", "a", "an", "one", "his", "her", "another"])
                    // `Trent's publicist declined to say. “…,” she said.`
                    || np.clone().any(|i| g.tag(i) == Pos::Pos) && g.is_finite(np.end))
                || g.name(np.end - 1).is_some()
                || !(g.is_finite(np.end)
                    || g.any(np.end, list![",", "who", "of", "for", "from", "in"])
                    || matches!(g.tag(np.end), Pos::Vbn | Pos::Vbg))
            {
                return None;
            }
            // `The mayor of Rafina, Ann Lee, was heckled`: the name is what counts.
            let long = g.np_long(np.start, s.end.min(at)).map_or(np.end, |l| l.end);
            if g.is(long, ",") && g.name(long + 1).is_some_and(|n| n.kind == NameKind::Person) {
                return None;
            }
            let known = persons::role(self.head_noun(&np))?;
            if g.tag(np.end - 1) == Pos::Nns || known.is_some_and(|k| k != gender) {
                return None;
            }
            let sure = if known.is_some() { 0.6 } else { 0.0 };
            // `A spokesman for the ministry`: with what tells which.
            let whole =
                g.any(np.end, list!["for", "of"]).then(|| g.np_long(np.start, s.end.min(at))).flatten();
            let tokens = whole.unwrap_or_else(|| np.clone());
            let subject = Subject { tokens, head: np, antecedent: None };
            Some((1.9 + sure - back as f32, self.described(&subject)))
        })
    }

    /// Who a headline is about, without an article: `Police Chief Condemns Attack`.
    fn headlined(&self, s: &Range<usize>) -> Option<Range<usize>> {
        let g = self.g;
        if !g.doc.tokens[s.start].block_start() && s.start > 0 {
            return None;
        }
        let capital = |i: usize| matches!(g.doc.tokens[i].caps, Caps::Initial | Caps::All | Caps::Mixed);
        let person = |i: usize| g.name(i).is_some_and(|n| n.kind == NameKind::Person);
        let noun = (s.start..s.end.min(s.start + 5))
            .take_while(|&i| capital(i) && !person(i) && !g.any(i, list!["the", "a", "an"]))
            .find(|&i| hints::role(g.doc, i).is_some())?;
        let verb = noun + 1;
        let acts = verb < s.end
            && capital(verb)
            && !person(verb)
            && (g.is_finite(verb) || g.word(verb).ends_with('s'));
        acts.then_some(s.start..verb)
    }
}
