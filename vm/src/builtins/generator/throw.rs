//! `throw()` and `close()`: exceptions that come from outside, passed on to what the generator waits for.

use super::{PyGenerator, Sent, State, as_generator};
use crate::builtins::coroutine::PyCoroutineWrapper;
use crate::builtins::exceptions;
use crate::call::{Args, check_positional_count, no_keywords};
use crate::error::{PyResult, Raised};
use crate::names;
use crate::object::to_value;
use crate::thread::Thread;
use crate::value::Value;

/// The arguments of `throw`: an exception, or type, value and traceback.
#[derive(Clone, Copy)]
pub struct Thrown<'a> {
    pub exception: &'a Value,
    pub value: Option<&'a Value>,
    pub traceback: Option<&'a Value>,
}

impl<'a> Thrown<'a> {
    /// From the arguments of a call, the receiver among them. More than one is deprecated.
    pub fn of_call(vm: &Thread, name: &str, args: Args<'a>) -> PyResult<Thrown<'a>> {
        no_keywords(vm, name, args)?;
        let given = args.positional().get(1..).unwrap_or_default();
        check_positional_count(vm, name, given.len(), 1, 3)?;
        Thrown::warn_if_several(vm, name, given.len())?;
        Ok(Thrown { exception: &given[0], value: given.get(1), traceback: given.get(2) })
    }

    pub fn warn_if_several(vm: &Thread, name: &str, count: usize) -> PyResult<()> {
        if count < 2 {
            return Ok(());
        }
        vm.warn_deprecated(&format!(
            "the (type, exc, tb) signature of {name}() is deprecated, use the single-arg signature instead."
        ))
    }

    pub fn only(exception: &'a Value) -> Thrown<'a> {
        Thrown { exception, value: None, traceback: None }
    }
}

pub(super) fn throw_method(vm: &Thread, args: Args<'_>) -> PyResult {
    let thrown = Thrown::of_call(vm, "throw", args)?;
    throw(vm, as_generator(&args.positional()[0]), thrown, true)?.into_method_result(vm)
}

/// Throws into the iterator that the generator waits for, or else at the place where it stopped. With `close_on_exit`, a
/// `GeneratorExit` closes that iterator first.
pub fn throw(vm: &Thread, own: &PyGenerator, thrown: Thrown<'_>, close_on_exit: bool) -> PyResult<Sent> {
    vm.check_native_stack("")?;
    if let Some(delegate) = own.delegate() {
        if exceptions::is_subclass_of(thrown.exception, &exceptions::GENERATOR_EXIT) && close_on_exit {
            own.state.set(State::Running);
            let closed = close_iterator(vm, &delegate);
            own.state.set(State::Suspended);
            if closed.is_err() {
                return own.raise(vm);
            }
        } else {
            let _keep = to_value(own);
            // An iterator whose `throw` cannot be looked up leaves the generator as it is.
            let passed = own.while_delegating(vm, || throw_into(vm, &delegate, thrown, close_on_exit))?;
            match passed {
                Some(Ok(Sent::Yielded(value))) => return Ok(Sent::Yielded(value)),
                Some(Ok(Sent::Returned(value))) => {
                    // `CLEANUP_THROW` takes the value out of it.
                    let Raised = vm.raise_stop_iteration(value);
                    drop(delegate);
                    return own.raise(vm);
                }
                Some(Err(_)) => {
                    drop(delegate);
                    return own.raise(vm);
                }
                None => {}
            }
        }
    }
    let exception = exceptions::normalize_thrown(vm, thrown.exception, thrown.value, thrown.traceback)?;
    let Raised = vm.set_raised(exception);
    own.raise(vm)
}

/// Throws into an iterator; `None` if it has no `throw`.
fn throw_into(
    vm: &Thread,
    iterator: &Value,
    thrown: Thrown<'_>,
    close_on_exit: bool,
) -> PyResult<Option<PyResult<Sent>>> {
    if let Some(generator) = iterator.downcast::<PyGenerator>() {
        return Ok(Some(throw(vm, generator, thrown, close_on_exit)));
    }
    if let Some(wrapper) = iterator.downcast::<PyCoroutineWrapper>() {
        return Ok(Some(throw(vm, wrapper.coroutine(), thrown, close_on_exit)));
    }
    let Some(method) = vm.get_attr_opt(iterator, &names::throw)? else { return Ok(None) };
    let mut args = vec![thrown.exception.clone()];
    args.extend(thrown.value.cloned());
    args.extend(thrown.traceback.cloned());
    Ok(Some(match vm.call(&method, &args) {
        Ok(value) => Ok(Sent::Yielded(value)),
        Err(raised) => exceptions::take_stop_iteration(vm, raised).map(Sent::Returned),
    }))
}

/// Closes whatever a generator waits for, if it can be closed.
fn close_iterator(vm: &Thread, iterator: &Value) -> PyResult<()> {
    if let Some(generator) = iterator.downcast::<PyGenerator>() {
        return close(vm, generator).map(drop);
    }
    match vm.get_attr_opt(iterator, &names::close) {
        Ok(Some(method)) => vm.call(&method, &[]).map(drop),
        Ok(None) => Ok(()),
        Err(raised) => {
            if vm.is_terminating() {
                return Err(raised);
            }
            vm.report_unraisable("closing generator", iterator);
            Ok(())
        }
    }
}

pub(super) fn close_method(vm: &Thread, args: &[Value]) -> PyResult {
    close(vm, as_generator(&args[0]))
}

/// Sets a `GeneratorExit` without arguments.
pub fn raise_exit(vm: &Thread) -> Raised {
    match exceptions::instantiate(vm, &exceptions::GENERATOR_EXIT, &[]) {
        Ok(exit) => vm.raise_value(exit),
        Err(raised) => raised,
    }
}

/// `close()`: what the generator returns, since 3.13.
pub fn close(vm: &Thread, own: &PyGenerator) -> PyResult {
    match own.state.get() {
        State::Created => {
            own.finish_frame();
            return Ok(Value::NONE);
        }
        State::Finished => return Ok(Value::NONE),
        State::Running | State::Suspended => {}
    }
    let mut failed = false;
    if let Some(delegate) = own.delegate() {
        vm.check_native_stack("")?;
        own.state.set(State::Running);
        failed = close_iterator(vm, &delegate).is_err();
        own.state.set(State::Suspended);
    }
    if !failed {
        if own.state.get() == State::Suspended
            && !vm.tracing.is_on()
            && own.frame().code().is_unprotected_yield(own.frame().offset())
        {
            own.discard_suspended();
            return Ok(Value::NONE);
        }
        let Raised = raise_exit(vm);
    }
    match own.raise(vm) {
        Ok(Sent::Returned(value)) => Ok(value),
        Ok(_) => Err(vm.runtime_error(format!("{} ignored GeneratorExit", own.kind_name()))),
        Err(_) if vm.raised_matches(&exceptions::STOP_ITERATION) => {
            exceptions::take_stop_iteration(vm, Raised)
        }
        Err(_) if vm.raised_matches(&exceptions::GENERATOR_EXIT) => {
            vm.clear_raised();
            Ok(Value::NONE)
        }
        Err(raised) => Err(raised),
    }
}
