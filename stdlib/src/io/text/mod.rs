//! `TextIOWrapper`: text over a buffered binary stream.
//!
//! Reading goes by chunks: bytes of the stream below are decoded, and the text is given out from `used` on. To be able to tell
//! a position in characters, the bytes of the chunk are kept with the state that the decoder had before them (`snapshot`),
//! unless the stream is being iterated over. Writing collects encoded bytes in `pending`, up to the size of a chunk.
//!
//! What lies below is any Python object; a buffered stream of our own is reached without calls.
//!
//! Invariant: decoder, encoder and `pending` are taken out of their cells while they are worked with: code that a codec runs may
//! use the stream.

pub mod cookie;
pub mod decoding;
pub mod position;
pub mod read;
pub mod setup;
pub mod write;

use super::buffered::PyBuffered;
use super::buffered::{plain_file, random, reader, writer};
use super::newlines::Treatment;
use super::{base, cannot_pickle, is_closed, text_base};
use decoding::{Decoder, DecoderState, Encoder};
use std::cell::{Cell, RefCell};
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::{exceptions, int};
use taipan_vm::call::Args;
use taipan_vm::class::layout::Trace;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{TypeSpec, getset, getter, method};
use taipan_vm::class::{PyType, create};
use taipan_vm::collections::Buf;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::heap::Tracer;
use taipan_vm::names;
use taipan_vm::object::{Object, Payload, Ref};
use taipan_vm::text::TextBuf;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;
use taipan_vm::value_cell::ValueCell;

#[repr(C)]
pub struct PyTextIO {
    object: Object,
    state: Cell<State>,
    below: ValueCell,
    encoding: ValueCell,
    errors: ValueCell,
    decoder: RefCell<Option<Decoder>>,
    encoder: RefCell<Option<Encoder>>,
    treatment: Cell<Treatment>,
    chunk_size: Cell<usize>,
    line_buffering: Cell<bool>,
    write_through: Cell<bool>,
    seekable: Cell<bool>,
    /// Positions can be told: not while the stream is iterated over.
    telling: Cell<bool>,
    has_read1: Cell<bool>,
    finalizing: Cell<bool>,
    /// Text that has been decoded, an exact `str`, of which `used` characters have been given out.
    decoded: ValueCell,
    used: Cell<usize>,
    snapshot: RefCell<Option<Snapshot>>,
    /// Bytes per character of the last chunk.
    ratio: Cell<f64>,
    pending: RefCell<Buf<u8>>,
    /// Room for the bytes of the next chunk.
    chunk: RefCell<Buf<u8>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum State {
    New,
    Ready,
    Detached,
}

/// A point where the decoder had nothing buffered, and the bytes that it got since.
pub struct Snapshot {
    pub flags: i64,
    pub input: Buf<u8>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyTextIO {
    const TYPE: &'static PyType = &TYPE;
}

impl Trace for PyTextIO {
    fn trace(&self, tracer: &mut Tracer) {
        self.below.trace(tracer);
        self.encoding.trace(tracer);
        self.errors.trace(tracer);
        self.decoded.trace(tracer);
        if let Ok(decoder) = self.decoder.try_borrow()
            && let Some(decoder) = &*decoder
        {
            decoder.trace(tracer);
        }
        if let Ok(encoder) = self.encoder.try_borrow()
            && let Some(encoder) = &*encoder
        {
            encoder.trace(tracer);
        }
    }

    fn clear(&self) {
        drop((self.below.take(), self.decoder.take(), self.encoder.take()));
    }
}

const SIGNATURE: &str = "(buffer, encoding=None, errors=None, newline=None,\n              line_buffering=False, write_through=False)";

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_io.TextIOWrapper",
    signature: SIGNATURE,
    doc: "Character and line based layer over a BufferedIOBase object, buffer.\n\nencoding gives the name of the encoding that the stream will be\ndecoded or encoded with, errors how the codec treats errors, newline\nhow lines end. If line_buffering is True, a call to flush is implied when a call to\nwrite contains a newline character.",
    base: Some(&text_base::TYPE),
    flags: base::FLAGS,
    slots: Slots {
        new: Some(new),
        init: Some(setup::init),
        repr: Some(repr),
        iternext: Some(read::next),
        finalize: Some(base::finalize),
        ..Slots::NONE
    },
    methods: &[
        method("detach", "($self, /)", "", detach),
        method(
            "reconfigure",
            "($self, /, *, encoding=None, errors=None, newline=None,\n            line_buffering=None, write_through=None)",
            "Reconfigure the text stream with new parameters.\n\nThis also does an implicit stream flush.",
            setup::reconfigure,
        ),
        method("write", "($self, text, /)", "", write::write),
        method("read", "($self, size=-1, /)", "", read::read),
        method("readline", "($self, size=-1, /)", "", read::readline),
        method("flush", "($self, /)", "", |vm, args| {
            write::flush(vm, own(&args[0]))?;
            Ok(Value::NONE)
        }),
        method("close", "($self, /)", "", close),
        method("fileno", "($self, /)", "", |vm, args| {
            vm.call_method(&own(&args[0]).below(vm)?, &names::fileno, &[])
        }),
        method("seekable", "($self, /)", "", |vm, args| {
            vm.call_method(&own(&args[0]).below(vm)?, &names::seekable, &[])
        }),
        method("readable", "($self, /)", "", |vm, args| {
            vm.call_method(&own(&args[0]).below(vm)?, &names::readable, &[])
        }),
        method("writable", "($self, /)", "", |vm, args| {
            vm.call_method(&own(&args[0]).below(vm)?, &names::writable, &[])
        }),
        method("isatty", "($self, /)", "", |vm, args| {
            vm.call_method(&own(&args[0]).below(vm)?, &names::isatty, &[])
        }),
        method(
            "seek",
            "($self, cookie, whence=os.SEEK_SET, /)",
            "Set the stream position, and return the new stream position.",
            position::seek,
        ),
        method("tell", "($self, /)", "Return the stream position as an opaque number.", position::tell),
        method("truncate", "($self, pos=None, /)", "", truncate),
        method("__getstate__", "($self, /)", "", cannot_pickle),
    ],
    getset: &[
        getter("encoding", "", |_, value| Ok(own(value).encoding.get().unwrap_or(Value::NONE))).as_member(),
        getter("buffer", "", |vm, value| own(value).below(vm)),
        getter("line_buffering", "", |_, value| Ok(Value::bool(own(value).line_buffering.get()))).as_member(),
        getter("write_through", "", |_, value| Ok(Value::bool(own(value).write_through.get()))).as_member(),
        getset(
            "_finalizing",
            "",
            |_, value| Ok(Value::bool(own(value).finalizing.get())),
            |vm, value, to| base::set_flag(vm, &own(value).finalizing, to),
        )
        .as_member(),
        getter("name", "", |vm, value| vm.get_attr(&own(value).below(vm)?, &names::name)),
        getter("closed", "", |vm, value| vm.get_attr(&own(value).below(vm)?, &names::closed)),
        getter("newlines", "", |vm, value| {
            let newlines =
                own(value).attached(vm)?.decoder.borrow().as_ref().and_then(|decoder| decoder.newlines);
            newlines.map_or(Ok(Value::NONE), |newlines| newlines.value(vm))
        }),
        getter("errors", "", |vm, value| Ok(own(value).initialized(vm)?.errors.get().unwrap_or(Value::NONE))),
        getset(
            "_CHUNK_SIZE",
            "",
            |vm, value| int::from_usize(vm, own(value).attached(vm)?.chunk_size.get()),
            set_chunk_size,
        ),
    ],
    ..TypeSpec::object::<PyTextIO>()
});

pub fn own(value: &Value) -> &PyTextIO {
    value.downcast().expect("a method of TextIOWrapper gets one")
}

fn new(vm: &Thread, ty: &PyType, _: Args<'_>) -> PyResult {
    let treatment = Treatment::of(Some("\n")).ok_or(Raised)?;
    let make = |object| PyTextIO {
        object,
        state: Cell::new(State::New),
        below: ValueCell::empty(),
        encoding: ValueCell::empty(),
        errors: ValueCell::empty(),
        decoder: RefCell::new(None),
        encoder: RefCell::new(None),
        treatment: Cell::new(treatment),
        chunk_size: Cell::new(CHUNK_SIZE),
        line_buffering: Cell::new(false),
        write_through: Cell::new(false),
        seekable: Cell::new(false),
        telling: Cell::new(false),
        has_read1: Cell::new(false),
        finalizing: Cell::new(false),
        decoded: ValueCell::empty(),
        used: Cell::new(0),
        snapshot: RefCell::new(None),
        ratio: Cell::new(0.0),
        pending: RefCell::default(),
        chunk: RefCell::default(),
    };
    Ok(create::allocate_instance(vm, ty, make)?.into_value())
}

/// Bytes that are read or collected at a time.
pub const CHUNK_SIZE: usize = 8192;

/// A buffered stream of our own, and of no subclass.
pub fn plain_buffer(below: &Value) -> Option<&PyBuffered> {
    let ty = below.as_object()?.type_ptr();
    let is = |own: &'static PyType| std::ptr::eq(ty, own);
    if is(&reader::TYPE) || is(&writer::TYPE) || is(&random::TYPE) { below.downcast() } else { None }
}

impl PyTextIO {
    fn initialized(&self, vm: &Thread) -> PyResult<&PyTextIO> {
        if self.state.get() == State::New {
            return Err(vm.value_error("I/O operation on uninitialized object"));
        }
        Ok(self)
    }

    fn attached(&self, vm: &Thread) -> PyResult<&PyTextIO> {
        if self.state.get() == State::Detached {
            return Err(vm.value_error("underlying buffer has been detached"));
        }
        self.initialized(vm)
    }

    /// The stream below.
    pub fn below(&self, vm: &Thread) -> PyResult {
        match self.attached(vm)?.below.get() {
            Some(below) => Ok(below),
            None => Err(vm.value_error("I/O operation on uninitialized object")),
        }
    }

    /// The stream below one that must not be closed.
    pub fn open_below(&self, vm: &Thread) -> PyResult {
        let below = self.below(vm)?;
        if self.object.ty().is(&TYPE) {
            let closed = match plain_buffer(&below).map(|buffer| buffer.raw(vm)) {
                Some(raw) => match plain_file(&raw?) {
                    Some(file) => file.is_closed(),
                    None => is_closed(vm, &below)?,
                },
                None => is_closed(vm, &below)?,
            };
            if closed {
                return Err(vm.value_error("I/O operation on closed file."));
            }
        } else {
            base::check_closed(vm, &taipan_vm::object::to_value(self))?;
        }
        Ok(below)
    }

    /// Forgets text that has been decoded.
    fn set_decoded(&self, text: Option<Ref<PyStr>>) {
        self.used.set(0);
        self.decoded.set(text.map(Ref::into_value));
    }

    fn decoded(&self) -> Option<Ref<PyStr>> {
        Ref::try_from_value(self.decoded.get()?).ok()
    }

    fn forget_snapshot(&self) {
        drop(self.snapshot.take());
    }

    /// Works with the decoder, if there is one.
    fn with_decoder<R>(&self, work: impl FnOnce(&mut Decoder) -> PyResult<R>) -> PyResult<Option<R>> {
        let Some(mut decoder) = self.decoder.take() else { return Ok(None) };
        let result = work(&mut decoder);
        // A new decoder may have come meanwhile.
        let mut place = self.decoder.borrow_mut();
        let left = if place.is_none() { place.replace(decoder) } else { Some(decoder) };
        drop(place);
        drop(left);
        result.map(Some)
    }

    fn with_encoder<R>(&self, work: impl FnOnce(&Encoder) -> PyResult<R>) -> PyResult<Option<R>> {
        let Some(encoder) = self.encoder.take() else { return Ok(None) };
        let result = work(&encoder);
        let mut place = self.encoder.borrow_mut();
        let left = if place.is_none() { place.replace(encoder) } else { Some(encoder) };
        drop(place);
        drop(left);
        result.map(Some)
    }

    fn decoder_state(&self, vm: &Thread) -> PyResult<Option<DecoderState>> {
        self.with_decoder(|decoder| decoder.state(vm))
    }
}

fn detach(vm: &Thread, args: &[Value]) -> PyResult {
    let own = own(&args[0]);
    own.attached(vm)?;
    vm.call_method(&args[0], &names::flush, &[])?;
    let below = own.below.take();
    own.state.set(State::Detached);
    Ok(below.unwrap_or(Value::NONE))
}

fn close(vm: &Thread, args: &[Value]) -> PyResult {
    let (value, own) = (&args[0], own(&args[0]));
    let below = own.below(vm)?;
    let closed = vm.get_attr(value, &names::closed)?;
    if vm.is_true(&closed)? {
        return Ok(Value::NONE);
    }
    if own.finalizing.get() {
        base::warn_below(vm, &below, value);
    }
    let earlier = match vm.call_method(value, &names::flush, &[]) {
        Ok(_) => None,
        Err(raised) => Some(vm.take_raised().ok_or(raised)?),
    };
    let result = vm.call_method(&below, &names::close, &[]);
    match earlier {
        None => result,
        Some(earlier) => {
            vm.chain_raised(Some(earlier));
            Err(Raised)
        }
    }
}

fn truncate(vm: &Thread, args: &[Value]) -> PyResult {
    let below = own(&args[0]).below(vm)?;
    vm.call_method(&args[0], &names::flush, &[])?;
    let size = if args[1].is_unbound() { Value::NONE } else { args[1].clone() };
    vm.call_method(&below, &names::truncate, &[size])
}

fn set_chunk_size(vm: &Thread, value: &Value, to: Option<&Value>) -> PyResult<()> {
    let own = own(value).attached(vm)?;
    let Some(to) = to else {
        let text = "attribute '_CHUNK_SIZE' of '_io.TextIOWrapper' objects cannot be deleted";
        return Err(vm.raise(&exceptions::ATTRIBUTE_ERROR, text));
    };
    let index = taipan_vm::protocol::number::index(vm, to)?;
    let size = taipan_vm::protocol::number::index_to_isize(vm, &index, Some(&exceptions::VALUE_ERROR))?;
    match usize::try_from(size) {
        Ok(size) if size > 0 => own.chunk_size.set(size),
        _ => return Err(vm.value_error("a strictly positive integer is required")),
    }
    Ok(())
}

fn repr(vm: &Thread, value: &Value) -> PyResult {
    let own = own(value).initialized(vm)?;
    let mut buf = TextBuf::new();
    buf.push_str("<")?;
    buf.push_str(value.ty().name())?;
    for (label, name) in [(" name=", &names::name), (" mode=", &names::mode)] {
        let attribute = match vm.get_attr_opt(value, name) {
            Ok(attribute) => attribute,
            Err(_) if vm.raised_matches(&exceptions::VALUE_ERROR) => {
                vm.clear_raised();
                None
            }
            Err(raised) => return Err(raised),
        };
        if let Some(attribute) = attribute {
            buf.push_str(label)?;
            let repr = base::guarded_repr(vm, value, &attribute)?;
            buf.push_text(vm.expect_str(&repr, "repr")?.text())?;
        }
    }
    buf.push_str(" encoding=")?;
    vm.push_repr(&mut buf, &own.encoding.get().unwrap_or(Value::NONE))?;
    buf.push_str(">")?;
    vm.finish_text(buf)
}
