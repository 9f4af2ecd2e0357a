//! [`Script`]: source text, compiled once and run by any number of machines.

use super::error::{Error, PythonError, Result};
use std::cell::RefCell;
use std::fmt::{self, Write as _};
use std::ptr;
use std::rc::Rc;
use std::sync::Arc;
use taipan_compiler::CompileOptions;
use taipan_compiler::code::{Code, Name};
use taipan_compiler::error::SyntaxError;
use taipan_compiler::parser::Mode;
use taipan_vm::builtins::code::PyCode;
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::function::PyFunction;
use taipan_vm::error::PyResult;
use taipan_vm::object::Ref;
use taipan_vm::thread::Thread;

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
    ///
    /// ```
    /// let error = taipan::Script::compile("job.py", "x = (1").unwrap_err();
    /// assert!(error.to_string().ends_with("SyntaxError: '(' was never closed"));
    /// let script = taipan::Script::compile("job.py", "x = 1").unwrap();
    /// taipan::Engine::new().vm().run_script(&script).unwrap();
    /// ```
    pub fn compile(name: &str, source: &str) -> Result<Script> {
        Script::compile_mode(name, source, Mode::Exec)
    }

    /// Compiles an expression, whose value [`Vm::eval_script`](crate::Vm::eval_script) gives.
    ///
    /// ```
    /// use taipan::{Engine, Script};
    ///
    /// let rule = Script::compile_expression("rule", "age >= 18 and country in allowed").unwrap();
    /// let mut vm = Engine::new().vm();
    /// vm.set("allowed", ["NZ", "AU"]).unwrap();
    /// vm.set("country", "NZ").unwrap();
    /// for (age, expected) in [(17, false), (18, true)] {
    ///     vm.set("age", age).unwrap();
    ///     assert_eq!(vm.eval_script::<bool>(&rule).unwrap(), expected);
    /// }
    /// ```
    pub fn compile_expression(name: &str, source: &str) -> Result<Script> {
        Script::compile_mode(name, source.trim_start_matches([' ', '\t']), Mode::Eval)
    }

    fn compile_mode(name: &str, source: &str, mode: Mode) -> Result<Script> {
        let mut script = Script::new(name, source);
        let options = CompileOptions::default();
        match taipan_compiler::compile_named(source, &script.name, mode, &options) {
            Ok(compiled) => {
                script.code = Some(compiled.code);
                Ok(script)
            }
            Err(error) => Err(Error::Exception(Box::new(describe(&error, name, source)))),
        }
    }

    /// What tracebacks call the script.
    ///
    /// ```
    /// assert_eq!(taipan::Script::compile("job.py", "").unwrap().name(), "job.py");
    /// ```
    pub fn name(&self) -> String {
        self.name.as_wtf8().as_str().unwrap_or_default().to_owned()
    }
}

/// What compiled scripts have become in a machine: functions, of whose code the translation is kept. The one that has run
/// often is found soon.
#[derive(Default)]
pub(crate) struct Prepared(RefCell<Vec<Ref<PyFunction>>>);

impl Prepared {
    /// Of many scripts, so many are kept.
    const KEPT: usize = 32;

    pub fn of(vm: &Thread) -> Rc<Prepared> {
        vm.interp().module_states.get::<Prepared>()
    }

    /// The function that runs `code` with these globals, and with the builtins that they name now.
    pub fn get(&self, vm: &Thread, code: &Arc<Code>, globals: &Ref<PyDict>) -> PyResult<Ref<PyFunction>> {
        let builtins = vm.builtins_of(globals)?;
        let is_it = |function: &Ref<PyFunction>| {
            ptr::eq(&**function.code().code(), &**code)
                && ptr::eq(function.globals(), &**globals)
                && ptr::eq(function.builtins(), &*builtins)
        };
        let mut kept = self.0.borrow_mut();
        if let Some(index) = kept.iter().position(is_it) {
            let before = index.saturating_sub(1);
            kept.swap(index, before);
            return Ok(kept[before].clone());
        }
        drop(kept);
        let function = PyFunction::new(vm, PyCode::new(vm, code.clone())?, globals.clone())?;
        let mut kept = self.0.borrow_mut();
        let oldest = if kept.len() < Self::KEPT { None } else { kept.pop() };
        kept.push(function.clone());
        drop(kept);
        drop(oldest);
        Ok(function)
    }

    pub fn clear(&self) {
        drop(self.0.take());
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
