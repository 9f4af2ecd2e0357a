//! `str.split`, `rsplit` and `splitlines`.

use super::PyStr;
use super::operators::{as_str, unchanged};
use crate::builtins::list::PyList;
use crate::error::{PyResult, Raised};
use crate::object::Ref;
use crate::protocol::argument::given;
use crate::text::split::room_for;
use crate::text::{Text, split};
use crate::thread::Thread;
use crate::value::Value;
use std::ops::Range;

/// The separator, if one is given, and the number of splits.
fn arguments<'a>(vm: &Thread, args: &'a [Value]) -> PyResult<(Option<&'a PyStr>, usize)> {
    let max = if args[2].is_unbound() { -1 } else { vm.size_argument(&args[2])? };
    // Any negative number means all.
    let max = usize::try_from(max).unwrap_or(usize::MAX);
    let Some(separator) = given(&args[1]) else { return Ok((None, max)) };
    let Some(separator) = separator.downcast::<PyStr>() else {
        return Err(vm.type_error(format!("must be str or None, not {:.100}", separator.ty().name())));
    };
    if separator.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    Ok((Some(separator), max))
}

/// Collects the parts of a string; one that is all of it is the string itself.
struct Parts<'a> {
    vm: &'a Thread,
    own: &'a Value,
    text: Text<'a>,
    list: Ref<PyList>,
}

impl<'a> Parts<'a> {
    /// There is room for `room` parts without growing.
    #[inline(always)]
    fn new(vm: &'a Thread, own: &'a Value, room: usize) -> PyResult<Parts<'a>> {
        Ok(Parts { vm, own, text: as_str(own).text(), list: PyList::with_room(vm, room)? })
    }

    #[inline]
    fn push(&mut self, range: Range<usize>) -> Result<(), Raised> {
        let part = if range.len() == self.text.len() {
            unchanged(self.own)?
        } else {
            self.vm.new_text(self.text.slice(range))?
        };
        Ok(self.list.push(part)?)
    }

    fn finish(self) -> PyResult {
        Ok(self.list.into_value())
    }

    fn finish_reversed(self) -> PyResult {
        self.list.with_items(|items| items.reverse());
        self.finish()
    }
}

pub fn split(vm: &Thread, args: &[Value]) -> PyResult {
    let (separator, max) = arguments(vm, args)?;
    let mut parts = Parts::new(vm, &args[0], room_for(max))?;
    let text = parts.text;
    match separator {
        Some(separator) => split::split(text, separator.text(), max, |range| parts.push(range))?,
        None => split::split_space(text, max, |range| parts.push(range))?,
    }
    parts.finish()
}

pub fn rsplit(vm: &Thread, args: &[Value]) -> PyResult {
    let (separator, max) = arguments(vm, args)?;
    let mut parts = Parts::new(vm, &args[0], room_for(max))?;
    let text = parts.text;
    match separator {
        Some(separator) => split::rsplit(text, separator.text(), max, |range| parts.push(range))?,
        None => split::rsplit_space(text, max, |range| parts.push(range))?,
    }
    parts.finish_reversed()
}

pub fn splitlines(vm: &Thread, args: &[Value]) -> PyResult {
    let keep = vm.bool_argument(&args[1], false)?;
    let mut parts = Parts::new(vm, &args[0], 0)?;
    split::split_lines(parts.text, keep, |range| parts.push(range))?;
    parts.finish()
}
