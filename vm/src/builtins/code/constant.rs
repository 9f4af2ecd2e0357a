//! Constants: as the compiler's plain data, and as values of a VM.

use super::PyCode;
use crate::builtins::bytes::PyBytes;
use crate::builtins::set::PySet;
use crate::builtins::slice::PySlice;
use crate::builtins::str::PyStr;
use crate::builtins::tuple::PyTuple;
use crate::builtins::{complex, float, int, set};
use crate::error::PyResult;
use crate::number::complex::Complex;
use crate::number::int::IntRef;
use crate::text::builder::to_wtf8;
use crate::thread::Thread;
use crate::value::Value;
use std::sync::Arc;
use taipan_compiler::code::{Const, Name};

/// A constant as a value of this VM.
pub fn from_const(vm: &Thread, constant: &Const) -> PyResult {
    vm.check_native_stack("")?;
    let items =
        |items: &[Const]| -> PyResult<Vec<Value>> { items.iter().map(|item| from_const(vm, item)).collect() };
    match constant {
        Const::None => Ok(Value::NONE),
        Const::True => Ok(Value::TRUE),
        Const::False => Ok(Value::FALSE),
        Const::Ellipsis => Ok(Value::ELLIPSIS),
        Const::Int(int) => int::from_i64(vm, *int),
        Const::BigInt(int) => int::from_big(vm, (**int).clone()),
        Const::Float(float) => float::new(vm, *float),
        Const::Str { text, interned: true } => Ok(vm.intern_wtf8(text.as_wtf8())?.into_value()),
        Const::Str { text, interned: false } => Ok(vm.new_wtf8(text.as_wtf8())?.into_value()),
        Const::Tuple(parts) => Ok(PyTuple::from_vec(vm, items(parts)?)?.into_value()),
        Const::Slice(parts) => {
            let mut parts = items(&parts[..])?.into_iter();
            let mut next = || parts.next().unwrap_or(Value::NONE);
            Ok(PySlice::new(vm, next(), next(), next())?.into_value())
        }
        Const::Code(code) => Ok(PyCode::nested(vm, code, None)?.into_value()),
        Const::FrozenSet(parts) => Ok(PySet::new_frozen(vm, &items(parts)?)?.into_value()),
        Const::Complex(real, imag) => complex::make(vm, Complex::new(*real, *imag)),
        Const::Bytes(bytes) => vm.new_bytes(bytes),
    }
}

/// A value as a constant; `None` if it is of a type that constants do not have.
pub fn to_const(vm: &Thread, value: &Value) -> PyResult<Option<Const>> {
    vm.check_native_stack("")?;
    if let Some(flag) = value.as_bool() {
        return Ok(Some(if flag { Const::True } else { Const::False }));
    }
    if value.is_none() {
        return Ok(Some(Const::None));
    }
    if value.is_ellipsis() {
        return Ok(Some(Const::Ellipsis));
    }
    if int::is_exact(value)
        && let Some(int) = int::as_ref(value)
    {
        return Ok(Some(match int {
            IntRef::Small(small) => Const::Int(small),
            IntRef::Big(_) => Const::BigInt(Box::new(int.to_big())),
        }));
    }
    let ty = value.ty();
    if ty.is(&float::TYPE) {
        return Ok(Some(Const::Float(vm.expect_f64(value)?)));
    }
    if ty.is(&complex::TYPE) {
        return Ok(complex::as_complex(value).map(|value| Const::Complex(value.real, value.imag)));
    }
    if let Some(text) = value.downcast_exact::<PyStr>() {
        return Ok(Some(Const::Str { text: name_of(text), interned: text.is_interned() }));
    }
    if let Some(bytes) = value.downcast_exact::<PyBytes>() {
        return Ok(Some(Const::Bytes(bytes.as_bytes().into())));
    }
    if let Some(tuple) = value.downcast_exact::<PyTuple>() {
        return Ok(all(vm, tuple.items())?.map(|items| Const::Tuple(items.into())));
    }
    if ty.is(&set::FROZENSET) {
        return Ok(all(vm, &vm.iterate_to_buf(value)?)?.map(|items| Const::FrozenSet(items.into())));
    }
    if let Some(code) = value.downcast_exact::<PyCode>() {
        return Ok(Some(Const::Code(code.code().clone().into())));
    }
    if let Some(slice) = value.downcast_exact::<PySlice>() {
        let parts = [slice.start.clone(), slice.stop.clone(), slice.step.clone()];
        let parts = all(vm, &parts)?.and_then(|parts| <[Const; 3]>::try_from(parts).ok());
        return Ok(parts.map(|parts| Const::Slice(Arc::new(parts))));
    }
    Ok(None)
}

fn all(vm: &Thread, items: &[Value]) -> PyResult<Option<Vec<Const>>> {
    items.iter().map(|item| to_const(vm, item)).collect()
}

/// A string as a name of a code object.
pub fn name_of(text: &PyStr) -> Name {
    Name::new(to_wtf8(text.text()))
}
