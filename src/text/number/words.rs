//! The words of quantities: hedges, vague amounts, number words, units and labels.

use crate::extract::Qualifier;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Words before a number and how they hedge it; the longest comes first where one begins another.
pub(super) const BEFORE: &[(&str, Qualifier)] = &[
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
    ("north of", Qualifier::MoreThan),
    ("as high as", Qualifier::UpTo),
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
pub(super) const AFTER: &[(&str, Qualifier)] = &[
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
pub(super) const VAGUE: &[(&str, u64)] = &[
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
pub(super) const NUMBER_ADJECTIVES: &[&str] = &[
    "certain", "considerable", "fair", "good", "growing", "high", "huge", "increasing", "indeterminate", "large",
    "large-scale", "limited", "record", "significant", "similar", "small", "substantial", "sizeable",
    "undetermined", "undisclosed", "unconfirmed", "unidentified", "unknown", "unspecified", "untold", "vast",
];

#[rustfmt::skip]
pub(super) const MONTHS: &[&str] = &[
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "jan.", "feb.", "mar.", "apr.", "jun.", "jul.", "aug.", "sep.", "sept.", "oct.", "nov.", "dec.",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
];

#[rustfmt::skip]
pub(super) const UNITS: &[&str] = &[
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
pub(super) const MONEY: &[&str] = &[
    "dollars", "dollar", "euros", "euro", "yen", "yuan", "rupees", "pesos", "rubles", "roubles", "francs", "marks",
    "cents", "pence", "dlrs", "dlr", "stg", "crowns", "guilders", "rand", "rupiah", "ringgit", "kronor", "kroner",
    "schillings", "krona", "naira", "shillings", "rials", "rial", "dirhams", "pounds", "sterling", "riyals", "dinars", "shekels", "lira", "won", "baht", "crore", "lakh",
];

#[rustfmt::skip]
pub(super) const LABELS: &[&str] = &[
    "flight", "highway", "route", "interstate", "channel", "room", "boeing", "airbus", "section", "article",
    "title", "chapter", "figure", "page", "number", "no.", "no", "grade", "class", "phase", "level", "category",
    "district", "precinct", "ward", "zone", "unit", "battalion", "brigade", "division", "regiment", "platform",
    "gate", "pier", "engine", "station", "line", "exit", "mile", "apartment", "apt.", "suite", "box", "lot",
    "item", "volume", "part", "season", "episode", "week", "day", "game", "round", "lane", "sector", "area",
    "group", "type", "model", "version", "u.s.", "us", "i", "hwy.", "rte.", "resolution", "act", "amendment",
    "proposition", "measure", "table", "school", "pit", "shaft", "mine", "ps", "appendix", "building", "block", "camp", "mig", "f", "b", "ak", "c", "a",
    "b737", "covid", "g", "su",
];

/// Plain number words and their values.
#[rustfmt::skip]
const VALUES: &[(&str, u64)] = &[
    ("zero", 0), ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7),
    ("eight", 8), ("nine", 9), ("ten", 10), ("eleven", 11), ("twelve", 12), ("thirteen", 13), ("fourteen", 14),
    ("fifteen", 15), ("sixteen", 16), ("seventeen", 17), ("eighteen", 18), ("nineteen", 19), ("twenty", 20),
    ("thirty", 30), ("forty", 40), ("fourty", 40), ("fifty", 50), ("sixty", 60), ("seventy", 70), ("eighty", 80),
    ("ninety", 90),
];

/// Words that begin a number and stand in no table.
const FIRST: &[&str] = &[
    "a", "an", "as", "yet", "between", "from", "half", "both", "some", "no", "not", "nobody", "none",
    "neither", "noone",
];

/// What a word in lower case may begin.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Opening {
    /// One of [`BEFORE`].
    pub(super) hedge: bool,
    /// One of [`VAGUE`].
    pub(super) vague: bool,
    /// The value of a plain number word.
    pub(super) value: Option<u64>,
}

/// Every word that can begin a quantity without a digit: looked up for every token, where most are none.
static OPENINGS: LazyLock<FxHashMap<&str, Opening>> = LazyLock::new(|| {
    let first = |phrase: &'static str| phrase.split_once(' ').map_or(phrase, |(first, _)| first);
    let mut openings: FxHashMap<&str, Opening> = FxHashMap::default();
    BEFORE.iter().for_each(|(p, _)| openings.entry(first(p)).or_default().hedge = true);
    VAGUE.iter().for_each(|(p, _)| openings.entry(first(p)).or_default().vague = true);
    VALUES.iter().for_each(|&(word, value)| openings.entry(word).or_default().value = Some(value));
    NUMBER_ADJECTIVES.iter().chain(FIRST).for_each(|word| _ = openings.entry(word).or_default());
    openings
});

/// What a word in lower case may begin; `None` where it begins no quantity.
pub(super) fn opening(word: &str) -> Option<Opening> {
    OPENINGS.get(word).copied()
}

/// The value of a plain number word.
pub fn word_value(word: &str) -> Option<u64> {
    opening(word)?.value
}

pub(super) fn multiplier(word: &str) -> Option<u64> {
    Some(match word {
        "dozen" => 12,
        "score" => 20,
        "hundred" => 100,
        "thousand" => 1_000,
        "million" | "mln" | "mn" => 1_000_000,
        "lakh" | "lakhs" => 100_000,
        "crore" | "crores" => 10_000_000,
        "billion" | "bln" => 1_000_000_000,
        _ => return None,
    })
}
