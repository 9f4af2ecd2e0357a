//! The module `_functools`: functions about functions.

mod cmp_to_key;
mod lru_cache;
mod partial;
mod placeholder;

use super::ModuleSpec;
use crate::builtins::exceptions;
use crate::builtins::module::PyModule;
use crate::class::ready;
use crate::class::spec::method;
use crate::class::statics;
use crate::error::PyResult;
use crate::thread::Thread;
use crate::value::Value;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_functools",
    doc: "Tools that operate on functions.",
    functions: &[
        method(
            "reduce",
            "(function, iterable, /, initial=<unrepresentable>)",
            "Apply a function of two arguments to an iterable's items, from left to right.\n\n\
             The first argument is what it has returned for those before, the second the next item:\n\
             reduce(lambda x, y: x+y, [1, 2, 3]) is (1+2)+3. The initial value, if there is one, comes before the items\n\
             and is the result where there are none.",
            reduce,
        ),
        method(
            "cmp_to_key",
            "(mycmp)",
            "Convert a cmp= function into a key= function.\n\n\
             mycmp\n  Function that compares two objects.",
            cmp_to_key::cmp_to_key,
        ),
    ],
    types: &[&partial::TYPE, &placeholder::TYPE, &lru_cache::TYPE],
    init: Some(init),
    ..ModuleSpec::NEW
};

fn init(_: &Thread, module: &PyModule) -> PyResult<()> {
    ready::ready_all([&cmp_to_key::TYPE].into_iter());
    module.dict().set_str(statics::intern("Placeholder"), placeholder::PLACEHOLDER.value())
}

fn reduce(vm: &Thread, args: &[Value]) -> PyResult {
    let (function, iterable) = (&args[0], &args[1]);
    let iterator = match vm.get_iter(iterable) {
        Ok(iterator) => iterator,
        Err(_) if vm.raised_matches(&exceptions::TYPE_ERROR) => {
            vm.clear_raised();
            return Err(vm.type_error("reduce() arg 2 must support iteration"));
        }
        Err(raised) => return Err(raised),
    };
    let next = vm.next_function(&iterator)?;
    let mut result = args[2].clone();
    while let Some(item) = next(vm, &iterator)? {
        vm.spend(1)?;
        result = if result.is_unbound() { item } else { vm.call(function, &[result, item])? };
    }
    if result.is_unbound() {
        return Err(vm.type_error("reduce() of empty iterable with no initial value"));
    }
    Ok(result)
}
