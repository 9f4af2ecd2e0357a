//! Making static types ready: bases, MRO, inherited slots and flags. Done once per process, under a lock, before another
//! thread can see the type.

use super::lookup::{generic_getattr, generic_setattr};
use super::slots::{GetAttr, SetAttr};
use super::{PyType, flags};
use crate::builtins::tuple::PyTuple;
use std::ptr;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicU32, Ordering};

static LOCK: Mutex<()> = Mutex::new(());

/// Versions of static types, below those of any VM's classes.
static NEXT_VERSION: AtomicU32 = AtomicU32::new(1);

/// The first version of classes that programs make.
pub const FIRST_DYNAMIC_VERSION: u32 = 1 << 20;

/// Makes types ready, their bases first.
pub fn ready_all(types: impl Iterator<Item = &'static PyType>) {
    let mut types = types.filter(|ty| !ty.has_flag(flags::READY)).peekable();
    if types.peek().is_none() {
        return;
    }
    let _lock = LOCK.lock().unwrap_or_else(PoisonError::into_inner);
    for ty in types {
        ready(ty);
    }
}

fn ready(ty: &'static PyType) {
    if ty.has_flag(flags::READY) {
        return;
    }
    let object = &crate::builtins::object::TYPE;
    let base: Option<&'static PyType> = match ty.spec().and_then(|spec| spec.base) {
        Some(base) => Some(base),
        None if ptr::eq(ty, object) => None,
        None => Some(object),
    };
    let mut mro: Vec<&'static PyType> = vec![ty];
    let mut slots = *ty.slots();
    let mut own_flags = ty.flags() | flags::READY;
    if let Some(base) = base {
        ready(base);
        ty.base.set(base);
        let mixin = ty.spec().and_then(|spec| spec.mixin);
        if let Some(mixin) = mixin {
            ready(mixin);
        }
        mro.extend(merged_orders(base, mixin));
        inherit_new(ty, &mut slots, &mut own_flags);
        slots.inherit(base.slots());
        if slots.hash.is_none() {
            slots.hash = Some(super::special::hash_not_implemented);
        }
        own_flags |= base.flags() & (flags::INHERITED | flags::HAS_DICT | flags::HAS_WEAKREFS);
    }
    let is_generic_get = slots.getattro.is_some_and(|slot| ptr::fn_addr_eq(slot, generic_getattr as GetAttr));
    let is_generic_set = slots.setattro.is_some_and(|slot| ptr::fn_addr_eq(slot, generic_setattr as SetAttr));
    own_flags |= if is_generic_get { flags::GENERIC_GETATTR } else { 0 };
    own_flags |= if is_generic_set { flags::GENERIC_SETATTR } else { 0 };
    own_flags |= if slots.finalize.is_some() { flags::HAS_FINALIZER } else { 0 };
    if own_flags & flags::HAS_DICT != 0 {
        ty.attributes_offset.set(ty.native.size as u32);
        ty.instance_size.set(ty.native.size as u32 + 8);
    }
    ty.set_slots(slots);
    ty.set_flags(own_flags);
    ty.version.set(NEXT_VERSION.fetch_add(1, Ordering::Relaxed));
    // The items of a static tuple, which is what programs see: see `PyType::static_order`.
    let order = PyTuple::leak(mro.into_iter().map(PyType::to_value).collect());
    ty.mro_len.set(order.len());
    ty.mro.set(order.items().as_ptr().cast());
}

/// The MRO behind a type with these bases. Of a mixin's own order, only what comes before the part that both have in common
/// is new.
fn merged_orders(base: &'static PyType, mixin: Option<&'static PyType>) -> Vec<&'static PyType> {
    let second = mixin.map(PyType::mro).unwrap_or_default();
    let is_common = |ty: &&&PyType| second.iter().any(|other| other.is(ty));
    let own = base.mro().iter().take_while(|ty| !is_common(ty));
    let rest = if mixin.is_some() { second } else { base.mro() };
    if mixin.is_some() { own.chain(rest).copied().collect() } else { rest.to_vec() }
}

/// A native type without a constructor does not inherit `object`'s: its instances are made by native code only.
fn inherit_new(ty: &PyType, slots: &mut super::slots::Slots, own_flags: &mut u32) {
    let derives_directly = ty.spec().is_some_and(|spec| spec.base.is_none());
    if slots.new.is_none() && derives_directly && *own_flags & flags::BASETYPE == 0 {
        *own_flags |= flags::NO_NEW;
    }
    if *own_flags & flags::NO_NEW != 0 {
        slots.new = Some(super::create::no_constructor);
    }
}
