//! A number without its hedge: digits, number words, vague amounts, ranges, none.

use super::words::{MONTHS, NUMBER_ADJECTIVES, VAGUE, multiplier, opening, word_value};
use crate::text::{Document, Folded, TokenKind};

/// A number without its hedge.
pub(super) struct Core {
    pub(super) end: usize,
    pub(super) value: Option<u64>,
    /// Upper end, for a range.
    pub(super) high: Option<u64>,
    /// The least that a vague word allows.
    pub(super) low: u64,
}

impl Core {
    pub(super) fn exact(end: usize, value: u64) -> Self {
        Self { end, value: Some(value), high: None, low: value }
    }

    pub(super) fn vague(end: usize, low: u64) -> Self {
        Self { end, value: None, high: None, low }
    }
}

/// `1,300`, `45`: digits with their separators; `1.3` only times a multiplier.
pub(super) fn digits(word: &str) -> Option<(u64, u64)> {
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

/// `78 784`: thousands parted by spaces. Not in `on May 12 300 people`.
fn spaced(doc: &Document, folded: &Folded, at: usize, end: usize) -> Option<Core> {
    let group = |i: usize| {
        doc.tokens.get(i).filter(|t| i < end && t.kind == TokenKind::Number && t.space_before)?;
        Some(folded.get(i)).filter(|word| word.len() == 3)?.parse::<u64>().ok()
    };
    let first = folded.get(at);
    if first.len() > 3 || first.starts_with('0') || group(at + 1).is_none() {
        return None;
    }
    if MONTHS.contains(&folded.before(at, 1)) {
        return None;
    }
    let mut value = first.parse::<u64>().ok()?;
    let mut i = at + 1;
    while let Some(next) = group(i) {
        value = value.checked_mul(1000)?.checked_add(next)?;
        i += 1;
    }
    Some(Core::exact(i, value))
}

/// `between 10 and 15`, `from 10 to 15`.
pub(super) fn between_core(doc: &Document, folded: &Folded, at: usize, end: usize) -> Option<Core> {
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
pub(super) fn changes(folded: &Folded, from: usize) -> bool {
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

pub(super) fn range(low: Core, high: Core) -> Option<Core> {
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
pub(super) fn core_at(doc: &Document, folded: &Folded, at: usize, end: usize, hedged: bool) -> Option<Core> {
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

pub(super) fn vague(folded: &Folded, at: usize, end: usize) -> Option<Core> {
    if opening(folded.get(at)).is_some_and(|o| o.vague)
        && let first = folded.get(at).as_bytes().first()
        && let Some((n, low)) = VAGUE
            .iter()
            .filter(|(p, _)| p.as_bytes().first() == first)
            .filter_map(|&(p, low)| folded.phrase(at, p).map(|n| (n, low)))
            .max_by_key(|&(n, _)| n)
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
        && (NUMBER_ADJECTIVES.contains(&folded.get(i)) || matches!(folded.get(i), "as" | "yet" | "still"))
    {
        i += 1;
    }
    let noun = folded.get(i);
    let fits = (article && noun == "number") || (!article && i > at && noun == "numbers");
    (fits && folded.get(i + 1) == "of").then(|| Core::vague(i + 1, 2))
}

pub(super) fn none(folded: &Folded, at: usize) -> Option<Core> {
    match (folded.get(at), folded.get(at + 1)) {
        ("no", "one") => Some(Core::exact(at + 2, 0)),
        // `No-one was hurt`.
        ("no", "-" | "‑") if folded.get(at + 2) == "one" => Some(Core::exact(at + 3, 0)),
        ("not", "a") if folded.get(at + 2) == "single" => Some(Core::exact(at + 3, 0)),
        ("not", "one") => Some(Core::exact(at + 2, 0)),
        // `no longer`, `no more than` speak of no number.
        ("no", "longer" | "more" | "later" | "matter" | "doubt" | "sign" | "wonder" | "way" | "idea") => None,
        ("no" | "nobody" | "none" | "neither" | "noone", _) => Some(Core::exact(at + 1, 0)),
        _ => None,
    }
}

/// A plain number: digits, words, `two dozen`, `half a million`, `a hundred`, `a couple`.
pub(super) fn plain(doc: &Document, folded: &Folded, at: usize, end: usize) -> Option<Core> {
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
        if let Some(spaced) = spaced(doc, folded, at, end) {
            return Some(spaced);
        }
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
pub(super) fn words(folded: &Folded, mut at: usize, end: usize, mut total: u64, mut part: u64) -> Core {
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
