//! Coefficients as binary integers, and back: by halves, with powers of the base.

use super::limbs::{BASE, Limbs};
use super::multiply::{price, workspace};
use dashu_int::UBig;
use dashu_int::ops::DivRem;
use smallvec::SmallVec;
use taipan_vm::collections::room::Room;
use taipan_vm::error::PyResult;
use taipan_vm::heap::NoMemory;
use taipan_vm::thread::Thread;

/// Up to so many limbs are converted limb by limb.
const FEW: usize = 32;

/// The base to the powers `FEW`, `2 * FEW`, `4 * FEW`, as far as they are at most half as long as a number of `len` limbs.
fn powers(len: usize) -> Vec<UBig> {
    let mut powers = Vec::new();
    let mut size = FEW;
    while size < len {
        let next = match powers.last() {
            None => UBig::from(BASE).pow(FEW),
            Some(last) => last * last,
        };
        powers.push(next);
        size *= 2;
    }
    powers
}

fn prepare(vm: &Thread, len: usize) -> PyResult<Room> {
    if len > FEW * 2 {
        vm.charge_work(price(len, len).saturating_mul(2))?;
    }
    Ok(Room::new(len.saturating_mul(8 * 6).saturating_add(workspace(len)))?)
}

pub fn to_binary(vm: &Thread, limbs: &[u64]) -> PyResult<UBig> {
    if limbs.len() <= FEW {
        return Ok(few_to_binary(limbs));
    }
    let _room = prepare(vm, limbs.len())?;
    Ok(join(limbs, &powers(limbs.len())))
}

fn few_to_binary(limbs: &[u64]) -> UBig {
    let mut words: SmallVec<[u64; FEW]> = SmallVec::new();
    for limb in limbs.iter().rev() {
        let mut carry = *limb;
        for word in &mut words {
            let value = u128::from(*word) * u128::from(BASE) + u128::from(carry);
            *word = value as u64;
            carry = (value >> 64) as u64;
        }
        if carry != 0 {
            words.push(carry);
        }
    }
    UBig::from_words(&words)
}

/// The depth is the logarithm of the length.
fn join(limbs: &[u64], powers: &[UBig]) -> UBig {
    let Some((power, powers)) = powers.split_last() else { return few_to_binary(limbs) };
    let half = FEW << powers.len();
    if limbs.len() <= half {
        return join(limbs, powers);
    }
    let (low, high) = limbs.split_at(half);
    join(high, powers) * power + join(low, powers)
}

pub fn from_binary(vm: &Thread, value: &UBig) -> PyResult<Limbs> {
    let words = value.as_words();
    // A limb holds more than 63 bits.
    let len = words.len() + words.len() / 60 + 1;
    let mut limbs = Limbs::zeros(len)?;
    if len <= FEW {
        few_from_binary(words, &mut limbs);
    } else {
        let _room = prepare(vm, len)?;
        let mut powers = powers(len);
        while powers.last().is_some_and(|power| power > value) {
            powers.pop();
        }
        part(value.clone(), &powers, &mut limbs)?;
    }
    limbs.trim();
    Ok(limbs)
}

fn few_from_binary(words: &[u64], out: &mut [u64]) {
    let mut words: SmallVec<[u64; FEW]> = SmallVec::from_slice(words);
    for place in out {
        while words.last() == Some(&0) {
            words.pop();
        }
        let mut rest = 0;
        for word in words.iter_mut().rev() {
            (*word, rest) = super::limbs::div_base(rest, *word);
        }
        *place = rest;
    }
}

fn part(value: UBig, powers: &[UBig], out: &mut [u64]) -> Result<(), NoMemory> {
    let Some((power, powers)) = powers.split_last() else {
        few_from_binary(value.as_words(), out);
        return Ok(());
    };
    let half = FEW << powers.len();
    if out.len() <= half {
        return part(value, powers, out);
    }
    let (high, low) = value.div_rem(power);
    let (below, above) = out.split_at_mut(half);
    part(low, powers, below)?;
    part(high, powers, above)
}
