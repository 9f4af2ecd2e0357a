//! `LZMACompressor`.

use super::filters::{self, Spec};
use super::{
    CHECK_CRC32, CHECK_CRC64, CHECK_ID_MAX, CHECK_NONE, CHECK_SHA256, FORMAT_ALONE, FORMAT_RAW, FORMAT_XZ,
    Failure, PRESET_DEFAULT, fail, step, u32_argument,
};
use crate::compression::{Charged, Pace, Run, run};
use liblzma::stream::{Action, Check, Error, LzmaOptions, Stream};
use std::cell::{Cell, RefCell};
use taipan_vm::call::{Args, bind};
use taipan_vm::class::PyType;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{MethodDef, TypeSpec, method, parameters};
use taipan_vm::error::PyResult;
use taipan_vm::object::{Object, Payload};
use taipan_vm::protocol::argument::given;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

const PACE: Pace = Pace { piece: 1 << 16, cost: 10 << 10 };

#[repr(C)]
pub struct PyCompressor {
    object: Object,
    stream: RefCell<Stream>,
    is_flushed: Cell<bool>,
    _memory: Charged,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyCompressor {
    const TYPE: &'static PyType = &TYPE;
}

static PARAMETERS: MethodDef =
    parameters("LZMACompressor", "(format=FORMAT_XZ, check=-1, preset=None, filters=None)");

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_lzma.LZMACompressor",
    doc: "LZMACompressor(format=FORMAT_XZ, check=-1, preset=None, filters=None)\n\nCreate a compressor object for compressing data incrementally.",
    slots: Slots { new: Some(new), ..Slots::NONE },
    methods: &[
        method("compress", "($self, data, /)", "Provide data to the compressor object.", |vm, args| {
            let data = vm.bytes_like(&args[1])?;
            if own(&args[0]).is_flushed.get() {
                return Err(vm.value_error("Compressor has been flushed"));
            }
            compress(vm, own(&args[0]), &data, Action::Run)
        }),
        method("flush", "($self, /)", "Finish the compression process.", |vm, args| {
            if own(&args[0]).is_flushed.replace(true) {
                return Err(vm.value_error("Repeated call to flush()"));
            }
            compress(vm, own(&args[0]), &[], Action::Finish)
        }),
    ],
    ..TypeSpec::leaf::<PyCompressor>()
});

fn own(value: &Value) -> &PyCompressor {
    value.downcast().expect("a method of LZMACompressor gets one")
}

fn new(vm: &Thread, _: &PyType, args: Args<'_>) -> PyResult {
    bind(vm, &PARAMETERS, args, |args| {
        let format = if args[0].is_unbound() { FORMAT_XZ } else { vm.c_int_argument(&args[0])? };
        let check = if args[1].is_unbound() { -1 } else { vm.c_int_argument(&args[1])? };
        let preset = given(&args[2]);
        let chain = given(&args[3]);
        if preset.is_some() && chain.is_some() {
            return Err(vm.value_error("Cannot specify both preset and filter chain"));
        }
        let preset = preset.map_or(Ok(PRESET_DEFAULT), |preset| u32_argument(vm, preset))?;
        if format != FORMAT_XZ && check != -1 && check != CHECK_NONE {
            return Err(vm.value_error("Integrity checks are only supported by FORMAT_XZ"));
        }
        if !(FORMAT_XZ..=FORMAT_RAW).contains(&format) {
            return Err(vm.value_error(format!("Invalid container format: {format}")));
        }
        if format == FORMAT_RAW && chain.is_none() {
            return Err(vm.value_error("Must specify filters for FORMAT_RAW"));
        }
        let specs = chain.map(|chain| filters::read_chain(vm, chain)).transpose()?;
        if format == FORMAT_ALONE
            && let Some(specs) = &specs
            && filters::only_lzma1(specs).is_none()
        {
            let text = "Invalid filter chain for FORMAT_ALONE - must be a single LZMA1 filter";
            return Err(vm.value_error(text));
        }
        // Twelve times the dictionary, and some more.
        let memory = Charged::new(12 * filters::dictionary(preset, specs.as_deref()) + (1 << 20))?;
        let stream = stream(format, check, preset, specs.as_deref())
            .map_err(|error| fail(vm, Failure::Library(error)))?;
        let own = vm.heap().allocate(PyCompressor {
            object: Object::new(&TYPE),
            stream: RefCell::new(stream),
            is_flushed: Cell::new(false),
            _memory: memory,
        })?;
        Ok(own.into_value())
    })
}

fn stream(format: i32, check: i32, preset: u32, specs: Option<&[Spec]>) -> Result<Stream, Error> {
    match (format, specs) {
        (FORMAT_ALONE, Some(specs)) => {
            Stream::new_lzma_encoder(&filters::only_lzma1(specs).unwrap_or(Err(Error::Program))?)
        }
        (FORMAT_ALONE, None) => Stream::new_lzma_encoder(&LzmaOptions::new_preset(preset)?),
        (FORMAT_RAW, specs) => Stream::new_raw_encoder(&filters::chain(specs.unwrap_or_default())?),
        (_, Some(specs)) => Stream::new_stream_encoder(&filters::chain(specs)?, kind_of_check(check)?),
        (_, None) => Stream::new_easy_encoder(preset, kind_of_check(check)?),
    }
}

fn kind_of_check(check: i32) -> Result<Check, Error> {
    match check {
        -1 | CHECK_CRC64 => Ok(Check::Crc64),
        CHECK_NONE => Ok(Check::None),
        CHECK_CRC32 => Ok(Check::Crc32),
        CHECK_SHA256 => Ok(Check::Sha256),
        2 | 3 | 5..=9 | 11..=CHECK_ID_MAX => Err(Error::UnsupportedCheck),
        _ => Err(Error::Program),
    }
}

fn compress(vm: &Thread, own: &PyCompressor, input: &[u8], action: Action) -> PyResult {
    let mut stream = own.stream.borrow_mut();
    match run(vm, PACE, input, usize::MAX, |input, output| step(&mut stream, input, output, action)) {
        Ok(Run { output, .. }) => vm.finish_bytes(output),
        Err(failure) => Err(fail(vm, failure)),
    }
}
