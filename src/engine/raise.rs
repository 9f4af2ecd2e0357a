//! Exceptions on their way between Python and the host.

use super::error::{Cause, Error, Exception, PythonError};
use super::object::Kept;
use taipan_vm::builtins::exceptions;
use taipan_vm::builtins::exceptions::fields::SYSTEM_EXIT;
use taipan_vm::builtins::int;
use taipan_vm::class::PyType;
use taipan_vm::collections::room::Room;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::import::engine::import_absolute;
use taipan_vm::names;
use taipan_vm::report;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// Raises what a host function has failed with.
pub(crate) fn raise(vm: &Thread, exception: &Exception) -> Raised {
    match &exception.0 {
        Cause::Error(error) => raise_error(vm, error),
        Cause::New { type_name, message } => match find_type(vm, type_name) {
            Some(class) => raise_new(vm, &class, &[message]),
            None if vm.is_terminating() => Raised,
            None => vm.runtime_error(message),
        },
        Cause::System { errno: None, message } => vm.raise(&exceptions::OS_ERROR, message),
        Cause::System { errno: Some(errno), .. } => {
            let made = vm.new_str(&taipan_vm::sys::error_text(*errno)).and_then(|text| {
                vm.call(&exceptions::OS_ERROR.to_value(), &[int::small(i64::from(*errno)), text])
            });
            raise_made(vm, made)
        }
    }
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

fn raise_new(vm: &Thread, class: &Value, args: &[&str]) -> Raised {
    let args: PyResult<Vec<Value>> = args.iter().map(|arg| vm.new_str(arg)).collect();
    raise_made(vm, args.and_then(|args| vm.call(class, &args)))
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

/// What the host is told of an exception. Code of the script may run: `__str__`, for one.
pub(crate) fn describe(vm: &Thread, exception: &Value) -> PythonError {
    let ty = exception.ty();
    let type_name = vm.full_type_name(ty).unwrap_or_else(|_| fallback(vm, ty.short_name()));
    let mut room = None;
    let message = match vm.to_str(exception) {
        Ok(text) => {
            room = Room::new(text.text().len().saturating_mul(COPIES)).ok();
            if room.is_some() { text.to_string_lossy() } else { "<exception text is too long>".to_owned() }
        }
        Err(_) => fallback(vm, "<exception str() failed>"),
    };
    let mut traceback = if room.is_some() { traceback(vm, exception) } else { String::new() };
    if traceback.is_empty() {
        traceback = if message.is_empty() { type_name.clone() } else { format!("{type_name}: {message}") };
    }
    let exit_status = exit_status(vm, exception);
    let object = Some(Kept::of(vm).keep(exception.clone()));
    PythonError { type_name, message, traceback, exit_status, object }
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
