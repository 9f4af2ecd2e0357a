//! `open`, `open_code`, `text_encoding`.

use super::buffered::{random, reader, writer};
use super::file::{self, PyFileIO};
use super::{DEFAULT_BUFFER_SIZE, text};
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::{exceptions, int};
use taipan_vm::class::spec::{MethodDef, method};
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::names;
use taipan_vm::protocol::argument::Which;
use taipan_vm::protocol::number;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub const OPEN: MethodDef = method(
    "open",
    "(file, mode='r', buffering=-1, encoding=None,\n     errors=None, newline=None, closefd=True, opener=None)",
    "Open file and return a stream.  Raise OSError upon failure.\n\nfile is a path, or the number of an open descriptor. mode is of 'r', 'w', 'x' and 'a' one, with '+' for both directions and\n't' or 'b' for text or bytes. buffering is 0 for none (of bytes only), 1 for line by line (of text only), or the size of the\nbuffer. encoding, errors and newline say how text becomes bytes. A descriptor is closed with the stream if closefd is true.\nopener(file, flags) may open the file in place of the system.",
    open,
);

pub const OPEN_CODE: MethodDef = method(
    "open_code",
    "(path)",
    "Opens the provided file with the intent to import the contents.",
    |vm, args| {
        let path = vm.str_argument(&args[0], "open_code", Which::Named("path"))?;
        let path = taipan_vm::object::to_value(path);
        open_file(vm, &Request { file: &path, mode: "rb", ..Request::DEFAULT })
    },
);

pub const TEXT_ENCODING: MethodDef = method(
    "text_encoding",
    "(encoding, stacklevel=2, /)",
    "Return encoding, or what stands for it where it is None.\n\nFor functions that hand an encoding on to open() or TextIOWrapper.",
    text_encoding,
);

// None of these is given its module, so that all machines have the same ones: `open` is among the builtins before there is a `_io`.

/// The arguments of `open`.
pub struct Request<'a> {
    pub file: &'a Value,
    pub mode: &'a str,
    pub buffering: i64,
    pub encoding: Option<&'a Value>,
    pub errors: Option<&'a Value>,
    pub newline: Option<&'a Value>,
    pub closes: bool,
    pub opener: Option<&'a Value>,
}

impl Request<'_> {
    pub const DEFAULT: Request<'static> = Request {
        file: &Value::NONE,
        mode: "r",
        buffering: -1,
        encoding: None,
        errors: None,
        newline: None,
        closes: true,
        opener: None,
    };
}

fn open(vm: &Thread, args: &[Value]) -> PyResult {
    let [file, mode, buffering, encoding, errors, newline, closes, opener] = args else {
        return Err(vm.system_error("bad arguments"));
    };
    let text = |value: &Value, name: &'static str| -> PyResult<()> {
        if value.is_unbound() || value.is_none() || value.downcast::<PyStr>().is_some() {
            return Ok(());
        }
        Err(vm.bad_argument("open", Which::Named(name), "str or None", value))
    };
    let mode = match mode {
        mode if mode.is_unbound() => "r".to_owned(),
        mode => vm.str_argument(mode, "open", Which::Named("mode"))?.to_string_lossy(),
    };
    if mode.contains('\0') {
        return Err(vm.value_error("embedded null character"));
    }
    let buffering = if buffering.is_unbound() { -1 } else { vm.c_int_argument(buffering)?.into() };
    text(encoding, "encoding")?;
    text(errors, "errors")?;
    text(newline, "newline")?;
    let given = |value: &'_ Value| !value.is_unbound() && !value.is_none();
    open_file(
        vm,
        &Request {
            file,
            mode: &mode,
            buffering,
            encoding: Some(encoding).filter(|value| given(value)),
            errors: Some(errors).filter(|value| given(value)),
            newline: Some(newline).filter(|value| given(value)),
            closes: vm.bool_argument(closes, true)?,
            opener: Some(opener).filter(|value| given(value)),
        },
    )
}

/// What the letters of a mode ask for.
#[derive(Default)]
struct Letters {
    creating: bool,
    reading: bool,
    writing: bool,
    appending: bool,
    updating: bool,
    text: bool,
    binary: bool,
}

impl Letters {
    fn parse(vm: &Thread, mode: &str) -> PyResult<Letters> {
        let mut letters = Letters::default();
        for (at, c) in mode.char_indices() {
            let flag = match c {
                'x' => &mut letters.creating,
                'r' => &mut letters.reading,
                'w' => &mut letters.writing,
                'a' => &mut letters.appending,
                '+' => &mut letters.updating,
                't' => &mut letters.text,
                'b' => &mut letters.binary,
                _ => return Err(vm.value_error(format!("invalid mode: '{mode}'"))),
            };
            *flag = true;
            if mode[at + 1..].contains(c) {
                return Err(vm.value_error(format!("invalid mode: '{mode}'")));
            }
        }
        Ok(letters)
    }

    /// The mode of the raw file.
    fn raw(&self) -> String {
        let letters = [
            (self.creating, 'x'),
            (self.reading, 'r'),
            (self.writing, 'w'),
            (self.appending, 'a'),
            (self.updating, '+'),
        ];
        letters.iter().filter(|(given, _)| *given).map(|(_, letter)| letter).collect()
    }

    fn check(&self, vm: &Thread, request: &Request<'_>) -> PyResult<()> {
        if self.text && self.binary {
            return Err(vm.value_error("can't have text and binary mode at once"));
        }
        let purposes = [self.creating, self.reading, self.writing, self.appending];
        if purposes.iter().filter(|given| **given).count() > 1 {
            return Err(vm.value_error("must have exactly one of create/read/write/append mode"));
        }
        let texts = [
            (request.encoding, "an encoding"),
            (request.errors, "an errors"),
            (request.newline, "a newline"),
        ];
        for (given, what) in texts {
            if self.binary && given.is_some() {
                return Err(vm.value_error(format!("binary mode doesn't take {what} argument")));
            }
        }
        if self.binary && request.buffering == 1 {
            let text = "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used";
            vm.warn(&exceptions::RUNTIME_WARNING, text, 1)?;
        }
        Ok(())
    }
}

pub fn open_file(vm: &Thread, request: &Request<'_>) -> PyResult {
    let path = if number::is_number(request.file) { request.file.clone() } else { vm.fspath(request.file)? };
    let letters = Letters::parse(vm, request.mode)?;
    letters.check(vm, request)?;
    let opener = request.opener.cloned().unwrap_or(Value::NONE);
    let args = [path, vm.new_str(&letters.raw())?, Value::bool(request.closes), opener];
    let raw = vm.call(&file::TYPE.to_value(), &args)?;
    let mut outer = raw.clone();
    let result = wrap(vm, request, &letters, &raw, &mut outer);
    result.or_else(|raised| close_after_error(vm, &outer, raised))
}

fn wrap(vm: &Thread, request: &Request<'_>, letters: &Letters, raw: &Value, outer: &mut Value) -> PyResult {
    let file = raw.downcast::<PyFileIO>();
    let mut buffering = request.buffering;
    let is_terminal = match file {
        Some(file) if buffering < 0 => file::is_terminal_at_open(vm, file)?,
        _ => false,
    };
    let line_buffering = buffering == 1 || is_terminal;
    if line_buffering {
        buffering = -1;
    }
    if buffering < 0 {
        let block = int::as_i64(&vm.get_attr_str(raw, "_blksize")?).unwrap_or(0);
        buffering = block.min(8192 * 1024).max(DEFAULT_BUFFER_SIZE as i64);
    }
    if buffering == 0 {
        if !letters.binary {
            return Err(vm.value_error("can't have unbuffered text I/O"));
        }
        return Ok(raw.clone());
    }
    let class = if letters.updating {
        &random::TYPE
    } else if letters.creating || letters.writing || letters.appending {
        &writer::TYPE
    } else if letters.reading {
        &reader::TYPE
    } else {
        return Err(vm.value_error(format!("unknown mode: '{}'", request.mode)));
    };
    *outer = vm.call(&class.to_value(), &[raw.clone(), int::from_i64(vm, buffering)?])?;
    if letters.binary {
        return Ok(outer.clone());
    }
    let or_none = |value: Option<&Value>| value.cloned().unwrap_or(Value::NONE);
    let args = [
        outer.clone(),
        or_none(request.encoding),
        or_none(request.errors),
        or_none(request.newline),
        Value::bool(line_buffering),
    ];
    *outer = vm.call(&text::TYPE.to_value(), &args)?;
    vm.set_attr(outer, &names::mode, Some(&vm.new_str(request.mode)?))?;
    Ok(outer.clone())
}

/// Closes what has been opened for nothing.
fn close_after_error(vm: &Thread, outer: &Value, raised: Raised) -> PyResult {
    let Some(earlier) = vm.take_raised() else { return Err(raised) };
    let closed = vm.call_method(outer, &names::close, &[]);
    vm.chain_raised(Some(earlier));
    match closed {
        Ok(_) => Err(Raised),
        Err(raised) => Err(raised),
    }
}

fn text_encoding(vm: &Thread, args: &[Value]) -> PyResult {
    let encoding = &args[0];
    if !encoding.is_none() {
        return Ok(encoding.clone());
    }
    let level = if args[1].is_unbound() { 2 } else { vm.c_int_argument(&args[1])?.into() };
    if vm.interp().config.flags.warn_default_encoding {
        vm.warn(&exceptions::ENCODING_WARNING, "'encoding' argument not specified", level)?;
    }
    vm.new_str(if vm.interp().config.flags.utf8_mode != 0 { "utf-8" } else { "locale" })
}
