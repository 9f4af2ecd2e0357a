//! `_imp`: what `importlib` asks of the VM. The finding and loading of modules that nobody has interfered with is native
//! (`taipan_vm::import`); this is for when `importlib` does it.

use std::rc::Rc;
use taipan_vm::builtins::bytes::PyBytes;
use taipan_vm::builtins::code::PyCode;
use taipan_vm::builtins::exceptions::fields::{self, IMPORT_ERROR};
use taipan_vm::builtins::int;
use taipan_vm::builtins::memoryview::PyMemoryView;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::class::spec::{Constant, MethodDef, method};
use taipan_vm::collections::Buf;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::import::allowed::Asker;
use taipan_vm::import::{Frozen, find, load, pyc};
use taipan_vm::modules::ModuleSpec;
use taipan_vm::names;
use taipan_vm::protocol::argument::Which;
use taipan_vm::reentrant_lock::ReentrantLock;
use taipan_vm::text::hash::HashKey;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_imp",
    doc: "(Extremely) low-level import machinery bits as used by importlib.",
    functions: FUNCTIONS,
    constants: &[("pyc_magic_number_token", Constant::Int(u32::from_le_bytes(pyc::MAGIC) as i64))],
    init: Some(|vm, module| {
        let mode = vm.new_str(vm.interp().config.check_hash_pycs.name())?;
        module.dict().set_str(&*vm.intern_str("check_hash_based_pycs")?, mode)
    }),
    ..ModuleSpec::NEW
};

static FUNCTIONS: &[MethodDef] = &[
    method(
        "extension_suffixes",
        "($module, /)",
        "Returns the list of file suffixes used to identify extension modules.",
        |vm, _| {
            // There are no extension modules.
            vm.new_list(Buf::new())
        },
    ),
    method(
        "lock_held",
        "($module, /)",
        "Return True if the import lock is currently held, else False.",
        |vm, _| Ok(Value::bool(lock(vm).0.is_held())),
    ),
    method(
        "acquire_lock",
        "($module, /)",
        "Acquires the interpreter's import lock for the current thread.",
        |vm, _| {
            lock(vm).0.acquire(vm)?;
            Ok(Value::NONE)
        },
    ),
    method("release_lock", "($module, /)", "Release the interpreter's import lock.", |vm, _| {
        if !lock(vm).0.release(vm) {
            return Err(vm.runtime_error("not holding the import lock"));
        }
        Ok(Value::NONE)
    }),
    method(
        "find_frozen",
        "($module, name, /, *, withdata=False)",
        "Return info about the corresponding frozen module (if there is one) or None.",
        find_frozen,
    ),
    method(
        "get_frozen_object",
        "($module, name, data=None, /)",
        "Create a code object for a frozen module.",
        get_frozen_object,
    ),
    method(
        "is_frozen_package",
        "($module, name, /)",
        "Returns True if the module name is of a frozen package.",
        |vm, args| {
            let name = name_argument(vm, &args[1], "is_frozen_package", Which::Only)?;
            match frozen(vm, &name) {
                Some(frozen) => Ok(Value::bool(frozen.is_package)),
                None => Err(no_frozen(vm, &args[1])),
            }
        },
    ),
    method("create_builtin", "($module, spec, /)", "Create an extension module.", create_builtin),
    method("init_frozen", "($module, name, /)", "Initializes a frozen module.", init_frozen),
    method(
        "is_builtin",
        "($module, name, /)",
        "Returns True if the module name corresponds to a built-in module.",
        |vm, args| {
            let name = name_argument(vm, &args[1], "is_builtin", Which::Only)?;
            Ok(int::small(match name.as_str() {
                "sys" | "builtins" => -1,
                name => (vm.native_module(name).is_some() && vm.may_import(name, Asker::Caller)).into(),
            }))
        },
    ),
    method(
        "is_frozen",
        "($module, name, /)",
        "Returns True if the module name corresponds to a frozen module.",
        |vm, args| {
            let name = name_argument(vm, &args[1], "is_frozen", Which::Only)?;
            Ok(Value::bool(frozen(vm, &name).is_some()))
        },
    ),
    method(
        "_frozen_module_names",
        "($module, /)",
        "Returns the list of available frozen modules.",
        |vm, _| {
            let mut names = Buf::new();
            for frozen in (vm.interp().config.frozen.modules)() {
                names.push(vm.new_str(frozen.name)?)?;
            }
            vm.new_list(names)
        },
    ),
    method("_override_frozen_modules_for_tests", "($module, override, /)", "", |vm, args| {
        vm.c_int_argument(&args[1])?;
        Ok(Value::NONE)
    }),
    method("_override_multi_interp_extensions_check", "($module, override, /)", "", |vm, args| {
        vm.c_int_argument(&args[1])?;
        Err(vm.runtime_error(
            "_imp._override_multi_interp_extensions_check() cannot be used in the main interpreter",
        ))
    }),
    method(
        "create_dynamic",
        "($module, spec, file=<unrepresentable>, /)",
        "Create an extension module.",
        create_dynamic,
    ),
    method("exec_dynamic", "($module, mod, /)", "Initialize an extension module.", |_, _| Ok(int::small(0))),
    method("exec_builtin", "($module, mod, /)", "Initialize a built-in module.", |_, _| Ok(int::small(0))),
    method(
        "_fix_co_filename",
        "($module, code, path, /)",
        "Changes code.co_filename to specify the passed-in file path.",
        fix_co_filename,
    ),
    method("source_hash", "($module, /, key, source)", "", source_hash),
];

/// The import lock.
#[derive(Default)]
struct ImportLock(ReentrantLock);

fn lock(vm: &Thread) -> Rc<ImportLock> {
    vm.interp().module_states.get::<ImportLock>()
}

fn name_argument(vm: &Thread, value: &Value, function: &str, which: Which) -> PyResult<String> {
    Ok(vm.str_argument(value, function, which)?.to_string_lossy())
}

/// A frozen module, by its own name or by those of `importlib`'s parts as the VM has them.
fn frozen(vm: &Thread, name: &str) -> Option<&'static Frozen> {
    let name = match name {
        "_frozen_importlib" => "importlib._bootstrap",
        "_frozen_importlib_external" => "importlib._bootstrap_external",
        name => name,
    };
    vm.interp().config.frozen.find(name)
}

#[cold]
fn import_error(vm: &Thread, before: &str, name: &Value, after: &str) -> Raised {
    let text = vm.repr(name).and_then(|shown| vm.format_str(before, &shown, after));
    match text {
        Ok(text) => fields::raise_with_fields(vm, &IMPORT_ERROR, text, &[(0, name.clone())]),
        Err(raised) => raised,
    }
}

fn no_frozen(vm: &Thread, name: &Value) -> Raised {
    import_error(vm, "No such frozen object named ", name, "")
}

fn find_frozen(vm: &Thread, args: &[Value]) -> PyResult {
    let name = name_argument(vm, &args[1], "find_frozen", Which::At(1))?;
    let with_data = vm.bool_argument(&args[2], false)?;
    let Some(found) = frozen(vm, &name) else { return Ok(Value::NONE) };
    if !vm.may_import(&name, Asker::Caller) {
        return Ok(Value::NONE);
    }
    if is_hidden(vm, &name)? {
        return Ok(Value::NONE);
    }
    let data = if with_data {
        let code = vm.new_bytes(found.code)?;
        PyMemoryView::of_object(vm, &code)?.into_value()
    } else {
        Value::NONE
    };
    vm.new_tuple(&[data, Value::bool(found.is_package), vm.new_str(found.name)?])
}

/// Whether a file of the program's own comes before the frozen module of that name.
fn is_hidden(vm: &Thread, name: &str) -> PyResult<bool> {
    let path = match name.rsplit_once('.') {
        None => vm.sys_attribute("path")?,
        Some((parent, _)) => match vm.modules()?.get_str(&*vm.intern_str(parent)?) {
            Some(parent) => vm.get_attr_opt(&parent, &names::__path__)?,
            None => None,
        },
    };
    Ok(!matches!(find::find_before_library(vm, name, path.as_ref())?, find::Found::Nothing))
}

fn get_frozen_object(vm: &Thread, args: &[Value]) -> PyResult {
    let name = name_argument(vm, &args[1], "get_frozen_object", Which::At(1))?;
    let data = &args[2];
    if !data.is_unbound() && !data.is_none() {
        if !taipan_vm::buffer::is_exporter(data) {
            return Err(vm.bad_argument("get_frozen_object", Which::At(2), "bytes", data));
        }
        let bytes = vm.bytes_like(data)?;
        let loaded = crate::marshal::loads(vm, &bytes);
        return match loaded {
            Ok(code) if code.downcast::<PyCode>().is_some() => Ok(code),
            Err(raised) if vm.is_terminating() => Err(raised),
            Ok(_) | Err(_) => {
                vm.clear_raised();
                Err(import_error(vm, "Frozen object named ", &args[1], " is invalid"))
            }
        };
    }
    let Some(found) = frozen(vm, &name) else { return Err(no_frozen(vm, &args[1])) };
    vm.allow_import(&name, Asker::Caller)?;
    Ok(PyCode::new(vm, load::frozen_code(vm, found)?)?.into_value())
}

fn init_frozen(vm: &Thread, args: &[Value]) -> PyResult {
    let name = name_argument(vm, &args[1], "init_frozen", Which::Only)?;
    match frozen(vm, &name) {
        Some(_) => {
            vm.allow_import(&name, Asker::Caller)?;
            taipan_vm::import::engine::import_absolute(vm, &name)
        }
        None => Ok(Value::NONE),
    }
}

fn create_builtin(vm: &Thread, args: &[Value]) -> PyResult {
    let name = vm.get_attr(&args[1], &names::name)?;
    let text = vm.expect_str(&name, "name")?.to_string_lossy();
    if matches!(text.as_str(), "sys" | "builtins")
        && let Some(own) = name.downcast::<PyStr>()
        && let Some(module) = vm.modules()?.get_str(own)
    {
        return Ok(module);
    }
    vm.allow_import(&text, Asker::Caller)?;
    match vm.native_module(&text) {
        Some(spec) => Ok(spec.instantiate(vm)?.into_value()),
        None => Ok(Value::NONE),
    }
}

fn create_dynamic(vm: &Thread, args: &[Value]) -> PyResult {
    let name = vm.get_attr(&args[1], &names::name)?;
    Err(import_error(vm, "extension modules in C cannot be loaded: ", &name, ""))
}

fn fix_co_filename(vm: &Thread, args: &[Value]) -> PyResult {
    let Some(code) = args[1].downcast::<PyCode>() else {
        return Err(vm.bad_argument("_fix_co_filename", Which::At(1), "code", &args[1]));
    };
    vm.str_argument(&args[2], "_fix_co_filename", Which::At(2))?;
    code.set_filename(vm, &args[2])?;
    Ok(Value::NONE)
}

fn source_hash(vm: &Thread, args: &[Value]) -> PyResult {
    let key = vm.expect_i64(&args[1])? as u64;
    let source = vm.bytes_like(&args[2])?;
    let mut bytes = [0; 16];
    bytes[..8].copy_from_slice(&key.to_le_bytes());
    let hash = HashKey::from_bytes(bytes).siphash(&source);
    Ok(PyBytes::from_slice(vm, &hash.to_le_bytes())?.into_value())
}
