//! `errno`: the system's error numbers by name, and the names by number.

use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::int;
use taipan_vm::builtins::module::PyModule;
use taipan_vm::class::statics;
use taipan_vm::error::PyResult;
use taipan_vm::modules::ModuleSpec;
use taipan_vm::thread::Thread;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "errno",
    doc: "This module makes available standard errno system symbols.\n\nThe value of each symbol is the corresponding integer value,\ne.g., on most systems, errno.ENOENT equals the integer 2.\n\nThe dictionary errno.errorcode maps numeric codes to symbol names,\ne.g., errno.errorcode[2] could be the string 'ENOENT'.\n\nSymbols that are not relevant to the underlying system are not defined.\n\nTo map error codes to error messages, use the function os.strerror(),\ne.g. os.strerror(2) could return 'No such file or directory'.",
    init: Some(init),
    ..ModuleSpec::NEW
};

macro_rules! numbers {
    ($($name:ident)*) => { &[$((stringify!($name), libc::$name)),*] };
}

/// In CPython's order: of two names for a number, `errorcode` has the later one.
#[cfg(target_os = "linux")]
static NUMBERS: &[(&str, i32)] = numbers! {
    ENODEV ENOCSI EHOSTUNREACH ENOMSG EUCLEAN EL2NSYNC EL2HLT ENODATA ENOTBLK ENOSYS EPIPE EINVAL
    EOVERFLOW EADV EINTR EUSERS ENOTEMPTY ENOBUFS EPROTO EREMOTE ENAVAIL ECHILD ELOOP EXDEV E2BIG ESRCH
    EMSGSIZE EAFNOSUPPORT EBADR EHOSTDOWN EPFNOSUPPORT ENOPROTOOPT EBUSY EWOULDBLOCK EBADFD EDOTDOT
    EISCONN ENOANO ESHUTDOWN ECHRNG ELIBBAD ENONET EBADE EBADF EMULTIHOP EIO EUNATCH EPROTOTYPE ENOSPC
    ENOEXEC EALREADY ENETDOWN ENOTNAM EACCES ELNRNG EILSEQ ENOTDIR ENOTUNIQ EPERM EDOM EXFULL
    ECONNREFUSED EISDIR EPROTONOSUPPORT EROFS EADDRNOTAVAIL EIDRM ECOMM ESRMNT EREMOTEIO EL3RST EBADMSG
    ENFILE ELIBMAX ESPIPE ENOLINK ENETRESET ETIMEDOUT ENOENT EEXIST EDQUOT ENOSTR EBADSLT EBADRQC ELIBACC
    EFAULT EFBIG EDEADLK ENOTCONN EDESTADDRREQ ELIBSCN ENOLCK EISNAM ECONNABORTED ENETUNREACH ESTALE
    ENOSR ENOMEM ENOTSOCK ESTRPIPE EMLINK ERANGE ELIBEXEC EL3HLT ECONNRESET EADDRINUSE EOPNOTSUPP EREMCHG
    EAGAIN ENAMETOOLONG ENOTTY ERESTART ESOCKTNOSUPPORT ETIME EBFONT EDEADLOCK ETOOMANYREFS EMFILE
    ETXTBSY EINPROGRESS ENXIO ENOPKG ENOMEDIUM EMEDIUMTYPE ECANCELED ENOKEY EHWPOISON EKEYEXPIRED
    EKEYREVOKED EKEYREJECTED EOWNERDEAD ENOTRECOVERABLE ERFKILL ENOTSUP
};

#[cfg(target_os = "macos")]
static NUMBERS: &[(&str, i32)] = numbers! {
    ENODEV EHOSTUNREACH ENOMSG ENODATA ENOTBLK ENOSYS EPIPE EINVAL EOVERFLOW EINTR EUSERS ENOTEMPTY ENOBUFS EPROTO
    EREMOTE ECHILD ELOOP EXDEV E2BIG ESRCH EMSGSIZE EAFNOSUPPORT EHOSTDOWN EPFNOSUPPORT ENOPROTOOPT EBUSY EWOULDBLOCK
    EISCONN ESHUTDOWN EBADF EMULTIHOP EIO EPROTOTYPE ENOSPC ENOEXEC EALREADY ENETDOWN EACCES EILSEQ ENOTDIR EPERM EDOM
    ECONNREFUSED EISDIR EPROTONOSUPPORT EROFS EADDRNOTAVAIL EIDRM EBADMSG ENFILE ESPIPE ENOLINK ENETRESET ETIMEDOUT
    ENOENT EEXIST EDQUOT ENOSTR EFAULT EFBIG EDEADLK ENOTCONN EDESTADDRREQ ENOLCK ECONNABORTED ENETUNREACH ESTALE ENOSR
    ENOMEM ENOTSOCK EMLINK ERANGE ECONNRESET EADDRINUSE EOPNOTSUPP EAGAIN ENAMETOOLONG ENOTTY ESOCKTNOSUPPORT ETIME
    ETOOMANYREFS EMFILE ETXTBSY EINPROGRESS ENXIO ECANCELED EOWNERDEAD ENOTRECOVERABLE ENOTSUP EAUTH EBADARCH EBADEXEC
    EBADMACHO EBADRPC EDEVERR EFTYPE ENEEDAUTH ENOATTR ENOPOLICY EPROCLIM EPROCUNAVAIL EPROGMISMATCH EPROGUNAVAIL EPWROFF
    ERPCMISMATCH ESHLIBVERS EQFULL
};

/// Numbers of recent kernels, which `libc` does not know.
static MORE: &[(&str, i32)] = if cfg!(target_os = "linux") { &[("EFTYPE", 134)] } else { &[] };

fn init(vm: &Thread, module: &PyModule) -> PyResult<()> {
    let codes = PyDict::new(vm)?;
    let code_names = vm.intern_str("errorcode")?;
    module.dict().set_str(&code_names, codes.to_value())?;
    for (name, number) in NUMBERS.iter().chain(MORE) {
        let (name, number) = (statics::intern(name), int::small(i64::from(*number)));
        module.dict().set_str(name, number.clone())?;
        codes.set_item(vm, &number, taipan_vm::object::to_value(name))?;
    }
    Ok(())
}
