//! Quantities in running text: digits, number words, vague amounts, ranges, with the words that hedge them.
//!
//! A [`Quantity`] is what a reader takes as "how many", with its qualifier: `at least 200`, `two dozen`,
//! `half a million`, `between 10 and 15`, `scores`, `no one`. What looks like a number but counts nothing (ages,
//! money, percentages, dates, clock times, labels such as `Flight 93`) is found as well and says so in its
//! [`NumberUse`], so that no rule after this one mistakes it for a count.

use super::{Document, Folded, TokenKind};
use crate::extract::Qualifier;
use std::ops::Range;

/// What a number is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberUse {
    /// Counts things or people.
    Count,
    /// `43-year-old`, `aged 43`, `John Smith, 43,`.
    Age,
    /// `$5`, `5 euros`.
    Money,
    /// `5 percent`, `one in five`, `50 a day`.
    Rate,
    /// `May 10`, `1996`, `8:30`.
    Date,
    /// `5 km`, `three hours`.
    Measure,
    /// `Flight 93`, `No. 10`.
    Label,
    /// `10-member`, `three-death`.
    Compound,
}

/// An amount in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// Its tokens, with the words that hedge it.
    pub tokens: Range<usize>,
    /// The number alone.
    pub core: Range<usize>,
    /// The integer stated; `None` where vague; a range's lower end.
    pub value: Option<u64>,
    /// How it is hedged.
    pub qualifier: Qualifier,
    /// The least number that the words allow.
    pub low: Option<u64>,
    /// The greatest number that the words allow.
    pub high: Option<u64>,
    /// What it is used for.
    pub used: NumberUse,
}

/// A number without its hedge.
struct Core {
    end: usize,
    value: Option<u64>,
    /// Upper end, for a range.
    high: Option<u64>,
    /// The least that a vague word allows.
    low: u64,
}

impl Core {
    fn exact(end: usize, value: u64) -> Self {
        Self { end, value: Some(value), high: None, low: value }
    }

    fn vague(end: usize, low: u64) -> Self {
        Self { end, value: None, high: None, low }
    }
}

/// Words before a number and how they hedge it; the longest comes first where one begins another.
const BEFORE: &[(&str, Qualifier)] = &[
    ("at the very least", Qualifier::AtLeast),
    ("at least", Qualifier::AtLeast),
    ("at a minimum", Qualifier::AtLeast),
    ("a minimum of", Qualifier::AtLeast),
    ("no fewer than", Qualifier::AtLeast),
    ("no less than", Qualifier::AtLeast),
    ("not fewer than", Qualifier::AtLeast),
    ("not less than", Qualifier::AtLeast),
    ("as few as", Qualifier::AtLeast),
    ("no more than", Qualifier::UpTo),
    ("not more than", Qualifier::UpTo),
    ("a maximum of", Qualifier::UpTo),
    ("at most", Qualifier::UpTo),
    ("at the most", Qualifier::UpTo),
    ("as many as", Qualifier::UpTo),
    ("as much as", Qualifier::UpTo),
    ("up to", Qualifier::UpTo),
    ("upto", Qualifier::UpTo),
    ("well over", Qualifier::MoreThan),
    ("well above", Qualifier::MoreThan),
    ("just over", Qualifier::MoreThan),
    ("slightly over", Qualifier::MoreThan),
    ("far more than", Qualifier::MoreThan),
    ("many more than", Qualifier::MoreThan),
    ("well more than", Qualifier::MoreThan),
    ("slightly more than", Qualifier::MoreThan),
    ("a little more than", Qualifier::MoreThan),
    ("more than", Qualifier::MoreThan),
    ("greater than", Qualifier::MoreThan),
    ("higher than", Qualifier::MoreThan),
    ("in excess of", Qualifier::MoreThan),
    ("upwards of", Qualifier::MoreThan),
    ("upward of", Qualifier::MoreThan),
    ("over", Qualifier::MoreThan),
    ("above", Qualifier::MoreThan),
    ("exceeding", Qualifier::MoreThan),
    ("slightly less than", Qualifier::FewerThan),
    ("slightly fewer than", Qualifier::FewerThan),
    ("fewer than", Qualifier::FewerThan),
    ("less than", Qualifier::FewerThan),
    ("lower than", Qualifier::FewerThan),
    ("just under", Qualifier::FewerThan),
    ("under", Qualifier::FewerThan),
    ("below", Qualifier::FewerThan),
    ("just shy of", Qualifier::Nearly),
    ("shy of", Qualifier::Nearly),
    ("close to", Qualifier::Nearly),
    ("nearly", Qualifier::Nearly),
    ("almost", Qualifier::Nearly),
    ("virtually", Qualifier::Nearly),
    ("an estimated", Qualifier::About),
    ("estimated", Qualifier::About),
    ("some", Qualifier::About),
    ("about", Qualifier::About),
    ("around", Qualifier::About),
    ("roughly", Qualifier::About),
    ("approximately", Qualifier::About),
    ("approx.", Qualifier::About),
    ("approx", Qualifier::About),
    ("circa", Qualifier::About),
    ("perhaps", Qualifier::About),
    ("maybe", Qualifier::About),
    ("possibly", Qualifier::About),
    ("an approximate", Qualifier::About),
    ("something like", Qualifier::About),
    ("in the region of", Qualifier::About),
    ("in the vicinity of", Qualifier::About),
];

/// Words after a number that hedge it.
const AFTER: &[(&str, Qualifier)] = &[
    ("or more", Qualifier::AtLeast),
    ("if not more", Qualifier::AtLeast),
    ("or fewer", Qualifier::UpTo),
    ("or less", Qualifier::UpTo),
    ("or so", Qualifier::About),
    ("- plus", Qualifier::AtLeast),
    ("plus", Qualifier::AtLeast),
    ("+", Qualifier::AtLeast),
    ("- odd", Qualifier::About),
    ("odd", Qualifier::About),
];

/// Vague amounts and the least that they can mean. `a few` and the like come with their article.
const VAGUE: &[(&str, u64)] = &[
    ("tens of thousands", 20_000),
    ("hundreds of thousands", 200_000),
    ("thousands upon thousands", 2_000),
    ("hundreds upon hundreds", 200),
    ("tens of millions", 20_000_000),
    ("hundreds of millions", 200_000_000),
    ("hundreds or thousands", 200),
    ("dozens", 24),
    ("scores", 40),
    ("hundreds", 200),
    ("thousands", 2_000),
    ("millions", 2_000_000),
    ("tens", 20),
    ("several dozen", 36),
    ("several hundred", 300),
    ("several hundreds", 300),
    ("several thousand", 3_000),
    ("several thousands", 3_000),
    ("several", 3),
    ("many hundreds", 300),
    ("many thousands", 3_000),
    ("many dozens", 36),
    ("many", 3),
    ("a great many", 3),
    ("a good many", 3),
    ("numerous", 3),
    ("countless", 3),
    ("untold", 3),
    ("multiple", 2),
    ("various", 2),
    ("a few dozen", 36),
    ("a few hundred", 300),
    ("a few thousand", 3_000),
    ("quite a few", 3),
    ("a few", 3),
    ("a handful of", 3),
    ("a handful", 3),
    ("a lot of", 3),
    ("lots of", 3),
    ("a host of", 3),
    ("a string of", 3),
    ("an untold number of", 2),
    ("an unknown number of", 1),
];

/// `a large number of`: the adjectives that may stand in it.
#[rustfmt::skip]
const NUMBER_ADJECTIVES: &[&str] = &[
    "certain", "considerable", "fair", "good", "growing", "high", "huge", "increasing", "indeterminate", "large",
    "large-scale", "limited", "record", "significant", "similar", "small", "substantial", "sizeable",
    "undetermined", "undisclosed", "unconfirmed", "unidentified", "unknown", "unspecified", "untold", "vast",
];

#[rustfmt::skip]
const MONTHS: &[&str] = &[
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "jan.", "feb.", "mar.", "apr.", "jun.", "jul.", "aug.", "sep.", "sept.", "oct.", "nov.", "dec.",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
];

#[rustfmt::skip]
const UNITS: &[&str] = &[
    "km", "kilometers", "kilometres", "kilometer", "kilometre", "miles", "mile", "m", "meters", "metres", "meter",
    "metre", "feet", "foot", "ft", "ft.", "inches", "inch", "cm", "mm", "yards", "yard", "kg", "kilos",
    "kilograms", "tons", "tonnes", "ton", "tonne", "pounds", "lbs", "gallons", "liters", "litres", "barrels",
    "acres", "acre", "hectares", "degrees", "mph", "kph", "kmh", "knots", "seconds", "second", "minutes", "minute",
    "hours", "hour", "hrs", "days", "day", "weeks", "week", "months", "month", "years", "year", "decades",
    "decade", "centuries", "nights", "night", "weekends", "times", "points", "point", "goals", "goal", "votes",
    "seats", "rounds", "games", "sets", "runs", "wickets", "overs", "shares", "a.m.", "p.m.", "am", "pm", "a.m",
    "p.m", "gmt", "o'clock", "edt", "est", "ct", "et", "pt", "hp", "mw", "kilowatts", "megawatts", "bpd", "bps",
    "sq", "sq.", "square", "cubic", "mg", "ml", "counts", "magnitude",
];

#[rustfmt::skip]
const MONEY: &[&str] = &[
    "dollars", "dollar", "euros", "euro", "yen", "yuan", "rupees", "pesos", "rubles", "roubles", "francs", "marks",
    "cents", "pence", "pounds", "sterling", "riyals", "dinars", "shekels", "lira", "won", "baht", "crore", "lakh",
];

#[rustfmt::skip]
const LABELS: &[&str] = &[
    "flight", "highway", "route", "interstate", "channel", "room", "boeing", "airbus", "section", "article",
    "title", "chapter", "figure", "page", "number", "no.", "no", "grade", "class", "phase", "level", "category",
    "district", "precinct", "ward", "zone", "unit", "battalion", "brigade", "division", "regiment", "platform",
    "gate", "pier", "engine", "station", "line", "exit", "mile", "apartment", "apt.", "suite", "box", "lot",
    "item", "volume", "part", "season", "episode", "week", "day", "game", "round", "lane", "sector", "area",
    "group", "type", "model", "version", "u.s.", "us", "i", "hwy.", "rte.", "resolution", "act", "amendment",
    "proposition", "measure", "table", "school", "pit", "shaft", "mine", "ps", "appendix", "building", "block", "camp", "mig", "f", "b", "ak", "c", "a",
    "b737", "covid", "g", "su",
];

/// The value of a plain number word.
pub fn word_value(word: &str) -> Option<u64> {
    Some(match word {
        "zero" => 0,
        "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "eleven" => 11,
        "twelve" => 12,
        "thirteen" => 13,
        "fourteen" => 14,
        "fifteen" => 15,
        "sixteen" => 16,
        "seventeen" => 17,
        "eighteen" => 18,
        "nineteen" => 19,
        "twenty" => 20,
        "thirty" => 30,
        "forty" | "fourty" => 40,
        "fifty" => 50,
        "sixty" => 60,
        "seventy" => 70,
        "eighty" => 80,
        "ninety" => 90,
        _ => return None,
    })
}

fn multiplier(word: &str) -> Option<u64> {
    Some(match word {
        "dozen" => 12,
        "score" => 20,
        "hundred" => 100,
        "thousand" => 1_000,
        "million" | "mln" => 1_000_000,
        "billion" | "bln" => 1_000_000_000,
        _ => return None,
    })
}

/// `1,300`, `45`: digits with their separators; `1.3` only times a multiplier.
fn digits(word: &str) -> Option<(u64, u64)> {
    let (mut value, mut scale, mut point) = (0u64, 1u64, false);
    for b in word.bytes() {
        match b {
            b'0'..=b'9' => {
                value = value.checked_mul(10)?.checked_add(u64::from(b - b'0'))?;
                if point {
                    scale = scale.checked_mul(10)?;
                }
            }
            b',' if !point => {}
            b'.' if !point => point = true,
            _ => return None,
        }
    }
    Some((value, scale))
}

/// Finds the quantities of a range of tokens (a sentence), in order, none overlapping another.
pub fn quantities(doc: &Document, folded: &Folded) -> Vec<Quantity> {
    let range = folded.tokens();
    let mut found: Vec<Quantity> = Vec::new();
    let mut i = range.start;
    while i < range.end {
        match quantity(doc, folded, i, range.end) {
            Some(q) => {
                i = q.tokens.end;
                found.push(q);
            }
            None => i += 1,
        }
    }
    found
}

/// The quantity that begins at token `i`, hedge included.
fn quantity(doc: &Document, folded: &Folded, i: usize, end: usize) -> Option<Quantity> {
    let (mut at, mut hedge) = (i, None);
    // Hedges can follow each other (`at least some 20`): the first decides.
    while let Some((n, q)) = BEFORE.iter().find_map(|&(p, q)| folded.phrase(at, p).map(|n| (n, q))) {
        at += n;
        hedge = hedge.or(Some(q));
        if at >= end || at - i > 8 {
            return None;
        }
    }
    let mut from = i;
    if hedge.is_some() && matches!(folded.get(at), "only" | "just" | "another" | "a" | "an" | "other") {
        // `at least another six`, `nearly an additional 40`.
        let skip = match (folded.get(at), folded.get(at + 1)) {
            ("a", "further" | "total" | "combined") | ("an", "additional" | "estimated" | "other") => 2,
            ("only" | "just" | "another" | "other", _) => 1,
            _ => 0,
        };
        at += skip + usize::from(skip == 2 && folded.get(at + 2) == "of");
    }
    let between = folded.get(at) == "between" || folded.get(at) == "from";
    let core = if between { between_core(doc, folded, at, end) } else { None };
    let core = match core {
        Some(core) => core,
        None if hedge.is_none() && between => return None,
        None => core_at(doc, folded, at, end, hedge.is_some())?,
    };
    if from == at || hedge.is_none() {
        from = at;
    }
    // A hedge that is a place or a comparison: `over the bridge` has no number, but `over 9,000 feet` has.
    let core_range = at..core.end;
    let mut stop = core.end;
    let mut qualifier = match (core.value, core.high) {
        (None, _) => Qualifier::Vague,
        (_, Some(_)) => Qualifier::Range,
        _ => Qualifier::Exact,
    };
    if let Some((n, q)) = AFTER.iter().find_map(|&(p, q)| folded.phrase(stop, p).map(|n| (n, q))) {
        let bound = qualifier == Qualifier::Exact && hedge.is_none();
        // `odd` and `plus` must touch or stand before a noun; `two or more` always holds.
        if bound && (n > 1 || folded.get(stop) == "+" || folded.get(stop) == "plus" && stop + 1 < end) {
            qualifier = q;
            stop += n;
        }
    }
    if qualifier == Qualifier::Exact
        && let Some(q) = hedge
    {
        qualifier = q;
    }
    let (low, high) = bounds(qualifier, &core, hedge);
    let used = used_for(doc, folded, &core_range, stop, core.value, range_end(&core));
    Some(Quantity { tokens: from..stop, core: core_range, value: core.value, qualifier, low, high, used })
}

fn range_end(core: &Core) -> Option<u64> {
    core.high
}

fn bounds(qualifier: Qualifier, core: &Core, hedge: Option<Qualifier>) -> (Option<u64>, Option<u64>) {
    let value = core.value;
    match qualifier {
        Qualifier::Exact => (value, value),
        Qualifier::AtLeast => (value, None),
        Qualifier::MoreThan => (value.map(|v| v.saturating_add(1)), None),
        Qualifier::UpTo | Qualifier::Nearly => (None, value),
        Qualifier::FewerThan => (None, value.map(|v| v.saturating_sub(1))),
        Qualifier::About => (None, None),
        Qualifier::Range => (value, core.high),
        // `up to several hundred` has no least number.
        Qualifier::Vague => match hedge {
            Some(Qualifier::UpTo | Qualifier::FewerThan | Qualifier::Nearly) => (None, None),
            _ => (Some(core.low), None),
        },
    }
}

/// `between 10 and 15`, `from 10 to 15`.
fn between_core(doc: &Document, folded: &Folded, at: usize, end: usize) -> Option<Core> {
    let low = plain(doc, folded, at + 1, end)?;
    let joined = match (folded.get(at), folded.get(low.end)) {
        ("between", "and") => true,
        // `rose from 12 to 15` tells two figures.
        ("from", "to") => !changes(folded, at),
        _ => false,
    };
    if !joined {
        return None;
    }
    let high = plain(doc, folded, low.end + 1, end)?;
    range(low, high)
}

/// Does a verb or noun of change stand before `from`?
fn changes(folded: &Folded, from: usize) -> bool {
    (1..=4).any(|back| {
        matches!(
            folded.before(from, back),
            "rise"
                | "rises"
                | "rose"
                | "risen"
                | "rising"
                | "up"
                | "down"
                | "increase"
                | "increased"
                | "climbed"
                | "jumped"
                | "fell"
                | "dropped"
                | "raised"
                | "revised"
                | "grew"
                | "soared"
                | "went"
                | "toll"
                | "gone"
                | "lowered"
                | "increasing"
                | "raising"
                | "climbing"
                | "toward"
                | "downward"
                | "upward"
        )
    })
}

fn range(low: Core, high: Core) -> Option<Core> {
    let (a, mut b) = (low.value?, high.value?);
    let mut a = a;
    // `10 to 15 million`, `two to three dozen`: the multiplier belongs to both.
    if a < b && b >= 1000 && a < 1000 {
        for unit in [1_000_000_000, 1_000_000, 1_000] {
            if b % unit == 0 && b / unit < 1000 && a <= b / unit {
                a *= unit;
                break;
            }
        }
    }
    if a == b {
        b = a;
    }
    (a < b).then_some(Core { end: high.end, value: Some(a), high: Some(b), low: a })
}

/// The number at `at`: vague words, a plain number, a range of two.
fn core_at(doc: &Document, folded: &Folded, at: usize, end: usize, hedged: bool) -> Option<Core> {
    if let Some(core) = vague(folded, at, end) {
        return Some(core);
    }
    if let Some(core) = none(folded, at) {
        return Some(core);
    }
    if folded.get(at) == "some" && !hedged {
        return None;
    }
    let low = plain(doc, folded, at, end)?;
    let joined = match folded.get(low.end) {
        "to" => !changes(folded, at),
        "or" => low.value.is_some_and(|v| v < 100),
        "-" | "–" | "—" => doc.tokens.get(low.end).is_some_and(|t| !t.space_before),
        _ => false,
    };
    if joined
        && let Some(high) = plain(doc, folded, low.end + 1, end)
        && let Some((a, b)) = low.value.zip(high.value)
        && a < b
        // `two or three` but not `one or 20`.
        && (folded.get(low.end) != "or" || b - a <= a.max(2))
        && doc.tokens[low.end + 1].kind == doc.tokens[low.end - 1].kind
    {
        return range(low, high);
    }
    Some(low)
}

fn vague(folded: &Folded, at: usize, end: usize) -> Option<Core> {
    if let Some((n, low)) =
        VAGUE.iter().filter_map(|&(p, low)| folded.phrase(at, p).map(|n| (n, low))).max_by_key(|&(n, _)| n)
    {
        // `a handful of` ends in a word that belongs to the noun phrase.
        let of = folded.get(at + n - 1) == "of";
        return Some(Core::vague(at + n - usize::from(of), low));
    }
    // `a number of`, `an as yet unknown number of`, `large numbers of`.
    let article = matches!(folded.get(at), "a" | "an");
    let mut i = at + usize::from(article);
    while i < end
        && i < at + 4
        && (NUMBER_ADJECTIVES.contains(&folded.get(i)) || matches!(folded.get(i), "as" | "yet"))
    {
        i += 1;
    }
    let noun = folded.get(i);
    let fits = (article && noun == "number") || (!article && i > at && noun == "numbers");
    (fits && folded.get(i + 1) == "of").then(|| Core::vague(i + 1, 2))
}

fn none(folded: &Folded, at: usize) -> Option<Core> {
    match (folded.get(at), folded.get(at + 1)) {
        ("no", "one") => Some(Core::exact(at + 2, 0)),
        ("not", "a") if folded.get(at + 2) == "single" => Some(Core::exact(at + 3, 0)),
        ("not", "one") => Some(Core::exact(at + 2, 0)),
        // `no longer`, `no more than` speak of no number.
        ("no", "longer" | "more" | "later" | "matter" | "doubt" | "sign" | "wonder" | "way" | "idea") => None,
        ("no" | "nobody" | "none" | "neither" | "noone", _) => Some(Core::exact(at + 1, 0)),
        _ => None,
    }
}

/// A plain number: digits, words, `two dozen`, `half a million`, `a hundred`, `a couple`.
fn plain(doc: &Document, folded: &Folded, at: usize, end: usize) -> Option<Core> {
    if at >= end {
        return None;
    }
    let word = folded.get(at);
    if doc.tokens[at].kind == TokenKind::Number {
        let (value, scale) = match digits(word) {
            Some(n) => n,
            None => {
                // `10k`, `5m`.
                let (n, unit) = match word.as_bytes().last()? {
                    b'k' => (digits(&word[..word.len() - 1])?, 1_000),
                    b'm' => (digits(&word[..word.len() - 1])?, 1_000_000),
                    _ => return None,
                };
                return Some(Core::exact(at + 1, n.0.checked_mul(unit)? / n.1));
            }
        };
        if let Some(unit) = multiplier(folded.get(at + 1)) {
            return Some(Core::exact(at + 2, value.checked_mul(unit)? / scale));
        }
        return (scale == 1).then(|| Core::exact(at + 1, value));
    }
    match (word, folded.get(at + 1)) {
        ("half", "a") | ("half", "an") => {
            let unit = multiplier(folded.get(at + 2))?;
            return Some(Core::exact(at + 3, unit / 2));
        }
        ("a", "couple" | "pair") => {
            let of = usize::from(folded.get(at + 2) == "of");
            let more = folded.get(at + 2) == "dozen";
            if of == 1 {
                return Some(Core::exact(at + 2, 2));
            }
            return more.then(|| Core::exact(at + 3, 24));
        }
        ("a", "trio") => return (folded.get(at + 2) == "of").then(|| Core::exact(at + 2, 3)),
        ("a", "half") if folded.get(at + 2) == "-" && folded.get(at + 3) == "dozen" => {
            return Some(Core::exact(at + 4, 6));
        }
        ("a", "half") if multiplier(folded.get(at + 2)).is_some() => {
            return Some(Core::exact(at + 3, multiplier(folded.get(at + 2))? / 2));
        }
        ("half", "-") if folded.get(at + 2) == "dozen" => return Some(Core::exact(at + 3, 6)),
        ("a", next) => {
            let unit = multiplier(next).filter(|_| next != "score")?;
            return Some(words(folded, at + 2, end, unit, 0));
        }
        ("both", _) => return Some(Core::exact(at + 1, 2)),
        _ => {}
    }
    let value = word_value(word)?;
    Some(words(folded, at + 1, end, 0, value))
}

/// Goes on with number words after the first: `twenty-five`, `one hundred and six`, `two dozen`.
fn words(folded: &Folded, mut at: usize, end: usize, mut total: u64, mut part: u64) -> Core {
    let mut last = if total == 0 { part } else { 0 };
    while at < end {
        let hyphen = usize::from(folded.get(at) == "-");
        let and = usize::from(folded.get(at) == "and" && total >= 100 && part == 0);
        let word = folded.get(at + hyphen + and);
        if let Some(unit) = multiplier(word).filter(|_| and == 0 && (part > 0 || total > 0)) {
            if word == "score" && part == 0 {
                break;
            }
            let base = if unit > total { total + part } else { part };
            if base == 0 {
                break;
            }
            let product = base.saturating_mul(unit);
            total = if unit > total { product } else { total + product };
            part = 0;
            last = 0;
            at += hyphen + 1;
            continue;
        }
        match word_value(word) {
            Some(n) if n > 0 && n < 10 && hyphen == 1 && (20..100).contains(&last) => {
                part += n;
                at += 2;
                last = n;
            }
            Some(n) if n > 0 && n < 10 && hyphen == 0 && and == 0 && (20..100).contains(&last) => {
                part += n;
                at += 1;
                last = n;
            }
            Some(n) if n > 0 && n < 100 && part == 0 && total >= 100 && hyphen == 0 => {
                part = n;
                last = n;
                at += and + 1;
            }
            _ => break,
        }
    }
    Core::exact(at, total.saturating_add(part))
}

/// Tells a count from an age, a date, a sum and the like.
fn used_for(
    doc: &Document,
    folded: &Folded,
    core: &Range<usize>,
    stop: usize,
    value: Option<u64>,
    high: Option<u64>,
) -> NumberUse {
    let next = folded.get(stop);
    let prev = folded.before(core.start, 1);
    let touches = |i: usize| doc.tokens.get(i).is_some_and(|t| !t.space_before);
    if next == "%"
        || matches!(next, "percent" | "pct" | "percentage" | "pc")
        || (next == "per" && folded.get(stop + 1) == "cent")
    {
        return NumberUse::Rate;
    }
    if matches!(prev, "$" | "€" | "£" | "¥" | "₹" | "us$" | "a$" | "rs" | "rs.") {
        return NumberUse::Money;
    }
    let Some(value) = value else {
        return if UNITS.contains(&next) || MONEY.contains(&next) {
            NumberUse::Measure
        } else {
            NumberUse::Count
        };
    };
    // `43-year-old`, `six months old`.
    let unit = stop + usize::from(matches!(next, "-" | "‑"));
    if matches!(
        folded.get(unit),
        "year" | "years" | "month" | "months" | "week" | "weeks" | "day" | "days" | "yr"
    ) {
        let old = unit + 1 + usize::from(folded.get(unit + 1) == "-");
        if matches!(folded.get(old), "old" | "olds" | "of") && folded.get(old) != "of" {
            return NumberUse::Age;
        }
        return NumberUse::Measure;
    }
    if matches!(prev, "aged" | "age" | "ages") {
        return NumberUse::Age;
    }
    if high.is_none() && stop - core.start == 1 && value < 115 && prev == "," {
        let closes = matches!(next, "," | ")" | "." | ";" | "") || next == "and";
        let name = core.start >= 2 && doc.word(core.start - 2).starts_with(char::is_uppercase);
        if closes && next != "and" && name && value > 0 {
            return NumberUse::Age;
        }
    }
    if prev == "(" && next == ")" {
        return NumberUse::Label;
    }
    if (matches!(next, "-" | "‑")
        && touches(stop)
        && touches(stop + 1)
        && doc.tokens.get(stop + 1).is_some_and(|t| t.kind == TokenKind::Word))
        && !matches!(
            folded.get(stop + 1),
            "newspaper"
                | "police"
                | "officials"
                | "official"
                | "reports"
                | "report"
                | "agency"
                | "radio"
                | "tv"
        )
    {
        return NumberUse::Compound;
    }
    let number = doc.tokens[core.start].kind == TokenKind::Number;
    let one = core.len() == 1 && number;
    if MONTHS.contains(&prev) && one && value <= 31 && prev != "may" {
        return NumberUse::Date;
    }
    if prev == "may" && one && value <= 31 && doc.word(core.start - 1).starts_with('M') {
        return NumberUse::Date;
    }
    if MONTHS.contains(&next) && one && value <= 31 && doc.word(stop).starts_with(char::is_uppercase) {
        return NumberUse::Date;
    }
    if one && (1400..2100).contains(&value) && !folded.get(core.start).contains(',') {
        let noun = doc.tokens.get(stop).is_some_and(|t| t.kind == TokenKind::Word)
            && !matches!(
                next,
                "and"
                    | "or"
                    | "to"
                    | "in"
                    | "on"
                    | "at"
                    | "by"
                    | "when"
                    | "as"
                    | "after"
                    | "with"
                    | "for"
                    | "but"
                    | "is"
                    | "was"
                    | "were"
                    | "has"
                    | "had"
                    | "while"
                    | "before"
                    | "that"
                    | "who"
                    | "which"
                    | "that's"
            );
        let dated = matches!(
            prev,
            "in" | "since"
                | "until"
                | "till"
                | "from"
                | "during"
                | "by"
                | "after"
                | "before"
                | "of"
                | "early"
                | "late"
                | "mid"
                | ","
                | "("
                | "-"
                | "the"
                | "around"
                | "and"
                | "year"
                | "to"
        ) || MONTHS.contains(&prev)
            || (core.start > 0 && doc.tokens[core.start - 1].kind == TokenKind::Number);
        if dated || !noun {
            return NumberUse::Date;
        }
    }
    if UNITS.contains(&next)
        || (matches!(next, "nautical" | "metric" | "square" | "straight" | "consecutive"))
    {
        return NumberUse::Measure;
    }
    if MONEY.contains(&next) || next == "u.s." && MONEY.contains(&folded.get(stop + 1)) {
        return NumberUse::Money;
    }
    if number && LABELS.contains(&prev) {
        let label = doc.word(core.start - 1);
        let touching = matches!(prev, "i" | "f" | "b" | "a" | "c" | "g" | "u.s." | "us" | "part" | "group");
        if label.starts_with(char::is_uppercase) && (!touching || prev == "u.s." && value < 1000) {
            return NumberUse::Label;
        }
        if matches!(prev, "no." | "number") && value < 1000 {
            return NumberUse::Label;
        }
    }
    if matches!(prev, "-" | "/") && touches(core.start) && core.start >= 2 && touches(core.start - 1) {
        return NumberUse::Label;
    }
    // `one in five`, `50 a day`, `12 per week`, `six times`.
    if next == "per"
        || (matches!(next, "a" | "an" | "each" | "every")
            && matches!(folded.get(stop + 1), "day" | "week" | "month" | "year" | "hour" | "night"))
    {
        return NumberUse::Rate;
    }
    if next == "in"
        && (folded.get(stop + 1) == "every" || word_value(folded.get(stop + 1)).is_some_and(|v| v > value))
        || (matches!(prev, "in" | "every")
            && matches!(folded.before(core.start, 2), "one" | "in")
            && value > 1)
    {
        return NumberUse::Rate;
    }
    if matches!(next, "third" | "thirds" | "quarter" | "quarters" | "fifth" | "fifths" | "half" | "tenth") {
        return NumberUse::Rate;
    }
    NumberUse::Count
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words, value, qualifier, low, high.
    type Read = (String, Option<u64>, Qualifier, Option<u64>, Option<u64>);

    fn read(text: &str) -> Vec<Read> {
        let doc = Document::new(text);
        let folded = Folded::new(&doc, 0..doc.tokens.len());
        quantities(&doc, &folded)
            .into_iter()
            .filter(|q| q.used == NumberUse::Count)
            .map(|q| (doc.slice(q.tokens.clone()).to_string(), q.value, q.qualifier, q.low, q.high))
            .collect()
    }

    #[test]
    fn amounts_are_read_with_value_hedge_and_bounds() {
        use Qualifier::*;
        for (text, words, value, qualifier, low, high) in [
            ("1,300 people fled", "1,300", Some(1300), Exact, Some(1300), Some(1300)),
            ("At least two dozen sailors", "At least two dozen", Some(24), AtLeast, Some(24), None),
            ("a dozen men", "a dozen", Some(12), Exact, Some(12), Some(12)),
            ("half a million homes", "half a million", Some(500_000), Exact, Some(500_000), Some(500_000)),
            ("half a dozen boys", "half a dozen", Some(6), Exact, Some(6), Some(6)),
            (
                "nearly 1.3 million voters",
                "nearly 1.3 million",
                Some(1_300_000),
                Nearly,
                None,
                Some(1_300_000),
            ),
            ("twenty-five monks", "twenty-five", Some(25), Exact, Some(25), Some(25)),
            ("one hundred and six nuns", "one hundred and six", Some(106), Exact, Some(106), Some(106)),
            (
                "two hundred thousand men",
                "two hundred thousand",
                Some(200_000),
                Exact,
                Some(200_000),
                Some(200_000),
            ),
            ("no fewer than 40 sheep", "no fewer than 40", Some(40), AtLeast, Some(40), None),
            ("as many as 20 boats", "as many as 20", Some(20), UpTo, None, Some(20)),
            ("well over 90 cars", "well over 90", Some(90), MoreThan, Some(91), None),
            ("fewer than ten clerks", "fewer than ten", Some(10), FewerThan, None, Some(9)),
            ("an estimated 50,000 birds", "an estimated 50,000", Some(50_000), About, None, None),
            ("some 70 men", "some 70", Some(70), About, None, None),
            ("10 to 15 guards", "10 to 15", Some(10), Range, Some(10), Some(15)),
            ("10-15 guards", "10-15", Some(10), Range, Some(10), Some(15)),
            ("between 30 and 40 guards", "between 30 and 40", Some(30), Range, Some(30), Some(40)),
            ("two or three dogs", "two or three", Some(2), Range, Some(2), Some(3)),
            (
                "two to three million",
                "two to three million",
                Some(2_000_000),
                Range,
                Some(2_000_000),
                Some(3_000_000),
            ),
            ("20 or more clerks", "20 or more", Some(20), AtLeast, Some(20), None),
            ("dozens of clerks", "dozens", None, Vague, Some(24), None),
            ("Tens of thousands marched", "Tens of thousands", None, Vague, Some(20_000), None),
            ("a few men", "a few", None, Vague, Some(3), None),
            ("several hundred men", "several hundred", None, Vague, Some(300), None),
            ("an unspecified number of men", "an unspecified number", None, Vague, Some(2), None),
            ("a number of men", "a number", None, Vague, Some(2), None),
            ("no one came", "no one", Some(0), Exact, Some(0), Some(0)),
            ("Nobody came", "Nobody", Some(0), Exact, Some(0), Some(0)),
            ("both pilots", "both", Some(2), Exact, Some(2), Some(2)),
            ("a couple of men", "a couple", Some(2), Exact, Some(2), Some(2)),
            ("more than a hundred men", "more than a hundred", Some(100), MoreThan, Some(101), None),
        ] {
            assert_eq!(read(text), [(words.to_string(), value, qualifier, low, high)], "{text}");
        }
    }

    #[test]
    fn numbers_that_count_nothing_are_told_apart() {
        for text in [
            "a 43-year-old man",
            "He is six months old",
            "Ann Hill, 43, left",
            "$5 million was paid",
            "it rose 12 percent",
            "on May 10",
            "in 1996",
            "At 8:30 it rained",
            "Flight 93 crashed",
            "5 km away",
            "three hours later",
            "one in five smokes",
            "50 a day",
            "a 10-member panel",
            "the 20th man",
            "Boeing 737",
            "two-thirds agreed",
        ] {
            assert!(read(text).is_empty(), "{text}: {:?}", read(text));
        }
    }

    #[test]
    fn a_rising_toll_is_two_numbers_and_no_range() {
        let values: Vec<_> = read("The toll rose from 12 to 15").into_iter().map(|q| q.1).collect();
        assert_eq!(values, [Some(12), Some(15)]);
    }
}
