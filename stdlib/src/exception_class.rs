//! Exceptions that a module makes for itself, as classes of each VM (`PyErr_NewException`).

use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::type_;
use taipan_vm::class::PyType;
use taipan_vm::error::PyResult;
use taipan_vm::names;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// A new class `module.name`, derived from `base`.
pub fn make(vm: &Thread, module: &str, name: &str, base: &'static PyType) -> PyResult {
    make_with_bases(vm, module, name, &[base.to_value()])
}

pub fn make_with_bases(vm: &Thread, module: &str, name: &str, bases: &[Value]) -> PyResult {
    let namespace = PyDict::new(vm)?;
    namespace.set_str(&names::__module__, vm.new_str(module)?)?;
    let args = [vm.new_str(name)?, vm.new_tuple(bases)?, namespace.into_value()];
    vm.call(&type_::TYPE.to_value(), &args)
}
