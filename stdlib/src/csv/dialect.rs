//! `_csv.Dialect`: how a table is written.

use super::registered;
use taipan_vm::builtins::int;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::call::{Args, call_native};
use taipan_vm::class::layout::Trace;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{MethodDef, TypeSpec, getter, method, variadic};
use taipan_vm::class::{PyType, create, flags};
use taipan_vm::error::PyResult;
use taipan_vm::heap::Tracer;
use taipan_vm::object::{Object, Payload, Ref};
use taipan_vm::text::Text;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub const QUOTE_MINIMAL: i64 = 0;
pub const QUOTE_ALL: i64 = 1;
pub const QUOTE_NONNUMERIC: i64 = 2;
pub const QUOTE_NONE: i64 = 3;
pub const QUOTE_STRINGS: i64 = 4;
pub const QUOTE_NOTNULL: i64 = 5;

#[repr(C)]
pub struct PyDialect {
    object: Object,
    pub delimiter: u32,
    pub quotechar: Option<u32>,
    pub escapechar: Option<u32>,
    pub doublequote: bool,
    pub skipinitialspace: bool,
    pub strict: bool,
    pub quoting: i64,
    pub lineterminator: Ref<PyStr>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyDialect {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_csv.Dialect",
    doc: "CSV dialect\n\nThe Dialect type records CSV parsing and generation options.\n",
    flags: flags::BASETYPE | flags::IMMUTABLE,
    slots: Slots { new: Some(new), ..Slots::NONE },
    methods: &[
        variadic("__reduce__", "", "raises an exception to avoid pickling", refuse_pickling),
        variadic("__reduce_ex__", "", "raises an exception to avoid pickling", refuse_pickling),
    ],
    getset: &[
        getter("delimiter", "", |vm, own| character(vm, Some(as_dialect(own).delimiter))),
        getter("escapechar", "", |vm, own| character(vm, as_dialect(own).escapechar)),
        getter("lineterminator", "", |_, own| Ok(as_dialect(own).lineterminator.to_value())),
        getter("quotechar", "", |vm, own| character(vm, as_dialect(own).quotechar)),
        getter("quoting", "", |_, own| Ok(int::small(as_dialect(own).quoting))),
        getter("doublequote", "", |_, own| Ok(Value::bool(as_dialect(own).doublequote))).as_member(),
        getter("skipinitialspace", "", |_, own| Ok(Value::bool(as_dialect(own).skipinitialspace)))
            .as_member(),
        getter("strict", "", |_, own| Ok(Value::bool(as_dialect(own).strict))).as_member(),
    ],
    ..TypeSpec::container::<PyDialect>()
});

static NEW: MethodDef = method(
    "",
    "(dialect='', delimiter=',', doublequote=True, escapechar=None, lineterminator='', quotechar='', quoting=0, \
     skipinitialspace=False, strict=False)",
    "",
    make_from_row,
);

fn as_dialect(value: &Value) -> &PyDialect {
    value.downcast().expect("a dialect's getter gets a dialect")
}

impl Trace for PyDialect {
    fn trace(&self, _: &mut Tracer) {}
}

fn character(vm: &Thread, code: Option<u32>) -> PyResult {
    match code {
        Some(code) => Ok(PyStr::from_char(vm.heap(), code)?.into_value()),
        None => Ok(Value::NONE),
    }
}

fn refuse_pickling(vm: &Thread, args: Args<'_>) -> PyResult {
    let name = args.positional().first().map_or("Dialect", |own| own.ty().short_name());
    Err(vm.type_error(format!("cannot pickle '{name:.100}' instances")))
}

fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    let dialect = make(vm, args)?;
    if ty.is(&TYPE) {
        return Ok(dialect.into_value());
    }
    let own = create::allocate_instance(vm, ty, |object| PyDialect {
        object,
        lineterminator: dialect.lineterminator.clone(),
        delimiter: dialect.delimiter,
        quotechar: dialect.quotechar,
        escapechar: dialect.escapechar,
        doublequote: dialect.doublequote,
        skipinitialspace: dialect.skipinitialspace,
        strict: dialect.strict,
        quoting: dialect.quoting,
    })?;
    Ok(own.into_value())
}

/// A dialect from the arguments of `Dialect`.
pub fn make(vm: &Thread, args: Args<'_>) -> PyResult<Ref<PyDialect>> {
    match Ref::try_from_value(call_native(vm, &NEW, args)?) {
        Ok(dialect) => Ok(dialect),
        Err(_) => Err(vm.system_error("not a dialect")),
    }
}

/// A parameter: as given, or the attribute of the dialect that it begins with.
fn parameter(vm: &Thread, dialect: Option<&Value>, given: &Value, name: &str) -> PyResult<Option<Value>> {
    if !given.is_unbound() {
        return Ok(Some(given.clone()));
    }
    match dialect {
        Some(dialect) => vm.get_attr_opt(dialect, &*vm.intern_str(name)?),
        None => Ok(None),
    }
}

fn type_name(vm: &Thread, value: &Value) -> PyResult<String> {
    vm.qualified_type_name(value.ty())
}

/// A parameter that is one character, or none where that is allowed.
fn one_character(
    vm: &Thread,
    value: Option<&Value>,
    name: &str,
    default: Option<u32>,
    or_none: &str,
) -> PyResult<Option<u32>> {
    let Some(value) = value else { return Ok(default) };
    if value.is_none() && !or_none.is_empty() {
        return Ok(None);
    }
    let Some(string) = value.downcast::<PyStr>() else {
        let ty = type_name(vm, value)?;
        return Err(vm.type_error(format!("\"{name}\" must be a unicode character{or_none}, not {ty}")));
    };
    match (string.len(), string.text().get(0)) {
        (1, code) => Ok(code),
        (len, _) => {
            let text =
                format!("\"{name}\" must be a unicode character{or_none}, not a string of length {len}");
            Err(vm.type_error(text))
        }
    }
}

fn flag(vm: &Thread, value: Option<&Value>, default: bool) -> PyResult<bool> {
    value.map_or(Ok(default), |value| vm.is_true(value))
}

fn make_from_row(vm: &Thread, args: &[Value]) -> PyResult {
    let mut dialect = Some(args[0].clone()).filter(|dialect| !dialect.is_unbound());
    if let Some(name) = dialect.take_if(|dialect| dialect.downcast::<PyStr>().is_some()) {
        dialect = Some(registered(vm, &name)?);
    }
    let dialect = dialect.as_ref();
    let is_own = dialect.is_some_and(|dialect| dialect.ty().is(&TYPE));
    if let (true, Some(dialect)) = (is_own && args[1..].iter().all(Value::is_unbound), dialect) {
        return Ok(dialect.clone());
    }
    let get = |index: usize, name: &str| parameter(vm, dialect, &args[index], name);
    let delimiter = get(1, "delimiter")?;
    let doublequote = get(2, "doublequote")?;
    let escapechar = get(3, "escapechar")?;
    let lineterminator = get(4, "lineterminator")?;
    let quotechar = get(5, "quotechar")?;
    let quoting = get(6, "quoting")?;
    let skipinitialspace = get(7, "skipinitialspace")?;
    let strict = get(8, "strict")?;

    const OR_NONE: &str = " or None";
    let delimiter_code = one_character(vm, delimiter.as_ref(), "delimiter", Some(0x2C), "")?.unwrap_or(0x2C);
    let doublequote = flag(vm, doublequote.as_ref(), true)?;
    let escape = one_character(vm, escapechar.as_ref(), "escapechar", None, OR_NONE)?;
    let lineterminator = match lineterminator {
        None => PyStr::from_utf8(vm.heap(), "\r\n")?,
        Some(value) => match Ref::<PyStr>::try_from_value(value) {
            Ok(string) => string,
            Err(value) => {
                let ty = type_name(vm, &value)?;
                return Err(vm.type_error(format!("\"lineterminator\" must be a string, not {ty}")));
            }
        },
    };
    let quote = one_character(vm, quotechar.as_ref(), "quotechar", Some(0x22), OR_NONE)?;
    let mut quoting_number = match &quoting {
        None => QUOTE_MINIMAL,
        Some(value) if int::is_exact(value) => int::as_i64(value).unwrap_or(-1),
        Some(value) => {
            let ty = type_name(vm, value)?;
            return Err(vm.type_error(format!("\"quoting\" must be an integer, not {ty}")));
        }
    };
    let skipinitialspace = flag(vm, skipinitialspace.as_ref(), false)?;
    let strict = flag(vm, strict.as_ref(), false)?;
    if !(QUOTE_MINIMAL..=QUOTE_NOTNULL).contains(&quoting_number) {
        return Err(vm.type_error("bad \"quoting\" value"));
    }
    if quotechar.is_some_and(|quotechar| quotechar.is_none()) && quoting.is_none() {
        quoting_number = QUOTE_NONE;
    }
    if quoting_number != QUOTE_NONE && quote.is_none() {
        return Err(vm.type_error("quotechar must be set if quoting enabled"));
    }
    let terminator = lineterminator.text();
    check_character(vm, "delimiter", Some(delimiter_code), terminator, true)?;
    check_character(vm, "escapechar", escape, terminator, !skipinitialspace)?;
    check_character(vm, "quotechar", quote, terminator, !skipinitialspace)?;
    check_different(vm, ("delimiter", Some(delimiter_code)), ("escapechar", escape))?;
    check_different(vm, ("delimiter", Some(delimiter_code)), ("quotechar", quote))?;
    check_different(vm, ("escapechar", escape), ("quotechar", quote))?;
    let dialect = create::allocate_instance(vm, &TYPE, |object| PyDialect {
        object,
        delimiter: delimiter_code,
        quotechar: quote,
        escapechar: escape,
        doublequote,
        skipinitialspace,
        strict,
        quoting: quoting_number,
        lineterminator,
    })?;
    Ok(dialect.into_value())
}

fn check_character(
    vm: &Thread,
    name: &str,
    code: Option<u32>,
    terminator: Text<'_>,
    space_allowed: bool,
) -> PyResult<()> {
    let Some(code) = code else { return Ok(()) };
    if code == 10 || code == 13 || code == 0x20 && !space_allowed {
        return Err(vm.value_error(format!("bad {name} value")));
    }
    if terminator.iter().any(|other| other == code) {
        return Err(vm.value_error(format!("bad {name} or lineterminator value")));
    }
    Ok(())
}

fn check_different(vm: &Thread, a: (&str, Option<u32>), b: (&str, Option<u32>)) -> PyResult<()> {
    if a.1.is_some() && a.1 == b.1 {
        return Err(vm.value_error(format!("bad {} or {} value", a.0, b.0)));
    }
    Ok(())
}
