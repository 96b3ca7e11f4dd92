//! What newsx reads: the formats, and what the articles are called.

use crate::run::{ARTICLE, Folder};
use flate2::write::GzEncoder;
use std::io::Write;

pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn ndjson(folder: &Folder, paths: &[&str]) -> crate::run::Ran {
    folder.run(&[&["analyze", "--format", "ndjson"], paths].concat())
}

#[test]
fn dated_text_holds_an_article_after_each_header() {
    let folder = Folder::with(&[(
        "wire.txt",
        "\u{feff}\n date 2021-05-17 First line.\r\n\r\nSecond paragraph.  \n\n\tdate 2021-05-18\n\n  Another.\n\
         The date 2021-05-19 is in the middle.\ndate night was good.\n",
    )]);
    let ran = ndjson(&folder, &["wire.txt"]);
    let lines = ran.is_clean().lines();
    assert_eq!(ran.ids(), ["wire", "wire#2"]);
    assert_eq!(lines[0]["date"], "2021-05-17");
    assert_eq!(lines[0]["path"], "wire.txt");
    assert_eq!(lines[0]["chars"], "First line.\r\n\r\nSecond paragraph.".len());
    assert_eq!(lines[1]["date"], "2021-05-18");
    let second = "Another.\nThe date 2021-05-19 is in the middle.\ndate night was good.";
    assert_eq!(lines[1]["chars"], second.len());
}

#[test]
fn text_without_a_header_is_an_article_without_a_date() {
    let folder = Folder::with(&[("note.txt", "Five people drowned.\n\ndate 2021-05-18 Then it rained.")]);
    let ran = ndjson(&folder, &["note.txt"]);
    let lines = ran.is_clean().lines();
    assert!(lines[0]["date"].is_null());
    assert_eq!(lines[1]["date"], "2021-05-18");
    let ran = ndjson(&folder, &["note.txt", "--require-date"]);
    assert_eq!(ran.says(3, &["note.txt:1:", "no date", "--require-date"]).ids(), ["note#2"]);
}

#[test]
fn json_lines_give_their_own_ids_dates_titles_and_sources() {
    let folder = Folder::with(&[(
        "news.jsonl",
        "{\"id\":\"a\",\"date\":\"2021-05-17T23:30:00+02:00\",\"title\":\"T\",\"source\":\"S\",\"text\":\" One. \",\"more\":[1]}\n\
         \n{\"text\":\"Two.\"}\r\n{\"id\":7,\"date\":null,\"text\":\"Three.\"}\n{\"id\":\"a\",\"text\":\"Four.\"}",
    )]);
    let ran = ndjson(&folder, &["news.jsonl"]);
    let lines = ran.is_clean().lines();
    assert_eq!(ran.ids(), ["a", "news#2", "7", "a#2"]);
    assert_eq!(lines[0]["date"], "2021-05-17");
    assert_eq!(lines[0]["title"], "T");
    assert_eq!(lines[0]["source"], "S");
    assert_eq!(lines[0]["chars"], 6, "the text is taken verbatim");
}

#[test]
fn gzip_and_zstd_are_read_whatever_the_name_says() {
    let folder = Folder::new();
    let line = b"{\"text\":\"Two people were hurt.\"}\n";
    folder.write("a.txt.gz", gzip(ARTICLE.as_bytes()));
    folder.write("b.txt.zst", zstd::encode_all(ARTICLE.as_bytes(), 1).unwrap());
    folder.write("c.jsonl.gz", [gzip(line), gzip(line)].concat());
    folder.write("d.ndjson.zst", zstd::encode_all(&line[..], 1).unwrap());
    folder.write("e.txt", gzip(ARTICLE.as_bytes()));
    let ran = ndjson(&folder, &["."]);
    assert_eq!(ran.is_clean().ids(), ["a", "b", "c", "c#2", "d", "e"]);
}

#[test]
fn standard_input_tells_its_format_by_its_first_character() {
    let folder = Folder::new();
    for (input, id) in [(ARTICLE, "stdin"), ("\n {\"text\":\"Two.\",\"id\":\"x\"}\n", "x")] {
        for args in [&["analyze", "-f", "ndjson"][..], &["analyze", "-f", "ndjson", "-"]] {
            let ran = folder.run_with(args, input);
            assert_eq!(ran.is_clean().ids(), [id]);
        }
        let ran = folder.run_with(&["analyze", "-f", "ndjson"], gzip(input.as_bytes()));
        assert_eq!(ran.is_clean().ids(), [id]);
    }
}

#[test]
fn utf_16_with_a_mark_is_read() {
    let folder = Folder::new();
    let units = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    folder.write("notepad.txt", [&[0xff, 0xfe][..], &units("date 2021-05-17 “Zürich” 𝄞")].concat());
    let ran = ndjson(&folder, &["notepad.txt"]);
    assert_eq!(ran.is_clean().lines()[0]["chars"], 10);
}

#[test]
fn folders_are_walked_in_order_and_files_of_one_name_told_apart() {
    let folder = Folder::new();
    for name in ["b/day.txt", "a/day.txt", "a/z/day.txt", "only.txt", ".hidden/day.txt", "a/.day.txt"] {
        folder.write(name, ARTICLE);
    }
    let ran = ndjson(&folder, &["."]);
    assert_eq!(ran.is_clean().ids(), ["a/day", "a/z/day", "b/day", "only"]);
    let ran = ndjson(&folder, &["b", "a"]);
    assert_eq!(ran.is_clean().ids(), ["b/day", "a/day", "z/day"]);
}

#[test]
fn dates_select_articles_without_renaming_them() {
    let folder = Folder::with(&[("w.txt", "date 2021-01-01 A.\ndate 2021-02-01 B.\ndate 2021-03-01 C.")]);
    let ran = ndjson(&folder, &["w.txt", "--since", "2021-02-01"]);
    assert_eq!(ran.is_clean().ids(), ["w#2", "w#3"]);
    let ran = ndjson(&folder, &["w.txt", "--since", "2021-01-02", "--until", "2021-02-01"]);
    assert_eq!(ran.is_clean().ids(), ["w#2"]);
    ndjson(&folder, &["w.txt", "--since", "2022-01-01"]).says(0, &["no articles"]);
    ndjson(&folder, &["w.txt", "--since", "January"]).says(2, &["YYYY-MM-DD", "January"]);
    ndjson(&folder, &["w.txt", "--since", "2022-01-01", "--until", "2021-01-01"]).says(2, &["no day"]);
}
