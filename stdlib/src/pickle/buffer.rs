//! `PickleBuffer`: memory that may travel beside the pickle (PEP 574).

use super::opcode as op;
use super::output::FRAME_TARGET;
use super::save::Saver;
use smallvec::smallvec;
use std::borrow::Cow;
use std::cell::RefCell;
use taipan_vm::buffer::{Buffer, View, flags as ask};
use taipan_vm::builtins::memoryview::PyMemoryView;
use taipan_vm::call::Args;
use taipan_vm::class::layout::Trace;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{TypeSpec, method};
use taipan_vm::class::{PyType, create, flags};
use taipan_vm::collections::Buf;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::heap::Tracer;
use taipan_vm::object::{Object, Payload};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

#[repr(C)]
pub struct PyPickleBuffer {
    object: Object,
    /// The object whose memory it is, and a view of it; none when released.
    exported: RefCell<Option<(Value, Buffer)>>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyPickleBuffer {
    const TYPE: &'static PyType = &TYPE;
}

impl Trace for PyPickleBuffer {
    fn trace(&self, tracer: &mut Tracer) {
        if let Ok(exported) = self.exported.try_borrow()
            && let Some((base, buffer)) = &*exported
        {
            tracer.visit(base);
            buffer.trace(tracer);
        }
    }

    fn clear(&self) {
        let exported = self.exported.take();
        drop(exported);
    }
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "pickle.PickleBuffer",
    doc: "Wrapper for potentially out-of-band buffers",
    flags: flags::IMMUTABLE | flags::HAS_WEAKREFS,
    slots: Slots {
        new: Some(new),
        buffer: Some(|vm, value, asked| {
            let base = own(value).exported.borrow().as_ref().map(|(base, _)| base.clone());
            vm.get_buffer(&base.ok_or_else(|| released(vm))?, asked)
        }),
        release_buffer: Some(|_, _, _| {}),
        ..Slots::NONE
    },
    methods: &[
        method(
            "raw",
            "($self, /)",
            "Return a memoryview of the raw memory underlying this buffer.",
            |vm, args| raw(vm, &args[0]),
        ),
        method(
            "release",
            "($self, /)",
            "Release the underlying buffer exposed by the PickleBuffer object.",
            |_, args| {
                let exported = own(&args[0]).exported.take();
                drop(exported);
                Ok(Value::NONE)
            },
        ),
    ],
    ..TypeSpec::object::<PyPickleBuffer>()
});

fn own(value: &Value) -> &PyPickleBuffer {
    value.downcast().expect("a method of PickleBuffer gets one")
}

#[cold]
fn released(vm: &Thread) -> Raised {
    vm.value_error("operation forbidden on released PickleBuffer object")
}

fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    let [object] = args.values() else {
        let given = args.values().len();
        let text = match given {
            0 => "PickleBuffer() takes exactly 1 positional argument (0 given)".to_owned(),
            _ => format!("PickleBuffer() takes at most 1 argument ({given} given)"),
        };
        return Err(vm.type_error(text));
    };
    if args.has_keywords() {
        return Err(vm.type_error("PickleBuffer() takes exactly 1 positional argument (0 given)"));
    }
    let buffer = vm.get_buffer(object, ask::FULL_RO)?;
    let exported = RefCell::new(Some((object.clone(), buffer)));
    Ok(create::allocate_instance(vm, ty, |object| PyPickleBuffer { object, exported })?.into_value())
}

fn raw(vm: &Thread, value: &Value) -> PyResult {
    let buffer = vm.get_buffer(value, ask::FULL_RO)?;
    let len = buffer.view().len;
    if !buffer.view().is_contiguous() {
        return Err(vm.buffer_error("cannot extract raw buffer from non-contiguous buffer"));
    }
    let whole = PyMemoryView::from_buffer(vm, buffer)?;
    let bytes = View {
        itemsize: 1,
        format: Some(Cow::Borrowed("B")),
        shape: smallvec![len as isize],
        strides: smallvec![1],
        ..whole.view(vm)?.clone()
    };
    Ok(whole.derive(vm, bytes)?.into_value())
}

impl Saver<'_> {
    pub(super) fn save_buffer(&mut self, value: &Value) -> PyResult<()> {
        let vm = self.vm;
        if self.form.protocol < 5 {
            return Err(self.error("PickleBuffer can only be pickled with protocol >= 5"));
        }
        // A view of its own: the callback and the file may release the buffer.
        let buffer = vm.get_buffer(value, ask::FULL_RO)?;
        let view = buffer.view();
        if !view.is_contiguous() {
            let text = "PickleBuffer can not be pickled when pointing to a non-contiguous buffer";
            return Err(self.error(text));
        }
        if let Some(callback) = &self.hooks.buffer_callback {
            let in_band = vm.call(callback, std::slice::from_ref(value))?;
            if !vm.is_true(&in_band)? {
                self.out.op(op::NEXT_BUFFER)?;
                if view.readonly {
                    self.out.op(op::READONLY_BUFFER)?;
                }
                return Ok(());
            }
        }
        if view.readonly {
            return self.save_byte_contents(value, buffer.as_bytes());
        }
        if view.len < FRAME_TARGET || self.hooks.write.is_none() {
            return self.save_bytearray_contents(value, buffer.as_bytes());
        }
        // The file is called while the contents are used.
        let copy = Buf::from_slice(buffer.as_bytes())?;
        self.save_bytearray_contents(value, &copy)
    }
}
