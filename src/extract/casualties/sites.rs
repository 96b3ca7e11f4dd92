//! Every mention of a place that a figure may belong to: the article's places, the settlements and regions that no
//! gazetteer has (`towns`) and, more specific, the sites that it names within them.

use super::towns::{Listed, found_over, towns, unlisted};
use crate::extract::{Context, Place, PlaceKind, places};
use crate::text::{Caps, Document};
use std::ops::Range;

/// A mention of a place, in tokens.
#[derive(Debug, Clone)]
pub(super) struct Located {
    pub(super) tokens: Range<usize>,
    /// Index into the article's places; of a site, the place that it lies in.
    pub(super) place: Option<usize>,
    /// How specific it is.
    pub(super) rank: u8,
    /// The town of a dateline: where the report was written, and a last resort.
    pub(super) dateline: bool,
}

impl Located {
    /// What sort of place it is itself, and not what it lies in.
    pub(super) fn kind(&self, places: &[Place]) -> Option<PlaceKind> {
        match self.rank {
            SITE => None,
            TOWN => Some(PlaceKind::City),
            own => self.place.map(|p| places[p].kind).filter(|&kind| rank(kind) == own),
        }
    }
}

/// As specific as a town, which no gazetteer has.
pub(super) const TOWN: u8 = 5;

/// A site within a place (`Dhaka airport`, `Main Street`) is as specific as can be.
pub(super) const SITE: u8 = 7;

/// The places' mentions in text order, and the sites that the `sentences` name; peoples are left out.
pub(super) fn located(cx: &Context, places: &[Place], sentences: &[usize]) -> Vec<Located> {
    let doc = cx.doc;
    let mut found: Vec<Located> = places
        .iter()
        .enumerate()
        .flat_map(|(place, p)| {
            p.mentions.iter().filter(|m| !m.demonym && !m.metonym).map(move |m| (place, m.start, m.end))
        })
        .map(|(place, start, end)| Located {
            tokens: doc.token_at(start)..doc.token_at(end.saturating_sub(1)) + 1,
            place: Some(place),
            rank: rank(places[place].kind),
            dateline: false,
        })
        .filter(|l| !l.tokens.is_empty() && l.tokens.end <= doc.tokens.len())
        .collect();
    found.sort_by_key(|l| l.tokens.start);
    let mut dateline: Option<usize> = None;
    found.retain_mut(|l| {
        let words = doc.slice(l.tokens.clone());
        // `MAE SOT, Thailand`: what follows the dateline's town belongs to it.
        let follows = dateline.is_some_and(|end| l.tokens.start <= end + 1);
        // `(New York) – Authorities in Dhaka detained 90 people`.
        let (start, end) = (l.tokens.start, l.tokens.end);
        let bracketed = start > 0 && doc.word(start - 1) == "(" && {
            // `(New York, July 6, 2017) –` likewise.
            let close = (end..doc.tokens.len().min(end + 7)).find(|&i| doc.word(i) == ")");
            close.is_some_and(|i| {
                i + 1 < doc.tokens.len()
                    && matches!(doc.word(i + 1), "–" | "—" | "-" | "--")
                    && (i == end || doc.word(end) == ",")
            })
        };
        // That is where an organization writes, and nothing befell anybody there.
        if bracketed {
            return false;
        }
        if in_capitals(words) && !in_headline(doc, l.tokens.start) || follows || begins(doc, l) {
            dateline = Some(l.tokens.end);
            l.dateline = true;
            return true;
        }
        let peoples =
            l.tokens.len() == 1 && cx.gazetteer.is_demonym(words).is_some() && !words.ends_with(['.']);
        !peoples
    });
    let listed = Listed::new(places);
    let sites: Vec<Located> = sentences
        .iter()
        .flat_map(|&s| {
            let mut inner = sites(cx, s, &found);
            let mut more = towns(cx, s, &found);
            let names = unlisted(cx, s, &found, &listed);
            more.extend(names.into_iter().filter(|t| !found_over(&more, t)).collect::<Vec<_>>());
            inner.extend(more.into_iter().filter(|t| !found_over(&inner, t)).collect::<Vec<_>>());
            inner
        })
        .collect();
    found.extend(sites);
    found.sort_by_key(|l| (l.tokens.start, l.tokens.end));
    found
}

/// `Kano - Three people were killed`, `Lagos: …` below the headline: a dateline without capitals.
fn begins(doc: &Document, l: &Located) -> bool {
    let tokens = &doc.tokens;
    if !tokens[l.tokens.start].block_start() {
        return false;
    }
    let until = tokens.len().min(l.tokens.end + 7);
    let mark = (l.tokens.end..until)
        .take_while(|&i| !tokens[i].line_start() && tokens[i].caps != Caps::Lower)
        .find(|&i| matches!(doc.word(i), "-" | "–" | "—" | "--" | ":") && i + 1 < tokens.len());
    mark.is_some_and(|i| {
        let spaced = tokens[i + 1].space_before && (tokens[i].space_before || doc.word(i) == ":");
        // `Lahore: six killed in blast`, says the headline.
        spaced && (doc.word(i) != ":" || l.tokens.start > 0)
    })
}

fn in_capitals(words: &str) -> bool {
    words.chars().filter(|c| c.is_alphabetic()).count() > 3 && !words.contains(char::is_lowercase)
}

/// Does token `i` stand in a headline that is all in capitals?
fn in_headline(doc: &Document, i: usize) -> bool {
    // `WORLD BRIEFS`, and on the next line the dateline.
    i >= 2
        && !doc.tokens[i].line_start()
        && (i - 2..i).all(|k| doc.tokens[k].caps == Caps::All && doc.word(k).len() > 1)
}

/// Sites named after a preposition of place: `at Dhaka airport`, `on Main Street`, `near Kunar river`.
fn sites(cx: &Context, sentence: usize, known: &[Located]) -> Vec<Located> {
    let doc = cx.doc;
    let tokens = doc.sentences[sentence].tokens();
    if is_title(doc, tokens.clone()) {
        return Vec::new();
    }
    let from = known.partition_point(|l| l.tokens.start < tokens.start);
    let to = known.partition_point(|l| l.tokens.start < tokens.end);
    let known = &known[from..to];
    let mut found = Vec::new();
    for i in tokens.clone() {
        let led = matches!(
            doc.word(i),
            "in" | "at" | "inside" | "outside" | "near" | "on" | "along" | "off" | "into" | "behind"
        ) || doc.word(i) == "of" && i > tokens.start && doc.word(i - 1) == "block";
        if !led {
            continue;
        }
        let mut start = i + 1;
        if matches!(doc.word(start.min(tokens.end - 1)), "the" | "a") {
            start += 1;
        }
        let capital = |k: usize| {
            k < tokens.end
                && (matches!(doc.tokens[k].caps, Caps::Initial | Caps::All | Caps::Mixed)
                    || doc.word(k).starts_with(|c: char| c.is_ascii_digit())
                        && doc.word(k).ends_with(|c: char| c.is_alphabetic()))
        };
        if !capital(start) {
            continue;
        }
        let mut end = start + 1;
        while end < tokens.end && end < start + 8 {
            // `Hillcrest Health and Rehab`, `Church of Christ`, `Baker's Mill`.
            let joins = matches!(doc.word(end), "and" | "of" | "'s" | "’s" | "&") && capital(end + 1);
            if !(capital(end) || joins) {
                break;
            }
            end += 1;
        }
        let lower = end < tokens.end
            && !capital(end)
            && places::is_site(doc.word(end))
            && !matches!(
                doc.word(end),
                "street"
                    | "streets"
                    | "road"
                    | "roads"
                    | "highway"
                    | "avenue"
                    | "home"
                    | "homes"
                    | "house"
                    | "office"
                    | "offices"
                    | "store"
                    | "residence"
                    | "coast"
                    | "border"
                    | "shore"
                    | "shores"
            );
        if lower {
            end += 1;
        }
        // `Ecuador's Litoral prison`: not its owner's name.
        if let Some(owner) = known.iter().find(|l| {
            l.tokens.start == start && l.tokens.end + 2 < end && matches!(doc.word(l.tokens.end), "'s" | "’s")
        }) {
            start = owner.tokens.end + 1;
        }
        if end - start < 2 || !lower && !places::is_site(doc.word(end - 1)) {
            continue;
        }
        // `the Greek island of Lesbos`, `the Turkish coast`: the kind of a place and no name of one.
        let of = end < tokens.end && doc.word(end) == "of" && capital(end + 1);
        let peoples =
            end - start == 2 && lower && cx.gazetteer.is_demonym(doc.slice(start..start + 1)).is_some();
        // An island is a region or a town and no site.
        let last = doc.word(end - 1).to_ascii_lowercase();
        if matches!(last.as_str(), "island" | "islands" | "peninsula" | "valley" | "mountains") {
            continue;
        }
        // A mine is known by the town that it is at.
        let mine = lower && matches!(doc.word(end - 1), "mine" | "mines" | "pit" | "colliery" | "shaft");
        // `a Sunni mosque`, `a Catholic Church`: whose it is, and no name.
        let faith = end - start <= 3
            && (start..end - 1).all(|k| is_faith(doc.word(k)) || doc.word(k).eq_ignore_ascii_case("muslim"));
        if of || peoples || mine || faith {
            continue;
        }
        // People die in hospital of what befell them elsewhere.
        let block = doc.word(i) == "of";
        if (start..end).any(|k| {
            let word = doc.word(k).to_ascii_lowercase();
            matches!(word.as_str(), "hospital" | "hospitals" | "clinic" | "medical" | "infirmary")
                // `the 800 block of Ash Court` is a street.
                || word == "court" && !block
        }) {
            continue;
        }
        // `Colorado Springs` is a town.
        if known.iter().any(|l| l.tokens == (start..end) && l.rank == rank(PlaceKind::City)) {
            continue;
        }
        // `Gretna Court` is not in Gretna.
        let inner = known.iter().filter(|l| !l.dateline && (l.tokens.end <= start || end <= l.tokens.start));
        let around = inner.min_by_key(|l| {
            let after = l.tokens.start >= end;
            (!after, l.tokens.start.abs_diff(end))
        });
        found.push(Located {
            tokens: start..end,
            place: around.and_then(|l| l.place),
            rank: SITE,
            dateline: false,
        });
    }
    found
}

/// Whose house of prayer it is.
fn is_faith(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    matches!(
        word.as_str(),
        "sunni"
            | "shi"
            | "shi'ite"
            | "shiite"
            | "shia"
            | "sufi"
            | "ahmadi"
            | "muslim"
            | "islamic"
            | "christian"
            | "catholic"
            | "protestant"
            | "orthodox"
            | "coptic"
            | "baptist"
            | "methodist"
            | "pentecostal"
            | "evangelical"
            | "hindu"
            | "sikh"
            | "buddhist"
            | "jewish"
            | "roman"
    )
}

/// A headline in which every word of weight has a capital: there a capital tells no name.
pub(super) fn is_title(doc: &Document, tokens: Range<usize>) -> bool {
    let weighty = || tokens.clone().filter(|&i| doc.word(i).len() > 3 && doc.tokens[i].caps != Caps::None);
    let lower = tokens.clone().any(|i| doc.word(i).len() > 4 && doc.tokens[i].caps == Caps::Lower);
    !lower && weighty().count() > 4
}

/// How specific a place is.
pub(super) fn rank(kind: PlaceKind) -> u8 {
    match kind {
        PlaceKind::Area => 0,
        PlaceKind::Country => 1,
        PlaceKind::Region => 2,
        PlaceKind::Feature => 3,
        PlaceKind::Unknown => 3,
        PlaceKind::City => 4,
    }
}

/// The town of the dateline of sentence `s`.
pub(super) fn dateline(doc: &Document, s: usize, located: &[Located]) -> Option<usize> {
    let tokens = doc.sentences[s].tokens();
    let from = located.partition_point(|l| l.tokens.start < tokens.start);
    (from..located.len()).take_while(|&k| located[k].tokens.start < tokens.end).find(|&k| located[k].dateline)
}

/// Is the mention a country by name?
pub(super) fn is_country(l: &Located, places: &[Place]) -> bool {
    !l.dateline && l.kind(places) == Some(PlaceKind::Country)
}

/// Does the sentence name places, and none of the country of mention `a`?
pub(super) fn abroad(a: usize, sentence: Range<usize>, located: &[Located], places: &[Place]) -> bool {
    let country = |l: usize| places[located[l].place?].country.as_deref();
    let from = located.partition_point(|l| l.tokens.start < sentence.start);
    let to = located.partition_point(|l| l.tokens.start < sentence.end);
    let mut named = (from..to).filter(|&l| !located[l].dateline).filter_map(country).peekable();
    country(a).is_some() && named.peek().is_some() && named.all(|c| Some(c) != country(a))
}

/// Are two mentions of one country?
pub(super) fn same_country(a: usize, b: usize, located: &[Located], places: &[Place]) -> bool {
    let country = |l: usize| places[located[l].place?].country.as_deref();
    country(a).is_some() && country(a) == country(b)
}

/// Does the country or region of mention `a` hold the town of mention `b`, which is no capital that reports for all of it?
pub(super) fn holds(a: usize, b: usize, located: &[Located], places: &[Place]) -> bool {
    let place = |l: usize| located[l].place.map(|p| &places[p]);
    let (Some(whole), Some(town)) = (place(a), place(b)) else { return false };
    same_country(a, b, located, places)
        && located[a].kind(places) == Some(PlaceKind::Region)
        && town.admin1.as_ref() == whole.admin1.as_ref().or(Some(&whole.name))
}

/// The peoples that the article names, each with its country: `Mexican officials`.
pub(super) struct Peoples<'a> {
    found: Vec<(usize, &'a str)>,
    countries: Vec<&'a str>,
}

impl<'a> Peoples<'a> {
    /// Those of the article, in text order.
    pub(super) fn new(cx: &Context, places: &'a [Place]) -> Self {
        let mut found: Vec<(usize, &str)> = places
            .iter()
            .filter_map(|p| Some((p, p.country.as_deref()?)))
            .flat_map(|(p, country)| {
                let peoples = p.mentions.iter().filter(|m| m.demonym);
                peoples.map(move |m| (m.start, country))
            })
            .map(|(start, country)| (cx.doc.token_at(start), country))
            .collect();
        found.sort_unstable();
        let countries = places.iter().filter(|p| p.kind == PlaceKind::Country).map(|p| p.name.as_str());
        Self { found, countries: countries.collect() }
    }

    /// Is the place a country, and does the sentence speak of other peoples than its own?
    pub(super) fn elsewhere(&self, sentence: Range<usize>, place: Option<&Place>) -> bool {
        let own = place.filter(|place| self.countries.contains(&place.name.as_str()));
        let Some(country) = own.and_then(|place| place.country.as_deref()) else {
            return false;
        };
        let from = self.found.partition_point(|(at, _)| *at < sentence.start);
        let mut own = self.found[from..].iter().take_while(|(at, _)| *at < sentence.end).peekable();
        own.peek().is_some() && own.all(|(_, c)| *c != country)
    }
}
