//! Functions of integers: `gcd`, `lcm`, `isqrt`, `factorial`, `comb`, `perm`.

use taipan_vm::builtins::int;
use taipan_vm::call::{Args, no_keywords};
use taipan_vm::error::PyResult;
use taipan_vm::number::int::{Int, IntRef};
use taipan_vm::number::{IntError, int_math, price};
use taipan_vm::protocol::number;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// The value of what is known to be an int.
fn int_of(value: &Value) -> IntRef<'_> {
    int::as_ref(value).unwrap_or(IntRef::Small(0))
}

fn finish(vm: &Thread, result: Result<Int, IntError>) -> PyResult {
    int::from_int(vm, &int::checked(vm, result)?)
}

/// Folds the arguments with a function of two ints.
fn fold(
    vm: &Thread,
    args: &[Value],
    start: i64,
    function: impl Fn(IntRef<'_>, IntRef<'_>) -> Result<Int, IntError>,
) -> PyResult {
    let Some((first, rest)) = args.split_first() else { return Ok(int::small(start)) };
    let first = number::index(vm, first)?;
    let mut result = number::absolute(vm, &int::exact(vm, &first)?)?;
    for value in rest {
        let value = number::index(vm, value)?;
        let (a, b) = (int_of(&result), int_of(&value));
        if let (IntRef::Big(_), IntRef::Big(_)) = (a, b) {
            vm.charge_work(price::gcd(a, b))?;
        }
        result = finish(vm, function(a, b))?;
    }
    Ok(result)
}

pub fn gcd(vm: &Thread, args: Args<'_>) -> PyResult {
    no_keywords(vm, "math.gcd", args)?;
    fold(vm, args.positional(), 0, |a, b| Ok(int_math::gcd(a, b)?))
}

pub fn lcm(vm: &Thread, args: Args<'_>) -> PyResult {
    no_keywords(vm, "math.lcm", args)?;
    fold(vm, args.positional(), 1, int_math::lcm)
}

pub fn isqrt(vm: &Thread, args: &[Value]) -> PyResult {
    let n = number::index(vm, &args[0])?;
    let n = int_of(&n);
    if matches!(n, IntRef::Big(n) if n.words.len() > 64) {
        vm.charge_work(price::isqrt(n))?;
    }
    finish(vm, int_math::isqrt(n))
}

/// Charges what is made of `count` factors up to `largest`.
fn charge(vm: &Thread, price: fn(u64, u64) -> u64, count: IntRef<'_>, largest: IntRef<'_>) -> PyResult<()> {
    match count.to_u64() {
        Some(count) if count > 64 => {
            let bits = largest.bit_length() as u64;
            // What cannot exist is the kernel's to refuse.
            if bits.saturating_mul(count) < 1 << 40 { vm.charge_work(price(count, bits)) } else { Ok(()) }
        }
        _ => Ok(()),
    }
}

pub fn factorial(vm: &Thread, args: &[Value]) -> PyResult {
    let n = number::index(vm, &args[0])?;
    charge(vm, price::product, int_of(&n), int_of(&n))?;
    finish(vm, int_math::factorial(int_of(&n)))
}

pub fn perm(vm: &Thread, args: &[Value]) -> PyResult {
    if args[1].is_unbound() || args[1].is_none() {
        return factorial(vm, args);
    }
    let (n, k) = (number::index(vm, &args[0])?, number::index(vm, &args[1])?);
    let (n, k) = (int_of(&n), int_of(&k));
    if k <= n {
        charge(vm, price::product, k, n)?;
    }
    finish(vm, int_math::perm(n, k))
}

pub fn comb(vm: &Thread, args: &[Value]) -> PyResult {
    let (n, k) = (number::index(vm, &args[0])?, number::index(vm, &args[1])?);
    let (n, k) = (int_of(&n), int_of(&k));
    if k <= n {
        let other = int::checked(
            vm,
            taipan_vm::number::int::sub(taipan_vm::number::Owned, n, k).map_err(IntError::from),
        )?;
        charge(vm, price::quotient, k.min(other.as_ref()), n)?;
    }
    finish(vm, int_math::comb(n, k))
}
