//! The statistical models: part-of-speech tags and names for every token.

use crate::text::Document;
use std::ops::Range;

mod article_pass;
#[doc(hidden)]
pub mod hash;
#[doc(hidden)]
pub mod labels;
#[doc(hidden)]
pub mod lexicon;
#[doc(hidden)]
pub mod model;
#[doc(hidden)]
pub mod names;
#[doc(hidden)]
pub mod pos;
#[doc(hidden)]
pub mod words;

pub use article_pass::article_pass;

use lexicon::Entry;
use model::Model;
use names::{Buffers, Sentence, Transitions};
use words::Word;

/// A Penn Treebank part-of-speech tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the tags are the treebank's own")]
#[rustfmt::skip]
pub enum Pos {
    Cc, Cd, Dt, Ex, Fw, In, Jj, Jjr, Jjs, Ls, Md, Nn, Nns, Nnp, Nnps, Pdt, Pos, Prp, PrpS, Rb, Rbr, Rbs, Rp, Sym, To,
    Uh, Vb, Vbd, Vbg, Vbn, Vbp, Vbz, Wdt, Wp, WpS, Wrb, Punct, Hyph, Add,
}

/// Every tag with its name in the treebanks, in the order of the model's labels.
#[rustfmt::skip]
pub const PENN: [(&str, Pos); 39] = [
    ("CC", Pos::Cc), ("CD", Pos::Cd), ("DT", Pos::Dt), ("EX", Pos::Ex), ("FW", Pos::Fw), ("IN", Pos::In),
    ("JJ", Pos::Jj), ("JJR", Pos::Jjr), ("JJS", Pos::Jjs), ("LS", Pos::Ls), ("MD", Pos::Md), ("NN", Pos::Nn),
    ("NNS", Pos::Nns), ("NNP", Pos::Nnp), ("NNPS", Pos::Nnps), ("PDT", Pos::Pdt), ("POS", Pos::Pos),
    ("PRP", Pos::Prp), ("PRP$", Pos::PrpS), ("RB", Pos::Rb), ("RBR", Pos::Rbr), ("RBS", Pos::Rbs), ("RP", Pos::Rp),
    ("SYM", Pos::Sym), ("TO", Pos::To), ("UH", Pos::Uh), ("VB", Pos::Vb), ("VBD", Pos::Vbd), ("VBG", Pos::Vbg),
    ("VBN", Pos::Vbn), ("VBP", Pos::Vbp), ("VBZ", Pos::Vbz), ("WDT", Pos::Wdt), ("WP", Pos::Wp), ("WP$", Pos::WpS),
    ("WRB", Pos::Wrb), (".", Pos::Punct), ("HYPH", Pos::Hyph), ("ADD", Pos::Add),
];

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

static POS_MODEL: &[u8] = include_bytes!("../../data/pos.model");
static LEXICON: &[u8] = include_bytes!("../../data/lexicon.model");
static NAMES_MODEL: &[u8] = include_bytes!("../../data/names.model");

/// The loaded models.
pub struct Tagger {
    pos: Option<Model<'static>>,
    names: Option<(Model<'static>, Transitions)>,
    lexicon: Option<Model<'static>>,
}

impl Tagger {
    /// Opens the embedded models in place.
    pub fn new() -> Self {
        Self::with_models(POS_MODEL, LEXICON, NAMES_MODEL)
    }

    /// Opens models in place; one that does not open (the trainer starts from nothing) finds nothing.
    #[doc(hidden)]
    pub fn with_models(pos: &'static [u8], lexicon: &'static [u8], names: &'static [u8]) -> Self {
        let pos = Model::open(pos).ok().filter(|m| m.labels == pos::TAGS);
        let names = Model::open(names).ok().filter(|m| m.labels == labels::LABELS);
        let lexicon = Model::open(lexicon).ok().filter(|m| m.labels == lexicon::ATTRIBUTES);
        Self { pos, lexicon, names: names.map(|m| (m, Transitions::new(&m))) }
    }

    /// What the lexicon says of the words of a sentence.
    #[doc(hidden)]
    pub fn look_up(&self, words: &[Word], out: &mut Vec<Entry>) {
        match &self.lexicon {
            Some(lexicon) => lexicon::look_up(lexicon, words, out),
            None => {
                out.clear();
                out.resize(words.len(), Entry::default());
            }
        }
    }

    /// Tags a document.
    pub fn tag(&self, doc: &Document) -> Tags {
        let mut tags = Tags { pos: Vec::with_capacity(doc.tokens.len()), names: Vec::new() };
        let mut words: Vec<Word> = Vec::new();
        let mut entries: Vec<Entry> = Vec::new();
        let mut buffers = Buffers::default();
        for sentence in &doc.sentences {
            let range = sentence.tokens();
            words.clear();
            words.extend(range.clone().map(|i| Word::new(doc, i)));
            match &self.pos {
                Some(model) => pos::tag(model, &words, &mut tags.pos),
                None => tags.pos.resize(range.end, Pos::Nn),
            }
            if let Some((model, transitions)) = &self.names {
                self.look_up(&words, &mut entries);
                let sentence = Sentence { words: &words, pos: &tags.pos[range.clone()], lexicon: &entries };
                let text = |i: usize| doc.word(range.start + i);
                names::tag((model, transitions), &sentence, range.start, text, &mut buffers, &mut tags.names);
            }
        }
        tags
    }
}

impl Default for Tagger {
    fn default() -> Self {
        Self::new()
    }
}
