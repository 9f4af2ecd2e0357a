//! Where a warning is issued: a frame of the program, its file, line and module.

use crate::builtins::dict::PyDict;
use crate::builtins::str::PyStr;
use crate::builtins::tuple::PyTuple;
use crate::error::PyResult;
use crate::interp::frame::Frame;
use crate::names;
use crate::object::Ref;
use crate::text::Text;
use crate::thread::Thread;
use crate::value::Value;

pub struct Place {
    pub filename: Value,
    pub lineno: i64,
    pub module: Value,
    /// `__warningregistry__` of the module.
    pub registry: Ref<PyDict>,
}

/// The place that `level` means: 1 is the innermost frame. Frames of the import system do not count, unless the innermost is
/// one; where there are not so many, it is `sys`.
pub fn find(vm: &Thread, level: i64, skipped: Option<&PyTuple>) -> PyResult<Place> {
    let skipped = skipped.filter(|prefixes| !prefixes.is_empty());
    let level = if skipped.is_some() { level.max(2) } else { level };
    let mut frame = vm.innermost_frame();
    let counts_all = level <= 0 || frame.is_some_and(is_internal);
    for _ in 1..level {
        let Some(inner) = frame else { break };
        frame = inner.caller();
        while !counts_all
            && let Some(candidate) = frame
            && (is_internal(candidate) || is_skipped(candidate, skipped))
        {
            frame = candidate.caller();
        }
    }
    let (globals, filename, lineno) = match frame {
        Some(frame) => {
            let lineno = frame.lineno().unwrap_or(0).into();
            (Some(Ref::borrowed(frame.globals())), frame.code().filename(), lineno)
        }
        None => (vm.sys_dict()?, vm.new_str("<sys>")?, 0),
    };
    let Some(globals) = globals else { return Err(vm.runtime_error("lost sys module")) };
    let module = globals.get_str(&names::__name__);
    let module = match module.filter(|name| name.is_none() || name.downcast::<PyStr>().is_some()) {
        Some(name) => name,
        None => vm.new_str("<string>")?,
    };
    Ok(Place { filename, lineno, module, registry: registry(vm, &globals)? })
}

impl Thread {
    /// The innermost frame of the program that runs.
    pub fn innermost_frame(&self) -> Option<&Frame> {
        // SAFETY: the frames of the thread that runs are alive.
        unsafe { Frame::visible(self.frame.get()) }
    }
}

fn registry(vm: &Thread, globals: &PyDict) -> PyResult<Ref<PyDict>> {
    let name = vm.intern_str("__warningregistry__")?;
    match globals.get_str(&name) {
        Some(registry) => {
            Ref::try_from_value(registry).map_err(|_| vm.type_error("'registry' must be a dict or None"))
        }
        None => {
            let registry = PyDict::new(vm)?;
            globals.set_str(&name, registry.to_value())?;
            Ok(registry)
        }
    }
}

/// Whether the frame belongs to the import system.
fn is_internal(frame: &Frame) -> bool {
    let filename = frame.code().filename();
    let has = |part: &str| {
        let found = filename.downcast::<PyStr>().and_then(PyStr::as_ascii).map(|name| name.contains(part));
        found.unwrap_or(false)
    };
    has("importlib") && has("_bootstrap")
}

fn is_skipped(frame: &Frame, prefixes: Option<&PyTuple>) -> bool {
    let filename = frame.code().filename();
    let (Some(filename), Some(prefixes)) = (filename.downcast::<PyStr>(), prefixes) else { return false };
    let mut prefixes = prefixes.items().iter().filter_map(|prefix| prefix.downcast::<PyStr>());
    prefixes.any(|prefix| filename.text().matches_at(0, prefix.text()))
}

/// The module that a file belongs to: its name without `.py`.
pub fn module_of(vm: &Thread, filename: &Value) -> PyResult {
    let Some(name) = filename.downcast::<PyStr>() else { return Ok(filename.clone()) };
    if name.is_empty() {
        return vm.new_str("<unknown>");
    }
    let text = name.text();
    let stem = text.len().saturating_sub(3);
    if name.len() >= 3 && text.matches_at(stem, Text::Ascii(b".py")) {
        return Ok(PyStr::from_text(vm.heap(), text.slice(0..stem))?.into_value());
    }
    Ok(filename.clone())
}
