//! The recogniser's labels: where in a name a token stands, and what the name names.

use super::NameKind;

/// Number of labels: outside, and first, inner, last and only token of each kind.
pub const LABELS: usize = 17;
/// Not part of a name.
pub const OUTSIDE: usize = 0;

const KINDS: [NameKind; 4] = [NameKind::Person, NameKind::Place, NameKind::Organization, NameKind::Other];

/// Where in its name a token stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The first of several tokens.
    First,
    /// Neither first nor last.
    Inner,
    /// The last of several.
    Last,
    /// The name's only token.
    Only,
}

/// The label of a token of a name.
pub fn label(kind: NameKind, part: Part) -> usize {
    let kind = KINDS.iter().position(|&k| k == kind).unwrap_or(3);
    1 + kind * 4 + part as usize
}

/// The kind and part that a label stands for; `None` outside of names.
pub fn parse(label: usize) -> Option<(NameKind, Part)> {
    let at = label.checked_sub(1)?;
    let part = [Part::First, Part::Inner, Part::Last, Part::Only][at % 4];
    KINDS.get(at / 4).map(|&kind| (kind, part))
}

/// May `to` follow `from`?
pub fn follows(from: usize, to: usize) -> bool {
    let open = |l| matches!(parse(l), Some((_, Part::First | Part::Inner)));
    let goes_on = |l| matches!(parse(l), Some((_, Part::Inner | Part::Last)));
    match (open(from), goes_on(to)) {
        (true, true) => (from - 1) / 4 == (to - 1) / 4,
        (open, goes_on) => !open && !goes_on,
    }
}
