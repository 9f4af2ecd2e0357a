//! The guide's table: every row names a test and a doctest, and both are there. And the command's sandbox.

use std::fs;
use std::path::Path;
use std::process::Command;

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The text of the facade, file by file.
fn sources() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let texts = ["src/lib.rs", "vm/src/capability.rs"].map(read).to_vec();
    let (mut folders, mut texts) = (vec![root.join("src/engine")], texts);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the facade's folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                texts.push(fs::read_to_string(path).expect("a source"));
            }
        }
    }
    texts
}

/// Whether the item's documentation, which stands before it, holds a program.
fn has_doctest(sources: &[String], item: &str) -> bool {
    let (owner, name) = match item.split_once("::") {
        Some((owner, name)) => (Some(format!(" {owner}")), name.to_owned()),
        None => (None, item.to_owned()),
    };
    let is_name = |char: char| char.is_alphanumeric() || char == '_';
    sources.iter().any(|text| {
        let text = match &owner {
            // `impl Vm {`, `impl<'vm> Context<'vm> {`, `impl<T: Send + 'static> HostClass<T> {`.
            Some(owner) => match text.match_indices("impl").find(|(at, _)| {
                let head = text[*at..].lines().next().unwrap_or_default();
                !head.contains(" for ") && head.contains(owner.as_str()) && head.ends_with('{')
            }) {
                Some((at, _)) => &text[at..],
                None => return false,
            },
            None => text,
        };
        let lines: Vec<&str> = text.lines().collect();
        lines.iter().enumerate().any(|(index, line)| {
            let line = line.trim_start();
            let is_item = match &owner {
                Some(_) => ["pub fn ", "pub async fn "].iter().any(|kind| {
                    line.strip_prefix(kind).is_some_and(|rest| {
                        rest.strip_prefix(&*name).is_some_and(|rest| !rest.starts_with(is_name))
                    })
                }),
                None => [
                    "pub struct ",
                    "pub enum ",
                    "pub trait ",
                    "pub use taipan_macros::",
                    "pub use dashu_int::IBig as ",
                ]
                .iter()
                .any(|kind| {
                    line.strip_prefix(kind).is_some_and(|rest| {
                        rest.strip_prefix(&*name).is_some_and(|rest| !rest.starts_with(is_name))
                    })
                }),
            };
            let before = lines[..index].iter().rev().map(|line| line.trim_start());
            is_item
                && before
                    .take_while(|line| line.starts_with("///") || line.starts_with("#["))
                    .any(|line| line == "/// ```")
        })
    })
}

/// The rows of the guide's table, in cells.
fn rows(guide: &str) -> Vec<Vec<&str>> {
    guide
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| ---") && !line.contains("| doctest |"))
        .map(|line| line.trim_matches('|').split('|').map(|cell| cell.trim().trim_matches('`')).collect())
        .collect()
}

/// What a row lacks.
fn missing(row: &[&str], tests: &str, sources: &[String]) -> Vec<String> {
    let [what, test, item] = row[..] else { return vec![format!("{row:?}: not three cells")] };
    let is_there = match test.strip_suffix(".py") {
        Some(_) => Path::new(env!("CARGO_MANIFEST_DIR")).join(test).exists(),
        None => tests.contains(&format!("fn {test}()")),
    };
    let no_test = (!is_there).then(|| format!("{what}: no test {test}"));
    let no_doctest = (!has_doctest(sources, item)).then(|| format!("{what}: no doctest at {item}"));
    no_test.into_iter().chain(no_doctest).collect()
}

/// The check fails where a row names what is not there.
#[test]
fn rows_without_tests_are_found() {
    let sources = ["/// ```\n/// ```\npub struct Spam;\n/// No program.\npub struct Eggs;\nimpl Spam {\n    pub fn fry() {}\n}".to_owned()];
    let rows = rows(
        "| what | test | doctest |\n| --- | --- | --- |\n| a | `t` | `Spam` |\n| b | `u` | `Eggs` |\n| c | `t` | `Spam::fry` |\n| d |",
    );
    let found: Vec<String> = rows.iter().flat_map(|row| missing(row, "fn t() {}", &sources)).collect();
    assert_eq!(found.len(), 4, "{found:?}");
    assert!(
        found[0].contains("no test u") && found[1].contains("at Eggs") && found[2].contains("Spam::fry"),
        "{found:?}"
    );
    assert!(!missing(&["e", "tests/abuse/missing.py", "Spam"], "", &sources).is_empty());
}

/// The guide's text or table names everything that can be limited or granted.
#[test]
fn the_guide_names_all_limits_and_grants() {
    let guide = read("docs/embedding.md");
    let names = ["limits", "builder", "files", "resolver"]
        .map(|file| read(&format!("src/engine/{file}.rs")))
        .concat();
    let names = names.lines().filter_map(|line| line.strip_prefix("    pub fn ")?.split(['(', '<']).next());
    let missing: Vec<&str> = names.filter(|name| !guide.contains(name)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_row_of_the_guide_has_its_tests() {
    let sources = sources();
    let tests = ["engine", "engine_host", "engine_limits", "engine_files", "embedding", "marshal_fuzz"]
        .map(|name| read(&format!("tests/{name}.rs")))
        .concat();
    let guide = read("docs/embedding.md");
    let rows = rows(&guide);
    assert!(rows.len() >= 60, "{} rows", rows.len());
    let missing: Vec<String> = rows.iter().flat_map(|row| missing(row, &tests, &sources)).collect();
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// Runs the command; its status, standard output and the last line of its standard error.
fn taipan(args: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_taipan")).args(args).output().expect("the command runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    let last = errors.lines().last().unwrap_or_default().to_owned();
    (output.status.code().unwrap_or(-1), String::from_utf8_lossy(&output.stdout).into_owned(), last)
}

#[test]
fn the_command_has_a_sandbox() {
    let (status, out, error) = taipan(&["--sandbox", "-c", "print('hi'); open('/etc/hosts')"]);
    assert_eq!((status, &*out), (1, "hi\n"));
    assert_eq!(error, "PermissionError: not allowed: the file system; the host can grant Capability::Files");
    let (status, out, _) = taipan(&["--sandbox", "--allow-read=/etc", "-c", "open('/etc/hosts'); print(1)"]);
    assert_eq!((status, &*out), (0, "1\n"));
    let limits = [
        (&["--max-time=100ms", "-c", "while True: pass"][..], "taipan: the script has used up its time"),
        (&["--max-fuel=1000", "-c", "while True: pass"], "taipan: the script has used up its fuel"),
        (&["--max-memory=16M", "-c", "'a' * 10**9"], "taipan: the script has used up its memory"),
        (&["--max-output=10", "-c", "print('x' * 100)"], "taipan: the script has written too much"),
    ];
    for (args, expected) in limits {
        let (status, _, error) = taipan(&[&["--sandbox"], args].concat());
        assert_eq!((status, &*error), (3, expected), "{args:?}");
    }
    assert_eq!(taipan(&["--sandbox", "-c", "raise SystemExit(5)"]).0, 5);
    assert_eq!(
        taipan(&["--sandbox", "-c", "raise SystemExit('text')"]),
        (1, String::new(), "text".to_owned())
    );
    let (status, out, _) =
        taipan(&["--sandbox", "--max-memory=64M", "-c", "print(1)\nimport sys\nsys.exit()"]);
    assert_eq!((status, &*out), (0, "1\n"));
    assert_eq!(taipan(&["--max-time=1s", "-c", "pass"]).0, 2);
    assert_eq!(taipan(&["--sandbox", "--max-time=soon", "-c", "pass"]).0, 2);
}
