use super::*;

/// The text with a line under each of its names: kind and extent.
fn shown(text: &str) -> Vec<String> {
    let doc = Document::new(text);
    let tags = Tagger::new().tag(&doc);
    tags.names.iter().map(|n| format!("{:?} {}", n.kind, doc.slice(n.tokens.clone()))).collect()
}

#[test]
fn the_embedded_models_are_whole() {
    for model in [POS_MODEL, LEXICON, NAMES_MODEL] {
        assert!(Model::open(model).is_ok());
        assert!(Model::checksum_holds(model));
    }
}

#[test]
fn names_are_found_in_context() {
    for (text, expected) in [
        (
            "Jordan Miller flew from Jordan to Chad, where Chad Burke met him.",
            vec!["Person Jordan Miller", "Place Jordan", "Place Chad", "Person Chad Burke"],
        ),
        (
            "The Boston Globe reported on Tuesday that Mayor Linda Ortiz will not run.",
            vec!["Organization Boston Globe", "Person Linda Ortiz"],
        ),
        (
            "Sen. Peter Lindqvist (D-Minn.) met Ahmed al-Rashid in Amman.",
            vec!["Person Peter Lindqvist", "Person Ahmed al-Rashid", "Place Amman"],
        ),
    ] {
        let found = shown(text);
        for name in expected {
            assert!(found.iter().any(|f| f == name), "{text}\n  wanted {name}\n  found {found:?}");
        }
    }
}

#[test]
fn what_is_found_does_not_depend_on_what_was_read_before() {
    let text = "Police in Lyon said Marie Dubois, 41, of Grenoble was found by Officer Jean Petit on Monday.";
    let other = "Officer Dubois of the Lyon Police left Grenoble. ".repeat(200);
    let (doc, more) = (Document::new(text), Document::new(&other));
    let tagger = Tagger::new();
    let first = tagger.tag(&doc);
    tagger.tag(&more);
    let again = tagger.tag(&doc);
    assert_eq!((&first.pos, &first.names), (&again.pos, &again.names));
    // More words than are kept, some of them again and again.
    let many: String = (0..20_000).map(|i| format!("Officer Dubois met wo{i}rd in Lyon. ")).collect();
    tagger.tag(&Document::new(&many));
    let again = tagger.tag(&doc);
    assert_eq!((first.pos, first.names), (again.pos, again.names));
}

#[test]
fn odd_input_is_no_trouble() {
    let long = "Ab".repeat(5000);
    for text in ["", " ", "\u{0}", "“", "AAAA", "— — —", "al-", "'s", "İstanbul ŞEHİR Ω", &long] {
        let doc = Document::new(text);
        let tags = Tagger::new().tag(&doc);
        assert_eq!(tags.pos.len(), doc.tokens.len());
    }
}
