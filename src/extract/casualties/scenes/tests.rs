//! Which place a figure gets.

use crate::{Analyzer, Article};

/// Texts, and the place of their last figure.
const PLACES: &[(&str, Option<&str>)] = &[
    ("A bomb killed six people in Lahore, Pakistan.", Some("Lahore")),
    // Where people live, speak, work or are brought.
    ("A teacher from Asmara, Eritrea, said the boat sank off Crete and 12 people drowned.", Some("Crete")),
    ("Anna Berg, 19, of Leeds, died at once. Two passengers were hurt.", None),
    ("Six miners were treated at a hospital in Perth, Australia.", None),
    (
        "The ship arrived at the port of Palermo with 52 corpses found on a raft off the coast of Libya.",
        Some("Libya"),
    ),
    ("The bus from Nairobi overturned near Naivasha, killing 11 people.", Some("Naivasha")),
    ("Three people died when a bus on its way to Mecca overturned in Jordan.", Some("Jordan")),
    ("Three guests of a wedding were killed in the attack on the consulate in Karachi.", Some("Karachi")),
    // Not the other clause's.
    (
        "Forty children died of the disease in China, and its capital of Beijing reported a first case.",
        Some("China"),
    ),
    ("Air raids on Gaza killed 12 people, as nine guards were hurt by rockets in Ashdod.", Some("Ashdod")),
    ("About 35,000 people fell ill, half of them in Luanda.", None),
    // Small places, lists and what a place lies in.
    ("Gunmen killed six people in the village of Zorobama, south of Lagos.", Some("Zorobama")),
    ("Gunmen killed six people in Zorobama village in northern Nigeria.", Some("Zorobama village")),
    ("Storms killed six people in rural Mississippi and Alabama.", Some("Mississippi")),
    ("Eight people died in Memphis and seven in nearby Jackson.", Some("Jackson")),
    ("Nine people drowned in the Ostrava Valley Region, officials said.", Some("Ostrava Valley Region")),
    (
        "A bus fell into a gorge in Hanzhuang Autonomous Region Thursday, killing nine.",
        Some("Hanzhuang Autonomous Region"),
    ),
    ("A landslide hit five houses in Gumaca municipality on Luzon, killing six people.", Some("Gumaca")),
    ("A bomber killed six people in a Shiite mosque in Baghdad.", Some("Baghdad")),
    ("Floods killed six people in parts of Antioquia in northern Colombia.", Some("Antioquia")),
    ("In Peru the police detained 200 people, including scores of students.", Some("Peru")),
    ("A truck bomb exploded in the Karrada district of central Baghdad, killing 40.", Some("Karrada")),
    ("Police said a man was killed in the 800 block of Ash Court.", Some("Ash Court")),
    ("She was in Gernika when planes bombed the town, killing several hundred people.", Some("Gernika")),
    ("Six people died in Lyon and two in Nice. Four others were hurt, officials said.", None),
    ("Blast hits market\n\nKano - Six people were killed in the town of Potiskum.", Some("Potiskum")),
    ("A tornado tore through Moore, a suburb of Oklahoma City, killing 24 people.", Some("Moore")),
    ("Police in Assam say three bodies have been found in Kokrajhar.", Some("Kokrajhar")),
    ("In northern Syria 13 people died when troops raided a house in the village of Atmeh.", Some("Atmeh")),
    ("Six people were wounded, the health ministry in Tunis said.", None),
    ("The president said in Washington that six men had been killed.", None),
    ("Japan said three of its citizens were killed in Sri Lanka.", Some("Sri Lanka")),
    ("The dead were a couple, residents of Leeds. Two others were hurt.", None),
    ("A man remains in a critical condition in Tallaght Hospital.", None),
    ("Rebels freed two soldiers in Colombia's eastern Arauca department.", Some("Arauca")),
    ("Thirty people died in Israel's bombardment.", None),
    ("Clashes killed 31 inmates in Ecuador's Litoral prison.", Some("Litoral prison")),
    ("Nine people were killed in the capital.", None),
    ("Israel said it killed 20 fighters.", None),
    ("Israel said 14 civilians died.", Some("Israel")),
    // The headline's place for the lead, and the dateline's last.
    ("Blast in Lahore\n\nA bomb killed six people on Monday.", Some("Lahore")),
    ("QUETTA, Pakistan (AP) - A bomb killed six people on Monday.", Some("QUETTA")),
    ("THE HAGUE, Netherlands (AP) - A man was jailed for the murder of 60 villagers, judges said.", None),
    ("(New York) – The army killed 60 villagers, a monitor said.", None),
    // How far a figure reaches.
    (
        "A flood in Sindh killed ten people, raising the toll nationwide to 1,061, Pakistan's government said.",
        Some("Pakistan"),
    ),
    ("GENEVA - The virus has killed 700 people around the world, doctors said.", None),
    // A cause of its own, and whose deed it was.
    ("The Lahore bombing killed six people.", Some("Lahore")),
    ("It was the calmest month since the U.S. invasion, with 20 people killed.", None),
];

#[test]
fn the_scene_is_where_it_happened() {
    let analyzer = Analyzer::new();
    let mut wrong = String::new();
    for (text, expected) in PLACES {
        let found = analyzer.analyze(&Article::new("t", *text));
        let last = found.casualties.unwrap_or_default().pop();
        let place = last.and_then(|c| c.place).map(|p| p.text);
        if place.as_deref() != *expected {
            wrong += &format!("{text}\n  expected {expected:?}, found {place:?}\n");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn a_whole_is_not_where_its_first_part_is() {
    let article = Article::new("t", "Ten people were killed, six in Kabul and four in Herat.");
    let figures = Analyzer::new().analyze(&article).casualties.unwrap_or_default();
    let places: Vec<_> = figures.iter().map(|c| c.place.as_ref().map(|p| p.text.as_str())).collect();
    assert_eq!(places, [None, Some("Kabul"), Some("Herat")]);
}
