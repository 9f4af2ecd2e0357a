//! `partial`: a callable with some arguments given.
//!
//! Arguments that are [`Placeholder`](super::placeholder) stand for the first ones that a call gives. The last one is never
//! a placeholder.

use super::placeholder::is_placeholder;
use crate::builtins::dict::PyDict;
use crate::builtins::method::PyMethod;
use crate::builtins::reduce::has_attributes;
use crate::builtins::str::PyStr;
use crate::builtins::tuple::PyTuple;
use crate::builtins::{descriptors, generic_alias};
use crate::call::Args;
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, getset, getter, method};
use crate::class::{PyType, attributes, create, flags};
use crate::collections::Buf;
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::object::{Object, Payload, Ref};
use crate::text::TextBuf;
use crate::thread::Thread;
use crate::value::Value;
use crate::value_cell::ValueCell;
use smallvec::SmallVec;
use std::cell::Cell;

#[repr(C)]
pub struct PyPartial {
    object: Object,
    function: ValueCell,
    /// A tuple.
    args: ValueCell,
    /// A dict.
    keywords: ValueCell,
    placeholders: Cell<usize>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyPartial {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "functools.partial",
    signature: "(func, /, *args, **keywords)",
    doc: "Create a new function with partial application of the given arguments and keywords.",
    flags: flags::BASETYPE | flags::HAS_DICT | flags::HAS_WEAKREFS,
    slots: Slots {
        getattro: Some(crate::class::lookup::generic_getattr),
        setattro: Some(crate::class::lookup::generic_setattr),
        repr: Some(repr),
        call: Some(call),
        descr_get: Some(descr_get),
        new: Some(new),
        ..Slots::NONE
    },
    methods: &[
        method("__reduce__", "($self, /)", "", reduce),
        method("__setstate__", "($self, object, /)", "", setstate),
        method("__class_getitem__", "($type, object, /)", "See PEP 585", generic_alias::class_getitem)
            .classmethod(),
    ],
    getset: &[
        // How a call finds the function is the VM's own affair; the name is there all the same.
        getter("__vectorcalloffset__", "", |_, _| Ok(crate::builtins::int::small(0))).as_member(),
        getset("__dict__", "", descriptors::get_dict, descriptors::set_lasting_dict),
        getter("func", "function object to use in future partial calls", |_, own| {
            Ok(as_partial(own).function.get().unwrap_or(Value::NONE))
        })
        .as_member(),
        getter("args", "tuple of arguments to future partial calls", |_, own| {
            Ok(as_partial(own).args.get().unwrap_or(Value::NONE))
        })
        .as_member(),
        getter("keywords", "dictionary of keyword arguments to future partial calls", |_, own| {
            Ok(as_partial(own).keywords.get().unwrap_or(Value::NONE))
        })
        .as_member(),
    ],
    ..TypeSpec::object::<PyPartial>()
});

fn as_partial(value: &Value) -> &PyPartial {
    value.downcast().expect("a partial's slot gets one")
}

impl Trace for PyPartial {
    fn trace(&self, tracer: &mut Tracer) {
        self.function.trace(tracer);
        self.args.trace(tracer);
        self.keywords.trace(tracer);
    }

    fn clear(&self) {
        drop((self.function.take(), self.args.take(), self.keywords.take()));
    }
}

fn tuple_of(vm: &Thread, value: Option<Value>) -> PyResult<Ref<PyTuple>> {
    match value.map(Ref::try_from_value) {
        Some(Ok(tuple)) => Ok(tuple),
        _ => vm.empty_tuple(),
    }
}

fn dict_of(value: Option<Value>) -> Option<Ref<PyDict>> {
    value.and_then(|value| Ref::try_from_value(value).ok())
}

/// Puts `given` in the places of placeholders, and what is left of it behind.
fn fill(own: &[Value], given: &[Value]) -> Result<Buf<Value>, crate::heap::NoMemory> {
    let mut given = given.iter();
    let mut filled = Buf::with_capacity(own.len() + given.len())?;
    for value in own {
        let value = if is_placeholder(value) { given.next().unwrap_or(value) } else { value };
        filled.push(value.clone())?;
    }
    filled.extend_from_values(given.as_slice())?;
    Ok(filled)
}

fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    let Some((function, args)) = args.split_first() else {
        return Err(vm.type_error("type 'partial' takes at least one argument"));
    };
    if function.ty().slots().call.is_none() {
        return Err(vm.type_error("the first argument must be callable"));
    }
    let given = args.positional();
    if given.last().is_some_and(is_placeholder) {
        return Err(vm.type_error("trailing Placeholders are not allowed"));
    }
    if args.keyword_values().iter().any(is_placeholder) {
        return Err(vm.type_error("Placeholder cannot be passed as a keyword argument"));
    }
    // A partial of a partial is one of the function, unless somebody has given it attributes.
    let inner = function.downcast::<PyPartial>().filter(|inner| !has_attributes(&inner.object));
    let (function, positional, keywords) = match inner {
        Some(inner) => {
            let own = tuple_of(vm, inner.args.get())?;
            let keywords = match dict_of(inner.keywords.get()) {
                Some(keywords) => keywords.copy(vm)?,
                None => PyDict::new(vm)?,
            };
            let function = inner.function.get().unwrap_or(Value::NONE);
            (function, PyTuple::from_buf(vm, fill(own.items(), given)?)?, keywords)
        }
        None => (function.clone(), PyTuple::from_values(vm, given)?, PyDict::new(vm)?),
    };
    for (name, value) in args.keyword_names().iter().zip(args.keyword_values()) {
        keywords.set_item(vm, name, value.clone())?;
    }
    let placeholders = positional.items().iter().filter(|value| is_placeholder(value)).count();
    let own = create::allocate_instance(vm, ty, |object| PyPartial {
        object,
        function: ValueCell::new(Some(function)),
        args: ValueCell::new(Some(positional.into_value())),
        keywords: ValueCell::new(Some(keywords.into_value())),
        placeholders: Cell::new(placeholders),
    })?;
    Ok(own.into_value())
}

type Row = SmallVec<[Value; 8]>;

fn call(vm: &Thread, own: &Value, args: Args<'_>) -> PyResult {
    vm.check_native_stack("")?;
    let own = as_partial(own);
    let Some(function) = own.function.get() else { return Err(vm.type_error("invalid partial state")) };
    let placeholders = own.placeholders.get();
    let mut given = args.positional().iter();
    if given.len() < placeholders {
        let text = "missing positional arguments in 'partial' call; expected at least";
        return Err(vm.type_error(format!("{text} {placeholders}, got {}", given.len())));
    }
    let keywords = dict_of(own.keywords.get()).filter(|keywords| !keywords.is_empty());
    if placeholders == 0 && keywords.is_none() {
        let own_args = tuple_of(vm, own.args.get())?;
        return args.with_front(own_args.items(), |args| vm.call_args(&function, args));
    }
    let mut row = Row::new();
    if let Some(values) = own.args.get().as_ref().and_then(Value::downcast::<PyTuple>) {
        for value in values.items() {
            let value = if is_placeholder(value) { given.next().unwrap_or(value) } else { value };
            row.push(value.clone());
        }
    }
    row.extend(given.cloned());
    match keywords {
        None => {
            row.extend(args.keyword_values().iter().cloned());
            vm.call_args(&function, Args::new(&row, args.keyword_names()))
        }
        Some(keywords) => call_with_keywords(vm, &function, row, &keywords, args),
    }
}

/// The partial's keywords come first, in their order; those of the call go before where the names are the same.
fn call_with_keywords(
    vm: &Thread,
    function: &Value,
    mut row: Row,
    keywords: &PyDict,
    args: Args<'_>,
) -> PyResult {
    let mut names = Row::new();
    for (name, value) in keywords.entries() {
        let Some(text) = name.downcast::<PyStr>() else {
            return Err(vm.type_error("keywords must be strings"));
        };
        let again = args.keywords().find(|(given, _)| given.equals(text)).map(|(_, value)| value.clone());
        row.push(again.unwrap_or(value));
        names.push(name);
    }
    let own = names.len();
    for (name, value) in args.keyword_names().iter().zip(args.keyword_values()) {
        let text = name.downcast::<PyStr>();
        let is_own =
            |own: &Value| matches!((own.downcast::<PyStr>(), text), (Some(a), Some(b)) if a.equals(b));
        if !names[..own].iter().any(is_own) {
            row.push(value.clone());
            names.push(name.clone());
        }
    }
    vm.call_args(function, Args::new(&row, &names))
}

fn descr_get(vm: &Thread, own: &Value, instance: Option<&Value>, _: Option<&Value>) -> PyResult {
    match instance.filter(|instance| !instance.is_none()) {
        Some(instance) => Ok(PyMethod::new(vm, own.clone(), instance.clone())?.into_value()),
        None => Ok(own.clone()),
    }
}

fn repr(vm: &Thread, own: &Value) -> PyResult {
    let name = vm.qualified_type_name(own.ty())?;
    if !vm.repr_enter(own) {
        return vm.new_str("...");
    }
    let made = repr_parts(vm, as_partial(own), &name);
    vm.repr_leave(own);
    made
}

fn repr_parts(vm: &Thread, own: &PyPartial, name: &str) -> PyResult {
    let mut buf = TextBuf::new();
    buf.push_str(name)?;
    buf.push_str("(")?;
    // What is shown may change the object.
    let (function, args, keywords) = (own.function.get(), own.args.get(), own.keywords.get());
    vm.push_repr(&mut buf, &function.unwrap_or(Value::NONE))?;
    for value in tuple_of(vm, args)?.items() {
        buf.push_str(", ")?;
        vm.push_repr(&mut buf, value)?;
    }
    if let Some(keywords) = dict_of(keywords) {
        let mut position = 0;
        while let Some((next, name, value)) = keywords.next_entry(position) {
            position = next;
            buf.push_str(", ")?;
            buf.push_text(vm.to_str(&name)?.text())?;
            buf.push_str("=")?;
            vm.push_repr(&mut buf, &value)?;
        }
    }
    buf.push_str(")")?;
    Ok(PyStr::from_compact(vm.heap(), buf.finish()?)?.into_value())
}

fn reduce(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_partial(&args[0]);
    let or_none = |value: Option<Value>| value.unwrap_or(Value::NONE);
    let attributes =
        if has_attributes(&own.object) { descriptors::get_dict(vm, &args[0])? } else { Value::NONE };
    let function = or_none(own.function.get());
    let arguments = vm.new_tuple(std::slice::from_ref(&function))?;
    let (positional, keywords) = (or_none(own.args.get()), or_none(own.keywords.get()));
    let state = vm.new_tuple(&[function, positional, keywords, attributes])?;
    vm.new_tuple(&[args[0].ty().to_value(), arguments, state])
}

fn setstate(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_partial(&args[0]);
    let invalid = || Err(vm.type_error("invalid partial state"));
    let state = args[1].downcast::<PyTuple>().map(PyTuple::items);
    let Some([function, positional, keywords, attributes]) = state else { return invalid() };
    let Some(tuple) = positional.downcast::<PyTuple>() else { return invalid() };
    let is_dict = |value: &Value| value.is_none() || value.downcast::<PyDict>().is_some();
    if function.ty().slots().call.is_none() || !is_dict(keywords) {
        return invalid();
    }
    if tuple.items().last().is_some_and(is_placeholder) {
        return Err(vm.type_error("trailing Placeholders are not allowed"));
    }
    let placeholders = tuple.items().iter().filter(|value| is_placeholder(value)).count();
    let positional = match positional.downcast_exact::<PyTuple>() {
        Some(_) => positional.clone(),
        None => vm.new_tuple(tuple.items())?,
    };
    let keywords = match (keywords.downcast_exact::<PyDict>(), keywords.downcast::<PyDict>()) {
        (Some(_), _) => keywords.clone(),
        (None, Some(keywords)) => keywords.copy(vm)?.into_value(),
        (None, None) => PyDict::new(vm)?.into_value(),
    };
    if attributes.is_none() {
        attributes::replace_dict(vm, &own.object, None)?;
    } else {
        descriptors::set_dict(vm, &args[0], Some(attributes))?;
    }
    let old = (
        own.function.replace(Some(function.clone())),
        own.args.replace(Some(positional)),
        own.keywords.replace(Some(keywords)),
    );
    own.placeholders.set(placeholders);
    drop(old);
    Ok(Value::NONE)
}
