//! `IncrementalNewlineDecoder`: universal newlines, over another decoder or over text. [`Newlines`] is its state, which text
//! streams keep without the object.

use super::argument;
use std::cell::Cell;
use taipan_vm::builtins::bytes::PyBytes;
use taipan_vm::builtins::int;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::tuple::PyTuple;
use taipan_vm::call::{Args, bind};
use taipan_vm::class::layout::Trace;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{MethodDef, TypeSpec, getter, method, parameters};
use taipan_vm::class::{PyType, create, flags, statics};
use taipan_vm::error::PyResult;
use taipan_vm::heap::Tracer;
use taipan_vm::names;
use taipan_vm::object::{Object, Payload, Ref};
use taipan_vm::protocol::number;
use taipan_vm::text::{Text, TextBuf, Unit};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;
use taipan_vm::value_cell::ValueCell;
use taipan_vm::with_units;

const LF: u8 = 1;
const CR: u8 = 2;
const CRLF: u8 = 4;

/// What has been seen of line ends, and how they are treated.
#[derive(Clone, Copy, Default)]
pub struct Newlines {
    pub translate: bool,
    /// The text ended in `\r`, which may be half of a line end and is kept back.
    pub pending: bool,
    seen: u8,
}

impl Newlines {
    pub fn new(translate: bool) -> Newlines {
        Newlines { translate, pending: false, seen: 0 }
    }

    pub fn reset(&mut self) {
        self.pending = false;
        self.seen = 0;
    }

    /// The next piece of text with its line ends as they should be. The last one keeps nothing back.
    pub fn convert(&mut self, vm: &Thread, text: Ref<PyStr>, last: bool) -> PyResult<Ref<PyStr>> {
        let prefixed = self.pending && (last || !text.is_empty());
        let own = text.text();
        let first = with_units!(own, units => Unit::find_unit(units, Unit::of(13)));
        if first.is_none() && !prefixed {
            if self.seen & LF == 0
                && with_units!(own, units => Unit::find_unit(units, Unit::of(10))).is_some()
            {
                self.seen |= LF;
            }
            return Ok(text);
        }
        let mut buf = TextBuf::with_capacity(own.len() + 1, own.bound())?;
        if prefixed {
            buf.push(13)?;
            self.pending = false;
        }
        buf.push_text(own)?;
        let mut len = buf.len();
        if !last && len > 0 && buf.as_text().get(len - 1) == Some(13) {
            len -= 1;
            self.pending = true;
        }
        let whole = buf.as_text().slice(0..len);
        let translated = self.translate.then(|| TextBuf::with_capacity(len, own.bound())).transpose()?;
        let made = match translated {
            Some(mut out) => {
                self.scan(whole, |part, is_end| {
                    out.push_text(part)?;
                    if is_end { out.push(10) } else { Ok(()) }
                })?;
                PyStr::from_text(vm.heap(), out.as_text())?
            }
            None => {
                self.scan(whole, |_, _| Ok(()))?;
                PyStr::from_text(vm.heap(), whole)?
            }
        };
        Ok(made)
    }

    /// Notes all line ends. `visit` gets the lines without their ends, and whether there was one.
    fn scan(
        &mut self,
        text: Text<'_>,
        mut visit: impl FnMut(Text<'_>, bool) -> Result<(), taipan_vm::heap::NoMemory>,
    ) -> PyResult<()> {
        let (mut start, len) = (0, text.len());
        while start < len {
            let rest = text.slice(start..len);
            let Some(end) = end_of_line(rest) else {
                visit(rest, false)?;
                break;
            };
            visit(rest.slice(0..end), true)?;
            let (kind, width) = match (rest.get(end), rest.get(end + 1)) {
                (Some(13), Some(10)) => (CRLF, 2),
                (Some(13), _) => (CR, 1),
                _ => (LF, 1),
            };
            self.seen |= kind;
            start += end + width;
        }
        Ok(())
    }

    /// The attribute `newlines`.
    pub fn value(self, vm: &Thread) -> PyResult {
        let kinds = [(CR, "\r"), (LF, "\n"), (CRLF, "\r\n")];
        let mut seen = Vec::new();
        for (_, text) in kinds.iter().filter(|(kind, _)| self.seen & kind != 0) {
            seen.push(vm.new_str(text)?);
        }
        match seen.len() {
            0 => Ok(Value::NONE),
            1 => Ok(seen.remove(0)),
            _ => vm.new_tuple(&seen),
        }
    }
}

/// Where the first `\r` or `\n` is.
fn end_of_line(text: Text<'_>) -> Option<usize> {
    match text {
        Text::Ascii(units) | Text::Latin1(units) => memchr::memchr2(10, 13, units),
        Text::Ucs2(units) => units.iter().position(|unit| matches!(unit, 10 | 13)),
        Text::Ucs4(units) => units.iter().position(|unit| matches!(unit, 10 | 13)),
    }
}

/// How lines end for a reader.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum LineEnd {
    /// By `\n` alone: that is so after translation, too.
    Lf,
    /// By any of the three.
    Any,
    Cr,
    CrLf,
}

impl LineEnd {
    /// The length of the first line of `text` with its end. If there is none: how much surely belongs to an unfinished line.
    pub fn find(self, text: Text<'_>) -> Result<usize, usize> {
        let len = text.len();
        let unit = |code: u32| with_units!(text, units => Unit::find_unit(units, Unit::of(code)));
        match self {
            LineEnd::Lf => unit(10).map(|at| at + 1).ok_or(len),
            LineEnd::Cr => unit(13).map(|at| at + 1).ok_or(len),
            LineEnd::Any => match end_of_line(text) {
                None => Err(len),
                Some(at) if text.get(at) == Some(13) && text.get(at + 1) == Some(10) => Ok(at + 2),
                Some(at) => Ok(at + 1),
            },
            LineEnd::CrLf => {
                let mut start = 0;
                loop {
                    let rest = text.slice(start..len);
                    let found = with_units!(rest, units => Unit::find_unit(units, Unit::of(13)));
                    let Some(at) = found.map(|at| start + at) else { return Err(len) };
                    match text.get(at + 1) {
                        Some(10) => return Ok(at + 2),
                        Some(_) => start = at + 1,
                        None => return Err(at),
                    }
                }
            }
        }
    }
}

#[repr(C)]
pub struct PyNewlineDecoder {
    object: Object,
    /// The decoder below; absent, text comes in as it is.
    decoder: ValueCell,
    ready: Cell<bool>,
    state: Cell<Newlines>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyNewlineDecoder {
    const TYPE: &'static PyType = &TYPE;
}

impl Trace for PyNewlineDecoder {
    fn trace(&self, tracer: &mut Tracer) {
        self.decoder.trace(tracer);
    }

    fn clear(&self) {
        self.decoder.set(None);
    }
}

const SIGNATURE: &str = "(decoder, translate, errors='strict')";

static PARAMETERS: MethodDef = parameters("IncrementalNewlineDecoder", SIGNATURE);

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_io.IncrementalNewlineDecoder",
    signature: SIGNATURE,
    doc: "Codec used when reading a file in universal newlines mode.\n\nIt wraps another incremental decoder, translating \\r\\n and \\r into \\n.\nIt also records the types of newlines encountered.  When used with\ntranslate=False, it ensures that the newline sequence is returned in\none piece. When used with decoder=None, it expects unicode strings as\ndecode input and translates newlines without first invoking an external\ndecoder.",
    flags: flags::BASETYPE,
    slots: Slots { new: Some(new), init: Some(init), ..Slots::NONE },
    methods: &[
        method("decode", "($self, /, input, final=False)", "", |vm, args| {
            let last = vm.bool_argument(&args[2], false)?;
            Ok(decode(vm, own(vm, &args[0])?, &args[1], last)?.into_value())
        }),
        method("getstate", "($self, /)", "", getstate),
        method("setstate", "($self, state, /)", "", setstate),
        method("reset", "($self, /)", "", reset),
    ],
    getset: &[getter("newlines", "", |vm, value| own(vm, value)?.state.get().value(vm))],
    ..TypeSpec::object::<PyNewlineDecoder>()
});

fn own<'a>(vm: &Thread, value: &'a Value) -> PyResult<&'a PyNewlineDecoder> {
    match value.downcast::<PyNewlineDecoder>() {
        Some(own) if own.ready.get() => Ok(own),
        _ => Err(vm.value_error("IncrementalNewlineDecoder.__init__() not called")),
    }
}

fn new(vm: &Thread, ty: &PyType, _: Args<'_>) -> PyResult {
    let make = |object| PyNewlineDecoder {
        object,
        decoder: ValueCell::empty(),
        ready: Cell::new(false),
        state: Cell::default(),
    };
    Ok(create::allocate_instance(vm, ty, make)?.into_value())
}

fn init(vm: &Thread, value: &Value, args: Args<'_>) -> PyResult<()> {
    bind(vm, &PARAMETERS, args, |args| {
        let translate = vm.is_true(&args[1])?;
        if let Some(own) = value.downcast::<PyNewlineDecoder>() {
            own.decoder.set(Some(args[0].clone()).filter(|decoder| !decoder.is_none()));
            own.state.set(Newlines::new(translate));
            own.ready.set(true);
        }
        Ok(())
    })
}

/// What a decoder returned, which must be text.
pub fn expect_decoded(vm: &Thread, decoded: Value) -> PyResult<Ref<PyStr>> {
    Ref::try_from_value(decoded).map_err(|other| {
        let name = other.ty().name();
        vm.type_error(format!("decoder should return a string result, not '{name:.200}'"))
    })
}

fn decode(vm: &Thread, own: &PyNewlineDecoder, input: &Value, last: bool) -> PyResult<Ref<PyStr>> {
    let decoded = match own.decoder.get() {
        Some(decoder) => vm.call_method(&decoder, &names::decode, &[input.clone(), Value::bool(last)])?,
        None => input.clone(),
    };
    let text = expect_decoded(vm, decoded)?;
    let mut state = own.state.get();
    let converted = state.convert(vm, text, last)?;
    own.state.set(state);
    Ok(converted)
}

fn getstate(vm: &Thread, args: &[Value]) -> PyResult {
    let own = own(vm, &args[0])?;
    let (buffer, flags) = match own.decoder.get() {
        None => (PyBytes::empty().into_value(), 0),
        Some(decoder) => decoder_state(vm, &vm.call_method(&decoder, &names::getstate, &[])?)?,
    };
    let flags = flags << 1 | i64::from(own.state.get().pending);
    vm.new_tuple(&[buffer, int::from_i64(vm, flags)?])
}

/// The pair that `getstate` of a decoder returned.
pub fn decoder_state(vm: &Thread, state: &Value) -> PyResult<(Value, i64)> {
    match state.downcast::<PyTuple>().map(PyTuple::items) {
        Some([buffer, flags]) => Ok((buffer.clone(), flags_of(vm, flags)?)),
        _ => Err(vm.type_error("illegal decoder state")),
    }
}

fn flags_of(vm: &Thread, flags: &Value) -> PyResult<i64> {
    argument::offset(vm, &number::index(vm, flags)?)
}

fn setstate(vm: &Thread, args: &[Value]) -> PyResult {
    let own = own(vm, &args[0])?;
    let Some(state) = args[1].downcast::<PyTuple>() else {
        return Err(vm.type_error("state argument must be a tuple"));
    };
    let [buffer, flags] = state.items() else {
        return Err(vm.type_error("setstate(): illegal state argument"));
    };
    if !int::is_int(flags) {
        return Err(vm.type_error("setstate(): illegal state argument"));
    }
    let flags = flags_of(vm, flags)?;
    let mut state = own.state.get();
    state.pending = flags & 1 != 0;
    own.state.set(state);
    if let Some(decoder) = own.decoder.get() {
        let below = vm.new_tuple(&[buffer.clone(), int::from_i64(vm, flags >> 1)?])?;
        return vm.call_method(&decoder, &names::setstate, &[below]);
    }
    Ok(Value::NONE)
}

fn reset(vm: &Thread, args: &[Value]) -> PyResult {
    let own = own(vm, &args[0])?;
    let mut state = own.state.get();
    state.reset();
    own.state.set(state);
    match own.decoder.get() {
        Some(decoder) => vm.call_method(&decoder, &names::reset, &[]),
        None => Ok(Value::NONE),
    }
}

/// How a stream treats line ends, by its argument `newline`.
#[derive(Clone, Copy)]
pub struct Treatment {
    /// Line ends of all kinds are recognized when reading.
    pub universal: bool,
    /// They become `\n`.
    pub translate: bool,
    pub line_end: LineEnd,
    /// What `\n` becomes when writing, if something else.
    pub written: Option<&'static str>,
}

impl Treatment {
    /// `newline`, as text or `None`. Nothing for an illegal one.
    pub fn of(newline: Option<&str>) -> Option<Treatment> {
        let plain = Treatment { universal: false, translate: false, line_end: LineEnd::Lf, written: None };
        Some(match newline {
            None => Treatment { universal: true, translate: true, ..plain },
            Some("") => Treatment { universal: true, line_end: LineEnd::Any, ..plain },
            Some("\n") => plain,
            Some("\r") => Treatment { line_end: LineEnd::Cr, written: Some("\r"), ..plain },
            Some("\r\n") => Treatment { line_end: LineEnd::CrLf, written: Some("\r\n"), ..plain },
            Some(_) => return None,
        })
    }
}

/// Text as it is written: with other line ends, if it has some.
pub fn written(vm: &Thread, text: &PyStr, end: &str) -> PyResult<Ref<PyStr>> {
    let own = text.text();
    let mut buf = TextBuf::with_capacity(own.len() + 8, own.bound())?;
    let mut start = 0;
    loop {
        let rest = own.slice(start..own.len());
        let Some(at) = with_units!(rest, units => Unit::find_unit(units, Unit::of(10))) else {
            buf.push_text(rest)?;
            return Ok(PyStr::from_compact(vm.heap(), buf.finish()?)?);
        };
        buf.push_text(rest.slice(0..at))?;
        buf.push_ascii(end.as_bytes())?;
        start += at + 1;
    }
}

/// Whether a text has a character.
pub fn has(text: Text<'_>, code: u8) -> bool {
    with_units!(text, units => Unit::find_unit(units, Unit::of(u32::from(code)))).is_some()
}

/// The empty string.
pub fn empty() -> Ref<PyStr> {
    Ref::borrowed(statics::empty())
}
