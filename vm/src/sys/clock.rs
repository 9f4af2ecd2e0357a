//! Calendar time, as the C library computes it: zones, formats, names in the locale.

use super::calls::{Errno, last_error};
use rustix::io::Result;
use std::ffi::{CStr, CString};
use std::mem::MaybeUninit;

/// A moment broken down, `tm` of the C library with its own values, and the name of the zone.
#[derive(Clone, Debug)]
pub struct Broken {
    pub tm: [i32; 9],
    pub offset: i64,
    pub zone: Option<CString>,
}

fn from_c(tm: &libc::tm) -> Broken {
    let zone = if tm.tm_zone.is_null() {
        None
    } else {
        // SAFETY: a string of the C library's, which it keeps.
        Some(unsafe { CStr::from_ptr(tm.tm_zone) }.to_owned())
    };
    Broken {
        tm: [
            tm.tm_year,
            tm.tm_mon,
            tm.tm_mday,
            tm.tm_hour,
            tm.tm_min,
            tm.tm_sec,
            tm.tm_wday,
            tm.tm_yday,
            tm.tm_isdst,
        ],
        offset: tm.tm_gmtoff,
        zone,
    }
}

impl Broken {
    fn to_c(&self) -> libc::tm {
        // SAFETY: all zeroes is a value.
        let mut tm: libc::tm = unsafe { MaybeUninit::zeroed().assume_init() };
        [
            tm.tm_year,
            tm.tm_mon,
            tm.tm_mday,
            tm.tm_hour,
            tm.tm_min,
            tm.tm_sec,
            tm.tm_wday,
            tm.tm_yday,
            tm.tm_isdst,
        ] = self.tm;
        tm.tm_gmtoff = self.offset;
        tm.tm_zone = self.zone.as_ref().map_or(std::ptr::null(), |zone| zone.as_ptr());
        tm
    }
}

/// `None` where the C library has no such time.
pub fn localtime(seconds: i64) -> Result<Broken> {
    broken(|room| {
        // SAFETY: a number is read, the structure written.
        unsafe { !libc::localtime_r(&raw const seconds, room).is_null() }
    })
}

pub fn gmtime(seconds: i64) -> Result<Broken> {
    broken(|room| {
        // SAFETY: as above.
        unsafe { !libc::gmtime_r(&raw const seconds, room).is_null() }
    })
}

fn broken(fill: impl FnOnce(*mut libc::tm) -> bool) -> Result<Broken> {
    let mut room = MaybeUninit::<libc::tm>::zeroed();
    if !fill(room.as_mut_ptr()) {
        return Err(match last_error() {
            error if error.raw_os_error() == 0 => Errno::INVAL,
            error => error,
        });
    }
    // SAFETY: written, and all zeroes is a value.
    Ok(from_c(&unsafe { room.assume_init() }))
}

/// Seconds of a local time; `None` if there are none.
pub fn mktime(time: &Broken) -> Option<i64> {
    let mut tm = time.to_c();
    // Tells an error from the second before the epoch.
    tm.tm_wday = -1;
    // SAFETY: the structure is read and written.
    let seconds = unsafe { libc::mktime(&raw mut tm) };
    if seconds == -1 && tm.tm_wday == -1 { None } else { Some(seconds) }
}

/// Formats a time in the locale. The result has as many bytes as it needs, up to a bound that depends on the format.
pub fn strftime(format: &CStr, time: &Broken) -> Vec<u8> {
    unsafe extern "C" {
        fn strftime(
            room: *mut libc::c_char,
            size: usize,
            format: *const libc::c_char,
            time: *const libc::tm,
        ) -> usize;
    }
    let tm = time.to_c();
    let length = format.to_bytes().len();
    let mut size = 1024;
    loop {
        let mut room = vec![0u8; size];
        // SAFETY: the room is written to; format and structure are read.
        let count = unsafe { strftime(room.as_mut_ptr().cast(), size, format.as_ptr(), &raw const tm) };
        // Nothing is a result, too (`%p` in some locales): not for ever is more room tried.
        if count > 0 || size >= 256 * length.max(1) {
            room.truncate(count);
            return room;
        }
        size *= 2;
    }
}

/// Has the C library look at the variable `TZ` again.
pub fn tzset() {
    unsafe extern "C" {
        fn tzset();
    }
    // SAFETY: the environment is changed through the standard library, with the VM's lock.
    unsafe { tzset() };
}
