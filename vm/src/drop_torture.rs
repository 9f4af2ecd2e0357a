//! Drop torture: at every deallocation of a container a program runs and the storage of young lists moves, as if everything
//! had a `__del__` that does its worst. Code that keeps a slice of a payload across a drop then reads freed memory, which
//! debug builds have poisoned.

use crate::builtins::dict::PyDict;
use crate::builtins::list::PyList;
use crate::error::PyResult;
use crate::thread::Thread;
use crate::vm::run_module;
use taipan_compiler::CompileOptions;
use taipan_compiler::code::Name;
use taipan_compiler::parser::Mode;

const SOURCE: &str = "\
def churn():
    outer = [[], {}, set(), ()]
    outer[0].append(outer)
    outer[1][len(outer)] = outer[0]
    for item in outer:
        outer[3] += (item is None,)
    return outer[3]
";

/// How many of the youngest objects are looked at.
const YOUNGEST: usize = 64;

/// Begins the torture.
///
/// # Errors
/// No memory for the program.
pub fn begin(vm: &Thread) -> PyResult<()> {
    let name = Name::from("<drop torture>");
    let code = vm.compile_text(SOURCE, &name, Mode::Exec, &CompileOptions::default())?;
    let namespace = PyDict::new(vm)?;
    run_module(vm, code, &namespace)?;
    let name = vm.intern_str("churn")?;
    let churn = namespace.get_str(&name);
    vm.interp().drop_torture.replace(churn);
    vm.heap().set_drop_torture(Some(torture));
    Ok(())
}

/// Ends it.
pub fn end(vm: &Thread) {
    vm.heap().set_drop_torture(None);
    drop(vm.interp().drop_torture.take());
}

fn torture(vm: &Thread) {
    let churn = vm.interp().drop_torture.borrow().clone();
    if let Some(churn) = churn
        && vm.call(&churn, &[]).is_err()
    {
        // At the limits of recursion or memory there is nothing to be done.
        vm.clear_raised();
    }
    vm.heap().generations().for_youngest(YOUNGEST, |object| {
        if let Some(list) = object.downcast::<PyList>() {
            list.with_items(|items| items.relocate());
        }
    });
}
