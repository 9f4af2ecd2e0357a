//! `_SimpleCData`, the base of `c_int` and its like, and its metatype `PyCSimpleType`.

use super::code::{self, Code};
use super::data::{self, PyCData, own};
use super::info::{self, Kind, has};
use super::metatype::{self, METATYPE, init_type};
use smallvec::SmallVec;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::{exceptions, type_};
use taipan_vm::call::Args;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{TypeSpec, getset, method};
use taipan_vm::class::{PyType, flags};
use taipan_vm::error::PyResult;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub static META: PyType = PyType::from_spec(&TypeSpec {
    name: "_ctypes.PyCSimpleType",
    doc: "metatype for the PyCSimpleType Objects",
    slots: Slots { init: Some(init_class), ..Slots::NONE },
    ..METATYPE
});

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_ctypes._SimpleCData",
    doc: "The base of simple C types: a subclass names one by the letter _type_.",
    base: Some(&data::TYPE),
    metatype: Some(&META),
    flags: flags::BASETYPE,
    slots: Slots {
        new: Some(data::new),
        init: Some(init),
        repr: Some(repr),
        bool: Some(|_, value| {
            let data = own(value);
            // SAFETY: invariant 1 of `data`.
            Ok(unsafe { data::slice(data.memory(), data.size()) }.iter().any(|byte| *byte != 0))
        }),
        ..Slots::NONE
    },
    methods: &[method("__ctypes_from_outparam__", "($self, /)", "", |vm, args| match is_plain(&args[0]) {
        true => get_value(vm, &args[0]),
        false => Ok(args[0].clone()),
    })],
    getset: &[getset("value", "", get_value, set_value)],
    ..TypeSpec::object::<PyCData>()
});

/// Whether the instance's class is one of the simple types themselves.
fn is_plain(value: &Value) -> bool {
    value.ty().base().is_some_and(|base| base.is(&TYPE))
}

fn code_of(vm: &Thread, value: &Value) -> PyResult<(&'static Code, bool)> {
    let info = info::of_instance(vm, value)?;
    info.code.map(|code| (code, info.swapped)).ok_or_else(|| vm.type_error("abstract class"))
}

fn get_value(vm: &Thread, value: &Value) -> PyResult {
    let (code, swapped) = code_of(vm, value)?;
    // SAFETY: invariant 1 of `data`.
    unsafe { code.get(vm, own(value).memory(), swapped, None) }
}

fn set_value(vm: &Thread, value: &Value, new: Option<&Value>) -> PyResult<()> {
    let Some(new) = new else { return Err(vm.type_error("can't delete attribute")) };
    let (code, swapped) = code_of(vm, value)?;
    // SAFETY: as above.
    let kept = unsafe { code.set(vm, own(value).memory(), new, swapped, None) }?;
    data::keep(vm, value, 0, kept)
}

fn init(vm: &Thread, value: &Value, args: Args<'_>) -> PyResult<()> {
    match args.positional() {
        [] => Ok(()),
        [new] => set_value(vm, value, Some(new)),
        more => {
            let given = more.len();
            Err(vm.type_error(format!("__init__ expected at most 1 argument, got {given}")))
        }
    }
}

fn repr(vm: &Thread, value: &Value) -> PyResult {
    let name = value.ty().name();
    if !is_plain(value) {
        return vm.new_str(&format!("<{name} object at {:#x}>", value.bits()));
    }
    let name = name.to_owned();
    let shown = vm.repr(&get_value(vm, value)?)?;
    vm.format_str(&format!("{name}("), &shown, ")")
}

/// The code that a class names with `_type_`, and that attribute.
fn named_code(vm: &Thread, class: &PyType) -> PyResult<(&'static Code, Value)> {
    let Some(proto) = data::class_attribute(vm, class, "_type_")? else {
        return Err(vm.raise(&exceptions::ATTRIBUTE_ERROR, "class must define a '_type_' attribute"));
    };
    let Some(text) = proto.downcast::<PyStr>() else {
        return Err(vm.type_error("class must define a '_type_' string attribute"));
    };
    if text.len() != 1 {
        return Err(
            vm.value_error("class must define a '_type_' attribute which must be a string of length 1")
        );
    }
    let letter = text.text().get(0).and_then(|code| u8::try_from(code).ok());
    let letter = letter.filter(|letter| code::LETTERS.as_bytes().contains(letter));
    let Some(letter) = letter else {
        let text = format!(
            "class must define a '_type_' attribute which must be\na single character string containing one of the\nsupported types: '{}'.",
            code::LETTERS
        );
        return Err(vm.raise(&exceptions::ATTRIBUTE_ERROR, &text));
    };
    match code::find(letter) {
        Some(code) => Ok((code, proto)),
        None => {
            let text = format!("_type_ '{}' not supported", char::from(letter));
            Err(vm.raise(&exceptions::ATTRIBUTE_ERROR, &text))
        }
    }
}

fn describe(vm: &Thread, class: &Value, code: &'static Code, proto: Value, swapped: bool) -> PyResult<()> {
    let info = info::begin(vm, class, Kind::Simple, Some(code), swapped)?;
    info.size.set(code.size);
    info.align.set(code.align);
    info.ffi.replace(code.ffi());
    info.leaves.borrow_mut().extend(code.leaves());
    let order = if swapped == cfg!(target_endian = "little") { '>' } else { '<' };
    info.format.replace(Some(format!("{order}{}", char::from(code.format)).into()));
    info.proto.set(Some(proto));
    if code.is_pointer() {
        info.set(has::POINTER);
    }
    Ok(())
}

fn init_class(vm: &Thread, class: &Value, args: Args<'_>) -> PyResult<()> {
    init_type(vm, class, args)?;
    let ty = metatype::class(vm, class)?;
    let (code, proto) = named_code(vm, &ty)?;
    describe(vm, class, code, proto.clone(), false)?;
    if class.ty().is(&META) && code.can_swap() {
        let swapped = make_swapped(vm, args)?;
        describe(vm, &swapped, code.swapped(), proto, true)?;
        let (own, other) = if cfg!(target_endian = "little") {
            ("__ctype_le__", "__ctype_be__")
        } else {
            ("__ctype_be__", "__ctype_le__")
        };
        for class in [class, &swapped] {
            vm.set_attr(class, &*vm.intern_str(own)?, Some(ty.as_value()))?;
            vm.set_attr(class, &*vm.intern_str(other)?, Some(&swapped))?;
        }
    }
    Ok(())
}

/// The same class for the other byte order; its metatype's `__init__` is not run.
fn make_swapped(vm: &Thread, args: Args<'_>) -> PyResult {
    let [name, bases, namespace] = args.positional() else {
        return Err(vm.type_error("expected name, bases and namespace"));
    };
    let name = vm.format_str("", name, "_be")?;
    let Some(new) = type_::TYPE.slots().new else { return Err(vm.system_error("type cannot be made")) };
    let values: SmallVec<[Value; 3]> = [name, bases.clone(), namespace.clone()].into_iter().collect();
    new(vm, &META, Args::positional_only(&values))
}
