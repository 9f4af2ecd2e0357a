//! `OSError` and its subclasses: which one it is follows from `errno` (PEP 3151).
//!
//! `OSError.__new__` does what `__init__` does elsewhere, since it decides on the type; only where a subclass overrides
//! `__init__` and not `__new__` does the work wait for `__init__`.

use super::fields::{WithFields, field, member, set_field};
use super::{ATTRIBUTE_ERROR, EXCEPTION, as_exception, no_keywords};
use crate::builtins::int;
use crate::builtins::str::PyStr;
use crate::builtins::tuple::PyTuple;
use crate::call::Args;
use crate::class::PyType;
use crate::class::slots::{Init, New, Slots};
use crate::class::spec::{TypeSpec, getset, method};
use crate::error::{PyResult, Raised};
use crate::protocol::number;
use crate::text::TextBuf;
use crate::thread::Thread;
use crate::value::Value;

/// Indices of the fields.
pub const ERRNO: usize = 0;
pub const STRERROR: usize = 1;
pub const FILENAME: usize = 2;
pub const FILENAME2: usize = 3;
/// An int, where it is known (`BlockingIOError`).
pub const WRITTEN: usize = 4;

pub static OS_ERROR: PyType = PyType::from_spec(&TypeSpec {
    name: "OSError",
    doc: "Base class for I/O related errors.",
    base: Some(&EXCEPTION),
    flags: super::SUBCLASSABLE,
    slots: Slots { new: Some(new), init: Some(init), str: Some(str), ..Slots::NONE },
    methods: &[method(
        "__reduce__",
        "($self, /)",
        "What pickle and copy make the exception again from.",
        reduce,
    )],
    getset: &[
        member::<ERRNO>("errno", "POSIX exception code"),
        member::<STRERROR>("strerror", "exception strerror"),
        member::<FILENAME>("filename", "exception filename"),
        member::<FILENAME2>("filename2", "second exception filename"),
        getset("characters_written", "", get_written, set_written),
    ],
    ..TypeSpec::object::<WithFields<5>>()
});

macro_rules! os_errors {
    ($($name:ident $text:literal $base:path [$($errno:ident)*], $doc:literal;)*) => {
        $(pub static $name: PyType = PyType::from_spec(&TypeSpec {
            name: $text,
            doc: $doc,
            base: Some(&$base),
            flags: super::SUBCLASSABLE,
            ..TypeSpec::object::<WithFields<5>>()
        });)*

        /// The exceptions of this file, bases first.
        pub static TYPES: &[&PyType] = &[&OS_ERROR, $(&$name),*];

        /// The type for an error number.
        fn type_for(errno: i32) -> Option<&'static PyType> {
            $(if [$(libc::$errno),*].contains(&errno) { return Some(&$name) })*
            None
        }
    };
}

os_errors! {
    BLOCKING_IO_ERROR "BlockingIOError" OS_ERROR [EAGAIN EALREADY EINPROGRESS EWOULDBLOCK], "I/O operation would block.";
    CONNECTION_ERROR "ConnectionError" OS_ERROR [], "Connection error.";
    CHILD_PROCESS_ERROR "ChildProcessError" OS_ERROR [ECHILD], "Child process error.";
    BROKEN_PIPE_ERROR "BrokenPipeError" CONNECTION_ERROR [EPIPE ESHUTDOWN], "Broken pipe.";
    CONNECTION_ABORTED_ERROR "ConnectionAbortedError" CONNECTION_ERROR [ECONNABORTED], "Connection aborted.";
    CONNECTION_REFUSED_ERROR "ConnectionRefusedError" CONNECTION_ERROR [ECONNREFUSED], "Connection refused.";
    CONNECTION_RESET_ERROR "ConnectionResetError" CONNECTION_ERROR [ECONNRESET], "Connection reset.";
    FILE_EXISTS_ERROR "FileExistsError" OS_ERROR [EEXIST], "File already exists.";
    FILE_NOT_FOUND_ERROR "FileNotFoundError" OS_ERROR [ENOENT], "File not found.";
    IS_A_DIRECTORY_ERROR "IsADirectoryError" OS_ERROR [EISDIR], "Operation doesn't work on directories.";
    NOT_A_DIRECTORY_ERROR "NotADirectoryError" OS_ERROR [ENOTDIR], "Operation only works on directories.";
    INTERRUPTED_ERROR "InterruptedError" OS_ERROR [EINTR], "Interrupted by signal.";
    PERMISSION_ERROR "PermissionError" OS_ERROR [EACCES EPERM], "Not enough permissions.";
    PROCESS_LOOKUP_ERROR "ProcessLookupError" OS_ERROR [ESRCH], "Process not found.";
    TIMEOUT_ERROR "TimeoutError" OS_ERROR [ETIMEDOUT], "Timeout expired.";
}

fn has_own_new(ty: &PyType) -> bool {
    !ty.slots().new.is_some_and(|slot| std::ptr::fn_addr_eq(slot, new as New))
}

/// Whether `__init__` fills in the exception: the type overrides it, and `__new__` not.
fn waits_for_init(ty: &PyType) -> bool {
    let own_init = !ty.slots().init.is_some_and(|slot| std::ptr::fn_addr_eq(slot, init as Init));
    own_init && !has_own_new(ty)
}

#[inline(never)]
fn new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    if waits_for_init(ty) {
        return super::fields::allocate(vm, ty, vm.empty_tuple()?.into_value());
    }
    if args.has_keywords() {
        return Err(vm.type_error(format!("{}() takes no keyword arguments", ty.name())));
    }
    let errno = match args.positional() {
        [errno, _, ..] if ty.is(&OS_ERROR) && args.positional().len() <= 5 => int::as_i64(errno),
        _ => None,
    };
    let special = errno.and_then(|errno| i32::try_from(errno).ok()).and_then(type_for);
    let own = super::fields::allocate(vm, special.unwrap_or(ty), vm.empty_tuple()?.into_value())?;
    fill(vm, &own, args.positional())?;
    Ok(own)
}

#[inline(never)]
fn init(vm: &Thread, own: &Value, args: Args<'_>) -> PyResult<()> {
    if !waits_for_init(own.ty()) {
        return Ok(());
    }
    no_keywords(vm, own, args)?;
    fill(vm, own, args.positional())
}

/// Two to five arguments are `errno, strerror, filename, winerror, filename2`; the file names are left out of `args`.
fn fill(vm: &Thread, own: &Value, args: &[Value]) -> PyResult<()> {
    let mut kept = args;
    if (2..=5).contains(&args.len()) {
        set_field(own, ERRNO, Some(args[0].clone()));
        set_field(own, STRERROR, Some(args[1].clone()));
        let filename = args.get(2).filter(|name| !name.is_none());
        if let Some(filename) = filename {
            if own.ty().is(&BLOCKING_IO_ERROR) && number::is_number(filename) {
                let written = number::index(vm, filename)?;
                let written = number::index_to_isize(vm, &written, Some(&super::VALUE_ERROR))?;
                set_field(own, WRITTEN, Some(int::from_i64(vm, written as i64)?));
            } else {
                set_field(own, FILENAME, Some(filename.clone()));
                set_field(own, FILENAME2, args.get(4).filter(|name| !name.is_none()).cloned());
                kept = &args[..2];
            }
        }
    }
    as_exception(own).set_args(PyTuple::from_values(vm, kept)?.into_value());
    Ok(())
}

fn str(vm: &Thread, own: &Value) -> PyResult {
    let given = |index: usize| field(own, index);
    let (errno, strerror) = (given(ERRNO), given(STRERROR));
    let filename = given(FILENAME);
    if filename.is_none() && (errno.is_none() || strerror.is_none()) {
        return super::str(vm, own);
    }
    let mut buf = TextBuf::new();
    buf.push_str("[Errno ")?;
    buf.push_text(vm.to_str(&errno.unwrap_or(Value::NONE))?.text())?;
    buf.push_str("] ")?;
    buf.push_text(vm.to_str(&strerror.unwrap_or(Value::NONE))?.text())?;
    if let Some(filename) = filename {
        buf.push_str(": ")?;
        vm.push_repr(&mut buf, &filename)?;
        if let Some(second) = given(FILENAME2) {
            buf.push_str(" -> ")?;
            vm.push_repr(&mut buf, &second)?;
        }
    }
    Ok(PyStr::from_compact(vm.heap(), buf.finish()?)?.into_value())
}

fn reduce(vm: &Thread, args: &[Value]) -> PyResult {
    let own = &args[0];
    let mut all = as_exception(own).args();
    let items = all.downcast::<PyTuple>().map(PyTuple::items).unwrap_or_default();
    if let ([errno, strerror], Some(filename)) = (items, field(own, FILENAME)) {
        let mut parts = vec![errno.clone(), strerror.clone(), filename];
        if let Some(second) = field(own, FILENAME2) {
            parts.extend([Value::NONE, second]);
        }
        all = PyTuple::from_vec(vm, parts)?.into_value();
    }
    let state = super::instance_dict(vm, own)?;
    super::reduction(vm, own, all, state.map(crate::object::Ref::into_value))
}

fn no_characters_written(vm: &Thread) -> Raised {
    vm.raise(&ATTRIBUTE_ERROR, "characters_written")
}

fn get_written(vm: &Thread, own: &Value) -> PyResult {
    field(own, WRITTEN).ok_or_else(|| no_characters_written(vm))
}

fn set_written(vm: &Thread, own: &Value, value: Option<&Value>) -> PyResult<()> {
    let written = match value {
        None if field(own, WRITTEN).is_none() => return Err(no_characters_written(vm)),
        None => None,
        Some(value) => {
            let index = number::index(vm, value)?;
            let written = number::index_to_isize(vm, &index, Some(&super::VALUE_ERROR))?;
            // -1 stands for "not known".
            if written == -1 { None } else { Some(int::from_i64(vm, written as i64)?) }
        }
    };
    set_field(own, WRITTEN, written);
    Ok(())
}

impl Thread {
    /// Raises the `OSError` for an error number, with the text the system has for it.
    #[cold]
    pub fn raise_os_error(&self, errno: i32, filename: Option<&Value>, filename2: Option<&Value>) -> Raised {
        let text = match self.new_str(&crate::sys::error_text(errno)) {
            Ok(text) => text,
            Err(raised) => return raised,
        };
        let mut args = vec![int::small(i64::from(errno)), text];
        args.extend(filename.cloned());
        if let (Some(_), Some(second)) = (filename, filename2) {
            args.extend([Value::NONE, second.clone()]);
        }
        self.raise_with(&OS_ERROR, &args)
    }

    /// Raises the `OSError` for an error of the standard library.
    #[cold]
    pub fn raise_io_error(&self, error: &std::io::Error, filename: Option<&Value>) -> Raised {
        match error.raw_os_error() {
            Some(errno) => self.raise_os_error(errno, filename, None),
            None => self.raise(&OS_ERROR, &error.to_string()),
        }
    }
}
