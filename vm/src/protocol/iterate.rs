//! Iteration over values of any type.

use crate::builtins::list::{PyList, PyListIterator};
use crate::builtins::tuple::PyTuple;
use crate::builtins::{exceptions, int, iter};
use crate::class::slots::Next;
use crate::collections::Buf;
use crate::error::{PyResult, Raised};
use crate::names;
use crate::object::Ref;
use crate::thread::Thread;
use crate::value::{Value, Word};
use std::mem::MaybeUninit;

/// The items of an iterable, one by one: without an iterator for lists and tuples.
pub enum Items {
    List(Ref<PyList>, usize),
    Tuple(Ref<PyTuple>, usize),
    Iterator(Value),
}

impl Items {
    pub fn new(vm: &Thread, iterable: &Value) -> PyResult<Items> {
        if let Some(list) = iterable.downcast_exact::<PyList>() {
            return Ok(Items::List(Ref::borrowed(list), 0));
        }
        if let Some(tuple) = iterable.downcast_exact::<PyTuple>() {
            return Ok(Items::Tuple(Ref::borrowed(tuple), 0));
        }
        Ok(Items::Iterator(vm.get_iter(iterable)?))
    }

    #[inline]
    pub fn next(&mut self, vm: &Thread) -> PyResult<Option<Value>> {
        match self {
            Items::List(list, index) => {
                *index += 1;
                Ok(list.get(*index - 1))
            }
            Items::Tuple(tuple, index) => {
                *index += 1;
                Ok(tuple.items().get(*index - 1).cloned())
            }
            Items::Iterator(iterator) => {
                vm.spend(1)?;
                vm.iter_next(iterator)
            }
        }
    }
}

impl Items {
    /// As [`Items::next`], with those that a generator yields offered to `take` first (`Thread::next_taking`).
    #[inline]
    pub fn next_taking<F>(&mut self, vm: &Thread, take: F) -> PyResult<Option<Value>>
    where
        F: FnMut(Value) -> Option<Value>,
    {
        match self {
            Items::Iterator(iterator) => {
                vm.spend(1)?;
                vm.next_taking(vm.next_function(iterator)?, iterator, take)
            }
            items => items.next(vm),
        }
    }
}

/// What an iterator over pairs gives where the pairs are taken apart at once.
#[repr(u64)]
pub enum Pair {
    Two(Value, Apart),
    End,
    /// The iterator is over something else; nothing has been taken from it.
    Other,
}

/// A value that does not lie beside the one before it. Two neighbours are loaded as a whole where both go to neighbouring places, a moment
/// after they were stored one by one, and for that a processor waits.
#[repr(C)]
pub struct Apart {
    gap: MaybeUninit<u64>,
    value: Value,
}

impl Pair {
    #[inline(always)]
    pub fn two(first: Value, second: Value) -> Pair {
        Pair::Two(first, Apart { gap: MaybeUninit::uninit(), value: second })
    }
}

impl Apart {
    #[inline(always)]
    pub fn into_word(self) -> Word {
        self.value.into_word()
    }
}

impl Thread {
    /// `iter(object)`.
    pub fn get_iter(&self, object: &Value) -> PyResult {
        self.check_native_stack("")?;
        let Some(function) = object.ty().slots().iter else {
            if object.ty().slots().item.is_some() {
                return iter::sequence_iterator(self, object);
            }
            return Err(self.not_iterable(object));
        };
        let iterator = function(self, object)?;
        if iterator.ty().slots().iternext.is_some() {
            return Ok(iterator);
        }
        let text = format!("iter() returned non-iterator of type '{:.100}'", iterator.ty().name());
        Err(self.type_error(text))
    }

    #[cold]
    pub fn not_iterable(&self, object: &Value) -> Raised {
        self.type_error(format!("'{:.200}' object is not iterable", object.ty().name()))
    }

    /// The next item of an iterator; `None` at its end. Native loops that may be long pay for each item by [`Thread::spend`], so
    /// that limits and signals end them.
    #[inline]
    pub fn iter_next(&self, iterator: &Value) -> PyResult<Option<Value>> {
        // Iterators over iterators can be nested as deeply as there is memory.
        self.check_native_stack("")?;
        match iterator.ty().slots().iternext {
            Some(next) => next(self, iterator),
            None => {
                Err(self.type_error(format!("'{:.200}' object is not an iterator", iterator.ty().name())))
            }
        }
    }

    /// As [`Thread::iter_next`], where the iterator is often one over a list.
    #[inline(always)]
    pub fn next_item(&self, iterator: &Value) -> PyResult<Option<Value>> {
        if let Some(items) = iterator.downcast_exact::<PyListIterator>()
            && let Some(item) = items.next_item()
        {
            return Ok(Some(item));
        }
        self.iter_next(iterator)
    }

    /// What the function of the iterator `own`, which calls other code, returns: a `StopIteration` which that code has raised is
    /// the end.
    #[inline(always)]
    pub fn ending_at_stop(&self, own: &Value, item: PyResult<Option<Value>>) -> PyResult<Option<Value>> {
        match item {
            Err(raised) => self.end_or_error(own, raised),
            item => item,
        }
    }

    #[cold]
    fn end_or_error(&self, own: &Value, raised: Raised) -> PyResult<Option<Value>> {
        if !self.raised_matches(&exceptions::STOP_ITERATION) {
            return Err(raised);
        }
        self.end_loop(own).map(|()| None)
    }

    /// The function that gives the next item of an iterator, for loops over all of them, which pay by [`Thread::spend`].
    #[inline]
    pub fn next_function(&self, iterator: &Value) -> PyResult<Next> {
        self.check_native_stack("")?;
        match iterator.ty().slots().iternext {
            Some(next) => Ok(next),
            None => {
                Err(self.type_error(format!("'{:.200}' object is not an iterator", iterator.ty().name())))
            }
        }
    }

    /// Calls `visit` for every item of an iterable.
    pub fn for_each(&self, iterable: &Value, mut visit: impl FnMut(Value) -> PyResult<()>) -> PyResult<()> {
        if let Some(tuple) = iterable.downcast_exact::<PyTuple>() {
            // Items of a tuple do not change, but the visitor may drop the last reference to it.
            let _keep = iterable.clone();
            self.pay(tuple.items().len() as u64 / 2);
            return tuple.items().iter().try_for_each(|item| visit(item.clone()));
        }
        if let Some(list) = iterable.downcast_exact::<PyList>() {
            let _keep = iterable.clone();
            self.pay(list.len() as u64 / 2);
            let mut index = 0;
            while let Some(item) = list.get(index) {
                visit(item)?;
                index += 1;
            }
            return Ok(());
        }
        let iterator = self.get_iter(iterable)?;
        let next = self.next_function(&iterator)?;
        while let Some(item) = next(self, &iterator)? {
            self.spend(1)?;
            visit(item)?;
        }
        Ok(())
    }

    /// All items of an iterable.
    pub fn iterate_to_buf(&self, iterable: &Value) -> PyResult<Buf<Value>> {
        if let Some(tuple) = iterable.downcast_exact::<PyTuple>() {
            return Ok(Buf::from_values(tuple.items())?);
        }
        if let Some(list) = iterable.downcast_exact::<PyList>() {
            return Ok(Buf::from_values(list.items())?);
        }
        // As for CPython's tuples: programs' own `__len__` and `__length_hint__` are not asked.
        let hint = if iterable.ty().spec().is_some() { self.length_hint(iterable, 0)? } else { 0 };
        let mut items = Buf::with_capacity(hint.min(1 << 20))?;
        let iterator = self.get_iter(iterable)?;
        let next = self.next_function(&iterator)?;
        while let Some(item) = self.next_taking(next, &iterator, |item| items.push_within_capacity(item))? {
            self.spend(1)?;
            items.push(item)?;
        }
        Ok(items)
    }

    /// All items of an iterable; where it is none, the error is `TypeError(text)`.
    pub fn sequence_fast(&self, iterable: &Value, text: &str) -> PyResult<Buf<Value>> {
        if iterable.downcast_exact::<PyTuple>().is_some() || iterable.downcast_exact::<PyList>().is_some() {
            return self.iterate_to_buf(iterable);
        }
        match self.get_iter(iterable) {
            Ok(iterator) => self.iterate_to_buf(&iterator),
            Err(_) if self.raised_matches(&exceptions::TYPE_ERROR) => {
                self.clear_raised();
                Err(self.type_error(text))
            }
            Err(raised) => Err(raised),
        }
    }

    /// `operator.length_hint(object, default)` (PEP 424).
    pub fn length_hint(&self, object: &Value, default: usize) -> PyResult<usize> {
        if let Some(length) = object.ty().slots().length {
            match length(self, object) {
                Ok(length) => return Ok(length),
                Err(_) if self.raised_matches(&exceptions::TYPE_ERROR) => self.clear_raised(),
                Err(raised) => return Err(raised),
            }
        }
        let hint = match self.call_special(object, &names::__length_hint__, &[]) {
            Ok(Some(hint)) => hint,
            Ok(None) => return Ok(default),
            Err(_) if self.raised_matches(&exceptions::TYPE_ERROR) => {
                self.clear_raised();
                return Ok(default);
            }
            Err(raised) => return Err(raised),
        };
        if hint.is_not_implemented() {
            return Ok(default);
        }
        if !int::is_int(&hint) {
            let text = format!("__length_hint__ must be an integer, not {:.100}", hint.ty().name());
            return Err(self.type_error(text));
        }
        match self.expect_int_ssize(&hint)? {
            hint if hint < 0 => Err(self.value_error("__length_hint__() should return >= 0")),
            hint => Ok(hint as usize),
        }
    }
}
