//! The memory of SQLite, charged to the VM whose call allocates it.
//!
//! SQLite's allocator is replaced once in the process. In front of each block stand its size and the counter of its VM, so that
//! whoever frees it, on whatever thread, takes it from there. A counter knows how far it may go during a call; beyond, SQLite
//! is told that there is no memory. The VM's account follows its counter before and after each call, with the lock.
//!
//! Invariants: a counter is never freed, as blocks point to it. Blocks without one belong to nobody (what SQLite allocates once for
//! the process, or for others in it).

use libsqlite3_sys as ffi;
use std::cell::Cell;
use std::ffi::{c_int, c_void};
use std::ptr;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use taipan_vm::error::Raised;
use taipan_vm::heap::{NoMemory, current};
use taipan_vm::thread::{Termination, Thread};

/// What SQLite holds for a VM, in bytes.
#[derive(Default)]
struct Counter {
    used: AtomicUsize,
    /// How much it may hold; 0 until the first call says.
    most: AtomicUsize,
    /// Something was refused.
    refused: AtomicBool,
}

thread_local! {
    /// Whose call runs on this thread.
    static RUNNING: Cell<*const Counter> = const { Cell::new(ptr::null()) };
}

/// In front of each block.
#[repr(C, align(16))]
struct Header {
    size: usize,
    counter: *const Counter,
}

const HEADER: usize = size_of::<Header>();

struct Methods(ffi::sqlite3_mem_methods);

// SAFETY: functions, and no data.
unsafe impl Sync for Methods {}

static METHODS: Methods = Methods(ffi::sqlite3_mem_methods {
    xMalloc: Some(allocate),
    xFree: Some(free),
    xRealloc: Some(resize),
    xSize: Some(size),
    xRoundup: Some(round_up),
    xInit: Some(begin),
    xShutdown: Some(end),
    pAppData: ptr::null_mut(),
});

/// Replaces SQLite's allocator, before anything is allocated. Who has used SQLite earlier in this process keeps his.
fn install() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        // SAFETY: the methods live as long as the process; SQLite copies them, and refuses once it has begun.
        unsafe { ffi::sqlite3_config(ffi::SQLITE_CONFIG_MALLOC, &raw const METHODS.0) };
    });
}

impl Counter {
    /// Takes so many bytes, unless that is too much.
    fn take(&self, bytes: usize) -> bool {
        let used = self.used.fetch_add(bytes, Ordering::Relaxed) + bytes;
        if used <= self.most.load(Ordering::Relaxed) {
            return true;
        }
        self.used.fetch_sub(bytes, Ordering::Relaxed);
        self.refused.store(true, Ordering::Relaxed);
        false
    }
}

/// # Safety
/// SQLite's `xMalloc`: may be called at any time, on any thread.
unsafe extern "C" fn allocate(bytes: c_int) -> *mut c_void {
    let Ok(size) = usize::try_from(bytes) else { return ptr::null_mut() };
    let counter = RUNNING.get();
    // SAFETY: counters are never freed.
    let own = unsafe { counter.as_ref() };
    if !own.is_none_or(|own| own.take(size + HEADER)) {
        return ptr::null_mut();
    }
    // SAFETY: not empty; the C library's blocks are aligned for the header.
    let block = unsafe { libc::malloc(size + HEADER) }.cast::<Header>();
    if block.is_null() {
        if let Some(own) = own {
            own.used.fetch_sub(size + HEADER, Ordering::Relaxed);
        }
        return ptr::null_mut();
    }
    // SAFETY: the block begins with room for the header.
    unsafe {
        block.write(Header { size, counter });
        block.add(1).cast()
    }
}

/// The header of a block that SQLite has.
///
/// # Safety
/// `block` comes from [`allocate`], and has not been freed.
unsafe fn header(block: *mut c_void) -> *mut Header {
    // SAFETY: `allocate` has put the header there.
    unsafe { block.cast::<Header>().sub(1) }
}

/// # Safety
/// SQLite's `xFree`: `block` is null, or comes from [`allocate`] and is not used any more.
unsafe extern "C" fn free(block: *mut c_void) {
    if block.is_null() {
        return;
    }
    // SAFETY: a block of `allocate`, which is not used any more; counters are never freed.
    unsafe {
        let header = header(block);
        let Header { size, counter } = header.read();
        if let Some(counter) = counter.as_ref() {
            counter.used.fetch_sub(size + HEADER, Ordering::Relaxed);
        }
        libc::free(header.cast());
    }
}

/// # Safety
/// SQLite's `xRealloc`: `block` is null, or comes from [`allocate`], and is given up if the result is not null.
unsafe extern "C" fn resize(block: *mut c_void, bytes: c_int) -> *mut c_void {
    // SAFETY: the new block has room for what is copied, and the old one is given up once that is done.
    unsafe {
        let new = allocate(bytes);
        if !new.is_null() && !block.is_null() {
            let len = (*header(block)).size.min((*header(new)).size);
            ptr::copy_nonoverlapping(block.cast::<u8>(), new.cast::<u8>(), len);
            free(block);
        }
        new
    }
}

/// # Safety
/// SQLite's `xSize`: `block` is null, or comes from [`allocate`], and has not been freed.
unsafe extern "C" fn size(block: *mut c_void) -> c_int {
    if block.is_null() {
        return 0;
    }
    // SAFETY: a block of `allocate`.
    unsafe { (*header(block)).size as c_int }
}

/// # Safety
/// SQLite's `xRoundup`: a plain computation.
unsafe extern "C" fn round_up(bytes: c_int) -> c_int {
    bytes.saturating_add(7) & !7
}

/// # Safety
/// SQLite's `xInit`: nothing has to be done.
unsafe extern "C" fn begin(_: *mut c_void) -> c_int {
    ffi::SQLITE_OK
}

/// # Safety
/// SQLite's `xShutdown`: nothing has to be done.
unsafe extern "C" fn end(_: *mut c_void) {}

/// What SQLite holds for this VM, and how much of that its account knows of.
struct Memory {
    counter: &'static Counter,
    charged: Cell<usize>,
}

impl Default for Memory {
    fn default() -> Memory {
        Memory { counter: Box::leak(Box::default()), charged: Cell::new(0) }
    }
}

impl Memory {
    /// Has the account follow.
    fn settle(&self) {
        let (used, charged) = (self.counter.used.load(Ordering::Relaxed), self.charged.get());
        if used < charged {
            current::release(charged - used);
            self.charged.set(used);
        } else if current::charge(used - charged).is_ok() {
            self.charged.set(used);
        }
    }
}

/// Runs a call of SQLite, whose memory is the VM's, and which may release the lock.
pub fn counted<R>(vm: &Thread, call: impl FnOnce() -> R) -> R {
    install();
    let memory = vm.interp().module_states.get::<Memory>();
    memory.settle();
    let account = vm.heap().account();
    let left = account.limit().saturating_sub(account.used());
    let most = memory.counter.used.load(Ordering::Relaxed).saturating_add(left);
    memory.counter.most.store(most, Ordering::Relaxed);
    let running = Running(RUNNING.replace(memory.counter));
    let result = call();
    drop(running);
    memory.settle();
    result
}

/// A call has failed for want of memory. Where the limit of the VM's heap was the reason, that is a termination, although SQLite may
/// have given everything back.
#[cold]
pub fn out_of_memory(vm: &Thread) -> Raised {
    let memory = vm.interp().module_states.get::<Memory>();
    if memory.counter.refused.load(Ordering::Relaxed) {
        return vm.terminate(Termination::Memory);
    }
    NoMemory.into()
}

/// Whose call ran before, or waits for this one.
struct Running(*const Counter);

impl Drop for Running {
    fn drop(&mut self) {
        RUNNING.set(self.0);
    }
}
