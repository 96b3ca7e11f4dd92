//! What the kinds of findings are called on the screen.

use crate::extract::{CasualtyKind, PlaceKind};

/// What happened to the people counted.
pub(super) fn harm(kind: CasualtyKind) -> &'static str {
    match kind {
        CasualtyKind::Killed => "killed",
        CasualtyKind::Injured => "injured",
        CasualtyKind::Missing => "missing",
        CasualtyKind::Captive => "captive",
        CasualtyKind::Detained => "detained",
        CasualtyKind::Displaced => "displaced",
        CasualtyKind::Infected => "infected",
        CasualtyKind::Casualties => "casualties",
    }
}

/// What a place is.
pub(super) fn place_kind(kind: PlaceKind) -> &'static str {
    match kind {
        PlaceKind::Country => "country",
        PlaceKind::Region => "region",
        PlaceKind::City => "city",
        PlaceKind::Feature => "feature",
        PlaceKind::Area => "area",
        PlaceKind::Unknown => "unknown",
    }
}

/// What a place lies in: `Capital Region, DK`. A country has only its code.
pub(super) fn whereabouts(
    kind: PlaceKind,
    name: &str,
    admin1: Option<&str>,
    country: Option<&str>,
) -> Option<String> {
    let admin1 = admin1.filter(|&admin1| kind != PlaceKind::Country && admin1 != name);
    let parts: Vec<&str> = [admin1, country].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}
