//! Every construction in sentences of our own.

use super::chunk::View;
use crate::extract::{Casualty, CasualtyKind, Context};
use crate::gazetteer::Gazetteer;
use crate::tag::{self, Tagger};
use crate::text::{Document, Folded};
use crate::{Analyzer, Article};

/// Prints the chunks of `NEWSX_SENTENCE`: for whoever works on the rules.
#[test]
fn chunks_cover_the_sentence() {
    let text = std::env::var("NEWSX_SENTENCE").unwrap_or_else(|_| "A bomb killed 12 people.".into());
    for text in text.split('\n') {
        let article = Article::new("t", text);
        let doc = Document::new(text);
        let mut tags = Tagger::new().tag(&doc);
        let gazetteer = Gazetteer::new();
        tag::article_pass(&doc, &mut tags, &gazetteer);
        let cx = Context { article: &article, doc: &doc, tags: &tags, gazetteer: &gazetteer };
        let folded = Folded::new(&doc, 0..doc.tokens.len());
        let view = View::new(&cx, &folded);
        let mut at = 0;
        for chunk in &view.chunks {
            assert_eq!(chunk.tokens.start, at, "{text}");
            at = chunk.tokens.end;
        }
        assert_eq!(at, doc.tokens.len());
    }
}

fn figures(text: &str) -> Vec<String> {
    let mut article = Article::new("t", text);
    article.date = chrono::NaiveDate::from_ymd_opt(2021, 5, 17);
    let analysis = Analyzer::new().analyze(&article);
    analysis.casualties.unwrap_or_default().iter().map(told).collect()
}

/// `kind: count | victims < whole`.
fn told(figure: &Casualty) -> String {
    let kind = serde_json::to_value(figure.kind).unwrap();
    let victims = figure.victims.as_ref().map_or(String::new(), |v| format!(" | {}", v.text));
    let whole = figure.subset_of.map_or(String::new(), |w| format!(" < {w}"));
    format!("{}: {}{victims}{whole}", kind.as_str().unwrap(), figure.count.text)
}

#[test]
fn each_construction_gives_its_figures() {
    let mut wrong = Vec::new();
    for (text, expected) in CONSTRUCTIONS {
        let found = figures(text);
        if found != *expected {
            wrong.push(format!("{text}\n  expected {expected:?}\n  found    {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_row_of_the_lexicons_finds_its_example() {
    let mut wrong = Vec::new();
    for (file, line, kind, example) in super::lexicon::examples() {
        let text: String = example.chars().filter(|c| !matches!(c, '[' | ']')).collect();
        let start = example.find('[').unwrap_or(0);
        let analysis = Analyzer::new().analyze(&Article::new("t", text.as_str()));
        let found = analysis.casualties.unwrap_or_default();
        if !found.iter().any(|f| f.kind == kind && f.count.start == start) {
            wrong.push(format!(
                "{file}.txt:{line}: {example}: {:?}",
                found.iter().map(told).collect::<Vec<_>>()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn modalities_are_told_when_asked_for() {
    use crate::extract::Modality::*;
    for (text, modality) in [
        ("The attack could kill 12 people.", Hypothetical),
        ("The army denied that 12 civilians were killed.", Negated),
        ("The group threatened to kill five hostages.", Threatened),
        ("Up to 40 people may have been killed.", Hypothetical),
    ] {
        let analyzer = Analyzer::new().with_all_modalities(true);
        let found = analyzer.analyze(&Article::new("t", text)).casualties.unwrap_or_default();
        assert!(found.iter().any(|f| f.modality.is_some()), "{text}");
        assert!(
            modality == Hypothetical || found.iter().any(|f| f.modality == Some(modality)),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn a_toll_is_one_best_estimate_with_bounds() {
    for (text, killed) in [
        ("A bomb killed three men and a child. The driver was killed too.", (5, 5, Some(5))),
        ("At least 66 people were killed when a bridge fell.", (66, 66, None)),
        ("The minister said 15 died; the rebels said that 22 died.", (15, 15, Some(22))),
        ("Two gunmen killed 30 people in a hotel. All the gunmen were killed.", (32, 32, Some(32))),
        ("A blast killed 12 people, including three children.", (12, 12, Some(12))),
    ] {
        let analysis = Analyzer::new().analyze(&Article::new("t", text));
        let tolls = analysis.tolls.unwrap_or_default();
        let toll = tolls.iter().find(|t| t.kind == CasualtyKind::Killed).expect(text);
        assert_eq!((toll.low.unwrap(), toll.best.unwrap(), toll.high), killed, "{text}: {toll:?}");
    }
}

/// Sentences with the figures that they give; none where they give none.
#[rustfmt::skip]
const CONSTRUCTIONS: &[(&str, &[&str])] = &[
    (
        "A storm has struck southern Peru killing more than 56 people and injuring hundreds.",
        &["killed: more than 56 | people", "injured: hundreds | people"],
    ),
    (
        "Two homes were razed, leading to the displacement of 21 villagers, including nine children.",
        &["displaced: 21 | villagers", "displaced: nine | children < 0"],
    ),
    ("There are reports of 4 known dead and roughly 300 people still missing.", &["killed: 4", "missing: roughly 300 | people"]),
    ("Thousands of refugees fled Fife. Refugees still come: 250 new arrivals were registered on Monday. Some 900 people live as refugees.", &["displaced: Thousands | refugees", "displaced: 250", "displaced: Some 900 | people"]),
    ("Last year, 3,000 asylum seekers arrived.", &["displaced: 3,000 | asylum seekers"]),
    ("A group of 238 refugees crossed the border.", &["displaced: 238 | refugees"]),
    ("Five bodies were found in homes and one was found in a car.", &["killed: Five | bodies", "killed: one"]),
    ("The death toll went up to 15.", &["killed: 15"]),
    ("Kidnappers hold seven workers hostage. The men are four Danes and three Finns. All seven have been released.", &["captive: seven | workers", "captive: four | Danes < 0", "captive: three | Finns < 0", "captive: seven"]),
    ("The rebels are holding 48 people against their will.", &["captive: 48 | people"]),
    ("Police have in their custody 38 suspects.", &["detained: 38 | suspects"]),
    ("The officer was killed on Monday with two colleagues.", &["killed: two | colleagues"]),
    ("The hospital said it was treating six victims of the shooting.", &["injured: six | victims"]),
    ("Two of those shot died.", &["killed: Two"]),
    ("The quake left a nurse in critical condition.", &["injured: a | nurse"]),
    ("Ruritania reported 900 confirmed, probable and suspected cases of cholera.", &["infected: 900"]),
    ("The region with the highest number of cholera cases (90) was Fife, and Angus had the most deaths (12).", &["infected: 90", "killed: 12"]),
    ("Cholera cases are up to 300, and hospitalizations are down to 12.", &["infected: 300", "infected: 12"]),
    ("The new cases lift the cholera total to 40.", &["infected: 40"]),
    ("Some 700 people were displaced in Fife, followed by Angus with 400 and Moray with 90 people.", &["displaced: Some 700 | people", "displaced: 400 | people", "displaced: 90 | people"]),
    ("The dead were:\n\nA nurse from Fife\n\nTwo boys aged nine\n\nThe mayor spoke.", &["killed: A | nurse", "killed: Two | boys"]),
    ("The army looked into 40 killings, of which 30 were laid to rebels.", &["killed: 30"]),
    ("All those on the bus were killed, including two women.", &["killed: two | women"]),
    ("Officers found a man on the ground with a gunshot wound.", &["injured: a | man"]),
    ("Officers found a boy slumped in a car. He was pronounced dead.", &["killed: a | boy"]),
    ("A man was on his porch when a stranger fired shots at him, striking him in the leg.", &["injured: A | man"]),
    ("Deputies found two boys in the barn and detained them.", &["detained: two | boys"]),
    ("The victim, a 40-year-old driver, was stabbed.", &["injured: a | 40-year-old driver"]),
    ("The whereabouts of 40 sailors are unknown.", &["missing: 40 | sailors"]),
    ("Kidnappers released 30 pupils on Sunday.", &["captive: 30 | pupils"]),
    ("The gunmen herded 100 girls onto trucks.", &["captive: 100 | girls"]),
    ("Three women were taken to a hospital, where they died.", &["killed: Three | women"]),
    ("The toll from the flood that hit two towns has been raised to 39.", &["killed: 39"]),
    ("No-one was hurt.", &["injured: No-one"]),
    ("The state placed four lakh people in 500 relief camps.", &["displaced: four lakh | people"]),
    ("Fife's toll rose to 12 and Moray's to 16.", &["killed: 12", "killed: 16"]),
    ("A civilian suffered neck injuries.", &["injured: A | civilian"]),
    ("The deaths included a woman who was hit by a bullet.", &["killed: a | woman"]),
    ("Half of the 40 passengers died.", &[]),
    ("Eleven soldiers, including a captain, and a nurse were killed.", &["killed: Eleven | soldiers", "killed: a | captain < 0", "killed: a | nurse"]),
    ("Two youths accused of stealing a goat were beaten.", &["injured: Two | youths"]),
    ("One man had his leg blown off.", &["injured: One | man"]),
    ("The ten people - a pilot and nine passengers - who were killed were Danes.", &["killed: ten | people", "killed: a | pilot < 0", "killed: nine | passengers < 0"]),
    ("A nun was one of 30 guests who were found dead.", &["killed: A | nun < 1", "killed: 30 | guests"]),
    ("Some 200 people remain buried under the rubble.", &["missing: Some 200 | people"]),
    ("Nine people died. The others were a nurse and two drivers.", &["killed: Nine | people", "killed: a | nurse < 0", "killed: two | drivers < 0"]),
    ("The blast killed five people. Two of them were children.", &["killed: five | people", "killed: Two | children < 0"]),
    ("Ten people died. They included two children and a priest.", &["killed: Ten | people", "killed: two | children < 0", "killed: a | priest < 0"]),
    ("Also killed were two nurses and a guard.", &["killed: two | nurses", "killed: a | guard"]),
    ("Fourteen bodies were taken to one hospital and 21 to another.", &["killed: Fourteen | bodies", "killed: 21"]),
    ("Gunmen killed the chief identified as Musa Bello and 17 other residents.", &["killed: 17 | other residents"]),
    ("Six pupils, two teachers die in school fire", &["killed: Six | pupils", "killed: two | teachers"]),
    ("One worker tried to flee, a witness said, but was shot dead.", &["killed: One | worker"]),
    ("In May 12 435 people died.", &["killed: 435 | people"]),
    ("The region had 78 784 cholera cases.", &["infected: 78 784"]),
    ("Three nurses were also among the dead.", &["killed: Three | nurses"]),
    ("Eight people are not accounted for.", &["missing: Eight | people"]),
    ("Officials said thousands remained in evacuation centres.", &["displaced: thousands"]),
    ("The villagers had buried 39 people.", &["killed: 39 | people"]),
    ("A man was shot in the leg on Monday. He was pronounced dead in hospital.", &["killed: A | man"]),
    ("A boy was at home when he was shot in the arm.", &["injured: A | boy"]),
    ("The rebels released three officers and a soldier they had been holding hostage.", &["captive: three | officers", "captive: a | soldier"]),
    ("Ten suspects believed linked to gangs have been arrested.", &["detained: Ten | suspects"]),
    ("The raid was a tragedy, with police confirming that one person was killed.", &["killed: one | person"]),
    ("Four Danes were reported injured but not killed.", &["injured: Four | Danes"]),
    ("A teenager has been arrested after two boys were stabbed to death.", &["detained: A | teenager", "killed: two | boys"]),
    ("The clash killed two local men and four civilians travelling in a car.", &["killed: two | local men", "killed: four | civilians"]),
    ("The government puts the death toll at 5,295, while activists speak of 25,000.", &["killed: 5,295", "killed: 25,000"]),
    ("A total of 22 people including children were killed.", &["killed: 22 | people"]),
    ("The outbreak has affected 400 people.", &["infected: 400 | people"]),
    ("Five died while 252 passengers, including a Dane, were rescued.", &["killed: Five"]),
    ("The army says nearly 20,000 “rebels” have been killed.", &["killed: nearly 20,000 | rebels"]),
    ("Many casualties are feared.", &[]),
    ("The war cost a trillion dollars and the lives of 2,400 soldiers.", &["killed: 2,400 | soldiers"]),
    ("It is known that hundreds of detainees are held in two camps.", &["detained: hundreds | detainees"]),
    (
        "Seven covid-19 cases were confirmed in Brown County. Two new cases were reported in Lake County, \
         increasing its total to 92. There are 40 people hospitalized.",
        &["infected: Seven", "infected: Two", "infected: 92", "infected: 40 | people"],
    ),
    (
        "There were 922 newly reported cases of measles. The new deaths push the state's total to 1,545.",
        &["infected: 922", "killed: 1,545"],
    ),
    ("Two civilians meanwhile were killed when troops shelled the town.", &["killed: Two | civilians"]),
    ("At least 23 Rohingya refugees died when the boat capsized.", &["killed: At least 23 | Rohingya refugees"]),
    (
        "The 29 New Yorkers wounded by a bomb and the two New Jersey officers shot by the gunman were bystanders.",
        &["injured: 29 | New Yorkers", "injured: two | New Jersey officers"],
    ),
    ("Of the three candidates tested, voters had a positive view of one.", &[]),
    ("Kent made 468 (B. Lowe 94, C. Butcher 70, D. Carter 63).", &[]),
    ("The outlook for 1987 remains at three dollars, and 8.4 billion was held by the bank, up from 8.1 billion.", &[]),
    ("She said every two and a half weeks, an American dies of the disease.", &[]),
    ("Some investors who were burned in the slump sued, and five children are being treated with the drug.", &[]),
    ("Every 72 minutes, a veteran commits suicide.", &[]),
    ("He may bounce back, snatching all 95 delegates, though his reputation as a reformer has been bruised.", &[]),
    ("Police will not release two recordings, one captured by a dashboard camera and another by a body camera.", &[]),
    (
        "Homes were emptied for fear of a repeat of 2018, when 104 people burned to death.",
        &["killed: 104 | people"],
    ),
    ("Seven people, most of them children, were killed when a wall collapsed in Lagos on Tuesday.", &["killed: Seven | people"]),
    ("A roadside bomb killed three soldiers and wounded five others near Kandahar, the army said.", &["killed: three | soldiers", "injured: five | others"]),
    ("The earthquake left 120 dead and more than 3,000 homeless, according to the Red Cross.", &["killed: 120", "displaced: more than 3,000"]),
    ("Gunmen stormed a bar, killing 12 and wounding 30.", &["killed: 12", "injured: 30"]),
    ("20 dead, 50 hurt in train crash", &["killed: 20", "injured: 50"]),
    ("The storm claimed 30 lives in Haiti.", &["killed: 30"]),
    ("The flood has claimed the lives of at least 45 people.", &["killed: at least 45 | people"]),
    ("The war cost the lives of 4,000 soldiers.", &["killed: 4,000 | soldiers"]),
    ("Fourteen miners lost their lives in the explosion.", &["killed: Fourteen | miners"]),
    ("More than 60 lives were lost when the ferry sank.", &["killed: More than 60"]),
    ("The death toll from the quake rose to 345 on Friday, officials said.", &["killed: 345"]),
    ("The blast killed six, bringing the death toll to 29.", &["killed: six", "killed: 29"]),
    ("Officials put the death toll at 88.", &["killed: 88"]),
    ("The toll rose from 12 to 15 overnight.", &["killed: 15"]),
    ("A death toll of 45 was given by the ministry.", &["killed: 45"]),
    ("The number of dead has reached 1,200.", &["killed: 1,200"]),
    ("Police found the bodies of three women in the house.", &["killed: three | women"]),
    ("Rescuers pulled 12 bodies from the rubble.", &["killed: 12 | bodies"]),
    ("A man was shot dead outside a bank in Oslo.", &["killed: A | man"]),
    ("Police shot and killed two suspects.", &["killed: two | suspects"]),
    ("Three teenagers were stabbed, one fatally.", &["casualties: Three | teenagers", "killed: one | teenagers < 0"]),
    ("Two firefighters were taken to hospital with burns.", &["injured: Two | firefighters"]),
    ("Five people remained in critical condition on Sunday.", &["injured: Five | people"]),
    ("No one was injured in the fire.", &["injured: No one"]),
    ("There were no casualties, the navy said.", &["casualties: no"]),
    ("None of the passengers was hurt.", &["injured: None | passengers"]),
    ("Nobody was killed in the raid.", &["killed: Nobody"]),
    ("All 47 people aboard were killed.", &["killed: 47 | people"]),
    ("A car bomb killed between 10 and 15 recruits.", &["killed: between 10 and 15 | recruits"]),
    ("The attack killed dozens of civilians and injured scores more.", &["killed: dozens | civilians", "injured: scores | civilians"]),
    ("Tens of thousands of villagers have fled their homes.", &["displaced: Tens of thousands | villagers"]),
    ("The fighting has displaced half a million people.", &["displaced: half a million | people"]),
    ("His wife and two children were killed in the strike.", &["killed: two | children"]),
    ("A family of five died in the blaze.", &["killed: five | family"]),
    ("Both pilots were killed.", &["killed: Both | pilots"]),
    ("Twin sisters drowned in the lake.", &["killed: Twin | Twin sisters"]),
    ("The gunmen killed three men, two women and a child.", &["killed: three | men", "killed: two | women", "killed: a | child"]),
    ("Four people died in Ohio, two in Kansas and one in Iowa.", &["killed: Four | people", "killed: two | people", "killed: one | people"]),
    ("The bombings killed 15 each in Basra and Kirkuk.", &["killed: 15"]),
    ("Another six were wounded.", &["injured: six"]),
    ("Two more patients died on Wednesday.", &["killed: Two | patients"]),
    ("The rebels are holding 20 sailors hostage.", &["captive: 20 | sailors"]),
    ("Militants kidnapped 12 aid workers and killed two of them.", &["captive: 12 | aid workers", "killed: two | aid workers < 0"]),
    ("Police arrested 40 protesters, including two journalists.", &["detained: 40 | protesters", "detained: two | journalists < 0"]),
    ("Two men were sentenced to ten years in prison for killing a guard.", &["detained: Two | men", "killed: a | guard"]),
    ("The virus has infected 300 people and killed 14, the ministry said.", &["infected: 300 | people", "killed: 14 | people"]),
    ("Eighteen passengers are missing and feared dead.", &["missing: Eighteen | passengers"]),
    ("The attack could kill thousands.", &[]),
    ("The group threatened to kill five hostages.", &[]),
    ("The army denied that 12 civilians were killed.", &[]),
    ("Doctors fear that 200 people may have died.", &[]),
    ("Three gunmen killed five guards and wounded two.", &["killed: five | guards", "injured: two | guards"]),
    ("Rescuers saved 12 people from drowning.", &[]),
    ("The team killed off two penalties.", &[]),
    ("The Lakers shot down the Celtics by 12 points.", &[]),
    ("The senate killed three bills.", &[]),
    ("A fire killed 40 cows and two horses.", &[]),
    ("About 12 percent of patients died.", &[]),
    ("Some 50 people a day die of hunger.", &[]),
    ("Police are hunting two men who killed a shopkeeper.", &["killed: a | shopkeeper"]),
    ("The driver was killed and two passengers were seriously injured.", &["injured: two | passengers"]),
    ("A soldier who was wounded on Friday died in hospital.", &["killed: A | soldier"]),
    ("The crash left two people dead and sent nine to the hospital.", &["killed: two | people", "injured: nine | people"]),
    ("Officials said 14 people were killed and 23 others wounded when two bombs went off.", &["killed: 14 | people", "injured: 23 | others"]),
    ("At least 17 people, among them four children, drowned off Libya.", &["killed: At least 17 | people", "killed: four | children < 0"]),
    ("Of the 25 people killed, 11 were women.", &["killed: 25 | people", "killed: 11 | women < 0"]),
    ("Eleven of the dead were women.", &["killed: Eleven | dead"]),
    ("Among the dead were two nuns and a priest.", &["killed: two | nuns", "killed: a | priest"]),
    ("The dead included three policemen.", &["killed: three | policemen"]),
    ("Two of the wounded later died.", &["killed: Two | wounded"]),
    ("Thirty-one people were killed and another 12 injured, eight of them critically.", &["killed: Thirty-one | people", "injured: 12 | people", "injured: eight | people < 1"]),
    ("Up to 40 people may have been killed.", &[]),
    ("The blast killed six.", &["killed: six"]),
    ("50 hurt in train crash", &["injured: 50"]),
    ("An 18-year-old woman and her infant son were killed in the collision.", &["killed: An | 18-year-old woman"]),
    ("Deputies said a passenger in the truck, a 34-year-old man, died at the scene.", &["killed: a | passenger"]),
    ("The shooting left one person dead and another in critical condition.", &["killed: one | person", "injured: another"]),
    ("Five people have been arrested in connection with the murders of two tourists.", &["detained: Five | people", "killed: two | tourists"]),
    ("The deaths of 12 people were confirmed by the coroner.", &["killed: 12 | people"]),
    ("Officers found a man dead in the parking lot.", &["killed: a | man"]),
    ("A 22-year-old was pronounced dead at the scene.", &["killed: A | 22-year-old"]),
    ("A woman, 45, was killed and her two sons were hurt.", &["killed: A | woman", "injured: two | sons"]),
    ("The plane crash that killed 71 people in 2016 was blamed on fuel.", &["killed: 71 | people"]),
    ("Israeli strikes have killed more than 30,000 Palestinians, most of them women and children.", &["killed: more than 30,000 | Palestinians"]),
    ("At least 11 people were shot, three of them fatally, at a party on Saturday night.", &["casualties: At least 11 | people", "killed: three | people < 0"]),
    ("Twelve people were charged with killing a judge.", &["killed: a | judge"]),
    ("Fighting in the north has forced 10,000 people from their homes.", &["displaced: 10,000 | people"]),
    ("More than 2,000 residents were ordered to evacuate.", &[]),
    ("A suicide bomber blew himself up, killing himself and four policemen.", &["killed: four | policemen"]),
    ("The toll stands at 1,045 dead and 4,300 injured.", &["killed: 1,045", "injured: 4,300"]),
    ("Health officials confirmed 23 new infections, taking the number of cases to 410.", &["infected: 23", "infected: 410"]),
    ("He was one of three soldiers killed in the ambush.", &["killed: three | soldiers"]),
    ("The government says 300 rebels have been killed since October.", &["killed: 300 | rebels"]),
    ("An explosion killed at least nine and injured more than 40, Dawn reported, citing police.", &["killed: at least nine", "injured: more than 40"]),
    ("The mother of three was stabbed to death.", &[]),
    ("She is the third person to die in the jail this year.", &[]),
    ("The accident injured a bicyclist.", &["injured: a | bicyclist"]),
    ("Two-thirds of those killed were children.", &[]),
    ("A total of 65 people were killed or wounded.", &["casualties: 65 | people"]),
    ("The militia executed 17 captured soldiers.", &["killed: 17 | captured soldiers"]),
    ("Rescue teams recovered the bodies of 14 people, while 20 others were still missing.", &["killed: 14 | people", "missing: 20 | others"]),
    ("Eight coal miners remained trapped and 3 were confirmed dead.", &["killed: 3"]),
    ("The quake killed 45 in the capital, 12 in the port and six elsewhere.", &["killed: 45", "killed: 12", "killed: six"]),
    ("More than 400 people have died from Ebola in Guinea.", &["killed: More than 400 | people"]),
    ("Police said no one was hurt, but two dogs died.", &["injured: no one"]),
    ("A mother and her two daughters were among the dead.", &["killed: A | mother", "killed: two | daughters"]),
    ("The dead include a 12-year-old girl and two of her cousins.", &["killed: a | 12-year-old girl", "killed: two | cousins"]),
    ("Around 3,000 people are believed to have died.", &["killed: Around 3,000 | people"]),
    ("Eleven people are presumed dead.", &[]),
    ("The police shot dead four men.", &["killed: four | men"]),
    ("Four men were shot dead by police.", &["killed: Four | men"]),
    ("Fire kills 3 in Queens; 2 hurt", &["killed: 3", "injured: 2"]),
    ("Bus plunge leaves 14 dead, dozens injured", &["killed: 14", "injured: dozens"]),
    ("Bomb blast in market kills at least 23", &["killed: at least 23"]),
    ("Man kills 2, wounds 3 in Ohio church", &["killed: 2", "injured: 3"]),
    ("3 killed, 7 wounded in weekend shootings", &["killed: 3", "injured: 7"]),
    ("Hundreds feared dead in mudslide", &[]),
    ("Quake toll hits 98", &["killed: 98"]),
    ("Ferry disaster: 40 bodies found", &["killed: 40 | bodies"]),
    ("Five dead, including gunman, in mall shooting", &["killed: Five"]),
    ("Teen critically hurt, 2 others injured in crash", &["injured: 2 | others"]),
    ("Ten soldiers were killed and 8 went missing.", &["killed: Ten | soldiers", "missing: 8 | soldiers"]),
    ("Seven people, in addition to the two attackers, were killed.", &["killed: Seven | people"]),
    ("Sixty people, including eight women, ten children and three rangers, were killed.", &["killed: Sixty | people", "killed: eight | women < 0", "killed: ten | children < 0", "killed: three | rangers < 0"]),
    ("Truck bombs killed 101 people and wounded more than 560.", &["killed: 101 | people", "injured: more than 560 | people"]),
    ("The rebels took three nuns hostage and held 12 monks captive.", &["captive: three | nuns", "captive: 12 | monks"]),
    ("A boat sank, and 20 of the 35 people aboard drowned.", &["killed: 20 | people"]),
    ("Four of the 14 passengers who died were children.", &["killed: Four | passengers < 1", "killed: 14 | passengers"]),
    ("The flu virus killed 40 in Chile, where 600 cases were reported.", &["killed: 40", "infected: 600"]),
    ("The crash cost ten soldiers their lives.", &["killed: ten | soldiers"]),
    ("There was a rumour that 300 had died.", &[]),
    ("If the dam breaks, 5,000 people could be killed.", &[]),
    ("Were 12 people killed?", &[]),
    ("The gang plotted to murder two judges.", &[]),
    ("The police commander, 43, was wounded and a sergeant was killed.", &["killed: a | sergeant"]),
    ("The bull gored two horses and injured a rider.", &["injured: a | rider"]),
    ("A two-death accident closed Highway 61.", &[]),
    ("Two murders shook the town.", &[]),
    ("About 47 injuries each year are reported there.", &[]),
    ("Hundreds of Somalis were detained.", &["detained: Hundreds | Somalis"]),
    ("Six killed, eight injured as bus hits truck", &["killed: Six", "injured: eight"]),
    ("Two climbers from Turin who had set out without a guide disappeared on Monday.", &["missing: Two | climbers"]),
    ("A 36-year-old man who successfully eluded officers following a chase was arrested.", &["detained: A | 36-year-old man"]),
    ("Fire swept through a nursing home, eleven residents dying of smoke inhalation.", &["killed: eleven | residents"]),
    ("The wounded, two men and a girl, were taken to hospital.", &["injured: two | men", "injured: a | girl"]),
    ("Uruguay reported its first death from the virus, a girl of four.", &["killed: a | girl"]),
    ("Dead: 12. Injured: 34.", &["killed: 12", "injured: 34"]),
    ("There were no reports of casualties.", &["casualties: no"]),
    ("No deaths or injuries were reported.", &["casualties: No"]),
    ("All but two of the 12 crew members were killed.", &[]),
    ("All 176 people on board a Ukrainian airliner died.", &["killed: 176 | people"]),
    ("Two police officers, one of them an off-duty sergeant, were shot.", &["injured: Two | police officers", "injured: one | off-duty sergeant < 0"]),
    ("Gunmen seized nine engineers at a gas plant.", &["captive: nine | engineers"]),
    ("Officials reported 48 new cases of cholera.", &["infected: 48"]),
    ("Thousands of civilians sought refuge in a church.", &["displaced: Thousands | civilians"]),
    ("Forty-two of the protesters remain in custody.", &["detained: Forty-two | protesters"]),
    ("Two men were given life sentences for the bombing.", &["detained: Two | men"]),
    ("The dead included five refugees.", &["killed: five | refugees"]),
    ("Five refugees were among the dead.", &["killed: Five | refugees"]),
    (
        "Those killed were two hostages and a soldier.",
        &["killed: two | hostages", "killed: a | soldier"],
    ),
    ("The dead were identified as four evacuees.", &["killed: four | evacuees"]),
    ("A stray bullet struck and killed a 9-year-old girl.", &["killed: a | 9-year-old girl"]),
    ("A stray bullet struck a bystander in the leg.", &["injured: a | bystander"]),
    ("Three skiers plunged to their deaths.", &["killed: Three | skiers"]),
    ("The army lost eight soldiers in the battle.", &["killed: eight | soldiers"]),
    ("The number of people who have died has passed 5,000.", &["killed: 5,000"]),
    ("Four sailors were still listed as missing.", &["missing: Four | sailors"]),
    ("The casualty figure stood at 27 dead and 100 wounded.", &["killed: 27", "injured: 100"]),
    ("A nurse became the fifth person to die from the virus.", &["killed: A | nurse"]),
    ("At least five foreigners died, including two Poles and an Italian.", &["killed: At least five | foreigners", "killed: two | Poles < 0", "killed: an | Italian < 0"]),
    ("At least 550 civilians, 46 of them children, have been killed.", &["killed: At least 550 | civilians", "killed: 46 | children < 0"]),
    ("A British tourist was among 14 people killed in the attack.", &["killed: A | British tourist", "killed: 14 | people"]),
    ("The merger needs the approval of two regulatory bodies.", &[]),
    ("Six students in Lyon, France were killed.", &["killed: Six | students"]),
    ("Officials confirmed 12 people in the area were killed.", &["killed: 12 | people"]),
    ("The toll stood at 194 deaths with 2,364 people being infected.", &["killed: 194", "infected: 2,364 | people"]),
    ("Police reported three shooting victims over the weekend.", &["injured: three | shooting victims"]),
    ("That brings the number killed to 42.", &["killed: 42"]),
    ("The death took to 200 the number of British troops killed.", &["killed: 200"]),
    ("It was not known how many people were killed.", &[]),
    ("Police would not say whether two people had died.", &[]),
    ("Reports of 50 deaths could not be confirmed.", &["killed: 50"]),
    ("A strike, which officials said killed nine militants, hit the village.", &["killed: nine | militants"]),
    ("At least 38 cases of bird flu were found in wild birds.", &[]),
    ("Three wolves and two hostages were shot.", &["injured: two | hostages"]),
    ("A man aged 34 was killed in the crash.", &["killed: A | man"]),
    ("The wife of a man fatally shot by police sued.", &["killed: a | man"]),
    ("Hill shot a 67 in the final round.", &[]),
    ("Symptoms appear after a person is infected.", &[]),
    ("The scandal sent three governors to prison.", &["detained: three | governors"]),
    ("The hospital confirmed 14 fatalities and 35 others under treatment.", &["killed: 14", "injured: 35 | others"]),
    ("The United States is accepting 10,000 refugees.", &[]),
    ("Ferry disaster toll climbs to 66", &["killed: 66"]),
    ("A court convicted 26 officers of murder.", &["detained: 26 | officers"]),
    ("Two nurses burned their hands in the fire.", &["injured: Two | nurses"]),
    ("Forty people were sickened by salmonella.", &["infected: Forty | people"]),
    ("Three university students were crushed to death by a trailer a week ago.", &["killed: Three | university students"]),
    ("Police said 46 people, 25 of them officers, needed treatment after the riot.", &["injured: 46 | people", "injured: 25 | officers < 0"]),
    ("She lost 22 members of her family in the massacre.", &["killed: 22 | members"]),
    ("The army lost 17 men in the ambush.", &["killed: 17 | men"]),
    ("The party lost two members to a rival.", &[]),
    ("Gunmen stopped a van and made off with three labourers.", &["captive: three | labourers"]),
    ("The hospital admitted 187 people, 23 of them children.", &["injured: 187 | people", "injured: 23 | children < 0"]),
    ("Three people are dead and another is fighting for her life.", &["killed: Three | people", "injured: another"]),
    ("The clashes left four police officers and 11 rebels dead.", &["killed: four | police officers", "killed: 11 | rebels"]),
    ("Two climbers have not been heard from since Tuesday.", &["missing: Two | climbers"]),
    ("A 14-year-old boy was left with life-changing injuries.", &["injured: A | 14-year-old boy"]),
    ("Some 37 other suspects are held at the detention centre.", &["detained: Some 37 | other suspects"]),
    ("The court held six lawmakers responsible for the loss.", &[]),
    ("The death toll from the fires that engulfed the coast rose to 81 on Thursday.", &["killed: 81"]),
    ("A bomb went off, resulting in 27 people killed.", &["killed: 27 | people"]),
    ("Around 50 children are being treated.", &["injured: Around 50 | children"]),
    ("Officials put the dead at six civilians and four riot officers.", &["killed: six | civilians", "killed: four | riot officers"]),
    ("The victims were identified as two teachers and a student.", &["killed: two | teachers", "killed: a | student"]),
    ("Two men, both from Leeds, were killed.", &["killed: Two | men"]),
    ("Gunmen entered a house and shot six people.", &["injured: six | people"]),
    ("The whereabouts of the eight hostages was still not known.", &["captive: eight | hostages"]),
    ("Seventy-nine schoolgirls were taken from a boarding school.", &["captive: Seventy-nine | schoolgirls"]),
    ("Floods kill 50 people a year in the valley.", &[]),
    ("The general was shot by a firing squad; two aides were shot by firing squads.", &["killed: two | aides"]),
    ("At least 20 women, children and elderly men were killed in the raid.", &["killed: At least 20 | women"]),
    ("Scores of patients, nurses and visitors have been killed in the fire.", &["killed: Scores | patients"]),
    ("A mother of three and her unborn child were killed.", &["killed: A | mother"]),
    ("Peter Hansen, 62 was killed when his car left the road.", &[]),
    ("Maria Lopez, 34 and her son, 9, were shot dead.", &[]),
    ("According to Maria Lopez, 34 were shot dead.", &["killed: 34"]),
    ("Three brothers aged four, six and nine drowned in a pond.", &["killed: Three | brothers"]),
    ("A woman who killed her husband was freed.", &[]),
    ("A man broke into a house and killed her.", &[]),
    ("A woman lured a neighbour to her flat and killed her.", &["killed: a | neighbour"]),
    ("A man who stabbed his landlord 14 times in a rage has been jailed for life.", &["detained: A | man"]),
    ("Two policemen were killed, officials said on Monday, along with four civilians.", &["killed: Two | policemen", "killed: four | civilians"]),
    ("Among the dead were two policemen, a priest and at least five children.", &["killed: two | policemen", "killed: a | priest", "killed: at least five | children"]),
    ("The death toll climbed to 12.", &["killed: 12"]),
    ("The death toll rose to 12 and the number of infections rose to 340.", &["killed: 12", "infected: 340"]),
    ("The death toll is in the hundreds.", &["killed: hundreds"]),
    ("The strike wounded 14, two critically and three slightly.", &["injured: 14", "injured: two < 0", "injured: three < 0"]),
    ("Of the 44 cases of bird flu, 31 were fatal.", &["infected: 44", "killed: 31 < 0"]),
    ("2 Killed, 8 Shot in Chicago", &["killed: 2", "injured: 8"]),
    ("The body had two knife wounds and one shot in the head.", &[]),
    ("In July 15 people were killed in road accidents.", &["killed: 15 | people"]),
    ("On July 15 people were killed in road accidents.", &[]),
    ("Two men and a woman between 19 and 60 were taken to hospital.", &["injured: Two | men", "injured: a | woman"]),
    ("Two teenagers were treated in hospital, where one is fighting for life.", &["injured: Two | teenagers", "injured: one | teenagers < 0"]),
    ("The crash injured five people. The condition of two is critical.", &["injured: five | people", "injured: two < 0"]),
    ("The blast wounded 117 people, with 15 in critical condition.", &["injured: 117 | people", "injured: 15 | people < 0"]),
    ("The outbreak of cholera, an infection of the poor, spread. The newly confirmed case of cholera brings the total to 30. Of these cases, 23 were fatal.", &["infected: 30", "killed: 23 < 0"]),
    ("Four people are missing after the crash killed 68 of the 72 people on board.", &["missing: Four | people", "killed: 68 | people"]),
    ("Five Portuguese and two Swiss were among those killed.", &["killed: Five | Portuguese", "killed: two | Swiss"]),
    ("The toll rose to 17 after two of the injured died. The dead included two Koreans.", &["killed: 17", "killed: two | injured", "killed: two | Koreans < 0"]),
    // A sentence that breaks off.
    ("The owners of", &[]),
    ("A clerk was killed. The owners of", &["killed: A | clerk"]),
    ("A man died in hospital, bringing the toll to nine.", &["killed: A | man", "killed: nine"]),
];

#[test]
fn a_verb_tells_harm_with_words_of_its_own_or_near_a_sentence_that_does() {
    for text in [
        "The bank said 2,400,000 are held by a trust.",
        "The ministry cut gas prices by two pence.",
        "The court has 12 cases before it.",
    ] {
        assert!(figures(text).is_empty(), "{text}");
    }
    assert_eq!(figures("Six climbers were admitted to a clinic."), ["injured: Six | climbers"]);
    assert_eq!(
        figures("Rebels kidnapped nine nuns. Seven were released within a day."),
        ["captive: nine | nuns", "captive: Seven < 0"]
    );
}

#[test]
fn the_owner_of_what_comes_next_is_no_victim() {
    assert!(figures("The fire has killed 2,500 animals, a vets' group said.").is_empty());
}
