//! The locale of the process, as far as it says how text is encoded.

use std::ffi::CStr;

/// `LC_CTYPE` of the process.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Locale {
    pub name: String,
    /// The system's name for the encoding.
    pub encoding: String,
}

/// Sets the process's `LC_CTYPE`, to what the environment asks for if no name is given, and tells what it is then. `None` where
/// the system has no such locale. For a program's start: nothing else may be running.
pub fn adopt(name: Option<&CStr>) -> Option<Locale> {
    // SAFETY: no other thread runs yet that could look at the locale; the strings are copied at once.
    unsafe {
        let set = libc::setlocale(libc::LC_CTYPE, name.unwrap_or(c"").as_ptr());
        if set.is_null() && name.is_some() {
            return None;
        }
        let own = if set.is_null() { libc::setlocale(libc::LC_CTYPE, std::ptr::null()) } else { set };
        Some(Locale { name: copy(own), encoding: copy(libc::nl_langinfo(libc::CODESET)) })
    }
}

/// Puts a locale into the environment, for programs that are started.
pub fn export(name: &CStr) {
    // SAFETY: no other thread runs yet; both strings end with a null byte.
    unsafe { libc::setenv(c"LC_CTYPE".as_ptr(), name.as_ptr(), 1) };
}

/// # Safety
/// Null, or a string that ends with a null byte.
unsafe fn copy(text: *const libc::c_char) -> String {
    if text.is_null() {
        return String::new();
    }
    // SAFETY: by contract.
    unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned()
}
