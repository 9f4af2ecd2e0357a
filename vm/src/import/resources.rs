//! What `FrozenImporter` tells of modules that are built in beyond loading them: their sources, which `linecache` and `inspect`
//! ask for, and the files of their packages, which `pkgutil.get_data` and `importlib.resources` ask for.
//!
//! The files are named as if the library's folder were there. Nothing is unpacked before it is read.

use super::FrozenLibrary;
use super::load::library_folder;
use crate::builtins::bytes::PyBytes;
use crate::builtins::exceptions::{self, import_error::raise_import_error};
use crate::builtins::function::builtin::PyBuiltin;
use crate::class::spec::{MethodDef, method};
use crate::collections::Buf;
use crate::error::PyResult;
use crate::thread::Thread;
use crate::value::Value;

static METHODS: &[MethodDef] = &[
    method("get_source", "(fullname, /)", "Return the source text of a frozen module.", get_source),
    method("get_data", "(path, /)", "Return the contents of a file of the frozen library.", get_data),
    method(
        "get_resource_reader",
        "(fullname, /)",
        "Return a reader of the files of a frozen package, or None.",
        get_resource_reader,
    ),
];

/// Adds the methods to `FrozenImporter`.
pub fn add_methods(vm: &Thread, importer: &Value) -> PyResult<()> {
    for def in METHODS {
        let function = PyBuiltin::new(vm, def, None, None)?.into_value();
        let method = vm.call(&crate::builtins::staticmethod::TYPE.to_value(), &[function])?;
        vm.set_attr(importer, &*vm.intern_str(def.name)?, Some(&method))?;
    }
    Ok(())
}

fn library(vm: &Thread) -> FrozenLibrary {
    vm.interp().config.frozen
}

fn get_source(vm: &Thread, args: &[Value]) -> PyResult {
    let name = vm.expect_str(&args[0], "fullname")?.to_string_lossy();
    let Some(module) = library(vm).find(&name) else {
        if matches!(&*name, "_frozen_importlib" | "_frozen_importlib_external") {
            return Ok(Value::NONE);
        }
        let text = format!("'{name}' is not a frozen module");
        return Err(raise_import_error(vm, &exceptions::IMPORT_ERROR, &text, Some(&args[0]), None));
    };
    match (library(vm).source)(module) {
        Some(source) => vm.new_str(&String::from_utf8_lossy(&source)),
        None => Ok(Value::NONE),
    }
}

fn get_data(vm: &Thread, args: &[Value]) -> PyResult {
    let path = vm.fs_path(&args[0])?;
    let found = crate::sys::path_of(&path).and_then(|path| {
        let file = path.strip_prefix(library_folder(vm)).ok()?.to_str()?;
        library(vm).contents(file)
    });
    match found {
        Some(data) => Ok(PyBytes::from_slice(vm, &data)?.into_value()),
        None => Err(vm.raise_os_error(libc::ENOENT, Some(&path.into_value()), None)),
    }
}

/// The reader gets the package's folder and the names of all files below it.
fn get_resource_reader(vm: &Thread, args: &[Value]) -> PyResult {
    let name = vm.expect_str(&args[0], "fullname")?.to_string_lossy();
    let Some(folder) = library(vm).find(&name).and_then(|module| module.file.strip_suffix("/__init__.py"))
    else {
        return Ok(Value::NONE);
    };
    let mut names = Buf::new();
    for file in library(vm).file_names() {
        if let Some(file) = file.strip_prefix(folder).and_then(|file| file.strip_prefix('/')) {
            names.push(vm.new_str(file)?)?;
        }
    }
    let place = crate::sys::path_str(vm.heap(), &library_folder(vm).join(folder))?.into_value();
    let module = super::engine::import_absolute(vm, "importlib.resources._frozen")?;
    vm.call(&vm.get_attr_str(&module, "FrozenReader")?, &[place, vm.new_tuple(&names)?])
}
