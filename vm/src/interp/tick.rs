//! The slow path of the tick: what has to happen now and then, at a backward jump or a call.
//!
//! The counter runs out at the end of a slice, or at once when somebody has set a bit of `Thread::pending`. Fuel is counted in
//! the same ticks, so that a program spends the same whatever is translated, cached or pending.

use crate::error::{PyResult, Raised};
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

    /// Charges native work that is being done and cannot fail: the next tick looks whether that was too much.
    #[inline]
    pub fn pay(&self, units: u64) {
        let tick = self.tick.get();
        if units > u64::from(SLICE.unsigned_abs()) || tick < -SLICE {
            settle(self, units);
        } else {
            self.tick.set(tick - units as i32);
        }
    }

    /// Looks at the limits, and runs no Python: to be called in native code that waits.
    pub fn look_at_limits(&self) -> PyResult<()> {
        charge_long(self, 0)
    }

    /// Native code that asks [`Thread::must_stop`] has given up.
    pub fn stopped(&self) -> Raised {
        match self.look_at_limits() {
            Err(raised) => raised,
            Ok(()) => self.terminate(Termination::Interrupted),
        }
    }

    /// A run has come to its end: an interruption that no tick has seen ends it all the same, and not the next run. So does a limit that
    /// another thread has reached.
    pub fn end_if_asked(&self) {
        let interrupted = self.take_pending(pending::INTERRUPT) != 0;
        let reached = if self.is_main() { self.interp().limits.reached.get() } else { None };
        if let Some(why) = interrupted.then_some(Termination::Interrupted).or(reached) {
            let _ = self.terminate(why);
        }
    }

    /// The next tick looks at the limits.
    pub fn look_soon(&self) {
        settle(self, 0);
    }

    /// Charges native work that has been done and is not finished, and does what a backward jump does once the slice is used up.
    #[inline]
    pub fn spend(&self, units: i32) -> PyResult<()> {
        let tick = self.tick.get() - units;
        self.tick.set(tick);
        if tick < 0 { slow(self) } else { Ok(()) }
    }
}

impl Thread {
    /// Fills the tank, or takes the limit away (`u64::MAX`).
    pub fn set_fuel(&self, units: u64) {
        self.interp().limits.fuel.set(units);
        self.slice.set(0);
        self.tick.set(0);
    }

    /// What is left in the tank, if there is a limit.
    pub fn fuel_left(&self) -> Option<u64> {
        let fuel = self.interp().limits.fuel.get();
        let spent = i64::from(self.slice.get() - self.tick.true_count());
        (fuel != u64::MAX).then(|| fuel.saturating_add_signed(-spent))
    }
}

/// The slice is used up, or the work is long: settles what has been spent, and looks at the limits without running any Python.
#[cold]
fn charge_long(vm: &Thread, units: u64) -> PyResult<()> {
    if vm.is_terminating() {
        return Err(Raised);
    }
    if vm.take_pending(pending::INTERRUPT) != 0 {
        return Err(vm.terminate(Termination::Interrupted));
    }
    let limits = &vm.interp().limits;
    settle(vm, units);
    if limits.fuel.get() == 0 {
        return Err(vm.terminate(Termination::Fuel));
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

/// Takes what has been spent, and more, from the tank; the next tick takes its slow path, which finds nothing spent. Nor may a call
/// of a native function, which asks but does not count, pass over what is pending: the count is below zero.
#[cold]
fn settle(vm: &Thread, units: u64) {
    let limits = &vm.interp().limits;
    let fuel = limits.fuel.get();
    if fuel != u64::MAX {
        let spent = i64::from(vm.slice.get() - vm.tick.true_count()) as u64;
        limits.fuel.set(fuel.saturating_sub(spent.saturating_add(units)));
    }
    vm.slice.set(-1);
    vm.tick.set(-1);
}

/// To be called when the counter has gone below 0. The frame's `pc` is up to date.
#[cold]
#[inline(never)]
pub fn slow(vm: &Thread) -> PyResult<()> {
    if vm.is_terminating() {
        // A native function has gone on in spite of it.
        return Err(Raised);
    }
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
        // The other thread has put itself in this place, and may have left it empty.
        vm.heap().set_thread(vm);
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
        let reached = if vm.is_main() { vm.interp().limits.reached.get() } else { None };
        return Err(vm.terminate(reached.unwrap_or(Termination::Exit)));
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
