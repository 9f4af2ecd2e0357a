//! `frame`: a frame of the interpreter as an object.
//!
//! It is made when somebody asks for it (`sys._getframe`, a traceback) and points to the frame while that lives. When the
//! frame ends and the object is held elsewhere, it takes the locals over.
//!
//! Invariant: exactly one of `running` (not null) and `ended` (filled) holds once the object is made.

use super::code::PyCode;
use super::dict::PyDict;
use super::frame_locals;
use super::function::PyFunction;
use super::generator::{PyGenerator, State};
use crate::class::PyType;
use crate::class::layout::Trace;
use crate::class::slots::Slots;
use crate::class::spec::{TypeSpec, getset, getter, method};
use crate::error::{PyResult, Raised};
use crate::heap::Tracer;
use crate::interp::frame::Frame;
use crate::interp::{jump, trace};
use crate::object::{Object, Payload, Ref, to_value};
use crate::thread::Thread;
use crate::value::{Value, Word};
use crate::value_cell::ValueCell;
use std::cell::{Cell, OnceCell, RefCell};
use std::ptr;

#[repr(C)]
pub struct PyFrame {
    object: Object,
    running: Cell<*const Frame>,
    function: Ref<PyFunction>,
    code: Ref<PyCode>,
    ended: OnceCell<Ended>,
    back: ValueCell,
    /// What was assigned through `f_locals` under names that are no locals.
    extra_locals: ValueCell,
    /// Values of locals that were replaced from outside: the frame may be using them until it ends.
    kept: RefCell<Vec<Value>>,
    pub trace: ValueCell,
    pub trace_lines: Cell<bool>,
    pub trace_opcodes: Cell<bool>,
    /// Line that the last `line` event was for; -1: none yet.
    pub traced_line: Cell<i32>,
    /// Offset of the last instruction seen by tracing, or `NO_OFFSET`.
    pub traced_offset: Cell<u32>,
    /// Offset of the call that has returned last, or `NO_OFFSET`; kept for frames whose instructions are events.
    pub returned_from: Cell<u32>,
}

/// What is left of a frame that has ended, beside its locals, which lie behind the object then.
struct Ended {
    namespace: ValueCell,
    lasti: usize,
}

/// The last local goes first, as when a frame ends without an object.
impl Drop for PyFrame {
    fn drop(&mut self) {
        for local in self.ended_locals().iter().rev() {
            local.set(None);
        }
    }
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
    methods: &[
        method("clear", "($self, /)", "Drop the locals of a frame that has ended.", |vm, args| {
            clear(vm, &args[0]).map(|()| Value::NONE)
        }),
        method("__sizeof__", "($self, /)", "Size of the frame in memory, in bytes.", |vm, args| {
            let locals = as_frame(&args[0]).code.frame_size() * size_of::<Value>();
            super::int::from_usize(vm, super::object::size_of_instance(&args[0]) + locals)
        }),
    ],
    getset: &[
        getter("f_back", "The frame that called this one.", |vm, frame| {
            Ok(as_frame(frame).back(vm)?.unwrap_or(Value::NONE))
        }),
        getter("f_builtins", "The builtins that the frame uses.", |_, frame| {
            Ok(to_value(as_frame(frame).function.builtins()))
        }),
        getter("f_code", "The code being executed.", |_, frame| Ok(as_frame(frame).code.to_value())),
        getter("f_generator", "The generator that runs in the frame, or None.", |_, frame| {
            Ok(as_frame(frame).generator().unwrap_or(Value::NONE))
        }),
        getter("f_globals", "The globals.", |_, frame| Ok(as_frame(frame).globals().to_value())),
        getter("f_lasti", "Offset of the last instruction.", |_, frame| {
            let frame = as_frame(frame);
            // The first instruction of a generator that has not been started is over: it made the generator.
            let generator = frame.generator();
            let made = generator
                .as_ref()
                .and_then(Value::downcast::<PyGenerator>)
                .is_some_and(|own| own.state() == State::Created);
            Ok(super::int::small(frame.lasti() as i64 + if made { 2 } else { 0 }))
        }),
        getset(
            "f_lineno",
            "The line; a trace function may set it.",
            |_, frame| Ok(line_value(as_frame(frame))),
            |vm, frame, line| jump::set_line(vm, as_frame(frame), line),
        ),
        getter("f_locals", "The local variables, as a mapping.", |vm, frame| {
            frame_locals::frame_locals(vm, as_frame(frame))
        }),
        getset(
            "f_trace",
            "The frame's trace function, or None.",
            |_, frame| Ok(as_frame(frame).trace.get().unwrap_or(Value::NONE)),
            set_trace,
        ),
        getset(
            "f_trace_lines",
            "Whether lines are traced.",
            |_, frame| Ok(Value::bool(as_frame(frame).trace_lines.get())),
            |vm, frame, value| match value {
                Some(value) => set_flag(vm, &as_frame(frame).trace_lines, value),
                None => Err(vm.type_error("can't delete numeric/char attribute")),
            },
        )
        .as_member(),
        getset(
            "f_trace_opcodes",
            "Whether instructions are traced.",
            |_, frame| Ok(Value::bool(as_frame(frame).trace_opcodes.get())),
            |vm, frame, value| match value {
                Some(value) => set_flag(vm, &as_frame(frame).trace_opcodes, value),
                None => Err(cannot_delete(vm, "f_trace_opcodes")),
            },
        ),
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
        let size = size_of::<PyFrame>() + frame.locals_count() * size_of::<ValueCell>();
        let memory = vm.heap().allocate_raw(size)?.cast::<PyFrame>();
        let payload = PyFrame {
            object: Object::new(&TYPE),
            running: Cell::new(frame),
            function: Ref::borrowed(frame.function()),
            code: Ref::borrowed(frame.code()),
            ended: OnceCell::new(),
            back: ValueCell::empty(),
            extra_locals: ValueCell::empty(),
            kept: RefCell::default(),
            trace: ValueCell::empty(),
            trace_lines: Cell::new(true),
            trace_opcodes: Cell::new(false),
            traced_line: Cell::new(-1),
            traced_offset: Cell::new(trace::NO_OFFSET),
            returned_from: Cell::new(trace::NO_OFFSET),
        };
        // SAFETY: the memory has room for it.
        let object = unsafe {
            memory.write(payload);
            Ref::from_raw(memory)
        };
        frame.object.set(object.as_ptr());
        // The frame owns a reference.
        std::mem::forget(object.clone());
        // Last, since a collection may let another thread run on whose frame this is.
        vm.heap().track(object.as_object());
        Ok(object)
    }

    /// The object of the innermost frame; none outside all.
    pub fn innermost(vm: &Thread) -> PyResult<Option<Ref<PyFrame>>> {
        // SAFETY: the innermost frame is alive while it is the thread's.
        match unsafe { vm.frame.get().as_ref() } {
            Some(frame) => PyFrame::of(vm, frame).map(Some),
            None => Ok(None),
        }
    }

    /// A frame is leaving: its object, if it has one, takes leave of it.
    #[inline(always)]
    pub fn end(vm: &Thread, frame: &Frame) {
        if let Some(object) = ptr::NonNull::new(frame.object.get().cast_mut()) {
            Self::frame_ends(vm, object, frame);
        }
    }

    /// The frame that the object stands for is leaving: what it owns of the object is given up, and if others hold it, it
    /// takes over the locals. No reference comes in: what may be the last one ends here.
    fn frame_ends(vm: &Thread, object: ptr::NonNull<PyFrame>, frame: &Frame) {
        frame.object.set(ptr::null());
        // SAFETY: the frame owned this reference.
        let object = unsafe { Ref::from_raw(object) };
        if object.as_object().count() > 1 {
            for index in 0..frame.locals_count() {
                // SAFETY: a local is null or an owned value, and so is a `ValueCell`; ownership moves. There is room for as
                // many behind the object.
                unsafe {
                    object
                        .local_places()
                        .add(index)
                        .cast::<Word>()
                        .write(frame.local(index).replace(Word::NULL))
                };
            }
            let namespace = frame.namespace_value();
            // SAFETY: null or owned.
            unsafe { frame.namespace.replace(Word::NULL).decrement() };
            let ended = Ended { namespace: ValueCell::new(namespace), lasti: frame.lasti() };
            if object.ended.set(ended).is_err() {
                debug_assert!(false, "a frame ends once");
            }
            // What drives a generator is not its caller any more.
            if !frame.is_generator()
                && let Some(previous) = frame.caller()
                && let Ok(previous) = PyFrame::of(vm, previous)
            {
                object.back.set(Some(previous.into_value()));
            }
        }
        object.running.set(ptr::null());
        drop(object.kept.take());
    }

    /// Where the locals are once the frame has ended.
    fn local_places(&self) -> *mut ValueCell {
        // SAFETY: `of` has left room for them behind the object.
        unsafe { ptr::from_ref(self).cast_mut().add(1).cast() }
    }

    /// The locals of a frame that has ended; none before.
    fn ended_locals(&self) -> &[ValueCell] {
        if self.ended.get().is_none() {
            return &[];
        }
        // SAFETY: `frame_ends` has moved them there.
        unsafe { std::slice::from_raw_parts(self.local_places(), self.code.locals_count()) }
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
            (None, Some(ended)) => self.code.line_at(ended.lasti / 2),
            (None, None) => Some(self.code.code().firstlineno.max(0) as u32),
        }
    }

    /// `f_back`.
    pub fn back(&self, vm: &Thread) -> PyResult<Option<Value>> {
        match self.running() {
            Some(frame) => match frame.caller() {
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
            (None, _) => self.ended_locals().get(index).map_or(Word::NULL, ValueCell::word),
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
            (None, _) => self.ended_locals().get(index)?.replace(value),
        }
    }

    /// The namespace of a module's or class's frame.
    pub fn namespace(&self) -> Option<Value> {
        match (self.running(), self.ended.get()) {
            (Some(frame), _) => frame.namespace_value(),
            (None, Some(ended)) => ended.namespace.get(),
            (None, None) => None,
        }
    }

    /// `frame.clear()` of a frame that has ended.
    pub fn clear_locals(&self) {
        for local in self.ended_locals().iter().rev() {
            local.set(None);
        }
        self.extra_locals.set(None);
    }

    /// What was assigned through `f_locals` beside the locals.
    pub fn extra_locals(&self) -> Option<Ref<PyDict>> {
        self.extra_locals.get().and_then(|extra| extra.downcast::<PyDict>().map(Ref::borrowed))
    }

    pub fn ensure_extra_locals(&self, vm: &Thread) -> PyResult<Ref<PyDict>> {
        if let Some(extra) = self.extra_locals() {
            return Ok(extra);
        }
        let extra = PyDict::new(vm)?;
        self.extra_locals.set(Some(extra.to_value()));
        Ok(extra)
    }

    /// Keeps a value alive as long as the frame runs.
    pub fn keep(&self, value: Value) {
        if self.running().is_some() {
            self.kept.borrow_mut().push(value);
        }
    }

    /// The generator or coroutine whose frame it is.
    pub fn generator(&self) -> Option<Value> {
        self.running().and_then(PyGenerator::owning).map(to_value)
    }
}

fn set_flag(vm: &Thread, flag: &Cell<bool>, value: &Value) -> PyResult<()> {
    match value.as_bool() {
        Some(value) => {
            flag.set(value);
            Ok(())
        }
        None => Err(vm.type_error("attribute value type must be bool")),
    }
}

pub fn cannot_delete(vm: &Thread, name: &str) -> Raised {
    vm.raise(
        &super::exceptions::ATTRIBUTE_ERROR,
        &format!("attribute '{name}' of 'frame' objects cannot be deleted"),
    )
}

fn set_trace(_: &Thread, frame: &Value, function: Option<&Value>) -> PyResult<()> {
    let own = as_frame(frame);
    own.trace.set(function.filter(|function| !function.is_none()).cloned());
    if let (Some(frame), false) = (own.running(), own.trace.is_empty()) {
        trace::arm(frame);
    }
    Ok(())
}

fn clear(vm: &Thread, frame: &Value) -> PyResult<()> {
    let own = as_frame(frame);
    if let Some(running) = own.running() {
        let Some(generator) = PyGenerator::owning(running) else {
            return Err(vm.runtime_error("cannot clear an executing frame"));
        };
        return match generator.state() {
            State::Running => Err(vm.runtime_error("cannot clear an executing frame")),
            State::Suspended => Err(vm.runtime_error("cannot clear a suspended frame")),
            State::Created | State::Finished => super::generator::close(vm, generator).map(drop),
        };
    }
    own.clear_locals();
    Ok(())
}

impl Trace for PyFrame {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit_ref(&*self.function);
        tracer.visit_ref(&*self.code);
        self.back.trace(tracer);
        self.trace.trace(tracer);
        self.extra_locals.trace(tracer);
        if let Ok(kept) = self.kept.try_borrow() {
            kept.iter().for_each(|value| tracer.visit(value));
        }
        if let Some(ended) = self.ended.get() {
            for local in self.ended_locals() {
                local.trace(tracer);
            }
            ended.namespace.trace(tracer);
        }
    }

    fn clear(&self) {
        self.trace.set(None);
        drop(self.kept.take());
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
