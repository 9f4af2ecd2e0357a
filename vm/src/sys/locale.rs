//! The locale of the process: how text is encoded, compared and translated, and how numbers are written.
//!
//! To set one takes the C library a dozen of files, and most programs never ask it anything that depends on it. So a locale whose
//! encoding is known is set when somebody asks (`settle`).

use std::ffi::{CStr, CString};
use std::sync::{Mutex, PoisonError};

/// `LC_CTYPE` of the process.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Locale {
    pub name: String,
    /// The system's name for the encoding.
    pub encoding: String,
}

/// The process's `LC_CTYPE`, where it is not set yet.
static UNSETTLED: Mutex<Option<CString>> = Mutex::new(None);

/// Sets what [`adopt`] has put off.
fn settle() {
    let mut unsettled = UNSETTLED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(name) = unsettled.take() {
        // SAFETY: the string ends with a null byte.
        unsafe { libc::setlocale(libc::LC_CTYPE, name.as_ptr()) };
    }
}

/// The name of the `LC_CTYPE` that the environment asks for.
fn asked_for() -> Option<CString> {
    let given = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    let value = given("LC_ALL").or_else(|| given("LC_CTYPE")).or_else(|| given("LANG"))?;
    CString::new(value.into_encoded_bytes()).ok()
}

/// Whether the C library has the locale for sure, with UTF-8: glibc has it built in since its version 2.35.
#[cfg(target_env = "gnu")]
fn is_built_in(name: &CStr) -> bool {
    // SAFETY: a constant string of the library.
    let version = unsafe { CStr::from_ptr(libc::gnu_get_libc_version()) }.to_string_lossy();
    let minor = version.strip_prefix("2.").and_then(|minor| minor.parse::<u32>().ok());
    minor.is_some_and(|minor| minor >= 35) && (name == c"C.UTF-8" || name == c"C.utf8")
}

#[cfg(not(target_env = "gnu"))]
fn is_built_in(_: &CStr) -> bool {
    false
}

/// Sets the process's `LC_CTYPE`, to what the environment asks for if no name is given, and tells what it is then. `None` where
/// the system has no such locale. For a program's start: nothing else may be running.
pub fn adopt(name: Option<&CStr>) -> Option<Locale> {
    let wanted = name.map(CStr::to_owned).or_else(asked_for);
    if let Some(wanted) = wanted.filter(|wanted| is_built_in(wanted)) {
        let name = wanted.to_string_lossy().into_owned();
        *UNSETTLED.lock().unwrap_or_else(PoisonError::into_inner) = Some(wanted);
        return Some(Locale { name, encoding: "UTF-8".to_owned() });
    }
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

/// Sets the process's locale for a category, or asks for it. `None` where the system knows no such category or locale.
///
/// The C library's own state: callers hold [`crate::capability::Capability::Process`], which at most one VM has.
pub fn set(category: i32, name: Option<&CStr>) -> Option<Vec<u8>> {
    settle();
    // SAFETY: null, or a string that ends with a null byte; the result is copied at once.
    unsafe { bytes(libc::setlocale(category, name.map_or(std::ptr::null(), CStr::as_ptr))) }
}

/// What `localeconv` says of numbers and of money.
pub struct Conventions {
    /// `decimal_point`, `thousands_sep`.
    pub numbers: [Vec<u8>; 2],
    /// Sizes of groups of digits, up to the null or `CHAR_MAX` that ends them, with that one.
    pub grouping: Vec<u8>,
    /// `int_curr_symbol`, `currency_symbol`, `mon_decimal_point`, `mon_thousands_sep`.
    pub money: [Vec<u8>; 4],
    pub mon_grouping: Vec<u8>,
    /// `positive_sign`, `negative_sign`.
    pub signs: [Vec<u8>; 2],
    /// `int_frac_digits` to `n_sign_posn`.
    pub digits: [libc::c_char; 8],
}

pub fn conventions() -> Conventions {
    settle();
    // SAFETY: the C library's own structure, whose strings are copied before anything can change the locale.
    unsafe {
        let own = &*libc::localeconv();
        let text = |text: *const libc::c_char| bytes(text).unwrap_or_default();
        Conventions {
            numbers: [text(own.decimal_point), text(own.thousands_sep)],
            grouping: grouping(own.grouping),
            money: [
                text(own.int_curr_symbol),
                text(own.currency_symbol),
                text(own.mon_decimal_point),
                text(own.mon_thousands_sep),
            ],
            mon_grouping: grouping(own.mon_grouping),
            signs: [text(own.positive_sign), text(own.negative_sign)],
            digits: [
                own.int_frac_digits,
                own.frac_digits,
                own.p_cs_precedes,
                own.p_sep_by_space,
                own.n_cs_precedes,
                own.n_sep_by_space,
                own.p_sign_posn,
                own.n_sign_posn,
            ],
        }
    }
}

/// # Safety
/// A list of sizes that a null or `CHAR_MAX` ends.
unsafe fn grouping(sizes: *const libc::c_char) -> Vec<u8> {
    let mut list = Vec::new();
    let mut at = sizes;
    // SAFETY: by contract, the list goes on until one of the two.
    unsafe {
        while *at != 0 && *at != libc::c_char::MAX {
            list.push(*at as u8);
            at = at.add(1);
        }
        if !list.is_empty() {
            list.push(*at as u8);
        }
    }
    list
}

/// A text of the locale, by its number. Some are rows of texts, of which the last is empty.
pub fn langinfo(item: i32, is_row: bool) -> Vec<Vec<u8>> {
    settle();
    let mut texts = Vec::new();
    // SAFETY: the C library's own strings, copied at once; a row ends with an empty one.
    unsafe {
        let mut at = libc::nl_langinfo(item).cast_const();
        while !at.is_null() && (texts.is_empty() || *at != 0) {
            let text = CStr::from_ptr(at);
            texts.push(text.to_bytes().to_vec());
            if !is_row || text.is_empty() {
                break;
            }
            at = at.add(text.count_bytes() + 1);
        }
    }
    texts
}

mod c {
    use libc::{c_char, c_int, size_t, wchar_t};

    // SAFETY: the declarations are those of POSIX, and of glibc's `libintl.h`.
    unsafe extern "C" {
        pub fn wcscoll(left: *const wchar_t, right: *const wchar_t) -> c_int;
        pub fn wcsxfrm(to: *mut wchar_t, from: *const wchar_t, size: size_t) -> size_t;
        pub fn dcgettext(domain: *const c_char, text: *const c_char, category: c_int) -> *mut c_char;
        pub fn textdomain(domain: *const c_char) -> *mut c_char;
        pub fn bindtextdomain(domain: *const c_char, folder: *const c_char) -> *mut c_char;
        pub fn bind_textdomain_codeset(domain: *const c_char, codeset: *const c_char) -> *mut c_char;
    }
}

/// A string as the C library's wide characters, with the null at its end; without one before.
pub struct Wide(Vec<libc::wchar_t>);

impl Wide {
    /// `None` if there is a null among the characters.
    pub fn new(codes: impl Iterator<Item = u32>) -> Option<Wide> {
        let mut units: Vec<libc::wchar_t> = codes.map(|code| code as libc::wchar_t).collect();
        if units.contains(&0) {
            return None;
        }
        units.push(0);
        Some(Wide(units))
    }
}

/// Compares by the locale's rules.
pub fn collate(left: &Wide, right: &Wide) -> i32 {
    settle();
    // SAFETY: both end with a null.
    unsafe { c::wcscoll(left.0.as_ptr(), right.0.as_ptr()) }
}

/// What compares plainly as the string does by the locale's rules.
pub fn transform(text: &Wide) -> Option<Vec<u32>> {
    settle();
    let mut room: Vec<libc::wchar_t> = vec![0; 2 * text.0.len() + 16];
    for _ in 0..2 {
        // SAFETY: the string ends with a null; no more is written than there is room for.
        let needed = unsafe { c::wcsxfrm(room.as_mut_ptr(), text.0.as_ptr(), room.len()) };
        if needed < room.len() {
            return Some(room[..needed].iter().map(|unit| *unit as u32).collect());
        }
        // More than any transformation of the text can be is an error.
        if needed > 64 * (text.0.len() + 16) {
            return None;
        }
        room.resize(needed + 1, 0);
    }
    None
}

fn or_null(text: Option<&CStr>) -> *const libc::c_char {
    text.map_or(std::ptr::null(), CStr::as_ptr)
}

/// The translation of a text.
pub fn translate(domain: Option<&CStr>, text: &CStr, category: i32) -> Vec<u8> {
    settle();
    // SAFETY: null, or strings that end with a null byte; the result, which may be the text itself, is copied at once.
    unsafe { bytes(c::dcgettext(or_null(domain), text.as_ptr(), category)) }.unwrap_or_default()
}

pub fn text_domain(domain: Option<&CStr>) -> Option<Vec<u8>> {
    // SAFETY: as above.
    unsafe { bytes(c::textdomain(or_null(domain))) }
}

pub fn bind_text_domain(domain: &CStr, folder: Option<&CStr>) -> Option<Vec<u8>> {
    // SAFETY: as above.
    unsafe { bytes(c::bindtextdomain(domain.as_ptr(), or_null(folder))) }
}

pub fn bind_text_domain_codeset(domain: &CStr, codeset: Option<&CStr>) -> Option<Vec<u8>> {
    // SAFETY: as above.
    unsafe { bytes(c::bind_textdomain_codeset(domain.as_ptr(), or_null(codeset))) }
}

/// # Safety
/// Null, or a string that ends with a null byte.
unsafe fn bytes(text: *const libc::c_char) -> Option<Vec<u8>> {
    // SAFETY: by contract.
    if text.is_null() { None } else { Some(unsafe { CStr::from_ptr(text) }.to_bytes().to_vec()) }
}
