//! The prompt: reads statements, runs them in `__main__`, shows values.
//!
//! On a terminal, blocks are edited as a whole ([`editor`]); otherwise, and where the terminal can do nothing, lines are read one by
//! one ([`lines`]), as CPython's basic prompt does it.

mod colors;
mod complete;
mod editor;
mod lines;
mod statement;

use statement::Session;
use std::io::{IsTerminal, stdin, stdout};
use std::path::Path;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::compile::Origin;
use taipan_vm::error::PyResult;
use taipan_vm::report::uncaught;
use taipan_vm::streams;
use taipan_vm::thread::Thread;

/// What the prompt follows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// Nothing: there are a banner and `PYTHONSTARTUP`.
    Fresh,
    /// A program that has ended (`-i`).
    AfterProgram,
}

/// What a reader has got.
enum Input {
    /// A whole statement, or what the end of the input has cut off.
    Statement(String),
    /// Ctrl-C.
    Interrupted,
    End,
}

/// Where statements come from.
trait Reader {
    fn read(&mut self, vm: &Thread, session: &Session) -> Input;

    /// The name of the file that the statement read last seems to be in.
    fn filename(&self) -> String;
}

/// Reads and runs statements until the end of the input, and returns the exit status.
pub fn interact(vm: &Thread, start: Start) -> i32 {
    set_prompts(vm);
    let mut session = match Session::new(vm) {
        Ok(session) => session,
        Err(_) => return uncaught_status(vm).unwrap_or(1),
    };
    if start == Start::Fresh {
        if !vm.interp().config.flags.quiet {
            banner(vm);
        }
        if let Some(status) = run_startup(vm, &mut session) {
            return status;
        }
    }
    let is_terminal = stdin().is_terminal() && stdout().is_terminal();
    let has_cursor = std::env::var_os("TERM").is_none_or(|term| term != "dumb" && !term.is_empty());
    let editor = if is_terminal && has_cursor { editor::Editor::new(vm) } else { None };
    match editor {
        Some(mut editor) => read_and_run(vm, &mut session, &mut editor),
        None => read_and_run(vm, &mut session, &mut lines::Lines::default()),
    }
}

fn read_and_run(vm: &Thread, session: &mut Session, reader: &mut impl Reader) -> i32 {
    loop {
        match reader.read(vm, session) {
            Input::End => return 0,
            Input::Interrupted => eprintln!("\nKeyboardInterrupt"),
            Input::Statement(text) => {
                let done = session.run(vm, &text, &reader.filename());
                if let Some(status) = finish(vm, done) {
                    return status;
                }
            }
        }
    }
}

/// Shows the exception that a statement has raised. A status if it asks for the end.
fn finish(vm: &Thread, done: PyResult<()>) -> Option<i32> {
    let status = if done.is_err() { uncaught_status(vm) } else { None };
    streams::flush(vm);
    status
}

/// As [`finish`], for the exception on its way.
fn uncaught_status(vm: &Thread) -> Option<i32> {
    if vm.is_terminating() {
        return Some(1);
    }
    let exception = vm.take_raised()?;
    let ends = exception.ty().is_subtype(&taipan_vm::builtins::exceptions::fields::SYSTEM_EXIT);
    let status = uncaught::exit_status(vm, &exception);
    ends.then_some(status)
}

fn banner(vm: &Thread) {
    let text = |name: &str| {
        let value = vm.sys_attribute(name).ok().flatten();
        value
            .as_ref()
            .and_then(|value| value.downcast::<PyStr>())
            .map(PyStr::to_string_lossy)
            .unwrap_or_default()
    };
    eprintln!("Python {} on {}", text("version"), text("platform"));
    if !vm.interp().config.flags.no_site {
        eprintln!("Type \"help\", \"copyright\", \"credits\" or \"license\" for more information.");
    }
}

/// `sys.ps1` and `sys.ps2`, unless they are set.
fn set_prompts(vm: &Thread) {
    let Ok(sys) = vm.sys_dict() else { return vm.clear_raised() };
    let Some(sys) = sys else { return };
    for (name, text) in [("ps1", ">>> "), ("ps2", "... ")] {
        let set = vm.intern_str(name).map_err(Into::into).and_then(|name| match sys.get_str(&name) {
            Some(_) => Ok(()),
            None => sys.set_str(&name, vm.new_str(text)?),
        });
        if set.is_err() {
            vm.clear_raised();
        }
    }
}

/// The text of `sys.ps1` or `sys.ps2`: `str()` of it at every prompt.
fn prompt(vm: &Thread, name: &str) -> String {
    let text = vm.sys_attribute(name).and_then(|value| match value {
        Some(value) => vm.to_str(&value).map(|text| text.to_string_lossy()),
        None => Ok(String::new()),
    });
    text.unwrap_or_else(|_| {
        if !vm.is_terminating() {
            vm.clear_raised();
        }
        String::new()
    })
}

/// Runs the file that `PYTHONSTARTUP` names.
fn run_startup(vm: &Thread, session: &mut Session) -> Option<i32> {
    if vm.interp().config.flags.ignore_environment {
        return None;
    }
    let file = std::env::var_os("PYTHONSTARTUP").filter(|file| !file.is_empty())?;
    let path = Path::new(&file);
    match std::fs::read(path) {
        Ok(bytes) => {
            let name = path.to_string_lossy();
            let code = vm.compile_module(&bytes, &name, Origin::Script);
            let done = code.and_then(|code| session.run_code(vm, code));
            finish(vm, done)
        }
        Err(error) => {
            eprintln!("Could not open PYTHONSTARTUP\n{error}: '{}'", path.display());
            None
        }
    }
}
