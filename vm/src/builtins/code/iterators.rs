//! `co_lines()`, `co_positions()`, `co_branches()`: iterators over what code objects know of the source.

use super::{PyCode, as_code};
use crate::builtins::tuple::PyTuple;
use crate::builtins::{int, iter};
use crate::class::PyType;
use crate::class::slots::Slots;
use crate::class::spec::TypeSpec;
use crate::error::PyResult;
use crate::object::{Object, Payload};
use crate::thread::Thread;
use crate::value::Value;
use std::cell::Cell;
use std::ptr;
use taipan_compiler::locations;
use taipan_compiler::op::{Opcode, decode};

/// Rows of numbers, `None` where there is none.
type Row = [Option<u32>; 4];

/// An iterator over rows made beforehand.
#[repr(C)]
pub struct PyRows {
    object: Object,
    rows: Box<[Row]>,
    width: usize,
    next: Cell<usize>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyRows {
    const TYPE: &'static PyType = &LINES;

    fn matches(ty: &PyType) -> bool {
        ptr::eq(ty, &LINES) || ptr::eq(ty, &POSITIONS)
    }
}

const SLOTS: Slots = Slots { iter: Some(iter::itself), iternext: Some(next), ..Slots::NONE };

pub static LINES: PyType =
    PyType::from_spec(&TypeSpec { name: "line_iterator", slots: SLOTS, ..TypeSpec::leaf::<PyRows>() });

pub static POSITIONS: PyType =
    PyType::from_spec(&TypeSpec { name: "positions_iterator", slots: SLOTS, ..TypeSpec::leaf::<PyRows>() });

fn next(vm: &Thread, own: &Value) -> PyResult<Option<Value>> {
    let Some(own) = own.downcast::<PyRows>() else { return Ok(None) };
    let Some(row) = own.rows.get(own.next.get()) else { return Ok(None) };
    own.next.set(own.next.get() + 1);
    let values: Vec<Value> = row[..own.width]
        .iter()
        .map(|cell| cell.map_or(Value::NONE, |cell| int::small(cell.into())))
        .collect();
    Ok(Some(PyTuple::from_vec(vm, values)?.into_value()))
}

fn rows(vm: &Thread, ty: &'static PyType, rows: Vec<Row>, width: usize) -> PyResult {
    let rows = PyRows { object: Object::new(ty), rows: rows.into(), width, next: Cell::new(0) };
    Ok(vm.heap().allocate(rows)?.into_value())
}

/// `(start, end, line)` for each run of instructions from the same line, in bytes.
pub(super) fn lines(vm: &Thread, args: &[Value]) -> PyResult {
    let spans = locations::line_spans(as_code(&args[0]).code());
    let made = spans.map(|span| [Some(2 * span.start as u32), Some(2 * span.end as u32), span.line, None]);
    rows(vm, &LINES, made.collect(), 3)
}

/// `(line, end_line, column, end_column)` for each code unit.
pub(super) fn positions(vm: &Thread, args: &[Value]) -> PyResult {
    let mut made = Vec::new();
    for span in locations::spans(as_code(&args[0]).code()) {
        let position = span.position;
        let row = [position.line, position.end_line, position.column, position.end_column];
        made.extend((span.start..span.end).map(|_| row));
    }
    rows(vm, &POSITIONS, made, 4)
}

/// `(branch, not taken, taken)` for each conditional jump, in bytes.
pub(super) fn branches(vm: &Thread, args: &[Value]) -> PyResult {
    let code: &PyCode = as_code(&args[0]);
    let mut made = Vec::new();
    for instruction in decode(&code.code().code).map_while(Result::ok) {
        let next = instruction.end();
        let units = match instruction.opcode {
            Opcode::PopJumpIfFalse
            | Opcode::PopJumpIfTrue
            | Opcode::PopJumpIfNone
            | Opcode::PopJumpIfNotNone => {
                // `NOT_TAKEN` follows.
                [instruction.offset, next + 1, next + instruction.arg as usize]
            }
            // The loop ends behind `END_FOR` and `POP_ITER`.
            Opcode::ForIter => [instruction.offset, next, next + instruction.arg as usize + 2],
            Opcode::EndAsyncFor => match next.checked_sub(instruction.arg as usize) {
                Some(source) => [source, source + 2, next],
                None => continue,
            },
            _ => continue,
        };
        let [at, not_taken, taken] = units.map(|unit| Some(2 * unit as u32));
        made.push([at, not_taken, taken, None]);
    }
    rows(vm, &LINES, made, 3)
}
