//! `ZstdCompressor`.

use super::library::{self, Encoder, FLUSH_BLOCK, SIZE_ERROR, Usage};
use super::parameters::{self, COMPRESSION_LEVEL, NB_WORKERS};
use super::{dictionary, fail, fail_run};
use crate::compression::{Pace, Run, Step, run};
use std::cell::{Cell, RefCell};
use std::ffi::c_int;
use taipan_vm::builtins::int;
use taipan_vm::call::{Args, bind};
use taipan_vm::class::PyType;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{Constant, MethodDef, TypeSpec, getter, method, parameters};
use taipan_vm::error::PyResult;
use taipan_vm::number::IntRef;
use taipan_vm::object::{Object, Payload};
use taipan_vm::protocol::argument::given;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

const CONTINUE: c_int = 0;
const FLUSH_FRAME: c_int = 2;

#[repr(C)]
pub struct PyCompressor {
    object: Object,
    encoder: RefCell<Encoder>,
    last_mode: Cell<c_int>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyCompressor {
    const TYPE: &'static PyType = &TYPE;
}

const SIGNATURE: &str = "(level=None, options=None, zstd_dict=None)";

static PARAMETERS: MethodDef = parameters("ZstdCompressor", SIGNATURE);

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "compression.zstd.ZstdCompressor",
    signature: SIGNATURE,
    doc: "Create a compressor object for compressing data incrementally.",
    slots: Slots { new: Some(new), ..Slots::NONE },
    methods: &[
        method(
            "compress",
            "($self, /, data, mode=ZstdCompressor.CONTINUE)",
            "Provide data to the compressor object, and get what is ready of the compressed data.",
            compress,
        ),
        method(
            "flush",
            "($self, /, mode=ZstdCompressor.FLUSH_FRAME)",
            "Finish the block or the frame, and get what is left of the compressed data.",
            flush,
        ),
        method(
            "set_pledged_input_size",
            "($self, size, /)",
            "Tell how much data the next frame will have, or None if that is not known.",
            set_pledged_input_size,
        ),
    ],
    getset: &[getter("last_mode", "The mode of the last call of compress() or flush().", |_, value| {
        Ok(int::small(own(value).last_mode.get().into()))
    })
    .as_member()],
    constants: &[
        ("CONTINUE", Constant::Int(CONTINUE as i64)),
        ("FLUSH_BLOCK", Constant::Int(FLUSH_BLOCK as i64)),
        ("FLUSH_FRAME", Constant::Int(FLUSH_FRAME as i64)),
    ],
    ..TypeSpec::leaf::<PyCompressor>()
});

fn own(value: &Value) -> &PyCompressor {
    value.downcast().expect("a method of ZstdCompressor gets one")
}

fn new(vm: &Thread, _: &PyType, args: Args<'_>) -> PyResult {
    bind(vm, &PARAMETERS, args, |args| {
        let (level, options) = (given(&args[0]), given(&args[1]));
        let mut encoder = Encoder::new()?;
        let mut used_level = 0;
        if level.is_some() && options.is_some() {
            return Err(vm.type_error("Only one of level or options should be used."));
        }
        if let Some(level) = level {
            used_level = level_argument(vm, level)?;
            set_level(vm, &mut encoder, used_level)?;
        }
        if let Some(options) = options {
            parameters::read(vm, options, true, |parameter, value| {
                if parameter == COMPRESSION_LEVEL {
                    used_level = value;
                    return set_level(vm, &mut encoder, value);
                }
                encoder.is_parallel |= parameter == NB_WORKERS && value != 0;
                encoder.set(parameter, value).map_err(|_| parameters::refuse(vm, parameter, value, true))
            })?;
        }
        if let Some(value) = given(&args[2]) {
            let (dictionary, usage) = dictionary::argument(vm, value, Usage::Undigested)?;
            let loaded = encoder.load(&dictionary, usage, used_level);
            loaded.map_err(|refusal| dictionary::refuse(vm, refusal, true))?;
        }
        encoder.settle()?;
        let own = vm.heap().allocate(PyCompressor {
            object: Object::new(&TYPE),
            encoder: RefCell::new(encoder),
            last_mode: Cell::new(FLUSH_FRAME),
        })?;
        Ok(own.into_value())
    })
}

fn level_argument(vm: &Thread, level: &Value) -> PyResult<c_int> {
    if !int::is_int(level) {
        return Err(vm.type_error("invalid type for level, expected int"));
    }
    match int::as_i64(level).and_then(|level| c_int::try_from(level).ok()) {
        Some(level) => Ok(level),
        None => {
            let (low, high) = library::levels();
            let text = format!("illegal compression level; the valid range is [{low}, {high}]");
            Err(vm.value_error(text))
        }
    }
}

fn set_level(vm: &Thread, encoder: &mut Encoder, level: c_int) -> PyResult<()> {
    let (low, high) = library::levels();
    if !(low..=high).contains(&level) {
        let text = format!("illegal compression level {level}; the valid range is [{low}, {high}]");
        return Err(vm.value_error(text));
    }
    encoder.set(COMPRESSION_LEVEL, level).map_err(|error| fail(vm, "set zstd compression level", &error))
}

fn deflate(vm: &Thread, own: &PyCompressor, input: &[u8], mode: c_int) -> PyResult {
    let mut encoder = own.encoder.borrow_mut();
    // A frame that is given at once tells its size.
    let pace = Pace { piece: if mode == CONTINUE { 1 << 18 } else { usize::MAX }, cost: 1 << 9 };
    let result = run(vm, pace, input, usize::MAX, |input, output| {
        let done = encoder.step(input, output, mode)?;
        // That nothing is left of a piece does not mean that it was the last one.
        Ok(Step { has_ended: done.has_ended && mode != CONTINUE, ..done })
    });
    match result {
        Ok(Run { output, .. }) => {
            own.last_mode.set(mode);
            encoder.settle()?;
            vm.finish_bytes(output)
        }
        Err(failure) => {
            own.last_mode.set(FLUSH_FRAME);
            encoder.reset();
            Err(fail_run(vm, failure, "compress Zstandard data"))
        }
    }
}

fn compress(vm: &Thread, args: &[Value]) -> PyResult {
    let data = vm.bytes_like(&args[1])?;
    let mode = if args[2].is_unbound() { CONTINUE } else { vm.c_int_argument(&args[2])? };
    if !(CONTINUE..=FLUSH_FRAME).contains(&mode) {
        let text = "mode argument wrong value, it should be one of ZstdCompressor.CONTINUE, \
            ZstdCompressor.FLUSH_BLOCK, ZstdCompressor.FLUSH_FRAME.";
        return Err(vm.value_error(text));
    }
    deflate(vm, own(&args[0]), &data, mode)
}

fn flush(vm: &Thread, args: &[Value]) -> PyResult {
    let mode = if args[1].is_unbound() { FLUSH_FRAME } else { vm.c_int_argument(&args[1])? };
    if mode != FLUSH_FRAME && mode != FLUSH_BLOCK {
        let text = "mode argument wrong value, it should be ZstdCompressor.FLUSH_FRAME or \
            ZstdCompressor.FLUSH_BLOCK.";
        return Err(vm.value_error(text));
    }
    deflate(vm, own(&args[0]), &[], mode)
}

fn set_pledged_input_size(vm: &Thread, args: &[Value]) -> PyResult {
    let own = own(&args[0]);
    let size = match given(&args[1]) {
        None => None,
        Some(size) if !int::is_int(size) => return Err(vm.type_error("an integer is required")),
        Some(size) => match int::as_ref(size).and_then(IntRef::to_u64).filter(|size| *size < SIZE_ERROR) {
            Some(size) => Some(size),
            None => {
                let text = format!("size argument should be a positive int less than {SIZE_ERROR}");
                return Err(vm.value_error(text));
            }
        },
    };
    if own.last_mode.get() != FLUSH_FRAME {
        let text = "set_pledged_input_size() method must be called when last_mode == FLUSH_FRAME";
        return Err(vm.value_error(text));
    }
    let pledged = own.encoder.borrow_mut().pledge(size);
    pledged.map_err(|error| fail(vm, "set pledged uncompressed content size", &error))?;
    Ok(Value::NONE)
}
