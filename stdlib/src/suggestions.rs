//! The module `_suggestions`: the name that somebody may have meant.

use taipan_vm::builtins::list::PyList;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::class::spec::method;
use taipan_vm::error::PyResult;
use taipan_vm::heap::NoMemory;
use taipan_vm::modules::ModuleSpec;
use taipan_vm::suggest;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_suggestions",
    functions: &[method(
        "_generate_suggestions",
        "($module, candidates, item, /)",
        "Returns the candidate in candidates that's closest to item",
        generate,
    )],
    ..ModuleSpec::NEW
};

fn generate(vm: &Thread, args: &[Value]) -> PyResult {
    let Some(item) = args[2].downcast::<PyStr>() else {
        let name = args[2].argument_type();
        return Err(vm.type_error(format!("_generate_suggestions() argument 2 must be str, not {name:.50}")));
    };
    let Some(list) = args[1].downcast_exact::<PyList>() else {
        return Err(vm.type_error("candidates must be a list"));
    };
    let mut candidates = Vec::new();
    candidates.try_reserve(list.len()).map_err(|_| NoMemory)?;
    for candidate in list.items() {
        match candidate.downcast::<PyStr>() {
            Some(candidate) => candidates.push(candidate.to_string_lossy()),
            None => return Err(vm.type_error("all elements in 'candidates' must be strings")),
        }
    }
    match suggest::closest(&candidates, &item.to_string_lossy()) {
        Some(found) => vm.new_str(found),
        None => Ok(Value::NONE),
    }
}
