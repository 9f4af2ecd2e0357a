//! `_sqlite3`: databases of SQLite, which is built in, as CPython's package `sqlite3` wants them.
//!
//! Invariants:
//! 1. SQLite runs without the VM's lock where it may take long or call back; what it calls back takes the lock again.
//! 2. What SQLite shows (texts, blobs) is copied before anything else happens on the connection.
//! 3. A VM that may not use all files is confined to memory and to granted folders (`confine`), and every statement looks at
//!    the VM's limits while it runs (`hooks`).

mod adapt;
mod backup;
mod bind;
mod blob;
mod cache;
mod column;
mod confine;
mod connection;
mod constants;
mod context;
mod cursor;
mod errors;
mod functions;
mod hooks;
mod memory;
mod native;
mod row;
mod settings;
mod statement;
mod transaction;

use libsqlite3_sys as ffi;
use std::cell::Cell;
use std::cell::RefCell;
use std::rc::Rc;
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::int;
use taipan_vm::class::ready::ready_all;
use taipan_vm::class::spec::{Constant, method, variadic};
use taipan_vm::class::statics;
use taipan_vm::error::PyResult;
use taipan_vm::modules::ModuleSpec;
use taipan_vm::object::Ref;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_sqlite3",
    functions: &[
        method(
            "adapt",
            "($module, obj, proto=PrepareProtocolType, alt=<unrepresentable>, /)",
            "Adapt an object to a protocol.",
            |vm, args| adapt::adapt(vm, &args[1..]),
        ),
        method(
            "complete_statement",
            "($module, /, statement)",
            "Return whether a text ends with a complete statement.",
            |vm, args| {
                let text = native::c_text(vm, "complete_statement", "'statement'", &args[1])?;
                // SAFETY: a text that ends with a null.
                Ok(Value::bool(unsafe { ffi::sqlite3_complete(text.as_ptr()) } != 0))
            },
        ),
        variadic(
            "connect",
            "($module, /, database, timeout=5.0, detect_types=0,\n        isolation_level='', check_same_thread=True,\n        factory=ConnectionType, cached_statements=128, uri=False, *,\n        autocommit=sqlite3.LEGACY_TRANSACTION_CONTROL)",
            "Open a connection to a database.",
            |vm, args| connection::connect(vm, args.split_first().map_or(args, |(_, rest)| rest)),
        ),
        method(
            "enable_callback_tracebacks",
            "($module, enable, /)",
            "Report what callbacks raise, or do not.",
            |vm, args| {
                state(vm).callback_tracebacks.set(vm.is_true(&args[1])?);
                Ok(Value::NONE)
            },
        ),
        method(
            "register_adapter",
            "($module, type, adapter, /)",
            "Register a function that makes values for SQLite of objects.",
            |vm, args| adapt::register_adapter(vm, &args[1..]),
        ),
        method(
            "register_converter",
            "($module, typename, converter, /)",
            "Register a function that makes objects of values from SQLite.",
            |vm, args| adapt::register_converter(vm, &args[1..]),
        ),
    ],
    constants: &[
        ("PARSE_DECLTYPES", Constant::Int(connection::PARSE_DECLTYPES as i64)),
        ("PARSE_COLNAMES", Constant::Int(connection::PARSE_COLNAMES as i64)),
        ("LEGACY_TRANSACTION_CONTROL", Constant::Int(transaction::LEGACY)),
    ],
    types: &[
        &blob::TYPE,
        &connection::TYPE,
        &cursor::TYPE,
        &adapt::PROTOCOL,
        &row::TYPE,
        &errors::ERROR,
        &errors::WARNING,
        &errors::INTERFACE_ERROR,
        &errors::DATABASE_ERROR,
        &errors::INTERNAL_ERROR,
        &errors::OPERATIONAL_ERROR,
        &errors::PROGRAMMING_ERROR,
        &errors::INTEGRITY_ERROR,
        &errors::DATA_ERROR,
        &errors::NOT_SUPPORTED_ERROR,
    ],
    init: Some(|vm, module| {
        ready_all([&statement::TYPE].into_iter());
        let dict = module.dict();
        for (name, number) in constants::RESULTS.iter().chain(&constants::OTHERS) {
            dict.set_str(statics::intern_once(name), int::small((*number).into()))?;
        }
        // SAFETY: takes nothing, and returns a text of the library's.
        let version = unsafe { errors::text_of(ffi::sqlite3_libversion()) };
        dict.set_str(statics::intern("sqlite_version"), vm.new_str(&version)?)?;
        // SAFETY: takes nothing.
        let threadsafety = match unsafe { ffi::sqlite3_threadsafe() } {
            0 => 0,
            1 => 3,
            _ => 1,
        };
        dict.set_str(statics::intern("threadsafety"), int::small(threadsafety))?;
        let state = state(vm);
        dict.set_str(statics::intern("adapters"), state.adapters(vm)?.into_value())?;
        dict.set_str(statics::intern("converters"), state.converters(vm)?.into_value())
    }),
    ..ModuleSpec::NEW
};

/// What the module keeps for a VM.
#[derive(Default)]
struct State {
    adapters: RefCell<Option<Ref<PyDict>>>,
    converters: RefCell<Option<Ref<PyDict>>>,
    /// An adapter has been registered for one of the types that SQLite knows.
    base_type_adapted: Cell<bool>,
    callback_tracebacks: Cell<bool>,
}

fn state(vm: &Thread) -> Rc<State> {
    vm.interp().module_states.get()
}

fn dict_in(vm: &Thread, cell: &RefCell<Option<Ref<PyDict>>>) -> PyResult<Ref<PyDict>> {
    if let Some(dict) = &*cell.borrow() {
        return Ok(dict.clone());
    }
    let dict = PyDict::new(vm)?;
    *cell.borrow_mut() = Some(dict.clone());
    Ok(dict)
}

impl State {
    fn adapters(&self, vm: &Thread) -> PyResult<Ref<PyDict>> {
        dict_in(vm, &self.adapters)
    }

    fn converters(&self, vm: &Thread) -> PyResult<Ref<PyDict>> {
        dict_in(vm, &self.converters)
    }
}
