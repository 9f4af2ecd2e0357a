//! The statements that a connection keeps, prepared, for when they are executed again: those used last.

use super::statement::PyStatement;
use libsqlite3_sys as ffi;
use std::cell::Cell;
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::error::PyResult;
use taipan_vm::heap::Tracer;
use taipan_vm::object::{Ref, to_value};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;
use taipan_vm::value_cell::ValueCell;

#[derive(Default)]
pub struct StatementCache {
    /// A dict from SQL text to statement, the one used last at its end.
    statements: ValueCell,
    capacity: Cell<usize>,
}

impl StatementCache {
    pub fn trace(&self, tracer: &mut Tracer) {
        self.statements.trace(tracer);
    }

    pub fn clear(&self) {
        drop(self.statements.take());
    }

    pub fn reset(&self, capacity: usize) {
        self.clear();
        self.capacity.set(capacity);
    }

    /// The statement for `sql`, prepared now if it is not among them.
    pub fn get(&self, vm: &Thread, db: *mut ffi::sqlite3, sql: &PyStr) -> PyResult<Ref<PyStatement>> {
        if self.capacity.get() == 0 {
            return PyStatement::new(vm, db, sql);
        }
        let key = if sql.is_exact() { to_value(sql) } else { sql.to_exact().into_value() };
        let known = match self.statements.get() {
            Some(known) => known,
            None => {
                let known = PyDict::new(vm)?.into_value();
                self.statements.set(Some(known.clone()));
                known
            }
        };
        let Some(dict) = known.downcast::<PyDict>() else { return PyStatement::new(vm, db, sql) };
        let found = self.moved_to_end(vm, dict, &key)?;
        if let Some(Ok(statement)) = found.map(Ref::try_from_value) {
            return Ok(statement);
        }
        let made = PyStatement::new(vm, db, sql)?;
        if dict.len() >= self.capacity.get()
            && let Some((_, oldest, _)) = dict.next_entry(0)
        {
            drop(dict.remove_item(vm, &oldest)?);
        }
        dict.set_item(vm, &key, made.to_value())?;
        Ok(made)
    }

    fn moved_to_end(&self, vm: &Thread, dict: &PyDict, key: &Value) -> PyResult<Option<Value>> {
        let Some(found) = dict.get_item(vm, key)? else { return Ok(None) };
        let is_last = dict.previous_entry(dict.end_position()).is_some_and(|(_, _, last)| last.is(&found));
        if !is_last && let Some((key, value)) = dict.remove_item(vm, key)? {
            dict.set_item(vm, &key, value)?;
        }
        Ok(Some(found))
    }
}
