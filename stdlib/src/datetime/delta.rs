//! `datetime.timedelta`: a span of days, seconds and microseconds.
//!
//! Invariant: `0 <= seconds < 86400`, `0 <= micros < 10**6`, `abs(days) <= 999999999`.

use super::calendar::DAY_SECONDS;
use dashu_int::IBig;
use taipan_vm::builtins::{float, int};
use taipan_vm::call::call_native;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{Constant, MethodDef, TypeSpec, getter, method};
use taipan_vm::class::{PyType, create, flags, statics};
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::object::{Object, Payload, Ref, to_value};
use taipan_vm::protocol::compare::CompareOp;
use taipan_vm::protocol::number::{self, BinaryOp};
use taipan_vm::text::hash::{TupleHash, hash_int};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

#[repr(C)]
pub struct PyDelta {
    object: Object,
    pub days: i32,
    pub seconds: i32,
    pub micros: i32,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyDelta {
    const TYPE: &'static PyType = &TYPE;
}

const MAX_DAYS: i64 = 999_999_999;
const SECOND: i128 = 1_000_000;
const DAY: i128 = SECOND * DAY_SECONDS as i128;

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "datetime.timedelta",
    doc: "Difference between two datetime values.\n\ntimedelta(days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)\n\nAll arguments are optional and default to 0.\nArguments may be integers or floats, and may be positive or negative.",
    flags: flags::BASETYPE | flags::IMMUTABLE,
    slots: Slots {
        repr: Some(repr),
        str: Some(str),
        hash: Some(|_, own| Ok(as_delta(own).hash())),
        richcompare: Some(richcompare),
        new: Some(|vm, ty, args| {
            let row = call_native(vm, &NEW, args)?;
            of_subclass(vm, ty, row)
        }),
        add: Some(|vm, a, b| both(vm, a, b, |a, b| a + b)),
        subtract: Some(|vm, a, b| both(vm, a, b, |a, b| a - b)),
        multiply: Some(multiply),
        remainder: Some(|vm, a, b| match (delta(a), delta(b)) {
            (Some(_), Some(_)) => {
                let rest =
                    number::binary(vm, &micros_value(vm, a)?, &micros_value(vm, b)?, BinaryOp::Remainder)?;
                from_micros_value(vm, &rest)
            }
            _ => Ok(Value::NOT_IMPLEMENTED),
        }),
        divmod: Some(divmod),
        negative: Some(|vm, own| from_micros(vm, -as_delta(own).total())),
        positive: Some(|vm, own| from_micros(vm, as_delta(own).total())),
        absolute: Some(|vm, own| from_micros(vm, as_delta(own).total().abs())),
        bool: Some(|_, own| Ok(as_delta(own).total() != 0)),
        floor_divide: Some(floor_divide),
        true_divide: Some(true_divide),
        ..Slots::NONE
    },
    methods: &[
        method("total_seconds", "($self, /)", "Total seconds in the duration.", |vm, args| {
            let second = int::small(SECOND as i64);
            number::binary(vm, &micros_value(vm, &args[0])?, &second, BinaryOp::TrueDivide)
        }),
        method("__reduce__", "($self, /)", "__reduce__() -> (cls, state)", |vm, args| {
            let own = as_delta(&args[0]);
            let state = [own.days, own.seconds, own.micros].map(|part| int::small(i64::from(part)));
            let state = vm.new_tuple(&state)?;
            vm.new_tuple(&[args[0].ty().to_value(), state])
        }),
    ],
    getset: &[
        getter("days", "Number of days.", |_, own| Ok(int::small(i64::from(as_delta(own).days)))).as_member(),
        getter("seconds", "Number of seconds (>= 0 and less than 1 day).", |_, own| {
            Ok(int::small(i64::from(as_delta(own).seconds)))
        })
        .as_member(),
        getter("microseconds", "Number of microseconds (>= 0 and less than 1 second).", |_, own| {
            Ok(int::small(i64::from(as_delta(own).micros)))
        })
        .as_member(),
    ],
    constants: &[
        ("resolution", Constant::Make(|| immortal(0, 0, 1))),
        ("min", Constant::Make(|| immortal(-MAX_DAYS as i32, 0, 0))),
        ("max", Constant::Make(|| immortal(MAX_DAYS as i32, 86_399, 999_999))),
    ],
    ..TypeSpec::leaf::<PyDelta>()
});

static NEW: MethodDef = method(
    "__new__",
    "(days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)",
    "",
    new,
);

/// A static object, for constants.
pub fn immortal(days: i32, seconds: i32, micros: i32) -> Value {
    to_value(statics::leak(PyDelta { object: Object::immortal(&TYPE), days, seconds, micros }))
}

fn as_delta(value: &Value) -> &PyDelta {
    value.downcast().expect("a timedelta's slot gets a timedelta")
}

fn delta(value: &Value) -> Option<&PyDelta> {
    value.downcast()
}

impl PyDelta {
    /// All of it in microseconds.
    pub fn total(&self) -> i128 {
        i128::from(self.days) * DAY + i128::from(self.seconds) * SECOND + i128::from(self.micros)
    }

    pub fn hash(&self) -> i64 {
        let mut hash = TupleHash::new();
        for part in [self.days, self.seconds, self.micros] {
            hash.add(hash_int(i64::from(part)));
        }
        hash.finish()
    }
}

/// A `timedelta` of so many microseconds.
pub fn from_micros(vm: &Thread, micros: i128) -> PyResult {
    Ok(new_delta(vm, micros)?.into_value())
}

pub fn new_delta(vm: &Thread, micros: i128) -> PyResult<Ref<PyDelta>> {
    let days = micros.div_euclid(DAY);
    let rest = micros.rem_euclid(DAY);
    let Ok(days) = i32::try_from(days) else { return Err(too_large(vm)) };
    if i64::from(days).abs() > MAX_DAYS {
        return Err(vm.overflow_error(format!("days={days}; must have magnitude <= {MAX_DAYS}")));
    }
    let (seconds, micros) = ((rest / SECOND) as i32, (rest % SECOND) as i32);
    Ok(vm.heap().allocate(PyDelta { object: Object::new(&TYPE), days, seconds, micros })?)
}

#[cold]
fn too_large(vm: &Thread) -> Raised {
    vm.overflow_error("Python int too large to convert to C int")
}

fn of_subclass(vm: &Thread, ty: &PyType, value: Value) -> PyResult {
    if ty.is(&TYPE) {
        return Ok(value);
    }
    let own = as_delta(&value);
    let (days, seconds, micros) = (own.days, own.seconds, own.micros);
    Ok(create::allocate_instance(vm, ty, |object| PyDelta { object, days, seconds, micros })?.into_value())
}

/// The units of the arguments in microseconds, with their names, smallest first.
static UNITS: [(usize, &str, i128); 7] = [
    (2, "microseconds", 1),
    (3, "milliseconds", 1000),
    (1, "seconds", SECOND),
    (4, "minutes", 60 * SECOND),
    (5, "hours", 3600 * SECOND),
    (0, "days", DAY),
    (6, "weeks", 7 * DAY),
];

fn new(vm: &Thread, args: &[Value]) -> PyResult {
    let (mut total, mut leftover) = (0i128, 0.0f64);
    for (index, name, unit) in UNITS {
        let value = &args[index];
        if value.is_unbound() {
            continue;
        }
        if int::is_int(value) {
            let count = int::as_i64(value).ok_or_else(|| too_large(vm))?;
            total += i128::from(count) * unit;
        } else if let Some(count) = float::as_f64(value) {
            total += add_float(vm, count, unit, &mut leftover)?;
        } else {
            let ty = value.ty().name();
            return Err(vm.type_error(format!("unsupported type for timedelta {name} component: {ty}")));
        }
    }
    if leftover != 0.0 {
        let mut whole = leftover.round();
        if (whole - leftover).abs() == 0.5 {
            // Half-way: to the even one, of the whole sum.
            let odd = f64::from(u8::from(total & 1 != 0));
            whole = 2.0 * ((leftover + odd) * 0.5).round() - odd;
        }
        total += whole as i128;
    }
    from_micros(vm, total)
}

/// The whole microseconds of `count` units; what is left is added to `leftover`.
fn add_float(vm: &Thread, count: f64, unit: i128, leftover: &mut f64) -> PyResult<i128> {
    if count.is_nan() {
        return Err(vm.value_error("cannot convert float NaN to integer"));
    }
    if count.is_infinite() {
        return Err(vm.overflow_error("cannot convert float infinity to integer"));
    }
    if count.abs() > 1e25 {
        return Err(too_large(vm));
    }
    let whole = count.trunc();
    let mut sum = (whole as i128).checked_mul(unit).ok_or_else(|| too_large(vm))?;
    let part = (count - whole) * unit as f64;
    if part != 0.0 {
        sum += part.trunc() as i128;
        *leftover += part - part.trunc();
    }
    Ok(sum)
}

fn micros_value(vm: &Thread, value: &Value) -> PyResult {
    int_of(vm, as_delta(value).total())
}

fn int_of(vm: &Thread, value: i128) -> PyResult {
    match i64::try_from(value) {
        Ok(value) => int::from_i64(vm, value),
        Err(_) => int::from_big(vm, IBig::from(value)),
    }
}

/// An int of microseconds as a `timedelta`.
fn from_micros_value(vm: &Thread, value: &Value) -> PyResult {
    if let Some(micros) = int::as_i64(value) {
        return from_micros(vm, i128::from(micros));
    }
    let micros = big(value).and_then(|micros| i128::try_from(micros).ok());
    from_micros(vm, micros.ok_or_else(|| too_large(vm))?)
}

fn big(value: &Value) -> Option<IBig> {
    let int = int::as_ref(value)?;
    let words = int.words();
    let mut result = IBig::from(0);
    for word in words.iter().rev() {
        result = (result << 64) + IBig::from(*word);
    }
    Some(if int::is_negative(value) { -result } else { result })
}

fn both(vm: &Thread, a: &Value, b: &Value, combine: fn(i128, i128) -> i128) -> PyResult {
    match (delta(a), delta(b)) {
        (Some(a), Some(b)) => from_micros(vm, combine(a.total(), b.total())),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// `a / b` rounded to the nearest int, half to even.
fn divide_nearest(vm: &Thread, a: IBig, b: IBig) -> PyResult {
    if b == IBig::from(0) {
        return Err(vm.zero_division_error("division by zero"));
    }
    let (a, b) = if b < IBig::from(0) { (-a, -b) } else { (a, b) };
    let mut quotient = &a / &b;
    let mut rest = &a - &quotient * &b;
    if rest < IBig::from(0) {
        quotient -= IBig::from(1);
        rest += &b;
    }
    let twice = rest * IBig::from(2);
    if twice > b || twice == b && &quotient % IBig::from(2) != IBig::from(0) {
        quotient += IBig::from(1);
    }
    match i128::try_from(quotient) {
        Ok(micros) => from_micros(vm, micros),
        Err(_) => Err(too_large(vm)),
    }
}

/// Numerator and denominator of a float.
fn ratio(vm: &Thread, value: &Value) -> PyResult<(IBig, IBig)> {
    let method = vm.get_attr_str(value, "as_integer_ratio")?;
    let pair = vm.call(&method, &[])?;
    let items = pair.downcast::<taipan_vm::builtins::tuple::PyTuple>();
    match items.map(|items| items.items()) {
        Some([numerator, denominator]) => match (big(numerator), big(denominator)) {
            (Some(numerator), Some(denominator)) => Ok((numerator, denominator)),
            _ => Err(vm.type_error("unexpected return type from as_integer_ratio()")),
        },
        _ => {
            let ty = pair.ty().name();
            let text =
                format!("unexpected return type from as_integer_ratio(): expected tuple, not '{ty:.200}'");
            Err(vm.type_error(text))
        }
    }
}

fn multiply(vm: &Thread, a: &Value, b: &Value) -> PyResult {
    let (own, other) = if delta(a).is_some() { (a, b) } else { (b, a) };
    if int::is_int(other) {
        let product = number::binary(vm, other, &micros_value(vm, own)?, BinaryOp::Multiply)?;
        return from_micros_value(vm, &product);
    }
    if float::as_f64(other).is_some() {
        let (numerator, denominator) = ratio(vm, other)?;
        return divide_nearest(vm, IBig::from(as_delta(own).total()) * numerator, denominator);
    }
    Ok(Value::NOT_IMPLEMENTED)
}

fn floor_divide(vm: &Thread, a: &Value, b: &Value) -> PyResult {
    if delta(a).is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let own = micros_value(vm, a)?;
    if int::is_int(b) {
        let quotient =
            number::binary(vm, &own, b, BinaryOp::FloorDivide).map_err(|raised| plain_zero(vm, raised))?;
        return from_micros_value(vm, &quotient);
    }
    if delta(b).is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    number::binary(vm, &own, &micros_value(vm, b)?, BinaryOp::FloorDivide)
        .map_err(|raised| plain_zero(vm, raised))
}

/// All divisions by zero have the same text.
fn plain_zero(vm: &Thread, raised: Raised) -> Raised {
    if vm.raised_matches(&taipan_vm::builtins::exceptions::ZERO_DIVISION_ERROR) {
        return vm.zero_division_error("division by zero");
    }
    raised
}

fn true_divide(vm: &Thread, a: &Value, b: &Value) -> PyResult {
    let Some(own) = delta(a) else { return Ok(Value::NOT_IMPLEMENTED) };
    if delta(b).is_some() {
        let (a, b) = (micros_value(vm, a)?, micros_value(vm, b)?);
        return number::binary(vm, &a, &b, BinaryOp::TrueDivide).map_err(|raised| plain_zero(vm, raised));
    }
    if float::as_f64(b).is_some() {
        let (numerator, denominator) = ratio(vm, b)?;
        return divide_nearest(vm, IBig::from(own.total()) * denominator, numerator);
    }
    match big(b) {
        Some(divisor) if int::is_int(b) => divide_nearest(vm, IBig::from(own.total()), divisor),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn divmod(vm: &Thread, a: &Value, b: &Value) -> PyResult {
    if delta(a).is_none() || delta(b).is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (a, b) = (micros_value(vm, a)?, micros_value(vm, b)?);
    let quotient =
        number::binary(vm, &a, &b, BinaryOp::FloorDivide).map_err(|raised| plain_zero(vm, raised))?;
    let rest = number::binary(vm, &a, &b, BinaryOp::Remainder)?;
    let rest = from_micros_value(vm, &rest)?;
    vm.new_tuple(&[quotient, rest])
}

fn richcompare(_: &Thread, a: &Value, b: &Value, op: CompareOp) -> PyResult {
    match (delta(a), delta(b)) {
        (Some(a), Some(b)) => Ok(Value::bool(op.of(a.total().cmp(&b.total())))),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn repr(vm: &Thread, own: &Value) -> PyResult {
    let name = own.ty().name().to_owned();
    let own = as_delta(own);
    let parts = [("days", own.days), ("seconds", own.seconds), ("microseconds", own.micros)];
    let shown: Vec<String> =
        parts.iter().filter(|part| part.1 != 0).map(|(name, value)| format!("{name}={value}")).collect();
    let inside = if shown.is_empty() { "0".to_owned() } else { shown.join(", ") };
    vm.new_str(&format!("{name}({inside})"))
}

fn str(vm: &Thread, own: &Value) -> PyResult {
    let own = as_delta(own);
    let mut text = match own.days {
        0 => String::new(),
        days => format!("{days} day{}, ", if days.abs() == 1 { "" } else { "s" }),
    };
    let (minutes, seconds) = (own.seconds / 60, own.seconds % 60);
    text += &format!("{}:{:02}:{seconds:02}", minutes / 60, minutes % 60);
    if own.micros != 0 {
        text += &format!(".{:06}", own.micros);
    }
    vm.new_str(&text)
}
