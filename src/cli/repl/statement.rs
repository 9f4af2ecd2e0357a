//! Statements as they come: whether one is complete, and running it.

use std::cell::Cell;
use std::sync::Arc;
use taipan_compiler::code::{Code, Name};
use taipan_compiler::error::ErrorKind;
use taipan_compiler::parser::{Mode, ParseOptions};
use taipan_compiler::{CompileOptions, FUTURE_MASK};
use taipan_vm::builtins::code::PyCode;
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::module::PyModule;
use taipan_vm::error::PyResult;
use taipan_vm::import::engine::import_absolute;
use taipan_vm::import::main_module;
use taipan_vm::names;
use taipan_vm::object::Ref;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;
use taipan_vm::vm::{run_code_object, run_module};

/// What goes on from one statement to the next.
pub struct Session {
    globals: Ref<PyDict>,
    /// `from __future__` imports hold for what follows.
    future: Cell<u32>,
    /// The last statement was none: it does not count.
    pub was_invalid: Cell<bool>,
}

impl Session {
    /// A session in `__main__`, which is made if it is not there.
    pub fn new(vm: &Thread) -> PyResult<Session> {
        let found = vm.modules()?.get_str(&names::__main__);
        let globals = match found.as_ref().and_then(Value::downcast::<PyModule>) {
            Some(module) => Ref::borrowed(module.dict()),
            None => Ref::borrowed(main_module::new_main(vm, None)?.dict()),
        };
        Ok(Session { globals, future: Cell::new(0), was_invalid: Cell::new(false) })
    }

    pub fn globals(&self) -> &PyDict {
        &self.globals
    }

    fn options(&self, vm: &Thread, is_last: bool) -> CompileOptions {
        let parse = ParseOptions {
            allow_incomplete_input: !is_last,
            dont_imply_dedent: !is_last,
            int_max_str_digits: vm.interp().int_max_str_digits.get().try_into().unwrap_or(u32::MAX),
            ..ParseOptions::default()
        };
        let (optimize, future_flags) = (vm.interp().config.optimize, self.future.get());
        CompileOptions { parse, optimize, future_flags, ..CompileOptions::default() }
    }

    /// Whether the lines so far, without the end of the last one, wait for more.
    pub fn wants_more(&self, vm: &Thread, text: &str) -> bool {
        wants_more(text, &self.options(vm, false))
    }

    /// A test of the same kind that needs no machine.
    pub fn probe(&self, vm: &Thread) -> CompileOptions {
        self.options(vm, false)
    }

    /// Runs a statement, and shows its value. Errors of syntax are shown without the number that is in the name of standard
    /// input's statements.
    pub fn run(&mut self, vm: &Thread, text: &str, filename: &str) -> PyResult<()> {
        let text: Arc<str> = format!("{text}\n").into();
        let options = self.options(vm, true);
        let is_valid = taipan_compiler::compile(&text, filename, Mode::Single, &options).is_ok();
        self.was_invalid.set(!is_valid);
        let shown = if filename.starts_with("<stdin-") && !is_valid { "<stdin>" } else { filename };
        let name = Name::from(shown);
        vm.interp().script_texts.add(&name, &text);
        let code = vm.compile_text(&text, &name, Mode::Single, &options)?;
        self.future.set(self.future.get() | code.flags & FUTURE_MASK);
        let code = PyCode::new(vm, code)?;
        register(vm, &code, &text, filename)?;
        run_code_object(vm, code, &self.globals).map(drop)
    }

    pub fn run_code(&mut self, vm: &Thread, code: Arc<Code>) -> PyResult<()> {
        run_module(vm, code, &self.globals).map(drop)
    }
}

/// Tells `linecache` the text of a statement, where `inspect` looks for the source of what it defines.
fn register(vm: &Thread, code: &Ref<PyCode>, text: &str, filename: &str) -> PyResult<()> {
    let linecache = import_absolute(vm, "linecache")?;
    let register = vm.get_attr(&linecache, &*vm.intern_str("_register_code")?)?;
    vm.call(&register, &[code.to_value(), vm.new_str(text)?, vm.new_str(filename)?])?;
    Ok(())
}

/// Whether a text is the beginning of a statement: `codeop`'s rules. What is complete only with one more line end is a block that
/// may go on.
pub fn wants_more(text: &str, options: &CompileOptions) -> bool {
    let compile = |text: &str| taipan_compiler::compile(text, "<stdin>", Mode::Single, options);
    if compile(text).is_ok() {
        return false;
    }
    match compile(&format!("{text}\n")) {
        Ok(_) => true,
        Err(error) => error.kind == ErrorKind::IncompleteInputError,
    }
}
