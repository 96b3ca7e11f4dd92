//! What adds up, what bounds, what is of something else: in sentences of our own.

use crate::extract::Toll;
use crate::{Analyzer, Article};

/// `kind best [low, high]` of each toll, with the incident where it is not the first.
fn tolls(text: &str) -> Vec<String> {
    let mut article = Article::new("t", text);
    article.date = chrono::NaiveDate::from_ymd_opt(2021, 5, 17);
    let told = |t: &Toll| {
        let number = |n: Option<u64>| n.map_or("?".to_string(), |n| n.to_string());
        let kind = serde_json::to_value(t.kind).unwrap();
        let incident = if t.incident > 0 { format!("{}: ", t.incident) } else { String::new() };
        let (best, low, high) = (number(t.best), number(t.low), number(t.high));
        format!("{incident}{} {best} [{low}, {high}]", kind.as_str().unwrap())
    };
    Analyzer::new().analyze(&article).tolls.unwrap_or_default().iter().map(told).collect()
}

#[track_caller]
fn check(cases: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        let found = tolls(text);
        if found != *expected {
            wrong.push(format!("{text}\n  expected {expected:?}\n  found    {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn figures_of_other_places_times_and_campaigns_are_other_incidents() {
    check(&[
        (
            "At least 90 people have been killed in Syria, the ministry said. Four people in Jordan were killed by a rocket.",
            &["killed 90 [90, ?]", "1: killed 4 [4, 4]"],
        ),
        (
            "A bomb killed 12 people in Mosul. The attack came two days after a blast killed 30 people in the same market.",
            &["killed 12 [12, 12]", "1: killed 30 [30, 30]"],
        ),
        (
            "A fire in a Lagos market killed 12 people. A similar fire killed 48 people in 2014.",
            &["killed 12 [12, 12]", "1: killed 48 [48, 48]"],
        ),
        (
            "Gunmen killed six farmers in Katsina. More than 3,000 people have been killed since 2011.",
            &["killed 6 [6, 6]", "1: killed 3000 [3000, ?]"],
        ),
        (
            "The flood killed 11 people in Hanoi. Nationwide, 64 people have died.",
            &["killed 11 [11, 11]", "1: killed 64 [64, 64]"],
        ),
        (
            "A bus crash killed 14 people in Peru. In March, 19 people died when a bus fell off a cliff in the same region.",
            &["killed 14 [14, 14]", "1: killed 19 [19, 19]"],
        ),
        (
            "The virus has killed one person in Kampala. In the previous outbreak in 2012, 164 people (142 of them in Mbale) were infected and 77 died.",
            &["killed 1 [1, 1]", "1: killed 77 [77, 77]", "1: infected 164 [164, 164]"],
        ),
        (
            "A shell killed two people in Kharkiv on Sunday. On Wednesday three people were killed there.",
            &["killed 2 [2, 2]", "1: killed 3 [3, 3]"],
        ),
    ]);
}

#[test]
fn other_sources_bound_and_parts_do_not() {
    check(&[
        ("Police said 12 people were killed. Witnesses said 20 people died.", &["killed 12 [12, 20]"]),
        (
            "The blast killed 12 people. A hospital official said nine people had died.",
            &["killed 12 [9, 12]"],
        ),
        ("The blast killed 12 people. Two people were killed in the lobby.", &["killed 12 [12, 12]"]),
        ("Rockets killed 15 people. Three soldiers died at a checkpoint.", &["killed 15 [15, 15]"]),
        ("Two women died in the port. In all, 61 people were killed.", &["killed 61 [61, 61]"]),
        ("The quake killed 40 people. The death toll later rose to 52.", &["killed 52 [52, 52]"]),
        (
            "Officials first put the death toll at 80. The death toll was later lowered to 61.",
            &["killed 61 [61, 61]"],
        ),
    ]);
}

#[test]
fn the_bounds_hold_the_number_that_is_stated() {
    check(&[
        ("More than 60 people were killed.", &["killed 60 [60, ?]"]),
        ("At least 60 people were killed.", &["killed 60 [60, ?]"]),
        ("About 60 people were killed.", &["killed 60 [60, 60]"]),
        ("Nearly 60 people were killed.", &["killed 60 [?, 60]"]),
        ("Fewer than 60 people were killed.", &["killed 60 [?, 60]"]),
        ("Dozens of people were killed.", &["killed ? [24, ?]"]),
    ]);
}

#[test]
fn those_told_in_passing_are_counted() {
    check(&[
        // Sides, kin, one more.
        (
            "Rebels ambushed a patrol, killing six soldiers. The army said it killed ten rebels in response.",
            &["killed 16 [16, 16]"],
        ),
        (
            "A man killed his wife, her parents and a guest before shooting himself dead.",
            &["killed 5 [5, 5]"],
        ),
        (
            "A gunman killed nine guests in two bars, then shot his mother and himself.",
            &["killed 11 [11, 11]"],
        ),
        ("Two boys were shot to death and a third was wounded.", &["killed 2 [2, 2]", "injured 1 [1, 1]"]),
        ("Two bombs went off. The first killed seven and the second 14.", &["killed 21 [21, 21]"]),
        // Some of those told of, and a later count.
        (
            "Rain has killed at least 31 people, most of them in the hills, where 24 died in mudslides.",
            &["killed 31 [31, ?]"],
        ),
        (
            "Doctors said that 32 bodies had been brought in. The ministry later put the toll at 38.",
            &["killed 38 [38, 38]"],
        ),
        // An outbreak is one event, and so are days of rain; the text is more exact than the headline.
        (
            "Plague has killed 40 people out of 119 confirmed cases since late August in Madagascar.",
            &["killed 40 [40, 40]", "infected 119 [119, 119]"],
        ),
        (
            "Rain kills at least 48 in Peru\n\nRain has left at least 48 people dead in Peru since Friday.",
            &["killed 48 [48, ?]"],
        ),
        (
            "More than 500 dead in Iran quake\n\nA quake struck Iran on Monday, killing 533 people.",
            &["killed 533 [533, 533]"],
        ),
        (
            "Cholera has killed almost 500 people in Chad. The ministry reported 484 deaths.",
            &["killed 484 [484, 484]"],
        ),
        (
            "A woman was shot dead in Omsk. In 1995, rebels stormed a hospital in Grozny, and 100 people died.",
            &["killed 1 [1, 1]", "1: killed 100 [100, 100]"],
        ),
        (
            "Five people were found dead after a man shot his wife before turning the gun on himself.",
            &["killed 5 [5, 5]"],
        ),
    ]);
}

#[test]
fn different_people_and_later_deaths_add_up() {
    check(&[
        ("Two soldiers were killed in the ambush. Five rebels died in the firefight.", &["killed 7 [7, 7]"]),
        ("The bus crash killed nine people. Another two died in hospital.", &["killed 11 [11, 11]"]),
        (
            "The fire injured ten workers. Two of the injured died on Friday.",
            &["killed 2 [2, 2]", "injured 8 [8, 8]"],
        ),
        (
            "The crush killed 30 people and injured 50. Two of the injured died later.",
            &["killed 32 [32, 32]", "injured 48 [48, 48]"],
        ),
        (
            "A car crash killed one and injured four. The crash claimed the life of a pupil and injured two others.",
            &["killed 1 [1, 1]", "injured 4 [4, 4]"],
        ),
        (
            "A ferry sank off Bali, killing five people. The toll rose to six when another body was found.",
            &["killed 6 [6, 6]"],
        ),
        (
            "Avalanche kills four climbers in the Alps\n\nFour climbers died on Mont Blanc on Friday. One of the injured, a woman of 28, died later.",
            &["killed 5 [5, 5]"],
        ),
        (
            "The number of people killed by the storm passed 200. Dozens more were killed in Georgia.",
            &["killed 200 [200, 200]"],
        ),
        (
            "The count of dead prisoners reached 61; a woman who was visiting her husband died too.",
            &["killed 62 [62, 62]"],
        ),
        (
            "Wildfires killed 131 people, the medical service said. \"Three other neighbours died, too,\" said Ada Obi.",
            &["killed 131 [131, 131]"],
        ),
        (
            "A jet crashed in Oslo. At least four people were also killed on the ground. It hit a school. The police said 64 bodies had been found.",
            &["killed 64 [64, 64]"],
        ),
        (
            "Missiles killed 15 people and injured 116 in the deadliest attack on the city this year.",
            &["killed 15 [15, 15]", "injured 116 [116, 116]"],
        ),
        ("A blast killed four miners. A second blast killed two rescuers.", &["killed 6 [6, 6]"]),
        ("Soldiers found the bodies of 72 migrants, 58 men and 14 women.", &["killed 72 [72, 72]"]),
        ("Ten people and three of the attackers died.", &["killed 13 [13, 13]"]),
        ("Three men were shot in a bar, one fatally.", &["killed 1 [1, 1]", "injured 2 [2, 2]"]),
    ]);
}
