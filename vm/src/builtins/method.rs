//! `method`: a function bound to the object it was looked up in.

use super::introspection::reduce_as_getattr;
use crate::call::Args;
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, getter, method};
use crate::class::{PyType, flags};
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::names;
use crate::object::{Object, Payload, Ref};
use crate::protocol::compare::CompareOp;
use crate::thread::Thread;
use crate::value::{Value, Word};

#[repr(C)]
pub struct PyMethod {
    object: Object,
    function: Value,
    receiver: Value,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyMethod {
    const TYPE: &'static PyType = &TYPE;

    fn matches(ty: &PyType) -> bool {
        std::ptr::eq(ty, &TYPE)
    }
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "method",
    signature: "(function, instance, /)",
    flags: flags::HAS_WEAKREFS,
    slots: Slots {
        repr: Some(repr),
        hash: Some(hash),
        call: Some(call),
        getattro: Some(getattro),
        richcompare: Some(richcompare),
        // Bound for good.
        descr_get: Some(|_, own, _, _| Ok(own.clone())),
        new: Some(new),
        ..Slots::NONE
    },
    methods: &[method("__reduce__", "($self, /)", "", reduce)],
    getset: &[
        getter("__doc__", "", |vm, own| {
            let function = as_method(own).function.clone();
            Ok(vm.get_attr_opt(&function, &names::__doc__)?.unwrap_or(Value::NONE))
        }),
        getter("__func__", "the function (or other callable) implementing a method", |_, method| {
            Ok(as_method(method).function.clone())
        })
        .as_member(),
        getter("__self__", "the instance to which a method is bound", |_, method| {
            Ok(as_method(method).receiver.clone())
        })
        .as_member(),
    ],
    ..TypeSpec::container::<PyMethod>()
});

fn as_method(value: &Value) -> &PyMethod {
    value.downcast().expect("a method's slot gets a method")
}

impl PyMethod {
    pub fn new(vm: &Thread, function: Value, receiver: Value) -> PyResult<Ref<PyMethod>> {
        let method =
            vm.heap().allocate_in_place(|| PyMethod { object: Object::new(&TYPE), function, receiver })?;
        vm.heap().track(method.as_object());
        Ok(method)
    }

    /// The function, borrowed.
    #[inline(always)]
    pub fn function_word(&self) -> Word {
        self.function.word()
    }

    /// The receiver, borrowed.
    #[inline(always)]
    pub fn receiver_word(&self) -> Word {
        self.receiver.word()
    }

    /// Function and receiver.
    pub fn parts(&self) -> (Value, Value) {
        (self.function.clone(), self.receiver.clone())
    }
}

impl Trace for PyMethod {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit(&self.function);
        tracer.visit(&self.receiver);
    }
}

fn new(vm: &Thread, _: &PyType, args: Args<'_>) -> PyResult {
    if args.has_keywords() {
        return Err(vm.type_error("method() takes no keyword arguments"));
    }
    let [function, receiver] = args.positional() else {
        return Err(vm.type_error(format!("method expected 2 arguments, got {}", args.positional().len())));
    };
    if function.ty().slots().call.is_none() {
        return Err(vm.type_error("first argument must be callable"));
    }
    if receiver.is_none() {
        return Err(vm.type_error("instance must not be None"));
    }
    Ok(PyMethod::new(vm, function.clone(), receiver.clone())?.into_value())
}

fn call(vm: &Thread, method: &Value, args: Args<'_>) -> PyResult {
    let (function, receiver) = as_method(method).parts();
    // Methods of methods can be nested as deeply as there is memory, each with an argument more.
    let nested = function.downcast::<PyMethod>().is_some();
    let _guard = if nested { Some(vm.enter_recursion("")?) } else { None };
    args.with_first(&receiver, |args| vm.call_args(&function, args))
}

/// Attributes of the method, then of the function.
fn getattro(vm: &Thread, method: &Value, name: &crate::builtins::str::PyStr) -> PyResult {
    let name = vm.intern(name)?;
    match crate::class::lookup::lookup(vm, &TYPE, &name) {
        Some(found) => match found.ty().slots().descr_get {
            Some(get) => get(vm, &found, Some(method), Some(&TYPE.to_value())),
            None => Ok(found),
        },
        None => vm.get_attr(&as_method(method).function.clone(), &name),
    }
}

fn richcompare(vm: &Thread, left: &Value, right: &Value, op: CompareOp) -> PyResult {
    let (Some(a), Some(b)) = (left.downcast::<PyMethod>(), right.downcast::<PyMethod>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let same = a.receiver.is(&b.receiver) && vm.equals(&a.function.clone(), &b.function.clone())?;
    match op {
        CompareOp::Eq => Ok(Value::bool(same)),
        CompareOp::Ne => Ok(Value::bool(!same)),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn hash(vm: &Thread, method: &Value) -> PyResult<i64> {
    let (function, receiver) = as_method(method).parts();
    let hash = crate::text::hash::hash_address(receiver.id() as usize) ^ vm.hash(&function)?;
    Ok(crate::text::hash::not_minus_one(hash))
}

fn reduce(vm: &Thread, args: &[Value]) -> PyResult {
    let (function, receiver) = as_method(&args[0]).parts();
    let name = vm.get_attr(&function, &names::__name__)?;
    reduce_as_getattr(vm, receiver, &vm.to_str(&name)?.to_string_lossy())
}

fn repr(vm: &Thread, method: &Value) -> PyResult {
    let (function, receiver) = as_method(method).parts();
    let name = match vm.get_attr_opt(&function, &names::__qualname__)? {
        Some(name) => Some(name),
        None => vm.get_attr_opt(&function, &names::__name__)?,
    };
    let name = match name.as_ref().and_then(Value::downcast::<crate::builtins::str::PyStr>) {
        Some(name) => name.to_string_lossy(),
        None => "?".to_owned(),
    };
    let receiver = vm.repr(&receiver)?;
    vm.format_str(&format!("<bound method {name} of "), &receiver, ">")
}
