//! The modules of East Asian encodings: `_codecs_cn`, `_codecs_jp`, `_codecs_kr` and `_codecs_tw` have the codecs,
//! `_multibytecodec` the classes that the modules of `encodings` inherit from.
//!
//! Missing are those that keep a shift state or write two characters as one (ISO 2022, HZ, JIS X 0213, HKSCS).

mod codec;
mod incremental;
mod stream;
mod table;

use codec::PyMultibyteCodec;
use std::borrow::Cow;
use table::Encoding;
use taipan_vm::builtins::exceptions;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::call::Args;
use taipan_vm::class::PyType;
use taipan_vm::class::ready::ready_all;
use taipan_vm::class::spec::{GetSetDef, Getter, Setter, getset, method};
use taipan_vm::codecs::name_argument;
use taipan_vm::error::PyResult;
use taipan_vm::modules::ModuleSpec;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;
use taipan_vm::value_cell::ValueCell;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_multibytecodec",
    doc: "",
    types: &[&incremental::DECODER, &incremental::ENCODER, &stream::READER, &stream::WRITER],
    init: Some(|_, _| {
        ready_all(std::iter::once(&codec::TYPE));
        Ok(())
    }),
    ..ModuleSpec::NEW
};

macro_rules! codec_modules {
    ($($static:ident $name:literal $encodings:ident,)*) => {$(
        pub static $static: ModuleSpec = ModuleSpec {
            name: $name,
            doc: "",
            functions: &[method("getcodec", "($module, arg, /)", "", |vm, args| {
                codec::getcodec(vm, &args[1], codec::$encodings)
            })],
            init: Some(|_, _| {
                ready_all(std::iter::once(&codec::TYPE));
                Ok(())
            }),
            ..ModuleSpec::NEW
        };
    )*};
}

codec_modules! {
    CODECS_CN "_codecs_cn" CHINESE,
    CODECS_JP "_codecs_jp" JAPANESE,
    CODECS_KR "_codecs_kr" KOREAN,
    CODECS_TW "_codecs_tw" TAIWANESE,
}

/// The encoding of a class's attribute `codec`.
fn codec_of(vm: &Thread, class: &PyType) -> PyResult<&'static Encoding> {
    let codec = vm.get_attr_str(&class.to_value(), "codec")?;
    match codec.downcast::<PyMultibyteCodec>() {
        Some(codec) => Ok(codec.encoding),
        None => Err(vm.type_error("codec is unexpected type")),
    }
}

/// What instances of all four classes have: an encoding and the name of an error handler.
struct Settings {
    encoding: &'static Encoding,
    errors: ValueCell,
}

impl Settings {
    fn new(vm: &Thread, class: &PyType, errors: &Value) -> PyResult<Settings> {
        let name = match errors.downcast::<PyStr>() {
            Some(_) => errors.clone(),
            None => vm.new_str("strict")?,
        };
        Ok(Settings { encoding: codec_of(vm, class)?, errors: ValueCell::new(Some(name)) })
    }

    /// Calls `then` with the name of the error handler.
    fn with_errors<R>(&self, vm: &Thread, then: impl FnOnce(&str) -> PyResult<R>) -> PyResult<R> {
        let errors = self.errors.get();
        let name = name_argument(vm, errors.as_ref().and_then(Value::downcast::<PyStr>))?;
        then(&name.unwrap_or(Cow::Borrowed("strict")))
    }
}

/// The attribute `errors`.
const fn errors_attribute(get: Getter, set: Setter) -> GetSetDef {
    getset("errors", "how to treat errors", get, set)
}

fn set_errors(vm: &Thread, settings: &Settings, errors: Option<&Value>) -> PyResult<()> {
    let Some(errors) = errors else {
        return Err(vm.raise(&exceptions::ATTRIBUTE_ERROR, "cannot delete attribute"));
    };
    if errors.downcast::<PyStr>().is_none() {
        return Err(vm.type_error("errors must be a string"));
    }
    settings.errors.set(Some(errors.clone()));
    Ok(())
}

/// `__new__` has done everything: the classes of `encodings` must not get to the initializers of `codecs`.
fn init(_: &Thread, _: &Value, _: Args<'_>) -> PyResult<()> {
    Ok(())
}
