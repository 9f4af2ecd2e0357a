//! `_io`: files, buffers and text streams.
//!
//! Three layers, as in CPython: raw files (`file`) over the system, buffers over raw files ([`buffered`]), text over buffers
//! ([`text`]), and streams in memory ([`bytes_io`], [`string_io`]). Each layer takes any Python object below it; what is
//! exactly of our own types is reached without a call.
//!
//! State lies in cells, from which it is taken while it is worked on: no reference into a stream lives across code that could
//! use the stream.

pub mod argument;
pub mod base;
pub mod buffered;
pub mod buffered_base;
pub mod bytes_io;
pub mod file;
pub mod mode;
pub mod newlines;
pub mod open;
pub mod raw_base;
pub mod string_io;
pub mod text;
pub mod text_base;

use std::cell::OnceCell;
use taipan_vm::builtins::exceptions::os_error::{BLOCKING_IO_ERROR, ERRNO, OS_ERROR};
use taipan_vm::builtins::exceptions::{self, PyBaseException, fields};
use taipan_vm::builtins::module::PyModule;
use taipan_vm::class::spec::{Constant, MethodDef};
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::modules::ModuleSpec;
use taipan_vm::names;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// Bytes in a buffer, where nobody says otherwise.
pub const DEFAULT_BUFFER_SIZE: usize = 128 * 1024;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_io",
    doc: "The io module provides the Python interfaces to stream handling. The\nbuiltin open function is defined in this module.",
    functions: FUNCTIONS,
    constants: &[("DEFAULT_BUFFER_SIZE", Constant::Int(DEFAULT_BUFFER_SIZE as i64))],
    types: &[
        &base::TYPE,
        &raw_base::TYPE,
        &buffered_base::TYPE,
        &text_base::TYPE,
        &file::TYPE,
        &bytes_io::TYPE,
        &bytes_io::BUFFER,
        &string_io::TYPE,
        &buffered::reader::TYPE,
        &buffered::writer::TYPE,
        &buffered::random::TYPE,
        &buffered::pair::TYPE,
        &newlines::TYPE,
        &text::TYPE,
    ],
    init: Some(init),
    ..ModuleSpec::NEW
};

static FUNCTIONS: &[MethodDef] = &[open::OPEN, open::TEXT_ENCODING, open::OPEN_CODE];

/// What a VM keeps for the module.
#[derive(Default)]
struct State {
    unsupported: OnceCell<Value>,
}

fn init(vm: &Thread, module: &PyModule) -> PyResult<()> {
    let set = |name: &str, value: Value| module.dict().set_str(&*vm.intern_str(name)?, value);
    set("UnsupportedOperation", unsupported_class(vm)?)?;
    set("BlockingIOError", BLOCKING_IO_ERROR.to_value())
}

/// `io.UnsupportedOperation`.
fn unsupported_class(vm: &Thread) -> PyResult {
    let state = vm.interp().module_states.get::<State>();
    if let Some(class) = state.unsupported.get() {
        return Ok(class.clone());
    }
    let bases = [OS_ERROR.to_value(), exceptions::VALUE_ERROR.to_value()];
    let class = crate::exception_class::make_with_bases(vm, "io", "UnsupportedOperation", &bases)?;
    Ok(state.unsupported.get_or_init(|| class).clone())
}

/// Raises `UnsupportedOperation`.
#[cold]
pub fn unsupported(vm: &Thread, text: &str) -> Raised {
    let made = unsupported_class(vm).and_then(|class| vm.call(&class, &[vm.new_str(text)?]));
    match made {
        Ok(exception) => vm.raise_value(exception),
        Err(raised) => raised,
    }
}

/// Whether the exception on its way says that a signal interrupted a call: it is forgotten then, and the call is made again.
#[cold]
pub fn was_interrupted(vm: &Thread) -> bool {
    if !vm.raised_matches(&OS_ERROR) {
        return false;
    }
    let errno = vm.raised().and_then(|exception| fields::field(&exception, ERRNO));
    let interrupted = errno.is_some_and(|errno| errno.as_small() == Some(i64::from(libc::EINTR)));
    if interrupted {
        vm.clear_raised();
    }
    interrupted
}

/// Calls until no signal interrupts.
pub fn uninterrupted(vm: &Thread, mut call: impl FnMut() -> PyResult) -> PyResult {
    loop {
        match call() {
            Err(_) if was_interrupted(vm) => {}
            result => return result,
        }
    }
}

/// Runs `first`, then `second` even if `first` failed. Of two exceptions, the later one goes on, with the other as its context.
pub fn both<T>(
    vm: &Thread,
    first: impl FnOnce() -> PyResult<()>,
    second: impl FnOnce() -> PyResult<T>,
) -> PyResult<T> {
    let earlier = match first() {
        Ok(()) => return second(),
        // A termination ends everything at once.
        Err(raised) => vm.take_raised().ok_or(raised)?,
    };
    match second() {
        Ok(_) => Err(vm.set_raised(earlier)),
        Err(raised) => {
            let Some(later) = vm.take_raised() else { return Err(raised) };
            if let Some(own) = later.downcast::<PyBaseException>() {
                own.set_context(Some(earlier));
            }
            Err(vm.set_raised(later))
        }
    }
}

/// `object.name()` as a truth value.
pub fn asks(
    vm: &Thread,
    object: &Value,
    name: &'static taipan_vm::class::statics::StaticStr,
) -> PyResult<bool> {
    let answer = vm.call_method(object, name, &[])?;
    vm.is_true(&answer)
}

/// `object.closed` as a truth value.
pub fn is_closed(vm: &Thread, object: &Value) -> PyResult<bool> {
    let closed = vm.get_attr(object, &names::closed)?;
    vm.is_true(&closed)
}

/// What `pickle` is told of a stream.
pub fn cannot_pickle(vm: &Thread, args: &[Value]) -> PyResult {
    let name = vm.qualified_type_name(args[0].ty())?;
    Err(vm.type_error(format!("cannot pickle '{name}' instances")))
}
