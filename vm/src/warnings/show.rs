//! Showing a warning: by `warnings._showwarnmsg` where that module has been imported, otherwise on `sys.stderr`.

use super::{Explicit, Message};
use crate::builtins::int;
use crate::builtins::str::PyStr;
use crate::error::PyResult;
use crate::names;
use crate::text::TextBuf;
use crate::thread::Thread;
use crate::value::Value;

pub(super) fn show(vm: &Thread, warning: &Explicit<'_>, message: &Message) -> PyResult<()> {
    // Only the Python code knows how to tell where an object has been allocated.
    let Some(show) = vm.warnings_attribute("_showwarnmsg", warning.source.is_some())? else {
        return print(vm, warning, message);
    };
    if show.ty().slots().call.is_none() {
        return Err(vm.type_error("warnings._showwarnmsg() must be set to a callable"));
    }
    let Some(class) = vm.warnings_attribute("WarningMessage", false)? else {
        return Err(vm.runtime_error("unable to get warnings.WarningMessage"));
    };
    let lineno = int::from_i64(vm, warning.lineno)?;
    let shown = vm.call(
        &class,
        &[
            message.instance.clone(),
            message.category.clone(),
            warning.filename.clone(),
            lineno,
            Value::NONE,
            Value::NONE,
            warning.source.cloned().unwrap_or(Value::NONE),
        ],
    )?;
    vm.call(&show, &[shown])?;
    Ok(())
}

/// `file:line: Category: text`, and the line of the source. What goes wrong with the stream is nobody's business.
fn print(vm: &Thread, warning: &Explicit<'_>, message: &Message) -> PyResult<()> {
    let Some(stderr) = vm.sys_attribute("stderr")?.filter(|stream| !stream.is_none()) else { return Ok(()) };
    let mut buf = TextBuf::new();
    buf.push_text(vm.to_str(warning.filename)?.text())?;
    buf.push_str(&format!(":{}: ", warning.lineno))?;
    let name = vm.get_attr(&message.category, &names::__name__)?;
    buf.push_text(vm.to_str(&name)?.text())?;
    buf.push_str(": ")?;
    buf.push_text(vm.to_str(&message.text)?.text())?;
    buf.push_str("\n")?;
    if let Some(line) = source_line(vm, warning)? {
        buf.push_str("  ")?;
        buf.push_str(line.trim_start_matches([' ', '\t', '\x0C']))?;
        buf.push_str("\n")?;
    }
    let text = PyStr::from_compact(vm.heap(), buf.finish()?)?.into_value();
    match vm.call_method(&stderr, &names::write, &[text]) {
        Err(raised) if vm.is_terminating() => Err(raised),
        Err(_) => {
            vm.clear_raised();
            Ok(())
        }
        Ok(_) => Ok(()),
    }
}

fn source_line(vm: &Thread, warning: &Explicit<'_>) -> PyResult<Option<String>> {
    if let Some(line) = warning.source_line.and_then(Value::downcast::<PyStr>) {
        return Ok(Some(line.to_string_lossy()));
    }
    let Some(filename) = warning.filename.downcast::<PyStr>() else { return Ok(None) };
    // The text of `-c` is in no file.
    if filename.is_text("<string>") {
        return Ok(None);
    }
    match u32::try_from(warning.lineno) {
        Ok(lineno) => vm.source_line(filename, lineno),
        Err(_) => Ok(None),
    }
}
