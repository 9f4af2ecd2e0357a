//! The module `unicodedata`: the Unicode character database, version 16.0 and, as `ucd_3_2_0`, version 3.2.
//!
//! The functions of the module and the methods of `UCD` are the same; the receiver tells which version is asked.

use taipan_vm::builtins::exceptions;
use taipan_vm::builtins::float;
use taipan_vm::builtins::int;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::class::ready::ready_all;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{MethodDef, TypeSpec, getter, method};
use taipan_vm::class::{PyType, flags, statics};
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::modules::ModuleSpec;
use taipan_vm::object::{Object, Payload};
use taipan_vm::protocol::argument::Which;
use taipan_vm::text::ucd::names::{self, MAX_NAME, Scope};
use taipan_vm::text::ucd::normalize::{self as normal, Edition, Form};
use taipan_vm::text::ucd::{self, old};
use taipan_vm::text::{Text, TextBuf};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "unicodedata",
    doc: "Access to the Unicode Character Database: properties of all characters, names, normal forms.",
    functions: FUNCTIONS,
    types: &[&UCD],
    init: Some(|vm, module| {
        ready_all([&UCD].into_iter());
        let dict = module.dict();
        dict.set_str(statics::intern("unidata_version"), vm.new_str(ucd::VERSION)?)?;
        let old = vm.heap().allocate(PyUcd { object: Object::new(&UCD) })?;
        dict.set_str(statics::intern("ucd_3_2_0"), old.into_value())
    }),
    ..ModuleSpec::NEW
};

const FUNCTIONS: &[MethodDef] = &[
    method("decimal", WITH_DEFAULT, "The value of a decimal digit.", |vm, args| {
        let value = match edition(args) {
            Edition::Current => ucd::decimal(character(vm, "decimal", FIRST, &args[1])?),
            Edition::V3_2 => old::decimal(character(vm, "decimal", FIRST, &args[1])?),
        };
        value_or_default(vm, value.map(|value| int::small(value.into())), &args[2], "not a decimal")
    }),
    method("digit", WITH_DEFAULT, "The value of a digit.", |vm, args| {
        let value = ucd::digit(character(vm, "digit", FIRST, &args[1])?);
        value_or_default(vm, value.map(|value| int::small(value.into())), &args[2], "not a digit")
    }),
    method("numeric", WITH_DEFAULT, "The number that a character stands for, as a float.", |vm, args| {
        let code = character(vm, "numeric", FIRST, &args[1])?;
        let value = match edition(args) {
            Edition::Current => ucd::numeric(code),
            Edition::V3_2 => old::numeric(code),
        };
        let value = value.map(|value| float::new(vm, value)).transpose()?;
        value_or_default(vm, value, &args[2], "not a numeric character")
    }),
    method("category", OF_CHARACTER, "The general category.", |vm, args| {
        text_property(vm, args, "category", ucd::category, old::category)
    }),
    method("bidirectional", OF_CHARACTER, "The bidirectional class; '' if none is defined.", |vm, args| {
        text_property(vm, args, "bidirectional", ucd::bidirectional, old::bidirectional)
    }),
    method("combining", OF_CHARACTER, "The canonical combining class; 0 if none is defined.", |vm, args| {
        let code = character(vm, "combining", Which::Only, &args[1])?;
        Ok(int::small(match edition(args) {
            Edition::Current => ucd::combining(code).into(),
            Edition::V3_2 => old::combining(code).into(),
        }))
    }),
    method(
        "mirrored",
        OF_CHARACTER,
        "1 if the character is mirrored in text from right to left.",
        |vm, args| {
            let code = character(vm, "mirrored", Which::Only, &args[1])?;
            Ok(int::small(match edition(args) {
                Edition::Current => ucd::mirrored(code).into(),
                Edition::V3_2 => old::mirrored(code).into(),
            }))
        },
    ),
    method("east_asian_width", OF_CHARACTER, "The east Asian width.", |vm, args| {
        text_property(vm, args, "east_asian_width", ucd::east_asian_width, old::east_asian_width)
    }),
    method(
        "decomposition",
        OF_CHARACTER,
        "The decomposition: code points, behind a tag if any.",
        decomposition,
    ),
    method("is_normalized", OF_FORM, "Whether a string is in a normal form.", is_normalized),
    method("normalize", OF_FORM, "The normal form of a string.", normalize),
    method("name", WITH_DEFAULT, "The name of a character.", name),
    method("lookup", "($self, name, /)", "The character, or the named sequence, of that name.", lookup),
];

const OF_CHARACTER: &str = "($self, chr, /)";
const OF_FORM: &str = "($self, form, unistr, /)";
const WITH_DEFAULT: &str = "($self, chr, default=<unrepresentable>, /)";
const FIRST: Which = Which::At(1);

/// `unicodedata.UCD`: an old version of the database. Its only instance is that of version 3.2.
#[repr(C)]
pub struct PyUcd {
    object: Object,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyUcd {
    const TYPE: &'static PyType = &UCD;
}

pub static UCD: PyType = PyType::from_spec(&TypeSpec {
    name: "unicodedata.UCD",
    flags: flags::NO_NEW,
    methods: FUNCTIONS,
    getset: &[getter("unidata_version", "", |vm, _| vm.new_str("3.2.0")).as_member()],
    slots: Slots { getattro: Some(taipan_vm::class::lookup::generic_getattr), ..Slots::NONE },
    ..TypeSpec::leaf::<PyUcd>()
});

fn edition(args: &[Value]) -> Edition {
    if args[0].downcast::<PyUcd>().is_some() { Edition::V3_2 } else { Edition::Current }
}

/// An argument that must be a string of one character.
fn character(vm: &Thread, function: &str, which: Which, value: &Value) -> PyResult<u32> {
    let Some(text) = value.downcast::<PyStr>() else {
        return Err(vm.bad_argument(function, which, "a unicode character", value));
    };
    match text.text().get(0) {
        Some(code) if text.len() == 1 => Ok(code),
        _ => {
            let which = match which {
                Which::At(position) => format!(" {position}"),
                _ => String::new(),
            };
            let len = text.len();
            Err(vm.type_error(format!(
                "{function}(): argument{which} must be a unicode character, not a string of length {len}"
            )))
        }
    }
}

fn value_or_default(vm: &Thread, value: Option<Value>, default: &Value, missing: &str) -> PyResult {
    match value {
        Some(value) => Ok(value),
        None if default.is_unbound() => Err(vm.value_error(missing)),
        None => Ok(default.clone()),
    }
}

fn text_property(
    vm: &Thread,
    args: &[Value],
    function: &str,
    current: fn(u32) -> &'static str,
    old: fn(u32) -> &'static str,
) -> PyResult {
    let code = character(vm, function, Which::Only, &args[1])?;
    let value = match edition(args) {
        Edition::Current => current(code),
        Edition::V3_2 => old(code),
    };
    vm.new_text(Text::Ascii(value.as_bytes()))
}

fn decomposition(vm: &Thread, args: &[Value]) -> PyResult {
    let code = character(vm, "decomposition", Which::Only, &args[1])?;
    let found = match edition(args) {
        Edition::Current => ucd::decomposition(code),
        Edition::V3_2 => old::decomposition(code),
    };
    let mut text = found.as_ref().map_or("", |found| found.tag).to_owned();
    let hangul = ucd::normalize::hangul_decomposition(code);
    for code in found.into_iter().flatten().chain(hangul.into_iter().flatten()) {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&format!("{code:04X}"));
    }
    vm.new_str(&text)
}

/// The form and the text of an argument list; no form where the name is none.
fn form_and_text<'a>(vm: &Thread, function: &str, args: &'a [Value]) -> PyResult<(Option<Form>, &'a PyStr)> {
    let form = vm.str_argument(&args[1], function, FIRST)?;
    let text = vm.str_argument(&args[2], function, Which::At(2))?;
    Ok((form.text().as_str().and_then(Form::named), text))
}

fn invalid_form(vm: &Thread) -> Raised {
    vm.value_error("invalid normalization form")
}

fn is_normalized(vm: &Thread, args: &[Value]) -> PyResult {
    let (form, text) = form_and_text(vm, "is_normalized", args)?;
    if text.is_empty() {
        return Ok(Value::TRUE);
    }
    let form = form.ok_or_else(|| invalid_form(vm))?;
    Ok(Value::bool(normal::is_normalized(text.text(), form, edition(args))?))
}

/// The work on a character that is taken apart and put together again.
const UNITS_PER_CHARACTER: u64 = 16;

fn normalize(vm: &Thread, args: &[Value]) -> PyResult {
    let (form, text) = form_and_text(vm, "normalize", args)?;
    let unchanged = || {
        if args[2].downcast_exact::<PyStr>().is_some() {
            Ok(args[2].clone())
        } else {
            vm.new_text(text.text())
        }
    };
    if text.is_empty() {
        return unchanged();
    }
    let form = form.ok_or_else(|| invalid_form(vm))?;
    if !text.is_ascii() {
        vm.charge_work(text.len() as u64 * UNITS_PER_CHARACTER)?;
    }
    match normal::normalize(text.text(), form, edition(args))? {
        None => unchanged(),
        Some(normal) => vm.finish_text(normal),
    }
}

fn name(vm: &Thread, args: &[Value]) -> PyResult {
    let code = character(vm, "name", FIRST, &args[1])?;
    let found = match edition(args) {
        Edition::Current => names::name(code),
        Edition::V3_2 => old::name(code),
    };
    let found = match found {
        Some(name) => Some(vm.new_text(Text::Ascii(name.as_bytes()))?),
        None => None,
    };
    value_or_default(vm, found, &args[2], "no such name")
}

fn lookup(vm: &Thread, args: &[Value]) -> PyResult {
    // Whatever has bytes will do; of a string its UTF-8.
    let owned;
    let bytes: &[u8] = match args[1].downcast::<PyStr>() {
        Some(text) => {
            if text.text().iter().any(|code| (0xD800..0xE000).contains(&code)) {
                return Err(exceptions::surrogate_encode_error(vm, text));
            }
            owned = text.to_string_lossy().into_bytes();
            &owned
        }
        None => {
            owned = vm.buffer_bytes(&args[1])?;
            &owned
        }
    };
    if bytes.len() > MAX_NAME {
        return Err(vm.raise(&exceptions::KEY_ERROR, "name too long"));
    }
    let scope = if edition(args) == Edition::V3_2 { Scope::Characters } else { Scope::Sequences };
    let Some(found) = names::lookup(bytes, scope) else {
        let name = String::from_utf8_lossy(bytes);
        return Err(vm.raise(&exceptions::KEY_ERROR, &format!("undefined character name '{name}'")));
    };
    let mut text = TextBuf::new();
    for &code in found.codes() {
        text.push(code)?;
    }
    vm.finish_text(text)
}
