//! The article's tolls: from its figures one best estimate for each incident and kind.
//!
//! Figures of one list add up (`three men and a child`), and so do statements that say that they add (`another two`,
//! `a guard also died`); other statements of one harm are takes on one number, of which the running toll, else the first
//! that gives a number, is the best and the rest are bounds. Running totals over months and earlier incidents stand
//! apart from the article's own incident.

use super::FAR;
use crate::extract::{Casualty, CasualtyKind, Mention, Place, PlaceKind, Qualifier, Toll, VictimClass};
use std::collections::HashMap;

/// A figure, or somebody without one, as a part of a toll.
#[derive(Debug, Clone)]
pub(super) struct Counted {
    /// Index of the figure; `None` for somebody without a number.
    pub(super) figure: Option<usize>,
    pub(super) somebody: Option<Mention>,
    /// The number, for somebody too.
    pub(super) value: Option<u64>,
    pub(super) kind: CasualtyKind,
    pub(super) sentence: usize,
    /// Token of the word that tells the harm: what shares it is one list.
    pub(super) trigger: usize,
    /// `another`, `also`, `later`: comes on top of what was told before.
    pub(super) more: bool,
    /// A stated running toll of the incident.
    pub(super) toll: bool,
    /// Of another time than the article's own incident.
    pub(super) past: bool,
    /// Marks the same people again: `the four`.
    pub(super) again: bool,
}

/// What one statement says.
struct Statement {
    low: Option<u64>,
    best: Option<u64>,
    high: Option<u64>,
    more: bool,
    toll: bool,
    zero: bool,
    figures: Vec<usize>,
    others: Vec<Mention>,
    class: Option<VictimClass>,
    plain: bool,
    sentence: usize,
}

/// The tolls of an article, the main incident's first.
pub(super) fn tolls(counted: &[Counted], figures: &[Casualty], places: &[Place]) -> Vec<Toll> {
    let incidents = incidents(counted, figures, places);
    let count = incidents.iter().map(|i| i + 1).max().unwrap_or(0);
    let mut tolls = Vec::new();
    for incident in 0..count {
        let own: Vec<&Counted> =
            counted.iter().zip(&incidents).filter(|(_, i)| **i == incident).map(|(c, _)| c).collect();
        let mut kinds: Vec<CasualtyKind> = own.iter().map(|c| c.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        for kind in kinds {
            let statements = statements(&own, kind, figures);
            tolls.extend(estimate(statements, incident, kind));
        }
    }
    tolls
}

/// The incident of each entry: 0 for the article's own, further ones for other places and other times.
fn incidents(counted: &[Counted], figures: &[Casualty], places: &[Place]) -> Vec<usize> {
    let kind_of = |name: &str| places.iter().find(|p| p.name == name).map(|p| p.kind);
    let local = |name: &str| {
        !matches!(kind_of(name), Some(PlaceKind::Country | PlaceKind::Area | PlaceKind::Region) | None)
    };
    // Incident 0 is kept for the present; past ones follow in order.
    let mut sites: Vec<Vec<String>> = vec![Vec::new()];
    let mut last = 0;
    let mut past: Vec<(usize, usize)> = Vec::new();
    let mut of = Vec::with_capacity(counted.len());
    for c in counted {
        if c.past {
            // Past figures of one sentence are one incident.
            let known = past.iter().find(|(s, _)| *s == c.sentence).map(|(_, i)| *i);
            let incident = known.unwrap_or_else(|| {
                sites.push(Vec::new());
                past.push((c.sentence, sites.len() - 1));
                sites.len() - 1
            });
            of.push(incident);
            continue;
        }
        let place = c.figure.and_then(|f| figures[f].place.as_ref()).filter(|p| local(&p.name));
        let incident = match place {
            None => last,
            Some(p) => match sites.iter().position(|s| s.contains(&p.name)) {
                Some(i) => i,
                None if sites[last].is_empty() => last,
                None => {
                    sites.push(Vec::new());
                    sites.len() - 1
                }
            },
        };
        if let Some(p) = place
            && !sites[incident].contains(&p.name)
        {
            sites[incident].push(p.name.clone());
        }
        last = incident;
        of.push(incident);
    }
    of
}

/// Entries of one kind, joined to statements.
fn statements(own: &[&Counted], kind: CasualtyKind, figures: &[Casualty]) -> Vec<Statement> {
    let mut list: Vec<Statement> = Vec::new();
    let mut key = None;
    for c in own.iter().filter(|c| c.kind == kind) {
        let figure = c.figure.map(|f| &figures[f]);
        if figure.is_some_and(|f| f.subset_of.is_some() || f.superseded || f.same_as.is_some()) || c.again {
            continue;
        }
        let times = if figure.is_some_and(|f| f.each) { 2 } else { 1 };
        let value = figure.map_or(c.value, |f| f.count.value.map(|v| v * times));
        let low = figure.map_or(c.value, |f| match f.count.qualifier {
            Qualifier::MoreThan => f.count.value,
            _ => f.count.low.map(|v| v * times),
        });
        let high = figure.map_or(c.value, |f| f.count.high.map(|v| v * times));
        let hedged = figure.is_some_and(|f| {
            matches!(
                f.count.qualifier,
                Qualifier::About | Qualifier::UpTo | Qualifier::Nearly | Qualifier::FewerThan
            )
        });
        let best = value;
        let low =
            if hedged && low.is_none() && matches!(figure.map(|f| f.count.qualifier), Some(Qualifier::About))
            {
                value
            } else {
                low
            };
        let high =
            if matches!(figure.map(|f| f.count.qualifier), Some(Qualifier::About)) { value } else { high };
        let joins = key == Some((c.sentence, c.trigger)) && !c.toll;
        if joins && let Some(s) = list.last_mut() {
            s.best = match (s.best, best) {
                (Some(a), Some(b)) => Some(a.saturating_add(b)),
                (a, b) => a.or(b),
            };
            s.low = Some(s.low.unwrap_or(0).saturating_add(low.unwrap_or(0)));
            s.high = s.high.zip(high).map(|(a, b)| a.saturating_add(b));
            s.figures.extend(c.figure);
            s.others.extend(c.somebody.clone());
            s.zero &= value == Some(0);
            continue;
        }
        key = Some((c.sentence, c.trigger));
        list.push(Statement {
            low,
            best,
            high,
            more: c.more,
            toll: c.toll,
            zero: value == Some(0),
            figures: c.figure.into_iter().collect(),
            others: c.somebody.clone().into_iter().collect(),
            class: figure.and_then(|f| f.class),
            plain: figure.is_some_and(|f| {
                f.victims
                    .as_ref()
                    .is_none_or(|v| matches!(v.text.as_str(), "people" | "persons" | "others" | "victims"))
            }),
            sentence: c.sentence,
        });
    }
    list
}

/// One toll from the statements of an incident and kind.
fn estimate(statements: Vec<Statement>, incident: usize, kind: CasualtyKind) -> Option<Toll> {
    let numbered = statements.iter().any(|s| !s.figures.is_empty() && !s.zero);
    // A running toll replaces what was told before it.
    let from = statements.iter().rposition(|s| s.toll).unwrap_or(0);
    let mut toll: Option<Toll> = None;
    let mut first: Option<Statement> = None;
    for statement in statements.into_iter().skip(from) {
        if statement.figures.is_empty() && numbered && !statement.more && toll.is_some() {
            continue;
        }
        let Some(current) = toll.as_mut() else {
            if statement.figures.is_empty() && numbered {
                // Somebody told of before any number is among those counted later.
                continue;
            }
            toll = Some(Toll {
                incident,
                kind,
                best: statement.best,
                low: statement.low,
                high: statement.high,
                figures: statement.figures.clone(),
                others: statement.others.clone(),
            });
            first = Some(statement);
            continue;
        };
        if statement.zero {
            continue;
        }
        let before = first.as_ref();
        let zero = before.is_some_and(|f| f.zero);
        // `two soldiers were killed ... three civilians died`: different people.
        let apart = before.is_some_and(|f| {
            !f.plain
                && !statement.plain
                && f.class.is_some()
                && statement.class.is_some()
                && f.class != statement.class
                && f.sentence + 1 >= statement.sentence
        });
        if statement.more || apart {
            current.best = match (current.best, statement.best) {
                (Some(a), Some(b)) => Some(a.saturating_add(b)),
                (a, b) => a.or(b),
            };
            current.low = Some(current.low.unwrap_or(0).saturating_add(statement.low.unwrap_or(0)));
            current.high = current.high.zip(statement.high).map(|(a, b)| a.saturating_add(b));
            current.figures.extend(statement.figures);
            current.others.extend(statement.others);
            continue;
        }
        if zero || current.best.is_none() && statement.best.is_some() {
            (current.best, current.low, current.high) = (statement.best, statement.low, statement.high);
            current.figures.extend(statement.figures.iter().copied());
            first = Some(statement);
            continue;
        }
        // Another take on the same number: a bound.
        let part = before.is_none_or(|f| f.plain) && !statement.plain && statement.best < current.best;
        if part || statement.figures.is_empty() {
            continue;
        }
        if let Some(b) = statement.best {
            current.low = match (current.low, statement.low.or(Some(b))) {
                (Some(a), Some(l)) => Some(a.min(l)),
                (a, _) => a,
            };
            current.high = current.high.map(|h| h.max(statement.high.unwrap_or(b)));
        }
        current.figures.extend(statement.figures);
    }
    toll.map(|mut t| {
        t.figures.sort_unstable();
        t.figures.dedup();
        t
    })
}

/// Marks figures that repeat an earlier one of the article.
pub(super) fn link_repeats(figures: &mut [Casualty], same_incident: impl Fn(usize, usize) -> bool) {
    // Only figures of one kind and number can repeat each other.
    let mut alike: HashMap<(CasualtyKind, u64), Vec<usize>> = HashMap::new();
    for i in 0..figures.len() {
        let f = &figures[i];
        let Some(value) = f.count.value else { continue };
        let before = alike.entry((f.kind, value)).or_default();
        let first = before.iter().copied().take(FAR).find(|&b| repeats(&figures[b], f));
        let first = first.filter(|&b| same_incident(b, i));
        if first.is_none() {
            before.push(i);
        }
        figures[i].same_as = first;
    }
}

fn repeats(first: &Casualty, again: &Casualty) -> bool {
    let head = |c: &Casualty| {
        c.victims
            .as_ref()
            .and_then(|v| v.text.split_whitespace().last().map(|w| w.trim_end_matches('s').to_lowercase()))
    };
    let plain = |h: &Option<String>| {
        h.as_deref().is_some_and(|h| matches!(h, "people" | "person" | "victim" | "other"))
    };
    let (a, b) = (head(first), head(again));
    first.same_as.is_none()
        && first.kind == again.kind
        && first.count.value.is_some_and(|v| v > 1)
        && first.count.value == again.count.value
        && first.count.qualifier == again.count.qualifier
        && first.subset_of.is_some() == again.subset_of.is_some()
        // `200 people` and `200 Palestinians` are two statements: the second tells more.
        && (a == b || a.is_none() || b.is_none() || plain(&a) && plain(&b))
        && match (&first.place, &again.place) {
            (Some(a), Some(b)) => a.name == b.name || a.country == b.country,
            _ => true,
        }
}
