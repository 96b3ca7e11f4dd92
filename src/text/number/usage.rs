//! Tells a count from an age, a date, a sum and the like.

use super::NumberUse;
use super::words::{LABELS, MONEY, MONTHS, UNITS, word_value};
use crate::text::date::counts_in_month;
use crate::text::{Document, Folded, TokenKind};
use std::ops::Range;

/// Tells a count from an age, a date, a sum and the like.
pub(super) fn used_for(
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
    // `four lakh each`: rupees, unless people are named.
    if matches!(folded.get(stop.wrapping_sub(1)), "lakh" | "lakhs" | "crore" | "crores")
        && !matches!(
            next,
            "people"
                | "persons"
                | "families"
                | "residents"
                | "villagers"
                | "refugees"
                | "workers"
                | "women"
                | "children"
                | "students"
                | "cases"
                | "patients"
                | "others"
                | "homeless"
                | "displaced"
        )
    {
        return NumberUse::Money;
    }
    // `TV One's One News`, `the Six Nations`: a name.
    let capital = |i: usize| {
        doc.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word)
            && doc.word(i).starts_with(char::is_uppercase)
            && doc.word(i).ends_with(char::is_lowercase)
    };
    if core.len() == 1
        && core.start > 0
        && stop == core.end
        && capital(core.start)
        && capital(stop)
        && (prev == "," || matches!(prev, "the" | "of" | "for" | "on" | "at" | "from"))
        // `Bus Leaves Road, Twelve Dead`: a headline.
        && !matches!(
            next,
            "dead"
                | "killed"
                | "injured"
                | "hurt"
                | "wounded"
                | "missing"
                | "arrested"
                | "die"
                | "others"
                | "people"
                | "children"
                | "kids"
                | "women"
                | "men"
                | "boys"
                | "girls"
                | "teens"
                | "students"
                | "pupils"
                | "soldiers"
                | "troops"
                | "officers"
                | "policemen"
                | "cops"
                | "civilians"
                | "workers"
                | "passengers"
                | "villagers"
                | "militants"
                | "rebels"
                | "firefighters"
                | "adults"
                | "siblings"
                | "sons"
                | "daughters"
        )
    {
        return NumberUse::Label;
    }
    // `how many people`, `twice as many`.
    let degree = matches!(prev, "how" | "as" | "so" | "too")
        // `that many people` is a degree, `said that many people` none, nor `that dozens`.
        || prev == "that"
            && matches!(folded.get(core.start), "many" | "few")
            && !matches!(
                folded.before(core.start, 2),
                "said" | "says" | "say" | "confirmed" | "reported" | "added" | "told" | "announced" | "reports" | "believe"
            );
    if value.is_none() && core.len() == 1 && degree {
        return NumberUse::Compound;
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
        let name = core.start >= 2
            && (doc.word(core.start - 2).starts_with(char::is_uppercase)
                || matches!(
                    folded.before(core.start, 2),
                    "man"
                        | "woman"
                        | "boy"
                        | "girl"
                        | "teen"
                        | "teenager"
                        | "driver"
                        | "pedestrian"
                        | "mother"
                        | "father"
                ));
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
    // `In July 15 people were killed`: no day of July.
    if one && MONTHS.contains(&prev) && counts_in_month(folded.before(core.start, 2), next) {
        return NumberUse::Count;
    }
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
            && matches!(folded.get(stop + 1), "day" | "week" | "month" | "year" | "hour" | "night")
            && !matches!(folded.get(stop + 2), "ago" | "earlier" | "later" | "before" | "after"))
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
