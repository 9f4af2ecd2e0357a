//! `set` and `frozenset`: hash tables of elements that probe and grow exactly as CPython's do (`table`).
//!
//! Rules, as for `dict`:
//! 1. Hashing and comparing elements may run code that changes the set. A lookup that has called `__eq__` checks that the
//!    table is still the same, and begins again if not.
//! 2. What is taken out is dropped when the set is whole again.
//! 3. The algorithms of the operations are CPython's: they decide in what order a result's elements come.

mod iterator;
mod methods;
mod operations;
mod table;

pub use iterator::{ITERATOR, PySetIterator};

use crate::builtins::str::PyStr;
use crate::call::Args;
use crate::class::layout::{NativeLayout, Trace};
use crate::class::slots::{Init, Slots};
use crate::class::spec::{MethodDef, TypeSpec, method, variadic};
use crate::class::{PyType, create, flags, statics};
use crate::error::PyResult;
use crate::heap::deallocate::deallocate_container;
use crate::heap::{NoMemory, Tracer};
use crate::object::{Object, Payload, Ref};
use crate::thread::Thread;
use crate::value::{Value, Word};
use std::cell::{Cell, UnsafeCell};
use std::ptr;
use table::{Found, Table};

#[repr(C)]
pub struct PySet {
    object: Object,
    table: UnsafeCell<Table>,
    /// Of a `frozenset`; -1 until it is asked for.
    hash: Cell<i64>,
    /// Where `pop` looks first. Of a `frozenset` see [`PySet::signature`].
    finger: Cell<u64>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PySet {
    const TYPE: &'static PyType = &TYPE;

    #[inline(always)]
    fn matches(ty: &PyType) -> bool {
        ptr::eq(ty.native, &LAYOUT)
    }
}

/// Marks a signature that has been worked out.
const SIGNED: u64 = 1 << 63;

/// Marks the signature of elements some of which are neither strings nor small ints: comparing them may run code.
const UNSURE: u64 = 1 << 62;

/// The bits of a signature that say which hashes there are.
const HASHES: u64 = UNSURE - 1;

/// Of more elements a signature would not say much.
const MOST_SIGNED: usize = 64;

static LAYOUT: NativeLayout = NativeLayout::traced::<PySet>();

const FLAGS: u32 = flags::BUILTIN | flags::BASETYPE | flags::HAS_WEAKREFS | flags::MATCH_SELF;

const SLOTS: Slots = Slots {
    repr: Some(methods::repr),
    richcompare: Some(methods::richcompare),
    iter: Some(iterator::iter),
    subtract: Some(operations::subtract),
    and: Some(operations::and),
    xor: Some(operations::xor),
    or: Some(operations::or),
    length: Some(|_, set| Ok(as_set(set).len())),
    contains: Some(|vm, set, key| as_set(set).contains_operand(vm, key)),
    ..Slots::NONE
};

/// The methods that both types have.
macro_rules! shared_methods {
    ($($own:expr,)*) => {
        &[
            method("__contains__", "($self, object, /)", "x.__contains__(y) <==> y in x.", methods::contains),
            $($own,)*
            method("__class_getitem__", "($type, object, /)", "See PEP 585", crate::builtins::generic_alias::class_getitem).classmethod(),
            method("copy", "($self, /)", "Return a shallow copy of a set.", methods::copy),
            variadic(
                "difference",
                "($self, /, *others)",
                "Return a new set with elements in the set that are not in the others.",
                methods::difference,
            ),
            variadic(
                "intersection",
                "($self, /, *others)",
                "Return a new set with elements common to the set and all others.",
                methods::intersection,
            ),
            method(
                "isdisjoint",
                "($self, other, /)",
                "Return True if two sets have a null intersection.",
                methods::isdisjoint,
            ),
            method("issubset", "($self, other, /)", "Report whether another set contains this set.", methods::issubset),
            method(
                "issuperset",
                "($self, other, /)",
                "Report whether this set contains another set.",
                methods::issuperset,
            ),
            method("__reduce__", "($self, /)", "Return state information for pickling.", methods::reduce),
            method("__sizeof__", "($self, /)", "S.__sizeof__() -> size of S in memory, in bytes.", methods::sizeof),
            method(
                "symmetric_difference",
                "($self, other, /)",
                "Return a new set with elements in either the set or other but not both.",
                methods::symmetric_difference,
            ),
            variadic(
                "union",
                "($self, /, *others)",
                "Return a new set with elements from the set and all others.",
                methods::union,
            ),
        ]
    };
}

static METHODS: &[MethodDef] = shared_methods![
    method(
        "add",
        "($self, object, /)",
        "Add an element to a set.\n\nThis has no effect if the element is already present.",
        methods::add,
    ),
    method("clear", "($self, /)", "Remove all elements from this set.", methods::clear),
    method(
        "discard",
        "($self, object, /)",
        "Remove an element from a set if it is a member.\n\nUnlike set.remove(), this raises no exception otherwise.",
        methods::discard,
    ),
    variadic(
        "difference_update",
        "($self, /, *others)",
        "Update the set, removing elements found in others.",
        methods::difference_update,
    ),
    variadic(
        "intersection_update",
        "($self, /, *others)",
        "Update the set, keeping only elements found in it and all others.",
        methods::intersection_update,
    ),
    method(
        "pop",
        "($self, /)",
        "Remove and return an arbitrary set element.\n\nRaises KeyError if the set is empty.",
        methods::pop,
    ),
    method(
        "remove",
        "($self, object, /)",
        "Remove an element from a set; it must be a member.\n\nRaises KeyError if it is not.",
        methods::remove,
    ),
    method(
        "symmetric_difference_update",
        "($self, other, /)",
        "Update the set, keeping only elements found in either set, but not in both.",
        methods::symmetric_difference_update,
    ),
    variadic(
        "update",
        "($self, /, *others)",
        "Update the set, adding elements from all others.",
        methods::update,
    ),
];

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "set",
    signature: "(iterable=(), /)",
    doc: "Build an unordered collection of unique elements.",
    flags: FLAGS,
    slots: Slots {
        hash: Some(crate::class::special::hash_not_implemented),
        init: Some(init),
        new: Some(new),
        inplace_subtract: Some(operations::inplace_subtract),
        inplace_and: Some(operations::inplace_and),
        inplace_xor: Some(operations::inplace_xor),
        inplace_or: Some(operations::inplace_or),
        ..SLOTS
    },
    methods: METHODS,
    ..TypeSpec::with(&LAYOUT, deallocate_container::<PySet>)
});

pub static FROZENSET: PyType = PyType::from_spec(&TypeSpec {
    name: "frozenset",
    signature: "(iterable=(), /)",
    doc: "Build an immutable unordered collection of unique elements.",
    flags: FLAGS,
    slots: Slots { hash: Some(methods::hash), new: Some(new_frozen), ..SLOTS },
    methods: shared_methods![],
    ..TypeSpec::with(&LAYOUT, deallocate_container::<PySet>)
});

fn as_set(value: &Value) -> &PySet {
    value.downcast().expect("a set's slot gets a set")
}

/// A value that is a set or frozenset, and of no subclass.
pub fn exact(value: &Value) -> Option<&PySet> {
    value.downcast::<PySet>().filter(|set| set.object.ty().is(&TYPE) || set.object.ty().is(&FROZENSET))
}

impl PySet {
    fn with_header(object: Object) -> PySet {
        PySet { object, table: UnsafeCell::new(Table::new()), hash: Cell::new(-1), finger: Cell::new(0) }
    }

    pub fn new(vm: &Thread) -> PyResult<Ref<PySet>> {
        Self::new_of(vm, &TYPE)
    }

    /// An empty set of one of the two types.
    fn new_of(vm: &Thread, ty: &'static PyType) -> PyResult<Ref<PySet>> {
        let set = vm.heap().allocate_in_place(|| Self::with_header(Object::new(ty)))?;
        vm.heap().track(set.as_object());
        Ok(set)
    }

    /// A `frozenset` of these elements.
    pub fn new_frozen(vm: &Thread, elements: &[Value]) -> PyResult<Ref<PySet>> {
        let set = Self::new_of(vm, &FROZENSET)?;
        elements.iter().try_for_each(|element| set.add(vm, element).map(drop))?;
        Ok(set)
    }

    /// A frozenset in static memory, of static strings, each another one.
    pub fn leak_frozen(elements: impl Iterator<Item = &'static PyStr>) -> &'static PySet {
        let set = statics::leak(Self::with_header(Object::immortal(&FROZENSET)));
        for element in elements {
            let word = crate::object::to_value(element).into_word();
            set.with_table(|table| table.insert_new(element.hash(), word)).expect("memory for static tables");
        }
        set.hash.set(methods::hash_of(set));
        set.finger.set(set.signature_of_all());
        set
    }

    /// The one of the two types that the set's is or derives from.
    fn base_type(&self) -> &'static PyType {
        let ty = self.object.ty();
        if ty.is(&TYPE) || !ty.is(&FROZENSET) && ty.is_subtype(&TYPE) { &TYPE } else { &FROZENSET }
    }

    fn is_frozen(&self) -> bool {
        ptr::eq(self.base_type(), &FROZENSET)
    }

    #[inline(always)]
    fn table(&self) -> &Table {
        // SAFETY: contract, 4: nothing changes the table while the reference is used.
        unsafe { &*self.table.get() }
    }

    /// Changes the table; `change` must run no code and drop nothing.
    #[inline(always)]
    fn with_table<R>(&self, change: impl FnOnce(&mut Table) -> R) -> R {
        // SAFETY: contract, 4: no other reference to the table is alive.
        change(unsafe { &mut *self.table.get() })
    }

    #[inline(always)]
    pub fn len(&self) -> usize {
        self.table().used
    }

    /// A bit for what each element's hash ends in: two that differ there are not equal. A frozenset that is not large, and is asked for the
    /// second time, works it out and remembers it.
    #[inline(always)]
    fn signature(&self) -> Option<u64> {
        let known = self.finger.get();
        if known & SIGNED != 0 && self.object.ty().is(&FROZENSET) { Some(known) } else { self.sign() }
    }

    fn sign(&self) -> Option<u64> {
        if !self.object.ty().is(&FROZENSET) || self.len() > MOST_SIGNED {
            return None;
        }
        // One in static memory has been signed when it was made, and is not written.
        if self.finger.get() == 0 && !self.object.is_immortal() {
            self.finger.set(1);
            return None;
        }
        let signature = self.signature_of_all();
        self.finger.set(signature);
        Some(signature)
    }

    fn signature_of_all(&self) -> u64 {
        let mut signature = SIGNED;
        self.table().for_each(|entry| {
            signature |= 1 << (entry.hash as u32 % 64).min(61);
            // SAFETY: an element is owned by the set.
            let is_str = || unsafe { entry.key.as_value() }.downcast_exact::<PyStr>().is_some();
            if !entry.key.is_small() && !is_str() {
                signature |= UNSURE;
            }
        });
        signature
    }

    /// Whether the signatures tell that no element is in both.
    #[inline(always)]
    fn surely_disjoint(&self, other: &PySet) -> bool {
        let (own, other) = (self.signature(), other.signature());
        own.zip(other).is_some_and(|(own, other)| own & other & HASHES == 0)
    }

    /// Whether the signatures tell that an element is not in `other`, and that no code would have run before that was found.
    #[inline(always)]
    fn surely_no_subset(&self, other: &PySet) -> bool {
        let (own, other) = (self.signature(), other.signature());
        own.zip(other).is_some_and(|(own, other)| (own | other) & UNSURE == 0 && own & !other & HASHES != 0)
    }

    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The first element at or behind `position` in the order of places, with its hash, and the position behind it.
    pub fn next_element(&self, position: usize) -> Option<(usize, i64, Value)> {
        let index = self.table().next(position)?;
        let entry = self.table().entries()[index];
        // SAFETY: an element is owned by the set.
        Some((index + 1, entry.hash, unsafe { entry.key.to_value() }))
    }

    /// The elements, for as long as nothing runs that could change them.
    pub fn elements(&self) -> impl Iterator<Item = &Value> {
        let (table, mut position) = (self.table(), 0);
        std::iter::from_fn(move || {
            let index = table.next(position)?;
            position = index + 1;
            // SAFETY: an element is owned by the set.
            Some(unsafe { table.entries()[index].key.as_value() })
        })
    }

    /// Calls `visit` for each element, with its hash. The set may change meanwhile.
    pub fn for_each_element(&self, mut visit: impl FnMut(&Value, i64) -> PyResult<()>) -> PyResult<()> {
        let mut position = 0;
        while let Some((next, hash, element)) = self.next_element(position) {
            position = next;
            visit(&element, hash)?;
        }
        Ok(())
    }

    /// Where the element is (`Ok`), or the place where it would go (`Err`). `adding` says that an element found equal is
    /// taken, whatever finding out has done to the set.
    #[inline]
    fn find(&self, vm: &Thread, key: &Value, hash: i64, adding: bool) -> PyResult<Result<usize, usize>> {
        match self.table().find(key, hash) {
            Found::Element(index) => Ok(Ok(index)),
            Found::Nothing(index) => Ok(Err(index)),
            Found::Unsure => self.find_slow(vm, key, hash, adding),
        }
    }

    #[inline(never)]
    fn find_slow(&self, vm: &Thread, key: &Value, hash: i64, adding: bool) -> PyResult<Result<usize, usize>> {
        let mut nth = 0;
        loop {
            let stamp = self.table().stamp();
            let (index, is_candidate) = self.table().candidate(hash, nth);
            if !is_candidate {
                return Ok(Err(index));
            }
            let word = self.table().entries()[index].key;
            // SAFETY: an element is owned by the set.
            let element = unsafe { word.to_value() };
            let equal = vm.equals(&element, key)?;
            if equal && adding {
                return Ok(Ok(index));
            }
            let unchanged = self.table().stamp() == stamp
                && self.table().entries().get(index).is_some_and(|now| now.key == word);
            match (unchanged, equal) {
                (false, _) => nth = 0,
                (true, true) => return Ok(Ok(index)),
                (true, false) => nth += 1,
            }
        }
    }

    /// Whether `key` is an element; `None` where code must run to tell.
    #[inline]
    pub fn contains_fast(&self, key: &Value) -> Option<bool> {
        match self.table().find(key, key.quick_hash()?) {
            Found::Element(_) => Some(true),
            Found::Nothing(_) => Some(false),
            Found::Unsure => None,
        }
    }

    pub fn contains(&self, vm: &Thread, key: &Value) -> PyResult<bool> {
        let hash = hash_element(vm, key)?;
        self.contains_hashed(vm, key, hash)
    }

    #[inline]
    fn contains_hashed(&self, vm: &Thread, key: &Value, hash: i64) -> PyResult<bool> {
        Ok(self.find(vm, key, hash, false)?.is_ok())
    }

    /// As [`PySet::contains`]; a set, which has no hash, stands for the frozenset of its elements.
    pub fn contains_operand(&self, vm: &Thread, key: &Value) -> PyResult<bool> {
        let hash = methods::hash_operand(vm, key)?;
        self.contains_hashed(vm, key, hash)
    }

    /// Adds an element; whether it is new.
    pub fn add(&self, vm: &Thread, key: &Value) -> PyResult<bool> {
        let hash = hash_element(vm, key)?;
        self.add_hashed(vm, key, hash)
    }

    /// Adds an element where no code need run to tell whether it is there: the set gets a reference of its own. Whether it is new;
    /// `None`, with nothing changed, elsewhere.
    #[inline(always)]
    pub fn add_fast(&self, key: Word) -> Option<Result<bool, NoMemory>> {
        // SAFETY: the caller's word is alive.
        let value = unsafe { key.as_value() };
        let hash = match value.downcast_exact::<PyStr>() {
            Some(text) => text.hash(),
            None if key.is_small() => crate::text::hash::hash_int(key.small_value()),
            None => return None,
        };
        match self.table().find(value, hash) {
            Found::Element(_) => Some(Ok(false)),
            Found::Nothing(place) => {
                let added = self.with_table(|table| table.insert_at(place, hash, key));
                if added.is_ok() {
                    // SAFETY: as above; the set has got a reference.
                    unsafe { key.increment() };
                }
                Some(added.map(|()| true))
            }
            Found::Unsure => None,
        }
    }

    /// [`PySet::add`] where [`PySet::add_fast`] does not do.
    #[inline(never)]
    pub fn add_slow(&self, vm: &Thread, key: &Value) -> PyResult<()> {
        self.add(vm, key).map(drop)
    }

    #[inline]
    pub fn add_hashed(&self, vm: &Thread, key: &Value, hash: i64) -> PyResult<bool> {
        let Err(index) = self.find(vm, key, hash, true)? else { return Ok(false) };
        self.with_table(|table| table.insert_at(index, hash, key.word()))?;
        std::mem::forget(key.clone());
        Ok(true)
    }

    /// Takes out an element, if it is there.
    pub fn discard(&self, vm: &Thread, key: &Value) -> PyResult<()> {
        let hash = hash_element(vm, key)?;
        self.discard_hashed(vm, key, hash).map(drop)
    }

    /// Takes out an element where no code need run to find it; whether it was there. `None`, with nothing changed, elsewhere.
    #[inline]
    fn discard_fast(&self, key: &Value) -> Option<bool> {
        match self.table().find(key, key.quick_hash()?) {
            Found::Element(index) => {
                let word = self.with_table(|table| table.remove(index));
                // SAFETY: the set owned the element.
                drop(unsafe { word.into_value() });
                Some(true)
            }
            Found::Nothing(_) => Some(false),
            Found::Unsure => None,
        }
    }

    /// Takes out an element; whether it was there.
    fn discard_hashed(&self, vm: &Thread, key: &Value, hash: i64) -> PyResult<bool> {
        let Ok(index) = self.find(vm, key, hash, false)? else { return Ok(false) };
        let word = self.with_table(|table| table.remove(index));
        // SAFETY: the set owned the element.
        drop(unsafe { word.into_value() });
        Ok(true)
    }

    /// Takes out all elements.
    fn clear_elements(&self) {
        let mut table = self.with_table(|own| std::mem::replace(own, Table::new()));
        self.hash.set(-1);
        drop_elements(&mut table);
    }

    /// Exchanges the elements of two sets.
    fn swap_elements(&self, other: &PySet) {
        self.with_table(|a| other.with_table(|b| std::mem::swap(a, b)));
        self.hash.set(-1);
        other.hash.set(-1);
    }
}

/// The hash of an element; what has none is an error that says what it was to be.
#[inline]
fn hash_element(vm: &Thread, key: &Value) -> PyResult<i64> {
    match vm.hash(key) {
        Err(raised) => Err(vm.unhashable(key, "set element", raised)),
        hash => hash,
    }
}

impl Trace for PySet {
    fn trace(&self, tracer: &mut Tracer) {
        // SAFETY: an element is owned by the set.
        self.table().for_each(|entry| unsafe { tracer.visit_word(entry.key) });
    }

    fn clear(&self) {
        self.clear_elements();
    }
}

/// Drops the elements of a table that nobody else can see any more, and frees it.
fn drop_elements(table: &mut Table) {
    // SAFETY: the table owned the element; where one was taken out is no object.
    table.for_each_word(|word| unsafe { word.decrement_bound() });
    table.free();
}

impl Drop for PySet {
    fn drop(&mut self) {
        drop_elements(self.table.get_mut());
    }
}

fn new(vm: &Thread, ty: &PyType, _: Args<'_>) -> PyResult {
    Ok(create::allocate_instance(vm, ty, PySet::with_header)?.into_value())
}

/// The single argument of a constructor, if there is one.
fn iterable<'a>(vm: &Thread, args: &Args<'a>, ty: &PyType) -> PyResult<Option<&'a Value>> {
    match args.positional() {
        [] => Ok(None),
        [iterable] => Ok(Some(iterable)),
        more => Err(vm.type_error(format!("{} expected at most 1 argument, got {}", ty.name(), more.len()))),
    }
}

fn init(vm: &Thread, set: &Value, args: Args<'_>) -> PyResult<()> {
    if args.has_keywords() {
        return Err(vm.type_error("set() takes no keyword arguments"));
    }
    let iterable = iterable(vm, &args, set.ty())?;
    let set = as_set(set);
    set.clear_elements();
    match iterable {
        Some(iterable) => set.update(vm, iterable),
        None => Ok(()),
    }
}

fn new_frozen(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    // A class with an `__init__` of its own may be called with keywords.
    let init = |ty: &PyType| ty.slots().init.map(|init| init as Init as usize);
    if args.has_keywords() && init(ty) == init(&FROZENSET) {
        return Err(vm.type_error("frozenset() takes no keyword arguments"));
    }
    let iterable = iterable(vm, &args, ty)?;
    if let Some(same) = iterable.filter(|iterable| ty.is(&FROZENSET) && iterable.ty().is(&FROZENSET)) {
        return Ok(same.clone());
    }
    let set = create::allocate_instance(vm, ty, PySet::with_header)?;
    if let Some(iterable) = iterable {
        set.update(vm, iterable)?;
        // Whoever has found the set before it was complete may have asked.
        set.finger.set(0);
    }
    Ok(set.into_value())
}
