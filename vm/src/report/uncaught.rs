//! What becomes of an exception that leaves the program: `sys.excepthook`, and the status that the process ends with.

use crate::builtins::exceptions::fields::SYSTEM_EXIT;
use crate::builtins::exceptions::{KEYBOARD_INTERRUPT, PyBaseException};
use crate::builtins::int;
use crate::builtins::str::PyStr;
use crate::error::PyResult;
use crate::names;
use crate::thread::Thread;
use crate::value::Value;
use std::io::Write;

/// The status for a `KeyboardInterrupt`: the process is to end by the signal, as its parent expects.
pub const INTERRUPTED: i32 = i32::MIN;

/// The exit status for an exception that has reached the top. What is to be shown is shown: a traceback by
/// `sys.excepthook`, or the text that `SystemExit` was given.
pub fn exit_status(vm: &Thread, exception: &Value) -> i32 {
    if exception.ty().is_subtype(&SYSTEM_EXIT) {
        return system_exit_status(vm, exception);
    }
    shown_status(vm, exception)
}

/// As [`exit_status`], with a prompt to follow: asking for the end is an exception like others.
pub fn shown_status(vm: &Thread, exception: &Value) -> i32 {
    let is_interrupt = exception.ty().is_subtype(&KEYBOARD_INTERRUPT);
    call_excepthook(vm, exception).unwrap_or(if is_interrupt { INTERRUPTED } else { 1 })
}

/// `SystemExit`: the number it carries, 0 for none; anything else is printed, and the status is 1.
fn system_exit_status(vm: &Thread, exception: &Value) -> i32 {
    let code = match vm.get_attr(exception, &names::code) {
        Ok(code) => code,
        Err(_) => {
            vm.clear_raised();
            exception.clone()
        }
    };
    if code.is_none() {
        return 0;
    }
    if int::is_int(&code) {
        // The lower bits, as C's cast has them.
        return int::as_i64(&code).map_or(-1, |code| code as i32);
    }
    if print_line(vm, &code).is_err() {
        vm.clear_raised();
    }
    1
}

fn print_line(vm: &Thread, value: &Value) -> PyResult<()> {
    match vm.to_str(value) {
        Ok(text) => vm.write_stderr(&text)?,
        Err(raised) if vm.is_terminating() => return Err(raised),
        Err(_) => vm.clear_raised(),
    }
    vm.write_stderr_text("\n")
}

/// Calls `sys.excepthook`, as `PyErr_PrintEx` does. A status if the hook has asked for the end of the program.
fn call_excepthook(vm: &Thread, exception: &Value) -> Option<i32> {
    let traceback = exception.downcast::<PyBaseException>().and_then(PyBaseException::traceback);
    let traceback = traceback.unwrap_or(Value::NONE);
    remember(vm, exception, &traceback);
    let hook = match vm.sys_attribute("excepthook") {
        Ok(Some(hook)) => hook,
        _ => {
            let _ = vm.write_stderr_text("sys.excepthook is missing\n");
            vm.clear_raised();
            super::print_exception(vm, exception);
            return None;
        }
    };
    match vm.call(&hook, &[exception.ty().to_value(), exception.clone(), traceback]) {
        Ok(_) => None,
        Err(_) => {
            let second = vm.take_raised()?;
            if second.ty().is_subtype(&SYSTEM_EXIT) {
                return Some(system_exit_status(vm, &second));
            }
            let _ = vm.write_stderr_text("Error in sys.excepthook:\n");
            super::print_exception(vm, &second);
            let _ = vm.write_stderr_text("\nOriginal exception was:\n");
            super::print_exception(vm, exception);
            vm.clear_raised();
            None
        }
    }
}

/// `sys.last_exc` and its older relatives.
fn remember(vm: &Thread, exception: &Value, traceback: &Value) {
    let Ok(sys) = vm.sys_dict() else { return vm.clear_raised() };
    let Some(sys) = sys else { return };
    let pairs = [
        ("last_exc", exception.clone()),
        ("last_type", exception.ty().to_value()),
        ("last_value", exception.clone()),
        ("last_traceback", traceback.clone()),
    ];
    for (name, value) in pairs {
        let set = vm.intern_str(name).map_err(Into::into).and_then(|name| sys.set_str(&name, value));
        if set.is_err() {
            vm.clear_raised();
        }
    }
}

impl Thread {
    /// Writes to `sys.stderr`, or to the process's if there is none.
    pub fn write_stderr(&self, text: &PyStr) -> PyResult<()> {
        match self.sys_attribute("stderr")? {
            Some(file) if !file.is_none() => {
                self.call_method(&file, &names::write, &[crate::object::to_value(text)]).map(drop)
            }
            // The stream has gone before what is told about.
            _ if self.interp().finalizing.get() => Ok(()),
            _ => {
                let _ = std::io::stderr().write_all(text.to_string_lossy().as_bytes());
                Ok(())
            }
        }
    }

    pub fn write_stderr_text(&self, text: &str) -> PyResult<()> {
        let text = self.new_str(text)?;
        match text.downcast::<PyStr>() {
            Some(text) => self.write_stderr(text),
            None => Ok(()),
        }
    }
}
