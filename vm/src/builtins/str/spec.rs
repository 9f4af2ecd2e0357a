//! The type `str`: its table, slots and methods.

use super::PyStr;
use crate::class::slots::Slots;
use crate::class::spec::TypeSpec;
use crate::class::{PyType, flags};
use crate::error::PyResult;
use crate::heap::NoMemory;
use crate::protocol::compare::CompareOp;
use crate::text::{TextBuf, repr as text_repr};
use crate::thread::Thread;
use crate::value::Value;

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "str",
    flags: flags::BUILTIN | flags::BASETYPE | flags::STR_SUBCLASS | flags::MATCH_SELF,
    slots: Slots {
        repr: Some(repr),
        str: Some(|_, own| Ok(own.clone())),
        hash: Some(|_, own| Ok(as_str(own).hash())),
        richcompare: Some(richcompare),
        length: Some(|_, own| Ok(as_str(own).len())),
        concat: Some(concat),
        ..Slots::NONE
    },
    ..TypeSpec::leaf::<PyStr>()
});

pub fn as_str(value: &Value) -> &PyStr {
    value.downcast().expect("a string's slot gets a string")
}

fn repr(vm: &Thread, own: &Value) -> PyResult {
    let mut buf = TextBuf::new();
    text_repr::push_repr(as_str(own).text(), &mut buf)?;
    Ok(PyStr::from_compact(vm.heap(), buf.finish()?)?.into_value())
}

fn richcompare(_: &Thread, left: &Value, right: &Value, op: CompareOp) -> PyResult {
    let (Some(a), Some(b)) = (left.downcast::<PyStr>(), right.downcast::<PyStr>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    Ok(Value::bool(match op {
        CompareOp::Eq => a.equals(b),
        CompareOp::Ne => !a.equals(b),
        _ => op.of(a.text().compare(b.text())),
    }))
}

fn concat(vm: &Thread, left: &Value, right: &Value) -> PyResult {
    let Some(right) = right.downcast::<PyStr>() else {
        let text = format!("can only concatenate str (not \"{:.200}\") to str", right.ty().name());
        return Err(vm.type_error(text));
    };
    let compact = crate::text::layout::concat(as_str(left).text(), right.text()).map_err(|_| NoMemory)?;
    Ok(PyStr::from_compact(vm.heap(), compact)?.into_value())
}
