//! Runs what lies in the folders beside this one, on Taipan and on CPython in turn, and writes `RESULTS.md`, `RESULTS.svg`, and
//! the part of the README that is about speed.
//!
//! - `programs/` and `micro/`: the time of a call of `run()`; `process/`: the same for compiling and for collections;
//! - the time of a start, with imports and without;
//! - `memory/`: the most memory that a process has that runs the program;
//! - `advice/`: how much better the advised way is than the other.
//!
//! CPython is the one that the variable `PYTHON314` names, or the one that `conformance/tools/get-python314` installs. Taipan is the
//! one that `TAIPAN` names, or is built in the release profile. With a name as argument (`cargo bench -p taipan-benches -- fib`),
//! only what has it in its name is run, and no file is written.

use criterion::Criterion;
use std::cell::RefCell;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use taipan_benches::advice::Advice;
use taipan_benches::chart::{self, Section};
use taipan_benches::interpreter::{Interpreter, Result};
use taipan_benches::table::{Gain, Row, Summary, Table, median, render, render_summaries};
use taipan_benches::{machine, readme};

/// The tables' titles. The micro programs are shown in short as well.
const PROGRAMS: &str = "programs";
const MICRO: &str = "one thing each";
const PROCESS: &str = "compiling and collecting";
const START: &str = "start";
const IMPORTS: &str = "start and import";
const MEMORY: &str = "peak memory";

/// The folders of programs with a function `run()`, and what their tables are called.
const FOLDERS: [(&str, &str); 3] = [("programs", PROGRAMS), ("micro", MICRO), ("process", PROCESS)];

/// Command lines that do nothing but start.
const STARTS: [&[&str]; 2] = [&["-I", "-S", "-c", "pass"], &["-c", "pass"]];

/// Programs of nothing but imports.
const IMPORTED: [&str; 8] = [
    "import json",
    "import re",
    "import dataclasses",
    "import typing",
    "import asyncio",
    "import argparse",
    "import datetime",
    "import json, re, dataclasses, typing, asyncio",
];

/// How often the two ways of an advice are run.
const ROUNDS: u32 = 25;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What is run, and on what.
struct Benches {
    filter: Option<String>,
    criterion: Criterion,
    taipan: Interpreter,
    cpython: Interpreter,
}

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--test") {
        return Ok(());
    }
    let filter = arguments.iter().find(|argument| !argument.starts_with('-')).cloned();
    let mut cpython = Interpreter { name: "cpython", path: find_cpython()?, variables: Vec::new() };
    let library = cpython.output(&["-S", "-c", "import sysconfig; print(sysconfig.get_path('stdlib'))"])?;
    cpython.variables.push(("BENCH_LIBRARY", library.into()));
    let taipan = Interpreter { name: "taipan", path: find_taipan()?, variables: cpython.variables.clone() };
    let criterion = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1));
    let mut benches = Benches { filter, criterion, taipan, cpython };
    let mut tables = Vec::new();
    for (folder, title) in FOLDERS {
        tables.push(Table { title, unit: "ms", rows: benches.times(folder)? });
    }
    let starts: Vec<_> = STARTS.iter().map(|options| (options.join(" "), options.to_vec())).collect();
    let imports: Vec<_> = IMPORTED.iter().map(|&code| (code.to_owned(), vec!["-c", code])).collect();
    tables.push(Table { title: START, unit: "ms", rows: benches.starts(&starts)? });
    tables.push(Table { title: IMPORTS, unit: "ms", rows: benches.starts(&imports)? });
    tables.push(Table { title: MEMORY, unit: "MiB", rows: benches.peaks()? });
    let gains = benches.gains()?;
    benches.criterion.final_summary();
    benches.report(&tables, &gains)
}

impl Benches {
    fn wants(&self, name: &str) -> bool {
        self.filter.as_ref().is_none_or(|filter| name.contains(filter.as_str()))
    }

    /// The programs of a folder that are wanted, with their names.
    fn programs(&self, folder: &str) -> Result<Vec<(String, PathBuf)>> {
        let mut found = Vec::new();
        for entry in std::fs::read_dir(root().join(folder))? {
            let path = entry?.path();
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            if path.extension().is_some_and(|extension| extension == "py") && self.wants(&name) {
                found.push((name, path));
            }
        }
        found.sort();
        Ok(found)
    }

    fn times(&mut self, folder: &str) -> Result<Vec<Row>> {
        let programs = self.programs(folder)?;
        programs.into_iter().map(|(name, program)| self.compare(name, &program)).collect()
    }

    /// A program's times on both. One that fails on Taipan, or has another result there, is told in the table.
    fn compare(&mut self, name: String, program: &Path) -> Result<Row> {
        let (cpython, expected) = measure(&mut self.criterion, &name, program, &self.cpython)?;
        let taipan = match measure(&mut self.criterion, &name, program, &self.taipan) {
            Ok((time, result)) if result == expected => Ok(time),
            Ok((_, result)) => Err(format!("wrong: `{result:.60}`")),
            Err(error) => Err(failure(&*error)),
        };
        Ok(Row { name, cpython, taipan })
    }

    /// How long it takes to start, to do what the arguments say, and to end.
    fn starts(&mut self, lines: &[(String, Vec<&str>)]) -> Result<Vec<Row>> {
        let mut rows = Vec::new();
        for (name, arguments) in lines {
            if self.wants(name) {
                let cpython = start(&mut self.criterion, name, arguments, &self.cpython)?;
                let taipan = start(&mut self.criterion, name, arguments, &self.taipan);
                let taipan = taipan.map_err(|error| failure(&*error));
                rows.push(Row { name: name.clone(), cpython, taipan });
            }
        }
        Ok(rows)
    }

    /// The memory of the programs of `memory/`, and of a start.
    fn peaks(&self) -> Result<Vec<Row>> {
        let mut rows = Vec::new();
        for (name, program) in self.programs("memory")? {
            rows.push(self.peak(name, &["-I", "-S"], &std::fs::read_to_string(program)?)?);
        }
        for arguments in STARTS {
            let name = arguments.join(" ");
            if self.wants(&name) {
                let options = arguments.strip_suffix(&["-c", "pass"]).unwrap_or_default();
                rows.push(self.peak(name, options, "")?);
            }
        }
        Ok(rows)
    }

    fn peak(&self, name: String, options: &[&str], text: &str) -> Result<Row> {
        let mebibytes = |interpreter: &Interpreter| Ok(interpreter.peak(options, text)? / 1024.0);
        let taipan = mebibytes(&self.taipan).map_err(|error: Box<dyn Error>| failure(&*error));
        Ok(Row { name, cpython: mebibytes(&self.cpython)?, taipan })
    }

    fn gains(&self) -> Result<Vec<Gain>> {
        let mut gains = Vec::new();
        for (_, program) in self.programs("advice")? {
            let advice = Advice::read(&program)?;
            let cpython = advice.gain(&self.cpython, ROUNDS)?;
            let taipan = advice.gain(&self.taipan, ROUNDS).map_err(|error| failure(&*error));
            gains.push(Gain { sentence: advice.sentence, saves: advice.saves.name(), cpython, taipan });
        }
        Ok(gains)
    }

    /// Shows the tables; writes the files if nothing was left out.
    fn report(&self, tables: &[Table], gains: &[Gain]) -> Result<()> {
        let head = format!(
            "{}, {}: CPython {}, Taipan {} (Python {}).",
            machine::date(),
            machine::description(),
            self.cpython.language()?,
            env!("CARGO_PKG_VERSION"),
            self.taipan.language()?
        );
        let text = render(&head, tables, gains);
        println!("{text}");
        if self.filter.is_some() {
            return Ok(());
        }
        std::fs::write(root().join("RESULTS.md"), text)?;
        let title = "CPython's time or memory divided by Taipan's: longer is better";
        std::fs::write(root().join("RESULTS.svg"), chart::render(title, &head, &sections(tables)))?;
        let path = root().join("../README.md");
        let summaries: Vec<Summary> = tables.iter().filter_map(Table::summary).collect();
        let part = format!(
            "![CPython's figures divided by Taipan's](benches/RESULTS.svg)\n\n{head}\nAbove 1, Taipan is faster or smaller;\n\
             every row is in [benches/RESULTS.md](benches/RESULTS.md).\n\n{}",
            render_summaries("CPython / Taipan", &summaries)
        );
        let text = readme::replace(&std::fs::read_to_string(&path)?, &part);
        std::fs::write(path, text.ok_or("the README has no place for the figures")?)?;
        Ok(())
    }
}

/// The bars of the chart: one for each row, but one for each kind of the micro programs.
fn sections(tables: &[Table]) -> Vec<Section> {
    let section = |table: &Table| {
        let bars = if table.title == MICRO {
            table.kinds().into_iter().map(|kind| (kind.name, kind.mean)).collect()
        } else {
            table.rows.iter().filter_map(|row| Some((row.name.clone(), row.ratio()?))).collect()
        };
        Section { title: table.title.to_owned(), bars }
    };
    tables.iter().map(section).collect()
}

fn failure(error: &dyn Error) -> String {
    format!("fails: `{:.80}`", error.to_string())
}

fn find_taipan() -> Result<PathBuf> {
    if let Some(path) = std::env::var_os("TAIPAN") {
        return Ok(path.into());
    }
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

fn measure(
    criterion: &mut Criterion,
    name: &str,
    program: &Path,
    interpreter: &Interpreter,
) -> Result<(f64, String)> {
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

/// How long the interpreter takes from its start to its end.
fn start(
    criterion: &mut Criterion,
    name: &str,
    arguments: &[&str],
    interpreter: &Interpreter,
) -> Result<f64> {
    interpreter.output(arguments)?;
    let times = RefCell::new(Vec::new());
    criterion.bench_function(&format!("{name}/{}", interpreter.name), |bencher| {
        bencher.iter_custom(|times_to_run| {
            let begin = Instant::now();
            for _ in 0..times_to_run {
                let status = interpreter.command().args(arguments).stdin(Stdio::null()).status();
                assert!(status.is_ok_and(|status| status.success()), "{} does not start", interpreter.name);
            }
            times.borrow_mut().push(begin.elapsed().div_f64(times_to_run as f64));
            begin.elapsed()
        });
    });
    Ok(median(&mut times.borrow_mut()).ok_or("nothing was measured")?)
}
