//! Functions, aggregates, window functions and collations that programs write in Python.
//!
//! An aggregate's instance is an owned word in the memory that SQLite keeps for one run of it; it is taken from there when the
//! run ends, which SQLite always tells.

use super::connection::own;
use super::context::{Context, arguments, bytes_at, fail, release, set_result, text};
use super::errors::{NOT_SUPPORTED_ERROR, OPERATIONAL_ERROR, programming_error, raise_from};
use super::native::{c_text, with_vm, without_lock};
use libsqlite3_sys as ffi;
use std::ffi::{c_int, c_void};
use std::ptr;
use taipan_vm::builtins::exceptions::{ATTRIBUTE_ERROR, DEPRECATION_WARNING};
use taipan_vm::builtins::int;
use taipan_vm::call::{Args, bind};
use taipan_vm::class::spec::{MethodDef, method, variadic};
use taipan_vm::error::PyResult;
use taipan_vm::thread::Thread;
use taipan_vm::value::{Value, Word};

pub const CREATE_FUNCTION: MethodDef = variadic(
    "create_function",
    "($self, /, name, narg, func, *, deterministic=False)",
    "Create a function of SQL.",
    create_function,
);

pub const CREATE_AGGREGATE: MethodDef = variadic(
    "create_aggregate",
    "($self, /, name, n_arg, aggregate_class)",
    "Create an aggregate function of SQL.",
    create_aggregate,
);

pub const CREATE_WINDOW_FUNCTION: MethodDef = method(
    "create_window_function",
    "($self, name, num_params, aggregate_class, /)",
    "Create an aggregate function that works on windows too.",
    create_window_function,
);

pub const CREATE_COLLATION: MethodDef =
    method("create_collation", "($self, name, callback, /)", "Create an order of texts.", create_collation);

static FUNCTION: MethodDef =
    taipan_vm::class::spec::parameters("create_function", "(name, narg, func, *, deterministic=False)");

static AGGREGATE: MethodDef =
    taipan_vm::class::spec::parameters("create_aggregate", "(name, n_arg, aggregate_class)");

/// Warns of parameters that are given by name and will be positional-only.
fn warn_of_names(vm: &Thread, name: &str, args: Args<'_>, parameters: &str) -> PyResult<()> {
    if args.positional().len() >= 4 {
        return Ok(());
    }
    let text = format!(
        "Passing keyword arguments {parameters} to _sqlite3.Connection.{name}() is deprecated. Parameters {parameters} will become positional-only in Python 3.15."
    );
    vm.warn(&DEPRECATION_WARNING, &text, 1)
}

/// A function takes so many arguments, or any number (-1).
fn check_count(vm: &Thread, db: *mut ffi::sqlite3, parameter: &str, count: c_int) -> PyResult<()> {
    // SAFETY: an open connection; -1 only asks.
    let most = unsafe { ffi::sqlite3_limit(db, ffi::SQLITE_LIMIT_FUNCTION_ARG, -1) };
    if (-1..=most).contains(&count) {
        return Ok(());
    }
    Err(programming_error(vm, format!("'{parameter}' must be between -1 and {most}, not {count}")))
}

fn create_function(vm: &Thread, args: Args<'_>) -> PyResult {
    let Some((value, rest)) = args.split_first() else {
        return Err(vm.type_error("create_function() needs a connection"));
    };
    if rest.positional().len() < 3 && rest.values().len() >= 3 {
        warn_of_names(vm, "create_function", args, "'name', 'narg' and 'func'")?;
    }
    bind(vm, &FUNCTION, rest, |args| {
        let name = c_text(vm, "create_function", "'name'", &args[0])?;
        let count = vm.c_int_argument(&args[1])?;
        let how = if vm.bool_argument(&args[3], false)? { ffi::SQLITE_DETERMINISTIC } else { 0 };
        let own = own(value);
        let db = own.checked_open(vm)?;
        check_count(vm, db, "narg", count)?;
        let context = Context::entrust(&own.contexts, &args[2]);
        // SAFETY: an open connection; SQLite gives the context back whatever happens.
        let code = without_lock(vm, || unsafe {
            ffi::sqlite3_create_function_v2(
                db,
                name.as_ptr(),
                count,
                ffi::SQLITE_UTF8 | how,
                context,
                Some(call_function),
                None,
                None,
                Some(release),
            )
        });
        if code != ffi::SQLITE_OK {
            return Err(vm.raise(&OPERATIONAL_ERROR, "Error creating function"));
        }
        Ok(Value::NONE)
    })
}

fn create_aggregate(vm: &Thread, args: Args<'_>) -> PyResult {
    let Some((value, rest)) = args.split_first() else {
        return Err(vm.type_error("create_aggregate() needs a connection"));
    };
    if rest.positional().len() < 3 && rest.values().len() == 3 {
        warn_of_names(vm, "create_aggregate", args, "'name', 'n_arg' and 'aggregate_class'")?;
    }
    bind(vm, &AGGREGATE, rest, |args| {
        let name = c_text(vm, "create_aggregate", "'name'", &args[0])?;
        let count = vm.c_int_argument(&args[1])?;
        let own = own(value);
        let db = own.checked_open(vm)?;
        check_count(vm, db, "n_arg", count)?;
        let context = Context::entrust(&own.contexts, &args[2]);
        // SAFETY: as above.
        let code = without_lock(vm, || unsafe {
            ffi::sqlite3_create_function_v2(
                db,
                name.as_ptr(),
                count,
                ffi::SQLITE_UTF8,
                context,
                None,
                Some(step),
                Some(finish),
                Some(release),
            )
        });
        if code != ffi::SQLITE_OK {
            return Err(vm.raise(&OPERATIONAL_ERROR, "Error creating aggregate"));
        }
        Ok(Value::NONE)
    })
}

fn create_window_function(vm: &Thread, args: &[Value]) -> PyResult {
    let own = own(&args[0]);
    let name = c_text(vm, "create_window_function", "1", &args[1])?;
    let count = vm.c_int_argument(&args[2])?;
    let db = own.checked_open(vm)?;
    // SAFETY: takes nothing.
    if unsafe { ffi::sqlite3_libversion_number() } < 3_025_000 {
        let text = "create_window_function() requires SQLite 3.25.0 or higher";
        return Err(vm.raise(&NOT_SUPPORTED_ERROR, text));
    }
    check_count(vm, db, "num_params", count)?;
    let is_removed = args[3].is_none();
    let context = if is_removed { ptr::null_mut() } else { Context::entrust(&own.contexts, &args[3]) };
    // SAFETY: as above.
    let code = without_lock(vm, || unsafe {
        let utf8 = ffi::SQLITE_UTF8;
        if is_removed {
            let none = ptr::null_mut();
            return ffi::sqlite3_create_window_function(
                db,
                name.as_ptr(),
                count,
                utf8,
                none,
                None,
                None,
                None,
                None,
                None,
            );
        }
        ffi::sqlite3_create_window_function(
            db,
            name.as_ptr(),
            count,
            utf8,
            context,
            Some(step),
            Some(finish),
            Some(value_of),
            Some(inverse),
            Some(release),
        )
    });
    if code == ffi::SQLITE_OK { Ok(Value::NONE) } else { Err(raise_from(vm, db)) }
}

fn create_collation(vm: &Thread, args: &[Value]) -> PyResult {
    let own = own(&args[0]);
    let name = c_text(vm, "create_collation", "1", &args[1])?;
    let db = own.checked_open(vm)?;
    let is_removed = args[2].is_none();
    if !is_removed && args[2].ty().slots().call.is_none() {
        return Err(vm.type_error("parameter must be callable"));
    }
    let context = if is_removed { ptr::null_mut() } else { Context::entrust(&own.contexts, &args[2]) };
    let utf8 = ffi::SQLITE_UTF8;
    // SAFETY: as above; but here a context that is refused is not given back.
    let code = without_lock(vm, || unsafe {
        if is_removed {
            return ffi::sqlite3_create_collation_v2(db, name.as_ptr(), utf8, ptr::null_mut(), None, None);
        }
        let code =
            ffi::sqlite3_create_collation_v2(db, name.as_ptr(), utf8, context, Some(collate), Some(release));
        if code != ffi::SQLITE_OK {
            release(context);
        }
        code
    });
    if code == ffi::SQLITE_OK { Ok(Value::NONE) } else { Err(raise_from(vm, db)) }
}

/// The callable of the function that is being called.
///
/// # Safety
/// `context` is that of a function of this module's that is being called.
unsafe fn callable_of(context: *mut ffi::sqlite3_context) -> Value {
    // SAFETY: its user data is a context of ours.
    unsafe { Context::callable(ffi::sqlite3_user_data(context)) }
}

unsafe extern "C" fn call_function(
    context: *mut ffi::sqlite3_context,
    count: c_int,
    values: *mut *mut ffi::sqlite3_value,
) {
    with_vm((), |vm| {
        // SAFETY: SQLite calls it so, here and below.
        unsafe {
            let callable = callable_of(context);
            let result = arguments(vm, count, values)
                .and_then(|args| vm.call(&callable, &args))
                .and_then(|result| set_result(vm, context, &result));
            if result.is_err() {
                fail(vm, context, &callable, "user-defined function raised exception");
            }
        }
    });
}

/// The place of the aggregate's instance, null if there is none and none is to be made.
unsafe fn place(context: *mut ffi::sqlite3_context, makes: bool) -> *mut u64 {
    let size = if makes { size_of::<u64>() as c_int } else { 0 };
    // SAFETY: as its callers say; the memory is zeroed.
    unsafe { ffi::sqlite3_aggregate_context(context, size).cast() }
}

/// The instance that lies in a place.
unsafe fn instance_in(place: *mut u64) -> Option<Value> {
    // SAFETY: null, or a place that holds 0 or an owned word.
    unsafe {
        let word = if place.is_null() { 0 } else { *place };
        if word == 0 { None } else { Some(Word::from_bits(word).to_value()) }
    }
}

unsafe extern "C" fn step(
    context: *mut ffi::sqlite3_context,
    count: c_int,
    values: *mut *mut ffi::sqlite3_value,
) {
    with_vm((), |vm| {
        // SAFETY: as above.
        unsafe {
            let callable = callable_of(context);
            let place = place(context, true);
            if place.is_null() {
                return ffi::sqlite3_result_error_nomem(context);
            }
            let instance = match instance_in(place) {
                Some(instance) => instance,
                None => match vm.call(&callable, &[]) {
                    Ok(instance) => {
                        *place = instance.clone().into_word().exposed_bits();
                        instance
                    }
                    Err(_) => {
                        let text = "user-defined aggregate's '__init__' method raised error";
                        return fail(vm, context, &callable, text);
                    }
                },
            };
            feed(vm, context, &callable, &instance, "step", count, values);
        }
    });
}

/// # Safety
/// Called by SQLite with the data that the function was registered with.
unsafe extern "C" fn inverse(
    context: *mut ffi::sqlite3_context,
    count: c_int,
    values: *mut *mut ffi::sqlite3_value,
) {
    with_vm((), |vm| {
        // SAFETY: as above.
        unsafe {
            let callable = callable_of(context);
            if let Some(instance) = instance_in(place(context, false)) {
                feed(vm, context, &callable, &instance, "inverse", count, values);
            }
        }
    });
}

/// Calls a method of an aggregate with a row's values.
unsafe fn feed(
    vm: &Thread,
    context: *mut ffi::sqlite3_context,
    callable: &Value,
    instance: &Value,
    name: &'static str,
    count: c_int,
    values: *mut *mut ffi::sqlite3_value,
) {
    // SAFETY: as its callers say.
    unsafe {
        let Ok(method) = vm.get_attr_str(instance, name) else {
            let text = format!("user-defined aggregate's '{name}' method not defined");
            return fail(vm, context, callable, &text);
        };
        if arguments(vm, count, values).and_then(|args| vm.call(&method, &args)).is_err() {
            fail(vm, context, callable, &format!("user-defined aggregate's '{name}' method raised error"));
        }
    }
}

/// Gives SQLite what a method of an aggregate returns.
unsafe fn ask(
    vm: &Thread,
    context: *mut ffi::sqlite3_context,
    callable: &Value,
    instance: &Value,
    name: &'static str,
) {
    // SAFETY: as its callers say.
    unsafe {
        let result = vm.call_method_str(instance, name, &[]);
        if result.and_then(|result| set_result(vm, context, &result)).is_err() {
            let what = if vm.raised_matches(&ATTRIBUTE_ERROR) {
                "method not defined"
            } else {
                "method raised error"
            };
            fail(vm, context, callable, &format!("user-defined aggregate's '{name}' {what}"));
        }
    }
}

unsafe extern "C" fn value_of(context: *mut ffi::sqlite3_context) {
    with_vm((), |vm| {
        // SAFETY: as above.
        unsafe {
            if let Some(instance) = instance_in(place(context, false)) {
                ask(vm, context, &callable_of(context), &instance, "value");
            }
        }
    });
}

unsafe extern "C" fn finish(context: *mut ffi::sqlite3_context) {
    let end = |vm: Option<&Thread>| {
        // SAFETY: as above. The instance is taken, and its place is free.
        unsafe {
            let place = place(context, false);
            let Some(instance) = instance_in(place) else { return };
            drop(Word::from_bits(std::mem::replace(&mut *place, 0)).into_value());
            let Some(vm) = vm else { return };
            if !vm.is_terminating() {
                // A statement that is reset after an error ends its aggregates too.
                vm.keeping_exception(|| ask(vm, context, &callable_of(context), &instance, "finalize"));
            }
        }
    };
    if !with_vm(false, |vm| {
        end(Some(vm));
        true
    }) {
        end(None);
    }
}

/// # Safety
/// Called by SQLite with the data that the collation was registered with, and two texts of the given lengths.
unsafe extern "C" fn collate(
    context: *mut c_void,
    left_len: c_int,
    left: *const c_void,
    right_len: c_int,
    right: *const c_void,
) -> c_int {
    with_vm(0, |vm| {
        if vm.has_raised() || vm.is_terminating() {
            return 0;
        }
        // SAFETY: as above; texts of those lengths.
        let (callable, left, right) =
            unsafe { (Context::callable(context), bytes_at(left, left_len), bytes_at(right, right_len)) };
        let compare = || -> PyResult { vm.call(&callable, &[text(vm, left)?, text(vm, right)?]) };
        // What it raises stays, for whoever has had the statement executed.
        let Ok(order) = compare() else { return 0 };
        match int::as_ref(&order) {
            Some(_) if int::is_negative(&order) => -1,
            Some(_) => c_int::from(int::as_i64(&order) != Some(0)),
            None => 0,
        }
    })
}
