//! The module `_csv`: reading and writing of tables as text.

mod dialect;
mod reader;
mod writer;

use dialect::PyDialect;
use std::cell::{Cell, RefCell};
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::exceptions::{self, PyBaseException};
use taipan_vm::builtins::int;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::call::{Args, check_positional_count};
use taipan_vm::class::ready::ready_all;
use taipan_vm::class::spec::{Constant, TypeSpec, method, variadic};
use taipan_vm::class::{PyType, flags, statics};
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::modules::ModuleSpec;
use taipan_vm::object::{Ref, to_value};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_csv",
    doc: "CSV parsing and writing.\n",
    functions: &[
        variadic(
            "reader",
            "($module, iterable, /, dialect='excel', **fmtparams)",
            "Return a reader object that will process lines from the given iterable.",
            reader::new,
        ),
        variadic(
            "writer",
            "($module, fileobj, /, dialect='excel', **fmtparams)",
            "Return a writer object that will write user data on the given file object.",
            writer::new,
        ),
        method("list_dialects", "($module, /)", "Return a list of all known dialect names.", |vm, _| {
            let dialects = dialects(vm)?;
            vm.new_list(vm.iterate_to_buf(dialects.as_value())?)
        }),
        variadic(
            "register_dialect",
            "($module, name, /, dialect='excel', **fmtparams)",
            "Create a mapping from a string name to a CSV dialect.",
            register_dialect,
        ),
        method("unregister_dialect", "($module, /, name)", "Delete the name/dialect mapping.", |vm, args| {
            match dialects(vm)?.remove_item(vm, &args[1])? {
                Some(_) => Ok(Value::NONE),
                None => Err(error(vm, "unknown dialect")),
            }
        }),
        method(
            "get_dialect",
            "($module, /, name)",
            "Return the dialect instance associated with name.",
            |vm, args| registered(vm, &args[1]),
        ),
        method(
            "field_size_limit",
            "($module, /, new_limit=<unrepresentable>)",
            "Set an upper limit on parsed fields, and return the old one.",
            field_size_limit,
        ),
    ],
    constants: &[
        ("QUOTE_MINIMAL", Constant::Int(dialect::QUOTE_MINIMAL)),
        ("QUOTE_ALL", Constant::Int(dialect::QUOTE_ALL)),
        ("QUOTE_NONNUMERIC", Constant::Int(dialect::QUOTE_NONNUMERIC)),
        ("QUOTE_NONE", Constant::Int(dialect::QUOTE_NONE)),
        ("QUOTE_STRINGS", Constant::Int(dialect::QUOTE_STRINGS)),
        ("QUOTE_NOTNULL", Constant::Int(dialect::QUOTE_NOTNULL)),
    ],
    types: &[&dialect::TYPE, &ERROR],
    init: Some(|vm, module| {
        ready_all([&reader::TYPE, &writer::TYPE].into_iter());
        let dict = module.dict();
        dict.set_str(statics::intern("Reader"), to_value(&reader::TYPE))?;
        dict.set_str(statics::intern("Writer"), to_value(&writer::TYPE))?;
        dict.set_str(statics::intern("_dialects"), dialects(vm)?.into_value())
    }),
    ..ModuleSpec::NEW
};

pub static ERROR: PyType = PyType::from_spec(&TypeSpec {
    name: "_csv.Error",
    base: Some(&exceptions::EXCEPTION),
    flags: flags::BASETYPE | flags::EXCEPTION_SUBCLASS,
    ..TypeSpec::object::<PyBaseException>()
});

/// What the module keeps for a VM.
struct State {
    dialects: RefCell<Option<Ref<PyDict>>>,
    field_limit: Cell<isize>,
}

impl Default for State {
    fn default() -> Self {
        State { dialects: RefCell::new(None), field_limit: Cell::new(128 * 1024) }
    }
}

fn error(vm: &Thread, text: impl AsRef<str>) -> Raised {
    vm.raise(&ERROR, text.as_ref())
}

fn field_limit(vm: &Thread) -> isize {
    vm.interp().module_states.get::<State>().field_limit.get()
}

fn dialects(vm: &Thread) -> PyResult<Ref<PyDict>> {
    let state = vm.interp().module_states.get::<State>();
    if let Some(dialects) = &*state.dialects.borrow() {
        return Ok(dialects.clone());
    }
    let dialects = PyDict::new(vm)?;
    *state.dialects.borrow_mut() = Some(dialects.clone());
    Ok(dialects)
}

/// The dialect registered under a name.
fn registered(vm: &Thread, name: &Value) -> PyResult {
    match dialects(vm)?.get_item(vm, name)? {
        Some(dialect) => Ok(dialect),
        None => Err(error(vm, "unknown dialect")),
    }
}

/// Arguments of a function that makes a dialect: `fixed`, and `dialect` with the parameters of its format.
fn with_dialect<'a>(vm: &Thread, name: &str, args: Args<'a>) -> PyResult<(&'a Value, Ref<PyDialect>)> {
    // The module comes first.
    let given = args.positional().get(1..).unwrap_or_default();
    check_positional_count(vm, name, given.len(), 1, 2)?;
    // What follows the object is what `Dialect` takes.
    let row = Args::new(&args.values()[2..], args.keyword_names());
    Ok((&given[0], dialect::make(vm, row)?))
}

fn register_dialect(vm: &Thread, args: Args<'_>) -> PyResult {
    let name = args.positional().get(1);
    if name.is_some_and(|name| name.downcast::<PyStr>().is_none()) && args.positional().len() <= 3 {
        return Err(vm.type_error("dialect name must be a string"));
    }
    let (name, dialect) = with_dialect(vm, "register_dialect", args)?;
    dialects(vm)?.set_item(vm, name, dialect.into_value())?;
    Ok(Value::NONE)
}

fn field_size_limit(vm: &Thread, args: &[Value]) -> PyResult {
    let state = vm.interp().module_states.get::<State>();
    let old = state.field_limit.get();
    if !args[1].is_unbound() {
        if !int::is_exact(&args[1]) {
            return Err(vm.type_error("limit must be an integer"));
        }
        let Some(limit) = int::as_i64(&args[1]) else {
            return Err(vm.overflow_error("Python int too large to convert to C ssize_t"));
        };
        state.field_limit.set(limit as isize);
    }
    int::from_i64(vm, old as i64)
}
