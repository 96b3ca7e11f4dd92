//! Casualty figures: how many were killed, injured, missing, taken, detained, displaced, infected.
//!
//! A sentence that holds a word of harm is cut into shallow phrases (`chunk`); the constructions of harm (`outcome`:
//! `verbs`, `phrases`, `nouns`, `totals`) find the phrases that it happens to (`clause`) and take their numbers
//! (`figure`, `modality`); parts of a figure and figures that leave their verb out follow (`parts`); then source, place
//! and the rest are tied to each (`source`, `place`, `details`), and the article's tolls are made of them (`tolls`).

mod aboard;
mod anaphora;
mod attackers;
mod bodies;
mod captors;
mod cases;
mod chunk;
mod classes;
mod clause;
mod complements;
mod coordination;
mod details;
mod doubt;
mod earlier;
mod eras;
mod figure;
mod flight;
mod harmed;
mod idioms;
mod incidents;
mod inversion;
mod lexicon;
mod links;
mod lists;
mod lookalikes;
mod modality;
mod noun_phrase;
mod nouns;
mod outcome;
mod parts;
mod phrases;
mod place;
mod pronouns;
mod reach;
mod regions;
mod scenes;
mod severity;
mod shares;
mod sites;
mod source;
mod ties;
mod tolls;
mod totals;
mod towns;
mod verb_group;
mod verbs;
mod word;

use super::quotes::Said;
use super::{CasualtyKind, Context, Extent, Place, QuoteKind, Span, Toll, hints};
use crate::tag::Pos;
use crate::text::Folded;
use anaphora::Told;
use chunk::View;
use earlier::Earlier;
pub use harmed::{Harmed, Number, Placed, Scene};
use lexicon::{
    AS_VERB, HAS_NEEDS, Lexicon, NEEDED, OF_CAPTIVITY, OF_DISEASE, OF_FLIGHT, OF_NEEDS, OF_PATIENTS,
    OF_SURVIVAL, TELLS, TELLS_WITH,
};
use outcome::{Candidate, Part};
use std::collections::HashSet;
use tolls::Counted;

/// No figure is a part of one, and no quote holds one, that stands as many figures or quotes before it as this.
const FAR: usize = 100;

/// No sentence that anybody wrote has as many figures; one that has is a table run together, and the rest of it is passed over.
const MOST: usize = 32;

/// The casualty figures of an article, in text order, and its tolls. Spans are bytes here.
///
/// Only figures that are stated as having happened; with `all` the feared, threatened, hypothetical and denied ones
/// too, each with its modality.
pub fn extract(cx: &Context, places: &[Place], quotes: &[Said], all: bool) -> (Vec<Harmed>, Vec<Toll>) {
    let Gated { triggered, survival, about } = triggered(cx);
    let About { disease, captivity, .. } = about;
    if triggered.is_empty() && survival.is_empty() {
        return Default::default();
    }
    // Sites are looked for where figures may stand, and in the sentences before.
    let mut near: Vec<usize> = triggered.iter().flat_map(|&s| [s.saturating_sub(1), s]).collect();
    near.dedup();
    // Most sentences with a word of harm tell of none.
    let mut scenes: Option<scenes::Scenes> = None;
    let all_scenes = || scenes::Scenes::new(cx, places, &near);
    // Most of these sentences have one: a long list that grows is in memory twice while it does.
    let mut figures: Vec<Harmed> = Vec::with_capacity(triggered.len());
    let mut counted: Vec<Counted> = Vec::with_capacity(triggered.len());
    let mut pending: Vec<(usize, usize)> = Vec::new();
    let mut attackers = attackers::Attackers::new();
    let mut earlier = Earlier::default();
    let mut told: Option<Told> = None;
    let mut wounded: Option<(usize, usize)> = None;
    // The harm of a list told line by line, and its last line.
    let mut list: Option<lists::Listed> = None;
    for (s, tells) in with_followers(cx, &triggered) {
        told = told.filter(|t| t.sentence + 2 >= s);
        list = list.filter(|l| l.line + 1 == s && lists::is_item(cx, s));
        if !tells && told.is_none() && list.is_none() {
            continue;
        }
        let folded = Folded::new(cx.doc, cx.doc.sentences[s].tokens());
        let begin = cx.doc.sentence_span(s).start;
        let view = View::new(cx, &folded);
        let (implied, mut candidates): (Vec<_>, Vec<_>) = view
            .candidates(about, told.filter(|t| t.sentence + 1 == s).map(|t| t.kind))
            .into_iter()
            .partition(|c| c.implied);
        if let Some(told) = told {
            view.lean(told, told.sentence + 1 == s, &mut candidates);
        }
        view.add_parts(&mut candidates);
        let of_list = list.map(|l| l.whole);
        if let Some(list) = &mut list {
            view.line_of_list(list, &mut candidates);
            list.line = s;
        } else if lists::announces(cx, s) {
            let whole =
                |kind| figures.iter().rposition(|f| f.kind == kind && f.count.value.is_none_or(|v| v > 1));
            list =
                view.announced(disease >= 3).map(|kind| lists::Listed { kind, line: s, whole: whole(kind) });
        }
        let mut candidates = resolve(candidates);
        candidates.truncate(MOST);
        // In a text about hostages, who is held is one.
        if captivity >= 2 {
            for c in candidates.iter_mut().filter(|c| c.kind == CasualtyKind::Detained) {
                if matches!(view.head(c.trigger), "held" | "holding" | "hold") && !view.by_the_law() {
                    c.kind = CasualtyKind::Captive;
                }
            }
        }
        // Attackers who are captured are held by the law.
        for c in candidates.iter_mut().filter(|c| c.kind == CasualtyKind::Captive) {
            let own = c.victims.clone().is_some_and(|v| outcome::perpetrator(view.word(v.end - 1)))
                || view.folded.tokens().any(|i| {
                    matches!(view.word(i), "inmates" | "prisoners" | "convicts" | "fugitives" | "escapees")
                });
            if own && matches!(view.head(c.trigger), "captured" | "caught") {
                c.kind = CasualtyKind::Detained;
            }
        }
        told = Told::after(&candidates, s, told);
        // The word that opens a list of parts, and their whole.
        let mut row: Option<(usize, Option<usize>)> = None;
        for candidate in &candidates {
            if candidate.modality.is_some() && !all {
                continue;
            }
            let mut figure = stated(&view, candidate, s);
            if !view.presupposed(candidate) {
                let at = (&view, s, &mut earlier);
                figure.source = source(at, candidate.chunk, quotes, &figure).or_else(|| {
                    let owner = view.counting(candidate.trigger).filter(|_| candidate.toll)?;
                    Some(cx.doc.span(owner).into())
                });
            }
            let scenes = scenes.get_or_insert_with(all_scenes);
            figure.place = scenes.of(&view, candidate, s, &figure);
            // `700 have died around the world, up from 429`: what it replaces is of the same place.
            if figure.superseded
                && let Some(f) =
                    figures.last().filter(|f| f.sentence == figure.sentence && f.kind == figure.kind)
            {
                figure.place.clone_from(&f.place);
            }
            if owns(cx, &figure) {
                continue;
            }
            // `Among the dead were two nuns and a priest`: of one whole, and not the priest of the nuns.
            let whole = match row.filter(|r| r.0 == candidate.trigger && candidate.part_of == Part::Earlier) {
                Some((_, whole)) => whole,
                None => links::whole(cx, candidate, &figure, &figures),
            };
            if candidate.part_of == Part::Earlier {
                row = Some((candidate.trigger, whole));
            }
            figure.set_subset_of(whole);
            if let Some(whole) = of_list.filter(|_| candidate.trigger == candidate.chunk) {
                figure.set_subset_of(whole);
            }
            // `The authorities detained hundreds, including scores of students`: a part is where its whole is.
            if figure.place.is_none()
                && let Some(whole) = figure.subset_of().map(|w| &figures[w])
                && whole.sentence == figure.sentence
            {
                figure.place.clone_from(&whole.place);
            }
            if let (Part::Of(at), None) = (candidate.part_of, figure.subset_of()) {
                pending.push((figures.len(), cx.doc.tokens[at].start as usize));
            }
            if figure.modality.is_none() {
                if let Some(i) = beside_others(&view, candidate) {
                    let somebody = cx.doc.span(i..i + 1).into();
                    let at = view.chunks[candidate.trigger].tokens.start;
                    counted.push(Counted::somebody(candidate.kind, 1, somebody, s, at));
                }
                let mut told = entry(&view, candidate, s, Some(figures.len()), &figure, counted.last());
                let bare = candidate.kind == CasualtyKind::Killed && figure.victims.is_none();
                if bare && view.all_of_them(candidate) && attackers.are(candidate.value, s) {
                    (told.more, told.again) = (true, false);
                }
                counted.push(told);
                if let Some(second) = pair(&view, candidate).filter(|_| figure.subset_of().is_none()) {
                    let somebody = cx.doc.span(second).into();
                    let at = view.chunks[candidate.trigger].tokens.start;
                    counted.push(Counted::somebody(candidate.kind, 1, somebody, s, at));
                }
            }
            figures.push(figure);
        }
        let overlaps = |c: &Candidate| {
            candidates
                .iter()
                .any(|f| f.chunk == c.chunk || f.count.start < c.count.end && c.count.start < f.count.end)
        };
        // `A man was shot. He was pronounced dead.`: the man died.
        let begun = figures.partition_point(|f| f.sentence.start() < begin);
        let dies = view.one_dies();
        // `Officers found a man slumped in a car. He was pronounced dead.`: told of nothing else before.
        if dies.is_some()
            && s > 0
            && begun == figures.len()
            && wounded.is_none_or(|(_, at)| at + 2 < s)
            && figures.last().is_none_or(|f| f.sentence.start() < cx.doc.sentence_span(s - 1).start)
        {
            let folded = Folded::new(cx.doc, cx.doc.sentences[s - 1].tokens());
            let before = View::new(cx, &folded);
            let found = before.found_one().and_then(|c| before.figure(c, c, CasualtyKind::Killed));
            if let Some(candidate) = found {
                let mut figure = stated(&before, &candidate, s - 1);
                let scenes = scenes.get_or_insert_with(all_scenes);
                figure.place = scenes.of(&before, &candidate, s - 1, &figure);
                counted.push(entry(&before, &candidate, s - 1, Some(figures.len()), &figure, counted.last()));
                figures.push(figure);
                continue;
            }
        }
        let hurt = match dies {
            Some(_) if begun < figures.len() => lone(&figures, begun..figures.len()),
            Some(_) => wounded.filter(|&(_, at)| at + 2 >= s).map(|(i, _)| i),
            None => None,
        };
        if let Some(i) = hurt {
            figures[i].kind = CasualtyKind::Killed;
            // It stands two sentences back at most.
            let near = counted.iter_mut().rev().take_while(|c| c.sentence + 4 >= s);
            near.filter(|c| c.figure() == Some(i)).for_each(|c| c.kind = CasualtyKind::Killed);
        }
        if begun < figures.len() {
            wounded = lone(&figures, begun..figures.len()).map(|i| (i, s));
        }
        for candidate in implied.iter().filter(|c| c.modality.is_none() && !overlaps(c)) {
            if hurt.is_some() && Some(candidate.chunk) == dies {
                continue;
            }
            let figure = stated(&view, candidate, s);
            let mut candidate = candidate.clone();
            if candidate.value.is_none() {
                // `all the gunmen`: as many as a sentence before told of.
                candidate.value = earlier.number(&view, &candidate, s);
            }
            // `shot his mother and himself`: both are dead.
            let end = view.chunks[candidate.chunk].tokens.end;
            let selves = |i: usize| matches!(view.word(i), "himself" | "herself");
            let last = view.word(end) == "and"
                && (selves(end + 1) || selves(end + 2) && view.word(end + 1) == "then");
            let joined =
                end >= 3 && selves(end - 1) && (view.word(end - 2) == "and" || view.word(end - 3) == "and");
            let kin = candidate.kind == CasualtyKind::Injured && (last || joined);
            if kin {
                candidate.kind = CasualtyKind::Killed;
            }
            let own =
                outcome::perpetrator(view.head(candidate.chunk)) && candidate.kind == CasualtyKind::Killed;
            if view.head(candidate.chunk) == "themselves"
                && let Some(number) = attackers.selves(&view, candidate.count.start)
            {
                candidate.value = Some(number);
            }
            let candidate = &candidate;
            if candidate.value.is_none() || own && !attackers.buried() {
                continue;
            }
            let mut told = entry(&view, candidate, s, None, &figure, counted.last());
            told.more |= kin;
            let somebody = Some(cx.doc.span(candidate.count.clone()).into());
            counted.push(Counted { somebody, ..told });
        }
        let told = figures.len() - figures.iter().rev().take_while(|f| f.sentence.start() >= begin).count();
        attackers.meet(&view, s, &figures[told..]);
        if let Some(own) = attackers.own_harm(&view, s) {
            let somebody = cx.doc.span(own.tokens.clone()).into();
            // After the figures of the sentence: it comes on top of them.
            let at = view.folded.tokens().end;
            counted.push(Counted::somebody(own.kind, own.number, somebody, s, at));
        }
    }
    // What the sentences were read with makes room for what the figures are tied with.
    drop(scenes);
    drop((near, triggered));
    links::parts(cx, &mut figures, &pending, &counted, places);
    let mut past = vec![false; figures.len()];
    for (i, c) in counted.iter().filter_map(|c| Some((c.figure()?, c))) {
        past[i] |= c.era.is_some();
    }
    links::repeats(cx.doc.text, &mut figures, |a, b| past[a] == past[b]);
    // `Six soldiers and two villagers have died since then`: of one time.
    for i in 1..counted.len() {
        let (a, b) = (&counted[i - 1], &counted[i]);
        if (a.sentence, a.trigger, a.kind) == (b.sentence, b.trigger, b.kind) && !b.toll {
            counted[i].era = counted[i - 1].era;
        }
    }
    counted.extend(survival.iter().find_map(|&s| aboard::all_lost(cx, s)));
    counted.sort_by_key(|c| (c.sentence, c.trigger));
    // `Marsh, who was treated and held without bail`: whom several verbs tell of is one.
    let mut seen = HashSet::new();
    counted.retain(|c| {
        c.figure().is_some()
            || c.somebody.is_none_or(|m| seen.insert((c.kind, c.value, c.more, m.start(), m.end())))
    });
    let tolls = tolls::tolls(cx.doc.text, &counted, &figures, places);
    (figures, tolls)
}

/// Can a word tell harm, alone or with another?
pub(super) fn tells_harm(word: &str) -> bool {
    Lexicon::get().marks(word) != 0
}

/// As many words of disease make any text one about a disease.
const A_LOT: usize = 4;

/// What a first look at the words tells.
struct Gated {
    /// The sentences that hold a word of harm.
    triggered: Vec<usize>,
    /// Those that tell of survivors.
    survival: Vec<usize>,
    about: About,
}

/// How many words of the article are of a disease, of hostages, of flight.
#[derive(Debug, Clone, Copy, Default)]
struct About {
    disease: usize,
    captivity: usize,
    flight: usize,
}

/// What a sentence's words of harm make of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Likelihood {
    /// It may tell harm.
    Tells,
    /// It may where another does not far from it: its verbs have not what they need.
    NearOthers,
    /// It may in a text about a disease.
    OfDisease,
}

/// Sentences as far apart as this, and no farther, may tell of the same.
const NEAR: usize = 3;

fn triggered(cx: &Context) -> Gated {
    let lexicon = Lexicon::get();
    let (mut disease, mut captivity, mut flight) = (0, 0, 0);
    let (mut likely, mut survival) = (Vec::new(), Vec::new());
    for (s, sentence) in cx.doc.sentences.iter().enumerate() {
        let mut marks = 0;
        let before = disease;
        let words = sentence.tokens().filter(|&i| cx.doc.may(i, hints::HARM));
        for i in words.clone() {
            let mut mark = lexicon.marks(cx.doc.word(i));
            if mark & AS_VERB != 0
                && cx
                    .tags
                    .pos
                    .get(i)
                    .is_some_and(|pos| matches!(pos, Pos::Nn | Pos::Nns | Pos::Nnp | Pos::Nnps))
            {
                mark = 0;
            }
            disease += usize::from(mark & OF_DISEASE != 0);
            captivity += usize::from(mark & OF_CAPTIVITY != 0);
            flight += usize::from(mark & OF_FLIGHT != 0);
            marks |= mark;
        }
        if before < A_LOT && disease > before && outcome::counts_disease(cx.doc, sentence.tokens()) {
            disease = disease.max(A_LOT);
        }
        let tells = marks & TELLS != 0
            || marks & (TELLS_WITH | OF_PATIENTS) != 0 && marks & (NEEDED | OF_DISEASE) != 0
            || marks & HAS_NEEDS != 0 && marks & OF_NEEDS != 0 && lexicon.needs_met(cx.doc, words);
        let likelihood = if tells {
            Some(Likelihood::Tells)
        } else if marks & (TELLS_WITH | HAS_NEEDS) != 0 && marks & (NEEDED | OF_NEEDS | OF_DISEASE) != 0 {
            Some(Likelihood::NearOthers)
        } else {
            (marks & OF_PATIENTS != 0).then_some(Likelihood::OfDisease)
        };
        likely.extend(likelihood.map(|l| (s, l)));
        if marks & OF_SURVIVAL != 0 {
            survival.push(s);
        }
    }
    // What tells harm behind a sentence and before it.
    let sure = |&&(_, likelihood): &&(usize, Likelihood)| likelihood == Likelihood::Tells;
    let near = |s: usize, other: Option<&(usize, Likelihood)>| other.is_some_and(|o| o.0.abs_diff(s) <= NEAR);
    let triggered = likely
        .iter()
        .enumerate()
        .filter(|&(n, &(s, likelihood))| match likelihood {
            Likelihood::Tells => true,
            Likelihood::OfDisease => disease >= 3,
            Likelihood::NearOthers => {
                near(s, likely[..n].iter().rev().take(NEAR).find(sure))
                    || near(s, likely[n..].iter().take(NEAR + 1).find(sure))
            }
        })
        .map(|(_, &(s, _))| s)
        .collect();
    Gated { triggered, survival, about: About { disease, captivity, flight } }
}

/// The one figure among those of a sentence, if it is of one injured person.
fn lone(figures: &[Harmed], range: std::ops::Range<usize>) -> Option<usize> {
    let i = range.start;
    let one = range.len() == 1
        && figures[i].kind == CasualtyKind::Injured
        && figures[i].count.value == Some(1)
        && figures[i].subset_of().is_none();
    one.then_some(i)
}

/// The sentences that hold a word of harm, and those after them that may lean on them, which tell nothing by themselves.
fn with_followers(cx: &Context, triggered: &[usize]) -> Vec<(usize, bool)> {
    let mut all = Vec::with_capacity(triggered.len());
    for (n, &s) in triggered.iter().enumerate() {
        all.push((s, true));
        let until = triggered.get(n + 1).copied().unwrap_or(cx.doc.sentences.len());
        if lists::announces(cx, s) || all.len() > 1 && lists::is_item(cx, s) {
            let mut line = s + 1;
            while line < until && lists::is_item(cx, line) {
                all.push((line, false));
                line += 1;
            }
            if line > s + 1 {
                continue;
            }
        }
        // A sentence may stand between.
        let mut last = s;
        for next in s + 1..until {
            if next > last + 2 {
                break;
            }
            if anaphora::opens(cx, next) {
                all.push((next, false));
                last = next;
            }
        }
    }
    all
}

/// Are the counted only the owners of what comes next: `a vets' group`? Not in `a man's death`.
fn owns(cx: &Context, figure: &Harmed) -> bool {
    let Some(victims) = &figure.victims else { return false };
    let at = cx.doc.token_at(victims.end());
    cx.doc.tokens.get(at).is_some_and(|t| t.start as usize == victims.end())
        && matches!(cx.doc.word(at), "'" | "’" | "'s" | "’s")
        && matches!(cx.tags.pos.get(at + 1), Some(Pos::Nn | Pos::Nns | Pos::Nnp | Pos::Jj))
        && !(at + 1..cx.doc.tokens.len().min(at + 4)).any(|i| Lexicon::get().tells_harm(cx.doc.word(i)))
}

/// `42 people in all`, `a total of 42`: the number for everybody.
fn near_whole(view: &View, candidate: &Candidate) -> bool {
    let first = view.folded.tokens().start;
    // `In all, 61 deaths`, `Including him, 23 people died`.
    let opens = match view.word(first) {
        "in" => matches!(view.word(first + 1), "all" | "total"),
        "altogether" | "overall" => true,
        "including" => {
            matches!(view.word(first + 1), "him" | "her" | "them")
                || outcome::perpetrator(view.word(first + 2))
        }
        _ => false,
    };
    if opens && candidate.count.start < first + 10 {
        return true;
    }
    let end = view.chunks[candidate.chunk].tokens.end;
    let start = candidate.count.start;
    (end..end + 4).any(|i| {
        matches!((view.word(i), view.word(i + 1)), ("in", "all" | "total")) || view.word(i) == "altogether"
    }) || start >= 2 && view.word(start - 1) == "of" && view.word(start - 2) == "total"
}

impl View<'_> {
    /// `All six`, `the two`.
    fn all_of_them(&self, candidate: &Candidate) -> bool {
        let start = candidate.count.start;
        [start, start.saturating_sub(1)]
            .iter()
            .any(|&i| self.folded.tokens().contains(&i) && matches!(self.word(i), "all" | "the"))
    }

    /// `Hours later the same man shot dead 69`: a deed after the one told before.
    fn next_deed(&self, candidate: &Candidate) -> bool {
        let trigger = &self.chunks[candidate.trigger];
        if trigger.kind != chunk::Kind::Verb || trigger.voice == chunk::Voice::Passive {
            return false;
        }
        let doer = self.subject(candidate.trigger).filter(|&s| {
            let doer = &self.chunks[s];
            s != candidate.chunk
                && doer.tokens.start < trigger.tokens.start
                && trigger.tokens.start <= candidate.count.start
        });
        let from = self.folded.tokens().start;
        doer.is_some_and(|s| {
            let start = self.chunks[s].tokens.start;
            (from..start).take(8).any(|i| matches!(self.word(i), "later" | "then" | "afterwards"))
                && self.chunks[s].humanity == lexicon::Humanity::People
        })
    }
}

/// `he and 21 others died`, `she and two friends`: the token of the pronoun.
fn beside_others(view: &View, candidate: &Candidate) -> Option<usize> {
    let mut and = candidate.count.start.checked_sub(1)?;
    if view.word(and) == "the" {
        and = and.checked_sub(1)?;
    }
    let i = and.checked_sub(1)?;
    (view.word(and) == "and"
        && matches!(view.word(i), "he" | "she")
        && view.folded.tokens().contains(&i)
        && candidate.chunk < candidate.trigger)
        .then_some(i)
}

/// `a mother and daughter`, `a father and son`: the second, who has no number.
fn pair(view: &View, candidate: &Candidate) -> Option<std::ops::Range<usize>> {
    let kin = |c: usize| {
        matches!(
            view.head(c),
            "mother"
                | "father"
                | "son"
                | "daughter"
                | "husband"
                | "wife"
                | "brother"
                | "sister"
                | "grandmother"
                | "grandfather"
                | "grandson"
                | "granddaughter"
                | "uncle"
                | "nephew"
                | "aunt"
                | "niece"
        )
    };
    let second = candidate.chunk + 2;
    let pair = candidate.value == Some(1)
        && view.chunks[candidate.chunk].det == chunk::Det::Indefinite
        && kin(candidate.chunk)
        && view.word(view.chunks[candidate.chunk].tokens.end) == "and"
        && view.kind(second) == chunk::Kind::Noun
        && view.chunks[second].det == chunk::Det::None
        && view.chunks[second].quantity.is_none()
        && !view.chunks[second].plural
        && kin(second);
    pair.then(|| view.chunks[second].tokens.clone())
}

/// A candidate as a part of a toll.
fn entry(
    view: &View,
    candidate: &Candidate,
    sentence: usize,
    figure: Option<usize>,
    stated: &Harmed,
    before: Option<&Counted>,
) -> Counted {
    let tokens = view.folded.tokens();
    let chunk = &view.chunks[candidate.chunk];
    let told = view.chunks[candidate.trigger].tokens.end.max(chunk.tokens.end);
    let near = chunk.tokens.start.saturating_sub(1).max(tokens.start)..tokens.end.min(told + 1);
    let more = near.clone().any(|i| {
        matches!(
            view.word(i),
            "another"
                | "also"
                | "too"
                | "addition"
                | "additional"
                | "further"
                | "later"
                | "separately"
                | "subsequently"
                | "more"
        ) && !matches!(view.word(i + 1), "than")
    });
    // `killed one and injured several others`: others than the dead, and no more of the injured.
    let others = near.clone().any(|i| matches!(view.word(i), "other" | "others"))
        && before.is_none_or(|b| b.sentence != sentence || b.kind == candidate.kind)
        // `The other five are in hospital`: those who are left.
        && !(chunk.det == chunk::Det::Definite && candidate.kind == CasualtyKind::Injured);
    let own = outcome::perpetrator(view.word(chunk.head));
    // `A second explosion killed six`.
    let second = view.kind(candidate.trigger) == chunk::Kind::Verb && {
        let before = (0..candidate.trigger).rev().take_while(|&s| {
            !matches!(
                view.kind(s),
                chunk::Kind::Stop | chunk::Kind::Comma | chunk::Kind::Verb | chunk::Kind::Clause
            )
        });
        // `A second blast three days later killed six`.
        before.chain(view.subject(candidate.trigger)).any(|s| {
            s != candidate.chunk
                && view.kind(s) == chunk::Kind::Noun
                && view.chunks[s].humanity != lexicon::Humanity::People
                && view.chunks[s].tokens.clone().any(|i| {
                    matches!(
                        view.word(i),
                        "second" | "third" | "fourth" | "another" | "subsequent" | "separate"
                    )
                })
        })
    };
    // The injured who died, of whom no figure was told.
    let died = candidate.kind == CasualtyKind::Killed
        && chunk.partitive
        && matches!(view.word(chunk.head), "injured" | "wounded" | "hurt" | "survivors");
    // `One of the two who lived died of his burns five days later`.
    let days_later = candidate.kind == CasualtyKind::Killed
        && matches!(view.head(candidate.trigger), "died" | "dies" | "succumbed")
        && (told + 1..tokens.end.min(told + 8))
            .take_while(|&i| !matches!(view.word(i), "," | ";" | "and" | "but" | "when"))
            .any(|i| {
                view.word(i) == "later" && matches!(view.word(i - 1), "days" | "weeks" | "day" | "week")
            });
    let well = (chunk.tokens.end..tokens.end).any(|i| view.word(i) == "as" && view.word(i + 1) == "well");
    let whole = near_whole(view, candidate);
    Counted {
        figure: figure.map(|f| f as u32),
        value: candidate.value,
        somebody: None,
        kind: candidate.kind,
        sentence,
        trigger: view.chunks[candidate.trigger].tokens.start as u32,
        more: (more || others || well || own || second || died || days_later || view.next_deed(candidate))
            && !whole,
        toll: candidate.toll || whole,
        revised: *view.revised.get_or_init(|| view.revises()),
        era: view
            .era(candidate)
            .or((stated.cumulative && !view.of_one_event(candidate)).then_some(incidents::Era::Background)),
        wide: view.wide(candidate),
        day: view.event_day(candidate),
        people: stated.victims.as_ref().and_then(|v| view.people_of(v.of(view.doc.text))),
        // `the four`; but `the second 14` are others.
        again: chunk.det == chunk::Det::Definite
            && !(chunk.tokens.start..candidate.count.start).any(|i| figure::is_ordinal(view.word(i)))
            && !(well || own || more || others)
            && figure.is_some()
            && candidate.trigger != candidate.chunk
            && sentence > 0,
    }
}

/// Who is cited for the figure at chunk `c` of sentence `s`.
fn source(
    (view, s, earlier): (&View, usize, &mut Earlier),
    c: usize,
    quotes: &[Said],
    figure: &Harmed,
) -> Option<Extent> {
    let doc = view.doc;
    let quoted = || {
        let inside = |q: &&Said| {
            q.kind != QuoteKind::Indirect
                && q.parts().iter().any(|&p| {
                    let part = Span::from(p);
                    part.start <= figure.count.start() && figure.count.end() <= part.end
                })
        };
        let begun = quotes.partition_point(|q| q.words.start() <= figure.count.start());
        quotes[begun.saturating_sub(FAR)..begun].iter().filter(inside).find_map(|q| q.speaker_mention)
    };
    let Some(tokens) = view.source_of(c) else { return quoted() };
    if !view.is_pronoun(&tokens) {
        return Some(doc.span(tokens).into());
    }
    // A pronoun stands for the last source named, a few sentences back at most.
    earlier.source(&view.cx, s)
}

fn stated(view: &View, candidate: &Candidate, sentence: usize) -> Harmed {
    let doc = view.doc;
    let count = Number {
        at: doc.span(candidate.count.clone()).into(),
        value: candidate.value,
        qualifier: candidate.qualifier,
        low: candidate.low,
        high: candidate.high,
    };
    let mut figure = Harmed::new(candidate.kind, count, doc.sentence_span(sentence));
    figure.victims = candidate.victims.clone().map(|r| doc.span(r).into());
    figure.modality = candidate.modality;
    view.detail(candidate, &mut figure);
    figure
}

/// One candidate for each number, in text order.
fn resolve(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    use crate::extract::CasualtyKind::{Casualties, Injured, Killed};
    candidates.sort_by_key(|c| (c.count.start, std::cmp::Reverse(c.rank), c.modality.is_some()));
    let mut kept: Vec<Candidate> = Vec::new();
    for candidate in candidates {
        let Some(last) = kept.last_mut().filter(|k| k.count.end > candidate.count.start) else {
            kept.push(candidate);
            continue;
        };
        if last.rank > candidate.rank || (last.modality.is_none() && candidate.modality.is_some()) {
            continue;
        }
        match (last.kind, candidate.kind) {
            (Killed, Injured) | (Injured, Killed) if last.trigger != candidate.trigger => {
                let weapon = last.weapon || candidate.weapon;
                let both = last.chunk == candidate.chunk && together(last.trigger, candidate.trigger);
                if candidate.kind == Killed {
                    *last = candidate;
                }
                // `killed or wounded 20` tells them not apart; `shot and killed` and `two wounded men died` do.
                if both && !weapon {
                    last.kind = Casualties;
                }
            }
            // Whatever else befell them, the dead are counted as dead.
            (_, Killed) => *last = candidate,
            (Killed, _) => {}
            // `two kidnapped miners were wounded`: what the sentence says of them, not what the noun phrase recalls.
            _ if last.trigger == last.chunk && candidate.trigger != candidate.chunk => *last = candidate,
            _ => {}
        }
    }
    kept
}

/// Are two triggers parted by a conjunction alone?
fn together(a: usize, b: usize) -> bool {
    a.abs_diff(b) == 2
}

#[cfg(test)]
mod tests;
