//! Everything that asks the operating system.

pub mod accounts;
pub mod blocking;
pub mod calls;
pub mod clock;
pub mod file;
pub mod locale;
pub mod log;
pub mod memory;
pub mod net;
pub mod opening;
pub mod park;
pub mod ready;
pub mod semaphore;
pub mod signal;
pub mod spawn;
pub mod terminal;
pub mod transfer;

use crate::builtins::str::PyStr;
use crate::heap::{Heap, NoMemory};
use crate::object::Ref;
use crate::text::TextBuf;
use std::cell::Cell;
use std::ffi::OsString;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Path, PathBuf};

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

/// The folder that relative paths start from; empty if it is gone.
pub fn current_folder() -> PathBuf {
    std::env::current_dir().unwrap_or_default()
}

/// The path that a `str` names: characters that stand for bytes that are no UTF-8 (`surrogateescape`) become those bytes.
/// `None` for what no path can be.
pub fn path_of(text: &PyStr) -> Option<PathBuf> {
    if let Some(ascii) = text.as_ascii() {
        return if ascii.contains('\0') { None } else { Some(PathBuf::from(ascii)) };
    }
    let mut bytes = Vec::new();
    for code in text.text().iter() {
        match (char::from_u32(code), code) {
            (Some('\0'), _) => return None,
            (Some(c), _) => bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
            (None, 0xDC80..=0xDCFF) => bytes.push((code - 0xDC00) as u8),
            (None, _) => return None,
        }
    }
    Some(PathBuf::from(OsString::from_vec(bytes)))
}

/// The `str` for a path.
pub fn path_str(heap: &Heap, path: &Path) -> Result<Ref<PyStr>, NoMemory> {
    let bytes = path.as_os_str().as_bytes();
    match std::str::from_utf8(bytes) {
        Ok(text) => PyStr::from_utf8(heap, text),
        Err(_) => {
            let mut buf = TextBuf::new();
            for chunk in bytes.utf8_chunks() {
                buf.push_str(chunk.valid())?;
                for byte in chunk.invalid() {
                    buf.push(0xDC00 + u32::from(*byte))?;
                }
            }
            PyStr::from_compact(heap, buf.finish()?)
        }
    }
}

/// The system's text for an error number.
pub fn error_text(errno: i32) -> String {
    let text = std::io::Error::from_raw_os_error(errno).to_string();
    // The standard library adds the number.
    text.strip_suffix(&format!(" (os error {errno})")).unwrap_or(&text).to_owned()
}

/// A number for the current thread.
pub fn thread_id() -> u64 {
    // SAFETY: always succeeds.
    unsafe { libc::pthread_self() as u64 }
}

/// The same number, of a thread that has been started.
pub fn id_of_started<T>(handle: &std::thread::JoinHandle<T>) -> u64 {
    use std::os::unix::thread::JoinHandleExt;
    #[allow(clippy::unnecessary_cast, reason = "a pointer on some systems")]
    let id = handle.as_pthread_t() as u64;
    id
}

/// What the kernel calls the current thread.
pub fn native_thread_id() -> u64 {
    #[cfg(target_os = "linux")]
    return rustix::thread::gettid().as_raw_pid() as u64;
    #[cfg(not(target_os = "linux"))]
    return thread_id();
}

/// What the system calls the current thread.
pub fn thread_name() -> Vec<u8> {
    #[cfg(target_os = "linux")]
    if let Ok(name) = rustix::thread::name() {
        return name.into_bytes();
    }
    Vec::new()
}

/// Sets what the system calls the current thread, cut to the length it takes.
pub fn set_thread_name(name: &str) {
    #[cfg(target_os = "linux")]
    {
        const MAX: usize = 15;
        let bytes: Vec<u8> = name.bytes().take_while(|byte| *byte != 0).take(MAX).collect();
        if let Ok(name) = std::ffi::CString::new(bytes) {
            let _ = rustix::thread::set_name(&name);
        }
    }
    #[cfg(not(target_os = "linux"))]
    let _ = name;
}

/// The native stack of a thread for which no size is given: the limit of the process's main thread, as the C library has it.
pub fn default_stack_size() -> usize {
    const DEFAULT: u64 = 8 << 20;
    let limit = rustix::process::getrlimit(rustix::process::Resource::Stack).current;
    limit.filter(|limit| (1 << 20..=1 << 30).contains(limit)).unwrap_or(DEFAULT) as usize
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

/// The end of the main thread's stack, which grows to its limit: the system puts the program's name at its very top. What the C
/// library says is the same, but it reads the list of all mappings for it. That is worth it only where something may have been
/// mapped within the limit: the system keeps 128 MiB free whatever the limit was at the program's start.
#[cfg(all(target_os = "linux", not(miri)))]
fn measure_main_stack() -> Option<usize> {
    const PAGE: usize = 4096;
    if rustix::thread::gettid() != rustix::process::getpid() {
        return None;
    }
    let limit = rustix::process::getrlimit(rustix::process::Resource::Stack).current?;
    let limit = usize::try_from(limit).ok().filter(|limit| *limit <= 64 << 20)?;
    // SAFETY: a plain query; what it gives is null or a string that ends with a null byte and is never changed.
    let name = unsafe {
        let name = libc::getauxval(libc::AT_EXECFN) as *const libc::c_char;
        if name.is_null() { None } else { Some(std::ffi::CStr::from_ptr(name)) }
    }?;
    let top = name.as_ptr().addr() + name.count_bytes() + 1 + size_of::<usize>();
    top.next_multiple_of(PAGE).checked_sub(limit)
}

#[cfg(all(target_os = "linux", not(miri)))]
fn measure_stack() -> usize {
    if let Some(end) = measure_main_stack() {
        return end;
    }
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

#[cfg(not(any(target_os = "linux", miri)))]
fn measure_stack() -> usize {
    fallback()
}

/// Miri's stack has no addresses that follow each other, nor an end.
#[cfg(miri)]
fn measure_stack() -> usize {
    0
}

/// Half a megabyte from here: less than any thread has.
#[cfg(not(miri))]
fn fallback() -> usize {
    let here = 0u8;
    (&raw const here).addr().saturating_sub(512 * 1024)
}
