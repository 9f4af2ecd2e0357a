//! Functions on entries of folders: making, removing, renaming, permissions, owners, times, links, attributes.

use super::argument::{
    Accepts, Granted, PathArg, c_int, c_int_or, decode, decode_like, device, dir_fd, done, flag, gid, none,
    offset, os_error, uid,
};
use super::stat::check_fd_arguments;
use taipan_vm::builtins::tuple::PyTuple;
use taipan_vm::builtins::{exceptions, float, int};
use taipan_vm::capability::{Access, Capability};
use taipan_vm::class::spec::{MethodDef, method};
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::protocol::number;
use taipan_vm::sys::calls::{self, Errno, Inode};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub static FUNCTIONS: &[MethodDef] = &[
    method(
        "access",
        "(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)",
        "Return whether the process may use a file in the ways that mode says, by its real user and group.",
        access,
    ),
    method("chdir", "(path)", "Change the current working folder.", chdir),
    method("fchdir", "(fd)", "Change the current working folder to that of a descriptor.", |vm, args| {
        vm.allow(Capability::Process)?;
        let fd = super::argument::fildes(vm, &args[0])?;
        none(vm, vm.blocking(|| calls::fchdir(fd))?)
    }),
    method(
        "chmod",
        "(path, mode, *, dir_fd=None, follow_symlinks=(os.name != 'nt'))",
        "Change the permissions of a file.",
        chmod,
    ),
    method("fchmod", "(fd, mode)", "Change the permissions of an open file.", |vm, args| {
        let (fd, mode) = (super::argument::fd(vm, &args[0])?, c_int(vm, &args[1])?);
        vm.allow_descriptor_to_change(fd)?;
        none(vm, vm.blocking(|| calls::fchmod(fd, mode as u32))?)
    }),
    method(
        "chown",
        "(path, uid, gid, *, dir_fd=None, follow_symlinks=True)",
        "Change the owner and group of a file; -1 leaves one as it is.",
        chown,
    ),
    method("lchown", "(path, uid, gid)", "Change the owner and group of a file or link.", |vm, args| {
        let path = PathArg::parse(vm, Accepts::path("lchown", "path"), &args[0])?;
        let (uid, gid) = (uid(vm, &args[1])?, gid(vm, &args[2])?);
        let flags = libc::AT_SYMLINK_NOFOLLOW;
        on_path(vm, &path, None, Access::Write, false, |at| {
            calls::fchownat(at.dir, &at.path, uid, gid, flags).map(drop)
        })
    }),
    method("fchown", "(fd, uid, gid)", "Change the owner and group of an open file.", |vm, args| {
        let fd = super::argument::fd(vm, &args[0])?;
        vm.allow_descriptor_to_change(fd)?;
        let (uid, gid) = (uid(vm, &args[1])?, gid(vm, &args[2])?);
        none(vm, vm.blocking(|| calls::fchown(fd, uid, gid))?)
    }),
    method("chroot", "(path)", "Make a folder the root of the file system for this process.", |vm, args| {
        vm.allow(Capability::Process)?;
        vm.allow(Capability::Files)?;
        let path = PathArg::parse(vm, Accepts::path("chroot", "path"), &args[0])?;
        on_path(vm, &path, None, Access::Write, true, |at| calls::chroot(&at.path).map(drop))
    }),
    method("getcwd", "()", "Return the current working folder.", |vm, _| getcwd(vm, false)),
    method("getcwdb", "()", "Return the current working folder as bytes.", |vm, _| getcwd(vm, true)),
    method(
        "link",
        "(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=(os.name != 'nt'))",
        "Make another name for a file.",
        link,
    ),
    method(
        "symlink",
        "(src, dst, target_is_directory=False, *, dir_fd=None)",
        "Make a symbolic link to src named dst.",
        symlink,
    ),
    method("readlink", "(path, *, dir_fd=None)", "Return what a symbolic link points to.", readlink),
    method("mkdir", "(path, mode=511, *, dir_fd=None)", "Make a folder.", |vm, args| {
        make(vm, "mkdir", args, 0o777, |at, mode| calls::mkdirat(at.dir, &at.path, mode).map(drop))
    }),
    method("mkfifo", "(path, mode=438, *, dir_fd=None)", "Make a named pipe.", |vm, args| {
        make(vm, "mkfifo", args, 0o666, |at, mode| calls::mkfifoat(at.dir, &at.path, mode).map(drop))
    }),
    method(
        "mknod",
        "(path, mode=384, device=0, *, dir_fd=None)",
        "Make a file, named pipe or device.",
        mknod,
    ),
    method("rmdir", "(path, *, dir_fd=None)", "Remove a folder.", |vm, args| {
        remove(vm, "rmdir", args, libc::AT_REMOVEDIR)
    }),
    method("unlink", "(path, *, dir_fd=None)", "Remove a file.", |vm, args| remove(vm, "unlink", args, 0)),
    method("remove", "(path, *, dir_fd=None)", "Remove a file.", |vm, args| remove(vm, "remove", args, 0)),
    method(
        "rename",
        "(src, dst, *, src_dir_fd=None, dst_dir_fd=None)",
        "Rename a file or folder.",
        |vm, args| rename(vm, "rename", args),
    ),
    method(
        "replace",
        "(src, dst, *, src_dir_fd=None, dst_dir_fd=None)",
        "Rename a file or folder, in place of what has the new name.",
        |vm, args| rename(vm, "replace", args),
    ),
    method("truncate", "(path, length)", "Cut a file to a length.", truncate),
    method(
        "utime",
        "(path, times=None, *, ns=<unrepresentable>, dir_fd=None, follow_symlinks=True)",
        "Set the times of last access and modification: now, or as given in seconds or nanoseconds.",
        utime,
    ),
    method("pathconf", "(path, name)", "Return the value of a limit of the file system.", pathconf),
    method("fpathconf", "(fd, name, /)", "Return the value of a limit for an open file.", |vm, args| {
        let fd = super::argument::fildes(vm, &args[0])?;
        let name = super::configuration::number(vm, &args[1], super::configuration::PATHCONF)?;
        int::from_i64(vm, done(vm, calls::fpathconf_value(fd, name))?)
    }),
    method(
        "getxattr",
        "(path, attribute, *, follow_symlinks=True)",
        "Return the value of an extended attribute of a file.",
        getxattr,
    ),
    method(
        "setxattr",
        "(path, attribute, value, flags=0, *, follow_symlinks=True)",
        "Set an extended attribute of a file.",
        setxattr,
    ),
    method(
        "removexattr",
        "(path, attribute, *, follow_symlinks=True)",
        "Remove an extended attribute of a file.",
        removexattr,
    ),
    method(
        "listxattr",
        "(path=None, *, follow_symlinks=True)",
        "Return the names of the extended attributes of a file.",
        listxattr,
    ),
];

/// Makes a call with a path, without the VM's lock.
fn on_path(
    vm: &Thread,
    path: &PathArg,
    dir: Option<i32>,
    access: Access,
    follow: bool,
    call: impl FnOnce(&Granted) -> Result<(), Errno> + Send,
) -> PyResult {
    let granted = path.grant(vm, dir, access, follow)?;
    match vm.allow_threads(|| call(&granted)) {
        Ok(()) => Ok(Value::NONE),
        Err(error) => Err(path.error(vm, error)),
    }
}

/// The same with a descriptor in place of the path.
fn on_fd(
    vm: &Thread,
    path: &PathArg,
    fd: i32,
    call: impl FnOnce(i32) -> Result<(), Errno> + Send,
) -> PyResult {
    vm.allow_descriptor_to_change(fd)?;
    match vm.allow_threads(|| if fd == -1 { Err(Errno::FAULT) } else { call(fd) }) {
        Ok(()) => Ok(Value::NONE),
        Err(error) => Err(path.error(vm, error)),
    }
}

fn access(vm: &Thread, args: &[Value]) -> PyResult {
    let path = PathArg::parse(vm, Accepts::path("access", "path"), &args[0])?;
    let mode = c_int(vm, &args[1])?;
    let dir = dir_fd(vm, &args[2])?;
    let (effective, follow) = (flag(vm, &args[3], false)?, flag(vm, &args[4], true)?);
    if let Ok(found) = vm.spot(path.path(), dir, Access::Read, follow)?.map_err(drop) {
        if let Some(spot) = found {
            return vm.spot_allows(&spot, mode).map(Value::bool);
        }
    } else {
        return Ok(Value::FALSE);
    }
    let Ok(at) = path.grant(vm, dir, Access::Read, follow) else {
        if vm.raised_matches(&exceptions::RUNTIME_ERROR) {
            vm.clear_raised();
            return Ok(Value::FALSE);
        }
        return Err(taipan_vm::error::Raised);
    };
    let mut flags = if follow { 0 } else { libc::AT_SYMLINK_NOFOLLOW };
    if effective {
        flags |= libc::AT_EACCESS;
    }
    Ok(Value::bool(vm.allow_threads(|| calls::faccessat(at.dir, &at.path, mode, flags)).is_ok()))
}

fn chdir(vm: &Thread, args: &[Value]) -> PyResult {
    let path = PathArg::parse(vm, Accepts::path("chdir", "path").or_fd(), &args[0])?;
    let folder = path.fd().and_then(|fd| vm.open_file(fd));
    let folder = folder.as_ref().map_or(path.path(), |file| &file.spot().absolute);
    if let Some(changed) = vm.change_working_folder(folder)? {
        return path.answer(vm, changed).map(|()| Value::NONE);
    }
    vm.allow(Capability::Process)?;
    match path.fd() {
        Some(fd) => on_fd(vm, &path, fd, |fd| calls::fchdir(fd).map(drop)),
        None => on_path(vm, &path, None, Access::Read, true, |at| calls::chdir(&at.path).map(drop)),
    }
}

fn getcwd(vm: &Thread, bytes: bool) -> PyResult {
    if vm.has_mounts() && !vm.has_capability(Capability::Files) {
        return decode_like(vm, vm.working_folder().as_os_str().as_encoded_bytes(), bytes);
    }
    vm.allow(Capability::Files)?;
    let folder = done(vm, vm.allow_threads(calls::getcwd))?;
    decode_like(vm, &folder, bytes)
}

fn chmod(vm: &Thread, args: &[Value]) -> PyResult {
    let path = PathArg::parse(vm, Accepts::path("chmod", "path").or_fd(), &args[0])?;
    let mode = c_int(vm, &args[1])? as u32;
    let dir = dir_fd(vm, &args[2])?;
    let follow = flag(vm, &args[3], true)?;
    if let Some(fd) = path.fd() {
        return on_fd(vm, &path, fd, |fd| calls::fchmod(fd, mode).map(drop));
    }
    if let Some(spot) = path.spot(vm, dir, Access::Write, follow)? {
        return path.answer(vm, vm.spot_set_mode(&spot, mode)?).map(|()| Value::NONE);
    }
    let flags = if follow { 0 } else { libc::AT_SYMLINK_NOFOLLOW };
    let at = path.grant(vm, dir, Access::Write, follow)?;
    match vm.allow_threads(|| calls::fchmodat(at.dir, &at.path, mode, flags)) {
        Ok(_) => Ok(Value::NONE),
        // Linux cannot change the permissions of a link.
        Err(Errno::OPNOTSUPP) if !follow && dir.is_none() => {
            let text = "chmod: follow_symlinks unavailable on this platform";
            Err(vm.not_implemented_error(text))
        }
        Err(Errno::OPNOTSUPP) if !follow => {
            Err(vm.value_error("chmod: cannot use dir_fd and follow_symlinks together"))
        }
        Err(error) => Err(path.error(vm, error)),
    }
}

fn chown(vm: &Thread, args: &[Value]) -> PyResult {
    let path = PathArg::parse(vm, Accepts::path("chown", "path").or_fd(), &args[0])?;
    let (uid, gid) = (uid(vm, &args[1])?, gid(vm, &args[2])?);
    let dir = dir_fd(vm, &args[3])?;
    let follow = flag(vm, &args[4], true)?;
    check_fd_arguments(vm, "chown", &path, dir, follow)?;
    if let Some(fd) = path.fd() {
        return on_fd(vm, &path, fd, |fd| calls::fchown(fd, uid, gid).map(drop));
    }
    let flags = if follow { 0 } else { libc::AT_SYMLINK_NOFOLLOW };
    on_path(vm, &path, dir, Access::Write, follow, |at| {
        calls::fchownat(at.dir, &at.path, uid, gid, flags).map(drop)
    })
}

/// A call with two paths.
fn on_two(
    vm: &Thread,
    (from, from_dir): (&PathArg, Option<i32>),
    (to, to_dir): (&PathArg, Option<i32>),
    follow: bool,
    call: impl FnOnce(&Granted, &Granted) -> Result<(), Errno> + Send,
) -> PyResult {
    let granted_from = from.grant(vm, from_dir, Access::Write, follow)?;
    let granted_to = to.grant(vm, to_dir, Access::Write, false)?;
    match vm.allow_threads(|| call(&granted_from, &granted_to)) {
        Ok(()) => Ok(Value::NONE),
        Err(error) => Err(from.error_with(vm, error, to)),
    }
}

fn link(vm: &Thread, args: &[Value]) -> PyResult {
    let from = PathArg::parse(vm, Accepts::path("link", "src"), &args[0])?;
    let to = PathArg::parse(vm, Accepts::path("link", "dst"), &args[1])?;
    let (from_dir, to_dir) = (dir_fd(vm, &args[2])?, dir_fd(vm, &args[3])?);
    // Left out, it is what the C library's `link` does: links are not followed.
    let follow = flag(vm, &args[4], false)?;
    let flags = if follow { libc::AT_SYMLINK_FOLLOW } else { 0 };
    if let Some(result) = virtual_names(vm, (&from, from_dir), (&to, to_dir), follow, true)? {
        return Ok(result);
    }
    on_two(vm, (&from, from_dir), (&to, to_dir), follow, |from, to| {
        calls::linkat(from.dir, &from.path, to.dir, &to.path, flags).map(drop)
    })
}

/// Renames, or gives another name, where either is virtual. Nothing where none is.
fn virtual_names(
    vm: &Thread,
    (from, from_dir): (&PathArg, Option<i32>),
    (to, to_dir): (&PathArg, Option<i32>),
    follow: bool,
    keeps: bool,
) -> PyResult<Option<Value>> {
    if !vm.has_mounts() {
        return Ok(None);
    }
    let access = if keeps { Access::Read } else { Access::Write };
    let both = (from.spot(vm, from_dir, access, follow)?, to.spot(vm, to_dir, Access::Write, false)?);
    let result = match &both {
        (Some(from), Some(to)) => vm.spot_rename(from, to, keeps)?,
        (None, None) => return Ok(None),
        _ => Err(Errno::XDEV),
    };
    result.map(|()| Some(Value::NONE)).map_err(|error| from.error_with(vm, error, to))
}

fn rename(vm: &Thread, function: &'static str, args: &[Value]) -> PyResult {
    let from = PathArg::parse(vm, Accepts::path(function, "src"), &args[0])?;
    let to = PathArg::parse(vm, Accepts::path(function, "dst"), &args[1])?;
    let (from_dir, to_dir) = (dir_fd(vm, &args[2])?, dir_fd(vm, &args[3])?);
    if let Some(result) = virtual_names(vm, (&from, from_dir), (&to, to_dir), false, false)? {
        return Ok(result);
    }
    on_two(vm, (&from, from_dir), (&to, to_dir), false, |from, to| {
        calls::renameat(from.dir, &from.path, to.dir, &to.path).map(drop)
    })
}

fn symlink(vm: &Thread, args: &[Value]) -> PyResult {
    let target = PathArg::parse(vm, Accepts::path("symlink", "src"), &args[0])?;
    let path = PathArg::parse(vm, Accepts::path("symlink", "dst"), &args[1])?;
    let dir = dir_fd(vm, &args[3])?;
    if let Some(spot) = path.spot(vm, dir, Access::Write, false)? {
        let result = vm.spot_create_link(&spot, target.path())?;
        return result.map(|()| Value::NONE).map_err(|error| target.error_with(vm, error, &path));
    }
    let text = super::argument::c_string(vm, target.path().as_os_str().as_encoded_bytes())?;
    let at = path.grant(vm, dir, Access::Write, false)?;
    match vm.allow_threads(|| calls::symlinkat(&text, at.dir, &at.path)) {
        Ok(_) => Ok(Value::NONE),
        Err(error) => Err(target.error_with(vm, error, &path)),
    }
}

fn readlink(vm: &Thread, args: &[Value]) -> PyResult {
    let path = PathArg::parse(vm, Accepts::path("readlink", "path"), &args[0])?;
    let dir = dir_fd(vm, &args[1])?;
    if let Some(spot) = path.spot(vm, dir, Access::Read, false)? {
        return decode_like(vm, &path.answer(vm, vm.spot_read_link(&spot)?)?, path.is_bytes);
    }
    let at = path.grant(vm, dir, Access::Read, false)?;
    match vm.allow_threads(|| calls::readlinkat(at.dir, &at.path)) {
        Ok(target) => decode_like(vm, &target, path.is_bytes),
        Err(error) => Err(path.error(vm, error)),
    }
}

/// `mkdir` and `mkfifo`: path, mode, folder.
fn make(
    vm: &Thread,
    function: &'static str,
    args: &[Value],
    default: i32,
    call: impl FnOnce(&Granted, u32) -> Result<(), Errno> + Send,
) -> PyResult {
    let path = PathArg::parse(vm, Accepts::path(function, "path"), &args[0])?;
    let mode = c_int_or(vm, &args[1], default)? as u32;
    let dir = dir_fd(vm, &args[2])?;
    if function == "mkdir"
        && let Some(spot) = path.spot(vm, dir, Access::Write, false)?
    {
        return path.answer(vm, vm.spot_create_folder(&spot, mode)?).map(|()| Value::NONE);
    }
    on_path(vm, &path, dir, Access::Write, false, |at| call(at, mode))
}

fn mknod(vm: &Thread, args: &[Value]) -> PyResult {
    let path = PathArg::parse(vm, Accepts::path("mknod", "path"), &args[0])?;
    let mode = c_int_or(vm, &args[1], 0o600)? as u32;
    let device = if args[2].is_unbound() { 0 } else { device(vm, &args[2])? };
    let dir = dir_fd(vm, &args[3])?;
    on_path(vm, &path, dir, Access::Write, false, |at| {
        calls::mknodat(at.dir, &at.path, mode, device).map(drop)
    })
}

fn remove(vm: &Thread, function: &'static str, args: &[Value], flags: i32) -> PyResult {
    let path = PathArg::parse(vm, Accepts::path(function, "path"), &args[0])?;
    let dir = dir_fd(vm, &args[1])?;
    if let Some(spot) = path.spot(vm, dir, Access::Write, false)? {
        return path.answer(vm, vm.spot_remove(&spot, flags != 0)?).map(|()| Value::NONE);
    }
    on_path(vm, &path, dir, Access::Write, false, |at| calls::unlinkat(at.dir, &at.path, flags).map(drop))
}

fn truncate(vm: &Thread, args: &[Value]) -> PyResult {
    let path = PathArg::parse(vm, Accepts::path("truncate", "path").or_fd(), &args[0])?;
    let length = offset(vm, &args[1])?;
    match path.fd() {
        Some(fd) => {
            vm.allow_any_descriptor(fd)?;
            none(vm, vm.truncate_descriptor(fd, length)?)
        }
        None => {
            if let Some(spot) = path.spot(vm, None, Access::Write, true)? {
                let fd = path.answer(vm, vm.spot_open(spot, libc::O_WRONLY, 0)?)?;
                let cut = vm.truncate_descriptor(fd, length);
                let _ = vm.close_descriptor(fd);
                return path.answer(vm, cut?).map(|()| Value::NONE);
            }
            on_path(vm, &path, None, Access::Write, true, |at| calls::truncate(&at.path, length).map(drop))
        }
    }
}

/// Seconds, a fraction possible, as seconds and nanoseconds.
fn seconds(vm: &Thread, value: &Value) -> PyResult<(i64, i64)> {
    if let Some(seconds) = float::as_f64(value) {
        if seconds.is_nan() {
            return Err(vm.value_error("Invalid value NaN (not a number)"));
        }
        let whole = seconds.floor();
        // The bounds as doubles: 2^63 itself is too much.
        if !(-(2f64.powi(63)) <= whole && whole < 2f64.powi(63)) {
            return Err(vm.overflow_error("timestamp out of range for platform time_t"));
        }
        let nanos = ((seconds - whole) * 1e9).floor();
        return Ok((whole as i64, nanos as i64));
    }
    if !int::is_int(value) {
        let given = value.ty().short_name();
        return Err(vm.type_error(format!("argument must be int or float, not {given}")));
    }
    match int::as_i64(value) {
        Some(seconds) => Ok((seconds, 0)),
        None => Err(vm.overflow_error("timestamp out of range for platform time_t")),
    }
}

/// Nanoseconds as seconds and nanoseconds.
fn nanoseconds(vm: &Thread, value: &Value) -> PyResult<(i64, i64)> {
    let parts = number::divmod(vm, value, &int::small(1_000_000_000))?;
    let items = parts.downcast::<PyTuple>().map(PyTuple::items).unwrap_or_default();
    let [whole, nanos] = items else {
        let (given, result) = (value.ty().name(), parts.ty().name());
        let text = format!("{given:.200}.__divmod__() must return a 2-tuple, not {result:.200}");
        return Err(vm.type_error(text));
    };
    let range = || vm.overflow_error("timestamp out of range for platform time_t");
    let whole = int::as_i64(&number::index(vm, whole)?).ok_or_else(range)?;
    Ok((whole, int::as_i64(&number::index(vm, nanos)?).ok_or_else(range)?))
}

fn utime(vm: &Thread, args: &[Value]) -> PyResult {
    let path = PathArg::parse(vm, Accepts::path("utime", "path").or_fd(), &args[0])?;
    let (times, ns) = (&args[1], &args[2]);
    let dir = dir_fd(vm, &args[3])?;
    let follow = flag(vm, &args[4], true)?;
    let has_times = !times.is_unbound() && !times.is_none();
    if has_times && !ns.is_unbound() {
        return Err(vm.value_error("utime: you may specify either 'times' or 'ns' but not both"));
    }
    let pair = |value: &Value| match value.downcast::<PyTuple>().map(PyTuple::items) {
        Some([first, second]) => Some((first.clone(), second.clone())),
        _ => None,
    };
    let times = if has_times {
        let Some((atime, mtime)) = pair(times) else {
            let text = "utime: 'times' must be either a tuple of two ints or None";
            return Err(vm.type_error(text));
        };
        Some([seconds(vm, &atime)?, seconds(vm, &mtime)?])
    } else if !ns.is_unbound() {
        let Some((atime, mtime)) = pair(ns) else {
            return Err(vm.type_error("utime: 'ns' must be a tuple of two ints"));
        };
        Some([nanoseconds(vm, &atime)?, nanoseconds(vm, &mtime)?])
    } else {
        None
    };
    check_fd_arguments(vm, "utime", &path, dir, follow)?;
    match path.fd() {
        Some(fd) => on_fd(vm, &path, fd, |fd| calls::futimens(fd, times)),
        None => {
            if let Some(spot) = path.spot(vm, dir, Access::Write, follow)? {
                let pair = times.map(|times| times.map(|(whole, nanos)| (whole, nanos as u32)));
                let set = vm.spot_set_times(&spot, pair.map(|[accessed, modified]| (accessed, modified)))?;
                return path.answer(vm, set).map(|()| Value::NONE);
            }
            let flags = if follow { 0 } else { libc::AT_SYMLINK_NOFOLLOW };
            on_path(vm, &path, dir, Access::Write, follow, |at| {
                calls::utimensat(at.dir, &at.path, times, flags)
            })
        }
    }
}

fn pathconf(vm: &Thread, args: &[Value]) -> PyResult {
    let path = PathArg::parse(vm, Accepts::path("pathconf", "path").or_fd(), &args[0])?;
    let name = super::configuration::number(vm, &args[1], super::configuration::PATHCONF)?;
    let result = match path.fd() {
        Some(fd) => {
            vm.allow_descriptor(fd)?;
            calls::fpathconf_value(fd, name)
        }
        None => {
            let at = path.grant(vm, None, Access::Read, true)?;
            calls::pathconf_value(&at.path, name)
        }
    };
    match result {
        Ok(limit) => int::from_i64(vm, limit),
        Err(Errno::INVAL) => Err(os_error(vm, Errno::INVAL)),
        Err(error) => Err(path.error(vm, error)),
    }
}

/// Whose attributes are meant.
fn on_inode<R: Send>(
    vm: &Thread,
    path: &PathArg,
    access: Access,
    follow: bool,
    call: impl FnOnce(Inode<'_>) -> R + Send,
) -> PyResult<R> {
    match path.fd() {
        Some(fd) => {
            if access == Access::Write {
                vm.allow_descriptor_to_change(fd)?;
            }
            vm.allow_descriptor(fd)?;
            Ok(vm.allow_threads(|| call(Inode::Descriptor(fd))))
        }
        None => {
            let at = path.grant(vm, None, access, follow)?;
            let inode = if follow { Inode::Path(&at.path) } else { Inode::Link(&at.path) };
            Ok(vm.allow_threads(|| call(inode)))
        }
    }
}

/// Path, and whether links are followed.
fn xattr_target(
    vm: &Thread,
    function: &'static str,
    path: &Value,
    follow: &Value,
    none: bool,
) -> PyResult<(PathArg, bool)> {
    let accepts = Accepts { none, ..Accepts::path(function, "path").or_fd() };
    let path = PathArg::parse(vm, accepts, path)?;
    let follow = flag(vm, follow, true)?;
    if path.fd().is_some() && !follow {
        return Err(vm.value_error(format!("{function}: cannot use fd and follow_symlinks together")));
    }
    let is_virtual = match path.fd() {
        Some(fd) => vm.open_file(fd).is_some(),
        None => path.spot(vm, None, Access::Read, follow)?.is_some(),
    };
    if is_virtual {
        return Err(path.error(vm, Errno::NOTSUP));
    }
    Ok((path, follow))
}

fn attribute_name(vm: &Thread, function: &'static str, value: &Value) -> PyResult<std::ffi::CString> {
    let name = PathArg::parse(vm, Accepts::path(function, "attribute"), value)?;
    super::argument::c_string(vm, name.path().as_os_str().as_encoded_bytes())
}

/// As large as the value of an attribute can be on Linux.
const XATTR_SIZE_MAX: usize = 65536;

fn getxattr(vm: &Thread, args: &[Value]) -> PyResult {
    let (path, follow) = xattr_target(vm, "getxattr", &args[0], &args[2], false)?;
    let name = attribute_name(vm, "getxattr", &args[1])?;
    let mut room = vec![0; 128];
    loop {
        let result = on_inode(vm, &path, Access::Read, follow, |of| {
            calls::getxattr(of, &name, &mut room).map_err(|error| (error, room.len()))
        })?;
        match result {
            Ok(count) => return vm.new_bytes(&room[..count]),
            Err((Errno::RANGE, size)) if size < XATTR_SIZE_MAX => room.resize(XATTR_SIZE_MAX, 0),
            Err((error, _)) => return Err(path.error(vm, error)),
        }
    }
}

fn setxattr(vm: &Thread, args: &[Value]) -> PyResult {
    let (path, follow) = xattr_target(vm, "setxattr", &args[0], &args[4], false)?;
    let name = attribute_name(vm, "setxattr", &args[1])?;
    let value = vm.bytes_like(&args[2])?.to_vec();
    let flags = c_int_or(vm, &args[3], 0)?;
    match on_inode(vm, &path, Access::Write, follow, |of| calls::setxattr(of, &name, &value, flags))? {
        Ok(()) => Ok(Value::NONE),
        Err(error) => Err(path.error(vm, error)),
    }
}

fn removexattr(vm: &Thread, args: &[Value]) -> PyResult {
    let (path, follow) = xattr_target(vm, "removexattr", &args[0], &args[2], false)?;
    let name = attribute_name(vm, "removexattr", &args[1])?;
    let result = on_inode(vm, &path, Access::Write, follow, |of| match of {
        Inode::Path(path) => calls::removexattr(path, &name),
        Inode::Link(path) => calls::lremovexattr(path, &name),
        Inode::Descriptor(fd) => calls::fremovexattr(fd, &name),
    })?;
    match result {
        Ok(_) => Ok(Value::NONE),
        Err(error) => Err(path.error(vm, error)),
    }
}

fn listxattr(vm: &Thread, args: &[Value]) -> PyResult {
    let (path, follow) = xattr_target(vm, "listxattr", &args[0], &args[1], true)?;
    let mut room = vec![0; 256];
    let count = loop {
        let result = on_inode(vm, &path, Access::Read, follow, |of| {
            calls::listxattr(of, &mut room).map_err(|error| (error, room.len()))
        })?;
        match result {
            Ok(count) => break count,
            Err((Errno::RANGE, size)) if size < XATTR_SIZE_MAX => room.resize(XATTR_SIZE_MAX, 0),
            Err((error, _)) => return Err(path.error(vm, error)),
        }
    };
    let mut names = Buf::new();
    for name in room[..count].split(|byte| *byte == 0).filter(|name| !name.is_empty()) {
        names.push(decode(vm, name)?)?;
    }
    vm.new_list(names)
}
