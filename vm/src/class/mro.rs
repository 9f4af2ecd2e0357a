//! The method resolution order: C3 linearization, and which base decides the layout.
//!
//! Source: data model, "Multiple inheritance" and "The Python 2.3 Method Resolution Order".

use super::PyType;
use crate::builtins::tuple::PyTuple;
use crate::error::{PyResult, Raised};
use crate::object::{Object, Ref};
use crate::thread::Thread;
use crate::value::Value;

/// Merges the bases' orders; `ty` itself comes first.
pub fn linearize(vm: &Thread, ty: &PyType, bases: &PyTuple) -> PyResult<Vec<Ref<PyType>>> {
    let bases: Vec<Ref<PyType>> =
        bases.items().iter().filter_map(|base| base.downcast::<PyType>().map(Ref::borrowed)).collect();
    for (index, base) in bases.iter().enumerate() {
        if bases[..index].iter().any(|other| other.is(base)) {
            return Err(vm.type_error(format!("duplicate base class {}", base.name())));
        }
        if base.mro().is_empty() {
            return Err(vm.type_error(format!("Cannot extend an incomplete type '{:.100}'", base.name())));
        }
    }
    let mut order = vec![ty.to_ref()];
    if let [only] = bases.as_slice() {
        order.extend(only.mro().iter().map(|ty| ty.to_ref()));
        return Ok(order);
    }
    let mut sequences: Vec<Vec<Ref<PyType>>> =
        bases.iter().map(|base| base.mro().iter().map(|ty| ty.to_ref()).collect()).collect();
    sequences.push(bases);
    let mut heads = vec![0; sequences.len()];
    loop {
        let left = || sequences.iter().zip(&heads).filter(|(sequence, head)| **head < sequence.len());
        if left().next().is_none() {
            return Ok(order);
        }
        let in_a_tail = |candidate: &PyType| {
            left().any(|(sequence, &head)| sequence[head + 1..].iter().any(|ty| ty.is(candidate)))
        };
        let next =
            left().map(|(sequence, &head)| &sequence[head]).find(|candidate| !in_a_tail(candidate)).cloned();
        let Some(next) = next else { return Err(conflict(vm, &sequences, &heads)) };
        for (sequence, head) in sequences.iter().zip(&mut heads) {
            if sequence.get(*head).is_some_and(|ty| ty.is(&next)) {
                *head += 1;
            }
        }
        order.push(next);
    }
}

#[cold]
fn conflict(vm: &Thread, sequences: &[Vec<Ref<PyType>>], heads: &[usize]) -> Raised {
    let mut names: Vec<&str> = Vec::new();
    let mut seen: Vec<&PyType> = Vec::new();
    for (sequence, &head) in sequences.iter().zip(heads) {
        if let Some(ty) = sequence.get(head)
            && !seen.iter().any(|other| other.is(ty))
        {
            seen.push(ty);
            names.push(ty.name());
        }
    }
    let text =
        format!("Cannot create a consistent method resolution order (MRO) for bases {}", names.join(", "));
    vm.type_error(text)
}

/// The nearest type along the chain of bases, `ty` included, that adds something to the layout of instances.
pub fn solid_base(ty: &PyType) -> &PyType {
    let mut ty = ty;
    while let Some(base) = ty.base() {
        let adds_members = ty.heap_type().is_some_and(|heap| heap.member_count > 0);
        // A native type without a payload adds nothing, although its layout is a table of its own.
        let has_payload = ty.native.size > size_of::<Object>();
        if adds_members || has_payload && !std::ptr::eq(ty.native, base.native) {
            break;
        }
        ty = base;
    }
    ty
}

/// The base whose layout a class with these bases takes over.
pub fn best_base<'a>(vm: &Thread, bases: &'a [Value]) -> PyResult<&'a PyType> {
    let mut best: Option<(&PyType, &PyType)> = None;
    for base in bases {
        let Some(base) = base.downcast::<PyType>() else { return Err(vm.type_error("bases must be types")) };
        if !base.has_flag(super::flags::BASETYPE) {
            return Err(vm.type_error(format!("type '{:.100}' is not an acceptable base type", base.name())));
        }
        let solid = solid_base(base);
        match best {
            None => best = Some((base, solid)),
            Some((_, winner)) if winner.is_subtype(solid) => {}
            Some((_, winner)) if solid.is_subtype(winner) => best = Some((base, solid)),
            Some(_) => return Err(vm.type_error("multiple bases have instance lay-out conflict")),
        }
    }
    match best {
        Some((base, _)) => Ok(base),
        None => Err(vm.type_error("a class needs a base")),
    }
}
