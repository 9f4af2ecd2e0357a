//! `_zstd`, over libzstd, which the crate `zstd-sys` builds in.

mod compressor;
mod decompressor;
mod dictionary;
mod library;
mod parameters;

use super::Failure;
use library::{Error, Samples};
use std::cell::{OnceCell, RefCell};
use taipan_vm::builtins::bytes::PyBytes;
use taipan_vm::builtins::exceptions;
use taipan_vm::builtins::int;
use taipan_vm::builtins::module::PyModule;
use taipan_vm::builtins::tuple::PyTuple;
use taipan_vm::class::PyType;
use taipan_vm::class::spec::method;
use taipan_vm::collections::Buf;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::heap::NoMemory;
use taipan_vm::modules::ModuleSpec;
use taipan_vm::protocol::argument::Which;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_zstd",
    functions: &[
        method(
            "train_dict",
            "($module, samples_bytes, samples_sizes, dict_size, /)",
            "Train a dictionary on samples, which come as one bytes object, with their sizes.",
            train_dict,
        ),
        method(
            "finalize_dict",
            "($module, custom_dict_bytes, samples_bytes, samples_sizes,\n              dict_size, compression_level, /)",
            "Make a dictionary of one's own content, with statistics of samples.",
            finalize_dict,
        ),
        method(
            "get_param_bounds",
            "($module, /, parameter, is_compress)",
            "The bounds of a parameter, both inclusive.",
            parameters::bounds,
        ),
        method(
            "get_frame_size",
            "($module, /, frame_buffer)",
            "The size of the frame that a buffer begins with, its header and checksum included.",
            get_frame_size,
        ),
        method(
            "get_frame_info",
            "($module, /, frame_buffer)",
            "The size of what a frame holds, or None, and the number of its dictionary.",
            get_frame_info,
        ),
        method(
            "set_parameter_types",
            "($module, /, c_parameter_type, d_parameter_type)",
            "Tell the classes of the parameters' enumerations, so that they are not mixed up.",
            set_parameter_types,
        ),
    ],
    constants: parameters::CONSTANTS,
    types: &[&dictionary::TYPE, &compressor::TYPE, &decompressor::TYPE],
    init: Some(|vm, module: &PyModule| {
        let set = |name: &str, value: Value| module.dict().set_str(&*vm.intern_str(name)?, value);
        let (number, text) = library::version();
        set("zstd_version", vm.new_str(text)?)?;
        set("zstd_version_number", int::small(number.into()))?;
        set("ZSTD_DStreamOutSize", int::small(library::output_size() as i64))?;
        set("ZstdError", error_class(vm)?)
    }),
    ..ModuleSpec::NEW
};

#[derive(Default)]
struct Classes {
    error: OnceCell<Value>,
}

/// The classes of the parameters' enumerations: of decompression, of compression.
#[derive(Default)]
struct Parameters(RefCell<[Option<Value>; 2]>);

impl Parameters {
    fn class(&self, is_compress: bool) -> Option<Value> {
        self.0.borrow()[usize::from(is_compress)].clone()
    }
}

/// `ZstdError`.
fn error_class(vm: &Thread) -> PyResult {
    let classes = vm.interp().module_states.get::<Classes>();
    if let Some(class) = classes.error.get() {
        return Ok(class.clone());
    }
    let class = crate::exception_class::make(vm, "compression.zstd", "ZstdError", &exceptions::EXCEPTION)?;
    let doc = vm.new_str("An error occurred in the zstd library.")?;
    vm.set_attr(&class, &taipan_vm::names::__doc__, Some(&doc))?;
    Ok(classes.error.get_or_init(|| class).clone())
}

/// Raises `ZstdError`.
#[cold]
fn raise(vm: &Thread, text: &str) -> Raised {
    let made = error_class(vm).and_then(|class| vm.call(&class, &[vm.new_str(text)?]));
    match made {
        Ok(exception) => vm.raise_value(exception),
        Err(raised) => raised,
    }
}

/// Raises `ZstdError`, with what could not be done and the library's reason.
#[cold]
fn fail(vm: &Thread, doing: &str, error: &Error) -> Raised {
    raise(vm, &format!("Unable to {doing}: {}", error.0))
}

#[cold]
fn fail_run(vm: &Thread, failure: Failure<Error>, doing: &str) -> Raised {
    match failure {
        Failure::NoMemory => NoMemory.into(),
        Failure::Raised(raised) => raised,
        Failure::Library(error) => fail(vm, doing, &error),
    }
}

fn bytes<'a>(vm: &Thread, value: &'a Value, function: &str, position: usize) -> PyResult<&'a PyBytes> {
    value.downcast().ok_or_else(|| vm.bad_argument(function, Which::At(position), "bytes", value))
}

/// The arguments that are samples and the size of a dictionary.
struct Request<'a> {
    content: &'a PyBytes,
    sizes: &'a PyTuple,
    dict_size: isize,
}

impl<'a> Request<'a> {
    /// Of arguments at `first` and behind it.
    fn new(vm: &Thread, args: &'a [Value], first: usize, function: &str) -> PyResult<Request<'a>> {
        let [content, sizes, dict_size] = [&args[first], &args[first + 1], &args[first + 2]];
        let content = bytes(vm, content, function, first)?;
        let Some(sizes) = sizes.downcast() else {
            return Err(vm.bad_argument(function, Which::At(first + 1), "tuple", sizes));
        };
        Ok(Request { content, sizes, dict_size: vm.size_argument(dict_size)? })
    }

    /// The samples, and room for the dictionary.
    fn prepare(&self, vm: &Thread) -> PyResult<(Samples<'a>, Buf<u8>)> {
        let Some(room) = usize::try_from(self.dict_size).ok().filter(|size| *size > 0) else {
            return Err(vm.value_error("dict_size argument should be positive number."));
        };
        let refused = || vm.value_error("The samples size tuple doesn't match the concatenation's size.");
        let mut sizes = Buf::with_capacity(self.sizes.len())?;
        for size in self.sizes.items() {
            if !int::is_int(size) {
                return Err(vm.type_error("an integer is required"));
            }
            sizes.push(int::as_i64(size).and_then(|size| usize::try_from(size).ok()).ok_or_else(refused)?)?;
        }
        let samples = Samples::new(self.content.as_bytes(), sizes).ok_or_else(refused)?;
        let mut buffer = Buf::with_capacity(room)?;
        buffer.resize(room, 0)?;
        Ok((samples, buffer))
    }
}

/// The dictionary that was made into a buffer.
fn finish(vm: &Thread, mut buffer: Buf<u8>, made: Result<usize, Error>, kind: &str) -> PyResult {
    match made {
        Ok(size) => {
            buffer.truncate(size);
            vm.finish_bytes(buffer)
        }
        Err(error) => Err(fail(vm, &format!("{kind} the Zstandard dictionary"), &error)),
    }
}

fn train_dict(vm: &Thread, args: &[Value]) -> PyResult {
    let (samples, mut room) = Request::new(vm, args, 1, "train_dict")?.prepare(vm)?;
    let made = samples.train(&mut room);
    finish(vm, room, made, "train")
}

fn finalize_dict(vm: &Thread, args: &[Value]) -> PyResult {
    let basis = bytes(vm, &args[1], "finalize_dict", 1)?;
    let request = Request::new(vm, args, 2, "finalize_dict")?;
    let level = vm.c_int_argument(&args[5])?;
    let (samples, mut room) = request.prepare(vm)?;
    let made = samples.finalize(basis.as_bytes(), level, &mut room);
    finish(vm, room, made, "finalize")
}

fn get_frame_size(vm: &Thread, args: &[Value]) -> PyResult {
    let data = vm.bytes_like(&args[1])?;
    match library::frame_size(&data) {
        Ok(size) => int::from_usize(vm, size),
        Err(Error(reason)) => {
            let text = "Error when finding the compressed size of a Zstandard frame. Ensure the frame_buffer \
                argument starts from the beginning of a frame, and its length is not less than this complete \
                frame. Zstd error message";
            Err(raise(vm, &format!("{text}: {reason}.")))
        }
    }
}

fn get_frame_info(vm: &Thread, args: &[Value]) -> PyResult {
    let data = vm.bytes_like(&args[1])?;
    let Some((size, id)) = library::frame_info(&data) else {
        let text = "Error when getting information from the header of a Zstandard frame. Ensure the frame_buffer \
            argument starts from the beginning of a frame, and its length is not less than the frame header \
            (6~18 bytes).";
        return Err(raise(vm, text));
    };
    let size = size.map_or(Ok(Value::NONE), |size| int::from_u64(vm, size))?;
    vm.new_tuple(&[size, int::from_i64(vm, id.into())?])
}

fn set_parameter_types(vm: &Thread, args: &[Value]) -> PyResult {
    for (value, name) in args[1..].iter().zip(["c_parameter_type", "d_parameter_type"]) {
        if value.downcast::<PyType>().is_none() {
            return Err(vm.bad_argument("set_parameter_types", Which::Named(name), "type", value));
        }
    }
    let classes = [Some(args[2].clone()), Some(args[1].clone())];
    let before = vm.interp().module_states.get::<Parameters>().0.replace(classes);
    drop(before);
    Ok(Value::NONE)
}
