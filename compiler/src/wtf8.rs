//! Python string contents outside a VM: UTF-8 in which lone surrogates are encoded as if they were scalar values ("WTF-8",
//! generalized: two surrogates in a row stay two code points, as they do in a Python `str`).
//!
//! Invariant: the bytes decode to a sequence of code points in `0..=0x10FFFF`, each in its shortest form. The types are built
//! only from `str`, from code points, or from bytes that were checked, so no other bytes can get in.

use std::fmt;

/// Borrowed contents of a Python string.
#[derive(PartialEq, Eq, PartialOrd, Ord, Hash, Clone, Copy, Default)]
pub struct Wtf8<'a>(&'a [u8]);

/// Owned contents of a Python string.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Wtf8Buf(Vec<u8>);

impl<'a> Wtf8<'a> {
    pub fn new(s: &'a str) -> Self {
        Wtf8(s.as_bytes())
    }

    /// Checks the invariant; `None` if the bytes break it.
    pub fn from_bytes(bytes: &'a [u8]) -> Option<Self> {
        if bytes.is_ascii() {
            return Some(Wtf8(bytes));
        }
        let mut rest = bytes;
        while !rest.is_empty() {
            let (_, length) = decode(rest)?;
            rest = &rest[length..];
        }
        Some(Wtf8(bytes))
    }

    pub fn as_bytes(self) -> &'a [u8] {
        self.0
    }

    /// The text as UTF-8, if it holds no surrogate.
    pub fn as_str(self) -> Option<&'a str> {
        std::str::from_utf8(self.0).ok()
    }

    pub fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    pub fn code_points(self) -> CodePoints<'a> {
        CodePoints(self.0)
    }

    pub fn to_buf(self) -> Wtf8Buf {
        Wtf8Buf(self.0.to_vec())
    }
}

impl Wtf8Buf {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn as_wtf8(&self) -> Wtf8<'_> {
        Wtf8(&self.0)
    }

    pub fn push_str(&mut self, s: &str) {
        self.0.extend_from_slice(s.as_bytes());
    }

    pub fn push_wtf8(&mut self, s: Wtf8<'_>) {
        self.0.extend_from_slice(s.0);
    }

    /// Appends one code point, which must be at most 0x10FFFF.
    pub fn push_code_point(&mut self, code_point: u32) {
        match char::from_u32(code_point) {
            Some(c) => self.0.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
            None => {
                assert!((0xD800..0xE000).contains(&code_point), "not a code point: {code_point:#x}");
                let low = |shift: u32| 0x80 | (code_point >> shift) as u8 & 0x3F;
                self.0.extend_from_slice(&[0xED, low(6), low(0)]);
            }
        }
    }

    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }
}

impl From<&str> for Wtf8Buf {
    fn from(s: &str) -> Self {
        Wtf8Buf(s.as_bytes().to_vec())
    }
}

/// Iterator over the code points of a [`Wtf8`].
#[derive(Clone)]
pub struct CodePoints<'a>(&'a [u8]);

impl Iterator for CodePoints<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        if self.0.is_empty() {
            return None;
        }
        let (code_point, length) = decode(self.0).expect("Wtf8 holds only well-formed sequences");
        self.0 = &self.0[length..];
        Some(code_point)
    }
}

/// The first code point of a non-empty slice and its length in bytes; `None` if it is malformed or overlong.
fn decode(bytes: &[u8]) -> Option<(u32, usize)> {
    let first = u32::from(bytes[0]);
    let (length, initial, least) = match first {
        0..0x80 => return Some((first, 1)),
        0xC2..0xE0 => (2, first & 0x1F, 0x80),
        0xE0..0xF0 => (3, first & 0x0F, 0x800),
        0xF0..0xF5 => (4, first & 0x07, 0x10000),
        _ => return None,
    };
    let mut code_point = initial;
    for &byte in bytes.get(1..length)? {
        if byte & 0xC0 != 0x80 {
            return None;
        }
        code_point = code_point << 6 | u32::from(byte & 0x3F);
    }
    (least..=0x10FFFF).contains(&code_point).then_some((code_point, length))
}

impl fmt::Debug for Wtf8<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&String::from_utf8_lossy(self.0), f)
    }
}

impl fmt::Debug for Wtf8Buf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_wtf8().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surrogates_round_trip() {
        let mut buf = Wtf8Buf::from("aé");
        for code_point in [0xD800, 0xDFFF, 0x1F40D] {
            buf.push_code_point(code_point);
        }
        let text = buf.as_wtf8();
        assert_eq!(text.code_points().collect::<Vec<_>>(), [0x61, 0xE9, 0xD800, 0xDFFF, 0x1F40D]);
        assert_eq!(text.as_str(), None);
        assert_eq!(Wtf8::from_bytes(text.as_bytes()), Some(text));
    }

    #[test]
    fn malformed_bytes_are_refused() {
        for bytes in [&b"\xC0\x80"[..], b"\xE0\x80\x80", b"\xF4\x90\x80\x80", b"\x80", b"\xE2\x82"] {
            assert_eq!(Wtf8::from_bytes(bytes), None);
        }
    }
}
