//! The module `_sre`: regular expressions, as `re._compiler` compiles them.
//!
//! The words that the compiler makes are read into a tree (`code`), from which a program of our own is made (`program`),
//! when the pattern is first used, and executed on texts of each width (`engine`).

mod charset;
mod code;
mod engine;
mod match_;
mod pattern;
mod program;
mod scanner;
mod subject;
mod template;

use pattern::PyPattern;
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::list::PyList;
use taipan_vm::builtins::tuple::PyTuple;
use taipan_vm::builtins::{exceptions, int};
use taipan_vm::class::spec::{Constant, method};
use taipan_vm::collections::Buf;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::modules::ModuleSpec;
use taipan_vm::object::Ref;
use taipan_vm::protocol::number;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_sre",
    functions: &[
        method(
            "compile",
            "($module, /, pattern, flags, code, groups, groupindex,\n        indexgroup)",
            "",
            compile,
        ),
        method("template", "($module, pattern, template, /)", "", template::new),
        method("getcodesize", "($module, /)", "", |_, _| Ok(int::small(4))),
        method("ascii_iscased", "($module, character, /)", "", |vm, args| {
            let code = character(vm, &args[1])?;
            Ok(Value::bool(u8::try_from(code).is_ok_and(|byte| byte.is_ascii_alphabetic())))
        }),
        method("unicode_iscased", "($module, character, /)", "", |vm, args| {
            let code = character(vm, &args[1])?;
            Ok(Value::bool(charset::unicode_lower(code) != code || charset::unicode_upper(code) != code))
        }),
        method("ascii_tolower", "($module, character, /)", "", |vm, args| {
            let code = character(vm, &args[1])?;
            Ok(int::small(i64::from(charset::ascii_lower(code))))
        }),
        method("unicode_tolower", "($module, character, /)", "", |vm, args| {
            let code = character(vm, &args[1])?;
            Ok(int::small(i64::from(charset::unicode_lower(code))))
        }),
    ],
    constants: &[
        ("MAGIC", Constant::Int(code::MAGIC)),
        ("CODESIZE", Constant::Int(4)),
        ("MAXREPEAT", Constant::Int(code::MAXREPEAT as i64)),
        ("MAXGROUPS", Constant::Int(code::MAXGROUPS as i64)),
        ("copyright", Constant::Str(" SRE 2.2.2 Copyright (c) 1997-2002 by Secret Labs AB ")),
    ],
    init: Some(|_, _| {
        taipan_vm::class::ready::ready_all(
            [&pattern::TYPE, &match_::TYPE, &scanner::TYPE, &scanner::ITERATOR, &template::TYPE].into_iter(),
        );
        Ok(())
    }),
    ..ModuleSpec::NEW
};

fn character(vm: &Thread, value: &Value) -> PyResult<u32> {
    let index = number::index(vm, value)?;
    let code = int::as_i64(&index).and_then(|code| i32::try_from(code).ok());
    match code {
        Some(code) => Ok(code as u32),
        None => Err(vm.overflow_error("Python int too large to convert to C int")),
    }
}

/// A size given as an argument.
fn size(vm: &Thread, value: &Value) -> PyResult<isize> {
    let index = number::index(vm, value)?;
    match int::as_i64(&index) {
        Some(size) => Ok(size as isize),
        None => Err(vm.overflow_error("Python int too large to convert to C ssize_t")),
    }
}

fn expected(vm: &Thread, argument: &str, ty: &str, value: &Value) -> Raised {
    vm.type_error(format!("compile() argument '{argument}' must be {ty}, not {:.50}", value.argument_type()))
}

fn invalid_code(vm: &Thread) -> Raised {
    vm.runtime_error("invalid SRE code")
}

/// The words of the code.
fn read_words(vm: &Thread, list: &PyList) -> PyResult<Buf<u32>> {
    let mut words = Buf::with_capacity(list.len())?;
    let mut index = 0;
    while let Some(item) = list.get(index) {
        let Some(word) = int::as_i64(&item).or_else(|| int::is_int(&item).then_some(i64::MAX)) else {
            return Err(vm.type_error("an integer is required"));
        };
        if word < 0 || int::is_int(&item) && int::is_negative(&item) {
            return Err(vm.overflow_error("can't convert negative value to unsigned int"));
        }
        let Ok(word) = u32::try_from(word) else {
            return Err(vm.raise(&exceptions::OVERFLOW_ERROR, "regular expression code size limit exceeded"));
        };
        words.push(word)?;
        index += 1;
    }
    Ok(words)
}

fn compile(vm: &Thread, args: &[Value]) -> PyResult {
    let [_, pattern, flags, code, groups, groupindex, indexgroup] = args else {
        return Err(vm.system_error("compile() takes six arguments"));
    };
    let flags = vm.expect_i64(flags)?;
    let Some(list) = code.downcast::<PyList>() else { return Err(expected(vm, "code", "list", code)) };
    let groups = size(vm, groups)?;
    let Some(groupindex) = groupindex.downcast::<PyDict>() else {
        return Err(expected(vm, "groupindex", "dict", groupindex));
    };
    let Some(indexgroup) = indexgroup.downcast::<PyTuple>() else {
        return Err(expected(vm, "indexgroup", "tuple", indexgroup));
    };
    let words = read_words(vm, list)?;
    if groups < 0 || groups > code::MAXGROUPS as isize {
        return Err(invalid_code(vm));
    }
    let names = (Ref::borrowed(groupindex), Ref::borrowed(indexgroup));
    PyPattern::compile(vm, pattern, flags, words, groups as u32, names)
}
