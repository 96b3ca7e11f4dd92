//! Where answers lie to each other: containment and distance.

use super::Answer;
use crate::extract::PlaceKind;
use crate::gazetteer::Gazetteer;

/// Does `outer` contain `inner`? 1 where it does, 0 where not.
pub(super) fn contains(gazetteer: &Gazetteer, outer: &Answer, inner: &Answer) -> f64 {
    let (o, i) = (&outer.place, &inner.place);
    let inside = o.entry != i.entry
        && match o.kind {
            PlaceKind::Country => {
                i.kind != PlaceKind::Country && o.country.is_some() && o.country == i.country
            }
            PlaceKind::Region => {
                let mut at = i.division;
                while let Some(d) = at {
                    if Some(d) == o.division && i.kind != PlaceKind::Region
                        || gazetteer.parent(d) == o.division && o.division.is_some()
                    {
                        return 1.0;
                    }
                    at = gazetteer.parent(d);
                }
                false
            }
            PlaceKind::City => {
                matches!(i.kind, PlaceKind::City | PlaceKind::Feature)
                    && i.population < o.population
                    && kilometres(outer, inner) < 30.0
            }
            PlaceKind::Area | PlaceKind::Feature | PlaceKind::Unknown => {
                kilometres(outer, inner) < 500.0 && i.kind == PlaceKind::City
            }
        };
    f64::from(inside)
}

pub(super) fn unit(lat: f64, lon: f64) -> [f64; 3] {
    let (lat, lon) = (lat.to_radians(), lon.to_radians());
    [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()]
}

/// Great-circle distance (of the chord, which is near enough).
pub(super) fn kilometres(a: &Answer, b: &Answer) -> f64 {
    distance(&a.point, &b.point)
}

pub(super) fn distance(a: &[f64; 3], b: &[f64; 3]) -> f64 {
    let d = [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
    6371.0 * (d[0] * d[0] + d[1] * d[1] + d[2] * d[2]).sqrt()
}
