//! `_stat`: the bits of `st_mode`, and what they look like.

use crate::posix::argument::{c_ulong, wrapping_u64};
use taipan_vm::builtins::int;
use taipan_vm::class::spec::{Constant, MethodDef, method};
use taipan_vm::error::PyResult;
use taipan_vm::modules::ModuleSpec;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

macro_rules! constants {
    ($($name:ident = $value:expr;)*) => { &[$((stringify!($name), Constant::Int($value))),*] };
}

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_stat",
    doc: "S_IFMT_: file type bits\nS_IFMT(mode), S_IMODE(mode), S_ISDIR(mode), ...: what the bits say\nfilemode(mode): the bits as `ls -l` shows them",
    functions: FUNCTIONS,
    constants: constants! {
        SF_APPEND = 0x40000; SF_ARCHIVED = 0x10000; SF_DATALESS = 0x40000000; SF_FIRMLINK = 0x800000;
        SF_IMMUTABLE = 0x20000; SF_NOUNLINK = 0x100000; SF_SETTABLE = 0xffff0000; SF_SNAPSHOT = 0x200000;
        ST_ATIME = 7; ST_CTIME = 9; ST_DEV = 2; ST_GID = 5; ST_INO = 1; ST_MODE = 0; ST_MTIME = 8;
        ST_NLINK = 3; ST_SIZE = 6; ST_UID = 4; S_ENFMT = 0o2000; S_IEXEC = 0o100; S_IFBLK = 0o60000;
        S_IFCHR = 0o20000; S_IFDIR = 0o40000; S_IFDOOR = 0o0; S_IFIFO = 0o10000; S_IFLNK = 0o120000;
        S_IFPORT = 0o0; S_IFREG = 0o100000; S_IFSOCK = 0o140000; S_IFWHT = 0o0; S_IREAD = 0o400;
        S_IRGRP = 0o40; S_IROTH = 0o4; S_IRUSR = 0o400; S_IRWXG = 0o70; S_IRWXO = 0o7; S_IRWXU = 0o700;
        S_ISGID = 0o2000; S_ISUID = 0o4000; S_ISVTX = 0o1000; S_IWGRP = 0o20; S_IWOTH = 0o2;
        S_IWRITE = 0o200; S_IWUSR = 0o200; S_IXGRP = 0o10; S_IXOTH = 0o1; S_IXUSR = 0o100; UF_APPEND = 4;
        UF_COMPRESSED = 32; UF_DATAVAULT = 128; UF_HIDDEN = 0x8000; UF_IMMUTABLE = 2; UF_NODUMP = 1;
        UF_NOUNLINK = 16; UF_OPAQUE = 8; UF_SETTABLE = 0xffff; UF_TRACKED = 64;
    },
    ..ModuleSpec::NEW
};

/// A mode, which must fit 32 bits.
fn mode(vm: &Thread, value: &Value) -> PyResult<u32> {
    let mode = if int::is_negative(value) {
        return Err(vm.overflow_error("can't convert negative value to unsigned int"));
    } else if int::is_int(value) {
        c_ulong(vm, value)?
    } else {
        wrapping_u64(vm, value)?
    };
    u32::try_from(mode).map_err(|_| vm.overflow_error("mode out of range"))
}

macro_rules! is_format {
    ($name:literal, $doc:literal, $bits:expr) => {
        method($name, "(mode, /)", $doc, |vm, args| Ok(Value::bool(mode(vm, &args[0])? & 0o170000 == $bits)))
    };
}

static FUNCTIONS: &[MethodDef] = &[
    is_format!("S_ISDIR", "Return True if mode is from a directory.", 0o040000),
    is_format!("S_ISCHR", "Return True if mode is from a character special device file.", 0o020000),
    is_format!("S_ISBLK", "Return True if mode is from a block special device file.", 0o060000),
    is_format!("S_ISREG", "Return True if mode is from a regular file.", 0o100000),
    is_format!("S_ISFIFO", "Return True if mode is from a FIFO (named pipe).", 0o010000),
    is_format!("S_ISLNK", "Return True if mode is from a symbolic link.", 0o120000),
    is_format!("S_ISSOCK", "Return True if mode is from a socket.", 0o140000),
    method("S_ISDOOR", "(mode, /)", "Return True if mode is from a door.", never),
    method("S_ISPORT", "(mode, /)", "Return True if mode is from an event port.", never),
    method("S_ISWHT", "(mode, /)", "Return True if mode is from a whiteout.", never),
    method("S_IMODE", "(mode, /)", "Return the part of the mode that chmod() can set.", |vm, args| {
        Ok(int::small(i64::from(mode(vm, &args[0])? & 0o7777)))
    }),
    method("S_IFMT", "(mode, /)", "Return the part of the mode that tells the file's type.", |vm, args| {
        Ok(int::small(i64::from(mode(vm, &args[0])? & 0o170000)))
    }),
    method("filemode", "(mode, /)", "Convert a mode to a string of the form '-rwxrwxrwx'.", filemode),
];

fn never(vm: &Thread, args: &[Value]) -> PyResult {
    mode(vm, &args[0])?;
    Ok(Value::FALSE)
}

fn filemode(vm: &Thread, args: &[Value]) -> PyResult {
    let mode = mode(vm, &args[0])?;
    let kind = match mode & 0o170000 {
        0o100000 => '-',
        0o040000 => 'd',
        0o120000 => 'l',
        0o060000 => 'b',
        0o020000 => 'c',
        0o010000 => 'p',
        0o140000 => 's',
        _ => '?',
    };
    let has = |bit: u32| mode & bit != 0;
    let mut text = String::from(kind);
    for (shift, special, letter) in [(6, 0o4000, 's'), (3, 0o2000, 's'), (0, 0o1000, 't')] {
        text.push(if has(4 << shift) { 'r' } else { '-' });
        text.push(if has(2 << shift) { 'w' } else { '-' });
        text.push(match (has(special), has(1 << shift)) {
            (true, true) => letter,
            (true, false) => letter.to_ascii_uppercase(),
            (false, true) => 'x',
            (false, false) => '-',
        });
    }
    vm.new_str(&text)
}
