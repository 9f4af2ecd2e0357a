//! Reading a code object's location table (`co_linetable`).
//!
//! Source: CPython's `InternalDocs/code_objects.md`, "Source code locations".

use taipan_compiler::code::Code;

/// The source range of an instruction. Lines count from 1, columns are UTF-8 byte offsets from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    pub line: Option<u32>,
    pub end_line: Option<u32>,
    pub column: Option<u32>,
    pub end_column: Option<u32>,
}

/// The ranges of a code object, each with the code units it is for.
pub struct Positions<'a> {
    table: &'a [u8],
    line: i64,
    /// The first code unit of the next entry.
    start: usize,
}

pub fn of(code: &Code) -> Positions<'_> {
    Positions { table: &code.linetable, line: i64::from(code.firstlineno), start: 0 }
}

/// The range of the instruction at a code unit.
pub fn at(code: &Code, offset: usize) -> Option<Position> {
    of(code).find(|(units, _)| units.contains(&offset)).map(|(_, position)| position)
}

impl Positions<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.table.split_first()?;
        self.table = rest;
        Some(*first)
    }

    fn varint(&mut self) -> Option<u32> {
        let (mut value, mut shift) = (0u32, 0);
        loop {
            let byte = self.byte()?;
            value |= u32::from(byte & 63).checked_shl(shift).unwrap_or(0);
            shift += 6;
            if byte & 64 == 0 {
                return Some(value);
            }
        }
    }

    fn signed_varint(&mut self) -> Option<i64> {
        let value = self.varint()?;
        let magnitude = i64::from(value >> 1);
        Some(if value & 1 != 0 { -magnitude } else { magnitude })
    }
}

impl Iterator for Positions<'_> {
    type Item = (std::ops::Range<usize>, Position);

    fn next(&mut self) -> Option<Self::Item> {
        let first = self.byte()?;
        let kind = first >> 3 & 15;
        let units = self.start..self.start + usize::from(first & 7) + 1;
        self.start = units.end;
        let position = match kind {
            15 => Position::default(),
            14 => {
                self.line += self.signed_varint()?;
                let end_line = self.line + i64::from(self.varint()?);
                // Columns are kept one higher; 0 is none.
                let (column, end_column) = (self.varint()?, self.varint()?);
                Position {
                    line: u32::try_from(self.line).ok(),
                    end_line: u32::try_from(end_line).ok(),
                    column: column.checked_sub(1),
                    end_column: end_column.checked_sub(1),
                }
            }
            13 => {
                self.line += self.signed_varint()?;
                let line = u32::try_from(self.line).ok();
                Position { line, end_line: line, column: None, end_column: None }
            }
            10..=12 => {
                self.line += i64::from(kind - 10);
                let line = u32::try_from(self.line).ok();
                let (column, end_column) = (self.byte()?, self.byte()?);
                Position {
                    line,
                    end_line: line,
                    column: Some(column.into()),
                    end_column: Some(end_column.into()),
                }
            }
            _ => {
                let line = u32::try_from(self.line).ok();
                let second = self.byte()?;
                let column = u32::from(kind) << 3 | u32::from(second >> 4);
                Position {
                    line,
                    end_line: line,
                    column: Some(column),
                    end_column: Some(column + u32::from(second & 15)),
                }
            }
        };
        Some((units, position))
    }
}
