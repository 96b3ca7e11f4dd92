//! Noun phrases: determiner, quantity, description, head, and whether the head is people.

use super::chunk::{Chunk, Det, Kind, View};
use super::lexicon::{Humanity, humanity};
use crate::tag::{NameKind, Pos};
use crate::text::TokenKind;
use crate::text::number::NumberUse;

impl View<'_> {
    /// The noun phrase that begins at `i`.
    pub(super) fn noun(&self, i: usize, end: usize) -> Option<Chunk> {
        if matches!(self.pos(i), Pos::Prp | Pos::Ex) && self.quantity_at(i).is_none() {
            let mut chunk = Chunk::new(Kind::Noun, i..i + 1, i);
            chunk.pronoun = true;
            return Some(chunk);
        }
        let mut chunk = Chunk::new(Kind::Noun, i..i, i);
        let mut j = i;
        if matches!(self.word(j), "all" | "nearly" | "almost" | "both" | "only" | "just" | "such" | "half")
            && self.quantity_at(j).is_none()
        {
            if self.word(j) != "all" && self.word(j) != "only" && self.word(j) != "just" {
                return None;
            }
            if !(self.quantity_at(j + 1).is_some()
                || self.word(j) == "all"
                    && (matches!(self.pos(j + 1), Pos::Dt | Pos::PrpS) || self.is_noun(j + 1)))
            {
                return None;
            }
            j += 1;
        }
        if self.quantity_at(j).is_none() {
            chunk.det = match (self.word(j), self.pos(j)) {
                ("a" | "an" | "another", _) => Det::Indefinite,
                ("some", _) => Det::Some,
                ("the" | "this" | "these" | "those", _) => Det::Definite,
                ("that", Pos::Dt) => Det::Definite,
                ("any" | "each" | "every" | "either", _) => Det::Other,
                (_, Pos::PrpS) => Det::Possessive,
                _ => Det::None,
            };
            if chunk.det != Det::None {
                j += 1;
            }
        }
        let (mut head, mut age, mut adjective) = (None, None, None);
        while j < end {
            if let Some(q) = self.quantity_at(j) {
                let quantity = &self.quantities[q];
                if quantity.used == NumberUse::Label && head.is_some() {
                    j = quantity.tokens.end;
                    continue;
                }
                let taken = chunk.quantity.is_some_and(|q| self.quantities[q].used == NumberUse::Count);
                if taken && quantity.used != NumberUse::Age
                    || head.is_some()
                    || quantity.used == NumberUse::Date
                {
                    break;
                }
                if !taken {
                    chunk.quantity = Some(q);
                }
                j = quantity.tokens.end;
                if quantity.used == NumberUse::Age {
                    // `16-year-old`, `16 years old`.
                    while j < end && j < quantity.tokens.end + 4 && !matches!(self.word(j), "old" | "olds") {
                        j += 1;
                    }
                    let old = matches!(self.word(j), "old" | "olds");
                    j = if old { j + 1 } else { quantity.tokens.end };
                    age = old.then_some(j - 1);
                    continue;
                }
                if quantity.used == NumberUse::Count && !taken {
                    if let Some(done) = self.partitive(&mut chunk, q, j, end) {
                        return Some(done);
                    }
                    // `dozens of miners`: the noun goes on after `of`.
                    if self.word(j) == "of" && self.is_collective(q) {
                        j += 1;
                        if matches!(self.word(j), "the" | "its" | "their") {
                            j += 1;
                        }
                    }
                }
                continue;
            }
            let pos = self.pos(j);
            let word = self.word(j);
            let token = &self.doc.tokens[j];
            // `a Salem, Ore., man`: the town with its state describes him.
            if word == ","
                && chunk.det == Det::Indefinite
                && chunk.quantity.is_none()
                && head == Some(j - 1)
                && self.pos(j - 1) == Pos::Nnp
                && self.pos(j + 1) == Pos::Nnp
                && let Some(comma) = (j + 2..(j + 5).min(end)).find(|&k| self.word(k) == ",")
                && comma + 1 < end
                && matches!(self.pos(comma + 1), Pos::Nn | Pos::Nns)
                && humanity(self.word(comma + 1)) == Humanity::People
            {
                head = Some(comma + 1);
                j = comma + 2;
                continue;
            }
            if word == "-" || word == "‑" {
                let counted = chunk.quantity.is_some_and(|q| {
                    self.quantities[q].tokens.end == j && self.quantities[q].used == NumberUse::Count
                });
                // `two brothers-in-law`: brothers.
                if head == Some(j - 1)
                    && self.word(j + 1) == "in"
                    && self.word(j + 3) == "law"
                    && j + 4 <= end
                {
                    j += 4;
                    continue;
                }
                let tight =
                    !token.space_before && !counted && j + 1 < end && !self.doc.tokens[j + 1].space_before;
                if tight && j > i && self.doc.tokens[j + 1].kind != TokenKind::Punct {
                    j += 1;
                    if self.is_noun(j) && self.quantity_at(j).is_none() {
                        head = Some(j);
                    }
                    if let Some(q) = self.quantity_at(j) {
                        j = self.quantities[q].tokens.end;
                    } else {
                        j += 1;
                    }
                    continue;
                }
                break;
            }
            // `40 cholera / typhoid cases`.
            if word == "/"
                && head == Some(j - 1)
                && j + 1 < end
                && self.is_noun(j + 1)
                && self.quantity_at(j + 1).is_none()
            {
                j += 1;
                continue;
            }
            if j > i
                && let Some(after) = self.time_at(j)
            {
                // `a Friday morning explosion`.
                let inside = j == i + 1
                    && matches!(chunk.det, Det::Indefinite | Det::Definite | Det::Possessive)
                    && self.noun_follows(after, end);
                if inside {
                    j = after;
                    continue;
                }
                break;
            }
            // `900 confirmed, probable and suspected cases`.
            if head.is_none()
                && chunk.quantity.is_some()
                && let Some(at) = self.sorted_cases(j, end)
            {
                (adjective, j) = (Some(at - 1), at);
                continue;
            }
            if let Some(kind) = self.state_of(j) {
                let aged = self.quantity_at(j + 1).is_some_and(|q| self.quantities[q].used == NumberUse::Age);
                let before_noun = (self.noun_follows(j + 1, end) || aged && j > i)
                    && (head.is_none()
                        || self.lexicon.state(word).is_some() && pos == Pos::Jj && head.is_none());
                if before_noun && (j > i || !matches!(pos, Pos::Vbn | Pos::Vbd)) {
                    chunk.state = Some(kind);
                    j += 1;
                    continue;
                }
                let acts = self.lexicon.state(word).is_none()
                    && (adjective.is_some()
                        || self.quantity_at(j + 1).is_some()
                        || matches!(self.pos(j + 1), Pos::Dt | Pos::PrpS));
                // `a hostage was shot`.
                if head.is_none()
                    && chunk.det == Det::Indefinite
                    && chunk.quantity.is_none()
                    && matches!(word, "hostage" | "captive")
                {
                    chunk.state = None;
                    chunk.humanity = Humanity::People;
                    chunk.head = j;
                    chunk.tokens = i..j + 1;
                    return Some(chunk);
                }
                if head.is_none() && !acts && matches!(chunk.det, Det::Definite) && chunk.quantity.is_none() {
                    // `the dead`, `the injured`.
                    chunk.state = Some(kind);
                    chunk.humanity = Humanity::People;
                    chunk.plural = true;
                    chunk.head = j;
                    chunk.tokens = i..j + 1;
                    return Some(chunk);
                }
                break;
            }
            // `nearly 20,000 “terrorists”`.
            if matches!(word, "“" | "\"" | "‘" | "``")
                && head.is_none()
                && chunk.quantity.is_some_and(|q| self.quantities[q].tokens.end == j)
                && self.is_noun(j + 1)
                && matches!(self.word(j + 2), "”" | "\"" | "’" | "''")
            {
                j += 1;
                continue;
            }
            // `25 Egyptian and foreign activists`.
            if matches!(word, "and" | "or")
                && head.is_none()
                && adjective.is_some_and(|a| a + 1 == j)
                && chunk.quantity.is_some()
                && self.pos(j + 1) == Pos::Jj
                && self.lexicon.state(self.word(j + 1)).is_none()
                && self.noun_follows(j + 1, end)
            {
                j += 1;
                continue;
            }
            // `two civilians meanwhile were killed`.
            if head.is_some() && word == "meanwhile" {
                break;
            }
            if self.is_noun(j) {
                // `a man authorities say was shot`: the plural begins a phrase of its own.
                let number = chunk.det == Det::Indefinite
                    && chunk.quantity.is_none()
                    && (pos == Pos::Nns && (word.ends_with('s') || word.ends_with("en") || word == "people")
                        || word == "police")
                    && head.is_some_and(|h| {
                        self.pos(h) == Pos::Nn && humanity(self.word(h)) == Humanity::People
                    });
                // `four civilians travelling in two cars`.
                let doing = word.ends_with("ing")
                    && head.is_some_and(|h| h + 1 == j && self.pos(h) == Pos::Nns)
                    && matches!(self.pos(j + 1), Pos::In | Pos::To | Pos::Dt)
                    && chunk.quantity.is_some();
                if number || doing {
                    break;
                }
                head = Some(j);
                j += 1;
                continue;
            }
            // `an off-duty sergeant`.
            let compound = head.is_none()
                && j > i
                && matches!(pos, Pos::In | Pos::Rb | Pos::Rp | Pos::Vb | Pos::Vbp)
                && j + 2 < end
                && matches!(self.word(j + 1), "-" | "‑")
                && !self.doc.tokens[j + 1].space_before
                && !self.doc.tokens[j + 2].space_before;
            if compound {
                adjective = Some(j);
                j += 1;
                continue;
            }
            // `23 Rohingya refugees`, where the tagger saw a verb.
            if matches!(pos, Pos::Vbz | Pos::Vb | Pos::Vbp)
                && chunk.quantity.is_some()
                && head.is_some_and(|h| h + 1 == j && matches!(self.pos(h), Pos::Nnp | Pos::Nnps))
                && word.ends_with('s')
                && humanity(word) == Humanity::People
            {
                head = Some(j);
                j += 1;
                continue;
            }
            match pos {
                Pos::Jj | Pos::Jjr | Pos::Jjs | Pos::Cd => {
                    // An adjective after the noun belongs to the predicate, but `a Hamas militant` is a man.
                    if head.is_some() && !self.noun_follows(j + 1, end) {
                        let person = head == Some(j - 1)
                            && self.pos(j - 1) == Pos::Nnp
                            && (chunk.det == Det::Indefinite || chunk.quantity.is_some())
                            && self.lexicon.state(word).is_none()
                            && humanity(word) == Humanity::People;
                        if person {
                            head = Some(j);
                            j += 1;
                        }
                        break;
                    }
                    adjective = Some(j);
                    j += 1;
                }
                Pos::Vbn | Pos::Vbg | Pos::Vbd
                    if head.is_none()
                        && !Self::is_be(word)
                        && !matches!(word, "had" | "did" | "suffered" | "sustained")
                        && !self.goes_on(chunk.quantity, j)
                        && (j > i || pos == Pos::Vbn)
                        && self.noun_follows(j + 1, end)
                        && (chunk.det != Det::None
                            || chunk.quantity.is_some()
                            || adjective.is_some()
                            || j == i) =>
                {
                    adjective = Some(j);
                    j += 1;
                }
                // `922 newly reported cases`, whatever tag the participle has.
                Pos::Rb
                    if j > i
                        && head.is_none()
                        && matches!(self.word(j), "newly" | "previously" | "recently")
                        && self.word(j + 1).ends_with("ed")
                        && self.noun_follows(j + 2, end) =>
                {
                    adjective = Some(j + 1);
                    j += 2;
                }
                Pos::Rb | Pos::Rbr
                    if j > i
                        && head.is_none()
                        && (matches!(self.word(j), "more")
                            || self.noun_follows(j + 1, end)
                            // `545,000 internally displaced people`.
                            || word.ends_with("ly")
                                && self.state_of(j + 1).is_some()
                                && self.noun_follows(j + 2, end)) =>
                {
                    j += 1;
                }
                Pos::Pos if head.is_some() => {
                    if !self.noun_follows(j + 1, end)
                        && self.quantity_at(j + 1).is_none()
                        && self.state_of(j + 1).is_none()
                        && !matches!(self.pos(j + 1), Pos::Vbg | Pos::Vbn)
                    {
                        j += 1;
                        break;
                    }
                    // `a sheriff's deputy` is one deputy.
                    let office = chunk.det == Det::Indefinite
                        && j > 0
                        && matches!(
                            self.word(j - 1),
                            "sheriff"
                                | "governor"
                                | "mayor"
                                | "marshal"
                                | "coroner"
                                | "women"
                                | "men"
                                | "children"
                                | "girls"
                                | "boys"
                                | "driver"
                                | "master"
                                | "farmers"
                        );
                    if !office && (chunk.det != Det::None || chunk.quantity.is_none()) {
                        chunk.det = Det::Definite;
                    }
                    head = None;
                    j += 1;
                }
                _ => break,
            }
        }
        // `an Italian` and `a civilian`, which can be adjectives.
        if head.is_none()
            && let Some(a) = adjective.filter(|&a| a + 1 == j)
            && (humanity(self.word(a)) == Humanity::People
                || chunk.det == Det::Indefinite && self.doc.word(a).starts_with(char::is_uppercase)
                // `five Portuguese`
                || chunk.quantity.is_some() && self.is_people_by_name(a))
        {
            head = adjective;
        }
        // `twin sisters` are two without a number.
        let another = (self.word(i) == "another" && j == i + 1).then_some(i);
        let last = head.or(age).or(adjective).or(another);
        let only_quantity = chunk.quantity.map(|q| self.quantities[q].core.end - 1);
        let h = last.or(only_quantity).filter(|_| j > i)?;
        if head.is_none() && chunk.quantity.is_none() && !matches!(chunk.det, Det::Definite | Det::Indefinite)
        {
            return None;
        }
        chunk.head = h;
        chunk.tokens = i..j;
        self.finish(&mut chunk, head.is_some());
        if (age.is_some() || another.is_some()) && head.is_none() {
            chunk.humanity = Humanity::People;
            chunk.plural = false;
        }
        Some(chunk)
    }

    /// Number and humanity of a finished noun phrase.
    pub(super) fn finish(&self, chunk: &mut Chunk, noun: bool) {
        let pos = self.pos(chunk.head);
        chunk.plural = matches!(pos, Pos::Nns | Pos::Nnps) || !noun;
        if !noun {
            return;
        }
        let word = self.word(chunk.head);
        chunk.humanity = humanity(word);
        chunk.plural |= matches!(
            word,
            "people" | "police" | "personnel" | "staff" | "crew" | "men" | "women" | "children"
        );
        // `an Italian`.
        let single = chunk.quantity.is_some_and(|q| {
            self.quantities[q].value == Some(1) && self.quantities[q].used == NumberUse::Count
        });
        let one = (chunk.det == Det::Indefinite || single)
            && chunk.head == chunk.tokens.start + 1
            && self.doc.word(chunk.head).starts_with(char::is_uppercase)
            && (["an", "ian", "ese", "i"].iter().any(|s| word.ends_with(s))
                || matches!(
                    word,
                    "briton"
                        | "frenchman"
                        | "dane"
                        | "swede"
                        | "turk"
                        | "pole"
                        | "spaniard"
                        | "greek"
                        | "kurd"
                        | "czech"
                        | "swiss"
                        | "dutchman"
                        | "irishman"
                        | "englishman"
                        | "scot"
                        | "finn"
                        | "serb"
                        | "croat"
                        | "slovak"
                        | "uzbek"
                        | "tajik"
                        | "kazakh"
                        | "filipino"
                        | "arab"
                        | "jew"
                        | "sikh"
                        | "hindu"
                        | "new yorker"
                        | "londoner"
                        | "argentine"
                        | "bulgarian"
                        | "afghan"
                        | "frenchwoman"
                        | "french"
                        | "dutch"
                        | "british"
                        | "irish"
                        | "thai"
                        | "palestinian"
                        | "nepali"
                ));
        // `29 New Yorkers`, whatever the tag.
        let many = chunk.quantity.is_some_and(|q| {
            self.quantities[q].used == NumberUse::Count && self.quantities[q].tokens.end == chunk.head
        }) && matches!(pos, Pos::Nnp | Pos::Nnps | Pos::Nns)
            && self.doc.word(chunk.head).starts_with(char::is_uppercase)
            && chunk.humanity == Humanity::Unknown
            && ["ers", "ans", "ians", "is", "ts", "ks", "des", "nes", "les", "tes"]
                .iter()
                .any(|s| word.ends_with(s))
            || chunk.quantity.is_some()
                && pos == Pos::Nnp
                && self.doc.word(chunk.head).starts_with(char::is_uppercase)
                && ["ers", "ans", "ians"].iter().any(|s| word.ends_with(s));
        chunk.plural |= many;
        let many = many || chunk.quantity.is_some() && self.is_people_by_name(chunk.head);
        if chunk.humanity != Humanity::People && (one || many || self.names_people(chunk.head)) {
            chunk.humanity = Humanity::People;
        }
    }

    /// A people whose name has no plural: `Portuguese`, `Swiss`.
    fn is_people_by_name(&self, i: usize) -> bool {
        self.doc.word(i).starts_with(char::is_uppercase)
            && (self.word(i).ends_with("ese") || self.word(i) == "swiss")
            && self.cx.gazetteer.is_demonym(self.doc.word(i)).is_some()
    }

    /// A people by name: `Palestinians`, `Danes`, and names in the plural.
    pub(super) fn names_people(&self, i: usize) -> bool {
        let word = self.doc.word(i);
        let capital = word.starts_with(char::is_uppercase);
        let name = self.cx.tags.name_at(i);
        let plural = matches!(self.pos(i), Pos::Nnps | Pos::Nns);
        capital
            && (name.is_some_and(|n| n.kind == NameKind::Other && plural)
                || plural
                    && ["ans", "is", "ians", "ese", "ists", "ers"].iter().any(|s| word.ends_with(s))
                    && name.is_none_or(|n| n.kind == NameKind::Other))
    }

    /// A quantity whose `of` joins it to what it counts: `dozens of miners`.
    pub(super) fn is_collective(&self, q: usize) -> bool {
        let quantity = &self.quantities[q];
        let last = self.word(quantity.core.end - 1);
        quantity.value.is_none()
            && !matches!(last, "several" | "many" | "few" | "numerous" | "multiple" | "various")
            || matches!(last, "couple" | "pair" | "trio")
    }

    /// `two of the miners`, `two of them`, `14 out of 45 passengers`.
    pub(super) fn partitive(&self, chunk: &mut Chunk, q: usize, j: usize, end: usize) -> Option<Chunk> {
        let of = match (self.word(j), self.word(j + 1)) {
            ("of", _) => j + 1,
            ("out", "of") => j + 2,
            _ => return None,
        };
        if self.is_collective(q)
            && !matches!(self.word(of), "the" | "those" | "these" | "them" | "whom" | "his" | "her")
        {
            return None;
        }
        let mut done = chunk.clone();
        done.partitive = true;
        if matches!(self.word(of), "them" | "whom" | "which" | "us")
            || matches!(self.word(of), "these" | "those")
                && !self.noun_follows(of + 1, end)
                && self.quantity_at(of + 1).is_none()
        {
            done.tokens = chunk.tokens.start..of + 1;
            done.head = of;
            done.humanity = Humanity::People;
            done.plural = true;
            done.pronoun = true;
            return Some(done);
        }
        let inner = self.noun(of, end)?;
        done.tokens = chunk.tokens.start..inner.tokens.end;
        done.head = inner.head;
        done.humanity = inner.humanity;
        done.plural = inner.plural;
        done.whole = inner.quantity;
        done.state = inner.state;
        Some(done)
    }

    /// The noun that two or more sorts of cases from `j` on describe: `confirmed, probable and suspected cases`.
    fn sorted_cases(&self, j: usize, end: usize) -> Option<usize> {
        let sort = |i: usize| {
            matches!(
                self.word(i),
                "active"
                    | "asymptomatic"
                    | "confirmed"
                    | "fatal"
                    | "imported"
                    | "laboratory"
                    | "lab"
                    | "local"
                    | "new"
                    | "possible"
                    | "probable"
                    | "reported"
                    | "suspected"
                    | "symptomatic"
            )
        };
        if !sort(j) {
            return None;
        }
        let (mut i, mut several) = (j + 1, false);
        while i < end && i < j + 10 {
            match self.word(i) {
                "," | "and" | "or" | "/" | "and/or" => several = true,
                "-" => {}
                _ if sort(i) => {}
                _ => break,
            }
            i += 1;
        }
        let counted = matches!(self.word(i), "cases" | "case" | "infections" | "deaths" | "patients");
        (several && i < end && counted).then_some(i)
    }

    /// `40 seeking asylum`: a participle right behind the number `quantity` that takes an object of its own.
    fn goes_on(&self, quantity: Option<usize>, j: usize) -> bool {
        quantity.is_some_and(|q| self.quantities[q].tokens.end == j)
            && matches!(
                self.word(j),
                "attending"
                    | "awaiting"
                    | "carrying"
                    | "crossing"
                    | "fleeing"
                    | "receiving"
                    | "seeking"
                    | "serving"
                    | "using"
            )
    }
}
