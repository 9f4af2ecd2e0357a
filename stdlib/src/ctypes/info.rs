//! What a class of `ctypes` knows of its C type: size, alignment, how it is passed, what its items are (CPython's `StgInfo`).
//!
//! Classes of `ctypes` have a metatype whose payload is [`PyCType`]: a `PyType` with a place for the information behind it.
//! The static base classes (`Structure`, `Array`, ...) have only the `PyType`: they are abstract, and none is looked for
//! there. Information is refused to a VM that is not unrestricted, so that it can make neither classes nor instances, by
//! whatever way it got hold of the base classes.

use super::code::Code;
use super::ffi_type::{Ffi, Leaf};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use taipan_vm::buffer::Dims;
use taipan_vm::builtins::exceptions;
use taipan_vm::capability::Capability;
use taipan_vm::class::layout::Trace;
use taipan_vm::class::spec::TypeSpec;
use taipan_vm::class::{PyType, flags};
use taipan_vm::error::PyResult;
use taipan_vm::heap::Tracer;
use taipan_vm::object::{Object, Payload, Ref};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;
use taipan_vm::value_cell::ValueCell;

/// What kind of type it is: whose metatype made it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Simple,
    Structure,
    Union,
    Array,
    Pointer,
    Function,
}

/// Flags of [`PyTypeInfo`].
pub mod has {
    /// It is used: `_fields_` cannot be set any more.
    pub const FINAL: u32 = 1;
    /// It is a pointer, or something in it is.
    pub const POINTER: u32 = 1 << 1;
}

#[repr(C)]
pub struct PyTypeInfo {
    object: Object,
    pub kind: Kind,
    pub size: Cell<usize>,
    pub align: Cell<usize>,
    /// Of arrays, the number of items; of structures, of fields, those of the base included.
    pub length: Cell<usize>,
    /// How simple types are read and written.
    pub code: Option<&'static Code>,
    /// In the other byte order.
    pub swapped: bool,
    pub flags: Cell<u32>,
    /// Of functions, `_flags_`.
    pub function_flags: Cell<u32>,
    pub ffi: RefCell<Ffi>,
    /// The scalars in it, as long as they matter.
    pub leaves: RefCell<Vec<Leaf>>,
    pub format: RefCell<Option<Rc<str>>>,
    pub shape: RefCell<Dims>,
    /// The type of items of arrays, of what pointers point to; of simple types `_type_`.
    pub proto: ValueCell,
    pub pointer_type: ValueCell,
    pub argtypes: ValueCell,
    /// A tuple of the argument types' `from_param`.
    pub converters: ValueCell,
    pub restype: ValueCell,
    pub checker: ValueCell,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyTypeInfo {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_ctypes.StgInfo",
    flags: flags::NO_NEW,
    ..TypeSpec::container::<PyTypeInfo>()
});

impl PyTypeInfo {
    fn cells(&self) -> [&ValueCell; 6] {
        [&self.proto, &self.pointer_type, &self.argtypes, &self.converters, &self.restype, &self.checker]
    }

    pub fn has(&self, flag: u32) -> bool {
        self.flags.get() & flag != 0
    }

    pub fn set(&self, flag: u32) {
        self.flags.set(self.flags.get() | flag);
    }

    /// The type of items, or of what is pointed to.
    pub fn item_type(&self) -> Option<Ref<PyType>> {
        Ref::try_from_value(self.proto.get()?).ok()
    }
}

impl Trace for PyTypeInfo {
    fn trace(&self, tracer: &mut Tracer) {
        self.cells().iter().for_each(|cell| cell.trace(tracer));
    }

    fn clear(&self) {
        let old: Vec<_> = self.cells().iter().map(|cell| cell.take()).collect();
        drop(old);
    }
}

/// The payload of the metatypes' instances.
#[repr(C)]
pub struct PyCType {
    ty: PyType,
    info: ValueCell,
}

// SAFETY: `#[repr(C)]`, begins with a `PyType`, which `CType_Type` derives from.
unsafe impl Payload for PyCType {
    const TYPE: &'static PyType = &super::metatype::TYPE;
}

impl Trace for PyCType {
    fn trace(&self, tracer: &mut Tracer) {
        self.ty.trace(tracer);
        if self.ty.is_heap_type() {
            self.info.trace(tracer);
        }
    }

    fn clear(&self) {
        self.ty.clear();
        if self.ty.is_heap_type() {
            drop(self.info.take());
        }
    }
}

/// The place of a type's information, if it has one.
fn place(ty: &PyType) -> Option<&ValueCell> {
    let is_own = ty.is_heap_type() && ty.as_object().ty().is_subtype(&super::metatype::TYPE);
    // SAFETY: a class that a program has made with a metatype that derives from `CType_Type` has its payload.
    is_own.then(|| unsafe { &ty.as_object().downcast_unchecked::<PyCType>().info })
}

/// What a type knows of itself; nothing for classes of other kinds and for abstract ones.
pub fn of_type(ty: &PyType) -> Option<Ref<PyTypeInfo>> {
    Ref::try_from_value(place(ty)?.get()?).ok()
}

/// The same for a value that may be a type.
pub fn of(value: &Value) -> Option<Ref<PyTypeInfo>> {
    of_type(value.downcast::<PyType>()?)
}

/// The information of an instance's class.
pub fn of_instance(vm: &Thread, value: &Value) -> PyResult<Ref<PyTypeInfo>> {
    of_type(value.ty()).ok_or_else(|| vm.type_error("abstract class"))
}

/// New information for a class, which must have none yet.
pub fn begin(
    vm: &Thread,
    class: &Value,
    kind: Kind,
    code: Option<&'static Code>,
    swapped: bool,
) -> PyResult<Ref<PyTypeInfo>> {
    check_unrestricted(vm)?;
    let Some(place) = class.downcast::<PyType>().and_then(place) else {
        return Err(vm.type_error("wrong type"));
    };
    if !place.is_empty() {
        let name = class.downcast::<PyType>().map_or("", PyType::name);
        return Err(vm.system_error(format!("StgInfo of '{name}' is already initialized.")));
    }
    let info = vm.heap().allocate(PyTypeInfo {
        object: Object::new(&TYPE),
        kind,
        size: Cell::new(0),
        align: Cell::new(1),
        length: Cell::new(0),
        code,
        swapped,
        flags: Cell::new(0),
        function_flags: Cell::new(0),
        ffi: RefCell::new(Ffi::pointer()),
        leaves: RefCell::default(),
        format: RefCell::new(None),
        shape: RefCell::default(),
        proto: ValueCell::empty(),
        pointer_type: ValueCell::empty(),
        argtypes: ValueCell::empty(),
        converters: ValueCell::empty(),
        restype: ValueCell::empty(),
        checker: ValueCell::empty(),
    })?;
    vm.heap().track(info.as_object());
    place.set(Some(info.to_value()));
    Ok(info)
}

/// Foreign code can do whatever the process can: a VM that may not do everything may not call it.
pub fn check_unrestricted(vm: &Thread) -> PyResult<()> {
    if Capability::ALL.iter().all(|capability| vm.has_capability(*capability)) {
        return Ok(());
    }
    Err(vm.raise(
        &exceptions::IMPORT_ERROR,
        "not allowed: foreign code, which only an unrestricted machine may call",
    ))
}
