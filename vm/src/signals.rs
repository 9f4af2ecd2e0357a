//! Handlers of signals, as Python programs set them, and running them.
//!
//! They run in the main thread, at a tick or when something that waited has been interrupted (PEP 475), and only in the VM
//! that the process's signals belong to (`sys::signal`).

use crate::builtins::frame::PyFrame;
use crate::builtins::{exceptions, int};
use crate::error::PyResult;
use crate::report;
use crate::sys::signal::{self, Disposition, NSIG};
use crate::thread::Thread;
use crate::value::Value;
use std::cell::{Cell, RefCell};

/// What Python does at a signal.
#[derive(Clone)]
pub enum Handler {
    Default,
    Ignore,
    /// Raises `KeyboardInterrupt` (`signal.default_int_handler`).
    Interrupt,
    Python(Value),
    /// Not Python's: installed by the host.
    Foreign,
}

/// The handlers of a VM. Those of signals that it has not asked about are `None`.
pub struct Signals {
    handlers: RefCell<Vec<Option<Handler>>>,
    /// The VM has the signals of the process.
    owned: Cell<bool>,
}

impl Default for Signals {
    fn default() -> Self {
        Signals { handlers: RefCell::new(vec![None; NSIG]), owned: Cell::new(false) }
    }
}

impl Signals {
    /// Sets what `get` shows, without telling the system.
    pub fn set(&self, signum: usize, handler: Handler) -> Option<Handler> {
        let mut handlers = self.handlers.borrow_mut();
        let place = handlers.get_mut(signum)?;
        place.replace(handler)
    }

    pub fn get(&self, signum: usize) -> Handler {
        let known = self.handlers.borrow().get(signum).cloned().flatten();
        known.unwrap_or_else(|| match signal::disposition(signum as i32) {
            Ok(Disposition::Default) => Handler::Default,
            Ok(Disposition::Ignore) => Handler::Ignore,
            _ => Handler::Foreign,
        })
    }

    pub fn are_owned(&self) -> bool {
        self.owned.get()
    }

    /// Drops the handlers and gives the signals back: the VM is ending.
    pub fn end(&self, main: &Thread) {
        if !self.owned.replace(false) {
            return;
        }
        for signum in 1..NSIG {
            if let Some(Handler::Python(_) | Handler::Interrupt) = self.handlers.borrow()[signum] {
                let _ = signal::set_disposition(signum as i32, Disposition::Default);
            }
        }
        signal::disown(main);
        drop(self.handlers.replace(vec![None; NSIG]));
    }
}

impl Thread {
    /// Makes the process's signals those of this VM, whose main thread this is, if no other VM has them. `SIGINT` interrupts
    /// from then on, unless it is ignored.
    pub fn claim_signals(&self) -> bool {
        let signals = &self.interp().signals;
        if signals.are_owned() {
            return true;
        }
        if !self.is_main() || !signal::claim(self) {
            return false;
        }
        signals.owned.set(true);
        for ignored in [libc::SIGPIPE, libc::SIGXFSZ] {
            let _ = signal::set_disposition(ignored, Disposition::Ignore);
        }
        if matches!(signals.get(libc::SIGINT as usize), Handler::Default)
            && signal::set_disposition(libc::SIGINT, Disposition::Noted).is_ok()
        {
            signals.set(libc::SIGINT as usize, Handler::Interrupt);
        }
        true
    }

    /// Whether a handler in Python stands for the signal.
    pub fn handles_signal(&self, signum: usize) -> bool {
        let signals = &self.interp().signals;
        signals.are_owned() && matches!(signals.get(signum), Handler::Interrupt | Handler::Python(_))
    }

    /// Runs the handlers of the signals that have arrived, if this is the thread for it.
    pub fn run_signal_handlers(&self) -> PyResult<()> {
        if !self.is_main() || !signal::is_owner(self) {
            return Ok(());
        }
        // Handlers find modules that were there from the start as wholes.
        if self.interp().import.completing.get() > 0 {
            signal::keep_attention(self);
            return Ok(());
        }
        if let Some(error) = signal::take_wakeup_error() {
            self.report_wakeup_error(error);
        }
        for signum in signal::take_tripped() {
            let handled = match self.interp().signals.get(signum) {
                Handler::Interrupt => Err(self.raise(&exceptions::KEYBOARD_INTERRUPT, "")),
                Handler::Python(handler) => self.call_handler(&handler, signum),
                // It was replaced after the signal had arrived.
                Handler::Default | Handler::Ignore | Handler::Foreign => Ok(()),
            };
            if let Err(raised) = handled {
                // What else has arrived is handled afterwards.
                signal::keep_attention(self);
                return Err(raised);
            }
        }
        Ok(())
    }

    fn call_handler(&self, handler: &Value, signum: usize) -> PyResult<()> {
        // SAFETY: the innermost frame is alive while it is the thread's.
        let frame = match unsafe { self.frame.get().as_ref() } {
            Some(frame) => PyFrame::of(self, frame)?.into_value(),
            None => Value::NONE,
        };
        self.call(handler, &[int::small(signum as i64), frame]).map(drop)
    }

    #[cold]
    fn report_wakeup_error(&self, error: std::io::Error) {
        let text = "Exception ignored while trying to write to the signal wakeup fd";
        self.keeping_exception(|| {
            let _ = self.runtime_error(error.to_string());
            if let Some(exception) = self.take_raised() {
                report::unraisable(self, exception, text, &Value::NONE);
            }
        });
    }
}
