//! `sqlite3.Connection`: opening, closing, and what every use of a connection checks first.
//!
//! Invariants:
//! 1. `db` is an open connection, or null before `__init__` and after `close`. What has been prepared lives on after that,
//!    until it is finalized, as SQLite's "zombie".
//! 2. Hooks are given the address of this object; they are taken back before it closes.

use super::blob::Handle;
use super::cache::StatementCache;
use super::context::Contexts;
use super::errors::{self, programming_error};
use super::memory::out_of_memory;
use super::native::without_lock;
use super::{backup, blob, confine, cursor, functions, hooks, settings, statement, transaction};
use libsqlite3_sys as ffi;
use std::cell::{Cell, RefCell};
use std::ffi::{CStr, c_int};
use std::ptr;
use std::rc::{Rc, Weak};
use taipan_vm::builtins::exceptions::DEPRECATION_WARNING;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::{int, str};
use taipan_vm::call::{Args, bind};
use taipan_vm::class::layout::Trace;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{GetSetDef, MethodDef, TypeSpec, getset, getter, method, parameters, variadic};
use taipan_vm::class::{PyType, create, flags};
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::heap::Tracer;
use taipan_vm::import::engine::import_absolute;
use taipan_vm::object::{Object, Payload};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;
use taipan_vm::value_cell::ValueCell;

// The crate's tables leave it out.
unsafe extern "C" {
    fn sqlite3_close_v2(db: *mut ffi::sqlite3) -> c_int;
}

pub const PARSE_DECLTYPES: i32 = 1;
pub const PARSE_COLNAMES: i32 = 2;

#[repr(C)]
pub struct PyConnection {
    object: Object,
    db: Cell<*mut ffi::sqlite3>,
    is_initialized: Cell<bool>,
    pub detect_types: Cell<i32>,
    pub control: transaction::Control,
    /// The one thread that may use it.
    thread: Cell<Option<u64>>,
    /// Uses no files, or those of granted folders only.
    pub is_confined: Cell<bool>,
    pub row_factory: ValueCell,
    pub text_factory: ValueCell,
    cache: StatementCache,
    pub contexts: Rc<Contexts>,
    pub hooks: hooks::Hooks,
    blobs: RefCell<Vec<Weak<Handle>>>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyConnection {
    const TYPE: &'static PyType = &TYPE;
}

impl Trace for PyConnection {
    fn trace(&self, tracer: &mut Tracer) {
        self.row_factory.trace(tracer);
        self.text_factory.trace(tracer);
        self.cache.trace(tracer);
        self.contexts.trace(tracer);
        self.hooks.trace(tracer);
    }

    fn clear(&self) {
        drop((self.row_factory.take(), self.text_factory.take()));
        self.cache.clear();
        self.hooks.clear();
    }
}

const SIGNATURE: &str = "(database, timeout=5.0, detect_types=0, isolation_level='', check_same_thread=True, factory=ConnectionType, cached_statements=128, uri=False, *, autocommit=sqlite3.LEGACY_TRANSACTION_CONTROL)";

static PARAMETERS: MethodDef = parameters("Connection", SIGNATURE);

macro_rules! exception_members {
    ($($name:literal $static:ident)*) => {
        [$(getter($name, "", |_, _| Ok(errors::$static.to_value())).as_member()),*]
    };
}

const EXCEPTIONS: [GetSetDef; 10] = exception_members! {
    "Warning" WARNING
    "Error" ERROR
    "InterfaceError" INTERFACE_ERROR
    "DatabaseError" DATABASE_ERROR
    "DataError" DATA_ERROR
    "OperationalError" OPERATIONAL_ERROR
    "IntegrityError" INTEGRITY_ERROR
    "InternalError" INTERNAL_ERROR
    "ProgrammingError" PROGRAMMING_ERROR
    "NotSupportedError" NOT_SUPPORTED_ERROR
};

const PROPERTIES: [GetSetDef; 7] = [
    getter("__text_signature__", "", |vm, _| vm.new_str("(sql, /)")),
    getset("isolation_level", "", transaction::isolation_level, transaction::set_isolation_level),
    getset("autocommit", "", transaction::autocommit, transaction::set_autocommit),
    getter("total_changes", "", |vm, value| {
        let db = own(value).open(vm)?;
        // SAFETY: an open connection, here and below.
        Ok(int::small(unsafe { ffi::sqlite3_total_changes(db) }.into()))
    }),
    getter("in_transaction", "", |vm, value| {
        let db = own(value).open(vm)?;
        // SAFETY: as above.
        Ok(Value::bool(unsafe { ffi::sqlite3_get_autocommit(db) } == 0))
    }),
    getset(
        "row_factory",
        "",
        |_, value| Ok(own(value).row_factory.get().unwrap_or(Value::NONE)),
        |vm, value, new| replace(vm, &own(value).row_factory, new, "row_factory"),
    ),
    getset(
        "text_factory",
        "",
        |_, value| Ok(own(value).text_factory.get().unwrap_or(Value::NONE)),
        |vm, value, new| replace(vm, &own(value).text_factory, new, "text_factory"),
    ),
];

fn replace(vm: &Thread, cell: &ValueCell, new: Option<&Value>, name: &str) -> PyResult<()> {
    let Some(new) = new else {
        let text = format!("cannot delete {name} attribute");
        return Err(vm.raise(&taipan_vm::builtins::exceptions::ATTRIBUTE_ERROR, &text));
    };
    cell.set(Some(new.clone()));
    Ok(())
}

const fn joined() -> [GetSetDef; 17] {
    let [a, b, c, d, e, f, g, h, i, j] = EXCEPTIONS;
    let [k, l, m, n, o, p, q] = PROPERTIES;
    [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q]
}

static GETSET: [GetSetDef; 17] = joined();

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "sqlite3.Connection",
    doc: "A connection to a database of SQLite.",
    flags: flags::BASETYPE,
    slots: Slots {
        new: Some(|vm, ty, _| Ok(create::allocate_instance(vm, ty, PyConnection::empty)?.into_value())),
        init: Some(init),
        call: Some(call),
        finalize: Some(finalize),
        ..Slots::NONE
    },
    methods: METHODS,
    getset: &GETSET,
    ..TypeSpec::object::<PyConnection>()
});

static METHODS: &[MethodDef] = &[
    method(
        "cursor",
        "($self, /, factory=<unrepresentable>)",
        "Return a cursor for the connection.",
        |vm, args| make_cursor(vm, &args[0], Some(&args[1]).filter(|factory| !factory.is_unbound())),
    ),
    variadic(
        "execute",
        "($self, sql, parameters=(), /)",
        "Execute a statement with a new cursor.",
        |vm, args| by_cursor(vm, args, "execute"),
    ),
    variadic(
        "executemany",
        "($self, sql, parameters, /)",
        "Execute a statement again and again with a new cursor.",
        |vm, args| by_cursor(vm, args, "executemany"),
    ),
    variadic(
        "executescript",
        "($self, sql_script, /)",
        "Execute many statements with a new cursor.",
        |vm, args| by_cursor(vm, args, "executescript"),
    ),
    method(
        "close",
        "($self, /)",
        "Close the connection. What has not been committed is lost.",
        |vm, args| {
            let own = own(&args[0]);
            own.check_thread(vm)?;
            own.check_initialized(vm)?;
            own.close(vm)?;
            Ok(Value::NONE)
        },
    ),
    method("commit", "($self, /)", "Commit the transaction, if there is one.", |vm, args| {
        transaction::commit(vm, own(&args[0]))?;
        Ok(Value::NONE)
    }),
    method("rollback", "($self, /)", "Roll back the transaction, if there is one.", |vm, args| {
        transaction::roll_back(vm, own(&args[0]))?;
        Ok(Value::NONE)
    }),
    method(
        "interrupt",
        "($self, /)",
        "Make what is running on the connection end with an error.",
        |vm, args| {
            let own = own(&args[0]);
            let db = own.checked_open(vm)?;
            // SAFETY: an open connection.
            unsafe { ffi::sqlite3_interrupt(db) };
            Ok(Value::NONE)
        },
    ),
    method("__enter__", "($self, /)", "Use the connection as a context manager.", |vm, args| {
        own(&args[0]).open(vm)?;
        Ok(args[0].clone())
    }),
    method(
        "__exit__",
        "($self, type, value, traceback, /)",
        "Commit, or roll back after an exception.",
        transaction::exit,
    ),
    method(
        "iterdump",
        "($self, /, *, filter=None)",
        "Return an iterator over the SQL statements that make the database anew.",
        |vm, args| {
            own(&args[0]).open(vm)?;
            let module = import_absolute(vm, "sqlite3.dump")?;
            let dump = vm.get_attr_str(&module, "_iterdump")?;
            let filter = if args[1].is_unbound() { Value::NONE } else { args[1].clone() };
            vm.call_args(&dump, Args::new(&[args[0].clone(), filter], &[vm.new_str("filter")?]))
        },
    ),
    blob::OPEN,
    backup::BACKUP,
    backup::SERIALIZE,
    backup::DESERIALIZE,
    functions::CREATE_FUNCTION,
    functions::CREATE_AGGREGATE,
    functions::CREATE_WINDOW_FUNCTION,
    functions::CREATE_COLLATION,
    hooks::SET_AUTHORIZER,
    hooks::SET_PROGRESS_HANDLER,
    hooks::SET_TRACE_CALLBACK,
    settings::GETLIMIT,
    settings::SETLIMIT,
    settings::GETCONFIG,
    settings::SETCONFIG,
    settings::ENABLE_LOAD_EXTENSION,
    settings::LOAD_EXTENSION,
];

pub fn own(value: &Value) -> &PyConnection {
    value.downcast().expect("a method of Connection gets one")
}

const TOO_MANY: &str = "is deprecated. Parameters 'timeout', 'detect_types', 'isolation_level', 'check_same_thread', 'factory', 'cached_statements' and 'uri' will become keyword-only parameters in Python 3.15.";

/// Warns of parameters that are given by position and will not be for ever.
fn warn_of_positional(vm: &Thread, name: &str, args: Args<'_>) -> PyResult<()> {
    if args.positional().len() <= 1 {
        return Ok(());
    }
    let text = format!("Passing more than 1 positional argument to {name}() {TOO_MANY}");
    vm.warn(&DEPRECATION_WARNING, &text, 1)
}

/// `sqlite3.connect`.
pub fn connect(vm: &Thread, args: Args<'_>) -> PyResult {
    warn_of_positional(vm, "sqlite3.connect", args)?;
    let factory = args.positional().get(5).or_else(|| args.keyword("factory")).cloned();
    vm.call_args(&factory.unwrap_or_else(|| TYPE.to_value()), args)
}

fn init(vm: &Thread, value: &Value, args: Args<'_>) -> PyResult<()> {
    if (2..=8).contains(&args.positional().len()) {
        warn_of_positional(vm, "_sqlite3.Connection", args)?;
    }
    bind(vm, &PARAMETERS, args, |args| own(value).initialize(vm, value, args))
}

impl PyConnection {
    fn empty(object: Object) -> PyConnection {
        PyConnection {
            object,
            db: Cell::new(ptr::null_mut()),
            is_initialized: Cell::new(false),
            detect_types: Cell::new(0),
            control: transaction::Control::default(),
            thread: Cell::new(None),
            is_confined: Cell::new(false),
            row_factory: ValueCell::empty(),
            text_factory: ValueCell::empty(),
            cache: StatementCache::default(),
            contexts: Rc::default(),
            hooks: hooks::Hooks::default(),
            blobs: RefCell::default(),
        }
    }

    fn initialize(&self, vm: &Thread, value: &Value, args: &[Value]) -> PyResult<()> {
        let given = |index: usize| Some(&args[index]).filter(|value| !value.is_unbound());
        vm.audit("sqlite3.connect", || vec![args[0].clone()])?;
        let path = confine::Path::new(vm, &args[0])?;
        let timeout = given(1).map_or(Ok(5.0), |timeout| vm.expect_f64(timeout))?;
        let detect_types = given(2).map_or(Ok(0), |asked| vm.c_int_argument(asked))?;
        let isolation = match given(3) {
            Some(level) => transaction::level_of(vm, level)?,
            None => Some(""),
        };
        let same_thread = vm.bool_argument(&args[4], true)?;
        let cached = given(6).map_or(Ok(128), |count| vm.c_int_argument(count))?;
        let is_uri = vm.bool_argument(&args[7], false)?;
        let autocommit = match given(8) {
            Some(mode) => transaction::mode_of(vm, mode)?,
            None => transaction::Mode::Legacy,
        };
        if self.is_initialized.replace(false) {
            self.close(vm)?;
        }
        let (path, is_confined) = path.granted(vm, is_uri)?;
        let db = open(vm, &path, timeout, is_uri)?;
        self.db.set(db);
        self.is_confined.set(is_confined);
        self.detect_types.set(detect_types);
        self.control.isolation.set(isolation);
        self.control.mode.set(autocommit);
        self.thread.set(same_thread.then(|| vm.id()));
        self.cache.reset(usize::try_from(cached).unwrap_or(0));
        self.row_factory.set(Some(Value::NONE));
        self.text_factory.set(Some(str::TYPE.to_value()));
        self.hooks.clear();
        self.install(vm)?;
        vm.audit("sqlite3.connect/handle", || vec![value.clone()])?;
        self.is_initialized.set(true);
        if autocommit == transaction::Mode::Disabled {
            self.run(vm, c"BEGIN")?;
        }
        Ok(())
    }

    /// Sets what every connection of a VM has: limits are looked at while a statement runs; and of one that may not use all
    /// files, what it does is looked at beforehand.
    fn install(&self, vm: &Thread) -> PyResult<()> {
        self.watch();
        if self.is_confined.get() { confine::prepare(vm, self) } else { Ok(()) }
    }

    fn check_initialized(&self, vm: &Thread) -> PyResult<()> {
        if self.is_initialized.get() {
            return Ok(());
        }
        Err(programming_error(vm, "Base Connection.__init__ not called."))
    }

    pub fn check_thread(&self, vm: &Thread) -> PyResult<()> {
        match self.thread.get() {
            Some(own) if own != vm.id() => Err(programming_error(
                vm,
                format!(
                    "SQLite objects created in a thread can only be used in that same thread. The object was created in thread id {own} and this is thread id {}.",
                    vm.id()
                ),
            )),
            _ => Ok(()),
        }
    }

    /// The connection, which must be open.
    pub fn open(&self, vm: &Thread) -> PyResult<*mut ffi::sqlite3> {
        self.check_initialized(vm)?;
        let db = self.db.get();
        if db.is_null() { Err(closed(vm)) } else { Ok(db) }
    }

    /// The connection, which must be open and this thread's.
    pub fn checked_open(&self, vm: &Thread) -> PyResult<*mut ffi::sqlite3> {
        self.check_thread(vm)?;
        self.open(vm)
    }

    /// The connection, be it open or not (null).
    pub fn raw(&self) -> *mut ffi::sqlite3 {
        self.db.get()
    }

    /// Runs a statement that has no rows.
    pub fn run(&self, vm: &Thread, sql: &CStr) -> PyResult<()> {
        let db = self.db.get();
        // SAFETY: an open connection, and a text that ends with a null.
        let code = without_lock(vm, || unsafe {
            let mut raw = ptr::null_mut();
            let prepared = ffi::sqlite3_prepare_v2(db, sql.as_ptr(), -1, &raw mut raw, ptr::null_mut());
            if prepared != ffi::SQLITE_OK {
                return prepared;
            }
            ffi::sqlite3_step(raw);
            ffi::sqlite3_finalize(raw)
        });
        errors::check(vm, db, code)
    }

    pub fn statement(
        &self,
        vm: &Thread,
        sql: &PyStr,
    ) -> PyResult<taipan_vm::object::Ref<statement::PyStatement>> {
        self.cache.get(vm, self.db.get(), sql)
    }

    pub fn keep_blob(&self, handle: &Rc<Handle>) {
        let mut blobs = self.blobs.borrow_mut();
        blobs.retain(|blob| blob.strong_count() > 0);
        blobs.push(Rc::downgrade(handle));
    }

    /// Closes the connection with its blobs.
    pub fn close(&self, vm: &Thread) -> PyResult<()> {
        let blobs = self.blobs.take();
        for blob in blobs.iter().filter_map(Weak::upgrade) {
            blob.close(vm);
        }
        self.cache.clear();
        let db = self.db.get();
        if db.is_null() {
            return Ok(());
        }
        // SAFETY: an open connection.
        let in_transaction = unsafe { ffi::sqlite3_get_autocommit(db) } == 0;
        let ended = if in_transaction && self.control.mode.get() == transaction::Mode::Disabled {
            self.run(vm, c"ROLLBACK")
        } else {
            Ok(())
        };
        self.db.set(ptr::null_mut());
        let close = || {
            without_lock(vm, || {
                // SAFETY: this was the only owner.
                unsafe { close_raw(db) };
            });
        };
        if ended.is_err() && !vm.is_terminating() {
            vm.keeping_exception(close)
        } else {
            close()
        }
        self.hooks.clear();
        ended
    }
}

/// # Safety
/// The caller owns the connection, and gives it up.
unsafe fn close_raw(db: *mut ffi::sqlite3) {
    // SAFETY: as the caller says.
    unsafe {
        hooks::remove_all(db);
        sqlite3_close_v2(db);
    }
}

impl Drop for PyConnection {
    fn drop(&mut self) {
        let db = self.db.get();
        if !db.is_null() {
            // SAFETY: this was the only owner.
            unsafe { close_raw(db) };
        }
    }
}

#[cold]
fn closed(vm: &Thread) -> Raised {
    programming_error(vm, "Cannot operate on a closed database.")
}

fn open(vm: &Thread, path: &CStr, timeout: f64, is_uri: bool) -> PyResult<*mut ffi::sqlite3> {
    let mut db = ptr::null_mut();
    let uri = if is_uri { ffi::SQLITE_OPEN_URI } else { 0 };
    let how = ffi::SQLITE_OPEN_READWRITE | ffi::SQLITE_OPEN_CREATE | uri;
    let milliseconds = (timeout * 1000.0) as c_int;
    // SAFETY: the path ends with a null. What has been opened, be it with an error, is closed.
    unsafe {
        let code = without_lock(vm, || {
            let code = ffi::sqlite3_open_v2(path.as_ptr(), &raw mut db, how, ptr::null());
            if code == ffi::SQLITE_OK {
                ffi::sqlite3_busy_timeout(db, milliseconds);
                // The library is built with foreign keys enforced; a plain one does not.
                let enabled = ptr::null_mut::<c_int>();
                ffi::sqlite3_db_config(db, ffi::SQLITE_DBCONFIG_ENABLE_FKEY, 0 as c_int, enabled);
            }
            code
        });
        if db.is_null() {
            return Err(out_of_memory(vm));
        }
        if code != ffi::SQLITE_OK {
            let raised = errors::raise_from(vm, db);
            sqlite3_close_v2(db);
            return Err(raised);
        }
    }
    Ok(db)
}

/// `connection(sql)`: the prepared statement.
fn call(vm: &Thread, value: &Value, args: Args<'_>) -> PyResult {
    let own = own(value);
    own.checked_open(vm)?;
    if args.has_keywords() {
        return Err(vm.type_error("Connection() takes no keyword arguments"));
    }
    let [sql] = args.positional() else {
        let count = args.positional().len();
        return Err(vm.type_error(format!("function takes exactly 1 argument ({count} given)")));
    };
    let Some(sql) = sql.downcast::<PyStr>() else {
        let given = super::native::argument_type(sql);
        return Err(vm.type_error(format!("argument 1 must be str, not {given}")));
    };
    Ok(statement::PyStatement::new(vm, own.raw(), sql)?.into_value())
}

fn make_cursor(vm: &Thread, value: &Value, factory: Option<&Value>) -> PyResult {
    let own = own(value);
    own.checked_open(vm)?;
    let factory = factory.cloned().unwrap_or_else(|| cursor::TYPE.to_value());
    let made = vm.call(&factory, std::slice::from_ref(value))?;
    let Some(cursor) = made.downcast::<cursor::PyCursor>() else {
        let given = made.ty().name();
        return Err(vm.type_error(format!("factory must return a cursor, not {given:.100}")));
    };
    if let Some(factory) = own.row_factory.get().filter(|factory| !factory.is_none()) {
        cursor.row_factory.set(Some(factory));
    }
    Ok(made)
}

/// Calls a new cursor's method of the same name.
fn by_cursor(vm: &Thread, args: Args<'_>, name: &'static str) -> PyResult {
    let Some((value, rest)) = args.split_first() else {
        return Err(vm.type_error("unbound method needs an argument"));
    };
    let cursor = vm.call_method_str(value, "cursor", &[])?;
    let method = vm.get_attr_str(&cursor, name)?;
    vm.call_args(&method, rest)
}

fn finalize(vm: &Thread, value: &Value) {
    let own = own(value);
    if own.db.get().is_null() {
        return;
    }
    // At the very end of a VM nobody can be warned any more.
    let can_warn = vm.interp().sys.borrow().is_some();
    vm.keeping_exception(|| {
        let warned = vm.repr(value).and_then(|shown| {
            let text = vm.format_str("unclosed database in ", &shown, "")?;
            if can_warn { vm.warn_resource(value, &text) } else { Ok(()) }
        });
        if warned.is_err() {
            vm.report_unraisable("in", value);
        }
        if own.close(vm).is_err() {
            vm.report_unraisable("in", value);
        }
    });
}
