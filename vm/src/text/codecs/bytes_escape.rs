//! The escapes of bytes literals: `codecs.escape_decode` and `codecs.escape_encode`.

use super::unicode_escape::InvalidEscape;
use crate::collections::Buf;
use crate::heap::NoMemory;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EscapeError {
    NoMemory,
    /// `ValueError`: "Trailing \ in string".
    Trailing,
    /// `ValueError`: "invalid \x escape at position ...".
    Hex(usize),
}

impl From<NoMemory> for EscapeError {
    fn from(_: NoMemory) -> Self {
        EscapeError::NoMemory
    }
}

/// What becomes of a malformed `\x`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OnError {
    Strict,
    Replace,
    Ignore,
}

/// What was decoded, and the first escape that deserves a warning.
pub struct Unescaped {
    pub bytes: Buf<u8>,
    pub invalid: Option<(usize, InvalidEscape)>,
}

pub fn decode(input: &[u8], on_error: OnError) -> Result<Unescaped, EscapeError> {
    let mut out = Buf::with_capacity(input.len())?;
    let mut invalid = None;
    let mut at = 0;
    while at < input.len() {
        let run = memchr::memchr(b'\\', &input[at..]).unwrap_or(input.len() - at);
        out.extend_from_slice(&input[at..at + run])?;
        at += run;
        if at == input.len() {
            break;
        }
        let start = at;
        let byte = *input.get(at + 1).ok_or(EscapeError::Trailing)?;
        at += 2;
        match byte {
            b'\n' => {}
            b'\\' | b'\'' | b'"' => out.push(byte)?,
            b'a' => out.push(7)?,
            b'b' => out.push(8)?,
            b't' => out.push(9)?,
            b'n' => out.push(10)?,
            b'v' => out.push(11)?,
            b'f' => out.push(12)?,
            b'r' => out.push(13)?,
            b'0'..=b'7' => {
                let mut code = u16::from(byte - b'0');
                for _ in 0..2 {
                    let Some(&digit @ b'0'..=b'7') = input.get(at) else { break };
                    code = code << 3 | u16::from(digit - b'0');
                    at += 1;
                }
                if code > 0o377 {
                    invalid = invalid.or(Some((start, InvalidEscape::Octal(code))));
                }
                out.push(code as u8)?;
            }
            b'x' => {
                let digit = |i: usize| input.get(i).and_then(|&b| char::from(b).to_digit(16));
                if let (Some(high), Some(low)) = (digit(at), digit(at + 1)) {
                    out.push((high << 4 | low) as u8)?;
                    at += 2;
                    continue;
                }
                match on_error {
                    OnError::Strict => return Err(EscapeError::Hex(start)),
                    OnError::Replace => out.push(b'?')?,
                    OnError::Ignore => {}
                }
                at += usize::from(digit(at).is_some());
            }
            _ => {
                invalid = invalid.or(Some((start, InvalidEscape::Char(byte))));
                out.extend_from_slice(&[b'\\', byte])?;
            }
        }
    }
    Ok(Unescaped { bytes: out, invalid })
}

pub fn encode(input: &[u8]) -> Result<Buf<u8>, NoMemory> {
    let mut out = Buf::with_capacity(input.len())?;
    for &byte in input {
        match byte {
            b'\\' | b'\'' => out.extend_from_slice(&[b'\\', byte])?,
            b'\t' => out.extend_from_slice(b"\\t")?,
            b'\n' => out.extend_from_slice(b"\\n")?,
            b'\r' => out.extend_from_slice(b"\\r")?,
            0x20..0x7F => out.push(byte)?,
            _ => {
                let (escape, len) = super::super::repr::hex_escape(u32::from(byte));
                out.extend_from_slice(&escape[..len])?;
            }
        }
    }
    Ok(out)
}
