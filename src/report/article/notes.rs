//! What stands under a paragraph (who speaks, what each figure means) and at the end (people and places).

use super::ShowOptions;
use super::marks::label;
use crate::aggregate::{Id, SharedQuotes};
use crate::extract::{Analysis, Casualty, Count, Place, Quote, QuoteKind};
use crate::report::one_line;
use crate::report::screen::{Style, cut, paint, thousands, width, wrap};
use crate::report::words;
use std::io::{self, Write};

/// What is told of a quote or a figure under the paragraph in which it starts.
pub(super) struct Note {
    /// First code point of the quote or figure.
    pub(super) start: usize,
    label: String,
    text: String,
}

/// The notes in text order.
pub(super) fn of(analysis: &Analysis, shared: &SharedQuotes) -> Vec<Note> {
    let quotes = analysis.quotes.iter().flatten().enumerate();
    let quotes = quotes.map(|(i, q)| {
        let text = said(q) + &also(shared.others(&analysis.id, q));
        Note { start: q.start, label: label('Q', i), text }
    });
    let figures = analysis.casualties.iter().flatten().enumerate();
    let figures = figures.map(|(i, f)| Note { start: f.count.start, label: label('C', i), text: harm(f) });
    let mut notes: Vec<Note> = quotes.chain(figures).collect();
    notes.sort_by_key(|note| note.start);
    notes
}

impl Note {
    /// Writes the note, wrapped, behind a bar that sets it off from the text.
    pub(super) fn write(&self, options: &ShowOptions, out: &mut dyn Write) -> io::Result<()> {
        let first = format!("  │ {:<4}", self.label);
        let room = options.width.saturating_sub(width(&first)).max(16);
        for (n, line) in wrap(&self.text, room, usize::MAX).into_iter().enumerate() {
            let head = if n == 0 { &first } else { "  │     " };
            writeln!(out, "{}{line}", paint(head, Style::Faint, options.color))?;
        }
        Ok(())
    }
}

/// `Ada Moreau (“she”) · said · on 2021-05-17 · quoted in part`
fn said(quote: &Quote) -> String {
    let mut note = match &quote.speaker {
        Some(speaker) => one_line(speaker),
        None => "nobody named".to_string(),
    };
    if let Some(mention) = quote.speaker_mention.as_ref().map(|m| one_line(&m.text))
        && mention != note
    {
        note.push_str(&format!(" (“{mention}”)"));
    }
    if let Some(cue) = &quote.cue {
        note.push_str(&format!(" · {}", one_line(&cue.text)));
    }
    if let Some(via) = &quote.via {
        note.push_str(&format!(" · via {}", one_line(&via.text)));
    }
    if let Some(day) = quote.said_on {
        note.push_str(&format!(" · on {day}"));
    }
    note.push_str(match quote.kind {
        QuoteKind::Direct => " · quoted",
        QuoteKind::Mixed => " · quoted in part",
        QuoteKind::Indirect => " · reported",
        QuoteKind::Unmarked => " · quoted without marks",
    });
    note
}

/// ` · also in storm-2, strike`: the other articles that report the utterance.
fn also(others: &[Id]) -> String {
    const MOST: usize = 4;
    if others.is_empty() {
        return String::new();
    }
    let ids: Vec<String> = others.iter().take(MOST).map(|id| one_line(id)).collect();
    let more = match others.len().saturating_sub(MOST) {
        0 => String::new(),
        more => format!(" +{}", thousands(more)),
    };
    format!(" · also in {}{more}", ids.join(", "))
}

/// `killed · at least 12 (12 or more) · sailors · in Brest · says the port authority · as of 2021-05-17`
fn harm(figure: &Casualty) -> String {
    let mut note = format!("{} · {}", words::harm(figure.kind), one_line(&figure.count.text));
    if let Some(meaning) = meaning(&figure.count) {
        note.push_str(&format!(" ({meaning})"));
    }
    if let Some(victims) = &figure.victims {
        note.push_str(&format!(" · {}", one_line(&victims.text)));
    }
    if let Some(whole) = figure.subset_of {
        note.push_str(&format!(" · part of {}", label('C', whole)));
    }
    if let Some(place) = &figure.place {
        note.push_str(&format!(" · in {}", one_line(&place.text)));
        if place.name != place.text {
            note.push_str(&format!(" ({})", one_line(&place.name)));
        }
    }
    match &figure.source {
        Some(source) => note.push_str(&format!(" · says {}", one_line(&source.text))),
        None => note.push_str(" · no source named"),
    }
    if let Some(day) = figure.as_of {
        note.push_str(&format!(" · as of {day}"));
    }
    for (word, mention) in [("by", &figure.perpetrator), ("through", &figure.cause)] {
        if let Some(mention) = mention {
            note.push_str(&format!(" · {word} {}", one_line(&mention.text)));
        }
    }
    for (said, word) in [
        (figure.cumulative, "running total"),
        (figure.each, "for each"),
        (figure.superseded, "since revised"),
        (figure.modality.is_some(), "not stated as having happened"),
        (figure.doubt.is_some(), "in doubt"),
    ] {
        if said {
            note.push_str(&format!(" · {word}"));
        }
    }
    if let Some(first) = figure.same_as {
        note.push_str(&format!(" · again {}", label('C', first)));
    }
    note
}

/// The numbers that a count's words allow; `None` where the words say it themselves.
fn meaning(count: &Count) -> Option<String> {
    let meaning = words::bounds(count.low, count.high)?;
    // `1,300` needs no explanation.
    (meaning.replace(',', "") != count.text.replace(',', "")).then_some(meaning)
}

/// Writes the tolls and the lists of people and places.
pub(super) fn lists(analysis: &Analysis, options: &ShowOptions, out: &mut dyn Write) -> io::Result<()> {
    if analysis.tolls.iter().flatten().next().is_some() {
        writeln!(out, "\n{}", paint("In all", Style::Title, options.color))?;
    }
    for toll in analysis.tolls.iter().flatten() {
        let best = toll.best.map(|best| format!(" {}", thousands(best))).unwrap_or_default();
        let bounds = words::bounds(toll.low, toll.high).filter(|b| *b != best.trim_start());
        let bounds = bounds.map(|b| format!(" ({b})")).unwrap_or_default();
        let counted = toll.figures.iter().map(|&i| label('C', i));
        let figures: Vec<String> = counted.chain(toll.others.iter().map(|m| one_line(&m.text))).collect();
        let place = toll.place.as_deref().map(|p| format!(" · {}", one_line(p))).unwrap_or_default();
        let incident = if toll.incident == 0 { "" } else { ", in another incident" };
        let line =
            format!("  {}{best}{bounds}{incident}{place} · {}", words::harm(toll.kind), figures.join(", "));
        writeln!(out, "{}", cut(&line, options.width.max(16)))?;
    }
    let people = analysis.people.iter().flatten().enumerate().map(|(i, person)| {
        let roles: Vec<String> = person.roles.iter().map(|role| one_line(role)).collect();
        (label('P', i), one_line(&person.name), roles.join("; "), person.mentions.len())
    });
    list("People", Style::Person, people.collect(), options, out)?;
    let places =
        analysis.places.iter().flatten().enumerate().map(|(i, place)| {
            (label('L', i), one_line(&place.name), whereabouts(place), place.mentions.len())
        });
    list("Places", Style::Place, places.collect(), options, out)
}

/// A list of labels, names, descriptions and numbers of mentions.
fn list(
    title: &str,
    style: Style,
    rows: Vec<(String, String, String, usize)>,
    options: &ShowOptions,
    out: &mut dyn Write,
) -> io::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{}", paint(title, Style::Title, options.color))?;
    let names = rows.iter().map(|(_, name, ..)| width(name)).max().unwrap_or(0).min(options.width / 2);
    for (label, name, description, mentions) in rows {
        let name = cut(&name, names);
        let times = format!("{mentions}×");
        let room = options.width.saturating_sub(names + 14);
        let description = cut(&description, room);
        let pad = names - width(&name);
        let line = format!(
            "  {} {}{:pad$}  {times:>4}  {description}",
            paint(&format!("{label:<4}"), Style::Faint, options.color),
            paint(&name, style, options.color),
            "",
        );
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

/// `city in Capital Region, DK · 55.68, 12.57`
fn whereabouts(place: &Place) -> String {
    let around =
        words::whereabouts(place.kind, &place.name, place.admin1.as_deref(), place.country.as_deref());
    let mut text = words::place_kind(place.kind).to_string();
    if let Some(around) = around {
        text.push_str(&format!(", {around}"));
    }
    if let (Some(lat), Some(lon)) = (place.lat, place.lon) {
        text.push_str(&format!(" · {lat:.2}, {lon:.2}"));
    }
    one_line(&text)
}
