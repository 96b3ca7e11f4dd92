//! Sentences on ambiguity. Brackets mark the toponyms, so that no model has a say: `{}` a people or an adjective,
//! `[]` any other.

use super::mentions::{self, Toponym};
use super::{metonym, resolve};
use crate::corpus::Article;
use crate::extract::Context;
use crate::gazetteer::Gazetteer;
use crate::tag::{Name, NameKind, Pos, Tags};
use crate::text::Document;

/// Runs `f` on the text without its brackets and the toponyms that they mark.
fn marked<T>(text: &str, f: impl Fn(&Context, &[Toponym]) -> T) -> T {
    let (mut plain, mut spans, mut open) = (String::new(), Vec::new(), 0);
    for c in text.chars() {
        match c {
            '[' | '{' => open = plain.len(),
            ']' | '}' => spans.push((open, plain.len(), c == '}')),
            c => plain.push(c),
        }
    }
    let article = Article::new("test", plain);
    let doc = Document::new(&article.text);
    let tags = Tags { pos: vec![Pos::Nn; doc.tokens.len()], names: Vec::new(), ..Tags::default() };
    let gazetteer = Gazetteer::new();
    let cx = Context { article: &article, doc: &doc, tags: &tags, gazetteer: &gazetteer };
    let toponyms: Vec<Toponym> = spans
        .iter()
        .map(|&(start, end, demonym)| Toponym {
            demonym,
            ..Toponym::new(doc.token_at(start)..doc.token_at(end - 1) + 1)
        })
        .collect();
    f(&cx, &toponyms)
}

/// The places of the marked toponyms: `City, first-level division, country` for a city, `Region, country` for a region.
fn places(text: &str) -> Vec<String> {
    marked(text, |cx, toponyms| {
        let show = |entry: u32| {
            let place = cx.gazetteer.place(entry);
            let admin1 = place.division.map(|d| cx.gazetteer.division(cx.gazetteer.admin1(d)).name());
            let mut parts = vec![place.name()];
            parts.extend(admin1.filter(|a| *a != place.name() && !a.is_empty()));
            parts.extend(place.country.filter(|_| place.kind != crate::PlaceKind::Country));
            parts.join(", ")
        };
        resolve::resolve(cx, toponyms).into_iter().map(|e| e.map_or_else(|| "-".into(), show)).collect()
    })
}

fn check(table: &[(&str, &[&str])]) {
    let wrong: Vec<String> = table
        .iter()
        .filter_map(|(text, expected)| {
            let found = places(text);
            (found != *expected).then(|| format!("{text}\n    expected {expected:?}\n    found    {found:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), table.len(), wrong.join("\n"));
}

#[test]
fn a_name_alone_means_the_best_known_place() {
    check(&[
        ("He flew to [Paris] on Monday.", &["Paris, Île-de-France, FR"]),
        ("The museum is in [London].", &["London, England, GB"]),
        ("She was born in [Birmingham].", &["Birmingham, England, GB"]),
        ("The summit in [Cairo] ended.", &["Cairo, EG"]),
        ("The [Amazon] is burning.", &["Amazon"]),
        ("The war in [Georgia] lasted five days.", &["Georgia"]),
        ("The king of [Jordan] spoke.", &["Jordan"]),
        ("The army of [Chad] crossed the border.", &["Chad"]),
        ("[Turkey] went to the polls.", &["Turkey"]),
        ("It left [St. Petersburg] at noon.", &["Saint Petersburg, RU"]),
        ("Trade with the [U.S.] grew.", &["United States"]),
        ("Trade with the [UAE] grew.", &["United Arab Emirates"]),
        ("A cyclone hit [Burma].", &["Myanmar"]),
        ("[Ivory Coast] exports cocoa.", &["Ivory Coast"]),
    ]);
}

#[test]
fn the_text_says_what_a_place_lies_in() {
    check(&[
        ("He lives in [Paris], [Texas].", &["Paris, Texas, US", "Texas, US"]),
        ("He lives in [London], [Ontario].", &["London, Ontario, CA", "Ontario, CA"]),
        ("She moved to [Springfield], [Ill.] in May.", &["Springfield, Illinois, US", "Illinois, US"]),
        (
            "She moved to [Springfield], [Mass.] in May.",
            &["Springfield, Massachusetts, US", "Massachusetts, US"],
        ),
        ("She moved to [Springfield], [MO] in May.", &["Springfield, Missouri, US", "Missouri, US"]),
        ("A crash near [Athens], [Ga.] killed two.", &["Athens, Georgia, US", "Georgia, US"]),
        ("A crash near [Moscow], [Idaho] killed two.", &["Moscow, Idaho, US", "Idaho, US"]),
        ("Police in [Cambridge], [Mass.], said so.", &["Cambridge, Massachusetts, US", "Massachusetts, US"]),
        ("The plant in [Naples], [Fla.], closed.", &["Naples, Florida, US", "Florida, US"]),
        ("He died in [Memphis], [Egypt], long ago.", &["-", "Egypt"]),
        ("A blast in [Tripoli], [Lebanon], killed six.", &["Tripoli, North Lebanon, LB", "Lebanon"]),
        ("A blast in [Tripoli], [Libya], killed six.", &["Tripoli, LY", "Libya"]),
        ("They met in [Valencia], [Venezuela].", &["Valencia, Carabobo, VE", "Venezuela"]),
        ("The mayor of [Portland], [Maine], resigned.", &["Portland, Maine, US", "Maine, US"]),
        ("Shelling hit [Mosul] in northern [Iraq].", &["Mosul, Nineveh, IQ", "Iraq"]),
        ("She studied in [Vancouver], [Wash.]", &["Vancouver, Washington, US", "Washington, US"]),
        ("She studied in [Vancouver], [B.C.]", &["Vancouver, British Columbia, CA", "British Columbia, CA"]),
    ]);
}

#[test]
fn states_in_a_row_are_states() {
    check(&[
        (
            "Cases rose in [Idaho], [Georgia], [Washington] and [Oklahoma].",
            &["Idaho, US", "Georgia, US", "Washington, US", "Oklahoma, US"],
        ),
        (
            "Travel to [Sinaloa], [Colima], [Guerrero] and [Zacatecas] is discouraged in [Mexico].",
            &["Sinaloa, MX", "Colima, MX", "Guerrero, MX", "Zacatecas, MX", "Mexico"],
        ),
        ("Gunmen struck [Nigeria]'s [Niger] state.", &["Nigeria", "Niger, NG"]),
        ("Votes came in from [Kebbi], [Niger] and [Kano] states.", &["Kebbi, NG", "Niger, NG", "Kano, NG"]),
    ]);
}

#[test]
fn what_the_gazetteer_lacks_is_not_put_to_its_namesake_far_away() {
    check(&[
        (
            "Deputies from [Pomeroy], [Ohio], met others from [Athens], [Middleport] and [Harrisonville].",
            &["Pomeroy, Ohio, US", "Ohio, US", "Athens, Ohio, US", "Middleport, Ohio, US", "-"],
        ),
        ("The blast in the [Hongyan] pit near [Datong] killed nine.", &["-", "Datong, Shanxi, CN"]),
        ("Her district runs along the [Rio Grande].", &["Rio Grande"]),
    ]);
}

#[test]
fn one_name_may_have_two_senses_where_the_text_says_so() {
    check(&[(
        "From [Paris], [Texas], he moved to [Paris], [France].",
        &["Paris, Texas, US", "Texas, US", "Paris, Île-de-France, FR", "France"],
    )]);
    check(&[(
        "A fire broke out in [Lebanon], [Ohio]. The mayor of [Lebanon] thanked the crews.",
        &["Lebanon, Ohio, US", "Ohio, US", "Lebanon, Ohio, US"],
    )]);
}

#[test]
fn other_names_of_the_article_tell() {
    check(&[
        (
            "The governor of [Texas] went from [Dallas] to [Paris] and [Sherman].",
            &["Texas, US", "Dallas, Texas, US", "Paris, Texas, US", "Sherman, Texas, US"],
        ),
        (
            "From [Buenos Aires] to [Rosario] and [Cordoba], buses stood still in [Argentina].",
            &[
                "Buenos Aires, Buenos Aires City, AR",
                "Rosario, Santa Fe, AR",
                "Córdoba, Cordoba, AR",
                "Argentina",
            ],
        ),
        (
            "Trains from [Seville] to [Cordoba] and [Malaga] were late, [Spain] said.",
            &["Seville, Andalusia, ES", "Córdoba, Andalusia, ES", "Málaga, Andalusia, ES", "Spain"],
        ),
        (
            "[Atlanta] voters and those of [Savannah] and [Macon] decide for [Georgia].",
            &["Atlanta, Georgia, US", "Savannah, Georgia, US", "Macon, Georgia, US", "Georgia, US"],
        ),
        (
            "[Tbilisi] said that [Russia] shelled [Gori]; [Georgia] wants peace.",
            &["Tbilisi, GE", "Russia", "Gori, Shida Kartli, GE", "Georgia"],
        ),
        (
            "Snow closed roads between [Toronto], [Hamilton] and [London].",
            &["Toronto, Ontario, CA", "Hamilton, Ontario, CA", "London, Ontario, CA"],
        ),
        (
            "The storm passed [Boston], [Worcester] and [Springfield].",
            &["Boston, Massachusetts, US", "Worcester, Massachusetts, US", "Springfield, Massachusetts, US"],
        ),
        (
            "Clashes in [Aleppo], [Homs] and [Tripoli] spread from [Syria] to [Lebanon].",
            &["Aleppo, SY", "Homs, SY", "Tripoli, North Lebanon, LB", "Syria", "Lebanon"],
        ),
        (
            "[Manchester], [Liverpool] and [Newcastle] lost jobs, [England]'s north said.",
            &[
                "Manchester, England, GB",
                "Liverpool, England, GB",
                "Newcastle upon Tyne, England, GB",
                "England, GB",
            ],
        ),
        (
            "The bus runs from [Sydney] to [Newcastle] in [New South Wales].",
            &["Sydney, New South Wales, AU", "Newcastle, New South Wales, AU", "New South Wales, AU"],
        ),
        (
            "Rebels hold [Goma] and [Bukavu] in eastern [Congo].",
            &["Goma, North Kivu, CD", "Bukavu, South Kivu, CD", "Democratic Republic of the Congo"],
        ),
        (
            "[Hyderabad] and [Karachi] were flooded, [Pakistan] said.",
            &["Hyderabad, Sindh, PK", "Karachi, Sindh, PK", "Pakistan"],
        ),
        (
            "[Hyderabad] and [Bangalore] grow fastest in [India].",
            &["Hyderabad, Telangana, IN", "Bengaluru, Karnataka, IN", "India"],
        ),
    ]);
}

#[test]
fn words_beside_the_name_tell_what_it_is() {
    check(&[
        ("Fighting in [Homs] province went on.", &["Homs, SY"]),
        ("The state of [Washington] sued.", &["Washington, US"]),
        ("The city of [Oklahoma City] sued.", &["Oklahoma City, Oklahoma, US"]),
        ("The lobbyists of [Washington] sued.", &["Washington, District of Columbia, US"]),
        ("They crossed the [Jordan River].", &["Jordan River"]),
        ("They crossed the [Mississippi River].", &["Mississippi River, US"]),
        ("The people of [New York] cheered.", &["New York City, New York, US"]),
        ("The state of [New York] sued.", &["New York, US"]),
        ("The [Gaza Strip] is sealed off.", &["Gaza Strip, PS"]),
    ]);
}

#[test]
fn the_life_that_an_article_tells_of_says_where_it_is_at_home() {
    check(&[
        (
            "The sheriff's deputies arrested a sophomore after a pickup hit a [Cambridge] firefighter on the interstate; \
             prosecutors said the felony charge would go to the county's jurors.",
            &["Cambridge, Massachusetts, US"],
        ),
        (
            "The councillor told pensioners at the pub that the magistrates of [Boston] would repair the motorway; \
             the constabulary and the vicar of the borough agreed.",
            &["Boston, England, GB"],
        ),
    ]);
}

#[test]
fn peoples_point_to_their_place() {
    check(&[
        ("The {Danish} minister met {Danes} abroad.", &["Denmark", "Denmark"]),
        ("{Israeli} and {Palestinian} officials met.", &["Israel", "Palestinian Territories"]),
        ("A {Texan} and two {Parisians} won.", &["Texas, US", "Paris, Île-de-France, FR"]),
        ("{South Korean} and {Sri Lankan} sailors drowned.", &["South Korea", "Sri Lanka"]),
        ("{Kashmiri} shopkeepers closed.", &["Kashmir"]),
        ("The {Soviet} army left.", &["Soviet Union"]),
    ]);
}

#[test]
fn a_place_that_the_gazetteer_lacks_has_no_coordinates() {
    check(&[
        ("He lives in [Wqxyzville].", &["-"]),
        ("He lives in [Paris], [Utah], he said.", &["-", "Utah, US"]),
    ]);
}

#[test]
fn capitals_stand_for_governments() {
    for (text, expected) in [
        ("Talks between [Washington] and [Moscow] failed.", [true, true]),
        ("[Beijing] accused [Tokyo] of lying.", [true, true]),
        ("[Ankara]'s decision angered people in [Athens].", [true, false]),
        ("The [Moscow]-backed rebels marched on [Kyiv].", [true, false]),
        ("Relations with [Tehran] are bad; a bomb went off near [Baghdad].", [true, false]),
        ("She lives in [London] and works in [Paris].", [false, false]),
        ("He flew from [Rome] to [Cairo] on Monday.", [false, false]),
    ] {
        let found = marked(text, |cx, toponyms| {
            [0, 1].map(|i| {
                metonym::is_government(cx, &toponyms[i].tokens, toponyms.get(i + 1).map(|t| &t.tokens))
            })
        });
        assert_eq!(found, expected, "{text}");
    }
}

/// The toponyms to report, with the names as a tagger would give them: `kind:name`.
fn found(text: &str, names: &[(NameKind, &str)]) -> Vec<String> {
    let article = Article::new("test", text);
    let doc = Document::new(&article.text);
    let mut tags = Tags { pos: vec![Pos::Nnp; doc.tokens.len()], names: Vec::new(), ..Tags::default() };
    for (kind, name) in names {
        let start = text.find(name).expect("the name is in the text");
        let tokens = doc.token_at(start)..doc.token_at(start + name.len() - 1) + 1;
        tags.names.push(Name { kind: *kind, tokens, confidence: 200 });
    }
    tags.names.sort_by_key(|n| n.tokens.start);
    let gazetteer = Gazetteer::new();
    let cx = Context { article: &article, doc: &doc, tags: &tags, gazetteer: &gazetteer };
    let reported = mentions::find(&cx).into_iter().filter(|t| t.reported);
    reported.map(|t| doc.slice(t.tokens).to_string()).collect()
}

#[test]
fn what_lies_beside_a_place_is_near_it() {
    check(&[
        ("Fire tore through [Mati], east of [Athens].", &["-", "Athens, Attica, GR"]),
        ("[Gaza] was bombed; in [Gaza City] it was calm.", &["Gaza Strip, PS", "Gaza, Gaza Strip, PS"]),
        ("Shells hit [Kharkiv] and [Odesa].", &["Kharkiv, Kharkiv Oblast, UA", "Odesa, Odesa Oblast, UA"]),
        ("[Kharkiv] province is calm.", &["Kharkiv Oblast, UA"]),
        ("Mr. Coons of [Delaware] spoke in [Austin].", &["Delaware, US", "Austin, Texas, US"]),
        (
            "[China], [Syria] and [Greece] sent aid to [Paris], he said in [Beaumont], [Texas].",
            &["China", "Syria", "Greece", "Paris, Île-de-France, FR", "Beaumont, Texas, US", "Texas, US"],
        ),
    ]);
}

#[test]
fn toponyms_are_cut_as_a_reader_cuts_them() {
    use NameKind::{Organization, Other, Person, Place};
    for (text, names, expected) in [
        ("The U.S. and the UAE agreed.", vec![], vec!["U.S.", "UAE"]),
        ("It was us, not US troops.", vec![], vec!["US"]),
        ("Danes and Israelis met.", vec![], vec!["Danes", "Israelis"]),
        ("He visited the Gaza Strip.", vec![(Place, "the Gaza Strip")], vec!["Gaza Strip"]),
        ("Northern Iraq is calm.", vec![(Place, "Northern Iraq")], vec!["Iraq"]),
        ("Northern Ireland is calm.", vec![(Place, "Northern Ireland")], vec!["Northern Ireland"]),
        ("In Peoria, Ill., it rained.", vec![(Place, "Peoria, Ill.")], vec!["Peoria", "Ill."]),
        ("The Gaza Health Ministry said so.", vec![(Organization, "Gaza Health Ministry")], vec!["Gaza"]),
        (
            "The Oakland Police Department said so.",
            vec![(Organization, "Oakland Police Department")],
            vec!["Oakland"],
        ),
        ("The Justice Department said so.", vec![(Organization, "Justice Department")], vec![]),
        ("The Boston Globe said so.", vec![(Organization, "Boston Globe")], vec![]),
        ("The Houston Rockets won.", vec![(Organization, "Houston Rockets")], vec![]),
        ("The City of Norfolk sued.", vec![(Organization, "City of Norfolk")], vec!["Norfolk"]),
        ("The Dublin City Council met.", vec![(Organization, "Dublin City Council")], vec!["Dublin"]),
        ("She won the U.S. Open.", vec![(Other, "U.S. Open")], vec![]),
        ("Paris Hilton left.", vec![(Person, "Paris Hilton")], vec![]),
        (
            "Israeli-Palestinian talks failed.",
            vec![(Other, "Israeli-Palestinian")],
            vec!["Israeli", "Palestinian"],
        ),
        ("CARTHAGE, N.C. (AP) — Police said so.", vec![], vec!["CARTHAGE", "N.C."]),
        ("LISBON Portuguese police said so.", vec![], vec!["LISBON", "Portuguese"]),
        ("RAIN Hits Coast", vec![], vec![]),
        ("Ships crossed the Bay of Bengal.", vec![(Place, "Bengal")], vec!["Bay of Bengal"]),
        ("KABUL — Police said so.", vec![], vec!["KABUL"]),
        (
            "CRICKET - ENGLAND BEAT INDIA.",
            vec![(Place, "ENGLAND"), (Place, "INDIA")],
            vec!["ENGLAND", "INDIA"],
        ),
        ("Rep. Jane Roe, D-Oakland, agreed.", vec![(Person, "Jane Roe")], vec!["Oakland"]),
        ("Sen. Jon Doe (D-GA) agreed.", vec![(Person, "Jon Doe"), (Place, "GA")], vec![]),
        ("A White House aide left.", vec![(Place, "White House")], vec![]),
        ("In White House, Tenn., it rained.", vec![(Place, "White House")], vec!["White House", "Tenn."]),
        ("Wall Street fell as the West watched.", vec![(Place, "Wall Street"), (Place, "West")], vec![]),
        ("The Syrians left.", vec![(Organization, "Syrians")], vec!["Syrians"]),
        ("The Jerusalem Post said so.", vec![(Organization, "Jerusalem Post")], vec![]),
        ("Clashes hit the Sheikh Omar neighborhood.", vec![], vec!["Sheikh Omar"]),
        ("The Shiite neighborhood is calm.", vec![], vec![]),
        ("They fled the Amari refugee camp near Latrun.", vec![], vec!["Amari"]),
        ("The Elk Ridge village board and a Kurdish village met.", vec![], vec!["Kurdish"]),
        ("The coastal town of Bou Zadra is calm.", vec![], vec!["Bou Zadra"]),
        ("Trinidad and Tobago closed Highway 19.", vec![], vec!["Trinidad and Tobago", "Highway 19"]),
        (
            "Floods hit Anderson, Harper and Kingman counties.",
            vec![(Person, "Anderson")],
            vec!["Anderson", "Harper", "Kingman"],
        ),
        ("It struck the villages of Abara and Unxo.", vec![], vec!["Abara", "Unxo"]),
        ("The town of Mbomo is sealed off.", vec![], vec!["Mbomo"]),
        ("Ms. Roe works for Dow Chemical Co. now.", vec![(Organization, "Dow Chemical Co.")], vec![]),
        ("The talks of Xi and Wu failed.", vec![], vec![]),
    ] {
        assert_eq!(found(text, &names), expected, "{text}");
    }
}

#[test]
fn a_place_lies_in_the_one_that_owns_or_holds_it() {
    check(&[
        ("A bomb went off at the [Lido] beach in [Mogadishu].", &["-", "Mogadishu, Banadir, SO"]),
        ("A bomb went off in [Mogadishu]'s [Lido] area.", &["Mogadishu, Banadir, SO", "-"]),
        ("Two trains collided near [Odisha]'s [Balasore].", &["Odisha, IN", "Balasore, Odisha, IN"]),
        ("She runs the [Casino] in [Las Vegas].", &["-", "Las Vegas, Nevada, US"]),
    ]);
}
