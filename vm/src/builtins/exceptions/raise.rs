//! Raising: making exceptions, chaining them, and what native code asks of the one that is on its way.

use super::fields;
use super::{
    ATTRIBUTE_ERROR, KEY_ERROR, MEMORY_ERROR, PyBaseException, STOP_ITERATION, as_exception, init, new,
};
use crate::builtins::str::PyStr;
use crate::call::Args;
use crate::class::layout::Trace;
use crate::class::slots::Init;
use crate::class::{PyType, create};
use crate::error::{PyResult, Raised};
use crate::thread::Thread;
use crate::value::Value;

/// An instance of a native exception, made without a detour over its metatype.
pub fn instantiate(vm: &Thread, ty: &'static PyType, args: &[Value]) -> PyResult {
    let args = Args::positional_only(args);
    let exception = match ty.slots().new {
        Some(own) => own(vm, ty, args)?,
        None => new(vm, ty, args)?,
    };
    match ty.slots().init {
        Some(own) if !std::ptr::fn_addr_eq(own, init as Init) => own(vm, &exception, args)?,
        _ => {}
    }
    Ok(exception)
}

impl Thread {
    /// Raises a new exception of a native type with a text.
    #[cold]
    pub fn raise(&self, ty: &'static PyType, text: &str) -> Raised {
        let arg = if text.is_empty() { Ok(None) } else { self.new_str(text).map(Some) };
        match arg {
            Ok(arg) => self.raise_with(ty, arg.as_slice()),
            Err(raised) => raised,
        }
    }

    /// Raises a new exception of a native type with arguments.
    #[cold]
    pub fn raise_with(&self, ty: &'static PyType, args: &[Value]) -> Raised {
        match instantiate(self, ty, args) {
            Ok(exception) => self.raise_value(exception),
            Err(raised) => raised,
        }
    }

    /// Sets an exception as raised here: the one that is being handled becomes its context.
    #[cold]
    pub fn raise_value(&self, exception: Value) -> Raised {
        if self.is_terminating() {
            return Raised;
        }
        if let Some(handled) = self.handled_exception()
            && !handled.is(&exception)
            && let Some(own) = exception.downcast::<PyBaseException>()
        {
            cut_from_chain(&handled, &exception);
            own.set_context(Some(handled));
        }
        self.set_raised(exception)
    }

    /// The exception being handled: what a bare `raise` raises.
    pub fn handled_exception(&self) -> Option<Value> {
        let mut handled = self.handled.get();
        // SAFETY: the chain of what is handled is alive.
        while let Some(current) = unsafe { handled.as_ref() } {
            if let Some(exception) = current.get().filter(|exception| !exception.is_none()) {
                return Some(exception);
            }
            handled = current.previous.get();
        }
        None
    }

    #[cold]
    pub fn raise_key_error(&self, key: &Value) -> Raised {
        self.raise_with(&KEY_ERROR, std::slice::from_ref(key))
    }

    #[cold]
    pub fn raise_stop_iteration(&self, value: Value) -> Raised {
        if value.is_none() {
            self.raise(&STOP_ITERATION, "")
        } else {
            self.raise_with(&STOP_ITERATION, &[value])
        }
    }

    #[cold]
    pub fn raise_attribute_error(&self, text: String, object: &Value, name: &PyStr) -> Raised {
        let fields = [(0, crate::object::to_value(name)), (1, object.clone())];
        match self.new_str(&text) {
            Ok(text) => fields::raise_with_fields(self, &ATTRIBUTE_ERROR, text, &fields),
            Err(raised) => raised,
        }
    }

    /// `NameError` for a name, or `UnboundLocalError`.
    #[cold]
    pub fn raise_name_error(&self, ty: &'static PyType, text: &str, name: &PyStr) -> Raised {
        match self.new_str(text) {
            Ok(text) => fields::raise_with_fields(self, ty, text, &[(0, crate::object::to_value(name))]),
            Err(raised) => raised,
        }
    }

    /// Raises a new exception whose cause and context are the one on its way, which it replaces: `_PyErr_FormatFromCause`.
    #[cold]
    pub fn raise_from_cause(&self, ty: &'static PyType, text: &str) -> Raised {
        let Some(cause) = self.take_raised() else { return Raised };
        let made = self.new_str(text).and_then(|text| instantiate(self, ty, &[text]));
        let exception = match made {
            Ok(exception) => exception,
            Err(raised) => return raised,
        };
        let own = as_exception(&exception);
        own.set_cause(Some(cause.clone()));
        own.set_context(Some(cause));
        self.set_raised(exception)
    }

    /// Brings back an exception that was taken off its way while something else ran, as the context of what that raised, if
    /// it raised anything.
    pub fn chain_raised(&self, earlier: Option<Value>) {
        let Some(earlier) = earlier else { return };
        match self.has_raised().then(|| self.take_raised()).flatten() {
            None => drop(self.set_raised(earlier)),
            Some(later) => {
                cut_from_chain(&earlier, &later);
                as_exception(&later).set_context(Some(earlier));
                let Raised = self.set_raised(later);
            }
        }
    }

    /// Adds a note to the exception on its way (`BaseException.add_note`).
    pub fn add_note(&self, note: &str) {
        let Some(exception) = self.take_raised() else { return };
        let added = self.new_str(note).and_then(|note| super::add_note(self, &exception, &note));
        match added {
            Ok(()) => drop(self.set_raised(exception)),
            Err(_) => self.chain_raised(Some(exception)),
        }
    }
}

/// Takes `exception` out of the chain of contexts that begins with `handled`, so that the chain does not become a cycle.
fn cut_from_chain(handled: &Value, exception: &Value) {
    let mut current = handled.clone();
    let mut slow = handled.clone();
    let mut advance_slow = false;
    while let Some(context) = current.downcast::<PyBaseException>().and_then(PyBaseException::context) {
        if context.is(exception) {
            as_exception(&current).set_context(None);
            return;
        }
        current = context;
        if current.is(&slow) {
            return;
        }
        if advance_slow
            && let Some(next) = slow.downcast::<PyBaseException>().and_then(PyBaseException::context)
        {
            slow = next;
        }
        advance_slow = !advance_slow;
    }
}

/// A `MemoryError`, the one that was made beforehand where there is no memory for a new one.
pub fn new_memory_error(vm: &Thread) -> Value {
    let make = |object| PyBaseException::with_header(object, vm.interp().empty_tuple.borrow().clone());
    if let Ok(exception) = create::allocate_instance(vm, &MEMORY_ERROR, make) {
        return exception.into_value();
    }
    match vm.interp().memory_error.borrow().as_ref() {
        Some(kept) => {
            as_exception(kept).clear();
            kept.clone()
        }
        None => Value::NONE,
    }
}

/// Makes the `MemoryError` that is kept for when there is no memory.
pub fn keep_memory_error(vm: &Thread) -> PyResult<()> {
    let make = |object| PyBaseException::with_header(object, vm.interp().empty_tuple.borrow().clone());
    let exception = create::allocate_instance(vm, &MEMORY_ERROR, make)?;
    vm.interp().memory_error.replace(Some(exception.into_value()));
    Ok(())
}

/// The value of the `StopIteration` that is raised; other exceptions go on.
pub fn take_stop_iteration(vm: &Thread, raised: Raised) -> PyResult {
    if !vm.raised_matches(&STOP_ITERATION) {
        return Err(raised);
    }
    let Some(exception) = vm.take_raised() else { return Err(raised) };
    Ok(fields::field(&exception, 0).unwrap_or(Value::NONE))
}

/// Sets `name` and `obj` of an `AttributeError` that has neither.
pub fn tell_attribute(exception: &Value, object: &Value, name: &PyStr) {
    if fields::field(exception, 0).is_none() && fields::field(exception, 1).is_none() {
        fields::set_field(exception, 0, Some(crate::object::to_value(name)));
        fields::set_field(exception, 1, Some(object.clone()));
    }
}
