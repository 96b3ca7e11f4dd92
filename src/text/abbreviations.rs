//! Abbreviations that keep their full stop, by whether they can end a sentence.

use super::Gate;

/// Comes before the word that it belongs to, so never ends a sentence.
const BEFORE: &[&str] = &[
    "Adm", "Ald", "Amb", "Asst", "Atty", "Brig", "Capt", "Capts", "Cdr", "Cllr", "Cmdr", "Col", "Cols",
    "Cong", "Const", "Cpl", "Cpt", "Det", "Dr", "Drs", "Fr", "Ft", "Gen", "Gens", "Gov", "Govs", "Hon",
    "Insp", "Lt", "Lts", "Maj", "Messrs", "Mme", "Mr", "Mrs", "Ms", "Msgr", "Mt", "Mx", "Pfc", "Pres",
    "Prof", "Profs", "Pvt", "Rep", "Reps", "Rev", "Revs", "Sen", "Sens", "Sgt", "Sgts", "Spc", "Sr", "St",
    "Ste", "Supt", "approx", "ca", "cf", "vs",
];

/// May stand anywhere: ends a sentence only where what follows looks like the start of one.
const ANYWHERE: &[&str] = &[
    "Ala", "Alta", "Apr", "Ariz", "Ark", "Assn", "Aug", "Ave", "Bldg", "Blvd", "Bros", "Calif", "Co", "Colo",
    "Conn", "Corp", "Dec", "Del", "Dept", "Dist", "Esq", "Feb", "Fla", "Ga", "Hwy", "Ill", "Inc", "Ind",
    "Jan", "Jr", "Jul", "Jun", "Kan", "Kans", "Ky", "La", "Ltd", "Mass", "Md", "Mich", "Minn", "Miss", "Mo",
    "Mont", "Neb", "Nev", "Nov", "Oct", "Okla", "Ont", "Ore", "Pa", "Pct", "Penn", "Pkwy", "Pty", "Que",
    "Rd", "Rte", "Sask", "Sep", "Sept", "Tenn", "Tex", "Univ", "Va", "Vt", "Wash", "Wis", "Wisc", "Wyo",
    "al", "cm", "dept", "est", "etc", "ft", "hr", "hrs", "kg", "km", "lb", "lbs", "mi", "mph", "oz", "pct",
    "sq", "yr", "yrs",
];

/// Keeps its full stop only before a number: `No. 10`.
const BEFORE_NUMBER: &[&str] = &["Art", "Figs", "Mar", "No", "Nos", "Vol", "no", "nos", "p", "pp"];

static GATE: Gate = {
    let mut gate = Gate::new(BEFORE);
    gate.add("www");
    let mut i = 0;
    while i < ANYWHERE.len() {
        gate.add(ANYWHERE[i]);
        i += 1;
    }
    i = 0;
    while i < BEFORE_NUMBER.len() {
        gate.add(BEFORE_NUMBER[i]);
        i += 1;
    }
    gate
};

/// What a word before a full stop is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Abbreviation {
    Before,
    Anywhere,
    BeforeNumber,
}

/// False for a word that surely has no full stop of its own: neither an abbreviation nor the beginning of a web address.
pub(super) fn may_keep_stop(word: &[u8]) -> bool {
    word.len() <= 6 && GATE.may_hold_bytes(word)
}

/// Classifies a word without its full stop.
pub(super) fn lookup(word: &str) -> Option<Abbreviation> {
    if !may_keep_stop(word.as_bytes()) {
        return None;
    }
    if BEFORE.binary_search(&word).is_ok() {
        Some(Abbreviation::Before)
    } else if ANYWHERE.binary_search(&word).is_ok() {
        Some(Abbreviation::Anywhere)
    } else if BEFORE_NUMBER.binary_search(&word).is_ok() {
        Some(Abbreviation::BeforeNumber)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_lists_are_sorted_for_binary_search() {
        for list in [super::BEFORE, super::ANYWHERE, super::BEFORE_NUMBER] {
            assert!(list.is_sorted(), "{list:?}");
        }
    }
}
