//! `tuple`: an immutable sequence, its items behind the object.
//!
//! Instances of subclasses may have an attribute word behind the items. Invariant: items never change once the tuple is
//! complete; a tuple under construction is known to nobody else.

use crate::call::Args;
use crate::class::layout::{NativeLayout, Trace};
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, method};
use crate::class::{PyType, create, flags};
use crate::collections::Buf;
use crate::error::PyResult;
use crate::heap::{Heap, NoMemory, Tracer};
use crate::object::{Object, Payload, Ref, gc};
use crate::protocol::compare::CompareOp;
use crate::protocol::number;
use crate::text::hash::TupleHash;
use crate::thread::Thread;
use crate::value::{Value, Word};
use std::cell::Cell;
use std::ptr::{self, NonNull};

#[repr(C)]
pub struct PyTuple {
    object: Object,
    len: usize,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyTuple {
    const TYPE: &'static PyType = &TYPE;

    #[inline(always)]
    fn matches(ty: &PyType) -> bool {
        ty.has_flag(flags::TUPLE_SUBCLASS)
    }
}

pub static TYPE: PyType = PyType::from_spec(&SPEC);

static LAYOUT: NativeLayout =
    NativeLayout { variable: true, drop: Some(drop_items), ..NativeLayout::traced::<PyTuple>() };

static SPEC: TypeSpec = TypeSpec {
    name: "tuple",
    signature: "(iterable=(), /)",
    flags: flags::BUILTIN | flags::BASETYPE | flags::TUPLE_SUBCLASS | flags::SEQUENCE | flags::MATCH_SELF,
    slots: Slots {
        repr: Some(repr),
        hash: Some(hash),
        richcompare: Some(richcompare),
        iter: Some(iter),
        new: Some(new),
        length: Some(|_, tuple| Ok(as_tuple(tuple).len())),
        concat: Some(concat),
        repeat: Some(repeat),
        item: Some(item),
        subscript: Some(subscript),
        contains: Some(contains),
        ..Slots::NONE
    },
    methods: &[method("__getnewargs__", "($self, /)", "", getnewargs)],
    ..TypeSpec::with(&LAYOUT, deallocate)
};

/// For native subclasses that only add attributes.
pub const fn subtype_spec() -> TypeSpec {
    TypeSpec::with(&LAYOUT, deallocate)
}

/// The payload of a value whose type's slots are these.
fn as_tuple(value: &Value) -> &PyTuple {
    value.downcast().expect("a tuple's slot gets a tuple")
}

const HEADER: usize = size_of::<PyTuple>();

impl PyTuple {
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.len
    }

    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    #[inline(always)]
    fn first(&self) -> *mut Word {
        // SAFETY: the items lie behind the payload.
        unsafe { ptr::from_ref(self).cast_mut().cast::<u8>().add(HEADER).cast() }
    }

    #[inline(always)]
    pub fn items(&self) -> &[Value] {
        // SAFETY: `len` items, none null once the tuple is complete; they never change.
        unsafe { std::slice::from_raw_parts(self.first().cast(), self.len) }
    }

    /// The item at `index`, counted from the end if negative.
    #[inline(always)]
    pub fn word_at(&self, index: i64) -> Option<Word> {
        let index = if index < 0 { index + self.len as i64 } else { index };
        // SAFETY: in bounds.
        if (index as u64) < self.len as u64 {
            Some(unsafe { *self.first().add(index as usize) })
        } else {
            None
        }
    }

    /// # Safety
    /// `index` is in bounds.
    #[inline(always)]
    pub unsafe fn word_unchecked(&self, index: usize) -> Word {
        debug_assert!(index < self.len);
        // SAFETY: by contract.
        unsafe { *self.first().add(index) }
    }

    /// A tuple of type `ty` with null items, which must be filled before anybody sees it; not tracked.
    fn allocate(heap: &Heap, ty: &PyType, len: usize) -> Result<NonNull<PyTuple>, NoMemory> {
        let size =
            len.checked_mul(8).and_then(|items| items.checked_add(ty.instance_size())).ok_or(NoMemory)?;
        let memory = heap.allocate_raw(size)?;
        // SAFETY: the memory is large enough.
        unsafe {
            memory.cast::<PyTuple>().write(PyTuple { object: Object::new(ty), len });
            ptr::write_bytes(memory.as_ptr().add(HEADER), 0, size - HEADER);
        }
        Ok(memory.cast())
    }

    /// A new tuple with the items that `fill` gives, by index.
    fn build(vm: &Thread, len: usize, mut fill: impl FnMut(usize) -> Value) -> PyResult<Ref<PyTuple>> {
        if len == 0 {
            return vm.empty_tuple();
        }
        let tuple = Self::allocate(vm.heap(), &TYPE, len)?;
        // SAFETY: new; each item is written once.
        unsafe {
            for index in 0..len {
                tuple.as_ref().first().add(index).write(fill(index).into_word());
            }
            vm.heap().track(tuple.cast::<Object>().as_ref());
            Ok(Ref::from_raw(tuple))
        }
    }

    pub fn from_values(vm: &Thread, items: &[Value]) -> PyResult<Ref<PyTuple>> {
        Self::build(vm, items.len(), |index| items[index].clone())
    }

    pub fn from_vec(vm: &Thread, items: Vec<Value>) -> PyResult<Ref<PyTuple>> {
        let mut items = items.into_iter();
        Self::build(vm, items.len(), |_| items.next().unwrap_or(Value::NONE))
    }

    pub fn from_buf(vm: &Thread, items: Buf<Value>) -> PyResult<Ref<PyTuple>> {
        let len = items.len();
        let mut items = items.into_items();
        Self::build(vm, len, |_| items.next().unwrap_or(Value::NONE))
    }

    /// Takes over the words from `from` on, all owned.
    ///
    /// # Safety
    /// `count` owned words that are not null lie there; they are given up, also on failure.
    pub unsafe fn take_words(vm: &Thread, from: *mut Word, count: usize) -> PyResult {
        // SAFETY: by contract.
        unsafe {
            let result = if count == 0 {
                return Ok(vm.empty_tuple()?.into_value());
            } else {
                Self::allocate(vm.heap(), &TYPE, count)
            };
            let Ok(tuple) = result else {
                (0..count).for_each(|index| (*from.add(index)).decrement());
                return Err(NoMemory.into());
            };
            ptr::copy_nonoverlapping(from, tuple.as_ref().first(), count);
            vm.heap().track(tuple.cast::<Object>().as_ref());
            Ok(Value::from_object(tuple.cast()))
        }
    }

    /// A tuple in static memory, of static items.
    pub fn leak(items: Vec<Value>) -> &'static PyTuple {
        #[repr(C)]
        struct Static<const N: usize> {
            tuple: PyTuple,
            items: [Word; N],
        }
        const MOST: usize = 32;
        assert!(items.len() <= MOST, "static tuples are short");
        let mut words = [Word::NULL; MOST];
        for (place, item) in words.iter_mut().zip(items.iter()) {
            *place = item.word();
        }
        let tuple = PyTuple { object: Object::immortal(&TYPE), len: items.len() };
        std::mem::forget(items);
        let leaked: &'static Static<MOST> = Box::leak(Box::new(Static { tuple, items: words }));
        debug_assert_eq!((&raw const leaked.items).addr() - (&raw const leaked.tuple).addr(), HEADER);
        // SAFETY: derived from the whole block, so that the items behind the tuple may be reached from it.
        unsafe { &*ptr::from_ref(leaked).cast::<PyTuple>() }
    }
}

impl Trace for PyTuple {
    fn trace(&self, tracer: &mut Tracer) {
        for index in 0..self.len {
            // SAFETY: in bounds; null while the tuple is being filled.
            unsafe { tracer.visit_word(self.word_unchecked(index)) };
        }
    }
}

unsafe fn drop_items(object: NonNull<Object>) {
    // SAFETY: the object is a dying tuple.
    unsafe {
        let tuple = object.cast::<PyTuple>().as_ref();
        for index in 0..tuple.len {
            tuple.first().add(index).replace(Word::NULL).decrement();
        }
    }
}

/// Deallocation of exact tuples and others: tuples have no fields that need dropping but their items.
unsafe fn deallocate(object: NonNull<Object>) {
    // SAFETY: by contract of the slot; the layout's `drop` drops the items.
    unsafe { crate::heap::deallocate::deallocate_object(object) }
}

impl Thread {
    pub fn empty_tuple(&self) -> PyResult<Ref<PyTuple>> {
        let mut cached = self.interp().empty_tuple.borrow_mut();
        if let Some(tuple) = cached.as_ref().and_then(Value::downcast::<PyTuple>) {
            return Ok(Ref::borrowed(tuple));
        }
        let tuple = PyTuple::allocate(self.heap(), &TYPE, 0)?;
        // SAFETY: new, and complete.
        let tuple = unsafe { Ref::from_raw(tuple) };
        *cached = Some(tuple.to_value());
        Ok(tuple)
    }

    pub fn new_tuple(&self, items: &[Value]) -> PyResult {
        Ok(PyTuple::from_values(self, items)?.into_value())
    }
}

/// Whether an object is a tuple that only holds what can be in no cycle: the collector stops looking at it.
pub fn need_not_be_tracked(object: &Object) -> bool {
    if !ptr::eq(object.type_ptr(), &TYPE) {
        return false;
    }
    // SAFETY: exactly a tuple. Items may be null while it is being filled.
    let tuple = unsafe { object.downcast_unchecked::<PyTuple>() };
    (0..tuple.len).all(|index| {
        // SAFETY: in bounds; an item is a live object, or null.
        let word = unsafe { tuple.word_unchecked(index) };
        if word.is_null() {
            return false;
        }
        // SAFETY: not null.
        match unsafe { word.as_value() }.as_object() {
            None => true,
            Some(item) => !may_be_tracked(item),
        }
    })
}

/// Whether the collector knows the object, or will once it is complete.
fn may_be_tracked(object: &Object) -> bool {
    if ptr::eq(object.type_ptr(), &TYPE) {
        return object.gc() & gc::GENERATION != 0;
    }
    let ty = object.ty();
    !object.is_immortal()
        && (ty.native.trace.is_some() || ty.flags() & (flags::HEAPTYPE | flags::HAS_DICT) != 0)
}

fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    if args.has_keywords() && ty.is(&TYPE) {
        return Err(vm.type_error("tuple() takes no keyword arguments"));
    }
    let tuple = match args.positional() {
        [] => vm.empty_tuple()?,
        [iterable] => match Ref::<PyTuple>::try_from_value(iterable.clone()) {
            Ok(tuple) if tuple.as_object().ty().is(&TYPE) => tuple,
            _ => PyTuple::from_buf(vm, vm.iterate_to_buf(iterable)?)?,
        },
        more => return Err(vm.type_error(format!("tuple expected at most 1 argument, got {}", more.len()))),
    };
    if ty.is(&TYPE) { Ok(tuple.into_value()) } else { new_of_subclass(vm, ty, tuple.items()) }
}

/// An instance of a subclass with these items.
pub fn new_of_subclass(vm: &Thread, ty: &PyType, items: &[Value]) -> PyResult {
    let tuple = PyTuple::allocate(vm.heap(), ty, items.len())?;
    // SAFETY: new; each item is written once.
    unsafe {
        for (index, item) in items.iter().enumerate() {
            tuple.as_ref().first().add(index).write(item.clone().into_word());
        }
        create::finish_instance(vm, tuple.cast::<Object>().as_ref());
        Ok(Value::from_object(tuple.cast()))
    }
}

fn repr(vm: &Thread, tuple: &Value) -> PyResult {
    let tuple = as_tuple(tuple);
    vm.repr_sequence(
        crate::object::to_value(tuple),
        "(",
        if tuple.len() == 1 { ",)" } else { ")" },
        tuple.items(),
    )
}

fn hash(vm: &Thread, tuple: &Value) -> PyResult<i64> {
    let mut hash = TupleHash::new();
    for item in as_tuple(tuple).items() {
        hash.add(vm.hash(item)?);
    }
    Ok(hash.finish())
}

fn richcompare(vm: &Thread, left: &Value, right: &Value, op: CompareOp) -> PyResult {
    let (Some(left), Some(right)) = (left.downcast::<PyTuple>(), right.downcast::<PyTuple>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    compare_items(vm, left.items(), right.items(), op)
}

/// Lexicographic comparison of items that do not change meanwhile.
pub fn compare_items(vm: &Thread, left: &[Value], right: &[Value], op: CompareOp) -> PyResult {
    for (a, b) in left.iter().zip(right) {
        if !vm.equals(a, b)? {
            return match op {
                CompareOp::Eq => Ok(Value::FALSE),
                CompareOp::Ne => Ok(Value::TRUE),
                _ => vm.rich_compare(a, b, op),
            };
        }
    }
    Ok(Value::bool(op.of(left.len().cmp(&right.len()))))
}

fn concat(vm: &Thread, left: &Value, right: &Value) -> PyResult {
    let left = as_tuple(left);
    let Some(right) = right.downcast::<PyTuple>() else {
        let text = format!("can only concatenate tuple (not \"{:.200}\") to tuple", right.ty().name());
        return Err(vm.type_error(text));
    };
    if left.is_empty() && right.object.ty().is(&TYPE) {
        return Ok(crate::object::to_value(right));
    }
    if right.is_empty() && left.object.ty().is(&TYPE) {
        return Ok(crate::object::to_value(left));
    }
    let (a, b) = (left.items(), right.items());
    let item = |index: usize| if index < a.len() { a[index].clone() } else { b[index - a.len()].clone() };
    Ok(PyTuple::build(vm, a.len() + b.len(), item)?.into_value())
}

fn repeat(vm: &Thread, tuple: &Value, times: isize) -> PyResult {
    let own = as_tuple(tuple);
    let times = usize::try_from(times).unwrap_or(0);
    if times == 1 && own.object.ty().is(&TYPE) || own.is_empty() && own.object.ty().is(&TYPE) {
        return Ok(tuple.clone());
    }
    let items = own.items();
    let Some(len) = items.len().checked_mul(times).filter(|len| *len <= isize::MAX as usize / 8) else {
        return Err(NoMemory.into());
    };
    Ok(PyTuple::build(vm, len, |index| items[index % items.len()].clone())?.into_value())
}

fn item(vm: &Thread, tuple: &Value, index: isize) -> PyResult {
    let found = usize::try_from(index).ok().and_then(|index| as_tuple(tuple).items().get(index));
    found.cloned().ok_or_else(|| vm.index_error("tuple index out of range"))
}

fn subscript(vm: &Thread, tuple: &Value, key: &Value) -> PyResult {
    let own = as_tuple(tuple);
    if key.is_small() || key.ty().slots().index.is_some() {
        let index = number::to_isize(vm, key)?;
        return match own.word_at(index as i64) {
            // SAFETY: items are owned by the tuple.
            Some(word) => Ok(unsafe { word.to_value() }),
            None => Err(vm.index_error("tuple index out of range")),
        };
    }
    let Some(slice) = key.downcast::<super::slice::PySlice>() else {
        let text = format!("tuple indices must be integers or slices, not {:.200}", key.ty().name());
        return Err(vm.type_error(text));
    };
    let range = slice.indices(vm, own.len())?;
    if range.is_whole(own.len()) && own.object.ty().is(&TYPE) {
        return Ok(tuple.clone());
    }
    let items = own.items();
    Ok(PyTuple::build(vm, range.len, |index| items[range.at(index)].clone())?.into_value())
}

fn contains(vm: &Thread, tuple: &Value, item: &Value) -> PyResult<bool> {
    for candidate in as_tuple(tuple).items() {
        if vm.equals(candidate, item)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn getnewargs(vm: &Thread, args: &[Value]) -> PyResult {
    let copy = PyTuple::from_values(vm, as_tuple(&args[0]).items())?.into_value();
    vm.new_tuple(&[copy])
}

/// `tuple_iterator`.
#[repr(C)]
pub struct PyTupleIterator {
    object: Object,
    tuple: Cell<Option<Ref<PyTuple>>>,
    next: Cell<usize>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyTupleIterator {
    const TYPE: &'static PyType = &ITERATOR;
}

pub static ITERATOR: PyType = PyType::from_spec(&TypeSpec {
    name: "tuple_iterator",
    slots: Slots { iter: Some(super::iter::itself), iternext: Some(iterator_next), ..Slots::NONE },
    methods: &[method(
        "__length_hint__",
        "($self, /)",
        "Private method returning an estimate of len(list(it)).",
        length_hint,
    )],
    ..TypeSpec::container::<PyTupleIterator>()
});

impl PyTupleIterator {
    fn tuple(&self) -> Option<&PyTuple> {
        // SAFETY: the reference is used before anything can exhaust the iterator.
        unsafe { (*self.tuple.as_ptr()).as_deref() }
    }

    #[inline(always)]
    pub fn next_item(&self) -> Option<Value> {
        let tuple = self.tuple()?;
        let index = self.next.get();
        if index >= tuple.len() {
            return None;
        }
        self.next.set(index + 1);
        // SAFETY: in bounds.
        Some(unsafe { tuple.word_unchecked(index).to_value() })
    }

    /// The end has been reached: the tuple is let go.
    pub fn exhaust(&self) {
        drop(self.tuple.take());
    }
}

impl Trace for PyTupleIterator {
    fn trace(&self, tracer: &mut Tracer) {
        if let Some(tuple) = self.tuple() {
            tracer.visit_ref(tuple);
        }
    }
}

fn iter(vm: &Thread, tuple: &Value) -> PyResult {
    let iterator = vm.heap().allocate(PyTupleIterator {
        object: Object::new(&ITERATOR),
        tuple: Cell::new(Some(Ref::borrowed(as_tuple(tuple)))),
        next: Cell::new(0),
    })?;
    vm.heap().track(iterator.as_object());
    Ok(iterator.into_value())
}

fn iterator_next(_: &Thread, iterator: &Value) -> PyResult<Option<Value>> {
    let Some(own) = iterator.downcast::<PyTupleIterator>() else { return Ok(None) };
    let item = own.next_item();
    if item.is_none() {
        own.exhaust();
    }
    Ok(item)
}

fn length_hint(vm: &Thread, args: &[Value]) -> PyResult {
    let left = args[0]
        .downcast::<PyTupleIterator>()
        .and_then(|own| own.tuple().map(|tuple| tuple.len().saturating_sub(own.next.get())));
    super::int::from_usize(vm, left.unwrap_or(0))
}
