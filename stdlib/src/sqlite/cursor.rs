//! `sqlite3.Cursor`: executing statements, and fetching their rows.
//!
//! Invariant: while a cursor is `locked`, Python code runs on behalf of its statement, and may not use the cursor.

use super::column;
use super::connection::PyConnection;
use super::errors::{check, programming_error, raise_from};
use super::native::{argument_type, without_lock};
use super::statement::{PyStatement, sql_text};
use super::transaction::{Mode, begin_before_change, expect_connection};
use libsqlite3_sys as ffi;
use std::cell::Cell;
use std::ffi::{CStr, c_int};
use std::ptr;
use taipan_vm::builtins::exceptions::ATTRIBUTE_ERROR;
use taipan_vm::builtins::int;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::call::{Args, check_positional_count};
use taipan_vm::class::layout::Trace;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{TypeSpec, getset, getter, method};
use taipan_vm::class::{PyType, create, flags};
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::heap::Tracer;
use taipan_vm::object::{Object, Payload, Ref};
use taipan_vm::protocol::iterate::Items;
use taipan_vm::protocol::number;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;
use taipan_vm::value_cell::ValueCell;

#[repr(C)]
pub struct PyCursor {
    object: Object,
    connection: ValueCell,
    pub description: ValueCell,
    /// A tuple, if the connection asks for conversions.
    pub converters: ValueCell,
    pub row_factory: ValueCell,
    statement: ValueCell,
    lastrowid: ValueCell,
    arraysize: Cell<u32>,
    rowcount: Cell<i64>,
    is_closed: Cell<bool>,
    is_locked: Cell<bool>,
    is_initialized: Cell<bool>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyCursor {
    const TYPE: &'static PyType = &TYPE;
}

impl Trace for PyCursor {
    fn trace(&self, tracer: &mut Tracer) {
        for cell in self.cells() {
            cell.trace(tracer);
        }
    }

    fn clear(&self) {
        for cell in self.cells() {
            drop(cell.take());
        }
    }
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "sqlite3.Cursor",
    doc: "A cursor of a database of SQLite.",
    flags: flags::BASETYPE | flags::HAS_WEAKREFS,
    slots: Slots {
        new: Some(|vm, ty, _| Ok(create::allocate_instance(vm, ty, PyCursor::empty)?.into_value())),
        init: Some(init),
        iter: Some(|_, value| Ok(value.clone())),
        iternext: Some(|vm, value| own(value).next(vm, value)),
        // Another cursor may drop the table that this one has not read to its end.
        finalize: Some(|vm, value| own(value).end_statement(vm)),
        ..Slots::NONE
    },
    methods: &[
        method("execute", "($self, sql, parameters=(), /)", "Execute a statement.", |vm, args| {
            let sql = sql_argument(vm, "execute() argument 1", &args[1])?;
            let parameters =
                if args[2].is_unbound() { vm.empty_tuple()?.into_value() } else { args[2].clone() };
            own(&args[0]).execute(vm, sql, Given::Once(parameters))?;
            Ok(args[0].clone())
        }),
        method(
            "executemany",
            "($self, sql, seq_of_parameters, /)",
            "Execute a statement once for each of the parameters.",
            |vm, args| {
                let sql = sql_argument(vm, "executemany() argument 1", &args[1])?;
                own(&args[0]).execute(vm, sql, Given::Each(args[2].clone()))?;
                Ok(args[0].clone())
            },
        ),
        method("executescript", "($self, sql_script, /)", "Execute many statements.", |vm, args| {
            let sql = sql_argument(vm, "executescript() argument", &args[1])?;
            own(&args[0]).execute_script(vm, sql)?;
            Ok(args[0].clone())
        }),
        method("fetchone", "($self, /)", "Fetch the next row, None if there is none.", |vm, args| {
            Ok(own(&args[0]).next(vm, &args[0])?.unwrap_or(Value::NONE))
        }),
        method("fetchmany", "($self, /, size=1)", "Fetch as many rows.", |vm, args| {
            let own = own(&args[0]);
            let most = if args[1].is_unbound() {
                own.arraysize.get()
            } else {
                row_count(vm, &args[1], "Python int too large for C uint32_t")?
            };
            own.fetch(vm, &args[0], most as usize)
        }),
        method("fetchall", "($self, /)", "Fetch all rows that are left.", |vm, args| {
            own(&args[0]).fetch(vm, &args[0], usize::MAX)
        }),
        method("close", "($self, /)", "Close the cursor.", |vm, args| {
            let own = own(&args[0]);
            own.check_unlocked(vm)?;
            let connection = own.connection(vm)?;
            connection.checked_open(vm)?;
            own.end_statement(vm);
            own.is_closed.set(true);
            Ok(Value::NONE)
        }),
        method("setinputsizes", "($self, sizes, /)", "Required by PEP 249. Does nothing.", |_, _| {
            Ok(Value::NONE)
        }),
        method(
            "setoutputsize",
            "($self, size, column=None, /)",
            "Required by PEP 249. Does nothing.",
            |_, _| Ok(Value::NONE),
        ),
    ],
    getset: &[
        getter("connection", "", |_, value| Ok(own(value).connection.get().unwrap_or(Value::NONE)))
            .as_member(),
        getter("description", "", |_, value| Ok(own(value).description.get().unwrap_or(Value::NONE)))
            .as_member(),
        getter("lastrowid", "", |_, value| Ok(own(value).lastrowid.get().unwrap_or(Value::NONE))).as_member(),
        getter("rowcount", "", |_, value| Ok(int::small(own(value).rowcount.get()))).as_member(),
        getset(
            "arraysize",
            "",
            |_, value| Ok(int::small(own(value).arraysize.get().into())),
            |vm, value, new| {
                let Some(new) = new else {
                    let text = "attribute 'arraysize' of 'sqlite3.Cursor' objects cannot be deleted";
                    return Err(vm.raise(&ATTRIBUTE_ERROR, text));
                };
                own(value).arraysize.set(row_count(
                    vm,
                    new,
                    "Python int too large to convert to C uint32_t",
                )?);
                Ok(())
            },
        ),
        getset(
            "row_factory",
            "",
            |_, value| Ok(own(value).row_factory.get().unwrap_or(Value::NONE)),
            |vm, value, new| {
                let Some(new) = new else {
                    return Err(vm.raise(&ATTRIBUTE_ERROR, "cannot delete row_factory attribute"));
                };
                own(value).row_factory.set(Some(new.clone()));
                Ok(())
            },
        ),
    ],
    ..TypeSpec::object::<PyCursor>()
});

fn own(value: &Value) -> &PyCursor {
    value.downcast().expect("a method of Cursor gets one")
}

fn sql_argument<'a>(vm: &Thread, what: &str, value: &'a Value) -> PyResult<&'a PyStr> {
    value.downcast::<PyStr>().ok_or_else(|| {
        let given = argument_type(value);
        vm.type_error(format!("{what} must be str, not {given}"))
    })
}

/// A number of rows: 32 bits without a sign.
fn row_count(vm: &Thread, value: &Value, too_large: &str) -> PyResult<u32> {
    let index = number::index(vm, value)?;
    if int::is_negative(&index) {
        return Err(vm.value_error("Cannot convert negative int"));
    }
    let count = int::as_i64(&index).and_then(|count| u32::try_from(count).ok());
    count.ok_or_else(|| vm.overflow_error(too_large))
}

fn init(vm: &Thread, value: &Value, args: Args<'_>) -> PyResult<()> {
    if args.has_keywords() && std::ptr::eq(value.ty(), &TYPE) {
        return Err(vm.type_error("Cursor() takes no keyword arguments"));
    }
    check_positional_count(vm, "Cursor", args.positional().len(), 1, 1)?;
    let connection = &args.positional()[0];
    let known = expect_connection(vm, connection, "Cursor() argument 1")?;
    let own = own(value);
    own.check_unlocked(vm)?;
    own.connection.set(Some(connection.clone()));
    drop((own.statement.take(), own.converters.take(), own.lastrowid.take()));
    own.description.set(Some(Value::NONE));
    own.row_factory.set(Some(Value::NONE));
    own.is_closed.set(false);
    own.arraysize.set(1);
    own.rowcount.set(-1);
    known.check_thread(vm)?;
    own.is_initialized.set(true);
    Ok(())
}

/// What a statement is executed with.
enum Given {
    Once(Value),
    Each(Value),
}

impl PyCursor {
    fn empty(object: Object) -> PyCursor {
        PyCursor {
            object,
            connection: ValueCell::empty(),
            description: ValueCell::empty(),
            converters: ValueCell::empty(),
            row_factory: ValueCell::empty(),
            statement: ValueCell::empty(),
            lastrowid: ValueCell::empty(),
            arraysize: Cell::new(0),
            rowcount: Cell::new(0),
            is_closed: Cell::new(false),
            is_locked: Cell::new(false),
            is_initialized: Cell::new(false),
        }
    }

    fn cells(&self) -> [&ValueCell; 6] {
        [
            &self.connection,
            &self.description,
            &self.converters,
            &self.row_factory,
            &self.statement,
            &self.lastrowid,
        ]
    }

    fn connection(&self, vm: &Thread) -> PyResult<Ref<PyConnection>> {
        match self.connection.get().map(Ref::try_from_value) {
            Some(Ok(connection)) => Ok(connection),
            _ => Err(programming_error(vm, "Base Cursor.__init__ not called.")),
        }
    }

    fn check_unlocked(&self, vm: &Thread) -> PyResult<()> {
        if self.is_locked.get() {
            return Err(programming_error(vm, "Recursive use of cursors not allowed."));
        }
        Ok(())
    }

    /// The connection, if the cursor can be used.
    fn check(&self, vm: &Thread) -> PyResult<Ref<PyConnection>> {
        if !self.is_initialized.get() {
            return Err(programming_error(vm, "Base Cursor.__init__ not called."));
        }
        if self.is_closed.get() {
            return Err(programming_error(vm, "Cannot operate on a closed cursor."));
        }
        let connection = self.connection(vm)?;
        connection.checked_open(vm)?;
        self.check_unlocked(vm)?;
        Ok(connection)
    }

    fn statement(&self) -> Option<Ref<PyStatement>> {
        self.statement.get().and_then(|statement| Ref::try_from_value(statement).ok())
    }

    /// Lets go of the statement, which begins anew when it is used again.
    fn end_statement(&self, vm: &Thread) {
        if let Some(statement) = self.statement() {
            statement.reset(vm);
        }
        drop(self.statement.take());
    }

    fn execute(&self, vm: &Thread, sql: &PyStr, given: Given) -> PyResult<()> {
        let connection = self.check(vm)?;
        self.is_locked.set(true);
        let result = self.execute_locked(vm, &connection, sql, given);
        self.is_locked.set(false);
        // A callback may have left an exception although the statement has gone well.
        let result = if result.is_ok() && (vm.is_terminating() || vm.has_raised()) {
            Err(taipan_vm::error::Raised)
        } else {
            result
        };
        if result.is_err() {
            self.end_after_error(vm);
            self.rowcount.set(-1);
        } else if self.statement().is_some_and(|statement| !statement.is_busy()) {
            drop(self.statement.take());
        }
        result
    }

    fn end_after_error(&self, vm: &Thread) {
        if vm.is_terminating() {
            self.end_statement(vm)
        } else {
            vm.keeping_exception(|| self.end_statement(vm))
        }
    }

    fn execute_locked(
        &self,
        vm: &Thread,
        connection: &PyConnection,
        sql: &PyStr,
        given: Given,
    ) -> PyResult<()> {
        let (mut many, once) = match given {
            Given::Once(parameters) => (None, Some(parameters)),
            Given::Each(parameters) => (Some(Items::new(vm, &parameters)?), None),
        };
        self.description.set(Some(Value::NONE));
        if let Some(old) = self.statement() {
            old.reset(vm);
        }
        let mut statement = connection.statement(vm, sql)?;
        self.statement.set(Some(statement.to_value()));
        // SAFETY: a statement or null.
        if many.is_some() && unsafe { ffi::sqlite3_stmt_readonly(statement.raw()) } != 0 {
            return Err(programming_error(vm, "executemany() can only execute DML statements."));
        }
        if statement.is_busy() {
            statement = PyStatement::new(vm, connection.raw(), sql)?;
            self.statement.set(Some(statement.to_value()));
        }
        statement.reset(vm);
        self.rowcount.set(if statement.is_dml { 0 } else { -1 });
        if statement.is_dml {
            begin_before_change(vm, connection)?;
        }
        match (&mut many, once) {
            (Some(items), _) => {
                while let Some(parameters) = items.next(vm)? {
                    self.execute_once(vm, connection, &statement, &parameters)?;
                }
            }
            (None, Some(parameters)) => {
                self.execute_once(vm, connection, &statement, &parameters)?;
                // SAFETY: a connection, or null, which has no rows.
                let last = unsafe { ffi::sqlite3_last_insert_rowid(connection.raw()) };
                self.lastrowid.set(Some(int::from_i64(vm, last)?));
            }
            (None, None) => {}
        }
        Ok(())
    }

    fn execute_once(
        &self,
        vm: &Thread,
        connection: &PyConnection,
        statement: &PyStatement,
        parameters: &Value,
    ) -> PyResult<()> {
        super::bind::bind(vm, &super::state(vm), statement, parameters)?;
        let db = connection.checked_open(vm)?;
        let code = statement.step(vm);
        if code != ffi::SQLITE_ROW && code != ffi::SQLITE_DONE || vm.is_terminating() {
            return Err(raise_from(vm, db));
        }
        self.converters.set(column::converters(vm, connection, statement.raw())?);
        self.describe(vm, connection, statement)?;
        if code == ffi::SQLITE_DONE {
            if statement.is_dml {
                // SAFETY: as above.
                let changes = unsafe { ffi::sqlite3_changes(connection.raw()) };
                self.rowcount.set(self.rowcount.get() + i64::from(changes));
            }
            statement.reset(vm);
        }
        Ok(())
    }

    fn describe(&self, vm: &Thread, connection: &PyConnection, statement: &PyStatement) -> PyResult<()> {
        // SAFETY: a statement or null.
        let count = unsafe { ffi::sqlite3_column_count(statement.raw()) };
        if count == 0 || self.description.get().is_some_and(|known| !known.is_none()) {
            return Ok(());
        }
        let mut columns = Buf::with_capacity(count as usize)?;
        for column in 0..count {
            let mut parts = [const { Value::NONE }; 7];
            parts[0] = column::shown_name(vm, connection, statement.raw(), column)?;
            columns.push(vm.new_tuple(&parts)?)?;
        }
        let columns = taipan_vm::builtins::tuple::PyTuple::from_buf(vm, columns)?;
        self.description.set(Some(columns.into_value()));
        Ok(())
    }

    fn next(&self, vm: &Thread, value: &Value) -> PyResult<Option<Value>> {
        let connection = self.check(vm)?;
        let Some(statement) = self.statement() else { return Ok(None) };
        // SAFETY: a statement or null.
        if unsafe { ffi::sqlite3_data_count(statement.raw()) } == 0 {
            self.end_statement(vm);
            return Ok(None);
        }
        self.is_locked.set(true);
        let row = column::row(vm, self, &connection, statement.raw());
        self.is_locked.set(false);
        let row = row?;
        let code = statement.step(vm);
        if code == ffi::SQLITE_DONE {
            if statement.is_dml {
                // SAFETY: a connection, or null, which has no changes.
                self.rowcount.set(unsafe { ffi::sqlite3_changes(connection.raw()) }.into());
            }
            self.end_statement(vm);
        }
        if code != ffi::SQLITE_ROW && code != ffi::SQLITE_DONE || vm.is_terminating() || vm.has_raised() {
            let raised = raise_from(vm, connection.raw());
            self.end_after_error(vm);
            return Err(raised);
        }
        match self.row_factory.get().filter(|factory| !factory.is_none()) {
            Some(factory) => vm.call(&factory, &[value.clone(), row]).map(Some),
            None => Ok(Some(row)),
        }
    }

    /// As many rows as there are, up to `most`.
    fn fetch(&self, vm: &Thread, value: &Value, most: usize) -> PyResult {
        let mut rows = Buf::new();
        while rows.len() < most
            && let Some(row) = self.next(vm, value)?
        {
            rows.push(row)?;
        }
        vm.new_list(rows)
    }

    fn execute_script(&self, vm: &Thread, sql: &PyStr) -> PyResult<()> {
        let connection = self.check(vm)?;
        let db = connection.raw();
        let Ok(text) = sql_text(vm, db, sql)? else {
            return Err(vm.value_error("embedded null character"));
        };
        // SAFETY: an open connection, here and below.
        let in_transaction = unsafe { ffi::sqlite3_get_autocommit(db) } == 0;
        if connection.control.mode.get() == Mode::Legacy && in_transaction {
            connection.run(vm, c"COMMIT")?;
        }
        let mut rest: &CStr = &text;
        while !rest.is_empty() {
            let mut tail = ptr::null();
            // SAFETY: as above; the tail points into the text.
            let code = without_lock(vm, || unsafe { run_first(db, rest, &raw mut tail) });
            check(vm, db, code)?;
            if vm.is_terminating() || vm.has_raised() || tail.is_null() {
                return Err(raise_from(vm, db));
            }
            // SAFETY: as above.
            rest = unsafe { CStr::from_ptr(tail) };
            connection.checked_open(vm)?;
        }
        Ok(())
    }
}

/// Runs the first statement of a script, and tells where the next one begins.
///
/// # Safety
/// The connection is open.
unsafe fn run_first(db: *mut ffi::sqlite3, sql: &CStr, tail: *mut *const std::ffi::c_char) -> c_int {
    // SAFETY: the caller says so.
    unsafe {
        let mut raw = ptr::null_mut();
        let prepared = ffi::sqlite3_prepare_v2(db, sql.as_ptr(), -1, &raw mut raw, tail);
        if prepared != ffi::SQLITE_OK {
            return prepared;
        }
        if raw.is_null() {
            return ffi::SQLITE_OK;
        }
        while ffi::sqlite3_step(raw) == ffi::SQLITE_ROW {}
        ffi::sqlite3_finalize(raw)
    }
}
