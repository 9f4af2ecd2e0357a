//! Base64 (RFC 4648).

use super::{ascii_or_bytes, error};
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

static ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// What is no digit.
const NONE: u8 = 0xFF;

static DIGITS: [u8; 256] = {
    let mut table = [NONE; 256];
    let mut digit = 0;
    while digit < 64 {
        table[ALPHABET[digit] as usize] = digit as u8;
        digit += 1;
    }
    table
};

pub fn b2a_base64(vm: &Thread, args: &[Value]) -> PyResult {
    let bytes = vm.bytes_like(&args[1])?;
    let newline = vm.bool_argument(&args[2], true)?;
    let mut out = Buf::with_capacity(bytes.len().div_ceil(3).saturating_mul(4).saturating_add(1))?;
    let letter = |bits: u32| ALPHABET[(bits & 63) as usize];
    let mut groups = bytes.chunks_exact(3);
    for group in &mut groups {
        let bits = u32::from(group[0]) << 16 | u32::from(group[1]) << 8 | u32::from(group[2]);
        out.extend_from_slice(&[letter(bits >> 18), letter(bits >> 12), letter(bits >> 6), letter(bits)])?;
    }
    match *groups.remainder() {
        [a] => {
            let bits = u32::from(a) << 16;
            out.extend_from_slice(&[letter(bits >> 18), letter(bits >> 12), b'=', b'='])?;
        }
        [a, b] => {
            let bits = u32::from(a) << 16 | u32::from(b) << 8;
            out.extend_from_slice(&[letter(bits >> 18), letter(bits >> 12), letter(bits >> 6), b'='])?;
        }
        _ => {}
    }
    if newline {
        out.push(b'\n')?;
    }
    vm.finish_bytes(out)
}

/// What decodes character by character.
struct Decoder {
    out: Buf<u8>,
    /// The last digits of a group that is not complete, and how many there are.
    bits: u32,
    digits: usize,
    pads: usize,
}

/// Decodes groups of four digits as long as there is nothing else. Returns how many characters were used.
fn decode_groups(input: &[u8], out: &mut Buf<u8>) -> PyResult<usize> {
    let mut used = 0;
    for group in input.chunks_exact(4) {
        let [a, b, c, d] = [0, 1, 2, 3].map(|at| DIGITS[usize::from(group[at])]);
        if a | b | c | d >= 64 {
            break;
        }
        let bits = u32::from(a) << 18 | u32::from(b) << 12 | u32::from(c) << 6 | u32::from(d);
        out.extend_from_slice(&[(bits >> 16) as u8, (bits >> 8) as u8, bits as u8])?;
        used += 4;
    }
    Ok(used)
}

pub fn a2b_base64(vm: &Thread, args: &[Value]) -> PyResult {
    let input = ascii_or_bytes(vm, &args[1])?;
    let strict = vm.bool_argument(&args[2], false)?;
    let mut out = Buf::with_capacity(input.len() / 4 * 3 + 3)?;
    let used = decode_groups(&input, &mut out)?;
    let mut decoder = Decoder { out, bits: 0, digits: 0, pads: 0 };
    let rest = input.get(used..).unwrap_or_default();
    for (index, &byte) in rest.iter().enumerate() {
        if byte == b'=' {
            decoder.pads += 1;
            if strict && decoder.digits == 0 {
                let first = used + index == 0;
                let text = if first { "Leading padding not allowed" } else { "Excess padding not allowed" };
                return Err(error(vm, text));
            }
            if strict && decoder.digits == 1 {
                break;
            }
            if strict && decoder.digits + decoder.pads > 4 {
                return Err(error(vm, "Excess padding not allowed"));
            }
            continue;
        }
        let digit = DIGITS[usize::from(byte)];
        if digit == NONE {
            if strict {
                return Err(error(vm, "Only base64 data is allowed"));
            }
            continue;
        }
        if strict && decoder.pads > 0 {
            let complete = decoder.digits + decoder.pads == 4;
            let text =
                if complete { "Excess data after padding" } else { "Discontinuous padding not allowed" };
            return Err(error(vm, text));
        }
        decoder.take(digit)?;
    }
    decoder.finish(vm)
}

impl Decoder {
    fn take(&mut self, digit: u8) -> PyResult<()> {
        self.pads = 0;
        self.bits = self.bits << 6 | u32::from(digit);
        self.digits = (self.digits + 1) % 4;
        // The n-th digit of a group completes a byte, all but the first.
        match self.digits {
            1 => {}
            2 => self.out.push((self.bits >> 4) as u8)?,
            3 => self.out.push((self.bits >> 2) as u8)?,
            _ => self.out.push(self.bits as u8)?,
        }
        Ok(())
    }

    fn finish(self, vm: &Thread) -> PyResult {
        if self.digits == 1 {
            let count = self.out.len() / 3 * 4 + 1;
            return Err(error(
                vm,
                &format!(
                    "Invalid base64-encoded string: number of data characters ({count}) cannot be 1 more than a multiple of 4"
                ),
            ));
        }
        if self.digits != 0 && self.digits + self.pads < 4 {
            return Err(error(vm, "Incorrect padding"));
        }
        vm.finish_bytes(self.out)
    }
}
