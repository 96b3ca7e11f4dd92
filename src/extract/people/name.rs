//! A person's name as written, taken apart: given names, nickname, surname with its particles, suffix.

use crate::extract::Span;
use crate::text::{Forms, Gate};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Words that belong to the surname after them.
const PARTICLES: &[&str] = &[
    "Abu", "Al", "Ben", "Bin", "Da", "De", "Del", "Dela", "Della", "Delos", "Den", "Der", "Di", "Do", "Dos",
    "Du", "El", "Ibn", "La", "Le", "Mac", "St.", "Ter", "Van", "Von", "abu", "af", "al", "av", "ben", "bin",
    "bint", "da", "dal", "de", "del", "dela", "della", "delos", "den", "der", "di", "do", "dos", "du", "e",
    "el", "ibn", "la", "le", "ould", "ter", "van", "von", "y", "zu",
];

/// What may follow a name: `Jr.`, `III`.
const SUFFIXES: &[&str] =
    &["II", "III", "IV", "Jr", "Jr.", "Junior", "MD", "Ph.D.", "PhD", "Sr", "Sr.", "Esq.", "Jnr", "Snr"];

static PARTICLE: Gate = Gate::new(PARTICLES);
static SUFFIX: Gate = Gate::new(SUFFIXES);

/// Given names and their everyday forms, a group a line.
const SHORT_FORMS: &str = include_str!("../../../data/lexicon/nicknames.txt");

/// True for a word that belongs to the surname after it: `van`, `bin`.
pub fn is_particle(word: &str) -> bool {
    PARTICLE.may_hold(word) && PARTICLES.binary_search(&word).is_ok()
}

/// True for `Jr.`, `III`.
pub fn is_suffix(word: &str) -> bool {
    SUFFIX.may_hold(word) && SUFFIXES.contains(&word)
}

/// A word of a name.
#[derive(Debug, Clone, Copy)]
pub struct Word {
    /// Where it stands in the text, in bytes.
    start: u32,
    end: u32,
    /// Number of its folded form: words of one number are the same name.
    pub fold: u32,
}

/// A name taken apart: where its parts stand among the [`Words`].
#[derive(Debug, Clone, Copy)]
pub struct Parts {
    first: u32,
    /// How many words it has, without nicknames and suffixes.
    pub len: u32,
    /// Which of them the surname begins at, particles included.
    pub surname: u32,
    has_nickname: bool,
    has_suffix: bool,
}

impl Parts {
    /// The surname with its particles is all there is: `Blinken`, `Van Voorhis`.
    pub fn is_bare(&self) -> bool {
        self.len == 1 || self.surname == 0
    }
}

/// The words of a text's names, one after another, with each folded form kept once.
#[derive(Debug)]
pub struct Words<'a> {
    source: &'a str,
    all: Vec<Word>,
    forms: Forms,
    buffer: String,
}

impl<'a> Words<'a> {
    /// No words of a text yet.
    pub fn new(source: &'a str) -> Self {
        Self { source, all: Vec::new(), forms: Forms::default(), buffer: String::new() }
    }

    /// Takes apart the name that stands in these bytes of the text.
    pub fn part(&mut self, span: Span) -> Parts {
        let name = &self.source[span.start..span.end];
        let first = self.all.len();
        let (mut nickname, mut suffix) = (None, None);
        for raw in name.split_whitespace() {
            let word = raw.trim_matches(|c: char| {
                matches!(c, '"' | '“' | '”' | '‘' | '’' | '\'' | '(' | ')' | ',' | '`')
            });
            let quoted = raw.starts_with(['"', '“', '‘', '\'', '(', '`'])
                && raw.ends_with(['"', '”', '’', '\'', ')', ',']);
            if word.is_empty() {
                continue;
            }
            let begun = self.all.len() > first;
            if quoted && begun {
                nickname = Some(word);
            } else if is_suffix(word) && begun {
                suffix = Some(word);
            } else {
                self.push(word);
            }
        }
        let len = self.all.len() - first;
        let word = |i: usize| self.text(self.all[first + i]);
        let mut at = len.saturating_sub(1);
        // `Van Voorhis` is all surname; `Ben Carson` and `Al Gore` are not.
        let opens = |word: &str| {
            is_particle(word) && !matches!(word, "Al" | "Ben" | "Della" | "Den" | "Do" | "Du" | "Mac" | "Bin")
        };
        while at > 1 && is_particle(word(at - 1)) || at == 1 && opens(word(0)) {
            at -= 1;
        }
        nickname.into_iter().chain(suffix).for_each(|word| self.push(word));
        Parts {
            first: first as u32,
            len: len as u32,
            surname: at as u32,
            has_nickname: nickname.is_some(),
            has_suffix: suffix.is_some(),
        }
    }

    /// Takes in a word, which is a part of the text.
    fn push(&mut self, word: &'a str) {
        fold_into(word, &mut self.buffer);
        let fold = self.forms.number(&self.buffer);
        let start = (word.as_ptr().addr() - self.source.as_ptr().addr()) as u32;
        self.all.push(Word { start, end: start + word.len() as u32, fold });
    }

    /// A word as written.
    pub fn text(&self, word: Word) -> &'a str {
        &self.source[word.start as usize..word.end as usize]
    }

    /// How many folded forms there are.
    pub fn forms(&self) -> usize {
        self.forms.len()
    }

    /// A folded form.
    pub fn folded(&self, number: u32) -> &str {
        self.forms.get(number)
    }

    /// All words of a name but nicknames and suffixes, without commas.
    pub fn of(&self, parts: Parts) -> &[Word] {
        &self.all[parts.first as usize..][..parts.len as usize]
    }

    /// The word that a later mention repeats: the last one. Of a name that has words.
    pub fn last(&self, parts: Parts) -> Word {
        self.all[(parts.first + parts.len) as usize - 1]
    }

    /// A name in quotation marks or brackets inside the name: `Edward "Ted" Kennedy`.
    pub fn nickname(&self, parts: Parts) -> Option<Word> {
        parts.has_nickname.then(|| self.all[(parts.first + parts.len) as usize])
    }

    /// `Jr.`, `III`.
    pub fn suffix(&self, parts: Parts) -> Option<Word> {
        let at = parts.first + parts.len + u32::from(parts.has_nickname);
        parts.has_suffix.then(|| self.all[at as usize])
    }

    /// Are two words the same name, as far as one can tell: equal, an initial, or an everyday form (`Bill`, `William`)?
    pub fn same_given(&self, a: Word, b: Word) -> bool {
        if a.fold == b.fold {
            return true;
        }
        let (x, y) = (self.folded(a.fold), self.folded(b.fold));
        let initial =
            |a: Word, x: &str, y: &str| x.chars().count() == 1 && a.end - a.start <= 2 && y.starts_with(x);
        initial(a, x, y) || initial(b, y, x) || short_form(x, y) || near(x, y, 6)
    }
}

/// A word folded for comparison: lower case, without full stops, hyphens, apostrophes and an Arabic article.
fn fold_into(word: &str, out: &mut String) {
    out.clear();
    for c in word.chars() {
        match c {
            '.' | '-' | '\'' | '’' | '‘' | '`' | ',' => {}
            c if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' => out.push('a'),
            'é' | 'è' | 'ê' | 'ë' => out.push('e'),
            'í' | 'ì' | 'î' | 'ï' | 'ı' => out.push('i'),
            'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' => out.push('o'),
            'ú' | 'ù' | 'û' | 'ü' => out.push('u'),
            'ç' | 'ć' | 'č' => out.push('c'),
            'ñ' => out.push('n'),
            'š' | 'ş' => out.push('s'),
            'ž' => out.push('z'),
            _ => out.extend(c.to_lowercase()),
        }
    }
    let article = word.as_bytes().get(..3).unwrap_or_default();
    if (article.eq_ignore_ascii_case(b"al-") || article.eq_ignore_ascii_case(b"el-")) && out.len() > 5 {
        out.drain(..2);
    }
}

/// The groups of everyday forms that each name is in.
static SHORT: LazyLock<FxHashMap<&'static str, Vec<u16>>> = LazyLock::new(|| {
    let mut groups: FxHashMap<&str, Vec<u16>> = FxHashMap::default();
    for (group, line) in (0..).zip(SHORT_FORMS.lines().filter(|line| !line.starts_with('#'))) {
        line.split(' ').for_each(|word| groups.entry(word).or_default().push(group));
    }
    groups
});

fn short_form(a: &str, b: &str) -> bool {
    let groups = |word| SHORT.get(word).map_or(&[][..], Vec::as_slice);
    let of_b = groups(b);
    !of_b.is_empty() && groups(a).iter().any(|group| of_b.contains(group))
}

/// Do two folded words of at least `least` letters differ by one letter (another, missing or swapped), beginning alike?
pub fn near(a: &str, b: &str, least: usize) -> bool {
    let (a, b) = if a.len() <= b.len() { (a.as_bytes(), b.as_bytes()) } else { (b.as_bytes(), a.as_bytes()) };
    if a.len() < least || b.len() - a.len() > 1 || a.first() != b.first() {
        return false;
    }
    let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let tail = a[head..].iter().rev().zip(b[head..].iter().rev()).take_while(|(x, y)| x == y).count();
    let (mid_a, mid_b) = (a.len() - head - tail, b.len() - head - tail);
    mid_b <= 1 || mid_a == 2 && mid_b == 2 && a[head] == b[head + 1] && a[head + 1] == b[head]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_apart_at_particles_suffixes_and_nicknames() {
        for (name, given, surname, nickname, suffix) in [
            ("Antony Blinken", "Antony", "Blinken", "", ""),
            ("Edward \"Ted\" Kennedy", "Edward", "Kennedy", "Ted", ""),
            ("Robin van Persie", "Robin", "van Persie", "", ""),
            ("Van Voorhis", "", "Van Voorhis", "", ""),
            ("Martin Luther King, Jr.", "Martin Luther", "King", "", "Jr."),
            ("Muqtada al-Sadr", "Muqtada", "al-Sadr", "", ""),
            ("June V. (Watson) Schell", "June V.", "Schell", "Watson", ""),
            ("Osama bin Laden", "Osama", "bin Laden", "", ""),
            ("Karzai", "", "Karzai", "", ""),
            ("Ben Carson", "Ben", "Carson", "", ""),
        ] {
            let mut words = Words::new(name);
            let parts = words.part(Span { start: 0, end: name.len() });
            let text = |of: &[Word]| of.iter().map(|w| words.text(*w)).collect::<Vec<_>>().join(" ");
            let (first, last) = words.of(parts).split_at(parts.surname as usize);
            assert_eq!((text(first), text(last)), (given.to_string(), surname.to_string()), "{name}");
            assert_eq!(words.nickname(parts).map_or("", |w| words.text(w)), nickname, "{name}");
            assert_eq!(words.suffix(parts).map_or("", |w| words.text(w)), suffix, "{name}");
        }
    }

    fn same_given(a: &str, b: &str) -> bool {
        let text = format!("{a} {b}");
        let mut words = Words::new(&text);
        let spans = [Span { start: 0, end: a.len() }, Span { start: a.len() + 1, end: text.len() }];
        let parts = spans.map(|span| words.part(span));
        words.same_given(words.last(parts[0]), words.last(parts[1]))
    }

    #[test]
    fn given_names_agree_by_initial_everyday_form_and_spelling() {
        for (a, b) in [
            ("Bill", "William"),
            ("J.", "John"),
            ("Mohammed", "Mohammad"),
            ("Moqtada", "Muqtada"),
            ("José", "Jose"),
        ] {
            assert!(same_given(a, b), "{a} {b}");
        }
        for (a, b) in [("Bill", "Hillary"), ("J.", "Mary"), ("Mary", "Mark"), ("Jean", "Joan")] {
            assert!(!same_given(a, b), "{a} {b}");
        }
    }

    #[test]
    fn the_lists_are_sorted_for_binary_search() {
        assert!(PARTICLES.is_sorted());
        for line in SHORT_FORMS.lines().filter(|l| !l.starts_with('#')) {
            assert!(
                line.split(' ').count() > 1 && line.chars().all(|c| c.is_ascii_lowercase() || c == ' '),
                "{line}"
            );
        }
    }
}
