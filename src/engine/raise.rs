//! Exceptions on their way between Python and the host.

use super::error::{Cause, Error, Exception, HostError, PythonError, TracebackFrame};
use super::object::Kept;
use std::cell::Cell;
use std::rc::Rc;
use taipan_vm::builtins::exceptions;
use taipan_vm::builtins::exceptions::fields::SYSTEM_EXIT;
use taipan_vm::builtins::host::{self, PyHostObject};
use taipan_vm::builtins::int;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::class::PyType;
use taipan_vm::collections::room::Room;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::import::engine::import_absolute;
use taipan_vm::names;
use taipan_vm::report;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// Whether exceptions of the machine stand for errors of the host, and the attribute that has those.
#[derive(Default)]
struct HostErrors(Cell<bool>);

const HOST_ERROR: &str = "__host_error__";

/// The data of that attribute.
struct Original(HostError);

/// Raises what a host function has failed with.
pub(crate) fn raise(vm: &Thread, exception: &Exception) -> Raised {
    match &exception.0 {
        Cause::Error(error) => raise_error(vm, error),
        Cause::New { type_name, message } => raise_new(vm, type_name, message),
        Cause::Host { type_name, error } => {
            let _ = raise_new(vm, type_name, &error.to_string());
            keep_original(vm, error)
        }
        Cause::System { errno, error } => {
            let _ = match errno {
                None => vm.raise(&exceptions::OS_ERROR, &error.to_string()),
                Some(errno) => {
                    let made = vm.new_str(&taipan_vm::sys::error_text(*errno)).and_then(|text| {
                        vm.call(&exceptions::OS_ERROR.to_value(), &[int::small(i64::from(*errno)), text])
                    });
                    raise_made(vm, made)
                }
            };
            keep_original(vm, error)
        }
    }
}

/// Notes in the exception that is on its way what it stands for. If that cannot be noted, the reason is raised.
fn keep_original(vm: &Thread, error: &HostError) -> Raised {
    let Some(exception) = vm.take_raised() else { return Raised };
    vm.interp().module_states.get::<HostErrors>().0.set(true);
    let noted = PyHostObject::new(vm, &host::OBJECT, Rc::new(Original(error.clone()))).and_then(|original| {
        let name = vm.intern_str(HOST_ERROR)?;
        vm.set_attr(&exception, &name, Some(&original.into_value()))
    });
    match noted {
        Ok(()) => vm.set_raised(exception),
        Err(raised) => raised,
    }
}

/// The error of the host's that an exception stands for.
fn original(vm: &Thread, exception: &Value) -> Option<HostError> {
    if !vm.interp().module_states.get::<HostErrors>().0.get() {
        return None;
    }
    let name = vm.intern_str(HOST_ERROR).ok()?;
    let found = match vm.get_attr_opt(exception, &name) {
        Ok(found) => found?,
        Err(_) => {
            fallback(vm, "");
            return None;
        }
    };
    Some(host::data_of(&found)?.downcast_ref::<Original>()?.0.clone())
}

/// Raises again what a call into the machine has come to.
fn raise_error(vm: &Thread, error: &Error) -> Raised {
    match error {
        _ if vm.is_terminating() => Raised,
        Error::Exception(exception) => {
            match exception.object.as_ref().and_then(|object| Kept::of(vm).get(object)) {
                Some(value) => vm.raise_value(value),
                None => raise(vm, &Exception::new(exception.type_name.clone(), exception.message.clone())),
            }
        }
        Error::Conversion(text) => vm.type_error(text),
        other => vm.runtime_error(other.to_string()),
    }
}

fn raise_new(vm: &Thread, type_name: &str, message: &str) -> Raised {
    match find_type(vm, type_name) {
        Some(class) => {
            let made = vm.new_str(message).and_then(|message| vm.call(&class, &[message]));
            raise_made(vm, made)
        }
        None if vm.is_terminating() => Raised,
        None => vm.runtime_error(message),
    }
}

fn raise_made(vm: &Thread, made: PyResult) -> Raised {
    match made {
        Ok(exception) if exception.ty().is_subtype(&exceptions::BASE_EXCEPTION) => vm.raise_value(exception),
        Ok(other) => vm.type_error(format!("{} is no exception", other.ty().name())),
        Err(raised) => raised,
    }
}

/// The exception class of that name, which may have a module in front.
fn find_type(vm: &Thread, name: &str) -> Option<Value> {
    let found = match name.rsplit_once('.') {
        Some((module, name)) => {
            import_absolute(vm, module).and_then(|module| vm.get_attr_str(&module, name)).ok()
        }
        None => {
            let builtins = vm.interp().builtins.borrow().clone();
            let name = vm.intern_str(name).ok()?;
            builtins.and_then(|builtins| builtins.get_str(&name))
        }
    };
    if found.is_none() && vm.has_raised() {
        vm.clear_raised();
    }
    let class = found?;
    class
        .downcast::<PyType>()
        .is_some_and(|class| class.is_subtype(&exceptions::BASE_EXCEPTION))
        .then_some(class)
}

/// How many copies of an exception's text there are at once while it is put into a traceback.
const COPIES: usize = 5;

/// How many exceptions of a chain the host is told of.
const CHAIN: usize = 32;

/// Up to how many bytes the causes' texts are told: each is part of the tracebacks of all before it.
const CAUSES_TEXT: usize = 64 << 10;

/// How many calls of a traceback.
const FRAMES: usize = 1000;

/// What the host is told of an exception. Code of the script may run: `__str__`, for one.
pub(crate) fn describe(vm: &Thread, exception: &Value) -> PythonError {
    let mut chain = vec![exception.clone()];
    while let Some(next) = chain.last().and_then(before)
        && chain.len() < CHAIN
        && !chain.iter().any(|known| known.is(&next))
    {
        chain.push(next);
    }
    let (mut cause, mut length) = (None, 0);
    for exception in chain.drain(1..).rev() {
        let told = describe_one(vm, &exception, cause, CAUSES_TEXT.saturating_sub(length));
        length += told.message.len();
        cause = Some(Box::new(told));
    }
    describe_one(vm, exception, cause, usize::MAX)
}

/// What a traceback shows above an exception.
fn before(exception: &Value) -> Option<Value> {
    let own = exceptions::as_ref(exception)?;
    own.cause().or_else(|| if own.suppresses_context() { None } else { own.context() })
}

fn describe_one(vm: &Thread, exception: &Value, cause: Option<Box<PythonError>>, most: usize) -> PythonError {
    let ty = exception.ty();
    let type_name = vm.full_type_name(ty).unwrap_or_else(|_| fallback(vm, ty.short_name()));
    let mut room = None;
    let message = match vm.to_str(exception) {
        Ok(text) => {
            let length = text.text().len();
            room = Room::new(length.saturating_mul(COPIES)).ok().filter(|_| length <= most);
            if room.is_some() { text.to_string_lossy() } else { "<exception text is too long>".to_owned() }
        }
        Err(_) => fallback(vm, "<exception str() failed>"),
    };
    let mut traceback = if room.is_some() { traceback(vm, exception) } else { String::new() };
    if traceback.is_empty() {
        traceback = if message.is_empty() { type_name.clone() } else { format!("{type_name}: {message}") };
    }
    let exit_status = exit_status(vm, exception);
    let (frames, host_error) = (frames(vm, exception), original(vm, exception));
    let object = Some(Kept::of(vm).keep(exception.clone()));
    PythonError { type_name, message, traceback, exit_status, object, frames, cause, host_error }
}

fn frames(vm: &Thread, exception: &Value) -> Vec<TracebackFrame> {
    let traceback = exceptions::as_ref(exception).and_then(|own| own.traceback());
    let entries = vm.keeping_exception(|| report::stack::extract(vm, traceback));
    let text = |value: &Value| value.downcast::<PyStr>().map(PyStr::to_string_lossy).unwrap_or_default();
    let innermost = &entries[entries.len().saturating_sub(FRAMES)..];
    let frames = innermost.iter().map(|entry| TracebackFrame {
        file: text(&entry.filename),
        line: entry.lineno.and_then(|line| line.try_into().ok()),
        function: text(&entry.name),
    });
    frames.collect()
}

/// An exception on the way to the host is not replaced by one that describing it has raised.
fn fallback(vm: &Thread, text: &str) -> String {
    if !vm.is_terminating() {
        vm.clear_raised();
    }
    text.to_owned()
}

/// What would be printed, without the last line end.
fn traceback(vm: &Thread, exception: &Value) -> String {
    let mut text = vm.keeping_exception(|| report::exception::format(vm, exception));
    text.truncate(text.trim_end_matches('\n').len());
    text
}

fn exit_status(vm: &Thread, exception: &Value) -> Option<i32> {
    if !exception.ty().is_subtype(&SYSTEM_EXIT) {
        return None;
    }
    let code = match vm.get_attr(exception, &names::code) {
        Ok(code) => code,
        Err(_) => {
            fallback(vm, "");
            return Some(1);
        }
    };
    if code.is_none() {
        return Some(0);
    }
    if !int::is_int(&code) {
        return Some(1);
    }
    // The lower bits, as C's cast has them.
    Some(int::as_i64(&code).map_or(-1, |code| code as i32))
}
