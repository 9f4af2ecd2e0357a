//! `taipan --sandbox`: a script that may do nothing but what options grant, spelled as Deno spells them.
//!
//! The script runs in a [`Vm`] as an embedder has it. What it prints goes to the standard streams as far as it may; a limit ends
//! it with a line on standard error and the status [`LIMIT_REACHED`].

use super::options::{Options, Program};
use std::ffi::{OsStr, OsString};
use std::io::{self, Read, Write};
use std::path::Path;
use std::time::Duration;
use taipan::{Capability, Engine, EngineBuilder, Error, Limits, Script, Stream};

/// The exit status where a limit has ended the script.
const LIMIT_REACHED: i32 = 3;

/// What options grant.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sandbox {
    read: Grant,
    write: Grant,
    env: Grant,
    net: Grant,
    run: Grant,
    memory: Option<usize>,
    time: Option<Duration>,
    fuel: Option<u64>,
    output: Option<usize>,
}

/// Nothing, what is listed, or all.
#[derive(Clone, Debug, Default, PartialEq)]
struct Grant {
    all: bool,
    some: Vec<OsString>,
}

impl Grant {
    fn add(&mut self, value: Option<OsString>) {
        match value {
            None => self.all = true,
            Some(list) => self.some.extend(list.to_string_lossy().split(',').map(OsString::from)),
        }
    }
}

impl Sandbox {
    /// Takes an option, if it is one of the sandbox's. An error is its text.
    pub fn set(&mut self, name: &str, value: Option<OsString>) -> Result<bool, String> {
        match name {
            "allow-read" => self.read.add(value),
            "allow-write" => self.write.add(value),
            "allow-env" => self.env.add(value),
            "allow-net" => self.net.add(value),
            "allow-run" => self.run.add(value),
            "max-memory" => self.memory = Some(needed(name, value, size)?),
            "max-output" => self.output = Some(needed(name, value, size)?),
            "max-time" => self.time = Some(needed(name, value, time)?),
            "max-fuel" => self.fuel = Some(needed(name, value, |text| text.parse().ok())?),
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn limits(&self) -> Limits {
        let mut limits = Limits::new();
        if let Some(bytes) = self.memory {
            limits = limits.heap_bytes(bytes);
        }
        if let Some(time) = self.time {
            limits = limits.wall_time(time);
        }
        if let Some(units) = self.fuel {
            limits = limits.fuel(units);
        }
        if let Some(bytes) = self.output {
            limits = limits.output_bytes(bytes);
        }
        limits
    }

    fn grant(&self, mut builder: EngineBuilder) -> Result<EngineBuilder, String> {
        let root = [OsString::from("/")];
        for path in if self.read.all { &root[..] } else { &self.read.some } {
            builder = builder.allow_reading(path).map_err(|error| format!("{}: {error}", path.display()))?;
        }
        for path in if self.write.all { &root[..] } else { &self.write.some } {
            builder = builder.allow_writing(path).map_err(|error| format!("{}: {error}", path.display()))?;
        }
        for (grant, all) in [
            (&self.env, Capability::Environment),
            (&self.net, Capability::Network),
            (&self.run, Capability::Subprocess),
        ] {
            if grant.all {
                builder = builder.allow(all);
            }
        }
        builder = self.env.some.iter().fold(builder, |builder, name| builder.allow_variable(name));
        builder =
            self.net.some.iter().fold(builder, |builder, host| builder.allow_host(&host.to_string_lossy()));
        for program in &self.run.some {
            builder =
                builder.allow_program(program).map_err(|error| format!("{}: {error}", program.display()))?;
        }
        Ok(builder.allow(Capability::Clock).allow(Capability::Randomness))
    }
}

fn needed<T>(name: &str, value: Option<OsString>, parse: fn(&str) -> Option<T>) -> Result<T, String> {
    let usual = match name {
        "max-time" => "500ms",
        "max-fuel" => "1000000",
        _ => "64M",
    };
    value
        .and_then(|value| parse(&value.to_string_lossy()))
        .ok_or_else(|| format!("--{name} takes a value as in --{name}={usual}"))
}

/// `64M`, `1G`, `512K`, or a number of bytes.
fn size(text: &str) -> Option<usize> {
    let (digits, shift) = match text.as_bytes().last()? {
        b'K' | b'k' => (&text[..text.len() - 1], 10),
        b'M' | b'm' => (&text[..text.len() - 1], 20),
        b'G' | b'g' => (&text[..text.len() - 1], 30),
        _ => (text, 0),
    };
    digits.parse::<usize>().ok()?.checked_mul(1 << shift)
}

/// `500ms`, `2s`, `1m`, with a fraction if so wished; without a unit, seconds.
fn time(text: &str) -> Option<Duration> {
    let (number, unit) = match text {
        _ if text.ends_with("ms") => (&text[..text.len() - 2], 0.001),
        _ if text.ends_with('s') => (&text[..text.len() - 1], 1.0),
        _ if text.ends_with('m') => (&text[..text.len() - 1], 60.0),
        _ => (text, 1.0),
    };
    Duration::try_from_secs_f64(number.parse::<f64>().ok()? * unit).ok()
}

/// Runs the program that the options name, and returns the exit status.
pub fn run(sandbox: &Sandbox, options: &Options, command: &str) -> i32 {
    match prepare(sandbox, options) {
        Ok((engine, script)) => execute(&engine, &script),
        Err(text) => {
            eprintln!("{command}: {text}");
            2
        }
    }
}

fn prepare(sandbox: &Sandbox, options: &Options) -> Result<(Engine, (OsString, String)), String> {
    let builder = Engine::builder().limits(sandbox.limits());
    let (name, bytes) = match &options.program {
        Program::Command(text) => ("<string>".into(), text.as_encoded_bytes().to_vec()),
        Program::File(file) => {
            let read = std::fs::read(file).map_err(|error| format!("can't open file {file:?}: {error}"))?;
            (file.clone(), read)
        }
        Program::Stdin => {
            let mut bytes = Vec::new();
            io::stdin().read_to_end(&mut bytes).map_err(|error| format!("<stdin>: {error}"))?;
            ("<stdin>".into(), bytes)
        }
        Program::Module(_) => return Err("-m does not go with --sandbox: name the file".to_owned()),
    };
    let text = String::from_utf8(bytes).map_err(|_| format!("{name:?} is not UTF-8"))?;
    let first = match &options.program {
        Program::Command(_) => OsStr::new("-c"),
        _ => &name,
    };
    let args = std::iter::once(first.to_owned()).chain(options.args.iter().cloned());
    let builder = sandbox.grant(builder.args(args).on_output(write))?;
    Ok((builder.build(), (name, text)))
}

/// A stream that nobody reads any more is no reason to stop.
fn write(stream: Stream, text: &str) {
    let _ = match stream {
        Stream::Stdout => io::stdout().write_all(text.as_bytes()),
        Stream::Stderr => io::stderr().write_all(text.as_bytes()),
    };
}

fn execute(engine: &Engine, (name, text): &(OsString, String)) -> i32 {
    let mut vm = engine.vm();
    let script = Script::new_uncompiled(&Path::new(name).to_string_lossy(), text);
    let result = vm.run_script(&script);
    let _ = io::stdout().flush();
    match result {
        Ok(()) => ended(vm.finish()),
        Err(error) => match error {
            Error::Exception(exception) => match exception.exit_status() {
                Some(status) => {
                    // `sys.exit("text")`
                    if status == 1 && !exception.message().is_empty() && exception.message() != "1" {
                        eprintln!("{}", exception.message());
                    }
                    status & 0xff
                }
                None => {
                    eprintln!("{exception}");
                    1
                }
            },
            error => failed(&error),
        },
    }
}

fn ended(result: taipan::Result<()>) -> i32 {
    let _ = io::stdout().flush();
    result.map_or_else(|error| failed(&error), |()| 0)
}

fn failed(error: &Error) -> i32 {
    eprintln!("taipan: {error}");
    if error.termination().is_some() { LIMIT_REACHED } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_and_times() {
        assert_eq!(size("64M"), Some(64 << 20));
        assert_eq!(size("1g"), Some(1 << 30));
        assert_eq!(size("512"), Some(512));
        assert_eq!((size("M"), size(""), size("1T"), size("99999999999G")), (None, None, None, None));
        assert_eq!(time("500ms"), Some(Duration::from_millis(500)));
        assert_eq!(time("2s"), Some(Duration::from_secs(2)));
        assert_eq!(time("1.5m"), Some(Duration::from_secs(90)));
        assert_eq!((time("-1s"), time("x"), time("nans")), (None, None, None));
    }
}
