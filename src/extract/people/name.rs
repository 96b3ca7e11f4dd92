//! A person's name as written, taken apart: given names, nickname, surname with its particles, suffix.

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

/// Given names and their everyday forms, a group a line.
const SHORT_FORMS: &str = include_str!("../../../data/lexicon/nicknames.txt");

/// True for a word that belongs to the surname after it: `van`, `bin`.
pub fn is_particle(word: &str) -> bool {
    PARTICLES.binary_search(&word).is_ok()
}

/// True for `Jr.`, `III`.
pub fn is_suffix(word: &str) -> bool {
    SUFFIXES.contains(&word)
}

/// A name taken apart. All parts borrow the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parts<'a> {
    /// All words but nicknames and suffixes, without commas.
    pub words: Vec<&'a str>,
    /// A name in quotation marks or brackets inside the name: `Edward "Ted" Kennedy`.
    pub nickname: Option<&'a str>,
    /// `Jr.`, `III`.
    pub suffix: Option<&'a str>,
    /// Where in `words` the surname begins, particles included.
    pub surname: usize,
}

impl<'a> Parts<'a> {
    /// Takes a name apart.
    pub fn new(name: &'a str) -> Self {
        let mut parts = Self::default();
        for raw in name.split_whitespace() {
            let word = raw.trim_matches(|c: char| {
                matches!(c, '"' | '“' | '”' | '‘' | '’' | '\'' | '(' | ')' | ',' | '`')
            });
            let quoted = raw.starts_with(['"', '“', '‘', '\'', '(', '`'])
                && raw.ends_with(['"', '”', '’', '\'', ')', ',']);
            if word.is_empty() {
                continue;
            }
            if quoted && !parts.words.is_empty() {
                parts.nickname = Some(word);
            } else if is_suffix(word) && !parts.words.is_empty() {
                parts.suffix = Some(word);
            } else {
                parts.words.push(word);
            }
        }
        let mut at = parts.words.len().saturating_sub(1);
        // `Van Voorhis` is all surname; `Ben Carson` and `Al Gore` are not.
        let first = |word: &str| {
            is_particle(word) && !matches!(word, "Al" | "Ben" | "Della" | "Den" | "Do" | "Du" | "Mac" | "Bin")
        };
        while at > 1 && is_particle(parts.words[at - 1]) || at == 1 && first(parts.words[0]) {
            at -= 1;
        }
        parts.surname = at;
        parts
    }

    /// The word that a later mention repeats: the last one.
    pub fn last(&self) -> &'a str {
        self.words.last().copied().unwrap_or("")
    }

    /// The surname with its particles is all there is: `Blinken`, `Van Voorhis`.
    pub fn is_bare(&self) -> bool {
        self.words.len() == 1 || self.surname == 0
    }
}

/// A word folded for comparison: lower case, without full stops, hyphens, apostrophes and an Arabic article.
pub fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
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
    out
}

/// Are two words the same name, as far as one can tell: equal, an initial, or an everyday form (`Bill`, `William`)?
pub fn same_given(a: &str, b: &str) -> bool {
    let (x, y) = (fold(a), fold(b));
    if x == y {
        return true;
    }
    let initial = |a: &str, x: &str, y: &str| x.chars().count() == 1 && a.len() <= 2 && y.starts_with(x);
    if initial(a, &x, &y) || initial(b, &y, &x) {
        return true;
    }
    short_form(&x, &y) || near(&x, &y, 6)
}

fn short_form(a: &str, b: &str) -> bool {
    SHORT_FORMS
        .lines()
        .filter(|line| !line.starts_with('#'))
        .any(|line| line.split(' ').any(|w| w == a) && line.split(' ').any(|w| w == b))
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
            let parts = Parts::new(name);
            assert_eq!(parts.words[..parts.surname].join(" "), given, "{name}");
            assert_eq!(parts.words[parts.surname..].join(" "), surname, "{name}");
            assert_eq!(parts.nickname.unwrap_or(""), nickname, "{name}");
            assert_eq!(parts.suffix.unwrap_or(""), suffix, "{name}");
        }
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
