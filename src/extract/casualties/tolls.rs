//! The article's tolls: from its figures one best estimate for each incident and kind.
//!
//! Figures of one list add up (`three men and a child`), and so do statements that say that they add (`another two`,
//! `a guard also died`) or that count other people (`two soldiers` beside `five rebels`). A running toll replaces what
//! was told before it. What another source says of the same people is a bound; a smaller figure in the same voice is a
//! part; a far greater one is of something else.

use super::harmed::Harmed;
use super::incidents::{Era, incidents};
use super::{FAR, classes};
use crate::extract::{CasualtyKind, Extent, Mention, Place, PlaceKind, Qualifier, Toll, VictimClass};
use chrono::NaiveDate;
use rustc_hash::FxHashMap;
use std::collections::HashMap;

/// A figure, or somebody without one, as a part of a toll.
#[derive(Debug, Clone)]
pub(super) struct Counted {
    /// Index of the figure; `None` for somebody without a number.
    pub(super) figure: Option<u32>,
    pub(super) somebody: Option<Extent>,
    /// The number, for somebody too.
    pub(super) value: Option<u64>,
    pub(super) kind: CasualtyKind,
    pub(super) sentence: usize,
    /// Token of the word that tells the harm: what shares it is one list.
    pub(super) trigger: u32,
    /// `another`, `also`, `later`: comes on top of what was told before.
    pub(super) more: bool,
    /// A stated running toll of the incident.
    pub(super) toll: bool,
    /// The sentence corrects a figure: `revised`, `lowered`.
    pub(super) revised: bool,
    /// Of another time than the article's own incident.
    pub(super) era: Option<Era>,
    /// `nationwide`, `across the two countries`.
    pub(super) wide: bool,
    /// The day of the harm, where the text gives it.
    pub(super) day: Option<NaiveDate>,
    /// The people or country that the victims' description names.
    pub(super) people: Option<Box<str>>,
    /// Marks the same people again: `the four`.
    pub(super) again: bool,
}

impl Counted {
    /// Index of the figure; `None` for somebody without a number.
    pub(super) fn figure(&self) -> Option<usize> {
        self.figure.map(|f| f as usize)
    }

    /// People without a figure who come on top of what was told before.
    pub(super) fn somebody(
        kind: CasualtyKind,
        number: u64,
        mention: Extent,
        sentence: usize,
        trigger: usize,
    ) -> Self {
        Self {
            figure: None,
            somebody: Some(mention),
            value: Some(number),
            kind,
            sentence,
            trigger: trigger as u32,
            more: true,
            toll: false,
            revised: false,
            era: None,
            wide: false,
            day: None,
            people: None,
            again: false,
        }
    }
}

/// How many a figure stands for.
#[derive(Debug, Clone, Copy, Default)]
struct Amount {
    low: Option<u64>,
    best: Option<u64>,
    high: Option<u64>,
}

impl Amount {
    fn of(figure: &Harmed) -> Self {
        let count = &figure.count;
        let times = if figure.each { 2 } else { 1 };
        let best = count.value.map(|v| v.saturating_mul(times));
        let (low, high) = match count.qualifier {
            Qualifier::MoreThan => (count.value, None),
            // Taken at its word.
            Qualifier::About => (count.value, count.value),
            _ => (count.low, count.high),
        };
        let high = high.map(|v| v.saturating_mul(times).max(best.unwrap_or(0)));
        Self { low: low.map(|v| v.saturating_mul(times)), best, high }
    }

    fn exactly(value: Option<u64>) -> Self {
        Self { low: value, best: value, high: value }
    }

    fn plus(self, other: Self) -> Self {
        Self {
            low: Some(self.low.unwrap_or(0).saturating_add(other.low.unwrap_or(0))),
            best: match (self.best, other.best) {
                (Some(a), Some(b)) => Some(a.saturating_add(b)),
                (a, b) => a.or(b),
            },
            high: self.high.zip(other.high).map(|(a, b)| a.saturating_add(b)),
        }
    }

    fn minus(self, value: u64) -> Self {
        let less = |n: Option<u64>| n.map(|n| n.saturating_sub(value));
        Self { low: less(self.low), best: less(self.best), high: less(self.high) }
    }

    /// The number to compare by.
    fn size(self) -> u64 {
        self.best.or(self.low).or(self.high).unwrap_or(0)
    }
}

/// What one statement says.
#[derive(Debug, Clone)]
struct Statement<'a> {
    amount: Amount,
    /// The first entry, and its figure.
    lead: (&'a Counted, Option<&'a Harmed>),
    more: bool,
    /// Of the injured.
    died: bool,
    figures: Indices,
    others: Few<Extent>,
    class: Option<VictimClass>,
    /// All are of the people that the first entry names.
    one_people: bool,
    /// Told of people and no sort of them.
    plain: bool,
    source: Option<Extent>,
}

/// A list that nearly always has one item or none, which stands in place.
#[derive(Debug, Clone)]
struct Few<T> {
    first: Option<T>,
    #[allow(clippy::box_collection, reason = "few have more than one, and many are kept")]
    rest: Option<Box<Vec<T>>>,
}

/// Indices of figures.
type Indices = Few<u32>;

impl<T: Copy> Few<T> {
    fn new(first: Option<T>) -> Self {
        Self { first, rest: None }
    }

    fn push(&mut self, item: T) {
        if self.first.is_none() {
            self.first = Some(item);
        } else {
            self.rest.get_or_insert_default().push(item);
        }
    }

    fn extend(&mut self, other: &Self) {
        other.iter().for_each(|item| self.push(item));
    }

    fn iter(&self) -> impl DoubleEndedIterator<Item = T> {
        self.first.into_iter().chain(self.rest.iter().flat_map(|rest| rest.iter().copied()))
    }

    fn is_empty(&self) -> bool {
        self.first.is_none()
    }

    fn is_one(&self) -> bool {
        self.first.is_some() && self.rest.is_none()
    }
}

/// The indices in order, each once.
fn sorted(indices: &Indices) -> Vec<usize> {
    let mut all: Vec<usize> = indices.iter().map(|index| index as usize).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The tolls of an article, the main incident's first.
pub(super) fn tolls(text: &str, counted: &[Counted], figures: &[Harmed], places: &[Place]) -> Vec<Toll> {
    let incidents = incidents(counted, figures, places);
    let count = incidents.iter().map(|i| i + 1).max().unwrap_or(0);
    let mut by_incident: Vec<Vec<&Counted>> = vec![Vec::new(); count];
    for (c, &i) in counted.iter().zip(&incidents) {
        by_incident[i].push(c);
    }
    drop(incidents);
    // The figures that another repeats.
    let mut repeated = vec![false; figures.len()];
    figures.iter().filter_map(Harmed::same_as).for_each(|f| repeated[f] = true);
    let kind_of: HashMap<&str, PlaceKind> = places.iter().map(|p| (p.name.as_str(), p.kind)).collect();
    let mut tolls = Vec::new();
    for (incident, own) in by_incident.iter().enumerate() {
        let mut kinds: Vec<CasualtyKind> = own.iter().map(|c| c.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let first = tolls.len();
        for kind in kinds {
            let statements = statements(text, own, kind, figures, &repeated);
            tolls.extend(estimate(text, statements, incident, kind));
        }
        died_of(&mut tolls, first, own, figures);
        for toll in &mut tolls[first..] {
            toll.place = scene(toll, figures, &kind_of);
        }
    }
    // An incident of parts alone has no toll, and leaves no gap.
    let mut numbers: Vec<usize> = Vec::new();
    for toll in &mut tolls {
        if numbers.last() != Some(&toll.incident) {
            numbers.push(toll.incident);
        }
        toll.incident = numbers.len() - 1;
    }
    tolls
}

/// The most specific place of a toll's figures, the first of its sort.
fn scene(toll: &Toll, figures: &[Harmed], kind_of: &HashMap<&str, PlaceKind>) -> Option<String> {
    let rank = |name: &str| match kind_of.get(name) {
        Some(PlaceKind::City) => 0,
        Some(PlaceKind::Feature | PlaceKind::Unknown) => 1,
        Some(PlaceKind::Region) => 2,
        Some(PlaceKind::Country) => 3,
        _ => 4,
    };
    let named = toll.figures.iter().filter_map(|&f| figures[f].place.as_ref());
    named.map(|p| &p.scene.name).min_by_key(|name| rank(name)).cloned()
}

/// Those of the injured who died are dead, and of those shot of whom some died the others are injured.
fn died_of(tolls: &mut Vec<Toll>, first: usize, own: &[&Counted], figures: &[Harmed]) {
    use CasualtyKind::{Casualties, Injured, Killed};
    for c in own {
        let Some((f, w)) = c.figure().and_then(|f| Some((f, figures[f].subset_of()?))) else { continue };
        let Some(died) = figures[f].count.value.filter(|_| figures[f].kind == Killed) else { continue };
        let kind = figures[w].kind;
        let rests = |t: &Toll| t.kind == kind && t.figures.binary_search(&w).is_ok();
        let Some(at) = tolls[first..].iter().position(rests).map(|at| first + at) else { continue };
        let has_injured = tolls[first..].iter().any(|t| t.kind == Injured);
        if kind == Injured || kind == Casualties && !has_injured {
            let toll = &mut tolls[at];
            let left = Amount { low: toll.low, best: toll.best, high: toll.high }.minus(died);
            (toll.low, toll.best, toll.high) = (left.low, left.best, left.high);
            toll.kind = Injured;
            if toll.best == Some(0) {
                tolls.remove(at);
            }
        }
    }
    tolls[first..].sort_by_key(|t| t.kind);
}

/// Is the figure a part of one of its own kind (and not one of the injured who died)?
fn inside(figure: &Harmed, figures: &[Harmed]) -> bool {
    figure.subset_of().is_some_and(|w| figure.kind != CasualtyKind::Killed || figures[w].kind == figure.kind)
}

/// Entries of one kind, joined to statements; `repeated` are the figures that another repeats.
fn statements<'a>(
    text: &str,
    own: &[&'a Counted],
    kind: CasualtyKind,
    figures: &'a [Harmed],
    repeated: &[bool],
) -> Vec<Statement<'a>> {
    let most = own.iter().filter(|c| c.kind == kind).count();
    let mut list: Vec<Statement> = Vec::with_capacity(most);
    // The statement that each repeated figure is in.
    let mut of_figure: FxHashMap<usize, usize> = FxHashMap::default();
    let mut key = None;
    for &c in own.iter().filter(|c| c.kind == kind) {
        let figure = c.figure().map(|f| &figures[f]);
        // A headline's figure is given by whom the article cites for it.
        if let Some((source, first)) = figure.and_then(|f| Some((f.source?, f.same_as()?)))
            && let Some(told) = of_figure.get(&first).map(|&s: &usize| &mut list[s])
        {
            told.source.get_or_insert(source);
        }
        if figure.is_some_and(|f| inside(f, figures) || f.superseded || f.same_as().is_some()) || c.again {
            continue;
        }
        let amount = figure.map_or(Amount::exactly(c.value), Amount::of);
        let joins = key == Some((c.sentence, c.trigger)) && !c.toll;
        let statement = if joins { list.len().saturating_sub(1) } else { list.len() };
        of_figure.extend(c.figure().filter(|&f| repeated[f]).map(|f| (f, statement)));
        if joins && let Some(s) = list.last_mut() {
            s.amount = s.amount.plus(amount);
            c.figure.into_iter().for_each(|f| s.figures.push(f));
            c.somebody.into_iter().for_each(|m| s.others.push(m));
            s.class = s.class.filter(|_| figure.is_none_or(|f| f.class == s.class));
            s.one_people &= c.people == s.lead.0.people;
            continue;
        }
        key = Some((c.sentence, c.trigger));
        let died =
            figure.and_then(Harmed::subset_of).is_some_and(|w| figures[w].kind == CasualtyKind::Injured);
        list.push(Statement {
            amount,
            lead: (c, figure),
            more: c.more || died,
            died,
            figures: Few::new(c.figure),
            others: Few::new(c.somebody),
            class: figure.and_then(|f| f.class),
            one_people: true,
            plain: figure.is_some_and(|f| f.victims.is_none_or(|v| plain(v.of(text)))),
            source: figure.and_then(|f| f.source),
        });
    }
    list
}

fn last_word(text: &str) -> Option<&str> {
    text.split_whitespace().last()
}

/// A description that tells no sort of people.
fn plain(victims: &str) -> bool {
    matches!(
        victims,
        "people"
            | "persons"
            | "others"
            | "victims"
            | "person"
            | "lives"
            | "dead"
            | "residents"
            | "bodies"
            | "body"
    )
}

impl Statement<'_> {
    fn toll(&self) -> bool {
        self.lead.0.toll
    }

    fn revised(&self) -> bool {
        self.lead.0.revised
    }

    fn sentence(&self) -> usize {
        self.lead.0.sentence
    }

    /// The people or country of all of them.
    fn people(&self) -> Option<&str> {
        self.lead.0.people.as_deref().filter(|_| self.one_people)
    }

    /// The last word of who they are.
    fn whom<'t>(&self, text: &'t str) -> Option<&'t str> {
        last_word(self.lead.1?.victims?.of(text))
    }

    /// The last word of who did it.
    fn doer<'t>(&self, text: &'t str) -> Option<&'t str> {
        last_word(self.lead.1?.perpetrator?.of(text))
    }

    /// `two soldiers were killed … three civilians died`: different people.
    fn others_than(&self, first: &Self, text: &str) -> bool {
        let classes = !self.plain
            && !first.plain
            && self.class.zip(first.class).is_some_and(|(a, b)| a != b && !classes::within(a, b));
        // `Rebels killed six soldiers … the army killed ten rebels`: those who killed are none of the killed.
        let sides = || self.whom(text).zip(first.doer(text)).is_some_and(|(a, b)| a.eq_ignore_ascii_case(b));
        classes || sides() || self.people().zip(first.people()).is_some_and(|(a, b)| a != b)
    }

    /// `when another body was found`: does the clause tell how the toll before it came about?
    fn hangs_on(&self, first: &Self, text: &str) -> bool {
        let counts = first.lead.1.zip(self.lead.1).map(|(a, b)| (a.count.end(), b.count.start()));
        let between = counts.and_then(|(end, start)| text.get(end..start)).unwrap_or_default();
        let mut words = between.split_whitespace();
        !between.contains(';') && words.any(|word| matches!(word, "when" | "after" | "as" | "with"))
    }

    /// Somebody else than who gave `first` is cited.
    fn rivals(&self, first: &Self, text: &str) -> bool {
        self.source.is_some_and(|own| {
            first.source.is_none_or(|other| {
                let (own, other) = (own.of(text).to_lowercase(), other.of(text).to_lowercase());
                !own.contains(&other) && !other.contains(&own)
            })
        })
    }
}

/// How many times as great another source's figure for the same people may be.
const RIVAL: u64 = 20;

/// So many times as great a toll holds whom somebody tells of besides.
const MANY: u64 = 20;

/// How many times as great a later figure in the same voice may be.
const RESTATED: u64 = 2;

/// One toll from the statements of an incident and kind.
fn estimate(text: &str, statements: Vec<Statement>, incident: usize, kind: CasualtyKind) -> Option<Toll> {
    let numbered = statements.iter().any(|s| !s.figures.is_empty() && s.amount.best != Some(0));
    let mut list = statements.into_iter();
    // Somebody told of before any number is among those counted later.
    let first = list.find(|s| !(s.figures.is_empty() && numbered))?;
    let mut last = first.sentence();
    let (mut first, mut sum) = (first.clone(), first);
    // A part of those told before, and what its sentence adds to it.
    let mut part: Option<(usize, u64)> = None;
    let mut low_before = sum.amount.low;
    // Additions that a total of the article holds.
    let mut held: Vec<u64> = Vec::new();
    for s in list {
        let (size, before) = (s.amount.size(), sum.amount.size());
        let zero = s.amount.best == Some(0);
        // Somebody told of again.
        let known = |m: Extent| {
            sum.others
                .iter()
                .rev()
                .take(FAR)
                .any(|o| o.of(text) == m.of(text) && m.of(text).starts_with(char::is_uppercase))
        };
        if s.figures.is_empty() && s.others.iter().all(known) {
            continue;
        }
        if s.figures.is_empty() && numbered && !s.more || zero {
            continue;
        }
        let fresh = sum.amount.best == Some(0);
        let exact = s.amount.best.is_some() && s.amount.low == s.amount.high;
        // `More than 8,500 dead`, says the headline, and the text 8,533.
        let open = s.amount.high.is_none() && s.amount.low.is_some() && sum.amount.high.is_none();
        let rounded = (exact || open)
            && s.amount.best.is_some()
            && sum.amount.low != sum.amount.high
            && sum.figures.is_one()
            && sum.others.is_empty()
            && if sum.amount.low.is_none() {
                // `Almost 500 have died … 484 deaths`.
                size < before && size >= before - before / 10
            } else {
                size > before && size <= before.saturating_add(before / 5)
            }
            && (s.plain || s.whom(text) == first.whom(text))
            && s.sentence() > first.sentence();
        let specified = sum.amount.best.is_none() && s.amount.best.is_some() && size >= before || rounded;
        if fresh || specified && !s.more {
            last = s.sentence();
            (first, sum) = (s.clone(), s);
            continue;
        }
        // A running toll takes the place of what it sums up.
        let told_beside = s.sentence() == first.sentence() && s.source.is_some() && !s.revised();
        let rivals = (first.source.is_some() || told_beside) && s.rivals(&first, text);
        let rises = s.revised() && size >= before;
        if s.toll() && (s.plain || !first.plain) && (size >= before || s.revised()) && (!rivals || rises) {
            last = s.sentence();
            (first, sum) = (s.clone(), s);
            continue;
        }
        // `Another body found, 22 dead`: the total holds them.
        let opening = !sum.toll() && sum.more && sum.others.is_empty();
        let soon = first.sentence() + if first.more && size > before.saturating_mul(4) { 4 } else { 1 };
        if opening && !s.more && s.plain && size > before && s.sentence() <= soon {
            held.push(before);
            last = s.sentence();
            (first, sum) = (s.clone(), s);
            continue;
        }
        if s.more
            && !s.figures.is_empty()
            && let Some(at) = held.iter().position(|&h| h == size)
        {
            held.swap_remove(at);
            continue;
        }
        let others = s.others_than(&first, text);
        // `One was rushed to hospital and seven were treated at the scene`.
        // `revised to 23 after three of the injured died`, `rose to six when another body was found`: they are in it.
        let within = first.toll()
            && s.sentence() == first.sentence()
            && (s.died || s.more && size < before && s.hangs_on(&first, text));
        // `passed 200, while dozens more died in two states`: a stated total holds them.
        let vague = first.toll() && s.more && s.amount.best.is_none();
        // `131 were killed … “Three neighbours died, too,” he said`: whom somebody tells of is among so many.
        let among = s.more
            && s.sentence() > first.sentence()
            && s.source.is_some()
            && before > size.saturating_mul(MANY)
            && s.rivals(&first, text);
        if within || vague || among {
            continue;
        }
        let beside = s.sentence() == last
            && !s.toll()
            && s.source.map(|m| m.of(text)) == first.source.map(|m| m.of(text))
            && !s.figures.is_empty();
        // `14 died … Twelve were killed at once and another died in hospital`: how the 14 died.
        if let Some((at, told)) = part.as_mut()
            && s.more
            && *at == s.sentence()
            && !s.figures.is_empty()
            && told.saturating_add(size) <= before
        {
            *told += size;
            continue;
        }
        if s.more || beside || others && first.sentence() + 1 >= s.sentence() {
            last = s.sentence();
            sum.amount = sum.amount.plus(s.amount);
            sum.figures.extend(&s.figures);
            sum.others.extend(&s.others);
            continue;
        }
        if others || s.figures.is_empty() || s.amount.best.is_none() {
            continue;
        }
        let mut size = size;
        if size < before {
            let told = part.filter(|&(at, told)| at == s.sentence() && told.saturating_add(size) <= before);
            match told {
                // `19 died at the scene and two in hospital`: together.
                Some((_, told)) => {
                    sum.amount.low = low_before;
                    size += told;
                }
                None => low_before = sum.amount.low,
            }
            part = Some((s.sentence(), size));
        }
        // A part of those told before, or people of a sort within them.
        if first.plain && !s.plain && size < before {
            continue;
        }
        // Everybody, after some of them.
        // `A girl was killed`, says the caption; the article counts 19 civilians.
        let one = sum.amount.best == Some(1) && sum.others.is_empty() && !others && size > 2;
        if one && s.sentence() > first.sentence() {
            last = s.sentence();
            (first, sum) = (s.clone(), s);
            continue;
        }
        let some = !first.plain && first.class != Some(VictimClass::Civilian);
        let later = s.sentence() > first.sentence() && s.sentence() <= first.sentence() + 2;
        if some && s.plain && later && !rivals && size > before && size <= before.saturating_mul(10) {
            last = s.sentence();
            (first, sum) = (s.clone(), s);
            continue;
        }
        let times = if s.rivals(&first, text) { RIVAL } else { RESTATED };
        let bounds = if size < before {
            // `Four of his brothers died`, says somebody else: no fewer dead, but some of them.
            let same = (s.plain || s.class.is_some() && s.class == first.class) && size > 1;
            same && s.rivals(&first, text) && before <= size.saturating_mul(times)
        } else {
            size <= before.saturating_mul(times)
        };
        if bounds {
            let low = s.amount.low.or(s.amount.best).map(|low| low.max(size.min(before)));
            sum.amount.low = sum.amount.low.zip(low).map_or(sum.amount.low, |(a, b)| Some(a.min(b)));
            sum.amount.high = sum.amount.high.map(|h| h.max(s.amount.high.unwrap_or(size)));
            sum.figures.extend(&s.figures);
        }
    }
    Some(Toll {
        incident,
        kind,
        best: sum.amount.best,
        low: sum.amount.low,
        high: sum.amount.high,
        place: None,
        figures: sorted(&sum.figures),
        others: sum.others.iter().map(Mention::from).collect(),
    })
}

#[cfg(test)]
mod tests;
