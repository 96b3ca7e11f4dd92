//! What the kinds of findings are called on the screen.

use super::screen::thousands;
use crate::extract::{CasualtyKind, PlaceKind};
use crate::gazetteer::Gazetteer;

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

/// What a place lies in: `Capital Region, Denmark`. A country has its code.
pub(super) fn whereabouts(
    kind: PlaceKind,
    name: &str,
    admin1: Option<&str>,
    country: Option<&str>,
) -> Option<String> {
    if kind == PlaceKind::Country {
        return country.map(str::to_string);
    }
    let gazetteer = Gazetteer::new();
    let country = country.map(|code| gazetteer.country(code).map_or(code, |place| place.name()));
    let parts: Vec<&str> = [admin1, country].into_iter().flatten().filter(|&part| part != name).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// `12 or more`, `10 to 15`.
pub(super) fn bounds(low: Option<u64>, high: Option<u64>) -> Option<String> {
    Some(match (low, high) {
        (Some(low), Some(high)) if low == high => thousands(low),
        (Some(low), Some(high)) => format!("{} to {}", thousands(low), thousands(high)),
        (Some(low), None) => format!("{} or more", thousands(low)),
        (None, Some(high)) => format!("{} or fewer", thousands(high)),
        (None, None) => return None,
    })
}
