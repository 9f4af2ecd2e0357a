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
    pub(crate) stdout_bytes: Option<usize>,
    pub(crate) stderr_bytes: Option<usize>,
    pub(crate) recursion: Option<u32>,
    pub(crate) source_bytes: Option<usize>,
    pub(crate) source_depth: Option<u32>,
}

impl Limits {
    /// No limits.
    ///
    /// ```
    /// let mut vm = taipan::Engine::builder().limits(taipan::Limits::new()).build().vm();
    /// vm.run("for _ in range(10_000): pass").unwrap();
    /// ```
    pub fn new() -> Limits {
        Limits::default()
    }

    /// Every limit set, for scripts of people whom nobody knows: 20 million units of fuel, a second, 64 MiB of memory, a MiB of
    /// output, 500 calls deep, and texts to be compiled of up to 256 KiB, nested 50 deep.
    ///
    /// ```
    /// use taipan::{Engine, Limits, Termination};
    ///
    /// let limits = Limits::untrusted().heap_bytes(16 << 20);
    /// let mut vm = Engine::builder().limits(limits).build().vm();
    /// let error = vm.run("everything = 'a' * 10**9").unwrap_err();
    /// assert_eq!(error.termination(), Some(Termination::Memory));
    /// ```
    pub fn untrusted() -> Limits {
        Limits::new()
            .fuel(20_000_000)
            .wall_time(Duration::from_secs(1))
            .heap_bytes(64 << 20)
            .output_bytes(1 << 20)
            .recursion(500)
            .source_bytes(256 << 10)
            .source_depth(50)
    }

    /// Units of work: one for each call and each backward jump, and for native work a charge of about one per ten nanoseconds
    /// or per item. The same script uses the same fuel on every run and every machine.
    ///
    /// ```
    /// use taipan::{Engine, Limits, Termination};
    ///
    /// let mut vm = Engine::builder().limits(Limits::new().fuel(10_000)).build().vm();
    /// assert_eq!(vm.run("while True: pass").unwrap_err().termination(), Some(Termination::Fuel));
    /// ```
    pub fn fuel(mut self, units: u64) -> Limits {
        self.fuel = Some(units);
        self
    }

    /// Time on the clock, from the host's call on.
    ///
    /// ```
    /// use std::time::Duration;
    /// use taipan::{Engine, Limits, Termination};
    ///
    /// let mut vm = Engine::builder().limits(Limits::new().wall_time(Duration::from_millis(20))).build().vm();
    /// assert_eq!(vm.run("while True: pass").unwrap_err().termination(), Some(Termination::Time));
    /// ```
    pub fn wall_time(mut self, time: Duration) -> Limits {
        self.wall_time = Some(time);
        self
    }

    /// Bytes that the machine's objects may take in all, those of its own modules included (some ten kilobytes at first). No single value
    /// that is converted for the host, and no arguments of one call of a host function, take more than as much again.
    ///
    /// ```
    /// use taipan::{Engine, Limits, Termination};
    ///
    /// let mut vm = Engine::builder().limits(Limits::new().heap_bytes(16 << 20)).build().vm();
    /// let error = vm.run("x = []\nwhile True: x.append(bytes(1000))").unwrap_err();
    /// assert_eq!(error.termination(), Some(Termination::Memory));
    /// ```
    pub fn heap_bytes(mut self, bytes: usize) -> Limits {
        self.heap_bytes = Some(bytes);
        self
    }

    /// Bytes that may be written to `sys.stdout` and `sys.stderr` in all. Where memory is limited and output is not, captured
    /// output is limited to as many bytes as memory.
    ///
    /// ```
    /// use taipan::{Engine, Limits, Termination};
    ///
    /// let mut vm = Engine::builder().limits(Limits::new().output_bytes(100)).build().vm();
    /// assert_eq!(vm.run("while True: print(1)").unwrap_err().termination(), Some(Termination::Output));
    /// assert!(vm.take_stdout().len() <= 100);
    /// ```
    pub fn output_bytes(mut self, bytes: usize) -> Limits {
        self.output_bytes = Some(bytes);
        self
    }

    /// Bytes that may be written to `sys.stdout`.
    ///
    /// ```
    /// use taipan::{Engine, Limits, Termination};
    ///
    /// let limits = Limits::new().stdout_bytes(1000).stderr_bytes(10);
    /// let mut vm = Engine::builder().limits(limits).build().vm();
    /// vm.run("print('x' * 500)").unwrap();
    /// let error = vm.run("import sys; print('x' * 500, file=sys.stderr)").unwrap_err();
    /// assert_eq!(error.termination(), Some(Termination::Output));
    /// ```
    pub fn stdout_bytes(mut self, bytes: usize) -> Limits {
        self.stdout_bytes = Some(bytes);
        self
    }

    /// Bytes that may be written to `sys.stderr`.
    ///
    /// ```
    /// use taipan::{Engine, Limits, Termination};
    ///
    /// let mut vm = Engine::builder().limits(Limits::new().stderr_bytes(10)).build().vm();
    /// let error = vm.run("print('x' * 100)\nimport sys\nprint('x' * 100, file=sys.stderr)").unwrap_err();
    /// assert_eq!(error.termination(), Some(Termination::Output));
    /// ```
    pub fn stderr_bytes(mut self, bytes: usize) -> Limits {
        self.stderr_bytes = Some(bytes);
        self
    }

    /// How deeply calls may be nested. Beyond it is `RecursionError`, which scripts can catch; `sys.setrecursionlimit` cannot
    /// raise it.
    ///
    /// ```
    /// use taipan::{Engine, Limits};
    ///
    /// let mut vm = Engine::builder().limits(Limits::new().recursion(50)).build().vm();
    /// vm.run("import sys; sys.setrecursionlimit(10**6)").unwrap();
    /// assert_eq!(vm.eval::<u32>("sys.getrecursionlimit()").unwrap(), 50);
    /// ```
    pub fn recursion(mut self, depth: u32) -> Limits {
        self.recursion = Some(depth);
        self
    }

    /// Bytes of a text that is compiled: a script, what is given to `eval`, `exec` and `compile`, or a module's source.
    ///
    /// ```
    /// use taipan::{Engine, Limits, Termination};
    ///
    /// let mut vm = Engine::builder().limits(Limits::new().source_bytes(1000)).build().vm();
    /// let error = vm.run("eval('1 + ' * 1000 + '1')").unwrap_err();
    /// assert_eq!(error.termination(), Some(Termination::Source));
    /// ```
    pub fn source_bytes(mut self, bytes: usize) -> Limits {
        self.source_bytes = Some(bytes);
        self
    }

    /// How deeply brackets, blocks and operators of a text that is compiled may be nested. Python itself allows about
    /// 100.
    ///
    /// ```
    /// use taipan::{Engine, Limits, Termination};
    ///
    /// let mut vm = Engine::builder().limits(Limits::new().source_depth(20)).build().vm();
    /// vm.run("eval('(' * 10 + ')' * 10)").unwrap();
    /// let error = vm.run("eval('(' * 100 + ')' * 100)").unwrap_err();
    /// assert_eq!(error.termination(), Some(Termination::Source));
    /// ```
    pub fn source_depth(mut self, levels: u32) -> Limits {
        self.source_depth = Some(levels);
        self
    }

    /// The bound on output that holds.
    pub(crate) fn output(&self) -> usize {
        self.output_bytes.or(self.heap_bytes).unwrap_or(usize::MAX)
    }
}

/// What the last call by the host has used, as [`Vm::usage`](crate::Vm::usage) tells.
///
/// ```
/// use taipan::Engine;
///
/// let mut vm = Engine::new().vm();
/// vm.set_function("double", |n: i64| 2 * n).unwrap();
/// vm.run("total = sum(double(n) for n in range(100))").unwrap();
/// let usage = vm.usage();
/// assert_eq!(usage.host_calls, 100);
/// assert!(usage.fuel > 100 && usage.peak_bytes > 10_000);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Usage {
    /// Units of work; see [`Limits::fuel`].
    pub fuel: u64,
    /// The most bytes that the machine's objects took at once, among them those that were there before.
    pub peak_bytes: usize,
    /// Calls of the host's functions.
    pub host_calls: u64,
}
