//! `_pickle`: pickling and unpickling, and the exceptions and the buffer type of `pickle`.
//!
//! `save*` writes, `load*` reads; `pickler` and `unpickler` are the types around them. Byte for byte a pickle is the one that
//! CPython's `_pickle` makes of the same objects.

mod buffer;
mod find_class;
mod input;
mod load;
mod load_objects;
mod memo;
mod opcode;
mod output;
mod pickler;
mod proxies;
mod save;
mod save_containers;
mod save_global;
mod save_reduce;
mod unpickler;

use save_global::{ClassNames, Compat};
use std::cell::OnceCell;
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::exceptions::{self, PyBaseException};
use taipan_vm::builtins::str::PyStr;
use taipan_vm::class::ready::ready_all;
use taipan_vm::class::spec::{TypeSpec, method};
use taipan_vm::class::{PyType, flags};
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::import::engine::import_absolute;
use taipan_vm::modules::ModuleSpec;
use taipan_vm::object::Ref;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_pickle",
    doc: "Optimized C implementation for the Python pickle module.",
    functions: &[
        method(
            "dump",
            "($module, /, obj, file, protocol=None, *, fix_imports=True,\n     buffer_callback=None)",
            "Write a pickled representation of obj to the open file object file.",
            pickler::dump,
        ),
        method(
            "dumps",
            "($module, /, obj, protocol=None, *, fix_imports=True,\n      buffer_callback=None)",
            "Return the pickled representation of the object as a bytes object.",
            pickler::dumps,
        ),
        method(
            "load",
            "($module, /, file, *, fix_imports=True, encoding='ASCII',\n     errors='strict', buffers=())",
            "Read and return an object from the pickle data stored in a file.",
            unpickler::load,
        ),
        method(
            "loads",
            "($module, data, /, *, fix_imports=True, encoding='ASCII',\n      errors='strict', buffers=())",
            "Read and return an object from the given pickle data.",
            unpickler::loads,
        ),
    ],
    types: &[
        &PICKLE_ERROR,
        &PICKLING_ERROR,
        &UNPICKLING_ERROR,
        &pickler::TYPE,
        &unpickler::TYPE,
        &buffer::TYPE,
    ],
    init: Some(|_, _| {
        ready_all([&proxies::PICKLER_MEMO, &proxies::UNPICKLER_MEMO].into_iter());
        Ok(())
    }),
    ..ModuleSpec::NEW
};

const fn exception(name: &'static str, base: &'static PyType) -> TypeSpec {
    TypeSpec {
        name,
        base: Some(base),
        flags: flags::BASETYPE | flags::EXCEPTION_SUBCLASS,
        ..TypeSpec::object::<PyBaseException>()
    }
}

pub static PICKLE_ERROR: PyType =
    PyType::from_spec(&const { exception("_pickle.PickleError", &exceptions::EXCEPTION) });
pub static PICKLING_ERROR: PyType =
    PyType::from_spec(&const { exception("_pickle.PicklingError", &PICKLE_ERROR) });
pub static UNPICKLING_ERROR: PyType =
    PyType::from_spec(&const { exception("_pickle.UnpicklingError", &PICKLE_ERROR) });

/// What the module keeps for a VM, each fetched when it is first needed.
#[derive(Default)]
struct State {
    registries: OnceCell<Registries>,
    compat: OnceCell<Compat>,
    codecs_encode: OnceCell<Value>,
    partial: OnceCell<Value>,
    class_names: ClassNames,
}

/// `copyreg`'s tables.
struct Registries {
    dispatch_table: Ref<PyDict>,
    extension_registry: Ref<PyDict>,
    inverted_registry: Ref<PyDict>,
    extension_cache: Ref<PyDict>,
}

fn get_or_make<T>(cell: &OnceCell<T>, make: impl FnOnce() -> PyResult<T>) -> PyResult<&T> {
    if let Some(known) = cell.get() {
        return Ok(known);
    }
    let made = make()?;
    Ok(cell.get_or_init(|| made))
}

impl State {
    #[inline]
    fn registries(&self, vm: &Thread) -> PyResult<&Registries> {
        get_or_make(&self.registries, || {
            let module = import_absolute(vm, "copyreg")?;
            let dict = |name: &str| {
                let value = vm.get_attr_str(&module, name)?;
                Ref::<PyDict>::try_from_value(value).map_err(|other| {
                    let ty = other.ty().name();
                    vm.runtime_error(format!("copyreg.{name} should be a dict, not {ty:.200}"))
                })
            };
            Ok(Registries {
                dispatch_table: dict("dispatch_table")?,
                extension_registry: dict("_extension_registry")?,
                inverted_registry: dict("_inverted_registry")?,
                extension_cache: dict("_extension_cache")?,
            })
        })
    }

    fn compat(&self, vm: &Thread) -> PyResult<&Compat> {
        get_or_make(&self.compat, || {
            let module = import_absolute(vm, "_compat_pickle")?;
            let attribute = |name: &str| {
                let value = vm.get_attr_str(&module, name)?;
                if value.downcast::<PyDict>().is_none() {
                    let ty = value.ty().name();
                    let text = format!("_compat_pickle.{name} should be a dict, not {ty:.200}");
                    return Err(vm.runtime_error(text));
                }
                Ok(value)
            };
            Ok(Compat {
                name_mapping: attribute("NAME_MAPPING")?,
                import_mapping: attribute("IMPORT_MAPPING")?,
                reverse_name_mapping: attribute("REVERSE_NAME_MAPPING")?,
                reverse_import_mapping: attribute("REVERSE_IMPORT_MAPPING")?,
            })
        })
    }

    fn codecs_encode(&self, vm: &Thread) -> PyResult {
        let encode = || vm.get_attr_str(&import_absolute(vm, "codecs")?, "encode");
        get_or_make(&self.codecs_encode, encode).cloned()
    }

    fn partial(&self, vm: &Thread) -> PyResult {
        let partial = || vm.get_attr_str(&import_absolute(vm, "functools")?, "partial");
        get_or_make(&self.partial, partial).cloned()
    }
}

/// `mapping[key]`, or nothing where that is a `KeyError`.
fn optional_item(vm: &Thread, mapping: &Value, key: &Value) -> PyResult<Option<Value>> {
    if let Some(dict) = mapping.downcast_exact::<PyDict>() {
        return dict.get_item(vm, key);
    }
    match vm.get_item(mapping, key) {
        Ok(value) => Ok(Some(value)),
        Err(_) if vm.raised_matches(&exceptions::KEY_ERROR) => {
            vm.clear_raised();
            Ok(None)
        }
        Err(raised) => Err(raised),
    }
}

/// Raises an exception in place of the one on its way, which becomes its context; `text` is made of that one.
#[cold]
fn in_context(vm: &Thread, ty: &'static PyType, text: impl FnOnce(&Value) -> PyResult<String>) -> Raised {
    let Some(earlier) = vm.take_raised() else { return Raised };
    match text(&earlier) {
        Ok(text) => {
            let raised = vm.raise(ty, &text);
            vm.chain_raised(Some(earlier));
            raised
        }
        Err(raised) => raised,
    }
}

/// The module of that name, imported now if it has not been.
fn import_module(vm: &Thread, name: &Value) -> PyResult {
    let Some(text) = name.downcast::<PyStr>() else {
        return Err(vm.type_error("module name must be a string"));
    };
    if let Some(module) = vm.modules()?.get_str(text).filter(|module| !module.is_none()) {
        return Ok(module);
    }
    if text.is_empty() {
        return Err(vm.value_error("Empty module name"));
    }
    import_absolute(vm, &text.to_string_lossy())
}

/// `object.a.b` for the path `a.b`.
fn get_path(vm: &Thread, object: &Value, path: &PyStr) -> PyResult {
    if path.text().iter().all(|code| code != u32::from(b'.')) {
        return vm.get_attr(object, path);
    }
    let mut object = object.clone();
    for part in save_global::path_parts(vm, path)? {
        object = vm.get_attr(&object, &*vm.expect_attribute_name(&part)?)?;
    }
    Ok(object)
}
