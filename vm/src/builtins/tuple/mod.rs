//! `tuple`: an immutable sequence, its items behind the object.
//!
//! A tuple of atoms, which can be part of no cycle, is not tracked by the collector.
//!
//! Instances of subclasses may have an attribute word behind the items. Invariant: items never change once the tuple is
//! complete; a tuple under construction is known to nobody else.

pub mod iterator;

pub use iterator::{ITERATOR, PyTupleIterator};

use super::int;
use super::list::{self, PyList};
use super::slice::{Indices, PySlice, adjust};
use crate::call::Args;
use crate::class::layout::{NativeLayout, Trace};
use crate::class::slots::{Init, Slots};
use crate::class::spec::{TypeSpec, method};
use crate::class::{PyType, create, flags};
use crate::collections::Buf;
use crate::error::PyResult;
use crate::heap::deallocate::{deallocate_native, deallocate_object};
use crate::heap::{Heap, NoMemory, Tracer};
use crate::object::{Object, Payload, Ref, gc};
use crate::protocol::compare::CompareOp;
use crate::protocol::number;
use crate::text::hash::TupleHash;
use crate::thread::Thread;
use crate::value::{Value, Word};
use crate::value_buf::{copy_every, count_references, drop_references};
use crate::value_cell::ValueCell;
use smallvec::SmallVec;
use std::mem::ManuallyDrop;
use std::ptr::{self, NonNull};
use std::sync::atomic::{AtomicI64, Ordering};

#[repr(C)]
pub struct PyTuple {
    object: Object,
    len: usize,
    /// -1 until it is asked for. Static tuples are shared by threads.
    hash: AtomicI64,
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
    doc: "An immutable sequence.\n\nWithout an argument the tuple is empty; otherwise it holds the items of the iterable.",
    flags: flags::BUILTIN | flags::BASETYPE | flags::TUPLE_SUBCLASS | flags::SEQUENCE | flags::MATCH_SELF,
    slots: Slots {
        repr: Some(repr),
        hash: Some(hash),
        richcompare: Some(richcompare),
        iter: Some(iterator::iter),
        new: Some(new),
        length: Some(|_, tuple| Ok(as_tuple(tuple).len())),
        concat: Some(concat),
        repeat: Some(repeat),
        item: Some(item),
        subscript: Some(subscript),
        contains: Some(contains),
        ..Slots::NONE
    },
    methods: &[
        method(
            "__class_getitem__",
            "($type, object, /)",
            "See PEP 585",
            crate::builtins::generic_alias::class_getitem,
        )
        .classmethod(),
        method("__getnewargs__", "($self, /)", "", getnewargs),
        method(
            "index",
            "($self, value, start=0, stop=sys.maxsize, /)",
            "Return first index of value.\n\nRaises ValueError if the value is not present.",
            index,
        ),
        method("count", "($self, value, /)", "Return number of occurrences of value.", count),
    ],
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

/// From so many items on they are copied and given up in rows.
const LONG: usize = 16;

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

    /// A tuple of type `ty` whose items must be written before anybody sees it; not tracked. The words behind the items are
    /// null.
    #[inline(always)]
    fn allocate(heap: &Heap, ty: &PyType, len: usize) -> Result<NonNull<PyTuple>, NoMemory> {
        let items = len.checked_mul(8).ok_or(NoMemory)?;
        let extra = ty.instance_size() - HEADER;
        let memory = heap.allocate_raw(items.checked_add(HEADER + extra).ok_or(NoMemory)?)?;
        // SAFETY: the memory is large enough.
        unsafe {
            memory.cast::<PyTuple>().write(PyTuple {
                object: Object::new(ty),
                len,
                hash: AtomicI64::new(-1),
            });
            if extra != 0 {
                ptr::write_bytes(memory.as_ptr().add(HEADER + items), 0, extra);
            }
        }
        Ok(memory.cast())
    }

    /// A tuple of exactly this type.
    #[inline(always)]
    fn allocate_exact(heap: &Heap, len: usize) -> Result<NonNull<PyTuple>, NoMemory> {
        let size = len.checked_mul(8).and_then(|items| items.checked_add(HEADER)).ok_or(NoMemory)?;
        let memory = heap.allocate_raw(size)?.cast::<PyTuple>();
        // SAFETY: the memory is large enough.
        unsafe { memory.write(PyTuple { object: Object::new(&TYPE), len, hash: AtomicI64::new(-1) }) };
        Ok(memory)
    }

    /// Tracks a tuple whose items have been written, unless they are all atoms.
    ///
    /// # Safety
    /// The tuple is new and exactly of this type; its reference is the caller's.
    #[inline(always)]
    unsafe fn complete(vm: &Thread, tuple: NonNull<PyTuple>) -> Ref<PyTuple> {
        // SAFETY: by contract.
        unsafe {
            if tuple.as_ref().items().iter().any(may_be_in_cycle) {
                vm.heap().track(tuple.cast::<Object>().as_ref());
            }
            Ref::from_raw(tuple)
        }
    }

    /// A new tuple with the items that `fill` gives, by index; it must run no code.
    #[inline(always)]
    fn build(vm: &Thread, len: usize, mut fill: impl FnMut(usize) -> Value) -> PyResult<Ref<PyTuple>> {
        if len == 0 {
            return vm.empty_tuple();
        }
        let tuple = Self::allocate_exact(vm.heap(), len)?;
        // SAFETY: new; each item is written once.
        unsafe {
            for index in 0..len {
                tuple.as_ref().first().add(index).write(fill(index).into_word());
            }
            Ok(Self::complete(vm, tuple))
        }
    }

    /// A tuple of two.
    #[inline(always)]
    pub fn pair(vm: &Thread, first: Value, second: Value) -> PyResult<Ref<PyTuple>> {
        let tuple = Self::allocate_exact(vm.heap(), 2)?;
        // SAFETY: new; both items are written.
        unsafe {
            tuple.as_ref().first().write(first.into_word());
            tuple.as_ref().first().add(1).write(second.into_word());
            Ok(Self::complete(vm, tuple))
        }
    }

    /// Exchanges the items of a tuple that only its maker holds: what iterators do with the tuple they have just returned.
    ///
    /// # Safety
    /// The tuple is exactly of this type, nobody but the caller knows it, and it has as many items.
    #[inline(always)]
    unsafe fn refill(vm: &Thread, tuple: &PyTuple, items: &mut [Value]) {
        debug_assert!(tuple.len == items.len() && tuple.object.count() <= 2);
        tuple.hash.store(-1, Ordering::Relaxed);
        let untracked = !tuple.object.is_tracked() && items.iter().any(may_be_in_cycle);
        for (index, item) in items.iter_mut().enumerate() {
            // SAFETY: nobody else can look at the items.
            unsafe { ptr::swap(item, tuple.first().add(index).cast()) };
        }
        if untracked {
            vm.heap().track(&tuple.object);
        }
    }

    pub fn from_values(vm: &Thread, items: &[Value]) -> PyResult<Ref<PyTuple>> {
        if items.len() >= LONG {
            // SAFETY: there is room for all.
            return Self::of_copies(vm, items.len(), |to| unsafe {
                ptr::copy_nonoverlapping(items.as_ptr().cast(), to, items.len());
            });
        }
        Self::build(vm, items.len(), |index| items[index].clone())
    }

    /// A new tuple with the words that `copy` writes, whose references are counted here.
    #[inline(always)]
    fn of_copies(vm: &Thread, len: usize, copy: impl FnOnce(*mut Word)) -> PyResult<Ref<PyTuple>> {
        let tuple = Self::allocate_exact(vm.heap(), len)?;
        // SAFETY: new; all items are written.
        unsafe {
            copy(tuple.as_ref().first());
            count_references(tuple.as_ref().items());
            Ok(Self::complete(vm, tuple))
        }
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

    /// Takes all of `items`.
    #[inline]
    pub fn from_drained<const N: usize>(
        vm: &Thread,
        items: &mut SmallVec<[Value; N]>,
    ) -> PyResult<Ref<PyTuple>> {
        let len = items.len();
        let mut items = items.drain(..);
        Self::build(vm, len, |_| items.next().unwrap_or(Value::NONE))
    }

    /// Allocating runs no code, so the list keeps its items meanwhile.
    fn from_list(vm: &Thread, list: &PyList) -> PyResult<Ref<PyTuple>> {
        if list.len() >= LONG {
            return Self::from_values(vm, list.items());
        }
        Self::build(vm, list.len(), |index| list.items()[index].clone())
    }

    /// Takes over the words from `from` on, all owned.
    ///
    /// # Safety
    /// `count` owned words that are not null lie there; they are given up, also on failure.
    pub unsafe fn take_words(vm: &Thread, from: *mut Word, count: usize) -> PyResult {
        // SAFETY: by contract.
        unsafe {
            if count == 0 {
                return Ok(vm.empty_tuple()?.into_value());
            }
            let Ok(tuple) = Self::allocate_exact(vm.heap(), count) else {
                (0..count).for_each(|index| (*from.add(index)).decrement());
                return Err(NoMemory.into());
            };
            // Few, as a rule: fewer than a call of `memcpy` is worth.
            for index in 0..count {
                tuple.as_ref().first().add(index).write(*from.add(index));
            }
            Ok(Self::complete(vm, tuple).into_value())
        }
    }

    /// The hash, if it has been asked for before.
    pub fn known_hash(&self) -> Option<i64> {
        Some(self.hash.load(Ordering::Relaxed)).filter(|&hash| hash != -1)
    }

    /// Keeps the hash, which somebody has worked out of the items.
    pub fn remember_hash(&self, hash: i64) {
        self.hash.store(hash, Ordering::Relaxed);
    }

    /// A tuple of these values.
    #[inline]
    pub fn of_values<const N: usize>(vm: &Thread, values: [Value; N]) -> PyResult {
        let mut values = ManuallyDrop::new(values);
        // SAFETY: the values are owned, and given up here.
        unsafe { Self::take_words(vm, values.as_mut_ptr().cast(), N) }
    }

    /// A tuple in static memory, of static items.
    pub fn leak(items: Vec<Value>) -> &'static PyTuple {
        let room = std::iter::repeat_n(Word::NULL, HEADER / size_of::<Word>());
        let words: Vec<Word> = room.chain(items.iter().map(Value::word)).collect();
        let len = items.len();
        std::mem::forget(items);
        let first = Box::leak(words.into_boxed_slice()).as_mut_ptr().cast::<PyTuple>();
        // SAFETY: the words in front of the items are as many as the header has; the reference is derived from the whole block, so that the
        // items behind may be reached from it.
        unsafe {
            first.write(PyTuple { object: Object::immortal(&TYPE), len, hash: AtomicI64::new(-1) });
            &*first
        }
    }

    /// The tuple whose items begin there.
    ///
    /// # Safety
    /// They are those of a tuple that [`PyTuple::leak`] has made.
    pub unsafe fn of_items(items: *const Word) -> &'static PyTuple {
        // SAFETY: by contract.
        unsafe { &*items.byte_sub(HEADER).cast() }
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
    // SAFETY: the object is a dying tuple, which nobody can see any more.
    unsafe {
        let tuple = object.cast::<PyTuple>().as_ref();
        if tuple.len >= LONG {
            return drop_references(tuple.items());
        }
        for index in (0..tuple.len).rev() {
            (*tuple.first().add(index)).decrement();
        }
    }
}

/// Deallocation of tuples, exact ones the short way.
unsafe fn deallocate(object: NonNull<Object>) {
    // SAFETY: by contract of the slot; the layout's `drop` drops the items. Exact tuples have no finalizer, no attribute word,
    // and can not be referred to weakly.
    unsafe {
        if ptr::eq(object.as_ref().type_ptr(), &TYPE) {
            deallocate_native(object, |object| drop_items(object));
        } else {
            deallocate_object(object);
        }
    }
}

/// The tuple that an iterator has returned last, which `last` holds, if nobody else does.
#[inline(always)]
fn unshared(last: &ValueCell) -> Option<&PyTuple> {
    // SAFETY: the word is null or an owned tuple, which is alive as long as it is in the cell.
    let tuple = unsafe { last.word().0.cast::<PyTuple>().as_ref() };
    tuple.filter(|tuple| tuple.object.count() == 1)
}

/// Holds the first tuple that an iterator returns, and no other: a loop's variable still has it while the next one is made, so that it is
/// free every other time; and where all are kept, nothing is written.
#[inline(always)]
fn keep_first(last: &ValueCell, tuple: &Ref<PyTuple>) {
    if last.word().is_null() {
        last.set(Some(tuple.to_value()));
    }
}

/// A pair for an iterator to return: the one it has returned before if nobody has kept it.
#[inline]
pub fn reuse_pair(vm: &Thread, last: &ValueCell, first: Value, second: Value) -> PyResult {
    if let Some(pair) = unshared(last) {
        let value = crate::object::to_value(pair);
        let mut items = [first, second];
        // SAFETY: the cell's reference is the only one beside the one just made.
        unsafe { PyTuple::refill(vm, pair, &mut items) };
        drop(items);
        return Ok(value);
    }
    let pair = PyTuple::pair(vm, first, second)?;
    keep_first(last, &pair);
    Ok(pair.into_value())
}

/// As [`reuse_pair`], for `len` items, always as many, that `next` gives one by one; nothing once it gives none.
#[inline]
pub fn reuse_filled(
    vm: &Thread,
    last: &ValueCell,
    len: usize,
    mut next: impl FnMut(usize) -> PyResult<Option<Value>>,
) -> PyResult<Option<Value>> {
    let Some(tuple) = unshared(last).filter(|tuple| tuple.len == len) else {
        let mut items = Buf::with_capacity(len)?;
        for index in 0..len {
            match next(index)? {
                Some(item) => items.push(item)?,
                None => return Ok(None),
            }
        }
        let tuple = PyTuple::from_buf(vm, items)?;
        keep_first(last, &tuple);
        return Ok(Some(tuple.into_value()));
    };
    // Two references now: what `next` runs does not find the tuple unshared.
    let tuple = Ref::borrowed(tuple);
    for index in 0..len {
        let Some(mut item) = next(index)? else { return Ok(None) };
        if !tuple.object.is_tracked() && may_be_in_cycle(&item) {
            vm.heap().track(&tuple.object);
        }
        // SAFETY: in bounds, and nobody else looks at the items.
        unsafe { ptr::swap(&mut item, tuple.first().add(index).cast()) };
        tuple.hash.store(-1, Ordering::Relaxed);
    }
    Ok(Some(tuple.into_value()))
}

/// As [`reuse_pair`], for `len` items of which those from `start` on differ from the last time; `fill` gives them by index.
/// Somebody else must own what `fill` has given: dropping an item that is replaced runs no code.
#[inline]
pub fn reuse_tail(
    vm: &Thread,
    last: &ValueCell,
    len: usize,
    start: usize,
    mut fill: impl FnMut(usize) -> Value,
) -> PyResult {
    if let Some(tuple) = unshared(last).filter(|tuple| tuple.len == len) {
        let value = crate::object::to_value(tuple);
        tuple.hash.store(-1, Ordering::Relaxed);
        let mut in_cycle = false;
        for index in start..len {
            let mut item = fill(index);
            in_cycle |= may_be_in_cycle(&item);
            // SAFETY: in bounds, and nobody else can look at the items.
            unsafe { ptr::swap(&mut item, tuple.first().add(index).cast()) };
        }
        if in_cycle && !tuple.object.is_tracked() {
            vm.heap().track(&tuple.object);
        }
        return Ok(value);
    }
    let tuple = PyTuple::build(vm, len, fill)?;
    if len > 0 {
        last.set(Some(tuple.to_value()));
    }
    Ok(tuple.into_value())
}

impl Thread {
    pub fn empty_tuple(&self) -> PyResult<Ref<PyTuple>> {
        let mut cached = self.interp().empty_tuple.borrow_mut();
        if let Some(tuple) = cached.as_ref().and_then(Value::downcast::<PyTuple>) {
            return Ok(Ref::borrowed(tuple));
        }
        let tuple = PyTuple::allocate_exact(self.heap(), 0)?;
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

/// Whether a tuple that holds the value must be tracked.
#[inline(always)]
fn may_be_in_cycle(value: &Value) -> bool {
    match value.as_object() {
        None => false,
        Some(object) => !ptr::eq(object.type_ptr(), &super::str::TYPE) && may_be_tracked(object),
    }
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
    // A class with an `__init__` of its own may be called with keywords.
    let init = |ty: &PyType| ty.slots().init.map(|init| init as Init as usize);
    if args.has_keywords() && init(ty) == init(&TYPE) {
        return Err(vm.type_error("tuple() takes no keyword arguments"));
    }
    let tuple = match args.positional() {
        [] => vm.empty_tuple()?,
        [iterable] => match Ref::<PyTuple>::try_from_value(iterable.clone()) {
            Ok(tuple) if tuple.as_object().ty().is(&TYPE) => tuple,
            _ => match iterable.downcast_exact::<PyList>() {
                Some(list) => PyTuple::from_list(vm, list)?,
                None => PyTuple::from_buf(vm, vm.iterate_to_buf(iterable)?)?,
            },
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
    let own = as_tuple(tuple);
    if own.is_empty() {
        return vm.new_str("()");
    }
    let close = if own.len() == 1 { ",)" } else { ")" };
    vm.repr_items(tuple, ("(", close), |index| own.items().get(index).cloned())
}

pub fn hash(vm: &Thread, tuple: &Value) -> PyResult<i64> {
    let own = as_tuple(tuple);
    let known = own.hash.load(Ordering::Relaxed);
    if known != -1 {
        return Ok(known);
    }
    let mut hash = TupleHash::new();
    let mut checked = false;
    for item in own.items() {
        hash.add(match item.quick_hash() {
            Some(hash) => hash,
            None => {
                if !checked {
                    vm.check_native_stack(" while hashing a tuple")?;
                    checked = true;
                }
                vm.hash(item)?
            }
        });
    }
    let hash = hash.finish();
    own.hash.store(hash, Ordering::Relaxed);
    Ok(hash)
}

pub fn richcompare(vm: &Thread, left: &Value, right: &Value, op: CompareOp) -> PyResult {
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
    if (times == 1 || own.is_empty()) && own.object.ty().is(&TYPE) {
        return Ok(tuple.clone());
    }
    let items = own.items();
    let Some(len) = items.len().checked_mul(times).filter(|len| *len <= isize::MAX as usize / 8) else {
        return Err(NoMemory.into());
    };
    let mut next = items.iter().cycle();
    Ok(PyTuple::build(vm, len, |_| next.next().cloned().unwrap_or(Value::NONE))?.into_value())
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
    let Some(slice) = key.downcast::<PySlice>() else {
        let text = format!("tuple indices must be integers or slices, not {:.200}", key.ty().name());
        return Err(vm.type_error(text));
    };
    if let Some(range) = slice.plain_range(own.len()) {
        return part(vm, tuple, range.start, range.len());
    }
    let (start, stop, step) = slice.unpack(vm)?;
    get_slice(vm, tuple, adjust(start, stop, step, own.len()))
}

/// A tuple of `len` items from `start` on, which are there.
pub fn part(vm: &Thread, tuple: &Value, start: usize, len: usize) -> PyResult {
    let own = as_tuple(tuple);
    if len == own.len() && own.object.ty().is(&TYPE) {
        return Ok(tuple.clone());
    }
    Ok(PyTuple::from_values(vm, &own.items()[start..start + len])?.into_value())
}

/// A tuple of the items that `range`, which is within bounds, selects.
fn get_slice(vm: &Thread, tuple: &Value, range: Indices) -> PyResult {
    let own = as_tuple(tuple);
    if range.is_whole(own.len()) && own.object.ty().is(&TYPE) {
        return Ok(tuple.clone());
    }
    let items = own.items();
    if range.len < LONG {
        return Ok(PyTuple::build(vm, range.len, |index| items[range.at(index)].clone())?.into_value());
    }
    // SAFETY: the range is within bounds; there is room for all.
    let copy = |to: *mut Word| unsafe { copy_every(own.first(), range, to) };
    Ok(PyTuple::of_copies(vm, range.len, copy)?.into_value())
}

/// The index of the first item from `start` on, and before `stop`, that equals `value`.
fn find(vm: &Thread, tuple: &PyTuple, value: &Value, start: usize, stop: usize) -> PyResult<Option<usize>> {
    let items = &tuple.items()[..stop.min(tuple.len())];
    let mut index = start;
    while index < items.len() {
        let Some((offset, equal)) = list::scan(&items[index..], value) else { return Ok(None) };
        index += offset;
        if equal || vm.equals(&items[index], value)? {
            return Ok(Some(index));
        }
        index += 1;
    }
    Ok(None)
}

fn contains(vm: &Thread, tuple: &Value, value: &Value) -> PyResult<bool> {
    Ok(find(vm, as_tuple(tuple), value, 0, usize::MAX)?.is_some())
}

fn index(vm: &Thread, args: &[Value]) -> PyResult {
    let tuple = as_tuple(&args[0]);
    let (start, stop) = list::index_bounds(vm, &args[2], &args[3], tuple.len())?;
    match find(vm, tuple, &args[1], start, stop)? {
        Some(index) => int::from_usize(vm, index),
        None => Err(vm.value_error("tuple.index(x): x not in tuple")),
    }
}

fn count(vm: &Thread, args: &[Value]) -> PyResult {
    let tuple = as_tuple(&args[0]);
    let (mut count, mut next) = (0, 0);
    while let Some(found) = find(vm, tuple, &args[1], next, usize::MAX)? {
        count += 1;
        next = found + 1;
    }
    int::from_usize(vm, count)
}

fn getnewargs(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_tuple(&args[0]);
    let plain = if own.object.ty().is(&TYPE) { args[0].clone() } else { vm.new_tuple(own.items())? };
    vm.new_tuple(&[plain])
}
