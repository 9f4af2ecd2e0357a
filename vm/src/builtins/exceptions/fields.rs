//! Exceptions with fields of their own.
//!
//! Layout: the payload of `BaseException`, then the fields, each a value or none. A type's fields are listed once, in a
//! macro; the number is the index that native code uses.

pub use super::import_error::{IMPORT_ERROR, MODULE_NOT_FOUND_ERROR};
use super::{EXCEPTION, PyBaseException};
use crate::builtins::dict::PyDict;
use crate::call::{Args, wrong_keyword};
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{GetSetDef, TypeSpec, getset, method};
use crate::class::{PyType, create, flags};
use crate::error::{PyResult, Raised};
use crate::heap::Tracer;
use crate::names;
use crate::object::Payload;
use crate::thread::Thread;
use crate::value::Value;
use crate::value_cell::ValueCell;
use std::ptr;

#[repr(C)]
pub struct WithFields<const N: usize> {
    base: PyBaseException,
    fields: [ValueCell; N],
}

// SAFETY: `#[repr(C)]`, begins with the payload of the base, which begins with an `Object`. It is reached through `fields_of`
// alone, which asks for the number of fields.
unsafe impl<const N: usize> Payload for WithFields<N> {
    const TYPE: &'static PyType = &super::BASE_EXCEPTION;

    fn matches(ty: &PyType) -> bool {
        ty.has_flag(flags::EXCEPTION_SUBCLASS) && ty.native.size == size_of::<Self>()
    }
}

impl<const N: usize> Trace for WithFields<N> {
    fn trace(&self, tracer: &mut Tracer) {
        self.base.trace(tracer);
        for field in &self.fields {
            field.trace(tracer);
        }
    }

    fn clear(&self) {
        self.base.clear();
        for field in &self.fields {
            field.set(None);
        }
    }
}

/// The fields of an exception, none for those that have no others than `BaseException`'s.
pub fn fields_of(exception: &Value) -> &[ValueCell] {
    let Some(base) = exception.downcast::<PyBaseException>() else { return &[] };
    let count = (exception.ty().native.size - size_of::<PyBaseException>()) / size_of::<ValueCell>();
    // SAFETY: native payloads of exceptions are `WithFields`, whose fields lie behind the base.
    unsafe { std::slice::from_raw_parts(ptr::from_ref(base).add(1).cast::<ValueCell>(), count) }
}

/// A field's value.
pub fn field(exception: &Value, index: usize) -> Option<Value> {
    fields_of(exception).get(index)?.get()
}

pub fn set_field(exception: &Value, index: usize, value: Option<Value>) {
    if let Some(field) = fields_of(exception).get(index) {
        field.set(value);
    }
}

/// An exception of any type that derives from a native one, its fields empty.
pub fn allocate(vm: &Thread, ty: &PyType, args: Value) -> PyResult {
    macro_rules! with_fields {
        ($($count:literal)*) => {
            match (ty.native.size - size_of::<PyBaseException>()) / size_of::<ValueCell>() {
                0 => {
                    let make = |object| PyBaseException::with_header(object, Some(args));
                    Ok(create::allocate_instance(vm, ty, make)?.into_value())
                }
                $($count => {
                    let make = |object| WithFields::<$count> {
                        base: PyBaseException::with_header(object, Some(args)),
                        fields: [const { ValueCell::empty() }; $count],
                    };
                    Ok(create::allocate_instance(vm, ty, make)?.into_value())
                })*
                _ => Err(vm.system_error("exception of unknown layout")),
            }
        };
    }
    with_fields!(1 2 3 4 5 6 7 8 9 10)
}

/// Raises an exception of a native type with one argument and some fields set.
#[cold]
pub fn raise_with_fields(vm: &Thread, ty: &'static PyType, arg: Value, values: &[(usize, Value)]) -> Raised {
    match super::instantiate(vm, ty, &[arg]) {
        Ok(exception) => {
            for (index, value) in values {
                set_field(&exception, *index, Some(value.clone()));
            }
            vm.raise_value(exception)
        }
        Err(raised) => raised,
    }
}

/// An attribute that is field `I`.
pub(super) const fn member<const I: usize>(name: &'static str, doc: &'static str) -> GetSetDef {
    getset(
        name,
        doc,
        |_, own| Ok(field(own, I).unwrap_or(Value::NONE)),
        |_, own, value| {
            set_field(own, I, value.cloned());
            Ok(())
        },
    )
    .as_member()
}

/// `value`: what a generator returned.
pub static STOP_ITERATION: PyType = PyType::from_spec(&TypeSpec {
    name: "StopIteration",
    doc: "Signal the end from iterator.__next__().",
    base: Some(&EXCEPTION),
    flags: super::SUBCLASSABLE,
    slots: Slots { init: Some(first_argument_init), ..Slots::NONE },
    getset: &[member::<0>("value", "generator return value")],
    ..TypeSpec::object::<WithFields<1>>()
});

/// `code`.
pub static SYSTEM_EXIT: PyType = PyType::from_spec(&TypeSpec {
    name: "SystemExit",
    doc: "Request to exit from the interpreter.",
    base: Some(&super::BASE_EXCEPTION),
    flags: super::SUBCLASSABLE,
    slots: Slots { init: Some(system_exit_init), ..Slots::NONE },
    getset: &[member::<0>("code", "exception code")],
    ..TypeSpec::object::<WithFields<1>>()
});

/// `name`, `obj`.
pub static ATTRIBUTE_ERROR: PyType = PyType::from_spec(&TypeSpec {
    name: "AttributeError",
    doc: "Attribute not found.",
    base: Some(&EXCEPTION),
    flags: super::SUBCLASSABLE,
    slots: Slots {
        init: Some(|vm, own, args| init_fields(vm, own, args, "AttributeError", &["name", "obj"])),
        ..Slots::NONE
    },
    methods: &[
        method("__getstate__", "($self, /)", "The state to be pickled.", attribute_error_getstate),
        method(
            "__reduce__",
            "($self, /)",
            "What pickle and copy make the exception again from.",
            |vm, args| {
                let state = attribute_error_getstate(vm, args)?;
                super::reduction(vm, &args[0], super::as_exception(&args[0]).args(), Some(state))
            },
        ),
    ],
    getset: &[member::<0>("name", "attribute name"), member::<1>("obj", "object")],
    ..TypeSpec::object::<WithFields<2>>()
});

/// `name`.
pub static NAME_ERROR: PyType = PyType::from_spec(&TypeSpec {
    name: "NameError",
    doc: "Name not found globally.",
    base: Some(&EXCEPTION),
    flags: super::SUBCLASSABLE,
    slots: Slots {
        init: Some(|vm, own, args| init_fields(vm, own, args, "NameError", &["name"])),
        ..Slots::NONE
    },
    getset: &[member::<0>("name", "name")],
    ..TypeSpec::object::<WithFields<1>>()
});

pub static UNBOUND_LOCAL_ERROR: PyType = PyType::from_spec(&TypeSpec {
    name: "UnboundLocalError",
    doc: "Local name referenced but not bound to a value.",
    base: Some(&NAME_ERROR),
    flags: super::SUBCLASSABLE,
    ..TypeSpec::object::<WithFields<1>>()
});

/// The exceptions of this file, bases first.
pub static TYPES: &[&PyType] =
    &[&STOP_ITERATION, &SYSTEM_EXIT, &ATTRIBUTE_ERROR, &NAME_ERROR, &UNBOUND_LOCAL_ERROR];

fn first_argument_init(vm: &Thread, own: &Value, args: Args<'_>) -> PyResult<()> {
    super::init(vm, own, args)?;
    set_field(own, 0, Some(args.positional().first().cloned().unwrap_or(Value::NONE)));
    Ok(())
}

fn system_exit_init(vm: &Thread, own: &Value, args: Args<'_>) -> PyResult<()> {
    super::init(vm, own, args)?;
    let code = match args.positional() {
        [] => return Ok(()),
        [code] => code.clone(),
        many => vm.new_tuple(many)?,
    };
    set_field(own, 0, Some(code));
    Ok(())
}

/// The arguments go to `args`; keyword arguments are fields, in this order.
pub(super) fn init_fields(
    vm: &Thread,
    own: &Value,
    args: Args<'_>,
    function: &str,
    names: &[&str],
) -> PyResult<()> {
    super::init(vm, own, Args::positional_only(args.positional()))?;
    let (most, given) = (names.len(), args.keywords().count());
    if given > most {
        let s = if most == 1 { "" } else { "s" };
        return Err(
            vm.type_error(format!("{function}() takes at most {most} keyword argument{s} ({given} given)"))
        );
    }
    for (name, _) in args.keywords() {
        if !names.iter().any(|known| name.is_text(known)) {
            return Err(wrong_keyword(vm, &format!("{function}()"), names.iter().copied(), name));
        }
    }
    for (index, name) in names.iter().enumerate() {
        set_field(own, index, args.keyword(name).cloned());
    }
    Ok(())
}

/// `obj` is left out: it need not be something that can be pickled.
fn attribute_error_getstate(vm: &Thread, args: &[Value]) -> PyResult {
    let state = match super::instance_dict(vm, &args[0])? {
        Some(dict) => dict.copy(vm)?,
        None => PyDict::new(vm)?,
    };
    if let Some(name) = field(&args[0], 0) {
        state.set_str(&names::name, name)?;
    }
    state.set_str(&names::args, super::as_exception(&args[0]).args())?;
    Ok(state.into_value())
}
