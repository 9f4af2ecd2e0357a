//! Lists, sets and dicts.

use super::{Context, Error, FromPython, Given, IntoPython, Local, Result, mismatch};
use crate::Object;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::hash::{BuildHasher, Hash};
use taipan_vm::builtins::bytes::PyBytes;
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::set::PySet;
use taipan_vm::builtins::str::PyStr;

/// All items of an iterable that is neither text nor a mapping.
pub(crate) fn items_of<T: FromPython>(value: &Local<'_>, expected: &str) -> Result<Vec<T>> {
    let raw = value.raw();
    let is_text = raw.downcast::<PyStr>().is_some() || raw.downcast::<PyBytes>().is_some();
    let ty = raw.ty();
    let is_iterable = ty.slots().iter.is_some() || ty.slots().item.is_some();
    if is_text || raw.downcast::<PyDict>().is_some() || !is_iterable {
        return mismatch(expected, value);
    }
    let mut items = Vec::new();
    let context = value.context();
    value.for_each(|item| {
        Given::count(&context, size_of::<T>())?;
        items.push(T::from_python(&item)?);
        Ok(())
    })?;
    Ok(items)
}

impl<T: IntoPython> IntoPython for Vec<T> {
    fn into_python<'vm>(self, context: &Context<'vm>) -> Result<Local<'vm>> {
        T::vec_into_python(self.into_iter(), context)
    }
}

impl<T: FromPython> FromPython for Vec<T> {
    fn from_python(value: &Local<'_>) -> Result<Self> {
        T::vec_from_python(value)
    }
}

impl<T: IntoPython + Clone> IntoPython for &[T] {
    fn into_python<'vm>(self, context: &Context<'vm>) -> Result<Local<'vm>> {
        T::vec_into_python(self.iter().cloned(), context)
    }
}

impl<T: IntoPython> IntoPython for VecDeque<T> {
    fn into_python<'vm>(self, context: &Context<'vm>) -> Result<Local<'vm>> {
        T::vec_into_python(self.into_iter(), context)
    }
}

impl<T: FromPython> FromPython for VecDeque<T> {
    fn from_python(value: &Local<'_>) -> Result<Self> {
        T::vec_from_python(value).map(VecDeque::from)
    }
}

impl<T: IntoPython + Clone> IntoPython for &Vec<T> {
    fn into_python<'vm>(self, context: &Context<'vm>) -> Result<Local<'vm>> {
        self.as_slice().into_python(context)
    }
}

impl<T: IntoPython, const N: usize> IntoPython for [T; N] {
    fn into_python<'vm>(self, context: &Context<'vm>) -> Result<Local<'vm>> {
        T::vec_into_python(self.into_iter(), context)
    }
}

impl<T: FromPython, const N: usize> FromPython for [T; N] {
    fn from_python(value: &Local<'_>) -> Result<Self> {
        let items = T::vec_from_python(value)?;
        let count = items.len();
        items.try_into().map_err(|_| Error::Conversion(format!("expected {N} items, not {count}")))
    }
}

/// A set of values.
fn set_of<'vm, T: IntoPython>(items: impl Iterator<Item = T>, context: &Context<'vm>) -> Result<Local<'vm>> {
    let set = context.check(PySet::new(context.vm()))?;
    for item in items {
        let item = item.into_python(context)?;
        context.check(set.add(context.vm(), item.raw()))?;
    }
    Ok(context.local(set.into_value()))
}

/// A dict of pairs.
fn dict_of<'vm, K: IntoPython, V: IntoPython>(
    pairs: impl Iterator<Item = (K, V)>,
    context: &Context<'vm>,
) -> Result<Local<'vm>> {
    let dict = context.check(PyDict::new(context.vm()).map_err(Into::into))?;
    for (key, value) in pairs {
        let (key, value) = (key.into_python(context)?, value.into_python(context)?);
        context.check(dict.set_item(context.vm(), key.raw(), value.into_raw()))?;
    }
    Ok(context.local(dict.into_value()))
}

fn pairs_of<K: FromPython, V: FromPython>(value: &Local<'_>) -> Result<Vec<(K, V)>> {
    let context = value.context();
    let Some(dict) = value.raw().downcast::<PyDict>() else {
        if !value.has_attr("items")? {
            return mismatch("dict", value);
        }
        return items_of(
            &value.call_method::<Object>("items", ()).and_then(|items| context.object(&items))?,
            "pairs",
        );
    };
    let mut pairs = Vec::new();
    let mut position = 0;
    while let Some((next, key, value)) = dict.next_entry(position) {
        position = next;
        Given::count(&context, size_of::<(K, V)>())?;
        pairs.push((K::from_python(&context.local(key))?, V::from_python(&context.local(value))?));
    }
    Ok(pairs)
}

impl<T: IntoPython, S> IntoPython for HashSet<T, S> {
    fn into_python<'vm>(self, context: &Context<'vm>) -> Result<Local<'vm>> {
        set_of(self.into_iter(), context)
    }
}

impl<T: FromPython + Eq + Hash, S: BuildHasher + Default> FromPython for HashSet<T, S> {
    fn from_python(value: &Local<'_>) -> Result<Self> {
        Ok(items_of(value, "an iterable")?.into_iter().collect())
    }
}

impl<T: IntoPython> IntoPython for BTreeSet<T> {
    fn into_python<'vm>(self, context: &Context<'vm>) -> Result<Local<'vm>> {
        set_of(self.into_iter(), context)
    }
}

impl<T: FromPython + Ord> FromPython for BTreeSet<T> {
    fn from_python(value: &Local<'_>) -> Result<Self> {
        Ok(items_of(value, "an iterable")?.into_iter().collect())
    }
}

impl<K: IntoPython, V: IntoPython, S> IntoPython for HashMap<K, V, S> {
    fn into_python<'vm>(self, context: &Context<'vm>) -> Result<Local<'vm>> {
        dict_of(self.into_iter(), context)
    }
}

impl<K: FromPython + Eq + Hash, V: FromPython, S: BuildHasher + Default> FromPython for HashMap<K, V, S> {
    fn from_python(value: &Local<'_>) -> Result<Self> {
        Ok(pairs_of(value)?.into_iter().collect())
    }
}

impl<K: IntoPython, V: IntoPython> IntoPython for BTreeMap<K, V> {
    fn into_python<'vm>(self, context: &Context<'vm>) -> Result<Local<'vm>> {
        dict_of(self.into_iter(), context)
    }
}

impl<K: FromPython + Ord, V: FromPython> FromPython for BTreeMap<K, V> {
    fn from_python(value: &Local<'_>) -> Result<Self> {
        Ok(pairs_of(value)?.into_iter().collect())
    }
}
