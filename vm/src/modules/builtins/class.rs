//! `__build_class__`: what a class statement does.
//!
//! Source: data model, "Customizing class creation".

use crate::builtins::cell::PyCell;
use crate::builtins::dict::PyDict;
use crate::builtins::function::PyFunction;
use crate::builtins::str::PyStr;
use crate::builtins::tuple::PyTuple;
use crate::builtins::type_;
use crate::call::Args;
use crate::class::PyType;
use crate::error::{PyResult, Raised};
use crate::interp::call::run_code;
use crate::names;
use crate::object::Ref;
use crate::thread::Thread;
use crate::value::Value;

/// `__build_class__(function, name, *bases, metaclass=None, **keywords)`.
pub fn build_class(vm: &Thread, args: Args<'_>) -> PyResult {
    let [function, name, given_bases @ ..] = args.positional() else {
        return Err(vm.type_error("__build_class__: not enough arguments"));
    };
    let Ok(function) = Ref::<PyFunction>::try_from_value(function.clone()) else {
        return Err(vm.type_error("__build_class__: func must be a function"));
    };
    if name.downcast::<PyStr>().is_none() {
        return Err(vm.type_error("__build_class__: name is not a string"));
    }
    let original = PyTuple::from_values(vm, given_bases)?;
    let bases = resolve_bases(vm, &original)?.unwrap_or_else(|| original.clone());
    let (metatype, is_class) = metatype(vm, args.keyword("metaclass"), bases.items())?;
    let keywords = Keywords::without_metaclass(args);
    let namespace = prepare(vm, &metatype, is_class, name, &bases, &keywords)?;
    let cell = run_code(vm, &function, Some(namespace.clone()))?;
    if !bases.as_value().is(original.as_value()) {
        vm.set_item(&namespace, &names::__orig_bases__.value(), Some(original.as_value()))?;
    }
    let class = keywords.call(vm, &metatype, &[name.clone(), bases.to_value(), namespace])?;
    check_cell(vm, name, &class, &cell)?;
    Ok(class)
}

/// The keyword arguments of a class statement, but for the metaclass.
struct Keywords {
    names: Vec<Value>,
    values: Vec<Value>,
}

impl Keywords {
    fn without_metaclass(args: Args<'_>) -> Keywords {
        let mut own = Keywords { names: Vec::new(), values: Vec::new() };
        for (name, value) in args.keywords().filter(|(name, _)| !name.is_text("metaclass")) {
            own.names.push(crate::object::to_value(name));
            own.values.push(value.clone());
        }
        own
    }

    /// Calls with these keywords behind the positional arguments.
    fn call(&self, vm: &Thread, callable: &Value, positional: &[Value]) -> PyResult {
        let mut values = positional.to_vec();
        values.extend(self.values.iter().cloned());
        vm.call_args(callable, Args::new(&values, &self.names))
    }
}

/// Bases that are no types may stand for others, by `__mro_entries__`; `None` if none does.
pub fn resolve_bases(vm: &Thread, bases: &Ref<PyTuple>) -> PyResult<Option<Ref<PyTuple>>> {
    let mut resolved: Option<Vec<Value>> = None;
    for (index, base) in bases.items().iter().enumerate() {
        let entries = match base.downcast::<PyType>() {
            Some(_) => None,
            None => vm.get_attr_opt(base, &names::__mro_entries__)?,
        };
        match entries {
            None => {
                if let Some(resolved) = &mut resolved {
                    resolved.push(base.clone());
                }
            }
            Some(method) => {
                let entries = vm.call(&method, &[bases.to_value()])?;
                let Some(entries) = entries.downcast::<PyTuple>() else {
                    return Err(vm.type_error("__mro_entries__ must return a tuple"));
                };
                let resolved = resolved.get_or_insert_with(|| bases.items()[..index].to_vec());
                resolved.extend(entries.items().iter().cloned());
            }
        }
    }
    resolved.map(|resolved| PyTuple::from_vec(vm, resolved)).transpose()
}

/// What makes the class, and whether that is a type.
fn metatype(vm: &Thread, given: Option<&Value>, bases: &[Value]) -> PyResult<(Value, bool)> {
    let metatype = match given {
        Some(metatype) => metatype.clone(),
        None => bases.first().map_or_else(|| type_::TYPE.to_value(), |base| base.ty().to_value()),
    };
    match metatype.downcast::<PyType>() {
        Some(ty) => Ok((type_::calculate_metatype(vm, ty, bases)?.into_value(), true)),
        None => Ok((metatype, false)),
    }
}

/// The namespace that the class's body runs in.
fn prepare(
    vm: &Thread,
    metatype: &Value,
    is_class: bool,
    name: &Value,
    bases: &Ref<PyTuple>,
    keywords: &Keywords,
) -> PyResult {
    if metatype.is(&type_::TYPE.to_value()) {
        return Ok(PyDict::new(vm)?.into_value());
    }
    let Some(prepare) = vm.get_attr_opt(metatype, &names::__prepare__)? else {
        return Ok(PyDict::new(vm)?.into_value());
    };
    let namespace = keywords.call(vm, &prepare, &[name.clone(), bases.to_value()])?;
    if namespace.ty().slots().subscript.is_some() {
        return Ok(namespace);
    }
    let shown = match metatype.downcast::<PyType>() {
        Some(ty) if is_class => ty.name(),
        _ => "<metaclass>",
    };
    let own = namespace.ty().name();
    Err(vm.type_error(format!("{shown:.200}.__prepare__() must return a mapping, not {own:.200}")))
}

/// The cell that `super()` and `__class__` of the methods refer to must have got the class.
fn check_cell(vm: &Thread, name: &Value, class: &Value, cell: &Value) -> PyResult<()> {
    let (Some(_), Some(cell)) = (class.downcast::<PyType>(), cell.downcast::<PyCell>()) else {
        return Ok(());
    };
    match cell.get() {
        Some(own) if own.is(class) => Ok(()),
        own => Err(wrong_cell(vm, name, class, own)),
    }
}

#[cold]
fn wrong_cell(vm: &Thread, name: &Value, class: &Value, cell: Option<Value>) -> Raised {
    let shown = |value: &Value| -> PyResult<String> {
        let text = vm.repr(value)?;
        Ok(vm.to_str(&text)?.to_string_lossy())
    };
    let text = || -> PyResult<(bool, String)> {
        let (name, class) = (shown(name)?, shown(class)?);
        match &cell {
            Some(cell) => Ok((
                true,
                format!("__class__ set to {:.200} defining {name:.200} as {class:.200}", shown(cell)?),
            )),
            None => Ok((
                false,
                format!(
                    "__class__ not set defining {name:.200} as {class:.200}. Was __classcell__ propagated to type.__new__?"
                ),
            )),
        }
    };
    match text() {
        Ok((true, text)) => vm.type_error(text),
        Ok((false, text)) => vm.runtime_error(text),
        Err(raised) => raised,
    }
}
