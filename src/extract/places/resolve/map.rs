//! Where places lie to each other: containment and distance.

use super::answers::Reading;
use crate::extract::PlaceKind;
use crate::gazetteer::Gazetteer;

/// Does `outer` contain `inner`?
pub(super) fn contains(gazetteer: &Gazetteer, o: &Reading, i: &Reading) -> bool {
    o.entry != i.entry
        && match o.kind {
            PlaceKind::Country => {
                i.kind != PlaceKind::Country && o.country.is_some() && o.country == i.country
            }
            PlaceKind::Region => {
                let mut at = i.division;
                while let Some(d) = at {
                    at = gazetteer.parent(d);
                    if Some(d) == o.division && i.kind != PlaceKind::Region
                        || at == o.division && o.division.is_some()
                    {
                        return true;
                    }
                }
                false
            }
            PlaceKind::City => {
                matches!(i.kind, PlaceKind::City | PlaceKind::Feature)
                    && i.population < o.population
                    && kilometres(o, i) < 30.0
            }
            PlaceKind::Area | PlaceKind::Feature | PlaceKind::Unknown => {
                i.kind == PlaceKind::City && kilometres(o, i) < 500.0
            }
        }
}

pub(super) fn unit(lat: f64, lon: f64) -> [f64; 3] {
    let (lat, lon) = (lat.to_radians(), lon.to_radians());
    let radius = lat.cos();
    [radius * lon.cos(), radius * lon.sin(), lat.sin()]
}

/// Great-circle distance (of the chord, which is near enough).
pub(super) fn kilometres(a: &Reading, b: &Reading) -> f64 {
    distance(&a.point, &b.point)
}

pub(super) fn distance(a: &[f64; 3], b: &[f64; 3]) -> f64 {
    let d = [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
    6371.0 * (d[0] * d[0] + d[1] * d[1] + d[2] * d[2]).sqrt()
}
