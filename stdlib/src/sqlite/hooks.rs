//! What a connection asks while it works: the authorizer, the progress handler, the trace callback; and limits of the VM,
//! which are looked at by the progress handler that every connection has.
//!
//! Invariant: SQLite is given the connection object's address, and calls back only while that connection is open.

use super::confine;
use super::connection::{PyConnection, own};
use super::context::report;
use super::errors::{DATA_ERROR, check};
use super::native::{Allocated, with_vm, without_lock};
use libsqlite3_sys as ffi;
use std::cell::Cell;
use std::ffi::{CStr, c_char, c_int, c_uint, c_void};
use std::ptr;
use taipan_vm::builtins::exceptions::DEPRECATION_WARNING;
use taipan_vm::builtins::int;
use taipan_vm::call::{Args, bind};
use taipan_vm::class::spec::{MethodDef, parameters, variadic};
use taipan_vm::error::PyResult;
use taipan_vm::heap::Tracer;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;
use taipan_vm::value_cell::ValueCell;

/// After how many instructions of SQLite's machine limits are looked at.
const WATCH_EVERY: c_int = 1000;

pub const SET_AUTHORIZER: MethodDef = variadic(
    "set_authorizer",
    "($self, /, authorizer_callback)",
    "Set what is asked whether a statement may do something.",
    set_authorizer,
);

pub const SET_PROGRESS_HANDLER: MethodDef = variadic(
    "set_progress_handler",
    "($self, /, progress_handler, n)",
    "Set what is called after every *n* instructions, and ends the statement by returning something true.",
    set_progress_handler,
);

pub const SET_TRACE_CALLBACK: MethodDef = variadic(
    "set_trace_callback",
    "($self, /, trace_callback)",
    "Set what is called with the text of each statement that is executed.",
    set_trace_callback,
);

static AUTHORIZER: MethodDef = parameters("set_authorizer", "(authorizer_callback)");
static PROGRESS: MethodDef = parameters("set_progress_handler", "(progress_handler, n)");
static TRACE: MethodDef = parameters("set_trace_callback", "(trace_callback)");

#[derive(Default)]
pub struct Hooks {
    authorizer: ValueCell,
    progress: ValueCell,
    trace: ValueCell,
    /// As many calls of ours make one of the program's handler, and how many are left.
    every: Cell<u32>,
    left: Cell<u32>,
    /// Instructions from one call of ours to the next.
    period: Cell<c_int>,
}

impl Hooks {
    pub fn trace(&self, tracer: &mut Tracer) {
        self.authorizer.trace(tracer);
        self.progress.trace(tracer);
        self.trace.trace(tracer);
    }

    pub fn clear(&self) {
        self.every.set(0);
        drop((self.authorizer.take(), self.progress.take(), self.trace.take()));
    }
}

/// Takes the hooks back.
///
/// # Safety
/// An open connection.
pub unsafe fn remove_all(db: *mut ffi::sqlite3) {
    // SAFETY: as the caller says.
    unsafe {
        ffi::sqlite3_set_authorizer(db, None, ptr::null_mut());
        ffi::sqlite3_progress_handler(db, 0, None, ptr::null_mut());
        ffi::sqlite3_trace_v2(db, 0, None, ptr::null_mut());
    }
}

/// Binds the arguments of a hook's setter, of which the first is deprecated as a keyword.
fn with_hook(
    vm: &Thread,
    args: Args<'_>,
    definition: &'static MethodDef,
    parameter: &str,
    set: impl FnOnce(&Value, &[Value]) -> PyResult,
) -> PyResult {
    let Some((value, rest)) = args.split_first() else {
        return Err(vm.type_error("a connection is needed"));
    };
    if rest.positional().is_empty() && rest.keyword(parameter).is_some() {
        let name = definition.name;
        let text = format!(
            "Passing keyword argument '{parameter}' to _sqlite3.Connection.{name}() is deprecated. Parameter '{parameter}' will become positional-only in Python 3.15."
        );
        vm.warn(&DEPRECATION_WARNING, &text, 1)?;
    }
    bind(vm, definition, rest, |args| set(value, args))
}

fn hook_of(value: &Value) -> Option<Value> {
    if value.is_none() { None } else { Some(value.clone()) }
}

fn set_authorizer(vm: &Thread, args: Args<'_>) -> PyResult {
    with_hook(vm, args, &AUTHORIZER, "authorizer_callback", |value, args| {
        let own = own(value);
        let db = own.checked_open(vm)?;
        own.hooks.authorizer.set(hook_of(&args[0]));
        let code = own.install_authorizer(vm);
        check(vm, db, code)?;
        Ok(Value::NONE)
    })
}

fn set_progress_handler(vm: &Thread, args: Args<'_>) -> PyResult {
    with_hook(vm, args, &PROGRESS, "progress_handler", |value, args| {
        let own = own(value);
        let count = vm.c_int_argument(&args[1])?;
        own.checked_open(vm)?;
        let handler = hook_of(&args[0]).filter(|_| count > 0);
        own.hooks.progress.set(handler);
        own.hooks.every.set(count.max(0) as u32);
        own.watch();
        Ok(Value::NONE)
    })
}

fn set_trace_callback(vm: &Thread, args: Args<'_>) -> PyResult {
    with_hook(vm, args, &TRACE, "trace_callback", |value, args| {
        let own = own(value);
        let db = own.checked_open(vm)?;
        let callback = hook_of(&args[0]);
        let is_set = callback.is_some();
        own.hooks.trace.set(callback);
        let data = ptr::from_ref(own).cast_mut().cast::<c_void>();
        // SAFETY: an open connection; the module's invariant.
        unsafe {
            if is_set {
                ffi::sqlite3_trace_v2(db, ffi::SQLITE_TRACE_STMT as c_uint, Some(trace), data);
            } else {
                ffi::sqlite3_trace_v2(db, 0, None, ptr::null_mut());
            }
        }
        Ok(Value::NONE)
    })
}

impl PyConnection {
    /// Has the progress handler called, as often as the program's own and the limits of the VM need it.
    pub fn watch(&self) {
        let wanted = if self.hooks.progress.is_empty() { 0 } else { self.hooks.every.get() };
        let (period, every) = match wanted {
            0 => (WATCH_EVERY, 0),
            wanted if wanted <= WATCH_EVERY as u32 => (wanted as c_int, 1),
            wanted => (WATCH_EVERY, wanted.div_ceil(WATCH_EVERY as u32)),
        };
        self.hooks.every.set(every);
        self.hooks.left.set(every);
        self.hooks.period.set(period);
        let data = ptr::from_ref(self).cast_mut().cast::<c_void>();
        // SAFETY: an open connection; the module's invariant.
        unsafe { ffi::sqlite3_progress_handler(self.raw(), period, Some(progress), data) };
    }

    /// Has the authorizer asked, if there is one.
    pub fn install_authorizer(&self, vm: &Thread) -> c_int {
        let is_asked = self.is_confined.get() || !self.hooks.authorizer.is_empty();
        let data = ptr::from_ref(self).cast_mut().cast::<c_void>();
        let db = self.raw();
        // SAFETY: as above.
        without_lock(vm, || unsafe {
            if is_asked {
                ffi::sqlite3_set_authorizer(db, Some(authorize), data)
            } else {
                ffi::sqlite3_set_authorizer(db, None, ptr::null_mut())
            }
        })
    }
}

/// The connection that a hook is called for.
///
/// # Safety
/// `data` is what SQLite was given; the VM's lock is held.
unsafe fn connection<'a>(data: *mut c_void) -> &'a PyConnection {
    // SAFETY: the module's invariant.
    unsafe { &*data.cast::<PyConnection>() }
}

unsafe extern "C" fn progress(data: *mut c_void) -> c_int {
    with_vm(0, |vm| {
        // SAFETY: SQLite calls it so.
        let hooks = unsafe { &connection(data).hooks };
        if vm.is_terminating() || vm.spend(hooks.period.get()).is_err() {
            return 1;
        }
        let Some(handler) = hooks.progress.get() else { return 0 };
        let left = hooks.left.get().saturating_sub(1);
        if left > 0 {
            hooks.left.set(left);
            return 0;
        }
        hooks.left.set(hooks.every.get());
        match vm.call(&handler, &[]).and_then(|result| vm.is_true(&result)) {
            Ok(ends) => c_int::from(ends),
            Err(_) => {
                report(vm, &handler);
                1
            }
        }
    })
}

/// A name that SQLite shows, or None.
///
/// # Safety
/// Null, or a string that ends with a null.
unsafe fn name(vm: &Thread, text: *const c_char) -> PyResult {
    if text.is_null() {
        return Ok(Value::NONE);
    }
    // SAFETY: a text that ends with a null.
    super::context::text(vm, unsafe { CStr::from_ptr(text) }.to_bytes())
}

unsafe extern "C" fn authorize(
    data: *mut c_void,
    action: c_int,
    first: *const c_char,
    second: *const c_char,
    database: *const c_char,
    source: *const c_char,
) -> c_int {
    with_vm(ffi::SQLITE_DENY, |vm| {
        // SAFETY: SQLite calls it so, with texts or null, here and below.
        let connection = unsafe { connection(data) };
        let refused = connection.is_confined.get() && unsafe { confine::refuses(action, first, second) };
        if refused {
            return ffi::SQLITE_DENY;
        }
        let Some(callback) = connection.hooks.authorizer.get() else { return ffi::SQLITE_OK };
        let ask = || -> PyResult<c_int> {
            let action = int::small(action.into());
            // SAFETY: as above.
            let texts =
                unsafe { [name(vm, first)?, name(vm, second)?, name(vm, database)?, name(vm, source)?] };
            let [first, second, database, source] = texts;
            let answer = vm.call(&callback, &[action, first, second, database, source])?;
            if int::is_int(&answer) { vm.c_int_argument(&answer) } else { Ok(ffi::SQLITE_DENY) }
        };
        ask().unwrap_or_else(|_| {
            report(vm, &callback);
            ffi::SQLITE_DENY
        })
    })
}

unsafe extern "C" fn trace(
    kind: c_uint,
    data: *mut c_void,
    statement: *mut c_void,
    sql: *mut c_void,
) -> c_int {
    if kind != ffi::SQLITE_TRACE_STMT as c_uint {
        return 0;
    }
    with_vm((), |vm| {
        // SAFETY: SQLite calls it so: with the statement, and its text.
        let (callback, expanded) = unsafe {
            let callback = connection(data).hooks.trace.get();
            (callback, Allocated(ffi::sqlite3_expanded_sql(statement.cast())))
        };
        let Some(callback) = callback else { return };
        let shown = if expanded.0.is_null() {
            // SAFETY: as above.
            let code = unsafe { ffi::sqlite3_errcode(ffi::sqlite3_db_handle(statement.cast())) };
            if code == ffi::SQLITE_NOMEM {
                return;
            }
            let _ = vm.raise(&DATA_ERROR, "Expanded SQL string exceeds the maximum string length");
            report(vm, &callback);
            sql.cast::<c_char>().cast_const()
        } else {
            expanded.0.cast_const()
        };
        // SAFETY: as above.
        let called = unsafe { name(vm, shown) }.and_then(|text| vm.call(&callback, &[text]));
        if called.is_err() {
            report(vm, &callback);
        }
    });
    0
}
