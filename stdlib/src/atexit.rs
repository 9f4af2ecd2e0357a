//! `atexit`: functions that are called when the VM ends, the last registered first.

use std::cell::RefCell;
use std::rc::Rc;
use taipan_vm::call::Args;
use taipan_vm::class::spec::{MethodDef, method, variadic};
use taipan_vm::collections::Buf;
use taipan_vm::collections::room::Room;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::heap::NoMemory;
use taipan_vm::modules::ModuleSpec;
use taipan_vm::report;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "atexit",
    doc: "allow programmer to define multiple exit functions to be executed\nupon normal program termination.\n\nTwo public functions, register and unregister, are defined.",
    functions: FUNCTIONS,
    init: Some(|vm, _| {
        vm.interp().at_exit.set(Some(run_all));
        Ok(())
    }),
    ..ModuleSpec::NEW
};

static FUNCTIONS: &[MethodDef] = &[
    variadic(
        "register",
        "(func, /, *args, **kwargs)",
        "Register a function to be called at exit; it is returned.",
        register,
    ),
    method("unregister", "(func, /)", "Forget all registrations of a function.", unregister),
    method("_clear", "()", "Forget all functions.", |vm, _| {
        drop(state(vm).0.take());
        Ok(Value::NONE)
    }),
    method("_ncallbacks", "()", "Return how many functions are registered.", |vm, _| {
        taipan_vm::builtins::int::from_usize(vm, state(vm).0.borrow().len())
    }),
    method("_run_exitfuncs", "()", "Call all functions and forget them.", |vm, _| {
        run_all(vm);
        Ok(Value::NONE)
    }),
];

struct Callback {
    function: Value,
    args: Buf<Value>,
    names: Buf<Value>,
    /// What the callback itself takes.
    _room: Room,
}

/// In the order of registration.
#[derive(Default)]
struct Callbacks(RefCell<Buf<Rc<Callback>>>);

impl Callbacks {
    fn list(&self) -> Result<Buf<Rc<Callback>>, NoMemory> {
        let mut list = Buf::new();
        list.extend(self.0.borrow().iter().cloned())?;
        Ok(list)
    }
}

fn state(vm: &Thread) -> Rc<Callbacks> {
    vm.interp().module_states.get::<Callbacks>()
}

fn register(vm: &Thread, args: Args<'_>) -> PyResult {
    let Some((function, args)) = args.split_first() else {
        return Err(vm.type_error("register() takes at least 1 argument (0 given)"));
    };
    if function.ty().slots().call.is_none() {
        return Err(vm.type_error("the first argument must be callable"));
    }
    let callback = Callback {
        function: function.clone(),
        args: Buf::from_values(args.values())?,
        names: Buf::from_values(args.keyword_names())?,
        _room: Room::new(size_of::<Callback>() + 2 * size_of::<usize>())?,
    };
    state(vm).0.borrow_mut().push(Rc::new(callback))?;
    Ok(function.clone())
}

fn unregister(vm: &Thread, args: &[Value]) -> PyResult {
    let state = state(vm);
    let known = state.list()?;
    let mut forgotten = Vec::new();
    for (index, callback) in known.iter().enumerate().rev() {
        if vm.equals(&callback.function, &args[0])? {
            forgotten.push(index);
        }
    }
    // Comparing may have registered more, behind the others.
    for index in forgotten {
        let dropped = {
            let mut callbacks = state.0.borrow_mut();
            (index < callbacks.len()).then(|| callbacks.remove(index))
        };
        drop(dropped);
    }
    Ok(Value::NONE)
}

/// Calls the functions and forgets them, with those that are registered meanwhile. What they raise is reported.
fn run_all(vm: &Thread) {
    let state = state(vm);
    let report = |function: &Value| {
        if let Some(exception) = vm.take_raised() {
            report::unraisable(vm, exception, "in atexit callback", function);
        }
    };
    let callbacks = state.list().unwrap_or_else(|refused| {
        let _: Raised = refused.into();
        report(&Value::NONE);
        Buf::new()
    });
    for callback in callbacks.iter().rev() {
        match vm.call_args(&callback.function, Args::new(&callback.args, &callback.names)) {
            Ok(result) => drop(result),
            Err(_) => report(&callback.function),
        }
    }
    drop(state.0.take());
}
