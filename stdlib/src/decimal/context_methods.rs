//! The methods of `Context`: operations on any of Python's exact numbers, in this context.

use super::arguments;
use super::arithmetic;
use super::construct;
use super::context::{PyContext, TYPE, as_context};
use super::convert::Operand;
use super::current;
use super::decimal_type::{self as decimal, as_number};
use super::methods;
use super::number::{Limits, Number, Work};
use super::order;
use super::print::Notation;
use super::quantum;
use super::signal_dict::SIGNALS;
use super::transcendental;
use std::cmp::Ordering;
use taipan_vm::builtins::int;
use taipan_vm::builtins::list::PyList;
use taipan_vm::call::Args;
use taipan_vm::class::spec::{MethodDef, method, variadic};
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

const NONE: &str = "($self, /)";
const ONE: &str = "($self, x, /)";
const TWO: &str = "($self, x, y, /)";

pub static METHODS: &[MethodDef] = &[
    method("abs", ONE, "Return the absolute value of x.", |vm, args| unary(vm, args, arithmetic::absolute)),
    method("exp", ONE, "Return e**x.", |vm, args| unary(vm, args, transcendental::exp)),
    method("ln", ONE, "Return the natural logarithm of x.", |vm, args| unary(vm, args, transcendental::ln)),
    method("log10", ONE, "Return the decimal logarithm of x.", |vm, args| {
        unary(vm, args, transcendental::log10)
    }),
    method("minus", ONE, "Return -x.", |vm, args| unary(vm, args, arithmetic::minus)),
    method("next_minus", ONE, "Return the largest number below x.", |vm, args| {
        unary(vm, args, |work, a, limits| quantum::neighbour(work, a, limits, false))
    }),
    method("next_plus", ONE, "Return the smallest number above x.", |vm, args| {
        unary(vm, args, |work, a, limits| quantum::neighbour(work, a, limits, true))
    }),
    method("normalize", ONE, "Return x without zeros at the end.", |vm, args| {
        unary(vm, args, quantum::normalize)
    }),
    method("plus", ONE, "Return +x.", |vm, args| unary(vm, args, arithmetic::plus)),
    method("to_integral", ONE, "The same as to_integral_value().", to_integral_value),
    method("to_integral_exact", ONE, "Round x to an integer, and signal what is lost.", |vm, args| {
        unary(vm, args, |work, a, limits| quantum::to_integral(work, a, limits, true))
    }),
    method("to_integral_value", ONE, "Round x to an integer silently.", to_integral_value),
    method("sqrt", ONE, "Return the square root of x.", |vm, args| unary(vm, args, transcendental::sqrt)),
    method("add", TWO, "Return x + y.", |vm, args| binary(vm, args, arithmetic::add)),
    method("compare", TWO, "Compare x and y.", |vm, args| {
        binary(vm, args, |work, a, b, limits| order::compare_numbers(work, a, b, limits, false))
    }),
    method("compare_signal", TWO, "Compare x and y; any NaN is an invalid operation.", |vm, args| {
        binary(vm, args, |work, a, b, limits| order::compare_numbers(work, a, b, limits, true))
    }),
    method("divide", TWO, "Return x / y.", |vm, args| binary(vm, args, arithmetic::divide)),
    method("divide_int", TWO, "Return the integral part of x / y.", |vm, args| {
        binary(vm, args, arithmetic::divide_int)
    }),
    method("divmod", TWO, "Return quotient and remainder.", |vm, args| {
        let context = as_context(&args[0]);
        let a = Operand::required(vm, context, Some(&args[1]))?;
        let b = Operand::required(vm, context, Some(&args[2]))?;
        context.divmod(vm, &a, &b)
    }),
    method("max", TWO, "Return the larger of x and y.", |vm, args| {
        binary(vm, args, |work, a, b, limits| order::extreme(work, a, b, limits, Ordering::Greater, false))
    }),
    method("max_mag", TWO, "As max(), by absolute values.", |vm, args| {
        binary(vm, args, |work, a, b, limits| order::extreme(work, a, b, limits, Ordering::Greater, true))
    }),
    method("min", TWO, "Return the smaller of x and y.", |vm, args| {
        binary(vm, args, |work, a, b, limits| order::extreme(work, a, b, limits, Ordering::Less, false))
    }),
    method("min_mag", TWO, "As min(), by absolute values.", |vm, args| {
        binary(vm, args, |work, a, b, limits| order::extreme(work, a, b, limits, Ordering::Less, true))
    }),
    method("multiply", TWO, "Return x * y.", |vm, args| binary(vm, args, arithmetic::multiply)),
    method("next_toward", TWO, "Return the neighbour of x in the direction of y.", |vm, args| {
        binary(vm, args, quantum::next_toward)
    }),
    method("quantize", TWO, "Round x to the exponent of y.", |vm, args| binary(vm, args, quantum::quantize)),
    method("remainder", TWO, "Return what integer division leaves.", |vm, args| {
        binary(vm, args, arithmetic::remainder)
    }),
    method("remainder_near", TWO, "Return what is left with the nearest quotient.", |vm, args| {
        binary(vm, args, arithmetic::remainder_near)
    }),
    method("subtract", TWO, "Return x - y.", |vm, args| binary(vm, args, arithmetic::subtract)),
    variadic("power", "($self, /, a, b, modulo=None)", "Return a**b, or a**b % modulo.", power),
    method("fma", "($self, x, y, z, /)", "Return x * y + z, rounded once.", |vm, args| {
        let context = as_context(&args[0]);
        let a = Operand::required(vm, context, Some(&args[1]))?;
        let b = Operand::required(vm, context, Some(&args[2]))?;
        let c = Operand::required(vm, context, Some(&args[3]))?;
        context.compute(vm, |work, limits| arithmetic::fma(work, &a, &b, &c, limits))
    }),
    method("Etiny", NONE, "Return the exponent of the smallest number.", |vm, args| {
        int::from_i64(vm, as_context(&args[0]).limits().etiny())
    }),
    method("Etop", NONE, "Return the exponent of the largest number.", |vm, args| {
        int::from_i64(vm, as_context(&args[0]).limits().etop())
    }),
    method("radix", NONE, "Return Decimal(10).", |vm, _| decimal::new(vm, Number::triple(false, 10, 0))),
    method("is_canonical", ONE, "Return True.", |vm, args| {
        decimal_argument(vm, &args[1])?;
        Ok(Value::TRUE)
    }),
    method("is_finite", ONE, "Whether x is neither infinite nor NaN.", |vm, args| {
        ask(vm, args, |x, _| !x.is_special())
    }),
    method("is_infinite", ONE, "Whether x is infinite.", |vm, args| ask(vm, args, |x, _| x.is_infinite())),
    method("is_nan", ONE, "Whether x is a NaN.", |vm, args| ask(vm, args, |x, _| x.is_nan())),
    method("is_normal", ONE, "Whether x is normal in this context.", |vm, args| {
        ask(vm, args, |x, limits| x.is_normal(limits))
    }),
    method("is_qnan", ONE, "Whether x is a quiet NaN.", |vm, args| {
        ask(vm, args, |x, _| methods::is_quiet(x))
    }),
    method("is_signed", ONE, "Whether the sign of x is negative.", |vm, args| {
        ask(vm, args, |x, _| x.negative)
    }),
    method("is_snan", ONE, "Whether x is a signaling NaN.", |vm, args| {
        ask(vm, args, |x, _| methods::is_signaling(x))
    }),
    method("is_subnormal", ONE, "Whether x is subnormal in this context.", |vm, args| {
        ask(vm, args, |x, limits| x.is_subnormal(limits))
    }),
    method("is_zero", ONE, "Whether x is zero.", |vm, args| ask(vm, args, |x, _| x.is_zero())),
    method("_apply", "($self, object, /)", "", |vm, args| {
        unary(vm, args, |work, a, limits| a.copy()?.fit(work, limits))
    }),
    method("canonical", ONE, "Return x.", |vm, args| {
        decimal_argument(vm, &args[1])?;
        Ok(args[1].clone())
    }),
    method("copy_abs", ONE, "Return the absolute value of x; nothing is rounded.", |vm, args| {
        unary(vm, args, |_, a, _| Ok(a.copy()?.positive()))
    }),
    method("copy_decimal", ONE, "Return x as a Decimal.", |vm, args| match as_number(&args[1]) {
        Some(_) => Ok(args[1].clone()),
        None => unary(vm, args, |_, a, _| Ok(a.copy()?)),
    }),
    method("copy_negate", ONE, "Return -x; nothing is rounded.", |vm, args| {
        unary(vm, args, |_, a, _| Ok(a.copy()?.negated()))
    }),
    method("logb", ONE, "Return the exponent of the first digit of x.", |vm, args| {
        unary(vm, args, quantum::logb)
    }),
    method("logical_invert", ONE, "Invert the digits of x.", |vm, args| {
        unary(vm, args, quantum::logical_invert)
    }),
    method("number_class", ONE, "Return the name of the class of x.", |vm, args| {
        let context = as_context(&args[0]);
        let x = Operand::required(vm, context, Some(&args[1]))?;
        vm.new_str(order::class_of(&x, &context.limits()))
    }),
    method("to_sci_string", ONE, "Return x in scientific notation.", |vm, args| {
        text(vm, args, Notation::Scientific)
    }),
    method("to_eng_string", ONE, "Return x in engineering notation.", |vm, args| {
        text(vm, args, Notation::Engineering)
    }),
    method("compare_total", TWO, "Compare x and y by the total order.", |vm, args| {
        binary(vm, args, |_, a, b, _| Ok(order::order_as_number(order::total_order(a, b)?)))
    }),
    method("compare_total_mag", TWO, "Compare absolute values by the total order.", |vm, args| {
        binary(vm, args, |_, a, b, _| Ok(order::order_as_number(order::total_magnitude_order(a, b)?)))
    }),
    method("copy_sign", TWO, "Return x with the sign of y.", |vm, args| binary(vm, args, methods::copy_sign)),
    method("logical_and", TWO, "Combine digits by 'and'.", |vm, args| {
        binary(vm, args, |work, a, b, limits| quantum::logical(work, a, b, limits, |a, b| a && b))
    }),
    method("logical_or", TWO, "Combine digits by 'or'.", |vm, args| {
        binary(vm, args, |work, a, b, limits| quantum::logical(work, a, b, limits, |a, b| a || b))
    }),
    method("logical_xor", TWO, "Combine digits by 'exclusive or'.", |vm, args| {
        binary(vm, args, |work, a, b, limits| quantum::logical(work, a, b, limits, |a, b| a != b))
    }),
    method("rotate", TWO, "Rotate the digits of x by y places.", |vm, args| {
        binary(vm, args, quantum::rotate)
    }),
    method("same_quantum", TWO, "Whether x and y have the same exponent.", |vm, args| {
        let context = as_context(&args[0]);
        let a = Operand::required(vm, context, Some(&args[1]))?;
        let b = Operand::required(vm, context, Some(&args[2]))?;
        Ok(Value::bool(order::same_quantum(&a, &b)))
    }),
    method("scaleb", TWO, "Return x * 10**y.", |vm, args| binary(vm, args, quantum::scaleb)),
    method("shift", TWO, "Shift the digits of x by y places.", |vm, args| binary(vm, args, quantum::shift)),
    method("clear_flags", NONE, "Reset all flags.", |_, args| {
        as_context(&args[0]).set_flags(0);
        Ok(Value::NONE)
    }),
    method("clear_traps", NONE, "Reset all traps.", |_, args| {
        as_context(&args[0]).set_traps(0);
        Ok(Value::NONE)
    }),
    method("__copy__", NONE, "", copy),
    method("__reduce__", NONE, "", reduce),
    method("copy", NONE, "Return a copy with the same settings and flags.", copy),
    method(
        "create_decimal",
        "($self, num=\"0\", /)",
        "Return a Decimal fitted to this context.",
        |vm, args| match args[1].is_unbound() {
            true => decimal::new(vm, Number::triple(false, 0, 0)),
            false => construct::fitted(vm, as_context(&args[0]), &args[1]),
        },
    ),
    method(
        "create_decimal_from_float",
        "($self, f, /)",
        "Return a float fitted to this context.",
        |vm, args| construct::fitted_float(vm, as_context(&args[0]), &args[1]),
    ),
];

fn unary(
    vm: &Thread,
    args: &[Value],
    operation: fn(&mut Work<'_>, &Number, &Limits) -> PyResult<Number>,
) -> PyResult {
    let context = as_context(&args[0]);
    let x = Operand::required(vm, context, Some(&args[1]))?;
    context.compute(vm, |work, limits| operation(work, &x, limits))
}

fn binary(
    vm: &Thread,
    args: &[Value],
    operation: fn(&mut Work<'_>, &Number, &Number, &Limits) -> PyResult<Number>,
) -> PyResult {
    let context = as_context(&args[0]);
    let x = Operand::required(vm, context, Some(&args[1]))?;
    let y = Operand::required(vm, context, Some(&args[2]))?;
    context.compute(vm, |work, limits| operation(work, &x, &y, limits))
}

fn ask(vm: &Thread, args: &[Value], question: fn(&Number, &Limits) -> bool) -> PyResult {
    let context = as_context(&args[0]);
    let x = Operand::required(vm, context, Some(&args[1]))?;
    Ok(Value::bool(question(&x, &context.limits())))
}

fn text(vm: &Thread, args: &[Value], notation: Notation) -> PyResult {
    let context = as_context(&args[0]);
    let x = Operand::required(vm, context, Some(&args[1]))?;
    methods::text_of(vm, &x, notation, context.capitals())
}

fn decimal_argument(vm: &Thread, value: &Value) -> PyResult<()> {
    match as_number(value) {
        Some(_) => Ok(()),
        None => Err(vm.type_error("argument must be a Decimal")),
    }
}

fn to_integral_value(vm: &Thread, args: &[Value]) -> PyResult {
    unary(vm, args, |work, a, limits| quantum::to_integral(work, a, limits, false))
}

fn power(vm: &Thread, args: Args<'_>) -> PyResult {
    let (own, [a, b, modulo]) = arguments::of_method(vm, args, ["a", "b", "modulo"], 2)?;
    let context = as_context(own);
    let a = Operand::required(vm, context, a)?;
    let b = Operand::required(vm, context, b)?;
    match modulo.filter(|modulo| !modulo.is(&Value::NONE)) {
        None => decimal::raised(vm, context, &a, &b, None),
        Some(modulo) => {
            let modulo = Operand::required(vm, context, Some(modulo))?;
            decimal::raised(vm, context, &a, &b, Some(&modulo))
        }
    }
}

fn copy(vm: &Thread, args: &[Value]) -> PyResult {
    Ok(as_context(&args[0]).copy(vm)?.into_value())
}

fn reduce(vm: &Thread, args: &[Value]) -> PyResult {
    let context: &PyContext = as_context(&args[0]);
    let limits = context.limits();
    let signals = |bits: u32| -> PyResult {
        let state = current::state(vm);
        let mut list = Buf::new();
        for (at, (_, signal)) in SIGNALS.iter().enumerate() {
            if bits & signal != 0 {
                list.push(state.signal(at)?)?;
            }
        }
        Ok(PyList::from_buf(vm, list)?.into_value())
    };
    let settings = vm.new_tuple(&[
        int::from_i64(vm, limits.prec)?,
        vm.new_str(limits.rounding.name())?,
        int::from_i64(vm, limits.emin)?,
        int::from_i64(vm, limits.emax)?,
        int::small(i64::from(context.capitals())),
        int::small(i64::from(limits.clamp)),
        signals(context.flags())?,
        signals(context.traps())?,
    ])?;
    let class = args[0].ty();
    let class = if class.is(&TYPE) { TYPE.to_value() } else { class.to_value() };
    vm.new_tuple(&[class, settings])
}
