//! Rules about the text of the repository.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A file is still one room up to this many lines.
const LINES: usize = 1500;

/// Names that say nothing of what a file holds.
const EMPTY_NAMES: &[&str] = &["utils", "util", "helpers", "helper", "common", "misc"];

/// How far above a use of `unsafe` its `SAFETY` line may end.
const NEAR: usize = 6;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All Rust files of the workspace, with their names relative to its root.
fn rust_files() -> Vec<(String, String)> {
    let mut files = Vec::new();
    for folder in ["src", "tests", "compiler", "vm", "stdlib", "conformance", "benches", "macros", "examples"]
    {
        collect(&root().join(folder), &mut files);
    }
    files.sort();
    assert!(files.len() > 100, "the sources were not found");
    let named = files.into_iter().map(|path| {
        let name = path.strip_prefix(root()).unwrap_or(&path).to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
        (name, text)
    });
    named.collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            if path.file_name().is_some_and(|name| name != "target") {
                collect(&path, files);
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// Whether a line of code, its strings and comments left out of account as far as they can be told, uses `unsafe`.
fn uses_unsafe(line: &str) -> bool {
    let code = line.split("//").next().unwrap_or("");
    ["unsafe {", "unsafe fn", "unsafe impl", "unsafe extern", "unsafe trait"]
        .iter()
        .any(|form| code.contains(form))
}

fn check(problems: Vec<String>) {
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

#[test]
fn unsafe_stays_in_its_files() {
    let listed: BTreeSet<String> = fs::read_to_string(root().join("tests/unsafe_files.txt"))
        .expect("the list is there")
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(str::to_owned)
        .collect();
    let found: BTreeSet<String> = rust_files()
        .into_iter()
        .filter(|(_, text)| text.lines().any(uses_unsafe))
        .map(|(name, _)| name)
        .filter(|name| name != "tests/tidy.rs")
        .collect();
    let new =
        found.difference(&listed).map(|name| format!("{name}: unsafe, but not in tests/unsafe_files.txt"));
    let gone = listed.difference(&found).map(|name| format!("{name}: listed, but there is no unsafe in it"));
    check(new.chain(gone).collect());
}

#[test]
fn unsafe_says_who_guarantees_what() {
    let mut problems = Vec::new();
    for (name, text) in rust_files() {
        if name == "tests/tidy.rs" {
            continue;
        }
        let lines: Vec<&str> = text.lines().collect();
        for (number, line) in lines.iter().enumerate() {
            if !uses_unsafe(line)
                || line.contains("unsafe fn")
                || line.contains("unsafe trait")
                || line.contains("unsafe extern")
            {
                continue;
            }
            let above = &lines[number.saturating_sub(NEAR)..=number];
            if !above.iter().any(|line| line.contains("SAFETY")) {
                problems.push(format!("{name}:{}: unsafe without a SAFETY line", number + 1));
            }
        }
    }
    check(problems);
}

#[test]
fn files_are_small_and_named_after_one_thing() {
    let mut problems = Vec::new();
    for (name, text) in rust_files() {
        let count = text.lines().count();
        if count > LINES {
            problems.push(format!("{name}: {count} lines, more than {LINES}"));
        }
        let stem = Path::new(&name).file_stem().and_then(|stem| stem.to_str()).unwrap_or("");
        if EMPTY_NAMES.contains(&stem) {
            problems.push(format!("{name}: the name says nothing"));
        }
    }
    check(problems);
}

#[test]
fn nothing_is_left_to_be_done() {
    let mut problems = Vec::new();
    for (name, text) in rust_files() {
        for (number, line) in text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or("");
            if ["todo!(", "unimplemented!(", "dbg!("].iter().any(|form| code.contains(form))
                && name != "tests/tidy.rs"
            {
                problems.push(format!("{name}:{}: {}", number + 1, line.trim()));
            }
        }
    }
    check(problems);
}

#[test]
fn every_case_is_recorded_and_every_recording_has_its_case() {
    let mut problems = Vec::new();
    check_recordings(&root().join("conformance/cases"), &mut problems);
    check_recordings(&root().join("examples"), &mut problems);
    check(problems);
}

fn check_recordings(folder: &Path, problems: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder of cases").flatten() {
        let path = entry.path();
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('_'));
        if path.is_dir() && !hidden {
            check_recordings(&path, problems);
            continue;
        }
        let partner = match path.extension().and_then(|extension| extension.to_str()) {
            Some("py") if !hidden => "expected",
            Some("expected" | "stdin") => "py",
            _ => continue,
        };
        if !path.with_extension(partner).exists() {
            problems.push(format!("{}: without its .{partner}", path.display()));
        }
    }
}
