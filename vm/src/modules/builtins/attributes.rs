//! `getattr` and its like, `dir`, `vars`.

use crate::builtins::dict::PyDict;
use crate::builtins::frame_locals;
use crate::builtins::list::PyList;
use crate::builtins::mappingproxy;
use crate::builtins::str::PyStr;
use crate::call::{Args, check_positional_count, no_keywords};
use crate::collections::Buf;
use crate::collections::powersort;
use crate::error::PyResult;
use crate::names;
use crate::protocol::compare::CompareOp;
use crate::thread::Thread;
use crate::value::Value;

/// `getattr(object, name[, default])`: a default stands for a missing attribute.
pub fn getattr(vm: &Thread, args: &[Value]) -> PyResult {
    let (object, default) = (&args[0], &args[2]);
    let name = vm.expect_attribute_name(&args[1])?;
    if default.is_unbound() {
        vm.get_attr(object, &name)
    } else {
        Ok(vm.get_attr_opt(object, &name)?.unwrap_or_else(|| default.clone()))
    }
}

pub fn hasattr(vm: &Thread, args: &[Value]) -> PyResult {
    let name = vm.expect_attribute_name(&args[1])?;
    Ok(Value::bool(vm.get_attr_opt(&args[0], &name)?.is_some()))
}

pub fn setattr(vm: &Thread, args: &[Value]) -> PyResult {
    let name = vm.expect_attribute_name(&args[1])?;
    vm.set_attr(&args[0], &name, Some(&args[2]))?;
    Ok(Value::NONE)
}

pub fn delattr(vm: &Thread, args: &[Value]) -> PyResult {
    let name = vm.expect_attribute_name(&args[1])?;
    vm.set_attr(&args[0], &name, None)?;
    Ok(Value::NONE)
}

/// `dir([object])`.
pub fn dir(vm: &Thread, args: Args<'_>) -> PyResult {
    no_keywords(vm, "dir", args)?;
    check_positional_count(vm, "dir", args.positional().len(), 0, 1)?;
    match args.positional().first() {
        Some(object) => vm.dir_of(object),
        None => {
            let keys = vm.call_method(&locals(vm)?, &names::keys, &[])?;
            sorted(vm, vm.iterate_to_buf(&keys)?)
        }
    }
}

/// `vars([object])`.
pub fn vars(vm: &Thread, args: Args<'_>) -> PyResult {
    no_keywords(vm, "vars", args)?;
    check_positional_count(vm, "vars", args.positional().len(), 0, 1)?;
    let Some(object) = args.positional().first() else { return locals(vm) };
    match vm.get_attr_opt(object, &names::__dict__)? {
        Some(dict) => Ok(dict),
        None => Err(vm.type_error("vars() argument must have __dict__ attribute")),
    }
}

/// `locals()`.
pub fn locals(vm: &Thread) -> PyResult {
    match frame_locals::locals(vm)? {
        Some(locals) => Ok(locals),
        None => Err(vm.system_error("frame does not exist")),
    }
}

/// A sorted list: by the order of strings, or whatever `<` says.
fn sorted(vm: &Thread, mut names: Buf<Value>) -> PyResult {
    powersort::sort_by(&mut names, |a, b| {
        match (a.downcast_exact::<PyStr>(), b.downcast_exact::<PyStr>()) {
            (Some(a), Some(b)) => Ok(a.text().compare(b.text()).is_lt()),
            _ => vm.rich_compare_bool(a, b, CompareOp::Lt),
        }
    })?;
    vm.new_list(names)
}

impl Thread {
    /// `dir(object)`: a sorted list of what `__dir__` returns.
    pub fn dir_of(&self, object: &Value) -> PyResult {
        match self.call_special(object, &names::__dir__, &[])? {
            Some(listed) => sorted(self, self.iterate_to_buf(&listed)?),
            None => Err(self.type_error("object does not provide __dir__")),
        }
    }
}

/// `object.__dir__`: the names in the instance's `__dict__`, in its class's, and in the bases' of that.
pub fn object_dir(vm: &Thread, args: &[Value]) -> PyResult {
    let own = &args[0];
    let dict = match vm.get_attr_opt(own, &names::__dict__)? {
        Some(dict) => match dict.downcast::<PyDict>() {
            Some(dict) => dict.copy(vm)?,
            None => PyDict::new(vm)?,
        },
        None => PyDict::new(vm)?,
    };
    if let Some(class) = vm.get_attr_opt(own, &names::__class__)? {
        merge_class_dict(vm, &dict, &class)?;
    }
    keys_of(vm, &dict)
}

/// `type.__dir__`: the names in the class's `__dict__`, and in its bases'.
pub fn type_dir(vm: &Thread, args: &[Value]) -> PyResult {
    let dict = PyDict::new(vm)?;
    merge_class_dict(vm, &dict, &args[0])?;
    keys_of(vm, &dict)
}

pub fn keys_of(vm: &Thread, dict: &PyDict) -> PyResult {
    let list = PyList::new(vm)?;
    for (name, _) in dict.entries() {
        list.push(name)?;
    }
    Ok(list.into_value())
}

fn merge_class_dict(vm: &Thread, dict: &PyDict, class: &Value) -> PyResult<()> {
    vm.check_native_stack(" while merging class dicts")?;
    if let Some(own) = vm.get_attr_opt(class, &names::__dict__)? {
        match mappingproxy::dict_of(&own) {
            Some(own) => dict.merge_from(vm, &own)?,
            None => dict.update_from_mapping(vm, &own)?,
        }
    }
    let Some(bases) = vm.get_attr_opt(class, &names::__bases__)? else { return Ok(()) };
    for base in vm.iterate_to_buf(&bases)? {
        merge_class_dict(vm, dict, &base)?;
    }
    Ok(())
}
