//! The `StopIteration` that ends an iterator.
//!
//! `iternext` slots tell the end by `None`: loops have no use for the exception. `next()` and `__next__()` have, and what they
//! ask may be an iterator over others (`map`, `zip`, ...) of which one ends it. While they wait, the exception is kept with the
//! iterator that it ended ([`Thread::end_loop`]), and iterators that end because an inner one has ended take it over
//! ([`Thread::ended_with`]). Ends of loops of other frames, and of iterators that nobody takes over from, are not the answer.

use crate::builtins::{exceptions, generator};
use crate::class::slots::Next;
use crate::class::special;
use crate::error::{PyResult, Raised};
use crate::interp::frame::Frame;
use crate::interp::trace;
use crate::thread::Thread;
use crate::value::Value;
use std::cell::Cell;
use std::ptr;
use taipan_compiler::op::Opcode;

#[derive(Default)]
pub struct IterationEnd {
    /// The frame that waits for an answer.
    asking: Cell<Option<*const Frame>>,
    /// The iterator that has ended, and its exception.
    kept: Cell<Option<(Value, Value)>>,
}

impl Thread {
    /// `next(iterator)` by a type's function for it: the end is the `StopIteration` that ended the iterator.
    #[inline]
    pub fn next_by(&self, next: Next, iterator: &Value) -> PyResult {
        if ptr::fn_addr_eq(next, special::iternext as Next) {
            return special::call_next(self, iterator);
        }
        if let Some(result) = generator::next_or_raise(self, iterator) {
            return result;
        }
        let outer = self.iteration_end.asking.replace(Some(self.frame.get().cast_const()));
        let item = next(self, iterator);
        self.iteration_end.asking.set(outer);
        match item {
            Ok(Some(item)) => {
                drop(self.iteration_end.kept.take());
                Ok(item)
            }
            Ok(None) => Err(self.stop_of(iterator)),
            Err(raised) => Err(raised),
        }
    }

    #[cold]
    fn stop_of(&self, iterator: &Value) -> Raised {
        match self.iteration_end.kept.take() {
            Some((ended, exception)) if ended.is(iterator) => {
                let raised = self.set_raised(exception);
                if self.tracing.is_on() {
                    trace::stop_event(self, iterator, Opcode::Send);
                }
                raised
            }
            _ => self.raise_stop_iteration(Value::NONE),
        }
    }

    /// The exception on its way is a `StopIteration` and ends `iterator`; a trace function that is told may raise another.
    #[cold]
    pub fn end_loop(&self, iterator: &Value) -> PyResult<()> {
        if self.tracing.is_on() {
            trace::stop_event(self, iterator, Opcode::ForIter);
            if !self.raised_matches(&exceptions::STOP_ITERATION) {
                return Err(Raised);
            }
        }
        self.end_iterator(iterator);
        Ok(())
    }

    /// As [`Thread::end_loop`], where no loop can have asked.
    #[cold]
    fn end_iterator(&self, iterator: &Value) {
        if self.iteration_end.asking.get() != Some(self.frame.get().cast_const()) {
            self.clear_raised();
        } else if let Some(exception) = self.take_raised() {
            drop(self.iteration_end.kept.replace(Some((iterator.clone(), exception))));
        }
    }

    /// A generator has ended and returned `value`.
    #[cold]
    pub fn end_generator(&self, generator: &Value, value: Value) {
        if !value.is_none() && self.iteration_end.asking.get() == Some(self.frame.get().cast_const()) {
            let _ = self.raise_stop_iteration(value);
            self.end_iterator(generator);
        }
    }

    /// The end of the iterator `own`, because `inner` has ended.
    #[cold]
    pub fn ended_with<T>(&self, own: &Value, inner: &Value) -> Option<T> {
        if let Some((ended, exception)) = self.iteration_end.kept.take()
            && ended.is(inner)
        {
            self.iteration_end.kept.set(Some((own.clone(), exception)));
        }
        None
    }
}
