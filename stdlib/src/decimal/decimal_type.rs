//! `decimal.Decimal`: the type and its tables.
//!
//! Instances are immutable; operations on instances of subclasses give plain ones.

use super::arguments::{self, context_or_current};
use super::arithmetic;
use super::context::PyContext;
use super::convert::{self, Operand};
use super::methods;
use super::number::{Limits, Number, Work};
use super::operators;
use super::print::{Notation, push_number};
use super::{construct, order, power, quantum, transcendental};
use std::cell::Cell;
use std::cmp::Ordering;
use taipan_vm::call::Args;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{MethodDef, TypeSpec, getter, method, variadic};
use taipan_vm::class::{PyType, create, flags};
use taipan_vm::error::PyResult;
use taipan_vm::number::AsciiBuf;
use taipan_vm::object::{Object, Payload, Ref};
use taipan_vm::text::Text;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

#[repr(C)]
pub struct PyDecimal {
    object: Object,
    /// The hash, -1 as long as nobody has asked for it.
    pub hash: Cell<i64>,
    pub number: Number,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyDecimal {
    const TYPE: &'static PyType = &TYPE;
}

const DOC: &str = "A decimal floating-point number, made of an integer, a string, a tuple, a float or another Decimal;\n\
                   Decimal('0') if nothing is given. The conversion is exact whatever the context, which is asked only\n\
                   whether InvalidOperation is trapped.";

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "decimal.Decimal",
    signature: "(value=\"0\", context=None)",
    doc: DOC,
    flags: flags::BASETYPE | flags::IMMUTABLE,
    slots: Slots {
        getattro: Some(taipan_vm::class::lookup::generic_getattr),
        new: Some(construct::new),
        repr: Some(repr),
        str: Some(str),
        hash: Some(operators::hash),
        richcompare: Some(operators::richcompare),
        add: Some(|vm, a, b| operators::binary(vm, a, b, arithmetic::add)),
        subtract: Some(|vm, a, b| operators::binary(vm, a, b, arithmetic::subtract)),
        multiply: Some(|vm, a, b| operators::binary(vm, a, b, arithmetic::multiply)),
        remainder: Some(|vm, a, b| operators::binary(vm, a, b, arithmetic::remainder)),
        divmod: Some(operators::divmod),
        power: Some(operators::power),
        negative: Some(|vm, own| operators::unary(vm, own, arithmetic::minus)),
        positive: Some(|vm, own| operators::unary(vm, own, arithmetic::plus)),
        absolute: Some(|vm, own| operators::unary(vm, own, arithmetic::absolute)),
        bool: Some(|_, own| Ok(!number(own).is_zero())),
        int: Some(operators::int),
        float: Some(operators::float),
        floor_divide: Some(|vm, a, b| operators::binary(vm, a, b, arithmetic::divide_int)),
        true_divide: Some(|vm, a, b| operators::binary(vm, a, b, arithmetic::divide)),
        ..Slots::NONE
    },
    methods: METHODS,
    getset: &[
        getter("real", "", |_, own| Ok(own.clone())),
        getter("imag", "", |vm, _| new(vm, Number::triple(false, 0, 0))),
    ],
    ..TypeSpec::leaf::<PyDecimal>()
});

const UNARY: &str = "($self, /, context=None)";
const BINARY: &str = "($self, /, other, context=None)";
const ROUNDED: &str = "($self, /, rounding=None, context=None)";
const NONE: &str = "($self, /)";

static METHODS: &[MethodDef] = &[
    variadic("exp", UNARY, "Return e**self, correctly rounded half to even.", |vm, args| {
        unary(vm, args, transcendental::exp)
    }),
    variadic("ln", UNARY, "Return the natural logarithm, correctly rounded half to even.", |vm, args| {
        unary(vm, args, transcendental::ln)
    }),
    variadic("log10", UNARY, "Return the decimal logarithm, correctly rounded half to even.", |vm, args| {
        unary(vm, args, transcendental::log10)
    }),
    variadic("next_minus", UNARY, "Return the largest number of the context below self.", |vm, args| {
        unary(vm, args, |work, a, limits| quantum::neighbour(work, a, limits, false))
    }),
    variadic("next_plus", UNARY, "Return the smallest number of the context above self.", |vm, args| {
        unary(vm, args, |work, a, limits| quantum::neighbour(work, a, limits, true))
    }),
    variadic("normalize", UNARY, "Return the number without zeros at the end.", |vm, args| {
        unary(vm, args, quantum::normalize)
    }),
    variadic("to_integral", ROUNDED, "The same as to_integral_value().", |vm, args| {
        methods::to_integral(vm, args, false)
    }),
    variadic("to_integral_exact", ROUNDED, "Round to an integer, and signal what is lost.", |vm, args| {
        methods::to_integral(vm, args, true)
    }),
    variadic("to_integral_value", ROUNDED, "Round to an integer silently.", |vm, args| {
        methods::to_integral(vm, args, false)
    }),
    variadic("sqrt", UNARY, "Return the square root, correctly rounded half to even.", |vm, args| {
        unary(vm, args, transcendental::sqrt)
    }),
    variadic("compare", BINARY, "Compare: Decimal -1, 0, 1 or NaN.", |vm, args| {
        binary(vm, args, |work, a, b, limits| order::compare_numbers(work, a, b, limits, false))
    }),
    variadic("compare_signal", BINARY, "Compare; any NaN is an invalid operation.", |vm, args| {
        binary(vm, args, |work, a, b, limits| order::compare_numbers(work, a, b, limits, true))
    }),
    variadic("max", BINARY, "Return the larger number; a quiet NaN gives way to a number.", |vm, args| {
        binary(vm, args, |work, a, b, limits| order::extreme(work, a, b, limits, Ordering::Greater, false))
    }),
    variadic("max_mag", BINARY, "As max(), by absolute values.", |vm, args| {
        binary(vm, args, |work, a, b, limits| order::extreme(work, a, b, limits, Ordering::Greater, true))
    }),
    variadic("min", BINARY, "Return the smaller number; a quiet NaN gives way to a number.", |vm, args| {
        binary(vm, args, |work, a, b, limits| order::extreme(work, a, b, limits, Ordering::Less, false))
    }),
    variadic("min_mag", BINARY, "As min(), by absolute values.", |vm, args| {
        binary(vm, args, |work, a, b, limits| order::extreme(work, a, b, limits, Ordering::Less, true))
    }),
    variadic("next_toward", BINARY, "Return the neighbour of self in the direction of other.", |vm, args| {
        binary(vm, args, quantum::next_toward)
    }),
    variadic(
        "quantize",
        "($self, /, exp, rounding=None, context=None)",
        "Round to the exponent of another number.\n\n>>> Decimal('2.7182818').quantize(Decimal('0.001'))\nDecimal('2.718')",
        methods::quantize,
    ),
    variadic("remainder_near", BINARY, "Return what is left with the nearest quotient.", |vm, args| {
        binary(vm, args, arithmetic::remainder_near)
    }),
    variadic(
        "fma",
        "($self, /, other, third, context=None)",
        "Return self * other + third, rounded once.\n\n>>> Decimal(4).fma(5, 6)\nDecimal('26')",
        methods::fma,
    ),
    method("is_canonical", NONE, "Return True.", |_, _| Ok(Value::TRUE)),
    method("is_finite", NONE, "Whether the number is neither infinite nor NaN.", |_, args| {
        Ok(Value::bool(!number(&args[0]).is_special()))
    }),
    method("is_infinite", NONE, "Whether the number is infinite.", |_, args| {
        Ok(Value::bool(number(&args[0]).is_infinite()))
    }),
    method("is_nan", NONE, "Whether the number is a NaN.", |_, args| {
        Ok(Value::bool(number(&args[0]).is_nan()))
    }),
    method("is_qnan", NONE, "Whether the number is a quiet NaN.", |_, args| {
        Ok(Value::bool(methods::is_quiet(number(&args[0]))))
    }),
    method("is_snan", NONE, "Whether the number is a signaling NaN.", |_, args| {
        Ok(Value::bool(methods::is_signaling(number(&args[0]))))
    }),
    method("is_signed", NONE, "Whether the sign is negative.", |_, args| {
        Ok(Value::bool(number(&args[0]).negative))
    }),
    method("is_zero", NONE, "Whether the number is zero.", |_, args| {
        Ok(Value::bool(number(&args[0]).is_zero()))
    }),
    variadic("is_normal", UNARY, "Whether the number is normal in the context.", |vm, args| {
        with_limits(vm, args, |number, limits| Value::bool(number.is_normal(limits)))
    }),
    variadic("is_subnormal", UNARY, "Whether the number is subnormal in the context.", |vm, args| {
        with_limits(vm, args, |number, limits| Value::bool(number.is_subnormal(limits)))
    }),
    method("adjusted", NONE, "Return the exponent of the first digit, 0 for special values.", |vm, args| {
        let number = number(&args[0]);
        let adjusted = if number.is_special() { 0 } else { number.adjusted() };
        taipan_vm::builtins::int::from_i64(vm, adjusted)
    }),
    method("canonical", NONE, "Return self.", |_, args| Ok(args[0].clone())),
    method("conjugate", NONE, "Return self.", |_, args| Ok(args[0].clone())),
    method("radix", NONE, "Return Decimal(10).", |vm, _| new(vm, Number::triple(false, 10, 0))),
    method("copy_abs", NONE, "Return the absolute value; nothing is rounded.", |vm, args| {
        new(vm, number(&args[0]).copy()?.positive())
    }),
    method("copy_negate", NONE, "Return the negated number; nothing is rounded.", |vm, args| {
        new(vm, number(&args[0]).copy()?.negated())
    }),
    variadic("logb", UNARY, "Return the exponent of the first digit as a Decimal.", |vm, args| {
        unary(vm, args, quantum::logb)
    }),
    variadic("logical_invert", UNARY, "Invert the digits of a logical number.", |vm, args| {
        unary(vm, args, quantum::logical_invert)
    }),
    variadic("number_class", UNARY, "Return the name of the number's class.", methods::number_class),
    variadic("to_eng_string", UNARY, "Return the number in engineering notation.", methods::to_eng_string),
    variadic(
        "compare_total",
        BINARY,
        "Compare by the total order of numbers.\n\n>>> Decimal('7.10').compare_total(Decimal('7.1'))\nDecimal('-1')",
        |vm, args| binary(vm, args, |_, a, b, _| Ok(order::order_as_number(order::total_order(a, b)?))),
    ),
    variadic("compare_total_mag", BINARY, "Compare absolute values by the total order.", |vm, args| {
        binary(vm, args, |_, a, b, _| Ok(order::order_as_number(order::total_magnitude_order(a, b)?)))
    }),
    variadic(
        "copy_sign",
        BINARY,
        "Return self with the sign of other.\n\n>>> Decimal('8.5').copy_sign(Decimal(-1))\nDecimal('-8.5')",
        |vm, args| binary(vm, args, methods::copy_sign),
    ),
    variadic("same_quantum", BINARY, "Whether both have the same exponent.", methods::same_quantum),
    variadic("logical_and", BINARY, "Combine the digits of logical numbers by 'and'.", |vm, args| {
        binary(vm, args, |work, a, b, limits| quantum::logical(work, a, b, limits, |a, b| a && b))
    }),
    variadic("logical_or", BINARY, "Combine the digits of logical numbers by 'or'.", |vm, args| {
        binary(vm, args, |work, a, b, limits| quantum::logical(work, a, b, limits, |a, b| a || b))
    }),
    variadic(
        "logical_xor",
        BINARY,
        "Combine the digits of logical numbers by 'exclusive or'.",
        |vm, args| binary(vm, args, |work, a, b, limits| quantum::logical(work, a, b, limits, |a, b| a != b)),
    ),
    variadic("rotate", BINARY, "Rotate the digits of the precision.", |vm, args| {
        binary(vm, args, quantum::rotate)
    }),
    variadic("scaleb", BINARY, "Return self * 10**other.", |vm, args| binary(vm, args, quantum::scaleb)),
    variadic("shift", BINARY, "Shift the digits of the precision.", |vm, args| {
        binary(vm, args, quantum::shift)
    }),
    method("from_float", "($type, f, /)", "Return the exact value of a float or int.", construct::from_float)
        .classmethod(),
    method(
        "from_number",
        "($type, number, /)",
        "Return the exact value of an int, float or Decimal.",
        construct::from_number,
    )
    .classmethod(),
    method("as_tuple", NONE, "Return sign, digits and exponent.", methods::as_tuple),
    method("as_integer_ratio", NONE, "Return the number as a fraction in lowest terms.", methods::ratio),
    method("__copy__", NONE, "", |_, args| Ok(args[0].clone())),
    method("__deepcopy__", "($self, object, /)", "", |_, args| Ok(args[0].clone())),
    variadic("__format__", "", "", methods::format),
    method("__reduce__", NONE, "", |vm, args| {
        let text = vm.to_str(&args[0])?.into_value();
        let row = vm.new_tuple(&[text])?;
        vm.new_tuple(&[args[0].ty().to_value(), row])
    }),
    variadic("__round__", "", "", methods::round),
    method("__ceil__", NONE, "", |vm, args| {
        operators::to_int(vm, &args[0], super::number::Rounding::Ceiling)
    }),
    method("__floor__", NONE, "", |vm, args| operators::to_int(vm, &args[0], super::number::Rounding::Floor)),
    method("__trunc__", NONE, "", |vm, args| operators::to_int(vm, &args[0], super::number::Rounding::Down)),
    method("__complex__", NONE, "", |vm, args| {
        let real = operators::as_f64(vm, number(&args[0]))?;
        vm.call(&taipan_vm::builtins::complex::TYPE.to_value(), &[taipan_vm::builtins::float::new(vm, real)?])
    }),
    method("__sizeof__", NONE, "", |vm, args| {
        let limbs = number(&args[0]).coeff.len();
        // What CPython's object takes, which has room for as many limbs as ours.
        let more = if limbs > super::limbs::INLINE { limbs * 8 } else { 0 };
        taipan_vm::builtins::int::from_usize(vm, 104 + more)
    }),
];

/// The number of a value that is known to be a `Decimal`.
#[inline]
pub fn number(value: &Value) -> &Number {
    &value.downcast::<PyDecimal>().expect("a Decimal's slot gets a Decimal").number
}

/// The number of a value, if it is a `Decimal`.
#[inline]
pub fn as_number(value: &Value) -> Option<&Number> {
    value.downcast::<PyDecimal>().map(|own| &own.number)
}

#[inline]
pub fn new(vm: &Thread, number: Number) -> PyResult {
    let make = || PyDecimal { object: Object::new(&TYPE), hash: Cell::new(-1), number };
    Ok(vm.heap().allocate_in_place(make)?.into_value())
}

/// An instance of a subclass.
pub fn new_of(vm: &Thread, ty: &PyType, number: Number) -> PyResult {
    if ty.is(&TYPE) {
        return new(vm, number);
    }
    let make = |object| PyDecimal { object, hash: Cell::new(-1), number };
    Ok(create::allocate_instance(vm, ty, make)?.into_value())
}

/// A method of one number and a context.
fn unary(
    vm: &Thread,
    args: Args<'_>,
    operation: fn(&mut Work<'_>, &Number, &Limits) -> PyResult<Number>,
) -> PyResult {
    let (own, [context]) = arguments::of_method(vm, args, ["context"], 0)?;
    let context = context_or_current(vm, context)?;
    context.compute(vm, |work, limits| operation(work, number(own), limits))
}

/// A method of two numbers and a context.
fn binary(
    vm: &Thread,
    args: Args<'_>,
    operation: fn(&mut Work<'_>, &Number, &Number, &Limits) -> PyResult<Number>,
) -> PyResult {
    let (own, [other, context]) = arguments::of_method(vm, args, ["other", "context"], 1)?;
    let context = context_or_current(vm, context)?;
    let other = Operand::required(vm, &context, other)?;
    context.compute(vm, |work, limits| operation(work, number(own), &other, limits))
}

fn with_limits(vm: &Thread, args: Args<'_>, ask: fn(&Number, &Limits) -> Value) -> PyResult {
    let (own, [context]) = arguments::of_method(vm, args, ["context"], 0)?;
    let context = context_or_current(vm, context)?;
    Ok(ask(number(own), &context.limits()))
}

fn repr(vm: &Thread, own: &Value) -> PyResult {
    let context = current_context(vm)?;
    let mut text = AsciiBuf::new();
    text.push_slice(b"Decimal('")?;
    push_number(number(own), Notation::Scientific, context.capitals(), &mut text)?;
    text.push_slice(b"')")?;
    vm.new_text(Text::Ascii(&text))
}

fn str(vm: &Thread, own: &Value) -> PyResult {
    let context = current_context(vm)?;
    let mut text = AsciiBuf::new();
    push_number(number(own), Notation::Scientific, context.capitals(), &mut text)?;
    vm.new_text(Text::Ascii(&text))
}

fn current_context(vm: &Thread) -> PyResult<Ref<PyContext>> {
    super::current::context(vm)
}

/// `a ** b`, to a modulus or not.
pub fn raised(
    vm: &Thread,
    context: &PyContext,
    base: &Number,
    exponent: &Number,
    modulus: Option<&Number>,
) -> PyResult {
    match modulus {
        None => context.compute(vm, |work, limits| power::power(work, base, exponent, limits)),
        Some(modulus) => {
            context.compute(vm, |work, limits| convert::power_modulo(work, base, exponent, modulus, limits))
        }
    }
}
