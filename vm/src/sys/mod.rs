//! Everything that asks the operating system.

use std::cell::Cell;

/// Fills a buffer with random bytes.
pub fn random_bytes(buffer: &mut [u8]) {
    let mut filled = 0;
    while filled < buffer.len() {
        // SAFETY: the pointer and length are those of the rest of the buffer.
        let count =
            unsafe { libc::getrandom(buffer[filled..].as_mut_ptr().cast(), buffer.len() - filled, 0) };
        if count <= 0 {
            // Without a source of randomness: the address of the buffer and the time are better than nothing.
            let now = std::time::SystemTime::now()
                .duration_since(std::time::UNIX_EPOCH)
                .map_or(0, |now| now.as_nanos());
            for byte in &mut buffer[filled..] {
                *byte ^= now as u8;
            }
            return;
        }
        filled += count as usize;
    }
}

/// A number for the current thread.
pub fn thread_id() -> u64 {
    // SAFETY: always succeeds.
    unsafe { libc::pthread_self() as u64 }
}

/// What must stay free of the native stack for code that does not check it: making exceptions, formatting, the system.
const MARGIN: usize = 96 * 1024;

thread_local! {
    static STACK_LIMIT: Cell<usize> = const { Cell::new(0) };
}

/// The lowest address of this thread's native stack that recursion may reach.
pub fn native_stack_limit() -> usize {
    STACK_LIMIT.with(|limit| {
        if limit.get() == 0 {
            limit.set(measure_stack() + MARGIN);
        }
        limit.get()
    })
}

#[cfg(target_os = "linux")]
fn measure_stack() -> usize {
    // SAFETY: plain queries of the current thread's attributes, which are destroyed afterwards.
    unsafe {
        let mut attributes: libc::pthread_attr_t = std::mem::zeroed();
        if libc::pthread_getattr_np(libc::pthread_self(), &raw mut attributes) != 0 {
            return fallback();
        }
        let (mut address, mut size) = (std::ptr::null_mut(), 0);
        let result = libc::pthread_attr_getstack(&raw const attributes, &raw mut address, &raw mut size);
        libc::pthread_attr_destroy(&raw mut attributes);
        if result == 0 { address.addr() } else { fallback() }
    }
}

#[cfg(not(target_os = "linux"))]
fn measure_stack() -> usize {
    fallback()
}

/// Half a megabyte from here: less than any thread has.
fn fallback() -> usize {
    let here = 0u8;
    (&raw const here).addr().saturating_sub(512 * 1024)
}
