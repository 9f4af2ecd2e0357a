//! What the system tells of a file: `stat_result`, `statvfs_result`, and the functions that return them.

use super::argument::{Accepts, PathArg, device_value, dir_fd, done, flag, id_value};
use taipan_vm::builtins::{float, int, structseq};
use taipan_vm::call::Args;
use taipan_vm::capability::Access;
use taipan_vm::class::PyType;
use taipan_vm::class::spec::{MethodDef, method};
use taipan_vm::error::PyResult;
use taipan_vm::sys::calls::{self, Errno};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

taipan_vm::structseq! {
    pub static STAT_RESULT = "os.stat_result", "What stat, fstat and lstat tell of a file.\n\nAs a tuple: (mode, ino, dev, nlink, uid, gid, size, atime, mtime, ctime)." {
        0 "st_mode" "protection bits";
        1 "st_ino" "inode";
        2 "st_dev" "device";
        3 "st_nlink" "number of hard links";
        4 "st_uid" "user ID of owner";
        5 "st_gid" "group ID of owner";
        6 "st_size" "total size, in bytes";
        unnamed 3;
        hidden {
            10 "st_atime" "time of last access";
            11 "st_mtime" "time of last modification";
            12 "st_ctime" "time of last change";
            13 "st_atime_ns" "time of last access in nanoseconds";
            14 "st_mtime_ns" "time of last modification in nanoseconds";
            15 "st_ctime_ns" "time of last change in nanoseconds";
            16 "st_blksize" "blocksize for filesystem I/O";
            17 "st_blocks" "number of blocks allocated";
            18 "st_rdev" "device type (if inode device)";
        }
        new stat_result_new;
    }
}

taipan_vm::structseq! {
    pub static STATVFS_RESULT = "os.statvfs_result", "What statvfs and fstatvfs tell of a file system." {
        0 "f_bsize" "";
        1 "f_frsize" "";
        2 "f_blocks" "";
        3 "f_bfree" "";
        4 "f_bavail" "";
        5 "f_files" "";
        6 "f_ffree" "";
        7 "f_favail" "";
        8 "f_flag" "";
        9 "f_namemax" "";
        hidden {
            10 "f_fsid" "";
        }
    }
}

pub static FUNCTIONS: &[MethodDef] = &[
    method(
        "stat",
        "(path, *, dir_fd=None, follow_symlinks=True)",
        "Return what the system tells of a file; links are followed unless that is turned off.",
        |vm, args| stat(vm, "stat", args, true),
    ),
    method(
        "lstat",
        "(path, *, dir_fd=None)",
        "Return what the system tells of a file, or a link.",
        |vm, args| stat(vm, "lstat", args, false),
    ),
    method("fstat", "(fd)", "Return what the system tells of an open file.", fstat),
    method(
        "statvfs",
        "(path)",
        "Return what the system tells of the file system that a file is in.",
        statvfs,
    ),
    method("fstatvfs", "(fd, /)", "Return what the system tells of an open file's file system.", fstatvfs),
];

/// Times that are not given as numbers are those of the tuple.
fn stat_result_new(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    let own = structseq::from_sequence(vm, ty, args)?;
    structseq::fill_hidden(vm, &own, &[("st_atime", 7), ("st_mtime", 8), ("st_ctime", 9)])?;
    Ok(own)
}

/// Seconds and nanoseconds as the float that stands for them.
pub fn seconds(seconds: i64, nanos: i64) -> f64 {
    seconds as f64 + 1e-9 * nanos as f64
}

/// Nanoseconds since the epoch as an int, which may take more than 64 bits.
fn nanoseconds(vm: &Thread, seconds: i64, nanos: i64) -> PyResult {
    match seconds.checked_mul(1_000_000_000).and_then(|whole| whole.checked_add(nanos)) {
        Some(total) => int::from_i64(vm, total),
        None => {
            let total = i128::from(seconds) * 1_000_000_000 + i128::from(nanos);
            int::from_big(vm, total.into())
        }
    }
}

pub fn stat_result(vm: &Thread, stat: &libc::stat) -> PyResult {
    let times = [
        (stat.st_atime, stat.st_atime_nsec),
        (stat.st_mtime, stat.st_mtime_nsec),
        (stat.st_ctime, stat.st_ctime_nsec),
    ];
    let mut fields = Vec::with_capacity(19);
    fields.push(int::small(i64::from(stat.st_mode)));
    fields.push(int::from_u64(vm, stat.st_ino)?);
    fields.push(device_value(vm, stat.st_dev)?);
    fields.push(int::from_u64(vm, stat.st_nlink)?);
    fields.push(id_value(stat.st_uid));
    fields.push(id_value(stat.st_gid));
    fields.push(int::from_i64(vm, stat.st_size)?);
    for (seconds, _) in times {
        fields.push(int::from_i64(vm, seconds)?);
    }
    for (whole, nanos) in times {
        fields.push(float::new(vm, seconds(whole, nanos))?);
    }
    for (whole, nanos) in times {
        fields.push(nanoseconds(vm, whole, nanos)?);
    }
    fields.push(int::from_i64(vm, stat.st_blksize)?);
    fields.push(int::from_i64(vm, stat.st_blocks)?);
    fields.push(device_value(vm, stat.st_rdev)?);
    structseq::new(vm, &STAT_RESULT, &fields)
}

/// `do_stat`: of a path, or of a descriptor in its place.
fn stat(vm: &Thread, function: &'static str, args: &[Value], follow: bool) -> PyResult {
    let accepts = Accepts { fd: follow, ..Accepts::path(function, "path") };
    let path = PathArg::parse(vm, accepts, &args[0])?;
    let dir = dir_fd(vm, &args[1])?;
    let follow = follow && flag(vm, args.get(2).unwrap_or(&Value::UNBOUND), true)?;
    check_fd_arguments(vm, function, &path, dir, follow)?;
    stat_of(vm, &path, dir, follow)
}

/// What a descriptor in place of a path excludes.
pub fn check_fd_arguments(
    vm: &Thread,
    function: &str,
    path: &PathArg,
    dir: Option<i32>,
    follow: bool,
) -> PyResult<()> {
    if path.fd().is_some() && dir.is_some() {
        return Err(vm.value_error(format!("{function}: can't specify dir_fd without matching path")));
    }
    if path.fd().is_some() && !follow {
        return Err(vm.value_error(format!("{function}: cannot use fd and follow_symlinks together")));
    }
    Ok(())
}

pub fn stat_of(vm: &Thread, path: &PathArg, dir: Option<i32>, follow: bool) -> PyResult {
    let result = match path.fd() {
        Some(-1) => Err(Errno::FAULT),
        Some(fd) => {
            vm.allow_any_descriptor(fd)?;
            vm.descriptor_stat(fd)?
        }
        None => {
            if let Some(spot) = path.spot(vm, dir, Access::Read, follow)? {
                return stat_result(vm, &path.answer(vm, vm.spot_stat(&spot)?)?);
            }
            let granted = path.grant(vm, dir, Access::Read, follow)?;
            let flags = if follow { 0 } else { libc::AT_SYMLINK_NOFOLLOW };
            vm.allow_threads(|| calls::fstatat(granted.dir, &granted.path, flags))
        }
    };
    match result {
        Ok(stat) => stat_result(vm, &stat),
        Err(error) => Err(path.error(vm, error)),
    }
}

fn fstat(vm: &Thread, args: &[Value]) -> PyResult {
    let fd = super::argument::any_fd(vm, &args[0])?;
    let stat = done(vm, vm.descriptor_stat(fd)?)?;
    stat_result(vm, &stat)
}

fn statvfs_result(vm: &Thread, stat: &libc::statvfs) -> PyResult {
    let fields = [
        stat.f_bsize,
        stat.f_frsize,
        stat.f_blocks,
        stat.f_bfree,
        stat.f_bavail,
        stat.f_files,
        stat.f_ffree,
        stat.f_favail,
        stat.f_flag,
        stat.f_namemax,
        stat.f_fsid,
    ];
    let fields = fields.into_iter().map(|field| int::from_u64(vm, field)).collect::<PyResult<Vec<_>>>()?;
    structseq::new(vm, &STATVFS_RESULT, &fields)
}

fn statvfs(vm: &Thread, args: &[Value]) -> PyResult {
    let path = PathArg::parse(vm, Accepts::path("statvfs", "path").or_fd(), &args[0])?;
    let result = match path.fd() {
        Some(fd) => {
            vm.allow_descriptor(fd)?;
            vm.allow_threads(|| calls::fstatvfs(fd))
        }
        None => {
            let granted = path.grant(vm, None, Access::Read, true)?;
            vm.allow_threads(|| calls::statvfs(&granted.path))
        }
    };
    match result {
        Ok(stat) => statvfs_result(vm, &stat),
        Err(error) => Err(path.error(vm, error)),
    }
}

fn fstatvfs(vm: &Thread, args: &[Value]) -> PyResult {
    let fd = super::argument::fd(vm, &args[0])?;
    let stat = done(vm, vm.blocking(|| calls::fstatvfs(fd))?)?;
    statvfs_result(vm, &stat)
}
