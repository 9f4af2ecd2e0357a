//! Frames of `importlib` in tracebacks: those of an import that fails are of no use to who reads it.
//!
//! Source: CPython's `remove_importlib_frames` in `Python/import.c`.

use crate::builtins::code::PyCode;
use crate::builtins::exceptions::{IMPORT_ERROR, PyBaseException};
use crate::builtins::str::PyStr;
use crate::builtins::traceback::PyTraceback;
use crate::error::Raised;
use crate::object::Ref;
use crate::thread::Thread;

/// Files that code objects of `importlib` name.
pub const FILES: &[&str] = &["<frozen importlib._bootstrap>", "<frozen importlib._bootstrap_external>"];

/// Code below this function is that of modules: what lies between it and the import statement is hidden.
const BARRIER: &str = "_call_with_frames_removed";

fn is_own(code: &PyCode) -> bool {
    code.filename().downcast::<PyStr>().is_some_and(|file| FILES.iter().any(|own| file.is_text(own)))
}

fn is_barrier(code: &PyCode) -> bool {
    code.name().downcast::<PyStr>().is_some_and(|name| name.is_text(BARRIER))
}

/// Takes the frames of `importlib` out of the traceback of the exception that is set: all of them for an `ImportError`, those
/// above code that it runs for other exceptions.
pub fn remove(vm: &Thread, raised: Raised) -> Raised {
    if vm.interp().config.flags.verbose > 0 || vm.is_terminating() {
        return raised;
    }
    let removes_all = vm.raised_matches(&IMPORT_ERROR);
    let Some(exception) = vm.take_raised() else { return raised };
    if let Some(own) = exception.downcast::<PyBaseException>() {
        let mut kept: Vec<Ref<PyTraceback>> = Vec::new();
        // Entries of `importlib` at the end of `kept`, which a barrier takes away.
        let mut own_run = 0;
        let mut entry = own.traceback();
        while let Some(tb) = entry.and_then(|entry| Ref::<PyTraceback>::try_from_value(entry).ok()) {
            entry = tb.next();
            let code = tb.frame.code();
            own_run = if is_own(code) { own_run + 1 } else { 0 };
            let ends = own_run > 0 && (removes_all || is_barrier(code));
            kept.push(tb);
            if ends {
                kept.truncate(kept.len() - own_run);
                own_run = 0;
            }
        }
        for (index, tb) in kept.iter().enumerate() {
            tb.set_next(kept.get(index + 1).map(Ref::to_value));
        }
        own.set_traceback(kept.first().map(Ref::to_value));
    }
    vm.set_raised(exception)
}
