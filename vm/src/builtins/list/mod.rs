//! `list`: a mutable sequence.
//!
//! Rules that bugs in other lists have taught:
//! 1. Comparing, hashing or dropping an item may run code that changes the list: no slice of the items is kept across it, an
//!    index is checked anew, and what is taken out is dropped when the list is whole again.
//! 2. An operation that can fail for want of memory reserves before it changes anything.
//! 3. While a list is being sorted it is empty, and its buffer is marked: who puts something in has changed it.

pub mod iterators;
pub mod methods;
mod slices;
mod sort;

pub use iterators::{ITERATOR, PyListIterator, REVERSE_ITERATOR};
pub use methods::bounds as index_bounds;
pub use slices::{assign_slice_owned, part};
pub use sort::sort_list;

use crate::builtins::dict::PyDict;
use crate::call::Args;
use crate::class::layout::Trace;
use crate::class::slots::{New, Slots};
use crate::class::spec::{TypeSpec, method};
use crate::class::{PyType, create, flags};
use crate::collections::Buf;
use crate::error::PyResult;
use crate::heap::{NoMemory, Tracer, current};
use crate::object::{Object, Payload, Ref};
use crate::protocol::compare::CompareOp;
use crate::thread::Thread;
use crate::value::{Value, Word};
use crate::value_buf::copy_references;
use std::cell::{Cell, UnsafeCell};

#[repr(C)]
pub struct PyList {
    object: Object,
    items: UnsafeCell<Buf<Value>>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyList {
    const TYPE: &'static PyType = &TYPE;

    #[inline(always)]
    fn matches(ty: &PyType) -> bool {
        ty.has_flag(flags::LIST_SUBCLASS)
    }
}

pub static TYPE: PyType = PyType::from_spec(&SPEC);

static SPEC: TypeSpec = TypeSpec {
    name: "list",
    signature: "(iterable=(), /)",
    doc: "A mutable sequence.\n\nWithout an argument the list is empty; otherwise it holds the items of the iterable.",
    flags: flags::BUILTIN | flags::BASETYPE | flags::LIST_SUBCLASS | flags::SEQUENCE | flags::MATCH_SELF,
    slots: Slots {
        repr: Some(repr),
        hash: Some(crate::class::special::hash_not_implemented),
        richcompare: Some(richcompare),
        iter: Some(iterators::iter),
        new: Some(new),
        init: Some(init),
        length: Some(|_, list| Ok(as_list(list).len())),
        concat: Some(concat),
        repeat: Some(repeat),
        item: Some(item),
        contains: Some(contains),
        inplace_concat: Some(inplace_concat),
        inplace_repeat: Some(inplace_repeat),
        subscript: Some(slices::subscript),
        ass_subscript: Some(slices::ass_subscript),
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
        method("__getitem__", "($self, index, /)", "Return self[index].", |vm, args| {
            slices::subscript(vm, &args[0], &args[1])
        }),
        method("__reversed__", "($self, /)", "Return a reverse iterator over the list.", iterators::reversed),
        method(
            "__sizeof__",
            "($self, /)",
            "Return the size of the list in memory, in bytes.",
            methods::sizeof,
        ),
        method("clear", "($self, /)", "Remove all items from list.", methods::clear),
        method("copy", "($self, /)", "Return a shallow copy of the list.", methods::copy),
        method("append", "($self, object, /)", "Append object to the end of the list.", methods::append),
        method("insert", "($self, index, object, /)", "Insert object before index.", methods::insert),
        method(
            "extend",
            "($self, iterable, /)",
            "Extend list by appending elements from the iterable.",
            methods::extend,
        ),
        method(
            "pop",
            "($self, index=-1, /)",
            "Remove and return item at index (default last).\n\n\
             Raises IndexError if the list is empty or the index is out of range.",
            methods::pop,
        ),
        method(
            "remove",
            "($self, value, /)",
            "Remove first occurrence of value.\n\nRaises ValueError if the value is not present.",
            methods::remove,
        ),
        method(
            "index",
            "($self, value, start=0, stop=sys.maxsize, /)",
            "Return first index of value.\n\nRaises ValueError if the value is not present.",
            methods::index,
        ),
        method("count", "($self, value, /)", "Return number of occurrences of value.", methods::count),
        method("reverse", "($self, /)", "Reverse the order of the items, in place.", methods::reverse),
        method(
            "sort",
            "($self, /, *, key=None, reverse=False)",
            "Sort the list in ascending order, in place, and return None.\n\n\
             The sort is stable: items that compare equal keep their order.\n\n\
             With a key function, the items are ordered by what it returns for each of them.\n\n\
             With reverse, the order is descending.",
            sort::sort,
        ),
    ],
    ..TypeSpec::container::<PyList>()
};

pub fn as_list(value: &Value) -> &PyList {
    value.downcast().expect("a list's slot gets a list")
}

impl PyList {
    pub fn new(vm: &Thread) -> PyResult<Ref<PyList>> {
        Self::from_buf(vm, Buf::new())
    }

    /// An empty list with room for so many items.
    pub fn with_room(vm: &Thread, count: usize) -> PyResult<Ref<PyList>> {
        Self::from_buf(vm, Buf::with_capacity(count)?)
    }

    #[inline]
    pub fn from_buf(vm: &Thread, items: Buf<Value>) -> PyResult<Ref<PyList>> {
        let memory = vm.heap().allocate_raw(size_of::<PyList>())?.cast::<PyList>();
        // SAFETY: there is room for a list, which is complete when it is tracked.
        unsafe {
            let place = memory.as_ptr();
            (&raw mut (*place).object).write(Object::new(&TYPE));
            items.write_to((&raw mut (*place).items).cast());
            let list = Ref::from_raw(memory);
            vm.heap().track(list.as_object());
            Ok(list)
        }
    }

    /// A list of the words from `from` on, all owned.
    ///
    /// # Safety
    /// `count` owned words that are not null lie there; they are given up, also on failure.
    pub unsafe fn take_words(vm: &Thread, from: *mut Word, count: usize) -> PyResult {
        // SAFETY: by contract; the list is complete when it is tracked.
        unsafe {
            let Ok(items) = Buf::take(from.cast::<Value>(), count) else {
                (0..count).for_each(|index| (*from.add(index)).decrement());
                return Err(NoMemory.into());
            };
            let Ok(memory) = vm.heap().allocate_raw(size_of::<PyList>()) else {
                drop(items);
                return Err(NoMemory.into());
            };
            let list = memory.cast::<PyList>();
            (&raw mut (*list.as_ptr()).object).write(Object::new(&TYPE));
            items.write_to((&raw mut (*list.as_ptr()).items).cast());
            vm.heap().track(list.cast::<Object>().as_ref());
            Ok(Value::from_object(list.cast()))
        }
    }

    pub fn from_values(vm: &Thread, items: &[Value]) -> PyResult<Ref<PyList>> {
        // SAFETY: there is room for all.
        Self::filled(vm, items.len(), |to| unsafe { copy_references(items, to) })
    }

    /// A list of `count` words that `fill` writes, with references that are counted. `count` times the size of a word may be more than
    /// there is.
    #[inline(always)]
    fn filled(vm: &Thread, count: usize, fill: impl FnOnce(*mut Word)) -> PyResult<Ref<PyList>> {
        if count == 0 {
            return Self::new(vm);
        }
        let bytes = count.checked_mul(size_of::<Word>()).ok_or(NoMemory)?;
        let block = current::allocate(bytes)?;
        let Ok(memory) = vm.heap().allocate_raw(size_of::<PyList>()) else {
            // SAFETY: allocated above.
            unsafe { current::free(block, bytes) };
            return Err(NoMemory.into());
        };
        let list = memory.cast::<PyList>();
        // SAFETY: there is room for a list, which is complete when it is tracked.
        unsafe {
            (&raw mut (*list.as_ptr()).object).write(Object::new(&TYPE));
            let items = (&raw mut (*list.as_ptr()).items).cast::<Buf<Value>>();
            Buf::fill_at(items, block, count, count, |to| fill(to.cast()));
            let list = Ref::from_raw(list);
            vm.heap().track(list.as_object());
            Ok(list)
        }
    }

    /// The items, for as long as nothing runs that could change them (rule 1).
    #[inline(always)]
    pub fn items(&self) -> &[Value] {
        // SAFETY: contract, 4: nothing changes the list while the slice is used.
        unsafe { &*self.items.get() }
    }

    /// Changes the items; `change` must run no code and drop nothing (rule 1).
    #[inline(always)]
    pub fn with_items<R>(&self, change: impl FnOnce(&mut Buf<Value>) -> R) -> R {
        // SAFETY: contract, 4: no other reference to the items is alive.
        change(unsafe { &mut *self.items.get() })
    }

    /// Takes all items out. A mark stays.
    pub fn take_items(&self) -> Buf<Value> {
        self.with_items(|items| if items.capacity() == 0 { Buf::new() } else { std::mem::take(items) })
    }

    /// Puts new items in place; the old ones are returned.
    pub fn replace_items(&self, items: Buf<Value>) -> Buf<Value> {
        self.with_items(|own| std::mem::replace(own, items))
    }

    #[inline(always)]
    pub fn len(&self) -> usize {
        self.items().len()
    }

    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A new reference to the item at `index`.
    #[inline(always)]
    pub fn get(&self, index: usize) -> Option<Value> {
        self.items().get(index).cloned()
    }

    #[inline(always)]
    pub fn push(&self, item: Value) -> Result<(), NoMemory> {
        self.with_items(|items| items.push(item))
    }

    /// Whether an item may be appended where the items lie.
    #[inline(always)]
    pub fn has_room(&self) -> bool {
        // SAFETY: contract, 4: nothing changes the items while the reference is used.
        let items = unsafe { &*self.items.get() };
        items.len() < items.capacity()
    }

    /// Whether there is no room but for the items there are.
    fn is_full(&self) -> bool {
        !self.has_room()
    }

    /// Appends an owned word.
    ///
    /// # Safety
    /// The word is not null, and there is room.
    #[inline(always)]
    pub unsafe fn push_in_room(&self, item: Word) {
        // SAFETY: by contract.
        self.with_items(|items| unsafe { items.push_in_room(item.into_value()) });
    }

    /// Takes out the last item.
    #[inline]
    pub fn pop_last(&self) -> Option<Value> {
        self.with_items(|items| {
            let last = items.pop();
            items.shrink_after_removal();
            last
        })
    }

    /// Takes out the item at `index`, which must be in bounds.
    pub fn take(&self, index: usize) -> Value {
        self.with_items(|items| {
            let item = items.remove(index);
            items.shrink_after_removal();
            item
        })
    }

    /// The item at `index`, counted from the end if negative; borrowed.
    #[inline(always)]
    pub fn word_at(&self, index: i64) -> Option<Word> {
        self.place(index).map(Cell::get)
    }

    /// The place of the item at `index`, counted from the end if negative.
    #[inline(always)]
    pub fn place(&self, index: i64) -> Option<&Cell<Word>> {
        let items = self.items();
        let index = if index < 0 { index + items.len() as i64 } else { index };
        // SAFETY: in bounds; a `Value` has the layout of a `Word`, and items are changed through cells only.
        if (index as u64) < items.len() as u64 {
            Some(unsafe { &*items.as_ptr().add(index as usize).cast::<Cell<Word>>() })
        } else {
            None
        }
    }

    /// The index of the first item from `start` on, and before `stop`, that equals `value`. Comparing may change the list.
    pub fn find(&self, vm: &Thread, value: &Value, start: usize, stop: usize) -> PyResult<Option<usize>> {
        let mut index = start;
        while index < stop && index < self.len() {
            let items = &self.items()[index..stop.min(self.len())];
            let Some((offset, equal)) = scan(items, value) else { return Ok(None) };
            index += offset;
            if equal {
                return Ok(Some(index));
            }
            if let Some(item) = self.get(index)
                && vm.equals(&item, value)?
            {
                return Ok(Some(index));
            }
            index += 1;
        }
        Ok(None)
    }

    /// Appends the items of an iterable.
    pub fn extend(&self, vm: &Thread, iterable: &Value) -> PyResult<()> {
        if let Some(other) = iterable.downcast_exact::<PyList>() {
            if !std::ptr::eq(self, other) {
                return Ok(self.append_row(other.items())?);
            }
            let mut more = Buf::from_values(other.items())?;
            return Ok(self.append_all(more.len(), |items| items.insert_all(items.len(), &mut more))?);
        }
        if let Some(tuple) = iterable.downcast_exact::<super::tuple::PyTuple>() {
            return Ok(self.append_row(tuple.items())?);
        }
        if let Some(dict) = iterable.downcast_exact::<PyDict>() {
            return Ok(self.append_all(dict.len(), |items| dict.append_keys(items))?);
        }
        self.extend_by_iteration(vm, iterable)
    }

    /// Appends the items of another list or a tuple.
    fn append_row(&self, row: &[Value]) -> Result<(), NoMemory> {
        let is_new = self.with_items(|items| items.capacity() == 0);
        if !is_new || row.is_empty() {
            return self.with_items(|items| items.extend_from_values(row));
        }
        let cap = row.len().saturating_add(1) & !1;
        let block = current::allocate(cap.checked_mul(size_of::<Word>()).ok_or(NoMemory)?)?;
        // SAFETY: the items have no room; the block has, for all.
        self.with_items(|items| unsafe {
            Buf::fill_at(items, block, cap, row.len(), |to| copy_references(row, to.cast()));
        });
        Ok(())
    }

    /// Appends `count` items: a list without room gets as much as it needs, in pairs of places.
    fn append_all(
        &self,
        count: usize,
        append: impl FnOnce(&mut Buf<Value>) -> Result<(), NoMemory>,
    ) -> Result<(), NoMemory> {
        self.with_items(|items| {
            if items.capacity() == 0 {
                items.reserve_exact(count.saturating_add(1) & !1)?;
            }
            append(items)
        })
    }

    fn extend_by_iteration(&self, vm: &Thread, iterable: &Value) -> PyResult<()> {
        let iterator = vm.get_iter(iterable)?;
        // A guess that is wrong must cost no more than asking for memory as it is needed.
        let guess = vm.length_hint(iterable, 8)?;
        let room = if self.is_empty() { guess.saturating_add(1) & !1 } else { guess };
        let _ = self.with_items(|items| {
            if items.capacity() == 0 { items.reserve_exact(room) } else { items.reserve(room) }
        });
        let next = vm.next_function(&iterator)?;
        let take = |item| self.with_items(|items| items.push_within_capacity(item));
        while let Some(item) = vm.next_taking(next, &iterator, take)? {
            self.push(item)?;
            vm.spend(1)?;
        }
        self.with_items(Buf::shrink_if_sparse);
        Ok(())
    }
}

/// The first of `items` that equals `value` (true), or for which that cannot be told without running code (false).
#[inline]
pub fn scan(items: &[Value], value: &Value) -> Option<(usize, bool)> {
    if value.is_small() {
        // Another int is another word.
        let at = items.iter().position(|item| item.is(value) || !item.is_small())?;
        return Some((at, items[at].is(value)));
    }
    for (at, item) in items.iter().enumerate() {
        match item.quick_equals(value) {
            Some(false) => {}
            Some(true) => return Some((at, true)),
            None => return Some((at, false)),
        }
    }
    None
}

impl Drop for PyList {
    #[inline(always)]
    fn drop(&mut self) {
        self.items.get_mut().drop_values();
    }
}

impl Trace for PyList {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit_all(self.items());
    }

    fn clear(&self) {
        drop(self.take_items());
    }
}

impl Thread {
    pub fn new_list(&self, items: Buf<Value>) -> PyResult {
        Ok(PyList::from_buf(self, items)?.into_value())
    }

    /// `list(iterable)`.
    pub fn list_of(&self, iterable: &Value) -> PyResult<Ref<PyList>> {
        let list = PyList::new(self)?;
        list.extend(self, iterable)?;
        Ok(list)
    }
}

#[inline(never)]
fn new(vm: &Thread, ty: &PyType, _: Args<'_>) -> PyResult {
    let make = |object| PyList { object, items: UnsafeCell::new(Buf::new()) };
    Ok(create::allocate_instance(vm, ty, make)?.into_value())
}

fn init(vm: &Thread, list: &Value, args: Args<'_>) -> PyResult<()> {
    // A class with a `__new__` of its own may be called with keywords.
    if args.has_keywords() && list.ty().slots().new.is_some_and(|own| std::ptr::fn_addr_eq(own, new as New)) {
        return Err(vm.type_error("list() takes no keyword arguments"));
    }
    let list = as_list(list);
    let iterable = match args.positional() {
        [] => None,
        [iterable] => Some(iterable),
        more => return Err(vm.type_error(format!("list expected at most 1 argument, got {}", more.len()))),
    };
    drop(list.take_items());
    match iterable {
        Some(iterable) => list.extend(vm, iterable),
        None => Ok(()),
    }
}

fn repr(vm: &Thread, list: &Value) -> PyResult {
    let own = as_list(list);
    if own.is_empty() {
        return vm.new_str("[]");
    }
    vm.repr_items(list, ("[", "]"), |index| own.get(index))
}

fn richcompare(vm: &Thread, left: &Value, right: &Value, op: CompareOp) -> PyResult {
    let (Some(a), Some(b)) = (left.downcast::<PyList>(), right.downcast::<PyList>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if a.len() != b.len() && matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::bool(op == CompareOp::Ne));
    }
    let mut index = 0;
    while let (Some(x), Some(y)) = (a.items().get(index), b.items().get(index)) {
        match x.quick_equals(y) {
            Some(true) => {}
            Some(false) => break,
            None => {
                let (x, y) = (x.clone(), y.clone());
                if !vm.equals(&x, &y)? {
                    break;
                }
            }
        }
        index += 1;
    }
    match (a.get(index), b.get(index), op) {
        (Some(_), Some(_), CompareOp::Eq) => Ok(Value::FALSE),
        (Some(_), Some(_), CompareOp::Ne) => Ok(Value::TRUE),
        (Some(x), Some(y), _) => vm.rich_compare(&x, &y, op),
        _ => Ok(Value::bool(op.of(a.len().cmp(&b.len())))),
    }
}

fn concat(vm: &Thread, left: &Value, right: &Value) -> PyResult {
    let Some(right) = right.downcast::<PyList>() else {
        let text = format!("can only concatenate list (not \"{:.200}\") to list", right.ty().name());
        return Err(vm.type_error(text));
    };
    let (a, b) = (as_list(left).items(), right.items());
    let len = a.len().checked_add(b.len()).ok_or(NoMemory)?;
    let list = PyList::filled(vm, len, |to| {
        // SAFETY: there is room for both.
        unsafe {
            copy_references(a, to);
            copy_references(b, to.add(a.len()));
        }
    });
    Ok(list?.into_value())
}

/// A list that nobody has but who holds this value.
fn unshared(value: &Value) -> Option<&PyList> {
    value.downcast_exact::<PyList>().filter(|list| list.object.count() == 1)
}

/// `left + right` of two lists whose references are given up: one that nobody else has gives its items, and the left one itself, if it is as
/// large as its items are.
pub fn concat_owned(vm: &Thread, left: Value, right: Value) -> PyResult {
    let (own, other) = (as_list(&left), as_list(&right));
    match (unshared(&left), unshared(&right)) {
        (None, None) => concat(vm, &left, &right),
        (Some(_), None) if own.is_full() => {
            own.with_items(|items| {
                items.reserve_exact(other.len())?;
                items.extend_from_values(other.items())
            })?;
            Ok(left)
        }
        (Some(_), Some(_)) if own.is_full() => {
            let mut moved = other.take_items();
            own.with_items(|items| {
                items.reserve_exact(moved.len())?;
                items.insert_all(items.len(), &mut moved)
            })?;
            Ok(left)
        }
        (_, None) => concat(vm, &left, &right),
        (_, Some(_)) => {
            let mut sum = Buf::with_capacity(own.len().checked_add(other.len()).ok_or(NoMemory)?)?;
            sum.extend_from_values(own.items())?;
            sum.insert_all(own.len(), &mut other.take_items())?;
            Ok(PyList::from_buf(vm, sum)?.into_value())
        }
    }
}

fn inplace_concat(vm: &Thread, list: &Value, iterable: &Value) -> PyResult {
    as_list(list).extend(vm, iterable)?;
    Ok(list.clone())
}

/// The length of `len` items repeated; too much is a `MemoryError`.
fn repeated_len(len: usize, times: isize) -> Result<usize, NoMemory> {
    let times = usize::try_from(times).unwrap_or(0);
    len.checked_mul(times).filter(|len| *len <= isize::MAX as usize / size_of::<Value>()).ok_or(NoMemory)
}

fn repeat(vm: &Thread, list: &Value, times: isize) -> PyResult {
    let items = as_list(list).items();
    let len = repeated_len(items.len(), times)?;
    let list = PyList::filled(vm, len, |to| {
        // SAFETY: there is room for `len` words, a multiple of the number of items; each copy's reference is counted.
        unsafe {
            if let [item] = items {
                if let Some(object) = item.as_object() {
                    object.increment_by(len);
                }
                std::slice::from_raw_parts_mut(to, len).fill(item.word());
            } else {
                (0..len).step_by(items.len()).for_each(|at| copy_references(items, to.add(at)));
            }
        }
    });
    Ok(list?.into_value())
}

fn inplace_repeat(_: &Thread, list: &Value, times: isize) -> PyResult {
    let own = as_list(list);
    let (old, len) = (own.len(), repeated_len(own.len(), times)?);
    if len == 0 {
        drop(own.take_items());
    } else if len > old {
        let more = len - old;
        let mut added = Buf::with_capacity(more)?;
        while added.len() < more {
            added.extend_from_values(own.items())?;
        }
        own.with_items(|items| {
            items.reserve(more)?;
            items.insert_all(old, &mut added)
        })?;
    }
    Ok(list.clone())
}

fn item(vm: &Thread, list: &Value, index: isize) -> PyResult {
    let found = usize::try_from(index).ok().and_then(|index| as_list(list).get(index));
    found.ok_or_else(|| vm.index_error("list index out of range"))
}

fn contains(vm: &Thread, list: &Value, value: &Value) -> PyResult<bool> {
    let found = as_list(list).find(vm, value, 0, usize::MAX)?;
    vm.pay((found.unwrap_or(as_list(list).len()) / 4) as u64);
    Ok(found.is_some())
}
