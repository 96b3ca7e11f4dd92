use super::*;
use std::path::PathBuf;

fn dir() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("text")
}

fn expanded(header: &str, body: &str) -> Result<Synthetic> {
    let mut source = Source::read(&dir())?;
    source.templates = vec![Template { id: "test-1".into(), header: header.into(), body: body.into() }];
    Ok(source.expand(7, 1)?.remove(0))
}

fn names(article: &Synthetic) -> Vec<(&str, NameKind)> {
    article.names.iter().map(|(range, kind)| (&article.text[range.clone()], *kind)).collect()
}

#[test]
fn a_name_between_brackets_is_recorded_without_them() {
    let article = expanded("us", r"Mayor [PER Ada Berg] of [LOC Ghent] \[sic\] spoke.").unwrap();
    assert_eq!(article.text, "Mayor Ada Berg of Ghent [sic] spoke.");
    assert_eq!(names(&article), [("Ada Berg", NameKind::Person), ("Ghent", NameKind::Place)]);
}

#[test]
fn a_slot_keeps_its_words_and_is_a_name_only_outside_brackets() {
    let article = expanded("EG", "{city1}, {city1}, [ORG {city1} City Council], {CAPITAL1}").unwrap();
    let found = names(&article);
    let city = found[0].0;
    assert_eq!(found[1], (city, NameKind::Place));
    assert_eq!(found[2], (format!("{city} City Council").as_str(), NameKind::Organization));
    assert_eq!(found[3], ("CAIRO", NameKind::Place));
}

#[test]
fn later_mentions_name_the_same_person() {
    for group in ["us", "es", "arab", "cn", "kr", "vn", "slav", "sea", "horn", "nl"] {
        let article =
            expanded(&format!("us people={group}"), "{p1} met {p2}. {l1} left, {l2} stayed.").unwrap();
        let found = names(&article);
        assert!(found[0].0.contains(found[2].0), "{group}: {found:?}");
        assert_ne!(found[2].0, found[3].0);
    }
}

#[test]
fn a_choice_can_be_remembered_and_may_hold_marks() {
    let article = expanded("us", "{who=[ORG Hamas]|[ORG Fatah]} and {=who}").unwrap();
    let found = names(&article);
    assert_eq!(found[0], found[1]);
    assert_eq!(found[0].1, NameKind::Organization);
}

#[test]
fn the_article_before_a_listed_name_stays_outside() {
    for _ in 0..20 {
        let article = expanded("us", "Troops of {rebels1} and {rebels2}, {rebels3}, {rebels4}.").unwrap();
        assert!(names(&article).iter().all(|(name, _)| !name.starts_with("the ")));
    }
}

#[test]
fn faults_are_named() {
    for (body, fault) in [
        ("[PER Ada", "not closed"),
        ("Ada]", "too many"),
        ("{nosuch1}", "no such list"),
        ("[XYZ Ada]", "none of PER"),
        ("{n 9-3}", "empty range"),
    ] {
        let error = format!("{:#}", expanded("us", body).unwrap_err());
        assert!(error.contains(fault), "{body}: {error}");
    }
}

#[test]
fn every_article_expands_to_plain_text_with_sound_ranges() {
    let source = Source::read(&dir()).unwrap();
    let articles = source.expand(1, 3).unwrap();
    assert_eq!(articles, source.expand(1, 3).unwrap());
    for article in &articles {
        assert!(!article.names.is_empty(), "{}: no names", article.id);
        assert!(!article.text.contains(['{', '}']), "{}: {}", article.id, article.text);
        let mut end = 0;
        for (range, _) in &article.names {
            assert!(range.start >= end && range.end > range.start, "{}: {range:?}", article.id);
            let name = &article.text[range.clone()];
            assert_eq!(name.trim(), name, "{}: {name:?}", article.id);
            end = range.end;
        }
    }
}
