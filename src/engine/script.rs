//! [`Script`]: source text, compiled once and run by any number of machines.

use super::error::{Error, PythonError, Result};
use std::fmt::{self, Write as _};
use std::sync::Arc;
use taipan_compiler::CompileOptions;
use taipan_compiler::code::{Code, Name};
use taipan_compiler::error::SyntaxError;
use taipan_compiler::parser::Mode;

/// A script that has been compiled. It may be cloned at no cost, and run by machines on several threads at once.
///
/// ```
/// use taipan::{Engine, Script};
///
/// let script = Script::compile("job.py", "total = sum(range(n))").unwrap();
/// let engine = Engine::new();
/// let totals: Vec<i64> = [10, 100]
///     .map(|n| {
///         let mut vm = engine.vm();
///         vm.set("n", n).unwrap();
///         vm.run_script(&script).unwrap();
///         vm.get("total").unwrap()
///     })
///     .into();
/// assert_eq!(totals, [45, 4950]);
/// ```
#[derive(Clone)]
pub struct Script {
    pub(crate) name: Name,
    pub(crate) text: Arc<str>,
    /// None for a text that is compiled where it is run.
    pub(crate) code: Option<Arc<Code>>,
}

impl Script {
    pub(crate) fn new(name: &str, text: &str) -> Script {
        Script { name: Name::from(name), text: text.into(), code: None }
    }

    /// A script that is compiled where it is run, under the limits there. Tracebacks call it `name`.
    ///
    /// ```
    /// use taipan::{Engine, Limits, Script, Termination};
    ///
    /// let script = Script::new_uncompiled("big.py", &"x = 1\n".repeat(10_000));
    /// let mut vm = Engine::builder().limits(Limits::new().source_bytes(1000)).build().vm();
    /// let error = vm.run_script(&script).unwrap_err();
    /// assert_eq!(error.termination(), Some(Termination::Source));
    /// ```
    pub fn new_uncompiled(name: &str, source: &str) -> Script {
        Script::new(name, source)
    }

    /// Compiles statements. Tracebacks call the script `name`.
    pub fn compile(name: &str, source: &str) -> Result<Script> {
        let mut script = Script::new(name, source);
        let options = CompileOptions::default();
        match taipan_compiler::compile_named(source, &script.name, Mode::Exec, &options) {
            Ok(compiled) => {
                script.code = Some(compiled.code);
                Ok(script)
            }
            Err(error) => Err(Error::Exception(Box::new(describe(&error, name, source)))),
        }
    }

    /// What tracebacks call the script.
    pub fn name(&self) -> String {
        self.name.as_wtf8().as_str().unwrap_or_default().to_owned()
    }
}

/// The error as CPython prints it.
fn describe(error: &SyntaxError, name: &str, source: &str) -> PythonError {
    let mut shown = String::new();
    if let Some(location) = &error.location {
        let _ = writeln!(shown, "  File \"{name}\", line {}", location.lineno);
        let line = usize::try_from(location.lineno - 1).ok().and_then(|index| source.lines().nth(index));
        if let Some(line) = line.filter(|line| !line.trim().is_empty()) {
            let text = line.trim_start_matches([' ', '\t', '\u{c}']);
            let indent = (line.len() - text.len()) as i32;
            let end = match location.end {
                Some((end_line, end)) if end_line == location.lineno => end,
                Some(_) => line.chars().count() as i32 + 1,
                None => location.offset + 1,
            };
            let start = (location.offset - 1 - indent).max(0) as usize;
            let carets = usize::try_from(end - location.offset).unwrap_or(1).clamp(1, text.len().max(1));
            let _ =
                writeln!(shown, "    {}\n    {}{}", text.trim_end(), " ".repeat(start), "^".repeat(carets));
        }
    }
    let type_name = error.kind.name();
    let _ = write!(shown, "{type_name}: {}", error.msg);
    PythonError {
        type_name: type_name.to_owned(),
        message: error.msg.to_string(),
        traceback: shown,
        exit_status: None,
        object: None,
        frames: Vec::new(),
        cause: None,
        host_error: None,
    }
}

impl fmt::Debug for Script {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Script({:?})", self.name())
    }
}
