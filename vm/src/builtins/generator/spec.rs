//! The types `generator`, `coroutine` and `async_generator`: tables, attributes, special methods.

use super::throw::{close, close_method, throw_method};
use super::{PyGenerator, Sent, State, as_generator, asynchronous};
use crate::builtins::frame::PyFrame;
use crate::builtins::str::PyStr;
use crate::builtins::{coroutine, generic_alias, iter};
use crate::class::slots::Slots;
use crate::class::spec::{MethodDef, TypeSpec, getset, getter, method, variadic};
use crate::class::{PyType, flags};
use crate::error::{PyResult, Raised};
use crate::heap::deallocate::{deallocate_native, deallocate_object};
use crate::object::{Object, gc, to_value};
use crate::thread::Thread;
use crate::value::Value;
use crate::value_cell::ValueCell;
use std::ptr::NonNull;

/// One that has ended has nothing to finalize, and its frame owns nothing.
///
/// # Safety
/// As for [`deallocate_object`].
unsafe fn deallocate(object: NonNull<Object>) {
    // SAFETY: by contract.
    unsafe {
        let own = object.cast::<PyGenerator>();
        if own.as_ref().state() == State::Finished && object.as_ref().gc() & gc::WEAKREFS == 0 {
            deallocate_native(object, |_| own.drop_in_place());
        } else {
            deallocate_object(object);
        }
    }
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "generator",
    flags: flags::HAS_WEAKREFS | flags::NO_NEW,
    slots: Slots {
        repr: Some(repr),
        iter: Some(iter::itself),
        iternext: Some(next),
        finalize: Some(finalize),
        ..Slots::NONE
    },
    methods: &[
        method(
            "send",
            "($self, object, /)",
            "send(value) -> send 'value' into generator,\nreturn next yielded value or raise StopIteration.",
            send_method,
        ),
        variadic("throw", "", THROW_DOC, throw_method),
        method("close", "($self, /)", "close() -> raise GeneratorExit inside generator.", close_method),
        SIZE,
        method(
            "__class_getitem__",
            "($type, object, /)",
            "generators are generic over what they yield, get sent, and return",
            generic_alias::class_getitem,
        )
        .classmethod(),
    ],
    getset: &[
        getset("__name__", "name of the generator", get_name, set_name),
        getset("__qualname__", "qualified name of the generator", get_qualname, set_qualname),
        getter("gi_yieldfrom", "object being iterated by yield from, or None", get_delegate),
        getter("gi_running", "", get_running),
        getter("gi_frame", "", get_frame),
        getter("gi_suspended", "", get_suspended),
        getter("gi_code", "", get_code),
    ],
    deallocate,
    ..TypeSpec::object::<PyGenerator>()
});

pub static COROUTINE: PyType = PyType::from_spec(&TypeSpec {
    name: "coroutine",
    flags: flags::HAS_WEAKREFS | flags::NO_NEW,
    slots: Slots {
        repr: Some(repr),
        finalize: Some(finalize),
        am_await: Some(coroutine::wrapper_of),
        ..Slots::NONE
    },
    methods: &[
        method(
            "send",
            "($self, object, /)",
            "send(arg) -> send 'arg' into coroutine,\nreturn next iterated value or raise StopIteration.",
            send_method,
        ),
        variadic("throw", "", COROUTINE_THROW_DOC, throw_method),
        method("close", "($self, /)", "close() -> raise GeneratorExit inside coroutine.", close_method),
        SIZE,
        method(
            "__class_getitem__",
            "($type, object, /)",
            "coroutines are generic over what they yield, get sent, and return",
            generic_alias::class_getitem,
        )
        .classmethod(),
    ],
    getset: &[
        getset("__name__", "name of the coroutine", get_name, set_name),
        getset("__qualname__", "qualified name of the coroutine", get_qualname, set_qualname),
        getter("cr_await", "object being awaited on, or None", get_delegate),
        getter("cr_running", "", get_running),
        getter("cr_frame", "", get_frame),
        getter("cr_code", "", get_code),
        getter("cr_origin", "", |_, own| Ok(as_generator(own).origin.get().unwrap_or(Value::NONE)))
            .as_member(),
        getter("cr_suspended", "", get_suspended),
    ],
    deallocate,
    ..TypeSpec::object::<PyGenerator>()
});

pub static ASYNC_GENERATOR: PyType = PyType::from_spec(&TypeSpec {
    name: "async_generator",
    flags: flags::HAS_WEAKREFS | flags::NO_NEW,
    slots: Slots {
        repr: Some(repr),
        finalize: Some(finalize),
        am_aiter: Some(iter::itself),
        am_anext: Some(asynchronous::anext),
        ..Slots::NONE
    },
    methods: &[
        method("asend", "($self, object, /)", "asend(v) -> send 'v' in generator.", asynchronous::asend),
        variadic("athrow", "", "athrow(value): raise exception in generator.", asynchronous::athrow),
        method(
            "aclose",
            "($self, /)",
            "aclose() -> raise GeneratorExit inside generator.",
            asynchronous::aclose,
        ),
        SIZE,
        method(
            "__class_getitem__",
            "($type, object, /)",
            "async generators are generic over what they yield and get sent",
            generic_alias::class_getitem,
        )
        .classmethod(),
    ],
    getset: &[
        getset("__name__", "name of the async generator", get_name, set_name),
        getset("__qualname__", "qualified name of the async generator", get_qualname, set_qualname),
        getter("ag_await", "object being awaited on, or None", get_delegate),
        getter("ag_running", "", |_, own| Ok(Value::bool(as_generator(own).running_async.get()))).as_member(),
        getter("ag_frame", "", get_frame),
        getter("ag_code", "", get_code),
        getter("ag_suspended", "", get_suspended),
    ],
    deallocate,
    ..TypeSpec::object::<PyGenerator>()
});

const COROUTINE_THROW_DOC: &str = "throw(value)\nthrow(type[,value[,traceback]])\n\nRaise exception in coroutine, return next iterated value or raise\nStopIteration.\nThe form with several arguments is deprecated.";

pub(super) const THROW_DOC: &str = "throw(value)\nthrow(type[,value[,tb]])\n\nRaise exception in generator, return next yielded value or raise\nStopIteration.\nThe form with several arguments is deprecated.";

const SIZE: MethodDef =
    method("__sizeof__", "($self, /)", "gen.__sizeof__() -> size of gen in memory, in bytes", |vm, args| {
        let frame = as_generator(&args[0]).function().code().frame_size() * size_of::<Value>();
        crate::builtins::int::from_usize(vm, size_of::<PyGenerator>() + frame)
    });

fn set_string(vm: &Thread, field: &ValueCell, value: Option<&Value>, name: &str) -> PyResult<()> {
    match value.filter(|value| value.downcast::<PyStr>().is_some()) {
        Some(value) => {
            field.set(Some(value.clone()));
            Ok(())
        }
        None => Err(vm.type_error(format!("{name} must be set to a string object"))),
    }
}

fn get_name(_: &Thread, own: &Value) -> PyResult {
    Ok(as_generator(own).name())
}

fn set_name(vm: &Thread, own: &Value, value: Option<&Value>) -> PyResult<()> {
    set_string(vm, &as_generator(own).name, value, "__name__")
}

fn get_qualname(_: &Thread, own: &Value) -> PyResult {
    Ok(as_generator(own).qualname())
}

fn set_qualname(vm: &Thread, own: &Value, value: Option<&Value>) -> PyResult<()> {
    set_string(vm, &as_generator(own).qualname, value, "__qualname__")
}

fn get_delegate(_: &Thread, own: &Value) -> PyResult {
    Ok(as_generator(own).delegate().unwrap_or(Value::NONE))
}

fn get_running(_: &Thread, own: &Value) -> PyResult {
    Ok(Value::bool(as_generator(own).state() == State::Running))
}

fn get_suspended(_: &Thread, own: &Value) -> PyResult {
    Ok(Value::bool(as_generator(own).state() == State::Suspended))
}

fn get_frame(vm: &Thread, own: &Value) -> PyResult {
    let own = as_generator(own);
    match own.state() {
        State::Finished => Ok(Value::NONE),
        _ => Ok(PyFrame::of(vm, own.frame())?.into_value()),
    }
}

fn get_code(_: &Thread, own: &Value) -> PyResult {
    Ok(to_value(as_generator(own).frame().code()))
}

fn next(vm: &Thread, generator: &Value) -> PyResult<Option<Value>> {
    match as_generator(generator).send(vm, Value::NONE)? {
        Sent::Yielded(value) => Ok(Some(value)),
        Sent::Returned(value) => {
            vm.end_generator(generator, value);
            Ok(None)
        }
    }
}

fn send_method(vm: &Thread, args: &[Value]) -> PyResult {
    as_generator(&args[0]).send(vm, args[1].clone())?.into_method_result(vm)
}

/// A generator that is let go while suspended is closed, so that its `finally` blocks run; a coroutine that has never been
/// awaited is a mistake.
fn finalize(vm: &Thread, value: &Value) {
    let own = as_generator(value);
    if own.state() == State::Finished {
        return;
    }
    if let Some(finalizer) = own.finalizer.get()
        && !own.closed.get()
    {
        if vm.call(&finalizer, std::slice::from_ref(value)).is_err() {
            vm.report_unraisable("calling finalizer for async generator", value);
        }
        return;
    }
    if own.is_coroutine() && own.state() == State::Created {
        coroutine::warn_never_awaited(vm, value, own);
        return;
    }
    // Where nothing would run, the frame goes with the object: the nesting of such ends is bounded.
    let is_idle = match own.state() {
        State::Created => true,
        State::Suspended => {
            !vm.tracing.is_on()
                && own.delegate().is_none()
                && own.frame().code().is_unprotected_yield(own.frame().offset())
        }
        State::Running | State::Finished => false,
    };
    if is_idle {
        return;
    }
    if let Err(Raised) = close(vm, own) {
        vm.report_unraisable("closing generator", value);
    }
}

fn repr(vm: &Thread, generator: &Value) -> PyResult {
    let own = as_generator(generator);
    let name = own.qualname();
    let name = vm.to_str(&name)?;
    vm.new_str(&format!("<{} object {} at {:#x}>", generator.ty().name(), name.display(), generator.id()))
}
