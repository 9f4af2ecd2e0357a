//! Exceptions that nobody can catch: reporting them.

pub mod uncaught;

use crate::builtins::exceptions::PyBaseException;
use crate::builtins::str::PyStr;
use crate::thread::Thread;
use crate::value::Value;

/// An exception in a place where it cannot be raised: a finalizer, a callback.
pub fn unraisable(vm: &Thread, exception: Value, doing: &str, object: &Value) {
    let shown = vm.repr(object).ok();
    let shown =
        shown.as_ref().and_then(Value::downcast::<PyStr>).map(PyStr::to_string_lossy).unwrap_or_default();
    eprintln!("Exception ignored while {doing} {shown}:");
    print_exception(vm, &exception);
}

/// The last line of a traceback.
pub fn print_exception(vm: &Thread, exception: &Value) {
    let name = exception.ty().name().to_owned();
    let mut traceback = exception.downcast::<PyBaseException>().and_then(PyBaseException::traceback);
    if traceback.is_some() {
        eprintln!("Traceback (most recent call last):");
    }
    while let Some(entry) = traceback {
        let Some(own) = entry.downcast::<crate::builtins::traceback::PyTraceback>() else { break };
        let file = own.frame.code().filename();
        let function = own.frame.code().name();
        let text = |value: &Value| value.downcast::<PyStr>().map(PyStr::to_string_lossy).unwrap_or_default();
        eprintln!("  File \"{}\", line {}, in {}", text(&file), own.lineno().unwrap_or(0), text(&function));
        traceback = own.next();
    }
    match vm.to_str(exception) {
        Ok(text) if text.is_empty() => eprintln!("{name}"),
        Ok(text) => eprintln!("{name}: {}", text.display()),
        Err(_) => {
            vm.clear_raised();
            eprintln!("{name}: <exception str() failed>");
        }
    }
}

/// What `sys.unraisablehook` prints.
pub fn print_unraisable(vm: &Thread, exception: &Value, message: &Value, object: &Value) {
    let text = |value: &Value| vm.to_str(value).map(|text| text.to_string_lossy()).unwrap_or_default();
    eprintln!("{}: {}", text(message), text(object));
    print_exception(vm, exception);
}

impl Thread {
    /// Reports the exception on its way, which belongs to no object, and forgets it.
    pub fn report_unraisable_text(&self, text: &str) {
        let Some(exception) = self.take_raised() else { return };
        eprintln!("{text}:");
        print_exception(self, &exception);
    }
}
