//! The list of modules that scripts may import, if the host has made one.
//!
//! It is about scripts: modules of the library, and those that the host supplies, import what they need. Which code that is can be told
//! by the text of its file's name, the very one in memory: code that a script makes, be it from that of the library, has one of its own.
//!
//! Rules:
//! 1. An `import` statement is the business of the code that holds it.
//! 2. A call (`__import__`, `importlib`'s functions, unpickling) is the business of the innermost script that runs: whatever of the
//!    library lies between may have been told what to import. Of its own package, the library may import what it likes.
//! 3. What an import that is allowed, or that native code needs, makes `importlib` import is allowed.
//!
//! What has been imported can still be reached through the attributes of what a script may import (`importlib.sys.modules`). The
//! list shows scripts what they are meant to use; what keeps them from the world is [`capability`](crate::capability).

use super::engine::not_found;
use crate::builtins::function::builtin::PyBuiltin;
use crate::builtins::module::PyModule;
use crate::builtins::str::PyStr;
use crate::class::spec::{MethodDef, method};
use crate::error::PyResult;
use crate::interp::frame::Frame;
use crate::names;
use crate::thread::Thread;
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::ptr;
use taipan_compiler::code::Name;

/// Who imports.
#[derive(Clone, Copy)]
pub enum Asker<'a> {
    /// The code of a frame, by a statement.
    Statement(&'a Frame),
    /// Whoever has called a native function.
    Caller,
}

/// What the library's own unpickler asks for by name.
const ALWAYS: [&str; 3] = ["__main__", "builtins", "copyreg"];

/// What is remembered of imports where there is a list.
#[derive(Default)]
pub struct Allowed {
    /// File names of code that is not a script's, each as it stands in the code objects.
    files: RefCell<FxHashMap<String, Name>>,
    /// Frames whose import `importlib` is carrying out, the innermost last.
    carried_out: RefCell<Vec<*const Frame>>,
}

impl Allowed {
    /// The file name for code that is not a script's.
    pub fn file_name(&self, file: &str) -> Name {
        self.files.borrow_mut().entry(file.to_owned()).or_insert_with(|| Name::from(file)).clone()
    }

    fn knows(&self, frame: &Frame) -> bool {
        let name = &frame.code().code().filename;
        let files = self.files.borrow();
        name.as_wtf8().as_str().and_then(|text| files.get(text)).is_some_and(|own| own.is(name))
    }
}

impl Thread {
    /// Whether the host has made a list.
    #[inline]
    fn has_list(&self) -> bool {
        self.interp().config.importable.is_some()
    }

    /// The name of a file whose code may import everything.
    pub(super) fn trusted_file(&self, file: &str) -> Name {
        if self.has_list() { self.interp().import.allowed.file_name(file) } else { Name::from(file) }
    }

    /// Runs what has `importlib` carry out an import that may be.
    pub(super) fn carrying_out<R>(&self, work: impl FnOnce() -> R) -> R {
        if !self.has_list() {
            return work();
        }
        let allowed = &self.interp().import.allowed;
        let frame = self.innermost_frame().map_or(ptr::null(), ptr::from_ref);
        allowed.carried_out.borrow_mut().push(frame);
        let result = work();
        allowed.carried_out.borrow_mut().pop();
        result
    }

    /// `ModuleNotFoundError` unless `asker` may import the module of that absolute name.
    #[inline]
    pub fn allow_import(&self, name: &str, asker: Asker<'_>) -> PyResult<()> {
        if self.has_list() { self.check_import(name, asker) } else { Ok(()) }
    }

    #[cold]
    fn check_import(&self, name: &str, asker: Asker<'_>) -> PyResult<()> {
        if self.may_import(name, asker) {
            return Ok(());
        }
        let own = self.intern_str(name)?;
        let shown = self.repr(own.as_value())?;
        let shown = self.to_str(&shown)?.to_string_lossy();
        let text = format!("No module named {shown}; the host can make it importable");
        Err(not_found(self, text, &own))
    }

    /// Whether `asker` may import the module of that absolute name.
    pub fn may_import(&self, name: &str, asker: Asker<'_>) -> bool {
        let Some(list) = &self.interp().config.importable else { return true };
        let mut package = Some(name);
        while let Some(name) = package {
            if list.contains(name) {
                return true;
            }
            package = name.rsplit_once('.').map(|(package, _)| package);
        }
        match asker {
            Asker::Statement(frame) => self.interp().import.allowed.knows(frame),
            Asker::Caller => self.caller_may_import(name),
        }
    }

    fn caller_may_import(&self, name: &str) -> bool {
        let allowed = &self.interp().import.allowed;
        let innermost = self.innermost_frame();
        if let Some(frame) = innermost
            && allowed.knows(frame)
            && (ALWAYS.contains(&name) || name.split('.').next() == self.package_of_library(frame).as_deref())
        {
            return true;
        }
        let carried_out = allowed.carried_out.borrow().last().copied();
        let mut frame = innermost;
        while let Some(own) = frame {
            if carried_out.is_some_and(|carried_out| ptr::eq(carried_out, own)) {
                return true;
            }
            if !allowed.knows(own) {
                return false;
            }
            frame = own.caller();
        }
        // The host itself.
        true
    }

    /// The outermost package of the library that a frame's code is of.
    fn package_of_library(&self, frame: &Frame) -> Option<String> {
        let name = frame.code().code().filename.as_wtf8().as_str()?.to_owned();
        let frozen = name.strip_prefix("<frozen ").and_then(|rest| rest.strip_suffix('>'));
        if let Some(module) = frozen {
            return module.split('.').next().map(str::to_owned);
        }
        let below = std::path::Path::new(&name).strip_prefix(&self.interp().config.stdlib_dir).ok()?;
        let first = below.iter().next()?.to_str()?;
        Some(first.strip_suffix(".py").unwrap_or(first).to_owned())
    }

    /// As [`Thread::allow_import`], for a name that native code has been given.
    pub fn allow_import_of(&self, name: &PyStr) -> PyResult<()> {
        self.allow_import(&name.to_string_lossy(), Asker::Caller)
    }
}

/// In a module of the library, `_find_and_load` that looks at the list first.
pub(super) fn guard(vm: &Thread, bootstrap: &PyModule) -> PyResult<()> {
    if !vm.has_list() {
        return Ok(());
    }
    let Some(original) = bootstrap.dict().get_str(&names::_find_and_load) else { return Ok(()) };
    let guarded = PyBuiltin::new(vm, &FIND_AND_LOAD, Some(original), None)?;
    bootstrap.dict().set_str(&names::_find_and_load, guarded.into_value())
}

static FIND_AND_LOAD: MethodDef = method(
    "_find_and_load",
    "($self, name, import_, /)",
    "Find and load a module that may be imported.",
    |vm, args| {
        if let Some(name) = args[1].downcast::<PyStr>() {
            vm.allow_import_of(name)?;
        }
        vm.carrying_out(|| vm.call(&args[0], &args[1..]))
    },
);
