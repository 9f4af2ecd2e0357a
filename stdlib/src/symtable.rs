//! The module `_symtable`: the compiler's symbol tables.

use taipan_compiler::CompileOptions;
use taipan_compiler::code::Name;
use taipan_compiler::error::SyntaxError;
use taipan_compiler::parser::Mode;
use taipan_compiler::source::Origin;
use taipan_compiler::symtable::{ScopeId, SymbolTable};
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::int;
use taipan_vm::builtins::list::PyList;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::class::layout::Trace;
use taipan_vm::class::ready::ready_all;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{Constant, TypeSpec, getter, method};
use taipan_vm::class::{PyType, flags};
use taipan_vm::error::PyResult;
use taipan_vm::heap::Tracer;
use taipan_vm::modules::ModuleSpec;
use taipan_vm::object::{Object, Payload};
use taipan_vm::protocol::argument::Which;
use taipan_vm::text::builder::to_wtf8;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_symtable",
    functions: &[method(
        "symtable",
        "($module, source, filename, startstr, /)",
        "Return symbol and scope dictionaries used internally by compiler.",
        symtable,
    )],
    constants: &[
        ("USE", Constant::Int(16)),
        ("DEF_GLOBAL", Constant::Int(1)),
        ("DEF_NONLOCAL", Constant::Int(8)),
        ("DEF_LOCAL", Constant::Int(2)),
        ("DEF_PARAM", Constant::Int(4)),
        ("DEF_TYPE_PARAM", Constant::Int(1024)),
        ("DEF_FREE_CLASS", Constant::Int(64)),
        ("DEF_IMPORT", Constant::Int(128)),
        ("DEF_BOUND", Constant::Int(134)),
        ("DEF_ANNOT", Constant::Int(256)),
        ("DEF_COMP_ITER", Constant::Int(512)),
        ("DEF_COMP_CELL", Constant::Int(2048)),
        ("TYPE_FUNCTION", Constant::Int(0)),
        ("TYPE_CLASS", Constant::Int(1)),
        ("TYPE_MODULE", Constant::Int(2)),
        ("TYPE_ANNOTATION", Constant::Int(3)),
        ("TYPE_TYPE_ALIAS", Constant::Int(4)),
        ("TYPE_TYPE_PARAMETERS", Constant::Int(5)),
        ("TYPE_TYPE_VARIABLE", Constant::Int(6)),
        ("LOCAL", Constant::Int(1)),
        ("GLOBAL_EXPLICIT", Constant::Int(2)),
        ("GLOBAL_IMPLICIT", Constant::Int(3)),
        ("FREE", Constant::Int(4)),
        ("CELL", Constant::Int(5)),
        ("SCOPE_OFF", Constant::Int(12)),
        ("SCOPE_MASK", Constant::Int(15)),
    ],
    init: Some(|_, _| {
        ready_all([&TYPE].into_iter());
        Ok(())
    }),
    ..ModuleSpec::NEW
};

#[repr(C)]
pub struct PyEntry {
    object: Object,
    name: Value,
    symbols: Value,
    varnames: Value,
    children: Value,
    nested: bool,
    kind: i64,
    lineno: i64,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyEntry {
    const TYPE: &'static PyType = &TYPE;
}

impl Trace for PyEntry {
    fn trace(&self, tracer: &mut Tracer) {
        [&self.name, &self.symbols, &self.varnames, &self.children]
            .into_iter()
            .for_each(|value| tracer.visit(value));
    }
}

/// A block of a program, with its names.
pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "symtable entry",
    flags: flags::NO_NEW | flags::IMMUTABLE,
    slots: Slots {
        repr: Some(|vm, own| {
            let own = as_entry(own);
            let name = own.name.downcast::<PyStr>().map(PyStr::to_string_lossy).unwrap_or_default();
            let id = std::ptr::from_ref(own).addr();
            vm.new_str(&format!("<symtable entry {name}({id}), line {}>", own.lineno))
        }),
        ..Slots::NONE
    },
    getset: &[
        getter("id", "", |vm, own| int::from_u64(vm, own.id())).as_member(),
        getter("name", "", |_, own| Ok(as_entry(own).name.clone())).as_member(),
        getter("symbols", "", |_, own| Ok(as_entry(own).symbols.clone())).as_member(),
        getter("varnames", "", |_, own| Ok(as_entry(own).varnames.clone())).as_member(),
        getter("children", "", |_, own| Ok(as_entry(own).children.clone())).as_member(),
        getter("nested", "", |_, own| Ok(int::small(i64::from(as_entry(own).nested)))).as_member(),
        getter("type", "", |_, own| Ok(int::small(as_entry(own).kind))).as_member(),
        getter("lineno", "", |_, own| Ok(int::small(as_entry(own).lineno))).as_member(),
    ],
    ..TypeSpec::container::<PyEntry>()
});

fn as_entry(value: &Value) -> &PyEntry {
    value.downcast().expect("an entry's getter gets an entry")
}

fn entry(vm: &Thread, table: &SymbolTable<'_>, id: ScopeId) -> PyResult {
    vm.check_native_stack(" during compilation")?;
    let symbols = PyDict::new(vm)?;
    for (name, symbol) in table.symbols_of(id) {
        symbols.set_str(&*vm.intern_str(name)?, int::small(i64::from(symbol.0)))?;
    }
    let varnames = PyList::new(vm)?;
    for name in table.varnames_of(id) {
        varnames.push(vm.intern_str(name)?.into_value())?;
    }
    let scope = table.scope(id);
    let children = PyList::new(vm)?;
    for child in &scope.children {
        children.push(entry(vm, table, *child)?)?;
    }
    let made = vm.heap().allocate(PyEntry {
        object: Object::new(&TYPE),
        name: vm.intern_str(table.name_of(id))?.into_value(),
        symbols: symbols.into_value(),
        varnames: varnames.into_value(),
        children: children.into_value(),
        nested: scope.nested,
        kind: scope.kind as i64,
        lineno: i64::from(scope.location.lineno),
    })?;
    vm.heap().track(made.as_object());
    Ok(made.into_value())
}

fn symtable(vm: &Thread, args: &[Value]) -> PyResult {
    let filename = Name::new(to_wtf8(vm.fs_path(&args[2])?.text()));
    let mode = match vm.str_argument(&args[3], "symtable", Which::At(3))?.as_ascii() {
        Some("exec") => Mode::Exec,
        Some("eval") => Mode::Eval,
        Some("single") => Mode::Single,
        _ => return Err(vm.value_error("symtable() arg 3 must be 'exec' or 'eval' or 'single'")),
    };
    let text = match args[1].downcast::<PyStr>() {
        Some(source) => match to_wtf8(source.text()).as_wtf8().as_str() {
            Some(text) => text.to_owned(),
            None => return Err(taipan_vm::builtins::exceptions::surrogate_encode_error(vm, source)),
        },
        None if taipan_vm::buffer::is_exporter(&args[1]) => {
            vm.decode_source(&vm.buffer_bytes(&args[1])?, &filename, Origin::of_mode(mode))?
        }
        None => return Err(vm.type_error("symtable() arg 1 must be a string or bytes object")),
    };
    let options = CompileOptions::default();
    let (options, _room) = vm.limited(&options, text.len())?;
    let made = taipan_compiler::with_symbol_table(&text, &filename, mode, &options, |table, warnings| {
        vm.issue_compiler_warnings(warnings, &text, &filename)?;
        entry(vm, table, SymbolTable::TOP)
    });
    made.unwrap_or_else(|error: SyntaxError| {
        vm.issue_compiler_warnings(&error.warnings, &text, &filename)?;
        Err(vm.compiler_error(&error))
    })
}
