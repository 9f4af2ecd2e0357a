//! `mmap`: files, or memory without one, mapped into memory.
//!
//! Invariant: while buffers of a mapping are exported, it is neither unmapped nor moved.

use crate::posix::argument::{c_int, c_int_or, done};
use std::cell::{Cell, RefCell};
use std::ops::Range;
use taipan_vm::buffer::Buffer;
use taipan_vm::builtins::bytes::BytesDraft;
use taipan_vm::builtins::slice::{self, PySlice};
use taipan_vm::builtins::{exceptions, int};
use taipan_vm::call::bind;
use taipan_vm::capability::Capability;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{Constant, MethodDef, TypeSpec, getter, method, parameters};
use taipan_vm::class::{PyType, create, flags, statics};
use taipan_vm::collections::Buf;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::modules::ModuleSpec;
use taipan_vm::object::{Object, Payload};
use taipan_vm::protocol::argument::given;
use taipan_vm::protocol::number;
use taipan_vm::sys::calls;
use taipan_vm::sys::memory::Mapping;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

macro_rules! constants {
    ($($name:ident)*) => { [$((stringify!($name), libc::$name as i64)),*] };
}

static CONSTANTS: [(&str, i64); 29] = constants! {
    MADV_DODUMP MADV_DOFORK MADV_DONTDUMP MADV_DONTFORK MADV_DONTNEED MADV_FREE MADV_HUGEPAGE MADV_HWPOISON
    MADV_MERGEABLE MADV_NOHUGEPAGE MADV_NORMAL MADV_RANDOM MADV_REMOVE MADV_SEQUENTIAL MADV_UNMERGEABLE MADV_WILLNEED
    MAP_32BIT MAP_ANON MAP_ANONYMOUS MAP_DENYWRITE MAP_EXECUTABLE MAP_NORESERVE MAP_POPULATE MAP_PRIVATE MAP_SHARED MAP_STACK
    PROT_EXEC PROT_READ PROT_WRITE
};

const ACCESS_DEFAULT: i32 = 0;
const ACCESS_READ: i32 = 1;
const ACCESS_WRITE: i32 = 2;
const ACCESS_COPY: i32 = 3;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "mmap",
    constants: &[
        ("ACCESS_DEFAULT", Constant::Int(ACCESS_DEFAULT as i64)),
        ("ACCESS_READ", Constant::Int(ACCESS_READ as i64)),
        ("ACCESS_WRITE", Constant::Int(ACCESS_WRITE as i64)),
        ("ACCESS_COPY", Constant::Int(ACCESS_COPY as i64)),
    ],
    types: &[&TYPE],
    init: Some(|vm, module| {
        let dict = module.dict();
        for (name, value) in &CONSTANTS {
            dict.set_str(statics::intern(name), int::from_i64(vm, *value)?)?;
        }
        let page = int::from_i64(vm, done(vm, calls::sysconf(libc::_SC_PAGESIZE))?)?;
        dict.set_str(statics::intern("PAGESIZE"), page.clone())?;
        dict.set_str(statics::intern("ALLOCATIONGRANULARITY"), page)?;
        dict.set_str(statics::intern("error"), exceptions::os_error::OS_ERROR.to_value())
    }),
    ..ModuleSpec::NEW
};

/// A descriptor that is closed when dropped.
struct Descriptor(i32);

impl Drop for Descriptor {
    fn drop(&mut self) {
        // An error of closing tells nobody anything here.
        let _ = calls::close(self.0);
    }
}

#[repr(C)]
pub struct PyMmap {
    object: Object,
    /// None when closed.
    mapping: RefCell<Option<Mapping>>,
    file: RefCell<Option<Descriptor>>,
    position: Cell<usize>,
    exports: Cell<usize>,
    offset: i64,
    access: i32,
    tracks_file: bool,
    /// Changes are shared with other maps: `MAP_SHARED`.
    is_shared: bool,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyMmap {
    const TYPE: &'static PyType = &TYPE;
}

static PARAMETERS: MethodDef =
    parameters("", "(fileno, length, flags=1, prot=3, access=0, offset=0, *, trackfd=True)");

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "mmap.mmap",
    doc: "Maps a file, or memory without one (fileno -1), into memory: mmap(fileno, length[, flags[, prot[, access[, offset[, trackfd]]]]])",
    flags: flags::BASETYPE | flags::HAS_WEAKREFS | flags::IMMUTABLE,
    slots: Slots {
        getattro: Some(taipan_vm::class::lookup::generic_getattr),
        new: Some(|vm, ty, args| bind(vm, &PARAMETERS, args, |args| new(vm, ty, args))),
        repr: Some(repr),
        buffer: Some(export),
        release_buffer: Some(|_, value, _| {
            let exports = &own(value).exports;
            exports.set(exports.get().saturating_sub(1));
        }),
        length: Some(|vm, value| own(value).len(vm)),
        item: Some(|vm, value, index| {
            let own = own(value);
            match usize::try_from(index).ok().filter(|&index| own.len(vm).is_ok_and(|len| index < len)) {
                Some(index) => own.bytes(vm, index..index + 1),
                None => {
                    own.len(vm)?;
                    Err(vm.index_error("mmap index out of range"))
                }
            }
        }),
        subscript: Some(subscript),
        ass_subscript: Some(assign),
        ..Slots::NONE
    },
    methods: METHODS,
    getset: &[getter("closed", "", |_, value| Ok(Value::bool(own(value).mapping.borrow().is_none())))],
    ..TypeSpec::leaf::<PyMmap>()
});

static METHODS: &[MethodDef] = &[
    method("close", "($self, /)", "", |vm, args| close(vm, &args[0])),
    method("find", "($self, view, start=None, end=None, /)", "", |vm, args| find(vm, args, false)),
    method("rfind", "($self, view, start=None, end=None, /)", "", |vm, args| find(vm, args, true)),
    method("flush", "($self, offset=0, size=None, /)", "", flush),
    method("madvise", "($self, option, start=0, length=None, /)", "", madvise),
    method("move", "($self, dest, src, count, /)", "", move_bytes),
    method("read", "($self, n=None, /)", "", read),
    method("read_byte", "($self, /)", "", |vm, args| {
        let own = own(&args[0]);
        let at = own.position.get();
        if at >= own.len(vm)? {
            return Err(vm.value_error("read byte out of range"));
        }
        own.position.set(at + 1);
        own.byte(vm, at)
    }),
    method("readline", "($self, /)", "", |vm, args| {
        let own = own(&args[0]);
        let (len, start) = (own.len(vm)?, own.position.get());
        let start = start.min(len);
        let end = own.with(vm, |mapping| {
            let line = mapping.with(start..len, |rest| memchr::memchr(b'\n', rest));
            line.map_or(len, |line| start + line + 1)
        })?;
        own.position.set(end);
        own.bytes(vm, start..end)
    }),
    method("resize", "($self, newsize, /)", "", resize),
    method("seek", "($self, pos, whence=0, /)", "", seek),
    method("seekable", "($self, /)", "", |_, _| Ok(Value::TRUE)),
    method("size", "($self, /)", "", |vm, args| {
        own(&args[0]).len(vm)?;
        let fd = own(&args[0]).file.borrow().as_ref().map_or(-1, |file| file.0);
        int::from_i64(vm, done(vm, calls::fstat(fd))?.st_size)
    }),
    method("tell", "($self, /)", "", |vm, args| {
        own(&args[0]).len(vm)?;
        int::from_usize(vm, own(&args[0]).position.get())
    }),
    method("write", "($self, bytes, /)", "", |vm, args| {
        let own = own(&args[0]);
        let bytes = Buf::from_slice(&vm.bytes_like(&args[1])?)?;
        let (len, at) = (own.len(vm)?, own.position.get());
        own.check_writable(vm)?;
        if at > len || len - at < bytes.len() {
            return Err(vm.value_error("data out of range"));
        }
        own.with(vm, |mapping| mapping.write(at, &bytes))?;
        own.position.set(at + bytes.len());
        int::from_usize(vm, bytes.len())
    }),
    method("write_byte", "($self, byte, /)", "", |vm, args| {
        let own = own(&args[0]);
        let byte = unsigned_byte(vm, &args[1])?;
        let (len, at) = (own.len(vm)?, own.position.get());
        own.check_writable(vm)?;
        if at >= len {
            return Err(vm.value_error("write byte out of range"));
        }
        own.with(vm, |mapping| mapping.write(at, &[byte]))?;
        own.position.set(at + 1);
        Ok(Value::NONE)
    }),
    method("__enter__", "($self, /)", "", |vm, args| {
        own(&args[0]).len(vm)?;
        Ok(args[0].clone())
    }),
    method("__exit__", "($self, exc_type, exc_value, traceback, /)", "", |vm, args| close(vm, &args[0])),
];

fn own(value: &Value) -> &PyMmap {
    value.downcast().expect("a method of mmap gets one")
}

impl PyMmap {
    fn with<R>(&self, vm: &Thread, work: impl FnOnce(&Mapping) -> R) -> PyResult<R> {
        match &*self.mapping.borrow() {
            Some(mapping) => Ok(work(mapping)),
            None => Err(vm.value_error("mmap closed or invalid")),
        }
    }

    fn len(&self, vm: &Thread) -> PyResult<usize> {
        self.with(vm, Mapping::len)
    }

    fn byte(&self, vm: &Thread, index: usize) -> PyResult {
        let byte = self.with(vm, |mapping| mapping.with(index..index + 1, |bytes| bytes[0]))?;
        Ok(int::small(byte.into()))
    }

    /// A copy of a range in bounds.
    fn bytes(&self, vm: &Thread, range: Range<usize>) -> PyResult {
        if range.len() < 2 {
            let byte = self.with(vm, |mapping| mapping.with(range, |bytes| bytes.first().copied()))?;
            return vm.new_bytes(byte.as_slice());
        }
        let mut draft = BytesDraft::new(vm, range.len())?;
        self.with(vm, |mapping| mapping.with(range, |bytes| draft.push(bytes)))?;
        Ok(draft.finish().into_value())
    }

    fn check_writable(&self, vm: &Thread) -> PyResult<()> {
        if self.access == ACCESS_READ {
            return Err(vm.type_error("mmap can't modify a readonly memory map."));
        }
        Ok(())
    }
}

fn new(vm: &Thread, ty: &PyType, args: &[Value]) -> PyResult {
    let fd = c_int(vm, &args[0])?;
    let length = vm.expect_ssize(&args[1])?;
    let mut map_flags = c_int_or(vm, &args[2], libc::MAP_SHARED)?;
    let mut protection = c_int_or(vm, &args[3], libc::PROT_READ | libc::PROT_WRITE)?;
    let mut access = c_int_or(vm, &args[4], ACCESS_DEFAULT)?;
    let offset = match given(&args[5]) {
        Some(offset) => vm.expect_ssize(offset)? as i64,
        None => 0,
    };
    let tracks_file = vm.bool_argument(&args[6], true)?;
    let Ok(mut length) = usize::try_from(length) else {
        return Err(vm.overflow_error("memory mapped length must be positive"));
    };
    if offset < 0 {
        return Err(vm.overflow_error("memory mapped offset must be positive"));
    }
    let both = libc::PROT_READ | libc::PROT_WRITE;
    if access != ACCESS_DEFAULT && (map_flags != libc::MAP_SHARED || protection != both) {
        return Err(vm.value_error("mmap can't specify both access and flags, prot."));
    }
    match access {
        ACCESS_READ => (map_flags, protection) = (libc::MAP_SHARED, libc::PROT_READ),
        ACCESS_WRITE => (map_flags, protection) = (libc::MAP_SHARED, both),
        ACCESS_COPY => (map_flags, protection) = (libc::MAP_PRIVATE, both),
        ACCESS_DEFAULT if protection & both == both => {}
        ACCESS_DEFAULT if protection & libc::PROT_WRITE != 0 => access = ACCESS_WRITE,
        ACCESS_DEFAULT => access = ACCESS_READ,
        _ => return Err(vm.value_error("mmap invalid access parameter.")),
    }
    vm.allow(Capability::Files)?;
    vm.audit("mmap.__new__", || {
        let number = |number: i64| int::from_i64(vm, number).unwrap_or(Value::NONE);
        vec![number(fd.into()), number(length as i64), number(access.into()), number(offset)]
    })?;
    if fd != -1 {
        length = file_length(vm, fd, length, offset)?;
    }
    let file = if fd == -1 {
        map_flags |= libc::MAP_ANONYMOUS;
        None
    } else if tracks_file {
        Some(Descriptor(done(vm, calls::fcntl(fd, libc::F_DUPFD_CLOEXEC, 0))?))
    } else {
        None
    };
    let mapping = done(vm, Mapping::new(length, protection, map_flags, fd, offset))?;
    let own = create::allocate_instance(vm, ty, |object| PyMmap {
        object,
        mapping: RefCell::new(Some(mapping)),
        file: RefCell::new(file),
        position: Cell::new(0),
        exports: Cell::new(0),
        offset,
        access,
        tracks_file,
        is_shared: map_flags & libc::MAP_SHARED != 0,
    })?;
    Ok(own.into_value())
}

/// How much of a file is to be mapped: for 0, all from the offset on.
fn file_length(vm: &Thread, fd: i32, length: usize, offset: i64) -> PyResult<usize> {
    let Ok(status) = calls::fstat(fd) else { return Ok(length) };
    if status.st_mode & libc::S_IFMT != libc::S_IFREG {
        return Ok(length);
    }
    let size = status.st_size;
    if length == 0 {
        if size == 0 {
            return Err(vm.value_error("cannot mmap an empty file"));
        }
        if offset >= size {
            return Err(vm.value_error("mmap offset is greater than file size"));
        }
        return Ok((size - offset) as usize);
    }
    if offset > size || ((size - offset) as usize) < length {
        return Err(vm.value_error("mmap length is greater than file size"));
    }
    Ok(length)
}

fn unsigned_byte(vm: &Thread, value: &Value) -> PyResult<u8> {
    let number = number::index(vm, value)?;
    match int::as_i64(&number) {
        Some(number @ 0..0x100) => Ok(number as u8),
        Some(..0) => Err(vm.overflow_error("unsigned byte integer is less than minimum")),
        Some(_) => Err(vm.overflow_error("unsigned byte integer is greater than maximum")),
        None => Err(vm.overflow_error("Python int too large to convert to C long")),
    }
}

fn repr(vm: &Thread, value: &Value) -> PyResult {
    let own = own(value);
    let name = value.ty().name();
    let Ok(len) = own.with(vm, Mapping::len) else {
        vm.clear_raised();
        return vm.new_str(&format!("<{name} closed=True>"));
    };
    let access = match own.access {
        ACCESS_READ => "ACCESS_READ",
        ACCESS_WRITE => "ACCESS_WRITE",
        ACCESS_COPY => "ACCESS_COPY",
        _ => "ACCESS_DEFAULT",
    };
    let (position, offset) = (own.position.get(), own.offset);
    vm.new_str(&format!(
        "<{name} closed=False, access={access}, length={len}, pos={position}, offset={offset}>"
    ))
}

fn export(vm: &Thread, value: &Value, asked: u32) -> PyResult<Buffer> {
    let own = own(value);
    let (start, len) = own.with(vm, |mapping| (mapping.as_ptr(), mapping.len()))?;
    let buffer = Buffer::simple(vm, value, start, len, own.access == ACCESS_READ, asked)?;
    own.exports.set(own.exports.get() + 1);
    Ok(buffer)
}

fn close(vm: &Thread, value: &Value) -> PyResult {
    let own = own(value);
    if own.exports.get() > 0 {
        return Err(vm.buffer_error("cannot close exported pointers exist"));
    }
    drop((own.mapping.take(), own.file.take()));
    Ok(Value::NONE)
}

/// The index that a number names, counted from the end if negative.
fn place(vm: &Thread, own: &PyMmap, key: &Value) -> PyResult<usize> {
    let index = number::to_isize(vm, key)?;
    let len = own.len(vm)?;
    let index = if index < 0 { index + len as isize } else { index };
    match usize::try_from(index) {
        Ok(index) if index < len => Ok(index),
        _ => Err(vm.index_error("mmap index out of range")),
    }
}

fn subscript(vm: &Thread, value: &Value, key: &Value) -> PyResult {
    let own = own(value);
    own.len(vm)?;
    if key.ty().slots().index.is_some() {
        return own.byte(vm, place(vm, own, key)?);
    }
    let Some(slice) = key.downcast::<PySlice>() else {
        return Err(vm.type_error("mmap indices must be integers"));
    };
    let (start, stop, step) = slice.unpack(vm)?;
    let indices = slice::adjust(start, stop, step, own.len(vm)?);
    if indices.len == 0 {
        return vm.new_bytes(b"");
    }
    if indices.step == 1 {
        let start = indices.start as usize;
        return own.bytes(vm, start..start + indices.len);
    }
    let len = own.len(vm)?;
    let mut taken = Buf::with_capacity(indices.len)?;
    own.with(vm, |mapping| {
        mapping
            .with(0..len, |bytes| (0..indices.len).try_for_each(|index| taken.push(bytes[indices.at(index)])))
    })??;
    vm.finish_bytes(taken)
}

fn assign(vm: &Thread, value: &Value, key: &Value, new: Option<&Value>) -> PyResult<()> {
    let own = own(value);
    own.len(vm)?;
    own.check_writable(vm)?;
    if key.ty().slots().index.is_some() {
        let index = place(vm, own, key)?;
        let Some(new) = new else { return Err(vm.type_error("mmap doesn't support item deletion")) };
        if new.ty().slots().index.is_none() {
            return Err(vm.type_error("mmap item value must be an int"));
        }
        let byte = number::index_to_isize(vm, &number::index(vm, new)?, Some(&exceptions::TYPE_ERROR))?;
        let Ok(byte) = u8::try_from(byte) else {
            return Err(vm.value_error("mmap item value must be in range(0, 256)"));
        };
        // The value's `__index__` may have closed or resized the mapping.
        let index = index.min(own.len(vm)?.saturating_sub(1));
        return own.with(vm, |mapping| mapping.write(index, &[byte]));
    }
    let Some(slice) = key.downcast::<PySlice>() else {
        return Err(vm.type_error("mmap indices must be integer"));
    };
    let (start, stop, step) = slice.unpack(vm)?;
    let Some(new) = new else { return Err(vm.type_error("mmap object doesn't support slice deletion")) };
    let bytes = Buf::from_slice(&vm.bytes_like(new)?)?;
    let indices = slice::adjust(start, stop, step, own.len(vm)?);
    if bytes.len() != indices.len {
        return Err(vm.index_error("mmap slice assignment is wrong size"));
    }
    own.with(vm, |mapping| match indices.step {
        1 if indices.len > 0 => mapping.write(indices.start as usize, &bytes),
        _ => bytes.iter().enumerate().for_each(|(index, byte)| mapping.write(indices.at(index), &[*byte])),
    })
}

/// A size that may be left out, or `None`.
fn optional_size(vm: &Thread, value: &Value) -> PyResult<Option<isize>> {
    if value.is_unbound() || value.is_none() {
        return Ok(None);
    }
    if value.ty().slots().index.is_none() {
        let name = value.ty().name();
        return Err(vm.type_error(format!("argument should be integer or None, not '{name:.200}'")));
    }
    vm.expect_ssize(value).map(Some)
}

fn find(vm: &Thread, args: &[Value], backwards: bool) -> PyResult {
    let own = own(&args[0]);
    let part = Buf::from_slice(&vm.bytes_like(&args[1])?)?;
    let bound = |value: &Value| match value.is_unbound() || value.is_none() {
        true => Ok(None),
        false => vm.expect_ssize(value).map(Some),
    };
    let (start, end) = (bound(&args[2])?, bound(&args[3])?);
    let len = own.len(vm)?;
    let clip = |bound: isize| if bound < 0 { (bound + len as isize).max(0) } else { bound.min(len as isize) } as usize;
    let start = start.map_or(own.position.get().min(len), clip);
    let end = end.map_or(len, clip);
    if start > end || end - start < part.len() {
        return Ok(int::small(-1));
    }
    let found = own.with(vm, |mapping| {
        mapping.with(start..end, |bytes| {
            if backwards { memchr::memmem::rfind(bytes, &part) } else { memchr::memmem::find(bytes, &part) }
        })
    })?;
    found.map_or(Ok(int::small(-1)), |found| int::from_usize(vm, start + found))
}

fn flush(vm: &Thread, args: &[Value]) -> PyResult {
    let own = own(&args[0]);
    let offset = if args[1].is_unbound() { 0 } else { vm.expect_ssize(&args[1])? };
    let size = optional_size(vm, &args[2])?;
    let len = own.len(vm)? as isize;
    let size = size.unwrap_or(len);
    if offset < 0 || size < 0 || len - offset < size {
        return Err(vm.value_error("flush values out of range"));
    }
    if own.access == ACCESS_READ || own.access == ACCESS_COPY {
        return Ok(Value::NONE);
    }
    let range = offset as usize..(offset + size) as usize;
    done(vm, own.with(vm, |mapping| mapping.flush(range))?)?;
    Ok(Value::NONE)
}

fn madvise(vm: &Thread, args: &[Value]) -> PyResult {
    let own = own(&args[0]);
    let option = c_int(vm, &args[1])?;
    let start = if args[2].is_unbound() { 0 } else { vm.expect_ssize(&args[2])? };
    let length = optional_size(vm, &args[3])?;
    let len = own.len(vm)?;
    let Some(start) = usize::try_from(start).ok().filter(|&start| start < len) else {
        return Err(vm.value_error("madvise start out of bounds"));
    };
    let Ok(length) = length.map_or(Ok(len), usize::try_from) else {
        return Err(vm.value_error("madvise length invalid"));
    };
    if isize::MAX as usize - start < length {
        return Err(vm.overflow_error("madvise length too large"));
    }
    let range = start..(start + length).min(len);
    done(vm, own.with(vm, |mapping| mapping.advise(range, option))?)?;
    Ok(Value::NONE)
}

fn move_bytes(vm: &Thread, args: &[Value]) -> PyResult {
    let own = own(&args[0]);
    let size = |value: &Value| vm.expect_ssize(value).map(usize::try_from);
    let (to, from, count) = (size(&args[1])?, size(&args[2])?, size(&args[3])?);
    let len = own.len(vm)?;
    own.check_writable(vm)?;
    match (to, from, count) {
        (Ok(to), Ok(from), Ok(count))
            if to <= len && from <= len && len - to >= count && len - from >= count =>
        {
            own.with(vm, |mapping| mapping.copy_within(from..from + count, to))?;
            Ok(Value::NONE)
        }
        _ => Err(vm.value_error("source, destination, or count out of range")),
    }
}

fn read(vm: &Thread, args: &[Value]) -> PyResult {
    let own = own(&args[0]);
    let count = optional_size(vm, &args[1])?;
    let (len, start) = (own.len(vm)?, own.position.get());
    let rest = len.saturating_sub(start);
    let count = count.and_then(|count| usize::try_from(count).ok()).unwrap_or(rest).min(rest);
    let bytes = own.bytes(vm, start.min(len)..start.min(len) + count)?;
    own.position.set(start + count);
    Ok(bytes)
}

fn seek(vm: &Thread, args: &[Value]) -> PyResult {
    let own = own(&args[0]);
    let distance = vm.expect_ssize(&args[1])?;
    let whence = c_int_or(vm, &args[2], 0)?;
    let len = own.len(vm)?;
    let base = match whence {
        0 => 0,
        1 => own.position.get(),
        2 => len,
        _ => return Err(vm.value_error("unknown seek type")),
    };
    let position = (base as isize).checked_add(distance).and_then(|place| usize::try_from(place).ok());
    match position.filter(|&position| position <= len) {
        Some(position) => {
            own.position.set(position);
            int::from_usize(vm, position)
        }
        None => Err(vm.value_error("seek out of range")),
    }
}

fn resize(vm: &Thread, args: &[Value]) -> PyResult {
    let own = own(&args[0]);
    let size = vm.expect_ssize(&args[1])?;
    let len = own.len(vm)?;
    check_resizable(vm, own)?;
    let end =
        i64::try_from(size).ok().filter(|&size| size >= 0).and_then(|size| size.checked_add(own.offset));
    let Some(end) = end else { return Err(vm.value_error("new size out of range")) };
    let fd = own.file.borrow().as_ref().map(|file| file.0);
    if let Some(fd) = fd {
        done(vm, calls::ftruncate(fd, end))?;
    } else if own.is_shared && size as usize > len {
        return Err(vm.value_error("mmap: can't expand a shared anonymous mapping"));
    }
    done(vm, own.with(vm, |mapping| mapping.resize(size as usize))?)?;
    Ok(Value::NONE)
}

fn check_resizable(vm: &Thread, own: &PyMmap) -> PyResult<()> {
    let error: Raised = if own.exports.get() > 0 {
        vm.buffer_error("mmap can't resize with extant buffers exported.")
    } else if !own.tracks_file {
        vm.value_error("mmap can't resize with trackfd=False.")
    } else if own.access == ACCESS_WRITE || own.access == ACCESS_DEFAULT {
        return Ok(());
    } else {
        vm.type_error("mmap can't resize a readonly or copy-on-write memory map.")
    };
    Err(error)
}
