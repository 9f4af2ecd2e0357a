//! `traceback`: where an exception has been on its way.

use super::exceptions::PyBaseException;
use super::frame::PyFrame;
use crate::class::PyType;
use crate::class::layout::Trace;
use crate::class::spec::{TypeSpec, getset, getter};
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
        let traceback = vm.heap().allocate(PyTraceback {
            object: Object::new(&TYPE),
            next: ValueCell::new(next),
            frame,
            lasti,
            lineno: Cell::new(lineno.unwrap_or(-1)),
        })?;
        vm.heap().track(traceback.as_object());
        Ok(traceback)
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

fn set_next(vm: &Thread, own: &Value, next: Option<&Value>) -> PyResult<()> {
    let Some(next) = next else { return Err(vm.type_error("can't delete tb_next attribute")) };
    if next.is_none() {
        as_traceback(own).next.set(None);
        return Ok(());
    }
    let Some(first) = next.downcast::<PyTraceback>() else {
        return Err(vm.type_error(format!("expected traceback object or None, got '{}'", next.ty().name())));
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
