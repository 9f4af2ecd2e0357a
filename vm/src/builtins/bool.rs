//! `bool`: `True` and `False`, two immediate words; a subclass of `int`.

use super::float::new::takes_no_keywords;
use super::int::{self, PyInt};
use crate::call::Args;
use crate::class::slots::Slots;
use crate::class::spec::TypeSpec;
use crate::class::{PyType, flags, statics};
use crate::error::PyResult;
use crate::heap::deallocate::deallocate_leaf;
use crate::thread::Thread;
use crate::value::Value;

pub static TYPE: PyType = PyType::from_spec(&SPEC);

static SPEC: TypeSpec = TypeSpec {
    name: "bool",
    signature: "(object=False, /)",
    doc: "Returns True when the argument is true, False otherwise.\nThe builtins True and False are the only two instances of the class \
          bool.\nThe class bool is a subclass of the class int, and cannot be subclassed.",
    flags: flags::BUILTIN | flags::MATCH_SELF,
    base: Some(&super::int::TYPE),
    slots: Slots {
        repr: Some(repr),
        new: Some(new),
        invert: Some(invert),
        and: Some(and),
        xor: Some(xor),
        or: Some(or),
        ..Slots::NONE
    },
    ..TypeSpec::with(&int::LAYOUT, deallocate_leaf::<PyInt>)
};

fn repr(_: &Thread, value: &Value) -> PyResult {
    Ok(crate::object::to_value(statics::intern(if value.is_true() { "True" } else { "False" })))
}

fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    if args.has_keywords() && takes_no_keywords(ty, &TYPE) {
        return Err(vm.type_error("bool() takes no keyword arguments"));
    }
    match args.positional() {
        [] => Ok(Value::FALSE),
        [object] => vm.is_true(object).map(Value::bool),
        more => Err(vm.type_error(format!("bool expected at most 1 argument, got {}", more.len()))),
    }
}

fn invert(vm: &Thread, value: &Value) -> PyResult {
    vm.warn_deprecated(
        "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the bitwise inversion of \
         the underlying int object and is usually not what you expect from negating a bool. Use the 'not' operator for boolean \
         negation or ~int(x) if you really want the bitwise inversion of the underlying int.",
    )?;
    int::operators::invert(vm, value)
}

macro_rules! operator {
    ($($name:ident $op:tt;)*) => {$(
        fn $name(vm: &Thread, left: &Value, right: &Value) -> PyResult {
            match (left.as_bool(), right.as_bool()) {
                (Some(a), Some(b)) => Ok(Value::bool(a $op b)),
                _ => int::operators::$name(vm, left, right),
            }
        }
    )*};
}

operator! {
    and &;
    or |;
    xor ^;
}
