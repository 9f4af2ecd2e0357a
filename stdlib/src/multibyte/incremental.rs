//! `MultibyteIncrementalEncoder` and `MultibyteIncrementalDecoder`.
//!
//! None of the encodings has a state but for bytes that are not a whole sequence yet; what `setstate` was given beside them is
//! kept and given back.

use super::codec::{data, decode, encode};
use super::{Settings, errors_attribute, set_errors};
use std::cell::{Cell, RefCell};
use taipan_vm::builtins::bytes::PyBytes;
use taipan_vm::builtins::exceptions::unicode_error::raise_decode_error;
use taipan_vm::builtins::int;
use taipan_vm::builtins::tuple::PyTuple;
use taipan_vm::call::{Args, bind};
use taipan_vm::class::layout::Trace;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{MethodDef, TypeSpec, method, parameters};
use taipan_vm::class::{PyType, create, flags};
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::heap::Tracer;
use taipan_vm::object::{Object, Payload};
use taipan_vm::text::codecs::Problem;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;
use taipan_vm::value_cell::ValueCell;

/// No sequence has more bytes.
const LONGEST_PENDING: usize = 8;

#[repr(C)]
pub struct PyIncrementalDecoder {
    object: Object,
    settings: Settings,
    pending: RefCell<Buf<u8>>,
    state: Cell<u64>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyIncrementalDecoder {
    const TYPE: &'static PyType = &DECODER;
}

impl Trace for PyIncrementalDecoder {
    fn trace(&self, tracer: &mut Tracer) {
        self.settings.errors.trace(tracer);
    }
}

pub static DECODER: PyType = PyType::from_spec(&TypeSpec {
    name: "_multibytecodec.MultibyteIncrementalDecoder",
    flags: flags::BASETYPE,
    slots: Slots {
        getattro: Some(taipan_vm::class::lookup::generic_getattr),
        new: Some(new_decoder),
        init: Some(super::init),
        ..Slots::NONE
    },
    methods: &[
        method(
            "decode",
            "($self, /, input, final=False)",
            "Return the text of the next bytes.",
            |vm, args| {
                let bytes = data(vm, &args[1])?;
                let last = vm.bool_argument(&args[2], false)?;
                feed(vm, decoder(&args[0]), bytes.as_bytes(), last)
            },
        ),
        method("getstate", "($self, /)", "Return the pending bytes and a number.", |vm, args| {
            let own = decoder(&args[0]);
            let pending = vm.new_bytes(&own.pending.borrow())?;
            vm.new_tuple(&[pending, int::from_u64(vm, own.state.get())?])
        }),
        method("setstate", "($self, state, /)", "Take what getstate() has returned.", set_decoder_state),
        method("reset", "($self, /)", "Forget what is pending.", |_, args| {
            let own = decoder(&args[0]);
            own.pending.borrow_mut().clear();
            own.state.set(0);
            Ok(Value::NONE)
        }),
    ],
    getset: &[errors_attribute(
        |_, own| Ok(decoder(own).settings.errors.get().unwrap_or(Value::NONE)),
        |vm, own, errors| set_errors(vm, &decoder(own).settings, errors),
    )],
    ..TypeSpec::object::<PyIncrementalDecoder>()
});

static NEW_DECODER: MethodDef = parameters("IncrementalDecoder", "(errors='strict')");

fn decoder(value: &Value) -> &PyIncrementalDecoder {
    value.downcast().expect("a decoder's method gets a decoder")
}

fn new_decoder(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    let settings = bind(vm, &NEW_DECODER, args, |args| {
        check_errors(vm, &args[0], "IncrementalDecoder")?;
        Settings::new(vm, ty, &args[0])
    })?;
    let make =
        |object| PyIncrementalDecoder { object, settings, pending: Default::default(), state: Cell::new(0) };
    Ok(create::allocate_instance(vm, ty, make)?.into_value())
}

/// The argument `errors` of a constructor is a string.
pub fn check_errors(vm: &Thread, errors: &Value, function: &str) -> PyResult<()> {
    if !errors.is_unbound() && errors.downcast::<taipan_vm::builtins::str::PyStr>().is_none() {
        let ty = errors.argument_type();
        return Err(vm.type_error(format!("{function}() argument 'errors' must be str, not {ty:.50}")));
    }
    Ok(())
}

/// Decodes what was pending and `bytes`. Nothing changes if that fails.
fn feed(vm: &Thread, own: &PyIncrementalDecoder, bytes: &[u8], last: bool) -> PyResult {
    let mut all = Buf::from_slice(&own.pending.borrow())?;
    all.extend_from_slice(bytes)?;
    let encoding = own.settings.encoding;
    let (text, used) = own.settings.with_errors(vm, |errors| decode(vm, encoding, &all, errors, last))?;
    let mut pending = own.pending.borrow_mut();
    pending.clear();
    pending.extend_from_slice(all.get(used..).unwrap_or(&[]))?;
    Ok(text.into_value())
}

fn set_decoder_state(vm: &Thread, args: &[Value]) -> PyResult {
    let own = decoder(&args[0]);
    let Some(state) = args[1].downcast::<PyTuple>() else {
        let ty = args[1].argument_type();
        return Err(vm.type_error(format!("setstate() argument must be tuple, not {ty:.50}")));
    };
    let [pending, number] = state.items() else {
        return Err(vm.type_error("setstate(): illegal state argument"));
    };
    let (Some(pending), true) = (pending.downcast::<PyBytes>(), int::is_int(number)) else {
        return Err(vm.type_error("setstate(): illegal state argument"));
    };
    let number = state_number(vm, number)?;
    if pending.len() > LONGEST_PENDING {
        let problem = Problem {
            encoding: own.settings.encoding.name,
            start: 0,
            end: pending.len(),
            reason: "pending buffer too large",
        };
        return Err(raise_decode_error(vm, pending.as_bytes(), &problem));
    }
    *own.pending.borrow_mut() = Buf::from_slice(pending.as_bytes())?;
    own.state.set(number);
    Ok(Value::NONE)
}

/// The number of a state: of 64 bits.
fn state_number(vm: &Thread, value: &Value) -> PyResult<u64> {
    if int::is_negative(value) {
        return Err(vm.overflow_error("can't convert negative int to unsigned"));
    }
    int::as_ref(value)
        .and_then(|number| number.to_u64())
        .ok_or_else(|| vm.overflow_error("int too big to convert"))
}

#[repr(C)]
pub struct PyIncrementalEncoder {
    object: Object,
    settings: Settings,
    /// What `setstate` was given, an int; none is 0.
    state: ValueCell,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyIncrementalEncoder {
    const TYPE: &'static PyType = &ENCODER;
}

impl Trace for PyIncrementalEncoder {
    fn trace(&self, tracer: &mut Tracer) {
        self.settings.errors.trace(tracer);
        self.state.trace(tracer);
    }
}

pub static ENCODER: PyType = PyType::from_spec(&TypeSpec {
    name: "_multibytecodec.MultibyteIncrementalEncoder",
    flags: flags::BASETYPE,
    slots: Slots {
        getattro: Some(taipan_vm::class::lookup::generic_getattr),
        new: Some(new_encoder),
        init: Some(super::init),
        ..Slots::NONE
    },
    methods: &[
        method(
            "encode",
            "($self, /, input, final=False)",
            "Return the bytes of the next text.",
            |vm, args| {
                let settings = &encoder(&args[0]).settings;
                settings.with_errors(vm, |errors| Ok(encode(vm, settings.encoding, &args[1], errors)?.0))
            },
        ),
        method("getstate", "($self, /)", "Return the state, a number.", |_, args| {
            Ok(encoder(&args[0]).state.get().unwrap_or(int::small(0)))
        }),
        method("setstate", "($self, state, /)", "Take what getstate() has returned.", |vm, args| {
            if !int::is_int(&args[1]) {
                let ty = args[1].argument_type();
                return Err(vm.type_error(format!("setstate() argument must be int, not {ty:.50}")));
            }
            state_number(vm, &args[1])?;
            encoder(&args[0]).state.set(Some(args[1].clone()));
            Ok(Value::NONE)
        }),
        method("reset", "($self, /)", "Go back to the state at the beginning.", |_, args| {
            encoder(&args[0]).state.set(None);
            Ok(Value::NONE)
        }),
    ],
    getset: &[errors_attribute(
        |_, own| Ok(encoder(own).settings.errors.get().unwrap_or(Value::NONE)),
        |vm, own, errors| set_errors(vm, &encoder(own).settings, errors),
    )],
    ..TypeSpec::object::<PyIncrementalEncoder>()
});

static NEW_ENCODER: MethodDef = parameters("IncrementalEncoder", "(errors='strict')");

fn encoder(value: &Value) -> &PyIncrementalEncoder {
    value.downcast().expect("an encoder's method gets an encoder")
}

fn new_encoder(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    let settings = bind(vm, &NEW_ENCODER, args, |args| {
        check_errors(vm, &args[0], "IncrementalEncoder")?;
        Settings::new(vm, ty, &args[0])
    })?;
    let make = |object| PyIncrementalEncoder { object, settings, state: ValueCell::new(None) };
    Ok(create::allocate_instance(vm, ty, make)?.into_value())
}
