//! `itemgetter`: a callable that fetches items of its operand.

use crate::builtins::list::PyList;
use crate::builtins::str::PyStr;
use crate::builtins::tuple::PyTuple;
use crate::call::{Args, check_positional_count, no_keywords};
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, getter, method};
use crate::class::{PyType, create};
use crate::collections::Buf;
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::object::{Object, Payload, Ref};
use crate::text::TextBuf;
use crate::thread::Thread;
use crate::value::Value;

#[repr(C)]
pub struct PyItemGetter {
    object: Object,
    /// The keys, at least one.
    items: Ref<PyTuple>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyItemGetter {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "operator.itemgetter",
    signature: "(item, /, *items)",
    doc: "A callable that fetches the given items from its operand.\n\n\
          After f = itemgetter(2), f(r) returns r[2]; after g = itemgetter(2, 5), g(r) returns (r[2], r[5]).",
    slots: Slots {
        getattro: Some(crate::class::lookup::generic_getattr),
        repr: Some(repr),
        call: Some(call),
        new: Some(new),
        ..Slots::NONE
    },
    methods: &[method("__reduce__", "($self, /)", "Return state information for pickling", reduce)],
    getset: &[
        getter("__text_signature__", "", |vm, _| vm.new_str("(obj, /)")),
        // How a call finds the function is the VM's own affair; the name is there all the same.
        getter("__vectorcalloffset__", "", |_, _| Ok(crate::builtins::int::small(0))).as_member(),
    ],
    ..TypeSpec::container::<PyItemGetter>()
});

fn as_itemgetter(value: &Value) -> &PyItemGetter {
    value.downcast().expect("an itemgetter's slot gets one")
}

impl Trace for PyItemGetter {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit_ref(&*self.items);
    }
}

fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    no_keywords(vm, "itemgetter", args)?;
    if args.values().is_empty() {
        return Err(vm.type_error("itemgetter expected 1 argument, got 0"));
    }
    let items = PyTuple::from_values(vm, args.positional())?;
    Ok(create::allocate_instance(vm, ty, |object| PyItemGetter { object, items })?.into_value())
}

/// `object[key]`, at once where it is a place in a tuple or list.
#[inline]
fn item(vm: &Thread, object: &Value, key: &Value) -> PyResult {
    if let Some(index) = key.as_small() {
        let found = match (object.downcast_exact::<PyTuple>(), object.downcast_exact::<PyList>()) {
            (Some(tuple), _) => tuple.word_at(index),
            (_, Some(list)) => list.word_at(index),
            _ => None,
        };
        if let Some(word) = found {
            // SAFETY: the item is owned by the sequence.
            return Ok(unsafe { word.to_value() });
        }
    }
    vm.get_item(object, key)
}

fn call(vm: &Thread, own: &Value, args: Args<'_>) -> PyResult {
    let own = as_itemgetter(own);
    let [object] = args.values() else {
        no_keywords(vm, "itemgetter", args)?;
        check_positional_count(vm, "itemgetter", args.positional().len(), 1, 1)?;
        return Err(vm.type_error("itemgetter expected 1 argument"));
    };
    no_keywords(vm, "itemgetter", args)?;
    if let [key] = own.items.items() {
        return item(vm, object, key);
    }
    let mut fetched = Buf::with_capacity(own.items.len())?;
    for key in own.items.items() {
        fetched.push(item(vm, object, key)?)?;
    }
    Ok(PyTuple::from_buf(vm, fetched)?.into_value())
}

/// `module.name(arguments)`, with the one argument's parentheses or those of the tuple; dots for one that is being made
/// already.
pub fn repr_with(vm: &Thread, own: &Value, arguments: &Value) -> PyResult {
    let name = own.ty().name();
    if !vm.repr_enter(own) {
        return vm.new_str(&format!("{name}(...)"));
    }
    let made = (|| {
        let mut buf = TextBuf::new();
        buf.push_str(name)?;
        match arguments.downcast::<PyTuple>().map(PyTuple::items) {
            Some([only]) => {
                buf.push_str("(")?;
                vm.push_repr(&mut buf, only)?;
                buf.push_str(")")?;
            }
            _ => vm.push_repr(&mut buf, arguments)?,
        }
        Ok(PyStr::from_compact(vm.heap(), buf.finish()?)?.into_value())
    })();
    vm.repr_leave(own);
    made
}

fn repr(vm: &Thread, own: &Value) -> PyResult {
    repr_with(vm, own, as_itemgetter(own).items.as_value())
}

fn reduce(vm: &Thread, args: &[Value]) -> PyResult {
    let own = as_itemgetter(&args[0]);
    vm.new_tuple(&[args[0].ty().to_value(), own.items.to_value()])
}
