//! `print`.

use crate::builtins::str::PyStr;
use crate::call::{Args, wrong_keyword};
use crate::class::statics;
use crate::error::PyResult;
use crate::names;
use crate::thread::Thread;
use crate::value::Value;

/// `print(*args, sep=' ', end='\n', file=None, flush=False)`: a call of the stream's `write` for every part.
pub fn print(vm: &Thread, args: Args<'_>) -> PyResult {
    let (mut sep, mut end, mut file, mut flush) = (None, None, None, false);
    for (name, value) in args.keywords() {
        match name.as_ascii() {
            Some("sep") => sep = Some(value),
            Some("end") => end = Some(value),
            Some("file") => file = Some(value),
            Some("flush") => flush = vm.is_true(value)?,
            _ => {
                return Err(wrong_keyword(vm, "print()", ["sep", "end", "file", "flush"], name));
            }
        }
    }
    let stream = match file.filter(|file| !file.is_none()) {
        Some(file) => file.clone(),
        None => match vm.sys_stream(&names::stdout)? {
            Some(stdout) if stdout.is_none() => return Ok(Value::NONE),
            Some(stdout) => stdout,
            None => return Err(vm.runtime_error("lost sys.stdout")),
        },
    };
    let sep = text_or(vm, "sep", sep, b' ')?;
    let end = text_or(vm, "end", end, b'\n')?;
    let write = |text: &Value| vm.call_method(&stream, &names::write, std::slice::from_ref(text)).map(drop);
    for (index, value) in args.positional().iter().enumerate() {
        if index > 0 {
            write(&sep)?;
        }
        if value.downcast_exact::<PyStr>().is_some() {
            write(value)?;
        } else {
            write(vm.to_str(value)?.as_value())?;
        }
    }
    write(&end)?;
    if flush {
        vm.call_method(&stream, &names::flush, &[])?;
    }
    Ok(Value::NONE)
}

fn text_or(vm: &Thread, name: &str, given: Option<&Value>, default: u8) -> PyResult {
    match given.filter(|given| !given.is_none()) {
        None => Ok(crate::object::to_value(statics::character(default))),
        Some(given) if given.downcast::<PyStr>().is_some() => Ok(given.clone()),
        Some(given) => {
            let own = given.ty().name();
            Err(vm.type_error(format!("{name} must be None or a string, not {own:.200}")))
        }
    }
}

impl Thread {
    /// An attribute of `sys` by a name of the VM's.
    pub fn sys_stream(&self, name: &'static statics::StaticStr) -> PyResult<Option<Value>> {
        Ok(self.sys_dict()?.and_then(|sys| sys.get_str(name)))
    }
}
