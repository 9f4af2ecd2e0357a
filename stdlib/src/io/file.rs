//! `FileIO`: a file of the system by its descriptor, unbuffered.
//!
//! Invariant: `descriptor` is -1 exactly while the file is closed.

use super::mode::Mode;
use super::{DEFAULT_BUFFER_SIZE, argument, base, both, cannot_pickle, raw_base, unsupported};
use std::cell::Cell;
use std::ffi::CString;
use std::os::unix::ffi::OsStrExt;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::{exceptions, int};
use taipan_vm::call::{Args, bind};
use taipan_vm::capability::Access;
use taipan_vm::class::layout::Trace;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{MethodDef, TypeSpec, getset, getter, method, parameters};
use taipan_vm::class::{PyType, create, flags};
use taipan_vm::collections::Buf;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::heap::Tracer;
use taipan_vm::names;
use taipan_vm::object::{Object, Payload};
use taipan_vm::protocol::argument::Which;
use taipan_vm::sys;
use taipan_vm::sys::file::{self, Errno, Flags, Status};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

#[repr(C)]
pub struct PyFileIO {
    object: Object,
    descriptor: Cell<i32>,
    mode: Cell<Mode>,
    closes: Cell<bool>,
    /// Being closed by its finalizer.
    finalizing: Cell<bool>,
    /// Whether the file can be positioned, once somebody has asked.
    seekable: Cell<Option<bool>>,
    /// What the system told when the file was opened; forgotten when the file is written to.
    status: Cell<Option<Status>>,
    block_size: Cell<usize>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyFileIO {
    const TYPE: &'static PyType = &TYPE;
}

impl Trace for PyFileIO {
    fn trace(&self, _: &mut Tracer) {}
}

const SIGNATURE: &str = "(file, mode='r', closefd=True, opener=None)";

static PARAMETERS: MethodDef = parameters("FileIO", SIGNATURE);

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_io.FileIO",
    signature: SIGNATURE,
    doc: "Open a file.\n\nThe mode can be 'r' (default), 'w', 'x' or 'a' for reading,\nwriting, exclusive creation or appending. A '+' allows both reading and writing.\nThe file may be the number of an open descriptor; opener(name, flags) returns such a number.",
    base: Some(&raw_base::TYPE),
    flags: base::FLAGS,
    slots: Slots {
        new: Some(new),
        init: Some(init),
        repr: Some(repr),
        finalize: Some(base::finalize),
        ..Slots::NONE
    },
    methods: &[
        method("read", "($self, size=-1, /)", "Read at most size bytes, returned as bytes.", read),
        method("readall", "($self, /)", "Read all data from the file, returned as bytes.", |vm, args| {
            read_all(vm, own(&args[0]))
        }),
        method("readinto", "($self, buffer, /)", "Same as RawIOBase.readinto().", readinto),
        method("write", "($self, b, /)", "Write buffer b to file, return number of bytes written.", write),
        method(
            "seek",
            "($self, pos, whence=0, /)",
            "Move to new file position and return the file position.",
            seek,
        ),
        method("tell", "($self, /)", "Current file position.", tell),
        method(
            "truncate",
            "($self, size=None, /)",
            "Truncate the file to at most size bytes and return the truncated size.",
            truncate,
        ),
        method("close", "($self, /)", "Close the file.", close),
        method("seekable", "($self, /)", "True if file supports random-access.", |vm, args| {
            is_seekable(vm, own(&args[0])).map(Value::bool)
        }),
        method("readable", "($self, /)", "True if file was opened in a read mode.", |vm, args| {
            Ok(Value::bool(own(&args[0]).checked(vm)?.mode.get().readable))
        }),
        method("writable", "($self, /)", "True if file was opened in a write mode.", |vm, args| {
            Ok(Value::bool(own(&args[0]).checked(vm)?.mode.get().writable))
        }),
        method("fileno", "($self, /)", "Return the underlying file descriptor (an integer).", |vm, args| {
            Ok(int::small(own(&args[0]).checked(vm)?.descriptor.get().into()))
        }),
        method("isatty", "($self, /)", "True if the file is connected to a TTY device.", |vm, args| {
            Ok(Value::bool(file::is_terminal(own(&args[0]).checked(vm)?.descriptor.get())))
        }),
        method(
            "_isatty_open_only",
            "($self, /)",
            "Whether the file is a TTY, by what was known when it was opened.",
            |vm, args| is_terminal_at_open(vm, own(&args[0])).map(Value::bool),
        ),
        method("_dealloc_warn", "($self, object, /)", "", |vm, args| {
            warn_unclosed(vm, own(&args[0]), &args[1])?;
            Ok(Value::NONE)
        }),
        method("__getstate__", "($self, /)", "", cannot_pickle),
    ],
    getset: &[
        getter("closed", "True if the file is closed", |_, value| Ok(Value::bool(own(value).is_closed()))),
        getter("closefd", "True if the file descriptor will be closed by close().", |_, value| {
            Ok(Value::bool(own(value).closes.get()))
        }),
        getter("mode", "String giving the file mode", |vm, value| vm.new_str(own(value).mode.get().name())),
        getter("_blksize", "Stat st_blksize if available", |vm, value| {
            int::from_usize(vm, own(value).block_size.get())
        }),
        getset(
            "_finalizing",
            "",
            |_, value| Ok(Value::bool(own(value).finalizing.get())),
            |vm, value, to| base::set_flag(vm, &own(value).finalizing, to),
        )
        .as_member(),
    ],
    ..TypeSpec::object::<PyFileIO>()
});

fn own(value: &Value) -> &PyFileIO {
    value.downcast().expect("a method of FileIO gets a FileIO")
}

#[cold]
pub fn closed_error(vm: &Thread) -> Raised {
    vm.value_error("I/O operation on closed file")
}

impl PyFileIO {
    pub fn is_closed(&self) -> bool {
        self.descriptor.get() < 0
    }

    pub fn descriptor(&self) -> i32 {
        self.descriptor.get()
    }

    pub fn mode(&self) -> Mode {
        self.mode.get()
    }

    pub fn is_finalizing(&self) -> bool {
        self.finalizing.get()
    }

    pub fn set_finalizing(&self) {
        self.finalizing.set(true);
    }

    /// The file itself, unless it is closed.
    fn checked(&self, vm: &Thread) -> PyResult<&PyFileIO> {
        if self.is_closed() { Err(closed_error(vm)) } else { Ok(self) }
    }

    fn checked_readable(&self, vm: &Thread) -> PyResult<&PyFileIO> {
        self.checked(vm)?;
        if self.mode.get().readable { Ok(self) } else { Err(unsupported(vm, "File not open for reading")) }
    }

    fn checked_writable(&self, vm: &Thread) -> PyResult<&PyFileIO> {
        self.checked(vm)?;
        if self.mode.get().writable { Ok(self) } else { Err(unsupported(vm, "File not open for writing")) }
    }

    /// Reads into `target`, without the lock. `None` if nothing is there and the descriptor does not block.
    pub fn read_into(&self, vm: &Thread, target: &mut [u8]) -> PyResult<Option<usize>> {
        let descriptor = self.checked_readable(vm)?.descriptor.get();
        answer(vm, vm.read_descriptor(descriptor, target)?)
    }

    /// Reads at most `most` bytes behind what `target` holds.
    pub fn read_behind(&self, vm: &Thread, target: &mut Buf<u8>, most: usize) -> PyResult<Option<usize>> {
        let descriptor = self.checked(vm)?.descriptor.get();
        answer(vm, vm.read_behind(descriptor, target, most)?)
    }

    /// Writes some of `bytes`, without the lock; tells how many. `None` if the descriptor does not block and takes nothing.
    pub fn write_some(&self, vm: &Thread, bytes: &[u8]) -> PyResult<Option<usize>> {
        let descriptor = self.checked_writable(vm)?.descriptor.get();
        self.status.set(None);
        answer(vm, vm.write_descriptor(descriptor, bytes)?)
    }

    /// The position after moving there.
    pub fn seek_to(&self, vm: &Thread, offset: i64, whence: i32) -> PyResult<i64> {
        let descriptor = self.checked(vm)?.descriptor.get();
        let result = vm.seek_descriptor(descriptor, offset, whence)?;
        if self.seekable.get().is_none() {
            self.seekable.set(Some(result.is_ok()));
        }
        result.map_err(|error| vm.raise_os_error(error.raw_os_error(), None, None))
    }
}

/// What a transfer means that may find nothing to do.
fn answer(vm: &Thread, result: Result<usize, Errno>) -> PyResult<Option<usize>> {
    match result {
        Ok(count) => Ok(Some(count)),
        Err(Errno::AGAIN) => Ok(None),
        Err(error) => Err(vm.raise_os_error(error.raw_os_error(), None, None)),
    }
}

fn new(vm: &Thread, ty: &PyType, _: Args<'_>) -> PyResult {
    let make = |object| PyFileIO {
        object,
        descriptor: Cell::new(-1),
        mode: Cell::default(),
        closes: Cell::new(true),
        finalizing: Cell::new(false),
        seekable: Cell::new(None),
        status: Cell::new(None),
        block_size: Cell::new(DEFAULT_BUFFER_SIZE),
    };
    Ok(create::allocate_instance(vm, ty, make)?.into_value())
}

fn init(vm: &Thread, value: &Value, args: Args<'_>) -> PyResult<()> {
    bind(vm, &PARAMETERS, args, |args| {
        let mode = match &args[1] {
            mode if mode.is_unbound() => "r".to_owned(),
            mode => {
                let mode = vm.str_argument(mode, "FileIO", Which::Named("mode"))?.to_string_lossy();
                if mode.contains('\0') {
                    return Err(vm.value_error("embedded null character"));
                }
                mode
            }
        };
        let closes = vm.bool_argument(&args[2], true)?;
        let opener = Some(&args[3]).filter(|opener| !opener.is_unbound() && !opener.is_none());
        let request = Request { file: &args[0], mode: Mode::default(), closes, opener };
        open(vm, value, request, &mode)
    })
}

/// What a file is to be made from.
struct Request<'a> {
    file: &'a Value,
    mode: Mode,
    closes: bool,
    opener: Option<&'a Value>,
}

fn open(vm: &Thread, value: &Value, mut request: Request<'_>, mode: &str) -> PyResult<()> {
    let file = own(value);
    if !file.is_closed() {
        if file.closes.get() {
            close_descriptor(vm, file)?;
        } else {
            file.descriptor.set(-1);
        }
    }
    let given = given_descriptor(vm, request.file)?;
    request.mode = Mode::parse(vm, mode)?;
    file.seekable.set(None);
    file.closes.set(request.closes);
    file.mode.set(request.mode);
    let flags = request.mode.flags();
    vm.audit("open", || {
        let mode = vm.new_str(mode).unwrap_or(Value::NONE);
        vec![request.file.clone(), mode, int::small((flags | Flags::CLOEXEC).bits().into())]
    })?;
    let descriptor = match given {
        Some(descriptor) => {
            vm.allow_any_descriptor(descriptor)?;
            descriptor
        }
        None => open_named(vm, &request)?,
    };
    file.descriptor.set(descriptor);
    let result = prepare(vm, value, &request);
    if result.is_err() && file.descriptor.get() == descriptor {
        if given.is_some() {
            // The descriptor is still the caller's.
            file.descriptor.set(-1);
        } else if !file.is_closed() {
            vm.keeping_exception(|| {
                if close_descriptor(vm, file).is_err() {
                    vm.clear_raised();
                }
            });
        }
    }
    result
}

/// The descriptor that an int names; nothing for whatever else stands for a path.
fn given_descriptor(vm: &Thread, file: &Value) -> PyResult<Option<i32>> {
    if file.as_bool().is_some() {
        vm.warn(&exceptions::RUNTIME_WARNING, "bool is used as a file descriptor", 1)?;
    }
    if file.downcast::<PyStr>().is_some() || file.ty().slots().index.is_none() {
        return Ok(None);
    }
    match vm.c_int_argument(file) {
        Ok(descriptor) if descriptor < 0 => Err(vm.value_error("negative file descriptor")),
        Ok(descriptor) => Ok(Some(descriptor)),
        Err(raised) if vm.is_terminating() => Err(raised),
        Err(_) => {
            vm.clear_raised();
            Ok(None)
        }
    }
}

fn open_named(vm: &Thread, request: &Request<'_>) -> PyResult<i32> {
    let flags = request.mode.flags();
    let given = vm.fspath(request.file)?;
    if given.downcast::<PyStr>().is_some_and(|text| text.text().iter().any(|code| code == 0)) {
        return Err(vm.value_error("embedded null byte"));
    }
    let path = vm.fs_path(&given)?;
    if !request.closes {
        return Err(vm.value_error("Cannot use closefd=False with file name"));
    }
    if let Some(opener) = request.opener {
        return call_opener(vm, opener, request.file, flags);
    }
    let Some(path) = sys::path_of(&path) else {
        return Err(exceptions::surrogate_encode_error(vm, &path));
    };
    let access = if request.mode.writable { Access::Write } else { Access::Read };
    let virtual_file = match vm.spot(&path, None, access, !flags.contains(Flags::EXCL))? {
        Ok(Some(spot)) => vm.spot_open(spot, flags.bits() as i32, 0o666)?.map(Some),
        Ok(None) => Ok(None),
        Err(error) => Err(error),
    };
    match virtual_file {
        Ok(Some(descriptor)) => return Ok(descriptor),
        Ok(None) => {}
        Err(error) => return Err(vm.raise_os_error(error.raw_os_error(), Some(request.file), None)),
    }
    let path = vm.allow_path(&path, access)?;
    let opened = match CString::new(path.as_os_str().as_bytes()) {
        Ok(path) => vm.open_system(libc::AT_FDCWD, &path, flags.bits() as i32, 0o666)?,
        Err(_) => Err(Errno::INVAL),
    };
    match opened {
        Ok(descriptor) => {
            vm.adopt_file(descriptor, access)?;
            Ok(descriptor)
        }
        Err(error) => Err(vm.raise_os_error(error.raw_os_error(), Some(request.file), None)),
    }
}

fn call_opener(vm: &Thread, opener: &Value, name: &Value, flags: Flags) -> PyResult<i32> {
    let flags = int::small((flags | Flags::CLOEXEC).bits().into());
    let descriptor = vm.call(opener, &[name.clone(), flags])?;
    if descriptor.ty().slots().index.is_none() {
        return Err(vm.type_error("expected integer from opener"));
    }
    let descriptor = vm.c_int_argument(&descriptor)?;
    if descriptor < 0 {
        return Err(vm.value_error(format!("opener returned {descriptor}")));
    }
    vm.allow_any_descriptor(descriptor)?;
    if vm.open_file(descriptor).is_none()
        && let Err(error) = file::set_not_inheritable(descriptor)
    {
        return Err(vm.raise_os_error(error.raw_os_error(), None, None));
    }
    Ok(descriptor)
}

/// What is done with a descriptor before the file may be used.
fn prepare(vm: &Thread, value: &Value, request: &Request<'_>) -> PyResult<()> {
    let file = own(value);
    let descriptor = file.descriptor.get();
    file.block_size.set(DEFAULT_BUFFER_SIZE);
    file.status.set(None);
    match vm.descriptor_status(descriptor)? {
        Ok(status) if status.is_folder() => {
            return Err(vm.raise_os_error(libc::EISDIR, Some(request.file), None));
        }
        Ok(status) => {
            if status.block_size > 1 {
                file.block_size.set(status.block_size as usize);
            }
            file.status.set(Some(status));
        }
        Err(Errno::BADF) => return Err(vm.raise_os_error(libc::EBADF, None, None)),
        Err(_) => {}
    }
    vm.set_attr(value, &names::name, Some(request.file))?;
    if request.mode.appending {
        match vm.seek_descriptor(descriptor, 0, libc::SEEK_END)? {
            Ok(_) => file.seekable.set(Some(true)),
            Err(Errno::SPIPE) => file.seekable.set(Some(false)),
            Err(error) => return Err(vm.raise_os_error(error.raw_os_error(), None, None)),
        }
    }
    Ok(())
}

fn close_descriptor(vm: &Thread, file: &PyFileIO) -> PyResult<()> {
    let descriptor = file.descriptor.replace(-1);
    if descriptor < 0 {
        return Ok(());
    }
    vm.close_descriptor(descriptor).map_err(|error| vm.raise_os_error(error.raw_os_error(), None, None))
}

fn close(vm: &Thread, args: &[Value]) -> PyResult {
    let (value, file) = (&args[0], own(&args[0]));
    let base = || base::close(vm, value).map(drop);
    if !file.closes.get() {
        let result = base();
        file.descriptor.set(-1);
        return result.map(|()| Value::NONE);
    }
    let end = || {
        if file.finalizing.get() && warn_unclosed(vm, file, value).is_err() {
            vm.clear_raised();
        }
        close_descriptor(vm, file)
    };
    both(vm, base, end)?;
    Ok(Value::NONE)
}

/// `ResourceWarning`, if the file is open and has a descriptor of its own.
pub fn warn_unclosed(vm: &Thread, file: &PyFileIO, source: &Value) -> PyResult<()> {
    if file.is_closed() || !file.closes.get() {
        return Ok(());
    }
    vm.keeping_exception(|| {
        let text = vm.format_str("unclosed file ", &vm.repr(source)?, "");
        let warned = text.and_then(|text| vm.warn_resource(source, &text));
        // A filter may make an error of it, which nobody could handle.
        if warned.is_err() && vm.raised_matches(&exceptions::WARNING) {
            vm.report_unraisable("in FileIO finalizer of", source);
            vm.clear_raised();
        } else if warned.is_err() {
            vm.clear_raised();
        }
        Ok(())
    })
}

fn is_seekable(vm: &Thread, file: &PyFileIO) -> PyResult<bool> {
    file.checked(vm)?;
    if let Some(seekable) = file.seekable.get() {
        return Ok(seekable);
    }
    let seekable = vm.seek_descriptor(file.descriptor.get(), 0, libc::SEEK_CUR)?.is_ok();
    file.seekable.set(Some(seekable));
    Ok(seekable)
}

/// A file that was no character device when it was opened is no terminal.
pub fn is_terminal_at_open(vm: &Thread, file: &PyFileIO) -> PyResult<bool> {
    if file.status.get().is_some_and(|status| !status.is_character_device()) {
        return Ok(false);
    }
    Ok(file::is_terminal(file.checked(vm)?.descriptor.get()))
}

fn read(vm: &Thread, args: &[Value]) -> PyResult {
    let file = own(&args[0]).checked_readable(vm)?;
    let size = argument::size(vm, &args[1], -1)?;
    let Ok(size) = usize::try_from(size) else { return read_all(vm, file) };
    let mut buffer: Buf<u8> = Buf::with_capacity(size)?;
    match file.read_behind(vm, &mut buffer, size)? {
        None => Ok(Value::NONE),
        Some(count) if count * 2 < size => vm.new_bytes(&buffer),
        Some(_) => vm.finish_bytes(buffer),
    }
}

/// How much to read at once when nothing is known.
const STEP: usize = 128 * 1024;

/// How large a file is expected to be beyond its position: its size less the position, and one more to see the end.
fn expected_rest(vm: &Thread, file: &PyFileIO) -> PyResult<usize> {
    let Some(status) = file.status.get().filter(|status| status.size > 0) else { return Ok(0) };
    // A small file is read to its end from wherever it is; for a large one asking for the position pays.
    let at = if status.size > 65_536 {
        vm.seek_descriptor(file.descriptor.get(), 0, libc::SEEK_CUR)?.unwrap_or(0)
    } else {
        0
    };
    Ok(if at <= status.size { (status.size - at) as usize + 1 } else { 0 })
}

/// Reads to the end.
pub fn read_all(vm: &Thread, file: &PyFileIO) -> PyResult {
    file.checked(vm)?;
    let expected = expected_rest(vm, file)?;
    let mut room = if expected == 0 { STEP } else { expected };
    let mut all: Buf<u8> = Buf::new();
    loop {
        match file.read_behind(vm, &mut all, room)? {
            None if all.is_empty() => return Ok(Value::NONE),
            None | Some(0) => break,
            Some(count) if count == room => room = all.len().clamp(STEP, 1 << 30),
            Some(count) => room -= count,
        }
    }
    vm.finish_bytes(all)
}

fn readinto(vm: &Thread, args: &[Value]) -> PyResult {
    let file = own(&args[0]);
    file.checked_readable(vm)?;
    let buffer = argument::writable(vm, &args[1], "readinto", Which::Only)?;
    // SAFETY: the exporter keeps its memory where it is while the buffer lasts; the call runs no Python code.
    let target = unsafe { buffer.as_bytes_mut() };
    match file.read_into(vm, target)? {
        None => Ok(Value::NONE),
        Some(count) => int::from_usize(vm, count),
    }
}

fn write(vm: &Thread, args: &[Value]) -> PyResult {
    let file = own(&args[0]).checked_writable(vm)?;
    let bytes = vm.bytes_like(&args[1])?;
    match file.write_some(vm, &bytes)? {
        None => Ok(Value::NONE),
        Some(count) => int::from_usize(vm, count),
    }
}

fn seek(vm: &Thread, args: &[Value]) -> PyResult {
    let file = own(&args[0]).checked(vm)?;
    let whence = argument::whence(vm, &args[2])?;
    if args[1].ty().has_flag(flags::FLOAT_SUBCLASS) {
        return Err(vm.type_error("an integer is required"));
    }
    let offset = argument::offset(vm, &args[1])?;
    int::from_i64(vm, file.seek_to(vm, offset, whence)?)
}

fn tell(vm: &Thread, args: &[Value]) -> PyResult {
    int::from_i64(vm, own(&args[0]).seek_to(vm, 0, libc::SEEK_CUR)?)
}

fn truncate(vm: &Thread, args: &[Value]) -> PyResult {
    let file = own(&args[0]).checked_writable(vm)?;
    let size = match &args[1] {
        size if size.is_unbound() || size.is_none() => {
            int::from_i64(vm, file.seek_to(vm, 0, libc::SEEK_CUR)?)?
        }
        size => size.clone(),
    };
    let length = argument::offset(vm, &size)?;
    let descriptor = file.descriptor.get();
    file.status.set(None);
    match vm.truncate_descriptor(descriptor, length)? {
        Ok(()) => Ok(size),
        Err(error) => Err(vm.raise_os_error(error.raw_os_error(), None, None)),
    }
}

fn repr(vm: &Thread, value: &Value) -> PyResult {
    let file = own(value);
    let ty = value.ty().name().to_owned();
    if file.is_closed() {
        return vm.new_str(&format!("<{ty} [closed]>"));
    }
    let closes = if file.closes.get() { "True" } else { "False" };
    let tail = format!(" mode='{}' closefd={closes}>", file.mode.get().name());
    match vm.get_attr_opt(value, &names::name)? {
        None => vm.new_str(&format!("<{ty} fd={}{tail}", file.descriptor.get())),
        Some(name) => {
            let name = base::guarded_repr(vm, value, &name)?;
            vm.format_str(&format!("<{ty} name="), &name, &tail)
        }
    }
}
