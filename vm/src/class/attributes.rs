//! Where the attributes of an instance live.
//!
//! An instance with a `__dict__` has an *attribute word*, followed by room for some values (`PyType::inline_capacity`, fixed
//! when the class is made, from what its methods assign to `self`). Which name has which place is the same for all instances
//! of a class: its [`Shape`], which only grows. So a cache needs the type's version and an offset, and no more: a place that
//! is null is an attribute the instance has not got.
//!
//! The attribute word is one of
//!
//! | word | meaning |
//! | --- | --- |
//! | 0 | no attributes yet, and no room for inline ones |
//! | bit 0 set | attributes are inline; the other bits say in which order they were set ([`Order`]) |
//! | pointer to a dict | somebody asked for `__dict__`. A dict with this object as its owner is a live view on the inline values, and keeps the order; any other dict holds the attributes itself, and all places are null |
//!
//! Attributes go over to a dict of their own for good when they outgrow the room, when the dict is used as only a dict can
//! be (keys that are not strings, `popitem`, ...), or when `__dict__` is assigned.
//!
//! Invariants:
//! 1. With a plain dict, all inline places are null: code that finds one that is not null may use it without asking further.
//! 2. Names in a shape are interned: a place is found by comparing pointers.

use super::{PyType, flags};
use crate::builtins::dict::PyDict;
use crate::builtins::int::PyInt;
use crate::builtins::str::PyStr;
use crate::builtins::tuple::PyTuple;
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::object::{Object, Ref};
use crate::thread::Thread;
use crate::value::{Value, Word};
use smallvec::SmallVec;
use std::cell::{Cell, RefCell};
use std::mem::ManuallyDrop;
use std::ptr;

/// The most values that lie inline.
pub const MAX_INLINE: usize = 60;

/// The attribute word of an instance with inline attributes, none of them set.
pub const EMPTY_INLINE: u64 = 1;

/// The names of a class's inline attributes, in the order of their places.
#[derive(Default)]
pub struct Shape {
    names: RefCell<Vec<Value>>,
}

impl Shape {
    pub fn len(&self) -> usize {
        self.names.borrow().len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The place of `name`, which must be interned.
    pub fn index(&self, name: &PyStr) -> Option<usize> {
        self.names.borrow().iter().position(|known| ptr::eq(known.word().0.cast(), name))
    }

    /// The place of `name`, given now if it has none and there is room. A name that the class has an attribute of, too, makes
    /// the class's version void: caches that have found that attribute must look at instances from now on.
    fn index_or_add(&self, vm: &Thread, ty: &PyType, name: &PyStr) -> Option<usize> {
        if let Some(index) = self.index(name) {
            return Some(index);
        }
        let mut names = self.names.borrow_mut();
        if names.len() == ty.inline_capacity() || names.try_reserve(1).is_err() {
            return None;
        }
        names.push(crate::object::to_value(name));
        if !super::lookup::lookup_borrowed(vm, ty, name).is_null() {
            super::lookup::modified(vm, ty);
        }
        Some(names.len() - 1)
    }

    pub fn name(&self, index: usize) -> Value {
        self.names.borrow()[index].clone()
    }
}

/// The order in which inline attributes were set: an attribute word, or the copy of it in a dict that views the object.
///
/// Bits 4 to 7 (to 11, where more than 14 places exist) count the attributes; with up to 14 places the following nibbles
/// name them in order, otherwise the bytes behind the attribute word do.
#[derive(Clone, Copy)]
pub struct Order<'a> {
    word: &'a Cell<u64>,
    /// Null for up to 14 places.
    bytes: *mut u8,
}

/// The most places whose order the attribute word can tell.
pub const NIBBLES: usize = 14;
const COUNT_SHIFT: u32 = 4;
const ORDER_SHIFT: u32 = 8;
/// Where counts of up to 60 are kept, when the nibbles are not used.
const WIDE_COUNT_SHIFT: u32 = 8;

/// Words between the attribute word and the first value.
pub const fn order_words(capacity: usize) -> usize {
    if capacity <= NIBBLES { 0 } else { capacity.div_ceil(8) }
}

impl Order<'_> {
    pub fn len(self) -> usize {
        if self.bytes.is_null() {
            (self.word.get() >> COUNT_SHIFT & 15) as usize
        } else {
            (self.word.get() >> WIDE_COUNT_SHIFT) as usize
        }
    }

    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The place of the `position`-th attribute, which must be one of `len`.
    pub fn get(self, position: usize) -> usize {
        debug_assert!(position < self.len());
        if self.bytes.is_null() {
            (self.word.get() >> (ORDER_SHIFT as usize + 4 * position) & 15) as usize
        } else {
            // SAFETY: there is a byte for each place.
            unsafe { *self.bytes.add(position) as usize }
        }
    }

    fn push(self, index: usize) {
        let len = self.len();
        if self.bytes.is_null() {
            let word = self.word.get() + (1 << COUNT_SHIFT);
            self.word.set(word | (index as u64) << (ORDER_SHIFT as usize + 4 * len));
        } else {
            // SAFETY: as above; fewer attributes than places are set.
            unsafe { *self.bytes.add(len) = index as u8 };
            self.word.set(self.word.get() + (1 << WIDE_COUNT_SHIFT));
        }
    }

    fn remove(self, index: usize) {
        let len = self.len();
        let Some(position) = (0..len).find(|&position| self.get(position) == index) else { return };
        if self.bytes.is_null() {
            let (word, at) = (self.word.get(), ORDER_SHIFT as usize + 4 * position);
            let (below, above) = (word & ((1 << at) - 1), word.checked_shr(at as u32 + 4).unwrap_or(0) << at);
            self.word.set((below - (1 << COUNT_SHIFT)) | above);
        } else {
            // SAFETY: there is a byte for each of the attributes.
            let order = unsafe { std::slice::from_raw_parts_mut(self.bytes, len) };
            order.copy_within(position + 1.., position);
            self.word.set(self.word.get() - (1 << WIDE_COUNT_SHIFT));
        }
    }
}

/// The address of the attribute word; `None` if the type's instances have none.
#[inline(always)]
pub fn word_of(object: &Object) -> Option<&Cell<u64>> {
    let ty = object.ty();
    let offset = ty.attributes_offset();
    if offset == 0 {
        return None;
    }
    let items = if ty.native.variable { variable_bytes(object) } else { 0 };
    // SAFETY: the layout of the type says that the word is there.
    Some(unsafe { &*ptr::from_ref(object).cast::<u8>().add(offset + items).cast::<Cell<u64>>() })
}

/// Bytes of the items of a variable-sized payload.
fn variable_bytes(object: &Object) -> usize {
    let len = match object.downcast::<PyInt>() {
        Some(int) => int.len(),
        // SAFETY: ints and tuples are the only variable-sized types.
        None => unsafe { object.downcast_unchecked::<PyTuple>() }.len(),
    };
    len * size_of::<Word>()
}

/// The first inline place.
#[inline(always)]
fn values_of(object: &Object) -> *mut Word {
    let ty = object.ty();
    let offset = ty.attributes_offset() + 8 * (1 + order_words(ty.inline_capacity()));
    // SAFETY: the layout of the type says that the values are there (none of the variable-sized types has any).
    unsafe { ptr::from_ref(object).cast_mut().cast::<u8>().add(offset).cast() }
}

/// Offset of the inline place `index` from the object's address, for caches.
pub fn offset_of(ty: &PyType, index: usize) -> usize {
    ty.attributes_offset() + 8 * (1 + order_words(ty.inline_capacity()) + index)
}

/// The inline place `index`, which must be below the type's capacity.
#[inline(always)]
fn place(object: &Object, index: usize) -> &Cell<Word> {
    debug_assert!(index < object.ty().inline_capacity());
    // SAFETY: the place lies inside the object.
    unsafe { &*values_of(object).add(index).cast::<Cell<Word>>() }
}

/// The dict an attribute word points to.
#[inline(always)]
fn dict_of_word(word: u64) -> Option<&'static PyDict> {
    if word == 0 || word & 1 != 0 {
        return None;
    }
    // SAFETY: a word with bit 0 clear and not 0 is an owned pointer to a dict; the callers use it while the object lives.
    Some(unsafe { &*ptr::with_exposed_provenance::<PyDict>(word as usize) })
}

/// The inline attributes' order, if the object's attributes are inline.
#[inline]
pub fn order_of(object: &Object) -> Option<Order<'_>> {
    let word = word_of(object)?;
    let bytes = || match order_words(object.ty().inline_capacity()) {
        0 => ptr::null_mut(),
        // SAFETY: the bytes follow the attribute word.
        _ => unsafe { word.as_ptr().add(1).cast::<u8>() },
    };
    if word.get() & 1 != 0 {
        return Some(Order { word, bytes: bytes() });
    }
    let dict = dict_of_word(word.get())?;
    ptr::eq(dict.owner(), object).then(|| Order { word: dict.owner_order(), bytes: bytes() })
}

/// An attribute from the instance alone: inline value or dict entry. `name` must be interned.
#[inline]
pub fn get(object: &Object, name: &PyStr) -> Option<Value> {
    let word = word_of(object)?;
    if order_of(object).is_some() {
        let index = object.ty().heap_type()?.shape.index(name)?;
        let value = place(object, index).get();
        // SAFETY: a place is null or owns its value.
        return if value.is_null() { None } else { Some(unsafe { value.to_value() }) };
    }
    dict_of_word(word.get())?.get_str(name)
}

/// Sets an attribute of the instance. `name` must be interned; the type must have an attribute word.
pub fn set(vm: &Thread, object: &Object, name: &PyStr, value: Value) -> PyResult<()> {
    if let Some(order) = order_of(object) {
        let ty = object.ty();
        if let Some(heap) = ty.heap_type()
            && let Some(index) = heap.shape.index_or_add(vm, ty, name)
        {
            let old = place(object, index).replace(value.into_word());
            if old.is_null() {
                order.push(index);
            } else {
                // SAFETY: the place owned the old value.
                unsafe { old.decrement() };
            }
            return Ok(());
        }
        move_to_dict(vm, object)?;
    }
    dict(vm, object)?.set_str(name, value)
}

/// Deletes an attribute of the instance; false if it has none of that name.
pub fn delete(object: &Object, name: &PyStr) -> PyResult<bool> {
    let Some(word) = word_of(object) else { return Ok(false) };
    if let Some(order) = order_of(object) {
        let Some(index) = object.ty().heap_type().and_then(|heap| heap.shape.index(name)) else {
            return Ok(false);
        };
        return Ok(delete_place(object, order, index));
    }
    match dict_of_word(word.get()) {
        Some(dict) => {
            let dict = Ref::borrowed(dict);
            Ok(dict.remove_str(name).is_some())
        }
        None => Ok(false),
    }
}

fn delete_place(object: &Object, order: Order<'_>, index: usize) -> bool {
    let old = place(object, index).replace(Word::NULL);
    if old.is_null() {
        return false;
    }
    order.remove(index);
    // SAFETY: the place owned the old value.
    unsafe { old.decrement() };
    true
}

/// Name and value of the `position`-th inline attribute; `None` past the last, or if the attributes are not inline.
pub fn inline_entry(object: &Object, position: usize) -> Option<(Value, Value)> {
    let order = order_of(object)?;
    if position >= order.len() {
        return None;
    }
    let index = order.get(position);
    let name = object.ty().heap_type()?.shape.name(index);
    // SAFETY: the order names only places that are set.
    Some((name, unsafe { place(object, index).get().to_value() }))
}

/// The instance's `__dict__`, made now if there is none: a view where the attributes are inline.
pub fn dict(vm: &Thread, object: &Object) -> PyResult<Ref<PyDict>> {
    let Some(word) = word_of(object) else {
        return Err(vm.system_error("object has no attribute dictionary"));
    };
    if let Some(dict) = dict_of_word(word.get()) {
        return Ok(Ref::borrowed(dict));
    }
    let dict = PyDict::new(vm)?;
    if object.is_immortal() {
        // All VMs share it: what one of them sets must not be seen by another.
        return Ok(dict);
    }
    if word.get() & 1 != 0 {
        dict.set_owner(object, word.get());
    }
    word.set(ManuallyDrop::new(dict.clone()).as_ptr().expose_provenance() as u64);
    Ok(dict)
}

/// The instance's `__dict__`, if one has been made.
pub fn existing_dict(object: &Object) -> Option<Ref<PyDict>> {
    dict_of_word(word_of(object)?.get()).map(Ref::borrowed)
}

/// Moves inline attributes into a dict of their own, for good. The object's dict afterwards holds them.
pub fn move_to_dict(vm: &Thread, object: &Object) -> PyResult<()> {
    let dict = dict(vm, object)?;
    if ptr::eq(dict.owner(), object) { detach(&dict, object) } else { Ok(()) }
}

/// Ends a dict's view on its owner: the values move into the dict. On failure the view is as it was.
pub fn detach(dict: &PyDict, object: &Object) -> PyResult<()> {
    let Some(order) = order_of(object) else { return Ok(()) };
    let Some(heap) = object.ty().heap_type() else { return Ok(()) };
    dict.reserve_own(order.len())?;
    for position in 0..order.len() {
        let index = order.get(position);
        let value = place(object, index).replace(Word::NULL);
        // SAFETY: the order names only places that are set; the reference moves from the place to the dict.
        dict.push_own(heap.shape.name(index), unsafe { value.into_value() });
    }
    dict.clear_owner();
    Ok(())
}

/// `obj.__dict__ = new`, or `del obj.__dict__`.
pub fn replace_dict(vm: &Thread, object: &Object, new: Option<Ref<PyDict>>) -> PyResult<()> {
    let Some(word) = word_of(object) else { return Ok(()) };
    let new = match new {
        Some(new) => new,
        None => PyDict::new(vm)?,
    };
    // The old dict keeps what it shows; only then is the object free to get another.
    move_to_dict(vm, object)?;
    let old = word.replace(ManuallyDrop::new(new).as_ptr().expose_provenance() as u64);
    if let Some(dict) = dict_of_word(old) {
        // SAFETY: the word owned its dict.
        drop(unsafe { Ref::from_raw(ptr::NonNull::from(dict)) });
    }
    Ok(())
}

/// Whether the attribute word at `offset` (0: there is none) says that the instance has no dict of its own.
///
/// # Safety
/// The offset is that of the object's type.
#[inline(always)]
pub unsafe fn word_is_inline(object: &Object, offset: usize) -> bool {
    if offset == 0 {
        return true;
    }
    // SAFETY: by contract.
    let word = unsafe { *ptr::from_ref(object).cast::<u8>().add(offset).cast::<u64>() };
    word & 1 != 0 || word == 0
}

/// The value of an entry of the instance's own dict, borrowed, if the entry is still that of `name` (a word's bits): `packed`
/// holds the offset of the attribute word and the number of the entry. Null otherwise.
///
/// # Safety
/// The offset is that of the object's type.
#[inline(always)]
pub unsafe fn dict_entry(object: &Object, packed: usize, name: u64) -> Word {
    // SAFETY: by contract.
    let word = unsafe { *ptr::from_ref(object).cast::<u8>().add(packed & 0xFFFF_FFFF).cast::<u64>() };
    dict_of_word(word).map_or(Word::NULL, |dict| dict.entry_if(packed >> 32, name))
}

/// Notes that the empty place `index` is being filled, if that is all there is to do: attributes are inline, and no class
/// attribute is hidden for the first time.
#[inline(always)]
pub fn push_order(object: &Object, index: usize) -> bool {
    let Some(word) = word_of(object) else { return false };
    if word.get() & 1 == 0 {
        return false;
    }
    if object.ty().inline_capacity() > NIBBLES {
        push_wide(word, index);
    } else {
        Order { word, bytes: ptr::null_mut() }.push(index);
    }
    true
}

/// The same where the order is in the bytes behind the attribute word.
#[inline(never)]
fn push_wide(word: &Cell<u64>, index: usize) {
    // SAFETY: the bytes follow the attribute word.
    Order { word, bytes: unsafe { word.as_ptr().add(1).cast() } }.push(index);
}

/// Clears the bytes of the order of an object whose attributes are in a dict: another class may have inline places there, and
/// an empty place is null.
fn forget_order(object: &Object) {
    let Some(word) = word_of(object) else { return };
    for index in 0..order_words(object.ty().inline_capacity()) {
        // SAFETY: so many words follow the attribute word.
        unsafe { *word.as_ptr().add(1 + index) = 0 };
    }
}

/// `object.__class__ = class`: allowed where both types lay out their instances alike, but for the room for attributes.
pub fn change_class(vm: &Thread, value: &Value, class: &PyType) -> PyResult<()> {
    let Some(object) = value.as_object() else {
        return Err(
            vm.type_error("__class__ assignment only supported for mutable types or ModuleType subclasses")
        );
    };
    let old = object.ty().to_ref();
    let is_module = |ty: &PyType| ty.is_subtype(&crate::builtins::module::TYPE);
    let is_fixed = |ty: &PyType| ty.has_flag(flags::IMMUTABLE);
    if (is_fixed(&old) || is_fixed(class)) && !(is_module(&old) && is_module(class)) {
        return Err(
            vm.type_error("__class__ assignment only supported for mutable types or ModuleType subclasses")
        );
    }
    const LAYOUT: u32 = flags::HAS_DICT | flags::HAS_WEAKREFS;
    let alike = ptr::eq(old.native, class.native)
        && old.flags() & LAYOUT == class.flags() & LAYOUT
        && super::create::same_members(&old, class);
    if !alike {
        let text = super::bases::differs("__class__", &old, class);
        return Err(vm.type_error(text));
    }
    if old.attributes_offset() != 0 {
        move_to_dict(vm, object)?;
        forget_order(object);
        // The object has room for what its first class needed; a class that would look further must not.
        if class.instance_size() > old.instance_size() {
            shrink_capacity(vm, class, &old)?;
        }
    }
    class.as_object().increment();
    object.set_type(class);
    // SAFETY: the object owned a reference to its old class.
    unsafe { Object::decrement(ptr::NonNull::from(old.as_object())) };
    Ok(())
}

/// Takes away the room for inline attributes from a class whose instances may now include smaller objects: all its instances
/// keep their attributes in dicts from now on.
fn shrink_capacity(vm: &Thread, class: &PyType, smaller: &PyType) -> PyResult<()> {
    let mut instances = Vec::new();
    // SAFETY: the visitor only counts references and fills a list of the system's memory.
    unsafe {
        vm.heap().for_each_tracked(|object| {
            if object.ty().is(class) {
                instances.push(Value::borrowed(object));
            }
        });
    }
    for instance in &instances {
        move_to_dict(vm, instance.object_unchecked())?;
    }
    class.shrink_layout(smaller);
    super::lookup::modified(vm, class);
    Ok(())
}

/// The words behind the native payload: members of `__slots__`, then the inline values; and the attribute word itself.
fn for_each_word(object: &Object, mut visit: impl FnMut(&Cell<Word>)) {
    let ty = object.ty();
    let (native, attributes) = (ty.native.size, ty.attributes_offset());
    let items = if ty.native.variable { variable_bytes(object) } else { 0 };
    let base = ptr::from_ref(object).cast::<u8>();
    let members = if attributes == 0 { ty.instance_size() } else { attributes };
    for offset in (native..members).step_by(8) {
        // SAFETY: between payload and attribute word lie members, each a word.
        visit(unsafe { &*base.add(offset + items).cast::<Cell<Word>>() });
    }
    if ty.inline_capacity() > 0 {
        let first = ptr::from_ref(place(object, 0));
        for index in 0..ty.inline_capacity() {
            // SAFETY: the inline places lie in a row.
            visit(unsafe { &*first.add(index) });
        }
    }
}

/// Shows all references of `object`, whatever its type.
#[inline]
pub fn trace_object(object: &Object, tracer: &mut Tracer) {
    let ty = object.ty();
    if let Some(trace) = ty.native.trace {
        // SAFETY: the function belongs to the object's type.
        unsafe { trace(object, tracer) };
    }
    if ty.flags() & (flags::HEAPTYPE | flags::HAS_DICT) != 0 {
        trace_words(object, tracer);
    }
}

fn trace_words(object: &Object, tracer: &mut Tracer) {
    let ty = object.ty();
    if ty.is_heap_type() {
        tracer.visit_ref(ty);
        // SAFETY: the words are null or own their values.
        for_each_word(object, |word| unsafe { tracer.visit_word(word.get()) });
    }
    if let Some(dict) = word_of(object).and_then(|word| dict_of_word(word.get())) {
        tracer.visit_ref(dict);
    }
}

/// Takes references away from garbage that others still see, so that cycles break: `tp_clear`.
pub fn clear_object(object: &Object) {
    let ty = object.ty();
    if let Some(clear) = ty.native.clear {
        // SAFETY: the function belongs to the object's type.
        unsafe { clear(object) };
    }
    if ty.flags() & (flags::HEAPTYPE | flags::HAS_DICT) == 0 {
        return;
    }
    let dict = release_dict(object);
    // All is taken before anything is dropped: what runs then may set attributes again.
    let mut taken = SmallVec::<[Option<Value>; 16]>::new();
    // SAFETY: the word is null or owns its value.
    take_words(object, |word| taken.push((!word.is_null()).then(|| unsafe { word.into_value() })));
    drop((dict, taken));
}

/// Drops what lies behind the native payload of a dead object.
pub fn drop_words(object: &Object) {
    if object.ty().flags() & (flags::HEAPTYPE | flags::HAS_DICT) != 0 {
        drop(release_dict(object));
        if object.ty().is_heap_type() {
            // SAFETY: the word is null or owns its value, and nobody looks at it any more.
            for_each_word(object, |word| unsafe { word.get().decrement() });
        }
    }
}

/// Takes the dict out of the attribute word, if there is one. A view that others hold keeps the attributes, if memory allows;
/// otherwise it is empty from now on.
fn release_dict(object: &Object) -> Option<Ref<PyDict>> {
    let word = word_of(object)?;
    let dict = dict_of_word(word.get())?;
    // SAFETY: the word owns its dict, and gives it up below.
    let dict = unsafe { Ref::from_raw(ptr::NonNull::from(dict)) };
    if ptr::eq(dict.owner(), object) && (dict.as_object().count() == 1 || detach(&dict, object).is_err()) {
        dict.clear_owner();
    }
    word.set(0);
    Some(dict)
}

/// Empties the words of an instance of a heap type, handing each to `taken`.
fn take_words(object: &Object, mut taken: impl FnMut(Word)) {
    let ty = object.ty();
    if !ty.is_heap_type() {
        return;
    }
    if let Some(word) = word_of(object)
        && ty.inline_capacity() > 0
    {
        word.set(EMPTY_INLINE);
    }
    for_each_word(object, |word| taken(word.replace(Word::NULL)));
}
