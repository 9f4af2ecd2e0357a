//! The slow path of the tick: what has to happen now and then, at a backward jump or a call.
//!
//! The counter runs out at the end of a slice, or at once when somebody has set a bit of `Thread::pending`. Fuel is counted in
//! the same ticks, so that a program spends the same whatever is translated, cached or pending.

use crate::error::PyResult;
use crate::heap::collect;
use crate::thread::{SLICE, Termination, Thread, pending};
use std::time::{Duration, Instant};

impl Thread {
    /// Charges native work that is about to start, in units of about ten nanoseconds: as much fuel, and a look at the clock
    /// if it is long. Work that would not end within a limit is not begun.
    #[inline]
    pub fn charge_work(&self, units: u64) -> PyResult<()> {
        let tick = self.tick.get();
        if units > u64::from(SLICE.unsigned_abs()) || tick < -SLICE {
            return charge_long(self, units);
        }
        self.tick.set(tick - units as i32);
        Ok(())
    }
}

#[cold]
fn charge_long(vm: &Thread, units: u64) -> PyResult<()> {
    let limits = &vm.interp().limits;
    let fuel = limits.fuel.get();
    if fuel != u64::MAX {
        let spent = i64::from(vm.slice.get() - vm.tick.true_count()) as u64;
        if units >= fuel.saturating_sub(spent) {
            return Err(vm.terminate(Termination::Fuel));
        }
        limits.fuel.set(fuel - units);
    }
    if let Some(deadline) = limits.deadline.get()
        && Instant::now()
            .checked_add(Duration::from_nanos(units.saturating_mul(10)))
            .is_none_or(|end| end >= deadline)
    {
        return Err(vm.terminate(Termination::Time));
    }
    Ok(())
}

/// To be called when the counter has gone below 0. The frame's `pc` is up to date.
#[cold]
#[inline(never)]
pub fn slow(vm: &Thread) -> PyResult<()> {
    let limits = &vm.interp().limits;
    // The tick that found the counter empty is the first of the new slice. Where a call looks before it has counted itself, none
    // may have been spent: one is given back.
    let spent = i64::from(vm.slice.get() - vm.tick.true_count()) - 1;
    let left = limits.fuel.get().saturating_add_signed(-spent);
    if limits.fuel.get() != u64::MAX {
        limits.fuel.set(left);
        if left == 0 {
            vm.slice.set(0);
            vm.tick.set(0);
            return Err(vm.terminate(Termination::Fuel));
        }
    }
    let slice =
        if limits.fuel.get() == u64::MAX { SLICE } else { SLICE.min(i32::try_from(left).unwrap_or(SLICE)) };
    vm.slice.set(slice);
    vm.tick.set(slice - 1);
    vm.interp().wake_ups.send();
    if let Some(deadline) = limits.deadline.get()
        && Instant::now() >= deadline
    {
        return Err(vm.terminate(Termination::Time));
    }
    if vm.heap().account().exceeded() {
        return Err(vm.terminate(Termination::Memory));
    }
    if vm.take_pending(pending::COLLECTION) != 0 {
        collect::collect_requested(vm);
    }
    if vm.take_pending(pending::LOCK) != 0 {
        vm.interp().lock.give_way(vm);
    }
    vm.check_attention()
}

/// Does what is urgent: stops the thread, or runs what has to run in it.
#[cold]
pub fn attend(vm: &Thread) -> PyResult<()> {
    if vm.take_pending(pending::INTERRUPT) != 0 {
        return Err(vm.terminate(Termination::Interrupted));
    }
    if vm.take_pending(pending::EXIT) != 0 {
        return Err(vm.terminate(Termination::Exit));
    }
    if vm.take_pending(pending::CALLS) != 0 {
        vm.run_pending_calls()?;
    }
    if vm.take_pending(pending::SIGNAL) != 0 {
        vm.run_signal_handlers()?;
    }
    if vm.take_pending(pending::ASYNC_EXCEPTION) != 0
        && let Some(exception) = vm.take_async_exception()
    {
        return Err(vm.raise_value(exception));
    }
    Ok(())
}
