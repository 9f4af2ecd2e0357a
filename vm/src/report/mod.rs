//! Showing exceptions: those that nobody has caught, and those that cannot be raised.

mod anchors;
pub mod exception;
pub mod stack;
mod suggestion;
mod syntax;
pub mod uncaught;

use crate::builtins::exceptions::PyBaseException;
use crate::builtins::frame::PyFrame;
use crate::builtins::str::PyStr;
use crate::builtins::structseq;
use crate::builtins::traceback::PyTraceback;
use crate::class::PyType;
use crate::error::PyResult;
use crate::modules::sys::info;
use crate::text::builder::to_wtf8;
use crate::thread::Thread;
use crate::value::Value;

/// A string as it is written where only Unicode may be: lone surrogates by their escapes, as `sys.stderr` does it.
fn shown(text: &PyStr) -> String {
    let text = to_wtf8(text.text());
    match text.as_wtf8().as_str() {
        Some(text) => text.to_owned(),
        None => String::from_utf8_lossy(&escape_surrogates(text.as_wtf8().as_bytes())).into_owned(),
    }
}

/// Lone surrogates are three bytes in WTF-8, of which the first is 0xED and the second at least 0xA0.
fn escape_surrogates(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((&first, behind)) = rest.split_first() {
        match (first, behind) {
            (0xED, [second @ 0xA0..=0xBF, third, behind @ ..]) => {
                let code = 0xD000 | u32::from(*second & 0x3F) << 6 | u32::from(*third & 0x3F);
                out.extend(format!("\\u{code:04x}").bytes());
                rest = behind;
            }
            _ => {
                out.push(first);
                rest = behind;
            }
        }
    }
    out
}

/// Shows an exception on `sys.stderr`, with its traceback.
pub fn print_exception(vm: &Thread, exception: &Value) {
    let text = vm.keeping_exception(|| exception::format(vm, exception));
    if vm.write_stderr_text(&text).is_err() && !vm.is_terminating() {
        vm.clear_raised();
    }
}

/// Shows an exception that could not be raised.
fn print_plain(vm: &Thread, exception: &Value) {
    let text = vm.keeping_exception(|| exception::format_plain(vm, exception));
    if vm.write_stderr_text(&text).is_err() && !vm.is_terminating() {
        vm.clear_raised();
    }
}

/// An exception in a place where it cannot be raised, a finalizer or a callback: `sys.unraisablehook` is called.
pub fn unraisable(vm: &Thread, exception: Value, doing: &str, object: &Value) {
    let head = format!("Exception ignored {}", with_preposition(doing));
    // Of an object that cannot be shown nothing is said.
    let text = match object.is_none() {
        true => Some(head),
        false => shown_repr(vm, object).map(|object| format!("{head} {object}")),
    };
    call_hook(vm, exception, text.as_deref());
}

fn shown_repr(vm: &Thread, object: &Value) -> Option<String> {
    let text = suggestion::forgetting(vm, vm.repr(object));
    text.as_ref().and_then(Value::downcast::<PyStr>).map(shown)
}

/// What is being done, or where.
fn with_preposition(doing: &str) -> String {
    match doing.split(' ').next() {
        Some("in" | "on" | "while") => doing.to_owned(),
        _ => format!("while {doing}"),
    }
}

/// An exception that native code has made, and that has passed no frame, is given the place where it came up.
fn place(vm: &Thread, own: &PyBaseException) -> Option<Value> {
    if own.traceback().is_some() {
        return own.traceback();
    }
    let frame = suggestion::forgetting(vm, PyFrame::innermost(vm))??;
    let (lasti, lineno) = (frame.lasti(), frame.lineno().map(i64::from));
    let here = suggestion::forgetting(vm, PyTraceback::new(vm, None, frame, lasti, lineno))?.into_value();
    own.set_traceback(Some(here.clone()));
    Some(here)
}

fn call_hook(vm: &Thread, exception: Value, text: Option<&str>) {
    let mut shown_hook = String::new();
    let called = (|| -> PyResult<()> {
        let traceback = exception.downcast::<PyBaseException>().and_then(|own| place(vm, own));
        let fields = [
            exception.ty().to_value(),
            exception.clone(),
            traceback.unwrap_or(Value::NONE),
            text.map_or(Ok(Value::NONE), |text| vm.new_str(text))?,
            Value::NONE,
        ];
        let hook = vm.sys_attribute("unraisablehook")?.filter(|hook| !hook.is_none());
        match hook {
            Some(hook) => {
                let args = structseq::new(vm, &info::UNRAISABLE, &fields)?;
                vm.call(&hook, &[args]).map(drop).inspect_err(|_| {
                    let shown = vm.keeping_exception(|| shown_repr(vm, &hook));
                    shown_hook = shown.unwrap_or_else(|| "<object repr() failed>".to_owned());
                })
            }
            None => {
                if let Some(text) = text {
                    vm.write_stderr_text(&format!("{text}:\n"))?;
                }
                print_plain(vm, &exception);
                Ok(())
            }
        }
    })();
    if called.is_err()
        && let Some(second) = vm.take_raised()
    {
        let head = format!("Exception ignored in sys.unraisablehook: {shown_hook}\n");
        let _ = suggestion::forgetting(vm, vm.write_stderr_text(&head));
        print_plain(vm, &second);
    }
}

/// What `sys.unraisablehook` prints.
pub fn print_unraisable(vm: &Thread, [ty, exception, message, object]: [&Value; 4]) {
    let text_of = |result: PyResult<String>| exception::safe_text(result, vm, "object", "repr");
    let repr =
        || text_of(vm.repr(object).map(|text| text.downcast::<PyStr>().map(shown).unwrap_or_default()));
    let message =
        if message.is_none() { None } else { Some(text_of(vm.to_str(message).map(|text| shown(&text)))) };
    let head = match (message, object.is_none()) {
        (Some(message), true) => format!("{message}:\n"),
        (Some(message), false) => format!("{message}: {}\n", repr()),
        (None, false) => format!("Exception ignored in: {}\n", repr()),
        (None, true) => String::new(),
    };
    if vm.write_stderr_text(&head).is_err() && !vm.is_terminating() {
        vm.clear_raised();
    }
    if !exception.is_none() {
        return print_plain(vm, exception);
    }
    if let Some(ty) = ty.downcast::<PyType>()
        && let Some(name) = suggestion::forgetting(vm, vm.full_type_name(ty))
    {
        let _ = suggestion::forgetting(vm, vm.write_stderr_text(&format!("{name}\n")));
    }
}

impl Thread {
    /// Reports the exception on its way, which belongs to no object, and forgets it.
    pub fn report_unraisable_text(&self, text: &str) {
        let Some(exception) = self.take_raised() else { return };
        call_hook(self, exception, Some(text));
    }
}
