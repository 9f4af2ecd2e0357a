//! What native functions and descriptors tell about themselves: `__doc__`, `__text_signature__`, `__qualname__`, `__reduce__`.

use super::str::PyStr;
use super::tuple::PyTuple;
use crate::class::PyType;
use crate::error::PyResult;
use crate::names;
use crate::thread::Thread;
use crate::value::Value;

/// A text of a table as an attribute: none if there is none.
pub fn text_or_none(vm: &Thread, text: &'static str) -> PyResult {
    if text.is_empty() { Ok(Value::NONE) } else { vm.new_str(text) }
}

/// `__qualname__` of an attribute of a type.
pub fn qualified_name(vm: &Thread, owner: &PyType, name: &str) -> PyResult {
    let qualname = vm.get_attr(&owner.to_value(), &names::__qualname__)?;
    match qualname.downcast::<PyStr>() {
        Some(qualname) => vm.new_str(&format!("{}.{name}", qualname.display())),
        None => Err(vm.type_error("<descriptor>.__objclass__.__qualname__ is not a unicode object")),
    }
}

/// `(getattr, (object, name))`: found again by pickle where it was found.
pub fn reduce_as_getattr(vm: &Thread, object: Value, name: &str) -> PyResult {
    let builtins = vm.interp().builtins.borrow().clone();
    let key = vm.intern_str("getattr")?;
    let Some(getattr) = builtins.and_then(|builtins| builtins.get_str(&key)) else {
        return Err(vm.raise(&super::exceptions::ATTRIBUTE_ERROR, "getattr"));
    };
    let args = PyTuple::from_vec(vm, vec![object, vm.new_str(name)?])?.into_value();
    Ok(PyTuple::from_vec(vm, vec![getattr, args])?.into_value())
}
