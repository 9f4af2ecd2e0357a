//! Decoders and encoders as text streams use them: our own for the encodings of nearly all files, and objects of Python.

use super::super::newlines::{Newlines, decoder_state, expect_decoded};
use taipan_vm::builtins::bytes::PyBytes;
use taipan_vm::builtins::int;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::codecs::native::{self, Native};
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::heap::Tracer;
use taipan_vm::names;
use taipan_vm::object::Ref;
use taipan_vm::text::Text;
use taipan_vm::text::codecs::latin1::AsciiDecoder;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// The encodings that are handled here.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Plain {
    Utf8,
    Ascii,
    Latin1,
}

impl Plain {
    pub fn named(name: &str) -> Option<Plain> {
        match Native::named(name)?.0 {
            Native::Utf8 => Some(Plain::Utf8),
            Native::Ascii => Some(Plain::Ascii),
            Native::Latin1 => Some(Plain::Latin1),
            _ => None,
        }
    }

    fn native(self) -> Native {
        match self {
            Plain::Utf8 => Native::Utf8,
            Plain::Ascii => Native::Ascii,
            Plain::Latin1 => Native::Latin1,
        }
    }
}

/// What a decoder has to remember: bytes that it has not used, and flags of its own.
#[derive(Clone, Default)]
pub struct DecoderState {
    pub buffer: Vec<u8>,
    pub flags: i64,
}

enum Kind {
    Plain(Plain),
    Object(Value),
}

/// A decoder with its treatment of line ends.
pub struct Decoder {
    kind: Kind,
    errors: Box<str>,
    /// Bytes of an unfinished character.
    pending: Vec<u8>,
    /// In universal mode.
    pub newlines: Option<Newlines>,
}

impl Decoder {
    pub fn plain(plain: Plain, errors: &str, newlines: Option<Newlines>) -> Decoder {
        Decoder { kind: Kind::Plain(plain), errors: errors.into(), pending: Vec::new(), newlines }
    }

    pub fn object(decoder: Value, newlines: Option<Newlines>) -> Decoder {
        Decoder { kind: Kind::Object(decoder), errors: "".into(), pending: Vec::new(), newlines }
    }

    pub fn trace(&self, tracer: &mut Tracer) {
        if let Kind::Object(decoder) = &self.kind {
            tracer.visit(decoder);
        }
    }

    fn decode_plain(&mut self, vm: &Thread, plain: Plain, input: &[u8], last: bool) -> PyResult<Ref<PyStr>> {
        let errors = Some(&*self.errors);
        match plain {
            Plain::Latin1 => Ok(PyStr::from_text(vm.heap(), Text::Latin1(input))?),
            _ if input.is_ascii() && self.pending.is_empty() => {
                Ok(PyStr::from_compact_text(vm.heap(), Text::Ascii(input))?)
            }
            Plain::Ascii => native::decode_with(vm, AsciiDecoder, input, errors).map(|(text, _)| text),
            Plain::Utf8 if self.pending.is_empty() => {
                let (text, used) = native::decode_utf8(vm, input, errors, last)?;
                self.pending.extend_from_slice(input.get(used..).unwrap_or_default());
                Ok(text)
            }
            Plain::Utf8 => {
                let mut whole = Buf::with_capacity(self.pending.len() + input.len())?;
                whole.extend_from_slice(&self.pending)?;
                whole.extend_from_slice(input)?;
                let (text, used) = native::decode_utf8(vm, &whole, errors, last)?;
                self.pending.clear();
                self.pending.extend_from_slice(whole.get(used..).unwrap_or_default());
                Ok(text)
            }
        }
    }

    /// The text of the next bytes.
    pub fn decode(&mut self, vm: &Thread, input: &[u8], last: bool) -> PyResult<Ref<PyStr>> {
        let text = match &self.kind {
            Kind::Plain(plain) => self.decode_plain(vm, *plain, input, last)?,
            Kind::Object(decoder) => {
                let args = [vm.new_bytes(input)?, Value::bool(last)];
                expect_decoded(vm, vm.call_method(decoder, &names::decode, &args)?)?
            }
        };
        self.convert(vm, text, last)
    }

    /// The same for an object that holds the bytes, which only a decoder in Python sees.
    pub fn decode_value(&mut self, vm: &Thread, input: &Value, last: bool) -> PyResult<Ref<PyStr>> {
        if let Kind::Object(decoder) = &self.kind {
            let decoded = vm.call_method(decoder, &names::decode, &[input.clone(), Value::bool(last)])?;
            let text = expect_decoded(vm, decoded)?;
            return self.convert(vm, text, last);
        }
        let bytes = vm.bytes_like(input)?;
        self.decode(vm, &bytes, last)
    }

    fn convert(&mut self, vm: &Thread, text: Ref<PyStr>, last: bool) -> PyResult<Ref<PyStr>> {
        match &mut self.newlines {
            Some(newlines) => newlines.convert(vm, text, last),
            None => Ok(text),
        }
    }

    pub fn state(&self, vm: &Thread) -> PyResult<DecoderState> {
        let mut state = match &self.kind {
            Kind::Plain(_) => DecoderState { buffer: self.pending.clone(), flags: 0 },
            Kind::Object(decoder) => {
                let (buffer, flags) = decoder_state(vm, &vm.call_method(decoder, &names::getstate, &[])?)?;
                let Some(buffer) = buffer.downcast::<PyBytes>() else {
                    return Err(vm.type_error(format!(
                        "illegal decoder state: the first item should be a bytes object, not '{:.200}'",
                        buffer.ty().name()
                    )));
                };
                DecoderState { buffer: buffer.as_bytes().to_vec(), flags }
            }
        };
        if let Some(newlines) = &self.newlines {
            state.flags = state.flags << 1 | i64::from(newlines.pending);
        }
        Ok(state)
    }

    pub fn set_state(&mut self, vm: &Thread, state: &DecoderState) -> PyResult<()> {
        let mut flags = state.flags;
        if let Some(newlines) = &mut self.newlines {
            newlines.pending = flags & 1 != 0;
            flags >>= 1;
        }
        match &self.kind {
            Kind::Plain(_) => self.pending.clone_from(&state.buffer),
            Kind::Object(decoder) => {
                let pair = vm.new_tuple(&[vm.new_bytes(&state.buffer)?, int::from_i64(vm, flags)?])?;
                vm.call_method(decoder, &names::setstate, &[pair])?;
            }
        }
        Ok(())
    }

    pub fn reset(&mut self, vm: &Thread) -> PyResult<()> {
        if let Some(newlines) = &mut self.newlines {
            newlines.reset();
        }
        match &self.kind {
            Kind::Plain(_) => self.pending.clear(),
            Kind::Object(decoder) => drop(vm.call_method(decoder, &names::reset, &[])?),
        }
        Ok(())
    }

    /// Whether there is nothing to reset but what has been seen of line ends.
    pub fn is_plain(&self) -> bool {
        matches!(self.kind, Kind::Plain(_))
    }
}

/// An encoder.
pub enum Encoder {
    Plain(Plain, Box<str>),
    Object(Value),
}

impl Encoder {
    pub fn trace(&self, tracer: &mut Tracer) {
        if let Encoder::Object(encoder) = self {
            tracer.visit(encoder);
        }
    }

    /// Appends the bytes of a text. On failure nothing has been appended.
    pub fn encode(&self, vm: &Thread, text: &PyStr, out: &mut Buf<u8>) -> PyResult<()> {
        match (self, text.text()) {
            (Encoder::Plain(..), Text::Ascii(bytes))
            | (Encoder::Plain(Plain::Latin1, _), Text::Latin1(bytes)) => Ok(out.extend_from_slice(bytes)?),
            (Encoder::Plain(plain, errors), own) => {
                let encoded = plain.native().encode(vm, own, Some(errors))?;
                append(vm, &encoded, out)
            }
            (Encoder::Object(encoder), _) => {
                let text = taipan_vm::object::to_value(text);
                let encoded = vm.call_method(encoder, &names::encode, std::slice::from_ref(&text))?;
                append(vm, &encoded, out)
            }
        }
    }

    /// At the start of a stream an encoder may write a mark; elsewhere it must not.
    pub fn reset(&self, vm: &Thread, at_start: bool) -> PyResult<()> {
        if let Encoder::Object(encoder) = self {
            if at_start {
                vm.call_method(encoder, &names::reset, &[])?;
            } else {
                vm.call_method(encoder, &names::setstate, &[int::small(0)])?;
            }
        }
        Ok(())
    }
}

fn append(vm: &Thread, encoded: &Value, out: &mut Buf<u8>) -> PyResult<()> {
    match encoded.downcast::<PyBytes>() {
        Some(bytes) => Ok(out.extend_from_slice(bytes.as_bytes())?),
        None => Err(vm
            .type_error(format!("encoder should return a bytes object, not '{:.200}'", encoded.ty().name()))),
    }
}
