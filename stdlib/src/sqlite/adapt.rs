//! Adapters and converters: what programs register to store their own types, after PEP 246.

use super::State;
use super::errors::programming_error;
use super::native::argument_type;
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::exceptions::TYPE_ERROR;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::{bytearray, bytes, float, int, str};
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::TypeSpec;
use taipan_vm::class::{PyType, create, statics};
use taipan_vm::error::PyResult;
use taipan_vm::object::{Object, Payload, Ref};
use taipan_vm::protocol::argument::given;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

#[repr(C)]
struct PyPrepareProtocol {
    object: Object,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyPrepareProtocol {
    const TYPE: &'static PyType = &PROTOCOL;
}

pub static PROTOCOL: PyType = PyType::from_spec(&TypeSpec {
    name: "sqlite3.PrepareProtocol",
    doc: "The protocol that objects are adapted to before they are bound to parameters.",
    slots: Slots {
        new: Some(|vm, ty, _| {
            Ok(create::allocate_instance(vm, ty, |object| PyPrepareProtocol { object })?.into_value())
        }),
        init: Some(|_, _, _| Ok(())),
        ..Slots::NONE
    },
    ..TypeSpec::leaf::<PyPrepareProtocol>()
});

/// Types that are bound as they are as long as nobody has registered an adapter for one of them.
fn is_base(ty: &PyType) -> bool {
    [&int::TYPE, &float::TYPE, &str::TYPE, &bytes::TYPE, &bytearray::TYPE]
        .iter()
        .any(|base| std::ptr::eq(*base, ty))
}

/// What is bound to a parameter for `value`.
pub fn for_binding(vm: &Thread, state: &State, value: &Value) -> PyResult {
    if !state.base_type_adapted.get() && (value.is_none() || is_base(value.ty())) {
        return Ok(value.clone());
    }
    adapt_to(vm, state, value, &PROTOCOL.to_value(), Some(value))
}

/// `sqlite3.adapt(obj, proto, alt)`.
pub fn adapt(vm: &Thread, args: &[Value]) -> PyResult {
    let state = super::state(vm);
    let protocol = if args[1].is_unbound() { PROTOCOL.to_value() } else { args[1].clone() };
    let alternative = if args[2].is_unbound() { None } else { Some(&args[2]) };
    adapt_to(vm, &state, &args[0], &protocol, alternative)
}

fn adapt_to(
    vm: &Thread,
    state: &State,
    value: &Value,
    protocol: &Value,
    alternative: Option<&Value>,
) -> PyResult {
    let key = vm.new_tuple(&[value.ty().to_value(), protocol.clone()])?;
    if let Some(adapter) = state.adapters(vm)?.get_item(vm, &key)? {
        return vm.call(&adapter, std::slice::from_ref(value));
    }
    for (owner, name, argument) in [(protocol, "__adapt__", value), (value, "__conform__", protocol)] {
        let Some(method) = vm.get_attr_opt(owner, statics::intern(name))? else { continue };
        match vm.call(&method, std::slice::from_ref(argument)) {
            Ok(adapted) if adapted.is_none() => {}
            Err(_) if vm.raised_matches(&TYPE_ERROR) => vm.clear_raised(),
            result => return result,
        }
    }
    alternative.cloned().ok_or_else(|| programming_error(vm, "can't adapt"))
}

pub fn register_adapter(vm: &Thread, args: &[Value]) -> PyResult {
    let state = super::state(vm);
    let Some(ty) = args[0].downcast::<PyType>() else {
        // CPython takes whatever it is given.
        return enter_adapter(vm, &state, args);
    };
    if is_base(ty) || std::ptr::eq(ty, Value::NONE.ty()) {
        state.base_type_adapted.set(true);
    }
    enter_adapter(vm, &state, args)
}

fn enter_adapter(vm: &Thread, state: &State, args: &[Value]) -> PyResult {
    let key = vm.new_tuple(&[args[0].clone(), PROTOCOL.to_value()])?;
    state.adapters(vm)?.set_item(vm, &key, args[1].clone())?;
    Ok(Value::NONE)
}

pub fn register_converter(vm: &Thread, args: &[Value]) -> PyResult {
    if given(&args[0]).and_then(Value::downcast::<PyStr>).is_none() {
        let given = argument_type(&args[0]);
        return Err(vm.type_error(format!("register_converter() argument 1 must be str, not {given}")));
    }
    let name = vm.call_method_str(&args[0], "upper", &[])?;
    super::state(vm).converters(vm)?.set_item(vm, &name, args[1].clone())?;
    Ok(Value::NONE)
}

/// The converter for a type's name, in any case.
pub fn converter(vm: &Thread, converters: &Ref<PyDict>, name: &[u8]) -> PyResult<Option<Value>> {
    let name = String::from_utf8_lossy(name).to_uppercase();
    converters.get_item(vm, &vm.new_str(&name)?)
}
