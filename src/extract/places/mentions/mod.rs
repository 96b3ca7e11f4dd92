//! Which tokens name a place: the tagger's places, peoples and adjectives, the places that offices belong to, and
//! what the gazetteer and the layout of news are sure of.

mod demonyms;
mod forms;
mod heads;
mod offices;
mod sure;
mod tagged;

pub(super) use forms::is_of_form;

use super::lists;
use crate::extract::{Context, PlaceKind, hints};
use crate::gazetteer::{GazetteerPlace, Kinds};
use crate::tag::NameKind;
use crate::text::{Caps, Token, TokenKind};
use rustc_hash::FxHashSet;
use std::cell::{Cell, OnceCell};
use std::ops::Range;

/// A toponym in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toponym {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// A people or an adjective.
    pub demonym: bool,
    /// To be reported; else it only helps to place the others.
    pub reported: bool,
    /// What the name lacks of the one in the gazetteer: ` County` in `Harper and Kingman counties`.
    pub suffix: &'static str,
}

impl Toponym {
    /// A place of that name, to be reported.
    pub fn new(tokens: Range<usize>) -> Self {
        Self { tokens, demonym: false, reported: true, suffix: "" }
    }
}

/// The toponyms of a document, in text order, none overlapping another.
pub fn find(cx: &Context) -> Vec<Toponym> {
    let finder = Finder { cx, seen: OnceCell::new(), goes_on: Cell::new((usize::MAX, false)) };
    let mut out = forms::find(cx);
    let forced = out.len();
    let mut at = 0;
    for name in &cx.tags.names {
        let tokens = name.tokens.start.max(at)..name.tokens.end;
        if tokens.is_empty() || tokens.end > cx.doc.tokens.len() {
            continue;
        }
        finder.scan(at..tokens.start, &mut out);
        at = tokens.end;
        match name.kind {
            NameKind::Place => finder.place(tokens, name, &mut out),
            NameKind::Other => finder.other(tokens, &mut out),
            NameKind::Organization => finder.organization(tokens, &mut out),
            NameKind::Person => {}
        }
    }
    finder.scan(at..cx.doc.tokens.len(), &mut out);
    if forced == 0 {
        out.sort_by_key(|t| t.tokens.start);
        return out;
    }
    // What the layout of news says comes before what the words suggest.
    let (sure, rest) = out.split_at(forced);
    let free = |t: &&Toponym| {
        let before = sure.partition_point(|s| s.tokens.end <= t.tokens.start);
        sure.get(before).is_none_or(|s| s.tokens.start >= t.tokens.end)
    };
    let mut all: Vec<Toponym> = sure.iter().chain(rest.iter().filter(free)).cloned().collect();
    all.sort_by_key(|t| t.tokens.start);
    all
}

/// What is looked up for one document.
struct Finder<'a> {
    cx: &'a Context<'a>,
    /// The names that the tagger calls places, in lower case; once somebody asks.
    seen: OnceCell<FxHashSet<String>>,
    /// A token, and whether a name of several may begin there: asked for each length in turn.
    goes_on: Cell<(usize, bool)>,
}

impl Finder<'_> {
    fn kinds(&self, tokens: Range<usize>) -> Kinds {
        if tokens.len() > 1 && !self.goes_on(tokens.start) {
            return Kinds::default();
        }
        looked_up(self.cx, tokens)
    }

    /// May a name of several tokens begin at token `i`?
    fn goes_on(&self, i: usize) -> bool {
        let (at, known) = self.goes_on.get();
        let goes_on = if at == i { known } else { may_go_on(self.cx, i) };
        self.goes_on.set((i, goes_on));
        goes_on
    }

    /// Does no name begin at token `i`, be it of one token or of several that end before `end`? The cheap no for most.
    fn begins_none(&self, i: usize, end: usize) -> bool {
        let lower = |t: &Token| t.caps == Caps::Lower;
        self.kinds(i..i + 1).is_empty()
            && (self.cx.doc.tokens[i + 1..end.min(i + 5)].iter().all(lower)
                && !demonyms::may_go_on(self.cx.doc, i)
                || !self.goes_on(i))
    }

    fn word(&self, i: usize) -> &str {
        self.cx.doc.word(i)
    }

    fn capitalised(&self, i: usize) -> bool {
        capitalised(self.cx, i)
    }

    fn is_seen(&self, tokens: Range<usize>) -> bool {
        let names =
            || self.cx.tags.names.iter().filter(|n| n.kind == NameKind::Place && !n.tokens.is_empty());
        let lower = |tokens: Range<usize>| self.cx.doc.slice(tokens).to_ascii_lowercase();
        let seen = self.seen.get_or_init(|| names().map(|n| lower(n.tokens.clone())).collect());
        seen.contains(&lower(tokens))
    }

    /// A house or street that stands for those in it (`a White House spokesman`, `Wall Street fell`), and no state
    /// behind it (`White House, Tenn.`).
    fn is_never(&self, tokens: &Range<usize>) -> bool {
        let name = self.cx.doc.slice(tokens.clone());
        let after = |n: usize| tokens.end + n < self.cx.doc.tokens.len();
        let stated = after(1)
            && self.word(tokens.end) == ","
            && self.capitalised(tokens.end + 1)
            && self.kinds(tokens.end + 1..tokens.end + 2).has(Kinds::REGION.or(Kinds::ABBREVIATION));
        !stated && lists::NEVER.get(name).is_some()
    }

    /// Does the name go on, at token `i`, as that of a contest or the like? `U.S.` `Open`.
    fn names_event(&self, i: usize) -> bool {
        i < self.cx.doc.tokens.len() && self.capitalised(i) && heads::of(self.word(i)).event
    }

    /// Tokens outside all names: what only the gazetteer knows, where it is sure.
    fn scan(&self, tokens: Range<usize>, out: &mut Vec<Toponym>) {
        let mut at = tokens.start;
        while at < tokens.end {
            if !self.capitalised(at) || self.begins_none(at, tokens.end) {
                at += 1;
            } else if let Some(to) = self.demonym(at, tokens.end) {
                out.push(Toponym { demonym: true, ..Toponym::new(at..to) });
                at = to;
            } else {
                let mut ends = (1..=5).rev().filter(|n| at + n <= tokens.end).map(|n| at + n);
                match ends.find(|&to| self.is_sure(at..to) || self.is_owned(at..to, out)) {
                    Some(to) if self.names_event(to) => at = to,
                    Some(to) => {
                        out.push(Toponym::new(at..to));
                        at = to;
                    }
                    None => at += 1,
                }
            }
        }
    }
}

/// A first-level division: state, province.
pub(super) fn is_first_level(cx: &Context, place: &GazetteerPlace) -> bool {
    place.kind == PlaceKind::Region && place.division.is_some_and(|d| cx.gazetteer.parent(d).is_none())
}

/// What places go by the name that the tokens are; none where they begin or end in a mark.
pub(super) fn kinds(cx: &Context, tokens: Range<usize>) -> Kinds {
    if tokens.len() > 1 && !may_go_on(cx, tokens.start) { Kinds::default() } else { looked_up(cx, tokens) }
}

fn looked_up(cx: &Context, tokens: Range<usize>) -> Kinds {
    let is_word = |i: usize| matches!(cx.doc.tokens[i].kind, TokenKind::Word | TokenKind::Number);
    if tokens.is_empty() || !is_word(tokens.start) || !is_word(tokens.end - 1) {
        return Kinds::default();
    }
    let kinds = hints::kinds(cx.doc, tokens.clone(), cx.gazetteer);
    if kinds.has(Kinds::ABBREVIATION) && !is_abbreviation(cx.doc.slice(tokens)) {
        kinds.without(Kinds::ABBREVIATION)
    } else {
        kinds
    }
}

/// May a name of several tokens begin at token `i`? The cheap no for most.
fn may_go_on(cx: &Context, i: usize) -> bool {
    let words = cx.doc.tokens[i..].iter().take(8).map(|t| {
        let word = &cx.doc.text.as_bytes()[t.start as usize..t.end as usize];
        (word, t.space_before)
    });
    cx.gazetteer.may_go_on(words)
}

/// Is a word that folds to an abbreviation of a state written as one? `Pa.`, `PA`, `N.C.`; not `Ms.` or `Co.`.
pub(super) fn is_abbreviation(name: &str) -> bool {
    let letters = name.bytes().filter(u8::is_ascii_alphabetic).count();
    if name.ends_with('.')
        && letters == 2
        && !name.starts_with(|c: char| c.is_ascii_uppercase() && name[1..].starts_with('.'))
    {
        return matches!(name, "Ga." | "Ia." | "Ky." | "La." | "Md." | "Mo." | "Pa." | "Ut." | "Va." | "Vt.");
    }
    letters > 2 || name.bytes().all(|b| b.is_ascii_uppercase() || matches!(b, b'.' | b' '))
}

/// Does token `i` begin with a capital?
pub(super) fn capitalised(cx: &Context, i: usize) -> bool {
    let t = &cx.doc.tokens[i];
    t.kind == TokenKind::Word && matches!(t.caps, Caps::Initial | Caps::All | Caps::Mixed)
}
