use super::*;

fn first(name: &str) -> GazetteerPlace<'static> {
    let gazetteer = Gazetteer::new();
    let posting = gazetteer.lookup(name).next().unwrap_or_else(|| panic!("{name} is in the gazetteer"));
    gazetteer.place(posting.entry())
}

#[test]
fn the_table_is_whole() {
    let (body, sum) = TABLE.split_at(TABLE.len() - 8);
    assert_eq!(layout::checksum(body).to_le_bytes(), sum);
    assert!(TABLE.len() < 12_000_000, "{}", TABLE.len());
    let gazetteer = Gazetteer::new();
    for entry in 0..gazetteer.len() as u32 {
        let place = gazetteer.place(entry);
        assert!(place.lat.abs() <= 90.0 && place.lon.abs() <= 180.0, "{place:?}");
        if let Some(division) = place.division {
            gazetteer.division(gazetteer.admin1(division));
        }
    }
}

#[test]
fn the_first_place_of_a_name_is_the_best_known() {
    for (name, kind, country, lat, lon) in [
        ("Paris", PlaceKind::City, "FR", 48.85, 2.35),
        ("Mosul", PlaceKind::City, "IQ", 36.34, 43.12),
        ("US", PlaceKind::Country, "US", 39.8, -98.7),
        ("U.S.", PlaceKind::Country, "US", 39.8, -98.7),
        ("Ivory Coast", PlaceKind::Country, "CI", 8.0, -5.5),
        ("Burma", PlaceKind::Country, "MM", 21.5, 96.0),
        ("Texas", PlaceKind::Region, "US", 31.25, -99.25),
        ("Gaza Strip", PlaceKind::Region, "PS", 31.42, 34.35),
        ("Autauga County", PlaceKind::Region, "US", 32.5, -86.6),
        ("Rapides Parish", PlaceKind::Region, "US", 31.2, -92.5),
        ("Mount Everest", PlaceKind::Feature, "NP", 27.99, 86.93),
        ("St. Paul", PlaceKind::City, "US", 44.95, -93.1),
    ] {
        let place = first(name);
        assert_eq!((place.kind, place.country), (kind, Some(country)), "{name}: {place:?}");
        assert!((place.lat - lat).abs() < 0.3 && (place.lon - lon).abs() < 0.3, "{name}: {place:?}");
    }
    assert_eq!(first("Middle East").kind, PlaceKind::Area);
    assert_eq!(first("Copenhagen").geonames_id, Some(2_618_425));
}

#[test]
fn a_place_knows_the_divisions_around_it() {
    let gazetteer = Gazetteer::new();
    let place = first("Peoria");
    let admin1 = gazetteer.division(gazetteer.admin1(place.division.unwrap()));
    assert_eq!(admin1.kind, PlaceKind::Region);
    assert_eq!(admin1.country, Some("US"));
    assert!(first("Cairo").capital);
    assert!(!first("Alexandria").capital);
}

#[test]
fn demonyms_point_to_their_place() {
    let gazetteer = Gazetteer::new();
    for (word, name) in [
        ("Danish", "Denmark"),
        ("Danes", "Denmark"),
        ("Israelis", "Israel"),
        ("Texans", "Texas"),
        ("Parisian", "Paris"),
        ("Kashmiri", "Kashmir"),
        ("Frenchmen", "France"),
        ("Sudanese", "Sudan"),
    ] {
        assert_eq!(gazetteer.is_demonym(word).map(|p| p.name()), Some(name), "{word}");
    }
    assert_eq!(gazetteer.is_demonym("Denmark"), None);
    assert_eq!(gazetteer.is_demonym("table"), None);
}

#[test]
fn the_short_names_of_countries_are_theirs() {
    for name in ["U.S.", "US", "USA", "U.S.A.", "UK", "U.K.", "UAE", "U.A.E."] {
        assert!(Gazetteer::new().kinds_of(name).has(Kinds::COUNTRY), "{name}");
    }
}

#[test]
fn names_of_several_words_may_begin_with_their_first_two() {
    let gazetteer = Gazetteer::new();
    let may_go_on = |text: &str| gazetteer.may_go_on(text.split(' ').map(|word| (word.as_bytes(), true)));
    assert!(["New York Times Square", "Bay of Bengal .", "Saint Louis , Mo."].into_iter().all(may_go_on));
    let others =
        ["Federal Reserve Bank", "Minister said on", "The Company of", "Bank of Tokyo", "Smith and Sons"];
    assert!(others.into_iter().filter(|text| may_go_on(text)).count() <= 1);
}

#[test]
fn kinds_tell_what_a_name_can_be() {
    let gazetteer = Gazetteer::new();
    assert!(gazetteer.kinds("Georgia").has(Kinds::COUNTRY));
    assert!(gazetteer.kinds("Georgia").has(Kinds::REGION));
    assert!(gazetteer.kinds("London").has(Kinds::LARGE_CITY));
    assert!(gazetteer.kinds("Ill.").has(Kinds::ABBREVIATION));
    assert!(gazetteer.kinds("Egyptian").has(Kinds::DEMONYM));
    assert!(gazetteer.kinds("Danube").has(Kinds::FEATURE));
    assert!(gazetteer.kinds("Sahel").has(Kinds::AREA));
    assert!(gazetteer.kinds("").is_empty());
    assert!(gazetteer.kinds("no such place").is_empty());
}

/// The rows of a lexicon: line number and cells.
fn rows(text: &'static str, columns: usize) -> impl Iterator<Item = (usize, Vec<&'static str>)> {
    text.lines().enumerate().filter(|(_, l)| !l.starts_with('#') && !l.trim().is_empty()).map(
        move |(n, l)| {
            let cells: Vec<&str> = l.split('|').map(str::trim).collect();
            assert_eq!(cells.len(), columns, "line {}: {l}", n + 1);
            (n + 1, cells)
        },
    )
}

#[test]
fn every_row_of_the_lexicons_is_in_the_table() {
    let gazetteer = Gazetteer::new();
    let names = |cell: &'static str| cell.split(';').map(|n| n.trim().trim_start_matches('='));
    let check = |line: usize, name: &str, country: &str| {
        let name = name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name);
        let known = gazetteer.lookup(name).any(|p| {
            let place = gazetteer.place(p.entry());
            country.is_empty() || place.country == Some(country)
        });
        assert!(
            name.is_empty() || known,
            "line {line}: {name} is not in data/gazetteer.bin: compile it again"
        );
    };
    for (line, cells) in rows(include_str!("../../data/lexicon/places-countries.txt"), 6) {
        [cells[1]]
            .into_iter()
            .chain(names(cells[4]))
            .chain(names(cells[5]))
            .for_each(|n| check(line, n, cells[0]));
    }
    for (line, cells) in rows(include_str!("../../data/lexicon/places-divisions.txt"), 7) {
        let country = &cells[0][..2];
        let all = [cells[1]].into_iter().chain(names(cells[4])).chain(names(cells[5])).chain(names(cells[6]));
        all.for_each(|n| check(line, n, country));
    }
    for (line, cells) in rows(include_str!("../../data/lexicon/places-areas.txt"), 7) {
        [cells[1]]
            .into_iter()
            .chain(names(cells[5]))
            .chain(names(cells[6]))
            .for_each(|n| check(line, n, cells[4]));
    }
    for (line, cells) in rows(include_str!("../../data/lexicon/places-cities.txt"), 4) {
        [cells[0]]
            .into_iter()
            .chain(names(cells[2]))
            .chain(names(cells[3]))
            .for_each(|n| check(line, n, cells[1]));
    }
}
