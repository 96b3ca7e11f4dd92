use newsx::{tag, text::Document};
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let text = std::fs::read_to_string(&args[1]).unwrap();
    let tagger = tag::Tagger::new();
    for line in text.lines().filter(|l| !l.trim().is_empty()) {
        let v: serde_json::Value = serde_json::from_str(line).unwrap();
        let id = v["id"].as_str().unwrap();
        if args.len() > 2 && id != args[2] {
            continue;
        }
        let doc = Document::new(v["text"].as_str().unwrap());
        let mut tags = tagger.tag(&doc);
        let before = tags.names.clone();
        tag::article_pass(&doc, &mut tags, &newsx::gazetteer::Gazetteer::new());
        println!("## {id}");
        for (s, list) in [("  tagger", &before), ("  after ", &tags.names)] {
            println!(
                "{s}: {}",
                list.iter()
                    .map(|n| format!(
                        "{}/{:?}{}",
                        doc.slice(n.tokens.clone()).replace('\n', " "),
                        n.kind,
                        n.confidence
                    )
                    .replace("Person", "P")
                    .replace("Place", "L")
                    .replace("Organization", "O")
                    .replace("Other", "X"))
                    .collect::<Vec<_>>()
                    .join(" | ")
            );
        }
        if args.len() > 3 {
            for s in &doc.sentences {
                println!(
                    "{}",
                    s.tokens()
                        .map(|i| format!("{}/{:?}", doc.word(i), tags.pos[i]))
                        .collect::<Vec<_>>()
                        .join(" ")
                );
            }
        }
    }
}
