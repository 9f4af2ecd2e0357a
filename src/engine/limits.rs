//! What an embedder allows a machine to use.

use std::time::Duration;

/// Bounds on what a script may use. Reaching one ends the script at once, past all its handlers: the host gets
/// [`Error::Terminated`](crate::Error::Terminated), and the machine can be used again.
///
/// Fuel, time and output are counted from each call by the host; memory over the machine's life. Without limits, a script may
/// run as long and grow as large as the host's process lets it.
///
/// ```
/// use std::time::Duration;
/// use taipan::{Engine, Limits};
///
/// let limits = Limits::new().fuel(1_000_000).wall_time(Duration::from_secs(2)).heap_bytes(64 << 20);
/// let mut vm = Engine::builder().limits(limits).build().vm();
/// assert!(vm.run("while True: pass").is_err());
/// assert_eq!(vm.eval::<i64>("1 + 1").unwrap(), 2);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    pub(crate) fuel: Option<u64>,
    pub(crate) wall_time: Option<Duration>,
    pub(crate) heap_bytes: Option<usize>,
    pub(crate) output_bytes: Option<usize>,
}

impl Limits {
    /// No limits.
    pub fn new() -> Limits {
        Limits::default()
    }

    /// Units of work: one for each call and each backward jump, and for native work a charge of about one per ten nanoseconds
    /// or per item. The same script uses the same fuel on every run and every machine.
    pub fn fuel(mut self, units: u64) -> Limits {
        self.fuel = Some(units);
        self
    }

    /// Time on the clock, from the host's call on.
    pub fn wall_time(mut self, time: Duration) -> Limits {
        self.wall_time = Some(time);
        self
    }

    /// Bytes that the machine's objects may take in all, those of its own modules included (about half a megabyte).
    pub fn heap_bytes(mut self, bytes: usize) -> Limits {
        self.heap_bytes = Some(bytes);
        self
    }

    /// Bytes that may be written to `sys.stdout` and `sys.stderr` in all. Where memory is limited and output is not, captured
    /// output is limited to as many bytes as memory.
    pub fn output_bytes(mut self, bytes: usize) -> Limits {
        self.output_bytes = Some(bytes);
        self
    }

    /// The bound on output that holds.
    pub(crate) fn output(&self) -> usize {
        self.output_bytes.or(self.heap_bytes).unwrap_or(usize::MAX)
    }
}
