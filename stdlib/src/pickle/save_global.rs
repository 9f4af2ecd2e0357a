//! Writing classes and functions: by module and name, after checking that they are found there.

use super::opcode as op;
use super::save::Saver;
use super::{PICKLING_ERROR, Registries, get_path, import_module, in_context};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use taipan_vm::builtins::module::PyModule;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::tuple::PyTuple;
use taipan_vm::builtins::{exceptions, int, type_};
use taipan_vm::class::{PyType, lookup};
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::names;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

impl Saver<'_> {
    /// `value` by its qualified name, or `name`.
    pub(super) fn save_global(&mut self, value: &Value, name: Option<&Value>) -> PyResult<()> {
        let vm = self.vm;
        if name.is_none()
            && let Some((module, name)) = self.known_names(value)
        {
            return self.save_found(value, &module, &name);
        }
        let given = name;
        let name = match given {
            Some(name) => name.clone(),
            None => match vm.get_attr_opt(value, &names::__qualname__)? {
                Some(name) => name,
                None => vm.get_attr(value, &names::__name__)?,
            },
        };
        let Some(text) = name.downcast::<PyStr>() else {
            let name = name.ty().name();
            return Err(vm.type_error(format!("must be str, not {name:.50}")));
        };
        let module = self.which_module(value, text)?;
        if given.is_none() {
            self.state.class_names.remember(vm, value, &module, &name);
        }
        self.save_found(value, &module, &name)
    }

    /// Module and name of a class that has been written before, if the class has not changed and is still there.
    fn known_names(&self, value: &Value) -> Option<(Value, Value)> {
        let vm = self.vm;
        let (module, name) = self.state.class_names.find(value)?;
        // Anything but a plain module may have code of its own behind the name.
        let found = vm.modules().ok()?.get_str(module.downcast::<PyStr>()?)?;
        let there = found.downcast_exact::<PyModule>()?.dict().get_str(name.downcast::<PyStr>()?)?;
        there.is(value).then_some((module, name))
    }

    fn save_found(&mut self, value: &Value, module: &Value, name: &Value) -> PyResult<()> {
        if self.form.protocol >= 2 && self.save_extension(module, name)? {
            return Ok(());
        }
        let Some(text) = name.downcast::<PyStr>() else { return Ok(()) };
        if self.form.protocol >= 4 {
            self.save(module)?;
            self.save(name)?;
            self.out.op(op::STACK_GLOBAL)?;
        } else if text.text().iter().any(|code| code == u32::from(b'.')) {
            self.save_path(module, text)?;
        } else {
            self.save_by_name(module, name)?;
        }
        self.memoize(value)
    }

    /// The code of an object in `copyreg`'s registry of extensions, if it has one.
    fn save_extension(&mut self, module: &Value, name: &Value) -> PyResult<bool> {
        let vm = self.vm;
        let Registries { extension_registry, .. } = self.state.registries(vm)?;
        if extension_registry.is_empty() {
            return Ok(false);
        }
        let key = vm.new_tuple(&[module.clone(), name.clone()])?;
        let Some(code) = extension_registry.get_item(vm, &key)? else { return Ok(false) };
        let code = vm.expect_i64(&code)?;
        if !(1..=0x7FFF_FFFF).contains(&code) {
            return Err(vm.runtime_error(format!("extension code {code} is out of range")));
        }
        let bytes = (code as u32).to_le_bytes();
        match code {
            0..0x100 => self.out.write(&[op::EXT1, bytes[0]])?,
            0x100..0x1_0000 => self.out.write(&[op::EXT2, bytes[0], bytes[1]])?,
            _ => self.out.write(&[op::EXT4, bytes[0], bytes[1], bytes[2], bytes[3]])?,
        }
        Ok(true)
    }

    /// `getattr(getattr(module.a, "b"), "c")` for `a.b.c`, in protocols that know single names alone.
    fn save_path(&mut self, module: &Value, path: &PyStr) -> PyResult<()> {
        let vm = self.vm;
        let mut parts = path_parts(vm, path)?.into_iter();
        let Some(first) = parts.next() else { return Ok(()) };
        let getattr = import_module(vm, &vm.new_str("builtins")?)?;
        let getattr = vm.get_attr_str(&getattr, "getattr")?;
        for _ in 0..parts.len() {
            self.save(&getattr)?;
            if self.form.protocol < 2 {
                self.out.op(op::MARK)?;
            }
        }
        self.save_by_name(module, &first)?;
        for part in parts {
            self.save(&part)?;
            let tuple = if self.form.protocol < 2 { op::TUPLE } else { op::TUPLE2 };
            self.out.write(&[tuple, op::REDUCE])?;
        }
        Ok(())
    }

    /// `GLOBAL`, with the names of Python 2 if those are asked for.
    fn save_by_name(&mut self, module: &Value, name: &Value) -> PyResult<()> {
        let (module, name) = if self.form.fix_imports {
            self.state.compat(self.vm)?.to_python2(self.vm, module, name)?
        } else {
            (module.clone(), name.clone())
        };
        self.out.op(op::GLOBAL)?;
        self.write_name(&module, "module")?;
        self.write_name(&name, "global")
    }

    fn write_name(&mut self, name: &Value, kind: &str) -> PyResult<()> {
        let vm = self.vm;
        let encoding = if self.form.protocol >= 3 { "utf-8" } else { "ascii" };
        let bytes = match name.downcast::<PyStr>().and_then(PyStr::as_ascii) {
            Some(ascii) => vm.new_bytes(ascii.as_bytes()),
            None => vm.call_method(name, &names::encode, &[vm.new_str(encoding)?]),
        };
        let bytes = match bytes {
            Err(_) if vm.raised_matches(&exceptions::UNICODE_ENCODE_ERROR) => {
                return Err(in_context(vm, &PICKLING_ERROR, |_| {
                    let (name, protocol) = (self.repr_text(name)?, self.form.protocol);
                    Ok(format!("can't pickle {kind} identifier {name} using pickle protocol {protocol}"))
                }));
            }
            bytes => bytes?,
        };
        self.out.write(&vm.bytes_like(&bytes)?)?;
        Ok(self.out.op(b'\n')?)
    }

    /// The name of the module that has `value` under a dotted name: what `__module__` says, or the first that has it.
    fn which_module(&self, value: &Value, path: &PyStr) -> PyResult {
        let vm = self.vm;
        if path.as_ascii().is_none_or(|path| path.contains('<'))
            && path_parts(vm, path)?
                .iter()
                .any(|part| part.downcast::<PyStr>().is_some_and(|part| part.is_text("<locals>")))
        {
            return Err(self.error(format!("Can't pickle local object {}", self.repr_text(value)?)));
        }
        let module = match vm.get_attr_opt(value, &names::__module__)?.filter(|module| !module.is_none()) {
            Some(module) => module,
            None => match self.module_that_has(value, path)? {
                Some(module) => return Ok(module),
                None => names::__main__.value(),
            },
        };
        let found = match import_module(vm, &module) {
            Err(_)
                if vm.raised_matches(&exceptions::IMPORT_ERROR)
                    || vm.raised_matches(&exceptions::VALUE_ERROR) =>
            {
                return Err(in_context(vm, &PICKLING_ERROR, |exception| {
                    let text = vm.to_str(exception)?;
                    Ok(format!("Can't pickle {}: {}", self.repr_text(value)?, text.to_string_lossy()))
                }));
            }
            found => found?,
        };
        match get_path(vm, &found, path) {
            Ok(found) if found.is(value) => Ok(module),
            Err(_) if !vm.raised_matches(&exceptions::ATTRIBUTE_ERROR) => Err(Raised),
            Err(_) => Err(in_context(vm, &PICKLING_ERROR, |_| {
                self.not_there(value, &module, path, "it's not found as")
            })),
            Ok(_) => Err(self.error(self.not_there(value, &module, path, "it's not the same object as")?)),
        }
    }

    #[cold]
    fn not_there(&self, value: &Value, module: &Value, path: &PyStr, what: &str) -> PyResult<String> {
        let module = self.vm.to_str(module)?;
        let (repr, module) = (self.repr_text(value)?, module.to_string_lossy());
        Ok(format!("Can't pickle {repr}: {what} {module}.{}", path.display()))
    }

    /// The first module but for `__main__` that has `value` under that name.
    fn module_that_has(&self, value: &Value, path: &PyStr) -> PyResult<Option<Value>> {
        let vm = self.vm;
        // Looking for attributes may import modules.
        let modules: Vec<(Value, Value)> = vm.modules()?.entries().collect();
        for (name, module) in modules {
            let is_main = name
                .downcast::<PyStr>()
                .is_some_and(|name| name.equals(&names::__main__) || name.equals(&names::__mp_main__));
            if is_main || module.is_none() {
                continue;
            }
            match get_path(vm, &module, path) {
                Ok(found) if found.is(value) => return Ok(Some(name)),
                Ok(_) => {}
                Err(_) if vm.raised_matches(&exceptions::ATTRIBUTE_ERROR) => vm.clear_raised(),
                Err(raised) => return Err(raised),
            }
        }
        Ok(None)
    }
}

/// Where classes have been found: a line for each, which holds as long as the class has the same version.
#[derive(Default)]
pub struct ClassNames {
    lines: RefCell<FxHashMap<u64, ClassLine>>,
}

struct ClassLine {
    version: u32,
    module: Value,
    name: Value,
}

/// The most classes that are remembered.
const MOST_CLASSES: usize = 256;

impl ClassNames {
    /// The version of a class whose attributes nothing but `type` decides on.
    fn version(value: &Value) -> Option<u32> {
        let class = value.downcast::<PyType>().filter(|class| class.as_object().ty().is(&type_::TYPE))?;
        Some(class.version()).filter(|version| *version != 0)
    }

    fn find(&self, value: &Value) -> Option<(Value, Value)> {
        let version = Self::version(value)?;
        let lines = self.lines.borrow();
        let line = lines.get(&value.id()).filter(|line| line.version == version)?;
        Some((line.module.clone(), line.name.clone()))
    }

    fn remember(&self, vm: &Thread, value: &Value, module: &Value, name: &Value) {
        if let Some(class) = value.downcast::<PyType>() {
            lookup::assign_version(vm, class);
        }
        let is_plain = [module, name].iter().all(|text| text.downcast_exact::<PyStr>().is_some());
        let Some(version) = Self::version(value).filter(|_| is_plain) else { return };
        let line = ClassLine { version, module: module.clone(), name: name.clone() };
        let mut lines = self.lines.borrow_mut();
        let full = lines.len() >= MOST_CLASSES;
        let cleared = if full { std::mem::take(&mut *lines) } else { FxHashMap::default() };
        let replaced = lines.try_reserve(1).is_ok().then(|| lines.insert(value.id(), line));
        drop(lines);
        drop((cleared, replaced));
    }
}

/// The parts of a dotted name.
pub(super) fn path_parts(vm: &Thread, path: &PyStr) -> PyResult<Vec<Value>> {
    let text = path.text();
    let mut parts = Vec::new();
    let mut start = 0;
    let ends = (0..text.len()).filter(|&at| text.get(at) == Some(u32::from(b'.')));
    for end in ends.chain([text.len()]) {
        parts.push(PyStr::from_text(vm.heap(), text.slice(start..end))?.into_value());
        start = end + 1;
    }
    Ok(parts)
}

/// `_compat_pickle`'s tables: names of Python 2 and of Python 3.
pub struct Compat {
    pub name_mapping: Value,
    pub import_mapping: Value,
    pub reverse_name_mapping: Value,
    pub reverse_import_mapping: Value,
}

impl Compat {
    fn to_python2(&self, vm: &Thread, module: &Value, name: &Value) -> PyResult<(Value, Value)> {
        let tables = (&self.reverse_name_mapping, &self.reverse_import_mapping);
        translate(vm, tables, ("REVERSE_NAME_MAPPING", "REVERSE_IMPORT_MAPPING"), module, name)
    }

    pub fn to_python3(&self, vm: &Thread, module: &Value, name: &Value) -> PyResult<(Value, Value)> {
        let tables = (&self.name_mapping, &self.import_mapping);
        translate(vm, tables, ("NAME_MAPPING", "IMPORT_MAPPING"), module, name)
    }
}

fn translate(
    vm: &Thread,
    (names_table, modules): (&Value, &Value),
    (names_title, modules_title): (&str, &str),
    module: &Value,
    name: &Value,
) -> PyResult<(Value, Value)> {
    let key = vm.new_tuple(&[module.clone(), name.clone()])?;
    let wrong = |text: String| vm.runtime_error(format!("_compat_pickle.{text}"));
    if let Some(pair) = super::optional_item(vm, names_table, &key)? {
        let Some([module, name]) = pair.downcast::<PyTuple>().map(PyTuple::items) else {
            let ty = pair.ty().name();
            return Err(wrong(format!("{names_title} values should be 2-tuples, not {ty:.200}")));
        };
        if module.downcast::<PyStr>().is_none() || name.downcast::<PyStr>().is_none() {
            let (module, name) = (module.ty().name(), name.ty().name());
            let text =
                format!("{names_title} values should be pairs of str, not ({module:.200}, {name:.200})");
            return Err(wrong(text));
        }
        return Ok((module.clone(), name.clone()));
    }
    match super::optional_item(vm, modules, module)? {
        None => Ok((module.clone(), name.clone())),
        Some(fixed) if fixed.downcast::<PyStr>().is_some() => Ok((fixed, name.clone())),
        Some(other) => {
            let ty = other.ty().name();
            Err(wrong(format!("{modules_title} values should be strings, not {ty:.200}")))
        }
    }
}

/// A registered extension's object, by its code; looked up by name once, then kept by `copyreg`.
pub(super) fn extension(
    vm: &Thread,
    registries: &Registries,
    code: i64,
    find: impl FnOnce(&Value, &Value) -> PyResult,
) -> PyResult {
    let key = int::from_i64(vm, code)?;
    if let Some(known) = registries.extension_cache.get_item(vm, &key)? {
        return Ok(known);
    }
    let Some(pair) = registries.inverted_registry.get_item(vm, &key)? else {
        return Err(vm.value_error(format!("unregistered extension code {code}")));
    };
    let found = match pair.downcast::<PyTuple>().map(PyTuple::items) {
        Some([module, name]) if is_str(module) && is_str(name) => find(module, name)?,
        _ => {
            return Err(vm.value_error(format!("_inverted_registry[{code}] isn't a 2-tuple of strings")));
        }
    };
    registries.extension_cache.set_item(vm, &key, found.clone())?;
    Ok(found)
}

fn is_str(value: &Value) -> bool {
    value.downcast::<PyStr>().is_some()
}
