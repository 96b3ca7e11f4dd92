//! Dates in running text, resolved against the article's date: `Monday`, `on Wednesday`, `Oct. 7`, `yesterday`,
//! `last week`, `May 10, 2021`, `two days ago`.
//!
//! News tells of what has happened: a weekday is the latest one up to the article's own day, a day of a month the
//! latest one up to a month ahead, unless the words before it look ahead (`will meet on Tuesday`).

use super::{Document, Gate, TokenKind};
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use std::ops::Range;

/// A date in the text: the words, and the days that they mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateMention {
    /// Its tokens, without a preposition.
    pub tokens: Range<usize>,
    /// The first day meant.
    pub first: NaiveDate,
    /// The last day meant: `first` for a day, later for `last week`, `May`, `2004`.
    pub last: NaiveDate,
}

impl DateMention {
    /// The day, where one day is meant.
    pub fn day(&self) -> Option<NaiveDate> {
        (self.first == self.last).then_some(self.first)
    }
}

/// The dates among `tokens`, in text order. Without `today` only those that need no other day to be told.
pub fn dates(doc: &Document, tokens: Range<usize>, today: Option<NaiveDate>) -> Vec<DateMention> {
    dates_where(doc, tokens, today, |i| i >= doc.tokens.len() || opens(doc.word(i)))
}

/// As [`dates`], those that begin with a word which `may` allows.
pub fn dates_where(
    doc: &Document,
    tokens: Range<usize>,
    today: Option<NaiveDate>,
    may: impl Fn(usize) -> bool,
) -> Vec<DateMention> {
    let mut found = Vec::new();
    let reader = Reader { doc, end: tokens.end.min(doc.tokens.len()), today };
    let mut i = tokens.start;
    while i < tokens.end {
        if !may(i) {
            i += 1;
            continue;
        }
        match reader.at(i).filter(|d| d.tokens.end <= reader.end) {
            Some(date) => {
                i = date.tokens.end;
                found.push(date);
            }
            None => i += 1,
        }
    }
    found
}

/// The date that begins at token `i` and ends before `end`, if one does.
pub fn date_at(doc: &Document, i: usize, end: usize, today: Option<NaiveDate>) -> Option<DateMention> {
    let r = Reader { doc, end: end.min(doc.tokens.len()), today };
    opens(r.word(i)).then(|| r.at(i)).flatten().filter(|d| d.tokens.end <= r.end)
}

struct Reader<'a> {
    doc: &'a Document<'a>,
    end: usize,
    today: Option<NaiveDate>,
}

impl Reader<'_> {
    fn word(&self, i: usize) -> &str {
        if i < self.end { self.doc.word(i) } else { "" }
    }

    #[inline(always)]
    fn is(&self, i: usize, word: &str) -> bool {
        let token = self.doc.tokens.get(i).filter(|_| i < self.end);
        let len = token.map_or(0, |t| (t.end - t.start) as usize);
        len == word.len() && self.word(i).eq_ignore_ascii_case(word)
    }

    fn any(&self, i: usize, words: &[&str]) -> bool {
        words.iter().any(|w| self.is(i, w))
    }

    fn number(&self, i: usize) -> Option<u32> {
        if i >= self.end || self.doc.tokens[i].kind != TokenKind::Number {
            return None;
        }
        let word = self.word(i);
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let ordinal = &word[digits.len()..];
        matches!(ordinal, "" | "st" | "nd" | "rd" | "th").then(|| digits.parse().ok()).flatten()
    }

    fn year(&self, i: usize) -> Option<i32> {
        if self.word(i).len() != 4 {
            return None;
        }
        self.number(i).filter(|n| (1000..2200).contains(n)).map(|n| n as i32)
    }

    /// A day of a month; a number that goes on to count something is none.
    fn day(&self, i: usize) -> Option<u32> {
        if self.word(i).len() > 4 {
            return None;
        }
        self.number(i).filter(|n| (1..=31).contains(n))
    }

    /// The date that begins at token `i`, whose word [`opens`] one.
    fn at(&self, i: usize) -> Option<DateMention> {
        let word = self.word(i);
        // Most of all asked for.
        match word.as_bytes() {
            [b't' | b'T', b'h' | b'H', b'e' | b'E'] if !self.is(i + 1, "weekend") => return None,
            [b'a' | b'A'] | [b'a' | b'A', b'n' | b'N'] if !self.is(i + 2, "ago") => return None,
            _ => {}
        }
        let first = word.as_bytes().first()?;
        if first.is_ascii_digit() {
            // Neither a year nor a day of a month.
            if word.len() > 4 {
                return self.slashed(i).or_else(|| self.ago(i));
            }
            return self
                .iso(i)
                .or_else(|| self.slashed(i))
                .or_else(|| self.day_month(i))
                .or_else(|| self.ago(i))
                .or_else(|| self.bare_year(i));
        }
        if is_name(self.word(i)) {
            if let Some(weekday) = weekday(self.word(i)) {
                return self.weekday(i, i, weekday, None);
            }
            if let Some(month) = month(self.word(i)) {
                return self.month_day(i, month).or_else(|| self.bare_month(i, i, month));
            }
        }
        // `today`, `the weekend`, `yesterday`, `last`, `past`, `next`
        let relative = matches!(first.to_ascii_lowercase(), b't' | b'y' | b'l' | b'p' | b'n');
        relative.then(|| self.relative(i)).flatten().or_else(|| self.ago(i))
    }

    /// `2021-05-17`.
    fn iso(&self, i: usize) -> Option<DateMention> {
        if !(self.is(i + 1, "-") && self.is(i + 3, "-")) {
            return None;
        }
        let year = self.year(i)?;
        let day = NaiveDate::from_ymd_opt(year, self.number(i + 2)?, self.number(i + 4)?)?;
        Some(one_day(i..i + 5, day))
    }

    /// `5/17/2021`: month first, as US papers write it, unless only day first makes a date.
    fn slashed(&self, i: usize) -> Option<DateMention> {
        if !self.word(i).as_bytes().contains(&b'/') {
            return None;
        }
        let mut parts = self.word(i).split('/').map(|p| p.parse::<u32>().ok());
        let (a, b, year) = (parts.next()??, parts.next()??, parts.next()??);
        if parts.next().is_some() || year < 1000 {
            return None;
        }
        let year = i32::try_from(year).ok()?;
        let day = NaiveDate::from_ymd_opt(year, a, b).or_else(|| NaiveDate::from_ymd_opt(year, b, a))?;
        Some(one_day(i..i + 1, day))
    }

    /// `10 May`, `10th of May 2021`.
    fn day_month(&self, i: usize) -> Option<DateMention> {
        let m = i + 1 + usize::from(self.is(i + 1, "of"));
        let month = month(self.word(m))?;
        let day = self.day(i)?;
        match self.year(m + 1) {
            Some(year) => Some(one_day(i..m + 2, NaiveDate::from_ymd_opt(year, month, day)?)),
            None => Some(one_day(i..m + 1, self.nearest(i, month, day)?)),
        }
    }

    /// `May 10`, `May 10, 2021`, `Oct. 7`, `May 2021`, `Dec. 24-26` (its first day to its last).
    fn month_day(&self, i: usize, month: u32) -> Option<DateMention> {
        if let Some(year) = self.year(i + 1) {
            return month_range(i..i + 2, year, month);
        }
        let day = self.day(i + 1)?;
        if i > 0 && counts_in_month(self.doc.word(i - 1), self.word(i + 2)) {
            return None;
        }
        let comma = usize::from(self.is(i + 2, ","));
        if let Some(year) = self.year(i + 2 + comma) {
            return Some(one_day(i..i + 3 + comma, NaiveDate::from_ymd_opt(year, month, day)?));
        }
        let first = self.nearest(i, month, day)?;
        if matches!(self.word(i + 2), "-" | "–")
            && let Some(last) = self.day(i + 3).filter(|&d| d > day)
        {
            let last = first.with_day(last)?;
            return Some(DateMention { tokens: i..i + 4, first, last });
        }
        Some(one_day(i..i + 2, first))
    }

    /// `in May`, `last March`, `since October`. `from` is the first token of the whole expression.
    fn bare_month(&self, from: usize, i: usize, month: u32) -> Option<DateMention> {
        const BEFORE: &[&str] = &[
            "in", "last", "since", "this", "of", "early", "late", "until", "mid", "by", "from", "next",
            "during",
        ];
        if !self.doc.word(i).starts_with(char::is_uppercase) || i == 0 {
            return None;
        }
        let before = self.doc.word(i - 1);
        let hyphen = before == "-" && i > 1 && self.doc.word(i - 2).eq_ignore_ascii_case("mid");
        if !hyphen && !BEFORE.iter().any(|w| before.eq_ignore_ascii_case(w)) {
            return None;
        }
        let today = self.today?;
        let ahead = before.eq_ignore_ascii_case("next") || self.looks_ahead(i);
        let year = match (month > today.month(), ahead) {
            (true, false) => today.year() - 1,
            (false, true) if month < today.month() => today.year() + 1,
            _ => today.year(),
        };
        month_range(from..i + 1, year, month)
    }

    /// `in 2004`, `since 1999`.
    fn bare_year(&self, i: usize) -> Option<DateMention> {
        const BEFORE: &[&str] =
            &["in", "since", "during", "of", "until", "by", "from", "early", "late", "mid"];
        if self.word(i).len() != 4 {
            return None;
        }
        let year = self.year(i).filter(|y| (1500..2100).contains(y))?;
        if i == 0 || !BEFORE.iter().any(|w| self.doc.word(i - 1).eq_ignore_ascii_case(w)) {
            return None;
        }
        let counts = i + 1 < self.end && self.doc.word(i + 1).starts_with(|c: char| c.is_ascii_lowercase());
        const AFTER: &[&str] = &[
            "and", "when", "to", "after", "as", "for", "on", "with", "by", "but", "at", "he", "she", "they",
            "that", "because", "or", "from",
        ];
        if counts && !self.any(i + 1, AFTER) {
            return None;
        }
        let (first, last) = (NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?);
        Some(DateMention { tokens: i..i + 1, first, last })
    }

    /// `Monday`, `Monday, May 17, 2021`, `Monday night`. `back` is true after `last`, false after `next`.
    fn weekday(&self, from: usize, i: usize, weekday: Weekday, back: Option<bool>) -> Option<DateMention> {
        let comma = usize::from(self.is(i + 1, ","));
        if let Some(month) = month(self.word(i + 1 + comma))
            && let Some(date) = self.month_day(i + 1 + comma, month)
            && date.first.weekday() == weekday
        {
            return Some(DateMention { tokens: from..date.tokens.end, ..date });
        }
        let today = self.today?;
        let past =
            i64::from((7 + today.weekday().num_days_from_monday() - weekday.num_days_from_monday()) % 7);
        let days = match back {
            Some(true) if past == 0 => -7,
            Some(false) => 7 - past,
            None if past > 0 && self.looks_ahead(from) => 7 - past,
            _ => -past,
        };
        let end = i + 1 + usize::from(self.any(i + 1, &["morning", "afternoon", "evening", "night"]));
        Some(one_day(from..end, today + chrono::TimeDelta::days(days)))
    }

    fn relative(&self, i: usize) -> Option<DateMention> {
        let today = self.today?;
        let day = |len: usize, day: NaiveDate| Some(one_day(i..i + len, day));
        if self.is(i, "the") {
            return self.weekend(i, 2, 0);
        }
        if self.any(i, &["today", "tonight"]) {
            return day(1, today);
        }
        if self.is(i, "yesterday") {
            let end = 1 + usize::from(self.any(i + 1, &["morning", "afternoon", "evening"]));
            return day(end, today.pred_opt()?);
        }
        if self.is(i, "tomorrow") {
            return day(1, today.succ_opt()?);
        }
        let shift = match () {
            () if self.is(i, "this") => 0,
            () if self.any(i, &["last", "past"]) => -1,
            () if self.is(i, "next") => 1,
            () => return None,
        };
        if let Some(weekday) = weekday(self.word(i + 1)) {
            return self.weekday(i, i + 1, weekday, (shift != 0).then_some(shift < 0));
        }
        if let Some(month) = month(self.word(i + 1)).filter(|_| shift != 0 || self.word(i + 1).len() > 3) {
            return self.month_day(i + 1, month).or_else(|| self.bare_month(i, i + 1, month));
        }
        let unit = self.word(i + 1).to_ascii_lowercase();
        match (unit.as_str(), shift) {
            ("morning" | "afternoon" | "evening", 0) => day(2, today),
            ("night", -1) => day(2, today.pred_opt()?),
            ("week", _) => {
                let monday = today - Days::new(u64::from(today.weekday().num_days_from_monday()));
                let first = monday + chrono::TimeDelta::days(7 * shift);
                // Of the running week only what is past.
                let last = if shift == 0 { today } else { first + Days::new(6) };
                Some(DateMention { tokens: i..i + 2, first, last })
            }
            ("weekend", _) => self.weekend(i, 2, shift),
            ("month", _) => {
                let first = today.with_day(1)?;
                let first =
                    if shift < 0 { first - Months::new(1) } else { first + Months::new(shift as u32) };
                month_range(i..i + 2, first.year(), first.month())
            }
            ("year", _) => {
                let year = today.year() + shift as i32;
                let (first, last) =
                    (NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?);
                Some(DateMention { tokens: i..i + 2, first, last })
            }
            _ => None,
        }
    }

    /// The latest weekend that has begun (the one to come after `next`).
    fn weekend(&self, i: usize, len: usize, shift: i64) -> Option<DateMention> {
        let today = self.today?;
        let past = (today.weekday().num_days_from_monday() + 2) % 7;
        let saturday = today - Days::new(u64::from(past));
        let first = if shift > 0 { saturday + Days::new(7) } else { saturday };
        Some(DateMention { tokens: i..i + len, first, last: first.succ_opt()? })
    }

    /// `two days ago`, `a week ago`.
    fn ago(&self, i: usize) -> Option<DateMention> {
        const UNITS: &[&str] = &["day", "days", "week", "weeks", "month", "months", "year", "years"];
        if !self.is(i + 2, "ago") || !self.any(i + 1, UNITS) {
            return None;
        }
        let today = self.today?;
        let n = self.number(i).or_else(|| small_number(self.word(i)))?;
        let unit = self.word(i + 1).to_ascii_lowercase();
        let tokens = i..i + 3;
        match unit.trim_end_matches('s') {
            "day" => Some(one_day(tokens, today.checked_sub_days(Days::new(n.into()))?)),
            "week" => {
                let day = today.checked_sub_days(Days::new(7 * u64::from(n)))?;
                let first = day - Days::new(u64::from(day.weekday().num_days_from_monday()));
                Some(DateMention { tokens, first, last: first + Days::new(6) })
            }
            "month" => {
                let day = today.checked_sub_months(Months::new(n))?;
                month_range(tokens, day.year(), day.month())
            }
            _ => {
                let year = today.checked_sub_months(Months::new(n.checked_mul(12)?))?.year();
                let (first, last) =
                    (NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?);
                Some(DateMention { tokens, first, last })
            }
        }
    }

    /// A day of a month without a year: the latest up to a month ahead of the article.
    fn nearest(&self, i: usize, month: u32, day: u32) -> Option<NaiveDate> {
        let today = self.today?;
        let horizon = today + Days::new(if self.looks_ahead(i) { 330 } else { 31 });
        // February 29 may need more than one step back.
        (0..=4)
            .filter_map(|back| NaiveDate::from_ymd_opt(today.year() + 1 - back, month, day))
            .find(|&d| d <= horizon)
    }

    /// Do the words just before speak of what is to come?
    fn looks_ahead(&self, i: usize) -> bool {
        const AHEAD: &[&str] = &[
            "will",
            "'ll",
            "’ll",
            "scheduled",
            "next",
            "due",
            "set",
            "expected",
            "upcoming",
            "slated",
            "coming",
            "wo",
        ];
        const STOP: &[&str] = &["said", "was", "were", "had", "told", "after", "since", "killed", "."];
        for j in (i.saturating_sub(9)..i).rev() {
            let word = self.doc.word(j);
            if STOP.iter().any(|w| word.eq_ignore_ascii_case(w)) || self.doc.tokens[j + 1].block_start() {
                return false;
            }
            if AHEAD.iter().any(|w| word.eq_ignore_ascii_case(w)) {
                return true;
            }
        }
        false
    }
}

/// Words that begin a date however they are written.
#[rustfmt::skip]
const OPENERS: &[&str] = &[
    "today", "tonight", "yesterday", "tomorrow", "the", "this", "last", "past", "next", "a", "an", "zero", "one",
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
];

/// Words that begin a date where they are capitalised.
#[rustfmt::skip]
const CAPITALISED: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon.", "tues.", "tue.", "wed.",
    "thurs.", "thu.", "fri.", "sat.", "sun.", "january", "february", "march", "april", "may", "june", "july",
    "august", "september", "october", "november", "december", "jan.", "feb.", "mar.", "apr.", "jun.", "jul.",
    "aug.", "sep.", "sept.", "oct.", "nov.", "dec.", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
    "sept", "oct", "nov", "dec",
];

static OPENER: Gate = Gate::new(OPENERS);
static NAME: Gate = Gate::new(CAPITALISED);

/// May a date begin with this word? The cheap way out for nearly every token.
pub(crate) fn opens(word: &str) -> bool {
    let first = word.as_bytes().first();
    first.is_some_and(u8::is_ascii_digit) || OPENER.may_hold(word) || is_name(word)
}

/// May the word be a weekday's or a month's name?
/// `In July 15 people died`: does a number behind a month count people, by the word before the month and the one behind
/// the number?
pub(crate) fn counts_in_month(before: &str, behind: &str) -> bool {
    const OF_A_MONTH: &[&str] = &["in", "during", "throughout"];
    OF_A_MONTH.iter().any(|word| before.eq_ignore_ascii_case(word))
        && matches!(
            behind,
            "people" | "persons" | "civilians" | "soldiers" | "children" | "women" | "men" | "others"
        )
}

fn is_name(word: &str) -> bool {
    word.as_bytes().first().is_some_and(u8::is_ascii_uppercase) && NAME.may_hold(word)
}

fn one_day(tokens: Range<usize>, day: NaiveDate) -> DateMention {
    DateMention { tokens, first: day, last: day }
}

fn month_range(tokens: Range<usize>, year: i32, month: u32) -> Option<DateMention> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    Some(DateMention { tokens, first, last: (first + Months::new(1)).pred_opt()? })
}

fn small_number(word: &str) -> Option<u32> {
    const WORDS: &[&str] = &[
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    if word.eq_ignore_ascii_case("a") || word.eq_ignore_ascii_case("an") {
        return Some(1);
    }
    WORDS.iter().position(|w| word.eq_ignore_ascii_case(w)).map(|n| n as u32)
}

/// A weekday's name, capitalised.
pub fn weekday(word: &str) -> Option<Weekday> {
    if !is_name(word) {
        return None;
    }
    Some(match word {
        "Monday" | "MONDAY" | "Mon." => Weekday::Mon,
        "Tuesday" | "TUESDAY" | "Tues." | "Tue." => Weekday::Tue,
        "Wednesday" | "WEDNESDAY" | "Wed." => Weekday::Wed,
        "Thursday" | "THURSDAY" | "Thurs." | "Thu." => Weekday::Thu,
        "Friday" | "FRIDAY" | "Fri." => Weekday::Fri,
        "Saturday" | "SATURDAY" | "Sat." => Weekday::Sat,
        "Sunday" | "SUNDAY" | "Sun." => Weekday::Sun,
        _ => return None,
    })
}

/// A month's name or abbreviation, capitalised, as a number from 1.
pub fn month(word: &str) -> Option<u32> {
    if !is_name(word) {
        return None;
    }
    Some(match word {
        "January" | "Jan." | "Jan" => 1,
        "February" | "Feb." | "Feb" => 2,
        "March" | "Mar." | "Mar" => 3,
        "April" | "Apr." | "Apr" => 4,
        "May" => 5,
        "June" | "Jun." | "Jun" => 6,
        "July" | "Jul." | "Jul" => 7,
        "August" | "Aug." | "Aug" => 8,
        "September" | "Sept." | "Sep." | "Sept" | "Sep" => 9,
        "October" | "Oct." | "Oct" => 10,
        "November" | "Nov." | "Nov" => 11,
        "December" | "Dec." | "Dec" => 12,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::dates;
    use crate::text::Document;

    fn told(text: &str, today: &str) -> Vec<String> {
        let doc = Document::new(text);
        dates(&doc, 0..doc.tokens.len(), today.parse().ok())
            .iter()
            .map(|d| {
                let words = doc.slice(d.tokens.clone());
                match d.day() {
                    Some(day) => format!("{words}={day}"),
                    None => format!("{words}={}..{}", d.first, d.last),
                }
            })
            .collect()
    }

    #[test]
    fn dates_are_resolved_against_the_article() {
        // A Monday.
        for (text, expected) in [
            ("The mayor spoke Monday.", vec!["Monday=2021-05-17"]),
            ("It began on Sunday night.", vec!["Sunday night=2021-05-16"]),
            ("She left on Tuesday.", vec!["Tuesday=2021-05-11"]),
            ("She will leave on Tuesday.", vec!["Tuesday=2021-05-18"]),
            ("Since last Monday it rained.", vec!["last Monday=2021-05-10"]),
            ("They met on May 10.", vec!["May 10=2021-05-10"]),
            ("The raid of Oct. 7 was worse.", vec!["Oct. 7=2020-10-07"]),
            ("In Oslo, Monday, May 17, 2021, he spoke.", vec!["Monday, May 17, 2021=2021-05-17"]),
            ("On 3 April 2019 it closed.", vec!["3 April 2019=2019-04-03"]),
            ("He spoke yesterday.", vec!["yesterday=2021-05-16"]),
            ("Two days ago it fell.", vec!["Two days ago=2021-05-15"]),
            ("It burned last week.", vec!["last week=2021-05-10..2021-05-16"]),
            ("It burned over the weekend.", vec!["the weekend=2021-05-15..2021-05-16"]),
            ("In March he resigned.", vec!["March=2021-03-01..2021-03-31"]),
            ("In July 15 people died.", vec!["July=2020-07-01..2020-07-31"]),
            ("In December he resigned.", vec!["December=2020-12-01..2020-12-31"]),
            ("The war of 1999 ended.", vec![]),
            ("The war began in 1999.", vec!["1999=1999-01-01..1999-12-31"]),
            ("Filed 2021-04-30 and 5/1/2021.", vec!["2021-04-30=2021-04-30", "5/1/2021=2021-05-01"]),
            ("You may 10 times march on.", vec![]),
            (
                "Last month and last night.",
                vec!["Last month=2021-04-01..2021-04-30", "last night=2021-05-16"],
            ),
        ] {
            assert_eq!(told(text, "2021-05-17"), expected, "{text}");
        }
    }

    #[test]
    fn every_word_that_begins_a_date_opens_one() {
        for word in include_str!("date.rs").split('"').filter(|w| w.len() < 12) {
            let begins = super::weekday(word).is_some() || super::month(word).is_some();
            assert!(!(begins || super::small_number(word).is_some()) || super::opens(word), "{word}");
        }
        assert!(!super::opens("said") && !super::opens("march") && super::opens("March"));
    }

    #[test]
    fn without_a_day_to_count_from_only_full_dates_are_told() {
        assert_eq!(told("On Monday, and on May 3, 2020.", ""), ["May 3, 2020=2020-05-03"]);
    }

    #[test]
    fn the_ends_of_the_calendar_do_no_harm() {
        for text in [
            "12 years ago",
            "9999999 years ago",
            "4000000000 days ago",
            "Feb. 29",
            "Feb. 30",
            "0/0/2020",
            "31/31/2020",
        ] {
            told(text, "2021-05-17");
            told(text, "0001-01-01");
        }
    }
}
