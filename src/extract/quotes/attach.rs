//! Which attribution a quoted stretch belongs to, and which stretches nobody is said to have said.

use super::frames::Frame;
use super::grammar::Grammar;
use super::marks::Stretch;
use crate::tag::{NameKind, Pos};
use crate::text::{Caps, List, list};

/// Whose words a stretch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    /// Those of a frame's speaker, by the frame's index.
    Frame(usize),
    /// Those of whoever said the stretch before, by its index: it goes on.
    Same(usize),
    /// Those of whoever says the same words further down, by that stretch's index.
    As(usize),
    /// Those of the person whose name stands after a dash, by its last token: `“…” — Ann Lee`.
    Signed(usize),
    /// Sentences without an attribution of their own, but in a speaker's mouth.
    Loose,
    /// Nobody's: scare quotes, titles, nicknames, words under discussion.
    Nobody,
}

/// Finds the owner of every stretch.
pub(super) fn owners(g: &Grammar, frames: &[Frame]) -> Vec<Owner> {
    let mut owners: Vec<Owner> = Vec::with_capacity(g.stretches.len());
    let mut low = 0;
    for (k, s) in g.stretches.iter().enumerate() {
        let sentences = (g.doc.sentence_of(s.outer_first()), g.doc.sentence_of(s.outer_stop() - 1));
        // Frames of the stretch's sentences and of those right before and after.
        while low < frames.len() && frames[low].sentence() + 1 < sentences.0 {
            low += 1;
        }
        let high = low + frames[low..].iter().take_while(|f| f.sentence() <= sentences.1 + 1).count();
        let owner = owner(g, k, frames, low..high, &owners);
        owners.push(owner);
    }
    headline(g, &mut owners);
    let loose = loose(&owners);
    // Words that the next paragraph goes on with belong to whoever speaks there.
    for k in (1..owners.len()).rev() {
        let (s, next) = (&g.stretches[k - 1], &g.stretches[k]);
        let reopened =
            s.lost_close && next.outer_first() == s.outer_stop() && next.paragraph() == s.paragraph() + 1;
        let open = owners[k - 1] == Owner::Loose
            || matches!(owners[k - 1], Owner::Same(p) if g.stretches[p].lost_close && loose[p]);
        if reopened && open && !matches!(owners[k], Owner::Nobody | Owner::Same(_)) {
            owners[k - 1] = if let Owner::As(n) = owners[k] { Owner::As(n) } else { Owner::As(k) };
        }
    }
    owners
}

/// Does each stretch go on from one that no attribution tells?
fn loose(owners: &[Owner]) -> Vec<bool> {
    let mut loose = Vec::with_capacity(owners.len());
    for owner in owners {
        loose.push(match *owner {
            Owner::Loose => true,
            Owner::Same(before) => loose[before],
            _ => false,
        });
    }
    loose
}

/// A headline quotes words that the article gives in full below: `Clerk had 'a kind heart'`.
fn headline(g: &Grammar, owners: &mut [Owner]) {
    let Some(first) = g.doc.sentences.first() else { return };
    for k in 0..g.stretches.len().min(3) {
        let s = &g.stretches[k];
        if s.outer_stop() > first.end as usize || owners[k] != Owner::Nobody {
            continue;
        }
        let words = g.doc.text[s.start()..s.end()].trim_end_matches(['.', ',', '!', '?']);
        let again = |n: &usize| {
            let t = &g.stretches[*n];
            owners[*n] != Owner::Nobody
                && t.start() > s.end()
                && words.len() > 3
                && holds(&g.doc.text[t.start()..t.end()], words)
        };
        if let Some(n) = (k + 1..g.stretches.len()).find(again) {
            owners[k] = Owner::As(n);
        }
    }
}

/// Do whole words of a text stand in another?
fn holds(text: &str, words: &str) -> bool {
    let joins = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(words).any(|(at, _)| {
        !joins(text[..at].chars().next_back()) && !joins(text[at + words.len()..].chars().next())
    })
}

fn owner(g: &Grammar, k: usize, frames: &[Frame], near: std::ops::Range<usize>, before: &[Owner]) -> Owner {
    let s = &g.stretches[k];
    if is_nickname(g, s) || is_titled_report(g, s) || is_so_called(g, s) {
        return Owner::Nobody;
    }
    if s.lost_open {
        // The opening mark is lost. `We will win,” she said`: the words are whole all the same.
        let beside = |f: &usize| {
            let frame = &frames[*f];
            frame.before().is_some()
                && (s.outer_stop()..s.outer_stop() + 2).contains(&frame.edge().start)
                && !g.doc.tokens[frame.edge().start].block_start()
        };
        if let Some(f) = near.clone().find(beside) {
            return Owner::Frame(f);
        }
        // Else they begin where those of the nearest cue do.
        let last = s.outer_stop() - 1;
        let inside =
            |f: &usize| frames[*f].after().is_some_and(|a| a.contains(&last) && last - a.start <= 40);
        if let Some(f) = near.rev().find(inside) {
            return Owner::Frame(f);
        }
        // Sentences that go on from the quotation before.
        return goes_on(g, k, frames, before).filter(|_| is_speech(g, s)).map_or(Owner::Nobody, Owner::Same);
    }
    let framed = best_frame(g, s, frames, near);
    if let Some(end) = signature(g, s) {
        return Owner::Signed(end);
    }
    // `said on the station's "State of the City"`: a programme.
    if is_programme(g, s) {
        return Owner::Nobody;
    }
    // `dubbed it the "Safe Streets Act"`, `sang "The River"`: a title.
    let names = |f: usize| {
        frames[f].kind.naming
            || g.any(frames[f].cue().start, list!["sang", "sings", "singing", "sing", "sung"])
    };
    if framed.is_some_and(|(_, f)| names(f)) && is_title(g, s) {
        return Owner::Nobody;
    }
    if let Some((score, f)) = framed.filter(|(score, _)| *score >= 4) {
        // `"A," she said. "B." He said twice …`: what ends with a full stop goes on from before.
        let next = frames[f].edge().start;
        let over = score == 6
            && g.doc.text[s.start()..s.end()].ends_with('.')
            && g.doc.sentence_of(next) != g.doc.sentence_of(s.outer_stop() - 1);
        if let Some(p) = goes_on(g, k, frames, before).filter(|_| over) {
            return Owner::Same(p);
        }
        return Owner::Frame(f);
    }
    if is_named_work(g, s) {
        return Owner::Nobody;
    }
    if let Some((_, f)) = framed {
        return Owner::Frame(f);
    }
    if let Some(p) =
        k.checked_sub(1).filter(|&p| before[p] != Owner::Nobody && interrupted(g, &g.stretches[p], s))
    {
        return Owner::Same(p);
    }
    let fragment = !is_speech(g, s);
    if fragment && !stands_alone(g, s) && !introduced(g, s) && !closes_sentence(g, s) {
        return Owner::Nobody;
    }
    if let Some(p) = goes_on(g, k, frames, before) {
        return Owner::Same(p);
    }
    if fragment && !introduced(g, s) && !closes_sentence(g, s) { Owner::Nobody } else { Owner::Loose }
}

/// The end of a name that stands alone after a quotation and a dash.
fn signature(g: &Grammar, s: &Stretch) -> Option<usize> {
    let dash = s.outer_stop();
    if !g.any(dash, list!["—", "–", "―", "--", "-"]) {
        return None;
    }
    let name = g.name(dash + 1).filter(|n| n.kind == NameKind::Person && n.tokens.start == dash + 1)?;
    let end = name.tokens.end;
    let over = end >= g.doc.tokens.len()
        || g.doc.tokens[end].line_start()
        || g.stretch(end).is_some()
        || g.any(end, list![",", "."]) && g.doc.tokens.get(end + 1).is_none_or(|t| t.line_start());
    over.then_some(end)
}

/// Does a comma or colon bring these words in as a quotation: `with the reply, "Never,"`?
fn introduced(g: &Grammar, s: &Stretch) -> bool {
    let text = &g.doc.text[s.start()..s.end()];
    s.outer_first() > 1
        && !s.single
        && g.any(s.outer_first() - 1, list![",", ":"])
        && g.doc.tokens[s.first()].caps != Caps::Lower
        && text.ends_with([',', '.', '!', '?'])
        && !(g.is(s.outer_first() - 1, ",") && g.stretch(s.outer_first() - 2).is_some())
}

/// Does a fragment end a sentence about someone, with its full stop inside the marks: `She has “no plans to leave.”`? So
/// papers quote; a mere word in doubt has its full stop outside, or is shorter.
fn closes_sentence(g: &Grammar, s: &Stretch) -> bool {
    let sentence = g.doc.sentences[g.doc.sentence_of(s.outer_first())].tokens();
    let text = &g.doc.text[s.start()..s.end()];
    if s.single
        || s.outer_stop() != sentence.end
        || !text.ends_with(['.', '!', '?'])
        || s.stop() - s.first() < 5
    {
        return false;
    }
    let start = sentence.start + usize::from(matches!(g.tag(sentence.start), Pos::Cc | Pos::Rb));
    let person = |i: usize| {
        g.any(i, list!["he", "she"])
            || g.name(i).is_some_and(|n| n.kind == NameKind::Person && n.tokens.start == i)
    };
    person(start) && (start..s.outer_first()).any(|i| g.is_finite(i))
}

/// The stretch before, where this one goes on from it: right after it, after its attribution, or in the next paragraph.
fn goes_on(g: &Grammar, k: usize, frames: &[Frame], before: &[Owner]) -> Option<usize> {
    let s = &g.stretches[k];
    let p = k.checked_sub(1).filter(|&p| before[p] != Owner::Nobody)?;
    let mut end = g.stretches[p].outer_stop();
    if let Owner::Frame(f) = before[p] {
        end = end.max(frames[f].edge().end);
    }
    let rest = s.outer_first().saturating_sub(end);
    let sentence = g.doc.sentence_of(end.saturating_sub(1));
    let here = g.doc.sentence_of(s.outer_first());
    let same_block = !(end..s.outer_first()).any(|i| g.doc.tokens[i].block_start() && i > end + 1);
    (rest <= 1 || here <= sentence + 1 && same_block).then_some(p)
}

/// `“Let me assure you” – here Mr Lee paused – “that we shall win.”`
fn interrupted(g: &Grammar, before: &Stretch, s: &Stretch) -> bool {
    let dash = |i: usize| g.any(i, list!["—", "–", "―", "--", "-"]);
    s.outer_first() > before.outer_stop() + 2
        && s.outer_first() - before.outer_stop() < 20
        && dash(before.outer_stop())
        && dash(s.outer_first() - 1)
        && g.doc.sentence_of(before.outer_stop()) == g.doc.sentence_of(s.outer_first())
}

/// Is there nothing else in the sentence but a conjunction: `But "they had no experience."`?
fn stands_alone(g: &Grammar, s: &Stretch) -> bool {
    let sentence = g.doc.sentences[g.doc.sentence_of(s.outer_first())].tokens();
    let before = sentence.start..s.outer_first();
    before.len() <= 2
        && before.into_iter().all(|i| matches!(g.tag(i), Pos::Cc | Pos::Rb | Pos::Punct))
        && s.outer_stop() + 1 >= sentence.end
        && s.stop() - s.first() >= 4
}

/// The frame that a stretch belongs to, with how plainly: 6 right beside its phrase, down to 2 somewhere in its words.
fn best_frame(
    g: &Grammar,
    s: &Stretch,
    frames: &[Frame],
    near: std::ops::Range<usize>,
) -> Option<(u8, usize)> {
    let mut best: Option<(u8, usize)> = None;
    let range = near.clone();
    for f in near {
        let frame = &frames[f];
        let score = if frame.edge().start >= s.outer_stop() {
            let gap = s.outer_stop()..frame.edge().start;
            let beside = gap.len() <= 2
                && gap
                    .clone()
                    .all(|i| g.any(i, list![",", "—", "--", "-", "."]) && !g.doc.tokens[i].block_start());
            let beside = beside
                && frame.before().is_some()
                && !(gap.is_empty() && g.doc.tokens[frame.edge().start].block_start());
            if beside {
                // `"X" , he said` beats what stands before; `he said that "X" …` does not come here.
                6
            } else if frame.before().is_some_and(|b| {
                b.start <= s.first() && s.stop() <= b.end.max(s.stop()) && s.outer_stop() <= b.end
            }) {
                3
            } else {
                0
            }
        } else if frame.edge().end <= s.outer_first() {
            let gap = frame.edge().end..s.outer_first();
            let inside = frame.after().is_some_and(|a| a.start <= s.outer_first() && s.outer_first() < a.end);
            let beside = gap.len() <= 1
                && gap.clone().all(|i| g.any(i, list![",", ":", "—", "-"]))
                && (!g.doc.tokens[s.outer_first()].block_start() || g.is(s.outer_first() - 1, ":"));
            if inside && beside {
                5
            } else if inside
                || beside && frame.after().is_none() && frame.before().is_none() && frame.has_subject()
            {
                4
            } else {
                0
            }
        } else {
            0
        };
        // Of two alike the nearer: the later one before the stretch, the first one after it.
        let nearer = best.is_none_or(|(b, _)| score > b || score == b && frame.edge().end <= s.outer_first());
        if score > 0 && nearer {
            best = Some((score, f));
        }
    }
    if let Some((score, f)) = best.filter(|&(score, _)| score < 6)
        && let Some(e) = range.clone().find(|&e| e != f && holds_object(g, s, &frames[e], &frames[f]))
    {
        return Some((score, e));
    }
    // Words before one frame and after another: `he said "X," the agency reported` belongs to the first.
    if let Some((6, f)) = best {
        let inner = range.clone().rev().find(|&e| {
            // `firms must find “a way to …,” Ann Lee said`: nothing is found yet.
            let modal = frames[e].cue().start.checked_sub(1).is_some_and(|i| g.tag(i) == Pos::Md);
            e != f
                && (!modal || frames[e].kind.plain)
                && frames[e].edge().end <= s.outer_first()
                && frames[e].after().is_some_and(|a| a.start <= s.outer_first() && s.outer_first() < a.end)
                && s.outer_first() - frames[e].edge().end <= 1
        });
        if let Some(e) = inner {
            return Some((5, e));
        }
    }
    best
}

/// `Lee said scans had shown “some damage”`, `The court said Minh had written texts that “harmed the state”`: are the words
/// of the stretch the outer frame's, for all that the inner one in it has an object?
fn holds_object(g: &Grammar, s: &Stretch, outer: &Frame, inner: &Frame) -> bool {
    let within = |f: &Frame, i: usize| f.after().is_some_and(|a| a.contains(&i));
    if !outer.kind.speech
        || inner.kind.naming
        || !within(outer, inner.cue().start)
        || !within(outer, s.first())
        || !within(inner, s.outer_first())
    {
        return false;
    }
    let relative =
        s.outer_first() > inner.edge().end + 1 && g.any(s.outer_first() - 1, list!["that", "which"]);
    let things = list![
        "data",
        "documents",
        "evidence",
        "figures",
        "footage",
        "images",
        "records",
        "scans",
        "tests",
        "video"
    ];
    relative
        || g.any(inner.cue().start, list!["shown", "showed", "show", "shows"]) && {
            let before = outer.after().map_or(0, |a| a.start)..inner.cue().start;
            before.into_iter().any(|i| g.any(i, things))
        }
}

/// Do these words look like speech by themselves: a sentence, or the end of one?
fn is_speech(g: &Grammar, s: &Stretch) -> bool {
    let words = s.stop() - s.first();
    let capital = g.doc.tokens[s.first()].caps != Caps::Lower;
    let text = g.doc.text[s.start()..s.end()].trim_end_matches(['’', '\'', ')', ' ', ']']);
    let ends = text.ends_with(['.', '?', '!', ',', '…', '-', '—']) || s.lost_close;
    let verb = (s.first()..s.stop()).any(|i| g.is_finite(i));
    let begins = s.outer_first() == 0
        || {
            let before = g.word(s.outer_first() - 1);
            matches!(before, "." | "?" | "!" | ":" | "..." | "”" | "\"" | "''")
                || g.doc.tokens[s.outer_first()].line_start()
        }
        || g.doc.sentences[g.doc.sentence_of(s.outer_first())].first as usize == s.outer_first();
    if s.single {
        let ends = ends || g.any(s.outer_stop(), list!["—", "–", "―", "--"]);
        return capital && ends && words >= 4 && verb && begins;
    }
    capital && begins && verb && words >= 6
        || capital && ends && begins && (words >= 3 && verb || words >= 2 && text.ends_with(['.', '!', '?']))
        || capital && words >= 8 && verb && ends
}

/// `Edward "Ted" Kennedy`.
fn is_nickname(g: &Grammar, s: &Stretch) -> bool {
    let caps = |i: usize| matches!(g.doc.tokens[i].caps, Caps::Initial | Caps::All | Caps::Mixed);
    s.stop() - s.first() <= 3
        && s.outer_first() > 0
        && s.outer_stop() < g.doc.tokens.len()
        && caps(s.first())
        && caps(s.outer_first() - 1)
        && caps(s.outer_stop())
        && !g.doc.text[s.start()..s.end()].ends_with([',', '.', '!', '?'])
        && (matches!(g.tag(s.outer_first() - 1), Pos::Nnp | Pos::Nnps)
            || g.name(s.outer_first() - 1).is_some())
        && !g.doc.tokens[s.outer_stop()].block_start()
}

/// `the so-called "green wall"`: the writer keeps away from the word, whoever used it.
fn is_so_called(g: &Grammar, s: &Stretch) -> bool {
    let before = s.outer_first().checked_sub(1);
    let called = before.is_some_and(|i| {
        g.is(i, "so-called") || g.is(i, "called") && i > 1 && g.is(i - 1, "-") && g.is(i - 2, "so")
    });
    called && s.stop() - s.first() <= 5
}

/// `The report, “Left to Die,” found that …`.
fn is_titled_report(g: &Grammar, s: &Stretch) -> bool {
    let title =
        (s.first()..s.stop()).all(|i| g.doc.tokens[i].caps != Caps::Lower || g.word(i).chars().count() <= 4);
    title
        && s.outer_first() > 1
        && g.is(s.outer_first() - 1, ",")
        && g.any(
            s.outer_first() - 2,
            list!["report", "study", "book", "film", "paper", "survey", "album", "song", "novel"],
        )
        && !g.doc.text[s.start()..s.end()].ends_with(['.', '!', '?'])
}

/// Has every longer word a capital?
fn in_title_case(g: &Grammar, s: &Stretch) -> bool {
    (s.first()..s.stop()).all(|i| g.doc.tokens[i].caps != Caps::Lower || g.word(i).chars().count() <= 4)
}

/// `Her greatest success, “The Widow Makers,” won a prize`: capitals as in a title, and the sentence goes on.
fn is_title(g: &Grammar, s: &Stretch) -> bool {
    let capitals = (s.first()..s.stop()).filter(|&i| g.doc.tokens[i].caps == Caps::Initial).count();
    let plain = (s.first()..s.stop()).filter(|&i| g.doc.tokens[i].caps == Caps::Lower).count();
    in_title_case(g, s)
        && capitals >= 2
        && capitals > 2 * plain
        && s.stop() - s.first() <= 8
        && !g.doc.text[s.start()..s.end()].ends_with(['.', '!', '?'])
}

/// A name in capitals after an owner: `CNN's "State of the Union"`.
fn is_programme(g: &Grammar, s: &Stretch) -> bool {
    let capitals = (s.first()..s.stop()).filter(|&i| g.doc.tokens[i].caps == Caps::Initial).count();
    s.outer_first() > 0
        && g.tag(s.outer_first() - 1) == Pos::Pos
        && s.stop() - s.first() <= 6
        && capitals >= 2
        && g.doc.tokens[s.stop() - 1].caps == Caps::Initial
        && in_title_case(g, s)
}

/// Titles of works and words under discussion: `the film "Gone"`, `the word "terrorist"`.
fn is_named_work(g: &Grammar, s: &Stretch) -> bool {
    const BEFORE: &List = list![
        "aka",
        "album",
        "alias",
        "article",
        "ballad",
        "book",
        "column",
        "comedy",
        "documentary",
        "drama",
        "episode",
        "essay",
        "exhibit",
        "exhibition",
        "expression",
        "film",
        "hashtag",
        "hit",
        "hymn",
        "magazine",
        "memoir",
        "movie",
        "musical",
        "nickname",
        "nicknamed",
        "novel",
        "opera",
        "painting",
        "phrase",
        "play",
        "podcast",
        "poem",
        "paper",
        "program",
        "programme",
        "report",
        "sculpture",
        "series",
        "show",
        "single",
        "sitcom",
        "song",
        "study",
        "survey",
        "term",
        "thriller",
        "titled",
        "entitled",
        "track",
        "video",
        "word",
        "words",
        "so-called",
        "called",
        "dubbed",
        "known",
        "codenamed",
    ];
    let Some(before) = s.outer_first().checked_sub(1) else { return false };
    let mut i = before;
    if g.any(i, list![",", "as"]) && i > 0 {
        i -= 1;
    }
    let title = in_title_case(g, s);
    if is_title(g, s) {
        return true;
    }
    let words = (s.first()..s.stop()).filter(|&i| g.tag(i) != Pos::Punct).count();
    g.any(i, BEFORE) && (title || words <= 2 || g.any(i, list!["word", "term", "phrase", "expression"]))
        || title
            && s.stop() - s.first() <= 6
            && g.any(before, list!["in", "on", "of", "’s", "'s", "NBC's"])
            && s.stop() - s.first() >= 2
}
