//! Operations on strings, bytes and tuples.

use super::{Const, Number};
use crate::code::Name;
use crate::wtf8::Wtf8Buf;
use dashu_int::IBig;

/// Longer repetitions are left to the running program: items, characters, and items with those of nested tuples.
const MAX_COLLECTION_SIZE: i64 = 256;
const MAX_STR_SIZE: i64 = 4096;
const MAX_TOTAL_ITEMS: i64 = 1024;

pub(super) fn is_sequence(value: &Const) -> bool {
    matches!(value, Const::Str { .. } | Const::Bytes(_) | Const::Tuple(_))
}

fn length(value: &Const) -> i64 {
    (match value {
        Const::Str { text, .. } => text.as_wtf8().code_points().count(),
        Const::Bytes(bytes) => bytes.len(),
        Const::Tuple(items) => items.len(),
        _ => 0,
    }) as i64
}

pub(super) fn concatenate(left: &Const, right: &Const) -> Option<Const> {
    match (left, right) {
        (Const::Str { text: a, .. }, Const::Str { text: b, .. }) => {
            let mut text = a.as_wtf8().to_buf();
            text.push_wtf8(b.as_wtf8());
            Some(Const::string(Name::new(text)))
        }
        (Const::Bytes(a), Const::Bytes(b)) => Some(Const::Bytes([&**a, &**b].concat().into())),
        (Const::Tuple(a), Const::Tuple(b)) => Some(Const::Tuple(a.iter().chain(&**b).cloned().collect())),
        _ => None,
    }
}

/// `sequence * count` or `count * sequence`.
pub(super) fn repeat(left: &Const, right: &Const) -> Option<Const> {
    let (sequence, count) = if is_sequence(left) { (left, right) } else { (right, left) };
    let Number::Int(count) = Number::of(count)? else { return None };
    let size = length(sequence);
    let count = i64::try_from(&count).ok()?;
    if size > 0 {
        let limit = if matches!(sequence, Const::Tuple(_)) { MAX_COLLECTION_SIZE } else { MAX_STR_SIZE };
        if count < 0 || count > limit / size {
            return None;
        }
        if count > 0 && remaining_items(sequence, MAX_TOTAL_ITEMS / count) < 0 {
            return None;
        }
    }
    // A sequence that is not empty is repeated at most 4096 times here.
    let count = if size > 0 { count as usize } else { 0 };
    Some(match sequence {
        Const::Str { text, .. } => {
            let mut repeated = Wtf8Buf::new();
            (0..count).for_each(|_| repeated.push_wtf8(text.as_wtf8()));
            Const::string(Name::new(repeated))
        }
        Const::Bytes(bytes) => Const::Bytes(bytes.repeat(count).into()),
        Const::Tuple(items) => {
            let copies = std::iter::repeat_n(&**items, count);
            Const::Tuple(copies.flatten().cloned().collect())
        }
        _ => return None,
    })
}

/// `limit` less the items of a tuple and of the tuples in it; negative if there are more.
fn remaining_items(value: &Const, mut limit: i64) -> i64 {
    if let Const::Tuple(items) = value {
        limit -= items.len() as i64;
        for item in items.iter() {
            if limit < 0 {
                break;
            }
            limit = remaining_items(item, limit);
        }
    }
    limit
}

/// `sequence[index]`, where the index may be a slice.
pub(super) fn subscript(sequence: &Const, index: &Const) -> Option<Const> {
    let size = length(sequence);
    if let Const::Slice(parts) = index {
        let positions = slice_positions(parts, size)?;
        return Some(match sequence {
            Const::Str { text, .. } => {
                let points: Vec<u32> = text.as_wtf8().code_points().collect();
                let mut part = Wtf8Buf::new();
                positions.for_each(|i| part.push_code_point(points[i]));
                Const::string(Name::new(part))
            }
            Const::Bytes(bytes) => Const::Bytes(positions.map(|i| bytes[i]).collect()),
            Const::Tuple(items) => Const::Tuple(positions.map(|i| items[i].clone()).collect()),
            _ => return None,
        });
    }
    let Number::Int(index) = Number::of(index)? else { return None };
    let index = i64::try_from(&index).ok()?;
    let index = if index < 0 { index + size } else { index };
    let index = usize::try_from(index).ok().filter(|&index| (index as i64) < size)?;
    Some(match sequence {
        Const::Str { text, .. } => {
            let mut item = Wtf8Buf::new();
            item.push_code_point(text.as_wtf8().code_points().nth(index)?);
            Const::string(Name::new(item))
        }
        Const::Bytes(bytes) => Const::Int(i64::from(bytes[index])),
        Const::Tuple(items) => items[index].clone(),
        _ => return None,
    })
}

/// The positions that a slice of a sequence selects, all below `size`; `None` if the slice is not valid.
fn slice_positions(parts: &[Const; 3], size: i64) -> Option<impl Iterator<Item = usize>> {
    // Out of range means the end on that side.
    let index = |value: &Const| -> Option<Option<i64>> {
        match value {
            Const::None => Some(None),
            Const::Float(_) | Const::Complex(..) => None,
            _ => match Number::of(value)? {
                Number::Int(value) if value < IBig::ZERO => {
                    Some(Some(i64::try_from(&value).unwrap_or(i64::MIN)))
                }
                Number::Int(value) => Some(Some(i64::try_from(&value).unwrap_or(i64::MAX))),
                _ => None,
            },
        }
    };
    let step = index(&parts[2])?.unwrap_or(1).max(-i64::MAX);
    if step == 0 {
        return None;
    }
    let clamp = |value: i64| {
        let value = if value < 0 { value.saturating_add(size) } else { value };
        if step > 0 { value.clamp(0, size) } else { value.clamp(-1, size - 1) }
    };
    let (first, last) = if step > 0 { (0, size) } else { (size - 1, -1) };
    let start = index(&parts[0])?.map_or(first, clamp);
    let stop = index(&parts[1])?.map_or(last, clamp);
    let mut next = Some(start);
    Some(std::iter::from_fn(move || {
        let current = next?;
        if (step > 0 && current >= stop) || (step < 0 && current <= stop) {
            return None;
        }
        next = current.checked_add(step);
        Some(current as usize)
    }))
}
