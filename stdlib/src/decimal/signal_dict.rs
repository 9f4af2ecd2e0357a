//! The dictionaries of a context's flags and traps: a fixed set of keys, the signals' classes, whose values are bits.
//!
//! `SignalDict` itself is a class of each VM, made of the type here and of `collections.abc.MutableMapping`. A dictionary is
//! valid as long as its context lives; one that a program has made itself never is.

use super::current;
use super::status::*;
use std::cell::Cell;
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::exceptions;
use taipan_vm::builtins::list::PyList;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{TypeSpec, method};
use taipan_vm::class::{PyType, create, flags};
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::object::{Object, Payload, Ref};
use taipan_vm::protocol::compare::CompareOp;
use taipan_vm::text::TextBuf;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// The signals in the order in which dictionaries have them, and their bits.
pub const SIGNALS: [(&str, u32); 9] = [
    ("InvalidOperation", ANY_INVALID),
    ("FloatOperation", FLOAT_OPERATION),
    ("DivisionByZero", DIVISION_BY_ZERO),
    ("Overflow", OVERFLOW),
    ("Underflow", UNDERFLOW),
    ("Subnormal", SUBNORMAL),
    ("Inexact", INEXACT),
    ("Rounded", ROUNDED),
    ("Clamped", CLAMPED),
];

#[repr(C)]
pub struct PySignals {
    object: Object,
    bits: Cell<u32>,
    valid: Cell<bool>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PySignals {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "decimal.SignalDictMixin",
    flags: flags::BASETYPE | flags::IMMUTABLE,
    slots: Slots {
        new: Some(|vm, ty, _| Ok(allocate(vm, ty, 0, false)?.into_value())),
        init: Some(|_, _, _| Ok(())),
        repr: Some(repr),
        richcompare: Some(richcompare),
        iter: Some(|vm, own| {
            valid(vm, own)?;
            vm.get_iter(&current::state(vm).signals()?)
        }),
        length: Some(|vm, own| valid(vm, own).map(|_| SIGNALS.len())),
        subscript: Some(|vm, own, key| {
            let bits = valid(vm, own)?.bits();
            Ok(Value::bool(bits & bits_of_signal(vm, key)? != 0))
        }),
        ass_subscript: Some(assign),
        ..Slots::NONE
    },
    methods: &[method("copy", "($self, /)", "", |vm, args| copy(vm, &args[0]))],
    constants: &[("__hash__", taipan_vm::class::spec::Constant::None)],
    ..TypeSpec::leaf::<PySignals>()
});

impl PySignals {
    #[inline]
    pub fn bits(&self) -> u32 {
        self.bits.get()
    }

    #[inline]
    pub fn set_bits(&self, bits: u32) {
        self.bits.set(bits);
    }

    pub fn invalidate(&self) {
        self.valid.set(false);
    }
}

fn allocate(vm: &Thread, ty: &PyType, bits: u32, is_valid: bool) -> PyResult<Ref<PySignals>> {
    create::allocate_instance(vm, ty, |object| PySignals {
        object,
        bits: Cell::new(bits),
        valid: Cell::new(is_valid),
    })
}

/// A dictionary for a context.
pub fn make(vm: &Thread, bits: u32) -> PyResult<Ref<PySignals>> {
    let class = current::state(vm).signal_dict()?;
    match class.downcast::<PyType>() {
        Some(class) => allocate(vm, class, bits, true),
        None => allocate(vm, &TYPE, bits, true),
    }
}

fn valid<'a>(vm: &Thread, own: &'a Value) -> PyResult<&'a PySignals> {
    match own.downcast::<PySignals>().filter(|own| own.valid.get()) {
        Some(own) => Ok(own),
        None => Err(vm.value_error("invalid signal dict")),
    }
}

#[cold]
fn key_error(vm: &Thread, text: &str) -> Raised {
    match vm.new_str(text) {
        Ok(text) => vm.raise_with(&exceptions::KEY_ERROR, &[text]),
        Err(raised) => raised,
    }
}

/// The bits of a signal's class.
pub fn bits_of_signal(vm: &Thread, class: &Value) -> PyResult<u32> {
    match current::state(vm).signal_index(class) {
        Some(at) => Ok(SIGNALS[at].1),
        None => Err(key_error(
            vm,
            "valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n   Overflow, Underflow, \
             Subnormal, Inexact, Rounded,\n   Clamped]",
        )),
    }
}

/// The bits of a list of signals.
pub fn bits_of_list(vm: &Thread, list: &Value) -> PyResult<u32> {
    let Some(list) = list.downcast::<PyList>() else { return Err(vm.type_error("argument must be a list")) };
    let (mut bits, mut at) = (0, 0);
    while let Some(item) = list.get(at) {
        bits |= bits_of_signal(vm, &item)?;
        at += 1;
    }
    Ok(bits)
}

/// The bits of a signal dictionary, or of a plain one with just the same keys.
pub fn bits_of_dict(vm: &Thread, value: &Value) -> PyResult<u32> {
    if value.downcast::<PySignals>().is_some() {
        return Ok(valid(vm, value)?.bits());
    }
    let Some(dict) = value.downcast::<PyDict>() else {
        return Err(vm.type_error("argument must be a signal dict"));
    };
    match bits_of_plain(vm, dict)? {
        Some(bits) => Ok(bits),
        None => Err(key_error(vm, "invalid signal dict")),
    }
}

fn bits_of_plain(vm: &Thread, dict: &PyDict) -> PyResult<Option<u32>> {
    if dict.len() != SIGNALS.len() {
        return Ok(None);
    }
    let state = current::state(vm);
    let mut bits = 0;
    for (at, (_, signal)) in SIGNALS.iter().enumerate() {
        let Some(value) = dict.get_item(vm, &state.signal(at)?)? else { return Ok(None) };
        if vm.is_true(&value)? {
            bits |= signal;
        }
    }
    Ok(Some(bits))
}

fn assign(vm: &Thread, own: &Value, key: &Value, value: Option<&Value>) -> PyResult<()> {
    let own = valid(vm, own)?;
    let Some(value) = value else { return Err(vm.value_error("signal keys cannot be deleted")) };
    let signal = bits_of_signal(vm, key)?;
    let on = vm.is_true(value)?;
    own.set_bits(if on { own.bits() | signal } else { own.bits() & !signal });
    Ok(())
}

fn richcompare(vm: &Thread, own: &Value, other: &Value, op: CompareOp) -> PyResult {
    let own = valid(vm, own)?;
    if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let bits = if other.downcast::<PySignals>().is_some() {
        Some(valid(vm, other)?.bits())
    } else {
        match other.downcast::<PyDict>() {
            Some(dict) => bits_of_plain(vm, dict)?,
            None => return Ok(Value::NOT_IMPLEMENTED),
        }
    };
    let equal = bits == Some(own.bits());
    Ok(Value::bool(equal == (op == CompareOp::Eq)))
}

fn repr(vm: &Thread, own: &Value) -> PyResult {
    let bits = valid(vm, own)?.bits();
    let state = current::state(vm);
    let mut text = TextBuf::new();
    for (at, (_, signal)) in SIGNALS.iter().enumerate() {
        text.push_str(if at == 0 { "{" } else { ", " })?;
        vm.push_repr(&mut text, &state.signal(at)?)?;
        text.push_str(if bits & signal != 0 { ":True" } else { ":False" })?;
    }
    text.push_str("}")?;
    vm.finish_text(text)
}

fn copy(vm: &Thread, own: &Value) -> PyResult {
    let bits = valid(vm, own)?.bits();
    let state = current::state(vm);
    let dict = PyDict::new(vm)?;
    for (at, (_, signal)) in SIGNALS.iter().enumerate() {
        dict.set_item(vm, &state.signal(at)?, Value::bool(bits & signal != 0))?;
    }
    Ok(dict.into_value())
}

/// The names of signals in the order of their bits, as contexts show them.
pub fn shown(bits: u32) -> String {
    let mut names = Vec::new();
    for at in 0..u32::BITS {
        if let Some((name, _)) = SIGNALS.iter().find(|(_, signal)| bits & 1 << at & signal != 0)
            && !names.contains(name)
        {
            names.push(*name);
        }
    }
    names.join(", ")
}
