//! What `localcontext` returns: a context manager that makes a copy of a context the current one, and the old one again.

use super::context::{self, PyContext};
use super::current;
use taipan_vm::call::Args;
use taipan_vm::class::PyType;
use taipan_vm::class::flags;
use taipan_vm::class::layout::Trace;
use taipan_vm::class::spec::{TypeSpec, method, variadic};
use taipan_vm::error::PyResult;
use taipan_vm::heap::Tracer;
use taipan_vm::object::{Object, Payload};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

#[repr(C)]
pub struct PyContextManager {
    object: Object,
    local: Value,
    global: Value,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyContextManager {
    const TYPE: &'static PyType = &TYPE;
}

impl Trace for PyContextManager {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit(&self.local);
        tracer.visit(&self.global);
    }
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "decimal.ContextManager",
    flags: flags::IMMUTABLE | flags::NO_NEW,
    methods: &[
        method("__enter__", "($self, /)", "", |vm, args| {
            let local = own(&args[0]).local.clone();
            current::set_context(vm, &local)?;
            Ok(local)
        }),
        variadic("__exit__", "", "", |vm, args| {
            if let Some(manager) = args.values().first() {
                current::set_context(vm, &own(manager).global.clone())?;
            }
            Ok(Value::FALSE)
        }),
    ],
    ..TypeSpec::container::<PyContextManager>()
});

fn own(value: &Value) -> &PyContextManager {
    value.downcast().expect("a ContextManager's method gets a ContextManager")
}

/// `localcontext(ctx=None, **settings)`.
pub fn localcontext(vm: &Thread, args: Args<'_>) -> PyResult {
    let Some((_, args)) = args.split_first() else {
        return Err(vm.type_error("localcontext() needs its module"));
    };
    let given = args.positional();
    if given.len() > 1 {
        let count = given.len();
        return Err(
            vm.type_error(format!("localcontext() takes at most 1 positional argument ({count} given)"))
        );
    }
    let chosen = given.first().or_else(|| args.keyword("ctx")).filter(|context| !context.is(&Value::NONE));
    let global = current::context(vm)?;
    let local = match chosen {
        None => global.copy(vm)?,
        Some(context) => match context.downcast::<PyContext>() {
            Some(context) => context.copy(vm)?,
            None => return Err(vm.type_error("optional argument must be a context")),
        },
    }
    .into_value();
    for (name, value) in args.keywords() {
        let known = ["prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"];
        match known.iter().find(|known| name.is_text(known)) {
            Some(_) if value.is(&Value::NONE) => {}
            Some(name) => context::set_setting(vm, &local, name, value)?,
            None if name.is_text("ctx") => {}
            None => {
                let text = format!("this function got an unexpected keyword argument '{}'", name.display());
                return Err(vm.type_error(text));
            }
        }
    }
    let manager = PyContextManager { object: Object::new(&TYPE), local, global: global.into_value() };
    let manager = vm.heap().allocate(manager)?;
    vm.heap().track(manager.as_object());
    Ok(manager.into_value())
}
