//! Files of a token and its label a line (CoNLL style), sentences apart by blank lines.

use super::clean;
use crate::sample::Sample;
use newsx::tag::NameKind;

/// Reads a file; a sample holds up to twenty sentences, each a paragraph.
pub fn read(source: &'static str, file: &str) -> Vec<Sample> {
    let mut samples: Vec<Sample> = Vec::new();
    let mut sentence: Vec<(&str, &str)> = Vec::new();
    let mut sample = Sample { source, names: Some(Vec::new()), ..Sample::default() };
    let mut sentences = 0;
    for line in file.lines().chain([""]) {
        let line = line.trim_end();
        if line.is_empty() || line.starts_with("-DOCSTART-") {
            if !sentence.is_empty() {
                if sentences == 20 || line.starts_with("-DOCSTART-") {
                    samples.push(std::mem::replace(
                        &mut sample,
                        Sample { source, names: Some(Vec::new()), ..Sample::default() },
                    ));
                    sentences = 0;
                }
                add(&mut sample, &sentence);
                sentence.clear();
                sentences += 1;
            }
            continue;
        }
        let (token, label) = line.rsplit_once(['\t', ' ']).unwrap_or((line, "O"));
        sentence.push((token.trim(), label));
    }
    samples.push(sample);
    samples
}

fn add(sample: &mut Sample, sentence: &[(&str, &str)]) {
    if !sample.text.is_empty() {
        sample.text.push_str("\n\n");
    }
    let mut open_quote = false;
    let mut glue = false;
    let mut spans: Vec<(usize, usize, &str, usize)> = Vec::new();
    let mut tokens: Vec<(usize, usize)> = Vec::new();
    let mut before = "O";
    for (n, &(token, label)) in sentence.iter().enumerate() {
        let mut space = !glue;
        glue = false;
        match token {
            "," | "." | ";" | ":" | "!" | "?" | ")" | "]" | "%" | "..." | "''" | "”" | "’" => {
                space = false
            }
            "(" | "[" | "$" | "“" | "``" | "£" | "‘" => glue = true,
            "\"" => {
                if open_quote {
                    space = false
                } else {
                    glue = true
                }
                open_quote = !open_quote;
            }
            "'s" | "n't" | "'re" | "'ve" | "'ll" | "'d" | "'m" | "’s" | "n’t" => space = false,
            // re3d and the tweets cut at every mark.
            "-" | "/" | "–" if matches!(sample.source, "re3d") => {
                space = false;
                glue = true;
            }
            "@" | "#" => glue = true,
            _ => {}
        }
        if n > 0 && matches!(sentence[n - 1].0, "’" | "'") && matches!(token, "s" | "t" | "re" | "ll" | "ve")
        {
            space = false;
        }
        let span = sample.push(token, space);
        tokens.push((span.start, span.end));
        let kind = label.get(2..).unwrap_or("");
        let goes_on = label.starts_with("I-") && before.get(2..) == Some(kind) && before != "O";
        if let (true, Some(last)) = (goes_on, spans.last_mut()) {
            last.1 = n + 1;
        } else if label.len() > 2 {
            spans.push((n, n + 1, kind, n));
        }
        before = label;
    }
    for (from, to, label, _) in spans {
        let Some(kind) = clean::kind(label) else { continue };
        let words: Vec<&str> = sentence[from..to].iter().map(|t| t.0).collect();
        if let Some((a, b, kind)) = clean_span(sample.source, kind, &words) {
            let range = tokens[from + a].0..tokens[from + b - 1].1;
            sample.names.get_or_insert_default().push((range, kind));
        }
    }
}

fn capital(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase()) || word.starts_with(['#', '@'])
}

/// Trims what is no part of a name; `None` where nothing is left.
fn clean_span(source: &str, kind: NameKind, words: &[&str]) -> Option<(usize, usize, NameKind)> {
    let (mut from, mut to, mut kind) = (0, words.len(), kind);
    if source == "re3d" {
        let part = |w: &str| matches!(w, "al" | "bin" | "el" | "abu" | "van" | "de");
        while from < to
            && (!capital(words[from]) || matches!(words[from], "The" | "A" | "An"))
            && !part(words[from])
        {
            from += 1;
        }
        while to > from && !capital(words[to - 1]) && words[to - 1].parse::<u32>().is_err() {
            to -= 1;
        }
        if from == to
            || matches!(
                words[from],
                "I" | "We"
                    | "They"
                    | "He"
                    | "It"
                    | "She"
                    | "You"
                    | "Our"
                    | "His"
                    | "Their"
                    | "These"
                    | "This"
            )
        {
            return None;
        }
        if kind == NameKind::Person {
            // A name after its title; a bare title is none.
            while from < to
                && (clean::TITLES.contains(&words[from]) || !capital(words[from]) && !part(words[from]))
            {
                from += 1;
            }
        }
        if kind == NameKind::Organization && to - from == 1 && words.len() > 2 {
            kind = NameKind::Other;
        }
    } else if kind == NameKind::Person {
        while from + 1 < to && clean::TITLES[..38].contains(&words[from]) && source != "crossner" {
            from += 1;
        }
    }
    // Lists run together (`Palmyra , Syria`) are two names.
    (from < to).then_some((from, to, kind))
}
