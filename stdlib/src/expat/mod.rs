//! `pyexpat`: a parser of XML that tells handlers what it finds.
//!
//! The parser is our own (`parser`), with Expat's events, errors and positions. It differs in this: names may have the characters
//! of XML 1.0's fifth edition (below U+10000), and memory is limited by the VM alone.

mod chars;
mod code;
mod declarations;
mod decode;
mod dtd;
mod elements;
mod event;
mod lexer;
mod model;
mod names;
mod object;
mod parser;
mod prolog;
mod report;
mod scan;
mod text;

use code::Code;
use object::PyParser;
use parser::Position;
use std::cell::OnceCell;
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::module::PyModule;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::{exceptions, int};
use taipan_vm::class::spec::{Constant, method};
use taipan_vm::collections::Buf;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::modules::ModuleSpec;
use taipan_vm::protocol::argument::{Which, given};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "pyexpat",
    doc: "Python wrapper for Expat parser.",
    functions: &[
        method(
            "ParserCreate",
            "($module, /, encoding=None, namespace_separator=None,\n             intern=<unrepresentable>)",
            "Return a new XML parser object.",
            parser_create,
        ),
        method("ErrorString", "($module, code, /)", "Returns string error for given number.", |vm, args| {
            let code = vm.expect_i64(&args[1])?;
            let code = i32::try_from(code).ok().map(Code);
            object::optional(vm, code.and_then(Code::text))
        }),
    ],
    constants: &[
        ("EXPAT_VERSION", Constant::Str("expat_2.9.0")),
        ("native_encoding", Constant::Str("UTF-8")),
        ("XML_PARAM_ENTITY_PARSING_NEVER", Constant::Int(0)),
        ("XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE", Constant::Int(1)),
        ("XML_PARAM_ENTITY_PARSING_ALWAYS", Constant::Int(2)),
    ],
    init: Some(init),
    ..ModuleSpec::NEW
};

const FEATURES: &[(&str, i64)] = &[
    ("sizeof(XML_Char)", 1),
    ("sizeof(XML_LChar)", 1),
    ("XML_DTD", 0),
    ("XML_CONTEXT_BYTES", 1024),
    ("XML_NS", 0),
    ("XML_BLAP_MAX_AMP", 100),
    ("XML_BLAP_ACT_THRES", 8 << 20),
    ("XML_GE", 0),
    ("XML_AT_MAX_AMP", 100),
    ("XML_AT_ACT_THRES", 64 << 20),
];

const MODEL: &[(&str, i64)] = &[
    ("XML_CTYPE_EMPTY", 1),
    ("XML_CTYPE_ANY", 2),
    ("XML_CTYPE_MIXED", 3),
    ("XML_CTYPE_NAME", 4),
    ("XML_CTYPE_CHOICE", 5),
    ("XML_CTYPE_SEQ", 6),
    ("XML_CQUANT_NONE", 0),
    ("XML_CQUANT_OPT", 1),
    ("XML_CQUANT_REP", 2),
    ("XML_CQUANT_PLUS", 3),
];

#[derive(Default)]
struct Classes {
    error: OnceCell<Value>,
}

fn init(vm: &Thread, module: &PyModule) -> PyResult<()> {
    taipan_vm::class::ready::ready_all([&object::TYPE].into_iter());
    let set = |name: &str, value: Value| module.dict().set_str(&*vm.intern_str(name)?, value);
    let error = error_class(vm)?;
    set("ExpatError", error.clone())?;
    set("error", error)?;
    set("XMLParserType", object::TYPE.to_value())?;
    set("version_info", vm.new_tuple(&[int::small(2), int::small(9), int::small(0)])?)?;
    let mut features = Buf::new();
    for (name, value) in FEATURES {
        features.push(vm.new_tuple(&[vm.new_str(name)?, int::small(*value)])?)?;
    }
    set("features", vm.new_list(features)?)?;
    set("errors", errors(vm)?)?;
    let model = submodule(vm, "pyexpat.model", "Constants used to interpret content model information.")?;
    for (name, value) in MODEL {
        vm.set_attr(&model, &*vm.intern_str(name)?, Some(&int::small(*value)))?;
    }
    set("model", model)
}

/// A module inside of the module, which can be imported by its full name.
fn submodule(vm: &Thread, name: &str, doc: &str) -> PyResult {
    let module = PyModule::new(vm, name)?;
    module.dict().set_str(&taipan_vm::names::__doc__, vm.new_str(doc)?)?;
    vm.modules()?.set_str(&*vm.intern_str(name)?, module.to_value())?;
    Ok(module.into_value())
}

fn errors(vm: &Thread) -> PyResult {
    let module = submodule(vm, "pyexpat.errors", "Constants used to describe error conditions.")?;
    let (codes, messages) = (PyDict::new(vm)?, PyDict::new(vm)?);
    for (index, (name, text)) in Code::ALL.iter().enumerate() {
        let number = int::small(index as i64 + 1);
        let text = vm.new_str(text)?;
        vm.set_attr(&module, &*vm.intern_str(name)?, Some(&text))?;
        codes.set_item(vm, &text, number.clone())?;
        messages.set_item(vm, &number, text)?;
    }
    vm.set_attr(&module, &*vm.intern_str("codes")?, Some(codes.as_value()))?;
    vm.set_attr(&module, &*vm.intern_str("messages")?, Some(messages.as_value()))?;
    Ok(module)
}

/// `ExpatError`.
fn error_class(vm: &Thread) -> PyResult {
    let classes = vm.interp().module_states.get::<Classes>();
    if let Some(class) = classes.error.get() {
        return Ok(class.clone());
    }
    let class = crate::exception_class::make(vm, "xml.parsers.expat", "ExpatError", &exceptions::EXCEPTION)?;
    Ok(classes.error.get_or_init(|| class).clone())
}

/// Raises `ExpatError`, with a text of its own or the code's.
#[cold]
pub fn expat_error(vm: &Thread, code: Code, position: &Position, text: Option<&str>) -> Raised {
    let make = || {
        let text = match text {
            Some(text) => text.to_owned(),
            None => {
                let text = code.text().unwrap_or_default();
                format!("{text}: line {}, column {}", position.line, position.column)
            }
        };
        let error = vm.call(&error_class(vm)?, &[vm.new_str(&text)?])?;
        let fields = [
            ("code", int::small(code.0.into())),
            ("lineno", int::from_u64(vm, position.line)?),
            ("offset", int::from_u64(vm, position.column)?),
        ];
        for (name, value) in fields {
            vm.set_attr(&error, &*vm.intern_str(name)?, Some(&value))?;
        }
        Ok(error)
    };
    match make() {
        Ok(error) => vm.raise_value(error),
        Err(raised) => raised,
    }
}

/// A text, or `None`.
fn text_or_none(vm: &Thread, value: &Value, name: &'static str) -> PyResult<Option<String>> {
    let Some(value) = given(value) else { return Ok(None) };
    if value.downcast::<PyStr>().is_none() {
        return Err(vm.bad_argument("ParserCreate", Which::Named(name), "str or None", value));
    }
    Ok(Some(vm.expect_str(value, name)?.to_string_lossy()))
}

fn parser_create(vm: &Thread, args: &[Value]) -> PyResult {
    let encoding = text_or_none(vm, &args[1], "encoding")?;
    let separator = match text_or_none(vm, &args[2], "namespace_separator")? {
        None => None,
        Some(text) => {
            if text.len() > 1 {
                let text = "namespace_separator must be at most one character, omitted, or None";
                return Err(vm.value_error(text));
            }
            Some(text.chars().next())
        }
    };
    let intern = match &args[3] {
        missing if missing.is_unbound() => Some(PyDict::new(vm)?.into_value()),
        none if none.is_none() => None,
        dict if dict.downcast::<PyDict>().is_some() => Some(dict.clone()),
        _ => return Err(vm.type_error("intern must be a dictionary")),
    };
    PyParser::create(vm, encoding, separator, intern)
}
