//! `frame`: a frame of the interpreter as an object.
//!
//! It is made when somebody asks for it (`sys._getframe`, a traceback) and points to the frame while that lives. When the
//! frame ends and the object is held elsewhere, it takes the locals over.
//!
//! Invariant: exactly one of `running` (not null) and `ended` (filled) holds once the object is made.

use super::code::PyCode;
use super::dict::PyDict;
use super::function::PyFunction;
use crate::class::PyType;
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, getter};
use crate::error::PyResult;
use crate::heap::Tracer;
use crate::interp::frame::Frame;
use crate::object::{Object, Payload, Ref};
use crate::thread::Thread;
use crate::value::{Value, Word};
use crate::value_cell::ValueCell;
use std::cell::{Cell, OnceCell};
use std::ptr;

#[repr(C)]
pub struct PyFrame {
    object: Object,
    running: Cell<*const Frame>,
    function: Ref<PyFunction>,
    code: Ref<PyCode>,
    ended: OnceCell<Ended>,
    back: ValueCell,
    pub trace: ValueCell,
    pub trace_lines: Cell<bool>,
    pub trace_opcodes: Cell<bool>,
    /// Line that the last `line` event was for; -1: none yet.
    pub traced_line: Cell<i32>,
    /// Offset of the last instruction seen by tracing.
    pub traced_offset: Cell<u32>,
}

/// What is left of a frame that has ended.
struct Ended {
    locals: Box<[ValueCell]>,
    namespace: ValueCell,
    lasti: usize,
    lineno: Option<u32>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyFrame {
    const TYPE: &'static PyType = &TYPE;

    fn matches(ty: &PyType) -> bool {
        ptr::eq(ty, &TYPE)
    }
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "frame",
    slots: Slots { repr: Some(repr), ..Slots::NONE },
    getset: &[
        getter("f_code", "", |_, frame| Ok(as_frame(frame).code.to_value())),
        getter("f_lineno", "", |_, frame| Ok(line_value(as_frame(frame)))),
        getter("f_globals", "", |_, frame| Ok(as_frame(frame).globals().to_value())),
        getter("f_back", "", |vm, frame| Ok(as_frame(frame).back(vm)?.unwrap_or(Value::NONE))),
        getter("f_lasti", "", |_, frame| Ok(super::int::small(as_frame(frame).lasti() as i64))),
    ],
    ..TypeSpec::container::<PyFrame>()
});

fn as_frame(value: &Value) -> &PyFrame {
    value.downcast().expect("a frame's slot gets a frame")
}

fn line_value(frame: &PyFrame) -> Value {
    frame.lineno().map_or(Value::NONE, |line| super::int::small(i64::from(line)))
}

impl PyFrame {
    /// The object of a frame, made now if there is none.
    pub fn of(vm: &Thread, frame: &Frame) -> PyResult<Ref<PyFrame>> {
        if let Some(object) = frame.frame_object() {
            return Ok(Ref::borrowed(object));
        }
        let object = vm.heap().allocate(PyFrame {
            object: Object::new(&TYPE),
            running: Cell::new(frame),
            function: Ref::borrowed(frame.function()),
            code: Ref::borrowed(frame.code()),
            ended: OnceCell::new(),
            back: ValueCell::empty(),
            trace: ValueCell::empty(),
            trace_lines: Cell::new(true),
            trace_opcodes: Cell::new(false),
            traced_line: Cell::new(-1),
            traced_offset: Cell::new(0),
        })?;
        vm.heap().track(object.as_object());
        frame.object.set(object.as_ptr());
        // The frame owns a reference.
        std::mem::forget(object.clone());
        Ok(object)
    }

    /// The frame that the object stands for is leaving: what it owns of the object is given up, and if others hold it, it
    /// takes over the locals.
    pub fn frame_ends(vm: &Thread, object: &PyFrame, frame: &Frame) {
        frame.object.set(ptr::null());
        // SAFETY: the frame owned this reference.
        let object = unsafe { Ref::from_raw(ptr::NonNull::from(object)) };
        if object.as_object().count() > 1 {
            // SAFETY: a local is null or an owned value; ownership moves.
            let take = |index: usize| unsafe {
                let word = frame.local(index).replace(Word::NULL);
                ValueCell::new((!word.is_null()).then(|| word.into_value()))
            };
            let namespace = frame.namespace.replace(Word::NULL);
            let ended = Ended {
                locals: (0..frame.locals_count()).map(take).collect(),
                // SAFETY: null or owned.
                namespace: ValueCell::new((!namespace.is_null()).then(|| unsafe { namespace.into_value() })),
                lasti: frame.lasti(),
                lineno: frame.lineno(),
            };
            if object.ended.set(ended).is_err() {
                debug_assert!(false, "a frame ends once");
            }
            // SAFETY: the chain of frames is alive.
            if let Some(previous) = unsafe { frame.previous.get().as_ref() }
                && let Ok(previous) = PyFrame::of(vm, previous)
            {
                object.back.set(Some(previous.into_value()));
            }
        }
        object.running.set(ptr::null());
    }

    /// The frame, while it is alive.
    pub fn running(&self) -> Option<&Frame> {
        // SAFETY: `frame_ends` clears the pointer before the frame goes.
        unsafe { self.running.get().as_ref() }
    }

    /// A generator's frame is about to move or to go without having run.
    pub fn detach(&self) {
        self.running.set(ptr::null());
    }

    pub fn code(&self) -> &Ref<PyCode> {
        &self.code
    }

    pub fn globals(&self) -> Ref<PyDict> {
        Ref::borrowed(self.function.globals())
    }

    pub fn lasti(&self) -> usize {
        match (self.running(), self.ended.get()) {
            (Some(frame), _) => frame.lasti(),
            (None, Some(ended)) => ended.lasti,
            (None, None) => 0,
        }
    }

    pub fn lineno(&self) -> Option<u32> {
        match (self.running(), self.ended.get()) {
            (Some(frame), _) => frame.lineno(),
            (None, Some(ended)) => ended.lineno,
            (None, None) => Some(self.code.code().firstlineno.max(0) as u32),
        }
    }

    /// `f_back`.
    pub fn back(&self, vm: &Thread) -> PyResult<Option<Value>> {
        match self.running() {
            // SAFETY: the chain of frames is alive.
            Some(frame) => match unsafe { frame.previous.get().as_ref() } {
                Some(previous) => Ok(Some(PyFrame::of(vm, previous)?.into_value())),
                None => Ok(None),
            },
            None => Ok(self.back.get()),
        }
    }

    /// The word of a local, borrowed; null if unbound.
    pub fn local(&self, index: usize) -> Word {
        match (self.running(), self.ended.get()) {
            (Some(frame), _) => frame.local(index).get(),
            (None, Some(ended)) => ended.locals.get(index).map_or(Word::NULL, ValueCell::word),
            (None, None) => Word::NULL,
        }
    }

    /// Replaces a local; the old value is returned.
    pub fn replace_local(&self, index: usize, value: Option<Value>) -> Option<Value> {
        match (self.running(), self.ended.get()) {
            (Some(frame), _) => {
                let old = frame.local(index).replace(value.map_or(Word::NULL, Value::into_word));
                // SAFETY: the local owned the old value.
                if old.is_null() { None } else { Some(unsafe { old.into_value() }) }
            }
            (None, Some(ended)) => ended.locals.get(index)?.replace(value),
            (None, None) => None,
        }
    }

    /// The namespace of a module's or class's frame.
    pub fn namespace(&self) -> Option<Value> {
        match (self.running(), self.ended.get()) {
            (Some(frame), _) => {
                let word = frame.namespace.get();
                // SAFETY: null or owned by the frame.
                if word.is_null() { None } else { Some(unsafe { word.to_value() }) }
            }
            (None, Some(ended)) => ended.namespace.get(),
            (None, None) => None,
        }
    }

    /// `frame.clear()` of a frame that has ended.
    pub fn clear_locals(&self) {
        if let Some(ended) = self.ended.get() {
            for local in &ended.locals {
                local.set(None);
            }
        }
    }
}

impl Trace for PyFrame {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit_ref(&*self.function);
        tracer.visit_ref(&*self.code);
        self.back.trace(tracer);
        self.trace.trace(tracer);
        if let Some(ended) = self.ended.get() {
            for local in &ended.locals {
                local.trace(tracer);
            }
            ended.namespace.trace(tracer);
        }
    }

    fn clear(&self) {
        self.trace.set(None);
        self.clear_locals();
    }
}

fn repr(vm: &Thread, frame: &Value) -> PyResult {
    let own = as_frame(frame);
    let filename = vm.repr(&own.code.filename())?;
    let line = own.lineno().map_or("None".to_owned(), |line| line.to_string());
    let name = own.code.name();
    let name = vm.to_str(&name)?;
    let tail = format!(", line {line}, code {}>", name.display());
    vm.format_str(&format!("<frame at {:#x}, file ", frame.id()), &filename, &tail)
}
