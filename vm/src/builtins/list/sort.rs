//! `list.sort` and `sorted`.
//!
//! Keys that are all ints, all floats without NaN, all strings, or tuples of the same of those in each place, have a total
//! order that runs no Python: they are sorted by what tells them apart fastest. Others go through powersort with `<`, whose
//! comparisons are CPython's, in number and order.

use super::{PyList, as_list};
use crate::builtins::float;
use crate::builtins::str::PyStr;
use crate::builtins::tuple::PyTuple;
use crate::collections::{Buf, powersort};
use crate::error::PyResult;
use crate::heap::NoMemory;
use crate::protocol::compare::CompareOp;
use crate::text::Text;
use crate::thread::Thread;
use crate::value::Value;
use smallvec::SmallVec;
use std::cmp::Ordering;

pub fn sort(vm: &Thread, args: &[Value]) -> PyResult {
    let reverse = !args[2].is_unbound() && vm.is_true(&args[2])?;
    let key = Some(&args[1]).filter(|key| !key.is_unbound() && !key.is_none());
    sort_list(vm, as_list(&args[0]), key, reverse)?;
    Ok(Value::NONE)
}

/// Sorts in place. Meanwhile the list is empty; that something was put into it is an error, though it ends up sorted.
pub fn sort_list(vm: &Thread, list: &PyList, key: Option<&Value>, reverse: bool) -> PyResult<()> {
    let mut items = list.replace_items(Buf::marked());
    // A comparison of what is no Python object takes two nanoseconds or three.
    let comparisons = items.len() as u64 * u64::from(items.len().max(1).ilog2());
    vm.pay(comparisons / 4);
    let result = sort_items(vm, &mut items, key, reverse);
    let changed = !list.with_items(|own| own.is_marked());
    drop(list.replace_items(items));
    if result.is_ok() && changed {
        return Err(vm.value_error("list modified during sort"));
    }
    result
}

/// What is sorted: an item that is its own key, or one with a key beside it.
trait Keyed {
    fn key(&self) -> &Value;
}

impl Keyed for Value {
    #[inline(always)]
    fn key(&self) -> &Value {
        self
    }
}

struct Pair {
    key: Value,
    item: Value,
}

impl Keyed for Pair {
    #[inline(always)]
    fn key(&self) -> &Value {
        &self.key
    }
}

fn sort_items(vm: &Thread, items: &mut Buf<Value>, key: Option<&Value>, reverse: bool) -> PyResult<()> {
    let Some(key) = key else { return sort_stably(vm, items, reverse) };
    let mut keys = Buf::with_capacity(items.len())?;
    for item in items.iter() {
        keys.push(vm.call(key, std::slice::from_ref(item))?)?;
    }
    let mut pairs = Buf::with_capacity(items.len())?;
    let mut keys = keys.into_items();
    items.move_to(&mut pairs, |item| Pair { key: keys.next().unwrap_or(Value::NONE), item });
    let result = sort_stably(vm, &mut pairs, reverse);
    pairs.move_to(items, |Pair { item, .. }| item);
    result
}

/// Equal items keep their order in both directions: a descending sort is an ascending one of the reversed items, reversed.
fn sort_stably<T: Keyed>(vm: &Thread, items: &mut Buf<T>, reverse: bool) -> PyResult<()> {
    if reverse {
        items.reverse();
    }
    let result = sort_ascending(vm, items);
    if reverse {
        items.reverse();
    }
    result
}

fn sort_ascending<T: Keyed>(vm: &Thread, items: &mut Buf<T>) -> PyResult<()> {
    if items.len() < 2 {
        return Ok(());
    }
    match common_kind(items.iter().map(Keyed::key)) {
        // Prefixes would take longer to make than they save.
        Some(_) if items.len() <= FEW => insert_in_order(items),
        Some(Kind::Int) => {
            // Immediate ints are ordered as their words, and so are booleans.
            powersort::sort_total(items, |a, b| int_order(a.key()).cmp(&int_order(b.key())))?;
        }
        Some(Kind::Float) => sort_by_prefix(items, float_order, |_| true, |_, _| Ordering::Equal)?,
        Some(Kind::Latin) => {
            let common = common_prefix(items.iter().map(Keyed::key));
            let prefix = |key: &Value| latin_prefix(latin_bytes(key), common);
            sort_by_prefix(items, prefix, is_whole, |a, b| latin_bytes(a).cmp(latin_bytes(b)))?;
        }
        Some(Kind::Str) => sort_by_prefix(items, text_prefix, |_| false, total_compare)?,
        Some(Kind::Tuple([first @ (Kind1::Int | Kind1::Bool | Kind1::Float), second])) => {
            // What equals in the first place is decided by the second one, as far as its prefix goes.
            let prefix = |key: &Value| (item_prefix(key, 0, first), item_prefix(key, 1, second));
            sort_by_prefix(items, prefix, |_| false, compare_behind_first)?;
        }
        Some(Kind::Tuple([first, _])) => {
            sort_by_prefix(items, |key| item_prefix(key, 0, first), |_| false, total_compare)?;
        }
        None => powersort::sort_by(items, |a: &T, b: &T| {
            if let Some(less) = a.key().quick_order(b.key(), CompareOp::Lt) {
                return Ok(less);
            }
            let less = vm.rich_compare(a.key(), b.key(), CompareOp::Lt)?;
            vm.is_true(&less)
        })?,
    }
    Ok(())
}

/// So many items are compared as they are.
const FEW: usize = 4;

/// Sorts a few items whose keys have a kind in common.
fn insert_in_order<T: Keyed>(items: &mut [T]) {
    for end in 1..items.len() {
        let is_before = |index: &usize| total_compare(items[*index].key(), items[end].key()).is_gt();
        let smaller = (0..end).rev().take_while(is_before).count();
        items[end - smaller..=end].rotate_right(1);
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Immediate ints, or booleans.
    Int,
    Float,
    /// Strings of Latin-1 characters.
    Latin,
    Str,
    /// Tuples that are not empty, by what their first items are, and their second ones, if there are any.
    Tuple([Kind1; 2]),
}

/// The kind of a tuple's items in one place.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind1 {
    Int,
    Bool,
    Float,
    /// Strings of Latin-1 characters.
    Latin,
    Str,
}

fn kind_of(value: &Value) -> Option<Kind1> {
    if value.is_small() {
        return Some(Kind1::Int);
    }
    if value.is_small_float() {
        return Some(Kind1::Float);
    }
    if value.as_bool().is_some() {
        return Some(Kind1::Bool);
    }
    if let Some(latin) = is_latin(value) {
        return Some(if latin { Kind1::Latin } else { Kind1::Str });
    }
    let number = value.downcast_exact::<float::PyFloat>().and_then(|_| float::as_f64(value))?;
    if number.is_nan() { None } else { Some(Kind1::Float) }
}

/// The kind of all keys, if they have one in common.
fn common_kind<'a>(mut keys: impl Iterator<Item = &'a Value>) -> Option<Kind> {
    let first = keys.next()?;
    match kind_of(first) {
        Some(Kind1::Int) => keys.all(Value::is_small).then_some(Kind::Int),
        Some(Kind1::Bool) => keys.all(|key| key.as_bool().is_some()).then_some(Kind::Int),
        Some(Kind1::Float) => keys.all(|key| kind_of(key) == Some(Kind1::Float)).then_some(Kind::Float),
        Some(kind @ (Kind1::Latin | Kind1::Str)) => {
            let mut latin = kind == Kind1::Latin;
            for key in keys {
                latin &= is_latin(key)?;
            }
            Some(if latin { Kind::Latin } else { Kind::Str })
        }
        None => {
            let mut columns: SmallVec<[Kind1; 8]> = SmallVec::new();
            tuple_fits(first, &mut columns)?;
            for key in keys {
                tuple_fits(key, &mut columns)?;
            }
            let first = *columns.first()?;
            Some(Kind::Tuple([first, columns.get(1).copied().unwrap_or(first)]))
        }
    }
}

/// Whether a key that is a string has Latin-1 characters alone; `None` if it is no string.
fn is_latin(key: &Value) -> Option<bool> {
    let text = key.downcast_exact::<PyStr>()?.text();
    Some(matches!(text, Text::Ascii(_) | Text::Latin1(_)))
}

/// Whether a key is a tuple, not empty, with items as in the others.
fn tuple_fits(key: &Value, columns: &mut SmallVec<[Kind1; 8]>) -> Option<()> {
    let items = key.downcast_exact::<PyTuple>().map(PyTuple::items).filter(|items| !items.is_empty())?;
    for (index, item) in items.iter().enumerate() {
        let kind = kind_of(item)?;
        match columns.get(index).copied() {
            Some(known) if known == kind => {}
            Some(Kind1::Str) if kind == Kind1::Latin => {}
            Some(Kind1::Latin) if kind == Kind1::Str => columns[index] = kind,
            Some(_) => return None,
            None if columns.try_reserve(1).is_ok() => columns.push(kind),
            None => return None,
        }
    }
    Some(())
}

#[inline(always)]
fn int_order(key: &Value) -> i64 {
    key.bits() as i64
}

/// An int that orders as the float does; the two zeros are equal.
#[inline]
fn float_order(key: &Value) -> i64 {
    let bits = (float::as_f64(key).unwrap_or(0.0) + 0.0).to_bits() as i64;
    bits ^ ((bits >> 63) as u64 >> 1) as i64
}

fn latin_bytes(key: &Value) -> &[u8] {
    key.downcast::<PyStr>().map(PyStr::bytes).unwrap_or_default()
}

/// How many characters all keys begin with in common.
fn common_prefix<'a>(mut keys: impl Iterator<Item = &'a Value>) -> usize {
    let Some(first) = keys.next().map(latin_bytes) else { return 0 };
    keys.fold(first.len(), |common, key| {
        let pairs = first[..common].iter().zip(latin_bytes(key));
        pairs.take_while(|(a, b)| a == b).count()
    })
}

/// How many characters of a Latin-1 string its prefix holds.
const HELD: usize = 7;

/// Seven characters of a Latin-1 string, from `start` on, and in the lowest byte how many of them there are; one more for a
/// string that goes on. A string that ends is less than one that goes on, even if that has a null character.
#[inline]
fn latin_prefix(bytes: &[u8], start: usize) -> u64 {
    let rest = bytes.get(start..).unwrap_or_default();
    match rest.first_chunk::<8>() {
        Some(chunk) => u64::from_be_bytes(*chunk) & !0xFF | (HELD as u64 + 1),
        None => {
            let held = rest.iter().rfold(0, |prefix, &byte| prefix >> 8 | u64::from(byte) << 56);
            held & !0xFF | rest.len() as u64
        }
    }
}

/// Whether strings with this prefix are equal.
#[inline]
fn is_whole(prefix: u64) -> bool {
    prefix & 0xFF <= HELD as u64
}

/// The first three characters of a string of any kind.
fn text_prefix(key: &Value) -> u64 {
    let Some(string) = key.downcast::<PyStr>() else { return 0 };
    (0..3).fold(0, |prefix, index| {
        // A character that is missing is less than every one that is there.
        prefix << 21 | string.text().get(index).map_or(0, |code| u64::from(code) + 1)
    })
}

/// A number that orders as the item at `index` of a tuple does, as far as it tells; one that is missing is less than all. Of numbers it tells all.
fn item_prefix(key: &Value, index: usize, kind: Kind1) -> u64 {
    let Some(item) = tuple_items(key).get(index) else { return 0 };
    const SIGN: u64 = 1 << 63;
    match kind {
        Kind1::Int | Kind1::Bool => int_order(item) as u64 ^ SIGN,
        Kind1::Float => float_order(item) as u64 ^ SIGN,
        Kind1::Latin => latin_prefix(latin_bytes(item), 0),
        Kind1::Str => text_prefix(item),
    }
}

fn tuple_items(key: &Value) -> &[Value] {
    key.downcast::<PyTuple>().map(PyTuple::items).unwrap_or_default()
}

/// Order of two tuples whose first items are equal.
fn compare_behind_first(a: &Value, b: &Value) -> Ordering {
    let (a, b) = (tuple_items(a), tuple_items(b));
    let mut pairs = a.iter().zip(b).skip(1).map(|(a, b)| total_compare(a, b));
    let found = pairs.find(|order| order.is_ne());
    found.unwrap_or_else(|| a.len().cmp(&b.len()))
}

/// Order of two values of one kind.
fn total_compare(a: &Value, b: &Value) -> Ordering {
    if !a.is_heap() && !b.is_heap() && !a.is_small_float() {
        return int_order(a).cmp(&int_order(b));
    }
    if let (Some(a), Some(b)) = (a.downcast::<PyStr>(), b.downcast::<PyStr>()) {
        return a.text().compare(b.text());
    }
    if let (Some(a), Some(b)) = (a.downcast::<PyTuple>(), b.downcast::<PyTuple>()) {
        let mut pairs = a.items().iter().zip(b.items()).map(|(a, b)| total_compare(a, b));
        let found = pairs.find(|order| order.is_ne());
        return found.unwrap_or_else(|| a.len().cmp(&b.len()));
    }
    float_order(a).cmp(&float_order(b))
}

struct Prefixed<P, T> {
    prefix: P,
    item: T,
}

/// Sorts by a number that is computed once for each key, and by `tie` where it is the same and does not decide alone.
fn sort_by_prefix<T: Keyed, P: Copy + Ord>(
    items: &mut Buf<T>,
    prefix: impl Fn(&Value) -> P,
    decides: impl Fn(P) -> bool,
    tie: impl Fn(&Value, &Value) -> Ordering,
) -> Result<(), NoMemory> {
    let mut prefixed = Buf::with_capacity(items.len())?;
    items.move_to(&mut prefixed, |item| Prefixed { prefix: prefix(item.key()), item });
    let result = powersort::sort_total(&mut prefixed, |a, b| match a.prefix.cmp(&b.prefix) {
        Ordering::Equal if !decides(a.prefix) => tie(a.item.key(), b.item.key()),
        order => order,
    });
    prefixed.move_to(items, |Prefixed { item, .. }| item);
    result
}
