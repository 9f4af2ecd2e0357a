//! `list`: a mutable sequence.
//!
//! Rules that bugs in other lists have taught:
//! 1. Comparing, hashing or dropping an item may run code that changes the list: no slice of the items is kept across it, an
//!    index is checked anew, and what is taken out is dropped when the list is whole again.
//! 2. An operation that can fail for want of memory reserves before it changes anything.

use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, method};
use crate::class::{PyType, create, flags};
use crate::collections::Buf;
use crate::error::PyResult;
use crate::heap::{NoMemory, Tracer};
use crate::object::{Object, Payload, Ref};
use crate::protocol::number;
use crate::thread::Thread;
use crate::value::{Value, Word};
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
    flags: flags::BUILTIN | flags::BASETYPE | flags::LIST_SUBCLASS | flags::SEQUENCE | flags::MATCH_SELF,
    slots: Slots {
        repr: Some(repr),
        hash: Some(crate::class::special::hash_not_implemented),
        iter: Some(iter),
        new: Some(new),
        init: Some(init),
        length: Some(|_, list| Ok(as_list(list).len())),
        item: Some(item),
        subscript: Some(subscript),
        ass_subscript: Some(ass_subscript),
        ..Slots::NONE
    },
    methods: &[method("append", "($self, object, /)", "Append object to the end of the list.", append)],
    ..TypeSpec::container::<PyList>()
};

fn as_list(value: &Value) -> &PyList {
    value.downcast().expect("a list's slot gets a list")
}

impl PyList {
    pub fn new(vm: &Thread) -> PyResult<Ref<PyList>> {
        Self::from_buf(vm, Buf::new())
    }

    pub fn from_buf(vm: &Thread, items: Buf<Value>) -> PyResult<Ref<PyList>> {
        let list =
            vm.heap().allocate(PyList { object: Object::new(&TYPE), items: UnsafeCell::new(items) })?;
        vm.heap().track(list.as_object());
        Ok(list)
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

    /// Takes all items out.
    pub fn take_items(&self) -> Buf<Value> {
        self.with_items(std::mem::take)
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
}

fn new(vm: &Thread, ty: &PyType, _: crate::call::Args<'_>) -> PyResult {
    let make = |object| PyList { object, items: UnsafeCell::new(Buf::new()) };
    Ok(create::allocate_instance(vm, ty, make)?.into_value())
}

fn init(vm: &Thread, list: &Value, args: crate::call::Args<'_>) -> PyResult<()> {
    if args.has_keywords() {
        return Err(vm.type_error("list() takes no keyword arguments"));
    }
    let list = as_list(list);
    drop(list.take_items());
    match args.positional() {
        [] => Ok(()),
        [iterable] => {
            let items = vm.iterate_to_buf(iterable)?;
            drop(list.replace_items(items));
            Ok(())
        }
        more => Err(vm.type_error(format!("list expected at most 1 argument, got {}", more.len()))),
    }
}

fn repr(vm: &Thread, list: &Value) -> PyResult {
    let items = as_list(list);
    let mut copy = Vec::new();
    copy.try_reserve(items.len()).map_err(|_| NoMemory)?;
    copy.extend(items.items().iter().cloned());
    vm.repr_sequence(list.clone(), "[", "]", &copy)
}

fn item(vm: &Thread, list: &Value, index: isize) -> PyResult {
    let found = usize::try_from(index).ok().and_then(|index| as_list(list).get(index));
    found.ok_or_else(|| vm.index_error("list index out of range"))
}

fn subscript(vm: &Thread, list: &Value, key: &Value) -> PyResult {
    let own = as_list(list);
    if key.is_small() || key.ty().slots().index.is_some() {
        let index = number::to_isize(vm, key)?;
        return match own.word_at(index as i64) {
            // SAFETY: items are owned by the list.
            Some(word) => Ok(unsafe { word.to_value() }),
            None => Err(vm.index_error("list index out of range")),
        };
    }
    let Some(slice) = key.downcast::<super::slice::PySlice>() else {
        let text = format!("list indices must be integers or slices, not {:.200}", key.ty().name());
        return Err(vm.type_error(text));
    };
    let range = slice.indices(vm, own.len())?;
    let mut items = Buf::with_capacity(range.len)?;
    for index in 0..range.len {
        // Making indices may have run code that shortened the list.
        if let Some(item) = own.get(range.at(index)) {
            items.push(item)?;
        }
    }
    vm.new_list(items)
}

fn ass_subscript(vm: &Thread, list: &Value, key: &Value, value: Option<&Value>) -> PyResult<()> {
    let own = as_list(list);
    let index = number::to_isize(vm, key)?;
    match (own.place(index as i64), value) {
        (Some(place), Some(value)) => {
            let old = place.replace(value.clone().into_word());
            // SAFETY: the list owned the old item.
            drop(unsafe { old.into_value() });
            Ok(())
        }
        (Some(_), None) => {
            let index = if index < 0 { index + own.len() as isize } else { index } as usize;
            drop(own.with_items(|items| items.remove(index)));
            Ok(())
        }
        (None, _) => Err(vm.index_error("list assignment index out of range")),
    }
}

fn append(_: &Thread, args: &[Value]) -> PyResult {
    as_list(&args[0]).push(args[1].clone())?;
    Ok(Value::NONE)
}

/// `list_iterator`.
#[repr(C)]
pub struct PyListIterator {
    object: Object,
    list: Cell<Option<Ref<PyList>>>,
    next: Cell<usize>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyListIterator {
    const TYPE: &'static PyType = &ITERATOR;
}

pub static ITERATOR: PyType = PyType::from_spec(&TypeSpec {
    name: "list_iterator",
    slots: Slots { iter: Some(super::iter::itself), iternext: Some(iterator_next), ..Slots::NONE },
    ..TypeSpec::container::<PyListIterator>()
});

impl PyListIterator {
    fn list(&self) -> Option<&PyList> {
        // SAFETY: the reference is used before anything can exhaust the iterator.
        unsafe { (*self.list.as_ptr()).as_deref() }
    }

    #[inline(always)]
    pub fn next_item(&self) -> Option<Value> {
        let list = self.list()?;
        let index = self.next.get();
        let item = list.get(index)?;
        self.next.set(index + 1);
        Some(item)
    }

    /// The end has been reached: the list is let go, and the iterator stays at its end.
    pub fn exhaust(&self) {
        drop(self.list.take());
    }
}

impl Trace for PyListIterator {
    fn trace(&self, tracer: &mut Tracer) {
        if let Some(list) = self.list() {
            tracer.visit_ref(list);
        }
    }
}

fn iter(vm: &Thread, list: &Value) -> PyResult {
    let iterator = vm.heap().allocate(PyListIterator {
        object: Object::new(&ITERATOR),
        list: Cell::new(Some(Ref::borrowed(as_list(list)))),
        next: Cell::new(0),
    })?;
    vm.heap().track(iterator.as_object());
    Ok(iterator.into_value())
}

fn iterator_next(_: &Thread, iterator: &Value) -> PyResult<Option<Value>> {
    let Some(own) = iterator.downcast::<PyListIterator>() else { return Ok(None) };
    let item = own.next_item();
    if item.is_none() {
        own.exhaust();
    }
    Ok(item)
}
