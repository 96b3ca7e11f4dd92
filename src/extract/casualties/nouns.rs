//! Harm told by nouns: `12 casualties`, `the murder of two girls`, `three bodies`.

use super::chunk::{Chunk, Det, Kind, View, Voice};
use super::lexicon::{Humanity, NounFrame, humanity};
use super::outcome::{Candidate, Part};
use crate::extract::{CasualtyKind, Modality};
use crate::text::number::NumberUse;
use std::ops::Range;

impl View<'_> {
    pub(super) fn by_noun(
        &self,
        c: usize,
        disease: bool,
        told: Option<CasualtyKind>,
        found: &mut Vec<Candidate>,
    ) {
        let chunk = &self.chunks[c];
        if let Some(kind) = chunk.state {
            // `two missing boys`; `the two dead` is read as a number with a state.
            let harm = self.lexicon.noun(self.head(c)).is_some();
            if !harm && let Some(mut figure) = self.figure(c, c, kind) {
                figure.rank = 2;
                figure.modality = self.governed(c);
                if chunk.partitive && chunk.whole.is_some() {
                    figure.rank = 1;
                    self.push_whole(c, kind, found);
                }
                if chunk.partitive {
                    figure.part_of = Part::Earlier;
                    figure.rank = 1;
                }
                found.push(figure);
            }
        }
        // `put the dead at 15 and the wounded at 75`.
        if let Some(kind) = chunk.state
            && chunk.quantity.is_none()
            && self.head(c + 1) == "at"
            && self.kind(c + 2) == Kind::Noun
            && self.counts(&self.chunks[c + 2])
            && (self.is_bare(&self.chunks[c + 2]) || self.is_people(&self.chunks[c + 2]))
        {
            // `put the dead at six civilians and four officers`.
            for t in self.list_right(c + 2) {
                if let Some(mut figure) = self.figure(t, c, kind) {
                    figure.rank = 4;
                    found.push(figure);
                }
            }
        }
        self.by_entry(c, found);
        if matches!(self.head(c), "victims" | "victim")
            && self.counts(chunk)
            && chunk.head > chunk.tokens.start
            && !chunk.partitive
        {
            let kind = match self.word(chunk.head - 1) {
                _ if self.head(c + 1) == "of"
                    && matches!(
                        self.head(c + 2),
                        "massacre"
                            | "massacres"
                            | "genocide"
                            | "holocaust"
                            | "slaughter"
                            | "killings"
                            | "murder"
                    ) =>
                {
                    Some(CasualtyKind::Killed)
                }
                "murder" | "homicide" | "drowning" | "slaying" | "massacre" | "genocide" => {
                    Some(CasualtyKind::Killed)
                }
                "shooting" | "stabbing" | "burn" | "gunshot" | "burns" => Some(CasualtyKind::Injured),
                "kidnap" | "kidnapping" | "abduction" => Some(CasualtyKind::Captive),
                _ => None,
            };
            if let Some(mut figure) = kind.and_then(|kind| self.count_of(c, c, kind)) {
                figure.rank = 1;
                figure.modality = self.governed(c);
                found.push(figure);
            }
        }
        let head = self.head(c);
        if matches!(head, "body" | "bodies" | "corpse" | "corpses" | "remains") {
            self.by_bodies(c, found);
            return;
        }
        if head == "toll"
            || head == "count"
            || head == "number"
            || head == "total"
            || head == "tolls"
            || head == "figure"
            || head == "tally"
        {
            self.by_toll(c, disease, told, found);
            return;
        }
        if super::totals::is_count_of_harm(head) && !self.counts(chunk) {
            self.by_toll(c, disease, told, found);
        }
        // `serious injuries to hundreds of people`, `the condition of four workers is critical`.
        let hurt = matches!(head, "injury" | "injuries" | "wounds") && self.head(c + 1) == "to"
            || head == "condition" && self.head(c + 1) == "of" && self.grave(c + 2);
        if hurt && self.kind(c + 2) == Kind::Noun && !self.counts(chunk) {
            for t in self.list_right(c + 2) {
                let people = self.is_people(&self.chunks[t]) || self.is_bare(&self.chunks[t]);
                if let Some(mut figure) = self.figure(t, c, CasualtyKind::Injured).filter(|_| people) {
                    figure.modality = self.governed(c);
                    // `the condition of two is critical`: of those told of before.
                    if head == "condition" && self.is_bare(&self.chunks[t]) {
                        figure.part_of = Part::Earlier;
                    }
                    found.push(figure);
                }
            }
        }
        // `cost a trillion dollars and the lives of 2,400 soldiers`.
        if head == "lives"
            && chunk.det == Det::Definite
            && self.head(c + 1) == "of"
            && self.kind(c + 2) == Kind::Noun
            && !self.has(found, c + 2)
            && c > 0
            && self.kind(c - 1) == Kind::Conj
            && self
                .folded
                .tokens()
                .any(|i| matches!(self.word(i), "cost" | "claimed" | "took" | "taken" | "lost" | "claiming"))
        {
            found.extend(
                self.list_right(c + 2).into_iter().filter_map(|t| self.figure(t, c, CasualtyKind::Killed)),
            );
        }
        // `found a boy with a gunshot wound`.
        if self.countable(c)
            && self.is_people(chunk)
            && c > 0
            && matches!(
                self.head(c - 1),
                "found" | "find" | "discovered" | "located" | "treated" | "treating"
            )
            && let Some(wound) = self.wound_after(c)
            && let Some(mut figure) = self.figure(c, wound, CasualtyKind::Injured)
        {
            figure.rank = 1;
            figure.modality = self.governed(c);
            found.push(figure);
        }
        // `the tragic loss of nine firefighters`.
        if head == "loss"
            && self.word(chunk.head - usize::from(chunk.head > chunk.tokens.start)) == "tragic"
            && self.head(c + 1) == "of"
            && self.kind(c + 2) == Kind::Noun
        {
            found.extend(
                self.list_right(c + 2)
                    .into_iter()
                    .filter_map(|t| {
                        let people = self.is_people(&self.chunks[t]) && !self.has(found, t);
                        self.figure(t, c, CasualtyKind::Killed).filter(|_| people)
                    })
                    .collect::<Vec<_>>(),
            );
        }
        // `The whereabouts of 40 passengers are unknown`.
        if head == "whereabouts" && self.head(c + 1) == "of" && self.kind(c + 2) == Kind::Noun {
            for t in self.list_right(c + 2) {
                // Nor hostages: they are held.
                let sought = !super::outcome::perpetrator(self.head(t))
                    && self.is_people(&self.chunks[t])
                    && self
                        .lexicon
                        .noun(self.head(t))
                        .is_none_or(|n| !matches!(n.kind, CasualtyKind::Captive | CasualtyKind::Detained));
                if let Some(mut figure) = self.figure(t, c, CasualtyKind::Missing).filter(|_| sought) {
                    figure.rank = 4;
                    found.push(figure);
                }
            }
        }
        // `the search for 38 people`.
        // `search operations resumed for 38 people`.
        let operation = matches!(head, "operation" | "operations" | "effort" | "efforts" | "mission")
            && chunk.tokens.clone().any(|i| self.word(i) == "search");
        if operation
            && let Some(p) =
                (c + 1..self.chunks.len().min(c + 6)).find(|&p| self.head(p) == "for" && self.sought(p))
        {
            found.extend(
                self.list_right(p + 1).into_iter().filter_map(|t| self.figure(t, c, CasualtyKind::Missing)),
            );
        }
        if head == "search" && self.sought(c + 1) {
            found.extend(
                self.list_right(c + 2).into_iter().filter_map(|t| self.figure(t, c, CasualtyKind::Missing)),
            );
        }
        // `the fatal shooting of a man`.
        if matches!(head, "shooting" | "stabbing" | "beating" | "bombing" | "shootings" | "stabbings")
            && chunk.tokens.clone().any(|i| matches!(self.word(i), "fatal" | "deadly"))
            && self.head(c + 1) == "of"
            && self.kind(c + 2) == Kind::Noun
        {
            found.extend(
                self.list_right(c + 2).into_iter().filter_map(|t| self.figure(t, c, CasualtyKind::Killed)),
            );
            return;
        }
        let Some(sense) = self.lexicon.noun(head) else { return };
        // `38 cases of bird flu in wild birds`: nobody's.
        if sense.kind == CasualtyKind::Infected
            && (c + 1..self.chunks.len().min(c + 7)).take_while(|&n| self.kind(n) != Kind::Stop).any(|n| {
                matches!(self.head(n - 1), "in" | "among" | "of" | "infecting")
                    && matches!(
                        self.head(n),
                        "birds"
                            | "thoroughbreds"
                            | "poultry"
                            | "chickens"
                            | "ducks"
                            | "geese"
                            | "swans"
                            | "turkeys"
                            | "pigs"
                            | "hogs"
                            | "cattle"
                            | "cows"
                            | "horses"
                            | "animals"
                            | "livestock"
                            | "herds"
                            | "flocks"
                            | "dogs"
                            | "cats"
                            | "bats"
                            | "camels"
                            | "sheep"
                            | "fowl"
                            | "mosquitoes"
                            | "swine"
                            | "deer"
                    )
            })
        {
            return;
        }
        // `no reports of casualties`, `no word of any injuries`.
        if chunk.quantity.is_none()
            && c >= 2
            && matches!(self.head(c - 1), "of" | "on")
            && matches!(self.head(c - 2), "report" | "reports" | "word" | "sign" | "signs" | "record")
            && self.chunks[c - 2].quantity.is_some_and(|q| self.quantities[q].value == Some(0))
            && chunk.plural
            && !(c >= 3 && self.modality(c - 3).is_some())
        {
            if let Some(mut figure) = self.count_of(c - 2, c, self.told_together(c, sense.kind)) {
                figure.victims = None;
                found.push(figure);
            }
            return;
        }
        // `a Georgia man's death`.
        if matches!(sense.frame, NounFrame::Event | NounFrame::Both)
            && matches!(self.word(chunk.tokens.start), "a" | "an")
            && let Some(at) = chunk.tokens.clone().find(|&i| matches!(self.word(i), "'s" | "'"))
            && at > chunk.tokens.start + 1
            && humanity(self.word(at - 1)) == Humanity::People
            && let Some(mut figure) = self.single(c, c, sense.kind)
        {
            figure.victims = Some(chunk.tokens.start + 1..at);
            figure.modality = self.governed(c);
            found.push(figure);
            return;
        }
        if sense.frame == NounFrame::Disease && self.counts(chunk) {
            // `two of the four cases were fatal`.
            let v = c + 1;
            let be = self.kind(v) == Kind::Verb
                && matches!(self.head(v), "were" | "was" | "are" | "is" | "being" | "been" | "proved");
            let after = self.chunks.get(v).map_or(0, |v| v.tokens.end);
            if be && (self.word(after) == "fatal" || self.word(after + 1) == "fatal") {
                if let Some(mut figure) = self.count_of(c, v, CasualtyKind::Killed) {
                    figure.victims = None;
                    figure.part_of = Part::Earlier;
                    found.push(figure);
                }
                self.push_whole(c, sense.kind, found);
                if let Some(whole) = found.last_mut().filter(|f| f.kind == sense.kind && f.chunk == c) {
                    whole.victims = None;
                }
                return;
            }
        }
        let counted = match sense.frame {
            // `a body with multiple injuries` has no number of people.
            NounFrame::Count if matches!(head, "injury" | "injuries") => {
                chunk.quantity.is_none_or(|q| self.quantities[q].value.is_some())
            }
            NounFrame::Count | NounFrame::Both | NounFrame::Person => true,
            NounFrame::Disease => (disease || self.of_disease(c)) && !self.legal(chunk),
            // `no arrests` tells of nobody detained; `two arrests` counts events.
            NounFrame::Event => {
                chunk.quantity.is_some_and(|q| self.quantities[q].value == Some(0))
                    && self.word(chunk.tokens.start) == "no"
            }
        };
        if counted {
            let single = chunk.det == Det::Indefinite
                && !chunk.plural
                && (matches!(sense.frame, NounFrame::Disease | NounFrame::Person)
                    || matches!(head, "death" | "fatality"));
            if chunk.partitive && sense.frame == NounFrame::Person {
                // `six of the 12 hostages were freed`: twelve hostages.
                self.push_whole(c, sense.kind, found);
                return;
            }
            let zero = chunk.quantity.is_some_and(|q| self.quantities[q].value == Some(0));
            if chunk.partitive && zero {
                // `none of the cases are related`.
                return;
            }
            // `no proof of an unnatural death`, `a second suspected case`.
            let denied = c >= 2
                && self.head(c - 1) == "of"
                && self.chunks[c - 2].quantity.is_some_and(|q| self.quantities[q].value == Some(0));
            let unsure = chunk.tokens.clone().any(|i| {
                matches!(self.word(i), "suspected" | "possible" | "second" | "third" | "fourth" | "probable")
            });
            // `to evaluate a patient`, `none of the 48 patients`: patients are ill by their name only where counted.
            let patients = head.starts_with("patient")
                && (single
                    || chunk.quantity.is_some_and(|q| self.quantities[q].value == Some(0))
                    || c > 0 && self.kind(c - 1) == Kind::Verb && self.modality(c - 1).is_some());
            if single && (denied || unsure) || patients || single && self.identified(c) {
                return;
            }
            // `accepting 10,000 refugees`, `many refugees`: no event drove them out here.
            if head.starts_with("refugee")
                && (single
                    || chunk.quantity.is_some_and(|q| {
                        matches!(
                            self.word(self.quantities[q].core.start),
                            "many" | "several" | "some" | "few" | "numerous" | "various" | "multiple"
                        )
                    })
                    || self.folded.tokens().any(|i| {
                        matches!(
                            self.word(i),
                            "accepting"
                                | "accept"
                                | "accepted"
                                | "admit"
                                | "admitted"
                                | "admitting"
                                | "resettle"
                                | "resettled"
                                | "resettling"
                                | "resettlement"
                                | "screening"
                                | "welcome"
                                | "welcomed"
                        )
                    }))
            {
                return;
            }
            // `right now it is an unexplained death`.
            let v = (0..c).rev().find(|&v| self.kind(v) != Kind::Adverb);
            let predicate = single
                && v.is_some_and(|v| {
                    self.kind(v) == Kind::Verb
                        && matches!(self.head(v), "is" | "was" | "be" | "been" | "'s" | "becomes" | "became")
                        && !(v > 0 && self.head(v - 1) == "there")
                });
            let figure = if predicate {
                None
            } else if self.counts(chunk) {
                let zero = chunk.quantity.is_some_and(|q| self.quantities[q].value == Some(0));
                self.count_of(c, c, if zero { self.told_together(c, sense.kind) } else { sense.kind })
            } else if single && self.kind(c + 1) != Kind::Prep
                || single && self.head(c + 1) == "of" && sense.frame != NounFrame::Both
                || single && sense.frame == NounFrame::Disease
            {
                self.single(c, c, sense.kind)
            } else {
                None
            };
            if let Some(mut figure) = figure {
                figure.rank = 2;
                // Hostages whose whereabouts are not known are hostages.
                figure.modality = self.governed(c).filter(|&m| {
                    !(m == Modality::Negated && (figure.value == Some(0) || sense.frame == NounFrame::Person))
                });
                figure.victims = match sense.frame {
                    NounFrame::Person => figure.victims,
                    NounFrame::Disease if head.starts_with("patient") => figure.victims,
                    _ => self.possessor(chunk),
                };
                if figure.part_of == Part::Whole || sense.frame != NounFrame::Event {
                    found.push(figure);
                }
            }
        }
        if matches!(sense.frame, NounFrame::Event | NounFrame::Both)
            && self.head(c + 1) == "of"
            && self.kind(c + 2) == Kind::Noun
            && !self.counts(chunk)
        {
            for t in self.list_right(c + 2) {
                if let Some(mut figure) = self.figure(t, c, sense.kind) {
                    figure.modality = self.governed(c);
                    found.push(figure);
                }
            }
        }
    }

    /// `a man lying in the yard with a gunshot wound`: the wound that the person at chunk `c` was found with.
    fn wound_after(&self, c: usize) -> Option<usize> {
        let end = self.chunks.len().min(c + 12);
        let with = (c + 1..end)
            .take_while(|&n| match self.kind(n) {
                Kind::Verb => self.chunks[n].gerund || self.chunks[n].voice == Voice::Bare,
                Kind::Stop | Kind::Relative | Kind::Clause | Kind::Comma | Kind::Conj => false,
                _ => true,
            })
            .find(|&n| self.head(n) == "with")?;
        let wounded = matches!(self.head(with + 1), "wound" | "wounds" | "injuries" | "burns" | "injury");
        (wounded && self.kind(with + 1) == Kind::Noun).then_some(with + 1)
    }

    /// Is the condition of those at chunk `c` said to be grave: `is critical`, `remained serious`?
    fn grave(&self, c: usize) -> bool {
        let end = self.chunks.get(c).map_or(0, |c| c.tokens.end);
        (end..end + 12)
            .take_while(|&i| !matches!(self.word(i), "." | ";" | ","))
            .any(|i| matches!(self.word(i), "critical" | "serious" | "stable" | "grave" | "precarious"))
    }

    /// `for 38 people` at chunk `p`: those whom rescuers look for, and no fugitives.
    pub(super) fn sought(&self, p: usize) -> bool {
        let missed = matches!(
            self.head(p + 1),
            "people"
                | "persons"
                | "passengers"
                | "crew"
                | "sailors"
                | "fishermen"
                | "miners"
                | "climbers"
                | "hikers"
                | "migrants"
                | "crewmen"
                | "divers"
                | "skiers"
                | "villagers"
                | "residents"
                | "mountaineers"
                | "children"
                | "others"
                | "workers"
                | "students"
                | "tourists"
                | "soldiers"
                | "boys"
                | "girls"
                | "men"
                | "women"
        );
        let rescue = || {
            self.folded.tokens().any(|i| {
                matches!(
                    self.word(i),
                    "rescue"
                        | "rescuers"
                        | "coast"
                        | "divers"
                        | "boat"
                        | "capsized"
                        | "capsizing"
                        | "avalanche"
                        | "rubble"
                        | "collapsed"
                        | "sank"
                        | "helicopters"
                        | "missing"
                        | "landslide"
                        | "sea"
                        | "crews"
                )
            })
        };
        self.head(p) == "for" && missed && self.counts(&self.chunks[p + 1]) && rescue()
    }

    /// `no deaths or injuries`: both kinds in one figure.
    fn told_together(&self, c: usize, kind: CasualtyKind) -> CasualtyKind {
        let other = (self.head(c + 1) == "or" || self.head(c + 1) == "and")
            .then(|| self.chunks.get(c + 2))
            .flatten()
            .filter(|n| n.kind == Kind::Noun && n.quantity.is_none())
            .and_then(|n| self.lexicon.noun(self.word(n.head)));
        match (kind, other.map(|n| n.kind)) {
            (CasualtyKind::Killed, Some(CasualtyKind::Injured))
            | (CasualtyKind::Injured, Some(CasualtyKind::Killed)) => CasualtyKind::Casualties,
            _ => kind,
        }
    }

    /// `18 children's deaths`: the children.
    pub(super) fn possessor(&self, chunk: &Chunk) -> Option<Range<usize>> {
        let at = chunk.tokens.clone().find(|&i| matches!(self.word(i), "'s" | "'"))?;
        let from = self.quantities[chunk.quantity?].tokens.end;
        (from < at).then_some(from..at)
    }

    /// The whole of a partitive as a figure of its own: the 14 of `two of the 14 killed`.
    pub(super) fn push_whole(&self, c: usize, kind: CasualtyKind, found: &mut Vec<Candidate>) {
        let chunk = &self.chunks[c];
        let Some(q) = chunk.whole.map(|q| &self.quantities[q]).filter(|q| q.used == NumberUse::Count) else {
            return;
        };
        found.push(Candidate {
            chunk: c,
            trigger: c,
            kind,
            count: q.tokens.clone(),
            value: q.value,
            qualifier: q.qualifier,
            low: q.low,
            high: q.high,
            victims: Some(q.tokens.end..chunk.tokens.end).filter(|r| !r.is_empty()),
            part_of: Part::Whole,
            modality: None,
            rank: 2,
            weapon: false,
            toll: false,
            implied: false,
        });
    }
}
