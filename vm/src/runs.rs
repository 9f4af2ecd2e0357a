//! Runs: the times that the host has entered the VM, by number. One that a limit ends runs no more code, and so releases none of the locks that
//! it has taken: they are abandoned, and whoever comes to one of them later finds it unlocked.

use crate::thread::Thread;
use std::cell::{Cell, RefCell};
use std::ops::RangeInclusive;

/// How many spans of terminated runs are remembered, the latest.
const SPANS: usize = 256;

#[derive(Default)]
pub struct Runs {
    current: Cell<u64>,
    terminated: RefCell<Vec<RangeInclusive<u64>>>,
}

impl Runs {
    /// The number of the run that is under way.
    #[inline]
    pub fn current(&self) -> u64 {
        self.current.get()
    }

    /// Another run begins.
    pub fn begin(&self) {
        self.current.set(self.current.get() + 1);
    }

    /// Whatever the run under way has locked is given up.
    fn abandon(&self) {
        let run = self.current.get();
        let mut spans = self.terminated.borrow_mut();
        match spans.last_mut() {
            Some(last) if *last.end() + 1 == run => *last = *last.start()..=run,
            _ => {
                if spans.len() == SPANS {
                    spans.remove(0);
                }
                spans.push(run..=run);
            }
        }
        // What the host does next, without a limit, is another run.
        self.begin();
    }

    /// Whether what was locked in that run has been given up.
    #[inline]
    pub fn is_abandoned(&self, run: u64) -> bool {
        run != self.current.get() && self.terminated.borrow().iter().any(|span| span.contains(&run))
    }
}

impl Thread {
    /// The run under way has been terminated, and nothing of it runs any more.
    pub fn abandon_run(&self) {
        self.interp().runs.abandon();
        self.interp().warnings.lock.abandon();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_that_were_terminated_are_known() {
        let runs = Runs::default();
        for number in 1..=2_000u64 {
            runs.begin();
            if number.is_multiple_of(3) {
                runs.abandon();
            }
        }
        assert!(runs.terminated.borrow().len() <= SPANS);
        let last = *runs.terminated.borrow().last().expect("a span").end();
        assert!(
            runs.is_abandoned(last) && !runs.is_abandoned(last - 1) && !runs.is_abandoned(runs.current())
        );
    }
}
