//! `decimal.Context`: precision, range of exponents and rounding of operations, and what happens to what they signal.
//!
//! Flags and traps are the bits of two signal dictionaries, which the context owns and shows as attributes.

use super::arguments;
use super::context_methods;
use super::current;
use super::decimal_type as decimal;
use super::number::{Limits, MAX_EMAX, MAX_PREC, MIN_EMIN, Number, Rounding, Work};
use super::signal_dict::{self, PySignals};
use super::status::*;
use std::cell::Cell;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::{exceptions, int};
use taipan_vm::call::Args;
use taipan_vm::class::layout::Trace;
use taipan_vm::class::lookup::{generic_getattr, generic_getattr_opt, generic_setattr};
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{GetSetDef, TypeSpec, getset};
use taipan_vm::class::{PyType, create, flags};
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::heap::Tracer;
use taipan_vm::object::{Object, Payload, Ref};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

#[repr(C)]
pub struct PyContext {
    object: Object,
    limits: Cell<Limits>,
    capitals: Cell<bool>,
    flags: Ref<PySignals>,
    traps: Ref<PySignals>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyContext {
    const TYPE: &'static PyType = &TYPE;
}

impl Trace for PyContext {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit(self.flags.as_value());
        tracer.visit(self.traps.as_value());
    }
}

impl Drop for PyContext {
    /// Dictionaries that outlive their context are of no use.
    fn drop(&mut self) {
        self.flags.invalidate();
        self.traps.invalidate();
    }
}

const DOC: &str = "What operations on decimal numbers are fitted to: precision, mode of rounding, range of exponents, and\n\
                   which signals raise an exception. Arguments that are None are taken from DefaultContext.\n\n\
                   >>> Context(prec=5).divide(Decimal(2), 3)\nDecimal('0.66667')";

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "decimal.Context",
    signature: "(prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None)",
    doc: DOC,
    flags: flags::BASETYPE | flags::IMMUTABLE,
    slots: Slots {
        new: Some(|vm, ty, _| {
            let template = current::state(vm).default_context();
            let (limits, capitals, traps) = match &template {
                Some(template) => (template.limits(), template.capitals(), template.traps()),
                None => (DEFAULT, true, DEFAULT_TRAPS),
            };
            Ok(make(vm, ty, limits, capitals, 0, traps)?.into_value())
        }),
        init: Some(init),
        repr: Some(repr),
        getattro: Some(getattro),
        setattro: Some(setattro),
        ..Slots::NONE
    },
    methods: context_methods::METHODS,
    getset: ATTRIBUTES,
    ..TypeSpec::object::<PyContext>()
});

pub const DEFAULT: Limits =
    Limits { prec: 28, emin: -999_999, emax: 999_999, rounding: Rounding::HalfEven, clamp: false };

pub const DEFAULT_TRAPS: u32 = ANY_INVALID | DIVISION_BY_ZERO | OVERFLOW;

pub fn make(
    vm: &Thread,
    ty: &PyType,
    limits: Limits,
    capitals: bool,
    flags: u32,
    traps: u32,
) -> PyResult<Ref<PyContext>> {
    let (flags, traps) = (signal_dict::make(vm, flags)?, signal_dict::make(vm, traps)?);
    create::allocate_instance(vm, ty, |object| PyContext {
        object,
        limits: Cell::new(limits),
        capitals: Cell::new(capitals),
        flags,
        traps,
    })
}

/// The context of a value that is known to be one.
#[inline]
pub fn as_context(value: &Value) -> &PyContext {
    value.downcast().expect("a Context's slot gets a Context")
}

impl PyContext {
    #[inline]
    pub fn limits(&self) -> Limits {
        self.limits.get()
    }

    pub fn set_limits(&self, limits: Limits) {
        self.limits.set(limits);
    }

    pub fn capitals(&self) -> bool {
        self.capitals.get()
    }

    pub fn flags(&self) -> u32 {
        self.flags.bits()
    }

    pub fn traps(&self) -> u32 {
        self.traps.bits()
    }

    pub fn set_flags(&self, flags: u32) {
        self.flags.set_bits(flags);
    }

    pub fn set_traps(&self, traps: u32) {
        self.traps.set_bits(traps);
    }

    /// A new context with the same settings.
    pub fn copy(&self, vm: &Thread) -> PyResult<Ref<PyContext>> {
        make(vm, &TYPE, self.limits(), self.capitals(), self.flags(), self.traps())
    }

    /// Sets flags without an exception.
    pub fn raise_flags(&self, status: u32) {
        self.flags.set_bits(self.flags.bits() | status);
    }

    /// Sets flags, and raises an exception if one of them is trapped.
    #[inline]
    pub fn signal(&self, vm: &Thread, status: u32) -> PyResult<()> {
        if status == 0 {
            return Ok(());
        }
        self.raise_flags(status);
        let trapped = status & self.traps.bits();
        if trapped != 0 { Err(raise(vm, trapped)) } else { Ok(()) }
    }

    /// The result of an operation in this context.
    #[inline]
    pub fn compute(
        &self,
        vm: &Thread,
        operation: impl FnOnce(&mut Work<'_>, &Limits) -> PyResult<Number>,
    ) -> PyResult {
        let limits = self.limits.get();
        let mut work = Work::new(vm);
        let number = operation(&mut work, &limits)?;
        self.signal(vm, work.status)?;
        decimal::new(vm, number)
    }

    pub fn divmod(&self, vm: &Thread, a: &Number, b: &Number) -> PyResult {
        let mut work = Work::new(vm);
        let (quotient, rest) = super::arithmetic::divmod(&mut work, a, b, &self.limits())?;
        self.signal(vm, work.status)?;
        vm.new_tuple(&[decimal::new(vm, quotient)?, decimal::new(vm, rest)?])
    }
}

/// The exception of the first trapped signal; its argument is the list of all conditions and signals.
#[cold]
fn raise(vm: &Thread, trapped: u32) -> Raised {
    let raised = || -> PyResult {
        let state = current::state(vm);
        let class = state.first_signal(trapped)?;
        let list = state.conditions_and_signals(vm, trapped)?;
        vm.call(&class, &[list])
    };
    match raised() {
        Ok(exception) => vm.raise_value(exception),
        Err(raised) => raised,
    }
}

fn init(vm: &Thread, own: &Value, args: Args<'_>) -> PyResult<()> {
    const NAMES: [&str; 8] = ["prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"];
    let row = arguments::of_function(vm, args, NAMES, 0)?;
    for (name, value) in NAMES.iter().zip(row) {
        if let Some(value) = value.filter(|value| !value.is(&Value::NONE)) {
            set_setting(vm, own, name, value)?;
        }
    }
    Ok(())
}

/// Sets an attribute as the constructor and `localcontext` do: signals also from a list.
pub fn set_setting(vm: &Thread, own: &Value, name: &str, value: &Value) -> PyResult<()> {
    if let Some(attribute) = ATTRIBUTES.iter().find(|attribute| attribute.name == name)
        && let Some(set) = attribute.set
    {
        return set(vm, own, Some(value));
    }
    let signals = match value.downcast::<taipan_vm::builtins::list::PyList>() {
        Some(_) => signal_dict::bits_of_list(vm, value)?,
        None => signal_dict::bits_of_dict(vm, value)?,
    };
    match name {
        "flags" => as_context(own).set_flags(signals),
        _ => as_context(own).set_traps(signals),
    }
    Ok(())
}

fn getattro(vm: &Thread, own: &Value, name: &PyStr) -> PyResult {
    let context = as_context(own);
    if name.is_text("flags") {
        return Ok(context.flags.to_value());
    }
    if name.is_text("traps") {
        return Ok(context.traps.to_value());
    }
    generic_getattr(vm, own, name)
}

fn setattro(vm: &Thread, own: &Value, name: &PyStr, value: Option<&Value>) -> PyResult<()> {
    let (is_flags, is_traps) = (name.is_text("flags"), name.is_text("traps"));
    if (is_flags || is_traps)
        && let Some(value) = value
    {
        let signals = signal_dict::bits_of_dict(vm, value)?;
        let context = as_context(own);
        if is_flags {
            context.set_flags(signals)
        } else {
            context.set_traps(signals)
        }
        return Ok(());
    }
    if is_flags || is_traps || value.is_none() {
        return Err(vm.raise(&exceptions::ATTRIBUTE_ERROR, "context attributes cannot be deleted"));
    }
    if own.ty().is(&TYPE) && generic_getattr_opt(vm, own, name)?.is_none() {
        let text = format!("'decimal.Context' object has no attribute '{}'", name.display());
        return Err(vm.raise_attribute_error(text, own, name));
    }
    generic_setattr(vm, own, name, value)
}

static ATTRIBUTES: &[GetSetDef] = &[
    getset(
        "prec",
        "",
        |vm, own| int::from_i64(vm, as_context(own).limits().prec),
        |vm, own, value| {
            set_number(vm, own, value, "prec", "[1, MAX_PREC]", 1..=MAX_PREC, |limits, prec| {
                limits.prec = prec
            })
        },
    ),
    getset(
        "Emax",
        "",
        |vm, own| int::from_i64(vm, as_context(own).limits().emax),
        |vm, own, value| {
            set_number(vm, own, value, "Emax", "[0, MAX_EMAX]", 0..=MAX_EMAX, |limits, emax| {
                limits.emax = emax
            })
        },
    ),
    getset(
        "Emin",
        "",
        |vm, own| int::from_i64(vm, as_context(own).limits().emin),
        |vm, own, value| {
            set_number(vm, own, value, "Emin", "[MIN_EMIN, 0]", MIN_EMIN..=0, |limits, emin| {
                limits.emin = emin
            })
        },
    ),
    getset(
        "rounding",
        "",
        |vm, own| Ok(vm.intern_str(as_context(own).limits().rounding.name())?.into_value()),
        |vm, own, value| {
            let rounding = rounding_of(vm, given(vm, value)?)?;
            let context = as_context(own);
            context.set_limits(context.limits().with(rounding));
            Ok(())
        },
    ),
    getset(
        "capitals",
        "",
        |_, own| Ok(int::small(i64::from(as_context(own).capitals()))),
        |vm, own, value| {
            let capitals = flag(vm, value, "capitals")?;
            as_context(own).capitals.set(capitals);
            Ok(())
        },
    ),
    getset(
        "clamp",
        "",
        |_, own| Ok(int::small(i64::from(as_context(own).limits().clamp))),
        |vm, own, value| {
            let clamp = flag(vm, value, "clamp")?;
            let context = as_context(own);
            context.set_limits(Limits { clamp, ..context.limits() });
            Ok(())
        },
    ),
];

fn given<'a>(vm: &Thread, value: Option<&'a Value>) -> PyResult<&'a Value> {
    value.ok_or_else(|| vm.raise(&exceptions::ATTRIBUTE_ERROR, "context attributes cannot be deleted"))
}

fn set_number(
    vm: &Thread,
    own: &Value,
    value: Option<&Value>,
    name: &str,
    shown: &str,
    range: std::ops::RangeInclusive<i64>,
    set: fn(&mut Limits, i64),
) -> PyResult<()> {
    let value = vm.expect_int_ssize(given(vm, value)?)? as i64;
    if !range.contains(&value) {
        return Err(vm.value_error(format!("valid range for {name} is {shown}")));
    }
    let context = as_context(own);
    let mut limits = context.limits();
    set(&mut limits, value);
    context.set_limits(limits);
    Ok(())
}

fn flag(vm: &Thread, value: Option<&Value>, name: &str) -> PyResult<bool> {
    match vm.expect_int_ssize(given(vm, value)?)? {
        0 => Ok(false),
        1 => Ok(true),
        _ => Err(vm.value_error(format!("valid values for {name} are 0 or 1"))),
    }
}

/// The mode of rounding of a name.
pub fn rounding_of(vm: &Thread, value: &Value) -> PyResult<Rounding> {
    let found = value
        .downcast::<PyStr>()
        .and_then(|name| Rounding::ALL.iter().find(|(_, known)| name.is_text(known)));
    match found {
        Some((rounding, _)) => Ok(*rounding),
        None => Err(vm.type_error(
            "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, \
             ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]",
        )),
    }
}

fn repr(vm: &Thread, own: &Value) -> PyResult {
    let context = as_context(own);
    let limits = context.limits();
    let text = format!(
        "Context(prec={}, rounding={}, Emin={}, Emax={}, capitals={}, clamp={}, flags=[{}], traps=[{}])",
        limits.prec,
        limits.rounding.name(),
        limits.emin,
        limits.emax,
        i32::from(context.capitals()),
        i32::from(limits.clamp),
        signal_dict::shown(context.flags()),
        signal_dict::shown(context.traps()),
    );
    vm.new_str(&text)
}
