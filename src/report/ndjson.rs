//! NDJSON: a line an article.

use super::escape;
use crate::extract::{Analysis, Casualty, Findings, Person, Quote, Spans, Teller, Untold};
use serde::Serialize;
use std::io::{self, Write};

/// Writes one article's analysis as a line.
pub fn write(analysis: &Analysis, out: &mut (impl Write + ?Sized)) -> io::Result<()> {
    escape::write(analysis, out)?;
    out.write_all(b"\n")
}

/// Writes what was found in an article as a line, telling each fact when its turn comes.
pub fn write_findings(findings: Findings, out: &mut (impl Write + ?Sized)) -> io::Result<()> {
    findings.tell(|Untold { mut analysis, people, quotes, casualties }, teller| {
        let people = people.map(|people| people.into_iter().map(Person::from));
        let places = analysis.places.take();
        let quotes = quotes.map(|quotes| quotes.into_iter().map(Quote::from));
        let casualties = casualties.map(|figures| figures.into_iter().map(Casualty::from));
        let tolls = analysis.tolls.take();
        let mut head = Vec::with_capacity(256);
        escape::write(&analysis, &mut head)?;
        out.write_all(head.strip_suffix(b"}").unwrap_or_default())?;
        list("people", people, teller, out)?;
        list("places", places, teller, out)?;
        list("quotes", quotes, teller, out)?;
        list("casualties", casualties, teller, out)?;
        list("tolls", tolls, teller, out)?;
        out.write_all(b"}\n")
    })
}

/// Writes the facts of a facet that was asked for.
fn list<T: Spans + Serialize>(
    name: &str,
    facts: Option<impl IntoIterator<Item = T>>,
    teller: &Teller,
    out: &mut (impl Write + ?Sized),
) -> io::Result<()> {
    let Some(facts) = facts else { return Ok(()) };
    out.write_all(b",\"")?;
    out.write_all(name.as_bytes())?;
    out.write_all(b"\":[")?;
    for (i, mut fact) in facts.into_iter().enumerate() {
        if i > 0 {
            out.write_all(b",")?;
        }
        teller.tell(&mut fact);
        escape::write(&fact, out)?;
    }
    out.write_all(b"]")
}

#[cfg(test)]
mod tests {
    use crate::{Analyzer, Article, Facet, Facets};

    #[test]
    fn facts_told_one_by_one_give_the_line_of_the_whole_analysis() {
        let text = "OSLO – “It was late,” said Ada Moreau, a mini\u{ad}ster. Twelve peo\u{200b}ple were killed near Paris.";
        for text in [text.to_string(), text.replace(['\u{ad}', '\u{200b}'], ""), "It rained.".to_string()] {
            let article = Article::new("a", text);
            for facets in [Facets::ALL, Facets::only(&[Facet::Quotes])] {
                let analyzer = Analyzer::with_facets(facets);
                let (mut whole, mut told) = (Vec::new(), Vec::new());
                super::write(&analyzer.analyze(&article), &mut whole).unwrap();
                super::write_findings(analyzer.find_all(&[&article]).swap_remove(0), &mut told).unwrap();
                assert_eq!(String::from_utf8(told).unwrap(), String::from_utf8(whole).unwrap());
            }
        }
    }
}
