//! Ships and aircraft of which nobody lived: `No one survived. It had carried 115 passengers and six crew.` No figure says
//! how many died, but the article's toll is all who were aboard.

use super::chunk::{Kind, View};
use super::lexicon::Humanity;
use super::tolls::Counted;
use crate::extract::{CasualtyKind, Context};
use crate::text::Folded;
use std::ops::Range;

/// Words of which one stands in a sentence that tells that nobody lived.
pub(super) const SURVIVAL: &str = "survivors survived alive";

/// All who were aboard, where sentence `s` says that none of them lived and it or one near it says how many they were.
pub(super) fn all_lost(cx: &Context, s: usize) -> Option<Counted> {
    let view = |at: usize| Folded::new(cx.doc, cx.doc.sentences[at].tokens());
    if !View::new(cx, &view(s)).nobody_lived() {
        return None;
    }
    let near = [Some(s), s.checked_sub(1), Some(s + 1), s.checked_sub(2), Some(s + 2)];
    near.into_iter().flatten().filter(|&at| at < cx.doc.sentences.len()).find_map(|at| {
        let folded = view(at);
        let (number, tokens) = View::new(cx, &folded).aboard()?;
        let mut all = Counted::somebody(
            CasualtyKind::Killed,
            number,
            cx.doc.span(tokens.clone()).into(),
            s,
            tokens.start,
        );
        (all.more, all.toll) = (false, true);
        Some(all)
    })
}

/// Words that leave it open.
fn hedges(word: &str) -> bool {
    matches!(
        word,
        "believed"
            | "feared"
            | "fear"
            | "fears"
            | "likely"
            | "unlikely"
            | "thought"
            | "presumed"
            | "expected"
            | "may"
            | "might"
            | "could"
            | "would"
            | "if"
            | "whether"
            | "hope"
            | "hopes"
            | "chance"
            | "immediate"
            | "yet"
    )
}

impl View<'_> {
    /// `There were no survivors`, `No one survived the crash`, `Nobody was found alive`.
    fn nobody_lived(&self) -> bool {
        let tokens = self.folded.tokens();
        if tokens.clone().any(|i| hedges(self.word(i))) {
            return false;
        }
        let nobody = |i: usize| {
            matches!(self.word(i), "nobody" | "none" | "no-one")
                || self.word(i) == "no" && matches!(self.word(i + 1), "one" | "passenger" | "passengers")
        };
        tokens.clone().any(|i| {
            let before = tokens.start.max(i.saturating_sub(9))..i;
            match self.word(i) {
                "survivors" => {
                    before.start < i
                        && matches!(self.word(i - 1), "no" | "without" | "zero")
                        && !matches!(self.word(i + 1), "were" | "have" | "had" | "was")
                }
                "survived" => before.clone().any(nobody),
                "alive" => {
                    before.clone().any(nobody)
                        && before.clone().any(|k| matches!(self.word(k), "found" | "pulled" | "recovered"))
                }
                _ => false,
            }
        })
    }

    /// How many were aboard: `115 passengers and six crew`, `four people on board`, `its twenty occupants`.
    fn aboard(&self) -> Option<(u64, Range<usize>)> {
        (0..self.chunks.len()).find_map(|c| {
            let value = |n: usize| {
                let chunk = &self.chunks[n];
                let people = chunk.humanity == Humanity::People || self.is_bare(chunk);
                let counted = chunk.kind == Kind::Noun && people && !chunk.partitive;
                // `None of the 176 on board survived`.
                let none = chunk.quantity.is_some_and(|q| self.quantities[q].value == Some(0));
                let told = if none { chunk.whole } else { chunk.quantity.filter(|_| counted) };
                told.and_then(|q| self.quantities[q].value).filter(|&v| v > 0)
            };
            value(c)?;
            let mut list = self.list_right(c);
            list.truncate(list.iter().take_while(|&&n| value(n).is_some()).count());
            let end = self.chunks[*list.last()?].tokens.end;
            let aboard = (end..end + 3)
                .any(|i| self.word(i) == "aboard" || self.word(i) == "board" && self.word(i - 1) == "on");
            let crew = list.iter().any(|&n| {
                matches!(
                    self.head(n),
                    "passengers" | "crew" | "occupants" | "pilots" | "crewmen" | "attendants"
                )
            });
            let carried = c > 0
                && match self.kind(c - 1) {
                    Kind::Verb => matches!(self.head(c - 1), "carrying" | "carried" | "carries"),
                    Kind::Prep => self.head(c - 1) == "with" && crew,
                    _ => false,
                };
            let occupants = self.head(c) == "occupants";
            (aboard || carried || occupants).then(|| {
                let sum = list.iter().filter_map(|&n| value(n)).fold(0, u64::saturating_add);
                (sum, self.chunks[c].tokens.start..end)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::CasualtyKind;
    use crate::{Analyzer, Article};

    #[test]
    fn where_nobody_lived_all_aboard_are_dead() {
        let analyzer = Analyzer::new();
        for (text, best) in [
            ("A small plane with six people on board crashed into a lake. There were no survivors.", Some(6)),
            ("No one survived the crash. The jet had carried 80 passengers and five crew.", Some(85)),
            ("The plane, with two pilots and 30 passengers, hit the sea. Nobody was found alive.", Some(32)),
            ("A boat with six people on board sank. There were believed to be no survivors.", None),
            ("A small plane with six people on board crashed. All six survived.", None),
            ("A plane crashed with nine people aboard, killing all of the nine. No one survived.", Some(9)),
        ] {
            let tolls = analyzer.analyze(&Article::new("t", text)).tolls.unwrap_or_default();
            let killed = tolls.iter().find(|t| t.kind == CasualtyKind::Killed).and_then(|t| t.best);
            assert_eq!(killed, best, "{text}");
        }
    }
}
