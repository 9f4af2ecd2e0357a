//! `TextIOWrapper.__init__` and `reconfigure`: encodings, error handlers, line ends.

use super::super::asks;
use super::super::newlines::{Newlines, Treatment};
use super::decoding::{Decoder, Encoder, Plain};
use super::{CHUNK_SIZE, PyTextIO, SIGNATURE, State, own};
use taipan_vm::builtins::exceptions;
use taipan_vm::builtins::int;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::call::{Args, bind};
use taipan_vm::class::spec::{MethodDef, parameters};
use taipan_vm::codecs::{name_argument, registry};
use taipan_vm::error::PyResult;
use taipan_vm::names;
use taipan_vm::protocol::argument::Which;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

static PARAMETERS: MethodDef = parameters("TextIOWrapper", SIGNATURE);

/// A `str`, or nothing for `None`.
fn optional_str<'a>(
    vm: &Thread,
    value: &'a Value,
    function: &str,
    which: Which,
) -> PyResult<Option<&'a PyStr>> {
    if value.is_none() || value.is_unbound() {
        return Ok(None);
    }
    match value.downcast::<PyStr>() {
        Some(text) => Ok(Some(text)),
        None => Err(vm.bad_argument(function, which, "str or None", value)),
    }
}

fn treatment_of(vm: &Thread, newline: Option<&PyStr>) -> PyResult<Treatment> {
    let text = name_argument(vm, newline)?;
    Treatment::of(text.as_deref())
        .ok_or_else(|| vm.value_error(format!("illegal newline value: {}", text.as_deref().unwrap_or(""))))
}

pub fn init(vm: &Thread, value: &Value, args: Args<'_>) -> PyResult<()> {
    bind(vm, &PARAMETERS, args, |args| {
        let own = own(value);
        own.state.set(State::New);
        let function = "TextIOWrapper";
        let encoding = optional_str(vm, &args[1], function, Which::Named("encoding"))?;
        let encoding = name_argument(vm, encoding)?;
        let errors = match optional_str(vm, &args[2], function, Which::Named("errors"))? {
            Some(errors) => taipan_vm::object::to_value(errors),
            None => vm.new_str("strict")?,
        };
        let newline = if args[3].is_unbound() { &Value::NONE } else { &args[3] };
        let newline = optional_str(vm, newline, function, Which::Named("newline"))?;
        let line_buffering = vm.bool_argument(&args[4], false)?;
        let write_through = vm.bool_argument(&args[5], false)?;
        if encoding.is_none() && vm.interp().config.flags.warn_default_encoding {
            vm.warn(&exceptions::ENCODING_WARNING, "'encoding' argument not specified", 1)?;
        }
        let treatment = treatment_of(vm, newline)?;
        let encoding = match encoding.as_deref() {
            None | Some("locale") => vm.locale_encoding(),
            Some(encoding) => encoding,
        };
        check_errors(vm, &errors)?;
        own.treatment.set(treatment);
        own.encoding.set(Some(vm.new_str(encoding)?));
        own.errors.set(Some(errors));
        own.set_decoded(None);
        own.forget_snapshot();
        own.pending.borrow_mut().clear();
        own.chunk_size.set(CHUNK_SIZE);
        own.ratio.set(0.0);
        own.line_buffering.set(line_buffering);
        own.write_through.set(write_through);
        own.below.set(Some(args[0].clone()));
        own.set_codec(vm, encoding)?;
        let seekable = asks(vm, &args[0], &names::seekable)?;
        own.seekable.set(seekable);
        own.telling.set(seekable);
        own.has_read1.set(vm.get_attr_opt(&args[0], &names::read1)?.is_some());
        own.prepare_encoder(vm)?;
        own.state.set(State::Ready);
        Ok(())
    })
}

/// In development mode, the name of an error handler must be known.
fn check_errors(vm: &Thread, errors: &Value) -> PyResult<()> {
    let errors = vm.expect_str(errors, "errors")?;
    let name = name_argument(vm, Some(errors))?;
    if vm.interp().config.flags.dev_mode
        && let Some(name) = name
    {
        registry::lookup_error(vm, &name)?;
    }
    Ok(())
}

impl PyTextIO {
    fn errors_name(&self) -> String {
        let errors = self.errors.get();
        errors.as_ref().and_then(Value::downcast::<PyStr>).map_or_else(String::new, PyStr::to_string_lossy)
    }

    /// Makes decoder and encoder, as far as the stream below reads and writes.
    fn set_codec(&self, vm: &Thread, encoding: &str) -> PyResult<()> {
        let Some(below) = self.below.get() else { return Ok(()) };
        let plain = Plain::named(encoding);
        let codec = match plain {
            Some(_) => None,
            None => Some(lookup(vm, encoding)?),
        };
        let errors = self.errors_name();
        let treatment = self.treatment.get();
        let newlines = treatment.universal.then(|| Newlines::new(treatment.translate));
        let part = |name: &str| -> PyResult<Option<Value>> {
            let Some(codec) = &codec else { return Ok(None) };
            let make = vm.get_attr_str(codec, name)?;
            vm.call(&make, &[vm.new_str(&errors)?]).map(Some)
        };
        let mut decoder = None;
        if asks(vm, &below, &names::readable)? {
            decoder = match (plain, part("incrementaldecoder")?) {
                (Some(plain), _) => Some(Decoder::plain(plain, &errors, newlines)),
                (None, Some(object)) => Some(Decoder::object(object, newlines)),
                (None, None) => None,
            };
        }
        drop(self.decoder.replace(decoder));
        let mut encoder = None;
        if asks(vm, &below, &names::writable)? {
            encoder = match (plain, part("incrementalencoder")?) {
                (Some(plain), _) => Some(Encoder::Plain(plain, errors.as_str().into())),
                (None, Some(object)) => Some(Encoder::Object(object)),
                (None, None) => None,
            };
        }
        drop(self.encoder.replace(encoder));
        Ok(())
    }

    /// An encoder must not write a mark in the middle of a stream.
    fn prepare_encoder(&self, vm: &Thread) -> PyResult<()> {
        let is_object = matches!(&*self.encoder.borrow(), Some(Encoder::Object(_)));
        if !self.seekable.get() || self.encoder.borrow().is_none() {
            return Ok(());
        }
        let Some(below) = self.below.get() else { return Ok(()) };
        let at = vm.call_method(&below, &names::tell, &[])?;
        if is_object && !vm.equals(&at, &int::small(0))? {
            self.with_encoder(|encoder| encoder.reset(vm, false))?;
        }
        Ok(())
    }
}

/// The codec of an encoding, which must be one of text.
fn lookup(vm: &Thread, encoding: &str) -> PyResult {
    let codec = registry::lookup(vm, encoding)?;
    let is_text = vm.intern_str("_is_text_encoding")?;
    if let Some(is_text) = vm.get_attr_opt(&codec, &is_text)?
        && !vm.is_true(&is_text)?
    {
        return Err(vm.lookup_error(format!("'{encoding:.400}' is not a text encoding")));
    }
    Ok(codec)
}

impl PyTextIO {
    /// A switch: `None` leaves it as it is.
    fn switch(vm: &Thread, value: &Value, old: bool) -> PyResult<bool> {
        if value.is_unbound() || value.is_none() { Ok(old) } else { Ok(vm.c_int_argument(value)? != 0) }
    }
}

pub fn reconfigure(vm: &Thread, args: &[Value]) -> PyResult {
    let [value, encoding, errors, newline, line_buffering, write_through] = args else {
        return Err(vm.system_error("bad arguments"));
    };
    let own = own(value).attached(vm)?;
    let given = |value: &Value| !value.is_unbound() && !value.is_none();
    if own.decoded().is_some() && (given(encoding) || given(errors) || !newline.is_unbound()) {
        let text = "It is not possible to set the encoding or newline of stream after the first read";
        return Err(super::super::unsupported(vm, text));
    }
    let function = "reconfigure";
    let encoding = optional_str(vm, encoding, function, Which::Named("encoding"))?;
    let errors = optional_str(vm, errors, function, Which::Named("errors"))?;
    let treatment = match newline {
        newline if newline.is_unbound() => None,
        newline => {
            let newline = optional_str(vm, newline, function, Which::Named("newline"))?;
            Some(treatment_of(vm, newline)?)
        }
    };
    let line_buffering = PyTextIO::switch(vm, line_buffering, own.line_buffering.get())?;
    let write_through = PyTextIO::switch(vm, write_through, own.write_through.get())?;
    vm.call_method(value, &names::flush, &[])?;
    own.ratio.set(0.0);
    if let Some(treatment) = treatment {
        own.treatment.set(treatment);
    }
    if encoding.is_some() || errors.is_some() || treatment.is_some() {
        change_codec(vm, own, encoding, errors)?;
    }
    own.line_buffering.set(line_buffering);
    own.write_through.set(write_through);
    Ok(Value::NONE)
}

fn change_codec(
    vm: &Thread,
    own: &PyTextIO,
    encoding: Option<&PyStr>,
    errors: Option<&PyStr>,
) -> PyResult<()> {
    let name = name_argument(vm, encoding)?;
    let new_errors = match (errors, encoding) {
        (Some(errors), _) => taipan_vm::object::to_value(errors),
        (None, Some(_)) => vm.new_str("strict")?,
        (None, None) => own.errors.get().unwrap_or(Value::NONE),
    };
    let name = match name.as_deref() {
        Some("locale") => vm.locale_encoding().to_owned(),
        Some(name) => name.to_owned(),
        None => {
            let old = own.encoding.get();
            old.as_ref().and_then(Value::downcast::<PyStr>).map_or_else(String::new, PyStr::to_string_lossy)
        }
    };
    check_errors(vm, &new_errors)?;
    if Plain::named(&name).is_none() {
        lookup(vm, &name)?;
    }
    own.errors.set(Some(new_errors));
    own.set_codec(vm, &name)?;
    own.encoding.set(Some(vm.new_str(&name)?));
    own.prepare_encoder(vm)
}
