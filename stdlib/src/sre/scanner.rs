//! `_sre.SRE_Scanner`, which finds one match after another, and the iterator that `finditer` returns.

use super::pattern::{PyPattern, Search, Way, as_pattern, positions};
use std::cell::RefCell;
use taipan_vm::builtins::iter;
use taipan_vm::class::PyType;
use taipan_vm::class::flags;
use taipan_vm::class::layout::Trace;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{TypeSpec, getter, method};
use taipan_vm::error::PyResult;
use taipan_vm::heap::Tracer;
use taipan_vm::object::{Object, Payload, Ref};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

#[repr(C)]
pub struct PyScanner {
    object: Object,
    pattern: Ref<PyPattern>,
    string: Value,
    /// `None` once nothing more was found, and while one search runs.
    search: RefCell<Option<Search>>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyScanner {
    const TYPE: &'static PyType = &TYPE;

    fn matches(ty: &PyType) -> bool {
        ty.is(&TYPE) || ty.is(&ITERATOR)
    }
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_sre.SRE_Scanner",
    flags: flags::NO_NEW | flags::IMMUTABLE,
    methods: &[
        method("match", "($self, /)", "", |vm, args| {
            Ok(next(vm, &args[0], Way::Match)?.unwrap_or(Value::NONE))
        }),
        method("search", "($self, /)", "", |vm, args| {
            Ok(next(vm, &args[0], Way::Search)?.unwrap_or(Value::NONE))
        }),
    ],
    getset: &[getter("pattern", "", |_, own| Ok(as_scanner(own).pattern.to_value())).as_member()],
    ..TypeSpec::container::<PyScanner>()
});

/// What `finditer` returns.
pub static ITERATOR: PyType = PyType::from_spec(&TypeSpec {
    name: "callable_iterator",
    flags: flags::NO_NEW | flags::IMMUTABLE,
    slots: Slots {
        iter: Some(iter::itself),
        iternext: Some(|vm, own| next(vm, own, Way::Search)),
        ..Slots::NONE
    },
    ..TypeSpec::container::<PyScanner>()
});

fn as_scanner(value: &Value) -> &PyScanner {
    value.downcast().expect("a scanner's method gets a scanner")
}

impl Trace for PyScanner {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit(self.pattern.as_value());
        tracer.visit(&self.string);
        if let Ok(search) = self.search.try_borrow()
            && let Some(search) = &*search
        {
            search.subject.trace(tracer);
        }
    }
}

pub fn new(vm: &Thread, args: &[Value], ty: &'static PyType) -> PyResult {
    let pattern = as_pattern(&args[0]);
    let (pos, end) = positions(vm, args)?;
    let search = pattern.begin(vm, &args[1], pos, end)?;
    let scanner = vm.heap().allocate(PyScanner {
        object: Object::new(ty),
        pattern: Ref::borrowed(pattern),
        string: args[1].clone(),
        search: RefCell::new(Some(search)),
    })?;
    vm.heap().track(scanner.as_object());
    Ok(scanner.into_value())
}

fn next(vm: &Thread, own: &Value, way: Way) -> PyResult<Option<Value>> {
    let own = as_scanner(own);
    let Some(mut search) = own.search.take() else { return Ok(None) };
    let found = own.pattern.find(vm, &mut search, &own.string, way)?;
    if found.is_some() {
        let old = own.search.replace(Some(search));
        drop(old);
    }
    Ok(found)
}
