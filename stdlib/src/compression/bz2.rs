//! `_bz2`, over the crate `bzip2`, which is bzip2 in Rust.

use super::{Charged, Failure, Pace, Run, Step, run};
use bzip2::{Action, Compress, Compression, Decompress, Error, Status};
use std::cell::{Cell, RefCell};
use taipan_vm::builtins::bytes::PyBytes;
use taipan_vm::builtins::exceptions::{EOF_ERROR, OS_ERROR};
use taipan_vm::call::{Args, bind};
use taipan_vm::class::PyType;
use taipan_vm::class::layout::Trace;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{MethodDef, TypeSpec, getter, method, parameters};
use taipan_vm::collections::Buf;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::heap::{NoMemory, Tracer};
use taipan_vm::modules::ModuleSpec;
use taipan_vm::object::{Object, Payload};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;
use taipan_vm::value_cell::ValueCell;

pub static MODULE: ModuleSpec =
    ModuleSpec { name: "_bz2", types: &[&COMPRESSOR, &DECOMPRESSOR], ..ModuleSpec::NEW };

/// What blocks are measured in. A compressor needs eight times a block and some more, a decompressor, which learns the size from
/// its input, up to 37 of these.
const BLOCK: usize = 100_000;

const COMPRESSING: Pace = Pace { piece: 1 << 16, cost: 8 << 10 };
const DECOMPRESSING: Pace = Pace { piece: 1 << 16, cost: 2 << 10 };

#[repr(C)]
struct PyCompressor {
    object: Object,
    stream: RefCell<Compress>,
    is_flushed: Cell<bool>,
    _memory: Charged,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyCompressor {
    const TYPE: &'static PyType = &COMPRESSOR;
}

static COMPRESSOR_PARAMETERS: MethodDef = parameters("BZ2Compressor", "(compresslevel=9, /)");

static COMPRESSOR: PyType = PyType::from_spec(&TypeSpec {
    name: "_bz2.BZ2Compressor",
    signature: "(compresslevel=9, /)",
    doc: "Create a compressor object for compressing data incrementally.",
    slots: Slots { new: Some(new_compressor), ..Slots::NONE },
    methods: &[
        method("compress", "($self, data, /)", "Provide data to the compressor object.", compress),
        method("flush", "($self, /)", "Finish the compression process.", flush),
    ],
    ..TypeSpec::leaf::<PyCompressor>()
});

fn compressor(value: &Value) -> &PyCompressor {
    value.downcast().expect("a method of BZ2Compressor gets one")
}

fn new_compressor(vm: &Thread, _: &PyType, args: Args<'_>) -> PyResult {
    bind(vm, &COMPRESSOR_PARAMETERS, args, |args| {
        let level = if args[0].is_unbound() { 9 } else { vm.c_int_argument(&args[0])? };
        let level = u32::try_from(level).ok().filter(|level| (1..=9).contains(level));
        let Some(level) = level else {
            return Err(vm.value_error("compresslevel must be between 1 and 9"));
        };
        let own = vm.heap().allocate(PyCompressor {
            object: Object::new(&COMPRESSOR),
            stream: RefCell::new(Compress::new(Compression::new(level), 0)),
            is_flushed: Cell::new(false),
            _memory: Charged::new(BLOCK * (8 * level as usize + 4))?,
        })?;
        Ok(own.into_value())
    })
}

fn step_of(before: (u64, u64), after: (u64, u64), status: Status) -> Step {
    Step {
        used: (after.0 - before.0) as usize,
        made: (after.1 - before.1) as usize,
        has_ended: status == Status::StreamEnd,
    }
}

fn deflate(vm: &Thread, own: &PyCompressor, input: &[u8], action: Action) -> PyResult {
    let mut stream = own.stream.borrow_mut();
    let result = run(vm, COMPRESSING, input, usize::MAX, |input, output| {
        if input.is_empty() && action == Action::Run {
            return Ok(Step { used: 0, made: 0, has_ended: false });
        }
        let before = (stream.total_in(), stream.total_out());
        let status = stream.compress(input, output, action)?;
        Ok(step_of(before, (stream.total_in(), stream.total_out()), status))
    });
    match result {
        Ok(Run { output, .. }) => vm.finish_bytes(output),
        Err(failure) => Err(fail(vm, failure)),
    }
}

fn compress(vm: &Thread, args: &[Value]) -> PyResult {
    let own = compressor(&args[0]);
    let data = vm.bytes_like(&args[1])?;
    if own.is_flushed.get() {
        return Err(vm.value_error("Compressor has been flushed"));
    }
    deflate(vm, own, &data, Action::Run)
}

fn flush(vm: &Thread, args: &[Value]) -> PyResult {
    let own = compressor(&args[0]);
    if own.is_flushed.replace(true) {
        return Err(vm.value_error("Repeated call to flush()"));
    }
    deflate(vm, own, &[], Action::Finish)
}

#[cold]
fn fail(vm: &Thread, failure: Failure<Error>) -> Raised {
    match failure {
        Failure::NoMemory => NoMemory.into(),
        Failure::Raised(raised) => raised,
        Failure::Library(Error::Data | Error::DataMagic) => vm.raise(&OS_ERROR, "Invalid data stream"),
        Failure::Library(Error::Param) => {
            vm.value_error("Internal error - invalid parameters passed to libbzip2")
        }
        Failure::Library(Error::Sequence) => {
            vm.runtime_error("Internal error - Invalid sequence of commands sent to libbzip2")
        }
    }
}

#[repr(C)]
struct PyDecompressor {
    object: Object,
    /// Gone after an error.
    stream: RefCell<Option<Decompress>>,
    /// Input that has not been used.
    pending: RefCell<Buf<u8>>,
    unused_data: ValueCell,
    eof: Cell<bool>,
    needs_input: Cell<bool>,
    _memory: Charged,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyDecompressor {
    const TYPE: &'static PyType = &DECOMPRESSOR;
}

impl Trace for PyDecompressor {
    fn trace(&self, tracer: &mut Tracer) {
        self.unused_data.trace(tracer);
    }
}

static DECOMPRESSOR_PARAMETERS: MethodDef = parameters("BZ2Decompressor", "()");

static DECOMPRESSOR: PyType = PyType::from_spec(&TypeSpec {
    name: "_bz2.BZ2Decompressor",
    signature: "()",
    doc: "Create a decompressor object for decompressing data incrementally.",
    slots: Slots { new: Some(new_decompressor), ..Slots::NONE },
    methods: &[method(
        "decompress",
        "($self, /, data, max_length=-1)",
        "Decompress *data*, returning uncompressed data as bytes.",
        decompress,
    )],
    getset: &[
        getter("eof", "True if the end-of-stream marker has been reached.", |_, value| {
            Ok(Value::bool(decompressor(value).eof.get()))
        })
        .as_member(),
        getter("unused_data", "Data found after the end of the compressed stream.", |_, value| {
            Ok(decompressor(value).unused_data.get().unwrap_or(Value::NONE))
        })
        .as_member(),
        getter(
            "needs_input",
            "True if more input is needed before more decompressed data can be produced.",
            |_, value| Ok(Value::bool(decompressor(value).needs_input.get())),
        )
        .as_member(),
    ],
    ..TypeSpec::container::<PyDecompressor>()
});

fn decompressor(value: &Value) -> &PyDecompressor {
    value.downcast().expect("a method of BZ2Decompressor gets one")
}

fn new_decompressor(vm: &Thread, _: &PyType, args: Args<'_>) -> PyResult {
    bind(vm, &DECOMPRESSOR_PARAMETERS, args, |_| {
        let own = vm.heap().allocate(PyDecompressor {
            object: Object::new(&DECOMPRESSOR),
            stream: RefCell::new(Some(Decompress::new(false))),
            pending: RefCell::default(),
            unused_data: ValueCell::new(Some(PyBytes::empty().into_value())),
            eof: Cell::new(false),
            needs_input: Cell::new(true),
            _memory: Charged::new(37 * BLOCK)?,
        })?;
        vm.heap().track(own.as_object());
        Ok(own.into_value())
    })
}

fn decompress(vm: &Thread, args: &[Value]) -> PyResult {
    let own = decompressor(&args[0]);
    let data = vm.bytes_like(&args[1])?;
    let most = if args[2].is_unbound() { -1 } else { vm.size_argument(&args[2])? };
    if own.eof.get() {
        return Err(vm.raise(&EOF_ERROR, "End of stream already reached"));
    }
    let Some(mut stream) = own.stream.take() else {
        return Err(vm.value_error("Decompressor is unusable after a previous error"));
    };
    let mut input = own.pending.take();
    input.extend_from_slice(&data)?;
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let result = run(vm, DECOMPRESSING, &input, most, |input, output| {
        let before = (stream.total_in(), stream.total_out());
        let status = stream.decompress(input, output)?;
        Ok(step_of(before, (stream.total_in(), stream.total_out()), status))
    });
    let Run { output, used, has_ended } = match result {
        Ok(run) => run,
        Err(failure) => {
            own.needs_input.set(false);
            return Err(fail(vm, failure));
        }
    };
    drop(own.stream.replace(Some(stream)));
    let rest = &input[used..];
    if has_ended {
        own.eof.set(true);
        own.needs_input.set(false);
        if !rest.is_empty() {
            own.unused_data.set(Some(vm.new_bytes(rest)?));
        }
    } else {
        own.needs_input.set(rest.is_empty() && output.len() < most);
        let rest = Buf::from_slice(rest)?;
        drop(own.pending.replace(rest));
    }
    vm.finish_bytes(output)
}
