//! The module `builtins`.

use crate::builtins;
use crate::builtins::dict::PyDict;
use crate::builtins::module::PyModule;
use crate::builtins::str::PyStr;
use crate::builtins::type_;
use crate::call::Args;
use crate::class::spec::{Constant, MethodDef, method, variadic};
use crate::class::{PyType, flags, statics};
use crate::error::PyResult;
use crate::import::engine;
use crate::interp::call::run_code;
use crate::modules::ModuleSpec;
use crate::names;
use crate::object::Ref;
use crate::thread::Thread;
use crate::value::Value;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "builtins",
    doc: "Built-in functions, types, exceptions, and other objects.",
    functions: FUNCTIONS,
    constants: &[("None", Constant::None), ("True", Constant::Bool(true)), ("False", Constant::Bool(false))],
    init: Some(init),
    ..ModuleSpec::NEW
};

static FUNCTIONS: &[MethodDef] = &[
    variadic(
        "print",
        "(*args, sep=' ', end='\\n', file=None, flush=False)",
        "Prints the values to a stream.",
        print,
    ),
    method("len", "(obj, /)", "Return the number of items in a container.", |vm, args| {
        builtins::int::from_usize(vm, vm.length(&args[0])?)
    }),
    method("repr", "(obj, /)", "Return the canonical string representation of the object.", |vm, args| {
        vm.repr(&args[0])
    }),
    method("hash", "(obj, /)", "Return the hash value for the given object.", |vm, args| {
        builtins::int::from_i64(vm, vm.hash(&args[0])?)
    }),
    method("id", "(obj, /)", "Return the identity of an object.", |vm, args| {
        builtins::int::from_usize(vm, args[0].id() as usize)
    }),
    method(
        "isinstance",
        "(obj, class_or_tuple, /)",
        "Return whether an object is an instance of a class.",
        |vm, args| vm.is_instance(&args[0], &args[1]).map(Value::bool),
    ),
    method("iter", "(object, sentinel=<unrepresentable>, /)", "Return an iterator.", |vm, args| {
        vm.get_iter(&args[0])
    }),
    method(
        "__import__",
        "(name, globals=None, locals=None, fromlist=(), level=0)",
        "Import a module.",
        import,
    ),
    variadic("__build_class__", "", "Internal helper function used by the class statement.", build_class),
];

fn init(_: &Thread, module: &PyModule) -> PyResult<()> {
    let dict = module.dict();
    for ty in builtins::all_static_types().filter(|ty| ty.has_flag(flags::BUILTIN)) {
        dict.set_str(statics::intern(ty.name_static()), ty.to_value())?;
    }
    Ok(())
}

fn print(vm: &Thread, args: Args<'_>) -> PyResult {
    let mut line = String::new();
    for (index, value) in args.positional().iter().enumerate() {
        if index > 0 {
            line.push(' ');
        }
        line.push_str(&vm.to_str(value)?.to_string_lossy());
    }
    println!("{line}");
    Ok(Value::NONE)
}

fn import(vm: &Thread, args: &[Value]) -> PyResult {
    let name = match args[0].downcast::<PyStr>() {
        Some(name) => Ref::borrowed(name),
        None => return Err(vm.type_error("module name must be a string")),
    };
    let given = |index: usize| Some(&args[index]).filter(|value| !value.is_unbound());
    let level = match given(4) {
        Some(level) => vm.expect_i64(level)?,
        None => 0,
    };
    let globals = given(1).and_then(Value::downcast::<PyDict>).map(Ref::borrowed);
    let fromlist = given(3).cloned().unwrap_or(Value::NONE);
    engine::import(vm, &name, globals.as_deref(), &fromlist, level)
}

/// `__build_class__(function, name, *bases, metaclass=None, **keywords)`.
fn build_class(vm: &Thread, args: Args<'_>) -> PyResult {
    let [function, name, bases @ ..] = args.positional() else {
        return Err(vm.type_error("__build_class__: not enough arguments"));
    };
    let Ok(function) = Ref::try_from_value(function.clone()) else {
        return Err(vm.type_error("__build_class__: func must be a function"));
    };
    if name.downcast::<PyStr>().is_none() {
        return Err(vm.type_error("__build_class__: name is not a string"));
    }
    let bases_tuple = vm.new_tuple(bases)?;
    let metatype = match args.keyword("metaclass") {
        Some(metaclass) => metaclass.clone(),
        None => bases.first().map_or_else(|| type_::TYPE.to_value(), |base| base.ty().to_value()),
    };
    let metatype = match metatype.downcast::<PyType>() {
        Some(ty) => type_::calculate_metatype(vm, ty, bases)?.into_value(),
        None => metatype,
    };
    let mut names_left: Vec<Value> = Vec::new();
    let mut values_left: Vec<Value> = Vec::new();
    for (key, value) in args.keywords().filter(|(key, _)| !key.is_text("metaclass")) {
        names_left.push(crate::object::to_value(key));
        values_left.push(value.clone());
    }
    let with_keywords = |first: &[Value]| {
        let mut values = first.to_vec();
        values.extend(values_left.iter().cloned());
        values
    };
    let namespace = match vm.get_attr_opt(&metatype, &names::__prepare__)? {
        Some(prepare) => {
            let values = with_keywords(&[name.clone(), bases_tuple.clone()]);
            vm.call_args(&prepare, Args::new(&values, &names_left))?
        }
        None => PyDict::new(vm)?.into_value(),
    };
    let cell = run_code(vm, &function, Some(namespace.clone()))?;
    let values = with_keywords(&[name.clone(), bases_tuple, namespace]);
    let class = vm.call_args(&metatype, Args::new(&values, &names_left))?;
    drop(cell);
    Ok(class)
}

impl Thread {
    /// `isinstance(object, class)`, where class may be a tuple.
    pub fn is_instance(&self, object: &Value, class: &Value) -> PyResult<bool> {
        if object.ty().to_value().is(class) {
            return Ok(true);
        }
        if let Some(class) = class.downcast::<PyType>()
            && class.as_object().ty().is(&type_::TYPE)
        {
            return Ok(object.ty().is_subtype(class));
        }
        if let Some(classes) = class.downcast::<builtins::tuple::PyTuple>() {
            for class in classes.items() {
                if self.is_instance(object, class)? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        match self.call_special(class, &names::__instancecheck__, std::slice::from_ref(object))? {
            Some(result) => self.is_true(&result),
            None => Err(self.type_error("isinstance() arg 2 must be a type, a tuple of types, or a union")),
        }
    }
}
