//! A line of uuencoded data.

use super::{ascii_or_bytes, error};
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// Bytes that a line can hold.
const LINE: usize = 45;

pub fn b2a_uu(vm: &Thread, args: &[Value]) -> PyResult {
    let bytes = vm.bytes_like(&args[1])?;
    let backtick = vm.bool_argument(&args[2], false)?;
    if bytes.len() > LINE {
        return Err(error(vm, "At most 45 bytes at once"));
    }
    let letter = |bits: u32| match (bits & 63) as u8 {
        0 if backtick => b'`',
        bits => b' ' + bits,
    };
    let mut out = Buf::with_capacity(2 + LINE.div_ceil(3) * 4)?;
    out.push(letter(bytes.len() as u32))?;
    for group in bytes.chunks(3) {
        let byte = |at: usize| u32::from(group.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        out.extend_from_slice(&[letter(bits >> 18), letter(bits >> 12), letter(bits >> 6), letter(bits)])?;
    }
    out.push(b'\n')?;
    vm.finish_bytes(out)
}

pub fn a2b_uu(vm: &Thread, args: &[Value]) -> PyResult {
    let input = ascii_or_bytes(vm, &args[1])?;
    let Some((&first, mut rest)) = input.split_first() else {
        return Err(error(vm, "Missing length byte"));
    };
    let len = usize::from(first.wrapping_sub(b' ') & 63);
    let mut out = Buf::with_capacity(len)?;
    let (mut bits, mut count) = (0u32, 0);
    while out.len() < len {
        // Spaces at the end of the line may have been lost.
        let value = match rest.split_first() {
            None => 0,
            Some((&(b'\n' | b'\r'), behind)) => {
                rest = behind;
                0
            }
            Some((&byte, behind)) => {
                if !(b' '..=b' ' + 64).contains(&byte) {
                    return Err(error(vm, "Illegal char"));
                }
                rest = behind;
                (byte - b' ') & 63
            }
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count) as u8)?;
            bits &= (1 << count) - 1;
        }
    }
    if rest.iter().any(|byte| !matches!(byte, b' ' | b'`' | b'\n' | b'\r')) {
        return Err(error(vm, "Trailing garbage"));
    }
    vm.finish_bytes(out)
}
