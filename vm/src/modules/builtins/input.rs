//! `input` and `breakpoint`.

use crate::builtins::exceptions;
use crate::builtins::str::PyStr;
use crate::call::{Args, check_positional_count, no_keywords};
use crate::error::PyResult;
use crate::names;
use crate::thread::Thread;
use crate::value::Value;

/// A stream of `sys`; one that has been taken away is an error.
fn stream(vm: &Thread, name: &str) -> PyResult {
    match vm.sys_attribute(name)?.filter(|stream| !stream.is_none()) {
        Some(stream) => Ok(stream),
        None => Err(vm.runtime_error(format!("lost sys.{name}"))),
    }
}

/// A stream that cannot be flushed is none of the reader's business.
fn flush(vm: &Thread, stream: &Value) -> PyResult<()> {
    match vm.call_method(stream, &names::flush, &[]) {
        Err(raised) if vm.is_terminating() => Err(raised),
        Err(_) => {
            vm.clear_raised();
            Ok(())
        }
        Ok(_) => Ok(()),
    }
}

/// `input([prompt])`: a line of `sys.stdin`, without its end.
pub fn input(vm: &Thread, args: Args<'_>) -> PyResult {
    no_keywords(vm, "input", args)?;
    check_positional_count(vm, "input", args.positional().len(), 0, 1)?;
    let (stdin, stdout, stderr) = (stream(vm, "stdin")?, stream(vm, "stdout")?, stream(vm, "stderr")?);
    flush(vm, &stderr)?;
    if let Some(prompt) = args.positional().first() {
        let text = vm.to_str(prompt)?.into_value();
        vm.call_method(&stdout, &names::write, &[text])?;
    }
    flush(vm, &stdout)?;
    let line = vm.call_method(&stdin, &names::readline, &[])?;
    let Some(text) = line.downcast::<PyStr>() else {
        return Err(vm.type_error("object.readline() returned non-string"));
    };
    if text.is_empty() {
        return Err(vm.raise(&exceptions::EOF_ERROR, "EOF when reading a line"));
    }
    let end = text.len() - usize::from(text.text().get(text.len() - 1) == Some(u32::from(b'\n')));
    Ok(PyStr::from_text(vm.heap(), text.text().slice(0..end))?.into_value())
}

/// `breakpoint(*args, **keywords)`: whatever `sys.breakpointhook` does.
pub fn breakpoint(vm: &Thread, args: Args<'_>) -> PyResult {
    match vm.sys_attribute("breakpointhook")? {
        Some(hook) => vm.call_args(&hook, args),
        None => Err(vm.runtime_error("lost sys.breakpointhook")),
    }
}
