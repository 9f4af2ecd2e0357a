//! Format strings: what `struct` reads and writes, with sizes and places.

use taipan_vm::collections::Buf;
use taipan_vm::heap::NoMemory;

/// What a value is. Sizes are in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `bytes` of length 1.
    Char,
    Bool,
    Signed,
    Unsigned,
    Pointer,
    Half,
    Float,
    Double,
    FloatComplex,
    DoubleComplex,
    /// `bytes` of the item's size, cut or filled up.
    Bytes,
    /// The same with the length in front.
    Pascal,
}

/// Values of one kind, one behind another.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    pub kind: Kind,
    pub code: u8,
    pub offset: usize,
    pub size: usize,
    pub count: usize,
}

pub struct Format {
    pub items: Buf<Item>,
    /// Bytes in all.
    pub size: usize,
    /// Values in all.
    pub values: usize,
    pub little: bool,
}

/// What is wrong with a format string.
pub enum FormatError {
    NoMemory,
    /// `struct.error`.
    Text(&'static str),
}

impl From<NoMemory> for FormatError {
    fn from(_: NoMemory) -> Self {
        FormatError::NoMemory
    }
}

const TOO_LONG: FormatError = FormatError::Text("total struct size too long");
const BAD_CHAR: FormatError = FormatError::Text("bad char in struct format");

/// Kind and size of a code, by the machine's rules or by the standard's.
fn kind_of(code: u8, native: bool) -> Option<(Kind, usize)> {
    Some(match code {
        b'c' => (Kind::Char, 1),
        b'b' => (Kind::Signed, 1),
        b'B' => (Kind::Unsigned, 1),
        b'?' => (Kind::Bool, 1),
        b'h' => (Kind::Signed, 2),
        b'H' => (Kind::Unsigned, 2),
        b'i' => (Kind::Signed, 4),
        b'I' => (Kind::Unsigned, 4),
        b'l' => (Kind::Signed, if native { 8 } else { 4 }),
        b'L' => (Kind::Unsigned, if native { 8 } else { 4 }),
        b'q' => (Kind::Signed, 8),
        b'Q' => (Kind::Unsigned, 8),
        b'n' if native => (Kind::Signed, 8),
        b'N' if native => (Kind::Unsigned, 8),
        b'P' if native => (Kind::Pointer, 8),
        b'e' => (Kind::Half, 2),
        b'f' => (Kind::Float, 4),
        b'd' => (Kind::Double, 8),
        b'F' => (Kind::FloatComplex, 8),
        b'D' => (Kind::DoubleComplex, 16),
        b's' => (Kind::Bytes, 1),
        b'p' => (Kind::Pascal, 1),
        _ => return None,
    })
}

fn alignment(kind: Kind, size: usize) -> usize {
    match kind {
        Kind::FloatComplex | Kind::DoubleComplex => size / 2,
        _ => size,
    }
}

impl Format {
    pub fn parse(text: &[u8]) -> Result<Format, FormatError> {
        if text.contains(&0) {
            return Err(FormatError::Text("embedded null character"));
        }
        let (order, mut rest) = match text {
            [order @ (b'@' | b'=' | b'<' | b'>' | b'!'), rest @ ..] => (*order, rest),
            _ => (b'@', text),
        };
        let native = order == b'@';
        let little = match order {
            b'<' => true,
            b'>' | b'!' => false,
            _ => cfg!(target_endian = "little"),
        };
        let mut format = Format { items: Buf::new(), size: 0, values: 0, little };
        while let [code, after @ ..] = rest {
            rest = after;
            if code.is_ascii_whitespace() || *code == 0x0B {
                continue;
            }
            let (mut code, mut count) = (*code, 1);
            if code.is_ascii_digit() {
                count = usize::from(code - b'0');
                loop {
                    let [next, after @ ..] = rest else {
                        return Err(FormatError::Text("repeat count given without format specifier"));
                    };
                    rest = after;
                    code = *next;
                    if !code.is_ascii_digit() {
                        break;
                    }
                    count = number(count, code).ok_or(TOO_LONG)?;
                }
            }
            format.add(code, count, native)?;
        }
        Ok(format)
    }

    fn add(&mut self, code: u8, count: usize, native: bool) -> Result<(), FormatError> {
        if code == b'x' {
            return self.grow(count);
        }
        let (kind, size) = kind_of(code, native).ok_or(BAD_CHAR)?;
        if native {
            let align = alignment(kind, size);
            self.grow((align - self.size % align) % align)?;
        }
        let offset = self.size;
        if matches!(kind, Kind::Bytes | Kind::Pascal) {
            self.grow(count)?;
            self.values += 1;
            self.items.push(Item { kind, code, offset, size: count, count: 1 })?;
            return Ok(());
        }
        self.grow(count.checked_mul(size).ok_or(TOO_LONG)?)?;
        self.values += count;
        if count > 0 {
            self.items.push(Item { kind, code, offset, size, count })?;
        }
        Ok(())
    }

    fn grow(&mut self, bytes: usize) -> Result<(), FormatError> {
        let size = self.size.checked_add(bytes).filter(|&size| size <= isize::MAX as usize);
        self.size = size.ok_or(TOO_LONG)?;
        Ok(())
    }
}

/// A count with one more digit, if it fits.
fn number(count: usize, digit: u8) -> Option<usize> {
    let count = count.checked_mul(10)?.checked_add(usize::from(digit - b'0'))?;
    Some(count).filter(|&count| count <= isize::MAX as usize)
}
