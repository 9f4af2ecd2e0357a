//! The slots of `str`: comparison, `+`, `*`, indexing, `in`.

use super::iterator;
use super::{Draft, PyStr};
use crate::builtins::slice::{Indices, PySlice};
use crate::class::statics;
use crate::error::PyResult;
use crate::heap::current::pay_for;
use crate::object::Ref;
use crate::protocol::compare::CompareOp;
use crate::protocol::number;
use crate::text::{Text, TextBuf, Unit, repr as text_repr, search};
use crate::thread::Thread;
use crate::value::Value;
use crate::with_units;

/// The payload of a value whose type's slots are these.
#[inline(always)]
pub fn as_str(value: &Value) -> &PyStr {
    value.downcast().expect("a string's slot gets a string")
}

/// What a method returns that has nothing to change: the string itself, as an exact one.
#[inline]
pub fn unchanged(own: &Value) -> PyResult {
    Ok(as_str(own).to_exact().into_value())
}

impl Thread {
    /// A string with the characters of `text`, which may be a part of another string.
    #[inline]
    pub fn new_text(&self, text: Text<'_>) -> PyResult {
        Ok(PyStr::from_text(self.heap(), text)?.into_value())
    }

    /// The string that has been written to a buffer.
    #[inline]
    pub fn finish_text(&self, buf: TextBuf) -> PyResult {
        Ok(PyStr::from_compact(self.heap(), buf.finish()?)?.into_value())
    }

    /// A finished text as a string.
    #[inline]
    pub fn new_compact(&self, text: crate::text::Compact) -> PyResult {
        Ok(PyStr::from_compact(self.heap(), text)?.into_value())
    }
}

pub fn empty() -> Value {
    crate::object::to_value(statics::empty())
}

pub fn repr(vm: &Thread, own: &Value) -> PyResult {
    let text = as_str(own).text();
    if let Text::Ascii(bytes) = text
        && bytes
            .iter()
            .fold(true, |plain, &b| plain & (0x20..0x7F).contains(&b) & (b != b'\'') & (b != b'\\'))
    {
        let mut draft = Draft::new(vm.heap(), bytes.len() + 2, 0)?;
        draft.push_units(b"'");
        draft.push_units(bytes);
        draft.push_units(b"'");
        return Ok(draft.finish().into_value());
    }
    let mut buf = TextBuf::new();
    text_repr::push_repr(text, &mut buf)?;
    vm.finish_text(buf)
}

pub fn str(_: &Thread, own: &Value) -> PyResult {
    unchanged(own)
}

pub fn richcompare(_: &Thread, left: &Value, right: &Value, op: CompareOp) -> PyResult {
    let (Some(a), Some(b)) = (left.downcast::<PyStr>(), right.downcast::<PyStr>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    Ok(Value::bool(match op {
        CompareOp::Eq | CompareOp::Ne => {
            pay_for(a.len().min(b.len()) * 4);
            a.equals(b) == (op == CompareOp::Eq)
        }
        _ => op.of(a.order(b)),
    }))
}

pub fn concat(vm: &Thread, left: &Value, right: &Value) -> PyResult {
    let Some(right) = right.downcast::<PyStr>() else {
        let text = format!("can only concatenate str (not \"{:.200}\") to str", right.ty().name());
        return Err(vm.type_error(text));
    };
    Ok(concat_str(vm, as_str(left), right)?.into_value())
}

/// `left + right`.
#[inline]
pub fn concat_str(vm: &Thread, left: &PyStr, right: &PyStr) -> PyResult<Ref<PyStr>> {
    if left.is_empty() {
        return Ok(right.to_exact());
    }
    if right.is_empty() {
        return Ok(left.to_exact());
    }
    if let Some(string) = PyStr::concat_short(vm.heap(), left, right)? {
        return Ok(string);
    }
    let Some(len) = left.len().checked_add(right.len()).filter(|len| *len <= isize::MAX as usize) else {
        return Err(vm.overflow_error("strings are too large to concat"));
    };
    let (a, b) = (left.text(), right.text());
    let mut draft = Draft::new(vm.heap(), len, a.bound().max(b.bound()))?;
    draft.push_text(a);
    draft.push_text(b);
    Ok(draft.finish())
}

pub fn repeat(vm: &Thread, own: &Value, times: isize) -> PyResult {
    let string = as_str(own);
    let times = usize::try_from(times).unwrap_or(0);
    if times == 0 || string.is_empty() {
        return Ok(empty());
    }
    if times == 1 {
        return unchanged(own);
    }
    let Some(len) = string.len().checked_mul(times).filter(|len| *len <= isize::MAX as usize) else {
        return Err(vm.overflow_error("repeated string is too long"));
    };
    let text = string.text();
    let mut draft = Draft::new(vm.heap(), len, text.bound())?;
    match (text.len(), text.get(0)) {
        (1, Some(code)) => draft.push_repeated(code, times),
        _ => {
            draft.push_text(text);
            draft.repeat_to_end();
        }
    }
    Ok(draft.finish().into_value())
}

/// The character at `index`, counted from the end if negative.
#[inline]
pub fn char_at(vm: &Thread, string: &PyStr, index: isize) -> PyResult {
    let index = if index < 0 { index.wrapping_add(string.len() as isize) } else { index };
    match usize::try_from(index).ok().and_then(|index| string.text().get(index)) {
        Some(code) => Ok(PyStr::from_char(vm.heap(), code)?.into_value()),
        None => Err(vm.index_error("string index out of range")),
    }
}

pub fn item(vm: &Thread, own: &Value, index: isize) -> PyResult {
    if index < 0 {
        return Err(vm.index_error("string index out of range"));
    }
    char_at(vm, as_str(own), index)
}

pub fn subscript(vm: &Thread, own: &Value, key: &Value) -> PyResult {
    let string = as_str(own);
    if key.is_small() {
        return char_at(vm, string, key.small_value() as isize);
    }
    if let Some(slice) = key.downcast::<PySlice>() {
        if let Some(range) = slice.plain_range(string.len()) {
            return part(vm, own, range.start, range.len());
        }
        let indices = slice.indices(vm, string.len())?;
        return slice_by(vm, own, indices);
    }
    if key.ty().slots().index.is_some() {
        let index = number::to_isize(vm, key)?;
        return char_at(vm, string, index);
    }
    Err(vm.type_error(format!("string indices must be integers, not '{:.200}'", key.ty().name())))
}

/// `len` characters from `start` on, which are there.
#[inline]
pub fn part(vm: &Thread, own: &Value, start: usize, len: usize) -> PyResult {
    let string = as_str(own);
    if len == string.len() {
        return unchanged(own);
    }
    match string.text() {
        Text::Ascii(units) => Ok(PyStr::from_ascii(vm.heap(), &units[start..start + len])?.into_value()),
        text => vm.new_text(text.slice(start..start + len)),
    }
}

/// The characters at `indices`.
fn slice_by(vm: &Thread, own: &Value, indices: Indices) -> PyResult {
    let string = as_str(own);
    if indices.len == 0 {
        return Ok(empty());
    }
    if indices.step == 1 {
        return part(vm, own, indices.start as usize, indices.len);
    }
    if indices.len == 1 {
        return char_at(vm, string, indices.start);
    }
    let text = string.text();
    with_units!(text, units => {
        let code = |i: usize| Unit::code(units[indices.at(i)]);
        let mask = match text {
            Text::Ascii(_) => 0,
            _ => (0..indices.len).fold(0, |mask, i| mask | code(i)),
        };
        let mut draft = Draft::new(vm.heap(), indices.len, mask)?;
        draft.push_indexed(indices.len, code);
        Ok(draft.finish().into_value())
    })
}

pub fn contains(vm: &Thread, own: &Value, item: &Value) -> PyResult<bool> {
    let Some(part) = item.downcast::<PyStr>() else {
        let text = format!("'in <string>' requires string as left operand, not {:.100}", item.ty().name());
        return Err(vm.type_error(text));
    };
    Ok(search::contains(as_str(own).text(), part.text())?)
}

pub fn iter(vm: &Thread, own: &Value) -> PyResult {
    iterator::new(vm, as_str(own))
}

pub fn remainder(vm: &Thread, left: &Value, right: &Value) -> PyResult {
    match left.downcast::<PyStr>() {
        Some(format) => super::percent::format(vm, left, format, right),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}
