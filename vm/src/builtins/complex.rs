//! `complex`: two doubles.

use super::float;
use super::str::PyStr;
use super::{int, number_format};
use crate::call::{Args, bind};
use crate::class::slots::Slots;
use crate::class::spec::{MethodDef, TypeSpec, getter, method, parameters};
use crate::class::{PyType, create, flags};
use crate::error::{PyResult, Raised};
use crate::heap::NoMemory;
use crate::names;
use crate::number::AsciiBuf;
use crate::number::complex::{self, Complex, ComplexError, ParseError};
use crate::number::int_float;
use crate::object::{Object, Payload};
use crate::protocol::compare::CompareOp;
use crate::text::format_number::push_complex;
use crate::text::format_spec::Target;
use crate::text::hash::hash_complex;
use crate::text::view::Text;
use crate::thread::Thread;
use crate::value::Value;
use std::cmp::Ordering;

#[repr(C)]
pub struct PyComplex {
    object: Object,
    value: Complex,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyComplex {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&SPEC);

static SPEC: TypeSpec = TypeSpec {
    name: "complex",
    signature: "(real=0, imag=0)",
    doc: "Create a complex number from a string or numbers.\n\nA single string is parsed, a single number is converted. Otherwise the \
          number has\nthe given real and imaginary parts.",
    flags: flags::BUILTIN | flags::BASETYPE,
    slots: Slots {
        repr: Some(repr),
        hash: Some(hash),
        richcompare: Some(richcompare),
        new: Some(new),
        add: Some(add),
        subtract: Some(subtract),
        multiply: Some(multiply),
        power: Some(power),
        negative: Some(|vm, own| make(vm, -operand(own))),
        positive: Some(exact),
        absolute: Some(absolute),
        bool: Some(|_, own| Ok(operand(own).real != 0.0 || operand(own).imag != 0.0)),
        true_divide: Some(true_divide),
        ..Slots::NONE
    },
    methods: &[
        method(
            "from_number",
            "($type, number, /)",
            "Convert number to a complex floating-point number.",
            from_number,
        )
        .classmethod(),
        method("conjugate", "($self, /)", CONJUGATE, |vm, args| make(vm, operand(&args[0]).conjugate())),
        method("__complex__", "($self, /)", "Convert this value to exact type complex.", |vm, args| {
            exact(vm, &args[0])
        }),
        method("__getnewargs__", "($self, /)", "", getnewargs),
        method(
            "__format__",
            "($self, format_spec, /)",
            "Convert to a string according to format_spec.",
            format,
        ),
    ],
    getset: &[
        getter("real", "the real part of a complex number", |vm, own| float::new(vm, operand(own).real))
            .as_member(),
        getter("imag", "the imaginary part of a complex number", |vm, own| float::new(vm, operand(own).imag))
            .as_member(),
    ],
    ..TypeSpec::leaf::<PyComplex>()
};

const CONJUGATE: &str = "Return the complex conjugate of its argument. (3-4j).conjugate() == 3+4j.";

/// A complex object.
pub fn make(vm: &Thread, value: Complex) -> PyResult {
    Ok(vm.heap().allocate(PyComplex { object: Object::new(&TYPE), value })?.into_value())
}

/// A complex object of a class.
fn of_class(vm: &Thread, ty: &PyType, value: Complex) -> PyResult {
    if ty.is(&TYPE) {
        return make(vm, value);
    }
    Ok(create::allocate_instance(vm, ty, |object| PyComplex { object, value })?.into_value())
}

/// The value of a complex number, of a subclass or not.
pub fn as_complex(value: &Value) -> Option<Complex> {
    value.downcast::<PyComplex>().map(|complex| complex.value)
}

/// The value of what is known to be complex: `self` of a method or slot.
fn operand(value: &Value) -> Complex {
    as_complex(value).unwrap_or(Complex::new(0.0, 0.0))
}

fn exact(vm: &Thread, value: &Value) -> PyResult {
    if value.downcast_exact::<PyComplex>().is_some() { Ok(value.clone()) } else { make(vm, operand(value)) }
}

/// An operand of an operator; real numbers leave the other part alone.
enum Number {
    Complex(Complex),
    Real(f64),
}

impl Number {
    fn into_complex(self) -> Complex {
        match self {
            Number::Complex(value) => value,
            Number::Real(real) => Complex::new(real, 0.0),
        }
    }
}

fn number(vm: &Thread, value: &Value) -> PyResult<Option<Number>> {
    if let Some(complex) = as_complex(value) {
        return Ok(Some(Number::Complex(complex)));
    }
    if let Some(float) = float::as_f64(value) {
        return Ok(Some(Number::Real(float)));
    }
    match int::as_ref(value) {
        Some(int) => Ok(Some(Number::Real(int::checked(vm, int_float::to_f64(int))?))),
        None => Ok(None),
    }
}

#[cold]
fn raise(vm: &Thread, error: ComplexError) -> Raised {
    match error {
        ComplexError::ZeroDivision => float::operators::zero_division(vm),
        ComplexError::ZeroPower => vm.zero_division_error("zero to a negative or complex power"),
        ComplexError::Overflow => vm.overflow_error("complex exponentiation"),
    }
}

/// An operator: on two complex numbers, on one and a real, on a real and one.
macro_rules! operator {
    ($($name:ident: |$a:ident, $b:ident| $both:expr, $right_real:expr, $left_real:expr;)*) => {$(
        fn $name(vm: &Thread, left: &Value, right: &Value) -> PyResult {
            let Some(left) = number(vm, left)? else { return Ok(Value::NOT_IMPLEMENTED) };
            let Some(right) = number(vm, right)? else { return Ok(Value::NOT_IMPLEMENTED) };
            let result: Result<Complex, ComplexError> = match (left, right) {
                (Number::Complex($a), Number::Complex($b)) => $both,
                (Number::Complex($a), Number::Real($b)) => $right_real,
                (Number::Real($a), Number::Complex($b)) => $left_real,
                (Number::Real(_), Number::Real(_)) => return Ok(Value::NOT_IMPLEMENTED),
            };
            match result {
                Ok(value) => make(vm, value),
                Err(error) => Err(raise(vm, error)),
            }
        }
    )*};
}

operator! {
    add: |a, b| Ok(a + b), Ok(a.add_real(b)), Ok(b.add_real(a));
    subtract: |a, b| Ok(a - b), Ok(a.sub_real(b)), Ok(b.sub_from_real(a));
    multiply: |a, b| Ok(a * b), Ok(a.mul_real(b)), Ok(b.mul_real(a));
    true_divide: |a, b| a.divide(b), a.divide_real(b), b.divide_into_real(a);
}

fn power(vm: &Thread, base: &Value, exponent: &Value, modulus: &Value) -> PyResult {
    let Some(base) = number(vm, base)? else { return Ok(Value::NOT_IMPLEMENTED) };
    let Some(exponent) = number(vm, exponent)? else { return Ok(Value::NOT_IMPLEMENTED) };
    if !modulus.is_none() {
        return Err(vm.value_error("complex modulo"));
    }
    power_of(vm, base.into_complex(), exponent.into_complex())
}

/// `base ** exponent`.
pub fn power_of(vm: &Thread, base: Complex, exponent: Complex) -> PyResult {
    match base.pow(exponent) {
        Ok(value) => make(vm, value),
        Err(error) => Err(raise(vm, error)),
    }
}

fn absolute(vm: &Thread, own: &Value) -> PyResult {
    match operand(own).abs() {
        Some(size) => float::new(vm, size),
        None => Err(vm.overflow_error("absolute value too large")),
    }
}

fn hash(_: &Thread, own: &Value) -> PyResult<i64> {
    let Complex { real, imag } = operand(own);
    Ok(hash_complex(float::operators::hash_of(own, real), float::operators::hash_of(own, imag)))
}

fn richcompare(_: &Thread, left: &Value, right: &Value, op: CompareOp) -> PyResult {
    let own = operand(left);
    let equal = if let Some(other) = as_complex(right) {
        own == other
    } else if let Some(float) = float::as_f64(right) {
        own.imag == 0.0 && own.real == float
    } else if let Some(int) = int::as_ref(right) {
        own.imag == 0.0 && int_float::compare(int, own.real) == Some(Ordering::Equal)
    } else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    match op {
        CompareOp::Eq => Ok(Value::bool(equal)),
        CompareOp::Ne => Ok(Value::bool(!equal)),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn repr(vm: &Thread, own: &Value) -> PyResult {
    let mut text = AsciiBuf::new();
    operand(own).push_repr(&mut text)?;
    Ok(PyStr::from_compact_text(vm.heap(), Text::Ascii(&text))?.into_value())
}

fn getnewargs(vm: &Thread, args: &[Value]) -> PyResult {
    let Complex { real, imag } = operand(&args[0]);
    vm.new_tuple(&[float::new(vm, real)?, float::new(vm, imag)?])
}

fn format(vm: &Thread, args: &[Value]) -> PyResult {
    number_format::format(vm, &args[0], &args[1], Target::Complex, |own, spec, locale, out| {
        push_complex(operand(own), spec, locale, out)
    })
}

/// A type's name as messages of newer code have it: with its module, unless that is `builtins` or `__main__`.
fn full_name(vm: &Thread, value: &Value) -> PyResult<String> {
    let name = vm.qualified_type_name(value.ty())?;
    Ok(name.strip_prefix("__main__.").map(str::to_owned).unwrap_or(name))
}

fn has_real_method(value: &Value) -> bool {
    let slots = value.ty().slots();
    slots.float.is_some() || slots.index.is_some()
}

/// What `__complex__` makes of a value; `None` if it has none.
fn by_complex_method(vm: &Thread, value: &Value) -> PyResult<Option<Complex>> {
    if let Some(exact) = value.downcast_exact::<PyComplex>() {
        return Ok(Some(exact.value));
    }
    if !value.is_heap() {
        return Ok(None);
    }
    let Some(result) = vm.call_special(value, &names::__complex__, &[])? else { return Ok(None) };
    let Some(complex) = as_complex(&result) else {
        let name = result.ty().name();
        return Err(vm.type_error(format!("__complex__ returned non-complex (type {name:.200})")));
    };
    if result.downcast_exact::<PyComplex>().is_none() {
        vm.warn_deprecated(&format!(
            "__complex__ returned non-complex (type {:.200}).  The ability to return an instance of a strict subclass of \
             complex is deprecated, and may be removed in a future version of Python.",
            result.ty().name()
        ))?;
    }
    Ok(Some(complex))
}

/// The complex number that a number is, as functions of `cmath` take it.
pub fn to_complex(vm: &Thread, value: &Value) -> PyResult<Complex> {
    if let Some(complex) = as_complex(value) {
        return Ok(complex);
    }
    match by_complex_method(vm, value)? {
        Some(complex) => Ok(complex),
        None => Ok(Complex::new(float::to_f64(vm, value)?, 0.0)),
    }
}

fn from_number(vm: &Thread, args: &[Value]) -> PyResult {
    let ty = args[0].downcast::<PyType>().unwrap_or(&TYPE);
    if ty.is(&TYPE) && args[1].downcast_exact::<PyComplex>().is_some() {
        return Ok(args[1].clone());
    }
    of_class(vm, ty, to_complex(vm, &args[1])?)
}

static NEW: MethodDef = parameters("complex", "(real=0, imag=0)");

fn given(value: &Value) -> Option<&Value> {
    if value.is_unbound() { None } else { Some(value) }
}

fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    match args.values() {
        [] => of_class(vm, ty, Complex::new(0.0, 0.0)),
        [x] if !args.has_keywords() => {
            if ty.is(&TYPE) && x.downcast_exact::<PyComplex>().is_some() {
                return Ok(x.clone());
            }
            of_class(vm, ty, from_object(vm, x)?)
        }
        _ => {
            let value = bind(vm, &NEW, args, |args| from_parts(vm, given(&args[0]), given(&args[1])))?;
            of_class(vm, ty, value)
        }
    }
}

/// `complex(x)`.
fn from_object(vm: &Thread, x: &Value) -> PyResult<Complex> {
    if let Some(text) = x.downcast::<PyStr>() {
        return complex::parse(text.text()).map_err(|error| refuse(vm, error, x));
    }
    if let Some(value) = by_complex_method(vm, x)? {
        return Ok(value);
    }
    if let Some(value) = as_complex(x) {
        return Ok(value);
    }
    if has_real_method(x) {
        return Ok(Complex::new(float::to_f64(vm, x)?, 0.0));
    }
    let name = full_name(vm, x)?;
    Err(vm.type_error(format!("complex() argument must be a string or a number, not {name}")))
}

#[cold]
fn refuse(vm: &Thread, error: ParseError, shown: &Value) -> Raised {
    match error {
        ParseError::NoMemory => NoMemory.into(),
        ParseError::Malformed => vm.value_error("complex() arg is a malformed string"),
        ParseError::Underscores => {
            let text = vm
                .repr(shown)
                .and_then(|shown| vm.format_str("could not convert string to complex: ", &shown, ""));
            match text {
                Ok(text) => vm.raise_with(&super::exceptions::VALUE_ERROR, &[text]),
                Err(raised) => raised,
            }
        }
    }
}

#[cold]
fn not_real(vm: &Thread, part: &str, value: &Value) -> PyResult<String> {
    Ok(format!("complex() argument '{part}' must be a real number, not {}", full_name(vm, value)?))
}

/// `complex(real, imag)`. Complex parts, which are deprecated, count as what they contribute: `real + imag * 1j`.
fn from_parts(vm: &Thread, real: Option<&Value>, imag: Option<&Value>) -> PyResult<Complex> {
    let is_number = |value: &Value| has_real_method(value) || as_complex(value).is_some();
    let zero = int::small(0);
    let real = real.unwrap_or(&zero);
    let converted = by_complex_method(vm, real)?;
    if converted.is_none() && !is_number(real) {
        return Err(vm.type_error(not_real(vm, "real", real)?));
    }
    if let Some(imag) = imag.filter(|imag| !is_number(imag)) {
        return Err(vm.type_error(not_real(vm, "imag", imag)?));
    }
    let complex = converted.or_else(|| as_complex(real));
    let own = match complex {
        Some(value) => {
            if !has_real_method(real) {
                vm.warn_deprecated(&not_real(vm, "real", real)?)?;
            }
            value
        }
        None => Complex::new(float::to_f64(vm, real)?, 0.0),
    };
    let Some(imag) = imag else { return Ok(own) };
    let (below, value) = match as_complex(imag) {
        Some(value) => {
            vm.warn_deprecated(&not_real(vm, "imag", imag)?)?;
            (Some(value.imag), value.real)
        }
        None => (None, float::to_f64(vm, imag)?),
    };
    // Nothing is added to a part that comes from one number alone: that would lose the sign of a zero.
    Ok(Complex::new(
        below.map_or(own.real, |below| own.real - below),
        if complex.is_some() { value + own.imag } else { value },
    ))
}
