//! People: every named person with titles as roles and all mentions by name.

use super::{Context, Person};
use crate::tag::NameKind;

/// The people of an article, in order of first mention. Spans are bytes here.
pub fn extract(cx: &Context) -> Vec<Person> {
    let mut people: Vec<Person> = Vec::new();
    for name in cx.tags.names.iter().filter(|n| n.kind == NameKind::Person) {
        let mention = cx.doc.mention(name.tokens.clone());
        let surname = |text: &str| text.rsplit(' ').next().unwrap_or_default().to_string();
        match people.iter_mut().find(|p| surname(&p.name) == surname(&mention.text)) {
            Some(person) => {
                if person.name.len() < mention.text.len() {
                    person.name.clone_from(&mention.text);
                }
                person.mentions.push(mention);
            }
            None => {
                people.push(Person { name: mention.text.clone(), roles: Vec::new(), mentions: vec![mention] })
            }
        }
    }
    people
}
