//! The place of each figure: its own sentence's, else the one that the sentence before is about, else the dateline's.

use super::chunk::View;
use super::harmed::{Harmed, Placed, Scene};
use super::outcome::Candidate;
use super::reach::Reach;
use super::{place, sites};
use crate::extract::{CasualtyKind, Context, Place};
use crate::text::{Caps, Folded};
use std::sync::Arc;

/// Where the article's figures may belong.
pub(super) struct Scenes<'a> {
    located: Vec<sites::Located>,
    peoples: sites::Peoples<'a>,
    places: &'a [Place],
    carried: Carried,
    words: Option<Words>,
    /// What the figures of each place share, once one is there.
    scenes: Vec<Option<Arc<Scene>>>,
}

/// What the words of a sentence tell of all its figures.
#[derive(Clone, Copy)]
struct Words {
    sentence: usize,
    /// `here`, `there`.
    anaphor: bool,
    /// What a court hears.
    court: bool,
}

impl Words {
    fn of(view: &View, sentence: usize) -> Self {
        let tokens = view.folded.tokens();
        Self {
            sentence,
            anaphor: tokens.clone().any(|i| matches!(view.word(i), "here" | "there")),
            court: tokens.clone().any(|i| place::is_of_court(view.word(i))),
        }
    }
}

/// The place that a sentence is about, for the next.
type Carried = Option<(usize, Option<usize>)>;

impl<'a> Scenes<'a> {
    /// Those of the `sentences`.
    pub(super) fn new(cx: &Context, places: &'a [Place], sentences: &[usize]) -> Self {
        Self {
            located: sites::located(cx, places, sentences),
            peoples: sites::Peoples::new(cx, places),
            places,
            carried: None,
            words: None,
            scenes: vec![None; places.len()],
        }
    }

    /// The place of a figure: its sentence's, else the sentence's before, else the dateline's.
    pub(super) fn of(
        &mut self,
        view: &View,
        candidate: &Candidate,
        s: usize,
        figure: &Harmed,
    ) -> Option<Placed> {
        let cx = &view.cx;
        let l = self.mention(view, candidate, s, figure)?;
        let l = &self.located[l];
        let scene = match l.place {
            Some(p) => {
                let Place { name, country, .. } = &self.places[p];
                let scene = || Arc::new(Scene { name: name.clone(), country: country.clone() });
                self.scenes[p].get_or_insert_with(scene).clone()
            }
            None => Arc::new(Scene { name: cx.doc.slice(l.tokens.clone()).to_string(), country: None }),
        };
        Some(Placed { at: cx.doc.span(l.tokens.clone()).into(), scene })
    }

    /// That mention of it.
    fn mention(&mut self, view: &View, candidate: &Candidate, s: usize, figure: &Harmed) -> Option<usize> {
        let (cx, located, places) = (&view.cx, &self.located, self.places);
        match view.reach(candidate) {
            Reach::World => return None,
            Reach::Country => {
                let before = || main_place(cx, s.checked_sub(1)?, located);
                let country = view.country(located, places);
                let country =
                    country.or_else(|| before().filter(|&l| sites::is_country(&located[l], places)));
                return country;
            }
            Reach::Here => {}
        }
        let own = view
            .there(candidate.count.clone(), located, places)
            .or_else(|| view.place_of(candidate.chunk, candidate.trigger, candidate.kind, located));
        if let Some(l) = own {
            // `in Pakistan's capital`, reported from there; `an Ohio river`, reported from a town of Ohio.
            let end = located[l].tokens.end;
            let capital = matches!(view.word(end), "'s" | "'") && view.word(end + 1) == "capital";
            let loose = view.loose(l, located);
            let here = sites::dateline(cx.doc, s, located).filter(|&d| {
                capital && sites::same_country(d, l, located, places)
                    || loose && sites::holds(l, d, located, places)
            });
            return Some(here.unwrap_or(l));
        }
        // A running total of a war is not of the place told of before, nor what befell another people.
        let words = self.words.filter(|w| w.sentence == s);
        let Words { anaphor, court, .. } = *self.words.insert(words.unwrap_or_else(|| Words::of(view, s)));
        // `In July, a train derailed in the north`: in the same country all the same.
        let other_time = view.era(candidate).is_some() && !anaphor && !view.opens_with_month();
        // Who is arrested may be so elsewhere.
        let moved = candidate.kind == CasualtyKind::Detained && s > 1 && !anaphor;
        // `On January 2, 52 people died`, weeks before.
        let day = view.event_day(candidate).zip(cx.article.date);
        let other_time = other_time || day.is_some_and(|(day, now)| (now - day).num_days().abs() > 6);
        let running = figure.cumulative && !view.of_one_event(candidate);
        if s > 0 && !running && !other_time && !moved {
            if self.carried.as_ref().is_none_or(|(at, _)| *at != s - 1) {
                self.carried = Some((s - 1, main_place(cx, s - 1, located)));
            }
            let elsewhere =
                |l: usize| self.peoples.elsewhere(view.folded.tokens(), located[l].place.map(|p| &places[p]));
            // Nor where the sentence is of another country, though its place is nobody's.
            let abroad = |l: usize| sites::abroad(l, view.folded.tokens(), located, places);
            if let Some(l) = self.carried.and_then(|(_, l)| l).filter(|&l| !elsewhere(l) && !abroad(l)) {
                // `Two shot in Arkansas`, says the headline, and the dateline which town.
                let here =
                    sites::dateline(cx.doc, s, located).filter(|&d| sites::holds(l, d, located, places));
                return Some(here.unwrap_or(l));
            }
        }
        // Nor is it the dateline's.
        if other_time {
            return None;
        }
        // What a court hears of befell people elsewhere.
        if court && candidate.kind != CasualtyKind::Detained {
            return None;
        }
        sites::dateline(cx.doc, s, located).or_else(|| sites::dateline(cx.doc, s.checked_sub(1)?, located))
    }
}

/// The place that sentence `s` is about.
fn main_place(cx: &Context, mut s: usize, located: &[sites::Located]) -> Option<usize> {
    // Past a dateline on a line of its own, to the headline.
    let tokens = cx.doc.sentences[s].tokens();
    let dateline = tokens.len() < 9
        && cx.doc.tokens[tokens.start].caps == Caps::All
        && cx.doc.word(tokens.start).len() > 3
        && !matches!(cx.doc.word(tokens.end - 1), "." | "!" | "?" | "\"" | "”");
    if s > 0 && dateline {
        s -= 1;
    }
    let folded = Folded::new(cx.doc, cx.doc.sentences[s].tokens());
    let view = View::new(cx, &folded);
    view.main_place(located, s == 0)
}

#[cfg(test)]
mod tests;
