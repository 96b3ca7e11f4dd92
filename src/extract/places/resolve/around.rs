//! What the words around a name say: what it lies in or near, what kind of place it is, of which country the article tells.

use super::super::lists;
use super::{Answer, Country, W, add, folded, letters};
use crate::extract::places::mentions::Toponym;
use crate::extract::{Context, PlaceKind, hints};
use crate::tag::Pos;
use crate::text::{Caps, TokenKind, lowered};

/// `Paris, Utah, said …`: the comma before and after the state or country, and no list around it.
pub(super) fn is_apposition(cx: &Context, toponyms: &[Toponym], i: usize) -> bool {
    let (a, b) = (&toponyms[i].tokens, &toponyms[i + 1].tokens);
    let word = |i: usize| cx.doc.tokens.get(i).map_or(".", |_| cx.doc.word(i));
    let list = a.start > 0 && matches!(word(a.start - 1), "," | "and" | "or");
    b.start == a.end + 1 && word(a.end) == "," && matches!(word(b.end), "," | "." | ";" | ")") && !list
}

/// Does the text say that toponym `i` lies near the next? `Mati, east of Athens`, `near Athens`.
pub(super) fn neighbour(cx: &Context, toponyms: &[Toponym], i: usize) -> bool {
    let (Some(a), Some(b)) = (toponyms.get(i), toponyms.get(i + 1)) else { return false };
    let between = a.tokens.end..b.tokens.start;
    if a.demonym || b.demonym || !(2..=9).contains(&between.len()) {
        return false;
    }
    let word = |k: usize| cx.doc.word(k);
    let last = word(between.end - 1);
    let side = last == "of" && {
        let word = word(between.end - 2);
        is_direction(word) || matches!(word, "outskirts" | "outside" | "suburb" | "side")
    };
    let near = matches!(last, "near" | "outside");
    let fits = |k: usize| {
        let word = word(k);
        is_direction(word)
            || word.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b'(' | b')'))
            || matches!(
                word,
                "of" | "near"
                    | "outside"
                    | "just"
                    | "about"
                    | "some"
                    | "km"
                    | "kilometers"
                    | "kilometres"
                    | "miles"
                    | "mile"
                    | "kms"
                    | "a"
                    | "town"
                    | "village"
                    | "suburb"
                    | "the"
                    | "to"
                    | "on"
                    | "outskirts"
                    | "side"
            )
    };
    (side || near) && between.clone().all(fits)
}

/// Does the text say that toponym `i` lies in the next? `Paris, Texas`, `Mosul in northern Iraq`.
pub(super) fn container(cx: &Context, toponyms: &[Toponym], i: usize) -> bool {
    let (Some(a), Some(b)) = (toponyms.get(i), toponyms.get(i + 1)) else { return false };
    let between = a.tokens.end..b.tokens.start;
    if a.demonym || b.demonym || !(1..=5).contains(&between.len()) || is_in_a_list(cx, toponyms, i) {
        return false;
    }
    // `Chivay, the U.S. Geological Survey said`
    if !b.reported && cx.doc.slice(between.clone()) == ", the" {
        return false;
    }
    // `Paris, Texas`, `Mosul in northern Iraq`, `the Pine area of Fulton County, located in Illinois`.
    let mut last = "";
    let linked = between.clone().all(|k| {
        let word = cx.doc.word(k);
        let fits = matches!(
            word,
            "," | "("
                | "in"
                | "the"
                | "located"
                | "within"
                | "of"
                | "and"
                | "district"
                | "area"
                | "region"
                | "part"
                // `the Lido beach in Mogadishu`
                | "airport"
                | "beach"
                | "camp"
                | "market"
                | "neighborhood"
                | "neighbourhood"
                | "prison"
                | "quarter"
        ) || matches!(
            word,
            "province" | "county" | "suburb" | "state" | "town" | "village" | "city" | "municipality"
        ) || is_direction(word);
        last = word;
        fits
    });
    let link = between.clone().any(|k| matches!(cx.doc.word(k), "," | "(" | "in" | "of" | "within"));
    let list = between.clone().any(|k| cx.doc.word(k) == "and");
    linked && link && !list && !matches!(last, "district" | "area" | "part" | "town" | "village")
}

/// Does the text say that the toponym behind toponym `i` lies in it? `Turkey's Hatay`.
pub(super) fn owns(cx: &Context, toponyms: &[Toponym], i: usize) -> bool {
    let (Some(a), Some(b)) = (toponyms.get(i), toponyms.get(i + 1)) else { return false };
    !a.demonym
        && !b.demonym
        && b.tokens.start == a.tokens.end + 1
        && matches!(cx.doc.word(a.tokens.end), "'s" | "’s")
}

/// Does only a comma or an `and` part toponym `i` from the next?
pub(super) fn is_linked(cx: &Context, toponyms: &[Toponym], i: usize) -> bool {
    let (Some(a), Some(b)) = (toponyms.get(i), toponyms.get(i + 1)) else { return false };
    let mut between = a.tokens.end..b.tokens.start;
    (1..=2).contains(&between.len()) && between.all(|k| matches!(cx.doc.word(k), "," | "and" | "or"))
}

/// Is toponym `i` a link of a list of divisions? `Sinaloa, Colima, Guerrero and Morelos`: Colima is no town in Guerrero.
fn is_in_a_list(cx: &Context, toponyms: &[Toponym], i: usize) -> bool {
    let division = |i: usize| {
        toponyms.get(i).is_some_and(|t| {
            cx.gazetteer.lookup_folded(&mut folded(cx, t)).any(|p| {
                p.is_primary() && {
                    let place = cx.gazetteer.place(p.entry());
                    place.kind == PlaceKind::Region
                        && place.division.is_some_and(|d| cx.gazetteer.parent(d).is_none())
                }
            })
        })
    };
    i > 0
        && (i - 1..=i + 1).all(|k| is_linked(cx, toponyms, k))
        && [i - 1, i, i + 1, i + 2].into_iter().all(division)
}

/// A word that says which side of a place is meant.
pub fn is_direction(word: &str) -> bool {
    let is = |word: &str| {
        matches!(
            word,
            "north"
                | "south"
                | "east"
                | "west"
                | "northern"
                | "southern"
                | "eastern"
                | "western"
                | "central"
                | "northeast"
                | "northwest"
                | "southeast"
                | "southwest"
                | "northeastern"
                | "northwestern"
                | "southeastern"
                | "southwestern"
                | "upper"
                | "lower"
                | "downtown"
                | "rural"
                | "far"
                | "inner"
                | "mid"
                | "greater"
                | "nearby"
                | "neighboring"
                | "neighbouring"
                | "coastal"
                | "suburban"
        )
    };
    (3..=13).contains(&word.len()) && lowered(word, |word| is(word).then_some(())).is_some()
}

/// An abbreviation is a place only beside another: `Peoria, IL`, or dotted: `Ill.`.
pub(super) fn stands_beside(cx: &Context, toponym: &Toponym) -> bool {
    let text = cx.doc.slice(toponym.tokens.clone());
    let comma = toponym.tokens.start > 0 && matches!(cx.doc.word(toponym.tokens.start - 1), "," | "-" | "(");
    text.ends_with('.') || comma
}

/// What the words beside a name say that it is.
pub(super) fn words_beside(cx: &Context, toponym: &Toponym, answers: &mut [Answer]) {
    let tokens = &toponym.tokens;
    // `along the Rio Grande`: towns have no article, but before a noun.
    let noun = cx.doc.tokens.get(tokens.end).is_some_and(|t| {
        !t.block_start()
            && (t.kind == TokenKind::Word && t.caps != Caps::Lower
                || matches!(cx.tags.pos.get(tokens.end), Some(Pos::Nn | Pos::Nns | Pos::Jj | Pos::Hyph)))
    });
    if tokens.start > 0 && cx.doc.word(tokens.start - 1) == "the" && !noun {
        for a in answers.iter_mut().filter(|a| a.place.kind == PlaceKind::City) {
            a.base -= 2.0 * W.word;
        }
    }
    let mut say = |word: Option<&str>, side: &str| {
        let Some(word) = word else { return };
        let Some((sides, kind)) = lists::BESIDE.get(word).and_then(|v| v.split_once(' ')) else { return };
        if sides != "both" && sides != side {
            return;
        }
        for a in answers.iter_mut() {
            let fits = match kind {
                "city" => a.place.kind == PlaceKind::City,
                "region" => a.place.kind == PlaceKind::Region,
                "country" => a.place.kind == PlaceKind::Country,
                _ => a.place.kind == PlaceKind::Feature,
            };
            if fits {
                a.base += W.word;
            } else if kind == "region" && a.place.kind == PlaceKind::Country {
                // `Niger state`
                a.base -= W.word;
            }
        }
    };
    say(cx.doc.tokens.get(tokens.end).map(|_| cx.doc.word(tokens.end)), "after");
    if let Some(plural) = heads_a_list(cx, tokens.end) {
        say(Some(plural), "after");
    }
    let mut before = tokens.start;
    if before > 0 && cx.doc.word(before - 1) == "of" {
        before -= 1;
    }
    if before > 0 {
        say(Some(cx.doc.word(before - 1)), "before");
    }
}

/// The kind that the plural noun behind a list gives to all in it: `Edo, Imo and Zamfara states`.
fn heads_a_list(cx: &Context, end: usize) -> Option<&'static str> {
    let word = |i: usize| cx.doc.tokens.get(i).filter(|t| !t.block_start()).map_or("", |_| cx.doc.word(i));
    let mut at = end;
    for _ in 0..30 {
        match word(at) {
            "states" | "States" => return Some("state"),
            "provinces" | "Provinces" => return Some("province"),
            "," | "and" | "or" | "&" => at += 1,
            w if at > end && w.starts_with(char::is_uppercase) => at += 1,
            _ => return None,
        }
    }
    None
}

/// Countries that the article's words tell of, with how often.
pub(super) fn life(cx: &Context) -> Vec<(Country, f64)> {
    let mut out: Vec<(Country, f64)> = Vec::new();
    for i in cx.doc.that_may(hints::LIFE) {
        if let Some(countries) = lists::LIFE.get(cx.doc.word(i)) {
            let weight = 1.0 / countries.split(' ').count() as f64;
            for c in countries.split(' ') {
                add(&mut out, letters(c), weight);
            }
        }
    }
    let sum: f64 = out.iter().map(|(_, n)| n).sum();
    out.iter_mut().for_each(|(_, n)| *n /= sum + 2.0);
    out
}
