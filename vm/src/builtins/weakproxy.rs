//! `weakref.ProxyType` and `weakref.CallableProxyType`: weak references that behave like their object.
//!
//! Every operation is the object's; once that has gone, it is a `ReferenceError`. Operands that are proxies themselves are
//! replaced by their objects, too.

use super::exceptions;
use super::weakref::{LAYOUT, PyWeakref};
use super::{float, int};
use crate::class::PyType;
use crate::class::slots::Slots;
use crate::class::spec::{MethodDef, TypeSpec, method};
use crate::error::PyResult;
use crate::heap::deallocate::deallocate_object;
use crate::protocol::number::{self, BinaryOp};
use crate::thread::Thread;
use crate::value::Value;

macro_rules! binary {
    ($op:ident) => {
        Some(|vm, left, right| number::binary(vm, &object(vm, left)?, &object(vm, right)?, BinaryOp::$op))
    };
}

macro_rules! inplace {
    ($op:ident) => {
        Some(|vm, left, right| number::inplace(vm, &object(vm, left)?, &object(vm, right)?, BinaryOp::$op))
    };
}

const SLOTS: Slots = Slots {
    repr: Some(repr),
    str: Some(|vm, own| Ok(vm.to_str(&object(vm, own)?)?.into_value())),
    hash: Some(crate::class::special::hash_not_implemented),
    getattro: Some(|vm, own, name| vm.get_attr(&object(vm, own)?, name)),
    setattro: Some(|vm, own, name, value| vm.set_attr(&object(vm, own)?, name, value)),
    richcompare: Some(|vm, left, right, op| vm.rich_compare(&object(vm, left)?, &object(vm, right)?, op)),
    iter: Some(|vm, own| vm.get_iter(&object(vm, own)?)),
    iternext: Some(next),
    add: binary!(Add),
    subtract: binary!(Subtract),
    multiply: binary!(Multiply),
    remainder: binary!(Remainder),
    divmod: Some(|vm, left, right| number::divmod(vm, &object(vm, left)?, &object(vm, right)?)),
    power: Some(|vm, base, exponent, modulus| {
        number::power(vm, &object(vm, base)?, &object(vm, exponent)?, &object(vm, modulus)?)
    }),
    negative: Some(|vm, own| number::negative(vm, &object(vm, own)?)),
    positive: Some(|vm, own| number::positive(vm, &object(vm, own)?)),
    absolute: Some(|vm, own| number::absolute(vm, &object(vm, own)?)),
    bool: Some(|vm, own| vm.is_true(&object(vm, own)?)),
    invert: Some(|vm, own| number::invert(vm, &object(vm, own)?)),
    lshift: binary!(Lshift),
    rshift: binary!(Rshift),
    and: binary!(And),
    xor: binary!(Xor),
    or: binary!(Or),
    int: Some(|vm, own| vm.call(&int::TYPE.to_value(), &[object(vm, own)?])),
    float: Some(|vm, own| vm.call(&float::TYPE.to_value(), &[object(vm, own)?])),
    inplace_add: inplace!(Add),
    inplace_subtract: inplace!(Subtract),
    inplace_multiply: inplace!(Multiply),
    inplace_remainder: inplace!(Remainder),
    inplace_power: Some(|vm, base, exponent, _| {
        number::inplace(vm, &object(vm, base)?, &object(vm, exponent)?, BinaryOp::Power)
    }),
    inplace_lshift: inplace!(Lshift),
    inplace_rshift: inplace!(Rshift),
    inplace_and: inplace!(And),
    inplace_xor: inplace!(Xor),
    inplace_or: inplace!(Or),
    floor_divide: binary!(FloorDivide),
    true_divide: binary!(TrueDivide),
    inplace_floor_divide: inplace!(FloorDivide),
    inplace_true_divide: inplace!(TrueDivide),
    index: Some(|vm, own| number::index(vm, &object(vm, own)?)),
    matrix_multiply: binary!(MatrixMultiply),
    inplace_matrix_multiply: inplace!(MatrixMultiply),
    length: Some(|vm, own| vm.length(&object(vm, own)?)),
    contains: Some(|vm, own, item| vm.contains(&object(vm, own)?, item)),
    subscript: Some(|vm, own, key| vm.get_item(&object(vm, own)?, &object(vm, key)?)),
    ass_subscript: Some(|vm, own, key, value| vm.set_item(&object(vm, own)?, key, value)),
    ..Slots::NONE
};

static METHODS: &[MethodDef] = &[
    method("__bytes__", "($self, /)", "", |vm, args| call_method(vm, args, "__bytes__")),
    method("__reversed__", "($self, /)", "", |vm, args| call_method(vm, args, "__reversed__")),
];

static PROXY_SPEC: TypeSpec = TypeSpec {
    name: "weakref.ProxyType",
    flags: crate::class::flags::NO_NEW,
    slots: SLOTS,
    methods: METHODS,
    ..TypeSpec::with(&LAYOUT, deallocate_object)
};

static CALLABLE_SPEC: TypeSpec = TypeSpec {
    name: "weakref.CallableProxyType",
    flags: crate::class::flags::NO_NEW,
    slots: Slots { call: Some(|vm, own, args| vm.call_args(&object(vm, own)?, args)), ..SLOTS },
    ..TypeSpec::with(&LAYOUT, deallocate_object)
};

pub static PROXY: PyType = PyType::from_spec(&PROXY_SPEC);
pub static CALLABLE_PROXY: PyType = PyType::from_spec(&CALLABLE_SPEC);

pub fn is_proxy(value: &Value) -> bool {
    value.ty().is(&PROXY) || value.ty().is(&CALLABLE_PROXY)
}

/// The object of a proxy; any other value itself.
fn object(vm: &Thread, value: &Value) -> PyResult {
    if !is_proxy(value) {
        return Ok(value.clone());
    }
    let referent = value.downcast::<PyWeakref>().and_then(PyWeakref::referent);
    referent
        .ok_or_else(|| vm.raise(&exceptions::REFERENCE_ERROR, "weakly-referenced object no longer exists"))
}

/// `weakref.proxy(object, callback)`.
pub fn new(vm: &Thread, referent: &Value, callback: Option<Value>) -> PyResult {
    let ty = if referent.ty().slots().call.is_some() { &CALLABLE_PROXY } else { &PROXY };
    Ok(PyWeakref::new(vm, ty, referent, callback)?.into_value())
}

fn repr(vm: &Thread, own: &Value) -> PyResult {
    let address = own.id();
    match own.downcast::<PyWeakref>().and_then(PyWeakref::referent) {
        None => vm.new_str(&format!("<weakproxy at {address:#x}; dead>")),
        Some(object) => {
            let (name, at) = (vm.full_type_name(object.ty())?, object.id());
            vm.new_str(&format!("<weakproxy at {address:#x}; to '{name}' at {at:#x}>"))
        }
    }
}

fn next(vm: &Thread, own: &Value) -> PyResult<Option<Value>> {
    let object = object(vm, own)?;
    if object.ty().slots().iternext.is_none() {
        let name = object.ty().name();
        return Err(vm.type_error(format!("Weakref proxy referenced a non-iterator '{name:.200}' object")));
    }
    vm.iter_next(&object)
}

fn call_method(vm: &Thread, args: &[Value], name: &str) -> PyResult {
    let object = object(vm, &args[0])?;
    let method = vm.get_attr_str(&object, name)?;
    vm.call(&method, &[])
}
