use super::{Difference, differences};
use crate::aggregate::CorpusFacts;
use crate::report::sample::corpus;

fn told(expected: &CorpusFacts, actual: &CorpusFacts) -> Vec<String> {
    differences(expected, actual).iter().map(Difference::to_string).collect()
}

#[test]
fn an_output_does_not_differ_from_itself() {
    let facts = corpus();
    let mut elsewhere = corpus();
    elsewhere.generator.version = "9.9.9".to_string();
    elsewhere.articles[0].path = Some("elsewhere/wire.txt".into());
    elsewhere.corpus.skipped[0].path = Some("elsewhere/empty.txt".to_string());
    assert_eq!(told(&facts, &elsewhere), [""; 0]);
}

#[test]
fn a_changed_field_is_named() {
    let (expected, mut actual) = (corpus(), corpus());
    let quotes = actual.quotes.as_mut().unwrap();
    quotes[0].quote.speaker = None;
    quotes[2].quote.end -= 8;
    quotes[2].quote.text = "Nobody is".to_string();
    actual.casualties.as_mut().unwrap()[0].figure.count.value = Some(13);
    assert_eq!(
        told(&expected, &actual),
        [
            "~ quote  wire-0303  “It is the worst night of our lives,”\n    speaker: \"Ada Moreau\" → null",
            "~ quote  wire-0303  “Nobody is missing”\n    end: 272 → 264\n    text: \"Nobody is missing\" → \"Nobody is\"",
            "~ casualties  wire-0303  killed At least 12 people\n    count.value: 12 → 13",
        ]
    );
}

#[test]
fn facts_come_and_go() {
    let (mut expected, mut actual) = (corpus(), corpus());
    actual.people.as_mut().unwrap().pop();
    expected.casualties.as_mut().unwrap().pop();
    actual.corpus.skipped.clear();
    assert_eq!(
        told(&expected, &actual),
        [
            "- person  東京太郎",
            "+ casualties  local  killed up to 15 sailors",
            "- skipped  empty.txt: the file is empty",
        ]
    );
}

#[test]
fn a_figure_that_comes_before_moves_no_other() {
    let (expected, mut actual) = (corpus(), corpus());
    let figures = actual.casualties.as_mut().unwrap();
    let mut first = figures[1].clone();
    (first.figure.count.start, first.figure.count.end) = (20, 24);
    figures.insert(0, first);
    for figure in figures {
        figure.figure.subset_of = figure.figure.subset_of.map(|i| i + 1);
    }
    for toll in actual.tolls.as_mut().unwrap() {
        toll.toll.figures.iter_mut().for_each(|i| *i += 1);
    }
    assert_eq!(told(&expected, &actual), ["+ casualties  wire-0303  injured dozens"]);
}

#[test]
fn another_name_is_a_change_and_lists_tell_what_came_and_went() {
    let (expected, mut actual) = (corpus(), corpus());
    let moreau = &mut actual.people.as_mut().unwrap()[0];
    moreau.name = "Moreau".into();
    moreau.aliases = vec!["Ada Moreau".to_string()];
    moreau.articles.remove(1);
    let brest = &mut actual.places.as_mut().unwrap()[0];
    (brest.geonames_id, brest.country) = (Some(1), Some("BY".to_string()));
    assert_eq!(
        told(&expected, &actual),
        [
            "~ person  Ada Moreau\n    aliases: -\"Moreau\" +\"Ada Moreau\"\n    articles: -\"local\"\n    name: \"Ada Moreau\" → \"Moreau\"",
            "~ place  Brest\n    country: \"FR\" → \"BY\"\n    geonames_id: 3030300 → 1",
        ]
    );
}
