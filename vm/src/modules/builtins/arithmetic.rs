//! The functions of `builtins` that are about numbers and order: `abs`, `divmod`, `pow`, `round`, `bin`, `hex`, `oct`, `sum`,
//! `min`, `max`, `chr`, `ord`.

use crate::builtins::bytearray::PyByteArray;
use crate::builtins::bytes::PyBytes;
use crate::builtins::complex::{self, PyComplex};
use crate::builtins::list::PyList;
use crate::builtins::str::PyStr;
use crate::builtins::tuple::PyTuple;
use crate::builtins::{float, int, set};
use crate::call::{Args, wrong_keyword};
use crate::class::spec::{MethodDef, method, variadic};
use crate::error::{PyResult, Raised};
use crate::names;
use crate::number::AsciiBuf;
use crate::number::complex::Complex;
use crate::number::float_sum::Compensated;
use crate::number::int_text::push_power_of_two;
use crate::protocol::compare::CompareOp;
use crate::protocol::iterate::Items;
use crate::protocol::number::{self, BinaryOp};
use crate::text::{Compact, Text};
use crate::thread::Thread;
use crate::value::Value;

pub static FUNCTIONS: &[MethodDef] = &[
    method("abs", "(x, /)", "Return the absolute value of the argument.", |vm, args| {
        number::absolute(vm, &args[0])
    }),
    method(
        "divmod",
        "(x, y, /)",
        "Return the tuple (x//y, x%y).  Invariant: div*y + mod == x.",
        |vm, args| number::divmod(vm, &args[0], &args[1]),
    ),
    method("pow", "(base, exp, mod=None)", POW, pow),
    method("round", "(number, ndigits=None)", ROUND, round),
    method(
        "bin",
        "(number, /)",
        "Return the binary representation of an integer.\n\n>>> bin(2796202)\n'0b1010101010101010101010'",
        |vm, args| in_base(vm, &args[0], 1, b"0b"),
    ),
    method(
        "hex",
        "(number, /)",
        "Return the hexadecimal representation of an integer.\n\n>>> hex(12648430)\n'0xc0ffee'",
        |vm, args| in_base(vm, &args[0], 4, b"0x"),
    ),
    method(
        "oct",
        "(number, /)",
        "Return the octal representation of an integer.\n\n>>> oct(342391)\n'0o1234567'",
        |vm, args| in_base(vm, &args[0], 3, b"0o"),
    ),
    method("sum", "(iterable, /, start=0)", SUM, sum),
    variadic("min", "", MIN, |vm, args| extreme(vm, &args, "min", CompareOp::Lt)),
    variadic("max", "", MAX, |vm, args| extreme(vm, &args, "max", CompareOp::Gt)),
    method(
        "chr",
        "(i, /)",
        "Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff.",
        chr,
    ),
    method(
        "ord",
        "(character, /)",
        "Return the ordinal value of a character: of a string, or of bytes.",
        ord,
    ),
];

const POW: &str = "Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments.\n\nInts with three arguments are computed \
                   without the power itself.";
const ROUND: &str = "Round a number to a given precision in decimal digits.\n\nWithout ndigits, or with None, the result is an integer; otherwise \
                     it has the\ntype of the number. ndigits may be negative.";
const SUM: &str = "Return the sum of a 'start' value (default: 0) plus an iterable of numbers\n\nAn empty iterable gives the start value. \
                   This is for numbers; other types may be refused.";
const MIN: &str = "min(iterable, *[, default=obj, key=func]) -> value\nmin(arg1, arg2, *args, *[, key=func]) -> value\n\nReturn the smallest item of \
                   an iterable, or of two or more arguments. `default`\nis returned for an empty iterable.";
const MAX: &str = "max(iterable, *[, default=obj, key=func]) -> value\nmax(arg1, arg2, *args, *[, key=func]) -> value\n\nReturn the biggest item of \
                   an iterable, or of two or more arguments. `default`\nis returned for an empty iterable.";

fn pow(vm: &Thread, args: &[Value]) -> PyResult {
    let modulus = &args[2];
    if modulus.is_unbound() || modulus.is_none() {
        return number::binary(vm, &args[0], &args[1], BinaryOp::Power);
    }
    number::power(vm, &args[0], &args[1], modulus)
}

fn round(vm: &Thread, args: &[Value]) -> PyResult {
    let digits = Some(&args[1]).filter(|digits| !digits.is_unbound() && !digits.is_none());
    let own = &args[0];
    if float::as_exact(own).is_some() {
        return float::methods::round(vm, args);
    }
    if int::is_exact(own) {
        return int::methods::round(vm, args);
    }
    let result = vm.call_special(own, &names::__round__, digits.map_or(&[], std::slice::from_ref))?;
    result.ok_or_else(|| {
        vm.type_error(format!("type {:.100} doesn't define __round__ method", own.ty().name()))
    })
}

/// An int in base `1 << shift`, with a prefix.
fn in_base(vm: &Thread, value: &Value, shift: usize, prefix: &[u8]) -> PyResult {
    let index = number::index(vm, value)?;
    let Some(int) = int::as_ref(&index) else { return Err(vm.type_error("an integer is required")) };
    let mut text = AsciiBuf::new();
    if int.is_negative() {
        text.push(b'-')?;
    }
    text.push_slice(prefix)?;
    push_power_of_two(int, shift, false, &mut text)?;
    let string = if text.len() <= 1000 {
        PyStr::from_compact_text(vm.heap(), Text::Ascii(&text))?
    } else {
        PyStr::from_compact(vm.heap(), Compact::from_ascii(text.into_buf()?))?
    };
    Ok(string.into_value())
}

fn sum(vm: &Thread, args: &[Value]) -> PyResult {
    let mut items = Items::new(vm, &args[0])?;
    let mut total = if args[1].is_unbound() { int::small(0) } else { args[1].clone() };
    if let Some(kind) = not_summed(&total) {
        return Err(vm.type_error(kind));
    }
    if let Some(start) = int::as_i64(&total).filter(|_| int::is_exact(&total)) {
        match sum_ints(vm, &mut items, start)? {
            (sum, None) => return Ok(sum),
            (sum, Some(item)) => total = number::binary(vm, &sum, &item, BinaryOp::Add)?,
        }
    }
    if let Some(start) = float::as_exact(&total) {
        match sum_floats(vm, &mut items, start)? {
            (sum, None) => return Ok(sum),
            (sum, Some(item)) => total = number::binary(vm, &sum, &item, BinaryOp::Add)?,
        }
    }
    if let Some(start) = complex::as_complex(&total).filter(|_| total.downcast_exact::<PyComplex>().is_some())
    {
        match sum_complex(vm, &mut items, start)? {
            (sum, None) => return Ok(sum),
            (sum, Some(item)) => total = number::binary(vm, &sum, &item, BinaryOp::Add)?,
        }
    }
    while let Some(item) = items.next(vm)? {
        total = number::binary(vm, &total, &item, BinaryOp::Add)?;
    }
    Ok(total)
}

/// Why a start value is refused.
fn not_summed(start: &Value) -> Option<&'static str> {
    if start.downcast::<PyStr>().is_some() {
        return Some("sum() can't sum strings [use ''.join(seq) instead]");
    }
    if start.downcast::<PyBytes>().is_some() {
        return Some("sum() can't sum bytes [use b''.join(seq) instead]");
    }
    if start.downcast::<PyByteArray>().is_some() {
        return Some("sum() can't sum bytearray [use b''.join(seq) instead]");
    }
    None
}

/// Sums up to the first item that is no int or does not fit; that item comes back, too.
fn sum_ints(vm: &Thread, items: &mut Items, start: i64) -> PyResult<(Value, Option<Value>)> {
    let mut sum = start;
    loop {
        let take = |item: Value| match item.as_small().and_then(|small| sum.checked_add(small)) {
            Some(next) => {
                sum = next;
                None
            }
            None => Some(item),
        };
        let Some(item) = items.next_taking(vm, take)? else { break };
        let value = match item.as_small() {
            Some(small) => Some(small),
            None if int::is_exact(&item) || item.as_bool().is_some() => int::as_i64(&item),
            None => None,
        };
        match value.and_then(|value| sum.checked_add(value)) {
            Some(next) => sum = next,
            None => return Ok((int::from_i64(vm, sum)?, Some(item))),
        }
    }
    Ok((int::from_i64(vm, sum)?, None))
}

/// Sums up to the first item that is neither a float nor an int.
fn sum_floats(vm: &Thread, items: &mut Items, start: f64) -> PyResult<(Value, Option<Value>)> {
    let mut sum = Compensated::new(start);
    loop {
        let take = |item: Value| {
            if !item.is_small_float() {
                return Some(item);
            }
            sum.add(item.small_float_value());
            None
        };
        let Some(item) = items.next_taking(vm, take)? else { break };
        if let Some(value) = float::as_exact(&item) {
            sum.add(value);
        } else if int::is_int(&item) {
            sum.add(float::to_f64(vm, &item)?);
        } else {
            return Ok((float::new(vm, sum.value())?, Some(item)));
        }
    }
    Ok((float::new(vm, sum.value())?, None))
}

/// Sums up to the first item that is no number.
fn sum_complex(vm: &Thread, items: &mut Items, start: Complex) -> PyResult<(Value, Option<Value>)> {
    let (mut real, mut imag) = (Compensated::new(start.real), Compensated::new(start.imag));
    let total =
        |real: &Compensated, imag: &Compensated| complex::make(vm, Complex::new(real.value(), imag.value()));
    while let Some(item) = items.next(vm)? {
        if let Some(value) = item.downcast_exact::<PyComplex>().and_then(|_| complex::as_complex(&item)) {
            real.add(value.real);
            imag.add(value.imag);
        } else if int::is_int(&item) || float::as_f64(&item).is_some() {
            real.add(float::as_f64(&item).map_or_else(|| float::to_f64(vm, &item), Ok)?);
        } else {
            return Ok((total(&real, &imag)?, Some(item)));
        }
    }
    Ok((total(&real, &imag)?, None))
}

/// The keyword arguments of `min` and `max`.
#[derive(Default)]
struct ExtremeOptions<'a> {
    key: Option<&'a Value>,
    default: Option<&'a Value>,
}

impl<'a> ExtremeOptions<'a> {
    fn new(vm: &Thread, args: Args<'a>, name: &str) -> PyResult<Self> {
        let mut options = ExtremeOptions::default();
        let given = args.keywords().count();
        if given > 2 {
            let text = format!("{name}() takes at most 2 keyword arguments ({given} given)");
            return Err(vm.type_error(text));
        }
        for (keyword, value) in args.keywords() {
            match keyword.as_ascii() {
                Some("key") => options.key = Some(value).filter(|key| !key.is_none()),
                Some("default") => options.default = Some(value),
                _ => {
                    return Err(wrong_keyword(vm, &format!("{name}()"), ["key", "default"], keyword));
                }
            }
        }
        Ok(options)
    }
}

/// `min` and `max`: the first item that no other surpasses. The arguments stay where they are, as in `dict::methods::update_common`.
fn extreme(vm: &Thread, args: &Args<'_>, name: &'static str, op: CompareOp) -> PyResult {
    let options = if args.has_keywords() {
        check_extreme_count(vm, *args, name)?;
        ExtremeOptions::new(vm, *args, name)?
    } else {
        ExtremeOptions::default()
    };
    match args.positional() {
        [] => Err(vm.type_error(format!("{name} expected at least 1 argument, got 0"))),
        [iterable] => {
            if options.key.is_none()
                && let Some(found) = extreme_of_small(iterable, op)
            {
                return Ok(found);
            }
            let mut items = Items::new(vm, iterable)?;
            let found = match options.key {
                Some(_) => best(vm, |_| items.next(vm), options.key, op)?,
                None => best(vm, |best| items.next_taking(vm, |item| compared(item, best, op)), None, op)?,
            };
            found.or_else(|| options.default.cloned()).ok_or_else(|| empty(vm, name))
        }
        _ if options.default.is_some() => Err(vm
            .type_error(format!("Cannot specify a default for {name}() with multiple positional arguments"))),
        values => {
            let mut values = values.iter();
            best(vm, |_| Ok(values.next().cloned()), options.key, op)?.ok_or_else(|| empty(vm, name))
        }
    }
}

/// The extreme of a list, tuple or set of small ints, one at least.
fn extreme_of_small(iterable: &Value, op: CompareOp) -> Option<Value> {
    if let Some(set) = set::exact(iterable) {
        return extreme_of_ints(set.elements(), op);
    }
    let items = match iterable.downcast_exact::<PyTuple>() {
        Some(tuple) => tuple.items(),
        None => iterable.downcast_exact::<PyList>()?.items(),
    };
    extreme_of_ints(items.iter(), op)
}

fn extreme_of_ints<'a>(mut items: impl Iterator<Item = &'a Value>, op: CompareOp) -> Option<Value> {
    let mut best = items.next().filter(|first| first.is_small())?.small_value();
    for item in items {
        if !item.is_small() {
            return None;
        }
        if op.of_ints(item.small_value(), best) {
            best = item.small_value();
        }
    }
    Value::small(best)
}

fn check_extreme_count(vm: &Thread, args: Args<'_>, name: &str) -> PyResult<()> {
    if args.positional().is_empty() {
        return Err(vm.type_error(format!("{name} expected at least 1 argument, got 0")));
    }
    Ok(())
}

#[cold]
fn empty(vm: &Thread, name: &str) -> Raised {
    vm.value_error(format!("{name}() iterable argument is empty"))
}

/// Compares numbers that lie in their words: `best` is the better of both. Anything else comes back.
#[inline]
fn compared(item: Value, best: &mut Value, op: CompareOp) -> Option<Value> {
    match surpasses_in_words(&item, best, op) {
        None => return Some(item),
        Some(true) => *best = item,
        Some(false) => {}
    }
    None
}

#[inline]
fn surpasses_in_words(a: &Value, b: &Value, op: CompareOp) -> Option<bool> {
    if a.is_small() && b.is_small() {
        return Some(op.of_ints(a.small_value(), b.small_value()));
    }
    if a.is_small_float() && b.is_small_float() {
        return Some(op.of_floats(a.small_float_value(), b.small_float_value()));
    }
    None
}

/// The best of what `next` gives, which is shown the best so far and may have compared items with it.
#[inline]
fn best(
    vm: &Thread,
    mut next: impl FnMut(&mut Value) -> PyResult<Option<Value>>,
    key: Option<&Value>,
    op: CompareOp,
) -> PyResult<Option<Value>> {
    let mut none = Value::NONE;
    let Some(mut best) = next(&mut none)? else { return Ok(None) };
    let Some(key) = key else {
        while let Some(item) = next(&mut best)? {
            if surpasses(vm, &item, &best, op)? {
                best = item;
            }
        }
        return Ok(Some(best));
    };
    let mut best_key = vm.call(key, std::slice::from_ref(&best))?;
    while let Some(item) = next(&mut best)? {
        let item_key = vm.call(key, std::slice::from_ref(&item))?;
        if surpasses(vm, &item_key, &best_key, op)? {
            (best, best_key) = (item, item_key);
        }
    }
    Ok(Some(best))
}

#[inline]
fn surpasses(vm: &Thread, a: &Value, b: &Value, op: CompareOp) -> PyResult<bool> {
    if let Some(surpasses) = surpasses_in_words(a, b, op) {
        return Ok(surpasses);
    }
    let outcome = vm.rich_compare(a, b, op)?;
    vm.is_true(&outcome)
}

fn chr(vm: &Thread, args: &[Value]) -> PyResult {
    let code = number::to_isize_clipped(vm, &args[0])?;
    match u32::try_from(code) {
        Ok(code) if code < 0x110000 => Ok(PyStr::from_char(vm.heap(), code)?.into_value()),
        _ => Err(vm.value_error("chr() arg not in range(0x110000)")),
    }
}

fn ord(vm: &Thread, args: &[Value]) -> PyResult {
    let (len, code) = if let Some(text) = args[0].downcast::<PyStr>() {
        (text.len(), text.text().get(0))
    } else if let Some(bytes) = args[0].downcast::<PyBytes>() {
        (bytes.len(), bytes.as_bytes().first().map(|&byte| u32::from(byte)))
    } else if let Some(bytes) = args[0].downcast::<PyByteArray>() {
        (bytes.len(), bytes.bytes().first().map(|&byte| u32::from(byte)))
    } else {
        let name = args[0].ty().name();
        return Err(vm.type_error(format!("ord() expected string of length 1, but {name:.200} found")));
    };
    match code {
        Some(code) if len == 1 => Ok(int::small(i64::from(code))),
        _ => Err(vm.type_error(format!("ord() expected a character, but string of length {len} found"))),
    }
}
