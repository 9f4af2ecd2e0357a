//! The iterators over keys, values and items of a dict, forwards and backwards.
//!
//! An iterator remembers the length of the dict: if that changes, iterating further is an error, for good.

use super::PyDict;
use super::spec::as_dict;
use crate::builtins::tuple::reuse_pair;
use crate::builtins::{int, iter};
use crate::class::PyType;
use crate::class::layout::{NativeLayout, Trace};
use crate::class::slots::{Next, Slots};
use crate::class::spec::{MethodDef, TypeSpec, method};
use crate::collections::Buf;
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::heap::deallocate::deallocate_container;
use crate::object::{Object, Payload};
use crate::protocol::iterate::Pair;
use crate::thread::Thread;
use crate::value::{Value, Word};
use crate::value_cell::ValueCell;
use std::cell::Cell;
use std::ptr;

#[repr(C)]
pub struct PyDictIterator {
    object: Object,
    /// Empty at the end.
    dict: ValueCell,
    /// Behind the entry seen last; of a backward iterator, before it.
    position: Cell<usize>,
    /// The dict's length to begin with; [`CHANGED`] once it was seen to be another.
    len: Cell<usize>,
    left: Cell<usize>,
    /// The pair that was returned last, of an iterator over items: used again if nobody has kept it.
    pair: ValueCell,
}

const CHANGED: usize = usize::MAX;

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyDictIterator {
    const TYPE: &'static PyType = &KEY_ITERATOR;

    #[inline(always)]
    fn matches(ty: &PyType) -> bool {
        ptr::eq(ty.native, &LAYOUT)
    }
}

impl Trace for PyDictIterator {
    fn trace(&self, tracer: &mut Tracer) {
        self.dict.trace(tracer);
        self.pair.trace(tracer);
    }
}

static LAYOUT: NativeLayout = NativeLayout::traced::<PyDictIterator>();

static METHODS: &[MethodDef] = &[
    method("__length_hint__", "($self, /)", "Return how many entries are left.", length_hint),
    method("__reduce__", "($self, /)", "Return state information for pickling.", reduce),
];

const fn spec(name: &'static str, next: Next) -> TypeSpec {
    TypeSpec {
        name,
        slots: Slots { iter: Some(iter::itself), iternext: Some(next), ..Slots::NONE },
        methods: METHODS,
        ..TypeSpec::with(&LAYOUT, deallocate_container::<PyDictIterator>)
    }
}

macro_rules! iterators {
    ($($ty:ident $spec:ident $name:literal $next:expr;)*) => {$(
        static $spec: TypeSpec = spec($name, $next);
        pub static $ty: PyType = PyType::from_spec(&$spec);
    )*};
}

iterators! {
    KEY_ITERATOR KEY_SPEC "dict_keyiterator" next_key_forwards;
    VALUE_ITERATOR VALUE_SPEC "dict_valueiterator" next_value_forwards;
    ITEM_ITERATOR ITEM_SPEC "dict_itemiterator" next_item;
    REVERSE_KEY_ITERATOR REVERSE_KEY_SPEC "dict_reversekeyiterator" next_key;
    REVERSE_VALUE_ITERATOR REVERSE_VALUE_SPEC "dict_reversevalueiterator" next_value;
    REVERSE_ITEM_ITERATOR REVERSE_ITEM_SPEC "dict_reverseitemiterator" next_item;
}

fn as_iterator(value: &Value) -> &PyDictIterator {
    value.downcast().expect("a dict iterator's slot gets one")
}

fn new(vm: &Thread, dict: &Value, ty: &'static PyType, position: usize) -> PyResult {
    let len = as_dict(dict).len();
    let iterator = vm.heap().allocate_in_place(|| PyDictIterator {
        object: Object::new(ty),
        dict: ValueCell::new(Some(dict.clone())),
        position: Cell::new(position),
        len: Cell::new(len),
        left: Cell::new(len),
        pair: ValueCell::empty(),
    })?;
    vm.heap().track(iterator.as_object());
    Ok(iterator.into_value())
}

/// An iterator of type `ty` over `dict`.
pub fn iterator(vm: &Thread, dict: &Value, ty: &'static PyType) -> PyResult {
    new(vm, dict, ty, 0)
}

/// An iterator of type `ty`, a backward one, over `dict`.
pub fn reverse_iterator(vm: &Thread, dict: &Value, ty: &'static PyType) -> PyResult {
    new(vm, dict, ty, as_dict(dict).end_position())
}

impl PyDictIterator {
    fn is_reverse(&self) -> bool {
        let ty = self.object.type_ptr();
        [&REVERSE_KEY_ITERATOR, &REVERSE_VALUE_ITERATOR, &REVERSE_ITEM_ITERATOR]
            .iter()
            .any(|own| ptr::eq(*own, ty))
    }

    /// Key and value of the next entry, borrowed from the dict, of a forward iterator. `None` says that `advance` has to look.
    #[inline(always)]
    pub fn next_words(&self) -> Option<(Word, Word)> {
        let dict = self.dict.word();
        if dict.is_null() {
            return None;
        }
        // SAFETY: the iterator holds nothing but a dict there.
        let dict = unsafe { &*dict.0.cast::<PyDict>() };
        let table = dict.table();
        if table.used as usize != self.len.get() || dict.is_view() {
            return None;
        }
        let mut position = self.position.get();
        let entries = table.entries();
        while let Some(entry) = entries.get(position) {
            position += 1;
            if !entry.key.is_null() {
                let left = self.left.get().checked_sub(1)?;
                self.left.set(left);
                self.position.set(position);
                return Some((entry.key, entry.value));
            }
        }
        None
    }
}

/// The next entry; at the end the dict is let go.
fn advance(vm: &Thread, own: &PyDictIterator) -> PyResult<Option<(Value, Value)>> {
    let reverse = own.is_reverse();
    if !reverse && let Some((key, value)) = own.next_words() {
        // SAFETY: borrowed from the dict, and counted at once.
        return Ok(Some(unsafe { (key.to_value(), value.to_value()) }));
    }
    let Some(dict) = own.dict.get() else { return Ok(None) };
    let dict = as_dict(&dict);
    if dict.len() != own.len.get() {
        own.len.set(CHANGED);
        return Err(vm.runtime_error("dictionary changed size during iteration"));
    }
    let position = own.position.get();
    let found = if reverse { dict.previous_entry(position) } else { dict.next_entry(position) };
    match (found, own.left.get().checked_sub(1)) {
        (Some((position, key, value)), Some(left)) => {
            own.position.set(position);
            own.left.set(left);
            Ok(Some((key, value)))
        }
        (Some(_), None) => {
            own.dict.set(None);
            Err(vm.runtime_error("dictionary keys changed during iteration"))
        }
        (None, _) => {
            own.dict.set(None);
            Ok(None)
        }
    }
}

/// The next key and its value, not made a tuple.
pub fn next_pair(vm: &Thread, iterator: &Value) -> PyResult<Pair> {
    let own = as_iterator(iterator);
    if let Some((key, value)) = own.next_words() {
        // SAFETY: borrowed from the dict, and counted at once.
        return Ok(unsafe { Pair::two(key.to_value(), value.to_value()) });
    }
    next_pair_slow(vm, own)
}

#[inline(never)]
fn next_pair_slow(vm: &Thread, own: &PyDictIterator) -> PyResult<Pair> {
    Ok(advance(vm, own)?.map_or(Pair::End, |(key, value)| Pair::two(key, value)))
}

fn next_key_forwards(vm: &Thread, iterator: &Value) -> PyResult<Option<Value>> {
    match as_iterator(iterator).next_words() {
        // SAFETY: borrowed from the dict, and counted at once.
        Some((key, _)) => Ok(Some(unsafe { key.to_value() })),
        None => next_key(vm, iterator),
    }
}

fn next_value_forwards(vm: &Thread, iterator: &Value) -> PyResult<Option<Value>> {
    match as_iterator(iterator).next_words() {
        // SAFETY: as above.
        Some((_, value)) => Ok(Some(unsafe { value.to_value() })),
        None => next_value(vm, iterator),
    }
}

#[inline(never)]
fn next_key(vm: &Thread, iterator: &Value) -> PyResult<Option<Value>> {
    Ok(advance(vm, as_iterator(iterator))?.map(|(key, _)| key))
}

#[inline(never)]
fn next_value(vm: &Thread, iterator: &Value) -> PyResult<Option<Value>> {
    Ok(advance(vm, as_iterator(iterator))?.map(|(_, value)| value))
}

fn next_item(vm: &Thread, iterator: &Value) -> PyResult<Option<Value>> {
    let own = as_iterator(iterator);
    match advance(vm, own)? {
        Some((key, value)) => reuse_pair(vm, &own.pair, key, value).map(Some),
        None => {
            own.pair.set(None);
            Ok(None)
        }
    }
}

fn length_hint(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_iterator(&args[0]);
    let valid = own.dict.get().is_some_and(|dict| as_dict(&dict).len() == own.len.get());
    int::from_usize(vm, if valid { own.left.get() } else { 0 })
}

/// An iterator is pickled as one over the list of what is left.
fn reduce(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_iterator(&args[0]);
    let mut rest = Buf::new();
    if let Some(dict) = own.dict.get() {
        let copy = vm.heap().allocate_in_place(|| PyDictIterator {
            object: Object::new(own.object.ty()),
            dict: ValueCell::new(Some(dict)),
            position: Cell::new(own.position.get()),
            len: Cell::new(own.len.get()),
            left: Cell::new(own.left.get()),
            pair: ValueCell::empty(),
        })?;
        vm.heap().track(copy.as_object());
        vm.for_each(copy.as_value(), |item| Ok(rest.push(item)?))?;
    }
    iter::reduce(vm, "iter", vm.new_list(rest)?, None)
}
