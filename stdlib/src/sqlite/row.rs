//! `sqlite3.Row`: a row whose columns have names too.

use super::cursor::PyCursor;
use super::native::argument_type;
use taipan_vm::builtins::exceptions::INDEX_ERROR;
use taipan_vm::builtins::int;
use taipan_vm::builtins::slice::PySlice;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::tuple::PyTuple;
use taipan_vm::call::{Args, check_positional_count};
use taipan_vm::class::layout::Trace;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{TypeSpec, method};
use taipan_vm::class::{PyType, create, flags};
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::heap::Tracer;
use taipan_vm::object::{Object, Payload};
use taipan_vm::protocol::compare::CompareOp;
use taipan_vm::protocol::number;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;
use taipan_vm::value_cell::ValueCell;

#[repr(C)]
struct PyRow {
    object: Object,
    /// A tuple.
    data: ValueCell,
    /// A cursor's description.
    description: ValueCell,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyRow {
    const TYPE: &'static PyType = &TYPE;
}

impl Trace for PyRow {
    fn trace(&self, tracer: &mut Tracer) {
        self.data.trace(tracer);
        self.description.trace(tracer);
    }
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "sqlite3.Row",
    doc: "A row of a result, by positions and by names.",
    flags: flags::BASETYPE,
    slots: Slots {
        new: Some(new),
        hash: Some(|vm, value| Ok(vm.hash(&own(value).description())? ^ vm.hash(&own(value).data())?)),
        richcompare: Some(compare),
        iter: Some(|vm, value| vm.get_iter(&own(value).data())),
        length: Some(|vm, value| vm.length(&own(value).data())),
        item: Some(|vm, value, index| vm.sequence_item(&own(value).data(), index)),
        subscript: Some(subscript),
        ..Slots::NONE
    },
    methods: &[method("keys", "($self, /)", "Return the names of the columns.", |vm, args| {
        let description = own(&args[0]).description();
        let mut names = Buf::new();
        for column in columns(&description) {
            names.push(first(column))?;
        }
        vm.new_list(names)
    })],
    ..TypeSpec::container::<PyRow>()
});

fn own(value: &Value) -> &PyRow {
    value.downcast().expect("a method of Row gets one")
}

/// The columns that a description tells of.
fn columns(description: &Value) -> &[Value] {
    description.downcast::<PyTuple>().map(PyTuple::items).unwrap_or_default()
}

fn first(column: &Value) -> Value {
    columns(column).first().cloned().unwrap_or(Value::NONE)
}

impl PyRow {
    fn data(&self) -> Value {
        self.data.get().unwrap_or(Value::NONE)
    }

    fn description(&self) -> Value {
        self.description.get().unwrap_or(Value::NONE)
    }
}

fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    if args.has_keywords() {
        return Err(vm.type_error("Row() takes no keyword arguments"));
    }
    check_positional_count(vm, "Row", args.positional().len(), 2, 2)?;
    let [cursor, data] = args.positional() else { return Err(vm.type_error("Row expected 2 arguments")) };
    let refuse = |which: u8, expected: &str, given: &Value| {
        let given = argument_type(given);
        vm.type_error(format!("Row() argument {which} must be {expected}, not {given}"))
    };
    let Some(cursor) = cursor.downcast::<PyCursor>() else {
        return Err(refuse(1, "sqlite3.Cursor", cursor));
    };
    if data.downcast::<PyTuple>().is_none() {
        return Err(refuse(2, "tuple", data));
    }
    let (data, description) = (data.clone(), cursor.description.get());
    let own = create::allocate_instance(vm, ty, |object| PyRow {
        object,
        data: ValueCell::new(Some(data)),
        description: ValueCell::new(description),
    })?;
    Ok(own.into_value())
}

/// Whether two names are the same but for the case of ASCII letters.
fn names_match(vm: &Thread, left: &Value, right: &Value) -> PyResult<bool> {
    if vm.equals(left, right)? {
        return Ok(true);
    }
    let ascii = |value: &Value| value.downcast::<PyStr>().and_then(|text| text.as_ascii().map(str::to_owned));
    Ok(match (ascii(left), ascii(right)) {
        (Some(left), Some(right)) => left.eq_ignore_ascii_case(&right),
        _ => false,
    })
}

fn subscript(vm: &Thread, value: &Value, key: &Value) -> PyResult {
    let data = own(value).data();
    if int::is_int(key) {
        let index = number::index_to_isize(vm, key, Some(&INDEX_ERROR))?;
        let index = if index < 0 { index + vm.length(&data)? as isize } else { index };
        return match usize::try_from(index).ok().and_then(|index| columns(&data).get(index)) {
            Some(item) => Ok(item.clone()),
            None => Err(vm.index_error("tuple index out of range")),
        };
    }
    if key.downcast::<PyStr>().is_some() {
        let description = own(value).description();
        for (index, column) in columns(&description).iter().enumerate() {
            if names_match(vm, key, &first(column))? {
                return vm.sequence_item(&data, index as isize);
            }
        }
        if !description.is_none() {
            return Err(vm.index_error("No item with that key"));
        }
        let shown = vm.repr(key)?;
        let text = vm.format_str("No item with key ", &shown, "")?;
        return Err(vm.raise_with(&INDEX_ERROR, &[text]));
    }
    if key.downcast::<PySlice>().is_some() {
        return vm.get_item(&data, key);
    }
    Err(vm.index_error("Index must be int or string"))
}

fn compare(vm: &Thread, left: &Value, right: &Value, op: CompareOp) -> PyResult {
    if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (Some(left), Some(right)) = (left.downcast::<PyRow>(), right.downcast::<PyRow>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if !vm.equals(&left.description(), &right.description())? {
        return Ok(Value::bool(op == CompareOp::Ne));
    }
    vm.rich_compare(&left.data(), &right.data(), op)
}
