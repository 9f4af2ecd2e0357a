//! Options of the command line, as CPython's (`python -h`), and Taipan's own for looking inside.
//!
//! Source: "Command line and environment" in CPython's documentation. The options end with what is to be run: the rest
//! belongs to the program.

use super::sandbox::Sandbox;
use super::stats::Format;
use lexopt::{Arg, Parser, ValueExt};
use std::ffi::OsString;

/// What to run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Program {
    /// `-c`
    Command(OsString),
    /// `-m`
    Module(OsString),
    File(OsString),
    /// `-`, or nothing.
    Stdin,
}

/// Modes that hunt for bugs in Taipan itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Torture {
    /// A young collection at every tracked allocation, a full one at every Nth; 0 is off.
    pub gc_stress: u64,
    /// The Nth allocation of the program fails; 0 is off.
    pub fail_allocation: u64,
    /// Python code runs at every drop.
    pub drop_torture: bool,
    /// Objects that are left at exit are an error.
    pub leak_check: bool,
    /// A line for every instruction.
    pub trace: bool,
}

impl Torture {
    /// Whether all objects are to be destroyed at the end.
    pub fn looks_at_end(&self) -> bool {
        self.leak_check || self.drop_torture || self.gc_stress > 0 || self.fail_allocation > 0
    }
}

#[derive(Clone, Debug)]
pub struct Options {
    pub program: Program,
    /// What follows the program.
    pub args: Vec<OsString>,
    pub bytes_warning: u8,
    pub dont_write_bytecode: bool,
    pub debug: u8,
    pub ignore_environment: bool,
    pub inspect: u8,
    pub isolated: bool,
    pub optimize: u8,
    pub safe_path: bool,
    pub quiet: bool,
    pub no_user_site: bool,
    pub no_site: bool,
    pub unbuffered: bool,
    pub verbose: u8,
    pub skip_first_line: bool,
    pub warn_options: Vec<OsString>,
    pub x_options: Vec<(String, Option<String>)>,
    pub check_hash_pycs: Option<String>,
    pub torture: Torture,
    /// `--sandbox`, and what it grants.
    pub sandbox: Option<Sandbox>,
    /// `taipan stats`.
    pub stats: Option<Format>,
}

impl Torture {
    /// What the environment asks for, so that programs that are started by others can be tortured.
    pub fn add_environment(&mut self) {
        let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse().ok());
        if self.gc_stress == 0 {
            self.gc_stress = number("TAIPAN_GC_STRESS").unwrap_or(0);
        }
        self.leak_check |= number("TAIPAN_LEAK_CHECK").is_some_and(|level: u64| level > 0);
    }
}

impl Default for Options {
    fn default() -> Self {
        Options {
            program: Program::Stdin,
            args: Vec::new(),
            bytes_warning: 0,
            dont_write_bytecode: false,
            debug: 0,
            ignore_environment: false,
            inspect: 0,
            isolated: false,
            optimize: 0,
            safe_path: false,
            quiet: false,
            no_user_site: false,
            no_site: false,
            unbuffered: false,
            verbose: 0,
            skip_first_line: false,
            warn_options: Vec::new(),
            x_options: Vec::new(),
            check_hash_pycs: None,
            torture: Torture::default(),
            sandbox: None,
            stats: None,
        }
    }
}

/// What the arguments ask for.
#[derive(Clone, Debug)]
pub enum Request {
    Run(Box<Options>),
    Help(Topic),
    /// `-V` given so many times.
    Version(u8),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    Options,
    Environment,
    XOptions,
    All,
}

/// An error of usage, without "usage:" and what follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UsageError(pub String);

/// Parses what follows the command's name.
pub fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Request, UsageError> {
    let mut parser = Parser::from_args(args);
    parser.set_short_equals(false);
    let mut options = Options::default();
    let mut version = 0;
    loop {
        let argument = match parser.next() {
            Ok(Some(argument)) => argument,
            Ok(None) => break,
            Err(error) => return Err(UsageError(error.to_string())),
        };
        match argument {
            Arg::Short('c') => {
                options.program = Program::Command(value(&mut parser, "-c")?);
                break;
            }
            Arg::Short('m') => {
                options.program = Program::Module(value(&mut parser, "-m")?);
                break;
            }
            Arg::Value(file) => {
                options.program = if file == "-" { Program::Stdin } else { Program::File(file) };
                break;
            }
            Arg::Short('h' | '?') | Arg::Long("help") => return Ok(Request::Help(Topic::Options)),
            Arg::Long("help-env") => return Ok(Request::Help(Topic::Environment)),
            Arg::Long("help-xoptions") => return Ok(Request::Help(Topic::XOptions)),
            Arg::Long("help-all") => return Ok(Request::Help(Topic::All)),
            Arg::Short('V') | Arg::Long("version") => version += 1,
            Arg::Short('W') => options.warn_options.push(value(&mut parser, "-W")?),
            Arg::Short('X') => {
                let option = value(&mut parser, "-X")?.to_string_lossy().into_owned();
                options.x_options.push(match option.split_once('=') {
                    Some((name, value)) => (name.to_owned(), Some(value.to_owned())),
                    None => (option, None),
                });
            }
            Arg::Short(letter) => options.set_flag(letter)?,
            Arg::Long(name) => {
                let name = name.to_owned();
                options.set_long(&name, &mut parser)?;
            }
        }
    }
    if version > 0 {
        return Ok(Request::Version(version));
    }
    match parser.raw_args() {
        Ok(rest) => options.args = rest.collect(),
        // An attached rest, as in `-cprint()`, has been taken as the value.
        Err(error) => return Err(UsageError(error.to_string())),
    }
    options.imply();
    options.torture.add_environment();
    Ok(Request::Run(Box::new(options)))
}

fn value(parser: &mut Parser, option: &str) -> Result<OsString, UsageError> {
    parser.value().map_err(|_| UsageError(format!("Argument expected for the {option} option")))
}

impl Options {
    fn set_flag(&mut self, letter: char) -> Result<(), UsageError> {
        match letter {
            'b' => self.bytes_warning = self.bytes_warning.saturating_add(1),
            'B' => self.dont_write_bytecode = true,
            'd' => self.debug = self.debug.saturating_add(1),
            'E' => self.ignore_environment = true,
            'i' => self.inspect = self.inspect.saturating_add(1),
            'I' => self.isolated = true,
            'O' => self.optimize = self.optimize.saturating_add(1),
            'P' => self.safe_path = true,
            'q' => self.quiet = true,
            // Hashes of strings are random anyway.
            'R' => {}
            's' => self.no_user_site = true,
            'S' => self.no_site = true,
            // Tabs are always compared.
            't' => {}
            'u' => self.unbuffered = true,
            'v' => self.verbose = self.verbose.saturating_add(1),
            'x' => self.skip_first_line = true,
            _ => return Err(UsageError(format!("Unknown option: -{letter}"))),
        }
        Ok(())
    }

    fn set_long(&mut self, name: &str, parser: &mut Parser) -> Result<(), UsageError> {
        match name {
            "check-hash-based-pycs" => {
                let mode = value(parser, "--check-hash-based-pycs")?.to_string_lossy().into_owned();
                if !["default", "always", "never"].contains(&mode.as_str()) {
                    return Err(UsageError(
                        "--check-hash-based-pycs must be one of 'default', 'always', or 'never'".to_owned(),
                    ));
                }
                self.check_hash_pycs = Some(mode);
            }
            "gc-stress" => self.torture.gc_stress = count(parser, 100, name)?,
            "fail-alloc" => self.torture.fail_allocation = count(parser, 1000, name)?,
            "drop-torture" => self.torture.drop_torture = true,
            "leak-check" => self.torture.leak_check = true,
            "trace" => self.torture.trace = true,
            "sandbox" => self.sandbox = Some(self.sandbox.take().unwrap_or_default()),
            _ => return self.set_sandbox(name, parser.optional_value()),
        }
        Ok(())
    }

    fn set_sandbox(&mut self, name: &str, value: Option<OsString>) -> Result<(), UsageError> {
        let mut sandbox = self.sandbox.clone().unwrap_or_default();
        match (sandbox.set(name, value), &self.sandbox) {
            (Err(text), _) => Err(UsageError(text)),
            (Ok(false), _) => Err(UsageError(format!("Unknown option: --{name}"))),
            (Ok(true), None) => Err(UsageError(format!("--{name} goes with --sandbox, which comes first"))),
            (Ok(true), Some(_)) => {
                self.sandbox = Some(sandbox);
                Ok(())
            }
        }
    }

    /// `-I` implies others.
    fn imply(&mut self) {
        if self.isolated {
            self.ignore_environment = true;
            self.no_user_site = true;
            self.safe_path = true;
        }
    }
}

/// The number behind `=`, or what is usual.
fn count(parser: &mut Parser, usual: u64, name: &str) -> Result<u64, UsageError> {
    match parser.optional_value() {
        None => Ok(usual),
        Some(given) => {
            given.parse().map_err(|_| UsageError(format!("--{name} takes a number, as in --{name}={usual}")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(args: &[&str]) -> Options {
        match parse(args.iter().map(OsString::from)) {
            Ok(Request::Run(options)) => *options,
            other => panic!("no options: {other:?}"),
        }
    }

    #[test]
    fn the_program_ends_the_options() {
        let found = options(&["-bB", "-OOs", "-c", "pass", "-v", "--x"]);
        assert_eq!(found.program, Program::Command("pass".into()));
        assert_eq!(found.args, ["-v", "--x"]);
        assert_eq!((found.bytes_warning, found.optimize, found.verbose), (1, 2, 0));
        assert!(found.dont_write_bytecode && found.no_user_site);
        let found = options(&["-cpass", "a"]);
        assert_eq!((found.program, found.args), (Program::Command("pass".into()), vec!["a".into()]));
        let found = options(&["-", "a"]);
        assert_eq!((found.program, found.args), (Program::Stdin, vec!["a".into()]));
        let found = options(&["--", "-x.py", "--"]);
        assert_eq!((found.program, found.args), (Program::File("-x.py".into()), vec!["--".into()]));
        let found = options(&["-Wonce", "-X", "a=b=c", "-Xdev", "x.py", "-h"]);
        assert_eq!(found.warn_options, ["once"]);
        assert_eq!(found.x_options, [("a".into(), Some("b=c".into())), ("dev".into(), None)]);
    }

    #[test]
    fn torture_has_usual_numbers() {
        let found = options(&["--gc-stress", "--fail-alloc=7", "x.py"]);
        assert_eq!((found.torture.gc_stress, found.torture.fail_allocation), (100, 7));
        assert_eq!(found.program, Program::File("x.py".into()));
    }

    #[test]
    fn errors_of_usage() {
        for (args, text) in [
            (&["-z"][..], "Unknown option: -z"),
            (&["--foo"], "Unknown option: --foo"),
            (&["-bc"], "Argument expected for the -c option"),
            (&["-X"], "Argument expected for the -X option"),
        ] {
            let error = parse(args.iter().map(OsString::from)).expect_err("a wrong option");
            assert_eq!(error.0, text);
        }
    }
}
