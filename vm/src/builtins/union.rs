//! `typing.Union`: what `int | str` is (PEP 604).
//!
//! A union's members are different from each other, in the order in which they were first given; unions in unions are
//! flattened. Two unions are equal if they have the same members.

use super::generic_alias::{PyGenericAlias, make_parameters, push_type_repr, substitute};
use super::singletons;
use super::str::PyStr;
use super::tuple::PyTuple;
use super::typing::alias::PyTypeAlias;
use crate::class::layout::Trace;
use crate::class::lookup::generic_getattr;
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, getter, method};
use crate::class::{PyType, flags};
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::object::{Object, Payload};
use crate::protocol::compare::CompareOp;
use crate::text::TextBuf;
use crate::thread::Thread;
use crate::value::Value;
use crate::value_cell::ValueCell;
use std::cell::Cell;

#[repr(C)]
pub struct PyUnion {
    object: Object,
    /// A tuple: all members.
    args: Value,
    /// A tuple, made when it is asked for.
    parameters: ValueCell,
    /// How many members could not be hashed when the union was made.
    unhashable: Cell<usize>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyUnion {
    const TYPE: &'static PyType = &TYPE;

    fn matches(ty: &PyType) -> bool {
        std::ptr::eq(ty, &TYPE)
    }
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "typing.Union",
    doc: "Represent a union type\n\nE.g. for int | str",
    flags: flags::HAS_WEAKREFS,
    slots: Slots {
        repr: Some(repr),
        hash: Some(hash),
        getattro: Some(getattro),
        richcompare: Some(richcompare),
        or: Some(or_any),
        subscript: Some(subscript),
        ..Slots::NONE
    },
    methods: &[
        method("__mro_entries__", "($self, object, /)", "", |vm, args| {
            let shown = vm.repr(&args[0])?;
            Err(vm.type_error(format!("Cannot subclass {}", vm.to_str(&shown)?.display())))
        }),
        method("__class_getitem__", "($type, object, /)", "", |vm, args| from_tuple(vm, &args[1]))
            .classmethod(),
    ],
    getset: &[
        getter("__args__", "", |_, own| Ok(as_union(own).args.clone())).as_member(),
        getter("__name__", "Name of the type", |vm, _| vm.new_str("Union")),
        getter("__qualname__", "Qualified name of the type", |vm, _| vm.new_str("Union")),
        getter("__origin__", "Always returns the type", |_, _| Ok(TYPE.to_value())),
        getter("__parameters__", "Type variables in the types.UnionType.", parameters),
    ],
    ..TypeSpec::container::<PyUnion>()
});

fn as_union(value: &Value) -> &PyUnion {
    value.downcast().expect("a union's slot gets a union")
}

impl PyUnion {
    /// The members.
    pub fn members(&self) -> &[Value] {
        self.args.downcast::<PyTuple>().map(PyTuple::items).unwrap_or_default()
    }

    /// The tuple of the members.
    pub fn args(&self) -> &Value {
        &self.args
    }
}

impl Trace for PyUnion {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit(&self.args);
        self.parameters.trace(tracer);
    }
}

/// Members on their way into a union.
#[derive(Default)]
struct Builder {
    members: Vec<(Value, Option<i64>)>,
    /// Whether members must be checked to be types.
    checks: bool,
}

impl Builder {
    fn add(&mut self, vm: &Thread, member: &Value) -> PyResult<()> {
        if member.is_none() {
            return self.add_single(vm, singletons::NONE.to_value());
        }
        if let Some(union) = member.downcast::<PyUnion>() {
            return union.members().to_vec().iter().try_for_each(|member| self.add(vm, member));
        }
        let member = if self.checks && !is_unionable(member) {
            let text = vm.new_str("Union[arg, ...]: each arg must be a type.")?;
            vm.call_typing("_type_check", &[member.clone(), text])?
        } else {
            member.clone()
        };
        self.add_single(vm, member)
    }

    /// Adds what equals none of the members: hashable and unhashable members are told apart.
    fn add_single(&mut self, vm: &Thread, member: Value) -> PyResult<()> {
        let hash = match vm.hash(&member) {
            Ok(hash) => Some(hash),
            Err(raised) if vm.is_terminating() => return Err(raised),
            Err(_) => {
                vm.clear_raised();
                None
            }
        };
        for (known, known_hash) in &self.members {
            if *known_hash == hash && vm.equals(known, &member)? {
                return Ok(());
            }
        }
        self.members.push((member, hash));
        Ok(())
    }

    fn finish(self, vm: &Thread) -> PyResult {
        let unhashable = self.members.iter().filter(|(_, hash)| hash.is_none()).count();
        let members: Vec<Value> = self.members.into_iter().map(|(member, _)| member).collect();
        match members.as_slice() {
            [] => return Err(vm.type_error("Cannot take a Union of no types.")),
            [only] => return Ok(only.clone()),
            _ => {}
        }
        let union = vm.heap().allocate(PyUnion {
            object: Object::new(&TYPE),
            args: vm.new_tuple(&members)?,
            parameters: ValueCell::empty(),
            unhashable: Cell::new(unhashable),
        })?;
        vm.heap().track(union.as_object());
        Ok(union.into_value())
    }
}

/// What may stand on either side of `|` in an annotation.
fn is_unionable(value: &Value) -> bool {
    value.is_none()
        || value.downcast::<PyType>().is_some()
        || value.downcast::<PyGenericAlias>().is_some()
        || value.downcast::<PyUnion>().is_some()
        || value.downcast::<PyTypeAlias>().is_some()
}

/// `left | right` of types.
pub fn or(vm: &Thread, left: &Value, right: &Value) -> PyResult {
    if !is_unionable(left) || !is_unionable(right) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let mut builder = Builder::default();
    builder.add(vm, left)?;
    builder.add(vm, right)?;
    builder.finish(vm)
}

/// `|` with a union on one side: the other may be whatever `typing.Union` takes.
fn or_any(vm: &Thread, left: &Value, right: &Value) -> PyResult {
    let mut builder = Builder { checks: true, ..Builder::default() };
    builder.add(vm, left)?;
    builder.add(vm, right)?;
    builder.finish(vm)
}

/// `typing.Union[members]`.
pub fn from_tuple(vm: &Thread, members: &Value) -> PyResult {
    let mut builder = Builder { checks: true, ..Builder::default() };
    match members.downcast_exact::<PyTuple>() {
        Some(tuple) => tuple.items().to_vec().iter().try_for_each(|member| builder.add(vm, member))?,
        None => builder.add(vm, members)?,
    }
    builder.finish(vm)
}

fn repr(vm: &Thread, own: &Value) -> PyResult {
    let args = as_union(own).args.clone();
    let mut buf = TextBuf::new();
    for (index, member) in
        args.downcast::<PyTuple>().map(PyTuple::items).unwrap_or_default().iter().enumerate()
    {
        if index > 0 {
            buf.push_str(" | ")?;
        }
        push_type_repr(vm, &mut buf, member)?;
    }
    Ok(PyStr::from_compact(vm.heap(), buf.finish()?)?.into_value())
}

/// The hash of the set of members.
fn hash(vm: &Thread, own: &Value) -> PyResult<i64> {
    let members = as_union(own).members().to_vec();
    let mut set = crate::text::hash::FrozenSetHash::default();
    for member in &members {
        set.add(vm.hash(member)?);
    }
    match as_union(own).unhashable.get() {
        0 => Ok(set.finish()),
        // They have become hashable since; still the union is none of the keys it may be equal to.
        count => Err(vm.type_error(format!("union contains {count} unhashable elements"))),
    }
}

fn richcompare(vm: &Thread, left: &Value, right: &Value, op: CompareOp) -> PyResult {
    let (Some(a), Some(b)) = (left.downcast::<PyUnion>(), right.downcast::<PyUnion>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let negate = match op {
        CompareOp::Eq => false,
        CompareOp::Ne => true,
        _ => return Ok(Value::NOT_IMPLEMENTED),
    };
    let (own, other) = (a.members().to_vec(), b.args.clone());
    let mut equal = own.len() == b.members().len();
    for member in &own {
        equal = equal && vm.contains(&other, member)?;
    }
    Ok(Value::bool(equal != negate))
}

/// `__module__` is the type's, so that unions can be taken for classes.
fn getattro(vm: &Thread, own: &Value, name: &PyStr) -> PyResult {
    if name.is_text("__module__") {
        return vm.get_attr(&TYPE.to_value(), name);
    }
    generic_getattr(vm, own, name)
}

fn parameters(vm: &Thread, own: &Value) -> PyResult {
    let union = as_union(own);
    if let Some(known) = union.parameters.get() {
        return Ok(known);
    }
    let made = make_parameters(vm, union.members())?;
    union.parameters.set(Some(made.clone()));
    Ok(made)
}

fn subscript(vm: &Thread, own: &Value, item: &Value) -> PyResult {
    let parameters = parameters(vm, own)?;
    let args = substitute(vm, own, &as_union(own).args.clone(), &parameters, item.clone())?;
    from_tuple(vm, &args)
}
