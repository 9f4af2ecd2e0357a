//! `MultibyteStreamReader` and `MultibyteStreamWriter`: text from and to a stream of bytes.

use super::codec::{decode, encode};
use super::incremental::check_errors;
use super::{Settings, errors_attribute, set_errors};
use std::cell::RefCell;
use taipan_vm::builtins::bytes::PyBytes;
use taipan_vm::builtins::int;
use taipan_vm::call::{Args, bind};
use taipan_vm::class::layout::Trace;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{MethodDef, TypeSpec, getter, method, parameters};
use taipan_vm::class::{PyType, create, flags};
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::heap::Tracer;
use taipan_vm::object::{Object, Payload};
use taipan_vm::protocol::argument::given;
use taipan_vm::protocol::sequence::is_sequence;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

#[repr(C)]
pub struct PyStreamReader {
    object: Object,
    settings: Settings,
    stream: Value,
    pending: RefCell<Buf<u8>>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyStreamReader {
    const TYPE: &'static PyType = &READER;
}

impl Trace for PyStreamReader {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit(&self.stream);
        self.settings.errors.trace(tracer);
    }
}

pub static READER: PyType = PyType::from_spec(&TypeSpec {
    name: "_multibytecodec.MultibyteStreamReader",
    flags: flags::BASETYPE,
    slots: Slots {
        getattro: Some(taipan_vm::class::lookup::generic_getattr),
        new: Some(new_reader),
        init: Some(super::init),
        ..Slots::NONE
    },
    methods: &[
        method("read", "($self, sizeobj=None, /)", "Return text of so many bytes, or of all.", |vm, args| {
            read(vm, reader(&args[0]), "read", size(vm, &args[1])?)
        }),
        method("readline", "($self, sizeobj=None, /)", "Return a line.", |vm, args| {
            read(vm, reader(&args[0]), "readline", size(vm, &args[1])?)
        }),
        method("readlines", "($self, sizehintobj=None, /)", "Return a list of lines.", |vm, args| {
            let text = read(vm, reader(&args[0]), "read", size(vm, &args[1])?)?;
            vm.call_method_str(&text, "splitlines", &[Value::TRUE])
        }),
        method("reset", "($self, /)", "Forget what is pending.", |_, args| {
            reader(&args[0]).pending.borrow_mut().clear();
            Ok(Value::NONE)
        }),
    ],
    getset: &[
        getter("stream", "", |_, own| Ok(reader(own).stream.clone())).as_member(),
        errors_attribute(
            |_, own| Ok(reader(own).settings.errors.get().unwrap_or(Value::NONE)),
            |vm, own, errors| set_errors(vm, &reader(own).settings, errors),
        ),
    ],
    ..TypeSpec::object::<PyStreamReader>()
});

static NEW_READER: MethodDef = parameters("StreamReader", "(stream, errors='strict')");

fn reader(value: &Value) -> &PyStreamReader {
    value.downcast().expect("a reader's method gets a reader")
}

fn new_reader(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    let (stream, settings) = bind(vm, &NEW_READER, args, |args| {
        check_errors(vm, &args[1], "StreamReader")?;
        Ok((args[0].clone(), Settings::new(vm, ty, &args[1])?))
    })?;
    let make = |object| PyStreamReader { object, settings, stream, pending: Default::default() };
    Ok(create::allocate_instance(vm, ty, make)?.into_value())
}

/// How many bytes to read; -1 for all.
fn size(vm: &Thread, value: &Value) -> PyResult<isize> {
    match given(value) {
        None => Ok(-1),
        Some(size) if int::is_int(size) => vm.size_argument(size),
        Some(_) => Err(vm.type_error("arg 1 must be an integer")),
    }
}

/// Reads from the stream until there is text, or the stream's end.
fn read(vm: &Thread, own: &PyStreamReader, how: &'static str, mut size: isize) -> PyResult {
    loop {
        if size == 0 {
            return vm.new_str("");
        }
        let got = match size {
            ..0 => vm.call_method_str(&own.stream, how, &[])?,
            _ => vm.call_method_str(&own.stream, how, &[int::from_i64(vm, size as i64)?])?,
        };
        let Some(bytes) = got.downcast::<PyBytes>() else {
            let ty = got.ty().name();
            return Err(vm.type_error(format!("stream function returned a non-bytes object ({ty:.100})")));
        };
        let mut all = std::mem::take(&mut *own.pending.borrow_mut());
        all.extend_from_slice(bytes.as_bytes())?;
        let (encoding, last) = (own.settings.encoding, bytes.is_empty() || size < 0);
        let (text, used) = own.settings.with_errors(vm, |errors| decode(vm, encoding, &all, errors, last))?;
        *own.pending.borrow_mut() = Buf::from_slice(all.get(used..).unwrap_or(&[]))?;
        if size < 0 || !text.is_empty() || all.is_empty() || last {
            return Ok(text.into_value());
        }
        size = 1;
    }
}

#[repr(C)]
pub struct PyStreamWriter {
    object: Object,
    settings: Settings,
    stream: Value,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyStreamWriter {
    const TYPE: &'static PyType = &WRITER;
}

impl Trace for PyStreamWriter {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit(&self.stream);
        self.settings.errors.trace(tracer);
    }
}

pub static WRITER: PyType = PyType::from_spec(&TypeSpec {
    name: "_multibytecodec.MultibyteStreamWriter",
    flags: flags::BASETYPE,
    slots: Slots {
        getattro: Some(taipan_vm::class::lookup::generic_getattr),
        new: Some(new_writer),
        init: Some(super::init),
        ..Slots::NONE
    },
    methods: &[
        method("write", "($self, strobj, /)", "Write text to the stream.", |vm, args| {
            write(vm, writer(&args[0]), &args[1])
        }),
        method("writelines", "($self, lines, /)", "Write a sequence of texts to the stream.", |vm, args| {
            if !is_sequence(&args[1]) {
                return Err(vm.type_error("arg must be a sequence object"));
            }
            let mut index = 0;
            while index < vm.length(&args[1])? {
                let line = vm.sequence_item(&args[1], index as isize)?;
                write(vm, writer(&args[0]), &line)?;
                index += 1;
            }
            Ok(Value::NONE)
        }),
        method("reset", "($self, /)", "Go back to the state at the beginning.", |_, _| Ok(Value::NONE)),
    ],
    getset: &[
        getter("stream", "", |_, own| Ok(writer(own).stream.clone())).as_member(),
        errors_attribute(
            |_, own| Ok(writer(own).settings.errors.get().unwrap_or(Value::NONE)),
            |vm, own, errors| set_errors(vm, &writer(own).settings, errors),
        ),
    ],
    ..TypeSpec::object::<PyStreamWriter>()
});

static NEW_WRITER: MethodDef = parameters("StreamWriter", "(stream, errors='strict')");

fn writer(value: &Value) -> &PyStreamWriter {
    value.downcast().expect("a writer's method gets a writer")
}

fn new_writer(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    let (stream, settings) = bind(vm, &NEW_WRITER, args, |args| {
        check_errors(vm, &args[1], "StreamWriter")?;
        Ok((args[0].clone(), Settings::new(vm, ty, &args[1])?))
    })?;
    let make = |object| PyStreamWriter { object, settings, stream };
    Ok(create::allocate_instance(vm, ty, make)?.into_value())
}

fn write(vm: &Thread, own: &PyStreamWriter, text: &Value) -> PyResult {
    let encoding = own.settings.encoding;
    let (bytes, _) = own.settings.with_errors(vm, |errors| encode(vm, encoding, text, errors))?;
    vm.call_method_str(&own.stream, "write", &[bytes])?;
    Ok(Value::NONE)
}
