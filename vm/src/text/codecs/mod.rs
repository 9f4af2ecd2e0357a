//! Codecs: bytes to text and back, with CPython's error messages, ranges and error handlers.
//!
//! A decoder or encoder runs until its input ends or something is wrong; then the [`decode`] or [`encode`] loop asks the error
//! handler, which puts a replacement and says where to go on. [`errors::Builtin`] has the handlers that `codecs` predefines;
//! registered ones implement [`DecodeErrors`] and [`EncodeErrors`] by calling Python.
//!
//! An incremental decoder is one whose `last` is false: it leaves an unfinished sequence at the end and `decode` tells how many
//! bytes were used.

pub mod bytes_escape;
pub mod charmap;
pub mod errors;
pub mod latin1;
pub mod raw_unicode_escape;
pub mod unicode_escape;
pub mod utf16;
pub mod utf32;
pub mod utf7;
pub mod utf8;

use super::{Text, TextBuf};
use crate::collections::Buf;
use crate::heap::NoMemory;

/// What a codec stumbled over: the attributes of a `UnicodeDecodeError` or `UnicodeEncodeError`, but for the object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Problem {
    pub encoding: &'static str,
    pub start: usize,
    pub end: usize,
    pub reason: &'static str,
}

/// Where decoding goes on after an error, and in what: a handler may replace the exception's object.
pub struct Resume {
    pub at: usize,
    pub input: Option<Buf<u8>>,
}

/// An error handler for decoding.
pub trait DecodeErrors {
    type Error: From<NoMemory>;

    /// Appends a replacement to `out` and returns where to go on, at most at the input's end.
    fn fix(&mut self, input: &[u8], problem: &Problem, out: &mut TextBuf) -> Result<Resume, Self::Error>;
}

/// What an error handler puts in place of what could not be encoded.
pub enum Replacement<'a> {
    Text(Text<'a>),
    Bytes(&'a [u8]),
}

/// An error handler for encoding.
pub trait EncodeErrors {
    type Error: From<NoMemory>;

    /// Returns a replacement, and where to go on, at most at the text's end.
    fn fix(&mut self, text: Text<'_>, problem: &Problem) -> Result<(Replacement<'_>, usize), Self::Error>;

    /// The `UnicodeEncodeError` itself, for a replacement that cannot be encoded either.
    fn refuse(&mut self, text: Text<'_>, problem: &Problem) -> Self::Error;

    /// Whether this is `surrogateescape` by name, which some codecs apply to part of a range.
    fn is_surrogateescape(&self) -> bool {
        false
    }
}

pub trait Decoder<E> {
    /// Decodes from `at` on. `None` at the end, with `at` behind what was used; else `at` may stand anywhere.
    fn run(&mut self, input: &[u8], at: &mut usize, out: &mut TextBuf) -> Result<Option<Problem>, E>;
}

/// Decodes the whole of `input`, appending to `out`, and returns how many bytes were used.
pub fn decode<D, H>(
    mut decoder: D,
    input: &[u8],
    errors: &mut H,
    out: &mut TextBuf,
) -> Result<usize, H::Error>
where
    D: Decoder<H::Error>,
    H: DecodeErrors,
{
    let mut at = 0;
    let mut replaced: Option<Buf<u8>> = None;
    loop {
        let input = replaced.as_deref().unwrap_or(input);
        let Some(problem) = decoder.run(input, &mut at, out)? else { return Ok(at) };
        let resume = errors.fix(input, &problem, out)?;
        at = resume.at;
        if resume.input.is_some() {
            replaced = resume.input;
        }
    }
}

pub trait Encoder<E> {
    /// Encodes from `at` on; `None` at the end.
    fn run(&mut self, text: Text<'_>, at: &mut usize, out: &mut Buf<u8>) -> Result<Option<Problem>, E>;

    /// Encodes a handler's replacement; `false` if it cannot be encoded.
    fn put_text(&mut self, replacement: Text<'_>, out: &mut Buf<u8>) -> Result<bool, E>;

    /// Appends a handler's bytes; `false` if the encoding does not take them.
    fn put_bytes(&mut self, replacement: &[u8], out: &mut Buf<u8>) -> Result<bool, E>;

    /// Whether `surrogateescape` takes what it can from the front of a range before it fails.
    fn escapes_in_part(&self) -> bool {
        false
    }
}

/// Encodes the whole of `text`, appending to `out`.
pub fn encode<X, H>(mut encoder: X, text: Text<'_>, errors: &mut H, out: &mut Buf<u8>) -> Result<(), H::Error>
where
    X: Encoder<H::Error>,
    H: EncodeErrors,
{
    let mut at = 0;
    while let Some(mut problem) = encoder.run(text, &mut at, out)? {
        if encoder.escapes_in_part() && errors.is_surrogateescape() {
            while let Some(byte) = text.get(problem.start).and_then(errors::escaped_byte)
                && problem.start < problem.end
            {
                out.push(byte)?;
                problem.start += 1;
            }
            if problem.start == problem.end {
                at = problem.end;
                continue;
            }
        }
        let (replacement, resume) = errors.fix(text, &problem)?;
        let taken = match replacement {
            Replacement::Text(text) => encoder.put_text(text, out)?,
            Replacement::Bytes(bytes) => encoder.put_bytes(bytes, out)?,
        };
        if !taken {
            return Err(errors.refuse(text, &problem));
        }
        at = resume;
    }
    Ok(())
}

/// The position that an error handler returned, which may count from the end; `None` if it is out of bounds.
pub fn handler_position(position: isize, len: usize) -> Option<usize> {
    let at = if position < 0 { len.checked_sub(position.unsigned_abs())? } else { position as usize };
    (at <= len).then_some(at)
}

/// Appends ASCII text as it is, for encodings that contain ASCII; `false` for other text.
fn put_ascii(text: Text<'_>, out: &mut Buf<u8>) -> Result<bool, NoMemory> {
    match text {
        Text::Ascii(bytes) => out.extend_from_slice(bytes)?,
        _ => return Ok(false),
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::utf8::Utf8Decoder;
    use super::*;

    /// Gives the decoder other bytes to go on with, once.
    struct Exchange(Option<&'static [u8]>);

    impl DecodeErrors for Exchange {
        type Error = NoMemory;

        fn fix(&mut self, _: &[u8], problem: &Problem, out: &mut TextBuf) -> Result<Resume, NoMemory> {
            out.push_str("?")?;
            let input = self.0.take().map(Buf::from_slice).transpose()?;
            Ok(Resume { at: if input.is_some() { 0 } else { problem.end }, input })
        }
    }

    #[test]
    fn handlers_may_exchange_the_input() {
        let mut out = TextBuf::new();
        let used = decode(Utf8Decoder { last: true }, b"ab\xFFcd", &mut Exchange(Some(b"x\x80yz")), &mut out);
        assert_eq!(used, Ok(4));
        assert!(out.as_text() == *"ab?x?yz");
    }

    #[test]
    fn positions_count_from_both_ends() {
        assert_eq!(
            [0, 5, 6, -1, -5, -6].map(|at| handler_position(at, 5)),
            [Some(0), Some(5), None, Some(4), Some(0), None]
        );
    }
}
