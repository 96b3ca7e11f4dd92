//! The statistical models: part-of-speech tags and names for every token.

use crate::text::Document;
use std::ops::Range;

/// A Penn Treebank part-of-speech tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the tags are the treebank's own")]
#[rustfmt::skip]
pub enum Pos {
    Cc, Cd, Dt, Ex, Fw, In, Jj, Jjr, Jjs, Ls, Md, Nn, Nns, Nnp, Nnps, Pdt, Pos, Prp, PrpS, Rb, Rbr, Rbs, Rp, Sym, To,
    Uh, Vb, Vbd, Vbg, Vbn, Vbp, Vbz, Wdt, Wp, WpS, Wrb, Punct, Hyph, Add,
}

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NameKind {
    /// A person.
    Person,
    /// A place: country, region, city, natural feature, facility. Not a demonym.
    Place,
    /// An organization.
    Organization,
    /// Anything else with a name: peoples and demonyms (`Israeli`), events, works, laws, products.
    Other,
}

/// A name in the text: a range of tokens, without titles and without a trailing `'s`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// What it names.
    pub kind: NameKind,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// How sure the model is, 0 (guess) to 255.
    pub confidence: u8,
}

/// The findings of the models on one document.
#[derive(Debug, Default)]
pub struct Tags {
    /// A part-of-speech tag for each token.
    pub pos: Vec<Pos>,
    /// The names, in text order, none overlapping another.
    pub names: Vec<Name>,
}

/// The loaded models.
pub struct Tagger {}

impl Tagger {
    /// Opens the embedded models in place.
    pub fn new() -> Self {
        Self {}
    }

    /// Tags a document.
    pub fn tag(&self, doc: &Document) -> Tags {
        Tags { pos: vec![Pos::Nn; doc.tokens.len()], names: Vec::new() }
    }
}

impl Default for Tagger {
    fn default() -> Self {
        Self::new()
    }
}

/// The second pass: what the first is sure of anywhere in the article decides the rest of the article.
pub fn article_pass(_doc: &Document, _tags: &mut Tags) {}
