//! What small programs cost, in numbers that no machine's noise touches: none may rise by more than 5 percent unnoticed.
//!
//! `benches/counts/*.py` are run by `taipan stats`, whose figures (instructions of the virtual machine, those that left their fast path,
//! allocations) are the same everywhere; and, where valgrind is installed, by callgrind, which counts the machine's instructions of the
//! build at hand. `benches/counts/recorded.txt` holds what they were; after a change that is meant,
//!
//! ```text
//! TAIPAN_RECORD_COUNTS=1 cargo test --test instruction_counts
//! ```
//!
//! writes it anew: the figures of the virtual machine, and the machine's of that profile.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// How much a figure may rise: one in so many.
const TOLERANCE: u64 = 20;

/// Below this, a figure may rise by as much: it is too small for percents.
const SLACK: u64 = 50;

/// What is counted of the build at hand.
const MACHINE: &str = if cfg!(debug_assertions) { "machine-dev" } else { "machine-release" };

/// The work that the figures are for, and less of it for the machine's, which take valgrind some time.
const ROUNDS: &str = "100";
const MACHINE_ROUNDS: &str = "40";

/// By program and by what is counted.
type Figures = BTreeMap<(String, String), u64>;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/counts")
}

fn programs() -> Vec<PathBuf> {
    let entries = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let mut programs: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|extension| extension == "py")).collect();
    programs.sort();
    assert!(programs.len() >= 12, "the programs were not found");
    programs
}

fn name(program: &Path) -> String {
    program.file_stem().unwrap().to_string_lossy().into_owned()
}

fn run(command: &mut Command) -> Output {
    let output = command.env("PYTHONHASHSEED", "0").output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output
}

/// The sum of all numbers behind `key` in a part of a JSON text.
fn sum(text: &str, key: &str) -> u64 {
    let number = |rest: &str| rest.split(|char: char| !char.is_ascii_digit()).next().unwrap().parse::<u64>();
    text.match_indices(key).map(|(at, _)| number(&text[at + key.len()..]).unwrap()).sum()
}

/// The part of a JSON text between two of the keys of `taipan stats --json`.
fn section<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let start = text.find(from).unwrap();
    &text[start..start + text[start..].find(to).unwrap()]
}

/// What the virtual machine counts in a program.
fn counted(program: &Path, rounds: &str) -> Vec<(&'static str, u64)> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_taipan"));
    let output = run(command.args(["stats", "--json", "-I", "-S"]).arg(program).arg(rounds));
    let text = String::from_utf8(output.stderr).unwrap();
    vec![
        ("instructions", sum(section(&text, "\"instructions\"", "\n"), "\"instructions\": ")),
        ("slow", sum(section(&text, "\"executed\"", "\"pairs\""), "\"slow\": ")),
        ("objects", sum(section(&text, "\"objects\"", "\"buffers\""), "\"count\": ")),
        ("buffers", sum(section(&text, "\"buffers\"", "\"collections\""), "\"count\": ")),
    ]
}

fn has_valgrind() -> bool {
    Command::new("valgrind").arg("--version").output().is_ok_and(|output| output.status.success())
}

/// The machine's instructions, by callgrind, those of starting and ending left out.
fn machine_instructions(program: &Path, at_rest: u64) -> u64 {
    callgrind(program).saturating_sub(at_rest)
}

/// A program that does nothing but what all of them do at least.
fn nothing() -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("nothing.py");
    fs::write(&path, "import sys\nprint(int(sys.argv[1]))\n").unwrap();
    path
}

fn callgrind(program: &Path) -> u64 {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name(program) + ".callgrind");
    let mut command = Command::new("valgrind");
    command.arg("--tool=callgrind").arg(format!("--callgrind-out-file={}", out.display()));
    let output =
        run(command.arg(env!("CARGO_BIN_EXE_taipan")).args(["-I", "-S"]).arg(program).arg(MACHINE_ROUNDS));
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    let collected =
        text.lines().find_map(|line| line.split_once("Collected : ")).expect("callgrind tells its sum");
    collected.1.trim().parse().unwrap()
}

fn read() -> Figures {
    let text = fs::read_to_string(folder().join("recorded.txt")).unwrap_or_default();
    let mut figures = Figures::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let [program, what, number] = line.split_whitespace().collect::<Vec<_>>()[..] {
            figures.insert((program.to_owned(), what.to_owned()), number.parse().unwrap());
        }
    }
    figures
}

fn write(figures: &Figures) {
    let mut text =
        String::from("# Written by TAIPAN_RECORD_COUNTS=1 cargo test --test instruction_counts.\n");
    for ((program, what), number) in figures {
        let _ = writeln!(text, "{program:<12} {what:<16} {number:>12}");
    }
    fs::write(folder().join("recorded.txt"), text).unwrap();
}

/// Whether a figure is more than it may be.
fn is_too_much(recorded: u64, now: u64) -> bool {
    now > recorded + (recorded / TOLERANCE).max(SLACK)
}

/// What has risen too much, or is not recorded, in words.
fn risen(recorded: &Figures, now: &Figures) -> Vec<String> {
    now.iter()
        .filter_map(|((program, what), number)| match recorded.get(&(program.clone(), what.clone())) {
            None => Some(format!("{program}: {what}: {number}, not recorded")),
            Some(before) if is_too_much(*before, *number) => {
                let more = *number as f64 * 100.0 / *before as f64 - 100.0;
                Some(format!("{program}: {what}: {before} recorded, now {number} ({more:+.1}%)"))
            }
            Some(_) => None,
        })
        .collect()
}

#[test]
fn no_program_costs_more_than_recorded() {
    let mut recorded = read();
    let is_recording = std::env::var_os("TAIPAN_RECORD_COUNTS").is_some();
    // Of the other profile, nothing may have been recorded yet.
    let is_known = is_recording || recorded.keys().any(|(_, what)| what == MACHINE);
    let with_machine = is_known && has_valgrind();
    let at_rest = if with_machine { callgrind(&nothing()) } else { 0 };
    let mut now = Figures::new();
    for program in programs() {
        for (what, number) in counted(&program, ROUNDS) {
            now.insert((name(&program), what.to_owned()), number);
        }
        if with_machine {
            now.insert((name(&program), MACHINE.to_owned()), machine_instructions(&program, at_rest));
        }
    }
    if !with_machine {
        eprintln!(
            "the machine's instructions are not compared: no valgrind, or nothing recorded for this profile"
        );
    }
    if is_recording {
        recorded.extend(now);
        let names: Vec<String> = programs().iter().map(|program| name(program)).collect();
        recorded.retain(|(program, _), _| names.contains(program));
        return write(&recorded);
    }
    let risen = risen(&recorded, &now);
    assert!(risen.is_empty(), "\n{}\n", risen.join("\n"));
}

#[test]
fn a_program_that_does_more_is_found() {
    let program = folder().join("attributes.py");
    let figures = |rounds: &str| {
        let counted = counted(&program, rounds);
        counted
            .into_iter()
            .map(|(what, number)| ((name(&program), what.to_owned()), number))
            .collect::<Figures>()
    };
    let before = figures("100");
    assert_eq!(risen(&before, &figures("100")), [""; 0]);
    assert_eq!(risen(&before, &figures("103")), [""; 0]);
    let found = risen(&before, &figures("108"));
    for what in ["instructions", "slow", "objects"] {
        let start = format!("attributes: {what}: ");
        assert!(found.iter().any(|line| line.starts_with(&start)), "{found:?}");
    }
    assert_eq!(risen(&Figures::new(), &before).len(), before.len());
}

#[test]
fn small_figures_may_vary_and_large_ones_by_a_twentieth() {
    assert!(!is_too_much(0, 50) && is_too_much(0, 51));
    assert!(!is_too_much(100_000, 105_000) && is_too_much(100_000, 105_001));
}
