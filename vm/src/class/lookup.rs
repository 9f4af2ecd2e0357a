//! Finding attributes through types: the MRO lookup with its cache, and the generic `__getattribute__` and `__setattr__`.
//!
//! A type has a version, a number that no other state of any type of the VM has ever had; it is given on demand and taken
//! away when the type or one of its bases changes. Caches that remember a version therefore need no notification.
//!
//! Invariants:
//! 1. A type with a version has bases with versions, so that a change of a base, which visits the subclasses of types with a
//!    version only, misses no one.
//! 2. What a lookup returns is borrowed from the dict of a type of the MRO: it is alive as long as the type's version holds, but for
//!    variables (`class::variables`), which are alive until something runs.

use super::lines::Lines;
use super::{PyType, attributes, flags};
use crate::builtins::exceptions::fields::ATTRIBUTE_ERROR;
use crate::builtins::str::PyStr;
use crate::error::{PyResult, Raised};
use crate::thread::Thread;
use crate::value::{Value, Word};
use std::ptr;

/// A line of the lookup cache.
#[derive(Clone, Copy)]
struct Line {
    version: u32,
    name: *const PyStr,
    /// Null where the lookup found nothing.
    value: Word,
}

/// The cache of MRO lookups by version and interned name.
pub struct LookupCache {
    lines: Lines<Line, 1024>,
}

impl LookupCache {
    pub const fn new() -> Self {
        LookupCache { lines: Lines::new() }
    }

    #[inline(always)]
    fn index(version: u32, name: &PyStr) -> usize {
        (version ^ (ptr::from_ref(name).addr() >> 4) as u32) as usize
    }

    /// What is known: null where the lookup found nothing.
    #[inline(always)]
    fn find(&self, version: u32, name: &PyStr) -> Option<Word> {
        let line = self.lines.get(Self::index(version, name))?;
        (line.version == version && ptr::eq(line.name, name)).then_some(line.value)
    }

    fn keep(&self, version: u32, name: &PyStr, value: Word) {
        const EMPTY: Line = Line { version: 0, name: ptr::null(), value: Word::NULL };
        self.lines.keep(Self::index(version, name), Line { version, name, value }, EMPTY);
    }
}

/// The attribute `name` of `ty` or the first of its bases that has one, without binding.
#[inline]
pub fn lookup(vm: &Thread, ty: &PyType, name: &PyStr) -> Option<Value> {
    // SAFETY: invariant 2; the reference is counted before anything can change the type.
    let found = lookup_borrowed(vm, ty, name);
    if found.is_null() { None } else { Some(unsafe { found.to_value() }) }
}

/// As [`lookup`], without counting: null, or borrowed from the type.
#[inline]
pub fn lookup_borrowed(vm: &Thread, ty: &PyType, name: &PyStr) -> Word {
    let version = ty.version();
    if version != 0
        && let Some(known) = vm.interp().lookup_cache.find(version, name)
    {
        return known;
    }
    lookup_slow(vm, ty, name)
}

#[cold]
fn lookup_slow(vm: &Thread, ty: &PyType, name: &PyStr) -> Word {
    let found =
        ty.mro().iter().find_map(|ty| Some((ty.dict().get_str_borrowed(name)?, ty.is_variable(name))));
    let (found, is_variable) = found.unwrap_or((Word::NULL, false));
    if name.is_interned() && !is_variable {
        let version = assign_version(vm, ty);
        if version != 0 {
            vm.interp().lookup_cache.keep(version, name, found);
        }
    }
    found
}

/// The type's version, given now if it has none; 0 if versions have run out, or if a type whose changes would take it away
/// may not be a base.
pub fn assign_version(vm: &Thread, ty: &PyType) -> u32 {
    if ty.version() != 0 {
        return ty.version();
    }
    if ty.heap_type().is_some_and(|heap| heap.has_custom_mro.get()) {
        return 0;
    }
    for base in ty.mro().iter().skip(1) {
        if base.version() == 0 && assign_version(vm, base) == 0 {
            return 0;
        }
    }
    let version = vm.interp().next_version();
    ty.version.set(version);
    version
}

/// To be called after every change to a type that a lookup can see.
pub fn modified(vm: &Thread, ty: &PyType) {
    if ty.version() == 0 {
        return;
    }
    ty.version.set(0);
    for subclass in vm.interp().subclasses.of(ty) {
        modified(vm, &subclass);
    }
}

/// `object.__getattribute__`: data descriptors of the type, then the instance, then other attributes of the type.
#[inline(never)]
pub fn generic_getattr(vm: &Thread, object: &Value, name: &PyStr) -> PyResult {
    match generic_getattr_opt(vm, object, name)? {
        Some(value) => Ok(value),
        None => Err(no_attribute(vm, object, name)),
    }
}

/// As [`generic_getattr`], without an exception where there is no such attribute.
pub fn generic_getattr_opt(vm: &Thread, object: &Value, name: &PyStr) -> PyResult<Option<Value>> {
    let ty = object.ty();
    let name = vm.intern(name)?;
    // SAFETY: invariant 2: nothing runs before it is given up or has got a reference of its own.
    let found = lookup_borrowed(vm, ty, &name);
    let slots = (!found.is_null()).then(|| unsafe { found.as_value() }.ty().slots());
    let get = slots.and_then(|slots| slots.descr_get);
    // SAFETY: as above.
    let own = || unsafe { found.to_value() };
    if let Some(get) = get
        && slots.is_some_and(|slots| slots.descr_set.is_some())
    {
        return get(vm, &own(), Some(object), Some(&ty.to_value())).map(Some);
    }
    if let Some(instance) = object.as_object()
        && let Some(value) = attributes::get(instance, &name)
    {
        return Ok(Some(value));
    }
    match get {
        Some(get) => get(vm, &own(), Some(object), Some(&ty.to_value())).map(Some),
        None => Ok((!found.is_null()).then(own)),
    }
}

#[cold]
fn no_attribute(vm: &Thread, object: &Value, name: &PyStr) -> Raised {
    let text = format!("'{:.100}' object has no attribute '{}'", object.ty().name(), name.display());
    vm.raise_attribute_error(text, object, name)
}

/// `object.__setattr__` and `object.__delattr__`.
#[inline(never)]
pub fn generic_setattr(vm: &Thread, object: &Value, name: &PyStr, value: Option<&Value>) -> PyResult<()> {
    let ty = object.ty();
    let name = vm.intern(name)?;
    let found = lookup(vm, ty, &name);
    if let Some(descriptor) = &found
        && let Some(set) = descriptor.ty().slots().descr_set
    {
        return set(vm, descriptor, object, value);
    }
    let instance = object.as_object().filter(|_| ty.attributes_offset() != 0);
    match (instance, value) {
        (Some(instance), Some(value)) => attributes::set(vm, instance, &name, value.clone()),
        (Some(instance), None) => {
            if attributes::delete(instance, &name)? {
                Ok(())
            } else {
                Err(nothing_to_delete(vm, object, &name))
            }
        }
        (None, _) => Err(cannot_set(vm, object, &name, found.is_some())),
    }
}

/// Whether CPython puts the attributes of a class's instances into the instances: the class added them to a type of fixed size.
fn has_managed_dict(ty: &PyType) -> bool {
    const VARIABLE: u32 =
        flags::INT_SUBCLASS | flags::TUPLE_SUBCLASS | flags::BYTES_SUBCLASS | flags::TYPE_SUBCLASS;
    let mut native = ty;
    while let Some(base) = native.base().filter(|_| native.is_heap_type()) {
        native = base;
    }
    ty.has_flag(flags::HAS_DICT) && ty.flags() & VARIABLE == 0 && !native.has_flag(flags::HAS_DICT)
}

/// The error names neither object nor attribute where CPython has the attributes inside the object.
#[cold]
fn nothing_to_delete(vm: &Thread, object: &Value, name: &PyStr) -> Raised {
    let ty = object.ty();
    let has_room = ty.inline_capacity() == 0
        || object.as_object().is_some_and(|own| attributes::order_of(own).is_some());
    if !has_room || !has_managed_dict(ty) {
        return no_attribute(vm, object, name);
    }
    let text = format!("'{:.100}' object has no attribute '{}'", ty.name(), name.display());
    vm.raise(&ATTRIBUTE_ERROR, &text)
}

#[cold]
fn cannot_set(vm: &Thread, object: &Value, name: &PyStr, found: bool) -> Raised {
    let ty = object.ty().name();
    let name_text = name.display();
    if found {
        let text = format!("'{ty:.100}' object attribute '{name_text}' is read-only");
        return vm.raise(&ATTRIBUTE_ERROR, &text);
    }
    let text = format!(
        "'{ty:.100}' object has no attribute '{name_text}' and no __dict__ for setting new attributes"
    );
    vm.raise_attribute_error(text, object, name)
}

impl Value {
    /// `type(self)`. The reference lasts as long as the value is not dropped and its class not assigned.
    #[inline(always)]
    pub fn ty(&self) -> &PyType {
        match self.as_object() {
            Some(object) => object.ty(),
            None => crate::builtins::type_of_immediate(self),
        }
    }
}
