//! Cases of a disease, told from those of a court and of animals.

use super::chunk::{Chunk, View};
use super::lexicon::OF_DISEASE;

impl View<'_> {
    /// `48 new cases of cholera`, `three bird flu patients`, `two deaths and 40 confirmed cases`.
    pub(super) fn of_disease(&self, c: usize) -> bool {
        let chunk = &self.chunks[c];
        let named = |i: usize| self.lexicon.marks(self.word(i)) & OF_DISEASE != 0;
        chunk.tokens.clone().any(|i| {
            named(i)
                || self.word(i) == "cases"
                    && self.folded.tokens().any(|i| {
                        matches!(self.word(i), "deaths" | "tested" | "infections" | "infected" | "recoveries")
                    })
                    && self.folded.tokens().any(|i| {
                        matches!(
                            self.word(i),
                            "confirmed" | "new" | "suspected" | "imported" | "reported" | "recorded"
                        )
                    })
        }) || self.word(chunk.head) == "cases" && chunk.quantity.is_some() && self.folded.tokens().any(named)
            || matches!(self.head(c + 1), "of" | "with")
                && (chunk.tokens.end + 1..chunk.tokens.end + 5).any(named)
    }

    /// `a murder case`, `three pending cases`.
    pub(super) fn legal(&self, chunk: &Chunk) -> bool {
        (chunk.tokens.start..chunk.tokens.end + 1).any(|i| {
            matches!(
                self.word(i),
                "court"
                    | "criminal"
                    | "civil"
                    | "murder"
                    | "legal"
                    | "pending"
                    | "abuse"
                    | "fraud"
                    | "corruption"
                    | "rape"
                    | "drug"
                    | "theft"
                    | "robbery"
                    | "assault"
                    | "asylum"
                    | "homicide"
                    | "divorce"
                    | "test"
                    | "drugs"
                    | "trial"
                    | "most"
                    | "capital"
                    | "both"
            )
        })
    }
}
