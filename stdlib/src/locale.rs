//! `_locale`: the locale of the process, by the C library.
//!
//! There is one for all VMs of a process, so that only the one that holds the process's state may change it.

use crate::posix::argument::{c_int, decode, fs_bytes, str_bytes};
use std::ffi::{CStr, CString};
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::exceptions::{self, PyBaseException};
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::{int, list};
use taipan_vm::capability::Capability;
use taipan_vm::class::spec::{Constant, MethodDef, TypeSpec, method};
use taipan_vm::class::{PyType, flags, statics};
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::modules::ModuleSpec;
use taipan_vm::protocol::argument::Which;
use taipan_vm::sys::locale::{self, Wide};
use taipan_vm::text::TextBuf;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

macro_rules! items {
    ($($name:ident)*) => { &[$((stringify!($name), Constant::Int(libc::$name as i64))),*] };
}

/// What `nl_langinfo` can be asked for.
static ITEMS: &[(&str, Constant)] = items! {
    DAY_1 DAY_2 DAY_3 DAY_4 DAY_5 DAY_6 DAY_7 ABDAY_1 ABDAY_2 ABDAY_3 ABDAY_4 ABDAY_5 ABDAY_6 ABDAY_7
    MON_1 MON_2 MON_3 MON_4 MON_5 MON_6 MON_7 MON_8 MON_9 MON_10 MON_11 MON_12
    ABMON_1 ABMON_2 ABMON_3 ABMON_4 ABMON_5 ABMON_6 ABMON_7 ABMON_8 ABMON_9 ABMON_10 ABMON_11 ABMON_12
    RADIXCHAR THOUSEP CRNCYSTR D_FMT D_T_FMT T_FMT AM_STR PM_STR CODESET T_FMT_AMPM ERA ERA_D_FMT ERA_D_T_FMT ERA_T_FMT
    ALT_DIGITS YESEXPR NOEXPR
};

/// The format of `date(1)`, an extension of glibc.
const DATE_FMT: i64 = 0x2006C;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_locale",
    doc: "Support for POSIX locales.",
    functions: FUNCTIONS,
    constants: &[
        ("LC_CTYPE", Constant::Int(libc::LC_CTYPE as i64)),
        ("LC_NUMERIC", Constant::Int(libc::LC_NUMERIC as i64)),
        ("LC_TIME", Constant::Int(libc::LC_TIME as i64)),
        ("LC_COLLATE", Constant::Int(libc::LC_COLLATE as i64)),
        ("LC_MONETARY", Constant::Int(libc::LC_MONETARY as i64)),
        ("LC_MESSAGES", Constant::Int(libc::LC_MESSAGES as i64)),
        ("LC_ALL", Constant::Int(libc::LC_ALL as i64)),
        ("CHAR_MAX", Constant::Int(libc::c_char::MAX as i64)),
        ("_DATE_FMT", Constant::Int(DATE_FMT)),
    ],
    types: &[&ERROR],
    init: Some(|_, module| {
        ITEMS.iter().try_for_each(|(name, item)| {
            module.dict().set_str(statics::intern(name), statics::constant_value(item))
        })
    }),
    ..ModuleSpec::NEW
};

pub static ERROR: PyType = PyType::from_spec(&TypeSpec {
    name: "locale.Error",
    base: Some(&exceptions::EXCEPTION),
    flags: flags::BASETYPE | flags::EXCEPTION_SUBCLASS,
    ..TypeSpec::object::<PyBaseException>()
});

static FUNCTIONS: &[MethodDef] = &[
    method(
        "setlocale",
        "($module, category, locale=None, /)",
        "Activates/queries locale processing.",
        setlocale,
    ),
    method(
        "localeconv",
        "($module, /)",
        "Returns numeric and monetary locale-specific parameters.",
        |vm, _| localeconv(vm),
    ),
    method(
        "nl_langinfo",
        "($module, key, /)",
        "Return the value for the locale information of a key.",
        nl_langinfo,
    ),
    method("getencoding", "($module, /)", "Get the current locale encoding.", |vm, _| {
        let text = locale::langinfo(libc::CODESET, false);
        decode(vm, text.first().map_or(b"", Vec::as_slice))
    }),
    method(
        "strcoll",
        "($module, os1, os2, /)",
        "Compares two strings according to the locale.",
        |vm, args| {
            let left = wide(vm, "strcoll", Which::At(1), &args[1])?;
            let right = wide(vm, "strcoll", Which::At(2), &args[2])?;
            Ok(int::small(locale::collate(&left, &right).signum().into()))
        },
    ),
    method(
        "strxfrm",
        "($module, string, /)",
        "Return a string that compares plainly as this one does.",
        |vm, args| {
            let text = wide(vm, "strxfrm", Which::Only, &args[1])?;
            let Some(codes) = locale::transform(&text) else {
                return Err(vm.raise_os_error(libc::EINVAL, None, None));
            };
            let mut buf = TextBuf::new();
            for code in codes {
                if code > 0x10_FFFF {
                    let text = format!("character U+{code:x} is not in range [U+0000; U+10ffff]");
                    return Err(vm.value_error(text));
                }
                buf.push(code)?;
            }
            vm.finish_text(buf)
        },
    ),
    method("gettext", "($module, msg, /)", "Return translation of msg.", |vm, args| {
        let text = str_bytes(vm, "gettext", Which::Only, &args[1])?;
        translated(vm, None, &text, libc::LC_MESSAGES)
    }),
    method("dgettext", "($module, domain, msg, /)", "Return translation of msg in domain.", |vm, args| {
        let domain = optional(vm, "dgettext", Which::At(1), &args[1])?;
        let text = str_bytes(vm, "dgettext", Which::At(2), &args[2])?;
        translated(vm, domain.as_deref(), &text, libc::LC_MESSAGES)
    }),
    method(
        "dcgettext",
        "($module, domain, msg, category, /)",
        "Return translation of msg in domain and category.",
        |vm, args| {
            let domain = optional(vm, "dcgettext", Which::At(1), &args[1])?;
            let text = str_bytes(vm, "dcgettext", Which::At(2), &args[2])?;
            translated(vm, domain.as_deref(), &text, c_int(vm, &args[3])?)
        },
    ),
    method("textdomain", "($module, domain, /)", "Set the C library's textdomain to domain.", |vm, args| {
        let domain = optional(vm, "textdomain", Which::Only, &args[1])?;
        if domain.is_some() {
            vm.allow(Capability::Process)?;
        }
        match locale::text_domain(domain.as_deref()) {
            Some(domain) => decode(vm, &domain),
            None => Err(vm.raise_os_error(libc::ENOMEM, None, None)),
        }
    }),
    method(
        "bindtextdomain",
        "($module, domain, dir, /)",
        "Bind the C library's domain to dir.",
        |vm, args| {
            let domain = str_bytes(vm, "bindtextdomain", Which::At(1), &args[1])?;
            if domain.is_empty() {
                return Err(error(vm, "domain must be a non-empty string"));
            }
            let folder = if args[2].is_none() { None } else { Some(fs_bytes(vm, &args[2])?) };
            if folder.is_some() {
                vm.allow(Capability::Process)?;
            }
            text_or_none(vm, locale::bind_text_domain(&domain, folder.as_deref()))
        },
    ),
    method(
        "bind_textdomain_codeset",
        "($module, domain, codeset, /)",
        "Bind the C library's domain to codeset.",
        |vm, args| {
            let domain = str_bytes(vm, "bind_textdomain_codeset", Which::At(1), &args[1])?;
            let codeset = optional(vm, "bind_textdomain_codeset", Which::At(2), &args[2])?;
            if codeset.is_some() {
                vm.allow(Capability::Process)?;
            }
            text_or_none(vm, locale::bind_text_domain_codeset(&domain, codeset.as_deref()))
        },
    ),
];

fn error(vm: &Thread, text: &str) -> Raised {
    vm.raise(&ERROR, text)
}

fn text_or_none(vm: &Thread, text: Option<Vec<u8>>) -> PyResult {
    text.map_or(Ok(Value::NONE), |text| decode(vm, &text))
}

/// A `str` without nulls, or `None`.
fn optional(vm: &Thread, function: &str, which: Which, value: &Value) -> PyResult<Option<CString>> {
    if value.is_none() {
        return Ok(None);
    }
    if value.downcast::<PyStr>().is_none() {
        return Err(vm.bad_argument(function, which, "str or None", value));
    }
    str_bytes(vm, function, which, value).map(Some)
}

fn wide(vm: &Thread, function: &str, which: Which, value: &Value) -> PyResult<Wide> {
    let text = vm.str_argument(value, function, which)?;
    Wide::new(text.text().iter()).ok_or_else(|| vm.value_error("embedded null character"))
}

fn translated(vm: &Thread, domain: Option<&CStr>, text: &CStr, category: i32) -> PyResult {
    // Catalogues are files.
    vm.allow(Capability::Files)?;
    decode(vm, &locale::translate(domain, text, category))
}

fn setlocale(vm: &Thread, args: &[Value]) -> PyResult {
    let category = c_int(vm, &args[1])?;
    if args[2].is_unbound() || args[2].is_none() {
        return match locale::set(category, None) {
            Some(name) => decode(vm, &name),
            None => Err(error(vm, "locale query failed")),
        };
    }
    let name = optional(vm, "setlocale", Which::At(2), &args[2])?;
    vm.allow(Capability::Process)?;
    match locale::set(category, name.as_deref()) {
        Some(name) => decode(vm, &name),
        None => Err(error(vm, "unsupported locale setting")),
    }
}

fn nl_langinfo(vm: &Thread, args: &[Value]) -> PyResult {
    let key = c_int(vm, &args[1])?;
    let is_item = |item: &Constant| matches!(item, Constant::Int(item) if *item == i64::from(key));
    if !ITEMS.iter().any(|(_, item)| is_item(item)) && i64::from(key) != DATE_FMT {
        return Err(vm.value_error("unsupported langinfo constant"));
    }
    let is_row = matches!(key, libc::ALT_DIGITS | libc::ERA);
    decode(vm, &locale::langinfo(key, is_row).join(&b';'))
}

const DIGITS: [&str; 8] = [
    "int_frac_digits",
    "frac_digits",
    "p_cs_precedes",
    "p_sep_by_space",
    "n_cs_precedes",
    "n_sep_by_space",
    "p_sign_posn",
    "n_sign_posn",
];

fn localeconv(vm: &Thread) -> PyResult {
    let own = locale::conventions();
    let dict = PyDict::new(vm)?;
    let set = |name: &str, value: Value| dict.set_item(vm, &vm.new_str(name)?, value);
    let groups = |sizes: &[u8]| {
        let sizes = list::PyList::from_values(
            vm,
            &sizes.iter().map(|size| int::small((*size).into())).collect::<Vec<_>>(),
        );
        sizes.map(|sizes| sizes.into_value())
    };
    for (name, text) in ["int_curr_symbol", "currency_symbol", "mon_decimal_point", "mon_thousands_sep"]
        .iter()
        .zip(&own.money)
    {
        set(name, decode(vm, text)?)?;
    }
    set("mon_grouping", groups(&own.mon_grouping)?)?;
    for (name, text) in ["positive_sign", "negative_sign"].iter().zip(&own.signs) {
        set(name, decode(vm, text)?)?;
    }
    for (name, number) in DIGITS.iter().zip(own.digits) {
        set(name, int::small(number.into()))?;
    }
    for (name, text) in ["decimal_point", "thousands_sep"].iter().zip(&own.numbers) {
        set(name, decode(vm, text)?)?;
    }
    set("grouping", groups(&own.grouping)?)?;
    Ok(dict.into_value())
}
