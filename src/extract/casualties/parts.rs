//! Figures that lean on another: parts (`including two children`, `two of them`), lists that leave the verb out
//! (`three in Texas, two in Kansas`), and the noun that a bare number takes over.

use super::chunk::{Kind, View};
use super::outcome::{Candidate, Part};
use super::severity::is_badly;
use crate::extract::CasualtyKind;

impl View<'_> {
    /// Adds the figures that lean on those found, and gives bare numbers their noun.
    pub(super) fn add_parts(&self, found: &mut Vec<Candidate>) {
        self.turned_round(found);
        if !found.is_empty() {
            self.reduced_wholes(found);
        }
        self.inverted(found);
        self.including(found);
        self.of_the(found);
        self.of_them(found);
        self.of_which(found);
        // Most sentences have no figure that others could lean on.
        if !found.is_empty() {
            self.one_of(found);
            self.summed(found);
            self.more_bodies(found);
            self.died_there(found);
            self.fatally(found);
            self.where_one(found);
            self.predicates(found);
        }
        self.conditions(found);
        if !found.is_empty() {
            self.up_from(found);
            self.rivals(found);
        }
        self.elliptical(found);
        self.by_number(found);
        self.by_survival(found);
        if !found.is_empty() {
            self.after_place(found);
            self.coordinated(found);
            self.take_nouns(found);
        }
    }

    /// `three confirmed and 13 probable cases`: two numbers of one noun.
    fn coordinated(&self, found: &mut Vec<Candidate>) {
        for n in 0..found.len() {
            let c = found[n].chunk;
            if found[n].trigger != c
                || c < 2
                || !matches!(self.head(c - 1), "and" | "or")
                || self.kind(c - 2) != Kind::Noun
                || self.has(found, c - 2)
            {
                continue;
            }
            let first = &self.chunks[c - 2];
            let bare = self.is_bare(first)
                || !first.partitive
                    && matches!(self.pos(first.head), crate::tag::Pos::Jj | crate::tag::Pos::Vbn);
            if bare
                && self.counts(first)
                && let Some(mut figure) = self.count_of(c - 2, c - 2, found[n].kind)
            {
                figure.victims = None;
                figure.modality = found[n].modality;
                found.push(figure);
            }
        }
    }

    /// The figure whose number stands last before chunk `c`.
    fn parent<'c>(&self, found: &'c [Candidate], c: usize) -> Option<&'c Candidate> {
        found
            .iter()
            .filter(|f| f.chunk < c && f.value != Some(0))
            .max_by_key(|f| (f.part_of == Part::Whole, f.count.start))
    }

    pub(super) fn has(&self, found: &[Candidate], c: usize) -> bool {
        let Some(chunk) = self.chunks.get(c) else { return true };
        found.iter().any(|f| f.count.start >= chunk.tokens.start && f.count.end <= chunk.tokens.end)
    }

    /// Is the chunk no figure yet, or one only by a noun that recalls what befell its people before: `the dead
    /// included five refugees`?
    fn free(&self, found: &[Candidate], c: usize, kind: CasualtyKind) -> bool {
        let by_noun = |f: &Candidate| f.chunk != c || f.trigger == c && f.kind != kind;
        !self.has(found, c) || found.iter().any(|f| f.chunk == c) && found.iter().all(by_noun)
    }

    /// `seven of the 14 killed`: 14 where seven is a figure already; seven where the verb is the 14's.
    fn reduced_wholes(&self, found: &mut Vec<Candidate>) {
        for c in 0..self.chunks.len() {
            let chunk = &self.chunks[c];
            if !chunk.partitive || chunk.whole.is_none() || !self.has(found, c) {
                continue;
            }
            // Only where the harm is told of the whole: right after it, or by a relative clause.
            let r = c + 1 + usize::from(self.kind(c + 1) == Kind::Adverb && self.head(c + 1).ends_with("ly"));
            let bare = self.kind(r) == Kind::State
                || self.kind(r) == Kind::Verb
                    && self.chunks[r].voice == super::chunk::Voice::Bare
                    && self.lexicon.participle(self.head(r)).is_some();
            let told = |f: &Candidate| {
                f.trigger == r && bare || self.kind(r) == Kind::Relative && f.trigger == r + 1
            };
            let mut parts = found.iter().filter(|f| f.chunk == c && f.part_of == Part::Earlier);
            let Some(part) = parts.clone().find(|f| told(f)).cloned() else { continue };
            // `two of the four people injured died`: the injured are the four.
            let other = parts.any(|f| !told(f));
            if other {
                found.retain(|f| !(f.chunk == c && f.part_of == Part::Earlier && told(f)));
            }
            let q = &self.quantities[chunk.whole.unwrap_or_default()];
            let mut whole = part.clone();
            whole.count = q.tokens.clone();
            (whole.value, whole.qualifier, whole.low, whole.high) = (q.value, q.qualifier, q.low, q.high);
            whole.victims = Some(q.tokens.end..chunk.tokens.end).filter(|r| !r.is_empty());
            whole.part_of = Part::Whole;
            for f in found.iter_mut().filter(|f| f.chunk == c) {
                f.part_of = Part::Of(q.tokens.start);
            }
            found.push(whole);
        }
    }

    /// `among the dead were two boys`, `the victims included a nun`, `two are among the wounded`.
    fn inverted(&self, found: &mut Vec<Candidate>) {
        for c in 0..self.chunks.len() {
            let those = self.kind(c) == Kind::Other && self.head(c) == "those";
            if !matches!(self.kind(c), Kind::Noun | Kind::State) && !those {
                continue;
            }
            let Some(kind) = self.class_of_victims(c) else { continue };
            let among = c > 0 && self.head(c - 1) == "among";
            let mut v = self.after_modifiers(c);
            // `among those killed were`, `the 20 killed included`.
            while matches!(self.kind(v), Kind::State)
                || self.kind(v) == Kind::Verb && self.lexicon.participle(self.head(v)).is_some()
            {
                v = self.after_modifiers(v);
            }
            // `the injured, which included a nun`.
            if self.kind(v) == Kind::Comma
                && self.kind(v + 1) == Kind::Relative
                && self.head(v + 2).starts_with("includ")
            {
                v += 2;
            }
            // `the wounded, two men and a girl, were taken`; `its first death, a girl of 4`.
            let first = (self.chunks[c].state.is_some() || self.head(c) == "victims")
                && !among
                // `One of the injured, a woman of 28, died`.
                && !self.chunks[c].partitive
                || matches!(self.head(c), "death" | "fatality" | "victim") && !self.countable(c);
            if first && self.kind(v) == Kind::Comma && self.kind(v + 1) == Kind::Noun {
                let list = self.list_right(v + 1);
                let last = list.last().copied().unwrap_or(v + 1);
                let closes = matches!(self.kind(self.after_modifiers(last)), Kind::Comma | Kind::Stop);
                let people = list.iter().all(|&t| self.is_people(&self.chunks[t]));
                if closes && people && !self.heads_clause(v + 1) {
                    self.list_parts(v + 1, kind, c, Part::Whole, found);
                    continue;
                }
            }
            let verb = self.kind(v) == Kind::Verb;
            let lists = matches!(
                self.head(v),
                "include" | "included" | "includes" | "including" | "were" | "was" | "are" | "is"
            );
            if verb
                && lists
                && (among || self.head(v).starts_with("includ"))
                && self.kind(v + 1) == Kind::Noun
            {
                self.list_parts(v + 1, kind, v, Part::Earlier, found);
                continue;
            }
            // `the dead were two hostages and a soldier`, `were identified as two students`.
            let named = matches!(
                self.head(v),
                "named" | "identified" | "listed" | "described" | "recorded" | "confirmed" | "registered"
            ) && self.head(v + 1) == "as";
            let first = if named { v + 2 } else { v + 1 };
            // `The victims are: a nurse; a driver`.
            let first = first + usize::from(self.head(first) == ":");
            if verb
                && !among
                && (lists || named)
                && self.chunks[c].quantity.is_none()
                && self.countable(first)
                && self.is_people(&self.chunks[first])
            {
                self.list_parts(first, kind, v, Part::Whole, found);
                continue;
            }
            if among && c >= 2 {
                let also = usize::from(self.kind(c - 2) == Kind::Adverb && c >= 3);
                let s = match self.kind(c - 2 - also) {
                    Kind::Verb => self.subject(c - 2 - also),
                    Kind::Noun => {
                        // `three foreigners with local papers among the dead`.
                        let mut n = c - 2;
                        while n >= 2
                            && !self.countable(n)
                            && self.kind(n - 1) == Kind::Prep
                            && self.kind(n - 2) == Kind::Noun
                        {
                            n -= 2;
                        }
                        Some(n)
                    }
                    _ => None,
                };
                if let Some(s) = s {
                    let kind = self.with_alternative(c, kind);
                    let elsewhere =
                        |t: usize| found.iter().any(|f| f.chunk == t && f.kind == CasualtyKind::Displaced);
                    let fled: Vec<usize> = self.list_left(s).into_iter().filter(|&t| elsewhere(t)).collect();
                    found.retain(|f| !fled.contains(&f.chunk));
                    for t in self.list_left(s) {
                        if self.free(found, t, kind)
                            && let Some(mut figure) = self.figure(t, c, kind)
                        {
                            figure.part_of = Part::Earlier;
                            figure.rank = 2;
                            figure.modality = self.governed(c);
                            found.push(figure);
                        }
                    }
                }
            }
        }
    }

    /// `of the 25 people killed, 11 were women`: eleven of them.
    fn of_the(&self, found: &mut Vec<Candidate>) {
        let Some(of) = (0..self.chunks.len()).find(|&c| {
            let opens = c < 3
                || matches!(
                    self.kind(c - 1),
                    Kind::Clause | Kind::Comma | Kind::Stop | Kind::Conj | Kind::Mark
                ) && self.head(c + 1) == "those";
            self.head(c) == "of" && opens
        }) else {
            return;
        };
        let whole = found.iter().find(|f| f.chunk == of + 1).map(|f| (f.kind, Part::Of(f.count.start)));
        let class = || self.class_of_victims(of + 1).map(|kind| (kind, Part::Earlier));
        let cases = matches!(self.head(of + 1), "cases" | "infections");
        // `Of these cases, 23 were fatal`.
        let ill = || cases.then_some((CasualtyKind::Infected, Part::Earlier));
        let Some((kind, part)) = whole.or_else(class).or_else(ill) else { return };
        let Some(comma) = (of + 2..self.chunks.len()).find(|&c| self.kind(c) == Kind::Comma) else { return };
        let c = comma + 1;
        let be = self.chunks.get(c + 1).filter(|v| v.kind == Kind::Verb && Self::is_be(self.word(v.head)));
        let fatal = be.is_some_and(|v| self.word(v.tokens.end) == "fatal");
        if self.kind(c) == Kind::Noun
            && self.counts(&self.chunks[c])
            && self.is_bare(&self.chunks[c])
            && cases
            && fatal
            && !self.has(found, c)
        {
            found.extend(
                self.count_of(c, c + 1, CasualtyKind::Killed).map(|f| Candidate { part_of: part, ..f }),
            );
            return;
        }
        if self.kind(c) == Kind::Noun
            && self.counts(&self.chunks[c])
            && !cases
            && !self.has(found, c)
            && self.kind(c + 1) == Kind::Verb
            && self.kind(c + 2) == Kind::Noun
            && let Some(mut figure) = self.count_of(c, c, kind)
        {
            figure.victims = self.described(c + 2);
            figure.part_of = part;
            found.push(figure);
        }
    }

    /// The harm of `the dead`, `the victims`, `those killed`, `the 20 killed`, `the fatalities`.
    pub(super) fn class_of_victims(&self, c: usize) -> Option<CasualtyKind> {
        let chunk = self.chunks.get(c)?;
        if let Some(kind) = chunk.state {
            return Some(kind);
        }
        if chunk.kind == Kind::State {
            // `dead included five nuns`, without its article.
            let bare = c == 0
                || match self.kind(c - 1) {
                    Kind::Noun | Kind::Adverb => false,
                    Kind::Verb => !matches!(self.head(c - 1), "were" | "was" | "left" | "found" | "be"),
                    _ => true,
                };
            return self.state_of(chunk.head).filter(|_| bare);
        }
        match self.head(c) {
            "victims" => return Some(CasualtyKind::Killed),
            "dead" | "fatalities" | "deaths" | "death" | "fatality" => return Some(CasualtyKind::Killed),
            "casualties" => return Some(CasualtyKind::Casualties),
            "injured" | "wounded" => return Some(CasualtyKind::Injured),
            "missing" => return Some(CasualtyKind::Missing),
            "hostages" | "captives" => return Some(CasualtyKind::Captive),
            "detainees" | "arrested" => return Some(CasualtyKind::Detained),
            _ => {}
        }
        let next = self.chunks.get(c + 1)?;
        // `those who died`.
        if next.kind == Kind::Relative && self.head(c) == "those" && self.kind(c + 2) == Kind::Verb {
            let sense = self.lexicon.verb(self.head(c + 2)).iter().find(|s| s.needs.is_empty())?;
            let befell = sense.frame == super::lexicon::Frame::Subject
                || self.chunks[c + 2].voice == super::chunk::Voice::Passive;
            return befell.then_some(sense.kind);
        }
        let reduced = matches!(next.kind, Kind::State)
            || next.kind == Kind::Verb && self.lexicon.participle(self.word(next.head)).is_some();
        if !reduced {
            return None;
        }
        self.lexicon.participle(self.word(next.head)).or_else(|| self.state_of(next.head))
    }

    /// The list from chunk `c` on, also where semicolons part its members: `a woman who died at home; a man in his 60s`.
    pub(super) fn list_on(&self, c: usize) -> Vec<usize> {
        let mut list = self.list_right(c);
        while list.len() < super::MOST {
            let last = list.last().copied().unwrap_or(c);
            let end = self.chunks.len().min(last + 25);
            let Some(stop) = (last + 1..end).find(|&s| self.kind(s) == Kind::Stop) else { break };
            let next = stop + 1 + usize::from(self.kind(stop + 1) == Kind::Conj);
            if self.head(stop) != ";"
                || !self.countable(next)
                || !self.is_people(&self.chunks[next])
                || self.heads_clause(next)
            {
                break;
            }
            list.extend(self.list_right(next));
        }
        list
    }

    fn list_parts(
        &self,
        first: usize,
        kind: CasualtyKind,
        trigger: usize,
        part: Part,
        found: &mut Vec<Candidate>,
    ) {
        for t in self.list_on(first) {
            // `The deaths included a boy who was hit by a bullet`: he died of it.
            if kind == CasualtyKind::Killed && self.kind(t + 1) == Kind::Relative {
                for f in found.iter_mut().filter(|f| f.chunk == t && f.kind == CasualtyKind::Injured) {
                    f.kind = kind;
                }
            }
            if !self.free(found, t, kind) {
                // The list's element is a figure already; it is a part all the same.
                for f in
                    found.iter_mut().filter(|f| f.chunk == t && f.kind == kind && f.part_of == Part::Whole)
                {
                    f.part_of = part;
                }
                continue;
            }
            if let Some(mut figure) = self.figure(t, trigger, kind) {
                figure.part_of = part;
                figure.rank = 2;
                found.push(figure);
            }
        }
    }

    /// `including two children and a nun`; `seven -- two women and five children --`.
    fn including(&self, found: &mut Vec<Candidate>) {
        for c in 1..self.chunks.len() {
            let mut first = c + 1;
            let names_parts = match self.kind(c) {
                Kind::Including => true,
                Kind::Prep
                    if matches!(self.head(c), "among")
                        && self.chunks.get(c + 1).is_some_and(|n| n.pronoun) =>
                {
                    // `among them two children`.
                    first = c + 2;
                    if self.kind(first) == Kind::Verb {
                        first += 1;
                    }
                    true
                }
                // An apposition that adds up: `seven -- two women and five children`, `three people: a man and two boys`.
                Kind::Dash | Kind::Open => self.adds_up(c, found),
                Kind::Stop if self.head(c) == ":" => self.adds_up(c, found),
                Kind::Comma => self.adds_up(c, found),
                _ => false,
            };
            if !names_parts || self.kind(first) != Kind::Noun {
                continue;
            }
            let Some(parent) = self.parent(found, c) else {
                if self.kind(c) == Kind::Including
                    && let Some(kind) = self.told_of_all(c)
                {
                    self.list_parts(first, kind, c, Part::Earlier, found);
                }
                continue;
            };
            let (kind, at, modality) = (parent.kind, parent.count.start, parent.modality);
            // `five died while 252 passengers, including a Dane, were rescued`.
            let others = self.kind(c) == Kind::Including
                && c >= 2
                && self.kind(c - 1) == Kind::Comma
                && self.kind(c - 2) == Kind::Noun
                && c - 2 > parent.chunk
                && self.counts(&self.chunks[c - 2])
                && (self.is_people(&self.chunks[c - 2]) || self.is_bare(&self.chunks[c - 2]))
                && !self.has(found, c - 2);
            if others {
                continue;
            }
            let before = found.len();
            self.list_parts(first, kind, c, Part::Of(at), found);
            for f in &mut found[before..] {
                f.modality = modality;
            }
        }
    }

    /// `all on board were killed, including two girls`: the harm of those without a number, right before chunk `c`.
    fn told_of_all(&self, c: usize) -> Option<CasualtyKind> {
        let v = (c.saturating_sub(6)..c).rev().find(|&v| self.kind(v) == Kind::Verb)?;
        let subject = self.subject(v).map(|s| &self.chunks[s]);
        let verb = self.chunks[v].tokens.start;
        let all = subject.is_some_and(|s| s.plural && !self.counts(s))
            || (self.folded.tokens().start.max(verb.saturating_sub(9))..verb)
                .any(|i| matches!(self.word(i), "everyone" | "everybody" | "those" | "all"));
        let sense = self.lexicon.verb(self.head(v)).iter().find(|s| s.needs.is_empty())?;
        let befell = match sense.frame {
            super::lexicon::Frame::Subject => true,
            _ => self.chunks[v].voice == super::chunk::Voice::Passive,
        };
        // `beheaded the victims, including a family of six`.
        let active = self.chunks[v].voice != super::chunk::Voice::Passive
            && sense.frame == super::lexicon::Frame::Object
            && self.object(v).map(|o| &self.chunks[o]).is_some_and(|o| {
                o.plural
                    && o.det == super::chunk::Det::Definite
                    && o.humanity == super::lexicon::Humanity::People
            });
        let (all, befell) = (all || active, befell || active);
        (all && befell && self.modality(v).is_none()).then_some(sense.kind)
    }

    /// Does the list after the mark at chunk `c` add up to the figure right before it, without a verb of its own?
    fn adds_up(&self, c: usize, found: &[Candidate]) -> bool {
        // `one person, a 77-year-old woman`: the same.
        let one = |f: &Candidate| f.value == Some(1) && f.part_of == Part::Whole;
        if self.kind(c) == Kind::Comma
            && self.kind(c + 1) == Kind::Noun
            && self.chunks[c + 1].det == super::chunk::Det::Indefinite
            && self.chunks[c + 1].humanity == super::lexicon::Humanity::People
            && found.iter().any(|f| f.chunk + 1 == c && one(f) && self.counts(&self.chunks[f.chunk]))
        {
            let m = self.after_modifiers(c + 1);
            return matches!(self.kind(m), Kind::Comma | Kind::Stop)
                && !matches!(self.kind(m + 1), Kind::Conj)
                && self.list_right(c + 1).len() == 1;
        }
        if self.kind(c + 1) != Kind::Noun || self.has(found, c + 1) || !self.countable(c + 1) {
            return false;
        }
        let Some(parent) = found.iter().filter(|f| f.chunk < c).max_by_key(|f| f.count.start) else {
            return false;
        };
        let list = self.list_right(c + 1);
        let Some(whole) = parent.value.filter(|&v| v > 1) else { return false };
        let last = list.last().copied().unwrap_or(c + 1);
        if matches!(self.kind(self.after_modifiers(last)), Kind::Verb | Kind::State)
            && self.kind(c) != Kind::Dash
        {
            return false;
        }
        let sum: u64 = list
            .iter()
            .map(|&t| match self.figure(t, c, parent.kind) {
                Some(f) => f.value.unwrap_or(0),
                None => 1,
            })
            .sum();
        list.len() > 1 && sum == whole || (self.kind(c) == Kind::Dash && list.len() > 1 && sum <= whole)
    }

    /// `two of them children`, `one of whom was pregnant`, `most of them`: a part of the figure before.
    fn of_them(&self, found: &mut Vec<Candidate>) {
        for c in 0..self.chunks.len() {
            let chunk = &self.chunks[c];
            if self.kind(c) != Kind::Noun || !chunk.partitive {
                continue;
            }
            // `eleven of the victims were women`: the dead, unless the text has told of other victims.
            let class = match self.head(c) {
                "victims" | "fatalities" => Some(CasualtyKind::Killed),
                "hostages" | "captives" => Some(CasualtyKind::Captive),
                "detainees" => Some(CasualtyKind::Detained),
                "evacuees" => Some(CasualtyKind::Displaced),
                _ => None,
            };
            let be =
                self.kind(c + 1) == Kind::Verb && matches!(self.head(c + 1), "were" | "was" | "are" | "is");
            // `five of the hostages are Italian`.
            let plain = self.kind(c + 2) == Kind::Noun && self.is_people(&self.chunks[c + 2])
                || matches!(self.kind(c + 2), Kind::Other | Kind::Noun)
                    && self.doc.word(self.chunks[c + 2].head).starts_with(char::is_uppercase);
            let placed = matches!(self.head(c + 2), "in" | "from" | "under" | "aged" | "aboard");
            let plain = plain || placed && matches!(self.kind(c + 3), Kind::Noun | Kind::Time | Kind::Stop);
            if let Some(class) = class
                && !self.has(found, c)
                && be
                && plain
                && let Some(mut figure) = self.count_of(c, c, class)
            {
                figure.victims = if self.kind(c + 2) == Kind::Noun { self.described(c + 2) } else { None };
                figure.part_of = Part::Earlier;
                found.push(figure);
                continue;
            }
            let them = chunk.pronoun;
            if self.has(found, c) {
                if them && let Some(at) = self.parent(found, c).map(|p| p.count.start) {
                    for f in found.iter_mut().filter(|f| f.chunk == c) {
                        f.part_of = Part::Of(at);
                    }
                }
                continue;
            }
            if !them || c == 0 {
                continue;
            }
            let Some(parent) = self.parent(found, c) else { continue };
            let (kind, at) = (parent.kind, parent.count.start);
            // Only where nothing else is told of them: `two of them fled` are not dead.
            let m = c + 1;
            let be =
                self.kind(m) == Kind::Verb && matches!(self.head(m), "were" | "was" | "are" | "is" | "being");
            let child = if be { m + 1 } else { m };
            let plain = self.kind(child) == Kind::Noun
                && self.chunks[child].humanity == super::lexicon::Humanity::People;
            // `1,734 cases, 440 of which came in on Friday`: still cases.
            let badly = is_badly(self.head(child))
                && matches!(kind, CasualtyKind::Injured | CasualtyKind::Casualties);
            // `204 of them in the capital`, `31 of them with burns`.
            let placed = self.word(chunk.head) != "which"
                && (self.kind(m) == Kind::Prep || self.head(m) == "in")
                && self.kind(c - 1) == Kind::Comma;
            let cases = placed || badly || self.word(chunk.head) == "which" && kind == CasualtyKind::Infected;
            // `90 cases, six of them fatal`.
            let fatal = self.word(chunk.tokens.end) == "fatal";
            let kind = if fatal { CasualtyKind::Killed } else { kind };
            if (plain || cases || fatal)
                && let Some(mut figure) = self.count_of(c, c, kind)
            {
                figure.victims = if plain { self.described(child) } else { None };
                figure.part_of = Part::Of(at);
                figure.rank = 1;
                found.push(figure);
            }
        }
    }

    /// `seven of the dead were children and two were nurses`.
    fn predicates(&self, found: &mut Vec<Candidate>) {
        for c in 3..self.chunks.len() {
            let bare =
                self.kind(c) == Kind::Noun && self.counts(&self.chunks[c]) && self.is_bare(&self.chunks[c]);
            if !bare
                || self.has(found, c)
                || !matches!(self.kind(c - 1), Kind::Conj | Kind::Comma | Kind::Stop)
            {
                continue;
            }
            let be =
                self.kind(c + 1) == Kind::Verb && matches!(self.head(c + 1), "were" | "was" | "are" | "is");
            let people = self
                .chunks
                .get(c + 2)
                .is_some_and(|n| n.kind == Kind::Noun && n.humanity == super::lexicon::Humanity::People);
            if !be || !people {
                continue;
            }
            let Some(before) = found.iter().filter(|f| f.chunk < c).max_by_key(|f| f.count.start) else {
                continue;
            };
            // `six died; four were children`: four of the six.
            let fewer = || before.value.zip(self.quantities[self.chunks[c].quantity.unwrap_or(0)].value);
            let (kind, part) = match before.part_of {
                Part::Whole if fewer().is_some_and(|(all, some)| some < all) && self.told_of(c) => {
                    (before.kind, Part::Of(before.count.start))
                }
                Part::Whole => continue,
                part => (before.kind, part),
            };
            if let Some(mut figure) = self.count_of(c, c, kind) {
                figure.victims = self.described(c + 2);
                figure.part_of = part;
                found.push(figure);
            }
        }
    }

    /// Does what stands before chunk `c` set it against another time: `up from 12`, `against 12 in 2007`, `compared with 12`?
    fn compares(&self, c: usize) -> bool {
        match self.head(c - 1) {
            "from" => matches!(self.head(c - 2), "up" | "down"),
            "against" | "versus" => {
                matches!(self.head(c + 1), "in" | "over" | "during") || self.kind(c + 1) == Kind::Time
            }
            "with" | "to" => matches!(self.head(c - 2), "compared"),
            _ => false,
        }
    }

    /// `1,981 cases, up from 233 in 2007`.
    fn up_from(&self, found: &mut Vec<Candidate>) {
        for c in 3..self.chunks.len() {
            if self.kind(c) != Kind::Noun
                || !self.counts(&self.chunks[c])
                || !self.is_bare(&self.chunks[c])
                || self.has(found, c)
                || !self.compares(c)
            {
                continue;
            }
            let Some(before) = found.iter().filter(|f| f.chunk < c).max_by_key(|f| f.count.start) else {
                continue;
            };
            let (kind, trigger) = (before.kind, before.trigger);
            if let Some(mut figure) = self.count_of(c, trigger, kind) {
                figure.victims = None;
                found.push(figure);
            }
        }
    }

    /// `put the death toll at 5,295, while activists speak of 25,000`: another count of the same.
    fn rivals(&self, found: &mut Vec<Candidate>) {
        let Some((kind, toll, at)) = found.iter().find(|f| f.toll).map(|f| (f.kind, f.trigger, f.chunk))
        else {
            return;
        };
        for c in at + 2..self.chunks.len() {
            let chunk = &self.chunks[c];
            if self.kind(c) != Kind::Noun || !self.counts(chunk) || !self.is_bare(chunk) || self.has(found, c)
            {
                continue;
            }
            let led = self.head(c - 1) == "of"
                && matches!(self.head(c - 2), "speak" | "speaks" | "spoke" | "talk")
                || self.head(c - 1) == "at"
                    && c >= 3
                    && matches!(self.head(c - 3), "put" | "puts" | "estimate" | "estimated" | "estimates")
                    && matches!(self.head(c - 2), "it" | "figure" | "number" | "toll" | "total");
            if led
                && matches!(self.kind(c + 1), Kind::Stop | Kind::Comma | Kind::Conj | Kind::Clause)
                && let Some(mut figure) = self.count_of(c, toll, kind)
            {
                figure.toll = true;
                figure.victims = None;
                found.push(figure);
            }
        }
    }

    /// `three died in Texas, two in Kansas and one in Ohio`.
    fn elliptical(&self, found: &mut Vec<Candidate>) {
        for c in 1..self.chunks.len() {
            let chunk = &self.chunks[c];
            let another = self.head(c) == "another";
            // `two men, both from Leeds`: the same two.
            if self.kind(c) != Kind::Noun
                || matches!(self.head(c), "both" | "all")
                || !(self.counts(chunk) || another)
                || self.has(found, c)
                || chunk.partitive
            {
                continue;
            }
            let led = matches!(self.kind(c - 1), Kind::Comma | Kind::Conj | Kind::Stop);
            let bare = self.is_bare(chunk) || matches!(self.head(c), "others" | "another");
            // `two in Fife, one each in Perth and Angus`.
            let c1 = c + 1 + usize::from(self.word(chunk.tokens.end) == "each");
            if !led
                || !bare
                || !matches!(self.kind(c1), Kind::Prep)
                || !(matches!(self.head(c1), "in" | "at" | "on" | "near" | "from" | "outside")
                    || matches!(self.head(c1), "to" | "by" | "of" | "aboard" | "with")
                        && self.parallel(c, found))
            {
                continue;
            }
            if !matches!(self.kind(c1 + 1), Kind::Noun | Kind::Time) || self.counts(&self.chunks[c1 + 1]) {
                continue;
            }
            let m = self.after_modifiers(c);
            if matches!(self.kind(m), Kind::Verb | Kind::State) {
                continue;
            }
            let before = found.iter().filter(|f| f.chunk < c).max_by_key(|f| f.count.start);
            let told = before.map(|f| (f.kind, f.modality, f.trigger, f.part_of)).or_else(|| {
                // `confirmed cases by province: 15 in Ontario, four in Alberta`.
                let colon = (1..c).rev().find(|&s| self.kind(s) == Kind::Stop && self.head(s) == ":")?;
                let noun = (0..colon).find(|&n| {
                    matches!(self.head(n), "deaths" | "fatalities" | "cases" | "infections" | "casualties")
                })?;
                let sense = self.lexicon.noun(self.head(noun))?;
                (!self.legal(&self.chunks[noun])).then_some((sense.kind, None, noun, Part::Whole))
            });
            let Some((kind, modality, trigger, part)) = told else { continue };
            let figure =
                if another { self.figure(c, trigger, kind) } else { self.count_of(c, trigger, kind) };
            if let Some(mut figure) = figure {
                figure.modality = modality;
                figure.rank = 1;
                figure.part_of = part;
                found.push(figure);
            }
        }
    }

    /// `five soldiers died in the first attack; in the second, three.`
    fn after_place(&self, found: &mut Vec<Candidate>) {
        for c in 4..self.chunks.len() {
            let chunk = &self.chunks[c];
            let parted = self.kind(c - 1) == Kind::Comma
                && self.kind(c - 2) == Kind::Noun
                && matches!(self.head(c - 3), "in" | "at" | "near")
                && matches!(self.kind(c - 4), Kind::Stop | Kind::Comma | Kind::Conj);
            if !parted
                || self.kind(c) != Kind::Noun
                || !self.counts(chunk)
                || !self.is_bare(chunk)
                || chunk.partitive
                || self.has(found, c)
                || !matches!(self.kind(c + 1), Kind::Stop | Kind::Comma)
                || self.counts(&self.chunks[c - 2])
            {
                continue;
            }
            let before = found.iter().filter(|f| f.chunk < c).max_by_key(|f| f.count.start);
            let Some((kind, modality, trigger)) = before.map(|f| (f.kind, f.modality, f.trigger)) else {
                continue;
            };
            if let Some(mut figure) = self.count_of(c, trigger, kind) {
                figure.modality = modality;
                figure.rank = 1;
                found.push(figure);
            }
        }
    }

    /// `14 were taken to one hospital and 21 to another`: the same preposition after the figure before.
    fn parallel(&self, c: usize, found: &[Candidate]) -> bool {
        let Some(before) = found.iter().filter(|f| f.chunk < c).max_by_key(|f| f.count.start) else {
            return false;
        };
        (before.chunk + 1..c).any(|p| self.kind(p) == Kind::Prep && self.head(p) == self.head(c + 1))
    }

    /// A bare number takes the noun of the figure before it: `20 people were killed and dozens injured`.
    fn take_nouns(&self, found: &mut [Candidate]) {
        found.sort_by_key(|f| f.count.start);
        let mut noun: Option<(std::ops::Range<usize>, usize)> = None;
        for f in found {
            match &f.victims {
                Some(v) => {
                    // `39 bodies and 192 wounded`: the wounded are none.
                    let bodies = matches!(self.word(v.end - 1), "bodies" | "body" | "corpses");
                    if f.chunk < self.chunks.len() && !bodies {
                        noun = Some((v.clone(), f.chunk));
                    }
                }
                None => {
                    let chunk = &self.chunks[f.chunk];
                    let state_noun = self.lexicon.noun(self.word(chunk.head)).is_some()
                        || matches!(self.word(chunk.head), "lives" | "bodies" | "nobody" | "toll");
                    let zero = f.value == Some(0) && !matches!(self.word(f.count.start), "none" | "neither");
                    if !f.toll && !state_noun && !zero && self.is_bare(chunk) {
                        f.victims = noun.clone().map(|(v, _)| v);
                    }
                }
            }
        }
    }
}
