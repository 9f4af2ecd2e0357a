//! Methods of `Decimal` that are more than an operation on numbers.

use super::arguments::{self, context_or_current};
use super::arithmetic;
use super::binary::to_binary;
use super::context::{self, PyContext};
use super::convert::Operand;
use super::current;
use super::decimal_type::number;
use super::limbs;
use super::number::{Kind, Limits, Number, Rounding, Work};
use super::operators;
use super::order;
use super::print::{Notation, push_digits, push_number};
use super::quantum;
use super::spec::{Grouping, Spec, SpecError};
use dashu_int::ops::{DivRem, Gcd};
use dashu_int::{IBig, Sign, UBig};
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::exceptions;
use taipan_vm::builtins::int;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::tuple::PyTuple;
use taipan_vm::call::Args;
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::number::AsciiBuf;
use taipan_vm::object::Ref;
use taipan_vm::text::{Text, TextBuf};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub fn is_quiet(number: &Number) -> bool {
    number.kind == Kind::Quiet
}

pub fn is_signaling(number: &Number) -> bool {
    number.kind == Kind::Signaling
}

/// A context's limits with another mode of rounding, if one is given.
fn limits_with(vm: &Thread, context: &PyContext, rounding: Option<&Value>) -> PyResult<Limits> {
    Ok(match rounding.filter(|rounding| !rounding.is(&Value::NONE)) {
        Some(rounding) => context.limits().with(context::rounding_of(vm, rounding)?),
        None => context.limits(),
    })
}

pub fn to_integral(vm: &Thread, args: Args<'_>, exact: bool) -> PyResult {
    let (own, [rounding, context]) = arguments::of_method(vm, args, ["rounding", "context"], 0)?;
    let context = context_or_current(vm, context)?;
    let limits = limits_with(vm, &context, rounding)?;
    context.compute(vm, |work, _| quantum::to_integral(work, number(own), &limits, exact))
}

pub fn quantize(vm: &Thread, args: Args<'_>) -> PyResult {
    let (own, [exp, rounding, context]) = arguments::of_method(vm, args, ["exp", "rounding", "context"], 1)?;
    let context = context_or_current(vm, context)?;
    let limits = limits_with(vm, &context, rounding)?;
    let exp = Operand::required(vm, &context, exp)?;
    context.compute(vm, |work, _| quantum::quantize(work, number(own), &exp, &limits))
}

pub fn fma(vm: &Thread, args: Args<'_>) -> PyResult {
    let (own, [other, third, context]) = arguments::of_method(vm, args, ["other", "third", "context"], 2)?;
    let context = context_or_current(vm, context)?;
    let other = Operand::required(vm, &context, other)?;
    let third = Operand::required(vm, &context, third)?;
    context.compute(vm, |work, limits| arithmetic::fma(work, number(own), &other, &third, limits))
}

pub fn copy_sign(_: &mut Work<'_>, a: &Number, b: &Number, _: &Limits) -> PyResult<Number> {
    let mut result = a.copy()?;
    result.negative = b.negative;
    Ok(result)
}

pub fn same_quantum(vm: &Thread, args: Args<'_>) -> PyResult {
    let (own, [other, context]) = arguments::of_method(vm, args, ["other", "context"], 1)?;
    let context = context_or_current(vm, context)?;
    let other = Operand::required(vm, &context, other)?;
    Ok(Value::bool(order::same_quantum(number(own), &other)))
}

pub fn number_class(vm: &Thread, args: Args<'_>) -> PyResult {
    let (own, [context]) = arguments::of_method(vm, args, ["context"], 0)?;
    let context = context_or_current(vm, context)?;
    vm.new_str(order::class_of(number(own), &context.limits()))
}

pub fn to_eng_string(vm: &Thread, args: Args<'_>) -> PyResult {
    let (own, [context]) = arguments::of_method(vm, args, ["context"], 0)?;
    let context = context_or_current(vm, context)?;
    text_of(vm, number(own), Notation::Engineering, context.capitals())
}

pub fn text_of(vm: &Thread, number: &Number, notation: Notation, capitals: bool) -> PyResult {
    let mut text = AsciiBuf::new();
    push_number(number, notation, capitals, &mut text)?;
    vm.new_text(Text::Ascii(&text))
}

pub fn as_tuple(vm: &Thread, args: &[Value]) -> PyResult {
    let own = number(&args[0]);
    let mut text = AsciiBuf::new();
    let has_digits = !own.is_nan() || !own.has_zero_coeff();
    if has_digits {
        push_digits(&own.coeff, &mut text)?;
    }
    let mut digits = Buf::with_capacity(text.len())?;
    for digit in text.iter() {
        digits.push(int::small(i64::from(digit - b'0')))?;
    }
    let digits = PyTuple::from_buf(vm, digits)?.into_value();
    let exponent = match own.kind {
        Kind::Finite => int::from_i64(vm, own.exp)?,
        Kind::Infinite => vm.new_str("F")?,
        Kind::Quiet => vm.new_str("n")?,
        Kind::Signaling => vm.new_str("N")?,
    };
    let sign = int::small(i64::from(own.negative));
    vm.call(&current::state(vm).decimal_tuple()?, &[sign, digits, exponent])
}

pub fn ratio(vm: &Thread, args: &[Value]) -> PyResult {
    let own = number(&args[0]);
    match own.kind {
        Kind::Quiet | Kind::Signaling => return Err(vm.value_error("cannot convert NaN to integer ratio")),
        Kind::Infinite => return Err(vm.overflow_error("cannot convert Infinity to integer ratio")),
        Kind::Finite => {}
    }
    if own.has_zero_coeff() {
        return vm.new_tuple(&[int::small(0), int::small(1)]);
    }
    if own.exp >= 0 {
        let whole = operators::to_int(vm, &args[0], Rounding::Down)?;
        return vm.new_tuple(&[whole, int::small(1)]);
    }
    let places = own.exp.unsigned_abs() as usize;
    let numerator = to_binary(vm, &own.coeff)?;
    let denominator = to_binary(vm, &limbs::power_of_ten(places)?)?;
    let words = numerator.as_words().len().min(denominator.as_words().len()) as u64;
    vm.charge_work(words * words / 4 + 8)?;
    let common = (&numerator).gcd(&denominator);
    let divided = |value: UBig| value.div_rem(&common).0;
    let sign = if own.negative { Sign::Negative } else { Sign::Positive };
    let numerator = int::from_big(vm, IBig::from_parts(sign, divided(numerator)))?;
    let denominator = int::from_big(vm, IBig::from(divided(denominator)))?;
    vm.new_tuple(&[numerator, denominator])
}

/// `round(own)` is an int, `round(own, places)` a `Decimal` rounded in the context's mode.
pub fn round(vm: &Thread, args: Args<'_>) -> PyResult {
    let values = args.values();
    match values {
        [own] => operators::to_int(vm, own, Rounding::HalfEven),
        [own, places] => {
            if !int::is_int(places) {
                return Err(vm.type_error("optional arg must be an integer"));
            }
            let places = vm.expect_int_ssize(places)? as i64;
            let context = current::context(vm)?;
            let quantum = Number::triple(false, 1, places.checked_neg().unwrap_or(i64::MAX));
            context.compute(vm, |work, limits| quantum::quantize(work, number(own), &quantum, limits))
        }
        _ => {
            let given = values.len().saturating_sub(1);
            Err(vm.type_error(format!("function takes at most 1 argument ({given} given)")))
        }
    }
}

pub fn format(vm: &Thread, args: Args<'_>) -> PyResult {
    let values = args.values();
    let (own, spec, names) = match values {
        [own, spec] => (own, spec, None),
        [own, spec, names] => (own, spec, Some(names)),
        [_] => return Err(vm.type_error("function takes at least 1 argument (0 given)")),
        _ => {
            let given = values.len().saturating_sub(1);
            return Err(vm.type_error(format!("function takes at most 2 arguments ({given} given)")));
        }
    };
    let Some(text) = spec.downcast::<PyStr>() else {
        return Err(vm.type_error("format argument must be str"));
    };
    let context = current::context(vm)?;
    if text.text().iter().any(|code| (0xD800..0xE000).contains(&code)) {
        return Err(encoding_error(vm, spec));
    }
    let mut parsed = match Spec::parse(text.text(), context.capitals()) {
        Ok(parsed) => parsed,
        Err(_) => return python_format(vm, own, spec, &context),
    };
    if parsed.deprecated {
        let text = "Format specifier 'N' is deprecated and slated for removal in Python 3.18";
        vm.warn_deprecated(text)?;
    }
    match names.filter(|names| !names.is(&Value::NONE)) {
        Some(names) => parsed.grouping = given_grouping(vm, names)?,
        None if parsed.localized => parsed.grouping = locale_grouping(vm)?,
        None => {}
    }
    if let Err(SpecError::TooLarge) = parsed.check() {
        return Err(vm.value_error("format specification exceeds internal limits of _decimal"));
    }
    let mut work = Work::new(vm);
    let mut out = TextBuf::new();
    parsed.push(&mut work, number(own), context.limits().rounding, &mut out)?;
    vm.finish_text(out)
}

#[cold]
fn encoding_error(vm: &Thread, text: &Value) -> taipan_vm::error::Raised {
    match vm.call_method_str(text, "encode", &[]) {
        Ok(_) => vm.value_error("invalid format string"),
        Err(raised) => raised,
    }
}

/// Specifications of a later grammar are known to the module in Python.
#[cold]
fn python_format(vm: &Thread, own: &Value, spec: &Value, context: &Ref<PyContext>) -> PyResult {
    let module = taipan_vm::import::engine::import_absolute(vm, "_pydecimal")?;
    let class = vm.get_attr_str(&module, "Decimal")?;
    let text = vm.to_str(own)?.into_value();
    let number = vm.call(&class, &[text])?;
    match vm.call_method_str(&number, "__format__", &[spec.clone(), context.to_value()]) {
        Ok(text) => Ok(text),
        Err(raised) => {
            if vm.raised_matches(&exceptions::VALUE_ERROR) {
                vm.clear_raised();
                return Err(vm.value_error("invalid format string"));
            }
            Err(raised)
        }
    }
}

/// The grouping of a dictionary with `decimal_point`, `thousands_sep` and `grouping`.
fn given_grouping(vm: &Thread, names: &Value) -> PyResult<Grouping> {
    let Some(dict) = names.downcast::<PyDict>() else {
        return Err(vm.type_error("optional argument must be a dict"));
    };
    let mut grouping = Grouping::none();
    let text = |name: &str| -> PyResult<Option<String>> {
        let key = vm.new_str(name)?;
        match dict.get_item(vm, &key)? {
            None => Ok(None),
            Some(value) => match value.downcast::<PyStr>() {
                Some(text) => Ok(Some(text.to_string_lossy())),
                None => Err(vm.type_error("bad argument type for built-in operation")),
            },
        }
    };
    if let Some(point) = text("decimal_point")? {
        grouping.point = point;
    }
    if let Some(separator) = text("thousands_sep")? {
        grouping.separator = separator;
    }
    if let Some(lengths) = text("grouping")? {
        grouping.lengths = lengths.bytes().take_while(|length| *length != 0).collect();
    }
    let fits = |text: &str| text.len() <= 4;
    if grouping.point.is_empty()
        || !fits(&grouping.point)
        || !fits(&grouping.separator)
        || names_missing(dict, vm)?
        || grouping.lengths.iter().any(|length| *length > 127)
    {
        return Err(vm.value_error("invalid override dict"));
    }
    Ok(grouping)
}

/// Whether a dictionary says nothing of separators: such a one is refused.
fn names_missing(dict: &PyDict, vm: &Thread) -> PyResult<bool> {
    for name in ["decimal_point", "thousands_sep", "grouping"] {
        if dict.get_item(vm, &vm.new_str(name)?)?.is_none() {
            return Ok(true);
        }
    }
    Ok(false)
}

fn locale_grouping(vm: &Thread) -> PyResult<Grouping> {
    let module = taipan_vm::import::engine::import_absolute(vm, "_locale")?;
    let conventions = vm.call_method_str(&module, "localeconv", &[])?;
    let mut grouping = Grouping::none();
    let Some(dict) = conventions.downcast::<PyDict>() else { return Ok(grouping) };
    let get = |name: &str| -> PyResult<Option<Value>> { dict.get_item(vm, &vm.new_str(name)?) };
    let text = |value: Option<Value>| {
        value.and_then(|value| value.downcast::<PyStr>().map(|text| text.to_string_lossy()))
    };
    grouping.point =
        text(get("decimal_point")?).filter(|point| !point.is_empty()).unwrap_or_else(|| ".".into());
    grouping.separator = text(get("thousands_sep")?).unwrap_or_default();
    if let Some(lengths) = get("grouping")? {
        for length in vm.iterate_to_buf(&lengths)? {
            match int::as_i64(&length).and_then(|length| u8::try_from(length).ok()) {
                Some(0) | None => break,
                Some(length) => grouping.lengths.push(length),
            }
        }
    }
    Ok(grouping)
}
