//! `Thread`: the state of a thread of execution in a VM. It is what every function of the VM gets as `vm`.
//!
//! A `&Thread` exists only while its VM's lock is held, so that whoever has one may touch the heap. It is `!Send` and all of
//! it is in cells. What the threads of a VM share is its [`Interp`].
//!
//! Invariants:
//! 1. `raised` is set exactly while an `Err(Raised)` travels, but for two cases: memory has run out (the `MemoryError` is
//!    made by whoever looks first), or the VM is terminating (there is no exception, and no handler runs).
//! 2. `frame` is the innermost running frame; its `pc` is up to date whenever code outside the loop runs.

use crate::builtins::dict::PyDict;
use crate::builtins::exceptions;
use crate::builtins::generator::drain::Sink;
use crate::builtins::str::PyStr;
use crate::class::PyType;
use crate::error::{PyResult, Raised};
use crate::heap::Heap;
use crate::interp::frame::Frame;
use crate::interp::stack::ValueStack;
use crate::interp_state::Interp;
use crate::object::Ref;
use crate::placed::Placed;
use crate::threads::Away;
use crate::value::{Value, Word};
use crate::value_cell::ValueCell;
use crate::wait::Waiting;
use std::cell::{Cell, OnceCell};
use std::ptr;
use std::sync::atomic::{AtomicI32, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

/// Why a VM stops without an exception (DESIGN: terminations).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Termination {
    Fuel,
    Time,
    Memory,
    Output,
    Interrupted,
    /// A text to be compiled is too long or too deeply nested.
    Source,
    /// `os._exit` and its like, or the VM is being dropped.
    Exit,
}

/// What the slow path of the tick has to look at, as bits that other threads may set.
pub mod pending {
    pub const SIGNAL: u32 = 1;
    pub const INTERRUPT: u32 = 1 << 1;
    pub const COLLECTION: u32 = 1 << 2;
    /// Another thread waits for the lock.
    pub const LOCK: u32 = 1 << 3;
    pub const CALLS: u32 = 1 << 4;
    pub const ASYNC_EXCEPTION: u32 = 1 << 5;
    /// The VM is ending: the thread stops.
    pub const EXIT: u32 = 1 << 6;
    /// What ends a wait, and what long native work looks at.
    pub const URGENT: u32 = SIGNAL | INTERRUPT | CALLS | ASYNC_EXCEPTION | EXIT;
}

/// The counter of a thread's ticks. Its thread counts it down; others may make it run out.
///
/// They do so by subtracting `Tick::EXPIRED`. Counting down is a load and a store, so that this may get lost; the bits of
/// `pending` are then found when the slice ends.
pub struct Tick(AtomicI32);

impl Tick {
    const EXPIRED: i32 = 1 << 24;

    #[inline(always)]
    pub fn get(&self) -> i32 {
        self.0.load(Ordering::Relaxed)
    }

    #[inline(always)]
    pub fn set(&self, tick: i32) {
        self.0.store(tick, Ordering::Relaxed);
    }

    fn expire(&self) {
        // More often would overflow, and is of no use.
        if self.get() >= 0 {
            self.0.fetch_sub(Self::EXPIRED, Ordering::Relaxed);
        }
    }

    /// The count without what others have done to it.
    pub fn true_count(&self) -> i32 {
        let mut tick = self.get();
        while tick < -Self::EXPIRED / 2 {
            tick += Self::EXPIRED;
        }
        tick
    }
}

/// The exception being handled in a frame, and those below it: CPython's `exc_info` stack. Generators have one each.
#[derive(Default)]
pub struct Handled {
    pub value: Cell<Option<Value>>,
    pub previous: Cell<*const Handled>,
}

impl Handled {
    pub fn get(&self) -> Option<Value> {
        let value = self.value.take();
        self.value.set(value.clone());
        value
    }

    /// A handler begins with `exception`; the word of what was handled before, `None` for nothing, is the result.
    ///
    /// # Safety
    /// The caller owns the word, and from now on its result instead.
    #[inline(always)]
    pub unsafe fn begin(&self, exception: Word) -> Word {
        // SAFETY: by contract.
        let previous = self.value.replace(Some(unsafe { exception.into_value() }));
        previous.unwrap_or(Value::NONE).into_word()
    }

    /// A handler is over: what was handled before, as `begin` has said, is handled again. The exception is the result, or null.
    ///
    /// # Safety
    /// As for [`Handled::begin`].
    #[inline(always)]
    pub unsafe fn end(&self, previous: Word) -> Word {
        // SAFETY: by contract.
        let previous = unsafe { previous.into_value() };
        let ended = self.value.replace(if previous.is_none() { None } else { Some(previous) });
        ended.map_or(Word::NULL, Value::into_word)
    }
}

/// Ticks between two looks at the slow path's conditions.
pub const SLICE: i32 = 1000;

pub struct Thread {
    interp: *const Interp,
    /// Counts down at backward jumps and calls; below 0 the slow path runs (`interp::tick`).
    pub tick: Tick,
    /// How much the current slice began with: what has been used of it is fuel spent.
    pub slice: Cell<i32>,
    pub frame: Cell<*mut Frame>,
    pub depth: Cell<u32>,
    /// The lowest address of the native stack that calls may reach.
    native_limit: Cell<usize>,
    pub stack: ValueStack,
    /// The end of the room for frames that calls may take without asking further: that of the current chunk, or null while
    /// every call has to take the slow path (tracing).
    pub call_limit: Cell<*mut crate::value::Word>,
    /// The size of that chunk in bytes.
    pub call_span: Cell<usize>,
    pub recursion_limit: Cell<u32>,
    raised: Cell<Option<Value>>,
    pub iteration_end: crate::protocol::iteration_end::IterationEnd,
    termination: Cell<Option<Termination>>,
    pub handled: Cell<*const Handled>,
    /// Of the generator that native code drains, the innermost one.
    pub sink: Cell<Sink>,
    base_handled: OnceCell<Box<Handled>>,
    /// Bits of [`pending`].
    pending: AtomicU32,
    interrupter: Interrupter,
    pub waiting: Waiting,
    /// Depth of reprs in progress, to cut cycles: the objects whose repr is being made.
    pub repr_running: Cell<Vec<u64>>,
    pub tracing: crate::interp::trace::Tracing,
    pub async_hooks: Cell<(Option<Value>, Option<Value>)>,
    pub context: Cell<Option<Value>>,
    /// What `decimal` has found in that context; empty after any change of the context or of its variables.
    pub context_memo: ValueCell,
    pub coroutine_origin_depth: Cell<usize>,
    async_exception: Cell<Option<Value>>,
    /// The system's name for the thread that runs as this one.
    id: Cell<u64>,
    /// A number that no other thread of the VM has had.
    serial: u64,
    is_main: Cell<bool>,
    pub away: Cell<Away>,
    pub locals: crate::modules::thread::local::ThreadLocals,
    /// Instructions are counted (`interp::stats`).
    pub counting: Cell<bool>,
}

/// A handle by which a host stops what runs in a VM. It may outlive the VM.
#[derive(Clone)]
pub struct Interrupter(Arc<Mutex<ThreadPtr>>);

/// The state that an [`Interrupter`] stops, or null when it has gone.
struct ThreadPtr(*const Thread);

// SAFETY: the state is looked at only while the mutex is locked, which its destruction does too; and of it only what is
// atomic.
unsafe impl Send for ThreadPtr {}

impl Interrupter {
    /// Ends what the VM's main thread runs, as a termination.
    pub fn interrupt(&self) {
        // SAFETY: see `ThreadPtr`.
        if let Some(thread) = unsafe { self.lock().0.as_ref() } {
            thread.ask(pending::INTERRUPT);
        }
    }

    fn lock(&self) -> MutexGuard<'_, ThreadPtr> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Thread {
    fn drop(&mut self) {
        // Thread-local objects that outlive the state must not know of it.
        self.locals.end(self);
        self.interrupter.lock().0 = ptr::null();
        self.interp().lock.forget(self);
    }
}

impl Thread {
    /// The state of a thread that is about to run in `interp`.
    pub fn new(interp: &Interp, is_main: bool) -> Placed<Thread> {
        let thread = Placed::new(Thread {
            interp,
            tick: Tick(AtomicI32::new(SLICE)),
            slice: Cell::new(SLICE),
            frame: Cell::new(ptr::null_mut()),
            depth: Cell::new(0),
            native_limit: Cell::new(0),
            stack: ValueStack::new(),
            call_limit: Cell::new(ptr::null_mut()),
            call_span: Cell::new(0),
            recursion_limit: Cell::new(interp.recursion_limit.get()),
            raised: Cell::new(None),
            iteration_end: Default::default(),
            termination: Cell::new(None),
            handled: Cell::new(ptr::null()),
            sink: Cell::new(Sink::NONE),
            base_handled: OnceCell::new(),
            pending: AtomicU32::new(0),
            interrupter: Interrupter(Arc::new(Mutex::new(ThreadPtr(ptr::null())))),
            waiting: Waiting::default(),
            repr_running: Cell::new(Vec::new()),
            tracing: Default::default(),
            async_hooks: Cell::new((None, None)),
            context: Cell::new(None),
            context_memo: ValueCell::empty(),
            coroutine_origin_depth: Cell::new(0),
            async_exception: Cell::new(None),
            id: Cell::new(crate::sys::thread_id()),
            serial: interp.threads.next_serial(),
            is_main: Cell::new(is_main),
            away: Cell::default(),
            locals: Default::default(),
            counting: Cell::new(interp.stats.get().is_some()),
        });
        thread.interrupter.lock().0 = &raw const *thread;
        let base = thread.base_handled.get_or_init(Box::default);
        thread.handled.set(&raw const **base);
        if interp.monitored.get() != 0 {
            crate::interp::trace::update(&thread);
        }
        thread
    }

    #[inline(always)]
    pub fn interp(&self) -> &Interp {
        // SAFETY: the VM's state outlives its threads' states.
        unsafe { &*self.interp }
    }

    #[inline(always)]
    pub fn heap(&self) -> &Heap {
        &self.interp().heap
    }

    /// What `threading.get_ident()` shows.
    pub fn id(&self) -> u64 {
        self.id.get()
    }

    pub fn set_id(&self, id: u64) {
        self.id.set(id);
    }

    pub fn serial(&self) -> u64 {
        self.serial
    }

    /// Whether this is the thread that the VM began with: the one that runs handlers of signals.
    pub fn is_main(&self) -> bool {
        self.is_main.get()
    }

    /// In the child of a fork, the thread that has forked is the main one.
    pub(crate) fn become_main(&self) {
        self.is_main.set(true);
    }

    pub fn interrupter(&self) -> Interrupter {
        self.interrupter.clone()
    }

    /// Asks for the slow path of the tick at the next backward jump or call, and ends waits if it is urgent. Allowed from any
    /// thread as long as this state is alive, and in handlers of signals.
    pub fn ask(&self, bits: u32) {
        self.pending.fetch_or(bits, Ordering::Release);
        self.tick.expire();
        if bits & pending::URGENT != 0 {
            self.waiting.parker.unpark_in_handler();
        }
    }

    #[inline(always)]
    pub fn has_attention(&self) -> bool {
        self.pending.load(Ordering::Relaxed) & pending::URGENT != 0
    }

    /// Whether this thread is at a limit of the host's, or ended: [`Thread::look_at_limits`] would fail. For native code that cannot
    /// be left right away.
    pub fn must_stop(&self) -> bool {
        let is_late =
            || self.interp().limits.deadline.get().is_some_and(|deadline| Instant::now() >= deadline);
        let is_asked = self.pending.load(Ordering::Relaxed) & pending::INTERRUPT != 0;
        self.is_terminating() || is_asked || self.interp().limits.fuel.get() == 0 || is_late()
    }

    /// Takes those of `bits` that are set.
    pub fn take_pending(&self, bits: u32) -> u32 {
        if self.pending.load(Ordering::Relaxed) & bits == 0 {
            return 0;
        }
        self.pending.fetch_and(!bits, Ordering::Acquire) & bits
    }

    pub fn request_collection(&self) {
        self.ask(pending::COLLECTION);
    }

    /// Raises `exception` in this thread at its next tick (`PyThreadState_SetAsyncExc`); nothing takes back one that is
    /// still to be raised.
    pub fn set_async_exception(&self, exception: Option<Value>) {
        let set = exception.is_some();
        drop(self.async_exception.replace(exception));
        if set {
            self.ask(pending::ASYNC_EXCEPTION);
        }
    }

    pub fn take_async_exception(&self) -> Option<Value> {
        self.async_exception.take()
    }

    /// Drops what the state itself refers to, when nothing runs in it any more.
    pub(crate) fn clear(&self) {
        drop(self.raised.take());
        drop(self.async_exception.take());
        drop(self.async_hooks.take());
        drop((self.context.take(), self.context_memo.take()));
        crate::interp::trace::set_trace(self, None);
        crate::interp::trace::set_profile(self, None);
        if let Some(base) = self.base_handled.get() {
            drop(base.value.take());
        }
    }

    // Exceptions on their way.

    /// Sets the exception. What was on its way before is dropped.
    #[cold]
    pub fn set_raised(&self, exception: Value) -> Raised {
        // Code that nobody compiled may raise anything.
        if !exception.ty().has_flag(crate::class::flags::EXCEPTION_SUBCLASS) {
            return self.system_error("what is raised is no exception");
        }
        drop(self.raised.replace(Some(exception)));
        Raised
    }

    /// The exception on its way, made now if it is the one for memory; `None` if the VM is terminating.
    #[cold]
    pub fn take_raised(&self) -> Option<Value> {
        if self.termination.get().is_some() {
            return None;
        }
        if let Some(exception) = self.raised.take() {
            return Some(exception);
        }
        if self.heap().account().exceeded() {
            let Raised = self.terminate(Termination::Memory);
            return None;
        }
        Some(exceptions::new_memory_error(self))
    }

    /// Whether the exception on its way is of type `ty`. A termination is of no type.
    #[cold]
    pub fn raised_matches(&self, ty: &PyType) -> bool {
        let Some(exception) = self.take_raised() else { return false };
        let matches = exception.ty().is_subtype(ty);
        self.raised.set(Some(exception));
        matches
    }

    /// A copy of the exception on its way.
    pub fn raised(&self) -> Option<Value> {
        let exception = self.take_raised()?;
        self.raised.set(Some(exception.clone()));
        Some(exception)
    }

    /// Forgets the exception on its way: it has been dealt with. Must not be called for a termination.
    pub fn clear_raised(&self) {
        drop(self.raised.take());
    }

    pub fn has_raised(&self) -> bool {
        let raised = self.raised.take();
        let has = raised.is_some();
        self.raised.set(raised);
        has
    }

    /// Runs `work` with no exception on its way, and brings back the one there was.
    pub fn keeping_exception<R>(&self, work: impl FnOnce() -> R) -> R {
        let raised = self.raised.take();
        let result = work();
        drop(self.raised.replace(raised));
        result
    }

    /// Runs `work` with no exception on its way, and brings back the one there was unless `work` raises another one.
    pub fn beside_exception<R>(&self, work: impl FnOnce() -> PyResult<R>) -> PyResult<R> {
        let raised = self.raised.take();
        let result = work();
        if result.is_ok() {
            drop(self.raised.replace(raised));
        }
        result
    }

    // Terminations.

    #[cold]
    pub fn terminate(&self, why: Termination) -> Raised {
        drop(self.raised.take());
        if self.termination.get().is_none() {
            self.termination.set(Some(why));
            if !self.is_main() && why != Termination::Exit {
                self.end_main(why);
            }
        }
        // Should a native function go on, the next tick ends it.
        self.tick.expire();
        Raised
    }

    /// A limit that another thread has reached ends all of the VM.
    #[cold]
    fn end_main(&self, why: Termination) {
        let interp = self.interp();
        if interp.limits.reached.get().is_none() {
            interp.limits.reached.set(Some(why));
        }
        interp.threads.for_each(|thread| {
            if thread.is_main() {
                thread.ask(pending::EXIT);
            }
        });
    }

    #[inline]
    pub fn is_terminating(&self) -> bool {
        self.termination.get().is_some()
    }

    pub fn termination(&self) -> Option<Termination> {
        self.termination.get()
    }

    /// Control is back with the host.
    pub fn clear_termination(&self) -> Option<Termination> {
        self.heap().account().clear_exceeded();
        if self.interp().limits.reached.take().is_some() {
            self.take_pending(pending::EXIT);
        }
        self.termination.take()
    }

    pub fn is_finalizing(&self) -> bool {
        self.interp().finalizing.get()
    }

    // Recursion.

    /// Measures the native stack from here; to be called when the host enters, on whatever thread.
    pub fn measure_native_stack(&self) {
        self.native_limit.set(crate::sys::native_stack_limit());
    }

    pub fn native_limit(&self) -> usize {
        self.native_limit.get()
    }

    pub fn set_native_limit(&self, limit: usize) -> usize {
        self.native_limit.replace(limit)
    }

    /// Whether there is native stack enough for one more level of native recursion.
    #[inline(always)]
    pub fn has_native_stack(&self) -> bool {
        let here = 0u8;
        (&raw const here).addr() > self.native_limit.get()
    }

    /// To be called where Rust recurses on behalf of Python: `RecursionError` past the bounds of the native stack.
    #[inline]
    pub fn check_native_stack(&self, where_: &'static str) -> PyResult<()> {
        if self.has_native_stack() { Ok(()) } else { Err(self.recursion_error(where_)) }
    }

    #[cold]
    pub fn recursion_error(&self, where_: &'static str) -> Raised {
        // Making the exception needs some native stack of its own; the limit leaves a margin for it.
        self.raise(&exceptions::RECURSION_ERROR, &format!("maximum recursion depth exceeded{where_}"))
    }

    /// Counts a level of recursion through native code, as `Py_EnterRecursiveCall`.
    #[inline]
    pub fn enter_recursion(&self, where_: &'static str) -> PyResult<Recursion<'_>> {
        if !self.has_native_stack() || self.depth.get() >= self.interp().recursion_limit.get() {
            return Err(self.recursion_error(where_));
        }
        self.depth.set(self.depth.get() + 1);
        Ok(Recursion(self))
    }

    /// To be called when the stack's chunk has changed, or tracing has been turned on or off.
    pub fn update_call_limit(&self) {
        self.call_limit.set(if self.tracing.is_on() { ptr::null_mut() } else { self.stack.limit.get() });
        self.call_span.set(self.stack.span());
    }

    // What runs.

    /// Globals of the innermost Python frame.
    pub fn current_globals(&self) -> Option<Ref<PyDict>> {
        // SAFETY: the innermost frame is alive while it is the thread's.
        unsafe { self.frame.get().as_ref() }.map(|frame| Ref::borrowed(frame.globals()))
    }

    /// Checks that a value can name an attribute.
    pub fn expect_attribute_name(&self, name: &Value) -> PyResult<Ref<PyStr>> {
        match name.downcast::<PyStr>() {
            Some(name) => Ok(Ref::borrowed(name)),
            None => {
                Err(self
                    .type_error(format!("attribute name must be string, not '{:.200}'", name.ty().name())))
            }
        }
    }

    /// A class name as UTF-8; null characters and lone surrogates are refused.
    pub fn checked_type_name(&self, name: &PyStr) -> PyResult<Box<str>> {
        let text = crate::text::builder::to_wtf8(name.text());
        match text.as_wtf8().as_str() {
            Some(text) if !text.contains('\0') => Ok(text.into()),
            Some(_) => Err(self.value_error("type name must not contain null characters")),
            None => Err(exceptions::surrogate_encode_error(self, name)),
        }
    }
}

/// A level of recursion; ends when dropped.
pub struct Recursion<'a>(&'a Thread);

impl Drop for Recursion<'_> {
    fn drop(&mut self) {
        self.0.depth.set(self.0.depth.get() - 1);
    }
}

macro_rules! raisers {
    ($($name:ident $ty:ident;)*) => {
        impl Thread {$(
            #[cold]
            pub fn $name(&self, text: impl AsRef<str>) -> Raised {
                self.raise(&exceptions::$ty, text.as_ref())
            }
        )*}
    };
}

raisers! {
    type_error TYPE_ERROR;
    value_error VALUE_ERROR;
    index_error INDEX_ERROR;
    overflow_error OVERFLOW_ERROR;
    zero_division_error ZERO_DIVISION_ERROR;
    runtime_error RUNTIME_ERROR;
    system_error SYSTEM_ERROR;
    import_error IMPORT_ERROR;
    buffer_error BUFFER_ERROR;
    not_implemented_error NOT_IMPLEMENTED_ERROR;
    lookup_error LOOKUP_ERROR;
}

impl Thread {
    /// `ascii(value)`.
    pub fn ascii(&self, value: &Value) -> PyResult {
        let text = self.repr(value)?;
        let Some(own) = text.downcast::<PyStr>().filter(|own| !own.is_ascii()) else { return Ok(text) };
        let mut buf = crate::text::TextBuf::new();
        crate::text::repr::push_escaped(own.text(), &mut buf)?;
        Ok(PyStr::from_compact(self.heap(), buf.finish()?)?.into_value())
    }

    /// An attribute of the module `sys`.
    pub fn sys_attribute(&self, name: &str) -> PyResult<Option<Value>> {
        let name = self.intern_str(name)?;
        Ok(self.sys_dict()?.and_then(|sys| sys.get_str(&name)))
    }

    /// The dict of the module `sys`, which is filled now if nobody has looked into it before; `None` once the VM has ended.
    pub fn sys_dict(&self) -> PyResult<Option<Ref<PyDict>>> {
        let Some(sys) = self.interp().sys.borrow().clone() else { return Ok(None) };
        Ok(Some(Ref::borrowed(sys.completed(self)?.dict())))
    }
}
