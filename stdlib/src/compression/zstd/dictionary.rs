//! `ZstdDict`.

use super::library::{self, Dictionary, Refusal, Usage};
use super::{fail, raise};
use std::rc::Rc;
use taipan_vm::builtins::int;
use taipan_vm::builtins::tuple::PyTuple;
use taipan_vm::call::{Args, bind};
use taipan_vm::class::PyType;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{Getter, MethodDef, TypeSpec, getter, parameters};
use taipan_vm::collections::Buf;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::heap::NoMemory;
use taipan_vm::object::{Object, Payload};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// The number that says what a dictionary is used as, behind it in a tuple, in the order of [`USAGES`].
const USAGES: [Usage; 3] = [Usage::Digested, Usage::Undigested, Usage::Prefix];

const LEAST_SIZE: usize = 8;

#[repr(C)]
pub struct PyZstdDict {
    object: Object,
    dictionary: Rc<Dictionary>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyZstdDict {
    const TYPE: &'static PyType = &TYPE;
}

const SIGNATURE: &str = "(dict_content, /, *, is_raw=False)";

static PARAMETERS: MethodDef = parameters("ZstdDict", SIGNATURE);

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "compression.zstd.ZstdDict",
    signature: SIGNATURE,
    doc: "A Zstandard dictionary, for any number of compressors and decompressors.\n\nThe content must be a dictionary that the library made, unless is_raw is true.",
    slots: Slots { new: Some(new), repr: Some(repr), length: Some(length), ..Slots::NONE },
    getset: &[
        getter("as_digested_dict", "The dictionary, to be used digested.", as_usage::<0> as Getter),
        getter(
            "as_prefix",
            "The dictionary, to be used as a prefix of the next frame.",
            as_usage::<2> as Getter,
        ),
        getter("as_undigested_dict", "The dictionary, to be used undigested.", as_usage::<1> as Getter),
        getter("dict_content", "The content of the dictionary, as bytes.", |vm, value| {
            vm.new_bytes(&own(value).dictionary.content)
        }),
        getter("dict_id", "The number of the dictionary; 0 for a raw one.", |vm, value| {
            int::from_i64(vm, own(value).dictionary.id.into())
        })
        .as_member(),
    ],
    ..TypeSpec::leaf::<PyZstdDict>()
});

fn own(value: &Value) -> &PyZstdDict {
    value.downcast().expect("a method of ZstdDict gets one")
}

fn new(vm: &Thread, _: &PyType, args: Args<'_>) -> PyResult {
    bind(vm, &PARAMETERS, args, |args| {
        let content = vm.bytes_like(&args[0])?;
        let is_raw = vm.bool_argument(&args[1], false)?;
        if content.len() < LEAST_SIZE {
            let text = "Zstandard dictionary content too short (must have at least eight bytes)";
            return Err(vm.value_error(text));
        }
        let content = Buf::from_slice(&content)?;
        let id = library::dictionary_id(&content);
        if id == 0 && !is_raw {
            return Err(vm.value_error("invalid Zstandard dictionary"));
        }
        let dictionary = Rc::new(Dictionary::new(content, id));
        let own = vm.heap().allocate(PyZstdDict { object: Object::new(&TYPE), dictionary })?;
        Ok(own.into_value())
    })
}

fn repr(vm: &Thread, value: &Value) -> PyResult {
    let Dictionary { content, id, .. } = &*own(value).dictionary;
    vm.new_str(&format!("<ZstdDict dict_id={id} dict_size={}>", content.len()))
}

fn length(_: &Thread, value: &Value) -> PyResult<usize> {
    Ok(own(value).dictionary.content.len())
}

fn as_usage<const N: i32>(vm: &Thread, value: &Value) -> PyResult {
    vm.new_tuple(&[value.clone(), int::small(N.into())])
}

/// The dictionary that an argument `zstd_dict` gives, and what as: a `ZstdDict`, or a tuple of one and a number.
pub fn argument(vm: &Thread, value: &Value, default: Usage) -> PyResult<(Rc<Dictionary>, Usage)> {
    if let Some(own) = value.downcast::<PyZstdDict>() {
        return Ok((own.dictionary.clone(), default));
    }
    let refused = || vm.type_error("zstd_dict argument should be a ZstdDict object.");
    let Some([dictionary, number]) = value.downcast_exact::<PyTuple>().map(PyTuple::items) else {
        return Err(refused());
    };
    let (Some(own), true) = (dictionary.downcast::<PyZstdDict>(), int::is_int(number)) else {
        return Err(refused());
    };
    let number = vm.c_int_argument(number)?;
    let usage = usize::try_from(number).ok().and_then(|number| USAGES.get(number)).ok_or_else(refused)?;
    Ok((own.dictionary.clone(), *usage))
}

#[cold]
pub fn refuse(vm: &Thread, refusal: Refusal, is_compress: bool) -> Raised {
    let (kind, doing) = if is_compress { ('C', "compression") } else { ('D', "decompression") };
    match refusal {
        Refusal::NotDigested => {
            let text =
                format!("Failed to create a ZSTD_{kind}Dict instance from Zstandard dictionary content.");
            raise(vm, &text)
        }
        Refusal::Library(error) => {
            fail(vm, &format!("load Zstandard dictionary or prefix for {doing}"), &error)
        }
        Refusal::NoMemory => NoMemory.into(),
    }
}
