//! `traceback`: where an exception has been on its way.

use super::exceptions::PyBaseException;
use super::frame::PyFrame;
use crate::call::{Args, call_native};
use crate::class::PyType;
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{MethodDef, TypeSpec, getset, getter, method};
use crate::collections::Buf;
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::interp::frame::Frame;
use crate::object::{Object, Payload, Ref};
use crate::thread::Thread;
use crate::value::Value;
use crate::value_cell::ValueCell;
use std::cell::Cell;

#[repr(C)]
pub struct PyTraceback {
    object: Object,
    next: ValueCell,
    pub frame: Ref<PyFrame>,
    /// In bytes.
    pub lasti: usize,
    /// -1: to be computed from `lasti`.
    lineno: Cell<i64>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyTraceback {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "traceback",
    signature: "(tb_next, tb_frame, tb_lasti, tb_lineno)",
    slots: Slots { new: Some(new), ..Slots::NONE },
    methods: &[method("__dir__", "($self, /)", "", |vm, _| {
        let mut names = Buf::new();
        for name in ["tb_frame", "tb_next", "tb_lasti", "tb_lineno"] {
            names.push(vm.new_str(name)?)?;
        }
        vm.new_list(names)
    })],
    getset: &[
        getset("tb_next", "", |_, own| Ok(as_traceback(own).next.get().unwrap_or(Value::NONE)), set_next),
        getter("tb_frame", "", |_, own| Ok(as_traceback(own).frame.to_value())).as_member(),
        getter("tb_lasti", "", |_, own| Ok(super::int::small(as_traceback(own).lasti as i64))).as_member(),
        getter("tb_lineno", "", |_, own| {
            Ok(as_traceback(own).lineno().map_or(Value::NONE, super::int::small))
        }),
    ],
    ..TypeSpec::container::<PyTraceback>()
});

fn as_traceback(value: &Value) -> &PyTraceback {
    value.downcast().expect("a traceback's slot gets a traceback")
}

impl PyTraceback {
    pub fn new(
        vm: &Thread,
        next: Option<Value>,
        frame: Ref<PyFrame>,
        lasti: usize,
        lineno: Option<i64>,
    ) -> PyResult<Ref<PyTraceback>> {
        let lineno = lineno.unwrap_or(-1);
        let traceback = vm.heap().allocate_in_place(|| PyTraceback {
            object: Object::new(&TYPE),
            next: ValueCell::new(next),
            frame,
            lasti,
            lineno: Cell::new(lineno),
        })?;
        vm.heap().track(traceback.as_object());
        Ok(traceback)
    }

    pub fn set_next(&self, next: Option<Value>) {
        self.next.set(next);
    }

    pub fn next(&self) -> Option<Value> {
        self.next.get()
    }

    pub fn lineno(&self) -> Option<i64> {
        match self.lineno.get() {
            -1 => self.frame.code().line_at(self.lasti / 2).map(i64::from),
            line => Some(line),
        }
    }
}

impl Trace for PyTraceback {
    fn trace(&self, tracer: &mut Tracer) {
        self.next.trace(tracer);
        tracer.visit_ref(&*self.frame);
    }

    fn clear(&self) {
        self.next.set(None);
    }
}

static NEW: MethodDef = method("traceback", "(tb_next, tb_frame, tb_lasti, tb_lineno)", "", make);

fn new(vm: &Thread, _: &PyType, args: Args<'_>) -> PyResult {
    call_native(vm, &NEW, args)
}

fn make(vm: &Thread, args: &[Value]) -> PyResult {
    let frame = match Ref::<PyFrame>::try_from_value(args[1].clone()) {
        Ok(frame) => frame,
        Err(other) => {
            let text =
                format!("traceback() argument 'tb_frame' must be frame, not {}", other.argument_type());
            return Err(vm.type_error(text));
        }
    };
    let (lasti, lineno) = (vm.c_int_argument(&args[2])?, vm.c_int_argument(&args[3])?);
    let next = match &args[0] {
        next if next.is_none() => None,
        next if next.downcast::<PyTraceback>().is_some() => Some(next.clone()),
        other => {
            let text = format!("expected traceback object or None, got '{}'", other.ty().name());
            return Err(vm.type_error(text));
        }
    };
    let lasti = usize::try_from(lasti).unwrap_or(usize::MAX);
    Ok(PyTraceback::new(vm, next, frame, lasti, Some(i64::from(lineno)))?.into_value())
}

fn set_next(vm: &Thread, own: &Value, next: Option<&Value>) -> PyResult<()> {
    let Some(next) = next else { return Err(vm.type_error("can't delete tb_next attribute")) };
    if next.is_none() {
        as_traceback(own).next.set(None);
        return Ok(());
    }
    let Some(first) = next.downcast::<PyTraceback>() else {
        return Err(vm.type_error(format!("expected traceback object, got '{}'", next.ty().name())));
    };
    let mut current = Some(crate::object::to_value(first));
    while let Some(traceback) = current {
        if traceback.is(own) {
            return Err(vm.value_error("traceback loop detected"));
        }
        current = traceback.downcast::<PyTraceback>().and_then(PyTraceback::next);
    }
    as_traceback(own).next.set(Some(next.clone()));
    Ok(())
}

/// Adds an entry for `frame`, in which the exception is raised or through which it passes. Where memory for it is refused, the
/// exception is the `MemoryError`.
pub fn add(vm: &Thread, exception: Value, frame: &Frame) -> Value {
    let Some(own) = exception.downcast::<PyBaseException>() else { return exception };
    let made = PyFrame::of(vm, frame)
        .and_then(|object| PyTraceback::new(vm, own.traceback(), object, frame.lasti(), None));
    if let Ok(traceback) = made {
        own.set_traceback(Some(traceback.into_value()));
        return exception;
    }
    vm.take_raised().unwrap_or(exception)
}
