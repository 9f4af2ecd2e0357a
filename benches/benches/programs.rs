//! Runs every program of `programs/` and of `micro/`, and the bare start of the interpreter, on Taipan and on CPython in turn, and
//! writes `RESULTS.md`.
//!
//! CPython is the one that the variable `PYTHON314` names, or the one that `conformance/tools/get-python314` installs. Taipan is built in
//! the release profile. With a name as argument (`cargo bench -p taipan-benches -- fib`), only programs that have it in theirs are
//! run, and `RESULTS.md` stays as it is.

use criterion::Criterion;
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use taipan_benches::interpreter::{Interpreter, Result};
use taipan_benches::table::{Row, median, render};

/// The folders of programs, and what their tables are called.
const FOLDERS: [(&str, &str); 2] = [("programs", "programs"), ("micro", "one thing each")];

/// Command lines that do nothing but start.
const STARTS: [&[&str]; 2] = [&["-I", "-S", "-c", "pass"], &["-c", "pass"]];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--test") {
        return Ok(());
    }
    let filter = arguments.iter().find(|argument| !argument.starts_with('-')).cloned();
    let taipan = Interpreter { name: "taipan", path: build_taipan()? };
    let cpython = Interpreter { name: "cpython", path: find_cpython()? };
    let mut criterion = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2));
    let wanted = |name: &str| filter.as_ref().is_none_or(|filter| name.contains(filter.as_str()));
    let mut tables = Vec::new();
    for (folder, title) in FOLDERS {
        let mut rows = Vec::new();
        for program in programs(folder)? {
            let name = program.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            if wanted(&name) {
                rows.push(compare(&mut criterion, name, &program, &taipan, &cpython)?);
            }
        }
        tables.push((title, rows));
    }
    let mut rows = Vec::new();
    for options in STARTS {
        let name = options.join(" ");
        if wanted(&name) {
            rows.push(Row {
                cpython: start(&mut criterion, &name, options, &cpython)?,
                taipan: Ok(start(&mut criterion, &name, options, &taipan)?),
                program: name,
            });
        }
    }
    tables.push(("start", rows));
    criterion.final_summary();
    let versions = [format!("CPython {}", cpython.version()?), format!("Taipan ({})", taipan.version()?)];
    let text = render(&tables, [&versions[0], &versions[1]]);
    println!("{text}");
    if filter.is_none() {
        std::fs::write(root().join("RESULTS.md"), text)?;
    }
    Ok(())
}

fn programs(folder: &str) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(root().join(folder))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "py") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn build_taipan() -> Result<PathBuf> {
    let status = Command::new(env!("CARGO"))
        .args(["build", "--release", "--package", "taipan", "--bin", "taipan"])
        .current_dir(root())
        .status()?;
    if !status.success() {
        return Err("Taipan does not compile".into());
    }
    let folder = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("../target"), PathBuf::from);
    Ok(folder.join("release/taipan").canonicalize()?)
}

fn find_cpython() -> Result<PathBuf> {
    if let Some(path) = std::env::var_os("PYTHON314") {
        return Ok(path.into());
    }
    let output = Command::new(root().join("../conformance/tools/get-python314")).output()?;
    let path = String::from_utf8(output.stdout)?;
    match path.trim() {
        "" => Err("there is no CPython 3.14: set PYTHON314 to the path of one".into()),
        path => Ok(path.into()),
    }
}

/// A program's times on both. One that fails on Taipan, or has another result there, is told in the table.
fn compare(
    criterion: &mut Criterion,
    name: String,
    program: &Path,
    taipan: &Interpreter,
    cpython: &Interpreter,
) -> Result<Row> {
    let (cpython_time, expected) = measure(criterion, &name, program, cpython)?;
    let taipan_time = match measure(criterion, &name, program, taipan) {
        Ok((time, result)) if result == expected => Ok(time),
        Ok((_, result)) => Err(format!("wrong: `{result:.60}`")),
        Err(error) => Err(format!("fails: `{:.80}`", error.to_string())),
    };
    Ok(Row { program: name, cpython: cpython_time, taipan: taipan_time })
}

fn measure(
    criterion: &mut Criterion,
    name: &str,
    program: &Path,
    interpreter: &Interpreter,
) -> Result<(Duration, String)> {
    let running = RefCell::new(interpreter.start(program)?);
    let failure = RefCell::new(None);
    let times = RefCell::new(Vec::new());
    criterion.bench_function(&format!("{name}/{}", interpreter.name), |bencher| {
        bencher.iter_custom(|times_to_run| match running.borrow_mut().run(times_to_run) {
            Ok(time) => {
                times.borrow_mut().push(time.div_f64(times_to_run as f64));
                time
            }
            Err(error) => {
                failure.borrow_mut().get_or_insert(error);
                Duration::from_millis(1)
            }
        });
    });
    if let Some(error) = failure.take() {
        return Err(error);
    }
    let time = median(&mut times.borrow_mut()).ok_or("nothing was measured")?;
    let result = running.borrow().result.clone();
    Ok((time, result))
}

/// How long the interpreter takes to start and to end.
fn start(
    criterion: &mut Criterion,
    name: &str,
    options: &[&str],
    interpreter: &Interpreter,
) -> Result<Duration> {
    let times = RefCell::new(Vec::new());
    criterion.bench_function(&format!("{name}/{}", interpreter.name), |bencher| {
        bencher.iter_custom(|times_to_run| {
            let begin = Instant::now();
            for _ in 0..times_to_run {
                let status = Command::new(&interpreter.path).args(options).status();
                assert!(status.is_ok_and(|status| status.success()), "{} does not start", interpreter.name);
            }
            times.borrow_mut().push(begin.elapsed().div_f64(times_to_run as f64));
            begin.elapsed()
        });
    });
    Ok(median(&mut times.borrow_mut()).ok_or("nothing was measured")?)
}
