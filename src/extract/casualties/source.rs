//! Who is cited for a figure: `police said`, `according to the ministry`, `citing officials`, in the figure's own
//! sentence; a pronoun there leads back to the source before it.

use super::chunk::{Det, Kind, View, Voice};
use super::lexicon::Humanity;
use crate::tag::NameKind;
use crate::text::Caps;
use std::ops::Range;

/// Verbs of saying: any subject is a source.
const SAY: &[&str] = &[
    "say",
    "says",
    "said",
    "saying",
    "tell",
    "tells",
    "told",
    "believe",
    "believes",
    "believed",
    "claim",
    "claims",
    "claimed",
    "state",
    "states",
    "stated",
    "add",
    "adds",
    "added",
    "adding",
    "warn",
    "warned",
    "warns",
    "note",
    "notes",
    "noted",
    "announce",
    "announces",
    "announced",
    "estimate",
    "estimates",
    "estimated",
    "insist",
    "insisted",
    "acknowledge",
    "acknowledged",
    "admit",
    "admitted",
    "accuse",
    "accuses",
    "accused",
    "tweeted",
    "wrote",
    "write",
    "writes",
    "explained",
    "declared",
    "alleged",
    "allege",
    "alleges",
    "suggested",
    "indicated",
    "informed",
    "testified",
    "recalled",
    "read",
    "argued",
    "stressed",
    "denied",
    "quoted",
    "commented",
];

/// Verbs of reporting: a country or a town that `reports` is only the place.
const REPORT: &[&str] = &[
    "report",
    "reports",
    "reported",
    "reporting",
    "confirm",
    "confirms",
    "confirmed",
    "record",
    "recorded",
    "register",
    "registered",
    "put",
    "puts",
    "show",
    "shows",
    "showed",
    "raised",
    "raise",
    "raises",
    "revised",
    "released",
    "verified",
    "documented",
    "broadcast",
    "cited",
    "place",
    "places",
    "placed",
    "gave",
    "give",
    "gives",
    "counted",
    "counts",
    "tallied",
    "logged",
    "listed",
    "lists",
    "updated",
    "attributed",
];

/// Does the verb tell what somebody says?
pub(super) fn is_saying(verb: &str) -> bool {
    SAY.contains(&verb)
}

/// A source in a sentence and the chunks that it answers for.
#[derive(Debug, Clone)]
pub(super) struct Cited {
    source: usize,
    covers: Range<usize>,
    /// The chunk of the verb, to measure distance from.
    cue: usize,
}

/// What a source writes: it is cited by its owner where the text tells him.
fn is_document(head: &str) -> bool {
    matches!(
        head,
        "report"
            | "reports"
            | "statement"
            | "statements"
            | "data"
            | "figures"
            | "statistics"
            | "estimates"
            | "estimate"
            | "information"
            | "count"
            | "tally"
            | "study"
            | "survey"
            | "records"
            | "bulletin"
            | "update"
            | "toll"
            | "list"
            | "document"
            | "documents"
    )
}

impl View<'_> {
    /// The tokens that name the source of the figure at chunk `f`.
    pub(super) fn source_of(&self, f: usize) -> Option<Range<usize>> {
        let mut best: Option<(usize, usize)> = None;
        for cited in self.cited() {
            if !cited.covers.contains(&f) || cited.source == f {
                continue;
            }
            // `The army reported 34 dead; the hospital received 39 bodies.`
            let between = cited.cue.min(f)..cited.cue.max(f);
            if between.clone().any(|c| self.kind(c) == Kind::Stop && self.head(c) == ";") {
                continue;
            }
            let distance = cited.cue.abs_diff(f);
            // Words that come before their content are nearer to it than words after other content.
            let distance = if cited.cue < f { distance } else { distance + 2 };
            if best.is_none_or(|(d, _)| distance < d) {
                best = Some((distance, cited.source));
            }
        }
        let (_, mut source) = best?;
        // `They have confirmed 45 dead, the agency said`: the one that is named.
        if self.chunks[source].pronoun {
            let named = self
                .cited()
                .iter()
                .filter(|c| c.covers.contains(&f) && !self.chunks[c.source].pronoun && c.source > source);
            source = named.min_by_key(|c| c.cue.abs_diff(f)).map_or(source, |c| c.source);
        }
        // `The army said early reports indicated that`: the army's word, not the reports'.
        if is_document(self.head(source)) && self.owner(source).is_none() {
            let outer = self
                .cited()
                .iter()
                .filter(|c| c.covers.contains(&f) && c.source < source && !is_document(self.head(c.source)));
            source = outer.max_by_key(|c| c.cue).map_or(source, |c| c.source);
        }
        Some(self.source_tokens(self.owner(source).unwrap_or(source)))
    }

    /// Whose report, figures or statement it is: `figures from the ministry`, `data compiled by the archive`.
    fn owner(&self, c: usize) -> Option<usize> {
        if !is_document(self.head(c)) {
            return None;
        }
        let made = usize::from(
            self.kind(c + 1) == Kind::Verb
                && self.chunks[c + 1].voice == Voice::Bare
                && self.head(c + 2) == "by",
        );
        let by = c + 1 + made;
        let owned = self.kind(by) == Kind::Prep
            && matches!(self.head(by), "by" | "from" | "of")
            && self.kind(by + 1) == Kind::Noun
            && self.chunks[by + 1].quantity.is_none()
            && (self.named(self.chunks[by + 1].head)
                || self.doc.tokens[self.chunks[by + 1].head].caps == Caps::Initial
                || self.citable(by + 1, true, true));
        owned.then_some(by + 1)
    }

    /// The owner of a total: `the interior ministry's count of the dead`.
    pub(super) fn counting(&self, trigger: usize) -> Option<Range<usize>> {
        let chunk = &self.chunks[trigger];
        if !matches!(
            self.word(chunk.head),
            "count" | "tally" | "figure" | "estimate" | "figures" | "toll" | "list"
        ) {
            return None;
        }
        let at = chunk.tokens.clone().find(|&i| matches!(self.word(i), "'s" | "'"))?;
        let body = matches!(
            self.word(at.checked_sub(1)?),
            "ministry"
                | "police"
                | "agency"
                | "department"
                | "office"
                | "government"
                | "group"
                | "service"
                | "authority"
                | "army"
                | "military"
                | "authorities"
                | "officials"
                | "observatory"
                | "organization"
        );
        let start = chunk.tokens.start + usize::from(matches!(self.word(chunk.tokens.start), "the" | "a"));
        (body && start < at).then_some(start..at)
    }

    /// The last source that the sentence names, whatever it answers for.
    pub(super) fn last_source(&self) -> Option<Range<usize>> {
        let last = self.cited().iter().filter(|c| !self.chunks[c.source].pronoun).max_by_key(|c| c.cue)?;
        Some(self.source_tokens(last.source))
    }

    /// The noun phrase with what its `of` and `for` join to it, without article.
    fn source_tokens(&self, c: usize) -> Range<usize> {
        let mut end = c;
        while matches!(self.head(end + 1), "of" | "for")
            && self.kind(end + 1) == Kind::Prep
            && self.kind(end + 2) == Kind::Noun
        {
            end += 2;
            if end > c + 4 {
                break;
            }
        }
        let mut start = self.chunks[c].tokens.start;
        // `the International Organization for Migration says`: the name whole.
        let head = self.chunks[c].head;
        let named = self.cx.tags.name_at(head).filter(|n| n.tokens.start < start);
        let body = c >= 2
            && matches!(self.head(c - 1), "for" | "of")
            && self.kind(c - 1) == Kind::Prep
            && self.kind(c - 2) == Kind::Noun
            && self.doc.tokens[self.chunks[c - 2].head].caps == Caps::Initial
            && self.doc.tokens[head].caps == Caps::Initial
            && self.chunks[c - 2].quantity.is_none();
        if let Some(n) = named {
            start = n.tokens.start.max(self.folded.tokens().start);
        } else if body {
            start = self.chunks[c - 2].tokens.start;
        }
        // `a nurse and a driver said`: both.
        let both = c >= 2
            && self.kind(c - 1) == Kind::Conj
            && self.head(c - 1) == "and"
            && self.chunks[c].humanity == Humanity::People
            && self.chunks[c - 2].humanity == Humanity::People
            && self.citable(c - 2, true, true)
            && (c == 2 || matches!(self.kind(c - 3), Kind::Comma | Kind::Stop | Kind::Clause));
        if both && named.is_none() {
            start = self.chunks[c - 2].tokens.start;
        }
        if matches!(self.word(start), "the" | "a" | "an") && start + 1 < self.chunks[end].tokens.end {
            start += 1;
        }
        start..self.chunks[end].tokens.end
    }

    fn is_place(&self, c: usize) -> bool {
        let head = self.chunks[c].head;
        self.cx.tags.name_at(head).is_some_and(|n| n.kind == NameKind::Place)
    }

    fn citable(&self, c: usize, say: bool, opines: bool) -> bool {
        let chunk = &self.chunks[c];
        if chunk.kind != Kind::Noun
            || self.counts(chunk)
                && (!chunk.partitive || chunk.pronoun)
                && (chunk.humanity != Humanity::People || self.is_bare(chunk))
        {
            return false;
        }
        // `preliminary reports indicated`, `information`: not who, but whose; and bodies tell nothing.
        if matches!(self.head(c), "body" | "bodies" | "information" | "findings" | "results" | "estimates") {
            return false;
        }
        if matches!(
            self.head(c),
            "it" | "there" | "this" | "that" | "i" | "you" | "we" | "who" | "which" | "cases" | "deaths"
        ) && !(say && self.head(c) == "it")
        {
            return false;
        }
        if say && !opines && self.is_place(c) && chunk.tokens.len() == 1 {
            return false;
        }
        if !say && (self.is_place(c) || chunk.det == Det::Indefinite && chunk.humanity == Humanity::Thing) {
            return false;
        }
        // Things that tell: a report, a statement; but no blast.
        chunk.humanity != Humanity::Thing
            || self.named(chunk.head)
            || matches!(
                self.head(c),
                "report"
                    | "reports"
                    | "statement"
                    | "ministry"
                    | "agency"
                    | "government"
                    | "newspaper"
                    | "newspapers"
                    | "department"
                    | "office"
                    | "group"
                    | "organization"
                    | "organisation"
                    | "data"
                    | "figures"
                    | "records"
                    | "radio"
                    | "television"
                    | "company"
                    | "hospital"
                    | "state"
                    | "media"
                    | "network"
                    | "website"
                    | "channel"
                    | "army"
                    | "military"
                    | "force"
                    | "forces"
                    | "council"
                    | "committee"
                    | "party"
                    | "union"
                    | "association"
                    | "coalition"
                    | "commission"
                    | "court"
                    | "centre"
                    | "center"
                    | "service"
                    | "services"
                    | "alliance"
                    | "news"
                    | "bureau"
                    | "study"
                    | "it"
                    | "airline"
                    | "command"
                    | "post"
                    | "paper"
                    | "station"
                    | "embassy"
                    | "mission"
                    | "letter"
                    | "indictment"
                    | "guard"
                    | "documents"
                    | "affidavit"
                    | "complaint"
                    | "police"
                    | "source"
                    | "sources"
                    | "navy"
                    | "militia"
                    | "movement"
                    | "observatory"
                    | "charity"
                    | "foundation"
                    | "institute"
                    | "university"
                    | "federation"
                    | "society"
                    | "administration"
                    | "authority"
                    | "authorities"
                    | "directorate"
                    | "headquarters"
                    | "tribunal"
                    | "prosecution"
                    | "body"
                    | "monitor"
                    | "watchdog"
                    | "broadcaster"
                    | "daily"
                    | "tabloid"
                    | "magazine"
                    | "outlet"
                    | "outlets"
                    | "press"
                    | "account"
                    | "accounts"
                    | "survey"
                    | "tally"
                    | "count"
                    | "bulletin"
                    | "groups"
                    | "agencies"
                    | "organizations"
                    | "organisations"
                    | "hospitals"
            )
    }

    fn named(&self, i: usize) -> bool {
        self.cx.tags.name_at(i).is_some()
    }

    fn cited(&self) -> &[Cited] {
        self.cited.get_or_init(|| self.find_cited())
    }

    fn find_cited(&self) -> Vec<Cited> {
        let all = 0..self.chunks.len();
        let mut found = Vec::new();
        for c in all.clone() {
            match self.kind(c) {
                Kind::Verb if self.head(c) != "according" => self.cited_by_verb(c, &mut found),
                _ if self.head(c) == "according" || self.head(c) == "citing" || self.head(c) == "quoting" => {
                    let n = if self.head(c + 1) == "to" { c + 2 } else { c + 1 };
                    if self.kind(n) == Kind::Noun {
                        found.push(Cited { source: n, covers: all.clone(), cue: c });
                    }
                }
                // `three injured - officials`, `Officials: bomb kills 20`.
                Kind::Dash
                    if c > 0
                        && self.kind(c + 1) == Kind::Noun
                        && self.ends(c + 2)
                        && self.chunks[c + 1].quantity.is_none() =>
                {
                    found.push(Cited { source: c + 1, covers: 0..c, cue: c });
                }
                Kind::Stop
                    if self.word(self.chunks[c].head) == ":"
                        && c == 1
                        && self.kind(0) == Kind::Noun
                        && self.chunks[0].quantity.is_none()
                        && self.citable(0, true, false)
                        && self.chunks[0].humanity == Humanity::People =>
                {
                    found.push(Cited { source: 0, covers: 1..all.end, cue: 1 });
                }
                _ => {}
            }
        }
        found
    }

    /// Past adverbs and times: `on Tuesday`.
    fn past_time(&self, mut c: usize) -> usize {
        loop {
            c += match self.kind(c) {
                Kind::Time | Kind::Adverb => 1,
                Kind::Prep if self.kind(c + 1) == Kind::Time => 2,
                _ => return c,
            };
        }
    }

    /// Is chunk `c` past the sentence's words?
    fn ends(&self, c: usize) -> bool {
        (c..self.chunks.len()).all(|k| matches!(self.kind(k), Kind::Stop | Kind::Mark))
    }

    fn cited_by_verb(&self, v: usize, found: &mut Vec<Cited>) {
        let word = self.head(v);
        let verb = &self.chunks[v];
        if matches!(word, "citing" | "quoting" | "cited" | "quoted")
            && self.kind(v + 1) == Kind::Noun
            && verb.voice != Voice::Passive
        {
            // `cited the ministry as saying`.
            let before = word.ends_with("ing") && v > 1;
            // `..., the paper quoted a policeman as saying.`
            let last = (v + 2..self.chunks.len())
                .find(|&c| self.head(c) == "saying")
                .is_some_and(|c| self.ends(self.past_time(c + 1)));
            let covers = if before || last { 0..v } else { v + 1..self.chunks.len() };
            found.push(Cited { source: v + 1, covers, cue: v });
            return;
        }
        // `A man accused of killing a pastor`.
        if word == "accused" && verb.voice == Voice::Bare && self.head(v + 1) == "of" {
            return;
        }
        let say = SAY.contains(&word);
        // What a country says is told of it; what it believes or claims is its own.
        let opines =
            ["believ", "claim", "accus", "alleg", "estimat", "den", "insist", "warn", "acknowledg", "admit"]
                .iter()
                .any(|p| word.starts_with(p));
        // `admitted two patients` tells nothing.
        let admits = word.starts_with("admit") && self.kind(v + 1) == Kind::Noun;
        if matches!(self.head(v + 1), "lives" | "life" | "responsibility") || admits {
            return;
        }
        if !say && !REPORT.contains(&word) {
            return;
        }
        if verb.voice == Voice::Passive {
            // `was reported by the agency`; `was quoted by newspapers as saying`.
            let m = v + 1;
            if self.head(m) == "by"
                && self.kind(m + 1) == Kind::Noun
                && !matches!(word, "quoted" | "accused" | "told")
            {
                found.push(Cited { source: m + 1, covers: 0..self.chunks.len(), cue: v });
            } else if matches!(word, "quoted" | "cited")
                && let Some(s) = self.subject(v).filter(|&s| self.citable(s, true, true))
            {
                found.push(Cited { source: s, covers: v + 1..self.chunks.len(), cue: v });
            }
            return;
        }
        if verb.voice == Voice::Bare && self.head(v + 1) == "by" && self.kind(v + 2) == Kind::Noun {
            // `as reported by the ministry`.
            found.push(Cited { source: v + 2, covers: 0..self.chunks.len(), cue: v });
            return;
        }
        if verb.negated {
            return;
        }
        let mut after = v + 1;
        // `told reporters`, `said on Friday`, `said in a statement`.
        if matches!(word, "told" | "tell" | "tells") && self.kind(after) == Kind::Noun {
            after += 1;
        }
        let inverted = self.kind(after) == Kind::Noun
            && v > 0
            && matches!(self.kind(v - 1), Kind::Comma | Kind::Mark)
            && (self.chunks[after].quantity.is_none() || self.chunks[after].pronoun)
            && self.citable(after, say, opines)
            && !matches!(self.kind(self.after_modifiers(after)), Kind::Verb);
        if inverted {
            found.push(Cited { source: after, covers: 0..v, cue: v });
            return;
        }
        // `the mayor said, adding that 20 were hurt`: whoever spoke before goes on.
        if verb.gerund && matches!(word, "adding" | "saying" | "claiming" | "noting" | "insisting") {
            let before = found.iter().filter(|c| c.cue < v).max_by_key(|c| c.cue).map(|c| c.source);
            if let Some(source) = before {
                found.push(Cited { source, covers: v + 1..self.chunks.len(), cue: v });
                return;
            }
        }
        // `The army denied that any villager had died, and said`: who denied it said it.
        let joined = v > 2 && self.kind(v - 1) == Kind::Conj && self.head(v - 1) == "and";
        let outer = joined
            .then(|| {
                let mut before = found.iter().rev();
                before
                    .find(|c| c.cue < v && c.source < c.cue && self.kind(c.cue) == Kind::Verb)
                    .map(|c| c.source)
            })
            .flatten()
            .filter(|&s| self.subject(v).is_none_or(|own| own > s));
        let Some(s) = outer
            .or_else(|| self.subject(v))
            .filter(|&s| self.citable(s, say, opines) && !(verb.gerund && self.counts(&self.chunks[s])))
        else {
            return;
        };
        loop {
            match self.kind(after) {
                Kind::Time | Kind::Adverb => after += 1,
                Kind::Prep if self.kind(after + 1) == Kind::Time => after += 2,
                Kind::Prep
                    if matches!(self.head(after), "in" | "at" | "on" | "through")
                        && self.kind(after + 1) == Kind::Noun
                        && say
                        && self.after_modifiers(after - 1) > after
                        && matches!(
                            self.kind(after + 2),
                            Kind::Stop | Kind::Comma | Kind::Clause | Kind::Time
                        ) =>
                {
                    after += 2;
                }
                _ => break,
            }
        }
        let goes_on = !matches!(self.kind(after), Kind::Stop | Kind::Comma) && !self.ends(after);
        let comes_before =
            s > 0 && v > s && (matches!(self.kind(s - 1), Kind::Comma | Kind::Mark | Kind::Dash) || !goes_on);
        if goes_on || !comes_before {
            // `The group, which said that it had done it, has killed hundreds`: no further than the clause.
            let end = self.chunks.len();
            let closes = |c: usize| {
                self.kind(c) == Kind::Comma && self.kind(c + 1) == Kind::Verb && !self.chunks[c + 1].gerund
            };
            let relative = v > 0 && self.kind(v - 1) == Kind::Relative;
            let until = (v + 1..end).find(|&c| relative && closes(c)).unwrap_or(end);
            found.push(Cited { source: s, covers: v + 1..until, cue: v });
        }
        if comes_before && (say || !goes_on) {
            found.push(Cited { source: s, covers: 0..s, cue: v });
        }
        // `X, a spokesman, said ..., adding that`: all that follows is still his.
        if !goes_on && self.kind(after) == Kind::Comma && say {
            found.push(Cited { source: s, covers: after..self.chunks.len(), cue: after });
        }
    }

    /// Is the source a pronoun, to be led back?
    pub(super) fn is_pronoun(&self, tokens: &Range<usize>) -> bool {
        tokens.len() == 1 && matches!(self.word(tokens.start), "he" | "she" | "they" | "it")
    }
}
