use super::Collector;
use crate::Facets;
use crate::extract::*;

fn mention(text: &str) -> Mention {
    Mention { start: 0, end: text.chars().count(), text: text.to_string() }
}

fn person(name: &str, role: &str, forms: &[&str]) -> Person {
    Person {
        name: name.into(),
        roles: if role.is_empty() { vec![] } else { vec![role.to_string()] },
        mentions: forms.iter().map(|form| mention(form)).collect(),
    }
}

fn place(name: &str, geonames_id: Option<u32>, forms: &[&str]) -> Place {
    let mention = |text: &str| PlaceMention {
        start: 0,
        end: text.len(),
        text: text.to_string(),
        demonym: text.ends_with("an"),
        metonym: false,
    };
    Place {
        name: name.to_string(),
        kind: PlaceKind::Country,
        country: Some("XX".to_string()),
        admin1: None,
        lat: Some(1.5),
        lon: Some(-2.5),
        geonames_id,
        mentions: forms.iter().map(|form| mention(form)).collect(),
    }
}

fn quote(text: &str, speaker: Option<&str>) -> Quote {
    let span = Span { start: 0, end: text.len() };
    Quote {
        start: 0,
        end: text.len(),
        text: text.to_string(),
        kind: QuoteKind::Direct,
        speaker: speaker.map(Into::into),
        speaker_mention: None,
        cue: None,
        parts: vec![span],
        via: None,
        said_on: None,
        sentence: span,
    }
}

fn article(id: &str, date: &str, people: Vec<Person>) -> Analysis {
    Analysis {
        schema: SCHEMA,
        id: id.to_string(),
        path: None,
        date: date.parse().ok(),
        title: None,
        source: None,
        chars: 100,
        words: 20,
        people: Some(people),
        places: Some(vec![]),
        quotes: Some(vec![]),
        casualties: Some(vec![]),
        tolls: None,
    }
}

fn names(articles: Vec<Analysis>) -> Vec<String> {
    let mut collector = Collector::new(Facets::ALL);
    articles.into_iter().for_each(|a| collector.add(a));
    let mut names: Vec<String> = collector
        .finish()
        .people
        .unwrap()
        .into_iter()
        .map(|p| format!("{} {}", p.name, p.article_count))
        .collect();
    names.sort();
    names
}

#[test]
fn the_same_full_name_is_one_person_whatever_its_spelling() {
    let articles = vec![
        article("a", "2020-01-01", vec![person("Inés Carvajal", "Mayor", &["Inés Carvajal", "Carvajal"])]),
        article("b", "2020-01-02", vec![person("Ines Carvajal", "mayor", &["Ines Carvajal"])]),
        article("c", "", vec![person("Inés Carvajal", "Mayor", &["Inés Carvajal"])]),
    ];
    let mut collector = Collector::new(Facets::ALL);
    articles.into_iter().for_each(|a| collector.add(a));
    let facts = collector.finish();
    let [carvajal] = &facts.people.unwrap()[..] else { panic!("one person") };
    assert_eq!(&*carvajal.name, "Inés Carvajal");
    assert_eq!(carvajal.roles, ["Mayor", "mayor"]);
    assert_eq!(carvajal.aliases, ["Carvajal", "Ines Carvajal"]);
    assert_eq!((carvajal.mentions, carvajal.article_count, carvajal.quotes), (4, 3, Some(0)));
    assert_eq!(carvajal.first_date, "2020-01-01".parse().ok());
    assert_eq!(carvajal.last_date, "2020-01-02".parse().ok());
    assert_eq!(carvajal.articles.iter().map(|a| &**a).collect::<Vec<_>>(), ["a", "b", "c"]);
    assert_eq!(
        (facts.corpus.articles, facts.corpus.words, facts.corpus.undated, facts.corpus.days),
        (3, 60, 1, 2)
    );
}

#[test]
fn a_bare_surname_goes_to_its_only_bearer_who_is_called_so() {
    let full = |id| article(id, "", vec![person("Inés Carvajal", "", &["Inés Carvajal", "Carvajal"])]);
    let bare = |id| article(id, "", vec![person("Carvajal", "", &["Carvajal"])]);
    assert_eq!(names(vec![full("a"), full("b"), bare("c")]), ["Inés Carvajal 3"]);
    assert_eq!(names(vec![bare("c"), full("a"), full("b")]), ["Inés Carvajal 3"]);
    // As many bare as full: it may be a firm, or another.
    assert_eq!(names(vec![full("a"), bare("b")]), ["Carvajal 1", "Inés Carvajal 1"]);
    // Two bearers: no guess.
    let other = article("d", "", vec![person("Luis Carvajal", "", &["Luis Carvajal"])]);
    assert_eq!(
        names(vec![full("a"), full("b"), bare("c"), other]),
        ["Carvajal 1", "Inés Carvajal 2", "Luis Carvajal 1"]
    );
    // Nobody calls the bearer by the bare surname: no guess.
    let formal = |id| article(id, "", vec![person("Inés Carvajal", "", &["Inés Carvajal"])]);
    assert_eq!(names(vec![formal("a"), formal("b"), bare("c")]), ["Carvajal 1", "Inés Carvajal 2"]);
}

#[test]
fn two_people_of_one_article_stay_two() {
    let both = article(
        "a",
        "",
        vec![
            person("Inés Carvajal", "", &["Inés Carvajal", "Carvajal"]),
            person("Carvajal", "", &["Carvajal"]),
        ],
    );
    assert_eq!(names(vec![both]), ["Carvajal 1", "Inés Carvajal 1"]);
}

#[test]
fn initials_may_be_missing_where_they_are_the_only_ones() {
    let a = || article("a", "", vec![person("Peter T. Ngata", "", &["Peter T. Ngata"])]);
    let b = || article("b", "", vec![person("Peter Ngata", "", &["Peter Ngata"])]);
    let c = || article("c", "", vec![person("Peter W.J. Ngata", "", &["Peter W.J. Ngata"])]);
    assert_eq!(names(vec![a(), b()]), ["Peter Ngata 2"]);
    assert_eq!(names(vec![a(), b(), c()]), ["Peter Ngata 1", "Peter T. Ngata 1", "Peter W.J. Ngata 1"]);
}

#[test]
fn one_place_has_one_row_whatever_names_it_goes_by() {
    let mut collector = Collector::new(Facets::ALL);
    for (id, name, entry, forms) in [
        ("a", "Ruritania", Some(7), &["Ruritania", "Ruritanian"]),
        ("b", "Ruritania", Some(7), &["Kingdom of Ruritania", "Ruritanian"]),
        ("c", "Ruritania", None, &["Ruritania", "Ruritania"]),
    ] {
        let places = Some(vec![place(name, entry, forms)]);
        collector.add(Analysis { places, ..article(id, "2020-01-01", vec![]) });
    }
    let places = collector.finish().places.unwrap();
    assert_eq!(places.len(), 2);
    assert_eq!((places[0].article_count, places[0].mentions, places[0].demonyms), (2, 4, 2));
    assert_eq!(places[0].aliases, ["Ruritanian", "Kingdom of Ruritania"]);
    assert_eq!(places[1].geonames_id, None);
}

#[test]
fn speakers_bear_their_names_in_the_corpus() {
    let mut collector = Collector::new(Facets::ALL);
    for id in ["a", "c"] {
        collector.add(article(id, "", vec![person("Inés Carvajal", "", &["Inés Carvajal", "Carvajal"])]));
    }
    let quotes =
        Some(vec![quote("We stay.", Some("Carvajal")), quote("No.", Some("police")), quote("Why?", None)]);
    collector.add(Analysis { quotes, ..article("b", "", vec![person("Carvajal", "", &["Carvajal"])]) });
    let facts = collector.finish();
    let speakers: Vec<_> = facts.quotes.iter().flatten().map(|q| q.quote.speaker.as_deref()).collect();
    assert_eq!(speakers, [Some("Inés Carvajal"), Some("police"), None]);
    assert_eq!(facts.people.unwrap()[0].quotes, Some(1));
}

#[test]
fn a_part_points_to_its_whole_in_the_corpus() {
    let count = Count {
        start: 0,
        end: 1,
        text: "3".to_string(),
        value: Some(3),
        qualifier: Qualifier::Exact,
        low: Some(3),
        high: Some(3),
    };
    let plain = Casualty::new(CasualtyKind::Killed, count, Span { start: 0, end: 1 });
    let figure = |subset_of| Casualty { subset_of, ..plain.clone() };
    let mut collector = Collector::new(Facets::ALL);
    for id in ["a", "b"] {
        let casualties = Some(vec![figure(None), figure(Some(0))]);
        let toll = Toll {
            incident: 0,
            kind: CasualtyKind::Killed,
            best: Some(3),
            low: Some(3),
            high: Some(3),
            place: None,
            figures: vec![0],
            others: vec![],
        };
        collector.add(Analysis { casualties, tolls: Some(vec![toll]), ..article(id, "", vec![]) });
    }
    let facts = collector.finish();
    let rests_on: Vec<_> = facts.tolls.iter().flatten().map(|t| t.toll.figures.clone()).collect();
    assert_eq!(rests_on, [[0], [2]]);
    let rows = facts.casualties.unwrap();
    assert_eq!(rows.iter().map(|r| r.figure.subset_of).collect::<Vec<_>>(), [None, Some(0), None, Some(2)]);
}

#[test]
fn facets_not_asked_for_are_absent() {
    let mut collector =
        Collector::new(Facets { people: true, places: false, quotes: false, casualties: false });
    collector.add(Analysis {
        places: None,
        quotes: None,
        casualties: None,
        ..article("a", "", vec![person("Inés Carvajal", "", &["Inés Carvajal"])])
    });
    let facts = collector.finish();
    assert_eq!(facts.people.as_ref().unwrap()[0].quotes, None);
    assert!(facts.places.is_none() && facts.quotes.is_none() && facts.casualties.is_none());
    assert_eq!(facts.articles[0].quotes, None);
}

#[test]
fn a_fragment_of_a_statement_is_no_statement_of_its_own() {
    let quote = |kind, start, end| Quote {
        kind,
        start,
        end,
        parts: vec![Span { start, end }],
        ..quote("words", Some("Inés Carvajal"))
    };
    // A quote that its cue interrupts is one statement, too.
    let (before, after) = (Span { start: 80, end: 90 }, Span { start: 95, end: 99 });
    let broken =
        |part: Span| Quote { parts: vec![before, after], ..quote(QuoteKind::Direct, part.start, part.end) };
    let quotes = Some(vec![
        quote(QuoteKind::Indirect, 10, 50),
        quote(QuoteKind::Mixed, 30, 50),
        quote(QuoteKind::Mixed, 60, 70),
        quote(QuoteKind::Direct, 20, 30),
        broken(before),
        broken(after),
    ]);
    let mut collector = Collector::new(Facets::ALL);
    collector
        .add(Analysis {
            quotes, ..article("a", "", vec![person("Inés Carvajal", "", &["Inés Carvajal"])])
        });
    let facts = collector.finish();
    assert_eq!(facts.people.unwrap()[0].quotes, Some(4));
    assert_eq!(facts.quotes.unwrap().len(), 6);
}
