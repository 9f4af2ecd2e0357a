//! `array`: rows of numbers or characters of one type, as C keeps them.
//!
//! Invariants:
//! 1. The bytes are a multiple of the item size.
//! 2. While there are exports (buffers that others hold), the bytes neither move nor change their number.
//! 3. No borrow of the bytes lives across anything that can run code.

mod code;
mod edit;
mod iterator;
mod pickle;
mod slices;
mod spec;

use code::Code;
use std::cell::{Cell, RefCell};
use taipan_vm::buffer::{Buffer, View, asks, flags};
use taipan_vm::builtins::module::PyModule;
use taipan_vm::class::create::allocate_instance;
use taipan_vm::class::spec::{Constant, method};
use taipan_vm::class::{PyType, ready, statics};
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::heap::NoMemory;
use taipan_vm::import::engine;
use taipan_vm::modules::ModuleSpec;
use taipan_vm::object::{Object, Payload, Ref};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "array",
    doc: "Arrays of basic values: characters, integers, floating-point numbers. They behave much like lists, but\nthe type of what \
          they hold is fixed by a type code of one letter.",
    functions: &[method(
        "_array_reconstructor",
        "(arraytype, typecode, mformat_code, items,\n                     /)",
        "Internal. Used for pickling support.",
        pickle::reconstruct,
    )],
    constants: &[("typecodes", Constant::Str(code::LETTERS))],
    types: &[&spec::TYPE],
    init: Some(init),
    ..ModuleSpec::NEW
};

fn init(vm: &Thread, module: &PyModule) -> PyResult<()> {
    ready::ready_all(std::iter::once(&iterator::ITERATOR));
    module.dict().set_str(statics::intern("ArrayType"), spec::TYPE.to_value())?;
    let abc = engine::import_absolute(vm, "_collections_abc")?;
    let sequences = vm.get_attr(&abc, statics::intern("MutableSequence"))?;
    let register = vm.get_attr(&sequences, statics::intern("register"))?;
    vm.call(&register, &[spec::TYPE.to_value()])?;
    Ok(())
}

#[repr(C)]
pub struct PyArray {
    object: Object,
    code: &'static Code,
    bytes: RefCell<Buf<u8>>,
    exports: Cell<usize>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyArray {
    const TYPE: &'static PyType = &spec::TYPE;
}

/// `self` of a method or slot.
fn own(value: &Value) -> &PyArray {
    value.downcast().expect("a method of array gets one")
}

impl PyArray {
    /// An array of type `ty`, which may be a subclass.
    fn new(vm: &Thread, ty: &PyType, code: &'static Code, bytes: Buf<u8>) -> PyResult<Ref<PyArray>> {
        let exports = Cell::new(0);
        allocate_instance(vm, ty, |object| PyArray { object, code, bytes: RefCell::new(bytes), exports })
    }

    /// An array of exactly that type with items of the same kind.
    fn like(&self, vm: &Thread, bytes: Buf<u8>) -> PyResult {
        Ok(PyArray::new(vm, &spec::TYPE, self.code, bytes)?.into_value())
    }

    #[inline]
    fn len(&self) -> usize {
        self.bytes.borrow().len() / self.code.size
    }

    /// The item at `index`; `None` beyond the end.
    #[inline]
    fn get(&self, vm: &Thread, index: usize) -> PyResult<Option<Value>> {
        let size = self.code.size;
        let bytes = self.bytes.borrow();
        match index.checked_mul(size).and_then(|at| bytes.get(at..at + size)) {
            Some(item) => self.code.unpack(vm, item).map(Some),
            None => Ok(None),
        }
    }

    /// Writes the item at `index`, which there was before its value was worked out: an `__index__` may have shortened the array.
    #[inline]
    fn put(&self, vm: &Thread, index: usize, item: [u8; 8]) -> PyResult<()> {
        let mut bytes = self.bytes.borrow_mut();
        let done = match self.code.size {
            8 => bytes.as_chunks_mut::<8>().0.get_mut(index).map(|place| *place = item),
            size => bytes
                .get_mut(index * size..(index + 1) * size)
                .map(|place| place.iter_mut().zip(item).for_each(|(place, byte)| *place = byte)),
        };
        done.ok_or_else(|| vm.index_error("array assignment index out of range"))
    }

    /// Refuses what would move the bytes while others look at them.
    #[inline]
    fn check_exports(&self, vm: &Thread) -> PyResult<()> {
        if self.exports.get() == 0 {
            return Ok(());
        }
        Err(vm.buffer_error("cannot resize an array that is exporting buffers"))
    }

    /// Appends an item.
    #[inline]
    fn push(&self, vm: &Thread, value: &Value) -> PyResult<()> {
        let item = self.code.pack(vm, value)?;
        self.check_exports(vm)?;
        Ok(self.bytes.borrow_mut().extend_from_slice(&item[..self.code.size])?)
    }

    /// Appends the bytes of items.
    fn extend_bytes(&self, vm: &Thread, bytes: &[u8]) -> PyResult<()> {
        if bytes.is_empty() {
            return Ok(());
        }
        self.check_exports(vm)?;
        Ok(self.bytes.borrow_mut().extend_from_slice(bytes)?)
    }

    /// Appends the items of an iterable.
    fn extend_items(&self, vm: &Thread, iterable: &Value) -> PyResult<()> {
        vm.for_each(iterable, |item| self.push(vm, &item))
    }

    /// A copy of the bytes.
    fn copy_bytes(&self) -> Result<Buf<u8>, NoMemory> {
        Buf::from_slice(&self.bytes.borrow())
    }
}

fn export(_: &Thread, value: &Value, asked: u32) -> PyResult<Buffer> {
    let array = own(value);
    let bytes = array.bytes.borrow();
    let mut view = View::of_bytes(bytes.as_ptr(), bytes.len(), false);
    drop(bytes);
    view.itemsize = array.code.size;
    view.shape[0] = array.len() as isize;
    view.strides[0] = array.code.size as isize;
    if asks(asked, flags::FORMAT) {
        view.format = Some(array.code.format.into());
    }
    array.exports.set(array.exports.get() + 1);
    Ok(Buffer::new(view, value.clone()))
}

fn release(_: &Thread, value: &Value, _: &Buffer) {
    let array = own(value);
    array.exports.set(array.exports.get().saturating_sub(1));
}
