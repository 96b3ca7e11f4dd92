//! The statistical models: part-of-speech tags and names for every token.

use crate::text::Document;
use std::ops::Range;

mod article_pass;
#[doc(hidden)]
pub mod cache;
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
mod rows;
#[doc(hidden)]
pub mod stretches;
mod tables;
mod viterbi;
#[doc(hidden)]
pub mod words;

pub use article_pass::{article_pass, article_pass_all};
pub(crate) use article_pass::{tells_around, tells_credit, tells_settlements};

use cache::{Cache, Models};
use model::Model;
use pos::History;
use std::sync::Mutex;
use tables::Tables;
use viterbi::Transitions;

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
    /// What each token's word may mean by itself, as told by [`Tagger::with_hints`]; empty where nothing was told. For
    /// [`Document::hints`].
    pub hints: Vec<u32>,
}

impl Tags {
    fn with_room(tokens: usize) -> Self {
        Self {
            pos: Vec::with_capacity(tokens),
            names: Vec::with_capacity(tokens / 12),
            hints: Vec::with_capacity(tokens),
        }
    }

    /// The name that holds token `i`.
    pub fn name_at(&self, i: usize) -> Option<&Name> {
        let n = self.names.partition_point(|n| n.tokens.end <= i);
        self.names.get(n).filter(|n| n.tokens.contains(&i))
    }

    /// The names that hold tokens of a range.
    pub fn names_over(&self, tokens: Range<usize>) -> &[Name] {
        let from = self.names.partition_point(|n| n.tokens.end <= tokens.start);
        let len = self.names[from..].iter().take_while(|n| n.tokens.start < tokens.end).count();
        &self.names[from..from + len]
    }
}

static POS_MODEL: &[u8] = include_bytes!("../../data/pos.model");
static LEXICON: &[u8] = include_bytes!("../../data/lexicon.model");
static NAMES_MODEL: &[u8] = include_bytes!("../../data/names.model");

/// Tokens that are tagged at once, if not one sentence has more.
const AT_ONCE: usize = 12_288;

/// The loaded models.
pub struct Tagger {
    models: Models<'static>,
    history: Option<History>,
    transitions: Option<Transitions>,
    /// One for each thread that has tagged at once; boxed, since one is large and handed in and out.
    #[allow(clippy::vec_box, reason = "moving a box moves a pointer, not what it holds")]
    memories: Mutex<Vec<Box<Memory>>>,
}

/// What a thread keeps from text to text.
struct Memory {
    cache: Cache,
    tables: Tables,
    of_pos: pos::Buffers,
    of_names: names::Buffers,
}

impl Memory {
    fn new(models: &Models) -> Self {
        Self {
            cache: Cache::new(models),
            tables: Tables::new(),
            of_pos: pos::Buffers::default(),
            of_names: names::Buffers::default(),
        }
    }
}

impl Tagger {
    /// Opens the embedded models in place.
    pub fn new() -> Self {
        let mut tagger = Self::with_models(POS_MODEL, LEXICON, NAMES_MODEL);
        tagger.models.brief = true;
        tagger
    }

    /// Opens models in place; one that does not open (the trainer starts from nothing) finds nothing.
    #[doc(hidden)]
    pub fn with_models(pos: &'static [u8], lexicon: &'static [u8], names: &'static [u8]) -> Self {
        let open = |bytes, labels| Model::open(bytes).ok().filter(|m| m.labels == labels);
        let models = Models {
            pos: open(pos, pos::TAGS),
            lexicon: open(lexicon, lexicon::ATTRIBUTES),
            names: open(names, labels::LABELS),
            hint: None,
            brief: false,
        };
        Self {
            history: models.pos.as_ref().map(History::new),
            transitions: models.names.as_ref().map(Transitions::new),
            models,
            memories: Mutex::default(),
        }
    }

    /// With something to keep for each word besides, for whoever reads the tags: see [`Tags::hints`].
    pub fn with_hints(mut self, hint: fn(&str) -> u32) -> Self {
        self.models.hint = Some(hint);
        self
    }

    /// The models themselves, for the trainer.
    #[doc(hidden)]
    pub fn models(&self) -> &Models<'static> {
        &self.models
    }

    /// Tags a document.
    pub fn tag(&self, doc: &Document) -> Tags {
        self.tag_all(std::slice::from_ref(doc)).pop().unwrap_or_default()
    }

    /// Tags documents. Each gets the same tags as by itself, in less time: what one step needs of the models stays near
    /// while it is done for many sentences.
    pub fn tag_all(&self, docs: &[Document]) -> Vec<Tags> {
        let kept = self.memories.lock().ok().and_then(|mut memories| memories.pop());
        let mut memory = kept.unwrap_or_else(|| Box::new(Memory::new(&self.models)));
        let mut tags: Vec<Tags> = docs.iter().map(|doc| Tags::with_room(doc.tokens.len())).collect();
        let mut sentences = docs
            .iter()
            .enumerate()
            .flat_map(|(n, doc)| doc.sentences.iter().map(move |s| (n, s.tokens())))
            .peekable();
        let mut at_work = Vec::new();
        while sentences.peek().is_some() {
            at_work.clear();
            let mut room = AT_ONCE;
            while let Some((n, tokens)) =
                sentences.next_if(|(_, tokens)| at_work.is_empty() || tokens.len() <= room)
            {
                room = room.saturating_sub(tokens.len());
                at_work.push((n, tokens, 0..0));
            }
            self.tag_sentences(docs, &mut at_work, &mut memory, &mut tags);
        }
        if let Ok(mut memories) = self.memories.lock() {
            memories.push(memory);
        }
        tags
    }

    /// Tags some sentences, each given by its document and its tokens, all of them in one step after the other.
    fn tag_sentences(
        &self,
        docs: &[Document],
        sentences: &mut [(usize, Range<usize>, Range<usize>)],
        Memory { cache, tables, of_pos, of_names }: &mut Memory,
        tags: &mut [Tags],
    ) {
        cache.clear(sentences.iter().map(|(_, tokens, _)| tokens.len()).sum());
        for (n, tokens, words) in &mut *sentences {
            *words = cache.read(&self.models, &docs[*n], tokens.clone());
        }
        for (n, tokens, words) in &*sentences {
            cache.select(words.clone());
            let tags = &mut tags[*n];
            if self.models.hint.is_some() {
                tags.hints.extend(cache.hints());
            }
            match (&self.models.pos, &self.history) {
                (Some(model), Some(history)) => {
                    pos::tag((model, history, self.models.brief), cache, of_pos, &mut tags.pos)
                }
                _ => tags.pos.resize(tokens.end, Pos::Nn),
            }
        }
        let (Some(model), Some(transitions)) = (&self.models.names, &self.transitions) else { return };
        for (k, (n, tokens, words)) in sentences.iter().enumerate() {
            cache.select(words.clone());
            let text = |i: usize| docs[*n].word(tokens.start + i);
            let pos = &tags[*n].pos[tokens.clone()];
            of_names.read((&self.models, model), (cache, tables), (k, pos), text);
        }
        of_names.label(model, transitions, |k, mut name| {
            let (n, tokens, _) = &sentences[k];
            name.tokens = tokens.start + name.tokens.start..tokens.start + name.tokens.end;
            tags[*n].names.push(name);
        });
    }
}

impl Default for Tagger {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests;
