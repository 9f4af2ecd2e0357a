//! The table of locations, CPython's `co_linetable`: for each run of instructions from the same place an entry of a first
//! byte (bit 7, kind in bits 3..7, length in units less one in bits 0..3) and what the kind needs.

use super::Instr;
use crate::codegen::Loc;

/// Kinds 0 to 9: on the same line, columns below 80, at most 15 wide; the kind is the start column divided by 8.
const SHORT: u8 = 0;
/// Kinds 10 to 12: that many lines farther down, less 10; columns below 128.
const ONE_LINE: u8 = 10;
const NO_COLUMNS: u8 = 13;
const LONG: u8 = 14;
const NONE: u8 = 15;

/// An entry covers at most this many units.
const MAX_UNITS: u32 = 8;

pub(super) fn encode(instrs: &[Instr], firstlineno: i32, out: &mut Vec<u8>) -> Box<[u8]> {
    out.clear();
    let mut line = firstlineno;
    let mut loc = Loc::NONE;
    let mut units = 0;
    for instr in instrs {
        if instr.loc != loc {
            entries(out, loc, units, &mut line);
            loc = instr.loc;
            units = 0;
        }
        units += u32::from(instr.units);
    }
    entries(out, loc, units, &mut line);
    out.as_slice().into()
}

fn entries(out: &mut Vec<u8>, loc: Loc, mut units: u32, line: &mut i32) {
    while units > 0 {
        let length = units.min(MAX_UNITS);
        entry(out, loc, length, line);
        units -= length;
    }
}

fn entry(out: &mut Vec<u8>, loc: Loc, units: u32, line: &mut i32) {
    let first = |out: &mut Vec<u8>, kind: u8| out.push(0x80 | kind << 3 | (units - 1) as u8);
    if loc.line < 0 {
        return first(out, NONE);
    }
    let delta = loc.line.wrapping_sub(*line);
    let (start, end) = (loc.col, loc.end_col);
    if start < 0 || end < 0 {
        if loc.end_line == loc.line || loc.end_line < 0 {
            first(out, NO_COLUMNS);
            signed_varint(out, delta);
            *line = loc.line;
            return;
        }
    } else if loc.end_line == loc.line {
        if delta == 0 && start < 80 && (0..16).contains(&(end - start)) {
            first(out, SHORT + (start >> 3) as u8);
            return out.push(((start & 7) << 4 | (end - start)) as u8);
        }
        if (0..3).contains(&delta) && start < 128 && end < 128 {
            first(out, ONE_LINE + delta as u8);
            out.extend([start as u8, end as u8]);
            *line = loc.line;
            return;
        }
    }
    first(out, LONG);
    signed_varint(out, delta);
    varint(out, loc.end_line.wrapping_sub(loc.line) as u32);
    varint(out, start.wrapping_add(1) as u32);
    varint(out, end.wrapping_add(1) as u32);
    *line = loc.line;
}

/// Six bits a byte, the lowest first; bit 6 says that more follow.
fn varint(out: &mut Vec<u8>, mut value: u32) {
    while value >= 64 {
        out.push(0x40 | (value & 0x3F) as u8);
        value >>= 6;
    }
    out.push(value as u8);
}

/// The sign in bit 0.
fn signed_varint(out: &mut Vec<u8>, value: i32) {
    let magnitude = value.unsigned_abs() << 1;
    varint(out, if value < 0 { magnitude | 1 } else { magnitude });
}
