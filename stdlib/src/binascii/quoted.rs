//! Quoted-printable (RFC 1521).

use super::ascii_or_bytes;
use super::hex::digit;
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::heap::NoMemory;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// Characters of a line, with the `=` of a soft line break.
const LINE: usize = 76;

pub fn a2b_qp(vm: &Thread, args: &[Value]) -> PyResult {
    let input = ascii_or_bytes(vm, &args[1])?;
    let header = vm.bool_argument(&args[2], false)?;
    let mut out = Buf::with_capacity(input.len())?;
    let mut rest: &[u8] = &input;
    while let Some((&byte, behind)) = rest.split_first() {
        rest = behind;
        match byte {
            b'=' => match *rest {
                [] => break,
                // A soft line break.
                [b'\n' | b'\r', ..] => {
                    let end = rest.iter().position(|byte| *byte == b'\n').map_or(rest.len(), |at| at + 1);
                    rest = &rest[end..];
                }
                [b'=', ..] => {
                    out.push(b'=')?;
                    rest = &rest[1..];
                }
                [high, low, ..] => match (digit(high), digit(low)) {
                    (Some(high), Some(low)) => {
                        out.push(high << 4 | low)?;
                        rest = &rest[2..];
                    }
                    _ => out.push(b'=')?,
                },
                _ => out.push(b'=')?,
            },
            b'_' if header => out.push(b' ')?,
            _ => out.push(byte)?,
        }
    }
    vm.finish_bytes(out)
}

struct Encoder {
    out: Buf<u8>,
    crlf: bool,
    /// Characters of the current line.
    line: usize,
}

impl Encoder {
    fn line_end(&mut self) -> Result<(), NoMemory> {
        self.line = 0;
        self.out.extend_from_slice(if self.crlf { b"\r\n" } else { b"\n" })
    }

    fn soft_break(&mut self) -> Result<(), NoMemory> {
        self.out.push(b'=')?;
        self.line_end()
    }

    fn escape(&mut self, byte: u8) -> Result<(), NoMemory> {
        let letter = |bits: u8| b"0123456789ABCDEF"[usize::from(bits)];
        self.out.extend_from_slice(&[b'=', letter(byte >> 4), letter(byte & 15)])
    }
}

pub fn b2a_qp(vm: &Thread, args: &[Value]) -> PyResult {
    let input = vm.bytes_like(&args[1])?;
    let quote_tabs = vm.bool_argument(&args[2], false)?;
    let is_text = vm.bool_argument(&args[3], true)?;
    let header = vm.bool_argument(&args[4], false)?;
    // All line ends become what the first one is.
    let first = memchr::memchr(b'\n', &input);
    let crlf = first.is_some_and(|at| at > 0 && input.get(at - 1) == Some(&b'\r'));
    let mut encoder = Encoder { out: Buf::with_capacity(input.len())?, crlf, line: 0 };
    let mut at = 0;
    while let Some(&byte) = input.get(at) {
        let next = input.get(at + 1).copied();
        let must_escape = byte > 126
            || byte == b'='
            || header && byte == b'_'
            || byte == b'.' && encoder.line == 0 && matches!(next, None | Some(b'\n' | b'\r' | 0))
            || !is_text && matches!(byte, b'\r' | b'\n')
            || matches!(byte, b'\t' | b' ') && next.is_none()
            || byte < 33 && !matches!(byte, b'\r' | b'\n') && (quote_tabs || !matches!(byte, b'\t' | b' '));
        if must_escape {
            if encoder.line + 3 >= LINE {
                encoder.soft_break()?;
            }
            encoder.escape(byte)?;
            encoder.line += 3;
            at += 1;
            continue;
        }
        if is_text && (byte == b'\n' || byte == b'\r' && next == Some(b'\n')) {
            // White space at the end of a line would get lost.
            if let Some(&last @ (b' ' | b'\t')) = encoder.out.last() {
                encoder.out.pop();
                encoder.escape(last)?;
            }
            encoder.line_end()?;
            at += if byte == b'\r' { 2 } else { 1 };
            continue;
        }
        if next.is_some_and(|next| next != b'\n') && encoder.line + 1 >= LINE {
            encoder.soft_break()?;
        }
        encoder.line += 1;
        encoder.out.push(if header && byte == b' ' { b'_' } else { byte })?;
        at += 1;
    }
    vm.finish_bytes(encoder.out)
}
