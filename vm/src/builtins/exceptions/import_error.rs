//! `ImportError` and `ModuleNotFoundError`.

use super::fields::{WithFields, field, init_fields, member, set_field};
use super::{EXCEPTION, as_exception, instance_dict, reduction};
use crate::builtins::dict::PyDict;
use crate::builtins::str::PyStr;
use crate::call::Args;
use crate::class::PyType;
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, method};
use crate::error::{PyResult, Raised};
use crate::names;
use crate::object::Ref;
use crate::thread::Thread;
use crate::value::Value;

/// Indices of the fields.
pub const NAME: usize = 0;
pub const PATH: usize = 1;
pub const NAME_FROM: usize = 2;
pub const MSG: usize = 3;

pub static IMPORT_ERROR: PyType = PyType::from_spec(&TypeSpec {
    name: "ImportError",
    doc: "Import can't find module, or can't find name in module.",
    base: Some(&EXCEPTION),
    flags: super::SUBCLASSABLE,
    slots: Slots { init: Some(init), str: Some(str), ..Slots::NONE },
    methods: &[method(
        "__reduce__",
        "($self, /)",
        "What pickle and copy make the exception again from.",
        reduce,
    )],
    getset: &[
        member::<MSG>("msg", "exception message"),
        member::<NAME>("name", "module name"),
        member::<PATH>("path", "module path"),
        member::<NAME_FROM>("name_from", "name imported from module"),
    ],
    ..TypeSpec::object::<WithFields<4>>()
});

pub static MODULE_NOT_FOUND_ERROR: PyType = PyType::from_spec(&TypeSpec {
    name: "ModuleNotFoundError",
    doc: "Module not found.",
    base: Some(&IMPORT_ERROR),
    flags: super::SUBCLASSABLE,
    ..TypeSpec::object::<WithFields<4>>()
});

pub static TYPES: &[&PyType] = &[&IMPORT_ERROR, &MODULE_NOT_FOUND_ERROR];

fn init(vm: &Thread, own: &Value, args: Args<'_>) -> PyResult<()> {
    init_fields(vm, own, args, "ImportError", &["name", "path", "name_from"])?;
    let message = match args.positional() {
        [message] => Some(message.clone()),
        _ => None,
    };
    set_field(own, MSG, message);
    Ok(())
}

fn str(vm: &Thread, own: &Value) -> PyResult {
    match field(own, MSG) {
        Some(message) if message.downcast_exact::<PyStr>().is_some() => Ok(message),
        _ => super::str(vm, own),
    }
}

fn reduce(vm: &Thread, args: &[Value]) -> PyResult {
    let own = &args[0];
    let fields = [(&names::name, NAME), (&names::path, PATH), (&names::name_from, NAME_FROM)];
    let dict = instance_dict(vm, own)?;
    let has_fields = fields.iter().any(|(_, index)| field(own, *index).is_some());
    let state = match dict {
        Some(dict) if !has_fields => Some(dict),
        None if !has_fields => None,
        dict => {
            let state = match dict {
                Some(dict) => dict.copy(vm)?,
                None => PyDict::new(vm)?,
            };
            for (name, index) in fields {
                if let Some(value) = field(own, index) {
                    state.set_str(name, value)?;
                }
            }
            Some(state)
        }
    };
    reduction(vm, own, as_exception(own).args(), state.map(Ref::into_value))
}

/// Raises an `ImportError` or `ModuleNotFoundError` with these fields.
#[cold]
pub fn raise_import_error(
    vm: &Thread,
    ty: &'static PyType,
    text: &str,
    name: Option<&Value>,
    path: Option<&Value>,
) -> Raised {
    let exception = match vm.new_str(text).and_then(|text| super::instantiate(vm, ty, &[text])) {
        Ok(exception) => exception,
        Err(raised) => return raised,
    };
    set_field(&exception, NAME, name.cloned());
    set_field(&exception, PATH, path.cloned());
    vm.raise_value(exception)
}
