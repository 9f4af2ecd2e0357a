//! One module of the suite on one interpreter: a process with limits, and another one for the rest when it dies.

use super::interpreter::Interpreter;
use super::journal::{Journal, Outcome, merged};
use rustix::process::{Pid, Signal, kill_process_group};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const DRIVER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/cpython/run_module.py");

/// What the tests see of the environment, beside PATH and folders.
const ENVIRONMENT: &[(&str, &str)] = &[("LANG", "C.UTF-8"), ("PYTHONHASHSEED", "314")];

/// How often the processes of one module are started.
const STARTS: usize = 60;

/// A process that has run all its methods ends within this time.
const EXIT_LIMIT: Duration = Duration::from_secs(60);

const POLL: Duration = Duration::from_millis(20);

/// How much of a dead process' last output is kept.
const LAST_WORDS: usize = 3000;

#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Time without any event, which is that of one method or of the import.
    pub method: Duration,
    /// Time of all processes of the module together.
    pub module: Duration,
    /// Address space in bytes.
    pub memory: u64,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { method: Duration::from_secs(180), module: Duration::from_secs(1500), memory: 6 << 30 }
    }
}

/// What a module came to.
#[derive(Clone, Debug, Default)]
pub struct ModuleResult {
    /// By id. What never had its turn is not in it.
    pub outcomes: BTreeMap<String, Outcome>,
    /// Tracebacks and last words, by id or place.
    pub reasons: Vec<(String, Outcome, String)>,
    /// Why the module was not run to its end, or died after it.
    pub trouble: Option<String>,
    pub seconds: f64,
}

impl ModuleResult {
    pub fn count(&self, outcome: Outcome) -> usize {
        self.outcomes.values().filter(|known| **known == outcome).count()
    }
}

/// How a process ended.
enum End {
    Exited(ExitStatus),
    /// It was killed: nothing happened for too long, or the module as a whole took too long.
    Stuck,
    OutOfTime,
}

/// Runs a module in the empty folder `place`, which is removed in the end.
///
/// # Errors
/// Folders and processes that cannot be made.
pub fn run(
    interpreter: &Interpreter,
    module: &str,
    place: &Path,
    limits: Limits,
) -> io::Result<ModuleResult> {
    let start = Instant::now();
    let mut result = ModuleResult::default();
    let mut ended = Vec::new();
    for attempt in 0..STARTS {
        let folder = place.join(attempt.to_string());
        let (end, journal) = run_once(interpreter, module, &folder, &ended, limits, start)?;
        let before = ended.len();
        ended.extend(journal.ended.iter().cloned());
        for (at, outcome, why) in &journal.errors {
            result.reasons.push((at.clone(), *outcome, why.clone()));
            if at == &format!("test.{module}") && *outcome != Outcome::Ok {
                result.trouble = Some(format!("import: {outcome}"));
            }
        }
        let Some((outcome, how)) = death(&end, &journal) else { break };
        let words = format!("{how}\n{}", last_words(&folder.join("output")));
        if journal.finished {
            result.trouble = Some(format!("{outcome} at exit ({how})"));
            result.reasons.push(("exit".into(), outcome, words));
            break;
        }
        for id in culprits(&journal, &ended) {
            ended.push((id, outcome, words.clone()));
        }
        if matches!(end, End::OutOfTime) {
            result.trouble = Some("out of time".into());
            break;
        }
        if ended.len() == before {
            result.trouble = Some(format!("{outcome} outside of tests ({how})"));
            result.reasons.push((format!("test.{module}"), outcome, words));
            break;
        }
        if attempt + 1 == STARTS {
            result.trouble = Some("too many deaths".into());
        }
    }
    result.outcomes = merged(&ended);
    result.reasons.extend(ended.into_iter().filter(|(_, outcome, _)| *outcome != Outcome::Ok));
    result.seconds = start.elapsed().as_secs_f64();
    fs::remove_dir_all(place).or_else(|_| unlocked_and_removed(place))?;
    Ok(result)
}

/// None if the process has run everything and ended well.
fn death(end: &End, journal: &Journal) -> Option<(Outcome, String)> {
    match end {
        End::Exited(status) if journal.finished && status.success() => None,
        End::Exited(status) => Some((
            Outcome::Crash,
            match status.signal() {
                Some(signal) => format!("signal {signal}"),
                None => format!("exit code {}", status.code().unwrap_or(-1)),
            },
        )),
        End::Stuck => Some((Outcome::Hang, "no progress".into())),
        End::OutOfTime => Some((Outcome::Hang, "out of time".into())),
    }
}

/// The method that ran, or all methods of the class whose fixtures ran.
fn culprits(journal: &Journal, ended: &[(String, Outcome, String)]) -> Vec<String> {
    if let Some(id) = &journal.running {
        return vec![id.clone()];
    }
    let (Some(class), Some(ids)) = (&journal.preparing, &journal.loaded) else { return Vec::new() };
    let belongs = |id: &&String| id.strip_prefix(class.as_str()).is_some_and(|rest| rest.starts_with('.'));
    let known = |id: &String| ended.iter().any(|(other, ..)| other == id);
    ids.iter().filter(belongs).filter(|id| !known(id)).cloned().collect()
}

fn run_once(
    interpreter: &Interpreter,
    module: &str,
    folder: &Path,
    ended: &[(String, Outcome, String)],
    limits: Limits,
    start: Instant,
) -> io::Result<(End, Journal)> {
    let (home, temporary) = (folder.join("home"), folder.join("tmp"));
    fs::create_dir_all(&home)?;
    fs::create_dir_all(&temporary)?;
    let (events, done) = (folder.join("events"), folder.join("done"));
    let ids: Vec<&str> = ended.iter().map(|(id, ..)| id.as_str()).collect();
    fs::write(&done, serde_json::to_string(&ids)?)?;
    let output = File::create(folder.join("output"))?;
    // The limit of the address space is the shell's to set: what it starts has it from the first instruction on.
    let mut command = Command::new("/bin/sh");
    command.args(["-c", &format!("ulimit -v {} && ulimit -c 0 && exec \"$@\"", limits.memory >> 10), "sh"]);
    command.arg(&interpreter.executable).arg(DRIVER).arg(module).args([&events, &done]);
    command.current_dir(&home).env_clear().envs(ENVIRONMENT.iter().copied());
    command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command.env("HOME", &home).env("TMPDIR", &temporary);
    command.stdin(Stdio::null()).stdout(output.try_clone()?).stderr(output).process_group(0);
    let mut child = command.spawn()?;
    let end = wait(&mut child, &events, limits, start);
    // Processes that the tests left behind belong to the same group.
    if let Some(group) = Pid::from_raw(child.id().cast_signed()) {
        // An error says that there is none left.
        let _ = kill_process_group(group, Signal::KILL);
    }
    let text = fs::read(&events).unwrap_or_default();
    Ok((end?, Journal::parse(&String::from_utf8_lossy(&text))))
}

fn wait(child: &mut Child, events: &Path, limits: Limits, start: Instant) -> io::Result<End> {
    let (mut size, mut last) = (0, Instant::now());
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(End::Exited(status));
        }
        let now = fs::metadata(events).map_or(0, |file| file.len());
        if now != size {
            (size, last) = (now, Instant::now());
        }
        let out_of_time = start.elapsed() > limits.module;
        let finished = || fs::read(events).is_ok_and(|text| text.ends_with(b"{\"finished\": true}\n"));
        let stuck = last.elapsed() > limits.method || (last.elapsed() > EXIT_LIMIT && finished());
        if out_of_time || stuck {
            if let Some(group) = Pid::from_raw(child.id().cast_signed()) {
                // An error says that it has just ended.
                let _ = kill_process_group(group, Signal::KILL);
            }
            child.kill()?;
            child.wait()?;
            return Ok(if stuck { End::Stuck } else { End::OutOfTime });
        }
        thread::sleep(POLL);
    }
}

fn last_words(output: &Path) -> String {
    let bytes = fs::read(output).unwrap_or_default();
    String::from_utf8_lossy(&bytes[bytes.len().saturating_sub(LAST_WORDS)..]).into_owned()
}

/// Tests that were killed leave folders behind in which nothing may be removed.
fn unlocked_and_removed(place: &Path) -> io::Result<()> {
    Command::new("chmod").args(["-R", "u+rwx"]).arg(place).stderr(Stdio::null()).status()?;
    fs::remove_dir_all(place)
}
