//! Runs: the times that the host has entered the VM, by number. One that a limit ends runs no more code, and so releases none of the locks that
//! it has taken: they are abandoned, and whoever comes to one of them later finds it unlocked.

use crate::thread::Thread;
use std::cell::{Cell, RefCell};
use std::ops::RangeInclusive;

/// How many spans of terminated runs are told apart. Beyond that the oldest two are one: locks that the runs between them kept are given up as
/// well, which harms less than to wait for one that nobody will release.
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
            // Between two that follow one another lies the number that the end of the first has begun.
            Some(last) if *last.end() + 2 == run => *last = *last.start()..=run,
            _ => spans.push(run..=run),
        }
        if spans.len() > SPANS {
            let first = spans.remove(0);
            spans[0] = *first.start()..=*spans[0].end();
        }
        // What ends the VM is no part of the run.
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

    fn spans(runs: &Runs) -> usize {
        runs.terminated.borrow().len()
    }

    #[test]
    fn terminated_runs_are_never_forgotten() {
        let runs = Runs::default();
        runs.begin();
        let first = runs.current();
        runs.abandon();
        for number in 0..2_000 {
            runs.begin();
            let run = runs.current();
            assert!(!runs.is_abandoned(run));
            if number % 3 == 0 {
                runs.abandon();
            }
            assert_eq!(runs.is_abandoned(run), number % 3 == 0);
        }
        assert!(runs.is_abandoned(first));
        assert_eq!(spans(&runs), SPANS);
    }

    #[test]
    fn terminated_runs_in_a_row_are_one_span() {
        let runs = Runs::default();
        for _ in 0..2_000 {
            runs.begin();
            runs.abandon();
        }
        assert_eq!(spans(&runs), 1);
    }
}
