//! Entries of folders: `listdir`, `scandir`, `DirEntry`.

use super::argument::{Accepts, PathArg, decode_like, flag, os_error};
use super::stat::stat_of;
use std::cell::{Cell, RefCell};
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::vec::IntoIter;
use taipan_vm::builtins::generic_alias;
use taipan_vm::builtins::{exceptions, int};
use taipan_vm::capability::Access;
use taipan_vm::class::layout::Trace;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{GetSetDef, MethodDef, TypeSpec, getter, method, variadic};
use taipan_vm::class::{PyType, flags};
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::files::access;
use taipan_vm::files::place::Spot;
use taipan_vm::files::system::{Entry, Kind};
use taipan_vm::heap::Tracer;
use taipan_vm::object::{Object, Payload};
use taipan_vm::sys::calls::{self, Errno, Folder, FolderEntry};
use taipan_vm::text::TextBuf;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;
use taipan_vm::value_cell::ValueCell;

pub static FUNCTIONS: &[MethodDef] = &[
    method("listdir", "(path=None)", "Return the names of the entries of a folder, in no order.", listdir),
    method("scandir", "(path=None)", "Return an iterator of DirEntry objects for a folder.", scandir),
];

/// A folder that is being read.
enum Source {
    Real(Folder),
    /// The entries that are left, and where they are.
    Virtual(IntoIter<Entry>, Box<Spot>),
}

impl Source {
    fn next_entry(&mut self, vm: &Thread) -> PyResult<Result<Option<FolderEntry>, Errno>> {
        let (entries, folder) = match self {
            Source::Real(folder) => return Ok(vm.allow_threads(|| folder.next_entry())),
            Source::Virtual(entries, folder) => (entries, folder),
        };
        let Some(entry) = entries.next() else { return Ok(Ok(None)) };
        let spot = access::entry_spot(folder, &entry.name);
        let inode = match vm.spot_stat(&spot)? {
            Ok(stat) => stat.st_ino,
            // It has gone since.
            Err(_) => 0,
        };
        let kind = match entry.kind {
            Kind::File => libc::DT_REG,
            Kind::Folder => libc::DT_DIR,
            Kind::Link => libc::DT_LNK,
        };
        Ok(Ok(Some(FolderEntry { name: entry.name.into_vec(), kind, inode })))
    }
}

fn open_virtual(vm: &Thread, spot: Spot) -> PyResult<Result<Source, Errno>> {
    let entries = vm.spot_entries(&spot)?;
    Ok(entries.map(|entries| Source::Virtual(entries.into_iter(), Box::new(spot))))
}

/// Opens the folder that a path or descriptor stands for. The descriptor stays the caller's.
fn open(vm: &Thread, path: &PathArg) -> PyResult<Result<Source, Errno>> {
    let spot = match path.fd() {
        Some(fd) => match vm.open_file(fd) {
            Some(file) if !file.is_folder() => return Ok(Err(Errno::NOTDIR)),
            file => file.map(|file| file.spot().clone()),
        },
        None => path.spot(vm, None, Access::Read, true)?,
    };
    match spot {
        Some(spot) => open_virtual(vm, spot),
        None => Ok(open_real(vm, path)?.map(Source::Real)),
    }
}

fn open_real(vm: &Thread, path: &PathArg) -> PyResult<Result<Folder, Errno>> {
    match path.fd() {
        Some(fd) => {
            vm.allow_descriptor(fd)?;
            Ok(vm.allow_threads(|| {
                let own = calls::fcntl(fd, libc::F_DUPFD_CLOEXEC, 0)?;
                match Folder::from_descriptor(own) {
                    Ok(mut folder) => {
                        // It shares its position with the descriptor that was given.
                        folder.rewind();
                        Ok(folder)
                    }
                    Err(error) => {
                        let _ = calls::close(own);
                        Err(error)
                    }
                }
            }))
        }
        None => {
            let granted = path.grant(vm, None, Access::Read, true)?;
            Ok(vm.allow_threads(|| Folder::open(&granted.path)))
        }
    }
}

/// Entries that are read without taking the VM's lock in between.
const BATCH: usize = 64;

fn listdir(vm: &Thread, args: &[Value]) -> PyResult {
    let path = PathArg::parse(vm, Accepts::path("listdir", "path").or_fd().or_none(), &args[0])?;
    let folder = match open(vm, &path)? {
        Ok(folder) => folder,
        // Of a descriptor, CPython does not show the number.
        Err(error) if path.fd().is_some() => return Err(os_error(vm, error)),
        Err(error) => return Err(path.error(vm, error)),
    };
    let mut names = Buf::new();
    let mut folder = match folder {
        Source::Real(folder) => folder,
        Source::Virtual(entries, _) => {
            for entry in entries {
                names.push(decode_like(vm, entry.name.as_bytes(), path.is_bytes)?)?;
            }
            return vm.new_list(names);
        }
    };
    loop {
        let batch = vm.allow_threads(|| {
            let mut batch = Vec::with_capacity(BATCH);
            while batch.len() < BATCH {
                match folder.next_entry()? {
                    Some(entry) => batch.push(entry.name),
                    None => break,
                }
            }
            Ok(batch)
        });
        let batch = match batch {
            Ok(batch) => batch,
            Err(error) => return Err(path.error(vm, error)),
        };
        for name in &batch {
            names.push(decode_like(vm, name, path.is_bytes)?)?;
        }
        if batch.len() < BATCH {
            return vm.new_list(names);
        }
    }
}

/// An iterator of the entries of a folder.
#[repr(C)]
pub struct PyScandir {
    object: Object,
    /// Nothing once it is exhausted or closed.
    folder: RefCell<Option<Source>>,
    /// In front of names, to make paths.
    prefix: Vec<u8>,
    path: Value,
    is_bytes: bool,
    /// The descriptor whose folder it is, or -1.
    fd: i32,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyScandir {
    const TYPE: &'static PyType = &ITERATOR;
}

impl Trace for PyScandir {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit(&self.path);
    }
}

pub static ITERATOR: PyType = PyType::from_spec(&TypeSpec {
    name: "posix.ScandirIterator",
    flags: flags::NO_NEW,
    slots: Slots {
        iter: Some(|_, own| Ok(own.clone())),
        iternext: Some(next),
        finalize: Some(finalize),
        ..Slots::NONE
    },
    methods: &[
        method("__enter__", "($self, /)", "", |_, args| Ok(args[0].clone())),
        variadic("__exit__", "($self, /, *exc_info)", "", |_, args| {
            if let Some(own) = args.positional().first() {
                close_folder(own);
            }
            Ok(Value::NONE)
        }),
        method("close", "($self, /)", "Close the iterator.", |_, args| {
            close_folder(&args[0]);
            Ok(Value::NONE)
        }),
    ],
    ..TypeSpec::object::<PyScandir>()
});

fn as_iterator(value: &Value) -> &PyScandir {
    value.downcast().expect("a slot of the iterator gets one")
}

fn close_folder(own: &Value) {
    if let Some(own) = own.downcast::<PyScandir>() {
        drop(own.folder.take());
    }
}

fn finalize(vm: &Thread, own: &Value) {
    if as_iterator(own).folder.borrow().is_none() {
        return;
    }
    // At the very end of a VM nobody can be warned any more.
    if vm.interp().sys.borrow().is_none() {
        return close_folder(own);
    }
    let warned = vm.repr(own).and_then(|shown| {
        let text = format!("unclosed scandir iterator {}", vm.to_str(&shown)?.to_string_lossy());
        vm.warn_resource(own, &vm.new_str(&text)?)
    });
    if warned.is_err() {
        vm.report_unraisable("in", own);
    }
    close_folder(own);
}

fn scandir(vm: &Thread, args: &[Value]) -> PyResult {
    let path = PathArg::parse(vm, Accepts::path("scandir", "path").or_fd().or_none(), &args[0])?;
    vm.audit("os.scandir", || vec![path.object.clone()])?;
    let folder = match open(vm, &path)? {
        Ok(folder) => folder,
        Err(error) => return Err(path.error(vm, error)),
    };
    let mut prefix = match path.fd() {
        Some(_) => Vec::new(),
        None => path.path().as_os_str().as_bytes().to_vec(),
    };
    if !prefix.is_empty() && !prefix.ends_with(b"/") {
        prefix.push(b'/');
    }
    let iterator = PyScandir {
        object: Object::new(&ITERATOR),
        folder: RefCell::new(Some(folder)),
        prefix,
        is_bytes: path.is_bytes,
        fd: path.fd().unwrap_or(-1),
        path: path.object,
    };
    let iterator = vm.heap().allocate(iterator)?;
    vm.heap().track(iterator.as_object());
    Ok(iterator.into_value())
}

fn next(vm: &Thread, own: &Value) -> PyResult<Option<Value>> {
    let iterator = as_iterator(own);
    // Another thread may use the iterator meanwhile: it finds no folder.
    let Some(mut folder) = iterator.folder.take() else { return Ok(None) };
    match folder.next_entry(vm)? {
        Ok(Some(entry)) => {
            iterator.folder.replace(Some(folder));
            make_entry(vm, iterator, entry).map(Some)
        }
        Ok(None) => Ok(None),
        Err(error) => {
            let filename = Some(&iterator.path).filter(|path| !path.is_none());
            Err(vm.raise_os_error(error.raw_os_error(), filename, None))
        }
    }
}

/// What is known of an entry without asking further: `readdir` tells the kind on most file systems.
#[repr(C)]
pub struct PyDirEntry {
    object: Object,
    name: Value,
    path: Value,
    /// The results of `stat` and `lstat`.
    stat: ValueCell,
    lstat: ValueCell,
    kind: Cell<u8>,
    inode: u64,
    fd: i32,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyDirEntry {
    const TYPE: &'static PyType = &DIR_ENTRY;
}

impl Trace for PyDirEntry {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit(&self.name);
        tracer.visit(&self.path);
        self.stat.trace(tracer);
        self.lstat.trace(tracer);
    }
}

const FOLLOWING: &str = "($self, /, *, follow_symlinks=True)";

pub static DIR_ENTRY: PyType = PyType::from_spec(&TypeSpec {
    name: "posix.DirEntry",
    flags: flags::NO_NEW,
    slots: Slots { repr: Some(repr), ..Slots::NONE },
    methods: &[
        method(
            "is_dir",
            FOLLOWING,
            "Return True if the entry is a directory; cached per entry.",
            |vm, args| has_kind(vm, &args[0], &args[1], libc::DT_DIR, libc::S_IFDIR),
        ),
        method("is_file", FOLLOWING, "Return True if the entry is a file; cached per entry.", |vm, args| {
            has_kind(vm, &args[0], &args[1], libc::DT_REG, libc::S_IFREG)
        }),
        method(
            "is_symlink",
            "($self, /)",
            "Return True if the entry is a symbolic link; cached per entry.",
            |vm, args| is_symlink(vm, &args[0]).map(Value::bool),
        ),
        method(
            "is_junction",
            "($self, /)",
            "Return True if the entry is a junction; cached per entry.",
            |_, _| Ok(Value::FALSE),
        ),
        method(
            "stat",
            FOLLOWING,
            "Return stat_result object for the entry; cached per entry.",
            |vm, args| stat(vm, &args[0], flag(vm, &args[1], true)?),
        ),
        method("inode", "($self, /)", "Return inode of the entry; cached per entry.", |vm, args| {
            int::from_u64(vm, as_entry(&args[0]).inode)
        }),
        method("__fspath__", "($self, /)", "Returns the path for the entry.", |_, args| {
            Ok(as_entry(&args[0]).path.clone())
        }),
        method("__class_getitem__", "($type, item, /)", "See PEP 585", generic_alias::class_getitem)
            .classmethod(),
    ],
    getset: GETSET,
    ..TypeSpec::container::<PyDirEntry>()
});

static GETSET: &[GetSetDef] = &[
    getter("name", "the entry's base filename, relative to scandir() \"path\" argument", |_, own| {
        Ok(as_entry(own).name.clone())
    })
    .as_member(),
    getter(
        "path",
        "the entry's full path name; equivalent to os.path.join(scandir_path, entry.name)",
        |_, own| Ok(as_entry(own).path.clone()),
    )
    .as_member(),
];

fn as_entry(value: &Value) -> &PyDirEntry {
    value.downcast().expect("a slot of the entry gets one")
}

fn make_entry(vm: &Thread, iterator: &PyScandir, entry: FolderEntry) -> PyResult {
    let name = decode_like(vm, &entry.name, iterator.is_bytes)?;
    let path = if iterator.fd >= 0 {
        name.clone()
    } else {
        let full = [iterator.prefix.as_slice(), entry.name.as_slice()].concat();
        decode_like(vm, &full, iterator.is_bytes)?
    };
    let entry = PyDirEntry {
        object: Object::new(&DIR_ENTRY),
        name,
        path,
        stat: ValueCell::empty(),
        lstat: ValueCell::empty(),
        kind: Cell::new(entry.kind),
        inode: entry.inode,
        fd: iterator.fd,
    };
    let entry = vm.heap().allocate(entry)?;
    vm.heap().track(entry.as_object());
    Ok(entry.into_value())
}

fn repr(vm: &Thread, own: &Value) -> PyResult {
    let mut buf = TextBuf::new();
    buf.push_str("<DirEntry ")?;
    vm.push_repr(&mut buf, &as_entry(own).name)?;
    buf.push_str(">")?;
    Ok(taipan_vm::builtins::str::PyStr::from_compact(vm.heap(), buf.finish()?)?.into_value())
}

fn is_symlink(vm: &Thread, own: &Value) -> PyResult<bool> {
    let kind = as_entry(own).kind.get();
    if kind != libc::DT_UNKNOWN {
        return Ok(kind == libc::DT_LNK);
    }
    Ok(mode(vm, own, false)? & libc::S_IFMT == libc::S_IFLNK)
}

/// The field `st_mode` of a result of `stat`.
fn mode(vm: &Thread, own: &Value, follow: bool) -> PyResult<u32> {
    let stat = stat(vm, own, follow)?;
    let first =
        stat.downcast::<taipan_vm::builtins::tuple::PyTuple>().and_then(|stat| stat.items().first().cloned());
    Ok(first.as_ref().and_then(int::as_i64).unwrap_or(0) as u32)
}

fn has_kind(vm: &Thread, own: &Value, follow: &Value, kind: u8, format: u32) -> PyResult {
    let follow = flag(vm, follow, true)?;
    let known = as_entry(own).kind.get();
    if known != libc::DT_UNKNOWN && !(follow && known == libc::DT_LNK) {
        return Ok(Value::bool(known == kind));
    }
    match mode(vm, own, follow) {
        Ok(mode) => Ok(Value::bool(mode & libc::S_IFMT == format)),
        // A link to nowhere, or an entry that has gone since, is neither.
        Err(_) if vm.raised_matches(&exceptions::os_error::FILE_NOT_FOUND_ERROR) => {
            vm.clear_raised();
            Ok(Value::FALSE)
        }
        Err(raised) => Err(raised),
    }
}

fn stat(vm: &Thread, own: &Value, follow: bool) -> PyResult {
    let entry = as_entry(own);
    let follow = follow && is_symlink(vm, own)?;
    let place = if follow { &entry.stat } else { &entry.lstat };
    if let Some(known) = place.get() {
        return Ok(known);
    }
    let path = PathArg::parse(vm, Accepts::path("stat", "path"), &entry.path)?;
    let dir = Some(entry.fd).filter(|fd| *fd >= 0);
    let result = stat_of(vm, &path, dir, follow)?;
    place.set(Some(result.clone()));
    Ok(result)
}
