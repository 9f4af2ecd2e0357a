//! Runs CPython's own tests on Taipan and keeps the score.

use conformance::cpython::{
    Comparison, Interpreter, Limits, ModuleResult, Outcome, Scores, listed, oracle, run,
};
use serde_json::{Map, Value, json};
use std::collections::VecDeque;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;
use std::time::Duration;
use std::{env, fs, io, thread};

const USAGE: &str = "\
usage: cpython-tests [OPTIONS] [GROUP|MODULE...]      everything, if nothing is named

  -j N             so many modules at once (2)
  --taipan PATH    the interpreter; the one beside this program unless given
  --check          writes nothing; fails if a method that passed according to scores.json no longer does
  --cpython-again  does not use what is known of CPython's own results
  --timeout S      seconds that a method may take (180)
  --memory MIB     address space of a process (6144)
  --list           lists groups and modules

Results go to conformance/cpython/scores.json and SCORES.md; the reasons of losses to target/cpython-tests/MODULE.txt.
";

/// Part of the name of the files with CPython's results: changes when `run_module.py` asks for something else.
const FORMAT: u32 = 1;

struct Options {
    jobs: usize,
    taipan: PathBuf,
    check: bool,
    again: bool,
    limits: Limits,
    modules: Vec<&'static str>,
}

fn main() -> ExitCode {
    let options = match options(env::args().skip(1)) {
        Ok(Some(options)) => options,
        Ok(None) => return ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("cpython-tests: {message}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match tested(&options) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("cpython-tests: {error}");
            ExitCode::from(2)
        }
    }
}

/// None if there is nothing to run.
fn options(mut arguments: impl Iterator<Item = String>) -> Result<Option<Options>, String> {
    let taipan = env::current_exe().map(|path| path.with_file_name("taipan")).unwrap_or_default();
    let (limits, modules) = (Limits::default(), Vec::new());
    let mut options = Options { jobs: 2, taipan, check: false, again: false, limits, modules };
    while let Some(argument) = arguments.next() {
        let mut number = || -> Result<u64, String> {
            let text = arguments.next().ok_or(format!("{argument} needs a number"))?;
            text.parse().map_err(|_| format!("not a number: {text}"))
        };
        match argument.as_str() {
            "-j" => options.jobs = usize::try_from(number()?).unwrap_or(1).max(1),
            "--timeout" => options.limits.method = Duration::from_secs(number()?),
            "--memory" => options.limits.memory = number()? << 20,
            "--taipan" => options.taipan = arguments.next().ok_or("--taipan needs a path")?.into(),
            "--check" => options.check = true,
            "--cpython-again" => options.again = true,
            "-h" | "--help" => {
                print!("{USAGE}");
                return Ok(None);
            }
            "--list" => {
                listed().iter().for_each(|row| println!("{:14} {}", row.group, row.module));
                return Ok(None);
            }
            name => options.modules.extend(modules_of(name)?),
        }
    }
    if options.modules.is_empty() {
        options.modules = listed().iter().map(|row| row.module).collect();
    }
    Ok(Some(options))
}

fn modules_of(name: &str) -> Result<Vec<&'static str>, String> {
    let rows = listed();
    let rows = rows.iter().filter(|row| row.group == name || row.module == name);
    let modules: Vec<&str> = rows.map(|row| row.module).collect();
    if modules.is_empty() { Err(format!("no group, option or module: {name}")) } else { Ok(modules) }
}

/// What all workers share.
struct Session<'a> {
    options: &'a Options,
    cpython: &'a Interpreter,
    taipan: Interpreter,
    /// CPython's results, for all checkouts.
    cache: PathBuf,
    /// Where the tests run.
    place: PathBuf,
    /// Where the reasons of losses are written.
    reports: PathBuf,
}

fn tested(options: &Options) -> io::Result<ExitCode> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let Some(oracle) = oracle() else {
        eprintln!(
            "cpython-tests: not run: no CPython 3.14 with its tests; conformance/tools/get-python314 installs it"
        );
        return Ok(ExitCode::from(2));
    };
    let reports = env::current_exe()?.ancestors().nth(2).unwrap_or(root).join("cpython-tests");
    let taipan = Interpreter::installed(&options.taipan, &oracle.tests, &reports.join("installed"))?;
    let cache = env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let cache = cache.or_else(|| env::home_dir().map(|home| home.join(".cache"))).unwrap_or(reports.clone());
    let session = Session {
        options,
        cpython: &oracle.interpreter,
        taipan,
        cache: cache.join(format!("taipan/cpython-tests/{}-{FORMAT}", oracle.version)),
        place: env::temp_dir().join(format!("cpython-tests-{}", std::process::id())),
        reports,
    };
    fs::create_dir_all(&session.cache)?;
    let comparisons = session.run_all()?;
    // It is there if anything was run.
    let _ = fs::remove_dir(&session.place);
    finish(options, &root.join("cpython"), oracle.version, comparisons)
}

fn finish(
    options: &Options,
    folder: &Path,
    version: String,
    comparisons: Vec<(&'static str, Comparison)>,
) -> io::Result<ExitCode> {
    let mut scores = Scores::read(&folder.join("scores.json"))?;
    let all: usize = comparisons.iter().map(|(_, module)| module.cpython).sum();
    let passed: usize = comparisons.iter().map(|(_, module)| module.passed()).sum();
    println!("{passed} of {all} methods in {} modules", comparisons.len());
    let regressions: Vec<String> =
        comparisons.iter().flat_map(|(name, module)| scores.regressions(name, module)).collect();
    for regression in &regressions {
        println!("no longer passes: {regression}");
    }
    if options.check {
        return Ok(if regressions.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE });
    }
    scores.version = version;
    scores.modules.extend(comparisons.into_iter().map(|(name, module)| (name.to_owned(), module)));
    scores.write(folder)?;
    Ok(ExitCode::SUCCESS)
}

impl Session<'_> {
    fn run_all(&self) -> io::Result<Vec<(&'static str, Comparison)>> {
        let queue: Mutex<VecDeque<_>> = Mutex::new(self.options.modules.iter().copied().collect());
        let results = Mutex::new(Vec::new());
        let work = || -> io::Result<()> {
            loop {
                // A worker that panicked leaves a queue that is still good.
                let next = queue.lock().unwrap_or_else(std::sync::PoisonError::into_inner).pop_front();
                let Some(module) = next else { return Ok(()) };
                let (comparison, taipan) = self.compare(module)?;
                let mut results = results.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                results.push((module, comparison.clone()));
                self.progress(results.len(), module, &comparison, taipan.seconds);
            }
        };
        thread::scope(|scope| {
            let workers: Vec<_> = (0..self.options.jobs).map(|_| scope.spawn(work)).collect();
            workers.into_iter().try_for_each(|worker| {
                worker.join().unwrap_or_else(|_| Err(io::Error::other("a worker panicked")))
            })
        })?;
        Ok(results.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner))
    }

    fn progress(&self, count: usize, module: &str, comparison: &Comparison, seconds: f64) {
        let mut line = format!(
            "[{count:3}/{}] {module:28} {:4} of {:4}  {seconds:6.1}s",
            self.options.modules.len(),
            comparison.passed(),
            comparison.cpython
        );
        for outcome in [Outcome::Crash, Outcome::Hang, Outcome::Missing] {
            if comparison.lost_by(outcome) > 0 {
                // Writing to a string does not fail.
                let _ = write!(line, "  {} {outcome}", comparison.lost_by(outcome));
            }
        }
        if let Some(trouble) = &comparison.trouble {
            line.push_str("  ");
            line.push_str(trouble);
        }
        println!("{line}");
    }

    fn compare(&self, module: &str) -> io::Result<(Comparison, ModuleResult)> {
        let cpython = self.cpython_result(module)?;
        let taipan = run(&self.taipan, module, &self.place.join(format!("t-{module}")), self.options.limits)?;
        let comparison = Comparison::new(module, &cpython, &taipan);
        fs::write(self.reports.join(format!("{module}.txt")), report(module, &comparison, &taipan))?;
        Ok((comparison, taipan))
    }

    fn cpython_result(&self, module: &str) -> io::Result<ModuleResult> {
        let file = self.cache.join(format!("{module}.json"));
        if !self.options.again
            && let Some(known) = fs::read_to_string(&file).ok().and_then(|text| known(&text))
        {
            return Ok(known);
        }
        let result = run(self.cpython, module, &self.place.join(format!("c-{module}")), self.options.limits)?;
        let outcomes: Map<String, Value> =
            result.outcomes.iter().map(|(id, outcome)| (id.clone(), outcome.name().into())).collect();
        let text = json!({ "seconds": result.seconds, "trouble": result.trouble, "outcomes": outcomes });
        let fresh = file.with_extension(std::process::id().to_string());
        fs::write(&fresh, text.to_string())?;
        fs::rename(fresh, file)?;
        Ok(result)
    }
}

fn known(text: &str) -> Option<ModuleResult> {
    let value: Value = serde_json::from_str(text).ok()?;
    let outcomes = value.get("outcomes")?.as_object()?.iter();
    let outcomes = outcomes.filter_map(|(id, name)| Some((id.clone(), Outcome::named(name.as_str()?)?)));
    Some(ModuleResult { outcomes: outcomes.collect(), ..ModuleResult::default() })
}

/// The reasons of what was lost, and of what happened outside of methods.
fn report(module: &str, comparison: &Comparison, taipan: &ModuleResult) -> String {
    let prefix = format!("test.{module}.");
    let mut text = String::new();
    for (id, outcome, why) in &taipan.reasons {
        let name = id.strip_prefix(&prefix).unwrap_or(id);
        let lost = comparison.lost.contains_key(name) || !taipan.outcomes.contains_key(id);
        if lost {
            // Writing to a string does not fail.
            let _ = writeln!(text, "=== {name}: {outcome}\n{why}");
        }
    }
    for (name, _) in comparison.lost.iter().filter(|(_, outcome)| **outcome == Outcome::Missing) {
        let _ = writeln!(text, "=== {name}: missing");
    }
    text
}
