//! How an article's names agree: each votes for the countries, divisions and surroundings of its likely answers.
//!
//! Most names have nothing to say of most others, so the votes lie by what they are for: an answer is shown those for its
//! country, its division and its surroundings, not each name in turn.

use super::answers::Reading;
use super::gather::Said;
use super::map::{contains, distance, kilometres};
use super::{Answer, Case, W};
use crate::extract::PlaceKind;
use crate::gazetteer::Gazetteer;
use std::ops::Range;

/// Rounds of weighing; the first without the other names.
const ROUNDS: u32 = 4;

/// Below this share an answer has no vote.
const LEAST: f64 = 0.002;

/// What lies farther than this many times [`W.reach`](super::Weights) is not near: a vote counts for a billionth there.
const NOT_NEAR: f64 = 20.0;

/// An answer this much less likely than the likeliest, in powers of e, has a share of nothing.
const HOPELESS: f64 = -40.0;

/// The votes of an article's names, and room for counting them. Kept by each thread, so that its memory is used again.
#[derive(Default)]
pub(super) struct Ballot {
    /// What each name's vote counts, and the base of its best known answer.
    weights: Vec<f64>,
    tops: Vec<f64>,
    /// What there is to know of each answer.
    standings: Vec<Standing>,
    /// The local answers on the map, in order of latitude; those of them that have a vote; and how many of these come before
    /// each local.
    locals: Vec<Local>,
    voters: Vec<Voter>,
    before: Vec<u32>,
    /// The countries of the answers, the first of them none, and how likely each name lies there.
    countries: Keys,
    in_country: Tally,
    /// The first-level divisions alike.
    divisions: Keys,
    in_division: Tally,
    /// How likely a name is a country itself, where that may be.
    sovereign: Vec<(u32, f64)>,
    /// What the votes are worth in each country, to an answer in it and to the country itself.
    wide: Vec<Wide>,
    odds: Vec<Odds>,
    near: Near,
}

/// What of an answer does not change from round to round.
struct Standing {
    /// How good a witness it is for others; 0 until it is asked for.
    witness: f64,
    /// The locals in its degree of latitude, itself among them; none where there are no others.
    around: Range<u32>,
    /// Its country and division among [`Ballot::countries`] and [`Ballot::divisions`], and its country among [`Ballot::wide`].
    country: u32,
    division: u32,
    wide: u32,
}

/// A local answer on the map.
struct Local {
    lat: f64,
    entry: u32,
    name: u32,
    /// The number of the answer.
    answer: u32,
}

/// A local answer that has a vote.
struct Voter {
    point: [f64; 3],
    entry: u32,
    name: u32,
    share: f64,
}

/// A few things by number; 0 is none.
#[derive(Default)]
struct Keys {
    keys: Vec<u16>,
    latest: usize,
}

impl Keys {
    fn clear(&mut self) {
        self.keys.clear();
        self.latest = 0;
    }

    fn number(&mut self, key: Option<u16>) -> u32 {
        let Some(key) = key else { return 0 };
        // Namesakes of one country stand together.
        if self.keys.get(self.latest) != Some(&key) {
            self.latest = self.keys.iter().position(|&k| k == key).unwrap_or_else(|| {
                self.keys.push(key);
                self.keys.len() - 1
            });
        }
        self.latest as u32 + 1
    }
}

/// Votes by what they are for, each as a list in order of the names.
#[derive(Default)]
struct Tally {
    /// First and last vote of each list.
    lists: Vec<Option<(u32, u32)>>,
    votes: Vec<Vote>,
}

#[derive(Clone, Copy)]
struct Vote {
    name: u32,
    share: f64,
    next: Option<u32>,
}

impl Tally {
    fn begin(&mut self, lists: usize) {
        self.lists.clear();
        self.lists.resize(lists, None);
        self.votes.clear();
    }

    /// Adds to a name's vote; the votes of one name come one after another.
    fn cast(&mut self, list: u32, name: u32, share: f64) {
        let next = self.votes.len() as u32;
        let list = &mut self.lists[list as usize];
        match list {
            Some((_, last)) if self.votes[*last as usize].name == name => {
                self.votes[*last as usize].share += share;
                return;
            }
            Some((_, last)) => {
                self.votes[*last as usize].next = Some(next);
                *last = next;
            }
            None => *list = Some((next, next)),
        }
        self.votes.push(Vote { name, share, next: None });
    }

    fn votes(&self, list: u32) -> impl Iterator<Item = Vote> {
        let first = self.lists[list as usize].map(|(first, _)| self.votes[first as usize]);
        std::iter::successors(first, |vote| vote.next.map(|next| self.votes[next as usize]))
    }
}

/// What the votes are worth in a country.
#[derive(Clone, Default)]
struct Wide {
    /// A part of [`Ballot::odds`], in order of the names: those that have nothing to say are left out. `None` until
    /// somebody asks.
    odds: Option<Range<usize>>,
    /// What they say together to an answer of a name, the one that asked last.
    far: Option<(u32, f64)>,
}

/// How much likelier an answer is by a name's vote for its country, and the weighted logarithm of that.
struct Odds {
    name: u32,
    odds: f64,
    worth: f64,
}

/// How likely names lie near an answer and in its division, and which are likely at all; all zeros between answers.
#[derive(Default)]
struct Near {
    names: Vec<u32>,
    beside: Vec<f64>,
    division: Vec<f64>,
}

fn is_local(place: &Reading) -> bool {
    !matches!(place.kind, PlaceKind::Country | PlaceKind::Area)
}

/// Does it matter what lies near it, though the name means no other place? Towns are doubted.
fn is_doubted(place: &Reading) -> bool {
    place.kind == PlaceKind::City && (place.population <= 100_000 || place.alternate)
}

impl Ballot {
    /// Lets the names of an article settle what each means.
    pub(super) fn settle(&mut self, case: &mut Case, gazetteer: &Gazetteer) {
        // A name alone hears of no other.
        let alone = case.names.len() == 1;
        if case.names.len() == case.answers.len()
            && (alone || !case.answers.iter().any(|a| is_doubted(&a.place)))
        {
            return;
        }
        if !alone {
            self.begin(case);
        }
        for round in if alone { ROUNDS - 1 } else { 0 }..ROUNDS {
            let sharpness = W.hot + (W.cold - W.hot) * f64::from(round) / f64::from(ROUNDS - 1);
            let context = round > 0 && !alone;
            if context {
                self.vote(case);
            }
            for name in 0..case.names.len() {
                let range = case.names[name].answers.clone();
                if range.len() > 1 {
                    self.weigh(case, gazetteer, name, context);
                } else if round + 1 == ROUNDS && is_doubted(&case.answers[range.start].place) {
                    let a = &mut case.answers[range.start];
                    self.beside(&a.place, range.start, name);
                    let Near { names, beside, .. } = &mut self.near;
                    a.beside = names.drain(..).map(|j| std::mem::take(&mut beside[j as usize])).sum();
                }
            }
            for name in case.names.iter().filter(|name| name.answers.len() > 1) {
                share_out(&mut case.answers[name.answers.clone()], sharpness);
            }
        }
    }

    /// What does not change from round to round.
    fn begin(&mut self, case: &Case) {
        self.countries.clear();
        self.divisions.clear();
        self.standings.clear();
        self.locals.clear();
        for (name, Range { start, end }) in (0..).zip(case.names.iter().map(|n| n.answers.clone())) {
            for (answer, Answer { place, .. }) in (start as u32..).zip(&case.answers[start..end]) {
                if is_local(place) {
                    self.locals.push(Local { lat: place.lat, entry: place.entry, name, answer });
                }
                let country = self.countries.number(place.country);
                self.standings.push(Standing {
                    witness: 0.0,
                    around: 0..0,
                    country,
                    division: self.divisions.number(place.admin1),
                    wide: 2 * country + u32::from(place.kind == PlaceKind::Country),
                });
            }
        }
        let order = |a: &Local, b: &Local| {
            a.lat.total_cmp(&b.lat).then(a.entry.cmp(&b.entry)).then(a.answer.cmp(&b.answer))
        };
        self.locals.sort_unstable_by(order);
        let degrees = W.reach / 111.0 * 2.5;
        let (mut from, mut to) = (0, 0);
        for Local { lat, answer, .. } in &self.locals {
            while self.locals[from].lat < lat - degrees {
                from += 1;
            }
            while self.locals.get(to).is_some_and(|l| l.lat <= lat + degrees) {
                to += 1;
            }
            if to - from > 1 {
                self.standings[*answer as usize].around = from as u32..to as u32;
            }
        }
        let top = |n: usize| case.answers(n).iter().map(|a| a.base).fold(f64::MIN, f64::max);
        self.tops.clear();
        self.tops.extend((0..case.names.len()).map(top));
        self.weights.clear();
        self.weights.extend(case.names.iter().map(|n| W.vote * n.mentions.powf(W.often)));
        self.near.names.clear();
        for sums in [&mut self.near.beside, &mut self.near.division] {
            sums.clear();
            sums.resize(case.names.len(), 0.0);
        }
    }

    /// How good a witness an answer is: one that would surprise is a poor one, as towns called Paris and China are.
    fn witness(&mut self, case: &Case, name: usize, answer: usize) -> f64 {
        let witness = &mut self.standings[answer].witness;
        if *witness == 0.0 {
            let (base, top) = (case.answers[answer].base, self.tops[name]);
            let sure = case.names[name].told || base == top;
            *witness = if sure { 1.0 } else { (W.surprise * (base - top)).exp() };
        }
        *witness
    }

    /// Lets all names vote.
    fn vote(&mut self, case: &Case) {
        self.in_country.begin(self.countries.keys.len() + 1);
        self.in_division.begin(self.divisions.keys.len() + 1);
        self.sovereign.clear();
        self.odds.clear();
        self.wide.clear();
        self.wide.resize(2 * self.countries.keys.len() + 2, Wide::default());
        for (i, name) in case.names.iter().enumerate() {
            let mut sovereign = 0.0;
            for answer in name.answers.clone() {
                let Answer { place, share, .. } = &case.answers[answer];
                if *share <= LEAST {
                    continue;
                }
                let share = share * self.witness(case, i, answer);
                let whole = |kind: PlaceKind| if place.kind == kind { W.whole } else { 1.0 };
                let standing = &self.standings[answer];
                if place.country.is_some() {
                    self.in_country.cast(standing.country, i as u32, share * whole(PlaceKind::Country));
                }
                if place.admin1.is_some() {
                    self.in_division.cast(standing.division, i as u32, share * whole(PlaceKind::Region));
                }
                if place.kind == PlaceKind::Country {
                    sovereign += share;
                }
            }
            if sovereign != 0.0 {
                self.sovereign.push((i as u32, sovereign));
            }
        }
        self.voters.clear();
        self.before.clear();
        for Local { entry, name, answer, .. } in &self.locals {
            self.before.push(self.voters.len() as u32);
            let Answer { place, share, .. } = &case.answers[*answer as usize];
            if *share > LEAST {
                let share = share * self.standings[*answer as usize].witness;
                self.voters.push(Voter { point: place.point, entry: *entry, name: *name, share });
            }
        }
        self.before.push(self.voters.len() as u32);
    }

    /// Scores the answers to a name by the shares of the answers to all.
    fn weigh(&mut self, case: &mut Case, gazetteer: &Gazetteer, name: usize, context: bool) {
        let share = |d: &Answer| if context { d.share } else { 1.0 };
        let in_list: f64 = case.links(name).iter().filter(|l| l.said == Said::Listed).map(|l| l.times).sum();
        // `Georgia, Washington and Oklahoma`
        let in_list = Some(in_list).filter(|&n| {
            let great = |a: &Answer| a.place.capital && a.place.population > 1_000_000;
            context && n > 0.0 && (n > 1.0 || !case.answers(name).iter().any(great))
        });
        for answer in case.names[name].answers.clone() {
            let a = &case.answers[answer];
            let mut score = a.sure;
            let mut like = 0.0;
            for link in case.links(name) {
                let others = case.answers(link.other as usize);
                match link.said {
                    Said::Inside => {
                        let around = others.iter().filter(|d| contains(gazetteer, &d.place, &a.place));
                        score += link.times * W.contained * around.map(share).fold(0.0, f64::max);
                    }
                    Said::Close => {
                        let near = others.iter().filter(|d| kilometres(&d.place, &a.place) < 250.0);
                        score += link.times * 0.5 * W.contained * near.map(share).fold(0.0, f64::max);
                    }
                    Said::Listed if in_list.is_some() && a.place.first_level => {
                        if !case.has_seat(link.other as usize) {
                            let alike =
                                |d: &&Answer| d.place.country == a.place.country && d.place.first_level;
                            like += link.times * others.iter().filter(alike).map(|d| d.share).sum::<f64>();
                        }
                    }
                    Said::Listed | Said::Within | Said::Holds => {}
                }
            }
            if let Some(n) = in_list {
                score += W.list * like / n;
            }
            let (more, beside) = if context { self.agreement(&a.place, answer, name) } else { (0.0, 0.0) };
            let a = &mut case.answers[answer];
            (a.score, a.beside) = (score + more, beside);
        }
    }

    /// How well an answer to a name agrees with the likely answers to the others; and how likely some lie near it.
    fn agreement(&mut self, place: &Reading, answer: usize, name: usize) -> (f64, f64) {
        let wide = self.standings[answer].wide as usize;
        let odds = self.odds(wide);
        let far = match self.wide[wide].far {
            Some((of, far)) if of == name as u32 => far,
            _ => {
                let others = self.odds[odds.clone()].iter().filter(|o| o.name != name as u32);
                let far = others.map(|o| o.worth).sum::<f64>().min(W.country_most);
                self.wide[wide].far = Some((name as u32, far));
                far
            }
        };
        if !self.standings[answer].around.is_empty() {
            self.beside(place, answer, name);
        }
        for vote in self.in_division.votes(self.standings[answer].division) {
            if vote.name != name as u32 {
                self.near.division[vote.name as usize] = vote.share;
                self.near.names.push(vote.name);
            }
        }
        let Near { names, beside, division } = &mut self.near;
        if names.is_empty() {
            return (far, 0.0);
        }
        // The names that have something to say of its surroundings, in order.
        names.sort_unstable();
        names.dedup();
        let (mut close, mut sum) = (0.0, 0.0);
        for j in names.drain(..) {
            let wide = self.odds[odds.clone()].iter().find(|o| o.name == j).map_or(1.0, |o| o.odds);
            let beside = std::mem::take(&mut beside[j as usize]);
            sum += beside;
            let odds = wide + W.near * beside + W.division * std::mem::take(&mut division[j as usize]);
            if odds != wide {
                close += self.weights[j as usize] * (odds / wide).ln();
            }
        }
        // Ten American towns in an article say hardly more than three that Paris is the one in Texas.
        (far + close, sum)
    }

    /// How likely other names lie near an answer, name by name in [`Ballot::near`].
    fn beside(&mut self, place: &Reading, answer: usize, name: usize) {
        let Standing { around, .. } = &self.standings[answer];
        let (from, to) = (self.before[around.start as usize], self.before[around.end as usize]);
        for v in &self.voters[from as usize..to as usize] {
            if v.name as usize == name || v.entry == place.entry {
                continue;
            }
            let far = distance(&v.point, &place.point) / W.reach;
            if far < NOT_NEAR {
                self.near.beside[v.name as usize] += v.share * (-far).exp();
                self.near.names.push(v.name);
            }
        }
    }

    /// The part of [`Ballot::odds`] for a country.
    fn odds(&mut self, wide: usize) -> Range<usize> {
        if let Some(odds) = &self.wide[wide].odds {
            return odds.clone();
        }
        let first = self.odds.len();
        let mut votes = self.in_country.votes(wide as u32 / 2).peekable();
        // To a country the other countries too.
        let sovereign = if wide % 2 == 1 { &self.sovereign[..] } else { &[] };
        let mut sovereign = sovereign.iter().peekable();
        loop {
            let (next, other) = (votes.peek().map(|v| v.name), sovereign.peek().map(|v| v.0));
            let Some(name) = next.into_iter().chain(other).min() else { break };
            let mut odds = 1.0;
            if let Some(vote) = votes.next_if(|v| v.name == name) {
                odds += W.country * vote.share;
            }
            if let Some((_, share)) = sovereign.next_if(|v| v.0 == name) {
                odds += W.kind * share;
            }
            if odds != 1.0 {
                self.odds.push(Odds { name, odds, worth: self.weights[name as usize] * odds.ln() });
            }
        }
        let odds = first..self.odds.len();
        self.wide[wide].odds = Some(odds.clone());
        odds
    }
}

/// Turns the scores of the answers to a name into shares.
fn share_out(answers: &mut [Answer], sharpness: f64) {
    let top = answers.iter().map(|a| a.score).fold(f64::MIN, f64::max);
    let mut sum = 0.0;
    for a in answers.iter_mut() {
        let behind = (a.score - top) * sharpness;
        a.share = if behind > HOPELESS { behind.exp() } else { 0.0 };
        sum += a.share;
    }
    answers.iter_mut().for_each(|a| a.share /= sum);
}
