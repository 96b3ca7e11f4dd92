//! How figures of the article hang together: parts and their wholes, and figures that repeat another.

use super::harmed::Harmed;
use super::outcome::{self, Candidate, Part};
use super::tolls::Counted;
use super::{FAR, classes};
use crate::extract::{CasualtyKind, Context, Extent, Place, PlaceKind};
use rustc_hash::FxHashMap;
use std::collections::{HashMap, HashSet};

/// Index of the figure that a candidate is a part of.
pub(super) fn whole(
    cx: &Context,
    candidate: &Candidate,
    figure: &Harmed,
    figures: &[Harmed],
) -> Option<usize> {
    match candidate.part_of {
        Part::Whole => None,
        Part::Of(at) => {
            let byte = cx.doc.tokens[at].start as usize;
            let mut later = figures.iter().enumerate().rev().take_while(|(_, f)| f.count.start() >= byte);
            later.find(|(_, f)| f.count.start() == byte).map(|(i, _)| i)
        }
        Part::Earlier => {
            // `one of the two who lived died of his burns`.
            let range = cx.doc.token_at(figure.count.end())
                ..cx.doc.tokens.len().min(cx.doc.token_at(figure.count.end()) + 8);
            let lived = figure.kind == CasualtyKind::Killed
                && range.clone().any(|i| matches!(cx.doc.word(i), "lived" | "survived" | "survivors"));
            if lived {
                return None;
            }
            // `two of the injured died` are of the injured, not of the dead.
            let hurt = figure.kind == CasualtyKind::Killed
                && figure.victims.as_ref().is_some_and(|v| {
                    matches!(v.of(cx.doc.text), "injured" | "wounded" | "hurt" | "survivors" | "hospitalized")
                });
            let kind = if hurt { CasualtyKind::Injured } else { figure.kind };
            let whole = |f: &Harmed| {
                f.kind == kind
                    && !f.superseded
                    && f.count.value.is_none_or(|v| figure.count.value.is_none_or(|own| v > own))
                    && f.subset_of().is_none()
                    && related(cx.doc.text, f, figure)
            };
            let near = figures.len().saturating_sub(FAR);
            let found =
                figures[near..].iter().rposition(|f| f.count.start() < figure.count.start() && whole(f));
            found.map(|at| near + at).or_else(|| {
                if hurt {
                    return None;
                }
                let last = figures.len().checked_sub(1)?;
                // `four are missing after the crash killed 68 of the 72`: no part of the four.
                let more = figures[last].count.value.is_none_or(|v| v >= figure.count.value.unwrap_or(0));
                (more && related(cx.doc.text, &figures[last], figure)).then_some(last)
            })
        }
    }
}

/// Ties parts to wholes across the article: a whole that follows its part (`four of the 14`), statements that add up to
/// a figure told before, the dead among the cases of a disease, and a province's or town's figure after its country's.
pub(super) fn parts(
    cx: &Context,
    figures: &mut [Harmed],
    pending: &[(usize, usize)],
    counted: &[Counted],
    places: &[Place],
) {
    for &(part, byte) in pending {
        let whole = figures.binary_search_by_key(&byte, |f| f.count.start()).ok();
        figures[part].set_subset_of(whole.filter(|&w| w != part));
    }
    let plain = |f: &Harmed| {
        f.victims
            .as_ref()
            .is_none_or(|v| matches!(v.of(cx.doc.text), "people" | "persons" | "passengers" | "victims"))
    };
    of_those(cx, figures);
    of_most(cx, figures);
    sums(cx.doc.text, figures, counted);
    listed(cx, figures);
    deaths(cx, figures);
    // What happened at another time, or apart, is no part.
    let elsewhere: HashSet<usize> =
        counted.iter().filter(|c| c.era.is_some()).filter_map(Counted::figure).collect();
    let kinds: HashMap<&str, PlaceKind> = places.iter().rev().map(|p| (p.name.as_str(), p.kind)).collect();
    let kind_of = |name: &str| kinds.get(name).copied();
    for i in 1..figures.len() {
        let (before, rest) = figures.split_at_mut(i);
        let part = &mut rest[0];
        let Some(place) =
            part.place.as_ref().filter(|_| part.subset_of().is_none() && part.count.value != Some(0))
        else {
            continue;
        };
        let inside = matches!(kind_of(&place.scene.name), Some(PlaceKind::Region | PlaceKind::City))
            && !elsewhere.contains(&i);
        let near = before.len().saturating_sub(FAR);
        let whole = before[near..].iter().rposition(|w| {
            w.kind == part.kind
                && w.subset_of().is_none()
                && !w.superseded
                && !w.cumulative
                && w.count.value.zip(part.count.value).is_some_and(|(w, p)| w > p)
                && (plain(w) || w.victims == part.victims)
                && w.place.as_ref().is_some_and(|p| {
                    p.scene.country.is_some()
                        && p.scene.country == place.scene.country
                        && kind_of(&p.scene.name) == Some(PlaceKind::Country)
                })
        });
        if inside {
            part.set_subset_of(whole.map(|w| near + w));
        }
    }
}

/// `Troops killed 25 rebels … Ten died in one province. Nine more were killed in another and six in a third.`
fn sums(text: &str, figures: &mut [Harmed], counted: &[Counted]) {
    /// No more statements than this are told to make up one figure.
    const MOST: usize = 8;
    // The last entry of each figure.
    let mut entries: Vec<Option<u32>> = vec![None; figures.len()];
    (0..).zip(counted).for_each(|(n, c)| c.figure().into_iter().for_each(|f| entries[f] = Some(n)));
    let entry = |f: usize| entries[f].map(|n| &counted[n as usize]);
    let told = |f: usize| entry(f).map(|c| (c.sentence, c.trigger));
    for w in 0..figures.len() {
        let (kind, Some(whole)) = (figures[w].kind, figures[w].count.value) else { continue };
        let when = |i: usize| entry(i).map_or((None, None), |c| (c.era, c.day));
        if whole < 3 || figures[w].superseded || figures[w].subset_of().is_some() || told(w).is_none() {
            continue;
        }
        let mut parts: Vec<usize> = Vec::new();
        let mut sum = 0;
        for i in w + 1..figures.len().min(w + 1 + MOST) {
            let Some(value) = figures[i].count.value else { continue };
            let free = figures[i].subset_of().is_none_or(|of| of == w);
            let old = figures[i].superseded;
            if figures[i].kind != kind || !free || old || value == 0 || told(i).is_none() {
                continue;
            }
            if value >= whole || !related(text, &figures[w], &figures[i]) {
                break;
            }
            // What happened at another time is no part.
            let ((era, day), (own_era, own_day)) = (when(w), when(i));
            if era != own_era || day.zip(own_day).is_some_and(|(a, b)| a != b) {
                continue;
            }
            let (all, part) = (figures[w].class, figures[i].class);
            if all.zip(part).is_some_and(|(a, b)| a != b && !classes::within(a, b)) {
                continue;
            }
            sum += value;
            parts.push(i);
            if sum >= whole {
                break;
            }
        }
        // A list in one statement tells the figure once more, the more so after a headline; two statements, and a list
        // right behind the figure, tell its parts.
        let (Some(&first), Some((at, _))) = (parts.first(), told(w)) else { continue };
        let sentence = |p: usize| told(p).map(|(sentence, _)| sentence);
        let apart =
            parts.iter().any(|&p| told(p) != told(first)) || at > 0 && sentence(first) == Some(at + 1);
        let later = parts.iter().all(|&p| sentence(p) != Some(at));
        // `72 migrants, 58 men and 14 women`: the list that stands right behind it.
        let beside = parts.iter().all(|&p| sentence(p) == Some(at))
            && first == w + 1
            && !by_sex_or_age(text, &figures[w])
            && parts.iter().all(|&p| by_sex_or_age(text, &figures[p]));
        if sum == whole && parts.len() > 1 && (apart && later || beside) {
            parts.iter().for_each(|&p| figures[p].set_subset_of(Some(w)));
        }
    }
}

/// `Forty-eight people were killed: 26 at a rally, the rest outside the ministry`: behind a colon stand the parts.
fn listed(cx: &Context, figures: &mut [Harmed]) {
    for w in 0..figures.len().saturating_sub(1) {
        let whole = &figures[w];
        let (None, Some(value)) = (whole.subset_of(), whole.count.value) else { continue };
        let colon = cx.doc.tokens.len().min(cx.doc.token_at(whole.sentence.end()));
        let mut tokens = cx.doc.token_at(whole.count.end())..colon;
        let Some(colon) = tokens.find(|&i| cx.doc.word(i) == ":") else { continue };
        let colon = cx.doc.tokens[colon].start as usize;
        // `Five people died: a woman shot by police, three men`: how one of them died.
        let shot: Vec<usize> = (w + 1..figures.len())
            .take_while(|&i| figures[i].sentence.start() == figures[w].sentence.start())
            .filter(|&i| {
                let part = &figures[i];
                figures[w].kind == CasualtyKind::Killed
                    && part.kind == CasualtyKind::Injured
                    && part.subset_of().is_none()
                    && part.count.start() > colon
                    && part.count.value == Some(1)
            })
            .collect();
        shot.into_iter().for_each(|i| figures[i].set_subset_of(Some(w)));
        let whole = &figures[w];
        let own: Vec<usize> = (w + 1..figures.len())
            .take_while(|&i| figures[i].sentence.start() == whole.sentence.start())
            .filter(|&i| figures[i].kind == whole.kind && figures[i].subset_of().is_none())
            .collect();
        let within = |&i: &usize| {
            let part = &figures[i];
            let apart = whole.class.zip(part.class).is_some_and(|(a, b)| a != b && !classes::within(a, b));
            part.count.start() > colon && part.count.value.is_some_and(|v| v > 0 && v < value) && !apart
        };
        let sum: u64 = own.iter().filter_map(|&i| figures[i].count.value).fold(0, u64::saturating_add);
        if sum <= value && own.iter().all(within) {
            own.iter().for_each(|&i| figures[i].set_subset_of(Some(w)));
        }
    }
}

/// `men`, `women`, `children`: how the people of a figure are told apart.
fn by_sex_or_age(text: &str, figure: &Harmed) -> bool {
    figure.victims.and_then(|v| v.of(text).split_whitespace().last()).is_some_and(|head| {
        matches!(
            head,
            "men"
                | "women"
                | "children"
                | "boys"
                | "girls"
                | "man"
                | "woman"
                | "child"
                | "boy"
                | "girl"
                | "adults"
                | "minors"
                | "teenagers"
                | "males"
                | "females"
                | "baby"
                | "babies"
                | "infants"
                | "toddler"
        )
    })
}

/// `Of those, 327 were killed`, `Out of that number, 12 died`: a part of the figure of the sentence before.
fn of_those(cx: &Context, figures: &mut [Harmed]) {
    for i in 1..figures.len() {
        let (before, rest) = figures.split_at_mut(i);
        let part = &mut rest[0];
        let second = before[i - 1].sentence == part.sentence;
        if part.subset_of().is_some() || second && before[i - 1].kind != part.kind {
            continue;
        }
        let start = cx.doc.token_at(part.sentence.start());
        let word =
            |k: usize| if k < cx.doc.tokens.len() { cx.doc.word(k).to_lowercase() } else { String::new() };
        let of = start + usize::from(word(start) == "out");
        let refers = matches!(word(of).as_str(), "of" | "among")
            && (matches!(word(of + 1).as_str(), "those" | "these" | "them")
                || matches!(word(of + 1).as_str(), "that" | "this" | "the")
                    && matches!(
                        word(of + 2).as_str(),
                        "number" | "total" | "toll" | "figure" | "dead" | "victims"
                    ));
        // `Of the dead, 19 died at the scene and two in hospital`: of all the dead told of before.
        let all = matches!(word(of + 2).as_str(), "dead" | "victims");
        if refers && all && part.kind == CasualtyKind::Killed {
            let near = i.saturating_sub(FAR);
            let fits = |w: &Harmed| {
                w.kind == part.kind
                    && w.sentence != part.sentence
                    && w.subset_of().is_none()
                    && !w.superseded
                    && w.count.value.zip(part.count.value).is_some_and(|(w, p)| w > p)
            };
            let largest =
                (near..i).filter(|&w| fits(&before[w])).max_by_key(|&w| (before[w].count.value, i - w));
            part.set_subset_of(largest);
        } else if refers && !second {
            let last = before[i - 1].sentence;
            let fits = |w: &Harmed| {
                w.sentence == last && w.count.value.zip(part.count.value).is_some_and(|(w, p)| w > p)
            };
            let near = i.saturating_sub(FAR);
            let same = before[near..].iter().rposition(|w| fits(w) && w.kind == part.kind);
            part.set_subset_of(same.or_else(|| before[near..].iter().rposition(fits)).map(|w| near + w));
        }
    }
}

/// `31 people, most of them in the hills, where 24 died`: they are among the 31.
fn of_most(cx: &Context, figures: &mut [Harmed]) {
    for i in 1..figures.len() {
        let (a, b) = (&figures[i - 1], &figures[i]);
        let fewer = a.count.value.zip(b.count.value).is_some_and(|(a, b)| b < a);
        if a.sentence != b.sentence || a.kind != b.kind || b.subset_of().is_some() || !fewer {
            continue;
        }
        let between = cx.doc.token_at(a.count.end())..cx.doc.token_at(b.count.start());
        let mut words = between.take(24).map(|t| cx.doc.word(t));
        if words.any(|w| matches!(w, "most" | "many" | "mostly" | "mainly" | "half"))
            && words.any(|w| w == "where")
        {
            figures[i].set_subset_of(Some(i - 1));
        }
    }
}

/// `205 cases, with 180 deaths`, `484 deaths from 11,735 cases`: the dead are of those infected.
fn deaths(cx: &Context, figures: &mut [Harmed]) {
    for i in 1..figures.len() {
        let (a, b) = (&figures[i - 1], &figures[i]);
        if a.sentence != b.sentence {
            continue;
        }
        let between = cx.doc.token_at(a.count.end())..cx.doc.token_at(b.count.start());
        let has = |words: &[&str]| between.clone().any(|t| words.contains(&cx.doc.word(t)));
        if between.len() > 12 || has(&["and", "but", ";", "while"]) {
            continue;
        }
        match (a.kind, b.kind) {
            (CasualtyKind::Infected, CasualtyKind::Killed)
                if b.subset_of().is_none()
                    && has(&["with", "resulting", "including", "leading", "causing", "whom", "which"]) =>
            {
                figures[i].set_subset_of(Some(i - 1));
            }
            (CasualtyKind::Killed, CasualtyKind::Infected)
                if a.subset_of().is_none() && has(&["from", "among", "of"]) =>
            {
                figures[i - 1].set_subset_of(Some(i));
            }
            _ => {}
        }
    }
}

/// Can a part be of the people of a figure: `four of the attackers` are none of `six policemen`?
fn related(text: &str, whole: &Harmed, part: &Harmed) -> bool {
    let plain = |v: &Extent| {
        let head = v.of(text).split_whitespace().last().unwrap_or_default();
        [
            "people",
            "dead",
            "victims",
            "wounded",
            "injured",
            "killed",
            "others",
            "persons",
            "fatalities",
            "casualties",
            "deaths",
            "missing",
            "bodies",
        ]
        .contains(&head)
    };
    match (&whole.victims, &part.victims) {
        (Some(a), Some(b)) => {
            let perpetrators =
                |m: &Extent| m.of(text).split_whitespace().last().is_some_and(outcome::perpetrator);
            // Attackers are no part of the people whom they killed.
            perpetrators(a) == perpetrators(b) || !perpetrators(b) && (plain(a) || plain(b))
        }
        _ => true,
    }
}

/// Marks figures that repeat an earlier one of the article.
pub(super) fn repeats(text: &str, figures: &mut [Harmed], same_incident: impl Fn(usize, usize) -> bool) {
    // Only figures of one kind and number can repeat each other: the first and the last of those that repeat none, and
    // for each which comes next.
    let mut alike: FxHashMap<(CasualtyKind, u64), (u32, u32)> = FxHashMap::default();
    let mut next: Vec<u32> = vec![0; figures.len()];
    for i in 0..figures.len() {
        let f = &figures[i];
        let Some(value) = f.count.value else { continue };
        let (first, last) =
            alike.get(&(f.kind, value)).map_or((0, None), |&(a, b)| (a as usize, Some(b as usize)));
        let mut before = std::iter::successors(last.map(|_| first), |&b| match next[b] {
            0 => None,
            after => Some(after as usize),
        });
        let same = before.by_ref().take(FAR).find(|&b| repeated(text, &figures[b], f));
        let same = same.filter(|&b| same_incident(b, i));
        if same.is_none() {
            if let Some(last) = last {
                next[last] = i as u32;
            }
            let first = if last.is_some() { first } else { i };
            alike.insert((f.kind, value), (first as u32, i as u32));
        }
        figures[i].set_same_as(same);
    }
}

fn repeated(text: &str, first: &Harmed, again: &Harmed) -> bool {
    let head = |c: &Harmed| {
        c.victims.as_ref().and_then(|v| {
            v.of(text).split_whitespace().last().map(|w| w.trim_end_matches('s').to_lowercase())
        })
    };
    let plain = |h: &Option<String>| {
        h.as_deref().is_some_and(|h| matches!(h, "people" | "person" | "victim" | "other" | "bodie"))
    };
    let (a, b) = (head(first), head(again));
    first.same_as().is_none()
        && first.kind == again.kind
        && first.count.value.is_some_and(|v| v > 1)
        && first.count.value == again.count.value
        && first.count.qualifier == again.count.qualifier
        && first.subset_of().is_some() == again.subset_of().is_some()
        // `200 people` and `200 Palestinians` are two statements: the second tells more.
        && (a == b || a.is_none() || b.is_none() || plain(&a) && plain(&b) || b.as_deref() == Some("other"))
        && match (&first.place, &again.place) {
            (Some(a), Some(b)) => a.scene.name == b.scene.name || a.scene.country == b.scene.country,
            _ => true,
        }
}
