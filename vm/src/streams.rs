//! The standard streams as objects of `sys`: made with that module over descriptors 0, 1 and 2, flushed at the end.
//!
//! Source: CPython's `Python/pylifecycle.c`.

use crate::builtins::dict::PyDict;
use crate::builtins::int;
use crate::call::Args;
use crate::capability::Capability;
use crate::class::flags;
use crate::codecs::native::Native;
use crate::error::PyResult;
use crate::import::{deferred, engine};
use crate::names;
use crate::sys;
use crate::thread::Thread;
use crate::value::Value;

/// A standard stream: its descriptor, its name in `sys`, the name it has as a file.
struct Standard {
    descriptor: i32,
    name: &'static str,
    original: &'static str,
    file: &'static str,
    writes: bool,
}

/// In the order they are made.
static STREAMS: [Standard; 3] = [
    Standard { descriptor: 0, name: "stdin", original: "__stdin__", file: "<stdin>", writes: false },
    Standard { descriptor: 1, name: "stdout", original: "__stdout__", file: "<stdout>", writes: true },
    Standard { descriptor: 2, name: "stderr", original: "__stderr__", file: "<stderr>", writes: true },
];

/// Puts `open` into `builtins`, if there is a module `_io`, which itself is made when it is used.
pub fn start(vm: &Thread, builtins: &PyDict) -> PyResult<()> {
    let Some(spec) = vm.native_module("_io") else { return Ok(()) };
    deferred::defer(vm, spec.name)?;
    match spec.shared().get_str(&names::open) {
        Some(open) => builtins.set_str(&names::open, open),
        None => Ok(()),
    }
}

/// Puts the standard streams into the dict of `sys`, those that there are.
pub fn fill(vm: &Thread, dict: &PyDict) -> PyResult<()> {
    for stream in &STREAMS {
        let is_there = vm.has_capability(Capability::Stdio)
            && vm.native_module("_io").is_some()
            && !sys::file::was_closed_at_start(stream.descriptor)
            && sys::file::is_open(stream.descriptor);
        let made = if is_there { make(vm, stream)? } else { Value::NONE };
        dict.set_str(&*vm.intern_str(stream.original)?, made.clone())?;
        dict.set_str(&*vm.intern_str(stream.name)?, made)?;
    }
    Ok(())
}

/// The name that the codec of an encoding calls itself.
fn codec_name(encoding: &str) -> &str {
    match Native::named(encoding) {
        Some((Native::Utf8, _)) => "utf-8",
        Some((Native::Latin1, _)) => "iso8859-1",
        Some((Native::Ascii, _)) => "ascii",
        _ => encoding,
    }
}

/// The text stream over a descriptor.
fn make(vm: &Thread, stream: &Standard) -> PyResult {
    let io = engine::import_absolute(vm, "_io")?;
    let open = vm.get_attr_str(&io, "open")?;
    let wrapper = vm.get_attr_str(&io, "TextIOWrapper")?;
    let config = &vm.interp().config;
    let buffered = !config.flags.unbuffered;
    let buffering = if !buffered && stream.writes { 0 } else { -1 };
    let mode = if stream.writes { "wb" } else { "rb" };
    let args = [
        int::small(stream.descriptor.into()),
        vm.new_str(mode)?,
        int::small(buffering),
        Value::NONE,
        Value::NONE,
        Value::NONE,
        Value::FALSE,
    ];
    let buffer = vm.call(&open, &args)?;
    let raw = if buffering == 0 { buffer.clone() } else { vm.get_attr(&buffer, &names::raw)? };
    vm.set_attr(&raw, &names::name, Some(&vm.new_str(stream.file)?))?;
    let is_terminal = vm.call_method(&raw, &names::isatty, &[])?;
    let line_buffering = buffered && (vm.is_true(&is_terminal)? || stream.descriptor == 2);
    let encodings = &config.encodings;
    let errors = if stream.descriptor == 2 { "backslashreplace" } else { &encodings.stdio_errors };
    let args = [
        buffer,
        vm.new_str(codec_name(&encodings.stdio))?,
        vm.new_str(errors)?,
        vm.new_str("\n")?,
        Value::bool(line_buffering),
        Value::bool(!buffered),
    ];
    let text = vm.call_args(&wrapper, Args::positional_only(&args))?;
    vm.set_attr(&text, &names::mode, Some(&vm.new_str(if stream.writes { "w" } else { "r" })?))?;
    Ok(text)
}

/// Flushes `sys.stdout` and `sys.stderr`. False if that failed, which is reported for the former.
pub fn flush(vm: &Thread) -> bool {
    let mut done = true;
    for name in ["stdout", "stderr"] {
        let stream = match vm.sys_attribute(name) {
            Ok(Some(stream)) if !stream.is_none() => stream,
            _ => continue,
        };
        if is_closed(vm, &stream) || vm.call_method(&stream, &names::flush, &[]).is_ok() {
            continue;
        }
        done = false;
        if name == "stdout" && !vm.is_terminating() {
            vm.report_unraisable_text("Exception ignored while flushing sys.stdout");
        }
        vm.clear_raised();
    }
    done
}

/// The objects that the standard streams consist of, by their addresses; `None` if a program has exchanged some.
pub fn parts(vm: &Thread) -> Option<Vec<usize>> {
    let mut parts = Vec::new();
    for stream in &STREAMS {
        let [own, original] =
            [stream.name, stream.original].map(|name| vm.sys_attribute(name).ok().flatten());
        let mut part = own.filter(|own| original.is_some_and(|original| original.is(own)))?;
        for inner in [Some(&names::buffer), Some(&names::raw), None] {
            if part.is_none() {
                break;
            }
            // What a class of the program's own does is its business.
            if part.ty().has_flag(flags::HEAPTYPE) {
                return None;
            }
            if let Some(object) = part.as_object() {
                parts.push(std::ptr::from_ref(object).addr());
            }
            let Some(inner) = inner else { break };
            part = match vm.get_attr_opt(&part, inner) {
                Ok(part) => part.unwrap_or(Value::NONE),
                Err(_) => {
                    vm.clear_raised();
                    return None;
                }
            };
        }
    }
    Some(parts)
}

/// A stream that cannot say whether it is closed is open.
fn is_closed(vm: &Thread, stream: &Value) -> bool {
    let closed = vm.get_attr_opt(stream, &names::closed).and_then(|closed| match closed {
        Some(closed) => vm.is_true(&closed),
        None => Ok(false),
    });
    closed.unwrap_or_else(|_| {
        vm.clear_raised();
        false
    })
}

impl Thread {
    /// The encoding of text where nobody says otherwise: the locale's, or UTF-8 in UTF-8 mode.
    pub fn locale_encoding(&self) -> &str {
        let config = &self.interp().config;
        if config.flags.utf8_mode != 0 { "utf-8" } else { &config.encodings.locale }
    }
}
