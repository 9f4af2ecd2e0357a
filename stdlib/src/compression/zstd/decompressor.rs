//! `ZstdDecompressor`: it reads a frame, and keeps what comes behind it.

use super::library::{Decoder, Usage};
use super::{dictionary, fail_run, parameters};
use crate::compression::{Failure, Pace, Run, run};
use std::cell::{Cell, RefCell};
use taipan_vm::builtins::bytes::PyBytes;
use taipan_vm::builtins::exceptions::EOF_ERROR;
use taipan_vm::call::{Args, bind};
use taipan_vm::class::PyType;
use taipan_vm::class::layout::Trace;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{self, MethodDef, TypeSpec, getter, method};
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::heap::Tracer;
use taipan_vm::object::{Object, Payload};
use taipan_vm::protocol::argument::given;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;
use taipan_vm::value_cell::ValueCell;

const PACE: Pace = Pace { piece: usize::MAX, cost: 1 << 7 };

#[repr(C)]
pub struct PyDecompressor {
    object: Object,
    decoder: RefCell<Decoder>,
    /// Input that has not been used.
    pending: RefCell<Buf<u8>>,
    unused_data: ValueCell,
    eof: Cell<bool>,
    needs_input: Cell<bool>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyDecompressor {
    const TYPE: &'static PyType = &TYPE;
}

impl Trace for PyDecompressor {
    fn trace(&self, tracer: &mut Tracer) {
        self.unused_data.trace(tracer);
    }
}

const SIGNATURE: &str = "(zstd_dict=None, options=None)";

static PARAMETERS: MethodDef = spec::parameters("ZstdDecompressor", SIGNATURE);

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "compression.zstd.ZstdDecompressor",
    signature: SIGNATURE,
    doc: "Create a decompressor object for decompressing data incrementally.",
    slots: Slots { new: Some(new), ..Slots::NONE },
    methods: &[method(
        "decompress",
        "($self, /, data, max_length=-1)",
        "Decompress *data*, returning uncompressed data as bytes.",
        decompress,
    )],
    getset: &[
        getter("eof", "True if the end of the frame has been reached.", |_, value| {
            Ok(Value::bool(own(value).eof.get()))
        })
        .as_member(),
        getter(
            "needs_input",
            "True if more input is needed before more decompressed data can be produced.",
            |_, value| Ok(Value::bool(own(value).needs_input.get())),
        )
        .as_member(),
        getter("unused_data", "Data found after the end of the frame.", |_, value| {
            Ok(own(value).unused_data.get().unwrap_or(Value::NONE))
        }),
    ],
    ..TypeSpec::container::<PyDecompressor>()
});

fn own(value: &Value) -> &PyDecompressor {
    value.downcast().expect("a method of ZstdDecompressor gets one")
}

fn new(vm: &Thread, _: &PyType, args: Args<'_>) -> PyResult {
    bind(vm, &PARAMETERS, args, |args| {
        let mut decoder = Decoder::new()?;
        if let Some(value) = given(&args[0]) {
            let (dictionary, usage) = dictionary::argument(vm, value, Usage::Digested)?;
            let loaded = decoder.load(&dictionary, usage);
            loaded.map_err(|refusal| dictionary::refuse(vm, refusal, false))?;
        }
        if let Some(options) = given(&args[1]) {
            parameters::read(vm, options, false, |parameter, value| {
                decoder.set(parameter, value).map_err(|_| parameters::refuse(vm, parameter, value, false))
            })?;
        }
        decoder.settle()?;
        let own = vm.heap().allocate(PyDecompressor {
            object: Object::new(&TYPE),
            decoder: RefCell::new(decoder),
            pending: RefCell::default(),
            unused_data: ValueCell::new(Some(PyBytes::empty().into_value())),
            eof: Cell::new(false),
            needs_input: Cell::new(true),
        })?;
        vm.heap().track(own.as_object());
        Ok(own.into_value())
    })
}

fn decompress(vm: &Thread, args: &[Value]) -> PyResult {
    let own = own(&args[0]);
    let data = vm.bytes_like(&args[1])?;
    let most = if args[2].is_unbound() { -1 } else { vm.size_argument(&args[2])? };
    if own.eof.get() {
        return Err(vm.raise(&EOF_ERROR, "Already at the end of a Zstandard frame."));
    }
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let mut pending = own.pending.take();
    let input: &[u8] = if pending.is_empty() {
        &data
    } else {
        pending.extend_from_slice(&data)?;
        &pending
    };
    let mut decoder = own.decoder.borrow_mut();
    let result = if most == 0 {
        // A frame may end without output.
        let step = decoder.step(input, &mut []).map_err(Failure::Library);
        step.map(|step| Run { output: Buf::new(), used: step.used, has_ended: step.has_ended })
    } else {
        run(vm, PACE, input, most, |input, output| decoder.step(input, output))
    };
    let Run { output, used, has_ended } = match result {
        Ok(run) => run,
        Err(failure) => {
            own.needs_input.set(true);
            decoder.reset();
            return Err(fail_run(vm, failure, "decompress Zstandard data"));
        }
    };
    let rest = &input[used..];
    own.eof.set(has_ended);
    own.needs_input.set(!has_ended && rest.is_empty() && output.len() < most);
    if has_ended && !rest.is_empty() {
        own.unused_data.set(Some(vm.new_bytes(rest)?));
    } else if !rest.is_empty() {
        let rest = Buf::from_slice(rest)?;
        drop(own.pending.replace(rest));
    }
    decoder.settle()?;
    vm.finish_bytes(output)
}
