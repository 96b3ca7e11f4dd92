//! What is wrong with an input is said in one line, with its place, and the rest goes on.

use crate::inputs::gzip;
use crate::run::{ARTICLE, Folder, Ran};
use std::fs;

/// Runs over a folder in which `name` holds `bytes`: alone, then beside a good article, which must survive.
#[track_caller]
fn skipped(name: &str, bytes: &[u8], words: &[&str]) -> Ran {
    let folder = Folder::new();
    folder.write(name, bytes);
    folder.run(&["analyze", "-f", "ndjson", name]).says(2, words).says(2, &["nothing could be read"]);
    folder.write("good.txt", ARTICLE);
    let ran = folder.run(&["analyze", "-f", "ndjson", name, "good.txt"]);
    assert_eq!(ran.says(3, words).ids(), ["good"]);
    ran
}

#[test]
fn a_path_that_leads_nowhere() {
    let folder = Folder::with(&[("good.txt", ARTICLE)]);
    folder.run(&["analyze", "gone.txt"]).says(2, &["gone.txt: no such file or folder"]);
    let ran = folder.run(&["analyze", "-f", "ndjson", "gone.txt", "good.txt"]);
    assert_eq!(ran.says(3, &["gone.txt: no such file or folder"]).ids(), ["good"]);
}

#[test]
fn empty_files() {
    skipped("empty.txt", b"", &["empty.txt: the file is empty"]);
    skipped("white.txt", b" \n\n\t", &["white.txt: the file is empty"]);
    skipped("empty.jsonl", b"", &["empty.jsonl: the file is empty"]);
    skipped("empty.txt.gz", &gzip(b""), &["empty.txt.gz: the file is empty"]);
}

#[test]
fn a_header_without_an_article() {
    skipped("bare.txt", b" date 2021-05-17 \n\n", &["bare.txt:1:", "no article after"]);
    let folder =
        Folder::with(&[("two.txt", "date 2021-05-17\n\ndate 2021-05-18 Rain.\n\ndate 2021-05-19\n")]);
    let ran = folder.run(&["analyze", "-f", "ndjson", "two.txt"]);
    assert_eq!(ran.says(3, &["two.txt:1:"]).says(3, &["two.txt:5:"]).ids(), ["two#2"]);
}

#[test]
fn dates_that_are_none() {
    skipped("a.txt", b"date 2021-13-45 Rain.", &["a.txt:1: `2021-13-45` is not a date", "YYYY-MM-DD"]);
    skipped("b.txt", b"\n date yesterday Rain.", &["b.txt:2: `yesterday` is not a date", "YYYY-MM-DD"]);
    let folder =
        Folder::with(&[("w.txt", "date 2021-05-17 One.\ndate 31/12/2021 Two.\ndate 2021-05-18 Three.")]);
    let ran = folder.run(&["analyze", "-f", "ndjson", "w.txt"]);
    assert_eq!(ran.says(3, &["w.txt:2: `31/12/2021`"]).ids(), ["w", "w#3"]);
    let record = br#"{"text": "Rain.", "date": "17 May"}"#;
    skipped("c.jsonl", record, &["c.jsonl:1:", "\"17 May\" is not a date", "RFC 3339"]);
}

#[test]
fn json_lines_that_do_not_parse_or_lack_text() {
    skipped("a.jsonl", br#"{"text": "Rain"#, &["a.jsonl:1:14:", "not a JSON record"]);
    skipped("b.jsonl", br#"{"text": "Rain" "id": 1}"#, &["b.jsonl:1:17:", "not a JSON record"]);
    skipped("c.jsonl", br#"{"id": "x"}"#, &["c.jsonl:1:", "no `text`"]);
    skipped("d.jsonl", br#"{"text": " "}"#, &["d.jsonl:1:", "`text` is empty"]);
    skipped("e.jsonl", br#"{"text": 7}"#, &["e.jsonl:1:10:", "expected a string"]);
    skipped("f.jsonl", br#"[{"text": "Rain."}]"#, &["f.jsonl:1:", "array", "jq"]);
    let folder = Folder::with(&[("g.jsonl", "{\"text\":\"One.\"}\nnonsense\n{\"text\":\"Two.\"}\n")]);
    let ran = folder.run(&["analyze", "-f", "ndjson", "g.jsonl"]);
    assert_eq!(ran.says(3, &["g.jsonl:2:"]).ids(), ["g", "g#3"]);
}

#[test]
fn bytes_that_are_not_utf_8_are_read_as_windows_1252_with_a_warning() {
    let folder = Folder::new();
    folder.write(
        "old.txt",
        b"date 2021-05-17 One.\nIn the caf\xe9, \x93no\x94.\ndate 2021-05-18 \x93Again\x94",
    );
    let ran = folder.run(&["analyze", "-f", "ndjson", "old.txt"]);
    let lines = ran.says(0, &["warning", "old.txt:2:", "Windows-1252"]).lines();
    assert_eq!(lines[0]["chars"], "One.\nIn the café, “no”.".chars().count());
    folder.write("old.jsonl", b"{\"text\":\"caf\xe9\"}\n");
    let ran = folder.run(&["analyze", "-f", "ndjson", "old.jsonl"]);
    assert_eq!(ran.says(0, &["warning", "old.jsonl:1:"]).lines()[0]["chars"], 4);
    assert_eq!(folder.run(&["analyze", "-f", "ndjson", "old.jsonl", "--quiet"]).err, "");
}

#[test]
fn binary_files() {
    skipped("image.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", &["image.txt:", "binary"]);
    skipped("paper.txt", b"%PDF-1.7 words", &["paper.txt:", "binary"]);
}

#[test]
fn compressed_data_that_is_cut_off_or_damaged() {
    let text: String = (0..20_000)
        .map(|i| format!("date 2021-05-17 Article {i}: {} people came.\n", i * 7919 % 1009))
        .collect();
    let mut data = gzip(text.as_bytes());
    let folder = Folder::new();
    folder.write("cut.txt.gz", &data[..data.len() / 2]);
    let ran = folder.run(&["analyze", "-f", "ndjson", "cut.txt.gz"]);
    let read = ran.says(3, &["cut.txt.gz:", "gzip", "cut off"]).ids();
    assert!(read.len() > 5_000 && read.len() < 15_000, "{}", read.len());
    let middle = data.len() / 2;
    data[middle..middle + 50].fill(0xff);
    folder.write("bad.txt.gz", &data);
    let ran = folder.run(&["analyze", "-f", "ndjson", "bad.txt.gz"]);
    assert_eq!(ran.code, Some(3));
    assert!(ran.err.contains("bad.txt.gz:") && ran.err.contains("damaged"), "{}", ran.err);
    let data = zstd::encode_all(text.as_bytes(), 1).unwrap();
    folder.write("cut.txt.zst", &data[..data.len() / 2]);
    folder
        .run(&["analyze", "-f", "ndjson", "cut.txt.zst", "--only", "quotes"])
        .says(3, &["cut.txt.zst:", "zstd"]);
    folder.write("stub.txt.gz", &data[..0]);
    folder.write("stub.jsonl.gz", &gzip(b"{}")[..6]);
    folder.run(&["analyze", "stub.jsonl.gz"]).says(2, &["stub.jsonl.gz:", "gzip"]);
}

#[test]
fn an_article_of_200_megabytes_is_passed_over() {
    let folder = Folder::new();
    // A gzip file may consist of several, one after the other.
    let long = gzip(&[b'x'; 1 << 20]).repeat(200);
    let file =
        |before: &str, after: &str| [gzip(before.as_bytes()), long.clone(), gzip(after.as_bytes())].concat();
    folder.write("huge.txt.gz", file("date 2021-05-17 ", "\ndate 2021-05-18 Rain.\n"));
    let ran = folder.run(&["analyze", "-f", "ndjson", "huge.txt.gz"]);
    assert_eq!(ran.says(3, &["huge.txt.gz:1:", "over 8 MB", "--max-article"]).ids(), ["huge#2"]);
    folder.write("huge.jsonl.gz", file("{\"text\":\"", "\"}\n{\"text\":\"Rain.\"}\n"));
    let ran = folder.run(&["analyze", "-f", "ndjson", "huge.jsonl.gz"]);
    assert_eq!(ran.says(3, &["huge.jsonl.gz:1:", "over 8 MB"]).ids(), ["huge#2"]);
}

#[test]
fn an_article_may_be_as_long_as_allowed_over_many_lines() {
    let folder = Folder::new();
    let long = format!("date 2021-05-17 {}\ndate 2021-05-18 Rain.", "Some words here.\n".repeat(70_000));
    folder.write("long.txt", &long);
    assert_eq!(folder.run(&["analyze", "-f", "ndjson", "long.txt"]).ids(), ["long", "long#2"]);
    let ran = folder.run(&["analyze", "-f", "ndjson", "long.txt", "--max-article", "1"]);
    assert_eq!(ran.says(3, &["long.txt:1:", "over 1 MB"]).ids(), ["long#2"]);
}

#[test]
fn other_files_in_a_folder_are_named_and_a_folder_without_articles_is_a_fault() {
    let folder =
        Folder::with(&[("in/good.txt", ARTICLE), ("in/a.pdf", "x"), ("in/b.pdf", "x"), ("in/README", "x")]);
    let ran = folder.run(&["analyze", "-f", "ndjson", "in"]);
    assert_eq!(ran.says(0, &["warning", "in:", "2 .pdf, 1 README"]).ids(), ["good"]);
    fs::create_dir(folder.path("none")).unwrap();
    folder.run(&["analyze", "none"]).says(2, &["none: no files of articles"]);
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_to_a_folder_above_is_not_followed() {
    let folder = Folder::with(&[("in/good.txt", ARTICLE)]);
    std::os::unix::fs::symlink(folder.path("in"), folder.path("in/loop")).unwrap();
    let ran = folder.run(&["analyze", "-f", "ndjson", "in"]);
    assert_eq!(ran.says(3, &["in/loop:", "symbolic link"]).ids(), ["good"]);
    std::os::unix::fs::symlink("nowhere", folder.path("in/dangling.txt")).unwrap();
    folder.run(&["analyze", "-f", "ndjson", "in"]).says(3, &["in/dangling.txt: no such file"]);
}

/// Runs newsx as a user to whom permissions apply; `None`, said aloud, where this machine has no such user.
#[cfg(unix)]
fn run_unprivileged(folder: &Folder, args: &[&str]) -> Option<Ran> {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;
    let probe = folder.path("probe");
    fs::write(&probe, "x").unwrap();
    fs::set_permissions(&probe, fs::Permissions::from_mode(0o0)).unwrap();
    let superuser = fs::File::open(&probe).is_ok();
    fs::remove_file(probe).unwrap();
    let mut command = crate::run::newsx(&folder.path(""), args);
    if superuser {
        const NOBODY: u32 = 65_534;
        fs::set_permissions(folder.path(""), fs::Permissions::from_mode(0o755)).unwrap();
        command.uid(NOBODY).gid(NOBODY);
    }
    match command.output() {
        Ok(output) => Some(Ran {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }),
        Err(error) => {
            #[allow(clippy::print_stderr, reason = "what was not tested must be seen")]
            {
                eprintln!("not tested, as newsx cannot be run without privileges: {error}");
            }
            None
        }
    }
}

#[cfg(unix)]
#[test]
fn files_and_folders_that_may_not_be_read() {
    use std::os::unix::fs::PermissionsExt;
    let folder =
        Folder::with(&[("in/good.txt", ARTICLE), ("in/locked.txt", ARTICLE), ("in/shut/a.txt", ARTICLE)]);
    let shut = |name: &str, mode| {
        fs::set_permissions(folder.path(name), fs::Permissions::from_mode(mode)).unwrap();
    };
    shut("in/locked.txt", 0o0);
    shut("in/shut", 0o0);
    if let Some(ran) = run_unprivileged(&folder, &["analyze", "-f", "ndjson", "in"]) {
        assert_eq!(ran.says(3, &["in/locked.txt: cannot be read: permission denied"]).ids(), ["good"]);
        ran.says(3, &["in/shut: cannot be read: permission denied"]);
    }
    shut("in", 0o555);
    for format in ["ndjson", "json", "table"] {
        let args = ["analyze", "-f", format, "in/good.txt", "-o", "in/out"];
        if let Some(ran) = run_unprivileged(&folder, &args) {
            ran.says(2, &["cannot write in/out", "ermission denied"]);
        }
    }
    shut("in", 0o755);
    shut("in/shut", 0o755);
    assert!(!folder.path("in/out").exists() && !folder.path("in/out.partial").exists());
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_fails_while_it_is_read() {
    // The memory of a process begins with nothing that could be read.
    let folder = Folder::with(&[("good.txt", ARTICLE)]);
    let ran = folder.run(&["analyze", "-f", "ndjson", "/proc/self/mem", "good.txt"]);
    assert_eq!(ran.says(3, &["/proc/self/mem: cannot be read"]).ids(), ["good"]);
}

#[cfg(unix)]
#[test]
fn a_file_that_vanishes_before_its_turn() {
    use std::io::Write;
    let folder = Folder::with(&[("good.txt", ARTICLE), ("gone.txt", ARTICLE)]);
    let made = std::process::Command::new("mkfifo").arg(folder.path("first.txt")).status();
    if !made.is_ok_and(|status| status.success()) {
        return;
    }
    let args = ["analyze", "-f", "ndjson", "first.txt", "gone.txt", "good.txt"];
    let child = crate::run::newsx(&folder.path(""), &args).spawn().unwrap();
    // newsx waits for somebody to write here, the list of files in its hand.
    let mut first = fs::File::options().write(true).open(folder.path("first.txt")).unwrap();
    fs::remove_file(folder.path("gone.txt")).unwrap();
    first.write_all(ARTICLE.as_bytes()).unwrap();
    drop(first);
    let output = child.wait_with_output().unwrap();
    let ran = Ran {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    };
    assert_eq!(ran.says(3, &["gone.txt: no such file or folder"]).ids(), ["first", "good"]);
}

#[cfg(unix)]
#[test]
fn thousands_of_files_need_few_handles() {
    let folder = Folder::new();
    for i in 0..2_000 {
        folder.write(&format!("in/{}/{i}.txt", i % 20), ARTICLE);
    }
    let program = env!("CARGO_BIN_EXE_newsx");
    let script = format!("ulimit -n 32 && '{program}' analyze in -f ndjson | wc -l");
    let output = std::process::Command::new("sh").args(["-c", &script]).current_dir(folder.path("")).output();
    let output = output.unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), "2000");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn messages_carry_no_control_characters() {
    let folder = Folder::with(&[("bad.txt", "date \u{1b}[31mred\u{7} Rain.")]);
    let ran = folder.run(&["analyze", "bad.txt"]);
    assert!(!ran.err.trim_end().contains(|c: char| c.is_control() && c != '\n'), "{:?}", ran.err);
}

#[test]
fn usage_that_makes_no_sense() {
    let folder = Folder::with(&[("good.txt", ARTICLE)]);
    folder.run(&["analyze", "good.txt", "--only", "weather"]).says(2, &["weather"]);
    folder.run(&["analyze", "good.txt", "-f", "csv"]).says(2, &["CSV", "--only", "--output"]);
    folder.run(&["analyze", "good.txt", "--resume"]).says(2, &["  --output <FILE>"]);
    folder
        .run(&["analyze", "good.txt", "--resume", "-o", "x", "-f", "json"])
        .says(2, &["--resume", "ndjson"]);
    folder.run(&["analyze", "good.txt", "--jobs", "0"]).says(2, &["--jobs"]);
    assert_eq!(folder.run(&[]).code, Some(2));
    assert_eq!(folder.names(), ["good.txt"]);
}
