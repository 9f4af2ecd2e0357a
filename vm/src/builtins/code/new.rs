//! `types.CodeType(...)` and `code.replace(...)`: code objects that programs put together. They are verified before they first
//! run, not when they are made: what never runs may be nonsense.

use super::constant::{name_of, to_const};
use super::{PyCode, as_code};
use crate::builtins::bytes::PyBytes;
use crate::builtins::int;
use crate::builtins::str::PyStr;
use crate::builtins::tuple::PyTuple;
use crate::call::{Args, check_positional_count, no_keywords};
use crate::class::PyType;
use crate::error::PyResult;
use crate::object::Ref;
use crate::protocol::number;
use crate::thread::Thread;
use crate::value::Value;
use taipan_compiler::code::{Bytes, Code, Const, Name, flags, kinds};

pub(super) const SIGNATURE: &str = "(argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize,\n     flags, codestring, constants, names, varnames, filename, name,\n     qualname, firstlineno, linetable, exceptiontable, freevars=(),\n     cellvars=(), /)";

/// The parts of a code object, as the constructor takes them.
struct Parts {
    argcount: i64,
    posonlyargcount: i64,
    kwonlyargcount: i64,
    nlocals: i64,
    stacksize: i64,
    flags: i64,
    firstlineno: i64,
    code: Value,
    consts: Value,
    names: Value,
    varnames: Value,
    filename: Value,
    name: Value,
    qualname: Value,
    linetable: Value,
    exceptiontable: Value,
    freevars: Value,
    cellvars: Value,
}

/// Which parameters are numbers, bytes, tuples, strings, by their names.
static NUMBERS: &[&str] = &[
    "co_argcount",
    "co_posonlyargcount",
    "co_kwonlyargcount",
    "co_nlocals",
    "co_stacksize",
    "co_flags",
    "co_firstlineno",
];
static BYTES: &[&str] = &["co_code", "co_linetable", "co_exceptiontable"];
static TUPLES: &[&str] = &["co_consts", "co_names", "co_varnames", "co_freevars", "co_cellvars"];
static STRINGS: &[&str] = &["co_filename", "co_name", "co_qualname"];

impl Parts {
    fn of(vm: &Thread, code: &PyCode) -> PyResult<Parts> {
        let own = code.code();
        let tuple = |kind: u8| super::local_names_tuple(vm, code, kind);
        Ok(Parts {
            argcount: own.argcount.into(),
            posonlyargcount: own.posonlyargcount.into(),
            kwonlyargcount: own.kwonlyargcount.into(),
            nlocals: super::count_kind(own, kinds::LOCAL) as i64,
            stacksize: own.stacksize.into(),
            flags: own.flags.into(),
            firstlineno: own.firstlineno.into(),
            code: vm.new_bytes(&own.code)?,
            consts: vm.new_tuple(code.made(vm)?.consts())?,
            names: vm.new_tuple(code.names())?,
            varnames: tuple(kinds::LOCAL)?,
            filename: code.filename(),
            name: code.name(),
            qualname: code.qualname(),
            linetable: vm.new_bytes(&own.linetable)?,
            exceptiontable: vm.new_bytes(&own.exceptiontable)?,
            freevars: tuple(kinds::FREE)?,
            cellvars: tuple(kinds::CELL)?,
        })
    }

    fn number(&mut self, name: &str) -> Option<&mut i64> {
        Some(match name {
            "co_argcount" => &mut self.argcount,
            "co_posonlyargcount" => &mut self.posonlyargcount,
            "co_kwonlyargcount" => &mut self.kwonlyargcount,
            "co_nlocals" => &mut self.nlocals,
            "co_stacksize" => &mut self.stacksize,
            "co_flags" => &mut self.flags,
            "co_firstlineno" => &mut self.firstlineno,
            _ => return None,
        })
    }

    fn value(&mut self, name: &str) -> Option<&mut Value> {
        Some(match name {
            "co_code" => &mut self.code,
            "co_linetable" => &mut self.linetable,
            "co_exceptiontable" => &mut self.exceptiontable,
            "co_consts" => &mut self.consts,
            "co_names" => &mut self.names,
            "co_varnames" => &mut self.varnames,
            "co_freevars" => &mut self.freevars,
            "co_cellvars" => &mut self.cellvars,
            "co_filename" => &mut self.filename,
            "co_name" => &mut self.name,
            "co_qualname" => &mut self.qualname,
            _ => return None,
        })
    }

    /// Makes the code object, if sizes and types go together.
    fn build(self, vm: &Thread) -> PyResult<Ref<PyCode>> {
        let counts = [self.posonlyargcount, self.kwonlyargcount, self.stacksize, self.flags];
        if self.argcount < self.posonlyargcount
            || counts.iter().any(|count| !(0..=0x7FFF_FFFF).contains(count))
        {
            return Err(vm.system_error("bad argument to internal function"));
        }
        let bytes = |value: &Value| -> Bytes {
            value.downcast::<PyBytes>().map(PyBytes::as_bytes).unwrap_or_default().to_vec().into()
        };
        let code = bytes(&self.code);
        if !code.len().is_multiple_of(2) {
            return Err(vm.value_error("code: co_code is malformed"));
        }
        let (names, varnames) = (strings(vm, &self.names)?, strings(vm, &self.varnames)?);
        let (cellvars, freevars) = (strings(vm, &self.cellvars)?, strings(vm, &self.freevars)?);
        let code_flags = self.flags as u32;
        let has = |flag: u32| i64::from(code_flags & flag != 0);
        let arguments = self.argcount + self.kwonlyargcount + has(flags::VARARGS) + has(flags::VARKEYWORDS);
        if arguments > varnames.len() as i64 {
            return Err(vm.value_error("code: co_varnames is too small"));
        }
        if self.nlocals != varnames.len() as i64 {
            return Err(vm.value_error("code: co_nlocals != len(co_varnames)"));
        }
        let (localsplusnames, localspluskinds) = self.layout(code_flags, varnames, cellvars, freevars);
        let text = |value: &Value| value.downcast::<PyStr>().map_or_else(|| Name::from(""), name_of);
        let consts = self.consts.downcast::<PyTuple>().map(PyTuple::items).unwrap_or_default();
        // Values of other types stand for themselves in the VM, and for nothing elsewhere.
        let plain: PyResult<Vec<Const>> =
            consts.iter().map(|value| Ok(to_const(vm, value)?.unwrap_or(Const::None))).collect();
        let made = Code {
            argcount: self.argcount as u32,
            posonlyargcount: self.posonlyargcount as u32,
            kwonlyargcount: self.kwonlyargcount as u32,
            stacksize: self.stacksize as u32,
            flags: code_flags,
            code,
            consts: plain?.into(),
            names: names.into(),
            localsplusnames,
            localspluskinds: localspluskinds.into_vec().into(),
            filename: text(&self.filename),
            name: text(&self.name),
            qualname: text(&self.qualname),
            firstlineno: self.firstlineno as i32,
            linetable: bytes(&self.linetable),
            exceptiontable: bytes(&self.exceptiontable),
        };
        PyCode::with_consts(vm, made.into(), consts)
    }

    /// The locals in their order: variables, cells that are no variables, free variables; and what each is.
    fn layout(
        &self,
        code_flags: u32,
        varnames: Vec<Name>,
        cellvars: Vec<Name>,
        freevars: Vec<Name>,
    ) -> (Box<[Name]>, Box<[u8]>) {
        let has = |flag: u32| i64::from(code_flags & flag != 0);
        let arguments = [
            (self.posonlyargcount, kinds::ARG_POS),
            (self.argcount - self.posonlyargcount, kinds::ARG_POS | kinds::ARG_KW),
            (self.kwonlyargcount, kinds::ARG_KW),
            (has(flags::VARARGS), kinds::ARG_VAR | kinds::ARG_POS),
            (has(flags::VARKEYWORDS), kinds::ARG_VAR | kinds::ARG_KW),
        ];
        let mut argument_kinds =
            arguments.into_iter().flat_map(|(count, kind)| std::iter::repeat_n(kind, count as usize));
        let mut local_kinds: Vec<u8> = varnames
            .iter()
            .map(|name| {
                let cell = if cellvars.contains(name) { kinds::CELL } else { 0 };
                kinds::LOCAL | cell | argument_kinds.next().unwrap_or(0)
            })
            .collect();
        let mut local_names = varnames;
        for name in cellvars {
            if !local_names.contains(&name) {
                local_names.push(name);
                local_kinds.push(kinds::CELL);
            }
        }
        local_kinds.extend(freevars.iter().map(|_| kinds::FREE));
        local_names.extend(freevars);
        (local_names.into(), local_kinds.into())
    }
}

/// The strings of a tuple.
fn strings(vm: &Thread, tuple: &Value) -> PyResult<Vec<Name>> {
    let items = tuple.downcast::<PyTuple>().map(PyTuple::items).unwrap_or_default();
    items
        .iter()
        .map(|item| match item.downcast::<PyStr>() {
            Some(text) => Ok(name_of(text)),
            None => Err(vm.system_error("non-string found in code slot")),
        })
        .collect()
}

/// Checks the type of what is not a number; `shown` is how the message calls the argument.
fn check_type(vm: &Thread, function: &str, name: &str, shown: &str, value: &Value) -> PyResult<()> {
    let (fits, expected) = if BYTES.contains(&name) {
        (value.downcast::<PyBytes>().is_some(), "bytes")
    } else if TUPLES.contains(&name) {
        (value.downcast::<PyTuple>().is_some(), "tuple")
    } else {
        (value.downcast::<PyStr>().is_some(), "str")
    };
    if fits {
        return Ok(());
    }
    let given = value.argument_type();
    Err(vm.type_error(format!("{function}() argument {shown} must be {expected}, not {given}")))
}

fn to_int(vm: &Thread, value: &Value) -> PyResult<i64> {
    let index = number::index(vm, value)?;
    match int::as_i64(&index).filter(|value| i32::try_from(*value).is_ok()) {
        Some(value) => Ok(value),
        None => Err(vm.overflow_error("Python int too large to convert to C int")),
    }
}

/// The constructor's parameters, in order.
static PARAMETERS: &[&str] = &[
    "co_argcount",
    "co_posonlyargcount",
    "co_kwonlyargcount",
    "co_nlocals",
    "co_stacksize",
    "co_flags",
    "co_code",
    "co_consts",
    "co_names",
    "co_varnames",
    "co_filename",
    "co_name",
    "co_qualname",
    "co_firstlineno",
    "co_linetable",
    "co_exceptiontable",
    "co_freevars",
    "co_cellvars",
];

pub(super) fn new(vm: &Thread, _: &PyType, args: Args<'_>) -> PyResult {
    no_keywords(vm, "code", args)?;
    let given = args.positional();
    check_positional_count(vm, "code", given.len(), 16, 18)?;
    let empty = vm.empty_tuple()?.into_value();
    let nothing = || Value::NONE;
    let mut parts = Parts {
        argcount: 0,
        posonlyargcount: 0,
        kwonlyargcount: 0,
        nlocals: 0,
        stacksize: 0,
        flags: 0,
        firstlineno: 0,
        code: nothing(),
        consts: nothing(),
        names: nothing(),
        varnames: nothing(),
        filename: nothing(),
        name: nothing(),
        qualname: nothing(),
        linetable: nothing(),
        exceptiontable: nothing(),
        freevars: empty.clone(),
        cellvars: empty,
    };
    for (index, (name, value)) in PARAMETERS.iter().zip(given).enumerate() {
        if let Some(field) = parts.number(name) {
            *field = to_int(vm, value)?;
        } else if let Some(field) = parts.value(name) {
            check_type(vm, "code", name, &(index + 1).to_string(), value)?;
            *field = value.clone();
        }
    }
    let counts = [
        ("argcount", parts.argcount),
        ("posonlyargcount", parts.posonlyargcount),
        ("kwonlyargcount", parts.kwonlyargcount),
        ("nlocals", parts.nlocals),
    ];
    if let Some((name, _)) = counts.iter().find(|(_, count)| *count < 0) {
        return Err(vm.value_error(format!("code: {name} must not be negative")));
    }
    for names in [&parts.names, &parts.varnames, &parts.freevars, &parts.cellvars] {
        check_names(vm, names)?;
    }
    Ok(parts.build(vm)?.into_value())
}

fn check_names(vm: &Thread, names: &Value) -> PyResult<()> {
    let items = names.downcast::<PyTuple>().map(PyTuple::items).unwrap_or_default();
    match items.iter().find(|item| item.downcast::<PyStr>().is_none()) {
        None => Ok(()),
        Some(other) => Err(
            vm.type_error(format!("name tuples must contain only strings, not '{:.500}'", other.ty().name()))
        ),
    }
}

pub(super) fn replace(vm: &Thread, args: Args<'_>) -> PyResult {
    let Some((own, rest)) = args.split_first() else {
        return Err(vm.type_error("unbound method code.replace() needs an argument"));
    };
    if !rest.positional().is_empty() {
        return Err(vm.type_error("replace() takes no positional arguments"));
    }
    let mut parts = Parts::of(vm, as_code(own))?;
    for (name, value) in rest.keywords() {
        let text = name.to_string_lossy();
        if NUMBERS.contains(&text.as_str()) {
            let number = to_int(vm, value)?;
            if number < 0 {
                return Err(vm.value_error(format!("{text} must be a positive integer")));
            }
            if let Some(field) = parts.number(&text) {
                *field = number;
            }
        } else if let Some(field) = parts.value(&text) {
            debug_assert!([BYTES, TUPLES, STRINGS].iter().any(|names| names.contains(&text.as_str())));
            check_type(vm, "replace", &text, &format!("'{text}'"), value)?;
            *field = value.clone();
        } else {
            let mut wrong = format!("replace() got an unexpected keyword argument '{text}'");
            let known: Vec<String> =
                [NUMBERS, BYTES, TUPLES, STRINGS].concat().iter().map(|name| (*name).to_owned()).collect();
            if let Some(nearest) = crate::suggest::closest(&known, &text) {
                wrong.push_str(&format!(". Did you mean '{nearest}'?"));
            }
            return Err(vm.type_error(wrong));
        }
    }
    Ok(parts.build(vm)?.into_value())
}

/// `_varname_from_oparg`.
pub(super) fn varname_from_oparg(vm: &Thread, args: &[Value]) -> PyResult {
    let index = to_int(vm, &args[1])?;
    let names = as_code(&args[0]).made(vm)?.local_names();
    match usize::try_from(index).ok().and_then(|index| names.get(index)) {
        Some(name) => Ok(name.clone()),
        None => Err(vm.index_error("tuple index out of range")),
    }
}

/// `co_lnotab`: the line table as it was before 3.10.
pub(super) fn lnotab(vm: &Thread, own: &Value) -> PyResult {
    vm.warn_deprecated("co_lnotab is deprecated, use co_lines instead.")?;
    let code = as_code(own).code();
    let (mut table, mut line, mut at) = (Vec::new(), i64::from(code.firstlineno), 0);
    for span in taipan_compiler::locations::line_spans(code) {
        let Some(next) = span.line.map(i64::from).filter(|next| *next != line) else { continue };
        let (mut advance, mut delta) = (2 * span.start - at, next - line);
        while advance > 255 {
            table.extend([255, 0]);
            advance -= 255;
        }
        while !(-128..=127).contains(&delta) {
            let step: i64 = if delta < 0 { -128 } else { 127 };
            table.extend([advance as u8, step as i8 as u8]);
            advance = 0;
            delta -= step;
        }
        table.extend([advance as u8, delta as i8 as u8]);
        (line, at) = (next, 2 * span.start);
    }
    vm.new_bytes(&table)
}
