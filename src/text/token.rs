//! Tokens: words, numbers, marks. Clitics and hyphens are tokens of their own (`Israel` `'s`, `cease` `-`
//! `fire`, `do` `n't`), as in Universal Dependencies' English treebanks, so that spans can end inside
//! `U.S.-led` and `Israeli-Palestinian`. Full stops stay with abbreviations, acronyms and initials.

use super::abbreviations::{self, Abbreviation};

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, possibly with digits, inner apostrophes and full stops: `U.S.`, `O'Brien`, `n't`.
    Word,
    /// Begins with a digit: `1,300`, `8:30`, `20th`.
    Number,
    /// A mark or a run of one mark: `,`, `...`, `--`, `''`.
    Punct,
    /// A web address.
    Url,
    /// `@name`.
    Handle,
    /// `#topic`.
    Hashtag,
}

/// How a word is capitalised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Caps {
    /// No letters, or letters without case.
    None,
    /// `word`.
    Lower,
    /// `Word`.
    Initial,
    /// `WORD`, `U.S.`; a single capital letter too.
    All,
    /// `iPhone`, `McDonald`.
    Mixed,
}

/// A token of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Byte offset of its first byte.
    pub start: u32,
    /// Byte offset one past its last byte.
    pub end: u32,
    /// What it is made of.
    pub kind: TokenKind,
    /// How it is capitalised.
    pub caps: Caps,
    /// White space (or the text's start) comes before it.
    pub space_before: bool,
    /// Line breaks before it, two where there are more.
    breaks: u8,
}

impl Token {
    /// A line break comes before it.
    #[inline]
    pub fn line_start(&self) -> bool {
        self.breaks > 0
    }

    /// A blank line (or the text's start) comes before it.
    #[inline]
    pub fn block_start(&self) -> bool {
        self.breaks > 1
    }
}

fn is_space(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
        || (c.is_control())
}

fn is_word(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric()
    } else {
        c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}')
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`' | '´')
}

/// Letters after an apostrophe that make a clitic of their own.
const CLITICS: &[&str] = &["s", "re", "ve", "ll", "d", "m", "S", "RE", "VE", "LL", "D", "M"];

struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scanner<'a> {
    fn peek(&self) -> Option<char> {
        let rest = &self.text.as_bytes()[self.at..];
        match rest.first() {
            Some(&b) if b < 128 => Some(b as char),
            Some(_) => self.text[self.at..].chars().next(),
            None => None,
        }
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..).and_then(|t| t.chars().next())
    }

    fn eat_while(&mut self, test: impl Fn(char) -> bool) {
        while let Some(c) = self.peek() {
            if !test(c) {
                break;
            }
            self.at += c.len_utf8();
        }
    }
}

/// What a byte is to a plain word.
const LOWER: u8 = 1;
const UPPER: u8 = 2;
const DIGIT: u8 = 4;
/// A mark that can go on or change the word before it: apostrophes, full stops, `://`, all that is not ASCII.
const BINDS: u8 = 8;

static CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut b = 0;
    while b < 256 {
        classes[b] = match b as u8 {
            b'a'..=b'z' => LOWER,
            b'A'..=b'Z' => UPPER,
            b'0'..=b'9' => DIGIT,
            b'\'' | b'`' | b'.' | b'&' | b'@' | b'_' | b':' | 128.. => BINDS,
            _ => 0,
        };
        b += 1;
    }
    classes
};

/// A word of ASCII letters and digits that begins with a letter and that nothing behind it can change: its end and its
/// capitals. Most words are; [`scan`] would find the same.
#[inline]
fn plain_word(bytes: &[u8], start: usize) -> Option<(usize, Caps)> {
    let class = |b: &u8| CLASSES[usize::from(*b)];
    let first = class(bytes.get(start)?);
    if first & (LOWER | UPPER) == 0 {
        return None;
    }
    // The classes of all letters but the first, and whether there is a second capital.
    let (mut end, mut rest) = (start + 1, 0);
    while let Some(class) = bytes.get(end).map(class) {
        if class & (LOWER | UPPER | DIGIT) == 0 {
            // A full stop and then a space or a mark: the sentence's, unless it may be the word's.
            let stop = bytes[end] == b'.'
                && end > start + 1
                && CLASSES[usize::from(*bytes.get(end + 1).unwrap_or(&b' '))] == 0
                && !abbreviations::may_keep_stop(&bytes[start..end]);
            if class == BINDS && !stop {
                return None;
            }
            break;
        }
        rest |= class;
        end += 1;
    }
    let caps = match ((first | rest) & (LOWER | UPPER), rest & UPPER) {
        (LOWER, _) => Caps::Lower,
        (UPPER, _) => Caps::All,
        (_, 0) => Caps::Initial,
        _ => Caps::Mixed,
    };
    Some((end, caps))
}

/// More bytes than an article that anybody wrote.
const GIANT: usize = 1 << 20;

/// Splits a text into tokens, in one pass.
pub fn tokenize(text: &str) -> Vec<Token> {
    // A giant text may be all marks: a list that grows is in memory twice, while room that is not used takes none.
    let bytes_a_token = if text.len() < GIANT { 5 } else { 2 };
    let mut tokens = Vec::with_capacity(text.len() / bytes_a_token + 1);
    let mut s = Scanner { text, at: 0 };
    let (mut space, mut newlines) = (true, 2u8);
    while let Some(&byte) = text.as_bytes().get(s.at) {
        if byte == b' ' {
            space = true;
            s.at += 1;
            continue;
        }
        if let Some((end, caps)) = plain_word(text.as_bytes(), s.at) {
            tokens.push(Token {
                start: s.at as u32,
                end: end as u32,
                kind: TokenKind::Word,
                caps,
                space_before: space,
                breaks: newlines,
            });
            s.at = end;
            (space, newlines) = (false, 0);
            continue;
        }
        let Some(c) = s.peek() else { break };
        if is_space(c) {
            space = true;
            newlines = 2.min(newlines + u8::from(matches!(c, '\n' | '\u{2029}' | '\u{85}')));
            s.at += c.len_utf8();
            continue;
        }
        let start = s.at;
        let first = tokens.len();
        let kind = scan(&mut s, c, &mut tokens);
        debug_assert!(s.at > start);
        push(text, &mut tokens, start, s.at, kind);
        let token = &mut tokens[first];
        token.space_before = space;
        token.breaks = newlines;
        (space, newlines) = (false, 0);
    }
    tokens
}

/// Appends `start..end`, splitting off what [`scan`] has already pushed.
fn push(text: &str, tokens: &mut Vec<Token>, start: usize, end: usize, kind: TokenKind) {
    let start = tokens.last().map_or(start, |t| start.max(t.end as usize));
    if start < end {
        tokens.push(token(text, start, end, kind));
    }
}

fn token(text: &str, start: usize, end: usize, kind: TokenKind) -> Token {
    let caps = match kind {
        TokenKind::Word => caps(&text[start..end]),
        _ => Caps::None,
    };
    Token { start: start as u32, end: end as u32, kind, caps, space_before: false, breaks: 0 }
}

fn caps(word: &str) -> Caps {
    let (mut upper, mut lower, mut first_upper, mut seen) = (0usize, 0usize, false, false);
    for c in word.chars() {
        let (u, l) = if c.is_ascii() {
            (c.is_ascii_uppercase(), c.is_ascii_lowercase())
        } else {
            (c.is_uppercase(), c.is_lowercase())
        };
        if !seen && (u || l) {
            first_upper = u;
            seen = true;
        }
        upper += usize::from(u);
        lower += usize::from(l);
    }
    match (upper, lower) {
        (0, 0) => Caps::None,
        (0, _) => Caps::Lower,
        (_, 0) => Caps::All,
        (1, _) if first_upper => Caps::Initial,
        _ => Caps::Mixed,
    }
}

/// Scans one token from `c`; a word's clitic makes two, of which the first is pushed here.
fn scan(s: &mut Scanner, c: char, tokens: &mut Vec<Token>) -> TokenKind {
    if is_word(c) {
        if let Some(end) = url_end(s) {
            s.at = end;
            return TokenKind::Url;
        }
        if c.is_ascii_digit() {
            scan_number(s);
            return TokenKind::Number;
        }
        scan_word(s, tokens);
        return TokenKind::Word;
    }
    let start = s.at;
    s.at += c.len_utf8();
    if let Some(end) = run_end(s.text, start, c.len_utf8()) {
        s.at = end;
        return TokenKind::Punct;
    }
    match c {
        '@' | '#'
            if s.peek()
                .is_some_and(|n| n.is_alphabetic() || n == '_' || (c == '@' && n.is_ascii_digit())) =>
        {
            s.eat_while(|c| is_word(c) || c == '_');
            if c == '@' { TokenKind::Handle } else { TokenKind::Hashtag }
        }
        '.' | '-' | '_' | '=' | '*' | '~' | '—' | '–' => {
            s.eat_while(|n| n == c);
            TokenKind::Punct
        }
        // LaTeX marks, and a double quotation mark typed as two single ones.
        '`' | '\'' | ',' if s.peek() == Some(c) && (c != ',' || s.char_at(s.at + 1).is_some_and(is_word)) => {
            s.at += 1;
            TokenKind::Punct
        }
        '\'' | '’' => {
            // A clitic that a space or a mark has cut off: `he 's`, `(Hamas)'s`.
            let rest = &s.text[s.at..];
            let len = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
            if CLITICS.contains(&&rest[..len]) && start > 0 && !s.text[..start].ends_with(['“', '"', '‘'])
            {
                s.at += len;
                return TokenKind::Word;
            }
            TokenKind::Punct
        }
        _ => TokenKind::Punct,
    }
}

/// As many of the same mark are a rule across the page or a prank.
const RUN: usize = 64;

/// Where a long run of the mark of `len` bytes at `start` ends, which is one token and no quotation mark; `None` where it
/// is a short one.
pub(crate) fn run_end(text: &str, start: usize, len: usize) -> Option<usize> {
    let bytes = &text.as_bytes()[start..];
    let (mark, rest) = bytes.split_at_checked(len)?;
    if !rest.starts_with(mark) {
        return None;
    }
    let more = rest.chunks_exact(len).take_while(|&next| next == mark).count();
    (more + 1 >= RUN).then(|| start + (more + 1) * len)
}

fn url_end(s: &Scanner) -> Option<usize> {
    let rest = &s.text.as_bytes()[s.at..];
    let starts = |p: &str| rest.len() > p.len() && rest[..p.len()].eq_ignore_ascii_case(p.as_bytes());
    if !matches!(rest[0], b'h' | b'H' | b'w' | b'W' | b'p' | b't')
        || !(["http://", "https://", "www.", "pic.twitter.com/", "t.co/"].iter().any(|p| starts(p)))
    {
        return None;
    }
    let rest = &s.text[s.at..];
    let len =
        rest.find(|c: char| is_space(c) || matches!(c, '"' | '“' | '”' | '<' | '>')).unwrap_or(rest.len());
    Some(s.at + rest[..len].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '’', '—']).len())
}

fn scan_number(s: &mut Scanner) {
    let digits = |s: &mut Scanner| {
        let from = s.at;
        s.eat_while(|c| c.is_ascii_digit());
        s.at - from
    };
    digits(s);
    loop {
        let bytes = s.text.as_bytes();
        let digit = |i: usize| bytes.get(s.at + i).is_some_and(u8::is_ascii_digit);
        let goes_on = match bytes.get(s.at) {
            Some(b'.' | b':' | b'/') => digit(1),
            Some(b',') => digit(1) && digit(2) && digit(3) && !digit(4),
            _ => false,
        };
        if !goes_on {
            break;
        }
        s.at += 1;
        digits(s);
    }
    s.eat_while(is_word);
}

fn scan_word(s: &mut Scanner, tokens: &mut Vec<Token>) {
    let start = s.at;
    s.eat_while(is_word);
    loop {
        let Some(c) = s.peek() else { return };
        if is_apostrophe(c) {
            let after = s.at + c.len_utf8();
            let mut ahead = Scanner { text: s.text, at: after };
            ahead.eat_while(is_word);
            let tail = &s.text[after..ahead.at];
            if tail.is_empty() || matches!(c, '`' | '‘' | '´') && !tail.starts_with(char::is_alphabetic) {
                return;
            }
            if CLITICS.contains(&tail) {
                tokens.push(token(s.text, start, s.at, TokenKind::Word));
                s.at = ahead.at;
                return;
            }
            if tail == "t" || tail == "T" {
                // don't: do + n't; can't: ca + n't.
                let head = &s.text[start..s.at];
                if head.len() > 1 && head.ends_with(['n', 'N']) {
                    tokens.push(token(s.text, start, s.at - 1, TokenKind::Word));
                }
                s.at = ahead.at;
                return;
            }
            if c == '`'
                || c == '´'
                || c == '‘' && ahead.at - after > 3 && tail.starts_with(char::is_uppercase)
            {
                return;
            }
            s.at = ahead.at;
            continue;
        }
        if c == '.' {
            let word = &s.text[start..s.at];
            let after = s.char_at(s.at + 1);
            let dotted = word.contains('.');
            let last = word.rsplit('.').next().unwrap_or(word);
            let letter = last.chars().count() == 1 && last.chars().all(char::is_alphabetic);
            // U.S., a.m., Ph.D., W.Va.: single letters, or any part after a first full stop.
            if letter && after.is_some_and(char::is_alphabetic) && !s.text[s.at + 1..].starts_with("com") {
                s.at += 1;
                s.eat_while(is_word);
                continue;
            }
            if matches!(word, "Ph" | "Lt" | "Gen" | "Sgt" | "Maj") && after.is_some_and(char::is_alphabetic) {
                s.at += 1;
                s.eat_while(is_word);
                continue;
            }
            let keeps = (dotted && !is_domain(last))
                || (letter
                    && last.chars().all(char::is_uppercase)
                    && (last != "I" || tokens_end_capital(tokens)))
                || match abbreviations::lookup(word) {
                    Some(Abbreviation::BeforeNumber) => {
                        s.text[s.at + 1..].trim_start().starts_with(|c: char| c.is_ascii_digit())
                    }
                    Some(_) => true,
                    None => false,
                };
            // Not the first full stop of an ellipsis.
            if keeps && after != Some('.') {
                s.at += 1;
            } else if !dotted
                && after.is_some_and(|c| c.is_ascii_lowercase())
                && is_domain(&s.text[s.at + 1..])
            {
                s.at += 1;
                s.eat_while(is_word);
                continue;
            }
        } else if c == '&' && s.at - start == 1 && s.char_at(s.at + 1).is_some_and(char::is_uppercase) {
            // AT&T, R&B
            s.at += 1;
            s.eat_while(is_word);
            continue;
        } else if c == '@' && s.char_at(s.at + 1).is_some_and(is_word) {
            s.eat_while(|c| is_word(c) || matches!(c, '@' | '.' | '-' | '_'));
            while s.text[..s.at].ends_with('.') {
                s.at -= 1;
            }
            return;
        } else if c == '_' {
            s.eat_while(|c| is_word(c) || c == '_');
            continue;
        }
        return;
    }
}

fn tokens_end_capital(tokens: &[Token]) -> bool {
    tokens.last().is_some_and(|t| t.caps == Caps::Initial)
}

/// `com/…`, `org`: the rest of a host name after its full stop.
fn is_domain(rest: &str) -> bool {
    let len = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
    matches!(&rest[..len], "com" | "org" | "net" | "gov" | "edu" | "co" | "info" | "io")
}

#[cfg(test)]
mod tests {
    use super::tokenize;

    fn words(text: &str) -> String {
        let tokens = tokenize(text);
        tokens.iter().map(|t| &text[t.start as usize..t.end as usize]).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn plain_words_have_the_capitals_that_their_letters_tell() {
        for word in ["word", "Word", "WORD", "iPhone", "McDonald", "A", "a", "b2b", "B2B", "G7", "aB"] {
            let text = format!("{word} ");
            assert_eq!(
                super::plain_word(text.as_bytes(), 0),
                Some((word.len(), super::caps(word))),
                "{word}"
            );
        }
        for word in [
            "Gen.", "word.x", "word..", "w.", "www. ", "it's", "9th", "http://", "naïve", "a@b", "AT&T",
            "(a)", "a_b", "",
        ] {
            assert_eq!(super::plain_word(word.as_bytes(), 0), None, "{word}");
        }
    }

    #[test]
    fn a_long_run_of_one_mark_is_one_token() {
        for mark in ["\"", "(", "“", "'", ")", "…"] {
            let text = format!("one {} two {mark}{mark}", mark.repeat(100));
            assert_eq!(words(&text).split(' ').nth(1), Some(&*mark.repeat(100)), "{mark}");
            assert!(words(&text).ends_with(mark) && words(&text).split(' ').count() < 6);
        }
    }

    #[test]
    fn clitics_hyphens_and_acronyms_are_split_as_the_treebanks_do() {
        for (text, expected) in [
            ("Israel's U.S.-led cease-fire", "Israel 's U.S. - led cease - fire"),
            ("They don’t, can't; he’ll", "They do n’t , ca n't ; he ’ll"),
            ("Hamas' terms", "Hamas ' terms"),
            ("O'Brien and Qur'an", "O'Brien and Qur'an"),
            ("Sen. Jon Ossoff (D-GA), B. Pollak", "Sen. Jon Ossoff ( D - GA ) , B. Pollak"),
            ("1,300 wounded at 8:30 a.m. in 2021.", "1,300 wounded at 8:30 a.m. in 2021 ."),
            ("10-15 of $5 (4.5%)", "10 - 15 of $ 5 ( 4.5 % )"),
            ("``Yes,'' he said...", "`` Yes , '' he said ..."),
            ("pic.twitter.com/cWnB — Ryan (@ryanobles)", "pic.twitter.com/cWnB — Ryan ( @ryanobles )"),
            ("No. 10 said no. It", "No. 10 said no . It"),
            ("Lt.Col. Smith of W.Va. and Ph.D.", "Lt.Col. Smith of W.Va. and Ph.D."),
            ("“…and ‘we’ll see’ ”", "“ … and ‘ we ’ll see ’ ”"),
            ("mail a.b@c.org, see news.com.", "mail a.b@c.org , see news.com ."),
        ] {
            assert_eq!(words(text), expected);
        }
    }
}
