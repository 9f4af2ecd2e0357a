//! `batched`: tuples of so many items at a time.

use crate::builtins::iter;
use crate::builtins::tuple::PyTuple;
use crate::call::{Args, bind};
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{MethodDef, TypeSpec, parameters};
use crate::class::{PyType, create, flags};
use crate::collections::Buf;
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::object::{Object, Payload};
use crate::thread::Thread;
use crate::value::Value;
use crate::value_cell::ValueCell;

#[repr(C)]
pub struct PyBatched {
    object: Object,
    /// Empty at the end.
    iterator: ValueCell,
    size: usize,
    strict: bool,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyBatched {
    const TYPE: &'static PyType = &TYPE;
}

const SIGNATURE: &str = "(iterable, n, *, strict=False)";

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "itertools.batched",
    signature: SIGNATURE,
    doc: "Tuples of the next n items, until the iterable ends. The last one may be shorter.\n\n\
          If strict is true, raise a ValueError instead of returning a shorter one.\n\n    \
          >>> list(batched('abcde', 2))\n    [('a', 'b'), ('c', 'd'), ('e',)]",
    flags: flags::BASETYPE,
    slots: Slots {
        getattro: Some(crate::class::lookup::generic_getattr),
        iter: Some(iter::itself),
        iternext: Some(next),
        new: Some(new),
        ..Slots::NONE
    },
    ..TypeSpec::container::<PyBatched>()
});

static PARAMETERS: MethodDef = parameters("batched", SIGNATURE);

/// Larger batches grow as their items come.
const SURE: usize = 1024;

impl Trace for PyBatched {
    fn trace(&self, tracer: &mut Tracer) {
        self.iterator.trace(tracer);
    }

    fn clear(&self) {
        self.iterator.set(None);
    }
}

fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    bind(vm, &PARAMETERS, args, |args| {
        let size = vm.expect_ssize(&args[1])?;
        let strict = !args[2].is_unbound() && vm.is_true(&args[2])?;
        let Some(size) = usize::try_from(size).ok().filter(|size| *size > 0) else {
            return Err(vm.value_error("n must be at least one"));
        };
        let iterator = ValueCell::new(Some(vm.get_iter(&args[0])?));
        Ok(create::allocate_instance(vm, ty, |object| PyBatched { object, iterator, size, strict })?
            .into_value())
    })
}

fn next(vm: &Thread, own: &Value) -> PyResult<Option<Value>> {
    let own: &PyBatched = own.downcast().expect("a batched's slot gets one");
    let Some(iterator) = own.iterator.get() else { return Ok(None) };
    let next = vm.next_function(&iterator)?;
    let mut items = Buf::with_capacity(own.size.min(SURE))?;
    while items.len() < own.size {
        match next(vm, &iterator) {
            Ok(Some(item)) => items.push(item)?,
            Ok(None) => {
                own.iterator.set(None);
                if items.is_empty() {
                    return Ok(None);
                }
                if own.strict {
                    return Err(vm.value_error("batched(): incomplete batch"));
                }
                break;
            }
            Err(raised) => {
                own.iterator.set(None);
                return Err(raised);
            }
        }
    }
    Ok(Some(PyTuple::from_buf(vm, items)?.into_value()))
}
