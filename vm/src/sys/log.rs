//! The system's log (`syslog(3)`).

use std::ffi::{CStr, CString};
use std::sync::{Mutex, PoisonError};

/// The name under which the process writes; the C library keeps a pointer to it.
static NAME: Mutex<Option<CString>> = Mutex::new(None);

pub fn open(name: Option<CString>, options: i32, facility: i32) {
    let mut own = NAME.lock().unwrap_or_else(PoisonError::into_inner);
    // SAFETY: the string lives until another one takes its place, which `openlog` is told first.
    unsafe { libc::openlog(name.as_ref().map_or(std::ptr::null(), |name| name.as_ptr()), options, facility) };
    *own = name;
}

pub fn write(priority: i32, text: &CStr) {
    let _own = NAME.lock().unwrap_or_else(PoisonError::into_inner);
    // SAFETY: the format takes one string, which ends with a null byte.
    unsafe { libc::syslog(priority, c"%s".as_ptr(), text.as_ptr()) };
}

pub fn close() {
    let mut own = NAME.lock().unwrap_or_else(PoisonError::into_inner);
    // SAFETY: closes, then forgets the name.
    unsafe {
        libc::closelog();
        libc::openlog(std::ptr::null(), 0, libc::LOG_USER);
        libc::closelog();
    }
    *own = None;
}

pub fn set_mask(mask: i32) -> i32 {
    // SAFETY: numbers only.
    unsafe { libc::setlogmask(mask) }
}
