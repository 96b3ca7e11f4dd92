//! Capitals that stand for their governments: `talks between Washington and Moscow`.

use super::lists;
use crate::extract::Context;
use std::ops::Range;

fn is(word: &str, role: &str) -> bool {
    lists::GOVERNMENT.get(word).is_some_and(|v| v.split(' ').any(|r| r == role))
}

/// Does a capital's name stand for its government? `next` is the place after it, where that is a capital or a country.
pub(super) fn is_government(cx: &Context, tokens: &Range<usize>, next: Option<&Range<usize>>) -> bool {
    let word = |i: usize| cx.doc.tokens.get(i).map_or("", |_| cx.doc.word(i));
    let before = |n: usize| tokens.start.checked_sub(n).map_or("", word);
    let after = |n: usize| word(tokens.end + n);
    // `between Washington and Moscow`, and the second of the two.
    if before(1) == "between" && after(0) == "and" && next.is_some_and(|n| n.start == tokens.end + 1) {
        return true;
    }
    if before(1) == "and" && (3..=5).any(|n| before(n) == "between") {
        return true;
    }
    // Where something happens is the city itself.
    let place = matches!(
        before(1),
        "in" | "at"
            | "near"
            | "outside"
            | "around"
            | "to"
            | "into"
            | "through"
            | "across"
            | "of"
            | "central"
            | ","
            | "downtown"
    );
    if place {
        return false;
    }
    if is(before(1), "verb") && before(1).ends_with("ed") {
        return true;
    }
    if matches!(after(0), "-" | "–") && is(after(1), "hyphen") {
        return true;
    }
    if matches!(after(0), "'s" | "’s") {
        return is(after(1), "noun") || is(after(2), "noun");
    }
    if matches!(before(1), "with" | "from" | "on" | "against" | "by") {
        return is(before(2), "with");
    }
    let skip = usize::from(matches!(
        after(0),
        "has" | "had" | "have" | "will" | "would" | "also" | "quickly" | "later" | "still" | "now"
    ));
    let skip = skip
        + usize::from(matches!(
            after(skip),
            "also" | "not" | "never" | "already" | "long" | "repeatedly" | "since"
        ));
    is(after(skip), "verb")
}
