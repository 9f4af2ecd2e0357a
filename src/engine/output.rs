//! Where a machine's standard output goes: into memory, or to a function of the host.

use super::limits::Limits;
use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use taipan_vm::builtins::host::PyHostStream;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::error::PyResult;
use taipan_vm::thread::{Termination, Thread};

/// One of the two streams that a script writes to.
///
/// ```
/// use taipan::{Engine, Stream};
///
/// let engine = Engine::builder()
///     .on_output(|stream, text| match stream {
///         Stream::Stdout => print!("{text}"),
///         Stream::Stderr => eprint!("{text}"),
///     })
///     .build();
/// engine.vm().run("print('fine')").unwrap();
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stream {
    /// `sys.stdout`.
    Stdout,
    /// `sys.stderr`.
    Stderr,
}

/// A function of the host that takes output as it is written.
pub(crate) type Sink = dyn Fn(Stream, &str) + Send + Sync;

/// What becomes of output.
#[derive(Clone, Default)]
pub(crate) enum Destination {
    #[default]
    Captured,
    Sink(Arc<Sink>),
    /// The process's own streams.
    Process,
}

/// The output of one machine.
#[derive(Default)]
pub(crate) struct Output {
    stdout: Mutex<String>,
    stderr: Mutex<String>,
    /// Bytes that may still be written: to both streams, and to each.
    left: AtomicUsize,
    left_of_each: [AtomicUsize; 2],
}

impl Output {
    /// From here on, so many bytes may be written as the limits say.
    pub fn allow(&self, limits: &Limits) {
        self.left.store(limits.output(), Ordering::Relaxed);
        for (left, bytes) in self.left_of_each.iter().zip([limits.stdout_bytes, limits.stderr_bytes]) {
            left.store(bytes.unwrap_or(usize::MAX), Ordering::Relaxed);
        }
    }

    /// Takes so many bytes from what may be written; false if there are not as many.
    fn take_from(left: &AtomicUsize, bytes: usize) -> bool {
        let now = left.load(Ordering::Relaxed);
        if now == usize::MAX {
            return true;
        }
        let Some(rest) = now.checked_sub(bytes) else { return false };
        left.store(rest, Ordering::Relaxed);
        true
    }

    pub fn take(&self, stream: Stream) -> String {
        std::mem::take(&mut *self.buffer(stream).lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn buffer(&self, stream: Stream) -> &Mutex<String> {
        match stream {
            Stream::Stdout => &self.stdout,
            Stream::Stderr => &self.stderr,
        }
    }

    /// Takes what a script writes, or ends the script if that is too much.
    fn write(&self, vm: &Thread, stream: Stream, text: &PyStr, destination: &Destination) -> PyResult<()> {
        let text = text.to_string_lossy();
        let own = &self.left_of_each[stream as usize];
        if !Output::take_from(&self.left, text.len()) || !Output::take_from(own, text.len()) {
            return Err(vm.terminate(Termination::Output));
        }
        match destination {
            Destination::Sink(sink) => super::function::guard(vm, || {
                sink(stream, &text);
                Ok(())
            }),
            _ => {
                let mut buffer = self.buffer(stream).lock().unwrap_or_else(PoisonError::into_inner);
                if buffer.try_reserve(text.len()).is_err() {
                    return Err(taipan_vm::error::Raised);
                }
                buffer.push_str(&text);
                Ok(())
            }
        }
    }
}

/// Puts the machine's streams into `sys`.
pub(crate) fn install(vm: &Thread, output: &Arc<Output>, destination: &Destination) -> PyResult<()> {
    if matches!(destination, Destination::Process) {
        return Ok(());
    }
    let streams = [
        (Stream::Stdout, "stdout", "<stdout>", "__stdout__"),
        (Stream::Stderr, "stderr", "<stderr>", "__stderr__"),
    ];
    for (stream, name, file, original) in streams {
        let (output, destination) = (output.clone(), destination.clone());
        let write = Rc::new(move |vm: &Thread, text: &PyStr| output.write(vm, stream, text, &destination));
        let object = PyHostStream::new(vm, file, write)?.into_value();
        if let Some(sys) = vm.sys_dict()? {
            sys.set_str(&*vm.intern_str(original)?, object.clone())?;
            sys.set_str(&*vm.intern_str(name)?, object)?;
        }
    }
    Ok(())
}
