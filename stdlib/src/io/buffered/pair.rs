//! `BufferedRWPair`: two raw streams that belong together, one to read and one to write, as of a socket.

use super::super::{base, buffered_base};
use super::{reader, writer};
use taipan_vm::builtins::int;
use taipan_vm::call::{Args, bind};
use taipan_vm::class::layout::Trace;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{MethodDef, TypeSpec, getter, method, parameters, variadic};
use taipan_vm::class::statics::StaticStr;
use taipan_vm::class::{PyType, create};
use taipan_vm::error::PyResult;
use taipan_vm::heap::Tracer;
use taipan_vm::names;
use taipan_vm::object::{Object, Payload};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;
use taipan_vm::value_cell::ValueCell;

#[repr(C)]
pub struct PyPair {
    object: Object,
    reader: ValueCell,
    writer: ValueCell,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyPair {
    const TYPE: &'static PyType = &TYPE;
}

impl Trace for PyPair {
    fn trace(&self, tracer: &mut Tracer) {
        self.reader.trace(tracer);
        self.writer.trace(tracer);
    }

    fn clear(&self) {
        self.reader.set(None);
        self.writer.set(None);
    }
}

const SIGNATURE: &str = "(reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /)";

static PARAMETERS: MethodDef = parameters("BufferedRWPair", SIGNATURE);

macro_rules! forwarded {
    ($name:ident to $end:ident) => {
        variadic(stringify!($name), "", "", |vm, args| forward(vm, args, |own| &own.$end, &names::$name))
    };
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_io.BufferedRWPair",
    signature: SIGNATURE,
    doc: "A buffered reader and writer object together.\n\nA buffered reader object and buffered writer object put together to\nform a sequential IO object that can read and write. This is typically\nused with a socket or two-way pipe.",
    base: Some(&buffered_base::TYPE),
    flags: base::FLAGS,
    slots: Slots { new: Some(new), init: Some(init), finalize: Some(base::finalize), ..Slots::NONE },
    methods: &[
        forwarded!(read to reader),
        forwarded!(peek to reader),
        forwarded!(read1 to reader),
        forwarded!(readinto to reader),
        forwarded!(readinto1 to reader),
        forwarded!(write to writer),
        method("flush", "($self, /)", "", |vm, args| call_end(vm, &own(&args[0]).writer, &names::flush)),
        method("readable", "($self, /)", "", |vm, args| {
            call_end(vm, &own(&args[0]).reader, &names::readable)
        }),
        method("writable", "($self, /)", "", |vm, args| {
            call_end(vm, &own(&args[0]).writer, &names::writable)
        }),
        method("close", "($self, /)", "", close),
        method("isatty", "($self, /)", "", isatty),
    ],
    getset: &[getter("closed", "", |vm, value| match own(value).writer.get() {
        Some(writer) => vm.get_attr(&writer, &names::closed),
        None => Err(vm.runtime_error("the BufferedRWPair object is being garbage-collected")),
    })],
    ..TypeSpec::object::<PyPair>()
});

fn own(value: &Value) -> &PyPair {
    value.downcast().expect("a method of BufferedRWPair gets one")
}

fn new(vm: &Thread, ty: &PyType, _: Args<'_>) -> PyResult {
    let make = |object| PyPair { object, reader: ValueCell::empty(), writer: ValueCell::empty() };
    Ok(create::allocate_instance(vm, ty, make)?.into_value())
}

fn init(vm: &Thread, value: &Value, args: Args<'_>) -> PyResult<()> {
    bind(vm, &PARAMETERS, args, |args| {
        let size = match &args[2] {
            size if size.is_unbound() => super::super::DEFAULT_BUFFER_SIZE as isize,
            size => vm.size_argument(size)?,
        };
        base::check_readable(vm, &args[0])?;
        base::check_writable(vm, &args[1])?;
        let size = int::from_i64(vm, size as i64)?;
        let reader = vm.call(&reader::TYPE.to_value(), &[args[0].clone(), size.clone()])?;
        let writer = vm.call(&writer::TYPE.to_value(), &[args[1].clone(), size])?;
        own(value).reader.set(Some(reader));
        own(value).writer.set(Some(writer));
        Ok(())
    })
}

fn end_of(vm: &Thread, end: &ValueCell) -> PyResult {
    end.get().ok_or_else(|| vm.value_error("I/O operation on uninitialized object"))
}

fn call_end(vm: &Thread, end: &ValueCell, name: &'static StaticStr) -> PyResult {
    vm.call_method(&end_of(vm, end)?, name, &[])
}

fn forward(
    vm: &Thread,
    args: Args<'_>,
    end: fn(&PyPair) -> &ValueCell,
    name: &'static StaticStr,
) -> PyResult {
    match args.split_first() {
        Some((value, rest)) => vm.call_method_args(&end_of(vm, end(own(value)))?, name, rest),
        None => {
            Err(vm
                .type_error(format!("unbound method BufferedRWPair.{}() needs an argument", name.display())))
        }
    }
}

fn close(vm: &Thread, args: &[Value]) -> PyResult {
    let own = own(&args[0]);
    let first = || call_end(vm, &own.writer, &names::close).map(drop);
    super::super::both(vm, first, || call_end(vm, &own.reader, &names::close))
}

fn isatty(vm: &Thread, args: &[Value]) -> PyResult {
    let own = own(&args[0]);
    let answer = call_end(vm, &own.writer, &names::isatty)?;
    if !answer.is_false() {
        return Ok(answer);
    }
    call_end(vm, &own.reader, &names::isatty)
}
