//! `cell`: a variable shared by a function and those nested in it.

use crate::call::{Args, no_keywords};
use crate::class::PyType;
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, getset};
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::object::{Object, Payload, Ref};
use crate::protocol::compare::CompareOp;
use crate::thread::Thread;
use crate::value::{Value, Word};
use crate::value_cell::ValueCell;

#[repr(C)]
pub struct PyCell {
    object: Object,
    contents: ValueCell,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyCell {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "cell",
    signature: "([contents])",
    slots: Slots {
        repr: Some(repr),
        richcompare: Some(richcompare),
        hash: Some(crate::class::special::hash_not_implemented),
        new: Some(new),
        ..Slots::NONE
    },
    getset: &[getset("cell_contents", "", get_contents, set_contents)],
    ..TypeSpec::container::<PyCell>()
});

impl PyCell {
    pub fn new(vm: &Thread, contents: Option<Value>) -> PyResult<Ref<PyCell>> {
        let cell = vm.heap().allocate_in_place(|| PyCell {
            object: Object::new(&TYPE),
            contents: ValueCell::new(contents),
        })?;
        vm.heap().track(cell.as_object());
        Ok(cell)
    }

    pub fn get(&self) -> Option<Value> {
        self.contents.get()
    }

    pub fn set(&self, contents: Option<Value>) {
        self.contents.set(contents);
    }

    /// The contents, borrowed; null if the cell is empty.
    #[inline(always)]
    pub fn word(&self) -> Word {
        self.contents.word()
    }

    #[inline(always)]
    pub fn replace_word(&self, word: Word) -> Word {
        self.contents.replace_word(word)
    }
}

impl Trace for PyCell {
    fn trace(&self, tracer: &mut Tracer) {
        self.contents.trace(tracer);
    }

    fn clear(&self) {
        self.contents.set(None);
    }
}

fn as_cell(value: &Value) -> &PyCell {
    value.downcast().expect("a cell's slot gets a cell")
}

fn new(vm: &Thread, _: &PyType, args: Args<'_>) -> PyResult {
    no_keywords(vm, "cell", args)?;
    match args.values() {
        [] => Ok(PyCell::new(vm, None)?.into_value()),
        [contents] => Ok(PyCell::new(vm, Some(contents.clone()))?.into_value()),
        more => Err(vm.type_error(format!("cell expected at most 1 argument, got {}", more.len()))),
    }
}

fn repr(vm: &Thread, cell: &Value) -> PyResult {
    match as_cell(cell).get() {
        None => vm.new_str(&format!("<cell at {:#x}: empty>", cell.id())),
        Some(value) => {
            let name = value.ty().name();
            vm.new_str(&format!("<cell at {:#x}: {name:.80} object at {:#x}>", cell.id(), value.id()))
        }
    }
}

/// Empty cells come before all others.
fn richcompare(vm: &Thread, left: &Value, right: &Value, op: CompareOp) -> PyResult {
    let (Some(left), Some(right)) = (left.downcast::<PyCell>(), right.downcast::<PyCell>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    match (left.get(), right.get()) {
        (Some(a), Some(b)) => vm.rich_compare(&a, &b, op),
        (a, b) => Ok(Value::bool(op.of(a.is_some().cmp(&b.is_some())))),
    }
}

fn get_contents(vm: &Thread, cell: &Value) -> PyResult {
    as_cell(cell).get().ok_or_else(|| vm.value_error("Cell is empty"))
}

fn set_contents(_: &Thread, cell: &Value, value: Option<&Value>) -> PyResult<()> {
    as_cell(cell).set(value.cloned());
    Ok(())
}
