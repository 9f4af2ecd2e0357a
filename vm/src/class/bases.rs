//! `cls.__bases__ = bases`: the class and all that derives from it get a new MRO, or nothing changes.

use super::{PyType, create, flags, lookup, mro};
use crate::builtins::str::PyStr;
use crate::builtins::tuple::PyTuple;
use crate::error::PyResult;
use crate::object::Ref;
use crate::thread::Thread;
use crate::value::Value;
use std::ptr;

pub fn assign(vm: &Thread, ty: &PyType, value: &Value) -> PyResult<()> {
    let Some(bases) = value.downcast::<PyTuple>() else {
        let text = format!("can only assign tuple to {}.__bases__, not {}", ty.name(), value.ty().name());
        return Err(vm.type_error(text));
    };
    if bases.is_empty() {
        let text = format!("can only assign non-empty tuple to {}.__bases__, not ()", ty.name());
        return Err(vm.type_error(text));
    }
    for base in bases.items() {
        let Some(base) = base.downcast::<PyType>() else {
            let text =
                format!("{}.__bases__ must be tuple of classes, not '{}'", ty.name(), base.ty().name());
            return Err(vm.type_error(text));
        };
        if derives(base, ty) {
            return Err(vm.type_error("a __bases__ item causes an inheritance cycle"));
        }
    }
    let new_base = mro::best_base(vm, bases.items())?;
    let Some(heap) = ty.heap_type() else { return Ok(()) };
    if let Some(old_base) = ty.base() {
        check_layout(vm, old_base, new_base)?;
    }
    let old = heap.bases.replace(value.clone());
    let old_base = ty.base.replace(new_base);
    let result = update_orders(vm, ty);
    // A metatype's `mro` may have assigned other bases, which stay.
    if !heap.bases.borrow().is(value) {
        heap.retired.borrow_mut().push(super::Retired { keep: old, types: Box::default() });
        return result;
    }
    if let Err(raised) = result {
        ty.base.set(old_base);
        drop(heap.bases.replace(old));
        return Err(raised);
    }
    for base in old.downcast::<PyTuple>().map(PyTuple::items).unwrap_or_default() {
        if let Some(base) = base.downcast::<PyType>() {
            vm.interp().subclasses.remove(base, ty);
        }
    }
    for base in ty.bases() {
        vm.interp().subclasses.add(&base, ty)?;
    }
    // References to the old bases may still be in use further out.
    heap.retired.borrow_mut().push(super::Retired { keep: old, types: Box::default() });
    update_slots(vm, ty)
}

/// Whether `class` is `ty` or a subclass, by its MRO or, while that is being made, by its chain of bases.
fn derives(class: &PyType, ty: &PyType) -> bool {
    class.is_subtype(ty) || std::iter::successors(Some(class), |class| class.base()).any(|base| base.is(ty))
}

/// Instances of the class keep their layout: the new base must have that of the old one.
fn check_layout(vm: &Thread, old: &PyType, new: &PyType) -> PyResult<()> {
    const LAYOUT: u32 = flags::HAS_DICT | flags::HAS_WEAKREFS | flags::HEAPTYPE;
    let alike = ptr::eq(old.native, new.native)
        && old.flags() & LAYOUT == new.flags() & LAYOUT
        && create::same_members(old, new);
    if alike {
        return Ok(());
    }
    Err(vm.type_error(differs("__bases__", old, new)))
}

/// Why instances of `old` cannot be instances of `new`. CPython looks first at how they are freed.
pub(super) fn differs(attribute: &str, old: &PyType, new: &PyType) -> String {
    let is_collected =
        |ty: &PyType| ty.native.trace.is_some() || ty.flags() & (flags::HEAPTYPE | flags::HAS_DICT) != 0;
    let what = if is_collected(old) == is_collected(new) { "object layout" } else { "deallocator" };
    format!("{attribute} assignment: '{}' {what} differs from '{}'", new.name(), old.name())
}

/// New MROs for `ty` and its subclasses; if one cannot be made, all stay as they were.
fn update_orders(vm: &Thread, ty: &PyType) -> PyResult<()> {
    let mut done = Vec::new();
    let result = update_order(vm, ty, &mut done);
    if result.is_err() {
        for Replaced { ty, order, by } in done.into_iter().rev() {
            let is_newer = ty.heap_type().is_some_and(|heap| !heap.mro.borrow().is(&by));
            if !is_newer {
                create::restore_order(&ty, order);
            }
        }
    }
    result
}

/// A class's MRO that was replaced.
struct Replaced {
    ty: Ref<PyType>,
    order: create::Order,
    by: Value,
}

fn update_order(vm: &Thread, ty: &PyType, done: &mut Vec<Replaced>) -> PyResult<()> {
    vm.check_native_stack("")?;
    let order = create::replace_order(vm, ty)?;
    let by = ty.heap_type().map_or(Value::NONE, |heap| heap.mro.borrow().clone());
    done.push(Replaced { ty: ty.to_ref(), order, by });
    for subclass in vm.interp().subclasses.of(ty) {
        update_order(vm, &subclass, done)?;
    }
    Ok(())
}

fn update_slots(vm: &Thread, ty: &PyType) -> PyResult<()> {
    vm.check_native_stack("")?;
    lookup::modified(vm, ty);
    create::inherit(vm, ty);
    for subclass in vm.interp().subclasses.of(ty) {
        update_slots(vm, &subclass)?;
    }
    Ok(())
}

/// The names of the member slots that a class's own statement has added.
pub(super) fn member_names(ty: &PyType) -> Vec<Ref<PyStr>> {
    let names = create::slot_names(ty);
    let names = names.as_ref().and_then(Value::downcast::<PyTuple>).map(PyTuple::items).unwrap_or_default();
    names.iter().filter_map(|name| name.downcast::<PyStr>().map(Ref::borrowed)).collect()
}
