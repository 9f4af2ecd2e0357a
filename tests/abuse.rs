//! Scripts that try to exceed, catch, outlive or escape what their host allows: `cargo test --test abuse [FILTER]`.
//!
//! The first line of each `tests/abuse/<folder>/<name>.py` says how it ends:
//!
//! - `# ends: memory` (or `output`, `source`, `exit`): that termination, before any other limit is reached;
//! - `# ends: work`: not at all; fuel, time and an interruption from another thread all stop it;
//! - `# ends: time`: likewise, but it uses no fuel worth mentioning;
//! - `# ends: unbroken`: likewise, but an interruption waits for the operation on big integers that has begun, which may be long;
//! - `# ends: refused`: it is not begun, as it would not end within a limit on fuel or time;
//! - `# ends: ok`: by itself, and its assertions hold;
//! - `# ends: ValueError: text`: with that exception (the text may be left out).
//!
//! `; allow: Clock, Threads` behind it grants capabilities, and `; open` says that it does not hold yet: such a script is run
//! with `--ignored` only.
//!
//! Each run is a process of its own, which must survive. Resident memory may grow by 1.1 times the cap and 4 MiB, and time
//! may go over its limit by 50 ms. Afterwards another script has to work on the same machine, and the first one has to end
//! as before. `TAIPAN_ABUSE=20` runs everything, under caps of 16, 64 and 256 MiB, and measures times by as many runs, of
//! which it takes the 95th percentile: that shows the bounds, in a release build on a quiet machine. (Only the first of these runs does
//! the script once more.) Otherwise a part is run, and one run of
//! three has to end within 200 ms of the limit, as machines that run tests are busy, and builds with debug assertions slow.

use libtest_mimic::{Arguments, Failed, Trial};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};
use taipan::{Capability, Engine, EngineBuilder, Error, Limits, Termination, Vm};

/// Megabytes that runs are limited to.
const CAPS: [usize; 3] = [16, 64, 256];

/// The limit on time where that is to be reached, and when an interruption comes.
const SHORT: Duration = Duration::from_millis(200);

/// The limit on time where another one is to be reached.
const LONG: Duration = Duration::from_secs(30);

/// The limit on fuel where that is to be reached.
const FUEL: u64 = 1_000_000;

/// When a process is given up.
const HOPELESS: Duration = Duration::from_secs(100);

/// By how much a run may be late.
const LATE: Duration = Duration::from_millis(50);

/// The same where nobody measures.
const LATE_AT_MOST: Duration = Duration::from_millis(200);

/// Held by who measures times.
static MEASURED: Mutex<()> = Mutex::new(());

/// What another script does afterwards.
const NEXT: &str = "
import sys
sys.meta_path[:] = [finder for finder in sys.meta_path if isinstance(finder, type) and finder.__module__ != '__main__']
import gc, itertools, json, re, sys
gc.callbacks.clear()
sys.excepthook, sys.unraisablehook, sys.displayhook = sys.__excepthook__, sys.__unraisablehook__, sys.__displayhook__
class Base:
    def __init__(self, n): self.n = n
class Derived(Base):
    def __del__(self): log.append(self.n)
log = []
try:
    {}['missing']
except KeyError:
    log.append('caught')
del (lambda made: made)(Derived(1)).n
assert json.loads(json.dumps({'a': [1, 2.5, None]})) == {'a': [1, 2.5, None]}
assert re.sub('a+', 'b', 'caat') == 'cbt'
assert sum(itertools.islice(itertools.count(), 10)) == 45
assert [x * 2 for x in range(3)] == [0, 2, 4] and f'{3.14159:.2f}' == '3.14'
assert log[0] == 'caught'
";

/// Which limit a run is to find.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// A cap on memory of so many megabytes.
    Memory(usize),
    Fuel,
    Time,
    Interrupt,
}

impl Mode {
    fn name(self) -> String {
        match self {
            Mode::Memory(megabytes) => format!("{megabytes}M"),
            Mode::Fuel => "fuel".to_owned(),
            Mode::Time => "time".to_owned(),
            Mode::Interrupt => "interrupt".to_owned(),
        }
    }

    fn parse(name: &str) -> Mode {
        match name {
            "fuel" => Mode::Fuel,
            "time" => Mode::Time,
            "interrupt" => Mode::Interrupt,
            _ => Mode::Memory(name.trim_end_matches('M').parse().expect("a number of megabytes")),
        }
    }

    fn is_timed(self) -> bool {
        matches!(self, Mode::Time | Mode::Interrupt)
    }

    fn megabytes(self) -> usize {
        if let Mode::Memory(megabytes) = self { megabytes } else { 64 }
    }

    fn limits(self) -> Limits {
        let limits = Limits::new().heap_bytes(self.megabytes() << 20).output_bytes(1 << 20);
        match self {
            Mode::Memory(_) | Mode::Interrupt => limits.wall_time(LONG),
            Mode::Fuel => limits.wall_time(LONG).fuel(FUEL),
            Mode::Time => limits.wall_time(SHORT),
        }
        .recursion(1000)
        .source_bytes(1 << 20)
        .source_depth(80)
    }
}

/// What the first line of a script says.
struct Expectation {
    ends: String,
    allowed: Vec<Capability>,
    /// It is known not to end so yet, and is run only on request (`--ignored`).
    is_open: bool,
}

impl Expectation {
    fn of(script: &str) -> Result<Expectation, String> {
        let line = script.lines().next().and_then(|line| line.strip_prefix("# ends: "));
        let line = line.ok_or("the first line does not say how the script ends")?;
        let (line, is_open) = line.strip_suffix("; open").map_or((line, false), |line| (line, true));
        let (ends, allowed) = line.split_once("; allow: ").unwrap_or((line, ""));
        let find = |name: &str| {
            let found = Capability::ALL.into_iter().find(|one| format!("{one:?}") == name);
            found.ok_or_else(|| format!("no capability is called {name}"))
        };
        let allowed = allowed.split(", ").filter(|name| !name.is_empty()).map(find);
        Ok(Expectation { ends: ends.to_owned(), allowed: allowed.collect::<Result<_, _>>()?, is_open })
    }

    fn modes(&self, all: bool) -> Vec<Mode> {
        match &*self.ends {
            "work" if all => vec![Mode::Fuel, Mode::Time, Mode::Interrupt],
            "work" => vec![Mode::Time],
            "time" if all => vec![Mode::Time, Mode::Interrupt],
            "time" => vec![Mode::Interrupt],
            "refused" | "unbroken" if all => vec![Mode::Fuel, Mode::Time],
            "refused" | "unbroken" => vec![Mode::Time],
            "memory" if all => CAPS.into_iter().map(Mode::Memory).collect(),
            "memory" => vec![Mode::Memory(16)],
            // These have memory enough for what they try.
            _ if all => CAPS[1..].iter().copied().map(Mode::Memory).collect(),
            _ => vec![Mode::Memory(64)],
        }
    }

    /// How a run of that mode has to end, in the words of [`describe`].
    fn end(&self, mode: Mode) -> &str {
        match mode {
            Mode::Fuel => "fuel",
            Mode::Time => "time",
            Mode::Interrupt => "interrupted",
            Mode::Memory(_) => &self.ends,
        }
    }

    fn fits(&self, mode: Mode, end: &str) -> bool {
        let expected = self.end(mode);
        end == expected || end.split_once(": ").is_some_and(|(name, _)| name == expected)
    }
}

/// What a run has come to, as its process prints it: a line `abuse|end|again|next|milliseconds|kilobytes|charged`.
struct Outcome {
    end: String,
    again: String,
    next: String,
    time: Duration,
    /// Kilobytes of resident memory, and what the machine has charged the script for at most.
    growth: usize,
    charged: usize,
}

impl Outcome {
    fn parse(output: &str) -> Option<Outcome> {
        let line = output.lines().find_map(|line| line.strip_prefix("abuse|"))?;
        let mut fields = line.rsplitn(6, '|');
        let charged = fields.next()?.parse().ok()?;
        let growth = fields.next()?.parse().ok()?;
        let time = Duration::from_millis(fields.next()?.parse().ok()?);
        let (next, again) = (fields.next()?.to_owned(), fields.next()?.to_owned());
        Some(Outcome { end: fields.next()?.to_owned(), again, next, time, growth, charged })
    }
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().collect();
    if let [_, command, script, mode, times] = &args[..]
        && command == "--run-abuse"
    {
        return run(Path::new(script), Mode::parse(mode), times == TWICE);
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/abuse");
    let mut scripts = Vec::new();
    find(&root, &mut scripts);
    scripts.sort();
    let trials = scripts.iter().flat_map(|script| trials(&root, script));
    // What is measured comes last, one run after another, when nothing else runs any more.
    let (measured, others): (Vec<_>, Vec<_>) = trials.partition(|(_, mode)| mode.is_some_and(Mode::is_timed));
    let trials = others.into_iter().chain(measured).map(|(trial, _)| trial).collect();
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

fn find(folder: &Path, scripts: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the suite's folders can be read") {
        let path = entry.expect("an entry of a folder").path();
        match path.extension() {
            Some(extension) if extension == "py" => scripts.push(path),
            _ if path.is_dir() => find(&path, scripts),
            _ => {}
        }
    }
}

fn trials(root: &Path, script: &Path) -> Vec<(Trial, Option<Mode>)> {
    let name = script.strip_prefix(root).unwrap_or(script).with_extension("").display().to_string();
    let text = fs::read_to_string(script).expect("a script can be read");
    let expected = match Expectation::of(&text) {
        Ok(expected) => expected,
        Err(error) => return vec![(Trial::test(name, || Err(Failed::from(error))), None)],
    };
    let modes = expected.modes(runs().is_some()).into_iter();
    modes
        .map(|mode| {
            let script = script.to_owned();
            let trial = Trial::test(format!("{name}::{}", mode.name()), move || check(&script, mode));
            (trial.with_ignored_flag(expected.is_open), Some(mode))
        })
        .collect()
}

/// Runs a script in processes of its own, and looks at what has become of it.
fn check(script: &Path, mode: Mode) -> Result<(), Failed> {
    let text = fs::read_to_string(script)?;
    let expected = Expectation::of(&text)?;
    let runs = runs();
    let is_timed = mode.is_timed();
    let _alone = is_timed.then(|| MEASURED.lock().unwrap_or_else(PoisonError::into_inner));
    let late = if runs.is_some() { LATE } else { LATE_AT_MOST };
    let mut times = Vec::new();
    for round in 0..if is_timed { runs.unwrap_or(3) } else { 1 } {
        let times_run = if round == 0 || runs.is_none() { TWICE } else { ONCE };
        let outcome = spawn(script, mode, times_run)?;
        look(&expected, mode, &outcome)?;
        times.push(outcome.time);
        if runs.is_none() && outcome.time <= SHORT + late {
            break;
        }
    }
    times.sort();
    let time = match runs {
        Some(_) => times[(times.len() * 95).div_ceil(100) - 1],
        None => times[0],
    };
    if is_timed && time > SHORT + late {
        return Err(format!("took {time:?}, and had {SHORT:?}").into());
    }
    Ok(())
}

/// How many runs are measured, if that was asked for.
fn runs() -> Option<usize> {
    std::env::var("TAIPAN_ABUSE").ok()?.parse().ok()
}

/// How often a process runs its script.
const ONCE: &str = "once";
const TWICE: &str = "twice";

fn spawn(script: &Path, mode: Mode, times: &str) -> Result<Outcome, Failed> {
    let own = std::env::current_exe()?;
    let child = Command::new(own).arg("--run-abuse").arg(script).args([&mode.name(), times]).output()?;
    let output = String::from_utf8_lossy(&child.stdout);
    match Outcome::parse(&output) {
        Some(outcome) if child.status.success() => Ok(outcome),
        _ => {
            let errors = String::from_utf8_lossy(&child.stderr);
            let errors: Vec<&str> = errors.lines().take(12).collect();
            Err(format!("the host has not survived: {}\n{}", child.status, errors.join("\n")).into())
        }
    }
}

fn look(expected: &Expectation, mode: Mode, outcome: &Outcome) -> Result<(), Failed> {
    if !expected.fits(mode, &outcome.end) {
        let (is, should) = (&outcome.end, expected.end(mode));
        return Err(format!("ended with {is:?} and not {should:?}, after {:?}", outcome.time).into());
    }
    if outcome.next != "ok" {
        return Err(format!("the next script ended with {:?}", outcome.next).into());
    }
    if !expected.fits(mode, &outcome.again) {
        return Err(format!("the second time, it ended with {:?}", outcome.again).into());
    }
    let most = mode.megabytes() * 1024 * 11 / 10 + 4096;
    if outcome.growth > most {
        let (growth, charged) = (outcome.growth, outcome.charged);
        let text =
            format!("grew by {growth} KiB, of which {charged} KiB are charged; {most} KiB are acceptable");
        return Err(text.into());
    }
    Ok(())
}

/// The child's part: runs a script, another one, and perhaps the first one again.
fn run(script: &Path, mode: Mode, is_repeated: bool) -> ExitCode {
    let text = fs::read_to_string(script).expect("a script can be read");
    let expected = Expectation::of(&text).expect("an expectation");
    thread::spawn(|| {
        thread::sleep(HOPELESS);
        eprintln!("it hangs");
        std::process::exit(1);
    });
    let builder = expected.allowed.iter().fold(Engine::builder(), |builder, one| builder.allow(*one));
    let mut vm = prepared(builder);
    let charged_before = vm.heap_bytes();
    let (before, file_before) = (resident("VmRSS:"), resident("RssFile:"));
    // Has an effect where the system lets it: the peak is measured from here.
    let _ = fs::write("/proc/self/clear_refs", "5");
    let (end, time) = attempt(&mut vm, &text, mode);
    // Pages of the program itself, which it reads as it needs them, are no growth of the script's.
    let read = resident("RssFile:").saturating_sub(file_before);
    let growth = resident("VmHWM:").saturating_sub(before + read);
    let charged = vm.usage().peak_bytes.saturating_sub(charged_before) / 1024;
    let _ = (vm.take_stdout(), vm.take_stderr());
    let next = next(&mut vm);
    let again = if is_repeated { attempt(&mut vm, &text, mode).0 } else { end.clone() };
    println!("abuse|{end}|{again}|{next}|{}|{growth}|{charged}", time.as_millis());
    ExitCode::SUCCESS
}

fn prepared(builder: EngineBuilder) -> Vm {
    let mut vm = builder.build().vm();
    vm.run("pass").expect("a script that does nothing");
    vm
}

fn attempt(vm: &mut Vm, text: &str, mode: Mode) -> (String, Duration) {
    vm.set_limits(mode.limits());
    let stopper = (mode == Mode::Interrupt).then(|| {
        let interrupter = vm.interrupter();
        thread::spawn(move || {
            thread::sleep(SHORT);
            interrupter.interrupt();
        })
    });
    let start = Instant::now();
    let result = vm.run(text);
    let time = start.elapsed();
    let end = describe(result);
    if let Some(stopper) = stopper {
        stopper.join().expect("the thread that interrupts");
    }
    (end, time)
}

fn next(vm: &mut Vm) -> String {
    vm.set_limits(Limits::new().wall_time(LONG).heap_bytes(512 << 20));
    match vm.clear_globals().and_then(|()| vm.run(NEXT)) {
        Ok(()) if vm.eval::<i64>("20 + 22").is_ok_and(|answer| answer == 42) => "ok".to_owned(),
        result => describe(result),
    }
}

fn describe(result: taipan::Result<()>) -> String {
    let text = match result {
        Ok(()) => "ok".to_owned(),
        Err(Error::Exception(error)) if error.message().is_empty() => error.type_name().to_owned(),
        Err(Error::Exception(error)) => format!("{}: {}", error.type_name(), error.message()),
        Err(Error::Terminated(why)) => match why {
            Termination::Fuel => "fuel",
            Termination::Time => "time",
            Termination::Memory => "memory",
            Termination::Output => "output",
            Termination::Interrupted => "interrupted",
            Termination::Source => "source",
            Termination::Exit => "exit",
            _ => "an unknown termination",
        }
        .to_owned(),
        Err(other) => format!("{other:?}"),
    };
    text.replace(['\n', '|'], " ").chars().take(300).collect()
}

/// Kilobytes of this process, as the system tells.
fn resident(kind: &str) -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(kind));
    line.and_then(|rest| rest.split_whitespace().next()).and_then(|text| text.parse().ok()).unwrap_or(0)
}
