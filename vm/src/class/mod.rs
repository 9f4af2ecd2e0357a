//! Types: `PyType`, how they are declared, made ready, created by programs, and how attributes are found through them.
//!
//! A native type is a `static PyType` made from a `static TypeSpec` ([`spec`]): immortal, shared read-only by all VMs of the
//! process, its slots filled once by [`ready`]. A type that a program makes is a heap object of one VM with the same layout,
//! and a [`HeapType`] behind it for what only such types have.

pub mod attributes;
pub mod bases;
pub mod create;
pub mod layout;
pub mod lines;
pub mod lookup;
pub mod mro;
pub mod ready;
pub mod sites;
pub mod slotdefs;
pub mod slots;
pub mod spec;
pub mod special;
pub mod statics;
pub mod subclasses;
pub mod variables;

use crate::builtins::dict::PyDict;
use crate::builtins::function::PyFunction;
use crate::builtins::tuple::PyTuple;
use crate::heap::Tracer;
use crate::object::{Object, Payload, Ref};
use crate::value::Value;
use layout::{NativeLayout, Trace};
use slots::Slots;
use spec::TypeSpec;
use std::cell::{Cell, RefCell, UnsafeCell};
use std::ptr::{self, NonNull};
use std::sync::atomic::{AtomicPtr, Ordering};

/// Flags of a type.
pub mod flags {
    /// May be subclassed.
    pub const BASETYPE: u32 = 1 << 0;
    /// Made by a program; freed when its last reference goes.
    pub const HEAPTYPE: u32 = 1 << 1;
    pub const IMMUTABLE: u32 = 1 << 2;
    pub const ABSTRACT: u32 = 1 << 3;
    /// `match` treats instances as sequences (PEP 634); excludes `MAPPING`.
    pub const SEQUENCE: u32 = 1 << 4;
    pub const MAPPING: u32 = 1 << 5;
    /// A single positional pattern matches the subject itself.
    pub const MATCH_SELF: u32 = 1 << 6;
    /// Descriptors with `descr_get` that `LOAD_ATTR` may call unbound, `self` first (PEP 590's method descriptors).
    pub const METHOD_DESCRIPTOR: u32 = 1 << 7;
    /// Has no constructor: `cannot create 'x' instances`.
    pub const NO_NEW: u32 = 1 << 8;
    /// The static type has been made ready.
    pub const READY: u32 = 1 << 9;
    /// Instances have an attribute word: a `__dict__`.
    pub const HAS_DICT: u32 = 1 << 10;
    /// Instances may be referred to weakly.
    pub const HAS_WEAKREFS: u32 = 1 << 11;
    /// Attribute lookup is the generic one: no `__getattribute__` or `__getattr__` of the program's.
    pub const GENERIC_GETATTR: u32 = 1 << 12;
    pub const GENERIC_SETATTR: u32 = 1 << 13;
    /// An attribute of the module `builtins`.
    pub const BUILTIN: u32 = 1 << 15;
    /// The type object itself has slots or a `__del__` so that deallocation must look for a finalizer.
    pub const HAS_FINALIZER: u32 = 1 << 14;
    pub const INT_SUBCLASS: u32 = 1 << 20;
    pub const LIST_SUBCLASS: u32 = 1 << 21;
    pub const TUPLE_SUBCLASS: u32 = 1 << 22;
    pub const BYTES_SUBCLASS: u32 = 1 << 23;
    pub const STR_SUBCLASS: u32 = 1 << 24;
    pub const DICT_SUBCLASS: u32 = 1 << 25;
    pub const EXCEPTION_SUBCLASS: u32 = 1 << 26;
    pub const TYPE_SUBCLASS: u32 = 1 << 27;
    pub const FLOAT_SUBCLASS: u32 = 1 << 28;
    /// Flags that a subclass takes over from its bases.
    pub const INHERITED: u32 = SEQUENCE
        | MAPPING
        | MATCH_SELF
        | HAS_FINALIZER
        | INT_SUBCLASS
        | LIST_SUBCLASS
        | TUPLE_SUBCLASS
        | BYTES_SUBCLASS
        | STR_SUBCLASS
        | DICT_SUBCLASS
        | EXCEPTION_SUBCLASS
        | TYPE_SUBCLASS
        | FLOAT_SUBCLASS;
}

/// A type object.
///
/// Fields that the interpreter's guards read come first. Everything that changes is in cells; of a static type nothing
/// changes after [`ready`] but `dict`, which is filled once, on first need.
#[repr(C)]
pub struct PyType {
    object: Object,
    /// Changes whenever the type or one of its bases does; 0 when nobody has asked since (`class::lookup`).
    version: Cell<u32>,
    flags: Cell<u32>,
    /// Bytes of an instance, inline values included, a tuple's items not.
    instance_size: Cell<u32>,
    /// Where the attribute word of an instance lies (behind the items, for tuples); 0 if there is none.
    attributes_offset: Cell<u32>,
    /// How many attribute values lie behind the attribute word.
    inline_capacity: Cell<u16>,
    slots: UnsafeCell<Slots>,
    pub deallocate: unsafe fn(NonNull<Object>),
    pub native: &'static NativeLayout,
    base: Cell<*const PyType>,
    /// The MRO, the type itself first. Points into the heap type's tuple, or to leaked memory for a static type.
    mro: Cell<*const *const PyType>,
    mro_len: Cell<usize>,
    /// The type's own attributes. A static type's is built on first need and shared by all VMs.
    dict: AtomicPtr<PyDict>,
    spec: Option<&'static TypeSpec>,
    heap: Option<Box<HeapType>>,
}

// SAFETY: static types are shared by threads. After `ready`, which runs under a lock, only `dict` changes, atomically. Heap
// types stay in their VM: a `Value` that points to them is `!Send`.
unsafe impl Sync for PyType {}

/// What only a type made by a program has.
pub struct HeapType {
    pub name: RefCell<Value>,
    pub qualname: RefCell<Value>,
    pub bases: RefCell<Value>,
    pub mro: RefCell<Value>,
    /// The same types as in `mro`, as `PyType::mro` wants them.
    pub mro_types: RefCell<Box<[*const PyType]>>,
    /// The order is what the metatype's `mro` method has made of it: it may name any types, in any order.
    pub has_custom_mro: Cell<bool>,
    /// Bases and orders that `__bases__` assignment has replaced: references into them may be in use.
    pub retired: RefCell<Vec<Retired>>,
    /// Names of the member slots, mangled, in order; `None` without `__slots__`.
    pub slot_names: Option<Value>,
    /// How many member slots the type itself adds.
    pub member_count: usize,
    pub shape: attributes::Shape,
    /// The name as UTF-8, for messages.
    pub utf8_name: RefCell<Box<str>>,
    /// The functions that `a[b]` and `a[b] = c` call for an instance.
    pub get_item: Cell<KnownFunction>,
    pub set_item: Cell<KnownFunction>,
    pub native_set_item: Cell<KnownNative>,
    pub variables: variables::Variables,
}

/// A Python function that a special method is while the class has this version, and the first word of its code, by which the code is
/// known. A version of 0 stands for none.
#[derive(Clone, Copy)]
pub struct KnownFunction {
    pub version: u32,
    pub function: *const PyFunction,
    pub start: *mut u64,
}

impl KnownFunction {
    pub const NONE: KnownFunction =
        KnownFunction { version: 0, function: ptr::null(), start: ptr::null_mut() };
}

/// The native function behind a special method while the class has this version, if there is one. A version of 0 stands for nothing known.
#[derive(Clone, Copy)]
pub struct KnownNative {
    pub version: u32,
    pub function: Option<slots::SetItem>,
}

impl KnownNative {
    pub const NONE: KnownNative = KnownNative { version: 0, function: None };
}

/// What a class has given up, kept as long as the class.
pub struct Retired {
    pub keep: Value,
    pub types: Box<[*const PyType]>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`; the size is declared by `TYPE`'s layout.
unsafe impl Payload for PyType {
    const TYPE: &'static PyType = &crate::builtins::type_::TYPE;

    #[inline(always)]
    fn matches(ty: &PyType) -> bool {
        ty.has_flag(flags::TYPE_SUBCLASS)
    }
}

impl PyType {
    /// A static type, to be made ready before use.
    pub const fn from_spec(spec: &'static TypeSpec) -> PyType {
        let metatype = match spec.metatype {
            Some(metatype) => metatype,
            None => &crate::builtins::type_::TYPE,
        };
        PyType {
            object: Object::immortal(metatype),
            version: Cell::new(0),
            flags: Cell::new(spec.flags | flags::IMMUTABLE),
            instance_size: Cell::new(spec.layout.size as u32),
            attributes_offset: Cell::new(0),
            inline_capacity: Cell::new(0),
            slots: UnsafeCell::new(spec.slots),
            deallocate: spec.deallocate,
            native: spec.layout,
            base: Cell::new(match spec.base {
                Some(base) => base,
                None => std::ptr::null(),
            }),
            mro: Cell::new(std::ptr::null()),
            mro_len: Cell::new(0),
            dict: AtomicPtr::new(std::ptr::null_mut()),
            spec: Some(spec),
            heap: None,
        }
    }

    #[inline(always)]
    pub fn version(&self) -> u32 {
        self.version.get()
    }

    #[inline(always)]
    pub fn flags(&self) -> u32 {
        self.flags.get()
    }

    #[inline(always)]
    pub fn has_flag(&self, flag: u32) -> bool {
        self.flags.get() & flag != 0
    }

    /// Whether instances can hold other objects: the collector looks into them (`Py_TPFLAGS_HAVE_GC`).
    #[inline]
    pub fn has_gc(&self) -> bool {
        self.native.trace.is_some() || self.has_flag(flags::HEAPTYPE | flags::HAS_DICT)
    }

    /// The slots, for reading one: the reference must not be kept while a class can change.
    #[inline(always)]
    pub fn slots(&self) -> &Slots {
        // SAFETY: slots are replaced as a whole, by `set_slots`, by the thread that holds the lock; no reference outlives the
        // expression it is used in.
        unsafe { &*self.slots.get() }
    }

    pub(crate) fn set_flags(&self, flags: u32) {
        self.flags.set(flags);
    }

    pub(crate) fn set_slots(&self, slots: Slots) {
        // SAFETY: see `slots`.
        unsafe { *self.slots.get() = slots }
    }

    #[inline(always)]
    pub fn instance_size(&self) -> usize {
        self.instance_size.get() as usize
    }

    /// Offset of the attribute word, not counting a tuple's items; 0 if instances have no `__dict__`.
    #[inline(always)]
    pub fn attributes_offset(&self) -> usize {
        self.attributes_offset.get() as usize
    }

    #[inline(always)]
    pub fn inline_capacity(&self) -> usize {
        self.inline_capacity.get() as usize
    }

    /// Gives up the inline capacity for that of `smaller`, whose layout is otherwise the same.
    pub(crate) fn shrink_layout(&self, smaller: &PyType) {
        self.inline_capacity.set(0);
        self.instance_size.set(smaller.instance_size.get());
    }

    pub fn is_heap_type(&self) -> bool {
        self.has_flag(flags::HEAPTYPE)
    }

    pub fn heap_type(&self) -> Option<&HeapType> {
        self.heap.as_deref()
    }

    pub fn spec(&self) -> Option<&'static TypeSpec> {
        self.spec
    }

    pub fn base(&self) -> Option<&PyType> {
        // SAFETY: a type keeps its bases alive, through its `bases` tuple or because they are static.
        unsafe { self.base.get().as_ref() }
    }

    /// The method resolution order, the type itself first.
    #[inline(always)]
    pub fn mro(&self) -> &[&PyType] {
        let mro = self.mro.get();
        if mro.is_null() {
            return &[];
        }
        // SAFETY: the array belongs to the type and is replaced only by `__bases__` assignment; its entries are kept alive by
        // the `mro` tuple. `*const PyType` and `&PyType` have the same layout, and no entry is null.
        unsafe { std::slice::from_raw_parts(mro.cast::<&PyType>(), self.mro_len.get()) }
    }

    /// The order of a static type as a tuple, once it is ready.
    pub fn static_order(&self) -> Option<Value> {
        if self.is_heap_type() || self.mro.get().is_null() {
            return None;
        }
        // SAFETY: `ready` has made a tuple of static types, whose words are their addresses.
        Some(crate::object::to_value(unsafe { PyTuple::of_items(self.mro.get().cast()) }))
    }

    /// Whether the type is `other` or derives from it, by the MRO.
    #[inline]
    pub fn is_subtype(&self, other: &PyType) -> bool {
        std::ptr::eq(self, other) || self.mro().iter().any(|ty| std::ptr::eq(*ty, other))
    }

    /// The name of a static type, without its module.
    pub fn name_static(&self) -> &'static str {
        self.spec.map_or("?", TypeSpec::short_name)
    }

    /// The name as messages show it: with the module in front for native types that are not builtins, `__name__` for
    /// classes that programs make.
    pub fn name(&self) -> &str {
        match (self.heap_type(), self.spec) {
            // SAFETY: the name is replaced only by assignment to `__name__`; messages are made from it at once.
            (Some(heap), _) => unsafe { &*std::ptr::from_ref::<str>(&heap.utf8_name.borrow()) },
            (None, Some(spec)) => spec.name,
            (None, None) => "?",
        }
    }

    /// `__name__`: without module and outer classes.
    pub fn short_name(&self) -> &str {
        match self.spec {
            Some(spec) if !self.is_heap_type() => spec.short_name(),
            _ => self.name(),
        }
    }

    #[inline(always)]
    pub fn as_object(&self) -> &Object {
        &self.object
    }

    /// A new reference to the type object.
    #[inline(always)]
    pub fn to_value(&self) -> Value {
        Value::borrowed(&self.object)
    }

    pub fn to_ref(&self) -> Ref<PyType> {
        Ref::borrowed(self)
    }

    #[inline(always)]
    pub fn is(&self, other: &PyType) -> bool {
        std::ptr::eq(self, other)
    }

    /// The bases, direct ones.
    pub fn bases(&self) -> Vec<Ref<PyType>> {
        match self.heap_type() {
            Some(heap) => {
                let bases = heap.bases.borrow().clone();
                let bases = bases.downcast::<PyTuple>().map(PyTuple::items).unwrap_or_default();
                bases.iter().filter_map(|base| base.downcast::<PyType>().map(Ref::borrowed)).collect()
            }
            None => {
                let mixin = self.spec.and_then(|spec| spec.mixin);
                self.base().into_iter().chain(mixin).map(PyType::to_ref).collect()
            }
        }
    }

    /// The type's own attributes; a static type's are made now if they are not there yet.
    #[inline]
    pub fn dict(&self) -> &PyDict {
        let dict = self.dict.load(Ordering::Acquire);
        // SAFETY: once set, the dict lives as long as the type.
        match unsafe { dict.as_ref() } {
            Some(dict) => dict,
            None => statics::build_dict(self),
        }
    }
}

impl Trace for PyType {
    fn trace(&self, tracer: &mut Tracer) {
        let Some(heap) = self.heap_type() else { return };
        for field in [&heap.name, &heap.qualname, &heap.bases, &heap.mro] {
            tracer.visit(&field.borrow());
        }
        for retired in heap.retired.borrow().iter() {
            tracer.visit(&retired.keep);
        }
        if let Some(names) = &heap.slot_names {
            tracer.visit(names);
        }
        // SAFETY: a heap type owns its dict.
        if let Some(dict) = unsafe { self.dict.load(Ordering::Relaxed).as_ref() } {
            tracer.visit_ref(dict);
        }
    }

    /// As `type_clear`: the dict and the MRO; the bases stay, since deallocating instances needs them.
    fn clear(&self) {
        create::clear_type(self);
    }
}
