//! What people are told about fast Python: programs of `benches/advice/`.
//!
//! Each has two functions that come to the same, `advised` and `plain`, and says whether the advice saves time or memory. The
//! gain is what `plain` takes divided by what `advised` takes: above 1 the advice holds.

use crate::interpreter::{Interpreter, Result};
use std::path::Path;

/// Is put behind a program that measures time: both functions in turn, the least of so many rounds.
const DRIVER: &str = "
import sys as _sys, time as _time
assert advised() == plain()
_least = [1e9, 1e9]
for _round in range(int(_sys.argv[1])):
    for _place, _function in enumerate((advised, plain)):
        _start = _time.perf_counter()
        _function()
        _least[_place] = min(_least[_place], _time.perf_counter() - _start)
print(_least[1] / _least[0])
";

/// An advice and how it is tried.
pub struct Advice {
    pub name: String,
    /// The advice in words.
    pub sentence: String,
    pub saves: Saves,
    /// Whether it may be that both ways take as much.
    pub may_tie: bool,
    program: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saves {
    Time,
    Memory,
}

impl Saves {
    pub fn name(self) -> &'static str {
        match self {
            Saves::Time => "time",
            Saves::Memory => "memory",
        }
    }
}

impl Advice {
    /// Reads a program.
    pub fn read(path: &Path) -> Result<Self> {
        let program = std::fs::read_to_string(path)?;
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let saves = match program.lines().find_map(|line| line.strip_prefix("MEASURES = ")) {
            Some("\"time\"") => Saves::Time,
            Some("\"memory\"") => Saves::Memory,
            _ => return Err(format!("{name} does not say what it measures").into()),
        };
        let may_tie = program.lines().any(|line| line == "MAY_TIE = True");
        let sentence = program.lines().next().unwrap_or_default().trim_matches('"').to_owned();
        Ok(Advice { name, sentence, saves, may_tie, program })
    }

    /// How many times as much the other way takes; of time, the least of `rounds` counts.
    pub fn gain(&self, interpreter: &Interpreter, rounds: u32) -> Result<f64> {
        match self.saves {
            Saves::Time => {
                let text = format!("{}{DRIVER}", self.program);
                Ok(interpreter.output(&["-c", &text, &rounds.to_string()])?.parse()?)
            }
            // A process's memory comes in pages; what takes none at all takes a few.
            Saves::Memory => {
                let plain = interpreter.growth(&self.program, "plain")?;
                Ok(plain / interpreter.growth(&self.program, "advised")?.max(64.0))
            }
        }
    }
}
