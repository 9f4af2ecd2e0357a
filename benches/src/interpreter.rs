//! An interpreter that runs a program as often as it is asked to.
//!
//! The process stays: its start is not measured, and what the interpreter learns about the program is kept.

use std::error::Error;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

pub type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Is put behind the program: for each line with a number, `run()` is called so many times.
const DRIVER: &str = "
import sys as _sys
for _line in iter(_sys.stdin.readline, ''):
    for _ in range(int(_line)):
        _result = run()
    print(repr(_result))
    _sys.stdout.flush()
";

/// Is put behind a program: tells the most memory that the process has had, in KiB.
const PEAK: &str = "
def _peak():
    try:
        with open('/proc/self/status') as _status:
            return int(next(_line for _line in _status if _line.startswith('VmHWM')).split()[1])
    except OSError:
        import resource, sys
        _size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return _size // 1024 if sys.platform == 'darwin' else _size
";

/// Is put behind a program: says that it is done, and waits for the end of the input. Needs no more than is there anyway.
const WAIT: &str = "
print('.', flush=True)
open(0, 'rb', 0).read(1)
";

/// How to start an interpreter.
#[derive(Clone, Debug)]
pub struct Interpreter {
    pub name: &'static str,
    pub path: PathBuf,
    /// What is in its environment besides.
    pub variables: Vec<(&'static str, PathBuf)>,
}

/// A program that waits in a process of its own.
pub struct Running {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    /// What `run()` has returned last.
    pub result: String,
}

impl Interpreter {
    /// The version of the language that it says it has.
    pub fn language(&self) -> Result<String> {
        self.output(&["-S", "-c", "import sys; print(sys.version.split()[0])"])
    }

    /// What it writes when it runs to its end with these arguments.
    pub fn output(&self, arguments: &[&str]) -> Result<String> {
        let output = self.command().args(arguments).output()?;
        if !output.status.success() {
            return Err(complaint(&String::from_utf8_lossy(&output.stderr)).into());
        }
        Ok(String::from_utf8(output.stdout)?.trim().to_owned())
    }

    /// The most memory, in KiB, that a process has that runs the program of this text with these options.
    ///
    /// It is asked for from outside while the process waits; only where that cannot be does the program ask itself.
    pub fn peak(&self, options: &[&str], text: &str) -> Result<f64> {
        let waiting = format!("{text}{WAIT}");
        let mut process = self
            .command()
            .args(options)
            .args(["-c", &waiting])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let mut ready = [0];
        let begun = process.stdout.as_mut().is_some_and(|output| output.read_exact(&mut ready).is_ok());
        let status = std::fs::read_to_string(format!("/proc/{}/status", process.id()));
        // The end of its input ends it.
        let output = process.wait_with_output()?;
        if !begun {
            return Err(complaint(&String::from_utf8_lossy(&output.stderr)).into());
        }
        let size = |status: &str| {
            let size = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
            size.split_whitespace().next()?.parse().ok()
        };
        if let Some(size) = status.ok().as_deref().and_then(size) {
            return Ok(size);
        }
        let asking = format!("{text}{PEAK}print(_peak())\n");
        Ok(self.output(&[options, &["-c", &asking]].concat())?.parse()?)
    }

    /// By how much, in KiB, a function of the program raises that.
    pub fn growth(&self, text: &str, function: &str) -> Result<f64> {
        let rest = format!("_before = _peak()\n_kept = {function}()\nprint(_peak() - _before)\n");
        Ok(self.output(&["-c", &format!("{text}{PEAK}{rest}")])?.parse()?)
    }

    pub fn command(&self) -> Command {
        let mut command = Command::new(&self.path);
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        command
    }

    /// Starts a program and runs it once.
    pub fn start(&self, program: &Path) -> Result<Running> {
        let text = std::fs::read_to_string(program)? + DRIVER;
        let mut process = self
            .command()
            .args(["-c", &text])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let (Some(input), Some(output)) = (process.stdin.take(), process.stdout.take()) else {
            return Err("the process has no pipes".into());
        };
        let mut running = Running { process, input, output: BufReader::new(output), result: String::new() };
        running.run(1)?;
        Ok(running)
    }
}

impl Running {
    /// Runs the program so many times.
    pub fn run(&mut self, times: u64) -> Result<Duration> {
        let start = Instant::now();
        let asked = writeln!(self.input, "{times}");
        let mut line = String::new();
        if asked.is_err() || self.output.read_line(&mut line)? == 0 {
            return Err(self.failure().into());
        }
        let time = start.elapsed();
        line.truncate(line.trim_end().len());
        self.result = line;
        Ok(time)
    }

    /// The last line of what the process has complained about.
    fn failure(&mut self) -> String {
        let mut text = String::new();
        if let Some(mut stderr) = self.process.stderr.take() {
            // What cannot be read is not told.
            let _ = stderr.read_to_string(&mut text);
        }
        complaint(&text)
    }
}

/// The last line of a traceback.
fn complaint(text: &str) -> String {
    let last = text.trim_end().rsplit('\n').next().unwrap_or_default();
    if last.is_empty() { "it has died".to_owned() } else { last.to_owned() }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It ends when its input does; one that hangs is ended.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
