//! `types.GenericAlias`: what `list[int]` is (PEP 585), and the substitution of type parameters that it shares with unions.
//!
//! Most attributes are those of the origin. A *starred* alias is what iterating over one gives: `*tuple[int, ...]`.

use super::exceptions;
use super::list::PyList;
use super::str::PyStr;
use super::tuple::{self, PyTuple};
use crate::call::{Args, no_keywords};
use crate::class::layout::Trace;
use crate::class::lookup::generic_getattr;
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, getter, method};
use crate::class::{PyType, create, flags};
use crate::collections::Buf;
use crate::error::{PyResult, Raised};
use crate::heap::Tracer;
use crate::names;
use crate::object::{Object, Payload, Ref};
use crate::protocol::compare::CompareOp;
use crate::text::TextBuf;
use crate::thread::Thread;
use crate::value::Value;
use crate::value_cell::ValueCell;
use std::cell::Cell;

#[repr(C)]
pub struct PyGenericAlias {
    object: Object,
    origin: Value,
    /// A tuple.
    args: Value,
    /// A tuple, made when it is asked for.
    parameters: ValueCell,
    starred: Cell<bool>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyGenericAlias {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "types.GenericAlias",
    signature: "(origin, args, /)",
    doc: "Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and t.__args__ is (int,).",
    flags: flags::BASETYPE | flags::HAS_WEAKREFS,
    slots: Slots {
        new: Some(new),
        repr: Some(repr),
        hash: Some(hash),
        call: Some(call),
        getattro: Some(getattro),
        richcompare: Some(richcompare),
        iter: Some(iter),
        or: Some(super::union::or),
        subscript: Some(subscript),
        ..Slots::NONE
    },
    methods: &[
        method("__mro_entries__", "($self, object, /)", "", |vm, args| {
            vm.new_tuple(&[as_alias(&args[0]).origin.clone()])
        }),
        method("__instancecheck__", "($self, object, /)", "", |vm, _| {
            Err(vm.type_error("isinstance() argument 2 cannot be a parameterized generic"))
        }),
        method("__subclasscheck__", "($self, object, /)", "", |vm, _| {
            Err(vm.type_error("issubclass() argument 2 cannot be a parameterized generic"))
        }),
        method("__reduce__", "($self, /)", "", reduce),
        method("__dir__", "($self, /)", "", dir),
    ],
    getset: &[
        getter("__origin__", "", |_, own| Ok(as_alias(own).origin.clone())).as_member(),
        getter("__args__", "", |_, own| Ok(as_alias(own).args.clone())).as_member(),
        getter("__unpacked__", "", |_, own| Ok(Value::bool(as_alias(own).starred.get()))).as_member(),
        getter("__parameters__", "Type variables in the GenericAlias.", parameters),
        getter("__typing_unpacked_tuple_args__", "", |_, own| {
            Ok(unpacked_tuple_args_of(as_alias(own)).unwrap_or(Value::NONE))
        }),
    ],
    ..TypeSpec::container::<PyGenericAlias>()
});

/// Attributes of the alias itself; all others are the origin's.
const OWN_ATTRIBUTES: &[&str] = &[
    "__class__",
    "__origin__",
    "__args__",
    "__unpacked__",
    "__parameters__",
    "__typing_unpacked_tuple_args__",
    "__mro_entries__",
    "__reduce_ex__",
    "__reduce__",
];
/// Attributes that neither has: code asks for them to find out what the object is.
const BLOCKED_ATTRIBUTES: &[&str] = &["__bases__", "__copy__", "__deepcopy__"];

fn as_alias(value: &Value) -> &PyGenericAlias {
    value.downcast().expect("a generic alias's slot gets one")
}

/// `__class_getitem__` of generic types.
pub fn class_getitem(vm: &Thread, args: &[Value]) -> PyResult {
    new_alias(vm, &args[0], &args[1])
}

/// `origin[args]`; arguments that are no tuple are one argument.
pub fn new_alias(vm: &Thread, origin: &Value, args: &Value) -> PyResult {
    allocate(vm, &TYPE, origin, args, false)
}

fn allocate(vm: &Thread, ty: &PyType, origin: &Value, args: &Value, starred: bool) -> PyResult {
    let args = match args.downcast::<PyTuple>() {
        Some(_) => args.clone(),
        None => vm.new_tuple(std::slice::from_ref(args))?,
    };
    let alias = create::allocate_instance(vm, ty, |object| PyGenericAlias {
        object,
        origin: origin.clone(),
        args,
        parameters: ValueCell::empty(),
        starred: Cell::new(starred),
    })?;
    Ok(alias.into_value())
}

/// Origin and arguments of an alias that is not of a subclass.
pub fn parts(value: &Value) -> Option<(Value, Value)> {
    let own = value.downcast::<PyGenericAlias>()?;
    Some((own.origin.clone(), own.args.clone()))
}

impl Trace for PyGenericAlias {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit(&self.origin);
        tracer.visit(&self.args);
        self.parameters.trace(tracer);
    }
}

fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    no_keywords(vm, "GenericAlias", args)?;
    match args.positional() {
        [origin, args] => allocate(vm, ty, origin, args, false),
        other => Err(vm.type_error(format!("GenericAlias expected 2 arguments, got {}", other.len()))),
    }
}

fn items(tuple: &Value) -> &[Value] {
    tuple.downcast::<PyTuple>().map(PyTuple::items).unwrap_or_default()
}

fn repr(vm: &Thread, own: &Value) -> PyResult {
    let alias = as_alias(own);
    let args = alias.args.clone();
    let mut buf = TextBuf::new();
    if alias.starred.get() {
        buf.push_str("*")?;
    }
    push_type_repr(vm, &mut buf, &alias.origin.clone())?;
    buf.push_str("[")?;
    push_args(vm, &mut buf, items(&args))?;
    if items(&args).is_empty() {
        buf.push_str("()")?;
    }
    buf.push_str("]")?;
    Ok(PyStr::from_compact(vm.heap(), buf.finish()?)?.into_value())
}

fn push_args(vm: &Thread, buf: &mut TextBuf, args: &[Value]) -> PyResult<()> {
    for (index, arg) in args.iter().enumerate() {
        if index > 0 {
            buf.push_str(", ")?;
        }
        match arg.downcast::<PyList>() {
            // The parameters of a `Callable`.
            Some(list) => {
                buf.push_str("[")?;
                // A parameter's `__repr__` may shorten the list.
                for index in 0..list.len() {
                    if index > 0 {
                        buf.push_str(", ")?;
                    }
                    let arg = list.get(index).ok_or_else(|| vm.index_error("list index out of range"))?;
                    push_type_repr(vm, buf, &arg)?;
                }
                buf.push_str("]")?;
            }
            None => push_type_repr(vm, buf, arg)?,
        }
    }
    Ok(())
}

/// A type as it is written in annotations: by its qualified name, if it has one.
pub fn push_type_repr(vm: &Thread, buf: &mut TextBuf, value: &Value) -> PyResult<()> {
    if value.is_ellipsis() {
        return Ok(buf.push_str("...")?);
    }
    if value.downcast::<PyType>().is_some_and(|ty| ty.is(&super::singletons::NONE)) {
        return Ok(buf.push_str("None")?);
    }
    let is_alias = vm.get_attr_opt(value, &names::__origin__)?.is_some()
        && vm.get_attr_opt(value, &names::__args__)?.is_some();
    if !is_alias
        && let Some(qualname) = vm.get_attr_opt(value, &names::__qualname__)?
        && let Some(module) = vm.get_attr_opt(value, &names::__module__)?
        && !module.is_none()
    {
        if !module.downcast::<PyStr>().is_some_and(|module| module.is_text("builtins")) {
            buf.push_text(vm.to_str(&module)?.text())?;
            buf.push_str(".")?;
        }
        return Ok(buf.push_text(vm.to_str(&qualname)?.text())?);
    }
    vm.push_repr(buf, value)
}

fn hash(vm: &Thread, own: &Value) -> PyResult<i64> {
    let (origin, args) = (as_alias(own).origin.clone(), as_alias(own).args.clone());
    Ok(crate::text::hash::not_minus_one(vm.hash(&origin)? ^ vm.hash(&args)?))
}

/// Calls the origin; the object gets to know how it was made, if it takes attributes.
fn call(vm: &Thread, own: &Value, args: Args<'_>) -> PyResult {
    let object = vm.call_args(&as_alias(own).origin.clone(), args)?;
    match vm.set_attr(&object, &names::__orig_class__, Some(own)) {
        Err(_)
            if vm.raised_matches(&super::exceptions::ATTRIBUTE_ERROR)
                || vm.raised_matches(&super::exceptions::TYPE_ERROR) =>
        {
            vm.clear_raised();
        }
        result => result?,
    }
    Ok(object)
}

fn getattro(vm: &Thread, own: &Value, name: &PyStr) -> PyResult {
    let is_listed = |names: &[&str]| names.iter().any(|known| name.is_text(known));
    if is_listed(OWN_ATTRIBUTES) || is_listed(BLOCKED_ATTRIBUTES) {
        return generic_getattr(vm, own, name);
    }
    vm.get_attr(&as_alias(own).origin.clone(), name)
}

fn richcompare(vm: &Thread, left: &Value, right: &Value, op: CompareOp) -> PyResult {
    let (Some(a), Some(b)) = (left.downcast::<PyGenericAlias>(), right.downcast::<PyGenericAlias>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let negate = match op {
        CompareOp::Eq => false,
        CompareOp::Ne => true,
        _ => return Ok(Value::NOT_IMPLEMENTED),
    };
    let (a_parts, b_parts) = ((a.origin.clone(), a.args.clone()), (b.origin.clone(), b.args.clone()));
    let equal = a.starred.get() == b.starred.get()
        && vm.equals(&a_parts.0, &b_parts.0)?
        && vm.equals(&a_parts.1, &b_parts.1)?;
    Ok(Value::bool(equal != negate))
}

fn subscript(vm: &Thread, own: &Value, item: &Value) -> PyResult {
    let parameters = parameters(vm, own)?;
    let alias = as_alias(own);
    let args = substitute(vm, own, &alias.args.clone(), &parameters, item.clone())?;
    allocate(vm, &TYPE, &alias.origin.clone(), &args, alias.starred.get())
}

fn parameters(vm: &Thread, own: &Value) -> PyResult {
    let alias = as_alias(own);
    if let Some(known) = alias.parameters.get() {
        return Ok(known);
    }
    let made = make_parameters(vm, items(&alias.args.clone()))?;
    alias.parameters.set(Some(made.clone()));
    Ok(made)
}

fn unpacked_tuple_args_of(alias: &PyGenericAlias) -> Option<Value> {
    let is_tuple = alias.origin.downcast::<PyType>().is_some_and(|origin| origin.is(&tuple::TYPE));
    (alias.starred.get() && is_tuple).then(|| alias.args.clone())
}

fn reduce(vm: &Thread, args: &[Value]) -> PyResult {
    let alias = as_alias(&args[0]);
    let (origin, args_tuple) = (alias.origin.clone(), alias.args.clone());
    if alias.starred.get() {
        let plain = new_alias(vm, &origin, &args_tuple)?;
        let iterator = vm.get_iter(&plain)?;
        return vm.new_tuple(&[crate::interp::names::builtin(vm, "next")?, vm.new_tuple(&[iterator])?]);
    }
    let parts = vm.new_tuple(&[origin, args_tuple])?;
    vm.new_tuple(&[args[0].ty().to_value(), parts])
}

fn dir(vm: &Thread, args: &[Value]) -> PyResult {
    let listed = vm.dir_of(&as_alias(&args[0]).origin.clone())?;
    let Some(list) = listed.downcast::<PyList>() else { return Ok(listed) };
    for name in OWN_ATTRIBUTES {
        let name = vm.intern_str(name)?.into_value();
        if !vm.contains(&listed, &name)? {
            list.push(name)?;
        }
    }
    Ok(listed)
}

// Type parameters.

fn push_new(vm: &Thread, found: &mut Vec<Value>, parameter: Value) -> PyResult<()> {
    for known in found.iter() {
        if vm.equals(known, &parameter)? {
            return Ok(());
        }
    }
    found.push(parameter);
    Ok(())
}

/// The type parameters that occur in `args`, each once, as a tuple: `__parameters__`.
pub fn make_parameters(vm: &Thread, args: &[Value]) -> PyResult {
    let mut found = Vec::new();
    collect_parameters(vm, args, &mut found)?;
    vm.new_tuple(&found)
}

fn collect_parameters(vm: &Thread, args: &[Value], found: &mut Vec<Value>) -> PyResult<()> {
    vm.check_native_stack(" in __parameter__ calculation")?;
    for arg in args {
        // A class's own `__parameters__` is a descriptor, or about its definition.
        if arg.downcast::<PyType>().is_some() {
            continue;
        }
        if vm.get_attr_opt(arg, &names::__typing_subst__)?.is_some() {
            push_new(vm, found, arg.clone())?;
        } else if let Some(nested) = arg.downcast::<PyTuple>() {
            collect_parameters(vm, nested.items(), found)?;
        } else if let Some(nested) = arg.downcast::<PyList>() {
            let items = nested.items().to_vec();
            collect_parameters(vm, &items, found)?;
        } else if let Some(nested) = vm.get_attr_opt(arg, &names::__parameters__)?
            && let Some(nested) = nested.downcast::<PyTuple>()
        {
            for parameter in nested.items() {
                push_new(vm, found, parameter.clone())?;
            }
        }
    }
    Ok(())
}

/// The arguments of an unpacked tuple (`*tuple[int, str]`), if `arg` is one.
fn unpacked_tuple_args(vm: &Thread, arg: &Value) -> PyResult<Option<Value>> {
    if let Some(alias) = arg.downcast_exact::<PyGenericAlias>()
        && let Some(args) = unpacked_tuple_args_of(alias)
    {
        return Ok(Some(args));
    }
    let args = vm.get_attr_opt(arg, &names::__typing_unpacked_tuple_args__)?;
    Ok(args.filter(|args| !args.is_none()))
}

/// The arguments in the brackets, as a tuple, with unpacked tuples of known length in line.
fn unpack_args(vm: &Thread, item: &Value) -> PyResult {
    let given = match item.downcast::<PyTuple>() {
        Some(tuple) => tuple.items().to_vec(),
        None => vec![item.clone()],
    };
    let mut args = Vec::new();
    for arg in given {
        if arg.downcast::<PyType>().is_none()
            && let Some(nested) = unpacked_tuple_args(vm, &arg)?
            && let Some(nested) = nested.downcast::<PyTuple>()
            && !nested.items().last().is_some_and(Value::is_ellipsis)
        {
            args.extend(nested.items().iter().cloned());
        } else {
            args.push(arg);
        }
    }
    vm.new_tuple(&args)
}

/// The values for `parameters`, which `prepare` methods have put into shape, from what stands in the brackets.
fn prepare(vm: &Thread, own: &Value, parameters: &[Value], item: &Value) -> PyResult {
    let mut item = unpack_args(vm, item)?;
    for parameter in parameters {
        let Some(prepare) = vm.get_attr_opt(parameter, &names::__typing_prepare_subst__)? else { continue };
        if prepare.is_none() {
            continue;
        }
        let args = match item.downcast::<PyTuple>() {
            Some(_) => item.clone(),
            None => vm.new_tuple(&[item.clone()])?,
        };
        item = vm.call(&prepare, &[own.clone(), args])?;
    }
    Ok(item)
}

/// `args` with the type parameters replaced by what stands in the brackets of `own[item]`, as a tuple.
pub fn substitute(vm: &Thread, own: &Value, args: &Value, parameters: &Value, item: Value) -> PyResult {
    vm.check_native_stack(" while substituting type parameters")?;
    let known = items(parameters);
    if known.is_empty() {
        let shown = vm.repr(own)?;
        return Err(vm.type_error(format!("{} is not a generic class", vm.to_str(&shown)?.display())));
    }
    let item = prepare(vm, own, known, &item)?;
    let values = match item.downcast::<PyTuple>() {
        Some(values) => values.items().to_vec(),
        None => vec![item.clone()],
    };
    if values.len() != known.len() {
        let shown = vm.repr(own)?;
        let how = if values.len() > known.len() { "many" } else { "few" };
        let (actual, expected) = (values.len(), known.len());
        return Err(vm.type_error(format!(
            "Too {how} arguments for {}; actual {actual}, expected {expected}",
            vm.to_str(&shown)?.display()
        )));
    }
    let given = match args.downcast::<PyList>() {
        Some(list) => list.items().to_vec(),
        None => items(args).to_vec(),
    };
    let mut replaced = Vec::new();
    for arg in given {
        if arg.downcast::<PyType>().is_some() {
            replaced.push(arg);
        } else if arg.downcast::<PyTuple>().is_some() {
            replaced.push(substitute(vm, own, &arg, parameters, item.clone())?);
        } else if arg.downcast::<PyList>().is_some() {
            let nested = substitute(vm, own, &arg, parameters, item.clone())?;
            let mut list = Buf::new();
            list.extend(items(&nested).iter().cloned())?;
            replaced.push(vm.new_list(list)?);
        } else {
            substitute_one(vm, &arg, known, &values, &mut replaced)?;
        }
    }
    vm.new_tuple(&replaced)
}

/// An argument that has become a type parameter since the alias collected its own.
#[cold]
fn unknown_parameter(vm: &Thread, arg: &Value) -> Raised {
    let after = " with __typing_subst__ was not found in __parameters__";
    match vm.repr(arg).and_then(|shown| vm.format_str("argument ", &shown, after)) {
        Ok(text) => vm.raise_with(&exceptions::TYPE_ERROR, &[text]),
        Err(raised) => raised,
    }
}

fn substitute_one(
    vm: &Thread,
    arg: &Value,
    parameters: &[Value],
    values: &[Value],
    replaced: &mut Vec<Value>,
) -> PyResult<()> {
    let unpacks = match vm.get_attr_opt(arg, &names::__typing_is_unpacked_typevartuple__)? {
        Some(answer) => vm.is_true(&answer)?,
        None => false,
    };
    let result = match vm.get_attr_opt(arg, &names::__typing_subst__)? {
        Some(function) => {
            let index = index_of(vm, parameters, arg)?;
            let Some(value) = index.and_then(|index| values.get(index)) else {
                return Err(unknown_parameter(vm, arg));
            };
            vm.call(&function, std::slice::from_ref(value))?
        }
        None => substitute_nested(vm, arg, parameters, values)?,
    };
    if !unpacks {
        replaced.push(result);
        return Ok(());
    }
    match result.downcast::<PyTuple>() {
        Some(tuple) => replaced.extend(tuple.items().iter().cloned()),
        None => {
            let (own, other) = (vm.qualified_type_name(arg.ty())?, vm.qualified_type_name(result.ty())?);
            return Err(vm.type_error(format!(
                "expected __typing_subst__ of {own} objects to return a tuple, not {other}"
            )));
        }
    }
    Ok(())
}

fn index_of(vm: &Thread, parameters: &[Value], arg: &Value) -> PyResult<Option<usize>> {
    for (index, parameter) in parameters.iter().enumerate() {
        if vm.equals(parameter, arg)? {
            return Ok(Some(index));
        }
    }
    Ok(None)
}

/// Replaces the type parameters of an argument that is generic itself, by indexing it.
fn substitute_nested(vm: &Thread, arg: &Value, parameters: &[Value], values: &[Value]) -> PyResult {
    let Some(own) = vm.get_attr_opt(arg, &names::__parameters__)? else { return Ok(arg.clone()) };
    let own = items(&own);
    if own.is_empty() {
        return Ok(arg.clone());
    }
    let mut given = Vec::new();
    for parameter in own {
        match index_of(vm, parameters, parameter)? {
            None => given.push(parameter.clone()),
            Some(index) => {
                let value = &values[index];
                // A `TypeVarTuple` stands for any number of arguments.
                match value.downcast::<PyTuple>() {
                    Some(tuple) if parameters[index].ty().slots().iter.is_some() => {
                        given.extend(tuple.items().iter().cloned());
                    }
                    _ => given.push(value.clone()),
                }
            }
        }
    }
    vm.get_item(arg, &vm.new_tuple(&given)?)
}

// `*alias`.

#[repr(C)]
pub struct PyGenericAliasIterator {
    object: Object,
    alias: ValueCell,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyGenericAliasIterator {
    const TYPE: &'static PyType = &ITERATOR;
}

pub static ITERATOR: PyType = PyType::from_spec(&TypeSpec {
    name: "generic_alias_iterator",
    slots: Slots { iter: Some(super::iter::itself), iternext: Some(next), ..Slots::NONE },
    methods: &[method("__reduce__", "($self, /)", "", iterator_reduce)],
    ..TypeSpec::container::<PyGenericAliasIterator>()
});

impl Trace for PyGenericAliasIterator {
    fn trace(&self, tracer: &mut Tracer) {
        self.alias.trace(tracer);
    }
}

fn as_iterator(value: &Value) -> &PyGenericAliasIterator {
    value.downcast().expect("a generic alias iterator's slot gets one")
}

fn iter(vm: &Thread, own: &Value) -> PyResult {
    let iterator = vm.heap().allocate(PyGenericAliasIterator {
        object: Object::new(&ITERATOR),
        alias: ValueCell::new(Some(own.clone())),
    })?;
    vm.heap().track(iterator.as_object());
    Ok(iterator.into_value())
}

/// The only item: the alias, starred.
fn next(vm: &Thread, own: &Value) -> PyResult<Option<Value>> {
    let Some(alias) = as_iterator(own).alias.take() else { return Ok(None) };
    let alias: Ref<PyGenericAlias> =
        Ref::try_from_value(alias).map_err(|_| vm.system_error("not a generic alias"))?;
    allocate(vm, &TYPE, &alias.origin, &alias.args, true).map(Some)
}

fn iterator_reduce(vm: &Thread, args: &[Value]) -> PyResult {
    let rest = match as_iterator(&args[0]).alias.get() {
        Some(alias) => alias,
        None => vm.empty_tuple()?.into_value(),
    };
    let iter = crate::interp::names::builtin(vm, "iter")?;
    vm.new_tuple(&[iter, vm.new_tuple(&[rest])?])
}
