//! `attrgetter`: a callable that fetches attributes of its operand, attributes of attributes included.

use super::itemgetter::repr_with;
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
use crate::thread::Thread;
use crate::value::Value;

#[repr(C)]
pub struct PyAttrGetter {
    object: Object,
    /// The names as they were given, at least one.
    names: Ref<PyTuple>,
    /// For each of them its parts between dots, interned.
    paths: Buf<Buf<Ref<PyStr>>>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyAttrGetter {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "operator.attrgetter",
    signature: "(attr, /, *attrs)",
    doc: "A callable that fetches the given attributes from its operand.\n\n\
          After f = attrgetter('name'), f(r) returns r.name; after g = attrgetter('name', 'date'), g(r) returns\n\
          (r.name, r.date); after h = attrgetter('name.first'), h(r) returns r.name.first.",
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
    ..TypeSpec::container::<PyAttrGetter>()
});

fn as_attrgetter(value: &Value) -> &PyAttrGetter {
    value.downcast().expect("an attrgetter's slot gets one")
}

impl Trace for PyAttrGetter {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit_ref(&*self.names);
        for name in self.paths.iter().flat_map(|path| path.iter()) {
            tracer.visit_ref(&**name);
        }
    }
}

fn path_of(vm: &Thread, name: &PyStr) -> PyResult<Buf<Ref<PyStr>>> {
    let mut path = Buf::new();
    let text = name.text();
    let (mut start, end) = (0, (text.len(), u32::from(b'.')));
    for (at, _) in text.iter().enumerate().chain([end]).filter(|(_, code)| *code == u32::from(b'.')) {
        let part = PyStr::from_text(vm.heap(), text.slice(start..at))?;
        path.push(vm.intern(&part)?)?;
        start = at + 1;
    }
    Ok(path)
}

fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    no_keywords(vm, "attrgetter", args)?;
    if args.values().is_empty() {
        return Err(vm.type_error("attrgetter expected 1 argument, got 0"));
    }
    let mut paths = Buf::with_capacity(args.values().len())?;
    for name in args.positional() {
        let Some(name) = name.downcast::<PyStr>() else {
            return Err(vm.type_error("attribute name must be a string"));
        };
        paths.push(path_of(vm, name)?)?;
    }
    let names = PyTuple::from_values(vm, args.positional())?;
    Ok(create::allocate_instance(vm, ty, |object| PyAttrGetter { object, names, paths })?.into_value())
}

#[inline]
fn attribute(vm: &Thread, object: &Value, path: &[Ref<PyStr>]) -> PyResult {
    let [first, rest @ ..] = path else { return Ok(object.clone()) };
    let mut found = vm.get_attr(object, first)?;
    for name in rest {
        found = vm.get_attr(&found, name)?;
    }
    Ok(found)
}

fn call(vm: &Thread, own: &Value, args: Args<'_>) -> PyResult {
    let own = as_attrgetter(own);
    no_keywords(vm, "attrgetter", args)?;
    check_positional_count(vm, "attrgetter", args.positional().len(), 1, 1)?;
    let object = &args.positional()[0];
    if let [path] = &own.paths[..] {
        return attribute(vm, object, path);
    }
    let mut fetched = Buf::with_capacity(own.paths.len())?;
    for path in own.paths.iter() {
        fetched.push(attribute(vm, object, path)?)?;
    }
    Ok(PyTuple::from_buf(vm, fetched)?.into_value())
}

fn repr(vm: &Thread, own: &Value) -> PyResult {
    repr_with(vm, own, as_attrgetter(own).names.as_value())
}

fn reduce(vm: &Thread, args: &[Value]) -> PyResult {
    vm.new_tuple(&[args[0].ty().to_value(), as_attrgetter(&args[0]).names.to_value()])
}
